//! Lists in a cell: steps and results by their markers, units by how they are separated, numbers in front of titles.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::SharedText;
use crate::thai::digits::digit_of;
use crate::thai::memory::{Memory, remembered};
use crate::thai::repair::without_markup;
use crate::thai::words::has_single_spaces;

/// A cell of the document on one line: literal marks left out, white space collapsed, all else as it is written.
pub(super) fn one_line(text: &str) -> String {
    let unmarked = without_markup(text);
    if has_single_spaces(&unmarked) {
        return unmarked.into_owned();
    }
    let mut line = String::with_capacity(unmarked.len());
    for word in unmarked.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// True for a cell that says nothing: empty, or dashes and dots alone.
pub(super) fn is_blank(text: &str) -> bool {
    if says_anything(text) {
        return false;
    }
    let nothing = |c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '\u{2212}' | '.' | '…' | '_' | '\u{200B}' | '\u{FEFF}')
    };
    without_markup(text).chars().all(nothing)
}

/// True for most texts, soon told: they begin with a digit, or hold a Thai letter that is not in markup.
fn says_anything(text: &str) -> bool {
    let is_thai = |c| matches!(c, 'ก'..='๙');
    text.starts_with(|c: char| c.is_ascii_digit() || is_thai(c)) || !text.contains('<') && text.contains(is_thai)
}

/// True for marks that stand for what is above: `"`, `”`, `〃`, "- do -".
pub(super) fn is_ditto(text: &str) -> bool {
    if says_anything(text) {
        return false;
    }
    let unmarked = without_markup(text);
    let shown = || unmarked.chars().filter(|c| !c.is_whitespace());
    // The longest is "-do-".
    if shown().nth(4).is_some() && !shown().all(is_quote) {
        return false;
    }
    let marks: String = shown().collect();
    let quotes = !marks.is_empty() && marks.chars().all(is_quote);
    quotes || matches!(marks.to_ascii_lowercase().as_str(), "-do-" | "do.")
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '”' | '“' | '″' | '〃' | '\'')
}

/// True for a line that begins as an element of a list does.
pub(super) fn is_element(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(is_bullet) || marker_at(text).is_some()
}

/// The number of the element that a text begins with.
pub(super) fn first_number(text: &str) -> Option<u32> {
    marker_at(without_markup(text).trim_start()).map(|(_, number, _)| number)
}

/// How a list numbers its elements. One list keeps to one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `๑.`
    Point,
    /// `๑)` and `๑.)`
    Parenthesis,
    /// `(๑)`
    Parentheses,
}

/// A number that may begin an element.
struct Marker {
    style: Style,
    number: u32,
    range: Range<usize>,
    line_start: bool,
}

/// The elements of a list in a cell, without their markers: numbered in sequence (๑. ๒. or ๑) ๒) or (๑) (๒)), else with
/// bullets, bare numbers or letters at the beginning of lines, else the text as one element. Blank is no element.
///
/// A number is a marker only in its turn, so "ประจำปี ๒๕๖๒" and "เดือนละ ๑ ครั้ง" are none.
pub(super) fn elements(text: &str) -> Vec<SharedText> {
    remembered(&ELEMENTS, (), text, || read_elements(text))
}

thread_local! {
    static ELEMENTS: RefCell<Memory<(), Vec<SharedText>>> = RefCell::default();
}

fn read_elements(text: &str) -> Vec<SharedText> {
    let text = without_markup(text);
    if is_blank(&text) {
        return Vec::new();
    }
    let parts = numbered(&text).or_else(|| bulleted(&text)).or_else(|| counted(&text));
    let parts = parts.unwrap_or_else(|| vec![text.to_string()]);
    parts.iter().filter(|part| !is_blank(part)).map(|part| one_line(part).into()).collect()
}

fn numbered(text: &str) -> Option<Vec<String>> {
    let markers = markers_in(text);
    let text_start = text.len() - text.trim_start().len();
    // A list begins with 1 anywhere; with another number, being the rest of a list, only where the text begins.
    let first = markers.iter().position(|marker| marker.number == 1 || marker.range.start == text_start)?;
    let mut turns: Vec<&Marker> = Vec::new();
    for marker in markers.iter().skip(first) {
        let in_turn = match turns.last() {
            None => true,
            Some(last) => marker.style == last.style && Some(marker.number) == last.number.checked_add(1),
        };
        if in_turn {
            turns.push(marker);
        }
    }
    // One number in the middle of a text is no list.
    let begin = turns.first()?;
    if turns.len() == 1 && !begin.line_start {
        return None;
    }
    let mut parts = vec![text.get(..begin.range.start)?.to_owned()];
    let ends = turns.iter().skip(1).map(|marker| marker.range.start).chain([text.len()]);
    parts.extend(turns.iter().zip(ends).filter_map(|(marker, end)| text.get(marker.range.end..end).map(str::to_owned)));
    Some(parts)
}

/// Words in front of a number that make it a reference or a count.
const COUNTING: [&str; 12] = ["ข้อ", "ที่", "ฉบับ", "หมวด", "มาตรา", "หน้า", "ระดับ", "ลำดับ", "จำนวน", "ปี", "รอบ", "ไตรมาส"];

/// Every number of at most three digits that stands at the beginning of a word and has the form of a marker.
fn markers_in(text: &str) -> Vec<Marker> {
    let mut markers = Vec::new();
    let mut line_start = true;
    let mut word_start = true;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        let begins = word_start && (c == '(' || digit_of(c).is_some());
        let found = if begins { text.get(at..).and_then(marker_at) } else { None };
        if let Some((style, number, length)) = found {
            let before = text.get(..at).unwrap_or_default().trim_end();
            if line_start || !COUNTING.iter().any(|word| before.ends_with(word)) {
                markers.push(Marker { style, number, range: at..at + length, line_start });
            }
            skip_to = at + length;
            (line_start, word_start) = (false, false);
            continue;
        }
        line_start = c == '\n' || (line_start && c.is_whitespace());
        word_start = c.is_whitespace();
    }
    markers
}

/// The marker that a text begins with: its style, number and length.
fn marker_at(text: &str) -> Option<(Style, u32, usize)> {
    let inner = text.strip_prefix('(');
    let digits = inner.unwrap_or(text);
    let number_text: String =
        digits.chars().take(4).map_while(digit_of).filter_map(|d| char::from_digit(d, 10)).collect();
    let length: usize = digits.chars().take(number_text.len()).map(char::len_utf8).sum();
    if number_text.len() > 3 {
        return None;
    }
    let number = number_text.parse().ok()?;
    let rest = digits.get(length..)?;
    let (style, behind) = match inner {
        Some(_) => (Style::Parentheses, rest.strip_prefix(')')?),
        None => match rest.strip_prefix(".)").or_else(|| rest.strip_prefix(')')) {
            Some(behind) => (Style::Parenthesis, behind),
            None => (Style::Point, rest.strip_prefix('.')?),
        },
    };
    // "๑.๒" is an outline number, "1.5" a score.
    let outline = behind.chars().next().is_some_and(|c| digit_of(c).is_some());
    (!outline).then_some((style, number, text.len() - behind.len()))
}

fn is_bullet(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '•' | '●' | '○' | '▪' | '■' | '*' | '✓' | '➢' | '\u{F0B7}' | '\u{F0A7}' | '\u{F0D8}')
}

/// Elements that begin with a bullet at the beginning of a line; lines without one belong to the element before.
fn bulleted(text: &str) -> Option<Vec<String>> {
    if !text.trim_start().starts_with(is_bullet) {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.trim_start().strip_prefix(is_bullet), parts.last_mut()) {
            (Some(element), _) => parts.push(element.to_owned()),
            (None, Some(part)) => {
                part.push('\n');
                part.push_str(line);
            }
            (None, None) => parts.push(line.to_owned()),
        }
    }
    Some(parts)
}

/// Elements that begin with "1 ", "2 " or with "ก.", "ข." at the beginning of lines, in turn; lines without one belong to
/// the element before. "๑ ครั้ง", "๒ โครงการ" are amounts.
fn counted(text: &str) -> Option<Vec<String>> {
    let mut parts: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !is_blank(line)) {
        match (element_in_turn(line.trim_start(), parts.len()), parts.last_mut()) {
            (Some(element), _) => parts.push(element.to_owned()),
            (None, Some(part)) => {
                part.push('\n');
                part.push_str(line);
            }
            (None, None) => return None,
        }
    }
    (parts.len() > 1).then_some(parts)
}

/// What stands behind the bare number or the letter of the element after so many.
fn element_in_turn(line: &str, elements: usize) -> Option<&str> {
    const LETTERS: [char; 7] = ['ก', 'ข', 'ค', 'ง', 'จ', 'ฉ', 'ช'];
    const AMOUNTS: [&str; 16] = [
        "ครั้ง",
        "คน",
        "ราย",
        "เรื่อง",
        "โครงการ",
        "กิจกรรม",
        "แห่ง",
        "ฉบับ",
        "ชุด",
        "หมู่",
        "วัน",
        "เดือน",
        "ปี",
        "ข้อ",
        "ช่องทาง",
        "มาตรการ",
    ];
    if let Some(behind) = LETTERS.get(elements).and_then(|letter| line.strip_prefix(*letter)) {
        return behind.strip_prefix(['.', ')']).filter(|element| element.starts_with(char::is_whitespace));
    }
    let digits: String = line.chars().map_while(digit_of).filter_map(|digit| char::from_digit(digit, 10)).collect();
    let behind = line.trim_start_matches(|c| digit_of(c).is_some());
    let element = behind.trim_start();
    let amount = AMOUNTS.iter().any(|unit| element.starts_with(unit));
    let in_turn = digits.parse::<usize>().ok() == elements.checked_add(1);
    (in_turn && element.len() < behind.len() && !amount).then_some(element)
}

/// True where the text may be a title with a number in front, which few texts begin as: by a word for it, by itself, in
/// brackets, or behind markup.
pub(super) fn may_be_numbered(text: &str) -> bool {
    let begins = |c: char| matches!(c, 'ม' | 'ข' | '(' | '<' | '&') || digit_of(c).is_some();
    text.trim_start().starts_with(begins)
}

/// A title's number and the title without it: "๑. ...", "1) ...", "(๑) ...", "มาตรการที่ ๑ : ...". A bare number counts
/// only where it is the `expected` one.
pub(super) fn numbered_title(text: &str, expected: u32) -> (Option<u32>, String) {
    const WORDS: [&str; 3] = ["มาตรการที่", "ข้อที่", "ข้อ"];
    let text = one_line(text);
    let trimmed = text.trim_start();
    if let Some((_, number, length)) = marker_at(trimmed) {
        let title = trimmed.get(length..).unwrap_or_default().trim();
        return (Some(number), title.to_owned());
    }
    let named = WORDS.iter().find_map(|word| trimmed.strip_prefix(word)).map(str::trim_start);
    let rest = named.unwrap_or(trimmed);
    let digits: String =
        rest.chars().take(4).map_while(digit_of).filter_map(|digit| char::from_digit(digit, 10)).collect();
    let length: usize = rest.chars().take(digits.len()).map(char::len_utf8).sum();
    let behind = rest.get(length..).unwrap_or_default();
    let number = digits.parse::<u32>().ok().filter(|_| digits.len() <= 3);
    let outline = behind.starts_with('.') && behind.chars().nth(1).is_some_and(|c| digit_of(c).is_some());
    let counts = match number {
        Some(_) if outline => false,
        Some(_) if named.is_some() => true,
        Some(number) => number == expected && (behind.is_empty() || behind.starts_with(' ')),
        None => false,
    };
    if !counts {
        return (None, text);
    }
    let title = behind.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | ')' | '-' | '–'));
    (number, title.to_owned())
}

/// The number that a cell of numbers holds: "๑", "๑.", "(1)", "มาตรการที่ ๑".
pub(super) fn number_of(text: &str) -> Option<u32> {
    const WORDS: [&str; 4] = ["มาตรการที่", "ข้อที่", "ข้อ", "ลำดับที่"];
    const MOST_DIGITS: usize = 3;
    const MOST_LETTERS: usize = 16;
    let begin = text.trim_start();
    let named = begin.starts_with(['ม', 'ข', 'ล']) && WORDS.iter().any(|word| begin.starts_with(word));
    let (mut number, mut digits, mut others, mut plain) = (0, 0, 0, true);
    for c in text.chars() {
        if let Some(digit) = digit_of(c) {
            digits += 1;
            number = number * 10 + digit;
        } else {
            others += 1;
            plain = plain && (c.is_whitespace() || matches!(c, '.' | ')' | '('));
        }
        // Most texts are words, of which the first letter tells.
        if digits > MOST_DIGITS || !(plain || named && others <= MOST_LETTERS) {
            return None;
        }
    }
    (digits > 0).then_some(number)
}

/// Leaves out what was there before.
pub(super) fn keep_first_of_each(texts: &mut Vec<SharedText>) {
    let mut seen = BTreeSet::new();
    let is_first: Vec<bool> = texts.iter().map(|text| seen.insert(&**text)).collect();
    let mut is_first = is_first.into_iter();
    texts.retain(|_| is_first.next().unwrap_or(true));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_begin_at_markers_in_sequence() {
        let cases: [(&str, &[&str]); 24] = [
            ("๑. จัดประชุม ๒. ทำคำสั่ง", &["จัดประชุม", "ทำคำสั่ง"]),
            ("๑.จัดประชุม\n๒.ทำคำสั่ง\nให้ชัดเจน", &["จัดประชุม", "ทำคำสั่ง ให้ชัดเจน"]),
            ("1) ก\n2) ข\n3) ค", &["ก", "ข", "ค"]),
            ("(๑) ก (๒) ข", &["ก", "ข"]),
            ("<p>๑. ก</p> <p>๒. ข</p>", &["ก", "ข"]),
            ("๑. ประกาศ", &["ประกาศ"]),
            ("ประกาศมาตรการ\nของหน่วยงาน", &["ประกาศมาตรการ ของหน่วยงาน"]),
            // Numbers that are no markers.
            ("๑. แผนประจำปี ๒๕๖๒ – ๒๕๖๔ รอบ ๖ เดือน", &["แผนประจำปี ๒๕๖๒ – ๒๕๖๔ รอบ ๖ เดือน"]),
            ("ประชุมเดือนละ ๑ ครั้ง", &["ประชุมเดือนละ ๑ ครั้ง"]),
            ("๑. ตามข้อ ๒. ของระเบียบ ๒. ทำคำสั่ง", &["ตามข้อ ๒. ของระเบียบ", "ทำคำสั่ง"]),
            ("ได้ร้อยละ 1.5 และ 2.5", &["ได้ร้อยละ 1.5 และ 2.5"]),
            // A list in a list stays whole, one that goes on from another row too.
            ("๑. ก ๑) ข ๒) ค ๒. ง", &["ก ๑) ข ๒) ค", "ง"]),
            ("๓. ก ๔. ข", &["ก", "ข"]),
            ("ดังนี้ ๑. ก ๒. ข", &["ดังนี้", "ก", "ข"]),
            // Bullets.
            ("- ก\n- ข\n  ต่อ", &["ก", "ข ต่อ"]),
            ("• ก\n• ข", &["ก", "ข"]),
            // Letters and bare numbers at the beginning of lines, which may be amounts.
            ("ก. จัดประชุม\nข. ออกคำสั่ง\nให้ทุกกอง", &["จัดประชุม", "ออกคำสั่ง ให้ทุกกอง"]),
            ("1 จัดประชุม\n๒ ออกคำสั่ง", &["จัดประชุม", "ออกคำสั่ง"]),
            ("1 จัดประชุม", &["1 จัดประชุม"]),
            ("2 จัดประชุม\n3 ออกคำสั่ง", &["2 จัดประชุม 3 ออกคำสั่ง"]),
            ("1 โครงการ\n2 กิจกรรม", &["1 โครงการ 2 กิจกรรม"]),
            ("ก.พ. ๒๕๖๔\nข. ประชุม", &["ก.พ. ๒๕๖๔ ข. ประชุม"]),
            ("", &[]),
            (" - ", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(elements(text), expected, "{text}");
        }
    }

    #[test]
    fn letters_in_markup_say_nothing() {
        assert!(is_blank("<p class='ก'>-</p>") && is_blank(" … ") && !is_blank("<p>ก</p>") && !is_blank("(ก)"));
        assert!(is_ditto("<p title='ก'>\"</p>") && is_ditto("- do -") && !is_ditto("<b>ก</b>") && !is_ditto("๑"));
    }

    #[test]
    fn numbers_are_taken_off_titles() {
        let cases = [
            ("๑. ข้อตกลง", 9, Some(1), "ข้อตกลง"),
            ("๑๐.ให้ความรู้", 9, Some(10), "ให้ความรู้"),
            ("1) ก", 9, Some(1), "ก"),
            ("(๑) ก", 9, Some(1), "ก"),
            ("<p>๓. ลดขั้นตอน</p>", 9, Some(3), "ลดขั้นตอน"),
            ("มาตรการที่ ๒ : ลดขั้นตอน", 9, Some(2), "ลดขั้นตอน"),
            ("2 ลดขั้นตอน", 2, Some(2), "ลดขั้นตอน"),
            ("1 ตำบล 1 โครงการ", 2, None, "1 ตำบล 1 โครงการ"),
            ("1.1 ก", 1, None, "1.1 ก"),
            ("มาตรการภายในเพื่อ\nป้องกัน", 1, None, "มาตรการภายในเพื่อ ป้องกัน"),
            ("", 1, None, ""),
        ];
        for (text, expected, number, title) in cases {
            assert_eq!(numbered_title(text, expected), (number, title.to_owned()), "{text}");
        }
        for (text, number) in
            [("๑", Some(1)), ("๑.", Some(1)), ("มาตรการที่ ๔", Some(4)), ("", None), ("2564", None), ("ก", None)]
        {
            assert_eq!(number_of(text), number, "{text}");
        }
    }
}
