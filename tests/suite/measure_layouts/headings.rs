//! The lines above measures: those that name a measure or its indicator, and those that do not.

use super::{But, PLAIN, Page, SIX, TOLD, expect, points, rows, thai};

#[test]
fn a_list_of_weaknesses_above_the_table_is_no_heading() {
    let mut page = Page::titled();
    page.line("จุดที่ต้องพัฒนา");
    page.line("ตัวชี้วัดที่ ๓ การใช้อำนาจ ได้คะแนน ๘๐.๐๐ คะแนน");
    page.line("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ได้คะแนน ๘๑.๐๐ คะแนน");
    page.table(&rows(&SIX, 0..4, PLAIN, 0, true));
    let (assessments, _) = page.read();
    let served: Vec<u8> = assessments[0].measures.iter().flat_map(|measure| measure.indicators.clone()).collect();
    assert_eq!(served, TOLD.each_ref().map(|told| told.indicator));
}

#[test]
fn measures_against_something_else() {
    for (heading, count) in [("มาตรการป้องกันการแพร่ระบาดของโรคโควิด 19", 0), ("มาตรการป้องกันการทุจริต", 4)]
    {
        let mut page = Page::titled();
        page.line("ผลคะแนน ITA ๘๐.๙๐ คะแนน");
        page.line(heading);
        page.table(&rows(&SIX, 0..4, PLAIN, 0, true));
        assert_eq!(page.read().0[0].measures.len(), count, "{heading}");
    }
}

#[test]
fn labels_on_lines_of_their_own() {
    let mut page = Page::titled();
    for (index, told) in TOLD.iter().enumerate() {
        page.line(&format!("มาตรการที่ {} {}", thai(index + 1), told.title));
        page.line("ขั้นตอนหรือวิธีการ");
        for (number, step) in (1..).zip(told.steps) {
            page.line(&format!("{}. {step}", thai(number)));
        }
        page.line("ผู้รับผิดชอบ");
        page.line(&told.units.join(", "));
        page.line(&format!("ระยะเวลาการดำเนินการ : {}", told.period));
        page.line("ผลการดำเนินการ");
        page.line(&points(told.results));
        if told.suggestion.is_empty() {
            page.line("ข้อเสนอแนะ");
        } else {
            page.line(&format!("ข้อเสนอแนะ: {}", told.suggestion));
        }
    }
    page.line("จึงเรียนมาเพื่อโปรดทราบ");
    expect("labels alone", page, &But::default());

    // A step of a list has the words of a label.
    let mut page = Page::titled();
    page.line("มาตรการที่ ๑ จัดอบรม");
    page.line("ผู้รับผิดชอบ: สำนักปลัด");
    page.line("ขั้นตอน");
    ["๑. ประชุม", "๒. รายงานผล", "๓. ติดตาม"].iter().for_each(|line| page.line(line));
    page.line("ผลการดำเนินการดีมาก");
    let (assessments, _) = page.read();
    assert_eq!(assessments[0].measures[0].steps, ["ประชุม", "รายงานผล", "ติดตาม"]);
    assert!(assessments[0].measures[0].results.is_empty());
}
