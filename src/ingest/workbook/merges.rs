//! Merged cells: the top left one covers the others.

use std::collections::BTreeMap;

use calamine::Dimensions;

use crate::model::Cell;

/// A merge over more cells than this is a slip of the mouse (a whole sheet, whole columns); it then covers nothing,
/// so that nobody has to walk over it.
const LARGEST_MERGE: u64 = 1 << 20;

/// A rectangle of cells, all numbers from 0 and included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Region {
    pub first_row: u32,
    pub first_column: u32,
    pub last_row: u32,
    pub last_column: u32,
}

/// Puts spans on the cells at regions' top left and takes out the cells that regions cover.
///
/// `cells` are ordered by row and column and each stands once. A span is cut to the rows and columns that hold
/// anything. Of regions that overlap, which no spreadsheet program writes, the first counts.
pub(super) fn apply(cells: &mut Vec<Cell>, mut regions: Vec<Region>) {
    let Some(last_row) = cells.iter().map(|cell| cell.row).max() else { return };
    let last_column = cells.iter().map(|cell| cell.column).max().unwrap_or(0);
    for region in &mut regions {
        region.last_row = region.last_row.min(last_row);
        region.last_column = region.last_column.min(last_column);
    }
    regions.retain(|region| region.size().is_some_and(|size| size > 1 && size <= LARGEST_MERGE));
    regions.sort_unstable();

    let mut waiting = regions.into_iter().peekable();
    let mut active = Active::default();
    cells.retain_mut(|cell| {
        while let Some(region) = waiting.next_if(|region| region.first_row <= cell.row) {
            active.add(region);
        }
        match active.covering(cell.row, cell.column) {
            Some(region) if (region.first_row, region.first_column) == (cell.row, cell.column) => {
                cell.row_span = region.last_row - region.first_row + 1;
                cell.column_span = region.last_column - region.first_column + 1;
                true
            }
            Some(_) => false,
            None => true,
        }
    });
}

impl From<Dimensions> for Region {
    fn from(found: Dimensions) -> Region {
        let ((first_row, first_column), (last_row, last_column)) = (found.start, found.end);
        Region { first_row, first_column, last_row, last_column }
    }
}

impl Region {
    /// Reads `A1:C20` or `A1`; none for what is written otherwise than Excel does.
    pub fn parse(written: &str) -> Option<Region> {
        let (first, last) = written.split_once(':').unwrap_or((written, written));
        let ((first_row, first_column), (last_row, last_column)) = (cell(first)?, cell(last)?);
        let is_in_order = first_row <= last_row && first_column <= last_column;
        is_in_order.then_some(Region { first_row, first_column, last_row, last_column })
    }

    fn size(self) -> Option<u64> {
        let rows = self.last_row.checked_sub(self.first_row)?;
        let columns = self.last_column.checked_sub(self.first_column)?;
        Some((u64::from(rows) + 1) * (u64::from(columns) + 1))
    }
}

/// The row and column of a reference such as `C20`.
fn cell(reference: &str) -> Option<(u32, u32)> {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase).count();
    let (column, row) = reference.split_at_checked(letters)?;
    let is_plain = (1..=3).contains(&letters) && row.len() <= 7 && row.bytes().all(|byte| byte.is_ascii_digit());
    let column = column.bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
    let row: u32 = row.parse().ok().filter(|_| is_plain)?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// Regions that reach into the row at hand, by their first column; no two of them overlap, so the one before a
/// column is the only one that can cover it.
#[derive(Default)]
struct Active {
    by_column: BTreeMap<u32, Region>,
}

impl Active {
    fn add(&mut self, region: Region) {
        while let Some((&column, &other)) = self.by_column.range(..=region.last_column).next_back() {
            if other.last_row < region.first_row {
                self.by_column.remove(&column);
            } else if other.last_column >= region.first_column {
                return;
            } else {
                break;
            }
        }
        self.by_column.insert(region.first_column, region);
    }

    fn covering(&mut self, row: u32, column: u32) -> Option<Region> {
        while let Some((&first, &region)) = self.by_column.range(..=column).next_back() {
            if region.last_row >= row {
                return (region.last_column >= column).then_some(region);
            }
            self.by_column.remove(&first);
        }
        None
    }
}
