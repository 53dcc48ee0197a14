//! The scores that an indicator can take at all, where it is the mean of sub-indicators whose items score 0 or 100.
//!
//! Source: the item lists of FY 2563 to 2565, o1 to o43; every published score of FY 2564 that was tried is among them.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Rules;

impl Rules {
    /// Every score that the items of an indicator can give, exact and ascending; empty where the year's items are not
    /// verified or the indicator has none.
    pub fn attainable(&self, indicator: u8) -> Vec<Decimal> {
        let counts: Vec<u16> = self
            .sub_indicators
            .iter()
            .filter(|sub| sub.indicator == indicator)
            .map(|sub| sub.items.1.saturating_sub(sub.items.0) + 1)
            .collect();
        let parts = Decimal::from(counts.len());
        // Sums of fractions over one common denominator stay exact, so that equal scores are found equal.
        let common: u64 = counts.iter().map(|count| u64::from(*count)).fold(1, least_common_multiple);
        let mut sums: BTreeSet<u64> = BTreeSet::from([0]);
        for count in &counts {
            let step = common / u64::from(*count);
            sums = sums.iter().flat_map(|sum| (0..=u64::from(*count)).map(move |items| sum + items * step)).collect();
        }
        let denominator = Decimal::from(common) * parts;
        sums.into_iter()
            .filter_map(|sum| (Decimal::from(sum) * Decimal::ONE_HUNDRED).checked_div(denominator))
            .collect()
    }
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
    use rust_decimal::RoundingStrategy;

    use super::*;
    use crate::rules::RuleBook;

    #[test]
    fn the_values_of_fiscal_year_2564() {
        let rules = RuleBook::embedded().for_year(2564).unwrap();
        let nine = rules.attainable(9);
        let published: BTreeSet<Decimal> =
            nine.iter().map(|score| score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)).collect();
        assert_eq!(published.len(), 5469);
        assert_eq!(published.iter().filter(|score| **score >= Decimal::from(90)).count(), 38);
        let ten = rules.attainable(10);
        for published in ["93.75", "87.50", "43.75"] {
            assert!(ten.contains(&published.parse().unwrap()), "{published}");
        }
    }

    #[test]
    fn a_year_whose_items_are_not_verified_has_none() {
        assert!(RuleBook::embedded().for_year(2567).unwrap().attainable(9).is_empty());
    }
}
