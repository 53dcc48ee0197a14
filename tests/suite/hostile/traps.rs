//! What a file system holds besides files of offices.

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::process::Command;

use super::folder::{BOTTOM, Fate, Folder, Reason, Scale};
use super::good::csv;

pub fn write(folder: &mut Folder) {
    links(folder);
    special(folder);
    names(folder);
    folders(folder);
    passed_over(folder);
}

fn links(folder: &mut Folder) {
    let truth = folder.truth();
    folder.put("traps/links/file.csv", csv(&truth).as_bytes(), Fate::Read(truth));
    for (name, target) in [
        ("to-file.csv", "file.csv"),
        ("to-folder.csv", ".."),
        ("to-nothing.csv", "absent.csv"),
        ("to-itself.csv", "to-itself.csv"),
        ("to-passwd.csv", "/etc/passwd"),
        ("to-zeros.csv", "/dev/zero"),
        ("to-memory.csv", "/proc/self/mem"),
        ("to-root.csv", "/"),
    ] {
        symlink(target, folder.path(&format!("traps/links/{name}"))).unwrap();
        folder.expect(&format!("traps/links/{name}"), Fate::Ignored);
    }
    // The same file by another name is a file, sent twice.
    let truth = folder.truth();
    folder.put("traps/links/one.csv", csv(&truth).as_bytes(), Fate::Read(truth.clone()));
    fs::hard_link(folder.path("traps/links/one.csv"), folder.path("traps/links/two.csv")).unwrap();
    folder.expect("traps/links/two.csv", Fate::NothingElse(truth));
}

fn special(folder: &mut Folder) {
    let path = folder.path("traps/special/pipe.csv");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    folder.expect("traps/special/pipe.csv", Fate::Ignored);
    // A socket's name is short: it is made where the names are.
    let near = tempfile::tempdir().unwrap();
    drop(UnixListener::bind(near.path().join("s")).unwrap());
    let path = folder.path("traps/special/socket.docx");
    if fs::rename(near.path().join("s"), &path).is_ok() {
        folder.expect("traps/special/socket.docx", Fate::Ignored);
    }
    // Only the system's owner may make a device.
    let path = folder.path("traps/special/device.xlsx");
    if Command::new("mknod").arg(&path).args(["c", "1", "5"]).output().is_ok_and(|made| made.status.success()) {
        folder.expect("traps/special/device.xlsx", Fate::Ignored);
    }
    let truth = folder.truth();
    let path = folder.path("traps/special/unreadable.csv");
    fs::write(&path, csv(&truth)).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
    // Who owns the system may read it.
    let fate = if File::open(&path).is_ok() { Fate::Read(truth) } else { Fate::Unreadable(Reason::Refused) };
    folder.expect("traps/special/unreadable.csv", fate);
}

fn names(folder: &mut Folder) {
    let long = "ก".repeat(83) + ".csv";
    for name in [
        "บรรทัด\nใหม่.csv",
        "\u{1B}[31mแดง\u{1B}[0m.csv",
        "\u{202E}vsc.docx",
        "-o.csv",
        "--help",
        " ช่องว่าง .csv",
        "=HYPERLINK(\"http:||example.com\").csv",
        "<script>&amp;.csv",
        "a.csv.",
        "a:b.csv",
        "con.csv",
        "aux",
        "what?.csv",
        "a|b*c\".csv",
        "ก\u{E33}\u{0E4D}\u{0E32}.csv",
        "\u{7F}\u{80}.csv",
        "$(reboot).csv",
        "%s%n.csv",
        &long,
    ] {
        let truth = folder.truth();
        folder.put(&format!("traps/names/{name}"), csv(&truth).as_bytes(), Fate::Read(truth));
    }
    // Two names that are no text look alike when they are shown; each is listed by a name of its own.
    for (bytes, shown) in [(b"\xFE\xFF.csv", "\u{FFFD}\u{FFFD}.csv"), (b"\xFF\xFE.csv", "\u{FFFD}\u{FFFD}.csv (2)")] {
        let truth = folder.truth();
        fs::write(folder.path("traps/names").join(OsStr::from_bytes(bytes)), csv(&truth)).unwrap();
        folder.expect(&format!("traps/names/{shown}"), Fate::NothingElse(truth));
    }
}

fn folders(folder: &mut Folder) {
    let truth = folder.truth();
    folder.put("traps/folders/a.docx/b.xlsx/c.csv", csv(&truth).as_bytes(), Fate::Read(truth));
    fs::create_dir_all(folder.path("traps/folders/nothing/in/it")).unwrap();
    let count = if folder.scale == Scale::Full { 10_000 } else { 40 };
    for number in 0..count {
        folder.put(&format!("traps/folders/many/{number}.docx"), b"", Fate::Unreadable(Reason::NoBytes));
    }
    deep(folder);
}

/// A thousand folders in each other, deeper than any path may be long, with a file at the bottom.
fn deep(folder: &mut Folder) {
    let root = folder.path("traps/deep/x");
    let script = "cd \"$1\" && i=0; while [ $i -lt 1000 ]; do mkdir deep && cd -P deep || exit 1; i=$((i+1)); done; \
                  printf 'x' > bottom.csv";
    let made = Command::new("bash").args(["-c", script, "sh"]).arg(root.parent().unwrap()).status().unwrap();
    assert!(made.success());
    // It is listed where the system lets nobody further.
    folder.expect(BOTTOM, Fate::Unreadable(Reason::Refused));
}

fn passed_over(folder: &mut Folder) {
    let truth = folder.truth();
    for name in
        [".hidden.csv", "~$report.docx", "~WRL0001.tmp", "Thumbs.db", "desktop.ini", "read me.md", ".~lock.a.xlsx#"]
    {
        folder.put(&format!("traps/left/{name}"), csv(&truth).as_bytes(), Fate::Ignored);
    }
    folder.put("traps/left/.git/config.csv", csv(&truth).as_bytes(), Fate::Ignored);
    folder.fates.remove("traps/left/.git/config.csv");
    folder.expect("traps/left/.git", Fate::Ignored);
}
