//! The marks that stand for an item won or lost, and what a document says they mean.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::thai::digits;
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

static EXPLAINED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"(?i)(?:^|[\s(\[,;"“:/])(?P<mark>[✓✔√☑✅/✗✘×❌✕✖x☐☒01]|100|ช่องว่าง|เว้นว่าง)["”]?\s*(?:=|หมายถึง|หมายความว่า|คือ|แทน)\s*["“]?(?P<meaning>(?:ยัง)?ไม่|มี|เผยแพร่|ได้|ผ่าน|เปิดเผย|100)"#,
    )
    .ok()
});

/// True for a text in which something stands behind a mark that may say what it means.
fn may_explain(cleaned: &str) -> bool {
    let is_mark = |before: &str| {
        let mark = before.trim_end();
        let mark = mark.strip_suffix(['"', '”']).unwrap_or(mark);
        mark.ends_with(MARKS) || BLANKS.iter().any(|words| mark.ends_with(words))
    };
    MEANING.iter().any(|words| places(cleaned, words).any(|at| cleaned.get(..at).is_some_and(is_mark)))
}

/// What may be explained, and the words that explain it: see the pattern.
const MARKS: &[char] = &['✓', '✔', '√', '☑', '✅', '/', '✗', '✘', '×', '❌', '✕', '✖', 'x', 'X', '☐', '☒', '0', '1'];
const BLANKS: &[&str] = &["ช่องว่าง", "เว้นว่าง"];
const MEANING: &[&str] = &["=", "หมายถึง", "หมายความว่า", "คือ", "แทน"];

impl Legend {
    /// Takes in what a cleaned text explains, if anything.
    pub fn hear(&mut self, cleaned: &str) {
        // The pattern is made for texts that need it: a run may be about one file.
        let Some(explained) = Some(cleaned).filter(|cleaned| may_explain(cleaned)).and(EXPLAINED.as_ref()) else {
            return;
        };
        for found in explained.captures_iter(cleaned) {
            let (Some(mark), Some(meaning)) = (found.name("mark"), found.name("meaning")) else { continue };
            let symbol = match mark.as_str() {
                "ช่องว่าง" | "เว้นว่าง" => Symbol::Blank,
                mark => Symbol::of(mark),
            };
            let won = !meaning.as_str().contains("ไม่");
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
