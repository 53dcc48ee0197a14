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

/// Bookmarks that are kept.
const MOST_BOOKMARKS: usize = 20_000;

/// Which note a character of the body refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
    Foot(usize),
    End(usize),
}

/// The references to notes by their places, and the places of the notes' texts.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub references: HashMap<u32, Note>,
    pub footnotes: Vec<(u32, u32)>,
    pub endnotes: Vec<(u32, u32)>,
}

impl Notes {
    pub fn new(streams: &Streams, stories: &Stories) -> Self {
        let texts = |part, story| ranges(streams.part(part).unwrap_or_default(), 0, story);
        let mut notes = Self {
            references: HashMap::new(),
            footnotes: texts(header::FOOTNOTE_TEXTS, stories.footnotes),
            endnotes: texts(header::ENDNOTE_TEXTS, stories.endnotes),
        };
        let (feet, ends) = (notes.footnotes.len(), notes.endnotes.len());
        notes.references(streams, header::FOOTNOTE_REFERENCES, feet, Note::Foot);
        notes.references(streams, header::ENDNOTE_REFERENCES, ends, Note::End);
        notes
    }

    fn references(&mut self, streams: &Streams, part: usize, count: usize, note: fn(usize) -> Note) {
        let places = Places::new(streams.part(part).unwrap_or_default(), 2);
        for index in 0..places.len().min(count) {
            self.references.extend(places.at(index).map(|at| (at, note(index))));
        }
    }
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
    let count = usize::from(u16_at(part, 2).unwrap_or(0)).min(MOST_BOOKMARKS);
    let mut at = 6;
    let mut names = Vec::new();
    while names.len() < count {
        let Some((units, end)) = text::counted(part, at) else { break };
        names.push(text::text(&units));
        at = end;
    }
    names
}
