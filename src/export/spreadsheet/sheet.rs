//! The part of one worksheet, its elements in the order of the schema.

use std::fmt::Write as _;

use super::strings::Strings;
use super::styles::Styles;
use super::xml::{Attribute, Xml};
use super::{LINKS, MAIN, cells, page, rules, view};
use crate::model::workbook::{Area, Hyperlink, Sheet, SheetProtection};

/// A sheet as it is written.
pub(super) struct Written {
    pub xml: String,
    /// What it refers to: the kind, the target, and whether that is outside of the package.
    pub links: Vec<(&'static str, String, bool)>,
}

/// Writes a sheet.
pub(super) fn write(sheet: &Sheet, is_active: bool, styles: &mut Styles<'_>, strings: &mut Strings) -> Written {
    let mut links = Vec::new();
    let mut xml = Xml::new("worksheet", &[("xmlns", &MAIN), ("xmlns:r", &LINKS)]);
    view::properties(&mut xml, sheet);
    if let Some(area) = used(sheet) {
        xml.empty("dimension", &[("ref", &area.reference())]);
    }
    view::window(&mut xml, &sheet.view, is_active);
    view::sizes(&mut xml, sheet, styles);
    cells::write(&mut xml, sheet, styles, strings);
    if let Some(protection) = &sheet.protection {
        protect(&mut xml, protection);
    }
    if let Some(area) = &sheet.auto_filter {
        xml.empty("autoFilter", &[("ref", &area.reference())]);
    }
    if !sheet.merged.is_empty() {
        xml.open("mergeCells", &[("count", &sheet.merged.len())]);
        for area in &sheet.merged {
            xml.empty("mergeCell", &[("ref", &area.reference())]);
        }
        xml.close("mergeCells");
    }
    rules::conditions(&mut xml, &sheet.conditions, styles);
    rules::validations(&mut xml, &sheet.validations);
    hyperlinks(&mut xml, &sheet.hyperlinks, &mut links);
    page::write(&mut xml, &sheet.page);
    if !sheet.notes.is_empty() {
        // The names of these parts are those of the package.
        xml.empty("legacyDrawing", &[("r:id", &format!("rId{}", links.len() + 1))]);
        links.push(("vmlDrawing", String::new(), false));
        links.push(("comments", String::new(), false));
    }
    Written { xml: xml.finish(), links }
}

/// The cells that hold something or have a format.
fn used(sheet: &Sheet) -> Option<Area> {
    let first = sheet.cells.first()?;
    let mut area = Area::cell(first.row, first.column);
    for cell in &sheet.cells {
        area.last_row = area.last_row.max(cell.row);
        area.first_column = area.first_column.min(cell.column);
        area.last_column = area.last_column.max(cell.column);
    }
    Some(area)
}

fn protect(xml: &mut Xml, protection: &SheetProtection) {
    let password = format!("{:04X}", protection.password);
    let mut attributes: Vec<Attribute<'_>> = Vec::new();
    if protection.password != 0 {
        attributes.push(("password", &password));
    }
    attributes.push(("sheet", &1));
    if protection.objects {
        attributes.push(("objects", &1));
    }
    if protection.scenarios {
        attributes.push(("scenarios", &1));
    }
    xml.empty("sheetProtection", &attributes);
}

fn hyperlinks(xml: &mut Xml, all: &[Hyperlink], links: &mut Vec<(&'static str, String, bool)>) {
    if all.is_empty() {
        return;
    }
    xml.open("hyperlinks", &[]);
    for link in all {
        let area = link.area.reference();
        let id = format!("rId{}", links.len() + 1);
        let mut attributes: Vec<Attribute<'_>> = vec![("ref", &area)];
        if let Some(target) = &link.target {
            links.push(("hyperlink", address(target), true));
            attributes.push(("r:id", &id));
        }
        for (name, text) in [("location", &link.location), ("tooltip", &link.tip), ("display", &link.display)] {
            if let Some(text) = text {
                attributes.push((name, text));
            }
        }
        xml.empty("hyperlink", &attributes);
    }
    xml.close("hyperlinks");
}

/// An address with the characters escaped that no address has (RFC 3987).
fn address(target: &str) -> String {
    let mut address = String::new();
    let mut fragments = 0;
    for (at, character) in target.char_indices() {
        fragments += usize::from(character == '#');
        let is_escape =
            |text: &str| text.as_bytes().get(1..3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let is_idle = match character {
            '\0'..=' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '[' | ']' => true,
            '%' => !target.get(at..).is_some_and(is_escape),
            '#' => fragments > 1,
            _ => false,
        };
        if is_idle {
            let _ = write!(address, "%{:02X}", u32::from(character));
        } else {
            address.push(character);
        }
    }
    address
}
