//! XLS to XLSX: what a workbook holds and looks like is the same before and after, and what is not is told.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what cannot be made or is not as told fails the test"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use crate::biff::{Records, compound, workbook};
use crate::common;
use prongsai::export::spreadsheet::write;
use prongsai::ingest::read_bytes;
use prongsai::ingest::workbook::xls::formatted;
use prongsai::model::workbook::{
    Alignment, Area, Cell, CellFormat, Colour, Column, Font, Formula, HorizontalAlignment, LineStyle, NumberFormat,
    Row, Sheet, Text, Value, Workbook,
};
use prongsai::model::{Document, ReadFailure, Remark, RemarkKind};
use tempfile::TempDir;
use zip::ZipArchive;

const BIFF8: u16 = 0x0600;

fn folder(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn read(bytes: &[u8]) -> Document {
    crate::fuzz_seeds::keep(bytes);
    read_bytes(bytes, &Arc::from("แฟ้ม")).unwrap()
}

fn converted(bytes: &[u8]) -> Vec<u8> {
    write(&formatted(bytes).unwrap()).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The worksheets as our own reader has them: cells with kinds and spans, what is hidden, and their names.
fn seen(document: &Document) -> Vec<String> {
    let mut seen = Vec::new();
    for table in common::tables(document) {
        seen.push(format!("{:?} {} {:?} {:?}", table.sheet, table.hidden, table.hidden_rows, table.hidden_columns));
        seen.extend(table.cells.iter().map(|cell| {
            format!("{} {:?} {}x{} {}", cell.place.at, cell.kind, cell.row_span, cell.column_span, cell.text)
        }));
    }
    seen
}

/// A workbook of BIFF8 with one sheet, read with its looks.
fn sheet_of(records: Records) -> (Sheet, Vec<Remark>) {
    let mut workbook = formatted(&workbook(BIFF8, Records::default(), records)).unwrap();
    (workbook.sheets.remove(0), workbook.remarks)
}

#[test]
fn old_workbooks_say_the_same_as_new_ones() {
    let mut compared = 0;
    for file in folder("tests/fixtures/xls").into_iter().filter(|file| file.extension().is_some_and(|e| e == "xls")) {
        let bytes = fs::read(&file).unwrap();
        let (before, after) = (seen(&read(&bytes)), seen(&read(&converted(&bytes))));
        assert_eq!(before, after, "{}", file.display());
        compared += before.len();
    }
    assert!(compared > 1_000, "{compared}");
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/xls/everything.xls")).unwrap();
    assert_eq!(converted(&bytes), converted(&bytes));
}

#[test]
fn a_workbook_is_written_so_that_it_is_read_as_it_is() {
    let text = |text: &str| Value::Text(Arc::new(Text::plain(text)));
    let values = [
        text("=ไม่ใช่สูตร"),
        text(" ก\nข "),
        text("_x0041_ & <ค>"),
        Value::Number(95.73),
        Value::Number(0.1 + 0.2),
        Value::Boolean(true),
        Value::Error("#N/A"),
        Value::Blank,
    ];
    let mut sheet = Sheet { name: "คะแนน & 'สรุป'".to_owned(), ..Sheet::default() };
    for (column, value) in (0..).zip(values) {
        sheet.cells.push(Cell { row: 0, column, format: 1, value, formula: None });
    }
    let formula = |text: &str| Some(Formula { text: text.to_owned(), array: None });
    sheet.cells.push(Cell { row: 1, column: 0, format: 0, value: text("95.73"), formula: formula("\"95\"&\".73\"") });
    sheet.cells.push(Cell { row: 1, column: 1, format: 0, value: Value::Number(191.46), formula: formula("D1*2") });
    sheet.merged.push(Area { first_row: 2, first_column: 0, last_row: 3, last_column: 2 });
    sheet.cells.push(Cell { row: 2, column: 0, format: 0, value: text("รวม"), formula: None });
    sheet.rows.push(Row { row: 1, hidden: true, height: Some(300), custom_height: true, ..Row::default() });
    sheet.columns.push(Column { first: 1, last: 1, width: 2_341, custom_width: true, ..Column::default() });
    let formats = vec![
        CellFormat::default(),
        CellFormat {
            number_format: NumberFormat::Code("[$-D07041E]0.00".to_owned()),
            alignment: Alignment { horizontal: HorizontalAlignment::Centre, wrap: true, ..Alignment::default() },
            font: 1,
            ..CellFormat::default()
        },
    ];
    let thai = Font { name: "TH Sarabun New".to_owned(), height: 320, bold: true, ..Font::default() };
    let workbook = Workbook { sheets: vec![sheet], formats, fonts: vec![Font::default(), thai], ..Workbook::default() };
    let bytes = write(&workbook).unwrap();
    assert_eq!(
        common::cells(&read(&bytes)),
        [
            "'คะแนน & ''สรุป'''!A1==ไม่ใช่สูตร",
            "'คะแนน & ''สรุป'''!B1= ก\nข ",
            "'คะแนน & ''สรุป'''!C1=_x0041_ & <ค>",
            "'คะแนน & ''สรุป'''!D1=95.73 (Number)",
            "'คะแนน & ''สรุป'''!E1=0.3 (Number)",
            "'คะแนน & ''สรุป'''!F1=TRUE (Boolean)",
            "'คะแนน & ''สรุป'''!G1=#N/A (Error)",
            "'คะแนน & ''สรุป'''!A2=95.73",
            "'คะแนน & ''สรุป'''!B2=191.46 (Number)",
            "'คะแนน & ''สรุป'''!A3=รวม",
        ]
    );
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for expected in [
        r#"<c r="E1" s="1"><v>0.30000000000000004</v></c>"#,
        r#"<c r="A2" t="str"><f>&quot;95&quot;&amp;&quot;.73&quot;</f><v>95.73</v></c>"#,
        r#"<c r="B2"><f>D1*2</f><v>191.46</v></c>"#,
        r#"<col min="2" max="2" width="9.14453125" customWidth="1"/>"#,
        r#"<row r="2" ht="15" hidden="1" customHeight="1">"#,
        r#"<mergeCell ref="A3:C4"/>"#,
    ] {
        assert!(sheet.contains(expected), "{expected} in {sheet}");
    }
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains(r#"<numFmt numFmtId="164" formatCode="[$-D07041E]0.00"/>"#), "{styles}");
    assert!(styles.contains(r#"<alignment horizontal="center" wrapText="1"/>"#), "{styles}");
    assert!(styles.contains(r#"<b/><sz val="16"/><name val="TH Sarabun New"/>"#), "{styles}");
}

#[test]
fn formulas_of_a_sheet_keep_text_and_result() {
    let head = |row: u16, column: u16| [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    let formula = |row: u16, column: u16, result: [u8; 8], tokens: &[u8]| {
        let length = u16::try_from(tokens.len()).unwrap().to_le_bytes();
        [&head(row, column)[..], &result, &[0; 6], &length, tokens].concat()
    };
    let number = 4.5_f64.to_le_bytes();
    let text = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    // The cell left of it, twice.
    let shared = [&[0, 0, 1, 0, 1, 1, 0, 2][..], &[9, 0, 0x4C, 0, 0, 0xFF, 0xC0, 0x1E, 2, 0, 0x05]].concat();
    let array = [&[5, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &[3, 0, 0x1E, 7, 0]].concat();
    let records = Records::default()
        .record(0x0006, &formula(0, 0, number, &[0x1E, 9, 0, 0x1E, 2, 0, 0x06]))
        .record(0x0006, &formula(0, 1, number, &[0x01, 0, 0, 1, 0]))
        .record(0x04BC, &shared)
        .record(0x0006, &formula(1, 1, number, &[0x01, 0, 0, 1, 0]))
        .record(0x0006, &formula(2, 0, text, &[0x17, 1, 0, b'x']))
        .record(0x0207, b"\x01\x00\x00x")
        .record(0x0006, &formula(3, 0, number, &[0x18, 0, 0, 0, 0]))
        .record(0x0006, &formula(5, 0, number, &[0x01, 5, 0, 0, 0]))
        .record(0x0221, &array)
        .record(0x0006, &formula(6, 0, number, &[0x01, 5, 0, 0, 0]))
        .record(0x0006, &formula(9, 0, number, &[0x01, 8, 0, 0, 0]));
    let (sheet, remarks) = sheet_of(records);
    let found: Vec<String> = sheet
        .cells
        .iter()
        .map(|cell| {
            let formula = cell.formula.as_ref().map_or("-", |formula| formula.text.as_str());
            let array = cell.formula.as_ref().and_then(|formula| formula.array).map(|area| area.reference());
            format!("{} {formula} {:?} {array:?}", Area::cell(cell.row, cell.column).reference(), cell.value)
        })
        .collect();
    let expected = [
        "A1 9/2 Number(4.5) None",
        "B1 A1*2 Number(4.5) None",
        "B2 A2*2 Number(4.5) None",
        "A3 \"x\" Text(Text { text: \"x\", runs: [] }) None",
        "A4 - Number(4.5) None",
        "A6 7 Number(4.5) Some(\"A6:A7\")",
        "A7 - Number(4.5) None",
        "A10 - Number(4.5) None",
    ];
    assert_eq!(found, expected);
    assert_eq!(remarks, [Remark { kind: RemarkKind::FormulaBecameValue, count: 2 }]);
}

#[test]
fn looks_and_pages_are_read_from_their_records() {
    let font = |height: u16, flags: u16, weight: u16, name: &str| {
        let mut data = [height, flags, 10, weight, 0].iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
        data.extend([1, 2, 222, 0, u8::try_from(name.len()).unwrap(), 0]);
        data.extend(name.bytes());
        data
    };
    // Font 1, format 164; centred, wrapped, in the middle; a thin left edge; a yellow background.
    let format = [
        &[1, 0, 164, 0, 1, 0, 0x1A, 45, 0, 0][..],
        &0x000A_0001_u32.to_le_bytes(),
        &(1_u32 << 26).to_le_bytes(),
        &(13_u16 | 64 << 7).to_le_bytes(),
    ]
    .concat();
    let code = [&[164, 0, 4, 0, 0][..], b"0.00"].concat();
    let globals = Records::default()
        .record(0x31, &font(200, 0, 400, "Arial"))
        .record(0x31, &font(320, 2, 700, "Cordia New"))
        .record(0x041E, &code)
        .record(0xE0, &format);
    let setup =
        [&[9, 0, 75, 0, 1, 0, 1, 0, 0, 0, 0, 0][..], &[0; 4], &0.3_f64.to_le_bytes(), &0.25_f64.to_le_bytes(), &[1, 0]]
            .concat();
    let sheet = Records::default()
        .record(0x0225, &[0, 0, 0xFF, 0])
        .record(0x14, &[6, 0, 0, b'&', b'C', b'&', b'P', b' ', b'x'])
        .record(0x26, &0.4_f64.to_le_bytes())
        .record(0xA1, &setup)
        .record(0x7D, &[1, 0, 2, 0, 0x00, 0x0A, 0, 0, 3, 0, 0, 0])
        .record(0x0208, &[0, 0, 0, 0, 1, 0, 0xF0, 0, 0, 0, 0, 0, 0x40, 1, 15, 0])
        .record(0x0201, &[0, 0, 0, 0, 0, 0])
        .record(0xE5, &[2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 2, 0, 1, 0, 3, 0])
        .record(0x023E, &[0xBE, 2, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 80, 0, 0, 0, 0, 0])
        .record(0x41, &[1, 0, 2, 0, 2, 0, 1, 0, 0, 0]);
    let workbook = formatted(&workbook(BIFF8, globals, sheet)).unwrap();
    let sheet = &workbook.sheets[0];
    let format = &workbook.formats[sheet.cells[0].format];
    let font = &workbook.fonts[format.font];
    assert_eq!(
        (font.name.as_str(), font.height, font.bold, font.italic, font.charset),
        ("Cordia New", 320, true, true, 222)
    );
    assert_eq!(font.colour, Colour::Rgb(0xFF_0000));
    assert_eq!(format.number_format, NumberFormat::Code("0.00".to_owned()));
    assert_eq!((format.alignment.horizontal, format.alignment.wrap), (HorizontalAlignment::Centre, true));
    assert_eq!(format.alignment.rotation, 45);
    assert_eq!(format.borders.left.colour, Colour::Rgb(0xFF_0000));
    assert_eq!(format.fill.foreground, Colour::Rgb(0xFF_FF00));
    assert_eq!(
        sheet.columns[0],
        Column { first: 1, last: 2, width: 2_560, custom_width: true, hidden: true, format: 1, ..Column::default() }
    );
    assert_eq!((sheet.rows[0].height, sheet.rows[0].custom_height), (Some(240), true));
    assert_eq!(sheet.page.header, "&C&P x");
    assert_eq!((sheet.page.margins.unwrap().left, sheet.page.margins.unwrap().footer), (0.4, 0.25));
    assert_eq!(sheet.page.paper.unwrap().scale, 75);
    assert_eq!(sheet.view.zoom, 80);
    assert_eq!(sheet.view.panes.map(|panes| (panes.x, panes.y, panes.frozen)), Some((1, 2, true)));
    assert_eq!(sheet.merged.iter().map(Area::reference).collect::<Vec<_>>(), ["A1:B2"]);
    assert_eq!(workbook.remarks, [Remark { kind: RemarkKind::MergeLost, count: 1 }], "they overlap");
}

#[test]
fn excel_95_is_read_in_its_own_shorter_records() {
    let font = [&[64, 1, 0, 0, 10, 0, 0xBC, 2, 0, 0, 0, 2, 222, 0, 6][..], b"Cordia"].concat();
    // Right, wrapped, upwards; a red background; a double line above, of the colour of text.
    let format = [
        &[0, 0, 2, 0, 1, 0, 0x2B, 2][..],
        &(10_u32 | 65 << 7 | 1 << 16).to_le_bytes(),
        &(6_u32 | 64 << 9).to_le_bytes(),
    ]
    .concat();
    let globals = Records::default().record(0x42, &[0x6A, 3]).record(0x31, &font).record(0xE0, &format);
    let formula = [&[0, 0, 1, 0, 0, 0][..], &7.5_f64.to_le_bytes(), &[0; 6], &[4, 0, 0x44, 0, 0xC0, 0]].concat();
    let sheet = Records::default()
        .cell(0x0204, 0, b"\x03\x00\xA1\xD2\xC3")
        .record(0x0006, &formula)
        .record(0x15, b"\x03&P\xA1")
        .record(0x1B, &[1, 0, 9, 0])
        .record(0x1C, &[0, 0, 0, 0, 2, 0, 0xA1, 0xA2]);
    let workbook = formatted(&workbook(0x0500, globals, sheet)).unwrap();
    let sheet = &workbook.sheets[0];
    assert_eq!(sheet.cells[0].value, Value::Text(Arc::new(Text::plain("การ"))));
    assert_eq!(sheet.cells[1].formula.as_ref().map(|formula| formula.text.as_str()), Some("A1"));
    let format = &workbook.formats[sheet.cells[0].format];
    let font = &workbook.fonts[format.font];
    assert_eq!((font.name.as_str(), font.height, font.bold), ("Cordia", 320, true));
    assert_eq!(format.number_format, NumberFormat::BuiltIn(2));
    assert_eq!((format.alignment.horizontal, format.alignment.rotation), (HorizontalAlignment::Right, 90));
    assert_eq!(format.fill.foreground, Colour::Rgb(0xFF_0000));
    assert_eq!((format.borders.top.style, format.borders.top.colour), (LineStyle::Double, Colour::Automatic));
    assert_eq!((sheet.page.footer.as_str(), sheet.page.row_breaks.as_slice()), ("&Pก", &[9][..]));
    assert_eq!(sheet.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["กข"]);
    assert!(workbook.remarks.is_empty(), "{:?}", workbook.remarks);
}

#[test]
fn what_is_not_carried_over_is_told() {
    use RemarkKind::{
        ChartLost, ConditionalFormatLost, DataValidationLost, EmbeddedObjectLost, FilterCriteriaLost, FormatMissing,
        HyperlinkLost, NoteLost, PictureLost, PivotTableBecameValues, ShapeLost, SheetDamaged,
    };
    let object =
        |kind: u8, flags: u8, more: &[u8]| [&[0x15, 0, 0x12, 0, kind, 0, 1, 0, 0, flags][..], &[0; 12], more].concat();
    let cases: [(&str, Records, Option<RemarkKind>); 14] = [
        ("a chart", Records::default().record(0x5D, &object(5, 0, &[])), Some(ChartLost)),
        ("a picture", Records::default().record(0x5D, &object(8, 0, &[])), Some(PictureLost)),
        ("a document", Records::default().record(0x5D, &object(8, 0, &[9, 0, 0, 0])), Some(EmbeddedObjectLost)),
        ("a text box", Records::default().record(0x5D, &object(6, 0, &[])), Some(ShapeLost)),
        ("the button of a filter", Records::default().record(0x5D, &object(0x14, 1, &[])), None),
        ("a pivot table", Records::default().record(0xB0, &[0; 8]), Some(PivotTableBecameValues)),
        ("criteria", Records::default().record(0x9E, &[0; 24]), Some(FilterCriteriaLost)),
        ("a link of no kind", Records::default().record(0x01B8, &[0; 40]), Some(HyperlinkLost)),
        ("a note without text", Records::default().record(0x1C, &[0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0]), Some(NoteLost)),
        ("a rule that breaks off", Records::default().record(0x01BE, &[1, 0, 0, 0]), Some(DataValidationLost)),
        ("a condition that breaks off", Records::default().record(0x01B1, &[1, 6]), Some(ConditionalFormatLost)),
        ("a format that is not there", Records::default().record(0x0201, &[0, 0, 0, 0, 77, 0]), Some(FormatMissing)),
        ("a text that is not there", Records::default().cell(0xFD, 0, &[9, 0, 0, 0]), Some(SheetDamaged)),
        ("nothing", Records::default(), None),
    ];
    for (name, records, kind) in cases {
        let expected: Vec<Remark> = kind.into_iter().map(|kind| Remark { kind, count: 1 }).collect();
        assert_eq!(sheet_of(records).1, expected, "{name}");
    }
}

#[test]
fn what_is_no_workbook_is_refused() {
    let encrypted = Records::default().record(0x2F, &[0; 6]);
    assert_eq!(formatted(&workbook(BIFF8, encrypted, Records::default())), Err(ReadFailure::Encrypted));
    let chart = Records::default().begin(BIFF8, 5).record(0x85, b"\x00\x00\x00\x00\x00\x02\x01\x00C").record(0x0A, &[]);
    let failure = formatted(&compound("Workbook", &chart.0));
    assert!(matches!(failure, Err(ReadFailure::Damaged { .. })), "nothing but a chart: {failure:?}");
    assert!(matches!(formatted(b"no compound file"), Err(ReadFailure::Damaged { .. })));
}

#[test]
fn cells_over_the_limit_are_refused_and_not_cut_off() {
    // 256 empty cells in each record, in row after row, over and over.
    let row = [&[0, 0, 0, 0][..], &[0; 512], &[255, 0]].concat();
    let records = (0..8_000).fold(Records::default(), |records, _| records.record(0xBE, &row));
    let failure = formatted(&workbook(BIFF8, Records::default(), records)).unwrap_err();
    assert!(matches!(failure, ReadFailure::OverLimit { .. }), "{failure:?}");
}

/// A small, fixed share of what was tried at length.
#[test]
fn records_changed_anywhere_do_no_harm() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut below = |limit: usize| -> usize {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(limit).unwrap()).unwrap()
    };
    let mut survived = 0;
    for name in ["tests/fixtures/xls/everything.xls", "tests/fixtures/xls/dangmo.xls"] {
        let whole = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
        for _ in 0..150 {
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
            match formatted(&bytes) {
                Ok(workbook) => {
                    let written = write(&workbook).unwrap();
                    read_bytes(&written, &Arc::from("แฟ้ม")).unwrap();
                    survived += 1;
                }
                Err(failure) => assert_ne!(failure, ReadFailure::ReaderFailed, "{name}"),
            }
        }
    }
    assert!(survived > 50, "{survived}");
}

#[test]
#[ignore = "needs LibreOffice"]
fn samples_saved_as_xls_and_converted_are_what_they_were() {
    let folder_of = TempDir::new().unwrap();
    let samples: Vec<PathBuf> = folder("samples/scores")
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "xlsx"))
        .collect();
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder_of.path().join("profile").display()))
        .args(["--headless", "--convert-to", "xls:MS Excel 97", "--outdir"])
        .arg(folder_of.path())
        .args(&samples)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap_or_else(|_| panic!("soffice (LibreOffice Calc) is not installed"));
    assert!(status.success());
    let cells = |document: &Document| -> BTreeMap<String, String> {
        let cells = common::tables(document).into_iter().flat_map(|table| &table.cells);
        let shown = cells.map(|cell| {
            let shown = format!("{:?} {}x{} {}", cell.kind, cell.row_span, cell.column_span, cell.text);
            (cell.place.at.to_string(), shown)
        });
        shown.collect()
    };
    for sample in &samples {
        let name = sample.with_extension("xls");
        let old = fs::read(folder_of.path().join(name.file_name().unwrap())).unwrap();
        let (before, after) = (cells(&read(&fs::read(sample).unwrap())), cells(&read(&converted(&old))));
        assert_eq!(before, after, "{}", sample.display());
        assert!(formatted(&old).unwrap().remarks.is_empty(), "{}", sample.display());
    }
}
