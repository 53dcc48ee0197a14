//! Formulas as tables of cases: tokens as the records have them, and the text that they stand for.

use super::*;
use crate::ingest::workbook::xls::formatted::book::SheetName;
use crate::ingest::workbook::xls::formatted::losses::Losses;
use crate::ingest::workbook::xls::formatted::names;
use crate::ingest::workbook::xls::records::{Record, kind};
use crate::ingest::workbook::xls::text::Encoding;

/// Both the row and the column move.
const MOVES: u16 = 0xC000;

/// A workbook of four sheets, of which the last is a chart; another workbook; and some names.
fn book() -> Book {
    let mut book = Book::new(Encoding::Utf16);
    for (name, is_carried) in [("S", true), ("ข้อมูล 2", true), ("Data", true), ("Chart", false)] {
        book.sheets.push(SheetName { name: name.to_owned(), carried: is_carried.then_some(0), has_cells: is_carried });
    }
    book.settle_sheets(&mut Losses::default());
    book.add_supporting(&[4, 0, 0x01, 0x04]);
    book.add_supporting(&[1, 0, 5, 0, 0, b'b', b'o', b'o', b'k', b'2']);
    book.add_supporting(&[1, 0, 0x01, 0x3A]);
    for name in [&b"EOMONTH"[..], b"MYMACRO"] {
        let length = u8::try_from(name.len()).unwrap();
        book.add_external_name(&[&[0; 6][..], &[length, 0], name].concat());
    }
    // Links to: S, "ข้อมูล 2", S to Data, the other workbook, a deleted sheet, the chart, the functions of programs.
    let links: [[u16; 3]; 7] =
        [[0, 0, 0], [0, 1, 1], [0, 0, 2], [1, 0, 0], [0, 0xFFFF, 0xFFFF], [0, 3, 3], [2, 0xFFFE, 0xFFFE]];
    let stored: Vec<u8> = links.iter().flatten().flat_map(|number| number.to_le_bytes()).collect();
    book.add_links(&[&[7, 0][..], &stored].concat());
    let area = [&[0x3B, 2, 0][..], &[0, 0, 9, 0, 0, 0, 0, 0]].concat();
    let external = [&[0x3A, 3, 0][..], &[0; 4]].concat();
    for (name, flags, sheet, tokens) in [
        ("Rate", 0, 0, &[0x1E, 7, 0][..]),
        ("TAX2020", 0, 0, &area),
        ("Own", 0, 1, &area),
        ("Other", 0, 0, &external),
        ("_xlfn.IFERROR", 0x0002, 0, &[]),
        ("_xlfn.STDEV.S", 0x0002, 0, &[]),
        ("Uses", 0, 0, &[0x23, 4, 0, 0, 0]),
        ("Macro", 0x000E, 0, &[]),
        ("Own", 0, 0, &area),
    ] {
        let record = name_record(name, flags, sheet, tokens);
        names::add(&mut book, &Record { kind: kind::NAME, data: record.into(), joints: Vec::new() });
    }
    let mut losses = Losses::default();
    names::settle(&mut book, &mut losses);
    book
}

fn name_record(name: &str, flags: u16, sheet: u16, tokens: &[u8]) -> Vec<u8> {
    let mut record = flags.to_le_bytes().to_vec();
    record.extend([0, u8::try_from(name.len()).unwrap()]);
    record.extend(u16::try_from(tokens.len()).unwrap().to_le_bytes());
    record.extend([0, 0]);
    record.extend(sheet.to_le_bytes());
    record.extend([0, 0, 0, 0, 0]);
    record.extend(name.bytes());
    record.extend(tokens);
    record
}

fn cell(row: u16, column: u16) -> Vec<u8> {
    [&[0x44][..], &row.to_le_bytes(), &column.to_le_bytes()].concat()
}

fn area(first: (u16, u16), last: (u16, u16)) -> Vec<u8> {
    let numbers = [first.0, last.0, first.1, last.1];
    [vec![0x25], numbers.iter().flat_map(|number| number.to_le_bytes()).collect()].concat()
}

fn int(value: u16) -> Vec<u8> {
    [&[0x1E][..], &value.to_le_bytes()].concat()
}

fn call(function: u16, count: u8) -> Vec<u8> {
    [&[0x42, count][..], &function.to_le_bytes()].concat()
}

fn decoded(tokens: &[Vec<u8>]) -> Result<String, Refusal> {
    let book = book();
    text(&tokens.concat(), &[], Context { book: &book, sheet: Some(0), base: (0, 0), in_name: false })
}

#[test]
fn tokens_are_the_formula_that_was_typed() {
    let one = || cell(0, MOVES);
    let two = || cell(1, MOVES | 1);
    let cases: Vec<(&str, Vec<Vec<u8>>)> = vec![
        ("A1", vec![one()]),
        ("$A1", vec![cell(0, 0x8000)]),
        ("A$1", vec![cell(0, 0x4000)]),
        ("$A$1:$B$3", vec![area((0, 0), (2, 1))]),
        ("A:B", vec![area((0, MOVES), (0xFFFF, MOVES | 1))]),
        ("$1:$2", vec![area((0, 0), (1, 0xFF))]),
        ("A1+B2", vec![one(), two(), vec![0x03]]),
        ("(A1+B2)*2", vec![one(), two(), vec![0x03, 0x15], int(2), vec![0x05]]),
        ("(A1+B2)*2", vec![one(), two(), vec![0x03], int(2), vec![0x05]]),
        ("A1-(B2-2)", vec![one(), two(), int(2), vec![0x04, 0x04]]),
        ("A1-B2-2", vec![one(), two(), vec![0x04], int(2), vec![0x04]]),
        ("-A1^2", vec![one(), vec![0x13], int(2), vec![0x07]]),
        ("-(A1^2)", vec![one(), int(2), vec![0x07, 0x13]]),
        ("2^-A1", vec![int(2), one(), vec![0x13, 0x07]]),
        ("A1%", vec![one(), vec![0x14]]),
        ("-A1%", vec![one(), vec![0x14, 0x13]]),
        ("A1=(B2>2)", vec![one(), two(), int(2), vec![0x0D, 0x0B]]),
        ("A1&\"คะ\"\"\"", vec![one(), vec![0x17, 3, 1, 0x04, 0x0E, 0x30, 0x0E, 0x22, 0], vec![0x08]]),
        ("0.1", vec![[&[0x1F][..], &0.1_f64.to_le_bytes()].concat()]),
        ("1E+300", vec![[&[0x1F][..], &1e300_f64.to_le_bytes()].concat()]),
        (
            "IF(A1>2,TRUE,#N/A)",
            vec![
                one(),
                int(2),
                vec![0x0D, 0x19, 0x02, 7, 0, 0x1D, 1, 0x19, 0x08, 9, 0, 0x1C, 0x2A, 0x19, 0x08, 3, 0],
                call(1, 3),
            ],
        ),
        ("CHOOSE(A1,1,2)", vec![one(), vec![0x19, 0x04, 2, 0, 0, 0, 0, 0, 0, 0], int(1), int(2), call(100, 3)]),
        ("IF(,1)", vec![vec![0x16], int(1), call(1, 2)]),
        ("SUM(A1)", vec![one(), vec![0x19, 0x10, 0, 0]]),
        ("SUM((A1,B2))", vec![one(), two(), vec![0x10], call(4, 1)]),
        ("SUM(A1 B2)", vec![one(), two(), vec![0x0F], call(4, 1)]),
        ("PI()", vec![vec![0x41, 19, 0]]),
        ("ABS(A1)", vec![one(), vec![0x41, 24, 0]]),
        ("BAHTTEXT(A1)", vec![one(), vec![0x41, 0x70, 0x01]]),
        ("'ข้อมูล 2'!A1", vec![vec![0x5A, 1, 0, 0, 0, 0, 0xC0]]),
        ("S:Data!$A$1", vec![vec![0x5A, 2, 0, 0, 0, 0, 0]]),
        ("#REF!", vec![vec![0x5A, 4, 0, 0, 0, 0, 0]]),
        ("#REF!+1", vec![vec![0x4A, 0, 0, 0, 0], int(1), vec![0x03]]),
        ("Rate", vec![vec![0x43, 1, 0, 0, 0]]),
        ("_TAX2020*2", vec![vec![0x43, 2, 0, 0, 0], int(2), vec![0x05]]),
        ("Own", vec![vec![0x43, 3, 0, 0, 0]]),
        ("IFERROR(A1,2)", vec![vec![0x23, 5, 0, 0, 0], one(), int(2), call(255, 3)]),
        ("_xlfn.STDEV.S(A1)", vec![vec![0x23, 6, 0, 0, 0], one(), call(255, 2)]),
        ("EOMONTH(A1,2)", vec![vec![0x39, 6, 0, 1, 0, 0, 0], one(), int(2), call(255, 3)]),
    ];
    for (expected, tokens) in cases {
        assert_eq!(decoded(&tokens).as_deref(), Ok(expected), "{tokens:02X?}");
    }
}

#[test]
fn what_is_not_understood_is_refused_as_a_whole() {
    let one = || cell(0, MOVES);
    let cases: Vec<(&str, Refusal, Vec<Vec<u8>>)> = vec![
        ("nothing", Refusal::Unknown, vec![]),
        ("an operand is missing", Refusal::Unknown, vec![one(), vec![0x03]]),
        ("an operand is left", Refusal::Unknown, vec![one(), one()]),
        ("a token of no meaning", Refusal::Unknown, vec![one(), vec![0x18, 0, 0, 0, 0]]),
        ("a data table", Refusal::Unknown, vec![vec![0x02, 0, 0, 0, 0]]),
        ("it breaks off", Refusal::Unknown, vec![vec![0x44, 0, 0]]),
        ("a column beyond the last", Refusal::Unknown, vec![cell(0, 0x0100)]),
        ("an area that ends before it begins", Refusal::Unknown, vec![area((4, 0), (2, 0))]),
        ("a function of the macro language", Refusal::Unknown, vec![one(), call(110, 1)]),
        ("a command", Refusal::Unknown, vec![one(), call(0x8004, 1)]),
        ("too few arguments", Refusal::Unknown, vec![one(), call(1, 1)]),
        ("a function with as many as it likes, without their number", Refusal::Unknown, vec![one(), vec![0x41, 4, 0]]),
        ("another workbook", Refusal::External, vec![vec![0x5A, 3, 0, 0, 0, 0, 0]]),
        ("a name in another workbook", Refusal::External, vec![vec![0x39, 3, 0, 1, 0, 0, 0]]),
        ("a name for another workbook", Refusal::External, vec![vec![0x43, 4, 0, 0, 0]]),
        ("a name that uses such a name", Refusal::External, vec![vec![0x43, 7, 0, 0, 0]]),
        ("a link that is not there", Refusal::Unknown, vec![vec![0x5A, 9, 0, 0, 0, 0, 0]]),
        ("a name that is not there", Refusal::Unknown, vec![vec![0x43, 99, 0, 0, 0]]),
        ("the name of a macro", Refusal::Unknown, vec![vec![0x43, 8, 0, 0, 0], call(255, 1)]),
        ("a function of a program", Refusal::Unknown, vec![vec![0x39, 6, 0, 2, 0, 0, 0], call(255, 1)]),
        ("a name that the sheet's own name hides", Refusal::Unknown, vec![vec![0x43, 9, 0, 0, 0]]),
        ("a cell of a chart", Refusal::Unknown, vec![vec![0x5A, 5, 0, 0, 0, 0, 0]]),
        ("not a number", Refusal::Unknown, vec![[&[0x1F][..], &f64::NAN.to_le_bytes()].concat()]),
    ];
    for (name, refusal, tokens) in cases {
        assert_eq!(decoded(&tokens), Err(refusal), "{name}");
    }
    let long: Vec<Vec<u8>> = std::iter::once(one()).chain((0..3000).map(|_| [one(), vec![0x03]].concat())).collect();
    assert_eq!(decoded(&long), Err(Refusal::Unknown), "longer than any formula");
}

#[test]
fn libreoffice_means_the_comparison_last() {
    let mut book = book();
    let tokens = [cell(0, MOVES), cell(1, MOVES | 1), vec![0x0B], int(2), vec![0x08], int(3), vec![0x08]].concat();
    let of = |book: &Book| text(&tokens, &[], Context { book, sheet: Some(0), base: (0, 0), in_name: false });
    assert_eq!(of(&book), Err(Refusal::Unknown), "either could be meant");
    book.compares_first = true;
    assert_eq!(of(&book).as_deref(), Ok("A1=B2&2&3"));
}

#[test]
fn arrays_stand_behind_the_tokens() {
    let book = book();
    let context = Context { book: &book, sheet: Some(0), base: (0, 0), in_name: false };
    let tokens = [&[0x60, 0, 0, 0, 0, 0, 0, 0][..], &call(4, 1)].concat();
    let number = |value: f64| [&[1][..], &value.to_le_bytes()].concat();
    let extra =
        [&[1, 1, 0][..], &number(1.0), &number(2.5), &[2, 1, 0, 0, b'x'], &[4, 1, 0, 0, 0, 0, 0, 0, 0]].concat();
    assert_eq!(text(&tokens, &extra, context).as_deref(), Ok("SUM({1,2.5;\"x\",TRUE})"));
    assert_eq!(text(&tokens, &extra[..20], context), Err(Refusal::Unknown));
}

#[test]
fn relative_references_count_from_where_the_formula_stands() {
    let book = book();
    let at = |base, in_name| Context { book: &book, sheet: Some(0), base, in_name };
    let offset = |row: i16, column: i16| {
        let column = u16::from(column.to_le_bytes()[0]) | MOVES;
        [&[0x4C][..], &row.to_le_bytes(), &column.to_le_bytes()].concat()
    };
    assert_eq!(text(&offset(-1, -2), &[], at((4, 5), false)).as_deref(), Ok("D4"));
    assert_eq!(text(&offset(0, 3), &[], at((4, 5), false)).as_deref(), Ok("I5"));
    assert_eq!(text(&offset(-5, 0), &[], at((4, 5), false)).as_deref(), Ok("F65536"), "over the edge");
    assert_eq!(text(&offset(1, 1), &[], at((0, 0), true)).as_deref(), Ok("B2"));
    assert_eq!(text(&offset(-1, -1), &[], at((0, 0), true)).as_deref(), Ok("XFD1048576"), "one up, one left");
}

#[test]
fn excel_95_stores_references_otherwise() {
    let mut book = Book::new(Encoding::default());
    book.sheets.push(SheetName { name: "S".to_owned(), carried: Some(0), has_cells: true });
    let context = Context { book: &book, sheet: Some(0), base: (0, 0), in_name: false };
    let tokens = [&[0x44, 0, 0xC0, 1][..], &[0x25, 0, 0, 9, 0, 0, 2], &call(4, 1), &[0x03]].concat();
    assert_eq!(text(&tokens, &[], context).as_deref(), Ok("B1+SUM($A$1:$C$10)"));
    let on_sheet = [&[0x5A, 0xFF, 0xFF][..], &[0; 8], &[0, 0, 0, 0], &[4, 0, 0]].concat();
    assert_eq!(text(&on_sheet, &[], context).as_deref(), Ok("S!$A$5"));
    let text_of = text(&[0x17, 3, 0xA1, 0xD2, 0xC3], &[], context);
    assert_eq!(text_of.as_deref(), Ok("\"การ\""));
}

#[test]
fn no_tokens_do_any_harm() {
    let book = book();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    for round in 0..20_000_u32 {
        let tokens: Vec<u8> = (0..8).flat_map(|_| next()).map(|byte| byte & 0x7F).collect();
        let context = Context { book: &book, sheet: Some(0), base: (round, 7), in_name: round % 2 == 0 };
        let _ = text(&tokens, &next(), context);
    }
}
