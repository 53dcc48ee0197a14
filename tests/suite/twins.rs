//! The same content in another format reads the same: places, spans, kinds, what is hidden.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a fixture that cannot be read fails the test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use prongsai::ingest::read_bytes;
use prongsai::model::{Block, Document, Format};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// A file under a name that its twin has too.
fn read(path: &Path) -> Document {
    let bytes = fs::read(path).unwrap();
    read_bytes(&bytes, &Arc::from("one")).unwrap_or_else(|failure| panic!("{}: {failure:?}", path.display()))
}

/// A document in lines: a block or cell each, with all that is known of it.
fn lines(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                lines.push(format!("{} {:?} {:?}", paragraph.place.at, paragraph.heading, paragraph.text));
            }
            Block::Table(table) => {
                let hidden = (table.hidden, &table.hidden_rows, &table.hidden_columns);
                lines.push(format!("{} {:?} {hidden:?}", table.place.at, table.sheet));
                lines.extend(table.cells.iter().map(|cell| format!("{cell:?}")));
            }
        }
    }
    lines
}

/// The lines of each that the other has not, in order.
fn differences(one: &Document, other: &Document) -> (Vec<String>, Vec<String>) {
    let (one, other) = (lines(one), lines(other));
    let only = |here: &[String], there: &[String]| here.iter().filter(|line| !there.contains(line)).cloned().collect();
    (only(&one, &other), only(&other, &one))
}

#[test]
fn samples_saved_in_another_format_read_the_same() {
    let twins = [
        ("doc", "docx", "reports", Format::Doc, 7),
        ("xls", "xlsx", "scores", Format::Xls, 7),
        ("ods", "xlsx", "scores", Format::Ods, 7),
    ];
    for (extension, original, folder, format, count) in twins {
        let mut found = 0;
        for entry in fs::read_dir(root().join("tests/fixtures").join(extension)).unwrap() {
            let twin = entry.unwrap().path();
            let name = twin.with_extension(original);
            let sample = root().join("samples").join(folder).join(name.file_name().unwrap());
            if twin.extension().is_none_or(|found| found != extension) || !sample.exists() {
                continue;
            }
            let (document, sample) = (read(&twin), read(&sample));
            assert_eq!((document.format, document.losses.len()), (format, 0), "{}", twin.display());
            assert_eq!(document.blocks, sample.blocks, "{}", twin.display());
            found += 1;
        }
        assert_eq!(found, count, "twins of .{extension}");
    }
}

#[test]
fn every_kind_of_cell_reads_the_same_from_each_kind_of_workbook() {
    let fixtures = root().join("tests/fixtures");
    let xlsx = read(&fixtures.join("xls/everything.xlsx"));
    assert!(lines(&xlsx).len() > 800);
    let Some(Block::Table(first)) = xlsx.blocks.first() else { panic!("no table") };
    assert_eq!((&first.hidden_rows[..], &first.hidden_columns[..]), (&[5..=5][..], &[2..=2, 5..=5][..]));
    let ods = read(&fixtures.join("ods/everything.ods"));
    assert!(ods.losses.is_empty());
    assert_eq!(differences(&ods, &xlsx), (Vec::new(), Vec::new()));
    assert_eq!(ods.blocks, xlsx.blocks);

    // LibreOffice has stored 0 for the text of this formula, and nothing in the file says that Excel calculated it.
    let xls = read(&fixtures.join("xls/everything.xls"));
    assert!(xls.losses.is_empty());
    let (stored, shown) = differences(&xls, &xlsx);
    assert_eq!((stored.len(), shown.len()), (1, 1), "{stored:#?}");
    assert!(stored.iter().all(|cell| cell.contains("row: 3, column: 5,") && cell.contains("kind: Uncalculated")));
}

#[test]
fn a_word_document_of_everything_differs_by_what_the_library_does_not_tell() {
    let fixtures = root().join("tests/fixtures/doc");
    let doc = read(&fixtures.join("everything.doc"));
    let (old, new) = differences(&doc, &read(&fixtures.join("everything.docx")));
    let without_numbers = [
        // A short first line is a heading to office_oxide in any case.
        "paragraph 1 None \"รายงานผล ITA\"",
        "paragraph 8 None \"ข้อแรก\"",
        "paragraph 9 None \"ข้อสอง\"",
        "paragraph 10 None \"จุดแรก\"",
        "paragraph 11 None \"จุดสอง\"",
        // The mark between sections is a paragraph to Word.
        "paragraph 18 None \"ส่วนที่สอง\"",
    ];
    let with_numbers = [
        "paragraph 1 Some(1) \"รายงานผล ITA\"",
        "paragraph 8 None \"1. ข้อแรก\"",
        "paragraph 9 None \"2. ข้อสอง\"",
        "paragraph 10 None \"• จุดแรก\"",
        "paragraph 11 None \"• จุดสอง\"",
        "paragraph 19 None \"ส่วนที่สอง\"",
    ];
    let readable = |lines: &[&str]| -> Vec<String> { lines.iter().map(|line| escaped(line)).collect() };
    assert_eq!((old, new), (readable(&without_numbers), readable(&with_numbers)));
}

/// A line as `Debug` writes its text: Thai marks as their numbers.
fn escaped(line: &str) -> String {
    match line.split_once('"') {
        Some((place, text)) => format!("{place}{:?}", text.trim_end_matches('"')),
        None => line.to_owned(),
    }
}
