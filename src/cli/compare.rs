//! `prongsai compare`: reads a batch and writes workbook, report and JSON, and letters where they are asked for.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::export::house_style::HouseStyle;
use crate::export::links::Links;
use crate::export::report::Options;
use crate::export::wording;
use crate::export::{self, ExportError, Settings};
use crate::model::Comparison;
use crate::pipeline::output::{Making, OutputFolder};
use crate::pipeline::{Error, Left, OUTPUTS, OUTPUTS_ON_REQUEST, Request, Stop, decisions};
use crate::rules::RuleBook;

use super::args::Compare;
use super::batch::{self, Begun};
use super::failure::Failure;
use super::{Outcome, summary, terminal};

/// Reads, compares and writes. Where there is no assessment, nothing is written and old outputs stay.
pub fn run(command: &Compare) -> Result<Outcome, Failure> {
    let beside = Request {
        decisions: command.decisions.as_deref(),
        template: command.template.as_deref(),
        ..Request::default()
    };
    let Begun { folder, stop, settings, house, pool, comparison } =
        batch::begin(&command.batch, command.digits, &command.output, beside)?;
    if comparison.assessments.is_empty() {
        tell(command, &comparison, &[])?;
        terminal::complain(wording::cli::nothing_to_compare(settings.language));
        return Ok(Outcome::NothingRead);
    }
    if !command.discard_decisions {
        let [workbook, ..] = OUTPUTS;
        let path = command.output.join(workbook);
        pool.install(|| decisions::may_overwrite(&path, &comparison)).map_err(Error::from)?;
    }
    let links = Links::new(&absolute(&command.output), &comparison.locations);
    stop.check(Left::Nothing)?;
    let written = pool.install(|| written(command, &folder, &comparison, settings, house.as_ref(), &links, &stop))?;
    tell(command, &comparison, &written)?;
    // The program ends here, and the system takes the memory back at once.
    std::mem::forget(comparison);
    Ok(Outcome::Done)
}

/// A folder as an absolute path without links, as those of the files that were read are; it need not be there yet.
fn absolute(folder: &Path) -> PathBuf {
    let standing = folder.ancestors().find_map(|ancestor| {
        let path = if ancestor.as_os_str().is_empty() { Path::new(".") } else { ancestor };
        Some((ancestor, path.canonicalize().ok()?))
    });
    match standing {
        Some((ancestor, found)) => folder.strip_prefix(ancestor).map_or(found.clone(), |rest| found.join(rest)),
        None => folder.to_owned(),
    }
}

/// Makes every output and puts it into the folder: all are made before one is replaced.
fn written(
    command: &Compare,
    folder: &OutputFolder,
    comparison: &Comparison,
    settings: Settings,
    house: Option<&HouseStyle>,
    links: &Links,
    stop: &Stop,
) -> Result<Vec<PathBuf>, Error> {
    let rules = RuleBook::embedded();
    let options = Options { agency_pages: command.agency_pages, house };
    let put = |bytes: Result<Vec<u8>, ExportError>, into: &mut dyn Write| Ok(into.write_all(&bytes?)?);
    let workbook = |into: &mut dyn Write| export::workbook::write_to(comparison, rules, &settings, links, into);
    let report = |into: &mut dyn Write| put(export::report::write(comparison, rules, &settings, &options), into);
    let json = |into: &mut dyn Write| export::json::write_to(comparison, &settings, into);
    let letters =
        |into: &mut dyn Write| put(export::letters::write(comparison, &settings, command.reply_by, house), into);
    let [workbook_name, report_name, json_name] = OUTPUTS;
    let [letters_name] = OUTPUTS_ON_REQUEST;
    let mut files: Vec<(&str, &Making<'_>)> =
        vec![(workbook_name, &workbook), (report_name, &report), (json_name, &json)];
    if command.letters {
        files.push((letters_name, &letters));
    }
    folder.write_all(&files, stop)
}

/// Prints the summary as the command line asks for it.
fn tell(command: &Compare, comparison: &Comparison, written: &[PathBuf]) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    if command.batch.words.json {
        let json = summary::json(comparison, written).map_err(ExportError::from).map_err(Error::from)?;
        writeln!(out, "{}", terminal::printable_json(&json))?;
    } else if !command.batch.quiet {
        summary::print(&mut out, comparison, written, command.batch.words.lang.into())?;
    }
    out.flush()?;
    Ok(())
}
