//! How a sheet is shown: its window, rows and columns (MS-XLS 2.4.346, 2.4.221, 2.4.53 and others).

use super::sheet::LAST_COLUMN;
use super::styles::{Palette, rgb};
use crate::ingest::bytes::{u16_at, u32_at};
use crate::ingest::workbook::xls::records::{Record, kind};
use crate::model::workbook::{Column, Panes, Row, Sheet, SheetProtection};

/// A sheet of which nothing is said.
pub(super) fn blank_sheet() -> Sheet {
    Sheet { summary_below: true, summary_right: true, ..Sheet::default() }
}

/// Takes up a record of the sheet's settings; others, and those that are too short, change nothing.
pub(super) fn record(sheet: &mut Sheet, record: &Record<'_>, palette: &Palette) {
    let data = record.data.as_ref();
    let _ = match record.kind {
        kind::ROW => row(sheet, data),
        kind::COLINFO => columns(sheet, data),
        kind::DEFAULTROWHEIGHT => default_height(sheet, data),
        kind::DEFCOLWIDTH => u16_at(data, 0).map(|digits| sheet.default_column_digits = Some(digits.min(255))),
        kind::STANDARDWIDTH => u16_at(data, 0).map(|width| sheet.default_column_width = Some(width)),
        kind::WINDOW2 => window(sheet, data),
        kind::PANE => panes(sheet, data),
        kind::SCL => zoom(sheet, data),
        kind::WSBOOL => outlines(sheet, data),
        kind::SHEETEXT => tab_colour(sheet, data, palette),
        kind::AUTOFILTERINFO => {
            sheet.has_filter = true;
            Some(())
        }
        kind::PROTECT if u16_at(data, 0) == Some(1) => {
            protection(sheet);
            Some(())
        }
        kind::OBJPROTECT if u16_at(data, 0) == Some(1) => {
            sheet.protection.as_mut().map(|protection| protection.objects = true)
        }
        kind::SCENARIOPROTECT if u16_at(data, 0) == Some(1) => {
            sheet.protection.as_mut().map(|protection| protection.scenarios = true)
        }
        kind::PASSWORD => {
            let hash = u16_at(data, 0).unwrap_or(0);
            sheet.protection.as_mut().map(|protection| protection.password = hash)
        }
        _ => None,
    };
}

fn protection(sheet: &mut Sheet) {
    sheet.protection.get_or_insert(SheetProtection { objects: false, scenarios: false, password: 0 });
}

/// A row (`Row`). A sheet has at most 65,536 of them, so that a damaged one cannot list more than it can be.
fn row(sheet: &mut Sheet, data: &[u8]) -> Option<()> {
    let height = u16_at(data, 6)?;
    let flags = u16_at(data, 12)?;
    let format = u16_at(data, 14)?;
    let has_height = height & 0x8000 == 0 && height != 0;
    let found = Row {
        row: u16_at(data, 0)?.into(),
        height: has_height.then_some(height.min(8_190)),
        custom_height: has_height && flags & 0x40 != 0,
        hidden: flags & 0x20 != 0,
        format: (flags & 0x80 != 0).then_some(usize::from(format & 0x0FFF)),
        outline: u8::try_from(flags & 7).unwrap_or(0),
        collapsed: flags & 0x10 != 0,
    };
    match sheet.rows.binary_search_by_key(&found.row, |row| row.row) {
        Ok(at) => *sheet.rows.get_mut(at)? = found,
        Err(at) => sheet.rows.insert(at, found),
    }
    Some(())
}

/// Columns side by side (`ColInfo`); of two that say something of the same column, the first counts.
fn columns(sheet: &mut Sheet, data: &[u8]) -> Option<()> {
    let (first, last) = (u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?).min(LAST_COLUMN));
    let flags = u16_at(data, 8)?;
    let found = Column {
        first,
        last,
        width: u16_at(data, 4)?.min(255 * 256),
        custom_width: flags & 2 != 0,
        hidden: flags & 1 != 0,
        best_fit: flags & 4 != 0,
        format: u16_at(data, 6)?.into(),
        outline: u8::try_from(flags >> 8 & 7).unwrap_or(0),
        collapsed: flags & 0x1000 != 0,
    };
    let is_free = sheet.columns.iter().all(|column| column.last < first || last < column.first);
    if first <= last && is_free {
        let at = sheet.columns.partition_point(|column| column.first < first);
        sheet.columns.insert(at, found);
    }
    Some(())
}

fn default_height(sheet: &mut Sheet, data: &[u8]) -> Option<()> {
    let flags = u16_at(data, 0)?;
    let height = u16_at(data, 2)?;
    sheet.default_row_height = (height > 0).then_some(height.min(8_190));
    sheet.default_height_is_set = flags & 1 != 0;
    sheet.default_row_hidden = flags & 2 != 0;
    Some(())
}

/// The window of the sheet (`Window2`).
fn window(sheet: &mut Sheet, data: &[u8]) -> Option<()> {
    let flags = u16_at(data, 0)?;
    let view = &mut sheet.view;
    view.formulas = flags & 1 != 0;
    view.grid_lines = flags & 2 != 0;
    view.headings = flags & 4 != 0;
    view.is_frozen = flags & 8 != 0;
    view.zeros = flags & 0x10 != 0;
    view.right_to_left = flags & 0x40 != 0;
    view.outline_symbols = flags & 0x80 != 0;
    view.selected = flags & 0x200 != 0;
    view.page_breaks = flags & 0x800 != 0;
    view.top_left = (u16_at(data, 2)?.into(), u32::from(u16_at(data, 4)?).min(LAST_COLUMN));
    // Nothing is said of the size where it is 0.
    if let Some(zoom) = u16_at(data, if view.page_breaks { 10 } else { 12 }).filter(|zoom| *zoom > 0) {
        view.zoom = zoom.clamp(10, 400);
    }
    Some(())
}

fn panes(sheet: &mut Sheet, data: &[u8]) -> Option<()> {
    let (x, y) = (u16_at(data, 0)?, u16_at(data, 2)?);
    let frozen = sheet.view.is_frozen;
    let top_left = (u16_at(data, 4)?.into(), u32::from(u16_at(data, 6)?).min(LAST_COLUMN));
    let x = if frozen { x.min(255) } else { x };
    sheet.view.panes = (x > 0 || y > 0).then_some(Panes { x, y, top_left, frozen });
    Some(())
}

/// The size of what is shown (`Scl`), as a fraction.
fn zoom(sheet: &mut Sheet, data: &[u8]) -> Option<()> {
    let (part, whole) = (u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?));
    let zoom = (part * 100).checked_div(whole)?;
    sheet.view.zoom = u16::try_from(zoom.clamp(10, 400)).ok()?;
    Some(())
}

/// Where the sums of groups stand, and whether the sheet is fitted to pages (`WsBool`).
fn outlines(sheet: &mut Sheet, data: &[u8]) -> Option<()> {
    let flags = u16_at(data, 0)?;
    sheet.summary_below = flags & 0x40 != 0;
    sheet.summary_right = flags & 0x80 != 0;
    sheet.page.fit_to_pages = flags & 0x100 != 0;
    Some(())
}

/// The colour of the tab (`SheetExt`, MS-XLS 2.4.269).
fn tab_colour(sheet: &mut Sheet, data: &[u8], palette: &Palette) -> Option<()> {
    /// The number that says that there is none.
    const NONE: u32 = 0x7F;
    let number = u32_at(data, 16)? & 0x7F;
    let is_exact = u32_at(data, 12)? >= 0x28 && u32_at(data, 24) == Some(2);
    let exact = if is_exact { rgb(data, 28) } else { None };
    if number != NONE {
        sheet.tab_colour = exact.or_else(|| Some(palette.colour(u16::try_from(number).ok()?)));
    }
    Some(())
}
