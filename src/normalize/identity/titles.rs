//! How a short line stands to what follows it: as its title, as the caption of one table, or in passing.
//!
//! A title names somebody, some year, and what is told of them, and nothing else. A line with other words mentions them:
//! the date of a print, a budget, a prize, a neighbour, the office above. Where it speaks of scores none the less, it may
//! be the caption of the table right below it, and of nothing more.

use std::sync::LazyLock;

use crate::thai::word_finder::WordFinder;
use crate::thai::words::{Holds as _, is_letter, replace_words};

use super::super::text::{key, without_marker};
use super::Mention;
use super::location::without_locations;

/// How a line stands to what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Standing {
    /// What follows is of whom and when it says.
    Title,
    /// The table right below may be of whom and when it says.
    Caption,
    /// It mentions somebody or some year, and no more.
    InPassing,
}

/// Words that titles are made of, beside names and years. Keys; what holds others stands before them.
const OF_TITLES: &[&str] = &[
    "integrityandtransparencyassessment",
    "integrity&transparencyassessment",
    "คุณธรรมและความโปร่งใส",
    "คุณธรรมจริยธรรมและความโปร่งใส",
    "ความโปร่งใส",
    "คุณธรรม",
    "ผู้มีส่วนได้ส่วนเสียภายนอก",
    "ผู้มีส่วนได้ส่วนเสียภายใน",
    "ผู้มีส่วนได้ส่วนเสีย",
    "การเปิดเผยข้อมูลสาธารณะ",
    "องค์กรปกครองส่วนท้องถิ่น",
    "ส่วนราชการ",
    "ของหน่วยงานภาครัฐ",
    "หน่วยงานภาครัฐ",
    "หน่วยงานของรัฐ",
    "หน่วยงาน",
    "ในการดำเนินงาน",
    "การดำเนินงาน",
    "ดำเนินงาน",
    "ดำเนินการ",
    "การวิเคราะห์",
    "วิเคราะห์",
    "เปรียบเทียบ",
    "ย้อนหลัง",
    "การรับรู้",
    "การประเมิน",
    "การเปิดเผย",
    "ผลการ",
    "ประเมิน",
    "รายงาน",
    "สรุป",
    "ข้อมูล",
    "ตารางที่",
    "ตาราง",
    "ภาคผนวก",
    "แสดง",
    "รายชื่อ",
    "รายละเอียด",
    "รายตัวชี้วัด",
    "ตัวชี้วัด",
    "ประจำปีงบประมาณ",
    "ปีงบประมาณ",
    "ปีงบ",
    "ปีการประเมิน",
    "ปีที่ผ่านมา",
    "ประจำปี",
    "ประจำ",
    "พ.ศ",
    "เครื่องมือ",
    "แบบวัด",
    "แบบตรวจ",
    "แบบสรุป",
    "แบบรายงาน",
    "แบบฟอร์ม",
    "แบบ",
    "ภาพรวม",
    "คะแนน",
    "เฉลี่ย",
    "ระดับ",
    "ร้อยละ",
    "มาตรการ",
    "แผนปฏิบัติการ",
    "แผน",
    "ส่งเสริม",
    "ภายใน",
    "การป้องกันการทุจริต",
    "ป้องกันการทุจริต",
    "ที่ได้รับ",
    "ได้รับ",
    "เพื่อ",
    "ลำดับที่",
    "ลำดับ",
    "ชื่อ",
    "แห่งที่",
    "รวม",
    "ราย",
    "ผล",
    "ของ",
    "ตาม",
    "จาก",
    "ด้าน",
    "และ",
    "กับ",
    "ที่",
    "ใน",
    "ปี",
    "การ",
    "ita",
    "iit",
    "eit",
    "oit",
    "fy",
];

/// Words of lines that stand over scores.
const OF_SCORES: &[&str] = &["คะแนน", "ผลการประเมิน", "ผลประเมิน", "ตาราง", "ผลita", "oit", "eit", "iit"];

/// More letters than this that no title has make a line no title.
const MOST_LETTERS: usize = 1;

/// How a cleaned line that names these agencies stands to what follows.
pub(in super::super) fn standing(cleaned: &str, mentions: &[Mention]) -> Standing {
    let mut unnamed = String::with_capacity(cleaned.len());
    let mut from = 0;
    for mention in mentions {
        unnamed.push_str(cleaned.get(from..mention.range.start).unwrap_or_default());
        unnamed.push(' ');
        from = mention.range.end;
    }
    unnamed.push_str(cleaned.get(from..).unwrap_or_default());
    let said = key(without_marker(&without_locations(&unnamed)).1);
    let rest = without_words_of_titles(&said);
    let listed = cleaned.starts_with(['-', '–', '•', '*', '✓']);
    let mut letters = rest.chars().filter(|c| is_letter(*c));
    if letters.nth(MOST_LETTERS).is_none() && !(listed && said.trim().is_empty()) {
        Standing::Title
    } else if speaks_of_scores(&said) {
        Standing::Caption
    } else {
        Standing::InPassing
    }
}

/// A key without the words that titles are made of, longer ones first.
fn without_words_of_titles(said: &str) -> String {
    static WORDS: LazyLock<WordFinder> = LazyLock::new(|| WordFinder::new(OF_TITLES));
    // Taking one out makes no other: a space stays where it was.
    let words: Vec<&str> = WORDS.standing_in(said).into_iter().filter_map(|at| OF_TITLES.get(at).copied()).collect();
    replace_words(said, &words, " ")
}

/// True for a line that names scores or the assessment, beside whom and when.
pub(in super::super) fn speaks_of_scores(cleaned: &str) -> bool {
    let whole = key(cleaned);
    OF_SCORES.iter().any(|word| whole.holds(word))
}

#[cfg(test)]
mod tests {
    use super::super::mentions_in_title;
    use super::*;

    fn of(line: &str) -> Standing {
        standing(line, &mentions_in_title(line))
    }

    #[test]
    fn titles_say_who_and_when_and_nothing_else() {
        for title in [
            "เทศบาลตำบลเมืองไพร อำเภอเสลภูมิ จังหวัดร้อยเอ็ด",
            "รายงานผลการประเมิน ITA ของ อบต.วังหลวง ประจำปีงบประมาณ พ.ศ. 2565",
            "1. อบต.วังหลวง (อ.เสลภูมิ)",
            "หน่วยงาน: อบต.วังหลวง",
            "ตารางที่ 2 คะแนนของเทศบาลตำบลน้ำเชี่ยว",
            "ปีงบประมาณ พ.ศ. 2563",
            "ผลคะแนน ITA ย้อนหลัง ปี 2563",
            "การวิเคราะห์ผลการประเมิน ITA ในปีงบประมาณ พ.ศ. 2564",
        ] {
            assert_eq!(of(title), Standing::Title, "{title}");
        }
    }

    #[test]
    fn lines_with_other_words_mention_in_passing() {
        for line in [
            "ทิศเหนือ ติดต่อกับ อบต.วังหลวง",
            "จดเขตเทศบาลตำบลนาเมือง อำเภอเสลภูมิ",
            "- เทศบาลตำบลนาเมือง",
            "คณะศึกษาดูงานจากเทศบาลตำบลนาเมืองได้มาเยี่ยมชม",
            "ตามหนังสือองค์การบริหารส่วนจังหวัดร้อยเอ็ด ที่ รอ 51001/123",
            "โรงเรียนบ้านเมืองไพร เป็นสถานศึกษาในเขตพื้นที่",
            "สถานศึกษาในพื้นที่ ได้แก่ โรงเรียนเสลภูมิพิทยาคม",
            "มีโรงพยาบาลส่งเสริมสุขภาพตำบลเมืองไพร 1 แห่ง",
            "กลุ่มเป้าหมาย: นายกองค์การบริหารส่วนตำบลขวาว",
            "หน่วยงานพี่เลี้ยง เทศบาลนครเชียงใหม่",
            "เครือข่าย ITA เทศบาลตำบลแม่แรม",
            "ตามพระราชบัญญัติเทศบาล พ.ศ. 2496 แก้ไขเพิ่มเติมถึง (ฉบับที่ 14) พ.ศ. 2562",
            "วันที่ 30 กันยายน พ.ศ. 2565",
            "ธันวาคม พ.ศ. 2565",
            "ข้อบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. 2565",
            "คู่มือ ITA ประจำปีงบประมาณ พ.ศ. 2565",
            "รางวัล ITA AWARDS ประจำปี 2563",
            "ยกฐานะเป็นเทศบาลตำบลเมืองไพร เมื่อปี พ.ศ. 2542",
        ] {
            assert_eq!(of(line), Standing::InPassing, "{line}");
        }
        for caption in ["ตารางที่ 3 คะแนนก่อนการปรับโครงสร้าง ปี 2563", "นำผลการประเมิน ITA ปี 2563 มาใช้ปรับปรุงงาน"]
        {
            assert_eq!(of(caption), Standing::Caption, "{caption}");
        }
    }
}
