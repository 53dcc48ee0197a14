//! What was found out about a text, kept for the next text that is the same. Offices copy forms, headings and whole
//! measures from each other, so that most of what stands in a district's documents has been read before.
//!
//! A memory belongs to a thread and to a function of the text alone: what comes out is the same with and without it. It
//! is bounded: of two halves the older one is forgotten when the younger is full, unless it was needed again.

use std::cell::{Cell, RefCell};
use std::hash::BuildHasher as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::LocalKey;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::digits;

/// Longer texts (in bytes) are stories of their own and not looked for again.
const LONGEST: usize = 4096;

/// A half holds no more texts than this,
const MOST_TEXTS: usize = 4096;

/// and no more bytes of them.
const MOST_BYTES: usize = 128 << 10;

/// What is known of texts, in regard to something else that the answer depends on: a year, a vocabulary.
pub struct Memory<R, V> {
    young: Half<R, V>,
    old: Half<R, V>,
    hasher: DefaultHashBuilder,
}

struct Half<R, V> {
    known: HashTable<Known<R, V>>,
    bytes: usize,
}

/// What is known of one text in one regard.
struct Known<R, V> {
    text: Box<str>,
    regard: R,
    value: V,
}

impl<R, V> Default for Half<R, V> {
    fn default() -> Self {
        Half { known: HashTable::new(), bytes: 0 }
    }
}

impl<R, V> Default for Memory<R, V> {
    fn default() -> Self {
        Memory { young: Half::default(), old: Half::default(), hasher: DefaultHashBuilder::default() }
    }
}

impl<R: Copy + PartialEq, V: Clone> Memory<R, V> {
    fn is_empty(&self) -> bool {
        self.young.known.is_empty() && self.old.known.is_empty()
    }

    fn hash(&self, text: &str) -> u64 {
        self.hasher.hash_one(text)
    }

    fn get(&mut self, hash: u64, regard: R, text: &str) -> Option<V> {
        let is_it = |known: &Known<R, V>| known.regard == regard && *known.text == *text;
        if let Some(known) = self.young.known.find(hash, is_it) {
            return Some(known.value.clone());
        }
        let (known, _) = self.old.known.find_entry(hash, is_it).ok()?.remove();
        let value = known.value.clone();
        self.put(hash, known);
        Some(value)
    }

    fn put(&mut self, hash: u64, known: Known<R, V>) {
        if self.young.known.len() >= MOST_TEXTS || self.young.bytes + known.text.len() > MOST_BYTES {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.bytes += known.text.len();
        let hasher = &self.hasher;
        self.young.known.insert_unique(hash, known, |known| hasher.hash_one(&*known.text));
    }
}

/// What tells something that answers depend on, a vocabulary, from all others of its kind in this run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Identity(u64);

impl Identity {
    /// One that nothing has yet; the default is that of what holds nothing.
    pub fn of_another() -> Identity {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Identity(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// A thread's memory of one function.
pub type Remembered<R, V> = LocalKey<RefCell<Memory<R, V>>>;

thread_local! {
    /// What empties each memory of this thread that holds anything.
    static HELD: RefCell<Vec<Box<dyn Fn()>>> = RefCell::default();
}

/// Forgets all that this thread remembers: when all texts are read, others need the room.
pub fn forget() {
    HELD.take().iter().for_each(|empty| empty());
}

/// What `find` makes of a text in regard to something, from memory where the same was asked before.
pub fn remembered<R, V>(memory: &'static Remembered<R, V>, regard: R, text: &str, find: impl FnOnce() -> V) -> V
where
    R: Copy + PartialEq,
    V: Clone,
{
    if text.len() > LONGEST {
        return find();
    }
    let known = memory.with_borrow_mut(|memory| {
        let hash = memory.hash(text);
        memory.get(hash, regard, text).ok_or(hash)
    });
    known.unwrap_or_else(|hash| found_and_kept(memory, hash, regard, text, find))
}

/// What `find` makes of a text that nothing is remembered of. Mostly something is.
#[inline(never)]
fn found_and_kept<R, V>(
    memory: &'static Remembered<R, V>,
    hash: u64,
    regard: R,
    text: &str,
    find: impl FnOnce() -> V,
) -> V
where
    R: Copy + PartialEq,
    V: Clone,
{
    // Nothing is borrowed here: to find out one thing another may be asked.
    let found = find();
    let known = Known { text: text.into(), regard, value: found.clone() };
    if memory.with_borrow(Memory::is_empty) {
        HELD.with_borrow_mut(|held| held.push(Box::new(|| drop(memory.take()))));
    }
    memory.with_borrow_mut(|memory| memory.put(hash, known));
    found
}

/// As [`remembered`], for what depends on the words of a text and not on the figures of its scores: sentences that
/// differ in nothing but scores are one. Only numbers of two or more decimals are taken for scores, and 30, 40 and 100
/// before the point for full marks, which are words.
pub fn remembered_by_words<R, V>(
    memory: &'static Remembered<R, V>,
    regard: R,
    text: &str,
    find: impl FnOnce() -> V,
) -> V
where
    R: Copy + PartialEq,
    V: Clone,
{
    if memchr::memchr(b'.', text.as_bytes()).is_none() || text.len() > LONGEST {
        return remembered(memory, regard, text, find);
    }
    // One text is asked many things in a row.
    let (mut last, mut words) = LAST.take();
    if last != text {
        text.clone_into(&mut last);
        words = without_scores(text);
    }
    let found = remembered(memory, regard, words.as_deref().unwrap_or(text), find);
    LAST.set((last, words));
    found
}

thread_local! {
    /// The text that was asked last, and its words where they differ.
    static LAST: Cell<(String, Option<String>)> = const { Cell::new((String::new(), None)) };
}

/// The text with zeros for the digits of its scores, in the script that they have; none where it has no scores.
fn without_scores(text: &str) -> Option<String> {
    let mut words: Option<String> = None;
    let mut done = 0;
    let is_part = |c: Option<char>| c.is_some_and(|c| digits::digit_of(c).is_some() || matches!(c, '.' | ','));
    for point in memchr::memchr_iter(b'.', text.as_bytes()) {
        // Most points stand between no digits.
        let bytes = text.as_bytes();
        let ends_digit =
            point.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(|byte| ends_digit(*byte));
        if !ends_digit || !bytes.get(point + 1).is_some_and(|byte| begins_digit(*byte)) {
            continue;
        }
        let (before, behind) = (text.get(done..point).unwrap_or_default(), text.get(point + 1..).unwrap_or_default());
        let (whole, whole_bytes) = digits_first(before.chars().rev());
        let (decimals, decimal_bytes) = digits_first(behind.chars());
        let (start, end) = (point - whole_bytes, point + 1 + decimal_bytes);
        let marks = matches!(text.get(start..point), Some("30" | "40" | "100" | "๓๐" | "๔๐" | "๑๐๐"));
        let last = text.get(..start).and_then(|before| before.chars().next_back());
        let next = text.get(end..).and_then(|behind| behind.chars().next());
        if !(1..=3).contains(&whole) || decimals < 2 || marks || is_part(last) || is_part(next) {
            continue;
        }
        let words = words.get_or_insert_with(|| String::with_capacity(text.len()));
        words.push_str(text.get(done..start).unwrap_or_default());
        words.extend(text.get(start..end).unwrap_or_default().chars().map(|c| match c {
            '.' => '.',
            '๐'..='๙' => '๐',
            '０'..='９' => '０',
            _ => '0',
        }));
        done = end;
    }
    words.map(|words| words + text.get(done..).unwrap_or_default())
}

/// How many digits come first, and how many bytes they have.
fn digits_first(characters: impl Iterator<Item = char>) -> (usize, usize) {
    let digits = characters.take_while(|c| digits::digit_of(*c).is_some());
    digits.fold((0, 0), |(count, bytes), c| (count + 1, bytes + c.len_utf8()))
}

/// True for a byte that a digit of any script may begin with.
fn begins_digit(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | 0xE0 | 0xEF)
}

/// True for one that it may end with: those of Thai are U+0E50 to U+0E59, those of full width U+FF10 to U+FF19.
fn ends_digit(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | 0x90..=0x99)
}

#[cfg(test)]
mod tests {
    use super::*;

    thread_local! {
        static LENGTHS: RefCell<Memory<u8, usize>> = RefCell::default();
    }

    #[test]
    fn scores_are_no_words() {
        let cases = [
            ("ได้คะแนน 95.73 คะแนน", Some("ได้คะแนน 00.00 คะแนน")),
            ("8.125 และ 99.83/77.10", Some("0.000 และ 00.00/00.00")),
            ("คะแนน ๙๙.๘๓ และ ๘.๒๕", Some("คะแนน ๐๐.๐๐ และ ๐.๐๐")),
            ("ตัวชี้วัดที่ 9.1 ปี 2564", None),
            ("เต็ม ๑๐๐.๐๐", None),
            ("ข้อ 9.1.25 หน้า 1.25.3", None),
            ("เต็ม 100.00 และ 30.00", None),
            ("1,234.50 บาท 2564.25 .50 7.", None),
        ];
        for (text, words) in cases {
            assert_eq!(without_scores(text).as_deref(), words, "{text}");
        }
    }

    #[test]
    fn what_is_asked_again_is_not_looked_for_again() {
        let mut looked = 0;
        let mut ask = |regard: u8, text: &str| {
            remembered(&LENGTHS, regard, text, || {
                looked += 1;
                text.len() * usize::from(regard)
            })
        };
        assert_eq!([ask(1, "มาตรการ"), ask(1, "มาตรการ"), ask(2, "มาตรการ")], [21, 21, 42]);
        // What is asked for all the time outlives any number of others.
        for number in 0..3 * MOST_TEXTS {
            ask(1, &number.to_string());
            ask(1, "มาตรการ");
        }
        let long = "ก".repeat(LONGEST);
        assert_eq!([ask(1, &long), ask(1, &long)], [3 * LONGEST; 2]);
        assert_eq!(looked, 2 + 3 * MOST_TEXTS + 2);
        LENGTHS.with_borrow(|memory| {
            assert!(memory.young.known.len() <= MOST_TEXTS && memory.old.known.len() <= MOST_TEXTS);
        });
    }
}
