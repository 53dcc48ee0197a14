//! The scores that an indicator can take at all, where it is the mean of sub-indicators whose items score 0 or 100.
//!
//! Source: the item lists of FY 2563 to 2565, o1 to o43; every published score of FY 2564 that was tried is among them.
//! Indicator 9 takes 6,499 scores, 5,469 when they are published with two decimals. Of those from 90.00 to 100.00 it
//! takes 38, and 30 of them in one way only: a published score tells how many items of each sub-indicator were lost.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::{Interval, Rules};

/// The ways in which the items of an indicator can be scored. There are too many to list for a single score: those that
/// give a score are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Combinations {
    /// 1 to 10.
    pub indicator: u8,
    /// The sub-indicators in order: their codes, and the numbers of their first and last item.
    pub sub_indicators: Vec<(String, (u16, u16))>,
    /// A common denominator of the sub-indicators' shares: sums of fractions over it stay exact, so that equal scores
    /// have equal sums.
    common: u64,
    /// The ways of the first sub-indicators and those of the others, each from the lowest sum: two short lists.
    first: Vec<Way>,
    others: Vec<Way>,
}

/// A way: the sum of the sub-indicators' shares over their common denominator, and the items won in each.
type Way = (u64, Vec<u16>);

/// A way of all sub-indicators: its sum, and the items won in the first ones and in the others.
type WayInHalves<'w> = (u64, &'w [u16], &'w [u16]);

impl Rules {
    /// The ways in which the items of an indicator can be scored; none where the year's items are not verified or the
    /// indicator has none.
    pub fn combinations(&self, indicator: u8) -> Option<Combinations> {
        let of_indicator = self.sub_indicators.iter().filter(|sub| sub.indicator == indicator);
        let sub_indicators: Vec<(String, (u16, u16))> = of_indicator.map(|sub| (sub.code.clone(), sub.items)).collect();
        if sub_indicators.is_empty() {
            return None;
        }
        let counts: Vec<u16> = sub_indicators.iter().map(|(_, items)| count(*items)).collect();
        let common = counts.iter().map(|count| u64::from(*count)).fold(1, least_common_multiple);
        let (first, others) = counts.split_at(counts.len() / 2);
        let (first, others) = (ways_of(first, common), ways_of(others, common));
        Some(Combinations { indicator, sub_indicators, common, first, others })
    }
}

/// All ways of sub-indicators with so many items, from the lowest sum.
fn ways_of(counts: &[u16], common: u64) -> Vec<Way> {
    let mut ways: Vec<Way> = vec![(0, Vec::new())];
    for count in counts {
        let share = common / u64::from(*count);
        let longer = |(sum, before): &Way, won: u16| {
            (sum + u64::from(won) * share, before.iter().copied().chain([won]).collect::<Vec<u16>>())
        };
        ways = ways.iter().flat_map(|way| (0..=*count).map(move |won| longer(way, won))).collect();
    }
    ways.sort_unstable();
    ways
}

impl Combinations {
    /// The score of so many items won in each sub-indicator, exact where it has an end; none for another number of
    /// sub-indicators.
    pub fn score(&self, won: &[u16]) -> Option<Decimal> {
        let shares = won.iter().zip(&self.sub_indicators);
        let sum = shares.map(|(won, (_, items))| u64::from(*won) * (self.common / u64::from(count(*items)))).sum();
        (won.len() == self.sub_indicators.len()).then(|| self.score_of(sum))
    }

    /// The ways whose score may be stated so, rounded half up or truncated at the stated number of decimals: the items
    /// won, in the order of the sub-indicators. Those of the lowest score first.
    pub fn stated_as(&self, stated: Decimal) -> Vec<Vec<u16>> {
        let mut ways: Vec<WayInHalves<'_>> = self.ways_stated_as(stated).collect();
        // Of one sum, those that won fewest items of the first sub-indicators come first.
        ways.sort_unstable();
        ways.into_iter().map(|(_, first, others)| [first, others].concat()).collect()
    }

    /// True where any way gives a score that may be stated so.
    pub fn may_be_stated_as(&self, stated: Decimal) -> bool {
        self.ways_stated_as(stated).next().is_some()
    }

    fn ways_stated_as(&self, stated: Decimal) -> impl Iterator<Item = WayInHalves<'_>> {
        let ways =
            self.sums_about(Interval::stated(stated)).into_iter().flat_map(|(low, high)| self.ways_between(low, high));
        ways.filter(move |(sum, ..)| Interval::exact(self.score_of(*sum)).agrees(stated))
    }

    /// Sums between which all are whose score is stated as the middle of an interval; none for what is no score.
    fn sums_about(&self, stated: Interval) -> Option<(u64, u64)> {
        let sum = |score: Decimal| score.checked_mul(self.whole())?.checked_div(Decimal::ONE_HUNDRED);
        // Truncation takes off up to a whole unit, rounding half of one.
        let highest = stated.high.checked_add(stated.high.checked_sub(stated.low)?)?;
        Some((sum(stated.low)?.floor().to_u64().unwrap_or(0), sum(highest)?.ceil().to_u64()?))
    }

    /// The ways whose sums are not below one and not above another.
    fn ways_between(&self, low: u64, high: u64) -> impl Iterator<Item = WayInHalves<'_>> {
        let mut from = self.others.len();
        self.first.iter().flat_map(move |(sum, won)| {
            // The higher the sum of the first ones, the lower that of the others may be.
            let others = self.others.get(..from).unwrap_or_default().iter().rev();
            from -= others.take_while(|(more, _)| sum + more >= low).count();
            let others = self.others.get(from..).unwrap_or_default().iter();
            let within = others.take_while(move |(more, _)| sum + more <= high);
            within.map(move |(more, behind)| (sum + more, won.as_slice(), behind.as_slice()))
        })
    }

    /// The sum of all items won.
    fn whole(&self) -> Decimal {
        Decimal::from(self.common) * Decimal::from(self.sub_indicators.len())
    }

    fn score_of(&self, sum: u64) -> Decimal {
        (Decimal::from(sum) * Decimal::ONE_HUNDRED).checked_div(self.whole()).unwrap_or_default()
    }
}

/// How many items there are from the first to the last.
fn count((first, last): (u16, u16)) -> u16 {
    last.saturating_sub(first).saturating_add(1)
}

fn least_common_multiple(one: u64, other: u64) -> u64 {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    one / a.max(1) * other
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rust_decimal::RoundingStrategy;

    use super::*;
    use crate::rules::RuleBook;

    fn combinations(indicator: u8) -> Combinations {
        RuleBook::embedded().for_year(2564).unwrap().combinations(indicator).unwrap()
    }

    #[test]
    fn the_values_of_fiscal_year_2564() {
        let nine = combinations(9);
        let mut all: Vec<WayInHalves<'_>> = nine.ways_between(0, u64::MAX).collect();
        all.sort_unstable();
        assert_eq!(all.len(), 10 * 9 * 8 * 5 * 6);
        let mut sums: Vec<u64> = all.iter().map(|(sum, ..)| *sum).collect();
        sums.dedup();
        let scores: Vec<Decimal> = sums.into_iter().map(|sum| nine.score_of(sum)).collect();
        assert_eq!(scores.len(), 6499);
        let published: BTreeSet<Decimal> = scores
            .iter()
            .map(|score| score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
            .collect();
        assert_eq!(published.len(), 5469);
        let high: Vec<&Decimal> = published.iter().filter(|score| **score >= Decimal::from(90)).collect();
        assert_eq!(high.len(), 38);
        let ways = |score: Decimal| all.iter().filter(|(sum, ..)| nine.score_of(*sum) == score).count();
        let exact = scores.iter().filter(|score| **score >= Decimal::from(90));
        assert_eq!(exact.filter(|score| ways(**score) == 1).count(), 30);
        // Two of them may also be another score cut off.
        assert_eq!(high.iter().filter(|score| nine.stated_as(***score).len() == 1).count(), 28);
        for published in ["93.75", "87.50", "43.75"] {
            assert!(!combinations(10).stated_as(published.parse().unwrap()).is_empty(), "{published}");
        }
    }

    #[test]
    fn a_stated_score_tells_its_ways() {
        let ways: &[(u8, &str, &[&[u16]])] = &[
            (9, "100.00", &[&[9, 8, 7, 4, 5]]),
            (9, "97.14", &[&[9, 8, 6, 4, 5]]),
            (9, "97.78", &[&[8, 8, 7, 4, 5]]),
            // Truncated, as documents do.
            (9, "97.77", &[&[8, 8, 7, 4, 5]]),
            (9, "93.50", &[&[9, 7, 7, 4, 4]]),
            (9, "92.50", &[&[9, 5, 7, 4, 5], &[9, 7, 7, 3, 5]]),
            (9, "97.79", &[]),
            (9, "0", &[&[0, 0, 0, 0, 0]]),
            (10, "43.75", &[&[3, 1], &[7, 0]]),
            (10, "93.75", &[&[7, 2]]),
            (10, "93.8", &[&[7, 2]]),
            (10, "94", &[&[7, 2]]),
            (10, "-1", &[]),
        ];
        for (indicator, stated, won) in ways {
            let combinations = combinations(*indicator);
            let found = combinations.stated_as(stated.parse().unwrap());
            assert_eq!(found, *won, "{indicator}: {stated}");
        }
    }

    #[test]
    fn every_way_is_found_by_its_score() {
        let nine = combinations(9);
        for (_, first, others) in nine.ways_between(0, u64::MAX).step_by(37) {
            let way = [first, others].concat();
            let score = nine.score(&way).unwrap();
            let rounded = score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            for stated in [rounded, score.trunc_with_scale(2)] {
                let mut stated = stated;
                stated.rescale(2);
                assert!(nine.stated_as(stated).contains(&way), "{way:?} said as {stated}");
            }
        }
    }

    #[test]
    fn a_year_whose_items_are_not_verified_has_none() {
        assert_eq!(RuleBook::embedded().for_year(2567).unwrap().combinations(9), None);
    }
}
