//! The parts of footnotes and endnotes.

use super::names::Names;
use super::text::blocks;
use super::xml::Xml;
use super::{NAMESPACES, namespaces};
use crate::model::word::{Block, Paragraph};

/// A part of notes: `footnote` or `endnote`, whose texts these are.
pub(super) fn part(names: &mut Names, kind: &str, notes: &[Vec<Block>]) -> String {
    let mut xml = Xml::part();
    let (root, note) = (format!("w:{kind}s"), format!("w:{kind}"));
    xml.start(&root, &namespaces(&NAMESPACES));
    for (number, name) in [(-1, "separator"), (0, "continuationSeparator")] {
        xml.start(&note, &[("w:type", &name), ("w:id", &number)]);
        xml.start("w:p", &[]);
        xml.start("w:r", &[]);
        xml.empty(&format!("w:{name}"), &[]);
        xml.end("w:r");
        xml.end("w:p");
        xml.end(&note);
    }
    for (content, number) in notes.iter().zip(1_usize..) {
        xml.start(&note, &[("w:id", &number)]);
        match content.is_empty() {
            true => blocks(&mut xml, names, &[Block::Paragraph(Box::<Paragraph>::default())]),
            false => blocks(&mut xml, names, content),
        }
        xml.end(&note);
    }
    xml.end(&root);
    xml.finish()
}
