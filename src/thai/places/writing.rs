//! How names of places are written in a text.

use std::borrow::Cow;

/// A character of a name's key; none for those that writings differ by.
pub(super) fn drop_or_keep(c: char) -> Option<char> {
    match c {
        '-' | '–' | '.' | '\u{2010}' | '\u{2011}' => None,
        // In most fonts the two are hard to tell apart.
        'ฏ' => Some('ฎ'),
        _ if c.is_whitespace() => None,
        _ => Some(c),
    }
}

/// True for a name with a letter that [`drop_or_keep`] may not keep, soon told: false for nearly all.
pub(super) fn may_be_no_key(name: &str) -> bool {
    name.bytes().fold(false, |may_be, byte| may_be | may_be_dropped(byte))
}

/// True for a byte of such a letter: signs of ASCII and of general punctuation, and the last byte of ฏ.
#[inline]
pub(super) fn may_be_dropped(byte: u8) -> bool {
    (byte < 0x80) | (byte == 0xE2) | (byte == 0x8F)
}

/// The key of a name in which nothing is to be repaired.
pub(super) fn key_of(name: &str) -> Cow<'_, str> {
    if may_be_no_key(name) { Cow::Owned(name.chars().filter_map(drop_or_keep).collect()) } else { Cow::Borrowed(name) }
}

/// The key of what a text begins with, up to a space or so many characters.
pub(super) fn key_at_start(text: &str, longest: usize) -> Cow<'_, str> {
    let name = text.chars().take(longest).take_while(|c| !c.is_whitespace());
    key_of(text.get(..name.map(char::len_utf8).sum()).unwrap_or_default())
}

/// The lengths, in bytes, of the keys that a text begins with, the longest first. Of all keys in their order `last` gives
/// the last that is not behind a text; it is asked of ever shorter beginnings of this one.
pub(super) fn lengths_at_start<'k>(mut text: &str, mut last: impl FnMut(&str) -> Option<Cow<'k, str>>) -> Vec<usize> {
    let mut lengths = Vec::new();
    // The last key that is not behind a text is the longest that it begins with, or goes on from all that it begins with.
    // None has one letter.
    while text.chars().nth(1).is_some()
        && let Some(key) = last(text)
    {
        let common = if text.starts_with(&*key) {
            lengths.push(key.len());
            key.char_indices().next_back().map_or(0, |(last, _)| last)
        } else {
            let alike = text.chars().zip(key.chars()).take_while(|(one, other)| one == other);
            alike.map(|(c, _)| c.len_utf8()).sum()
        };
        text = text.get(..common).unwrap_or_default();
    }
    lengths
}

/// Where the prefixes of a text end whose keys have these lengths, the longest first, in bytes, ascending; none inside a
/// syllable's marks, none behind a space or so many characters: dots and hyphens that go on and on are no part of a name.
pub(super) fn prefixes(text: &str, lengths: &[usize], most: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let Some(longest) = lengths.first() else { return ends };
    let mut length = 0;
    for (at, c) in text.char_indices().take(most) {
        if length > *longest || c.is_whitespace() {
            break;
        }
        let Some(kept) = drop_or_keep(c) else {
            // The last dot of an abbreviation belongs to it.
            if c == '.' && text.get(..at).is_some_and(|before| before.contains('.')) && lengths.contains(&length) {
                ends.retain(|end| *end != at);
                ends.push(at + c.len_utf8());
            }
            continue;
        };
        length += kept.len_utf8();
        let goes_on = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).is_some_and(leans_back);
        if !goes_on && lengths.contains(&length) {
            ends.push(at + c.len_utf8());
        }
    }
    ends
}

/// True for a sign that cannot begin a word: it belongs to the letter before it.
fn leans_back(c: char) -> bool {
    matches!(c, '\u{0E30}'..='\u{0E3A}' | '\u{0E45}' | '\u{0E47}'..='\u{0E4E}')
}
