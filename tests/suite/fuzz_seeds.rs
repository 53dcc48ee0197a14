//! Seeds for the fuzz targets: every document that a test of a reader makes, in the form that its target takes.
//!
//! `FUZZ_SEEDS=fuzz/corpus` says where they go (`just fuzz-seeds`); otherwise nothing is written. What the forms are,
//! `fuzz/src` tells.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a seed that cannot be written shall be missed")]

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use office_oxide::cfb::{CfbReader, EntryType};
use prongsai::ingest::{Content, guard, read_content};
use prongsai::model::{Block, Cell, Document, Format, Table};
use prongsai::{export, pipeline};

/// Larger seeds make a target slow.
const LARGEST: usize = 48 << 10;

/// Parts over this have little that the small ones have not.
const LARGEST_PART: usize = 24 << 10;

/// Every run begins with all seeds.
const MOST: usize = 1_500;

/// All outputs of one folder take a twentieth of a second.
const MOST_OF_WHOLE: usize = 80;

/// The recognisers go through a document many times, and the whole way is longer still.
const LARGEST_DRAWING: usize = 3 << 10;

/// Texts for the functions on Thai are phrases and sentences.
const LONGEST_TEXT: usize = 400;

/// Begins the line of a part's name, doubled; and that of a part of a file that is a part itself.
const MARKS: [u8; 2] = [0x1C, 0x1D];

/// Keeps a document as seed for every target that it suits, where somebody asks for seeds.
pub fn keep(bytes: &[u8]) {
    let Some(folder) = folder() else { return };
    let Ok(format) = guard::admit(bytes) else {
        return write(&folder, "content", bytes.to_vec());
    };
    let (targets, parts): (&[&str], _) = match format {
        Format::Docx => (&["docx", "house_style"], zip_parts(bytes)),
        Format::Xlsx => (&["xlsx"], zip_parts(bytes)),
        Format::Xlsb => (&["xlsb"], zip_parts(bytes)),
        Format::Ods => (&["ods"], zip_parts(bytes)),
        Format::Doc => (&["doc", "doc_formatted"], streams(bytes)),
        Format::Xls => (&["xls", "xls_formatted"], streams(bytes)),
        Format::Csv => (&["csv"], Vec::new()),
        Format::Text => (&["text"], Vec::new()),
        Format::Html => (&["html"], Vec::new()),
        Format::Rtf => (&["rtf"], Vec::new()),
        Format::Xml => (&["spreadsheet_xml"], Vec::new()),
        Format::Json => (&["assessments"], Vec::new()),
        Format::Zip => (&["archive"], Vec::new()),
        _ => return,
    };
    let open = |mark| if parts.is_empty() { bytes.to_vec() } else { joined(&parts, mark) };
    for target in targets {
        write(&folder, target, open(MARKS[0]));
    }
    if matches!(format, Format::Docx | Format::Xlsx) {
        let settings = u8::try_from(bytes.len() % 16).unwrap();
        write(&folder, "convert", [vec![settings], open(MARKS[0])].concat());
    }
    write(&folder, "content", bytes.to_vec());
    let is_package = matches!(format, Format::Docx | Format::Xlsx | Format::Xlsb | Format::Ods);
    let file = if is_package { open(MARKS[1]) } else { bytes.to_vec() };
    if file.len() <= LARGEST_DRAWING {
        let name = format!("รายงาน ITA อบต.แดงหม้อ 2564.{}", format!("{format:?}").to_lowercase());
        write(&folder, "whole", joined(&[(name, file)], MARKS[0]));
    }
    if let Ok(Content::Document(document)) = read_content(bytes, &Arc::from("รายงาน ITA.docx")) {
        keep_document(&document);
    }
}

/// Keeps what was read, for the recognisers and the functions on Thai.
pub fn keep_document(document: &Document) {
    let Some(folder) = folder() else { return };
    let drawn = drawn(document).into_bytes();
    if drawn.len() <= LARGEST_DRAWING {
        write(&folder, "recognise", drawn);
    }
    for text in texts(document).filter(|text| text.len() <= LONGEST_TEXT && text.chars().count() > 3) {
        write(&folder, "thai", text.as_bytes().to_vec());
    }
}

/// Where seeds go; none where nobody asks for them.
fn folder() -> Option<PathBuf> {
    std::env::var_os("FUZZ_SEEDS").map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
}

fn write(folder: &Path, target: &str, seed: Vec<u8>) {
    if seed.len() > LARGEST || is_enough(target) {
        return;
    }
    let mut hasher = DefaultHasher::new();
    hasher.write(&seed);
    let folder = folder.join(target);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("seed-{:016x}", hasher.finish())), seed).unwrap();
}

/// Whether a target has as many seeds as are read soon; counts one more.
fn is_enough(target: &str) -> bool {
    static WRITTEN: Mutex<BTreeMap<String, usize>> = Mutex::new(BTreeMap::new());
    let mut written = WRITTEN.lock().unwrap();
    let count = written.entry(target.to_owned()).or_default();
    *count += 1;
    *count > if target == "whole" { MOST_OF_WHOLE } else { MOST }
}

fn joined(parts: &[(String, Vec<u8>)], mark: u8) -> Vec<u8> {
    let parts = parts.iter().map(|(name, bytes)| [&[mark, mark], name.as_bytes(), b"\n", bytes].concat());
    parts.collect::<Vec<_>>().concat()
}

fn zip_parts(package: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(package)) else { return Vec::new() };
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let Ok(mut entry) = archive.by_index(index) else { continue };
        let name = entry.name().map(|name| name.into_owned()).unwrap_or_default();
        let mut bytes = Vec::new();
        if entry.read_to_end(&mut bytes).is_ok() && bytes.len() <= LARGEST_PART {
            parts.push((name, bytes));
        }
    }
    parts
}

/// The streams at the root of a compound file.
fn streams(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut container) = CfbReader::new(Cursor::new(bytes)) else { return Vec::new() };
    let entries = container.entries().iter().filter(|entry| entry.entry_type == EntryType::Stream);
    let names: Vec<String> = entries.map(|entry| entry.name.clone()).collect();
    let at_root = names.into_iter().filter(|name| container.has_root_entry(name)).collect::<Vec<_>>();
    at_root.into_iter().filter_map(|name| Some((name.clone(), container.open_stream(&name).ok()?))).collect()
}

/// A document in plain text, as the target of the recognisers takes it.
fn drawn(document: &Document) -> String {
    let line = |text: &str| text.replace('\n', "\\").replace('|', "/");
    let mut out = format!("{}\n", document.file);
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let mark = if paragraph.heading.is_some() { "#" } else { "" };
                out += &format!("{mark}{}\n", line(&paragraph.text));
            }
            Block::Table(Table { sheet, cells, .. }) => {
                out += &sheet.as_ref().map_or_else(String::new, |name| format!("={name}\n"));
                for row in cells.chunk_by(|one, other| one.row == other.row) {
                    out += &row.iter().map(|cell| format!("|{}", drawn_cell(cell, &line))).collect::<String>();
                    out += "\n";
                }
            }
        }
    }
    out
}

fn drawn_cell(cell: &Cell, line: &impl Fn(&str) -> String) -> String {
    let marks = |mark: &str, span: u32| mark.repeat(usize::try_from(span.saturating_sub(1).min(20)).unwrap());
    format!("{}{}{}", marks(">", cell.column_span), marks("^", cell.row_span), line(&cell.text))
}

fn texts(document: &Document) -> impl Iterator<Item = &String> {
    document.blocks.iter().flat_map(|block| -> Box<dyn Iterator<Item = &String>> {
        match block {
            Block::Paragraph(paragraph) => Box::new([&paragraph.text].into_iter()),
            Block::Table(table) => Box::new(table.cells.iter().map(|cell| &cell.text)),
        }
    })
}

/// The files of a folder and its folders.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

#[test]
#[ignore = "writes seeds for the fuzz targets"]
fn of_samples_and_fixtures() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in ["samples", "tests/fixtures"].iter().flat_map(|folder| files(&root.join(folder))) {
        keep(&fs::read(&path).unwrap());
        // What an earlier run leaves is an input too.
        if let Ok(comparison) = pipeline::run(&[path], &pipeline::Quiet) {
            let settings = export::Settings { language: export::wording::Language::Thai, digits: export::Digits::Thai };
            keep(&export::json::write(&comparison, &settings).unwrap());
        }
    }
}
