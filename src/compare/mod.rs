//! Lays assessments side by side: ranks, means, groups, years, and the shortest way to pass.

mod changes;
mod pass;
mod succession;
mod year;

use std::collections::BTreeMap;

use crate::model::{AgencyKind, Assessment, Comparison, FileRecord, Finding, Settled, Succession, YearComparison};
use crate::rules::RuleBook;

use succession::Identities;
pub use succession::{followed, kind_changes, offered};

/// Compares by the rules of each year. The order of the arguments' items does not matter: everything is sorted here.
///
/// Of the successions that were decided those count that [`followed`] gives.
pub fn compare(
    mut assessments: Vec<Assessment>,
    mut findings: Vec<Finding>,
    mut files: Vec<FileRecord>,
    rules: &RuleBook,
    decided: &[Succession],
) -> Comparison {
    assessments.sort_by(|a, b| assessment_order(a).cmp(&assessment_order(b)));
    let identities = Identities::of(&assessments, decided);
    findings.sort_by(|a, b| finding_order(a).cmp(&finding_order(b)));
    files.sort_by(|a, b| a.path.cmp(&b.path));

    let mut members: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (index, assessment) in assessments.iter().enumerate() {
        members.entry(assessment.fiscal_year).or_default().push(index);
    }
    let years: Vec<YearComparison> =
        members.into_iter().map(|(fiscal_year, members)| year::compare(fiscal_year, &members, &assessments)).collect();
    let changes = changes::changes(&assessments, &identities);
    let trends = changes::trends(&assessments, &identities);
    let group_changes = changes::of_the_group(&assessments, &identities, &changes);
    let ways_to_pass = pass::ways_to_pass(&assessments, &findings, rules);
    Comparison {
        assessments,
        findings,
        files,
        years,
        changes,
        trends,
        group_changes,
        ways_to_pass,
        ..Comparison::default()
    }
}

/// Puts settled findings in the order of findings.
pub fn sort_settled(settled: &mut [Settled]) {
    settled.sort_by(|a, b| finding_order(&a.finding).cmp(&finding_order(&b.finding)));
}

type AssessmentOrder<'a> = (u16, Option<&'a str>, Option<&'a str>, AgencyKind, &'a str);

fn assessment_order(assessment: &Assessment) -> AssessmentOrder<'_> {
    let agency = &assessment.agency;
    (assessment.fiscal_year, agency.province.as_deref(), agency.district.as_deref(), agency.kind, &agency.name)
}

fn finding_order(finding: &Finding) -> impl Ord + '_ {
    (finding.detail.severity(), finding.fiscal_year, finding.agency.as_ref(), finding.detail.code(), &finding.places)
}
