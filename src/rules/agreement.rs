//! When a stated figure agrees with a computed one.
//!
//! Published scores are computed from unrounded parts, then rounded half up; documents also truncate. So a part that
//! is stated as 92.17 stands for anything from 92.165 to 92.175, what is computed from such parts lies in an interval,
//! and a stated result agrees when it is the rounding or the truncation of any value in it. Source: published results
//! such as those of Chanthaburi in FY 2563, 67.5346 by the stated indicators and rightly published as 67.54.

use rust_decimal::Decimal;

/// All values that a figure may stand for, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lowest.
    pub low: Decimal,
    /// The highest, not below the lowest.
    pub high: Decimal,
}

impl Interval {
    /// A value that is known exactly.
    pub fn exact(value: Decimal) -> Interval {
        Interval { low: value, high: value }
    }

    /// What a figure may stand for that is stated with its number of decimals: half a unit of the last one to both
    /// sides.
    pub fn stated(value: Decimal) -> Interval {
        let half = Decimal::new(5, 1).checked_mul(unit(value)).unwrap_or(Decimal::ZERO);
        Interval { low: value.saturating_sub(half), high: value.saturating_add(half) }
    }

    /// The mean of parts; none of no parts or where they are too large to add.
    pub fn mean(parts: &[Interval]) -> Option<Interval> {
        let count = Decimal::from(parts.len());
        let sum = Interval::weighted_sum(&parts.iter().map(|part| (Decimal::ONE, *part)).collect::<Vec<_>>())?;
        Some(Interval { low: sum.low.checked_div(count)?, high: sum.high.checked_div(count)? })
    }

    /// The sum of parts, each times its weight, which is not negative; none where they are too large to add.
    pub fn weighted_sum(parts: &[(Decimal, Interval)]) -> Option<Interval> {
        parts.iter().try_fold(Interval::exact(Decimal::ZERO), |sum, (weight, part)| {
            Some(Interval {
                low: sum.low.checked_add(part.low.checked_mul(*weight)?)?,
                high: sum.high.checked_add(part.high.checked_mul(*weight)?)?,
            })
        })
    }

    /// Whether a stated score, 0 or more, is the rounding (half up) or the truncation, at its own number of decimals,
    /// of a value in here.
    pub fn agrees(&self, stated: Decimal) -> bool {
        // Rounding gives the stated value from half a unit below it, truncation up to one unit above it.
        let Interval { low: first, .. } = Interval::stated(stated);
        self.high >= first && self.low < stated.saturating_add(unit(stated))
    }
}

/// One unit of the last decimal that is stated.
fn unit(value: Decimal) -> Decimal {
    Decimal::new(1, value.scale())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::RoundingStrategy;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        #![allow(clippy::unwrap_used, reason = "the texts are those of the tests below")]
        text.parse().unwrap()
    }

    #[test]
    fn a_stated_figure_stands_for_half_a_unit_to_both_sides() {
        for (stated, low, high) in [("80.9", "80.85", "80.95"), ("73.90", "73.895", "73.905"), ("0", "-0.5", "0.5")] {
            let interval = Interval::stated(decimal(stated));
            assert_eq!(interval, Interval { low: decimal(low), high: decimal(high) }, "{stated}");
        }
    }

    #[test]
    fn rounding_and_truncation_agree_and_neighbours_do_not() {
        let cases = [
            ("58.825", "58.82", true),
            ("58.825", "58.83", true),
            ("58.825", "58.81", false),
            ("58.825", "58.84", false),
            ("95.50666666", "95.5", true),
            ("95.50666666", "95.51", true),
            ("95.50666666", "95.50", true),
            ("95.50666666", "95.49", false),
            ("95.50666666", "95.6", false),
            ("80.8998", "80.9", true),
            ("80.8998", "80.8", true),
            ("80.8998", "81", true),
            ("80.8998", "80", true),
            ("80.8998", "79", false),
            ("0", "0.00", true),
            ("100", "100.00", true),
            ("99.99", "100.00", false),
        ];
        for (computed, stated, agrees) in cases {
            let interval = Interval::exact(decimal(computed));
            assert_eq!(interval.agrees(decimal(stated)), agrees, "{computed} said as {stated}");
        }
    }

    #[test]
    fn nothing_overflows() {
        let huge = Interval::stated(Decimal::MAX);
        assert_eq!(Interval::mean(&[huge, huge]), None);
        assert_eq!(Interval::mean(&[]), None);
        assert!(!huge.agrees(Decimal::MIN));
        let fine = decimal("0.0000000000000000000000000001");
        assert!(Interval::stated(fine).agrees(fine));
    }

    proptest! {
        #[test]
        fn every_rounding_and_truncation_agrees(units in 0_i64..=10_000_000, decimals in 0_u32..4) {
            let value = Decimal::new(units, 5);
            let mut rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
            let mut truncated = value.trunc_with_scale(decimals);
            rounded.rescale(decimals);
            truncated.rescale(decimals);
            prop_assert!(Interval::exact(value).agrees(rounded));
            prop_assert!(Interval::exact(value).agrees(truncated));
            let far = truncated - unit(truncated);
            prop_assert!(far.is_sign_negative() || !Interval::exact(value).agrees(far));
        }
    }
}
