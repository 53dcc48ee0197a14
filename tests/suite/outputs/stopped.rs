//! Ctrl-C, and what the system sends in its place.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Child;

use super::*;

fn signal(child: &Child, name: &str) {
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
}

/// Starts a run and sends it a signal when it begins to read; gives its exit code and what it said after.
fn stopped_while_reading(folder: &Path, arguments: &[&str], name: &str) -> (Option<i32>, String) {
    let mut child = command(folder, arguments).spawn().unwrap();
    let mut errors = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    errors.read_line(&mut line).unwrap();
    assert!(line.starts_with("reading"), "{line}");
    signal(&child, name);
    let mut rest = String::new();
    errors.read_to_string(&mut rest).unwrap();
    (child.wait().unwrap().code(), rest)
}

/// `many` holds so many files that a run reads for a while.
fn many_files() -> TempDir {
    let folder = submissions(1);
    let many = folder.path().join("many");
    fs::create_dir(&many).unwrap();
    for copy in 0..300 {
        fs::copy(folder.path().join("two/scores.csv"), many.join(format!("scores {copy}.csv"))).unwrap();
    }
    folder
}

#[test]
fn ctrl_c_while_a_run_reads_ends_it_with_old_outputs_whole() {
    let folder = many_files();
    let out = folder.path().join("out");
    done(folder.path(), &["compare", "one", "-o", "out", "--quiet"]);
    let before = held(&out);
    let cases: [(&[&str], &str, &str); 4] = [
        (
            &["compare", "many", "-o", "out", "--lang", "en"],
            "INT",
            "stopped; nothing was written, and old outputs are as they were",
        ),
        (&["compare", "many", "-o", "out", "--lang", "en"], "TERM", "stopped; nothing was written"),
        (&["report", "many", "-o", "out", "--lang", "en"], "INT", "stopped; nothing was written"),
        (&["check", "many", "--lang", "en"], "INT", "stopped"),
    ];
    for (arguments, name, expected) in cases {
        let (code, said) = stopped_while_reading(folder.path(), arguments, name);
        assert_eq!(code, Some(130), "{arguments:?}: {said}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
        assert!(held(&out) == before, "{arguments:?}");
    }
}

#[test]
fn ctrl_c_at_any_later_moment_leaves_outputs_of_one_run_and_nothing_beside() {
    let folder = submissions(1);
    done(folder.path(), &["compare", "one", "-o", "first", "--quiet"]);
    let takes = takes(folder.path(), &["compare", "two", "-o", "second", "--quiet"]);
    done(folder.path(), &["compare", "one", "-o", "out", "--quiet"]);
    let (first, second) = (held(&folder.path().join("first")), held(&folder.path().join("second")));
    for tenth in [3, 6, 8, 9] {
        let mut child = command(folder.path(), &["compare", "two", "-o", "out", "--quiet"]).spawn().unwrap();
        std::thread::sleep(takes * tenth / 10);
        // It may have ended before.
        let _ = Command::new("kill").args(["-s", "INT", &child.id().to_string()]).stderr(Stdio::null()).status();
        let code = child.wait().unwrap().code();
        assert!(matches!(code, Some(0 | 130)), "{tenth}: {code:?}");
        let stands = held(&folder.path().join("out"));
        assert!(if code == Some(0) { stands == second } else { stands == first || stands == second }, "{tenth}");
    }
}

#[test]
fn a_conversion_that_was_stopped_goes_on_where_it_was() {
    let folder = submissions(20);
    done(folder.path(), &["report", "one", "-o", "documents", "--quiet"]);
    done(folder.path(), &["convert", "documents", "-o", "undisturbed", "--quiet"]);
    let arguments = ["convert", "documents", "-o", "out", "--threads", "1", "--lang", "en"];
    let (code, said) = stopped_while_reading(folder.path(), &arguments, "INT");
    assert_eq!(code, Some(130), "{said}");
    assert!(said.contains("stopped; every result that was written is whole"), "{said}");
    let out = folder.path().join("out");
    if out.exists() {
        assert!(!out.join("manifest.json").exists());
        let left = held(&out);
        assert_whole(
            &left.into_iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "docx")).collect::<Vec<_>>(),
        );
        assert!(held(&out).iter().all(|(path, _)| !path.to_string_lossy().contains(".prongsai-")));
    }
    done(folder.path(), &["convert", "documents", "-o", "out", "--quiet"]);
    assert!(held(&out) == held(&folder.path().join("undisturbed")));
}

#[test]
fn a_second_ctrl_c_ends_a_run_at_once() {
    let folder = many_files();
    let mut child = command(folder.path(), &["compare", "many", "-o", "out", "--lang", "en"]).spawn().unwrap();
    let mut errors = BufReader::new(child.stderr.take().unwrap());
    errors.read_line(&mut String::new()).unwrap();
    signal(&child, "INT");
    signal(&child, "INT");
    assert_eq!(child.wait().unwrap().code(), Some(130));
    // What it left is put in order by the next run, if anything was.
    done(folder.path(), &["compare", "one", "-o", "out", "--quiet"]);
    assert_eq!(held(&folder.path().join("out")).len(), 3);
}
