//! The words of the report of one agency.

mod command;
mod indicators;
mod labels;

pub use command::*;
pub use indicators::meaning;
pub use labels::*;

use crate::export::wording::Language;
use crate::model::Instrument;

/// The lines of the title: what, of whom, of which year.
pub fn title(agency: &str, year: &str, language: Language) -> [String; 3] {
    match language {
        Language::Thai => {
            [TITLE.text(language).to_owned(), format!("ของ{agency}"), format!("ประจำปีงบประมาณ พ.ศ. {year}")]
        }
        Language::English => [TITLE.text(language).to_owned(), agency.to_owned(), format!("Fiscal year {year} B.E.")],
    }
}

/// What is told of the overall result; none where no document tells it.
#[derive(Clone, Copy, Debug)]
pub struct Overall<'a> {
    /// The agency's name.
    pub agency: &'a str,
    /// The fiscal year.
    pub year: &'a str,
    /// The overall score.
    pub score: Option<&'a str>,
    /// The grade or level.
    pub grade: Option<&'a str>,
    /// Passed or not passed.
    pub result: Option<&'a str>,
}

/// The opening paragraph.
pub fn opening(told: &Overall, language: Language) -> String {
    let Overall { agency, year, score, grade, result } = *told;
    let mut parts: Vec<String> = Vec::new();
    let mut absent: Vec<&str> = Vec::new();
    let mut add =
        |value: Option<&str>, thai: &dyn Fn(&str) -> String, english: &dyn Fn(&str) -> String, name| match value {
            Some(value) => parts.push(match language {
                Language::Thai => thai(value),
                Language::English => english(value),
            }),
            None => absent.push(name),
        };
    let absent_names = [
        language.pick("คะแนนภาพรวม", "the overall score"),
        language.pick("ระดับผลการประเมิน", "the grade"),
        language.pick("ผลการประเมิน", "the result"),
    ];
    let [no_score, no_grade, no_result] = absent_names;
    add(
        score,
        &|score| format!("ได้รับคะแนนภาพรวม {score} คะแนน"),
        &|score| format!("an overall score of {score}"),
        no_score,
    );
    add(grade, &|grade| format!("ระดับผลการประเมิน อยู่ในระดับ {grade}"), &|grade| format!("the grade {grade}"), no_grade);
    add(result, &|result| format!("ผลการประเมิน {result}"), &|result| format!("the result “{result}”"), no_result);
    let and = language.pick(" และ", " and ");
    let absent = match absent.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{}{and}{last}", first.join(language.pick(" ", ", "))),
    };
    match language {
        Language::Thai => {
            let head = format!(
                "ตามที่{agency} ได้เข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : ITA) ประจำปีงบประมาณ พ.ศ. {year}"
            );
            let told = if parts.is_empty() { String::new() } else { format!(" โดย{}", parts.join(" ")) };
            let gap = if absent.is_empty() {
                String::new()
            } else {
                format!(" ทั้งนี้ เอกสารที่ได้รับไม่ปรากฏ{absent}")
            };
            format!("{head}{told}{gap} รายละเอียดดังนี้")
        }
        Language::English => {
            let head = format!(
                "{agency} was assessed in the Integrity and Transparency Assessment (ITA) of fiscal year {year} B.E."
            );
            let told = if parts.is_empty() { String::new() } else { format!(" It received {}.", parts.join(", ")) };
            let gap = if absent.is_empty() {
                String::new()
            } else {
                format!(" The documents received do not state {absent}.")
            };
            format!("{head}{told}{gap}")
        }
    }
}

/// A heading over an instrument: its number, its name and its code.
pub fn instrument_heading(number: &str, name: &str, instrument: Instrument) -> String {
    format!("{number}. {name} ({})", instrument.code())
}

/// What an instrument is for and how many indicators it has.
pub fn instrument_purpose(instrument: Instrument, indicators: &str, language: Language) -> String {
    let (thai, english) = match instrument {
        Instrument::Iit => (
            "เครื่องมือนี้สอบถามผู้ที่ทำงานอยู่ในหน่วยงานถึงสิ่งที่พบเห็นในหน่วยงานของตน",
            "This instrument asks those who work in the agency what they see in it.",
        ),
        Instrument::Eit => (
            "เครื่องมือนี้สอบถามผู้มารับบริการและผู้ที่เกี่ยวข้องจากภายนอกถึงสิ่งที่พบเห็นจากหน่วยงาน",
            "This instrument asks those who are served by the agency or deal with it what they see of it.",
        ),
        Instrument::Oit => (
            "เครื่องมือนี้ตรวจสิ่งที่หน่วยงานเผยแพร่ต่อสาธารณะบนเว็บไซต์ของตน",
            "This instrument checks what the agency publishes on its website.",
        ),
    };
    match language {
        Language::Thai => format!("{thai} ประกอบด้วยตัวชี้วัด จำนวน {indicators} ตัวชี้วัด สรุปได้ดังนี้"),
        Language::English => format!("{english} It has {indicators} indicators:"),
    }
}

/// An instrument's score against the target; the score is none where no document states it.
pub fn instrument_score(
    name: &str,
    instrument: Instrument,
    score: Option<(&str, bool)>,
    target: &str,
    language: Language,
) -> String {
    let code = instrument.code();
    match (language, score) {
        (Language::Thai, Some((score, reached))) => {
            let judged = if reached {
                "ผ่านเกณฑ์เป้าหมาย"
            } else {
                "คะแนนต่ำกว่าเกณฑ์เป้าหมาย"
            };
            format!(
                "ผลคะแนนการประเมินจาก{name} ({code}) ได้คะแนนรวมเฉลี่ย {score} คะแนน ถือว่า {judged} ({target} คะแนนขึ้นไป)"
            )
        }
        (Language::Thai, None) => format!("เอกสารที่ได้รับไม่ปรากฏคะแนนของ{name} ({code})"),
        (Language::English, Some((score, reached))) => {
            let judged = if reached { "reaches" } else { "is below" };
            format!("The score of the {name} ({code}) is {score}, which {judged} the target of {target}.")
        }
        (Language::English, None) => format!("The documents received do not state the score of the {name} ({code})."),
    }
}

/// Over a list of strengths or weaknesses: how many, and against which target.
pub fn listed(strengths: bool, count: &str, target: &str, language: Language) -> String {
    match (language, strengths) {
        (Language::Thai, true) => format!("จุดแข็ง (เกณฑ์เป้าหมาย {target} คะแนนขึ้นไป) มีจำนวน {count} ตัวชี้วัด ดังนี้"),
        (Language::Thai, false) => format!("จุดที่ต้องพัฒนา (ต่ำกว่าเกณฑ์เป้าหมาย {target} คะแนน) มีจำนวน {count} ตัวชี้วัด ดังนี้"),
        (Language::English, true) => format!("Strengths (target {target} and more), number of indicators: {count}."),
        (Language::English, false) => {
            format!("Weaknesses (under the target of {target}), number of indicators: {count}.")
        }
    }
}

/// An indicator that is a strength or weakness, with its score where a document states it.
pub fn indicator(number: &str, name: &str, score: Option<&str>, language: Language) -> String {
    match (language, score) {
        (Language::Thai, Some(score)) => format!("ตัวชี้วัดที่ {number} {name} ได้คะแนนเท่ากับ {score} คะแนน"),
        (Language::Thai, None) => format!("ตัวชี้วัดที่ {number} {name} ไม่ปรากฏคะแนนในเอกสารที่ได้รับ"),
        (Language::English, Some(score)) => format!("Indicator {number} {name} has a score of {score}."),
        (Language::English, None) => format!("Indicator {number} {name} has no score in the documents received."),
    }
}

/// The paragraph before the table of measures. Whether they were carried out, the table tells.
pub fn measures_opening(agency: &str, count: &str, year: &str, language: Language) -> String {
    match language {
        Language::Thai => format!(
            "มาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานของ{agency} ประจำปีงบประมาณ พ.ศ. {year} ที่ได้รับรายงาน มีจำนวน {count} มาตรการ รายละเอียดดังนี้"
        ),
        Language::English => {
            format!("Measures that {agency} reports for fiscal year {year} B.E.: {count}.")
        }
    }
}

/// A score that no document states, as the others give it.
pub fn computed(what: &str, score: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{what} ไม่ปรากฏในเอกสารที่ได้รับ คำนวณจากคะแนนอื่นที่ระบุไว้ได้ {score}"),
        Language::English => format!("{what} is not stated in the documents received; the other scores give {score}."),
    }
}
