//! What a cell or a few words say as a value: a score, a grade, passed or not.

use rust_decimal::Decimal;

use crate::model::{CellKind, Grade};
use crate::thai::digits;

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
    let none = ["", "-", "–", "—", "--", "ไม่มี", "n/a", "na", "ไม่มีข้อมูล", "ไม่ประเมิน", "ไม่ได้ประเมิน", "ไม่เข้าร่วม"];
    if none.contains(&key(&cell.text).as_str()) {
        return Score::Absent;
    }
    digits::parse_decimal(&cell.text).map_or(Score::Unreadable, Score::Value)
}

/// The grade and the result that a short cleaned text says: `B`, `ระดับ A (85.00-94.99)`, `ไม่ผ่านเกณฑ์`, `ผ่านดี`.
///
/// ผ่าน alone is a result; whether it is also the level of that name, the year and the column decide.
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
    let mut grade = None;
    let letters = rest.len() - rest.trim_start_matches(is_grade_letter).len();
    if let Some((word, after)) = rest.split_at_checked(letters)
        && let Some(letter) = letter(word)
    {
        grade = Some(letter);
        rest = after.trim_matches(['(', ')', '/', ',', '-', ' ']);
    }
    rest = rest.strip_prefix("ผลการประเมิน").unwrap_or(rest);
    let (level, passed) = result(rest);
    (grade.or(level), passed)
}

/// Level and result of a key that says nothing else.
fn result(rest: &str) -> (Option<Grade>, Option<bool>) {
    match rest {
        "ผ่านดีเยี่ยม" => (Some(Grade::PassedExcellent), Some(true)),
        "ผ่านดี" => (Some(Grade::PassedGood), Some(true)),
        "ต้องปรับปรุง" => (Some(Grade::NeedsImprovement), Some(false)),
        "ต้องปรับปรุงโดยด่วน" => {
            (Some(Grade::NeedsUrgentImprovement), Some(false))
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
    fn grades_and_results_are_read() {
        let cases = [
            ("B", Some(Grade::B), None),
            ("ระดับ A (85.00 – 94.99)", Some(Grade::A), None),
            ("ＡＡ", Some(Grade::DoubleA), None),
            ("В", Some(Grade::B), None),
            ("ไม่ผ่าน", None, Some(false)),
            ("ผ่านเกณฑ์การประเมิน", None, Some(true)),
            ("ผ่าน", None, Some(true)),
            ("ผ่านดีเยี่ยม", Some(Grade::PassedExcellent), Some(true)),
            ("ระดับผ่านดี", Some(Grade::PassedGood), Some(true)),
            ("B (ไม่ผ่าน)", Some(Grade::B), Some(false)),
            ("ต้องปรับปรุงโดยด่วน", Some(Grade::NeedsUrgentImprovement), Some(false)),
            ("สำนักปลัด", None, None),
            ("Bangkok", None, None),
            ("", None, None),
        ];
        for (text, grade, passed) in cases {
            assert_eq!(judgement(&clean(text)), (grade, passed), "{text}");
        }
    }
}
