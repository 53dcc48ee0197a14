//! Finds items and their marks in a table: items as rows, with their marks in one or two columns beside them, or items
//! as columns, one row an agency.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::{Place, Position};

use super::super::column::Column;
use super::super::grid::{Grid, GridCell, Row};
use super::super::vocabulary::Vocabulary;
use super::super::words::LabelField;
use super::blocks::Block;
use super::heads::Head;
use super::labels::ItemLabel;
use super::lists::Labels;
use super::marks::Written;
use super::symbols::{Symbol, is_scale};

/// Which marks are understood together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Group {
    /// The place of the table.
    pub(super) table: Place,
    /// What the header over the marks says.
    pub(super) header: String,
    /// True where a header says that they are scores or marks.
    pub(super) headed: bool,
}

/// The mark of one item in one row, or the blank where it belongs.
#[derive(Clone, Debug)]
pub(in super::super) struct Slot {
    /// The item.
    pub item: ItemLabel,
    /// What is written.
    pub written: Written,
    /// The grid column of the mark.
    pub column: u32,
    /// The marks that it is understood with.
    pub group: Group,
    /// Where it stands.
    pub place: Place,
    /// What the header over it names besides.
    pub of: Of,
}

/// Whom or when the header over a mark names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Of {
    /// An agency.
    pub agency: bool,
    /// A fiscal year.
    pub fiscal_year: bool,
}

/// The items of a table.
#[derive(Debug, Default)]
pub(in super::super) struct Sheet {
    /// By row; rows that name an item and hold no mark are there too.
    pub(super) slots: BTreeMap<u32, Vec<Slot>>,
    /// Rows that name items over the columns below.
    pub(super) headers: BTreeSet<u32>,
    /// Rows that name an item themselves.
    pub(super) item_rows: BTreeSet<u32>,
    /// What cells name, by their index in the table.
    pub(super) fields: BTreeMap<usize, LabelField>,
}

impl Sheet {
    /// The items of a table. `of_oit` is true where what stands before the table speaks of the OIT.
    pub fn find(grid: &Grid<'_>, table: &Place, vocabulary: &Vocabulary, of_oit: bool) -> Sheet {
        let names = vocabulary.oit();
        let labels = Labels::find(grid, names, vocabulary, of_oit);
        let mut sheet = Sheet { fields: labels.fields(grid, names, vocabulary), ..Sheet::default() };
        if labels.items.is_empty() {
            return sheet;
        }
        let mut finder = Finder {
            grid,
            table,
            vocabulary,
            labels: &labels,
            headers: Vec::new(),
            after_items: false,
            block: None,
            bare: BTreeMap::new(),
            sheet: &mut sheet,
        };
        finder.count_bare_columns();
        for at in 0..grid.rows.len() {
            finder.row(at);
        }
        sheet
    }

    /// The marks of a row.
    pub fn slots(&self, row: u32) -> &[Slot] {
        self.slots.get(&row).map_or(&[], Vec::as_slice)
    }

    /// True for a row that names items over the columns below.
    pub fn is_header(&self, row: u32) -> bool {
        self.headers.contains(&row)
    }

    /// True for a row that is about items itself.
    pub fn is_item_row(&self, row: u32) -> bool {
        self.item_rows.contains(&row)
    }

    /// The item or sub-indicator that a cell names.
    pub fn field(&self, cell: usize) -> Option<&LabelField> {
        self.fields.get(&cell)
    }
}

pub(super) struct Finder<'f, 'g> {
    pub grid: &'f Grid<'g>,
    pub table: &'f Place,
    pub vocabulary: &'f Vocabulary,
    pub labels: &'f Labels,
    /// The header rows over the rows that are being read.
    pub headers: Vec<usize>,
    pub after_items: bool,
    pub block: Option<Block>,
    /// For each column of labels, how many marks stand in the columns behind it.
    pub bare: BTreeMap<u32, BTreeMap<u32, usize>>,
    pub sheet: &'f mut Sheet,
}

impl Finder<'_, '_> {
    fn row(&mut self, at: usize) {
        let Some(row) = self.grid.rows.get(at) else { return };
        let columns: Vec<u32> =
            self.labels.items.get(&row.number).into_iter().flat_map(BTreeMap::keys).copied().collect();
        if self.is_header(at, &columns) {
            self.header(row, &columns);
        } else if !columns.is_empty() && !self.continues_names(row, &columns) {
            self.block = None;
            self.after_items = true;
            self.item_row(row, &columns);
        } else if self.block.is_some() {
            self.block_row(row);
        } else {
            self.other_row(at);
        }
    }

    /// A row that is no item's: a header, a title, a subtotal.
    fn other_row(&mut self, at: usize) {
        let Some(row) = self.grid.rows.get(at) else { return };
        let cells: Vec<_> = row.distinct().collect();
        let label = |cell: &GridCell<'_>| self.vocabulary.label(&cell.text).field;
        let subtotal = cells.iter().any(|(_, cell)| {
            self.sheet.fields.contains_key(&cell.index) || matches!(label(cell), Some(LabelField::Indicator(_)))
        });
        let numbers: BTreeSet<_> = cells
            .iter()
            .filter(|(_, cell)| self.vocabulary.label(&cell.text).fiscal_year.is_none())
            .filter_map(|(_, cell)| match Symbol::of(&cell.text) {
                Symbol::Number(number) => Some(number),
                _ => None,
            })
            .collect();
        // "1 | 0" and "100 | 0" head two columns; other numbers are scores.
        let heads =
            numbers.len() == 2 && numbers.iter().all(|number| is_scale(*number)) && numbers.contains(&Decimal::ZERO);
        if cells.len() < 2 || subtotal || !numbers.is_empty() && !heads {
            return;
        }
        if std::mem::take(&mut self.after_items) {
            self.headers.clear();
        }
        self.headers.push(at);
    }

    /// A row of one item, or of several lists side by side.
    fn item_row(&mut self, row: &Row<'_>, columns: &[u32]) {
        self.sheet.item_rows.insert(row.number);
        let mut slots = Vec::new();
        let lists = self.lists(row, columns);
        for (at, (start, item, behind)) in lists.iter().enumerate() {
            let end = lists.get(at + 1).map_or(u32::MAX, |(next, _, _)| *next);
            slots.extend(self.slots_of(row, *start, item, *behind, end));
        }
        self.sheet.slots.insert(row.number, slots);
    }

    /// The lists in a row: the column of the first label, the item, and the column behind which its marks may stand.
    fn lists(&self, row: &Row<'_>, columns: &[u32]) -> Vec<(u32, ItemLabel, u32)> {
        let mut lists: Vec<(u32, ItemLabel, u32)> = Vec::new();
        for column in columns {
            let Some(label) = self.labels.at(row.number, *column) else { continue };
            if let Some((_, item, behind)) = lists.last_mut() {
                let between = row
                    .cells
                    .at_or_behind(*behind + 1)
                    .take_while(|(at, _)| at < column)
                    .any(|(_, cell)| Symbol::of(&cell.text).is_mark());
                let same = item.code(None) == label.code(None);
                // A number or a name beside a code is the same item's.
                let beside =
                    !between && (same || !matches!(label, ItemLabel::Code(_)) || !matches!(item, ItemLabel::Code(_)));
                if beside {
                    if matches!(label, ItemLabel::Code(_)) {
                        *item = label.clone();
                    }
                    *behind = *column;
                    continue;
                }
            }
            lists.push((*column, label.clone(), *column));
        }
        lists
    }

    fn slots_of(&self, row: &Row<'_>, start: u32, item: &ItemLabel, behind: u32, end: u32) -> Vec<Slot> {
        let headed: BTreeSet<u32> = self
            .headers
            .iter()
            .filter_map(|at| self.grid.rows.get(*at))
            .flat_map(|header| header.cells.iter().map(|(column, _)| column))
            .chain(row.cells.iter().map(|(column, _)| column))
            .filter(|column| *column > behind && *column < end)
            .collect();
        let heads: BTreeMap<u32, (Head, Of, String)> =
            headed.iter().map(|column| (*column, self.head(*column, behind))).collect();
        let is_headed = |head: &Head| matches!(head, Head::Marks | Head::Side(_));
        let any = heads.values().any(|(head, of, _)| is_headed(head) || *of != Of::default() && *head == Head::None);
        let mut slots = Vec::new();
        let mut done: BTreeSet<u32> = BTreeSet::new();
        let merged = |column: &u32| row.cells.get(*column).filter(|cell| cell.cell.row == row.number);
        let text = |column: &u32| merged(column).map_or_else(String::new, |cell| cell.cell.text.clone());
        for (column, (head, of, words)) in &heads {
            if done.contains(column) || row.cells.get(*column).is_some_and(|cell| cell.cell.row != row.number) {
                continue;
            }
            // A cell that covers the label is a title.
            if row.cells.get(*column).is_some_and(|cell| cell.cell.column <= behind) {
                continue;
            }
            let next = column + 1;
            let beside = heads.get(&next).map(|(head, of, _)| (head, of));
            let written = match (head, beside) {
                (Head::Side(there), Some((Head::Side(other), other_of))) if there != other && of == other_of => {
                    done.insert(next);
                    let (there, missing) = if *there { (*column, next) } else { (next, *column) };
                    Written::Pair { there: text(&there), missing: text(&missing) }
                }
                (Head::Marks | Head::Side(true), _) => Written::Single(text(column)),
                (Head::None, _) if *of != Of::default() => Written::Single(text(column)),
                (Head::None, _) if !any && self.only_marks(start) == Some(*column) => Written::Single(text(column)),
                _ => continue,
            };
            let place = merged(column).or_else(|| merged(&next).filter(|_| done.contains(&next)));
            let place = place.map(|cell| cell.cell.place.clone()).or_else(|| shifted(row, *column));
            let group = Group { table: self.table.clone(), header: words.clone(), headed: is_headed(head) || any };
            slots.push(Slot {
                item: item.clone(),
                written,
                column: *column,
                group,
                place: place.unwrap_or_else(|| self.table.clone()),
                of: *of,
            });
        }
        slots
    }

    /// How many marks stand behind each column of labels, for sheets without headers.
    fn count_bare_columns(&mut self) {
        for row in &self.grid.rows {
            let columns: Vec<u32> =
                self.labels.items.get(&row.number).into_iter().flat_map(BTreeMap::keys).copied().collect();
            let lists = self.lists(row, &columns);
            for (at, (start, _, behind)) in lists.iter().enumerate() {
                let end = lists.get(at + 1).map_or(u32::MAX, |(next, _, _)| *next);
                for (column, cell) in row.distinct() {
                    if column > *behind && column < end && Symbol::of(&cell.text).is_mark() {
                        *self.bare.entry(*start).or_default().entry(column).or_default() += 1;
                    }
                }
            }
        }
    }

    /// The one column of marks behind a column of labels.
    fn only_marks(&self, start: u32) -> Option<u32> {
        let columns = self.bare.get(&start)?;
        let mut columns = columns.keys();
        let first = *columns.next()?;
        columns.next().is_none().then_some(first)
    }
}

/// The place of a blank: a worksheet's cell can be named though nothing stands in it, else the row's label must do.
pub(super) fn shifted(row: &Row<'_>, column: u32) -> Option<Place> {
    let near = row.cells.iter().map(|(_, cell)| cell).find(|cell| cell.cell.row == row.number)?;
    let place = &near.cell.place;
    let at = match &place.at {
        Position::SheetCell { sheet, row, .. } => {
            Position::SheetCell { sheet: sheet.clone(), row: *row, column: column.saturating_add(1) }
        }
        other => other.clone(),
    };
    Some(Place { file: place.file.clone(), at })
}

/// Whether the columns of a table name what a header over a mark names, as far as it names anything.
pub(in super::super) fn is_named(of: Of, column: Option<&Column>) -> bool {
    let agency = column.is_some_and(|column| column.agency.is_some());
    let year = column.is_some_and(|column| column.fiscal_year.is_some());
    (!of.agency || agency) && (!of.fiscal_year || year)
}
