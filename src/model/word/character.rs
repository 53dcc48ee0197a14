//! How characters look.

use std::sync::Arc;

use super::{Border, Shading, Token};

/// A colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Color {
    /// What the program takes for it.
    #[default]
    Auto,
    /// Red, green and blue.
    Rgb([u8; 3]),
}

/// Fonts by kind of script.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fonts {
    /// Basic Latin.
    pub ascii: Option<Arc<str>>,
    /// Latin, Greek, Cyrillic and others (`hAnsi`).
    pub other: Option<Arc<str>>,
    /// East Asian.
    pub east_asia: Option<Arc<str>>,
    /// Scripts that need shaping, Thai among them (`cs`).
    pub complex: Option<Arc<str>>,
    /// ST_Hint: which of them characters of several scripts take.
    pub hint: Option<Token>,
}

/// How characters look (`w:rPr`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CharacterProperties {
    /// The character style, counted in the document's styles.
    pub style: Option<usize>,
    /// The fonts.
    pub fonts: Fonts,
    /// Bold.
    pub bold: Option<bool>,
    /// Bold, of complex scripts such as Thai.
    pub bold_complex: Option<bool>,
    /// Italic.
    pub italic: Option<bool>,
    /// Italic, of complex scripts.
    pub italic_complex: Option<bool>,
    /// All letters as capitals.
    pub caps: Option<bool>,
    /// Small letters as small capitals.
    pub small_caps: Option<bool>,
    /// A line through.
    pub strike: Option<bool>,
    /// Two lines through.
    pub double_strike: Option<bool>,
    /// Only the outline.
    pub outline: Option<bool>,
    /// With a shadow.
    pub shadow: Option<bool>,
    /// Raised from the page.
    pub emboss: Option<bool>,
    /// Pressed into the page.
    pub imprint: Option<bool>,
    /// Not shown.
    pub hidden: Option<bool>,
    /// The colour.
    pub color: Option<Color>,
    /// Space added after each character.
    pub spacing: Option<i32>,
    /// The width in percent.
    pub scale: Option<u16>,
    /// The size from which pairs are moved together, in half-points.
    pub kerning: Option<u16>,
    /// How far raised, in half-points.
    pub position: Option<i32>,
    /// The size.
    pub size: Option<u16>,
    /// The size of complex scripts.
    pub size_complex: Option<u16>,
    /// ST_HighlightColor.
    pub highlight: Option<Token>,
    /// ST_Underline.
    pub underline: Option<Token>,
    /// The colour of the underline.
    pub underline_color: Option<Color>,
    /// A border around.
    pub border: Option<Border>,
    /// The ground.
    pub shading: Option<Shading>,
    /// ST_VerticalAlignRun.
    pub vertical: Option<Token>,
    /// From right to left.
    pub right_to_left: Option<bool>,
    /// Whether all is treated as of a complex script.
    pub complex_script: Option<bool>,
    /// ST_Em: a mark at each character.
    pub emphasis: Option<Token>,
    /// The language, such as `en-US`.
    pub language: Option<Token>,
    /// The language of complex scripts, such as `th-TH`.
    pub language_complex: Option<Token>,
}
