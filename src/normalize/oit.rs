//! The OIT from its items up: sub-indicators and indicators computed from what is stated, stated ones compared with
//! that, and the items lost as far as the scores tell.
//!
//! An item scores 0 or 100, a sub-indicator is the mean of its items, an indicator the mean of its sub-indicators. All
//! of it holds only where the year's items are verified, and not for schools: they have item lists of their own.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{Assessment, FindingDetail, LostAlternatives, LostCount, LostItems, SubIndicatorFigure};
use crate::rules::{Combinations, Interval, Rules, StatedItems, in_full, items_apply_to, stated_sub_indicator};

use super::agreed::only;
use super::assess::{About, decimals_of, four_decimals, interval};

/// More ways than this of losing items are not told: they say nothing anybody can use.
const MOST_ALTERNATIVES: usize = 3;

/// What the items of a year's OIT can give, computed once for all its agencies.
pub(super) struct Oit(Vec<Combinations>);

/// What an indicator's parts give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Derived {
    /// The score, exact where all items are stated.
    pub score: Decimal,
    /// All that it may be, sub-indicators being rounded.
    pub allowed: Interval,
}

/// By indicator.
pub(super) type DerivedScores = BTreeMap<u8, Derived>;

impl Oit {
    /// That of a year; empty where its items are not verified.
    pub fn of(rules: &Rules) -> Oit {
        Oit(rules.indicators.iter().filter_map(|rule| rules.combinations(rule.number)).collect())
    }

    /// Computes sub-indicators from their items and indicators from their sub-indicators, into the assessment and,
    /// unrounded, as the result.
    pub fn derive(&self, assessment: &mut Assessment, rules: &Rules, about: &About<'_>) -> DerivedScores {
        let mut derived = DerivedScores::new();
        if !items_apply_to(assessment.agency.kind) {
            return derived;
        }
        let decimals = decimals_of(assessment.sub_indicators.iter().filter_map(|sub| sub.score.given().copied()));
        for combinations in &self.0 {
            let items = combinations.stated_items(assessment, &|field| about.disputes(field));
            for sub in items.iter().filter(|sub| sub.all_stated()) {
                add_computed(assessment, rules, sub.code, sub.mean());
            }
            let parts = items.iter().map(|sub| match sub.all_stated() {
                true => Some((sub.mean()?, Interval::exact(sub.mean()?))),
                false => {
                    let stated = stated_sub_indicator(assessment, sub.code)?;
                    Some((stated, interval(stated, decimals)))
                }
            });
            let Some(parts) = parts.collect::<Option<Vec<(Decimal, Interval)>>>() else { continue };
            let found = if items.iter().all(StatedItems::all_stated) {
                let won: Vec<u16> = items.iter().map(|sub| sub.won).collect();
                combinations.score(&won).map(|score| Derived { score, allowed: Interval::exact(score) })
            } else {
                mean(&parts)
            };
            let Some(found) = found else { continue };
            derived.insert(combinations.indicator, found);
            let mut indicators = assessment.indicators.iter_mut();
            if let Some(indicator) = indicators.find(|indicator| indicator.number == combinations.indicator) {
                indicator.score.computed = Some(four_decimals(found.score));
            }
        }
        derived
    }

    /// Tells stated scores that their parts do not give, and those that no set of items gives.
    pub fn check(&self, assessment: &Assessment, derived: &DerivedScores, about: &mut About<'_>) {
        if !items_apply_to(assessment.agency.kind) {
            return;
        }
        for combinations in &self.0 {
            for sub in combinations.stated_items(assessment, &|field| about.disputes(field)) {
                check_sub_indicator(assessment, &sub, about);
            }
            self.check_indicator(assessment, combinations, derived, about);
        }
    }

    fn check_indicator(
        &self,
        assessment: &Assessment,
        combinations: &Combinations,
        derived: &DerivedScores,
        about: &mut About<'_>,
    ) {
        let number = combinations.indicator;
        let Some(indicator) = assessment.indicators.iter().find(|indicator| indicator.number == number) else { return };
        let Some(stated) = indicator.score.given().copied() else { return };
        if let Some(found) = derived.get(&number) {
            // Where a sub-indicator itself differs from its items, its own finding tells.
            let decimals = decimals_of(assessment.sub_indicators.iter().filter_map(|sub| sub.score.given().copied()));
            let as_stated: Option<Vec<Interval>> = combinations
                .sub_indicators
                .iter()
                .map(|(code, _)| Some(interval(stated_sub_indicator(assessment, code)?, decimals)))
                .collect();
            let by_stated = as_stated.and_then(|parts| Interval::mean(&parts));
            if !found.allowed.agrees(stated) && !by_stated.is_some_and(|allowed| allowed.agrees(stated)) {
                let computed = four_decimals(found.score);
                about.find(
                    FindingDetail::IndicatorDiffers { indicator: number, stated, computed },
                    indicator.score.places.clone(),
                );
            }
        }
        if !combinations.may_be_stated_as(in_full(stated, number, assessment)) {
            about.find(
                FindingDetail::UnattainableOit { indicator: number, value: stated },
                indicator.score.places.clone(),
            );
        }
    }

    /// Fills in which items were lost, as far as what is stated determines it.
    pub fn lost(&self, assessment: &mut Assessment, about: &About<'_>) {
        if !items_apply_to(assessment.agency.kind) {
            return;
        }
        let disputes = |field| about.disputes(field);
        for combinations in &self.0 {
            let items = combinations.stated_items(assessment, &disputes);
            let possible: Vec<Vec<u16>> = items.iter().map(|sub| sub.possible(assessment, &disputes)).collect();
            // Parts that contradict each other tell nothing; their findings do.
            if possible.iter().any(Vec::is_empty) {
                continue;
            }
            let ways = combinations.ways_of_stated(assessment, &possible, &disputes);
            let determined: Vec<Option<u16>> = match &ways {
                Some(ways) => {
                    (0..items.len()).map(|at| only(ways.iter().filter_map(|won| won.get(at).copied()))).collect()
                }
                None => possible.iter().map(|possible| only(possible.iter().copied())).collect(),
            };
            let told = items.iter().zip(&determined).filter_map(|(sub, won)| sub.lost((*won)?));
            let told: Vec<LostItems> = told.collect();
            let alternatives = ways.filter(|ways| (2..=MOST_ALTERNATIVES).contains(&ways.len())).map(|ways| {
                let undetermined = |won: &[u16]| -> Vec<LostCount> {
                    let subs = items.iter().zip(won).zip(&determined).filter(|(_, determined)| determined.is_none());
                    subs.filter_map(|((sub, won), _)| sub.count_lost(*won)).collect()
                };
                let ways = ways.iter().map(|won| undetermined(won)).collect();
                LostAlternatives { indicator: combinations.indicator, ways }
            });
            assessment.lost_items.extend(told);
            assessment.lost_alternatives.extend(alternatives);
        }
    }
}

fn check_sub_indicator(assessment: &Assessment, items: &StatedItems<'_>, about: &mut About<'_>) {
    let Some(sub) = assessment.sub_indicators.iter().find(|sub| sub.code == items.code) else { return };
    let (Some(stated), Some(mean)) = (sub.score.given().copied(), items.mean()) else { return };
    if items.all_stated() && !Interval::exact(mean).agrees(stated) {
        let computed = four_decimals(mean);
        about.find(
            FindingDetail::SubIndicatorDiffers { code: items.code.to_owned(), stated, computed },
            sub.score.places.clone(),
        );
    }
}

/// Sets what the items give a sub-indicator, in the order of the year's rules.
fn add_computed(assessment: &mut Assessment, rules: &Rules, code: &str, mean: Option<Decimal>) {
    let computed = mean.map(four_decimals);
    if let Some(sub) = assessment.sub_indicators.iter_mut().find(|sub| sub.code == code) {
        sub.score.computed = computed;
        return;
    }
    let order = |code: &str| rules.sub_indicators.iter().position(|rule| rule.code == code);
    let Some(rule) = rules.sub_indicators.iter().find(|rule| rule.code == code) else { return };
    let mut figure = SubIndicatorFigure { code: rule.code.clone(), name: rule.name.clone(), score: Default::default() };
    figure.score.computed = computed;
    let at = assessment.sub_indicators.partition_point(|other| order(&other.code) < order(code));
    assessment.sub_indicators.insert(at, figure);
}

fn mean(parts: &[(Decimal, Interval)]) -> Option<Derived> {
    let intervals: Vec<Interval> = parts.iter().map(|(_, interval)| *interval).collect();
    let exact: Vec<Interval> = parts.iter().map(|(score, _)| Interval::exact(*score)).collect();
    Some(Derived { score: Interval::mean(&exact)?.low, allowed: Interval::mean(&intervals)? })
}

#[cfg(test)]
mod tests;
