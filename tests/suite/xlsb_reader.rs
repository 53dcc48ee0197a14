//! XLSB record by record: what cells say, and what broken records do not do. LibreOffice cannot write the format, so
//! the test does; calamine and office_oxide agree that it is one.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::io::{Cursor, Write as _};
use std::sync::Arc;

use calamine::Reader as _;
use office_oxide::{Document as Judge, DocumentFormat};
use prongsai::ingest::read_bytes;
use prongsai::model::{Document, Format, Loss, ReadFailure};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::common::{cells, tables};

const RELATIONSHIPS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.bin"/></Relationships>"#;

/// Records one after the other.
#[derive(Clone, Default)]
pub(crate) struct Records(Vec<u8>);

impl Records {
    /// A record of a kind with these bytes.
    pub(crate) fn record(mut self, kind: u16, data: &[u8]) -> Records {
        let [low, high] = (kind & 0x7F | (kind & 0x3F80) << 1).to_le_bytes();
        match kind {
            0..0x80 => self.0.push(low),
            _ => self.0.extend([low | 0x80, high]),
        }
        let mut length = data.len();
        while length > 0x7F {
            self.0.push(u8::try_from(length & 0x7F).unwrap() | 0x80);
            length >>= 7;
        }
        self.0.push(u8::try_from(length).unwrap());
        self.0.extend_from_slice(data);
        self
    }

    fn row(self, row: u32, hidden: bool) -> Records {
        let mut data = row.to_le_bytes().to_vec();
        data.extend([0, 0, 0, 0, 0x2C, 0x01, 0, if hidden { 0x10 } else { 0 }, 0, 0, 0, 0, 0]);
        self.record(0, &data)
    }

    fn cell(self, kind: u16, column: u32, style: u32, value: &[u8]) -> Records {
        self.record(kind, &[&column.to_le_bytes(), &style.to_le_bytes(), value].concat())
    }

    /// A cell that stands behind the one before.
    fn short_cell(self, kind: u16, style: u32, value: &[u8]) -> Records {
        self.record(kind, &[&style.to_le_bytes(), value].concat())
    }
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).unwrap().to_le_bytes();
    length.into_iter().chain(units.iter().flat_map(|unit| unit.to_le_bytes())).collect()
}

/// A stored result with the empty formula that must follow it.
fn result(value: &[u8]) -> Vec<u8> {
    [value, &[0; 10]].concat()
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of two sheets, the second hidden; `properties` are the records before its list of sheets.
pub(crate) fn workbook(properties: Records, first: &Records, second: &Records) -> Vec<u8> {
    let sheet = |state: u32, id: u32, name: &str| -> Vec<u8> {
        [&state.to_le_bytes()[..], &id.to_le_bytes(), &text(&format!("rId{id}")), &text(name)].concat()
    };
    let book = Records::default().record(131, &[]);
    let book = Records([book.0, properties.0].concat())
        .record(143, &[])
        .record(156, &sheet(0, 1, "ปี 2564"))
        .record(156, &sheet(1, 2, "ซ่อน"))
        .record(144, &[])
        .record(132, &[]);
    let format = |id: u16| -> Vec<u8> { [&0_u16.to_le_bytes()[..], &id.to_le_bytes(), &[0; 12]].concat() };
    let styles = Records::default()
        .record(278, &[])
        .record(615, &1_u32.to_le_bytes())
        .record(44, &[&164_u16.to_le_bytes()[..], &text("[$-107041E]d mmmm yyyy;@")].concat())
        .record(616, &[])
        .record(626, &1_u32.to_le_bytes())
        .record(47, &format(14))
        .record(627, &[])
        .record(617, &3_u32.to_le_bytes())
        .record(47, &format(0))
        .record(47, &format(10))
        .record(47, &format(164))
        .record(618, &[])
        .record(279, &[]);
    let strings = ["อบต.แดงหม้อ", "สอง\r\nบรรทัด"];
    let counts = [2_u32.to_le_bytes(), 2_u32.to_le_bytes()].concat();
    let mut texts = Records::default().record(159, &counts);
    for string in strings {
        texts = texts.record(19, &[&[0][..], &text(string)].concat());
    }
    let texts = texts.record(160, &[]);
    package(&[
        ("[Content_Types].xml", br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>"#),
        ("_rels/.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.bin"/></Relationships>"#),
        ("xl/_rels/workbook.bin.rels", RELATIONSHIPS.as_bytes()),
        ("xl/workbook.bin", &book.0),
        ("xl/styles.bin", &styles.0),
        ("xl/sharedStrings.bin", &texts.0),
        ("xl/worksheets/sheet1.bin", &first.0),
        ("xl/worksheets/sheet2.bin", &second.0),
    ])
}

fn sheet(fill: impl FnOnce(Records) -> Records, after: impl FnOnce(Records) -> Records) -> Records {
    // The dimension says that all is one cell, as it may lie.
    let begin = Records::default().record(129, &[]).record(148, &[0; 16]);
    after(fill(begin.record(145, &[])).record(146, &[])).record(130, &[])
}

fn small(value: u32) -> Records {
    sheet(|sheet| sheet.row(0, false).cell(2, 0, 0, &(2 | value << 2).to_le_bytes()), |sheet| sheet)
}

/// Every kind of cell, a merge, a hidden row and hidden columns.
pub(crate) fn everything() -> Vec<u8> {
    let number = |value: f64| value.to_le_bytes();
    let hidden_columns = [&2_u32.to_le_bytes()[..], &9_u32.to_le_bytes(), &[0; 8], &1_u16.to_le_bytes()].concat();
    let first = Records::default()
        .record(129, &[])
        .record(148, &[0; 16])
        .record(390, &[])
        .record(60, &hidden_columns)
        .record(391, &[])
        .record(145, &[])
        .row(0, false)
        .cell(7, 0, 0, &0_u32.to_le_bytes())
        .cell(6, 1, 0, &text("๙๕.๗๓"))
        .cell(1, 2, 0, &[])
        .cell(2, 3, 0, &(3 | 9573_u32 << 2).to_le_bytes())
        .cell(5, 4, 1, &number(0.957_34))
        .row(1, true)
        .cell(5, 0, 2, &number(44_286.0))
        .cell(4, 1, 0, &[1])
        .cell(3, 2, 0, &[0x07])
        .cell(9, 3, 0, &result(&number(95.729_999_999_999_99)))
        .cell(8, 4, 0, &result(&text("ผ่าน")))
        .cell(10, 5, 0, &result(&[0]))
        .cell(11, 6, 0, &result(&[0x2A]))
        .row(2, false)
        .cell(7, 0, 0, &1_u32.to_le_bytes())
        .short_cell(13, 0, &(2 | 2564_u32 << 2).to_le_bytes())
        .short_cell(12, 0, &[])
        .short_cell(16, 0, &number(1.5))
        .record(146, &[])
        .record(176, &[0_u32, 0, 5, 6].map(u32::to_le_bytes).concat())
        .record(130, &[]);
    workbook(Records::default(), &first, &small(2))
}

pub(crate) fn read(bytes: &[u8]) -> Result<Document, (Format, ReadFailure)> {
    read_bytes(bytes, &Arc::from("คะแนน.xlsb"))
}

#[test]
fn every_kind_of_cell_is_read() {
    let document = read(&everything()).unwrap();
    assert_eq!((document.format, &document.losses[..]), (Format::Xlsb, &[][..]));
    assert_eq!(
        cells(&document),
        [
            "'ปี 2564'!A1=อบต.แดงหม้อ",
            "'ปี 2564'!B1=๙๕.๗๓",
            "'ปี 2564'!D1=95.73 (Number)",
            "'ปี 2564'!E1=95.734% (Number)",
            "'ปี 2564'!A2=2021-03-31 (Date)",
            "'ปี 2564'!B2=TRUE (Boolean)",
            "'ปี 2564'!C2=#DIV/0! (Error)",
            "'ปี 2564'!D2=95.73 (Number)",
            "'ปี 2564'!E2=ผ่าน",
            "'ปี 2564'!F2=FALSE (Boolean)",
            "'ปี 2564'!G2=#N/A (Error)",
            "'ปี 2564'!A3=สอง\nบรรทัด",
            "'ปี 2564'!B3=2564 (Number)",
            "'ปี 2564'!D3=1.5 (Number)",
            "ซ่อน!A1=2 (Number)",
        ]
    );
    let hidden: Vec<_> = tables(&document)
        .iter()
        .map(|table| (table.hidden, table.hidden_rows.clone(), table.hidden_columns.clone()))
        .collect();
    assert_eq!(hidden, [(false, vec![1..=1], vec![2..=6]), (true, vec![], vec![])]);
}

#[test]
fn a_merged_cell_covers_the_others() {
    let first = sheet(
        |sheet| {
            let sheet = sheet.row(0, false).cell(6, 0, 0, &text("IIT"));
            let sheet = sheet.row(1, false).cell(2, 0, 0, &6_u32.to_le_bytes());
            sheet.cell(2, 1, 0, &10_u32.to_le_bytes()).cell(2, 2, 0, &14_u32.to_le_bytes())
        },
        |sheet| sheet.record(176, &[0_u32, 0, 0, 2].map(u32::to_le_bytes).concat()),
    );
    let document = read(&workbook(Records::default(), &first, &small(2))).unwrap();
    let spans: Vec<_> =
        tables(&document)[0].cells.iter().map(|cell| (cell.text.as_str(), cell.row_span, cell.column_span)).collect();
    assert_eq!(spans, [("IIT", 1, 3), ("1", 1, 1), ("2", 1, 1), ("3", 1, 1)]);
}

#[test]
fn a_zero_that_waits_for_its_calculation_is_no_score() {
    let zero = sheet(|sheet| sheet.row(0, false).cell(9, 0, 0, &result(&[0; 8])), |sheet| sheet);
    let calculates = |flags: u8| Records::default().record(157, &[&[0; 24][..], &[flags, 0]].concat());
    let found = |flags| cells(&read(&workbook(calculates(flags), &zero, &small(2))).unwrap())[0].clone();
    assert_eq!(found(1), "'ปี 2564'!A1= (Uncalculated)");
    assert_eq!(found(0), "'ปี 2564'!A1=0 (Number)");
}

/// The values of the whole workbook as calamine and office_oxide read them.
#[test]
fn the_judges_read_the_same_values() {
    let bytes = everything();
    let mut calamine: calamine::Xlsb<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).unwrap();
    let range = calamine.worksheet_range("ปี 2564").unwrap();
    let used: Vec<String> = range.used_cells().map(|(row, column, value)| format!("{row} {column} {value}")).collect();
    assert!(used.contains(&"0 3 95.73".to_owned()), "{used:#?}");
    assert!(used.contains(&"1 4 ผ่าน".to_owned()), "{used:#?}");
    assert!(used.contains(&"1 2 #DIV/0!".to_owned()), "{used:#?}");
    let judge = Judge::from_reader(Cursor::new(bytes), DocumentFormat::Xlsx).unwrap().plain_text();
    for text in ["อบต.แดงหม้อ", "๙๕.๗๓", "95.73", "ผ่าน", "2564", "TRUE"] {
        assert!(judge.contains(text), "{text} in {judge}");
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_kept() {
    let good = |sheet: Records| sheet.row(0, false).cell(2, 0, 0, &6_u32.to_le_bytes());
    let loss = || Loss::Sheet { sheet: "ปี 2564".to_owned() };
    let formats = || Loss::Part { part: "xl/styles.bin".to_owned() };
    let cases: [(&str, Records, Vec<Loss>); 6] = [
        ("a string that is not there", good(Records::default()).cell(7, 1, 0, &9_u32.to_le_bytes()), vec![loss()]),
        ("an error without a name", good(Records::default()).cell(3, 1, 0, &[0x99]), vec![loss()]),
        ("a text longer than its record", good(Records::default()).cell(6, 1, 0, &[255; 4]), vec![loss()]),
        ("not a number", good(Records::default()).cell(5, 1, 0, &f64::NAN.to_le_bytes()), vec![loss()]),
        ("beyond the last column", good(Records::default()).cell(2, 16_384, 0, &[2, 0, 0, 0]), vec![loss()]),
        ("a format that is not there", good(Records::default()).cell(2, 1, 77, &[2, 0, 0, 0]), vec![formats()]),
    ];
    for (name, records, losses) in cases {
        let first = Records([Records::default().record(129, &[]).0, records.0].concat()).record(130, &[]);
        let document = read(&workbook(Records::default(), &first, &small(2))).unwrap();
        assert_eq!(document.losses, losses, "{name}");
        assert_eq!(cells(&document), ["'ปี 2564'!A1=1 (Number)", "ซ่อน!A1=2 (Number)"], "{name}");
    }
    let cut = Records::default().record(129, &[]).row(0, false).cell(2, 0, 0, &6_u32.to_le_bytes());
    let document =
        read(&workbook(Records::default(), &Records([&cut.0[..], &[0x05, 0x40]].concat()), &small(2))).unwrap();
    assert_eq!(document.losses, [loss()], "a record that goes on beyond the part");
    assert_eq!(cells(&document).len(), 2);
}

#[test]
fn a_million_and_one_cells_and_a_bomb_are_bounded() {
    let begin = Records::default().record(129, &[]);
    let row = Records::default().row(0, false);
    let row = (0..1000).fold(row, |row, _| row.short_cell(13, 0, &6_u32.to_le_bytes()));
    let many = Records([begin.0, row.0.repeat(1001)].concat()).record(130, &[]);
    let document = read(&workbook(Records::default(), &many, &small(2))).unwrap();
    assert_eq!(document.losses, [Loss::Limit { what: "cells".to_owned(), limit: 600_000 }]);

    let blank = Records::default().record(129, &[]).record(9999, &vec![0; 129 << 20]);
    let document = read(&workbook(Records::default(), &blank, &small(2))).unwrap();
    assert_eq!(document.losses, [Loss::Sheet { sheet: "ปี 2564".to_owned() }], "no more than is allowed is inflated");
}

#[test]
fn changed_bytes_are_noticed_by_the_checksum() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let whole = everything();
    let mut archive = zip::ZipArchive::new(Cursor::new(&whole)).unwrap();
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        zip.start_file(part.name().unwrap().into_owned(), stored).unwrap();
        std::io::copy(&mut part, &mut zip).unwrap();
    }
    let mut bytes = zip.finish().unwrap().into_inner();
    let score = (3 | 9573_u32 << 2).to_le_bytes();
    let at = bytes.windows(4).position(|window| window == score).unwrap();
    bytes[at + 1] ^= 1;
    let document = read(&bytes).unwrap();
    assert_eq!(document.losses, [Loss::Sheet { sheet: "ปี 2564".to_owned() }]);
    assert_eq!(cells(&document), ["ซ่อน!A1=2 (Number)"]);
}
