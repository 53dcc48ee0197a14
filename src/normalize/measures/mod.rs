//! Measure tables: what an agency does about its weaknesses, who answers for it, when, and what came of it.
//!
//! A table is one by its header (มาตรการ and two more of its columns, in any order and under the names that offices give
//! them), or because it goes on from one without repeating the header. Merged cells, rows that go on, headers inside and
//! literal marks are read through; the texts stay those of the document but for white space.

mod columns;
mod lists;
mod topics;

use std::collections::BTreeMap;

use columns::{Role, Row, rows_of, width_of};
use lists::{elements, is_blank, keep_first_of_each, number_of, numbered_title, one_line, units};
use topics::Topics;

pub use columns::MeasureColumns;

use crate::model::{Cell, Measure, Period, Table};
use crate::rules::Rules;
use crate::thai::dates::period_in;
use crate::thai::digits::parse_decimal;
use crate::thai::repair::fold;

/// The measures of one table, or none where it is no measure table.
///
/// `previous` are the columns of the measure table just before it, for one that continues without a header, and
/// `last` the last measure so far, to which a row without title and number belongs (it is completed in place).
/// Periods are read within `fiscal_year`; the indicators served come from the topics of `rules`.
pub fn measures_of(
    table: &Table,
    previous: Option<&MeasureColumns>,
    last: Option<&mut Measure>,
    fiscal_year: Option<u16>,
    rules: Option<&Rules>,
) -> Option<(MeasureColumns, Vec<Measure>)> {
    let rows = rows_of(table);
    let width = width_of(table);
    let mut columns = previous.filter(|columns| goes_on(table, &rows, width, columns, last.as_deref())).cloned();
    let mut reader: Option<Reader> = None;
    let mut last = last;
    let mut index = 0;
    while let Some(rest) = rows.get(index..).filter(|rest| !rest.is_empty()) {
        if let Some((found, count)) = MeasureColumns::headed(rest, width) {
            columns = Some(found);
            if let Some(reader) = &mut reader {
                reader.begin_anew();
            }
            index += count;
            continue;
        }
        index += 1;
        if let (Some(columns), Some(row)) = (&columns, rest.first()) {
            let reader = reader.get_or_insert_with(|| Reader::new(last.take(), fiscal_year, rules));
            reader.read(row, columns, table.sheet.is_some());
        }
    }
    let measures = reader.map(Reader::finish).unwrap_or_default();
    columns.map(|columns| (columns, measures))
}

/// Whether a table without a header goes on from a measure table with these columns: as wide as it, and its first row
/// has the next number, or no title, or a unit or a period where those belong.
fn goes_on(table: &Table, rows: &[Row], width: u32, columns: &MeasureColumns, last: Option<&Measure>) -> bool {
    let Some((_, cells)) = rows.first() else { return false };
    if table.sheet.is_some() || width != columns.width {
        return false;
    }
    let text = |role| text_of(&in_role(cells, columns, role));
    let (title, number) = (text(Role::Title), text(Role::Number));
    let expected = next_number(last);
    let follows = number_of(&number).or(numbered_title(&title, expected).0) == Some(expected);
    let scores =
        cells.iter().any(|cell| parse_decimal(&cell.text).is_some() && number_of(&cell.text) != Some(expected));
    let unfinished = last.is_some() && is_blank(&title) && is_blank(&number) && !scores;
    let period = period_in(&text(Role::Period), Some(2564)) != (None, None);
    let unit = units(&text(Role::Responsible)).iter().any(|unit| unit.starts_with("สำนัก") || unit.starts_with("กอง"));
    follows && !scores || unfinished || (!is_blank(&title) && (period || unit))
}

fn next_number(last: Option<&Measure>) -> u32 {
    last.and_then(|measure| measure.number).map_or(1, |number| number.saturating_add(1))
}

fn in_role<'a>(cells: &[&'a Cell], columns: &MeasureColumns, role: Role) -> Vec<&'a Cell> {
    cells.iter().copied().filter(|cell| columns.role_at(cell.column) == Some(role)).collect()
}

/// The texts of cells under each other, blank ones left out.
fn text_of(cells: &[&Cell]) -> String {
    let texts = cells.iter().map(|cell| cell.text.as_str()).filter(|text| !is_blank(text));
    texts.collect::<Vec<_>>().join("\n")
}

/// Reads the rows of one table into measures.
struct Reader<'a, 'm> {
    measures: Vec<Read>,
    /// The measure before this table, and whether a row of this table completed it.
    last: Option<(&'m mut Measure, bool)>,
    /// For each column, by its first grid column, the cell that was last merged downward in it.
    merged: BTreeMap<u32, (Role, &'a Cell)>,
    /// The row behind what was read so far.
    bottom: Option<u32>,
    /// True where a worksheet's measures have ended, until the next header.
    ended: bool,
    fiscal_year: Option<u16>,
    topics: Topics,
}

/// A measure and the text about what it is for.
struct Read {
    measure: Measure,
    subject: String,
}

impl<'a, 'm> Reader<'a, 'm> {
    fn new(last: Option<&'m mut Measure>, fiscal_year: Option<u16>, rules: Option<&Rules>) -> Reader<'a, 'm> {
        Reader {
            measures: Vec::new(),
            last: last.map(|measure| (measure, false)),
            merged: BTreeMap::new(),
            bottom: None,
            ended: false,
            fiscal_year,
            topics: Topics::new(rules),
        }
    }

    /// A header stands here: nothing above it reaches below it.
    fn begin_anew(&mut self) {
        self.merged.clear();
        self.bottom = None;
        self.ended = false;
    }

    fn finish(self) -> Vec<Measure> {
        let topics = self.topics;
        if let Some((last, true)) = self.last {
            keep_first_of_each(&mut last.responsible);
            let mut indicators = topics.indicators_of(last, "");
            indicators.extend_from_slice(&last.indicators);
            indicators.sort_unstable();
            indicators.dedup();
            last.indicators = indicators;
        }
        let finished = self.measures.into_iter().map(|Read { mut measure, subject }| {
            keep_first_of_each(&mut measure.responsible);
            measure.indicators = topics.indicators_of(&measure, &subject);
            measure
        });
        finished.collect()
    }

    fn expected_number(&self) -> u32 {
        match self.measures.last() {
            Some(read) => next_number(Some(&read.measure)),
            None => next_number(self.last.as_ref().map(|(measure, _)| &**measure)),
        }
    }

    fn read(&mut self, (row, cells): &Row<'a>, columns: &MeasureColumns, sheet: bool) {
        self.merged.retain(|_, (_, cell)| cell.row.saturating_add(cell.row_span) > *row);
        let filled: Vec<&'a Cell> = cells.iter().copied().filter(|cell| !is_blank(&cell.text)).collect();
        if filled.is_empty() {
            return;
        }
        let texts = |role| text_of(&in_role(&filled, columns, role));
        let (own_number, (title_number, title)) =
            (number_of(&texts(Role::Number)), numbered_title(&texts(Role::Title), self.expected_number()));
        let number = own_number.or(title_number);
        let gap = self.bottom.is_some_and(|bottom| bottom < *row);
        if sheet && gap && number != Some(self.expected_number()) {
            self.ended = true;
        }
        self.bottom = filled.iter().map(|cell| cell.row.saturating_add(cell.row_span)).max();
        if self.ended || is_aside(&filled, columns, &title) {
            return;
        }
        let under_a_title = self.merged.values().any(|(role, _)| *role == Role::Title) && title.is_empty();
        let goes_on = under_a_title || (title.is_empty() && number.is_none());
        if !goes_on || (self.measures.is_empty() && self.last.is_none()) {
            self.measures.push(Read { measure: new_measure(number, title), subject: String::new() });
        }
        self.complete(&filled, columns, goes_on);
        for cell in filled.iter().filter(|cell| cell.row_span > 1) {
            if let Some(column) = columns.at(cell.column) {
                self.merged.insert(column.first, (column.role, cell));
            }
        }
    }

    /// Adds a row's cells to the measure that it belongs to; to a new one also what is merged from above into its row.
    fn complete(&mut self, filled: &[&'a Cell], columns: &MeasureColumns, goes_on: bool) {
        let merged = &self.merged;
        let cells_of = |role: Role| -> Vec<&'a Cell> {
            let own = in_role(filled, columns, role);
            let shared = !goes_on && own.is_empty() && !matches!(role, Role::Title | Role::Number);
            let above = merged.values().filter(|(above, _)| shared && *above == role).map(|(_, cell)| *cell);
            own.into_iter().chain(above).collect()
        };
        let (measure, subject) = match (self.measures.last_mut(), &mut self.last) {
            (Some(read), _) => (&mut read.measure, Some(&mut read.subject)),
            (None, Some((last, completed))) => {
                *completed = true;
                (&mut **last, None)
            }
            (None, None) => return,
        };
        if let Some(subject) = subject {
            append(subject, &text_of(&cells_of(Role::Subject)));
        }
        let cells = Role::ALL.into_iter().flat_map(cells_of);
        measure.places.extend(cells.map(|cell| cell.place.clone()));
        measure.steps.extend(elements(&text_of(&cells_of(Role::Steps))));
        measure.results.extend(elements(&text_of(&cells_of(Role::Results))));
        measure.responsible.extend(units(&text_of(&cells_of(Role::Responsible))));
        // Two cells under one label are a beginning and an end.
        let period: Vec<String> = cells_of(Role::Period).iter().map(|cell| one_line(&cell.text)).collect();
        if !period.is_empty() {
            let mut text = measure.period.take().map(|period| period.text).unwrap_or_default();
            append(&mut text, &period.join(" - "));
            let (start, end) = period_in(&text, self.fiscal_year);
            measure.period = Some(Period { text, start, end });
        }
        let suggestion = text_of(&cells_of(Role::Suggestion));
        if !suggestion.is_empty() {
            append(measure.suggestion.get_or_insert_default(), &suggestion);
        }
    }
}

/// Adds a text on one line to another, with a space between.
fn append(text: &mut String, more: &str) {
    let more = one_line(more);
    if !text.is_empty() && !more.is_empty() {
        text.push(' ');
    }
    text.push_str(&more);
}

fn new_measure(number: Option<u32>, title: String) -> Measure {
    Measure {
        number,
        title,
        steps: Vec::new(),
        responsible: Vec::new(),
        period: None,
        results: Vec::new(),
        suggestion: None,
        indicators: Vec::new(),
        places: Vec::new(),
    }
}

/// Rows that are no measure: a heading over several columns, the numbers of the columns, notes and signatures.
fn is_aside(filled: &[&Cell], columns: &MeasureColumns, title: &str) -> bool {
    let alone = filled.len() == 1;
    let over_several = filled.iter().any(|cell| {
        let end = cell.column.saturating_add(cell.column_span);
        columns.columns.iter().filter(|column| column.first < end && cell.column < column.end).count() > 1
    });
    let numbers = filled.len() > 2 && filled.iter().all(|cell| number_of(&cell.text).is_some());
    let note = ["หมายเหตุ", "ลงชื่อ", "ผู้รายงาน"].iter().any(|word| fold(title).starts_with(word));
    (alone && (over_several || note)) || numbers
}

#[cfg(test)]
mod tests;
