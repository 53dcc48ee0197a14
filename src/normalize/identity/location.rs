//! Where a text says that something lies: subdistrict, district, province.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

use crate::thai::memory::{Memory, remembered_by_words};
use crate::thai::places::{Level, gazetteer};
use crate::thai::word_finder::WordFinder;
use crate::thai::words::{Holds as _, is_letter};

use super::names::place_at_start;

/// The words for levels of places, longest first.
const WORDS: &[(&str, Level)] = &[
    ("กิ่งอำเภอ", Level::District),
    ("อำเภอ", Level::District),
    ("อ.", Level::District),
    ("เขต", Level::District),
    ("จังหวัด", Level::Province),
    ("จว.", Level::Province),
    ("จ.", Level::Province),
    ("ตำบล", Level::Subdistrict),
    ("แขวง", Level::Subdistrict),
    ("ต.", Level::Subdistrict),
];

static FINDER: LazyLock<WordFinder> = LazyLock::new(|| WordFinder::new(WORDS.iter().map(|(word, _)| word)));

/// What may stand between a name and the words for where it lies.
const BETWEEN: [char; 8] = [' ', ',', '(', ')', '/', '-', '–', ':'];

/// Where something lies, as far as a text says, as it is written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Location {
    pub subdistrict: Option<String>,
    pub district: Option<String>,
    pub province: Option<String>,
}

impl Location {
    fn level(&mut self, level: Level) -> &mut Option<String> {
        match level {
            Level::Subdistrict => &mut self.subdistrict,
            Level::District => &mut self.district,
            Level::Province => &mut self.province,
        }
    }
}

/// A text without the words that say where something lies.
pub(super) fn without_locations(text: &str) -> String {
    let mut without = String::with_capacity(text.len());
    let (mut from, mut next) = (0, 0);
    while let Some(word) = FINDER.next(text, next) {
        let located = text.get(word.start..).unwrap_or_default();
        let taken = location_at_start(located).1;
        if taken == 0 {
            // Another word may begin within this one.
            next = word.start + located.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        without.push_str(text.get(from..word.start).unwrap_or_default());
        without.push(' ');
        next = word.start + taken;
        from = next;
    }
    without.push_str(text.get(from..).unwrap_or_default());
    without
}

/// What stands behind the location that a text begins with, if it does.
pub(in super::super) fn behind_location(text: &str) -> &str {
    text.get(location_at_start(text).1..).unwrap_or(text)
}

/// The location that a text begins with, and how many bytes it takes: "อำเภอเขื่องใน จังหวัดอุบลราชธานี".
pub(super) fn location_at_start(text: &str) -> (Location, usize) {
    let mut location = Location::default();
    let mut end = 0;
    while let Some(rest) = text.get(end..) {
        let words = rest.trim_start_matches(BETWEEN);
        let Some((level, name)) = place(words) else { break };
        let said = location.level(level);
        let Some(written) = words.get(name.clone()).filter(|_| said.is_none()) else { break };
        *said = Some(written.to_owned());
        end = text.len() - words.len() + name.end;
    }
    if end > 0 && text.get(end..).is_some_and(|rest| rest.starts_with(')')) {
        end += 1;
    }
    (location, end)
}

/// The place that a text begins with, the word for its level in front, and where its name stands.
fn place(text: &str) -> Option<(Level, Range<usize>)> {
    let capital = ["กรุงเทพมหานคร", "กรุงเทพฯ", "กทม."].into_iter().find(|name| text.begins_with(name));
    if let Some(name) = capital {
        return Some((Level::Province, 0..name.len()));
    }
    let (word, level) = WORDS.iter().find(|(word, _)| text.begins_with(word))?;
    let rest = text.get(word.len()..)?.trim_start();
    // "เขต 1" is a part of an education area's name.
    let name = place_at_start(rest, *level)?;
    // เขต is a word of many meanings: what follows must be a district of the capital.
    let known = *word != "เขต" || gazetteer().districts_of(name, gazetteer().province("กรุงเทพมหานคร")).len() == 1;
    let begins = text.len() - rest.len();
    known.then_some((*level, begins..begins + name.len()))
}

/// A district and a province, as far as they are named.
type DistrictAndProvince = (Option<String>, Option<String>);

/// District and province that a title names, agencies' own names left aside.
pub(in super::super) fn location(cleaned: &str) -> DistrictAndProvince {
    remembered_by_words(&LOCATIONS, (), cleaned, || find_location(cleaned))
}

thread_local! {
    static LOCATIONS: RefCell<Memory<(), DistrictAndProvince>> = RefCell::default();
}

fn find_location(cleaned: &str) -> DistrictAndProvince {
    let mut located = Location::default();
    let (mut last, mut next) = (0, 0);
    while let Some(found) = FINDER.next(cleaned, next) {
        next = found.end;
        let Some((word, level)) = WORDS.get(found.word).filter(|(_, level)| *level != Level::Subdistrict) else {
            continue;
        };
        let before = cleaned.get(last..found.start).unwrap_or_default();
        last = found.end;
        if !begins_a_place(word, before, found.start == 0) {
            continue;
        }
        let named = if *word == "เขต" {
            let here = cleaned.get(found.start..).unwrap_or_default();
            place(here).and_then(|(_, name)| here.get(name))
        } else {
            place_at_start(cleaned.get(found.end..).unwrap_or_default().trim_start(), *level)
        };
        if let Some(name) = named {
            located.level(*level).get_or_insert_with(|| name.to_owned());
        }
    }
    (located.district, located.province)
}

/// False where the word is a part of another: ส่วนจังหวัด is a kind, "พ.อ." a rank, "ระดับอำเภอ" every district.
fn begins_a_place(word: &str, before: &str, first: bool) -> bool {
    let spaced = before.trim_end();
    if ["ส่วน", "ระดับ", "ราย", "ทุก", "แต่ละ", "ทั้ง"].iter().any(|part| spaced.ends_in(part))
    {
        return false;
    }
    if word.ends_with('.') {
        return (before.is_empty() && first)
            || before.ends_with(|c: char| !is_letter(c) && c != '.' && !('\u{0E30}'..='\u{0E4E}').contains(&c));
    }
    true
}
