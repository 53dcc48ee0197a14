//! Which characters of a text change: its digits, but for what is code rather than language, and what is broken in it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Settings;
use super::passage::{Edit, Passage};
use crate::model::{Changes, RemarkKind, Repair};
use crate::thai::digits::{Digits, digit_of, in_digits, to_arabic};
use crate::thai::mend::{Replacement, mend};

const ARABIC: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const THAI: [&str; 10] = ["๐", "๑", "๒", "๓", "๔", "๕", "๖", "๗", "๘", "๙"];

/// Text that programs read: addresses of pages and of people, names of files, escaped characters of spreadsheets.
/// A Thai digit in it is as much a part of it as a letter is.
static CODE: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    const PATTERNS: [&str; 5] = [
        // With a scheme, or beginning as hosts do.
        r#"(?i)(?:[a-z][a-z0-9+.-]*://|mailto:|www\.)[^\s<>"“”'‘’]+"#,
        // A host alone, with or without a path, under the domains that Thai documents name.
        r#"(?i)(?:[a-z0-9๐-๙-]+\.)+(?:(?:go|ac|or|co|in|mi|net)\.th|com|org|net)(?-u:\b)(?:/[^\s<>"“”'‘’]*)?"#,
        r"[A-Za-z0-9๐-๙._%+-]+@[A-Za-z0-9๐-๙.-]+\.[A-Za-z]{2,}",
        r#"(?i)[^\s"“”'‘’()\[\]<>|*?,;:]+\.(?:docx?|docm|xlsx?|xlsm|xlsb|csv|pptx?|pdf|jpe?g|png|gif|tiff?|zip|rar|7z|txt|rtf|odt|ods|html?|mp[34])(?-u:\b)"#,
        r"_x[0-9A-Fa-f]{4}_",
    ];
    PATTERNS.iter().filter_map(|pattern| Regex::new(pattern).ok()).collect()
});

/// What a part may ask for Thai digits by without having one: references to characters, `thaiNumbers` and its kin, the
/// switch `ThaiArabic`, formats of numbers.
const UNREAD_SIGNS: [&str; 4] = ["&#", "haiNum", "haiArabic", "ormatCode"];

/// What changes in texts, by the settings, and how much has.
pub(super) struct Exchange<'s> {
    settings: &'s Settings,
    /// What was changed so far, and what is told of it.
    pub told: Told,
}

/// What is told of a conversion.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// What was changed.
    pub changes: Changes,
    /// What was left as it was though it has to do with digits, by how often.
    pub remarks: BTreeMap<RemarkKind, u64>,
}

/// What changes in one text.
#[derive(Default)]
pub(super) struct Exchanged {
    /// The replacements, ascending and apart.
    pub replacements: Vec<Replacement>,
    digits: u64,
    repairs: BTreeMap<Repair, u64>,
}

impl Exchanged {
    /// Whether any digit is exchanged.
    pub fn has_digits(&self) -> bool {
        self.digits > 0
    }
}

impl<'s> Exchange<'s> {
    /// For a package.
    pub fn new(settings: &'s Settings) -> Exchange<'s> {
        Exchange { settings, told: Told::default() }
    }

    /// Notes something that is left as it was.
    pub fn remark(&mut self, kind: RemarkKind) {
        *self.told.remarks.entry(kind).or_default() += 1;
    }

    /// What is wanted.
    pub fn settings(&self) -> &'s Settings {
        self.settings
    }

    /// The digits that are wanted.
    pub fn digits(&self) -> Option<Digits> {
        self.settings.digits
    }

    /// False where surely nothing of a part's XML changes.
    pub fn may_change(&self, xml: &str) -> bool {
        // A mark that was typed wrong is no rare thing: what can be repaired is looked for word by word.
        let broken = self.settings.repair;
        match self.settings.digits {
            Some(Digits::Thai) => true,
            // Every Thai digit has these first two bytes and a third in 0x90..0x9A; references may be any character.
            Some(Digits::Arabic) => {
                broken || UNREAD_SIGNS.iter().any(|sign| xml.contains(sign)) || contains_thai_digit(xml)
            }
            None => broken,
        }
    }

    /// What changes in a text; nothing is counted yet.
    pub fn text(&self, text: &str) -> Exchanged {
        self.within(text, std::slice::from_ref(&(0..text.len())))
    }

    /// What changes in a passage; nothing is counted yet.
    pub fn of(&self, passage: &Passage) -> Exchanged {
        // Most passages have no such digit.
        if self.concerns(passage.text()) {
            self.within(passage.text(), &passage.changeable())
        } else {
            Exchanged::default()
        }
    }

    /// What changes in these stretches of a text, which are ascending and apart.
    pub fn within(&self, text: &str, stretches: &[Range<usize>]) -> Exchanged {
        let mut exchanged = Exchanged::default();
        if !self.concerns(text) {
            return exchanged;
        }
        let code = if may_hold_code(text) { found(&CODE, text) } else { Vec::new() };
        if self.settings.repair {
            for stretch in without(stretches, &code) {
                let mending = mend(text.get(stretch.clone()).unwrap_or_default());
                exchanged.replacements.extend(mending.replacements.into_iter().map(|Replacement { range, by }| {
                    Replacement { range: stretch.start + range.start..stretch.start + range.end, by }
                }));
                for (kind, count) in mending.counts {
                    *exchanged.repairs.entry(kind).or_default() += count;
                }
            }
        }
        if let Some(digits) = self.settings.digits {
            let keep = &self.settings.keep;
            let kept = code.into_iter().chain(found(keep, text)).chain(kept_in_arabic(text, keep));
            let kept = joined(kept.collect());
            exchange(text, &without(stretches, &kept), digits, &mut exchanged);
        }
        exchanged
    }

    /// False where surely nothing of a text changes.
    fn concerns(&self, text: &str) -> bool {
        self.settings.repair || self.settings.digits.is_some_and(|digits| text.contains(|c| is_other(c, digits)))
    }

    /// Changes a passage: the edits are added to those of its part, and counted.
    pub fn passage(&mut self, passage: &Passage, edits: &mut Vec<Edit>) {
        let exchanged = self.of(passage);
        self.count(&exchanged);
        passage.edits(&exchanged.replacements, edits);
    }

    /// Counts changes that were made.
    pub fn count(&mut self, exchanged: &Exchanged) {
        self.told.changes.digits += exchanged.digits;
        for (kind, count) in &exchanged.repairs {
            *self.told.changes.repairs.entry(*kind).or_default() += count;
        }
    }
}

/// Exchanges the digits in these stretches of a text, also in what is written anew there.
fn exchange(text: &str, stretches: &[Range<usize>], digits: Digits, exchanged: &mut Exchanged) {
    let mut mended = std::mem::take(&mut exchanged.replacements).into_iter().peekable();
    for stretch in stretches {
        let written = text.get(stretch.clone()).unwrap_or_default();
        for (inner, c) in written.char_indices().filter(|&(_, c)| is_other(c, digits)) {
            let at = stretch.start + inner;
            while let Some(before) = mended.next_if(|mend| mend.range.end <= at) {
                exchanged.replacements.push(before);
            }
            exchanged.digits += 1;
            match mended.peek_mut().filter(|mend| mend.range.start <= at) {
                // It stands among characters that are written anew.
                Some(around) => around.by = Cow::Owned(in_digits(&around.by, digits).into_owned()),
                None => {
                    let by = Cow::Borrowed(exchanged_digit(c, digits));
                    exchanged.replacements.push(Replacement { range: at..at + c.len_utf8(), by });
                }
            }
        }
    }
    exchanged.replacements.extend(mended);
}

/// Where these patterns are met in a text.
fn found(patterns: &[Regex], text: &str) -> Vec<Range<usize>> {
    joined(patterns.iter().flat_map(|pattern| pattern.find_iter(text)).map(|found| found.range()).collect())
}

/// Ranges ascending and apart: those that overlap become one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// The stretches without the holes in them; both are ascending and apart.
pub(super) fn without(stretches: &[Range<usize>], holes: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut left = Vec::with_capacity(stretches.len() + holes.len());
    let mut holes = holes.iter().peekable();
    for stretch in stretches {
        let mut at = stretch.start;
        while let Some(hole) = holes.next_if(|hole| hole.end <= stretch.end) {
            left.push(at..hole.start);
            at = at.max(hole.end);
        }
        // The last hole may reach into the next stretch.
        let end = holes.peek().map_or(stretch.end, |hole| hole.start.min(stretch.end));
        left.push(at..end);
    }
    left.retain(|range| range.start < range.end);
    left
}

/// What patterns match in a text when its digits are read as Arabic ones: people write patterns in those.
fn kept_in_arabic(text: &str, patterns: &[Regex]) -> Vec<Range<usize>> {
    if patterns.is_empty() || !text.contains(|c| is_other(c, Digits::Arabic)) {
        return Vec::new();
    }
    let arabic = to_arabic(text);
    // The same characters in the same order: where each begins in either text.
    let ends = std::iter::once((arabic.len(), text.len()));
    let starts = arabic.char_indices().zip(text.char_indices()).map(|((arabic, _), (text, _))| (arabic, text));
    let places: Vec<(usize, usize)> = starts.chain(ends).collect();
    let place = |at: usize| {
        let index = places.binary_search_by_key(&at, |(arabic, _)| *arabic).ok()?;
        places.get(index).map(|(_, text)| *text)
    };
    let matches = patterns.iter().flat_map(|pattern| pattern.find_iter(&arabic));
    matches.filter_map(|found| Some(place(found.start())?..place(found.end())?)).collect()
}

/// False where surely nothing in a text is code: every kind has one of these.
fn may_hold_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.contains('@')
        || bytes
            .windows(2)
            .any(|pair| matches!(pair, [b'.', letter] if letter.is_ascii_alphanumeric() && !letter.is_ascii_digit()))
        || bytes.windows(2).any(|pair| matches!(pair, b"_x" | b":/"))
        || text.contains("mailto:")
}

/// A digit as one of these.
fn exchanged_digit(c: char, digits: Digits) -> &'static str {
    let value = digit_of(c).and_then(|value| usize::try_from(value).ok()).unwrap_or_default();
    let written = if digits == Digits::Arabic { &ARABIC } else { &THAI };
    written.get(value).copied().unwrap_or_default()
}

/// True for a digit that is to be exchanged for one of these.
pub(super) fn is_other(c: char, digits: Digits) -> bool {
    match digits {
        Digits::Arabic => matches!(c, '๐'..='๙'),
        Digits::Thai => c.is_ascii_digit(),
    }
}

/// Whether a text has a Thai digit.
fn contains_thai_digit(text: &str) -> bool {
    text.as_bytes().windows(3).any(|bytes| matches!(bytes, [0xE0, 0xB9, 0x90..=0x99]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exchanged(text: &str, settings: &Settings) -> String {
        let mut passage = Passage::default();
        passage.push(text, 0..text.len());
        let exchanged = Exchange::new(settings).text(passage.text());
        passage.replaced(&exchanged.replacements)
    }

    #[test]
    fn digits_change_and_code_stays() {
        let arabic = Settings { digits: Some(Digits::Arabic), ..Settings::default() };
        let thai = Settings { digits: Some(Digits::Thai), ..Settings::default() };
        let cases = [
            ("คะแนน ๙๕.๗๓ ปี ๒๕๖๔", "คะแนน 95.73 ปี 2564"),
            ("ดูที่ https://ita.go.th/๒๕๖๔/๑ ข้อ ๑", "ดูที่ https://ita.go.th/๒๕๖๔/๑ ข้อ 1"),
            ("ส่งที่ somchai๑@sao๒.go.th ภายใน ๓ วัน", "ส่งที่ somchai๑@sao๒.go.th ภายใน 3 วัน"),
            ("www.ita๒๕๖๔.go.th และ ๕", "www.ita๒๕๖๔.go.th และ 5"),
            ("แนบ รายงาน๒๕๖๔.docx จำนวน ๑ ฉบับ", "แนบ รายงาน๒๕๖๔.docx จำนวน 1 ฉบับ"),
            ("ข้อ ๑.๒.๓ ร้อยละ ๕.", "ข้อ 1.2.3 ร้อยละ 5."),
            ("เวลา ๐๘:๓๐ น.", "เวลา 08:30 น."),
            ("a๑_x000D_๒", "a1_x000D_2"),
        ];
        for (text, expected) in cases {
            assert_eq!(exchanged(text, &arabic), expected);
        }
        let cases = [
            ("ITA 2564 ข้อ O18", "ITA ๒๕๖๔ ข้อ O๑๘"),
            ("a1@b2.com 3 http://x.th/4", "a1@b2.com ๓ http://x.th/4"),
            ("ก_x000D_1", "ก_x000D_๑"),
        ];
        for (text, expected) in cases {
            assert_eq!(exchanged(text, &thai), expected);
        }
    }

    #[test]
    fn what_matches_a_pattern_is_kept_whole() {
        let settings = Settings {
            digits: Some(Digits::Arabic),
            keep: vec![Regex::new(r"ที่ มท \d+/ว ?\d+").unwrap()],
            ..Settings::default()
        };
        assert_eq!(exchanged("ที่ มท ๐๘๐๘/ว ๑๒๓ ลงวันที่ ๓", &settings), "ที่ มท ๐๘๐๘/ว ๑๒๓ ลงวันที่ 3");
        let settings = Settings { keep: vec![Regex::new("[0-9]+/25[0-9]{2}").unwrap()], ..settings };
        assert_eq!(exchanged("คำสั่งที่ ๑๒/๒๕๖๔ ข้อ ๓", &settings), "คำสั่งที่ ๑๒/๒๕๖๔ ข้อ 3");
    }

    #[test]
    fn holes_are_left_out_of_stretches() {
        assert_eq!(without(&[0..10, 12..20], &[2..3, 9..13, 19..30]), [0..2, 3..9, 13..19]);
        assert_eq!(without(&[5..10, 11..12], &[0..2, 4..6, 11..12]), vec![6..10]);
    }

    #[test]
    fn code_is_not_mended_either() {
        let settings = Settings { digits: Some(Digits::Arabic), repair: true, ..Settings::default() };
        let mended = exchanged("การใช้อ\u{0E4D}\u{0E32}นาจ ดู แบบอ\u{0E4D}\u{0E32}นาจ.pdf ๑", &settings);
        assert_eq!(mended, "การใช้อ\u{0E33}นาจ ดู แบบอ\u{0E4D}\u{0E32}นาจ.pdf 1");
    }

    #[test]
    fn mending_and_digits_go_together() {
        let settings = Settings { digits: Some(Digits::Arabic), repair: true, ..Settings::default() };
        assert_eq!(exchanged("คะเเนน ๙\u{200B}๕ ท\u{0E48}\u{0E35} ๑", &settings), "คะแนน 95 ที่ 1");
        let only = Settings { repair: true, ..Settings::default() };
        assert_eq!(exchanged("คะเเนน ๙๕", &only), "คะแนน ๙๕");
    }
}
