//! Blocks and runs.

use super::names::Names;
use super::properties::{character, paragraph};
use super::xml::Xml;
use super::{pictures, sections, shapes, tables};
use crate::model::word::{Block, CharacterProperties, Inline, NoteReference, Paragraph, Run, Section};

/// The sections of the body: each but the last has its pages in its last paragraph.
pub(super) fn body(xml: &mut Xml, names: &mut Names, sections: &[Section]) {
    let mut rest = sections.iter().enumerate().peekable();
    while let Some((number, section)) = rest.next() {
        let is_last = rest.peek().is_none();
        let ends_in = match section.blocks.split_last() {
            Some((Block::Paragraph(last), before)) if !is_last => Some((Some(last), before)),
            _ if !is_last => Some((None, section.blocks.as_slice())),
            _ => None,
        };
        match ends_in {
            Some((last, before)) => {
                blocks(xml, names, before);
                let empty = Paragraph::default();
                self::last(xml, names, last.map_or(&empty, |last| last), Some((number, section)));
            }
            None => {
                blocks(xml, names, &section.blocks);
                sections::write(xml, number, section);
            }
        }
    }
}

/// Paragraphs and tables.
pub(super) fn blocks(xml: &mut Xml, names: &mut Names, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => last(xml, names, paragraph, None),
            Block::Table(table) => tables::write(xml, names, table),
        }
    }
}

/// A paragraph, and with it the section that it ends.
fn last(xml: &mut Xml, names: &mut Names, block: &Paragraph, section: Option<(usize, &Section)>) {
    xml.start("w:p", &[]);
    xml.around("w:pPr", |xml| {
        paragraph(xml, &block.properties, names);
        xml.around("w:rPr", |xml| character(xml, &block.mark, names));
        if let Some((number, section)) = section {
            sections::write(xml, number, section);
        }
    });
    runs(xml, names, &block.runs);
    xml.end("w:p");
}

fn runs(xml: &mut Xml, names: &mut Names, runs: &[Run]) {
    for Run { properties, content } in runs {
        let mut is_open = false;
        for inline in content {
            let is_outside = matches!(inline, Inline::BookmarkStart(_) | Inline::BookmarkEnd(_));
            if is_outside && is_open {
                xml.end("w:r");
            } else if !is_outside && !is_open {
                begin(xml, names, properties);
            }
            is_open = !is_outside;
            self::inline(xml, names, inline);
        }
        if is_open {
            xml.end("w:r");
        }
    }
}

fn begin(xml: &mut Xml, names: &Names, look: &CharacterProperties) {
    xml.start("w:r", &[]);
    xml.around("w:rPr", |xml| character(xml, look, names));
}

fn inline(xml: &mut Xml, names: &mut Names, inline: &Inline) {
    match inline {
        Inline::Text(text) => written(xml, "w:t", text),
        Inline::FieldCode(code) => written(xml, "w:instrText", code),
        Inline::Tab => xml.empty("w:tab", &[]),
        Inline::LineBreak => xml.empty("w:br", &[]),
        Inline::PageBreak => xml.empty("w:br", &[("w:type", &"page")]),
        Inline::ColumnBreak => xml.empty("w:br", &[("w:type", &"column")]),
        Inline::NoBreakHyphen => xml.empty("w:noBreakHyphen", &[]),
        Inline::SoftHyphen => xml.empty("w:softHyphen", &[]),
        Inline::Symbol { font, code } => {
            xml.empty("w:sym", &[("w:font", font), ("w:char", &format!("{code:04X}"))]);
        }
        Inline::FieldBegin => xml.empty("w:fldChar", &[("w:fldCharType", &"begin")]),
        Inline::FieldSeparate => xml.empty("w:fldChar", &[("w:fldCharType", &"separate")]),
        Inline::FieldEnd => xml.empty("w:fldChar", &[("w:fldCharType", &"end")]),
        Inline::Footnote(note) if note.index < names.document.footnotes.len() => {
            reference(xml, "w:footnoteReference", *note);
        }
        Inline::Endnote(note) if note.index < names.document.endnotes.len() => {
            reference(xml, "w:endnoteReference", *note);
        }
        Inline::Comment(index) if *index < names.document.comments.len() => {
            xml.empty("w:commentReference", &[("w:id", index)]);
        }
        Inline::Footnote(_) | Inline::Endnote(_) | Inline::Comment(_) => {}
        Inline::CommentMark => xml.empty("w:annotationRef", &[]),
        Inline::FootnoteMark => xml.empty("w:footnoteRef", &[]),
        Inline::EndnoteMark => xml.empty("w:endnoteRef", &[]),
        Inline::PageNumber => xml.empty("w:pgNum", &[]),
        Inline::Separator => xml.empty("w:separator", &[]),
        Inline::ContinuationSeparator => xml.empty("w:continuationSeparator", &[]),
        Inline::BookmarkStart(name) => {
            if let Some(number) = names.begin_bookmark(name) {
                xml.empty("w:bookmarkStart", &[("w:id", &number), ("w:name", name)]);
            }
        }
        Inline::BookmarkEnd(name) => {
            if let Some(number) = names.bookmark(name) {
                xml.empty("w:bookmarkEnd", &[("w:id", &number)]);
            }
        }
        Inline::Picture(picture) => pictures::picture(xml, names, picture),
        Inline::Drawing(drawing) => shapes::drawing(xml, names, drawing),
        Inline::TextBox(text_box) => shapes::text_box(xml, names, text_box),
    }
}

fn written(xml: &mut Xml, name: &str, text: &str) {
    xml.start(name, &[("xml:space", &"preserve")]);
    xml.legal(text);
    xml.end(name);
}

fn reference(xml: &mut Xml, name: &str, note: NoteReference) {
    let number = note.index + 1;
    match note.is_custom {
        true => xml.empty(name, &[("w:customMarkFollows", &1), ("w:id", &number)]),
        false => xml.empty(name, &[("w:id", &number)]),
    }
}
