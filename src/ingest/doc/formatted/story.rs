//! The blocks of a story (MS-DOC 2.4.2 how paragraphs end, 2.4.3 how tables are told).

use std::sync::Arc;

use super::characters::Character;
use super::content::Content;
use super::reader::Reader;
use super::tables::OpenTable;
use crate::model::RemarkKind;
use crate::model::word::{Block, Inline, Paragraph, Run};

/// The characters that end paragraphs, cells and sections.
pub(super) const PARAGRAPH: u16 = 0x0D;
pub(super) const CELL: u16 = 0x07;
pub(super) const PAGE: u16 = 0x0C;

/// Which story a paragraph is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Body,
    Footnote,
    Endnote,
    Comment,
    Margin,
    TextBox,
}

/// The blocks of a story so far, and the tables that are open.
#[derive(Default)]
struct Blocks {
    done: Vec<Block>,
    open: Vec<OpenTable>,
    /// Tables of which no row has ended.
    flattened: u64,
}

impl Blocks {
    fn push(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(table) => table.push(block),
            None => self.done.push(block),
        }
    }

    /// Opens and closes tables until so many are open.
    fn depth(&mut self, depth: usize) {
        while self.open.len() < depth {
            self.open.push(OpenTable::default());
        }
        while self.open.len() > depth {
            let Some(table) = self.open.pop() else { break };
            match table.finish() {
                Ok(table) => self.push(Block::Table(Box::new(table))),
                Err(blocks) => {
                    self.flattened += u64::from(!blocks.is_empty());
                    blocks.into_iter().for_each(|block| self.push(block));
                }
            }
        }
    }
}

/// The blocks of a range of characters.
pub(super) fn blocks(reader: &mut Reader, range: (u32, u32), kind: Kind) -> Vec<Block> {
    split(reader, range, &[], kind).into_iter().next().unwrap_or_default()
}

/// The blocks of a range of characters, parted where sections end.
pub(super) fn split(reader: &mut Reader, (from, to): (u32, u32), ends: &[u32], kind: Kind) -> Vec<Vec<Block>> {
    let to = to.min(reader.characters.end());
    let mut content = Content::new(kind);
    let (mut sections, mut blocks) = (Vec::new(), Blocks::default());
    let (mut ends, mut at) = (ends.iter().copied().peekable(), from);
    while at < to {
        while ends.next_if(|end| *end <= at).is_some() {}
        let end = ends.peek().copied().unwrap_or(to).min(to);
        let last = last(reader, at, end);
        let mark = reader.characters.get(last);
        let said = reader.mark(mark);
        blocks.depth(usize::try_from(said.depth.tables()).unwrap_or(0));
        let ends_cell = mark.is_some_and(|mark| mark.code == CELL) || said.depth.is_inner_cell_end();
        if said.depth.is_row_end() {
            if let Some(table) = blocks.open.last_mut() {
                table.end_row(reader.row(&said));
            }
        } else {
            let numbering = said.properties.numbering.and_then(|numbering| numbering.numbering.flatten());
            if said.depth.has_old_number() && numbering.is_none() {
                reader.remark(RemarkKind::NumberingLost);
            }
            let is_section = last + 1 == end && end < to;
            let paragraph = content.paragraph(reader, (at, last), mark, said, !is_section);
            blocks.push(Block::Paragraph(Box::new(paragraph)));
            if ends_cell && let Some(table) = blocks.open.last_mut() {
                table.end_cell();
            }
        }
        at = last + 1;
        if at >= end && end < to {
            blocks.depth(0);
            sections.push(std::mem::take(&mut blocks.done));
        }
    }
    blocks.depth(0);
    let left = content.finish(reader);
    if !left.is_empty() {
        close(&mut blocks.done, left);
    }
    for _ in 0..blocks.flattened {
        reader.remark(RemarkKind::TableFlattened);
    }
    sections.push(blocks.done);
    sections
}

/// The place of the mark that ends the paragraph that begins here; `end` is behind the section's last character.
fn last(reader: &Reader, from: u32, end: u32) -> u32 {
    for at in from..end {
        match reader.characters.get(at) {
            Some(Character { code: PARAGRAPH | CELL, .. }) => return at,
            Some(page @ Character { code: PAGE, .. }) if at + 1 == end || reader.ends_paragraph(page) => return at,
            _ => {}
        }
    }
    end.saturating_sub(1).max(from)
}

/// Adds what must still stand at the end of a story.
fn close(blocks: &mut Vec<Block>, left: Vec<Inline>) {
    let run = Run { properties: Arc::default(), content: left };
    match blocks.last_mut() {
        Some(Block::Paragraph(paragraph)) => paragraph.runs.push(run),
        _ => blocks.push(Block::Paragraph(Box::new(Paragraph { runs: vec![run], ..Paragraph::default() }))),
    }
}
