//! Items as columns: one row an agency or a year, the items named by the headers above.

use std::collections::{BTreeMap, BTreeSet};

use super::super::grid::{GridCell, Row};
use super::super::words::{LabelField, Role};
use super::labels::ItemLabel;
use super::lists::{FEWEST_CODES_IN_A_ROW, FEWEST_NAMES};
use super::marks::{Written, side};
use super::sheet::{Finder, Group, Of, Slot, shifted};
use super::symbols::Symbol;

/// Items as columns.
pub(super) struct Block {
    pub items: BTreeMap<u32, ItemLabel>,
    /// Columns that say there or missing, under their items.
    pub sides: BTreeMap<u32, bool>,
    pub last_header: u32,
}

impl Finder<'_, '_> {
    /// True for a row whose labels stand beside each other over rows of marks.
    pub(super) fn is_header(&self, at: usize, columns: &[u32]) -> bool {
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

    pub(super) fn header(&mut self, row: &Row<'_>, columns: &[u32]) {
        let known = self.block.take();
        let mut block = Block { items: BTreeMap::new(), sides: BTreeMap::new(), last_header: row.number };
        if let Some(known) = known.filter(|known| known.last_header + 1 == row.number) {
            // Codes and names over each other: the codes decide.
            block.items = known.items;
        }
        for column in columns {
            let (Some(label), Some(cell)) = (self.labels.at(row.number, *column), row.cells.get(*column)) else {
                continue;
            };
            for covered in row.cells.iter().filter(|(_, other)| other.index == cell.index).map(|(column, _)| column) {
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
    pub(super) fn continues_names(&self, row: &Row<'_>, columns: &[u32]) -> bool {
        let Some(block) = self.block.as_ref().filter(|block| block.last_header + 1 == row.number) else { return false };
        columns.iter().all(|column| {
            let code = self.labels.at(row.number, *column).and_then(|label| label.code(None));
            code.is_some() && code == block.items.get(column).and_then(|label| label.code(None))
        })
    }

    /// A row under items as columns.
    pub(super) fn block_row(&mut self, row: &Row<'_>) {
        let Some(block) = &mut self.block else { return };
        let own: Vec<(u32, &GridCell<'_>)> = row.distinct().collect();
        let under: Vec<(u32, Option<bool>)> = own
            .iter()
            .filter(|(column, _)| block.items.contains_key(column))
            .map(|(column, cell)| (*column, side(&cell.text)))
            .collect();
        // "มี | ไม่มี" under each item.
        let split = block.items.values().collect::<BTreeSet<_>>().len() < block.items.len();
        let all_sides = under.len() == block.items.len() && under.iter().all(|(_, side)| side.is_some());
        if split && all_sides && block.sides.is_empty() && block.last_header + 1 == row.number {
            block.sides = under.into_iter().filter_map(|(column, side)| Some((column, side?))).collect();
            block.last_header = row.number;
            self.sheet.headers.insert(row.number);
            return;
        }
        let first_item = block.items.keys().next().copied().unwrap_or(0);
        let words: Vec<&(u32, &GridCell<'_>)> = own.iter().filter(|(column, _)| *column < first_item).collect();
        let labels: Vec<_> = own.iter().map(|(_, cell)| self.vocabulary.label(&cell.text)).collect();
        let numbers =
            under.iter().any(|(column, _)| row.cells.get(*column).is_some_and(|cell| Symbol::of(&cell.text).is_mark()));
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
            let cell = |column: &u32| row.cells.get(*column).filter(|cell| cell.cell.row == row.number);
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
            if row.cells.get(*column).is_some_and(|cell| cell.cell.row != row.number) {
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
}
