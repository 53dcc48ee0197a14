//! The command line: what is typed becomes a run of the [`pipeline`](crate::pipeline), and its end an exit code.
//!
//! Results go to the standard output, progress and what went wrong to the standard error.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Parser as _;

use crate::export::wording::Language;

mod args;
mod batch;
mod check;
mod compare;
mod completions;
mod convert;
mod failure;
mod findings;
mod inspect;
mod interrupts;
mod man;
mod progress;
mod report;
mod summary;
mod template;
mod terminal;
mod worker;

use args::{Arguments, Command, LanguageName};
use failure::Failure;

/// How a run ended, as scripts see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// Done, and errors were found (`check`).
    ErrorsFound,
    /// Wrong use.
    WrongUse,
    /// Nothing could be read.
    NothingRead,
    /// Somebody stopped it.
    Stopped,
}

impl Outcome {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Outcome::Done => 0,
            Outcome::ErrorsFound => 1,
            Outcome::WrongUse => 2,
            Outcome::NothingRead => 3,
            // As shells have it for a program that Ctrl-C ended.
            Outcome::Stopped => 130,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(outcome.code())
    }
}

/// Runs a command line, program name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let typed: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&typed) {
        Ok(arguments) => arguments,
        Err(refused) => {
            refuse(&refused, &typed);
            return if refused.use_stderr() { Outcome::WrongUse } else { Outcome::Done };
        }
    };
    let language = language(&arguments.command);
    let result = match arguments.command {
        Command::Compare(command) => compare::run(&command),
        Command::Inspect(command) => inspect::run(&command),
        Command::Check(command) => check::run(&command),
        Command::Convert(command) => convert::run(&command),
        Command::Template(command) => template::run(&command),
        Command::Report(command) => report::run(&command),
        Command::Completions(command) => completions::run(&command),
        Command::Man => man::run(),
        Command::Worker(command) => worker::run(&command),
    };
    match result {
        Ok(outcome) => outcome,
        // Whoever reads our output has seen enough, as `head` has.
        Err(Failure::Print(refused)) if refused.kind() == io::ErrorKind::BrokenPipe => Outcome::Done,
        Err(failure) => {
            terminal::complain(&failure.sentence(language));
            if failure.is_wish() { Outcome::Stopped } else { Outcome::WrongUse }
        }
    }
}

/// Prints the help that was asked for, or why a command line is refused. A name of a file in it may steer the terminal:
/// then without colours.
fn refuse(refused: &clap::Error, typed: &[OsString]) {
    let is_plain = |argument: &OsString| {
        let text = argument.to_string_lossy();
        terminal::printable(&text) == text
    };
    // Where even the message cannot be printed, the exit code still tells.
    let _ = if typed.iter().all(is_plain) {
        refused.print()
    } else {
        let told = refused.to_string();
        let lines: Vec<_> = told.lines().map(terminal::printable).collect();
        writeln!(io::stderr().lock(), "{}", lines.join("\n"))
    };
}

fn language(command: &Command) -> Language {
    let words = match command {
        Command::Compare(command) => command.batch.words,
        Command::Check(command) => command.batch.words,
        Command::Convert(command) => command.batch.words,
        Command::Report(command) => command.batch.words,
        Command::Inspect(command) => command.words,
        Command::Template(command) => return command.lang.into(),
        Command::Completions(_) | Command::Man | Command::Worker(_) => return Language::English,
    };
    words.lang.into()
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Language {
        match name {
            LanguageName::Th => Language::Thai,
            LanguageName::En => Language::English,
        }
    }
}
