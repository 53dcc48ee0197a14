//! A package as calamine takes one. Excel opens what calamine does not: parts in UTF-16 or another encoding, and a
//! package that does not say where its workbook lies.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::unread::is_unread;
use crate::ingest::package::Package;
use crate::model::ReadFailure;
use crate::ooxml::normal_name;

const ROOT: &str = "_rels/.rels";
const WORKBOOK: &str = "xl/workbook.xml";

/// What a package says of its workbook where it lies at the usual place.
const RELATIONSHIPS: &[u8] = br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// The package with all markup in UTF-8 and its workbook named; none where it is so already.
///
/// # Errors
/// [`ReadFailure::Damaged`] with the part that cannot be decoded.
pub(super) fn mended(package: &mut Package<'_>) -> Result<Option<Vec<u8>>, ReadFailure> {
    let names: Vec<String> = package.names().map(str::to_owned).collect();
    let foreign: Vec<String> = names.into_iter().filter(|name| package.is_foreign(name, !is_unread(name))).collect();
    let lacks_root = !package.holds(ROOT) && package.holds(WORKBOOK);
    if foreign.is_empty() && !lacks_root {
        return Ok(None);
    }
    copy(package, &foreign, lacks_root).map(Some)
}

fn copy(package: &mut Package<'_>, foreign: &[String], lacks_root: bool) -> Result<Vec<u8>, ReadFailure> {
    let damaged = |what: &str| ReadFailure::Damaged { what: what.to_owned() };
    let directory = |_| damaged("zip directory");
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut archive = ZipArchive::new(Cursor::new(package.source())).map_err(directory)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(directory)?;
        let name = normal_name(&String::from_utf8_lossy(entry.name_raw()));
        if foreign.contains(&name) {
            writer.start_file(name.as_str(), options).map_err(directory)?;
            let part = package.markup(&name).ok_or_else(|| damaged(&name))?;
            let (text, true) = part.bytes() else { return Err(damaged(&name)) };
            writer.write_all(without_declaration(text)).map_err(|_| damaged(&name))?;
        } else {
            writer.raw_copy_file(entry).map_err(directory)?;
        }
    }
    if lacks_root {
        writer.start_file(ROOT, options).map_err(directory)?;
        writer.write_all(RELATIONSHIPS).map_err(|_| damaged(ROOT))?;
    }
    Ok(writer.finish().map_err(directory)?.into_inner())
}

/// A part without its declaration, which names the encoding that it was in.
fn without_declaration(part: &[u8]) -> &[u8] {
    let head = part.get(..1024).unwrap_or(part);
    let end = head.windows(2).position(|window| window == b"?>").filter(|_| head.starts_with(b"<?xml"));
    end.and_then(|end| part.get(end + 2..)).unwrap_or(part)
}
