//! Which indicators a measure serves: by the indicator that the document names, else by the topics of the year's rules.
//!
//! A longer topic hides what is inside it, so that "ช่องทางร้องเรียนการทุจริต" is a channel and no fight against
//! corruption. Words that show nothing are no topics: unsure means no link.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::labels::beginning;
use crate::model::Measure;
use crate::rules::Rules;
use crate::thai::digits::{digit_of, to_arabic};
use crate::thai::memory::{Identity, Memory, remembered, remembered_by_words};
use crate::thai::repair::{fold, repair};
use crate::thai::word_finder::WordFinder;
use crate::thai::words::Holds as _;

/// The topics of a year, made when the first measure of it is met: most files have none.
#[derive(Debug, Default)]
pub struct TopicsOfYear<'r> {
    rules: Option<&'r Rules>,
    topics: OnceLock<Topics>,
}

impl<'r> TopicsOfYear<'r> {
    /// Those of a year's rules; none without rules.
    pub fn new(rules: Option<&'r Rules>) -> TopicsOfYear<'r> {
        TopicsOfYear { rules, topics: OnceLock::new() }
    }

    /// The topics.
    pub fn get(&self) -> &Topics {
        self.topics.get_or_init(|| Topics::new(self.rules))
    }
}

/// The topics of a year, folded once.
#[derive(Debug, Default)]
pub struct Topics {
    /// The numbers of the indicators.
    numbers: Vec<u8>,
    /// What indicators are called, with their numbers, longest first.
    names: Vec<(String, u8)>,
    /// Names and topics, with the indicator that each shows, longest first; none for what only hides shorter ones.
    words: Vec<(String, Option<u8>)>,
    /// Of these, those that count in a title, or where nothing else is shown.
    weak: BTreeSet<String>,
    /// Words in a title that make a connection possible.
    hints: Vec<(String, u8)>,
    /// First and last OIT item of an indicator.
    items: Vec<(u8, u16, u16)>,
    /// Which of `words` stand in a text, in one pass.
    finder: WordFinder,
    /// What tells them from those of other rules in memory.
    identity: Identity,
}

thread_local! {
    /// Of what topics occur in texts.
    static OCCURRING: RefCell<Memory<Identity, Vec<u8>>> = RefCell::default();
    /// What texts show, with weak topics or without.
    static SHOWN: RefCell<Memory<(Identity, bool), BTreeSet<u8>>> = RefCell::default();
    /// What steps show, which are read without some of their words.
    static SHOWN_IN_STEPS: RefCell<Memory<(Identity, bool), BTreeSet<u8>>> = RefCell::default();
}

/// Phrases that hold the words of a topic and show nothing: the assessment itself, its instruments and its reports.
const NOTHING: [&str; 16] = [
    "ข้อมูลข่าวสารลับ",
    "มาตรการภายในเพื่อประหยัด",
    "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ",
    "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน",
    "การประเมินคุณธรรมและความโปร่งใส",
    "แบบตรวจการเปิดเผยข้อมูลสาธารณะ",
    "แบบวัดการเปิดเผยข้อมูลสาธารณะ",
    "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
    "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
    "คณะกรรมการป้องกันและปราบปรามการทุจริต",
    "พระราชบัญญัติข้อมูลข่าวสารของราชการ",
    "พ.ร.บ.ข้อมูลข่าวสาร",
    "พระราชบัญญัติการจัดซื้อจัดจ้าง",
    "ตามที่ได้รับมอบหมาย",
    "พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต",
];

impl Topics {
    /// The topics of a year's rules; none without rules.
    pub fn new(rules: Option<&Rules>) -> Topics {
        let Some(rules) = rules else { return Topics::default() };
        let mut names: Vec<(String, u8)> = Vec::new();
        let mut words: Vec<(String, Option<u8>)> = NOTHING.iter().map(|text| (fold(text), None)).collect();
        let mut weak = BTreeSet::new();
        let mut hints: Vec<(String, u8)> = Vec::new();
        for rule in &rules.indicators {
            hints.extend(rule.hints.iter().map(|word| (fold(word), rule.number)));
            let called = std::iter::once(&rule.name).chain(&rule.spellings);
            names.extend(called.map(|name| (fold(name), rule.number)));
            weak.extend(rule.weak_topics.iter().map(|word| fold(word)));
            words.extend(rule.topics.iter().chain(&rule.weak_topics).map(|word| (fold(word), Some(rule.number))));
        }
        words.extend(names.iter().map(|(name, number)| (name.clone(), Some(*number))));
        let instruments = rules.instruments.iter().map(|rule| (fold(&rule.name), None));
        words.extend(instruments);
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let items = rules.sub_indicators.iter().map(|rule| (rule.indicator, rule.items.0, rule.items.1)).collect();
        Topics {
            numbers: rules.indicators.iter().map(|rule| rule.number).collect(),
            finder: WordFinder::new(words.iter().map(|(word, _)| word)),
            names,
            words,
            weak,
            hints,
            items,
            identity: Identity::of_another(),
        }
    }

    /// The indicators that a measure serves, sorted: those that its column, heading (`subject`) or title name, else
    /// those that title and steps show, else those that its results show.
    pub fn indicators_of(&self, measure: &Measure, subject: &str) -> Vec<u8> {
        let named: BTreeSet<u8> = self.named_in(subject).into_iter().chain(self.numbered_in(&measure.title)).collect();
        if !named.is_empty() {
            return named.into_iter().collect();
        }
        let steps = || measure.steps.iter();
        let mut found = self.shown_in(&measure.title, true);
        found.extend(steps().flat_map(|step| self.shown_in_step(step, false)));
        if found.is_empty() {
            found = steps().flat_map(|step| self.shown_in_step(step, true)).collect();
        }
        if found.is_empty() {
            found = measure.results.iter().flat_map(|text| self.shown_in(text, true)).collect();
        }
        found.into_iter().collect()
    }

    /// The indicators of which a name or a topic occurs in a text, wherever, sorted.
    pub(super) fn occurring_in(&self, text: &str) -> Vec<u8> {
        remembered(&OCCURRING, self.identity, text, || {
            let words = self.standing_in(&fold(text)).into_iter();
            words.filter_map(|(_, number)| *number).collect::<BTreeSet<u8>>().into_iter().collect()
        })
    }

    /// The indicators that a hint in a title makes possible.
    pub(super) fn hinted_in(&self, title: &str) -> Vec<u8> {
        let folded = fold(title);
        self.hints.iter().filter(|(word, _)| folded.holds(word)).map(|(_, number)| *number).collect()
    }

    /// True for a text that heads a section of measures: an indicator, an instrument, a part.
    pub(super) fn is_section(&self, text: &str) -> bool {
        let folded = fold(text);
        let name = folded.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '(' | ')' | '-' | ':'));
        names_section(text) || self.names.iter().any(|(known, _)| name == known)
    }

    /// The indicators that a heading or a column about indicators names: by number, by item, or by name.
    fn named_in(&self, text: &str) -> BTreeSet<u8> {
        let numbered = self.numbered_in(text);
        if !numbered.is_empty() {
            return numbered;
        }
        if text.is_empty() {
            return numbered;
        }
        let mut text = self.without_nothing(fold(text));
        let mut found = BTreeSet::new();
        for (name, number) in &self.names {
            if text.holds(name) {
                found.insert(*number);
                text = text.replace(name.as_str(), " ");
            }
        }
        found
    }

    /// The indicators that the words of a text show, by weak topics only where these count.
    fn shown_in(&self, text: &str, weak: bool) -> BTreeSet<u8> {
        remembered(&SHOWN, (self.identity, weak), text, || self.find_shown_in(text, weak))
    }

    /// The indicators that the words of a step show: by its examples only where weak topics count.
    fn shown_in_step(&self, step: &str, weak: bool) -> BTreeSet<u8> {
        remembered(&SHOWN_IN_STEPS, (self.identity, weak), step, || {
            self.find_shown_in(&without_charge(if weak { step } else { without_examples(step) }), weak)
        })
    }

    fn find_shown_in(&self, text: &str, weak: bool) -> BTreeSet<u8> {
        let mut found = self.numbered_in(text);
        let mut text = fold(text);
        for (word, number) in self.standing_in(&text) {
            if text.holds(word) {
                found.extend(number.filter(|_| weak || !self.weak.contains(word)));
                text = text.replace(word.as_str(), " ");
            }
        }
        found
    }

    /// The words that stand in a folded text, some of them in others, in their order.
    fn standing_in(&self, folded: &str) -> Vec<&(String, Option<u8>)> {
        self.finder.standing_in(folded).into_iter().filter_map(|at| self.words.get(at)).collect()
    }

    /// A folded text without the words that show nothing.
    fn without_nothing(&self, folded: String) -> String {
        let hidden = self.standing_in(&folded).into_iter().filter(|(_, number)| number.is_none());
        hidden.fold(folded, |text, (word, _)| text.replace(word.as_str(), " "))
    }

    /// "ตัวชี้วัดที่ ๗", "ตัวชี้วัดที่ 9 และ 10", "ข้อ O18".
    fn numbered_in(&self, text: &str) -> BTreeSet<u8> {
        let mut found = BTreeSet::new();
        // Whoever names a number writes one.
        if !text.contains(|c| digit_of(c).is_some()) {
            return found;
        }
        let (spaced, text) = (repair(text), fold(text));
        for (at, name) in text.match_indices("ตัวชี้วัดที่") {
            let mut rest = text.get(at + name.len()..).unwrap_or_default();
            while let Some((number, behind)) = leading_number(rest) {
                // "ตัวชี้วัดที่ 9.1" is a part of the ninth.
                let (behind, part) = match behind.strip_prefix('.').and_then(leading_number) {
                    Some((_, behind)) => (behind, true),
                    None => (behind, false),
                };
                found.extend(u8::try_from(number).ok().filter(|number| self.numbers.contains(number)));
                let next = ["และ", ",", "/"].iter().find_map(|joint| behind.strip_prefix(joint));
                match next {
                    Some(next) if !part => rest = next.strip_prefix("ตัวชี้วัดที่").unwrap_or(next),
                    _ => break,
                }
            }
        }
        let spaced = to_arabic(&spaced).to_ascii_lowercase();
        for (at, letter) in spaced.match_indices('o') {
            let before = spaced.get(..at).and_then(|before| before.chars().next_back());
            let code = spaced.get(at + letter.len()..).and_then(leading_number);
            let Some((item, behind)) = code.filter(|_| !before.is_some_and(|c| c.is_ascii_alphanumeric())) else {
                continue;
            };
            if behind.starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            let of = self.items.iter().filter(|(_, first, last)| (*first..=*last).contains(&item));
            found.extend(of.map(|(indicator, ..)| *indicator));
        }
        found
    }
}

/// A step without the words that charge somebody with the measure, which is no use of power: "จัดทำคำสั่งมอบหมายหน้าที่ผู้รับผิดชอบ".
fn without_charge(step: &str) -> String {
    let step = repair(step);
    if step.holds("ผู้รับผิดชอบ") {
        step.replace("มอบหมาย", "")
    } else {
        step.into_owned()
    }
}

/// A text up to its examples, which are not what it is about: "ปรับปรุงระบบเทคโนโลยี เช่น ...".
fn without_examples(text: &str) -> &str {
    ["เช่น", "อาทิ"].iter().fold(text, |text, word| text.place_of(word).and_then(|at| text.get(..at)).unwrap_or(text))
}

/// The number that a text begins with, of at most two digits, and the rest.
fn leading_number(text: &str) -> Option<(u16, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = if (1..=2).contains(&length) { text.get(..length)?.parse().ok()? } else { return None };
    Some((number, text.get(length..)?))
}

/// A heading of a section is not longer (in bytes, without spaces).
const LONGEST_SECTION: usize = 600;

/// True for a line that names an indicator, an instrument or a part as a heading does.
pub(super) fn names_section(text: &str) -> bool {
    may_name_section(text) && remembered_by_words(&SECTIONS, (), text, || begins_section(text))
}

/// False for most lines that name none, as their first letter tells: one that no repair exchanges.
pub(super) fn may_name_section(text: &str) -> bool {
    let first = text.chars().find(|c| !(c.is_whitespace() || digit_of(*c).is_some() || is_before_a_section(*c)));
    first.is_some_and(|c| {
        let begins_one = || SECTIONS_BEGIN.iter().any(|word| word.starts_with(c.to_ascii_lowercase()));
        !matches!(c, 'ก'..='ฮ' | 'โ'..='ไ' | 'a'..='z' | 'A'..='Z') || begins_one()
    })
}

thread_local! {
    static SECTIONS: RefCell<Memory<(), bool>> = RefCell::default();
}

/// What a heading of a section begins with.
const SECTIONS_BEGIN: [&str; 15] = [
    "iit",
    "eit",
    "oit",
    "ตัวชี้วัด",
    "ตชว.",
    "ด้านการ",
    "ด้านที่",
    "ด้านคุณภาพ",
    "ด้านประสิทธิภาพ",
    "แบบวัด",
    "แบบตรวจ",
    "แบบสำรวจ",
    "ส่วนที่",
    "หมวดที่",
    "ประเด็นที่",
];

/// A number and its signs may stand before them.
fn is_before_a_section(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '(' | ')' | '-' | ':' | '*')
}

fn begins_section(text: &str) -> bool {
    let folded = beginning(text);
    let begin = folded.trim_start_matches(is_before_a_section);
    SECTIONS_BEGIN.iter().any(|word| begin.starts_with(word)) && fold(text).len() <= LONGEST_SECTION
}
