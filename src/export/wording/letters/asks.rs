//! What an agency is asked to correct or to send, one sentence each. Figures and lists are written already.

use crate::export::wording::Language;

/// Something to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask<'a> {
    /// Files that cannot be read, in a form that can.
    ReadableFiles(&'a str),
    /// The score sheet: no score is known.
    ScoreSheet,
    /// Scores that no document states.
    Missing(&'a str),
    /// Figures that contradict others or cannot be read.
    Correct(&'a str),
    /// The item scores of the OIT, which the scores of these indicators do not fit.
    Items(&'a str),
    /// The lists of strengths and weaknesses.
    Lists,
    /// The report with measures: others of the year sent one.
    Report,
    /// Measures against these weaknesses.
    NewMeasures(&'a str),
    /// Periods of these measures.
    Periods(&'a str),
    /// Results of these measures.
    Results(&'a str),
    /// Dates of these measures, which lie outside their time.
    Dates(&'a str),
    /// The fiscal year that scores are of.
    FiscalYear,
    /// District and province.
    Location,
}

/// What is to be done, in one sentence.
pub fn ask(ask: Ask, language: Language) -> String {
    match language {
        Language::Thai => thai(ask),
        Language::English => english(ask),
    }
}

fn thai(ask: Ask) -> String {
    match ask {
        Ask::ReadableFiles(files) => format!("ไฟล์ที่เปิดอ่านได้ครบ (.xlsx หรือ .docx ไม่มีรหัสผ่าน) แทน {files}"),
        Ask::ScoreSheet => "แบบสรุปคะแนน ได้แก่ คะแนนภาพรวม คะแนน IIT EIT OIT และคะแนนตัวชี้วัดทั้ง\u{a0}10\u{a0}ตัว".to_owned(),
        Ask::Missing(values) => format!("คะแนนที่ยังไม่ได้รับ ได้แก่ {values}"),
        Ask::Correct(values) => format!("ค่าที่ถูกต้องตามประกาศผลการประเมิน และเอกสารที่แก้ไขแล้ว: {values}"),
        Ask::Items(indicators) => format!("คะแนนรายข้อ OIT ของ{indicators}"),
        Ask::Lists => "รายการจุดแข็งและจุดที่ต้องพัฒนาที่ตรงกับคะแนนและจำนวนที่ระบุ".to_owned(),
        Ask::Report => "รายงานผลและมาตรการส่งเสริมคุณธรรมและความโปร่งใส (ไฟล์ Word)".to_owned(),
        Ask::NewMeasures(indicators) => format!("มาตรการที่แก้ไขจุดที่ต้องพัฒนา ได้แก่ {indicators}"),
        Ask::Periods(measures) => format!("ระยะเวลาการดำเนินการของ{measures}"),
        Ask::Results(measures) => format!("ผลการดำเนินการของ{measures}"),
        Ask::Dates(measures) => format!("วันที่หรือระยะเวลาที่ถูกต้องของ{measures}"),
        Ask::FiscalYear => "ปีงบประมาณของคะแนนที่ส่งมา โดยระบุไว้ในเอกสาร".to_owned(),
        Ask::Location => "อำเภอและจังหวัดที่ถูกต้องของหน่วยงาน โดยระบุไว้ในเอกสาร".to_owned(),
    }
}

fn english(ask: Ask) -> String {
    match ask {
        Ask::ReadableFiles(files) => {
            format!("A readable file (.xlsx or .docx, no password) in place of {files}")
        }
        Ask::ScoreSheet => "The score sheet: overall score, IIT, EIT, OIT and all ten indicators".to_owned(),
        Ask::Missing(values) => format!("Scores not received: {values}"),
        Ask::Correct(values) => format!("The announced values and corrected documents: {values}"),
        Ask::Items(indicators) => format!("The OIT item scores of {indicators}"),
        Ask::Lists => "Lists of strengths and weaknesses that agree with the scores and the numbers told".to_owned(),
        Ask::Report => "The report with the measures to promote integrity and transparency (Word)".to_owned(),
        Ask::NewMeasures(indicators) => format!("Measures against the weaknesses: {indicators}"),
        Ask::Periods(measures) => format!("The period of {measures}"),
        Ask::Results(measures) => format!("The result of {measures}"),
        Ask::Dates(measures) => format!("The right dates or period of {measures}"),
        Ask::FiscalYear => "The fiscal year of the scores, stated in the document".to_owned(),
        Ask::Location => "The right district and province of the agency, stated in the document".to_owned(),
    }
}

/// More to send than the page has room for.
pub fn more_asks(count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("อีก\u{a0}{count}\u{a0}รายการตามข้อที่พบข้างต้นและใน comparison.xlsx"),
        Language::English => format!("{count} more, after the findings above and in comparison.xlsx"),
    }
}

/// Measures by their numbers, and how many have none.
pub fn measures(numbers: &str, without_number: Option<&str>, language: Language) -> String {
    let numbered = |numbers: &str| match language {
        Language::Thai => format!("มาตรการที่\u{a0}{numbers}"),
        Language::English => format!("measure(s) {numbers}"),
    };
    let unnumbered = |count: &str| match language {
        Language::Thai => format!("มาตรการที่ไม่มีลำดับ\u{a0}{count}\u{a0}เรื่อง"),
        Language::English => format!("{count} measure(s) without a number"),
    };
    match (numbers.is_empty(), without_number) {
        (false, None) => numbered(numbers),
        (true, Some(count)) => unnumbered(count),
        (false, Some(count)) => {
            format!("{}{}{}", numbered(numbers), language.pick(" และ", " and "), unnumbered(count))
        }
        (true, None) => String::new(),
    }
}

/// An instrument's score.
pub fn score_of(instrument: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("คะแนน {instrument}"),
        Language::English => format!("{instrument} score"),
    }
}

/// Indicators by their numbers.
pub fn indicators(numbers: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ตัวชี้วัดที่\u{a0}{numbers}"),
        Language::English => format!("indicator(s) {numbers}"),
    }
}

/// More of a list than is named; a thing of any kind.
pub fn and_more(count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("อีก\u{a0}{count}\u{a0}รายการ"),
        Language::English => format!("{count} more"),
    }
}
