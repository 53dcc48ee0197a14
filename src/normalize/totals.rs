//! Rows of totals, means, extremes and counts, which are no agency: the words that begin them.

use std::cell::RefCell;

use super::identity;
use super::text::key;
use super::words::OF_OTHERS;
use crate::thai::memory::{Memory, remembered_by_words};
use crate::thai::words::{Holds as _, is_letter};

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
    let begins = |words: &[&str]| words.iter().any(|word| whole.behind_word(word).is_some_and(ends));
    let example = |rest: &str| rest.is_empty() || identity::kind_of_cell(rest).is_some();
    if whole.strip_suffix("ตัวอย่าง").is_some_and(example) {
        return Some(Total::Others);
    }
    if begins(TOTALS_OF_OTHERS) || whole.holds("จำนวน") && whole.ends_with("แห่ง") {
        return Some(Total::Others);
    }
    // รวมไทยพัฒนา is a place.
    let of_something =
        |rest: &str| !rest.starts_with(is_letter) || BEHIND_A_TOTAL.iter().any(|word| rest.begins_with(word));
    let sums = whole.strip_prefix("รวม").is_some_and(of_something);
    if !sums && !begins(TOTALS_ABOVE) && !whole.ends_with("เฉลี่ย") {
        return None;
    }
    let of_a_group = GROUPS.iter().any(|group| whole.holds(group));
    Some(if of_a_group { Total::Others } else { Total::Above })
}

/// True for a title of scores that are not the agency's: the mean of a province or of the nation, a target, a forecast.
/// One that compares has the agency's too.
pub(super) fn heads_those_of_others(cleaned: &str) -> bool {
    remembered_by_words(&OF_OTHERS_SCORES, (), cleaned, || names_others(cleaned))
}

thread_local! {
    static OF_OTHERS_SCORES: RefCell<Memory<(), bool>> = RefCell::default();
}

fn names_others(cleaned: &str) -> bool {
    let whole = key(cleaned);
    let says = |words: &[&str]| words.iter().any(|word| whole.holds(word));
    if says(&["เทียบ", "กับ", "กว่า", "ราย"]) {
        return false;
    }
    says(IN_GROUPS) && says(OF_GROUPS) || whole.holds("เฉลี่ย") && says(MEANS_OF) || says(TARGETS_AND_FORECASTS)
}

/// Words of which each of the next holds one.
const IN_GROUPS: &[&str] = &["ระดับ", "ประเทศ", "ภาพรวม"];

/// Words for the whole of a group.
const OF_GROUPS: &[&str] = &[
    "ระดับประเทศ",
    "ระดับจังหวัด",
    "ระดับอำเภอ",
    "ระดับภาค",
    "ทั่วประเทศ",
    "ทั้งประเทศ",
    "ภาพรวมประเทศ",
    "ภาพรวมจังหวัด",
    "ภาพรวมอำเภอ",
    "ภาพรวมของจังหวัด",
    "ภาพรวมของอำเภอ",
    "ภาพรวมของประเทศ",
];

/// Whose means are no agency's.
const MEANS_OF: &[&str] = &["จังหวัด", "อำเภอ", "ประเทศ", "อปท", "ส่วนท้องถิ่น"];

/// Scores that nobody has been given.
const TARGETS_AND_FORECASTS: &[&str] = &["ค่าเป้าหมาย", "คะแนนเป้าหมาย", "เป้าหมายคะแนน", "คาดการณ์", "ประเมินตนเอง"];

/// True for a key that speaks of other agencies, other times, or of what is no score: last year's, the province's mean,
/// a target, a difference, a rank, the number of those asked.
pub(super) fn is_of_others(bare: &str) -> bool {
    OF_OTHERS.iter().any(|words| bare.holds(words))
        || bare.holds("เฉลี่ย") && GROUPS.iter().any(|group| bare.holds(group))
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
    "ประเทศไทย",
    "ทั้งประเทศ",
    "ทั่วประเทศ",
    "หน่วยงานที่",
    "อปท.ที่",
    "ค่าเป้าหมาย",
    "เป้าหมาย",
    "เกณฑ์",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_groups_are_looked_for_where_they_may_stand() {
        assert!(OF_GROUPS.iter().all(|group| IN_GROUPS.iter().any(|word| group.holds(word))));
    }

    #[test]
    fn titles_of_others_scores_are_told_from_the_agencys() {
        for others in [
            "ตารางที่ 1 ค่าเฉลี่ยคะแนนของหน่วยงานในจังหวัดตราด",
            "ผลการประเมินระดับจังหวัด",
            "คะแนนเฉลี่ยของเทศบาลตำบลทั่วประเทศ",
            "ค่าเป้าหมาย ปี 2565",
            "ผลคาดการณ์ (ประเมินตนเอง)",
        ] {
            assert!(heads_those_of_others(others), "{others}");
        }
        for own in [
            "คะแนนเฉลี่ยรายตัวชี้วัด",
            "เปรียบเทียบคะแนนกับค่าเฉลี่ยระดับประเทศ",
            "ผลคะแนน ITA 90.76 คะแนน สูงกว่าค่าเฉลี่ยระดับประเทศ",
            "ผลคะแนนเฉลี่ยของผู้มีส่วนได้ส่วนเสียภายใน",
            "ผลการประเมินในภาพรวม",
        ] {
            assert!(!heads_those_of_others(own), "{own}");
        }
    }
}
