//! What each stage costs over the files of `samples/`, and the floor below reading: the same parts unzipped and cut
//! into tokens, and nothing more. `cargo bench` prints what was measured, then the times; the distance between
//! `floor` and `read` is what recognising paragraphs, tables and cells costs.

#![allow(missing_docs, reason = "a benchmark has no readers of its documentation")]

#[path = "whole_job/floor.rs"]
mod floor;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use divan::Bencher;
use divan::counter::BytesCount;
use prongsai::export::links::Links;
use prongsai::export::wording::Language;
use prongsai::export::{self, Digits, Settings};
use prongsai::ingest;
use prongsai::model::{Comparison, Document};
use prongsai::normalize::{self, Recogniser};
use prongsai::pipeline::{self, Quiet};
use prongsai::rules::RuleBook;

struct Sample {
    name: Arc<str>,
    bytes: Vec<u8>,
}

static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let root = folder();
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let load = |path: PathBuf| {
        let name = path.strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/");
        Some(Sample { name: name.into(), bytes: std::fs::read(path).ok()? })
    };
    paths.into_iter().filter_map(load).collect()
});

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(read_all);

static COMPARISON: LazyLock<Comparison> = LazyLock::new(|| pipeline::run(&[folder()], &Quiet).unwrap_or_default());

const SETTINGS: Settings = Settings { language: Language::Thai, digits: Digits::Thai };

fn main() {
    println!("samples: {} files, {} bytes; {} of them read", SAMPLES.len(), bytes_of_samples(), DOCUMENTS.len());
    println!("comparison: {} assessments, {} findings", COMPARISON.assessments.len(), COMPARISON.findings.len());
    divan::main();
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

fn read_all() -> Vec<Document> {
    SAMPLES.iter().filter_map(|sample| ingest::read_bytes(&sample.bytes, &sample.name).ok()).collect()
}

fn bytes_of_samples() -> usize {
    SAMPLES.iter().map(|sample| sample.bytes.len()).sum()
}

#[divan::bench]
fn a_floor_unzip_and_tokenise(bencher: Bencher) {
    let total = BytesCount::new(bytes_of_samples());
    bencher
        .counter(total)
        .bench(|| SAMPLES.iter().map(|sample| floor::tokens(black_box(&sample.bytes))).sum::<usize>());
}

#[divan::bench]
fn b_read(bencher: Bencher) {
    bencher.counter(BytesCount::new(bytes_of_samples())).bench(read_all);
}

#[divan::bench]
fn c_recognise_and_assess(bencher: Bencher) {
    let rules = RuleBook::embedded();
    let recogniser = Recogniser::new(rules);
    bencher.bench(|| {
        let claims = DOCUMENTS.iter().flat_map(|document| recogniser.recognise(black_box(document)).claims).collect();
        normalize::assess(claims, rules)
    });
}

#[divan::bench]
fn d_export_workbook() -> Option<Vec<u8>> {
    export::workbook::write(black_box(&COMPARISON), RuleBook::embedded(), &SETTINGS, &Links::default()).ok()
}

#[divan::bench]
fn e_export_report() -> Option<Vec<u8>> {
    export::report::write(black_box(&COMPARISON), RuleBook::embedded(), &SETTINGS, &export::report::Options::default())
        .ok()
}

#[divan::bench]
fn f_export_json() -> Option<Vec<u8>> {
    export::json::write(black_box(&COMPARISON), &SETTINGS).ok()
}
