//! Where footnotes, endnotes, headers, footers and bookmarks stand (MS-DOC 2.3, 2.8).

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::super::streams::Streams;
use super::header::{self, BOOKMARK_ENDS, BOOKMARK_NAMES, BOOKMARK_STARTS, Places, Stories};
use super::text;
use crate::ingest::bytes::u16_at;
use crate::model::word::Inline;

/// The lengths of names of bookmarks that are kept (Word's own limit).
const LONGEST_NAME: usize = 40;

/// Bytes of a comment's entry (MS-DOC `ATRDPre10`), and where it says which of the authors wrote it.
const COMMENT: usize = 30;
const AUTHOR: usize = 20;

/// Which note a character of the body refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
    Foot(usize),
    End(usize),
    Comment(usize),
}

/// The references to notes by their places, and the places of the notes' texts.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub references: HashMap<u32, Note>,
    pub footnotes: Vec<(u32, u32)>,
    pub endnotes: Vec<(u32, u32)>,
    pub comments: Vec<(u32, u32)>,
}

impl Notes {
    pub fn new(streams: &Streams, stories: &Stories) -> Self {
        let mut notes = Self::default();
        let kinds = [
            (header::FOOTNOTE_REFERENCES, 2, header::FOOTNOTE_TEXTS, stories.footnotes),
            (header::ENDNOTE_REFERENCES, 2, header::ENDNOTE_TEXTS, stories.endnotes),
            (header::COMMENT_REFERENCES, COMMENT, header::COMMENT_TEXTS, stories.comments),
        ];
        let makers = [Note::Foot, Note::End, Note::Comment];
        let mut texts = Vec::new();
        for ((references, size, part, story), note) in kinds.into_iter().zip(makers) {
            let places = Places::new(streams.part(references).unwrap_or_default(), size);
            // Behind the texts of the notes there is one of none.
            let mut ranges = ranges(streams.part(part).unwrap_or_default(), 0, story);
            ranges.truncate(places.len());
            for index in 0..ranges.len() {
                notes.references.extend(places.at(index).map(|at| (at, note(index))));
            }
            texts.push(ranges);
        }
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        (notes.footnotes, notes.endnotes, notes.comments) = (next(), next(), next());
        notes
    }
}

/// Author and initials of each comment.
pub(super) fn authors(streams: &Streams) -> Vec<(String, String)> {
    let names = streams.part(header::COMMENT_AUTHORS).unwrap_or_default();
    let (mut authors, mut at) = (Vec::new(), 0);
    while let Some((units, end)) = text::counted(names, at) {
        authors.push(text::text(&units));
        at = end;
    }
    let places = Places::new(streams.part(header::COMMENT_REFERENCES).unwrap_or_default(), COMMENT);
    let of = |index: usize| {
        let entry = places.thing(index)?;
        let author = usize::from(u16_at(entry, AUTHOR)?);
        let length = usize::from(u16_at(entry, 0)?).min(9);
        let initials = text::until_zero(entry.get(2..AUTHOR)?, length);
        Some((authors.get(author).cloned().unwrap_or_default(), initials))
    };
    (0..places.len()).map(|index| of(index).unwrap_or_default()).collect()
}

/// The ranges of a list of places within a story, each after the one before; the last place of the list ends none.
pub(super) fn ranges(part: &[u8], size: usize, (start, end): (u32, u32)) -> Vec<(u32, u32)> {
    let places = Places::new(part, size);
    let mut ranges = Vec::new();
    let mut last = start;
    for index in 0..places.len() {
        let Some((from, to)) = places.range(index) else { break };
        let (from, to) = (start.saturating_add(from).max(last), start.saturating_add(to).min(end));
        let to = to.max(from);
        ranges.push((from.min(end), to.min(end)));
        last = to;
    }
    ranges
}

/// Beginnings and ends of bookmarks in the order of the text.
pub(super) fn bookmarks(streams: &Streams, (from, to): (u32, u32)) -> Vec<(u32, Inline)> {
    let starts = Places::new(streams.part(BOOKMARK_STARTS).unwrap_or_default(), 4);
    let ends = Places::new(streams.part(BOOKMARK_ENDS).unwrap_or_default(), 0);
    let mut met = BTreeSet::new();
    let mut events = Vec::new();
    for (index, name) in names(streams).into_iter().enumerate() {
        let start = starts.at(index);
        let end = starts.thing(index).and_then(|thing| ends.at(usize::from(u16_at(thing, 0)?)));
        let (Some(start), Some(end)) = (start, end) else { continue };
        let is_kept = !name.is_empty() && name != "_GoBack" && name.chars().count() <= LONGEST_NAME;
        if is_kept && from <= start && start <= end && end <= to && met.insert(name.clone()) {
            let name: Arc<str> = Arc::from(name);
            events.push((start, 0, Inline::BookmarkStart(name.clone())));
            events.push((end, 1, Inline::BookmarkEnd(name)));
        }
    }
    events.sort_by_key(|(at, order, _)| (*at, *order));
    events.into_iter().map(|(at, _, event)| (at, event)).collect()
}

/// MS-DOC `SttbfBkmk`.
fn names(streams: &Streams) -> Vec<String> {
    let part = streams.part(BOOKMARK_NAMES).unwrap_or_default();
    let count = usize::from(u16_at(part, 2).unwrap_or(0));
    let mut at = 6;
    let mut names = Vec::new();
    while names.len() < count {
        let Some((units, end)) = text::counted(part, at) else { break };
        names.push(text::text(&units));
        at = end;
    }
    names
}
