//! What is written, what is told and how it exits.

use std::fs;

use super::{convert, converted, docx, docx_of, entry, folder, listed, stderr, stdout, tree, xlsx};

const MACROS: &str = "vnd.ms-word.document.macroEnabled.main+xml";

#[test]
fn a_tree_of_good_and_bad_files_becomes_a_tree_and_a_manifest() {
    let zip = crate::common::archive(&[("a.docx", &docx("๑"))]);
    let folder = folder(&[
        ("in/รายงาน ๒๕๖๔.docx", &docx("ข้อ ๑")),
        ("in/ปี 2564/คะแนน.xlsx", &xlsx("๘๐.๙")),
        ("in/ปี 2564/รายงาน.doc", &docx("ข้อ ๒")),
        ("in/macro.doc", &docx_of("๓", MACROS)),
        ("in/broken.docx", b"PK\x03\x04 and no more"),
        ("in/empty.xlsx", b""),
        ("in/memo.doc", b"{\\rtf1\\ansi memo}"),
        ("in/export.xls", b"<html><table><tr><td>1</table></html>"),
        ("in/scan.pdf", b"%PDF-1.7"),
        ("in/list.csv", "ก,๑\nข,๒\n".as_bytes()),
        ("in/all.zip", &zip),
        ("in/~$ngan.docx", b"lock"),
        ("in/readme.md", b"# a"),
    ]);
    let manifest = converted(folder.path(), &["in", "-o", "out"]);
    assert_eq!(
        listed(&manifest),
        [
            "all.zip: unsupported -",
            "broken.docx: unreadable -",
            "empty.xlsx: unreadable -",
            "export.xls: unsupported -",
            "list.csv: unsupported -",
            "macro.doc: converted macro.docm",
            "memo.doc: unsupported -",
            "readme.md: ignored -",
            "scan.pdf: unsupported -",
            "~$ngan.docx: ignored -",
            "ปี 2564/คะแนน.xlsx: converted ปี 2564/คะแนน.xlsx",
            "ปี 2564/รายงาน.doc: converted ปี 2564/รายงาน.docx",
            "รายงาน ๒๕๖๔.docx: converted รายงาน ๒๕๖๔.docx",
        ]
    );
    let names: Vec<String> = tree(&folder.path().join("out")).into_keys().collect();
    assert_eq!(
        names,
        ["macro.docm", "manifest.csv", "manifest.json", "ปี 2564/คะแนน.xlsx", "ปี 2564/รายงาน.docx", "รายงาน ๒๕๖๔.docx"]
    );
    let written: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("out/manifest.json")).unwrap()).unwrap();
    assert_eq!(written, manifest);
    assert_eq!(manifest["schema"], "prongsai.conversion/1");
    assert_eq!(manifest["settings"]["to"], "arabic");
    assert_eq!(manifest["totals"]["files"], 13);
    assert_eq!(manifest["totals"]["statuses"]["converted"], 4);
    assert_eq!(manifest["totals"]["statuses"]["unwritten"], serde_json::Value::Null);

    let reason = |source: &str| entry(&manifest, source)["reason"].as_str().unwrap_or_default().to_owned();
    for (source, told) in [
        ("memo.doc", "Rich Text Format (RTF) under the name .doc"),
        ("memo.doc", "open it in Word and save it as .docx"),
        ("export.xls", "a web page (HTML) under the name .xls"),
        ("scan.pdf", "PDF (.pdf) and is not converted"),
        ("all.zip", "unpack it first"),
        ("list.csv", "separated values (CSV) and"),
        ("empty.xlsx", "the file is empty"),
        ("broken.docx", "the file is damaged"),
    ] {
        assert!(reason(source).contains(told), "{source}: {}", reason(source));
    }
    assert_eq!(entry(&manifest, "รายงาน ๒๕๖๔.docx")["reason"], serde_json::Value::Null);
}

#[test]
fn the_table_opens_in_a_spreadsheet_program() {
    let folder = folder(&[("in/=1+1.docx", &docx("๑")), ("in/ก.docx", &docx("๑"))]);
    converted(folder.path(), &["in", "-o", "out"]);
    let table = fs::read_to_string(folder.path().join("out/manifest.csv")).unwrap();
    assert!(table.starts_with("\u{FEFF}Source,Result,"), "{table}");
    let lines: Vec<&str> = table.split("\r\n").collect();
    assert!(lines[1].starts_with("'=1+1.docx,'=1+1.docx,DOCX,converted,"), "{table}");
    assert!(lines[2].starts_with("ก.docx,ก.docx,DOCX,converted,"), "{table}");
    assert_eq!(lines.len(), 4);
}

#[test]
fn it_tells_people_what_it_did_and_why_not() {
    let folder = folder(&[("in/a.docx", &docx("๑")), ("in/memo.doc", b"{\\rtf1 memo}"), ("in/.x", b"")]);
    let run = convert(folder.path(), &["in", "-o", "out"]);
    assert_eq!(run.status.code(), Some(0), "{run:?}");
    let told = stdout(&run);
    assert!(
        told.starts_with("3 files met: converted 1, of a format that is not converted 1, passed over 1\n"),
        "{told}"
    );
    assert!(told.contains("out/manifest.json"), "{told}");
    let complained = stderr(&run);
    assert!(complained.contains("prongsai: memo.doc: the file is Rich Text Format (RTF)"), "{complained}");
    assert!(!complained.contains(".x:"), "{complained}");

    let run = convert(folder.path(), &["in/a.docx", "-o", "quiet", "--quiet"]);
    assert_eq!((run.status.code(), stdout(&run), stderr(&run)), (Some(0), String::new(), String::new()));
}

#[test]
fn a_dry_run_writes_nothing_and_shows_what_would_change() {
    let folder = folder(&[("in/a.docx", &docx("๑๒")), ("in/b.csv", b"1,2\n3,4\n")]);
    for arguments in [["in", "--dry-run"].as_slice(), &["in", "-o", "out/deep", "--dry-run"]] {
        let run = convert(folder.path(), arguments);
        assert_eq!(run.status.code(), Some(0), "{run:?}");
        assert!(stdout(&run).contains("a.docx -> a.docx: "), "{}", stdout(&run));
        assert!(stdout(&run).contains("1 result would be written; nothing was written now"), "{}", stdout(&run));
        assert!(stderr(&run).contains("b.csv"), "{}", stderr(&run));
    }
    let manifest = converted(folder.path(), &["in", "--dry-run"]);
    assert_eq!(listed(&manifest), ["a.docx: converted a.docx", "b.csv: unsupported -"]);
    assert_eq!(tree(folder.path()).into_keys().collect::<Vec<_>>(), ["in/a.docx", "in/b.csv"]);

    // Where there are results, it writes as little.
    converted(folder.path(), &["in", "-o", "out"]);
    fs::write(folder.path().join("in/new.docx"), docx("๓")).unwrap();
    let before = tree(folder.path());
    let run = convert(folder.path(), &["in", "-o", "out", "--dry-run", "--force", "--to", "thai"]);
    assert_eq!(run.status.code(), Some(0), "{run:?}");
    assert!(tree(folder.path()) == before);
}

#[test]
fn wrong_use_exits_with_2_and_says_what_to_do() {
    let folder = folder(&[("in/a.docx", &docx("๑")), ("file", b"x")]);
    let cases: &[(&[&str], &str)] = &[
        (&["in"], "--output"),
        (&["in", "-o", "out", "--to", "roman"], "arabic"),
        (&["absent", "-o", "out"], "absent: no such file or folder"),
        (&["in", "-o", "file"], "file: is a file, not a folder"),
        (&["in", "-o", "out", "--keep", "a(b"], "--keep a(b: is no valid regular expression"),
        (&["in", "-o", "in"], "in: the source lies in the output folder in"),
        (&["in/a.docx", "-o", "in"], "in/a.docx: the source lies in the output folder in"),
        (&["in", "-o", "in/../in/", "--force"], "the source lies in the output folder"),
        (&["in/../in", "-o", "."], "the source lies in the output folder"),
    ];
    let before = tree(folder.path());
    for (arguments, told) in cases {
        let run = convert(folder.path(), arguments);
        assert_eq!(run.status.code(), Some(2), "{arguments:?}: {run:?}");
        assert!(stderr(&run).contains(told), "{arguments:?}: {}", stderr(&run));
        assert!(stdout(&run).is_empty(), "{arguments:?}");
    }
    assert!(tree(folder.path()) == before);
}

#[test]
fn where_nothing_can_be_converted_it_exits_with_3_and_writes_nothing() {
    let folder = folder(&[("in/a.docx", b"PK\x03\x04 and no more"), ("in/b.txt", b"words\n")]);
    let run = convert(folder.path(), &["in", "-o", "out"]);
    assert_eq!(run.status.code(), Some(3), "{run:?}");
    assert!(stderr(&run).contains("nothing was written"), "{}", stderr(&run));
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_foreign_manifest_is_refused_before_anything_is_read() {
    for name in ["manifest.json", "manifest.csv", "manifest.journal"] {
        let out = format!("out/{name}");
        let folder = folder(&[("in/a.docx", &docx("๑")), (&out, b"{\"name\": \"an app of the web\"}\n")]);
        let before = tree(folder.path());
        let run = convert(folder.path(), &["in", "-o", "out"]);
        assert_eq!(run.status.code(), Some(2), "{name}: {run:?}");
        assert!(stderr(&run).contains(&format!("{name}: a file of this name is there")), "{}", stderr(&run));
        assert!(tree(folder.path()) == before, "{name}");
        let manifest = converted(folder.path(), &["in", "-o", "out", "--force"]);
        assert_eq!(listed(&manifest), ["a.docx: converted a.docx"], "{name}");
        let names: Vec<String> = tree(&folder.path().join("out")).into_keys().collect();
        assert_eq!(names, ["a.docx", "manifest.csv", "manifest.json"]);
    }
}

#[test]
fn a_result_that_cannot_be_written_is_one_entry() {
    // A folder stands where the result belongs: an obstacle that holds for the root user too.
    let folder = folder(&[
        ("in/a.docx", &docx("๑")),
        ("in/b.docx", &docx("๒")),
        ("in/c/d.docx", &docx("๓")),
        ("out/a.docx/kept", b"kept"),
        ("out/c", b"a file"),
    ]);
    let run = convert(folder.path(), &["in", "-o", "out", "--force", "--json"]);
    assert_eq!(run.status.code(), Some(2), "{run:?}");
    let manifest: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(listed(&manifest), ["a.docx: unwritten -", "b.docx: converted b.docx", "c/d.docx: unwritten -"]);
    assert!(stderr(&run).contains("a.docx: the result cannot be written"), "{}", stderr(&run));
    let names: Vec<String> = tree(&folder.path().join("out")).into_keys().collect();
    assert_eq!(names, ["a.docx/kept", "b.docx", "c", "manifest.csv", "manifest.json"]);
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let many: Vec<(String, Vec<u8>)> = (0..40)
        .map(|n| (format!("in/{}/{n}.docx", n % 3), if n % 7 == 0 { b"no".to_vec() } else { docx(&format!("ข้อ {n}")) }))
        .collect();
    let files: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let folder = folder(&files);
    for (out, threads) in [("one", "1"), ("two", "2")] {
        converted(folder.path(), &["in", "-o", out, "--threads", threads, "--repair"]);
    }
    assert!(tree(&folder.path().join("one")) == tree(&folder.path().join("two")));
}
