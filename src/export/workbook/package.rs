//! What the workbook's writer leaves to be done when it has packed a workbook: charts name their fonts for Thai too, and the
//! records that were left out of a sheet are put in. All other parts are copied as they are.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::appended::{Room, Strings, malformed};
use super::{Book, COMPRESSION, ExportError, chart_fonts};

const CHARTS: &str = "xl/charts/chart";
const SHEETS: &str = "xl/worksheets/sheet";
const STRINGS: &str = "xl/sharedStrings.xml";

/// Writes the package as it is to be, part by part; sheets with room for records are given by their numbers, from 1.
pub(super) fn put_right(
    packed: &[u8],
    book: &Book,
    rooms: &BTreeMap<u32, Room>,
    into: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut archive = ZipArchive::new(Cursor::new(packed))?;
    let mut written = ZipWriter::new_stream(into);
    let mut strings = strings(&mut archive)?;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        let name = part.name()?.into_owned();
        let sheet = name.strip_prefix(SHEETS).and_then(|name| name.strip_suffix(".xml")?.parse::<u32>().ok());
        if sheet.is_none() && name != STRINGS && !name.starts_with(CHARTS) {
            written.raw_copy_file(part)?;
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml)?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(COMPRESSION.into()))
            .last_modified_time(part.last_modified().unwrap_or_default());
        drop(part);
        let is_strings = name == STRINGS;
        written.start_file(name, options)?;
        match sheet {
            Some(sheet) => match rooms.get(&sheet) {
                Some(room) => room.fill(&xml, &mut strings, book, &mut written)?,
                None => written.write_all(strings.renumber(&xml).as_bytes())?,
            },
            None if is_strings => {
                strings.part().iter().try_for_each(|piece| written.write_all(piece.as_bytes()))?;
            }
            None => written.write_all(chart_fonts::named_twice(&xml).as_bytes())?,
        }
    }
    written.finish()?;
    Ok(())
}

fn strings(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Strings, ExportError> {
    let mut xml = String::new();
    archive.by_name(STRINGS)?.read_to_string(&mut xml)?;
    Ok(Strings::read(&xml).ok_or_else(|| malformed(STRINGS))?)
}
