//! Measure tables whose labels stand above: finds the header, or what goes on without one, and parts the measures from
//! what else the table holds.

use super::columns::{Column, MeasureColumns, Row, may_be_headed, rows_of, width_of};
use super::labels::Role;
use super::lists::{is_blank, number_of, numbered_title};
use super::reader::{Reader, Taken, begins_note, is_again, next_number, text_in_role};
use super::topics::TopicsOfYear;
use super::units::units;
use super::{MeasureTable, Part, Surroundings};
use crate::model::{Cell, Measure, Position, Table};
use crate::thai::dates::period_in;
use crate::thai::digits::parse_decimal;
use crate::thai::words::Holds as _;

/// The measures of a table and what else is in it, or none where it is no measure table.
pub(super) fn read(table: &Table, surroundings: Surroundings) -> Option<MeasureTable> {
    let Surroundings { previous, mut last, heading, about_measures, fiscal_year, topics } = surroundings;
    if previous.is_none() && !may_be_headed(&table.cells, about_measures) {
        return None;
    }
    let rows = rows_of(table);
    let width = width_of(table);
    let sheet = is_sheet(table);
    let mut columns = previous.filter(|columns| goes_on(&rows, width, sheet, columns, last.as_deref())).cloned();
    let none = TopicsOfYear::default();
    let topics = topics.unwrap_or(&none);
    // Where nothing stands between two tables, the second goes on in the section of the first.
    let section = heading.or(previous.map(|columns| columns.section.as_str()));
    let mut parts: Vec<Part> = Vec::new();
    let mut reader: Option<Reader> = None;
    let mut others: Vec<&Row> = Vec::new();
    let mut index = 0;
    while let Some(rest) = rows.get(index..).filter(|rest| !rest.is_empty()) {
        // Under a header, a measure of "กำหนดระยะเวลาให้บริการ" is none.
        let is_value = |columns: &MeasureColumns| rest.first().is_some_and(|(_, cells)| is_evident(cells, columns));
        if rest.first().is_some_and(|(_, cells)| may_be_headed(cells.iter().copied(), about_measures))
            && !columns.as_ref().is_some_and(is_value)
            && let Some((found, count)) = MeasureColumns::headed(rest, width, about_measures)
        {
            if rest.iter().take(count).flat_map(|(_, cells)| cells).any(|cell| names_scores(&cell.text)) {
                // One table of scores and of what is done about them.
                parts.push(Part::Other(table.clone()));
            }
            if columns.is_none() {
                finish_others(table, &mut others, &mut parts);
            }
            columns = Some(found);
            if let Some(reader) = &mut reader {
                reader.begin_anew();
            }
            index += count;
            continue;
        }
        index += 1;
        let Some(row) = rest.first() else { continue };
        let Some(columns) = &columns else {
            others.push(row);
            continue;
        };
        let reader = reader.get_or_insert_with(|| Reader::new(last.take(), section, fiscal_year, sheet, topics.get()));
        match reader.read(row, columns) {
            Taken::Other => {
                parts.extend(reader.take_measures());
                others.push(row);
            }
            Taken::Measure => finish_others(table, &mut others, &mut parts),
            Taken::Nothing => {}
        }
    }
    let mut columns = columns?;
    if let Some(reader) = reader {
        columns.section = reader.section().to_owned();
        parts.extend(reader.finish());
    }
    finish_others(table, &mut others, &mut parts);
    Some(MeasureTable { columns: Some(columns), parts })
}

/// The rows kept so far, as a table of their own.
fn finish_others(table: &Table, others: &mut Vec<&Row>, parts: &mut Vec<Part>) {
    let rows = std::mem::take(others);
    let cells: Vec<Cell> = rows.iter().flat_map(|(_, cells)| cells.iter().map(|cell| (*cell).clone())).collect();
    if let Some(first) = cells.first() {
        let place = if table.sheet.is_some() { table.place.clone() } else { first.place.clone() };
        let hidden_rows = table.hidden_rows.clone();
        let hidden_columns = table.hidden_columns.clone();
        let (sheet, hidden) = (table.sheet.clone(), table.hidden);
        parts.push(Part::Other(Table { sheet, hidden, hidden_rows, hidden_columns, place, cells }));
    }
}

/// A worksheet, or the one table that a text file is: other things may stand under the measures.
fn is_sheet(table: &Table) -> bool {
    table.sheet.is_some() || matches!(table.place.at, Position::Field { .. } | Position::File)
}

fn names_scores(label: &str) -> bool {
    label.len() < 200 && label.holds("คะแนน")
}

/// Whether a table without a header goes on from a measure table with these columns: as wide as it, and its first row
/// has the next number, or no title, or a unit or a period where those belong.
fn goes_on(rows: &[Row], width: u32, sheet: bool, columns: &MeasureColumns, last: Option<&Measure>) -> bool {
    let Some((_, cells)) = rows.first() else { return false };
    // Not every reader keeps blank cells: a column for suggestions may be blank in all rows of a page.
    let may_be_blank = |column: &Column| matches!(column.role, Role::Results | Role::Suggestion);
    let narrower = width < columns.width;
    let cut = narrower && columns.columns.iter().all(|column| column.first < width || may_be_blank(column));
    if sheet || !(width == columns.width || cut) {
        return false;
    }
    let text = |role| text_in_role(cells, columns, role);
    let (title, number) = (text(Role::Title), text(Role::Number));
    let expected = next_number(last);
    let (in_title, bare) = numbered_title(&title, expected);
    let own = number_of(&number).or(in_title);
    let follows = own == Some(expected) || last.is_some_and(|last| is_again(last, own, &number, &bare));
    let scores =
        cells.iter().any(|cell| parse_decimal(&cell.text).is_some() && number_of(&cell.text) != Some(expected));
    let signed = cells.iter().any(|cell| begins_note(&cell.text));
    let unfinished = last.is_some() && is_blank(&title) && is_blank(&number) && !scores && !signed;
    follows && !scores || unfinished && !narrower || is_evident(cells, columns)
}

/// True for a row with a title and with a unit or a period where those belong.
pub(super) fn is_evident(cells: &[&Cell], columns: &MeasureColumns) -> bool {
    let text = |role| text_in_role(cells, columns, role);
    let period = period_in(&text(Role::Period), Some(2564)) != (None, None);
    let unit =
        || units(&text(Role::Responsible)).iter().any(|unit| unit.starts_with("สำนัก") || unit.starts_with("กอง"));
    !is_blank(&text(Role::Title)) && (period || unit())
}
