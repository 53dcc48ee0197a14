//! The parts of a package, inflated whole and in one go: into room that is bounded by what deflate can do, and never by
//! what an entry says of itself alone.

use std::cell::Cell;
use std::io::{Cursor, Read as _};

use flate2::{Crc, Decompress, FlushDecompress, Status};
use zip::read::ZipFile;
use zip::{CompressionMethod, ZipArchive};

use crate::model::Limit;

/// Deflate cannot do more than this (RFC 1951: 258 bytes from two bits).
pub(super) const HIGHEST_RATIO: u64 = 1032;

/// Room beyond what a part should take. Without it, inflating goes byte by byte towards the end.
const SLACK: usize = 512;

/// What a part inflates to.
#[derive(Clone)]
pub(super) struct Inflated {
    /// Its bytes, as far as they could be had.
    pub bytes: Vec<u8>,
    /// False where they are not those that were packed.
    pub is_whole: bool,
    /// Their checksum, where it was found to be right.
    pub checksum: Option<u32>,
}

/// Inflates one part after the other, in the same room.
#[derive(Default)]
pub(super) struct Inflater {
    state: Option<Decompress>,
}

thread_local! {
    /// The room of the last inflater of this thread, for the next one: a batch opens thousands of packages.
    static IDLE: Cell<Option<Decompress>> = const { Cell::new(None) };
}

impl Drop for Inflater {
    fn drop(&mut self) {
        let state = self.state.take();
        if state.is_some() {
            // A thread that ends takes nothing back.
            let _ = IDLE.try_with(|idle| idle.set(state));
        }
    }
}

/// An entry of the directory.
struct Entry {
    start: u64,
    packed: u64,
    size: u64,
    checksum: u32,
    method: CompressionMethod,
}

impl Inflater {
    /// Inflates an entry, to little more than the limit of a package at most; none where it cannot be opened.
    pub fn inflate(&mut self, archive: &mut ZipArchive<Cursor<&[u8]>>, bytes: &[u8], index: usize) -> Option<Inflated> {
        let mut file = archive.by_index(index).ok()?;
        let entry = Entry::of(&file)?;
        let most = Limit::UnpackedBytes.most() + 1;
        let packed = entry.packed(bytes);
        // More than is declared is a fault, as is more than can be.
        let possible = u64::try_from(packed.len()).unwrap_or(u64::MAX).saturating_mul(HIGHEST_RATIO);
        let room = usize::try_from(entry.size.min(possible).min(most)).unwrap_or(0).saturating_add(SLACK);
        let (bytes, is_read) = match entry.method {
            CompressionMethod::Deflated => self.deflated(packed, room),
            _ => {
                let mut found = Vec::new();
                let is_read = file.by_ref().take(most).read_to_end(&mut found).is_ok();
                (found, is_read)
            }
        };
        let mut checksum = Crc::new();
        checksum.update(&bytes);
        let is_whole = is_read && bytes.len() as u64 <= entry.size && checksum.sum() == entry.checksum;
        Some(Inflated { bytes, is_whole, checksum: is_whole.then_some(entry.checksum) })
    }

    /// How an entry begins: so many bytes at least where it has as many, of which no checksum tells whether they are those
    /// that were packed; none where it cannot be opened.
    pub fn head(
        &mut self,
        archive: &mut ZipArchive<Cursor<&[u8]>>,
        bytes: &[u8],
        index: usize,
        length: usize,
    ) -> Option<Vec<u8>> {
        let file = archive.by_index(index).ok()?;
        let entry = Entry::of(&file)?;
        let mut head = Vec::with_capacity(length.saturating_add(SLACK));
        match entry.method {
            CompressionMethod::Deflated => {
                // What cannot be inflated has as much of a head as could be.
                let _ = self.ready().decompress_vec(entry.packed(bytes), &mut head, FlushDecompress::Finish);
            }
            _ => {
                let _ = file.take(u64::try_from(length).unwrap_or(u64::MAX)).read_to_end(&mut head);
            }
        }
        Some(head)
    }

    /// The state in which nothing has been inflated yet.
    fn ready(&mut self) -> &mut Decompress {
        let state = self.state.get_or_insert_with(|| IDLE.take().unwrap_or_else(|| Decompress::new(false)));
        state.reset(false);
        state
    }

    /// What deflated bytes become, in so much room, and whether no fault was met.
    fn deflated(&mut self, packed: &[u8], room: usize) -> (Vec<u8>, bool) {
        let state = self.ready();
        let mut bytes = Vec::with_capacity(room);
        loop {
            let before = (state.total_in(), bytes.len());
            let rest = usize::try_from(state.total_in()).ok().and_then(|read| packed.get(read..)).unwrap_or_default();
            match state.decompress_vec(rest, &mut bytes, FlushDecompress::Finish) {
                Ok(Status::StreamEnd) => return (bytes, true),
                // One that breaks off is told by its checksum.
                Ok(_) if (state.total_in(), bytes.len()) == before => return (bytes, true),
                Ok(_) => {}
                Err(_) => return (bytes, false),
            }
        }
    }
}

impl Entry {
    /// What the directory says of a file; none where its bytes cannot be found.
    fn of<R: std::io::Read>(file: &ZipFile<'_, R>) -> Option<Entry> {
        Some(Entry {
            start: file.data_start()?,
            packed: file.compressed_size(),
            size: file.size(),
            checksum: file.crc32(),
            method: file.compression(),
        })
    }

    /// The bytes as they were packed, as far as they are there.
    fn packed<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        let rest = usize::try_from(self.start).ok().and_then(|start| bytes.get(start..)).unwrap_or_default();
        usize::try_from(self.packed).ok().and_then(|length| rest.get(..length)).unwrap_or(rest)
    }
}
