//! Checks an assessment against the arithmetic, the rules of its year and itself.

mod measures;

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Assessment, Figure, FindingDetail, Grade, IndicatorFigure, Instrument, Place};
use crate::rules::{Interval, Rules};

use super::assess::{About, decimals_of, indicator_intervals, interval, interval_of};
use super::measures::Connections;
use super::oit::DerivedScores;

/// Tells what does not add up in scores, judgements and measures.
pub(super) fn check(
    assessment: &Assessment,
    rules: &Rules,
    weighted: &BTreeMap<Instrument, Figure<Decimal>>,
    derived: &DerivedScores,
    connections: &Connections<'_>,
    about: &mut About<'_>,
) {
    let indicators = indicator_intervals(assessment, derived);
    missing_indicators(assessment, about);
    instruments(assessment, rules, &indicators, about);
    overall(assessment, rules, weighted, &indicators, about);
    let possible = possible_judgements(assessment, rules, &indicators);
    grade(assessment, &possible, about);
    if let (Some(stated), Some(computed)) = (assessment.passed.given().copied(), assessment.passed.computed)
        && stated != computed
        && !possible.iter().any(|(_, passed)| *passed == Some(stated))
    {
        about.find(FindingDetail::ResultDiffers { stated, computed }, assessment.passed.places.clone());
    }
    measures::check(assessment, connections, about);
}

fn missing_indicators(assessment: &Assessment, about: &mut About<'_>) {
    // A score out of range was there, and its own finding says what is wrong with it. One that its items give is not
    // missing.
    let stated = |indicator: &&IndicatorFigure| !indicator.score.places.is_empty();
    let there: Vec<_> = assessment.indicators.iter().filter(stated).collect();
    let missing: Vec<_> = assessment
        .indicators
        .iter()
        .filter(|indicator| !stated(indicator) && indicator.score.computed.is_none())
        .collect();
    if there.is_empty() || missing.is_empty() {
        return;
    }
    let places = there.first().and_then(|indicator| indicator.score.places.first().cloned());
    about.find(
        FindingDetail::MissingIndicator { indicators: missing.iter().map(|indicator| indicator.number).collect() },
        places.into_iter().collect(),
    );
}

fn instruments(assessment: &Assessment, rules: &Rules, indicators: &[BTreeMap<u8, Interval>], about: &mut About<'_>) {
    for (instrument, figure) in &assessment.instruments {
        let (Some(stated), Some(computed)) = (figure.given().copied(), figure.computed) else { continue };
        let mut allowed = indicators.iter().filter_map(|indicators| interval_of(indicators, rules, *instrument));
        if !allowed.any(|allowed| allowed.agrees(stated)) {
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
    indicators: &[BTreeMap<u8, Interval>],
    about: &mut About<'_>,
) {
    let (Some(stated), Some(computed)) = (assessment.overall.given().copied(), assessment.overall.computed) else {
        return;
    };
    // Where an instrument itself differs, its own finding tells; the overall score may follow either.
    let decimals = decimals_of(assessment.instruments.values().filter_map(|figure| figure.given().copied()));
    let from_indicators = |indicators: &BTreeMap<u8, Interval>| -> BTreeMap<Instrument, Interval> {
        let stated = |instrument| Some(interval(*assessment.instruments.get(&instrument)?.given()?, decimals));
        let either = |instrument| interval_of(indicators, rules, instrument).or_else(|| stated(instrument));
        Instrument::ALL.into_iter().filter_map(|instrument| Some((instrument, either(instrument)?))).collect()
    };
    let from_instruments: BTreeMap<Instrument, Interval> = assessment
        .instruments
        .iter()
        .filter_map(|(instrument, figure)| Some((*instrument, interval(*figure.given()?, decimals))))
        .collect();
    let agrees = |parts: &BTreeMap<Instrument, Interval>| {
        rules.overall_interval(parts).is_some_and(|allowed| allowed.agrees(stated))
    };
    let parts: Option<Vec<(Decimal, Interval)>> = Instrument::ALL
        .iter()
        .map(|instrument| Some((Decimal::ONE, Interval::stated(weighted.get(instrument)?.stated?))))
        .collect();
    let adds_up = parts.and_then(|parts| Interval::weighted_sum(&parts)).is_some_and(|allowed| allowed.agrees(stated));
    let by_indicators = indicators.iter().any(|indicators| agrees(&from_indicators(indicators)));
    if !by_indicators && !agrees(&from_instruments) && !adds_up {
        about.find(FindingDetail::OverallDiffers { stated, computed }, assessment.overall.places.clone());
    }
}

type End = (fn(&Interval) -> Decimal, RoundingStrategy);

/// The lowest and the highest that a score may be in two decimals, whether an office rounds or truncates.
const ENDS: [End; 2] = [
    (|interval| interval.low, RoundingStrategy::ToZero),
    (|interval| interval.high, RoundingStrategy::MidpointAwayFromZero),
];

/// Grade and result at both ends of what unstated scores may be: 85.000 by rounded parts may be 84.998 by those that
/// were never published. Stated scores are taken as they were published.
fn possible_judgements(
    assessment: &Assessment,
    rules: &Rules,
    indicators: &[BTreeMap<u8, Interval>],
) -> Vec<(Option<Grade>, Option<bool>)> {
    let decimals = decimals_of(assessment.instruments.values().filter_map(|figure| figure.given().copied()));
    let mut possible = Vec::new();
    for indicators in indicators {
        let mut published = BTreeMap::new();
        let mut parts = BTreeMap::new();
        for (instrument, figure) in &assessment.instruments {
            let unstated = || interval_of(indicators, rules, *instrument);
            let published_as = figure.given().copied().map(Interval::exact).or_else(unstated);
            published.extend(published_as.map(|interval| (*instrument, interval)));
            let part = figure.given().map(|stated| interval(*stated, decimals)).or_else(unstated);
            parts.extend(part.map(|interval| (*instrument, interval)));
        }
        let overall =
            assessment.overall.given().copied().map(Interval::exact).or_else(|| rules.overall_interval(&parts));
        let Some(overall) = overall else { continue };
        for (end, rounding) in ENDS {
            let at = |interval: &Interval| end(interval).round_dp_with_strategy(2, rounding);
            let instruments = published.iter().map(|(instrument, interval)| (*instrument, at(interval))).collect();
            let overall = at(&overall);
            possible
                .push((rules.grade(overall, &instruments).map(|band| band.grade), rules.passed(overall, &instruments)));
        }
    }
    possible
}

fn grade(assessment: &Assessment, possible: &[(Option<Grade>, Option<bool>)], about: &mut About<'_>) {
    let figure = &assessment.grade;
    let (Some(stated), Some(computed)) = (figure.given().copied(), figure.computed) else { return };
    if stated.is_letter() != computed.is_letter() {
        about.find(FindingDetail::GradeOfOtherScale { stated }, figure.places.clone());
    } else if stated != computed && !possible.iter().any(|(grade, _)| *grade == Some(stated)) {
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
