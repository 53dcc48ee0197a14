//! A part's XML as a stream of elements and text, with namespaces resolved and depth bounded.
//!
//! Every reader above consumes an element whole, its end included. Where the XML breaks off, [`Cursor`] answers "end"
//! for good, so all of them return at once, and each drops what it had half read.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::model::Limit;
use crate::ooxml::leads_outside;
use crate::thai::words::Holds as _;

/// The vocabulary an element belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML, transitional or strict.
    Word,
    /// Office Math.
    Math,
    /// Markup compatibility: `AlternateContent`.
    Compatibility,
    /// VML, the drawings of older documents.
    Vml,
    /// Any other.
    Other,
}

/// How reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// The root element was closed.
    Complete,
    /// The XML breaks off or is not well formed.
    Broken,
    /// A document type that declares entities.
    Entities,
    /// The reader above had enough.
    Halted,
}

/// What comes next in a part.
pub(super) enum Node<'x> {
    /// An element begins; an empty one is followed by its [`Node::Close`] too.
    Open(Element<'x>),
    /// The element that was opened last and not closed ends.
    Close,
    /// Text with its references resolved, line ends as they stand.
    Text(Cow<'x, str>),
    /// Nothing more: see [`Cursor::ending`].
    End,
}

/// An element's start tag.
pub(super) struct Element<'x> {
    /// Its vocabulary.
    pub space: Space,
    tag: BytesStart<'x>,
    /// Where the name without prefix begins.
    name: usize,
}

impl Element<'_> {
    /// The name without prefix.
    pub fn name(&self) -> &str {
        self.tag.name().into_inner().get(self.name..).unwrap_or_default()
    }

    /// The value of the attribute with this name without prefix.
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self
            .tag
            .attributes()
            .with_checks(false)
            .map_while(Result::ok)
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(match quick_xml::escape::unescape(&found.value) {
            Ok(Cow::Owned(plain)) => Cow::Owned(plain),
            _ => found.value,
        })
    }

    /// The attribute `w:val` as a number.
    pub fn number<T: std::str::FromStr>(&self) -> Option<T> {
        self.attribute("val")?.trim().parse().ok()
    }

    /// What an on/off property says: on unless its `w:val` says no.
    pub fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Walks over one part.
pub(super) struct Cursor<'x> {
    reader: Reader<&'x [u8]>,
    namespaces: Namespaces,
    depth: usize,
    /// The element that was opened last is an empty one: it closes next.
    at_empty: bool,
    ending: Option<Ending>,
    exceeded: Vec<Limit>,
}

impl<'x> Cursor<'x> {
    /// At the beginning of a part's text, in UTF-8.
    pub fn new<T: AsRef<[u8]> + ?Sized>(text: &'x T) -> Cursor<'x> {
        let text = text.as_ref();
        let mut reader = Reader::from_reader(text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text));
        reader.config_mut().allow_dangling_amp = true;
        Cursor {
            reader,
            namespaces: Namespaces::default(),
            depth: 0,
            at_empty: false,
            ending: None,
            exceeded: Vec::new(),
        }
    }

    /// How reading ended, once it has.
    pub fn ending(&self) -> Option<Ending> {
        self.ending
    }

    /// Whether reading has ended before the root element did, so that what is half read must be dropped.
    pub fn is_cut_short(&self) -> bool {
        self.ending.is_some_and(|ending| ending != Ending::Complete)
    }

    /// The limits by which something was passed over.
    pub fn exceeded(&self) -> impl Iterator<Item = Limit> {
        self.exceeded.iter().copied().chain(self.namespaces.is_short.then_some(Limit::Namespaces))
    }

    /// Notes that something is passed over by a limit.
    pub fn exceed(&mut self, limit: Limit) {
        if !self.exceeded.contains(&limit) {
            self.exceeded.push(limit);
        }
    }

    /// Ends reading here.
    pub fn halt(&mut self) {
        self.ending.get_or_insert(Ending::Halted);
    }

    /// The next node.
    pub fn next(&mut self) -> Node<'x> {
        loop {
            match self.step() {
                Step::Open(tag) if self.depth <= Limit::Depth.length() => {
                    let (space, name) = self.namespaces.space(tag.name().into_inner());
                    return Node::Open(Element { space, tag, name });
                }
                Step::Open(_) => {
                    // It is skipped with all it holds.
                    self.exceed(Limit::Depth);
                    self.skip();
                }
                Step::Close => return Node::Close,
                Step::Text(text) => return Node::Text(text),
                Step::Reference(reference) => return Node::Text(resolved(&reference)),
                Step::Nothing => {}
                Step::End => return Node::End,
            }
        }
    }

    /// The next element inside the current one; none, and the current one is closed, when there is no further.
    pub fn child(&mut self) -> Option<Element<'x>> {
        loop {
            match self.next() {
                Node::Open(element) => return Some(element),
                Node::Text(_) => {}
                Node::Close | Node::End => return None,
            }
        }
    }

    /// Passes over the rest of the current element.
    pub fn skip(&mut self) {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside && !matches!(self.step(), Step::End) {}
    }

    #[inline]
    fn step(&mut self) -> Step<'x> {
        if self.ending.is_some() {
            return Step::End;
        }
        if std::mem::take(&mut self.at_empty) {
            return self.close();
        }
        match self.reader.read_event() {
            Ok(Event::Start(tag)) => self.open(tag),
            Ok(Event::Empty(tag)) => {
                self.at_empty = true;
                self.open(tag)
            }
            Ok(Event::End(_)) => self.close(),
            Ok(Event::Text(text)) => Step::Text(text.into_inner()),
            Ok(Event::CData(text)) => Step::Text(text.into_inner()),
            Ok(Event::GeneralRef(reference)) => Step::Reference(reference),
            Ok(Event::DocType(declaration)) if leads_outside(&declaration) => self.end(Ending::Entities),
            Ok(Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_)) => Step::Nothing,
            Ok(Event::Eof) | Err(_) => self.end(Ending::Broken),
        }
    }

    #[inline]
    fn open(&mut self, tag: BytesStart<'x>) -> Step<'x> {
        self.depth += 1;
        self.namespaces.enter(&tag, self.depth);
        Step::Open(tag)
    }

    #[inline]
    fn close(&mut self) -> Step<'x> {
        self.namespaces.leave(self.depth);
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.ending = Some(Ending::Complete);
        }
        Step::Close
    }

    fn end(&mut self, ending: Ending) -> Step<'x> {
        self.ending = Some(ending);
        Step::End
    }
}

/// One event of the XML, not yet looked at.
enum Step<'x> {
    Open(BytesStart<'x>),
    Close,
    Text(Cow<'x, str>),
    Reference(BytesRef<'x>),
    /// Comments, instructions, declarations.
    Nothing,
    End,
}

/// The character of a reference; one that nothing declares stays as it is written.
fn resolved<'x>(reference: &BytesRef<'_>) -> Cow<'x, str> {
    Cow::Borrowed(match &**reference {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        name => {
            return Cow::Owned(match reference.resolve_char_ref() {
                Ok(Some(character)) => character.to_string(),
                _ => format!("&{name};"),
            });
        }
    })
}

/// The namespaces in force, by prefix.
#[derive(Default)]
struct Namespaces {
    /// Prefix, vocabulary and the depth of the element that declares it, inner ones last.
    declared: Vec<(Box<str>, Space, usize)>,
    /// The last answer: nearly all elements of a part have one prefix.
    last: Option<(Box<str>, Space)>,
    /// True where some were passed over: what they name is taken for something else.
    is_short: bool,
}

impl Namespaces {
    fn enter(&mut self, tag: &BytesStart<'_>, depth: usize) {
        let written = tag.attributes_raw();
        if written.is_empty() || !written.holds("xmlns") {
            return;
        }
        for attribute in tag.attributes().with_checks(false).map_while(Result::ok) {
            let prefix = match attribute.key.as_namespace_binding() {
                Some(quick_xml::name::PrefixDeclaration::Default) => "",
                Some(quick_xml::name::PrefixDeclaration::Named(prefix)) => prefix,
                None => continue,
            };
            if self.declared.len() < Limit::Namespaces.length() {
                self.declared.push((prefix.into(), space_of(&attribute.value), depth));
            } else {
                self.is_short = true;
            }
        }
        self.last = None;
    }

    fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|(_, _, declared_at)| *declared_at >= depth) {
            self.declared.pop();
            self.last = None;
        }
    }

    /// What the prefix of a name means, and where the name goes on behind it.
    fn space(&mut self, name: &str) -> (Space, usize) {
        // Most names have the prefix of the one before. It is so short that a look at each byte is the fastest.
        if let Some((last, space)) = &self.last
            && name.as_bytes().get(last.len()) == Some(&b':')
            && name.bytes().zip(last.bytes()).all(|(one, other)| one == other)
        {
            return (*space, last.len() + 1);
        }
        let prefix = memchr::memchr(b':', name.as_bytes()).and_then(|colon| name.get(..colon));
        let known = prefix.unwrap_or_default();
        let declared = self.declared.iter().rev().find(|(declared, _, _)| **declared == *known);
        let space = declared.map_or_else(|| usual_space(known), |(_, space, _)| *space);
        if prefix.is_some() {
            self.last = Some((known.into(), space));
        }
        (space, prefix.map_or(0, |prefix| prefix.len() + 1))
    }
}

fn space_of(namespace: &str) -> Space {
    match namespace {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
        "urn:schemas-microsoft-com:vml" => Space::Vml,
        _ => Space::Other,
    }
}

/// What a prefix that nothing declares is taken for: careless programs cut the declarations off.
fn usual_space(prefix: &str) -> Space {
    match prefix {
        "w" => Space::Word,
        "m" => Space::Math,
        "mc" => Space::Compatibility,
        "v" => Space::Vml,
        _ => Space::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spaces(text: &str) -> Vec<(String, Space)> {
        let mut cursor = Cursor::new(text);
        let mut found = Vec::new();
        loop {
            match cursor.next() {
                Node::Open(element) => found.push((element.name().to_owned(), element.space)),
                Node::End => return found,
                Node::Close | Node::Text(_) => {}
            }
        }
    }

    #[test]
    fn a_prefix_means_what_the_innermost_declaration_says() {
        let word = "http://purl.oclc.org/ooxml/wordprocessingml/main";
        let math = "http://schemas.openxmlformats.org/officeDocument/2006/math";
        let xml = format!(r#"<a xmlns="{word}"><x:b xmlns:x="{math}"><a/><x:t/></x:b><x:c/><w:d/></a>"#);
        let expected = [
            ("a", Space::Word),
            ("b", Space::Math),
            ("a", Space::Word),
            ("t", Space::Math),
            ("c", Space::Other),
            ("d", Space::Word),
        ];
        assert_eq!(spaces(&xml), expected.map(|(name, space)| (name.to_owned(), space)));
    }

    #[test]
    fn each_way_a_part_can_end_is_told_apart() {
        let cases = [
            ("<a><b/></a>", Ending::Complete),
            ("<a/>\0\0trailing rubbish", Ending::Complete),
            ("<!DOCTYPE a><a/>", Ending::Complete),
            ("", Ending::Broken),
            ("<a><b>", Ending::Broken),
            ("<a></b>", Ending::Broken),
            ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", Ending::Entities),
            ("<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'><a/>", Ending::Entities),
        ];
        for (xml, expected) in cases {
            let mut cursor = Cursor::new(xml);
            while !matches!(cursor.next(), Node::End) {}
            assert_eq!(cursor.ending(), Some(expected), "{xml}");
        }
    }

    #[test]
    fn what_lies_too_deep_is_passed_over_and_the_rest_read() {
        let most = Limit::Depth.length();
        let deep = format!("<a>{}{}<z/></a>", "<b>".repeat(most + 50), "</b>".repeat(most + 50));
        let mut cursor = Cursor::new(&deep);
        let mut names = Vec::new();
        loop {
            match cursor.next() {
                Node::Open(element) => names.push(element.name().to_owned()),
                Node::End => break,
                Node::Close | Node::Text(_) => {}
            }
        }
        assert_eq!(cursor.exceeded().collect::<Vec<_>>(), [Limit::Depth]);
        assert_eq!(names.len(), most + 1);
        assert_eq!(names.last().map(String::as_str), Some("z"));
    }
}
