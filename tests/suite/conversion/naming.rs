//! What results are called, over folders, paths and odd names.

use super::{converted, docx, folder, listed, tree};

#[test]
fn several_paths_are_told_apart() {
    let folder = folder(&[
        ("2563/reports/a.docx", &docx("๑")),
        ("2564/reports/a.docx", &docx("๒")),
        ("single.docx", &docx("๓")),
    ]);
    let manifest = converted(folder.path(), &["2563/reports", "2564/reports", "single.docx", "-o", "out"]);
    assert_eq!(
        listed(&manifest),
        [
            "reports (2)/a.docx: converted reports (2)/a.docx",
            "reports/a.docx: converted reports/a.docx",
            "single.docx: converted single.docx",
        ]
    );
}

#[test]
fn two_sources_never_share_a_result() {
    let folder = folder(&[
        ("in/a.doc", &docx("๑")),
        ("in/a.docx", &docx("๒")),
        ("in/A.dot", &docx("๓")),
        ("in/b.DOC", &docx("๔")),
        ("in/b.doc", &docx("๕")),
    ]);
    let manifest = converted(folder.path(), &["in", "-o", "out"]);
    let mut results: Vec<String> = listed(&manifest);
    results.sort();
    if cfg!(target_os = "linux") {
        assert_eq!(
            results,
            [
                "A.dot: converted A.dot.docx",
                "a.doc: converted a.doc.docx",
                "a.docx: converted a.docx",
                "b.DOC: converted b.DOC.docx",
                "b.doc: converted b.doc (2).docx",
            ]
        );
    }
    // The results and the two files of the manifest.
    assert_eq!(tree(&folder.path().join("out")).len(), results.len() + 2);
}

#[test]
fn the_output_folder_inside_the_sources_is_no_source() {
    let folder = folder(&[("in/a.docx", &docx("๑")), ("in/sub/b.docx", &docx("๒"))]);
    let first = converted(folder.path(), &["in", "-o", "in/sub/out"]);
    let before = tree(folder.path());
    let again = converted(folder.path(), &["in", "-o", "in/sub/out"]);
    assert_eq!(first, again);
    assert!(tree(folder.path()) == before);
    assert_eq!(listed(&again), ["a.docx: converted a.docx", "sub/b.docx: converted sub/b.docx"]);
}

#[test]
fn a_source_folder_is_no_output_folder_even_with_force() {
    let folder = folder(&[("in/a.docx", &docx("๑")), ("in/sub/a.docx", &docx("๒")), ("in/sub/manifest.json", b"{}")]);
    let before = tree(folder.path());
    for out in ["in/sub", "in/sub/../sub"] {
        let run = super::convert(folder.path(), &["in", "-o", out, "--force"]);
        assert_eq!(run.status.code(), Some(2), "{run:?}");
    }
    std::fs::remove_file(folder.path().join("in/sub/manifest.json")).unwrap();
    let run = super::convert(folder.path(), &["in", "-o", "in/sub", "--force"]);
    assert_eq!(run.status.code(), Some(2), "{run:?}");
    assert!(super::stderr(&run).contains("lies among the sources"), "{}", super::stderr(&run));
    assert_eq!(tree(folder.path()).len(), before.len() - 1);
    assert!(std::fs::read(folder.path().join("in/sub/a.docx")).unwrap() == docx("๒"));
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_have_results_too() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let folder = folder(&[("in/ok.docx", &docx("๑"))]);
    for name in [b"\xA1\xD2.docx".as_slice(), b"\xA2\xD2.docx"] {
        std::fs::write(folder.path().join("in").join(OsStr::from_bytes(name)), docx("๒")).unwrap();
    }
    let manifest = converted(folder.path(), &["in", "-o", "out"]);
    assert_eq!(manifest["totals"]["statuses"]["converted"], 3, "{manifest:#}");
    assert_eq!(tree(&folder.path().join("out")).len(), 5);
}

#[cfg(unix)]
#[test]
fn links_are_neither_read_nor_written_through() {
    let folder = folder(&[("in/a.docx", &docx("๑")), ("in/sub/b.docx", &docx("๒")), ("kept/b.docx", b"kept")]);
    let link = |target: &str, name: &str| {
        std::os::unix::fs::symlink(folder.path().join(target), folder.path().join(name)).unwrap();
    };
    std::fs::create_dir(folder.path().join("out")).unwrap();
    link("in/a.docx", "in/link.docx");
    link("in/a.docx", "out/a.docx");
    link("kept", "out/sub");
    let run = super::convert(folder.path(), &["in", "-o", "out", "--force", "--json"]);
    assert_eq!(run.status.code(), Some(2), "{run:?}");
    let manifest: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(listed(&manifest), ["a.docx: converted a.docx", "link.docx: ignored -", "sub/b.docx: unwritten -"]);
    assert_eq!(std::fs::read(folder.path().join("kept/b.docx")).unwrap(), b"kept");
    assert!(std::fs::read(folder.path().join("in/a.docx")).unwrap() == docx("๑"), "a source was written over");
    assert!(std::fs::symlink_metadata(folder.path().join("out/a.docx")).unwrap().is_file());
}
