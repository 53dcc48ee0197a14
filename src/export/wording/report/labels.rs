//! Titles, headings, names of columns and short remarks.

use crate::export::wording::Language;

/// A short text in both languages, Thai first.
#[derive(Clone, Copy, Debug)]
pub struct Label(&'static str, &'static str);

impl Label {
    /// The text in a language.
    pub fn text(self, language: Language) -> &'static str {
        language.pick(self.0, self.1)
    }
}

/// The title on the first page.
pub const TITLE: Label = Label(
    "รายงานเปรียบเทียบ\nผลการประเมินคุณธรรมและความโปร่งใส\nในการดำเนินงานของหน่วยงานภาครัฐ (ITA)",
    "Comparison report\nIntegrity and Transparency\nAssessment (ITA) of public agencies",
);
/// The title in the head of every other page, and of the file.
pub const RUNNING_TITLE: Label = Label("รายงานเปรียบเทียบผลการประเมิน ITA", "ITA comparison report");
/// The word before a page number.
pub const PAGE: Label = Label("หน้า ", "Page ");
/// The heading of the table of contents.
pub const CONTENTS: Label = Label("สารบัญ", "Contents");
/// A heading.
pub const SUMMARY: Label = Label("บทสรุป", "Summary");
/// A heading.
pub const YEAR_RESULTS: Label = Label("ผลการประเมิน", "Results of");
/// A heading.
pub const RANKING: Label = Label("ผลการประเมินรายหน่วยงาน", "Results by agency");
/// A heading.
pub const BY_DISTRICT: Label = Label("ผลการประเมินจำแนกตามพื้นที่", "Results by area");
/// A heading.
pub const BY_KIND: Label = Label("ผลการประเมินจำแนกตามประเภทหน่วยงาน", "Results by kind of agency");
/// A heading.
pub const BY_INDICATOR: Label = Label("คะแนนเฉลี่ยรายตัวชี้วัด", "Means by indicator");
/// A heading.
pub const CHANGES: Label = Label("การเปลี่ยนแปลงจากปีก่อน", "Changes from the year before");
/// A heading.
pub const DECISIONS: Label = Label("ข้อที่ต้องตัดสินก่อนใช้ผล", "Matters to be decided before the results are used");
/// A heading.
pub const AGENCIES: Label = Label("รายละเอียดรายหน่วยงาน", "Agency by agency");
/// A heading.
pub const RULES: Label = Label("ภาคผนวก ก หลักเกณฑ์ที่ใช้", "Annex A: rules used");
/// A heading.
pub const FILES: Label = Label("ภาคผนวก ข ไฟล์ที่ได้รับ", "Annex B: files received");
/// A heading on an agency's page.
pub const INDICATORS: Label = Label("คะแนนรายตัวชี้วัด", "Indicators");
/// A heading on an agency's page.
pub const HISTORY: Label = Label("ผลการประเมินย้อนหลัง", "Earlier years");
/// A heading on an agency's page.
pub const STRENGTHS: Label = Label("จุดแข็ง", "Strengths");
/// A heading on an agency's page.
pub const WEAKNESSES: Label = Label("จุดที่ต้องพัฒนา", "Weaknesses");
/// A line on an agency's page.
pub const LOST_ITEMS: Label = Label("รายการ OIT ที่ไม่ได้คะแนน", "OIT items lost");
/// A heading on an agency's page.
pub const RECOMMENDATIONS: Label = Label("ข้อเสนอแนะจากการประเมิน", "Recommendations");
/// A heading on an agency's page.
pub const MEASURES: Label = Label("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "Measures");
/// A heading on an agency's page.
pub const FINDINGS: Label = Label("ข้อที่พบจากการตรวจสอบ", "Findings");
/// A heading on an agency's page.
pub const SOURCES: Label = Label("ไฟล์ที่มาของข้อมูล", "Sources");
/// A column.
pub const RANK: Label = Label("อันดับ", "Rank");
/// A column.
pub const AGENCY: Label = Label("หน่วยงาน", "Agency");
/// A column or row.
pub const OVERALL: Label = Label("คะแนนภาพรวม", "Overall");
/// A narrow column.
pub const OVERALL_COLUMN: Label = Label("ภาพรวม", "Overall");
/// A column or row.
pub const GRADE: Label = Label("ระดับ", "Grade");
/// A column or row.
pub const RESULT: Label = Label("ผล", "Result");
/// A column.
pub const AREA: Label = Label("พื้นที่", "Area");
/// A column.
pub const KIND: Label = Label("ประเภทหน่วยงาน", "Kind of agency");
/// A column.
pub const AGENCY_COUNT: Label = Label("จำนวน (แห่ง)", "Agencies");
/// A column.
pub const MEAN: Label = Label("คะแนนเฉลี่ย", "Mean");
/// A column.
pub const PASSED: Label = Label("ผ่าน", "Passed");
/// A column.
pub const NOT_PASSED: Label = Label("ไม่ผ่าน", "Not passed");
/// A column.
pub const NUMBER: Label = Label("ที่", "#");
/// A column.
pub const INDICATOR: Label = Label("ตัวชี้วัด", "Indicator");
/// A column.
pub const INSTRUMENT: Label = Label("แบบวัด", "Instrument");
/// A column.
pub const SCORE: Label = Label("คะแนน", "Score");
/// A column.
pub const DIFFERENCE: Label = Label("ผลต่าง", "Diff.");
/// A column.
pub const GROUP_MEAN: Label = Label("ค่าเฉลี่ยกลุ่ม", "Group mean");
/// A column.
pub const HIGHEST: Label = Label("สูงสุด", "Highest");
/// A column.
pub const LOWEST: Label = Label("ต่ำสุด", "Lowest");
/// A column.
pub const FISCAL_YEAR: Label = Label("ปีงบประมาณ", "Fiscal year");
/// A column.
pub const BEFORE: Label = Label("เดิม", "Before");
/// A column.
pub const NOW: Label = Label("ล่าสุด", "Now");
/// A column.
pub const NEW_RESULT: Label = Label("ผลเปลี่ยนเป็น", "Result became");
/// A column.
pub const MATTER: Label = Label("เรื่องที่พบ", "What was found");
/// A column.
pub const PLACE: Label = Label("ไฟล์และตำแหน่ง", "File and place");
/// A column.
pub const FIGURE: Label = Label("รายการ", "Figure");
/// A column.
pub const STATED: Label = Label("ตามเอกสาร", "As stated");
/// A column.
pub const COMPUTED: Label = Label("คำนวณได้", "As computed");
/// A column.
pub const MEASURE: Label = Label("มาตรการ", "Measure");
/// A column.
pub const PERIOD: Label = Label("ระยะเวลา", "Period");
/// A column.
pub const RESPONSIBLE: Label = Label("ผู้รับผิดชอบ", "Responsible");
/// A column.
pub const DONE: Label = Label("ผลการดำเนินการ", "What was done");
/// A column.
pub const SEVERITY: Label = Label("ระดับ", "Severity");
/// A column.
pub const WEIGHT: Label = Label("น้ำหนัก\n(ร้อยละ)", "Weight (%)");
/// A column.
pub const OVERALL_FROM: Label = Label("คะแนนภาพรวมตั้งแต่", "Overall from");
/// A column.
pub const EVERY_INSTRUMENT_FROM: Label = Label("ทุกแบบวัดตั้งแต่", "Every instrument from");
/// A column.
pub const FILE: Label = Label("ไฟล์", "File");
/// A column.
pub const FORMAT: Label = Label("ชนิด", "Format");
/// A column.
pub const STATUS: Label = Label("ผลการอ่าน", "Status");
/// Where a band asks nothing of the instruments.
pub const ANY: Label = Label("ไม่กำหนด", "any");
/// Area of agencies whose documents name none.
pub const UNKNOWN_AREA: Label = Label("ไม่ระบุพื้นที่", "Area not stated");
/// Explains the mark on agencies with errors.
pub const MARK_DISPUTED: Label =
    Label("* มีข้อที่ต้องตัดสินก่อนใช้ตัวเลข (ดูหัวข้อข้อที่ต้องตัดสิน)", "* Has matters to be decided before its figures are used");
/// Explains the mark on computed figures.
pub const MARK_COMPUTED: Label = Label(
    "† คำนวณจากคะแนนอื่นที่รายงานไว้ เพราะเอกสารไม่ได้ระบุค่านี้",
    "† Computed from other scores, since no document states it",
);
/// Explains the mark on figures that an officer decided.
pub const MARK_DECIDED: Label = Label(
    "‡ ค่าที่เจ้าหน้าที่ตัดสิน ค่าที่เอกสารระบุและเหตุผลอยู่ในแผ่นข้อตรวจพบของ comparison.xlsx",
    "‡ Decided by an officer; what documents state and the reason are in the findings of comparison.xlsx",
);
/// In place of a summary where there is nothing to sum up.
pub const NOTHING_ASSESSED: Label =
    Label("ไม่พบผลการประเมิน ITA ในไฟล์ที่ได้รับ", "The files received hold no results of an ITA.");
/// In place of an empty table.
pub const NOTHING_TO_DECIDE: Label = Label("ไม่พบข้อที่ต้องตัดสิน", "There is nothing to decide.");
/// In place of an empty table.
pub const NO_FILES: Label = Label("ไม่มีไฟล์", "No files were received.");
/// For a year before the first known rules.
pub const NO_RULES: Label = Label(
    "ไม่มีหลักเกณฑ์ของปีนี้ในระบบ จึงแสดงเฉพาะค่าที่เอกสารระบุ และไม่ได้คำนวณหรือจัดระดับ",
    "The rules of this year are not known: figures are shown as stated, nothing is computed or graded.",
);
