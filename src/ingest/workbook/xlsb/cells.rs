//! The records of one worksheet.

use std::sync::Arc;

use super::Globals;
use super::records::{Record, Records, kind, text_at};
use crate::ingest::bytes::{f64_at, u32_at};
use crate::ingest::package::Fault;
use crate::ingest::workbook::biff::{error_name, rk};
use crate::ingest::workbook::content::{
    MAX_COLUMNS, MAX_ROWS, SheetContent, WorkbookContent, shown, truth, with_line_ends,
};
use crate::ingest::workbook::merges::Region;
use crate::model::{CellKind, Limit};

/// Reads the records of one worksheet.
pub(super) struct SheetReader<'g, 'w, 'f> {
    globals: &'g Globals,
    sheet: Arc<str>,
    workbook: &'w mut WorkbookContent<'f>,
    content: SheetContent,
    row: u32,
    /// The column after the last cell: short records stand there.
    next_column: u32,
}

impl<'g, 'w, 'f> SheetReader<'g, 'w, 'f> {
    /// A reader of the worksheet of this name.
    pub fn new(globals: &'g Globals, sheet: Arc<str>, workbook: &'w mut WorkbookContent<'f>) -> Self {
        SheetReader { globals, sheet, workbook, content: SheetContent::default(), row: 0, next_column: 0 }
    }

    /// Reads all records, and how many more bytes may be inflated after them.
    pub fn read(&mut self, mut records: Records<'_>) -> (SheetContent, u64) {
        let mut is_ended = false;
        while let Some(record) = records.next() {
            is_ended |= record.kind == kind::END_SHEET;
            // What is over the limit is read on all the same: the part's checksum stands at its end.
            if !self.workbook.budget.is_spent() && self.record(&record).is_none() {
                self.content.is_short = true;
            }
        }
        if records.is_over() {
            self.workbook.lose(Limit::UnpackedBytes.loss());
        }
        if records.fault() == Some(Fault::Corrupt) {
            // Not the bytes that were packed: no figure among them can be trusted.
            return (SheetContent::unreadable(), records.left());
        }
        self.content.is_short |= records.fault().is_some() || !is_ended;
        (std::mem::take(&mut self.content), records.left())
    }

    /// Takes up one record; none where it is shorter than it must be, or refers to what is not there.
    fn record(&mut self, record: &Record<'_>) -> Option<()> {
        let data = record.data;
        match record.kind {
            kind::ROW_HDR => {
                self.row = u32_at(data, 0)?;
                self.next_column = 0;
                if data.get(11)? & 0x10 != 0 && self.row < MAX_ROWS {
                    self.content.hidden.add_rows(self.row..=self.row);
                }
                Some(())
            }
            kind::COL_INFO => {
                let (first, last) = (u32_at(data, 0)?, u32_at(data, 4)?);
                if data.get(16)? & 1 != 0 {
                    self.content.hidden.add_columns(first..=last.min(MAX_COLUMNS - 1));
                }
                Some(())
            }
            kind::MERGE_CELL => {
                self.content.merge(Region {
                    first_row: u32_at(data, 0)?,
                    last_row: u32_at(data, 4)?,
                    first_column: u32_at(data, 8)?,
                    last_column: u32_at(data, 12)?,
                });
                Some(())
            }
            kind::SHORT_BLANK..=kind::SHORT_ISST => {
                let column = self.next_column;
                self.cell(record.kind - (kind::SHORT_RK - kind::CELL_RK), column, data)
            }
            ..=kind::LAST_CELL | kind::CELL_R_STRING => {
                let column = u32_at(data, 0)?;
                self.cell(record.kind, column, data.get(4..)?)
            }
            _ => Some(()),
        }
    }

    /// A cell: its format in three bytes and a byte of flags, then its value.
    fn cell(&mut self, kind: u16, column: u32, data: &[u8]) -> Option<()> {
        self.next_column = column.saturating_add(1);
        let format = usize::try_from(u32_at(data, 0)? & 0x00FF_FFFF).ok()?;
        let value = data.get(4..)?;
        let content = match kind {
            kind::CELL_RK => return self.number(column, format, rk(u32_at(value, 0)?)),
            kind::FMLA_NUM if self.globals.recalculates && f64_at(value, 0)? == 0.0 => {
                (CellKind::Uncalculated, String::new())
            }
            kind::CELL_REAL | kind::FMLA_NUM => {
                return self.number(column, format, format!("{:e}", f64_at(value, 0)?));
            }
            kind::CELL_ERROR | kind::FMLA_ERROR => (CellKind::Error, error_name(*value.first()?)?.to_owned()),
            kind::CELL_BOOL | kind::FMLA_BOOL => truth(*value.first()? != 0),
            kind::CELL_ST | kind::FMLA_STRING => (CellKind::Text, with_line_ends(&text_at(value, 0)?)),
            kind::CELL_R_STRING => (CellKind::Text, with_line_ends(&text_at(value, 1)?)),
            kind::CELL_ISST => {
                let number = usize::try_from(u32_at(value, 0)?).ok()?;
                (CellKind::Text, with_line_ends(self.globals.texts.get(number)?))
            }
            // Blank.
            _ => return Some(()),
        };
        self.put(column, content)
    }

    fn number(&mut self, column: u32, format: usize, written: String) -> Option<()> {
        let Some(format) = self.globals.styles.format(format) else {
            self.content.lacks_formats = true;
            return Some(());
        };
        match shown(written, format, self.globals.epoch) {
            // Infinite, or not a number: nothing that Excel writes.
            (CellKind::Text, _) => None,
            content => self.put(column, content),
        }
    }

    fn put(&mut self, column: u32, content: (CellKind, String)) -> Option<()> {
        if !content.1.is_empty() || content.0 == CellKind::Uncalculated {
            self.workbook.put(&mut self.content, &self.sheet, (self.row, column), content);
        }
        Some(())
    }
}
