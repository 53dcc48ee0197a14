//! Columns: how many there are of each class, the count on top.

use super::canvas::{Anchor, Canvas, Look, Stroke, Svg, WIDTH};
use super::fit;
use super::font::Font;
use super::legend::{self, Legend};

const FONT: Font = Font::regular(28);
/// Names of classes are set in the first of these in which all can be written whole, else in the last.
const NAME_FONTS: [Font; 4] = [FONT, Font::regular(26), Font::regular(24), Font::regular(22)];
const COUNT: Font = Font::bold(28);
/// Pixels of the plot.
const HEIGHT: i32 = 380;
/// Room at the left edge.
const EDGE: i32 = 6;
/// The widest column.
const WIDEST: i32 = 120;
/// Pixels between the base line and what stands under it.
const UNDER_BASE: i32 = 8;
/// Pixels between names.
const BETWEEN_NAMES: i32 = 10;
/// Lines of a name.
const NAME_LINES: usize = 3;
/// The scale has no more lines than this.
const MOST_TICKS: u32 = 5;

/// Counts of classes.
pub struct Columns<'a> {
    pub classes: Vec<Class>,
    pub legend: Legend,
    /// Writes a count.
    pub count: &'a dyn Fn(u32) -> String,
    /// What is counted.
    pub unit: String,
}

/// A class and how many are in it.
pub struct Class {
    pub name: String,
    pub count: u32,
    pub look: Look,
}

impl Columns<'_> {
    /// The chart as SVG.
    pub fn svg(&self) -> Svg {
        let most = self.classes.iter().map(|class| class.count).max().unwrap_or(0);
        let step = step(most);
        let end = most.div_ceil(step).max(1) * step;
        let ticks: Vec<u32> = (0..=end / step).map(|tick| tick * step).collect();
        let left = ticks.iter().map(|tick| FONT.width(&(self.count)(*tick))).max().unwrap_or(0) + 16 + EDGE;

        let mut canvas = Canvas::new();
        let occurs = |look| self.classes.iter().any(|class| class.look == look && class.count > 0);
        let legend = legend::draw(&mut canvas, &self.legend, occurs, 0, FONT);
        canvas.text((EDGE, legend + FONT.line()), Anchor::Start, FONT, &self.unit);
        let top = legend + FONT.line() + COUNT.line() + FONT.size / 2;
        let bottom = top + HEIGHT;
        let y = |count: u32| {
            let part = i64::from(HEIGHT) * i64::from(count) / i64::from(end);
            bottom - i32::try_from(part).unwrap_or(HEIGHT)
        };
        for tick in ticks {
            let y = y(tick);
            let stroke = if tick == 0 { Stroke::Base } else { Stroke::Grid };
            canvas.line((left, y), (WIDTH, y), stroke);
            canvas.text((left - 16, y + FONT.half_digit()), Anchor::End, FONT, &(self.count)(tick));
        }

        let slots = i32::try_from(self.classes.len()).unwrap_or(1).max(1);
        let (font, names) = self.names((WIDTH - left) / slots - BETWEEN_NAMES);
        let mut lines = 1;
        for ((class, name), slot) in self.classes.iter().zip(names).zip(0..) {
            let (begin, end) = (left + (WIDTH - left) * slot / slots, left + (WIDTH - left) * (slot + 1) / slots);
            let middle = begin + (end - begin) / 2;
            let width = ((end - begin) * 3 / 5).min(WIDEST);
            let upper = y(class.count);
            canvas.bar(middle - width / 2, upper, width, bottom - upper, class.look);
            canvas.text((middle, upper - 10), Anchor::Middle, COUNT, &(self.count)(class.count));
            for (line, position) in name.iter().zip(1..) {
                canvas.text((middle, bottom + UNDER_BASE + position * font.line()), Anchor::Middle, font, line);
                lines = lines.max(position);
            }
        }
        canvas.finish(bottom + UNDER_BASE + lines * font.line() + font.size / 2)
    }

    /// The names in lines, and the font that they are set in.
    fn names(&self, width: i32) -> (Font, Vec<Vec<String>>) {
        let in_lines = |font: Font| {
            let lines = self.classes.iter().map(|class| fit::lines(&class.name, width, font, NAME_LINES));
            (font, lines.collect::<Vec<_>>())
        };
        let is_whole =
            |font: &Font| self.classes.iter().all(|class| fit::is_whole(&class.name, width, *font, NAME_LINES));
        let [.., last] = NAME_FONTS;
        in_lines(NAME_FONTS.into_iter().find(is_whole).unwrap_or(last))
    }
}

/// The distance of the scale's lines: 1, 2 or 5 with zeros.
fn step(most: u32) -> u32 {
    let fits = |step: &u32| most.div_ceil(*step) <= MOST_TICKS;
    let steps = (0..9).flat_map(|zeros| [1, 2, 5].map(|digit| digit * 10_u32.pow(zeros)));
    steps.into_iter().find(fits).unwrap_or(1_000_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_has_few_lines_at_round_counts() {
        let cases = [(0, 1), (1, 1), (5, 1), (6, 2), (10, 2), (11, 5), (25, 5), (26, 10), (8_317, 2_000)];
        for (most, expected) in cases {
            assert_eq!(step(most), expected, "{most}");
        }
        assert_eq!(step(u32::MAX), 1_000_000_000);
    }
}
