//! The last page, for the office itself: what was found in files of nobody that is known.

use super::recipients::Recipients;
use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle as Style;
use crate::export::document::table::{Cell, words as word_column};
use crate::export::document::text::Text;
use crate::export::document::writer::Writer;
use crate::export::wording::{letters as words, report};
use crate::model::Finding;

/// So many places of one finding are named.
const PLACES: usize = 6;

/// The page; nothing where everything has its owner.
pub fn page(writer: &mut Writer, recipients: &Recipients) -> Result<(), ExportError> {
    let notes = recipients.unattributed_notes;
    if recipients.unattributed.is_empty() {
        return Ok(());
    }
    let text = writer.text;
    writer.heading(
        Style::Heading2,
        text.label(words::UNATTRIBUTED),
        "letters_unattributed",
        !recipients.letters.is_empty(),
    )?;
    writer.paragraph(Style::Note, text.label(words::UNATTRIBUTED_PURPOSE))?;
    let mut findings = recipients.unattributed.clone();
    findings.sort_by_key(|finding| finding.places.first().map(|place| &place.file));
    let columns = [word_column(text.label(words::FILE), 38), word_column(text.label(words::MATTER), 62)];
    writer.table(&columns, findings.into_iter().map(|finding| row(finding, &text)))?;
    if notes > 0 {
        writer.paragraph(Style::Note, &words::unattributed_notes(&text.count(notes), text.language))?;
    }
    Ok(())
}

/// Files and positions, which stay in the digits of the file, and what was found there.
fn row(finding: &Finding, text: &Text) -> Vec<Cell> {
    let mut lines: Vec<String> = Vec::new();
    let named = finding.places.get(..PLACES).unwrap_or(&finding.places);
    for places in named.chunk_by(|place, next| place.file == next.file) {
        let positions: Vec<String> = places.iter().map(|place| report::position(&place.at, text.language)).collect();
        lines.extend(places.first().map(|place| format!("{}: {}", place.file, positions.join(", "))));
    }
    let more = finding.places.len().saturating_sub(PLACES);
    if more > 0 {
        lines.push(report::places_left_out(&text.count(more), text.language));
    }
    let told = match finding.fiscal_year {
        Some(year) => words::of_year(&text.number(year), &text.finding(finding), text.language),
        None => text.finding(finding),
    };
    vec![lines.join("\n").into(), told.into()]
}
