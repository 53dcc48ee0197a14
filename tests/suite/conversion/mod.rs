//! `prongsai convert`, as a person and as a script meet it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in helpers of tests too, a failure is the answer")]

mod command;
mod naming;
mod resume;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::common::archive;

/// A Word document of one paragraph.
pub fn docx(text: &str) -> Vec<u8> {
    docx_of(text, "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
}

/// A Word document of one paragraph whose main part has this content type.
pub fn docx_of(text: &str, content_type: &str) -> Vec<u8> {
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"application/{content_type}\"/></Types>"
    );
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    );
    package(&types, "word/document.xml", &document)
}

/// A workbook of one sheet with one cell of text.
pub fn xlsx(text: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
         <Override PartName=\"/xl/worksheets/sheet1.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>\
         <sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let relationships = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let sheet = format!(
        "<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\">\
         <c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c></row></sheetData></worksheet>"
    );
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", main_relationship("xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relationships.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn package(types: &str, main: &str, part: &str) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", main_relationship(main).as_bytes()),
        (main, part.as_bytes()),
    ])
}

fn main_relationship(part: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
         Target=\"{part}\"/></Relationships>"
    )
}

/// A folder with these files in it, for a run that stands in it.
pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// A run of the command in a folder, in English.
pub fn convert(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prongsai"));
    command.current_dir(folder).arg("convert").args(["--lang", "en"]).args(arguments).stdin(Stdio::null());
    command.output().unwrap()
}

/// A run that must be done, with its manifest.
pub fn converted(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let arguments: Vec<&str> = arguments.iter().copied().chain(["--json"]).collect();
    let run = convert(folder, &arguments);
    assert_eq!(run.status.code(), Some(0), "{run:?}");
    serde_json::from_slice(&run.stdout).unwrap()
}

/// What each source became: "source: status result".
pub fn listed(manifest: &serde_json::Value) -> Vec<String> {
    let files = manifest["files"].as_array().unwrap();
    let told = files.iter().map(|file| {
        let text = |key: &str| file[key].as_str().unwrap_or("-").to_owned();
        format!("{}: {} {}", text("source"), text("status"), text("result"))
    });
    told.collect()
}

/// The entry of a source.
pub fn entry<'m>(manifest: &'m serde_json::Value, source: &str) -> &'m serde_json::Value {
    let files = manifest["files"].as_array().unwrap();
    files.iter().find(|file| file["source"] == source).unwrap()
}

/// Every file below a folder, by its path, with its bytes.
pub fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned();
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    files
}

pub fn stderr(run: &Output) -> String {
    String::from_utf8(run.stderr.clone()).unwrap()
}

pub fn stdout(run: &Output) -> String {
    String::from_utf8(run.stdout.clone()).unwrap()
}
