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

    /// What stands behind the word, where the text begins with it. Soon told, as most texts begin with another.
    fn behind_word(&self, word: &str) -> Option<&str>;

    /// True where the text begins with the word.
    fn begins_with(&self, word: &str) -> bool;

    /// What stands before the word, where the text ends with it.
    fn before_word(&self, word: &str) -> Option<&str>;

    /// True where the text ends with the word.
    fn ends_in(&self, word: &str) -> bool;
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

    #[inline]
    fn behind_word(&self, word: &str) -> Option<&str> {
        if stands_at(self.as_bytes(), 0, word.as_bytes()) { self.get(word.len()..) } else { None }
    }

    #[inline]
    fn begins_with(&self, word: &str) -> bool {
        stands_at(self.as_bytes(), 0, word.as_bytes())
    }

    #[inline]
    fn before_word(&self, word: &str) -> Option<&str> {
        let start = self.len().checked_sub(word.len())?;
        if stands_at(self.as_bytes(), start, word.as_bytes()) { self.get(..start) } else { None }
    }

    #[inline]
    fn ends_in(&self, word: &str) -> bool {
        self.before_word(word).is_some()
    }
}

/// The text with `instead` in place of these words wherever they stand, one word after the other.
pub fn replace_words(text: &str, words: &[&str], instead: &str) -> String {
    // Most words stand nowhere.
    words.iter().fold(text.to_owned(), |rest, word| replaced(&rest, word, instead).unwrap_or(rest))
}

/// A text with `instead` in place of a word; none where it stands nowhere.
fn replaced(text: &str, word: &str, instead: &str) -> Option<String> {
    let mut places = places(text, word);
    let mut next = places.next();
    next?;
    let mut replaced = String::with_capacity(text.len());
    let mut done = 0;
    while let Some(at) = next {
        // Where it overlaps itself, the first counts.
        if at >= done {
            replaced.push_str(text.get(done..at).unwrap_or_default());
            replaced.push_str(instead);
            done = at + word.len();
        }
        next = places.next();
    }
    replaced.push_str(text.get(done..).unwrap_or_default());
    Some(replaced)
}

/// True for a text of ASCII and of letters that have one case only, where no white space but spaces stands: most are such.
pub fn is_plain(text: &str) -> bool {
    // U+0800 to U+0FFF, Thai among them, begin with one byte.
    text.bytes().fold(true, |plain, byte| plain & ((byte.wrapping_sub(b' ') < 0xC0 - b' ') | (byte == 0xE0)))
}

/// A text without any white space.
pub fn without_white_space(text: &str) -> String {
    plain_without_spaces(text).unwrap_or_else(|| text.chars().filter(|c| !c.is_whitespace()).collect())
}

/// A [plain](is_plain) text without spaces; none of another.
pub fn plain_without_spaces(text: &str) -> Option<String> {
    if !is_plain(text) {
        return None;
    }
    let mut without = String::with_capacity(text.len());
    let mut from = 0;
    for space in memchr_iter(b' ', text.as_bytes()) {
        without.push_str(text.get(from..space).unwrap_or_default());
        from = space + 1;
    }
    without.push_str(text.get(from..).unwrap_or_default());
    Some(without)
}

/// True where white space is nothing but single spaces between words. May be false for text with letters of other
/// scripts, or with signs of control, that is so, too.
pub fn has_single_spaces(text: &str) -> bool {
    let bytes = text.as_bytes();
    // What other white space there is in Unicode begins with one of these bytes.
    let other = |byte: u8| (byte < b' ') | (byte == 0xC2) | (byte.wrapping_sub(0xE1) < 3);
    let behind = bytes.get(1..).unwrap_or_default();
    let spaced = bytes.iter().zip(behind).fold(false, |found, (one, next)| found | ((*one == b' ') & (*next == b' ')));
    !bytes.iter().fold(spaced, |found, byte| found | other(*byte))
        && bytes.first() != Some(&b' ')
        && bytes.last() != Some(&b' ')
}

/// Where a word stands in a text, in bytes, also where it overlaps itself. The empty one stands nowhere.
pub fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let telling = if word.len() <= text.len() { telling_byte(word) } else { None };
    let (at, byte) = telling.unwrap_or((text.len(), 0));
    let places = text.get(at..).unwrap_or_default();
    memchr_iter(byte, places).filter(move |start| stands_at(text, *start, word))
}

/// True where a word stands at a byte of a text. Where another does, its first or its last letter tells mostly.
#[inline]
fn stands_at(text: &[u8], start: usize, word: &[u8]) -> bool {
    let Some(last) = word.len().checked_sub(1) else { return true };
    let is_same = |at: usize| text.get(start + at) == word.get(at);
    is_same(last) && is_same(last.min(2)) && text.get(start..=start + last) == Some(word)
}

/// Where in a word the byte stands by which it is looked for, and that byte; none for the empty one.
#[inline]
fn telling_byte(word: &[u8]) -> Option<(usize, u8)> {
    // All Thai letters begin with the same byte; the third tells most of them apart.
    let at = if word.len() >= 3 && word.first() == Some(&0xE0) { 2 } else { 0 };
    let first = (at, *word.get(at)?);
    let last = (word.len() - 1, *word.last()?);
    // The rarer of the two is met less often in vain.
    Some(if share(last.1) < share(first.1) { last } else { first })
}

/// How many of a thousand Thai letters have this byte; other signs are rare among them.
#[inline]
fn share(byte: u8) -> u8 {
    SHARES.get(usize::from(byte.wrapping_sub(0x80))).copied().unwrap_or_default()
}

/// How many of a thousand Thai letters in reports have a byte, from 0x80 on, as their last one; two are the second byte
/// of all.
const SHARES: [u8; 64] = [
    32, 67, 14, 10, 27, 0, 0, 42, 45, 39, 12, 2, 5, 1, 0, 2, 2, 6, 7, 8, 29, 27, 6, 18, 6, 72, 29, 24, 12, 0, 7, 0, 3,
    27, 17, 73, 0, 23, 0, 27, 3, 1, 14, 12, 0, 36, 0, 1, 25, 37, 75, 11, 20, 18, 1, 9, 255, 197, 0, 0, 0, 0, 0, 0,
];

/// Words that follow each other: one of each list, none of one that holds an empty word.
pub type Phrase = [&'static [&'static str]];

/// Where a phrase begins that a text ends with.
fn start_of_last(text: &str, phrase: &Phrase) -> Option<usize> {
    let Some((last, before)) = phrase.split_last() else { return Some(text.len()) };
    last.iter().find_map(|word| start_of_last(text.before_word(word)?, before))
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
    first.iter().find_map(|word| behind_phrase(text.behind_word(word)?, behind))
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
    while let Some(rest) = words.iter().find_map(|word| text.behind_word(word)) {
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
        for shorter in words.iter().filter_map(|word| text.before_word(word)) {
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
            assert_eq!(text.behind_word(word), text.strip_prefix(word), "{text:?} {word:?}");
            assert_eq!(text.begins_with(word), text.starts_with(word), "{text:?} {word:?}");
            assert_eq!(text.before_word(word), text.strip_suffix(word), "{text:?} {word:?}");
            assert_eq!(text.ends_in(word), text.ends_with(word), "{text:?} {word:?}");
        }
    }

    #[test]
    fn words_are_replaced_one_after_the_other() {
        assert_eq!(replace_words("กกกขกก", &["กก", "ข"], "-"), "-ก--");
        assert_eq!(replace_words("มาตรการ", &["กาน"], "-"), "มาตรการ");
        assert_eq!(without_words("มาตรการ", &["ตร", "มาการ"]), "");
    }

    #[test]
    fn letters_are_those_of_unicode() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn white_space_is_taken_out() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            let text = format!("ก{c} ข");
            assert_eq!(without_white_space(&text), if c.is_whitespace() { "กข".to_owned() } else { format!("ก{c}ข") });
            assert!(!is_plain(&text) || c == ' ' || !c.is_whitespace() && (c.is_ascii() || c.to_lowercase().eq([c])));
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
