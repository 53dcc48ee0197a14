//! The shortest way to pass: what agencies under the pass line lack, and which instrument or OIT items would close it.
//!
//! Everything is computed from the rules of the year. Scores are judged as they are published, with two decimals, half up;
//! and since stated scores are rounded themselves, a score is only said to suffice where it does for all that they may
//! stand for. What rests on a missing or disputed score is not told.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{
    Agency, Assessment, Field, Finding, FindingDetail, Instrument, ItemsToPass, ItemsToWin, Need, WayToPass,
};
use crate::rules::{Combinations, Interval, RuleBook, Rules, code_of, full_among, in_full, items_apply_to, published};

/// Half of the last decimal of a published score: what is as much under the line is published on it.
const HALF_UNIT: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

/// Decimals in which sums are taken: the last ones of a fraction such as a seventh are those of its division.
const SUM_DECIMALS: u32 = 20;

/// More plans than these tell nobody what to do.
const MOST_PLANS: usize = 3;

/// Where an indicator has no stated score, its sub-indicators may allow so many ways; with more, nothing is known.
const MOST_WAYS_WITHOUT_SCORE: usize = 64;

/// The number of an assessment under the line, itself, the rules of its year, the line, and what it lacks.
type UnderTheLine<'a> = (usize, &'a Assessment, &'a Rules, Decimal, Decimal);

/// The ways of all assessments under the line: the latest year first, then the nearest to passing.
pub(super) fn ways_to_pass(assessments: &[Assessment], findings: &[Finding], rules: &RuleBook) -> Vec<WayToPass> {
    let mut disputes: BTreeMap<(&Agency, u16), Vec<&FindingDetail>> = BTreeMap::new();
    for finding in findings {
        if let (Some(agency), Some(year)) = (&finding.agency, finding.fiscal_year) {
            disputes.entry((agency, year)).or_default().push(&finding.detail);
        }
    }
    let under_the_line: Vec<UnderTheLine<'_>> = (0..)
        .zip(assessments)
        .filter_map(|(index, assessment)| {
            let rules = rules.for_year(assessment.fiscal_year)?;
            let (line, overall) = (rules.pass_line()?, assessment.overall.value()?);
            let missing = line.saturating_sub(published(*overall));
            (missing > Decimal::ZERO).then_some((index, assessment, rules, line, missing))
        })
        .collect();
    let mut items: BTreeMap<u16, Vec<Combinations>> = BTreeMap::new();
    for (_, _, rules, ..) in &under_the_line {
        items.entry(rules.fiscal_year).or_insert_with(|| {
            rules.indicators.iter().filter_map(|indicator| rules.combinations(indicator.number)).collect()
        });
    }
    let way = |(index, assessment, rules, line, missing): UnderTheLine<'_>| {
        let items = items.get(&rules.fiscal_year).map_or(&[][..], Vec::as_slice);
        let told = disputes.get(&(&assessment.agency, assessment.fiscal_year)).map_or(&[][..], Vec::as_slice);
        let known = Known::of(assessment, rules, told);
        WayToPass {
            assessment: index,
            line,
            missing,
            instruments: known.needs(line),
            together: known.together(line),
            items: known.items_to_pass(line, items),
        }
    };
    let mut ways: Vec<WayToPass> = under_the_line.into_par_iter().map(way).collect();
    let year = |way: &WayToPass| assessments.get(way.assessment).map(|found| found.fiscal_year);
    ways.sort_by(|a, b| year(b).cmp(&year(a)).then(a.missing.cmp(&b.missing)).then(a.assessment.cmp(&b.assessment)));
    ways
}

/// A score as it stands and all that it may stand for.
#[derive(Clone, Copy)]
struct Score {
    value: Decimal,
    allowed: Interval,
}

impl Score {
    fn stated(value: Decimal) -> Score {
        let Interval { low, .. } = Interval::stated(value);
        // It may also have been cut off.
        Score { value, allowed: Interval { low, high: value.saturating_add(Decimal::new(1, value.scale())) } }
    }

    fn mean(scores: &[Score]) -> Option<Score> {
        let exact: Vec<Interval> = scores.iter().map(|score| Interval::exact(score.value)).collect();
        let allowed: Vec<Interval> = scores.iter().map(|score| score.allowed).collect();
        Some(Score { value: Interval::mean(&exact)?.low, allowed: Interval::mean(&allowed)? })
    }
}

/// What is certain of an assessment's scores.
struct Known<'a> {
    assessment: &'a Assessment,
    rules: &'a Rules,
    told: &'a [&'a FindingDetail],
    instruments: BTreeMap<Instrument, Score>,
    overall: Option<Score>,
}

impl<'a> Known<'a> {
    fn of(assessment: &'a Assessment, rules: &'a Rules, told: &'a [&'a FindingDetail]) -> Known<'a> {
        let mut known = Known { assessment, rules, told, instruments: BTreeMap::new(), overall: None };
        let contradicted = told.iter().any(|detail| matches!(detail, FindingDetail::OverallDiffers { .. }));
        // Parts and sum contradict each other: nothing that is computed from both is certain.
        if contradicted || known.disputes(Field::Overall) {
            return known;
        }
        known.overall = assessment.overall.value().copied().map(Score::stated);
        known.instruments = Instrument::ALL.into_iter().filter_map(|one| Some((one, known.instrument(one)?))).collect();
        known
    }

    fn disputes(&self, value: Field) -> bool {
        self.told.iter().any(|detail| match detail {
            FindingDetail::ConflictingValues { field, .. } | FindingDetail::ScoreOutOfRange { field, .. } => {
                *field == value
            }
            FindingDetail::InstrumentDiffers { instrument, .. } => Field::Instrument(*instrument) == value,
            FindingDetail::IndicatorDiffers { indicator, .. } => Field::Indicator(*indicator) == value,
            _ => false,
        })
    }

    /// An instrument's score, by its indicators where they are all there: their mean is not rounded.
    fn instrument(&self, instrument: Instrument) -> Option<Score> {
        let own = || self.rules.indicators.iter().filter(|rule| rule.instrument == instrument);
        if self.disputes(Field::Instrument(instrument))
            || own().any(|rule| self.disputes(Field::Indicator(rule.number)))
        {
            return None;
        }
        let figure = self.assessment.instruments.get(&instrument)?;
        let by_indicators = || {
            let scores: Option<Vec<Score>> = own().map(|rule| self.indicator(rule.number)).collect();
            Score::mean(&scores?)
        };
        let as_given = |given: Decimal| {
            let others = self.assessment.instruments.iter().filter(|(other, _)| **other != instrument);
            Score::stated(full_among(given, others.filter_map(|(_, other)| other.given().copied())))
        };
        match &figure.decided {
            Some(decided) => Some(as_given(decided.value)),
            None => by_indicators().or_else(|| figure.value().copied().map(as_given)),
        }
    }

    fn indicator(&self, number: u8) -> Option<Score> {
        let score = self.assessment.indicators.iter().find(|indicator| indicator.number == number)?.score.value()?;
        Some(Score::stated(in_full(*score, number, self.assessment)))
    }

    fn weight(&self, instrument: Instrument) -> Option<Decimal> {
        self.rules.instrument(instrument).map(|rule| rule.weight)
    }

    /// The part of the overall score that the other instruments make, and whether it is computed from them. Where they
    /// are not known it is what the overall score leaves.
    fn rest(&self, instrument: Instrument) -> Option<(Score, bool)> {
        let others = || self.rules.instruments.iter().filter(|rule| rule.instrument != instrument);
        let parts: Option<Vec<(Decimal, Score)>> =
            others().map(|rule| Some((rule.weight, *self.instruments.get(&rule.instrument)?))).collect();
        if let Some(parts) = parts {
            return Some((weighted_sum(&parts)?, true));
        }
        let (overall, own) = (self.overall?, self.instruments.get(&instrument)?);
        let part = weighted_sum(&[(self.weight(instrument)?, *own)])?;
        let allowed = Interval {
            low: overall.allowed.low.checked_sub(part.allowed.high)?,
            high: overall.allowed.high.checked_sub(part.allowed.low)?,
        };
        Some((Score { value: overall.value.checked_sub(part.value)?, allowed }, false))
    }

    fn needs(&self, line: Decimal) -> BTreeMap<Instrument, Need> {
        Instrument::ALL.into_iter().filter_map(|instrument| Some((instrument, self.need(instrument, line)?))).collect()
    }

    fn need(&self, instrument: Instrument, line: Decimal) -> Option<Need> {
        let own = self.instruments.get(&instrument)?;
        let (rest, by_others) = self.rest(instrument)?;
        let aim = line.checked_sub(HALF_UNIT)?.checked_add(rest.value.checked_sub(rest.allowed.low)?)?;
        let least = rounded_up(aim.checked_sub(rest.value)?.checked_div(self.weight(instrument)?)?);
        // Rounded parts may reach a line that their published sum does not.
        let above = own.value.trunc_with_scale(2).checked_add(Decimal::new(1, 2))?;
        let score = least.max(above);
        let more = published(score.checked_sub(own.value)?);
        Some(Need { score, more, aim: (by_others && score == least).then(|| aim.normalize()) })
    }

    /// The fewest instruments that close the gap together, where none does alone.
    fn together(&self, line: Decimal) -> Vec<(Instrument, Decimal)> {
        let needs = self.needs(line);
        if needs.len() < Instrument::ALL.len() || needs.values().any(Need::is_possible) {
            return Vec::new();
        }
        let gain = |instrument: Instrument| -> Decimal {
            let score = self.instruments.get(&instrument).map_or(Decimal::ONE_HUNDRED, |score| score.value);
            let lost = Decimal::ONE_HUNDRED.saturating_sub(score);
            lost.saturating_mul(self.weight(instrument).unwrap_or_default())
        };
        let mut by_gain = Instrument::ALL;
        by_gain.sort_by_key(|instrument| std::cmp::Reverse(gain(*instrument)));
        // Of all sets of a size, those of the greatest gains reach farthest.
        (2..=by_gain.len())
            .find_map(|size| {
                let (last, full) = by_gain.get(..size)?.split_last()?;
                let rest = by_gain.iter().filter(|one| *one != last).map(|instrument| {
                    let score = match full.contains(instrument) {
                        true => Score { value: Decimal::ONE_HUNDRED, allowed: Interval::exact(Decimal::ONE_HUNDRED) },
                        false => *self.instruments.get(instrument)?,
                    };
                    Some((self.weight(*instrument)?, score))
                });
                let rest = weighted_sum(&rest.collect::<Option<Vec<_>>>()?)?;
                let least = line.checked_sub(HALF_UNIT)?.checked_sub(rest.allowed.low)?;
                let score = rounded_up(least.checked_div(self.weight(*last)?)?);
                let together =
                    full.iter().map(|instrument| (*instrument, Decimal::ONE_HUNDRED)).chain([(*last, score)]);
                (score <= Decimal::ONE_HUNDRED).then(|| together.collect())
            })
            .unwrap_or_default()
    }

    fn items_to_pass(&self, line: Decimal, items: &[Combinations]) -> ItemsToPass {
        if items.is_empty() || !items_apply_to(self.assessment.agency.kind) {
            return ItemsToPass::NotApplicable;
        }
        self.fewest_items(line, items).unwrap_or(ItemsToPass::Unknown)
    }

    fn fewest_items(&self, line: Decimal, items: &[Combinations]) -> Option<ItemsToPass> {
        let own = self.instruments.get(&Instrument::Oit)?;
        let weight = self.weight(Instrument::Oit)?;
        let (rest, _) = self.rest(Instrument::Oit)?;
        let ways: Vec<Vec<Lost>> = items.iter().map(|one| self.lost_ways(one)).collect::<Option<_>>()?;
        let full = rest.allowed.low.checked_add(weight.checked_mul(Decimal::ONE_HUNDRED)?)?;
        if !reaches(full, line) {
            let points = Decimal::ONE_HUNDRED.checked_sub(own.value)?.checked_mul(weight)?;
            return Some(ItemsToPass::NotEnough { points: published(points) });
        }
        let mut counts = BTreeSet::new();
        let mut plans: BTreeMap<Takes, Vec<ItemsToWin>> = BTreeMap::new();
        let ways: Vec<Vec<&Lost>> = ways.iter().map(|ways| ways.iter().collect()).collect();
        for way in combined(&ways) {
            for rest in [rest.allowed.low, rest.allowed.high] {
                let plan = Attempt { combinations: items, way: &way, rest, weight }.fewest(line)?;
                let count = plan.iter().map(|part| part.count).sum::<u16>();
                counts.insert(count);
                let key = (count, plan.iter().map(|part| (part.sub_indicator.clone(), part.count)).collect());
                plans.entry(key).and_modify(|known| join(known, &plan)).or_insert(plan);
            }
        }
        let plans: Vec<Vec<ItemsToWin>> = plans.into_values().collect();
        Some(ItemsToPass::Enough {
            fewest: *counts.first()?,
            most: *counts.last()?,
            plans: if plans.len() <= MOST_PLANS { plans } else { Vec::new() },
        })
    }

    /// Every way in which an indicator's items may have been won and lost; none where nothing certain is known.
    fn lost_ways(&self, combinations: &Combinations) -> Option<Vec<Lost>> {
        if self.disputes(Field::Indicator(combinations.indicator)) {
            return None;
        }
        let disputes = |field| self.disputes(field);
        let items = combinations.stated_items(self.assessment, &disputes);
        let possible: Vec<Vec<u16>> = items.iter().map(|sub| sub.possible(self.assessment, &disputes)).collect();
        let ways: Vec<Vec<u16>> = match combinations.ways_of_stated(self.assessment, &possible, &disputes) {
            Some(ways) => ways,
            None if possible.iter().map(Vec::len).product::<usize>() <= MOST_WAYS_WITHOUT_SCORE => combined(&possible),
            None => return None,
        };
        let lost =
            |won: Vec<u16>| Lost { among: items.iter().zip(&won).map(|(sub, won)| sub.among(*won)).collect(), won };
        (!ways.is_empty()).then(|| ways.into_iter().map(lost).collect())
    }
}

/// How many items a plan takes, in all and of each sub-indicator.
type Takes = (u16, Vec<(String, u16)>);

/// One way in which the items of an indicator were won and lost, by sub-indicator.
struct Lost {
    won: Vec<u16>,
    /// The numbers of the items among which the lost ones are.
    among: Vec<Vec<u16>>,
}

/// One way of all indicators of the OIT, beside what the other instruments give.
struct Attempt<'a> {
    combinations: &'a [Combinations],
    way: &'a [&'a Lost],
    rest: Decimal,
    weight: Decimal,
}

impl Attempt<'_> {
    /// The fewest items that reach the line, those of the greatest gain first; none where all do not.
    fn fewest(&self, line: Decimal) -> Option<Vec<ItemsToWin>> {
        let mut won: Vec<Vec<u16>> = self.way.iter().map(|lost| lost.won.clone()).collect();
        let mut plan = Vec::new();
        for (at, sub) in self.by_gain() {
            let (code, (first, last)) = self.combinations.get(at)?.sub_indicators.get(sub)?;
            let items = last.saturating_sub(*first).saturating_add(1);
            let lost = items.saturating_sub(*won.get(at)?.get(sub)?);
            for count in 1..=lost {
                *won.get_mut(at)?.get_mut(sub)? += 1;
                if count == lost || reaches(self.overall(&won)?, line) {
                    let among = self.way.get(at)?.among.get(sub)?.iter().map(|number| code_of(*number)).collect();
                    plan.push(ItemsToWin { sub_indicator: code.clone(), count, among });
                    break;
                }
            }
            if lost > 0 && reaches(self.overall(&won)?, line) {
                return Some(plan);
            }
        }
        None
    }

    /// Indicator and sub-indicator, by what one item of it adds: the most first.
    fn by_gain(&self) -> Vec<(usize, usize)> {
        let mut subs: Vec<(u64, usize, usize)> = Vec::new();
        for (at, combinations) in self.combinations.iter().enumerate() {
            for (sub, (_, (first, last))) in combinations.sub_indicators.iter().enumerate() {
                // An item is this part of its indicator; fewer parts are greater ones.
                let items = u64::from(last.saturating_sub(*first)) + 1;
                let parts = u64::try_from(combinations.sub_indicators.len()).unwrap_or(u64::MAX);
                subs.push((items.saturating_mul(parts), at, sub));
            }
        }
        subs.sort_unstable();
        subs.into_iter().map(|(_, at, sub)| (at, sub)).collect()
    }

    fn overall(&self, won: &[Vec<u16>]) -> Option<Decimal> {
        let scores: Option<Vec<Interval>> =
            self.combinations.iter().zip(won).map(|(one, won)| Some(Interval::exact(one.score(won)?))).collect();
        let oit = Interval::mean(&scores?)?.low;
        self.rest.checked_add(oit.checked_mul(self.weight)?)
    }
}

/// Adds the items that another way of the same plan may mean.
fn join(plan: &mut [ItemsToWin], other: &[ItemsToWin]) {
    for (part, other) in plan.iter_mut().zip(other) {
        let new: Vec<String> = other.among.iter().filter(|code| !part.among.contains(code)).cloned().collect();
        if !new.is_empty() {
            part.among.extend(new);
            part.among.sort_by_key(|code| code.get(1..).and_then(|number| number.parse::<u16>().ok()));
        }
    }
}

/// One of each, in every combination.
fn combined<T: Clone>(choices: &[Vec<T>]) -> Vec<Vec<T>> {
    choices.iter().fold(vec![Vec::new()], |combined, choices| {
        let with = |before: &Vec<T>, choice: &T| before.iter().cloned().chain([choice.clone()]).collect();
        combined.iter().flat_map(|before| choices.iter().map(move |choice| with(before, choice))).collect()
    })
}

fn weighted_sum(parts: &[(Decimal, Score)]) -> Option<Score> {
    let exact: Vec<(Decimal, Interval)> =
        parts.iter().map(|(weight, score)| (*weight, Interval::exact(score.value))).collect();
    let allowed: Vec<(Decimal, Interval)> = parts.iter().map(|(weight, score)| (*weight, score.allowed)).collect();
    Some(Score { value: Interval::weighted_sum(&exact)?.low, allowed: Interval::weighted_sum(&allowed)? })
}

/// Whether an overall score, as it is published, is on the line or over it.
fn reaches(overall: Decimal, line: Decimal) -> bool {
    published(overall.round_dp(SUM_DECIMALS)) >= line
}

fn rounded_up(score: Decimal) -> Decimal {
    score.round_dp(SUM_DECIMALS).round_dp_with_strategy(2, RoundingStrategy::ToPositiveInfinity)
}

#[cfg(test)]
mod tests;
