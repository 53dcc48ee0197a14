//! The parts of footnotes, endnotes and comments.

use super::names::Names;
use super::text::blocks;
use super::xml::Xml;
use super::{NAMESPACES, namespaces};
use crate::model::word::{Block, Comment, Paragraph};

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
        self::content(&mut xml, names, content);
        xml.end(&note);
    }
    xml.end(&root);
    xml.finish()
}

/// The part of comments.
pub(super) fn comments(names: &mut Names) -> String {
    let mut xml = Xml::part();
    xml.start("w:comments", &namespaces(&NAMESPACES));
    for (number, comment) in names.document.comments.iter().enumerate() {
        let Comment { author, initials, blocks } = comment;
        xml.start("w:comment", &[("w:id", &number), ("w:author", author), ("w:initials", initials)]);
        content(&mut xml, names, blocks);
        xml.end("w:comment");
    }
    xml.end("w:comments");
    xml.finish()
}

/// Blocks, of which there must be one.
fn content(xml: &mut Xml, names: &mut Names, content: &[Block]) {
    match content.is_empty() {
        true => blocks(xml, names, &[Block::Paragraph(Box::<Paragraph>::default())]),
        false => blocks(xml, names, content),
    }
}
