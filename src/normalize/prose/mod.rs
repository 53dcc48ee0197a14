//! Recognises scores, grades and results said in sentences.
//!
//! A sentence is read as tokens: what is named (an indicator, an instrument, the overall score), numbers, and words
//! that make a number a score or forbid it. A number is claimed for what was named last before it, and only where the
//! words between say that it is a score. Thresholds ("มากกว่าร้อยละ 85", "85 คะแนนขึ้นไป", "85.00 - 94.99") are no scores,
//! and neither is what a sentence says of others, of other years, of targets and of other assessments.

mod beginnings;
mod clause;
mod lists;
mod sentence;
mod tokens;
mod words;
mod written;

use std::cell::RefCell;
use std::rc::Rc;

use crate::model::{Agency, Instrument, Statement};
use crate::thai::memory::{Identity, Memory, remembered_by_words};
use crate::thai::words::{Holds as _, is_letter, is_plain};

use super::identity::{self, Mention};
use super::vocabulary::Vocabulary;
use sentence::SentenceReader;
use tokens::{Kind, Token, Tokenizer, Topic};

/// One thing that a sentence says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Saying {
    /// What.
    pub statement: Statement,
    /// The agency that the sentence names before it.
    pub agency: Option<Agency>,
    /// The fiscal year that the sentence names before it.
    pub fiscal_year: Option<u16>,
}

/// What a paragraph says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sayings {
    /// Values, in order.
    pub said: Vec<Saying>,
    /// Indicators told with a score, or as "ตัวชี้วัด...", in order, each with the byte of the squeezed text.
    pub told: Vec<(usize, u8)>,
    /// Indicators named in any way, in order, each with the bytes of the squeezed text from where to where.
    pub named: Vec<(usize, usize, u8)>,
    /// True where it tells a value that is not the agency's.
    pub of_others: bool,
    /// The instrument that the paragraph begins with, a list marker aside.
    pub opens_with: Option<Instrument>,
    /// What the paragraph begins with that may have a score.
    opens_on: Option<Topic>,
    /// The squeezed text that the positions refer to.
    pub squeezed: String,
    /// Agencies it names.
    pub mentions: Vec<Mention>,
}

/// The indicator or instrument that a heading is about, for the paragraphs under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Under {
    topic: Topic,
    /// True for the paragraph right under the heading.
    direct: bool,
}

impl Under {
    /// True where this is the score of the heading's instrument: with it, its section is told.
    pub fn told_by(&self, statement: &Statement) -> bool {
        match (self.topic, statement) {
            (Topic::Instrument(one), Statement::Instrument(other, _)) => one == *other,
            _ => false,
        }
    }

    /// True for a score of another instrument or its indicator: a table with it is no part of the heading's section.
    pub fn left_by(&self, statement: &Statement, vocabulary: &Vocabulary) -> bool {
        let own = match self.topic {
            Topic::Instrument(instrument) => Some(instrument),
            Topic::Indicator(number) => vocabulary.instrument_of(number),
            Topic::Overall | Topic::Part => None,
        };
        let other = match statement {
            Statement::Instrument(instrument, _) => Some(*instrument),
            Statement::Indicator(number, _) => vocabulary.instrument_of(*number),
            _ => None,
        };
        own.zip(other).is_some_and(|(own, other)| own != other)
    }

    /// For the paragraphs after the first.
    pub fn further(self) -> Under {
        Under { direct: false, ..self }
    }
}

impl Sayings {
    /// The indicator that the paragraph begins with, a list marker aside.
    pub fn opens_with_indicator(&self) -> Option<u8> {
        match self.opens_on {
            Some(Topic::Indicator(number)) => Some(number),
            _ => None,
        }
    }

    /// What a heading that says this puts its paragraphs under; none where it opens on nothing that has a score.
    pub fn heads(&self) -> Option<Under> {
        let topic = self.opens_on.filter(|_| self.said.is_empty())?;
        Some(Under { topic, direct: true })
    }
}

/// Recognises sentences; made once from the vocabulary.
pub(super) struct Prose {
    tokenizer: Tokenizer,
    /// What tells it from another in memory.
    identity: Identity,
}

/// What is known of a paragraph wherever it stands.
struct Words {
    tokens: Vec<Token>,
    /// The agencies that it names, each with the byte of the squeezed text.
    agencies: Vec<(usize, Mention)>,
}

thread_local! {
    static WORDS: RefCell<Memory<Identity, Rc<Words>>> = RefCell::default();
}

impl Prose {
    /// Made once from the vocabulary.
    pub fn new(vocabulary: &Vocabulary) -> Prose {
        Prose { tokenizer: Tokenizer::new(vocabulary), identity: Identity::of_another() }
    }

    /// What a cleaned paragraph says, under a heading, of the agency that the document is about so far.
    pub fn read(&self, cleaned: &str, under: Option<Under>, about: Option<&Agency>) -> Sayings {
        let squeezed = squeeze(cleaned, None);
        let understand = || Rc::new(self.understand(cleaned, &squeezed));
        let words = remembered_by_words(&WORDS, self.identity, cleaned, understand);
        // The numbers are this text's own.
        let tokens: Vec<Token> = words.tokens.iter().map(|token| token.read_anew(&squeezed)).collect();
        let said = SentenceReader::new(&squeezed, under, about, &words.agencies).read(&tokens);
        Sayings { squeezed, ..said }
    }

    fn understand(&self, cleaned: &str, squeezed: &str) -> Words {
        // For each byte of the squeezed text that of the original.
        let mut origins = Vec::with_capacity(squeezed.len());
        squeeze(cleaned, Some(&mut origins));
        let at = |byte: usize| origins.partition_point(|&origin| origin < byte);
        let agencies: Vec<(usize, Mention)> =
            identity::mentions(cleaned).into_iter().map(|mention| (at(mention.range.start), mention)).collect();
        let mut tokens = self.tokenizer.tokens(squeezed, &origins);
        tokens.extend(agencies.iter().map(|(start, _)| Token { start: *start, end: *start, kind: Kind::Agency }));
        tokens.extend(identity::years(cleaned).into_iter().filter_map(|(byte, word, year)| {
            let start = at(byte);
            let fiscal = word > identity::YearWord::Bare && !is_of_a_date(cleaned.get(..byte)?);
            fiscal.then_some(Token { start, end: start, kind: Kind::Year(year) })
        }));
        tokens.sort_by_key(|token| token.start);
        Words { tokens, agencies }
    }
}

/// True for a part of a squeezed text that holds nothing but marks, digits and these words.
pub(super) fn holds_only(mut part: &str, words: &[&str]) -> bool {
    loop {
        part = part.trim_start_matches(|c: char| !is_letter(c));
        match words.iter().find_map(|word| part.behind_word(word)) {
            Some(after) => part = after,
            None => return part.is_empty(),
        }
    }
}

/// True behind a month: "3 สิงหาคม พ.ศ. 2564" is a day, not a fiscal year.
fn is_of_a_date(before: &str) -> bool {
    let before = before.trim_end();
    let months = ["คม", "ยน", "กุมภาพันธ์", "ค.", "ย.", "ก.พ."];
    months.iter().any(|end| before.ends_in(end))
}

/// The text without spaces (but between numbers) and in lower case. `origins` takes for each byte of it the byte where
/// its character stood.
fn squeeze(cleaned: &str, mut origins: Option<&mut Vec<usize>>) -> String {
    let mut squeezed = String::with_capacity(cleaned.len());
    let plain = is_plain(cleaned);
    let mut from = 0;
    loop {
        let rest = cleaned.get(from..).unwrap_or_default();
        let space = memchr::memchr(b' ', rest.as_bytes());
        let (word, behind) = space.and_then(|space| rest.split_at_checked(space)).unwrap_or((rest, ""));
        if plain || is_plain(word) {
            squeezed.push_str(word);
            let mut start = from;
            let origin = |(at, byte): (usize, u8)| {
                // What goes on with a character begins so in UTF-8.
                if byte & 0xC0 != 0x80 {
                    start = from + at;
                }
                start
            };
            if let Some(origins) = &mut origins {
                origins.extend(word.bytes().enumerate().map(origin));
            }
        } else {
            for (at, c) in word.char_indices() {
                // Grades come in Cyrillic and Greek look-alikes too.
                squeezed.extend(c.to_lowercase());
                if let Some(origins) = &mut origins {
                    origins.resize(squeezed.len(), from + at);
                }
            }
        }
        let Some(behind) = behind.strip_prefix(' ') else { break };
        from = cleaned.len() - behind.len();
        if joins_numbers(&squeezed, behind) {
            squeezed.push(' ');
            if let Some(origins) = &mut origins {
                origins.push(from - 1);
            }
        }
    }
    squeezed.make_ascii_lowercase();
    squeezed
}

/// True for a space between these that may part a number: it stays.
fn joins_numbers(before: &str, behind: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    if !behind.starts_with(digit) {
        return false;
    }
    let between = before.ends_with(digit);
    // "95. 73" is one number, "95. 2) การใช้งบประมาณ" is not.
    let decimals = behind.len() - behind.trim_start_matches(digit).len();
    let point = before.strip_suffix('.').is_some_and(|before| before.ends_with(digit));
    let broken = decimals == 2 && !behind.get(2..).is_some_and(|after| after.starts_with(['.', ')']));
    between || point && !broken
}

#[cfg(test)]
mod tests;
