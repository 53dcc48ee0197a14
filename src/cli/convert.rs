//! `prongsai convert`: documents in, documents with other digits out.

use std::io::{self, BufWriter, Write};

use crate::export::manifest;
use crate::export::wording::{Language, cli as common, convert as words};
use crate::model::{ConversionOptions, ConversionRecord, ConversionStatus, TargetDigits};
use crate::pipeline::Error;
use crate::pipeline::conversion::{self, Conversion, Request};

use super::args::{Convert, TargetName};
use super::failure::Failure;
use super::terminal::{printable, printable_json};
use super::worker::readers;
use super::{Outcome, batch, interrupts, progress, terminal};

/// The statuses, in the order they are told in.
const STATUSES: [&str; 6] = ["converted", "exists", "unsupported", "unreadable", "unwritten", "ignored"];

/// Converts and writes. Where nothing can be converted, nothing is written.
pub fn run(command: &Convert) -> Result<Outcome, Failure> {
    let language = command.batch.words.lang.into();
    if let Some(output) = command.output.as_deref().filter(|_| !command.dry_run) {
        batch::is_folder(output)?;
    }
    let readers = readers();
    let stop = interrupts::stop();
    let request = Request {
        paths: &command.batch.paths,
        output: command.output.as_deref(),
        options: options(command),
        force: command.force,
        dry_run: command.dry_run,
        language,
        readers: &readers,
        stop: Some(&stop),
    };
    let conversion = {
        let progress = progress::progress(!command.batch.quiet, language);
        batch::pool(command.batch.threads)?.install(|| conversion::run(&request, progress.as_ref()))?
    };
    if let Some(output) = command.output.as_deref().filter(|_| conversion.is_unlocked) {
        terminal::complain(&common::unlocked(output, language));
    }
    tell_unconverted(&conversion.records, language);
    tell(command, &conversion, language)?;
    Ok(outcome(&conversion, language))
}

fn options(command: &Convert) -> ConversionOptions {
    ConversionOptions {
        to: match command.to {
            TargetName::Arabic => TargetDigits::Arabic,
            TargetName::Thai => TargetDigits::Thai,
            TargetName::Keep => TargetDigits::Keep,
        },
        repair: command.repair,
        keep_text: command.keep_text,
        keep: command.keep.clone(),
    }
}

fn outcome(conversion: &Conversion, language: Language) -> Outcome {
    let is_unwritten = |record: &ConversionRecord| matches!(record.status, ConversionStatus::Unwritten { .. });
    if conversion.records.iter().any(is_unwritten) {
        Outcome::WrongUse
    } else if conversion.has_results() {
        Outcome::Done
    } else {
        let has_others = with_status(&conversion.records, "exists") > 0;
        terminal::complain(if has_others {
            words::nothing_overwritten(language)
        } else {
            words::nothing_converted(language)
        });
        Outcome::NothingRead
    }
}

/// A line on the standard error for every file that has no result of this run, but for those passed over.
fn tell_unconverted(records: &[ConversionRecord], language: Language) {
    for record in records.iter().filter(|record| record.status != ConversionStatus::Ignored) {
        if let Some(reason) = words::reason(&record.status, language) {
            terminal::complain(&format!("{}: {reason}", record.source));
        }
    }
}

/// Prints the manifest or the summary, as the command line asks for it.
fn tell(command: &Convert, conversion: &Conversion, language: Language) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    if command.batch.words.json {
        let json = manifest::json(&conversion.manifest).map_err(Error::from)?;
        out.write_all(printable_json(&String::from_utf8_lossy(&json)).as_bytes())?;
    } else if !command.batch.quiet {
        if command.dry_run {
            would_change(&mut out, conversion, language)?;
        }
        print(&mut out, conversion, command.dry_run, language)?;
        if command.dry_run {
            writeln!(out, "{}", words::would_convert(written(&conversion.records).count(), language))?;
        }
    }
    out.flush()?;
    Ok(())
}

/// A line for each file that would be written.
fn would_change(out: &mut dyn Write, conversion: &Conversion, language: Language) -> io::Result<()> {
    for record in written(&conversion.records) {
        let result = record.result.as_deref().unwrap_or_default();
        let changes = words::changes(&record.changes, language);
        let line = words::would_become(&record.source, result, changes.as_deref(), language);
        writeln!(out, "{}", printable(&line))?;
    }
    Ok(())
}

/// Prints the summary for people.
fn print(out: &mut dyn Write, conversion: &Conversion, dry_run: bool, language: Language) -> io::Result<()> {
    writeln!(out, "{}", files(&conversion.records, dry_run, language))?;
    let skipped = conversion.records.iter().filter(|record| record.skipped).count();
    if skipped > 0 {
        writeln!(out, "{}", words::skipped(skipped, language))?;
    }
    let changes = manifest::all_changes(written(&conversion.records).map(|record| &record.changes));
    if let Some(told) = words::changes(&changes, language) {
        writeln!(out, "{}: {told}", words::changed(language))?;
    }
    let remarks = manifest::all_remarks(written(&conversion.records).flat_map(|record| &record.remarks));
    if let Some(told) = words::remarks(&remarks, language) {
        writeln!(out, "{}: {told}", words::left(language))?;
    }
    if !conversion.written.is_empty() {
        writeln!(out, "{}:", words::listed_in(language))?;
        for path in &conversion.written {
            writeln!(out, "  {}", printable(&path.display().to_string()))?;
        }
    }
    Ok(())
}

fn files(records: &[ConversionRecord], dry_run: bool, language: Language) -> String {
    let label = |code: &'static str| match code {
        "converted" if dry_run => words::convertible(language),
        code => words::status(code, language),
    };
    let by_status: Vec<String> = STATUSES
        .iter()
        .map(|code| (label(code), with_status(records, code)))
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| format!("{label} {count}"))
        .collect();
    let met = common::files_met(records.len(), language);
    if by_status.is_empty() { met } else { format!("{met}: {}", by_status.join(", ")) }
}

/// What this run itself has written, or would write.
fn written(records: &[ConversionRecord]) -> impl Iterator<Item = &ConversionRecord> {
    records.iter().filter(|record| record.status == ConversionStatus::Converted && !record.skipped)
}

fn with_status(records: &[ConversionRecord], code: &str) -> usize {
    records.iter().filter(|record| record.status.code() == code).count()
}
