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
