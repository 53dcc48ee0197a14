//! A file on its way from the weight over the guard to its reader: what was opened for one of them serves the next.

use std::sync::Arc;

use super::package::Package;
use super::{Content, guard, isolation, read_opened, weight};
use crate::model::{Format, ReadFailure};

/// A file's bytes, with the package that they are.
pub struct Opened<'b> {
    bytes: &'b [u8],
    package: Option<Package<'b>>,
}

impl<'b> Opened<'b> {
    /// Opens the bytes of a file, whatever they are.
    pub fn new(bytes: &'b [u8]) -> Opened<'b> {
        let opened = || bytes.starts_with(b"PK").then(|| Package::open(bytes).ok()).flatten();
        // What cannot be opened is opened again by the guard, which tells why.
        Opened { bytes, package: isolation::run(opened).unwrap_or(None) }
    }

    /// The file's bytes.
    pub fn bytes(&self) -> &'b [u8] {
        self.bytes
    }

    /// How much memory the reading may take: [`weight`].
    pub fn weight(&self) -> u64 {
        weight::of_opened(self.bytes, self.package.as_ref())
    }

    /// What the bytes are, where the [`guard`] lets them pass.
    ///
    /// # Errors
    /// As [`super::read`].
    pub fn admit(&mut self) -> Result<Format, (Format, ReadFailure)> {
        isolation::run(|| guard::admit_opened(self.bytes, &mut self.package))
            .unwrap_or(Err((Format::Unknown, ReadFailure::ReaderFailed)))
    }

    /// What bytes hold that [`Opened::admit`] has told the format of.
    ///
    /// # Errors
    /// As [`super::read`].
    pub fn read(self, format: Format, file: &Arc<str>) -> Result<Content, (Format, ReadFailure)> {
        isolation::run(|| read_opened(self.bytes, self.package, format, file))
            .unwrap_or(Err(ReadFailure::ReaderFailed))
            .map_err(|failure| (format, failure))
    }
}
