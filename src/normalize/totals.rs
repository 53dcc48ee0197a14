//! Rows of totals, means, extremes and counts, which are no agency: the words that begin them.

use super::text::key;

/// What a row of totals, means or extremes sums up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Total {
    /// What stands above it.
    Above,
    /// Several agencies, or something else than scores: nothing of one agency.
    Others,
}

/// True for the word that begins a row of totals, means or extremes, which is no agency.
pub(super) fn is_total(cleaned: &str) -> bool {
    total(cleaned).is_some()
}

/// What a row that begins so sums up; none where it is no row of totals.
pub(super) fn total(cleaned: &str) -> Option<Total> {
    let whole = key(cleaned);
    // "min" begins no "ministry".
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let begins = |words: &[&str]| words.iter().any(|word| whole.strip_prefix(word).is_some_and(ends));
    if begins(TOTALS_OF_OTHERS) || whole.contains("จำนวน") && whole.ends_with("แห่ง") {
        return Some(Total::Others);
    }
    // รวมไทยพัฒนา is a place.
    let of_something = |rest: &str| {
        !rest.starts_with(|c: char| c.is_alphabetic()) || BEHIND_A_TOTAL.iter().any(|word| rest.starts_with(word))
    };
    let sums = whole.strip_prefix("รวม").is_some_and(of_something);
    if !sums && !begins(TOTALS_ABOVE) && !whole.ends_with("เฉลี่ย") {
        return None;
    }
    let of_a_group = GROUPS.iter().any(|group| whole.contains(group));
    Some(if of_a_group { Total::Others } else { Total::Above })
}

/// Groups of agencies, which have means of their own.
pub(super) const GROUPS: &[&str] = &[
    "จังหวัด",
    "อำเภอ",
    "ประเทศ",
    "ระดับภาค",
    "ภาคเหนือ",
    "ภาคใต้",
    "ภาคกลาง",
    "ภาคตะวัน",
    "กลุ่ม",
    "เขต",
    "ประเภท",
    "แห่ง",
    "อปท",
    "อบต",
    "เทศบาล",
];

/// What begins a row that sums up what stands above it.
const TOTALS_ABOVE: &[&str] =
    &["เฉลี่ย", "ค่าเฉลี่ย", "คะแนนเฉลี่ย", "คะแนนรวม", "ผลรวม", "ภาพรวม", "total", "average", "mean", "avg", "sum"];

/// What may follow รวม in such a row without a space; anything else may be a name.
const BEHIND_A_TOTAL: &[&str] = &[
    "ทั้ง",
    "เฉลี่ย",
    "คะแนน",
    "ทุก",
    "จำนวน",
    "ของ",
    "ผล",
    "ค่า",
    "ร้อยละ",
    "iit",
    "eit",
    "oit",
    "ita",
    "ตัวชี้วัด",
    "แบบ",
    "เครื่องมือ",
    "ด้าน",
    "ระดับ",
    "สุทธิ",
    "หน่วยงาน",
    "อำเภอ",
    "จังหวัด",
    "ประเทศ",
    "กลุ่ม",
    "ภาค",
    "อปท",
    "อบต",
    "เทศบาล",
    "องค์การ",
    "การประเมิน",
];

/// What begins a row about several agencies, or of counts, shares and spreads.
const TOTALS_OF_OTHERS: &[&str] = &[
    "สูงสุด",
    "ต่ำสุด",
    "ค่าสูงสุด",
    "ค่าต่ำสุด",
    "คะแนนสูงสุด",
    "คะแนนต่ำสุด",
    "สูงที่สุด",
    "ต่ำที่สุด",
    "ส่วนเบี่ยงเบน",
    "ค่าเบี่ยงเบน",
    "เบี่ยงเบน",
    "s.d",
    "sd",
    "std",
    "max",
    "min",
    "median",
    "มัธยฐาน",
    "ค่ามัธยฐาน",
    "ฐานนิยม",
    "ร้อยละ",
    "จำนวน",
    "ระดับประเทศ",
    "ระดับจังหวัด",
    "ระดับอำเภอ",
    "ระดับภาค",
    "หน่วยงานที่",
    "อปท.ที่",
    "ค่าเป้าหมาย",
    "เป้าหมาย",
    "เกณฑ์",
];
