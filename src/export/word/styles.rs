//! The part of styles.

use super::WORD;
use super::names::Names;
use super::properties::{character, paragraph};
use super::xml::Xml;
use crate::model::word::{ParagraphProperties, Style, StyleKind};

/// `word/styles.xml`.
pub(super) fn part(names: &Names) -> String {
    let document = names.document;
    let mut xml = Xml::part();
    xml.start("w:styles", &[("xmlns:w", &WORD)]);
    xml.start("w:docDefaults", &[]);
    xml.start("w:rPrDefault", &[]);
    xml.around("w:rPr", |xml| character(xml, &document.defaults, names));
    xml.end("w:rPrDefault");
    // The binary format leaves single lines alone on a page unless it is said; the new one does not.
    let standard = ParagraphProperties { widow_control: Some(false), ..ParagraphProperties::default() };
    xml.start("w:pPrDefault", &[]);
    xml.around("w:pPr", |xml| paragraph(xml, &standard, names));
    xml.end("w:pPrDefault");
    xml.end("w:docDefaults");
    for (index, style) in document.styles.iter().enumerate() {
        self::style(&mut xml, names, index, style);
    }
    xml.end("w:styles");
    xml.finish()
}

fn style(xml: &mut Xml, names: &Names, index: usize, style: &Style) {
    let identifier = names.style(index).unwrap_or_default();
    let kind = match style.kind {
        StyleKind::Paragraph => "paragraph",
        StyleKind::Character => "character",
    };
    match style.is_default {
        true => xml.start("w:style", &[("w:type", &kind), ("w:default", &1), ("w:styleId", &identifier)]),
        false => xml.start("w:style", &[("w:type", &kind), ("w:styleId", &identifier)]),
    }
    xml.value("w:name", names.title(index));
    let other = |other: Option<usize>| other.filter(|other| *other != index).and_then(|other| names.style(other));
    xml.maybe("w:basedOn", other(style.base));
    xml.maybe("w:next", other(style.next));
    if style.is_default && style.kind == StyleKind::Character {
        xml.empty("w:semiHidden", &[]);
    }
    xml.empty("w:qFormat", &[]);
    if style.kind == StyleKind::Paragraph {
        xml.around("w:pPr", |xml| {
            paragraph(xml, &ParagraphProperties { style: None, ..style.paragraph.clone() }, names)
        });
    }
    xml.around("w:rPr", |xml| character(xml, &style.character, names));
    xml.end("w:style");
}
