//! Four measures in every layout that offices give them: each comes out the same, and nothing else does.

#![allow(clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "a misread measure fails the test")]

mod headings;

use std::sync::{Arc, OnceLock};

use prongsai::model::{
    Assessment, Block, Cell, CellKind, Claim, Document, Finding, Format, Measure, MeasureColumn, Paragraph, Place,
    Position, Table,
};
use prongsai::normalize::{self, Recognised, Recogniser};
use prongsai::rules::RuleBook;

/// A measure as it is told: number, title, steps, units, period, results, suggestion, and the indicator it serves.
struct Told {
    title: &'static str,
    steps: &'static [&'static str],
    units: &'static [&'static str],
    period: &'static str,
    days: &'static str,
    results: &'static [&'static str],
    suggestion: &'static str,
    indicator: u8,
}

const TOLD: [Told; 4] = [
    Told {
        title: "ลดขั้นตอนการให้บริการประชาชน",
        steps: &["จัดทำแผนผังการให้บริการ", "ประชุมชี้แจงเจ้าหน้าที่"],
        units: &["สำนักปลัด", "กองช่าง"],
        period: "ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔",
        days: "2020-10-01 2021-03-31",
        results: &["จัดทำแผนผังแล้ว", "ประชุมเมื่อวันที่ ๕ มกราคม ๒๕๖๔"],
        suggestion: "ควรทำต่อเนื่อง",
        indicator: 8,
    },
    Told {
        title: "ปรับปรุงเว็บไซต์ของหน่วยงาน",
        steps: &["ตรวจสอบข้อมูลให้เป็นปัจจุบัน"],
        units: &["กองการศึกษา ศาสนาและวัฒนธรรม"],
        period: "ตลอดปีงบประมาณ",
        days: "2020-10-01 2021-09-30",
        results: &["ปรับปรุงแล้วเสร็จ"],
        suggestion: "",
        indicator: 9,
    },
    Told {
        title: "จัดทำแนวทางการยืมทรัพย์สินของราชการ",
        steps: &["ยกร่างแนวทาง", "เสนอผู้บริหารลงนาม", "แจ้งเวียนทุกส่วนราชการ"],
        units: &["กองคลัง"],
        period: "ไตรมาสที่ ๒",
        days: "2021-01-01 2021-03-31",
        results: &["ประกาศแนวทางแล้ว"],
        suggestion: "",
        indicator: 4,
    },
    Told {
        title: "ประกาศเจตจำนงสุจริตของผู้บริหาร",
        steps: &["จัดทำประกาศ"],
        units: &["สำนักปลัด"],
        period: "พ.ย. ๖๓",
        days: "2020-11-01 2020-11-30",
        results: &["ประกาศ ณ วันที่ ๒ พฤศจิกายน ๒๕๖๓"],
        suggestion: "",
        indicator: 10,
    },
];

/// The parts of a measure that a column can hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Number,
    Title,
    Steps,
    Units,
    Period,
    Results,
    Suggestion,
    /// A column of its own that holds nothing of ours.
    Foreign(&'static str),
}

use Part::{Foreign, Number, Period, Results, Steps, Suggestion, Title, Units};

const SIX: [(Part, &str); 6] = [
    (Title, "มาตรการ"),
    (Steps, "ขั้นตอนหรือวิธีการ"),
    (Units, "ผู้รับผิดชอบ"),
    (Period, "ระยะเวลา การดำเนินการ"),
    (Results, "ผลการดำเนินการ"),
    (Suggestion, "ข้อเสนอแนะ"),
];

/// How texts are put into cells.
#[derive(Clone, Copy)]
struct Style {
    number: fn(usize) -> String,
    steps: fn(&[&str]) -> String,
    units: fn(&[&str]) -> String,
}

const PLAIN: Style = Style { number: |n| format!("{}. ", thai(n)), steps: points, units: |units| units.join(" ") };

fn thai(number: usize) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|value| char::from_u32(0x0E50 + value)).unwrap_or(c);
    number.to_string().chars().map(digit).collect()
}

/// Elements with a mark in front of each, joined.
fn marked(elements: &[&str], mark: impl Fn(usize) -> String, joint: &str) -> String {
    let lines = (1..).zip(elements).map(|(number, element)| format!("{}{element}", mark(number)));
    lines.collect::<Vec<_>>().join(joint)
}

fn points(elements: &[&str]) -> String {
    marked(elements, |number| format!("{}. ", thai(number)), " ")
}

fn none(_: usize) -> String {
    String::new()
}

/// A cell before it has its place: row, column, text, and how far it reaches.
#[derive(Clone)]
struct Text(u32, u32, String, u32, u32);

#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
    tables: u32,
    paragraphs: u32,
}

const FILE: &str = "report.docx";

impl Page {
    fn titled() -> Page {
        let mut page = Page::default();
        page.line("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
        page.line("องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี");
        page.line("ประจำปีงบประมาณ พ.ศ. ๒๕๖๔");
        page
    }

    fn line(&mut self, text: &str) {
        self.paragraphs += 1;
        let place = Place::new(&FILE.into(), Position::Paragraph(self.paragraphs));
        self.blocks.push(Block::Paragraph(Paragraph { text: text.to_owned(), heading: None, place }));
    }

    fn table(&mut self, texts: &[Text]) {
        self.tables += 1;
        let table = self.tables;
        self.add(None, texts, |row, cell| Position::TableCell { table, row, cell });
    }

    fn sheet(&mut self, name: &str, texts: &[Text]) {
        let sheet: Arc<str> = name.into();
        self.add(Some(sheet.clone()), texts, |row, column| Position::SheetCell { sheet: sheet.clone(), row, column });
    }

    fn add(&mut self, sheet: Option<Arc<str>>, texts: &[Text], at: impl Fn(u32, u32) -> Position) {
        let file: Arc<str> = FILE.into();
        let cell = |Text(row, column, text, row_span, column_span): &Text| Cell {
            row: *row,
            column: *column,
            row_span: *row_span,
            column_span: *column_span,
            kind: CellKind::Text,
            text: text.clone(),
            place: Place::new(&file, at(row + 1, column + 1)),
        };
        let mut cells: Vec<Cell> = texts.iter().map(cell).collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let place = Place::new(&file, at(1, 1));
        let (hidden_rows, hidden_columns) = (Vec::new(), Vec::new());
        self.blocks.push(Block::Table(Table { sheet, hidden: false, hidden_rows, hidden_columns, place, cells }));
    }

    fn recognise(self) -> Recognised {
        static RECOGNISER: OnceLock<Recogniser> = OnceLock::new();
        let document = Document { file: FILE.into(), format: Format::Docx, blocks: self.blocks, losses: Vec::new() };
        crate::fuzz_seeds::keep_document(&document);
        RECOGNISER.get_or_init(|| Recogniser::new(RuleBook::embedded())).recognise(&document)
    }

    fn read(self) -> (Vec<Assessment>, Vec<Finding>) {
        let recognised = self.recognise();
        let (assessments, mut findings) = normalize::assess(recognised.claims, RuleBook::embedded());
        findings.extend(recognised.findings);
        (assessments, findings)
    }

    fn claims(self) -> Vec<Claim> {
        self.recognise().claims
    }
}

fn part(told: &Told, number: usize, part: Part, style: Style, own_number: bool) -> String {
    match part {
        Number => thai(number),
        Title if own_number => told.title.to_owned(),
        Title => format!("{}{}", (style.number)(number), told.title),
        Steps => (style.steps)(told.steps),
        Units => (style.units)(told.units),
        Period => told.period.to_owned(),
        Results => (style.steps)(told.results),
        Suggestion => told.suggestion.to_owned(),
        Foreign(text) => text.to_owned(),
    }
}

/// A header row and a row for each of these measures, from a row on.
fn rows(columns: &[(Part, &str)], told: std::ops::Range<usize>, style: Style, from: u32, header: bool) -> Vec<Text> {
    let mut texts = Vec::new();
    let mut row = from;
    if header {
        texts.extend((0..).zip(columns).map(|(column, (_, label))| Text(row, column, (*label).to_owned(), 1, 1)));
        row += 1;
    }
    let own_number = columns.iter().any(|(part, _)| *part == Number);
    for index in told {
        for (column, (kind, _)) in (0..).zip(columns) {
            texts.push(Text(row, column, part(&TOLD[index], index + 1, *kind, style, own_number), 1, 1));
        }
        row += 1;
    }
    texts
}

/// One table under the title.
fn one(columns: &[(Part, &str)], style: Style) -> Page {
    let mut page = Page::titled();
    page.table(&rows(columns, 0..4, style, 0, true));
    page
}

/// What differs from the four measures in full.
#[derive(Default)]
struct But {
    unnumbered: bool,
    without: &'static [Part],
    undated: bool,
}

#[track_caller]
fn expect(name: &str, page: Page, but: &But) {
    let (assessments, findings) = page.read();
    let [assessment] = assessments.as_slice() else { panic!("{name}: {assessments:?}") };
    assert_eq!((assessment.agency.subdistrict.as_deref(), assessment.fiscal_year), (Some("แดงหม้อ"), 2564), "{name}");
    let measures: &[Measure] = &assessment.measures;
    let titles: Vec<&str> = measures.iter().map(|measure| measure.title.as_str()).collect();
    assert_eq!(titles, TOLD.each_ref().map(|told| told.title), "{name}");
    let has = |part: Part| !but.without.contains(&part);
    let list = |part: Part, texts: &[&'static str]| if has(part) { texts.to_vec() } else { Vec::new() };
    for (index, (told, measure)) in TOLD.iter().zip(measures).enumerate() {
        let number = u32::try_from(index + 1).ok().filter(|_| !but.unnumbered);
        assert_eq!(measure.number, number, "{name}: {}", told.title);
        assert_eq!(measure.steps, list(Steps, told.steps), "{name}");
        assert_eq!(measure.responsible, list(Units, told.units), "{name}");
        assert_eq!(measure.results, list(Results, told.results), "{name}");
        if has(Period) {
            let period = measure.period.as_ref().expect("a period");
            assert_eq!(period.text, told.period, "{name}");
            if !but.undated {
                let days = period.start.zip(period.end).map(|(start, end)| format!("{start} {end}"));
                assert_eq!(days.as_deref(), Some(told.days), "{name}");
            }
        } else {
            assert_eq!(measure.period, None, "{name}");
        }
        let suggestion = Some(told.suggestion).filter(|text| !text.is_empty() && has(Suggestion));
        assert_eq!(measure.suggestion.as_deref(), suggestion, "{name}");
        assert_eq!(measure.indicators, [told.indicator], "{name}: {}", told.title);
        let without = [(Period, MeasureColumn::Period), (Results, MeasureColumn::Results)];
        let without: Vec<MeasureColumn> =
            without.into_iter().filter(|(part, _)| !has(*part)).map(|(_, column)| column).collect();
        assert_eq!(measure.without_column, without, "{name}");
        assert!(!measure.places.is_empty(), "{name}");
    }
    // A clean document raises nothing.
    assert_eq!(findings, [], "{name}");
}

#[test]
fn columns_by_other_names() {
    let headers: [[&str; 6]; 7] = [
        ["มาตรการ", "ขั้นตอนหรือวิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา การดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ"],
        ["มาตรการ/แนวทาง", "วิธีดำเนินการ", "หน่วยงานรับผิดชอบ", "ช่วงเวลา", "ผลการดำเนินงาน", "ปัญหา/อุปสรรค"],
        ["มาตรการ/กิจกรรม/โครงการ", "วิธีการดำเนินงาน", "ผู้รับผิดชอบหลัก", "กำหนดการ", "ผลลัพธ์", "ปัญหาอุปสรรค/ข้อเสนอแนะ"],
        ["มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "ขั้นตอน", "หน่วยงานที่รับผิดชอบ", "ระยะเวลา", "รายงานผล", "ข้อเสนอเเนะ"],
        ["แนวทาง", "ขั้นตอนการดำเนินงาน", "ผู้รับผิดชอบ", "ห้วงเวลา", "การกำกับติดตาม", "ข้อเสนอแนะเพิ่มเติม"],
        ["กิจกรรม", "วิธีการ", "ส่วนราชการ", "กำหนดแล้วเสร็จ", "ผล", "ปัญหาและอุปสรรค"],
        ["โครงการ/กิจกรรม", "ขั้นตอนการปฏิบัติ", "เจ้าภาพ", "ระยะเวลาที่ดำเนินการ", "สรุปผลการดำเนินงาน", "ข้อเสนอแนะ"],
    ];
    for header in headers {
        let columns: Vec<(Part, &str)> = SIX.iter().zip(header).map(|((part, _), label)| (*part, label)).collect();
        expect(header[0], one(&columns, PLAIN), &But::default());
    }
}

#[test]
fn columns_in_other_orders_fewer_or_more() {
    let six = |order: [usize; 6]| order.map(|index| SIX[index]);
    for order in [[1, 0, 2, 3, 4, 5], [2, 0, 1, 3, 4, 5], [3, 2, 0, 1, 5, 4], [5, 4, 3, 2, 1, 0]] {
        expect(&format!("{order:?}"), one(&six(order), PLAIN), &But::default());
    }
    let mut numbered = vec![(Number, "ที่")];
    numbered.extend(SIX);
    expect("a column of numbers", one(&numbered, PLAIN), &But::default());
    let mut more = SIX.to_vec();
    more.insert(2, (Foreign("ร้อยละ ๘๐"), "ตัวชี้วัดความสำเร็จ"));
    more.push((Foreign("-"), "หมายเหตุ"));
    expect("success and remarks", one(&more, PLAIN), &But::default());
    let mut money = SIX.to_vec();
    money.insert(3, (Foreign("๑๐,๐๐๐"), "งบประมาณ (บาท)"));
    expect("money", one(&money, PLAIN), &But::default());
    expect("a plan", one(&SIX[..4], PLAIN), &But { without: &[Results, Suggestion], ..But::default() });
    let undated = [SIX[0], SIX[1], SIX[2], SIX[4]];
    expect("no period", one(&undated, PLAIN), &But { without: &[Period, Suggestion], ..But::default() });
    let few = [SIX[0], SIX[2], SIX[4]];
    expect("three columns", one(&few, PLAIN), &But { without: &[Steps, Period, Suggestion], ..But::default() });
}

/// How a measure's number is written, and whether it has none.
type Numbering = (fn(usize) -> String, bool);

#[test]
fn numbers_lists_and_units_in_every_form() {
    let numbers: [Numbering; 7] = [
        (|n| format!("{n}. "), false),
        (|n| format!("{}) ", thai(n)), false),
        (|n| format!("({n}) "), false),
        (|n| format!("มาตรการที่ {} ", thai(n)), false),
        (|n| format!("มาตรการที่ {n}: "), false),
        (|n| format!("{}.\t", thai(n)), false),
        (none, true),
    ];
    for (number, unnumbered) in numbers {
        let style = Style { number, ..PLAIN };
        expect(&number(1), one(&SIX, style), &But { unnumbered, ..But::default() });
    }
    let lists: [fn(&[&str]) -> String; 9] = [
        |list| marked(list, |n| format!("{}. ", thai(n)), "\n"),
        |list| marked(list, |n| format!("{}) ", thai(n)), " "),
        |list| marked(list, |n| format!("({}) ", thai(n)), "\n"),
        |list| marked(list, |n| format!("{n}."), "\n"),
        |list| marked(list, |_| "- ".to_owned(), "\n"),
        |list| marked(list, |_| "• ".to_owned(), "\n"),
        |list| marked(list, |_| "\u{F0B7}\t".to_owned(), "\n"),
        |list| format!("<p>{}</p>", marked(list, |n| format!("{}. ", thai(n)), "</p> <p>")),
        |list| marked(list, |n| format!("{}. ", thai(n)), "<br>"),
    ];
    for steps in lists {
        expect(&steps(TOLD[0].steps), one(&SIX, Style { steps, ..PLAIN }), &But::default());
    }
    let units: [fn(&[&str]) -> String; 7] = [
        |units| units.join("\n"),
        |units| units.join(", "),
        |units| units.join("/"),
        |units| units.join(" / "),
        |units| units.join(" และ "),
        |units| units.join("และ"),
        |units| marked(units, |n| format!("{n}. "), "\n"),
    ];
    for units in units {
        expect(&units(TOLD[0].units), one(&SIX, Style { units, ..PLAIN }), &But::default());
    }
}

#[test]
fn tables_split_over_pages() {
    for (name, header) in [("header repeated", true), ("no header", false)] {
        let mut page = Page::titled();
        page.table(&rows(&SIX, 0..2, PLAIN, 0, true));
        page.line("");
        page.table(&rows(&SIX, 2..3, PLAIN, 0, header));
        page.table(&rows(&SIX, 3..4, PLAIN, 0, header));
        expect(name, page, &But::default());
    }
    let mut page = Page::titled();
    let mut texts = rows(&SIX, 0..2, PLAIN, 0, true);
    texts.extend(rows(&SIX, 2..4, PLAIN, 3, true));
    page.table(&texts);
    expect("header repeated inside", page, &But::default());

    // The third measure's steps go on behind the page's end.
    for header in [true, false] {
        let mut page = Page::titled();
        let mut first = rows(&SIX, 0..3, PLAIN, 0, true);
        first.iter_mut().find(|text| text.0 == 3 && text.1 == 1).expect("steps").2 = points(&TOLD[2].steps[..1]);
        page.table(&first);
        let mut second: Vec<Text> = rows(&SIX, 3..4, PLAIN, u32::from(header) + 1, false);
        if header {
            second.extend(rows(&SIX, 0..0, PLAIN, 0, true));
        }
        let rest = format!("๒. {} ๓. {}", TOLD[2].steps[1], TOLD[2].steps[2]);
        second.extend((0..6).map(|column| {
            Text(u32::from(header), column, if column == 1 { rest.clone() } else { String::new() }, 1, 1)
        }));
        page.table(&second);
        expect("a measure over two pages", page, &But::default());
    }
}

#[test]
fn one_table_of_scores_and_measures() {
    let mut texts: Vec<Text> = Vec::new();
    let lines: [[&str; 6]; 3] = [
        ["ตัวชี้วัด", "คะแนน", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"],
        ["๙. การเปิดเผยข้อมูล", "73.90", "จัดอบรมเจ้าหน้าที่", "สำนักปลัด", "ตลอดปี", "อบรมแล้ว"],
        ["๑๐. การป้องกันการทุจริต", "43.75", "จัดประชุมผู้บริหาร", "สำนักปลัด", "ตลอดปี", "ประชุมแล้ว"],
    ];
    for (row, line) in (0..).zip(lines) {
        texts.extend((0..).zip(line).map(|(column, text)| Text(row, column, text.to_owned(), 1, 1)));
    }
    let mut page = Page::titled();
    page.table(&texts);
    let (assessments, _) = page.read();
    let [assessment] = assessments.as_slice() else { panic!("{assessments:?}") };
    let scores: Vec<String> =
        assessment.indicators.iter().filter_map(|indicator| Some(indicator.score.stated?.to_string())).collect();
    let served: Vec<(&str, &[u8])> =
        assessment.measures.iter().map(|measure| (measure.title.as_str(), measure.indicators.as_slice())).collect();
    assert_eq!(scores, ["73.90", "43.75"]);
    assert_eq!(served, [("จัดอบรมเจ้าหน้าที่", &[9][..]), ("จัดประชุมผู้บริหาร", &[10][..])]);
}

/// One row for each step; what else belongs to the measure stands in its first row, merged downward or not.
fn row_per_step(merged: bool) -> Vec<Text> {
    let mut texts = rows(&SIX, 0..0, PLAIN, 0, true);
    let mut row = 1;
    for (index, told) in TOLD.iter().enumerate() {
        let span = u32::try_from(told.steps.len()).unwrap_or(1);
        for (column, (kind, _)) in (0..).zip(SIX).filter(|(_, (kind, _))| *kind != Steps) {
            let reach = if merged { span } else { 1 };
            texts.push(Text(row, column, part(told, index + 1, kind, PLAIN, false), reach, 1));
        }
        for (offset, step) in (0..).zip(told.steps) {
            texts.push(Text(row + offset, 1, format!("{}. {step}", thai(offset as usize + 1)), 1, 1));
        }
        row += span;
    }
    texts
}

#[test]
fn cells_merged_downward() {
    for merged in [true, false] {
        let mut page = Page::titled();
        page.table(&row_per_step(merged));
        expect("a row for each step", page, &But::default());
        let mut page = Page::titled();
        page.line("");
        page.sheet("มาตรการ", &row_per_step(merged));
        expect("a row for each step in a sheet", page, &But::default());
    }
    // One unit and one period for all measures.
    for column in [2, 3] {
        let mut texts = rows(&SIX, 0..4, PLAIN, 0, true);
        texts.retain(|text| text.1 != column || text.0 < 2);
        texts.iter_mut().find(|text| text.1 == column && text.0 == 1).expect("the first").3 = 4;
        let mut page = Page::titled();
        page.table(&texts);
        let (assessments, findings) = page.read();
        for measure in &assessments[0].measures {
            let first = (measure.responsible.as_slice(), measure.period.as_ref().map(|period| period.text.as_str()));
            let all = if column == 2 { first.0 == TOLD[0].units } else { first.1 == Some(TOLD[0].period) };
            assert!(all, "{measure:?}");
        }
        assert_eq!((assessments[0].measures.len(), findings), (4, Vec::new()));
    }
    // Ditto marks say the same.
    let mut texts = rows(&SIX, 0..4, PLAIN, 0, true);
    texts.iter_mut().filter(|text| text.1 == 2 && text.0 > 1).for_each(|text| text.2 = "\"".to_owned());
    let mut page = Page::titled();
    page.table(&texts);
    assert!(page.read().0[0].measures.iter().all(|measure| measure.responsible == TOLD[0].units));
}

#[test]
fn headers_in_two_rows() {
    let mut texts = rows(&SIX, 0..4, PLAIN, 2, false);
    for (column, (_, label)) in (0..).zip(SIX) {
        match column {
            1 => texts.push(Text(0, 1, "การดำเนินการตามมาตรการ".to_owned(), 1, 3)),
            2 | 3 => {}
            _ => texts.push(Text(0, column, label.to_owned(), 2, 1)),
        }
        if (1..4).contains(&column) {
            texts.push(Text(1, column, label.to_owned(), 1, 1));
        }
    }
    let mut page = Page::titled();
    page.table(&texts);
    expect("two rows merged", page, &But::default());

    // A text file does not tell which labels are merged.
    let mut page = Page::titled();
    let flat: Vec<Text> =
        texts.iter().map(|Text(row, column, text, ..)| Text(*row, *column, text.clone(), 1, 1)).collect();
    page.table(&flat);
    expect("two rows without merges", page, &But::default());

    // A calendar is filled with marks: no words for a period, and nothing blank.
    let mut texts: Vec<Text> = Vec::new();
    for text in rows(&SIX, 0..4, PLAIN, 1, true) {
        let Text(row, column, words, ..) = text;
        match column {
            3 if row == 1 => {
                texts.push(Text(0, 3, words, 1, 3));
                texts.extend((3..).zip(["ต.ค. ๖๓", "พ.ย. ๖๓", "ธ.ค. ๖๓"]).map(|(c, m)| Text(1, c, m.to_owned(), 1, 1)));
            }
            3 => texts.push(Text(row, 4, "✓".to_owned(), 1, 1)),
            _ if row == 1 => texts.push(Text(0, if column > 3 { column + 2 } else { column }, words, 2, 1)),
            _ => texts.push(Text(row, if column > 3 { column + 2 } else { column }, words, 1, 1)),
        }
    }
    let mut page = Page::titled();
    page.table(&texts);
    expect("a calendar", page, &But { without: &[Period], ..But::default() });
}

#[test]
fn titles_sections_and_notes_in_the_table() {
    let mut texts = vec![Text(0, 0, "รายงานผลการดำเนินการตามมาตรการ".to_owned(), 1, 6)];
    texts.extend(rows(&SIX, 0..4, PLAIN, 1, true));
    texts.extend((0..).zip(1..=6).map(|(column, n)| Text(6, column, format!("({n})"), 1, 1)));
    texts.push(Text(7, 0, "หมายเหตุ ข้อมูล ณ วันที่ ๓๐ กันยายน ๒๕๖๔".to_owned(), 1, 6));
    texts.push(Text(8, 0, "ลงชื่อ ............... ผู้รายงาน".to_owned(), 1, 6));
    let mut page = Page::titled();
    page.table(&texts);
    expect("title, numbers of columns, notes", page, &But::default());

    // A table of signatures with as many columns, and rows of names behind a note.
    for apart in [true, false] {
        let mut page = Page::titled();
        let mut texts = rows(&SIX, 0..4, PLAIN, 0, true);
        let from = if apart { 0 } else { 5 };
        let lines = ["(ลงชื่อ) ............", "(นายสมชาย ใจดี)", "ปลัดองค์การบริหารส่วนตำบล"];
        let signed: Vec<Text> = (from..).zip(lines).map(|(row, line)| Text(row, 2, line.to_owned(), 1, 1)).collect();
        if apart {
            page.table(&texts);
            let width = (3..6).map(|column| Text(0, column, String::new(), 1, 1));
            page.table(&signed.into_iter().chain(width).collect::<Vec<_>>());
        } else {
            texts.extend(signed);
            page.table(&texts);
        }
        expect("signatures", page, &But::default());
    }
    // The number stands beside the title under one label, or numbers the steps.
    let mut texts = Vec::new();
    for Text(row, column, words, ..) in rows(&SIX, 0..4, Style { number: none, ..PLAIN }, 0, true) {
        let span = if row == 0 && column == 0 { 2 } else { 1 };
        texts.push(Text(row, if column > 0 || row > 0 { column + 1 } else { 0 }, words, 1, span));
        if row > 0 && column == 0 {
            texts.push(Text(row, 0, thai(row as usize), 1, 1));
        }
    }
    let mut page = Page::titled();
    page.table(&texts);
    expect("number beside the title", page, &But::default());
    let mut columns = SIX.to_vec();
    columns.insert(1, (Foreign("๑"), "ที่"));
    expect("steps numbered in a column", one(&columns, PLAIN), &But::default());

    // A section names the indicator, whatever the titles say; merged over the columns or not.
    for span in [6, 1] {
        let mut texts = rows(&SIX, 0..0, PLAIN, 0, true);
        let sections = ["ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล", "ด้านการป้องกันการทุจริต"];
        texts.push(Text(1, 0, sections[0].to_owned(), 1, span));
        texts.extend(rows(&SIX, 0..2, PLAIN, 2, false));
        texts.push(Text(4, 0, sections[1].to_owned(), 1, span));
        texts.extend(rows(&SIX, 2..4, PLAIN, 5, false));
        let mut page = Page::titled();
        page.table(&texts);
        let (assessments, _) = page.read();
        let served: Vec<&[u8]> = assessments[0].measures.iter().map(|measure| measure.indicators.as_slice()).collect();
        assert_eq!(served, [[9], [9], [10], [10]]);
    }
    // A section goes on over a page's end, but not under the next line of text.
    for line in [None, Some("มาตรการอื่น")] {
        let mut page = Page::titled();
        let mut texts = rows(&SIX, 0..0, PLAIN, 0, true);
        texts.push(Text(1, 0, "ตัวชี้วัดที่ ๑๐".to_owned(), 1, 6));
        texts.extend(rows(&SIX, 0..1, PLAIN, 2, false));
        page.table(&texts);
        line.iter().for_each(|line| page.line(line));
        page.table(&rows(&SIX, 1..2, PLAIN, 0, true));
        let (assessments, _) = page.read();
        let served: Vec<&[u8]> = assessments[0].measures.iter().map(|measure| measure.indicators.as_slice()).collect();
        assert_eq!(served, [[10], [if line.is_some() { 9 } else { 10 }]]);
    }
    // An instrument is no indicator.
    let mut texts = rows(&SIX, 0..0, PLAIN, 0, true);
    texts.push(Text(1, 0, "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)".to_owned(), 1, 6));
    texts.extend(rows(&SIX, 0..4, PLAIN, 2, false));
    let mut page = Page::titled();
    page.table(&texts);
    expect("section of an instrument", page, &But::default());

    // A table for each indicator under a line that names it.
    let mut page = Page::titled();
    for (index, line) in
        ["ตัวชี้วัดที่ 8", "๙. การเปิดเผยข้อมูล", "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ", "ด้านการป้องกันการทุจริต"].iter().enumerate()
    {
        page.line(line);
        page.table(&rows(&SIX, index..index + 1, PLAIN, 0, true));
    }
    expect("a table for each indicator", page, &But::default());
}

#[test]
fn worksheets_with_titles_and_scores_around_the_measures() {
    let title = |row: u32, text: &str| Text(row, 0, text.to_owned(), 1, 1);
    let titles = || {
        vec![
            title(0, "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส"),
            title(1, "องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี"),
            title(2, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๔"),
        ]
    };
    let scores = |from: u32| -> Vec<Text> {
        let pairs = [("ตัวชี้วัด", "คะแนน"), ("๘. การปรับปรุงระบบการทำงาน", "90.10"), ("๙. การเปิดเผยข้อมูล", "๙๗.๑๔")];
        (from..)
            .zip(pairs)
            .flat_map(|(row, (name, score))| [title(row, name), Text(row, 1, score.to_owned(), 1, 1)])
            .collect()
    };
    let mut page = Page::default();
    let mut texts = titles();
    texts.extend(rows(&SIX, 0..4, PLAIN, 4, true));
    page.sheet("Sheet1", &texts);
    expect("titles above", page, &But::default());

    for below in [true, false] {
        let mut page = Page::default();
        let mut texts = titles();
        texts.extend(rows(&SIX, 0..4, PLAIN, if below { 4 } else { 9 }, true));
        texts.extend(scores(if below { 11 } else { 4 }));
        page.sheet("Sheet1", &texts);
        let (assessments, _) = page.read();
        assert_eq!((assessments.len(), assessments[0].measures.len()), (1, 4));
        let score = |number: usize| assessments[0].indicators[number - 1].score.stated.map(|score| score.to_string());
        assert_eq!([score(8).as_deref(), score(9).as_deref()], [Some("90.10"), Some("97.14")], "{below}");
    }

    // Measures of two agencies in one sheet, and of two years in two.
    let mut page = Page::default();
    let mut texts = titles();
    texts.extend(rows(&SIX, 0..2, PLAIN, 4, true));
    texts.push(title(9, "องค์การบริหารส่วนตำบลค้อทอง อำเภอเขื่องใน จังหวัดอุบลราชธานี"));
    texts.extend(rows(&SIX, 0..3, PLAIN, 10, true));
    page.sheet("Sheet1", &texts);
    let counts: Vec<usize> = page.read().0.iter().map(|assessment| assessment.measures.len()).collect();
    assert_eq!(counts, [3, 2]);
    let mut page = Page::default();
    for year in ["2563", "2564"] {
        let mut texts = titles();
        texts[2] = title(2, &format!("ประจำปีงบประมาณ พ.ศ. {year}"));
        texts.extend(rows(&SIX, 1..2, PLAIN, 4, true));
        page.sheet(year, &texts);
    }
    let (assessments, _) = page.read();
    let periods: Vec<(u16, String)> = assessments
        .iter()
        .map(|assessment| {
            let start = assessment.measures[0].period.as_ref().and_then(|period| period.start);
            (assessment.fiscal_year, start.expect("a first day").to_string())
        })
        .collect();
    assert_eq!(periods, [(2563, "2019-10-01".to_owned()), (2564, "2020-10-01".to_owned())]);
}

#[test]
fn labels_at_the_left_and_lines_of_paragraphs() {
    let mut page = Page::titled();
    for (index, told) in TOLD.iter().enumerate() {
        let column = |column: u32, text: &dyn Fn(Part, &str) -> String| {
            (0..)
                .zip(SIX)
                .map(move |(row, (kind, label))| Text(row, column, text(kind, label), 1, 1))
                .collect::<Vec<_>>()
        };
        let mut texts = column(0, &|_, label| label.to_owned());
        texts.extend(column(1, &|kind, _| part(told, index + 1, kind, PLAIN, false)));
        page.table(&texts);
    }
    expect("labels at the left", page, &But::default());

    let mut page = Page::titled();
    for (index, told) in TOLD.iter().enumerate() {
        page.line(&format!("มาตรการที่ {} {}", thai(index + 1), told.title));
        page.line("ขั้นตอนหรือวิธีการ:");
        for (number, step) in (1..).zip(told.steps) {
            page.line(&format!("{}) {step}", thai(number)));
        }
        page.line(&format!("ผู้รับผิดชอบ: {}", told.units.join(", ")));
        page.line(&format!("ระยะเวลา : {}", told.period));
        page.line(&format!("ผลการดำเนินการ: {}", points(told.results)));
        page.line(&format!("ข้อเสนอแนะ: {}", if told.suggestion.is_empty() { "-" } else { told.suggestion }));
    }
    page.line("จึงเรียนมาเพื่อโปรดทราบ");
    expect("paragraphs", page, &But::default());
}

#[test]
fn the_year_may_be_told_after_the_table() {
    let mut page = Page::default();
    page.line("มาตรการส่งเสริมคุณธรรมและความโปร่งใส องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี");
    page.table(&rows(&SIX, 0..4, PLAIN, 0, true));
    page.line("ประจำปีงบประมาณ พ.ศ. ๒๕๖๔");
    expect("year below", page, &But::default());
}

#[test]
fn tables_of_other_things_hold_no_measures() {
    let tables: [(&str, &[&str], &[&str]); 9] = [
        ("personnel", &["ที่", "ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน", "หมายเหตุ"], &["๑", "นายก", "ปลัด", "สำนักปลัด", "-"]),
        (
            "purchases",
            &["ที่", "โครงการ", "วิธีการจัดหา", "งบประมาณ", "หน่วยงานรับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"],
            &["๑", "จัดซื้อคอมพิวเตอร์", "เฉพาะเจาะจง", "๒๐,๐๐๐", "กองคลัง", "ตุลาคม ๒๕๖๓", "แล้วเสร็จ"],
        ),
        (
            "projects",
            &["โครงการ/กิจกรรม", "วัตถุประสงค์", "งบประมาณ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลที่คาดว่าจะได้รับ"],
            &["ลดขั้นตอน", "เพื่อ", "๑๐,๐๐๐", "กองช่าง", "ตลอดปี", "ดีขึ้น"],
        ),
        (
            "risks",
            &["เหตุการณ์ความเสี่ยง", "มาตรการจัดการความเสี่ยง", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"],
            &["รับสินบน", "ประกาศนโยบาย", "สำนักปลัด", "ตลอดปี", "แล้วเสร็จ"],
        ),
        ("contents", &["เรื่อง", "หน้า"], &["มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "๕"]),
        ("service", &["ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"], &["ยื่นคำขอ", "๕ นาที", "กองคลัง"]),
        ("training", &["หลักสูตร", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"], &["จริยธรรม", "อบรม", "มีนาคม ๒๕๖๔", "สำนักปลัด"]),
        ("two labels", &["โครงการ", "ผู้รับผิดชอบ"], &["ลดขั้นตอน", "กองช่าง"]),
        ("scores", &["ตัวชี้วัด", "คะแนน", "ผลการประเมิน"], &["๙. การเปิดเผยข้อมูล", "90.00", "ผ่าน"]),
    ];
    for (name, header, row) in tables {
        let mut page = Page::titled();
        let line = |row: u32, texts: &[&str]| -> Vec<Text> {
            (0..).zip(texts).map(|(column, text)| Text(row, column, (*text).to_owned(), 1, 1)).collect()
        };
        let mut texts = line(0, header);
        texts.extend(line(1, row));
        page.table(&texts);
        let measures =
            page.claims().into_iter().filter(|claim| matches!(claim.statement, prongsai::model::Statement::Measure(_)));
        assert_eq!(measures.count(), 0, "{name}");
    }
    // Words of measures in sentences are none either.
    let mut page = Page::titled();
    page.line("มาตรการที่ ๑ เป็นมาตรการที่ดี");
    page.line("ผู้รับผิดชอบต้องรายงานผล");
    page.line("๑. มาตรการภายใน");
    page.line("ระยะเวลา: ตลอดปี");
    assert_eq!(page.claims(), []);
}
