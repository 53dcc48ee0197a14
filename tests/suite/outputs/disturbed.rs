//! Kills at many moments, and two runs at once.

use std::thread::sleep;

use prongsai::pipeline::output::OutputFolder;

use super::*;

/// Kills runs of `compare` into one folder at moments spread over the time that one takes, in an order as good as random,
/// and looks after each what stands there.
fn kill(times: u32) {
    let folder = submissions(1);
    let takes = takes(folder.path(), &["compare", "one", "-o", "first", "--quiet"]);
    done(folder.path(), &["compare", "two", "-o", "second", "--quiet"]);
    done(folder.path(), &["compare", "two", "-o", "out", "--quiet"]);
    let (first, second) = (held(&folder.path().join("first")), held(&folder.path().join("second")));
    assert_ne!(first, second);
    let out = folder.path().join("out");
    let (mut killed, mut replaced) = (0, 0);
    for number in 0..times {
        let before = held(&out);
        let source = ["one", "two"][usize::try_from(number % 2).unwrap()];
        let mut child = command(folder.path(), &["compare", source, "-o", "out", "--quiet"]).spawn().unwrap();
        // Steps of the golden ratio come near every moment, and never twice to one.
        sleep(takes * (number * 618 % 1000) / 950);
        let _ = child.kill();
        killed += u32::from(!child.wait().unwrap().success());

        let stands = results(&out);
        assert_whole(&stands);
        let is_sealed = [".prongsai-forward", ".prongsai-back"].iter().any(|name| out.join(name).exists());
        assert!(is_sealed || stands == first || stands == second, "after kill {number} the folder holds two runs");
        // What the next run does before anything else.
        drop(OutputFolder::open(&out).unwrap());
        let stands = held(&out);
        replaced += u32::from(stands != before);
        assert!(stands == first || stands == second, "after kill {number}: {:?}", names(&stands));
    }
    assert!(killed > times / 2, "of {times} runs {killed} were killed");
    done(folder.path(), &["compare", "one", "-o", "out", "--quiet"]);
    assert_eq!(names(&held(&out)), names(&first));
    assert!(held(&out) == first);
    println!(
        "{killed} of {times} runs were killed before their end; every output was whole and of one run; {replaced} times the new ones"
    );
}

fn names(files: &[(PathBuf, Vec<u8>)]) -> Vec<&PathBuf> {
    files.iter().map(|(path, _)| path).collect()
}

#[test]
fn a_kill_at_any_moment_leaves_outputs_of_one_run() {
    kill(6);
}

#[test]
#[ignore = "takes a minute; `just kills` runs it"]
fn many_kills() {
    kill(std::env::var("KILLS").map_or(50, |kills| kills.parse().unwrap()));
}

#[test]
fn a_second_run_into_a_folder_says_so_and_writes_nothing() {
    let folder = submissions(1);
    done(folder.path(), &["report", "one", "-o", "documents", "--quiet"]);
    done(folder.path(), &["compare", "one", "-o", "out", "--quiet"]);
    let out = folder.path().join("out");
    let before = held(&out);
    let cases: [&[&str]; 4] = [
        &["compare", "two", "-o", "out"],
        &["report", "two", "-o", "out"],
        &["convert", "documents", "-o", "out"],
        &["template", "-o", "out/sheet.xlsx"],
    ];
    for arguments in cases {
        let first = OutputFolder::open(&out).unwrap();
        for (language, expected) in
            [("en", "another prongsai is writing to this folder"), ("th", "prongsai อีกรายการหนึ่งกำลังเขียนลงโฟลเดอร์นี้")]
        {
            let second = run(folder.path(), &[arguments, &["--lang", language]].concat());
            assert_eq!(second.status.code(), Some(2), "{arguments:?}: {second:?}");
            assert!(told(&second).contains(expected), "{arguments:?}: {}", told(&second));
            // It did not even begin to read.
            assert!(!told(&second).contains("reading"), "{}", told(&second));
        }
        drop(first);
        assert!(held(&out) == before, "{arguments:?}");
    }
    // What reads only is in nobody's way.
    let _first = OutputFolder::open(&out).unwrap();
    done(folder.path(), &["check", "one", "--quiet"]);
    done(folder.path(), &["inspect", "out/assessments.json"]);
    done(folder.path(), &["convert", "documents", "-o", "out", "--dry-run", "--quiet"]);
}

#[test]
fn of_two_runs_that_start_together_one_writes() {
    let folder = submissions(1);
    let mut both =
        ["one", "two"].map(|source| command(folder.path(), &["compare", source, "-o", "out"]).spawn().unwrap());
    let ends: Vec<Option<i32>> = both.iter_mut().map(|run| run.wait().unwrap().code()).collect();
    assert!(ends.contains(&Some(0)) && ends.iter().all(|end| matches!(end, Some(0 | 2))), "{ends:?}");
    let out = held(&folder.path().join("out"));
    assert_eq!(out.len(), 3);
    assert_whole(&out);
}

#[test]
fn what_a_killed_run_left_among_submissions_changes_nothing() {
    let folder = submissions(1);
    let one = folder.path().join("one");
    done(folder.path(), &["compare", "one", "-o", "one", "--quiet"]);
    let before = held(&one);
    for name in [".prongsai-0123456789abcdef.new", ".prongsai-0123456789abcdef.old", ".prongsai-lock"] {
        fs::write(one.join(name), "half").unwrap();
    }
    done(folder.path(), &["compare", "one", "-o", "one", "--quiet"]);
    assert!(held(&one) == before);
}

#[test]
fn a_run_without_results_leaves_no_folder() {
    let folder = submissions(1);
    fs::create_dir(folder.path().join("empty")).unwrap();
    for arguments in [
        ["compare", "empty", "-o", "new/out"],
        ["report", "empty", "-o", "new/out"],
        ["convert", "empty", "-o", "new/out"],
    ] {
        assert_eq!(run(folder.path(), &arguments).status.code(), Some(3), "{arguments:?}");
        assert!(!folder.path().join("new").exists(), "{arguments:?}");
    }
}
