//! Finds items and their marks in a table: items as rows, with their marks in one or two columns beside them, or items
//! as columns, one row an agency.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::{Instrument, Place, Position};

use super::super::columns::Column;
use super::super::grid::{Grid, GridCell, Row};
use super::super::identity;
use super::super::text::key;
use super::super::vocabulary::Vocabulary;
use super::super::words::{LabelField, Role};
use super::labels::{ItemLabel, Names};
use super::marks::{Written, side};
use super::symbols::{Symbol, is_scale};

/// Which marks are understood together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Group {
    /// The place of the table.
    table: Place,
    /// What the header over the marks says.
    header: String,
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
    slots: BTreeMap<u32, Vec<Slot>>,
    /// Rows that name items over the columns below.
    headers: BTreeSet<u32>,
    /// Rows that name an item themselves.
    item_rows: BTreeSet<u32>,
    /// What cells name, by their index in the table.
    fields: BTreeMap<usize, LabelField>,
}

/// So many items by code make a sheet of items, as rows and as columns.
const FEWEST_CODES: usize = 2;
const FEWEST_CODES_IN_A_ROW: usize = 3;
/// Names of items are words that may stand anywhere: so many of them are a list of items.
const FEWEST_NAMES: usize = 5;
/// Numbers alone are items where they are all of the list.
const WHOLE_LIST: u16 = 43;
/// Sub-indicators named without their codes, in a table that has nothing else of the OIT.
const FEWEST_SUB_INDICATORS: usize = 3;

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

/// Which cells name items.
struct Labels {
    /// By row and column.
    items: BTreeMap<u32, BTreeMap<u32, (usize, ItemLabel)>>,
}

impl Labels {
    fn find(grid: &Grid<'_>, names: &Names, vocabulary: &Vocabulary, of_oit: bool) -> Labels {
        let mut items: BTreeMap<u32, BTreeMap<u32, (usize, ItemLabel)>> = BTreeMap::new();
        let mut of_oit = of_oit;
        for row in &grid.rows {
            for (column, cell) in row.distinct().into_iter().filter(|(_, cell)| cell.origin) {
                match names.item(&cell.text) {
                    Some(label) => {
                        items.entry(row.number).or_default().insert(column, (cell.index, label));
                    }
                    None => of_oit |= vocabulary.instrument(&key(&cell.text)) == Some(Instrument::Oit),
                }
            }
        }
        let mut labels = Labels { items };
        labels.keep_lists(of_oit);
        labels
    }

    /// Keeps the labels that stand with others of their sort.
    fn keep_lists(&mut self, of_oit: bool) {
        let all = || self.items.values().flat_map(BTreeMap::values).map(|(_, label)| label);
        let codes: BTreeSet<&ItemLabel> = all().filter(|label| matches!(label, ItemLabel::Code(_))).collect();
        let named: BTreeSet<&ItemLabel> = all().filter(|label| matches!(label, ItemLabel::Named(_))).collect();
        let enough_codes = codes.len() >= FEWEST_CODES;
        let enough_names = named.len() >= FEWEST_NAMES;
        let numbered = if of_oit && !enough_codes { self.whole_list() } else { BTreeSet::new() };
        self.items.retain(|row, labels| {
            labels.retain(|column, (_, label)| match label {
                ItemLabel::Code(_) => enough_codes,
                ItemLabel::Named(_) => enough_names || enough_codes,
                ItemLabel::Numbered(_) => numbered.contains(&(*row, *column)),
            });
            !labels.is_empty()
        });
        let coded_or_named = |label: &ItemLabel| enough_codes && matches!(label, ItemLabel::Code(_)) || enough_names;
        let real = self.items.values().flat_map(BTreeMap::values).any(|(_, label)| coded_or_named(label));
        if !real && numbered.is_empty() {
            self.items.clear();
        }
    }

    /// Where the numbers 1 to 43 stand, each once and in order, down columns or along one row.
    fn whole_list(&self) -> BTreeSet<(u32, u32)> {
        let mut by_column: BTreeMap<u32, Vec<(u16, u32)>> = BTreeMap::new();
        for (row, labels) in &self.items {
            let numbers: Vec<(u32, u16)> = labels
                .iter()
                .filter_map(|(column, (_, label))| match label {
                    ItemLabel::Numbered(number) => Some((*column, *number)),
                    _ => None,
                })
                .collect();
            if numbers.iter().map(|(_, number)| *number).eq(1..=WHOLE_LIST) {
                return numbers.into_iter().map(|(column, _)| (*row, column)).collect();
            }
            for (column, number) in numbers {
                by_column.entry(column).or_default().push((number, *row));
            }
        }
        // Columns that count on where the one before ended: the halves of a list.
        let mut next = 1;
        let mut found = BTreeSet::new();
        for (column, numbers) in by_column {
            let length = numbers.len();
            let last = next + u16::try_from(length).unwrap_or(u16::MAX).min(WHOLE_LIST + 1);
            if length > 1 && numbers.iter().map(|(number, _)| *number).eq(next..last) {
                found.extend(numbers.into_iter().map(|(_, row)| (row, column)));
                next = last;
            }
        }
        if next == WHOLE_LIST + 1 { found } else { BTreeSet::new() }
    }

    fn at(&self, row: u32, column: u32) -> Option<&ItemLabel> {
        self.items.get(&row)?.get(&column).map(|(_, label)| label)
    }

    /// What cells name: items, and sub-indicators where the table is about the OIT.
    fn fields(&self, grid: &Grid<'_>, names: &Names, vocabulary: &Vocabulary) -> BTreeMap<usize, LabelField> {
        let mut fields: BTreeMap<usize, LabelField> = self
            .items
            .values()
            .flat_map(BTreeMap::values)
            .filter_map(|(index, label)| Some((*index, LabelField::Item(label.code(None)?))))
            .collect();
        let mut sure: BTreeMap<usize, String> = BTreeMap::new();
        let mut by_name: BTreeMap<usize, String> = BTreeMap::new();
        let mut bare: BTreeMap<usize, String> = BTreeMap::new();
        let mut of_oit = !self.items.is_empty();
        for row in &grid.rows {
            let cells: Vec<(u32, &GridCell<'_>)> = row
                .distinct()
                .into_iter()
                .filter(|(_, cell)| cell.origin && !fields.contains_key(&cell.index))
                .collect();
            let labels: Vec<_> = cells.iter().map(|(_, cell)| names.sub_indicator(&cell.text)).collect();
            let codes: Vec<_> = cells.iter().map(|(_, cell)| names.bare_code(&cell.text)).collect();
            for ((_, cell), label) in cells.iter().zip(&labels) {
                let named = vocabulary.label(&cell.text).field;
                of_oit |= matches!(named, Some(LabelField::Indicator(9 | 10)));
                if let Some(label) = label {
                    let list = if label.sure { &mut sure } else { &mut by_name };
                    list.insert(cell.index, label.code.clone());
                }
            }
            for (at, (_, cell)) in cells.iter().enumerate() {
                let Some(code) = codes.get(at).copied().flatten() else { continue };
                let beside = labels.get(at + 1).and_then(Option::as_ref);
                if beside.is_some_and(|label| label.code == code) {
                    bare.insert(cell.index, code.to_owned());
                }
            }
            // "9.1 | 9.2 | 9.3": a header that counts on.
            let run: Vec<(usize, &str)> =
                cells.iter().zip(&codes).filter_map(|((_, cell), code)| Some((cell.index, (*code)?))).collect();
            let order: Vec<&str> = run.iter().map(|(_, code)| *code).collect();
            if run.len() >= FEWEST_SUB_INDICATORS && names.in_order(&order) {
                sure.extend(run.into_iter().map(|(index, code)| (index, code.to_owned())));
            }
        }
        let distinct: BTreeSet<&String> = sure.values().chain(by_name.values()).collect();
        if of_oit || !sure.is_empty() && distinct.len() > 1 || distinct.len() >= FEWEST_SUB_INDICATORS {
            sure.extend(by_name);
            sure.extend(bare);
        }
        fields.extend(sure.into_iter().map(|(index, code)| (index, LabelField::SubIndicator(code))));
        fields
    }
}

/// What the header over a column says of the marks in it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Head {
    /// Nothing stands over it.
    None,
    /// Scores or marks.
    Marks,
    /// The items that are there (true), or that are missing.
    Side(bool),
    /// Something else.
    Other,
}

/// Items as columns.
struct Block {
    items: BTreeMap<u32, ItemLabel>,
    /// Columns that say there or missing, under their items.
    sides: BTreeMap<u32, bool>,
    last_header: u32,
}

struct Finder<'f, 'g> {
    grid: &'f Grid<'g>,
    table: &'f Place,
    vocabulary: &'f Vocabulary,
    labels: &'f Labels,
    /// The header rows over the rows that are being read.
    headers: Vec<usize>,
    after_items: bool,
    block: Option<Block>,
    /// For each column of labels, how many marks stand in the columns behind it.
    bare: BTreeMap<u32, BTreeMap<u32, usize>>,
    sheet: &'f mut Sheet,
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

    /// True for a row whose labels stand beside each other over rows of marks.
    fn is_header(&self, at: usize, columns: &[u32]) -> bool {
        let Some(row) = self.grid.rows.get(at) else { return false };
        let label = |column: &u32| self.labels.at(row.number, *column);
        let distinct: BTreeSet<&ItemLabel> = columns.iter().filter_map(label).collect();
        let coded = distinct.iter().any(|label| matches!(label, ItemLabel::Code(_)));
        let fewest = if coded { FEWEST_CODES_IN_A_ROW } else { FEWEST_NAMES };
        if distinct.len() < fewest {
            return false;
        }
        let first = columns.first().copied().unwrap_or(0);
        let marked = row
            .distinct()
            .into_iter()
            .any(|(column, cell)| column > first && label(&column).is_none() && Symbol::of(&cell.text).is_mark());
        // The rows of a list in halves name other items in the same columns.
        let next = self.grid.rows.get(at + 1).map(|next| next.number);
        let goes_on = next.is_some_and(|next| {
            columns.iter().any(|column| {
                let below = self.labels.at(next, *column).and_then(|label| label.code(None));
                below.is_some() && below != label(column).and_then(|label| label.code(None))
            })
        });
        !marked && !goes_on
    }

    fn header(&mut self, row: &Row<'_>, columns: &[u32]) {
        let known = self.block.take();
        let mut block = Block { items: BTreeMap::new(), sides: BTreeMap::new(), last_header: row.number };
        if let Some(known) = known.filter(|known| known.last_header + 1 == row.number) {
            // Codes and names over each other: the codes decide.
            block.items = known.items;
        }
        for column in columns {
            let (Some(label), Some(cell)) = (self.labels.at(row.number, *column), row.cells.get(column)) else {
                continue;
            };
            for covered in row.cells.iter().filter(|(_, other)| other.index == cell.index).map(|(column, _)| *column) {
                let coded = matches!(label, ItemLabel::Code(_));
                if coded {
                    block.items.insert(covered, label.clone());
                } else {
                    block.items.entry(covered).or_insert_with(|| label.clone());
                }
            }
        }
        self.block = Some(block);
        self.sheet.headers.insert(row.number);
    }

    /// True for labels right under a header of items that name the same ones again, as names under codes.
    fn continues_names(&self, row: &Row<'_>, columns: &[u32]) -> bool {
        let Some(block) = self.block.as_ref().filter(|block| block.last_header + 1 == row.number) else { return false };
        columns.iter().all(|column| {
            let code = self.labels.at(row.number, *column).and_then(|label| label.code(None));
            code.is_some() && code == block.items.get(column).and_then(|label| label.code(None))
        })
    }

    /// A row under items as columns.
    fn block_row(&mut self, row: &Row<'_>) {
        let Some(block) = &mut self.block else { return };
        let own: Vec<(u32, &GridCell<'_>)> = row.distinct();
        let under: Vec<(u32, Option<bool>)> = own
            .iter()
            .filter(|(column, _)| block.items.contains_key(column))
            .map(|(column, cell)| (*column, side(&cell.text)))
            .collect();
        // "มี | ไม่มี" under each item.
        let split = block.items.values().collect::<BTreeSet<_>>().len() < block.items.len();
        if split && block.last_header + 1 == row.number && under.iter().filter(|(_, side)| side.is_some()).count() > 1 {
            block.sides = under.into_iter().filter_map(|(column, side)| Some((column, side?))).collect();
            block.last_header = row.number;
            self.sheet.headers.insert(row.number);
            return;
        }
        let first_item = block.items.keys().next().copied().unwrap_or(0);
        let words: Vec<&(u32, &GridCell<'_>)> = own.iter().filter(|(column, _)| *column < first_item).collect();
        let labels: Vec<_> = own.iter().map(|(_, cell)| self.vocabulary.label(&cell.text)).collect();
        let numbers =
            under.iter().any(|(column, _)| row.cells.get(column).is_some_and(|cell| Symbol::of(&cell.text).is_mark()));
        if labels.iter().filter(|label| label.role.is_some() || label.field.is_some()).count() > 1 && !numbers {
            // Another table begins.
            self.block = None;
            return;
        }
        // Full marks and weights stand in rows too; a row that names something else is not an agency's.
        let names_another = words.iter().any(|(_, cell)| {
            let label = self.vocabulary.label(&cell.text);
            label.role.is_some_and(|role| role != Role::Score) || matches!(label.field, Some(LabelField::Indicator(_)))
        });
        if names_another || !numbers {
            return;
        }
        let group = Group { table: self.table.clone(), header: "items".to_owned(), headed: true };
        let mut slots = Vec::new();
        let mut done = BTreeSet::new();
        for (column, item) in &block.items {
            if !done.insert(*column) {
                continue;
            }
            let next = column + 1;
            let cell = |column: &u32| row.cells.get(column).filter(|cell| cell.cell.row == row.number);
            let text = |column: &u32| cell(column).map_or_else(String::new, |cell| cell.cell.text.clone());
            let written = match (block.sides.get(column), block.sides.get(&next)) {
                (Some(true), Some(false)) if block.items.get(&next) == Some(item) => {
                    done.insert(next);
                    Written::Pair { there: text(column), missing: text(&next) }
                }
                (Some(false), Some(true)) if block.items.get(&next) == Some(item) => {
                    done.insert(next);
                    Written::Pair { there: text(&next), missing: text(column) }
                }
                (None | Some(true), _) => Written::Single(text(column)),
                (Some(false), _) => continue,
            };
            // A cell merged down from another row is not this row's.
            if row.cells.get(column).is_some_and(|cell| cell.cell.row != row.number) {
                continue;
            }
            let place = cell(column)
                .or_else(|| cell(&next).filter(|_| done.contains(&next)))
                .map(|cell| cell.cell.place.clone());
            let place = place.or_else(|| shifted(row, *column)).unwrap_or_else(|| self.table.clone());
            slots.push(Slot {
                item: item.clone(),
                written,
                column: *column,
                group: group.clone(),
                place,
                of: Of::default(),
            });
        }
        self.sheet.slots.insert(row.number, slots);
    }

    /// A row that is no item's: a header, a title, a subtotal.
    fn other_row(&mut self, at: usize) {
        let Some(row) = self.grid.rows.get(at) else { return };
        let cells = row.distinct();
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
        for (at, (start, item, behind)) in self.lists(row, columns).iter().enumerate() {
            let end = self.lists(row, columns).get(at + 1).map_or(u32::MAX, |(next, _, _)| *next);
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
                let between = row.cells.range(*behind + 1..*column).any(|(_, cell)| Symbol::of(&cell.text).is_mark());
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
        let last = row.cells.keys().next_back().copied().unwrap_or(behind);
        let headed: BTreeSet<u32> = self
            .headers
            .iter()
            .filter_map(|at| self.grid.rows.get(*at))
            .flat_map(|header| header.cells.keys().copied())
            .chain(row.cells.keys().copied())
            .filter(|column| *column > behind && *column < end)
            .collect();
        let heads: BTreeMap<u32, (Head, Of, String)> =
            headed.iter().map(|column| (*column, self.head(*column, behind))).collect();
        let is_headed = |head: &Head| matches!(head, Head::Marks | Head::Side(_));
        let any = heads.values().any(|(head, of, _)| is_headed(head) || *of != Of::default() && *head == Head::None);
        let mut slots = Vec::new();
        let mut done: BTreeSet<u32> = BTreeSet::new();
        let merged = |column: &u32| row.cells.get(column).filter(|cell| cell.cell.row == row.number);
        let text = |column: &u32| merged(column).map_or_else(String::new, |cell| cell.cell.text.clone());
        for (column, (head, of, words)) in &heads {
            if done.contains(column) || row.cells.get(column).is_some_and(|cell| cell.cell.row != row.number) {
                continue;
            }
            // A cell that covers the label is a title.
            if row.cells.get(column).is_some_and(|cell| cell.cell.column <= behind) {
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
        let _ = last;
        slots
    }

    /// What stands over a column, below what also covers the labels; with the words by which its marks are grouped.
    fn head(&self, column: u32, behind: u32) -> (Head, Of, String) {
        let mut head = Head::None;
        let mut of = Of::default();
        let mut words = String::new();
        let mut seen = BTreeSet::new();
        for at in &self.headers {
            let Some(row) = self.grid.rows.get(*at) else { continue };
            let Some(cell) = row.cells.get(&column).filter(|cell| seen.insert(cell.index)) else { continue };
            if row.cells.get(&behind).is_some_and(|label| label.index == cell.index) {
                continue;
            }
            match self.heading(&cell.text) {
                (Head::None, named) => {
                    of.agency |= named.agency;
                    of.fiscal_year |= named.fiscal_year;
                }
                (found, named) => {
                    of.agency |= named.agency;
                    of.fiscal_year |= named.fiscal_year;
                    words.push_str(&key(&cell.text));
                    words.push('|');
                    // A heading that is not understood above one that is may be anything: the assessed's own marks.
                    head = if head == Head::Other { Head::Other } else { found };
                }
            }
        }
        (head, of, words)
    }

    /// What one header cell says.
    fn heading(&self, text: &str) -> (Head, Of) {
        if let Some(there) = side(text) {
            return (Head::Side(there), Of::default());
        }
        let whole = key(text);
        if HEADINGS.contains(&whole.as_str()) {
            return (Head::Marks, Of::default());
        }
        let label = self.vocabulary.label(text);
        let of = Of {
            agency: label.role.is_none() && label.field.is_none() && identity::agency_of_cell(text, None).is_some(),
            fiscal_year: label.fiscal_year.is_some(),
        };
        let marks = match (&label.field, label.role) {
            (_, Some(Role::Score)) => true,
            (Some(LabelField::Result | LabelField::Instrument(Instrument::Oit)), None) => true,
            (Some(LabelField::Overall), None) => whole.starts_with("คะแนน") || whole.starts_with("ผล"),
            _ => false,
        };
        match marks {
            true => (Head::Marks, of),
            false if of != Of::default() && label.role.is_none() => (Head::None, of),
            false => (Head::Other, of),
        }
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

/// Words over columns of marks, beside those for scores and results.
const HEADINGS: &[&str] = &[
    "ผลการตรวจ",
    "ผลตรวจ",
    "ผลการตรวจประเมิน",
    "ผลการตรวจสอบ",
    "ผลการตรวจoit",
    "ผลการให้คะแนน",
    "การเผยแพร่",
    "ผลการเผยแพร่",
    "การเผยแพร่ข้อมูล",
    "สถานะการเผยแพร่",
    "มี/ไม่มี",
    "ไม่มี/มี",
    "เผยแพร่/ไม่เผยแพร่",
    "ได้/ไม่ได้",
    "y/n",
    "yes/no",
    "0/100",
    "0/1",
    "(0/100)",
    "(0/1)",
];

/// The place of a blank: a worksheet's cell can be named though nothing stands in it, else the row's label must do.
fn shifted(row: &Row<'_>, column: u32) -> Option<Place> {
    let near = row.cells.values().find(|cell| cell.cell.row == row.number)?;
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
