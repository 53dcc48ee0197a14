//! Text in structures, apart from the stories.

use crate::ingest::bytes::u16_at;

/// Code units as text, without what is no character or what XML has no place for.
pub(super) fn text(units: &[u16]) -> String {
    let characters = char::decode_utf16(units.iter().copied()).filter_map(Result::ok);
    characters.filter(|character| is_text(*character)).collect()
}

/// True for characters that XML 1.0 has, other than white space that stands for something else.
pub(super) fn is_text(character: char) -> bool {
    !matches!(character, '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Text as far as a character 0, at most so many code units.
pub(super) fn until_zero(bytes: &[u8], most: usize) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
    let units: Vec<u16> = units.take_while(|unit| *unit != 0).take(most).collect();
    text(&units)
}

/// Text behind its length in code units (MS-DOC `Xst`), and where it ends.
pub(super) fn counted(bytes: &[u8], at: usize) -> Option<(Vec<u16>, usize)> {
    let length = usize::from(u16_at(bytes, at)?);
    let end = at + 2 + length * 2;
    let units = bytes.get(at + 2..end)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
    Some((units, end))
}
