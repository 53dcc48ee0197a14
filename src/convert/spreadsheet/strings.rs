//! The texts that the cells of a workbook share (ECMA-376 part 1, 18.4), and the text of other parts in the same form.

use std::ops::Range;

use crate::convert::exchange::{Exchange, Exchanged};
use crate::convert::markup::{Broken, Markup, Node, Space, Tag};
use crate::convert::passage::{Edit, Passage};
use crate::thai::digits::Digits;

use super::number::{self, Number};

/// What became of the shared texts.
#[derive(Default)]
pub(super) struct Shared {
    /// For each text the number that it is as a whole.
    pub numbers: Vec<Option<Number>>,
    /// The texts at these places as they were.
    pub originals: Vec<String>,
}

/// A text that is being read: a shared one, one of a cell's own, that of a comment.
#[derive(Default)]
pub(super) struct Item {
    passage: Passage,
    /// How many stretches of formatting it has.
    runs: usize,
    /// The elements that are open in it, and how many of them tell a reading.
    open: Vec<Part>,
    phonetic: usize,
}

/// What an element in a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Characters,
    /// What tells the reading of characters: no text.
    Phonetic,
    Other,
}

impl Item {
    /// An element in it begins.
    pub fn open(&mut self, tag: &Tag<'_>) {
        self.runs += usize::from(tag.name() == "r");
        let part = match tag.name() {
            "t" => Part::Characters,
            "rPh" => Part::Phonetic,
            _ => Part::Other,
        };
        self.phonetic += usize::from(part == Part::Phonetic);
        self.open.push(part);
    }

    /// The element that was opened last ends.
    pub fn close(&mut self) {
        if self.open.pop() == Some(Part::Phonetic) {
            self.phonetic -= 1;
        }
    }

    /// Characters at a place in the source.
    pub fn text(&mut self, source: &str, range: Range<usize>) {
        if self.open.last() == Some(&Part::Characters) && self.phonetic == 0 {
            self.passage.push(source, range);
        }
    }

    /// What changes in it, and the number that it is as a whole where it is to become one.
    pub fn exchanged(&self, exchange: &Exchange<'_>) -> (Exchanged, Option<Number>) {
        let exchanged = exchange.of(&self.passage);
        let may_be_number = exchange.digits() == Some(Digits::Arabic)
            && !exchange.settings().keep_text
            && exchanged.has_digits()
            && self.runs == 0;
        let number = may_be_number.then(|| number::parse(&self.passage.replaced(&exchanged.replacements))).flatten();
        (exchanged, number)
    }

    /// The text.
    pub fn passage(&self) -> &Passage {
        &self.passage
    }
}

/// Goes through the part of shared texts.
///
/// # Errors
/// Where the part is not well formed.
pub(super) fn edits(
    xml: &str,
    exchange: &mut Exchange<'_>,
    keep_originals: bool,
) -> Result<(Vec<Edit>, Shared), Broken> {
    let mut shared = Shared::default();
    let mut edits = Vec::new();
    let mut finish = |item: Item| {
        let (exchanged, number) = item.exchanged(exchange);
        exchange.count(&exchanged);
        item.passage.edits(&exchanged.replacements, &mut edits);
        shared.numbers.push(number);
        if keep_originals {
            shared.originals.push(item.passage.text().to_owned());
        }
    };
    each_item(xml, "si", &mut finish)?;
    Ok((edits, shared))
}

/// Goes through the comments of a worksheet: each has one `text`.
///
/// # Errors
/// Where the part is not well formed.
pub(super) fn comment_edits(xml: &str, exchange: &mut Exchange<'_>) -> Result<Vec<Edit>, Broken> {
    let mut edits = Vec::new();
    each_item(xml, "text", &mut |item: Item| exchange.passage(&item.passage, &mut edits))?;
    Ok(edits)
}

fn each_item(xml: &str, container: &str, finish: &mut impl FnMut(Item)) -> Result<(), Broken> {
    let mut markup = Markup::new(xml);
    let mut depth = 0_usize;
    // What is being read, and how deep it lies.
    let mut item: Option<(usize, Item)> = None;
    loop {
        match markup.next()? {
            Node::Open(tag) => {
                depth += 1;
                match &mut item {
                    Some((_, item)) => item.open(&tag),
                    None if tag.name() == container => {
                        // The newer form of comments has its characters without any element around them.
                        let bare = tag.space == Space::ThreadedComments;
                        let open = if bare { vec![Part::Characters] } else { Vec::new() };
                        item = Some((depth, Item { open, ..Item::default() }));
                    }
                    None => {}
                }
            }
            Node::Text(range) => {
                if let Some((_, item)) = &mut item {
                    item.text(xml, range);
                }
            }
            Node::Close(_) => {
                if let Some((_, item)) = item.take_if(|(at, _)| *at == depth) {
                    finish(item);
                } else if let Some((_, item)) = &mut item {
                    item.close();
                }
                depth = depth.saturating_sub(1);
            }
            Node::End => return Ok(()),
        }
    }
}
