//! The elements that looks are made of: fonts, backgrounds, lines, alignments, and the looks of conditions.

use rust_decimal::Decimal;

use super::xml::{Attribute, Xml};
use crate::model::workbook::{
    Alignment, Borders, Colour, Edge, Fill, Font, FontScript, HorizontalAlignment, LineStyle, Look, Pattern, Underline,
    VerticalAlignment,
};

/// The font of a part of a text.
pub(super) fn run_font(xml: &mut Xml, font: &Font) {
    xml.open("rPr", &[]);
    font_content_as(xml, font, "rFont");
    xml.close("rPr");
}

/// What a font of cells is.
pub(super) fn font_content(xml: &mut Xml, font: &Font) {
    font_content_as(xml, font, "name");
}

/// What a font is, in the order of the schema; `name` is the element of its name.
fn font_content_as(xml: &mut Xml, font: &Font, name: &str) {
    for (element, is_so) in [
        ("b", font.bold),
        ("i", font.italic),
        ("strike", font.strike),
        ("outline", font.outline),
        ("shadow", font.shadow),
    ] {
        if is_so {
            xml.empty(element, &[]);
        }
    }
    if font.underline != Underline::None {
        underline(xml, font.underline);
    }
    match font.script {
        FontScript::Baseline => {}
        FontScript::Superscript => xml.empty("vertAlign", &[("val", &"superscript")]),
        FontScript::Subscript => xml.empty("vertAlign", &[("val", &"subscript")]),
    }
    xml.empty("sz", &[("val", &twentieths(font.height))]);
    if font.colour != Colour::Automatic {
        colour(xml, "color", font.colour);
    }
    xml.empty(name, &[("val", &font.name)]);
    // Windows knows 5 families, and SpreadsheetML numbers up to 14.
    if (1..=5).contains(&font.family) {
        xml.empty("family", &[("val", &font.family)]);
    }
    if font.charset != 0 {
        xml.empty("charset", &[("val", &font.charset)]);
    }
}

fn underline(xml: &mut Xml, underline: Underline) {
    let kind = match underline {
        Underline::None => "none",
        Underline::Single => return xml.empty("u", &[]),
        Underline::Double => "double",
        Underline::SingleAccounting => "singleAccounting",
        Underline::DoubleAccounting => "doubleAccounting",
    };
    xml.empty("u", &[("val", &kind)]);
}

/// Twentieths of a point in points, exactly.
pub(super) fn twentieths(value: u16) -> Decimal {
    (Decimal::from(value) / Decimal::from(20)).normalize()
}

/// A colour.
pub(super) fn colour(xml: &mut Xml, element: &str, colour: Colour) {
    match colour {
        Colour::Automatic => xml.empty(element, &[("auto", &1)]),
        Colour::Rgb(rgb) => xml.empty(element, &[("rgb", &format!("FF{rgb:06X}"))]),
    }
}

/// A background; in the look of a condition a solid one is the colour behind.
pub(super) fn fill(xml: &mut Xml, fill: &Fill, is_of_condition: bool) {
    xml.open("fill", &[]);
    let pattern = pattern(fill.pattern);
    let is_solid = fill.pattern == Pattern::Solid;
    if fill.pattern == Pattern::None || (fill.foreground, fill.background) == Default::default() && !is_solid {
        xml.empty("patternFill", &[("patternType", &pattern)]);
    } else {
        xml.open("patternFill", &[("patternType", &pattern)]);
        match (fill.foreground, fill.background) {
            // Black in no pattern is what "automatic" is: it needs to be said.
            (Colour::Automatic, _) if is_solid && !is_of_condition => xml.empty("fgColor", &[("indexed", &64)]),
            (Colour::Automatic, _) => {}
            (foreground, _) => colour(xml, "fgColor", foreground),
        }
        match fill.background {
            Colour::Automatic if is_of_condition => {}
            Colour::Automatic => xml.empty("bgColor", &[("indexed", &65)]),
            background => colour(xml, "bgColor", background),
        }
        xml.close("patternFill");
    }
    xml.close("fill");
}

/// The lines of a cell.
pub(super) fn borders(xml: &mut Xml, borders: &Borders) {
    let mut attributes: Vec<Attribute<'_>> = Vec::new();
    if borders.diagonal_up {
        attributes.push(("diagonalUp", &1));
    }
    if borders.diagonal_down {
        attributes.push(("diagonalDown", &1));
    }
    xml.open("border", &attributes);
    edge(xml, "left", &borders.left);
    edge(xml, "right", &borders.right);
    edge(xml, "top", &borders.top);
    edge(xml, "bottom", &borders.bottom);
    edge(xml, "diagonal", &borders.diagonal);
    xml.close("border");
}

fn edge(xml: &mut Xml, name: &str, edge: &Edge) {
    if edge.style == LineStyle::None {
        return xml.empty(name, &[]);
    }
    xml.open(name, &[("style", &line(edge.style))]);
    colour(xml, "color", edge.colour);
    xml.close(name);
}

/// Where in the cell the content stands.
pub(super) fn alignment(xml: &mut Xml, alignment: &Alignment) {
    let horizontal = match alignment.horizontal {
        HorizontalAlignment::General => None,
        HorizontalAlignment::Left => Some("left"),
        HorizontalAlignment::Centre => Some("center"),
        HorizontalAlignment::Right => Some("right"),
        HorizontalAlignment::Fill => Some("fill"),
        HorizontalAlignment::Justify => Some("justify"),
        HorizontalAlignment::CentreAcross => Some("centerContinuous"),
        HorizontalAlignment::Distributed => Some("distributed"),
    };
    let vertical = match alignment.vertical {
        VerticalAlignment::Top => Some("top"),
        VerticalAlignment::Centre => Some("center"),
        VerticalAlignment::Bottom => None,
        VerticalAlignment::Justify => Some("justify"),
        VerticalAlignment::Distributed => Some("distributed"),
    };
    let mut attributes: Vec<Attribute<'_>> = Vec::new();
    if let Some(horizontal) = &horizontal {
        attributes.push(("horizontal", horizontal));
    }
    if let Some(vertical) = &vertical {
        attributes.push(("vertical", vertical));
    }
    if alignment.rotation != 0 {
        attributes.push(("textRotation", &alignment.rotation));
    }
    if alignment.wrap {
        attributes.push(("wrapText", &1));
    }
    if alignment.indent > 0 {
        attributes.push(("indent", &alignment.indent));
    }
    if alignment.justify_last_line {
        attributes.push(("justifyLastLine", &1));
    }
    if alignment.shrink {
        attributes.push(("shrinkToFit", &1));
    }
    if alignment.reading_order != 0 {
        attributes.push(("readingOrder", &alignment.reading_order));
    }
    xml.empty("alignment", &attributes);
}

/// The look of a condition (`dxf`).
pub(super) fn look(xml: &mut Xml, look: &Look) {
    xml.open("dxf", &[]);
    let has_font = look.bold.is_some()
        || look.italic.is_some()
        || look.strike.is_some()
        || look.underline.is_some()
        || look.colour.is_some();
    if has_font {
        xml.open("font", &[]);
        for (element, value) in [("b", look.bold), ("i", look.italic), ("strike", look.strike)] {
            if let Some(value) = value {
                xml.empty(element, &[("val", &u8::from(value))]);
            }
        }
        if let Some(kind) = look.underline {
            underline(xml, kind);
        }
        if let Some(of_text) = look.colour {
            colour(xml, "color", of_text);
        }
        xml.close("font");
    }
    if let Some(filling) = &look.fill {
        fill(xml, filling, true);
    }
    if let Some(lines) = &look.borders {
        xml.open("border", &[]);
        edge(xml, "left", &lines.left);
        edge(xml, "right", &lines.right);
        edge(xml, "top", &lines.top);
        edge(xml, "bottom", &lines.bottom);
        xml.close("border");
    }
    xml.close("dxf");
}

fn line(style: LineStyle) -> &'static str {
    match style {
        LineStyle::None => "none",
        LineStyle::Thin => "thin",
        LineStyle::Medium => "medium",
        LineStyle::Dashed => "dashed",
        LineStyle::Dotted => "dotted",
        LineStyle::Thick => "thick",
        LineStyle::Double => "double",
        LineStyle::Hair => "hair",
        LineStyle::MediumDashed => "mediumDashed",
        LineStyle::DashDot => "dashDot",
        LineStyle::MediumDashDot => "mediumDashDot",
        LineStyle::DashDotDot => "dashDotDot",
        LineStyle::MediumDashDotDot => "mediumDashDotDot",
        LineStyle::SlantDashDot => "slantDashDot",
    }
}

fn pattern(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::None => "none",
        Pattern::Solid => "solid",
        Pattern::MediumGray => "mediumGray",
        Pattern::DarkGray => "darkGray",
        Pattern::LightGray => "lightGray",
        Pattern::DarkHorizontal => "darkHorizontal",
        Pattern::DarkVertical => "darkVertical",
        Pattern::DarkDown => "darkDown",
        Pattern::DarkUp => "darkUp",
        Pattern::DarkGrid => "darkGrid",
        Pattern::DarkTrellis => "darkTrellis",
        Pattern::LightHorizontal => "lightHorizontal",
        Pattern::LightVertical => "lightVertical",
        Pattern::LightDown => "lightDown",
        Pattern::LightUp => "lightUp",
        Pattern::LightGrid => "lightGrid",
        Pattern::LightTrellis => "lightTrellis",
        Pattern::Gray125 => "gray125",
        Pattern::Gray0625 => "gray0625",
    }
}
