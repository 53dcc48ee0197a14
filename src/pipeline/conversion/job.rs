//! One file's conversion: read it, see what stands where its result belongs, convert, write.

use std::borrow::Cow;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::earlier::{Earlier, Recorded};
use super::journal::Journal;
use super::names::Names;
use super::output::{Output, There};
use super::{Error, formats};
use crate::convert::{self, ConvertError};
use crate::export::manifest;
use crate::export::wording::Language;
use crate::ingest::{self, guard, isolation, weight};
use crate::model::{
    Changes, ConversionRecord, ConversionStatus, Format, Made, ReadFailure, Remark, Standing, Stranger, StrangerKind,
};
use crate::pipeline::gate::Pass;
use crate::pipeline::hash::sha256;
use crate::pipeline::walk::{Fate, Met};
use crate::pipeline::worker::Readers;
use crate::pipeline::{Left, Progress, Stop, disguise};

/// What all files of a run have in common.
pub(super) struct Job<'r> {
    pub settings: &'r convert::Settings,
    pub made: &'r Made,
    pub names: &'r Names,
    pub earlier: &'r Earlier,
    /// Where results go; none where nobody said.
    pub output: Option<&'r Output>,
    /// Where results are recorded before they are written; none where nothing is written.
    pub journal: Option<&'r Journal>,
    pub force: bool,
    pub language: Language,
    pub readers: &'r Readers,
    pub progress: &'r dyn Progress,
    pub stop: &'r Stop,
}

/// A result that was made.
struct Fresh<'b> {
    bytes: Cow<'b, [u8]>,
    changes: Changes,
    remarks: Vec<Remark>,
}

/// A source that was read.
struct Source<'b> {
    name: &'b Arc<str>,
    bytes: &'b [u8],
    format: Format,
    sha256: String,
}

impl Job<'_> {
    /// What becomes of all files, in their order, whoever is done first.
    ///
    /// # Errors
    /// Where no file can be written any more, and where the run is to end.
    pub fn all(&self, met: &[Met]) -> Result<Vec<ConversionRecord>, Error> {
        met.par_iter().map(|met| self.one(met)).collect()
    }

    fn one(&self, met: &Met) -> Result<ConversionRecord, Error> {
        self.stop.check(Left::Results)?;
        let path = match &met.fate {
            Fate::Read(path) => path,
            Fate::Ignore => return Ok(without_result(&met.name, Format::Unknown, ConversionStatus::Ignored)),
            Fate::Refuse(failure) => {
                let status = ConversionStatus::Unreadable(failure.clone());
                return Ok(without_result(&met.name, Format::Unknown, status));
            }
        };
        let done = self.file(&met.name, path);
        self.progress.done(&met.name);
        done
    }

    fn file(&self, name: &Arc<str>, path: &Path) -> Result<ConversionRecord, Error> {
        let admitted = ingest::load(path).map_err(|failure| (Format::Unknown, failure)).and_then(|bytes| {
            let format = ingest::admit(&bytes)?;
            Ok((bytes, format))
        });
        let (bytes, format) = match admitted {
            Ok(admitted) => admitted,
            Err((format, failure)) => return Ok(without_result(name, format, refused(name, failure))),
        };
        let extension = isolation::run(|| formats::extension(name, &bytes, format));
        let Ok(Some(extension)) = extension else {
            return Ok(without_result(name, format, stranger(name, format)));
        };
        let mut pass = self.readers.enter(weight::of_bytes(&bytes));
        let source = Source { name, bytes: &bytes, format, sha256: sha256(&bytes) };
        self.result(&source, self.names.result(name, extension), &mut pass)
    }

    /// Sees to the result of a source, which was let in.
    fn result(&self, source: &Source<'_>, result: String, pass: &mut Pass<'_>) -> Result<ConversionRecord, Error> {
        let there = self.output.map_or(There::Nothing, |output| output.there(&result));
        let there_sha256 = match &there {
            There::File(bytes) => Some(sha256(bytes)),
            There::Nothing | There::Other => None,
        };
        let recorded = self.earlier.of(source.name, &result);
        if let Some(recorded) = recorded
            && self.why_not_current(recorded, source, there_sha256.as_deref()).is_none()
        {
            return Ok(ConversionRecord { skipped: true, ..self.recorded(recorded, ConversionStatus::Converted) });
        }
        let may_write = match &there {
            There::Nothing => true,
            There::File(bytes) => self.force || (recorded.is_some() && is_torn(bytes)),
            There::Other => self.force,
        };
        // Not held while the source is converted.
        drop(there);
        let fresh = match self.convert(source, pass) {
            Ok(fresh) => fresh,
            Err(status) => return Ok(without_result(source.name, source.format, status)),
        };
        let fresh_sha256 = sha256(&fresh.bytes);
        let skipped = there_sha256.as_ref() == Some(&fresh_sha256);
        if !skipped && !may_write {
            return Ok(self.standing(source, result, recorded, there_sha256.as_deref()));
        }
        let mut record = ConversionRecord {
            source: source.name.clone(),
            result: Some(result),
            format: source.format,
            status: ConversionStatus::Converted,
            changes: fresh.changes,
            remarks: fresh.remarks,
            source_sha256: Some(source.sha256.clone()),
            result_sha256: Some(fresh_sha256),
            skipped,
            made_with: None,
        };
        if !skipped && let Some(refused) = self.write(&record, &fresh.bytes)? {
            let status = ConversionStatus::Unwritten { system: refused.kind().to_string() };
            record = without_result(source.name, source.format, status);
        }
        Ok(record)
    }

    fn convert<'b>(&self, source: &Source<'b>, pass: &mut Pass<'_>) -> Result<Fresh<'b>, ConversionStatus> {
        let failed = |isolation::Panicked| ConversionStatus::Unreadable(ReadFailure::ReaderFailed);
        let (bytes, format, mut remarks) = match source.format {
            Format::Docx | Format::Xlsx => {
                isolation::run(|| guard::refuse_entities_everywhere(source.bytes))
                    .map_err(failed)?
                    .map_err(ConversionStatus::Unreadable)?;
                (Cow::Borrowed(source.bytes), source.format, Vec::new())
            }
            format => match self.readers.modern(source.bytes, format, pass) {
                Ok(Some(modern)) => (Cow::Owned(modern.bytes), modern.format, modern.remarks),
                Ok(None) => return Err(stranger(source.name, format)),
                Err(failure) => return Err(ConversionStatus::Unreadable(failure)),
            },
        };
        let converted = isolation::run(|| convert::convert(&bytes, format, self.settings)).map_err(failed)?;
        let converted = converted
            .map_err(|ConvertError::Damaged { what }| ConversionStatus::Unreadable(ReadFailure::Damaged { what }))?;
        remarks.extend(converted.remarks);
        Ok(Fresh {
            bytes: Cow::Owned(converted.bytes),
            changes: converted.changes,
            remarks: manifest::all_remarks(remarks.iter()),
        })
    }

    /// Records a result and writes it. What keeps this one file from being written is given back; what keeps all from
    /// it is an error.
    fn write(&self, record: &ConversionRecord, bytes: &[u8]) -> Result<Option<io::Error>, Error> {
        let (Some(output), Some(journal), Some(result)) = (self.output, self.journal, &record.result) else {
            return Ok(None);
        };
        journal.add(&manifest::entry(record, self.language)).map_err(|source| output.failed(source))?;
        match output.write(result, bytes) {
            Ok(()) => Ok(None),
            Err(source) if stops_all(&source) => Err(output.failed(source)),
            Err(source) => Ok(Some(source)),
        }
    }

    /// Why a recorded result is not what this run would leave; none where it is.
    fn why_not_current(&self, recorded: &Recorded, source: &Source<'_>, there: Option<&str>) -> Option<Standing> {
        if recorded.entry.result_sha256.as_deref() != there {
            Some(Standing::Edited)
        } else if recorded.entry.source_sha256.as_ref() != Some(&source.sha256) {
            Some(Standing::SourceChanged)
        } else if recorded.made.settings != self.made.settings {
            Some(Standing::OtherSettings)
        } else if recorded.made.version != self.made.version {
            Some(Standing::OtherVersion)
        } else {
            None
        }
    }

    /// The record of another result that is left where it stands.
    fn standing(
        &self,
        source: &Source<'_>,
        result: String,
        recorded: Option<&Recorded>,
        there: Option<&str>,
    ) -> ConversionRecord {
        match recorded {
            Some(recorded) => {
                let why = self.why_not_current(recorded, source, there).unwrap_or(Standing::Foreign);
                self.recorded(recorded, ConversionStatus::Exists(why))
            }
            None => {
                let status = ConversionStatus::Exists(Standing::Foreign);
                let record = without_result(source.name, source.format, status);
                ConversionRecord { result: Some(result), ..record }
            }
        }
    }

    /// What an earlier run recorded, with what this one makes of it.
    fn recorded(&self, recorded: &Recorded, status: ConversionStatus) -> ConversionRecord {
        let entry = recorded.entry.clone();
        ConversionRecord {
            source: entry.source,
            result: entry.result,
            format: entry.format,
            status,
            changes: entry.changes,
            remarks: entry.remarks,
            source_sha256: entry.source_sha256,
            result_sha256: entry.result_sha256,
            skipped: false,
            made_with: (recorded.made != *self.made).then(|| recorded.made.clone()),
        }
    }
}

fn without_result(name: &Arc<str>, format: Format, status: ConversionStatus) -> ConversionRecord {
    ConversionRecord::without_result(name.clone(), format, status)
}

/// The status of a file that the guard does not let pass: a known kind that is not converted is no failure.
fn refused(name: &str, failure: ReadFailure) -> ConversionStatus {
    let (kind, disguise) = match failure {
        ReadFailure::Unsupported { format } => {
            let disguise = disguise::disguised_as_read(name, &format);
            (StrangerKind::Named(format), disguise)
        }
        ReadFailure::UnknownFormat => (StrangerKind::Unknown, disguise::disguised_as_read(name, "")),
        failure => return ConversionStatus::Unreadable(failure),
    };
    ConversionStatus::Unsupported(Stranger { kind, disguise })
}

/// The status of a file of a format that is read but not converted.
fn stranger(name: &str, format: Format) -> ConversionStatus {
    let disguise = disguise::disguised(name, format);
    ConversionStatus::Unsupported(Stranger { kind: StrangerKind::Read(format), disguise })
}

/// True for a file that a loss of power left without its bytes. An edited document is a package, or at least something.
fn is_torn(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
        || matches!(isolation::run(|| guard::admit(bytes)), Ok(Err((_, ReadFailure::Damaged { .. }))))
}

/// True where no other file can be written either.
fn stops_all(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::ReadOnlyFilesystem
    )
}
