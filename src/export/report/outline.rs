//! The report's sections in order: what there is to say decides which of them there are. The table of contents and the
//! body are both made from this one list, so that they cannot differ.

use super::data::Data;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::text::Text;
use crate::export::wording::report as words;
use crate::model::YearComparison;

/// So many agencies have a page of their own; of more, only where that is asked for.
pub const AGENCY_PAGES: usize = 300;
/// So many agency pages are listed in the contents; of more, none is.
const LISTED_AGENCIES: usize = 40;

/// A part of the report with a heading. Each begins a page, and the foot of its pages tells its number.
#[derive(Clone, Copy)]
pub enum Section<'a> {
    Summary,
    /// The year that the report is about first of all.
    MainYear(&'a YearComparison),
    Ranking(&'a YearComparison),
    Indicators(&'a YearComparison),
    /// Areas and kinds of agencies.
    Groups(&'a YearComparison),
    /// The years against each other.
    Years,
    /// All tables of another year than the main one.
    OtherYear(&'a YearComparison),
    Decisions,
    /// The agencies by area, and the reason where they have no pages.
    Agencies,
    /// An agency, by its position among all.
    Agency(usize),
    Rules,
    Files,
}

/// A section with the number that stands before its heading.
#[derive(Clone)]
pub struct Numbered<'a> {
    pub section: Section<'a>,
    /// In the digits of the run, such as `๒.๑`, or an annex's letter.
    pub number: String,
}

/// The sections of a comparison, in order, numbered.
pub fn outline<'a>(data: &Data<'a>, text: &Text) -> Vec<Numbered<'a>> {
    let mut numbered = Vec::new();
    let (mut part, mut section) = (0_u64, 0_u64);
    for one in sections(data) {
        let number = match one {
            Section::Rules => words::annex(0, text.language).to_owned(),
            Section::Files => words::annex(usize::from(!data.comparison.years.is_empty()), text.language).to_owned(),
            _ if one.style() == ParagraphStyle::Heading1 => {
                (part, section) = (part + 1, 0);
                format!("{}.", text.number(part))
            }
            _ => {
                section += 1;
                format!("{}.{}", text.number(part), text.number(section))
            }
        };
        numbered.push(Numbered { section: one, number });
    }
    numbered
}

fn sections<'a>(data: &Data<'a>) -> Vec<Section<'a>> {
    let mut sections = vec![Section::Summary];
    let main = data.comparison.main_year();
    if let Some(year) = main {
        sections.extend([Section::MainYear(year), Section::Ranking(year), Section::Indicators(year)]);
        if year.districts.len() > 1 || year.kinds.len() > 1 {
            sections.push(Section::Groups(year));
        }
    }
    let other = |year: &&YearComparison| main.is_some_and(|main| main.fiscal_year != year.fiscal_year);
    if data.comparison.years.len() > 1 {
        sections.push(Section::Years);
        sections.extend(data.comparison.years.iter().rev().filter(other).map(Section::OtherYear));
    }
    sections.push(Section::Decisions);
    if !data.agencies.is_empty() {
        sections.push(Section::Agencies);
    }
    if data.has_agency_pages() {
        sections.extend((0..data.agencies.len()).map(Section::Agency));
    }
    if !data.comparison.years.is_empty() {
        sections.push(Section::Rules);
    }
    sections.push(Section::Files);
    sections
}

/// The table of contents: how many levels of headings, and each entry's style, text and bookmark.
pub fn contents(sections: &[Numbered], data: &Data, text: &Text) -> (u8, Vec<(ParagraphStyle, String, String)>) {
    let levels = if data.agencies.len() <= LISTED_AGENCIES { 2 } else { 1 };
    let entries = sections.iter().filter_map(|one| {
        let style = match one.section.style() {
            ParagraphStyle::Heading1 => ParagraphStyle::Contents1,
            _ if levels > 1 => ParagraphStyle::Contents2,
            _ => return None,
        };
        Some((style, one.heading(data, text), one.section.anchor()))
    });
    (levels, entries.collect())
}

impl Numbered<'_> {
    /// The heading with its number.
    pub fn heading(&self, data: &Data, text: &Text) -> String {
        format!("{} {}", self.number, self.section.title(data, text))
    }
}

impl Section<'_> {
    /// The heading's style.
    pub fn style(self) -> ParagraphStyle {
        match self {
            Section::Ranking(_)
            | Section::Indicators(_)
            | Section::Groups(_)
            | Section::OtherYear(_)
            | Section::Agency(_) => ParagraphStyle::Heading2,
            _ => ParagraphStyle::Heading1,
        }
    }

    pub fn title(self, data: &Data, text: &Text) -> String {
        let of_year = |year: &YearComparison| {
            let year = words::fiscal_year(&text.number(year.fiscal_year), text.language);
            format!("{} {year}", text.label(words::YEAR_RESULTS))
        };
        match self {
            Section::Summary => text.label(words::SUMMARY).to_owned(),
            Section::MainYear(year) | Section::OtherYear(year) => of_year(year),
            Section::Ranking(_) => text.label(words::RANKING).to_owned(),
            Section::Indicators(_) => text.label(words::BY_INDICATOR).to_owned(),
            Section::Groups(year) => {
                text.label(words::groups(year.districts.len() > 1, year.kinds.len() > 1)).to_owned()
            }
            Section::Years => text.label(words::YEARS).to_owned(),
            Section::Decisions => text.label(words::DECISIONS).to_owned(),
            Section::Agencies => text.label(words::AGENCIES).to_owned(),
            Section::Agency(position) => data.agency_name(position).to_owned(),
            Section::Rules => text.label(words::RULES).to_owned(),
            Section::Files => text.label(words::FILES).to_owned(),
        }
    }

    /// The bookmark's name.
    pub fn anchor(self) -> String {
        match self {
            Section::Summary => "summary".to_owned(),
            Section::MainYear(year) | Section::OtherYear(year) => format!("year_{}", year.fiscal_year),
            Section::Ranking(year) => format!("ranking_{}", year.fiscal_year),
            Section::Indicators(year) => format!("indicators_{}", year.fiscal_year),
            Section::Groups(year) => format!("groups_{}", year.fiscal_year),
            Section::Years => "years".to_owned(),
            Section::Decisions => "decisions".to_owned(),
            Section::Agencies => "agencies".to_owned(),
            Section::Agency(position) => format!("agency_{position}"),
            Section::Rules => "rules".to_owned(),
            Section::Files => "files".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::export::wording::Language;
    use crate::export::{Digits, Settings};
    use crate::model::fixture;
    use crate::rules::RuleBook;

    /// How many sections are agencies' pages, and how many of them the contents list.
    fn pages(agencies: usize, all_pages: bool) -> (usize, usize) {
        let assessments = (0..agencies).map(|number| fixture::assessment(&format!("ก{number}"), 2564)).collect();
        let comparison = compare(assessments, Vec::new(), Vec::new(), RuleBook::embedded(), &[]);
        let data = Data::new(&comparison, RuleBook::embedded(), Language::Thai, all_pages);
        let text = Text::new(&Settings { language: Language::Thai, digits: Digits::Thai });
        let sections = outline(&data, &text);
        let (_, entries) = contents(&sections, &data, &text);
        let pages = sections.iter().filter(|one| matches!(one.section, Section::Agency(_))).count();
        (pages, entries.iter().filter(|(_, _, anchor)| anchor.starts_with("agency_")).count())
    }

    #[test]
    fn agencies_have_pages_while_they_are_not_too_many_or_where_all_are_asked_for() {
        assert_eq!(pages(LISTED_AGENCIES, false), (LISTED_AGENCIES, LISTED_AGENCIES));
        assert_eq!(pages(LISTED_AGENCIES + 1, false), (LISTED_AGENCIES + 1, 0));
        assert_eq!(pages(AGENCY_PAGES, false), (AGENCY_PAGES, 0));
        assert_eq!(pages(AGENCY_PAGES + 1, false), (0, 0));
        assert_eq!(pages(AGENCY_PAGES + 1, true), (AGENCY_PAGES + 1, 0));
    }

    #[test]
    fn sections_are_numbered_in_the_digits_of_the_run_and_annexes_lettered() {
        let (assessments, findings, files) = fixture::run();
        let comparison = compare(assessments, findings, files, RuleBook::embedded(), &[]);
        let data = Data::new(&comparison, RuleBook::embedded(), Language::Thai, false);
        let text = Text::new(&Settings { language: Language::Thai, digits: Digits::Thai });
        let headings: Vec<String> = outline(&data, &text).iter().map(|one| one.heading(&data, &text)).collect();
        assert_eq!(
            headings.iter().map(String::as_str).take(5).collect::<Vec<_>>(),
            [
                "๑. บทสรุป",
                "๒. ผลการประเมิน ปีงบประมาณ พ.ศ. ๒๕๖๔",
                "๒.๑ ผลการประเมินรายหน่วยงาน",
                "๒.๒ คะแนนเฉลี่ยรายตัวชี้วัด",
                "๒.๓ ผลการประเมินจำแนกตามพื้นที่",
            ]
        );
        assert_eq!(headings[headings.len() - 2..], ["ภาคผนวก ก หลักเกณฑ์ที่ใช้", "ภาคผนวก ข ไฟล์ที่ได้รับ"]);
    }
}
