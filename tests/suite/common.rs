//! What the tests of several readers need: an archive of members, and what a workbook was read as.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what cannot be made or is not as told fails the test")]

use std::io::{Cursor, Write};

use prongsai::model::{Block, CellKind, Document, Table};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of these members.
pub fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in members {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The worksheets of a workbook.
pub fn tables(document: &Document) -> Vec<&Table> {
    let tables = document.blocks.iter().map(|block| match block {
        Block::Table(table) => table,
        Block::Paragraph(paragraph) => panic!("a worksheet holds no paragraph: {}", paragraph.text),
    });
    tables.collect()
}

/// Every cell as "place=text", with its kind where that is not text.
pub fn cells(document: &Document) -> Vec<String> {
    let cells = tables(document).into_iter().flat_map(|table| &table.cells);
    let shown = cells.map(|cell| match cell.kind {
        CellKind::Text => format!("{}={}", cell.place.at, cell.text),
        kind => format!("{}={} ({kind:?})", cell.place.at, cell.text),
    });
    shown.collect()
}

/// A workbook with cells filled in as an officer would: what reads as a number becomes one. The cells must be there.
pub fn filled(workbook: &[u8], sheet: &str, cells: &[(String, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut members: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::copy(&mut member, &mut bytes).unwrap();
        let name = member.name().unwrap().into_owned();
        members.push((name, bytes));
    }
    let text = |name: &str| {
        let (_, bytes) = members.iter().find(|(member, _)| member == name).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    };
    let listed = text("xl/workbook.xml");
    let number =
        listed.split("<sheet name=\"").skip(1).position(|one| one.starts_with(&format!("{sheet}\""))).unwrap() + 1;
    let part = format!("xl/worksheets/sheet{number}.xml");
    let mut xml = text(&part);
    for (cell, value) in cells {
        let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
        let tag_end = start + xml[start..].find('>').unwrap();
        let end =
            if xml[..tag_end].ends_with('/') { tag_end + 1 } else { start + xml[start..].find("</c>").unwrap() + 4 };
        let style = xml[start..tag_end].split(" s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("0");
        let new = match value.parse::<f64>() {
            Ok(_) => format!("<c r=\"{cell}\" s=\"{style}\"><v>{value}</v></c>"),
            Err(_) => format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t>{value}</t></is></c>"),
        };
        xml.replace_range(start..end, &new);
    }
    for (name, bytes) in &mut members {
        if *name == part {
            *bytes = xml.clone().into_bytes();
        }
    }
    let members: Vec<(&str, &[u8])> = members.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    self::archive(&members)
}
