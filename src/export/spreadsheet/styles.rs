//! The part of the looks: fonts, backgrounds, lines and number formats, each once, and the formats made of them.

use std::collections::HashMap;
use std::hash::Hash;

use rust_decimal::Decimal;

use super::MAIN;
use super::xml::{Attribute, Xml};
use crate::model::workbook::{
    Alignment, Borders, CellFormat, Colour, Edge, Fill, Font, FontScript, HorizontalAlignment, LineStyle, Look,
    NumberFormat, Pattern, Protection, Underline, VerticalAlignment, Workbook,
};

/// The first number of a code that programs do not know.
const FIRST_CODE: usize = 164;

/// The codes that every program knows by number, in every locale the same (ECMA-376 part 1, 18.8.30).
const KNOWN_CODES: [(&str, u16); 11] = [
    ("0", 1),
    ("0.00", 2),
    ("#,##0", 3),
    ("#,##0.00", 4),
    ("0%", 9),
    ("0.00%", 10),
    ("0.00E+00", 11),
    ("# ?/?", 12),
    ("# ??/??", 13),
    ("##0.0E+0", 48),
    ("@", 49),
];

/// Things that are each written once, in the order in which they first came.
struct Once<T> {
    all: Vec<T>,
    numbers: HashMap<T, usize>,
}

impl<T: Clone + Eq + Hash> Once<T> {
    fn of(first: impl IntoIterator<Item = T>) -> Once<T> {
        let mut once = Once { all: Vec::new(), numbers: HashMap::new() };
        for thing in first {
            once.number(&thing);
        }
        once
    }

    fn number(&mut self, thing: &T) -> usize {
        if let Some(number) = self.numbers.get(thing) {
            return *number;
        }
        let number = self.all.len();
        self.all.push(thing.clone());
        self.numbers.insert(thing.clone(), number);
        number
    }
}

/// A format as the numbers of what it is made of.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Made {
    style: usize,
    font: usize,
    fill: usize,
    borders: usize,
    number_format: usize,
    alignment: Alignment,
    protection: Protection,
    quote_prefix: bool,
}

/// The looks of a workbook as they are written.
pub(super) struct Styles<'a> {
    workbook: &'a Workbook,
    fonts: Once<Font>,
    fills: Once<Fill>,
    borders: Once<Borders>,
    codes: Once<String>,
    style_formats: Vec<Made>,
    formats: Once<Made>,
    /// The written format of each of the workbook's.
    numbers: Vec<usize>,
    looks: Once<Look>,
}

impl<'a> Styles<'a> {
    pub fn new(workbook: &'a Workbook) -> Styles<'a> {
        // Two backgrounds that programs expect in front.
        let fills = [Fill::default(), Fill { pattern: Pattern::Gray125, ..Fill::default() }];
        let mut styles = Styles {
            workbook,
            fonts: Once::of([]),
            fills: Once::of(fills),
            borders: Once::of([Borders::default()]),
            codes: Once::of([]),
            style_formats: Vec::new(),
            formats: Once::of([]),
            numbers: Vec::new(),
            looks: Once::of([]),
        };
        for style in &workbook.styles {
            let made = styles.made(&style.format);
            styles.style_formats.push(made);
        }
        if workbook.styles.is_empty() {
            let made = styles.made(&workbook.formats.first().cloned().unwrap_or_default());
            styles.style_formats.push(made);
        }
        if workbook.formats.is_empty() {
            let made = styles.made(&CellFormat::default());
            styles.formats.number(&made);
        }
        for format in &workbook.formats {
            let made = styles.made(format);
            let number = styles.formats.number(&made);
            styles.numbers.push(number);
        }
        styles
    }

    /// The number that a format of the workbook is written under.
    pub fn number(&self, format: usize) -> usize {
        self.numbers.get(format).copied().unwrap_or(0)
    }

    /// The number that a look of a condition is written under.
    pub fn look(&mut self, look: &Look) -> usize {
        self.looks.number(look)
    }

    fn made(&mut self, format: &CellFormat) -> Made {
        let font = self.workbook.fonts.get(format.font).cloned().unwrap_or_default();
        let number_format = match &format.number_format {
            NumberFormat::BuiltIn(number) => usize::from(*number),
            NumberFormat::Code(code) => match KNOWN_CODES.iter().find(|(known, _)| known == code) {
                Some((_, number)) => usize::from(*number),
                None => FIRST_CODE + self.codes.number(code),
            },
        };
        Made {
            style: if format.style < self.workbook.styles.len() { format.style } else { 0 },
            font: self.fonts.number(&font),
            fill: self.fills.number(&format.fill),
            borders: self.borders.number(&format.borders),
            number_format,
            alignment: format.alignment,
            protection: format.protection,
            quote_prefix: format.quote_prefix,
        }
    }

    /// The part.
    pub fn finish(&self) -> String {
        let mut xml = Xml::new("styleSheet", &[("xmlns", &MAIN)]);
        list(&mut xml, "numFmts", &self.codes.all.iter().enumerate().collect::<Vec<_>>(), |xml, (index, code)| {
            xml.empty("numFmt", &[("numFmtId", &(FIRST_CODE + index)), ("formatCode", code)]);
        });
        list(&mut xml, "fonts", &self.fonts.all, |xml, font| {
            xml.open("font", &[]);
            font_content(xml, font);
            xml.close("font");
        });
        list(&mut xml, "fills", &self.fills.all, |xml, filling| fill(xml, filling, false));
        list(&mut xml, "borders", &self.borders.all, borders);
        list(&mut xml, "cellStyleXfs", &self.style_formats, |xml, made| self.format(xml, made, false));
        list(&mut xml, "cellXfs", &self.formats.all, |xml, made| self.format(xml, made, true));
        self.names(&mut xml);
        list(&mut xml, "dxfs", &self.looks.all, look);
        xml.finish()
    }

    fn names(&self, xml: &mut Xml) {
        let styles = &self.workbook.styles;
        list(xml, "cellStyles", &styles.iter().enumerate().collect::<Vec<_>>(), |xml, (index, style)| {
            let mut attributes: Vec<Attribute<'_>> = vec![("name", &style.name), ("xfId", index)];
            if let Some(built_in) = &style.built_in {
                attributes.push(("builtinId", &built_in.number));
                if let Some(level) = &built_in.level {
                    attributes.push(("iLevel", level));
                }
            }
            xml.empty("cellStyle", &attributes);
        });
    }

    /// A format; that of a cell says which parts it has of its own instead of its named style's.
    fn format(&self, xml: &mut Xml, made: &Made, is_of_cell: bool) {
        let mut attributes: Vec<Attribute<'_>> = vec![
            ("numFmtId", &made.number_format),
            ("fontId", &made.font),
            ("fillId", &made.fill),
            ("borderId", &made.borders),
        ];
        let style = self.style_formats.get(made.style).unwrap_or(made);
        if is_of_cell {
            attributes.push(("xfId", &made.style));
            if made.quote_prefix {
                attributes.push(("quotePrefix", &1));
            }
            for (name, own) in [
                ("applyNumberFormat", made.number_format != style.number_format),
                ("applyFont", made.font != style.font),
                ("applyFill", made.fill != style.fill),
                ("applyBorder", made.borders != style.borders),
                ("applyAlignment", made.alignment != style.alignment),
                ("applyProtection", made.protection != style.protection),
            ] {
                if own {
                    attributes.push((name, &1));
                }
            }
        }
        let is_aligned = made.alignment != Alignment::default();
        let is_protected = made.protection != Protection::default();
        if !is_aligned && !is_protected {
            xml.empty("xf", &attributes);
            return;
        }
        xml.open("xf", &attributes);
        if is_aligned {
            alignment(xml, &made.alignment);
        }
        if is_protected {
            let (locked, hidden) = (u8::from(made.protection.locked), u8::from(made.protection.hidden));
            xml.empty("protection", &[("locked", &locked), ("hidden", &hidden)]);
        }
        xml.close("xf");
    }
}

/// A list with its length, where it has anything in it.
fn list<T>(xml: &mut Xml, name: &str, all: &[T], mut write: impl FnMut(&mut Xml, &T)) {
    if all.is_empty() {
        return;
    }
    xml.open(name, &[("count", &all.len())]);
    for thing in all {
        write(xml, thing);
    }
    xml.close(name);
}

/// The font of a part of a text.
pub(super) fn run_font(xml: &mut Xml, font: &Font) {
    xml.open("rPr", &[]);
    font_content_as(xml, font, "rFont");
    xml.close("rPr");
}

fn font_content(xml: &mut Xml, font: &Font) {
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

pub(super) fn colour(xml: &mut Xml, element: &str, colour: Colour) {
    match colour {
        Colour::Automatic => xml.empty(element, &[("auto", &1)]),
        Colour::Rgb(rgb) => xml.empty(element, &[("rgb", &format!("FF{rgb:06X}"))]),
    }
}

/// A background; in the look of a condition a solid one is the colour behind.
fn fill(xml: &mut Xml, fill: &Fill, is_of_condition: bool) {
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

fn borders(xml: &mut Xml, borders: &Borders) {
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

fn alignment(xml: &mut Xml, alignment: &Alignment) {
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
fn look(xml: &mut Xml, look: &Look) {
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
