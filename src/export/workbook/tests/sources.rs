//! Where values stand, and the way there.

use super::*;

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
