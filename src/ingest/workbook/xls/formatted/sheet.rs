//! The records of one worksheet, each given to who knows it.

use std::sync::Arc;

use super::Budget;
use super::cells::{Cells, Outcome, outcome, rk};
use super::conditions::Conditions;
use super::extras;
use super::formula::{self, Context};
use super::globals::Globals;
use super::links;
use super::losses::Losses;
use super::notes::Notes;
use super::page;
use super::settings;
use super::texts;
use super::validations;
use crate::ingest::bytes::{f64_at, u16_at, u32_at};
use crate::ingest::workbook::biff::error_name;
use crate::ingest::workbook::content::with_line_ends;
use crate::ingest::workbook::xls::cells::CALCULATE;
use crate::ingest::workbook::xls::records::{self, Head, Record, Records, kind};
use crate::model::workbook::{Area, Sheet, Text, Value};
use crate::model::{Limit, ReadFailure, RemarkKind};

/// The last column of the old format.
pub(super) const LAST_COLUMN: u32 = 0xFF;

/// Reads the records of one worksheet.
pub(super) struct SheetReader<'a> {
    pub globals: &'a Globals,
    /// The sheet's number among all sheets.
    pub number: usize,
    pub losses: &'a mut Losses,
    pub sheet: Sheet,
    /// Whether formulas are calculated on request only, which every sheet says of the whole workbook.
    pub calculates_on_request: bool,
    budget: &'a mut Budget,
    never_calculated: bool,
    cells: Cells,
    notes: Notes,
    conditions: Conditions,
    /// Whether the last formula's result is a text that has not come yet.
    is_waiting: bool,
    merged: Vec<Area>,
    /// The first failure that ends the reading.
    failure: Option<ReadFailure>,
}

impl<'a> SheetReader<'a> {
    pub fn new(
        globals: &'a Globals,
        number: usize,
        never_calculated: bool,
        losses: &'a mut Losses,
        budget: &'a mut Budget,
    ) -> SheetReader<'a> {
        SheetReader {
            globals,
            number,
            losses,
            budget,
            never_calculated,
            sheet: settings::blank_sheet(),
            calculates_on_request: false,
            cells: Cells::default(),
            notes: Notes::default(),
            conditions: Conditions::default(),
            is_waiting: false,
            merged: Vec::new(),
            failure: None,
        }
    }

    /// Reads the sheet that begins here, to its end. False where nothing of it could be read.
    ///
    /// # Errors
    /// [`ReadFailure::OverLimit`].
    pub fn read(&mut self, stream: &[u8]) -> Result<bool, ReadFailure> {
        let mut records = Records::new(stream);
        let is_worksheet =
            records.next().is_some_and(|first| first.kind == kind::BOF && u16_at(&first.data, 2) == Some(0x0010));
        if !is_worksheet {
            self.losses.add(RemarkKind::SheetDamaged);
            return Ok(false);
        }
        // A chart in the sheet has records of its own, with its own beginning and end; its cells are none of ours.
        let mut depth = 0_u32;
        let (mut is_ended, mut is_whole) = (false, true);
        for record in records {
            match record.kind {
                kind::BOF => depth += 1,
                kind::EOF if depth == 0 => {
                    is_ended = true;
                    break;
                }
                kind::EOF => depth -= 1,
                _ if depth > 0 => {}
                _ => is_whole &= self.record(&record).is_some(),
            }
            if let Some(failure) = self.failure.take() {
                return Err(failure);
            }
        }
        if !is_ended || !is_whole {
            self.losses.add(RemarkKind::SheetDamaged);
        }
        Ok(is_ended || is_whole)
    }

    /// The sheet, without its name.
    ///
    /// # Errors
    /// [`ReadFailure::OverLimit`].
    pub fn finish(self) -> Result<Sheet, ReadFailure> {
        let SheetReader { globals, number, losses, mut sheet, budget, cells, notes, conditions, merged, .. } = self;
        sheet.cells = cells.finish(globals, number, losses, budget)?;
        sheet.notes = notes.finish(losses);
        sheet.conditions = conditions.finish(losses);
        sheet.merged = extras::without_overlaps(merged, losses);
        extras::settle_formats(&mut sheet, globals.looks.formats.len(), losses);
        extras::place_filter(&mut sheet, globals, number);
        Ok(sheet)
    }

    /// The place of a formula of this sheet.
    pub fn context(&self, base: (u32, u32)) -> Context<'a> {
        Context { book: &self.globals.book, sheet: Some(self.number), base, in_name: false }
    }

    /// Takes up one record; none where it is shorter than it must be, or refers to what is not there.
    fn record(&mut self, record: &Record<'_>) -> Option<()> {
        let data = record.data.as_ref();
        let is_between = matches!(record.kind, kind::ARRAY | kind::SHRFMLA | kind::TABLE);
        let was_waiting = if is_between { false } else { std::mem::take(&mut self.is_waiting) };
        match record.kind {
            kind::NUMBER => self.number(&Head::of(data)?, f64_at(data, 6)?),
            kind::RK => self.number(&Head::of(data)?, rk(u32_at(data, 6)?)),
            kind::MULRK => records::numbers(data)?.try_for_each(|(head, stored)| self.number(&head, rk(stored))),
            kind::LABELSST => {
                let text = self.globals.texts.get(usize::try_from(u32_at(data, 6)?).ok()?)?;
                self.put(&Head::of(data)?, Value::Text(text.clone()))
            }
            kind::LABEL | kind::RSTRING => self.label(record),
            kind::BOOLERR => {
                let value = *data.get(6)?;
                let value =
                    if *data.get(7)? == 0 { Value::Boolean(value != 0) } else { Value::Error(error_name(value)?) };
                self.put(&Head::of(data)?, value)
            }
            kind::BLANK => self.put(&Head::of(data)?, Value::Blank),
            kind::MULBLANK => self.blanks(data),
            kind::FORMULA => self.formula(data),
            kind::SHRFMLA => self.share(data, false),
            kind::ARRAY => self.share(data, true),
            kind::STRING if was_waiting => {
                let text = self.globals.book.encoding.joined_text(data, 0, &record.joints)?;
                self.note_failure(|reader| reader.budget.spend_text(text.len()));
                self.cells.set_text(with_line_ends(&text));
                Some(())
            }
            kind::CALCMODE => {
                self.calculates_on_request |= u16_at(data, 0) == Some(0);
                Some(())
            }
            kind::MERGECELLS => self.merges(data),
            kind::NOTE => {
                self.notes.add_note(data, self.globals.book.encoding);
                Some(())
            }
            kind::OBJ => {
                self.notes.add_object(data);
                extras::count_object(data, self.losses);
                Some(())
            }
            kind::TXO => {
                self.notes.add_text(record, self.globals.book.encoding);
                Some(())
            }
            kind::HLINK => {
                links::add(self, data);
                Some(())
            }
            kind::HLINKTOOLTIP => {
                links::add_tip(&mut self.sheet, data);
                Some(())
            }
            kind::DV => {
                validations::add(self, record);
                Some(())
            }
            kind::CONDFMT => {
                self.conditions.begin(data);
                Some(())
            }
            kind::CF => {
                let context = self.context(self.conditions.base());
                self.conditions.add(data, context, &self.globals.looks.palette);
                Some(())
            }
            _ => {
                extras::count(record, self.losses);
                page::record(&mut self.sheet, record, self.globals.book.encoding);
                settings::record(&mut self.sheet, record, &self.globals.looks.palette);
                Some(())
            }
        }
    }

    /// Runs what may go over a limit, which ends the reading.
    fn note_failure(&mut self, work: impl FnOnce(&mut Self) -> Result<(), ReadFailure>) {
        if let Err(failure) = work(self) {
            self.failure.get_or_insert(failure);
        }
    }

    fn put(&mut self, head: &Head, value: Value) -> Option<()> {
        if head.column > LAST_COLUMN {
            return None;
        }
        self.note_failure(|reader| reader.cells.put(head, value, reader.budget));
        Some(())
    }

    fn number(&mut self, head: &Head, value: f64) -> Option<()> {
        // Infinite, or not a number: nothing that Excel writes.
        if value.is_finite() { self.put(head, Value::Number(value)) } else { None }
    }

    /// Empty cells side by side: a format each, and the last column at the end.
    fn blanks(&mut self, data: &[u8]) -> Option<()> {
        let row = u16_at(data, 0)?.into();
        let first = u32::from(u16_at(data, 2)?);
        let formats = data.get(4..data.len().checked_sub(2)?)?;
        for (column, format) in (first..).zip(formats.chunks_exact(2)) {
            self.put(&Head { row, column, format: u16_at(format, 0)?.into() }, Value::Blank)?;
        }
        Some(())
    }

    /// A text in its own record, in `RString` with the fonts of its parts behind it.
    fn label(&mut self, record: &Record<'_>) -> Option<()> {
        let data = record.data.as_ref();
        let encoding = self.globals.book.encoding;
        let text = encoding.joined_text(data, 6, &record.joints)?;
        let is_rich = record.kind == kind::RSTRING && self.globals.book.is_wide() && record.joints.is_empty();
        let runs = if is_rich {
            let length = usize::from(u16_at(data, 6)?);
            let (_, size) = encoding.counted_text(data, 8, length)?;
            data.get(8 + size + 2..).unwrap_or_default()
        } else {
            &[]
        };
        let text = texts::rich(&text, runs, self.globals.looks.fonts.len());
        self.put(&Head::of(data)?, Value::Text(Arc::new(text)))
    }

    fn formula(&mut self, data: &[u8]) -> Option<()> {
        let head = Head::of(data)?;
        let waits = u16_at(data, 14)? & CALCULATE == CALCULATE;
        let doubts_zero = waits || self.globals.recalculates;
        let outcome = outcome(data, doubts_zero, self.never_calculated || waits)?;
        let value = match outcome {
            Outcome::Value(value) => value,
            Outcome::Text => Value::Text(Arc::new(Text::default())),
        };
        let is_text = matches!(value, Value::Text(_));
        let base = (head.row, head.column);
        self.put(&head, value)?;
        let context = self.context(base);
        let tokens = formula::counted(data, 20)?;
        self.note_failure(|reader| reader.cells.set_formula(tokens, context, reader.losses, reader.budget));
        self.is_waiting = is_text;
        Some(())
    }

    /// A formula for several cells (`ShrFmla`, MS-XLS 2.4.260, and `Array`, 2.4.4).
    fn share(&mut self, data: &[u8], is_array: bool) -> Option<()> {
        let area = Area {
            first_row: u16_at(data, 0)?.into(),
            last_row: u16_at(data, 2)?.into(),
            first_column: (*data.get(4)?).into(),
            last_column: (*data.get(5)?).into(),
        };
        let tokens = formula::counted(data, if is_array { 12 } else { 8 })?;
        if area.first_row <= area.last_row && area.first_column <= area.last_column {
            self.cells.share(area, is_array, tokens);
        }
        Some(())
    }

    fn merges(&mut self, data: &[u8]) -> Option<()> {
        let count = usize::from(u16_at(data, 0)?);
        for region in data.get(2..)?.chunks_exact(8).take(count) {
            if let Some(area) = area(region)
                && self.merged.len() < Limit::MergedRanges.length()
            {
                self.merged.push(area);
            } else {
                self.losses.add(RemarkKind::MergeLost);
            }
        }
        Some(())
    }
}

/// An area of eight bytes (`Ref8`): both rows, then both columns. None where it is none.
pub(super) fn area(data: &[u8]) -> Option<Area> {
    let area = Area {
        first_row: u16_at(data, 0)?.into(),
        last_row: u16_at(data, 2)?.into(),
        first_column: u16_at(data, 4)?.into(),
        last_column: u16_at(data, 6)?.into(),
    };
    let is_area =
        area.first_row <= area.last_row && area.first_column <= area.last_column && area.last_column <= LAST_COLUMN;
    is_area.then_some(area)
}

/// Areas with their number before them (`SqRefU`).
pub(super) fn areas(data: &[u8], at: usize) -> Option<Vec<Area>> {
    let count = usize::from(u16_at(data, at)?);
    let stored = data.get(at + 2..(at + 2).checked_add(count * 8)?)?;
    stored.chunks_exact(8).map(area).collect()
}
