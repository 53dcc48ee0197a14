//! Item sheets of the OIT, and scores of its sub-indicators: which cells of a table are about which item, and what the
//! marks in them mean.
//!
//! [`Sheet`] finds labels and marks by where they stand, [`settle`] says what the marks mean once the whole document has
//! been read. Whose they are, the reader of the table knows.

mod blocks;
mod heads;
mod labels;
mod lists;
mod marks;
mod sheet;
mod symbols;

use crate::model::Table;

use super::grid::Grid;
use super::text::clean;
use super::vocabulary::Vocabulary;
use labels::ItemLabel;
use lists::FEWEST_CODES;

pub(super) use labels::Names;
pub(super) use marks::{Mark, settle};
pub(super) use sheet::{Sheet, Slot, is_named};
pub(super) use symbols::Legend;

/// True for a table that marks items by their codes.
pub(super) fn are_listed(table: &Table, vocabulary: &Vocabulary) -> bool {
    let may_be_code = |text: &str| text.len() < 600 && text.contains(['o', 'O', 'ｏ', 'Ｏ']);
    let is_code = |text: &str| matches!(vocabulary.oit().item(&clean(text)), Some(ItemLabel::Code(_)));
    let codes = table.cells.iter().filter(|cell| may_be_code(&cell.text) && is_code(&cell.text));
    if codes.take(FEWEST_CODES).count() < FEWEST_CODES {
        return false;
    }
    let grid = Grid::new(table);
    Sheet::find(&grid, &table.place, vocabulary, false).has_marks()
}

#[cfg(test)]
mod tests;
