//! What somebody has to decide, and what was found about one agency.

use super::data::Data;
use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::table::{Cell, figures, words as word_column};
use crate::export::document::text::Text;
use crate::export::document::writer::{Captioned, Writer};
use crate::export::wording::{labels, report as words};
use crate::model::{Finding, Severity};

/// So many matters are listed; the workbook has them all.
const ROWS: usize = 1_000;
/// So many places of one matter are named.
const PLACES: usize = 6;

/// The table of everything that must be decided.
pub fn decisions(writer: &mut Writer, data: &Data) -> Result<(), ExportError> {
    let text = writer.text;
    let mut errors = data.findings_with(Severity::Error).peekable();
    if errors.peek().is_none() {
        return writer.sentences(text.label(words::NOTHING_TO_DECIDE));
    }
    writer.numbered_caption(Captioned::Table, text.label(words::DECISIONS), "table_decisions")?;
    let columns = [
        figures(text.label(words::NUMBER), 6),
        word_column(text.label(words::AGENCY), 26),
        word_column(text.label(words::MATTER), 40),
        word_column(text.label(words::PLACE), 28),
    ];
    let rows = errors.by_ref().take(ROWS).zip(1_u64..).map(|(finding, number)| {
        let mut whose = finding.agency.as_ref().map_or_else(String::new, |agency| data.full_name(agency, &text));
        if let Some(year) = finding.fiscal_year {
            let separator = if whose.is_empty() { "" } else { "\n" };
            let year = words::fiscal_year(&text.number(year), text.language);
            whose = format!("{whose}{separator}{year}");
        }
        vec![Cell::from(text.number(number)), whose.into(), text.finding(finding).into(), places(finding, &text).into()]
    });
    writer.table(&columns, rows)?;
    left_out(writer, errors.count())
}

/// What was found about one agency, of any severity.
pub fn of_agency(writer: &mut Writer, findings: &[&Finding], fiscal_year: u16) -> Result<(), ExportError> {
    if findings.is_empty() {
        return Ok(());
    }
    let text = writer.text;
    writer.caption(ParagraphStyle::Heading3, text.label(words::FINDINGS))?;
    let columns = [
        figures(text.label(words::SEVERITY), 14),
        word_column(text.label(words::MATTER), 54),
        word_column(text.label(words::PLACE), 32),
    ];
    let rows = findings.iter().take(ROWS).map(|finding| {
        let severity = finding.detail.severity();
        let message = text.finding(finding);
        let message = match finding.fiscal_year.filter(|year| *year != fiscal_year) {
            Some(year) => words::of_year(&text.number(year), &message, text.language),
            None => message,
        };
        let severity_name = Cell::from(labels::severity(severity, text.language));
        vec![severity_name.bold_if(severity == Severity::Error), message.into(), places(finding, &text).into()]
    });
    writer.table(&columns, rows)?;
    left_out(writer, findings.len().saturating_sub(ROWS))
}

fn left_out(writer: &mut Writer, count: usize) -> Result<(), ExportError> {
    if count == 0 {
        return Ok(());
    }
    let text = writer.text;
    writer.paragraph(ParagraphStyle::Note, &words::rows_left_out(&text.count(count), text.language))
}

/// Files and positions, which stay in the digits of the file: they are to be looked up.
fn places(finding: &Finding, text: &Text) -> String {
    let named = finding.places.get(..PLACES).unwrap_or(&finding.places);
    let mut lines: Vec<String> = named
        .chunk_by(|place, next| place.file == next.file)
        .filter_map(|places| {
            let positions: Vec<String> = places.iter().map(|place| words::position(&place.at, text.language)).collect();
            Some(format!("{}: {}", places.first()?.file, positions.join(", ")))
        })
        .collect();
    let more = finding.places.len().saturating_sub(PLACES);
    if more > 0 {
        lines.push(words::places_left_out(&text.count(more), text.language));
    }
    lines.join("\n")
}
