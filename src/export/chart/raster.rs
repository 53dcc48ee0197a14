//! An SVG of ours drawn to a PNG of few bytes.

use std::cell::RefCell;
use std::cmp::Reverse;

use resvg::tiny_skia::{Color, Pixmap, PremultipliedColorU8};
use resvg::usvg::{Options, Transform, Tree};

use super::canvas::DOTS_PER_INCH;
use super::font;
use crate::export::ExportError;

/// The steps of a channel: sixteen, which is enough for the edges of letters.
const STEP: u8 = 17;
const STEPS: u16 = 16;
/// All colours in steps.
const ALL_COLOURS: usize = 16 * 16 * 16;
/// The colours of a palette that takes half a byte a pixel.
const COLOURS: usize = 16;

/// Dots per metre, as PNG tells a picture's size.
const DOTS_PER_METRE: u32 = DOTS_PER_INCH * 10_000 / 254;

/// So many still layers are kept: charts of one kind have the same names, and mostly the same legend.
const KEPT: usize = 2;

thread_local! {
    /// Still layers as this thread drew them, the last one first.
    static STILL: RefCell<Vec<(String, Pixmap)>> = const { RefCell::new(Vec::new()) };
}

/// Draws an SVG on white, or on its still layer, which is of the same size. Returns the PNG and its width and height in
/// pixels.
pub fn png(still: Option<&str>, svg: &str) -> Result<(Vec<u8>, u32, u32), ExportError> {
    let tree = tree(svg)?;
    let mut pixmap = still.map_or_else(|| white(&tree), drawn_still)?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    let bytes = encoded(&pixmap).map_err(|_| ExportError::Picture)?;
    Ok((bytes, pixmap.width(), pixmap.height()))
}

fn tree(svg: &str) -> Result<Tree, ExportError> {
    let options = Options { fontdb: font::database(), ..Options::default() };
    Tree::from_str(svg, &options).map_err(|_| ExportError::Picture)
}

/// Nothing but white, as large as a drawing.
fn white(tree: &Tree) -> Result<Pixmap, ExportError> {
    let size = tree.size().to_int_size();
    let mut pixmap = Pixmap::new(size.width(), size.height()).ok_or(ExportError::Picture)?;
    pixmap.fill(Color::WHITE);
    Ok(pixmap)
}

/// A still layer on white, drawn now or taken from those that are kept.
fn drawn_still(svg: &str) -> Result<Pixmap, ExportError> {
    let kept = STILL.with_borrow_mut(|kept| {
        let at = kept.iter().position(|(of, _)| of == svg)?;
        // What was needed again is kept longest.
        let found = kept.remove(at);
        kept.insert(0, found);
        kept.first().map(|(_, pixmap)| pixmap.clone())
    });
    if let Some(kept) = kept {
        return Ok(kept);
    }
    let tree = tree(svg)?;
    let mut pixmap = white(&tree)?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    STILL.with_borrow_mut(|kept| {
        kept.insert(0, (svg.to_owned(), pixmap.clone()));
        kept.truncate(KEPT);
    });
    Ok(pixmap)
}

/// With a palette of the sixteen most frequent colours, half a byte a pixel. A chart has five inks; the others are the
/// steps from one to another at the edges of letters, where the nearest one does as well.
fn encoded(pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let step = |channel: u8| u16::from(channel.saturating_add(STEP / 2) / STEP);
    let colour =
        |pixel: PremultipliedColorU8| (step(pixel.red()) * STEPS + step(pixel.green())) * STEPS + step(pixel.blue());
    let mut colours: Vec<u16> = Vec::with_capacity(pixmap.pixels().len());
    let mut counts = vec![0_u32; ALL_COLOURS];
    // Most pixels are like the one before.
    for alike in pixmap.pixels().chunk_by(|one, next| one == next) {
        let colour = alike.first().map_or(0, |pixel| colour(*pixel));
        colours.extend(std::iter::repeat_n(colour, alike.len()));
        if let Some(count) = counts.get_mut(usize::from(colour)) {
            *count += u32::try_from(alike.len()).unwrap_or(u32::MAX);
        }
    }
    let occurring: Vec<(u32, u16)> = counts.into_iter().zip(0..).filter(|(count, _)| *count > 0).collect();
    let mut frequent = occurring.clone();
    frequent.sort_by_key(|(count, _)| Reverse(*count));
    frequent.truncate(COLOURS);
    let nearest = |colour| {
        let all = (0_u8..).zip(&frequent);
        all.min_by_key(|(_, (_, other))| distance(colour, *other)).map_or(0, |(position, _)| position)
    };
    let mut positions = vec![0_u8; ALL_COLOURS];
    for (_, colour) in occurring {
        if let Some(position) = positions.get_mut(usize::from(colour)) {
            *position = nearest(colour);
        }
    }
    let position = |colour: &u16| positions.get(usize::from(*colour)).copied().unwrap_or(0);

    let width = usize::try_from(pixmap.width()).unwrap_or(usize::MAX);
    let packed = colours.chunks(width).flat_map(|row| {
        row.chunks(2).map(|pair| match pair {
            [left, right] => position(left) << 4 | position(right),
            _ => pair.first().map_or(0, |last| position(last) << 4),
        })
    });
    let packed: Vec<u8> = packed.collect();
    let palette = frequent.iter().flat_map(|(_, colour)| channels(*colour));

    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_palette(palette.map(|step| u8::try_from(step).unwrap_or(0).saturating_mul(STEP)).collect::<Vec<u8>>());
    encoder.set_filter(png::Filter::NoFilter);
    // Level 9 makes a picture cost half as much time again, for 4 % fewer bytes.
    encoder.set_deflate_compression(png::DeflateCompression::Level(6));
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: DOTS_PER_METRE,
        yppu: DOTS_PER_METRE,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&packed)?;
    writer.finish()?;
    Ok(bytes)
}

/// Red, green and blue of a colour, in steps.
fn channels(colour: u16) -> [u16; 3] {
    [colour / STEPS / STEPS, colour / STEPS % STEPS, colour % STEPS]
}

fn distance(one: u16, other: u16) -> u16 {
    channels(one).into_iter().zip(channels(other)).map(|(one, other)| one.abs_diff(other).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(inside: &str) -> Vec<u8> {
        let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="41" height="30">{inside}</svg>"#);
        let (bytes, width, height) = png(None, &svg).unwrap();
        assert_eq!((width, height), (41, 30));
        bytes
    }

    /// Three bytes a pixel.
    fn decoded(bytes: &[u8]) -> Vec<u8> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        assert_eq!(reader.info().bit_depth, png::BitDepth::Four);
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        pixels
    }

    #[test]
    fn what_lies_on_a_still_layer_is_drawn_as_in_one() {
        let svg =
            |inside: &str| format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="41" height="30">{inside}</svg>"#);
        let (below, above) =
            (r##"<rect width="9" height="9" fill="#003366"/>"##, r##"<circle cx="25" cy="15" r="9"/>"##);
        let whole = png(None, &svg(&format!("{below}{above}"))).unwrap();
        for _ in 0..2 {
            assert!(png(Some(&svg(below)), &svg(above)).unwrap() == whole);
        }
    }

    #[test]
    fn inks_are_kept() {
        let pixels = decoded(&drawn(r##"<rect width="20" height="30" fill="#003366"/>"##));
        assert_eq!(pixels[..3], [0x00, 0x33, 0x66]);
        assert_eq!(pixels[19 * 3..21 * 3], [0x00, 0x33, 0x66, 0xff, 0xff, 0xff]);
        assert_eq!(pixels[41 * 3..42 * 3], [0x00, 0x33, 0x66]);
    }

    #[test]
    fn rare_colours_become_the_nearest_frequent_one() {
        let stripes: String = (0..15)
            .map(|n| format!(r##"<rect y="{}" width="41" height="2" fill="#00{n:x}{n:x}ff"/>"##, n * 2))
            .collect();
        let dots = r##"<rect width="1" height="1" fill="#11ff00"/><rect x="1" width="1" height="1" fill="#1111ff"/>"##;
        let pixels = decoded(&drawn(&format!("{stripes}<rect width=\"9\" height=\"1\" fill=\"#00ff00\"/>{dots}")));
        assert_eq!(pixels[..9], [0x00, 0xff, 0x00, 0x00, 0x11, 0xff, 0x00, 0xff, 0x00]);
    }

    #[test]
    fn what_is_no_svg_is_an_error() {
        assert!(matches!(png(None, "<svg"), Err(ExportError::Picture)));
    }
}
