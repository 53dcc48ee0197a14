//! Words about decisions of officers: why they cannot be taken up, how many were, and the columns they stand in.

use std::path::Path;

use super::Language;
use super::findings::failure;
use crate::model::ReadFailure;

/// A workbook of decisions that cannot be read.
pub fn unreadable(path: &Path, why: &ReadFailure, language: Language) -> String {
    let (path, why) = (path.display(), failure(why, language));
    match language {
        Language::Thai => format!("{path}: อ่านคำตัดสินไม่ได้ {why} ไม่ได้เขียนไฟล์ใด และไฟล์ผลลัพธ์เดิมยังอยู่ครบ"),
        Language::English => {
            format!(
                "{path}: decisions cannot be read: {why}; nothing was written and old outputs are left as they were"
            )
        }
    }
}

/// A file without findings that could have been answered.
pub fn not_ours(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!(
            "{path}: ไม่พบแผ่นข้อตรวจพบที่มีช่องคำตัดสิน โปรดระบุ comparison.xlsx ที่โปรแกรมนี้เขียนไว้ และอย่าลบแถวบนสุดหรือคอลัมน์ที่ซ่อนอยู่ของแผ่นนั้น"
        ),
        Language::English => format!(
            "{path}: has no sheet of findings with columns for decisions; name a comparison.xlsx that this program wrote, \
             and keep the sheet's first row and its hidden columns"
        ),
    }
}

/// A workbook that would be overwritten with its decisions.
pub fn unapplied(path: &Path, count: usize, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!(
            "{path}: มีคำตัดสิน {count} รายการที่ยังไม่ได้นำมาใช้ จึงไม่เขียนทับ ไฟล์เดิมยังอยู่ครบ โปรดสั่งอีกครั้งโดยเพิ่ม --decisions {path} หรือหากไม่ต้องการแล้ว ให้เพิ่ม --discard-decisions"
        ),
        Language::English => format!(
            "{path}: holds {count} decisions that this run does not apply, so it is not overwritten and all is left as it \
             was; run again with --decisions {path}, or with --discard-decisions where they are not wanted any more"
        ),
    }
}

/// A workbook whose scores were corrected by hand.
pub fn edited(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!(
            "{path}: มีผู้แก้คะแนนในแผ่นอันดับด้วยมือ ซึ่งจะหายไปหากเขียนทับ จึงไม่เขียนทับ ไฟล์เดิมยังอยู่ครบ โปรดกรอกค่านั้นเป็นคำตัดสินในแผ่นข้อตรวจพบ แก้ที่เอกสารของหน่วยงาน หรือย้ายไฟล์นี้ออก หากไม่ต้องการแล้ว ให้เพิ่ม --discard-decisions"
        ),
        Language::English => format!(
            "{path}: somebody corrected scores in the ranking by hand, which would be lost, so it is not overwritten and all \
             is left as it was; enter them as decisions in the findings, correct the agencies' documents, or move the file \
             away; where they are not wanted any more, add --discard-decisions"
        ),
    }
}

/// A workbook that may hold decisions and cannot be read.
pub fn doubtful(path: &Path, why: &ReadFailure, language: Language) -> String {
    let (path, why) = (path.display(), failure(why, language));
    match language {
        Language::Thai => format!(
            "{path}: ไฟล์เดิมอ่านไม่ได้ ({why}) จึงไม่ทราบว่ามีคำตัดสินหรือไม่ และไม่เขียนทับ โปรดย้ายไฟล์เดิมออก หรือหากไม่ต้องการแล้ว ให้เพิ่ม --discard-decisions"
        ),
        Language::English => format!(
            "{path}: the old workbook cannot be read ({why}), so there is no telling whether it holds decisions, and it is \
             not overwritten; move it away, or add --discard-decisions where it is not wanted any more"
        ),
    }
}

/// How many decisions were applied and how many were not.
pub fn counted(applied: usize, not_applied: usize, language: Language) -> String {
    match (language, not_applied) {
        (Language::Thai, 0) => format!("นำคำตัดสินมาใช้ {applied} รายการ"),
        (Language::Thai, _) => {
            format!("นำคำตัดสินมาใช้ {applied} รายการ ไม่ได้นำมาใช้ {not_applied} รายการ (ดูข้อตรวจพบ decision-not-applied)")
        }
        (Language::English, 0) => format!("{applied} decisions applied"),
        (Language::English, _) => {
            format!("{applied} decisions applied, {not_applied} not (see the findings decision-not-applied)")
        }
    }
}

/// Stands before a decided value beside the stated one.
pub fn decided(language: Language) -> &'static str {
    language.pick("ตัดสินเป็น", "decided")
}

/// Stands for the severity of a finding that was settled.
pub fn settled(language: Language) -> &'static str {
    language.pick("ตัดสินแล้ว", "settled")
}

/// The title of a message at a cell for a decision: 32 characters at most.
pub fn prompt_title(language: Language) -> &'static str {
    language.pick("ค่าที่ถูกต้อง", "Right value")
}

/// Said where a cell for a decision holds what its finding does not ask for.
pub fn not_asked_for(asked: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("ช่องนี้ต้องการ{asked} ใช้ค่าที่กรอกต่อไปหรือไม่"),
        Language::English => format!("Wanted here is {asked}. Keep what was entered?"),
    }
}
