//! The report of an agency says what is known of it: our own reader reads the same from it again.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure is the answer")]

use std::path::{Path, PathBuf};

use prongsai::export::wording::Language;
use prongsai::export::{Digits, Settings};
use prongsai::model::{Assessment, Comparison};
use prongsai::pipeline::agency_reports::{Wanted, write};
use prongsai::pipeline::{self, Quiet};
use proptest::prelude::*;

mod command;
mod generated;
mod same;

use generated::{assessment, comparison_of};
use same::differences;

/// Agencies of a run of the property test.
const CASES: u32 = 48;

const THAI: Settings = Settings { language: Language::Thai, digits: Digits::Thai };
const ARABIC: Settings = Settings { language: Language::Thai, digits: Digits::Arabic };

/// The reports of a comparison, each read alone.
fn read_back(comparison: &Comparison, settings: Settings) -> Vec<(PathBuf, Vec<Assessment>)> {
    let folder = tempfile::tempdir().unwrap();
    let written = write(comparison, Wanted::default(), folder.path(), settings, false).unwrap();
    let read = |path: &PathBuf| pipeline::run(std::slice::from_ref(path), &Quiet).unwrap().assessments;
    written.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

/// What the reports of a comparison say otherwise than it.
fn misread(comparison: &Comparison, settings: Settings) -> Vec<String> {
    let mut found = Vec::new();
    let read = read_back(comparison, settings);
    assert_eq!(read.len(), comparison.assessments.len());
    for (told, (path, read)) in comparison.assessments.iter().zip(read) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match read.as_slice() {
            [read] => found.extend(differences(told, read).into_iter().map(|said| format!("{name}: {said}"))),
            several => found.push(format!("{name}: {} assessments", several.len())),
        }
    }
    found
}

#[test]
fn the_samples_are_read_from_their_reports_again() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let comparison = pipeline::run(&[samples], &Quiet).unwrap();
    assert!(comparison.assessments.len() > 10);
    for settings in [THAI, ARABIC] {
        let misread = misread(&comparison, settings);
        assert!(misread.is_empty(), "{}", misread.join("\n"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, max_shrink_iters: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_agency_is_read_from_its_report_again(assessment in assessment(), thai in any::<bool>()) {
        // Read once, so that what is odd about it is found.
        let comparison = comparison_of(assessment);
        let misread = misread(&comparison, if thai { THAI } else { ARABIC });
        prop_assert!(misread.is_empty(), "{}", misread.join("\n"));
    }
}
