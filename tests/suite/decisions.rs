//! What officers decide in the findings sheet: applied on the next run, kept by every run, and told where it does not
//! fit any more.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use prongsai::export::links::Links;
use prongsai::export::wording::Language;
use prongsai::export::{Digits, Settings, json, workbook};
use prongsai::ingest;
use prongsai::model::{Assessment, Block, Cell, Comparison, FindingDetail, Instrument, Table, Unfit, marks};
use prongsai::pipeline::{self, Quiet, Request};
use prongsai::rules::RuleBook;
use rust_decimal::Decimal;
use tempfile::TempDir;

use crate::common::filled;

const SETTINGS: Settings = Settings { language: Language::Thai, digits: Digits::Thai };
const ENGLISH: Settings = Settings { language: Language::English, digits: Digits::Arabic };

/// An office: its submissions, and the workbook that it works in.
struct Office {
    folder: TempDir,
    settings: Settings,
}

impl Office {
    /// With one sheet of scores of one agency: the header row, then the values.
    fn with(sheets: &[(&str, &str)]) -> Office {
        let office = Office { folder: tempfile::tempdir().unwrap(), settings: SETTINGS };
        fs::create_dir(office.submissions()).unwrap();
        for (name, sheet) in sheets {
            office.submit(name, sheet);
        }
        office
    }

    fn submissions(&self) -> PathBuf {
        self.folder.path().join("submissions")
    }

    fn workbook(&self) -> PathBuf {
        self.folder.path().join("comparison.xlsx")
    }

    fn submit(&self, name: &str, sheet: &str) {
        fs::write(self.submissions().join(name), sheet).unwrap();
    }

    /// Compares, with the decisions in the workbook where there is one, and writes it anew.
    fn run(&self) -> Comparison {
        let workbook_path = self.workbook();
        let paths = [self.submissions()];
        let decisions = workbook_path.exists().then_some(workbook_path.as_path());
        let comparison =
            pipeline::run_request(&Request { paths: &paths, decisions, ..Request::default() }, &Quiet).unwrap();
        let bytes = workbook::write(&comparison, RuleBook::embedded(), &self.settings, &Links::default()).unwrap();
        fs::write(&workbook_path, bytes).unwrap();
        comparison
    }

    /// Answers the finding of a code: value, reason and who decided.
    fn answer(&self, code: &str, answer: [&str; 3]) {
        self.fill(code, &[marks::VALUE, marks::REASON, marks::BY].into_iter().zip(answer).collect::<Vec<_>>());
    }

    /// Copies the row of a code over another's, and answers it there.
    fn copy_over(&self, code: &str, over: &str, [value, reason, by]: [&str; 3]) {
        let sheet = findings_sheet(&fs::read(self.workbook()).unwrap());
        let row = row_of(&sheet, code);
        let is_key = |cell: &&Cell| cell.row == row && cell.column == column_of(&sheet, marks::KEY);
        let key = sheet.cells.iter().find(is_key).unwrap().text.clone();
        self.fill(over, &[(marks::KEY, &key), (marks::VALUE, value), (marks::REASON, reason), (marks::BY, by)]);
    }

    /// Fills in cells, by the marks of their columns, of the row of a code.
    fn fill(&self, code: &str, texts: &[(&str, &str)]) {
        let bytes = fs::read(self.workbook()).unwrap();
        let sheet = findings_sheet(&bytes);
        let (column, row) = (|mark: &str| column_of(&sheet, mark), row_of(&sheet, code));
        let letter = |column: u32| char::from(b'A' + u8::try_from(column).unwrap());
        let cells: Vec<(String, &str)> =
            texts.iter().map(|(mark, text)| (format!("{}{}", letter(column(mark)), row + 1), *text)).collect();
        let name = sheet.sheet.as_deref().unwrap();
        fs::write(self.workbook(), filled(&bytes, name, &cells)).unwrap();
    }
}

fn column_of(sheet: &Table, mark: &str) -> u32 {
    sheet.cells.iter().find(|cell| cell.text == mark).unwrap().column
}

fn row_of(sheet: &Table, code: &str) -> u32 {
    let column = column_of(sheet, marks::CODE);
    let found = sheet.cells.iter().find(|cell| cell.text == code && cell.column == column);
    found.unwrap_or_else(|| panic!("no finding {code}")).row
}

fn findings_sheet(workbook: &[u8]) -> Table {
    let document = ingest::read_bytes(workbook, &Arc::from("comparison.xlsx")).unwrap();
    let tables = document.blocks.into_iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let has_key = |table: &Table| table.cells.iter().any(|cell| cell.text == marks::KEY);
    tables.into_iter().find(has_key).unwrap()
}

/// A sheet of one agency with all scores. IIT is the mean 90.00 of its indicators, EIT 90.00 and OIT 80.00, overall
/// 86.00, unless told otherwise.
fn sheet(changes: &[(usize, &str)]) -> String {
    let mut values: Vec<&str> = vec![
        "อบต.แดงหม้อ อ.เขื่องใน จ.อุบลราชธานี",
        "90.00",
        "90.00",
        "90.00",
        "90.00",
        "90.00",
        "90.00",
        "90.00",
        "90.00",
        "80.00",
        "80.00",
        "90.00",
        "90.00",
        "80.00",
        "86.00",
        "A",
        "ผ่าน",
    ];
    for (column, value) in changes {
        values[*column] = value;
    }
    let indicators: Vec<String> = (1..=10).map(|number| format!("ตัวชี้วัดที่ {number}")).collect();
    format!(
        "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2562\nหน่วยงาน,{},IIT,EIT,OIT,คะแนนรวม,ระดับ,ผล\n{}\n",
        indicators.join(","),
        values.join(",")
    )
}

fn codes(comparison: &Comparison) -> Vec<&'static str> {
    comparison.findings.iter().map(|finding| finding.detail.code()).collect()
}

fn one(comparison: &Comparison) -> &Assessment {
    let [one] = comparison.assessments.as_slice() else { panic!("one assessment: {:?}", comparison.assessments) };
    one
}

#[test]
fn a_decision_survives_three_runs_and_the_outputs_stay_the_same() {
    let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00")]))]);
    let first = office.run();
    assert_eq!(codes(&first), ["overall-differs"]);
    office.answer("overall-differs", ["86", "สลับเลข ตรวจกับประกาศแล้ว", "ปลัดอำเภอ"]);

    let second = office.run();
    let written = fs::read(office.workbook()).unwrap();
    assert_eq!(codes(&second), [""; 0], "the finding is settled");
    let overall = &one(&second).overall;
    assert_eq!(overall.stated, Some("88.00".parse().unwrap()), "what is stated stays");
    let decided = overall.decided.as_ref().unwrap();
    assert_eq!(decided.value, "86".parse().unwrap());
    assert_eq!(decided.reason.as_deref(), Some("สลับเลข ตรวจกับประกาศแล้ว"));
    assert_eq!(decided.by.as_deref(), Some("ปลัดอำเภอ"));
    assert_eq!(second.years[0].overall_mean, Some("86".parse().unwrap()), "and the decided value is compared");

    let third = office.run();
    assert_eq!(third.assessments, second.assessments);
    assert!(fs::read(office.workbook()).unwrap() == written, "run after run the same bytes");
    let contract = String::from_utf8(json::write(&third, &SETTINGS).unwrap()).unwrap();
    let contract: serde_json::Value = serde_json::from_str(&contract).unwrap();
    let overall = contract.pointer("/assessments/0/overall").unwrap();
    assert_eq!(overall.pointer("/stated").unwrap(), "88.00");
    assert_eq!(overall.pointer("/decided/value").unwrap(), "86");
    assert_eq!(contract.pointer("/decisions/0/code").unwrap(), "overall-differs");
    assert_eq!(contract.pointer("/decisions/0/by").unwrap(), "ปลัดอำเภอ");
}

#[test]
fn every_sort_of_figure_can_be_decided() {
    // What is wrong in the sheet, the finding, what the officer writes, and what is compared then.
    type Case<'c> = (&'c [(usize, &'c str)], &'c str, &'c str, fn(&Assessment) -> String, &'c str);
    let first: fn(&Assessment) -> String = |one| one.indicators[0].score.value().unwrap().to_string();
    let cases: &[Case<'_>] = &[
        (&[(1, "900.0")], "score-out-of-range", "๙๐.๐๐", first, "90.00"),
        (&[(1, "เก้าสิบ")], "unreadable-score", "90", first, "90"),
        (&[(1, "")], "missing-indicator", "90.0 คะแนน", first, "90"),
        (
            &[(11, "95.00")],
            "instrument-differs",
            "90.00",
            |one| one.instruments[&Instrument::Iit].value().unwrap().to_string(),
            "90",
        ),
        (&[(15, "B")], "grade-differs", "a", |one| one.grade.value().unwrap().label().to_owned(), "A"),
        (&[(16, "ไม่ผ่าน")], "result-differs", "ผ่าน", |one| one.passed.value().unwrap().to_string(), "true"),
        (&[(15, "ผ่านดี")], "grade-of-other-scale", "A", |one| one.grade.value().unwrap().label().to_owned(), "A"),
        // Another figure is the wrong one.
        (&[(1, "95.00")], "instrument-differs", "ตัวชี้วัดที่ 1 = 90.00", first, "90.00"),
        (
            &[(14, "88.00")],
            "overall-differs",
            "คะแนนรวม=86.00",
            |one| one.overall.value().unwrap().to_string(),
            "86.00",
        ),
        // What is stated was right after all.
        (&[(14, "88.00")], "overall-differs", "88.00", |one| one.overall.value().unwrap().to_string(), "88"),
    ];
    for (changes, code, value, of, expected) in cases {
        let office = Office::with(&[("a.csv", &sheet(changes))]);
        let first = office.run();
        assert!(codes(&first).contains(code), "{code}: {:?}", codes(&first));
        office.answer(code, [value, "ตามประกาศ", "สมหญิง"]);
        let second = office.run();
        assert!(!codes(&second).contains(code), "{code} {value}: {:?}", second.findings);
        assert!(!codes(&second).contains(&"decision-not-applied"), "{code} {value}: {:?}", second.findings);
        let found = of(one(&second));
        let number =
            |text: &str| text.parse::<Decimal>().map_or_else(|_| text.to_owned(), |n| n.normalize().to_string());
        assert_eq!(number(&found), number(expected), "{code} {value}");
    }
}

#[test]
fn whose_scores_they_are_and_of_which_year_can_be_decided() {
    let nobody = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2562\nตัวชี้วัด,คะแนน\nตัวชี้วัดที่ 1,90.00\nตัวชี้วัดที่ 2,91.00\nคะแนนรวม,86.00\n";
    let office = Office::with(&[("a.csv", nobody)]);
    assert_eq!(office.run().assessments.len(), 0);
    office.answer("no-agency", ["อบต.แดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี", "หนังสือนำส่ง", "สมชาย"]);
    let named = office.run();
    assert_eq!(one(&named).agency.name, "องค์การบริหารส่วนตำบลแดงหม้อ");
    assert!(!codes(&named).contains(&"no-agency"));

    let timeless = sheet(&[]).replace(" ปีงบประมาณ พ.ศ. 2562", "");
    let office = Office::with(&[("a.csv", &timeless)]);
    assert_eq!(office.run().assessments.len(), 0);
    office.answer("no-fiscal-year", ["ปีงบประมาณ พ.ศ. ๒๕๖๓", "", "สมชาย"]);
    assert_eq!(one(&office.run()).fiscal_year, 2563);

    // There are many subdistricts of this name.
    let namesake = sheet(&[]).replace("อบต.แดงหม้อ อ.เขื่องใน จ.อุบลราชธานี", "อบต.หนองแวง");
    let office = Office::with(&[("a.csv", &namesake)]);
    office.run();
    office.answer("ambiguous-agency", ["อ.กุสุมาลย์", "", ""]);
    assert!(codes(&office.run()).contains(&"decision-not-applied"), "no subdistrict of this name is there");
}

#[test]
fn a_reason_alone_settles_a_finding_and_changes_no_figure() {
    let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00")]))]);
    office.run();
    office.answer("overall-differs", ["", "หน่วยงานยืนยัน", "สมหญิง"]);
    let second = office.run();
    assert_eq!(codes(&second), [""; 0]);
    assert_eq!(second.settled.len(), 1);
    assert_eq!(one(&second).overall.decided, None);
    assert_eq!(codes(&office.run()), [""; 0], "it stays settled");
}

#[test]
fn what_no_longer_fits_is_told_and_kept_until_it_fits_again() {
    let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00")]))]);
    office.run();
    office.answer("overall-differs", ["86.00", "ตรวจแล้ว", "สมหญิง"]);
    office.run();
    let whys = |comparison: &Comparison| -> Vec<Unfit> {
        let why = |finding: &prongsai::model::Finding| match &finding.detail {
            FindingDetail::DecisionNotApplied { why, .. } => Some(*why),
            _ => None,
        };
        comparison.findings.iter().filter_map(why).collect()
    };

    // The agency sent a new sheet with another slip: 86.00 was not decided of that.
    office.submit("a.csv", &sheet(&[(14, "89.00")]));
    for _ in 0..2 {
        let changed = office.run();
        assert_eq!(whys(&changed), [Unfit::Changed]);
        assert!(codes(&changed).contains(&"overall-differs"));
        assert_eq!(one(&changed).overall.decided, None);
    }
    // And then a right one.
    office.submit("a.csv", &sheet(&[]));
    let corrected = office.run();
    assert_eq!(whys(&corrected), [Unfit::Gone]);
    assert_eq!(codes(&corrected), ["decision-not-applied"]);
    // With the first sheet the decision fits again, in the officer's own words.
    office.submit("a.csv", &sheet(&[(14, "88.00")]));
    let again = office.run();
    assert_eq!(codes(&again), [""; 0]);
    let decision = &again.settled[0].decision;
    assert_eq!((decision.value.as_deref(), decision.by.as_deref()), (Some("86"), Some("สมหญิง")));
}

#[test]
fn a_value_that_is_not_asked_for_is_told_and_not_guessed() {
    let cases = [
        ("overall-differs", "860"),
        ("overall-differs", "แปดสิบหก"),
        ("overall-differs", "2021-08-06"),
        ("overall-differs", "ตัวชี้วัดที่ 11 = 90"),
        ("overall-differs", "o18 = 55"),
        ("grade-differs", "ผ่านดี"),
        ("grade-differs", "G"),
        ("result-differs", "85"),
    ];
    for (code, value) in cases {
        let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00"), (15, "B"), (16, "ไม่ผ่าน")]))]);
        office.run();
        office.answer(code, [value, "", ""]);
        for _ in 0..2 {
            let second = office.run();
            assert!(codes(&second).contains(&"decision-not-applied"), "{code} {value}: {:?}", codes(&second));
            assert!(codes(&second).contains(&code), "{code} {value}: still open");
        }
    }
}

#[test]
fn a_decided_value_that_agrees_with_nothing_is_told() {
    let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00")]))]);
    office.run();
    office.answer("overall-differs", ["68.00", "", "สมหญิง"]);
    let second = office.run();
    // Errors first.
    assert_eq!(codes(&second), ["grade-differs", "result-differs", "decision-differs"]);
    office.answer("decision-differs", ["", "ถูกต้องแล้ว", "สมหญิง"]);
    assert!(!codes(&office.run()).contains(&"decision-differs"));
}

#[test]
fn a_decision_of_an_earlier_run_joins_with_its_results() {
    let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00")]))]);
    office.run();
    office.answer("overall-differs", ["86.00", "ตรวจแล้ว", "สมหญิง"]);
    let decided = json::write(&office.run(), &SETTINGS).unwrap();

    let next_year = Office::with(&[("b.csv", &sheet(&[]).replace("2562", "2563"))]);
    fs::write(next_year.submissions().join("assessments.json"), &decided).unwrap();
    let joined = next_year.run();
    assert!(!codes(&joined).contains(&"overall-differs"), "{:?}", joined.findings);
    assert!(!codes(&joined).contains(&"decision-not-applied"), "{:?}", joined.findings);
    let values: Vec<String> = joined.assessments.iter().map(|one| one.overall.value().unwrap().to_string()).collect();
    assert_eq!(values, ["86", "86.00"]);
    assert_eq!(joined.assessments[0].overall.stated, Some("88.00".parse().unwrap()));
    // The office of this year sees it in its own workbook, and may decide otherwise.
    next_year.answer("overall-differs", ["88.00", "ประกาศแก้ไข", "สมชาย"]);
    let again = next_year.run();
    assert_eq!(again.assessments[0].overall.value().unwrap().to_string(), "88");
    assert!(!codes(&again).contains(&"decision-not-applied"), "{:?}", again.findings);

    // Beside a document that says otherwise now, the old decision is told and not believed.
    next_year.submit("a.csv", &sheet(&[(14, "87.00")]));
    fs::remove_file(next_year.workbook()).unwrap();
    let codes = codes(&next_year.run());
    assert!(codes.contains(&"decision-not-applied") || codes.contains(&"conflicting-values"), "{codes:?}");
}

#[test]
fn rows_that_contradict_each_other_decide_nothing() {
    let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00"), (11, "95.00")]))]);
    office.run();
    office.answer("overall-differs", ["86.00", "", ""]);
    office.answer("instrument-differs", ["คะแนนรวม = 87.00", "", ""]);
    let second = office.run();
    let not_applied = codes(&second).iter().filter(|code| **code == "decision-not-applied").count();
    assert_eq!(not_applied, 2);
    assert_eq!(one(&second).overall.decided, None);
}

#[test]
fn what_settles_several_findings_stays_settled_run_after_run() {
    let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00"), (11, "95.00")]))]);
    office.run();
    // In the row of the finding about another figure: that one is not cured by it.
    office.answer("instrument-differs", ["คะแนนรวม = 86.00", "ตามประกาศ", "สมหญิง"]);
    for _ in 0..3 {
        let again = office.run();
        assert_eq!(codes(&again), ["instrument-differs"], "the IIT differs as before");
        assert_eq!(again.settled.len(), 2);
    }
    // Answered one by one, each keeps its own reason.
    let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00"), (11, "95.00")]))]);
    office.run();
    office.answer("instrument-differs", ["คะแนนรวม = 86.00", "ตามประกาศ", "สมหญิง"]);
    office.answer("overall-differs", ["86", "สลับเลข", "สมชาย"]);
    for _ in 0..3 {
        let again = office.run();
        assert_eq!(codes(&again), ["instrument-differs"], "the IIT differs as before");
        let reasons: Vec<_> = again.settled.iter().map(|one| one.decision.reason.as_deref().unwrap()).collect();
        assert!(reasons.len() == 2 && reasons.contains(&"ตามประกาศ") && reasons.contains(&"สลับเลข"), "{reasons:?}");
    }
}

#[test]
fn two_answers_to_one_question_decide_nothing() {
    let nobody = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2562\nตัวชี้วัด,คะแนน\nตัวชี้วัดที่ 1,90.00\nคะแนนรวม,86.00\n";
    let agency = |name: &str| format!("อบต.{name} อำเภอเขื่องใน จังหวัดอุบลราชธานี");
    let earlier = sheet(&[]);
    let later = sheet(&[(14, "86.50")]).replace("2562", "2566").replace("อบต.", "เทศบาลตำบล").replace(",A,", ",,");
    let slip = sheet(&[(14, "88.00")]).replace("แดงหม้อ", "สหธาตุ");
    let cases = [
        ("no-agency", vec![("a.csv", nobody), ("b.csv", &slip)], [agency("แดงหม้อ"), agency("ค้อทอง")]),
        (
            "kind-changed",
            vec![("a.csv", &earlier), ("b.csv", &later), ("c.csv", &slip)],
            ["ใช่".to_owned(), "ไม่ใช่".to_owned()],
        ),
    ];
    for (code, sheets, [one, other]) in cases {
        let office = Office::with(&sheets);
        let first = office.run();
        office.answer(code, [&one, "", ""]);
        office.copy_over(code, "overall-differs", [&other, "", ""]);
        for _ in 0..2 {
            let again = office.run();
            assert_eq!(again.assessments.len(), first.assessments.len(), "{code}");
            assert!(again.changes.is_empty() && again.settled.is_empty(), "{code}: {:?}", again.settled);
            let told = codes(&again).iter().filter(|code| **code == "decision-not-applied").count();
            assert_eq!(told, 2, "{code}: both are told, and kept");
        }
    }
}

#[test]
fn a_copied_row_with_another_reason_is_kept() {
    let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00"), (11, "95.00")]))]);
    office.run();
    office.answer("overall-differs", ["86.00", "สลับเลข", "สมหญิง"]);
    office.copy_over("overall-differs", "instrument-differs", ["86", "ตามประกาศ", "สมชาย"]);
    for _ in 0..3 {
        let again = office.run();
        assert_eq!(codes(&again), ["instrument-differs"]);
        assert_eq!(again.settled.len(), 2);
    }
}

#[test]
fn earlier_runs_that_decided_otherwise_than_each_other_decide_nothing() {
    let decided = |value: &str| {
        let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00")]))]);
        office.run();
        office.answer("overall-differs", [value, "ตรวจแล้ว", "สมหญิง"]);
        json::write(&office.run(), &SETTINGS).unwrap()
    };
    let office = Office::with(&[]);
    fs::write(office.submissions().join("one.json"), decided("86.00")).unwrap();
    fs::write(office.submissions().join("other.json"), decided("87.00")).unwrap();
    let joined = office.run();
    assert_eq!(one(&joined).overall.decided, None);
    assert_eq!(codes(&joined).iter().filter(|code| **code == "decision-not-applied").count(), 2);
    // The office of now has the last word.
    office.answer("overall-differs", ["86.00", "ตรวจอีกครั้ง", "สมชาย"]);
    let again = office.run();
    assert_eq!(one(&again).overall.value().unwrap().to_string(), "86");
    assert!(!codes(&again).contains(&"decision-not-applied"), "{:?}", again.findings);
}

#[test]
fn whose_scores_they_are_holds_for_every_year_in_the_file() {
    // More scores of the first year than a finding names places.
    let year = |year: u16| {
        let scores: String = (1..=5).map(|number| format!("ตัวชี้วัดที่ {number},90\n")).collect();
        format!("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year}\nตัวชี้วัด,คะแนน\n{scores}คะแนนรวม,86\n")
    };
    let office = Office::with(&[("a.csv", &format!("{}\n{}", year(2562), year(2563)))]);
    office.run();
    office.answer("no-agency", ["อบต.แดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี", "หนังสือนำส่ง", "สมชาย"]);
    let years: Vec<u16> = office.run().assessments.iter().map(|one| one.fiscal_year).collect();
    assert_eq!(years, [2562, 2563]);
}

#[test]
fn answers_in_an_english_workbook_are_understood() {
    let mut office = Office::with(&[("a.csv", &sheet(&[(16, "ไม่ผ่าน")]))]);
    office.settings = ENGLISH;
    office.run();
    office.answer("result-differs", ["passed", "announced", "S."]);
    let second = office.run();
    assert_eq!(codes(&second), [""; 0]);
    // The next run may be in the other language.
    office.settings = SETTINGS;
    assert_eq!(codes(&office.run()), [""; 0]);
}

fn compare(office: &Office, more: &[&Path]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prongsai"));
    command.args(["compare", "--quiet", "--lang", "en", "-o"]).arg(office.folder.path()).arg(office.submissions());
    command.args(more);
    command.output().unwrap()
}

#[test]
fn a_workbook_with_decisions_is_not_overwritten_without_them() {
    let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00")]))]);
    assert!(compare(&office, &[]).status.success());
    assert!(compare(&office, &[]).status.success(), "without decisions it is only an output");
    office.answer("overall-differs", ["86.00", "", ""]);
    let answered = fs::read(office.workbook()).unwrap();

    let refused = compare(&office, &[]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("1 decisions") && said.contains("--decisions"), "{said}");
    assert!(fs::read(office.workbook()).unwrap() == answered, "nothing is lost");

    let workbook = office.workbook();
    assert!(compare(&office, &[Path::new("--decisions"), &workbook]).status.success());
    assert_eq!(compare(&office, &[]).status.code(), Some(2), "applied once, they still are in the workbook");
    assert!(compare(&office, &[Path::new("--discard-decisions")]).status.success());
    assert!(compare(&office, &[]).status.success());

    fs::write(&workbook, &answered[..answered.len() / 2]).unwrap();
    assert_eq!(compare(&office, &[]).status.code(), Some(2), "what it holds cannot be told");
    let missing = office.folder.path().join("missing.xlsx");
    assert_eq!(compare(&office, &[Path::new("--decisions"), &missing]).status.code(), Some(2));
}

#[test]
fn a_workbook_whose_marks_were_taken_out_is_not_overwritten() {
    for mark in [marks::KEY, marks::VALUE] {
        let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00")]))]);
        assert!(compare(&office, &[]).status.success());
        office.answer("overall-differs", ["86.00", "", ""]);
        let bytes = fs::read(office.workbook()).unwrap();
        let table = findings_sheet(&bytes);
        let cell = table.cells.iter().find(|cell| cell.text == mark).unwrap();
        let name = format!("{}{}", char::from(b'A' + u8::try_from(cell.column).unwrap()), cell.row + 1);
        fs::write(office.workbook(), filled(&bytes, "Findings", &[(name, "")])).unwrap();
        assert_eq!(compare(&office, &[]).status.code(), Some(2), "{mark}: answers without what they are known by");
        let workbook = office.workbook();
        assert_eq!(compare(&office, &[Path::new("--decisions"), &workbook]).status.code(), Some(2), "{mark}");
    }
}

#[test]
fn scores_that_were_corrected_by_hand_are_not_overwritten() {
    let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00")]))]);
    assert!(compare(&office, &[]).status.success());
    let bytes = fs::read(office.workbook()).unwrap();
    fs::write(office.workbook(), filled(&bytes, "Ranking", &[("F4".to_owned(), "90")])).unwrap();
    assert!(compare(&office, &[]).status.success(), "the same score in another writing is no correction");
    fs::write(office.workbook(), filled(&bytes, "Ranking", &[("F4".to_owned(), "91.5")])).unwrap();
    let refused = compare(&office, &[]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("by hand"));
    assert!(compare(&office, &[Path::new("--discard-decisions")]).status.success());
}

#[test]
fn an_agency_that_changed_its_kind_is_followed_when_it_is_decided() {
    let later = sheet(&[(14, "86.50")]).replace("2562", "2566").replace("อบต.", "เทศบาลตำบล").replace(",A,", ",,");
    for (answer, followed) in [("ใช่", true), ("yes", true), ("ไม่ใช่", false)] {
        let office = Office::with(&[("a.csv", &sheet(&[])), ("b.csv", &later)]);
        let first = office.run();
        assert!(codes(&first).contains(&"kind-changed"), "{:?}", codes(&first));
        assert!(first.changes.is_empty(), "offered, and not assumed");
        office.answer("kind-changed", [answer, "ยกฐานะเมื่อปี 2565", "นายอำเภอ"]);
        for _ in 0..2 {
            let again = office.run();
            assert!(!codes(&again).contains(&"kind-changed"), "{answer}: settled");
            assert!(!codes(&again).contains(&"decision-not-applied"), "{answer}: {:?}", again.findings);
            assert_eq!(again.changes.len(), usize::from(followed), "{answer}");
        }
    }
}

#[test]
fn whose_scores_they_are_is_asked_again_when_the_scores_are_others() {
    let form = |overall: &str| {
        format!(
            "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2562\nตัวชี้วัด,คะแนน\nตัวชี้วัดที่ 1,90.00\nตัวชี้วัดที่ 2,91.00\nคะแนนรวม,{overall}\n"
        )
    };
    let office = Office::with(&[("a.csv", &form("86.00"))]);
    office.run();
    office.answer("no-agency", ["อบต.แดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี", "", "สมชาย"]);
    assert_eq!(office.run().assessments.len(), 1);
    // Another form in the same cells, of whoever that may be.
    office.submit("a.csv", &form("56.00"));
    let changed = office.run();
    assert_eq!(changed.assessments.len(), 0);
    assert!(codes(&changed).contains(&"no-agency") && codes(&changed).contains(&"decision-not-applied"));
    office.submit("a.csv", &form("86.00"));
    assert_eq!(office.run().assessments.len(), 1);
}

#[test]
fn an_answer_about_another_figure_settles_only_what_it_cures() {
    let office = Office::with(&[("a.csv", &sheet(&[(14, "88.00")]))]);
    office.run();
    // The OIT item has nothing to do with the sum.
    office.answer("overall-differs", ["e1 = 50", "", "สมหญิง"]);
    for _ in 0..2 {
        let second = office.run();
        assert!(codes(&second).contains(&"overall-differs"), "{:?}", codes(&second));
        assert_eq!(one(&second).items.len(), 1, "the answer is taken all the same");
    }
}
