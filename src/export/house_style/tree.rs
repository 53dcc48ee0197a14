//! A part's XML as a tree that can be changed and written again.

use std::fmt::Write as _;

use quick_xml::Reader;
use quick_xml::escape::{escape, resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

/// Elements within each other; what is nested deeper is no document that an office program wrote.
const DEEPEST: usize = 200;

/// An element with all that is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// With its prefix, as written.
    pub name: String,
    /// In order, names with prefixes, values as text.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The root of a part; none for what is no XML.
    pub fn parse(xml: &str) -> Option<Element> {
        if xml.contains(is_no_character) {
            return None;
        }
        let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
        let mut open: Vec<Element> = Vec::new();
        let mut root = None;
        loop {
            match reader.read_event().ok()? {
                Event::Start(tag) if open.len() < DEEPEST && root.is_none() => open.push(begun(&tag)?),
                Event::Empty(tag) if root.is_none() => {
                    let element = begun(&tag)?;
                    match open.last_mut() {
                        Some(parent) => parent.children.push(Node::Element(element)),
                        None => root = Some(element),
                    }
                }
                Event::End(_) => {
                    let element = open.pop()?;
                    match open.last_mut() {
                        Some(parent) => parent.children.push(Node::Element(element)),
                        None => root = Some(element),
                    }
                }
                Event::Text(found) => push_text(&mut open, &found.into_inner()),
                Event::CData(found) => push_text(&mut open, &found.into_inner()),
                Event::GeneralRef(name) => match name.resolve_char_ref().ok()? {
                    Some(character) if is_no_character(character) => return None,
                    Some(character) => push_text(&mut open, character.encode_utf8(&mut [0; 4])),
                    None => push_text(&mut open, resolve_predefined_entity(&name.into_inner())?),
                },
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
                Event::Eof => return root.filter(|_| open.is_empty()),
                Event::Start(_) | Event::Empty(_) | Event::DocType(_) => return None,
            }
        }
    }

    /// The part whose root this is.
    pub fn to_part(&self) -> String {
        let mut xml = String::from(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#);
        self.write(&mut xml);
        xml
    }

    /// The element as XML.
    #[cfg(test)]
    pub fn to_xml(&self) -> String {
        let mut xml = String::new();
        self.write(&mut xml);
        xml
    }

    fn write(&self, xml: &mut String) {
        // Writing into a string does not fail.
        let _ = write!(xml, "<{}", self.name);
        for (name, value) in &self.attributes {
            let _ = write!(xml, r#" {name}="{}""#, escape(value.as_str()));
        }
        if self.children.is_empty() {
            xml.push_str("/>");
            return;
        }
        xml.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(xml),
                Node::Text(text) => xml.push_str(&escape(text.as_str())),
            }
        }
        let _ = write!(xml, "</{}>", self.name);
    }

    /// An attribute's value by its name with prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute, in its place where it is there.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(found, _)| found == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// The elements directly in it.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element directly in it with a name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The same, to be changed.
    pub fn child_mut(&mut self, name: &str) -> Option<&mut Element> {
        self.children.iter_mut().find_map(|node| match node {
            Node::Element(element) if element.name == name => Some(element),
            _ => None,
        })
    }

    /// Calls for it and everything in it, in order.
    pub fn visit<'e>(&'e self, found: &mut impl FnMut(&'e Element)) {
        found(self);
        for element in self.elements() {
            element.visit(found);
        }
    }

    /// Calls for it and everything in it, to be changed.
    pub fn change(&mut self, change: &mut impl FnMut(&mut Element)) {
        change(self);
        for node in &mut self.children {
            if let Node::Element(element) = node {
                element.change(change);
            }
        }
    }

    /// Leaves out what is not wanted, and all that is in it.
    pub fn retain(&mut self, wanted: &mut impl FnMut(&Element) -> bool) {
        self.children.retain_mut(|node| match node {
            Node::Element(element) => {
                let kept = wanted(element);
                if kept {
                    element.retain(wanted);
                }
                kept
            }
            Node::Text(_) => true,
        });
    }
}

/// What XML 1.0 has no room for, which the reader lets pass and no other program would.
fn is_no_character(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Adds text to the innermost element that is open.
fn push_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_owned())),
    }
}

fn begun(tag: &BytesStart) -> Option<Element> {
    let mut element = Element { name: tag.name().as_ref().to_owned(), ..Element::default() };
    for attribute in tag.attributes() {
        let attribute = attribute.ok()?;
        let value = unescape(&attribute.value).ok()?.into_owned();
        if value.contains(is_no_character) {
            return None;
        }
        element.attributes.push((attribute.key.as_ref().to_owned(), value));
    }
    Some(element)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let xml = r#"<a x="1 &amp; &quot;2&quot;"><b/>ก &lt; ข<c y="๑"><d/> </c></a>"#;
        assert_eq!(Element::parse(xml).unwrap().to_xml(), xml);
        let odd = "\u{feff}<?xml version=\"1.0\"?><!-- no --><a><![CDATA[<]]>&#3585;</a>";
        assert_eq!(Element::parse(odd).unwrap().to_xml(), "<a>&lt;ก</a>");
    }

    #[test]
    fn what_is_no_whole_tree_is_none() {
        for xml in ["", "text", "<a>", "<a></b>", "<a/><b/>", "<!DOCTYPE a><a/>", "<a>&unknown;</a>"] {
            assert_eq!(Element::parse(xml), None, "{xml}");
        }
        assert_eq!(Element::parse(&format!("{}{}", "<a>".repeat(300), "</a>".repeat(300))), None);
    }

    #[test]
    fn characters_that_xml_has_no_room_for_are_no_tree() {
        for xml in
            ["<a>\u{5}</a>", "<a>\0<b/></a>", "<a x=\"\u{1B}\"/>", "<a>&#5;</a>", "<a x=\"&#x1;\"/>", "<a>\u{FFFF}</a>"]
        {
            assert_eq!(Element::parse(xml), None, "{xml:?}");
        }
    }

    #[test]
    fn elements_are_left_out_with_all_that_is_in_them() {
        let mut root = Element::parse("<a><b><c/></b><d><b/>t</d></a>").unwrap();
        root.retain(&mut |element| element.name != "b");
        assert_eq!(root.to_xml(), "<a><d>t</d></a>");
    }
}
