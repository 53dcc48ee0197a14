//! Draws shapes and texts as SVG, in whole pixels: the few elements that charts are made of.

use std::fmt::{self, Display};

use quick_xml::escape::escape;

use super::font::{FAMILY, Font};

/// Pixels of an inch.
pub const DOTS_PER_INCH: u32 = 220;

/// Pixels of a picture's width: 16 cm, the width of the text.
pub const WIDTH: i32 = 1386;

/// White beside a figure.
const AROUND_FIGURE: i32 = 6;

/// Inks are made of whole steps of 0x11, so that drawing in sixteen steps keeps them exactly. Each has a contrast of
/// at least 3:1 with white, but for the grid.
const INK: &str = "#222222";
const BLUE: &str = "#003366";
const ORANGE: &str = "#cc5500";
const GREY: &str = "#888888";
const GRID: &str = "#dddddd";

/// What a bar says besides its length. No two look alike in grey print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// It reaches a line, or there is no line: solid dark blue.
    Reached,
    /// It does not reach the line: hatched in orange.
    Missed,
    /// The other of two that are compared: solid grey.
    Other,
    /// The third of three, or what could not be told: a frame.
    Open,
}

impl Look {
    fn attributes(self) -> String {
        match self {
            Look::Reached => format!(r#"fill="{BLUE}""#),
            Look::Missed => format!(r##"fill="url(#hatch)" stroke="{ORANGE}" stroke-width="2""##),
            Look::Other => format!(r#"fill="{GREY}""#),
            Look::Open => format!(r##"fill="#ffffff" stroke="{INK}" stroke-width="2""##),
        }
    }

    fn is_framed(self) -> bool {
        matches!(self, Look::Missed | Look::Open)
    }
}

/// Which side of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// The lines of the scale.
    Grid,
    /// The line that bars begin at.
    Base,
    /// A line to reach.
    Goal,
    /// A mean.
    Mean,
}

/// An SVG that is being drawn.
pub struct Canvas {
    /// Each on its line, with whether it is still.
    elements: Vec<(bool, String)>,
    is_still: bool,
}

/// A chart as SVG, in two layers that do not touch: what is still is the same in many charts, and drawn once for them.
pub struct Svg {
    elements: Vec<(bool, String)>,
    height: i32,
}

impl Canvas {
    pub fn new() -> Canvas {
        Canvas { elements: Vec::new(), is_still: false }
    }

    /// What is drawn here is still: names and meanings, which no other element touches.
    pub fn still<T>(&mut self, draw: impl FnOnce(&mut Canvas) -> T) -> T {
        let before = std::mem::replace(&mut self.is_still, true);
        let drawn = draw(self);
        self.is_still = before;
        drawn
    }

    /// A bar; one without a width or height is left out.
    pub fn bar(&mut self, x: i32, y: i32, width: i32, height: i32, look: Look) {
        if width <= 0 || height <= 0 {
            return;
        }
        // A frame lies inside the bar's bounds.
        let inset = if look.is_framed() { 1 } else { 0 };
        let (width, height) = ((width - 2 * inset).max(1), (height - 2 * inset).max(1));
        let attributes = look.attributes();
        self.element(format_args!(
            r#"<rect x="{}" y="{}" width="{width}" height="{height}" {attributes}/>"#,
            x + inset,
            y + inset
        ));
    }

    /// A straight line.
    pub fn line(&mut self, from: (i32, i32), to: (i32, i32), stroke: Stroke) {
        let d = format!("M{} {}L{} {}", from.0, from.1, to.0, to.1);
        let attributes = match stroke {
            Stroke::Grid => format!(r#"stroke="{GRID}" stroke-width="2""#),
            Stroke::Base => format!(r#"stroke="{INK}" stroke-width="2""#),
            Stroke::Goal => format!(r#"stroke="{INK}" stroke-width="4""#),
            Stroke::Mean => format!(r#"stroke="{INK}" stroke-width="4" stroke-dasharray="12 8""#),
        };
        if matches!(stroke, Stroke::Goal | Stroke::Mean) {
            // White beside it shows it on dark bars.
            self.element(format_args!(r##"<path d="{d}" stroke="#ffffff" stroke-width="8"/>"##));
        }
        self.element(format_args!(r#"<path d="{d}" {attributes}/>"#));
    }

    /// A text on one line that stands on `y`, with white around it so that lines behind it do not spoil it.
    pub fn text(&mut self, (x, y): (i32, i32), anchor: Anchor, font: Font, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let weight = if font.bold { r#" font-weight="700""# } else { "" };
        let (size, text) = (font.size, escape(text));
        self.element(format_args!(r#"<text x="{x}" y="{y}"{anchor} font-size="{size}"{weight}>{text}</text>"#));
    }

    /// A figure with its middle at `y`, on white that covers the lines behind it, so that no line runs through a digit.
    pub fn figure(&mut self, (x, y): (i32, i32), height: i32, font: Font, figure: &str) {
        let width = font.width(figure) + 2 * AROUND_FIGURE;
        let upper = y - height / 2;
        self.element(format_args!(
            r##"<rect x="{}" y="{upper}" width="{width}" height="{height}" fill="#ffffff"/>"##,
            x - AROUND_FIGURE
        ));
        self.text((x, y + font.half_digit()), Anchor::Start, font, figure);
    }

    /// Lines of text under each other, the middle of all at `y`.
    pub fn lines(&mut self, (x, y): (i32, i32), anchor: Anchor, font: Font, lines: &[String]) {
        let count = i32::try_from(lines.len()).unwrap_or(1);
        let first = y + font.half_digit() - (count - 1) * font.line() / 2;
        for (line, position) in lines.iter().zip(0..) {
            self.text((x, first + position * font.line()), anchor, font, line);
        }
    }

    fn element(&mut self, element: fmt::Arguments) {
        self.elements.push((self.is_still, format!("{element}\n")));
    }

    /// The whole SVG, so many pixels high.
    pub fn finish(self, height: i32) -> Svg {
        Svg { elements: self.elements, height }
    }
}

impl Svg {
    /// The elements that are still.
    pub fn still(&self) -> String {
        self.of(|is_still| is_still)
    }

    /// The others.
    pub fn moving(&self) -> String {
        self.of(|is_still| !is_still)
    }

    fn of(&self, is_wanted: impl Fn(bool) -> bool) -> String {
        let wanted = self.elements.iter().filter(|(is_still, _)| is_wanted(*is_still));
        let elements: String = wanted.map(|(_, element)| element.as_str()).collect();
        format!(
            concat!(
                r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="{family}""##,
                r##" fill="{ink}" shape-rendering="crispEdges">"##,
                "\n",
                r##"<style>text {{ stroke: #ffffff; stroke-width: 6px; stroke-linejoin: round; paint-order: stroke }}</style>"##,
                "\n",
                r##"<pattern id="hatch" width="12" height="12" patternUnits="userSpaceOnUse">"##,
                r##"<rect width="12" height="12" fill="#ffffff"/>"##,
                r##"<path d="M-2 2L2 -2M-1 13L13 -1M10 14L14 10" stroke="{orange}" stroke-width="4"/></pattern>"##,
                "\n{elements}</svg>\n"
            ),
            width = WIDTH,
            height = self.height,
            family = FAMILY,
            ink = INK,
            orange = ORANGE,
            elements = elements
        )
    }
}

impl Display for Svg {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.of(|_| true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_nothing_is_drawn_of_nothing() {
        let mut canvas = Canvas::new();
        canvas.text((1, 2), Anchor::End, Font::bold(30), "<b> & \"ข\"");
        canvas.text((1, 2), Anchor::Start, Font::regular(30), " ");
        canvas.bar(0, 0, 0, 20, Look::Reached);
        let drawn: String = canvas.elements.into_iter().map(|(_, element)| element).collect();
        assert_eq!(
            drawn,
            "<text x=\"1\" y=\"2\" text-anchor=\"end\" font-size=\"30\" font-weight=\"700\">&lt;b&gt; &amp; \
             &quot;ข&quot;</text>\n"
        );
    }
}
