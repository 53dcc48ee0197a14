//! Prompts and errors of the cells that are filled in.

use rust_decimal::Decimal;

use crate::export::wording::{Language, labels};
use crate::rules::Rules;

use super::Label;

/// What a cell says to whoever stands on it, and to whoever types something else than it takes. Titles have at most 32
/// characters, the others 255 (Excel's specification).
pub struct Check {
    /// The title of both.
    pub title: String,
    /// The prompt.
    pub prompt: String,
    /// The error.
    pub error: String,
}

impl Check {
    fn new(title: &str, prompt: impl Into<String>, error: impl Into<String>) -> Check {
        Check { title: title.to_owned(), prompt: prompt.into(), error: error.into() }
    }
}

/// An indicator's score.
pub fn indicator_check(language: Language) -> Check {
    Check::new(
        language.pick("คะแนนตัวชี้วัด", "Score of an indicator"),
        language.pick(
            "ตัวเลข 0 ถึง 100 ตามประกาศผล ไม่มีข้อมูลให้เว้นว่าง",
            "A number from 0 to 100 as announced; blank where not known",
        ),
        not_a_score(language),
    )
}

/// An instrument's score.
pub fn instrument_check(language: Language) -> Check {
    Check::new(
        language.pick("คะแนนเครื่องมือ", "Score of an instrument"),
        language.pick(
            "ตัวเลข 0 ถึง 100 ตามประกาศผล ไม่ใช่คะแนนที่ถ่วงน้ำหนักแล้ว ไม่มีข้อมูลให้เว้นว่าง",
            "A number from 0 to 100 as announced, not a weighted part; blank where not known",
        ),
        not_a_score(language),
    )
}

/// The overall score.
pub fn overall_check(rules: &Rules, language: Language) -> Check {
    let weights: Vec<String> = rules
        .instruments
        .iter()
        .map(|rule| format!("{} {}%", rule.instrument.code(), (rule.weight * Decimal::ONE_HUNDRED).normalize()))
        .collect();
    let weights = weights.join(" + ");
    Check::new(
        Label::Overall.text(language),
        match language {
            Language::Thai => format!("ตัวเลข 0 ถึง 100 ตามประกาศผล ({weights})"),
            Language::English => format!("A number from 0 to 100 as announced ({weights})"),
        },
        not_a_score(language),
    )
}

fn not_a_score(language: Language) -> &'static str {
    language.pick(
        "กรอกได้เฉพาะตัวเลข 0 ถึง 100 หากไม่มีข้อมูลให้เว้นว่าง",
        "A score is a number from 0 to 100; leave it blank where there is none.",
    )
}

/// The grade or level: what the year's bands are.
pub fn grade_check(rules: &Rules, language: Language) -> Check {
    let bands: Vec<String> = rules
        .bands
        .iter()
        .map(|band| {
            let (grade, from) = (labels::grade(band.grade, language), band.overall);
            match (band.every_instrument, language) {
                (Some(each), Language::Thai) => format!("{grade} ตั้งแต่ {from} และทุกเครื่องมือตั้งแต่ {each}"),
                (Some(each), Language::English) => format!("{grade} from {from}, every instrument from {each}"),
                (None, Language::Thai) => format!("{grade} ตั้งแต่ {from}"),
                (None, Language::English) => format!("{grade} from {from}"),
            }
        })
        .collect();
    Check::new(
        Label::Grade.text(language),
        bands.join("\n"),
        language.pick(
            "ระดับนี้ไม่มีในเกณฑ์ของปีงบประมาณนี้ หากประกาศผลระบุเช่นนี้จริง ให้ยืนยันเพื่อคงไว้",
            "The bands of this year have no such grade. Keep it only where it was announced so.",
        ),
    )
}

/// Passed or not.
pub fn result_check(language: Language) -> Check {
    Check::new(
        Label::Result.text(language),
        language.pick("เลือกตามที่ประกาศผลระบุ", "Choose what was announced"),
        language.pick("เลือกได้เฉพาะค่าในรายการ หรือเว้นว่าง", "Choose from the list or leave it blank."),
    )
}

/// The fiscal year of the sheet, which is filled in.
pub fn year_check(fiscal_year: u16, language: Language) -> Check {
    Check::new(
        Label::FiscalYear.text(language),
        language.pick(
            "กรอกไว้ให้แล้ว ชื่อตัวชี้วัดและเกณฑ์ในแบบนี้เป็นของปีนี้",
            "Filled in: the indicators and bands here are of this year",
        ),
        match language {
            Language::Thai => {
                format!("แบบนี้ใช้กับปีงบประมาณ {fiscal_year} เท่านั้น ปีอื่นให้สร้างแบบใหม่ด้วย prongsai template --year")
            }
            Language::English => {
                format!("This sheet is for FY {fiscal_year}. Make one for another year by prongsai template --year.")
            }
        },
    )
}

/// The agency's name.
pub fn name_check(language: Language) -> Check {
    Check::new(
        Label::Agency.text(language),
        language.pick(
            "ชื่อเต็มหรือชื่อย่อ เช่น อบต. ทต. รพ. แล้วตามด้วยชื่อ",
            "The Thai name in full or shortened, the kind of agency in front",
        ),
        "",
    )
}

/// The district's name.
pub fn district_check(language: Language) -> Check {
    Check::new(
        Label::District.text(language),
        language.pick("ชื่ออำเภอหรือเขต ไม่ต้องมีคำว่าอำเภอ", "The district's Thai name"),
        "",
    )
}

/// The kind of the agency.
pub fn kind_check(language: Language) -> Check {
    Check::new(
        Label::Kind.text(language),
        language.pick("เลือกจากรายการ", "Choose from the list"),
        language.pick("เลือกได้เฉพาะประเภทในรายการ", "Choose one of the list."),
    )
}

/// The province.
pub fn province_check(language: Language) -> Check {
    Check::new(
        Label::Province.text(language),
        language.pick("เลือกจากรายการ 77 จังหวัด", "Choose from the 77 provinces"),
        language.pick("ไม่มีจังหวัดนี้ในรายการ โปรดเลือกจากรายการ", "There is no such province; choose one of the list."),
    )
}

/// An item of the OIT.
pub fn item_check(language: Language) -> Check {
    Check::new(
        language.pick("คะแนนรายข้อ", "Score of an item"),
        language.pick("100 คือได้คะแนน 0 คือไม่ได้คะแนน", "100 where it scored, 0 where not"),
        language.pick("เลือกได้เฉพาะ 0 หรือ 100 หรือเว้นว่าง", "Choose 0 or 100, or leave it blank."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleBook;

    #[test]
    fn prompts_and_errors_are_such_as_excel_takes() {
        for language in [Language::Thai, Language::English] {
            for rules in RuleBook::embedded().years() {
                let checks = [
                    indicator_check(language),
                    instrument_check(language),
                    overall_check(rules, language),
                    grade_check(rules, language),
                    result_check(language),
                    year_check(rules.fiscal_year, language),
                    name_check(language),
                    district_check(language),
                    kind_check(language),
                    province_check(language),
                    item_check(language),
                ];
                for Check { title, prompt, error } in checks {
                    assert!(title.chars().count() <= 32, "{title}");
                    assert!(prompt.chars().count() <= 255, "{prompt}");
                    assert!(error.chars().count() <= 255, "{error}");
                }
            }
        }
    }
}
