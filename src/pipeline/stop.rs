//! A wish to end a run early, which the run looks at between files.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Error;

/// A wish to end a run early. Clones share it, so it can be uttered from another thread or by a signal.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

/// What a run that was stopped leaves behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// What was there before, and nothing else.
    Nothing,
    /// Reports of agencies, each whole, new or as it was.
    Reports,
    /// Results that the same conversion need not make again.
    Results,
}

impl Stop {
    /// Asks the run to end.
    pub fn request(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// True where the run is to end.
    pub fn is_requested(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// What a handler of signals sets to ask the run to end.
    pub fn flag(&self) -> Arc<AtomicBool> {
        self.0.clone()
    }

    /// Goes on where nobody wants the run to end.
    ///
    /// # Errors
    /// [`Error::Stopped`] where somebody does, with what the run leaves at this point.
    pub fn check(&self, left: Left) -> Result<(), Error> {
        if self.is_requested() { Err(Error::Stopped { left }) } else { Ok(()) }
    }
}
