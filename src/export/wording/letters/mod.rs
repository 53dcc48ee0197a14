//! The words of the letters to agencies: labels as pairs, sentences as functions of figures that are already written in
//! the digits of the run. A number and its unit are joined by a no-break space.

mod asks;
mod recipient;

pub use asks::*;
pub use recipient::recipient;

use super::{Label, Language};

/// The title in the head of pages, and of the file.
pub const RUNNING_TITLE: Label =
    Label::new("หนังสือแจ้งผลการตรวจข้อมูลการประเมิน ITA", "Letters about the ITA data received");
/// The words before the name of the agency on top of its letter.
pub const HEADING: Label = Label::new("ผลการตรวจข้อมูล ITA", "ITA data received");
/// The line for the number and the date of the letter, which the office fills in.
pub const NUMBER_AND_DATE: Label = Label::new(
    "ที่ ........................................ วันที่ ..................................................",
    "No. .............................. Date ........................................",
);
/// What does not add up.
pub const DISCREPANCIES: Label = Label::new("ข้อที่ไม่ตรงกันหรือไม่ครบถ้วน", "What does not add up");
/// What is to be sent.
pub const TO_SEND: Label = Label::new("รายการที่ขอให้ตรวจแก้ไขและส่งอีกครั้ง", "To be corrected and sent again");
/// A row: the figures that documents state.
pub const AS_RECEIVED: Label = Label::new("ตามที่ได้รับ", "As received");
/// A row: the figures that the others give, where the stated one differs.
pub const AS_COMPUTED: Label = Label::new("คำนวณได้", "As computed");
/// A row: the figures that an officer decided.
pub const AS_DECIDED: Label = Label::new("ที่สำนักงานตัดสิน", "As decided");
/// Instead of the table where nothing is known.
pub const NO_FIGURES: Label =
    Label::new("ยังไม่มีผลการประเมินที่นำไปเปรียบเทียบได้", "There are no results yet that can be compared.");
/// Where nothing is wrong and nothing is missing.
pub const NOTHING_WRONG: Label = Label::new(
    "จากการตรวจข้อมูลข้างต้น ไม่พบข้อที่ไม่ตรงกันหรือไม่ครบถ้วน จึงไม่มีเอกสารที่ต้องแก้ไขหรือส่งเพิ่มเติม",
    "Nothing in these data contradicts itself or is missing. Nothing need be corrected or sent.",
);
/// The closing of a letter that asks for something.
pub const CLOSING_TO_ACT: Label =
    Label::new("จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ", "Your attention to this matter would be appreciated.");
/// The closing of a letter that asks for nothing.
pub const CLOSING_TO_KNOW: Label = Label::new("จึงเรียนมาเพื่อโปรดทราบ", "This is for your information.");
/// Nothing at all could be read of a file.
pub const UNREADABLE: Label = Label::new("อ่านไม่ได้", "cannot be read");
/// A file that can be read and says nothing of the assessment.
pub const EMPTY: Label = Label::new("อ่านได้ แต่ไม่พบข้อมูล ITA", "can be read, but holds no ITA data");
/// A file that could be read in part.
pub const PARTLY: Label = Label::new("อ่านได้บางส่วน", "read in part");
/// The overall score, among what was read.
pub const OVERALL: Label = Label::new("คะแนนภาพรวม", "overall score");
/// The grade, among what was read.
pub const GRADE: Label = Label::new("ระดับ", "grade");
/// Passed or not, among what was read.
pub const RESULT: Label = Label::new("ผล", "result");
/// The heading of the last page.
pub const UNATTRIBUTED: Label = Label::new("ที่ยังไม่ทราบเจ้าของ", "Not attributed");
/// What the last page is for.
pub const UNATTRIBUTED_PURPOSE: Label = Label::new(
    "รายการต่อไปนี้ยังไม่ทราบว่าเป็นของหน่วยงานใด จึงไม่ได้อยู่ในหนังสือฉบับใดข้างต้น สำนักงานต้องตรวจสอบเองว่าเป็นของหน่วยงานใด \
     แล้วแจ้งหน่วยงานนั้น หน้านี้ไว้ใช้ภายในสำนักงาน",
    "It is not known whose these are, so no letter above tells of them. Find out whom they belong to and tell that agency. \
     This page is for the office itself.",
);
/// A column of the last page.
pub const FILE: Label = Label::new("ไฟล์", "File");
/// A column of the last page.
pub const MATTER: Label = Label::new("เรื่องที่พบ", "What was found");

/// The lines for a signature.
pub fn signature(language: Language) -> &'static str {
    language.pick(
        "ลงชื่อ ......................................................\n\
         ตำแหน่ง ......................................................",
        "Signed ......................................................\n\
         Position ......................................................",
    )
}

/// The line that says what the letter is about. None of the years is known where only statements without a year came.
pub fn subject(asks: bool, years: Option<&str>, language: Language) -> String {
    let of_years = years.map(|years| match language {
        Language::Thai => format!(" ประจำปีงบประมาณ พ.ศ.\u{a0}{years}"),
        Language::English => format!(" of fiscal year {years} B.E."),
    });
    let of_years = of_years.unwrap_or_default();
    match (language, asks) {
        (Language::Thai, true) => format!("เรื่อง  ขอให้ตรวจแก้ไขข้อมูลผลการประเมิน ITA{of_years}"),
        (Language::Thai, false) => format!("เรื่อง  แจ้งผลการตรวจข้อมูลผลการประเมิน ITA{of_years}"),
        (Language::English, true) => format!("Subject: request to correct the ITA results{of_years}"),
        (Language::English, false) => format!("Subject: the ITA results{of_years} as received"),
    }
}

/// The first sentence, which ends before the list of files.
pub fn opening(files: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ข้อมูลผลการประเมิน ITA ที่ได้รับ จำนวน\u{a0}{files}\u{a0}ไฟล์ ตรวจแล้วปรากฏดังนี้"),
        Language::English => format!("The ITA results of your agency as received ({files} file(s)) and checked:"),
    }
}

/// More files than are named.
pub fn more_files(count: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("และอีก\u{a0}{count}\u{a0}ไฟล์"),
        Language::English => format!("and {count} more file(s)"),
    }
}

/// A number of things that were read of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Scores of instruments.
    Instruments,
    /// Scores of indicators.
    Indicators,
    /// Scores of items and sub-indicators.
    Items,
    /// Recommendations.
    Recommendations,
    /// Measures.
    Measures,
}

/// So many things were read of a file.
pub fn read_of_file(what: Counted, count: &str, language: Language) -> String {
    match (language, what) {
        (Language::Thai, Counted::Instruments) => format!("{count}\u{a0}เครื่องมือ"),
        (Language::Thai, Counted::Indicators) => format!("{count}\u{a0}ตัวชี้วัด"),
        (Language::Thai, Counted::Items) => format!("{count}\u{a0}รายข้อ"),
        (Language::Thai, Counted::Recommendations) => format!("ข้อเสนอแนะ\u{a0}{count}\u{a0}เรื่อง"),
        (Language::Thai, Counted::Measures) => format!("มาตรการ\u{a0}{count}\u{a0}เรื่อง"),
        (Language::English, Counted::Instruments) => format!("{count}\u{a0}instrument(s)"),
        (Language::English, Counted::Indicators) => format!("{count}\u{a0}indicator(s)"),
        (Language::English, Counted::Items) => format!("{count}\u{a0}item(s)"),
        (Language::English, Counted::Recommendations) => format!("{count}\u{a0}recommendation(s)"),
        (Language::English, Counted::Measures) => format!("{count}\u{a0}measure(s)"),
    }
}

/// What nothing was used of.
pub fn not_used(language: Language) -> &'static str {
    language.pick("ไม่มีค่าที่ใช้ในผลเปรียบเทียบ", "no value of it is used in the comparison")
}

/// The year of the figures, over what they are.
pub fn figures_of(year: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ปี\u{a0}{year}"),
        Language::English => format!("FY\u{a0}{year}"),
    }
}

/// How many matters there are, and how many notes beside them.
pub fn matter_count(count: &str, notes: Option<&str>, language: Language) -> String {
    match (language, notes) {
        (Language::Thai, None) => format!("พบ\u{a0}{count}\u{a0}รายการ"),
        (Language::Thai, Some(notes)) => {
            format!("พบ\u{a0}{count}\u{a0}รายการ และข้อสังเกตอีก\u{a0}{notes}\u{a0}รายการ")
        }
        (Language::English, None) => count.to_owned(),
        (Language::English, Some(notes)) => format!("{count}, and {notes} note(s)"),
    }
}

/// Notes where there is nothing graver.
pub fn notes_only(notes: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("มีข้อสังเกต\u{a0}{notes}\u{a0}รายการ ซึ่งอ่านเข้าใจได้และไม่ต้องแก้ไข"),
        Language::English => format!("There are {notes} note(s): what is said oddly, was understood and can stay."),
    }
}

/// Matters that the page has no room for; `sheet` is where they are in the workbook.
pub fn more_matters(count: &str, sheet: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("อีก\u{a0}{count}\u{a0}รายการ ดู comparison.xlsx แผ่น “{sheet}” ซึ่งขอได้จากสำนักงาน"),
        Language::English => {
            format!("{count} more in the sheet “{sheet}” of comparison.xlsx, to be had from us")
        }
    }
}

/// A finding with the year it is about, where the letter is about several.
pub fn of_year(year: &str, sentence: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ปีงบประมาณ พ.ศ.\u{a0}{year}: {sentence}"),
        Language::English => format!("FY {year}: {sentence}"),
    }
}

/// Until when an answer is expected; a dotted blank where no day is told.
pub fn reply_by(day: Option<&str>, language: Language) -> String {
    let day = day.map_or_else(|| "........................".to_owned(), |day| day.replace(' ', "\u{a0}"));
    match language {
        Language::Thai => format!("ภายในวันที่\u{a0}{day}"),
        Language::English => format!("by {day}"),
    }
}

/// Notes of the last page.
pub fn unattributed_notes(notes: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("นอกจากนี้มีข้อสังเกต\u{a0}{notes}\u{a0}รายการ ดูแผ่นข้อตรวจพบใน comparison.xlsx"),
        Language::English => format!("Beside these there are {notes} note(s) in the findings of comparison.xlsx."),
    }
}
