//! What a cell looks like, in the terms that the file formats of spreadsheets share.

/// All that a cell's look consists of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CellFormat {
    /// The named style that it was made after, an index into [`Workbook::styles`](super::Workbook::styles).
    pub style: usize,
    /// The font, an index into [`Workbook::fonts`](super::Workbook::fonts).
    pub font: usize,
    /// How numbers are shown.
    pub number_format: NumberFormat,
    /// Where in the cell the content stands.
    pub alignment: Alignment,
    /// The lines around and across the cell.
    pub borders: Borders,
    /// The background.
    pub fill: Fill,
    /// What a protected sheet keeps from changes.
    pub protection: Protection,
    /// Whether an apostrophe was typed before the content.
    pub quote_prefix: bool,
}

/// A colour as programs show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Colour {
    /// That of the system: black text on white.
    #[default]
    Automatic,
    /// Red, green and blue, `0xRRGGBB`.
    Rgb(u32),
}

/// A font.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Font {
    /// Its name.
    pub name: String,
    /// Its height in twentieths of a point.
    pub height: u16,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Struck through.
    pub strike: bool,
    /// Outlined.
    pub outline: bool,
    /// With a shadow.
    pub shadow: bool,
    /// The lines under it.
    pub underline: Underline,
    /// Raised or lowered.
    pub script: FontScript,
    /// Its colour.
    pub colour: Colour,
    /// The kind of typeface by Windows' number, 0 where that is not said.
    pub family: u8,
    /// The characters that it is for by Windows' number: 222 is Thai.
    pub charset: u8,
}

impl Default for Font {
    fn default() -> Font {
        Font {
            name: "Arial".to_owned(),
            height: 200,
            bold: false,
            italic: false,
            strike: false,
            outline: false,
            shadow: false,
            underline: Underline::None,
            script: FontScript::Baseline,
            colour: Colour::Automatic,
            family: 0,
            charset: 0,
        }
    }
}

/// Lines under text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Underline {
    /// None.
    #[default]
    None,
    /// One under the characters.
    Single,
    /// Two under the characters.
    Double,
    /// One over the width of the cell.
    SingleAccounting,
    /// Two over the width of the cell.
    DoubleAccounting,
}

/// Where a font's characters stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FontScript {
    /// On the line.
    #[default]
    Baseline,
    /// Above it, and smaller.
    Superscript,
    /// Below it, and smaller.
    Subscript,
}

/// How a number is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NumberFormat {
    /// A format that programs know by number (ECMA-376 part 1, 18.8.30); some follow the reader's locale.
    BuiltIn(u16),
    /// A code, such as `[$-D07041E]0.00`.
    Code(String),
}

impl Default for NumberFormat {
    fn default() -> NumberFormat {
        NumberFormat::BuiltIn(0)
    }
}

/// Where in its cell a content stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Alignment {
    /// From left to right.
    pub horizontal: HorizontalAlignment,
    /// From top to bottom.
    pub vertical: VerticalAlignment,
    /// Whether lines are broken at the cell's width.
    pub wrap: bool,
    /// Whether the text is made smaller to fit.
    pub shrink: bool,
    /// Whether the last line of spread text is spread too.
    pub justify_last_line: bool,
    /// Steps from the edge.
    pub indent: u8,
    /// 0 to 90 degrees upwards, 91 to 180 for 1 to 90 downwards, 255 for characters under each other.
    pub rotation: u8,
    /// 1 from left to right, 2 from right to left, 0 as the text says.
    pub reading_order: u8,
}

/// Where a content stands from left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum HorizontalAlignment {
    /// Text left, numbers right.
    #[default]
    General,
    /// Left.
    Left,
    /// In the middle.
    Centre,
    /// Right.
    Right,
    /// Repeated to fill the cell.
    Fill,
    /// Spread over the width, but for the last line.
    Justify,
    /// In the middle of the cell and the empty ones right of it.
    CentreAcross,
    /// Spread over the width.
    Distributed,
}

/// Where a content stands from top to bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum VerticalAlignment {
    /// At the top.
    Top,
    /// In the middle.
    Centre,
    /// At the bottom.
    #[default]
    Bottom,
    /// Lines spread over the height, but for the last.
    Justify,
    /// Lines spread over the height.
    Distributed,
}

/// The lines of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Borders {
    /// The left edge.
    pub left: Edge,
    /// The right edge.
    pub right: Edge,
    /// The top edge.
    pub top: Edge,
    /// The bottom edge.
    pub bottom: Edge,
    /// The line across.
    pub diagonal: Edge,
    /// Whether that goes from the upper left to the lower right.
    pub diagonal_down: bool,
    /// Whether that goes from the lower left to the upper right.
    pub diagonal_up: bool,
}

/// A line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Edge {
    /// How it is drawn.
    pub style: LineStyle,
    /// In which colour.
    pub colour: Colour,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the formats' own words, which name how the line looks")]
pub enum LineStyle {
    #[default]
    None,
    Thin,
    Medium,
    Dashed,
    Dotted,
    Thick,
    Double,
    Hair,
    MediumDashed,
    DashDot,
    MediumDashDot,
    DashDotDot,
    MediumDashDotDot,
    SlantDashDot,
}

/// The background of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fill {
    /// The pattern.
    pub pattern: Pattern,
    /// The colour of its lines and dots; of [`Pattern::Solid`], the colour of the cell.
    pub foreground: Colour,
    /// The colour behind them.
    pub background: Colour,
}

/// The pattern of a background.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the formats' own words, which name how the pattern looks")]
pub enum Pattern {
    #[default]
    None,
    Solid,
    MediumGray,
    DarkGray,
    LightGray,
    DarkHorizontal,
    DarkVertical,
    DarkDown,
    DarkUp,
    DarkGrid,
    DarkTrellis,
    LightHorizontal,
    LightVertical,
    LightDown,
    LightUp,
    LightGrid,
    LightTrellis,
    Gray125,
    Gray0625,
}

/// What a protected sheet keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Protection {
    /// The content cannot be changed.
    pub locked: bool,
    /// The formula is not shown.
    pub hidden: bool,
}

impl Default for Protection {
    fn default() -> Protection {
        Protection { locked: true, hidden: false }
    }
}
