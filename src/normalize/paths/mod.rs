//! The names of folders and file as a witness: heard only where the document is silent, and always with a note.

use std::sync::Arc;

use crate::model::{Agency, Finding, FindingDetail, Place};

use super::Recognised;
use super::context::same_name;
use super::identity::{self, PathWitness};
use super::subjects;

/// What a document says of whom and when, so that its path contradicts nothing.
pub(super) struct Silent {
    /// Agencies that it names.
    pub agencies: Vec<Agency>,
    /// Years that it names as fiscal years.
    pub years: Vec<u16>,
}

/// Gives the claims of a document what only its path says, and notes that.
pub(super) fn hear(document: &Silent, file: &Place, recognised: &mut Recognised) {
    if recognised.claims.is_empty() {
        return;
    }
    let said = identity::witness(&file.file);
    let fits = |agency: &Agency| {
        document.agencies.is_empty() || document.agencies.iter().any(|named| same_name(named, agency))
    };
    let agency = said.agency.clone().filter(fits).map(Arc::new);
    let year = said.fiscal_year.filter(|year| document.years.is_empty() || document.years.contains(year));
    let mut about = recognised.claims.iter().filter_map(|claim| claim.subject.agency.as_ref());
    let first = about.next();
    let (of_nobody, alone) = (first.is_none(), first.is_some() && about.all(|other| Some(other) == first));
    let (mut by_agency, mut by_year) = (false, false);
    // Claims of one agency mostly stand together: where it lies is looked up once.
    let mut last: Option<(Arc<Agency>, Option<Arc<Agency>>)> = None;
    for claim in &mut recognised.claims {
        let subject = &mut claim.subject;
        match &subject.agency {
            None => {
                subject.agency = agency.clone();
                by_agency |= subject.agency.is_some();
            }
            Some(named) => {
                let (_, placed) = match last.take() {
                    Some(same) if same.0 == *named => last.insert(same),
                    _ => last.insert((named.clone(), placed(named, &said, alone).map(Arc::new))),
                };
                if placed.is_some() {
                    subject.agency.clone_from(placed);
                    by_agency = true;
                }
            }
        }
        if subject.fiscal_year.is_none() && year.is_some() {
            subject.fiscal_year = year;
            by_year = true;
        }
    }
    if !by_agency && !by_year {
        return;
    }
    for finding in &mut recognised.findings {
        finding.agency = match finding.agency.take() {
            Some(named) => Some(placed(&named, &said, alone).unwrap_or(named)),
            None => agency.as_deref().filter(|_| by_agency && of_nobody).cloned(),
        };
        finding.fiscal_year = finding.fiscal_year.or(year);
    }
    let first = recognised.claims.iter().find_map(|claim| claim.subject.agency.as_deref()).cloned();
    let fiscal_year = recognised.claims.iter().find_map(|claim| claim.subject.fiscal_year);
    recognised.findings.push(Finding {
        detail: FindingDetail::NamedByPath { agency: by_agency, fiscal_year: by_year },
        agency: first,
        fiscal_year,
        places: vec![file.clone()],
    });
}

/// An agency with the place that its path tells, where that is needed to know which one it is; `alone` where the
/// document is about no other.
fn placed(named: &Agency, said: &PathWitness, alone: bool) -> Option<Agency> {
    if said.district.is_none() && said.province.is_none() || named.district.is_some() && named.province.is_some() {
        return None;
    }
    if let Some(namesakes) = subjects::namesakes(named) {
        let agree = |own: &Option<String>, path: &Option<String>| match (own, path) {
            (Some(own), Some(path)) => subjects::same_place(own, path),
            _ => true,
        };
        let mut fits = namesakes
            .into_iter()
            .filter(|one| agree(&one.district, &said.district) && agree(&one.province, &said.province));
        return fits.next().filter(|_| fits.next().is_none());
    }
    // Of these the official list knows nothing, so only what a document of theirs alone lies in is theirs.
    if !alone || !subjects::is_unlisted(named) || !identity::lies_in_one_district(named.kind) {
        return None;
    }
    let fills = |own: &Option<String>, path: &Option<String>| own.is_none() && path.is_some();
    let contradicts = |own: &Option<String>, path: &Option<String>| matches!((own, path), (Some(own), Some(path)) if !subjects::same_place(own, path));
    if contradicts(&named.district, &said.district) || contradicts(&named.province, &said.province) {
        return None;
    }
    let fills = fills(&named.district, &said.district) || fills(&named.province, &said.province);
    fills.then(|| Agency {
        district: named.district.clone().or(said.district.clone()),
        province: named.province.clone().or(said.province.clone()),
        ..named.clone()
    })
}

#[cfg(test)]
mod tests;
