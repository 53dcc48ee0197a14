//! Whose and of which year scores are, where documents do not say it and an officer does.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Agency, Claim, Finding, Subject};

/// Whom or when a file's claims with a certain subject are about after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DecidedSubject {
    file: Arc<str>,
    told: Subject,
    agency: Option<Arc<Agency>>,
    fiscal_year: Option<u16>,
}

impl DecidedSubject {
    /// For all claims that are told of the same subject, in the same file, as those at the finding's places. Whose the
    /// scores of nobody are is asked of a file once, whatever years they are of.
    pub(super) fn of(
        finding: &Finding,
        claims: &[Vec<Claim>],
        agency: Option<&Agency>,
        fiscal_year: Option<u16>,
    ) -> Vec<DecidedSubject> {
        let shared = agency.cloned().map(Arc::new);
        let at_place = |claim: &&Claim| finding.places.contains(&claim.place);
        let of_nobody = |claim: &&Claim| agency.is_some() && claim.subject.agency.is_none();
        let files: BTreeSet<&Arc<str>> =
            claims.iter().flatten().filter(at_place).filter(of_nobody).map(|claim| &claim.place.file).collect();
        let is_told = |claim: &&Claim| at_place(claim) || of_nobody(claim) && files.contains(&claim.place.file);
        let told: BTreeSet<(&Arc<str>, &Subject)> =
            claims.iter().flatten().filter(is_told).map(|claim| (&claim.place.file, &claim.subject)).collect();
        told.into_iter()
            .map(|(file, told)| DecidedSubject {
                file: file.clone(),
                told: told.clone(),
                agency: shared.clone(),
                fiscal_year,
            })
            .collect()
    }

    /// Tells a claim whom it is about, where it is one of these.
    pub(super) fn tell(&self, claim: &mut Claim, told: &Subject) {
        if claim.place.file != self.file || *told != self.told {
            return;
        }
        if let Some(agency) = &self.agency {
            claim.subject.agency = Some(agency.clone());
        }
        if let Some(year) = self.fiscal_year {
            claim.subject.fiscal_year = Some(year);
        }
    }
}
