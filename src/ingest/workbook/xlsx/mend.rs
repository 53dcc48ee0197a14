//! A package as calamine takes one. Excel opens what calamine does not: parts in UTF-16 or another encoding, and a
//! package that does not say where its workbook lies.

use std::io::{self, Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

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
pub(super) fn mended(bytes: &[u8]) -> Result<Option<Vec<u8>>, ReadFailure> {
    let mut package = Package::open(bytes)?;
    let names: Vec<String> = package.names().map(str::to_owned).collect();
    let foreign: Vec<String> = names.into_iter().filter(|name| package.is_foreign(name)).collect();
    let lacks_root = !package.holds(ROOT) && package.holds(WORKBOOK);
    if foreign.is_empty() && !lacks_root {
        return Ok(None);
    }
    copy(bytes, &mut package, &foreign, lacks_root).map(Some)
}

fn copy(bytes: &[u8], package: &mut Package<'_>, foreign: &[String], lacks_root: bool) -> Result<Vec<u8>, ReadFailure> {
    let damaged = |what: &str| ReadFailure::Damaged { what: what.to_owned() };
    let directory = |_| damaged("zip directory");
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(directory)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(directory)?;
        let name = normal_name(&String::from_utf8_lossy(entry.name_raw()));
        if foreign.contains(&name) {
            writer.start_file(name.as_str(), options).map_err(directory)?;
            let part = package.decoded(&name).ok_or_else(|| damaged(&name))?;
            without_declaration(part, &mut writer).map_err(|_| damaged(&name))?;
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

/// Copies a part without its declaration, which names the encoding that it was in.
fn without_declaration(mut part: Box<dyn io::Read + '_>, target: &mut impl io::Write) -> io::Result<()> {
    let mut head = Vec::new();
    part.by_ref().take(1024).read_to_end(&mut head)?;
    let end = head.windows(2).position(|window| window == b"?>");
    let begins = head.starts_with(b"<?xml");
    target.write_all(end.filter(|_| begins).and_then(|end| head.get(end + 2..)).unwrap_or(&head))?;
    io::copy(&mut part, target).map(drop)
}
