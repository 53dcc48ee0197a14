//! Who gets a letter, and what concerns whom.

use std::collections::{BTreeMap, BTreeSet};

use super::owners::Owners;
use crate::model::{Agency, Assessment, Comparison, FileRecord, FileStatus, Finding, FindingDetail, Severity};

/// Everybody who gets a letter, and what nobody can be sent.
pub struct Recipients<'a> {
    /// By province, district, kind and name, as in the report.
    pub letters: Vec<Recipient<'a>>,
    /// Errors and warnings of nobody that is known, in the comparison's order.
    pub unattributed: Vec<&'a Finding>,
    /// How many notes of nobody there are.
    pub unattributed_notes: usize,
    /// Fiscal years in which somebody sent a report with measures or recommendations.
    pub reported_years: BTreeSet<u16>,
}

/// An agency with all that concerns it.
pub struct Recipient<'a> {
    pub agency: &'a Agency,
    /// Its assessments, oldest first; none where only statements of no known year came.
    pub assessments: Vec<&'a Assessment>,
    /// Errors and warnings that it can do something about, errors first.
    pub matters: Vec<&'a Finding>,
    /// How many notes there are beside them.
    pub notes: usize,
    /// Its files of which nothing, or not all, could be used.
    pub files: Vec<&'a FileRecord>,
}

impl<'a> Recipients<'a> {
    pub fn of(comparison: &'a Comparison) -> Recipients<'a> {
        let mut assessments: BTreeMap<&Agency, Vec<&Assessment>> = BTreeMap::new();
        for assessment in &comparison.assessments {
            assessments.entry(&assessment.agency).or_default().push(assessment);
        }
        let owners = Owners::of(&comparison.assessments);
        let mut matters: BTreeMap<&Agency, Vec<&Finding>> = BTreeMap::new();
        let mut notes: BTreeMap<&Agency, usize> = BTreeMap::new();
        let (mut unattributed, mut unattributed_notes) = (Vec::new(), 0);
        for finding in comparison.findings.iter().filter(|finding| !is_of_the_office(&finding.detail)) {
            let owner = finding.agency.as_ref().or_else(|| owner_of_file(finding, &owners));
            match (owner, finding.detail.severity()) {
                (Some(agency), Severity::Note) => *notes.entry(agency).or_default() += 1,
                (Some(agency), _) => matters.entry(agency).or_default().push(finding),
                (None, Severity::Note) => unattributed_notes += 1,
                (None, _) => unattributed.push(finding),
            }
        }
        let mut files: BTreeMap<&Agency, Vec<&FileRecord>> = BTreeMap::new();
        for file in comparison.files.iter().filter(|file| !matches!(file.status, FileStatus::Ignored)) {
            if let Some(agency) = owners.of_file(&file.path) {
                files.entry(agency).or_default().push(file);
            }
        }
        let agencies: BTreeSet<_> = assessments
            .keys()
            .chain(matters.keys())
            .map(|agency| (&agency.province, &agency.district, agency.kind, *agency))
            .collect();
        let letters = agencies.into_iter().map(|(.., agency)| Recipient {
            agency,
            assessments: assessments.remove(agency).unwrap_or_default(),
            matters: matters.remove(agency).unwrap_or_default(),
            notes: notes.remove(agency).unwrap_or_default(),
            files: files.remove(agency).unwrap_or_default(),
        });
        let reported = comparison.assessments.iter().filter(|assessment| has_report(assessment));
        Recipients {
            letters: letters.collect(),
            unattributed,
            unattributed_notes,
            reported_years: reported.map(|assessment| assessment.fiscal_year).collect(),
        }
    }
}

/// Whether any score is stated.
pub fn has_scores(assessment: &Assessment) -> bool {
    let instruments = assessment.instruments.values();
    let indicators = assessment.indicators.iter().map(|indicator| &indicator.score);
    std::iter::once(&assessment.overall).chain(instruments).chain(indicators).any(|score| score.given().is_some())
}

/// Whether anything is there that a report tells and a score sheet does not.
pub fn has_report(assessment: &Assessment) -> bool {
    !assessment.measures.is_empty() || !assessment.recommendations.is_empty()
}

/// What an officer decided is the office's matter: no agency can do anything about it.
fn is_of_the_office(detail: &FindingDetail) -> bool {
    matches!(detail, FindingDetail::DecisionDiffers { .. } | FindingDetail::DecisionNotApplied { .. })
}

/// Whose file it is that could not be read, or not in full; what else names no agency is nobody's.
fn owner_of_file<'a>(finding: &Finding, owners: &Owners<'a>) -> Option<&'a Agency> {
    match finding.detail {
        FindingDetail::UnreadableFile(_) | FindingDetail::PartlyRead(_) => {
            owners.of_file(&finding.places.first()?.file)
        }
        _ => None,
    }
}
