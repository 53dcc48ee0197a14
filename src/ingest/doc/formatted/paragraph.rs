//! How paragraphs stand, from their list of properties (MS-DOC 2.6.2).

use super::super::properties::{CHANGES_TABS, Properties};
use super::values::{i16_at, new_border, new_shading, old_border, old_shading, switch};
use crate::ingest::bytes::u16_at;
use crate::model::Limit;
use crate::model::word::{Border, Frame, ParagraphProperties, TabStop, Token};

/// Tab stops of a paragraph that are kept (MS-DOC allows as many).
const MOST_TABS: usize = 64;

/// A number that says that a paragraph is in no list though its style is (MS-DOC 2.6.2, `sprmPIlfo`).
const IN_NO_LIST: u16 = 0xF801;

/// What a paragraph's list says of tables around it, and what of it is not carried over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Depth {
    is_in_table: bool,
    /// In how many tables it stands, if that is said.
    said: Option<u32>,
    is_row_end: bool,
    is_inner_row_end: bool,
    is_inner_cell_end: bool,
    /// Numbered in the way of Word 95.
    has_old_number: bool,
}

impl Depth {
    /// In how many tables it stands.
    pub fn tables(self) -> u32 {
        // Those that lie deeper are laid open: their text stands in the last one that is not.
        let said = self.said.unwrap_or(0).min(Limit::NestedTables.number());
        if self.is_in_table { said.max(1) } else { said }
    }

    /// True for the mark that ends a row and is no text.
    pub fn is_row_end(self) -> bool {
        self.is_row_end && self.tables() == 1 || self.is_inner_row_end
    }

    /// True for a paragraph that is numbered in the way of Word 95 and has no list.
    pub fn has_old_number(self) -> bool {
        self.has_old_number
    }

    /// True for the last paragraph of a cell of a table in a table.
    pub fn is_inner_cell_end(self) -> bool {
        self.is_inner_cell_end
    }
}

/// A number of a list that stands for a number in the way of Word 95 (MS-DOC 2.6.2, `sprmPIlfo`).
const OLD_NUMBER: u16 = 0x07FF;

/// Applies a list; `lists` is how many uses of lists there are.
pub(super) fn apply(list: &[u8], lists: usize, stand: &mut ParagraphProperties, depth: &mut Depth) {
    for (property, operand) in Properties(list) {
        let known = switches(property, operand, stand, depth).is_some()
            || measures(property, operand, stand).is_some()
            || lines(property, operand, stand).is_some()
            || number(property, operand, lists, stand).is_some();
        if !known {
            let mut framed = stand.frame.unwrap_or_default();
            if frame(property, operand, &mut framed).is_some() {
                stand.frame = Some(framed);
            }
        }
    }
}

fn switches(property: u16, operand: &[u8], stand: &mut ParagraphProperties, depth: &mut Depth) -> Option<()> {
    let is_on = switch(operand);
    match property {
        0x2405 => stand.keep_lines = is_on,
        0x2406 => stand.keep_next = is_on,
        0x2407 => stand.page_break_before = is_on,
        0x240C => stand.suppress_line_numbers = is_on,
        0x242A => stand.suppress_hyphens = is_on,
        0x2431 => stand.widow_control = is_on,
        0x2441 => stand.right_to_left = is_on,
        0x245B => stand.spacing.before_auto = is_on,
        0x245C => stand.spacing.after_auto = is_on,
        0x246D => stand.contextual_spacing = is_on,
        0x2470 => stand.mirror_indents = is_on,
        0x2416 => depth.is_in_table = is_on.unwrap_or(false),
        0x2417 => depth.is_row_end = is_on.unwrap_or(false),
        0x244B => depth.is_inner_cell_end = is_on.unwrap_or(false),
        0x244C => depth.is_inner_row_end = is_on.unwrap_or(false),
        // `sprmPAnld80` and what refers to it.
        0xC63E => depth.has_old_number = operand.first().is_some_and(|format| *format != u8::MAX),
        0x460B if u16_at(operand, 0) == Some(OLD_NUMBER) => depth.has_old_number = true,
        0x6649 => depth.said = u16_at(operand, 0).map(u32::from),
        _ => return None,
    }
    Some(())
}

fn measures(property: u16, operand: &[u8], stand: &mut ParagraphProperties) -> Option<()> {
    let twips = i16_at(operand, 0);
    match property {
        0x2403 | 0x2461 => stand.alignment = operand.first().map(|number| alignment(*number)),
        0x840E | 0x845D => stand.indents.end = twips,
        0x840F | 0x845E => stand.indents.start = twips,
        0x8411 | 0x8460 => stand.indents.first_line = twips,
        0x4610 | 0x465F => {
            let nested = stand.indents.start.unwrap_or(0) + twips.unwrap_or(0);
            stand.indents.start = Some(nested.max(0));
        }
        0xA413 => stand.spacing.before = twips.map(|space| space.max(0)),
        0xA414 => stand.spacing.after = twips.map(|space| space.max(0)),
        0x6412 => stand.spacing.line = line(operand),
        0x2640 => stand.outline_level = operand.first().copied().filter(|level| *level <= 9),
        CHANGES_TABS => tabs(operand, 4, &mut stand.tabs),
        0xC60D => tabs(operand, 2, &mut stand.tabs),
        _ => return None,
    }
    Some(())
}

fn lines(property: u16, operand: &[u8], stand: &mut ParagraphProperties) -> Option<()> {
    let old = || drawn(old_border(operand, 0));
    let new = || drawn(new_border(operand, 0));
    match property {
        0x6424 => stand.borders.top = old(),
        0x6425 => stand.borders.left = old(),
        0x6426 => stand.borders.bottom = old(),
        0x6427 => stand.borders.right = old(),
        0x6428 => stand.borders.between = old(),
        0xC64E => stand.borders.top = new(),
        0xC64F => stand.borders.left = new(),
        0xC650 => stand.borders.bottom = new(),
        0xC651 => stand.borders.right = new(),
        0xC652 => stand.borders.between = new(),
        0x442D => stand.shading = old_shading(operand, 0).or(stand.shading),
        0xC64D => stand.shading = new_shading(operand, 0).or(stand.shading),
        _ => return None,
    }
    Some(())
}

/// Lines of paragraphs know `none`, not `nil`.
fn drawn(border: Option<Border>) -> Option<Border> {
    border.map(|border| if border.style == "nil" { Border { style: "none", ..border } } else { border })
}

fn number(property: u16, operand: &[u8], lists: usize, stand: &mut ParagraphProperties) -> Option<()> {
    match property {
        0x260A => {
            let level = operand.first().copied().filter(|level| *level <= 8);
            stand.numbering.get_or_insert_default().level = level;
        }
        0x460B => {
            let number = u16_at(operand, 0)?;
            let index = usize::from(number).checked_sub(1).filter(|index| *index < lists && number != IN_NO_LIST);
            stand.numbering.get_or_insert_default().numbering = Some(index);
        }
        _ => return None,
    }
    Some(())
}

/// `Jc`, MS-DOC 2.6.2 (`sprmPJc`).
fn alignment(number: u8) -> Token {
    match number {
        1 => "center",
        2 => "right",
        3 => "both",
        4 => "distribute",
        5 => "mediumKashida",
        7 => "highKashida",
        8 => "lowKashida",
        9 => "thaiDistribute",
        _ => "left",
    }
}

/// The height of lines (MS-DOC `LSPD`).
fn line(operand: &[u8]) -> Option<(i32, Token)> {
    let (height, is_multiple) = (i16_at(operand, 0)?, u16_at(operand, 2)? == 1);
    Some(match height {
        _ if is_multiple => (height.abs().max(1), "auto"),
        0 => (240, "auto"),
        ..0 => (-height, "exact"),
        _ => (height, "atLeast"),
    })
}

/// Tab stops taken away and set (MS-DOC `PChgTabsPapxOperand`; `PChgTabsOperand`, whose stops taken
/// away are four bytes each).
fn tabs(operand: &[u8], size: usize, tabs: &mut Vec<TabStop>) {
    let change = |tabs: &mut Vec<TabStop>| -> Option<()> {
        let deleted = usize::from(*operand.first()?);
        for index in 0..deleted {
            let position = i16_at(operand, 1 + index * 2)?;
            put(tabs, TabStop { position, alignment: "clear", leader: "none" });
        }
        let at = 1 + deleted * size;
        let added = usize::from(*operand.get(at)?);
        for index in 0..added {
            let position = i16_at(operand, at + 1 + index * 2)?;
            let kind = *operand.get(at + 1 + added * 2 + index)?;
            put(tabs, TabStop { position, alignment: tab_alignment(kind & 7), leader: leader((kind >> 3) & 7) });
        }
        Some(())
    };
    let _ = change(tabs);
}

fn put(tabs: &mut Vec<TabStop>, tab: TabStop) {
    tabs.retain(|other| other.position != tab.position);
    if tabs.len() < MOST_TABS {
        let at = tabs.partition_point(|other| other.position < tab.position);
        tabs.insert(at, tab);
    }
}

/// MS-DOC `TBD`.
fn tab_alignment(number: u8) -> Token {
    match number {
        1 => "center",
        2 => "right",
        3 => "decimal",
        4 => "bar",
        6 => "num",
        _ => "left",
    }
}

fn leader(number: u8) -> Token {
    match number {
        1 => "dot",
        2 => "hyphen",
        3 => "underscore",
        4 => "heavy",
        5 => "middleDot",
        _ => "none",
    }
}

/// The place of a paragraph apart from the text. None for other properties.
pub(super) fn frame(property: u16, operand: &[u8], frame: &mut Frame) -> Option<()> {
    match property {
        0x8418 => match i16_at(operand, 0)? {
            0 => frame.x_align = Some("left"),
            -4 => frame.x_align = Some("center"),
            -8 => frame.x_align = Some("right"),
            -12 => frame.x_align = Some("inside"),
            -16 => frame.x_align = Some("outside"),
            // Stored one more than it is (MS-DOC `XAS_plusOne`).
            x => frame.x = Some(x - 1),
        },
        0x8419 => match i16_at(operand, 0)? {
            0 => frame.y_align = Some("inline"),
            -4 => frame.y_align = Some("top"),
            -8 => frame.y_align = Some("center"),
            -12 => frame.y_align = Some("bottom"),
            -16 => frame.y_align = Some("inside"),
            -20 => frame.y_align = Some("outside"),
            y => frame.y = Some(y - 1),
        },
        0x841A => frame.width = i16_at(operand, 0).filter(|width| *width > 0),
        0x442B => {
            let value = u16_at(operand, 0)?;
            let rule = if value & 0x8000 != 0 { "atLeast" } else { "exact" };
            frame.height = Some((i32::from(value & 0x7FFF), rule)).filter(|(height, _)| *height > 0);
        }
        0x261B => {
            let value = *operand.first()?;
            frame.vertical = ["margin", "page", "text"].get(usize::from((value >> 4) & 3)).copied();
            frame.horizontal = ["text", "margin", "page"].get(usize::from(value >> 6)).copied();
        }
        0x2423 => {
            let names = ["auto", "notBeside", "around", "none", "tight", "through"];
            frame.wrap = names.get(usize::from(*operand.first()?)).copied();
        }
        0x842E => frame.vertical_space = i16_at(operand, 0).filter(|space| *space > 0),
        0x842F => frame.horizontal_space = i16_at(operand, 0).filter(|space| *space > 0),
        0x442C => {
            let value = *operand.first()?;
            let lines = (value >> 3).clamp(1, 10);
            frame.drop_cap = match value & 7 {
                1 => Some(("drop", lines)),
                2 => Some(("margin", lines)),
                _ => None,
            };
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(list: &[u8]) -> (ParagraphProperties, Depth) {
        let (mut stand, mut depth) = (ParagraphProperties::default(), Depth::default());
        apply(list, 3, &mut stand, &mut depth);
        (stand, depth)
    }

    #[test]
    fn tab_stops_are_set_and_taken_away() {
        // One taken away at 500; two set: right with dots at 1000, centred at 400.
        let list = [0x0D, 0xC6, 12, 1, 0xF4, 1, 2, 0xE8, 3, 0x90, 1, 0b1010, 1, 0, 0];
        let (stand, _) = applied(&list[..14]);
        let tabs: Vec<_> = stand.tabs.iter().map(|tab| (tab.position, tab.alignment, tab.leader)).collect();
        assert_eq!(tabs, [(400, "center", "none"), (500, "clear", "none"), (1000, "right", "dot")]);
        for end in 0..list.len() {
            applied(&list[..end]);
        }
    }

    #[test]
    fn heights_of_lines_are_told_apart() {
        let lines = [(360_u16, 1, (360, "auto")), (400, 0, (400, "atLeast")), (0xFE70, 0, (400, "exact"))];
        for (height, multiple, expected) in lines {
            let [low, high] = height.to_le_bytes();
            let (stand, _) = applied(&[0x12, 0x64, low, high, multiple, 0]);
            assert_eq!(stand.spacing.line, Some(expected));
        }
    }

    #[test]
    fn lists_are_counted_from_one_and_may_be_none() {
        let numbering = |number: u16| {
            let [low, high] = number.to_le_bytes();
            let (stand, depth) = applied(&[0x0A, 0x26, 1, 0x0B, 0x46, low, high]);
            (stand.numbering.and_then(|numbering| numbering.numbering), depth.has_old_number())
        };
        assert_eq!(numbering(3), (Some(Some(2)), false));
        assert_eq!(numbering(4), (Some(None), false), "there are three");
        assert_eq!(numbering(0), (Some(None), false));
        assert_eq!(numbering(OLD_NUMBER), (None, true));
    }

    #[test]
    fn a_paragraph_stands_in_as_many_tables_as_it_says() {
        let (_, depth) = applied(&[0x16, 0x24, 1, 0x49, 0x66, 2, 0, 0, 0, 0x4C, 0x24, 1]);
        assert_eq!((depth.tables(), depth.is_row_end()), (2, true));
        let (_, depth) = applied(&[0x16, 0x24, 1, 0x49, 0x66, 0xFF, 0xFF, 0xFF, 0xFF]);
        assert_eq!((depth.tables(), depth.is_row_end()), (Limit::NestedTables.number(), false));
    }
}
