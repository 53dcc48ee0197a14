//! The units that answer for a measure, as a cell names them.

use std::cell::RefCell;

use super::lists::{elements, is_blank, is_element, keep_first_of_each};
use crate::model::SharedText;
use crate::thai::memory::{Memory, remembered};
use crate::thai::repair::{repair, without_markup};

/// Words that the name of a unit begins with.
const UNITS: [&str; 10] = ["สำนัก", "กอง", "ฝ่าย", "งาน", "หน่วย", "ส่วน", "ศูนย์", "ทุกส่วน", "ทุกกอง", "ทุกสำนัก"];

/// Kinds of units, no names in themselves.
const KINDS: [&str; 5] = ["สำนัก", "กอง", "ฝ่าย", "ส่วน", "งาน"];

/// Words that a person or body begins with, which is no rest of a unit's name.
const PERSONS: [&str; 28] = [
    "นายก",
    "ปลัด",
    "รอง",
    "ผู้",
    "ผอ",
    "หัวหน้า",
    "นัก",
    "เจ้า",
    "คณะ",
    "พนักงาน",
    "ทุก",
    "บุคลากร",
    "นาย",
    "นาง",
    "น.ส.",
    "อบต",
    "อบจ",
    "เทศบาล",
    "กำนัน",
    "ครู",
    "โรงเรียน",
    "สภา",
    "กรรมการ",
    "เลขา",
    "ประธาน",
    "สมาชิก",
    "ประชาชน",
    "องค์",
];

/// A name that goes on over more lines is at most this long (in bytes).
const LONGEST_NAME: usize = 240;

/// Words that want a unit behind them.
const HEADS: [&str; 7] = ["หัวหน้า", "ผู้อำนวยการ", "ผอ.", "เจ้าหน้าที่", "พนักงาน", "บุคลากร", "ทุก"];

/// The units that a cell names, each once: apart by line breaks, commas, slashes, markers, and by และ or a space where
/// the next word begins a unit ("กองการศึกษา ศาสนาและวัฒนธรรม" is one).
pub(super) fn units(text: &str) -> Vec<SharedText> {
    remembered(&KNOWN, (), text, || read_units(text))
}

thread_local! {
    static KNOWN: RefCell<Memory<(), Vec<SharedText>>> = RefCell::default();
}

fn read_units(text: &str) -> Vec<SharedText> {
    let listed = without_markup(text);
    let lines: Vec<SharedText> = unbroken(&listed).iter().flat_map(|line| elements(line)).collect();
    let parts = lines.iter().flat_map(|line| separated(line));
    let units = parts.flat_map(|part| split_before_units(&part)).filter(|unit| !is_blank(unit));
    let mut units: Vec<SharedText> = units.map(SharedText::from).collect();
    keep_first_of_each(&mut units);
    units
}

/// The lines of a cell, where a name that was broken over lines by hand is whole again: "กองการศึกษา", "ศาสนาและ",
/// "วัฒนธรรม" is one, since the later lines begin neither a unit nor a person.
fn unbroken(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let begins = is_element(line) || begins_unit(line) || begins_with(line, &PERSONS);
        match lines.last_mut() {
            Some(last) if KINDS.contains(&&*repair(last)) => last.push_str(line),
            Some(last) if !begins && begins_unit(last) && last.len() <= LONGEST_NAME => {
                // Thai sets no space inside a name.
                let space = if last.ends_with("และ") || line.starts_with("และ") { "" } else { " " };
                last.push_str(space);
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// A line apart at commas and slashes; "ทุกสำนัก/กอง" is one.
fn separated(line: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = line;
    let mut joint = String::new();
    loop {
        let at = rest.find([',', '/', ';', '、']);
        let (part, behind) = at.and_then(|at| rest.split_at_checked(at)).unwrap_or((rest, ""));
        match parts.last_mut() {
            Some(last) if joint == "/" && KINDS.contains(&&*repair(part.trim())) => {
                last.push_str(&joint);
                last.push_str(part.trim());
            }
            _ => parts.push(part.to_owned()),
        }
        let mut characters = behind.chars();
        let Some(separator) = characters.next() else { break };
        joint = separator.to_string();
        rest = characters.as_str();
    }
    parts
}

fn begins_unit(text: &str) -> bool {
    begins_with(text, &UNITS)
}

/// Whether a text begins with one of these words, however its marks are typed.
fn begins_with(text: &str, words: &[&str]) -> bool {
    // The longest word is shorter by far; what stands behind may be a whole page.
    let begin = text.char_indices().nth(60).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    let text = repair(begin);
    words.iter().any(|word| text.starts_with(word))
}

fn split_before_units(text: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let mut word = word;
        // "สำนักปลัดและกองคลัง": the first part belongs to what is before it.
        while let Some((before, behind)) = joined_units(word) {
            push_word(&mut units, before);
            units.push(String::new());
            word = behind;
        }
        push_word(&mut units, word);
    }
    let trimmed = units.into_iter().map(|unit| unit.trim_end_matches("และ").trim().to_owned());
    trimmed.filter(|unit| !unit.is_empty()).collect()
}

fn is_section(unit: &str) -> bool {
    begins_with(unit, &["งาน", "ฝ่าย"]) && !unit.contains(' ')
}

fn is_office(word: &str) -> bool {
    begins_with(word, &["สำนัก", "กอง"])
}

/// A word cut at the และ that a unit's name follows.
fn joined_units(word: &str) -> Option<(&str, &str)> {
    word.match_indices("และ").find_map(|(at, joint)| {
        let behind = word.get(at + joint.len()..)?;
        (at > 0 && begins_unit(behind)).then_some((word.get(..at)?, behind))
    })
}

/// Adds a word to the unit it belongs to: a new one where it begins a unit's name.
fn push_word(units: &mut Vec<String>, word: &str) {
    let word = match word.strip_prefix("และ") {
        Some(rest) if begins_unit(rest) => rest,
        _ => word,
    };
    match units.last_mut() {
        Some(unit) if unit.is_empty() => unit.push_str(word),
        // "งานธุรการ สำนักปลัด" is a section of an office.
        Some(unit) if is_section(unit) && is_office(word) => {
            unit.push(' ');
            unit.push_str(word);
        }
        Some(unit) if !begins_unit(word) || HEADS.iter().any(|head| unit.ends_with(head)) => {
            unit.push(' ');
            unit.push_str(word);
        }
        _ => units.push(word.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_told_apart() {
        let cases: [(&str, &[&str]); 26] = [
            ("สำนักปลัด กองคลัง กองช่าง กองการศึกษาฯ", &["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษาฯ"]),
            ("สำนักปลัด\nกองคลัง", &["สำนักปลัด", "กองคลัง"]),
            ("สำนักปลัด, กองคลัง/กองช่าง", &["สำนักปลัด", "กองคลัง", "กองช่าง"]),
            ("สำนักปลัดและกองคลัง", &["สำนักปลัด", "กองคลัง"]),
            ("สำนักปลัดและกองคลังและกองช่าง", &["สำนักปลัด", "กองคลัง", "กองช่าง"]),
            ("สำนักปลัด และ กองคลัง", &["สำนักปลัด", "กองคลัง"]),
            ("กองการศึกษา ศาสนาและวัฒนธรรม", &["กองการศึกษา ศาสนาและวัฒนธรรม"]),
            ("กองสาธารณสุขและสิ่งแวดล้อม กองคลัง", &["กองสาธารณสุขและสิ่งแวดล้อม", "กองคลัง"]),
            ("ทุกส่วนราชการ", &["ทุกส่วนราชการ"]),
            ("หัวหน้า สำนักปลัด", &["หัวหน้า สำนักปลัด"]),
            ("๑. สำนักปลัด ๒. กองคลัง", &["สำนักปลัด", "กองคลัง"]),
            ("- สำนักปลัด\n- กองคลัง", &["สำนักปลัด", "กองคลัง"]),
            ("<p>สำนักปลัด กองคลัง</p>", &["สำนักปลัด", "กองคลัง"]),
            ("กองคลัง กองคลัง", &["กองคลัง"]),
            ("-", &[]),
            ("กองการศึกษา\nศาสนาและ\nวัฒนธรรม\nกองคลัง", &["กองการศึกษา ศาสนาและวัฒนธรรม", "กองคลัง"]),
            ("กองคลัง ส\u{0E4D}านักปลัด", &["กองคลัง", "ส\u{0E4D}านักปลัด"]),
            ("สำนัก\nปลัด\nกองช่าง", &["สำนักปลัด", "กองช่าง"]),
            ("สำนักปลัด\nผู้ดูแลเว็บไซต์", &["สำนักปลัด", "ผู้ดูแลเว็บไซต์"]),
            ("ทุกสำนัก/กอง", &["ทุกสำนัก/กอง"]),
            ("ทุกกอง/สำนัก, หน่วยตรวจสอบภายใน", &["ทุกกอง/สำนัก", "หน่วยตรวจสอบภายใน"]),
            ("งานกิจการสภา", &["งานกิจการสภา"]),
            ("งานการเจ้าหน้าที่ สำนักปลัด", &["งานการเจ้าหน้าที่ สำนักปลัด"]),
            ("กองยุทธศาสตร์และงบประมาณ กองช่าง", &["กองยุทธศาสตร์และงบประมาณ", "กองช่าง"]),
            ("นายก อบต./ปลัด อบต.", &["นายก อบต.", "ปลัด อบต."]),
            ("สำนักปลัด กองคลัง กองช่าง และกองการศึกษาฯ", &["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษาฯ"]),
        ];
        for (text, expected) in cases {
            assert_eq!(units(text), expected, "{text}");
        }
    }
}
