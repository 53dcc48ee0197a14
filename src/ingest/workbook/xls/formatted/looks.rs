//! The parts of a cell format, bit by bit (`CellXF` and `StyleXF`, MS-XLS 2.5.20 and 2.5.249; in BIFF5 they are shorter).

use super::styles::Palette;
use super::theme::Theme;
use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::workbook::{
    Alignment, Borders, Colour, Edge, Fill, FontScript, HorizontalAlignment, LineStyle, Pattern, Underline,
    VerticalAlignment,
};

/// The length of a cell format in BIFF8.
const WIDE: usize = 20;

pub(super) fn underline(number: u8) -> Underline {
    match number {
        1 => Underline::Single,
        2 => Underline::Double,
        0x21 => Underline::SingleAccounting,
        0x22 => Underline::DoubleAccounting,
        _ => Underline::None,
    }
}

pub(super) fn script(number: u16) -> FontScript {
    match number {
        1 => FontScript::Superscript,
        2 => FontScript::Subscript,
        _ => FontScript::Baseline,
    }
}

pub(super) fn alignment(data: &[u8]) -> Option<Alignment> {
    let first = *data.get(6)?;
    let second = *data.get(7)?;
    let third = if data.len() >= WIDE { *data.get(8)? } else { 0 };
    Some(Alignment {
        horizontal: match first & 7 {
            1 => HorizontalAlignment::Left,
            2 => HorizontalAlignment::Centre,
            3 => HorizontalAlignment::Right,
            4 => HorizontalAlignment::Fill,
            5 => HorizontalAlignment::Justify,
            6 => HorizontalAlignment::CentreAcross,
            7 => HorizontalAlignment::Distributed,
            _ => HorizontalAlignment::General,
        },
        vertical: match first >> 4 & 7 {
            0 => VerticalAlignment::Top,
            1 => VerticalAlignment::Centre,
            3 => VerticalAlignment::Justify,
            4 => VerticalAlignment::Distributed,
            _ => VerticalAlignment::Bottom,
        },
        wrap: first & 8 != 0,
        justify_last_line: first & 0x80 != 0,
        shrink: third & 0x10 != 0,
        indent: third & 0x0F,
        reading_order: if third >> 6 == 3 { 0 } else { third >> 6 },
        rotation: match (data.len() >= WIDE, second) {
            (true, 255 | 0..=180) => second,
            (true, _) => 0,
            // Stacked, upwards, downwards.
            (false, _) => match second & 3 {
                1 => 255,
                2 => 90,
                3 => 180,
                _ => 0,
            },
        },
    })
}

pub(super) fn borders_and_fill(data: &[u8], palette: &Palette) -> Option<(Borders, Fill)> {
    if data.len() >= WIDE { wide(data, palette) } else { narrow(data, palette) }
}

/// The bits of a number from one on.
fn bits(value: u32, from: u32, count: u32) -> u16 {
    u16::try_from(value >> from & ((1 << count) - 1)).unwrap_or(0)
}

fn wide(data: &[u8], palette: &Palette) -> Option<(Borders, Fill)> {
    let (first, second, colours) = (u32_at(data, 10)?, u32_at(data, 14)?, u32::from(u16_at(data, 18)?));
    let edge = |style, colour| Edge { style: line(style), colour: palette.colour(colour) };
    let borders = Borders {
        left: edge(bits(first, 0, 4), bits(first, 16, 7)),
        right: edge(bits(first, 4, 4), bits(first, 23, 7)),
        top: edge(bits(first, 8, 4), bits(second, 0, 7)),
        bottom: edge(bits(first, 12, 4), bits(second, 7, 7)),
        diagonal: edge(bits(second, 21, 4), bits(second, 14, 7)),
        diagonal_down: bits(first, 30, 1) != 0,
        diagonal_up: bits(first, 31, 1) != 0,
    };
    let fill = Fill {
        pattern: pattern(bits(second, 26, 6)),
        foreground: palette.colour(bits(colours, 0, 7)),
        background: palette.colour(bits(colours, 7, 7)),
    };
    Some((without_idle_colours(borders), plain(fill)))
}

fn narrow(data: &[u8], palette: &Palette) -> Option<(Borders, Fill)> {
    let (first, second) = (u32_at(data, 8)?, u32_at(data, 12)?);
    let edge = |style, colour| Edge { style: line(style), colour: palette.colour(colour) };
    let borders = Borders {
        top: edge(bits(second, 0, 3), bits(second, 9, 7)),
        left: edge(bits(second, 3, 3), bits(second, 16, 7)),
        right: edge(bits(second, 6, 3), bits(second, 23, 7)),
        bottom: edge(bits(first, 22, 3), bits(first, 25, 7)),
        ..Borders::default()
    };
    let fill = Fill {
        pattern: pattern(bits(first, 16, 6)),
        foreground: palette.colour(bits(first, 0, 7)),
        background: palette.colour(bits(first, 7, 7)),
    };
    Some((without_idle_colours(borders), plain(fill)))
}

/// The colour of a line that is not there says nothing.
pub(super) fn without_idle_colours(mut borders: Borders) -> Borders {
    for edge in [&mut borders.left, &mut borders.right, &mut borders.top, &mut borders.bottom, &mut borders.diagonal] {
        if edge.style == LineStyle::None {
            edge.colour = Colour::Automatic;
        }
    }
    if borders.diagonal.style == LineStyle::None {
        (borders.diagonal_down, borders.diagonal_up) = (false, false);
    }
    borders
}

fn plain(fill: Fill) -> Fill {
    if fill.pattern == Pattern::None { Fill::default() } else { fill }
}

pub(super) fn line(number: u16) -> LineStyle {
    match number {
        1 => LineStyle::Thin,
        2 => LineStyle::Medium,
        3 => LineStyle::Dashed,
        4 => LineStyle::Dotted,
        5 => LineStyle::Thick,
        6 => LineStyle::Double,
        7 => LineStyle::Hair,
        8 => LineStyle::MediumDashed,
        9 => LineStyle::DashDot,
        10 => LineStyle::MediumDashDot,
        11 => LineStyle::DashDotDot,
        12 => LineStyle::MediumDashDotDot,
        13 => LineStyle::SlantDashDot,
        _ => LineStyle::None,
    }
}

pub(super) fn pattern(number: u16) -> Pattern {
    match number {
        1 => Pattern::Solid,
        2 => Pattern::MediumGray,
        3 => Pattern::DarkGray,
        4 => Pattern::LightGray,
        5 => Pattern::DarkHorizontal,
        6 => Pattern::DarkVertical,
        7 => Pattern::DarkDown,
        8 => Pattern::DarkUp,
        9 => Pattern::DarkGrid,
        10 => Pattern::DarkTrellis,
        11 => Pattern::LightHorizontal,
        12 => Pattern::LightVertical,
        13 => Pattern::LightDown,
        14 => Pattern::LightUp,
        15 => Pattern::LightGrid,
        16 => Pattern::LightTrellis,
        17 => Pattern::Gray125,
        18 => Pattern::Gray0625,
        _ => Pattern::None,
    }
}

/// The colour of text beyond the palette, where later versions say one (`XFExt`).
pub(super) fn text_colour(data: &[u8], theme: &Theme) -> Option<Colour> {
    properties(data).find(|(kind, _)| *kind == 0x0D).and_then(|(_, property)| theme.colour(property))
}

/// The properties of an `XFExt`: their kinds, and their bytes with the head.
fn properties(data: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let count = usize::from(u16_at(data, 18).unwrap_or(0));
    let mut rest = data.get(20..).unwrap_or_default();
    let next = move || {
        let (kind, length) = (u16_at(rest, 0)?, u16_at(rest, 2)?);
        let (property, after) = rest.split_at_checked(usize::from(length).max(4))?;
        rest = after;
        Some((kind, property))
    };
    std::iter::from_fn(next).take(count)
}

/// Takes up what later versions say of a format beyond the old one (`XFExt`, MS-XLS 2.4.355): colours that are not in
/// the palette, and deep indents.
pub(super) fn extend(data: &[u8], theme: &Theme, alignment: &mut Alignment, borders: &mut Borders, fill: &mut Fill) {
    for (kind, property) in properties(data) {
        let colour = theme.colour(property);
        let place = match kind {
            0x04 => &mut fill.foreground,
            0x05 => &mut fill.background,
            0x07 => &mut borders.top.colour,
            0x08 => &mut borders.bottom.colour,
            0x09 => &mut borders.left.colour,
            0x0A => &mut borders.right.colour,
            0x0B => &mut borders.diagonal.colour,
            0x0F => {
                let indent = u16_at(property, 4).unwrap_or(0);
                alignment.indent = u8::try_from(indent).unwrap_or(u8::MAX).min(250);
                continue;
            }
            _ => continue,
        };
        if let Some(colour) = colour {
            *place = colour;
        }
    }
    if fill.pattern == Pattern::None {
        *fill = Fill::default();
    }
    *borders = without_idle_colours(*borders);
}
