//! Fonts, colours and cell formats (`Font`, `Palette`, `XF`, `Style`; MS-XLS 2.4.122, 2.4.188, 2.4.353, 2.4.269).

use std::collections::{BTreeMap, BTreeSet};

use super::looks::{alignment, borders_and_fill, script, underline};
use super::theme::Theme;
use crate::ingest::bytes::{u16_at, u32_at};
use crate::ingest::workbook::xls::text::Encoding;
use crate::model::workbook::{BuiltInStyle, CellFormat, Colour, Font, NamedStyle, NumberFormat, Protection};

/// The cell format of cells that have none (MS-XLS 2.4.353).
const DEFAULT_FORMAT: usize = 15;

/// The colours that a workbook has which brings none of its own, from number 8 on (MS-XLS 2.5.161).
#[rustfmt::skip]
const COLOURS: [u32; 56] = [
    0x00_0000, 0xFF_FFFF, 0xFF_0000, 0x00_FF00, 0x00_00FF, 0xFF_FF00, 0xFF_00FF, 0x00_FFFF,
    0x80_0000, 0x00_8000, 0x00_0080, 0x80_8000, 0x80_0080, 0x00_8080, 0xC0_C0C0, 0x80_8080,
    0x99_99FF, 0x99_3366, 0xFF_FFCC, 0xCC_FFFF, 0x66_0066, 0xFF_8080, 0x00_66CC, 0xCC_CCFF,
    0x00_0080, 0xFF_00FF, 0xFF_FF00, 0x00_FFFF, 0x80_0080, 0x80_0000, 0x00_8080, 0x00_00FF,
    0x00_CCFF, 0xCC_FFFF, 0xCC_FFCC, 0xFF_FF99, 0x99_CCFF, 0xFF_99CC, 0xCC_99FF, 0xFF_CC99,
    0x33_66FF, 0x33_CCCC, 0x99_CC00, 0xFF_CC00, 0xFF_9900, 0xFF_6600, 0x66_6699, 0x96_9696,
    0x00_3366, 0x33_9966, 0x00_3300, 0x33_3300, 0x99_3300, 0x99_3366, 0x33_3399, 0x33_3333,
];

/// The colours of a workbook by number.
pub(super) struct Palette(Vec<u32>);

impl Palette {
    /// The colour of a number; automatic for those of the system.
    pub fn colour(&self, number: u16) -> Colour {
        let index = match number {
            0..8 => number,
            8..64 => number - 8,
            _ => return Colour::Automatic,
        };
        self.0.get(usize::from(index)).map_or(Colour::Automatic, |colour| Colour::Rgb(*colour))
    }
}

/// The looks of a workbook as its records come.
pub(super) struct Styles {
    encoding: Encoding,
    palette: Palette,
    fonts: Vec<Vec<u8>>,
    codes: BTreeMap<u16, String>,
    formats: Vec<Vec<u8>>,
    /// Named styles: the number of their format, the name, and what programs know them as.
    names: Vec<(usize, String, Option<BuiltInStyle>)>,
    theme: Theme,
    /// Colours and indents that are beyond the format, by the format that they extend.
    extensions: BTreeMap<usize, Vec<u8>>,
}

/// The looks of a workbook.
pub(super) struct Looks {
    pub fonts: Vec<Font>,
    pub styles: Vec<NamedStyle>,
    pub formats: Vec<CellFormat>,
    pub palette: Palette,
}

impl Styles {
    pub fn new(encoding: Encoding) -> Styles {
        Styles {
            encoding,
            palette: Palette(COLOURS.to_vec()),
            fonts: Vec::new(),
            codes: BTreeMap::new(),
            formats: Vec::new(),
            names: Vec::new(),
            theme: Theme::default(),
            extensions: BTreeMap::new(),
        }
    }

    /// Sets how strings are stored, which a record says after the beginning.
    pub fn set_encoding(&mut self, encoding: Encoding) {
        self.encoding = encoding;
    }

    pub fn add_palette(&mut self, data: &[u8]) {
        let count = usize::from(u16_at(data, 0).unwrap_or(0));
        for (colour, stored) in
            self.palette.0.iter_mut().zip(data.get(2..).unwrap_or_default().chunks_exact(4).take(count))
        {
            if let [red, green, blue, ..] = stored {
                *colour = u32::from_be_bytes([0, *red, *green, *blue]);
            }
        }
    }

    /// Takes up the theme; false where it cannot be read.
    pub fn add_theme(&mut self, data: &[u8]) -> bool {
        let theme = Theme::read(data);
        self.theme = theme.unwrap_or_default();
        theme.is_some()
    }

    pub fn add_font(&mut self, data: &[u8]) {
        self.fonts.push(data.to_vec());
    }

    pub fn add_code(&mut self, data: &[u8]) {
        let code = match self.encoding {
            Encoding::Utf16 => self.encoding.long_text(data, 2),
            _ => self.encoding.short_text(data, 2),
        };
        if let (Some(id), Some(code)) = (u16_at(data, 0), code) {
            self.codes.insert(id, code);
        }
    }

    pub fn add_format(&mut self, data: &[u8]) {
        self.formats.push(data.to_vec());
    }

    pub fn add_extension(&mut self, data: &[u8]) {
        if let Some(format) = u16_at(data, 14) {
            self.extensions.insert(format.into(), data.to_vec());
        }
    }

    pub fn add_name(&mut self, data: &[u8]) {
        const NAMES: [&str; 10] = [
            "Normal",
            "RowLevel_",
            "ColLevel_",
            "Comma",
            "Currency",
            "Percent",
            "Comma [0]",
            "Currency [0]",
            "Hyperlink",
            "Followed Hyperlink",
        ];
        let Some(flags) = u16_at(data, 0) else { return };
        let format = usize::from(flags & 0x0FFF);
        let named = if flags & 0x8000 != 0 {
            let number = data.get(2).copied().unwrap_or(u8::MAX);
            let level = data.get(3).copied().unwrap_or(0).min(6);
            let known = NAMES.get(usize::from(number));
            known.map(|name| match number {
                1 | 2 => (format!("{name}{}", level + 1), Some(BuiltInStyle { number, level: Some(level) })),
                _ => ((*name).to_owned(), Some(BuiltInStyle { number, level: None })),
            })
        } else {
            let name = match self.encoding {
                Encoding::Utf16 => self.encoding.long_text(data, 2),
                _ => self.encoding.short_text(data, 2),
            };
            name.filter(|name| !name.is_empty()).map(|name| (name, None))
        };
        if let Some((name, built_in)) = named {
            self.names.push((format, name, built_in));
        }
    }

    /// The looks: format 0 is the default, and the format of number n is n + 1.
    pub fn finish(self) -> Looks {
        let mut fonts: Vec<Font> = self.fonts.iter().map(|data| self.font(data).unwrap_or_default()).collect();
        if fonts.is_empty() {
            fonts.push(Font::default());
        }
        let (styles, style_of) = self.styles(fonts.len());
        let read = |index: usize, data: &Vec<u8>| {
            let mut format = self.format(index, data, fonts.len()).unwrap_or_default();
            let parent = u16_at(data, 4).map_or(0, |flags| usize::from(flags >> 4));
            format.style = style_of.get(&parent).copied().unwrap_or(0);
            format
        };
        let mut all: Vec<CellFormat> = self.formats.iter().enumerate().map(|(index, data)| read(index, data)).collect();
        self.colour_texts(&mut all, &mut fonts);
        let first = all.get(DEFAULT_FORMAT).or_else(|| all.first()).cloned().unwrap_or_default();
        let formats = std::iter::once(first).chain(all).collect();
        Looks { fonts, styles, formats, palette: self.palette }
    }

    /// Gives formats whose text has a colour beyond the palette fonts of their own.
    fn colour_texts(&self, formats: &mut [CellFormat], fonts: &mut Vec<Font>) {
        let mut made: BTreeMap<(usize, u32), usize> = BTreeMap::new();
        for (index, extension) in &self.extensions {
            let Some(Colour::Rgb(colour)) = super::looks::text_colour(extension, &self.theme) else { continue };
            let Some(format) = formats.get_mut(*index) else { continue };
            let Some(font) = fonts.get(format.font).cloned() else { continue };
            let is_so_already = match font.colour {
                Colour::Rgb(own) => own == colour,
                // The system's is black.
                Colour::Automatic => colour == 0,
            };
            if is_so_already {
                continue;
            }
            let number = *made.entry((format.font, colour)).or_insert_with(|| {
                fonts.push(Font { colour: Colour::Rgb(colour), ..font });
                fonts.len() - 1
            });
            format.font = number;
        }
    }

    /// The named styles, "Normal" first, and which each format of a style has become.
    fn styles(&self, fonts: usize) -> (Vec<NamedStyle>, BTreeMap<usize, usize>) {
        let look = |index: usize| {
            let data = self.formats.get(index);
            data.and_then(|data| self.format(index, data, fonts)).unwrap_or_default()
        };
        const NORMAL: BuiltInStyle = BuiltInStyle { number: 0, level: None };
        let normal = self.names.iter().find(|(_, _, built_in)| *built_in == Some(NORMAL));
        let normal = normal.map_or(0, |(index, _, _)| *index);
        let mut styles = vec![NamedStyle { name: "Normal".to_owned(), built_in: Some(NORMAL), format: look(normal) }];
        let mut style_of = BTreeMap::from([(normal, 0)]);
        let mut seen = BTreeSet::from(["normal".to_owned()]);
        for (index, name, built_in) in &self.names {
            if seen.insert(name.to_lowercase()) && !style_of.contains_key(index) {
                style_of.insert(*index, styles.len());
                styles.push(NamedStyle { name: name.clone(), built_in: *built_in, format: look(*index) });
            }
        }
        (styles, style_of)
    }

    fn font(&self, data: &[u8]) -> Option<Font> {
        let flags = u16_at(data, 2)?;
        let name = self.encoding.short_text(data, 14);
        Some(Font {
            name: name.filter(|name| !name.is_empty()).unwrap_or_else(|| Font::default().name),
            height: u16_at(data, 0)?.clamp(20, 8_180),
            // 400 is normal, 700 is bold.
            bold: u16_at(data, 6)? >= 600,
            italic: flags & 2 != 0,
            strike: flags & 8 != 0,
            outline: flags & 0x10 != 0,
            shadow: flags & 0x20 != 0,
            underline: underline(*data.get(10)?),
            script: script(u16_at(data, 8)?),
            colour: self.palette.colour(u16_at(data, 4)?),
            family: *data.get(11)?,
            charset: *data.get(12)?,
        })
    }

    fn format(&self, index: usize, data: &[u8], fonts: usize) -> Option<CellFormat> {
        let flags = u16_at(data, 4)?;
        let id = u16_at(data, 2)?;
        let (mut borders, mut fill) = borders_and_fill(data, &self.palette)?;
        let mut alignment = alignment(data)?;
        if let Some(extension) = self.extensions.get(&index) {
            super::looks::extend(extension, &self.theme, &mut alignment, &mut borders, &mut fill);
        }
        Some(CellFormat {
            style: 0,
            font: font_index(u16_at(data, 0)?, fonts),
            number_format: self.number_format(id),
            alignment,
            borders,
            fill,
            protection: Protection { locked: flags & 1 != 0, hidden: flags & 2 != 0 },
            quote_prefix: flags & 8 != 0 && flags & 4 == 0,
        })
    }

    fn number_format(&self, id: u16) -> NumberFormat {
        match self.codes.get(&id) {
            Some(code) if code.eq_ignore_ascii_case("General") => NumberFormat::BuiltIn(0),
            Some(code) => NumberFormat::Code(code.clone()),
            // Without a code it is one that every program knows, or none at all.
            None if id < 164 => NumberFormat::BuiltIn(id),
            None => NumberFormat::BuiltIn(0),
        }
    }
}

/// The place of a font in the list; the number 4 is left out of it (MS-XLS 2.5.129).
pub(super) fn font_index(number: u16, fonts: usize) -> usize {
    let index = usize::from(if number > 4 { number - 1 } else { number });
    if index < fonts { index } else { 0 }
}

/// The colour of three bytes, red first.
pub(super) fn rgb(data: &[u8], at: usize) -> Option<Colour> {
    let stored = u32_at(data, at)?.to_le_bytes();
    Some(Colour::Rgb(u32::from_be_bytes([0, stored[0], stored[1], stored[2]])))
}
