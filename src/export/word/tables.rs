//! Tables.

use super::names::Names;
use super::properties::{border, shading, shown};
use super::text::blocks;
use super::xml::Xml;
use crate::model::word::{Block, Cell, CellMargins, Frame, Row, Table, VerticalMerge};

/// A table.
pub(super) fn write(xml: &mut Xml, names: &mut Names, table: &Table) {
    xml.start("w:tbl", &[]);
    properties(xml, table);
    xml.start("w:tblGrid", &[]);
    for width in &table.grid {
        xml.empty("w:gridCol", &[("w:w", &(*width).max(0))]);
    }
    xml.end("w:tblGrid");
    for row in &table.rows {
        self::row(xml, names, row, table);
    }
    xml.end("w:tbl");
}

fn properties(xml: &mut Xml, table: &Table) {
    xml.start("w:tblPr", &[]);
    if let Some(place) = &table.frame {
        frame(xml, place);
    }
    if table.is_right_to_left {
        xml.empty("w:bidiVisual", &[]);
    }
    let width: i32 = table.grid.iter().sum();
    xml.empty("w:tblW", &[("w:w", &width.max(0)), ("w:type", &"dxa")]);
    xml.maybe("w:jc", table.alignment);
    if table.alignment.is_none() {
        xml.empty("w:tblInd", &[("w:w", &table.indent), ("w:type", &"dxa")]);
    }
    let borders = &table.borders;
    xml.around("w:tblBorders", |xml| {
        border(xml, "w:top", borders.top);
        border(xml, "w:left", borders.left);
        border(xml, "w:bottom", borders.bottom);
        border(xml, "w:right", borders.right);
        border(xml, "w:insideH", borders.inside_horizontal);
        border(xml, "w:insideV", borders.inside_vertical);
    });
    xml.empty("w:tblLayout", &[("w:type", &if table.is_fixed { "fixed" } else { "autofit" })]);
    margins(xml, "w:tblCellMar", &table.margins);
    xml.end("w:tblPr");
}

fn frame(xml: &mut Xml, frame: &Frame) {
    let space = frame.horizontal_space;
    xml.attributes(
        "w:tblpPr",
        &[
            ("w:leftFromText", shown(space.as_ref())),
            ("w:rightFromText", shown(space.as_ref())),
            ("w:vertAnchor", shown(frame.vertical.as_ref())),
            ("w:horzAnchor", shown(frame.horizontal.as_ref())),
            ("w:tblpXSpec", shown(frame.x_align.as_ref())),
            ("w:tblpX", shown(frame.x.as_ref())),
            ("w:tblpYSpec", shown(frame.y_align.as_ref())),
            ("w:tblpY", shown(frame.y.as_ref())),
        ],
    );
}

fn margins(xml: &mut Xml, name: &str, margins: &CellMargins) {
    let sides =
        [("w:top", margins.top), ("w:left", margins.left), ("w:bottom", margins.bottom), ("w:right", margins.right)];
    xml.around(name, |xml| {
        for (name, width) in sides {
            if let Some(width) = width {
                xml.empty(name, &[("w:w", &width.max(0)), ("w:type", &"dxa")]);
            }
        }
    });
}

fn row(xml: &mut Xml, names: &mut Names, row: &Row, table: &Table) {
    xml.start("w:tr", &[]);
    xml.around("w:trPr", |xml| {
        xml.maybe("w:gridBefore", Some(row.before).filter(|before| *before > 0));
        xml.maybe("w:gridAfter", Some(row.after).filter(|after| *after > 0));
        let width = |columns: &[i32]| columns.iter().sum::<i32>();
        let (before, after) = (usize::try_from(row.before).unwrap_or(0), usize::try_from(row.after).unwrap_or(0));
        if before > 0 {
            let width = width(table.grid.get(..before).unwrap_or_default());
            xml.empty("w:wBefore", &[("w:w", &width), ("w:type", &"dxa")]);
        }
        if after > 0 {
            let from = table.grid.len().saturating_sub(after);
            let width = width(table.grid.get(from..).unwrap_or_default());
            xml.empty("w:wAfter", &[("w:w", &width), ("w:type", &"dxa")]);
        }
        if row.cant_split {
            xml.empty("w:cantSplit", &[]);
        }
        if let Some(height) = row.height {
            let rule = if height.is_exact { "exact" } else { "atLeast" };
            xml.empty("w:trHeight", &[("w:val", &height.value), ("w:hRule", &rule)]);
        }
        if row.is_header {
            xml.empty("w:tblHeader", &[]);
        }
        xml.maybe("w:jc", table.alignment);
    });
    for cell in &row.cells {
        self::cell(xml, names, cell);
    }
    xml.end("w:tr");
}

fn cell(xml: &mut Xml, names: &mut Names, cell: &Cell) {
    xml.start("w:tc", &[]);
    xml.start("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", &cell.width.max(0)), ("w:type", &"dxa")]);
    xml.maybe("w:gridSpan", Some(cell.span).filter(|span| *span > 1));
    match cell.vertical_merge {
        Some(VerticalMerge::Restart) => xml.value("w:vMerge", "restart"),
        Some(VerticalMerge::Continue) => xml.empty("w:vMerge", &[]),
        None => {}
    }
    let borders = &cell.borders;
    xml.around("w:tcBorders", |xml| {
        border(xml, "w:top", borders.top);
        border(xml, "w:left", borders.left);
        border(xml, "w:bottom", borders.bottom);
        border(xml, "w:right", borders.right);
    });
    shading(xml, cell.shading);
    if cell.no_wrap {
        xml.empty("w:noWrap", &[]);
    }
    margins(xml, "w:tcMar", &cell.margins);
    xml.maybe("w:textDirection", cell.text_direction);
    if cell.fit_text {
        xml.empty("w:tcFitText", &[]);
    }
    xml.maybe("w:vAlign", cell.vertical_alignment);
    xml.end("w:tcPr");
    blocks(xml, names, &cell.blocks);
    if !matches!(cell.blocks.last(), Some(Block::Paragraph(_))) {
        xml.empty("w:p", &[]);
    }
    xml.end("w:tc");
}
