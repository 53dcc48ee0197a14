//! Makes names fit: in lines that break at spaces, and shortened where that does not suffice. No line breaks inside a
//! word, for Thai puts no space between words.

use super::font::{Font, clusters};
use crate::export::document::text::printable;

/// Stands for what was left out.
const ELLIPSIS: &str = "…";

/// A place where a line may break although nothing stands there: the zero width space.
pub const BREAK: char = '\u{200B}';

/// More of a text is not looked at: it would not fit anyway.
const LONGEST: usize = 400;

/// A text in no more lines than told, none wider than told (in pixels). Where it is too long the last line ends in an
/// ellipsis. At least one line, which may be empty.
pub fn lines(text: &str, width: i32, font: Font, most: usize) -> Vec<String> {
    let mut words = words(text).into_iter();
    let mut lines = Vec::new();
    let mut line = String::new();
    while let Some((word, spaced)) = words.next() {
        let longer = join(&line, &word, spaced);
        if font.width(&longer) <= width {
            line = longer;
        } else if lines.len() + 1 >= most {
            let rest = words.by_ref().fold(longer, |text, (word, spaced)| join(&text, &word, spaced));
            line = shortened(&rest, width, font);
        } else {
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = if font.width(&word) <= width { word } else { shortened(&word, width, font) };
        }
    }
    lines.push(line);
    lines
}

/// Whether nothing of a text is left out of its lines.
pub fn is_whole(text: &str, width: i32, font: Font, most: usize) -> bool {
    let lines = lines(text, width, font, most);
    !lines.iter().any(|line| line.ends_with(ELLIPSIS)) || text.contains(ELLIPSIS)
}

fn join(line: &str, word: &str, spaced: bool) -> String {
    let separator = if spaced && !line.is_empty() { " " } else { "" };
    format!("{line}{separator}{word}")
}

/// The words of a text, each with whether a space stands before it.
fn words(text: &str) -> Vec<(String, bool)> {
    let text: String = text.chars().take(LONGEST).collect();
    let mut words = Vec::new();
    let is_break = |c: char| c.is_whitespace() && c != '\u{a0}';
    for spaced in printable(&text).split(is_break).filter(|spaced| !spaced.is_empty()) {
        let parts = spaced.split(BREAK).filter(|part| !part.is_empty());
        words.extend(parts.enumerate().map(|(position, part)| (part.to_owned(), position == 0)));
    }
    words
}

/// As much of a text as fits with an ellipsis, cut between letters: never between a letter and its marks, nor after a
/// vowel that is written before its consonant.
fn shortened(text: &str, width: i32, font: Font) -> String {
    let cut = |at: usize| {
        let kept = text.get(..at).unwrap_or_default().trim_end();
        let kept = kept.trim_end_matches(['เ', 'แ', 'โ', 'ใ', 'ไ']);
        format!("{kept}{ELLIPSIS}")
    };
    let cuts: Vec<usize> = clusters(text, font.bold).iter().map(|cluster| cluster.start).collect();
    let fitting = cuts.partition_point(|&at| font.width(&cut(at)) <= width);
    match fitting.checked_sub(1).and_then(|last| cuts.get(last)) {
        Some(&at) => cut(at),
        None => ELLIPSIS.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font::regular(30);

    #[test]
    fn lines_break_at_spaces_and_marked_places_only() {
        let name = "องค์การบริหารส่วนตำบล\u{200B}แดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี";
        let cases: [(i32, usize, &[&str]); 5] = [
            (2000, 2, &["องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี"]),
            (560, 2, &["องค์การบริหารส่วนตำบลแดงหม้อ", "อำเภอเขื่องใน จังหวัดอุบลราชธานี"]),
            (330, 4, &["องค์การบริหารส่วนตำบล", "แดงหม้อ อำเภอเขื่องใน", "จังหวัดอุบลราชธานี"]),
            (330, 2, &["องค์การบริหารส่วนตำบล", "แดงหม้อ อำเภอเขื่องใน จั…"]),
            (100, 3, &["องค์ก…", "แดงห…", "อำเภอ…"]),
        ];
        for (width, most, expected) in cases {
            assert_eq!(lines(name, width, FONT, most), expected, "{width}");
        }
    }

    #[test]
    fn what_is_cut_keeps_marks_with_their_letters() {
        for width in 0..200 {
            let line = shortened("ที่นี่มีน้ำใจ", width, FONT);
            let before = line.trim_end_matches('…');
            assert!("ที่นี่มีน้ำใจ".starts_with(before), "{line}");
            let next = "ที่นี่มีน้ำใจ".trim_start_matches(before).chars().next().unwrap();
            assert!(!matches!(next, 'ี' | '่' | '้' | 'ำ') && !before.ends_with('ใ'), "{width}: {line}");
        }
    }

    #[test]
    fn nothing_and_markup_are_texts_like_others() {
        assert_eq!(lines("", 100, FONT, 2), [""]);
        assert_eq!(lines(" \t\n\u{1}", 100, FONT, 2), [""]);
        assert_eq!(lines("<b>&\u{0}", 300, FONT, 2), ["<b>&"]);
    }
}
