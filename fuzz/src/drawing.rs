//! Documents drawn in plain text, so that mutations change titles, cells and sentences and not a file format.
//!
//! The first line is the file's name. `= name` begins a worksheet. A line that begins with `|` is a table's row, cells
//! between `|`; a cell that begins with `>` or `^` spans a column or row more for each. `#` begins a heading; every
//! other line is a paragraph, and `\` in it a line break. Cells of a worksheet that read as numbers are numbers.

use std::collections::BTreeSet;
use std::sync::Arc;

use prongsai::model::{Block, Cell, CellKind, Document, Format, Paragraph, Place, Position, Table};

/// The document of a drawing.
pub fn document(drawing: &str) -> Document {
    let mut lines = drawing.split('\n');
    let file: Arc<str> = lines.next().unwrap_or_default().into();
    let mut drawn = Drawn { file, blocks: Vec::new(), rows: Vec::new(), sheet: None, paragraphs: 0, tables: 0 };
    for line in lines {
        drawn.line(line);
    }
    drawn.end_of_table();
    let format = if drawn.sheet.is_some() { Format::Xlsx } else { Format::Docx };
    Document { file: drawn.file, format, blocks: drawn.blocks, losses: Vec::new() }
}

struct Drawn<'d> {
    file: Arc<str>,
    blocks: Vec<Block>,
    rows: Vec<Vec<&'d str>>,
    sheet: Option<Arc<str>>,
    paragraphs: u32,
    tables: u32,
}

impl<'d> Drawn<'d> {
    fn line(&mut self, line: &'d str) {
        if let Some(cells) = line.strip_prefix('|') {
            self.rows.push(cells.split('|').collect());
            return;
        }
        if self.sheet.is_some() && !line.starts_with('=') {
            // Between tables of a worksheet stand blank rows and titles.
            self.rows.push(vec![line]);
            return;
        }
        self.end_of_table();
        if let Some(name) = line.strip_prefix('=') {
            self.sheet = Some(name.trim().into());
            return;
        }
        let (heading, text) = match line.strip_prefix('#') {
            Some(text) => (Some(1), text),
            None => (None, line),
        };
        self.paragraphs += 1;
        if !text.trim().is_empty() {
            let place = Place::new(&self.file, Position::Paragraph(self.paragraphs));
            self.blocks.push(Block::Paragraph(Paragraph { text: broken(text), heading, place }));
        }
    }

    fn end_of_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return;
        }
        self.tables += 1;
        let mut covered = BTreeSet::new();
        let mut cells = Vec::new();
        for (row, line) in (0..).zip(rows) {
            let mut column = 0;
            for (number, text) in (1..).zip(line) {
                while covered.contains(&(row, column)) {
                    column += 1;
                }
                let marks = text.len() - text.trim_start_matches(['>', '^']).len();
                let (marks, text) = text.split_at(marks);
                let span = |mark: char| 1 + u32::try_from(marks.matches(mark).count().min(20)).unwrap_or(0);
                let (row_span, mut column_span) = (span('^'), 1);
                while column_span < span('>') && !covered.contains(&(row, column + column_span)) {
                    column_span += 1;
                }
                for row in row + 1..row + row_span {
                    covered.extend((column..column + column_span).map(|column| (row, column)));
                }
                if !text.is_empty() {
                    let place = Place::new(&self.file, self.position(row, column, number));
                    let is_number = self.sheet.is_some() && is_number(text);
                    let kind = if is_number { CellKind::Number } else { CellKind::Text };
                    cells.push(Cell { row, column, row_span, column_span, kind, text: broken(text), place });
                }
                column += column_span;
            }
        }
        let place = match &self.sheet {
            Some(sheet) => Position::Sheet(sheet.clone()),
            None => Position::TableCell { table: self.tables, row: 1, cell: 1 },
        };
        let table = Table::in_text(Place::new(&self.file, place), cells);
        self.blocks.push(Block::Table(Table { sheet: self.sheet.clone(), ..table }));
    }

    fn position(&self, row: u32, column: u32, number: u32) -> Position {
        match &self.sheet {
            Some(sheet) => Position::SheetCell { sheet: sheet.clone(), row: row + 1, column: column + 1 },
            None => Position::TableCell { table: self.tables, row: row + 1, cell: number },
        }
    }
}

fn broken(text: &str) -> String {
    text.replace('\\', "\n")
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
