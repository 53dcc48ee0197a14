//! The scores that an indicator can take at all, where it is the mean of sub-indicators whose items score 0 or 100.
//!
//! Source: the item lists of FY 2563 to 2565, o1 to o43; every published score of FY 2564 that was tried is among them.
//! Indicator 9 takes 6,499 scores, 5,469 when they are published with two decimals. Of those from 90.00 to 100.00 it
//! takes 38, and 30 of them in one way only: a published score tells how many items of each sub-indicator were lost.

use std::sync::{Arc, Mutex, PoisonError};

use rust_decimal::Decimal;

use super::{Interval, Rules};

/// Every way in which the items of an indicator can be scored, in the order of the scores that they give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Combinations {
    /// 1 to 10.
    pub indicator: u8,
    /// The sub-indicators in order: their codes, and the numbers of their first and last item.
    pub sub_indicators: Vec<(String, (u16, u16))>,
    /// A common denominator of the sub-indicators' shares.
    common: u64,
    /// The sum of each way, ascending: the shares of all sub-indicators over their common denominator, so that equal
    /// scores have equal sums.
    sums: Vec<u64>,
    /// The items won in each way, in the same order, one way behind another.
    won: Vec<u16>,
}

impl Rules {
    /// Every way in which the items of an indicator can be scored; none where the year's items are not verified or
    /// the indicator has none.
    pub fn combinations(&self, indicator: u8) -> Option<Arc<Combinations>> {
        let sub_indicators: Vec<(String, (u16, u16))> = self
            .sub_indicators
            .iter()
            .filter(|sub| sub.indicator == indicator)
            .map(|sub| (sub.code.clone(), sub.items))
            .collect();
        if sub_indicators.is_empty() {
            return None;
        }
        // Years have the same items, and several ask for them.
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |known: &&Arc<Combinations>| known.indicator == indicator && known.sub_indicators == sub_indicators;
        if let Some(found) = known.iter().find(same) {
            return Some(found.clone());
        }
        let made = Arc::new(Combinations::of(indicator, sub_indicators)?);
        known.push(made.clone());
        Some(made)
    }
}

/// Those that were made; there are a few.
static KNOWN: Mutex<Vec<Arc<Combinations>>> = Mutex::new(Vec::new());

impl Combinations {
    fn of(indicator: u8, sub_indicators: Vec<(String, (u16, u16))>) -> Option<Combinations> {
        let counts: Vec<u16> = sub_indicators.iter().map(|(_, items)| count(*items)).collect();
        // Sums of fractions over one common denominator stay exact, so that equal scores are found equal.
        let common = counts.iter().map(|count| u64::from(*count)).fold(1, least_common_multiple);
        let steps: Vec<u64> = counts.iter().map(|count| common / u64::from(*count)).collect();
        // All ways, as the digits of a number that counts up, with their sums.
        let mut sums: Vec<u64> = vec![0];
        for (count, step) in counts.iter().copied().zip(steps) {
            sums = sums.iter().flat_map(|sum| (0..=u64::from(count)).map(move |won| sum + won * step)).collect();
        }
        let mut every = sums.len();
        let mut places: Vec<(usize, usize)> = Vec::new();
        for count in counts.iter().map(|count| usize::from(*count) + 1) {
            every /= count;
            places.push((every, count));
        }
        let mut listed = Vec::with_capacity(sums.len() * places.len());
        for at in in_order_of(&sums) {
            listed.extend(places.iter().filter_map(|(every, count)| u16::try_from(at / every % count).ok()));
        }
        sums.sort_unstable();
        Some(Combinations { indicator, sub_indicators, common, sums, won: listed })
    }

    /// Every score that the items can give, exact and ascending.
    pub fn scores(&self) -> Vec<Decimal> {
        let mut sums = self.sums.clone();
        sums.dedup();
        sums.into_iter().map(|sum| self.score_of(sum)).collect()
    }

    /// The score of so many items won in each sub-indicator, exact where it has an end; none for another number of
    /// sub-indicators.
    pub fn score(&self, won: &[u16]) -> Option<Decimal> {
        let shares = won.iter().zip(&self.sub_indicators);
        let sum = shares.map(|(won, (_, items))| u64::from(*won) * (self.common / u64::from(count(*items)))).sum();
        (won.len() == self.sub_indicators.len()).then(|| self.score_of(sum))
    }

    /// The ways whose score may be stated so, rounded half up or truncated at the stated number of decimals: the items
    /// won, in the order of the sub-indicators.
    pub fn stated_as(&self, stated: Decimal) -> impl Iterator<Item = &[u16]> {
        let lowest = Interval::stated(stated).low;
        let from = self.sums.partition_point(|sum| self.score_of(*sum) < lowest);
        let agrees = move |(sum, _): &(&u64, &[u16])| Interval::exact(self.score_of(**sum)).agrees(stated);
        self.ways().skip(from).take_while(agrees).map(|(_, won)| won)
    }

    /// The sum of each way, and the items won in it.
    fn ways(&self) -> impl Iterator<Item = (&u64, &[u16])> {
        self.sums.iter().zip(self.won.chunks_exact(self.sub_indicators.len().max(1)))
    }

    fn score_of(&self, sum: u64) -> Decimal {
        let whole = Decimal::from(self.common) * Decimal::from(self.sub_indicators.len());
        (Decimal::from(sum) * Decimal::ONE_HUNDRED).checked_div(whole).unwrap_or_default()
    }
}

/// The numbers of some sums, from the least to the greatest; equal ones stay in their order. Sorted by counting: the sums
/// are small.
fn in_order_of(sums: &[u64]) -> Vec<usize> {
    let small = |sum: &u64| usize::try_from(*sum).unwrap_or(usize::MAX);
    let most = sums.iter().map(small).max().unwrap_or(0);
    let mut places = vec![0; most.saturating_add(1)];
    sums.iter().filter_map(|sum| places.get_mut(small(sum)).map(|count: &mut usize| *count += 1)).for_each(drop);
    let mut before = 0;
    for place in &mut places {
        before += std::mem::replace(place, before);
    }
    let mut order = vec![0; sums.len()];
    for (at, sum) in sums.iter().enumerate() {
        if let Some(place) = places.get_mut(small(sum)) {
            if let Some(slot) = order.get_mut(*place) {
                *slot = at;
            }
            *place += 1;
        }
    }
    order
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

    fn combinations(indicator: u8) -> Arc<Combinations> {
        RuleBook::embedded().for_year(2564).unwrap().combinations(indicator).unwrap()
    }

    #[test]
    fn the_values_of_fiscal_year_2564() {
        let nine = combinations(9);
        let scores = nine.scores();
        assert_eq!(scores.len(), 6499);
        let published: BTreeSet<Decimal> = scores
            .iter()
            .map(|score| score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
            .collect();
        assert_eq!(published.len(), 5469);
        let high: Vec<&Decimal> = published.iter().filter(|score| **score >= Decimal::from(90)).collect();
        assert_eq!(high.len(), 38);
        let ways = |score: Decimal| nine.sums.iter().filter(|sum| nine.score_of(**sum) == score).count();
        let exact = scores.iter().filter(|score| **score >= Decimal::from(90));
        assert_eq!(exact.filter(|score| ways(**score) == 1).count(), 30);
        // Two of them may also be another score cut off.
        assert_eq!(high.iter().filter(|score| nine.stated_as(***score).count() == 1).count(), 28);
        for published in ["93.75", "87.50", "43.75"] {
            assert!(combinations(10).scores().contains(&published.parse().unwrap()), "{published}");
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
            let found: Vec<&[u16]> = combinations.stated_as(stated.parse().unwrap()).collect();
            assert_eq!(found, *won, "{indicator}: {stated}");
        }
    }

    #[test]
    fn every_way_is_found_by_its_score() {
        let nine = combinations(9);
        for (_, way) in nine.ways().step_by(37) {
            let score = nine.score(way).unwrap();
            let rounded = score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            for stated in [rounded, score.trunc_with_scale(2)] {
                let mut stated = stated;
                stated.rescale(2);
                assert!(nine.stated_as(stated).any(|found| found == way), "{way:?} said as {stated}");
            }
        }
    }

    #[test]
    fn a_year_whose_items_are_not_verified_has_none() {
        assert_eq!(RuleBook::embedded().for_year(2567).unwrap().combinations(9), None);
    }
}
