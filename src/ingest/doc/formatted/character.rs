//! How characters look, from their list of properties (MS-DOC 2.6.1).

use std::sync::Arc;

use super::super::properties::Properties;
use super::values::{
    color, highlight, i16_at, indexed, language, new_border, new_shading, old_border, old_shading, switch,
};
use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::word::CharacterProperties;

/// What lists of properties refer to.
pub(super) trait Named {
    /// The font of this number.
    fn font(&self, number: u16) -> Option<Arc<str>>;
    /// The character style of this number, as the model counts.
    fn character_style(&self, number: u16) -> Option<usize>;
    /// What the characters of this style look like, all told.
    fn look(&self, style: usize) -> Option<&CharacterProperties>;
}

/// What a list says of its characters beside their look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Nature {
    /// They stand for something else (`sprmCFSpec`).
    pub is_special: bool,
    /// They are data (`sprmCFData`).
    pub is_data: bool,
    /// They are an object of another program.
    pub is_object: bool,
    pub is_inserted: bool,
    pub is_deleted: bool,
    /// Where their picture lies.
    pub picture: Option<u32>,
    /// Their font and code in it.
    pub symbol: Option<(Arc<str>, u16)>,
}

/// Applies a list. `under` is what the characters look like without it.
pub(super) fn apply(
    list: &[u8],
    named: &impl Named,
    under: &CharacterProperties,
    look: &mut CharacterProperties,
    nature: &mut Nature,
) {
    // A character style comes between: what turns something over turns over what the style says.
    let style = Properties(list).filter(|(property, _)| *property == 0x4A30).filter_map(|(_, o)| u16_at(o, 0)).last();
    let style = style.and_then(|number| named.character_style(number));
    let lying = style.and_then(|style| named.look(style));
    look.style = style.or(look.style);
    for (property, operand) in Properties(list) {
        let known = toggle(property, operand, look, under, lying)
            || say(property, operand, named, look).is_some()
            || measure(property, operand, look).is_some();
        if !known {
            be(property, operand, named, nature);
        }
    }
}

/// Switches that may say "as the style" or "other than the style" (MS-DOC `ToggleOperand`).
fn toggle(
    property: u16,
    operand: &[u8],
    look: &mut CharacterProperties,
    under: &CharacterProperties,
    lying: Option<&CharacterProperties>,
) -> bool {
    type Field = fn(&mut CharacterProperties) -> &mut Option<bool>;
    let field: Field = match property {
        0x0835 => |look| &mut look.bold,
        0x0836 => |look| &mut look.italic,
        0x0837 => |look| &mut look.strike,
        0x0838 => |look| &mut look.outline,
        0x0839 => |look| &mut look.shadow,
        0x083A => |look| &mut look.small_caps,
        0x083B => |look| &mut look.caps,
        0x083C => |look| &mut look.hidden,
        0x0854 => |look| &mut look.imprint,
        0x0858 => |look| &mut look.emboss,
        0x085C => |look| &mut look.bold_complex,
        0x085D => |look| &mut look.italic_complex,
        0x2A53 => |look| &mut look.double_strike,
        _ => return false,
    };
    let before = || lying.and_then(|lying| *field(&mut lying.clone())).or(*field(&mut under.clone()));
    *field(look) = match operand.first() {
        Some(0) => Some(false),
        Some(1) => Some(true),
        Some(0x80) => None,
        Some(0x81) => Some(!before().unwrap_or(false)),
        _ => return true,
    };
    true
}

/// Fonts, colours, languages, lines. None for other properties.
fn say(property: u16, operand: &[u8], named: &impl Named, look: &mut CharacterProperties) -> Option<()> {
    let number = || u16_at(operand, 0).unwrap_or(0);
    let font = || named.font(number());
    match property {
        0x4A4F => look.fonts.ascii = font(),
        0x4A50 => look.fonts.east_asia = font(),
        0x4A51 => look.fonts.other = font(),
        0x4A5E => look.fonts.complex = font(),
        0x286F => {
            look.fonts.hint = match operand.first() {
                Some(1) => Some("eastAsia"),
                Some(2) => Some("cs"),
                _ => None,
            }
        }
        0x2A42 => look.color = operand.first().map(|number| indexed(*number)),
        0x6870 => look.color = color(operand, 0),
        0x6877 => look.underline_color = color(operand, 0),
        0x2A0C => look.highlight = operand.first().map(|number| highlight(*number)),
        0x2A3E => look.underline = operand.first().map(|number| underline(*number)),
        0x2A48 => look.vertical = operand.first().map(|number| vertical(*number)),
        0x2A34 => look.emphasis = operand.first().map(|number| emphasis(*number)),
        0x6865 => look.border = old_border(operand, 0),
        0xCA72 => look.border = new_border(operand, 0),
        0x4866 => look.shading = old_shading(operand, 0).or(look.shading),
        0xCA71 => look.shading = new_shading(operand, 0).or(look.shading),
        0x486D | 0x4873 => look.language = language(number()),
        0x485F => look.language_complex = language(number()),
        0x085A => look.right_to_left = switch(operand),
        0x0882 => look.complex_script = switch(operand),
        _ => return None,
    }
    Some(())
}

/// Sizes and distances. None for other properties.
fn measure(property: u16, operand: &[u8], look: &mut CharacterProperties) -> Option<()> {
    let number = u16_at(operand, 0);
    // Half-points: as large as the program takes them (MS-DOC 2.6.1, `sprmCHps`).
    let size = number.filter(|size| (2..=3276).contains(size));
    match property {
        0x4A43 => look.size = size.or(look.size),
        0x4A61 => look.size_complex = size.or(look.size_complex),
        0x4845 => look.position = i16_at(operand, 0).filter(|position| position.abs() <= 3168),
        0x484B => look.kerning = number.filter(|size| *size <= 3276),
        0x4852 => look.scale = number.filter(|scale| (1..=600).contains(scale)),
        0x8840 => look.spacing = i16_at(operand, 0),
        _ => return None,
    }
    Some(())
}

/// What the characters are.
fn be(property: u16, operand: &[u8], named: &impl Named, nature: &mut Nature) {
    let is_on = switch(operand).unwrap_or(false);
    match property {
        0x0800 => nature.is_deleted = is_on,
        0x0801 => nature.is_inserted = is_on,
        0x0806 => nature.is_data = is_on,
        0x0855 => nature.is_special = is_on,
        0x080A | 0x0856 => nature.is_object = is_on,
        0x6A03 | 0x680E => {
            nature.picture = u32_at(operand, 0);
            nature.is_special = true;
        }
        0x6A09 => {
            let symbol = u16_at(operand, 0).and_then(|font| named.font(font)).zip(u16_at(operand, 2));
            nature.symbol = symbol;
            nature.is_special = true;
        }
        _ => {}
    }
}

/// MS-DOC `Kul`.
fn underline(number: u8) -> &'static str {
    match number {
        0 | 5 => "none",
        2 => "words",
        3 => "double",
        4 => "dotted",
        6 => "thick",
        7 => "dash",
        9 => "dotDash",
        10 => "dotDotDash",
        11 => "wave",
        20 => "dottedHeavy",
        23 => "dashedHeavy",
        25 => "dashDotHeavy",
        26 => "dashDotDotHeavy",
        27 => "wavyHeavy",
        39 => "dashLong",
        43 => "wavyDouble",
        55 => "dashLongHeavy",
        _ => "single",
    }
}

fn vertical(number: u8) -> &'static str {
    match number {
        1 => "superscript",
        2 => "subscript",
        _ => "baseline",
    }
}

fn emphasis(number: u8) -> &'static str {
    match number {
        1 => "dot",
        2 => "comma",
        3 => "circle",
        4 => "underDot",
        _ => "none",
    }
}
