//! Workbooks as tables: what cells say, and what a hostile or broken file does not do.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::sync::Arc;

use calamine::{Data, Reader as _};
use prongsai::ingest::read_bytes;
use prongsai::model::{Cell, CellKind, Document, Format, Limit, Loss, ReadFailure};
use rust_xlsxwriter::{Chart, ChartType, ExcelDateTime, Format as CellFormat, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::common::{self, tables};

const CONTENT_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELATIONSHIPS: &str = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook><sheets><sheet name="คะแนน" sheetId="1" r:id="r1"/></sheets></workbook>"#;

/// Parts of a package: names and bytes.
type Parts<'a> = &'a [(&'a str, &'a [u8])];

/// Raw packages, for what no library would write.
fn package(parts: Parts<'_>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet with these rows, and these parts beside or instead of the usual ones.
fn raw(rows: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let usual = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", ROOT),
        ("xl/_rels/workbook.xml.rels", RELATIONSHIPS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    let kept = usual.iter().filter(|(name, _)| others.iter().all(|(other, _)| other != name));
    let parts: Vec<(&str, &[u8])> = kept.chain(others).map(|(name, text)| (*name, text.as_bytes())).collect();
    package(&parts)
}

fn read(bytes: &[u8]) -> Result<Document, (Format, ReadFailure)> {
    crate::fuzz_seeds::keep(bytes);
    read_bytes(bytes, &Arc::from("คะแนน.xlsx"))
}

/// A workbook's cells, each as `place=text`, with its kind where it is not text.
fn cells(bytes: &[u8]) -> Vec<String> {
    common::cells(&read(bytes).unwrap())
}

fn saved(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn cells_say_what_the_sheet_shows() {
    let bytes = saved(|workbook| {
        let sheet = workbook.add_worksheet();
        sheet.set_name("ปี 2564").unwrap();
        let percent = CellFormat::new().set_num_format("0.00%");
        let day = CellFormat::new().set_num_format("[$-107041E]d mmmm yyyy;@");
        let date = ExcelDateTime::from_ymd(2021, 3, 31).unwrap();
        sheet.write(0, 0, "อบต.แดงหม้อ").unwrap();
        sheet.write(0, 1, 95.729_999_999_999_99).unwrap();
        sheet.write(0, 2, 58.825).unwrap();
        sheet.write_with_format(0, 3, 0.9573, &percent).unwrap();
        sheet.write_with_format(0, 4, &date, &day).unwrap();
        sheet.write(0, 5, true).unwrap();
        sheet.write(0, 6, "๙๕.๗๓").unwrap();
        sheet.write(0, 7, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write(0, 8, Formula::new("=B1").set_result("95.73")).unwrap();
        sheet.write(2, 0, " เว้นวรรคหน้า\nสองบรรทัด").unwrap();
        sheet.write_blank(3, 0, &percent).unwrap();
    });
    assert_eq!(
        cells(&bytes),
        [
            "'ปี 2564'!A1=อบต.แดงหม้อ",
            "'ปี 2564'!B1=95.73 (Number)",
            "'ปี 2564'!C1=58.825 (Number)",
            "'ปี 2564'!D1=95.73% (Number)",
            "'ปี 2564'!E1=2021-03-31 (Date)",
            "'ปี 2564'!F1=TRUE (Boolean)",
            "'ปี 2564'!G1=๙๕.๗๓",
            "'ปี 2564'!H1=#DIV/0! (Error)",
            "'ปี 2564'!I1=95.73 (Number)",
            "'ปี 2564'!A3= เว้นวรรคหน้า\nสองบรรทัด",
        ]
    );
}

#[test]
fn every_type_of_cell_that_programs_write() {
    let cases = [
        (r#"<c r="A1" t="inlineStr"><is><t>ก &amp; ข</t></is></c>"#, "A1=ก & ข"),
        (r#"<c r="A1" t="inlineStr"><is><r><t>การ</t></r><r><t>ใช้</t></r><rPh><t>x</t></rPh></is></c>"#, "A1=การใช้"),
        (r#"<c r="A1" t="s"><v>1</v></c>"#, "A1=สอง"),
        (r#"<c r="A1" t="str"><f>A2</f><v>ผ่าน</v></c>"#, "A1=ผ่าน"),
        (r#"<c r="A1"><v>9.5730000000000004E1</v></c>"#, "A1=95.73 (Number)"),
        (r#"<c r="A1" t="n"><v>80.900000000000006</v></c>"#, "A1=80.9 (Number)"),
        (r#"<c r="A1" t="b"><v>0</v></c>"#, "A1=FALSE (Boolean)"),
        (r#"<c r="A1" t="e"><v>#N/A</v></c>"#, "A1=#N/A (Error)"),
        (r#"<c r="A1" t="d"><v>2021-03-31T00:00:00</v></c>"#, "A1=2021-03-31 (Date)"),
        (r#"<c r="A1" s="1"><v>0.57825000000000004</v></c>"#, "A1=57.825% (Number)"),
        (r#"<c r="A1" s="2"><v>44286</v></c>"#, "A1=2021-03-31 (Date)"),
        (r#"<c r="A1"><f>SUM(B1:B9)</f></c>"#, "A1= (Uncalculated)"),
        (r#"<c r="A1"><f>SUM(B1:B9)</f><v/></c>"#, "A1= (Uncalculated)"),
        (r#"<c r="A1"><f>SUM(B1:B9)</f><v>0</v></c>"#, "A1=0 (Number)"),
        (r#"<c r="A1"><f t="shared" si="0"/><v>88.25</v></c>"#, "A1=88.25 (Number)"),
        (r#"<c r="A1"><v>ไม่มี</v></c>"#, "A1=ไม่มี"),
        (r#"<c><v>1</v></c>"#, "A1=1 (Number)"),
        (r#"<x:c r="A1"><x:v>1</x:v></x:c>"#, "A1=1 (Number)"),
    ];
    let others = [
        ("xl/sharedStrings.xml", "<sst><si><t>หนึ่ง</t></si><si><t>สอง</t></si></sst>"),
        (
            "xl/styles.xml",
            r#"<styleSheet><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
        ),
    ];
    for (cell, expected) in cases {
        let bytes = raw(&format!("<row r=\"1\">{cell}</row>"), &others);
        assert_eq!(cells(&bytes), [format!("คะแนน!{expected}")], "{cell}");
    }
}

#[test]
fn a_zero_that_waits_for_its_calculation_is_no_score() {
    let waiting =
        r#"<workbook><sheets><sheet name="คะแนน" r:id="r1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>"#;
    let rows = r#"<row><c r="A1"><f>SUM(B1:B9)</f><v>0</v></c><c r="B1"><v>0</v></c></row>"#;
    let found = cells(&raw(rows, &[("xl/workbook.xml", waiting)]));
    assert_eq!(found, ["คะแนน!A1= (Uncalculated)", "คะแนน!B1=0 (Number)"]);
}

#[test]
fn dates_count_from_the_workbooks_own_epoch() {
    let workbook = r#"<workbook><workbookPr date1904="1"/><sheets><sheet name="S" r:id="r1"/></sheets></workbook>"#;
    let styles = r#"<styleSheet><cellXfs><xf numFmtId="71"/></cellXfs></styleSheet>"#;
    let bytes = raw("<row><c><v>42824</v></c></row>", &[("xl/workbook.xml", workbook), ("xl/styles.xml", styles)]);
    assert_eq!(cells(&bytes), ["S!A1=2021-03-31 (Date)"]);
}

#[test]
fn a_merged_cell_covers_the_others() {
    let bytes = saved(|workbook| {
        let sheet = workbook.add_worksheet();
        let format = CellFormat::new();
        sheet.merge_range(0, 0, 1, 0, "หน่วยงาน", &format).unwrap();
        sheet.merge_range(0, 1, 0, 3, "IIT", &format).unwrap();
        for column in 1..4 {
            sheet.write(1, column, f64::from(column)).unwrap();
        }
        sheet.merge_range(2, 0, 2, 300, "หมายเหตุ", &format).unwrap();
    });
    let document = read(&bytes).unwrap();
    let spans: Vec<_> =
        tables(&document)[0].cells.iter().map(|cell| (cell.text.as_str(), cell.row_span, cell.column_span)).collect();
    assert_eq!(
        spans,
        [("หน่วยงาน", 2, 1), ("IIT", 1, 3), ("1", 1, 1), ("2", 1, 1), ("3", 1, 1), ("หมายเหตุ", 1, 4)],
        "a merge ends where the sheet's contents end"
    );
}

#[test]
fn hidden_rows_and_columns_are_told() {
    let bytes = saved(|workbook| {
        let sheet = workbook.add_worksheet();
        for row in 0..6 {
            for column in 0..6_u16 {
                sheet.write(row, column, row).unwrap();
            }
        }
        for row in [1, 2, 4] {
            sheet.set_row_hidden(row).unwrap();
        }
        for column in [0, 3, 4] {
            sheet.set_column_hidden(column).unwrap();
        }
        sheet.set_column_range_hidden(9, 16_383).unwrap();
        workbook.add_worksheet().write(0, 0, 1).unwrap();
    });
    let document = read(&bytes).unwrap();
    let hidden: Vec<_> =
        tables(&document).iter().map(|table| (&table.hidden_rows[..], &table.hidden_columns[..])).collect();
    // Columns without contents are hidden from nobody.
    assert_eq!(hidden, [(&[1..=2, 4..=4][..], &[0..=0, 3..=4][..]), (&[][..], &[][..])]);

    let rows = r#"<row hidden="1"><c><v>1</v></c></row><row><c><v>2</v></c></row><row hidden="true" r="9"><c r="A9"><v>3</v></c></row>"#;
    let document = read(&raw(rows, &[])).unwrap();
    assert_eq!(tables(&document)[0].hidden_rows, [0..=0, 8..=8], "rows that do not say which they are");
}

#[test]
fn sheets_are_tables_in_the_order_of_their_tabs() {
    let bytes = saved(|workbook| {
        workbook.add_worksheet().set_name("สรุป").unwrap().write(0, 0, 1).unwrap();
        workbook.add_worksheet().set_name("ว่าง").unwrap();
        let mut chart = Chart::new(ChartType::Column);
        chart.add_series().set_values("สรุป!$A$1:$A$1");
        workbook.add_chartsheet().insert_chart(0, 0, &chart).unwrap();
        workbook.add_worksheet().set_name("ซ่อน").unwrap().set_hidden(true).write(0, 0, 2).unwrap();
    });
    let document = read(&bytes).unwrap();
    let found: Vec<_> = tables(&document).iter().map(|table| (table.sheet.as_deref().unwrap(), table.hidden)).collect();
    assert_eq!(found, [("สรุป", false), ("ซ่อน", true)]);
    assert!(document.losses.is_empty());
}

#[test]
fn packages_are_found_whatever_the_slashes_and_capitals_of_their_names() {
    let sheet = b"<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
    let bytes = package(&[
        ("_RELS\\.rels", ROOT.as_bytes()),
        ("XL\\Workbook.xml", WORKBOOK.as_bytes()),
        ("XL\\_rels\\Workbook.xml.rels", RELATIONSHIPS.as_bytes()),
        ("XL\\Worksheets\\Sheet1.xml", sheet),
    ]);
    assert_eq!(cells(&bytes), ["คะแนน!A1=1 (Number)"]);
}

#[test]
fn strict_workbooks_and_those_with_macros_are_read() {
    let strict = |text: &str| {
        text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/",
            "http://purl.oclc.org/ooxml/officeDocument/",
        )
    };
    let (root, relationships) = (strict(ROOT), strict(RELATIONSHIPS));
    let workbook = r#"<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" conformance="strict"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let others =
        [("_rels/.rels", &*root), ("xl/_rels/workbook.xml.rels", &relationships), ("xl/workbook.xml", workbook)];
    let row = r#"<row r="1" hidden="1"><c r="A1" t="d"><v>2021-03-31</v></c><c r="B1"><v>80.9</v></c></row>"#;
    let bytes = raw(row, &others);
    assert_eq!(cells(&bytes), ["S!A1=2021-03-31 (Date)", "S!B1=80.9 (Number)"]);
    assert_eq!(tables(&read(&bytes).unwrap())[0].hidden_rows, [0..=0]);

    let kinds = [
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
        "application/vnd.ms-excel.template.macroEnabled.main+xml",
    ];
    for kind in kinds {
        let types =
            CONTENT_TYPES.replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kind);
        let others = [("[Content_Types].xml", &*types), ("xl/vbaProject.bin", "macro")];
        assert_eq!(cells(&raw("<row><c><v>1</v></c></row>", &others)), ["คะแนน!A1=1 (Number)"], "{kind}");
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_kept() {
    let good = r#"<c r="A1"><v>1</v></c>"#;
    let sheet = || Loss::Sheet { sheet: "คะแนน".to_owned() };
    let after = r#"<c r="C1"><v>3</v></c>"#;
    let cases = [
        (format!("<row>{good}<c r=\"B1\" t=\"s\"><v>7</v></c>{after}</row>"), vec![sheet()], vec!["1", "3"]),
        (format!("<row>{good}<c r=\"B1\" t=\"e\"><v>#SPILL!</v></c>{after}</row>"), vec![sheet()], vec!["1", "3"]),
        (format!("<row>{good}<c r=\"B1\"><f t=\"shared\"/><v>7</v></c>{after}</row>"), vec![sheet()], vec!["1", "3"]),
        (format!("<row>{good}<c r=\"?\"><v>7</v></c>{after}</row>"), vec![sheet()], vec!["1", "3"]),
        (format!("<row>{good}<c r=\"XFE1\"><v>7</v></c>{after}</row>"), vec![sheet()], vec!["1", "3"]),
        // One that does not say where it stands would come to stand in the lost one's place.
        (format!("<row>{good}<c t=\"e\"><v>#SPILL!</v></c><c><v>3</v></c></row>"), vec![sheet()], vec!["1"]),
        (
            format!("<row>{good}<c r=\"B1\"><v>7</v></row></sheetData></worksheet><"),
            vec![Loss::Truncated { part: "xl/worksheets/sheet1.xml".to_owned() }, sheet()],
            vec!["1"],
        ),
    ];
    for (rows, losses, kept) in cases {
        let document = read(&raw(&rows, &[])).unwrap();
        assert_eq!(document.losses, losses, "{rows}");
        let texts: Vec<_> = tables(&document)[0].cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, kept, "{rows}");
    }
    let relationships = RELATIONSHIPS.replace(
        "</Relationships>",
        r#"<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet9.xml"/></Relationships>"#,
    );
    let lost = r#"<workbook><sheets><sheet name="มี" r:id="r1"/><sheet name="หาย" r:id="r9"/></sheets></workbook>"#;
    let others = [("xl/workbook.xml", lost), ("xl/_rels/workbook.xml.rels", relationships.as_str())];
    let document = read(&raw(&format!("<row>{good}</row>"), &others)).unwrap();
    assert_eq!(document.losses, [Loss::Sheet { sheet: "หาย".to_owned() }]);
}

#[test]
fn a_number_whose_format_is_lost_is_lost_too() {
    let rows = r#"<row><c s="0"><v>1</v></c><c s="1"><v>0.9573</v></c></row>"#;
    let styles = r#"<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>"#;
    let document = read(&raw(rows, &[("xl/styles.xml", styles)])).unwrap();
    assert_eq!(tables(&document)[0].cells.len(), 1, "0.9573 may be 95.73%");
    assert_eq!(document.losses, [Loss::Part { part: "xl/styles.xml".to_owned() }]);

    let cut = r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/"#;
    let damaged = ReadFailure::Damaged { what: "xl/styles.xml".to_owned() };
    assert_eq!(read(&raw(rows, &[("xl/styles.xml", cut)])).unwrap_err(), (Format::Xlsx, damaged));
}

#[test]
fn changed_bytes_are_noticed_by_the_checksum() {
    let rows = r#"<row><c r="A1"><v>80.9</v></c></row>"#;
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let parts = [
        ("_rels/.rels", ROOT),
        ("xl/_rels/workbook.xml.rels", RELATIONSHIPS),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    for (name, text) in parts {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let mut bytes = zip.finish().unwrap().into_inner();
    let at = bytes.windows(4).position(|window| window == b"80.9").unwrap();
    bytes[at] = b'9';
    let damaged = ReadFailure::Damaged { what: "xl/worksheets/sheet1.xml".to_owned() };
    assert_eq!(read(&bytes).unwrap_err(), (Format::Xlsx, damaged));
}

#[test]
fn hostile_workbooks_are_read_or_refused_and_nothing_else_happens() {
    let far = cells(&raw(r#"<row><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>2</v></c></row>"#, &[]));
    assert_eq!(far, ["คะแนน!A1=1 (Number)", "คะแนน!XFD1048576=2 (Number)"], "nothing lies between");

    let lying = r#"<sst count="4000000000" uniqueCount="4000000000"><si><t>ก</t></si></sst>"#;
    let rows = r#"<row><c r="A1" t="s"><v>0</v></c></row>"#;
    let damaged = |part: &str| (Format::Xlsx, ReadFailure::Damaged { what: part.to_owned() });
    let refused = read(&raw(rows, &[("xl/sharedStrings.xml", lying)])).unwrap_err();
    assert_eq!(refused, damaged("xl/sharedstrings.xml"), "calamine would reserve 96 GB");

    let wrapping = r#"<row><c r="A4294967297"><v>1</v></c></row>"#;
    assert_eq!(read(&raw(wrapping, &[])).unwrap_err(), damaged("xl/worksheets/sheet1.xml"), "2^32 + 1 is not row 1");

    let long = "0".repeat(5000);
    let styles = format!(r#"<styleSheet><numFmts><numFmt numFmtId="200" formatCode="{long}"/></numFmts></styleSheet>"#);
    let refused = read(&raw(rows, &[("xl/styles.xml", &styles)])).unwrap_err();
    assert_eq!(refused, damaged("xl/styles.xml"), "calamine copies a code for each format that uses it");

    let unmeasured = RELATIONSHIPS.replace("worksheets/sheet1.xml", "media/image1.png");
    let refused = read(&raw(rows, &[("xl/_rels/workbook.xml.rels", &unmeasured)])).unwrap_err();
    assert_eq!(refused, damaged("xl/_rels/workbook.xml.rels"), "a sheet is XML");

    let twice = [("xl\\Styles.xml", "<a/>"), ("xl/styles.xml", "<styleSheet/>")];
    assert_eq!(read(&raw(rows, &twice)).unwrap_err(), damaged("zip directory"), "either may be meant");

    let entities = r#"<!DOCTYPE sst [<!ENTITY a "ก"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>"#;
    let refused = ReadFailure::Entities { part: "xl/sharedstrings.xml".to_owned() };
    assert_eq!(read(&raw(rows, &[("xl/sharedStrings.xml", entities)])).unwrap_err(), (Format::Xlsx, refused));

    let in_workbook = format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{WORKBOOK}");
    let refused = ReadFailure::Entities { part: "xl/workbook.xml".to_owned() };
    assert_eq!(read(&raw(rows, &[("xl/workbook.xml", &in_workbook)])).unwrap_err(), (Format::Xlsx, refused));
}

#[test]
fn one_text_used_a_million_times_is_bounded() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "ก".repeat(80_000));
    let rows = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(1000));
    let document = read(&raw(&rows, &[("xl/sharedStrings.xml", &strings)])).unwrap();
    assert_eq!(document.losses, [Limit::TextBytes.loss()]);
    assert_eq!(tables(&document)[0].cells.len(), 139, "as many as fit");
}

#[test]
fn one_part_under_many_names_is_refused() {
    let sheets = r#"<sheet name="S" r:id="r1"/>"#.repeat(5000);
    let workbook = format!("<workbook><sheets>{sheets}</sheets></workbook>");
    let rows = "<row><c><v>1</v></c></row>";
    let damaged = |part: &str| (Format::Xlsx, ReadFailure::Damaged { what: part.to_owned() });
    assert_eq!(read(&raw(rows, &[("xl/workbook.xml", &workbook)])).unwrap_err(), damaged("xl/workbook.xml"));

    let again = RELATIONSHIPS.replace(
        "</Relationships>",
        r#"<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/XL/worksheets/sheet1.xml"/></Relationships>"#,
    );
    let refused = read(&raw(rows, &[("xl/_rels/workbook.xml.rels", &again)])).unwrap_err();
    assert_eq!(refused, damaged("xl/_rels/workbook.xml.rels"));
}

/// A workbook with so many further parts of so many blanks; only one is compressed, the others are its copies.
fn bomb(parts: usize, blanks: usize) -> Vec<u8> {
    let mut one = ZipWriter::new(Cursor::new(Vec::new()));
    one.start_file("blank", SimpleFileOptions::default()).unwrap();
    one.write_all(&vec![b' '; blanks]).unwrap();
    let mut one = one.finish_into_readable().unwrap();
    let mut whole = ZipWriter::new_append(Cursor::new(raw("", &[]))).unwrap();
    for number in 0..parts {
        whole.raw_copy_file_rename(one.by_index(0).unwrap(), format!("xl/extra{number}.xml")).unwrap();
    }
    whole.finish().unwrap().into_inner()
}

#[test]
fn bombs_are_measured_and_refused() {
    let refused = |bytes: &[u8]| {
        assert!(bytes.len() < 1 << 20);
        match read(bytes).unwrap_err() {
            (Format::Xlsx, ReadFailure::OverLimit { limit, found, part }) => (limit, found, part),
            other => panic!("{other:?}"),
        }
    };
    let in_sum = refused(&bomb(30, 7 << 20));
    assert_eq!(in_sum, (Limit::UnpackedBytes, (128 << 20) + 1, None));
    let (limit, found, part) = refused(&bomb(20, 9 << 20));
    assert_eq!((limit, part.as_deref()), (Limit::UnpackingRatio, Some("xl/extra0.xml")));
    assert!(found > 900, "{found}");
}

#[test]
fn a_part_that_inflates_past_its_declared_size_is_not_trusted() {
    let strings = format!("<sst>{}<si><t>ก</t></si></sst>", " ".repeat(1 << 20));
    let mut bytes = raw(r#"<row><c t="s"><v>0</v></c></row>"#, &[("xl/sharedStrings.xml", &strings)]);
    let declared = u32::try_from(strings.len()).unwrap().to_le_bytes();
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == declared {
            bytes[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
        }
    }
    let damaged = ReadFailure::Damaged { what: "xl/sharedstrings.xml".to_owned() };
    assert_eq!(read(&bytes).unwrap_err(), (Format::Xlsx, damaged));
}

#[test]
fn packages_of_other_kinds_are_named() {
    let unsupported = |format: Format, name: &str| (format, ReadFailure::Unsupported { format: name.to_owned() });
    let odt: &[u8] = b"application/vnd.oasis.opendocument.text";
    let cases: [(Parts, (Format, ReadFailure)); 4] = [
        (&[("mimetype", odt), ("content.xml", b"")], unsupported(Format::Unknown, "OpenDocument Text (.odt)")),
        (&[("ppt/presentation.xml", b"")], unsupported(Format::Unknown, "PowerPoint (.pptx)")),
        (&[("คะแนน.csv", b"a,b")], unsupported(Format::Zip, "zip archive (.zip)")),
        (&[], unsupported(Format::Zip, "zip archive (.zip)")),
    ];
    for (parts, expected) in cases {
        assert_eq!(read(&package(parts)).unwrap_err(), expected);
    }
}

#[test]
fn entries_under_a_password_are_encrypted() {
    let mut bytes = raw("<row><c><v>1</v></c></row>", &[]);
    // Bit 0 of an entry's flags, in the local header (at 6) and in the directory (at 8).
    for at in 0..bytes.len() - 10 {
        match &bytes[at..at + 4] {
            b"PK\x03\x04" => bytes[at + 6] |= 1,
            b"PK\x01\x02" => bytes[at + 8] |= 1,
            _ => {}
        }
    }
    assert_eq!(read(&bytes).unwrap_err(), (Format::Xlsx, ReadFailure::Encrypted));
}

#[test]
fn a_workbook_cut_anywhere_is_refused_without_a_panic() {
    let whole = saved(|workbook| {
        let sheet = workbook.add_worksheet();
        for row in 0..200_u32 {
            sheet.write(row, 0, format!("หน่วยงานที่ {row}")).unwrap();
            sheet.write(row, 1, row).unwrap();
        }
    });
    for length in (0..whole.len()).step_by(200) {
        let (_, failure) = read(&whole[..length]).unwrap_err();
        assert_ne!(failure, ReadFailure::ReaderFailed, "{length} bytes");
    }
    for at in (0..whole.len()).step_by(97) {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        if let Err((_, failure)) = read(&changed) {
            assert_ne!(failure, ReadFailure::ReaderFailed, "byte {at} changed");
        }
    }
}

/// Every cell of the whole sheet as calamine alone gives it, in the samples and in one of our own, at the same place.
#[test]
fn every_cell_of_calamines_is_kept() {
    let made = saved(|workbook| {
        let day = CellFormat::new().set_num_format("yyyy-mm-dd");
        for name in ["IIT", "EIT & OIT"] {
            let sheet = workbook.add_worksheet().set_name(name).unwrap();
            for row in 0..300_u32 {
                sheet.write(row, 0, format!("หน่วยงาน <{row}>")).unwrap();
                sheet.write(row, 1, f64::from(row).sqrt()).unwrap();
                sheet.write(row, 3, row % 2 == 0).unwrap();
                sheet.write_with_format(row, 5, row + 44_000, &day).unwrap();
            }
        }
    });
    assert_same_as_calamine("made here", made);
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/scores");
    for entry in fs::read_dir(samples).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "xlsx") {
            assert_same_as_calamine(&path.to_string_lossy(), fs::read(&path).unwrap());
        }
    }
}

fn assert_same_as_calamine(name: &str, bytes: Vec<u8>) {
    let document = read(&bytes).unwrap();
    assert!(document.losses.is_empty(), "{name}: {:?}", document.losses);
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    for table in tables(&document) {
        let sheet = table.sheet.as_deref().unwrap();
        let range = workbook.worksheet_range(sheet).unwrap();
        let held = range.used_cells().filter(|(.., value)| !value.to_string().is_empty()).count();
        let uncalculated = table.cells.iter().filter(|cell| cell.kind == CellKind::Uncalculated).count();
        assert_eq!(held, table.cells.len() - uncalculated, "{name}, {sheet}");
        for cell in table.cells.iter().filter(|cell| cell.kind != CellKind::Uncalculated) {
            let value = range.get_value((cell.row, cell.column)).unwrap();
            assert!(is_same(cell, value), "{name}, {}: {:?} is {value:?}", cell.place, cell.text);
        }
    }
}

/// True where a cell says what calamine's value is; a number that has lost what is beyond Excel's 15 digits is at most
/// 64 of the steps between floating point numbers away.
fn is_same(cell: &Cell, value: &Data) -> bool {
    match value {
        Data::Float(value) => {
            let (text, power) = cell.text.strip_suffix('%').map_or((cell.text.as_str(), "e0"), |text| (text, "e-2"));
            let ours: f64 = format!("{text}{power}").parse().unwrap();
            ours.to_bits().abs_diff(value.to_bits()) <= 64
        }
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            cell.text.starts_with(&format!("{year}-{month:02}-{day:02}"))
        }
        Data::Bool(value) => cell.text == value.to_string().to_uppercase(),
        other => cell.text == other.to_string(),
    }
}
