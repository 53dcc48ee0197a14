//! A word-processing document with its formatting: what a legacy document says and a DOCX package can say.
//!
//! Names are those of WordprocessingML (ECMA-376 part 1, chapter 17). Lengths are in twips (1/1440 inch), sizes of
//! characters in half-points. What the document leaves unsaid is `None`: styles and defaults say it.

use std::sync::Arc;

use super::Remark;

mod character;
mod list;
mod page;
mod paragraph;
mod table;

pub use character::{CharacterProperties, Color, Fonts};
pub use list::{Level, LevelOverride, List, Numbering};
pub use page::{Columns, LineNumbers, Margin, Margins, NoteNumbers, PageNumbers, PageSetup};
pub use paragraph::{
    Frame, Indents, NumberingReference, Paragraph, ParagraphBorders, ParagraphProperties, Spacing, TabStop,
};
pub use table::{Cell, CellBorders, CellMargins, Row, RowHeight, Table, TableBorders, VerticalMerge};

/// A value of one of the simple types of ECMA-376 part 1, 17.18, as it is written; the field's doc names the type.
pub type Token = &'static str;

/// A whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What characters are where no style says otherwise.
    pub defaults: CharacterProperties,
    /// The styles; [`Style::base`] and the like count in this list.
    pub styles: Vec<Style>,
    /// The definitions of automatic numbering.
    pub lists: Vec<List>,
    /// The uses of these definitions that paragraphs refer to.
    pub numberings: Vec<Numbering>,
    /// The body in order, at least one section.
    pub sections: Vec<Section>,
    /// The footnotes in the order of their references.
    pub footnotes: Vec<Vec<Block>>,
    /// The endnotes in the order of their references.
    pub endnotes: Vec<Vec<Block>>,
    /// The comments in the order of their references.
    pub comments: Vec<Comment>,
    /// The pictures that runs refer to.
    pub pictures: Vec<Picture>,
    /// What holds for the document as a whole.
    pub settings: Settings,
    /// What it says of itself.
    pub properties: Properties,
    /// What could not be carried over, sorted, each kind once.
    pub remarks: Vec<Remark>,
}

/// What a document says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// Its title.
    pub title: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// Who wrote it.
    pub creator: Option<String>,
    /// Words to find it by.
    pub keywords: Option<String>,
    /// What is said of it.
    pub description: Option<String>,
    /// Who saved it last.
    pub last_modified_by: Option<String>,
    /// When it was made (W3CDTF, such as `2024-01-31T08:00:00Z`).
    pub created: Option<String>,
    /// When it was saved last, likewise.
    pub modified: Option<String>,
}

/// What holds for the document as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whether even pages have headers and footers of their own.
    pub even_and_odd_headers: bool,
    /// Whether the inner margins are mirrored on even pages.
    pub mirror_margins: bool,
    /// Where tab stops stand beyond those that paragraphs set.
    pub default_tab: Option<i32>,
}

/// A named set of properties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// The name that users see, or the format's own name of a built-in style, such as `heading 1`.
    pub name: Arc<str>,
    /// What it is for.
    pub kind: StyleKind,
    /// The style that it adds to.
    pub base: Option<usize>,
    /// The style of the paragraph after one of this style.
    pub next: Option<usize>,
    /// Whether it is the one of its kind that holds where none is named.
    pub is_default: bool,
    /// What it says of paragraphs.
    pub paragraph: ParagraphProperties,
    /// What it says of characters.
    pub character: CharacterProperties,
}

/// What a style is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleKind {
    /// Paragraphs.
    Paragraph,
    /// Characters.
    Character,
}

/// A part of the body with one page set-up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its content.
    pub blocks: Vec<Block>,
    /// Its pages.
    pub page: PageSetup,
    /// The headers, as far as they are others than those of the section before.
    pub headers: Margins,
    /// The footers, likewise.
    pub footers: Margins,
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table.
    Table(Box<Table>),
}

/// Characters of the same properties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// How they look.
    pub properties: Arc<CharacterProperties>,
    /// What they are.
    pub content: Vec<Inline>,
}

/// Something within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text without control characters.
    Text(String),
    /// A tab.
    Tab,
    /// A new line in the same paragraph.
    LineBreak,
    /// A new page.
    PageBreak,
    /// A new column.
    ColumnBreak,
    /// A hyphen at which no line ends.
    NoBreakHyphen,
    /// A hyphen that shows only at the end of a line.
    SoftHyphen,
    /// A character by its code in a font of symbols.
    Symbol {
        /// The font.
        font: Arc<str>,
        /// The code, in the private-use area as a rule.
        code: u16,
    },
    /// A field begins: its code follows, as far as [`Inline::FieldSeparate`].
    FieldBegin,
    /// A part of a field's code.
    FieldCode(String),
    /// The field's result follows.
    FieldSeparate,
    /// The field ends.
    FieldEnd,
    /// The mark of a footnote.
    Footnote(NoteReference),
    /// The mark of an endnote.
    Endnote(NoteReference),
    /// The place of the comment with this index.
    Comment(usize),
    /// The mark within a comment.
    CommentMark,
    /// The mark within a footnote, in front of its text.
    FootnoteMark,
    /// The mark within an endnote.
    EndnoteMark,
    /// The page's number.
    PageNumber,
    /// The line that parts notes from the text.
    Separator,
    /// The same where notes go on from the page before.
    ContinuationSeparator,
    /// A bookmark begins.
    BookmarkStart(Arc<str>),
    /// The bookmark of this name ends.
    BookmarkEnd(Arc<str>),
    /// A picture.
    Picture(PlacedPicture),
    /// A box with text.
    TextBox(Box<TextBox>),
    /// A line or a box that is drawn.
    Drawing(Box<Drawing>),
}

/// What somebody said of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// Who.
    pub author: String,
    /// The first letters of the name.
    pub initials: String,
    /// What.
    pub blocks: Vec<Block>,
}

/// Which note a mark is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteReference {
    /// The note's index.
    pub index: usize,
    /// Whether the mark is the text that follows and no number.
    pub is_custom: bool,
}

/// A picture's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The format by the usual ending of a file's name: `png`, `jpeg`, `emf`, `wmf`.
    pub format: Token,
    /// The file.
    pub bytes: Arc<[u8]>,
}

/// A picture in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedPicture {
    /// Which of [`Document::pictures`].
    pub picture: usize,
    /// How wide it is shown.
    pub width: i32,
    /// How high it is shown.
    pub height: i32,
    /// Where it stands if it is no part of the line.
    pub anchor: Option<Anchor>,
}

/// A box with text, apart from the lines around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextBox {
    /// Where it stands.
    pub anchor: Anchor,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// The line around it.
    pub line: Option<Stroke>,
    /// What it is filled with.
    pub fill: Option<Color>,
    /// The space between its edges and the text in English metric units: left, top, right, bottom.
    pub insets: [u32; 4],
    /// Whether it grows with its text.
    pub grows: bool,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// What it is.
    pub shape: DrawnShape,
    /// Where it stands.
    pub anchor: Anchor,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// Its line.
    pub line: Option<Stroke>,
    /// What it is filled with.
    pub fill: Option<Color>,
}

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnShape {
    /// A line from the upper left to the lower right.
    Line,
    /// A line from the lower left to the upper right.
    RisingLine,
    /// A rectangle.
    Rectangle,
    /// An ellipse.
    Ellipse,
}

/// A line of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in English metric units (12700 to a point).
    pub width: u32,
}

/// The place of something that is no part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// How far right of what `horizontal` names.
    pub left: i32,
    /// How far below what `vertical` names.
    pub top: i32,
    /// ST_RelFromH.
    pub horizontal: Token,
    /// ST_RelFromV.
    pub vertical: Token,
    /// ST_AlignH, instead of `left`.
    pub horizontal_align: Option<Token>,
    /// ST_AlignV, instead of `top`.
    pub vertical_align: Option<Token>,
    /// How the text goes around it.
    pub wrap: Wrap,
}

/// How text goes around something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrap {
    /// Over or under it.
    InFront,
    /// Behind the text.
    Behind,
    /// Left and right of it.
    Square,
    /// Above and below only.
    TopAndBottom,
}

/// A line along an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Border {
    /// ST_Border; `nil` where there is none.
    pub style: Token,
    /// Its width in eighths of a point.
    pub width: u8,
    /// Its distance in points.
    pub space: u8,
    /// Its colour.
    pub color: Color,
    /// Whether it casts a shadow.
    pub shadow: bool,
}

/// The ground behind text or a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shading {
    /// ST_Shd.
    pub pattern: Token,
    /// The colour of the pattern.
    pub color: Color,
    /// The colour behind the pattern.
    pub fill: Color,
}
