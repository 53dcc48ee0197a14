//! `prongsai check`: findings only, for people and for scripts.

use std::io::{self, BufWriter, Write as _};

use serde::Serialize;

use crate::export::ExportError;
use crate::export::wording::{Language, cli as words};
use crate::model::{Comparison, FileStatus, FindingRecord, Severity};
use crate::pipeline::{Error, Request};

use super::args::Check;
use super::failure::Failure;
use super::{Outcome, batch, findings, interrupts, terminal};

/// The machine's form of the findings; each is as in `assessments.json`.
#[derive(Serialize)]
struct Findings {
    schema: &'static str,
    findings: Vec<FindingRecord>,
}

/// Reads and lists what does not add up.
pub fn run(command: &Check) -> Result<Outcome, Failure> {
    let language = command.batch.words.lang.into();
    let stop = interrupts::stop();
    let beside = Request { decisions: command.decisions.as_deref(), stop: Some(&stop), ..Request::default() };
    let pool = batch::reading_pool(&command.batch.paths, command.batch.threads)?;
    let comparison = batch::read(&command.batch, beside, &pool)?;
    print(command, &comparison, language)?;
    if nothing_read(&comparison) {
        terminal::complain(words::nothing_read(language));
        return Ok(Outcome::NothingRead);
    }
    match findings::count(&comparison.findings, Severity::Error) {
        0 => Ok(Outcome::Done),
        _ => Ok(Outcome::ErrorsFound),
    }
}

/// True where no file holds ITA data.
pub fn nothing_read(comparison: &Comparison) -> bool {
    !comparison.files.iter().any(|file| matches!(file.status, FileStatus::Read | FileStatus::Partial(_)))
}

fn print(command: &Check, comparison: &Comparison, language: Language) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    if command.batch.words.json {
        let listed = Findings {
            schema: "prongsai.findings/1",
            findings: comparison
                .findings
                .iter()
                .map(|finding| crate::export::json::record(finding, language))
                .collect(),
        };
        let json = serde_json::to_string_pretty(&listed).map_err(ExportError::from).map_err(Error::from)?;
        writeln!(out, "{}", terminal::printable_json(&json))?;
    } else {
        let wanted = |severity| !command.batch.quiet || severity == Severity::Error;
        for finding in comparison.findings.iter().filter(|finding| wanted(finding.detail.severity())) {
            findings::print(&mut out, finding, language)?;
        }
        if !command.batch.quiet {
            writeln!(out, "{}", findings::counts(&comparison.findings, language))?;
        }
    }
    out.flush()?;
    Ok(())
}
