//! Our own reports known again: whoever edits one and saves it leaves traces in the package, and then it is a document
//! of theirs.

use std::io::{Read, Seek};

use zip::ZipArchive;

use crate::export::wording::Language;
use crate::export::wording::agency_report::RUNNING_TITLE;

/// Of the properties of a document, no more is read than this: ours are shorter.
const LONGEST_PROPERTIES: u64 = 8 * 1024;

/// True for a report of one agency that is as it was written: no program has saved it since.
pub fn is_untouched(package: impl Read + Seek) -> bool {
    let Ok(mut archive) = ZipArchive::new(package) else { return false };
    // Every program that saves a document says which it is.
    if archive.index_for_name("docProps/app.xml").is_some() {
        return false;
    }
    let Ok(part) = archive.by_name("docProps/core.xml") else { return false };
    let mut properties = String::new();
    if part.take(LONGEST_PROPERTIES).read_to_string(&mut properties).is_err() {
        return false;
    }
    let titled = |language| properties.contains(&format!("<dc:title>{}</dc:title>", RUNNING_TITLE.text(language)));
    let saved = ["lastModifiedBy", "dcterms:modified", "dc:creator"].iter().any(|trace| properties.contains(trace));
    !saved && (titled(Language::Thai) || titled(Language::English))
}
