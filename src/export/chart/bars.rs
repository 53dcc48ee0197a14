//! Horizontal bars: a row a name, one bar or a few in it, on a scale that begins at 0.

use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, RoundingStrategy};

use super::canvas::{Anchor, Canvas, Look, Stroke, Svg, WIDTH};
use super::fit;
use super::font::Font;
use super::legend::{self, Legend};
use super::reference::{self, Reference};

/// Pixels between a name and its bars, and between a bar and its figure.
const BESIDE_NAME: i32 = 16;
const BESIDE_BAR: i32 = 10;
/// A name may take no more of the width than so many percent.
const NAME_SHARE: i32 = 42;
/// Lines of a name.
const NAME_LINES: usize = 2;
/// Room at the edges of the picture.
const EDGE: i32 = 6;

/// Bars of one to three series.
pub struct Bars {
    pub rows: Vec<Row>,
    pub legend: Legend,
    pub references: Vec<Reference>,
    /// The scale's lines with their figures; the last is its end.
    pub ticks: Vec<(Decimal, String)>,
    /// What the scale counts.
    pub unit: String,
    pub density: Density,
}

/// How much room a row has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Density {
    /// A few rows.
    Roomy,
    /// Many rows on a page.
    Dense,
    /// Groups of bars that share a page with tables.
    Compact,
}

/// A name and its bars. Without bars it is a remark.
pub struct Row {
    pub name: String,
    pub bars: Vec<Bar>,
}

/// A bar, or a dash where its value is not known.
pub struct Bar {
    pub value: Option<Decimal>,
    /// The figure at its end.
    pub shown: String,
    pub look: Look,
}

/// Sizes in pixels.
struct Sizes {
    name: Font,
    figure: Font,
    bar: i32,
    between_rows: i32,
}

impl Density {
    fn sizes(self) -> Sizes {
        let sizes = |name, figure, bar, between_rows| Sizes {
            name: Font::regular(name),
            figure: Font::regular(figure),
            bar,
            between_rows,
        };
        match self {
            Density::Roomy => sizes(29, 28, 32, 20),
            Density::Dense => sizes(26, 25, 25, 11),
            Density::Compact => sizes(25, 22, 21, 7),
        }
    }
}

/// A row that has its place.
struct Placed<'a> {
    row: &'a Row,
    name: Vec<String>,
    height: i32,
}

impl Bars {
    /// The chart as SVG.
    pub fn svg(&self) -> Svg {
        let Sizes { name, figure, bar, .. } = self.density.sizes();
        let left = EDGE + self.name_width(name) + BESIDE_NAME;
        let figures = self.rows.iter().flat_map(|row| &row.bars).map(|bar| figure.width(&bar.shown)).max();
        let right = WIDTH - figures.unwrap_or(0) - BESIDE_BAR - EDGE;
        let scale = Scale { left, right, end: self.ticks.last().map_or(Decimal::ONE_HUNDRED, |(end, _)| *end) };

        let mut canvas = Canvas::new();
        let legend = canvas.still(|canvas| legend::draw(canvas, &self.legend, |look| self.occurs(look), 0, name));
        let lines: Vec<(i32, &str)> = self.references.iter().map(|one| (scale.x(one.at), one.label.as_str())).collect();
        let labels = reference::place(&lines, figure);
        let top = legend + reference::height(&labels, figure) + figure.size / 4;

        let rows: Vec<Placed> = self.rows.iter().map(|row| self.placed(row, left - BESIDE_NAME - EDGE)).collect();
        let bottom = top + rows.iter().map(|row| row.height).sum::<i32>();
        for (at, label) in &self.ticks {
            let x = scale.x(*at);
            canvas.line((x, top), (x, bottom), if at.is_zero() { Stroke::Base } else { Stroke::Grid });
            canvas.text((x, bottom + figure.line()), Anchor::Middle, figure, label);
        }
        let place = (left - BESIDE_NAME * 2, bottom + figure.line());
        canvas.still(|canvas| canvas.text(place, Anchor::End, figure, &self.unit));

        let mut y = top;
        for placed in &rows {
            let middle = y + placed.height / 2;
            if placed.row.bars.is_empty() {
                canvas.lines((scale.left + BESIDE_BAR, middle), Anchor::Start, figure, &placed.name);
            } else {
                let place = (left - BESIDE_NAME, middle);
                canvas.still(|canvas| canvas.lines(place, Anchor::End, name, &placed.name));
            }
            let count = i32::try_from(placed.row.bars.len()).unwrap_or(0);
            for (one, position) in placed.row.bars.iter().zip(0..) {
                let upper = middle - count * bar / 2 + position * bar;
                canvas.bar(left, upper, one.value.map_or(0, |value| scale.x(value) - left), bar, one.look);
            }
            y += placed.height;
        }
        reference::draw(&mut canvas, &self.references, &labels, (top, bottom), figure);
        let mut y = top;
        for placed in &rows {
            let count = i32::try_from(placed.row.bars.len()).unwrap_or(0);
            let upper = y + placed.height / 2 - count * bar / 2;
            for (one, position) in placed.row.bars.iter().zip(0..) {
                let x = one.value.map_or(left, |value| scale.x(value)) + BESIDE_BAR;
                canvas.figure((x, upper + position * bar + bar / 2), bar - 2, figure, &one.shown);
            }
            y += placed.height;
        }
        canvas.finish(bottom + figure.line() + figure.size / 2)
    }

    fn occurs(&self, look: Look) -> bool {
        self.rows.iter().flat_map(|row| &row.bars).any(|bar| bar.look == look && bar.value.is_some())
    }

    /// The width of the widest name, within bounds. A name that takes two lines needs no more than its longer line.
    fn name_width(&self, font: Font) -> i32 {
        let most = WIDTH * NAME_SHARE / 100;
        let named = self.rows.iter().filter(|row| !row.bars.is_empty());
        let lines = named.flat_map(|row| fit::lines(&row.name, most, font, NAME_LINES));
        lines.map(|line| font.width(&line)).max().unwrap_or(0).clamp(font.width(&self.unit), most)
    }

    fn placed<'a>(&self, row: &'a Row, width: i32) -> Placed<'a> {
        let sizes = self.density.sizes();
        let width = if row.bars.is_empty() { WIDTH / 2 } else { width };
        let name = fit::lines(&row.name, width, sizes.name, NAME_LINES);
        let count = i32::try_from(row.bars.len()).unwrap_or(1).max(1);
        let lines = i32::try_from(name.len()).unwrap_or(1);
        let height = (count * sizes.bar + sizes.between_rows).max(lines * sizes.name.line() + 4);
        Placed { row, name, height }
    }
}

/// Where values stand.
struct Scale {
    left: i32,
    right: i32,
    end: Decimal,
}

impl Scale {
    /// The pixel of a value; what is off the scale stands at its end.
    fn x(&self, value: Decimal) -> i32 {
        let part = value.clamp(Decimal::ZERO, self.end.max(Decimal::ZERO)).checked_div(self.end).unwrap_or_default();
        let pixels = (part * Decimal::from(self.right - self.left))
            .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        self.left + pixels.to_i32().unwrap_or(0)
    }
}
