//! The sentence of every finding and of every reason why a file could not be read.
//!
//! A sentence says what does not add up, with its figures in Arabic digits, and what to do about it. The agency and
//! the places stand beside it in every output, so it does not repeat them.

use jiff::civil::Date;

use crate::export::wording::dates::day;
use crate::export::wording::{Language, labels};
use crate::model::{Finding, FindingDetail as D};

mod decisions;
mod fields;
mod losses;
mod reasons;
#[cfg(test)]
mod tests;

pub use decisions::asked;
pub use fields::{computed, field, field_of_year, instrument_name};
pub use reasons::{failure, reason};

use fields::{indicator, listed, measure, quoted, rules, some_of, stated_value};
use losses::losses_told;

/// The sentence of a finding: what does not add up, with its figures, and what to do.
pub fn message(finding: &Finding, language: Language) -> String {
    let year = finding.fiscal_year;
    let (thai, english) = match &finding.detail {
        D::UnreadableFile(failure) => {
            let why = reasons::failure(failure, language);
            (format!("อ่านไฟล์ไม่ได้: {why}"), format!("This file cannot be read: {why}."))
        }
        D::PartlyRead(losses) => {
            let what = losses_told(losses, language);
            (
                format!("อ่านไฟล์ได้ไม่ครบ: {what} โปรดเปิดไฟล์ตรวจว่ามีคะแนนหรือมาตรการอยู่ในส่วนนั้นหรือไม่"),
                format!("Not all of this file is read: {what}. Open it and see whether scores or measures stand there."),
            )
        }
        D::DisguisedFormat { extension, format } => {
            let (named, format) = (quoted(&format!(".{extension}")), labels::format(*format, language));
            (
                format!("ชื่อไฟล์ลงท้ายด้วย {named} แต่เนื้อหาเป็น {format} อ่านตามเนื้อหาแล้ว โปรดบันทึกใหม่เป็นชนิดที่ถูกต้องก่อนส่งต่อ"),
                format!(
                    "The file's name ends with {named}, but its content is {format}, and was read as that. Save it anew as \
                     what it should be before passing it on."
                ),
            )
        }
        D::NoAgency { .. } => (
            "พบคะแนนหรือมาตรการ แต่ไม่พบชื่อหน่วยงาน จึงไม่ได้นำไปเปรียบเทียบ โปรดระบุชื่อหน่วยงาน อำเภอ และจังหวัดในไฟล์".to_owned(),
            "Scores or measures are stated, but no agency is named, so they are not compared. Name the agency with its \
             district and province in the file."
                .to_owned(),
        ),
        D::AmbiguousAgency { name, candidates } => {
            let (name, candidates) = (quoted(name), some_of(candidates, language));
            (
                format!("ชื่อ {name} อาจหมายถึงหน่วยงานได้หลายแห่ง ({candidates}) โปรดระบุอำเภอและจังหวัดในไฟล์ให้ครบ"),
                format!("The name {name} fits several agencies ({candidates}). Add the district and province in the file."),
            )
        }
        D::NoFiscalYear { .. } => (
            "พบคะแนนของหน่วยงาน แต่ไม่พบปีงบประมาณ จึงไม่ได้นำไปเปรียบเทียบ โปรดระบุ “ปีงบประมาณ พ.ศ.” ในไฟล์".to_owned(),
            "The agency's scores are stated, but no fiscal year, so they are not compared. State the fiscal year in the \
             file."
                .to_owned(),
        ),
        D::NamedByPath { agency, fiscal_year } => {
            let (thai, english) = match (agency, fiscal_year) {
                (true, true) => ("หน่วยงานและปีงบประมาณ", "agency and fiscal year"),
                (false, true) => ("ปีงบประมาณ", "fiscal year"),
                _ => ("หน่วยงาน", "agency"),
            };
            (
                format!("เอกสารไม่ได้ระบุ{thai}ไว้ชัดเจน จึงใช้ตามชื่อไฟล์หรือโฟลเดอร์ โปรดตรวจว่าถูกต้อง"),
                format!(
                    "The document does not say the {english} clearly, so the names of file and folders are believed. Check \
                     that they are right."
                ),
            )
        }
        D::PlaceDiffers { stated, known } => {
            let (stated, known) = (quoted(stated), some_of(known, language));
            (
                format!("เอกสารระบุที่ตั้งเป็น {stated} แต่ตามทะเบียนเขตการปกครองมีชื่อนี้อยู่ที่ {known} โปรดตรวจอำเภอและจังหวัด"),
                format!(
                    "The document places it in {stated}, but the official list has the name in {known}. Check district and \
                     province."
                ),
            )
        }
        D::DuplicateSubmission { first } => {
            let first = quoted(first);
            (
                format!("ไฟล์นี้มีเนื้อหาตรงกับ {first} ทุกประการ จึงใช้ไฟล์นั้นเพียงไฟล์เดียว หากควรเป็นข้อมูลอื่น โปรดตรวจว่าแนบถูกไฟล์"),
                format!(
                    "This file has the same content as {first}, and only that one is used. If other data was meant, check \
                     that the right file was sent."
                ),
            )
        }
        D::ConflictingValues { field, values } => {
            let values: Vec<String> =
                values.iter().map(|value| stated_value(*field, value, language).to_owned()).collect();
            let first = values.first().map(String::as_str).unwrap_or_default();
            let (name, values) = (field_of_year(*field, year, language), listed(&values, language));
            (
                format!("{name} ระบุไว้ไม่ตรงกัน คือ {values} ผลเปรียบเทียบใช้ค่าแรก ({first}) โปรดตรวจว่าค่าใดถูกต้อง แล้วแก้เอกสาร"),
                format!(
                    "The {name} is stated differently: {values}. The comparison uses the first ({first}). Decide which is \
                     right and correct the document."
                ),
            )
        }
        D::ScoreOutOfRange { field, value } => {
            let name = field_of_year(*field, year, language);
            (
                format!("{name} ระบุเป็น {value} ซึ่งอยู่นอกช่วง 0 ถึง 100 โปรดแก้ให้ตรงกับประกาศผลการประเมิน"),
                format!(
                    "The {name} is stated as {value}, which is outside 0 to 100. Correct it by the announced results."
                ),
            )
        }
        D::UnreadableScore { field, text } if text.is_empty() => {
            let name = field_of_year(*field, year, language);
            (
                format!("ช่อง{name} เป็นสูตรที่ยังไม่เคยคำนวณ จึงไม่มีคะแนนให้อ่าน โปรดเปิดไฟล์ใน Excel แล้วบันทึกอีกครั้ง"),
                format!(
                    "The {name} is a formula that was never calculated, so there is no score to read. Open the file in \
                     Excel and save it again."
                ),
            )
        }
        D::UnreadableScore { field, text } => {
            let (name, text) = (field_of_year(*field, year, language), quoted(text));
            (
                format!("ช่อง{name} มีข้อความ {text} ซึ่งอ่านเป็นคะแนนไม่ได้ จึงไม่ได้ใช้ โปรดกรอกเป็นตัวเลข หรือเว้นว่างหากไม่มีคะแนน"),
                format!(
                    "Where the {name} belongs stands {text}, which is no score and is not used. Enter a number, or leave \
                     it blank if there is none."
                ),
            )
        }
        D::HiddenValues => (
            "มีค่าอยู่ในแผ่นงาน แถว หรือคอลัมน์ที่ซ่อนไว้ ได้อ่านเช่นเดียวกับส่วนที่มองเห็น โปรดยกเลิกการซ่อนแล้วตรวจว่าต้องการส่งค่านั้น".to_owned(),
            "Values stand in a hidden sheet, row or column; they are read like all others. Show them and check that they \
             are meant to be sent."
                .to_owned(),
        ),
        D::IndicatorDiffers { indicator: number, stated, computed: means } => {
            let (name, mean) = (indicator(*number, year, language), computed(*means));
            (
                format!("คะแนน{name} ระบุเป็น {stated} แต่คะแนนรายข้อหรือตัวชี้วัดย่อยที่ระบุไว้ให้ผล {mean} โปรดตรวจคะแนนทั้งสองส่วน"),
                format!(
                    "The score of {name} is stated as {stated}, but its stated items or sub-indicators give {mean}. Check \
                     both."
                ),
            )
        }
        D::SubIndicatorDiffers { code, stated, computed: means } => {
            let mean = computed(*means);
            (
                format!("คะแนนตัวชี้วัดย่อยที่ {code} ระบุเป็น {stated} แต่คะแนนรายข้อที่ระบุไว้ให้ผล {mean} โปรดตรวจคะแนนทั้งสองส่วน"),
                format!(
                    "The score of sub-indicator {code} is stated as {stated}, but its stated items give {mean}. Check both."
                ),
            )
        }
        D::InstrumentDiffers { instrument, stated, computed: means } => {
            let (name, mean) = (instrument_name(*instrument, language), computed(*means));
            (
                format!(
                    "คะแนน {name} ระบุเป็น {stated} แต่ค่าเฉลี่ยของตัวชี้วัดที่ระบุไว้คือ {mean} \
                     โปรดตรวจคะแนนรายตัวชี้วัดและคะแนนของแบบวัดกับประกาศผลการประเมิน"
                ),
                format!(
                    "The {name} score is stated as {stated}, but its stated indicators have the mean {mean}. Check both \
                     against the announced results."
                ),
            )
        }
        D::OverallDiffers { stated, computed: weighted } => {
            let sum = computed(*weighted);
            (
                format!(
                    "คะแนนรวมระบุเป็น {stated} แต่คำนวณจากคะแนน IIT EIT และ OIT ตามน้ำหนักได้ {sum} \
                     โปรดตรวจคะแนนของแบบวัดและคะแนนรวมกับประกาศผลการประเมิน"
                ),
                format!(
                    "The overall score is stated as {stated}, but IIT, EIT and OIT give {sum} by their weights. Check them \
                     against the announced results."
                ),
            )
        }
        D::GradeDiffers { stated, computed } => {
            let (stated, computed) = (labels::grade(*stated, language), labels::grade(*computed, language));
            (
                format!("ระบุระดับผลการประเมินเป็น {stated} แต่คะแนนที่ระบุไว้อยู่ในระดับ {computed} โปรดแก้ระดับหรือคะแนนให้ตรงกัน"),
                format!(
                    "The grade is stated as {stated}, but the stated scores make it {computed}. Correct the grade or the \
                     scores."
                ),
            )
        }
        D::ResultDiffers { stated, computed } => {
            let (stated, computed) = (labels::passed(*stated, language), labels::passed(*computed, language));
            (
                format!("ระบุผลการประเมินว่า “{stated}” แต่คะแนนที่ระบุไว้ทำให้ผลเป็น “{computed}” โปรดแก้ผลการประเมินหรือคะแนนให้ตรงกัน"),
                format!(
                    "The result is stated as “{stated}”, but the stated scores make it “{computed}”. Correct the result or \
                     the scores."
                ),
            )
        }
        D::WeightedScores => (
            "คะแนน IIT EIT และ OIT ในเอกสารเป็นคะแนนถ่วงน้ำหนักแล้ว (ส่วนหนึ่งของคะแนนรวม) จึงไม่ถือเป็นคะแนนเต็ม 100 \
             หากมีคะแนนเต็ม 100 โปรดเพิ่มไว้ในเอกสาร"
                .to_owned(),
            "IIT, EIT and OIT are stated as weighted parts of the overall score, so they are not taken for scores out of \
             100. If those are known, add them to the document."
                .to_owned(),
        ),
        D::UnattainableOit { indicator: number, value } => {
            let name = indicator(*number, year, language);
            (
                format!(
                    "{name} ระบุคะแนน {value} ซึ่งไม่มีชุดคะแนนรายข้อ (ข้อละ 0 หรือ 100) ใดให้ผลเช่นนี้ อาจพิมพ์คลาดเคลื่อน \
                     หรือหน่วยงานได้รับยกเว้นบางข้อ โปรดตรวจกับคะแนนรายข้อ"
                ),
                format!(
                    "The score {value} of {name} cannot come from any set of items, each 0 or 100. It may be a slip, or \
                     single items may not apply to the agency. Check it against the item scores."
                ),
            )
        }
        D::MissingIndicator { indicators } => {
            let named: Vec<String> = indicators.iter().map(|number| indicator(*number, year, language)).collect();
            let named = listed(&named, language);
            (
                format!("ระบุคะแนนตัวชี้วัดไว้ไม่ครบ 10 ตัว ขาด{named} โปรดเติมคะแนนตามประกาศผลการประเมิน"),
                format!("Not all ten indicators have a score: {named} missing. Add the announced scores."),
            )
        }
        D::StrengthDiffers { indicator: number, said_strength, score } => {
            let name = indicator(*number, year, language);
            let (strong, weak) = (
                language.pick("จุดแข็ง", "a strength"),
                language.pick("จุดที่ต้องพัฒนา", "a weakness"),
            );
            let (said, meant) = if *said_strength { (strong, weak) } else { (weak, strong) };
            let target = rules(year).map(|rules| rules.target.normalize().to_string());
            let target = target.map_or_else(String::new, |target| match language {
                Language::Thai => format!(" (เกณฑ์ {target} คะแนน)"),
                Language::English => format!(" (target {target})"),
            });
            (
                format!("เอกสารจัด{name} เป็น{said} แต่คะแนน {score} เข้าเกณฑ์{meant}{target} โปรดแก้การจัดกลุ่มหรือคะแนนให้ตรงกัน"),
                format!(
                    "The document calls {name} {said}, but the score {score} makes it {meant}{target}. Correct one of them."
                ),
            )
        }
        D::CountDiffers { strengths, stated, listed } => {
            let (thai, english) =
                if *strengths { ("จุดแข็ง", "strengths") } else { ("จุดที่ต้องพัฒนา", "weaknesses") };
            (
                format!("ข้อความระบุว่ามี{thai} {stated} ตัวชี้วัด แต่แจกแจงไว้ {listed} ตัวชี้วัด โปรดแก้จำนวนหรือรายการให้ตรงกัน"),
                format!("The text counts {stated} {english}, but lists {listed}. Correct the number or the list."),
            )
        }
        D::WeaknessWithoutMeasure { indicator: number } => {
            let name = indicator(*number, year, language);
            (
                format!("{name} เป็นจุดที่ต้องพัฒนา แต่ไม่พบมาตรการที่เกี่ยวข้อง โปรดเพิ่มมาตรการ หรือระบุในมาตรการที่มีอยู่ว่าแก้ไขตัวชี้วัดนี้"),
                format!(
                    "The weakness {name} is met by no measure. Add one, or say in an existing measure that it serves this \
                     indicator."
                ),
            )
        }
        D::MeasureWithoutPeriod { number, title } => {
            let name = measure(*number, Some(title), language);
            (
                format!("{name} ไม่ระบุระยะเวลาการดำเนินการ โปรดเติมเดือนเริ่มต้นและเดือนสิ้นสุด"),
                format!("No period is given for {name}. Add its first and last month."),
            )
        }
        D::MeasureWithoutResult { number, title } => {
            let name = measure(*number, Some(title), language);
            (
                format!("{name} ไม่ระบุผลการดำเนินการ โปรดเติมผล หรือระบุว่ายังไม่ได้ดำเนินการ"),
                format!("No result is given for {name}. Add what was done, or say that nothing was."),
            )
        }
        D::PeriodNotDated { number, text } => {
            let (name, text) = (measure(*number, None, language), quoted(text));
            (
                format!("ระยะเวลาของ{name} เขียนว่า {text} ซึ่งไม่บอกวันที่แน่ชัด จึงไม่ได้ตรวจวันที่ของผล หากต้องการให้ตรวจ โปรดระบุเดือนและปี"),
                format!(
                    "The period of {name} reads {text}, which gives no dates, so the dates of its results are not checked. \
                     Give month and year to have them checked."
                ),
            )
        }
        D::ResultOutsidePeriod { number, date, start, end } => {
            let (name, date, period) =
                (measure(*number, None, language), day(*date, language), between(*start, *end, language));
            (
                format!("ผลการดำเนินการของ{name} ลงวันที่ {date} ซึ่งอยู่นอกระยะเวลาการดำเนินการ ({period}) โปรดตรวจวันที่หรือระยะเวลา"),
                format!("A result of {name} is dated {date}, outside its period ({period}). Check the date or the period."),
            )
        }
        D::PeriodOutsideYear { number, text } => {
            let (name, text) = (measure(*number, None, language), quoted(text));
            let (of_year, the_year) = match year {
                Some(year) => (format!("ปีงบประมาณ {year}"), format!("fiscal year {year}")),
                None => ("ปีงบประมาณของรายงาน".to_owned(), "fiscal year of the report".to_owned()),
            };
            (
                format!("ระยะเวลาของ{name} คือ {text} ซึ่งไม่อยู่ใน{of_year} โปรดตรวจปีของมาตรการ"),
                format!("The period of {name}, {text}, does not lie in the {the_year}. Check the year of the measure."),
            )
        }
        D::RulesAssumed { used } => (
            format!("โปรแกรมยังไม่มีหลักเกณฑ์ของปีงบประมาณนี้ จึงใช้หลักเกณฑ์ของปีงบประมาณ {used} โปรดตรวจกับคู่มือการประเมินของปีนี้"),
            format!(
                "There are no rules for this fiscal year yet, so those of {used} are used. Compare with this year's manual \
                 of the assessment."
            ),
        ),
        D::MisspeltName { written, meant } => {
            let (written, meant) = (quoted(written), quoted(meant));
            (
                format!("ชื่อ {written} เข้าใจว่าหมายถึง {meant} โปรดแก้คำสะกดในเอกสารหากเข้าใจถูกต้อง"),
                format!("The name {written} is taken to mean {meant}. Correct the spelling in the document if that is so."),
            )
        }
        D::DecisionDiffers { field, decided, computed } => {
            decisions::differs(*field, decided, computed, year, language)
        }
        D::DecisionNotApplied { decision, why } => decisions::not_applied(decision, *why, year, language),
        D::GradeOfOtherScale { stated } => {
            let (label, letter) = (labels::grade(*stated, language), stated.is_letter());
            let (thai, english) = if letter {
                (
                    "เป็นระดับแบบตัวอักษรซึ่งใช้ถึงปีงบประมาณ 2565 ส่วนปีนี้ใช้ระดับเป็นถ้อยคำ (เช่น ผ่านดี)",
                    "is a letter, used up to FY 2565, but this year has levels in words (such as Good, ผ่านดี)",
                )
            } else {
                (
                    "เป็นระดับแบบถ้อยคำซึ่งใช้ตั้งแต่ปีงบประมาณ 2566 ส่วนปีนี้ใช้ตัวอักษร (AA ถึง F)",
                    "is a level in words, used from FY 2566 on, but this year has letters (AA to F)",
                )
            };
            (
                format!("ระดับผลการประเมิน “{label}” {thai} โปรดตรวจปีงบประมาณหรือระดับ"),
                format!("The grade “{label}” {english}. Check the fiscal year or the grade."),
            )
        }
        D::KindChanged { earlier, earlier_year, later_year } => {
            let name = quoted(&earlier.name);
            let later = finding.agency.as_ref().map(|agency| quoted(&agency.name));
            let (thai, english) = match later {
                Some(later) => (later.clone(), later),
                None => ("หน่วยงานนี้".to_owned(), "this agency".to_owned()),
            };
            (
                format!(
                    "พบ {name} ถึงปีงบประมาณ {earlier_year} และพบ {thai} ตั้งแต่ปีงบประมาณ {later_year} ชื่อเดียวกันและที่ตั้งไม่ขัดกัน \
                     อาจเป็นหน่วยงานเดียวกันที่เปลี่ยนประเภท ขณะนี้ยังไม่นำผลสองช่วงมาเทียบกัน \
                     หากเป็นหน่วยงานเดียวกัน โปรดตอบ “ใช่” ในช่องค่าที่ถูกต้อง"
                ),
                format!(
                    "Up to fiscal year {earlier_year} there is {name}, from {later_year} on {english}, of the same name and of \
                     no other place. It may be one agency that changed its kind. The two are not compared. If they are one, \
                     answer “yes” as the right value."
                ),
            )
        }
    };
    match language {
        Language::Thai => thai,
        Language::English => english,
    }
}

/// A period from day to day.
fn between(start: Date, end: Date, language: Language) -> String {
    format!("{} {} {}", day(start, language), language.pick("ถึง", "to"), day(end, language))
}
