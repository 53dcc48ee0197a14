//! The sheets of the way to pass, years and trends.

use super::*;

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
        ("D4", "IF(ISNUMBER('อันดับ'!S6),'อันดับ'!S6,\"\")"),
        ("E4", "IF(ISNUMBER(D4),MAX(0,ROUND(85-ROUND(D4,2),2)),\"\")"),
        (
            "K4",
            "IF(ISNUMBER(J4),ROUND(ROUND(J4-IF(COUNT('อันดับ'!N6:O6)=2,AVERAGE('อันดับ'!N6:O6),'อันดับ'!R6),6),2),\
             IF(J4=\"–\",\"–\",\"\"))",
        ),
    ];
    for (cell, expected) in cases {
        assert_eq!(formula(&formulas, cell), expected, "{cell}");
    }
    // 84.995 is published as 85.00, and the scores may be 0.003 less than they are stated.
    assert!(formula(&formulas, "J4").starts_with("IF(N(E4)>0,IF(ROUNDUP(ROUND((84.998-0.3*IF(COUNT('อันดับ'!F6:J6)=5,"));
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
        ("F4", "IF(ISNUMBER('อันดับ'!S5),'อันดับ'!S5,\"\")"),
        ("H4", "IF(COUNT(F4:G4)=2,ROUND(G4-F4,8),\"\")"),
        ("U4", "IF(COUNT('อันดับ'!O5,'อันดับ'!O4)=2,ROUND('อันดับ'!O4-'อันดับ'!O5,8),\"\")"),
        ("W4", "'อันดับ'!T4&\"\""),
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
