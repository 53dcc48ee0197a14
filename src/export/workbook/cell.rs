//! What goes into a cell of a table, and how it looks.

use std::borrow::Cow;

use rust_decimal::Decimal;
use rust_xlsxwriter::Format;

use super::formula::Live;
use super::styles::{self, Kind, Tone};
use super::text::cell_text;
use crate::export::wording::workbook::{self as words, Sheet};

/// What goes into a cell. Nothing is an empty cell, never 0.
pub(super) enum Cell<'a> {
    /// An empty cell.
    Empty,
    /// Text, whatever it begins with.
    Text(Cow<'a, str>),
    /// An exact number.
    Number(Decimal),
    /// A formula with its result, or the value alone where no formula gives it.
    Live(Live),
    /// Text that leads to a cell of a sheet of this workbook.
    Link { text: Cow<'a, str>, target: Target },
    /// A figure that leads to a cell of another sheet and keeps its own look.
    Traced { figure: Box<Cell<'a>>, target: Target },
    /// A formula that leads somewhere.
    Leading(Live),
    /// A cell with a colour of its own.
    Toned(Box<Cell<'a>>, Tone),
}

/// A cell of a sheet of this workbook. The first row and column are 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) sheet: Sheet,
    pub(super) row: u32,
    pub(super) column: u16,
}

/// A cell without its colour and the way that a figure leads.
pub(super) struct Bare<'c, 'a> {
    pub(super) cell: &'c Cell<'a>,
    pub(super) tone: Tone,
    /// Where a link or a figure leads.
    pub(super) target: Option<Target>,
}

impl<'a> Cell<'a> {
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
        Cell::Text(text.into())
    }

    /// Text, or a dash for a missing one.
    pub(super) fn text_or_dash(text: Option<&'a str>) -> Cell<'a> {
        Cell::text(text.filter(|text| !text.is_empty()).unwrap_or(words::NOTHING))
    }

    /// What a cell without a formula shows; the empty text for an empty one.
    pub(super) fn shown(&self) -> String {
        match self {
            Cell::Empty | Cell::Live(_) | Cell::Leading(_) => String::new(),
            Cell::Text(text) | Cell::Link { text, .. } => cell_text(text).into_owned(),
            Cell::Number(number) => number.to_string(),
            Cell::Traced { figure: cell, .. } | Cell::Toned(cell, _) => cell.shown(),
        }
    }

    /// A number, or an empty cell.
    pub(super) fn number(number: Option<Decimal>) -> Cell<'a> {
        number.map_or(Cell::Empty, Cell::Number)
    }

    /// A whole number.
    pub(super) fn count(count: impl Into<Decimal>) -> Cell<'a> {
        Cell::Number(count.into())
    }

    pub(super) fn toned(self, tone: Tone) -> Cell<'a> {
        match tone {
            Tone::Plain => self,
            tone => Cell::Toned(Box::new(self), tone),
        }
    }

    pub(super) fn bare(&self) -> Bare<'_, 'a> {
        let (cell, tone) = match self {
            Cell::Toned(cell, tone) => (&**cell, *tone),
            cell => (cell, Tone::Plain),
        };
        match cell {
            Cell::Traced { figure, target } => Bare { cell: figure, tone, target: Some(*target) },
            Cell::Link { target, .. } => Bare { cell, tone, target: Some(*target) },
            cell => Bare { cell, tone, target: None },
        }
    }

    /// The text that decides how many lines a row has.
    pub(super) fn wrapped(&self) -> Option<&str> {
        match self.bare().cell {
            Cell::Text(text) | Cell::Link { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Link,
    Body(Kind, Tone),
}

impl Look {
    /// That of a cell in a column of a kind, as long as there may be links.
    pub(super) fn of(bare: &Bare<'_, '_>, kind: Kind, may_link: bool) -> Look {
        match bare.cell {
            Cell::Leading(_) => Look::Link,
            Cell::Link { .. } if may_link => Look::Link,
            _ => Look::Body(kind, bare.tone),
        }
    }

    pub(super) fn format(self) -> Format {
        match self {
            Look::Link => styles::link(),
            Look::Body(kind, tone) => styles::body(kind, tone),
        }
    }
}
