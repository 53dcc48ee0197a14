//! Words in texts. Recognisers ask short texts for many words: what a search prepares for a long text would cost more
//! than the search itself.

use memchr::memchr_iter;

/// True for a letter of any script.
#[inline]
pub fn is_letter(c: char) -> bool {
    // Looked up at once, since most are Thai consonants.
    matches!(c, 'ก'..='ฮ') || c.is_alphabetic()
}

/// Whether a text holds a word.
pub trait Holds {
    /// True where the word stands anywhere in the text.
    fn holds(&self, word: &str) -> bool;

    /// The byte where the word first stands.
    fn place_of(&self, word: &str) -> Option<usize>;
}

impl Holds for str {
    #[inline]
    fn holds(&self, word: &str) -> bool {
        self.place_of(word).is_some()
    }

    #[inline]
    fn place_of(&self, word: &str) -> Option<usize> {
        let (text, word) = (self.as_bytes(), word.as_bytes());
        // All Thai letters begin with the same byte; the third tells most of them apart.
        let at = if word.len() >= 3 && word.first() == Some(&0xE0) { 2 } else { 0 };
        let Some(telling) = word.get(at) else { return Some(0) };
        let places = text.get(at..).unwrap_or_default();
        memchr_iter(*telling, places).find(|start| text.get(*start..).is_some_and(|rest| rest.starts_with(word)))
    }
}

/// The text with `instead` in place of these words wherever they stand, one word after the other.
pub fn without(text: &str, words: &[&str], instead: &str) -> String {
    // Most words stand nowhere.
    let once = |rest: String, word: &&str| if rest.holds(word) { rest.replace(word, instead) } else { rest };
    words.iter().fold(text.to_owned(), once)
}

/// True where white space is nothing but single spaces between words. May be false for text with letters of other
/// scripts that is so, too.
pub fn has_single_spaces(text: &str) -> bool {
    let bytes = text.as_bytes();
    // What other white space there is in Unicode begins with one of these bytes.
    let other = |byte: u8| matches!(byte, b'\t'..=b'\r' | 0xC2 | 0xE1 | 0xE2 | 0xE3);
    let behind = bytes.get(1..).unwrap_or_default();
    let spaced = bytes.iter().zip(behind).fold(false, |found, pair| found | (pair == (&b' ', &b' ')));
    !bytes.iter().fold(spaced, |found, byte| found | other(*byte))
        && bytes.first() != Some(&b' ')
        && bytes.last() != Some(&b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_held_as_a_search_finds_them() {
        for (text, word) in [
            ("", ""),
            ("ก", ""),
            ("", "ก"),
            ("มาตรการ", "การ"),
            ("มาตรการ", "กาน"),
            ("คะแนน ITA", "ITA"),
            ("กก", "กกก"),
        ] {
            assert_eq!(text.holds(word), text.contains(word), "{text:?} {word:?}");
            assert_eq!(text.place_of(word), text.find(word), "{text:?} {word:?}");
        }
    }

    #[test]
    fn single_spaces_are_told() {
        for text in ["", "ก", "ก ข 1", "คะแนน ITA 95.73 (A)"] {
            assert!(has_single_spaces(text), "{text:?}");
        }
        for c in (0..=0x3000).filter_map(char::from_u32).filter(|c| c.is_whitespace() && *c != ' ') {
            assert!(!has_single_spaces(&format!("ก{c}ข")), "{c:?}");
        }
        for text in [" ", "ก ", " ก", "ก  ข"] {
            assert!(!has_single_spaces(text), "{text:?}");
        }
    }
}
