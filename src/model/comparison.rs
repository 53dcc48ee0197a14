//! Assessments side by side: what the exporters draw.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{AgencyKind, Assessment, FileRecord, Finding, Grade, Instrument, Settled, WayToPass};

/// Everything that one run concluded. Indices named `assessment` point into [`Comparison::assessments`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Sorted by fiscal year, province, district, kind, name.
    pub assessments: Vec<Assessment>,
    /// Sorted by severity, then fiscal year, agency, code, places.
    pub findings: Vec<Finding>,
    /// Every file met, sorted by path.
    pub files: Vec<FileRecord>,
    /// One entry a fiscal year, oldest first.
    pub years: Vec<YearComparison>,
    /// Agencies that stand in two consecutive fiscal years of the run, in order of the later assessment.
    pub changes: Vec<Change>,
    /// One entry an agency that stands in several fiscal years, in order of its last assessment.
    pub trends: Vec<Trend>,
    /// How the group of agencies changed from each year of the run to the next, oldest first.
    pub group_changes: Vec<GroupChange>,
    /// One entry an agency and year under the pass line, latest year first, then the nearest to passing.
    pub ways_to_pass: Vec<WayToPass>,
    /// Findings that an officer's decision settled, in the order of findings. They are not among `findings`.
    pub settled: Vec<Settled>,
    /// Where the files that were met lie on this machine, by their name in places; those in archives have none.
    pub locations: BTreeMap<Arc<str>, PathBuf>,
}

impl Comparison {
    /// The year that a report begins with and charts show: the latest of the last eight that has at least half as many
    /// agencies as the fullest of them. A few early submissions of a new year say nothing of a district.
    pub fn main_year(&self) -> Option<&YearComparison> {
        const YEARS: usize = 8;
        let latest = || self.years.iter().rev().take(YEARS);
        let fullest = latest().map(|year| year.ranking.len()).max()?;
        latest().find(|year| year.ranking.len() * 2 >= fullest)
    }

    /// The fiscal year right before another, where the run has it.
    pub fn year_before(&self, year: &YearComparison) -> Option<&YearComparison> {
        let earlier = year.fiscal_year.checked_sub(1)?;
        self.years.iter().find(|one| one.fiscal_year == earlier)
    }
}

/// One fiscal year's agencies against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearComparison {
    /// The fiscal year of the Buddhist era.
    pub fiscal_year: u16,
    /// Agencies in order of rank; those without an overall score last, by their order in the comparison.
    pub ranking: Vec<Ranked>,
    /// The mean overall score of those that have one, exact.
    pub overall_mean: Option<Decimal>,
    /// Mean by instrument.
    pub instrument_means: BTreeMap<Instrument, Decimal>,
    /// Mean by indicator, number to mean.
    pub indicator_means: BTreeMap<u8, Decimal>,
    /// How many of each grade, those that occur.
    pub grades: BTreeMap<Grade, u32>,
    /// How many passed.
    pub passed: u32,
    /// How many did not.
    pub failed: u32,
    /// By province and district, sorted.
    pub districts: Vec<Group<(String, String)>>,
    /// By kind, in the order of kinds.
    pub kinds: Vec<Group<AgencyKind>>,
}

/// One agency's standing in its year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Which assessment.
    pub assessment: usize,
    /// 1 for the best; equal scores share a rank and the next is skipped; none without a score.
    pub rank: Option<u32>,
    /// The score used: stated, else computed.
    pub overall: Option<Decimal>,
    /// The score less the mean of the year.
    pub difference: Option<Decimal>,
    /// The grade used: stated, else computed.
    pub grade: Option<Grade>,
    /// The result used: stated, else computed.
    pub passed: Option<bool>,
}

/// A group of agencies of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<K> {
    /// What they share.
    pub key: K,
    /// Their assessments, in order of rank.
    pub assessments: Vec<usize>,
    /// The mean overall score of those that have one.
    pub mean: Option<Decimal>,
    /// How many passed.
    pub passed: u32,
    /// How many did not.
    pub failed: u32,
}

/// One agency in two fiscal years of a run, with none of its own between. Where a decision says that an agency followed
/// another, the two count as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The earlier assessment.
    pub from: usize,
    /// The later assessment.
    pub to: usize,
    /// The later overall score less the earlier one.
    pub difference: Option<Decimal>,
    /// True for a new pass, false for a new fail, none where the result stayed or is unknown.
    pub newly_passed: Option<bool>,
}

/// One agency over all its fiscal years of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// Its assessments, oldest first, at least two.
    pub assessments: Vec<usize>,
    /// The overall score of the last year that has one less that of the first; none where only one has.
    pub change: Option<Decimal>,
    /// The same by the number of fiscal years from the one to the other, exact up to 28 digits.
    pub change_a_year: Option<Decimal>,
}

/// The group of agencies in one fiscal year of a run and the next one of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupChange {
    /// The earlier fiscal year.
    pub from: u16,
    /// The later fiscal year.
    pub to: u16,
    /// Agencies with an overall score in both whose score rose, of two decimals as it is published.
    pub rose: u32,
    /// Those whose score fell.
    pub fell: u32,
    /// Those whose score stayed.
    pub stayed: u32,
    /// Agencies that passed and had not.
    pub newly_passed: u32,
    /// Agencies that had passed and did not.
    pub newly_failed: u32,
    /// Agencies of the later year that are not in the earlier one.
    pub appeared: u32,
    /// Agencies of the earlier year that are not in the later one.
    pub gone: u32,
}
