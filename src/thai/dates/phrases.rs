//! The words around days, months and years: those that join them, and those that change nothing.

use crate::thai::words::{Holds as _, without_words};

/// Words for the whole fiscal year, longer ones before their parts.
pub(super) const WHOLE_YEAR: [&str; 9] = [
    "ตลอดระยะเวลาปีงบประมาณ",
    "ภายในสิ้นปีงบประมาณ",
    "ภายในปีงบประมาณ",
    "ตลอดทั้งปีงบประมาณ",
    "ตลอดปีงบประมาณ",
    "ทั้งปีงบประมาณ",
    "ตลอดทั้งปี",
    "ตลอดปี",
    "ทั้งปี",
];

/// Words for something done again and again, the year through, longer ones before their parts.
pub(super) const ALWAYS: [&str; 19] = [
    "เป็นประจำทุกเดือน",
    "ประจำทุกเดือน",
    "ทุกเดือน",
    "รายเดือน",
    "เดือนละ",
    "ทุกไตรมาส",
    "รายไตรมาส",
    "ไตรมาสละ",
    "ทุกสัปดาห์",
    "รายสัปดาห์",
    "สัปดาห์ละ",
    "ทุกวันทำการ",
    "ทุกวันจันทร์",
    "ทุกวันอังคาร",
    "ทุกวันพุธ",
    "ทุกวันพฤหัสบดี",
    "ทุกวันศุกร์",
    "ทุกวัน",
    "รายวัน",
];

/// Words that surround days, months and years without changing what they mean, longer ones before their parts.
const SURROUNDING: [&str; 32] = [
    "ประจำปีงบประมาณ",
    "ปีงบประมาณ",
    "งบประมาณ",
    "พ.ศ.",
    "พ.ศ",
    "พศ.",
    "ระหว่าง",
    "ดำเนินการ",
    "ระยะเวลา",
    "ช่วงเวลา",
    "ภายใน",
    "สิ้นเดือน",
    "สิ้นสุด",
    "ไม่เกิน",
    "ตั้งแต่",
    "เริ่ม",
    "ประจำ",
    "เดือน",
    "วันจันทร์ที่",
    "วันอังคารที่",
    "วันพุธที่",
    "วันพฤหัสบดีที่",
    "วันศุกร์ที่",
    "วันเสาร์ที่",
    "วันอาทิตย์ที่",
    "วันที่",
    "ช่วง",
    "เป็นต้นไป",
    "ของ",
    "ปี",
    "ใน",
    "ณ",
];

/// A folded text without the words that change nothing.
pub(super) fn without_surroundings(text: &str) -> String {
    without_words(&without_words(&without_words(text, &WHOLE_YEAR), &ALWAYS), &SURROUNDING)
}

/// True where the words are about a whole year ("ตลอดปี"), not only about how often ("ทุกเดือน").
pub(super) fn names_whole_year(folded: &str) -> bool {
    WHOLE_YEAR.iter().any(|word| folded.holds(word))
}

/// How two days, months or quarters are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// By nothing.
    Nothing,
    /// From the one to the other.
    Range,
    /// The one and the other.
    List,
}

impl Join {
    /// The join that a text without surrounding words is; none where it is more than a join.
    pub(super) fn of(text: &str) -> Option<Join> {
        let mut rest = text.to_owned();
        let mut join = Join::Nothing;
        for (word, meaning) in [
            ("จนถึง", Join::Range),
            ("ถึง", Join::Range),
            ("-", Join::Range),
            ("–", Join::Range),
            ("—", Join::Range),
            ("\u{2212}", Join::Range),
            ("~", Join::Range),
            ("→", Join::Range),
            ("และ", Join::List),
            (",", Join::List),
            ("/", Join::List),
        ] {
            if rest.holds(word) {
                if join != Join::Nothing && join != meaning {
                    return None;
                }
                join = meaning;
                rest = rest.replace(word, "");
            }
        }
        rest.chars().all(|c| matches!(c, '(' | ')' | '.' | ':')).then_some(join)
    }
}
