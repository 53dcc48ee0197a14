//! `prongsai report`: reads a batch and writes a Word report for each agency and fiscal year.

use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

use crate::export::ExportError;
use crate::export::wording::agency_report as words;
use crate::model::Comparison;
use crate::pipeline::agency_reports::{self, Wanted};
use crate::pipeline::{Error, Request};

use super::args::Report;
use super::batch::{self, Begun};
use super::failure::Failure;
use super::terminal::printable;
use super::{Outcome, summary, terminal};

/// So many reports are named; all lie in one folder.
const MOST_NAMED: usize = 10;

/// Reads and writes. Where there is no assessment, nothing is written.
pub fn run(command: &Report) -> Result<Outcome, Failure> {
    let beside = Request {
        decisions: command.decisions.as_deref(),
        template: command.template.as_deref(),
        ..Request::default()
    };
    let Begun { folder, stop, settings, house, pool, comparison } =
        batch::begin(&command.batch, command.digits, &command.output, beside)?;
    if comparison.assessments.is_empty() {
        tell(command, &comparison, &[])?;
        terminal::complain(words::nothing_to_report(settings.language));
        return Ok(Outcome::NothingRead);
    }
    let wanted =
        Wanted { agency: command.agency.as_deref(), year: command.year, house: house.as_ref(), force: command.force };
    let write = || agency_reports::write(&comparison, wanted, &folder, settings, &stop);
    let written = pool.install(write)?;
    tell(command, &comparison, &written)?;
    Ok(Outcome::Done)
}

/// Prints the summary as the command line asks for it.
fn tell(command: &Report, comparison: &Comparison, written: &[PathBuf]) -> Result<(), Failure> {
    let language = command.batch.words.lang.into();
    let mut out = BufWriter::new(io::stdout().lock());
    if command.batch.words.json {
        let json = summary::json(comparison, written).map_err(ExportError::from).map_err(Error::from)?;
        writeln!(out, "{}", terminal::printable_json(&json))?;
    } else if !command.batch.quiet {
        summary::print(&mut out, comparison, &[], language)?;
        if !written.is_empty() {
            writeln!(out, "{}:", words::reports_written(written.len(), language))?;
            for path in written.iter().take(MOST_NAMED) {
                writeln!(out, "  {}", printable(&path.display().to_string()))?;
            }
            if written.len() > MOST_NAMED {
                writeln!(out, "  …")?;
            }
        }
    }
    out.flush()?;
    Ok(())
}
