//! Our own `assessments.json` as input: an earlier run's results join this one's, and nothing is lost or doubled.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::fs;
use std::path::{Path, PathBuf};

use prongsai::export::wording::Language;
use prongsai::export::{Digits, Settings, json};
use prongsai::model::{Assessment, Comparison, FileStatus, Format, Place, ReadFailure};
use prongsai::pipeline::{self, Quiet};

const SETTINGS: Settings = Settings { language: Language::Thai, digits: Digits::Thai };

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn run(paths: &[PathBuf]) -> Comparison {
    pipeline::run(paths, &Quiet).unwrap()
}

/// A folder that holds these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The assessment without the names of files: the JSON stands in front of them, and it is itself the source of what has
/// no place. Where only an impossible score was stated, nothing is left to state again.
fn without_files(mut assessment: Assessment) -> Assessment {
    let bare = |places: &mut Vec<Place>| {
        places.iter_mut().for_each(|place| place.file = "".into());
        places.sort();
    };
    bare(&mut assessment.overall.places);
    bare(&mut assessment.grade.places);
    bare(&mut assessment.passed.places);
    assessment.instruments.values_mut().for_each(|figure| bare(&mut figure.places));
    for indicator in &mut assessment.indicators {
        bare(&mut indicator.score.places);
        if indicator.score.stated.is_none() {
            indicator.score.places.clear();
        }
    }
    assessment.sub_indicators.iter_mut().for_each(|figure| bare(&mut figure.score.places));
    assessment.items.iter_mut().for_each(|item| bare(&mut item.places));
    assessment.recommendations.iter_mut().for_each(|one| bare(&mut one.places));
    assessment.measures.iter_mut().for_each(|one| bare(&mut one.places));
    assessment.sources.clear();
    assessment
}

#[test]
fn the_samples_come_back_from_their_json_as_they_were() {
    let first = run(&[samples()]);
    let written = json::write(&first, &SETTINGS).unwrap();
    let old = folder(&[("ปีก่อน/assessments.json", &written)]);
    let again = run(&[old.path().to_owned()]);
    assert_eq!(again.files.len(), 1);
    assert_eq!((again.files[0].format, &again.files[0].status), (Format::Json, &FileStatus::Read));
    assert_eq!(again.assessments.len(), first.assessments.len());
    for (again, first) in again.assessments.iter().zip(&first.assessments) {
        let (again, first) = (without_files(again.clone()), without_files(first.clone()));
        assert_eq!(again, first, "{} {}", first.agency.name, first.fiscal_year);
    }
    let overall = &again.assessments[0].overall.places[0];
    let original = &first.assessments[0].overall.places[0];
    assert_eq!(overall.file.to_string(), format!("ปีก่อน/assessments.json/{}", original.file));
    assert_eq!(overall.at, original.at);
}

#[test]
fn a_submission_beside_its_own_json_conflicts_with_nothing_and_doubles_nothing() {
    let first = run(&[samples()]);
    let written = json::write(&first, &SETTINGS).unwrap();
    let old = folder(&[("assessments.json", &written)]);
    let both = run(&[samples(), old.path().to_owned()]);
    let count = |comparison: &Comparison, code: &str| {
        comparison.findings.iter().filter(|finding| finding.detail.code() == code).count()
    };
    assert_eq!(both.assessments.len(), first.assessments.len());
    assert_eq!(count(&both, "conflicting-values"), count(&first, "conflicting-values"));
    for (both, first) in both.assessments.iter().zip(&first.assessments) {
        let name = &first.agency.name;
        assert_eq!(both.agency, first.agency);
        assert_eq!(both.overall.stated, first.overall.stated, "{name}");
        assert_eq!(both.measures.len(), first.measures.len(), "{name}");
        assert_eq!(both.recommendations.len(), first.recommendations.len(), "{name}");
        assert_eq!((&both.strengths, &both.weaknesses), (&first.strengths, &first.weaknesses), "{name}");
    }
}

#[test]
fn last_years_results_stand_beside_this_years() {
    let scores = |score: &str, year: u16| {
        format!("หน่วยงาน,ปีงบประมาณ,คะแนนรวม ITA\nองค์การบริหารส่วนตำบลแดงหม้อ,{year},{score}\n").into_bytes()
    };
    let last = folder(&[("a.csv", &scores("80.90", 2564))]);
    let written = json::write(&run(&[last.path().to_owned()]), &SETTINGS).unwrap();
    let now = folder(&[("this.csv", &scores("86.10", 2565)), ("last/assessments.json", &written)]);
    let comparison = run(&[now.path().to_owned()]);
    let years: Vec<_> = comparison.assessments.iter().map(|one| one.fiscal_year).collect();
    assert_eq!(years, [2564, 2565]);
    assert_eq!(comparison.changes.len(), 1, "the agency's change from year to year is compared");
}

#[test]
fn what_is_no_result_of_ours_has_a_reason() {
    let damaged = |what: &str| ReadFailure::Damaged { what: what.to_owned() };
    let unsupported = |format: &str| ReadFailure::Unsupported { format: format.to_owned() };
    let cases: [(&str, ReadFailure); 5] = [
        ("{\"schema\": \"prongsai.assessments/1\", \"assessments\": [", damaged("line 1, column 53")),
        ("{\"schema\": \"prongsai.assessments/9\", \"assessments\": {}}", unsupported("JSON (prongsai.assessments/9)")),
        ("{\"schema\": \"prongsai.findings/1\", \"findings\": []}", unsupported("JSON (prongsai.findings/1)")),
        ("{\"name\": \"package\", \"version\": 1}", unsupported("JSON")),
        (
            "{\"schema\": \"prongsai.assessments/1\", \"assessments\": [7], \"findings\": [], \"files\": []}",
            damaged("line 1, column 54"),
        ),
    ];
    for (text, failure) in cases {
        let given = folder(&[("assessments.json", text.as_bytes())]);
        let comparison = run(&[given.path().to_owned()]);
        assert_eq!(comparison.files[0].status, FileStatus::Unreadable(failure), "{text}");
    }
}
