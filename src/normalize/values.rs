//! What a cell or a few words say as a value: a score, a grade, passed or not, or several of them in one.

use std::cell::RefCell;

use rust_decimal::Decimal;

use crate::model::{CellKind, Grade};
use crate::thai::digits;
use crate::thai::memory::{Memory, remembered};

use super::grid::GridCell;
use super::text::key;

/// What stands where a score belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Score {
    /// A number, as stated.
    Value(Decimal),
    /// Nothing, or a mark for nothing.
    Absent,
    /// Something else: an error, a word, a formula never calculated.
    Unreadable,
}

/// The score in a cell.
pub(super) fn score(cell: &GridCell<'_>) -> Score {
    match cell.cell.kind {
        CellKind::Error | CellKind::Uncalculated | CellKind::Boolean | CellKind::Date => return Score::Unreadable,
        CellKind::Text | CellKind::Number => {}
    }
    if let Some(score) = number(&cell.text) {
        return Score::Value(score);
    }
    if is_none(&cell.text) {
        return Score::Absent;
    }
    match stated(&cell.text) {
        Some(Stated { score: Some(score), .. }) => Score::Value(score),
        _ => Score::Unreadable,
    }
}

/// True for what offices write where there is no value: nothing, dashes, dots, ไม่มี.
pub(super) fn is_none(cleaned: &str) -> bool {
    let marks = |c: char| matches!(c, '-' | '–' | '—' | '−' | '.' | '…' | '_' | '*' | '\'');
    // Most texts begin with another letter.
    let begins = |c: char| marks(c) || matches!(c, 'n' | 'N' | '(' | 'ง' | 'ว' | 'ไ' | 'ย');
    if cleaned.chars().find(|c| !c.is_whitespace()).is_some_and(|first| !begins(first)) {
        return false;
    }
    let whole = key(cleaned);
    let words = ["n/a", "na", "none", "nil", "null", "(ไม่มี)", "งดประเมิน", "ว่าง"];
    let begins = ["ไม่มี", "ไม่ประเมิน", "ไม่ได้ประเมิน", "ไม่ได้รับการประเมิน", "ไม่ได้เข้า", "ไม่เข้า", "ไม่ปรากฏ", "ไม่ระบุ", "ยังไม่"];
    whole.chars().all(marks) || words.contains(&whole.as_str()) || begins.iter().any(|word| whole.starts_with(word))
}

/// What a short text says when every part of it is a value: `80.90 (B)`, `B / ไม่ผ่าน`, `99.83/100`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stated {
    /// The one number.
    pub score: Option<Decimal>,
    /// The full marks behind it.
    pub out_of: Option<Decimal>,
    /// The grade or level.
    pub grade: Option<Grade>,
    /// Passed or not.
    pub passed: Option<bool>,
}

/// Longer texts are sentences, not values.
const LONGEST_VALUE: usize = 80;

/// The values that a cleaned text is made of; none where anything else is in it, or two of a kind.
pub(super) fn stated(cleaned: &str) -> Option<Stated> {
    if let Some(score) = number(cleaned) {
        return Some(Stated { score: Some(score), ..Stated::default() });
    }
    if cleaned.len() > LONGEST_VALUE && cleaned.chars().count() > LONGEST_VALUE {
        return None;
    }
    // Labels, of which all tables have the same, are asked whether they state anything as well.
    remembered(&STATED, (), cleaned, || {
        // "A (85.00 - 94.99 คะแนน)": what stands behind a grade may be the range of it.
        let judged = || {
            let (grade, passed) = judgement(cleaned);
            (grade.is_some() || passed.is_some()).then(|| Stated { grade, passed, ..Stated::default() })
        };
        in_pieces(cleaned).or_else(judged)
    })
}

thread_local! {
    static STATED: RefCell<Memory<(), Option<Stated>>> = RefCell::default();
}

fn in_pieces(cleaned: &str) -> Option<Stated> {
    let mut stated = Stated::default();
    let pieces = cleaned.split(['/', '(', ')', '[', ']', ';', ':', '|', '=']).map(str::trim);
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let whole = stated.take(piece).or_else(|| {
            let cuts = piece.match_indices(' ').map(|(at, _)| at);
            cuts.filter_map(|at| piece.split_at_checked(at)).find_map(|(left, right)| {
                let right = right.trim_start_matches([' ', '-', '–', ',']);
                stated.take(left.trim_end_matches([' ', '-', '–', ',']))?.take(right)
            })
        });
        stated = whole?;
    }
    (stated != Stated::default()).then_some(stated)
}

impl Stated {
    /// This with one more value; none where the text is no value or contradicts.
    fn take(self, text: &str) -> Option<Stated> {
        if is_change(text) {
            return self.score.is_some().then_some(self);
        }
        if let Some(number) = number(text.trim_start_matches("จาก").trim_start_matches("เต็ม")) {
            return match (self.score, self.out_of) {
                (None, _) => Some(Stated { score: Some(number), ..self }),
                // "99.83/100"; any other second number may be anything.
                (Some(score), None) if score <= number && is_full_marks(number) => {
                    Some(Stated { out_of: Some(number), ..self })
                }
                _ => None,
            };
        }
        if ["คะแนน", "ร้อยละ", "%", "ได้", "เกณฑ์", "ผล"].contains(&text) || self.grade.is_some() && is_range(text)
        {
            return Some(self);
        }
        let (grade, passed) = judgement(text);
        let known = grade.is_some() || passed.is_some();
        let contrary = self.grade.is_some() && grade.is_some()
            || self.passed.is_some() && passed != self.passed && passed.is_some();
        // "ผ่าน (ผ่าน)": the level of that name, and the result.
        let both = self.grade.is_none() && self.passed == Some(true) && passed == Some(true);
        let grade = self.grade.or(grade).or(both.then_some(Grade::Passed));
        (known && !contrary).then(|| Stated { grade, passed: self.passed.or(passed), ..self })
    }
}

/// True for what stands in brackets behind a score and says how it has changed: "+1.20", "เพิ่มขึ้น 3.2".
fn is_change(text: &str) -> bool {
    let signs = ["+", "-", "−", "▲", "▼", "↑", "↓", "เพิ่มขึ้น", "ลดลง"];
    let by = signs.iter().find_map(|sign| text.strip_prefix(sign));
    by.is_some_and(|by| digits::parse_decimal(by.trim()).is_some())
}

/// Full marks are whole and round: 100, or a weight such as 30 and 40.
fn is_full_marks(number: Decimal) -> bool {
    number.fract().is_zero() && (number % Decimal::TEN).is_zero() && !number.is_zero()
}

/// True for the range of a grade behind it: `85.00 - 94.99`.
fn is_range(text: &str) -> bool {
    text.split_once(['-', '–', '—'])
        .is_some_and(|(from, to)| number(from.trim()).is_some() && number(to.trim()).is_some())
}

/// The number that a cleaned text is, footnote marks, an apostrophe in front and a full stop behind left aside.
pub(super) fn number(cleaned: &str) -> Option<Decimal> {
    if let Some(score) = usual_score(cleaned) {
        return Some(score);
    }
    // Most other texts are words: of those before or behind a number none begins with another consonant.
    if cleaned.starts_with(|c| matches!(c, 'ก'..='ฮ') && !matches!(c, 'ค' | 'ร')) {
        return None;
    }
    let superscript = |c: char| matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | ' ');
    let quote = |c: char| matches!(c, '\'' | '’' | '‘' | '`' | '"' | '“' | '”' | '=' | ' ');
    let bare = cleaned.trim_start_matches(quote).trim_end_matches(|c| superscript(c) || quote(c));
    let bare = match bare.strip_suffix('.') {
        Some(rest) if rest.contains('.') => rest,
        _ => bare,
    };
    let bare = ["ได้คะแนน", "คะแนน", "ได้", "เท่ากับ"].iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare);
    // Most texts end as no number does: with another letter than its last digit or that of a word for its unit.
    let ends = |c: char| digits::digit_of(c).is_some() || matches!(c, '%' | 'น' | '์');
    if bare.trim_end().ends_with(ends) { digits::parse_decimal(bare) } else { None }
}

/// The score that most numbers are: two digits and two decimals.
fn usual_score(cleaned: &str) -> Option<Decimal> {
    let [tens, ones, b'.', tenths, hundredths] = cleaned.as_bytes() else { return None };
    let digits = [tens, ones, tenths, hundredths];
    let value = || digits.iter().fold(0, |value, digit| value * 10 + i64::from(**digit - b'0'));
    digits.iter().all(|digit| digit.is_ascii_digit()).then(|| Decimal::new(value(), 2))
}

/// The grade and the result that a short cleaned text says: `B`, `ระดับ A (85.00-94.99)`, `ไม่ผ่านเกณฑ์`, `ผ่านดี`.
///
/// ผ่าน alone is a result; whether it is also the level of that name, the year and the column decide. A level says by
/// itself whether it passes: that is no second statement.
pub(super) fn judgement(cleaned: &str) -> (Option<Grade>, Option<bool>) {
    let mut rest = key(cleaned);
    if let Some(open) = rest.find('(').filter(|_| rest.contains(|c: char| c.is_ascii_digit())) {
        rest.truncate(open);
    }
    for prefix in ["ผลการประเมิน", "อยู่ใน", "ได้", "ระดับ", "เกรด", ":", "grade", "level"]
    {
        rest = rest.strip_prefix(prefix).map(str::to_owned).unwrap_or(rest);
    }
    let mut rest: &str = rest.trim_matches([':', '.', '-', '*', '"', '“', '”']);
    // A word may begin with a grade's letter: "Excellent".
    if let word @ ((Some(_), _) | (_, Some(_))) = result(rest) {
        return word;
    }
    let mut grade = None;
    let letters = rest.len() - rest.trim_start_matches(is_grade_letter).len();
    if let Some((word, after)) = rest.split_at_checked(letters)
        && let Some(letter) = letter(word)
    {
        grade = Some(letter);
        rest = after.trim_matches(['(', ')', '/', ',', '-', ' ']);
    }
    rest = rest.strip_prefix("ผลการประเมิน").unwrap_or(rest);
    // "A/B", "A+" and "A 2563" are no grade that anybody could name.
    if grade.is_some() && rest.contains(|c: char| c.is_ascii_alphanumeric() || c == '+') {
        return (None, None);
    }
    let (level, passed) = result(rest);
    (grade.or(level), passed)
}

/// Level and result of a key that says nothing else.
fn result(rest: &str) -> (Option<Grade>, Option<bool>) {
    match rest {
        "ผ่านดีเยี่ยม" | "excellent" => (Some(Grade::PassedExcellent), None),
        "ผ่านดี" | "good" => (Some(Grade::PassedGood), None),
        "ต้องปรับปรุง" | "needsimprovement" => (Some(Grade::NeedsImprovement), None),
        "ต้องปรับปรุงโดยด่วน" | "needsurgentimprovement" => {
            (Some(Grade::NeedsUrgentImprovement), None)
        }
        _ => {
            let words = ["", "เกณฑ์", "การประเมิน", "เกณฑ์การประเมิน", "เกณฑ์เป้าหมาย", "เกณฑ์ประเมิน", "ค่าเป้าหมาย", "เป้าหมาย"];
            let says = |prefix: &str| rest.strip_prefix(prefix).is_some_and(|after| words.contains(&after));
            match rest {
                "pass" | "passed" => (None, Some(true)),
                "fail" | "failed" | "notpassed" | "notpass" => (None, Some(false)),
                _ if says("ไม่ผ่าน") => (None, Some(false)),
                _ if says("ผ่าน") => (None, Some(true)),
                _ => (None, None),
            }
        }
    }
}

fn is_grade_letter(c: char) -> bool {
    latin(c).is_some()
}

/// The Latin letter that a grade's letter stands for, in lower case: Cyrillic and Greek look-alikes included.
fn latin(c: char) -> Option<char> {
    Some(match c {
        'a' | 'а' | 'α' => 'a',
        'b' | 'в' | 'β' => 'b',
        'c' | 'с' => 'c',
        'd' => 'd',
        'e' | 'е' | 'ε' => 'e',
        'f' => 'f',
        _ => return None,
    })
}

/// The grade of one or two letters.
pub(super) fn letter(word: &str) -> Option<Grade> {
    let letters: String = word.chars().map_while(latin).collect();
    if letters.chars().count() != word.chars().count() {
        return None;
    }
    Some(match letters.as_str() {
        "aa" => Grade::DoubleA,
        "a" => Grade::A,
        "b" => Grade::B,
        "c" => Grade::C,
        "d" => Grade::D,
        "e" => Grade::E,
        "f" => Grade::F,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::text::clean;

    #[test]
    fn several_values_in_one_cell_are_read() {
        let score = |text: &str| Some(text.parse().unwrap());
        let cases = [
            ("80.90 (B)", Some(Stated { score: score("80.90"), grade: Some(Grade::B), ..Stated::default() })),
            ("๘๐.๙๐ ระดับ B", Some(Stated { score: score("80.90"), grade: Some(Grade::B), ..Stated::default() })),
            ("B / ไม่ผ่าน", Some(Stated { grade: Some(Grade::B), passed: Some(false), ..Stated::default() })),
            ("ผ่าน (ระดับ A)", Some(Stated { grade: Some(Grade::A), passed: Some(true), ..Stated::default() })),
            ("99.83/100", Some(Stated { score: score("99.83"), out_of: score("100"), ..Stated::default() })),
            ("'95.73", Some(Stated { score: score("95.73"), ..Stated::default() })),
            ("95.73 ¹", Some(Stated { score: score("95.73"), ..Stated::default() })),
            ("80.90 (72.47)", None),
            ("80.90 (+8.43)", Some(Stated { score: score("80.90"), ..Stated::default() })),
            ("80.90 (-1.20) / B", Some(Stated { score: score("80.90"), grade: Some(Grade::B), ..Stated::default() })),
            ("80.90 (ลดลง ๑.๒ คะแนน)", Some(Stated { score: score("80.90"), ..Stated::default() })),
            ("80.90 (1.20)", None),
            ("80.90 -92.07", None),
            ("B (+8.43)", Some(Stated { grade: Some(Grade::B), ..Stated::default() })),
            ("80.90 / 92.07", None),
            ("ผ่าน / ไม่ผ่าน", None),
            ("A / B", None),
            ("ผ่าน (ผ่าน)", Some(Stated { grade: Some(Grade::Passed), passed: Some(true), ..Stated::default() })),
            (
                "ต้องปรับปรุง (ไม่ผ่าน)",
                Some(Stated { grade: Some(Grade::NeedsImprovement), passed: Some(false), ..Stated::default() }),
            ),
            ("A (92.07)", Some(Stated { score: score("92.07"), grade: Some(Grade::A), ..Stated::default() })),
            ("A (85.00 - 94.99)", Some(Stated { grade: Some(Grade::A), ..Stated::default() })),
            ("30/9/2564", None),
            ("80.90 บาท", None),
        ];
        for (text, values) in cases {
            assert_eq!(stated(&clean(text)), values, "{text}");
        }
    }

    #[test]
    fn grades_and_results_are_read() {
        let cases = [
            ("B", Some(Grade::B), None),
            ("ระดับ A (85.00 – 94.99)", Some(Grade::A), None),
            ("ＡＡ", Some(Grade::DoubleA), None),
            ("В", Some(Grade::B), None),
            ("ไม่ผ่าน", None, Some(false)),
            ("ผ่านเกณฑ์การประเมิน", None, Some(true)),
            ("ผ่าน", None, Some(true)),
            ("ผ่านดีเยี่ยม", Some(Grade::PassedExcellent), None),
            ("ระดับผ่านดี", Some(Grade::PassedGood), None),
            ("B (ไม่ผ่าน)", Some(Grade::B), Some(false)),
            ("ต้องปรับปรุงโดยด่วน", Some(Grade::NeedsUrgentImprovement), None),
            ("Excellent", Some(Grade::PassedExcellent), None),
            ("Level: Good", Some(Grade::PassedGood), None),
            ("Needs urgent improvement", Some(Grade::NeedsUrgentImprovement), None),
            ("Good practice", None, None),
            ("สำนักปลัด", None, None),
            ("Bangkok", None, None),
            ("", None, None),
        ];
        for (text, grade, passed) in cases {
            assert_eq!(judgement(&clean(text)), (grade, passed), "{text}");
        }
    }
}
