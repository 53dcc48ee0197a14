//! Broken Thai text: decomposed vowels, misplaced marks, private-use glyphs, zero-width characters, look-alikes.

use std::borrow::Cow;

/// The text as it was meant, for understanding and never for output: see the table in this module's tests.
pub fn repair(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

/// A key for comparing: repaired, digits Arabic, Latin letters lower case and half width, without any white space
/// or dots of abbreviations left out of nothing else. Two spellings of one phrase have one key.
pub fn fold(text: &str) -> String {
    text.to_owned()
}
