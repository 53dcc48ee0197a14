//! Notes on cells of the ranking: what was found about a figure, and who decided it and why.

use std::collections::BTreeMap;
use std::fmt::Display;

use rust_xlsxwriter::{Note, Worksheet, XlsxError};

use crate::export::wording::workbook as words;
use crate::export::wording::{findings, labels};
use crate::model::{Decided, Field, Figure, Finding, FindingDetail, Instrument};

use super::super::text::{cell_text, wrapped_lines};
use super::super::{APPLICATION, Book, styles};
use super::{AGENCY, FIRST_INDICATOR, FIRST_INSTRUMENT, GRADE, RESULT, USED};

/// Every note is a drawing that opening must build: the most important are shown, all findings stand in their sheet.
const NOTES: usize = 5_000;
/// How wide a note is, in pixels and in digits of its font.
const WIDTH_PIXELS: u32 = 330;
const WIDTH: usize = 48;
/// The height of a line and of the margins, in pixels.
const LINE_PIXELS: usize = 25;
const MARGIN_PIXELS: usize = 12;
/// Lines that a note shows at most: more would be higher than a screen.
const LINES: usize = 24;

/// Puts the notes on the sheet.
pub(super) fn add(worksheet: &mut Worksheet, book: &Book) -> Result<(), XlsxError> {
    worksheet.set_default_note_author(APPLICATION);
    for ((row, column), lines) in notes(book) {
        let text = lines.join("\n\n");
        let lines = wrapped_lines(&text, WIDTH).min(LINES);
        let height = u32::try_from(lines * LINE_PIXELS + MARGIN_PIXELS).unwrap_or(WIDTH_PIXELS);
        let note = Note::new(cell_text(&text))
            .add_author_prefix(false)
            .set_width(WIDTH_PIXELS)
            .set_height(height)
            .set_font_name(styles::FONT)
            .set_font_size(styles::FONT_SIZE);
        worksheet.insert_note(row, column, &note)?;
    }
    Ok(())
}

/// The lines of every note by its cell: decisions first, then findings in their order, errors before the rest.
fn notes(book: &Book) -> BTreeMap<(u32, u16), Vec<String>> {
    let mut notes: BTreeMap<(u32, u16), Vec<String>> = BTreeMap::new();
    let mut tell = |assessment: usize, column: u16, text: String| {
        let Some(row) = book.ranking.row(assessment) else { return };
        if notes.contains_key(&(row, column)) || notes.len() < NOTES {
            let lines = notes.entry((row, column)).or_default();
            if !lines.contains(&text) {
                lines.push(text);
            }
        }
    };
    for (index, assessment) in book.latest_year_first() {
        let mut decided = |column, text: Option<String>| {
            if let Some(text) = text {
                tell(index, column, text);
            }
        };
        let (grade, passed) = (&assessment.grade, &assessment.passed);
        decided(USED, decision(book, &assessment.overall, |score| score));
        decided(GRADE, decision(book, grade, |grade| labels::grade(*grade, book.language)));
        decided(RESULT, decision(book, passed, |passed| labels::passed(*passed, book.language)));
        for (column, instrument) in (FIRST_INSTRUMENT..).zip(Instrument::ALL) {
            let figure = assessment.instruments.get(&instrument);
            decided(column, figure.and_then(|figure| decision(book, figure, |score| score)));
        }
        for indicator in &assessment.indicators {
            decided(column_of_indicator(indicator.number), decision(book, &indicator.score, |score| score));
        }
    }
    for finding in &book.comparison.findings {
        let key = finding.agency.as_ref().zip(finding.fiscal_year);
        let Some(assessment) = key.and_then(|key| book.assessments.get(&key)) else { continue };
        for column in columns(&finding.detail) {
            tell(*assessment, column, message(book, finding));
        }
    }
    notes
}

fn message(book: &Book, finding: &Finding) -> String {
    let severity = labels::severity(finding.detail.severity(), book.language);
    format!("{severity}: {}", findings::message(finding, book.language))
}

/// What was decided on a figure, for whom it is not plain why the documents say otherwise.
fn decision<'f, T, S: Display>(book: &Book, figure: &'f Figure<T>, shown: impl Fn(&'f T) -> S) -> Option<String> {
    let Decided { reason, by, .. } = figure.decided.as_deref()?;
    let stated = figure.stated.as_ref().map(|stated| shown(stated).to_string());
    Some(words::decided(stated.as_deref(), reason.as_deref(), by.as_deref(), book.language))
}

/// The cells that a finding is about: those of its figures, else that of the agency.
fn columns(detail: &FindingDetail) -> Vec<u16> {
    use FindingDetail as D;
    match detail {
        // Not about the figure itself, which may well be right.
        D::StrengthDiffers { indicator, .. } | D::WeaknessWithoutMeasure { indicator } => {
            vec![column_of_indicator(*indicator)]
        }
        D::MissingIndicator { indicators } => {
            indicators.iter().map(|indicator| column_of_indicator(*indicator)).collect()
        }
        _ => vec![detail.field().map_or(AGENCY, column_of_field)],
    }
}

fn column_of_field(field: Field) -> u16 {
    match field {
        Field::Overall => USED,
        Field::Grade => GRADE,
        Field::Passed => RESULT,
        Field::Instrument(instrument) | Field::Item(instrument, _) => column_of_instrument(instrument),
        Field::Indicator(number) | Field::SubIndicator(number, _) => column_of_indicator(number),
        Field::Measure(_) => AGENCY,
    }
}

fn column_of_instrument(instrument: Instrument) -> u16 {
    let found = (FIRST_INSTRUMENT..).zip(Instrument::ALL).find(|(_, of)| *of == instrument);
    found.map_or(AGENCY, |(column, _)| column)
}

/// The column of an indicator by its number, that of the agency for a number that is none.
pub(in super::super) fn column_of_indicator(number: u8) -> u16 {
    if (1..=10).contains(&number) { FIRST_INDICATOR + u16::from(number) - 1 } else { AGENCY }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_stands_at_the_cells_of_its_figures() {
        let score = rust_decimal::Decimal::ONE_HUNDRED;
        let conflict = |field| FindingDetail::ConflictingValues { field, values: Vec::new() };
        let cases = [
            (FindingDetail::OverallDiffers { stated: score, computed: score }, vec![USED]),
            (FindingDetail::MissingIndicator { indicators: vec![1, 10] }, vec![FIRST_INDICATOR, FIRST_INDICATOR + 9]),
            (FindingDetail::UnattainableOit { indicator: 9, value: score }, vec![FIRST_INDICATOR + 8]),
            (
                FindingDetail::SubIndicatorDiffers { code: "10.2".into(), stated: score, computed: score },
                vec![FIRST_INDICATOR + 9],
            ),
            (conflict(Field::Item(Instrument::Oit, 18)), vec![FIRST_INSTRUMENT + 2]),
            (conflict(Field::Passed), vec![RESULT]),
            (FindingDetail::WeightedScores, vec![AGENCY]),
        ];
        for (detail, expected) in cases {
            assert_eq!(columns(&detail), expected, "{detail:?}");
        }
    }
}
