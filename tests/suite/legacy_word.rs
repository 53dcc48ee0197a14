//! `.doc` becomes DOCX: the same text, tables and merges, and nothing in any bytes does harm.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use prongsai::export::word::write;
use prongsai::ingest::doc::formatted;
use prongsai::ingest::read_bytes;
use prongsai::model::word::{
    Block, Cell, CharacterProperties, Document, Inline, Level, LineNumbers, List, NoteNumbers, NoteReference,
    Numbering, NumberingReference, PageSetup, Paragraph, ParagraphProperties, Row, Run, Section, Table, VerticalMerge,
};
use prongsai::model::{self, ReadFailure, RemarkKind};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(folder("tests/fixtures/doc").join(name)).unwrap()
}

/// What a DOCX says: paragraphs, and tables with the places and spans of their cells. Digits of automatic numbers and
/// of pages are left out, as LibreOffice writes them as Arabic ones.
fn said(bytes: &[u8]) -> Vec<String> {
    crate::fuzz_seeds::keep(bytes);
    let document = read_bytes(bytes, &Arc::from("แฟ้ม")).unwrap();
    let block = |block: &model::Block| match block {
        model::Block::Paragraph(paragraph) => format!("{:?} {}", paragraph.heading, plain(&paragraph.text)),
        model::Block::Table(table) => {
            let cell = |cell: &model::Cell| {
                let at = (cell.row, cell.column, cell.row_span, cell.column_span);
                format!("{at:?} {}", plain(&cell.text))
            };
            table.cells.iter().map(cell).collect::<Vec<_>>().join("\n")
        }
    };
    document.blocks.iter().map(block).collect()
}

fn plain(text: &str) -> String {
    let arabic = |character: char| match character {
        '๐'..='๙' => char::from_digit(u32::from(character) - u32::from('๐'), 10).unwrap(),
        _ => character,
    };
    text.chars().map(arabic).collect()
}

fn converted(doc: &[u8]) -> Vec<u8> {
    write(&formatted(doc).unwrap()).unwrap()
}

#[test]
fn a_document_says_the_same_afterwards() {
    for name in samples() {
        let doc = fixture(&format!("{name}.doc"));
        let original = fs::read(folder("samples/reports").join(format!("{name}.docx"))).unwrap();
        assert_eq!(said(&converted(&doc)), said(&original), "{name}");
    }
    assert_eq!(said(&converted(&fixture("everything.doc"))), said(&fixture("everything.docx")));
}

/// The samples that are there as `.doc`.
fn samples() -> Vec<String> {
    let files = fs::read_dir(folder("tests/fixtures/doc")).unwrap();
    let mut names: Vec<String> = files
        .filter_map(|file| Some(file.unwrap().file_name().to_string_lossy().strip_suffix(".doc")?.to_owned()))
        .filter(|name| name != "everything")
        .collect();
    names.sort();
    assert!(names.len() > 4);
    names
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let doc = fixture("everything.doc");
    assert_eq!(converted(&doc), converted(&doc));
    assert!(formatted(&doc).unwrap().remarks.is_empty());
}

#[test]
fn automatic_numbers_keep_their_format() {
    let mut doc = fixture("everything.doc");
    // A level begins with its first number and format (`LVLF`): 1, then Arabic digits.
    let level = [1, 0, 0, 0, 0, 0];
    let places: Vec<usize> =
        (0..doc.len() - 28).filter(|at| doc[*at..].starts_with(&level) && is_level(&doc[*at..])).collect();
    assert!(!places.is_empty());
    places.iter().for_each(|at| doc[at + 4] = 54);
    let document = formatted(&doc).unwrap();
    let formats: Vec<&str> = document.lists.iter().flat_map(|list| &list.levels).map(|level| level.format).collect();
    assert!(formats.contains(&"thaiNumbers"), "{formats:?}");
    let said = read_bytes(&write(&document).unwrap(), &Arc::from("แฟ้ม")).unwrap();
    let has_thai =
        |block: &model::Block| matches!(block, model::Block::Paragraph(paragraph) if paragraph.text.starts_with("๑."));
    assert!(said.blocks.iter().any(has_thai), "{:?}", said.blocks);
}

/// True where the nine bytes after the flags say where the numbers stand in the text: 1, then none.
fn is_level(bytes: &[u8]) -> bool {
    bytes[6..15] == [1, 0, 0, 0, 0, 0, 0, 0, 0]
}

#[test]
fn numbers_of_notes_and_lines_are_written() {
    let notes = NoteNumbers { restart: Some("eachPage"), start: Some(3), ..NoteNumbers::default() };
    let lines = LineNumbers { every: 5, restart: "continuous", ..LineNumbers::default() };
    let page = PageSetup { footnotes: notes, line_numbers: Some(lines), ..PageSetup::default() };
    let section = Section { blocks: vec![block("ก")], page, ..Section::default() };
    let document = Document { sections: vec![section], footnotes: vec![vec![block("ข")]], ..Document::default() };
    let bytes = write(&document).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = |name| std::io::read_to_string(package.by_name(name).unwrap()).unwrap();
    let numbers = r#"<w:footnotePr><w:numStart w:val="3"/><w:numRestart w:val="eachPage"/>"#;
    assert!(part("word/settings.xml").contains(numbers));
    let document = part("word/document.xml");
    assert!(document.contains(numbers) && document.contains(r#"<w:lnNumType w:countBy="5" w:restart="continuous"/>"#));
}

#[test]
fn what_is_of_word_95_says_so() {
    let mut doc = fixture("minutes.doc");
    // The header of the text begins with a number of its own; the version stands behind it.
    let header = (512..doc.len()).step_by(512).find(|at| doc[*at..].starts_with(&[0xEC, 0xA5])).unwrap();
    doc[header + 2..header + 4].copy_from_slice(&0x0068_u16.to_le_bytes());
    let document = formatted(&doc).unwrap();
    let kinds: Vec<RemarkKind> = document.remarks.iter().map(|remark| remark.kind).collect();
    assert_eq!(kinds, [RemarkKind::OldFormatSimplified]);
    assert!(!said(&write(&document).unwrap()).is_empty());
}

#[test]
fn what_is_encrypted_or_no_document_is_refused() {
    let mut doc = fixture("minutes.doc");
    let header = (512..doc.len()).step_by(512).find(|at| doc[*at..].starts_with(&[0xEC, 0xA5])).unwrap();
    doc[header + 0x0B] |= 1;
    assert_eq!(formatted(&doc), Err(ReadFailure::Encrypted));
    for bytes in [&doc[..0], &doc[..600], b"PK\x03\x04", &[0; 4096]] {
        assert!(matches!(formatted(bytes), Err(ReadFailure::Damaged { .. })), "{} bytes", bytes.len());
    }
}

/// A paragraph of one run.
fn paragraph(text: &str, look: CharacterProperties) -> Paragraph {
    let run = Run { properties: Arc::new(look), content: vec![Inline::Text(text.to_owned())] };
    Paragraph { runs: vec![run], ..Paragraph::default() }
}

fn block(text: &str) -> Block {
    Block::Paragraph(Box::new(paragraph(text, CharacterProperties::default())))
}

fn cell(text: &str, span: u32, merge: Option<VerticalMerge>) -> Cell {
    Cell { span, width: 1000, vertical_merge: merge, blocks: vec![block(text)], ..Cell::default() }
}

#[test]
fn what_is_written_is_read() {
    let numbered = |level| ParagraphProperties {
        numbering: Some(NumberingReference { level: Some(level), numbering: Some(Some(0)) }),
        ..ParagraphProperties::default()
    };
    let level = |text: &str| Level {
        start: 1,
        format: "thaiNumbers",
        text: text.to_owned(),
        follow: "space",
        alignment: "left",
        ..Level::default()
    };
    let mut first = paragraph("ข้อ <หนึ่ง> & \u{1}\"สอง\"", CharacterProperties::default());
    first.properties = numbered(0);
    let mut second = paragraph(" ย่อย ", CharacterProperties { bold: Some(true), ..CharacterProperties::default() });
    second.properties = numbered(1);
    let table = Table {
        grid: vec![1000, 1000, 1000],
        rows: vec![
            Row { cells: vec![cell("ก", 1, Some(VerticalMerge::Restart)), cell("ข", 2, None)], ..Row::default() },
            Row {
                cells: vec![cell("", 1, Some(VerticalMerge::Continue)), cell("ค", 1, None), cell("ง", 1, None)],
                ..Row::default()
            },
        ],
        ..Table::default()
    };
    let mut section = Section {
        blocks: vec![
            Block::Paragraph(Box::new(first)),
            Block::Paragraph(Box::new(second)),
            Block::Table(Box::new(table)),
            block("ท้าย"),
        ],
        ..Section::default()
    };
    if let Some(Block::Paragraph(last)) = section.blocks.last_mut() {
        last.runs[0].content.push(Inline::Footnote(NoteReference { index: 0, is_custom: false }));
    }
    section.headers.default = Some(vec![block("หัวกระดาษ")]);
    let document = Document {
        lists: vec![List { kind: "multilevel", levels: vec![level("%1."), level("%1.%2")] }],
        numberings: vec![Numbering { list: 0, overrides: Vec::new() }],
        footnotes: vec![vec![block("เชิงอรรถ")]],
        sections: vec![section],
        ..Document::default()
    };
    let bytes = write(&document).unwrap();
    assert_eq!(
        said(&bytes),
        [
            "None 1. ข้อ <หนึ่ง> & \"สอง\"",
            "None 1.1  ย่อย ",
            "(0, 0, 2, 1) ก\n(0, 1, 1, 2) ข\n(1, 1, 1, 1) ค\n(1, 2, 1, 1) ง",
            "None ท้าย",
            "None เชิงอรรถ",
            "None หัวกระดาษ",
        ]
    );
}

/// Numbers from a seed, the same on every machine (a linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

/// Changed documents that are tried; more with the environment's `PRONGSAI_MUTATIONS`.
const MUTATIONS: usize = 60;

#[test]
fn changed_bytes_do_no_harm() {
    let mutations = std::env::var("PRONGSAI_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(MUTATIONS);
    let mut numbers = Numbers(20_261_130);
    for name in ["everything", "dangmo", "minutes"] {
        let doc = fixture(&format!("{name}.doc"));
        for _ in 0..mutations {
            let mut changed = doc.clone();
            for _ in 0..=numbers.next(12) {
                // The header of the compound file, which office_oxide reads, is left as it is.
                let at = 512 + numbers.next(doc.len() - 516);
                match numbers.next(4) {
                    0 => changed[at] = 0xFF,
                    1 => changed[at..at + 4].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x7F]),
                    2 => changed[at] = u8::try_from(numbers.next(256)).unwrap(),
                    _ => changed[at..at + 2].copy_from_slice(&[0, 0]),
                }
            }
            if numbers.next(8) == 0 {
                changed.truncate(512 + numbers.next(doc.len() - 512));
            }
            if let Ok(document) = formatted(&changed) {
                write(&document).unwrap();
            }
        }
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn what_libreoffice_saves_as_doc_says_the_same_afterwards() {
    let folder_of_doc = tempfile::TempDir::new().unwrap();
    let profile = tempfile::TempDir::new().unwrap();
    let names = samples();
    let files = names.iter().map(|name| folder("samples/reports").join(format!("{name}.docx")));
    let run = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.path().display()))
        .args(["--headless", "--convert-to", "doc:MS Word 97", "--outdir"])
        .arg(folder_of_doc.path())
        .args(files)
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|_| panic!("soffice (LibreOffice Writer) is not installed"));
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    for name in names {
        let doc = fs::read(folder_of_doc.path().join(format!("{name}.doc"))).unwrap();
        let original = fs::read(folder("samples/reports").join(format!("{name}.docx"))).unwrap();
        assert_eq!(said(&converted(&doc)), said(&original), "{name}");
    }
}
