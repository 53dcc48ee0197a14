//! Broken Thai text put right for good: only what has one reading, as the smallest replacements in the text.
//!
//! [`repair`](super::repair) serves understanding and may change more (spaces, full width, literal tags); what stands
//! here is written into documents, so every kind is counted and nothing else is touched.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::repair::{NIKHAHIT, SARA_AA, SARA_AM, is_mark, is_tone_mark, meant_character};
use crate::model::Repair;

/// A piece of a text and what is to stand there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The bytes to be replaced.
    pub range: Range<usize>,
    /// What replaces them.
    pub by: Cow<'static, str>,
}

/// A text with replacements made, which are ascending and apart.
pub fn replaced<'r>(text: &str, replacements: impl IntoIterator<Item = &'r Replacement>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for Replacement { range, by } in replacements {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(by);
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// What is wrong with a text: the replacements, ascending and apart, and how often each kind was met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mending {
    /// What to replace.
    pub replacements: Vec<Replacement>,
    /// How often each kind was met.
    pub counts: BTreeMap<Repair, u64>,
}

/// Finds everything in a text that can be mended. Mending a mended text finds nothing more.
pub fn mend(text: &str) -> Mending {
    let mut mending = Mending::default();
    if !may_need_mending(text) {
        return mending;
    }
    let joins = text.chars().any(needs_joiners);
    let mut cluster = Cluster::default();
    for (at, c) in text.char_indices() {
        let source = at..at + c.len_utf8();
        if is_invisible(c, joins) {
            mending.count(Repair::ZeroWidth);
            cluster.hide(source);
            continue;
        }
        let meant = if matches!(c, '\u{F700}'..='\u{F71A}') {
            mending.count(Repair::PrivateUse);
            meant_character(c).unwrap_or(c)
        } else {
            c
        };
        if cluster.ends_before(meant) {
            mending.close(text, &mut cluster, joins);
        }
        cluster.push(meant, source);
    }
    mending.close(text, &mut cluster, joins);
    mending
}

impl Mending {
    fn count(&mut self, kind: Repair) {
        *self.counts.entry(kind).or_default() += 1;
    }

    /// Puts a cluster right that is complete, and empties it.
    fn close(&mut self, text: &str, cluster: &mut Cluster, joins: bool) {
        let Cluster { characters, source, hidden } = std::mem::take(cluster);
        let mut characters = characters;
        let meant = loop {
            let meant = in_order(&characters, |kind| self.count(kind));
            if meant.chars().eq(characters.iter().copied()) {
                break meant;
            }
            characters = meant.chars().collect();
        };
        let written = text.get(source.clone()).unwrap_or_default();
        if meant.chars().eq(written.chars().filter(|&c| !is_invisible(c, joins))) {
            // Nothing is wrong but that something shows nothing.
            self.replacements.extend(hidden.into_iter().map(|range| Replacement { range, by: Cow::Borrowed("") }));
        } else {
            self.replacements.push(Replacement { range: source, by: meant.into() });
        }
    }
}

/// Characters that belong together: a letter with its marks, and what is written of it in two.
#[derive(Default)]
struct Cluster {
    characters: Vec<char>,
    /// Where it stands in the text.
    source: Range<usize>,
    /// Characters in it that show nothing.
    hidden: Vec<Range<usize>>,
}

impl Cluster {
    /// Whether a character belongs to no cluster that is open.
    fn ends_before(&self, next: char) -> bool {
        let Some(&last) = self.characters.last() else { return false };
        let written_on = (is_mark(next) && last != 'เ')
            || (next == SARA_AA && self.characters.contains(&NIKHAHIT) && is_mark(last))
            || (next == SARA_AM && (is_mark(last) || self.characters.contains(&SARA_AM) || last == SARA_AA))
            || (next == 'เ' && self.characters == ['เ']);
        !written_on
    }

    fn push(&mut self, c: char, source: Range<usize>) {
        self.extend(source);
        self.characters.push(c);
    }

    fn hide(&mut self, source: Range<usize>) {
        self.extend(source.clone());
        self.hidden.push(source);
    }

    fn extend(&mut self, source: Range<usize>) {
        let empty = self.characters.is_empty() && self.hidden.is_empty();
        self.source = if empty { source } else { self.source.start..source.end };
    }
}

/// A cluster as Thai is stored: consonant, vowel above or below, tone mark; what was wrong is told.
fn in_order(characters: &[char], mut tell: impl FnMut(Repair)) -> String {
    if characters == ['เ', 'เ'] {
        tell(Repair::SaraAe);
        return "แ".to_owned();
    }
    let split = characters.iter().position(|&c| is_mark(c)).unwrap_or(characters.len());
    let (before, rest) = characters.split_at(split);
    let mut before = before.to_vec();
    let marks: Vec<char> = rest.iter().copied().filter(|&c| is_mark(c)).collect();
    // What follows marks in a cluster is า or ำ, as often as it was typed.
    let mut behind: Vec<char> = rest.iter().copied().filter(|&c| !is_mark(c)).collect();
    let mut ordered = marks.clone();
    ordered.sort_by_key(|&mark| is_tone_mark(mark));
    let between = rest.iter().skip_while(|&&c| is_mark(c)).any(|&c| is_mark(c));
    if ordered != marks || between {
        tell(Repair::MarkOrder);
    }
    ordered.dedup();
    if ordered.len() != marks.len() {
        tell(Repair::DoubledMark);
    }
    if ordered.contains(&NIKHAHIT) && !behind.is_empty() {
        tell(Repair::SaraAm);
        ordered.retain(|&mark| mark != NIKHAHIT);
        behind = vec![SARA_AM];
    }
    if before.ends_with(&[SARA_AM]) && !ordered.is_empty() && ordered.iter().all(|&mark| is_tone_mark(mark)) {
        tell(Repair::MarkOrder);
        behind = vec![SARA_AM];
        before.retain(|&c| c != SARA_AM);
    }
    for part in [&mut before, &mut behind] {
        if part.len() > 1 && part.iter().all(|&c| c == SARA_AM) {
            tell(Repair::DoubledMark);
            part.truncate(1);
        }
    }
    before.iter().chain(&ordered).chain(&behind).collect()
}

/// True for a character that shows nothing; joiners count where the text has a script that needs them.
fn is_invisible(c: char, joins: bool) -> bool {
    match c {
        '\u{00AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => true,
        '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => !joins,
        _ => false,
    }
}

/// True for a character of a script, or of emoji, that joiners and direction marks are rightly used with.
fn needs_joiners(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{0DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2600}'..='\u{27BF}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{1F000}'..)
}

/// False where surely nothing is to be mended.
fn may_need_mending(text: &str) -> bool {
    let mut previous = ' ';
    text.chars().any(|c| {
        let suspicious = match c {
            '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => true,
            '\u{F700}'..='\u{F71A}' | NIKHAHIT => true,
            'เ' | SARA_AM => c == previous,
            c if is_mark(c) => is_tone_mark(previous) || previous == c || previous == SARA_AM,
            _ => false,
        };
        previous = c;
        suspicious
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mended(text: &str) -> String {
        replaced(text, &mend(text).replacements)
    }

    #[test]
    fn each_kind_is_mended_and_counted() {
        use Repair::{DoubledMark, MarkOrder, PrivateUse, SaraAe, SaraAm, ZeroWidth};
        type Case = (&'static str, &'static str, &'static [(Repair, u64)]);
        let cases: [Case; 17] = [
            ("การใช้อ\u{0E4D}\u{0E32}นาจ", "การใช้อำนาจ", &[(SaraAm, 1)]),
            ("น\u{0E4D}\u{0E49}\u{0E32}", "น\u{0E49}\u{0E33}", &[(SaraAm, 1)]),
            ("น\u{0E49}\u{0E4D}\u{0E32}", "น\u{0E49}\u{0E33}", &[(SaraAm, 1), (MarkOrder, 1)]),
            ("น\u{0E33}\u{0E49}", "น\u{0E49}\u{0E33}", &[(MarkOrder, 1)]),
            ("ท\u{0E4D}\u{0E33}", "ทำ", &[(SaraAm, 1)]),
            ("น\u{0E4D}\u{0E32}\u{0E49}", "น\u{0E49}\u{0E33}", &[(SaraAm, 1), (MarkOrder, 1)]),
            ("ทำ\u{0E33}", "ทำ", &[(DoubledMark, 1)]),
            ("คะเเนน เเละ", "คะแนน และ", &[(SaraAe, 2)]),
            ("ท\u{0E48}\u{0E35}", "ที่", &[(MarkOrder, 1)]),
            ("ท\u{0E35}\u{0E48}\u{0E48}", "ที่", &[(DoubledMark, 1)]),
            ("ตัว\u{200B}ชี้\u{FEFF}วัด", "ตัวชี้วัด", &[(ZeroWidth, 2)]),
            ("ท\u{0E48}\u{200B}\u{0E35}", "ที่", &[(MarkOrder, 1), (ZeroWidth, 1)]),
            ("ป\u{F702}\u{F713}", "ปี่", &[(PrivateUse, 2)]),
            ("ป\u{F711}\u{F714}า", "ป้ำ", &[(SaraAm, 1), (PrivateUse, 2)]),
            ("\u{200B}", "", &[(ZeroWidth, 1)]),
            ("ระดับ\u{00A0}Ａ <p>", "ระดับ\u{00A0}Ａ <p>", &[]),
            ("👨\u{200D}👩 \u{0646}\u{200C}", "👨\u{200D}👩 \u{0646}\u{200C}", &[]),
        ];
        for (text, expected, counts) in cases {
            assert_eq!(mended(text), expected, "{text}");
            let told: Vec<_> = mend(text).counts.into_iter().collect();
            let mut counts = counts.to_vec();
            counts.sort_unstable();
            assert_eq!(told, counts, "{text}");
        }
    }

    #[test]
    fn replacements_are_as_small_as_the_letter_they_mend() {
        let found = mend("สวัสดี คะเเนน").replacements;
        let start = "สวัสดี คะ".len();
        assert_eq!(found, [Replacement { range: start..start + 6, by: "แ".into() }]);
    }

    proptest! {
        #[test]
        fn mending_twice_is_mending_once(text in "[กทน\u{0E4D}\u{0E32}\u{0E33}\u{0E35}\u{0E48}\u{0E49}เแ\u{200B}\u{F70A}\u{F711} a1]{0,24}") {
            let once = mended(&text);
            prop_assert_eq!(mended(&once), once.clone());
            prop_assert_eq!(mend(&once).counts, BTreeMap::new());
        }

        #[test]
        fn text_in_order_is_left_alone(text in "[กขคงนมยรลวสอ]{0,3}(ที่|น้ำ|แก่|ป้า|ญี่| |๑๒|ผู้|ไม้){0,8}") {
            prop_assert_eq!(mend(&text), Mending::default());
        }
    }
}
