//! Pages, and what stands in their margins.

use super::{Block, Border, Token};

/// The pages of a section (`w:sectPr`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageSetup {
    /// ST_SectionMark: where the section begins.
    pub start: Token,
    /// The width of the paper.
    pub width: i32,
    /// The height of the paper.
    pub height: i32,
    /// Whether the paper lies across.
    pub is_landscape: bool,
    /// The space above the text; below zero headers do not move it.
    pub top: i32,
    /// The space below the text; below zero footers do not move it.
    pub bottom: i32,
    /// The space left of the text.
    pub left: i32,
    /// The space right of the text.
    pub right: i32,
    /// Where the header begins, from the upper edge.
    pub header: i32,
    /// Where the footer ends, from the lower edge.
    pub footer: i32,
    /// The space for the binding.
    pub gutter: i32,
    /// Whether the first page has a header and footer of its own.
    pub has_title_page: bool,
    /// The pages' numbers.
    pub numbers: PageNumbers,
    /// The columns of text.
    pub columns: Columns,
    /// ST_VerticalJc.
    pub vertical_alignment: Option<Token>,
    /// From right to left.
    pub is_right_to_left: bool,
    /// The lines around pages: top, left, bottom, right.
    pub borders: [Option<Border>; 4],
    /// Whether these lines are measured from the edge of the paper, not from the text.
    pub borders_from_page: bool,
    /// ST_PageBorderDisplay: which pages have them, if not all.
    pub borders_on: Option<Token>,
    /// How footnotes are numbered.
    pub footnotes: NoteNumbers,
    /// How endnotes are numbered.
    pub endnotes: NoteNumbers,
    /// The numbers in front of lines.
    pub line_numbers: Option<LineNumbers>,
    /// The distance of lines where the text is set on a grid.
    pub line_pitch: Option<i32>,
}

/// How pages are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageNumbers {
    /// ST_NumberFormat.
    pub format: Option<Token>,
    /// The first number, where it does not go on.
    pub start: Option<u32>,
}

/// How notes are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoteNumbers {
    /// ST_FtnPos or ST_EdnPos: where the notes stand, if not where they usually do.
    pub position: Option<Token>,
    /// ST_NumberFormat.
    pub format: Option<Token>,
    /// The first number, where it is not 1.
    pub start: Option<u32>,
    /// ST_RestartNumber: where it begins anew, if anywhere.
    pub restart: Option<Token>,
}

/// The numbers in front of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineNumbers {
    /// Every how many lines one is shown.
    pub every: u16,
    /// How many lines are taken to stand before the first.
    pub start: u16,
    /// How far they are from the text, if it is said.
    pub distance: Option<i32>,
    /// ST_LineNumberRestart.
    pub restart: Token,
}

/// Columns of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// How many; 0 and 1 are one.
    pub count: u16,
    /// The space between.
    pub space: i32,
    /// Whether a line stands between.
    pub has_separator: bool,
    /// Width of each and the space after it, where they are not equal.
    pub widths: Vec<(i32, i32)>,
}

/// The headers or the footers of a section; `None` has those of the section before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Margins {
    /// Of all pages that have none of their own.
    pub default: Option<Margin>,
    /// Of the first page.
    pub first: Option<Margin>,
    /// Of even pages.
    pub even: Option<Margin>,
}

/// What stands in a header or footer.
pub type Margin = Vec<Block>;
