//! How far a batch is: a bar on a terminal, one line elsewhere.

use std::io::{self, IsTerminal as _, Write as _};

use indicatif::{ProgressBar, ProgressStyle};

use crate::export::wording::{Language, cli as words};
use crate::pipeline::{Progress, Quiet};

use super::terminal::printable;

/// The progress to show on this standard error.
pub fn progress(wanted: bool, language: Language) -> Box<dyn Progress> {
    if !wanted {
        Box::new(Quiet)
    } else if io::stderr().is_terminal() {
        Box::new(Bar::new())
    } else {
        Box::new(Line { language })
    }
}

/// A bar that is gone when the batch is done.
struct Bar(ProgressBar);

impl Bar {
    fn new() -> Bar {
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}") {
            bar.set_style(style);
        }
        Bar(bar)
    }
}

impl Progress for Bar {
    fn found(&self, files: usize) {
        self.0.set_length(u64::try_from(files).unwrap_or(u64::MAX));
    }

    fn done(&self, file: &str) {
        self.0.set_message(printable(file).into_owned());
        self.0.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// One line at the beginning: a log of many thousand file names helps nobody.
struct Line {
    language: Language,
}

impl Progress for Line {
    fn found(&self, files: usize) {
        // Progress that cannot be shown must not stop the batch.
        let _ = writeln!(io::stderr().lock(), "{}", words::reading(files, self.language));
    }

    fn done(&self, _file: &str) {}
}
