//! The forms as lists of words are those that patterns say in short.

use proptest::prelude::*;
use regex::Regex;

use super::*;

/// By form, in the order of the table.
const LOCAL_PATTERNS: &[&str] = &[
    r"อง(?:ค์?|ศ์|ค์ก|ก)?(?:การณ์|การ|กร|กาา)? ?บริ(?:หาร|การ|หาน) ?(?:ส่วน|สวน|ส่ว|ส่วย) ?ตำบ[ลน]",
    r"อง(?:ค์?|ศ์|ค์ก|ก)?(?:การณ์|การ|กร|กาา)? ?บริ(?:หาร|การ|หาน) ?(?:ส่วน|สวน|ส่ว|ส่วย) ?จังหวัด",
    r"เท[ศษส]บา[ลน] ?ตำบ[ลน]",
    r"เท[ศษส]บา[ลน] ?เมือง",
    r"เท[ศษส]บา[ลน] ?นคร",
    r"อบต(?:\.|\b| |ฯ)|\bอบต|อ\. ?บ\. ?ต\.?|อบ\.ต\.",
    r"อบจ(?:\.|\b| |ฯ)|\bอบจ|อ\. ?บ\. ?จ\.?|อบ\.จ\.",
    r"\bท\. ?ต\.|ทต\.|\bทต ",
    r"\bท\. ?ม\.|ทม\.|\bทม ",
    r"\bท\. ?น\.|ทน\.|\bทน ",
];
const OTHER_PATTERNS: &[&str] = &[
    r"สำนักงานเขตพื้นที่(?:การ)?ศึกษา ?ประถม(?:ศึกษา)?",
    r"สำนักงานเขตพื้นที่(?:การ)?ศึกษา ?มัธยม(?:ศึกษา)?",
    r"สำนักงานเขตพื้นที่การศึกษา",
    r"สพป\.?|ส\.พ\.ป\.",
    r"สพม\.?|ส\.พ\.ม\.",
    r"โรงเรียน",
    r"รร\.|ร\. ?ร\.|\bรร ",
    r"โรงพยาบาล ?ส่งเสริม ?สุขภาพ ?(?:ประจำ)?ตำบล",
    r"รพ\. ?สต\.?|ร\.พ\.ส\.ต\.",
    r"โรงพยาบาล",
    r"รพ(?:ช|ท|ศ)\.|รพ\.|ร\. ?พ\.|\bรพ ",
    r"มหาวิทยาลัย",
    r"\bมรภ\.?",
    r"\bมทร\.?",
];

/// What texts of names are made of.
const PARTS: &[&str] = &[
    "องค์",
    "อง",
    "ค์ก",
    "การ",
    "กร",
    "บริหาร",
    "บริการ",
    "ส่วน",
    "สวน",
    "ตำบล",
    "ตำบน",
    "จังหวัด",
    "เทศบาล",
    "เทษบาน",
    "เมือง",
    "นคร",
    "อบต",
    "อบจ",
    "อบ.ต.",
    "อ.",
    "บ.",
    "ต.",
    "ต",
    "จ.",
    "ท.",
    "ม.",
    "น.",
    "ทต.",
    "ทม ",
    "ทน.",
    "ฯ",
    ".",
    " ",
    "ก",
    "์",
    "1",
    "(",
    "สำนักงานเขตพื้นที่",
    "การศึกษา",
    "ศึกษา",
    "ประถม",
    "มัธยม",
    "สพป",
    "สพม.",
    "ส.พ.ป.",
    "โรงเรียน",
    "รร.",
    "รร ",
    "ร.",
    "พ.",
    "โรงพยาบาล",
    "ส่งเสริม",
    "สุขภาพ",
    "ประจำ",
    "รพ.",
    "สต.",
    "สต",
    "รพช.",
    "รพ ",
    "ร.พ.ส.ต.",
    "มหาวิทยาลัย",
    "มรภ.",
    "มทร",
    "a",
];

/// Of a form behind the character before it, which some of them look at.
fn pattern(of_forms: &[&str]) -> Regex {
    let any: Vec<String> = of_forms.iter().map(|pattern| format!("({pattern})")).collect();
    Regex::new(&format!("(?s)^.(?:{}) ?", any.join("|"))).unwrap()
}

fn compare(kinds: &Kinds, pattern: &Regex, text: &str) {
    for (start, _) in text.char_indices() {
        let before = text[..start].chars().next_back().unwrap_or(' ');
        let with_before = format!("{before}{}", &text[start..]);
        let expected = pattern.captures(&with_before).map(|found| {
            let form = (1..found.len()).find(|group| found.get(*group).is_some()).unwrap();
            (form - 1, found[form].to_owned(), found[0].len() - before.len_utf8())
        });
        let found = kinds.at(text, start).map(|found| {
            let form = kinds.forms.iter().position(|form| std::ptr::eq(form, found.form)).unwrap();
            (form, found.written.to_owned(), found.range.len())
        });
        assert_eq!(found, expected, "{text:?} at {start}");
    }
}

proptest! {
    #[test]
    fn forms_are_found_as_their_patterns_find_them(parts in proptest::collection::vec(0..PARTS.len(), 0..9)) {
        let text: String = parts.into_iter().map(|part| PARTS[part]).collect();
        static OF_LOCAL: LazyLock<Regex> = LazyLock::new(|| pattern(LOCAL_PATTERNS));
        static OF_OTHERS: LazyLock<Regex> = LazyLock::new(|| pattern(OTHER_PATTERNS));
        compare(&LOCAL, &OF_LOCAL, &text);
        compare(&OTHER, &OF_OTHERS, &text);
    }
}
