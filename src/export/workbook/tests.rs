//! The workbook as a whole, written and read back.

use std::io::{Cursor, Read as _};

use calamine::{Data, Range, Reader as _, Xlsx};

use super::*;
use crate::compare::compare;
use crate::export::Digits;
use crate::model::{Figure, FindingDetail, Grade, Instrument, Position, fixture};

const THAI: Settings = Settings { language: Language::Thai, digits: Digits::Thai };
const ENGLISH: Settings = Settings { language: Language::English, digits: Digits::Arabic };

/// The fixture's run with what the stated scores give by the rules, as in a real run.
fn run() -> Comparison {
    let (mut assessments, findings, files) = fixture::run();
    assessments.iter_mut().for_each(compute);
    compare(assessments, findings, files, RuleBook::embedded(), &[])
}

/// Fills in what the stated scores give by the rules of the year.
fn compute(assessment: &mut Assessment) {
    let rules = RuleBook::embedded().for_year(assessment.fiscal_year).unwrap();
    let mut exact = BTreeMap::new();
    for (instrument, figure) in &mut assessment.instruments {
        let indicators = rules.indicators.iter().filter(|rule| rule.instrument == *instrument);
        let scores: Option<Vec<Decimal>> =
            indicators.map(|rule| assessment.indicators[usize::from(rule.number) - 1].score.stated).collect();
        let computed = scores.and_then(|scores| rules.instrument_score(*instrument, &scores));
        figure.computed = computed.map(|score| score.round_dp(4));
        exact.extend(computed.or(figure.stated).map(|score| (*instrument, score)));
    }
    assessment.overall.computed = rules.overall(&exact).map(|score| score.round_dp(4));
    let shown: BTreeMap<Instrument, Decimal> = assessment
        .instruments
        .iter()
        .filter_map(|(instrument, figure)| Some((*instrument, *figure.value()?)))
        .collect();
    if let Some(overall) = assessment.overall.value() {
        assessment.grade.computed = rules.grade(*overall, &shown).map(|band| band.grade);
        assessment.passed.computed = rules.passed(*overall, &shown);
    }
}

/// A workbook that was written, opened again.
struct Opened {
    workbook: Xlsx<Cursor<Vec<u8>>>,
    bytes: Vec<u8>,
}

impl Opened {
    fn new(comparison: &Comparison, settings: &Settings) -> Opened {
        let bytes = write(comparison, RuleBook::embedded(), settings).unwrap();
        Opened { workbook: Xlsx::new(Cursor::new(bytes.clone())).unwrap(), bytes }
    }

    fn values(&mut self, sheet: Sheet) -> Range<Data> {
        self.workbook.worksheet_range(sheet.name(Language::Thai)).unwrap()
    }

    fn formulas(&mut self, sheet: Sheet) -> Range<String> {
        self.workbook.worksheet_formula(sheet.name(Language::Thai)).unwrap()
    }

    fn part(&self, name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(self.bytes.as_slice())).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }
}

/// Row and column of a cell such as `AA4`, from 0.
fn position(cell: &str) -> (u32, u32) {
    let (letters, row) = cell.split_at(cell.bytes().take_while(u8::is_ascii_alphabetic).count());
    let column = letters.bytes().fold(0, |number, letter| number * 26 + u32::from(letter - b'A') + 1);
    (row.parse::<u32>().unwrap() - 1, column - 1)
}

/// A cell's value as text; the empty text for an empty cell.
fn shown(values: &Range<Data>, cell: &str) -> String {
    values.get_value(position(cell)).map(ToString::to_string).unwrap_or_default()
}

/// A cell's formula; the empty text where there is none.
fn formula(formulas: &Range<String>, cell: &str) -> String {
    formulas.get_value(position(cell)).cloned().unwrap_or_default()
}

#[test]
fn the_ranking_shows_what_was_stated_beside_what_it_gives() {
    let mut opened = Opened::new(&run(), &THAI);
    let values = opened.values(Sheet::Ranking);
    let cases = [
        // The best of the latest year stands first, the year before under it.
        ("A4", "1"),
        ("B4", "องค์การบริหารส่วนตำบลธาตุน้อย"),
        ("A6", "3"),
        ("B6", "องค์การบริหารส่วนตำบลแดงหม้อ"),
        ("F6", "2564"),
        ("G6", "99.83"),
        ("P6", "43.75"),
        ("Q6", "95.73"),
        ("R6", "95.5"),
        ("T6", "80.9"),
        ("U6", "80.8998"),
        ("V6", "80.9"),
        ("W6", "B"),
        ("X6", "ไม่ผ่าน"),
        ("Z6", "2"),
        ("AA6", "95.726"),
        ("AB6", "95.5067"),
        ("AC6", "58.825"),
        // Stated and computed disagree: both are there, and the stated one is used.
        ("B5", "องค์การบริหารส่วนตำบลสร้างถ่อ"),
        ("T5", "87.28"),
        ("U5", "77.28"),
        ("V5", "87.28"),
        ("A7", "1"),
        ("F7", "2563"),
        ("Y7", "0"),
    ];
    for (cell, expected) in cases {
        assert_eq!(shown(&values, cell), expected, "{cell}");
    }
}

#[test]
fn what_can_be_computed_is_a_formula() {
    let mut opened = Opened::new(&run(), &THAI);
    let formulas = opened.formulas(Sheet::Ranking);
    let cases = [
        ("A4", "IF(ISNUMBER(V4),COUNTIFS($F$4:$F$7,F4,$V$4:$V$7,\">\"&V4)+1,\"\")"),
        ("Q4", ""),
        ("AA4", "IF(COUNT(G4:K4)=5,ROUND(AVERAGE(G4:K4),4),\"\")"),
        (
            "U4",
            "IF(COUNT(Q4:S4)=3,ROUND(0.3*IF(COUNT(G4:K4)=5,AVERAGE(G4:K4),Q4)+0.3*IF(COUNT(L4:N4)=3,AVERAGE(L4:N4),R4)\
             +0.4*IF(COUNT(O4:P4)=2,AVERAGE(O4:P4),S4),4),\"\")",
        ),
        ("V4", "IF(ISNUMBER(T4),T4,IF(ISNUMBER(U4),U4,\"\"))"),
        ("W4", "IF(AD4<>\"\",AD4,AE4&\"\")"),
        ("Y4", "IF(ISNUMBER(V4),ROUND(V4-SUMIFS('ภาพรวม'!$C$4:$C$5,'ภาพรวม'!$A$4:$A$5,F4),8),\"\")"),
    ];
    for (cell, expected) in cases {
        assert_eq!(formula(&formulas, cell), expected, "{cell}");
    }
    for cell in ["AE4", "AE5", "AE6", "AE7", "AG4", "AG5", "AG6", "AG7", "U5", "U6", "U7"] {
        assert!(!formula(&formulas, cell).is_empty(), "{cell}");
    }
}

#[test]
fn the_overview_counts_and_averages_each_year() {
    let mut opened = Opened::new(&run(), &THAI);
    let values = opened.values(Sheet::Overview);
    let cases = [
        ("A4", "2564"),
        ("B4", "3"),
        ("C4", "87.35333333"),
        ("D4", "93.88"),
        ("E4", "80.9"),
        ("F4", "2"),
        ("G4", "1"),
        ("H4", "0"),
        ("I4", "0.66666667"),
        ("A5", "2563"),
        ("B5", "1"),
        ("C5", "72.47"),
        ("F5", "0"),
        ("G5", "1"),
    ];
    for (cell, expected) in cases {
        assert_eq!(shown(&values, cell), expected, "{cell}");
    }
}

#[test]
fn a_missing_value_is_an_empty_cell() {
    let mut assessment = fixture::assessment("แดงหม้อ", 2564);
    assessment.agency.district = None;
    assessment.indicators[0].score = fixture::figure(Some("0.00"));
    compute(&mut assessment);
    let mut opened = Opened::new(&compare(vec![assessment], Vec::new(), Vec::new(), RuleBook::embedded(), &[]), &THAI);
    let values = opened.values(Sheet::Ranking);
    for column in ["A", "H", "P", "Q", "S", "T", "U", "V", "W", "X", "Y", "Z", "AA", "AD", "AE", "AF", "AG"] {
        assert_eq!(shown(&values, &format!("{column}4")), "", "{column}");
    }
    assert_eq!(shown(&values, "G4"), "0", "a zero that was stated is a zero");
    assert_eq!(shown(&values, "D4"), "–");
    let overview = opened.values(Sheet::Overview);
    assert_eq!(
        (shown(&overview, "B4"), shown(&overview, "C4"), shown(&overview, "I4")),
        ("1".into(), "".into(), "".into())
    );
}

#[test]
fn a_score_that_only_follows_from_others_is_used_and_computed() {
    let (mut assessments, ..) = fixture::run();
    assessments.truncate(1);
    let dangmo = &mut assessments[0];
    dangmo.overall.stated = None;
    dangmo.grade = Figure::default();
    dangmo.passed = Figure::default();
    dangmo.instruments.insert(Instrument::Iit, Figure::default());
    compute(dangmo);
    let mut opened = Opened::new(&compare(assessments, Vec::new(), Vec::new(), RuleBook::embedded(), &[]), &THAI);
    let (values, formulas) = (opened.values(Sheet::Ranking), opened.formulas(Sheet::Ranking));
    for (cell, expected) in
        [("Q4", "95.726"), ("T4", ""), ("U4", "80.8998"), ("V4", "80.8998"), ("W4", "B"), ("X4", "ไม่ผ่าน"), ("A4", "1")]
    {
        assert_eq!(shown(&values, cell), expected, "{cell}");
        assert_eq!(formula(&formulas, cell).is_empty(), cell == "T4", "{cell}");
    }
}

#[test]
fn text_never_starts_a_formula() {
    let (mut assessments, mut findings, mut files) = fixture::run();
    let hostile = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "=HYPERLINK(\"http://x\")", "x\u{0}\u{1}y"];
    for (assessment, text) in assessments.iter_mut().zip(hostile) {
        assessment.agency.name = text.to_owned();
        assessment.agency.district = Some(text.to_owned());
        assessment.agency.province = Some(text.to_owned());
    }
    for (measure, text) in assessments[0].measures.iter_mut().zip(hostile) {
        measure.title = text.to_owned();
        measure.steps = vec![text.to_owned()];
        measure.suggestion = Some(text.to_owned());
    }
    findings[0].detail = FindingDetail::MisspeltName { written: hostile[0].to_owned(), meant: hostile[5].to_owned() };
    files[0].path = hostile[0].into();
    let mut opened = Opened::new(&compare(assessments, findings, files, RuleBook::embedded(), &[]), &THAI);

    for sheet in [Sheet::Strengths, Sheet::Measures, Sheet::Findings, Sheet::Sources, Sheet::Files, Sheet::Guide] {
        assert!(opened.formulas(sheet).used_cells().all(|(_, _, text)| text.is_empty()), "{sheet:?}");
    }
    for sheet in [Sheet::Overview, Sheet::Ranking, Sheet::Districts, Sheet::Kinds] {
        for (_, _, text) in opened.formulas(sheet).used_cells() {
            assert!(hostile.iter().all(|hostile| !text.contains(hostile)), "{sheet:?}: {text}");
        }
    }
    let names: Vec<String> = (4..8).map(|row| shown(&opened.values(Sheet::Ranking), &format!("B{row}"))).collect();
    assert_eq!(names, ["-2+3", "@SUM(1)", "=1+1", "+cmd|' /C calc'!A0"]);
    assert_eq!(shown(&opened.values(Sheet::Measures), "D4"), "=1+1");
    // A district that reads as a condition is counted without COUNTIFS, and rightly.
    assert_eq!(shown(&opened.values(Sheet::Districts), "D4"), "1");
    assert_eq!(formula(&opened.formulas(Sheet::Districts), "D4"), "");
}

#[test]
fn every_value_can_be_traced() {
    let mut opened = Opened::new(&run(), &THAI);
    let values = opened.values(Sheet::Sources);
    let rows: Vec<Vec<String>> = values.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let expected = [
        ["2564", "องค์การบริหารส่วนตำบลแดงหม้อ", "คะแนนรวม", "80.9", "80.8998", "scores.xlsx", "คะแนน!B15"],
        ["2564", "องค์การบริหารส่วนตำบลแดงหม้อ", "9 การเปิดเผยข้อมูล", "73.9", "", "scores.xlsx", "คะแนน!B10"],
        ["2564", "องค์การบริหารส่วนตำบลแดงหม้อ", "EIT", "95.5", "95.5067", "scores.xlsx", "คะแนน!B13"],
        ["2564", "องค์การบริหารส่วนตำบลแดงหม้อ", "ระดับ", "B", "B", "scores.xlsx", "คะแนน!B16"],
    ];
    for row in expected {
        assert!(rows.iter().any(|found| found == &row), "{row:?}");
    }
}

#[test]
fn what_a_report_leaves_blank_stays_blank() {
    let mut opened = Opened::new(&run(), &THAI);
    let values = opened.values(Sheet::Measures);
    let row = |number: u32| -> Vec<String> {
        "CDEFGHIJ".chars().map(|column| shown(&values, &format!("{column}{number}"))).collect()
    };
    assert_eq!(
        row(4),
        [
            "1",
            "การจัดทำข้อตกลงระหว่างผู้บังคับบัญชากับผู้ใต้บังคับบัญชา",
            "1, 3",
            "ประชุมชี้แจงบทบาทหน้าที่\nออกคำสั่งแบ่งงานให้ชัดเจน",
            "สำนักปลัด\nกองคลัง",
            "ตุลาคม ๒๕๖๓",
            "มีข้อตกลงครบทุกกอง",
            ""
        ]
    );
    assert_eq!(row(5), ["4", "=ผู้บริหารแสดงเจตจำนงสุจริต", "10", "ประกาศเจตจำนง", "สำนักปลัด", "", "", ""]);
}

#[test]
fn findings_lead_to_their_agency() {
    let opened = Opened::new(&run(), &THAI);
    let names = opened.workbook.sheet_names();
    let number = names.iter().position(|name| name == Sheet::Findings.name(Language::Thai)).unwrap() + 1;
    let sheet = opened.part(&format!("xl/worksheets/sheet{number}.xml"));
    // สร้างถ่อ, whose overall score differs, stands in row 5 of the ranking.
    assert!(sheet.contains("<hyperlink ref=\"C5\" location=\"'อันดับ'!B5\""), "{sheet}");
}

#[test]
fn places_in_several_files_name_their_file() {
    let (assessments, mut findings, files) = fixture::run();
    let elsewhere = crate::model::Place::new(&"reports/dangmo.docx".into(), Position::Paragraph(5));
    findings[0].places.push(elsewhere);
    let mut opened = Opened::new(&compare(assessments, findings, files, RuleBook::embedded(), &[]), &THAI);
    let values = opened.values(Sheet::Findings);
    assert_eq!(shown(&values, "E5"), "scores.xlsx\nreports/dangmo.docx");
    assert_eq!(shown(&values, "F5"), "scores.xlsx: คะแนน!B15\nreports/dangmo.docx: ย่อหน้าที่ 5");
    assert_eq!(shown(&values, "F7"), "ย่อหน้าที่ 22");
}

#[test]
fn every_sheet_is_ready_to_print() {
    let opened = Opened::new(&run(), &THAI);
    for number in 1..=opened.workbook.sheet_names().len() {
        let sheet = opened.part(&format!("xl/worksheets/sheet{number}.xml"));
        for needed in ["paperSize=\"9\"", "fitToHeight=\"0\"", "<oddFooter>", "<oddHeader>"] {
            assert!(sheet.contains(needed), "sheet {number} without {needed}");
        }
        assert_eq!(sheet.contains("state=\"frozen\""), number != 1, "sheet {number}");
    }
    let styles = opened.part("xl/styles.xml");
    assert_eq!(styles.matches("<name val=").count(), styles.matches("<name val=\"TH Sarabun New\"/>").count());
}

#[test]
fn the_same_comparison_gives_the_same_bytes_and_names_its_maker() {
    let comparison = run();
    let first = Opened::new(&comparison, &THAI);
    assert_eq!(first.bytes, write(&comparison, RuleBook::embedded(), &THAI).unwrap());
    assert!(first.part("docProps/core.xml").contains("2000-01-01T00:00:00Z"));
    let custom = first.part("docProps/custom.xml");
    assert!(custom.contains(APPLICATION_PROPERTY) && custom.contains(APPLICATION), "{custom}");
}

#[test]
fn lost_items_are_told_as_far_as_they_are_known() {
    let mut opened = Opened::new(&run(), &THAI);
    let values = opened.values(Sheet::LostItems);
    let row = |row: u32| ["D", "E", "F", "G"].map(|column| shown(&values, &format!("{column}{row}")));
    let ways = "10.1 จำนวน 3 หรือ 10.2 จำนวน 1";
    let rows = [row(4), row(5), row(6)];
    assert!(
        rows.contains(&["9.3 การบริหารเงินงบประมาณ", "1", "o18", "o18 แผนการใช้จ่ายงบประมาณประจำปี"].map(str::to_owned))
    );
    assert!(rows.contains(&["10.1 การดำเนินการเพื่อป้องกันการทุจริต", "1", "o34–o41 จำนวน 1 รายการ", "–"].map(str::to_owned)));
    assert!(rows.contains(&["10 การป้องกันการทุจริต", "", ways, "–"].map(str::to_owned)), "{rows:?}");
}

#[test]
fn sheets_are_named_in_the_language_and_left_out_when_nothing_is_on_them() {
    let all = |language| Sheet::ALL.map(|sheet| sheet.name(language).to_owned()).to_vec();
    assert_eq!(Opened::new(&run(), &THAI).workbook.sheet_names(), all(Language::Thai));
    assert_eq!(Opened::new(&run(), &ENGLISH).workbook.sheet_names(), all(Language::English));

    let mut empty = Opened::new(&Comparison::default(), &THAI);
    let mut names = all(Language::Thai);
    let left_out =
        [Sheet::LostItems, Sheet::Pass, Sheet::Recommendations, Sheet::YearSummary, Sheet::Years, Sheet::Trends];
    names.retain(|name| left_out.iter().all(|sheet| sheet.name(Language::Thai) != name));
    assert_eq!(empty.workbook.sheet_names(), names);
    assert_eq!(shown(&empty.values(Sheet::Ranking), "A4"), words::no_records(Language::Thai));
}

#[test]
fn a_year_without_rules_is_ranked_but_not_computed() {
    let mut assessment = fixture::assessment("แดงหม้อ", 2560);
    assessment.overall = fixture::figure(Some("78.12"));
    let mut opened = Opened::new(&compare(vec![assessment], Vec::new(), Vec::new(), RuleBook::embedded(), &[]), &THAI);
    let values = opened.values(Sheet::Ranking);
    let row = ["A", "T", "U", "V", "W", "X"].map(|column| shown(&values, &format!("{column}4")));
    assert_eq!(row, ["1", "78.12", "", "78.12", "", ""]);
}

/// Agencies of three years with scores from a simple recurrence.
fn many(agencies: usize) -> Comparison {
    let mut state = 7_u32;
    let mut score = || {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345) & 0x7FFF_FFFF;
        Decimal::new(i64::from(4_000 + state % 6_001), 2)
    };
    let assessments = (0..agencies).map(|index| {
        let mut assessment = fixture::assessment(&format!("ที่{index}"), 2564 + u16::try_from(index % 3).unwrap());
        for indicator in &mut assessment.indicators {
            let place = Position::SheetCell { sheet: "คะแนน".into(), row: 1, column: 2 };
            indicator.score.stated = Some(score());
            indicator.score.places = vec![crate::model::Place::new(&"scores.xlsx".into(), place)];
        }
        compute(&mut assessment);
        assessment
    });
    compare(assessments.collect(), Vec::new(), Vec::new(), RuleBook::embedded(), &[])
}

#[test]
fn ranks_grades_and_results_of_many_agencies_are_those_of_the_comparison() {
    let comparison = many(300);
    let mut opened = Opened::new(&comparison, &THAI);
    let (values, formulas) = (opened.values(Sheet::Ranking), opened.formulas(Sheet::Ranking));
    let ranked = comparison.years.iter().rev().flat_map(|year| &year.ranking);
    let mut grades = 0;
    for (ranked, row) in ranked.zip(4..) {
        let cell = |column: &str| shown(&values, &format!("{column}{row}"));
        assert_eq!(cell("A"), ranked.rank.unwrap().to_string());
        assert_eq!(cell("B"), comparison.assessments[ranked.assessment].agency.name);
        assert_eq!(cell("V"), ranked.overall.unwrap().normalize().to_string());
        assert_eq!(cell("W"), ranked.grade.map(Grade::label).unwrap_or_default());
        for column in ["A", "U", "V", "W", "X", "Y", "AA", "AE", "AG"] {
            assert!(!formula(&formulas, &format!("{column}{row}")).is_empty(), "{column}{row} is no formula");
        }
        grades += 1;
    }
    assert_eq!(grades, 300);
}

#[test]
fn scores_out_of_all_reason_do_no_harm() {
    let assessments = [(2563, Decimal::MAX), (2564, Decimal::MIN), (2565, Decimal::new(1, 28))].map(|(year, score)| {
        let mut assessment = fixture::assessment("แดงหม้อ", year);
        assessment.overall.stated = Some(score);
        assessment.instruments.values_mut().for_each(|figure| figure.stated = Some(score));
        assessment.indicators.iter_mut().for_each(|indicator| indicator.score.stated = Some(score));
        assessment
    });
    let mut comparison = compare(vec![assessments[2].clone()], Vec::new(), Vec::new(), RuleBook::embedded(), &[]);
    comparison.assessments = assessments.to_vec();
    comparison.changes = vec![crate::model::Change { from: 0, to: 1, difference: None, newly_passed: None }];
    let mut opened = Opened::new(&comparison, &THAI);
    assert_eq!(shown(&opened.values(Sheet::Years), "H4"), "");
}

/// An agency in a year with all scores stated, from the ten indicators.
fn of_indicators(name: &str, fiscal_year: u16, indicators: [&str; 10]) -> Assessment {
    let mut assessment = fixture::assessment(name, fiscal_year);
    for (indicator, score) in assessment.indicators.iter_mut().zip(indicators) {
        indicator.score = fixture::figure(Some(score));
    }
    compute(&mut assessment);
    assessment
}

const DANGMO: [&str; 10] = ["99.83", "89.98", "99.16", "89.91", "99.75", "95.58", "96.47", "94.47", "73.90", "43.75"];

#[test]
fn the_way_to_pass_stands_in_figures_that_follow_the_ranking() {
    let mut opened = Opened::new(&run(), &THAI);
    let (values, formulas) = (opened.values(Sheet::Pass), opened.formulas(Sheet::Pass));
    let cases = [
        // Of FY 2564 only แดงหม้อ is under the line by the score used.
        ("A4", "2564"),
        ("B4", "องค์การบริหารส่วนตำบลแดงหม้อ"),
        ("D4", "80.9"),
        ("E4", "4.1"),
        ("F4", "–"),
        ("G4", "–"),
        ("H4", "–"),
        ("J4", "69.08"),
        ("K4", "10.26"),
        ("L4", "1"),
        ("M4", "10.2 จำนวน 1 รายการ (ใน o42–o43)"),
        ("N4", "ได้รายการ OIT เพิ่ม 1 รายการ หรือ ยกคะแนน OIT เพียงเครื่องมือเดียว"),
        ("A5", "2563"),
        ("E5", "12.53"),
        ("J5", "86.33"),
        ("B6", ""),
    ];
    for (cell, expected) in cases {
        assert_eq!(shown(&values, cell), expected, "{cell}");
    }
    let cases = [
        ("D4", "IF(ISNUMBER('อันดับ'!V6),'อันดับ'!V6,\"\")"),
        ("E4", "IF(ISNUMBER(D4),MAX(0,ROUND(85-ROUND(D4,2),2)),\"\")"),
        (
            "K4",
            "IF(ISNUMBER(J4),ROUND(ROUND(J4-IF(COUNT('อันดับ'!O6:P6)=2,AVERAGE('อันดับ'!O6:P6),'อันดับ'!S6),6),2),\
             IF(J4=\"–\",\"–\",\"\"))",
        ),
    ];
    for (cell, expected) in cases {
        assert_eq!(formula(&formulas, cell), expected, "{cell}");
    }
    // 84.995 is published as 85.00, and the scores may be 0.003 less than they are stated.
    assert!(formula(&formulas, "J4").starts_with("IF(N(E4)>0,IF(ROUNDUP(ROUND((84.998-0.3*IF(COUNT('อันดับ'!G6:K6)=5,"));
}

#[test]
fn years_are_compared_down_to_the_indicators_by_formulas_over_the_ranking() {
    let before = of_indicators("แดงหม้อ", 2565, DANGMO);
    let mut better = DANGMO;
    (better[8], better[9]) = ("93.90", "93.75");
    let after = of_indicators("แดงหม้อ", 2566, better);
    let comparison = compare(vec![before, after], Vec::new(), Vec::new(), RuleBook::embedded(), &[]);
    let mut opened = Opened::new(&comparison, &THAI);
    let (values, formulas) = (opened.values(Sheet::Years), opened.formulas(Sheet::Years));
    let cases = [
        ("D4", "2565"),
        ("E4", "2566"),
        ("F4", "80.8998"),
        ("G4", "94.8998"),
        ("H4", "14"),
        ("I4", "0"),
        ("K4", "35"),
        ("L4", "0"),
        ("T4", "20"),
        ("U4", "50"),
        ("V4", "B"),
        ("W4", "ผ่านดี"),
        ("X4", "ไม่ผ่าน"),
        ("Y4", "ผ่าน"),
        ("Z4", "เปลี่ยนเป็นผ่าน"),
        // A letter and a level in words: neither is called better.
        ("AA4", "ระดับคนละเกณฑ์"),
    ];
    for (cell, expected) in cases {
        assert_eq!(shown(&values, cell), expected, "{cell}");
    }
    let cases = [
        ("F4", "IF(ISNUMBER('อันดับ'!V5),'อันดับ'!V5,\"\")"),
        ("H4", "IF(COUNT(F4:G4)=2,ROUND(G4-F4,8),\"\")"),
        ("U4", "IF(COUNT('อันดับ'!P5,'อันดับ'!P4)=2,ROUND('อันดับ'!P4-'อันดับ'!P5,8),\"\")"),
        ("W4", "'อันดับ'!W4&\"\""),
    ];
    for (cell, expected) in cases {
        assert_eq!(formula(&formulas, cell), expected, "{cell}");
    }
}

#[test]
fn trends_run_over_all_years_and_the_group_stands_beside_the_nation() {
    let year = |name: &str, year, ninth: &'static str| {
        let mut scores = DANGMO;
        scores[8] = ninth;
        of_indicators(name, year, scores)
    };
    let assessments = vec![
        year("ก", 2564, "73.90"),
        year("ก", 2565, "78.90"),
        year("ก", 2567, "88.90"),
        year("ข", 2564, "93.90"),
        year("ข", 2565, "73.90"),
    ];
    let comparison = compare(assessments, Vec::new(), Vec::new(), RuleBook::embedded(), &[]);
    let mut opened = Opened::new(&comparison, &THAI);
    let row = |values: &Range<Data>, row: u32, columns: std::ops::RangeInclusive<char>| -> Vec<String> {
        columns.map(|column| shown(values, &format!("{column}{row}"))).collect()
    };
    let trends = opened.values(Sheet::Trends);
    assert_eq!(row(&trends, 3, 'D'..='F'), ["2564", "2565", "2567"]);
    assert_eq!(row(&trends, 4, 'D'..='K'), ["80.8998", "81.8998", "83.8998", "", "3", "1", "2", "1"]);
    assert_eq!(row(&trends, 5, 'D'..='K'), ["84.8998", "80.8998", "", "", "-4", "-4", "1", "2"]);
    assert_eq!(formula(&opened.formulas(Sheet::Trends), "I4"), "IF(COUNT(D4,F4)=2,ROUND((F4-D4)/3,8),\"\")");

    let years = opened.values(Sheet::YearSummary);
    // Agencies, mean, the nation's mean and the difference; compared with, rose, fell, stayed, new passes and fails, new, gone.
    assert_eq!(row(&years, 4, 'A'..='E'), ["2567", "1", "83.8998", "93.05", "-9.1502"]);
    assert_eq!(row(&years, 4, 'F'..='M'), ["2565", "1", "0", "0", "0", "0", "0", "1"]);
    assert_eq!(row(&years, 5, 'A'..='M')[5..], ["2564", "1", "1", "0", "0", "0", "0", "0"]);
    assert_eq!(row(&years, 6, 'A'..='F'), ["2564", "2", "82.8998", "81.25", "1.6498", ""]);

    let number = 1 + opened.workbook.sheet_names().iter().position(|name| name == "แนวโน้มรายปี").unwrap();
    assert!(opened.part(&format!("xl/worksheets/sheet{number}.xml")).contains("sparkline"));
}

#[test]
fn the_chart_of_changes_draws_gains_and_losses_from_its_table() {
    let assessments = (0..40_u32).flat_map(|number| {
        let of = |year, score: u32| {
            let mut assessment = fixture::assessment(&format!("ที่{number}"), year);
            assessment.overall = fixture::figure(Some(&score.to_string()));
            assessment
        };
        [of(2564, 50), of(2565, 30 + number)]
    });
    let comparison = compare(assessments.collect(), Vec::new(), Vec::new(), RuleBook::embedded(), &[]);
    let mut opened = Opened::new(&comparison, &THAI);
    let values = opened.values(Sheet::YearSummary);
    let drawn: Vec<(String, String, String)> = values
        .rows()
        .filter(|row| row[0].to_string().contains("ที่"))
        .map(|row| (row[0].to_string(), row[3].to_string(), row[4].to_string()))
        .filter(|(_, rose, fell)| rose.is_empty() != fell.is_empty())
        .collect();
    // 19 rose and 20 fell: of each the 15 that did most.
    assert_eq!(drawn.len(), 30);
    assert_eq!(drawn[0], ("องค์การบริหารส่วนตำบลที่39".to_owned(), "19".to_owned(), String::new()));
    assert_eq!(drawn[14].1, "5");
    assert_eq!(drawn[15].2, "-6");
    assert_eq!(drawn[29], ("องค์การบริหารส่วนตำบลที่0".to_owned(), String::new(), "-20".to_owned()));
    let drawing = opened.workbook.sheet_names().len();
    let alternative = (1..=drawing)
        .filter_map(|number| {
            let mut archive = zip::ZipArchive::new(Cursor::new(opened.bytes.as_slice())).ok()?;
            let mut text = String::new();
            archive.by_name(&format!("xl/drawings/drawing{number}.xml")).ok()?.read_to_string(&mut text).ok()?;
            Some(text)
        })
        .any(|text| text.contains("เพิ่มขึ้น 15 แห่ง ลดลง 15 แห่ง"));
    assert!(alternative, "the chart has no alternative text");
}

#[test]
fn a_row_over_years_names_both_where_an_agency_followed_another() {
    let before = of_indicators("ก", 2564, DANGMO);
    let mut after = of_indicators("ก", 2565, DANGMO);
    after.agency.kind = crate::model::AgencyKind::SubdistrictMunicipality;
    after.agency.name = "เทศบาลตำบลก".to_owned();
    let assessments = vec![before, after];
    let decided = crate::compare::offered(&assessments);
    let comparison = compare(assessments, Vec::new(), Vec::new(), RuleBook::embedded(), &decided);
    let mut opened = Opened::new(&comparison, &THAI);
    for sheet in [Sheet::Years, Sheet::Trends] {
        assert_eq!(shown(&opened.values(sheet), "A4"), "เทศบาลตำบลก (เดิม องค์การบริหารส่วนตำบลก)");
    }
    assert!(comparison.findings.is_empty());
}
