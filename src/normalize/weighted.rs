//! Instruments stated as parts of the overall score (out of 30, 30 and 40) told from scores out of a hundred.
//!
//! Tables tell what their headers say; whether it is so shows in the numbers alone: three parts add up to the overall
//! score, three scores give it by their weights, and a part is its weight's share of the score beside it.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::model::{Instrument, Place};
use crate::rules::{Interval, Rules};

use super::stated::Scores;

/// Moves statements of one agency and year between scores and parts, as the numbers of each file say.
pub(super) fn set_apart(
    instruments: &mut Scores<Instrument>,
    weighted: &mut Scores<Instrument>,
    overall: &[(Decimal, Place)],
    indicators: &Scores<u8>,
    rules: &Rules,
) {
    let stated = instruments.values().chain(weighted.values()).flatten();
    let files: BTreeSet<Arc<str>> = stated.map(|(_, place)| place.file.clone()).collect();
    for file in files {
        let numbers = Numbers { overall, indicators, rules };
        if let Some(parts) = smallest(instruments, &file, rules)
            && numbers.are_parts(&parts, instruments)
        {
            for (instrument, value) in parts {
                let is_part = |stated: &(Decimal, Place)| stated.1.file == file && stated.0 == value;
                shift(instruments, weighted, instrument, is_part);
            }
        }
        // A part beside its score, whatever the others are.
        for rule in &rules.instruments {
            let of_file = |stated: &&(Decimal, Place)| stated.1.file == file;
            let scores: Vec<Decimal> = instruments
                .get(&rule.instrument)
                .map(|scores| scores.iter().filter(of_file).map(|(value, _)| *value).filter(is_possible).collect())
                .unwrap_or_default();
            let is_part = |value: Decimal| {
                !value.is_zero() && scores.iter().any(|score| *score != value && near(*score * rule.weight, value))
            };
            shift(instruments, weighted, rule.instrument, |(value, place)| place.file == file && is_part(*value));
        }
        // Called parts, but only as scores do they give the overall score.
        if let Some(parts) = smallest(weighted, &file, rules)
            && numbers.are_scores(&parts)
        {
            for (instrument, _) in parts {
                shift(weighted, instruments, instrument, |(_, place)| place.file == file);
            }
        }
    }
    instruments.retain(|_, scores| !scores.is_empty());
    weighted.retain(|_, scores| !scores.is_empty());
}

/// The one value of each instrument in a file that may be its part of the overall score; none where one has no such
/// value, or several.
fn smallest(stated: &Scores<Instrument>, file: &Arc<str>, rules: &Rules) -> Option<Vec<(Instrument, Decimal)>> {
    let of = |rule: &crate::rules::InstrumentRule| {
        let most = rule.weight * Decimal::ONE_HUNDRED;
        let scores = stated.get(&rule.instrument)?;
        let possible = Decimal::ZERO..=most;
        let mut small = scores.iter().filter(|(value, place)| place.file == *file && possible.contains(value));
        let (first, _) = small.next()?;
        small.all(|(other, _)| other == first).then_some((rule.instrument, *first))
    };
    rules.instruments.iter().map(of).collect()
}

fn shift(
    from: &mut Scores<Instrument>,
    to: &mut Scores<Instrument>,
    instrument: Instrument,
    which: impl Fn(&(Decimal, Place)) -> bool,
) {
    if let Some(scores) = from.get_mut(&instrument) {
        let shifted: Vec<(Decimal, Place)> = scores.extract_if(.., |stated| which(stated)).collect();
        if !shifted.is_empty() {
            to.entry(instrument).or_default().extend(shifted);
        }
    }
}

/// What else is stated of the agency and year.
struct Numbers<'s> {
    overall: &'s [(Decimal, Place)],
    indicators: &'s Scores<u8>,
    rules: &'s Rules,
}

impl Numbers<'_> {
    /// True where three values are parts: they add up to the overall score, or each is its weight's share of what its
    /// indicators give, or nothing else is stated that they could be scores beside.
    fn are_parts(&self, parts: &[(Instrument, Decimal)], stated: &Scores<Instrument>) -> bool {
        let sum: Decimal = parts.iter().map(|(_, value)| *value).sum();
        if sum.is_zero() {
            return false;
        }
        let shares = || parts.iter().all(|(instrument, value)| self.is_share(*instrument, *value));
        let alone = || {
            let values = stated.values().flatten().map(|(value, _)| *value);
            self.overall.is_empty() && self.indicators.is_empty() && values.max().is_some_and(|most| most <= sum)
        };
        self.adds_up(parts) || shares() || alone()
    }

    /// True where three values give the overall score by their weights and do not add up to it.
    fn are_scores(&self, values: &[(Instrument, Decimal)]) -> bool {
        let weights: Option<Vec<(Decimal, Interval)>> = values
            .iter()
            .map(|(instrument, value)| Some((self.rules.instrument(*instrument)?.weight, Interval::stated(*value))))
            .collect();
        let given = weights.and_then(|weights| Interval::weighted_sum(&weights));
        !self.adds_up(values) && given.is_some_and(|given| self.overall.iter().any(|(total, _)| given.agrees(*total)))
    }

    fn adds_up(&self, parts: &[(Instrument, Decimal)]) -> bool {
        let sum: Decimal = parts.iter().map(|(_, value)| *value).sum();
        let intervals: Vec<(Decimal, Interval)> =
            parts.iter().map(|(_, value)| (Decimal::ONE, Interval::stated(*value))).collect();
        let allowed = Interval::weighted_sum(&intervals);
        self.overall
            .iter()
            .any(|(total, _)| near(*total, sum) || allowed.as_ref().is_some_and(|sum| sum.agrees(*total)))
    }

    fn is_share(&self, instrument: Instrument, value: Decimal) -> bool {
        let scores: Option<Vec<Decimal>> = self
            .rules
            .indicators
            .iter()
            .filter(|rule| rule.instrument == instrument)
            .map(|rule| self.indicators.get(&rule.number)?.first().map(|(score, _)| *score))
            .collect();
        let weight = self.rules.instrument(instrument).map(|rule| rule.weight);
        scores
            .and_then(|scores| self.rules.instrument_score(instrument, &scores))
            .zip(weight)
            .is_some_and(|(score, weight)| near(score * weight, value))
    }
}

fn is_possible(value: &Decimal) -> bool {
    (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(value)
}

/// Three rounded parts and a rounded total may be two hundredths apart.
fn near(one: Decimal, other: Decimal) -> bool {
    one.checked_sub(other).is_some_and(|difference| difference.abs() <= Decimal::new(2, 2))
}
