//! How a sheet is shown: its window and the sizes of rows and columns.

use rust_decimal::Decimal;

use super::elements::{colour, twentieths};
use super::styles::Styles;
use super::xml::{Attribute, Xml};
use crate::model::workbook::{Area, Panes, Sheet, View};

/// The height of rows of which nothing is said, in twentieths of a point.
const ROW_HEIGHT: u16 = 255;

/// Writes the properties of the sheet as a whole.
pub(super) fn properties(xml: &mut Xml, sheet: &Sheet) {
    let has_outline = !(sheet.summary_below && sheet.summary_right);
    if sheet.tab_colour.is_none() && !has_outline && !sheet.page.fit_to_pages {
        return;
    }
    xml.open("sheetPr", &[]);
    if let Some(of_tab) = sheet.tab_colour {
        colour(xml, "tabColor", of_tab);
    }
    if has_outline {
        let (below, right) = (u8::from(sheet.summary_below), u8::from(sheet.summary_right));
        xml.empty("outlinePr", &[("summaryBelow", &below), ("summaryRight", &right)]);
    }
    if sheet.page.fit_to_pages {
        xml.empty("pageSetUpPr", &[("fitToPage", &1)]);
    }
    xml.close("sheetPr");
}

/// Writes the window.
pub(super) fn window(xml: &mut Xml, view: &View, is_active: bool) {
    let top_left = Area::cell(view.top_left.0, view.top_left.1).reference();
    let mut attributes: Vec<Attribute<'_>> = Vec::new();
    for (name, is_so) in
        [("showFormulas", view.formulas), ("rightToLeft", view.right_to_left), ("tabSelected", is_active)]
    {
        if is_so {
            attributes.push((name, &1));
        }
    }
    for (name, is_so) in [
        ("showGridLines", view.grid_lines),
        ("showRowColHeaders", view.headings),
        ("showZeros", view.zeros),
        ("showOutlineSymbols", view.outline_symbols),
    ] {
        if !is_so {
            attributes.push((name, &0));
        }
    }
    if view.page_breaks {
        attributes.push(("view", &"pageBreakPreview"));
    }
    if view.top_left != (0, 0) {
        attributes.push(("topLeftCell", &top_left));
    }
    if view.zoom != 100 {
        attributes.push(("zoomScale", &view.zoom));
        attributes.push((if view.page_breaks { "zoomScaleSheetLayoutView" } else { "zoomScaleNormal" }, &view.zoom));
    }
    attributes.push(("workbookViewId", &0));
    xml.open("sheetViews", &[]);
    match &view.panes {
        None => xml.empty("sheetView", &attributes),
        Some(found) => {
            xml.open("sheetView", &attributes);
            panes(xml, found, view);
            xml.close("sheetView");
        }
    }
    xml.close("sheetViews");
}

fn panes(xml: &mut Xml, panes: &Panes, view: &View) {
    let (mut row, mut column) = panes.top_left;
    // What stays cannot be scrolled to as well.
    if panes.frozen {
        row = row.max(view.top_left.0 + u32::from(panes.y));
        column = column.max(view.top_left.1 + u32::from(panes.x));
    }
    let top_left = Area::cell(row, column).reference();
    let active = match (panes.x > 0, panes.y > 0) {
        (true, true) => "bottomRight",
        (true, false) => "topRight",
        _ => "bottomLeft",
    };
    let mut attributes: Vec<Attribute<'_>> = Vec::new();
    if panes.x > 0 {
        attributes.push(("xSplit", &panes.x));
    }
    if panes.y > 0 {
        attributes.push(("ySplit", &panes.y));
    }
    attributes.push(("topLeftCell", &top_left));
    attributes.push(("activePane", &active));
    if panes.frozen {
        attributes.push(("state", &"frozen"));
    }
    xml.empty("pane", &attributes);
    xml.empty("selection", &[("pane", &active)]);
}

/// Writes the sizes of rows and columns of which nothing is said, and those of columns of which something is.
pub(super) fn sizes(xml: &mut Xml, sheet: &Sheet, styles: &Styles<'_>) {
    let width = sheet.default_column_width.map(width);
    let height = twentieths(sheet.default_row_height.unwrap_or(ROW_HEIGHT));
    let rows = sheet.rows.iter().map(|row| row.outline).max().unwrap_or(0);
    let columns = sheet.columns.iter().map(|column| column.outline).max().unwrap_or(0);
    let mut attributes: Vec<Attribute<'_>> = Vec::new();
    if let Some(digits) = &sheet.default_column_digits {
        attributes.push(("baseColWidth", digits));
    }
    if let Some(width) = &width {
        attributes.push(("defaultColWidth", width));
    }
    attributes.push(("defaultRowHeight", &height));
    if sheet.default_height_is_set {
        attributes.push(("customHeight", &1));
    }
    if sheet.default_row_hidden {
        attributes.push(("zeroHeight", &1));
    }
    if rows > 0 {
        attributes.push(("outlineLevelRow", &rows));
    }
    if columns > 0 {
        attributes.push(("outlineLevelCol", &columns));
    }
    xml.empty("sheetFormatPr", &attributes);
    if sheet.columns.is_empty() {
        return;
    }
    xml.open("cols", &[]);
    for column in &sheet.columns {
        let (first, last) = (column.first + 1, column.last + 1);
        let (width, format) = (self::width(column.width), styles.number(column.format));
        let mut attributes: Vec<Attribute<'_>> = vec![("min", &first), ("max", &last), ("width", &width)];
        if format > 0 {
            attributes.push(("style", &format));
        }
        for (name, is_so) in
            [("hidden", column.hidden), ("bestFit", column.best_fit), ("customWidth", column.custom_width)]
        {
            if is_so {
                attributes.push((name, &1));
            }
        }
        if column.outline > 0 {
            attributes.push(("outlineLevel", &column.outline));
        }
        if column.collapsed {
            attributes.push(("collapsed", &1));
        }
        xml.empty("col", &attributes);
    }
    xml.close("cols");
}

/// 256ths of a digit's width in such widths, exactly.
fn width(stored: u16) -> Decimal {
    (Decimal::from(stored) / Decimal::from(256)).normalize()
}
