//! How many paragraphs and cells a Word document has, counted before it is read.

use super::streams::{Piece, Streams};
use crate::ingest::bytes::u16_at;
use crate::model::{Limit, ReadFailure};

/// Counts the marks that end paragraphs and cells.
///
/// # Errors
/// [`ReadFailure::OverLimit`]; [`ReadFailure::Damaged`] where pieces share their text, which makes a small file long.
pub(super) fn check(streams: &Streams) -> Result<(), ReadFailure> {
    // Of Word 6 and 95 the text lies in one piece that the header does not tell: all bytes are counted.
    let pieces = &streams.pieces;
    let stored = pieces.iter().map(|piece| piece.to.saturating_sub(piece.from)).fold(0, usize::saturating_add);
    if stored > streams.text.len() {
        return Err(ReadFailure::Damaged { what: "WordDocument".to_owned() });
    }
    let found = match pieces.is_empty() {
        true => count(streams.text.iter().map(|byte| u16::from(*byte))),
        false => pieces.iter().map(|piece| in_piece(streams, piece)).sum(),
    };
    Limit::OldParagraphs.check(found)?;
    let characters = |piece: &Piece| piece.to.saturating_sub(piece.from) / if piece.is_single { 1 } else { 2 };
    let characters = pieces.iter().map(characters).fold(0, usize::saturating_add);
    Limit::OldCharacters.check(u64::try_from(characters).unwrap_or(u64::MAX))
}

fn in_piece(streams: &Streams, piece: &Piece) -> u64 {
    let stored = streams.text.get(piece.from..piece.to).unwrap_or_default();
    match piece.is_single {
        true => count(stored.iter().map(|byte| u16::from(*byte))),
        false => count(stored.chunks_exact(2).filter_map(|pair| u16_at(pair, 0))),
    }
}

/// The marks of paragraphs, cells and sections.
fn count(characters: impl Iterator<Item = u16>) -> u64 {
    let marks = characters.filter(|character| matches!(character, 0x07 | 0x0C | 0x0D)).count();
    u64::try_from(marks).unwrap_or(u64::MAX)
}
