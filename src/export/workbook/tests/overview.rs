//! The overview.

use super::*;

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
fn letters_and_levels_are_counted_in_tables_of_their_own() {
    let mut later = fixture::run().0.remove(2);
    later.fiscal_year = 2567;
    later.grade = Figure { stated: Some(Grade::PassedGood), ..Figure::default() };
    let before = fixture::run().0.remove(0);
    let mut opened =
        Opened::new(&compare(vec![later, before], Vec::new(), Vec::new(), RuleBook::embedded(), &[]), &THAI);
    let values = opened.values(Sheet::Overview);
    let row = |row: u32| "ABCDEFGH".chars().map(|column| shown(&values, &format!("{column}{row}"))).collect::<Vec<_>>();
    assert_eq!(row(12), ["ปีงบ\nประมาณ", "ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน", "", ""]);
    assert_eq!(row(13), ["2567", "0", "1", "0", "0", "0", "", ""]);
    assert_eq!(row(15), ["ปีงบ\nประมาณ", "AA", "A", "B", "C", "D", "E", "F"]);
    assert_eq!(row(16), ["2564", "0", "0", "1", "0", "0", "0", "0"]);
}

#[test]
fn scores_of_the_latest_year_are_spread_over_classes_with_the_pass_line_between_them() {
    let mut opened = Opened::new(&run(), &THAI);
    let (values, formulas) = (opened.values(Sheet::Overview), opened.formulas(Sheet::Overview));
    let cases = [
        ("B17", "ต่ำกว่า 50", "0"),
        ("I17", "80–84.99", "1"),
        ("J17", "เกณฑ์ผ่าน 85", ""),
        ("K17", "85–89.99", "1"),
        ("L17", "90–94.99", "1"),
        ("M17", "95–100", "0"),
    ];
    for (cell, class, count) in cases {
        assert_eq!(shown(&values, cell), class);
        assert_eq!(shown(&values, &cell.replace("17", "18")), count, "{class}");
    }
    assert_eq!(
        formula(&formulas, "K18"),
        "COUNTIFS(fiscal_year,$A$4,overall_score,\">=84.995\",overall_score,\"<89.995\")"
    );
    // What draws the line: a point as high as the highest class, over the line's own column.
    assert_eq!(formula(&formulas, "W18"), "MAX(1,$B$18:$M$18)");
}

#[test]
fn indicators_stand_beside_those_of_the_best_and_the_weakest_agency() {
    let mut opened = Opened::new(&run(), &THAI);
    let values = opened.values(Sheet::Overview);
    let (heading, first) = (29, 30);
    let row = |row: u32| "ABCDEF".chars().map(|column| shown(&values, &format!("{column}{row}"))).collect::<Vec<_>>();
    assert_eq!(row(heading)[1..], ["2564", "2563", "คะแนนรวม\nสูงสุด", "คะแนนรวม\nต่ำสุด", "เกณฑ์\nเป้าหมาย"]);
    assert_eq!(row(first), ["1 การปฏิบัติหน้าที่", "94.31", "90", "95.1", "99.83", "85"]);
    assert_eq!(shown(&values, &format!("O{heading}")), "คะแนนรวมสูงสุด: องค์การบริหารส่วนตำบลธาตุน้อย");
    assert_eq!(shown(&values, &format!("P{heading}")), "คะแนนรวมต่ำสุด: องค์การบริหารส่วนตำบลแดงหม้อ");
}

#[test]
fn charts_name_their_font_for_thai_and_are_told_in_words() {
    let opened = Opened::new(&run(), &THAI);
    let chart = opened.part("xl/charts/chart1.xml");
    assert_eq!(chart.matches("<a:latin ").count(), chart.matches("<a:cs ").count());
    assert_eq!(opened.part("xl/drawings/drawing1.xml").matches(" descr=\"แผนภูมิแท่ง").count(), 2);
}

#[test]
fn a_few_early_submissions_of_a_new_year_are_not_what_the_charts_show() {
    let (mut assessments, findings, files) = fixture::run();
    let mut early = assessments[0].clone();
    early.fiscal_year = 2565;
    assessments.push(early);
    let opened = Opened::new(&compare(assessments, findings, files, RuleBook::embedded(), &[]), &THAI);
    // Of 2564 there are three agencies: its means stand in the second column of years.
    let chart = opened.part("xl/charts/chart2.xml");
    assert!(chart.contains("เฉลี่ย 2564"), "{chart}");
    let drawn = chart.split("<c:val>").nth(1).and_then(|values| values.split("<c:f>").nth(1)).unwrap();
    assert!(drawn.starts_with("'ภาพรวม'!$C$") || drawn.starts_with("ภาพรวม!$C$"), "{drawn}");
}
