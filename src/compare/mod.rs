//! Lays assessments side by side: ranks, means, groups, years.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{
    AgencyKind, Assessment, Change, Comparison, FileRecord, Finding, Group, Instrument, Ranked, YearComparison,
};

/// Compares. The order of the arguments' items does not matter: everything is sorted here.
pub fn compare(mut assessments: Vec<Assessment>, mut findings: Vec<Finding>, mut files: Vec<FileRecord>) -> Comparison {
    assessments.sort_by(|a, b| assessment_order(a).cmp(&assessment_order(b)));
    findings.sort_by(|a, b| finding_order(a).cmp(&finding_order(b)));
    files.sort_by(|a, b| a.path.cmp(&b.path));

    let mut members: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (index, assessment) in assessments.iter().enumerate() {
        members.entry(assessment.fiscal_year).or_default().push(index);
    }
    let years = members.into_iter().map(|(year, members)| year_comparison(year, &members, &assessments)).collect();
    let changes = changes(&assessments);
    Comparison { assessments, findings, files, years, changes, ..Comparison::default() }
}

type AssessmentOrder<'a> = (u16, Option<&'a str>, Option<&'a str>, AgencyKind, &'a str);

fn assessment_order(assessment: &Assessment) -> AssessmentOrder<'_> {
    let agency = &assessment.agency;
    (assessment.fiscal_year, agency.province.as_deref(), agency.district.as_deref(), agency.kind, &agency.name)
}

fn finding_order(finding: &Finding) -> impl Ord + '_ {
    (finding.detail.severity(), finding.fiscal_year, finding.agency.as_ref(), finding.detail.code(), &finding.places)
}

fn year_comparison(fiscal_year: u16, members: &[usize], all: &[Assessment]) -> YearComparison {
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

/// Agencies in consecutive fiscal years of the run. Years that an agency is missing from are skipped over, so 2563 and
/// 2565 are compared where 2564 is not there.
fn changes(assessments: &[Assessment]) -> Vec<Change> {
    let mut last: BTreeMap<_, usize> = BTreeMap::new();
    let mut changes = Vec::new();
    for (to, assessment) in assessments.iter().enumerate() {
        let Some(from) = last.insert(&assessment.agency, to) else { continue };
        let Some(earlier) = assessments.get(from) else { continue };
        let difference =
            assessment.overall.value().zip(earlier.overall.value()).map(|(later, earlier)| later - earlier);
        let newly_passed = match (earlier.passed.value(), assessment.passed.value()) {
            (Some(before), Some(now)) if before.cmp(now) != Ordering::Equal => Some(*now),
            _ => None,
        };
        changes.push(Change { from, to, difference, newly_passed });
    }
    changes
}

/// The plain mean, none of nothing.
fn mean(scores: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let (sum, count) = scores.fold((Decimal::ZERO, 0_u32), |(sum, count), score| (sum + score, count + 1));
    sum.checked_div(Decimal::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{assessment, figure};

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
        let comparison = compare(assessments, Vec::new(), Vec::new());
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

    #[test]
    fn a_later_year_is_compared_with_the_one_before_it_in_the_run() {
        let year = |year, score: &str, passed| {
            let mut assessment = assessment("แดงหม้อ", year);
            assessment.overall = figure(Some(score));
            assessment.passed.stated = Some(passed);
            assessment
        };
        let comparison = compare(vec![year(2565, "86", true), year(2563, "80.9", false)], Vec::new(), Vec::new());
        assert_eq!(
            comparison.changes,
            [Change { from: 0, to: 1, difference: Some(Decimal::new(51, 1)), newly_passed: Some(true) }]
        );
    }
}
