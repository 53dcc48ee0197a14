//! The report of an agency says what is known of it: our own reader reads the same from it again.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure is the answer")]

use std::path::{Path, PathBuf};

use prongsai::export::wording::Language;
use prongsai::export::{Digits, Settings};
use prongsai::model::{Assessment, Comparison, Decided};
use prongsai::pipeline::agency_reports::{Wanted, write};
use prongsai::pipeline::output::OutputFolder;
use prongsai::pipeline::{self, Quiet, Stop};
use prongsai::rules::RuleBook;
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
    let output = OutputFolder::open(folder.path()).unwrap();
    let written = write(comparison, Wanted::default(), &output, settings, &Stop::default()).unwrap();
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

#[test]
fn what_was_decided_is_stated_and_what_others_give_is_not() {
    // Without an overall score and without that of an instrument, which the others give.
    let scores = ["93.55", "87.72", "91.01", "87.93", "89.52", "90.55", "88.68", "88.58", "72.89", "65.56"];
    let rules = RuleBook::embedded().for_year(2564).unwrap();
    let head: Vec<&str> = rules.indicators.iter().map(|indicator| indicator.name.as_str()).collect();
    let sheet = format!(
        "หน่วยงาน,อำเภอ,จังหวัด,ปีงบประมาณ,{}\nอบต.แดงหม้อ,เขื่องใน,อุบลราชธานี,2564,{}\n",
        head.join(","),
        scores.join(",")
    );
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("scores.csv"), sheet).unwrap();
    let mut comparison = pipeline::run(&[folder.path().to_owned()], &Quiet).unwrap();
    let told = &mut comparison.assessments[0];
    assert_eq!(told.overall.computed.unwrap().round_dp(2).to_string(), "81.45");
    told.passed.decided = Some(Box::new(Decided { value: false, reason: None, by: None }));
    told.indicators[1].score.decided =
        Some(Box::new(Decided { value: "87.27".parse().unwrap(), reason: None, by: None }));
    for settings in [THAI, ARABIC] {
        let read = read_back(&comparison, settings).remove(0).1.remove(0);
        assert_eq!(read.overall.stated, None);
        assert_eq!(read.instruments.values().filter(|figure| figure.stated.is_some()).count(), 0);
        assert_eq!(read.passed.stated, Some(false));
        assert_eq!(read.indicators[1].score.stated.unwrap().to_string(), "87.27");
        assert_eq!(differences(&comparison.assessments[0], &read), [""; 0]);
    }
}
