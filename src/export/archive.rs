//! A ZIP archive written part by part while the parts are made: what is in it is never held as a whole.
//!
//! A part is packed in pieces, each a deflate stream of its own that ends on a whole byte, so that together they are one
//! stream: whichever thread of the pool is free packs the next piece while the part goes on growing. The bytes are the
//! same on any number of threads. Sizes stand behind each part, as ZIP has it for archives that are written in one go.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// So much of a part is packed at a time.
const PIECE: usize = 1 << 19;

/// So many pieces wait at most.
const WAITING: usize = 4;

/// What ends a deflate stream behind its last piece: a final block of nothing.
const END: [u8; 2] = [0x03, 0x00];

const VERSION: u16 = 20;
/// Sizes and checksum stand behind the part; its name is UTF-8.
const FLAGS: u16 = 1 << 3 | 1 << 11;
const DEFLATED: u16 = 8;
/// The first of January 1980, the earliest that ZIP knows: the same input gives the same bytes.
const DATE: u16 = 1 << 5 | 1;

/// An archive that is being written.
pub struct Archive<'w> {
    into: &'w mut dyn Write,
    level: Compression,
    /// How many bytes it has so far.
    written: u64,
    /// The list of parts, which stands at the end, and how many there are.
    list: Vec<u8>,
    count: u16,
}

/// A part that is being written.
pub struct Part<'a, 'w> {
    archive: &'a mut Archive<'w>,
    name: String,
    /// Where it begins.
    offset: u64,
    piece: Vec<u8>,
    waiting: VecDeque<Arc<Piece>>,
    checksum: Crc,
    size: u64,
    packed: u64,
}

impl<'w> Archive<'w> {
    /// Begins one whose parts are packed so hard.
    pub fn begin(into: &'w mut dyn Write, level: u8) -> Archive<'w> {
        Archive { into, level: Compression::new(level.into()), written: 0, list: Vec::new(), count: 0 }
    }

    /// Begins a part, which must be ended.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn part(&mut self, name: &str) -> io::Result<Part<'_, 'w>> {
        let offset = self.written;
        let mut header = Vec::new();
        push(&mut header, &[Field::Four(0x0403_4b50), Field::Two(VERSION), Field::Two(FLAGS), Field::Two(DEFLATED)]);
        push(&mut header, &[Field::Two(0), Field::Two(DATE), Field::Four(0), Field::Four(0), Field::Four(0)]);
        push(&mut header, &[Field::Two(length(name)?), Field::Two(0)]);
        header.extend_from_slice(name.as_bytes());
        self.put(&header)?;
        Ok(Part {
            archive: self,
            name: name.to_owned(),
            offset,
            piece: Vec::new(),
            waiting: VecDeque::new(),
            checksum: Crc::new(),
            size: 0,
            packed: 0,
        })
    }

    /// Ends the archive.
    ///
    /// # Errors
    /// Those of the writer, and where the archive is larger than its format knows.
    pub fn finish(mut self) -> io::Result<()> {
        let (offset, size) = (four(self.written)?, four(self.list.len() as u64)?);
        let mut end = std::mem::take(&mut self.list);
        push(&mut end, &[Field::Four(0x0605_4b50), Field::Two(0), Field::Two(0), Field::Two(self.count)]);
        push(&mut end, &[Field::Two(self.count), Field::Four(size), Field::Four(offset), Field::Two(0)]);
        self.put(&end)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.written += bytes.len() as u64;
        self.into.write_all(bytes)
    }
}

impl Part<'_, '_> {
    /// Ends the part.
    ///
    /// # Errors
    /// Those of the writer, and where the part is larger than the format knows.
    pub fn end(mut self) -> io::Result<()> {
        let rest = Piece::of(std::mem::take(&mut self.piece));
        while let Some(piece) = self.waiting.pop_front() {
            self.put(&piece)?;
        }
        self.put(&rest)?;
        self.packed += END.len() as u64;
        self.archive.put(&END)?;
        let sizes = [Field::Four(self.checksum.sum()), Field::Four(four(self.packed)?), Field::Four(four(self.size)?)];
        let mut behind = Vec::new();
        push(&mut behind, &[Field::Four(0x0807_4b50)]);
        push(&mut behind, &sizes);
        self.archive.put(&behind)?;
        let list = &mut self.archive.list;
        push(list, &[Field::Four(0x0201_4b50), Field::Two(VERSION), Field::Two(VERSION), Field::Two(FLAGS)]);
        push(list, &[Field::Two(DEFLATED), Field::Two(0), Field::Two(DATE)]);
        push(list, &sizes);
        push(list, &[Field::Two(length(&self.name)?), Field::Two(0), Field::Two(0), Field::Two(0), Field::Two(0)]);
        push(list, &[Field::Four(0), Field::Four(four(self.offset)?)]);
        list.extend_from_slice(self.name.as_bytes());
        self.archive.count = self.archive.count.checked_add(1).ok_or_else(too_large)?;
        Ok(())
    }

    /// Lets whoever is free pack what there is, and writes what is packed.
    fn hand_over(&mut self) -> io::Result<()> {
        let piece = Arc::new(Piece::of(std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE))));
        let level = self.archive.level;
        self.waiting.push_back(Arc::clone(&piece));
        rayon::spawn(move || piece.pack(level));
        match self.waiting.len() > WAITING {
            true => self.waiting.pop_front().map_or(Ok(()), |first| self.put(&first)),
            false => Ok(()),
        }
    }

    /// Writes a piece, packed here where nobody has done so yet.
    fn put(&mut self, piece: &Piece) -> io::Result<()> {
        piece.pack(self.archive.level);
        let (bytes, checksum) = piece.taken()?;
        self.checksum.combine(&checksum);
        self.packed += bytes.len() as u64;
        self.archive.put(&bytes)
    }
}

impl Write for Part<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = PIECE.saturating_sub(self.piece.len());
        let bytes = bytes.get(..room).unwrap_or(bytes);
        self.piece.extend_from_slice(bytes);
        self.size += bytes.len() as u64;
        if self.piece.len() >= PIECE {
            self.hand_over()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A piece of a part.
struct Piece(Mutex<State>);

enum State {
    Raw(Vec<u8>),
    Packed(io::Result<(Vec<u8>, Crc)>),
    Taken,
}

impl Piece {
    fn of(bytes: Vec<u8>) -> Piece {
        Piece(Mutex::new(State::Raw(bytes)))
    }

    /// Packs it, unless that is done.
    fn pack(&self, level: Compression) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let State::Raw(bytes) = &mut *state {
            let bytes = std::mem::take(bytes);
            *state = State::Packed(packed(&bytes, level));
        }
    }

    fn taken(&self) -> io::Result<(Vec<u8>, Crc)> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *state, State::Taken) {
            State::Packed(packed) => packed,
            State::Raw(_) | State::Taken => Err(io::Error::other("a piece was not packed")),
        }
    }
}

/// Bytes as a piece of a deflate stream that ends on a whole byte, and their checksum.
fn packed(bytes: &[u8], level: Compression) -> io::Result<(Vec<u8>, Crc)> {
    let mut checksum = Crc::new();
    checksum.update(bytes);
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 8), level);
    encoder.write_all(bytes)?;
    encoder.flush()?;
    Ok((std::mem::take(encoder.get_mut()), checksum))
}

/// A number of so many bytes, the lowest first.
enum Field {
    Two(u16),
    Four(u32),
}

fn push(into: &mut Vec<u8>, fields: &[Field]) {
    for field in fields {
        match field {
            Field::Two(number) => into.extend_from_slice(&number.to_le_bytes()),
            Field::Four(number) => into.extend_from_slice(&number.to_le_bytes()),
        }
    }
}

fn length(name: &str) -> io::Result<u16> {
    u16::try_from(name.len()).map_err(|_| too_large())
}

fn four(number: u64) -> io::Result<u32> {
    u32::try_from(number).map_err(|_| too_large())
}

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "the archive is larger than its format knows")
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use zip::ZipArchive;

    use super::*;

    fn written(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut archive = Archive::begin(&mut bytes, 4);
        for (name, content) in parts {
            let mut part = archive.part(name).unwrap();
            content.chunks(1000).for_each(|piece| part.write_all(piece).unwrap());
            part.end().unwrap();
        }
        archive.finish().unwrap();
        bytes
    }

    #[test]
    fn parts_of_any_size_are_read_back_the_same() {
        let long: Vec<u8> = (0..3_000_000_u32).flat_map(|number| (number / 7).to_le_bytes()).collect();
        let parts: [(&str, &[u8]); 4] =
            [("a.xml", b"<a/>"), ("long", &long), ("b/\u{E01}.xml", "ก".as_bytes()), ("empty", b"")];
        let bytes = written(&parts);
        let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        assert_eq!(archive.len(), parts.len());
        for (index, (name, content)) in parts.iter().enumerate() {
            let mut part = archive.by_index(index).unwrap();
            assert_eq!(part.name().unwrap(), *name);
            let mut read = Vec::new();
            part.read_to_end(&mut read).unwrap();
            assert!(read == *content, "{name}");
        }
    }

    #[test]
    fn the_bytes_are_the_same_on_any_number_of_threads() {
        let long: Vec<u8> = (0..2_000_000_u32).flat_map(|number| (number / 5).to_le_bytes()).collect();
        let on = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| written(&[("long", &long)]))
        };
        assert_eq!(on(1), on(4));
    }
}
