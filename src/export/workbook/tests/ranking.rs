//! The ranking: what is stated, computed and used.

use super::*;

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
        ("E6", "2564"),
        ("F6", "99.83"),
        ("O6", "43.75"),
        ("P6", "95.73"),
        ("Q6", "95.5"),
        ("Z6", "80.9"),
        ("AA6", "80.8998"),
        ("S6", "80.9"),
        ("T6", "B"),
        ("U6", "ไม่ผ่าน"),
        ("W6", "2"),
        ("AH6", "95.726"),
        ("AI6", "95.5067"),
        ("AJ6", "58.825"),
        // Stated and computed disagree: both are there, and the stated one is used.
        ("B5", "องค์การบริหารส่วนตำบลสร้างถ่อ"),
        ("Z5", "87.28"),
        ("AA5", "77.28"),
        ("S5", "87.28"),
        ("A7", "1"),
        ("E7", "2563"),
        ("V7", "0"),
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
        ("A4", "IF(ISNUMBER(S4),COUNTIFS(fiscal_year,E4,overall_score,\">\"&S4)+1,\"\")"),
        ("P4", ""),
        ("AH4", "IF(COUNT(F4:J4)=5,ROUND(AVERAGE(F4:J4),4),\"\")"),
        (
            "AA4",
            "IF(COUNT(P4:R4)=3,ROUND(0.3*IF(COUNT(F4:J4)=5,AVERAGE(F4:J4),P4)+0.3*IF(COUNT(K4:M4)=3,AVERAGE(K4:M4),Q4)\
             +0.4*IF(COUNT(N4:O4)=2,AVERAGE(N4:O4),R4),4),\"\")",
        ),
        ("S4", "IF(ISNUMBER(Y4),Y4,IF(ISNUMBER(Z4),Z4,IF(ISNUMBER(AA4),AA4,\"\")))"),
        ("T4", "IF(AB4<>\"\",AB4,IF(AC4<>\"\",AC4,AD4&\"\"))"),
        ("V4", "IF(ISNUMBER(S4),ROUND(S4-'ภาพรวม'!$C$4,8),\"\")"),
    ];
    for (cell, expected) in cases {
        assert_eq!(formula(&formulas, cell), expected, "{cell}");
    }
    for cell in ["AD4", "AD5", "AD6", "AD7", "AG4", "AG5", "AG6", "AG7", "AA5", "AA6", "AA7"] {
        assert!(!formula(&formulas, cell).is_empty(), "{cell}");
    }
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
        [("P4", "95.726"), ("Z4", ""), ("AA4", "80.8998"), ("S4", "80.8998"), ("T4", "B"), ("U4", "ไม่ผ่าน"), ("A4", "1")]
    {
        assert_eq!(shown(&values, cell), expected, "{cell}");
        assert_eq!(formula(&formulas, cell).is_empty(), cell == "Z4", "{cell}");
    }
}

#[test]
fn a_year_without_rules_is_ranked_but_not_computed() {
    let mut assessment = fixture::assessment("แดงหม้อ", 2560);
    assessment.overall = fixture::figure(Some("78.12"));
    let mut opened = Opened::new(&compare(vec![assessment], Vec::new(), Vec::new(), RuleBook::embedded(), &[]), &THAI);
    let values = opened.values(Sheet::Ranking);
    let row = ["A", "Z", "AA", "S", "T", "U"].map(|column| shown(&values, &format!("{column}4")));
    assert_eq!(row, ["1", "78.12", "", "78.12", "", ""]);
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
        assert_eq!(cell("S"), ranked.overall.unwrap().normalize().to_string());
        assert_eq!(cell("T"), ranked.grade.map(Grade::label).unwrap_or_default());
        for column in ["A", "AA", "S", "T", "U", "V", "AH", "AD", "AG"] {
            assert!(!formula(&formulas, &format!("{column}{row}")).is_empty(), "{column}{row} is no formula");
        }
        grades += 1;
    }
    assert_eq!(grades, 300);
}

#[test]
fn a_decided_figure_stands_beside_the_stated_one_and_is_used() {
    fn decide<T>(figure: &mut Figure<T>, value: T) {
        let (reason, by) = (Some("ตามประกาศ".to_owned()), Some("สมชาย".to_owned()));
        figure.decided = Some(Box::new(Decided { value, reason, by }));
    }
    let (mut assessments, findings, files) = fixture::run();
    let wrong = &mut assessments[3];
    decide(&mut wrong.overall, "77.28".parse().unwrap());
    decide(&mut wrong.grade, Grade::B);
    decide(&mut wrong.passed, false);
    decide(&mut wrong.indicators[9].score, "75.00".parse().unwrap());
    decide(wrong.instruments.get_mut(&Instrument::Oit).unwrap(), "72.50".parse().unwrap());
    assessments.iter_mut().for_each(compute);
    let mut opened = Opened::new(&compare(assessments, findings, files, RuleBook::embedded(), &[]), &THAI);
    let (values, formulas) = (opened.values(Sheet::Ranking), opened.formulas(Sheet::Ranking));
    let cases = [
        ("B6", "องค์การบริหารส่วนตำบลสร้างถ่อ"),
        ("O6", "75"),
        ("R6", "72.5"),
        ("S6", "77.28"),
        ("T6", "B"),
        ("U6", "ไม่ผ่าน"),
        ("Y6", "77.28"),
        ("Z6", "87.28"),
        ("AA6", "79.78"),
        ("AB6", "B"),
        ("AC6", "A"),
        ("AE6", "ไม่ผ่าน"),
        ("AF6", "ผ่าน"),
        ("AJ6", "72.5"),
    ];
    for (cell, expected) in cases {
        assert_eq!(shown(&values, cell), expected, "{cell}");
    }
    for cell in ["S6", "T6", "U6", "AA6", "AD6", "AJ6"] {
        assert!(!formula(&formulas, cell).is_empty(), "{cell}");
    }
}

#[test]
fn columns_have_names_that_are_the_same_in_every_language() {
    for settings in [THAI, ENGLISH] {
        let names = Opened::new(&run(), &settings).part("xl/workbook.xml");
        let sheet = Sheet::Ranking.name(settings.language);
        let sheet = if sheet.is_ascii() { sheet.to_owned() } else { format!("'{sheet}'") };
        for (name, column) in [("agency", "B"), ("fiscal_year", "E"), ("indicator_10", "O"), ("overall_score", "S")] {
            let cells = format!("${column}$4:${column}$7");
            let quoted = format!("<definedName name=\"{name}\">'{}'!{cells}<", sheet.trim_matches('\''));
            assert!(names.contains(&quoted), "{quoted} in {names}");
        }
    }
}

#[test]
fn a_rank_is_counted_within_its_year() {
    let one_year =
        compare(fixture::run().0.into_iter().skip(2).collect(), Vec::new(), Vec::new(), RuleBook::embedded(), &[]);
    let mut opened = Opened::new(&one_year, &THAI);
    let rank = "IF(ISNUMBER(S4),COUNTIF(overall_score,\">\"&S4)+1,\"\")";
    assert_eq!(formula(&opened.formulas(Sheet::Ranking), "A4"), rank);
}

#[test]
fn findings_and_decisions_are_noted_on_their_figures() {
    let (mut assessments, findings, files) = fixture::run();
    let (reason, by) = (Some("ตามประกาศ".to_owned()), Some("สมชาย".to_owned()));
    assessments[0].indicators[9].score.decided =
        Some(Box::new(Decided { value: "93.75".parse().unwrap(), reason, by }));
    let opened = Opened::new(&compare(assessments, findings, files, RuleBook::embedded(), &[]), &THAI);
    let notes = opened.part("xl/comments1.xml");
    let note = |cell: &str| {
        let (_, rest) =
            notes.split_once(&format!("<comment ref=\"{cell}\"")).unwrap_or_else(|| panic!("{cell}: {notes}"));
        rest.split_once("</comment>").unwrap().0.to_owned()
    };
    assert!(note("S5").contains("ต้องตัดสิน: คะแนนรวมระบุเป็น 87.28"));
    assert!(note("O6").contains("เอกสารระบุ 43.75\nเหตุผล: ตามประกาศ\nผู้ตัดสิน: สมชาย"));
    assert!(note("B6").contains("ควรตรวจ:") && note("B6").contains("ข้อสังเกต:"));
    assert_eq!(notes.matches("<comment ref=").count(), 3);
}
