//! Text with the fonts of its parts.

use super::styles::font_index;
use crate::ingest::bytes::u16_at;
use crate::model::workbook::Text;

/// A text with every line end a `\n`, whose parts begin at these characters (of UTF-16) with these fonts: `runs` has
/// two bytes of each for every part (`FormatRun`, MS-XLS 2.5.132).
pub(super) fn rich(text: &str, runs: &[u8], fonts: usize) -> Text {
    let mut parts = runs.chunks_exact(4).filter_map(|run| Some((u16_at(run, 0)?, u16_at(run, 2)?))).peekable();
    let mut found = Text::default();
    let mut unit = 0_usize;
    let mut before = '\0';
    for character in text.chars() {
        while let Some((_, font)) = parts.next_if(|(start, _)| usize::from(*start) <= unit) {
            begin(&mut found, font_index(font, fonts));
        }
        unit += character.len_utf16();
        match (before, character) {
            ('\r', '\n') => {}
            (_, '\r') => found.text.push('\n'),
            _ => found.text.push(character),
        }
        before = character;
    }
    // A part that begins behind the end has no characters.
    found.runs.retain(|(start, _)| *start < found.text.len());
    found
}

/// Begins a part here; of two that begin at one place the later counts.
fn begin(text: &mut Text, font: usize) {
    let at = text.text.len();
    match text.runs.last_mut() {
        Some((start, last)) if *start == at => *last = font,
        Some((_, last)) if *last == font => {}
        _ => text.runs.push((at, font)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_begin_at_characters_whatever_their_bytes() {
        let run = |start: u16, font: u16| [start.to_le_bytes(), font.to_le_bytes()].concat();
        let runs = [run(0, 1), run(2, 5), run(4, 5), run(5, 6), run(90, 1)].concat();
        let found = rich("กข\r\nคงจ", &runs, 9);
        assert_eq!(found.text, "กข\nคงจ");
        assert_eq!(found.runs, [(0, 1), (6, 4), (10, 5)]);
    }
}
