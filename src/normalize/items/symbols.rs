//! The marks that stand for an item won or lost, and what a document says they mean.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::thai::digits;
use crate::thai::memory::{Memory, remembered_by_words};
use crate::thai::words::places;

use super::super::text::{clean, key};

/// What stands in the place of an item's mark.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Symbol {
    /// Nothing.
    Blank,
    /// A dash or words for nothing: the item was not judged, or was lost.
    Dash,
    /// A number.
    Number(Decimal),
    /// A word of one of [`WORDS`], and whether it says that the item is there.
    Word(bool),
    /// ✓ and its kin.
    Tick,
    /// ✗ and its kin.
    Cross,
    /// The letter x, a cross or the mark of a chosen box.
    Ex,
    /// ☐
    EmptyBox,
    /// ☒, a cross or the mark of a chosen box.
    CrossedBox,
    /// Something else.
    Other,
}

/// Words that say an item is there, and that it is not.
const WORDS: &[(&str, &str)] = &[
    ("มี", "ไม่มี"),
    ("เผยแพร่", "ไม่เผยแพร่"),
    ("เผยแพร่แล้ว", "ยังไม่เผยแพร่"),
    ("มีการเผยแพร่", "ไม่มีการเผยแพร่"),
    ("เปิดเผย", "ไม่เปิดเผย"),
    ("ผ่าน", "ไม่ผ่าน"),
    ("ผ่านเกณฑ์", "ไม่ผ่านเกณฑ์"),
    ("ได้", "ไม่ได้"),
    ("ได้คะแนน", "ไม่ได้คะแนน"),
    ("มีข้อมูล", "ไม่มีข้อมูล"),
    ("ใช่", "ไม่ใช่"),
    ("y", "n"),
    ("yes", "no"),
    ("true", "false"),
];

impl Symbol {
    /// What a cell's text is as a mark.
    pub fn of(text: &str) -> Symbol {
        let cleaned = clean(text);
        let mark = key(&cleaned);
        // Emoji and text style come behind the sign.
        let mark = mark.trim_end_matches(['\u{fe0e}', '\u{fe0f}']);
        match mark {
            "" => return Symbol::Blank,
            "-" | "–" | "—" | "--" | "n/a" | "na" | "ไม่ประเมิน" | "ไม่ได้ประเมิน" =>
            {
                return Symbol::Dash;
            }
            // ü and þ are what Wingdings shows as ticks, û and ý as crosses.
            "✓" | "✔" | "√" | "☑" | "✅" | "🗸" | "🗹" | "/" | "∕" | "⁄" | "／" | "ü" | "þ" => {
                return Symbol::Tick;
            }
            "✗" | "✘" | "×" | "❌" | "✕" | "✖" | "❎" | "🗴" | "🗵" | "û" => return Symbol::Cross,
            "x" | "ｘ" | "х" | "χ" => return Symbol::Ex,
            "☐" | "□" | "▢" | "❏" | "❑" | "¨" => return Symbol::EmptyBox,
            "☒" | "⊠" | "ý" => return Symbol::CrossedBox,
            _ => {}
        }
        if let Some(won) = word(mark) {
            return Symbol::Word(won);
        }
        digits::parse_decimal(&cleaned).map_or(Symbol::Other, Symbol::Number)
    }

    /// True for what may be a mark and nothing else: it says won or lost in some sheet.
    pub fn is_mark(&self) -> bool {
        match self {
            Symbol::Number(number) => is_scale(*number),
            Symbol::Word(_) | Symbol::Tick | Symbol::Cross | Symbol::Ex | Symbol::EmptyBox | Symbol::CrossedBox => true,
            Symbol::Blank | Symbol::Dash | Symbol::Other => false,
        }
    }
}

/// True for ✓ and its kin.
pub(in super::super) fn is_tick(text: &str) -> bool {
    Symbol::of(text) == Symbol::Tick
}

/// 0, 1 and 100 are the ends of the scales that items are marked on.
pub(super) fn is_scale(number: Decimal) -> bool {
    number.is_zero() || number == Decimal::ONE || number == Decimal::ONE_HUNDRED
}

/// Whether a key is a word for an item that is there or is not.
pub(super) fn word(mark: &str) -> Option<bool> {
    WORDS.iter().find_map(|(there, missing)| match mark {
        _ if mark == *there => Some(true),
        _ if mark == *missing => Some(false),
        _ => None,
    })
}

/// What a document says its marks mean: "✓ หมายถึง มี", "0 = ไม่มี", "ช่องว่าง คือ ไม่เผยแพร่".
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Legend {
    /// None where the document says both.
    meanings: BTreeMap<Symbol, Option<bool>>,
}

/// What may be explained, the words that explain it, and what it is said to mean.
const MARKS: &[&str] = &[
    "✓",
    "✔",
    "√",
    "☑",
    "✅",
    "/",
    "✗",
    "✘",
    "×",
    "❌",
    "✕",
    "✖",
    "x",
    "X",
    "☐",
    "☒",
    "0",
    "1",
    "100",
    "ช่องว่าง",
    "เว้นว่าง",
];
const EXPLAINING: &[&str] = &["=", "หมายถึง", "หมายความว่า", "คือ", "แทน"];
const MEANINGS: &[(&str, bool)] = &[
    ("ยังไม่", false),
    ("ไม่", false),
    ("มี", true),
    ("เผยแพร่", true),
    ("ได้", true),
    ("ผ่าน", true),
    ("เปิดเผย", true),
    ("100", true),
];

/// A mark begins a text, or stands behind one of these or a space.
const BEFORE_A_MARK: &[char] = &['(', '[', ',', ';', '"', '“', ':', '/'];

impl Legend {
    /// Takes in what a cleaned text explains, if anything.
    pub fn hear(&mut self, cleaned: &str) {
        for (symbol, won) in remembered_by_words(&EXPLAINED, (), cleaned, || explained(cleaned)) {
            let known = self.meanings.entry(symbol).or_insert(Some(won));
            if *known != Some(won) {
                *known = None;
            }
        }
    }

    /// What a mark means by the document's own words; none where it does not say, or says both.
    pub(super) fn meaning(&self, symbol: &Symbol) -> Option<bool> {
        self.meanings.get(symbol).copied().flatten()
    }
}

thread_local! {
    static EXPLAINED: RefCell<Memory<(), Vec<(Symbol, bool)>>> = RefCell::default();
}

/// The marks that a text explains, with whether they mean that an item is there.
fn explained(cleaned: &str) -> Vec<(Symbol, bool)> {
    let mut explaining: Vec<(usize, &str)> =
        EXPLAINING.iter().flat_map(|word| places(cleaned, word).map(move |at| (at, *word))).collect();
    explaining.sort_unstable();
    let mut explained = Vec::new();
    // What has been read as a meaning is no mark.
    let mut from = 0;
    for (at, word) in explaining {
        let mark = cleaned.get(from..at).and_then(|before| mark_at_end(before, from == 0));
        let meaning = cleaned.get(at + word.len()..).and_then(meaning_at_start);
        let (Some(mark), Some((won, rest))) = (mark, meaning) else { continue };
        from = cleaned.len() - rest.len();
        let symbol = match mark {
            "ช่องว่าง" | "เว้นว่าง" => Symbol::Blank,
            mark => Symbol::of(mark),
        };
        explained.push((symbol, won));
    }
    explained
}

/// The mark that stands right before what explains it.
fn mark_at_end(before: &str, from_start: bool) -> Option<&str> {
    let before = before.trim_end();
    let before = before.strip_suffix(['"', '”']).unwrap_or(before);
    MARKS.iter().copied().find(|mark| {
        before.strip_suffix(mark).is_some_and(|before| match before.chars().next_back() {
            Some(last) => last.is_whitespace() || BEFORE_A_MARK.contains(&last),
            None => from_start,
        })
    })
}

/// Whether a text begins with what won items have or lost ones, and the rest of it.
fn meaning_at_start(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_start();
    let text = text.strip_prefix(['"', '“']).unwrap_or(text);
    MEANINGS.iter().find_map(|(word, won)| Some((*won, text.strip_prefix(word)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_apart() {
        let number = |number: i64| Symbol::Number(Decimal::from(number));
        let cases = [
            ("✓", Symbol::Tick),
            ("✔️", Symbol::Tick),
            (" / ", Symbol::Tick),
            ("X", Symbol::Ex),
            ("×", Symbol::Cross),
            ("มี", Symbol::Word(true)),
            ("ไม่ มี", Symbol::Word(false)),
            ("N", Symbol::Word(false)),
            ("๑๐๐", number(100)),
            ("100%", number(100)),
            ("0.00", Symbol::Number("0.00".parse().unwrap())),
            ("-", Symbol::Dash),
            ("", Symbol::Blank),
            ("https://www.example.go.th", Symbol::Other),
            ("หน้า 3", Symbol::Other),
        ];
        for (text, symbol) in cases {
            assert_eq!(Symbol::of(text), symbol, "{text}");
        }
    }

    #[test]
    fn a_legend_says_what_marks_mean() {
        type Meanings = &'static [(&'static str, Option<bool>)];
        let cases: &[(&str, Meanings)] = &[
            ("หมายเหตุ ✓ หมายถึง มีการเผยแพร่ และ X หมายถึง ไม่มีการเผยแพร่", &[("✓", Some(true)), ("x", Some(false))]),
            ("(1 = มี, 0 = ไม่มี)", &[("1", Some(true)), ("0", Some(false))]),
            ("0=มี 1=ไม่มี", &[("0", Some(true)), ("1", Some(false))]),
            ("ช่องว่าง หมายถึง ไม่เผยแพร่", &[("", Some(false))]),
            ("ได้คะแนน 10 = มีมาก", &[("0", None), ("1", None)]),
            ("1 = มี 1 = ไม่มี", &[("1", None)]),
        ];
        for (text, meanings) in cases {
            let mut legend = Legend::default();
            legend.hear(&clean(text));
            for (mark, meaning) in *meanings {
                assert_eq!(legend.meaning(&Symbol::of(mark)), *meaning, "{mark} in {text}");
            }
        }
    }
}
