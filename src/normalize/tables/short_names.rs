//! Names of indicators so short that only the full ones beside them tell what they mean: คุณภาพ, การสื่อสาร.

use std::collections::{BTreeMap, BTreeSet};

use super::super::grid::Grid;
use super::super::indicator_names;
use super::super::reading::Reading;
use super::super::vocabulary::{Label, Named, Vocabulary};
use super::super::words::LabelField;

/// So many indicators named in full make a line of a table one of indicators.
const FULL_NAMES: usize = 3;

/// The short names of a table that stand in a row or a column of full ones.
#[derive(Default)]
pub(super) struct ShortNames {
    /// By row and column.
    found: BTreeMap<(u32, u32), u8>,
}

impl ShortNames {
    /// Finds them where no full name in the same line means the same.
    pub fn find(grid: &Grid<'_>, vocabulary: &Vocabulary) -> ShortNames {
        let cells = || grid.rows.iter().flat_map(|row| row.distinct().map(|(at, cell)| (row.number, at, cell)));
        let short: Vec<(u32, u32, u8)> = cells()
            .filter(|(.., cell)| indicator_names::is_short(&cell.text))
            .filter_map(|(row, column, cell)| match vocabulary.named(&cell.text, indicator_names::short)? {
                Named::One(number) => Some((row, column, number)),
                Named::Numbered(_) | Named::Contrary(_) => None,
            })
            .collect();
        if short.is_empty() {
            return ShortNames::default();
        }
        let (mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new());
        for (row, column, cell) in cells() {
            if let Some(Named::One(number)) = vocabulary.indicator(&cell.text) {
                rows.entry(row).or_insert_with(BTreeSet::new).insert(number);
                columns.entry(column).or_insert_with(BTreeSet::new).insert(number);
            }
        }
        let told = |(row, column, number): &(u32, u32, u8)| {
            let lines = [rows.get(row), columns.get(column)];
            lines.into_iter().flatten().any(|line| line.len() >= FULL_NAMES && !line.contains(number))
        };
        let found = short.into_iter().filter(told).map(|(row, column, number)| ((row, column), number));
        ShortNames { found: found.collect() }
    }

    /// Makes labels of the short names in a row.
    pub fn label(&self, row: u32, readings: &mut [Reading<'_, '_>]) {
        for reading in readings.iter_mut().filter(|reading| reading.label == Label::default()) {
            let number = self.found.get(&(row, reading.column));
            reading.label.field = number.map(|number| LabelField::Indicator(*number));
        }
    }
}
