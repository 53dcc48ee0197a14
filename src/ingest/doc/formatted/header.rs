//! The header of the file (`Fib`, MS-DOC 2.5): where what lies, and how long each story is.

use super::super::streams::Streams;
use crate::ingest::bytes::{u16_at, u32_at};

/// The version from which on the header has the form of Word 97 (MS-DOC 2.5.14).
const WORD_97: u16 = 0x00C1;

/// Where the header states place and size of parts of the table stream (`FibRgFcLcb97`, MS-DOC 2.5.6).
pub(super) const STYLES: usize = pair(1);
pub(super) const FOOTNOTE_REFERENCES: usize = pair(2);
pub(super) const FOOTNOTE_TEXTS: usize = pair(3);
pub(super) const COMMENT_REFERENCES: usize = pair(4);
pub(super) const COMMENT_TEXTS: usize = pair(5);
pub(super) const SECTIONS: usize = pair(6);
pub(super) const MARGINS: usize = pair(11);
pub(super) const CHARACTER_PAGES: usize = pair(12);
pub(super) const PARAGRAPH_PAGES: usize = pair(13);
pub(super) const FONTS: usize = pair(15);
pub(super) const BOOKMARK_NAMES: usize = pair(21);
pub(super) const BOOKMARK_STARTS: usize = pair(22);
pub(super) const BOOKMARK_ENDS: usize = pair(23);
pub(super) const DOCUMENT_PROPERTIES: usize = pair(31);
pub(super) const COMMENT_AUTHORS: usize = pair(36);
pub(super) const SHAPES: usize = pair(40);
pub(super) const MARGIN_SHAPES: usize = pair(41);
pub(super) const ENDNOTE_REFERENCES: usize = pair(46);
pub(super) const ENDNOTE_TEXTS: usize = pair(47);
pub(super) const DRAWINGS: usize = pair(50);
pub(super) const TEXT_BOXES: usize = pair(56);
pub(super) const MARGIN_TEXT_BOXES: usize = pair(58);
pub(super) const LISTS: usize = pair(73);
pub(super) const LIST_USES: usize = pair(74);

const fn pair(index: usize) -> usize {
    0x9A + 8 * index
}

/// True where the file is encrypted or obfuscated (`fEncrypted`, MS-DOC 2.5.2).
pub(super) fn is_encrypted(streams: &Streams) -> bool {
    u16_at(&streams.text, 0x0A).is_some_and(|flags| flags & 0x0100 != 0)
}

/// True for a file of Word 97 or later.
pub(super) fn is_modern(streams: &Streams) -> bool {
    u16_at(&streams.text, 2).is_some_and(|version| version >= WORD_97)
}

/// Where a part of the table stream begins.
pub(super) fn place(streams: &Streams, part: usize) -> Option<usize> {
    usize::try_from(u32_at(&streams.text, part)?).ok()
}

/// The stories of a document (MS-DOC 2.3), one after the other in the text: each its first character and the one
/// behind its last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stories {
    pub body: (u32, u32),
    pub footnotes: (u32, u32),
    pub margins: (u32, u32),
    pub comments: (u32, u32),
    pub endnotes: (u32, u32),
    pub text_boxes: (u32, u32),
    pub margin_text_boxes: (u32, u32),
}

impl Stories {
    /// Those that the header states (`FibRgLw97`, MS-DOC 2.5.4).
    pub fn new(streams: &Streams) -> Self {
        let mut at = 0_u32;
        let mut next = |offset: usize| {
            let length = u32_at(&streams.text, offset).unwrap_or(0).min(i32::MAX.unsigned_abs());
            let from = at;
            at = at.saturating_add(length);
            (from, at)
        };
        let body = next(0x4C);
        let footnotes = next(0x50);
        let margins = next(0x54);
        let _ = next(0x58);
        let comments = next(0x5C);
        let endnotes = next(0x60);
        let text_boxes = next(0x64);
        let margin_text_boxes = next(0x68);
        Self { body, footnotes, margins, comments, endnotes, text_boxes, margin_text_boxes }
    }
}

/// A list of places in a text with something to each (`PLC`, MS-DOC 2.2.2): the places, one more than there are
/// things, and the things.
pub(super) struct Places<'a> {
    data: &'a [u8],
    size: usize,
    count: usize,
}

impl<'a> Places<'a> {
    /// Of things of this size.
    pub fn new(data: &'a [u8], size: usize) -> Self {
        let count = data.len().saturating_sub(4) / (4 + size);
        Self { data, size, count }
    }

    pub fn len(&self) -> usize {
        self.count
    }

    /// A place.
    pub fn at(&self, index: usize) -> Option<u32> {
        u32_at(self.data, index.checked_mul(4)?).filter(|_| index <= self.count)
    }

    /// The places from one to the next.
    pub fn range(&self, index: usize) -> Option<(u32, u32)> {
        Some((self.at(index)?, self.at(index + 1)?))
    }

    /// What belongs to a place.
    pub fn thing(&self, index: usize) -> Option<&'a [u8]> {
        let at = (self.count + 1) * 4 + index.checked_mul(self.size)?;
        self.data.get(at..at + self.size).filter(|_| index < self.count)
    }
}
