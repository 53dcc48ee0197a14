//! What tokens are written as, beside names: words and numbers read from where they may begin.
//!
//! What counts is what two patterns find, which the tests compare: patterns as large as these take longer to compile than
//! a file takes to be read, and a run may be about one file.

use crate::thai::words::{Holds as _, behind_words};

/// What goes before names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Preceding<'s> {
    /// A threshold, a range, full marks, a sum of money.
    Skip,
    /// A sub-indicator or an item.
    Part,
    /// An indicator by its number, the numbers that follow it, and what stands behind the first.
    Numbered { number: &'s str, more: &'s str, rest: &'s str },
    /// "ตามลำดับ".
    Respectively,
    /// A mean of others.
    Others,
}

/// What comes after names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Following<'s> {
    /// A number.
    Score(&'s str),
    /// A grade's letters behind the word for it.
    Letters(&'s str),
    /// A grade's letters in brackets.
    Bracketed(&'s str),
    /// The name of a level behind a word for it.
    Level(&'s str),
    /// "ระดับผ่าน".
    PlainLevel,
    /// ผ่าน or ไม่ผ่าน, with what announces it in `whole`.
    Result { whole: &'s str, passed: &'s str, criteria: bool },
}

/// Words behind which a number is a threshold, and words that may stand between.
pub(super) const THRESHOLDS: &[&str] = &[
    "มากกว่า",
    "น้อยกว่า",
    "ต่ำกว่า",
    "สูงกว่า",
    "ตั้งแต่",
    "เกินกว่า",
    "ไม่เกิน",
    "ไม่ถึง",
    "อย่างน้อย",
    "ไม่น้อย",
    "เต็ม",
    "ระหว่าง",
    "น้ำหนัก",
    "เกณฑ์",
    "เป้าหมาย",
];
const OF_THRESHOLDS: &[&str] = &[
    "การประเมิน",
    "เป้าหมาย",
    "ขั้นต่ำ",
    "มาตรฐาน",
    "กำหนดไว้",
    "กำหนด",
    "กว่า",
    "คะแนน",
    "ร้อยละ",
    "เท่ากับ",
    "ไว้",
    "ที่",
    "คือ",
    ":",
    "(",
    "=",
];

/// So many letters may go on with "คะแนนเต็ม".
const OF_FULL_MARKS: usize = 30;

/// What parts two numbers of a range.
const TO: &[&str] = &["-", "–", "—", "ถึง"];

/// What means of others are written as.
const MEANS: &[&str] = &["เฉลี่ย", "ภาพรวม"];
const OF_MEANS: &[&str] = &["ผลคะแนน", "คะแนน", "การประเมิน", "ita", "เฉลี่ย", "ภาพรวม", "รวม", "ของ", "ใน", "ระดับ", "ทั้ง"];
const OTHERS: &[&str] = &["จังหวัด", "ประเทศ", "อำเภอ", "ทุกหน่วยงาน", "ทุกแห่ง", "หน่วยงานทั้งหมด"];

/// What may stand between a word and what it announces.
const MARKS: &[char] = &[':', '“', '”', '*', '(', '"'];

/// Grades come in Cyrillic and Greek look-alikes too.
const LETTERS: &[char] = &['a', 'b', 'c', 'd', 'e', 'f', 'а', 'в', 'с', 'е', 'α', 'β', 'ε'];

const LEVELS: &[&str] = &["ผ่านดีเยี่ยม", "ผ่านดี", "ต้องปรับปรุงโดยด่วน", "ต้องปรับปรุง"];

/// What goes before names where a squeezed text begins with it, and what stands behind it.
pub(super) fn preceding(text: &str) -> Option<(Preceding<'_>, &str)> {
    let skipped = threshold(text)
        .or_else(|| bounded(text))
        .or_else(|| range(text))
        .or_else(|| out_of(text))
        .or_else(|| thousands(text));
    let some = |found, rest| Some((found, rest));
    if let Some(rest) = skipped {
        return some(Preceding::Skip, rest);
    }
    if let Some(rest) = part(text) {
        return some(Preceding::Part, rest);
    }
    if let Some(numbers) = text.strip_prefix("ตัวชี้วัดที่")
        && let Some(rest) = up_to_two_digits(numbers)
    {
        let behind = behind_numbers(rest);
        return some(Preceding::Numbered { number: before(numbers, rest), more: before(rest, behind), rest }, behind);
    }
    if let Some(rest) = text.strip_prefix("ตามลำดับ") {
        return some(Preceding::Respectively, rest);
    }
    some(Preceding::Others, mean_of_others(text)?)
}

/// What comes after names where a squeezed text begins with it, and what stands behind it.
pub(super) fn following(text: &str) -> Option<(Following<'_>, &str)> {
    if let Some(rest) = number(text) {
        return Some((Following::Score(before(text, rest)), rest));
    }
    let level = text.strip_prefix("ระดับ").map(|rest| without(rest, &["ผลการประเมิน", "ผลคะแนน", "คะแนน", "การประเมิน"]));
    let graded = level.map(|rest| without(rest, &["ได้", "คือ", "เป็น"]));
    if let Some(rest) = graded.or_else(|| behind(text, &["เกรด", "rating:", "ratings:"])) {
        let letters = rest.trim_start_matches(MARKS);
        if let Some(rest) = up_to_two_letters(letters) {
            return Some((Following::Letters(before(letters, rest)), rest));
        }
    }
    let letters = text.strip_prefix('(').and_then(|rest| up_to_two_letters(rest)?.strip_prefix(')'));
    if let Some(rest) = letters {
        return Some((Following::Bracketed(before(text, rest)), rest));
    }
    let announced = level
        .or_else(|| behind(text, &["ผลการประเมิน", "เกณฑ์", "อยู่ใน", "คะแนน", "ถือว่า"]))
        .or_else(|| text.strip_prefix(MARKS));
    if let Some(name) = announced.map(|rest| rest.trim_start_matches(MARKS))
        && let Some(rest) = behind(name, LEVELS)
    {
        return Some((Following::Level(before(name, rest)), rest));
    }
    if let Some(rest) = level.and_then(|rest| rest.trim_start_matches(MARKS).strip_prefix("ผ่าน")) {
        return Some((Following::PlainLevel, rest));
    }
    let announced = without(text, &["ผลการประเมิน", "ผลประเมิน", "สรุปผล", "ถือว่า", "สถานะ"]);
    let passed = without(announced.trim_start_matches(MARKS), &["ยัง"]);
    let rest = behind(passed, &["ไม่ผ่าน", "ผ่าน"])?;
    let behind = without(rest, &["เกณฑ์"]);
    let criteria = behind.len() < rest.len();
    Some((Following::Result { whole: before(text, behind), passed: before(passed, rest), criteria }, behind))
}

/// "ไม่น้อยกว่าร้อยละ 85", "คะแนนเต็มของตัวชี้วัดนี้คือ 100".
fn threshold(text: &str) -> Option<&str> {
    if let Some(rest) = behind(text, THRESHOLDS) {
        return number(behind_words(rest, OF_THRESHOLDS));
    }
    let rest = text.strip_prefix("คะแนนเต็ม")?;
    let letters = rest.char_indices().take_while(|(_, c)| matches!(c, 'ก'..='\u{0E4E}')).take(OF_FULL_MARKS);
    let ends = std::iter::once(0).chain(letters.map(|(at, c)| at + c.len_utf8()));
    // Wherever the words between begin, the number is the same.
    ends.filter_map(|end| number(behind_words(rest.get(end..)?, OF_THRESHOLDS))).next()
}

/// "85 คะแนนขึ้นไป".
fn bounded(text: &str) -> Option<&str> {
    let rest = without(number(text)?, &["%"]);
    behind(without(rest, &["คะแนน", "เปอร์เซ็นต์"]), &["ขึ้นไป", "ลงมา"])
}

/// "85.00 - 94.99".
fn range(text: &str) -> Option<&str> {
    let rest = without(without(number(text)?, &["%"]), &["คะแนน"]);
    Some(without(number(behind(rest, TO)?)?, &["%"]))
}

/// "จากคะแนนเต็ม 100 คะแนน", "/ 100".
fn out_of(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('/') {
        return without(rest, &[" "]).strip_prefix("100");
    }
    let rest = without(without(text.strip_prefix("จาก")?, &["คะแนน"]), &["เต็ม"]);
    Some(without(behind(rest, &["100", "30", "40"])?, &["คะแนน"]))
}

/// "1,250,000.50".
fn thousands(text: &str) -> Option<&str> {
    let three = |text: &str| digits(text).filter(|rest| text.len() - rest.len() >= 3).and(text.get(3..)).map(str::len);
    let first = digits(text).filter(|rest| text.len() - rest.len() <= 3)?;
    let mut rest = first;
    while let Some(length) = rest.strip_prefix(',').and_then(three) {
        rest = rest.get(rest.len() - length..)?;
    }
    let decimals = rest.strip_prefix('.').and_then(digits).unwrap_or(rest);
    (rest.len() < first.len()).then_some(decimals)
}

/// "ตัวชี้วัดย่อยที่ 9.1", "ตัวชี้วัดที่ 9.1", "ข้อ o18", "i-5".
fn part(text: &str) -> Option<&str> {
    let decimals = |text: &'_ str| text.strip_prefix('.').and_then(digits).map(str::len);
    let behind_decimals = |text: &'_ str| decimals(text).map(|length| text.len() - length);
    if let Some(rest) = text.strip_prefix("ตัวชี้วัดย่อย") {
        let rest = without(rest, &["ที่"]);
        let Some(behind) = digits(rest) else { return Some(rest) };
        return behind.get(behind_decimals(behind).unwrap_or(0)..);
    }
    if let Some(rest) = text.strip_prefix("ตัวชี้วัดที่") {
        let behind = digits(rest)?;
        return behind.get(behind_decimals(behind)?..);
    }
    let code = without(text, &["ข้อ"]).strip_prefix(['i', 'e', 'o'])?;
    up_to_two_digits(without(code, &["-"]))
}

/// What stands behind the numbers that go on with one: "-5", ", 7 และตัวชี้วัดที่ 8".
fn behind_numbers(mut text: &str) -> &str {
    let next = |text| {
        let rest = behind(text, TO).or_else(|| behind(text, &[",", "และ"]))?;
        up_to_two_digits(without(rest, &["ตัวชี้วัดที่"]))
    };
    while let Some(rest) = next(text) {
        text = rest;
    }
    text
}

/// "ผลคะแนนรวมเฉลี่ยของทั้งจังหวัด".
fn mean_of_others(text: &str) -> Option<&str> {
    let mean = without(without(without(text, &["ผล"]), &["คะแนน", "ค่า"]), &["รวม"]);
    behind(behind_words(behind(mean, MEANS)?, OF_MEANS), OTHERS)
}

/// What stands behind a number that a text begins with: "95", "9 5.73", "95,73".
fn number(text: &str) -> Option<&str> {
    let mut rest = digits(text)?;
    while let Some(next) = rest.strip_prefix(' ').and_then(digits) {
        rest = next;
    }
    Some(rest.strip_prefix(['.', ',']).and_then(digits).unwrap_or(rest))
}

/// What stands behind the digits that a text begins with.
fn digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

fn up_to_two_digits(text: &str) -> Option<&str> {
    let is_digit = |c: char| c.is_ascii_digit();
    let rest = text.strip_prefix(is_digit)?;
    Some(rest.strip_prefix(is_digit).unwrap_or(rest))
}

fn up_to_two_letters(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(LETTERS)?;
    Some(rest.strip_prefix(LETTERS).unwrap_or(rest))
}

/// What stands behind the first of these words that a text begins with.
fn behind<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| text.behind_word(word))
}

/// The same, and the text itself where it begins with none.
fn without<'t>(text: &'t str, words: &[&str]) -> &'t str {
    behind(text, words).unwrap_or(text)
}

/// What a text has before its end part.
fn before<'t>(text: &'t str, rest: &str) -> &'t str {
    text.get(..text.len() - rest.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
