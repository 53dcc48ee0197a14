//! What the columns of a score table are about, from its header rows.

use std::collections::BTreeMap;

use crate::model::{Agency, AgencyKind};

use super::grid::{GridCell, Row};
use super::identity;
use super::vocabulary::{Label, Vocabulary};
use super::words::{LabelField, Role};

/// What one column is about, as far as the header rows above say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Column {
    /// Which value.
    pub field: Option<LabelField>,
    /// What part it plays.
    pub role: Option<Role>,
    /// Whose values stand in it (a transposed table).
    pub agency: Option<Agency>,
    /// Of which fiscal year they are.
    pub fiscal_year: Option<u16>,
    /// Of which kind the agencies are that it names.
    pub kind: Option<AgencyKind>,
    /// How many columns the header cell above covers.
    span: u32,
}

/// A cell of a row, with what it may mean.
pub(super) struct Reading<'r, 'a> {
    /// The grid column.
    pub column: u32,
    /// The cell.
    pub cell: &'r GridCell<'a>,
    /// Its meaning as a label.
    pub label: Label,
    /// The agency that it names.
    pub agency: Option<identity::Mention>,
    /// True when it is a number that can be no label.
    pub number: bool,
}

/// Reads every distinct cell of a row as a label, an agency or a number.
pub(super) fn readings<'r, 'a>(row: &'r Row<'a>, vocabulary: &Vocabulary) -> Vec<Reading<'r, 'a>> {
    row.distinct()
        .into_iter()
        .map(|(column, cell)| {
            let label = vocabulary.label(&cell.text);
            let agency = identity::mentions_in_title(&cell.text)
                .into_iter()
                .next()
                .filter(|mention| mention.range.start == 0 && cell.text.chars().count() <= 160);
            let number = label.fiscal_year.is_none()
                && label.number.is_none()
                && crate::thai::digits::parse_decimal(&cell.text).is_some();
            Reading { column, cell, label, agency, number }
        })
        .collect()
}

/// The columns of a table as its headers so far describe them.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    by_number: BTreeMap<u32, Column>,
    /// The grid row of the last header row, to which the next may belong.
    last_row: Option<u32>,
    /// True where a header counts people: percentages beside are shares of them.
    people: bool,
}

impl Columns {
    /// The column of a number.
    pub fn get(&self, column: u32) -> Option<&Column> {
        self.by_number.get(&column)
    }

    /// All columns in order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Column)> {
        self.by_number.iter().map(|(number, column)| (*number, column))
    }

    /// True where the table counts those who answered: its percentages are no scores.
    pub fn counts_people(&self) -> bool {
        self.people
    }

    /// True while no header has been read.
    pub fn is_empty(&self) -> bool {
        self.by_number.is_empty()
    }

    /// True when some column plays this part.
    pub fn has_role(&self, role: Role) -> bool {
        self.by_number.values().any(|column| column.role == Some(role))
    }

    /// True when some column holds overall scores.
    pub fn has_overall(&self) -> bool {
        self.by_number.values().any(|column| column.field == Some(LabelField::Overall))
    }

    fn names_rows(&self, column: u32) -> bool {
        self.get(column).is_some_and(|column| matches!(column.role, Some(Role::Agency | Role::Indicator)))
    }

    /// True when a row is a header: several labels, and no score. Cells that name the row in a column for names are no
    /// labels.
    pub fn is_header(&self, row: &Row<'_>, readings: &[Reading<'_, '_>]) -> bool {
        if readings.iter().any(|reading| reading.number) {
            return false;
        }
        let continues = self.continues(row.number);
        let votes = readings.iter().filter(|reading| {
            let label = &reading.label;
            let says = label.field.is_some() || label.fiscal_year.is_some() || reading.agency.is_some();
            label.role.is_some()
                || says && !self.names_rows(reading.column)
                || label.number.is_some() && continues && self.numbers_indicators(reading.column)
        });
        let votes = votes.count();
        votes >= 2
            || votes == 1
                && continues
                && readings.iter().all(|reading| !reading.cell.origin || reading.label != Label::default())
    }

    /// As [`Columns::is_header`], for a row under a header whose merged cells have lost their merge (as in CSV): its
    /// cells stand for the blank ones to their right too, where this row is a header under them.
    pub fn takes_as_header(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>]) -> bool {
        if self.continues(row.number) {
            let spread = self.spread(readings);
            if spread.is_header(row, readings) {
                *self = spread;
                return true;
            }
        }
        self.is_header(row, readings)
    }

    fn spread(&self, readings: &[Reading<'_, '_>]) -> Columns {
        let mut spread = self.clone();
        for reading in readings.iter().filter(|reading| !self.by_number.contains_key(&reading.column)) {
            let Some((&from, above)) = self.by_number.range(..reading.column).next_back() else { continue };
            // A column for names has one cell under it.
            if above.span > 1 || matches!(above.role, Some(Role::Agency | Role::District | Role::Province | Role::Year))
            {
                continue;
            }
            let span = reading.column - from + 1;
            spread.by_number.insert(reading.column, above.clone());
            for column in spread.by_number.range_mut(from..=reading.column).map(|(_, column)| column) {
                column.span = span;
            }
        }
        spread
    }

    /// A row cut where a second column for names of indicators begins a table beside the first.
    pub fn halves<'x, 'r, 'a>(&self, readings: &'x [Reading<'r, 'a>]) -> Vec<&'x [Reading<'r, 'a>]> {
        let mut halves = Vec::new();
        let mut rest = readings;
        loop {
            let mut values = false;
            let cut = rest.iter().position(|reading| {
                let column = self.get(reading.column);
                let names = column.is_some_and(|column| column.role == Some(Role::Indicator));
                values |= column.is_some_and(|column| !column.holds_no_value());
                names && values
            });
            match cut.and_then(|cut| rest.split_at_checked(cut)) {
                Some((half, other)) => {
                    halves.push(half);
                    rest = other;
                }
                None => {
                    halves.push(rest);
                    return halves;
                }
            }
        }
    }

    /// True when a row stands right under the last header row.
    fn continues(&self, row: u32) -> bool {
        self.last_row.is_some_and(|last| last + 1 == row)
    }

    /// True when a bare number under this column's header is an indicator's: the header names an instrument or
    /// indicators and covers several columns.
    fn numbers_indicators(&self, column: u32) -> bool {
        self.get(column).is_some_and(|column| {
            let all_ten = column.span == 10 && column.role == Some(Role::Score);
            let several = column.span > 1
                && (matches!(column.field, Some(LabelField::Instrument(_))) || column.role == Some(Role::Indicator));
            all_ten || several
        })
    }

    /// Takes in a header row: under the one before it where it stands right below, else in its place.
    pub fn take_header(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>], vocabulary: &Vocabulary) {
        if !self.continues(row.number) {
            self.by_number.clear();
            self.people = false;
        }
        self.last_row = Some(row.number);
        self.people |= readings.iter().any(|reading| {
            ["ผู้ตอบ", "ผู้เข้าร่วม", "กลุ่มตัวอย่าง", "จำนวนคน"].iter().any(|word| reading.cell.text.contains(word))
        });
        let numbered: Vec<(u32, bool)> =
            readings.iter().map(|reading| (reading.column, self.numbers_indicators(reading.column))).collect();
        for reading in readings {
            // A cell merged down from the header row above has been heard.
            if reading.cell.cell.row < row.number {
                continue;
            }
            let by_number = numbered.iter().any(|(column, yes)| *column == reading.column && *yes);
            let span = reading.cell.cell.column_span;
            let columns: Vec<u32> =
                row.cells.iter().filter(|(_, cell)| cell.index == reading.cell.index).map(|(at, _)| *at).collect();
            for at in columns {
                let column = self.by_number.entry(at).or_default();
                let unheard = *column == Column::default();
                column.hear(&reading.label, by_number, vocabulary);
                if let Some(mention) = &reading.agency {
                    column.agency = Some(mention.agency.clone());
                }
                if unheard && *column == Column::default() {
                    // A header that is not understood makes its column nobody's scores.
                    column.role = Some(Role::Aside);
                }
                if column.role == Some(Role::Agency) {
                    column.kind = identity::kind_of_title(&reading.cell.text).or(column.kind);
                }
                column.span = span;
            }
        }
    }

    /// Sets what the columns from `from` on are about, from a row such as "หน่วยงาน | อบต.ก | อบต.ข".
    pub fn take_attribute(&mut self, row: u32, column: u32, set: impl FnOnce(&mut Column)) {
        set(self.by_number.entry(column).or_default());
        self.last_row = Some(row);
    }
}

impl Column {
    /// Takes in what a header cell says of this column, under what the cells above it said.
    fn hear(&mut self, label: &Label, numbers_indicators: bool, vocabulary: &Vocabulary) {
        if let Some(year) = label.fiscal_year {
            self.fiscal_year = Some(year);
        }
        if let Some(number) = label.number.filter(|_| numbers_indicators) {
            self.field = numbered_indicator(number, self.field.as_ref(), vocabulary).map(LabelField::Indicator);
            self.role = self.field.is_none().then_some(Role::Aside);
            return;
        }
        match (&label.field, label.role) {
            (Some(field), role) => {
                let under_instrument = matches!(self.field, Some(LabelField::Instrument(_)));
                match field {
                    // The grade of one instrument is no grade of the agency.
                    LabelField::Grade | LabelField::Result if under_instrument => self.role = Some(Role::Aside),
                    LabelField::Overall if under_instrument => {}
                    field => {
                        self.field = Some(field.clone());
                        self.role = role;
                    }
                }
            }
            (None, Some(Role::Score)) => {
                if matches!(self.field, Some(LabelField::Result | LabelField::Grade)) {
                    self.field = None;
                }
                if self.field.is_none() {
                    self.role = Some(Role::Score);
                }
            }
            (None, Some(Role::Total)) if matches!(self.field, Some(LabelField::Instrument(_))) => {}
            (None, Some(role)) => self.role = Some(role),
            (None, None) => {}
        }
    }

    /// True for columns that name what their rows are about, or hold nothing of an assessment.
    pub fn holds_no_value(&self) -> bool {
        matches!(
            self.role,
            Some(
                Role::Agency
                    | Role::Indicator
                    | Role::District
                    | Role::Province
                    | Role::Kind
                    | Role::Year
                    | Role::Aside
            )
        )
    }
}

/// The indicator that a number under a header means: its own number, or its place within the instrument.
pub(super) fn numbered_indicator(number: u8, above: Option<&LabelField>, vocabulary: &Vocabulary) -> Option<u8> {
    let Some(LabelField::Instrument(instrument)) = above else { return Some(number) };
    let own = vocabulary.indicators_of(*instrument);
    if own.contains(&number) {
        return Some(number);
    }
    own.get(usize::from(number).checked_sub(1)?).copied()
}
