//! What the workbook's writer leaves to be done when it has packed a workbook: charts name their fonts for Thai too, and the
//! records that were left out of a sheet are appended. All other parts are copied as they are.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::appended::{Rows, Sheet, Strings};
use super::{Book, COMPRESSION, ExportError, chart_fonts, sources};

const CHARTS: &str = "xl/charts/chart";
const SHEETS: &str = "xl/worksheets/sheet";
const STRINGS: &str = "xl/sharedStrings.xml";

/// A sheet whose records are appended.
#[derive(Clone, Copy)]
pub(super) struct Appended {
    /// Its number, from 1.
    pub(super) sheet: u32,
    /// The row of the mark, from 1.
    pub(super) mark_row: u32,
    /// The last row, from 1.
    pub(super) last_row: u32,
}

/// The package as it is to be.
pub(super) fn put_right(packed: &[u8], book: &Book, appended: Option<Appended>) -> Result<Vec<u8>, ExportError> {
    let mut archive = ZipArchive::new(Cursor::new(packed))?;
    let mut written = ZipWriter::new(Cursor::new(Vec::with_capacity(packed.len())));
    let mut strings = appended.map(|_| strings(&mut archive)).transpose()?;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        let name = part.name()?.into_owned();
        let sheet = name.strip_prefix(SHEETS).and_then(|name| name.strip_suffix(".xml")?.parse::<u32>().ok());
        let is_behind = |appended: &Appended| sheet.is_some_and(|sheet| sheet >= appended.sheet) || name == STRINGS;
        let rewritten = appended.filter(is_behind).zip(strings.as_mut());
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
            (Some((appended, strings)), Some(sheet)) if sheet == appended.sheet => {
                let sheet = Sheet::read(&xml, appended.mark_row, appended.last_row).ok_or_else(|| malformed(SHEETS))?;
                let mut rows = Rows::begin(&sheet, strings, appended.mark_row, &mut written);
                sources::append(book, &mut rows)?;
                rows.finish()?;
                strings.go_on_behind();
            }
            (Some((_, strings)), Some(_)) => written.write_all(strings.renumber(&xml).as_bytes())?,
            (Some((_, strings)), None) => written.write_all(strings.part().as_bytes())?,
            (None, _) => written.write_all(chart_fonts::named_twice(&xml).as_bytes())?,
        }
    }
    Ok(written.finish()?.into_inner())
}

fn strings(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Strings, ExportError> {
    let mut xml = String::new();
    archive.by_name(STRINGS)?.read_to_string(&mut xml)?;
    Strings::read(&xml).ok_or_else(|| malformed(STRINGS))
}

fn malformed(part: &str) -> ExportError {
    std::io::Error::new(std::io::ErrorKind::InvalidData, format!("{part} is not as expected")).into()
}
