//! Shapes apart from the lines: text boxes, pictures, drawings (MS-DOC 2.8.37 `PlcfSpa`, MS-ODRAW).

use std::collections::{HashMap, HashSet};

use super::super::streams::Streams;
use super::header::{self, Places, Stories};
use super::notes::ranges;
use super::pictures::{Source, record, stored};
use super::values::i32_at;
use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::word::{Anchor, Wrap};

/// Bytes of a shape's place (`Spa`, MS-DOC 2.9.253) and of a text box's entry (`FTXBXS`, 2.9.101).
const PLACE: usize = 26;
const TEXT_BOX: usize = 22;

/// Containers and records of drawings (MS-ODRAW 2.2.12 and on).
const DRAWINGS: u16 = 0xF000;
const STORE: u16 = 0xF001;
const DRAWING: u16 = 0xF002;
const GROUP: u16 = 0xF003;
const SHAPE: u16 = 0xF004;
const SHAPE_ITSELF: u16 = 0xF00A;
const PROPERTIES: [u16; 3] = [0xF00B, 0xF121, 0xF122];

/// The property that names a shape's picture (MS-ODRAW 2.3.23.2).
const PICTURE: u16 = 0x0104;

/// The property whose bits say whether a shape has a line, and whether that is said (MS-ODRAW 2.3.8.38).
const LINE: u16 = 0x01FF;
const HAS_LINE: u32 = 1 << 3;
const SAYS_LINE: u32 = 1 << 19;

/// Properties that say where a shape stands more nearly than its place does (MS-ODRAW 2.3.4.18 and on).
const ALIGN_HORIZONTAL: u16 = 0x038F;
const HORIZONTAL: u16 = 0x0390;
const ALIGN_VERTICAL: u16 = 0x0391;
const VERTICAL: u16 = 0x0392;

/// Groups in groups deeper than this are not looked into.
const DEEPEST: usize = 16;

/// A shape and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub id: u32,
    pub anchor: Anchor,
    pub width: i32,
    pub height: i32,
}

/// The shapes of a document.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    /// By the place of the character that holds them.
    places: HashMap<u32, Shape>,
    /// The text of text boxes by shape.
    texts: HashMap<u32, (u32, u32)>,
    /// The number of the picture in the store, by shape.
    pictures: HashMap<u32, usize>,
    /// Shapes without a line around them.
    unlined: HashSet<u32>,
    /// What is said more nearly of where a shape stands.
    stands: HashMap<(u32, u16), usize>,
    /// Where the entries of the store lie.
    store: Vec<(Source, usize)>,
}

impl Shapes {
    pub fn new(streams: &Streams, stories: &Stories) -> Self {
        let mut shapes = Self::default();
        for (part, (start, _)) in [(header::SHAPES, stories.body), (header::MARGIN_SHAPES, stories.margins)] {
            let places = Places::new(streams.part(part).unwrap_or_default(), PLACE);
            for index in 0..places.len() {
                let Some((at, shape)) = places.at(index).zip(places.thing(index).and_then(shape)) else { continue };
                shapes.places.insert(start.saturating_add(at), shape);
            }
        }
        let texts = [(header::TEXT_BOXES, stories.text_boxes), (header::MARGIN_TEXT_BOXES, stories.margin_text_boxes)];
        for (part, story) in texts {
            let part = streams.part(part).unwrap_or_default();
            let places = Places::new(part, TEXT_BOX);
            for (index, range) in ranges(part, TEXT_BOX, story).into_iter().enumerate() {
                let id = places.thing(index).and_then(|thing| u32_at(thing, 14));
                shapes.texts.extend(id.filter(|_| range.0 < range.1).map(|id| (id, range)));
            }
        }
        let drawings = streams.part(header::DRAWINGS).unwrap_or_default();
        let base = header::place(streams, header::DRAWINGS).unwrap_or(0);
        shapes.drawings(drawings, base);
        shapes
    }

    /// The shape that the character at this place holds.
    pub fn at(&self, place: u32) -> Option<Shape> {
        let mut shape = self.places.get(&place).copied()?;
        let said = |property, names: &[Option<&'static str>]| {
            let value = *self.stands.get(&(shape.id, property))?;
            names.get(value).copied().flatten()
        };
        let horizontal = said(HORIZONTAL, &[Some("margin"), Some("page"), Some("column"), Some("character")]);
        let vertical = said(VERTICAL, &[Some("margin"), Some("page"), Some("paragraph"), Some("line")]);
        let across = [None, Some("left"), Some("center"), Some("right"), Some("inside"), Some("outside")];
        let down = [None, Some("top"), Some("center"), Some("bottom"), Some("inside"), Some("outside")];
        let (align_across, align_down) = (said(ALIGN_HORIZONTAL, &across), said(ALIGN_VERTICAL, &down));
        let anchor = &mut shape.anchor;
        anchor.horizontal = horizontal.unwrap_or(anchor.horizontal);
        anchor.vertical = vertical.unwrap_or(anchor.vertical);
        (anchor.horizontal_align, anchor.vertical_align) = (align_across, align_down);
        Some(shape)
    }

    /// The text of a text box, once.
    pub fn take_text(&mut self, id: u32) -> Option<(u32, u32)> {
        self.texts.remove(&id)
    }

    /// Where the picture of a shape lies.
    pub fn picture(&self, id: u32) -> Option<(Source, usize)> {
        self.store.get(self.pictures.get(&id)?.checked_sub(1)?).copied()
    }

    /// Whether a line is drawn around a shape.
    pub fn has_line(&self, id: u32) -> bool {
        !self.unlined.contains(&id)
    }

    fn property(&mut self, id: u32, property: u16, value: u32) {
        match property {
            PICTURE => {
                self.pictures.extend(usize::try_from(value).map(|picture| (id, picture)));
            }
            ALIGN_HORIZONTAL..=VERTICAL => {
                self.stands.extend(usize::try_from(value).map(|value| ((id, property), value)));
            }
            LINE if value & SAYS_LINE != 0 && value & HAS_LINE == 0 => {
                self.unlined.insert(id);
            }
            _ => {}
        }
    }

    /// `OfficeArtContent`, MS-DOC 2.9.172: what drawings share, then each drawing behind a byte.
    fn drawings(&mut self, data: &[u8], base: usize) {
        let mut at = 0;
        while let Some((kind, end)) = record(data, at) {
            match kind {
                DRAWINGS => {
                    self.container(data, at + 8, end, base, 0);
                    at = end;
                }
                DRAWING => {
                    self.container(data, at + 8, end, base, 0);
                    at = end;
                }
                // The byte that says which drawing it is.
                _ => at += 1,
            }
            if at + 8 > data.len() {
                break;
            }
        }
    }

    fn container(&mut self, data: &[u8], from: usize, to: usize, base: usize, depth: usize) {
        let mut at = from;
        while at < to
            && let Some((kind, end)) = record(data, at)
        {
            let end = end.min(to);
            match kind {
                STORE => self.store(data, at + 8, end, base),
                GROUP if depth < DEEPEST => self.container(data, at + 8, end, base, depth + 1),
                SHAPE => self.shape(data, at + 8, end),
                _ => {}
            }
            at = end.max(at + 8);
        }
    }

    fn store(&mut self, data: &[u8], from: usize, to: usize, base: usize) {
        let mut at = from;
        while at < to
            && let Some((_, end)) = record(data, at)
        {
            let (source, place) = stored(data, at).unwrap_or((Source::Table, usize::MAX));
            let place = if source == Source::Table { place.saturating_add(base) } else { place };
            self.store.push((source, place));
            at = end.max(at + 8);
        }
    }

    fn shape(&mut self, data: &[u8], from: usize, to: usize) {
        let (mut at, mut id) = (from, None);
        while at < to
            && let Some((kind, end)) = record(data, at)
        {
            let end = end.min(to);
            match kind {
                SHAPE_ITSELF => id = u32_at(data, at + 8),
                kind if PROPERTIES.contains(&kind) => {
                    let count = usize::from(u16_at(data, at).unwrap_or(0) >> 4);
                    for index in 0..count.min(end.saturating_sub(at) / 6) {
                        let entry = at + 8 + index * 6;
                        let (property, value) = (u16_at(data, entry), u32_at(data, entry + 2));
                        if let (Some(id), Some(property), Some(value)) = (id, property, value) {
                            self.property(id, property & 0x3FFF, value);
                        }
                    }
                }
                _ => {}
            }
            at = end.max(at + 8);
        }
    }
}

/// `Spa`, MS-DOC 2.9.253.
fn shape(data: &[u8]) -> Option<Shape> {
    let edge = |at| i32_at(data, at).map(|edge| edge.clamp(-31_680, 31_680));
    let (left, top, right, bottom) = (edge(4)?, edge(8)?, edge(12)?, edge(16)?);
    let flags = u16_at(data, 20)?;
    let of = |names: [&'static str; 3], shift: u16| {
        names.get(usize::from((flags >> shift) & 3)).copied().unwrap_or(names[2])
    };
    let wrap = match (flags >> 5) & 0xF {
        1 => Wrap::TopAndBottom,
        3 if flags & 0x4000 != 0 => Wrap::Behind,
        3 => Wrap::InFront,
        _ => Wrap::Square,
    };
    let anchor = Anchor {
        left,
        top,
        horizontal: of(["margin", "page", "column"], 1),
        vertical: of(["margin", "page", "paragraph"], 3),
        horizontal_align: None,
        vertical_align: None,
        wrap,
    };
    let size = |from: i32, to: i32| (to - from).clamp(1, 31_680);
    Some(Shape { id: u32_at(data, 0)?, anchor, width: size(left, right), height: size(top, bottom) })
}
