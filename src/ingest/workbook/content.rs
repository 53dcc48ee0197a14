//! The cells of a worksheet as they come, and the document that a workbook's sheets become.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::merges::{self, Region};
use super::number::{Epoch, Numeral};
use super::styles::NumberFormat;
use crate::model::{Block, Cell, CellKind, Document, Format, Loss, Place, Position, ReadFailure, Table};

/// The rows and columns that a worksheet can have (to 1,048,576 and XFD).
pub(super) const MAX_ROWS: u32 = 1_048_576;
pub(super) const MAX_COLUMNS: u32 = 16_384;

/// More sheets than this are no workbook that anyone opens.
pub(super) const MAX_SHEETS: usize = 2_000;

/// More merged regions than the cells of any sheet that people look at.
pub(super) const MAX_REGIONS: usize = 200_000;

/// More hidden stretches than this, and the sheet hides every other row of all it can have.
const MAX_HIDDEN: usize = 600_000;

/// Cells of one workbook, each of which takes 700 bytes until the file is read: all 8,300 agencies with their 43 items,
/// ten indicators and three instruments are three quarters of it.
pub(super) const MAX_CELLS: u64 = 600_000;

/// Text of one workbook, shared strings counted as often as they are used: what bounds memory.
const MAX_TEXT: u64 = 64 << 20;

/// What may still be read of one workbook.
pub(super) struct Budget {
    cells: u64,
    text: u64,
    spent: Option<Loss>,
}

impl Budget {
    /// That of a workbook of which nothing was read yet.
    pub fn new() -> Budget {
        Budget { cells: MAX_CELLS, text: MAX_TEXT, spent: None }
    }

    /// True where no more may be read.
    pub fn is_spent(&self) -> bool {
        self.spent.is_some()
    }

    /// Takes one cell with so many bytes of text; false where that is more than is left.
    fn spend(&mut self, text: usize) -> bool {
        let text = u64::try_from(text).unwrap_or(u64::MAX);
        if self.cells == 0 {
            self.spent = Some(Loss::Limit { what: "cells".to_owned(), limit: MAX_CELLS });
        } else if self.text < text {
            self.spent = Some(Loss::Limit { what: "bytes of text".to_owned(), limit: MAX_TEXT });
        } else {
            self.cells -= 1;
            self.text -= text;
        }
        self.spent.is_none()
    }
}

/// What was read of a worksheet.
#[derive(Default)]
pub(super) struct SheetContent {
    /// The cells in the order in which they came.
    pub cells: Vec<Cell>,
    /// The merged regions.
    pub merged: Vec<Region>,
    /// The hidden rows and columns.
    pub hidden: Hidden,
    /// True where there is more than was read.
    pub is_short: bool,
    /// True where a number's format could not be read.
    pub lacks_formats: bool,
}

/// The rows and columns that a sheet hides, from 0, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    pub rows: Vec<RangeInclusive<u32>>,
    pub columns: Vec<RangeInclusive<u32>>,
}

impl Hidden {
    /// Hides rows.
    pub fn add_rows(&mut self, rows: RangeInclusive<u32>) {
        add(&mut self.rows, rows);
    }

    /// Hides columns.
    pub fn add_columns(&mut self, columns: RangeInclusive<u32>) {
        add(&mut self.columns, columns);
    }
}

/// Adds a stretch, to the last one where it goes on from there.
fn add(all: &mut Vec<RangeInclusive<u32>>, next: RangeInclusive<u32>) {
    let is_full = all.len() >= MAX_HIDDEN;
    match all.last_mut() {
        _ if next.start() > next.end() => {}
        Some(last) if last.end().checked_add(1) == Some(*next.start()) => *last = *last.start()..=*next.end(),
        _ if is_full => {}
        _ => all.push(next),
    }
}

/// Stretches in order, those that meet as one, none beyond the last row or column that holds anything.
fn in_order(mut all: Vec<RangeInclusive<u32>>, last: u32) -> Vec<RangeInclusive<u32>> {
    all.retain(|stretch| *stretch.start() <= last);
    all.sort_unstable_by_key(|stretch| *stretch.start());
    let mut joined: Vec<RangeInclusive<u32>> = Vec::new();
    for stretch in all {
        let end = (*stretch.end()).min(last);
        match joined.last_mut() {
            Some(before) if *stretch.start() <= before.end().saturating_add(1) => {
                *before = *before.start()..=end.max(*before.end());
            }
            _ => joined.push(*stretch.start()..=end),
        }
    }
    joined
}

impl SheetContent {
    /// Nothing of a sheet.
    pub fn unreadable() -> SheetContent {
        SheetContent { is_short: true, ..SheetContent::default() }
    }

    /// Notes a merged region.
    pub fn merge(&mut self, region: Region) {
        if self.merged.len() < MAX_REGIONS {
            self.merged.push(region);
        }
    }
}

/// A workbook as it is read: its sheets become a document, within one budget.
pub(super) struct WorkbookContent<'a> {
    /// What may still be read.
    pub budget: Budget,
    file: &'a Arc<str>,
    document: Document,
    readable: usize,
}

impl<'a> WorkbookContent<'a> {
    /// A workbook of which nothing was read yet.
    pub fn new(format: Format, file: &'a Arc<str>) -> WorkbookContent<'a> {
        let document = Document { file: file.clone(), format, blocks: Vec::new(), losses: Vec::new() };
        WorkbookContent { budget: Budget::new(), file, document, readable: 0 }
    }

    /// Notes a loss, once.
    pub fn lose(&mut self, loss: Loss) {
        if !self.document.losses.contains(&loss) {
            self.document.losses.push(loss);
        }
    }

    /// Puts a cell into a sheet at its row and column, from 0. False where the workbook's budget is spent.
    pub fn put(
        &mut self,
        content: &mut SheetContent,
        sheet: &Arc<str>,
        (row, column): (u32, u32),
        (kind, text): (CellKind, String),
    ) -> bool {
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            content.is_short = true;
            return true;
        }
        if !self.budget.spend(text.len()) {
            return false;
        }
        let position = Position::SheetCell { sheet: sheet.clone(), row: row + 1, column: column + 1 };
        let place = Place::new(self.file, position);
        content.cells.push(Cell { row, column, row_span: 1, column_span: 1, kind, text, place });
        true
    }

    /// Takes up a sheet that was read. `formats` is the part in which number formats stand.
    pub fn add(&mut self, name: &Arc<str>, hidden: bool, mut found: SheetContent, formats: &str) {
        let cells = &mut found.cells;
        if !cells.is_sorted_by_key(|cell| (cell.row, cell.column)) {
            cells.sort_by_key(|cell| (cell.row, cell.column));
        }
        // A cell written twice is what its last writing says, as in the programs that open such a file.
        cells.dedup_by(|later, earlier| {
            let same = (later.row, later.column) == (earlier.row, earlier.column);
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
        merges::apply(cells, found.merged);
        if !found.is_short || !cells.is_empty() {
            self.readable += 1;
        }
        if found.is_short {
            self.document.losses.push(Loss::Sheet { sheet: name.to_string() });
        }
        if found.lacks_formats {
            self.lose(Loss::Part { part: formats.to_owned() });
        }
        if !found.cells.is_empty() {
            let last_row = found.cells.iter().map(|cell| cell.row + cell.row_span - 1).max().unwrap_or(0);
            let last_column = found.cells.iter().map(|cell| cell.column + cell.column_span - 1).max().unwrap_or(0);
            self.document.blocks.push(Block::Table(Table {
                sheet: Some(name.clone()),
                hidden,
                hidden_rows: in_order(found.hidden.rows, last_row),
                hidden_columns: in_order(found.hidden.columns, last_column),
                place: Place::new(self.file, Position::Sheet(name.clone())),
                cells: found.cells,
            }));
        }
        if let Some(limit) = self.budget.spent.clone() {
            self.lose(limit);
        }
    }

    /// The document; the failure where no sheet could be read.
    pub fn finish(self, damaged: ReadFailure) -> Result<Document, ReadFailure> {
        if self.readable == 0 && !self.document.losses.is_empty() { Err(damaged) } else { Ok(self.document) }
    }
}

/// A number as it is shown. What lies outside the calendar stays a number.
pub(super) fn shown(written: String, format: NumberFormat, epoch: Epoch) -> (CellKind, String) {
    let Some(numeral) = Numeral::parse(&written).map(Numeral::without_noise) else {
        return (CellKind::Text, written);
    };
    let date = match format {
        NumberFormat::Date => numeral.as_date(epoch),
        NumberFormat::Duration => numeral.as_duration(),
        NumberFormat::Plain | NumberFormat::Percent => None,
    };
    if let Some(date) = date {
        return (CellKind::Date, date);
    }
    let text = match format {
        NumberFormat::Percent => numeral.hundredfold().plain().map(|text| text + "%"),
        _ => numeral.plain(),
    };
    (CellKind::Number, text.unwrap_or(written))
}

/// A truth value as it is shown.
pub(super) fn truth(value: bool) -> (CellKind, String) {
    (CellKind::Boolean, if value { "TRUE" } else { "FALSE" }.to_owned())
}

/// The text with every line end a `\n`.
pub(super) fn with_line_ends(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// A date that is written as one, in our notation: `2021-03-31T00:00:00` is `2021-03-31`.
pub(super) fn iso_date(written: &str) -> String {
    let (day, time) = written.split_once('T').unwrap_or((written, ""));
    let time = time.trim_end_matches('Z');
    let time = time.split_once('.').map_or(time, |(seconds, _)| seconds);
    if time.is_empty() || time == "00:00:00" { day.to_owned() } else { format!("{day} {time}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_stretches_are_joined_and_end_with_the_sheet() {
        type Stretches<'a> = &'a [RangeInclusive<u32>];
        let cases: [(Stretches, Stretches); 5] = [
            (&[], &[]),
            (&[1..=1, 2..=2, 3..=3], &[1..=3]),
            (&[5..=6, 1..=2], &[1..=2, 5..=6]),
            (&[1..=8, 2..=3, 9..=9], &[1..=9]),
            (&[4..=16_383, 20..=30], &[4..=9]),
        ];
        for (given, expected) in cases {
            let mut hidden = Hidden::default();
            given.iter().for_each(|stretch| hidden.add_rows(stretch.clone()));
            assert_eq!(in_order(hidden.rows, 9), expected, "{given:?}");
        }
    }
}
