//! The streams of a Word document and the pieces of its text (MS-DOC 2.1, 2.8.35).

use std::io::Cursor;

use office_oxide::cfb::CfbReader;

use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::ReadFailure;

/// Where the header says how many characters the body has, and which part of the table stream holds the pieces.
const BODY_LENGTH: usize = 0x4C;
const PIECES: usize = 0x01A2;

/// The bit of the header's flags that says which of two streams holds the tables.
const SECOND_TABLE: u16 = 1 << 9;

/// The bit of a piece's place that says that its text is stored in single bytes, at half the place.
pub(super) const SINGLE_BYTES: u32 = 1 << 30;

/// The streams that text and tables are read from; those that a file lacks are empty.
pub(super) struct Streams {
    /// The header, the text and the pages of properties.
    pub text: Vec<u8>,
    /// Where what lies in `text`.
    pub table: Vec<u8>,
    /// Properties too long for their pages.
    pub data: Vec<u8>,
    /// The pieces of the body; none of Word 6 and 95, whose header has no such table.
    pub pieces: Vec<Piece>,
}

/// A run of the body's text, in the order of the text.
pub(super) struct Piece {
    /// Its first byte in the stream of the text, and the byte behind its last.
    pub from: usize,
    pub to: usize,
    /// True for one byte per character, false for two.
    pub is_single: bool,
}

impl Streams {
    /// Opens the compound file.
    ///
    /// # Errors
    /// [`ReadFailure::Damaged`] where there is no text.
    pub fn open(bytes: &[u8]) -> Result<Self, ReadFailure> {
        let damaged = |what: &str| ReadFailure::Damaged { what: what.to_owned() };
        let mut container = CfbReader::new(Cursor::new(bytes)).map_err(|_| damaged("compound file"))?;
        let text = container.open_stream("WordDocument").map_err(|_| damaged("WordDocument"))?;
        let is_second = u16_at(&text, 0x0A).unwrap_or(0) & SECOND_TABLE != 0;
        let wanted = if is_second { ["1Table", "0Table"] } else { ["0Table", "1Table"] };
        let table = wanted.iter().find_map(|name| container.open_stream(name).ok()).unwrap_or_default();
        let data = container.open_stream("Data").unwrap_or_default();
        let mut streams = Self { text, table, data, pieces: Vec::new() };
        streams.pieces = streams.find_pieces().unwrap_or_default();
        Ok(streams)
    }

    /// The part of the table stream whose place and size the header states at this byte.
    pub fn part(&self, at: usize) -> Option<&[u8]> {
        let start = usize::try_from(u32_at(&self.text, at)?).ok()?;
        let size = usize::try_from(u32_at(&self.text, at.checked_add(4)?)?).ok()?;
        self.table.get(start..start.checked_add(size)?.min(self.table.len()))
    }

    /// The table of all pieces (`PlcPcd`, MS-DOC 2.8.35), and the property lists that pieces refer to (`Prc`).
    pub fn piece_table(&self) -> Option<(&[u8], Vec<&[u8]>)> {
        let mut lists = Vec::new();
        let pieces = piece_table(self.part(PIECES)?, &mut lists)?;
        Some((pieces, lists))
    }

    fn find_pieces(&self) -> Option<Vec<Piece>> {
        let pieces = piece_table(self.part(PIECES)?, &mut Vec::new())?;
        let body = u32_at(&self.text, BODY_LENGTH)?;
        let count = pieces.len().checked_sub(4)? / 12;
        let piece = |index: usize| {
            let first = u32_at(pieces, index * 4)?;
            let length = u32_at(pieces, index * 4 + 4)?.min(body).saturating_sub(first);
            let length = usize::try_from(length).ok()?;
            let at = u32_at(pieces, (count + 1) * 4 + index * 8 + 2)?;
            let is_single = at & SINGLE_BYTES != 0;
            let at = usize::try_from(at & (SINGLE_BYTES - 1)).ok()?;
            let (from, bytes) = if is_single { (at / 2, length) } else { (at, length.saturating_mul(2)) };
            Some(Piece { from, to: from.saturating_add(bytes).min(self.text.len()), is_single })
        };
        (0..count).map(piece).collect()
    }
}

/// The piece table within what stands around it: property lists before it, each with its size.
fn piece_table<'a>(mut rest: &'a [u8], lists: &mut Vec<&'a [u8]>) -> Option<&'a [u8]> {
    loop {
        match rest.first()? {
            1 => {
                let end = 3 + usize::from(u16_at(rest, 1)?);
                lists.push(rest.get(3..end)?);
                rest = rest.get(end..)?;
            }
            2 => {
                let size = usize::try_from(u32_at(rest, 1)?).ok()?;
                return rest.get(5..5_usize.checked_add(size)?.min(rest.len()));
            }
            _ => return None,
        }
    }
}
