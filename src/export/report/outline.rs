//! The report's sections in order: what there is to say decides which of them there are. The table of contents and the
//! body are both made from this one list, so that they cannot differ.

use super::data::Data;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::text::Text;
use crate::export::wording::report as words;
use crate::model::YearComparison;

/// So many agencies have a page of their own; of more, none has.
pub const AGENCY_PAGES: usize = 300;
/// So many agency pages are listed in the contents; of more, none is.
const LISTED_AGENCIES: usize = 40;

/// A part of the report with a heading.
#[derive(Clone, Copy)]
pub enum Section<'a> {
    Summary,
    /// The heading over a year's tables.
    Year(&'a YearComparison),
    Ranking(&'a YearComparison),
    Districts(&'a YearComparison),
    Kinds(&'a YearComparison),
    Indicators(&'a YearComparison),
    Changes,
    Decisions,
    /// The heading over the agencies' pages, or the reason why there are none.
    Agencies,
    /// An agency, by its position among all.
    Agency(usize),
    Rules,
    Files,
}

/// The sections of a comparison, in order.
pub fn outline<'a>(data: &Data<'a>) -> Vec<Section<'a>> {
    let mut sections = vec![Section::Summary];
    for year in &data.comparison.years {
        sections.extend([Section::Year(year), Section::Ranking(year), Section::Indicators(year)]);
        if year.districts.len() > 1 {
            sections.push(Section::Districts(year));
        }
        if year.kinds.len() > 1 {
            sections.push(Section::Kinds(year));
        }
    }
    if !data.comparison.changes.is_empty() {
        sections.push(Section::Changes);
    }
    sections.push(Section::Decisions);
    if !data.agencies.is_empty() {
        sections.push(Section::Agencies);
    }
    if data.agencies.len() <= AGENCY_PAGES {
        sections.extend((0..data.agencies.len()).map(Section::Agency));
    }
    if !data.comparison.years.is_empty() {
        sections.push(Section::Rules);
    }
    sections.push(Section::Files);
    sections
}

/// The table of contents: how many levels of headings, and each entry's style, text and bookmark.
pub fn contents(sections: &[Section], data: &Data, text: &Text) -> (u8, Vec<(ParagraphStyle, String, String)>) {
    let levels = if data.agencies.len() <= LISTED_AGENCIES { 2 } else { 1 };
    let entries = sections.iter().filter_map(|section| {
        let style = match section.style() {
            ParagraphStyle::Heading1 => ParagraphStyle::Contents1,
            _ if levels > 1 => ParagraphStyle::Contents2,
            _ => return None,
        };
        Some((style, section.heading(data, text), section.anchor()))
    });
    (levels, entries.collect())
}

impl Section<'_> {
    /// The heading's style.
    pub fn style(self) -> ParagraphStyle {
        match self {
            Section::Ranking(_)
            | Section::Districts(_)
            | Section::Kinds(_)
            | Section::Indicators(_)
            | Section::Agency(_) => ParagraphStyle::Heading2,
            _ => ParagraphStyle::Heading1,
        }
    }

    /// True where the section begins a page. The first agency shares one with the heading over all.
    pub fn begins_page(self) -> bool {
        match self {
            Section::Summary | Section::Agencies | Section::Rules => true,
            Section::Agency(position) => position > 0,
            _ => false,
        }
    }

    /// The heading.
    pub fn heading(self, data: &Data, text: &Text) -> String {
        match self {
            Section::Summary => text.label(words::SUMMARY).to_owned(),
            Section::Year(year) => {
                let year = words::fiscal_year(&text.number(year.fiscal_year), text.language);
                format!("{} {year}", text.label(words::YEAR_RESULTS))
            }
            Section::Ranking(_) => text.label(words::RANKING).to_owned(),
            Section::Districts(_) => text.label(words::BY_DISTRICT).to_owned(),
            Section::Kinds(_) => text.label(words::BY_KIND).to_owned(),
            Section::Indicators(_) => text.label(words::BY_INDICATOR).to_owned(),
            Section::Changes => text.label(words::CHANGES).to_owned(),
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
            Section::Year(year) => format!("year_{}", year.fiscal_year),
            Section::Ranking(year) => format!("ranking_{}", year.fiscal_year),
            Section::Districts(year) => format!("districts_{}", year.fiscal_year),
            Section::Kinds(year) => format!("kinds_{}", year.fiscal_year),
            Section::Indicators(year) => format!("indicators_{}", year.fiscal_year),
            Section::Changes => "changes".to_owned(),
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
    fn pages(agencies: usize) -> (usize, usize) {
        let assessments = (0..agencies).map(|number| fixture::assessment(&format!("ก{number}"), 2564)).collect();
        let comparison = compare(assessments, Vec::new(), Vec::new(), RuleBook::embedded(), &[]);
        let data = Data::new(&comparison, RuleBook::embedded(), Language::Thai);
        let sections = outline(&data);
        let text = Text::new(&Settings { language: Language::Thai, digits: Digits::Thai });
        let (_, entries) = contents(&sections, &data, &text);
        let pages = sections.iter().filter(|section| matches!(section, Section::Agency(_))).count();
        (pages, entries.iter().filter(|(_, _, anchor)| anchor.starts_with("agency_")).count())
    }

    #[test]
    fn agencies_have_pages_while_they_are_not_too_many() {
        assert_eq!(pages(LISTED_AGENCIES), (LISTED_AGENCIES, LISTED_AGENCIES));
        assert_eq!(pages(LISTED_AGENCIES + 1), (LISTED_AGENCIES + 1, 0));
        assert_eq!(pages(AGENCY_PAGES), (AGENCY_PAGES, 0));
        assert_eq!(pages(AGENCY_PAGES + 1), (0, 0));
    }
}
