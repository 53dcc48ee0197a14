//! Sentences that set a mean beside another, and a year beside the one before it.

use crate::export::wording::Language;

/// The mean of a year beside that of the year before it.
pub fn mean_of_year_before(year: &str, mean: &str, difference: Direction, language: Language) -> String {
    match (language, difference) {
        (Language::Thai, Direction::Up(by)) => {
            format!("สูงกว่าค่าเฉลี่ยของปีงบประมาณ พ.ศ. {year} ({mean} คะแนน) อยู่ {by} คะแนน")
        }
        (Language::Thai, Direction::Down(by)) => {
            format!("ต่ำกว่าค่าเฉลี่ยของปีงบประมาณ พ.ศ. {year} ({mean} คะแนน) อยู่ {by} คะแนน")
        }
        (Language::Thai, Direction::Level) => format!("เท่ากับค่าเฉลี่ยของปีงบประมาณ พ.ศ. {year}"),
        (Language::English, Direction::Up(by)) => {
            format!("That is {by} more than in fiscal year {year} B.E. ({mean}).")
        }
        (Language::English, Direction::Down(by)) => {
            format!("That is {by} less than in fiscal year {year} B.E. ({mean}).")
        }
        (Language::English, Direction::Level) => format!("That is as much as in fiscal year {year} B.E."),
    }
}

/// The mean of a year beside that of the nation.
pub fn mean_of_nation(mean: &str, difference: Direction, language: Language) -> String {
    match (language, difference) {
        (Language::Thai, Direction::Up(by)) => format!("และสูงกว่าค่าเฉลี่ยระดับประเทศ ({mean} คะแนน) อยู่ {by} คะแนน"),
        (Language::Thai, Direction::Down(by)) => format!("และต่ำกว่าค่าเฉลี่ยระดับประเทศ ({mean} คะแนน) อยู่ {by} คะแนน"),
        (Language::Thai, Direction::Level) => format!("และเท่ากับค่าเฉลี่ยระดับประเทศ ({mean} คะแนน)"),
        (Language::English, Direction::Up(by)) => format!("The mean of the nation is {mean}, {by} less."),
        (Language::English, Direction::Down(by)) => format!("The mean of the nation is {mean}, {by} more."),
        (Language::English, Direction::Level) => format!("The mean of the nation is the same, {mean}."),
    }
}

/// Whether a figure is over or under another, and by how much, without a sign.
#[derive(Clone, Copy, Debug)]
pub enum Direction<'a> {
    /// Over it.
    Up(&'a str),
    /// Under it.
    Down(&'a str),
    /// The same as it is shown.
    Level,
}

/// How the scores of agencies with an earlier year have moved.
pub struct Movement<'a> {
    /// The later year.
    pub year: &'a str,
    /// How many have both scores.
    pub compared: &'a str,
    /// How many rose.
    pub risen: &'a str,
    /// How many fell.
    pub fallen: &'a str,
    /// How many stayed.
    pub unchanged: &'a str,
    /// The mean change.
    pub mean: Direction<'a>,
    /// How many newly passed.
    pub newly_passed: &'a str,
    /// How many no longer pass.
    pub newly_failed: &'a str,
}

/// The sentence about changes to the year before.
pub fn movement(movement: &Movement, language: Language) -> String {
    let Movement { year, compared, risen, fallen, unchanged, mean, newly_passed, newly_failed } = movement;
    let mean = match (language, mean) {
        (Language::Thai, Direction::Up(by)) => format!("เฉลี่ยเพิ่มขึ้น {by} คะแนน"),
        (Language::Thai, Direction::Down(by)) => format!("เฉลี่ยลดลง {by} คะแนน"),
        (Language::Thai, Direction::Level) => "โดยเฉลี่ยไม่เปลี่ยนแปลง".to_owned(),
        (Language::English, Direction::Up(by)) => format!("up {by}"),
        (Language::English, Direction::Down(by)) => format!("down {by}"),
        (Language::English, Direction::Level) => "none".to_owned(),
    };
    match language {
        Language::Thai => format!(
            "เมื่อเปรียบเทียบปีงบประมาณ พ.ศ. {year} กับปีก่อนหน้าที่มีข้อมูล หน่วยงานที่เปรียบเทียบคะแนนได้มีจำนวน {compared} แห่ง \
             คะแนนเพิ่มขึ้น {risen} แห่ง ลดลง {fallen} แห่ง คงเดิม {unchanged} แห่ง {mean} \
             หน่วยงานที่เปลี่ยนจากไม่ผ่านเป็นผ่าน {newly_passed} แห่ง และจากผ่านเป็นไม่ผ่าน {newly_failed} แห่ง"
        ),
        Language::English => format!(
            "Scores of fiscal year {year} B.E. compared with the year before it in the files: {compared} (risen: {risen}, \
             fallen: {fallen}, unchanged: {unchanged}); mean change: {mean}; newly passed: {newly_passed}; no longer \
             passing: {newly_failed}."
        ),
    }
}
