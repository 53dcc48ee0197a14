//! What reports tell as strengths and weaknesses, where such a list ends, and tables of contents, which tell nothing.

use crate::lines::claims;

const TITLE: &str = "# ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2564 องค์การบริหารส่วนตำบลแดงหม้อ";

/// What is claimed under the title, without agency and year.
fn told(lines: &[&str]) -> Vec<String> {
    let all: Vec<&str> = [TITLE].iter().chain(lines).copied().collect();
    let bare = |claim: String| claim.strip_prefix("แดงหม้อ 2564: ").unwrap_or(&claim).to_owned();
    claims(&all).into_iter().map(bare).collect()
}

#[test]
fn pages_are_no_scores() {
    let contents: [&[&str]; 4] = [
        &["# สารบัญ", "เรื่อง\tหน้า", "ผลการประเมิน\t๓", "จุดที่ต้องพัฒนา\t๖", "๑. การปฏิบัติหน้าที่\t๗", "คะแนนรวม\t๑๔"],
        &[
            "สารบัญ",
            "คำนำ ........ ก",
            "คะแนนรวม ........ 3",
            "จุดแข็ง ........ 5",
            "1. การใช้งบประมาณ ........ 7",
            "OIT ..... 9",
        ],
        &["คำนำ\t1", "คะแนนรวม\t3", "แบบวัด IIT\t4", "ภาคผนวก\t9"],
        &["# สารบัญตาราง", "เรื่อง | หน้า", "คะแนนรวม | 3", "จุดที่ต้องพัฒนา | 4", "การใช้อำนาจ | 5", "แบบวัด IIT | 15"],
    ];
    for lines in contents {
        let mut report = lines.to_vec();
        report.extend(["# ส่วนที่ 1 ผลการประเมิน", "คะแนนรวม\t80.90", "การใช้งบประมาณ ได้คะแนน 89.98 คะแนน"]);
        assert_eq!(told(&report), ["overall 80.90", "2 89.98"], "{lines:?}");
    }
}

#[test]
fn whole_scores_are_no_pages() {
    let scores = ["การปฏิบัติหน้าที่\t95", "การใช้งบประมาณ\t96", "การใช้อำนาจ\t97"];
    assert_eq!(told(&scores), ["1 95", "2 96", "3 97"]);
    let mut report = vec!["สารบัญ", "คำนำ\t1", "ผลการประเมิน\t4", "ผลการประเมินรายตัวชี้วัด ดังนี้"];
    report.extend(scores);
    assert_eq!(told(&report), ["1 95", "2 96", "3 97"]);
}
