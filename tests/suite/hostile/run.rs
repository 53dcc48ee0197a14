//! Runs the program on a folder and compares what it wrote with the fates.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::folder::{BOTTOM, Fate, Folder, Reason, Scale, Truth};
use super::memory::held;

/// A new folder for the files, under the folder that `HOSTILE_FILES` names, where it is set.
pub fn folder() -> tempfile::TempDir {
    match std::env::var_os("HOSTILE_FILES") {
        Some(path) => tempfile::tempdir_in(path).unwrap(),
        None => tempfile::tempdir().unwrap(),
    }
}

/// The program: this build's, or the one that `PRONGSAI_BINARY` names.
fn binary() -> PathBuf {
    std::env::var_os("PRONGSAI_BINARY").map_or_else(|| env!("CARGO_BIN_EXE_prongsai").into(), PathBuf::from)
}

/// What the program and its children may take together, in KiB.
const MAX_MEMORY: u64 = 1 << 20;

/// Compares the folder; fails with everything that is not as it should be. At full scale, which is measured on the
/// release binary, memory counts too, and time where `HOSTILE_SECONDS` says how much: how busy the machine is, the
/// program does not know.
#[allow(clippy::disallowed_methods, reason = "how long it takes is what is tested")]
pub fn check(folder: &Folder, scale: Scale) {
    let output = self::folder();
    let mut command = Command::new(binary());
    command.arg("compare").arg(&folder.root).arg("-o").arg(output.path()).args(["--lang", "en", "--quiet"]);
    if let Ok(threads) = std::env::var("HOSTILE_THREADS") {
        command.args(["--threads", &threads]);
    }
    let errors = fs::File::create(output.path().join("errors")).unwrap();
    let begun = Instant::now();
    let mut running = command.stderr(errors).spawn().unwrap();
    let mut peak = 0;
    let status = loop {
        if let Some(status) = running.try_wait().unwrap() {
            break status;
        }
        peak = peak.max(held(running.id()));
        thread::sleep(Duration::from_millis(5));
    };
    let took = begun.elapsed();
    let errors = fs::read_to_string(output.path().join("errors")).unwrap();
    assert_eq!(status.code(), Some(0), "{errors}");
    assert!(!errors.contains("panicked"), "{errors}");
    let written: Value = serde_json::from_slice(&fs::read(output.path().join("assessments.json")).unwrap()).unwrap();
    let wrong = differences(folder, &written);
    println!("{} files, {} MiB at most, {took:.1?}", folder.fates.len(), peak >> 10);
    assert!(wrong.is_empty(), "{} of {} are wrong:\n{}", wrong.len(), folder.fates.len(), wrong.join("\n"));
    if scale == Scale::Full {
        assert!(peak < MAX_MEMORY, "{} MiB", peak >> 10);
        let allowed = std::env::var("HOSTILE_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
        assert!(allowed.is_none_or(|seconds| took < Duration::from_secs(seconds)), "{took:?}");
    }
}

fn differences(folder: &Folder, written: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut said: BTreeMap<String, Vec<Truth>> = BTreeMap::new();
    for one in written["assessments"].as_array().unwrap() {
        let truth = Truth {
            agency: text(&one["agency"]["name"]),
            year: one["fiscal_year"].as_u64().unwrap_or_default() as u16,
            score: text(&one["overall"]["stated"]),
        };
        for source in one["sources"].as_array().unwrap() {
            said.entry(text(source)).or_default().push(truth.clone());
        }
    }
    let mut wrong = Vec::new();
    let mut met = BTreeSet::new();
    for file in written["files"].as_array().unwrap() {
        let (mut path, status, reason) = (text(&file["path"]), text(&file["status"]), text(&file["reason"]));
        if path.starts_with(BOTTOM) {
            path = BOTTOM.to_owned();
        }
        if !met.insert(path.clone()) {
            wrong.push(format!("{path}: listed twice"));
        }
        // Our own results name the files that they were of.
        let earlier = match folder.fates.get(&path) {
            Some(Fate::Read(truth)) => format!("{path}/{}.docx", truth.agency),
            _ => String::new(),
        };
        let said = said.get(&path).or_else(|| said.get(&earlier)).map_or(&[][..], Vec::as_slice);
        match folder.fates.get(&path) {
            None => wrong.push(format!("{path}: listed, and not expected ({status}: {reason})")),
            Some(fate) if is_as_told(fate, &status, &reason, said) => {}
            Some(fate) => wrong.push(format!("{path}: {status} ({reason}) {said:?}, not {fate:?}")),
        }
    }
    wrong.extend(folder.fates.keys().filter(|name| !met.contains(*name)).map(|name| format!("{name}: not listed")));
    wrong
}

fn is_as_told(fate: &Fate, status: &str, reason: &str, said: &[Truth]) -> bool {
    match fate {
        Fate::Read(truth) => status == "read" && said == std::slice::from_ref(truth),
        Fate::Partly(truth) => status == "partial" && said == std::slice::from_ref(truth),
        Fate::Partial => status == "partial" && said.is_empty(),
        Fate::Opened => status == "read" && said.is_empty(),
        Fate::Empty => status == "empty" && said.is_empty(),
        Fate::Unreadable(why) => status == "unreadable" && said.is_empty() && reason_of(reason) == Some(*why),
        Fate::Ignored => status == "ignored" && said.is_empty(),
        Fate::NothingElse(truth) => {
            let is_known = matches!(status, "read" | "partial" | "empty") || reason_of(reason).is_some();
            is_known && said.iter().all(|one| one == truth)
        }
    }
}

/// The kind of a reason, by the words that no other has. None for a reader that failed.
fn reason_of(told: &str) -> Option<Reason> {
    let all = [
        ("the file is empty, without a single byte", Reason::NoBytes),
        ("encrypted with a password", Reason::Encrypted),
        ("the file is damaged", Reason::Damaged),
        ("is over the limit", Reason::OverLimit),
        ("which this version does not read", Reason::Unsupported),
        ("of no known format", Reason::Unknown),
        ("the system refuses", Reason::Refused),
        ("its name or path is too long", Reason::Refused),
        ("declares XML entities", Reason::Entities),
    ];
    all.into_iter().find(|(words, _)| told.contains(words)).map(|(_, reason)| reason)
}
