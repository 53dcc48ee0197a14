//! Fiscal years as documents write them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::FISCAL_YEARS;

use super::super::agreed::only;
use super::super::text::key;

static YEAR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?P<strong>ปี ?งบ(?: ?ประมาณ|ฯ)?|ปี ?งปม\.?|fiscal year|\bfy)? ?(?P<weak>ประจำ ?ปี|ปี)?[ :=]*(?:พ ?\.? ?ศ ?\.?)? ?(?P<year>\d+)(?: ?(?:-|–|—|ถึง|และ|,|/) ?(?:พ ?\.? ?ศ ?\.?)? ?(?P<second>\d+))?",
    )
    .ok()
});

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
pub(in super::super) fn years(cleaned: &str) -> Vec<(usize, YearWord, u16)> {
    let Some(pattern) = YEAR.as_ref().filter(|_| cleaned.contains(|c: char| c.is_ascii_digit())) else {
        return Vec::new();
    };
    let mut years = Vec::new();
    for captures in pattern.captures_iter(cleaned) {
        let (Some(whole), Some(year)) = (captures.get(0), captures.name("year")) else { continue };
        let word = if captures.name("strong").is_some() {
            YearWord::Strong
        } else if captures.name("weak").is_some()
            || whole.as_str().contains('ศ')
            || names_the_assessment(cleaned, year.range())
        {
            YearWord::Weak
        } else {
            YearWord::Bare
        };
        // 95.2564 and 2564.5 hold no year.
        let decimal = cleaned.get(..year.start()).is_some_and(|before| before.ends_with(['.', ',']))
            && cleaned
                .get(..year.start())
                .is_some_and(|before| before.trim_end_matches(['.', ',']).ends_with(|c: char| c.is_ascii_digit()))
            || cleaned.get(year.end()..).is_some_and(|after| {
                after.strip_prefix(['.', ',']).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
            });
        if decimal {
            continue;
        }
        for number in [Some(year), captures.name("second")].into_iter().flatten() {
            if let Some(year) = buddhist_year(number.as_str(), word) {
                years.push((whole.start(), word, year));
            }
        }
    }
    years
}

/// True for the year in "ITA 2564", "ITA64" and "ITA'64", and for one in brackets that a text ends with, whose source it
/// does not tell.
fn names_the_assessment(cleaned: &str, year: Range<usize>) -> bool {
    let before = cleaned.get(..year.start).unwrap_or_default().to_lowercase();
    let behind = cleaned.get(year.end..).unwrap_or_default();
    let attached = before.trim_end_matches(['\'', '’', '‘']);
    let long = year.len() == 4;
    let of_ita = |before: &str| {
        before.strip_suffix("ita").is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphabetic()))
    };
    // "ITA 64" may be a score, or so many agencies.
    if of_ita(attached) || long && of_ita(attached.trim_end()) {
        return !behind.starts_with(|c: char| c.is_ascii_digit() || c == '%');
    }
    let source = ["ที่มา", "อ้างอิง", "หมายเหตุ"].iter().any(|word| before.contains(word));
    long && !source && before.len() > 1 && before.ends_with('(') && behind.trim_end() == ")"
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
    let rest: String = key(cleaned)
        .replace("ปีงบประมาณ", "")
        .replace("ปีงบฯ", "")
        .replace("ปีงปม", "")
        .replace("ประจำ", "")
        .replace("ปี", "")
        .replace("พ.ศ.", "")
        .replace("fy", "")
        .replace(['(', ')', '.', ':'], "");
    (rest.len() <= 4 && rest.chars().all(|c| c.is_ascii_digit())).then(|| only(years(cleaned))).flatten()
}
