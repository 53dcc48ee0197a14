//! Item sheets of the OIT, and scores of its sub-indicators: which cells of a table are about which item, and what the
//! marks in them mean.
//!
//! [`Sheet`] finds labels and marks by where they stand, [`settle`] says what the marks mean once the whole document has
//! been read. Whose they are, the reader of the table knows.

mod blocks;
mod codes;
mod heads;
mod labels;
mod lists;
mod marks;
mod sheet;
mod symbols;

pub(super) use labels::Names;
pub(super) use marks::{Mark, settle};
pub(super) use sheet::{Sheet, Slot, is_named};
pub(super) use symbols::{Legend, is_tick};

#[cfg(test)]
mod tests;
