//! Changes over the years: of one agency from year to year and over all its years, and of the group.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::{Agency, Assessment, Change, GroupChange, Trend};
use crate::rules::published;

use super::succession::Identities;

/// Agencies in consecutive fiscal years of the run. Years that an agency is missing from are skipped over, so 2563 and
/// 2565 are compared where 2564 is not there. The assessments are sorted by year.
pub(super) fn changes(assessments: &[Assessment], identities: &Identities) -> Vec<Change> {
    let mut last: BTreeMap<&Agency, usize> = BTreeMap::new();
    let mut changes = Vec::new();
    for (to, assessment) in assessments.iter().enumerate() {
        let Some(from) = last.insert(identities.first(&assessment.agency), to) else { continue };
        let Some(earlier) = assessments.get(from) else { continue };
        let difference = assessment
            .overall
            .value()
            .zip(earlier.overall.value())
            .and_then(|(later, earlier)| later.checked_sub(*earlier));
        let newly_passed = match (earlier.passed.value(), assessment.passed.value()) {
            (Some(before), Some(now)) if before != now => Some(*now),
            _ => None,
        };
        changes.push(Change { from, to, difference, newly_passed });
    }
    changes
}

/// Agencies of several fiscal years, in order of their last assessment.
pub(super) fn trends(assessments: &[Assessment], identities: &Identities) -> Vec<Trend> {
    let mut members: BTreeMap<&Agency, Vec<usize>> = BTreeMap::new();
    for (index, assessment) in assessments.iter().enumerate() {
        members.entry(identities.first(&assessment.agency)).or_default().push(index);
    }
    let mut trends: Vec<Trend> = members
        .into_values()
        .filter(|members| members.len() > 1)
        .map(|members| {
            let scored: Vec<(u16, Decimal)> = members
                .iter()
                .filter_map(|index| assessments.get(*index))
                .filter_map(|found| Some((found.fiscal_year, *found.overall.value()?)))
                .collect();
            let change = match (scored.first(), scored.last()) {
                (Some((from, before)), Some((to, after))) if from < to => {
                    after.checked_sub(*before).map(|change| (change, to - from))
                }
                _ => None,
            };
            Trend {
                assessments: members,
                change: change.map(|(change, _)| change),
                change_a_year: change.and_then(|(change, years)| change.checked_div(Decimal::from(years))),
            }
        })
        .collect();
    trends.sort_by_key(|trend| trend.assessments.last().copied());
    trends
}

/// How the group changed from each year of the run to the next.
pub(super) fn of_the_group(
    assessments: &[Assessment],
    identities: &Identities,
    changes: &[Change],
) -> Vec<GroupChange> {
    let mut agencies: BTreeMap<u16, BTreeSet<&Agency>> = BTreeMap::new();
    for assessment in assessments {
        agencies.entry(assessment.fiscal_year).or_default().insert(identities.first(&assessment.agency));
    }
    let years: Vec<(&u16, &BTreeSet<&Agency>)> = agencies.iter().collect();
    let mut groups: BTreeMap<(u16, u16), GroupChange> = BTreeMap::new();
    for ((from, before), (to, after)) in years.iter().zip(years.iter().skip(1)) {
        let count = |one: &BTreeSet<&Agency>, other: &BTreeSet<&Agency>| {
            u32::try_from(one.difference(other).count()).unwrap_or(u32::MAX)
        };
        let (appeared, gone) = (count(after, before), count(before, after));
        let group = GroupChange {
            from: **from,
            to: **to,
            rose: 0,
            fell: 0,
            stayed: 0,
            newly_passed: 0,
            newly_failed: 0,
            appeared,
            gone,
        };
        groups.insert((**from, **to), group);
    }
    for change in changes {
        let (Some(from), Some(to)) = (assessments.get(change.from), assessments.get(change.to)) else { continue };
        let Some(group) = groups.get_mut(&(from.fiscal_year, to.fiscal_year)) else { continue };
        if let Some((before, after)) = from.overall.value().zip(to.overall.value()) {
            *match published(*after).cmp(&published(*before)) {
                Ordering::Greater => &mut group.rose,
                Ordering::Less => &mut group.fell,
                Ordering::Equal => &mut group.stayed,
            } += 1;
        }
        match change.newly_passed {
            Some(true) => group.newly_passed += 1,
            Some(false) => group.newly_failed += 1,
            None => {}
        }
    }
    groups.into_values().collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::compare;
    use crate::model::fixture::{assessment, figure};
    use crate::model::{Assessment, Change, Comparison, GroupChange};
    use crate::rules::RuleBook;

    fn compared(assessments: Vec<Assessment>) -> Comparison {
        compare(assessments, Vec::new(), Vec::new(), RuleBook::embedded(), &[])
    }

    /// An agency in a year with a score, passed from 85; without one where it is `-`.
    fn scored(name: &str, year: u16, score: &str) -> Assessment {
        let mut assessment = assessment(name, year);
        assessment.overall = figure(Some(score).filter(|score| *score != "-"));
        assessment.passed.stated = assessment.overall.stated.map(|score| score >= 85.into());
        assessment
    }

    #[test]
    fn a_later_year_is_compared_with_the_one_before_it_in_the_run() {
        let comparison = compared(vec![scored("ก", 2565, "86"), scored("ก", 2563, "80.9")]);
        let difference = Some("5.1".parse().unwrap());
        assert_eq!(comparison.changes, [Change { from: 0, to: 1, difference, newly_passed: Some(true) }]);
    }

    #[test]
    fn a_trend_runs_from_the_first_score_to_the_last() {
        // The scores from FY 2563 on, `.` for a year without the agency.
        let cases =
            [("80 82.5 . 89", "9 in all, 3 a year"), ("- 90 88.5", "-1.5 in all, -1.5 a year"), ("80 -", "nothing")];
        for (scores, expected) in cases {
            let years = (2563..).zip(scores.split(' ')).filter(|(_, score)| *score != ".");
            let comparison = compared(years.map(|(year, score)| scored("ก", year, score)).collect());
            let trend = &comparison.trends[0];
            let told = trend.change.zip(trend.change_a_year);
            let told = told.map_or("nothing".to_owned(), |(all, a_year)| format!("{all} in all, {a_year} a year"));
            assert_eq!(told, expected, "{scores}");
        }
        assert!(compared(vec![scored("ก", 2563, "80"), scored("ข", 2564, "80")]).trends.is_empty());
    }

    #[test]
    fn the_group_is_counted_from_each_year_to_the_next() {
        let comparison = compared(vec![
            scored("ขึ้น", 2563, "80"),
            scored("ขึ้น", 2565, "85"),
            scored("ลง", 2563, "85"),
            scored("ลง", 2565, "84.99"),
            // Published alike.
            scored("เท่า", 2563, "80.001"),
            scored("เท่า", 2565, "80.00"),
            scored("ไม่ทราบ", 2563, "-"),
            scored("ไม่ทราบ", 2565, "90"),
            scored("หาย", 2563, "70"),
            scored("ใหม่", 2565, "70"),
        ]);
        let expected = GroupChange {
            from: 2563,
            to: 2565,
            rose: 1,
            fell: 1,
            stayed: 1,
            newly_passed: 1,
            newly_failed: 1,
            appeared: 1,
            gone: 1,
        };
        assert_eq!(comparison.group_changes, [expected]);
    }
}
