//! OpenDocument sheets: what cells say, and what repeats and broken XML do not do.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::io::{Cursor, Write as _};
use std::sync::Arc;

use calamine::Reader as _;
use prongsai::ingest::read_bytes;
use prongsai::model::{Document, Format, Limit, Loss, ReadFailure};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::common::{cells, tables};

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";
const NAMESPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0""#;

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn content(body: &str) -> String {
    format!(
        r#"<office:document-content {NAMESPACES}><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"#
    )
}

fn book(body: &str) -> Vec<u8> {
    package(&[("mimetype", KIND), ("META-INF/manifest.xml", "<manifest/>"), ("content.xml", &content(body))])
}

/// A workbook of one sheet with these rows.
fn sheet(rows: &str) -> Vec<u8> {
    book(&format!(r#"<table:table table:name="S">{rows}</table:table>"#))
}

fn read(bytes: &[u8]) -> Result<Document, (Format, ReadFailure)> {
    crate::fuzz_seeds::keep(bytes);
    read_bytes(bytes, &Arc::from("คะแนน.ods"))
}

#[test]
fn every_type_of_cell_that_programs_write() {
    let cases = [
        (r#"office:value-type="string""#, "<text:p>ก &amp; ข&#3588;</text:p>", Some("A1=ก & ขค")),
        (r#"office:value-type="string""#, "<text:p>การ<text:span>ใช้</text:span></text:p>", Some("A1=การใช้")),
        (r#"office:value-type="string""#, "<text:p>ก<text:s text:c=\"2\"/>ข<text:tab/>ค</text:p>", Some("A1=ก  ข\tค")),
        (
            r#"office:value-type="string""#,
            "<text:p>ก</text:p><text:p>ข<text:line-break/>ค</text:p>",
            Some("A1=ก\nข\nค"),
        ),
        (r#"office:value-type="string""#, "<text:p>\n  ก\n   ข</text:p>", Some("A1=ก ข")),
        (r#"office:value-type="string" office:string-value="ก""#, "", Some("A1=ก")),
        (
            r#"office:value-type="string""#,
            "<office:annotation><text:p>หมายเหตุ</text:p></office:annotation><text:p>ก</text:p>",
            Some("A1=ก"),
        ),
        (
            r#"office:value-type="string""#,
            "<draw:frame><draw:text-box><text:p>กล่อง</text:p></draw:text-box></draw:frame><text:p>ก</text:p>",
            Some("A1=ก"),
        ),
        (r#"office:value-type="float" office:value="95.73""#, "<text:p>95.7</text:p>", Some("A1=95.73 (Number)")),
        (r#"office:value-type="float" office:value="80.900000000000006""#, "", Some("A1=80.9 (Number)")),
        (r#"office:value-type="currency" office:value="1500""#, "<text:p>฿1,500</text:p>", Some("A1=1500 (Number)")),
        (
            r#"office:value-type="percentage" office:value="0.95734""#,
            "<text:p>96%</text:p>",
            Some("A1=95.734% (Number)"),
        ),
        (
            r#"office:value-type="date" office:date-value="2021-03-31""#,
            "<text:p>๓๑ มี.ค. ๖๔</text:p>",
            Some("A1=2021-03-31 (Date)"),
        ),
        (
            r#"office:value-type="date" office:date-value="2021-03-31T08:30:00""#,
            "",
            Some("A1=2021-03-31 08:30:00 (Date)"),
        ),
        (r#"office:value-type="time" office:time-value="PT08H30M00S""#, "", Some("A1=08:30:00 (Date)")),
        (
            r#"office:value-type="boolean" office:boolean-value="true""#,
            "<text:p>จริง</text:p>",
            Some("A1=TRUE (Boolean)"),
        ),
        (
            r#"table:formula="of:=1/0" office:value-type="string" calcext:value-type="error""#,
            "<text:p>#DIV/0!</text:p>",
            Some("A1=#DIV/0! (Error)"),
        ),
        // Older programs write a nought beside the error.
        (
            r#"table:formula="of:=1/0" office:value-type="float" office:value="0""#,
            "<text:p>#DIV/0!</text:p>",
            Some("A1=#DIV/0! (Error)"),
        ),
        (
            r#"table:formula="of:=x" office:value-type="float" office:value="0""#,
            "<text:p>Err:508</text:p>",
            Some("A1=Err:508 (Error)"),
        ),
        (r#"table:formula="of:=SUM([.B1:.B9])""#, "", Some("A1= (Uncalculated)")),
        (r#"table:formula="of:=SUM([.B1:.B9])" office:value-type="float""#, "", Some("A1= (Uncalculated)")),
        (
            r#"table:formula="of:=SUM([.B1:.B9])" office:value-type="float" office:value="0""#,
            "<text:p>0</text:p>",
            Some("A1=0 (Number)"),
        ),
        // Calculated, and blank.
        (r#"table:formula="of:=&quot;&quot;""#, "<text:p/>", None),
        (r#"office:value-type="float" office:value="NaN""#, "", None),
        ("", "", None),
    ];
    for (attributes, inside, expected) in cases {
        let row =
            format!("<table:table-row><table:table-cell {attributes}>{inside}</table:table-cell></table:table-row>");
        let document = read(&sheet(&row)).unwrap();
        let expected: Vec<String> = expected.iter().map(|cell| format!("S!{cell}")).collect();
        assert_eq!(cells(&document), expected, "{attributes} {inside}");
    }
}

#[test]
fn repeats_spans_and_what_is_hidden() {
    let one = r#"<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2"/>"#;
    let wide = r#"<table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>IIT</text:p></table:table-cell><table:covered-table-cell/>"#;
    let rows = format!(
        r#"<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
           <table:table-header-rows><table:table-row>{wide}{one}</table:table-row></table:table-header-rows>
           <table:table-row table:visibility="filter"><table:covered-table-cell table:number-columns-repeated="2"/>{one}</table:table-row>
           <table:table-row table:number-rows-repeated="2">{one}</table:table-row>
           <table:table-row-group table:display="false"><table:table-row>{one}</table:table-row></table:table-row-group>
           <table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#
    );
    let bytes = book(&format!(
        r#"<table:tracked-changes><table:table-cell office:value-type="float" office:value="7"/></table:tracked-changes>
           <table:table table:name="S">{rows}</table:table><table:table table:name="ซ่อน" table:style-name="ta2"><table:table-row>{one}</table:table-row></table:table>
           <table:table table:name="'file:///other.ods'#S" table:style-name="ta2"><table:table-row>{one}</table:table-row></table:table>"#
    ));
    let document = read(&bytes).unwrap();
    let found: Vec<_> = tables(&document)
        .iter()
        .map(|table| {
            (table.sheet.as_deref().unwrap(), table.hidden, table.hidden_rows.clone(), table.hidden_columns.clone())
        })
        .collect();
    assert_eq!(found, [("S", false, vec![1..=1, 4..=4], vec![2..=2]), ("ซ่อน", true, vec![], vec![])]);
    let first = tables(&document)[0];
    assert_eq!((first.cells[0].row_span, first.cells[0].column_span), (2, 2));
    assert_eq!(
        cells(&document)[..5],
        ["S!A1=IIT", "S!C1=1 (Number)", "S!D1=1 (Number)", "S!C2=1 (Number)", "S!D2=1 (Number)"]
    );
    assert_eq!(first.cells.len(), 11);

    let mut calamine: calamine::Ods<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = calamine.worksheet_range("S").unwrap();
    assert_eq!(range.get_value((4, 1)).unwrap().to_string(), "1", "the judge has the last row where we have it");
}

#[test]
fn hostile_repeats_end_at_the_limit() {
    let cases = [
        (r#"table:number-rows-repeated="4294967295""#, ""),
        ("", r#"table:number-columns-repeated="4294967295""#),
        (r#"table:number-rows-repeated="1048576""#, r#"table:number-columns-repeated="16384""#),
    ];
    for (rows, columns) in cases {
        let row = format!(
            r#"<table:table-row {rows}><table:table-cell {columns} office:value-type="float" office:value="1"/></table:table-row>"#
        );
        let document = read(&sheet(&row)).unwrap();
        assert_eq!(document.losses.len(), 1, "{row}");
        assert!(cells(&document).len() <= 600_000, "{row}");
    }
    let spaces = format!("<text:p>{}</text:p>", r#"<text:s text:c="4294967295"/>"#.repeat(20_000));
    let row = format!(
        r#"<table:table-row><table:table-cell office:value-type="string">{spaces}</table:table-cell></table:table-row>"#
    );
    let document = read(&sheet(&row)).unwrap();
    assert!(tables(&document)[0].cells[0].text.len() <= 1 << 20);
    assert_eq!(document.losses, [Limit::CellBytes.loss()]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_kept() {
    let one = r#"<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#;
    let cut = format!(r#"<table:table table:name="S">{one}<table:table-row><table:table-cell office:value"#);
    let document =
        read(&package(&[("mimetype", KIND), ("content.xml", &format!("<o:document-content>{cut}"))])).unwrap();
    let part = Loss::Truncated { part: "content.xml".to_owned() };
    assert_eq!(document.losses, [Loss::Sheet { sheet: "S".to_owned() }, part]);
    assert_eq!(cells(&document), ["S!A1=1 (Number)"]);

    let damaged = ReadFailure::Damaged { what: "content.xml".to_owned() };
    assert_eq!(read(&package(&[("mimetype", KIND)])).unwrap_err(), (Format::Ods, damaged.clone()));
    assert_eq!(read(&package(&[("mimetype", KIND), ("content.xml", "<")])).unwrap_err(), (Format::Ods, damaged));

    let entities = format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{}", content(""));
    let refused = read(&package(&[("mimetype", KIND), ("content.xml", &entities)])).unwrap_err();
    assert_eq!(refused, (Format::Ods, ReadFailure::Entities { part: "content.xml".to_owned() }));

    let manifest = r#"<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    let parts = [("mimetype", KIND), ("content.xml", "\u{1}\u{2}"), ("META-INF/manifest.xml", manifest)];
    assert_eq!(read(&package(&parts)).unwrap_err(), (Format::Ods, ReadFailure::Encrypted));
}
