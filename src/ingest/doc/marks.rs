//! How many paragraphs and cells a Word document has, counted in its piece table (MS-DOC 2.8.35) before it is read.

use std::io::Cursor;

use office_oxide::cfb::CfbReader;

use crate::model::ReadFailure;

/// Paragraphs and cells that are read: all agencies of a large province with ten figures each are a tenth of it. A cell
/// takes office_oxide three kilobytes.
const MAX_MARKS: u64 = 100_000;

/// Where the header says how many characters the body has, and which parts of the table stream are the pieces.
const BODY_LENGTH: usize = 0x4C;
const PIECES_START: usize = 0x01A2;
const PIECES_SIZE: usize = 0x01A6;

/// The bit of the header's flags that says which of two streams holds the tables.
const SECOND_TABLE: u16 = 1 << 9;

/// Counts the marks that end paragraphs and cells.
///
/// # Errors
/// [`ReadFailure::Damaged`] where there is no text, [`ReadFailure::OverLimit`].
pub(super) fn check(bytes: &[u8]) -> Result<(), ReadFailure> {
    let damaged = |what: &str| ReadFailure::Damaged { what: what.to_owned() };
    let mut container = CfbReader::new(Cursor::new(bytes)).map_err(|_| damaged("compound file"))?;
    let text = container.open_stream("WordDocument").map_err(|_| damaged("WordDocument"))?;
    let wanted =
        if u16_at(&text, 0x0A).unwrap_or(0) & SECOND_TABLE != 0 { ["1Table", "0Table"] } else { ["0Table", "1Table"] };
    let table = wanted.iter().find_map(|name| container.open_stream(name).ok()).unwrap_or_default();
    // Of Word 6 and 95 the text lies in one piece, and the header has no such table: all bytes are counted.
    let found = in_pieces(&text, &table).unwrap_or_else(|| count(text.iter().map(|byte| u16::from(*byte))));
    if found > MAX_MARKS {
        return Err(ReadFailure::OverLimit { what: "paragraphs and cells".to_owned(), found, limit: MAX_MARKS });
    }
    Ok(())
}

/// The marks in all pieces, each counted as often as a piece holds it; no more than it takes to be over the limit.
fn in_pieces(text: &[u8], table: &[u8]) -> Option<u64> {
    let start = usize::try_from(u32_at(text, PIECES_START)?).ok()?;
    let size = usize::try_from(u32_at(text, PIECES_SIZE)?).ok()?;
    let pieces = piece_table(table.get(start..start.checked_add(size)?.min(table.len()))?)?;
    let body = u32_at(text, BODY_LENGTH)?;
    let count_of = pieces.len().checked_sub(4)? / 12;
    let mut found = 0;
    for index in 0..count_of {
        let first = u32_at(pieces, index * 4)?;
        let length = u32_at(pieces, index * 4 + 4)?.min(body).saturating_sub(first);
        let length = usize::try_from(length).ok()?;
        let at = u32_at(pieces, (count_of + 1) * 4 + index * 8 + 2)?;
        // The second highest bit says that the text is stored in single bytes, at half the place.
        let (from, bytes) = match at & 0x4000_0000 {
            0 => (usize::try_from(at & 0x3FFF_FFFF).ok()?, length.saturating_mul(2)),
            _ => (usize::try_from((at & 0x3FFF_FFFF) / 2).ok()?, length),
        };
        let stored = text.get(from..from.saturating_add(bytes).min(text.len())).unwrap_or_default();
        found += match at & 0x4000_0000 {
            0 => count(stored.chunks_exact(2).filter_map(|pair| u16_at(pair, 0))),
            _ => count(stored.iter().map(|byte| u16::from(*byte))),
        };
        if found > MAX_MARKS {
            break;
        }
    }
    Some(found)
}

/// The piece table within what stands around it: property lists before it, each with its size.
fn piece_table(mut rest: &[u8]) -> Option<&[u8]> {
    loop {
        match rest.first()? {
            1 => rest = rest.get(3 + usize::from(u16_at(rest, 1)?)..)?,
            2 => {
                let size = usize::try_from(u32_at(rest, 1)?).ok()?;
                return rest.get(5..5_usize.checked_add(size)?.min(rest.len()));
            }
            _ => return None,
        }
    }
}

/// The marks of paragraphs, cells and sections.
fn count(characters: impl Iterator<Item = u16>) -> u64 {
    let marks = characters.filter(|character| matches!(character, 0x07 | 0x0C | 0x0D)).count();
    u64::try_from(marks).unwrap_or(u64::MAX)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
