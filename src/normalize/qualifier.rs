//! What stands beside an instrument's name in a label: "IIT (ร้อยละ 30)" is its score, "OIT ประเมินตนเอง" is not.

use crate::thai::words::{Holds as _, without_words};

/// The words of a label beside an instrument's name and code, as a key.
pub(super) struct Qualifier {
    /// Everything but the names.
    beside: String,
    /// What stands behind the last of them.
    behind: String,
}

/// Words that make a score no result of the assessment: what is aimed at, what an agency thinks of itself, what stood
/// before an appeal, counts, and the parts that some instruments have.
pub(super) const OF_NO_RESULT: &[&str] = &[
    "เป้าหมาย",
    "ประเมินตนเอง",
    "ตนเองประเมิน",
    "คาดว่า",
    "ก่อนอุทธรณ์",
    "ก่อนการอุทธรณ์",
    "ก่อนทบทวน",
    "รอบแรก",
    "รอบที่1",
    "ครั้งแรก",
    "ครั้งที่1",
    "เบื้องต้น",
    "ข้อที่ผ่าน",
    "ข้อผ่าน",
    "จำนวนข้อ",
    "ขั้นต่ำ",
];

/// What begins, behind the name, a part of an instrument: the public part and the survey of the EIT from FY 2566 on, a
/// sub-indicator's name.
const OF_A_PART: &[&str] = &["part", "ส่วนที่", "ตอนที่", "public", "survey", "ข้อมูลพื้นฐาน"];

/// Words that say of a score no more than that it is one.
const OF_THE_SCORE: &[&str] = &[
    "ผลการประเมิน",
    "การประเมิน",
    "ประเมิน",
    "ผลคะแนน",
    "คะแนน",
    "เครื่องมือ",
    "แบบวัดการรับรู้",
    "แบบวัด",
    "แบบตรวจ",
    "แบบสำรวจ",
    "ตามแบบ",
    "ร้อยละ",
    "เปอร์เซ็นต์",
    "เฉลี่ย",
    "ภาพรวม",
    "รวม",
    "สรุป",
    "ที่ได้",
    "ที่",
    "ค่า",
    "ผล",
    "ของ",
    "ด้าน",
    "การ",
    "จาก",
    "ตาม",
    "ได้",
    "ita",
    "score",
    "result",
];

impl Qualifier {
    /// What a label's key says beside these names of the instrument that it names.
    pub fn beside<'n>(whole: &str, code: &str, names: impl Iterator<Item = &'n str>) -> Qualifier {
        let mut names: Vec<&str> = names.filter(|name| whole.holds(name)).collect();
        names.sort_unstable_by_key(|name| std::cmp::Reverse(name.len()));
        names.push(code);
        let end = names.iter().filter_map(|name| Some(whole.rfind(name)? + name.len())).max().unwrap_or(0);
        let beside = without_words(whole, &names);
        Qualifier { beside, behind: whole.get(end..).unwrap_or_default().to_owned() }
    }

    /// True where the score is a target, a forecast, an earlier state, or that of a part.
    pub fn is_of_no_result(&self) -> bool {
        let behind = self.behind.trim_start_matches(['(', ')', ':', '-', '–']);
        let people = matches!(behind.trim_end_matches(')'), "ชาย" | "หญิง" | "ผู้บริหาร" | "เพศชาย" | "เพศหญิง");
        people
            || OF_NO_RESULT.iter().any(|word| self.beside.holds(word))
            || OF_A_PART.iter().any(|word| behind.begins_with(word))
    }

    /// True for a score times its weight: "OIT x 0.4".
    pub fn multiplies(&self) -> bool {
        let behind = self.behind.trim_start_matches(['(', ')', 'x', '×', '*']);
        behind.len() < self.behind.trim_start_matches(['(', ')']).len()
            && behind.trim_end_matches([')', '%']).chars().all(|c| c.is_ascii_digit() || c == '.')
            && behind.starts_with(|c: char| c.is_ascii_digit())
    }

    /// True where words are left that say something that nobody here knows.
    pub fn is_unknown(&self) -> bool {
        let rest = without_words(&self.beside, OF_THE_SCORE);
        rest.contains(char::is_alphabetic)
    }
}

/// The word of scores multiplied by their weights.
const WEIGHTED: &str = "ถ่วงน้ำหนัก";

/// True for a key with this word that does not say that they are not.
pub(super) fn is_weighted(whole: &str) -> bool {
    whole.contains(WEIGHTED) && !["ก่อน", "ไม่", "มิได้"].iter().any(|word| whole.holds(word))
}

/// True for a key that says of scores only whether they are weighted: "หลังถ่วงน้ำหนัก", "คะแนนก่อนการถ่วงน้ำหนัก".
pub(super) fn is_of_weighting(bare: &str) -> bool {
    let others = ["คะแนน", "ค่า", "ผล", "ก่อน", "หลัง", "ไม่", "มิ", "ยัง", "ได้", "ที่", "จาก", "การ", "คิด", "แล้ว", "%"];
    bare.contains(WEIGHTED) && without_words(&without_words(bare, &[WEIGHTED]), &others).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_an_instrument_says_whose_score_it_is() {
        let of = |whole: &str| Qualifier::beside(whole, "oit", ["แบบตรวจการเปิดเผยข้อมูลสาธารณะ"].into_iter());
        for plain in ["oit", "คะแนนoit", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ(oit)", "3.ผลการประเมินตามแบบoit", "oit(ร้อยละ)"]
        {
            let qualifier = of(plain);
            assert!(!qualifier.is_of_no_result() && !qualifier.is_unknown() && !qualifier.multiplies(), "{plain}");
        }
        for none in ["oitเป้าหมาย", "oit(ก่อนอุทธรณ์)", "คะแนนประเมินตนเองoit", "oitส่วนที่1(public)", "oitรอบแรก", "oitข้อที่ผ่าน"]
        {
            assert!(of(none).is_of_no_result(), "{none}");
        }
        for unknown in ["oitภาคสนาม", "oit(ออนไลน์)"] {
            assert!(of(unknown).is_unknown() && !of(unknown).is_of_no_result(), "{unknown}");
        }
        for weighted in ["oitx0.4", "oit(×0.40)", "oit*40%"] {
            assert!(of(weighted).multiplies(), "{weighted}");
        }
        assert!(!of("ส่วนที่1แบบตรวจการเปิดเผยข้อมูลสาธารณะ(oit)").is_of_no_result());
    }
}
