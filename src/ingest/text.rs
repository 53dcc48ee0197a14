//! Text without columns, such as a report that was saved as text: every line a paragraph, blank ones counted. Lines with
//! tabs between words that stand together are the table that a text program makes of one.

use std::sync::Arc;

use super::encoding;
use crate::model::{Block, Cell, CellKind, Document, Format, Loss, Paragraph, Place, Position, ReadFailure, Table};

/// Paragraphs and fields of one file.
const MAX_PIECES: usize = 200_000;

/// Lines of tabs that are a table: one alone is a label with its value.
const LEAST_ROWS: usize = 2;

/// Reads text; the encoding is recognised.
///
/// # Errors
/// [`ReadFailure::UnknownFormat`] where the bytes are no text.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    let (text, mut losses) = encoding::text(bytes)?;
    let mut blocks = Vec::new();
    let mut rows: Vec<(u32, &str)> = Vec::new();
    let mut pieces = 0_usize;
    let lines = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    for (number, line) in (1..).zip(lines) {
        // 0x1A ends a text of DOS.
        let line = line.trim_end_matches('\u{1A}');
        let is_row = line.trim().contains('\t');
        if !is_row {
            end_of_rows(&mut rows, file, &mut blocks);
        }
        pieces += 1 + line.matches('\t').count();
        if pieces > MAX_PIECES {
            losses.push(Loss::Limit { what: "paragraphs".to_owned(), limit: MAX_PIECES as u64 });
            break;
        }
        if is_row {
            rows.push((number, line));
        } else if !line.trim().is_empty() {
            blocks.push(paragraph(number, line, file));
        }
    }
    end_of_rows(&mut rows, file, &mut blocks);
    Ok(Document { file: file.clone(), format: Format::Text, blocks, losses })
}

/// Makes the lines of tabs that end here a table, or paragraphs where they are too few.
fn end_of_rows(rows: &mut Vec<(u32, &str)>, file: &Arc<str>, blocks: &mut Vec<Block>) {
    let rows = std::mem::take(rows);
    if rows.len() < LEAST_ROWS {
        blocks.extend(rows.into_iter().map(|(number, line)| paragraph(number, line, file)));
        return;
    }
    let mut cells = Vec::new();
    for (row, (line, text)) in (0..).zip(&rows) {
        for (column, field) in (0..).zip(text.split('\t')).filter(|(_, field)| !field.trim().is_empty()) {
            cells.push(Cell {
                row,
                column,
                row_span: 1,
                column_span: 1,
                kind: CellKind::Text,
                text: field.to_owned(),
                place: Place::new(file, Position::Field { line: *line, column: column + 1 }),
            });
        }
    }
    let Some(place) = cells.first().map(|cell| cell.place.clone()) else { return };
    blocks.push(Block::Table(Table::in_text(place, cells)));
}

fn paragraph(number: u32, line: &str, file: &Arc<str>) -> Block {
    let place = Place::new(file, Position::Paragraph(number));
    Block::Paragraph(Paragraph { text: line.to_owned(), heading: None, place })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_paragraphs_and_tabs_are_tables() {
        let text = "รายงาน\r\n\r\nได้คะแนน 80.9, ระดับ B\r\nตัวชี้วัด\tคะแนน\r\n1\t99.83\r\n\tย่อหน้า\r\nIIT:\t95.73\r\n";
        let document = read(text.as_bytes(), &"report.txt".into()).unwrap();
        let told: Vec<String> = document
            .blocks
            .iter()
            .flat_map(|block| match block {
                Block::Paragraph(paragraph) => vec![format!("{}: {}", paragraph.place.at, paragraph.text)],
                Block::Table(table) => {
                    table.cells.iter().map(|cell| format!("{}: {}", cell.place.at, cell.text)).collect()
                }
            })
            .collect();
        assert_eq!(
            told,
            [
                "paragraph 1: รายงาน",
                "paragraph 3: ได้คะแนน 80.9, ระดับ B",
                "line 4, column 1: ตัวชี้วัด",
                "line 4, column 2: คะแนน",
                "line 5, column 1: 1",
                "line 5, column 2: 99.83",
                "paragraph 6: \tย่อหน้า",
                "paragraph 7: IIT:\t95.73",
            ]
        );
    }
}
