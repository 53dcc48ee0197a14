//! The properties of paragraphs and sections, as far as the text depends on them.

use super::content::Content;
use super::styles::list_reference;
use super::xml::{Cursor, Space};

/// What a `w:pPr` says.
#[derive(Default)]
pub(super) struct ParagraphProperties {
    /// The style's identifier.
    pub style: Option<String>,
    /// List and level.
    pub list: (Option<u32>, Option<u8>),
    /// The outline level, 0 to 9.
    pub outline: Option<u8>,
    /// What became of the mark at the paragraph's end.
    pub mark: Mark,
}

/// The mark at a paragraph's end: where Word shows none, the next paragraph goes on in the same line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mark {
    /// It is there.
    #[default]
    Kept,
    /// A tracked deletion or move took it away.
    Deleted,
    /// It is hidden text.
    Hidden,
}

/// Reads a `w:pPr` to its end. The properties before a tracked change (`w:pPrChange`) are history.
pub(super) fn paragraph_properties(xml: &mut Cursor<'_>, content: &mut Content) -> ParagraphProperties {
    let mut properties = ParagraphProperties::default();
    while let Some(element) = xml.child() {
        match (element.space, element.name()) {
            (Space::Word, "pStyle") => properties.style = element.attribute("val").map(|id| id.into_owned()),
            (Space::Word, "numPr") => {
                properties.list = list_reference(xml);
                continue;
            }
            (Space::Word, "outlineLvl") => properties.outline = element.number(),
            (Space::Word, "rPr") => {
                properties.mark = mark(xml);
                continue;
            }
            (Space::Word, "sectPr") => {
                section(xml, content);
                continue;
            }
            _ => {}
        }
        xml.skip();
    }
    properties
}

fn mark(xml: &mut Cursor<'_>) -> Mark {
    let mut mark = Mark::Kept;
    while let Some(element) = xml.child() {
        match (element.space, element.name()) {
            (Space::Word, "del" | "moveFrom") => mark = Mark::Deleted,
            (Space::Word, "vanish" | "specVanish") if mark == Mark::Kept && element.is_on() => mark = Mark::Hidden,
            _ => {}
        }
        xml.skip();
    }
    mark
}

/// Reads a `w:sectPr` to its end: the headers and footers that it names.
pub(super) fn section(xml: &mut Cursor<'_>, content: &mut Content) {
    while let Some(element) = xml.child() {
        let list = match (element.space, element.name()) {
            (Space::Word, "headerReference") => Some(&mut content.headers),
            (Space::Word, "footerReference") => Some(&mut content.footers),
            _ => None,
        };
        if let Some((list, id)) = list.zip(element.attribute("id")) {
            list.push(id.into_owned());
        }
        xml.skip();
    }
}
