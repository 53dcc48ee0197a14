//! Findings as they are printed.

use std::io::{self, Write};

use crate::export::wording::report::position;
use crate::export::wording::{Language, cli as words, findings, labels};
use crate::model::{Finding, Place, Position, Severity};

use super::terminal::printable;

/// More places than this are only counted: a misspelt name may stand in every row.
const PLACES_SHOWN: usize = 4;

/// Prints a finding: what and of whom, the sentence, the places.
///
/// # Errors
/// Those of the output.
pub fn print(out: &mut dyn Write, finding: &Finding, language: Language) -> io::Result<()> {
    let severity = labels::severity(finding.detail.severity(), language);
    let mut head = format!("{severity} [{}]", finding.detail.code());
    if let Some(agency) = &finding.agency {
        head.push(' ');
        head.push_str(&printable(&agency.name));
    }
    if let Some(year) = finding.fiscal_year {
        head.push(' ');
        head.push_str(&words::fiscal_year(year, language));
    }
    writeln!(out, "{head}")?;
    writeln!(out, "    {}", printable(&findings::message(finding, language)))?;
    if !finding.places.is_empty() {
        writeln!(out, "    {}", places(&finding.places, |place| in_file(place, language)))?;
    }
    Ok(())
}

/// Places in one line, each as `written` tells it.
pub fn places(places: &[Place], written: impl Fn(&Place) -> String) -> String {
    let shown: Vec<String> =
        places.iter().take(PLACES_SHOWN).map(|place| printable(&written(place)).into_owned()).collect();
    let more = places.len().saturating_sub(PLACES_SHOWN);
    let more = if more > 0 { format!(" (+{more})") } else { String::new() };
    format!("{}{more}", shown.join("; "))
}

fn in_file(place: &Place, language: Language) -> String {
    match place.at {
        Position::File => place.file.to_string(),
        _ => format!("{}: {}", place.file, position(&place.at, language)),
    }
}

/// How many findings there are of a severity.
pub fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.detail.severity() == severity).count()
}

/// One line that counts findings by severity.
pub fn counts(findings: &[Finding], language: Language) -> String {
    if findings.is_empty() {
        return words::nothing_found(language).to_owned();
    }
    let by_severity = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| format!("{} {}", labels::severity(severity, language), count(findings, severity)));
    format!("{}: {}", words::label(words::Label::Findings, language), by_severity.join(", "))
}
