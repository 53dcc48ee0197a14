//! What the columns of a score table are about, from its header rows.

use crate::thai::words::Holds as _;
use std::collections::BTreeMap;
use std::ops::Range;

use super::agreed::only;
use super::column::{Closed, Column};
use super::full_marks::FullMarks;
use super::grid::Row;
use super::header_row::{self, HeaderRow};
use super::reading::{Reading, are_choices, numbers_all_ten};
use super::values;
use super::vocabulary::{Label, Vocabulary};
use super::words::{LabelField, Role};

/// The columns of a table as its headers so far describe them.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    by_number: BTreeMap<u32, Column>,
    /// The grid row of the last header row, to which the next may belong.
    last_row: Option<u32>,
    /// True where a header says that its figures are of something else: of people counted, of projects, of risks.
    of_something_else: bool,
    /// What is true of some column, found once for all rows.
    known: Known,
}

/// What is true of some column.
#[derive(Clone, Debug, Default)]
struct Known {
    /// A bit for every role that is played.
    roles: u32,
    overall: bool,
    agencies: bool,
    years: bool,
    /// Several columns, each of another indicator.
    indicators: bool,
    /// The first column that holds values.
    first_value: Option<u32>,
    /// The columns for agencies.
    for_agencies: Vec<u32>,
    /// Where tables beside the first begin.
    beside: Vec<u32>,
}

/// No table with so many columns has lost the merges of its header.
const WIDEST_SPREAD: usize = 512;

impl Columns {
    /// The column of a number.
    pub fn get(&self, column: u32) -> Option<&Column> {
        self.by_number.get(&column)
    }

    /// All columns in order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Column)> {
        self.by_number.iter().map(|(number, column)| (*number, column))
    }

    /// True where the figures of the table are no scores: it counts those who answered, or lists projects.
    pub fn are_of_something_else(&self) -> bool {
        self.of_something_else
    }

    /// Takes in a header that is not understood, or is of something else: what stands under it is nobody's.
    pub fn take_as_nobodys(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>], vocabulary: &Vocabulary) {
        self.take_header(row, readings, vocabulary);
        self.of_something_else = true;
    }

    /// True while no header has been read.
    pub fn is_empty(&self) -> bool {
        self.by_number.is_empty()
    }

    /// True when some column plays this part.
    pub fn has_role(&self, role: Role) -> bool {
        self.known.roles & bit(role) != 0
    }

    /// True when columns are those of agencies.
    pub fn are_agencies(&self) -> bool {
        self.known.agencies
    }

    /// True when columns are those of years.
    pub fn are_years(&self) -> bool {
        self.known.years
    }

    /// True when columns are those of different years.
    pub fn are_several_years(&self) -> bool {
        self.known.years && self.only_year().is_none()
    }

    /// True when columns are those of several indicators.
    pub fn are_indicators(&self) -> bool {
        self.known.indicators
    }

    /// Sets what the scores of a column are out of, from a row of full marks.
    pub fn set_full_marks(&mut self, column: u32, full_marks: FullMarks) {
        if let Some(column) = self.by_number.get_mut(&column) {
            column.full_marks = Some(full_marks);
        }
    }

    /// True when some column holds overall scores.
    pub fn has_overall(&self) -> bool {
        self.known.overall
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
        // "ระดับ | B": a label with its value beside.
        let paired = readings.windows(2).any(|pair| match pair {
            [label, value] => {
                matches!(label.label.field, Some(LabelField::Grade | LabelField::Result)) && value.judges()
            }
            _ => false,
        });
        if paired {
            return false;
        }
        let continues = self.continues(row.number);
        let ten = numbers_all_ten(readings);
        let votes = readings.iter().filter(|reading| {
            let label = &reading.label;
            let says = label.field.is_some() || label.fiscal_year.is_some() || reading.agency.is_some();
            label.role.is_some()
                || says && !self.names_rows(reading.column)
                || label.number.is_some()
                    && (continues && self.numbers_indicators(reading.column)
                        || ten && self.may_be_numbered(reading.column))
                || label.full_marks.is_some() && continues
        });
        let votes = votes.count();
        // "ตัวชี้วัด" over names and words over the rest are a header, though the words are not understood.
        let over_names = readings.len() > 1
            && readings.iter().any(|reading| {
                reading.cell.origin && matches!(reading.label.role, Some(Role::Indicator | Role::Agency))
            })
            && readings.iter().all(|reading| {
                reading.agency.is_none()
                    && reading.label.number.is_none()
                    && !reading.judges()
                    && !values::is_none(&reading.cell.text)
            });
        // "A | B" under a header of grades for each is no header.
        let judged = |reading: &Reading<'_, '_>| {
            self.get(reading.column).is_some_and(|column| {
                column.span == 1 && matches!(column.field, Some(LabelField::Grade | LabelField::Result))
            })
        };
        // Agencies where names of indicators stood are the heads of the next tables beside each other.
        let over_tables = readings.len() > 1
            && readings.iter().all(|reading| {
                let column = self.get(reading.column);
                reading.agency.is_some() && column.is_none_or(|column| column.role != Some(Role::Agency))
            });
        votes >= 2
            || (continues || self.is_empty()) && !readings.iter().all(judged) && are_choices(readings)
            || over_tables
            || over_names
            || votes == 1
                && continues
                && readings.iter().all(|reading| {
                    let number = reading.label.number.is_some() && !self.numbers_indicators(reading.column);
                    !reading.cell.origin || reading.label != Label::default() && !number
                })
    }

    /// As [`Columns::is_header`], for a row under a header whose merged cells have lost their merge (as in CSV): its
    /// cells stand for the blank ones to their right too, where this row is a header under them.
    pub fn takes_as_header(&mut self, row: &Row<'_>, readings: &[Reading<'_, '_>]) -> bool {
        if self.continues(row.number) && self.by_number.len() <= WIDEST_SPREAD {
            let spread = self.spread(readings);
            if spread.is_header(row, readings) || self.parts_below(&spread, readings) {
                *self = spread;
                return true;
            }
        }
        self.is_header(row, readings)
    }

    /// True for words alone under a header that covers only them once it is spread: its parts, though nobody knows them.
    fn parts_below(&self, spread: &Columns, readings: &[Reading<'_, '_>]) -> bool {
        let parts = readings.iter().all(|reading| {
            let covered = spread.get(reading.column).is_some_and(|column| column.span > 1 && column.field.is_some());
            covered && !reading.number && !reading.judges() && !values::is_none(&reading.cell.text)
        });
        parts && readings.len() > 1 && readings.iter().any(|reading| !self.by_number.contains_key(&reading.column))
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

    /// A row cut where a second column for names of indicators or agencies begins a table beside the first; each part
    /// with the columns it spans.
    pub fn halves<'x, 'r, 'a>(&self, readings: &'x [Reading<'r, 'a>]) -> Vec<(Range<u32>, &'x [Reading<'r, 'a>])> {
        let starts = [0].into_iter().chain(self.known.beside.iter().copied());
        let ends = self.known.beside.iter().copied().chain([u32::MAX]);
        let within = |columns: Range<u32>| {
            let from = readings.partition_point(|reading| reading.column < columns.start);
            let to = readings.partition_point(|reading| reading.column < columns.end);
            (columns, readings.get(from..to).unwrap_or_default())
        };
        starts.zip(ends).map(|(from, to)| within(from..to)).filter(|(_, part)| !part.is_empty()).collect()
    }

    /// The one year that headers name; none where they name several.
    pub fn only_year(&self) -> Option<u16> {
        only(self.by_number.values().filter_map(|column| column.fiscal_year))
    }

    /// The column for agencies among some columns.
    pub fn for_agencies(&self, among: &Range<u32>) -> Option<u32> {
        let from = self.known.for_agencies.partition_point(|at| *at < among.start);
        self.known.for_agencies.get(from).copied().filter(|at| *at < among.end)
    }

    /// True where a header that is not understood may well be that of a column for names: it has no value, and no header
    /// says that it is of others.
    pub fn may_name(&self, column: u32) -> bool {
        let values = self.known.first_value.is_some_and(|first| first < column);
        let open = self.get(column).is_none_or(|column| {
            column.closed == Closed::No && matches!(column.role, None | Some(Role::Aside)) && column.field.is_none()
        });
        open && !values
    }

    /// True where a column for names of agencies, places or years is among those of a row.
    pub fn names_any(&self, readings: &[Reading<'_, '_>]) -> bool {
        let naming = |column: &Column| {
            matches!(
                column.role,
                Some(Role::Agency | Role::District | Role::Province | Role::Kind | Role::Year | Role::Order)
            )
        };
        readings.iter().any(|reading| self.get(reading.column).is_some_and(naming))
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

    /// True when nothing above a column says that a bare number in it is something else than an indicator's.
    fn may_be_numbered(&self, column: u32) -> bool {
        self.get(column).is_none_or(|column| {
            column.closed == Closed::No
                && matches!(column.field, None | Some(LabelField::Instrument(_)))
                && matches!(column.role, None | Some(Role::Score | Role::Indicator | Role::Aside))
        })
    }

    /// Takes in a header row: under the one before it where it stands right below, else in its place.
    ///
    /// Returns what contradicts itself: columns whose headers name one indicator and number another, with one of them.
    pub fn take_header(
        &mut self,
        row: &Row<'_>,
        readings: &[Reading<'_, '_>],
        vocabulary: &Vocabulary,
    ) -> Vec<(u32, u8)> {
        let mut contrary = Vec::new();
        if !self.continues(row.number) {
            self.by_number.clear();
            self.of_something_else = false;
        }
        self.last_row = Some(row.number);
        let says =
            |words: &[&str]| readings.iter().any(|reading| words.iter().any(|word| reading.cell.text.holds(word)));
        let people = says(&["ผู้ตอบ", "ผู้เข้าร่วม", "กลุ่มตัวอย่าง", "จำนวนคน"]);
        // Beside "คะแนน" it is the percentages alone that are shares of people.
        let scores_too = says(&["คะแนน"]);
        self.of_something_else |= people && !scores_too || header_row::is_of_something_else(readings);
        // "หน่วยงาน | 1 | 2 | ... | 10"
        let names = readings.iter().any(|reading| matches!(reading.label.role, Some(Role::Agency | Role::Year)))
            || self.has_role(Role::Agency);
        let corner = readings.first().filter(|first| first.label.role == Some(Role::Indicator));
        // "ตัวชี้วัดที่ | 1 | 2 | ... | 10": the first cell says what the numbers are, not what stands below it.
        let corner = corner.filter(|_| numbers_all_ten(readings)).map(|first| first.column);
        let ten = corner.is_some() || names && numbers_all_ten(readings);
        let numbered: Vec<bool> = readings
            .iter()
            .map(|reading| self.numbers_indicators(reading.column) || ten && self.may_be_numbered(reading.column))
            .collect();
        let header = HeaderRow {
            people,
            across: readings.iter().any(|reading| reading.agency.is_some()),
            kinds: readings.iter().any(|reading| reading.label.role == Some(Role::Kind)),
        };
        let of_scores = self.headers_of_scores(readings);
        let after_appeal: Vec<Label> = readings
            .iter()
            .filter(|reading| reading.label.appealed)
            .map(|reading| Label { appealed: false, ..reading.label.clone() })
            .collect();
        for (reading, by_number) in readings.iter().zip(numbered) {
            // A cell merged down from the header row above has been heard.
            if reading.cell.cell.row < row.number {
                continue;
            }
            let covered =
                row.cells.at_or_behind(reading.column).take_while(|(_, cell)| cell.index == reading.cell.index);
            for (at, _) in covered {
                let column = self.by_number.entry(at).or_default();
                let unheard = *column == Column::default();
                let beside_scores = of_scores.contains(&column.field);
                if let Some(indicator) = column.hear(&reading.label, by_number, vocabulary) {
                    contrary.push((reading.column, indicator));
                }
                if is_only_marks(&reading.label) && column.span > reading.cell.cell.column_span {
                    column.take_marks(beside_scores);
                }
                header.settle(column, reading, unheard);
                if after_appeal.contains(&reading.label) {
                    column.role = Some(Role::Aside);
                }
                column.span = reading.cell.cell.column_span;
            }
        }
        if let Some(corner) = corner {
            self.by_number.insert(corner, Column::default());
        }
        self.survey();
        contrary
    }

    /// What the headers are about under which a header of this row is that of scores, and says nothing of marks or
    /// weights; each once.
    fn headers_of_scores(&self, row: &[Reading<'_, '_>]) -> Vec<Option<LabelField>> {
        let mut headers = Vec::new();
        for reading in row {
            if reading.label.full_marks.is_none() && reading.label.role != Some(Role::Weighted) {
                let above = self.get(reading.column).and_then(|column| column.field.clone());
                if !headers.contains(&above) {
                    headers.push(above);
                }
            }
        }
        headers
    }

    /// Finds what is true of some column.
    fn survey(&mut self) {
        self.known = Known::default();
        let mut indicator = None;
        for (at, column) in &self.by_number {
            self.known.roles |= column.role.map_or(0, bit);
            self.known.overall |= column.field == Some(LabelField::Overall);
            self.known.agencies |= column.agency.is_some();
            self.known.years |= column.fiscal_year.is_some();
            if let Some(LabelField::Indicator(number)) = column.field {
                self.known.indicators |= indicator.is_some_and(|other| other != number);
                indicator = Some(number);
            }
            if self.known.first_value.is_none() && !column.holds_no_value() {
                self.known.first_value = Some(*at);
            }
            if column.role == Some(Role::Agency) {
                self.known.for_agencies.push(*at);
            }
        }
        self.known.beside = self.tables_beside();
    }

    /// Where a second column for names of agencies or indicators begins a table beside the first.
    fn tables_beside(&self) -> Vec<u32> {
        let mut starts = Vec::new();
        let (mut agencies, mut indicators, mut values, mut order) = (false, false, false, None);
        for (at, column) in &self.by_number {
            let seen = match column.role {
                Some(Role::Order) => {
                    order = Some(*at);
                    continue;
                }
                Some(Role::Agency) => &mut agencies,
                Some(Role::Indicator) => &mut indicators,
                _ => {
                    values |= !column.holds_no_value();
                    continue;
                }
            };
            let again = std::mem::replace(seen, true);
            if values && again {
                starts.push(order.filter(|order| order + 1 == *at).unwrap_or(*at));
                (agencies, indicators) = (column.role == Some(Role::Agency), column.role == Some(Role::Indicator));
                values = false;
            }
        }
        starts
    }

    /// Sets what the columns from `from` on are about, from a row such as "หน่วยงาน | อบต.ก | อบต.ข".
    pub fn take_attribute(&mut self, row: u32, column: u32, set: impl FnOnce(&mut Column)) {
        let taken = self.by_number.entry(column).or_default();
        set(taken);
        self.known.agencies |= taken.agency.is_some();
        self.known.years |= taken.fiscal_year.is_some();
        self.last_row = Some(row);
    }
}

/// True for "คะแนนเต็ม 30" and the like, which name nothing but marks.
fn is_only_marks(label: &Label) -> bool {
    label.full_marks.is_some_and(|marks| marks.said) && Label { full_marks: None, ..label.clone() } == Label::default()
}

/// A role as a bit.
fn bit(role: Role) -> u32 {
    1 << role as u32
}
