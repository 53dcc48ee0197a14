//! The whole job, from a folder of reports and score sheets to the comparison as workbook, report and JSON, beside the
//! same job as an office programmer writes it in Python (`benches/peer`), and beside the floor: the same parts unzipped
//! and cut into tokens, nothing more. Every figure is a median of runs taken in turn on one machine, and what is printed
//! are ratios.
//!
//! ```text
//! just bench                                       all of it: some minutes, and Python with the peer's libraries
//! cargo bench --bench whole_job -- job             the job of 1,000 agencies beside the peer
//! cargo bench --bench whole_job -- floor           the reading stage beside the floor
//! cargo bench --bench whole_job -- growth          time and memory at 500 to 8,300 agencies
//! cargo bench --bench whole_job -- start           one file by `inspect` and `check`
//! cargo bench --bench whole_job -- files 1000      writes the files, and nothing else
//! ```

#![allow(missing_docs, reason = "a benchmark has no readers of its documentation")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    clippy::disallowed_methods,
    reason = "what cannot be measured shall end the run, and a measure is time"
)]

mod corpus;
mod floor;
#[path = "../../tests/suite/hostile/memory.rs"]
mod memory;
mod process;
#[path = "../../tests/suite/generate/random.rs"]
#[allow(dead_code, reason = "the generators of the tests use the rest of it")]
mod random;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use prongsai::ingest;

/// The agencies of the whole job.
const AGENCIES: usize = 1000;

/// The agencies of the table of growth; there are about 8,300 in the country.
const GROWTH: [usize; 5] = [500, 1000, 2000, 4000, 8300];

fn main() {
    // Cargo adds `--bench`.
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    match asked.as_slice() {
        [] => {
            machine();
            job();
            floor();
            start();
            growth();
        }
        ["job"] => job(),
        ["floor"] => floor(),
        ["growth"] => growth(),
        ["start"] => start(),
        ["files", count] => {
            let count = count.parse().expect("a number of agencies");
            println!("{}", corpus::folder(&root(), count).display());
        }
        _ => println!("asked for {asked:?}; known are job, floor, growth, start and files COUNT"),
    }
}

/// Where the files and outputs lie.
fn root() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("whole-job")
}

fn machine() {
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = processors.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or(": unknown processor");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{}, {cores} cores\n", name.trim_start_matches([' ', '\t', ':']));
}

/// A command of ours about all files, in silence.
fn ours(command: &str, files: &Path) -> Command {
    let mut run = Command::new(env!("CARGO_BIN_EXE_prongsai"));
    run.arg(command).arg(files).arg("--quiet");
    run
}

/// What the comparison takes into a folder that is not there yet.
fn compare(files: &Path, measure: impl Fn(&mut Command) -> Duration) -> Duration {
    let output = root().join("output");
    // Where there is none, there is none to remove.
    let _ = std::fs::remove_dir_all(&output);
    measure(ours("compare", files).arg("-o").arg(&output))
}

/// The whole job of 1,000 agencies, ours and the peer's in turn.
fn job() {
    let files = corpus::folder(&root(), AGENCIES);
    let mut peer = Command::new("python3");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peer/compare.py");
    peer.arg(script).arg(&files).arg(root().join("peer"));
    let has_peer = peer_can_run();
    compare(&files, process::time);
    let (mut took, mut peer_took) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        if has_peer {
            peer_took.push(process::time(&mut peer));
        }
        took.push(compare(&files, process::time));
        took.push(compare(&files, process::time));
    }
    let ours_median = median(&mut took);
    println!("whole job of {AGENCIES} agencies, {} files, to workbook, report and JSON", AGENCIES * 2);
    println!("  prongsai compare          {:>9}", shown(ours_median));
    if has_peer {
        let peer_median = median(&mut peer_took);
        println!(
            "  python3 benches/peer      {:>9}   {:.1} times as long\n",
            shown(peer_median),
            ratio(peer_median, ours_median)
        );
    } else {
        println!("  the peer was not measured: pip install -r benches/peer/requirements.txt\n");
    }
}

fn peer_can_run() -> bool {
    let libraries = ["-c", "import docx, openpyxl, pandas, xlsxwriter"];
    Command::new("python3").args(libraries).output().is_ok_and(|output| output.status.success())
}

/// The reading stage on one thread beside the floor, over bytes that are in memory.
fn floor() {
    let files = corpus::folder(&root(), AGENCIES);
    println!("reading, one thread, beside the same parts unzipped and cut into tokens");
    for (extension, kind) in [("docx", "Word reports"), ("xlsx", "score sheets"), ("", "both")] {
        let loaded = load(&files, extension);
        let (mut reads, mut floors) = (Vec::new(), Vec::new());
        for _ in 0..7 {
            floors.push(timed(|| loaded.iter().map(|(_, bytes)| floor::tokens(black_box(bytes))).sum::<usize>()));
            reads.push(timed(|| {
                loaded.iter().filter(|(name, bytes)| ingest::read_content(black_box(bytes), name).is_ok()).count()
            }));
        }
        let (read, floor) = (median(&mut reads), median(&mut floors));
        let each = loaded.len().max(1) as u32;
        println!(
            "  {kind:<13} {:>8} a file, floor {:>8}   {:.2} times the floor",
            shown(read / each),
            shown(floor / each),
            ratio(read, floor)
        );
    }
    println!();
}

fn load(folder: &Path, extension: &str) -> Vec<(Arc<str>, Vec<u8>)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of the files is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(extension))
        .collect();
    // In the order in which a batch reads them: those of one kind one after the other.
    paths.sort_by_key(|path| (path.extension().map(ToOwned::to_owned), path.clone()));
    let load =
        |path: PathBuf| (Arc::from(path.to_string_lossy().as_ref()), std::fs::read(&path).expect("a file can be read"));
    paths.into_iter().map(load).collect()
}

/// What the answer about one file takes from start to end, beside a program that does nothing.
fn start() {
    let files = corpus::folder(&root(), AGENCIES);
    println!("one file, from start to end of the program");
    let sample = |extension: &str| load(&files, extension).swap_remove(0).0;
    let version = {
        let mut command = Command::new(env!("CARGO_BIN_EXE_prongsai"));
        command.arg("--version");
        command
    };
    let mut commands = vec![("prongsai --version".to_owned(), version)];
    for (command, extension) in [("inspect", "xlsx"), ("inspect", "docx"), ("check", "xlsx"), ("check", "docx")] {
        let mut run = Command::new(env!("CARGO_BIN_EXE_prongsai"));
        run.arg(command).arg(&*sample(extension));
        commands.push((format!("prongsai {command} X.{extension}"), run));
    }
    for (name, command) in &mut commands {
        let mut took: Vec<Duration> = (0..41).map(|_| process::time(command)).collect();
        println!("  {name:<24} {:>9}", shown(median(&mut took)));
    }
    println!();
}

/// Time and memory of the whole job as the number of agencies grows.
fn growth() {
    println!("agencies   files   compare   a file   of it check   memory   workbook     report       JSON");
    for count in GROWTH {
        let files = corpus::folder(&root(), count);
        let median_of = |measure: &dyn Fn() -> Duration| median(&mut (0..3).map(|_| measure()).collect::<Vec<_>>());
        let time = median_of(&|| compare(&files, process::time));
        // It reads, recognises and concludes as the comparison does, and writes nothing.
        let check = median_of(&|| process::time(&mut ours("check", &files)));
        let memory = std::cell::Cell::new(0);
        compare(&files, |command| {
            memory.set(process::memory(command));
            Duration::ZERO
        });
        let size = |name: &str| {
            let bytes = std::fs::metadata(root().join("output").join(name)).map_or(0, |file| file.len());
            format!("{:.1} MB", bytes as f64 / 1e6)
        };
        println!(
            "{count:>8} {:>7} {:>9} {:>8} {:>13} {:>5} MB {:>10} {:>10} {:>10}",
            count * 2,
            shown(time),
            shown(time / (count as u32 * 2)),
            shown(check),
            memory.get() / 1024,
            size("comparison.xlsx"),
            size("comparison.docx"),
            size("assessments.json")
        );
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    black_box(work());
    begun.elapsed()
}

fn median(durations: &mut [Duration]) -> Duration {
    durations.sort();
    durations[durations.len() / 2]
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

fn shown(time: Duration) -> String {
    match time.as_secs_f64() {
        seconds if seconds >= 1.0 => format!("{seconds:.2} s"),
        seconds if seconds >= 0.01 => format!("{:.0} ms", seconds * 1e3),
        seconds if seconds >= 0.001 => format!("{:.1} ms", seconds * 1e3),
        seconds => format!("{:.0} µs", seconds * 1e6),
    }
}
