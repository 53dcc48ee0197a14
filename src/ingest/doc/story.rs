//! Paragraphs and tables of a document as office_oxide has them, as blocks with their places.

use std::collections::BTreeSet;
use std::sync::Arc;

use office_oxide::ir::{DocumentIR, Element, HeaderFooter, Heading, List, Note, Section, Table as Rows};

use super::layout::{Definitions, Layout};
use super::numbering::Numbering;
use super::text::{is_blank, text};
use crate::model::{Block, Cell, CellKind, Limit, Loss, Paragraph, Place, Position, Table};

/// What office_oxide calls a comment among the endnotes.
const COMMENT: &str = "comment";

/// Longer first lines than this, in bytes, are never guessed to be headings, nor longer lines at all.
const GUESSED_FIRST: usize = 60;
const GUESSED: usize = 100;

/// The blocks of a document whose body has this plain text and these rows: the body, then notes, headers and footers.
/// Beside them what could not be read.
pub(super) fn blocks(
    document: &DocumentIR,
    body: &str,
    definitions: Definitions,
    file: &Arc<str>,
) -> (Vec<Block>, Vec<Loss>) {
    let numbering = Numbering::new(body);
    let mut story = Story { file, numbering, definitions, at: None, tables: 0, blocks: Vec::new(), losses: Vec::new() };
    let mut notes = Vec::new();
    for section in &document.sections {
        story.section(section, &mut notes);
    }
    story.notes(&notes);
    story.margins(&document.sections);
    (story.blocks, story.losses)
}

/// The blocks so far.
struct Story<'a> {
    file: &'a Arc<str>,
    numbering: Numbering<'a>,
    definitions: Definitions,
    /// The last paragraph's place, which text boxes share.
    at: Option<Position>,
    tables: u32,
    blocks: Vec<Block>,
    losses: Vec<Loss>,
}

impl Story<'_> {
    /// The body of a section. What is no part of it (notes) is put aside.
    fn section<'d>(&mut self, section: &'d Section, notes: &mut Vec<&'d Element>) {
        let mut is_first = true;
        for element in &section.elements {
            match element {
                Element::Paragraph(paragraph) => self.paragraph(&text(&paragraph.content), None),
                Element::Heading(heading) => {
                    let text = text(&heading.content);
                    let level = if is_guess(heading, &text, is_first) { None } else { Some(heading.level) };
                    self.paragraph(&text, level);
                }
                Element::Table(table) => {
                    let layout = self.definitions.lay_out(table);
                    self.table(table, &layout, 0, true);
                }
                Element::List(list) => self.list(list, 0),
                Element::TextBox(text_box) => self.boxed(&text_box.content),
                Element::Footnote(_) | Element::Endnote(_) => notes.push(element),
                // From here on embedded objects, and the text of those that are documents themselves.
                Element::Image(image) if image.data.is_none() => break,
                _ => continue,
            }
            is_first = false;
        }
    }

    fn paragraph(&mut self, text: &str, heading: Option<u8>) {
        if is_blank(text) {
            return;
        }
        let at = Position::Paragraph(self.numbering.paragraph(text));
        self.at = Some(at.clone());
        self.put(text, heading, at);
    }

    fn put(&mut self, text: &str, heading: Option<u8>, at: Position) {
        if !is_blank(text) {
            let place = Place::new(self.file, at);
            self.blocks.push(Block::Paragraph(Paragraph { text: text.to_owned(), heading, place }));
        }
    }

    fn list(&mut self, list: &List, depth: usize) {
        for item in &list.items {
            for element in &item.content {
                if let Element::Paragraph(paragraph) = element {
                    self.paragraph(&text(&paragraph.content), None);
                }
            }
            match &item.nested {
                Some(nested) if depth < Limit::NestedLists.length() => self.list(nested, depth + 1),
                Some(_) => self.lose(Limit::NestedLists),
                None => {}
            }
        }
    }

    /// A text box: its paragraphs stand at the place of the paragraph before.
    fn boxed(&mut self, content: &[Element]) {
        let at = self.at.clone().unwrap_or(Position::Paragraph(1));
        for element in content {
            if let Element::Paragraph(paragraph) = element {
                self.put(&text(&paragraph.content), None, at.clone());
            }
        }
    }

    /// A table, and behind it those in its cells.
    fn table(&mut self, rows: &Rows, layout: &Layout, depth: usize, is_body: bool) {
        self.tables = self.tables.saturating_add(1);
        let number = self.tables;
        let mut cells = Vec::new();
        let mut nested = Vec::new();
        for (index, (row, row_number)) in rows.rows.iter().zip(1..).enumerate() {
            for (cell_index, cell) in row.cells.iter().enumerate() {
                let mut lines: Vec<String> = Vec::new();
                for element in &cell.content {
                    match element {
                        Element::Paragraph(paragraph) => {
                            let line = text(&paragraph.content);
                            if !is_blank(&line) {
                                self.pass(&line, is_body);
                                lines.push(line);
                            }
                        }
                        Element::Table(table) => {
                            self.pass_table(table, depth, is_body);
                            nested.push(table);
                        }
                        _ => {}
                    }
                }
                let at = layout.rows.as_ref().and_then(|rows| *rows.get(index)?.get(cell_index)?);
                let Some(at) = at else { continue };
                let position = Position::TableCell { table: number, row: row_number, cell: at.ordinal };
                cells.push(Cell {
                    row: at.row,
                    column: at.column,
                    row_span: at.row_span,
                    column_span: at.column_span,
                    kind: CellKind::Text,
                    text: lines.join("\n"),
                    place: Place::new(self.file, position),
                });
            }
        }
        if layout.rows.is_none() {
            self.losses.push(Loss::Table { table: number });
        }
        if !cells.is_empty() {
            let place = Place::new(self.file, Position::TableCell { table: number, row: 1, cell: 1 });
            self.blocks.push(Block::Table(Table::in_text(place, cells)));
        }
        if depth >= Limit::NestedTables.length() && !nested.is_empty() {
            self.lose(Limit::NestedTables);
        } else {
            // Their text was passed with the cells that hold them.
            for (table, layout) in nested.into_iter().zip(&layout.nested) {
                self.table(table, layout, depth + 1, false);
            }
        }
    }

    fn pass(&mut self, line: &str, is_body: bool) {
        if is_body {
            self.numbering.cell_paragraph(line);
        }
    }

    fn pass_table(&mut self, table: &Rows, depth: usize, is_body: bool) {
        if !is_body || depth >= Limit::NestedTables.length() {
            return;
        }
        for element in table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content) {
            match element {
                Element::Paragraph(paragraph) => {
                    let line = text(&paragraph.content);
                    if !is_blank(&line) {
                        self.pass(&line, true);
                    }
                }
                Element::Table(table) => self.pass_table(table, depth + 1, true),
                _ => {}
            }
        }
    }

    /// Footnotes, then endnotes, each numbered by itself; comments are none.
    fn notes(&mut self, notes: &[&Element]) {
        let mut number = 0;
        for element in notes {
            if let Element::Footnote(note) = element {
                number += 1;
                self.note(note, &Position::Footnote(number));
            }
        }
        number = 0;
        for element in notes {
            if let Element::Endnote(note) = element
                && note.marker.as_deref() != Some(COMMENT)
            {
                number += 1;
                self.note(note, &Position::Endnote(number));
            }
        }
    }

    fn note(&mut self, note: &Note, at: &Position) {
        for element in &note.content {
            if let Element::Paragraph(paragraph) = element {
                self.put(text(&paragraph.content).trim_start(), None, at.clone());
            }
        }
    }

    /// Headers, then footers; one that a section has from the one before is there once.
    fn margins(&mut self, sections: &[Section]) {
        let headers = sections.iter().flat_map(|s| [&s.first_page_header, &s.even_page_header, &s.header]);
        self.margin(headers, Position::Header);
        let footers = sections.iter().flat_map(|s| [&s.first_page_footer, &s.even_page_footer, &s.footer]);
        self.margin(footers, Position::Footer);
    }

    fn margin<'d>(
        &mut self,
        stories: impl Iterator<Item = &'d Option<HeaderFooter>>,
        position: impl Fn(u32) -> Position,
    ) {
        let mut seen = BTreeSet::new();
        for story in stories.flatten() {
            let lines: Vec<String> = story.content.iter().filter_map(line).collect();
            let whole = lines.join("\n");
            if is_blank(&whole) || !seen.insert(whole) {
                continue;
            }
            if seen.len() > Limit::References.length() {
                self.lose(Limit::References);
                break;
            }
            let number = u32::try_from(seen.len()).unwrap_or(u32::MAX);
            lines.iter().for_each(|line| self.put(line, None, position(number)));
        }
    }

    /// Notes a limit that was met, once.
    fn lose(&mut self, limit: Limit) {
        let loss = limit.loss();
        if !self.losses.contains(&loss) {
            self.losses.push(loss);
        }
    }
}

fn line(element: &Element) -> Option<String> {
    match element {
        Element::Paragraph(paragraph) => Some(text(&paragraph.content)),
        _ => None,
    }
}

/// True for a heading that the document may not have called one: where no paragraph states an outline level of its
/// own, office_oxide takes the short first line of a section and lines without a small letter (of Thai: numbers) for
/// headings.
fn is_guess(heading: &Heading, text: &str, is_first: bool) -> bool {
    let has_no_small_letter = text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    match heading.level {
        1 => is_first && (text.len() < GUESSED_FIRST || has_no_small_letter),
        2 => text.len() < GUESSED && has_no_small_letter,
        _ => false,
    }
}
