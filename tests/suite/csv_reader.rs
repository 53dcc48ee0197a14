//! Separated values as tables.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::sync::Arc;

use prongsai::ingest::read_bytes;
use prongsai::model::{Block, CellKind, Document, Format, Limit, Loss, ReadFailure};
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Document {
    crate::fuzz_seeds::keep(bytes);
    read_bytes(bytes, &Arc::from("คะแนน.csv")).unwrap()
}

/// Each field as `place: (row, column) text`.
fn fields(bytes: &[u8]) -> Vec<String> {
    let document = read(bytes);
    let [Block::Table(table)] = document.blocks.as_slice() else { panic!("one table: {document:?}") };
    assert_eq!((&table.sheet, table.hidden, &table.place), (&None, false, &table.cells[0].place));
    let shown = table.cells.iter().map(|cell| {
        assert_eq!(cell.kind, CellKind::Text);
        format!("{}: ({}, {}) {}", cell.place.at, cell.row, cell.column, cell.text)
    });
    shown.collect()
}

#[test]
fn fields_stand_at_their_line_and_number() {
    let cases: [(&str, &[&str]); 6] = [
        (
            "หน่วยงาน,คะแนน\nอบต. ก,95.73\n",
            &[
                "line 1, column 1: (0, 0) หน่วยงาน",
                "line 1, column 2: (0, 1) คะแนน",
                "line 2, column 1: (1, 0) อบต. ก",
                "line 2, column 2: (1, 1) 95.73",
            ],
        ),
        (
            "ก;\"95,73\"\r\n\r\n\r\n;ข",
            &["line 1, column 1: (0, 0) ก", "line 1, column 2: (0, 1) 95,73", "line 4, column 2: (3, 1) ข"],
        ),
        (
            "\"สอง\r\nบรรทัด\",1\r\nถัดไป,2,3\r\n",
            &[
                "line 1, column 1: (0, 0) สอง\nบรรทัด",
                "line 1, column 2: (0, 1) 1",
                "line 3, column 1: (1, 0) ถัดไป",
                "line 3, column 2: (1, 1) 2",
                "line 3, column 3: (1, 2) 3",
            ],
        ),
        ("sep=|\nก|ข,ค\n", &["line 2, column 1: (1, 0) ก", "line 2, column 2: (1, 1) ข,ค"]),
        ("\n\nก\tข\r", &["line 3, column 1: (2, 0) ก", "line 3, column 2: (2, 1) ข"]),
        (
            "ก,1\rข,2\r",
            &[
                "line 1, column 1: (0, 0) ก",
                "line 1, column 2: (0, 1) 1",
                "line 2, column 1: (1, 0) ข",
                "line 2, column 2: (1, 1) 2",
            ],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(fields(text.as_bytes()), expected, "{text:?}");
    }
}

#[test]
fn encodings_of_thai_offices_give_the_same_table() {
    let text = "หน่วยงาน,คะแนน\nเทศบาลตำบลตาลสุม,๘๐.๙\n";
    let expected = fields(text.as_bytes());
    let (windows, _, _) = encoding_rs::WINDOWS_874.encode(text);
    let utf16: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [format!("\u{FEFF}{text}").into_bytes(), windows.into_owned(), utf16] {
        assert_eq!(fields(&bytes), expected);
    }
}

#[test]
fn what_is_broken_is_told() {
    let mut bytes = "หน่วยงาน,คะแนน\nอบต. ก,95".as_bytes().to_vec();
    bytes.push(0xE0);
    assert_eq!(read(&bytes).losses, [Loss::Undecodable { encoding: "UTF-8".to_owned() }]);

    let open = "ก,1\nข,\"2\nค,3\n";
    assert_eq!(read(open.as_bytes()).losses, [Loss::Truncated { part: "quoted field, line 2".to_owned() }]);

    let blank = read(b"\r\n \r\n,,\r\n");
    assert_eq!(blank.blocks.len(), 1, "a space is text as written");
    assert!(read(b"\r\n,,\r\n").blocks.is_empty());

    let many = "1,".repeat(600_000) + "\n" + &"1,".repeat(600_000);
    assert_eq!(read(many.as_bytes()).losses, [Limit::TextCells.loss()]);
}

#[test]
fn bytes_that_are_no_text_are_no_table() {
    let failure = read_bytes(&[0, 1, 2, 3, 0xFE, 0xFF, 0, 7], &Arc::from("x.csv")).unwrap_err();
    assert_eq!(failure, (Format::Unknown, ReadFailure::UnknownFormat));
}

/// A table as separated values, its fields quoted where they must be.
fn written(table: &[Vec<String>], separator: u8, terminator: csv::Terminator) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(separator).terminator(terminator).flexible(true).from_writer(Vec::new());
    table.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

/// The fields that hold anything, with their row and column; the first row has this number.
fn filled(first: usize, table: &[Vec<String>]) -> Vec<(usize, usize, String)> {
    let fields = (first..).zip(table).flat_map(|(row, fields)| {
        fields.iter().enumerate().map(move |(column, text)| (row, column, text.replace("\r\n", "\n")))
    });
    fields.filter(|(.., text)| !text.is_empty()).collect()
}

fn read_back(bytes: &[u8]) -> Vec<(usize, usize, String)> {
    let document = read(bytes);
    let cells = document.blocks.iter().flat_map(|block| match block {
        Block::Table(table) => table.cells.as_slice(),
        Block::Paragraph(_) => panic!("one table: {document:?}"),
    });
    cells.map(|cell| (cell.row as usize, cell.column as usize, cell.text.clone())).collect()
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        separator in prop::sample::select(&b",;\t|"[..]),
        stated in any::<bool>(),
        (rows, columns) in (2..6_usize, 2..6_usize),
        lines in prop::sample::select(&["\n", "\r\n"][..]),
        fields in prop::collection::vec(prop_oneof!["[ก-ฮ]{1,6}", "[0-9]{1,2}[.][0-9]{2}", "[ก-ฮ,;|\t\"\n\r ]{0,6}"], 36),
    ) {
        // Where nothing tells the separator, it is the one sign of its kind.
        let usual = |field: &String| field.replace([',', ';', '|', '\t', '"', '\n', '\r', ' '], "") + "ก";
        let table: Vec<Vec<String>> = fields
            .chunks(columns)
            .take(rows)
            .map(|row| row.iter().map(|field| if stated { field.clone() } else { usual(field) }).collect())
            .collect();
        let terminator = if lines == "\n" { csv::Terminator::Any(b'\n') } else { csv::Terminator::CRLF };
        let head = if stated { format!("sep={}{lines}", char::from(separator)) } else { String::new() };
        let bytes = [head.into_bytes(), written(&table, separator, terminator)].concat();
        prop_assert_eq!(read_back(&bytes), filled(usize::from(stated), &table), "{}", String::from_utf8_lossy(&bytes));
    }
}
