//! Whether a short line is a title, of which what follows is, or a sentence that mentions somebody or some year.

use super::super::text::without_marker;
use super::{Mention, years};

/// Words that only sentences have, and titles of scores and measures hardly.
const OF_SENTENCES: &[&str] = &[
    "ตั้งแต่",
    "เป็นต้นมา",
    "เป็นต้นไป",
    "พระราชบัญญัติ",
    "พ.ร.บ.",
    "ยกฐานะ",
    "เมื่อปี",
    "ภายในปี",
    "ในปีงบประมาณ",
    "ในปี พ",
    "ในปี 2",
    "กำหนดให้",
    "ได้กำหนด",
    "ค่าเป้าหมาย",
    "ไม่ได้เข้า",
    "ติดต่อกับ",
    "จดเขต",
    "ตามหนังสือ",
    "ศึกษาดูงาน",
    "ระดับประเทศ",
    "ทั่วประเทศ",
];

/// Words before a name that make the line a title of what follows.
const OF_TITLES: &[&str] = &[
    "ประเมิน",
    "คะแนน",
    "รายงาน",
    "สรุป",
    "ตาราง",
    "แบบ",
    "หน่วยงาน",
    "ชื่อ",
    "มาตรการ",
    "แผน",
    "ผลการ",
    "ผล",
    "ita",
    "iit",
    "eit",
    "oit",
    "โปร่งใส",
    "ภาคผนวก",
    "ของ",
];

/// True for a line that merely mentions these agencies: it says more of them than where they lie and when, or names
/// them behind words that no title has.
pub(in super::super) fn mentions_in_passing(cleaned: &str, mentions: &[Mention]) -> bool {
    let (Some(first), Some(last)) = (mentions.first(), mentions.last()) else { return false };
    if has_words_of_sentences(cleaned) {
        return true;
    }
    let before = cleaned.get(..first.range.start).unwrap_or_default().to_lowercase();
    let (_, before) = without_marker(&before);
    let before = before.trim();
    let titled =
        before.chars().filter(|c| c.is_alphabetic()).count() < 2 || OF_TITLES.iter().any(|word| before.contains(word));
    // An office or a person of the agency: "นายกองค์การบริหารส่วนตำบล".
    let of_a_person = ["นายก", "ปลัด", "ผู้อำนวยการ", "ที่ปรึกษา"].iter().any(|word| before.contains(word));
    let behind = cleaned.get(last.range.end..).unwrap_or_default().trim_start();
    let goes_on = ["เป็น", "ได้มา", "ได้ไป", "มาเยี่ยม", "ที่ ", "ลงวันที่"].iter().any(|word| behind.starts_with(word));
    !titled || of_a_person || goes_on
}

/// True for a line that merely mentions a year.
pub(in super::super) fn dates_in_passing(cleaned: &str) -> bool {
    !years(cleaned).is_empty() && has_words_of_sentences(cleaned)
}

fn has_words_of_sentences(cleaned: &str) -> bool {
    OF_SENTENCES.iter().any(|words| cleaned.contains(words))
}

#[cfg(test)]
mod tests {
    use super::super::mentions_in_title;
    use super::*;

    #[test]
    fn titles_are_of_what_follows_and_sentences_are_not() {
        let titles = [
            "เทศบาลตำบลเมืองไพร อำเภอเสลภูมิ จังหวัดร้อยเอ็ด",
            "รายงานผลการประเมิน ITA ของ อบต.วังหลวง ประจำปีงบประมาณ พ.ศ. 2565",
            "1. อบต.วังหลวง (อ.เสลภูมิ)",
            "หน่วยงาน: อบต.วังหลวง",
            "ตารางที่ 2 คะแนนของเทศบาลตำบลน้ำเชี่ยว",
        ];
        for title in titles {
            assert!(!mentions_in_passing(title, &mentions_in_title(title)) && !dates_in_passing(title), "{title}");
        }
        let in_passing = [
            "ทิศเหนือ ติดต่อกับ อบต.วังหลวง",
            "จดเขตเทศบาลตำบลนาเมือง อำเภอเสลภูมิ",
            "คณะศึกษาดูงานจากเทศบาลตำบลนาเมืองได้มาเยี่ยมชม",
            "ตามหนังสือองค์การบริหารส่วนจังหวัดร้อยเอ็ด ที่ รอ 51001/123",
            "โรงเรียนบ้านเมืองไพร เป็นสถานศึกษาในเขตพื้นที่",
            "สถานศึกษาในพื้นที่ ได้แก่ โรงเรียนเสลภูมิพิทยาคม",
            "มีโรงพยาบาลส่งเสริมสุขภาพตำบลเมืองไพร 1 แห่ง",
            "กลุ่มเป้าหมาย: นายกองค์การบริหารส่วนตำบลขวาว",
            "ที่ปรึกษา : ผู้อำนวยการโรงเรียนเสลภูมิพิทยาคม จังหวัดร้อยเอ็ด",
        ];
        for line in in_passing {
            assert!(mentions_in_passing(line, &mentions_in_title(line)), "{line}");
        }
        let dated = [
            "ตามพระราชบัญญัติเทศบาล พ.ศ. 2496 แก้ไขเพิ่มเติมถึง (ฉบับที่ 14) พ.ศ. 2562",
            "เริ่มเข้ารับการประเมินตั้งแต่ปีงบประมาณ พ.ศ. 2561",
            "แผนแม่บทกำหนดค่าเป้าหมายในปี พ.ศ. 2565 และปี พ.ศ. 2570 ร้อยละ 100",
            "ในปีงบประมาณ พ.ศ. 2564 เทศบาลไม่ได้เข้ารับการประเมิน",
            "ผลการประเมินระดับประเทศ ประจำปีงบประมาณ พ.ศ. 2564",
            "ยกฐานะเป็นเทศบาลตำบลเมืองไพร เมื่อปี พ.ศ. 2542",
        ];
        for line in dated {
            assert!(dates_in_passing(line), "{line}");
        }
    }
}
