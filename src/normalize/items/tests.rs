//! Item sheets as offices draw them, read from a document to its claims.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::model::{Block, Cell, CellKind, Document, Format, Paragraph, Place, Position, Statement, Table};
use crate::normalize::{Recognised, Recogniser};
use crate::rules::{RuleBook, Rules};

/// Rows of cells: `|` parts cells, a cell `<` is covered by the one at its left, `^` by the one above.
fn table(rows: &[String]) -> Table {
    let file = "a.xlsx".into();
    let sheet: std::sync::Arc<str> = "OIT".into();
    let mut cells: Vec<Cell> = Vec::new();
    for (row, line) in (0_u32..).zip(rows) {
        for (column, text) in (0_u32..).zip(line.split('|')) {
            let text = text.trim();
            match text {
                "" => continue,
                "<" => cells.last_mut().unwrap().column_span += 1,
                "^" => {
                    let above = cells.iter_mut().rev().find(|cell| cell.column == column).unwrap();
                    above.row_span += 1;
                }
                text => cells.push(Cell {
                    row,
                    column,
                    row_span: 1,
                    column_span: 1,
                    kind: if text.parse::<Decimal>().is_ok() { CellKind::Number } else { CellKind::Text },
                    text: text.to_owned(),
                    place: Place::new(
                        &file,
                        Position::SheetCell { sheet: sheet.clone(), row: row + 1, column: column + 1 },
                    ),
                }),
            }
        }
    }
    Table {
        sheet: Some(sheet.clone()),
        hidden: false,
        hidden_rows: Vec::new(),
        hidden_columns: Vec::new(),
        place: Place::new(&file, Position::Sheet(sheet)),
        cells,
    }
}

fn recognise(rows: &[String]) -> Recognised {
    let file: std::sync::Arc<str> = "a.xlsx".into();
    let title = Paragraph {
        text: "ผลการประเมิน ITA องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี ปีงบประมาณ พ.ศ. 2564".to_owned(),
        heading: Some(1),
        place: Place::new(&file, Position::Paragraph(1)),
    };
    let blocks = vec![Block::Paragraph(title), Block::Table(table(rows))];
    let document = Document { file, format: Format::Xlsx, blocks, losses: Vec::new() };
    static RECOGNISER: OnceLock<Recogniser<'static>> = OnceLock::new();
    RECOGNISER.get_or_init(|| Recogniser::new(RuleBook::embedded())).recognise(&document)
}

fn lines(sheet: &str) -> Vec<String> {
    sheet.trim().lines().map(|line| line.trim().to_owned()).collect()
}

/// Everything that is claimed: `อบต.แดงหม้อ 2564 o1=100`, the agency left out where it is that of the title.
fn said(recognised: &Recognised) -> Vec<String> {
    let said = |claim: &crate::model::Claim| {
        let what = match &claim.statement {
            Statement::Item(code, value) => format!("{code}={}", value.normalize()),
            Statement::SubIndicator(code, value) => format!("{code}={value}"),
            Statement::Indicator(number, value) => format!("{number}={value}"),
            Statement::Instrument(instrument, value) => format!("{}={value}", instrument.code()),
            other => format!("{other:?}"),
        };
        let agency = claim.subject.agency.as_ref().and_then(|agency| agency.subdistrict.clone()).unwrap_or_default();
        let year = claim.subject.fiscal_year.map_or_else(String::new, |year| year.to_string());
        match (agency.as_str(), year.as_str()) {
            ("แดงหม้อ", "2564") => what,
            _ => format!("{agency} {year} {what}"),
        }
    };
    recognised.claims.iter().map(said).collect()
}

#[test]
fn sheets_are_read_where_they_can_mean_one_thing_only() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("scores", "ข้อ | รายการ | คะแนน\n o1 | โครงสร้าง | 100\n o2 | ข้อมูลผู้บริหาร | 0", &["o1=100", "o2=0"]),
        ("no header", "O1 | โครงสร้าง | 100\n O๒ | ข้อมูลผู้บริหาร | 0", &["o1=100", "o2=0"]),
        ("0 and 1", "ข้อ | คะแนน\n o1 | 1\n o2 | 0\n o3 | 1", &["o1=100", "o2=0", "o3=100"]),
        ("ones without a header may be pages", "o1 | โครงสร้าง | 1\n o2 | ข้อมูลผู้บริหาร | 1", &[]),
        ("numbers that are no scale", "ข้อ | คะแนน\n o1 | 3\n o2 | 1\n o3 | 0", &[]),
        ("ticks and crosses", "ข้อ | ผลการตรวจ\n o1 | ✓\n o2 | ✗\n o3 | ✔", &["o1=100", "o2=0", "o3=100"]),
        ("x beside ticks", "ข้อ | ผล\n o1 | /\n o2 | x", &["o1=100", "o2=0"]),
        ("x alone may mean either", "ข้อ | ผล\n o1 | x\n o2 | \n o3 | x", &[]),
        ("x by a legend", "หมายเหตุ x หมายถึง มี\n ข้อ | ผล\n o1 | x\n o2 | \n o3 | x", &["o1=100", "o3=100"]),
        ("blanks among ticks are unknown", "ข้อ | ผล\n o1 | ✓\n o2 | \n o3 | ✓", &["o1=100", "o3=100"]),
        ("words", "ข้อ | มี/ไม่มี\n o1 | มี\n o2 | ไม่มี", &["o1=100", "o2=0"]),
        ("words for nothing alone", "ข้อ | ผลการตรวจ\n o1 | ไม่มี\n o2 | ไม่มี", &[]),
        ("passed", "ข้อ | ผลการประเมิน\n o1 | ผ่าน\n o2 | ไม่ผ่าน", &["o1=100", "o2=0"]),
        ("Y and N", "ข้อ | คะแนน\n o1 | Y\n o2 | N", &["o1=100", "o2=0"]),
        (
            "two columns",
            "ข้อ | รายการ | มี | ไม่มี\n o1 | โครงสร้าง | ✓ |\n o2 | ข้อมูลผู้บริหาร | | ✓\n o3 | อำนาจหน้าที่ | |",
            &["o1=100", "o2=0"],
        ),
        (
            "two columns under one",
            "ข้อ | รายการ | ผลการตรวจ | <\n ^ | ^ | เผยแพร่ | ไม่เผยแพร่\n o1 | โครงสร้าง | x |\n o2 | ข้อมูลผู้บริหาร | | x",
            &["o1=100", "o2=0"],
        ),
        ("full marks are no scores", "ข้อ | คะแนนเต็ม | คะแนนที่ได้\n o1 | 100 | 0\n o2 | 100 | 100", &["o1=0", "o2=100"]),
        ("addresses", "ข้อ | รายการ | URL\n o1 | โครงสร้าง | https://a.go.th\n o2 | ข้อมูลผู้บริหาร | -", &[]),
        ("marks of somebody else", "ข้อ | รายการ | หน่วยงานประเมินตนเอง\n o1 | โครงสร้าง | ✓\n o2 | ข้อมูลผู้บริหาร | ✗", &[]),
        ("marks of two", "o1 | โครงสร้าง | ✓ | ✗\n o2 | ข้อมูลผู้บริหาร | ✓ | ✓", &[]),
        (
            "halves",
            "ข้อ | คะแนน | ข้อ | คะแนน\n o1 | 100 | o3 | 0\n o2 | 0 | o4 | 100",
            &["o1=100", "o3=0", "o2=0", "o4=100"],
        ),
        (
            "years",
            "ข้อ | 2563 | 2564\n o1 | 100 | 0\n o2 | 0 | 100",
            &["แดงหม้อ 2563 o1=100", "o1=0", "แดงหม้อ 2563 o2=0", "o2=100"],
        ),
        (
            "agencies as columns",
            "ข้อ | อบต.แดงหม้อ | อบต.ชีทวน\n o1 | 100 | 0\n o2 | 0 | 100",
            &["o1=100", "ชีทวน 2564 o1=0", "o2=0", "ชีทวน 2564 o2=100"],
        ),
        (
            "agencies as rows",
            "หน่วยงาน | o1 | o2 | o3\n อบต.แดงหม้อ | 100 | 0 | 100\n อบต.ชีทวน | 0 | 0 | 100\n เฉลี่ย | 50 | 0 | 100",
            &["o1=100", "o2=0", "o3=100", "ชีทวน 2564 o1=0", "ชีทวน 2564 o2=0", "ชีทวน 2564 o3=100"],
        ),
        (
            "full marks as a row",
            "หน่วยงาน | o1 | o2 | o3\n คะแนนเต็ม | 100 | 100 | 100\n อบต.แดงหม้อ | 100 | 0 | 100",
            &["o1=100", "o2=0", "o3=100"],
        ),
        (
            "long form",
            "หน่วยงาน | ข้อ | คะแนน\n อบต.แดงหม้อ | o1 | 100\n | o2 | 0\n อบต.ชีทวน | o1 | 0\n | o2 | 0",
            &["o1=100", "o2=0", "ชีทวน 2564 o1=0", "ชีทวน 2564 o2=0"],
        ),
        (
            "subtotals",
            "ข้อ | รายการ | คะแนน\n 9.4 | การบริหารและพัฒนาทรัพยากรบุคคล | 75.00\n o25 | นโยบายการบริหารทรัพยากรบุคคล | 100\n o26 | การดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล | 0\n o27 | หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล | 100\n o28 | รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี | 100",
            &["9.4=75.00", "o25=100", "o26=0", "o27=100", "o28=100"],
        ),
        (
            "a subtotal proves the blanks",
            "ข้อ | คะแนน\n o42 | ✓\n o43 |\n 10.2 มาตรการภายในเพื่อป้องกันการทุจริต | 50.00",
            &["10.2=50.00", "o42=100", "o43=0"],
        ),
        (
            "a subtotal that does not",
            "ข้อ | คะแนน\n o42 | ✓\n o43 |\n 10.2 มาตรการภายในเพื่อป้องกันการทุจริต | 100.00",
            &["10.2=100.00", "o42=100"],
        ),
        (
            "a subtotal that counts",
            "ข้อ | คะแนน\n o42 | 1\n o43 | 0\n 10.2 มาตรการภายในเพื่อป้องกันการทุจริต | 1",
            &["o42=100", "o43=0"],
        ),
        (
            "marks that mean the opposite",
            "ข้อ | คะแนน\n o42 | 1\n o43 | 1\n 10.2 มาตรการภายในเพื่อป้องกันการทุจริต | 0.00",
            &["10.2=0.00"],
        ),
        (
            "sub-indicators as rows",
            "ตัวชี้วัดย่อย | คะแนน\n 9.1 ข้อมูลพื้นฐาน | 88.89\n 9.2 การบริหารงาน | 100\n ตัวชี้วัดย่อยที่ 10.2 | 50",
            &["9.1=88.89", "9.2=100", "10.2=50"],
        ),
        (
            "sub-indicators by name",
            "ตัวชี้วัด | คะแนน\n การเปิดเผยข้อมูล | 97.14\n ข้อมูลพื้นฐาน | 88.89\n การดำเนินการเพื่อป้องกันการทุจริต | 87.50",
            &["9=97.14", "9.1=88.89", "10.1=87.50"],
        ),
        (
            "sub-indicators as columns",
            "หน่วยงาน | 9.1 | 9.2 | 9.3 | 9.4 | 9.5\n อบต.แดงหม้อ | 88.89 | 100 | 9.3 | 75 | 80",
            &["9.1=88.89", "9.2=100", "9.3=9.3", "9.4=75", "9.5=80"],
        ),
        ("a name that may be anything", "รายการ | คะแนน\n การบริหารงาน | 80.00\n อื่น ๆ | 70.00", &[]),
        (
            "a foot of totals",
            "ข้อ | รายการ | คะแนน\n o1 | โครงสร้าง | 100\n o2 | ข้อมูลผู้บริหาร | 0\n รวม | | 100\n เฉลี่ย | | 50",
            &["o1=100", "o2=0"],
        ),
        (
            "who answers for items",
            "ข้อ | รายการ | ผู้รับผิดชอบ | ดำเนินการแล้ว\n o1 | โครงสร้าง | สำนักปลัด | ✓\n o2 | ข้อมูลผู้บริหาร | กองคลัง | ✗",
            &[],
        ),
        (
            "years as rows",
            "ปีงบประมาณ | o1 | o2 | o3\n 2563 | 100 | 0 | 0\n 2564 | 100 | 100 | 0",
            &["แดงหม้อ 2563 o1=100", "แดงหม้อ 2563 o2=0", "แดงหม้อ 2563 o3=0", "o1=100", "o2=100", "o3=0"],
        ),
        ("one row of nobody else", "o1 | o2 | o3\n 100 | 0 | 100", &["o1=100", "o2=0", "o3=100"]),
        (
            "columns under columns",
            "หน่วยงาน | o1 | o2 | o3\n อบต.แดงหม้อ | 100 | 0 | 100\n หน่วยงาน | o4 | o5 | o6\n อบต.แดงหม้อ | 0 | 0 | 100",
            &["o1=100", "o2=0", "o3=100", "o4=0", "o5=0", "o6=100"],
        ),
        (
            "two columns an item",
            "หน่วยงาน | o1 | < | o2 | < | o3 | <\n ^ | มี | ไม่มี | มี | ไม่มี | มี | ไม่มี\n อบต.แดงหม้อ | ✓ | | | ✓ | ✓ |",
            &["o1=100", "o2=0", "o3=100"],
        ),
        (
            "columns and other scores",
            "หน่วยงาน | o1 | o2 | o3 | IIT | OIT\n อบต.แดงหม้อ | 100 | 0 | 100 | 95.73 | 58.82",
            &["IIT=95.73", "OIT=58.82", "o1=100", "o2=0", "o3=100"],
        ),
        (
            "years under agencies",
            "ข้อ | อบต.แดงหม้อ | < | อบต.ชีทวน | <\n ^ | 2563 | 2564 | 2563 | 2564\n o1 | 100 | 0 | 0 | 100\n o2 | 0 | 0 | 100 | 100",
            &[
                "แดงหม้อ 2563 o1=100",
                "o1=0",
                "ชีทวน 2563 o1=0",
                "ชีทวน 2564 o1=100",
                "แดงหม้อ 2563 o2=0",
                "o2=0",
                "ชีทวน 2563 o2=100",
                "ชีทวน 2564 o2=100",
            ],
        ),
        (
            "blocks under each other",
            "อบต.แดงหม้อ\n ข้อ | คะแนน\n o1 | 100\n o2 | 0\n อบต.ชีทวน\n ข้อ | คะแนน\n o1 | 0\n o2 | 0",
            &["o1=100", "o2=0", "ชีทวน 2564 o1=0", "ชีทวน 2564 o2=0"],
        ),
        (
            "years in long form",
            "หน่วยงาน | ปี | ข้อ | คะแนน\n อบต.แดงหม้อ | 2563 | o1 | 100\n อบต.แดงหม้อ | 2564 | o1 | 0\n อบต.แดงหม้อ | 2564 | o2 | 0",
            &["แดงหม้อ 2563 o1=100", "o1=0", "o2=0"],
        ),
        (
            "a plan of money",
            "ที่ | รายการ | งบประมาณ\n 1 | แผนการใช้จ่ายงบประมาณประจำปี | 100\n 2 | E-Service | 0\n 3 | Social Network | 100\n 4 | ข่าวประชาสัมพันธ์ | 0\n 5 | โครงสร้าง | 0",
            &[],
        ),
        ("weights beside", "ข้อ | น้ำหนัก | คะแนน\n o1 | 1 | 0\n o2 | 1 | 1", &["o1=0", "o2=100"]),
        ("one item in prose's table", "o18 | 0", &[]),
        ("answers of the IIT", "ข้อ | คะแนน\n i1 | 92.17\n i2 | 85.5", &["i1=92.17", "i2=85.5"]),
        ("means of answers from 1 to 4", "ข้อ | คะแนน\n i1 | 3.21\n i2 | 3.9", &[]),
    ];
    for (what, sheet, expected) in cases {
        let recognised = recognise(&lines(sheet));
        assert_eq!(said(&recognised), *expected, "{what}");
        assert!(recognised.findings.is_empty(), "{what}: {:?}", recognised.findings);
    }
}

#[test]
fn one_mark_gone_wrong_is_told() {
    let mut rows = vec!["ข้อ | คะแนน".to_owned()];
    rows.extend((1..=20).map(|number| format!("o{number} | {}", if number == 7 { "5O" } else { "100" })));
    let recognised = recognise(&rows);
    assert_eq!(recognised.claims.len(), 19);
    let codes: Vec<_> = recognised.findings.iter().map(|found| found.detail.code()).collect();
    assert_eq!(codes, ["unreadable-score"]);
}

#[test]
fn numbers_are_items_where_the_whole_list_stands_under_the_oit() {
    let list = |last: usize, head: &str| {
        let mut rows = vec![head.to_owned(), "ข้อ | คะแนน".to_owned()];
        rows.extend((1..=last).map(|number| format!("ข้อ {number} | {}", if number == 18 { 0 } else { 100 })));
        said(&recognise(&rows)).len()
    };
    assert_eq!(list(43, "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)"), 43);
    assert_eq!(list(42, "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)"), 0);
    assert_eq!(list(43, "แบบสอบถามความพึงพอใจ"), 0);
}

fn rules() -> &'static Rules {
    RuleBook::embedded().for_year(2564).unwrap()
}

/// A table of all items in some layout, from what they truly score.
type Layout = fn(&[bool], &Style) -> Vec<String>;

/// How marks are written.
struct Style {
    won: &'static str,
    lost: &'static str,
    code: fn(usize) -> String,
}

fn name(number: usize) -> &'static str {
    &rules().items[number - 1].name
}

fn mark(won: bool, style: &Style) -> &'static str {
    if won { style.won } else { style.lost }
}

/// The rows of the items, with a row before the first of each sub-indicator where one is wanted.
fn with_sections(
    won: &[bool],
    section: impl Fn(&str, &str, &[bool]) -> String,
    row: impl Fn(usize) -> String,
) -> Vec<String> {
    let mut rows = Vec::new();
    for sub in &rules().sub_indicators {
        let (first, last) = (usize::from(sub.items.0), usize::from(sub.items.1));
        rows.push(section(&sub.code, &sub.name, &won[first - 1..last]));
        rows.extend((first..=last).map(&row));
    }
    rows
}

fn mean(won: &[bool]) -> String {
    let count = Decimal::from(won.iter().filter(|won| **won).count());
    format!("{:.2}", (count * Decimal::ONE_HUNDRED / Decimal::from(won.len())).round_dp(2))
}

const LAYOUTS: &[(&str, Layout)] = &[
    ("rows of code, name and mark", |won, style| {
        let mut rows = vec!["ข้อ | รายการ | คะแนน".to_owned()];
        rows.extend((1..=43).map(|at| format!("{} | {} | {}", (style.code)(at), name(at), mark(won[at - 1], style))));
        rows
    }),
    ("code and name in one cell", |won, style| {
        let mut rows = vec!["ประเด็น | ผลการตรวจ".to_owned()];
        rows.extend((1..=43).map(|at| format!("{} {} | {}", (style.code)(at), name(at), mark(won[at - 1], style))));
        rows
    }),
    ("names only, numbered in the list", |won, style| {
        let mut rows = vec!["ที่ | รายการ | ผล".to_owned()];
        rows.extend((1..=43).map(|at| format!("{at} | {} | {}", name(at), mark(won[at - 1], style))));
        rows
    }),
    ("subtotals as rows", |won, style| {
        let mut rows = vec!["ข้อ | รายการ | คะแนน".to_owned()];
        let section = |code: &str, name: &str, won: &[bool]| format!("{code} | {name} | {}", mean(won));
        let row = |at: usize| format!("{} | {} | {}", (style.code)(at), name(at), mark(won[at - 1], style));
        rows.extend(with_sections(won, section, row));
        rows
    }),
    ("titles of sub-indicators, remarks behind", |won, style| {
        let mut rows = vec!["ข้อ | รายการ | คะแนนเต็ม | คะแนนที่ได้ | หมายเหตุ".to_owned()];
        let section = |code: &str, name: &str, _: &[bool]| format!("ตัวชี้วัดย่อยที่ {code} {name} | < | < | < | <");
        let row =
            |at: usize| format!("{} | {} | 100 | {} | ดูหน้า {at}", (style.code)(at), name(at), mark(won[at - 1], style));
        rows.extend(with_sections(won, section, row));
        rows
    }),
    ("two halves", |won, style| {
        let mut rows = vec!["ข้อ | รายการ | คะแนน | ข้อ | รายการ | คะแนน".to_owned()];
        let cell = |at: usize| format!("{} | {} | {}", (style.code)(at), name(at), mark(won[at - 1], style));
        rows.extend((1..=22).map(|at| match at + 22 {
            other if other <= 43 => format!("{} | {}", cell(at), cell(other)),
            _ => cell(at),
        }));
        rows
    }),
    ("three parts without names", |won, style| {
        let mut rows = vec!["ข้อ | คะแนน | ข้อ | คะแนน | ข้อ | คะแนน".to_owned()];
        let cell = |at: usize| match at <= 43 {
            true => format!("{} | {}", (style.code)(at), mark(won[at - 1], style)),
            false => " | ".to_owned(),
        };
        rows.extend((1..=15).map(|at| [at, at + 15, at + 30].map(cell).join(" | ")));
        rows
    }),
    ("a row of the agency", |won, style| {
        let codes: Vec<String> = (1..=43).map(style.code).collect();
        let marks: Vec<&str> = won.iter().map(|won| mark(*won, style)).collect();
        vec![format!("หน่วยงาน | {}", codes.join(" | ")), format!("อบต.แดงหม้อ | {}", marks.join(" | "))]
    }),
    ("a row under names, with subtotals", |won, style| {
        let (mut heads, mut names, mut marks) =
            (vec!["หน่วยงาน".to_owned()], vec!["^".to_owned()], vec!["อบต.แดงหม้อ".to_owned()]);
        for sub in &rules().sub_indicators {
            let (first, last) = (usize::from(sub.items.0), usize::from(sub.items.1));
            heads.push(format!("{} {}", sub.code, sub.name));
            heads.extend((first..=last).map(|_| "<".to_owned()));
            names.extend((first..=last).map(style.code));
            names.push("เฉลี่ย".to_owned());
            marks.extend((first..=last).map(|at| mark(won[at - 1], style).to_owned()));
            marks.push(mean(&won[first - 1..last]));
        }
        vec![heads.join(" | "), names.join(" | "), marks.join(" | ")]
    }),
    ("agencies side by side", |won, style| {
        let mut rows = vec!["ข้อ | รายการ | อบต.แดงหม้อ | อบต.ชีทวน".to_owned()];
        let row = |at: usize| {
            format!(
                "{} | {} | {} | {}",
                (style.code)(at),
                name(at),
                mark(won[at - 1], style),
                mark(!won[at - 1], style)
            )
        };
        rows.extend((1..=43).map(row));
        rows
    }),
    ("one line an agency and item", |won, style| {
        let mut rows = vec!["หน่วยงาน | ข้อ | รายการ | คะแนน".to_owned()];
        for (agency, turned) in [("อบต.ชีทวน", true), ("อบต.แดงหม้อ", false)] {
            rows.extend((1..=43).map(|at| {
                let shown = if at == 1 { agency } else { "^" };
                format!("{shown} | {} | {} | {}", (style.code)(at), name(at), mark(won[at - 1] != turned, style))
            }));
        }
        rows
    }),
    ("two columns of ticks", |won, style| {
        let mut rows = vec!["ข้อ | รายการ | มี | ไม่มี".to_owned()];
        let marks = |won: bool| if won { ("✓", "") } else { ("", "✓") };
        rows.extend((1..=43).map(|at| {
            let (there, missing) = marks(won[at - 1]);
            format!("{} | {} | {there} | {missing}", (style.code)(at), name(at))
        }));
        rows
    }),
];

const MARKS: &[(&str, &str)] = &[
    ("100", "0"),
    ("100.00", "0.00"),
    ("1", "0"),
    ("๑", "๐"),
    ("✓", "✗"),
    ("/", "x"),
    ("☑", "☐"),
    ("มี", "ไม่มี"),
    ("เผยแพร่", "ไม่เผยแพร่"),
    ("ผ่าน", "ไม่ผ่าน"),
    ("ได้", "ไม่ได้"),
    ("Y", "N"),
];

const CODES: &[fn(usize) -> String] = &[
    |at| format!("o{at}"),
    |at| format!("O{at}"),
    |at| format!("o-{at}"),
    |at| format!("o {at}"),
    |at| format!("ข้อ o{at}"),
    |at| format!("O{}", crate::thai::digits::to_thai(&at.to_string())),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// What is read of an item is what it scores, in every layout and every way to write it.
    #[test]
    fn sheets_of_random_items_are_read_back(
        won in proptest::collection::vec(proptest::bool::weighted(0.8), 43),
        layout in 0..LAYOUTS.len(),
        marks in 0..MARKS.len(),
        code in 0..CODES.len(),
    ) {
        prop_assume!(won.iter().any(|won| *won) && won.iter().any(|won| !*won));
        let (won_mark, lost_mark) = MARKS[marks];
        let style = Style { won: won_mark, lost: lost_mark, code: CODES[code] };
        let (what, layout) = LAYOUTS[layout];
        let recognised = recognise(&layout(&won, &style));
        let mut read: BTreeMap<(String, usize), bool> = BTreeMap::new();
        let mut statements = Vec::new();
        for claim in &recognised.claims {
            let agency = claim.subject.agency.as_ref().and_then(|agency| agency.subdistrict.clone()).unwrap();
            prop_assert_eq!(claim.subject.fiscal_year, Some(2564));
            match &claim.statement {
                Statement::Item(code, value) => {
                    let number = code.strip_prefix('o').unwrap().parse().unwrap();
                    let score = *value == Decimal::ONE_HUNDRED;
                    prop_assert!(score || value.is_zero());
                    let twice = read.insert((agency, number), score);
                    prop_assert!(twice.is_none(), "{what}: {code} twice");
                }
                Statement::SubIndicator(code, value) => {
                    let sub = rules().sub_indicators.iter().find(|sub| sub.code == *code).unwrap();
                    let own = &won[usize::from(sub.items.0) - 1..usize::from(sub.items.1)];
                    prop_assert_eq!(value.to_string(), mean(own));
                }
                other => statements.push(format!("{other:?}")),
            }
        }
        prop_assert!(statements.is_empty(), "{what}: {statements:?}");
        prop_assert!(recognised.findings.is_empty(), "{what}: {:?}", recognised.findings);
        for (number, won) in (1..).zip(&won) {
            let found = read.get(&("แดงหม้อ".to_owned(), number)).copied();
            prop_assert_eq!(found, Some(*won), "{}: o{} as {} {}", what, number, won_mark, lost_mark);
            if let Some(other) = read.get(&("ชีทวน".to_owned(), number)) {
                prop_assert_eq!(*other, !won);
            }
        }
    }
}
