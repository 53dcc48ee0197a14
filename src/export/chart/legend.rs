//! What the looks of bars mean, in a row over the chart.

use super::canvas::{Anchor, Canvas, Look, WIDTH};
use super::fit;
use super::font::Font;

/// Pixels of a sample, of the room behind it, and between two entries.
const SAMPLE: i32 = 40;
const BEHIND_SAMPLE: i32 = 12;
const BETWEEN: i32 = 48;

/// Room at the left edge.
const EDGE: i32 = 6;

/// The meanings of looks.
pub type Legend = Vec<(Look, String)>;

/// Draws the entries whose looks occur, from `top` down, in as many rows as they need. Returns the height; nothing is
/// drawn where one look needs no explanation.
pub fn draw(canvas: &mut Canvas, legend: &Legend, occurs: impl Fn(Look) -> bool, top: i32, font: Font) -> i32 {
    let entries: Vec<&(Look, String)> = legend.iter().filter(|(look, _)| occurs(*look)).collect();
    if entries.is_empty() {
        return 0;
    }
    let height = font.line() + font.size / 4;
    let (mut x, mut y) = (EDGE, top);
    for (look, meaning) in entries {
        let meaning = fit::lines(meaning, WIDTH - EDGE - SAMPLE - BEHIND_SAMPLE, font, 1).concat();
        let width = SAMPLE + BEHIND_SAMPLE + font.width(&meaning);
        if x > EDGE && x + width > WIDTH {
            (x, y) = (EDGE, y + height);
        }
        let middle = y + height / 2;
        canvas.bar(x, middle - font.size * 2 / 5, SAMPLE, font.size * 4 / 5, *look);
        let at = (x + SAMPLE + BEHIND_SAMPLE, middle + font.half_digit());
        canvas.text(at, Anchor::Start, font, &meaning);
        x += width + BETWEEN;
    }
    y + height - top
}
