//! The colours of a theme, which Excel 2007 and later store beside those of the palette (`Theme`, MS-XLS 2.4.326).

use quick_xml::events::Event;

use crate::ingest::bytes::{u16_at, u32_at};
use crate::ingest::package::{Package, attribute};
use crate::model::workbook::Colour;

/// The parts of a theme's XML that are looked through for its colours, which stand first.
const MAX_EVENTS: usize = 4_096;

/// The number that stands for no tint at one end, and for white or black at the other.
const WHOLE: i64 = 32_767;

/// A theme's colours in the order of their numbers: light and dark twice, six accents, and two of links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Theme([u32; 12]);

impl Default for Theme {
    /// That of Excel 2007.
    fn default() -> Theme {
        Theme([
            0xFF_FFFF, 0x00_0000, 0xEE_ECE1, 0x1F_497D, 0x4F_81BD, 0xC0_504D, 0x9B_BB59, 0x80_64A2, 0x4B_ACC6,
            0xF7_9646, 0x00_00FF, 0x80_0080,
        ])
    }
}

impl Theme {
    /// The theme of a record, which is a package or only the version of Excel whose own theme it is. None where it
    /// cannot be read.
    pub fn read(data: &[u8]) -> Option<Theme> {
        /// Excel 2007.
        const OWN: u32 = 124_226;
        let package = data.get(16..).unwrap_or_default();
        if package.is_empty() {
            return (u32_at(data, 12)? == OWN).then(Theme::default);
        }
        colours(package)
    }

    /// The colour of a property of a format (`FullColorExt`, MS-XLS 2.5.155) that begins with its head; none where it
    /// is one of the palette or of the system.
    pub fn colour(&self, property: &[u8]) -> Option<Colour> {
        let tint = i64::from(u16_at(property, 6)?.cast_signed());
        let stored = u32_at(property, 8)?;
        let [red, green, blue, _] = stored.to_le_bytes();
        let colour = match u16_at(property, 4)? {
            2 => u32::from_be_bytes([0, red, green, blue]),
            3 => *self.0.get(usize::try_from(stored).ok()?)?,
            _ => return None,
        };
        Some(Colour::Rgb(tinted(colour, tint)))
    }
}

/// The colours of a theme in a package.
fn colours(package: &[u8]) -> Option<Theme> {
    /// The elements in the order of their numbers.
    const NAMES: [&str; 12] = [
        "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
        "folHlink",
    ];
    let mut package = Package::open(package).ok()?;
    let markup = package.markup("theme/theme/theme1.xml")?;
    let mut part = markup.xml();
    let mut found = [None; 12];
    let mut number = None;
    for _ in 0..MAX_EVENTS {
        match part.next().ok()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "srgbClr" => put(&mut found, number, attribute(&element, "val")),
                "sysClr" => put(&mut found, number, attribute(&element, "lastClr")),
                name => number = NAMES.iter().position(|known| *known == name),
            },
            Event::End(element) if element.local_name().as_ref() == "clrScheme" => break,
            Event::Eof => break,
            _ => {}
        }
    }
    let mut theme = Theme([0; 12]);
    for (colour, found) in theme.0.iter_mut().zip(found) {
        *colour = found?;
    }
    Some(theme)
}

fn put(found: &mut [Option<u32>; 12], number: Option<usize>, colour: Option<String>) {
    let colour = colour.filter(|text| text.len() == 6).and_then(|text| u32::from_str_radix(&text, 16).ok());
    if let Some(place) = number.and_then(|number| found.get_mut(number)) {
        *place = colour;
    }
}

/// A colour made lighter or darker (ECMA-376 part 1, 18.8.19), its hue and saturation kept: a channel's distance from
/// the lightness shrinks as the lightness nears black or white.
fn tinted(colour: u32, tint: i64) -> u32 {
    const FULL: i64 = 510;
    let channels = colour.to_be_bytes().map(i64::from);
    let [_, channels @ ..] = channels;
    let (least, most) = (channels.iter().min().copied().unwrap_or(0), channels.iter().max().copied().unwrap_or(0));
    if tint == 0 {
        return colour;
    }
    // Twice the lightness; the new one in so many parts of a whole.
    let before = least + most;
    let after = if tint < 0 { before * (WHOLE + tint) } else { before * (WHOLE - tint) + FULL * tint };
    let room = |twice: i64, full: i64| full - (2 * twice - full).abs();
    let (old_room, new_room) = (room(before, FULL), room(after, FULL * WHOLE));
    let channel = |value: i64| {
        let whole = if old_room == 0 {
            (after + WHOLE) / (2 * WHOLE)
        } else {
            (after * old_room + (2 * value - before) * new_room + old_room * WHOLE) / (2 * old_room * WHOLE)
        };
        u8::try_from(whole.clamp(0, 255)).unwrap_or(0)
    };
    let [red, green, blue] = channels.map(channel);
    u32::from_be_bytes([0, red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_made_lighter_and_darker_as_excel_shows_them() {
        // Those that Excel offers for accent 1 of its theme of 2007, and for black and white.
        let cases = [
            (0x4F_81BD, 26_213, 0xDC_E6F1),
            (0x4F_81BD, 19_660, 0xB8_CCE4),
            (0x4F_81BD, 13_106, 0x95_B3D7),
            (0x4F_81BD, -8_191, 0x36_6092),
            (0x4F_81BD, 0, 0x4F_81BD),
            (0xFF_FFFF, -4_915, 0xD9_D9D9),
            (0x00_0000, 16_383, 0x7F_7F7F),
        ];
        for (colour, tint, expected) in cases {
            let found = tinted(colour, tint).to_be_bytes();
            let near = found.iter().zip(expected_bytes(expected)).all(|(one, other)| one.abs_diff(other) <= 1);
            assert!(near, "{colour:06X} {tint}: {found:02X?}, not {expected:06X}");
        }
    }

    fn expected_bytes(colour: u32) -> [u8; 4] {
        colour.to_be_bytes()
    }

    #[test]
    fn a_theme_that_is_not_there_is_that_of_excel_2007() {
        let record = |version: u32| [&[0; 12][..], &version.to_le_bytes()].concat();
        assert_eq!(Theme::read(&record(124_226)), Some(Theme::default()));
        assert_eq!(Theme::read(&record(0)), None);
        assert_eq!(Theme::read(&[record(0), b"no package".to_vec()].concat()), None);
    }
}
