//! The OIT from its items up: sub-indicators and indicators computed from what is stated, stated ones compared with
//! that, and the items lost as far as the scores tell.
//!
//! An item scores 0 or 100, a sub-indicator is the mean of its items, an indicator the mean of its sub-indicators. All
//! of it holds only where the year's items are verified, and not for schools: they have item lists of their own.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{
    AgencyKind, Assessment, Field, FindingDetail, Instrument, LostAlternatives, LostCount, LostItems,
    SubIndicatorFigure,
};
use crate::rules::{Combinations, Interval, Rules};

use super::agreed::only;
use super::assess::{About, decimals_of, four_decimals, interval};

/// More ways than this of losing items are not told: they say nothing anybody can use.
const MOST_ALTERNATIVES: usize = 3;

/// Scores are published with two decimals.
const PUBLISHED_DECIMALS: u32 = 2;

/// Decimals of a computed score that floating point of any program holds.
const SURE_DECIMALS: u32 = 8;

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

    fn applies_to(assessment: &Assessment) -> bool {
        !matches!(assessment.agency.kind, AgencyKind::School | AgencyKind::EducationArea)
    }

    /// Computes sub-indicators from their items and indicators from their sub-indicators, into the assessment and,
    /// unrounded, as the result.
    pub fn derive(&self, assessment: &mut Assessment, rules: &Rules, about: &About<'_>) -> DerivedScores {
        let mut derived = DerivedScores::new();
        if !Oit::applies_to(assessment) {
            return derived;
        }
        let decimals = decimals_of(assessment.sub_indicators.iter().filter_map(|sub| sub.score.given().copied()));
        for combinations in &self.0 {
            let items = stated_items(assessment, combinations, about);
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
            let found = if items.iter().all(Items::all_stated) {
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
        if !Oit::applies_to(assessment) {
            return;
        }
        for combinations in &self.0 {
            for sub in stated_items(assessment, combinations, about) {
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
        if combinations.stated_as(in_full(stated, number, assessment)).next().is_none() {
            about.find(
                FindingDetail::UnattainableOit { indicator: number, value: stated },
                indicator.score.places.clone(),
            );
        }
    }

    /// Fills in which items were lost, as far as what is stated determines it.
    pub fn lost(&self, assessment: &mut Assessment, about: &About<'_>) {
        if !Oit::applies_to(assessment) {
            return;
        }
        for combinations in &self.0 {
            let items = stated_items(assessment, combinations, about);
            let possible: Vec<Vec<u16>> = items.iter().map(|sub| sub.possible(assessment, about)).collect();
            // Parts that contradict each other tell nothing; their findings do.
            if possible.iter().any(Vec::is_empty) {
                continue;
            }
            let ways = stated_indicator(assessment, combinations.indicator, about).map(|stated| {
                let fits = |won: &[u16]| won.iter().zip(&possible).all(|(won, possible)| possible.contains(won));
                let ways = combinations.stated_as(in_full(stated, combinations.indicator, assessment));
                ways.map(|way| &*way.won).filter(|won| fits(won)).collect::<Vec<&[u16]>>()
            });
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
                let ways = ways.into_iter().map(undetermined).collect();
                LostAlternatives { indicator: combinations.indicator, ways }
            });
            assessment.lost_items.extend(told);
            assessment.lost_alternatives.extend(alternatives);
        }
    }
}

/// What is stated of the items of one sub-indicator.
struct Items<'a> {
    code: &'a str,
    first: u16,
    last: u16,
    /// How many are stated with 100.
    won: u16,
    /// The numbers of those that are stated with 0.
    lost: Vec<u16>,
    /// The numbers of the others.
    unknown: Vec<u16>,
}

impl Items<'_> {
    fn count(&self) -> u16 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }

    fn all_stated(&self) -> bool {
        self.unknown.is_empty()
    }

    /// The mean of the items, those that are unknown counted as lost.
    fn mean(&self) -> Option<Decimal> {
        self.mean_of(self.won)
    }

    fn mean_of(&self, won: u16) -> Option<Decimal> {
        (Decimal::from(won) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(self.count()))
    }

    /// How many items may be won by what is stated of them and of the sub-indicator.
    fn possible(&self, assessment: &Assessment, about: &About<'_>) -> Vec<u16> {
        let unknown = u16::try_from(self.unknown.len()).unwrap_or(u16::MAX);
        let stated =
            stated_sub_indicator(assessment, self.code).filter(|_| !about.disputes(Field::sub_indicator(self.code)));
        let fits = |won: &u16| {
            stated.is_none_or(|stated| self.mean_of(*won).is_some_and(|mean| Interval::exact(mean).agrees(stated)))
        };
        (self.won..=self.won.saturating_add(unknown)).filter(fits).collect()
    }

    /// Those lost when so many are won; none where none are.
    fn lost(&self, won: u16) -> Option<LostItems> {
        let LostCount { sub_indicator, lost } = self.count_lost(won)?;
        let mut among = self.lost.clone();
        if among.len() < usize::from(lost) {
            among.extend(&self.unknown);
            among.sort_unstable();
        }
        Some(LostItems { sub_indicator, lost, among: among.into_iter().map(code_of).collect() })
    }

    fn count_lost(&self, won: u16) -> Option<LostCount> {
        let lost = self.count().saturating_sub(won);
        (lost > 0).then(|| LostCount { sub_indicator: self.code.to_owned(), lost })
    }
}

/// What is stated of an indicator's items, by sub-indicator. An item of which places disagree is unknown.
fn stated_items<'c>(assessment: &Assessment, combinations: &'c Combinations, about: &About<'_>) -> Vec<Items<'c>> {
    let scores: BTreeMap<&str, Decimal> =
        assessment.items.iter().filter_map(|item| Some((&*item.code, *item.value()?))).collect();
    let stated = |number: u16| {
        let score =
            scores.get(code_of(number).as_str()).filter(|_| !about.disputes(Field::Item(Instrument::Oit, number)));
        match score {
            Some(score) if score.is_zero() => Some(false),
            Some(score) if *score == Decimal::ONE_HUNDRED => Some(true),
            _ => None,
        }
    };
    let items = |(code, (first, last)): &'c (String, (u16, u16))| {
        let mut items = Items { code, first: *first, last: *last, won: 0, lost: Vec::new(), unknown: Vec::new() };
        for number in *first..=*last {
            match stated(number) {
                Some(true) => items.won += 1,
                Some(false) => items.lost.push(number),
                None => items.unknown.push(number),
            }
        }
        items
    };
    combinations.sub_indicators.iter().map(items).collect()
}

fn code_of(number: u16) -> String {
    format!("o{number}")
}

fn check_sub_indicator(assessment: &Assessment, items: &Items<'_>, about: &mut About<'_>) {
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

fn stated_sub_indicator(assessment: &Assessment, code: &str) -> Option<Decimal> {
    assessment.sub_indicators.iter().find(|sub| sub.code == code)?.score.given().copied()
}

/// An indicator's stated score, where no two places disagree about it.
fn stated_indicator(assessment: &Assessment, number: u8, about: &About<'_>) -> Option<Decimal> {
    let indicator = assessment.indicators.iter().find(|indicator| indicator.number == number)?;
    indicator.score.given().copied().filter(|_| !about.disputes(Some(Field::Indicator(number))))
}

/// An indicator's stated score with the zeros that a workbook drops at its end: 97.5 among scores of two decimals is
/// 97.50. Where the others have fewer decimals too, it is rounded. The last of the many decimals that a workbook computes
/// are those of its arithmetic and none of the score's.
fn in_full(stated: Decimal, number: u8, assessment: &Assessment) -> Decimal {
    let others = assessment.indicators.iter().filter(|indicator| indicator.number != number);
    let scales: Vec<u32> =
        others.filter_map(|indicator| indicator.score.given().copied()).map(|score| score.scale()).collect();
    let published = scales.iter().filter(|scale| **scale >= PUBLISHED_DECIMALS).count();
    let mut full = stated;
    if published * 2 > scales.len() {
        full.rescale(stated.scale().max(PUBLISHED_DECIMALS));
    }
    full.round_dp(SURE_DECIMALS)
}

fn mean(parts: &[(Decimal, Interval)]) -> Option<Derived> {
    let intervals: Vec<Interval> = parts.iter().map(|(_, interval)| *interval).collect();
    let exact: Vec<Interval> = parts.iter().map(|(score, _)| Interval::exact(*score)).collect();
    Some(Derived { score: Interval::mean(&exact)?.low, allowed: Interval::mean(&intervals)? })
}

#[cfg(test)]
mod tests;
