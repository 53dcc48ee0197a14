//! What must hold of every result, whatever the input was.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use prongsai::model::{Block, Document, Place};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

/// Every place names the document's file, cells stand in order without falling on each other, and spans count from one.
pub fn assert_document(document: &Document) {
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => assert_eq!(paragraph.place.file, document.file),
            Block::Table(table) => {
                assert_eq!(table.place.file, document.file);
                for cell in &table.cells {
                    assert_eq!(cell.place.file, document.file);
                    assert!(cell.row_span > 0 && cell.column_span > 0, "{cell:?}");
                }
                let positions: Vec<(u32, u32)> = table.cells.iter().map(|cell| (cell.row, cell.column)).collect();
                assert!(positions.is_sorted_by(|one, other| one < other), "{:?}: {positions:?}", document.format);
            }
        }
    }
}

/// All places of a document, and the file as a whole.
pub fn places(document: &Document) -> BTreeSet<&Place> {
    let blocks = document.blocks.iter().flat_map(|block| -> Box<dyn Iterator<Item = &Place>> {
        match block {
            Block::Paragraph(paragraph) => Box::new([&paragraph.place].into_iter()),
            Block::Table(table) => {
                Box::new([&table.place].into_iter().chain(table.cells.iter().map(|cell| &cell.place)))
            }
        }
    });
    blocks.collect()
}

/// The parts of a package by name; none where it cannot be unpacked.
pub fn unpacked(package: &[u8]) -> Option<BTreeMap<String, Vec<u8>>> {
    let mut archive = ZipArchive::new(Cursor::new(package)).ok()?;
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).ok()?;
        let name = entry.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).ok()?;
        parts.insert(name, bytes);
    }
    Some(parts)
}

/// Whether bytes are well-formed XML: one root, names that match, attributes once each, no reference unknown.
pub fn is_well_formed(xml: &[u8]) -> bool {
    let Ok(xml) = std::str::from_utf8(xml) else { return false };
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_comments = true;
    let mut depth = 0_usize;
    let mut roots = 0_usize;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(_) => return false,
        };
        match event {
            Event::Start(tag) | Event::Empty(tag)
                if !tag.attributes().with_checks(true).all(|attribute| {
                    attribute.is_ok_and(|attribute| quick_xml::escape::unescape(&attribute.value).is_ok())
                }) =>
            {
                return false;
            }
            Event::Start(_) => {
                roots += usize::from(depth == 0);
                depth += 1;
            }
            Event::Empty(_) => roots += usize::from(depth == 0),
            Event::End(_) => depth -= 1,
            Event::GeneralRef(reference) => {
                let known = ["lt", "gt", "amp", "apos", "quot"].contains(&&*reference);
                if !known && !matches!(reference.resolve_char_ref(), Ok(Some(_))) {
                    return false;
                }
            }
            Event::Text(text) if text.chars().any(is_no_character) => return false,
            Event::Eof => return depth == 0 && roots == 1,
            _ => {}
        }
    }
}

/// What XML 1.0 has no room for.
fn is_no_character(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Every part of a package that is XML is well-formed.
pub fn assert_package(name: &str, package: &[u8]) {
    let parts = unpacked(package).unwrap_or_else(|| panic!("{name} cannot be unpacked"));
    for (part, bytes) in parts {
        if part.ends_with(".xml") || part.ends_with(".rels") || part.ends_with(".vml") {
            assert!(is_well_formed(&bytes), "{name}: {part} is not well-formed:\n{}", String::from_utf8_lossy(&bytes));
        }
    }
}
