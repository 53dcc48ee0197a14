//! Rows of tables, from the list of properties at their end (MS-DOC 2.6.3).

use super::super::properties::{DEFINES_ROW, Properties};
use super::values::{color, i16_at, is_clear, new_border, new_shading, old_border, old_shading};
use crate::ingest::bytes::u16_at;
use crate::model::word::{Border, CellBorders, CellMargins, Color, Frame, RowHeight, Shading, TableBorders, Token};

/// Bytes of a cell's definition (MS-DOC `TC80`).
const CELL: usize = 20;

/// Cells of one row (MS-DOC).
pub(super) const MOST_CELLS: usize = 63;

/// What is said of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RowEnd {
    /// Where its cells begin, and where the last ends; empty where the row is not defined.
    pub edges: Vec<i32>,
    pub cells: Vec<CellDefinition>,
    pub height: Option<RowHeight>,
    pub is_header: bool,
    pub cant_split: bool,
    pub alignment: Option<Token>,
    pub is_right_to_left: bool,
    pub is_autofit: bool,
    pub borders: TableBorders,
    /// The space within cells that say nothing of it.
    pub margins: CellMargins,
    /// Half the space between the text of two cells.
    pub gap_half: i32,
    pub frame: Option<Frame>,
}

/// What is said of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CellDefinition {
    /// `horzMerge`: 1 for one that its neighbour to the left covers, 2 and 3 for one that covers.
    pub horizontal: u8,
    /// `vertMerge`: 1 for one that goes on from above, 3 for one that begins.
    pub vertical: u8,
    pub text_direction: Option<Token>,
    pub alignment: Option<Token>,
    pub fit_text: bool,
    pub no_wrap: bool,
    pub borders: CellBorders,
    pub shading: Option<Shading>,
    pub margins: CellMargins,
}

impl RowEnd {
    /// Applies a list.
    pub fn apply(&mut self, list: &[u8]) {
        // A row is defined before it is changed, wherever that stands.
        for (property, operand) in Properties(list) {
            if property == DEFINES_ROW {
                self.define(operand);
            }
        }
        for (property, operand) in Properties(list) {
            if property == DEFINES_ROW
                || self.whole(property, operand).is_some()
                || self.borders(property, operand).is_some()
                || self.shade(property, operand).is_some()
            {
                continue;
            }
            self.cell(property, operand);
            let mut frame = self.frame.unwrap_or_default();
            if place(property, operand, &mut frame).is_some() {
                self.frame = Some(frame);
            }
        }
    }

    /// MS-DOC `TDefTableOperand`.
    fn define(&mut self, operand: &[u8]) {
        let count = usize::from(operand.first().copied().unwrap_or(0)).min(MOST_CELLS);
        let edges: Option<Vec<i32>> = (0..=count).map(|index| i16_at(operand, 1 + index * 2)).collect();
        let Some(edges) = edges else { return };
        let cell = |index: usize| {
            let from = 1 + (count + 1) * 2 + index * CELL;
            operand.get(from..from + CELL).map_or(CellDefinition::default(), cell)
        };
        self.edges = edges;
        self.cells = (0..count).map(cell).collect();
    }

    fn whole(&mut self, property: u16, operand: &[u8]) -> Option<()> {
        let byte = operand.first().copied().unwrap_or(0);
        match property {
            0x5400 | 0x548A => self.alignment = ["left", "center", "right"].get(usize::from(byte)).copied(),
            0x3403 | 0x3466 => self.cant_split = byte != 0,
            0x3404 => self.is_header = byte != 0,
            0x3615 => self.is_autofit = byte != 0,
            0x560B => self.is_right_to_left = byte != 0,
            0x9602 => self.gap_half = i16_at(operand, 0)?.clamp(0, 1440),
            0x9407 => {
                let height = i16_at(operand, 0)?;
                let value = height.abs().min(31_680);
                self.height = (value > 0).then_some(RowHeight { value, is_exact: height < 0 });
            }
            0xD634 => space(operand, &mut self.margins)?,
            _ => return None,
        }
        Some(())
    }

    fn borders(&mut self, property: u16, operand: &[u8]) -> Option<()> {
        let borders = &mut self.borders;
        let all = [
            &mut borders.top,
            &mut borders.left,
            &mut borders.bottom,
            &mut borders.right,
            &mut borders.inside_horizontal,
            &mut borders.inside_vertical,
        ];
        match property {
            0xD605 => all.into_iter().enumerate().for_each(|(index, border)| *border = old_border(operand, index * 4)),
            0xD613 => all.into_iter().enumerate().for_each(|(index, border)| *border = new_border(operand, index * 8)),
            0xD620 => self.set_borders(operand, old_border(operand, 3)),
            0xD62F => self.set_borders(operand, new_border(operand, 3)),
            0xD61A..=0xD61D => {
                for (index, cell) in self.cells.iter_mut().enumerate() {
                    let borders = &mut cell.borders;
                    let border = match property {
                        0xD61A => &mut borders.top,
                        0xD61B => &mut borders.left,
                        0xD61C => &mut borders.bottom,
                        _ => &mut borders.right,
                    };
                    if let (Some(border), Some(color)) = (border, color(operand, index * 4)) {
                        border.color = color;
                    }
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// Borders of a range of cells (MS-DOC `TableBrcOperand`).
    fn set_borders(&mut self, operand: &[u8], border: Option<Border>) {
        let which = operand.get(2).copied().unwrap_or(0);
        for cell in self.range(operand) {
            let borders = &mut cell.borders;
            let sides =
                [(1, &mut borders.top), (2, &mut borders.left), (4, &mut borders.bottom), (8, &mut borders.right)];
            sides.into_iter().filter(|(bit, _)| which & bit != 0).for_each(|(_, side)| *side = border);
        }
    }

    /// The cells from the first to before the last that an operand names.
    fn range(&mut self, operand: &[u8]) -> impl Iterator<Item = &mut CellDefinition> {
        let first = usize::from(operand.first().copied().unwrap_or(0));
        let last = usize::from(operand.get(1).copied().unwrap_or(0));
        self.cells.iter_mut().skip(first).take(last.saturating_sub(first))
    }

    fn shade(&mut self, property: u16, operand: &[u8]) -> Option<()> {
        // Each of the newer ones says the ground of 22 cells.
        let first = match property {
            0xD609 => {
                for (index, cell) in self.cells.iter_mut().enumerate() {
                    cell.shading = shown(old_shading(operand, index * 2)).or(cell.shading);
                }
                return Some(());
            }
            0xD612 | 0xD670 => 0,
            0xD616 | 0xD671 => 22,
            0xD60C | 0xD672 => 44,
            0xD660 => {
                self.cells.iter_mut().for_each(|cell| cell.shading = shown(new_shading(operand, 0)));
                return Some(());
            }
            _ => return None,
        };
        for (index, cell) in self.cells.iter_mut().skip(first).take(22).enumerate() {
            if let Some(shading) = new_shading(operand, index * 10) {
                cell.shading = shown(Some(shading));
            }
        }
        Some(())
    }

    fn cell(&mut self, property: u16, operand: &[u8]) {
        let byte = |at: usize| operand.get(at).copied().unwrap_or(0);
        match property {
            0xD62B => {
                // MS-DOC `VertMergeOperand`.
                if let Some(cell) = self.cells.get_mut(usize::from(byte(0))) {
                    cell.vertical = byte(1) & 3;
                }
            }
            0xD62C => {
                let alignment = vertical(byte(2));
                self.range(operand).for_each(|cell| cell.alignment = alignment);
            }
            0xD632 => {
                self.range(operand).for_each(|cell| space(operand, &mut cell.margins).unwrap_or(()));
            }
            0xD639 => {
                let is_on = byte(2) != 0;
                self.range(operand).for_each(|cell| cell.no_wrap = is_on);
            }
            0xF636 => {
                let is_on = byte(2) != 0;
                self.range(operand).for_each(|cell| cell.fit_text = is_on);
            }
            0x7629 => {
                let direction = direction(u16_at(operand, 2).unwrap_or(0));
                self.range(operand).for_each(|cell| cell.text_direction = direction);
            }
            0x5624 => {
                let mut is_first = true;
                for cell in self.range(operand) {
                    cell.horizontal = if is_first { 2 } else { 1 };
                    is_first = false;
                }
            }
            _ => {}
        }
    }
}

/// The place of a table apart from the text. None for other properties.
fn place(property: u16, operand: &[u8], frame: &mut Frame) -> Option<()> {
    match property {
        // The same numbers as those of paragraphs, of which they are the equals.
        0x940E => super::paragraph::frame(0x8418, operand, frame),
        0x940F => super::paragraph::frame(0x8419, operand, frame),
        0x360D => super::paragraph::frame(0x261B, operand, frame),
        0x9410 => {
            frame.horizontal_space = i16_at(operand, 0).filter(|space| *space >= 0);
            Some(())
        }
        _ => None,
    }
}

/// MS-DOC `TC80`.
fn cell(data: &[u8]) -> CellDefinition {
    let flags = u16_at(data, 0).unwrap_or(0);
    let bits = |shift: u16, mask: u16| u8::try_from((flags >> shift) & mask).unwrap_or(0);
    // No line is that of the row; that there is none is said by all bits.
    let border = |at: usize| old_border(data, at).filter(|_| data.get(at + 1).is_some_and(|kind| *kind != 0));
    CellDefinition {
        horizontal: bits(0, 3),
        vertical: bits(5, 3),
        text_direction: direction(u16::from(bits(2, 7))),
        alignment: vertical(bits(7, 3)),
        fit_text: flags & 0x1000 != 0,
        no_wrap: flags & 0x2000 != 0,
        borders: CellBorders { top: border(4), left: border(8), bottom: border(12), right: border(16) },
        shading: None,
        margins: CellMargins::default(),
    }
}

fn vertical(number: u8) -> Option<Token> {
    match number {
        1 => Some("center"),
        2 => Some("bottom"),
        _ => None,
    }
}

/// MS-DOC `TextFlow`.
fn direction(number: u16) -> Option<Token> {
    match number {
        1 => Some("tbRl"),
        3 => Some("btLr"),
        4 => Some("lrTbV"),
        5 => Some("tbRlV"),
        _ => None,
    }
}

/// Space within cells (MS-DOC `CSSA`), of the sides that it names, where it is a length.
fn space(operand: &[u8], margins: &mut CellMargins) -> Option<()> {
    let (sides, unit, width) = (*operand.get(2)?, *operand.get(3)?, i16_at(operand, 4)?);
    let width = Some(if unit == 3 { width.clamp(0, 31_680) } else { 0 });
    let all = [(1, &mut margins.top), (2, &mut margins.left), (4, &mut margins.bottom), (8, &mut margins.right)];
    all.into_iter().filter(|(bit, _)| sides & bit != 0).for_each(|(_, side)| *side = width);
    Some(())
}

fn shown(shading: Option<Shading>) -> Option<Shading> {
    shading.filter(|shading| !is_clear(shading) || shading.color != Color::Auto)
}
