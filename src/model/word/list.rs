//! Automatic numbering.

use super::{CharacterProperties, ParagraphProperties, Token};

/// The definition of a list (`w:abstractNum`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// ST_MultiLevelType.
    pub kind: Token,
    /// Its levels, at most nine.
    pub levels: Vec<Level>,
}

/// A level of a list (`w:lvl`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Level {
    /// The first number.
    pub start: u32,
    /// ST_NumberFormat.
    pub format: Token,
    /// What is written, with `%1` for the number of the first level and so on.
    pub text: String,
    /// ST_LevelSuffix: what stands between the number and the text.
    pub follow: Token,
    /// ST_Jc of the number.
    pub alignment: Token,
    /// Whether the numbers of all levels are written as Arabic ones.
    pub is_legal: bool,
    /// The level, from 1, after which this one begins again; 0 for never.
    pub restart: Option<u8>,
    /// The style whose paragraphs are of this level.
    pub style: Option<usize>,
    /// How its paragraphs stand.
    pub paragraph: ParagraphProperties,
    /// How the number looks.
    pub character: CharacterProperties,
}

/// A use of a list's definition (`w:num`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    /// Which of the document's lists.
    pub list: usize,
    /// Where it differs from the definition.
    pub overrides: Vec<LevelOverride>,
}

/// Where a use of a list differs from its definition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelOverride {
    /// The level from 0.
    pub level: u8,
    /// Another first number.
    pub start: Option<u32>,
    /// Another definition of the level.
    pub definition: Option<Level>,
}
