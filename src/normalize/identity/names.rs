//! Where a name ends. Thai sets no space behind it, so the official list of places decides first, and the words that
//! sentences go on with where the list does not know the name.

use std::sync::LazyLock;

use crate::thai::places::{Level, gazetteer};
use crate::thai::word_finder::WordFinder;
use crate::thai::words::Holds as _;

/// Words that follow a name of the list without a space; some of them begin other names, so they end no unknown one.
const GOES_ON: &[&str] = &[
    "ได้",
    "ที่ได้",
    "ที่มี",
    "ที่ผ่าน",
    "ที่เข้า",
    "ที่จะ",
    "ที่ทำ",
    "ที่เป็น",
    "มีผล",
    "มีคะแนน",
    "มีการ",
    "มีความ",
    "มีจุด",
    "มีค่า",
    "มีระดับ",
    "มีจำนวน",
    "มีตัว",
    "มีราย",
    "มีหน้าที่",
    "มีแผน",
    "มีมาตรการ",
    "และ",
    "หรือ",
    "กับ",
    "โดย",
    "ซึ่ง",
    "จึง",
    "จะ",
    "ขอ",
    "เป็น",
    "เพื่อ",
    "ตาม",
    "ตั้งแต่",
    "เมื่อ",
    "นั้น",
    "นี้",
    "ดัง",
    "ทั้ง",
    "ต้อง",
    "ควร",
    "สามารถ",
    "อยู่",
    "เข้า",
    "ไม่",
    "ยัง",
    "แล้ว",
    "ด้วย",
    "จำนวน",
    "ประจำ",
    "ปีงบ",
    "ปี",
    "พ.ศ",
    "ผล",
    "คะแนน",
    "ระดับ",
    "ว่า",
    "ในการ",
    "ในปี",
    "ในเขต",
    "ในภาพ",
    "ในพื้นที่",
    "ในสังกัด",
    "ในระดับ",
    "ในด้าน",
    "ให้ความ",
    "ให้มี",
    "ให้ดำเนิน",
    "ดำเนิน",
    "จัดทำ",
    "จัดให้",
    "ประกาศ",
    "รายงาน",
    "เรื่อง",
    "กำหนด",
    "ร่วม",
    "รับ",
    "ผ่าน",
    "พบ",
    "ต่อ",
    "ของ",
    "สังกัด",
    "สรุป",
    "คือ",
    "ครั้ง",
    "อำเภอ",
    "จังหวัด",
    "ตำบล",
    "กิ่งอำเภอ",
    "เขต",
    "ก็",
    "เห็น",
    "ใช้",
    "สำหรับ",
    "นำ",
    "จาก",
    "แต่",
    "ถูก",
    "ทำ",
    "เฉลี่ย",
    "รวม",
    "เท่ากับ",
    "ณ",
    "ฯ",
];

/// Words that follow a name without a space in sentences; any name ends before them.
const AFTER_A_NAME: &[&str] = &[
    "อำเภอ",
    "จังหวัด",
    "ประจำปี",
    "ปีงบ",
    "ได้รับ",
    "ได้คะแนน",
    "ได้เข้า",
    "ได้ดำเนิน",
    "ได้จัด",
    "ได้มี",
    "ได้ร่วม",
    "ได้ประกาศ",
    "ได้กำหนด",
    "ได้ทำ",
    "ได้นำ",
    "ได้ผล",
    "ได้ระดับ",
    "มีผลคะแนน",
    "มีผลการ",
    "มีคะแนน",
    "มีการ",
    "มีระดับ",
    "มีค่า",
    "ผลการประเมิน",
    "ผลการดำเนิน",
    "ผลคะแนน",
    "จึงได้",
    "จึงขอ",
    "ซึ่ง",
    "ในการ",
    "ในปี",
    "ในภาพรวม",
    "ที่ได้",
    "ที่มี",
    "ที่ผ่าน",
    "ที่เข้า",
    "เพื่อ",
    "จำนวน",
    "คะแนน",
    "ประกาศ",
    "เรื่อง",
    "อยู่ใน",
    "โดยมี",
    "โดยผล",
    "โดยได้",
    "ขอรายงาน",
    "ดังนี้",
    "ดังกล่าว",
    "ดำเนินการ",
    "จัดทำ",
    "ขอส่ง",
    "ขอแจ้ง",
    "ขอประกาศ",
    "รายงานผล",
    "เป็นหน่วย",
    "เป็นการ",
    "เข้าร่วม",
    "เข้ารับ",
    "ผ่านเกณฑ์",
    "ไม่ผ่าน",
    "ผ่านการ",
    "จะดำเนิน",
    "จะต้อง",
    "และองค์",
    "และเทศ",
    "และอบ",
    "และมี",
    "และได้",
    "สังกัด",
    "ตั้งอยู่",
    "ต้องปรับ",
];

/// Words that stand where a name would, and begin none that the list does not know.
const NO_NAMES: &[&str] = &[
    "ทุก",
    "ต่าง",
    "หรือ",
    "และ",
    "ทั้ง",
    "ทั่ว",
    "ของ",
    "ที่",
    "ใน",
    "แห่ง",
    "ให้",
    "ดัง",
    "ซึ่ง",
    "เป็น",
    "มี",
    "ได้",
    "จะ",
    "ต้อง",
    "ควร",
    "จึง",
    "โดย",
    "เพื่อ",
    "ไม่",
    "นั้น",
    "นี้",
    "ขอ",
    "รวม",
    "เฉลี่ย",
    "ค่าเฉลี่ย",
    "จำนวน",
    "ร้อยละ",
    "คะแนน",
    "ประจำ",
    "ผล",
    "สามารถ",
    "ดำเนิน",
    "กำหนด",
    "ประกาศ",
    "ตาม",
    "กับ",
    "เมื่อ",
    "อื่น",
    "ขนาด",
    "ประเภท",
    "หน่วย",
    "ระดับ",
    "พ.ศ",
    "อำเภอ",
    "จังหวัด",
    "ตัวอย่าง",
    "เฉพาะ",
    "ใด",
    "ไหน",
    "อยู่",
    "เข้า",
    "ผ่าน",
    "ปีงบ",
    "ภาย",
    "ทราบ",
    "ว่า",
    "กลุ่ม",
    "สูงสุด",
    "ต่ำสุด",
    "ชื่อ",
    "ลำดับ",
    "หมายเหตุ",
    "ส่วน",
    "อำนาจ",
    "รายงาน",
    "กล่าว",
    "ชี้แจง",
    "เสนอ",
    "นำเสนอ",
    "สรุป",
    "แจ้ง",
    "แถลง",
    "อธิบาย",
    "หมู่ที่",
    "ข้างเคียง",
    "ใกล้เคียง",
];

/// A name of an unknown agency is not longer than this.
const LONGEST_NAME: usize = 40;

/// In a run of more letters than this an official name at its start is the name, and the rest a sentence.
const LONGEST_RUN: usize = 28;

/// The name that a text begins with, as far as it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name<'t> {
    /// As written.
    pub text: &'t str,
    /// True where the official list has it.
    pub official: bool,
}

/// The name that a cleaned text begins with; names of these levels are known.
pub(super) fn name_at_start<'t>(text: &'t str, levels: &[Level]) -> Option<Name<'t>> {
    let list = gazetteer();
    let mut ends: Vec<usize> = levels.iter().flat_map(|level| list.names_at_start(text, *level)).collect();
    ends.sort_unstable();
    let at = |end: usize| text.split_at_checked(end);
    let closed = ends.iter().rev().filter_map(|end| at(*end)).find(|(name, rest)| {
        // The last letter of "มายอ.บ้านม่วง" is the short form of อำเภอ, though มายอ is a name too.
        closes(rest) && is_name(name, rest) && before_short_form(name, rest).is_none()
    });
    if let Some((name, _)) = closed {
        return Some(Name { text: name, official: true });
    }
    let run = run_of_letters(text);
    if begins_no_name(run) {
        return None;
    }
    let unofficial = |text| Name { text, official: false };
    if let Some(joined) = joined_by_space(text, run, levels) {
        return Some(Name { text: joined, official: true });
    }
    let mut name = before_words(run);
    if name.len() == run.len()
        && let Some(shorter) = text.get(run.len()..).and_then(|rest| before_short_form(run, rest))
    {
        name = shorter;
    }
    let length = name.chars().count();
    if length > LONGEST_RUN
        && let Some((name, _)) = ends.last().and_then(|end| at(*end))
    {
        return Some(Name { text: name, official: true });
    }
    ((2..=LONGEST_NAME).contains(&length)).then(|| unofficial(name))
}

/// The name of a place that a cleaned text begins with, or what is written in its stead.
pub(super) fn place_at_start(text: &str, level: Level) -> Option<&str> {
    let name = name_at_start(text, &[level]);
    if level == Level::District
        && !name.is_some_and(|name| name.official)
        && let Some(rest) = text.strip_prefix("เมือง")
        && closes(rest)
    {
        return text.get(..text.len() - rest.len());
    }
    name.map(|name| name.text)
}

/// True for what a sentence goes on with; "จะ" does not in จะแนะ, which is a district. "โรงเรียนในเมือง" names no school.
fn begins_no_name(run: &str) -> bool {
    let levels = [Level::Subdistrict, Level::District, Level::Province];
    let longest = || levels.iter().flat_map(|level| gazetteer().names_at_start(run, *level)).max().unwrap_or(0);
    NO_NAMES.iter().any(|word| run.begins_with(word) && (*word == "ใน" || word.len() >= longest()))
}

/// "และ" is a subdistrict, but "อบต.และเทศบาล" names none.
fn is_name(name: &str, rest: &str) -> bool {
    let behind = rest.trim_start_matches([' ', ',', '(']);
    name != "และ" || rest.is_empty() || ["อ.", "อำเภอ", "ต.", "จ.", ")"].iter().any(|next| behind.begins_with(next))
}

/// True where a name of the list may end: nothing follows, or no letter, or words that a sentence goes on with.
fn closes(rest: &str) -> bool {
    let next = rest.chars().next();
    if !next.is_some_and(is_thai) {
        return true;
    }
    let short = ["อ.", "จ.", "ต."].iter().any(|short| {
        rest.strip_prefix(short).is_some_and(|after| after.trim_start().chars().next().is_some_and(is_thai))
    });
    short || GOES_ON.iter().any(|word| rest.behind_word(word).is_some_and(|after| !leans_back(after)))
}

fn leans_back(text: &str) -> bool {
    text.chars().next().is_some_and(|c| matches!(c, '\u{0E30}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}'))
}

fn is_thai(c: char) -> bool {
    matches!(c, '\u{0E01}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E4E}')
}

/// The Thai letters that a text begins with; empty where the first can begin no word.
pub(super) fn run_of_letters(text: &str) -> &str {
    if !text.starts_with(|c: char| matches!(c, '\u{0E01}'..='\u{0E2E}' | '\u{0E40}'..='\u{0E44}')) {
        return "";
    }
    let end = text.find(|c: char| !is_thai(c) || c == 'ฯ').unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// A run of letters up to the first word that no name holds.
pub(super) fn before_words(run: &str) -> &str {
    static WORDS: LazyLock<WordFinder> = LazyLock::new(|| WordFinder::new(AFTER_A_NAME));
    let shortest = run.char_indices().nth(2).map_or(run.len(), |(index, _)| index);
    let end = WORDS.next(run, shortest).map_or(run.len(), |word| word.start);
    run.get(..end).unwrap_or(run)
}

/// A name of the list that a line break or a hand has parted with a space: "แดง หม้อ".
fn joined_by_space<'t>(text: &'t str, run: &str, levels: &[Level]) -> Option<&'t str> {
    let list = gazetteer();
    let second = run_of_letters(text.get(run.len()..)?.strip_prefix(' ')?);
    let known = |name: &str| levels.iter().any(|level| list.names_at_start(name, *level).contains(&name.len()));
    if second.is_empty() || known(run) {
        return None;
    }
    let joined = format!("{run}{second}");
    let ends = levels.iter().flat_map(|level| list.names_at_start(&joined, *level));
    let end = ends.filter(|end| *end > run.len() && joined.get(*end..).is_some_and(closes)).max()?;
    text.get(..end + 1)
}

/// A name without its last letter, where that is the short form of the word for a place that stands behind the full
/// stop: "แดงหมออ.เขื่องใน".
fn before_short_form<'t>(name: &'t str, rest: &str) -> Option<&'t str> {
    let list = gazetteer();
    let after = rest.strip_prefix('.')?.trim_start();
    [('อ', Level::District), ('จ', Level::Province)].into_iter().find_map(|(letter, level)| {
        let shorter = name.strip_suffix(letter)?;
        (!list.names_at_start(after, level).is_empty() || level == Level::District && after.starts_with("เมือง"))
            .then_some(shorter)
    })
}
