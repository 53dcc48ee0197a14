//! What drawings look like: the records of MS-ODRAW, as far as lines, boxes, pictures and groups go.

use std::collections::HashMap;

use super::pictures::{Source, record, stored};
use super::values::{i32_at, indexed};
use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::word::{Color, Stroke};

/// Containers and records (MS-ODRAW 2.2.12 and on).
const DRAWINGS: u16 = 0xF000;
const STORE: u16 = 0xF001;
const DRAWING: u16 = 0xF002;
const GROUP: u16 = 0xF003;
const SHAPE: u16 = 0xF004;
const GROUP_ITSELF: u16 = 0xF009;
const SHAPE_ITSELF: u16 = 0xF00A;
const IN_GROUP: u16 = 0xF00F;
const PROPERTIES: [u16; 3] = [0xF00B, 0xF121, 0xF122];

/// Flags of a shape (`OfficeArtFSP`, MS-ODRAW 2.2.40).
const FLIPPED_ACROSS: u32 = 1 << 6;
const FLIPPED_DOWN: u32 = 1 << 7;

/// Groups in groups deeper than this are not looked into.
const DEEPEST: usize = 16;

/// The width of a line of which none is said: three quarters of a point.
const LINE: u32 = 9525;

/// The space left and right of text of which nothing is said: a tenth of an inch.
const INSET: u32 = 91_440;

/// Left, top, right, bottom.
pub(super) type Corners = [i32; 4];

/// What a shape looks like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Art {
    /// `MSOSPT`, MS-ODRAW 2.4.24.
    pub kind: u16,
    pub is_flipped: bool,
    /// The number of its picture in the store, from 1.
    pub picture: Option<usize>,
    /// The shapes in it, for a group.
    pub members: Vec<u32>,
    /// The corners of a group in its own measure, and of a shape in that of its group.
    pub inside: Option<Corners>,
    pub in_group: Option<Corners>,
    properties: HashMap<u16, u32>,
}

impl Art {
    /// A property, if it is said.
    pub fn property(&self, number: u16) -> Option<u32> {
        self.properties.get(&number).copied()
    }

    /// Its line (MS-ODRAW 2.3.8): there is one unless it is said that there is none.
    pub fn line(&self) -> Option<Stroke> {
        if self.is_off(0x01FF, 3) {
            return None;
        }
        let color = self.property(0x01C0).map_or(Color::Rgb([0, 0, 0]), color);
        Some(Stroke { color, width: self.property(0x01CB).unwrap_or(LINE).min(20 * LINE) })
    }

    /// What it is filled with (MS-ODRAW 2.3.7): white unless something else is said.
    pub fn fill(&self) -> Option<Color> {
        if self.is_off(0x01BF, 4) {
            return None;
        }
        Some(self.property(0x0181).map_or(Color::Rgb([0xFF; 3]), color))
    }

    /// The space between its edges and its text (MS-ODRAW 2.3.21): left, top, right, bottom.
    pub fn insets(&self) -> [u32; 4] {
        let inset = |number, standard| self.property(number).unwrap_or(standard).min(20 * INSET);
        [inset(0x0081, INSET), inset(0x0082, INSET / 2), inset(0x0083, INSET), inset(0x0084, INSET / 2)]
    }

    /// Whether it grows with its text.
    pub fn grows(&self) -> bool {
        self.property(0x00BF).is_some_and(|value| value & 0x0002_0002 == 0x0002_0002)
    }

    /// True where this bit is said to be off; whether it is said stands 16 bits higher.
    fn is_off(&self, property: u16, bit: u32) -> bool {
        self.property(property).is_some_and(|value| value >> (bit + 16) & 1 == 1 && value >> bit & 1 == 0)
    }
}

/// `OfficeArtCOLORREF`, MS-ODRAW 2.2.2.
fn color(value: u32) -> Color {
    let [red, green, blue, kind] = value.to_le_bytes();
    match kind {
        0 | 2 => Color::Rgb([red, green, blue]),
        // By the program's own numbers, of which those of the text are the first.
        _ => indexed(red),
    }
}

/// The drawings of a document.
#[derive(Debug, Default)]
pub(super) struct Gallery {
    pub shapes: HashMap<u32, Art>,
    /// Where the entries of the store of pictures lie.
    pub store: Vec<(Source, usize)>,
    /// Where the bytes begin in the stream of tables.
    base: usize,
}

impl Gallery {
    /// MS-DOC `OfficeArtContent`: what drawings share, then each drawing behind a byte.
    pub fn new(data: &[u8], base: usize) -> Self {
        let mut gallery = Self { base, ..Self::default() };
        let mut at = 0;
        while let Some((kind, end)) = record(data, at) {
            match kind {
                DRAWINGS | DRAWING => {
                    gallery.container(data, at + 8, end, None, 0);
                    at = end.max(at + 8);
                }
                // The byte that says which drawing it is.
                _ => at += 1,
            }
        }
        gallery
    }

    fn container(&mut self, data: &[u8], from: usize, to: usize, group: Option<u32>, depth: usize) {
        let (mut at, mut within) = (from, group);
        let mut is_first = true;
        while at < to
            && let Some((kind, end)) = record(data, at)
        {
            let end = end.min(to);
            match kind {
                STORE => self.store(data, at + 8, end),
                GROUP if depth < DEEPEST => self.container(data, at + 8, end, within, depth + 1),
                SHAPE => {
                    let (id, art) = shape(data, at + 8, end);
                    let is_group = art.inside.is_some() && is_first && depth > 1;
                    self.put(id, art, within);
                    // The first of a group's shapes is the group itself; the outermost group is the drawing.
                    if is_group && within.is_none() {
                        within = id;
                    }
                    is_first = false;
                }
                _ => {}
            }
            at = end.max(at + 8);
        }
    }

    fn put(&mut self, id: Option<u32>, art: Art, group: Option<u32>) {
        let Some(id) = id else { return };
        // A group in a group is its members.
        if art.inside.is_none()
            && let Some(group) = group.and_then(|group| self.shapes.get_mut(&group))
        {
            group.members.push(id);
        }
        self.shapes.insert(id, art);
    }

    fn store(&mut self, data: &[u8], from: usize, to: usize) {
        let mut at = from;
        while at < to
            && let Some((_, end)) = record(data, at)
        {
            let (source, place) = stored(data, at).unwrap_or((Source::Table, usize::MAX));
            let place = if source == Source::Table { place.saturating_add(self.base) } else { place };
            self.store.push((source, place));
            at = end.min(to).max(at + 8);
        }
    }
}

/// A shape's number and look (`OfficeArtSpContainer`, MS-ODRAW 2.2.14).
fn shape(data: &[u8], from: usize, to: usize) -> (Option<u32>, Art) {
    let (mut at, mut id, mut art) = (from, None, Art::default());
    while at < to
        && let Some((kind, end)) = record(data, at)
    {
        let end = end.min(to);
        match kind {
            GROUP_ITSELF => art.inside = corners(data, at + 8),
            IN_GROUP => art.in_group = corners(data, at + 8),
            SHAPE_ITSELF => {
                id = u32_at(data, at + 8);
                art.kind = u16_at(data, at).unwrap_or(0) >> 4;
                let flags = u32_at(data, at + 12).unwrap_or(0);
                art.is_flipped = (flags & FLIPPED_ACROSS != 0) != (flags & FLIPPED_DOWN != 0);
            }
            kind if PROPERTIES.contains(&kind) => properties(data, at, end, &mut art),
            _ => {}
        }
        at = end.max(at + 8);
    }
    (id, art)
}

fn corners(data: &[u8], at: usize) -> Option<Corners> {
    Some([i32_at(data, at)?, i32_at(data, at + 4)?, i32_at(data, at + 8)?, i32_at(data, at + 12)?])
}

/// `OfficeArtRGFOPTE`, MS-ODRAW 2.2.8, of properties that are numbers.
fn properties(data: &[u8], at: usize, end: usize, art: &mut Art) {
    let count = usize::from(u16_at(data, at).unwrap_or(0) >> 4);
    for index in 0..count.min(end.saturating_sub(at) / 6) {
        let entry = at + 8 + index * 6;
        let (Some(number), Some(value)) = (u16_at(data, entry), u32_at(data, entry + 2)) else { break };
        match number & 0x3FFF {
            0x0104 => art.picture = usize::try_from(value).ok(),
            known @ (0x0081..=0x0084 | 0x00BF | 0x0181 | 0x01BF | 0x01C0 | 0x01CB | 0x01FF | 0x038F..=0x0392) => {
                art.properties.insert(known, value);
            }
            _ => {}
        }
    }
}
