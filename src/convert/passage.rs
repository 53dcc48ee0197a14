//! A text as people read it, put together from the pieces that stand for it in a part's XML: a number that is cut over
//! several runs is one number here, and every character knows its place in the source.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::escape::escape;

use crate::thai::mend::{self, Replacement};

/// Text that stands in pieces in a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Passage {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the passage's text, and how long it is there.
    at: usize,
    length: usize,
    source: Source,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Source {
    /// The same bytes in the part, from here on.
    Literal(usize),
    /// The same bytes in a section of characters of the part, from here on.
    Section(usize),
    /// One character, written as a reference in the part.
    Reference(Range<usize>),
    /// Not to be changed: a break, a field's code.
    Fixed,
}

/// What is to stand in the part instead of some of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// The bytes of the part.
    pub range: Range<usize>,
    /// What replaces them, escaped where need be.
    pub by: Cow<'static, str>,
}

impl Edit {
    /// An edit that replaces bytes of the part.
    pub fn new(range: Range<usize>, by: impl Into<Cow<'static, str>>) -> Edit {
        Edit { range, by: by.into() }
    }
}

impl Passage {
    /// The value of an attribute that stands at a place in the source.
    pub fn of_attribute(source: &str, range: Range<usize>) -> Passage {
        let mut passage = Passage::default();
        passage.push_value(source, range);
        passage
    }

    /// Adds a stretch of an attribute's value, text and references.
    pub fn push_value(&mut self, source: &str, range: Range<usize>) {
        let mut at = range.start;
        while let Some(rest) = source.get(at..range.end).filter(|rest| !rest.is_empty()) {
            let length = match rest.find('&') {
                Some(0) => rest.find(';').map_or(rest.len(), |end| end + 1),
                Some(start) => start,
                None => rest.len(),
            };
            self.push(source, at..at + length);
            at += length;
        }
    }

    /// Adds text as it is written at a place in the source: a reference by itself, or text without any.
    pub fn push(&mut self, source: &str, range: Range<usize>) {
        let Some(written) = source.get(range.clone()) else { return };
        // In a section of characters an ampersand is one.
        let is_literal = source.get(..range.start).is_some_and(|before| before.ends_with("<![CDATA["));
        match written.strip_prefix('&').filter(|_| !is_literal) {
            Some(reference) => match character(reference.trim_end_matches(';')) {
                Some(c) => {
                    self.piece(c.len_utf8(), Source::Reference(range));
                    self.text.push(c);
                }
                // A reference that nothing declares is no character.
                None => self.push_fixed(written),
            },
            None => {
                let source = if is_literal { Source::Section } else { Source::Literal };
                self.piece(written.len(), source(range.start));
                self.text.push_str(written);
            }
        }
    }

    /// Adds text that stands elsewhere or must not change, but parts what is before and behind. Nothing is mended over
    /// it, not even where it is empty.
    pub fn push_fixed(&mut self, text: &str) {
        self.piece(text.len(), Source::Fixed);
        self.text.push_str(text);
    }

    fn piece(&mut self, length: usize, source: Source) {
        self.pieces.push(Piece { at: self.text.len(), length, source });
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The stretches of the text that may change, ascending: what is fixed lies between them.
    pub fn changeable(&self) -> Vec<Range<usize>> {
        let mut stretches: Vec<Range<usize>> = Vec::new();
        let mut parted = true;
        for Piece { at, length, source } in &self.pieces {
            match stretches.last_mut() {
                _ if *source == Source::Fixed => parted = true,
                Some(last) if !parted => last.end = at + length,
                _ => {
                    stretches.push(*at..at + length);
                    parted = false;
                }
            }
        }
        stretches
    }

    /// What replacements in the text, ascending and apart, mean for the part. One that touches what is fixed is left
    /// out; of one that lies over several pieces, the first takes the whole.
    pub fn edits(&self, replacements: &[Replacement], edits: &mut Vec<Edit>) {
        let mut first = 0;
        for Replacement { range, by } in replacements {
            while self.pieces.get(first).is_some_and(|piece| piece.at + piece.length <= range.start) {
                first += 1;
            }
            let touched = self.pieces.get(first..).unwrap_or_default();
            // Where nothing is replaced, something is put in front of the character there.
            let end = range.end.max(range.start + 1);
            let count = touched.iter().take_while(|piece| piece.at < end).count();
            let touched = touched.get(..count).unwrap_or_default();
            if touched.iter().any(|piece| piece.source == Source::Fixed) {
                continue;
            }
            let mut by = by.clone();
            for piece in touched.iter().filter(|piece| piece.length > 0) {
                let by = match (std::mem::take(&mut by), &piece.source) {
                    (by, Source::Section(_)) => by,
                    // A letter that is written anew with its marks may be one that stands in XML as a reference.
                    (by, _) if by.contains(['&', '<', '>', '"', '\'']) => escape(by.as_ref()).into_owned().into(),
                    (by, _) => by,
                };
                edits.push(Edit { range: piece.part_of(range), by });
            }
        }
    }

    /// The text with the replacements made, those that touch what is fixed left out.
    pub fn replaced(&self, replacements: &[Replacement]) -> String {
        let mut fixed = self.pieces.iter().filter(|piece| piece.source == Source::Fixed).peekable();
        let changes = replacements.iter().filter(|Replacement { range, .. }| {
            while fixed.next_if(|piece| piece.at + piece.length <= range.start).is_some() {}
            fixed.peek().is_none_or(|piece| piece.at >= range.end)
        });
        mend::replaced(&self.text, changes)
    }
}

impl Piece {
    /// The bytes of the source that a range of the passage's text has in this piece.
    fn part_of(&self, range: &Range<usize>) -> Range<usize> {
        let from = range.start.max(self.at) - self.at;
        let to = range.end.min(self.at + self.length).saturating_sub(self.at).max(from);
        match &self.source {
            Source::Literal(start) | Source::Section(start) => start + from..start + to,
            Source::Reference(reference) if range.is_empty() => reference.start..reference.start,
            Source::Reference(reference) => reference.clone(),
            Source::Fixed => 0..0,
        }
    }
}

/// The character that a reference without `&` and `;` stands for.
fn character(reference: &str) -> Option<char> {
    let code = match reference {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => reference.strip_prefix('#')?,
    };
    let code = match code.strip_prefix(['x', 'X']) {
        Some(code) => u32::from_str_radix(code, 16).ok()?,
        None => code.parse().ok()?,
    };
    char::from_u32(code)
}

/// The source with all edits made; of two that lie over each other, the second is left out.
pub(super) fn edited(source: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut out = String::with_capacity(source.len() + source.len() / 16);
    let mut at = 0;
    for Edit { range, by } in edits {
        let Some(between) = source.get(at..range.start) else { continue };
        out.push_str(between);
        out.push_str(&by);
        at = range.end;
    }
    out.push_str(source.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replacement(range: Range<usize>, by: &'static str) -> Replacement {
        Replacement { range, by: by.into() }
    }

    #[test]
    fn a_number_in_pieces_is_one_and_is_replaced_where_it_stands() {
        let source = "<t>๙</t><t>&#3669;.</t><t>๗๓</t>";
        let mut passage = Passage::default();
        passage.push(source, 3..6);
        passage.push(source, 13..20);
        passage.push(source, 20..21);
        passage.push(source, 28..34);
        assert_eq!(passage.text(), "๙๕.๗๓");
        let digits =
            [replacement(0..3, "9"), replacement(3..6, "5"), replacement(7..10, "7"), replacement(10..13, "3")];
        let mut edits = Vec::new();
        passage.edits(&digits, &mut edits);
        assert_eq!(edited(source, edits), "<t>9</t><t>5.</t><t>73</t>");
        assert_eq!(passage.replaced(&digits), "95.73");
    }

    #[test]
    fn what_lies_over_pieces_goes_to_the_first_and_fixed_text_stays() {
        // Marks on an ampersand: what is written anew is escaped, but for a section of characters.
        let marked = "<t>&amp;\u{0E39}</t><t>\u{0E39}</t><![CDATA[&\u{0E39}\u{0E39}]]>";
        let mut passage = Passage::default();
        [3..8, 8..11, 18..21, 34..41].into_iter().for_each(|range| passage.push(marked, range));
        let mut edits = Vec::new();
        passage.edits(&[replacement(0..7, "&\u{0E39}"), replacement(7..14, "&\u{0E39}")], &mut edits);
        assert_eq!(edited(marked, edits), "<t>&amp;\u{0E39}</t><t></t><![CDATA[&\u{0E39}]]>");

        let source = "<t>อ\u{0E4D}</t><t>\u{0E32}น</t>";
        let mut passage = Passage::default();
        passage.push(source, 3..9);
        passage.push(source, 16..22);
        let mut edits = Vec::new();
        passage.edits(&[replacement(3..9, "\u{0E33}")], &mut edits);
        assert_eq!(edited(source, edits), "<t>อ\u{0E33}</t><t>น</t>");

        let mut fixed = Passage::default();
        fixed.push(source, 3..9);
        fixed.push_fixed("\t");
        let mut edits = Vec::new();
        fixed.edits(&[replacement(3..7, "")], &mut edits);
        assert_eq!(edits, []);
        assert_eq!(fixed.replaced(&[replacement(3..7, "")]), "อ\u{0E4D}\t");
    }

    #[test]
    fn attributes_are_text_with_references() {
        let source = "a=\"ปี &quot;๒&quot; &unknown; &#x32;\"";
        let passage = Passage::of_attribute(source, 3..source.len() - 1);
        assert_eq!(passage.text(), "ปี \"๒\" &unknown; 2");
    }

    #[test]
    fn what_may_change_lies_between_what_is_fixed() {
        let source = "<t>๙</t><![CDATA[&๕]]>";
        let mut passage = Passage::default();
        passage.push(source, 3..6);
        passage.push(source, 19..23);
        passage.push_fixed("");
        passage.push(source, 3..6);
        passage.push_fixed("%1");
        assert_eq!(passage.text(), "๙&๕๙%1");
        assert_eq!(passage.changeable(), [0..7, 7..10]);
    }
}
