//! A folder of hostile files of our own making, by kind, and good ones among them: every one is listed with the right
//! status, what can be read is read right, and nothing brings the program down.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "what cannot be made or is not as told fails the test"
)]

mod bombs;
mod broken;
mod disguises;
mod folder;
mod good;
mod lying;
mod odd;
mod run;
mod traps;
mod zip;

use folder::{Folder, Scale};

/// Every kind of file, under the name of its folder.
const KINDS: [(&str, fn(&mut Folder)); 7] = [
    ("good", good::write),
    ("broken", broken::write),
    ("lying", lying::write),
    ("bombs", bombs::write),
    ("disguises", disguises::write),
    ("odd", odd::write),
    ("traps", traps::write),
];

/// Writes the folder, of all kinds or of those that `HOSTILE_KINDS` names.
fn written(root: &std::path::Path, scale: Scale) -> Folder {
    let mut folder = Folder::new(root, scale);
    let asked = std::env::var("HOSTILE_KINDS").unwrap_or_default();
    for (kind, write) in KINDS {
        if asked.is_empty() || asked.contains(kind) {
            write(&mut folder);
        }
    }
    folder
}

#[test]
#[ignore = "bombs of a gigabyte: for the release binary"]
fn nothing_brings_it_down() {
    let root = run::folder();
    run::check(&written(root.path(), Scale::Full));
}

#[test]
#[ignore = "temporary"]
fn quick() {
    let root = run::folder();
    run::check(&written(root.path(), Scale::Quick));
}

#[test]
#[ignore = "temporary"]
fn write_only() {
    let root = std::env::var("HOSTILE_FILES").unwrap();
    let folder = written(std::path::Path::new(&root), Scale::Full);
    eprintln!("{} files", folder.fates.len());
}
