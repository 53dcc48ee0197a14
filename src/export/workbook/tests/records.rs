//! Sheets of one record a row: measures, findings, lost items.

use super::*;

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
    let sheet = opened.sheet(Sheet::Findings);
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
    assert_eq!(shown(&values, "H5"), "scores.xlsx\nreports/dangmo.docx");
    assert_eq!(shown(&values, "I5"), "scores.xlsx: คะแนน!B15\nreports/dangmo.docx: ย่อหน้าที่ 5");
    assert_eq!(shown(&values, "I7"), "ย่อหน้าที่ 22");
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
