//! The words of an empty score sheet: headings that our reader knows, prompts, checks, and how to fill it.

use std::error::Error as _;
use std::ops::RangeInclusive;
use std::path::Path;

use rust_decimal::Decimal;

use crate::export::ExportError;
use crate::model::Place;
use crate::rules::Rules;

use super::report::position;
use super::{Language, labels};

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

/// The sheet of guidance: what to do in which case. No term is a label of the sheets, or it would be read as one.
pub fn guide(of_many: bool, has_items: bool, language: Language) -> Vec<(&'static str, &'static str)> {
    let mut guide = vec![if of_many {
        language_pair(
            language,
            ("การกรอกชื่อ", "หนึ่งแถวต่อหนึ่งหน่วยงาน ชื่อมาจากรายชื่อที่ให้ไว้ แก้หรือเพิ่มแถวต่อท้ายได้ แถวที่ยังไม่มีคะแนนจะไม่ถูกนำไปเปรียบเทียบ"),
            (
                "Naming agencies",
                "One row an agency, named as in the list that was given. Names may be corrected and rows added at the \
                 end; a row without scores is not compared.",
            ),
        )
    } else {
        language_pair(
            language,
            ("การกรอกชื่อ", "กรอกชื่อ อำเภอ และจังหวัด เพราะหลายหน่วยงานมีชื่อเดียวกัน ประเภทใช้เมื่อชื่อไม่ได้บอกว่าเป็นหน่วยงานประเภทใด"),
            (
                "Naming the agency",
                "Fill in name, district and province, since many agencies share a name. The kind matters where the name \
                 does not tell it.",
            ),
        )
    }];
    guide.extend([
        language_pair(
            language,
            ("การกรอกคะแนน", "กรอกตามประกาศผลทุกหลัก คะแนนเครื่องมือต้องเป็นคะแนนเต็มร้อย ไม่ใช่คะแนนที่ถ่วงน้ำหนักแล้ว"),
            (
                "Filling in scores",
                "Fill in all decimals that were announced. Instruments are out of a hundred, not weighted parts of the \
                 overall score.",
            ),
        ),
        language_pair(
            language,
            ("การเว้นว่าง", "ไม่มีข้อมูลให้เว้นว่าง อย่ากรอกศูนย์ เพราะศูนย์คือคะแนนที่ได้"),
            ("Leaving blanks", "Leave blank what is not known. A nought is a score."),
        ),
        language_pair(
            language,
            ("การเลือกระดับและผล", "เลือกจากรายการตามที่ประกาศผลระบุ แบบนี้ไม่คำนวณให้ เพราะต้องการทราบค่าที่หน่วยงานได้รับจริง"),
            (
                "Choosing the grade",
                "Choose what was announced. Nothing is computed here: what the agency was given is asked for.",
            ),
        ),
        language_pair(
            language,
            (
                "ช่องที่เปลี่ยนสี",
                "เครื่องมือที่ไม่เท่ากับค่าเฉลี่ยของตัวชี้วัด คะแนนรวมที่ไม่เท่ากับผลรวมตามน้ำหนัก และระดับหรือผลที่ไม่ตรงกับเกณฑ์ \
                 จะเปลี่ยนสี ให้ตรวจกับประกาศผล ถ้าประกาศผลเป็นเช่นนั้นให้คงไว้",
            ),
            (
                "Coloured cells",
                "An instrument that is not the mean of its indicators, an overall score that is not the weighted sum, and \
                 a grade or result that the bands do not give. Check them, and keep what was announced.",
            ),
        ),
    ]);
    if has_items {
        guide.push(language_pair(
            language,
            ("การกรอกรายการ OIT", "กรอกเมื่อทราบผลรายข้อ ไม่ทราบให้เว้นว่างทั้งแผ่น"),
            ("Filling in items", "Fill them in where they are known; else leave the whole sheet blank."),
        ));
    }
    if !of_many {
        guide.push(language_pair(
            language,
            ("การกรอกมาตรการ", "กรอกมาตรการที่หน่วยงานกำหนดและผลที่ดำเนินการแล้ว ไม่มีให้เว้นว่าง"),
            ("Filling in measures", "The agency's measures and what was done; blank where there are none."),
        ));
    }
    guide.push(language_pair(
        language,
        ("การวางข้อมูล", "วางจากตารางอื่นได้ แผ่นงานไม่ได้ล็อก ถ้าวางแล้วรายการให้เลือกหายไป ให้วางเฉพาะค่า อย่าลบหัวตารางและชื่อเรื่อง เพราะปีงบประมาณอยู่ที่นั่น"),
        (
            "Pasting",
            "The sheets are not locked. Paste values only, or the checks are lost. Keep headings and title: they tell \
             the fiscal year.",
        ),
    ));
    guide.push(language_pair(
        language,
        ("การส่งแบบ", "บันทึกเป็น .xlsx แล้วส่งทั้งไฟล์ โปรแกรม prongsai อ่านได้ทันทีด้วยคำสั่ง compare"),
        ("Sending", "Save as .xlsx and send the file; prongsai compare reads it as it is."),
    ));
    guide
}

fn language_pair(
    language: Language,
    thai: (&'static str, &'static str),
    english: (&'static str, &'static str),
) -> (&'static str, &'static str) {
    match language {
        Language::Thai => thai,
        Language::English => english,
    }
}

/// A year that no sheet can be made for.
pub fn no_such_year(year: u16, years: &RangeInclusive<u16>, language: Language) -> String {
    let (first, last) = (years.start(), years.end());
    match language {
        Language::Thai => {
            format!("{year}: ไม่ใช่ปีงบประมาณที่สร้างแบบได้ โปรดระบุปี พ.ศ. ตั้งแต่ {first} ถึง {last} หลัง --year")
        }
        Language::English => format!(
            "{year}: no fiscal year that a sheet can be made for; name a year of the Buddhist era from {first} to {last} \
             after --year"
        ),
    }
}

/// An output whose name is not that of a workbook.
pub fn not_a_workbook(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!("{path}: ชื่อไฟล์ต้องลงท้ายด้วย .xlsx โปรดระบุชื่อใหม่หลัง -o"),
        Language::English => format!("{path}: the name must end in .xlsx; name another file after -o"),
    }
}

/// An output that is there already.
pub fn is_there(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!("{path}: มีไฟล์นี้อยู่แล้ว จึงไม่เขียนทับ โปรดระบุชื่ออื่นหลัง -o หรือใช้ --force หากต้องการเขียนทับ"),
        Language::English => {
            format!(
                "{path}: is there already and was left as it is; name another file after -o, or overwrite it with --force"
            )
        }
    }
}

/// A sheet that could not be made.
pub fn cannot_make(path: &Path, failed: &ExportError, language: Language) -> String {
    let path = path.display();
    let cause = failed.source().map(|source| format!(" ({source})")).unwrap_or_default();
    match language {
        Language::Thai => format!("{path}: จัดทำแบบไม่สำเร็จ{cause} ไม่ได้เขียนไฟล์ใด"),
        Language::English => format!("{path}: the sheet could not be made{cause}; nothing was written"),
    }
}

/// A list that names nobody.
pub fn empty_list(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!(
            "{path}: ไม่พบชื่อหน่วยงาน จึงไม่ได้เขียนไฟล์ใด รายชื่อคือไฟล์ที่มีบรรทัดละหนึ่งชื่อ หรือตารางที่มีหัวคอลัมน์ หน่วยงาน อำเภอ จังหวัด เช่น \
             อบต.แดงหม้อ,เขื่องใน,อุบลราชธานี"
        ),
        Language::English => format!(
            "{path}: no agency is named, so nothing was written; a list has one name a line, or a table with the headings \
             agency, district and province, such as อบต.แดงหม้อ,เขื่องใน,อุบลราชธานี"
        ),
    }
}

/// A name of the list that is no agency's as far as we know.
pub fn unknown_name(name: &str, place: &Place, language: Language) -> String {
    let at = position(&place.at, language);
    match language {
        Language::Thai => format!(
            "{} ({at}): “{name}” ไม่ใช่ชื่อหน่วยงานที่รู้จัก จึงคงไว้ตามที่เขียน โปรดระบุชื่อเต็ม เช่น อบต. หรือเทศบาลตำบล นำหน้า",
            place.file
        ),
        Language::English => format!(
            "{} ({at}): “{name}” is no agency's name that we know, and is kept as it is written; put its kind in front",
            place.file
        ),
    }
}

/// A name that is listed again.
pub fn repeated(name: &str, place: &Place, language: Language) -> String {
    let at = position(&place.at, language);
    match language {
        Language::Thai => format!("{} ({at}): {name} มีในรายชื่อแล้ว จึงใส่เพียงครั้งเดียว", place.file),
        Language::English => format!("{} ({at}): {name} is in the list already and is written once", place.file),
    }
}

/// A text among the names that is too long for one.
pub fn passed_over(text: &str, place: &Place, language: Language) -> String {
    let at = position(&place.at, language);
    let begins: String = text.chars().take(40).collect();
    match language {
        Language::Thai => format!("{} ({at}): ข้ามข้อความที่ยาวเกินกว่าจะเป็นชื่อหน่วยงาน “{begins}…”", place.file),
        Language::English => format!("{} ({at}): passed over a text too long for a name: “{begins}…”", place.file),
    }
}

/// So many more lines of one sort.
pub fn more_lines(more: usize, language: Language) -> String {
    match language {
        Language::Thai => format!("และอีก {more} รายการทำนองเดียวกัน"),
        Language::English => format!("and {more} more of this sort"),
    }
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
