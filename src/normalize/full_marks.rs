//! What scores are out of, as labels say it: "IIT (30)", "คะแนน (เต็ม 100)", "OIT (ร้อยละ 40)".

use rust_decimal::Decimal;

use crate::thai::words::Holds as _;

/// The full marks of a label's scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FullMarks {
    /// How many.
    pub value: Decimal,
    /// True where the word for full marks stands there; a bare number may as well be a weight.
    pub said: bool,
}

const WORDS: &[&str] = &["คะแนนเต็ม", "เต็ม", "ค่าน้ำหนัก", "น้ำหนัก", "ถ่วงน้ำหนัก", "คิดเป็น", "ร้อยละ", "จาก", ":", "="];
const UNITS: &[&str] = &["คะแนน", "%", "เปอร์เซ็นต์", "points", "marks"];

/// The full marks at the end of a key and what stands before them; the label itself may be missing: `(100)`.
pub(super) fn behind(whole: &str) -> Option<(&str, FullMarks)> {
    if !whole.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let bracket = whole.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    let (rest, inside) = match bracket {
        Some(parts) => parts,
        None => {
            let at = WORDS.iter().filter(|word| word.len() > 1).filter_map(|word| whole.find(word)).min()?;
            whole.split_at_checked(at)?
        }
    };
    let said = inside.holds("เต็ม") || inside.holds("จาก");
    let weight = inside.holds("น้ำหนัก") || inside.contains('%') || inside.holds("ร้อยละ");
    let mut number = inside;
    while let Some(shorter) = WORDS
        .iter()
        .find_map(|word| number.strip_prefix(word))
        .or_else(|| UNITS.iter().find_map(|unit| number.strip_suffix(unit)))
    {
        number = shorter;
    }
    let value: u16 = number.parse().ok()?;
    // "การใช้อำนาจ (3)" is numbered, "(2564)" is dated.
    let meant = said || weight || (11..=1000).contains(&value);
    (meant && value <= 1000 && value > 0)
        .then(|| (rest.trim_end_matches([':', '-']), FullMarks { value: value.into(), said }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_marks_are_told_from_numbers_and_years() {
        let cases = [
            ("iit(30)", Some(("iit", 30, false))),
            ("คะแนน(เต็ม100)", Some(("คะแนน", 100, true))),
            ("iit(คะแนนเต็ม30คะแนน)", Some(("iit", 30, true))),
            ("iitคะแนนเต็ม30", Some(("iit", 30, true))),
            ("oit(ร้อยละ40)", Some(("oit", 40, false))),
            ("(100)", Some(("", 100, false))),
            ("คะแนน(เต็ม5)", Some(("คะแนน", 5, true))),
            ("การใช้อำนาจ(3)", None),
            ("คะแนน(2564)", None),
            ("ตัวชี้วัดที่10", None),
            ("ร้อยละ", None),
        ];
        for (whole, expected) in cases {
            let expected = expected.map(|(rest, value, said)| (rest, FullMarks { value: Decimal::from(value), said }));
            assert_eq!(behind(whole), expected, "{whole}");
        }
    }
}
