//! Disks that are full and folders that take nothing.

use std::os::unix::fs::PermissionsExt as _;

use super::*;

fn output_of(shell: &str, folder: &Path) -> Output {
    Command::new("sh").current_dir(folder).args(["-c", shell]).env("P", program()).output().unwrap()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|told| told.stdout.trim_ascii() == b"0")
}

/// Every output as it was, nothing beside it, and the reason told.
fn assert_refused(run: &Output, folder: &Path, before: &[(PathBuf, Vec<u8>)], expected: &str) {
    assert_eq!(run.status.code(), Some(2), "{run:?}");
    assert!(told(run).contains(expected), "{}", told(run));
    assert!(
        held(folder) == before,
        "{:?}",
        fs::read_dir(folder).unwrap().map(|one| one.unwrap().file_name()).collect::<Vec<_>>()
    );
}

#[test]
fn where_an_output_does_not_fit_all_old_ones_stay() {
    let folder = submissions(1);
    let out = folder.path().join("out");
    done(folder.path(), &["compare", "one", "-o", "out", "--letters", "--quiet"]);
    let before = held(&out);
    // In blocks of 512 or 1024 bytes, as the shell has it: now no output fits, now some do.
    for blocks in [1, 12, 34] {
        let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$P\" compare two -o out --letters --lang en");
        let run = output_of(&limited, folder.path());
        assert_refused(&run, &out, &before, "cannot be written (the file is larger than the system allows)");
    }
    let limited = "trap '' XFSZ; ulimit -f 1; exec \"$P\" template -o out/sheet.xlsx --lang en";
    assert_refused(&output_of(limited, folder.path()), &out, &before, "out/sheet.xlsx: cannot be written");
    let limited = "trap '' XFSZ; ulimit -f 1; exec \"$P\" report two -o reports --lang en";
    let run = output_of(limited, folder.path());
    assert_eq!(run.status.code(), Some(2), "{run:?}");
    assert!(!folder.path().join("reports").exists(), "{run:?}");
}

#[test]
fn a_full_disk_is_told_and_old_outputs_stay() {
    let folder = submissions(1);
    done(folder.path(), &["compare", "one", "-o", "first", "--quiet"]);
    let size: usize =
        held(&folder.path().join("first")).iter().map(|(_, bytes)| bytes.len().next_multiple_of(4096)).sum();
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    // Room for the outputs of one run and a part of those of another.
    let mount = format!("mount -t tmpfs -o size={} none disk", size + size / 2);
    if !output_of(&mount, folder.path()).status.success() {
        println!("skipped: a small disk can be made by root only, where the system lets it");
        return;
    }
    let ended = std::panic::catch_unwind(|| {
        done(folder.path(), &["compare", "one", "-o", "disk", "--quiet"]);
        let before = held(&disk);
        let run = run(folder.path(), &["compare", "two", "-o", "disk", "--lang", "en"]);
        assert_refused(&run, &disk, &before, "cannot be written (no space left)");
        assert!(told(&run).contains("free some space"), "{}", told(&run));
        // Nothing at all is left.
        let filled = output_of("head -c 1000000 /dev/zero > disk/filler", folder.path());
        assert!(!filled.status.success());
        let before = held(&disk);
        for arguments in
            [["report", "two", "-o", "disk"], ["compare", "two", "-o", "disk"], ["convert", "first", "-o", "disk/new"]]
        {
            let run = self::run(folder.path(), &[arguments.as_slice(), &["--lang", "en"]].concat());
            assert_refused(&run, &disk, &before, "no space left");
        }
    });
    assert!(output_of("umount disk", folder.path()).status.success());
    ended.unwrap();
}

#[test]
fn a_path_that_is_too_long_is_told() {
    let folder = submissions(1);
    let long = "ก".repeat(90);
    let deep = vec!["ข".repeat(80); 18].join("/");
    for output in [&long, &deep] {
        for command in ["compare", "report"] {
            let run = run(folder.path(), &[command, "one", "-o", output, "--lang", "en"]);
            assert_eq!(run.status.code(), Some(2), "{run:?}");
            assert!(told(&run).contains("cannot be written (the name or path is too long"), "{}", told(&run));
        }
    }
}

#[test]
fn a_result_whose_path_is_too_long_is_told_and_others_are_written() {
    let folder = submissions(1);
    done(folder.path(), &["report", "one", "-o", "documents", "--quiet"]);
    let deep = folder.path().join("documents").join(vec!["ข".repeat(80); 16].join("/"));
    fs::create_dir_all(&deep).unwrap();
    let document = held(&folder.path().join("documents"))[0].1.clone();
    fs::write(deep.join("a.docx"), document).unwrap();
    let out = "o".repeat(250);
    let run = run(folder.path(), &["convert", "documents", "-o", &out, "--lang", "en"]);
    assert_eq!(run.status.code(), Some(2), "{run:?}");
    assert!(told(&run).contains("a.docx: the result cannot be written (invalid filename)"), "{}", told(&run));
    assert!(folder.path().join(out).join("manifest.json").exists());
}

#[test]
fn a_folder_that_takes_nothing_is_told_before_anything_is_read() {
    let folder = submissions(1);
    let out = folder.path().join("out");
    done(folder.path(), &["compare", "one", "-o", "out", "--quiet"]);
    let before = held(&out);
    let nobody = "setpriv --reuid 65534 --regid 65534 --clear-groups";
    let by = if is_root() { nobody } else { "env" };
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    allow(folder.path(), 0o755);
    if !output_of(&format!("{by} \"$P\" --version"), folder.path()).status.success() {
        println!("skipped: root may write anywhere, and nobody else may run the program");
        return;
    }
    allow(&out, 0o555);
    for arguments in [
        "compare two -o out",
        "report two -o out",
        "convert two -o out",
        "compare two -o out/new",
        "template -o out/a.xlsx",
    ] {
        let run = output_of(&format!("{by} \"$P\" {arguments} --lang en"), folder.path());
        assert_refused(&run, &out, &before, "cannot be written (permission denied)");
        assert!(!told(&run).contains("reading"), "{}", told(&run));
    }
    allow(&out, 0o755);
}
