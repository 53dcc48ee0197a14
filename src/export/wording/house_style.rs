//! Words about a document that lends its look: why it cannot, and what its emblem is called.

use std::path::Path;

use super::findings::failure;
use super::{Label, Language, labels};
use crate::export::house_style::Unusable;
use crate::model::{Format, ReadFailure};

/// What the emblem on the title page is to those who do not see it, where the template does not tell.
pub const EMBLEM: Label = Label::new("ตราสัญลักษณ์ของหน่วยงาน", "Emblem of the office");

/// A template that cannot be read.
pub fn unreadable(path: &Path, why: &ReadFailure, language: Language) -> String {
    sentence(path, &failure(why, language), language)
}

/// A template of another format than DOCX.
pub fn other_format(path: &Path, format: Format, language: Language) -> String {
    let format = labels::format(format, language);
    let why = match language {
        Language::Thai => {
            format!("เป็นไฟล์ชนิด {format} แม่แบบต้องเป็นเอกสาร Word ชนิด .docx โปรดเปิดด้วย Word แล้วบันทึกเป็น .docx")
        }
        Language::English => {
            format!(
                "it is of the format {format}, and a template is a Word document (.docx); open it in Word and save it as .docx"
            )
        }
    };
    sentence(path, &why, language)
}

/// A template with macros.
pub fn macros(path: &Path, language: Language) -> String {
    let why = language.pick(
        "มีแมโคร ซึ่งไม่ควรติดไปกับรายงาน โปรดเปิดด้วย Word แล้วบันทึกเป็น .docx ที่ไม่มีแมโคร",
        "it holds macros, which must not come along with a report; open it in Word and save it as .docx without macros",
    );
    sentence(path, why, language)
}

/// A Word document that cannot be used.
pub fn unusable(path: &Path, why: Unusable, language: Language) -> String {
    let (thai, english) = match why {
        Unusable::Broken => (
            "ส่วนประกอบภายในเอกสารขาดหรือเสียหาย โปรดเปิดด้วย Word ให้ซ่อมแซม แล้วบันทึกใหม่",
            "a part of the document is missing or broken; open it in Word, let it be repaired and save it again",
        ),
        Unusable::Strict => (
            "ไม่ได้บันทึกเป็นเอกสาร Word แบบปกติ (อาจเป็นแบบ Strict Open XML) โปรดเปิดด้วย Word แล้วบันทึกเป็นชนิด Word Document (.docx)",
            "it is not an ordinary Word document (it may be Strict Open XML); open it in Word and save it as Word Document \
             (.docx)",
        ),
        Unusable::Narrow => (
            "ขอบกระดาษซ้ายขวาห่างกันไม่ถึง 5 เซนติเมตร จึงไม่มีที่วางตาราง โปรดแก้การตั้งค่าหน้ากระดาษของส่วนสุดท้าย",
            "less than 5 cm are left between the margins, which holds no table; change the page set-up of its last section",
        ),
    };
    sentence(path, language.pick(thai, english), language)
}

fn sentence(path: &Path, why: &str, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!("{path}: ใช้เป็นแม่แบบไม่ได้ {why} ไม่ได้เขียนไฟล์ใด"),
        Language::English => format!("{path}: cannot serve as template: {why}; nothing was written"),
    }
}
