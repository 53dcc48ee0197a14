//! `prongsai template`: an empty score sheet, for one agency or for those of a list.

use std::io::{self, Write as _};
use std::path::Path;

use crate::export::template::{self, Template as Sheet};
use crate::export::wording::cli::{Label, label};
use crate::export::wording::{Language, template as words};
use crate::model::{FISCAL_YEARS, Roster};
use crate::pipeline::{self, Error};
use crate::rules::RuleBook;

use super::args::Template;
use super::failure::Failure;
use super::terminal::{self, printable};
use super::worker::readers;
use super::{Outcome, batch};

/// So many names of a list are told one by one.
const MOST_TOLD: usize = 10;

/// Makes the sheet and writes it. Nothing is written where the list names nobody.
pub fn run(command: &Template) -> Result<Outcome, Failure> {
    let language = command.lang.into();
    let path = &command.output;
    let is_workbook = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    if !is_workbook {
        return Err(Failure::NotAWorkbook { path: path.clone() });
    }
    let (fiscal_year, rules) = year(command.year)?;
    if path.symlink_metadata().is_ok() && !command.force {
        return Err(Failure::IsThere { path: path.clone() });
    }
    let roster = match &command.agencies {
        Some(list) => match listed(list, language)? {
            Some(roster) => Some(roster),
            None => return Ok(Outcome::NothingRead),
        },
        None => None,
    };
    let agencies = roster.as_ref().map(|roster| roster.agencies.as_slice());
    let bytes = template::write(&Sheet { fiscal_year, rules, agencies, language })
        .map_err(|source| Failure::Template { path: path.clone(), source })?;
    write(path, &bytes, language)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}: {}", label(Label::Written, language), printable(&path.display().to_string()))?;
    if rules.fiscal_year != fiscal_year {
        terminal::complain(&words::rules_assumed(rules.fiscal_year, language));
    }
    Ok(Outcome::Done)
}

/// Puts the sheet into its folder, which must be there.
fn write(path: &Path, bytes: &[u8], language: Language) -> Result<(), Failure> {
    let failed = |source| Error::Write { path: path.to_owned(), source };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(name) = path.file_name() else { return Err(failed(io::ErrorKind::InvalidFilename.into()).into()) };
    // A folder that is misspelt is not to be made.
    folder.metadata().map_err(failed)?;
    batch::open(folder, language)?.write(name, bytes)?;
    Ok(())
}

/// The year asked for, else the last whose rules are known: the clock has no part in an output. With its rules, which
/// are the last ones for a year after them.
fn year(asked: Option<u16>) -> Result<(u16, &'static crate::rules::Rules), Failure> {
    let book = RuleBook::embedded();
    let known = || book.years().first().zip(book.years().last());
    let end = *FISCAL_YEARS.end();
    let (first, last) = known().map_or((end, end), |(first, last)| (first.fiscal_year, last.fiscal_year));
    let year = asked.unwrap_or(last);
    let years = first..=end;
    match book.for_year(year).filter(|_| years.contains(&year)) {
        Some(rules) => Ok((year, rules)),
        None => Err(Failure::Year { year, years }),
    }
}

/// The agencies of a list, with what is odd about it told; none where it cannot be read or names nobody.
fn listed(list: &Path, language: Language) -> Result<Option<Roster>, Failure> {
    let roster = match pipeline::roster(list, &readers()) {
        Ok(roster) => roster,
        Err(unreadable @ Error::Unreadable { .. }) => {
            terminal::complain(&Failure::from(unreadable).sentence(language));
            return Ok(None);
        }
        Err(other) => return Err(other.into()),
    };
    if roster.agencies.is_empty() {
        terminal::complain(&words::empty_list(list, language));
        return Ok(None);
    }
    let unknown = roster.agencies.iter().filter(|listed| listed.kind.is_none());
    tell(unknown.map(|listed| words::unknown_name(&listed.name, &listed.place, language)), language);
    tell(roster.repeated.iter().map(|(name, place)| words::repeated(name, place, language)), language);
    tell(roster.passed_over.iter().map(|(text, place)| words::passed_over(text, place, language)), language);
    Ok(Some(roster))
}

/// Tells the first of many lines, and how many more there are.
fn tell(lines: impl Iterator<Item = String>, language: Language) {
    let lines: Vec<String> = lines.collect();
    lines.iter().take(MOST_TOLD).for_each(|line| terminal::complain(line));
    let more = lines.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        terminal::complain(&words::more_lines(more, language));
    }
}
