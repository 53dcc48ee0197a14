//! What every file gives, read in parallel, archives and what lies in them too.
//!
//! Archives are put aside first, and then taken in groups of a bounded size, so that their members are read in parallel
//! and no more of them are inflated at one time than there are threads.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::Crc;
use rayon::prelude::*;

use super::ahead;
use super::gate::{Gate, Pass};
use super::walk::{Fate, Met, is_passed_over, unique};
use super::worker::Readers;
use super::{Error, Left, Progress, Stop};
use crate::ingest::archive::{Archive, Member};
use crate::ingest::{self, Content, Opened, isolation};
use crate::model::{Explanation, Format, Limit, Loss, ReadFailure};
use crate::normalize::{self, Recognised, Recogniser};
use crate::rules::RuleBook;

/// Archives that are held at one time take no more than this together, or are one.
const GROUP_BYTES: u64 = 128 << 20;

/// Files over this are not even loaded beside each other: reports full of photographs have less.
const LARGE_BYTES: u64 = 64 << 20;

/// So many files in a row are put in order by their kinds.
const NEAR: usize = 64;

/// What one file gave. The document itself is gone by then: memory holds those in flight only.
pub(super) struct FileResult {
    /// What places and messages call it.
    pub name: Arc<str>,
    /// What its bytes are.
    pub format: Format,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a file.
pub(super) enum Outcome {
    /// It was passed over.
    Ignored,
    /// It cannot be read.
    Unreadable(ReadFailure),
    /// It was read.
    Read {
        /// What it says.
        recognised: Recognised,
        /// What of it could not be read.
        losses: Vec<Loss>,
        /// What tells it from other files.
        fingerprint: Fingerprint,
        /// What its blocks were taken for, where somebody asks.
        explanation: Option<Explanation>,
    },
    /// It holds files, which have results of their own.
    Archive {
        /// True where any of them says something.
        holds_data: bool,
        /// What of the archive itself could not be read.
        losses: Vec<Loss>,
    },
}

/// What tells a file's content from another's: its length, a hash and a checksum of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fingerprint(usize, u64, u32);

impl Fingerprint {
    /// Of a file's bytes.
    pub fn of(bytes: &[u8]) -> Fingerprint {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        let mut checksum = Crc::new();
        checksum.update(bytes);
        Fingerprint(bytes.len(), hasher.finish(), checksum.sum())
    }
}

impl FileResult {
    fn says_something(&self) -> bool {
        match &self.outcome {
            Outcome::Read { recognised, .. } => !recognised.claims.is_empty(),
            Outcome::Archive { holds_data, .. } => *holds_data,
            Outcome::Ignored | Outcome::Unreadable(_) => false,
        }
    }
}

/// Reads the files of a run.
pub(super) struct Reading<'r> {
    recogniser: Recogniser<'r>,
    rules: &'r RuleBook,
    readers: &'r Readers,
    progress: &'r dyn Progress,
    stop: &'r Stop,
    /// True where somebody asks what blocks were taken for.
    explains: bool,
}

/// What reading a loose file comes to.
enum Step {
    Done(FileResult),
    /// It is large and waits until the others are done.
    Large(Arc<str>, PathBuf),
    Archive(Arc<str>, PathBuf),
}

/// An archive that is open.
struct OpenArchive<'b> {
    name: Arc<str>,
    archive: Archive<'b>,
    /// A name for each member; for one that is passed over alone or with its folder, that it is.
    members: Vec<(Arc<str>, Option<usize>)>,
}

impl<'r> Reading<'r> {
    /// For all years of the rules, until somebody wants it to stop.
    pub fn new(rules: &'r RuleBook, readers: &'r Readers, progress: &'r dyn Progress, stop: &'r Stop) -> Reading<'r> {
        Reading { recogniser: Recogniser::new(rules), rules, readers, progress, stop, explains: false }
    }

    /// The same, for whoever asks what blocks were taken for.
    pub fn explaining(self) -> Reading<'r> {
        Reading { explains: true, ..self }
    }

    /// What all files give, sorted by name, whoever was done first.
    ///
    /// # Errors
    /// [`Error::Stopped`].
    pub fn all(&self, met: Vec<Met>) -> Result<Vec<FileResult>, Error> {
        let mut names: BTreeSet<String> = met.iter().map(|met| met.name.to_string()).collect();
        let mut steps = self.steps(met)?;
        // One after the other on one thread, since a thread keeps memory for itself that it once had.
        for step in &mut steps {
            if let Step::Large(name, path) = step {
                self.go_on()?;
                *step = self.read(name.clone(), path.clone(), None, true);
            }
        }
        let mut results = Vec::with_capacity(steps.len());
        let mut archives = Vec::new();
        for step in steps {
            match step {
                Step::Done(result) => results.push(result),
                Step::Archive(name, path) | Step::Large(name, path) => archives.push((name, path)),
            }
        }
        for group in groups(archives) {
            results.extend(self.archives(&group, &mut names)?);
        }
        results.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(results)
    }

    /// What reading each file comes to, in their order.
    fn steps(&self, met: Vec<Met>) -> Result<Vec<Step>, Error> {
        // Files of one kind are read one after the other: what a core needs for that then lies near it. A few of them, since
        // those of one kind are large together too.
        let mut by_kind: Vec<(usize, Met)> = met.into_iter().enumerate().collect();
        for near in by_kind.chunks_mut(NEAR) {
            near.sort_by(|(_, one), (_, other)| one.extension().cmp(&other.extension()));
        }
        let steps = ahead::read_all(
            &by_kind,
            |(_, met)| weight_ahead(met),
            |(_, met)| load_ahead(met),
            |(at, met), loaded| self.go_on().map(|()| (*at, self.loose(met, loaded.flatten()))),
        );
        let mut steps: Vec<(usize, Step)> = steps?;
        steps.sort_unstable_by_key(|(at, _)| *at);
        Ok(steps.into_iter().map(|(_, step)| step).collect())
    }

    fn go_on(&self) -> Result<(), Error> {
        self.stop.check(Left::Nothing)
    }

    fn loose(&self, met: &Met, loaded: Option<Loaded>) -> Step {
        let Met { name, fate } = met.clone();
        let (format, outcome) = match fate {
            Fate::Ignore => (Format::Unknown, Outcome::Ignored),
            Fate::Refuse(failure) => (Format::Unknown, Outcome::Unreadable(failure)),
            Fate::Read(path) => return self.read(name, path, loaded, false),
        };
        Step::Done(FileResult { name, format, outcome })
    }

    /// Reads a file, and loads it where that was not done ahead, once there is memory for it. A large one is put off until
    /// it may be read alone.
    fn read(&self, name: Arc<str>, path: PathBuf, loaded: Option<Loaded>, is_alone: bool) -> Step {
        let loaded = loaded.or_else(|| {
            let size = size(&path);
            (size <= LARGE_BYTES || is_alone).then(|| {
                let _loading = self.readers.enter(size);
                ingest::load(&path)
            })
        });
        let Some(loaded) = loaded else { return Step::Large(name, path) };
        let read = match loaded {
            Ok(bytes) => {
                let opened = Opened::new(&bytes);
                let weight = opened.weight();
                if Gate::is_large(weight) && !is_alone {
                    return Step::Large(name, path);
                }
                self.content(opened, &name, &mut self.readers.enter(weight))
            }
            Err(failure) => Err((Format::Unknown, failure)),
        };
        let (format, outcome) = match read {
            Ok(None) => return Step::Archive(name, path),
            Ok(Some((format, outcome))) => (format, outcome),
            Err((format, failure)) => (format, Outcome::Unreadable(failure)),
        };
        self.progress.done(&name);
        Step::Done(FileResult { name, format, outcome })
    }

    /// Reads what is one file, which was let in; none for an archive.
    fn content(
        &self,
        opened: Opened<'_>,
        name: &Arc<str>,
        pass: &mut Pass<'_>,
    ) -> Result<Option<(Format, Outcome)>, (Format, ReadFailure)> {
        let bytes = opened.bytes();
        let content = self.readers.content(opened, name, pass)?;
        let (format, losses, read) = match content {
            Content::Archive => return Ok(None),
            Content::Document(document) => {
                let read = isolation::run(|| match self.explains {
                    true => {
                        let (recognised, explanation) = self.recogniser.explain(&document);
                        (recognised, Some(explanation))
                    }
                    false => (self.recogniser.recognise(&document), None),
                });
                (document.format, document.losses, read)
            }
            Content::Assessments(file) => {
                let read = isolation::run(|| (normalize::restate(file, name, self.rules), None));
                (Format::Json, Vec::new(), read)
            }
        };
        let (recognised, explanation) = read.map_err(|isolation::Panicked| (format, ReadFailure::ReaderFailed))?;
        let fingerprint = Fingerprint::of(bytes);
        Ok(Some((format, Outcome::Read { recognised, losses, fingerprint, explanation })))
    }

    /// What a group of archives and all their members give.
    fn archives(&self, group: &[(Arc<str>, PathBuf)], names: &mut BTreeSet<String>) -> Result<Vec<FileResult>, Error> {
        self.go_on()?;
        let loaded: Vec<_> = group.par_iter().map(|(name, path)| (name, ingest::load(path))).collect();
        let mut results = Vec::new();
        let mut opened = Vec::new();
        for (name, bytes) in &loaded {
            let name = *name;
            let archive = match bytes {
                Ok(bytes) => open(bytes, to_u64(bytes.len())),
                Err(failure) => Err(failure.clone()),
            };
            match archive {
                Ok(archive) => {
                    opened.push(OpenArchive { members: listed(&archive, name, names), name: name.clone(), archive })
                }
                Err(failure) => results.push(unreadable(name, failure)),
            }
        }
        let members: Vec<(&OpenArchive<'_>, &Arc<str>, Option<usize>)> = opened
            .iter()
            .flat_map(|opened| opened.members.iter().map(move |(name, index)| (opened, name, *index)))
            .collect();
        let mut read: Vec<Vec<FileResult>> = members
            .into_par_iter()
            .map(|(opened, name, index)| self.go_on().map(|()| self.member(&opened.archive, name, index, 0)))
            .collect::<Result<_, _>>()?;
        let mut read = read.drain(..);
        for opened in &opened {
            let members: Vec<FileResult> = read.by_ref().take(opened.members.len()).flatten().collect();
            results.push(summed(&opened.name, &opened.archive, &members));
            results.extend(members);
        }
        for (name, _) in group {
            self.progress.done(name);
        }
        Ok(results)
    }

    /// What one member gives, with the members that it has itself where it is an archive.
    fn member(&self, archive: &Archive<'_>, name: &Arc<str>, index: Option<usize>, depth: u64) -> Vec<FileResult> {
        let Some(member) = index.and_then(|index| archive.members().get(index)) else {
            return vec![FileResult { name: name.clone(), format: Format::Unknown, outcome: Outcome::Ignored }];
        };
        let inflating = self.readers.enter(member.size());
        let bytes = match isolation::run(|| archive.bytes(member)).unwrap_or(Err(ReadFailure::ReaderFailed)) {
            Ok(bytes) => bytes,
            Err(failure) => {
                let outcome = Outcome::Unreadable(failure);
                return vec![FileResult { name: name.clone(), format: Format::Unknown, outcome }];
            }
        };
        drop(inflating);
        let opened = Opened::new(&bytes);
        let weight = opened.weight();
        let read = self.content(opened, name, &mut self.readers.enter(weight));
        let (format, outcome) = match read {
            Ok(Some((format, outcome))) => (format, outcome),
            Ok(None) => return self.nested(&bytes, name, member, depth + 1),
            Err((format, failure)) => (format, Outcome::Unreadable(failure)),
        };
        vec![FileResult { name: name.clone(), format, outcome }]
    }

    /// What an archive in an archive gives.
    fn nested(&self, bytes: &[u8], name: &Arc<str>, member: &Member, depth: u64) -> Vec<FileResult> {
        if let Err(failure) = Limit::ArchiveLevels.check(depth) {
            return vec![unreadable(name, failure)];
        }
        let archive = match open(bytes, member.packed()) {
            Ok(archive) => archive,
            Err(failure) => return vec![unreadable(name, failure)],
        };
        let members: Vec<FileResult> = listed(&archive, name, &mut BTreeSet::new())
            .into_iter()
            .flat_map(|(name, index)| self.member(&archive, &name, index, depth))
            .collect();
        let mut results = vec![summed(name, &archive, &members)];
        results.extend(members);
        results
    }
}

/// What loading a file gave.
type Loaded = Result<Vec<u8>, ReadFailure>;

/// What a file takes that is loaded ahead; none where there is nothing to load.
fn weight_ahead(met: &Met) -> Option<u64> {
    match &met.fate {
        Fate::Read(path) => Some(size(path)),
        Fate::Ignore | Fate::Refuse(_) => None,
    }
}

fn load_ahead(met: &Met) -> Option<Loaded> {
    match &met.fate {
        Fate::Read(path) => Some(ingest::load(path)),
        Fate::Ignore | Fate::Refuse(_) => None,
    }
}

fn size(path: &Path) -> u64 {
    fs::symlink_metadata(path).map_or(0, |status| status.len())
}

/// Archives in their order, as many in a group as may be held at one time.
fn groups(archives: Vec<(Arc<str>, PathBuf)>) -> Vec<Vec<(Arc<str>, PathBuf)>> {
    let mut groups: Vec<Vec<(Arc<str>, PathBuf)>> = Vec::new();
    let mut held = 0_u64;
    for (name, path) in archives {
        let size = size(&path);
        held = held.saturating_add(size);
        match groups.last_mut() {
            Some(group) if held <= GROUP_BYTES => group.push((name, path)),
            _ => {
                held = size;
                groups.push(vec![(name, path)]);
            }
        }
    }
    groups
}

fn open(bytes: &[u8], packed: u64) -> Result<Archive<'_>, ReadFailure> {
    isolation::run(|| Archive::open(bytes, packed)).unwrap_or(Err(ReadFailure::ReaderFailed))
}

/// The full names of an archive's members, each once, with which one it is; none for what is passed over. A folder that
/// is passed over is named once.
fn listed(archive: &Archive<'_>, name: &Arc<str>, names: &mut BTreeSet<String>) -> Vec<(Arc<str>, Option<usize>)> {
    let mut passed_over = BTreeSet::new();
    let mut members = Vec::with_capacity(archive.members().len());
    for (index, member) in archive.members().iter().enumerate() {
        let mut path = name.to_string();
        let mut is_read = !member.is_link;
        for part in member.name.split('/') {
            path.push('/');
            path.push_str(part);
            if is_passed_over(part) {
                is_read = false;
                break;
            }
        }
        if is_read {
            members.push((unique(path, names).into(), Some(index)));
        } else if passed_over.insert(path.clone()) {
            members.push((unique(path, names).into(), None));
        }
    }
    members
}

/// The archive's own result.
fn summed(name: &Arc<str>, archive: &Archive<'_>, members: &[FileResult]) -> FileResult {
    let holds_data = members.iter().any(FileResult::says_something);
    let outcome = Outcome::Archive { holds_data, losses: archive.losses().to_vec() };
    FileResult { name: name.clone(), format: Format::Zip, outcome }
}

fn unreadable(name: &Arc<str>, failure: ReadFailure) -> FileResult {
    FileResult { name: name.clone(), format: Format::Zip, outcome: Outcome::Unreadable(failure) }
}

fn to_u64(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
