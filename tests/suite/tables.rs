//! Tables as offices draw them, each with what must be read of it: rows of text in, stated values and findings out.
//!
//! The cases stand in `tests/suite/tables/*.txt`. A case is a heading `## name`, lines of the table, `=>`, and a line for
//! each agency and year that must be read, with its values, and `!` with the codes of findings. Cells are parted by
//! `|`; `<` is covered by the cell at its left, `^` by the one above; `\n` is a line break in a cell; a line `@sheet
//! name` begins a worksheet, and `@hidden sheet`, `@hidden row 3` or `@hidden column 2` hides what it names. `{A}` stands for the ten indicators of the true agency A, `{A3}` for its instruments, `{A1}`
//! for overall score, grade and result, `{N}` for ten heads by number and `{H}` by name.
//!
//! Every case is read as a worksheet that does not begin in its first cell, as a Word table in Thai digits, and as CSV,
//! where merges are lost; `[worksheet]` behind its name names the only ways that it can be written in.

#![allow(clippy::panic, clippy::expect_used, reason = "a case that is not read as it says fails the test")]

use std::sync::Arc;

use prongsai::model::{Assessment, Block, Cell, CellKind, Document, Format, Place, Position, Table};
use prongsai::normalize::{self, Recogniser};
use prongsai::rules::RuleBook;

/// Texts that cases call by a short name.
const SHORT: [(&str, &str); 10] = [
    ("{A}", "99.83 | 89.98 | 99.16 | 89.91 | 99.75 | 95.58 | 96.47 | 94.47 | 73.90 | 43.75"),
    ("{A3}", "95.73 | 95.51 | 58.83"),
    ("{A1}", "80.90 | B | ไม่ผ่าน"),
    ("{B}", "93.55 | 87.72 | 91.01 | 87.93 | 89.52 | 90.55 | 88.68 | 88.58 | 97.78 | 93.75"),
    ("{B3}", "89.95 | 89.27 | 95.76"),
    ("{B1}", "92.07 | A | ผ่าน"),
    (
        "{N}",
        "ตัวชี้วัดที่ 1 | ตัวชี้วัดที่ 2 | ตัวชี้วัดที่ 3 | ตัวชี้วัดที่ 4 | ตัวชี้วัดที่ 5 | ตัวชี้วัดที่ 6 | ตัวชี้วัดที่ 7 | ตัวชี้วัดที่ 8 | ตัวชี้วัดที่ 9 | ตัวชี้วัดที่ 10",
    ),
    (
        "{H}",
        "การปฏิบัติหน้าที่ | การใช้งบประมาณ | การใช้อำนาจ | การใช้ทรัพย์สินของราชการ | การแก้ไขปัญหาการทุจริต | คุณภาพการดำเนินงาน | ประสิทธิภาพการสื่อสาร | การปรับปรุงระบบการทำงาน | การเปิดเผยข้อมูล | การป้องกันการทุจริต",
    ),
    ("{T}", "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2564"),
    ("{TA}", "ผลการประเมิน ITA องค์การบริหารส่วนตำบลแดงหม้อ ปีงบประมาณ พ.ศ. 2564"),
];

/// The ways that a case is written in.
const WAYS: [&str; 3] = ["worksheet", "word", "csv"];

/// One case of a file.
struct Case<'t> {
    name: &'t str,
    ways: Vec<&'static str>,
    lines: Vec<&'t str>,
    expected: Vec<String>,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    let mut answers = false;
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("## ") {
            let (name, ways) = head.split_once('[').unwrap_or((head, ""));
            let all = ways.is_empty();
            let ways = WAYS.into_iter().filter(|way| all || ways.contains(way)).collect();
            cases.push(Case { name: name.trim(), ways, lines: Vec::new(), expected: Vec::new() });
            answers = false;
            continue;
        }
        let Some(case) = cases.last_mut().filter(|_| !line.trim().is_empty()) else { continue };
        match line {
            "=>" => answers = true,
            _ if answers => case.expected.push(expand(line).replace(" | ", " ")),
            _ => case.lines.push(line),
        }
    }
    cases
}

fn expand(line: &str) -> String {
    SHORT.iter().fold(line.to_owned(), |line, (short, long)| line.replace(short, long))
}

/// A case as a document written one way.
fn document(case: &Case<'_>, way: &str) -> Document {
    let file: Arc<str> = "case".into();
    let mut blocks = Vec::new();
    let mut sheets: Vec<(&str, Vec<&str>)> = vec![("Sheet1", Vec::new())];
    for line in &case.lines {
        match line.strip_prefix("@sheet ") {
            Some(name) => sheets.push((name, Vec::new())),
            None => sheets.last_mut().expect("one sheet").1.push(line),
        }
    }
    for (name, lines) in sheets.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        let sheet: Arc<str> = name.into();
        let mut cells: Vec<Cell> = Vec::new();
        let (hides, lines): (Vec<&str>, Vec<&str>) = lines.into_iter().partition(|line| line.starts_with("@hidden "));
        let hidden = |what: &str, away: u32| {
            let numbers = hides.iter().filter_map(move |line| line.strip_prefix("@hidden ")?.strip_prefix(what));
            let from_nought = |number: &str| number.trim().parse::<u32>().expect("a number") - 1;
            numbers.map(from_nought).map(|at| at + away..=at + away).collect::<Vec<_>>()
        };
        for (row, line) in (0..).zip(&lines) {
            for (column, text) in (0..).zip(expand(line).split('|').map(str::trim)) {
                let merged = way != "csv";
                match text {
                    "" => continue,
                    "<" => {
                        let left = cells.iter_mut().rev().find(|cell| cell.row == row && cell.column < column);
                        left.filter(|_| merged).iter_mut().for_each(|cell| cell.column_span = column - cell.column + 1);
                        continue;
                    }
                    "^" => {
                        let above = cells.iter_mut().rev().find(|cell| {
                            cell.row < row && (cell.column..cell.column + cell.column_span).contains(&column)
                        });
                        above.filter(|_| merged).iter_mut().for_each(|cell| cell.row_span = row - cell.row + 1);
                        continue;
                    }
                    _ => {}
                }
                let number = way == "worksheet" && text.parse::<rust_decimal::Decimal>().is_ok();
                let text = text.replace("\\n", "\n");
                let text = if way == "word" { prongsai::thai::digits::to_thai(&text).into_owned() } else { text };
                let place =
                    Place::new(&file, Position::SheetCell { sheet: sheet.clone(), row: row + 1, column: column + 1 });
                let kind = match &*text {
                    "FORMULA" => CellKind::Uncalculated,
                    _ if number => CellKind::Number,
                    _ => CellKind::Text,
                };
                let text = if kind == CellKind::Uncalculated { String::new() } else { text };
                cells.push(Cell { row, column, row_span: 1, column_span: 1, kind, text, place });
            }
        }
        let (down, right) = if way == "worksheet" { (3, 2) } else { (0, 0) };
        for cell in &mut cells {
            (cell.row, cell.column) = (cell.row + down, cell.column + right);
        }
        blocks.push(Block::Table(Table {
            sheet: (way == "worksheet").then(|| sheet.clone()),
            hidden: hides.contains(&"@hidden sheet"),
            hidden_rows: hidden("row", down),
            hidden_columns: hidden("column", right),
            place: Place::file(&file),
            cells,
        }));
    }
    Document { file, format: Format::Xlsx, blocks, losses: Vec::new() }
}

/// What is read of a document, in the words of the case that expects it.
fn said(document: &Document, recogniser: &Recogniser<'_>, expected: &[String]) -> Vec<String> {
    let recognised = recogniser.recognise(document);
    let (assessments, mut findings) = normalize::assess(recognised.claims, RuleBook::embedded());
    findings.extend(recognised.findings);
    let mut said: Vec<String> = assessments.iter().map(|read| assessment(read, expected)).collect();
    let mut codes: Vec<&str> = findings.iter().map(|finding| finding.detail.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    said.extend(codes.iter().map(|code| format!("! {code}")));
    said
}

fn assessment(assessment: &Assessment, expected: &[String]) -> String {
    let agency = &assessment.agency;
    let name = agency.name.replace("องค์การบริหารส่วนตำบล", "อบต.").replace("เทศบาลตำบล", "ทต.");
    let mut said = format!("{name} {}", assessment.fiscal_year);
    // Where it lies may be known without the document; a case says it where the document does.
    let asked = expected.iter().any(|line| line.starts_with(&format!("{said} ")));
    for place in [&agency.district, &agency.province].into_iter().flatten().filter(|_| asked) {
        said.push_str(&format!(" {place}"));
    }
    said.push(':');
    let scores: Vec<_> = assessment.indicators.iter().filter_map(|indicator| indicator.score.stated).collect();
    if scores.len() == 10 {
        scores.iter().for_each(|score| said.push_str(&format!(" {score}")));
    } else {
        for indicator in &assessment.indicators {
            indicator.score.stated.iter().for_each(|score| said.push_str(&format!(" {}={score}", indicator.number)));
        }
    }
    let instruments: Vec<_> = assessment.instruments.values().filter_map(|figure| figure.stated).collect();
    if instruments.len() == 3 {
        instruments.iter().for_each(|score| said.push_str(&format!(" {score}")));
    } else {
        for (instrument, figure) in &assessment.instruments {
            figure.stated.iter().for_each(|score| said.push_str(&format!(" {}={score}", instrument.code())));
        }
    }
    assessment.overall.stated.iter().for_each(|score| said.push_str(&format!(" {score}")));
    assessment.grade.stated.iter().for_each(|grade| said.push_str(&format!(" {}", grade.label())));
    let passed = |passed: &bool| if *passed { "ผ่าน" } else { "ไม่ผ่าน" };
    assessment.passed.stated.iter().for_each(|result| said.push_str(&format!(" {}", passed(result))));
    if scores.is_empty() {
        assessment.strengths.iter().for_each(|number| said.push_str(&format!(" +{number}")));
        assessment.weaknesses.iter().for_each(|number| said.push_str(&format!(" -{number}")));
    }
    assessment
        .items
        .iter()
        .for_each(|item| said.push_str(&format!(" {}={}", item.code, item.score.unwrap_or_default())));
    said
}

/// Findings that a case need not name: it states a part of the figures only.
const UNASKED: [&str; 2] = ["! missing-indicator", "! unattainable-oit"];

#[test]
fn tables_are_read_as_they_are_meant() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/tables");
    let folder = std::env::var_os("TABLE_CASES").map_or(folder, Into::into);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no cases in {}", folder.display());
    let recogniser = Recogniser::new(RuleBook::embedded());
    let (mut tried, mut failures) = (0, Vec::new());
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a text");
        for case in cases(&text) {
            let mut differ: Vec<(String, Vec<&str>)> = Vec::new();
            for way in &case.ways {
                tried += 1;
                let mut said = said(&document(&case, way), &recogniser, &case.expected);
                let asked = |line: &String| !UNASKED.contains(&line.as_str()) || case.expected.contains(line);
                said.retain(asked);
                let mut expected = case.expected.clone();
                expected.sort();
                said.sort();
                let missing = expected.iter().filter(|line| !said.contains(line)).map(|line| format!("\n  - {line}"));
                let wrong = said.iter().filter(|line| !expected.contains(line)).map(|line| format!("\n  + {line}"));
                let differences: String = missing.chain(wrong).collect();
                match differ.iter_mut().find(|(known, _)| *known == differences) {
                    Some((_, ways)) => ways.push(way),
                    None => differ.push((differences, vec![way])),
                }
            }
            let wrong = differ.into_iter().filter(|(differences, _)| !differences.is_empty());
            failures.extend(wrong.map(|(what, ways)| format!("{} ({}):{what}", case.name, ways.join(", "))));
        }
    }
    if !failures.is_empty() {
        panic!("{} of {tried} tables were misread\n{}", failures.len(), failures.join("\n"));
    }
}
