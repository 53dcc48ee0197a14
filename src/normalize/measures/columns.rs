//! What the columns of a measure table are, by its header.

use super::labels::{Role, is_like_measures, is_of_other_table, is_of_project_plan, is_plain_label, role_of};
use super::lists::{elements, is_blank, may_be_numbered, numbered_title};
use crate::model::{Cell, MeasureColumn, Table};
use crate::thai::dates::period_in;
use crate::thai::repair::fold;
use crate::thai::words::Holds as _;

/// A table that a person fills in has no more columns than this.
const MOST_COLUMNS: usize = 64;

/// A header stands in two rows at most.
const MOST_HEADER_ROWS: usize = 2;

/// The label of the column for who or when is short (in characters); longer ones are text that uses the words.
const LONGEST_SURE_LABEL: usize = 45;

/// What the columns of a measure table are, so that a table that goes on without a header can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureColumns {
    /// The table's number of grid columns.
    pub(super) width: u32,
    /// Those that are understood, from left to right.
    pub(super) columns: Vec<Column>,
    /// The grid column of the period's last day, where it has one beside that of its first day.
    pub(super) period_end: Option<u32>,
    /// The heading that the last rows stood under.
    pub(super) section: String,
}

/// One column, or several grid columns under one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) role: Role,
    /// The first grid column.
    pub(super) first: u32,
    /// The grid column behind the last.
    pub(super) end: u32,
}

/// One row's cells, by the row's number.
pub(super) type Row<'a> = (u32, Vec<&'a Cell>);

/// The rows of a table that have cells, in order.
pub(super) fn rows_of(table: &Table) -> Vec<Row<'_>> {
    let mut rows: Vec<Row> = Vec::new();
    for cell in &table.cells {
        match rows.last_mut() {
            Some((row, cells)) if *row == cell.row => cells.push(cell),
            _ => rows.push((cell.row, vec![cell])),
        }
    }
    rows
}

/// How many grid columns a table has.
pub(super) fn width_of(table: &Table) -> u32 {
    table.cells.iter().map(|cell| cell.column.saturating_add(cell.column_span)).max().unwrap_or(0)
}

impl MeasureColumns {
    /// The columns that the first of these rows name, and how many rows the header takes; none where they are no
    /// header of a measure table. Where the text so far was `about_measures`, they may go by another name.
    pub(super) fn headed(rows: &[Row], width: u32, about_measures: bool) -> Option<(MeasureColumns, usize)> {
        let (first_row, cells) = rows.first()?;
        if cells.len() > MOST_COLUMNS || !may_be_headed(cells.iter().copied(), about_measures) {
            return None;
        }
        let of = |header: &[&Row], columns: Vec<Column>| {
            let ends = header.iter().find_map(|(_, cells)| beginning_and_end(cells));
            MeasureColumns { width, columns, period_end: ends.map(|(_, end)| end), section: String::new() }
        };
        (1..=MOST_HEADER_ROWS).find_map(|count| {
            let header: Vec<&Row> = rows.iter().take(count).collect();
            if header.len() < count || header.iter().any(|(_, cells)| cells.len() > MOST_COLUMNS) {
                return None;
            }
            // A title over a header is no part of it, whatever words it has: it may name the agency.
            let alone = header.get(1..).filter(|below| !below.is_empty());
            if alone.is_some_and(|below| is_measure_header(&columns_of(below, about_measures), below)) {
                return None;
            }
            let columns = columns_of(&header, about_measures);
            if !is_measure_header(&columns, &header) {
                return None;
            }
            // A label merged over the next row makes that row part of the header, too.
            let merged = cells.iter().any(|cell| cell.row_span > 1 && role_of(&cell.text).is_some());
            let below = rows.get(1).filter(|(row, _)| *row == first_row.saturating_add(1));
            let labels = || below.is_some_and(|(_, cells)| are_labels_beside(cells, &columns));
            if count == 1 && below.is_some_and(|(_, cells)| cells.len() <= MOST_COLUMNS) && (merged || labels()) {
                let both: Vec<&Row> = rows.iter().take(2).collect();
                return Some((of(&both, columns_of(&both, about_measures)), 2));
            }
            Some((of(&header, columns), count))
        })
    }

    /// The column that a grid column belongs to.
    pub(super) fn at(&self, column: u32) -> Option<&Column> {
        self.columns.iter().find(|entry| (entry.first..entry.end).contains(&column))
    }

    pub(super) fn role_at(&self, column: u32) -> Option<Role> {
        self.at(column).map(|entry| entry.role)
    }

    /// What there is no column for.
    pub(super) fn missing(&self) -> Vec<MeasureColumn> {
        let has = |role| self.columns.iter().any(|column| column.role == role);
        let parts = [(Role::Period, MeasureColumn::Period), (Role::Results, MeasureColumn::Results)];
        parts.into_iter().filter(|(role, _)| !has(*role)).map(|(_, part)| part).collect()
    }
}

/// True for a row of labels alone, all but one in columns that have none yet: the second half of a header whose merges
/// a text file does not tell.
fn are_labels_beside(cells: &[&Cell], columns: &[Column]) -> bool {
    let filled: Vec<&Cell> = cells.iter().copied().filter(|cell| !is_blank(&cell.text)).collect();
    let named = |cell: &Cell| columns.iter().any(|column| (column.first..column.end).contains(&cell.column));
    let label = |cell: &Cell| cell.text.chars().count() <= LONGEST_SURE_LABEL && role_of(&cell.text).is_some();
    let (all, taken) = (filled.len(), filled.iter().filter(|cell| named(cell)).count());
    filled.iter().all(|cell| label(cell)) && all > taken && taken <= 1
}

/// True where one of the cells may head measures, so that they may be a header: most rows of most tables have none.
pub(super) fn may_be_headed<'a>(cells: impl IntoIterator<Item = &'a Cell>, about_measures: bool) -> bool {
    cells.into_iter().any(|cell| may_name_measures(&cell.text) || about_measures && is_like_measures(&cell.text))
}

fn may_name_measures(text: &str) -> bool {
    text.len() <= 300 && (text.holds("มาต") || text.eq_ignore_ascii_case("measure"))
}

/// Columns from the labels of one or two rows. A label that stands over others of another role is a heading of theirs;
/// over others of its own role, or over what names none, it counts itself. A calendar, with a column for each month or
/// quarter, is filled with marks and arrows that are no words for a period: it is no column.
fn columns_of(rows: &[&Row], about_measures: bool) -> Vec<Column> {
    let labels = |row: usize| -> Vec<(Column, &str)> {
        let cells = rows.get(row).map(|(_, cells)| cells.as_slice()).unwrap_or_default();
        let labels = cells.iter().filter_map(|cell| {
            let end = cell.column.saturating_add(cell.column_span.max(1));
            Some((Column { role: role_of(&cell.text)?, first: cell.column, end }, cell.text.as_str()))
        });
        labels.collect()
    };
    let (mut columns, below) = (labels(0), labels(1));
    let overlap = |a: &Column, b: &Column| a.first < b.end && b.first < a.end;
    columns.retain(|(above, _)| !below.iter().any(|(label, _)| overlap(above, label) && label.role != above.role));
    let free: Vec<(Column, &str)> =
        below.into_iter().filter(|(label, _)| !columns.iter().any(|(above, _)| overlap(above, label))).collect();
    columns.extend(free);
    columns.retain(|(column, _)| column.role != Role::Period || !is_calendar(column, rows.get(1)));
    if !columns.iter().any(|(column, _)| column.role == Role::Period) {
        let ends = rows.iter().find_map(|(_, cells)| beginning_and_end(cells));
        columns.extend(ends.map(|(column, _)| (column, "")));
    }
    columns.sort_by_key(|(column, _)| column.first);
    if about_measures
        && !columns.iter().any(|(column, _)| column.role == Role::Title)
        && is_project_of_measures(&columns, rows)
        && let Some((column, _)) =
            columns.iter_mut().find(|(column, label)| column.role == Role::Steps && is_like_measures(label))
    {
        column.role = Role::Title;
    }
    // Of two columns called measures, the second tells how they are carried out.
    let titles = columns.iter_mut().filter(|(column, _)| column.role == Role::Title);
    titles.skip(1).for_each(|(column, _)| column.role = Role::Steps);
    let mut columns: Vec<Column> = columns.into_iter().map(|(column, _)| column).collect();
    // Behind the measure, numbers are those of its steps.
    let title = columns.iter().find(|column| column.role == Role::Title).map(|column| column.first);
    columns.retain(|column| column.role != Role::Number || title.is_none_or(|title| column.first < title));
    columns
}

/// The column of a period whose first and last day have cells of their own side by side, "เริ่มต้น" and "สิ้นสุด", and the
/// grid column of the last day.
fn beginning_and_end(cells: &[&Cell]) -> Option<(Column, u32)> {
    let names = |cell: &Cell, words: &[&str]| {
        let label = fold(&cell.text);
        let bare = ["วันที่", "วัน", "เดือน"].iter().find_map(|unit| label.strip_prefix(unit)).unwrap_or(&label);
        words.iter().any(|word| bare.strip_suffix("ดำเนินการ").unwrap_or(bare) == *word)
    };
    cells.iter().zip(cells.iter().skip(1)).find_map(|(begin, end)| {
        let beside = begin.column.saturating_add(begin.column_span) == end.column;
        let named = names(begin, &["เริ่ม", "เริ่มต้น"]) && names(end, &["สิ้นสุด", "สิ้นสุดการ", "แล้วเสร็จ"]);
        let behind = end.column.saturating_add(end.column_span);
        (beside && named).then_some((Column { role: Role::Period, first: begin.column, end: behind }, end.column))
    })
}

/// True where months or quarters stand below a label for the period.
fn is_calendar(period: &Column, below: Option<&&Row>) -> bool {
    let Some((_, cells)) = below else { return false };
    let under = cells.iter().filter(|cell| (period.first..period.end).contains(&cell.column));
    under.filter(|cell| period_in(&cell.text, Some(2564)).0.is_some()).count() > 1
}

/// True for columns that "แนวทาง" or "โครงการ" may stand for measures beside: three of theirs, with who or when among
/// them, and neither money nor aims, which plans of projects have.
fn is_project_of_measures(columns: &[(Column, &str)], rows: &[&Row]) -> bool {
    let has = |role| columns.iter().any(|(column, _)| column.role == role);
    let steps = columns.iter().filter(|(column, _)| column.role == Role::Steps).count();
    let others = [Role::Subject, Role::Responsible, Role::Period, Role::Results, Role::Suggestion];
    let named = others.into_iter().filter(|role| has(*role)).count() + usize::from(steps > 1);
    let plan = rows.iter().flat_map(|(_, cells)| cells).any(|cell| is_of_project_plan(&cell.text));
    named >= 3 && (has(Role::Responsible) || has(Role::Period)) && !plan
}

/// Measures, and two of what belongs to them. Without a column for who or when, whose labels hardly occur in a row of
/// values, the labels must be plain.
fn is_measure_header(columns: &[Column], rows: &[&Row]) -> bool {
    let cells = || rows.iter().flat_map(|(_, cells)| cells);
    if cells().any(|cell| role_of(&cell.text) != Some(Role::Title) && is_of_other_table(&cell.text)) {
        return false;
    }
    // Labels may be numbered, all of them; a list in a cell, or a number of the measure alone, is a measure's.
    let number = |cell: &&&Cell| may_be_numbered(&cell.text) && numbered_title(&cell.text, 0).0.is_some();
    let (numbered, all) = (cells().filter(number).count(), cells().filter(|cell| !is_blank(&cell.text)).count());
    if numbered > 0 && numbered < all || cells().any(|cell| elements(&cell.text).len() > 1) {
        return false;
    }
    let has = |role| columns.iter().any(|column| column.role == role);
    let others = [Role::Steps, Role::Responsible, Role::Period, Role::Results, Role::Suggestion];
    let named = others.into_iter().filter(|role| has(*role)).count();
    let mut labels = cells().filter(|cell| role_of(&cell.text).is_some());
    let short = |cell: &&Cell| {
        matches!(role_of(&cell.text), Some(Role::Responsible | Role::Period))
            && cell.text.chars().count() <= LONGEST_SURE_LABEL
    };
    let sure = cells().any(short);
    has(Role::Title) && named >= 2 && (sure || labels.all(|cell| is_plain_label(&cell.text)))
}
