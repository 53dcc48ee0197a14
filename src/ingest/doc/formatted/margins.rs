//! Headers and footers (`PlcfHdd`, MS-DOC 2.8.15).

use super::header::MARGINS;
use super::notes::ranges;
use super::reader::Reader;
use super::story::{self, Kind, PARAGRAPH};
use crate::model::word::{Margin, Margins};

/// Stories before those of the first section: the lines that part notes from the text.
const SEPARATORS: usize = 6;

/// Stories of a section.
const OF_SECTION: usize = 6;

/// The headers and footers of each section.
pub(super) fn read(reader: &mut Reader) -> Vec<(Margins, Margins)> {
    let ranges = ranges(reader.streams.part(MARGINS).unwrap_or_default(), 0, reader.stories.margins);
    let mut margins = Vec::new();
    let mut before: [Option<Margin>; OF_SECTION] = Default::default();
    for section in ranges.get(SEPARATORS..).unwrap_or_default().chunks(OF_SECTION) {
        // One that says what the one before says is the same.
        let mut of = |index: usize| {
            let margin = section.get(index).and_then(|range| margin(reader, *range))?;
            let before = before.get_mut(index).filter(|before| before.as_ref() != Some(&margin))?;
            *before = Some(margin.clone());
            Some(margin)
        };
        let (even_header, header, even_footer) = (of(0), of(1), of(2));
        let (footer, first_header, first_footer) = (of(3), of(4), of(5));
        let headers = Margins { default: header, first: first_header, even: even_header };
        let footers = Margins { default: footer, first: first_footer, even: even_footer };
        margins.push((headers, footers));
    }
    margins
}

/// What stands in one; none where it is that of the section before. Behind its own last paragraph each has one more.
fn margin(reader: &mut Reader, (from, to): (u32, u32)) -> Option<Margin> {
    if from >= to {
        return None;
    }
    let is_paragraph = |at: Option<u32>| {
        let character = at.and_then(|at| reader.characters.get(at));
        character.is_some_and(|character| character.code == PARAGRAPH)
    };
    let has_guard = to - from > 1 && is_paragraph(to.checked_sub(1)) && is_paragraph(to.checked_sub(2));
    Some(story::blocks(reader, (from, if has_guard { to - 1 } else { to }), Kind::Margin))
}
