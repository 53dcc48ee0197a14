//! How much memory the reading of a file may take, told before it is read.
//!
//! Measured with the largest files of each format that are let pass: what is made of cells and paragraphs takes most,
//! and of those a small file can have as many as a large one.

use super::guard::compound;
use super::opened::Opened;
use super::package::{Package, is_markup};
use crate::model::Limit;

/// The bytes of a text, and the same decoded, twice while they are looked at.
const TIMES: u64 = 4;

/// What a cell takes with all that is made of it until its file is read.
const CELL: u64 = 800;

/// The least that a cell takes in a text, and in a package's markup.
const TEXT_OF_A_CELL: u64 = 4;
const MARKUP_OF_A_CELL: u64 = 10;

/// The most of it in bytes, by a file's own bytes.
pub fn of_bytes(bytes: &[u8]) -> u64 {
    Opened::new(bytes).weight()
}

/// As [`of_bytes`], for bytes of which a package is open where they are one.
pub(super) fn of_opened(bytes: &[u8], package: Option<&Package<'_>>) -> u64 {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if bytes.starts_with(compound::SIGNATURE) {
        // Its reader is bounded by a process of its own, from which the document comes.
        return size.saturating_mul(2).saturating_add(Limit::SharedReaderMemory.most());
    }
    if !bytes.starts_with(b"PK") {
        // Markup and JSON are taken apart into more than separated values are.
        let is_plain = !bytes.trim_ascii_start().starts_with(b"<") && !bytes.starts_with(b"{");
        return if is_plain { of_content(size, TEXT_OF_A_CELL, CELL / 2) } else { of_text(size) };
    }
    // A picture in a package weighs what it weighs.
    package.map_or_else(|| of_text(size), |package| size.saturating_add(of_package(package)))
}

fn of_package(package: &Package<'_>) -> u64 {
    of_content(inflated(package), MARKUP_OF_A_CELL, CELL).saturating_add(of_what_repeats(package))
}

/// What does not grow with the markup: a few bytes of an OpenDocument repeat cells, shared texts stand in many cells, and
/// binary parts are read in a process of its own.
fn of_what_repeats(package: &Package<'_>) -> u64 {
    let parts = [
        ("content.xml", Limit::Cells.most() * CELL),
        ("xl/sharedstrings.xml", Limit::TextBytes.most()),
        ("xl/workbook.bin", Limit::SharedReaderMemory.most()),
    ];
    parts.into_iter().filter(|(part, _)| package.holds(part)).map(|(_, weight)| weight).sum()
}

fn of_text(size: u64) -> u64 {
    of_content(size, TEXT_OF_A_CELL, CELL)
}

fn of_content(size: u64, of_a_cell: u64, cell: u64) -> u64 {
    size.saturating_mul(TIMES).saturating_add((size / of_a_cell).min(Limit::Cells.most()) * cell)
}

/// What a package's markup says that it inflates to.
fn inflated(package: &Package<'_>) -> u64 {
    package.names().filter(|name| is_markup(name)).map(|name| package.size(name)).fold(0, u64::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_weighs_what_may_be_made_of_it() {
        assert!(of_bytes(&vec![b'<'; 5 << 20]) > 400 << 20, "a large one is read alone");
        assert!(of_bytes(&[b'1'; 10_000]) < 3 << 20, "many small ones are read at one time");
        assert!(of_bytes(b"PK\x03\x04 and no more") < 10_000);
    }
}
