//! `prongsai report` as a person meets it: what it writes, what it leaves alone, how it exits.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A municipality of one year and a subdistrict of two.
const SCORES: &str = "\
หน่วยงาน,อำเภอ,จังหวัด,ปีงบประมาณ,IIT,EIT,OIT,คะแนนรวม,ระดับ
ทต.น้ำเชี่ยว,แหลมงอบ,ตราด,2564,89.95,89.27,69.23,81.45,B
อบต.แดงหม้อ,เขื่องใน,อุบลราชธานี,2563,86.66,81.57,55.00,72.47,C
อบต.แดงหม้อ,เขื่องใน,อุบลราชธานี,2564,95.73,95.50,58.82,80.90,B
";

const DANGMO: &str = "องค์การบริหารส่วนตำบลแดงหม้อ 2564.docx";
const EARLIER: &str = "องค์การบริหารส่วนตำบลแดงหม้อ 2563.docx";
const OTHER: &str = "เทศบาลตำบลน้ำเชี่ยว 2564.docx";

fn submissions() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in/scores.csv"), SCORES).unwrap();
    folder
}

fn report(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prongsai"));
    let Output { status, stdout, stderr } = command.arg("report").args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn there_is_a_report_for_each_agency_and_year() {
    let folder = submissions();
    let (code, told, _) = report(folder.path(), &["in", "-o", "new/out", "--lang", "en"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(names(&folder.path().join("new/out")), [EARLIER, DANGMO, OTHER]);
    assert!(told.contains("3 reports written:") && told.contains(DANGMO), "{told}");

    let (_, json, _) = report(folder.path(), &["in", "-o", "new/out", "--json"]);
    let summary: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(summary["written"].as_array().map(Vec::len), Some(3));
}

#[test]
fn the_same_bytes_are_written_on_any_number_of_threads() {
    let folder = submissions();
    for (out, threads) in [("one", "1"), ("four", "4")] {
        report(folder.path(), &["in", "-o", out, "--threads", threads]);
    }
    let bytes = |out: &str, name: &String| fs::read(folder.path().join(out).join(name)).unwrap();
    let written = names(&folder.path().join("one"));
    assert_eq!(written.len(), 3);
    assert!(written.iter().all(|name| bytes("one", name) == bytes("four", name)));
}

#[test]
fn an_agency_is_asked_for_as_officers_write_it() {
    let folder = submissions();
    let cases: [(&[&str], &[&str]); 4] = [
        (&["--agency", "อบต.แดงหม้อ"], &[EARLIER, DANGMO]),
        (&["--agency", "แดงหม้อ", "--year", "๒๕๖๔"], &[DANGMO]),
        (&["--agency", "อบต. แดงหม้อ อ.เขื่องใน", "--year", "2563"], &[EARLIER]),
        (&["--year", "2564"], &[DANGMO, OTHER]),
    ];
    for (at, (asked, expected)) in cases.into_iter().enumerate() {
        let out = format!("out{at}");
        let arguments = [&["in", "-o", &out], asked].concat();
        assert_eq!(report(folder.path(), &arguments).0, 0, "{asked:?}");
        assert_eq!(names(&folder.path().join(&out)), expected, "{asked:?}");
    }
}

#[test]
fn who_or_what_is_not_there_is_told_and_nothing_is_written() {
    let folder = submissions();
    fs::create_dir(folder.path().join("empty")).unwrap();
    let cases: [(&[&str], i32, &str); 4] = [
        (&["in", "--agency", "อบต.แดงหมอ"], 2, "Nearest names: องค์การบริหารส่วนตำบลแดงหม้อ"),
        (&["in", "--agency", "แดงหม้อ", "--year", "2565"], 2, "there is 2563, 2564"),
        (&["absent"], 2, "no such file or folder"),
        (&["empty"], 3, "no report was written"),
    ];
    for (arguments, expected, why) in cases {
        let (code, _, told) = report(folder.path(), &[arguments, &["-o", "out", "--lang", "en"]].concat());
        assert_eq!(code, expected, "{arguments:?}: {told}");
        assert!(told.contains(why), "{arguments:?}: {told}");
        assert!(!folder.path().join("out").exists());
    }
}

#[test]
fn a_report_that_nobody_edited_is_written_again_and_any_other_file_only_by_force() {
    let folder = submissions();
    let path = folder.path().join("in").join(DANGMO);
    // The reports of a run lie among its submissions, and are none.
    for _ in 0..2 {
        let (code, told, _) = report(folder.path(), &["in", "-o", "in", "--lang", "en"]);
        assert_eq!(code, 0, "{told}");
        assert!(told.contains("1 file met"), "{told}");
    }
    let ours = fs::read(&path).unwrap();

    // What stands there now was read: it is a submission.
    fs::write(&path, "a letter").unwrap();
    let (code, _, told) = report(folder.path(), &["in", "-o", "in", "--lang", "en", "--force"]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("never overwritten"), "{told}");

    fs::create_dir(folder.path().join("out")).unwrap();
    fs::rename(&path, folder.path().join("out").join(DANGMO)).unwrap();
    let (code, _, told) = report(folder.path(), &["in", "-o", "out", "--lang", "en"]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("--force"), "{told}");
    assert_eq!(names(&folder.path().join("out")), [DANGMO]);
    assert_eq!(fs::read(folder.path().join("out").join(DANGMO)).unwrap(), b"a letter");
    let (code, _, told) = report(folder.path(), &["in", "-o", "out", "--lang", "en", "--force"]);
    assert_eq!(code, 0, "{told}");
    assert!(fs::read(folder.path().join("out").join(DANGMO)).unwrap() == ours);
}
