//! The records of one worksheet.

use std::sync::Arc;

use super::Globals;
use super::records::{self, Head, Record, Records, kind};
use crate::ingest::bytes::{f64_at, u16_at, u32_at};
use crate::ingest::workbook::biff::{error_name, rk};
use crate::ingest::workbook::content::{SheetContent, WorkbookContent, shown, truth, with_line_ends};
use crate::ingest::workbook::merges::Region;
use crate::model::CellKind;

/// The bits of a formula that libraries set which cannot calculate: always, and on loading.
pub(super) const CALCULATE: u16 = 3;

/// Reads the records of one worksheet.
pub(super) struct SheetReader<'g, 'w, 'f> {
    globals: &'g Globals,
    sheet: Arc<str>,
    never_calculated: bool,
    workbook: &'w mut WorkbookContent<'f>,
    content: SheetContent,
    /// The cell of a formula whose result is a string, which comes in a record of its own.
    waiting: Option<(u32, u32)>,
}

impl<'g, 'w, 'f> SheetReader<'g, 'w, 'f> {
    /// A reader of the worksheet of this name.
    pub fn new(
        globals: &'g Globals,
        sheet: Arc<str>,
        never_calculated: bool,
        workbook: &'w mut WorkbookContent<'f>,
    ) -> SheetReader<'g, 'w, 'f> {
        let content = SheetContent::default();
        SheetReader { globals, sheet, never_calculated, workbook, content, waiting: None }
    }

    /// Reads the sheet that begins here, to its end.
    pub fn read(&mut self, stream: &[u8]) -> SheetContent {
        let mut records = Records::new(stream);
        let is_worksheet =
            records.next().is_some_and(|first| first.kind == kind::BOF && u16_at(&first.data, 2) == Some(0x0010));
        if !is_worksheet {
            return SheetContent::unreadable();
        }
        // A chart in the sheet has records of its own, with its own beginning and end; its cells are none of ours.
        let mut depth = 0_u32;
        let mut is_ended = false;
        for record in records {
            match record.kind {
                kind::BOF => depth += 1,
                kind::EOF if depth == 0 => {
                    is_ended = true;
                    break;
                }
                kind::EOF => depth -= 1,
                _ if depth > 0 => {}
                _ => {
                    if self.record(&record).is_none() {
                        self.content.is_short = true;
                    }
                    if self.workbook.budget.is_spent() {
                        break;
                    }
                }
            }
        }
        self.content.is_short |= !is_ended && !self.workbook.budget.is_spent();
        std::mem::take(&mut self.content)
    }

    /// Takes up one record; none where it is shorter than it must be, or refers to what is not there.
    fn record(&mut self, record: &Record<'_>) -> Option<()> {
        let data = record.data.as_ref();
        let is_between = matches!(record.kind, kind::ARRAY | kind::SHRFMLA | kind::TABLE);
        let waiting = if is_between { None } else { self.waiting.take() };
        match record.kind {
            kind::NUMBER => {
                let head = Head::of(data)?;
                self.number(&head, format!("{:e}", f64_at(data, 6)?))
            }
            kind::RK => {
                let head = Head::of(data)?;
                self.number(&head, rk(u32_at(data, 6)?))
            }
            kind::MULRK => records::numbers(data)?.try_for_each(|(head, stored)| self.number(&head, rk(stored))),
            kind::LABELSST => {
                let head = Head::of(data)?;
                let text = with_line_ends(self.globals.texts.get(u32_at(data, 6)?)?);
                self.put(&head, (CellKind::Text, text))
            }
            kind::LABEL | kind::RSTRING => {
                let head = Head::of(data)?;
                let text = self.globals.encoding.joined_text(data, 6, &record.joints)?;
                self.put(&head, (CellKind::Text, with_line_ends(&text)))
            }
            kind::BOOLERR => {
                let head = Head::of(data)?;
                let content = truth_or_error(*data.get(6)?, *data.get(7)? != 0)?;
                self.put(&head, content)
            }
            kind::FORMULA => self.formula(data),
            kind::STRING => {
                let (row, column) = waiting?;
                let text = self.globals.encoding.joined_text(data, 0, &record.joints)?;
                self.put(&Head { row, column, format: 0 }, (CellKind::Text, with_line_ends(&text)))
            }
            kind::ROW => {
                let row = u32::from(u16_at(data, 0)?);
                if data.get(12)? & 0x20 != 0 {
                    self.content.hidden.add_rows(row..=row);
                }
                Some(())
            }
            kind::COLINFO => {
                let (first, last) = (u16_at(data, 0)?, u16_at(data, 2)?);
                if data.get(8)? & 1 != 0 {
                    self.content.hidden.add_columns(first.into()..=last.min(255).into());
                }
                Some(())
            }
            kind::MERGECELLS => self.merges(data),
            _ => Some(()),
        }
    }

    fn put(&mut self, head: &Head, content: (CellKind, String)) -> Option<()> {
        if !content.1.is_empty() || content.0 == CellKind::Uncalculated {
            self.workbook.put(&mut self.content, &self.sheet, (head.row, head.column), content);
        }
        Some(())
    }

    fn number(&mut self, head: &Head, written: String) -> Option<()> {
        let Some(format) = self.globals.styles.format(head.format) else {
            self.content.lacks_formats = true;
            return Some(());
        };
        match shown(written, format, self.globals.epoch) {
            // Infinite, or not a number: nothing that Excel writes.
            (CellKind::Text, _) => None,
            content => self.put(head, content),
        }
    }

    /// A formula's stored result: a number, or by the last two bytes something else.
    fn formula(&mut self, data: &[u8]) -> Option<()> {
        let head = Head::of(data)?;
        let waits = u16_at(data, 14)? & CALCULATE == CALCULATE;
        let uncalculated = (CellKind::Uncalculated, String::new());
        if u16_at(data, 12)? != 0xFFFF {
            let value = f64_at(data, 6)?;
            if (waits || self.globals.recalculates) && value == 0.0 {
                return self.put(&head, uncalculated);
            }
            return self.number(&head, format!("{value:e}"));
        }
        match *data.get(6)? {
            0 => self.waiting = Some((head.row, head.column)),
            1 => return self.put(&head, truth(*data.get(8)? != 0)),
            2 => return self.put(&head, truth_or_error(*data.get(8)?, true)?),
            // A blank string; so writes who never calculated anything.
            3 if self.never_calculated || waits => return self.put(&head, uncalculated),
            3 => {}
            _ => return None,
        }
        Some(())
    }

    fn merges(&mut self, data: &[u8]) -> Option<()> {
        let count = usize::from(u16_at(data, 0)?);
        for region in data.get(2..)?.chunks_exact(8).take(count) {
            self.content.merge(Region {
                first_row: u16_at(region, 0)?.into(),
                last_row: u16_at(region, 2)?.into(),
                first_column: u16_at(region, 4)?.into(),
                last_column: u16_at(region, 6)?.into(),
            });
        }
        Some(())
    }
}

/// True where the stream has formulas and every result is a blank string: no program with a calculator wrote it.
pub(super) fn never_calculated(stream: &[u8]) -> bool {
    let mut formulas = Records::new(stream).filter(|record| record.kind == kind::FORMULA).peekable();
    let is_blank = |record: Record<'_>| u16_at(&record.data, 12) == Some(0xFFFF) && record.data.get(6) == Some(&3);
    formulas.peek().is_some() && formulas.all(is_blank)
}

/// A truth value, or an error by its number.
fn truth_or_error(value: u8, is_error: bool) -> Option<(CellKind, String)> {
    if !is_error {
        return Some(truth(value != 0));
    }
    Some((CellKind::Error, error_name(value)?.to_owned()))
}
