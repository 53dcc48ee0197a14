//! Indicators called by the letter of their instrument and their number: I1 to I5, E6 to E8, O9 and O10.
//!
//! i1, e1 and o1 are items; no list of items goes on from i5 to e6 and from e8 to o9. So these are indicators where all
//! ten stand in order, along a row or down a column, and no other code among them.

use std::collections::BTreeMap;

use crate::model::Instrument;

use super::super::grid::{Grid, GridCell};
use super::super::text::key;
use super::super::vocabulary::{Named, Vocabulary};
use super::labels::{ItemLabel, Names};

/// A cell that begins with a code: its index in the table, and the indicator where it names one.
type Coded = (usize, Option<u8>);

/// The cells that name indicators by such codes, by their index in the table.
pub(super) fn indicators(grid: &Grid<'_>, names: &Names, vocabulary: &Vocabulary) -> BTreeMap<usize, u8> {
    let codes: Vec<(String, u8)> = Instrument::ALL
        .into_iter()
        .flat_map(|instrument| vocabulary.indicators_of(instrument).iter().map(move |number| (instrument, *number)))
        .map(|(instrument, number)| (instrument.code().chars().take(1).collect::<String>(), number))
        .map(|(letter, number)| (format!("{}{number}", letter.to_lowercase()), number))
        .collect();
    let (mut by_row, mut by_column): (Vec<Vec<Coded>>, BTreeMap<u32, Vec<Coded>>) = Default::default();
    for row in &grid.rows {
        let coded = row.distinct().filter(|(_, cell)| cell.origin && is_coded(cell, names));
        let coded: Vec<(u32, Coded)> =
            coded.map(|(column, cell)| (column, (cell.index, indicator(&cell.text, &codes, vocabulary)))).collect();
        for (column, cell) in &coded {
            by_column.entry(*column).or_default().push(*cell);
        }
        by_row.push(coded.into_iter().map(|(_, cell)| cell).collect());
    }
    let all_ten = |cells: &&Vec<Coded>| {
        let whole = |ten: &[Coded]| ten.iter().map(|(_, number)| *number).eq(codes.iter().map(|(_, own)| Some(*own)));
        !cells.is_empty() && cells.chunks(codes.len().max(1)).all(whole)
    };
    let lists = by_row.iter().chain(by_column.values()).filter(all_ten);
    lists.flatten().filter_map(|(index, number)| Some((*index, (*number)?))).collect()
}

/// True for a cell that begins with the code of an item.
fn is_coded(cell: &GridCell<'_>, names: &Names) -> bool {
    matches!(names.item(&cell.text), Some(ItemLabel::Code(_)))
}

/// The indicator that a cell calls by code, alone or with its name behind: "E6", "I1 การปฏิบัติหน้าที่".
fn indicator(cleaned: &str, codes: &[(String, u8)], vocabulary: &Vocabulary) -> Option<u8> {
    let whole = key(cleaned);
    let own = |(code, number): &(String, u8)| {
        let name = whole.strip_prefix(code.as_str())?.trim_start_matches([':', '.', ')', '-', '–']);
        (name.is_empty() || vocabulary.indicator(name) == Some(Named::One(*number))).then_some(*number)
    };
    codes.iter().find_map(own)
}
