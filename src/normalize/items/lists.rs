//! Which cells of a table name items and sub-indicators: those that stand with others of their sort.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Instrument;

use super::super::grid::{Grid, GridCell};
use super::super::text::key;
use super::super::vocabulary::Vocabulary;
use super::super::words::LabelField;
use super::codes;
use super::labels::{ItemLabel, Names};

/// So many items by code make a sheet of items, as rows and as columns.
pub(super) const FEWEST_CODES: usize = 2;
pub(super) const FEWEST_CODES_IN_A_ROW: usize = 3;
/// Names of items are words that may stand anywhere: so many of them are a list of items.
pub(super) const FEWEST_NAMES: usize = 5;
/// Numbers alone are items where they are all of the list.
pub(super) const WHOLE_LIST: u16 = 43;
/// Sub-indicators named without their codes, in a table that has nothing else of the OIT.
pub(super) const FEWEST_SUB_INDICATORS: usize = 3;

/// Which cells name items.
pub(super) struct Labels {
    /// By row and column.
    pub items: BTreeMap<u32, BTreeMap<u32, (usize, ItemLabel)>>,
    /// Cells whose codes are those of indicators, by their index in the table.
    indicators: BTreeMap<usize, u8>,
}

impl Labels {
    pub fn find(grid: &Grid<'_>, names: &Names, vocabulary: &Vocabulary, of_oit: bool) -> Labels {
        let mut items: BTreeMap<u32, BTreeMap<u32, (usize, ItemLabel)>> = BTreeMap::new();
        let (mut coded, mut numbers) = (false, 0_usize);
        for row in &grid.rows {
            for (column, cell) in row.distinct().filter(|(_, cell)| cell.origin) {
                let Some(label) = names.item(&cell.text) else { continue };
                coded |= matches!(label, ItemLabel::Code(_));
                numbers += usize::from(matches!(label, ItemLabel::Numbered(_)));
                items.entry(row.number).or_default().insert(column, (cell.index, label));
            }
        }
        let indicators = if coded { codes::indicators(grid, names, vocabulary) } else { BTreeMap::new() };
        if !indicators.is_empty() {
            items.values_mut().for_each(|labels| labels.retain(|_, (index, _)| !indicators.contains_key(index)));
            items.retain(|_, labels| !labels.is_empty());
        }
        let is_item = |row: u32, column: u32| items.get(&row).is_some_and(|labels| labels.contains_key(&column));
        // Without so many numbers nobody asks whose the list is.
        let of_oit = numbers >= usize::from(WHOLE_LIST)
            && (of_oit
                || grid.rows.iter().any(|row| {
                    let others = row.distinct().filter(|(column, cell)| {
                        cell.origin && !indicators.contains_key(&cell.index) && !is_item(row.number, *column)
                    });
                    others
                        .map(|(_, cell)| vocabulary.instrument(&key(&cell.text)))
                        .any(|one| one == Some(Instrument::Oit))
                }));
        let mut labels = Labels { items, indicators };
        labels.keep_lists(of_oit);
        labels
    }

    /// Keeps the labels that stand with others of their sort.
    fn keep_lists(&mut self, of_oit: bool) {
        if self.items.is_empty() {
            return;
        }
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

    pub fn at(&self, row: u32, column: u32) -> Option<&ItemLabel> {
        self.items.get(&row)?.get(&column).map(|(_, label)| label)
    }

    /// What cells name: items, and sub-indicators where the table is about the OIT.
    pub fn fields(&self, grid: &Grid<'_>, names: &Names, vocabulary: &Vocabulary) -> BTreeMap<usize, LabelField> {
        let mut fields: BTreeMap<usize, LabelField> = self
            .items
            .values()
            .flat_map(BTreeMap::values)
            .filter_map(|(index, label)| Some((*index, LabelField::Item(label.code(None)?))))
            .collect();
        fields.extend(self.indicators.iter().map(|(index, number)| (*index, LabelField::Indicator(*number))));
        let mut sure: BTreeMap<usize, String> = BTreeMap::new();
        let mut by_name: BTreeMap<usize, String> = BTreeMap::new();
        let mut bare: BTreeMap<usize, String> = BTreeMap::new();
        // Few rows of few tables have any.
        let is_one = |cell: &GridCell<'_>| {
            cell.origin && (names.sub_indicator(&cell.text).is_some() || names.bare_code(&cell.text).is_some())
        };
        for row in grid.rows.iter().filter(|row| row.cells.iter().any(|(_, cell)| is_one(cell))) {
            let cells: Vec<(u32, &GridCell<'_>)> =
                row.distinct().filter(|(_, cell)| cell.origin && !fields.contains_key(&cell.index)).collect();
            let labels: Vec<_> = cells.iter().map(|(_, cell)| names.sub_indicator(&cell.text)).collect();
            let codes: Vec<_> = cells.iter().map(|(_, cell)| names.bare_code(&cell.text)).collect();
            for ((_, cell), label) in cells.iter().zip(&labels) {
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
        if sure.is_empty() && by_name.is_empty() {
            return fields;
        }
        let named = |cell: &GridCell<'_>| {
            let unknown = cell.origin && !fields.contains_key(&cell.index);
            unknown && matches!(vocabulary.label(&cell.text).field, Some(LabelField::Indicator(9 | 10)))
        };
        let of_oit =
            || !self.items.is_empty() || grid.rows.iter().flat_map(|row| row.cells.iter()).any(|(_, cell)| named(cell));
        let distinct: BTreeSet<&String> = sure.values().chain(by_name.values()).collect();
        if of_oit() || !sure.is_empty() && distinct.len() > 1 || distinct.len() >= FEWEST_SUB_INDICATORS {
            sure.extend(by_name);
            sure.extend(bare);
        }
        fields.extend(sure.into_iter().map(|(index, code)| (index, LabelField::SubIndicator(code))));
        fields
    }
}
