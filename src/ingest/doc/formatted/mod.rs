//! A Word document (97 to 2003) with its formatting: our own reader of MS-DOC.
//!
//! **Read**: styles; paragraphs with alignment, indents, spacing, tab stops, borders, shading, frames; runs with fonts,
//! sizes, weight and the rest; automatic numbering; fields; tables with their grid, merges, borders and shading, tables
//! in tables; sections with paper, margins, columns and page numbers; headers and footers; footnotes and endnotes;
//! comments; bookmarks; pictures, in a line or apart from it; text boxes.
//!
//! **Left behind, and said**: drawings other than lines and boxes, objects of other programs, macros, form fields (what is filled in
//! stays), the marks of tracked changes (which are taken as accepted).
//!
//! The text is found by the table of pieces, and what it looks like by the pages of properties: [`characters`] and
//! [`runs`]; [`story`] walks along paragraphs, [`content`] along characters. Every place and length in the file is
//! looked up with a check, and what is read is bounded by the bytes that are there.
//!
//! Files of Word 6 and 95 have another form; office_oxide reads their text and tables: [`old`].

mod art;
mod builtin;
mod character;
mod characters;
mod content;
mod fields;
mod fonts;
mod header;
mod line;
mod lists;
mod margins;
mod notes;
mod old;
mod paragraph;
mod pictures;
mod reader;
mod rows;
mod runs;
mod sections;
mod shapes;
mod story;
mod styles;
mod tables;
mod text;
mod values;

use std::io::Cursor;

use office_oxide::cfb::{CfbReader, parse_summary_information};

use self::reader::Reader;
use self::story::Kind;
use super::streams::Streams;
use crate::ingest::bytes::u16_at;
use crate::model::word::{Block, Comment, Document, Paragraph, Properties, Section, Settings};
use crate::model::{ReadFailure, Remark, RemarkKind};

/// The stream of what a document says of itself, and how long a property of it may be.
const SUMMARY: &str = "\u{5}SummaryInformation";
const LONGEST_PROPERTY: usize = 4096;

/// Reads a compound file that holds a Word document, with its formatting.
///
/// # Errors
/// [`ReadFailure::Encrypted`], [`ReadFailure::OverLimit`]; [`ReadFailure::Damaged`] where the text cannot be found.
pub fn formatted(bytes: &[u8]) -> Result<Document, ReadFailure> {
    let streams = Streams::open(bytes)?;
    if header::is_encrypted(&streams) {
        return Err(ReadFailure::Encrypted);
    }
    let mut document = match header::is_modern(&streams) {
        true => modern(&streams)?,
        false => old::read(bytes, &streams)?,
    };
    if let Ok(mut container) = CfbReader::new(Cursor::new(bytes)) {
        if container.has_root_entry("Macros") {
            document.remarks.push(Remark { kind: RemarkKind::MacrosLost, count: 1 });
        }
        document.properties = properties(&mut container);
    }
    document.remarks.sort();
    Ok(document)
}

fn modern(streams: &Streams) -> Result<Document, ReadFailure> {
    lists::check(streams)?;
    sections::check(streams)?;
    let mut reader = Reader::new(streams)?;
    let mut sections = body(&mut reader);
    let notes = |reader: &mut Reader, ranges: Vec<(u32, u32)>, kind| -> Vec<Vec<Block>> {
        ranges.into_iter().map(|range| story::blocks(reader, range, kind)).collect()
    };
    let (footnotes, endnotes) = (reader.notes.footnotes.clone(), reader.notes.endnotes.clone());
    let footnotes = notes(&mut reader, footnotes, Kind::Footnote);
    let endnotes = notes(&mut reader, endnotes, Kind::Endnote);
    text_left(&mut reader, &mut sections);
    // Where notes stand is said anyhow, and means nothing where there are none.
    for section in &mut sections {
        let page = &mut section.page;
        page.footnotes.position = page.footnotes.position.filter(|_| !footnotes.is_empty());
        page.endnotes.position = page.endnotes.position.filter(|_| !endnotes.is_empty());
    }
    reader.check()?;
    if is_protected(streams) {
        reader.remark(RemarkKind::ProtectionLost);
    }
    let comments = comments(&mut reader);
    let (lists, numberings) = lists::read(streams, &reader.styles);
    let remarks = reader.remarks.into_iter().map(|(kind, count)| Remark { kind, count }).collect();
    Ok(Document {
        defaults: reader.styles.defaults,
        styles: reader.styles.list,
        lists,
        numberings,
        sections,
        footnotes,
        endnotes,
        comments,
        pictures: reader.pictures.list,
        settings: settings(streams),
        properties: Properties::default(),
        remarks,
    })
}

fn comments(reader: &mut Reader) -> Vec<Comment> {
    let mut authors = notes::authors(reader.streams).into_iter();
    let mut comments = Vec::new();
    for range in reader.notes.comments.clone() {
        let (author, initials) = authors.next().unwrap_or_default();
        comments.push(Comment { author, initials, blocks: story::blocks(reader, range, Kind::Comment) });
    }
    comments
}

/// Text of boxes that no character holds stands at the end: no text is lost.
fn text_left(reader: &mut Reader, sections: &mut [Section]) {
    for range in reader.shapes.take_left() {
        let blocks = story::blocks(reader, range, Kind::TextBox);
        let is_blank = |block: &Block| matches!(block, Block::Paragraph(paragraph) if paragraph.runs.is_empty());
        if !blocks.iter().all(is_blank)
            && let Some(last) = sections.last_mut()
        {
            last.blocks.extend(blocks);
            reader.remark(RemarkKind::TextBoxFlattened);
        }
    }
}

/// The sections of the body with their headers and footers.
fn body(reader: &mut Reader) -> Vec<Section> {
    let pages = sections::read(reader.streams);
    let ends: Vec<u32> = pages.iter().map(|(end, _)| *end).collect();
    let body = reader.stories.body;
    let parts = story::split(reader, body, &ends, Kind::Body);
    let mut margins = margins::read(reader).into_iter();
    let mut pages = pages.into_iter();
    let mut sections = Vec::new();
    for blocks in parts {
        let (headers, footers) = margins.next().unwrap_or_default();
        let page = pages.next().map_or_else(sections::standard, |(_, page)| page);
        sections.push(Section { blocks, page, headers, footers });
    }
    if let Some(last) = sections.last_mut()
        && last.blocks.is_empty()
    {
        last.blocks.push(Block::Paragraph(Box::<Paragraph>::default()));
    }
    sections
}

/// What holds for the whole document (`Dop97`, MS-DOC 2.7.4; `DopBase`, 2.7.2).
fn settings(streams: &Streams) -> Settings {
    let part = streams.part(header::DOCUMENT_PROPERTIES).unwrap_or_default();
    let bit = |at, bit: u16| u16_at(part, at).is_some_and(|flags| flags & (1 << bit) != 0);
    Settings {
        even_and_odd_headers: bit(0, 0),
        mirror_margins: bit(6, 5),
        default_tab: u16_at(part, 10).map(i32::from).filter(|tab| *tab > 0),
    }
}

/// True where only forms or comments may be changed (`fProtEnabled`, `fLockAtn`, `fLockRev`).
fn is_protected(streams: &Streams) -> bool {
    let flags = streams.part(header::DOCUMENT_PROPERTIES).and_then(|part| u16_at(part, 6)).unwrap_or(0);
    flags & (1 << 9 | 1 << 4 | 1 << 14) != 0
}

/// What the document says of itself (MS-OLEPS).
fn properties(container: &mut CfbReader<Cursor<&[u8]>>) -> Properties {
    let said = container.open_stream(SUMMARY).ok().and_then(|data| parse_summary_information(&data));
    let Some(said) = said else { return Properties::default() };
    let kept = |text: Option<String>| text.filter(|text| !text.trim().is_empty() && text.len() <= LONGEST_PROPERTY);
    Properties {
        title: kept(said.title),
        subject: kept(said.subject),
        creator: kept(said.author),
        keywords: kept(said.keywords),
        description: kept(said.comments),
        last_modified_by: kept(said.last_author),
        created: kept(said.created),
        modified: kept(said.modified),
    }
}
