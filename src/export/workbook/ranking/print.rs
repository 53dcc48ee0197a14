//! What tells a ranking whose scores somebody corrected by hand: a fingerprint of its figures, kept in the sheet.
//!
//! A workbook that is written anew would lose such corrections; so whoever overwrites it can ask first.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::styles;
use super::super::table::TITLE_ROW;
use super::{AGENCY, DECIDED, DISTRICT, FIRST_INDICATOR, FIRST_INSTRUMENT, KIND, PROVINCE, STATED, YEAR};
use crate::model::{Block, Document, Table, fingerprint, marks};

/// Where the mark stands: over the first column that is not printed; the fingerprint beside it.
const MARK: u16 = KIND;

/// Decimals that any program keeps of a score.
const SURE_DECIMALS: u32 = 8;

/// The columns that hold what was given, and no formula.
fn given() -> impl Iterator<Item = u16> {
    [AGENCY, DISTRICT, PROVINCE, YEAR].into_iter().chain(FIRST_INDICATOR..FIRST_INSTRUMENT).chain([DECIDED, STATED])
}

/// The figures of a ranking, row by row, whatever the order.
#[derive(Default)]
pub(super) struct Figures(Vec<String>);

impl Figures {
    /// Adds a row: what a column's cell shows, and the empty text for an empty one.
    pub(super) fn add(&mut self, shown: impl Fn(u16) -> String) {
        let line: Vec<String> = given().map(|column| plain(&shown(column))).collect();
        self.0.push(line.join("\t"));
    }

    fn print(mut self) -> String {
        self.0.sort();
        fingerprint(self.0.join("\n").as_bytes())
    }

    /// Writes mark and fingerprint where nobody sees them.
    pub(super) fn write(self, worksheet: &mut Worksheet) -> Result<(), XlsxError> {
        let unseen = styles::base().set_num_format(";;;");
        worksheet.write_string_with_format(TITLE_ROW, MARK, marks::RANKING, &unseen)?;
        worksheet.write_string_with_format(TITLE_ROW, MARK + 1, self.print(), &unseen)?;
        Ok(())
    }
}

/// A number as every program writes it after some rounds; text as it is.
fn plain(shown: &str) -> String {
    match shown.trim().parse::<Decimal>() {
        Ok(number) => number.round_dp(SURE_DECIMALS).normalize().to_string(),
        Err(_) => shown.trim().to_owned(),
    }
}

/// Whether the ranking in a workbook of ours has other figures than were written; none where there is no telling, as
/// in a workbook that is not ours or was not read to its end.
pub fn is_edited(document: &Document) -> Option<bool> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let (table, print) = tables.filter_map(|table| Some((table, printed(table)?))).next()?;
    if !document.losses.is_empty() {
        return None;
    }
    let mut rows: BTreeMap<u32, BTreeMap<u32, &str>> = BTreeMap::new();
    for cell in &table.cells {
        rows.entry(cell.row).or_default().insert(cell.column, &cell.text);
    }
    let mut figures = Figures::default();
    for row in rows.values() {
        let shown = |column: u16| row.get(&u32::from(column)).copied().unwrap_or_default().to_owned();
        if shown(YEAR).parse::<u16>().is_ok() && !shown(AGENCY).is_empty() {
            figures.add(shown);
        }
    }
    Some(figures.print() != print)
}

/// The fingerprint in a sheet of ours, beside its mark.
fn printed(table: &Table) -> Option<String> {
    let mark = table.cells.iter().find(|cell| cell.text.trim() == marks::RANKING)?;
    let beside = table.cells.iter().find(|cell| cell.row == mark.row && cell.column == mark.column + 1)?;
    Some(beside.text.trim().to_owned())
}
