//! Finds many words in a text in one pass. It is soon made, since a run may be about one file, and soon done, since a run
//! may be about thousands.
//!
//! Words are grouped by their first two letters. Of a text only the places are looked at that begin with the two letters
//! of a group; there the words of the group are searched by halves. Of the words that begin at one place each is the
//! beginning of the next longer one, so that the longest leads to all others.

use std::cmp::Ordering;

/// A word in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundWord {
    /// Which of the words, in the order in which they were given.
    pub word: usize,
    /// The byte where it begins.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
}

/// Words to find; none of them by default.
#[derive(Clone, Debug, Default)]
pub struct WordFinder {
    /// All words, one behind another.
    letters: String,
    /// In the order of their groups, and in each in the order of their bytes.
    words: Vec<Word>,
    /// Which pairs of letters begin a word, a bit each.
    pairs: Vec<u64>,
    /// How many pairs there are before those of each number in `pairs`.
    before: Vec<usize>,
    /// Where each pair's words begin in `words`; the last number is that of all words.
    groups: Vec<usize>,
    /// Words of one letter, the numbers of the given words with them.
    single: Vec<(char, usize)>,
    /// Of each letter whether it begins a word.
    first_letters: Vec<bool>,
    /// Of each whether it is one.
    single_letters: Vec<bool>,
    /// How many words were given.
    given: usize,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    /// Where it stands in `letters`.
    from: usize,
    to: usize,
    /// Its number among the given words.
    number: usize,
    /// The longest of the other words that it begins with, as its place in `words`.
    shorter: Option<usize>,
}

/// Letters are told apart by so many bits: those of one alphabet are.
const LETTER_BITS: u32 = 7;
const LETTERS: usize = 1 << LETTER_BITS;

/// Pairs in one number of `pairs`.
const PAIRS: usize = 64;

fn letter(c: char) -> usize {
    usize::try_from(u32::from(c)).unwrap_or_default() % LETTERS
}

/// The number of the pair that a text begins with; none for a text of less than two letters.
fn pair(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    Some(letter(chars.next()?) * LETTERS + letter(chars.next()?))
}

impl WordFinder {
    /// Finds these words. Empty ones stand nowhere.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> WordFinder {
        let given: Vec<W> = words.into_iter().collect();
        let mut single = Vec::new();
        let (mut first_letters, mut single_letters) = (vec![false; LETTERS], vec![false; LETTERS]);
        let tick = |letters: &mut Vec<bool>, c| {
            if let Some(is_one) = letters.get_mut(letter(c)) {
                *is_one = true;
            }
        };
        let mut paired: Vec<(usize, &str, usize)> = Vec::with_capacity(given.len());
        for (number, word) in given.iter().map(AsRef::as_ref).enumerate() {
            if let Some(first) = word.chars().next() {
                tick(&mut first_letters, first);
            }
            match pair(word) {
                Some(pair) => paired.push((pair, word, number)),
                None => {
                    let letters = word.chars().inspect(|c| tick(&mut single_letters, *c));
                    single.extend(letters.map(|c| (c, number)));
                }
            }
        }
        paired.sort_unstable();
        let mut finder = WordFinder {
            letters: String::with_capacity(paired.iter().map(|(_, word, _)| word.len()).sum()),
            words: Vec::with_capacity(paired.len()),
            pairs: vec![0; LETTERS * LETTERS / PAIRS],
            before: Vec::with_capacity(LETTERS * LETTERS / PAIRS),
            groups: Vec::new(),
            single,
            first_letters,
            single_letters,
            given: given.len(),
        };
        let mut last = None;
        for (pair, word, number) in paired {
            if last != Some(pair) {
                last = Some(pair);
                finder.groups.push(finder.words.len());
                if let Some(bits) = finder.pairs.get_mut(pair / PAIRS) {
                    *bits |= 1 << (pair % PAIRS);
                }
            }
            finder.push(word, number);
        }
        finder.groups.push(finder.words.len());
        let mut count = 0;
        for bits in &finder.pairs {
            finder.before.push(count);
            count += ones(*bits);
        }
        finder
    }

    /// Takes in the next word in order.
    fn push(&mut self, word: &str, number: usize) {
        // Whatever this begins with, the one before is it or begins with it too.
        let mut shorter = self.words.len().checked_sub(1);
        while let Some(at) = shorter
            && !word.starts_with(self.written(at))
        {
            shorter = self.words.get(at).and_then(|word| word.shorter);
        }
        let from = self.letters.len();
        self.letters.push_str(word);
        self.words.push(Word { from, to: self.letters.len(), number, shorter });
    }

    fn written(&self, at: usize) -> &str {
        self.words.get(at).and_then(|word| self.letters.get(word.from..word.to)).unwrap_or_default()
    }

    /// The first word in a text from a byte on, and of those that begin there the longest.
    pub fn next(&self, text: &str, from: usize) -> Option<FoundWord> {
        let mut places = Places::new(text, from);
        while let Some(place) = places.next(&self.first_letters) {
            let found = self.longest_at(text, &place).and_then(|at| self.words.get(at));
            let found = found.map(|word| (word.number, word.to - word.from));
            if let Some((word, length)) = found.or_else(|| self.single_at(text, &place).next()) {
                return Some(FoundWord { word, start: place.start, end: place.start + length });
            }
        }
        None
    }

    /// Tells of every word in a text, also of those in others.
    pub fn each(&self, text: &str, mut tell: impl FnMut(FoundWord)) {
        let mut places = Places::new(text, 0);
        while let Some(place) = places.next(&self.first_letters) {
            let start = place.start;
            let mut found = self.longest_at(text, &place).and_then(|at| self.words.get(at));
            while let Some(word) = found {
                tell(FoundWord { word: word.number, start, end: start + word.to - word.from });
                found = word.shorter.and_then(|at| self.words.get(at));
            }
            for (word, length) in self.single_at(text, &place) {
                tell(FoundWord { word, start, end: start + length });
            }
        }
    }

    /// The numbers of the words that stand in a text, each once, in the order in which they were given.
    pub fn standing_in(&self, text: &str) -> Vec<usize> {
        let mut standing = Vec::new();
        self.each(text, |found| standing.push(found.word));
        standing.sort_unstable();
        standing.dedup();
        standing
    }

    /// Where the longest word of two letters and more stands among all that begins at a place.
    fn longest_at(&self, text: &str, place: &Place) -> Option<usize> {
        let pair = place.first * LETTERS + place.second?;
        let bits = *self.pairs.get(pair / PAIRS)?;
        let bit = 1 << (pair % PAIRS);
        if bits & bit == 0 {
            return None;
        }
        let group = self.before.get(pair / PAIRS)? + ones(bits & (bit - 1));
        let (from, to) = (*self.groups.get(group)?, *self.groups.get(group + 1)?);
        let rest = text.get(place.start..)?.as_bytes();
        let not_behind = |word: &Word| {
            let written = self.letters.as_bytes().get(word.from..word.to).unwrap_or_default();
            written.cmp(rest) != Ordering::Greater
        };
        let behind = from + self.words.get(from..to)?.partition_point(not_behind);
        let mut longest = behind.checked_sub(1).filter(|at| *at >= from);
        while let Some(at) = longest
            && !rest.starts_with(self.written(at).as_bytes())
        {
            longest = self.words.get(at)?.shorter;
        }
        longest
    }

    /// The words of one letter that stand at a place, with their lengths.
    fn single_at(&self, text: &str, place: &Place) -> impl Iterator<Item = (usize, usize)> {
        let may_be = has(&self.single_letters, place.first);
        let first = text.get(place.start..).filter(|_| may_be).and_then(|rest| rest.chars().next());
        self.single.iter().filter(move |(c, _)| first == Some(*c)).map(|(c, number)| (*number, c.len_utf8()))
    }

    /// For each of the given words the longest of the others that it begins with.
    pub fn shorter(&self) -> Vec<Option<usize>> {
        let mut shorter = vec![None; self.given];
        for (at, word) in self.words.iter().enumerate() {
            let written = self.written(at);
            let single = || {
                let (first, _) = letter_at(written.as_bytes(), 0)?;
                self.single_at(written, &Place { start: 0, first, second: None }).next().map(|(number, _)| number)
            };
            if let Some(slot) = shorter.get_mut(word.number) {
                *slot = word.shorter.and_then(|at| self.words.get(at)).map(|word| word.number).or_else(single);
            }
        }
        shorter
    }
}

/// How many bits are set.
fn ones(bits: u64) -> usize {
    usize::try_from(bits.count_ones()).unwrap_or_default()
}

/// True where a letter is one of these.
#[inline]
fn has(letters: &[bool], letter: usize) -> bool {
    letters.get(letter).copied().unwrap_or_default()
}

/// A place in a text, with the letter there and the next, as [`letter`] numbers them.
struct Place {
    start: usize,
    first: usize,
    second: Option<usize>,
}

/// The places of a text.
struct Places<'t> {
    text: &'t [u8],
    at: usize,
    /// The letter there, and how many bytes it has.
    next: Option<(usize, usize)>,
}

impl<'t> Places<'t> {
    fn new(text: &'t str, from: usize) -> Places<'t> {
        let from = if text.is_char_boundary(from) { from } else { text.len() };
        Places { text: text.as_bytes(), at: from, next: letter_at(text.as_bytes(), from) }
    }

    /// The next place where one of these letters stands.
    fn next(&mut self, letters: &[bool]) -> Option<Place> {
        loop {
            let (first, length) = self.next?;
            let start = self.at;
            self.at += length;
            self.next = letter_at(self.text, self.at);
            if has(letters, first) {
                return Some(Place { start, first, second: self.next.map(|(second, _)| second) });
            }
        }
    }
}

/// The number of the letter that stands at a byte, and how many bytes it has: the last two of them tell.
fn letter_at(text: &[u8], at: usize) -> Option<(usize, usize)> {
    let number = |before: u8, last: u8| (usize::from(before & 1) << 6) | usize::from(last & 0x3F);
    Some(match text.get(at..)? {
        [0xE0..=0xEF, before, last, ..] => (number(*before, *last), 3),
        [byte @ ..0x80, ..] => (usize::from(*byte), 1),
        [before @ 0xC0..=0xDF, last, ..] => (number(*before, *last), 2),
        [_, _, before, last, ..] => (number(*before, *last), 4),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &[&str] = &["การ", "การใช้", "การใช้งบประมาณ", "ใช้", "ก", "(", "งบ", "ita", "it", "งบ"];

    fn found(text: &str, from: usize) -> Option<(&'static str, usize)> {
        let found = WordFinder::new(WORDS).next(text, from)?;
        assert_eq!(&text[found.start..found.end], WORDS[found.word]);
        Some((WORDS[found.word], found.start))
    }

    #[test]
    fn the_longest_word_at_the_first_place_is_found() {
        for (text, expected) in [
            ("", None),
            ("นา", None),
            ("นาการ", Some(("การ", 6))),
            ("การใช้อำนาจ", Some(("การใช้", 0))),
            ("การใช้งบประมาณ", Some(("การใช้งบประมาณ", 0))),
            ("การใช้งบประ", Some(("การใช้", 0))),
            ("นก", Some(("ก", 3))),
            ("กข", Some(("ก", 0))),
            ("x(it", Some(("(", 1))),
            ("xitaly", Some(("ita", 1))),
        ] {
            assert_eq!(found(text, 0), expected, "{text}");
        }
        assert_eq!(found("การการ", 3), Some(("การ", 9)));
        assert_eq!(found("การ", 9), None);
    }

    #[test]
    fn words_in_words_are_found_too() {
        let finder = WordFinder::new(WORDS);
        for text in ["การใช้งบประมาณ ita", "กกการใช้งบ(", "นา", "ita it"]
        {
            let mut all = Vec::new();
            finder.each(text, |found| all.push((found.start, WORDS[found.word], found.word)));
            all.sort_unstable();
            let mut expected: Vec<(usize, &str, usize)> = Vec::new();
            for (number, word) in WORDS.iter().enumerate() {
                let places = (0..text.len()).filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(word)));
                expected.extend(places.map(|at| (at, *word, number)));
            }
            expected.sort_unstable();
            assert_eq!(all, expected, "{text}");
        }
        assert_eq!(finder.standing_in("ใช้งบ"), [3, 6, 9]);
        assert_eq!(finder.shorter()[..5], [Some(4), Some(0), Some(1), None, None]);
    }

    #[test]
    fn letters_are_numbered_by_their_bytes_too() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            assert_eq!(letter_at(c.encode_utf8(&mut [0; 4]).as_bytes(), 0), Some((letter(c), c.len_utf8())), "{c:?}");
        }
    }

    #[test]
    fn without_words_nothing_is_found() {
        assert_eq!(WordFinder::new([""; 1]).next("ก", 0), None);
        assert_eq!(WordFinder::new([""; 0]).next("", 0), None);
    }
}
