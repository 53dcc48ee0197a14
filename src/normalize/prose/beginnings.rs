//! What tokens begin with: one look for all their first words finds the places where anything is looked for.

use std::collections::BTreeMap;

use crate::thai::word_finder::WordFinder;

use super::written::THRESHOLDS;

/// What may begin at a place, in the order in which it is tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct May {
    /// What goes before names: thresholds, parts, numbered indicators, means of others.
    pub precede: bool,
    /// One of the names.
    pub name: bool,
    /// What comes after names: scores, grades, levels, results.
    pub follow: bool,
}

impl May {
    const PRECEDE: May = May { precede: true, name: false, follow: false };
    const NAME: May = May { precede: false, name: true, follow: false };
    const FOLLOW: May = May { precede: false, name: false, follow: true };

    fn or(self, other: May) -> May {
        May {
            precede: self.precede || other.precede,
            name: self.name || other.name,
            follow: self.follow || other.follow,
        }
    }
}

/// The first words of numbers that are none, beside those of thresholds: see `written`.
const SKIPPED: &[&str] = &["คะแนนเต็ม", "จาก", "/"];

/// Those of parts, of indicators by number, and of "ตามลำดับ".
const NUMBERED: &[&str] = &["ตัวชี้วัดย่อย", "ตัวชี้วัดที่", "ข้อi", "ข้อe", "ข้อo", "ตามลำดับ"];

/// Those of grades, levels and results.
const JUDGEMENTS: &[&str] = &[
    "ระดับ",
    "เกรด",
    "rating",
    "(",
    ":",
    "“",
    "”",
    "*",
    "\"",
    "ผลการประเมิน",
    "ผลประเมิน",
    "เกณฑ์",
    "อยู่ใน",
    "คะแนน",
    "ถือว่า",
    "สรุปผล",
    "สถานะ",
    "ยังไม่ผ่าน",
    "ยังผ่าน",
    "ไม่ผ่าน",
    "ผ่าน",
];

/// A place where a token may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Beginning {
    pub start: usize,
    pub may: May,
    /// The end of the longest name that begins here.
    pub name_end: Option<usize>,
}

/// Finds what tokens begin with, and names.
pub(super) struct Beginnings {
    any: WordFinder,
    /// Of each word of `any` what it may begin, and the length of the longest name that it is or begins with.
    begins: Vec<(May, Option<usize>)>,
}

impl Beginnings {
    /// Of tokens with these names.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n String>) -> Beginnings {
        let mut words: BTreeMap<String, May> = BTreeMap::new();
        let mut add = |word: &str, may: May| {
            let known = words.entry(word.to_owned()).or_default();
            *known = known.or(may);
        };
        THRESHOLDS.iter().chain(SKIPPED).chain(NUMBERED).for_each(|word| add(word, May::PRECEDE));
        means().iter().for_each(|word| add(word, May::PRECEDE));
        for digit in '0'..='9' {
            add(&digit.to_string(), May::PRECEDE.or(May::FOLLOW));
            ["i", "e", "o"].iter().for_each(|letter| add(&format!("{letter}{digit}"), May::PRECEDE));
        }
        ["i-", "e-", "o-"].iter().for_each(|code| add(code, May::PRECEDE));
        names.into_iter().for_each(|name| add(name, May::NAME));
        JUDGEMENTS.iter().for_each(|word| add(word, May::FOLLOW));
        // Of the words that begin at one place the longest is found: the others are what it begins with.
        let any = WordFinder::new(words.keys());
        let mut begins: Vec<(May, Option<usize>)> = Vec::with_capacity(words.len());
        // In their order a word comes behind those that it begins with.
        for ((word, may), shorter) in words.iter().zip(any.shorter()) {
            let (all, name) = shorter.and_then(|shorter| begins.get(shorter)).copied().unwrap_or_default();
            begins.push((all.or(*may), if may.name { Some(word.len()) } else { name }));
        }
        Beginnings { any, begins }
    }

    /// The next place from a byte on where a token may begin.
    pub fn next(&self, squeezed: &str, from: usize) -> Option<Beginning> {
        let found = self.any.next(squeezed, from)?;
        let (may, name) = self.begins.get(found.word).copied().unwrap_or_default();
        let start = found.start;
        Some(Beginning { start, may, name_end: name.map(|length| start + length) })
    }
}

/// What means of others begin with: "ผลคะแนนรวมเฉลี่ย" and every shorter form of it.
fn means() -> Vec<String> {
    let mut words = Vec::new();
    for result in ["", "ผล"] {
        for score in ["", "คะแนน", "ค่า"] {
            for total in ["", "รวม"] {
                for mean in ["เฉลี่ย", "ภาพรวม"] {
                    words.push([result, score, total, mean].concat());
                }
            }
        }
    }
    words
}
