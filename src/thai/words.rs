//! Words in texts. Recognisers ask short texts for many words: what a search prepares for a long text would cost more
//! than the search itself.

use memchr::memchr_iter;

/// True for a letter of any script.
#[inline]
pub fn is_letter(c: char) -> bool {
    // Most are Thai: those of them that are letters need no look into a table.
    matches!(c, 'ก'..='\u{0E3A}' | 'เ'..='ๆ') || c.is_alphabetic()
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
        if word.is_empty() { Some(0) } else { places(self, word).next() }
    }
}

/// The text with `instead` in place of these words wherever they stand, one word after the other.
pub fn replace_words(text: &str, words: &[&str], instead: &str) -> String {
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

/// Where a word stands in a text, in bytes, also where it overlaps itself. The empty one stands nowhere.
pub fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let (at, telling) = telling_byte(word);
    let places = if telling.is_some() { text.get(at..).unwrap_or_default() } else { &[] };
    let stands = move |start: &usize| text.get(*start..).is_some_and(|rest| rest.starts_with(word));
    memchr_iter(telling.unwrap_or_default(), places).filter(stands)
}

/// The byte of a word by which it is looked for, and where it stands in it.
fn telling_byte(word: &[u8]) -> (usize, Option<u8>) {
    // All Thai letters begin with the same byte; the third tells most of them apart.
    let at = if word.len() >= 3 && word.first() == Some(&0xE0) { 2 } else { 0 };
    (at, word.get(at).copied())
}

/// Words that follow each other: one of each list, none of one that holds an empty word.
pub type Phrase = [&'static [&'static str]];

/// Where a phrase begins that a text ends with.
fn start_of_last(text: &str, phrase: &Phrase) -> Option<usize> {
    let Some((last, before)) = phrase.split_last() else { return Some(text.len()) };
    last.iter().find_map(|word| start_of_last(text.strip_suffix(word)?, before))
}

/// True for a text that ends with a phrase.
pub fn ends_with_phrase(text: &str, phrase: &Phrase) -> bool {
    start_of_last(text, phrase).is_some()
}

/// Where a phrase begins in a text. No word of its last list is empty.
pub fn phrases<'t>(text: &'t str, phrase: &'t Phrase) -> impl Iterator<Item = usize> + 't {
    const NONE: &[&str] = &[];
    let (last, before) = phrase.split_last().unwrap_or((&NONE, &[]));
    let ends = last.iter().flat_map(|word| places(text, word));
    ends.filter_map(|end| start_of_last(text.get(..end)?, before))
}

/// What stands behind a phrase that a text begins with: of the words of each list those count that are listed first.
pub fn behind_phrase<'t>(text: &'t str, phrase: &Phrase) -> Option<&'t str> {
    let Some((first, behind)) = phrase.split_first() else { return Some(text) };
    first.iter().find_map(|word| behind_phrase(text.strip_prefix(word)?, behind))
}

/// True for a text that holds one of some phrases.
pub fn holds_any_phrase(text: &str, all: &[&Phrase]) -> bool {
    all.iter().any(|phrase| phrases(text, phrase).next().is_some())
}

/// A text without these words, taken out one after the other.
pub fn without_words(text: &str, words: &[&str]) -> String {
    replace_words(text, words, "")
}

/// What stands behind as many of these words as a text begins with. None of them is the beginning of another.
pub fn behind_words<'t>(mut text: &'t str, words: &[&str]) -> &'t str {
    while let Some(rest) = words.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}

/// All that may stand before any number of these words, also none, that a text ends with.
pub fn before_words<'t>(text: &'t str, words: &[&str]) -> Vec<&'t str> {
    let mut before = vec![text];
    let mut next = 0;
    while let Some(text) = before.get(next).copied() {
        next += 1;
        for shorter in words.iter().filter_map(|word| text.strip_suffix(word)) {
            if !before.iter().any(|known| known.len() == shorter.len()) {
                before.push(shorter);
            }
        }
    }
    before
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
    fn letters_are_those_of_unicode() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
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

    #[test]
    fn phrases_are_words_in_turn() {
        const AVOWED: &Phrase = &[&["ความ"], &["", " "], &["โปร่งใส", "สุจริต"]];
        let starts = |text| phrases(text, AVOWED).collect::<Vec<_>>();
        assert_eq!(starts("และความ โปร่งใส ความสุจริต ความ  สุจริต"), [9, 44]);
        assert!(ends_with_phrase("มีความสุจริต", AVOWED) && !ends_with_phrase("ความสุจริตใจ", AVOWED));
        assert!(holds_any_phrase("ความสุจริต", &[&[&["ก"]], AVOWED]) && !holds_any_phrase("ความ", &[AVOWED]));
    }

    #[test]
    fn words_may_be_taken_off_at_both_ends() {
        assert_eq!(behind_words("คะแนน คะแนนรวม", &["คะแนน", " "]), "รวม");
        // Of "ผลคะแนน" may be left nothing or "ผล".
        assert_eq!(before_words("ได้ผลคะแนน", &["คะแนน", "ผลคะแนน"]), ["ได้ผลคะแนน", "ได้ผล", "ได้"]);
    }
}
