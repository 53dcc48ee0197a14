//! What is collected while the parts are read, under its limits.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Block, Cell, CellKind, Document, Format, Loss, Paragraph, Place, Position};

/// Paragraphs and tables of one document.
const MAX_BLOCKS: u64 = 200_000;

/// Cells of one document.
const MAX_CELLS: u64 = 2_000_000;

/// Bytes of text of one document. Automatic numbers can make it longer than its parts are.
const MAX_TEXT_BYTES: u64 = 256 << 20;

/// Losses of one document that are told one by one.
const MAX_LOSSES: usize = 200;

/// Notes of one document, and headers or footers of its sections.
const MAX_REFERENCES: usize = 100_000;

/// What the parts gave so far.
pub(super) struct Content {
    file: Arc<str>,
    /// Paragraphs and tables in order.
    pub blocks: Vec<Block>,
    /// What could not be read.
    pub losses: Vec<Loss>,
    /// Paragraphs of the body outside tables so far.
    pub paragraphs: u32,
    /// Tables so far.
    pub tables: u32,
    /// Footnotes in the order of their references.
    pub footnotes: NoteOrder,
    /// Endnotes in the order of their references.
    pub endnotes: NoteOrder,
    /// Identifiers of the relationships to headers, in the order of their sections.
    pub headers: Vec<String>,
    /// Identifiers of the relationships to footers.
    pub footers: Vec<String>,
    /// Identifiers of the relationships to imported files (`w:altChunk`), which are not read.
    pub imported: Vec<String>,
    left: Left,
}

/// How much more is read.
struct Left {
    blocks: u64,
    cells: u64,
    text: u64,
    full: bool,
}

/// The margin of a page that a text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Margin {
    /// The header.
    Header,
    /// The footer.
    Footer,
}

/// Notes by the order of their references.
#[derive(Default)]
pub(super) struct NoteOrder {
    numbers: HashMap<i64, u32>,
}

impl NoteOrder {
    /// A reference to a note was met.
    pub fn refer(&mut self, id: i64) {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX).saturating_add(1);
        if self.numbers.len() < MAX_REFERENCES {
            self.numbers.entry(id).or_insert(next);
        }
    }

    /// The number of a note, from 1; none where nothing refers to it, as Word does not show it then.
    pub fn number(&self, id: i64) -> Option<u32> {
        self.numbers.get(&id).copied()
    }

    /// Whether there is no reference at all.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

impl Content {
    /// Nothing yet.
    pub fn new(file: &Arc<str>) -> Content {
        Content {
            file: file.clone(),
            blocks: Vec::new(),
            losses: Vec::new(),
            paragraphs: 0,
            tables: 0,
            footnotes: NoteOrder::default(),
            endnotes: NoteOrder::default(),
            headers: Vec::new(),
            footers: Vec::new(),
            imported: Vec::new(),
            left: Left { blocks: MAX_BLOCKS, cells: MAX_CELLS, text: MAX_TEXT_BYTES, full: false },
        }
    }

    /// The document, whole.
    pub fn into_document(self) -> Document {
        Document { file: self.file, format: Format::Docx, blocks: self.blocks, losses: self.losses }
    }

    /// A place in the file.
    pub fn place(&self, at: Position) -> Place {
        Place::new(&self.file, at)
    }

    /// Whether a limit was met: nothing more is taken.
    pub fn is_full(&self) -> bool {
        self.left.full
    }

    /// Notes a loss, once.
    pub fn lose(&mut self, loss: Loss) {
        if self.losses.len() < MAX_LOSSES && !self.losses.contains(&loss) {
            self.losses.push(loss);
        }
    }

    /// A section names a header or footer by the identifier of a relationship.
    pub fn refer_to_margin(&mut self, margin: Margin, id: &str) {
        let ids = match margin {
            Margin::Header => &mut self.headers,
            Margin::Footer => &mut self.footers,
        };
        if ids.len() < MAX_REFERENCES {
            ids.push(id.to_owned());
        } else {
            let limit = u64::try_from(MAX_REFERENCES).unwrap_or(u64::MAX);
            self.lose(Loss::Limit { what: "headers and footers".to_owned(), limit });
        }
    }

    /// The document names a file to be imported here, which is not read.
    pub fn refer_to_import(&mut self, id: &str) {
        if self.imported.len() < MAX_LOSSES {
            self.imported.push(id.to_owned());
        }
    }

    /// Puts a paragraph at an index among the blocks; blank ones show nothing and are left out.
    pub fn insert_paragraph(&mut self, index: usize, text: String, heading: Option<u8>, at: Position) {
        if !is_blank(&text) && self.takes_block() && self.takes_text(&text) {
            let place = self.place(at);
            self.insert(index, Block::Paragraph(Paragraph { text, heading, place }));
        }
    }

    /// Puts a table at an index among the blocks.
    pub fn insert_table(&mut self, index: usize, number: u32, cells: Vec<Cell>) {
        if self.takes_block() {
            let place = self.place(Position::TableCell { table: number, row: 1, cell: 1 });
            self.insert(index, Block::Table(crate::model::Table::in_text(place, cells)));
        }
    }

    /// A cell of text that covers one row so far; none where it is one too many.
    pub fn cell(&mut self, row: u32, column: u32, column_span: u32, text: String, at: Position) -> Option<Cell> {
        if !spend(&mut self.left.cells, 1) {
            self.fill("cells", MAX_CELLS);
        }
        if self.is_full() || !self.takes_text(&text) {
            return None;
        }
        let place = self.place(at);
        Some(Cell { row, column, row_span: 1, column_span, kind: CellKind::Text, text, place })
    }

    fn insert(&mut self, index: usize, block: Block) {
        // Almost always the end: only text boxes and nested tables were read before what they follow.
        self.blocks.insert(index.min(self.blocks.len()), block);
    }

    fn takes_block(&mut self) -> bool {
        if !spend(&mut self.left.blocks, 1) {
            self.fill("paragraphs and tables", MAX_BLOCKS);
        }
        !self.is_full()
    }

    fn takes_text(&mut self, text: &str) -> bool {
        if !spend(&mut self.left.text, u64::try_from(text.len()).unwrap_or(u64::MAX)) {
            self.fill("bytes of text", MAX_TEXT_BYTES);
        }
        !self.is_full()
    }

    fn fill(&mut self, what: &str, limit: u64) {
        self.left.full = true;
        self.lose(Loss::Limit { what: what.to_owned(), limit });
    }
}

fn spend(left: &mut u64, amount: u64) -> bool {
    let rest = left.checked_sub(amount);
    *left = rest.unwrap_or(0);
    rest.is_some()
}

/// Whether a text shows nothing.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
