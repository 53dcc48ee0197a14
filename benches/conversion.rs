//! What converting costs over the documents of `samples/`, beside a plain copy of the same bytes: in memory, and as
//! whole folders with reading, hashing, writing and the manifest. The distance between `copy` and `convert` is what
//! the exchange of digits costs.

#![allow(missing_docs, reason = "a benchmark has no readers of its documentation")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use prongsai::convert::{self, Settings};
use prongsai::export::Digits;
use prongsai::export::wording::Language;
use prongsai::ingest::guard;
use prongsai::model::{ConversionOptions, Format};
use prongsai::pipeline::Quiet;
use prongsai::pipeline::conversion::{self, Request};
use prongsai::pipeline::worker::Readers;
use tempfile::TempDir;

/// The report that the project began from, and how many of it lie in a folder: what is to take no more than a second
/// on two cores.
const REPORT: &str = "samples/reports/dangmo.docx";
const REPORTS: usize = 1000;

struct Sample {
    bytes: Vec<u8>,
    format: Format,
}

static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let mut samples = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples"), &mut samples);
    samples
});

static FOLDER: LazyLock<Option<TempDir>> = LazyLock::new(|| folder().ok());

fn main() {
    println!("in memory: {} samples, {} bytes; a folder: {REPORTS} times {REPORT}", SAMPLES.len(), bytes());
    divan::main();
}

/// Every Word document and workbook below a folder that can be converted.
fn collect(folder: &Path, samples: &mut Vec<Sample>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|one| one.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, samples);
        } else if let Ok(bytes) = fs::read(path)
            && let Ok(format @ (Format::Docx | Format::Xlsx)) = guard::admit(&bytes)
        {
            samples.push(Sample { bytes, format });
        }
    }
}

fn bytes() -> usize {
    SAMPLES.iter().map(|sample| sample.bytes.len()).sum()
}

/// A folder with the reports.
fn folder() -> std::io::Result<TempDir> {
    let report = Path::new(env!("CARGO_MANIFEST_DIR")).join(REPORT);
    let folder = TempDir::new()?;
    for number in 0..REPORTS {
        let below = folder.path().join(format!("{}", number % 10));
        fs::create_dir_all(&below)?;
        fs::copy(&report, below.join(format!("{number}.docx")))?;
    }
    Ok(folder)
}

fn converted(settings: &Settings) -> usize {
    let convert = |sample: &Sample| convert::convert(black_box(&sample.bytes), sample.format, settings).ok();
    SAMPLES.iter().filter_map(convert).map(|converted| converted.bytes.len()).sum()
}

#[divan::bench]
fn a_copy_in_memory(bencher: Bencher) {
    let copied = || SAMPLES.iter().map(|sample| black_box(sample.bytes.to_vec()).len()).sum::<usize>();
    bencher.counter(BytesCount::new(bytes())).counter(ItemsCount::new(SAMPLES.len())).bench(copied);
}

#[divan::bench]
fn b_convert_to_arabic(bencher: Bencher) {
    let settings = Settings { digits: Some(Digits::Arabic), ..Settings::default() };
    bencher.counter(BytesCount::new(bytes())).counter(ItemsCount::new(SAMPLES.len())).bench(|| converted(&settings));
}

#[divan::bench]
fn c_convert_to_thai_and_repair(bencher: Bencher) {
    let settings = Settings { digits: Some(Digits::Thai), repair: true, ..Settings::default() };
    bencher.counter(BytesCount::new(bytes())).counter(ItemsCount::new(SAMPLES.len())).bench(|| converted(&settings));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn d_copy_a_folder(bencher: Bencher) {
    let Some(folder) = &*FOLDER else { return };
    bencher.counter(ItemsCount::new(REPORTS)).with_inputs(TempDir::new).bench_values(|output| {
        let output = output.ok()?;
        for (number, path) in files(folder.path()).iter().enumerate() {
            fs::copy(path, output.path().join(number.to_string())).ok()?;
        }
        Some(output)
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn e_convert_a_folder(bencher: Bencher) {
    let Some(folder) = &*FOLDER else { return };
    bencher.counter(ItemsCount::new(REPORTS)).with_inputs(TempDir::new).bench_values(|output| {
        let output = output.ok()?;
        run(folder.path(), output.path())?;
        Some(output)
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn f_convert_a_folder_again(bencher: Bencher) {
    let (Some(folder), Ok(output)) = (&*FOLDER, TempDir::new()) else { return };
    run(folder.path(), output.path());
    bencher.counter(ItemsCount::new(REPORTS)).bench_local(|| run(folder.path(), output.path()));
}

fn run(folder: &Path, output: &Path) -> Option<usize> {
    let paths = [folder.to_owned()];
    let readers = Readers::here();
    let request = Request {
        paths: &paths,
        output: Some(output),
        options: ConversionOptions::default(),
        force: false,
        dry_run: false,
        language: Language::Thai,
        readers: &readers,
        stop: None,
    };
    conversion::run(&request, &Quiet).ok().map(|conversion| conversion.records.len())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.into_path())
        .filter(|path| path.is_file())
        .collect()
}
