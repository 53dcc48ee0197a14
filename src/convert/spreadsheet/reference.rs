//! Places of cells as SpreadsheetML writes them: `B5`, `A1:D20`.

/// A cell's place, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    /// Its upper left cell.
    pub first: Cell,
    /// Its lower right cell.
    pub last: Cell,
}

impl Cell {
    /// A place such as `B5`.
    pub fn parse(text: &str) -> Option<Cell> {
        let split = text.find(|c: char| c.is_ascii_digit())?;
        let (letters, row) = text.split_at_checked(split)?;
        let mut column = 0_u32;
        for letter in letters.bytes() {
            if !letter.is_ascii_alphabetic() {
                return None;
            }
            column = column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)?;
        }
        (column > 0).then_some(Cell { row: row.parse().ok()?, column })
    }
}

impl Area {
    /// An area such as `A1:D20`, or one cell.
    pub fn parse(text: &str) -> Option<Area> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        Some(Area { first: Cell::parse(first)?, last: Cell::parse(last)? })
    }

    /// Whether a cell lies in it.
    pub fn holds(&self, cell: Cell) -> bool {
        (self.first.row..=self.last.row).contains(&cell.row)
            && (self.first.column..=self.last.column).contains(&cell.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_from_one() {
        assert_eq!(Cell::parse("A1"), Some(Cell { row: 1, column: 1 }));
        assert_eq!(Cell::parse("AB12"), Some(Cell { row: 12, column: 28 }));
        for text in ["", "A", "1", "A-1", "ก1", "ZZZZZZZZZZZ1"] {
            assert_eq!(Cell::parse(text), None, "{text}");
        }
        let area = Area::parse("B2:C3").unwrap();
        assert!(area.holds(Cell { row: 2, column: 3 }) && !area.holds(Cell { row: 1, column: 2 }));
    }
}
