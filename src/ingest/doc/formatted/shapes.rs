//! Shapes apart from the lines of text: where they stand and what text is in them (MS-DOC 2.8.37 `PlcfSpa`).

use std::collections::HashMap;

use super::super::streams::Streams;
use super::art::{Art, Corners, Gallery};
use super::header::{self, Places, Stories};
use super::notes::ranges;
use super::pictures::Source;
use super::values::i32_at;
use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::word::{Anchor, DrawnShape, Wrap};

/// Bytes of a shape's place (MS-DOC `Spa`) and of a text box's entry (`FTXBXS`).
const PLACE: usize = 26;
const TEXT_BOX: usize = 22;

/// Properties that say where a shape stands more nearly than its place does (MS-ODRAW 2.3.4).
const ALIGN_HORIZONTAL: u16 = 0x038F;
const HORIZONTAL: u16 = 0x0390;
const ALIGN_VERTICAL: u16 = 0x0391;
const VERTICAL: u16 = 0x0392;

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
    gallery: Gallery,
}

impl Shapes {
    pub fn new(streams: &Streams, stories: &Stories) -> Self {
        let base = header::place(streams, header::DRAWINGS).unwrap_or(0);
        let gallery = Gallery::new(streams.part(header::DRAWINGS).unwrap_or_default(), base);
        let mut shapes = Self { gallery, ..Self::default() };
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
                shapes.texts.extend(id.filter(|id| *id != 0 && range.0 < range.1).map(|id| (id, range)));
            }
        }
        shapes
    }

    /// The shape that the character at this place holds, or those in it where it is a group.
    pub fn at(&self, place: u32) -> Vec<Shape> {
        let Some(shape) = self.places.get(&place) else { return Vec::new() };
        let shape = self.more_nearly(*shape);
        let Some(Art { members, inside: Some(inside), .. }) = self.look(shape.id) else { return vec![shape] };
        let member = |id: &u32| member(&shape, *id, *inside, self.look(*id)?.in_group);
        members.iter().filter_map(member).collect()
    }

    /// What a shape looks like.
    pub fn look(&self, id: u32) -> Option<&Art> {
        self.gallery.shapes.get(&id)
    }

    /// The text of a text box, once.
    pub fn take_text(&mut self, id: u32) -> Option<(u32, u32)> {
        self.texts.remove(&id)
    }

    /// The texts that no character holds, in order.
    pub fn take_left(&mut self) -> Vec<(u32, u32)> {
        let mut left: Vec<_> = std::mem::take(&mut self.texts).into_values().collect();
        left.sort_unstable();
        left
    }

    /// Where the picture of a shape lies.
    pub fn picture(&self, id: u32) -> Option<(Source, usize)> {
        self.gallery.store.get(self.look(id)?.picture?.checked_sub(1)?).copied()
    }

    /// What is drawn, of shapes that can be drawn again (MS-ODRAW 2.4.24).
    pub fn drawn(&self, id: u32) -> Option<DrawnShape> {
        let look = self.look(id)?;
        match look.kind {
            20 | 32 if look.is_flipped => Some(DrawnShape::RisingLine),
            20 | 32 => Some(DrawnShape::Line),
            1 | 202 => Some(DrawnShape::Rectangle),
            3 => Some(DrawnShape::Ellipse),
            _ => None,
        }
    }

    fn more_nearly(&self, mut shape: Shape) -> Shape {
        let look = self.look(shape.id);
        let said = |property, names: &[Option<&'static str>]| {
            let value = usize::try_from(look?.property(property)?).ok()?;
            names.get(value).copied().flatten()
        };
        let horizontal = said(HORIZONTAL, &[Some("margin"), Some("page"), Some("column"), Some("character")]);
        let vertical = said(VERTICAL, &[Some("margin"), Some("page"), Some("paragraph"), Some("line")]);
        let across = [None, Some("left"), Some("center"), Some("right"), Some("inside"), Some("outside")];
        let down = [None, Some("top"), Some("center"), Some("bottom"), Some("inside"), Some("outside")];
        let anchor = &mut shape.anchor;
        anchor.horizontal = horizontal.unwrap_or(anchor.horizontal);
        anchor.vertical = vertical.unwrap_or(anchor.vertical);
        anchor.horizontal_align = said(ALIGN_HORIZONTAL, &across);
        anchor.vertical_align = said(ALIGN_VERTICAL, &down);
        shape
    }
}

/// A shape in a group, where the group stands on the page.
fn member(group: &Shape, id: u32, inside: Corners, corners: Option<Corners>) -> Option<Shape> {
    let [left, top, right, bottom] = corners?;
    let [group_left, group_top, group_right, group_bottom] = inside;
    let scale = |from: i32, to: i32, whole: (i32, i32), twips: i32| -> Option<i32> {
        let (length, whole) = (i64::from(to) - i64::from(from), (i64::from(whole.1) - i64::from(whole.0)).max(1));
        i32::try_from(length * i64::from(twips) / whole).ok().map(|scaled| scaled.clamp(-31_680, 31_680))
    };
    let (across, down) = ((group_left, group_right), (group_top, group_bottom));
    let mut anchor = group.anchor;
    anchor.left = anchor.left.saturating_add(scale(group_left, left, across, group.width)?);
    anchor.top = anchor.top.saturating_add(scale(group_top, top, down, group.height)?);
    (anchor.horizontal_align, anchor.vertical_align) = (None, None);
    let width = scale(left, right, across, group.width)?.max(1);
    let height = scale(top, bottom, down, group.height)?.max(1);
    Some(Shape { id, anchor, width, height })
}

/// MS-DOC `Spa`.
fn shape(data: &[u8]) -> Option<Shape> {
    let edge = |at| i32_at(data, at).map(|edge| edge.clamp(-31_680, 31_680));
    let (left, top, right, bottom) = (edge(4)?, edge(8)?, edge(12)?, edge(16)?);
    let flags = u16_at(data, 20)?;
    let of = |[first, second, third]: [&'static str; 3], shift: u16| match (flags >> shift) & 3 {
        0 => first,
        1 => second,
        _ => third,
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
