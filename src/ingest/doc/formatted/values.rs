//! Values that many properties have: colours, borders, shading, languages, formats of numbers.

use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::word::{Border, Color, Shading, Token};

/// A signed number of two bytes.
pub(super) fn i16_at(data: &[u8], at: usize) -> Option<i32> {
    u16_at(data, at).map(|value| i32::from(value.cast_signed()))
}

/// A signed number of four bytes.
pub(super) fn i32_at(data: &[u8], at: usize) -> Option<i32> {
    u32_at(data, at).map(u32::cast_signed)
}

/// A switch.
pub(super) fn switch(operand: &[u8]) -> Option<bool> {
    operand.first().map(|value| *value != 0)
}

/// A colour by its number (MS-DOC `Ico`).
pub(super) fn indexed(number: u8) -> Color {
    Color::Rgb(match number {
        1 => [0, 0, 0],
        2 => [0, 0, 0xFF],
        3 => [0, 0xFF, 0xFF],
        4 => [0, 0xFF, 0],
        5 => [0xFF, 0, 0xFF],
        6 => [0xFF, 0, 0],
        7 => [0xFF, 0xFF, 0],
        8 => [0xFF, 0xFF, 0xFF],
        9 => [0, 0, 0x80],
        10 => [0, 0x80, 0x80],
        11 => [0, 0x80, 0],
        12 => [0x80, 0, 0x80],
        13 => [0x80, 0, 0],
        14 => [0x80, 0x80, 0],
        15 => [0x80, 0x80, 0x80],
        16 => [0xC0, 0xC0, 0xC0],
        _ => return Color::Auto,
    })
}

/// The same as a colour to highlight with.
pub(super) fn highlight(number: u8) -> Token {
    match number {
        1 => "black",
        2 => "blue",
        3 => "cyan",
        4 => "green",
        5 => "magenta",
        6 => "red",
        7 => "yellow",
        8 => "white",
        9 => "darkBlue",
        10 => "darkCyan",
        11 => "darkGreen",
        12 => "darkMagenta",
        13 => "darkRed",
        14 => "darkYellow",
        15 => "darkGray",
        16 => "lightGray",
        _ => "none",
    }
}

/// A colour by its parts (MS-DOC `COLORREF`).
pub(super) fn color(data: &[u8], at: usize) -> Option<Color> {
    let [red, green, blue, is_auto] = u32_at(data, at)?.to_le_bytes();
    Some(if is_auto == 0 { Color::Rgb([red, green, blue]) } else { Color::Auto })
}

/// A line of Word 97 (MS-DOC `Brc80MayBeNil`).
pub(super) fn old_border(data: &[u8], at: usize) -> Option<Border> {
    let [width, kind, color, more] = u32_at(data, at)?.to_le_bytes();
    Some(border(width, kind, indexed(color), more))
}

/// A line (MS-DOC `Brc`).
pub(super) fn new_border(data: &[u8], at: usize) -> Option<Border> {
    let color = color(data, at)?;
    let [width, kind, more, _] = u32_at(data, at + 4)?.to_le_bytes();
    Some(border(width, kind, color, more))
}

fn border(width: u8, kind: u8, color: Color, more: u8) -> Border {
    let style = border_style(kind);
    let has_line = style != "nil";
    Border {
        style,
        width: if has_line { width.clamp(2, 96) } else { 0 },
        space: if has_line { more & 0x1F } else { 0 },
        color,
        shadow: has_line && more & 0x20 != 0,
    }
}

/// MS-DOC `BrcType`.
fn border_style(kind: u8) -> Token {
    match kind {
        0 | 0xFF => "nil",
        2 => "thick",
        3 => "double",
        6 => "dotted",
        7 => "dashed",
        8 => "dotDash",
        9 => "dotDotDash",
        10 => "triple",
        11 => "thinThickSmallGap",
        12 => "thickThinSmallGap",
        13 => "thinThickThinSmallGap",
        14 => "thinThickMediumGap",
        15 => "thickThinMediumGap",
        16 => "thinThickThinMediumGap",
        17 => "thinThickLargeGap",
        18 => "thickThinLargeGap",
        19 => "thinThickThinLargeGap",
        20 => "wave",
        21 => "doubleWave",
        22 => "dashSmallGap",
        23 => "dashDotStroked",
        24 => "threeDEmboss",
        25 => "threeDEngrave",
        26 => "outset",
        27 => "inset",
        _ => "single",
    }
}

/// A ground of Word 97 (MS-DOC `Shd80`).
pub(super) fn old_shading(data: &[u8], at: usize) -> Option<Shading> {
    let value = u16_at(data, at)?;
    if value == u16::MAX {
        return None;
    }
    let color = |shift: u16| indexed(u8::try_from((value >> shift) & 0x1F).unwrap_or(0));
    Some(Shading { pattern: pattern(value >> 10), color: color(0), fill: color(5) })
}

/// A ground (MS-DOC `Shd`).
pub(super) fn new_shading(data: &[u8], at: usize) -> Option<Shading> {
    let shading =
        Shading { color: color(data, at)?, fill: color(data, at + 4)?, pattern: pattern(u16_at(data, at + 8)?) };
    Some(shading)
}

/// True for a ground that is none.
pub(super) fn is_clear(shading: &Shading) -> bool {
    shading.pattern == "clear" && shading.fill == Color::Auto
}

/// MS-DOC `Ipat`; patterns that the new format lacks become their neighbours.
fn pattern(number: u16) -> Token {
    match number {
        1 => "solid",
        2 | 0x23 => "pct5",
        3 | 0x24 => "pct10",
        4 | 0x27 | 0x28 => "pct20",
        5 => "pct25",
        6 | 0x29 => "pct30",
        7 => "pct40",
        8 => "pct50",
        9 => "pct60",
        10 => "pct70",
        11 => "pct75",
        12 => "pct80",
        13 => "pct90",
        14 => "horzStripe",
        15 => "vertStripe",
        16 => "reverseDiagStripe",
        17 => "diagStripe",
        18 => "horzCross",
        19 => "diagCross",
        20 => "thinHorzStripe",
        21 => "thinVertStripe",
        22 => "thinReverseDiagStripe",
        23 => "thinDiagStripe",
        24 => "thinHorzCross",
        25 => "thinDiagCross",
        0x25 => "pct12",
        0x26 => "pct15",
        0x2A | 0x2B => "pct35",
        0x2C => "pct37",
        0x2D | 0x2E => "pct45",
        0x2F | 0x30 => "pct50",
        0x31 | 0x32 => "pct55",
        0x33 => "pct62",
        0x34 | 0x35 => "pct65",
        0x36 => "pct70",
        0x37 => "pct75",
        0x38 | 0x39 => "pct85",
        0x3A => "pct87",
        0x3B..=0x3D => "pct95",
        _ => "clear",
    }
}

/// A language by its number (MS-LCID), of those that Thai offices write.
pub(super) fn language(number: u16) -> Option<Token> {
    Some(match number {
        0x041E => "th-TH",
        0x0409 => "en-US",
        0x0809 => "en-GB",
        0x0C09 => "en-AU",
        0x0404 => "zh-TW",
        0x0804 => "zh-CN",
        0x0411 => "ja-JP",
        0x0412 => "ko-KR",
        0x0407 => "de-DE",
        0x040C => "fr-FR",
        0x0401 => "ar-SA",
        0x0421 => "id-ID",
        0x043E => "ms-MY",
        0x042A => "vi-VN",
        0x0453 => "km-KH",
        0x0454 => "lo-LA",
        0x0455 => "my-MM",
        _ => return None,
    })
}

/// How a number is written (`MSONFC`, MS-OSHARED 2.2.1.3).
pub(super) fn number_format(number: u8) -> Token {
    match number {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        5 => "ordinal",
        6 => "cardinalText",
        7 => "ordinalText",
        8 => "hex",
        9 => "chicago",
        10 => "ideographDigital",
        11 => "japaneseCounting",
        12 => "aiueo",
        13 => "iroha",
        14 => "decimalFullWidth",
        15 => "decimalHalfWidth",
        18 => "decimalEnclosedCircle",
        19 => "decimalFullWidth2",
        20 => "aiueoFullWidth",
        21 => "irohaFullWidth",
        22 => "decimalZero",
        23 => "bullet",
        24 => "ganada",
        25 => "chosung",
        26 => "decimalEnclosedFullstop",
        27 => "decimalEnclosedParen",
        30 => "ideographTraditional",
        31 => "ideographZodiac",
        33 => "taiwaneseCounting",
        34 => "ideographLegalTraditional",
        35 => "taiwaneseCountingThousand",
        37 => "chineseCounting",
        38 => "chineseLegalSimplified",
        39 => "chineseCountingThousand",
        41 => "koreanDigital",
        42 => "koreanCounting",
        45 => "hebrew1",
        46 => "arabicAlpha",
        47 => "hebrew2",
        48 => "arabicAbjad",
        49 => "hindiVowels",
        50 => "hindiConsonants",
        51 => "hindiNumbers",
        52 => "hindiCounting",
        53 => "thaiLetters",
        54 => "thaiNumbers",
        55 => "thaiCounting",
        56 => "vietnameseCounting",
        57 => "numberInDash",
        58 => "russianLower",
        59 => "russianUpper",
        0xFF => "none",
        _ => "decimal",
    }
}
