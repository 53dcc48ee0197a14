//! Text boxes, lines and boxes, in VML, which every version of Word reads.

use std::fmt::{Display, Write as _};

use super::names::Names;
use super::properties::hex;
use super::text::blocks;
use super::xml::{Attribute, Xml};
use crate::model::word::{Anchor, Block, Color, Drawing, DrawnShape, Stroke, TextBox, Wrap};

/// The shape that is a text box.
const TEXT_BOX: &str = "_x0000_t202";

/// English metric units to a hundredth of a point.
const EMU: u32 = 127;

/// A text box.
pub(super) fn text_box(xml: &mut Xml, names: &mut Names, text_box: &TextBox) {
    let TextBox { anchor, width, height, line, fill, insets, grows, blocks: content } = text_box;
    let number = names.drawing();
    let style = style(anchor, *width, *height, number);
    xml.start("w:pict", &[]);
    if names.is_first_text_box() {
        shape_type(xml);
    }
    let kind = format!("#{TEXT_BOX}");
    shape(xml, "v:shape", &[("type", &kind)], (number, &style), (*line, *fill));
    let inset = insets.map(|inset| points(inset / EMU)).join(",");
    let mut attributes: Vec<Attribute> = vec![("inset", &inset)];
    if *grows {
        attributes.insert(0, ("style", &"mso-fit-shape-to-text:t"));
    }
    xml.start("v:textbox", &attributes);
    xml.start("w:txbxContent", &[]);
    blocks(xml, names, content);
    if !matches!(content.last(), Some(Block::Paragraph(_))) {
        xml.empty("w:p", &[]);
    }
    xml.end("w:txbxContent");
    xml.end("v:textbox");
    wrap(xml, anchor.wrap);
    xml.end("v:shape");
    xml.end("w:pict");
}

/// A line or a box.
pub(super) fn drawing(xml: &mut Xml, names: &mut Names, drawing: &Drawing) {
    let number = names.drawing();
    let style = style(&drawing.anchor, drawing.width, drawing.height, number);
    let look = |fill| (drawing.line, fill);
    xml.start("w:pict", &[]);
    let name = match drawing.shape {
        DrawnShape::Line | DrawnShape::RisingLine => {
            let is_rising = drawing.shape == DrawnShape::RisingLine;
            let path = if is_rising { "m,21600l21600,e" } else { "m,l21600,21600e" };
            let more: [Attribute; 2] = [("coordsize", &"21600,21600"), ("path", &path)];
            shape(xml, "v:shape", &more, (number, &style), look(None));
            "v:shape"
        }
        DrawnShape::Rectangle => {
            shape(xml, "v:rect", &[], (number, &style), look(drawing.fill));
            "v:rect"
        }
        DrawnShape::Ellipse => {
            shape(xml, "v:oval", &[], (number, &style), look(drawing.fill));
            "v:oval"
        }
    };
    wrap(xml, drawing.anchor.wrap);
    xml.end(name);
    xml.end("w:pict");
}

/// Begins a shape.
fn shape(
    xml: &mut Xml,
    name: &str,
    more: &[Attribute],
    (number, style): (u32, &str),
    (line, fill): (Option<Stroke>, Option<Color>),
) {
    let identifier = format!("Shape{number}");
    let (filled, stroked) = (if fill.is_some() { "t" } else { "f" }, if line.is_some() { "t" } else { "f" });
    let fill = fill.map(|fill| rgb(fill, "FFFFFF"));
    let (color, weight) = (line.map(|line| rgb(line.color, "000000")), line.map(|line| points(line.width / EMU)));
    let mut attributes: Vec<Attribute> = vec![("id", &identifier)];
    attributes.extend(more);
    attributes.extend([("style", &style as &dyn Display), ("filled", &filled)]);
    attributes.extend(fill.as_ref().map(|fill| ("fillcolor", fill as &dyn Display)));
    attributes.push(("stroked", &stroked));
    attributes.extend(color.as_ref().map(|color| ("strokecolor", color as &dyn Display)));
    attributes.extend(weight.as_ref().map(|weight| ("strokeweight", weight as &dyn Display)));
    xml.start(name, &attributes);
}

fn rgb(color: Color, auto: &str) -> String {
    match color {
        Color::Auto => format!("#{auto}"),
        Color::Rgb(_) => format!("#{}", hex(color)),
    }
}

fn points(hundredths: u32) -> String {
    format!("{}.{:02}pt", hundredths / 100, hundredths % 100)
}

/// Where a shape stands.
fn style(anchor: &Anchor, width: i32, height: i32, number: u32) -> String {
    let mut style = String::from("position:absolute");
    let lengths = [("margin-left", anchor.left), ("margin-top", anchor.top), ("width", width), ("height", height)];
    for (name, twips) in lengths {
        // Twips are twentieths of a point. Writing into memory cannot fail.
        let sign = if twips < 0 { "-" } else { "" };
        let _ = write!(style, ";{name}:{sign}{}", points(twips.unsigned_abs().saturating_mul(5)));
    }
    for (name, align) in [("horizontal", anchor.horizontal_align), ("vertical", anchor.vertical_align)] {
        if let Some(align) = align {
            let _ = write!(style, ";mso-position-{name}:{align}");
        }
    }
    let depth = if anchor.wrap == Wrap::Behind { "-" } else { "" };
    let horizontal = match anchor.horizontal {
        "column" => "text",
        "character" => "char",
        other => other,
    };
    let vertical = if anchor.vertical == "paragraph" { "text" } else { anchor.vertical };
    let _ = write!(
        style,
        ";z-index:{depth}{number};mso-position-horizontal-relative:{horizontal};mso-position-vertical-relative:{vertical}"
    );
    style
}

fn wrap(xml: &mut Xml, wrap: Wrap) {
    match wrap {
        Wrap::Square => xml.empty("w10:wrap", &[("type", &"square")]),
        Wrap::TopAndBottom => xml.empty("w10:wrap", &[("type", &"topAndBottom")]),
        Wrap::InFront | Wrap::Behind => {}
    }
}

/// What a text box is to VML.
fn shape_type(xml: &mut Xml) {
    let path = "m,l,21600r21600,l21600,xe";
    let attributes: [Attribute; 4] =
        [("id", &TEXT_BOX), ("coordsize", &"21600,21600"), ("o:spt", &202), ("path", &path)];
    xml.start("v:shapetype", &attributes);
    xml.empty("v:stroke", &[("joinstyle", &"miter")]);
    xml.empty("v:path", &[("gradientshapeok", &"t"), ("o:connecttype", &"rect")]);
    xml.end("v:shapetype");
}
