//! What holds for every sheet.

use super::*;

#[test]
fn a_missing_value_is_an_empty_cell() {
    let mut assessment = fixture::assessment("แดงหม้อ", 2564);
    assessment.agency.district = None;
    assessment.indicators[0].score = fixture::figure(Some("0.00"));
    compute(&mut assessment);
    let mut opened = Opened::new(&compare(vec![assessment], Vec::new(), Vec::new(), RuleBook::embedded(), &[]), &THAI);
    let values = opened.values(Sheet::Ranking);
    for column in ["A", "G", "O", "P", "R", "S", "T", "U", "V", "W", "Y", "Z", "AA", "AC", "AD", "AF", "AG", "AH"] {
        assert_eq!(shown(&values, &format!("{column}4")), "", "{column}");
    }
    assert_eq!(shown(&values, "F4"), "0", "a zero that was stated is a zero");
    assert_eq!(shown(&values, "C4"), "–");
    let overview = opened.values(Sheet::Overview);
    assert_eq!(
        (shown(&overview, "B4"), shown(&overview, "C4"), shown(&overview, "I4")),
        ("1".into(), "".into(), "".into())
    );
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
        measure.steps = vec![text.into()];
        measure.suggestion = Some(text.to_owned());
    }
    findings[0].detail = FindingDetail::MisspeltName { written: hostile[0].to_owned(), meant: hostile[5].to_owned() };
    files[0].path = hostile[0].into();
    let mut opened = Opened::new(&compare(assessments, findings, files, RuleBook::embedded(), &[]), &THAI);

    for sheet in [Sheet::Strengths, Sheet::Measures, Sheet::Findings, Sheet::Files, Sheet::Guide] {
        assert!(opened.formulas(sheet).used_cells().all(|(_, _, text)| text.is_empty()), "{sheet:?}");
    }
    for sheet in [Sheet::Overview, Sheet::Ranking, Sheet::Districts, Sheet::Kinds, Sheet::Sources] {
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
fn every_sheet_is_ready_to_print() {
    let opened = Opened::new(&run(), &THAI);
    for number in 1..=opened.workbook.sheet_names().len() {
        let sheet = opened.part(&format!("xl/worksheets/sheet{number}.xml"));
        for needed in ["paperSize=\"9\"", "<oddFooter>", "<oddHeader>"] {
            assert!(sheet.contains(needed), "sheet {number} without {needed}");
        }
        // The overview is one page, the others as long as they are.
        assert_eq!(sheet.contains("fitToHeight=\"0\""), number != 1, "sheet {number}");
        assert_eq!(sheet.contains("state=\"frozen\""), number != 1, "sheet {number}");
    }
    let styles = opened.part("xl/styles.xml");
    // The writer adds the font that Excel itself gives notes; each of ours names its own.
    let others = styles.replace("<name val=\"TH Sarabun New\"/>", "").replace("<name val=\"Tahoma\"/>", "");
    assert!(!others.contains("<name val="), "{others}");
}

#[test]
fn the_same_comparison_gives_the_same_bytes_and_names_its_maker() {
    let comparison = run();
    let first = Opened::new(&comparison, &THAI);
    assert_eq!(first.bytes, write(&comparison, RuleBook::embedded(), &THAI, &Links::default()).unwrap());
    assert!(first.part("docProps/core.xml").contains("2000-01-01T00:00:00Z"));
    let custom = first.part("docProps/custom.xml");
    assert!(custom.contains(APPLICATION_PROPERTY) && custom.contains(APPLICATION), "{custom}");
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
