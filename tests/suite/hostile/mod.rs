//! A folder of hostile files of our own making, by kind, and good ones among them: every one is listed with the right
//! status, what can be read is read right, and nothing brings the program down.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "what cannot be made or is not as told fails the test"
)]

mod broken;
mod disguises;
mod folder;
mod good;
mod lying;
mod odd;
mod run;
mod zip;

use folder::{Folder, Scale};

/// Writes all of it.
fn write(folder: &mut Folder) {
    good::write(folder);
    broken::write(folder);
    lying::write(folder);
    disguises::write(folder);
    odd::write(folder);
}

#[test]
#[ignore = "some hundred files: for the release binary"]
fn nothing_brings_it_down() {
    let root = run::folder();
    let mut folder = Folder::new(root.path(), Scale::Full);
    write(&mut folder);
    run::check(&folder);
}
