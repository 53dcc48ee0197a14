//! How cells look: one font everywhere, few colours, and words beside every colour since offices print in black.

use rust_xlsxwriter::{ChartFont, Color, Format, FormatAlign, FormatBorder};

/// The typeface of Thai government documents.
pub(in crate::export) const FONT: &str = "TH Sarabun New";
/// The size of cells, in points.
pub(super) const FONT_SIZE: u8 = 14;
/// The height of a line of [`FONT_SIZE`], in points, marks above and below included.
pub(super) const LINE_HEIGHT: u16 = 24;
/// The same in pixels.
pub(in crate::export) const LINE_PIXELS: u32 = 32;
/// The default column width in pixels that goes with the font's digits of seven pixels.
pub(in crate::export) const COLUMN_PIXELS: u32 = 64;

/// A score at the lower end of the heat map.
pub(super) const LOW: Color = Color::RGB(0xF8_B4_AE);
/// A score at the target.
pub(super) const MIDDLE: Color = Color::RGB(0xFF_F2_CC);
/// A full score.
pub(super) const HIGH: Color = Color::RGB(0xA9_D8_A0);
/// Text of scores under the target and of failed results.
pub(super) const BAD_TEXT: Color = Color::RGB(0xA6_1B_1B);
/// Text of passed results.
pub(super) const GOOD_TEXT: Color = Color::RGB(0x1E_6B_2E);

const INK: Color = Color::RGB(0x1F_2A_44);
/// Thin lines.
pub(super) const RULE: Color = Color::RGB(0xB4_BC_C8);
const HEADING_FILL: Color = Color::RGB(0xDC_E6_F2);
const GOOD_FILL: Color = Color::RGB(0xE2_F0_D9);
const BAD_FILL: Color = Color::RGB(0xFB_DD_DA);
const DECIDED_FILL: Color = Color::RGB(0xD6_E4_F5);
const DOUBTFUL_FILL: Color = Color::RGB(0xFF_F2_CC);
const ANSWER_FILL: Color = Color::RGB(0xF3_F7_FC);

/// Columns of charts: dark and light, which a print in black keeps apart.
pub(super) const PASSED: Color = Color::RGB(0x2F_5F_98);
/// Columns of what did not pass, or of what others are compared with.
pub(super) const NOT_PASSED: Color = Color::RGB(0xF2_C7_8F);

/// What a column holds, which decides its alignment and number format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) enum Kind {
    /// Wrapped text.
    Text,
    /// Short text or a code, centred.
    Centre,
    /// A score, shown with two decimals.
    Score,
    /// A value with all its decimals, or a short text, to the right.
    Exact,
    /// A difference of scores, shown with its sign.
    Difference,
    /// A whole number.
    Count,
    /// A share between 0 and 1, shown in percent.
    Share,
}

/// What a cell's colour says beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) enum Tone {
    /// Nothing.
    Plain,
    /// Passed, strong.
    Good,
    /// Needs a look.
    Doubtful,
    /// Failed, weak, contradictory.
    Bad,
    /// A cell that waits for an officer's answer.
    Answer,
    /// Decided by an officer.
    Decided,
}

/// A cell of the body of a table.
pub(in crate::export) fn body(kind: Kind, tone: Tone) -> Format {
    let format = base().set_border(FormatBorder::Thin).set_border_color(RULE).set_align(FormatAlign::Top);
    let format = match kind {
        Kind::Text => format.set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
        Kind::Centre => format.set_align(FormatAlign::Center),
        Kind::Score => format.set_num_format("0.00_ ").set_align(FormatAlign::Right),
        Kind::Exact => format.set_align(FormatAlign::Right),
        Kind::Difference => format.set_num_format("+0.00_ ;-0.00_ ;0.00_ ").set_align(FormatAlign::Right),
        Kind::Count => format.set_num_format("#,##0").set_align(FormatAlign::Center),
        Kind::Share => format.set_num_format("0.00%_ "),
    };
    toned(format, tone)
}

/// The colours of a tone alone, for conditional formats.
pub(in crate::export) fn fill(tone: Tone) -> Format {
    toned(Format::new(), tone)
}

fn toned(format: Format, tone: Tone) -> Format {
    match tone {
        Tone::Plain => format,
        Tone::Good => format.set_background_color(GOOD_FILL).set_font_color(GOOD_TEXT),
        Tone::Doubtful => format.set_background_color(DOUBTFUL_FILL),
        Tone::Bad => format.set_background_color(BAD_FILL).set_font_color(BAD_TEXT),
        Tone::Answer => format.set_background_color(ANSWER_FILL),
        // A border too, since a heat map covers the fill.
        Tone::Decided => format
            .set_background_color(DECIDED_FILL)
            .set_italic()
            .set_border(FormatBorder::Medium)
            .set_border_color(PASSED),
    }
}

/// A cell that leads to another one.
pub(super) fn link() -> Format {
    body(Kind::Text, Tone::Plain)
        .set_font_color(Color::RGB(0x1F_4E_9E))
        .set_underline(rust_xlsxwriter::FormatUnderline::Single)
}

/// The font of every cell, and the default of the workbook.
pub(in crate::export) fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(FONT_SIZE)
}

/// The title on top of a sheet.
pub(in crate::export) fn title() -> Format {
    base().set_font_size(20).set_bold().set_font_color(INK).set_align(FormatAlign::VerticalCenter)
}

/// The sentence under a title.
pub(in crate::export) fn lead() -> Format {
    base().set_font_color(Color::RGB(0x55_5F_70)).set_align(FormatAlign::VerticalCenter)
}

/// A heading inside a sheet.
pub(in crate::export) fn section() -> Format {
    base().set_font_size(16).set_bold().set_font_color(INK).set_align(FormatAlign::VerticalCenter)
}

/// Running text.
pub(in crate::export) fn paragraph() -> Format {
    base().set_text_wrap().set_align(FormatAlign::Top)
}

/// A heading of a column.
pub(in crate::export) fn heading() -> Format {
    base()
        .set_bold()
        .set_font_color(INK)
        .set_background_color(HEADING_FILL)
        .set_border(FormatBorder::Thin)
        .set_border_color(RULE)
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
}

/// A heading of a narrow column, turned to read upwards.
pub(in crate::export) fn upright_heading() -> Format {
    heading().set_rotation(90)
}

/// The font of charts.
pub(super) fn chart_font(size: u8) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FONT).set_size(size);
    font
}
