//! Recommendations, and the table of measures.

use super::Page;
use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::table::{Cell, Column, words as word_column};
use crate::export::wording::{Language, agency_report as words};
use crate::model::{Instrument, Measure, MeasureColumn, Recommendation, SharedText};
use crate::thai::digits::{digit_of, to_arabic};

/// What the assessors recommend, as written, each under its instrument.
pub fn recommendations(page: &mut Page) -> Result<(), ExportError> {
    let (text, recommendations) = (page.text, page.assessment().recommendations.as_slice());
    page.heading(ParagraphStyle::Heading1, words::RECOMMENDATIONS)?;
    if recommendations.is_empty() {
        return page.body(text.label(words::NOT_STATED));
    }
    for recommendation in recommendations {
        if !names_its_instrument(page, recommendation) {
            let heading = instrument_name(page, recommendation.instrument);
            page.heading_text(ParagraphStyle::Heading2, &heading)?;
        }
        for paragraph in recommendation.text.split('\n') {
            page.body(paragraph)?;
        }
    }
    Ok(())
}

fn instrument_name(page: &Page, instrument: Instrument) -> String {
    let code = instrument.code();
    let rule = page.report.rules.and_then(|rules| rules.instrument(instrument));
    match rule {
        Some(rule) => format!("{} ({code})", page.language().pick(&rule.name, &rule.english)),
        None => code.to_owned(),
    }
}

/// True where the text opens with its instrument, a list marker aside.
fn names_its_instrument(page: &Page, recommendation: &Recommendation) -> bool {
    let is_marker = |c: char| c.is_whitespace() || digit_of(c).is_some() || matches!(c, '.' | ')' | '(' | '-' | '–');
    let opening = recommendation.text.trim_start_matches(is_marker);
    let rule = page.report.rules.and_then(|rules| rules.instrument(recommendation.instrument));
    opening.starts_with(recommendation.instrument.code()) || rule.is_some_and(|rule| opening.starts_with(&rule.name))
}

/// The measures in a table of six columns. Those of a document that has no column for a part have none here: nothing
/// was left blank there.
pub fn measures(page: &mut Page) -> Result<(), ExportError> {
    let (text, language, assessment) = (page.text, page.language(), page.assessment());
    page.heading(ParagraphStyle::Heading1, words::MEASURES)?;
    if assessment.measures.is_empty() {
        return page.body(text.label(words::NO_MEASURES));
    }
    let count = text.count(assessment.measures.len());
    let year = text.number(assessment.fiscal_year);
    page.body(&words::measures_opening(&assessment.agency.name, &count, &year, language))?;
    let measures = in_order(&assessment.measures);
    let mut dashes = false;
    for part in measures.chunk_by(|one, other| one.without_column == other.without_column) {
        let without = part.first().map(|measure| measure.without_column.as_slice()).unwrap_or_default();
        let parts: Vec<Part> = Part::ALL.into_iter().filter(|part| !part.is_among(without)).collect();
        let columns: Vec<Column> = parts.iter().map(|part| part.column(language)).collect();
        let rows: Vec<Vec<String>> =
            part.iter().map(|measure| parts.iter().map(|part| part.cell(page, measure)).collect()).collect();
        dashes |= rows.iter().flatten().any(String::is_empty);
        let rows = rows.into_iter().map(|row| row.into_iter().map(Cell::from).collect());
        page.writer.table(&columns, rows)?;
    }
    if dashes { page.note(words::DASHES) } else { Ok(()) }
}

/// By number where every measure has one of its own, else as documents have them.
fn in_order(measures: &[Measure]) -> Vec<&Measure> {
    let mut sorted: Vec<&Measure> = measures.iter().collect();
    let mut numbers: Vec<Option<u32>> = measures.iter().map(|measure| measure.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.len() == measures.len() && !numbers.contains(&None) {
        sorted.sort_by_key(|measure| measure.number);
    }
    sorted
}

/// A column of the table.
#[derive(Clone, Copy, Debug)]
enum Part {
    Title,
    Steps,
    Responsible,
    Period,
    Results,
    Suggestion,
}

impl Part {
    const ALL: [Part; 6] = [Part::Title, Part::Steps, Part::Responsible, Part::Period, Part::Results, Part::Suggestion];

    fn is_among(self, without: &[MeasureColumn]) -> bool {
        match self {
            Part::Period => without.contains(&MeasureColumn::Period),
            Part::Results => without.contains(&MeasureColumn::Results),
            _ => false,
        }
    }

    fn column(self, language: Language) -> Column {
        let (label, share) = match self {
            Part::Title => (words::MEASURE, 20),
            Part::Steps => (words::STEPS, 23),
            Part::Responsible => (words::RESPONSIBLE, 14),
            Part::Period => (words::PERIOD, 14),
            Part::Results => (words::DONE, 19),
            Part::Suggestion => (words::SUGGESTION, 13),
        };
        word_column(label.text(language), share)
    }

    /// What stands in the column; empty where nothing is known.
    fn cell(self, page: &Page, measure: &Measure) -> String {
        let text = page.text;
        let number = |number: u64| text.digits(&number.to_string()).into_owned();
        match self {
            Part::Title => match measure.number {
                Some(own) => format!("{}. {}", number(own.into()), measure.title),
                None => measure.title.clone(),
            },
            Part::Steps => list(&measure.steps, number),
            Part::Responsible => units(&measure.responsible),
            Part::Period => measure.period.as_ref().map(|period| period.text.clone()).unwrap_or_default(),
            Part::Results => list(&measure.results, number),
            Part::Suggestion => measure.suggestion.clone().unwrap_or_default(),
        }
    }
}

/// What stands before and behind the numbers of a list.
const FORMS: [(&str, &str); 3] = [("", "."), ("", ")"), ("(", ")")];

/// Entries with numbers, each on a line of its own; a single one without. The numbers are written in a form in which no
/// entry has the number of the next one inside, so that it can be told where each begins.
fn list(entries: &[SharedText], number: impl Fn(u64) -> String) -> String {
    if let [only] = entries
        && !only.starts_with(['-', '–', '—', '•', '*'])
        && FORMS.iter().all(|form| numbers_in(only, *form).next().is_none())
    {
        return only.to_string();
    }
    let is_clear = |form: &&(&str, &str)| {
        let counted = entries.iter().zip(2_u64..);
        counted.into_iter().all(|(entry, next)| numbers_in(entry, **form).all(|number| number != next))
    };
    let [usual, ..] = FORMS;
    let (before, behind) = *FORMS.iter().find(is_clear).unwrap_or(&usual);
    let lines: Vec<String> =
        entries.iter().zip(1_u64..).map(|(entry, at)| format!("{before}{}{behind} {entry}", number(at))).collect();
    lines.join("\n")
}

/// The numbers of this form that words of an entry begin with.
fn numbers_in(entry: &str, (before, behind): (&str, &str)) -> impl Iterator<Item = u64> {
    let arabic = to_arabic(entry);
    let number = |word: &str| {
        let digits = word.strip_prefix(before)?;
        let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.starts_with(behind).then(|| digits.strip_suffix(rest))??.parse().ok()
    };
    let numbers: Vec<u64> = arabic.split_whitespace().filter_map(number).collect();
    numbers.into_iter()
}

/// Units under each other; with bullets where a line could be taken for the rest of the name before.
fn units(units: &[SharedText]) -> String {
    const UNITS: [&str; 5] = ["สำนัก", "กอง", "ฝ่าย", "หน่วย", "ศูนย์"];
    let plain = units.iter().all(|unit| UNITS.iter().any(|word| unit.starts_with(word) && unit != word));
    match units {
        [only] => only.to_string(),
        units if plain => units.join("\n"),
        units => units.iter().map(|unit| format!("- {unit}")).collect::<Vec<_>>().join("\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_numbered_in_a_way_that_none_of_them_has_inside() {
        let cases: [(&[&str], &str); 7] = [
            (&[], ""),
            (&["ประชุม"], "ประชุม"),
            (&["ถาม (1) ทางเว็บไซต์ (2) ทางไปรษณีย์"], "1. ถาม (1) ทางเว็บไซต์ (2) ทางไปรษณีย์"),
            (&["ประชุม", "รายงานผล เดือนละ 1 ครั้ง"], "1. ประชุม\n2. รายงานผล เดือนละ 1 ครั้ง"),
            (&["ทำตาม ๒. ของประกาศ", "๒) รายงานผล"], "1) ทำตาม ๒. ของประกาศ\n2) ๒) รายงานผล"),
            (&["ก 2. ข 2) ค", "ง"], "(1) ก 2. ข 2) ค\n(2) ง"),
            (&["- ประชุม"], "1. - ประชุม"),
        ];
        for (entries, expected) in cases {
            let entries: Vec<SharedText> = entries.iter().map(|entry| (*entry).into()).collect();
            assert_eq!(list(&entries, |number| number.to_string()), expected);
        }
    }

    #[test]
    fn units_that_might_be_the_rest_of_a_name_have_bullets() {
        let cases: [(&[&str], &str); 4] = [
            (&["สำนักปลัด"], "สำนักปลัด"),
            (&["สำนักปลัด", "กองคลัง"], "สำนักปลัด\nกองคลัง"),
            (&["กองช่าง", "ชมรมผู้สูงอายุ"], "- กองช่าง\n- ชมรมผู้สูงอายุ"),
            (&["กอง", "กองคลัง"], "- กอง\n- กองคลัง"),
        ];
        for (named, expected) in cases {
            let named: Vec<SharedText> = named.iter().map(|unit| (*unit).into()).collect();
            assert_eq!(units(&named), expected);
        }
    }
}
