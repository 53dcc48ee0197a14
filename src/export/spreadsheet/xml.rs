//! A part's XML, written from beginning to end.

use std::fmt::{Display, Write as _};

/// An attribute: its name and what it says.
pub(super) type Attribute<'a> = (&'a str, &'a dyn Display);

/// A part as it grows.
pub(super) struct Xml {
    text: String,
    root: &'static str,
}

impl Xml {
    /// A part whose root element is open.
    pub fn new(root: &'static str, attributes: &[Attribute<'_>]) -> Xml {
        let text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        let mut xml = Xml { text, root };
        xml.open(root, attributes);
        xml
    }

    /// The part with its root closed.
    pub fn finish(mut self) -> String {
        self.close(self.root);
        self.text
    }

    /// Begins an element.
    pub fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.begin(name, attributes);
        self.text.push('>');
    }

    /// Ends it.
    pub fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.begin(name, attributes);
        self.text.push_str("/>");
    }

    /// An element with text, whose spaces are kept.
    pub fn text(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        self.begin(name, attributes);
        if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) || text.contains('\n') {
            self.text.push_str(" xml:space=\"preserve\"");
        }
        self.text.push('>');
        escape(text, &mut self.text);
        self.close(name);
    }

    fn begin(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            let _ = write!(self.text, " {name}=\"");
            escape(&value.to_string(), &mut self.text);
            self.text.push('"');
        }
    }
}

/// Writes text so that it is read as it is: what XML has no place for as `_xHHHH_`, and with it text that looks so by
/// itself (`ST_Xstring`, ECMA-376 part 1, 22.9.2.19).
fn escape(text: &str, into: &mut String) {
    for (at, character) in text.char_indices() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            // In attributes they would become spaces.
            '\n' => into.push_str("&#10;"),
            '\t' => into.push_str("&#9;"),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                let _ = write!(into, "_x{:04X}_", u32::from(character));
            }
            '_' if text.get(at..).is_some_and(looks_escaped) => into.push_str("_x005F_"),
            _ => into.push(character),
        }
    }
}

fn looks_escaped(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.get(1) == Some(&b'x')
        && bytes.get(2..6).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        && bytes.get(6) == Some(&b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_comes_through() {
        let cases = [
            ("กข & <ค> \"ง\"", "กข &amp; &lt;ค&gt; &quot;ง&quot;"),
            ("a\nb\tc", "a&#10;b&#9;c"),
            ("a\u{1}b\r", "a_x0001_b_x000D_"),
            ("_x0041_", "_x005F_x0041_"),
            ("_x41_ _", "_x41_ _"),
        ];
        for (text, expected) in cases {
            let mut written = String::new();
            escape(text, &mut written);
            assert_eq!(written, expected);
        }
    }
}
