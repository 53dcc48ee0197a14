//! Measures of several agencies in one table: the column that says whose they are parts it into a table of each.

use super::columns::{MeasureColumns, Row, may_be_headed, rows_of, width_of};
use super::labels::{Role, role_of};
use super::lists::is_blank;
use crate::model::{Cell, Table};

/// A table parted by its agencies.
pub struct ByAgency<'a> {
    /// What stands above the header.
    pub titles: Option<Table>,
    /// The cell that names each agency, and its measures under the header.
    pub agencies: Vec<(&'a Cell, Table)>,
}

/// Parts a table that has a column of agencies in front of its measures; none for any other. `heads` tells the label of
/// such a column, and `names` an agency: every cell under the label must name one, for the unit that answers for a
/// measure stands under such a label, too.
pub fn by_agency<'a>(
    table: &'a Table,
    about_measures: bool,
    heads: impl Fn(&str) -> bool,
    names: impl Fn(&str) -> bool,
) -> Option<ByAgency<'a>> {
    if !may_be_headed(&table.cells, about_measures) {
        return None;
    }
    let mut of_rows = table.cells.chunk_by(|one, next| one.row == next.row).enumerate();
    let (at, column) = of_rows.find_map(|(at, cells)| {
        if !may_be_headed(cells, about_measures) {
            return None;
        }
        let title = cells.iter().position(|cell| role_of(&cell.text) == Some(Role::Title))?;
        let agency = cells.iter().take(title).find(|cell| heads(&cell.text))?;
        Some((at, agency.column))
    })?;
    let rows = rows_of(table);
    let (above, rest) = rows.split_at_checked(at)?;
    let ((first, header), below) = rest.split_first()?;
    let end = first + header.iter().map(|cell| cell.row_span).max()?;
    let (header, below) = rest.split_at_checked(rest.len() - below.iter().filter(|(row, _)| *row >= end).count())?;
    let of = |rows: &[&Row<'a>]| Table {
        cells: rows.iter().flat_map(|(_, cells)| cells.iter().map(|cell| (*cell).clone())).collect(),
        ..Table { cells: Vec::new(), ..table.clone() }
    };
    let mut agencies: Vec<(&'a Cell, Vec<&Row<'a>>)> = Vec::new();
    for row in below {
        match row.1.iter().find(|cell| cell.column == column && !is_blank(&cell.text)) {
            Some(cell) if names(&cell.text) => agencies.push((cell, vec![row])),
            Some(_) => return None,
            None => agencies.last_mut()?.1.push(row),
        }
    }
    let header: Vec<&Row<'a>> = header.iter().collect();
    let agencies: Vec<(&'a Cell, Table)> = agencies
        .into_iter()
        .map(|(cell, rows)| {
            let mut part = of(&[header.as_slice(), rows.as_slice()].concat());
            part.cells.retain(|cell| cell.column != column);
            (cell, part)
        })
        .collect();
    let (_, one) = agencies.first()?;
    MeasureColumns::headed(&rows_of(one), width_of(one), about_measures)?;
    let titles = (!above.is_empty()).then(|| of(&above.iter().collect::<Vec<_>>()));
    Some(ByAgency { titles, agencies })
}
