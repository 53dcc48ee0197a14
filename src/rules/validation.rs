//! What a data file must hold to be believed.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};

use super::{Band, Rules};
use crate::model::{Grade, Instrument};

/// How many indicators the assessment has had since FY 2562.
const INDICATORS: usize = 10;

/// Why the rules of a year are not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RulesError {
    /// The file is no table of rules: syntax, a missing or unknown field, an inexact number.
    #[error("not a table of rules: {0}")]
    Format(#[from] toml::de::Error),
    /// The file contradicts itself.
    #[error("rules of FY {fiscal_year}: {problem}")]
    Invalid {
        /// The year.
        fiscal_year: u16,
        /// What is wrong.
        problem: Problem,
    },
    /// Two neighbouring files are not of two consecutive years.
    #[error("rules of FY {later} cannot follow those of FY {earlier}")]
    NotConsecutive {
        /// The year before.
        earlier: u16,
        /// The year that does not follow it.
        later: u16,
    },
}

/// What is wrong with the rules of a year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A name, spelling, topic or source without text; an empty one would fit everything.
    #[error("a text of {of} is blank")]
    Blank {
        /// What it belongs to.
        of: String,
    },
    /// Not IIT, EIT and OIT in this order.
    #[error("expected the instruments IIT, EIT, OIT, found {found:?}")]
    Instruments {
        /// What is listed.
        found: Vec<Instrument>,
    },
    /// The weights are not parts of one.
    #[error("the weights add up to {sum}, not to 1")]
    Weights {
        /// What they add up to.
        sum: Decimal,
    },
    /// Not ten indicators numbered 1 to 10 in order.
    #[error("expected indicators 1 to 10, found {found:?}")]
    Indicators {
        /// The numbers that are listed.
        found: Vec<u8>,
    },
    /// An instrument that no indicator is measured by.
    #[error("no indicator is measured by {}", .instrument.code())]
    InstrumentWithoutIndicator {
        /// Which.
        instrument: Instrument,
    },
    /// Two indicators or instruments claim one spelling.
    #[error("{spelling:?} is a spelling of both {first} and {second}")]
    SharedSpelling {
        /// The spelling.
        spelling: String,
        /// Who has it first.
        first: String,
        /// Who has it too.
        second: String,
    },
    /// A sub-indicator of an indicator that the OIT does not measure, or with another's number in its code.
    #[error("sub-indicator {code} belongs to no indicator of the OIT")]
    SubIndicator {
        /// Its code.
        code: String,
    },
    /// The sub-indicators leave a gap between their items, or overlap, or run backwards.
    #[error("the items of sub-indicator {code} should begin at o{expected}")]
    ItemRange {
        /// The sub-indicator.
        code: String,
        /// The item it should begin at.
        expected: u16,
    },
    /// The items are not those that the sub-indicators cover, in order.
    #[error("expected item {expected:?}, found {found:?}")]
    Items {
        /// The code that belongs here; none after the last.
        expected: Option<String>,
        /// The code that is listed here; none where the list ends.
        found: Option<String>,
    },
    /// The target is no score.
    #[error("the target {target} is no score")]
    Target {
        /// What is stated.
        target: Decimal,
    },
    /// A band that can never be given, or a list that does not go from the best to 0.
    #[error("the band {:?} does not follow from the one before it", .grade.label())]
    Band {
        /// Its grade.
        grade: Grade,
    },
    /// No band for the lowest scores.
    #[error("the last band does not begin at 0")]
    LastBand,
    /// Figures of the nation that say nothing, or are no count, score or share.
    #[error("the figures of the nation are none")]
    Nation,
}

/// A decimal written as a string: a TOML float would not be exact.
pub(super) fn exact_decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    let text = String::deserialize(deserializer)?;
    Decimal::from_str_exact(&text).map_err(serde::de::Error::custom)
}

/// The same where a value may be left out.
pub(super) fn optional_exact_decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    exact_decimal(deserializer).map(Some)
}

/// The first thing that is wrong with the rules of a year.
pub(super) fn problem_of(rules: &Rules) -> Option<Problem> {
    blank_text(rules)
        .or_else(|| instruments(rules))
        .or_else(|| indicators(rules))
        .or_else(|| shared_spelling(rules))
        .or_else(|| sub_indicators(rules))
        .or_else(|| items(rules))
        .or_else(|| target(rules))
        .or_else(|| bands(rules))
        .or_else(|| nation(rules))
}

fn blank_text(rules: &Rules) -> Option<Problem> {
    let source = || "the source".to_owned();
    let mut texts = vec![(source(), rules.source.as_str()), (source(), &rules.source_english)];
    for rule in &rules.instruments {
        let of = || rule.instrument.code().to_owned();
        texts.extend([(of(), rule.name.as_str()), (of(), &rule.english)]);
        texts.extend(rule.spellings.iter().map(|text| (of(), text.as_str())));
    }
    for rule in &rules.indicators {
        let of = || format!("indicator {}", rule.number);
        texts.extend([(of(), rule.name.as_str()), (of(), &rule.english)]);
        texts.extend(
            rule.spellings
                .iter()
                .chain(&rule.topics)
                .chain(&rule.weak_topics)
                .chain(&rule.hints)
                .map(|text| (of(), text.as_str())),
        );
    }
    for rule in &rules.sub_indicators {
        texts.extend([(rule.code.clone(), rule.name.as_str()), (rule.code.clone(), &rule.english)]);
    }
    for item in &rules.items {
        texts.extend([(item.code.clone(), item.name.as_str()), (item.code.clone(), &item.english)]);
    }
    let (of, _) = texts.into_iter().find(|(_, text)| text.trim().is_empty())?;
    Some(Problem::Blank { of })
}

fn instruments(rules: &Rules) -> Option<Problem> {
    let found: Vec<Instrument> = rules.instruments.iter().map(|rule| rule.instrument).collect();
    if found != Instrument::ALL {
        return Some(Problem::Instruments { found });
    }
    let positive = rules.instruments.iter().all(|rule| rule.weight > Decimal::ZERO && rule.weight < Decimal::ONE);
    let sum = rules
        .instruments
        .iter()
        .try_fold(Decimal::ZERO, |sum, rule| sum.checked_add(rule.weight))
        .unwrap_or(Decimal::MAX);
    (!positive || sum != Decimal::ONE).then_some(Problem::Weights { sum })
}

fn indicators(rules: &Rules) -> Option<Problem> {
    let found: Vec<u8> = rules.indicators.iter().map(|rule| rule.number).collect();
    if found.len() != INDICATORS || !found.iter().copied().eq(1..=10) {
        return Some(Problem::Indicators { found });
    }
    let measures = |instrument| rules.indicators.iter().any(|rule| rule.instrument == instrument);
    let idle = Instrument::ALL.into_iter().find(|&instrument| !measures(instrument))?;
    Some(Problem::InstrumentWithoutIndicator { instrument: idle })
}

/// What two spellings share that recognisers cannot tell apart. The files are our own, so nothing in them is broken.
fn spelling_key(spelling: &str) -> String {
    spelling.split_whitespace().collect::<String>().to_ascii_lowercase()
}

fn shared_spelling(rules: &Rules) -> Option<Problem> {
    let instruments =
        rules.instruments.iter().map(|rule| (rule.instrument.code().to_owned(), &rule.name, &rule.spellings));
    let indicators =
        rules.indicators.iter().map(|rule| (format!("indicator {}", rule.number), &rule.name, &rule.spellings));
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    for (owner, name, spellings) in instruments.chain(indicators) {
        for spelling in std::iter::once(name).chain(spellings) {
            let first = owners.entry(spelling_key(spelling)).or_insert_with(|| owner.clone());
            if *first != owner {
                return Some(Problem::SharedSpelling {
                    spelling: spelling.clone(),
                    first: first.clone(),
                    second: owner,
                });
            }
        }
    }
    None
}

fn sub_indicators(rules: &Rules) -> Option<Problem> {
    let mut expected = 1;
    for rule in &rules.sub_indicators {
        let of_the_oit =
            rules.indicator(rule.indicator).is_some_and(|indicator| indicator.instrument == Instrument::Oit);
        let own_number = rule
            .code
            .split_once('.')
            .is_some_and(|(indicator, part)| indicator == rule.indicator.to_string() && part.parse::<u8>().is_ok());
        if !of_the_oit || !own_number {
            return Some(Problem::SubIndicator { code: rule.code.clone() });
        }
        let (first, last) = rule.items;
        if first != expected || last < first {
            return Some(Problem::ItemRange { code: rule.code.clone(), expected });
        }
        expected = last.saturating_add(1);
    }
    None
}

fn items(rules: &Rules) -> Option<Problem> {
    let last = rules.sub_indicators.last().map_or(0, |rule| rule.items.1);
    let mut expected = (1..=last).map(|number| format!("o{number}"));
    let mut found = rules.items.iter().map(|item| item.code.clone());
    loop {
        match (expected.next(), found.next()) {
            (None, None) => return None,
            (expected, found) if expected == found => {}
            (expected, found) => return Some(Problem::Items { expected, found }),
        }
    }
}

fn is_score(value: Decimal) -> bool {
    (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&value)
}

fn target(rules: &Rules) -> Option<Problem> {
    (!is_score(rules.target)).then_some(Problem::Target { target: rules.target })
}

fn bands(rules: &Rules) -> Option<Problem> {
    let wrong = |band: &Band| Problem::Band { grade: band.grade };
    for band in &rules.bands {
        if !is_score(band.overall) || !band.every_instrument.is_none_or(is_score) {
            return Some(wrong(band));
        }
    }
    for (better, worse) in rules.bands.iter().zip(rules.bands.iter().skip(1)) {
        // At the same overall score the better one must ask more of the instruments, or the worse is never given.
        let asks_less = match (better.every_instrument, worse.every_instrument) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(better), Some(worse)) => better > worse,
        };
        let lower = better.overall > worse.overall || (better.overall == worse.overall && asks_less);
        let same_scale = better.grade.is_letter() == worse.grade.is_letter();
        let result = better.passed || !worse.passed;
        if !lower || !same_scale || better.grade >= worse.grade || !result {
            return Some(wrong(worse));
        }
    }
    let complete = rules.bands.last().is_some_and(|band| band.overall.is_zero() && band.every_instrument.is_none());
    (!complete).then_some(Problem::LastBand)
}

fn nation(rules: &Rules) -> Option<Problem> {
    let nation = rules.nation?;
    let says_something = nation.agencies.is_some() || nation.mean.is_some() || nation.passed.is_some();
    let holds = nation.agencies != Some(0) && [nation.mean, nation.passed].into_iter().flatten().all(is_score);
    (!says_something || !holds).then_some(Problem::Nation)
}
