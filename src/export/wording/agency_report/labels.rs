//! Titles, headings, names of columns and short sentences.

use crate::export::wording::Label;

/// What the report is.
pub const TITLE: Label = Label::new(
    "รายงานผลการดำเนินการตามมาตรการ\nเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    "Report on measures to promote\nintegrity and transparency within the agency",
);
/// The title in the head of every other page, and of the file.
pub const RUNNING_TITLE: Label =
    Label::new("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม", "Report on measures for integrity");
/// A heading.
pub const RESULTS: Label = Label::new("ผลการประเมินจำแนกตามเครื่องมือ", "Results by instrument");
/// A heading.
pub const ANALYSIS: Label = Label::new("ผลการวิเคราะห์รายตัวชี้วัด", "Analysis by indicator");
/// A heading.
pub const STRENGTHS: Label = Label::new("จุดแข็ง", "Strengths");
/// A heading.
pub const WEAKNESSES: Label = Label::new("จุดที่ต้องพัฒนา", "Weaknesses");
/// A heading.
pub const LOST_ITEMS: Label = Label::new("รายการ OIT ที่ไม่ได้คะแนน", "OIT items that were lost");
/// A heading.
pub const RECOMMENDATIONS: Label = Label::new("ข้อเสนอแนะจากการประเมิน", "Recommendations");
/// A heading.
pub const MEASURES: Label = Label::new("ผลการดำเนินการตามมาตรการ", "Measures and what came of them");
/// A heading; what stands under it is said about the documents and states no value of its own.
pub const FINDINGS: Label = Label::new("ข้อที่พบจากการตรวจสอบ", "Findings");

/// A column of scores.
pub const INDICATOR: Label = Label::new("ตัวชี้วัด", "Indicator");
/// A column of scores.
pub const SCORE: Label = Label::new("คะแนนเฉลี่ย", "Score");

/// A column of measures.
pub const MEASURE: Label = Label::new("มาตรการ", "Measure");
/// A column of measures.
pub const STEPS: Label = Label::new("ขั้นตอนหรือวิธีการ", "Steps or methods");
/// A column of measures.
pub const RESPONSIBLE: Label = Label::new("ผู้รับผิดชอบ", "Responsible");
/// A column of measures.
pub const PERIOD: Label = Label::new("ระยะเวลาการดำเนินการ", "Period");
/// A column of measures.
pub const DONE: Label = Label::new("ผลการดำเนินการ", "Results");
/// A column of measures.
pub const SUGGESTION: Label = Label::new("ข้อเสนอแนะ", "Suggestion");

/// In place of the tables of scores of a year that had other instruments.
pub const NO_RULES: Label = Label::new(
    "ปีงบประมาณนี้ประเมินด้วยเครื่องมือชุดก่อน จึงแสดงเฉพาะคะแนนภาพรวม",
    "This year was assessed with earlier instruments: only the overall score is shown.",
);
/// Where no indicator is told as strong or weak.
pub const NO_ANALYSIS: Label = Label::new(
    "เอกสารที่ได้รับไม่ปรากฏข้อมูลเพียงพอที่จะจำแนกรายตัวชี้วัด",
    "The documents received do not tell enough to say which indicators are strong and which are weak.",
);
/// In place of an empty list.
pub const NONE: Label = Label::new("ไม่มี", "None");
/// Over the items that were lost.
pub const LOST_ITEMS_OPENING: Label = Label::new(
    "เมื่อย้อนคำนวณตามหลักเกณฑ์ของปี รายการเผยแพร่ที่ไม่ได้คะแนน มีดังนี้",
    "Worked back by the rules of the year, these items of the OIT did not score:",
);
/// In place of a list of which nothing is known.
pub const NOT_STATED: Label = Label::new("ไม่ปรากฏในเอกสารที่ได้รับ", "The documents received tell of none.");
/// In place of a table of measures.
pub const NO_MEASURES: Label =
    Label::new("ยังไม่ได้รับข้อมูลมาตรการของหน่วยงาน", "No measures of the agency have been received.");
/// Under a table with dashes.
pub const DASHES: Label = Label::new("– หมายถึง ไม่ปรากฏในเอกสารที่ได้รับ", "– means: not in the documents received");
/// Explains the mark on figures that an officer decided.
pub const DECIDED: Label = Label::new("‡ ค่าที่เจ้าหน้าที่ตัดสิน", "‡ Decided by an officer");
/// Over what was found.
pub const FINDINGS_OPENING: Label = Label::new(
    "รายการต่อไปนี้พบจากการตรวจสอบเอกสารที่ได้รับกับหลักเกณฑ์ของปี ค่าที่แสดงข้างต้นเป็นไปตามที่เอกสารระบุ",
    "Found by checking the documents received against each other and the rules of the year; what stands above is what they state.",
);
