//! What stands in a line: runs and everything that may be wrapped around them.

use std::borrow::Cow;

use super::fields;
use super::story::StoryReader;
use super::symbols::SymbolFont;
use super::xml::{Element, Node, Space};
use crate::model::Position;

/// The text of a paragraph while it is read.
pub(super) struct Line {
    /// The text so far.
    pub text: String,
    /// The paragraph's place; none in a cell.
    pub at: Option<Position>,
    /// The text of the text boxes that a paragraph in a cell holds.
    pub boxed: String,
    /// Whether the paragraph's style hides its text.
    pub hidden: bool,
}

impl Line {
    /// An empty line at a place.
    pub fn new(at: Option<Position>) -> Line {
        Line { text: String::new(), at, boxed: String::new(), hidden: false }
    }

    /// Adds the text of a text box.
    pub fn add_boxed(&mut self, text: &str) {
        if !text.is_empty() {
            if !self.boxed.is_empty() {
                self.boxed.push('\n');
            }
            self.boxed.push_str(text);
        }
    }
}

/// How a run looks, where that changes what its characters say.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    /// Not shown.
    pub hidden: bool,
    /// Set in a font of pictures.
    pub font: Option<SymbolFont>,
    /// Raised or lowered.
    pub shift: Option<Shift>,
}

/// Raised or lowered characters (`w:vertAlign`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    /// Superscript.
    Raised,
    /// Subscript.
    Lowered,
}

impl<'x> StoryReader<'x, '_> {
    /// Reads the rest of an element that holds runs.
    pub fn inlines(&mut self, line: &mut Line, look: Look) {
        while let Some(element) = self.xml.child() {
            self.inline(&element, line, look);
        }
    }

    /// Reads one element of a line to its end.
    pub fn inline(&mut self, element: &Element<'x>, line: &mut Line, look: Look) {
        match (element.space, element.name()) {
            (Space::Word, "r") => self.run(line, look),
            (Space::Word | Space::Math, "t") => {
                let is_exact = element.attribute("space").as_deref() == Some("preserve");
                self.text(line, look, is_exact);
            }
            (Space::Word, name) => self.word_inline(name, element, line, look),
            (Space::Math, name) => self.math(name, line, look),
            (Space::Compatibility, "AlternateContent") => {
                self.alternatives(&mut |reader: &mut Self| reader.inlines(line, look));
            }
            (Space::Vml, "textpath") => {
                self.word_art(element, line, look);
                self.xml.skip();
            }
            (Space::Vml | Space::Other, _) => self.inlines(line, look),
            (Space::Compatibility, _) => self.xml.skip(),
        }
    }

    fn word_inline(&mut self, name: &str, element: &Element<'x>, line: &mut Line, look: Look) {
        match name {
            "tab" | "ptab" => self.push(line, look, "\t"),
            "br" | "cr" => self.push(line, look, "\n"),
            "noBreakHyphen" => self.push(line, look, "-"),
            "sym" => self.symbol(element, line, look),
            "fldChar" => return self.field_character(element, line, look),
            "footnoteReference" | "endnoteReference" => self.note_reference(name, element, look),
            "txbxContent" if self.shows(look) => return self.text_box(line),
            // Transparent: content controls, hyperlinks, simple fields, tracked insertions, drawings, ruby bases.
            "sdt" | "sdtContent" | "hyperlink" | "fldSimple" | "smartTag" | "customXml" | "ins" | "moveTo" | "bdo"
            | "dir" | "drawing" | "pict" | "object" | "ruby" | "rubyBase" | "p" => return self.inlines(line, look),
            // Instructions, deletions, readings, properties, marks: nothing of them is shown.
            _ => {}
        }
        self.xml.skip();
    }

    fn run(&mut self, line: &mut Line, look: Look) {
        let mut look = look;
        while let Some(element) = self.xml.child() {
            if (element.space, element.name()) == (Space::Word, "rPr") {
                look = self.run_properties(look);
            } else {
                self.inline(&element, line, look);
            }
        }
    }

    fn run_properties(&mut self, base: Look) -> Look {
        let mut look = base;
        let mut hidden = None;
        while let Some(element) = self.xml.child() {
            match (element.space, element.name()) {
                (Space::Word, "vanish") => hidden = Some(element.is_on()),
                (Space::Word, "rStyle") => {
                    let style = element.attribute("val").and_then(|id| self.style(&id)?.hidden);
                    // A property set by both paragraph and character style toggles (17.7.3).
                    look.hidden ^= style.unwrap_or(false);
                }
                (Space::Word, "rFonts") => {
                    look.font = element.attribute("ascii").and_then(|font| SymbolFont::named(&font));
                }
                (Space::Word, "vertAlign") => {
                    look.shift = match element.attribute("val").as_deref() {
                        Some("superscript") => Some(Shift::Raised),
                        Some("subscript") => Some(Shift::Lowered),
                        _ => None,
                    };
                }
                _ => {}
            }
            self.xml.skip();
        }
        look.hidden = hidden.unwrap_or(look.hidden);
        look
    }

    fn shows(&self, look: Look) -> bool {
        !look.hidden && self.fields.show_text()
    }

    /// Adds characters that a line shows.
    pub fn push(&self, line: &mut Line, look: Look, text: &str) {
        if self.shows(look) {
            line.text.push_str(text);
        }
    }

    fn text(&mut self, line: &mut Line, look: Look, is_exact: bool) {
        let start = line.text.len();
        loop {
            match self.xml.next() {
                Node::Text(text) if self.shows(look) => push_shown(&mut line.text, &text, look),
                Node::Text(_) => {}
                Node::Open(_) => self.xml.skip(),
                Node::Close | Node::End => break,
            }
        }
        // Without `xml:space="preserve"` Word takes the white space at both ends for the file's own.
        if !is_exact && let Some(added) = line.text.get(start..) {
            let kept = added.trim_matches([' ', '\t']);
            if kept.len() < added.len() {
                let kept = kept.to_owned();
                line.text.truncate(start);
                line.text.push_str(&kept);
            }
        }
    }

    fn symbol(&self, element: &Element<'_>, line: &mut Line, look: Look) {
        let code = element.attribute("char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
        let font = element.attribute("font").and_then(|font| SymbolFont::named(&font));
        if let Some(stored) = code.and_then(char::from_u32) {
            let shown = font.map_or(stored, |font| font.shown(stored));
            self.push(line, look, shown.encode_utf8(&mut [0; 4]));
        }
    }

    fn field_character(&mut self, element: &Element<'_>, line: &mut Line, look: Look) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => {
                if let Some(shown) = fields::form_field(&mut self.xml) {
                    self.push(line, look, &shown);
                }
                self.fields.begin();
                return;
            }
            Some("separate") => self.fields.separate(),
            Some("end") => self.fields.end(),
            _ => {}
        }
        self.xml.skip();
    }

    /// The mark of a note is no part of the text: a raised digit after a score would read as one more decimal.
    fn note_reference(&mut self, name: &str, element: &Element<'_>, look: Look) {
        let id = element.attribute("id").and_then(|id| id.trim().parse().ok());
        if let Some(id) = id.filter(|_| self.shows(look)) {
            let notes =
                if name == "footnoteReference" { &mut self.content.footnotes } else { &mut self.content.endnotes };
            notes.refer(id);
        }
    }

    /// WordArt of older versions keeps its text in an attribute; it is shown like a text box.
    fn word_art(&mut self, element: &Element<'_>, line: &mut Line, look: Look) {
        let Some(text) = element.attribute("string").filter(|_| self.shows(look)) else { return };
        match line.at.clone() {
            Some(at) => {
                let index = self.content.blocks.len();
                self.content.insert_paragraph(index, text.into_owned(), None, at);
            }
            None => line.add_boxed(&text),
        }
    }
}

/// Adds text as it is shown: line ends of the file are spaces, control characters nothing, symbols and raised digits
/// the characters that look like them.
fn push_shown(line: &mut String, text: &str, look: Look) {
    if look.font.is_none() && look.shift.is_none() && !text.bytes().any(|byte| byte < 0x20) {
        line.push_str(text);
        return;
    }
    let one_line: Cow<'_, str> = if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() };
    line.extend(one_line.chars().filter_map(|c| match c {
        '\n' | '\r' => Some(' '),
        '\t' => Some('\t'),
        c if c.is_control() => None,
        c => Some(shifted(look.font.map_or(c, |font| font.shown(c)), look.shift)),
    }));
}

/// Raised and lowered digits as such: `95.73` with a raised `1` behind it is no `95.731`.
fn shifted(character: char, shift: Option<Shift>) -> char {
    let digits = match shift {
        Some(Shift::Raised) => "⁰¹²³⁴⁵⁶⁷⁸⁹",
        Some(Shift::Lowered) => "₀₁₂₃₄₅₆₇₈₉",
        None => return character,
    };
    let digit = character.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    digit.and_then(|digit| digits.chars().nth(digit)).unwrap_or(character)
}
