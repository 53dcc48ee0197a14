//! What the labels of measures name: the heads of columns, and the words in front of lines.

use std::cell::RefCell;
use std::sync::LazyLock;

use crate::thai::digits::digit_of;
use crate::thai::memory::{Memory, remembered, remembered_by_words};
use crate::thai::repair::{fold, starts_with_letter_of};
use crate::thai::word_finder::WordFinder;
use crate::thai::words::{Holds as _, is_letter, without_words};

/// A header cell is a label: longer ones (in bytes) are text.
const LONGEST_LABEL: usize = 300;

/// What a column, or a line, holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// The number in a column of its own.
    Number,
    /// The indicator or issue that a measure is for.
    Subject,
    /// The measure.
    Title,
    /// Steps or methods.
    Steps,
    /// Who answers for it.
    Responsible,
    /// When it is done.
    Period,
    /// What was done.
    Results,
    /// Suggestions.
    Suggestion,
}

impl Role {
    /// All, from left to right as they usually stand.
    pub(super) const ALL: [Role; 8] = [
        Role::Number,
        Role::Subject,
        Role::Title,
        Role::Steps,
        Role::Responsible,
        Role::Period,
        Role::Results,
        Role::Suggestion,
    ];
}

/// Running numbers.
const NUMBERS: [&str; 9] = ["ที่", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่", "no", "no.", "#", "มาตรการที่"];

/// Labels that are one word for their role.
const WHOLE: [(&str, Role); 14] = [
    ("ผล", Role::Results),
    ("ผลงาน", Role::Results),
    ("เวลา", Role::Period),
    ("วันที่", Role::Period),
    ("หน่วยงาน", Role::Responsible),
    ("ส่วนราชการ", Role::Responsible),
    ("ด้าน", Role::Subject),
    ("หัวข้อ", Role::Subject),
    ("measure", Role::Title),
    ("steps", Role::Steps),
    ("responsible", Role::Responsible),
    ("period", Role::Period),
    ("results", Role::Results),
    ("suggestion", Role::Suggestion),
];

/// What is planned, hoped for, or how something is watched: none of ours, though other words of the label are.
const NONE: [&str; 7] = ["คาดว่า", "ความสำเร็จ", "เป้าหมาย", "วิธีการติดตาม", "แนวทางการติดตาม", "แนวทางการกำกับ", "วิธีการกำกับ"];

/// Words that a label holds, in the order that they count.
const HELD: [(&str, Role); 50] = [
    ("ข้อเสนอแนะ", Role::Suggestion),
    ("อุปสรรค", Role::Suggestion),
    ("รับผิดชอบ", Role::Responsible),
    ("ผู้ดำเนินการ", Role::Responsible),
    ("ผู้ดำเนินงาน", Role::Responsible),
    ("ผู้ปฏิบัติ", Role::Responsible),
    ("หน่วยดำเนินการ", Role::Responsible),
    ("หน่วยงานดำเนินการ", Role::Responsible),
    ("หน่วยงานที่ดำเนินการ", Role::Responsible),
    ("หน่วยงานหลัก", Role::Responsible),
    ("เจ้าภาพ", Role::Responsible),
    ("ระยะเวลา", Role::Period),
    ("ช่วงเวลา", Role::Period),
    ("ห้วงเวลา", Role::Period),
    ("กำหนดเวลา", Role::Period),
    ("กำหนดการ", Role::Period),
    ("กำหนดแล้วเสร็จ", Role::Period),
    ("วันเดือนปี", Role::Period),
    ("วัน/เดือน/ปี", Role::Period),
    ("วันที่ดำเนิน", Role::Period),
    ("เดือนที่ดำเนิน", Role::Period),
    ("เวลาดำเนิน", Role::Period),
    ("เวลาการดำเนิน", Role::Period),
    ("เวลาที่ดำเนิน", Role::Period),
    ("ผลการ", Role::Results),
    ("ผลดำเนิน", Role::Results),
    ("ผลปฏิบัติ", Role::Results),
    ("ผลที่", Role::Results),
    ("รายงานผล", Role::Results),
    ("สรุปผล", Role::Results),
    ("ผลลัพธ์", Role::Results),
    ("ผลสัมฤทธิ์", Role::Results),
    ("ผลสำเร็จ", Role::Results),
    ("ผลผลิต", Role::Results),
    ("การกำกับติดตาม", Role::Results),
    ("ความก้าวหน้า", Role::Results),
    ("ขั้นตอน", Role::Steps),
    ("วิธีการ", Role::Steps),
    ("วิธีดำเนิน", Role::Steps),
    ("วิธีปฏิบัติ", Role::Steps),
    ("แนวทาง", Role::Steps),
    ("กิจกรรม", Role::Steps),
    ("โครงการ", Role::Steps),
    ("แผนงาน", Role::Steps),
    ("รายละเอียด", Role::Steps),
    ("มาตรการ", Role::Title),
    ("ตัวชี้วัด", Role::Subject),
    ("ประเด็น", Role::Subject),
    ("ต้องพัฒนา", Role::Subject),
    ("ข้อบกพร่อง", Role::Subject),
];

/// Finds them in one pass.
static HELD_WORDS: LazyLock<WordFinder> = LazyLock::new(|| WordFinder::new(HELD.iter().map(|(word, _)| word)));

/// A word and any marks in front of it take no more bytes.
const LONGEST_BEGINNING: usize = 400;

/// The key of a line's beginning, long enough for any word to be told that it begins with: lines of a report are long.
pub(super) fn beginning(text: &str) -> String {
    fold(text.get(..text.floor_char_boundary(LONGEST_BEGINNING)).unwrap_or(text))
}

/// True where the key of a line begins with the word.
pub(super) fn begins_with(text: &str, word: &str) -> bool {
    // Most begin with another letter, which needs no key to be told.
    starts_with_letter_of(text, word) && beginning(text).starts_with(word)
}

/// What a label names. What it begins with counts first ("มาตรการ/แนวทาง" names measures), then what it holds
/// ("ผลการดำเนินการตามมาตรการ" names results).
pub(super) fn role_of(label: &str) -> Option<Role> {
    if label.len() > LONGEST_LABEL || is_figure(label) {
        return None;
    }
    remembered_by_words(&ROLES, (), label, || read_role(label))
}

thread_local! {
    static ROLES: RefCell<Memory<(), Option<Role>>> = RefCell::default();
    static USUAL_ROLES: RefCell<Memory<(), Option<Role>>> = RefCell::default();
}

/// True for digits and the signs between them alone, which most cells of a table of scores are.
fn is_figure(text: &str) -> bool {
    text.chars().all(|c| digit_of(c).is_some() || matches!(c, '.' | ',' | '%'))
}

fn read_role(label: &str) -> Option<Role> {
    let label = fold(label);
    if NUMBERS.contains(&label.as_str()) {
        return Some(Role::Number);
    }
    if let Some((_, role)) = WHOLE.iter().find(|(word, _)| *word == label) {
        return Some(*role);
    }
    // "โครงการ/กิจกรรม/มาตรการ" names measures by one of its words.
    if label.split('/').any(|word| ["มาตรการ", "ชื่อมาตรการ", "หัวข้อมาตรการ"].iter().any(|begin| word.starts_with(begin)))
    {
        return Some(Role::Title);
    }
    if NONE.iter().any(|word| label.holds(word)) {
        return None;
    }
    let held = HELD_WORDS.standing_in(&label).first().and_then(|number| HELD.get(*number));
    held.or_else(|| USUAL.iter().find(|(usual, _)| is_slip_of(usual, &label))).map(|(_, role)| *role)
}

/// The usual labels, which a slip of the pen makes no others of.
const USUAL: [(&str, Role); 6] = [
    ("มาตรการ", Role::Title),
    ("ขั้นตอนหรือวิธีการ", Role::Steps),
    ("ผู้รับผิดชอบ", Role::Responsible),
    ("ระยะเวลาการดำเนินการ", Role::Period),
    ("ผลการดำเนินการ", Role::Results),
    ("ข้อเสนอแนะ", Role::Suggestion),
];

/// The role of a label that is nothing but one, in the usual words: "ขั้นตอน", "ระยะเวลาการดำเนินการ".
pub(super) fn role_of_usual_label(text: &str) -> Option<Role> {
    if text.len() > LONGEST_LABEL {
        return None;
    }
    remembered_by_words(&USUAL_ROLES, (), text, || read_role(text).filter(|_| is_usual_label(text)))
}

fn is_usual_label(text: &str) -> bool {
    let label = fold(text);
    let usual =
        USUAL.iter().any(|(usual, _)| *usual == label || usual.starts_with(&label) || is_slip_of(usual, &label));
    !label.is_empty() && (usual || is_plain_label(text))
}

/// True for a label that is one letter or mark away from the usual one: "มาตราการ", "ผู้รับผืดชอบ".
fn is_slip_of(usual: &str, label: &str) -> bool {
    label.len().abs_diff(usual.len()) <= 'ก'.len_utf8() && strsim::damerau_levenshtein(usual, label) == 1
}

/// True for a heading of measures against something else than corruption: epidemics, fire, floods.
pub(super) fn heads_other_measures(heading: &str) -> bool {
    const OTHERS: [&str; 13] = [
        "โควิด",
        "covid",
        "โรคติดต่อ",
        "โรคติดเชื้อ",
        "แพร่ระบาด",
        "ไข้เลือดออก",
        "ยาเสพติด",
        "ประหยัดพลังงาน",
        "อัคคีภัย",
        "อุทกภัย",
        "ภัยแล้ง",
        "ไฟป่า",
        "ฝุ่นละออง",
    ];
    heading.len() <= LONGEST_LABEL && heading.holds("มาตรการ") && {
        let heading = fold(heading);
        let ours = ["คุณธรรม", "โปร่งใส", "ทุจริต"].iter().any(|word| heading.holds(word));
        !ours && OTHERS.iter().any(|word| heading.holds(word))
    }
}

/// True for what may be called instead of measures: "แนวทาง/กิจกรรม", "โครงการ".
pub(super) fn is_like_measures(label: &str) -> bool {
    const WORDS: [&str; 4] = ["แนวทาง", "กิจกรรม", "โครงการ", "แผนงาน"];
    // Cells are many, those that begin with one of the letters fewer, and those with such a word few.
    let begins_otherwise = |c: char| matches!(c, 'ข'..='ฮ') || digit_of(c).is_some();
    label.len() <= LONGEST_LABEL
        && !label.starts_with(begins_otherwise)
        && !label.starts_with("กา")
        && WORDS.iter().any(|word| label.holds(word))
        && {
            let label = fold(label);
            WORDS.iter().any(|word| label.starts_with(word))
        }
}

/// Labels of tables about something else, which have measures of another kind or none: risks, purchases, offices.
pub(super) fn is_of_other_table(label: &str) -> bool {
    const WORDS: [&str; 15] = [
        "ความเสี่ยง",
        "ผลกระทบ",
        "โอกาส",
        "ราคา",
        "วงเงิน",
        "สัญญา",
        "ผู้เสนอ",
        "ผู้ชนะ",
        "จัดซื้อ",
        "จัดจ้าง",
        "ชื่อ-สกุล",
        "ชื่อสกุล",
        "ตำแหน่ง",
        "เงินเดือน",
        "หลักสูตร",
    ];
    label.len() <= LONGEST_LABEL
        && remembered(&OTHERS, (), label, || {
            let label = fold(label);
            WORDS.iter().any(|word| label.holds(word))
        })
}

thread_local! {
    /// Which labels are those of other tables.
    static OTHERS: RefCell<Memory<(), bool>> = RefCell::default();
}

/// Labels that a plan of projects has, and measures by another name hardly: money, aims.
pub(super) fn is_of_project_plan(label: &str) -> bool {
    const WORDS: [&str; 7] = ["งบประมาณ", "งบ", "บาท", "วัตถุประสงค์", "เป้าหมาย", "กลุ่มเป้า", "สถานที่"];
    label.len() <= LONGEST_LABEL && {
        let label = fold(label);
        WORDS.iter().any(|word| label.holds(word))
    }
}

/// The words of labels, longer ones before their parts.
const LABEL_WORDS: [&str; 36] = [
    "ข้อเสนอแนะ",
    "มาตรการ",
    "ขั้นตอน",
    "วิธีการ",
    "วิธี",
    "แนวทาง",
    "โครงการ",
    "กิจกรรม",
    "ดำเนินการ",
    "ดำเนินงาน",
    "ปฏิบัติ",
    "รายงาน",
    "กำกับ",
    "ติดตาม",
    "ปัญหา",
    "อุปสรรค",
    "หัวข้อ",
    "ชื่อ",
    "ประเด็น",
    "ตัวชี้วัด",
    "ลำดับ",
    "ผลลัพธ์",
    "ผล",
    "การ",
    "งาน",
    "หรือ",
    "และ",
    "ตาม",
    "เพื่อ",
    "แก้ไข",
    "ของ",
    "ที่",
    "ข้อ",
    "รายละเอียด",
    "เพิ่มเติม",
    "ใน",
];

/// True for a label that is made of nothing but the words of labels.
pub(super) fn is_plain_label(text: &str) -> bool {
    without_words(&fold(text), &LABEL_WORDS).chars().all(|c| !is_letter(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_other_measures() {
        let cases = [
            ("มาตรการป้องกันการแพร่ระบาดของโรคโควิด 19", true),
            ("3. มาตรการประหยัดพลังงาน", true),
            ("มาตรการส่งเสริมคุณธรรมและความโปร่งใสในสถานการณ์โควิด 19", false),
            ("มาตรการป้องกันการทุจริต", false),
            ("สถานการณ์โควิด 19", false),
        ];
        for (heading, others) in cases {
            assert_eq!(heads_other_measures(heading), others, "{heading}");
        }
    }

    #[test]
    fn labels_name_roles() {
        let cases = [
            ("มาตรการ", Some(Role::Title)),
            ("มาตรการ/แนวทาง", Some(Role::Title)),
            ("โครงการ/กิจกรรม/มาตรการ", Some(Role::Title)),
            ("ชื่อมาตรการ", Some(Role::Title)),
            ("ขั้นตอนหรือวิธีการ", Some(Role::Steps)),
            ("วิธีดำเนินการ", Some(Role::Steps)),
            ("แนวทางการปฏิบัติตามมาตรการ", Some(Role::Steps)),
            ("ผู้ รับผิดชอบ", Some(Role::Responsible)),
            ("หน่วยงานที่รับผิดชอบ", Some(Role::Responsible)),
            ("ผู้รับผิดชอบหลัก", Some(Role::Responsible)),
            ("ระยะเวลา การดำเนินการ", Some(Role::Period)),
            ("ช่วงเวลา", Some(Role::Period)),
            ("กำหนดการ", Some(Role::Period)),
            ("วัน/เดือน/ปี ที่ดำเนินการ", Some(Role::Period)),
            ("ผลการดำเนินงาน", Some(Role::Results)),
            ("ผลการดำเนินการตามมาตรการ", Some(Role::Results)),
            ("ผลลัพธ์", Some(Role::Results)),
            ("รายงานผล", Some(Role::Results)),
            ("การกำกับติดตาม", Some(Role::Results)),
            ("ปัญหา/อุปสรรค และข้อเสนอแนะ", Some(Role::Suggestion)),
            ("ข้อเสนอเเนะ", Some(Role::Suggestion)),
            ("ลำดับที่", Some(Role::Number)),
            ("ประเด็นที่ต้องพัฒนา", Some(Role::Subject)),
            ("หัวข้อการประเมิน/ตัวชี้วัด", Some(Role::Subject)),
            // Slips of the pen.
            ("มาตราการ", Some(Role::Title)),
            ("ผู้รับผืดชอบ", Some(Role::Responsible)),
            ("ขอเสนอแนะ", Some(Role::Suggestion)),
            ("มาตรฐาน", None),
            ("มาตรา", None),
            // What is hoped for is no result, and a mark of success no indicator of the ITA.
            ("ผลที่คาดว่าจะได้รับ", None),
            ("ตัวชี้วัดความสำเร็จ", None),
            ("วิธีการติดตาม", None),
            ("หมายเหตุ", None),
            ("", None),
        ];
        for (label, role) in cases {
            assert_eq!(role_of(label), role, "{label}");
        }
    }
}
