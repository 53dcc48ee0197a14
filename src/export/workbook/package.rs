//! What the workbook's writer leaves to be done when it has packed a workbook: charts name their fonts for Thai too, and the
//! records that were left out of a sheet are put in. All other parts stay as they are.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write};

use zip::ZipArchive;

use super::appended::{Room, Strings, malformed};
use super::{Book, COMPRESSION, ExportError, chart_fonts};
use crate::export::archive::Archive;

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
    let mut package = ZipArchive::new(Cursor::new(packed))?;
    let mut written = Archive::begin(into, COMPRESSION);
    let mut strings = strings(&mut package)?;
    for index in 0..package.len() {
        let mut part = package.by_index(index)?;
        let name = part.name()?.into_owned();
        let mut xml = String::new();
        part.read_to_string(&mut xml)?;
        drop(part);
        let mut into = written.part(&name)?;
        let sheet = name.strip_prefix(SHEETS).and_then(|name| name.strip_suffix(".xml")?.parse::<u32>().ok());
        match (sheet, sheet.and_then(|sheet| rooms.get(&sheet))) {
            (Some(_), Some(room)) => room.fill(&xml, &mut strings, book, &mut into)?,
            (Some(_), None) => into.write_all(strings.renumber(&xml).as_bytes())?,
            _ if name == STRINGS => strings.part().iter().try_for_each(|piece| into.write_all(piece.as_bytes()))?,
            _ if name.starts_with(CHARTS) => into.write_all(chart_fonts::named_twice(&xml).as_bytes())?,
            _ => into.write_all(xml.as_bytes())?,
        }
        into.end()?;
    }
    Ok(written.finish()?)
}

fn strings(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Strings, ExportError> {
    let mut xml = String::new();
    archive.by_name(STRINGS)?.read_to_string(&mut xml)?;
    Ok(Strings::read(&xml).ok_or_else(|| malformed(STRINGS))?)
}
