//! How much of a page is left. Lines are counted by the widest of the fonts that Thai documents are shown in, so that a
//! page that fits by this count fits in any of them.

use crate::export::document::page::Paper;
use crate::thai::repair::is_mark;

/// Tenths of a point in a twip are a half.
const TWIPS: u32 = 2;
/// The width of the text of official paper in tenths of a Thai letter of 14 points.
const WIDTH: usize = 595;
/// The same of a letter of 16 and 18 points.
const BODY_WIDTH: usize = 500;
/// The heights of a line of 14 points, and of 16 and 18.
const LINE: u32 = 241;
const BODY_LINE: u32 = 310;
/// What stands between paragraphs at most.
const SPACING: u32 = 25;

/// What is left of a page, in tenths of a point.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    left: u32,
    /// Widths of the text as above, on the paper at hand.
    width: usize,
    body_width: usize,
}

impl Room {
    /// A whole page between the margins, less a line for what is not counted to a hair.
    pub fn on(paper: &Paper) -> Room {
        let height = paper.height.saturating_sub(paper.top).saturating_sub(paper.bottom) / TWIPS;
        let official = Paper::OFFICIAL.text_width();
        let width = |of: usize| (of * paper.text_width()).checked_div(official).unwrap_or(of).max(12);
        Room { left: height.saturating_sub(LINE), width: width(WIDTH), body_width: width(BODY_WIDTH) }
    }

    /// Takes the room of a paragraph of 14 points.
    pub fn take(&mut self, text: &str) {
        self.left = self.left.saturating_sub(self.height(text));
    }

    /// Takes the room of a heading or of a paragraph of 16 points, with what stands before and after it.
    pub fn take_body(&mut self, text: &str) {
        self.left = self.left.saturating_sub(lines(text, self.body_width).saturating_mul(BODY_LINE).saturating_add(60));
    }

    /// Takes the room of a table of so many rows that have so many lines together.
    pub fn take_table(&mut self, rows: usize, lines: usize) {
        let [rows, lines] = [rows, lines].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        let height = lines.saturating_mul(LINE).saturating_add(rows.saturating_mul(30)).saturating_add(140);
        self.left = self.left.saturating_sub(height);
    }

    /// How many of the texts, taken from the first on, there is room for.
    pub fn fits<'t>(&self, texts: impl Iterator<Item = &'t String>) -> usize {
        let mut left = self.left;
        texts
            .take_while(|text| match left.checked_sub(self.height(text)) {
                Some(rest) => {
                    left = rest;
                    true
                }
                None => false,
            })
            .count()
    }

    fn height(&self, text: &str) -> u32 {
        lines(text, self.width).saturating_mul(LINE).saturating_add(SPACING)
    }
}

/// The lines of a text in so much width: spaces and dots are narrower than letters, marks over and under others take no
/// room of their own.
fn lines(text: &str, width: usize) -> u32 {
    let width_of = |c: char| match c {
        c if is_mark(c) => 0,
        '.' | ' ' | '\u{a0}' | '(' | ')' | '[' | ']' => 6,
        c if c.is_ascii() => 10,
        _ => 10,
    };
    // A line that is broken between words is not full to its end.
    let broken = width - width / 12;
    let lines = text.split('\n').map(|line| match line.chars().map(width_of).sum::<usize>() {
        whole if whole <= width => 1,
        more => more.div_ceil(broken),
    });
    u32::try_from(lines.sum::<usize>()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_take_no_room_and_every_line_counts() {
        let cases = [
            ("", 1),
            ("ก", 1),
            (&*"ก".repeat(10), 1),
            (&*"ก".repeat(11), 2),
            (&*"กี่".repeat(10), 1),
            ("ก\nข", 2),
            (&*" ".repeat(11), 1),
        ];
        for (text, expected) in cases {
            assert_eq!(lines(text, 100), expected, "{text}");
        }
    }

    #[test]
    fn a_page_holds_so_many_lines_and_no_more() {
        let mut room = Room::on(&Paper::OFFICIAL);
        let lines = vec!["บรรทัดหนึ่ง".to_owned(); 100];
        let whole = room.fits(lines.iter());
        assert!((24..29).contains(&whole), "{whole}");
        for line in lines.iter().take(whole) {
            room.take(line);
        }
        assert_eq!(room.fits(lines.iter()), 0);
    }
}
