//! The worksheets of a workbook that hold a certain text in their first rows, without the others: of a workbook of
//! millions of cells, one sheet can be read within the limits.

use std::collections::BTreeSet;
use std::io::{self, Cursor, Write as _};

use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::ingest::package::{Fault, Package, Part, attribute};
use crate::model::ReadFailure;
use crate::ooxml::normal_name;

/// Rows in which the text is looked for.
const ROWS: usize = 8;

/// So many bytes of a sheet nearly always hold them.
const BYTES: usize = 64 << 10;

/// What stands in place of a sheet that was not asked for.
const EMPTY: &[u8] = br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>"#;

/// Where worksheets lie in the packages of all programs.
const SHEETS: &str = "xl/worksheets/";
const STRINGS: &str = "xl/sharedstrings.xml";

/// A package with those worksheets alone filled that hold a text among their first rows; none where no sheet does.
///
/// # Errors
/// [`ReadFailure::Damaged`] where the package or its texts cannot be read, [`ReadFailure::Entities`].
pub fn only_sheets_with(bytes: &[u8], text: &str) -> Result<Option<Vec<u8>>, ReadFailure> {
    let mut package = Package::open(bytes)?;
    let wanted = match package.markup(STRINGS) {
        Some(strings) => shared(strings.xml(), text).map_err(|fault| failure(fault, STRINGS))?,
        None => None,
    };
    let is_sheet =
        |name: &str| name.strip_prefix(SHEETS).is_some_and(|rest| rest.ends_with(".xml") && !rest.contains('/'));
    let sheets: Vec<String> = package.names().filter(|name| is_sheet(name)).map(str::to_owned).collect();
    let mut found = BTreeSet::new();
    for sheet in sheets {
        let begins = package.beginning(&sheet, BYTES).map(|part| holds(part.xml(), text, wanted));
        let is_found = match begins {
            Some(Ok(is_found)) => is_found,
            Some(Err(_)) | None => {
                let Some(part) = package.markup(&sheet) else { continue };
                holds(part.xml(), text, wanted).map_err(|fault| failure(fault, &sheet))?
            }
        };
        if is_found {
            found.insert(sheet);
        }
    }
    if found.is_empty() {
        return Ok(None);
    }
    let is_left_out = |name: &str| is_sheet(name) && !found.contains(name);
    copy(bytes, is_left_out).map(Some).map_err(|_| ReadFailure::Damaged { what: "zip entries".to_owned() })
}

/// True where bytes are a package with worksheets.
pub fn has_sheets(bytes: &[u8]) -> bool {
    Package::open(bytes).is_ok_and(|package| package.names().any(|name| name.starts_with(SHEETS)))
}

fn failure(fault: Fault, part: &str) -> ReadFailure {
    match fault {
        Fault::Entities => ReadFailure::Entities { part: part.to_owned() },
        Fault::Broken | Fault::Corrupt => ReadFailure::Damaged { what: part.to_owned() },
    }
}

/// The number of a shared text.
fn shared(mut strings: Part<'_>, text: &str) -> Result<Option<usize>, Fault> {
    let (mut number, mut written, mut in_text) = (0_usize, String::new(), false);
    loop {
        match strings.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "si" => written.clear(),
                "t" => in_text = true,
                _ => {}
            },
            Event::Text(part) if in_text && written.len() <= text.len() => written.push_str(&part),
            Event::End(element) => match element.local_name().as_ref() {
                "si" if written == text => return Ok(Some(number)),
                "si" => number += 1,
                "t" => in_text = false,
                _ => {}
            },
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// Whether a sheet's first rows have a cell with the text, shared or of its own.
fn holds(mut sheet: Part<'_>, text: &str, shared: Option<usize>) -> Result<bool, Fault> {
    let (mut rows, mut is_shared, mut written) = (0_usize, false, String::new());
    loop {
        match sheet.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    rows += 1;
                    if rows > ROWS {
                        return Ok(false);
                    }
                }
                "c" => {
                    is_shared = attribute(&element, "t").is_some_and(|kind| kind == "s");
                    written.clear();
                }
                _ => {}
            },
            Event::Text(part) if written.len() <= text.len() => written.push_str(&part),
            Event::End(element) if element.local_name().as_ref() == "c" => {
                let is_it =
                    if is_shared { written.parse().ok() == shared && shared.is_some() } else { written == text };
                if is_it {
                    return Ok(true);
                }
            }
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// The package with empty sheets in place of some.
fn copy(bytes: &[u8], is_left_out: impl Fn(&str) -> bool) -> io::Result<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index)?;
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        if is_left_out(&normal_name(&name)) {
            writer.start_file(name, SimpleFileOptions::default())?;
            writer.write_all(EMPTY)?;
        } else {
            writer.raw_copy_file(entry)?;
        }
    }
    Ok(writer.finish()?.into_inner())
}
