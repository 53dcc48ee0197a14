//! Tables that look like scores and are none, and tables whose scores stand where they are easily missed.

use prongsai::model::{Assessment, Finding, Format};

use crate::layouts::read;

const TITLE: &str = "ผลการประเมิน ITA องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี ปีงบประมาณ พ.ศ. 2564";

/// What is read of a table under the title: every stated value in words, and the codes of findings.
fn said(rows: &[&str]) -> (Vec<String>, Vec<&'static str>) {
    #![allow(clippy::unwrap_used, reason = "the tables are those of the tests below")]
    let table = format!("{TITLE}\n{}\n", rows.join("\n"));
    let (assessments, findings): (Vec<Assessment>, Vec<Finding>) = read(Format::Csv, table.as_bytes()).unwrap();
    let mut said = Vec::new();
    for assessment in &assessments {
        let year = assessment.fiscal_year;
        said.extend(assessment.overall.stated.map(|score| format!("{year} overall {score}")));
        said.extend(assessment.grade.stated.map(|grade| format!("{year} grade {}", grade.label())));
        for (instrument, figure) in &assessment.instruments {
            said.extend(figure.stated.map(|score| format!("{year} {} {score}", instrument.code())));
        }
        for indicator in &assessment.indicators {
            said.extend(indicator.score.stated.map(|score| format!("{year} {} {score}", indicator.number)));
        }
    }
    let mut codes: Vec<&str> = findings.iter().map(|finding| finding.detail.code()).collect();
    codes.dedup();
    (said, codes)
}

#[test]
fn the_scale_of_grades_is_no_grade() {
    assert_eq!(said(&["ระดับ,คะแนน", "AA,95.00 - 100", "A,85.00 - 94.99", "B,75.00 - 84.99"]).0, [""; 0]);
}

#[test]
fn shares_of_people_are_no_scores() {
    assert_eq!(said(&["แบบ,จำนวนผู้ตอบ,ร้อยละ", "IIT,30,100.00", "EIT,120,92.50"]).0, [""; 0]);
}

#[test]
fn a_fraction_is_told_and_not_taken() {
    let (said, codes) = said(&["หน่วยงาน,คะแนนรวม", "อบต.แดงหม้อ,0.809"]);
    assert_eq!(said, [""; 0]);
    assert_eq!(codes, ["unreadable-score"]);
}

#[test]
fn a_kind_of_agencies_with_its_mean_is_no_agency() {
    let rows = ["หน่วยงาน,คะแนนรวม", "อบต.แดงหม้อ,80.9", "องค์การบริหารส่วนตำบล เฉลี่ย,80.9", "เทศบาลตำบล จำนวน 1 แห่ง,91.2"];
    assert_eq!(said(&rows).0, ["2564 overall 80.9"]);
}

#[test]
fn what_was_scored_stands_beside_the_target() {
    let rows = ["ตัวชี้วัด,เป้าหมาย,ผล", "การปฏิบัติหน้าที่,95.00,99.83", "การใช้งบประมาณ,95.00,89.98"];
    assert_eq!(said(&rows).0, ["2564 1 99.83", "2564 2 89.98"]);
}

#[test]
fn a_line_a_year_needs_no_name() {
    let rows = ["ปีงบประมาณ,คะแนน,ระดับ", "2563,69.68,C", "2564,80.90,B"];
    assert_eq!(said(&rows).0, ["2563 overall 69.68", "2563 grade C", "2564 overall 80.90", "2564 grade B"]);
}
