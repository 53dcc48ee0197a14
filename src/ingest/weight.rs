//! How much memory the reading of a file may take, told before it is read.
//!
//! Measured with the largest files of each format that are let pass: what is made of cells and paragraphs takes most,
//! and of those a small file can have as many as a large one.

use super::package::{Package, is_markup};

/// The bytes of a text, and the same decoded, twice while they are looked at.
const TIMES: u64 = 4;

/// What a cell takes with all that is made of it until its file is read.
const CELL: u64 = 800;

/// No file has more cells that are read.
const MOST_CELLS: u64 = 600_000;

/// The least that a cell takes in a text, and in a package's markup.
const TEXT_OF_A_CELL: u64 = 4;
const MARKUP_OF_A_CELL: u64 = 10;

/// The most of it in bytes, by a file's own bytes.
pub fn of_bytes(bytes: &[u8]) -> u64 {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if !bytes.starts_with(b"PK") {
        return of_text(size);
    }
    match Package::open(bytes) {
        // A picture in a package weighs what it weighs.
        Ok(package) => size.saturating_add(of_content(inflated(&package), MARKUP_OF_A_CELL)),
        Err(_) => of_text(size),
    }
}

fn of_text(size: u64) -> u64 {
    of_content(size, TEXT_OF_A_CELL)
}

fn of_content(size: u64, of_a_cell: u64) -> u64 {
    size.saturating_mul(TIMES).saturating_add((size / of_a_cell).min(MOST_CELLS) * CELL)
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
        assert!(of_bytes(&vec![b'1'; 5 << 20]) > 500 << 20, "a large one is read alone");
        assert!(of_bytes(&[b'1'; 10_000]) < 3 << 20, "many small ones are read at one time");
        assert!(of_bytes(b"PK\x03\x04 and no more") < 10_000);
    }
}
