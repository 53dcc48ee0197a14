//! The text of WordprocessingML and DrawingML: bodies, headers, footnotes, comments, text boxes, numbering, charts,
//! diagrams.
//!
//! What is text: `w:t`, `w:delText`, `m:t`, `a:t`, the cached words of charts, a level's `w:lvlText`, the words of lists
//! to choose from and of VML's text on a path. A field's result is text, its code never is. `thaiNumbers` and `decimal`
//! (ECMA-376 part 1, 17.18.59) are exchanged where a list, a page number or a note is numbered by them.

use std::ops::Range;

use super::exchange::Exchange;
use super::field::{self, Fields};
use super::markup::{Broken, Markup, Node, Space, Tag};
use super::number_format;
use super::passage::{Edit, Passage};
use crate::model::RemarkKind;
use crate::thai::digits::Digits;

/// Automatic numbers in Thai and in Arabic digits: of WordprocessingML, and of lists in drawings (20.1.10.61).
const NUMBERINGS: [(&str, &str); 4] = [
    ("thaiNumbers", "decimal"),
    ("thaiNumPeriod", "arabicPeriod"),
    ("thaiNumParenR", "arabicParenR"),
    ("thaiNumParenBoth", "arabicParenBoth"),
];

/// What an open element means for the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// A paragraph: the text in it is one passage.
    Paragraph,
    /// A run, in which breaks are characters.
    Run,
    /// Characters that people read.
    Text,
    /// The same outside any paragraph: a passage by itself.
    LoneText,
    /// Characters of a chart's cache, a passage by themselves.
    Cached,
    /// A field's code.
    Code,
    /// Numbers of a chart's cache.
    Numbers,
    /// Words of a chart's cache, or its titles.
    Words,
    /// A chart's format of numbers, as text.
    FormatCode,
    /// A text box, a note or a comment: its fields are its own.
    Apart,
    /// What was deleted, or added, while changes were tracked: letters are not mended over its ends.
    Tracked,
    /// What older programs see instead: its text is there twice and counts once.
    Fallback,
    Other,
}

/// Where content controls may be bound to properties of the document, which change too: core and program properties
/// (MS-OE376, part 4 section 2.5.2.5). Whatever else one is bound to stays, and programs may show it again.
const PROPERTY_STORES: [&str; 2] = ["{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "{6668398D-A668-4E3E-A5EB-62B293D839F1}"];

/// Goes through a part.
///
/// # Errors
/// Where the part is not well formed.
pub(super) fn edits(xml: &str, exchange: &mut Exchange<'_>) -> Result<Vec<Edit>, Broken> {
    let mut story = Story {
        markup: Markup::new(xml),
        exchange,
        edits: Vec::new(),
        open: Vec::new(),
        passages: Vec::new(),
        fields: vec![Fields::default()],
        fallbacks: 0,
        caches: Vec::new(),
    };
    story.run()?;
    Ok(story.edits)
}

struct Story<'x, 'e, 's> {
    markup: Markup<'x>,
    exchange: &'e mut Exchange<'s>,
    edits: Vec<Edit>,
    open: Vec<Open>,
    /// The passages that are open: paragraphs lie in text boxes in paragraphs.
    passages: Vec<Passage>,
    /// The fields of the body, and of each text box that is open.
    fields: Vec<Fields>,
    fallbacks: usize,
    /// The caches of a chart that are open: of words or of numbers.
    caches: Vec<Open>,
}

impl<'x> Story<'x, '_, '_> {
    fn run(&mut self) -> Result<(), Broken> {
        loop {
            match self.markup.next()? {
                Node::Open(tag) => {
                    let open = self.open(&tag);
                    self.enter(open);
                    self.open.push(open);
                }
                Node::Text(range) => self.text(range),
                Node::Close(_) => {
                    let closed = self.open.pop().unwrap_or(Open::Other);
                    self.leave(closed);
                }
                Node::End => return Ok(()),
            }
        }
    }

    /// What an element means; its attributes are seen to.
    fn open(&mut self, tag: &Tag<'x>) -> Open {
        match (tag.space, tag.name()) {
            (Space::Word | Space::Drawing, "p") => Open::Paragraph,
            (Space::Word | Space::Drawing, "r") => Open::Run,
            (Space::Word, "t" | "delText") | (Space::Drawing | Space::Math, "t") => {
                if self.passages.is_empty() {
                    Open::LoneText
                } else {
                    Open::Text
                }
            }
            (Space::Word, "instrText" | "delInstrText") => Open::Code,
            (Space::Word, _) => self.word(tag),
            (Space::Drawing, "br") => self.broken("\n"),
            (Space::Drawing, "buAutoNum") => self.numbering(tag, "type"),
            (Space::Chart, name) => self.chart(name, tag),
            (Space::Compatibility, "Fallback") => Open::Fallback,
            (Space::Vml, "textpath") => self.attribute(tag, "string"),
            _ => Open::Other,
        }
    }

    fn word(&mut self, tag: &Tag<'x>) -> Open {
        match tag.name() {
            "tab" | "ptab" => self.broken("\t"),
            "br" | "cr" => self.broken("\n"),
            "noBreakHyphen" => self.broken("-"),
            "sym" | "footnoteReference" | "endnoteReference" | "drawing" | "pict" | "object" => self.broken("\u{FFFC}"),
            "txbxContent" | "footnote" | "endnote" | "comment" => Open::Apart,
            "del" | "ins" | "moveFrom" | "moveTo" => Open::Tracked,
            "fldChar" => {
                self.field(tag.attribute("fldCharType").unwrap_or_default());
                Open::Other
            }
            "fldSimple" => {
                let code = tag.passage("instr").unwrap_or_default();
                self.code(code.text());
                Open::Other
            }
            "numFmt" => self.numbering(tag, "val"),
            "pgNumType" => self.numbering(tag, "fmt"),
            "lvlText" => self.level_text(tag),
            "dataBinding" => {
                let store = tag.attribute("storeItemID").unwrap_or_default();
                if !PROPERTY_STORES.iter().any(|known| known.eq_ignore_ascii_case(store)) {
                    self.exchange.remark(RemarkKind::BoundControlKept);
                }
                Open::Other
            }
            "listItem" => self.attribute(tag, "displayText"),
            "listEntry" => self.attribute(tag, "val"),
            _ => Open::Other,
        }
    }

    fn chart(&mut self, name: &str, tag: &Tag<'x>) -> Open {
        match name {
            "numCache" | "numLit" | "numDim" => Open::Numbers,
            "strCache" | "strLit" | "dlblRangeCache" | "multiLvlStrCache" | "tx" | "strDim" | "txData" => Open::Words,
            "v" | "pt" if self.caches.last() == Some(&Open::Words) => Open::Cached,
            "formatCode" => Open::FormatCode,
            "numFmt" => self.format_attribute(tag, tag.attribute("sourceLinked") != Some("0")),
            // A number of a cache, and a list of numbers in newer charts, may have a format of its own.
            "pt" | "lvl" => self.format_attribute(tag, true),
            _ => Open::Other,
        }
    }

    fn enter(&mut self, open: Open) {
        match open {
            Open::Paragraph | Open::LoneText | Open::Cached | Open::FormatCode => {
                self.passages.push(Passage::default());
            }
            Open::Apart => self.fields.push(Fields::default()),
            Open::Tracked => self.part(),
            Open::Fallback => self.fallbacks += 1,
            Open::Numbers | Open::Words => self.caches.push(open),
            _ => {}
        }
    }

    fn leave(&mut self, closed: Open) {
        match closed {
            Open::Paragraph | Open::LoneText | Open::Cached => self.finish_passage(),
            Open::FormatCode => {
                let code = self.passages.pop().unwrap_or_default();
                number_format::edit(&code, true, self.exchange, &mut self.edits);
            }
            Open::Apart => drop(self.fields.pop()),
            Open::Tracked => self.part(),
            Open::Fallback => self.fallbacks = self.fallbacks.saturating_sub(1),
            Open::Numbers | Open::Words => drop(self.caches.pop()),
            _ => {}
        }
    }

    /// Parts what stands before from what follows, with no character between.
    fn part(&mut self) {
        if let Some(passage) = self.passages.last_mut() {
            passage.push_fixed("");
        }
    }

    fn finish_passage(&mut self) {
        if let Some(passage) = self.passages.pop() {
            self.exchange_in(&passage);
        }
    }

    /// Changes a passage; what only older programs see is not counted again.
    fn exchange_in(&mut self, passage: &Passage) {
        if self.fallbacks == 0 {
            self.exchange.passage(passage, &mut self.edits);
        } else {
            passage.edits(&self.exchange.of(passage).replacements, &mut self.edits);
        }
    }

    fn text(&mut self, range: Range<usize>) {
        let source = self.markup.source();
        match self.open.last() {
            Some(Open::Text | Open::LoneText) => {
                let is_code = self.fields.last().is_some_and(Fields::in_code);
                let Some(passage) = self.passages.last_mut() else { return };
                if is_code {
                    passage.push_fixed(source.get(range).unwrap_or_default());
                } else {
                    passage.push(source, range);
                }
            }
            Some(Open::Cached | Open::FormatCode) => {
                if let Some(passage) = self.passages.last_mut() {
                    passage.push(source, range);
                }
            }
            Some(Open::Code) => {
                if let Some(fields) = self.fields.last_mut() {
                    let mut code = Passage::default();
                    code.push(source, range);
                    fields.code(code.text());
                }
            }
            _ => {}
        }
    }

    /// A break between characters, where it is one.
    fn broken(&mut self, by: &str) -> Open {
        let is_character = self.open.last() == Some(&Open::Run) || by == "\n";
        if let Some(passage) = self.passages.last_mut().filter(|_| is_character) {
            passage.push_fixed(by);
        }
        Open::Other
    }

    fn field(&mut self, step: &str) {
        if let Some(code) = self.fields.last_mut().and_then(|fields| fields.step(step)) {
            self.code(&code);
        }
    }

    /// A field's code as a whole: it is never changed, but it may write the other digits again.
    fn code(&mut self, code: &str) {
        match self.exchange.digits() {
            Some(Digits::Arabic) if field::writes_thai_digits(code) => {
                self.exchange.remark(RemarkKind::FieldWritesThaiDigits);
            }
            Some(Digits::Thai) if field::writes_arabic_digits(code) => {
                self.exchange.remark(RemarkKind::FieldWritesArabicDigits);
            }
            _ => {}
        }
    }

    /// The format of an automatic number.
    fn numbering(&mut self, tag: &Tag<'x>, name: &str) -> Open {
        let written = tag.attribute(name).unwrap_or_default();
        let to = NUMBERINGS.iter().find_map(|&(thai, arabic)| match self.exchange.digits()? {
            Digits::Arabic => (written == thai).then_some(arabic),
            Digits::Thai => (written == arabic).then_some(thai),
        });
        if let Some((to, range)) = to.zip(tag.value(name)) {
            self.edits.push(Edit::new(range, to));
            self.exchange.told.changes.number_formats += 1;
        }
        Open::Other
    }

    /// A level's text, in which `%1` stands for a number.
    fn level_text(&mut self, tag: &Tag<'x>) -> Open {
        let Some(range) = tag.value("val") else { return Open::Other };
        let source = self.markup.source();
        let written = source.get(range.clone()).unwrap_or_default();
        let mut passage = Passage::default();
        let mut at = 0;
        for (start, _) in written.match_indices('%') {
            let end =
                start + 1 + written.get(start + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            if start >= at {
                passage.push_value(source, range.start + at..range.start + start);
                passage.push_fixed(written.get(start..end).unwrap_or_default());
                at = end;
            }
        }
        passage.push_value(source, range.start + at..range.end);
        self.exchange_in(&passage);
        Open::Other
    }

    fn attribute(&mut self, tag: &Tag<'x>, name: &str) -> Open {
        if let Some(passage) = tag.passage(name) {
            self.exchange_in(&passage);
        }
        Open::Other
    }

    fn format_attribute(&mut self, tag: &Tag<'x>, linked: bool) -> Open {
        if let Some(code) = tag.passage("formatCode") {
            number_format::edit(&code, linked, self.exchange, &mut self.edits);
        }
        Open::Other
    }
}
