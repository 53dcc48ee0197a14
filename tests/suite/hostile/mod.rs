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
mod memory;
mod odd;
mod odd_workbooks;
mod run;
#[cfg(unix)]
mod traps;
mod zip;

use folder::{Folder, Scale};

/// A kind of files, and what writes them.
type Kind = (&'static str, fn(&mut Folder));

/// Every kind of file, under the name of its folder.
const KINDS: &[Kind] = &[
    ("good", good::write),
    ("broken", broken::write),
    ("lying", lying::write),
    ("bombs", bombs::write),
    ("disguises", disguises::write),
    ("odd", odd::write),
    #[cfg(unix)]
    ("traps", traps::write),
];

/// Writes the folder, of all kinds or of those that `HOSTILE_KINDS` names.
fn written(root: &std::path::Path, scale: Scale) -> Folder {
    let mut folder = Folder::new(root, scale);
    let asked = std::env::var("HOSTILE_KINDS").unwrap_or_default();
    for (kind, write) in KINDS.iter().copied() {
        if asked.is_empty() || asked.contains(kind) {
            write(&mut folder);
        }
    }
    folder
}

#[test]
#[ignore = "bombs of a gigabyte, for the release binary: `PRONGSAI_BINARY` names it"]
fn nothing_brings_it_down() {
    let root = run::folder();
    let folder = written(root.path(), Scale::Full);
    assert!(folder.fates.len() > 300, "{}", folder.fates.len());
    run::check(&folder, Scale::Full);
}

#[test]
fn every_file_is_listed_with_its_status_and_right_figures() {
    // The good and the odd ones: the others take minutes in a build without optimisation.
    let root = run::folder();
    let mut folder = Folder::new(root.path(), Scale::Quick);
    good::write(&mut folder);
    odd::write(&mut folder);
    #[cfg(unix)]
    traps::write(&mut folder);
    run::check(&folder, Scale::Quick);
}
