//! `content.xml` as elements and text, without a tree.

use quick_xml::events::Event;

use crate::ingest::package::{Fault, Part};

/// What comes next in the part.
pub(super) enum Token {
    Start(Element),
    End,
    Text(String),
    Eof,
}

/// An element's name and attributes, by their names without prefix; of those that LibreOffice writes a second time for
/// itself (`calcext:`), the prefix stays.
pub(super) struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// An attribute's value; blank where there is none.
    pub fn value(&self, name: &str) -> String {
        self.attribute(name).unwrap_or_default().to_owned()
    }

    /// An attribute's value.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// A count of repeated or spanned rows or columns, at least 1.
    pub fn repeat(&self, name: &str) -> u32 {
        self.attribute(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
    }
}

/// The part, token by token.
pub(super) struct Stream<'x> {
    part: Part<'x>,
    depth: u64,
}

impl<'x> Stream<'x> {
    /// At the part's beginning.
    pub fn new(part: Part<'x>) -> Stream<'x> {
        Stream { part, depth: 0 }
    }

    /// True where elements are open.
    pub fn is_open(&self) -> bool {
        self.depth > 0
    }

    /// The next token.
    pub fn next(&mut self) -> Result<Token, Fault> {
        loop {
            return Ok(match self.part.next()? {
                Event::Start(element) => {
                    let mut attributes = Vec::new();
                    for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
                        let own = attribute.key.prefix().is_some_and(|prefix| prefix.as_ref() == "calcext");
                        let name = if own { attribute.key.as_ref() } else { attribute.key.local_name().into_inner() };
                        let value = match quick_xml::escape::unescape(&attribute.value) {
                            Ok(value) => value.into_owned(),
                            Err(_) => attribute.value.to_string(),
                        };
                        attributes.push((name.to_owned(), value));
                    }
                    self.depth += 1;
                    Token::Start(Element { name: element.local_name().as_ref().to_owned(), attributes })
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Token::End
                }
                Event::Text(text) => Token::Text(text.to_string()),
                Event::CData(text) => Token::Text(text.to_string()),
                Event::GeneralRef(name) => {
                    let character = match quick_xml::escape::resolve_predefined_entity(&name) {
                        Some(known) => known.to_owned(),
                        None => name.resolve_char_ref().ok().flatten().map(String::from).unwrap_or_default(),
                    };
                    Token::Text(character)
                }
                Event::Eof => Token::Eof,
                _ => continue,
            });
        }
    }

    /// Passes over the rest of the element that has just begun.
    pub fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            match self.part.next()? {
                Event::Start(_) => self.depth += 1,
                Event::End(_) => self.depth -= 1,
                Event::Eof => return Err(Fault::Broken),
                _ => {}
            }
        }
        Ok(())
    }
}
