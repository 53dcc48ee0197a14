//! Broken Thai text: decomposed vowels, misplaced marks, private-use glyphs, zero-width characters, look-alikes.
//!
//! Sources: the Unicode names list for the Thai block (U+0E00 to U+0E7F) for the order consonant, vowel above or
//! below, tone mark; for U+F700 to U+F71A the glyph table that Thai fonts of Windows and Mac shared before OpenType.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::LazyLock;

use super::digits;
use super::memory::{Memory, remembered};
use super::words::{is_letter, without_white_space};

pub(super) const NIKHAHIT: char = '\u{0E4D}';
pub(super) const SARA_AA: char = '\u{0E32}';
pub(super) const SARA_AM: char = '\u{0E33}';

/// Attributes of a literal paragraph mark are at most this many bytes; anything longer is no mark.
const LONGEST_MARKUP: usize = 120;

/// The text as it was meant, for understanding and never for output: see the table in this module's tests.
///
/// Borrowed where nothing is wrong. Repairing twice changes nothing more.
pub fn repair(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let characters: String = text.chars().filter_map(meant_character).collect();
    let repaired = order_marks(&without_markup(&characters));
    if repaired == text { Cow::Borrowed(text) } else { Cow::Owned(repaired) }
}

/// A key for comparing: repaired, digits Arabic, Latin letters lower case and half width, without any white space.
/// Dots, quotation marks and ฯ stay. Two spellings of one phrase have one key.
pub fn fold(text: &str) -> String {
    remembered(&FOLDED, (), text, || folded(text))
}

/// False where the key of a text surely does not begin with a word, whose first letter is a consonant.
pub fn starts_with_letter_of(text: &str, word: &str) -> bool {
    let mut shown = text.chars().filter_map(meant_character).filter(|c| !c.is_whitespace());
    // Where markup begins, and marks, which are ordered anew, anything may follow.
    shown.next().is_some_and(|c| matches!(c, '<' | '&') || is_mark(c) || word.starts_with(c))
}

thread_local! {
    static FOLDED: RefCell<Memory<(), String>> = RefCell::default();
}

fn folded(text: &str) -> String {
    let repaired = repair(text);
    let joined = without_white_space(&repaired);
    // A mark or the second half of แ that a space had cut off finds its letter only now.
    let ordered = if joined.len() == repaired.len() || is_clean(&joined) { joined } else { order_marks(&joined) };
    let mut key = match digits::to_arabic(&ordered) {
        Cow::Owned(key) => key,
        Cow::Borrowed(_) => ordered,
    };
    key.make_ascii_lowercase();
    key
}

/// The character that one was typed for; none for those that show nothing.
pub(super) fn meant_character(c: char) -> Option<char> {
    let meant = match c {
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => return None,
        '\u{00A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{F700}' => 'ฐ',
        '\u{F701}' => '\u{0E34}',
        '\u{F702}' => '\u{0E35}',
        '\u{F703}' => '\u{0E36}',
        '\u{F704}' => '\u{0E37}',
        '\u{F705}' | '\u{F70A}' | '\u{F713}' => '\u{0E48}',
        '\u{F706}' | '\u{F70B}' | '\u{F714}' => '\u{0E49}',
        '\u{F707}' | '\u{F70C}' | '\u{F715}' => '\u{0E4A}',
        '\u{F708}' | '\u{F70D}' | '\u{F716}' => '\u{0E4B}',
        '\u{F709}' | '\u{F70E}' | '\u{F717}' => '\u{0E4C}',
        '\u{F70F}' => 'ญ',
        '\u{F710}' => '\u{0E31}',
        '\u{F711}' => NIKHAHIT,
        '\u{F712}' => '\u{0E47}',
        '\u{F718}' => '\u{0E38}',
        '\u{F719}' => '\u{0E39}',
        '\u{F71A}' => '\u{0E3A}',
        // The full-width forms stand in the order of ASCII, 0xFEE0 above it.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0)?,
        _ => c,
    };
    Some(meant)
}

/// A vowel sign or other mark that stands above or below its consonant and comes before the tone mark.
fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}' | NIKHAHIT)
}

/// A tone mark, or thanthakhat and yamakkan, which stand where a tone mark does.
#[inline]
pub(super) fn is_tone_mark(c: char) -> bool {
    matches!(c, '\u{0E48}'..='\u{0E4C}' | '\u{0E4E}')
}

/// A character of no width, or one that turns the direction of what follows: with it a text is not what it looks like.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// A sign or mark that stands above or below its consonant and takes no room of its own.
#[inline]
pub fn is_mark(c: char) -> bool {
    is_vowel_mark(c) || is_tone_mark(c)
}

/// True for what stands in words, as patterns take them: letters, digits, marks and the low line.
pub fn is_of_a_word(c: char) -> bool {
    is_letter(c) || c.is_numeric() || c == '_' || is_mark(c)
}

/// True where a repair surely changes nothing; may be false for text that is in order.
fn is_clean(text: &str) -> bool {
    let orders: &[Order; LETTERS] = &ORDERS;
    let order_of = |letter: usize| orders.get(letter).copied().unwrap_or_default();
    let mut previous = 0;
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            // Consonants stand anywhere.
            [0xE0, 0xB8, 0x81..=0xAE, behind @ ..] => {
                previous = 0;
                behind
            }
            [0xE0, second @ (0xB8 | 0xB9), third, behind @ ..] => {
                let letter = (usize::from(second & 1) << 6) | usize::from(third & 0x3F);
                let order = order_of(letter);
                if order.is_kept && order.is_broken(letter == previous, || order_of(previous)) {
                    return false;
                }
                previous = letter;
                behind
            }
            [b'<' | b'&', ..] => return false,
            [b' '..=b'~' | b'\t' | b'\n' | b'\r', behind @ ..] => {
                previous = 0;
                behind
            }
            [] => return true,
            _ => {
                previous = 0;
                let character = text.get(text.len() - rest.len()..).and_then(|rest| rest.chars().next());
                match character.filter(|c| meant_character(*c) == Some(*c)) {
                    Some(c) => rest.get(c.len_utf8()..).unwrap_or_default(),
                    None => return false,
                }
            }
        };
    }
}

/// The letters of the Thai block, U+0E00 to U+0E7F.
const LETTERS: usize = 128;

/// What may not stand before a Thai letter.
#[derive(Clone, Copy, Default)]
struct Order {
    /// True where something may not.
    is_kept: bool,
    is_mark: bool,
    is_vowel_mark: bool,
    is_tone_mark: bool,
    is_sara_am: bool,
    /// Of what stands behind it one can only tell letter by letter.
    is_nikhahit: bool,
}

static ORDERS: LazyLock<[Order; LETTERS]> = LazyLock::new(|| {
    std::array::from_fn(|letter| {
        let c = u32::try_from(letter).ok().and_then(|letter| char::from_u32(0x0E00 + letter)).unwrap_or_default();
        Order {
            is_kept: is_mark(c) || matches!(c, 'เ' | SARA_AM),
            is_mark: is_mark(c),
            is_vowel_mark: is_vowel_mark(c),
            is_tone_mark: is_tone_mark(c),
            is_sara_am: c == SARA_AM,
            is_nikhahit: c == NIKHAHIT,
        }
    })
});

impl Order {
    /// True where the letter stands wrongly behind the one before, or again.
    fn is_broken(self, again: bool, previous: impl FnOnce() -> Order) -> bool {
        let previous = previous();
        again || self.is_nikhahit || self.is_mark && previous.is_sara_am || self.is_vowel_mark && previous.is_tone_mark
    }
}

/// Literal `<p>`, `</p>` and `<br>` marks as line breaks and `&nbsp;` as a space, all else as it is written.
pub fn without_markup(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'<', b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    // Spaces first: a tag may hold one.
    let spaced =
        replaced(text, '&', |found| found.get(..SPACE.len()).filter(|start| start.eq_ignore_ascii_case(SPACE)), " ");
    Cow::Owned(replaced(&spaced, '<', tag_at, "\n"))
}

const SPACE: &str = "&nbsp;";

/// The text with each mark that begins with `first` replaced; `mark` gives the mark that a text begins with.
fn replaced(text: &str, first: char, mark: impl Fn(&str) -> Option<&str>, by: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, found)) = rest.find(first).and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        let length = match mark(found) {
            Some(mark) => {
                out.push_str(by);
                mark.len()
            }
            None => {
                out.push(first);
                first.len_utf8()
            }
        };
        rest = found.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The tag of a paragraph or line break that a text begins with.
fn tag_at(text: &str) -> Option<&str> {
    let end = text.bytes().take(LONGEST_MARKUP).position(|byte| byte == b'>')?;
    let inside = text.get(..end)?.strip_prefix('<')?;
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let name = name.split([' ', '/', '\n', '\t']).next().unwrap_or_default();
    let known = name.eq_ignore_ascii_case("p") || name.eq_ignore_ascii_case("br");
    text.get(..=end).filter(|_| known && !inside.contains('<'))
}

/// Marks in the order that Thai is stored in, none doubled; ◌ํ + า as ำ and เ + เ as แ.
fn order_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = Vec::new();
    for c in text.chars() {
        if is_mark(c) {
            marks.push(c);
            continue;
        }
        let c = push_marks(&mut out, &mut marks, c);
        match c {
            'เ' if out.ends_with('เ') => {
                out.pop();
                out.push('แ');
            }
            SARA_AM if out.ends_with(SARA_AM) => {}
            _ => out.push(c),
        }
    }
    push_marks(&mut out, &mut marks, ' ');
    out
}

/// Writes the marks that were met before the character `next`, which they may change, and empties them.
fn push_marks(out: &mut String, marks: &mut Vec<char>, next: char) -> char {
    if marks.is_empty() {
        return next;
    }
    marks.sort_by_key(|&mark| is_tone_mark(mark));
    marks.dedup();
    let mut next = next;
    if matches!(next, SARA_AA | SARA_AM) && marks.contains(&NIKHAHIT) {
        marks.retain(|&mark| mark != NIKHAHIT);
        next = SARA_AM;
    }
    // A tone mark typed after ำ belongs before it.
    let after_am = out.ends_with(SARA_AM) && marks.iter().all(|&mark| is_tone_mark(mark));
    if after_am {
        out.pop();
    }
    for mark in marks.drain(..) {
        if !out.ends_with(mark) {
            out.push(mark);
        }
    }
    if after_am {
        out.push(SARA_AM);
    }
    next
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn broken_text_is_repaired() {
        let cases = [
            // ํ + า, with a tone mark in every place.
            ("การใช้อ\u{0E4D}\u{0E32}นาจ", "การใช้อำนาจ"),
            ("น\u{0E4D}\u{0E49}\u{0E32}", "น\u{0E49}\u{0E33}"),
            ("น\u{0E49}\u{0E4D}\u{0E32}", "น\u{0E49}\u{0E33}"),
            ("น\u{0E33}\u{0E49}", "น\u{0E49}\u{0E33}"),
            ("ท\u{0E4D}\u{0E33}", "ทำ"),
            // แ typed as two เ.
            ("คะเเนน", "คะแนน"),
            // A tone mark before its vowel, a doubled mark.
            ("ท\u{0E48}\u{0E35}", "ที่"),
            ("พันธ\u{0E4C}\u{0E38}", "พันธุ์"),
            ("ท\u{0E35}\u{0E48}\u{0E48}", "ที่"),
            // Characters that show nothing.
            ("ตัว\u{200B}ชี้\u{FEFF}วัด\u{00AD}ที่\u{2060} ๑", "ตัวชี้วัดที่ ๑"),
            ("ท\u{0E48}\u{200B}\u{0E35}", "ที่"),
            // Spaces and breaks of other kinds.
            ("ระดับ\u{00A0}B\u{3000}ผ่าน\u{2028}จบ", "ระดับ B ผ่าน\nจบ"),
            // Glyphs of old fonts.
            ("ฝ\u{F701}ป\u{F710}ญญ\u{F718} \u{F70F}\u{F700}", "ฝิปัญญุ ญฐ"),
            ("ป\u{F702}\u{F713} ฟ\u{F705} ก\u{F70A}", "ปี่ ฟ่ ก่"),
            ("ป\u{F711}\u{F714}า", "ป้ำ"),
            // Full-width forms.
            ("ระดับ ＡＡ ９５．７３％", "ระดับ AA 95.73%"),
            // Literal marks of web pages.
            ("<p>๑. ลดขั้นตอน</p>", "\n๑. ลดขั้นตอน\n"),
            ("&p&nbsp;>", "&p >"),
            ("＜p&nbsp;>ก", "\nก"),
            ("ก<br>ข<br/>ค<BR />ง&nbsp;จ", "ก\nข\nค\nง จ"),
            ("<p style=\"margin: 0\">ก</p>", "\nก\n"),
            ("＜p＞ก", "\nก"),
        ];
        for (broken, meant) in cases {
            assert_eq!(repair(broken), meant, "{broken:?}");
            assert_eq!(repair(meant), meant, "{meant:?}");
        }
    }

    #[test]
    fn text_in_order_is_borrowed() {
        let cases = [
            "",
            "Integrity and Transparency Assessment (ITA) 95.73%",
            "การใช้ทรัพย์สินของราชการ ตั้งแต่วันที่ ๓ น้ำ เปี๊ยบ พันธุ์ ฯลฯ",
            "a < b && <table> &amp; <p",
            "พุทฺธํ สรณํ คจฺฉามิ",
        ];
        for text in cases {
            assert!(matches!(repair(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn spellings_of_one_phrase_have_one_key() {
        let cases = [
            ("มาตรการภายในเพื่อ ป้องกันการทุจริต", "มาตรการภายในเพื่อป้องกันการทุจริต"),
            ("การใช้อํา นาจ", "การใช้อำนาจ"),
            ("คะเ เนน", "คะแนน"),
            ("ท\u{0E48} \u{0E35}", "ที่"),
            ("E - Service ปี ๒๕๖๔", "e-serviceปี2564"),
            ("อบต. แดงหม้อ", "อบต.แดงหม้อ"),
            ("ＩＩＴ\t“ฯลฯ”\n", "iit“ฯลฯ”"),
        ];
        for (text, key) in cases {
            assert_eq!(fold(text), key, "{text}");
        }
        assert_ne!(fold("อบต.แดงหม้อ"), fold("อบตแดงหม้อ"), "dots of abbreviations stay");
    }

    #[test]
    fn very_long_runs_are_no_trouble() {
        for run in ["\u{0E48}", "\u{0E33}\u{0E49}", "\u{0E35}\u{0E48}", "<", "<p", "&nbsp", "เ"] {
            let text = run.repeat(200_000 / run.len());
            assert!(repair(&text).len() <= text.len(), "{run}");
        }
    }

    /// Text made mostly of what the repair looks at.
    fn tangled() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "ก", "ป", "เ", "แ", "\u{0E31}", "\u{0E33}", "\u{0E32}", "\u{0E34}", "\u{0E38}", "\u{0E47}", "\u{0E48}",
            "\u{0E49}", "\u{0E4C}", "\u{0E4D}", "\u{200B}", "\u{00A0}", " ", "\n", "<p>", "</p>", "<", "p", ">",
            "&nbsp;", "&", "nbsp;", "\u{F701}", "\u{F711}", "\u{F713}", "＜", "ｐ", "๑", "1", "A",
        ]);
        prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn repairing_twice_changes_nothing_more(text in prop_oneof![tangled(), any::<String>()]) {
            let once = repair(&text).into_owned();
            prop_assert_eq!(repair(&once), once.as_str());
        }

        #[test]
        fn repaired_text_has_the_same_key(text in prop_oneof![tangled(), any::<String>()]) {
            prop_assert_eq!(fold(&repair(&text)), fold(&text));
        }
    }
}
