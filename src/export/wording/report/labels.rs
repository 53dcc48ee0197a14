//! Titles, headings, names of columns and short remarks.

use crate::export::wording::Label;

/// The title on the first page.
pub const TITLE: Label = Label::new(
    "รายงานเปรียบเทียบ\nผลการประเมินคุณธรรมและความโปร่งใส\nในการดำเนินงานของหน่วยงานภาครัฐ (ITA)",
    "Comparison report\nIntegrity and Transparency\nAssessment (ITA) of public agencies",
);
/// The title in the head of every other page, and of the file.
pub const RUNNING_TITLE: Label = Label::new("รายงานเปรียบเทียบผลการประเมิน ITA", "ITA comparison report");
/// The word before a page number.
pub const PAGE: Label = Label::new("หน้า ", "Page ");
/// The heading of the table of contents.
pub const CONTENTS: Label = Label::new("สารบัญ", "Contents");
/// A heading.
pub const SUMMARY: Label = Label::new("บทสรุป", "Summary");
/// A heading.
pub const YEAR_RESULTS: Label = Label::new("ผลการประเมิน", "Results of");
/// A heading.
pub const RANKING: Label = Label::new("ผลการประเมินรายหน่วยงาน", "Results by agency");
/// A caption.
pub const BY_DISTRICT: Label = Label::new("ผลการประเมินจำแนกตามพื้นที่", "Results by area");
/// A caption.
pub const BY_KIND: Label = Label::new("ผลการประเมินจำแนกตามประเภทหน่วยงาน", "Results by kind of agency");
/// A heading over tables of areas, of kinds of agencies, or of both.
pub fn groups(areas: bool, kinds: bool) -> Label {
    match (areas, kinds) {
        (true, true) => Label::new("ผลการประเมินจำแนกตามพื้นที่และประเภทหน่วยงาน", "Results by area and kind of agency"),
        (true, false) => BY_DISTRICT,
        (false, _) => BY_KIND,
    }
}
/// A heading.
pub const YEARS: Label = Label::new("ผลการประเมินเปรียบเทียบรายปี", "The years compared");
/// A heading.
pub const BY_INDICATOR: Label = Label::new("คะแนนเฉลี่ยรายตัวชี้วัด", "Means by indicator");
/// Below the heading of the contents.
pub const CONTENTS_NOTE: Label = Label::new(
    "เลขหัวข้อปรากฏที่มุมล่างซ้ายของทุกหน้า กดที่ชื่อหัวข้อเพื่อไปยังหน้านั้น",
    "The number of each section stands at the foot of its pages, at the left; a click on its name leads there.",
);
/// A caption, before the years.
pub const WEIGHTS: Label = Label::new("น้ำหนักของแบบวัด", "Weights of the instruments,");
/// A caption, before the years.
pub const BANDS: Label = Label::new("เกณฑ์ระดับผลการประเมิน", "Grades and levels,");
/// A caption.
pub const BY_GRADE: Label = Label::new("จำนวนหน่วยงานจำแนกตามระดับผลการประเมิน", "Agencies by grade or level");
/// A caption.
pub const OVERALL_SCORES: Label = Label::new("คะแนนภาพรวมรายหน่วยงาน", "Overall scores by agency");
/// A caption on an agency's page.
pub const AGENCY_FIGURE: Label = Label::new("คะแนนรายตัวชี้วัดเทียบกับค่าเฉลี่ยกลุ่ม", "Indicators beside the mean of the group");
/// A caption.
pub const YEARS_TABLE: Label = Label::new("ผลการประเมินรายปีเทียบกับภาพรวมของประเทศ", "The years beside the nation");
/// A column.
pub const VALUE: Label = Label::new("ค่า", "Value");
/// A row.
pub const AGENCIES_COMPARED: Label = Label::new("จำนวนหน่วยงาน", "Agencies");
/// A row.
pub const OVERALL_MEAN: Label = Label::new("คะแนนภาพรวมเฉลี่ย", "Mean overall score");
/// A row.
pub const NATION_OVERALL_MEAN: Label = Label::new("คะแนนภาพรวมเฉลี่ยระดับประเทศ", "Mean overall score of the nation");
/// A row.
pub const PASSED_AGENCIES: Label = Label::new("หน่วยงานที่ผ่านเกณฑ์", "Agencies that passed");
/// A row.
pub const FAILED_AGENCIES: Label = Label::new("หน่วยงานที่ไม่ผ่านเกณฑ์", "Agencies that did not pass");
/// A column.
pub const SHARE: Label = Label::new("ร้อยละ", "Percent");
/// A column.
pub const NATION_MEAN: Label = Label::new("คะแนนเฉลี่ย\nระดับประเทศ", "Mean of\nthe nation");
/// A column.
pub const SECTION: Label = Label::new("หัวข้อ", "Section");
/// A narrow column.
pub const YEAR: Label = Label::new("ปี พ.ศ.", "Year");
/// Before the tables of agencies by district.
pub const AGENCIES_BY_DISTRICT: Label = Label::new(
    "ตารางต่อไปนี้แสดงผลการประเมินปีล่าสุดของแต่ละหน่วยงานตามพื้นที่ รายละเอียดของหน่วยงานอยู่ในหัวข้อที่ระบุไว้หน้าชื่อ",
    "The tables show the latest result of each agency by area; the section before its name tells more of it.",
);
/// A caption.
pub const CHANGES: Label = Label::new("การเปลี่ยนแปลงจากปีก่อน", "Changes from the year before");
/// A heading.
pub const DECISIONS: Label = Label::new("ข้อที่ต้องตัดสินก่อนใช้ผล", "Matters to be decided before the results are used");
/// A heading.
pub const AGENCIES: Label = Label::new("รายละเอียดรายหน่วยงาน", "Agency by agency");
/// A heading.
pub const RULES: Label = Label::new("หลักเกณฑ์ที่ใช้", "Rules used");
/// A heading.
pub const FILES: Label = Label::new("ไฟล์ที่ได้รับ", "Files received");
/// A heading on an agency's page.
pub const INDICATORS: Label = Label::new("คะแนนรายตัวชี้วัด", "Indicators");
/// A heading on an agency's page.
pub const HISTORY: Label = Label::new("ผลการประเมินย้อนหลัง", "Earlier years");
/// A heading on an agency's page.
pub const STRENGTHS: Label = Label::new("จุดแข็ง", "Strengths");
/// A heading on an agency's page.
pub const WEAKNESSES: Label = Label::new("จุดที่ต้องพัฒนา", "Weaknesses");
/// A line on an agency's page.
pub const LOST_ITEMS: Label = Label::new("รายการ OIT ที่ไม่ได้คะแนน", "OIT items lost");
/// A heading on an agency's page.
pub const RECOMMENDATIONS: Label = Label::new("ข้อเสนอแนะจากการประเมิน", "Recommendations");
/// A heading on an agency's page.
pub const MEASURES: Label = Label::new("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "Measures");
/// A heading on an agency's page.
pub const FINDINGS: Label = Label::new("ข้อที่พบจากการตรวจสอบ", "Findings");
/// A heading on an agency's page.
pub const SOURCES: Label = Label::new("ไฟล์ที่มาของข้อมูล", "Sources");
/// A column.
pub const RANK: Label = Label::new("อันดับ", "Rank");
/// A column.
pub const AGENCY: Label = Label::new("หน่วยงาน", "Agency");
/// A column or row.
pub const OVERALL: Label = Label::new("คะแนนภาพรวม", "Overall");
/// A narrow column.
pub const OVERALL_COLUMN: Label = Label::new("ภาพรวม", "Overall");
/// A column or row.
pub const GRADE: Label = Label::new("ระดับ", "Grade");
/// A column or row.
pub const RESULT: Label = Label::new("ผล", "Result");
/// A column.
pub const AREA: Label = Label::new("พื้นที่", "Area");
/// A column.
pub const KIND: Label = Label::new("ประเภทหน่วยงาน", "Kind of agency");
/// A column.
pub const AGENCY_COUNT: Label = Label::new("จำนวน (แห่ง)", "Agencies");
/// A column.
pub const MEAN: Label = Label::new("คะแนนเฉลี่ย", "Mean");
/// A column.
pub const PASSED: Label = Label::new("ผ่าน", "Passed");
/// A column.
pub const NOT_PASSED: Label = Label::new("ไม่ผ่าน", "Not passed");
/// A column.
pub const NUMBER: Label = Label::new("ที่", "#");
/// A column.
pub const INDICATOR: Label = Label::new("ตัวชี้วัด", "Indicator");
/// A column.
pub const INSTRUMENT: Label = Label::new("แบบวัด", "Instrument");
/// A column.
pub const SCORE: Label = Label::new("คะแนน", "Score");
/// A column.
pub const DIFFERENCE: Label = Label::new("ผลต่าง", "Diff.");
/// A column.
pub const GROUP_MEAN: Label = Label::new("ค่าเฉลี่ยกลุ่ม", "Group mean");
/// A column.
pub const HIGHEST: Label = Label::new("สูงสุด", "Highest");
/// A column.
pub const LOWEST: Label = Label::new("ต่ำสุด", "Lowest");
/// A column.
pub const FISCAL_YEAR: Label = Label::new("ปีงบประมาณ", "Fiscal year");
/// A column.
pub const BEFORE: Label = Label::new("เดิม", "Before");
/// A column.
pub const NOW: Label = Label::new("ล่าสุด", "Now");
/// A column.
pub const NEW_RESULT: Label = Label::new("ผลเปลี่ยนเป็น", "Result became");
/// A column.
pub const MATTER: Label = Label::new("เรื่องที่พบ", "What was found");
/// A column.
pub const PLACE: Label = Label::new("ไฟล์และตำแหน่ง", "File and place");
/// A column.
pub const FIGURE: Label = Label::new("รายการ", "Figure");
/// A column.
pub const STATED: Label = Label::new("ตามเอกสาร", "As stated");
/// A column.
pub const COMPUTED: Label = Label::new("คำนวณได้", "As computed");
/// A column.
pub const MEASURE: Label = Label::new("มาตรการ", "Measure");
/// A column.
pub const PERIOD: Label = Label::new("ระยะเวลา", "Period");
/// A column.
pub const RESPONSIBLE: Label = Label::new("ผู้รับผิดชอบ", "Responsible");
/// A column.
pub const DONE: Label = Label::new("ผลการดำเนินการ", "What was done");
/// A column.
pub const SEVERITY: Label = Label::new("ระดับ", "Severity");
/// A column.
pub const WEIGHT: Label = Label::new("น้ำหนัก\n(ร้อยละ)", "Weight (%)");
/// A column.
pub const OVERALL_FROM: Label = Label::new("คะแนนภาพรวมตั้งแต่", "Overall from");
/// A column.
pub const EVERY_INSTRUMENT_FROM: Label = Label::new("ทุกแบบวัดตั้งแต่", "Every instrument from");
/// A column.
pub const FILE: Label = Label::new("ไฟล์", "File");
/// A column.
pub const FORMAT: Label = Label::new("ชนิด", "Format");
/// A column.
pub const STATUS: Label = Label::new("ผลการอ่าน", "Status");
/// Where a band asks nothing of the instruments.
pub const ANY: Label = Label::new("ไม่กำหนด", "any");
/// Area of agencies whose documents name none.
pub const UNKNOWN_AREA: Label = Label::new("ไม่ระบุพื้นที่", "Area not stated");
/// Explains the mark on agencies with errors.
pub const MARK_DISPUTED: Label =
    Label::new("* มีข้อที่ต้องตัดสินก่อนใช้ตัวเลข (ดูหัวข้อข้อที่ต้องตัดสิน)", "* Has matters to be decided before its figures are used");
/// Explains the mark on computed figures.
pub const MARK_COMPUTED: Label = Label::new(
    "† คำนวณจากคะแนนอื่นที่รายงานไว้ เพราะเอกสารไม่ได้ระบุค่านี้",
    "† Computed from other scores, since no document states it",
);
/// Explains the mark on figures that an officer decided.
pub const MARK_DECIDED: Label = Label::new(
    "‡ ค่าที่เจ้าหน้าที่ตัดสิน ค่าที่เอกสารระบุและเหตุผลอยู่ในแผ่นข้อตรวจพบของ comparison.xlsx",
    "‡ Decided by an officer; what documents state and the reason are in the findings of comparison.xlsx",
);
/// In place of a summary where there is nothing to sum up.
pub const NOTHING_ASSESSED: Label =
    Label::new("ไม่พบผลการประเมิน ITA ในไฟล์ที่ได้รับ", "The files received hold no results of an ITA.");
/// In place of an empty table.
pub const NOTHING_TO_DECIDE: Label = Label::new("ไม่พบข้อที่ต้องตัดสิน", "There is nothing to decide.");
/// In place of an empty table.
pub const NO_FILES: Label = Label::new("ไม่มีไฟล์", "No files were received.");
/// For a year before the first known rules.
pub const NO_RULES: Label = Label::new(
    "ไม่มีหลักเกณฑ์ของปีนี้ในระบบ จึงแสดงเฉพาะค่าที่เอกสารระบุ และไม่ได้คำนวณหรือจัดระดับ",
    "The rules of this year are not known: figures are shown as stated, nothing is computed or graded.",
);
