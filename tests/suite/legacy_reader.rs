//! DOC and XLS: what is refused and why, and that bytes changed anywhere do no harm.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use crate::biff::{Records, compound, workbook};
use calamine::Reader as _;
use office_oxide::cfb::CfbReader;
use office_oxide::{Document as Judge, DocumentFormat};
use prongsai::ingest::read_bytes;
use prongsai::model::{Block, Cell, CellKind, Document, Format, Limit, Loss, ReadFailure};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

fn read(bytes: &[u8]) -> Result<Document, (Format, ReadFailure)> {
    crate::fuzz_seeds::keep(bytes);
    read_bytes(bytes, &Arc::from("แฟ้ม"))
}

fn cells(document: &Document) -> Vec<&Cell> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(&table.cells),
        Block::Paragraph(_) => None,
    });
    tables.flatten().collect()
}

fn shown(bytes: &[u8]) -> Vec<String> {
    let document = read(bytes).unwrap();
    let shown = cells(&document).into_iter().map(|cell| match cell.kind {
        CellKind::Text => format!("{}={}", cell.place.at, cell.text),
        kind => format!("{}={} ({kind:?})", cell.place.at, cell.text),
    });
    shown.collect()
}

#[test]
fn records_of_every_kind_say_what_the_sheet_shows() {
    let formula = |result: [u8; 8], flags: u16| [&result[..], &flags.to_le_bytes(), &[0; 6]].concat();
    let text = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let error = [2, 0, 7, 0, 0, 0, 0xFF, 0xFF];
    let sheet = Records::default()
        .cell(0x0203, 0, &95.73_f64.to_le_bytes())
        .cell(0x027E, 1, &(3 | 9573_u32 << 2).to_le_bytes())
        .cell(0x0205, 2, &[1, 0])
        .cell(0x0205, 3, &[0x2A, 1])
        .cell(0x0204, 4, b"\x02\x00\x01\x01\x0E\x02\x0E")
        .cell(0x0006, 5, &formula(80.9_f64.to_le_bytes(), 0))
        .cell(0x0006, 6, &formula(text, 0))
        // The formula's own shared part may stand between it and its text.
        .record(0x04BC, &[0; 10])
        .record(0x0207, b"\x01\x00\x00A")
        .cell(0x0006, 7, &formula(error, 0))
        .cell(0x0006, 8, &formula(0_f64.to_le_bytes(), 3))
        .record(0x00BD, &[&[1, 0, 0, 0][..], &[0, 0, 6, 0, 0, 0], &[0, 0, 10, 0, 0, 0], &[1, 0]].concat());
    let calculated = Records::default().record(0x01C1, &[&[0xC1, 1, 0, 0][..], &191_029_u32.to_le_bytes()].concat());
    assert_eq!(
        shown(&workbook(0x0600, calculated, sheet)),
        [
            "S!A1=95.73 (Number)",
            "S!B1=95.73 (Number)",
            "S!C1=TRUE (Boolean)",
            "S!D1=#N/A (Error)",
            "S!E1=กข",
            "S!F1=80.9 (Number)",
            "S!G1=A",
            "S!H1=#DIV/0! (Error)",
            "S!I1= (Uncalculated)",
            "S!A2=1 (Number)",
            "S!B2=2 (Number)",
        ]
    );
    let thai = Records::default().cell(0x0204, 0, b"\x03\x00\xA1\xD2\xC3");
    assert_eq!(
        shown(&workbook(0x0500, Records::default(), thai)),
        ["S!A1=การ"],
        "Excel 95, in Thai Windows' code page"
    );
}

#[test]
fn a_result_that_no_excel_has_calculated_is_no_score() {
    let formula = |column, result: [u8; 8]| Records::default().cell(0x0006, column, &[&result[..], &[0; 8]].concat());
    let zero = || formula(0, 0_f64.to_le_bytes());
    let by = |version: u32| Records::default().record(0x01C1, &[&[0xC1, 1, 0, 0][..], &version.to_le_bytes()].concat());
    assert_eq!(shown(&workbook(0x0600, by(191_029), zero())), ["S!A1=0 (Number)"], "Excel 2019");
    assert_eq!(shown(&workbook(0x0600, by(101_716), zero())), ["S!A1= (Uncalculated)"], "LibreOffice");
    assert_eq!(shown(&workbook(0x0600, Records::default(), zero())), ["S!A1= (Uncalculated)"], "nobody");

    let blank = || formula(0, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]);
    assert_eq!(shown(&workbook(0x0600, by(191_029), blank())), ["S!A1= (Uncalculated)"], "no formula has a result");
    let one = blank().and(formula(1, 1_f64.to_le_bytes()));
    assert_eq!(shown(&workbook(0x0600, by(191_029), one)), ["S!B1=1 (Number)"], "a blank is a result like others");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_kept() {
    let good = || Records::default().cell(0x027E, 0, &6_u32.to_le_bytes());
    let loss = || vec![Loss::Sheet { sheet: "S".to_owned() }];
    let cases: [(&str, Records, Vec<Loss>); 5] = [
        ("a string that is not there", good().cell(0xFD, 1, &9_u32.to_le_bytes()), loss()),
        ("an error without a name", good().cell(0x0205, 1, &[0x99, 1]), loss()),
        ("a text longer than its record", good().cell(0x0204, 1, &[0xFF, 0x00, 0x00, 0x41]), loss()),
        ("not a number", good().cell(0x0203, 1, &f64::INFINITY.to_le_bytes()), loss()),
        (
            "a format that is not there",
            good().record(0x027E, &[0, 0, 1, 0, 9, 0, 2, 0, 0, 0]),
            vec![Loss::Part { part: "Workbook".to_owned() }],
        ),
    ];
    for (name, records, losses) in cases {
        let document = read(&workbook(0x0600, Records::default(), records)).unwrap();
        assert_eq!(document.losses, losses, "{name}");
        assert_eq!(cells(&document).len(), 1, "{name}");
    }
}

#[test]
fn documents_under_a_password_are_encrypted() {
    let encrypted = Records::default().record(0x2F, &[0; 6]);
    let refused = read(&workbook(0x0600, encrypted, Records::default())).unwrap_err();
    assert_eq!(refused, (Format::Xls, ReadFailure::Encrypted));

    // The header of a Word document, and in it the bit that says so.
    let mut bytes = fixture("doc/thatnoi.doc");
    let header = bytes.windows(2).position(|window| window == [0xEC, 0xA5]).unwrap();
    bytes[header + 0x0B] |= 1;
    assert_eq!(read(&bytes).unwrap_err(), (Format::Doc, ReadFailure::Encrypted));
}

#[test]
fn a_document_of_more_paragraphs_than_anyone_writes_is_refused() {
    // One piece of text, in single bytes, that is all ends of paragraphs.
    let mut stream = vec![0_u8; 512];
    stream[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
    stream[0x4C..0x50].copy_from_slice(&120_000_u32.to_le_bytes());
    stream.extend(vec![0x0D; 120_000]);
    let refused = read(&compound("WordDocument", &stream)).unwrap_err();
    let over = Limit::OldParagraphs.exceeded(120_000);
    assert_eq!(refused, (Format::Doc, over));
}

#[test]
fn a_document_embedded_in_a_workbook_does_not_make_it_one() {
    let mut bytes = workbook(0x0600, Records::default(), Records::default().cell(0x027E, 0, &6_u32.to_le_bytes()));
    let root: Vec<u8> = "Root Entry".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let directory = bytes.windows(root.len()).position(|window| window == root).unwrap();
    let mut put = |entry: usize, name: &str, kind: u8, child: u32| {
        let at = directory + entry * 128;
        for (index, unit) in name.encode_utf16().enumerate() {
            bytes[at + 2 * index..at + 2 * index + 2].copy_from_slice(&unit.to_le_bytes());
        }
        bytes[at + 0x40] = u8::try_from(2 * name.len() + 2).unwrap();
        bytes[at + 0x42] = kind;
        bytes[at + 0x44..at + 0x4C].fill(0xFF);
        bytes[at + 0x4C..at + 0x50].copy_from_slice(&child.to_le_bytes());
    };
    // Entry 1 is the workbook.
    put(2, "MBD0001", 1, 3);
    put(3, "WordDocument", 2, u32::MAX);
    bytes[directory + 128 + 0x48..directory + 128 + 0x4C].copy_from_slice(&2_u32.to_le_bytes());
    let container = CfbReader::new(Cursor::new(&bytes)).unwrap();
    assert!(container.find_entry_by_path("MBD0001/WordDocument").is_some());
    assert_eq!(read(&bytes).unwrap().format, Format::Xls);

    bytes.truncate(600);
    let damaged = ReadFailure::Damaged { what: "compound file".to_owned() };
    assert_eq!(read(&bytes).unwrap_err(), (Format::Unknown, damaged), "nothing is left to tell it by");
}

/// Every value of the sheets as calamine and office_oxide have them.
#[test]
fn the_judges_read_the_same_values() {
    let bytes = fixture("xls/everything.xls");
    let document = read(&bytes).unwrap();
    let mut calamine: calamine::Xls<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes[..])).unwrap();
    let judge = Judge::from_reader(Cursor::new(bytes.clone()), DocumentFormat::Xls).unwrap().plain_text();
    let mut compared = 0;
    for block in &document.blocks {
        let Block::Table(table) = block else { panic!("a worksheet is a table") };
        let range = calamine.worksheet_range(table.sheet.as_deref().unwrap()).unwrap();
        for cell in table.cells.iter().filter(|cell| cell.kind == CellKind::Text) {
            assert_eq!(range.get_value((cell.row, cell.column)).unwrap().to_string(), cell.text, "{}", cell.place);
            let line = cell.text.lines().next().unwrap().trim();
            assert!(judge.contains(line), "{}", cell.place);
            compared += 1;
        }
        for cell in table.cells.iter().filter(|cell| cell.kind == CellKind::Number && !cell.text.ends_with('%')) {
            let value: f64 = range.get_value((cell.row, cell.column)).unwrap().to_string().parse().unwrap();
            let ours: f64 = cell.text.parse().unwrap();
            assert!(ours.to_bits().abs_diff(value.to_bits()) <= 64, "{}", cell.place);
            compared += 1;
        }
    }
    assert!(compared > 700, "{compared}");
}

/// A small, fixed share of what was tried at length: forty thousand changed files without a panic or an abort.
#[test]
fn bytes_changed_anywhere_do_no_harm() {
    let fixtures = ["doc/รายงาน ทต.เขื่องใน.doc", "doc/everything.doc", "xls/dangmo.xls", "ods/dangmo.ods"];
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut below = |limit: usize| -> usize {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(limit).unwrap()).unwrap()
    };
    for name in fixtures {
        let whole = fixture(name);
        for _ in 0..60 {
            let mut bytes = whole.clone();
            match below(3) {
                0 => bytes.truncate(below(whole.len())),
                1 => {
                    let at = below(whole.len() - 4);
                    let value = [0, 1, u32::MAX, u32::MAX - 1, 0x7FFF_FFFF, 0x0001_0000][below(6)];
                    bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
                }
                _ => (0..8).for_each(|_| bytes[below(whole.len())] ^= 0x55),
            }
            if let Err((_, failure)) = read(&bytes) {
                assert_ne!(failure, ReadFailure::ReaderFailed, "{name}");
            }
        }
    }
}
