//! The fonts that pictures are drawn with, carried by the program, and how wide texts are in them.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use resvg::usvg::fontdb::Database;

use crate::thai::memory::{Memory, remembered};

/// The family of both weights, as SVG names it.
pub const FAMILY: &str = "Sarabun";

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Sarabun-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/Sarabun-Bold.ttf");

/// Units that an em of Sarabun has.
const UNITS: i64 = 1000;

thread_local! {
    /// How far texts lead, in units of the font: charts of one kind have the same names.
    static ADVANCES: RefCell<Memory<bool, i64>> = RefCell::default();
}

/// A weight and a size in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Font {
    pub size: i32,
    pub bold: bool,
}

impl Font {
    /// A font of regular weight.
    pub const fn regular(size: i32) -> Font {
        Font { size, bold: false }
    }

    /// A font of bold weight.
    pub const fn bold(size: i32) -> Font {
        Font { size, bold: true }
    }

    /// Pixels from one line to the next, so that marks over marks and under letters do not touch.
    pub fn line(self) -> i32 {
        self.size * 13 / 10
    }

    /// Pixels from the middle of the digits down to the line that they stand on.
    pub fn half_digit(self) -> i32 {
        self.size * 35 / 100
    }

    /// How many pixels wide a text of one line is, rounded up.
    pub fn width(self, text: &str) -> i32 {
        let advance = || clusters(text, self.bold).iter().map(|cluster| i64::from(cluster.advance)).sum();
        let units: i64 = remembered(&ADVANCES, self.bold, text, advance);
        i32::try_from((units * i64::from(self.size) + UNITS - 1) / UNITS).unwrap_or(i32::MAX)
    }
}

/// Letters that are drawn as one: a consonant with its marks.
pub struct Cluster {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// How far it leads, in units of the font.
    advance: i32,
}

/// The clusters of a text as the shaper forms them, in order of the text.
pub fn clusters(text: &str, bold: bool) -> Vec<Cluster> {
    let Some(face) = face(bold) else { return Vec::new() };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let shaped = face.shaper.shaper(&face.font).build().shape(buffer, ShapeOptions::new());
    let mut clusters: Vec<Cluster> = Vec::with_capacity(text.len());
    for (glyph, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        let start = usize::try_from(glyph.cluster).unwrap_or(usize::MAX);
        match clusters.last_mut() {
            Some(last) if last.start == start => last.advance += position.x_advance,
            _ => clusters.push(Cluster { start, advance: position.x_advance }),
        }
    }
    clusters.sort_by_key(|cluster| cluster.start);
    clusters
}

struct Face {
    font: FontRef<'static>,
    shaper: ShaperData,
}

/// A weight made ready once; a test proves that both can be read.
fn face(bold: bool) -> Option<&'static Face> {
    static FACES: [OnceLock<Option<Face>>; 2] = [OnceLock::new(), OnceLock::new()];
    let [regular, heavy] = &FACES;
    let (face, data) = if bold { (heavy, BOLD) } else { (regular, REGULAR) };
    let read = || {
        let font = FontRef::new(data).ok()?;
        let shaper = ShaperData::new(&font);
        Some(Face { font, shaper })
    };
    face.get_or_init(read).as_ref()
}

/// Both weights, read once a process.
pub fn database() -> Arc<Database> {
    static DATABASE: OnceLock<Arc<Database>> = OnceLock::new();
    let read = || {
        let mut database = Database::new();
        database.load_font_data(REGULAR.to_vec());
        database.load_font_data(BOLD.to_vec());
        Arc::new(database)
    };
    Arc::clone(DATABASE.get_or_init(read))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_weights_are_read() {
        let weights: Vec<u16> = database().faces().map(|face| face.weight.0).collect();
        assert_eq!(weights, [400, 700]);
        assert!(database().faces().all(|face| face.families.iter().any(|(name, _)| name == FAMILY)));
        assert!(face(false).is_some() && face(true).is_some());
    }

    #[test]
    fn marks_take_no_room_and_stay_with_their_letter() {
        let font = Font::regular(100);
        assert_eq!(font.width("กี่"), font.width("ก"));
        assert!((0..=2).contains(&(font.width("ก") + font.width(" ") + font.width("ข") - font.width("ก ข"))));
        assert!(Font::bold(100).width("ก") > 0 && font.width("") == 0);
        let starts = |text| clusters(text, false).iter().map(|cluster| cluster.start).collect::<Vec<_>>();
        assert_eq!(starts("ที่นี่"), [0, 9]);
        assert_eq!(starts("น้ำใจ"), [0, 9, 12]);
    }
}
