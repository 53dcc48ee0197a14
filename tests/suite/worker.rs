//! Binary formats are read in processes of their own: with the same result, and a process that dies or hangs costs its
//! file alone. Programs that behave badly stand for files that make a reader do so.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "what cannot be made fails the test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use prongsai::export::wording::Language;
use prongsai::export::{Digits, Settings, json};
use prongsai::model::{ConversionOptions, FileStatus, ReadFailure};
use prongsai::pipeline::conversion;
use prongsai::pipeline::worker::Readers;
use prongsai::pipeline::{Quiet, Request, run_request};
use tempfile::TempDir;

/// The program itself, which knows the command `worker`.
const PROGRAM: &str = env!("CARGO_BIN_EXE_prongsai");

/// A folder with documents of binary formats and one that is none.
fn submissions() -> TempDir {
    let folder = TempDir::new().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (source, name) in [("tests/fixtures/doc", "doc"), ("tests/fixtures/xls", "xls")] {
        for entry in fs::read_dir(root.join(source)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == name) {
                fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    fs::copy(root.join("samples/scores/dangmo.xlsx"), folder.path().join("dangmo.xlsx")).unwrap();
    folder
}

/// A program of these lines of shell, in which `$PROGRAM` is the real one. It is written by a process that has ended
/// when it is started: no thread of this one can still hold it open.
fn program(folder: &Path, lines: &str) -> PathBuf {
    let path = folder.join("program");
    let text = format!("#!/bin/sh\nPROGRAM='{PROGRAM}'\n{lines}\n");
    let written =
        Command::new("sh").args(["-c", "printf %s \"$1\" > \"$0\" && chmod 755 \"$0\""]).arg(&path).arg(text).status();
    assert!(written.unwrap().success());
    path
}

/// The assessments as they are written.
fn read(folder: &Path, readers: &Readers) -> String {
    let paths = [folder.to_owned()];
    let request = Request { paths: &paths, readers: Some(readers), ..Request::default() };
    let settings = Settings { language: Language::English, digits: Digits::Arabic };
    String::from_utf8(json::write(&run_request(&request, &Quiet).unwrap(), &settings).unwrap()).unwrap()
}

/// The status of each file by its name's end.
fn statuses(folder: &Path, readers: &Readers) -> Vec<(String, FileStatus)> {
    let paths = [folder.to_owned()];
    let request = Request { paths: &paths, readers: Some(readers), ..Request::default() };
    let files = run_request(&request, &Quiet).unwrap().files;
    files.into_iter().map(|file| (file.path.to_string(), file.status)).collect()
}

#[test]
fn what_is_read_apart_is_what_is_read_here() {
    let folder = submissions();
    let here = read(folder.path(), &Readers::here());
    assert!(here.contains(".doc\"") && here.contains(".xls\""), "{here}");
    assert_eq!(read(folder.path(), &Readers::apart(PROGRAM.into())), here);
}

#[test]
fn what_is_converted_apart_is_what_is_converted_here() {
    let folder = submissions();
    let converted = |readers: &Readers| {
        let output = TempDir::new().unwrap();
        let request = conversion::Request {
            paths: &[folder.path().to_owned()],
            output: Some(output.path()),
            options: ConversionOptions::default(),
            force: false,
            dry_run: false,
            language: Language::English,
            readers,
            stop: None,
        };
        conversion::run(&request, &Quiet).unwrap();
        fs::read_to_string(output.path().join(conversion::MANIFEST)).unwrap()
    };
    // The manifest holds the hash of every result.
    let here = converted(&Readers::here());
    assert!(here.contains(".doc\""), "{here}");
    assert_eq!(converted(&Readers::apart(PROGRAM.into())), here);
}

#[test]
fn a_process_that_dies_or_hangs_costs_its_file_and_not_the_batch() {
    let folder = submissions();
    let programs = TempDir::new().unwrap();
    let cases = [
        ("exit 1", ReadFailure::ReaderDied),
        ("kill -ABRT $$", ReadFailure::ReaderDied),
        ("echo this is no answer at all", ReadFailure::ReaderDied),
        ("head -c 9 >/dev/null; kill -SEGV $$", ReadFailure::ReaderDied),
        ("ulimit -v 3000; exec \"$PROGRAM\" \"$@\"", ReadFailure::ReaderDied),
        ("exec sleep 600", ReadFailure::TookTooLong { seconds: 0 }),
    ];
    for (lines, expected) in cases {
        let readers = Readers::apart(program(programs.path(), lines)).within(Duration::from_millis(200));
        for (file, status) in statuses(folder.path(), &readers) {
            let expected =
                if file == "dangmo.xlsx" { FileStatus::Read } else { FileStatus::Unreadable(expected.clone()) };
            assert_eq!(status, expected, "{lines}: {file}");
        }
    }
}

#[test]
fn a_file_for_which_the_shared_room_is_too_small_is_read_alone() {
    let folder = submissions();
    let programs = TempDir::new().unwrap();
    let dies_where_shared = program(programs.path(), "[ \"$2\" = shared ] && exit 1\nexec \"$PROGRAM\" \"$@\"");
    assert_eq!(read(folder.path(), &Readers::apart(dies_where_shared)), read(folder.path(), &Readers::here()));
}

#[test]
fn processes_end_with_the_run() {
    let folder = submissions();
    let programs = TempDir::new().unwrap();
    let noted = programs.path().join("pids");
    let notes = format!("echo $$ >> '{}'\nexec \"$PROGRAM\" \"$@\"", noted.display());
    read(folder.path(), &Readers::apart(program(programs.path(), &notes)));
    let pids = fs::read_to_string(noted).unwrap();
    assert!(!pids.is_empty());
    let alive: Vec<&str> = pids.lines().filter(|pid| Path::new("/proc").join(pid).exists()).collect();
    assert!(alive.is_empty(), "{alive:?}");
}
