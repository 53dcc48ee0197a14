//! Paragraphs and how they stand.

use std::sync::Arc;

use super::{Border, CharacterProperties, Run, Shading, Token};

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// How it stands.
    pub properties: ParagraphProperties,
    /// How its end mark looks, and with it its automatic number.
    pub mark: Arc<CharacterProperties>,
    /// Its text.
    pub runs: Vec<Run>,
}

/// How a paragraph stands (`w:pPr`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParagraphProperties {
    /// The style, counted in the document's styles.
    pub style: Option<usize>,
    /// On the page of the next paragraph.
    pub keep_next: Option<bool>,
    /// All its lines on one page.
    pub keep_lines: Option<bool>,
    /// On a new page.
    pub page_break_before: Option<bool>,
    /// No single line alone on a page.
    pub widow_control: Option<bool>,
    /// Its place if it stands apart from the text.
    pub frame: Option<Frame>,
    /// Its automatic number.
    pub numbering: Option<NumberingReference>,
    /// Left out where lines are counted.
    pub suppress_line_numbers: Option<bool>,
    /// The lines around it.
    pub borders: ParagraphBorders,
    /// The ground.
    pub shading: Option<Shading>,
    /// Tab stops set or taken away.
    pub tabs: Vec<TabStop>,
    /// No automatic hyphens.
    pub suppress_hyphens: Option<bool>,
    /// From right to left.
    pub right_to_left: Option<bool>,
    /// The space around its lines.
    pub spacing: Spacing,
    /// The space left and right of it.
    pub indents: Indents,
    /// No space to neighbours of the same style.
    pub contextual_spacing: Option<bool>,
    /// Indents are inner and outer ones.
    pub mirror_indents: Option<bool>,
    /// ST_Jc.
    pub alignment: Option<Token>,
    /// The level in the outline from 0, 9 for body text.
    pub outline_level: Option<u8>,
}

/// A paragraph's automatic number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberingReference {
    /// The level from 0, if it is said.
    pub level: Option<u8>,
    /// Which of the document's numberings, if it is said: `Some(None)` takes away what the style has.
    pub numbering: Option<Option<usize>>,
}

/// The lines around a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ParagraphBorders {
    /// Above.
    pub top: Option<Border>,
    /// Left.
    pub left: Option<Border>,
    /// Below.
    pub bottom: Option<Border>,
    /// Right.
    pub right: Option<Border>,
    /// Between paragraphs of the same borders.
    pub between: Option<Border>,
}

/// A tab stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TabStop {
    /// Its distance from the margin.
    pub position: i32,
    /// ST_TabJc; `clear` for one that is taken away.
    pub alignment: Token,
    /// ST_TabTlc.
    pub leader: Token,
}

/// The space around a paragraph's lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spacing {
    /// Above.
    pub before: Option<i32>,
    /// Below.
    pub after: Option<i32>,
    /// As much above as web pages have.
    pub before_auto: Option<bool>,
    /// As much below as web pages have.
    pub after_auto: Option<bool>,
    /// The height of a line and ST_LineSpacingRule: in 240ths of a line for `auto`, else in twips.
    pub line: Option<(i32, Token)>,
}

/// The space left and right of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Indents {
    /// Left, or right in a paragraph from right to left.
    pub start: Option<i32>,
    /// Right.
    pub end: Option<i32>,
    /// Of the first line, added to the left one; below zero it hangs.
    pub first_line: Option<i32>,
}

/// The place of a paragraph apart from the text (`w:framePr`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// How wide.
    pub width: Option<i32>,
    /// How high, and ST_HeightRule.
    pub height: Option<(i32, Token)>,
    /// How far from what `horizontal` names.
    pub x: Option<i32>,
    /// ST_XAlign instead of that.
    pub x_align: Option<Token>,
    /// How far from what `vertical` names.
    pub y: Option<i32>,
    /// ST_YAlign instead of that.
    pub y_align: Option<Token>,
    /// ST_HAnchor.
    pub horizontal: Option<Token>,
    /// ST_VAnchor.
    pub vertical: Option<Token>,
    /// ST_Wrap.
    pub wrap: Option<Token>,
    /// Space left and right.
    pub horizontal_space: Option<i32>,
    /// Space above and below.
    pub vertical_space: Option<i32>,
    /// ST_DropCap and how many lines high.
    pub drop_cap: Option<(Token, u8)>,
}
