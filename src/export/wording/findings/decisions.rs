//! Sentences about decisions of officers, and what a finding asks them for.

use super::fields::{field_of_year, quoted};
use crate::export::wording::Language;
use crate::model::{Asked, Basis, Decision, Field, Unfit};

/// Of a decided value that the other figures do not give either.
pub(super) fn differs(
    field: Field,
    decided: &str,
    computed: &str,
    year: Option<u16>,
    language: Language,
) -> (String, String) {
    let name = field_of_year(field, year, language);
    (
        format!(
            "{name} ตัดสินไว้เป็น {decided} แต่ค่าอื่นที่เกี่ยวข้องให้ผลเป็น {computed} ผลเปรียบเทียบใช้ค่าที่ตัดสิน โปรดตรวจว่าตัดสินไว้ถูกต้อง"
        ),
        format!(
            "The {name} was decided to be {decided}, but the other figures give {computed}. The comparison uses what was \
             decided. Check that the decision is right."
        ),
    )
}

/// Of a decision that is not applied: what was decided, why not, and what to do.
pub(super) fn not_applied(decision: &Decision, why: Unfit, year: Option<u16>, language: Language) -> (String, String) {
    let (mut thai, mut english) = match &decision.value {
        Some(value) => (format!("ค่าที่ตัดสินไว้ {}", quoted(value)), format!("The decided value {}", quoted(value))),
        None => ("คำตอบที่บันทึกไว้".to_owned(), "The answer".to_owned()),
    };
    let about = match &decision.basis {
        Basis::Figure { field, .. } => Some(field_of_year(*field, year, language)),
        Basis::Finding(_) => Some(decision.told.message.clone()).filter(|message| !message.is_empty()),
    };
    if let Some(about) = about.as_deref().map(quoted) {
        thai.push_str(&format!(" ในเรื่อง {about}"));
        english.push_str(&format!(" about {about}"));
    }
    let (why_thai, why_english) = reason(why, year);
    (format!("{thai} ไม่ได้นำมาใช้ เพราะ{why_thai}"), format!("{english} is not applied: {why_english}"))
}

fn reason(why: Unfit, year: Option<u16>) -> (String, String) {
    let (thai, english) = match why {
        Unfit::Gone => (
            "ไม่พบเรื่องนี้อีกแล้วในไฟล์ที่อ่านครั้งนี้ หากแก้เอกสารแล้วให้ลบคำตัดสินในแถวนี้ หากไม่ใช่โปรดตรวจเอกสารอีกครั้ง",
            "it is not found any more in the files read this time. If the document was corrected, clear the answers in \
             this row; if not, look at the document again.",
        ),
        Unfit::Changed => (
            "เอกสารเปลี่ยนไปหลังการตัดสิน ค่าที่พบครั้งนี้ไม่ตรงกับเดิม โปรดตัดสินใหม่ในแถวของข้อตรวจพบนั้น แล้วลบคำตัดสินในแถวนี้",
            "the document has changed since, and other values are found now. Decide anew in the row of that finding and \
             clear the answers in this one.",
        ),
        Unfit::Contradicted => (
            "มีแถวอื่นตัดสินค่าเดียวกันไว้เป็นอย่างอื่น โปรดให้ตรงกันหรือเหลือไว้เพียงแถวเดียว",
            "another row decides the same in another way. Make them agree, or leave one only.",
        ),
        Unfit::Incomplete => (
            "ไม่มีทั้งค่าที่ถูกต้องและเหตุผล โปรดกรอกอย่างน้อยหนึ่งอย่าง",
            "there is neither a right value nor a reason. Enter one of them at least.",
        ),
        Unfit::NotOfTheSort(asked) => {
            let ask = |language| asked_of_year(asked, year, language);
            return (
                format!("ค่าที่ต้องการคือ {} โปรดแก้ค่าในแถวนี้", ask(Language::Thai)),
                format!("what is wanted is {}. Correct the value in this row.", ask(Language::English)),
            );
        }
    };
    (thai.to_owned(), english.to_owned())
}

/// What a finding asks an officer for.
pub fn asked(asked: Asked, language: Language) -> String {
    asked_of_year(asked, None, language)
}

fn asked_of_year(asked: Asked, year: Option<u16>, language: Language) -> String {
    let name = |field| field_of_year(field, year, language);
    match (asked, language) {
        (Asked::Score(field), Language::Thai) => format!("{} เป็นตัวเลข 0 ถึง 100", name(field)),
        (Asked::Score(field), Language::English) => format!("the {}, a number from 0 to 100", name(field)),
        (Asked::Grade, Language::Thai) => "ระดับตามเกณฑ์ของปีนั้น".to_owned(),
        (Asked::Grade, Language::English) => "a grade or level of the year".to_owned(),
        (Asked::Passed, Language::Thai) => "ผ่าน หรือ ไม่ผ่าน".to_owned(),
        (Asked::Passed, Language::English) => "passed, or not passed".to_owned(),
        (Asked::Agency, Language::Thai) => "ชื่อเต็มของหน่วยงานพร้อมอำเภอและจังหวัด".to_owned(),
        (Asked::Agency, Language::English) => "the agency's full name with district and province".to_owned(),
        (Asked::FiscalYear, Language::Thai) => "ปีงบประมาณ พ.ศ. เป็นตัวเลขสี่หลัก".to_owned(),
        (Asked::FiscalYear, Language::English) => "the fiscal year of the Buddhist era in four digits".to_owned(),
        (Asked::YesOrNo, Language::Thai) => "ใช่ หรือ ไม่ใช่".to_owned(),
        (Asked::YesOrNo, Language::English) => "yes, or no".to_owned(),
        (Asked::Nothing, Language::Thai) => "เหตุผลเท่านั้น เรื่องนี้ไม่มีค่าให้กรอก".to_owned(),
        (Asked::Nothing, Language::English) => "a reason only: this finding takes no value".to_owned(),
    }
}
