//! XML as it is written: elements one by one, text escaped.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};

use quick_xml::escape::escape;

/// A part that is being written.
#[derive(Default)]
pub(super) struct Xml(String);

/// Text without the characters that XML 1.0 has no place for (2.2), and without line ends and tabs, which are elements.
fn legal(text: &str) -> Cow<'_, str> {
    let is_legal = |character: char| !matches!(character, '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    match text.chars().all(is_legal) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.chars().filter(|character| is_legal(*character)).collect()),
    }
}

/// An attribute: its name and value.
pub(super) type Attribute<'a> = (&'a str, &'a dyn Display);

impl Xml {
    /// Begins a part.
    pub fn part() -> Self {
        Self(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#.to_owned())
    }

    pub fn start(&mut self, name: &str, attributes: &[Attribute]) {
        self.tag(name, attributes);
        self.0.push('>');
    }

    pub fn empty(&mut self, name: &str, attributes: &[Attribute]) {
        self.tag(name, attributes);
        self.0.push_str("/>");
    }

    pub fn end(&mut self, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// Text in an element.
    pub fn text(&mut self, text: &str) {
        self.0.push_str(&escape(text));
    }

    /// Text in an element, without what XML has no place for.
    pub fn legal(&mut self, text: &str) {
        self.text(&legal(text));
    }

    /// An element whose whole content is its value.
    pub fn value(&mut self, name: &str, value: impl Display) {
        self.empty(name, &[("w:val", &value)]);
    }

    /// The same where there is a value.
    pub fn maybe(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.value(name, value);
        }
    }

    /// A switch, where it is said.
    pub fn switch(&mut self, name: &str, value: Option<bool>) {
        match value {
            Some(true) => self.empty(name, &[]),
            Some(false) => self.value(name, "0"),
            None => {}
        }
    }

    /// An element with the attributes that have values; none where none has.
    pub fn attributes(&mut self, name: &str, attributes: &[(&str, Option<&dyn Display>)]) {
        let said: Vec<Attribute> = attributes.iter().filter_map(|(name, value)| Some((*name, (*value)?))).collect();
        if !said.is_empty() {
            self.empty(name, &said);
        }
    }

    /// Begins an element with the attributes that have values.
    pub fn start_said(&mut self, name: &str, attributes: &[(&str, Option<&dyn Display>)]) {
        let said: Vec<Attribute> = attributes.iter().filter_map(|(name, value)| Some((*name, (*value)?))).collect();
        self.start(name, &said);
    }

    /// What stands between an element's tags; nothing where that is nothing.
    pub fn around(&mut self, name: &str, content: impl FnOnce(&mut Xml)) {
        let before = self.0.len();
        self.start(name, &[]);
        let within = self.0.len();
        content(self);
        if self.0.len() == within {
            self.0.truncate(before);
        } else {
            self.end(name);
        }
    }

    pub fn finish(self) -> String {
        self.0
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            // Writing into memory cannot fail.
            let _ = write!(self.0, " {name}=\"{}\"", escape(legal(&value.to_string())));
        }
    }
}
