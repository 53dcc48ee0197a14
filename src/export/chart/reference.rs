//! Lines over all bars, such as the pass line, with labels above the plot that neither overlap nor hide a line.

use rust_decimal::Decimal;

use super::canvas::{Anchor, Canvas, Stroke, WIDTH};
use super::font::Font;

/// Pixels that are kept between a label and the next one or a line.
const APART: i32 = 12;

/// A line at a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where it stands on the scale.
    pub at: Decimal,
    /// What it is, with its value.
    pub label: String,
    pub stroke: Stroke,
}

/// A label with its place: the row over the plot counts from the plot upward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Where the line stands.
    pub line: i32,
    left: i32,
    right: i32,
    row: i32,
}

/// Places the labels of lines at `x`: over its line, else beside it, else a row higher. Labels and lines come in the
/// same order.
pub fn place(lines: &[(i32, &str)], font: Font) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for &(line, label) in lines {
        let width = font.width(label).min(WIDTH);
        let lefts = [line - width / 2, line - width, line];
        let rows = i32::try_from(placed.len()).unwrap_or(0);
        let places = (0..=rows).flat_map(|row| lefts.map(|left| (row, left.clamp(0, WIDTH - width))));
        let mut candidates = places.map(|(row, left)| Placed { line, left, right: left + width, row });
        let free = |candidate: &Placed| {
            let meets = |other: &Placed| {
                other.row == candidate.row
                    && other.left < candidate.right + APART
                    && candidate.left < other.right + APART
            };
            let hides = |other: i32| other != line && candidate.left - APART < other && other < candidate.right + APART;
            !placed.iter().any(meets) && !lines.iter().any(|(other, _)| hides(*other))
        };
        let last = Placed { line, left: (line - width / 2).clamp(0, WIDTH - width), right: 0, row: rows };
        let last = Placed { right: last.left + width, ..last };
        let found = candidates.find(free).unwrap_or(last);
        placed.push(found);
    }
    placed
}

/// The pixels that placed labels need above the plot.
pub fn height(placed: &[Placed], font: Font) -> i32 {
    placed.iter().map(|one| (one.row + 1) * font.line()).max().unwrap_or(0)
}

/// Draws the lines through a plot and their labels above it.
pub fn draw(canvas: &mut Canvas, references: &[Reference], placed: &[Placed], (top, bottom): (i32, i32), font: Font) {
    for (reference, one) in references.iter().zip(placed) {
        let upper = top - one.row * font.line() - font.size / 5;
        canvas.line((one.line, upper), (one.line, bottom), reference.stroke);
    }
    for (reference, one) in references.iter().zip(placed) {
        let base = top - one.row * font.line() - font.size / 2;
        canvas.text((one.left, base), Anchor::Start, font, &reference.label);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_neither_overlap_nor_hide_lines_wherever_the_lines_stand() {
        let font = Font::regular(28);
        let labels = ["เกณฑ์ผ่าน ๘๕ คะแนน", "ค่าเฉลี่ย ๘๐.๙๐ คะแนน"];
        for first in (0..=WIDTH).step_by(7) {
            for second in (0..=WIDTH).step_by(11) {
                let placed = place(&[(first, labels[0]), (second, labels[1])], font);
                let [a, b] = placed[..] else { panic!("two labels") };
                assert!(a.left >= 0 && a.right <= WIDTH && b.left >= 0 && b.right <= WIDTH);
                let overlap = a.row == b.row && a.left < b.right && b.left < a.right;
                assert!(!overlap, "{first} {second}: {a:?} {b:?}");
            }
        }
    }

    #[test]
    fn lines_far_apart_have_their_labels_over_them_in_one_row() {
        let font = Font::regular(28);
        let placed = place(&[(500, "ก"), (900, "ข")], font);
        assert_eq!(height(&placed, font), font.line());
        assert!(placed.iter().all(|one| one.left < one.line && one.line < one.right));
    }
}
