//! A squeezed paragraph as tokens: what is named, numbers, and words that turn to something else.

use hashbrown::HashMap;
use rust_decimal::Decimal;

use crate::model::{Grade, Instrument};
use crate::thai::digits;

use super::super::values;
use super::super::vocabulary::Vocabulary;
use super::beginnings::{Beginning, Beginnings};
use super::words::{ASIDES, ASSESSMENT, NOT_NAMES, OUTCOME, OVERALL, OWN, PRESENT};
use super::written::{self, Following, Preceding};

/// What a score in a sentence is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// One of the ten indicators.
    Indicator(u8),
    /// An instrument.
    Instrument(Instrument),
    /// The overall score.
    Overall,
    /// Something else that is scored: a sub-indicator, an item.
    Part,
}

/// What else a sentence may turn to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    /// Means and scores of other agencies, of a district, a province, the nation.
    Others,
    /// Differences, and what something is compared with.
    Change,
    /// Earlier years.
    Past,
    /// Targets and conditions.
    Target,
    /// Other assessments.
    Assessment,
    /// Those who answered.
    People,
}

/// A token of a squeezed paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// The byte where it begins.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
}

impl Token {
    /// This in another text that has the same words at the same places: its number is read anew.
    pub fn read_anew(&self, squeezed: &str) -> Token {
        let kind = match &self.kind {
            Kind::Number(known) => {
                let written = squeezed.get(self.start..self.end).unwrap_or_default();
                let digits = written.trim_start_matches(['-', '−']);
                let number = digits::parse_decimal(digits);
                let number = number.map(|number| if digits.len() < written.len() { -number } else { number });
                Kind::Number(number.unwrap_or(*known))
            }
            kind => kind.clone(),
        };
        Token { kind, ..*self }
    }
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something that may have a score.
    Name(Topic),
    /// Several indicators by number: "ตัวชี้วัดที่ 1-5".
    Indicators(Vec<u8>),
    /// A turn to something else.
    Aside(Aside),
    /// The assessment by its name.
    Assessment,
    /// The document's own agency.
    Own,
    /// The present year.
    Present,
    /// What came of a target.
    Outcome,
    /// "ตามลำดับ".
    Respectively,
    /// A number that may be a score.
    Number(Decimal),
    /// Numbers that are none: thresholds, ranges, sums of money, and words that only look like names.
    Skip,
    /// A grade's letter.
    Letter(Grade),
    /// A level in words.
    Level(Grade),
    /// "ระดับผ่าน".
    PlainLevel,
    /// Passed or not.
    Result(Verdict),
    /// An agency is named; which is known by the position.
    Agency,
    /// A fiscal year is named.
    Year(u16),
}

/// ผ่าน or ไม่ผ่าน, and what stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// True for ผ่าน.
    pub passed: bool,
    /// True where ผลการประเมิน or the like stands before it.
    pub of_result: bool,
    /// True where any word announces it.
    pub announced: bool,
    /// True where เกณฑ์ follows.
    pub criteria: bool,
}

/// Finds tokens; made once from the vocabulary.
///
/// What begins at one place is tried in this order: what goes before names, the longest name, what comes after names.
pub(super) struct Tokenizer {
    beginnings: Beginnings,
    names: HashMap<String, Kind>,
}

impl Tokenizer {
    /// Of the vocabulary's names and the other words of scores.
    pub fn new(vocabulary: &Vocabulary) -> Tokenizer {
        let names = names(vocabulary);
        Tokenizer { beginnings: Beginnings::new(names.keys()), names }
    }

    /// The tokens of a squeezed text, in order; `origins` are the bytes of the original, which show where a space was.
    pub fn tokens(&self, squeezed: &str, origins: &[usize]) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut from = 0;
        while let Some(beginning) = self.beginnings.next(squeezed, from) {
            let start = beginning.start;
            let Some((kind, end)) = self.kind_at(squeezed, origins, beginning) else {
                from = squeezed.ceil_char_boundary(start + 1);
                continue;
            };
            let sign = match kind {
                Some(Kind::Number(_)) => sign_before(squeezed, origins, start),
                _ => None,
            };
            let token = match (kind, sign) {
                (Some(Kind::Number(number)), Some(start)) => Some(Token { start, end, kind: Kind::Number(-number) }),
                (kind, _) => kind.map(|kind| Token { start, end, kind }),
            };
            tokens.extend(token);
            from = squeezed.ceil_char_boundary(end.max(start + 1));
        }
        tokens
    }

    /// What begins here, if anything does, and where it ends.
    fn kind_at(&self, squeezed: &str, origins: &[usize], at: Beginning) -> Option<(Option<Kind>, usize)> {
        let Beginning { start, may, name_end } = at;
        let text = squeezed.get(start..)?;
        let end = |rest: &str| squeezed.len() - rest.len();
        if may.precede
            && let Some((found, rest)) = written::preceding(text)
        {
            return Some(match found {
                Preceding::Skip => (Some(Kind::Skip), end(rest)),
                Preceding::Part => {
                    (is_part(squeezed, origins, start, end(rest)).then_some(Kind::Name(Topic::Part)), end(rest))
                }
                Preceding::Numbered { number, more, rest: behind } => match several(number, more, rest) {
                    Some(numbers) => (Some(Kind::Indicators(numbers)), end(rest)),
                    None => {
                        let one = number.parse().ok().filter(|number| (1..=10).contains(number));
                        (Some(one.map_or(Kind::Skip, |one| Kind::Name(Topic::Indicator(one)))), end(behind))
                    }
                },
                Preceding::Respectively => (Some(Kind::Respectively), end(rest)),
                Preceding::Others => (Some(Kind::Aside(Aside::Others)), end(rest)),
            });
        }
        if let Some(end) = name_end {
            let name = squeezed.get(start..end)?;
            let alone = !name.is_ascii() || stands_alone(squeezed, origins, start, end);
            return Some((self.names.get(name).filter(|_| alone).cloned(), end));
        }
        let (found, rest) = written::following(text).filter(|_| may.follow)?;
        Some((kind_of(found, squeezed.get(..start)?, rest), end(rest)))
    }
}

/// True where a sub-indicator or an item is named: a code must stand alone.
fn is_part(squeezed: &str, origins: &[usize], start: usize, end: usize) -> bool {
    let coded = squeezed.get(start..).is_some_and(|part| part.starts_with(|c: char| c.is_ascii()));
    let goes_on = squeezed.get(end..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    !coded || !(goes_on && touches(origins, end)) && stands_alone(squeezed, origins, start, end)
}

/// What something that comes after names is, by what stands around it.
fn kind_of(found: Following<'_>, before: &str, behind: &str) -> Option<Kind> {
    match found {
        Following::Score(score) => {
            // "95.2." may be 95 and the list's second point.
            let marker = behind.strip_prefix('.').is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_digit()))
                && score.contains('.');
            // "1.", "(2)": an integer with a mark behind it numbers a list.
            let numbers_a_list = behind.starts_with([')', '.']) && score.bytes().all(|b| b.is_ascii_digit());
            let small = score.len() <= 2;
            let number = digits::parse_decimal(score).filter(|_| !(marker || numbers_a_list && small));
            Some(number.map_or(Kind::Skip, Kind::Number))
        }
        Following::Letters(letters) => {
            let goes_on = |c: char| c.is_alphanumeric() && !('\u{0E00}'..='\u{0E7F}').contains(&c);
            values::letter(letters).filter(|_| !behind.starts_with(goes_on)).map(Kind::Letter)
        }
        Following::Bracketed(letters) => {
            // A letter in brackets is a grade right behind a score only: "92.76 (A)".
            let scored = before.strip_suffix("คะแนน").unwrap_or(before).ends_with(|c: char| c.is_ascii_digit());
            values::letter(letters.trim_matches(['(', ')'])).filter(|_| scored).map(Kind::Letter)
        }
        Following::Level(name) => values::judgement(name).0.map(Kind::Level),
        Following::PlainLevel => Some(Kind::PlainLevel),
        Following::Result { whole, passed, criteria } => Some(Kind::Result(Verdict {
            passed: passed == "ผ่าน",
            of_result: whole.starts_with("ผล"),
            announced: !whole.starts_with(passed) && !whole.starts_with("ยัง"),
            criteria,
        })),
    }
}

fn names(vocabulary: &Vocabulary) -> HashMap<String, Kind> {
    let mut names: HashMap<String, Kind> = HashMap::new();
    for (name, number) in vocabulary.indicator_names() {
        names.insert(name.clone(), Kind::Name(Topic::Indicator(*number)));
    }
    for (name, instrument) in vocabulary.instrument_names() {
        names.insert(name.clone(), Kind::Name(Topic::Instrument(*instrument)));
    }
    for instrument in Instrument::ALL {
        names.insert(instrument.code().to_lowercase(), Kind::Name(Topic::Instrument(instrument)));
    }
    for (aside, words) in ASIDES {
        names.extend(words.iter().map(|word| ((*word).to_owned(), Kind::Aside(*aside))));
    }
    let lists: [(&[&str], Kind); 6] = [
        (OVERALL, Kind::Name(Topic::Overall)),
        (ASSESSMENT, Kind::Assessment),
        (OWN, Kind::Own),
        (PRESENT, Kind::Present),
        (OUTCOME, Kind::Outcome),
        (NOT_NAMES, Kind::Skip),
    ];
    for (words, kind) in lists {
        names.extend(words.iter().map(|word| ((*word).to_owned(), kind.clone())));
    }
    names
}

/// True where a Latin word is no part of a longer one.
fn stands_alone(squeezed: &str, origins: &[usize], start: usize, end: usize) -> bool {
    let latin = |c: char| c.is_ascii_alphabetic();
    let before = squeezed.get(..start).is_some_and(|before| before.ends_with(latin));
    let after = squeezed.get(end..).is_some_and(|after| after.starts_with(latin));
    !(before && touches(origins, start) || after && touches(origins, end))
}

/// True where no space was taken out before this byte.
fn touches(origins: &[usize], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| Some(origins.get(before)? + 1 == *origins.get(at)?)).unwrap_or(false)
}

/// Where the sign of a number stands: right before it and behind a space, as in "ได้คะแนน -46.31". A dash among spaces
/// parts a name from its score.
fn sign_before(squeezed: &str, origins: &[usize], number: usize) -> Option<usize> {
    let before = squeezed.get(..number)?.strip_suffix(['-', '−'])?;
    let follows = |from: usize, to: usize| {
        let length = squeezed.get(from..to).map_or(0, str::len);
        origins.get(from).zip(origins.get(to)).is_some_and(|(one, other)| one + length == *other)
    };
    let last = before.chars().next_back().map_or(0, char::len_utf8);
    let parted = last == 0 || before.ends_with('(') || !follows(before.len() - last, before.len());
    (follows(before.len(), number) && parted).then_some(before.len())
}

/// The indicators of "1-5" or "6, 7 และ 8"; none for one number, or where the numbers are no indicators' ("1 - 99.83").
fn several(first: &str, more: &str, behind: &str) -> Option<Vec<u8>> {
    let decimals = behind.strip_prefix(['.', ',']).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    if more.is_empty() || decimals || behind.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut numbers: Vec<u8> = vec![first.parse().ok()?];
    let mut rest = more;
    while !rest.is_empty() {
        let start = rest.find(|c: char| c.is_ascii_digit())?;
        let (joint, from) = rest.split_at_checked(start)?;
        let length = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at_checked(length)?;
        let number: u8 = digits.parse().ok()?;
        let last = *numbers.last()?;
        if joint.starts_with(['-', '–', '—']) || joint.starts_with("ถึง") {
            numbers.extend(last.checked_add(1)?..=number);
        } else {
            numbers.push(number);
        }
        rest = after;
    }
    let ascending = numbers.windows(2).all(|pair| pair.first() < pair.last());
    (numbers.len() > 1 && ascending && numbers.iter().all(|number| (1..=10).contains(number))).then_some(numbers)
}
