//! `styles.xml`: what a paragraph or run takes from its style and the styles that this one is based on.

use std::collections::HashMap;

use super::xml::{Cursor, Space};
use crate::model::Limit;

/// A chain of `w:basedOn` is followed no further; Word's own go to about five.
const LONGEST_CHAIN: usize = 32;

/// What a style says of numbering and outline, as far as it says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// The list (`w:numId`) its paragraphs belong to; 0 is none.
    pub list: Option<u32>,
    /// The level in the list (`w:ilvl`).
    pub level: Option<u8>,
    /// The outline level (`w:outlineLvl`), 0 to 9, where 9 is text.
    pub outline: Option<u8>,
    /// Whether its text is hidden (`w:vanish`).
    pub hidden: Option<bool>,
    /// The numbers of the style itself and those it is based on, for list levels that are bound to a style.
    pub chain: Vec<usize>,
}

impl Style {
    /// The outline level as a heading's, from 1; none for text.
    pub fn heading(outline: Option<u8>) -> Option<u8> {
        outline.filter(|level| *level < 9).map(|level| level + 1)
    }
}

/// All styles, each with what it takes from those it is based on.
#[derive(Debug, Default)]
pub(super) struct Styles {
    numbers: HashMap<Box<str>, usize>,
    all: Vec<Style>,
    default: Style,
}

impl Styles {
    /// The style of a paragraph that names this one, or none.
    pub fn paragraph(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.named(id)).unwrap_or(&self.default)
    }

    /// The style with this identifier.
    pub fn named(&self, id: &str) -> Option<&Style> {
        self.all.get(self.number(id)?)
    }

    /// The number by which [`Style::chain`] knows this style.
    pub fn number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    /// Reads the part; what came before a break is kept, as [`Cursor::ending`] tells.
    pub fn read(xml: &mut Cursor<'_>) -> Styles {
        let mut own: Vec<(Box<str>, OwnStyle)> = Vec::new();
        let mut default = None;
        xml.child();
        while let Some(element) = xml.child() {
            if (element.space, element.name()) != (Space::Word, "style") {
                xml.skip();
                continue;
            }
            let id: Box<str> = element.attribute("styleId").unwrap_or_default().into();
            let is_default = matches!(element.attribute("default").as_deref(), Some("1" | "true" | "on"))
                && element.attribute("type").is_none_or(|kind| kind == "paragraph");
            let style = own_style(xml);
            if xml.is_cut_short() {
                break;
            }
            if own.len() == Limit::Styles.length() {
                xml.exceed(Limit::Styles);
                break;
            }
            if is_default {
                default.get_or_insert_with(|| id.clone());
            }
            own.push((id, style));
        }
        flattened(&own, default.as_deref())
    }
}

/// A style as it is written.
#[derive(Default)]
struct OwnStyle {
    based_on: Option<Box<str>>,
    heading_by_name: Option<u8>,
    says: Style,
}

fn own_style(xml: &mut Cursor<'_>) -> OwnStyle {
    let mut style = OwnStyle::default();
    while let Some(element) = xml.child() {
        match (element.space, element.name()) {
            (Space::Word, "name") => {
                style.heading_by_name = element.attribute("val").and_then(|name| heading_number(&name));
            }
            (Space::Word, "basedOn") => style.based_on = element.attribute("val").map(|id| id.into()),
            (Space::Word, "pPr") => {
                while let Some(property) = xml.child() {
                    match (property.space, property.name()) {
                        (Space::Word, "outlineLvl") => style.says.outline = property.number(),
                        (Space::Word, "numPr") => {
                            (style.says.list, style.says.level) = list_reference(xml);
                            continue;
                        }
                        _ => {}
                    }
                    xml.skip();
                }
                continue;
            }
            (Space::Word, "rPr") => {
                while let Some(property) = xml.child() {
                    if (property.space, property.name()) == (Space::Word, "vanish") {
                        style.says.hidden = Some(property.is_on());
                    }
                    xml.skip();
                }
                continue;
            }
            _ => {}
        }
        xml.skip();
    }
    style
}

/// Reads a `w:numPr` to its end: list and level.
pub(super) fn list_reference(xml: &mut Cursor<'_>) -> (Option<u32>, Option<u8>) {
    let (mut list, mut level) = (None, None);
    while let Some(element) = xml.child() {
        match (element.space, element.name()) {
            (Space::Word, "numId") => list = element.number(),
            (Space::Word, "ilvl") => level = element.number(),
            _ => {}
        }
        xml.skip();
    }
    (list, level)
}

/// 3 for `heading 3`, the name that Word gives the style in every language.
fn heading_number(name: &str) -> Option<u8> {
    let name = name.trim();
    let (word, number) = name.split_at_checked("heading".len())?;
    let number = number.trim().parse().ok()?;
    (word.eq_ignore_ascii_case("heading") && (1..=9).contains(&number)).then_some(number)
}

fn flattened(own: &[(Box<str>, OwnStyle)], default: Option<&str>) -> Styles {
    let mut styles = Styles::default();
    for (number, (id, _)) in own.iter().enumerate() {
        styles.numbers.entry(id.clone()).or_insert(number);
    }
    for start in 0..own.len() {
        let mut flat = Style::default();
        let mut next = Some(start);
        while let Some(number) = next
            && flat.chain.len() < LONGEST_CHAIN
            && let Some((id, style)) = own.get(number)
        {
            let by_name = || style.heading_by_name.or_else(|| heading_number(id)).map(|heading| heading - 1);
            flat.list = flat.list.or(style.says.list);
            flat.level = flat.level.or(style.says.level);
            flat.outline = flat.outline.or(style.says.outline).or_else(by_name);
            flat.hidden = flat.hidden.or(style.says.hidden);
            flat.chain.push(number);
            next = style.based_on.as_deref().and_then(|id| styles.number(id));
        }
        styles.all.push(flat);
    }
    styles.default = default.and_then(|id| styles.named(id)).cloned().unwrap_or_default();
    styles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_takes_what_it_does_not_say_from_those_it_is_based_on() {
        let xml = r#"<w:styles>
            <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
            <w:style w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
                <w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="2"><w:name w:val="ข้อย่อย"/><w:basedOn w:val="1"/>
                <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
            <w:style w:styleId="loop"><w:basedOn w:val="loop"/><w:rPr><w:vanish/></w:rPr></w:style>
        </w:styles>"#;
        let styles = Styles::read(&mut Cursor::new(xml));
        let cases = [
            (None, None, None, None, None),
            (Some("unknown"), None, None, None, None),
            (Some("1"), Some(7), None, Some(1), None),
            (Some("2"), Some(7), Some(1), None, None),
            (Some("loop"), None, None, None, Some(true)),
        ];
        for (id, list, level, heading, hidden) in cases {
            let style = styles.paragraph(id);
            let said = (style.list, style.level, Style::heading(style.outline), style.hidden);
            assert_eq!(said, (list, level, heading, hidden), "{id:?}");
        }
    }
}
