//! Fiscal years as documents write them.

use std::ops::Range;

use crate::model::FISCAL_YEARS;
use crate::thai::digits;
use crate::thai::repair::is_of_a_word;
use crate::thai::words::{Holds as _, without_words};

use super::super::agreed::only;
use super::super::text::key;

/// How surely a number is meant as a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum YearWord {
    /// Only its own value says so.
    Bare,
    /// ปี, ประจำปี, พ.ศ.
    Weak,
    /// ปีงบประมาณ
    Strong,
}

/// The years that a text names, in order, with the words' strength and the byte where they begin.
///
/// A year is found by its digits, and its words are read backwards from there: most texts have no digits at all. What
/// counts is what this pattern finds, which `tests` compares:
///
/// ```text
/// (?i)(ปี ?งบ( ?ประมาณ|ฯ)?|ปี ?งปม\.?|fiscal year|\bfy)? ?(ประจำ ?ปี|ปี)?[ :=]*(พ ?\.? ?ศ ?\.?)? ?\d+
/// ( ?(-|–|—|ถึง|และ|,|/) ?(พ ?\.? ?ศ ?\.?)? ?\d+)?
/// ```
pub(in super::super) fn years(cleaned: &str) -> Vec<(usize, YearWord, u16)> {
    let mut years = Vec::new();
    let mut from = 0;
    while let Some(number) = Number::next(cleaned, from) {
        let before = from;
        from = number.end();
        // Most numbers are no years, whatever stands around them.
        if !number.may_be_year(cleaned) {
            continue;
        }
        let written = Written::of(number, cleaned, before);
        let word = if written.strong {
            YearWord::Strong
        } else if written.weak || written.of_era || names_the_assessment(cleaned, written.year.clone()) {
            YearWord::Weak
        } else {
            YearWord::Bare
        };
        // "ปี 2564 - 65.73" goes on with a score.
        let second = written.second.filter(|second| !goes_on(cleaned, second.end, &['.']));
        for number in [Some(written.year), second].into_iter().flatten() {
            if let Some(year) = cleaned.get(number).and_then(|digits| buddhist_year(digits, word)) {
                years.push((written.start, word, year));
            }
        }
    }
    years
}

/// A number, with the one behind it that goes on with it.
struct Number {
    /// Its digits.
    digits: Range<usize>,
    /// The digits of the second of two, and whether พ.ศ. stands before it: "2564 - 2565".
    second: Option<(Range<usize>, bool)>,
}

impl Number {
    /// The next one from a byte on.
    fn next(cleaned: &str, from: usize) -> Option<Number> {
        let start = digits::place_of_arabic(cleaned.get(from..)?)? + from;
        let digits = start..end_of_digits(cleaned, start);
        Some(Number { second: second_year(cleaned, digits.end), digits })
    }

    fn end(&self) -> usize {
        self.second.as_ref().map_or(self.digits.end, |(digits, _)| digits.end)
    }

    /// False where neither of the two is a year, whatever words it has: 95.2564 and 2564.5 are none.
    fn may_be_year(&self, cleaned: &str) -> bool {
        let as_long = |digits: &Range<usize>| matches!(digits.len(), 2 | 4);
        if !as_long(&self.digits) && !self.second.as_ref().is_some_and(|(digits, _)| as_long(digits)) {
            return false;
        }
        let is_digit = |c: char| c.is_ascii_digit();
        let before = cleaned.get(..self.digits.start).unwrap_or_default();
        let decimal = before.ends_with(['.', ',']) && before.trim_end_matches(['.', ',']).ends_with(is_digit);
        !decimal && !goes_on(cleaned, self.digits.end, &['.', ','])
    }
}

/// A number that may be a year, with the words that stand around it.
struct Written {
    /// Where its words begin.
    start: usize,
    /// Its digits.
    year: Range<usize>,
    /// The digits of the second of two: "2564 - 2565".
    second: Option<Range<usize>>,
    /// Behind ปีงบประมาณ.
    strong: bool,
    /// Behind ปี.
    weak: bool,
    /// Behind พ.ศ., or the second is.
    of_era: bool,
}

impl Written {
    /// A number with the words before it, as far as they stand behind a byte.
    fn of(Number { digits: year, second }: Number, cleaned: &str, from: usize) -> Written {
        let before = cleaned.get(from..year.start).unwrap_or_default();
        let era = without_era(without_space(before));
        let signs = era.unwrap_or(before).trim_end_matches([' ', ':', '=']);
        let year_word = ["ประจำปี", "ประจำ ปี", "ปี"].iter().find_map(|word| signs.strip_suffix(word));
        let rest = without_space(year_word.unwrap_or(signs));
        let strong = without_fiscal_year(rest, cleaned.get(..from).unwrap_or_default());
        Written {
            start: from + strong.unwrap_or(rest).len(),
            strong: strong.is_some(),
            weak: year_word.is_some(),
            of_era: era.is_some() || second.as_ref().is_some_and(|(_, of_era)| *of_era),
            second: second.map(|(digits, _)| digits),
            year,
        }
    }
}

fn end_of_digits(text: &str, start: usize) -> usize {
    let digits = text.as_bytes().get(start..).unwrap_or_default();
    start + digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len())
}

/// True where digits that end here go on behind one of these signs.
fn goes_on(text: &str, end: usize, signs: &[char]) -> bool {
    let behind = text.get(end..).and_then(|behind| behind.strip_prefix(signs));
    behind.is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
}

fn without_space(text: &str) -> &str {
    text.strip_suffix(' ').unwrap_or(text)
}

fn without_point(text: &str) -> &str {
    text.strip_suffix('.').unwrap_or(text)
}

/// A text without the พ.ศ. at its end.
fn without_era(text: &str) -> Option<&str> {
    let first = without_space(without_point(text)).strip_suffix('ศ')?;
    without_space(without_point(without_space(first))).strip_suffix('พ')
}

/// A text without the words for a fiscal year at its end, `before` standing in front of it.
fn without_fiscal_year<'t>(text: &'t str, before: &str) -> Option<&'t str> {
    let shortened = ["งบ ประมาณ", "งบประมาณ", "งบฯ", "งบ", "งปม.", "งปม"];
    let thai = shortened.iter().find_map(|word| without_space(text.strip_suffix(word)?).strip_suffix("ปี"));
    let english = |words: &str| {
        let (rest, last) = text.split_at_checked(text.len().checked_sub(words.len())?)?;
        last.eq_ignore_ascii_case(words).then_some(rest)
    };
    thai.or_else(|| english("fiscal year")).or_else(|| {
        let rest = english("fy")?;
        let last = rest.chars().next_back().or_else(|| before.chars().next_back());
        let alone = last.is_none_or(|c| !is_of_a_word(c));
        alone.then_some(rest)
    })
}

/// The year that stands behind another and what joins the two, and whether พ.ศ. stands before it.
fn second_year(cleaned: &str, end: usize) -> Option<(Range<usize>, bool)> {
    let joint = past(cleaned.get(end..)?, ' ');
    let joined = ["-", "–", "—", "ถึง", "และ", ",", "/"].iter().find_map(|word| joint.behind_word(word))?;
    let rest = past(joined, ' ');
    let era = behind_era(rest);
    let digits = past(era.unwrap_or(rest), ' ');
    let start = cleaned.len() - digits.len();
    let stop = end_of_digits(cleaned, start);
    (stop > start).then_some((start..stop, era.is_some()))
}

/// A text without the one character at its beginning.
fn past(text: &str, c: char) -> &str {
    text.strip_prefix(c).unwrap_or(text)
}

/// What stands behind the พ.ศ. that a text begins with.
fn behind_era(text: &str) -> Option<&str> {
    let first = past(past(past(text.strip_prefix('พ')?, ' '), '.'), ' ');
    Some(past(past(first.strip_prefix('ศ')?, ' '), '.'))
}

/// True for the year in "ITA 2564", "ITA64" and "ITA'64", and for one in brackets that a text ends with, whose source it
/// does not tell.
fn names_the_assessment(cleaned: &str, year: Range<usize>) -> bool {
    let before = cleaned.get(..year.start).unwrap_or_default();
    let behind = cleaned.get(year.end..).unwrap_or_default();
    let attached = before.trim_end_matches(['\'', '’', '‘']);
    let long = year.len() == 4;
    let of_ita = |before: &str| {
        let name = before.len().checked_sub(3).and_then(|start| before.split_at_checked(start));
        name.is_some_and(|(rest, name)| {
            name.eq_ignore_ascii_case("ita") && !rest.ends_with(|c: char| c.is_ascii_alphabetic())
        })
    };
    // "ITA 64" may be a score, or so many agencies.
    if of_ita(attached) || long && of_ita(attached.trim_end()) {
        return !behind.starts_with(|c: char| c.is_ascii_digit() || c == '%');
    }
    let in_bracket = long && before.len() > 1 && before.ends_with('(') && behind.trim_end() == ")";
    in_bracket && !["ที่มา", "อ้างอิง", "หมายเหตุ"].iter().any(|word| before.holds(word))
}

fn buddhist_year(digits: &str, word: YearWord) -> Option<u16> {
    let number: u16 = digits.parse().ok()?;
    match (digits.len(), number) {
        (4, number) if FISCAL_YEARS.contains(&number) => Some(number),
        (4, 2000..=2057) if word != YearWord::Bare => Some(number + 543),
        (2, 50..=99) if word == YearWord::Strong => Some(2500 + number),
        // "ปี 64"; the assessment began in 2556.
        (2, 56..=79) if word == YearWord::Weak => Some(2500 + number),
        _ => None,
    }
}

/// The one fiscal year that a title means: the strongest words count, and none where they name several.
pub(in super::super) fn year_of_title(cleaned: &str) -> Option<u16> {
    let years = years(cleaned);
    let strongest = years.iter().map(|(_, word, _)| *word).max()?;
    let named = years.iter().filter(|(_, word, _)| *word == strongest).map(|(_, _, year)| *year);
    only(named).filter(|_| strongest > YearWord::Bare)
}

/// The fiscal year that a whole cell or sheet name is: `2564`, `ปี 2564`, `ปีงบประมาณ พ.ศ. 2564`.
pub(in super::super) fn year_of_cell(cleaned: &str) -> Option<u16> {
    let only = |years: Vec<(usize, YearWord, u16)>| match years.as_slice() {
        [(_, _, year)] => Some(*year),
        _ => None,
    };
    let count = cleaned.bytes().filter(u8::is_ascii_digit).count();
    if !(1..=4).contains(&count) {
        return None;
    }
    let words = ["ปีงบประมาณ", "ปีงบฯ", "ปีงปม", "ประจำ", "ปี", "พ.ศ.", "fy"];
    let rest = without_words(&key(cleaned), &words).replace(['(', ')', '.', ':'], "");
    (rest.len() <= 4 && rest.chars().all(|c| c.is_ascii_digit())).then(|| only(years(cleaned))).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    /// What [`years`] finds, as a pattern.
    const PATTERN: &str = r"(?i)(?P<strong>ปี ?งบ(?: ?ประมาณ|ฯ)?|ปี ?งปม\.?|fiscal year|\bfy)? ?(?P<weak>ประจำ ?ปี|ปี)?[ :=]*(?:พ ?\.? ?ศ ?\.?)? ?(?P<year>[0-9]+)(?: ?(?:-|–|—|ถึง|และ|,|/) ?(?:พ ?\.? ?ศ ?\.?)? ?(?P<second>[0-9]+))?";

    #[test]
    fn a_second_year_is_no_score() {
        let cases: [(&str, &[u16]); 4] = [
            ("ปี 2564 - 65", &[2564, 2565]),
            ("ปี 2564, 2565", &[2564, 2565]),
            ("ปี 2564 - 65.73", &[2564]),
            ("ปีงบประมาณ 2564 และ 2565.", &[2564, 2565]),
        ];
        for (text, expected) in cases {
            assert_eq!(years(text).into_iter().map(|(_, _, year)| year).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn numbers_are_found_as_the_pattern_says(pieces in prop::collection::vec(prop::sample::select(vec![
            "ปี", "งบ", "ประมาณ", "ฯ", "งปม", "ประจำ", "พ", "ศ", ".", " ", ":", "=", "-", "–", "ถึง", "และ", ",", "/",
            "2564", "64", "9", "fiscal year", "FY", "fy", "a", "_", "ก", "่", "ITA",
        ]), 0..14)) {
            let text = super::super::super::text::clean(&pieces.concat());
            let pattern = Regex::new(PATTERN).unwrap();
            let mut from = 0;
            for found in pattern.captures_iter(&text) {
                let number = Number::next(&text, from).unwrap();
                let end = number.end();
                let written = Written::of(number, &text, from);
                let whole = found.get(0).unwrap();
                prop_assert_eq!(written.start..end, whole.range(), "{:?}", text);
                prop_assert_eq!(&written.year, &found.name("year").unwrap().range(), "{:?}", text);
                prop_assert_eq!(&written.second, &found.name("second").map(|second| second.range()), "{:?}", text);
                prop_assert_eq!(written.strong, found.name("strong").is_some(), "{:?}", text);
                prop_assert_eq!(written.weak, found.name("weak").is_some(), "{:?}", text);
                prop_assert_eq!(written.of_era, whole.as_str().contains('ศ'), "{:?}", text);
                from = end;
            }
            prop_assert!(Number::next(&text, from).is_none(), "{:?}", text);
        }
    }
}
