//! `prongsai worker`, which nobody types: reads files for the process that started it.

use std::env;
use std::io::{self, BufReader};

use crate::pipeline::worker::{Readers, serve};

use super::Outcome;
use super::args::Worker;
use super::failure::Failure;

/// Answers until its input ends.
pub fn run(command: &Worker) -> Result<Outcome, Failure> {
    serve(command.room, BufReader::new(io::stdin().lock()), io::stdout().lock())?;
    Ok(Outcome::Done)
}

/// What reads the files of a run: processes of this program, or this one where the system does not say where the program
/// lies.
pub fn readers() -> Readers {
    env::current_exe().map_or_else(|_| Readers::here(), Readers::apart)
}
