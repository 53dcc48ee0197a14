//! What the rules of a year compute from scores, exactly.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Band, Interval, Rules};
use crate::model::Instrument;

/// Scores are published with two decimals, and bands are told in them (84.99, 85.00).
pub(super) const PUBLISHED_DECIMALS: u32 = 2;

impl Rules {
    /// An instrument's score: the plain mean of its indicators. None unless there is one value for each of them, or
    /// where the values are too large to add.
    pub fn instrument_score(&self, instrument: Instrument, indicators: &[Decimal]) -> Option<Decimal> {
        if !self.is_complete(instrument, indicators.len()) {
            return None;
        }
        let sum = indicators.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
        sum.checked_div(Decimal::from(indicators.len()))
    }

    /// The overall score: the instruments by their weights. None unless all three are there.
    pub fn overall(&self, instruments: &BTreeMap<Instrument, Decimal>) -> Option<Decimal> {
        self.instruments.iter().try_fold(Decimal::ZERO, |sum, rule| {
            sum.checked_add(instruments.get(&rule.instrument)?.checked_mul(rule.weight)?)
        })
    }

    /// What an instrument's score may be when its indicators are stated as they are; none as for
    /// [`Rules::instrument_score`].
    pub fn instrument_interval(&self, instrument: Instrument, indicators: &[Interval]) -> Option<Interval> {
        if self.is_complete(instrument, indicators.len()) { Interval::mean(indicators) } else { None }
    }

    /// What the overall score may be when the instruments are known to lie in intervals. None unless all three are
    /// there.
    pub fn overall_interval(&self, instruments: &BTreeMap<Instrument, Interval>) -> Option<Interval> {
        let weighted: Option<Vec<(Decimal, Interval)>> =
            self.instruments.iter().map(|rule| Some((rule.weight, *instruments.get(&rule.instrument)?))).collect();
        Interval::weighted_sum(&weighted?)
    }

    /// The band that an overall score and the instruments give, all read with two decimals as they are published.
    ///
    /// Instruments are needed only where a band that the overall score allows asks for them: none where one that
    /// would decide is missing. None too for what is no score.
    pub fn grade(&self, overall: Decimal, instruments: &BTreeMap<Instrument, Decimal>) -> Option<&Band> {
        match self.possible_bands(overall, instruments).as_slice() {
            [band] => Some(band),
            _ => None,
        }
    }

    /// Whether a score passes, where every band that it may be in says the same.
    pub fn passed(&self, overall: Decimal, instruments: &BTreeMap<Instrument, Decimal>) -> Option<bool> {
        let bands = self.possible_bands(overall, instruments);
        let passed = bands.first()?.passed;
        bands.iter().all(|band| band.passed == passed).then_some(passed)
    }

    /// The bands that may hold, best first, up to and with the first that surely does.
    fn possible_bands(&self, overall: Decimal, instruments: &BTreeMap<Instrument, Decimal>) -> Vec<&Band> {
        let mut possible = Vec::new();
        if !(Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&overall) {
            return possible;
        }
        let all_known = self.instruments.iter().all(|rule| instruments.contains_key(&rule.instrument));
        for band in self.bands.iter().filter(|band| published(overall) >= band.overall) {
            let fails = |least| instruments.values().any(|&score| published(score) < least);
            if band.every_instrument.is_some_and(fails) {
                continue;
            }
            possible.push(band);
            if all_known || band.every_instrument.is_none() {
                break;
            }
        }
        possible
    }

    fn is_complete(&self, instrument: Instrument, values: usize) -> bool {
        values > 0 && values == self.indicators.iter().filter(|rule| rule.instrument == instrument).count()
    }
}

/// A score as it is published: two decimals, rounded half up.
pub fn published(score: Decimal) -> Decimal {
    score.round_dp_with_strategy(PUBLISHED_DECIMALS, RoundingStrategy::MidpointAwayFromZero)
}
