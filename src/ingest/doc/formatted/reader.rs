//! What is known of a document while its stories are read.

use std::cell::Cell;
use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::Arc;

use super::super::properties::{Properties, elsewhere};
use super::super::streams::Streams;
use super::character::{self, Nature};
use super::characters::{Character, Characters};
use super::header::Stories;
use super::notes::Notes;
use super::paragraph::{self, Depth};
use super::pictures::Pictures;
use super::rows::RowEnd;
use super::runs::Runs;
use super::shapes::Shapes;
use super::styles::Styles;
use super::{fonts, lists};
use crate::ingest::bytes::u16_at;
use crate::model::word::{CharacterProperties, Frame, Inline, ParagraphProperties};
use crate::model::{Limit, ReadFailure, RemarkKind};

/// Tab stops that weigh as much as a run.
const TABS: u64 = 8;

/// A document that is being read.
pub(super) struct Reader<'a> {
    pub streams: &'a Streams,
    pub stories: Stories,
    pub characters: Characters<'a>,
    pub styles: Styles<'a>,
    pub notes: Notes,
    pub shapes: Shapes,
    pub pictures: Pictures,
    /// Bookmarks of the body that are still to come.
    pub bookmarks: VecDeque<(u32, Inline)>,
    pub remarks: BTreeMap<RemarkKind, u64>,
    paragraphs: Runs<'a>,
    looks: Runs<'a>,
    /// How many uses of lists there are.
    uses: usize,
    /// Every look that was met, once.
    known: HashSet<Arc<CharacterProperties>>,
    /// Runs and paragraphs so far, and bytes of lists outside of the pages.
    runs: Cell<u64>,
    elsewhere: Cell<usize>,
}

/// What a paragraph's mark says of it.
pub(super) struct Mark<'a> {
    pub properties: ParagraphProperties,
    pub depth: Depth,
    /// The number of its style.
    pub style: u16,
    /// Its list of properties, and the one elsewhere that it stands for.
    lists: [&'a [u8]; 2],
    piece: usize,
}

/// How some characters look and what they are.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub properties: Arc<CharacterProperties>,
    pub nature: Nature,
    /// The bytes and the piece for which it holds.
    bytes: (usize, usize),
    piece: usize,
}

impl Look {
    pub fn holds_for(&self, character: Character) -> bool {
        self.piece == character.piece && (self.bytes.0..self.bytes.1).contains(&character.at)
    }
}

impl<'a> Reader<'a> {
    /// Looks around in a file.
    ///
    /// # Errors
    /// Those of its characters.
    pub fn new(streams: &'a Streams) -> Result<Self, ReadFailure> {
        let characters = Characters::new(streams)?;
        let stories = Stories::new(streams);
        let uses = lists::uses(streams);
        Ok(Self {
            styles: Styles::new(streams, fonts::names(streams), uses),
            notes: Notes::new(streams, &stories),
            shapes: Shapes::new(streams, &stories),
            pictures: Pictures::default(),
            bookmarks: super::notes::bookmarks(streams, stories.body).into(),
            remarks: BTreeMap::new(),
            paragraphs: Runs::of_paragraphs(streams),
            looks: Runs::of_characters(streams),
            streams,
            stories,
            characters,
            uses,
            known: HashSet::new(),
            runs: Cell::new(0),
            elsewhere: Cell::new(0),
        })
    }

    /// # Errors
    /// [`ReadFailure::OverLimit`] where there was more than anyone writes.
    pub fn check(&self) -> Result<(), ReadFailure> {
        Limit::ConvertedRuns.check(self.runs.get())?;
        Limit::ConvertedFormatting.check(u64::try_from(self.elsewhere.get()).unwrap_or(u64::MAX))
    }

    /// Counts what memory it takes to keep something.
    fn count(&self, runs: u64) -> bool {
        self.runs.set(self.runs.get().saturating_add(runs));
        self.runs.get() <= Limit::ConvertedRuns.most()
    }

    /// The list of properties that a list stands for.
    fn elsewhere(&self, list: &[u8]) -> &'a [u8] {
        let list = elsewhere(list, &self.streams.data).unwrap_or_default();
        self.elsewhere.set(self.elsewhere.get().saturating_add(list.len()));
        if self.elsewhere.get() <= Limit::ConvertedFormatting.length() { list } else { &[] }
    }

    /// Notes that something is not carried over.
    pub fn remark(&mut self, kind: RemarkKind) {
        let count = self.remarks.entry(kind).or_default();
        *count = count.saturating_add(1);
    }

    /// True where a paragraph's properties end with this character.
    pub fn ends_paragraph(&self, character: Character) -> bool {
        let size = if self.characters.is_single(character.piece) { 1 } else { 2 };
        self.paragraphs.at(character.at).is_some_and(|run| run.to == character.at + size)
    }

    /// What the mark of a paragraph says of it.
    pub fn mark(&self, mark: Option<Character>) -> Mark<'a> {
        let run = mark.and_then(|mark| self.paragraphs.at(mark.at));
        let list = run.map_or(&[][..], |run| run.list);
        let style = run.map_or(0, |run| run.style);
        let lists = [list, self.elsewhere(list)];
        let (mut properties, mut depth) = (ParagraphProperties::default(), Depth::default());
        // The style may be changed in the list (`sprmPIstd`).
        let changed = Properties(list).filter(|(property, _)| *property == 0x4600);
        let style = changed.filter_map(|(_, operand)| u16_at(operand, 0)).last().unwrap_or(style);
        for list in lists {
            paragraph::apply(list, self.uses, &mut properties, &mut depth);
        }
        let piece = mark.map_or(usize::MAX, |mark| mark.piece);
        if let Some(change) = self.characters.change(piece) {
            paragraph::apply(change.list(), self.uses, &mut properties, &mut depth);
        }
        let tabs = u64::try_from(properties.tabs.len()).unwrap_or(u64::MAX);
        if !self.count(1 + tabs / TABS) {
            properties = ParagraphProperties::default();
        }
        properties.style = self.styles.of(style);
        properties.frame = properties.frame.filter(is_apart);
        Mark { properties, depth, style, lists, piece }
    }

    /// What the mark of a row says of it.
    pub fn row(&self, mark: &Mark) -> RowEnd {
        let mut row = RowEnd::default();
        let styles = mark.lists.iter().flat_map(|list| Properties(list)).filter(|(property, _)| *property == 0x563A);
        if let Some(style) = styles.filter_map(|(_, operand)| u16_at(operand, 0)).last() {
            self.styles.table(style).into_iter().for_each(|list| row.apply(list));
        }
        mark.lists.iter().for_each(|list| row.apply(list));
        if let Some(change) = self.characters.change(mark.piece) {
            row.apply(change.list());
        }
        row
    }

    /// How a character of a paragraph of this style looks.
    pub fn look(&mut self, character: Character, style: u16) -> Look {
        let run = self.looks.at(character.at);
        let (mut properties, mut nature) = (CharacterProperties::default(), Nature::default());
        let under = self.styles.paragraph_look(style);
        if let Some(run) = run {
            character::apply(run.list, &self.styles, under, &mut properties, &mut nature);
        }
        if let Some(change) = self.characters.change(character.piece) {
            character::apply(change.list(), &self.styles, under, &mut properties, &mut nature);
        }
        let bytes = run.map_or((character.at, character.at + 1), |run| (run.from, run.to));
        if !self.count(1) {
            properties = CharacterProperties::default();
        }
        let properties = match self.known.get(&properties) {
            Some(known) => known.clone(),
            None => {
                let new = Arc::new(properties);
                self.known.insert(new.clone());
                new
            }
        };
        Look { properties, nature, bytes, piece: character.piece }
    }
}

/// True for a frame that moves its paragraph.
fn is_apart(frame: &Frame) -> bool {
    frame.width.is_some()
        || frame.x.is_some()
        || frame.y.is_some()
        || frame.x_align.is_some_and(|align| align != "left")
        || frame.y_align.is_some_and(|align| align != "inline")
        || frame.drop_cap.is_some()
}
