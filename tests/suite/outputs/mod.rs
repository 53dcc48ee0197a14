//! Output folders stay whole, whatever ends a run: a kill, Ctrl-C, a full disk, a folder that takes nothing, another run.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure is the answer")]

use std::ffi::OsString;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use walkdir::WalkDir;

mod disturbed;
#[cfg(unix)]
mod refused;
#[cfg(unix)]
mod stopped;

/// Agencies whose names leave nothing open.
const PROVINCES: [&str; 20] = [
    "กระบี่",
    "กาญจนบุรี",
    "กาฬสินธุ์",
    "กำแพงเพชร",
    "ขอนแก่น",
    "จันทบุรี",
    "ฉะเชิงเทรา",
    "ชลบุรี",
    "ชัยนาท",
    "ชัยภูมิ",
    "ชุมพร",
    "เชียงราย",
    "เชียงใหม่",
    "ตรัง",
    "ตราด",
    "ตาก",
    "นครนายก",
    "นครปฐม",
    "นครพนม",
    "นครราชสีมา",
];

/// Results of this many agencies in two years, each with this score throughout.
fn sheet(agencies: usize, score: &str) -> String {
    let indicators: String = (1..=10).map(|number| format!(",ตัวชี้วัดที่ {number}")).collect();
    let mut sheet = format!("หน่วยงาน,จังหวัด,ปีงบประมาณ{indicators},คะแนนรวม\n");
    for province in PROVINCES.iter().take(agencies) {
        for year in [2563, 2564] {
            sheet.push_str(&format!("จังหวัด{province},{province},{year}{}\n", format!(",{score}").repeat(11)));
        }
    }
    sheet
}

/// A folder with submissions of two years of work: `one` and `two` hold different figures.
fn submissions(agencies: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, score) in [("one", "80.5"), ("two", "70.25")] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("scores.csv"), sheet(agencies, score)).unwrap();
    }
    folder
}

/// The built program; another one where the environment names it, so that a release build can be put to the test.
fn program() -> OsString {
    std::env::var_os("PRONGSAI_BINARY").unwrap_or_else(|| env!("CARGO_BIN_EXE_prongsai").into())
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.current_dir(folder).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

/// Runs to a good end.
fn done(folder: &Path, arguments: &[&str]) {
    let run = run(folder, arguments);
    assert!(run.status.success(), "{arguments:?}: {run:?}");
}

/// Runs to a good end, and how long that takes here and now.
#[allow(clippy::disallowed_methods, reason = "moments of a run are parts of the time that it takes")]
fn takes(folder: &Path, arguments: &[&str]) -> Duration {
    let started = Instant::now();
    done(folder, arguments);
    started.elapsed()
}

fn told(run: &Output) -> String {
    String::from_utf8_lossy(&run.stderr).into_owned()
}

/// All files of a folder and below, hidden ones too, with their bytes.
fn held(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = files.filter(|entry| !entry.file_type().is_dir());
    files
        .map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

/// The files of a folder that are results.
fn results(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let is_result = |path: &PathBuf| !path.file_name().unwrap().to_string_lossy().starts_with(".prongsai-");
    held(folder).into_iter().filter(|(path, _)| is_result(path)).collect()
}

/// Looks through every result: JSON parses, packages unpack and have the sums that they name.
fn assert_whole(files: &[(PathBuf, Vec<u8>)]) {
    for (path, bytes) in files {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("json") => {
                serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
            }
            Some("docx" | "xlsx") => {
                let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
                for index in 0..package.len() {
                    std::io::copy(&mut package.by_index(index).unwrap(), &mut std::io::sink()).unwrap();
                }
            }
            _ => {}
        }
    }
}
