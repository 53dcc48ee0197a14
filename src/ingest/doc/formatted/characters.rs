//! The characters of all stories, and where their bytes lie (MS-DOC 2.4.1).

use encoding_rs::WINDOWS_1252;

use super::super::streams::{SINGLE_BYTES, Streams};
use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::{Limit, ReadFailure};

/// A run of the text.
struct Piece {
    from: u32,
    to: u32,
    /// Its first byte.
    at: usize,
    is_single: bool,
    /// Changes of properties that were saved in haste (MS-DOC `Prm`).
    change: u16,
}

/// The characters of a document.
pub(super) struct Characters<'a> {
    bytes: &'a [u8],
    pieces: Vec<Piece>,
    lists: Vec<&'a [u8]>,
}

/// A character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Character {
    /// Its code unit.
    pub code: u16,
    /// Its first byte in the stream.
    pub at: usize,
    /// Which piece it is in.
    pub piece: usize,
}

impl<'a> Characters<'a> {
    /// The text of a file.
    ///
    /// # Errors
    /// [`ReadFailure::Damaged`] where there are no pieces or where they share their bytes, which makes a small file
    /// long; [`ReadFailure::OverLimit`].
    pub fn new(streams: &'a Streams) -> Result<Self, ReadFailure> {
        let damaged = || ReadFailure::Damaged { what: "WordDocument".to_owned() };
        let (table, lists) = streams.piece_table().ok_or_else(damaged)?;
        let count = table.len().saturating_sub(4) / 12;
        let bytes = streams.text.as_slice();
        let mut pieces: Vec<Piece> = Vec::new();
        let mut stored = 0_usize;
        for index in 0..count {
            let piece = piece(table, count, index, bytes.len()).ok_or_else(damaged)?;
            if pieces.last().map_or(0, |last| last.to) != piece.from {
                return Err(damaged());
            }
            let length = usize::try_from(piece.to - piece.from).unwrap_or(usize::MAX);
            stored = stored.saturating_add(if piece.is_single { length } else { length.saturating_mul(2) });
            pieces.push(piece);
        }
        if stored > bytes.len() || pieces.is_empty() {
            return Err(damaged());
        }
        let characters = Self { bytes, pieces, lists };
        characters.check()?;
        Ok(characters)
    }

    /// The character at this place; none behind the end.
    pub fn get(&self, place: u32) -> Option<Character> {
        let index = self.pieces.partition_point(|piece| piece.to <= place);
        let piece = self.pieces.get(index).filter(|piece| piece.from <= place)?;
        let offset = usize::try_from(place - piece.from).ok()?;
        let (at, code) = if piece.is_single {
            let at = piece.at + offset;
            (at, single(*self.bytes.get(at)?))
        } else {
            let at = piece.at + offset * 2;
            (at, u16_at(self.bytes, at)?)
        };
        Some(Character { code, at, piece: index })
    }

    /// True where characters of this piece are stored in one byte.
    pub fn is_single(&self, piece: usize) -> bool {
        self.pieces.get(piece).is_some_and(|piece| piece.is_single)
    }

    /// The place behind the last character.
    pub fn end(&self) -> u32 {
        self.pieces.last().map_or(0, |piece| piece.to)
    }

    /// The property list that a piece adds to its characters and paragraphs.
    pub fn change(&self, piece: usize) -> Option<Change<'a>> {
        let change = self.pieces.get(piece)?.change;
        if change & 1 == 1 {
            return self.lists.get(usize::from(change >> 1)).map(|list| Change::List(list));
        }
        let [low, operand] = change.to_le_bytes();
        let property = short(low >> 1)?;
        let [first, second] = property.to_le_bytes();
        Some(Change::One([first, second, operand]))
    }

    fn check(&self) -> Result<(), ReadFailure> {
        let mut found = 0_u64;
        for piece in &self.pieces {
            for place in piece.from..piece.to {
                let Some(character) = self.get_in(piece, place) else { break };
                found += u64::from(matches!(character, 0x07 | 0x0C | 0x0D));
            }
        }
        Limit::ConvertedParagraphs.check(found)
    }

    fn get_in(&self, piece: &Piece, place: u32) -> Option<u16> {
        let offset = usize::try_from(place.checked_sub(piece.from)?).ok()?;
        match piece.is_single {
            true => self.bytes.get(piece.at + offset).map(|byte| u16::from(*byte)),
            false => u16_at(self.bytes, piece.at + offset * 2),
        }
    }
}

/// What a piece adds to the properties of its text.
pub(super) enum Change<'a> {
    /// A list.
    List(&'a [u8]),
    /// A single property.
    One([u8; 3]),
}

impl Change<'_> {
    pub fn list(&self) -> &[u8] {
        match self {
            Change::List(list) => list,
            Change::One(list) => list,
        }
    }
}

fn piece(table: &[u8], count: usize, index: usize, bytes: usize) -> Option<Piece> {
    let from = u32_at(table, index * 4)?;
    let to = u32_at(table, index * 4 + 4)?;
    let entry = (count + 1) * 4 + index * 8;
    let at = u32_at(table, entry + 2)?;
    let is_single = at & SINGLE_BYTES != 0;
    let at = usize::try_from(at & (SINGLE_BYTES - 1)).ok()?;
    let at = if is_single { at / 2 } else { at };
    (from <= to && at <= bytes).then_some(())?;
    Some(Piece { from, to, at, is_single, change: u16_at(table, entry + 6)? })
}

/// A character that is stored in one byte (MS-DOC `FcCompressed`).
fn single(byte: u8) -> u16 {
    if byte < 0x80 {
        return u16::from(byte);
    }
    let bytes = [byte];
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    text.encode_utf16().next().unwrap_or(u16::from(byte))
}

/// The property that a short change names (MS-DOC `Prm0`), of those that show.
fn short(code: u8) -> Option<u16> {
    Some(match code {
        0x05 => 0x2403,
        0x07 => 0x2405,
        0x08 => 0x2406,
        0x09 => 0x2407,
        0x18 => 0x2416,
        0x19 => 0x2417,
        0x41 => 0x0800,
        0x42 => 0x0801,
        0x4D => 0x2A0C,
        0x55 => 0x0835,
        0x56 => 0x0836,
        0x57 => 0x0837,
        0x5A => 0x083A,
        0x5B => 0x083B,
        0x5C => 0x083C,
        0x5E => 0x2A3E,
        0x62 => 0x2A42,
        0x68 => 0x2A48,
        0x73 => 0x2A53,
        _ => return None,
    })
}
