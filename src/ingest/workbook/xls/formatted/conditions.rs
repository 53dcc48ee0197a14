//! Looks that depend on values (`CondFmt`, MS-XLS 2.4.56, and its `CF`s, 2.4.42).

use super::formula::{self, Context};
use super::looks::{line, pattern, underline};
use super::losses::Losses;
use super::sheet::areas;
use super::styles::Palette;
use super::validations::OPERATORS;
use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::RemarkKind;
use crate::model::workbook::{Area, Borders, Colour, Condition, ConditionTest, Edge, Fill, Look, Pattern};

/// What Excel 97-2003 takes of conditions for the same cells is 3; what was made of several such, still few.
const MAX_CONDITIONS: usize = 20_000;

/// The conditions of one sheet as their records come.
#[derive(Default)]
pub(super) struct Conditions {
    found: Vec<Condition>,
    areas: Vec<Area>,
    lost: u64,
}

impl Conditions {
    /// Takes up the cells that the next conditions are for.
    pub fn begin(&mut self, data: &[u8]) {
        self.areas = areas(data, 12).unwrap_or_default();
    }

    /// The cell that their formulas count from.
    pub fn base(&self) -> (u32, u32) {
        let row = self.areas.iter().map(|area| area.first_row).min().unwrap_or(0);
        (row, self.areas.iter().map(|area| area.first_column).min().unwrap_or(0))
    }

    /// Takes up a condition.
    pub fn add(&mut self, data: &[u8], context: Context<'_>, palette: &Palette) {
        let is_placed = !self.areas.is_empty() && self.found.len() < MAX_CONDITIONS;
        match condition(data, context, palette).filter(|_| is_placed) {
            Some((test, look)) => self.found.push(Condition { areas: self.areas.clone(), test, look }),
            None => self.lost += 1,
        }
    }

    /// All of them.
    pub fn finish(self, losses: &mut Losses) -> Vec<Condition> {
        losses.add_all(RemarkKind::ConditionalFormatLost, self.lost);
        self.found
    }
}

fn condition(data: &[u8], context: Context<'_>, palette: &Palette) -> Option<(ConditionTest, Look)> {
    let (first, second) = (usize::from(u16_at(data, 2)?), usize::from(u16_at(data, 4)?));
    // The formulas stand at the end.
    let at = data.len().checked_sub(first.checked_add(second)?)?;
    let (first, second) = data.get(at..)?.split_at_checked(first)?;
    let first = formula::text(first, &[], context).ok()?;
    let second = if second.is_empty() { None } else { Some(formula::text(second, &[], context).ok()?) };
    let test = match data.first()? {
        1 => {
            let operator = usize::from(data.get(1)?.checked_sub(1)?);
            let needs_two = operator < 2;
            if needs_two != second.is_some() {
                return None;
            }
            ConditionTest::Value(OPERATORS.get(operator)?, first, second)
        }
        2 => ConditionTest::Formula(first),
        _ => return None,
    };
    Some((test, look(data.get(6..at)?, palette)?))
}

/// The look of a condition (`DXFN`, MS-XLS 2.5.92): flags say which parts it has and which of their bits count.
fn look(data: &[u8], palette: &Palette) -> Option<Look> {
    const NUMBER_FORMAT: u32 = 1 << 25;
    const FONT: u32 = 1 << 26;
    const ALIGNMENT: u32 = 1 << 27;
    const BORDER: u32 = 1 << 28;
    const PATTERN: u32 = 1 << 29;
    let flags = u32_at(data, 0)?;
    let mut at = 6;
    let mut look = Look::default();
    if flags & NUMBER_FORMAT != 0 {
        // A number by itself, or the length of a code and the code.
        let is_code = u16_at(data, 4)? & 1 != 0;
        at += if is_code { usize::from(u16_at(data, at)?) } else { 2 };
    }
    if flags & FONT != 0 {
        font(data.get(at..at + 118)?, palette, &mut look)?;
        at += 118;
    }
    if flags & ALIGNMENT != 0 {
        at += 8;
    }
    if flags & BORDER != 0 {
        look.borders = Some(borders(data.get(at..at + 8)?, palette)?);
        at += 8;
    }
    if flags & PATTERN != 0 {
        look.fill = Some(fill(data.get(at..at + 4)?, flags, palette)?);
    }
    Some(look)
}

fn font(data: &[u8], palette: &Palette, look: &mut Look) -> Option<()> {
    const ITALIC: u32 = 1 << 1;
    const STRIKE: u32 = 1 << 7;
    let style = u32_at(data, 68)?;
    let weight = u16_at(data, 72)?;
    // A bit that is set says that the style is not changed.
    let kept = u32_at(data, 88)?;
    if kept & ITALIC == 0 {
        look.italic = Some(style & ITALIC != 0);
        look.bold = (weight != 0xFFFF).then_some(weight >= 600);
    }
    if kept & STRIKE == 0 {
        look.strike = Some(style & STRIKE != 0);
    }
    if u32_at(data, 96)? == 0 {
        look.underline = Some(underline(*data.get(76)?));
    }
    let colour = u32_at(data, 80)?;
    if let Some(colour) = u16_at(data, 80).filter(|_| colour < 0x7FFF) {
        look.colour = Some(palette.colour(colour)).filter(|colour| *colour != Colour::Automatic);
    }
    Some(())
}

fn borders(data: &[u8], palette: &Palette) -> Option<Borders> {
    let (first, second) = (u32_at(data, 0)?, u32_at(data, 4)?);
    let bits = |value: u32, from: u32, count: u32| u16::try_from(value >> from & ((1 << count) - 1)).unwrap_or(0);
    let edge = |style: u32, colour: u16| Edge { style: line(bits(first, style, 4)), colour: palette.colour(colour) };
    let borders = Borders {
        left: edge(0, bits(first, 16, 7)),
        right: edge(4, bits(first, 23, 7)),
        top: edge(8, bits(second, 0, 7)),
        bottom: edge(12, bits(second, 7, 7)),
        ..Borders::default()
    };
    Some(super::looks::without_idle_colours(borders))
}

fn fill(data: &[u8], flags: u32, palette: &Palette) -> Option<Fill> {
    const KEEPS_PATTERN: u32 = 1 << 16;
    const KEEPS_FOREGROUND: u32 = 1 << 17;
    const KEEPS_BACKGROUND: u32 = 1 << 18;
    let stored = u32_at(data, 0)?;
    let colour = |from: u32, keeps: u32| {
        let number = u16::try_from(stored >> from & 0x7F).unwrap_or(0);
        if flags & keeps == 0 { palette.colour(number) } else { Colour::Automatic }
    };
    let pattern =
        if flags & KEEPS_PATTERN == 0 { pattern(u16::try_from(stored >> 10 & 0x3F).ok()?) } else { Pattern::Solid };
    Some(Fill { pattern, foreground: colour(16, KEEPS_FOREGROUND), background: colour(23, KEEPS_BACKGROUND) })
}
