//! What is read by hand is what two patterns find.

use proptest::prelude::*;
use regex::{Captures, Regex};

use super::*;

const NUMBER: &str = r"[0-9]+(?: [0-9]+)*(?:[.,][0-9]+)?";

/// What goes before names, and what comes after them.
fn patterns() -> (Regex, Regex) {
    let threshold = format!(
        r"(?:มากกว่า|น้อยกว่า|ต่ำกว่า|สูงกว่า|ตั้งแต่|เกินกว่า|ไม่เกิน|ไม่ถึง|อย่างน้อย|ไม่น้อย|คะแนนเต็ม[ก-๎]{{0,30}}|เต็ม|ระหว่าง|น้ำหนัก|เกณฑ์|เป้าหมาย)(?:การประเมิน|เป้าหมาย|ขั้นต่ำ|มาตรฐาน|กำหนดไว้|กำหนด|กว่า|คะแนน|ร้อยละ|เท่ากับ|ไว้|ที่|คือ|[:(=])*{NUMBER}"
    );
    let others = r"(?:ผล)?(?:คะแนน|ค่า)?(?:รวม)?(?:เฉลี่ย|ภาพรวม)(?:ผลคะแนน|คะแนน|การประเมิน|ita|เฉลี่ย|ภาพรวม|รวม|ของ|ใน|ระดับ|ทั้ง)*(?:จังหวัด|ประเทศ|อำเภอ|ทุกหน่วยงาน|ทุกแห่ง|หน่วยงานทั้งหมด)";
    let before_names = format!(
        r"^(?:(?P<skip>{threshold}|{NUMBER}%?(?:คะแนน|เปอร์เซ็นต์)?(?:ขึ้นไป|ลงมา)|{NUMBER}%?(?:คะแนน)?(?:-|–|—|ถึง){NUMBER}%?|จาก(?:คะแนน)?(?:เต็ม)?(?:100|30|40)(?:คะแนน)?|/ ?100|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?)|(?P<sub>ตัวชี้วัดย่อย(?:ที่)?(?:[0-9]+(?:\.[0-9]+)?)?|ตัวชี้วัดที่[0-9]+\.[0-9]+|(?:ข้อ)?[ieo]-?[0-9]{{1,2}})|ตัวชี้วัดที่(?P<number>[0-9]{{1,2}})(?P<more>(?:(?:-|–|—|ถึง|,|และ)(?:ตัวชี้วัดที่)?[0-9]{{1,2}})*)|(?P<respectively>ตามลำดับ)|(?P<others>{others}))"
    );
    let after_names = format!(
        r"^(?:(?P<score>{NUMBER})|(?P<grade>(?:ระดับ{of}(?:ได้|คือ|เป็น)?|เกรด|ratings?:)[:“”*(\x22]*(?P<letters>[a-fавсеαβε]{{1,2}}))|(?P<bracketed>\([a-fавсеαβε]{{1,2}}\))|(?P<level>(?:ระดับ{of}|ผลการประเมิน|เกณฑ์|อยู่ใน|คะแนน|ถือว่า|[:“”*(\x22])[:“”*(\x22]*(?P<levelname>ผ่านดีเยี่ยม|ผ่านดี|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง))|(?P<plainlevel>ระดับ{of}[:“”*(\x22]*ผ่าน)|(?P<result>(?:ผลการประเมิน|ผลประเมิน|สรุปผล|ถือว่า|สถานะ)?[:“”*(\x22]*(?:ยัง)?(?P<passed>ไม่ผ่าน|ผ่าน)(?P<criteria>เกณฑ์)?))",
        of = "(?:ผลการประเมิน|ผลคะแนน|คะแนน|การประเมิน)?",
    );
    (Regex::new(&before_names).unwrap(), Regex::new(&after_names).unwrap())
}

/// What texts of scores are made of.
const PARTS: &[&str] = &[
    "1",
    "9",
    "43",
    "100",
    "30",
    "95",
    "564",
    " ",
    ".",
    ",",
    "-",
    "–",
    "ถึง",
    "%",
    "/",
    "(",
    ")",
    ":",
    "“",
    "*",
    "=",
    "a",
    "aa",
    "f",
    "а",
    "β",
    "o",
    "i",
    "ita",
    "rating",
    "s:",
    "คะแนน",
    "เต็ม",
    "จาก",
    "มากกว่า",
    "ไม่น้อย",
    "กว่า",
    "ร้อยละ",
    "เท่ากับ",
    "กำหนด",
    "ไว้",
    "เกณฑ์",
    "เป้าหมาย",
    "ขึ้นไป",
    "ลงมา",
    "เปอร์เซ็นต์",
    "ตัวชี้วัด",
    "ย่อย",
    "ที่",
    "ข้อ",
    "และ",
    "ตามลำดับ",
    "ผล",
    "รวม",
    "ค่า",
    "เฉลี่ย",
    "ภาพรวม",
    "การประเมิน",
    "ของ",
    "ทั้ง",
    "จังหวัด",
    "ทุกแห่ง",
    "ระดับ",
    "ได้",
    "คือ",
    "เกรด",
    "ผลการประเมิน",
    "อยู่ใน",
    "ถือว่า",
    "ผ่าน",
    "ไม่",
    "ดี",
    "เยี่ยม",
    "ต้องปรับปรุง",
    "โดยด่วน",
    "ยัง",
    "สถานะ",
    "ก",
    "ใน",
];

fn expected_before<'s>(text: &'s str, found: &Captures<'s>) -> (Preceding<'s>, &'s str) {
    let kind = if found.name("skip").is_some() {
        Preceding::Skip
    } else if found.name("sub").is_some() {
        Preceding::Part
    } else if let Some(number) = found.name("number") {
        let more = found.name("more").map_or("", |more| more.as_str());
        Preceding::Numbered { number: number.as_str(), more, rest: &text[number.end()..] }
    } else if found.name("respectively").is_some() {
        Preceding::Respectively
    } else {
        Preceding::Others
    };
    (kind, &text[found[0].len()..])
}

fn expected_after<'s>(text: &'s str, found: &Captures<'s>) -> (Following<'s>, &'s str) {
    let group = |name: &str| found.name(name).map(|group| group.as_str());
    let kind = if let Some(score) = group("score") {
        Following::Score(score)
    } else if let Some(letters) = group("letters") {
        Following::Letters(letters)
    } else if let Some(letters) = group("bracketed") {
        Following::Bracketed(letters)
    } else if let Some(level) = group("levelname") {
        Following::Level(level)
    } else if found.name("plainlevel").is_some() {
        Following::PlainLevel
    } else {
        let (whole, passed) = (group("result").unwrap(), group("passed").unwrap());
        Following::Result { whole, passed, criteria: found.name("criteria").is_some() }
    };
    (kind, &text[found[0].len()..])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_read_is_what_the_patterns_find(parts in proptest::collection::vec(0..PARTS.len(), 1..8)) {
        thread_local! {
            static PATTERNS: (Regex, Regex) = patterns();
        }
        let text: String = parts.into_iter().map(|part| PARTS[part]).collect();
        PATTERNS.with(|(before, after)| {
            let expected = before.captures(&text).map(|found| expected_before(&text, &found));
            prop_assert_eq!(preceding(&text), expected, "{}", text);
            let expected = after.captures(&text).map(|found| expected_after(&text, &found));
            prop_assert_eq!(following(&text), expected, "{}", text);
            Ok(())
        })?;
    }
}
