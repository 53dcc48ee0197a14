//! One fiscal year: ranks, means, counts, groups.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{Assessment, Group, Instrument, Ranked, YearComparison};

/// Compares the assessments of a year, given by their indices.
pub(super) fn compare(fiscal_year: u16, members: &[usize], all: &[Assessment]) -> YearComparison {
    let assessed = || members.iter().filter_map(|&index| Some((index, all.get(index)?)));
    let overall_mean = mean(assessed().filter_map(|(_, assessment)| assessment.overall.value().copied()));

    let mut ranking: Vec<Ranked> = assessed()
        .map(|(index, assessment)| {
            let overall = assessment.overall.value().copied();
            Ranked {
                assessment: index,
                rank: None,
                overall,
                difference: overall.zip(overall_mean).map(|(score, mean)| score - mean),
                grade: assessment.grade.value().copied(),
                passed: assessment.passed.value().copied(),
            }
        })
        .collect();
    ranking.sort_by_key(|ranked| (ranked.overall.is_none(), Reverse(ranked.overall), ranked.assessment));
    let mut previous: Option<(Decimal, u32)> = None;
    for (ranked, position) in ranking.iter_mut().zip(1_u32..) {
        let Some(overall) = ranked.overall else { break };
        let rank = previous.filter(|(score, _)| *score == overall).map_or(position, |(_, rank)| rank);
        ranked.rank = Some(rank);
        previous = Some((overall, rank));
    }

    let instrument_means = Instrument::ALL.into_iter().filter_map(|instrument| {
        let scores = assessed().filter_map(|(_, a)| a.instruments.get(&instrument)?.value().copied());
        Some((instrument, mean(scores)?))
    });
    let indicator_means = (1..=10).filter_map(|number| {
        let scores = assessed().filter_map(|(_, a)| {
            a.indicators.iter().find(|indicator| indicator.number == number)?.score.value().copied()
        });
        Some((number, mean(scores)?))
    });
    let mut grades = BTreeMap::new();
    for grade in ranking.iter().filter_map(|ranked| ranked.grade) {
        *grades.entry(grade).or_default() += 1;
    }
    let (passed, failed) = results(&ranking);
    YearComparison {
        fiscal_year,
        overall_mean,
        instrument_means: instrument_means.collect(),
        indicator_means: indicator_means.collect(),
        grades,
        passed,
        failed,
        districts: groups(&ranking, all, |assessment| {
            let agency = &assessment.agency;
            (agency.province.clone().unwrap_or_default(), agency.district.clone().unwrap_or_default())
        }),
        kinds: groups(&ranking, all, |assessment| assessment.agency.kind),
        ranking,
    }
}

fn results(ranking: &[Ranked]) -> (u32, u32) {
    ranking.iter().fold((0, 0), |(passed, failed), ranked| match ranked.passed {
        Some(true) => (passed + 1, failed),
        Some(false) => (passed, failed + 1),
        None => (passed, failed),
    })
}

fn groups<K: Ord + Clone>(ranking: &[Ranked], all: &[Assessment], key: impl Fn(&Assessment) -> K) -> Vec<Group<K>> {
    let mut members: BTreeMap<K, Vec<Ranked>> = BTreeMap::new();
    for ranked in ranking {
        if let Some(assessment) = all.get(ranked.assessment) {
            members.entry(key(assessment)).or_default().push(ranked.clone());
        }
    }
    members
        .into_iter()
        .map(|(key, ranked)| {
            let (passed, failed) = results(&ranked);
            Group {
                key,
                mean: mean(ranked.iter().filter_map(|ranked| ranked.overall)),
                assessments: ranked.iter().map(|ranked| ranked.assessment).collect(),
                passed,
                failed,
            }
        })
        .collect()
}

/// The plain mean, none of nothing.
fn mean(scores: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let (sum, count) = scores.fold((Decimal::ZERO, 0_u32), |(sum, count), score| (sum + score, count + 1));
    sum.checked_div(Decimal::from(count))
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use crate::compare::compare;
    use crate::model::fixture::{assessment, figure};
    use crate::rules::RuleBook;

    #[test]
    fn equal_scores_share_a_rank_and_the_next_is_skipped() {
        let scores = [("ก", Some("85.00")), ("ข", Some("90.5")), ("ค", Some("85")), ("ง", None), ("จ", Some("70"))];
        let assessments = scores
            .iter()
            .map(|(name, score)| {
                let mut assessment = assessment(name, 2564);
                assessment.overall = figure(*score);
                assessment
            })
            .collect();
        let comparison = compare(assessments, Vec::new(), Vec::new(), RuleBook::embedded(), &[]);
        let year = &comparison.years[0];
        let ranks: Vec<_> = year
            .ranking
            .iter()
            .map(|ranked| {
                (comparison.assessments[ranked.assessment].agency.subdistrict.as_deref().unwrap(), ranked.rank)
            })
            .collect();
        assert_eq!(ranks, [("ข", Some(1)), ("ก", Some(2)), ("ค", Some(2)), ("จ", Some(4)), ("ง", None)]);
        assert_eq!(year.overall_mean, Some(Decimal::new(82625, 3)));
    }
}
