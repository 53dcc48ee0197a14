//! The reports of single agencies: which are wanted, what each is called, and how they get into their folder.

mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::output::OutputFolder;
use super::{Error, Left, Stop};
use crate::export::agency_report::{self, AgencyReport, is_untouched};
use crate::export::house_style::HouseStyle;
use crate::export::{ExportError, Settings};
use crate::model::{Agency, Comparison, Finding};
use crate::normalize::{is_named, slips_between};
use crate::rules::RuleBook;

/// So many names are told where one was not found.
const NEAREST: usize = 3;

/// Which reports are wanted; all where nothing is said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'w> {
    /// The agency of this name, as officers write it.
    pub agency: Option<&'w str>,
    /// This fiscal year of the Buddhist era.
    pub year: Option<u16>,
    /// The look of the office's own documents; else that of official ones.
    pub house: Option<&'w HouseStyle>,
    /// Whether to overwrite files that are no untouched reports of ours.
    pub force: bool,
}

/// Why no report was written.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// No agency of this name was read.
    #[error("{asked}: no such agency")]
    UnknownAgency {
        /// The name as typed.
        asked: String,
        /// The names nearest to it, nearest first.
        nearest: Vec<String>,
    },
    /// Nothing of this year was read.
    #[error("{year}: nothing of this year")]
    UnknownYear {
        /// The year as typed.
        year: u16,
        /// The years that there are, of the agency where one was asked for.
        years: BTreeSet<u16>,
    },
    /// Files that are no untouched reports of ours stand where reports belong.
    #[error("{first}: is there already")]
    AreThere {
        /// The first of them.
        first: PathBuf,
        /// How many there are beside it.
        more: usize,
    },
    /// A file that was read stands where a report belongs.
    #[error("{path}: is a submission")]
    IsSource {
        /// The file.
        path: PathBuf,
    },
    /// A report could not be made.
    #[error("{path}: cannot be made")]
    Made {
        /// What it would have been called.
        path: PathBuf,
        /// Why.
        #[source]
        source: ExportError,
    },
}

/// Writes the wanted reports of a comparison into a folder, in parallel, each whole or not at all. Nothing is written
/// where a file stands in the way: a submission always, any other that is no untouched report of ours unless told
/// to. Gives the paths that were written, in the order of the comparison's assessments.
///
/// # Errors
/// [`Error::Reports`] where that is so, or the agency or the year is not there; [`Error::Write`] where the system
/// refuses; [`Error::Stopped`].
pub fn write(
    comparison: &Comparison,
    wanted: Wanted<'_>,
    folder: &OutputFolder,
    settings: Settings,
    stop: &Stop,
) -> Result<Vec<PathBuf>, Error> {
    let chosen = choose(comparison, wanted)?;
    let names = names::names(&comparison.assessments);
    let targets: Vec<(usize, &str)> =
        chosen.into_iter().filter_map(|index| Some((index, names.get(index)?.as_str()))).collect();
    let paths: Vec<PathBuf> = targets.iter().map(|(_, name)| folder.path().join(name)).collect();
    may_write(comparison, &paths, wanted.force)?;

    let mut findings: BTreeMap<(&Agency, Option<u16>), Vec<&Finding>> = BTreeMap::new();
    for finding in &comparison.findings {
        if let Some(agency) = &finding.agency {
            findings.entry((agency, finding.fiscal_year)).or_default().push(finding);
        }
    }
    let rules = RuleBook::embedded();
    let written: Vec<Result<PathBuf, Error>> = targets
        .into_par_iter()
        .map(|(index, name)| {
            stop.check(Left::Reports)?;
            let path = folder.path().join(name);
            let Some(assessment) = comparison.assessments.get(index) else { return Ok(path) };
            let own = |year| findings.get(&(&assessment.agency, year)).map(Vec::as_slice).unwrap_or_default();
            let findings = [own(Some(assessment.fiscal_year)), own(None)].concat();
            let rules = rules.for_year(assessment.fiscal_year);
            let report = AgencyReport { assessment, findings: &findings, rules, house: wanted.house };
            match agency_report::write(&report, &settings) {
                Ok(bytes) => folder.write(name, &bytes),
                Err(source) => Err(Refusal::Made { path, source }.into()),
            }
        })
        .collect();
    written.into_iter().collect()
}

/// The assessments that are wanted, in order.
fn choose(comparison: &Comparison, wanted: Wanted<'_>) -> Result<Vec<usize>, Refusal> {
    let all = || comparison.assessments.iter().enumerate();
    let of_agency: Vec<usize> = match wanted.agency {
        None => all().map(|(index, _)| index).collect(),
        Some(asked) => {
            let meant: BTreeSet<&Agency> =
                all().map(|(_, assessment)| &assessment.agency).filter(|agency| is_named(asked, agency)).collect();
            if meant.is_empty() {
                return Err(Refusal::UnknownAgency { asked: asked.to_owned(), nearest: nearest(comparison, asked) });
            }
            all().filter(|(_, assessment)| meant.contains(&assessment.agency)).map(|(index, _)| index).collect()
        }
    };
    let Some(year) = wanted.year else { return Ok(of_agency) };
    let year_of = |index: &usize| comparison.assessments.get(*index).map(|assessment| assessment.fiscal_year);
    let chosen: Vec<usize> = of_agency.iter().copied().filter(|index| year_of(index) == Some(year)).collect();
    if chosen.is_empty() {
        return Err(Refusal::UnknownYear { year, years: of_agency.iter().filter_map(year_of).collect() });
    }
    Ok(chosen)
}

/// The names nearest to one that is none.
fn nearest(comparison: &Comparison, asked: &str) -> Vec<String> {
    let agencies: BTreeSet<&Agency> = comparison.assessments.iter().map(|assessment| &assessment.agency).collect();
    let mut by_distance: Vec<(usize, &str)> =
        agencies.into_iter().map(|agency| (slips_between(asked, agency), agency.name.as_str())).collect();
    by_distance.sort_unstable();
    by_distance.dedup();
    by_distance.into_iter().take(NEAREST).map(|(_, name)| name.to_owned()).collect()
}

/// Whether nothing stands in the way of the reports.
fn may_write(comparison: &Comparison, targets: &[PathBuf], force: bool) -> Result<(), Refusal> {
    let sources: BTreeSet<&Path> = comparison.locations.values().map(PathBuf::as_path).collect();
    let there = |path: &PathBuf| path.symlink_metadata().is_ok();
    let standing: Vec<&PathBuf> = targets.iter().filter(|path| there(path)).collect();
    for path in &standing {
        if path.canonicalize().is_ok_and(|path| sources.contains(path.as_path())) {
            return Err(Refusal::IsSource { path: (*path).clone() });
        }
    }
    let mut foreign = standing.into_iter().filter(|path| !is_own(path));
    match foreign.next().filter(|_| !force) {
        Some(first) => Err(Refusal::AreThere { first: first.clone(), more: foreign.count() }),
        None => Ok(()),
    }
}

/// True for a report of ours that nobody has edited.
pub(super) fn is_own(path: &Path) -> bool {
    let is_docx = path.extension().is_some_and(|extension| extension == "docx");
    // A pipe would keep us waiting for ever.
    let is_file = path.symlink_metadata().is_ok_and(|status| status.is_file());
    is_docx && is_file && File::open(path).is_ok_and(|file| is_untouched(BufReader::new(file)))
}
