//! What the workbook's writer leaves to be done when it has packed a workbook: charts name their fonts for Thai too, and the
//! records that were left out of a sheet are appended. All other parts are copied as they are.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::appended::{Room, Strings, malformed};
use super::{Book, COMPRESSION, ExportError, chart_fonts};

const CHARTS: &str = "xl/charts/chart";
const SHEETS: &str = "xl/worksheets/sheet";
const STRINGS: &str = "xl/sharedStrings.xml";

/// The package as it is to be; sheets with room for records are given by their numbers, from 1.
pub(super) fn put_right(packed: &[u8], book: &Book, rooms: &BTreeMap<u32, Room>) -> Result<Vec<u8>, ExportError> {
    let mut archive = ZipArchive::new(Cursor::new(packed))?;
    let mut written = ZipWriter::new(Cursor::new(Vec::with_capacity(packed.len())));
    let first = rooms.keys().next().copied();
    let mut strings = first.map(|_| strings(&mut archive)).transpose()?;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        let name = part.name()?.into_owned();
        let sheet = name.strip_prefix(SHEETS).and_then(|name| name.strip_suffix(".xml")?.parse::<u32>().ok());
        let is_behind = name == STRINGS || sheet.zip(first).is_some_and(|(sheet, first)| sheet >= first);
        let rewritten = strings.as_mut().filter(|_| is_behind);
        if rewritten.is_none() && !name.starts_with(CHARTS) {
            written.raw_copy_file(part)?;
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml)?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(COMPRESSION.into()))
            .last_modified_time(part.last_modified().unwrap_or_default());
        written.start_file(name, options)?;
        match (rewritten, sheet) {
            (Some(strings), Some(sheet)) => {
                let renumbered = strings.renumber(&xml);
                match rooms.get(&sheet) {
                    Some(room) => room.fill(&renumbered, strings, book, &mut written)?,
                    None => written.write_all(renumbered.as_bytes())?,
                }
            }
            (Some(strings), None) => written.write_all(strings.part().as_bytes())?,
            (None, _) => written.write_all(chart_fonts::named_twice(&xml).as_bytes())?,
        }
    }
    Ok(written.finish()?.into_inner())
}

fn strings(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Strings, ExportError> {
    let mut xml = String::new();
    archive.by_name(STRINGS)?.read_to_string(&mut xml)?;
    Ok(Strings::read(&xml).ok_or_else(|| malformed(STRINGS))?)
}
