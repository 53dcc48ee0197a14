//! Charts as pictures for Word documents: an SVG made by us, drawn with the font that the program carries.
//!
//! `bars` and `columns` are the kinds of charts; they lay out what `canvas` draws, with a `legend` and lines of
//! `reference`. `fit` makes names fit by the widths that `font` measures, and `raster` makes the PNG. Everything is
//! counted in whole pixels. [`of_comparison`] has the charts of the report.

pub mod of_comparison;

mod bars;
mod canvas;
mod columns;
mod fit;
mod font;
mod legend;
mod raster;
mod reference;
#[cfg(test)]
mod tests;

use canvas::Svg;

use super::ExportError;
use super::document::text::printable;

/// English Metric Units of an inch, in which Word measures pictures.
const EMU_PER_INCH: u32 = 914_400;

/// A picture for a document, 16 cm wide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The bytes of a PNG.
    pub png: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows, in sentences with its figures, for those who do not see it.
    pub alternative: String,
}

impl Picture {
    /// Draws an SVG of ours.
    ///
    /// # Errors
    /// Where the SVG is none, which no input should bring about.
    fn draw(svg: &Svg, alternative: String) -> Result<Picture, ExportError> {
        Ok(Picture::of(raster::png(None, &svg.to_string())?, &alternative))
    }

    /// As [`Picture::draw`], where many have the same still layer.
    ///
    /// # Errors
    /// As there.
    fn draw_one_of_many(svg: &Svg, alternative: String) -> Result<Picture, ExportError> {
        Ok(Picture::of(raster::png(Some(&svg.still()), &svg.moving())?, &alternative))
    }

    fn of((png, width, height): (Vec<u8>, u32, u32), alternative: &str) -> Picture {
        Picture { png, width, height, alternative: printable(alternative).replace('\n', " ") }
    }

    /// Its width and height on paper in English Metric Units, as Word wants them.
    pub fn extent(&self) -> (u32, u32) {
        let emu = |pixels: u32| {
            let emu = u64::from(pixels) * u64::from(EMU_PER_INCH) / u64::from(canvas::DOTS_PER_INCH);
            u32::try_from(emu).unwrap_or(u32::MAX)
        };
        (emu(self.width), emu(self.height))
    }
}
