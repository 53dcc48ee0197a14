//! Runs that are repeated, that were killed, and results that somebody has edited since.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::{convert, converted, docx, entry, folder, listed, stderr, stdout, tree};

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

#[test]
fn a_second_run_writes_nothing_new() {
    let folder = folder(&[("in/a.docx", &docx("๑")), ("in/b/c.docx", &docx("๒")), ("in/bad.docx", b"PK\x03\x04")]);
    let first = converted(folder.path(), &["in", "-o", "out"]);
    let paths = ["out/a.docx", "out/b/c.docx", "out/manifest.json", "out/manifest.csv"];
    let times = || paths.map(|path| modified(&folder.path().join(path)));
    let (before, written) = (tree(&folder.path().join("out")), times());
    for arguments in [["in", "-o", "out"].as_slice(), &["in", "-o", "out", "--force"]] {
        assert_eq!(converted(folder.path(), arguments), first);
        assert!(tree(&folder.path().join("out")) == before);
        assert_eq!(times(), written);
    }
    let run = convert(folder.path(), &["in", "-o", "out"]);
    assert!(stdout(&run).contains("2 files were converted before and not written again"), "{}", stdout(&run));
}

#[test]
fn an_edited_result_is_not_overwritten_and_is_told() {
    let folder = folder(&[("in/a.docx", &docx("๑")), ("in/b.docx", &docx("๒"))]);
    let first = converted(folder.path(), &["in", "-o", "out"]);
    let edited = docx("edited by hand");
    fs::write(folder.path().join("out/a.docx"), &edited).unwrap();
    let run = convert(folder.path(), &["in", "-o", "out", "--json"]);
    assert_eq!(run.status.code(), Some(0), "{run:?}");
    assert!(stderr(&run).contains("a.docx: the result was edited after it was written"), "{}", stderr(&run));
    let manifest: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(listed(&manifest), ["a.docx: exists a.docx", "b.docx: converted b.docx"]);
    // What is known of the result as it was written stays known.
    for key in ["source_sha256", "result_sha256", "changes"] {
        assert_eq!(entry(&manifest, "a.docx")[key], entry(&first, "a.docx")[key], "{key}");
    }
    assert!(fs::read(folder.path().join("out/a.docx")).unwrap() == edited);

    assert_eq!(converted(folder.path(), &["in", "-o", "out", "--force"]), first);
    assert!(fs::read(folder.path().join("out/a.docx")).unwrap() != edited);
}

#[test]
fn what_stands_there_otherwise_needs_force() {
    let folder = folder(&[("in/a.docx", &docx("๑")), ("in/b.docx", &docx("๒")), ("out/a.docx", &docx("another"))]);
    let manifest = converted(folder.path(), &["in", "-o", "out"]);
    assert_eq!(listed(&manifest), ["a.docx: exists a.docx", "b.docx: converted b.docx"]);
    let reason = |manifest: &serde_json::Value, source: &str| entry(manifest, source)["reason"].to_string();
    assert!(reason(&manifest, "a.docx").contains("there is no record"), "{manifest:#}");
    assert!(fs::read(folder.path().join("out/a.docx")).unwrap() == docx("another"));

    // The source of b is another one since.
    fs::write(folder.path().join("in/b.docx"), docx("๓")).unwrap();
    fs::write(folder.path().join("in/c.docx"), docx("๔")).unwrap();
    let manifest = converted(folder.path(), &["in", "-o", "out"]);
    assert_eq!(listed(&manifest), ["a.docx: exists a.docx", "b.docx: exists b.docx", "c.docx: converted c.docx"]);
    assert!(reason(&manifest, "b.docx").contains("the source was changed"), "{manifest:#}");
    // Told again as long as it is so.
    assert_eq!(converted(folder.path(), &["in", "-o", "out"]), manifest);

    let manifest = converted(folder.path(), &["in", "-o", "out", "--force"]);
    assert_eq!(manifest["totals"]["statuses"]["converted"], 3);
}

#[test]
fn a_run_that_was_killed_goes_on_where_it_was() {
    let files: Vec<(String, Vec<u8>)> = (0..6).map(|n| (format!("in/{n}.docx"), docx(&format!("ข้อ {n}")))).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let folder = folder(&files);
    let whole = converted(folder.path(), &["in", "-o", "whole"]);
    let expected = tree(&folder.path().join("whole"));

    // What it leaves: results and their lines, a line without its result, a line with a torn result, half a line.
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    let header = serde_json::json!({
        "schema": "prongsai.conversion-journal/1", "version": whole["version"], "settings": whole["settings"]
    });
    let mut journal = format!("{header}\n");
    for n in 0..4 {
        let name = format!("{n}.docx");
        journal.push_str(&format!("{}\n", entry(&whole, &name)));
        match n {
            2 => fs::write(out.join(&name), [0; 4096]).unwrap(),
            3 => {}
            _ => fs::write(out.join(&name), &expected[&name]).unwrap(),
        }
    }
    journal.push_str("{\"source\":\"4.docx\",\"resu");
    fs::write(out.join("manifest.journal"), journal).unwrap();
    let times = || ["0.docx", "1.docx"].map(|name| modified(&out.join(name)));
    let written = times();

    let run = convert(folder.path(), &["in", "-o", "out"]);
    assert_eq!(run.status.code(), Some(0), "{run:?}");
    assert!(stdout(&run).contains("2 files were converted before"), "{}", stdout(&run));
    assert_eq!(times(), written);
    assert!(tree(&out) == expected, "{:?}", tree(&out).keys());
}

#[test]
fn an_edited_result_of_a_killed_run_is_kept() {
    let folder = folder(&[("in/a.docx", &docx("๑"))]);
    let whole = converted(folder.path(), &["in", "-o", "out"]);
    let out = folder.path().join("out");
    let header = serde_json::json!({
        "schema": "prongsai.conversion-journal/1", "version": whole["version"], "settings": whole["settings"]
    });
    fs::write(out.join("manifest.journal"), format!("{header}\n{}\n", entry(&whole, "a.docx"))).unwrap();
    fs::remove_file(out.join("manifest.json")).unwrap();
    fs::write(out.join("a.docx"), docx("edited")).unwrap();
    let run = convert(folder.path(), &["in", "-o", "out"]);
    assert!(stderr(&run).contains("the result was edited"), "{}", stderr(&run));
    assert!(fs::read(out.join("a.docx")).unwrap() == docx("edited"));
}

#[test]
fn the_manifest_lists_every_result_that_is_there() {
    let folder = folder(&[("2563/a.docx", &docx("๑")), ("2564/b.docx", &docx("๒")), ("2564/c.docx", &docx("๓"))]);
    converted(folder.path(), &["2563", "-o", "out"]);
    converted(folder.path(), &["2564", "-o", "out"]);
    let manifest = converted(folder.path(), &["2564/b.docx", "-o", "out"]);
    assert_eq!(listed(&manifest), ["a.docx: converted a.docx", "b.docx: converted b.docx", "c.docx: converted c.docx"]);
    fs::remove_file(folder.path().join("out/a.docx")).unwrap();
    let manifest = converted(folder.path(), &["2564", "-o", "out"]);
    assert_eq!(listed(&manifest), ["b.docx: converted b.docx", "c.docx: converted c.docx"]);
}

#[test]
fn a_manifest_that_was_lost_is_made_anew_from_what_is_there() {
    let folder = folder(&[("in/a.docx", &docx("๑")), ("in/b.docx", &docx("๒"))]);
    let first = converted(folder.path(), &["in", "-o", "out"]);
    let before = tree(&folder.path().join("out"));
    for name in ["manifest.json", "manifest.csv"] {
        fs::remove_file(folder.path().join("out").join(name)).unwrap();
    }
    let written = modified(&folder.path().join("out/a.docx"));
    assert_eq!(converted(folder.path(), &["in", "-o", "out"]), first);
    assert!(tree(&folder.path().join("out")) == before);
    assert_eq!(modified(&folder.path().join("out/a.docx")), written);
}

#[test]
fn results_of_other_options_or_another_version_are_left_where_they_differ() {
    for (key, value, told) in [
        (
            "settings",
            serde_json::json!({ "to": "keep", "repair": true, "keep_text": false, "keep": [] }),
            "other options",
        ),
        ("version", serde_json::json!("0.0.1"), "another version"),
    ] {
        let folder = folder(&[("in/a.docx", &docx("๑")), ("in/b.docx", &docx("๒"))]);
        let mut manifest = converted(folder.path(), &["in", "-o", "out"]);
        let out = folder.path().join("out");
        // As if that run had made something else of a, and the very same of b.
        fs::write(out.join("a.docx"), docx("otherwise")).unwrap();
        let sha256 = converted(&out, &["a.docx", "-o", "../elsewhere"])["files"][0]["source_sha256"].clone();
        manifest["files"][0]["result_sha256"] = sha256;
        manifest[key] = value.clone();
        fs::write(out.join("manifest.json"), manifest.to_string()).unwrap();

        let again = converted(folder.path(), &["in", "-o", "out"]);
        assert_eq!(listed(&again), ["a.docx: exists a.docx", "b.docx: converted b.docx"]);
        let reason = entry(&again, "a.docx")["reason"].as_str().unwrap().to_owned();
        assert!(reason.contains(told), "{reason}");
        // How it was made stays known, and told as long as it is so.
        assert_eq!(entry(&again, "a.docx")["made_with"][key], value);
        assert_eq!(entry(&again, "b.docx")["made_with"], serde_json::Value::Null);
        assert_eq!(converted(folder.path(), &["in", "-o", "out"]), again);
        assert!(fs::read(out.join("a.docx")).unwrap() == docx("otherwise"));
    }
}

#[test]
fn a_run_over_a_part_forgets_nothing_of_the_rest() {
    let folder = folder(&[("in/a.doc", &docx("๑")), ("in/a.docx", &docx("๒"))]);
    let whole = converted(folder.path(), &["in", "-o", "out"]);
    assert_eq!(listed(&whole), ["a.doc: converted a.doc.docx", "a.docx: converted a.docx"]);
    // Alone, the document would be called as the other's result is.
    let run = convert(folder.path(), &["in/a.doc", "-o", "out"]);
    assert_eq!(run.status.code(), Some(3), "{run:?}");
    fs::write(folder.path().join("in/b.docx"), docx("๓")).unwrap();
    let part = converted(folder.path(), &["in/a.doc", "in/b.docx", "-o", "out"]);
    assert_eq!(
        listed(&part),
        ["a.doc: converted a.doc.docx", "a.doc: exists a.docx", "a.docx: converted a.docx", "b.docx: converted b.docx"]
    );
    fs::remove_file(folder.path().join("in/b.docx")).unwrap();
    fs::remove_file(folder.path().join("out/b.docx")).unwrap();
    assert_eq!(converted(folder.path(), &["in", "-o", "out"]), whole);
}

#[test]
fn a_journal_that_hardly_began_is_ours() {
    for left in ["", "{\"sch", "{\"schema\":\"prongsai.conversion-journal/1\",\"ver"] {
        let folder = folder(&[("in/a.docx", &docx("๑")), ("out/manifest.journal", left.as_bytes())]);
        let manifest = converted(folder.path(), &["in", "-o", "out"]);
        assert_eq!(listed(&manifest), ["a.docx: converted a.docx"]);
        assert!(!folder.path().join("out/manifest.journal").exists());
    }
}
