//! What `compare` says at its end.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;

use serde::Serialize;

use crate::export::wording::{Language, cli as words, labels};
use crate::model::{Comparison, FileRecord, Severity};

use super::findings;
use super::terminal::printable;

/// So many errors are printed; all are in the workbook.
const ERRORS_SHOWN: usize = 5;

/// The codes of file states, in the order they are told in.
const STATUSES: [&str; 5] = ["read", "partial", "empty", "unreadable", "ignored"];

/// The machine's form of the summary.
#[derive(Serialize)]
struct Summary {
    schema: &'static str,
    files: FileCounts,
    agencies: usize,
    fiscal_years: BTreeSet<u16>,
    assessments: usize,
    findings: FindingCounts,
    written: Vec<String>,
}

#[derive(Serialize)]
struct FileCounts {
    met: usize,
    read: usize,
    partial: usize,
    empty: usize,
    unreadable: usize,
    ignored: usize,
}

#[derive(Serialize)]
struct FindingCounts {
    error: usize,
    warning: usize,
    note: usize,
}

/// The summary as JSON.
///
/// # Errors
/// None in practice: it is numbers and strings.
pub fn json(comparison: &Comparison, written: &[PathBuf]) -> serde_json::Result<String> {
    let files = |code| with_status(&comparison.files, code).count();
    let of_severity = |severity| findings::count(&comparison.findings, severity);
    serde_json::to_string_pretty(&Summary {
        schema: "prongsai.summary/1",
        files: FileCounts {
            met: comparison.files.len(),
            read: files("read"),
            partial: files("partial"),
            empty: files("empty"),
            unreadable: files("unreadable"),
            ignored: files("ignored"),
        },
        agencies: agencies(comparison),
        fiscal_years: fiscal_years(comparison),
        assessments: comparison.assessments.len(),
        findings: FindingCounts {
            error: of_severity(Severity::Error),
            warning: of_severity(Severity::Warning),
            note: of_severity(Severity::Note),
        },
        written: written.iter().map(|path| path.display().to_string()).collect(),
    })
}

/// Prints the summary for people.
///
/// # Errors
/// Those of the output.
pub fn print(out: &mut dyn Write, comparison: &Comparison, written: &[PathBuf], language: Language) -> io::Result<()> {
    writeln!(out, "{}", files(&comparison.files, language))?;
    if !comparison.assessments.is_empty() {
        let years: Vec<String> = fiscal_years(comparison).iter().map(u16::to_string).collect();
        writeln!(out, "{}", words::compared(agencies(comparison), &years.join(", "), language))?;
    }
    writeln!(out, "{}", findings::counts(&comparison.findings, language))?;
    let errors = || comparison.findings.iter().filter(|finding| finding.detail.severity() == Severity::Error);
    for error in errors().take(ERRORS_SHOWN) {
        findings::print(out, error, language)?;
    }
    let more = errors().count().saturating_sub(ERRORS_SHOWN);
    if more > 0 && !written.is_empty() {
        writeln!(out, "{}", words::more_errors(more, language))?;
    }
    if !written.is_empty() {
        writeln!(out, "{}:", words::label(words::Label::Written, language))?;
        for path in written {
            writeln!(out, "  {}", printable(&path.display().to_string()))?;
        }
    }
    Ok(())
}

fn files(files: &[FileRecord], language: Language) -> String {
    let by_status: Vec<String> = STATUSES
        .iter()
        .filter_map(|code| {
            let mut having = with_status(files, code);
            let label = labels::status(&having.next()?.status, language);
            Some(format!("{label} {}", having.count() + 1))
        })
        .collect();
    let met = words::files_met(files.len(), language);
    if by_status.is_empty() { met } else { format!("{met}: {}", by_status.join(", ")) }
}

fn with_status<'a>(files: &'a [FileRecord], code: &str) -> impl Iterator<Item = &'a FileRecord> {
    files.iter().filter(move |file| file.status.code() == code)
}

fn agencies(comparison: &Comparison) -> usize {
    comparison.assessments.iter().map(|assessment| &assessment.agency).collect::<BTreeSet<_>>().len()
}

fn fiscal_years(comparison: &Comparison) -> BTreeSet<u16> {
    comparison.assessments.iter().map(|assessment| assessment.fiscal_year).collect()
}
