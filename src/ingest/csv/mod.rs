//! Separated values: one table. Encoding and separator are recognised; a record may have any number of fields.

pub(super) mod dialect;

use std::sync::Arc;

use super::encoding;
use crate::model::{Block, Cell, CellKind, Document, Format, Limit, Loss, Place, Position, ReadFailure, Table};

/// Reads separated values; encoding and separator are recognised.
///
/// # Errors
/// [`ReadFailure::UnknownFormat`] where the bytes are no text.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    let (text, mut losses) = encoding::text(bytes)?;
    let cells = cells(&text, file, &mut losses);
    let mut blocks = Vec::new();
    if let Some(first) = cells.first() {
        let place = first.place.clone();
        blocks.push(Block::Table(Table::in_text(place, cells)));
    }
    Ok(Document { file: file.clone(), format: Format::Csv, blocks, losses })
}

/// The fields that hold anything. Rows count records, blank lines among them: a gap in a sheet stays a gap.
fn cells(text: &str, file: &Arc<str>, losses: &mut Vec<Loss>) -> Vec<Cell> {
    let (separator, skipped) = dialect::separator(text);
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut record = ::csv::StringRecord::new();
    let mut lines = Lines { text, offset: 0, line: 1 };
    let mut row = 0;
    let mut cells: Vec<Cell> = Vec::new();
    // The text is a string already, so that reading records of it cannot fail.
    while let Ok(true) = reader.read_record(&mut record) {
        let start = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
        row += lines.blank_lines_before_record(start);
        let line = lines.line;
        if line > skipped {
            for (column, field) in record.iter().enumerate().filter(|(_, field)| !field.is_empty()) {
                let Ok(column) = u32::try_from(column) else { break };
                if cells.len() == Limit::TextCells.length() {
                    losses.push(Limit::TextCells.loss());
                    return cells;
                }
                cells.push(Cell {
                    row,
                    column,
                    row_span: 1,
                    column_span: 1,
                    kind: CellKind::Text,
                    text: field.replace("\r\n", "\n"),
                    place: Place::new(file, Position::Field { line, column: column + 1 }),
                });
            }
        }
        row += 1;
    }
    if dialect::ends_inside_quotes(text, separator) {
        losses.push(Loss::Truncated { part: format!("quoted field, line {}", lines.line) });
    }
    cells
}

/// Counts lines up to where a record begins.
struct Lines<'a> {
    text: &'a str,
    offset: usize,
    line: u32,
}

impl Lines<'_> {
    /// Goes to the record that the parser says begins at `start`, over the line ends that it skips there; how many
    /// lines were blank.
    fn blank_lines_before_record(&mut self, start: usize) -> u32 {
        let bytes = self.text.as_bytes();
        let skipped = bytes.iter().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        // The parser ends a record at `\r` and leaves its `\n` to the next one: that ends no blank line.
        let is_inside_line_end = start > 0 && bytes.get(start - 1..=start) == Some(b"\r\n");
        self.advance(start);
        let before = self.line;
        self.advance(start + skipped);
        (self.line - before).saturating_sub(u32::from(is_inside_line_end))
    }

    /// Counts the line ends of any system up to an offset, `\r\n` as one that ends with its `\n`.
    fn advance(&mut self, to: usize) {
        let bytes = self.text.as_bytes();
        for at in self.offset..to {
            let ends = match bytes.get(at) {
                Some(b'\n') => true,
                Some(b'\r') => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line = self.line.saturating_add(u32::from(ends));
        }
        self.offset = to;
    }
}
