//! From tags and text to blocks.

use std::collections::BTreeMap;
use std::sync::Arc;

use html5gum::{DefaultEmitter, HtmlString, Spanned, Token, Tokenizer};

use super::table::{MAX_COLUMNS, OpenTable};
use crate::model::{Block, Loss, Paragraph, Place, Position};

/// Cells of one file, as of any other.
const MAX_CELLS: u32 = 500_000;

/// Paragraphs of one file.
const MAX_PARAGRAPHS: u32 = 200_000;

/// Tables in tables: layouts of pages have a few.
const MAX_NESTED: usize = 32;

/// Lists in lists.
const MAX_LISTS: usize = 64;

/// What is left out with all that stands in it.
const LEFT_OUT: [&str; 9] = ["script", "style", "title", "select", "template", "textarea", "svg", "object", "noframes"];

/// Tags that begin or end a paragraph, or a line in a cell.
const BLOCKS: [&str; 32] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "hr",
    "center",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "nav",
    "aside",
    "form",
    "fieldset",
    "address",
    "blockquote",
    "pre",
    "body",
    "figure",
    "figcaption",
    "legend",
];

/// Tags that end nothing and have no end.
const VOID: [&str; 13] =
    ["br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "track", "wbr"];

type Attributes = BTreeMap<HtmlString, Spanned<HtmlString, ()>>;

/// The blocks of a page while it is read.
pub(super) struct Page {
    file: Arc<str>,
    /// The slot of a table that is still open is empty.
    blocks: Vec<Option<Block>>,
    losses: Vec<Loss>,
    paragraph: String,
    heading: Option<u8>,
    paragraphs: u32,
    tables: u32,
    cells: u32,
    open: Vec<OpenTable>,
    /// The numbers of the lists that are open; none for one without numbers.
    lists: Vec<Option<u32>>,
    /// What is being left out, and how many of that name are open in it.
    skipped: Option<(String, u32)>,
    /// Tables that are open over the limit of nesting.
    too_deep: usize,
}

impl Page {
    /// A page without content.
    pub fn new(file: &Arc<str>) -> Page {
        Page {
            file: file.clone(),
            blocks: Vec::new(),
            losses: Vec::new(),
            paragraph: String::new(),
            heading: None,
            paragraphs: 0,
            tables: 0,
            cells: 0,
            open: Vec::new(),
            lists: Vec::new(),
            skipped: None,
            too_deep: 0,
        }
    }

    /// Reads text as HTML; one call a part.
    pub fn read(&mut self, text: &str) {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(text, emitter) {
            match token {
                Ok(Token::StartTag(tag)) => {
                    let name = String::from_utf8_lossy(&tag.name);
                    self.start(&name, &tag.attributes, tag.self_closing);
                }
                Ok(Token::EndTag(tag)) => self.end(&String::from_utf8_lossy(&tag.name)),
                Ok(Token::String(text)) => self.text(&String::from_utf8_lossy(&text)),
                Ok(_) => {}
                Err(never) => match never {},
            }
        }
        while !self.open.is_empty() {
            self.end_table();
        }
        self.end_paragraph();
        (self.skipped, self.too_deep) = (None, 0);
        self.lists.clear();
    }

    /// The blocks in order, and what the limits left out.
    pub fn finish(self) -> (Vec<Block>, Vec<Loss>) {
        (self.blocks.into_iter().flatten().collect(), self.losses)
    }

    fn start(&mut self, name: &str, attributes: &Attributes, self_closing: bool) {
        if self.skipped.as_ref().is_some_and(|(skipped, open)| *open == 1 && is_ended_by_start(skipped, name)) {
            self.skipped = None;
        }
        if let Some((skipped, open)) = &mut self.skipped {
            *open += u32::from(skipped == name && !self_closing);
            return;
        }
        let hidden = is_hidden(attributes);
        let is_part_of_table = matches!(name, "table" | "tr" | "td" | "th" | "col" | "colgroup");
        if LEFT_OUT.contains(&name) || hidden && !is_part_of_table && !VOID.contains(&name) {
            if !self_closing {
                self.skipped = Some((name.to_owned(), 1));
            }
            return;
        }
        match name {
            "table" => self.table(hidden),
            "tr" | "td" | "th" | "col" | "thead" | "tbody" | "tfoot" if self.too_deep > 0 => self.end_line(),
            "tr" | "td" | "th" | "col" | "thead" | "tbody" | "tfoot" => self.part_of_table(name, attributes, hidden),
            "br" => self.push("\n"),
            "li" => {
                self.end_line();
                self.item(attributes);
            }
            _ if BLOCKS.contains(&name) => {
                self.end_line();
                match name {
                    "ol" | "ul" if self.lists.len() < MAX_LISTS => {
                        let first = number(attributes, "start").unwrap_or(1);
                        self.lists.push((name == "ol").then_some(first));
                    }
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                        self.heading = name.get(1..).and_then(|level| level.parse().ok());
                    }
                    _ => {}
                }
            }
            "caption" => self.end_line(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped.as_ref().is_some_and(|(skipped, open)| *open == 1 && is_ended_by_end(skipped, name)) {
            self.skipped = None;
        }
        if let Some((skipped, open)) = &mut self.skipped {
            if skipped == name {
                *open -= 1;
                if *open == 0 {
                    self.skipped = None;
                }
            }
            return;
        }
        match name {
            "table" if self.too_deep > 0 => self.too_deep -= 1,
            "table" => self.end_table(),
            "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" if self.too_deep == 0 => {
                self.end_paragraph();
                let file = &self.file;
                if let Some(table) = self.open.last_mut() {
                    match name {
                        "td" | "th" => table.end_cell(file),
                        "tr" => table.end_row(file),
                        _ => table.end_group(file),
                    }
                }
            }
            "ol" | "ul" => {
                self.end_line();
                self.lists.pop();
            }
            "caption" => self.end_line(),
            _ if BLOCKS.contains(&name) => self.end_line(),
            _ => {}
        }
    }

    fn table(&mut self, hidden: bool) {
        // A table in a table, but in none of its cells, ends that one: as browsers have it.
        if self.too_deep == 0 && self.open.last().is_some_and(|table| !table.has_cell()) {
            self.end_table();
        }
        self.end_line();
        if self.open.len() == MAX_NESTED {
            self.too_deep += 1;
            self.lose("nested tables", MAX_NESTED as u64);
            return;
        }
        self.tables = self.tables.saturating_add(1);
        self.open.push(OpenTable::new(self.tables, hidden));
    }

    fn end_table(&mut self) {
        self.end_paragraph();
        let Some(table) = self.open.pop() else { return };
        if let Some(slot) = table.slot
            && let Some(block) = self.blocks.get_mut(slot)
        {
            *block = table.finish(&self.file).map(Block::Table);
        }
    }

    fn part_of_table(&mut self, name: &str, attributes: &Attributes, hidden: bool) {
        if self.open.is_empty() {
            // A row without its table, as fragments of pages have it.
            if matches!(name, "tr" | "td" | "th") {
                self.table(false);
            } else {
                return;
            }
        }
        self.end_paragraph();
        let file = &self.file;
        let Some(table) = self.open.last_mut() else { return };
        match name {
            "col" => table.column(number(attributes, "span").unwrap_or(1), hidden),
            "tr" => table.row(hidden, file),
            "td" | "th" if hidden => table.hidden_cell(file),
            "td" | "th" => {
                if self.cells == MAX_CELLS {
                    table.end_cell(file);
                    self.lose("cells", u64::from(MAX_CELLS));
                    return;
                }
                self.cells += 1;
                if table.slot.is_none() {
                    table.slot = Some(self.blocks.len());
                    self.blocks.push(None);
                }
                if !table.cell(number(attributes, "rowspan"), number(attributes, "colspan"), file) {
                    self.lose("columns", u64::from(MAX_COLUMNS));
                }
            }
            _ => table.end_group(file),
        }
    }

    /// The number of a list's item.
    fn item(&mut self, attributes: &Attributes) {
        let Some(Some(next)) = self.lists.last_mut() else { return };
        let value = number(attributes, "value").unwrap_or(*next);
        *next = value.saturating_add(1);
        self.push(&format!("{value}. "));
    }

    /// Adds text, blanks in it as one space.
    fn text(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        let target = match self.open.last_mut().and_then(OpenTable::text) {
            Some(cell) => cell,
            None => &mut self.paragraph,
        };
        for character in text.chars() {
            if !matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{0C}') {
                target.push(character);
            } else if !target.is_empty() && !target.ends_with([' ', '\n']) {
                target.push(' ');
            }
        }
    }

    fn push(&mut self, text: &str) {
        match self.open.last_mut().and_then(OpenTable::text) {
            Some(cell) => cell.push_str(text),
            None => self.paragraph.push_str(text),
        }
    }

    /// Ends a line in a cell, or the paragraph outside.
    fn end_line(&mut self) {
        match self.open.last_mut().and_then(OpenTable::text) {
            Some(cell) => {
                let length = cell.trim_end_matches(' ').len();
                cell.truncate(length);
                if !cell.is_empty() && !cell.ends_with('\n') {
                    cell.push('\n');
                }
            }
            None => self.end_paragraph(),
        }
    }

    fn end_paragraph(&mut self) {
        let heading = self.heading.take();
        let text = std::mem::take(&mut self.paragraph);
        let lines = text.trim().split('\n').map(str::trim);
        let text = lines.collect::<Vec<_>>().join("\n");
        if text.is_empty() {
            return;
        }
        if self.paragraphs == MAX_PARAGRAPHS {
            self.lose("paragraphs", u64::from(MAX_PARAGRAPHS));
            return;
        }
        self.paragraphs += 1;
        let place = Place::new(&self.file, Position::Paragraph(self.paragraphs));
        self.blocks.push(Some(Block::Paragraph(Paragraph { text, heading, place })));
    }

    fn lose(&mut self, what: &str, limit: u64) {
        let loss = Loss::Limit { what: what.to_owned(), limit };
        if !self.losses.contains(&loss) {
            self.losses.push(loss);
        }
    }
}

/// True where a tag ends what was left without its end: HTML lets paragraphs and items be.
fn is_ended_by_start(open: &str, tag: &str) -> bool {
    match open {
        "p" => BLOCKS.contains(&tag) || matches!(tag, "table" | "tr" | "td" | "th"),
        "li" => tag == "li",
        "dt" | "dd" => matches!(tag, "dt" | "dd"),
        _ => false,
    }
}

/// The same for the end of what is around it.
fn is_ended_by_end(open: &str, tag: &str) -> bool {
    match open {
        "p" => tag != "p" && BLOCKS.contains(&tag) || matches!(tag, "table" | "tr" | "td" | "th"),
        "li" => matches!(tag, "ul" | "ol" | "table" | "td" | "th"),
        "dt" | "dd" => matches!(tag, "dl" | "table" | "td" | "th"),
        _ => false,
    }
}

fn value<'t>(attributes: &'t Attributes, name: &str) -> Option<&'t [u8]> {
    attributes.get(name.as_bytes()).map(|value| value.as_slice())
}

/// A number as HTML reads one: the digits that an attribute begins with.
fn number(attributes: &Attributes, name: &str) -> Option<u32> {
    let digits: String = value(attributes, name)?
        .iter()
        .skip_while(|byte| byte.is_ascii_whitespace())
        .take_while(|byte| byte.is_ascii_digit())
        .map(|byte| char::from(*byte))
        .collect();
    // More digits than a number can have are a very large one.
    if digits.is_empty() { None } else { Some(digits.parse().unwrap_or(u32::MAX)) }
}

fn is_hidden(attributes: &Attributes) -> bool {
    if value(attributes, "hidden").is_some() {
        return true;
    }
    let style = value(attributes, "style").map(String::from_utf8_lossy).unwrap_or_default();
    style.split(';').any(|rule| {
        rule.split_once(':').is_some_and(|(name, value)| {
            name.trim().eq_ignore_ascii_case("display") && value.trim().to_ascii_lowercase().starts_with("none")
        })
    })
}
