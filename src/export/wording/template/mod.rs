//! The words of an empty score sheet: headings that our reader knows, prompts, checks, and how to fill it.

mod checks;
mod command;
mod guide;

use super::Language;

pub use checks::{
    Check, district_check, grade_check, indicator_check, instrument_check, item_check, kind_check, name_check,
    overall_check, province_check, result_check, year_check,
};
pub use command::{
    cannot_make, empty_list, is_there, more_lines, no_such_year, not_a_workbook, passed_over, repeated, unknown_name,
};
pub use guide::guide;

/// The sheets of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The scores of one agency.
    Form,
    /// The scores of many, a row each.
    Agencies,
    /// The items of the OIT.
    Items,
    /// What is done to improve.
    Measures,
    /// How to fill it.
    Guide,
    /// What dropdowns offer; hidden.
    Choices,
}

impl Sheet {
    /// The name on the tab.
    pub fn name(self, language: Language) -> &'static str {
        let (thai, english) = match self {
            Sheet::Form => ("แบบกรอกคะแนน", "Score sheet"),
            Sheet::Agencies => ("คะแนนรายหน่วยงาน", "Scores by agency"),
            Sheet::Items => ("รายการ OIT", "OIT items"),
            Sheet::Measures => ("มาตรการ", "Measures"),
            Sheet::Guide => ("วิธีกรอก", "How to fill"),
            Sheet::Choices => ("ตัวเลือก", "Choices"),
        };
        language.pick(thai, english)
    }

    /// The title on top of the sheet. It names the year, since every sheet is of that year's indicators and bands.
    pub fn title(self, fiscal_year: u16, language: Language) -> String {
        let (thai, english) = match self {
            Sheet::Form => ("แบบกรอกผลการประเมินคุณธรรมและความโปร่งใส (ITA)", "ITA score sheet of an agency"),
            Sheet::Agencies => ("ผลการประเมินคุณธรรมและความโปร่งใส (ITA) รายหน่วยงาน", "ITA scores by agency"),
            Sheet::Items => ("ผลการตรวจรายข้อตามแบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", "Scores of the OIT items"),
            Sheet::Measures => {
                ("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", "Measures to promote integrity and transparency")
            }
            Sheet::Guide | Sheet::Choices => return self.lead(language).to_owned(),
        };
        match language {
            Language::Thai => format!("{thai} ปีงบประมาณ พ.ศ. {fiscal_year}"),
            Language::English => format!("{english}, fiscal year {fiscal_year}"),
        }
    }

    /// The sentence under the title.
    pub fn lead(self, language: Language) -> &'static str {
        let (thai, english) = match self {
            Sheet::Form | Sheet::Agencies => (
                "กรอกตามที่ประกาศผลระบุ ช่องใดไม่มีข้อมูลให้เว้นว่าง อ่านวิธีกรอกได้ที่แผ่นงานสุดท้าย",
                "Fill in what was announced and leave blank what was not; the last sheet tells how",
            ),
            Sheet::Items => (
                "เลือก 100 เมื่อได้คะแนน เลือก 0 เมื่อไม่ได้คะแนน ไม่ทราบให้เว้นว่าง",
                "Choose 100 where the item scored and 0 where it did not; leave blank what is not known",
            ),
            Sheet::Measures => (
                "หนึ่งแถวต่อหนึ่งมาตรการ ถ้ามีหลายข้อในช่องเดียวให้ขึ้นบรรทัดใหม่ด้วย Alt+Enter",
                "One row a measure; several entries in one cell go on lines of their own by Alt+Enter",
            ),
            Sheet::Guide => ("วิธีกรอกแบบนี้", "How to fill this workbook"),
            Sheet::Choices => ("ตัวเลือกของช่องที่มีรายการให้เลือก", "What the dropdowns offer"),
        };
        language.pick(thai, english)
    }
}

/// Headings of columns and labels of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is its English text")]
pub enum Label {
    Agency,
    District,
    FiscalYear,
    Grade,
    Indicator,
    IndicatorNumber,
    Item,
    ItemName,
    Kind,
    Measure,
    Order,
    Overall,
    Period,
    Province,
    Responsible,
    Result,
    Results,
    Score,
    Steps,
    Suggestion,
}

impl Label {
    /// The label in a language.
    pub fn text(self, language: Language) -> &'static str {
        let (thai, english) = match self {
            Label::Agency => ("ชื่อหน่วยงาน", "Agency"),
            Label::District => ("อำเภอ", "District"),
            Label::FiscalYear => ("ปีงบประมาณ", "Fiscal year"),
            Label::Grade => ("ระดับ", "Grade"),
            Label::Indicator => ("ตัวชี้วัด", "Indicator"),
            Label::IndicatorNumber => ("ตัวชี้วัดที่", "No."),
            Label::Item => ("ข้อ", "Item"),
            Label::ItemName => ("รายการ", "Name"),
            Label::Kind => ("ประเภทหน่วยงาน", "Kind"),
            Label::Measure => ("มาตรการ", "Measure"),
            Label::Order => ("ที่", "No."),
            Label::Overall => ("คะแนนรวม", "Overall score"),
            Label::Period => ("ระยะเวลาการดำเนินการ", "Period"),
            Label::Province => ("จังหวัด", "Province"),
            Label::Responsible => ("ผู้รับผิดชอบ", "Responsible"),
            Label::Result => ("ผลการประเมิน", "Result"),
            Label::Results => ("ผลการดำเนินการ", "Results"),
            Label::Score => ("คะแนน", "Score"),
            Label::Steps => ("ขั้นตอนหรือวิธีการ", "Steps"),
            Label::Suggestion => ("ข้อเสนอแนะ", "Suggestion"),
        };
        language.pick(thai, english)
    }
}

/// What the colour of a cell says.
pub fn legend(language: Language) -> &'static str {
    language.pick(
        "ช่องสีนี้คือค่าที่ไม่ตรงกับค่าอื่นที่กรอกไว้ โปรดตรวจกับประกาศผลการประเมิน",
        "A cell of this colour does not agree with the others: check it against what was announced",
    )
}

/// Said on the sheet of a year without rules of its own.
pub fn rules_assumed(used: u16, language: Language) -> String {
    match language {
        Language::Thai => {
            format!("ยังไม่มีหลักเกณฑ์ของปีนี้ในโปรแกรม จึงใช้ชื่อตัวชี้วัดและเกณฑ์ของปีงบประมาณ {used} โปรดตรวจกับคู่มือการประเมิน")
        }
        Language::English => {
            format!("There are no rules for this year yet, so those of FY {used} are used: compare with the manual")
        }
    }
}
