//! What the columns of a score table are about, from its header rows.

use std::collections::BTreeMap;
use std::ops::Range;

use super::column::{Closed, Column};
use super::full_marks::FullMarks;
use super::grid::Row;
use super::identity;
use super::reading::{Reading, numbers_all_ten};
use super::text::key;
use super::values;
use super::vocabulary::{Label, Vocabulary};
use super::words::{LabelField, OF_OTHER_ASSESSMENTS, OF_THE_ASSESSMENT, Role};

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

    /// True when columns are those of agencies.
    pub fn are_agencies(&self) -> bool {
        self.by_number.values().any(|column| column.agency.is_some())
    }

    /// Sets what the scores of a column are out of, from a row of full marks.
    pub fn set_full_marks(&mut self, column: u32, full_marks: FullMarks) {
        if let Some(column) = self.by_number.get_mut(&column) {
            column.full_marks = Some(full_marks);
        }
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
        votes >= 2
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

    /// A row cut where a second column for names of indicators or agencies begins a table beside the first; each part
    /// with the columns it spans.
    pub fn halves<'x, 'r, 'a>(&self, readings: &'x [Reading<'r, 'a>]) -> Vec<(Range<u32>, &'x [Reading<'r, 'a>])> {
        let mut starts = vec![0];
        let (mut named, mut values, mut order) = (Vec::new(), false, None);
        for (at, column) in &self.by_number {
            match column.role {
                Some(Role::Order) => order = Some(*at),
                Some(role @ (Role::Agency | Role::Indicator)) => {
                    if values && named.contains(&role) {
                        starts.push(order.filter(|order| order + 1 == *at).unwrap_or(*at));
                        named.clear();
                        values = false;
                    }
                    named.push(role);
                }
                _ => values |= !column.holds_no_value(),
            }
        }
        let ends = starts.iter().skip(1).copied().chain([u32::MAX]);
        let within = |columns: Range<u32>| {
            let from = readings.partition_point(|reading| reading.column < columns.start);
            let to = readings.partition_point(|reading| reading.column < columns.end);
            (columns, readings.get(from..to).unwrap_or_default())
        };
        starts.iter().zip(ends).map(|(from, to)| within(*from..to)).filter(|(_, part)| !part.is_empty()).collect()
    }

    /// The column for agencies among some columns.
    pub fn for_agencies(&self, among: &Range<u32>) -> Option<u32> {
        self.by_number.range(among.clone()).find(|(_, column)| column.role == Some(Role::Agency)).map(|(at, _)| *at)
    }

    /// True where a header that is not understood may well be that of a column for names: it has no value, and no header
    /// says that it is of others.
    pub fn may_name(&self, column: u32) -> bool {
        let values = self.by_number.range(..column).any(|(_, before)| !before.holds_no_value());
        let open = self.get(column).is_none_or(|column| {
            column.closed == Closed::No && matches!(column.role, None | Some(Role::Aside)) && column.field.is_none()
        });
        open && !values
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
            self.people = false;
        }
        self.last_row = Some(row.number);
        let says =
            |words: &[&str]| readings.iter().any(|reading| words.iter().any(|word| reading.cell.text.contains(word)));
        let people = says(&["ผู้ตอบ", "ผู้เข้าร่วม", "กลุ่มตัวอย่าง", "จำนวนคน"]);
        // Beside "คะแนน" it is the percentages alone that are shares of people.
        let scores_too = says(&["คะแนน"]);
        self.people |= people && !scores_too;
        // "หน่วยงาน | 1 | 2 | ... | 10"
        let names = readings.iter().any(|reading| matches!(reading.label.role, Some(Role::Agency | Role::Year)))
            || self.has_role(Role::Agency);
        let ten = names && numbers_all_ten(readings);
        let numbered: Vec<(u32, bool)> = readings
            .iter()
            .map(|reading| {
                let column = reading.column;
                (column, self.numbers_indicators(column) || ten && self.may_be_numbered(column))
            })
            .collect();
        let across = readings.iter().any(|reading| reading.agency.is_some());
        let kinds = readings.iter().any(|reading| reading.label.role == Some(Role::Kind));
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
                if let Some(indicator) = column.hear(&reading.label, by_number, vocabulary) {
                    contrary.push((reading.column, indicator));
                }
                if kinds && unheard && matches!(&*reading.cell.text, "ชื่อ" | "รายชื่อ" | "นาม" | "name")
                {
                    column.role = Some(Role::Agency);
                }
                if column.role == Some(Role::Crossed) {
                    column.role = Some(if across { Role::Indicator } else { Role::Agency });
                }
                // "คะแนนเต็ม 30" beside what was scored is a column of full marks, alone it is what its scores are out of.
                let only_marks = reading.label.full_marks.is_some_and(|marks| marks.said)
                    && Label { full_marks: None, ..reading.label.clone() } == Label::default();
                if only_marks && column.span > span {
                    column.role = Some(Role::FullMarks);
                    column.full_marks = None;
                }
                if people && column.role == Some(Role::Score) && !reading.cell.text.contains("คะแนน") {
                    column.role = Some(Role::Aside);
                }
                column.numbers |= ["ตัวชี้วัด", "ตชว", "ndicator"].iter().any(|word| reading.cell.text.contains(word));
                column.says_full |= column.role == Some(Role::FullMarks) && reading.cell.text.contains("เต็ม");
                if let Some(mention) = &reading.agency {
                    column.agency = Some(mention.agency.clone());
                }
                if unheard && *column == Column::default() {
                    // A header that is not understood makes its column nobody's scores.
                    column.role = Some(Role::Aside);
                    let whole = key(&reading.cell.text);
                    let says = |words: &[&str]| words.iter().any(|word| whole.contains(word));
                    if says(OF_OTHER_ASSESSMENTS) || span > 1 && !says(OF_THE_ASSESSMENT) {
                        column.closed = Closed::ToScores;
                    }
                } else if unheard && reading.label.role == Some(Role::Aside) {
                    column.closed = Closed::ToAll;
                }
                if column.role == Some(Role::Agency) {
                    column.kind = identity::kind_of_title(&reading.cell.text).or(column.kind);
                }
                column.span = span;
            }
        }
        contrary
    }

    /// Sets what the columns from `from` on are about, from a row such as "หน่วยงาน | อบต.ก | อบต.ข".
    pub fn take_attribute(&mut self, row: u32, column: u32, set: impl FnOnce(&mut Column)) {
        set(self.by_number.entry(column).or_default());
        self.last_row = Some(row);
    }
}
