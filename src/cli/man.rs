//! `prongsai man`: the man page.

use std::io::{self, Write as _};

use clap::CommandFactory as _;

use super::Outcome;
use super::args::Arguments;
use super::failure::Failure;

/// Prints the page of the program.
pub fn run() -> Result<Outcome, Failure> {
    let mut page = Vec::new();
    let mut program = Arguments::command();
    program.build();
    clap_mangen::Man::new(program).render(&mut page)?;
    io::stdout().write_all(&page)?;
    Ok(Outcome::Done)
}
