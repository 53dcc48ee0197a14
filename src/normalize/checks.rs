//! Checks an assessment against the arithmetic, the rules of its year and itself.

mod measures;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{AgencyKind, Assessment, Figure, FindingDetail, Instrument, Place};
use crate::rules::{Interval, Rules};

use super::assess::{About, decimals_of, interval, interval_of};

/// Tells what does not add up in scores, judgements and measures.
pub(super) fn check(
    assessment: &Assessment,
    rules: &Rules,
    weighted: &BTreeMap<Instrument, Figure<Decimal>>,
    about: &mut About<'_>,
) {
    missing_indicators(assessment, about);
    instruments(assessment, rules, about);
    overall(assessment, rules, weighted, about);
    grade(assessment, about);
    if let (Some(stated), Some(computed)) = (assessment.passed.stated, assessment.passed.computed)
        && stated != computed
    {
        about.find(FindingDetail::ResultDiffers { stated, computed }, assessment.passed.places.clone());
    }
    measures::check(assessment, rules, about);
}

fn missing_indicators(assessment: &Assessment, about: &mut About<'_>) {
    // A score out of range was there, and its own finding says what is wrong with it.
    let (there, missing): (Vec<_>, Vec<_>) =
        assessment.indicators.iter().partition(|indicator| !indicator.score.places.is_empty());
    if there.is_empty() || missing.is_empty() {
        return;
    }
    let places = there.first().and_then(|indicator| indicator.score.places.first().cloned());
    about.find(
        FindingDetail::MissingIndicator { indicators: missing.iter().map(|indicator| indicator.number).collect() },
        places.into_iter().collect(),
    );
}

fn instruments(assessment: &Assessment, rules: &Rules, about: &mut About<'_>) {
    for (instrument, figure) in &assessment.instruments {
        let (Some(stated), Some(computed)) = (figure.stated, figure.computed) else { continue };
        let Some(allowed) = interval_of(assessment, rules, *instrument) else { continue };
        if !allowed.agrees(stated) {
            about.find(
                FindingDetail::InstrumentDiffers { instrument: *instrument, stated, computed },
                figure.places.clone(),
            );
        }
    }
}

fn overall(
    assessment: &Assessment,
    rules: &Rules,
    weighted: &BTreeMap<Instrument, Figure<Decimal>>,
    about: &mut About<'_>,
) {
    let (Some(stated), Some(computed)) = (assessment.overall.stated, assessment.overall.computed) else { return };
    // Where an instrument itself differs, its own finding tells; the overall score may follow either.
    let decimals = decimals_of(assessment.instruments.values().filter_map(|figure| figure.stated));
    let from_indicators: BTreeMap<Instrument, Interval> = Instrument::ALL
        .into_iter()
        .filter_map(|instrument| {
            let stated = || Some(interval(assessment.instruments.get(&instrument)?.stated?, decimals));
            Some((instrument, interval_of(assessment, rules, instrument).or_else(stated)?))
        })
        .collect();
    let from_instruments: BTreeMap<Instrument, Interval> = assessment
        .instruments
        .iter()
        .filter_map(|(instrument, figure)| Some((*instrument, interval(figure.stated?, decimals))))
        .collect();
    let agrees = |parts: &BTreeMap<Instrument, Interval>| {
        rules.overall_interval(parts).is_some_and(|allowed| allowed.agrees(stated))
    };
    let parts: Option<Vec<(Decimal, Interval)>> = Instrument::ALL
        .iter()
        .map(|instrument| Some((Decimal::ONE, Interval::stated(weighted.get(instrument)?.stated?))))
        .collect();
    let adds_up = parts.and_then(|parts| Interval::weighted_sum(&parts)).is_some_and(|allowed| allowed.agrees(stated));
    if !agrees(&from_indicators) && !agrees(&from_instruments) && !adds_up {
        about.find(FindingDetail::OverallDiffers { stated, computed }, assessment.overall.places.clone());
    }
}

/// The scores that a year's OIT indicators can take, computed once for all its agencies.
pub(super) struct Attainable(Vec<(u8, Vec<Decimal>)>);

impl Attainable {
    /// Those of a year; none where its items are not verified.
    pub fn of(rules: &Rules) -> Attainable {
        let indicators = rules.indicators.iter().map(|rule| (rule.number, rules.attainable(rule.number)));
        Attainable(indicators.filter(|(_, scores)| !scores.is_empty()).collect())
    }
}

/// Tells scores that no set of items gives. Schools are not checked: they have item lists of their own.
pub(super) fn attainable(assessment: &Assessment, attainable: &Attainable, about: &mut About<'_>) {
    if matches!(assessment.agency.kind, AgencyKind::School | AgencyKind::EducationArea) {
        return;
    }
    let decimals = decimals_of(assessment.indicators.iter().filter_map(|indicator| indicator.score.stated));
    for (number, scores) in &attainable.0 {
        let indicator = assessment.indicators.iter().find(|indicator| indicator.number == *number);
        let Some((value, indicator)) = indicator.and_then(|found| Some((found.score.stated?, found))) else { continue };
        let mut stated = value;
        stated.rescale(value.scale().max(decimals));
        if !scores.iter().any(|score| Interval::exact(*score).agrees(stated)) {
            about.find(FindingDetail::UnattainableOit { indicator: *number, value }, indicator.score.places.clone());
        }
    }
}

fn grade(assessment: &Assessment, about: &mut About<'_>) {
    let figure = &assessment.grade;
    let (Some(stated), Some(computed)) = (figure.stated, figure.computed) else { return };
    if stated.is_letter() != computed.is_letter() {
        about.find(FindingDetail::GradeOfOtherScale { stated }, figure.places.clone());
    } else if stated != computed {
        about.find(FindingDetail::GradeDiffers { stated, computed }, figure.places.clone());
    }
}

/// Tells where a text's strengths and weaknesses contradict the scores or its own counts.
pub(super) fn check_told(
    assessment: &Assessment,
    rules: &Rules,
    strengths: &[(u8, Place)],
    weaknesses: &[(u8, Place)],
    counts: &[(Option<u32>, Option<u32>, Place)],
    about: &mut About<'_>,
) {
    let told = strengths.iter().map(|told| (told, true)).chain(weaknesses.iter().map(|told| (told, false)));
    for ((number, place), said_strength) in told {
        let indicator = assessment.indicators.iter().find(|indicator| indicator.number == *number);
        let Some(score) = indicator.and_then(|indicator| indicator.score.value().copied()) else { continue };
        if (score >= rules.target) != said_strength {
            about
                .find(FindingDetail::StrengthDiffers { indicator: *number, said_strength, score }, vec![place.clone()]);
        }
    }
    for (strong, weak, place) in counts {
        for (stated, list, of_strengths) in [(strong, strengths, true), (weak, weaknesses, false)] {
            let listed = u32::try_from(list.len()).unwrap_or(u32::MAX);
            if let Some(stated) = stated.filter(|stated| *stated != listed && listed > 0) {
                about
                    .find(FindingDetail::CountDiffers { strengths: of_strengths, stated, listed }, vec![place.clone()]);
            }
        }
    }
}
