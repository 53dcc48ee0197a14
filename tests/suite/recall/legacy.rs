//! The formats of old office programs, made by LibreOffice of the same pages.

use std::path::Path;
use std::process::Command;

use prongsai::model::Format;

use super::corpus::{Container, Draft, Submission};
use super::tally::Tally;
use super::{BATCH, describe, failures_of, setting, verdicts};
use crate::generate::layouts::{self, Layout};
use crate::generate::places::Supply;
use crate::generate::random::Random;

/// What becomes of what.
const CONVERSIONS: [(&str, Container); 4] = [
    ("docx", Container { extension: "doc", format: Format::Doc }),
    ("docx", Container { extension: "rtf", format: Format::Rtf }),
    ("xlsx", Container { extension: "xls", format: Format::Xls }),
    ("xlsx", Container { extension: "ods", format: Format::Ods }),
];

#[test]
#[ignore = "needs LibreOffice"]
fn what_libreoffice_saves_in_old_formats_is_read_alike() {
    let layouts = layouts::all();
    let mut random = Random::new(setting("RECALL_SEED", 97));
    let mut tally = Tally::default();
    let mut details = Vec::new();
    for (from, to) in CONVERSIONS {
        let sources: Vec<(&Layout, Container)> = layouts
            .iter()
            .filter_map(|layout| Some((layout, Container::of(layout).into_iter().find(|one| one.extension == from)?)))
            .collect();
        for part in sources.chunks(BATCH) {
            let mut supply = Supply::new(Random::new(random.below(u64::MAX)));
            let mut submissions: Vec<Submission> = Vec::new();
            for (layout, container) in part {
                let draft = Draft::new(layout, &mut supply, &mut random);
                let page = draft.draw(layout);
                submissions.push(draft.submit(layout, page, *container, submissions.len()));
            }
            let folder = tempfile::tempdir().expect("a temporary folder");
            convert(folder.path(), &mut submissions, to);
            for (submission, verdict) in submissions.iter().zip(verdicts(&submissions, &[])) {
                tally.add(&format!("{}.{}", submission.layout, to.extension), &verdict);
                details.extend(describe(submission, &verdict));
            }
        }
    }
    println!("{}\n{}", tally.table("layout and format"), details.join("\n"));
    let failures = failures_of(&tally);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Has all documents converted in one run, and puts the new bytes and names in place of the old ones.
fn convert(folder: &Path, submissions: &mut [Submission], to: Container) {
    let name = |number: usize, extension: &str| format!("{number:03}.{extension}");
    let sources: Vec<_> = submissions
        .iter()
        .enumerate()
        .map(|(number, submission)| {
            let path = folder.join(name(number, submission.container.extension));
            std::fs::write(&path, &submission.bytes).expect("a file");
            path
        })
        .collect();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let output = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", to.extension, "--outdir"])
        .arg(folder.join("converted"))
        .args(&sources)
        .output()
        .expect("LibreOffice, which .ci/run installs");
    assert!(output.status.success(), "LibreOffice: {}", String::from_utf8_lossy(&output.stderr));
    for (number, submission) in submissions.iter_mut().enumerate() {
        let converted = folder.join("converted").join(name(number, to.extension));
        submission.bytes = std::fs::read(converted).expect("what LibreOffice wrote");
        let stem = submission.path.rsplit_once('.').map_or(submission.path.as_str(), |(stem, _)| stem);
        submission.path = format!("{stem}.{}", to.extension);
        submission.container = to;
    }
}
