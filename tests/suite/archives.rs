//! Zip archives of submissions: every member is a file of its own, and a hostile archive harms nothing.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::fs;
use std::io::Cursor;
use std::path::Path;

use prongsai::model::{Comparison, FileStatus, Limit, ReadFailure};
use prongsai::pipeline::{self, Quiet};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::common::archive;

const SCORES: &str = "หน่วยงาน,ปีงบประมาณ,คะแนนรวม ITA\nองค์การบริหารส่วนตำบลแดงหม้อ,2564,80.90\n";
const OTHERS: &str = "หน่วยงาน,ปีงบประมาณ,คะแนนรวม ITA\nเทศบาลตำบลตาลสุม,2564,91.25\n";

fn compared(files: &[(&str, &[u8])]) -> Comparison {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    pipeline::run(&[folder.path().to_owned()], &Quiet).unwrap()
}

/// Each file with its status, and the reason's own words where it is unreadable.
fn statuses(comparison: &Comparison) -> Vec<String> {
    let told = |status: &FileStatus| match status {
        FileStatus::Unreadable(failure) => failure.to_string(),
        status => status.code().to_owned(),
    };
    comparison.files.iter().map(|file| format!("{}: {}", file.path, told(&file.status))).collect()
}

fn codes(comparison: &Comparison) -> Vec<String> {
    let told = |finding: &prongsai::model::Finding| format!("{} {}", finding.detail.code(), finding.places[0]);
    comparison.findings.iter().map(told).collect()
}

#[test]
fn members_are_files_of_their_own_with_their_own_places() {
    let inner = archive(&[("ทต.ตาลสุม.csv", OTHERS.as_bytes())]);
    let outer = archive(&[
        ("อำเภอเขื่องใน/", b""),
        ("อำเภอเขื่องใน/แดงหม้อ.csv", SCORES.as_bytes()),
        ("ชุดที่ 2.zip", &inner),
        ("minutes.txt", "รายงานการประชุม".as_bytes()),
        ("__MACOSX/._a", b"x"),
        ("__MACOSX/._b", b"x"),
        ("~$lock.docx", b"x"),
    ]);
    let comparison = compared(&[("a.zip", &outer), ("copy.csv", SCORES.as_bytes()), ("nothing.zip", &archive(&[]))]);
    assert_eq!(
        statuses(&comparison),
        [
            "a.zip: read",
            "a.zip/__MACOSX: ignored",
            "a.zip/minutes.txt: empty",
            "a.zip/~$lock.docx: ignored",
            "a.zip/ชุดที่ 2.zip: read",
            "a.zip/ชุดที่ 2.zip/ทต.ตาลสุม.csv: read",
            "a.zip/อำเภอเขื่องใน/แดงหม้อ.csv: read",
            "copy.csv: read",
            "nothing.zip: empty",
        ]
    );
    let scores: Vec<_> = comparison
        .assessments
        .iter()
        .map(|one| {
            (one.agency.name.as_str(), one.overall.stated.unwrap().to_string(), one.overall.places[0].to_string())
        })
        .collect();
    assert_eq!(
        scores,
        [
            ("เทศบาลตำบลตาลสุม", "91.25".to_owned(), "a.zip/ชุดที่ 2.zip/ทต.ตาลสุม.csv: line 2, column 3".to_owned()),
            (
                "องค์การบริหารส่วนตำบลแดงหม้อ",
                "80.90".to_owned(),
                "a.zip/อำเภอเขื่องใน/แดงหม้อ.csv: line 2, column 3".to_owned()
            ),
        ]
    );
    assert!(codes(&comparison).contains(&"duplicate-submission copy.csv".to_owned()), "{:?}", codes(&comparison));
}

#[test]
fn archives_deeper_than_one_level_are_named() {
    let third = archive(&[("c.csv", SCORES.as_bytes())]);
    let second = archive(&[("third.zip", &third), ("b.csv", OTHERS.as_bytes())]);
    let first = archive(&[("second.zip", &second)]);
    assert_eq!(
        statuses(&compared(&[("first.zip", &first)])),
        [
            "first.zip: read",
            "first.zip/second.zip: read",
            "first.zip/second.zip/b.csv: read",
            "first.zip/second.zip/third.zip: archive-levels: 2 is over the limit of 1",
        ]
    );
}

#[test]
fn names_lead_nowhere_and_are_told_apart() {
    let outer = archive(&[
        ("../../etc/a.csv", SCORES.as_bytes()),
        ("/etc/a.csv", OTHERS.as_bytes()),
        ("C:\\รายงาน\\b.txt", "ก".as_bytes()),
    ]);
    assert_eq!(
        statuses(&compared(&[("a.zip", &outer)])),
        ["a.zip: read", "a.zip/C:/รายงาน/b.txt: empty", "a.zip/etc/a.csv: read", "a.zip/etc/a.csv (2): read",]
    );
}

#[test]
fn two_members_of_one_name_make_the_archive_partial() {
    // The library writes no such archive, so the names are made equal behind its back.
    let mut bytes = archive(&[("a.csv", SCORES.as_bytes()), ("b.csv", OTHERS.as_bytes())]);
    for at in 0..bytes.len() - 5 {
        if bytes[at..].starts_with(b"b.csv") {
            bytes[at] = b'a';
        }
    }
    let comparison = compared(&[("twice.zip", &bytes)]);
    assert_eq!(statuses(&comparison), ["twice.zip: partial", "twice.zip/a.csv: read"]);
    assert!(codes(&comparison).contains(&"partly-read twice.zip".to_owned()));
}

#[test]
fn thai_names_of_old_programs_are_read() {
    let name = encoding_rs::WINDOWS_874.encode("อบต.แดงหม้อ.csv").0.into_owned();
    let stand_in = "x".repeat(name.len());
    let mut bytes = archive(&[(&stand_in, SCORES.as_bytes())]);
    for at in 0..bytes.len() - name.len() {
        if bytes[at..].starts_with(stand_in.as_bytes()) {
            bytes[at..at + name.len()].copy_from_slice(&name);
        }
    }
    assert_eq!(statuses(&compared(&[("a.zip", &bytes)])), ["a.zip: read", "a.zip/อบต.แดงหม้อ.csv: read"]);
}

#[test]
fn what_cannot_be_inflated_is_one_entry_with_its_reason() {
    let zeros = vec![0_u8; 20 << 20];
    let mut encrypted = archive(&[("secret.csv", SCORES.as_bytes()), ("open.csv", OTHERS.as_bytes())]);
    let mut corrupt = archive(&[("a.csv", SCORES.as_bytes()), ("b.csv", OTHERS.as_bytes())]);
    // Bit 0 of the first entry's flags, in its local header (at 6) and in the directory (at 8).
    encrypted[6] |= 1;
    let directory = encrypted.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    encrypted[directory + 8] |= 1;
    // The first byte of the first member's data, behind 30 bytes of header and its name.
    corrupt[35] ^= 0xFF;
    let bomb = archive(&[("bomb.csv", &zeros), ("b.csv", OTHERS.as_bytes())]);
    let whole = archive(&[("a.csv", SCORES.as_bytes())]);
    let truncated = &whole[..whole.len() - 30];
    let comparison = compared(&[
        ("bomb.zip", &bomb),
        ("corrupt.zip", &corrupt),
        ("encrypted.zip", &encrypted),
        ("truncated.zip", truncated),
    ]);
    let told = statuses(&comparison);
    let ratio = told.iter().find(|one| one.starts_with("bomb.zip/bomb.csv: unpacking-ratio")).cloned().unwrap();
    assert_eq!(
        told,
        [
            "bomb.zip: read",
            "bomb.zip/b.csv: read",
            &ratio,
            "corrupt.zip: read",
            "corrupt.zip/a.csv: the file is damaged: zip entry",
            "corrupt.zip/b.csv: read",
            "encrypted.zip: read",
            "encrypted.zip/open.csv: read",
            "encrypted.zip/secret.csv: the file is encrypted",
            "truncated.zip: the file is damaged: zip directory",
        ]
    );
}

#[test]
fn too_many_members_and_too_much_in_all_are_one_entry() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..70_000 {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(format!("{number}"), options).unwrap();
    }
    let many = zip.finish().unwrap().into_inner();
    // Each is small enough to inflate by any ratio; together they are a bomb.
    let zeros = vec![b'0'; 7 << 20];
    let names: Vec<String> = (0..40).map(|number| format!("{number}.csv")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), zeros.as_slice())).collect();
    let comparison = compared(&[("many.zip", &many), ("much.zip", &archive(&members))]);
    let limits: Vec<_> = comparison
        .files
        .iter()
        .map(|file| match &file.status {
            FileStatus::Unreadable(ReadFailure::OverLimit { limit, .. }) => (&*file.path, *limit),
            status => panic!("{status:?}"),
        })
        .collect();
    assert_eq!(limits, [("many.zip", Limit::ArchiveFiles), ("much.zip", Limit::ArchiveRatio)]);
}

#[test]
fn a_size_that_lies_cuts_nothing_short_and_nothing_wide() {
    let honest = archive(&[("a.csv", SCORES.as_bytes())]);
    let directory = honest.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    for size in [1_u32, 10, 1000, u32::MAX - 1] {
        let mut lying = honest.clone();
        lying[directory + 24..directory + 28].copy_from_slice(&size.to_le_bytes());
        let comparison = compared(&[("lying.zip", &lying)]);
        assert!(comparison.assessments.is_empty(), "{size}: {:?}", statuses(&comparison));
        assert!(statuses(&comparison).iter().all(|told| !told.ends_with(": read")), "{:?}", statuses(&comparison));
    }
}

#[test]
fn the_result_does_not_depend_on_threads() {
    let many: Vec<(String, String)> = (1..=40)
        .map(|number| (format!("{number}.csv"), SCORES.replace("แดงหม้อ", &format!("แดงหม้อ{number}"))))
        .collect();
    let members: Vec<(&str, &[u8])> = many.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.zip", "b.zip", "c.zip"] {
        fs::write(folder.path().join(name), archive(&members)).unwrap();
    }
    let run = |threads: usize, path: &Path| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| pipeline::run(&[path.to_owned()], &Quiet).unwrap())
    };
    assert_eq!(run(1, folder.path()), run(4, folder.path()));
}
