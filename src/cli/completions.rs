//! `prongsai completions`: a completion script.

use std::io::{self, Write as _};

use clap::CommandFactory as _;

use super::Outcome;
use super::args::{Arguments, Completions};
use super::failure::Failure;

/// Prints the script of a shell.
pub fn run(command: &Completions) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut Arguments::command(), "prongsai", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Outcome::Done)
}
