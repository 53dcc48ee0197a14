//! The findings sheet as an officer gives it back: rows sorted, filtered or moved, columns moved, saved by any program.

use std::collections::BTreeMap;

use crate::model::{Basis, Block, Cell, CellKind, Decision, Document, Table, Told, marks};

/// The decisions in a workbook, in the order of its rows; none where no sheet of it has our marks.
pub fn read(document: &Document) -> Option<Vec<Decision>> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let mut marked = tables.filter_map(|table| Some((table, Columns::of(table)?))).peekable();
    marked.peek()?;
    Some(marked.flat_map(|(table, columns)| decisions(table, &columns)).collect())
}

/// Whether any of our marks stands in a document: then there may be answers, also where other marks were taken out.
pub fn is_marked(document: &Document) -> bool {
    let is_mark = |cell: &Cell| Columns::ALL.contains(&cell.text.trim());
    document.blocks.iter().any(|block| matches!(block, Block::Table(table) if table.cells.iter().any(is_mark)))
}

/// Which column has which mark.
struct Columns(BTreeMap<&'static str, u32>);

impl Columns {
    const ALL: [&'static str; 8] = [
        marks::KEY,
        marks::CODE,
        marks::MESSAGE,
        marks::AGENCY,
        marks::FISCAL_YEAR,
        marks::VALUE,
        marks::REASON,
        marks::BY,
    ];

    fn of(table: &Table) -> Option<Columns> {
        let marked = |mark: &'static str| {
            let cell = table.cells.iter().find(|cell| cell.text.trim() == mark)?;
            Some((mark, cell.column))
        };
        let columns: BTreeMap<_, _> = Self::ALL.into_iter().filter_map(marked).collect();
        [marks::KEY, marks::VALUE, marks::REASON, marks::BY]
            .iter()
            .all(|mark| columns.contains_key(mark))
            .then_some(Columns(columns))
    }
}

/// One row's cells by their column.
type Row<'t> = BTreeMap<u32, &'t Cell>;

fn decisions(table: &Table, columns: &Columns) -> Vec<Decision> {
    let mut rows: BTreeMap<u32, Row<'_>> = BTreeMap::new();
    for cell in &table.cells {
        rows.entry(cell.row).or_default().insert(cell.column, cell);
    }
    rows.values().filter_map(|row| decision(row, columns)).collect()
}

fn decision(row: &Row<'_>, columns: &Columns) -> Option<Decision> {
    let cell = |mark| row.get(columns.0.get(mark)?).copied();
    let text = |mark| cell(mark).map(written).filter(|text| !text.is_empty());
    // The rows of marks and headings hold marks themselves.
    if row.values().any(|cell| Columns::ALL.contains(&cell.text.trim())) {
        return None;
    }
    let (value, reason, by) = (text(marks::VALUE), text(marks::REASON), text(marks::BY));
    let answered =
        [marks::VALUE, marks::REASON, marks::BY].into_iter().filter_map(cell).find(|cell| !written(cell).is_empty())?;
    Some(Decision {
        // What an officer wrote in a row of their own has no key, and is told of as what fits nothing.
        basis: Basis::Finding(text(marks::KEY).unwrap_or_default()),
        value,
        reason,
        by,
        told: Told {
            agency: text(marks::AGENCY),
            fiscal_year: text(marks::FISCAL_YEAR).and_then(|year| year.parse().ok()),
            code: text(marks::CODE).unwrap_or_default(),
            message: text(marks::MESSAGE).unwrap_or_default(),
        },
        place: answered.place.clone(),
    })
}

/// What stands in a cell; a formula that was never calculated is not nothing.
fn written(cell: &Cell) -> String {
    match cell.kind {
        CellKind::Uncalculated => "=".to_owned(),
        _ => cell.text.trim().to_owned(),
    }
}
