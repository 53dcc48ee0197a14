//! Recognises scores in tables, wherever they stand: a worksheet is a table, a Word table is a table.
//!
//! Headers and row labels say what a cell is about; the cell's claim is what both say together. So an indicator may
//! stand above, at the left, or alone beside its value, agencies may be rows or columns, and years either.

mod items;
mod subject;
mod value;

use rust_decimal::Decimal;

use crate::model::{Agency, CellKind, Claim, Finding, Instrument, Place, Table};

use super::columns::{Column, Columns, Reading, readings};
use super::context::Context;
use super::grid::{Grid, Row};
use super::identity::{self, Mention};
use super::items::{Mark, Sheet};
use super::lines;
use super::values::{self, Score};
use super::vocabulary::{Label, Vocabulary, is_total};
use super::words::{LabelField, Role};
use subject::{RowSubject, place_name, year_in_year_column};

/// What a table says.
#[derive(Default)]
pub(super) struct Said {
    /// Values with their subjects.
    pub claims: Vec<Claim>,
    /// Cells that should hold a score and do not.
    pub findings: Vec<Finding>,
    /// Marks of items, whose meaning the whole document tells.
    pub marks: Vec<Mark>,
    /// Agencies named, with the place.
    pub mentions: Vec<(Mention, Place)>,
    /// Texts that stand alone in their rows: titles, notes, sentences.
    pub sentences: Vec<(String, Place)>,
    /// The columns as the last header describes them, for whoever asks what they were taken for.
    pub columns: Columns,
}

/// Reads one table in the context of what came before it; titles in it change the context.
pub(super) fn read(table: &Table, context: &mut Context, vocabulary: &Vocabulary) -> Said {
    let grid = Grid::new(table);
    let of_oit = context.instrument == Some(Instrument::Oit);
    let mut reader = Reader {
        vocabulary,
        sheet: Sheet::find(&grid, &table.place, vocabulary, of_oit),
        context,
        columns: Columns::default(),
        section: Section::default(),
        last_agency: None,
        said: Said::default(),
    };
    for row in &grid.rows {
        reader.row(row);
    }
    Said { columns: reader.columns, ..reader.said }
}

/// What has been read since the last header or subtotal, to know what a row of totals sums up.
#[derive(Default)]
struct Section {
    indicators: Vec<(u8, Decimal)>,
    instruments: Vec<Instrument>,
    /// The instrument that a row of its own announced.
    announced: Option<Instrument>,
}

struct Reader<'t> {
    vocabulary: &'t Vocabulary,
    /// Where items and their marks stand in the table.
    sheet: Sheet,
    context: &'t mut Context,
    columns: Columns,
    section: Section,
    last_agency: Option<Agency>,
    said: Said,
}

impl Reader<'_> {
    fn row(&mut self, row: &Row<'_>) {
        let mut readings = readings(row, self.vocabulary);
        self.name_parts(&mut readings);
        if self.items(row, &readings) {
            return;
        }
        match readings.as_slice() {
            [] => {}
            [only] if !only.number => self.lone_text(only),
            _ if self.take_attributes(row, &readings) => {}
            _ if self.columns.takes_as_header(row, &readings) => {
                self.columns.take_header(row, &readings, self.vocabulary);
                self.section = Section { announced: self.section.announced.take(), ..Section::default() };
                self.last_agency = None;
            }
            _ if readings.iter().all(|reading| reading.label.number.is_some()) => {}
            _ => {
                for part in self.columns.halves(&readings) {
                    self.data_row(row, part);
                }
            }
        }
    }

    /// A row of one text: a title, a section's name, a note, or a label with its value.
    fn lone_text(&mut self, only: &Reading<'_, '_>) {
        let place = only.cell.cell.place.clone();
        if let Some(pair) = lines::labelled(&only.cell.cell.text, &place, 0, self.vocabulary) {
            let pair = Table {
                sheet: None,
                hidden: false,
                hidden_rows: Vec::new(),
                hidden_columns: Vec::new(),
                place,
                cells: pair,
            };
            for row in &Grid::new(&pair).rows {
                self.row(row);
            }
            return;
        }
        match &only.label {
            Label { field: Some(LabelField::Instrument(instrument)), .. } => {
                self.section.announced = Some(*instrument);
                self.context.instrument = Some(*instrument);
            }
            _ => {
                for mention in self.context.hear_title(&only.cell.text) {
                    self.said.mentions.push((mention, place.clone()));
                }
            }
        }
        self.said.sentences.push((only.cell.text.to_string(), place));
    }

    /// A row such as "หน่วยงาน | อบต.ก" or "ปีงบประมาณ | 2563 | 2564", which says of whom or when the rest is. False
    /// where it is none.
    fn take_attributes(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>]) -> bool {
        let is_name =
            |role| matches!(role, Some(Role::Agency | Role::District | Role::Province | Role::Kind | Role::Year));
        let is_label = |reading: &Reading<'_, '_>| {
            reading.agency.is_none()
                && reading.cell.cell.row == row.number
                && reading.label.fiscal_year.is_none()
                && (reading.label.role.is_some() || reading.label.field.is_some())
        };
        let starts = readings.first().is_some_and(|first| is_name(first.label.role) && is_label(first));
        if !starts || readings.iter().any(|reading| is_label(reading) && !is_name(reading.label.role)) {
            return false;
        }
        // Labels beside labels are a header.
        let beside = readings.windows(2).any(|pair| pair.iter().all(is_label));
        if beside || readings.last().is_some_and(is_label) {
            return false;
        }
        let mut role = None;
        let mut values: Vec<(Role, &Reading<'_, '_>)> = Vec::new();
        for reading in readings {
            if is_label(reading) {
                role = reading.label.role;
            } else if let Some(role) = role {
                values.push((role, reading));
            }
        }
        let mut taken = false;
        for (role, reading) in &values {
            let alone = values.iter().filter(|(other, _)| other == role).count() == 1;
            taken |= self.take_attribute(row.number, *role, reading, alone);
        }
        taken
    }

    fn take_attribute(&mut self, row: u32, role: Role, reading: &Reading<'_, '_>, alone: bool) -> bool {
        let text = &*reading.cell.text;
        match role {
            Role::Agency => {
                let Some(mention) = identity::agency_of_cell(text, None).filter(|_| !is_total(text)) else {
                    return false;
                };
                self.said.mentions.push((mention.clone(), reading.cell.cell.place.clone()));
                if alone {
                    self.context.name(mention.agency.clone());
                }
                self.columns.take_attribute(row, reading.column, |column| column.agency = Some(mention.agency));
            }
            Role::Year => {
                let Some(year) = year_in_year_column(text) else { return false };
                if alone {
                    self.context.fiscal_year = Some(year);
                }
                self.columns.take_attribute(row, reading.column, |column| column.fiscal_year = Some(year));
            }
            Role::District if alone => self.context.district = place_name(text, "อำเภอ", "อ."),
            Role::Province if alone => self.context.province = place_name(text, "จังหวัด", "จ."),
            _ => return false,
        }
        true
    }

    fn data_row(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>]) {
        if self.columns.is_empty() {
            self.pairs(readings);
            return;
        }
        if self.columns.counts_people() {
            return;
        }
        let subject = self.row_subject(row, readings);
        if subject.total && self.columns.has_role(Role::Agency) || subject.nameless {
            return;
        }
        // A row of a grade and its range, of nobody and of nothing, is the scale of grades.
        let anchored = subject.agency.is_some()
            || subject.field.is_some()
            || readings.iter().any(|reading| {
                reading.number || self.columns.get(reading.column).is_some_and(|column| column.agency.is_some())
            });
        let mut said_any = false;
        for reading in readings {
            let Some(column) = self.columns.get(reading.column).cloned() else { continue };
            // A value merged downward is that of its first row.
            if column.holds_no_value() || reading.cell.cell.row != row.number {
                continue;
            }
            let Some(field) = self.field_of(&subject, &column) else { continue };
            if !anchored && matches!(field, LabelField::Grade | LabelField::Result) {
                continue;
            }
            // The label itself is no value of the field it names.
            if reading.label.field.is_some() && reading.label.field == subject.field {
                continue;
            }
            said_any |= self.value(reading.cell, &field, column.role == Some(Role::Weighted), &subject, &column);
        }
        if !said_any && subject.agency.is_none() {
            self.pairs(readings);
        }
    }

    /// What a cell states, from its row and its column together; none where they name nothing or contradict.
    fn field_of(&self, row: &RowSubject, column: &Column) -> Option<LabelField> {
        if column.role == Some(Role::InstrumentScore) {
            return row.instrument.map(LabelField::Instrument);
        }
        match (&row.field, &column.field) {
            (Some(row), None) => Some(row.clone()),
            (None, Some(LabelField::Result)) if row.total => None,
            (None, Some(column)) => Some(column.clone()).filter(|_| !row.total),
            // "คะแนนรวม" over the scores of indicators means their scores.
            (
                Some(row @ (LabelField::Indicator(_) | LabelField::SubIndicator(_) | LabelField::Instrument(_))),
                Some(LabelField::Overall),
            ) => Some(row.clone()),
            // Beside targets "ผล" is what was scored.
            (
                Some(row @ (LabelField::Indicator(_) | LabelField::SubIndicator(_) | LabelField::Instrument(_))),
                Some(LabelField::Result),
            ) => Some(row.clone()),
            (Some(LabelField::Overall), Some(column @ (LabelField::Grade | LabelField::Result))) => {
                Some(column.clone())
            }
            (Some(row), Some(column)) => (row == column).then(|| row.clone()),
            (None, None) if row.total => self.total_of_section(),
            (None, None) => {
                let overall = match column.role {
                    Some(Role::Score) => {
                        let by_year = row.fiscal_year.is_some() && !self.columns.has_role(Role::Indicator);
                        (row.agency.is_some() || by_year) && !self.columns.has_overall()
                    }
                    Some(Role::Total) => row.agency.is_some() && !self.columns.has_overall(),
                    _ => false,
                };
                overall.then_some(LabelField::Overall)
            }
        }
    }

    /// What a row of totals sums up: the instrument of the indicators above it, or everything.
    fn total_of_section(&self) -> Option<LabelField> {
        let mut instruments: Vec<Instrument> =
            self.section.indicators.iter().filter_map(|(number, _)| self.vocabulary.instrument_of(*number)).collect();
        instruments.dedup();
        // The mean of some of its indicators is not the instrument's score.
        let whole =
            |instrument: &Instrument| self.vocabulary.indicators_of(*instrument).len() == self.section.indicators.len();
        match (instruments.as_slice(), self.section.instruments.as_slice()) {
            ([one], done) if !done.contains(one) => whole(one).then_some(LabelField::Instrument(*one)),
            ([], []) => None,
            _ => Some(LabelField::Overall),
        }
    }

    /// Labels and values side by side, without a header: "คะแนน IIT | 95.73 | คะแนน EIT | 95.50".
    fn pairs(&mut self, readings: &[Reading<'_, '_>]) {
        let mut label: Option<&Reading<'_, '_>> = None;
        let mut values = 0;
        for reading in readings {
            let names = reading.label.field.is_some() || reading.label.role == Some(Role::Score);
            if names && !reading.number {
                label = Some(reading);
                values = 0;
                continue;
            }
            let Some(named) = label else { continue };
            values += 1;
            // A second number behind a label may be anything: full marks, a weight, last year's.
            let only = values == 1
                && !readings.iter().any(|other| {
                    other.column > reading.column && other.number && {
                        !readings.iter().any(|between| {
                            between.column > reading.column
                                && between.column < other.column
                                && between.label.field.is_some()
                        })
                    }
                });
            if !only {
                continue;
            }
            // Words beside a name, under a header or not, are no score gone wrong.
            if reading.cell.cell.kind == CellKind::Text
                && values::score(reading.cell) == Score::Unreadable
                && values::judgement(&reading.cell.text) == (None, None)
            {
                continue;
            }
            let field = named.label.field.clone().unwrap_or(LabelField::Overall);
            let subject = RowSubject { fiscal_year: named.label.fiscal_year, ..RowSubject::default() };
            let weighted = named.label.role == Some(Role::Weighted);
            let column = self.columns.get(reading.column).cloned().unwrap_or_default();
            self.value(reading.cell, &field, weighted, &subject, &column);
        }
    }
}
