//! The part of the looks: fonts, backgrounds, lines and number formats, each once, and the formats made of them.

use std::collections::HashMap;
use std::hash::Hash;

use super::MAIN;
use super::elements::{alignment, borders, fill, font_content, look};
use super::xml::{Attribute, Xml};
use crate::model::workbook::{
    Alignment, Borders, CellFormat, Fill, Font, Look, NumberFormat, Pattern, Protection, Workbook,
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
