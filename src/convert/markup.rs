//! A part's XML as a stream of elements and text that knows where each stands in the part, so that text can be
//! replaced in place and everything else stays as it is written.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::PrefixDeclaration;

use super::passage::Passage;
use crate::model::Limit;

/// The vocabularies whose elements hold text for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML (ECMA-376 part 1, 17).
    Word,
    /// SpreadsheetML (18).
    Sheet,
    /// DrawingML (20, 21.1), diagrams (21.4) and the drawings of Word's newer shapes.
    Drawing,
    /// Charts (21.2).
    Chart,
    /// Office Math (22.1).
    Math,
    /// Markup compatibility (part 3).
    Compatibility,
    /// VML (part 4, 19).
    Vml,
    /// Core properties with Dublin Core (part 2, 11).
    CoreProperties,
    /// The program's own properties (part 1, 22.2).
    ProgramProperties,
    /// Properties that users named (22.3).
    CustomProperties,
    /// The types of values of properties (22.4).
    Variant,
    /// Comments in threads of newer workbooks (MS-XLSX 2.6.203).
    ThreadedComments,
    /// Newer spreadsheet extensions whose formulas stand in elements of their own (MS-XLSX 2.6).
    SheetFormula,
    /// Any other.
    Other,
}

/// Namespaces by what they end with, so that the transitional and the strict form are one.
const SPACES: [(&str, Space); 25] = [
    ("/wordprocessingml/2006/main", Space::Word),
    ("/ooxml/wordprocessingml/main", Space::Word),
    ("/spreadsheetml/2006/main", Space::Sheet),
    ("/ooxml/spreadsheetml/main", Space::Sheet),
    ("/office/spreadsheetml/2009/9/main", Space::Sheet),
    ("/drawingml/2006/main", Space::Drawing),
    ("/ooxml/drawingml/main", Space::Drawing),
    ("/drawingml/2006/chart", Space::Chart),
    ("/ooxml/drawingml/chart", Space::Chart),
    ("/drawing/2012/chart", Space::Chart),
    ("/drawing/2014/chartex", Space::Chart),
    ("/officeDocument/2006/math", Space::Math),
    ("/ooxml/officeDocument/math", Space::Math),
    ("/markup-compatibility/2006", Space::Compatibility),
    ("urn:schemas-microsoft-com:vml", Space::Vml),
    ("/package/2006/metadata/core-properties", Space::CoreProperties),
    ("http://purl.org/dc/elements/1.1/", Space::CoreProperties),
    ("/officeDocument/2006/extended-properties", Space::ProgramProperties),
    ("/ooxml/officeDocument/extendedProperties", Space::ProgramProperties),
    ("/officeDocument/2006/custom-properties", Space::CustomProperties),
    ("/ooxml/officeDocument/customProperties", Space::CustomProperties),
    ("/officeDocument/2006/docPropsVTypes", Space::Variant),
    ("/ooxml/officeDocument/docPropsVTypes", Space::Variant),
    ("/spreadsheetml/2018/threadedcomments", Space::ThreadedComments),
    ("/office/excel/2006/main", Space::SheetFormula),
];

/// What comes next in a part.
pub(super) enum Node<'x> {
    /// An element begins; an empty one is followed by its [`Node::Close`] too.
    Open(Tag<'x>),
    /// The element that was opened last and not closed ends. The range is that of its end tag; empty where it has none.
    Close(Range<usize>),
    /// Text as it is written, a reference by itself.
    Text(Range<usize>),
    /// The part is at its end, and its root was closed.
    End,
}

/// The part is not well formed: nothing in it is touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// An element's start tag.
pub(super) struct Tag<'x> {
    /// Its vocabulary.
    pub space: Space,
    /// Where the tag stands.
    pub range: Range<usize>,
    source: &'x str,
    start: BytesStart<'x>,
}

impl<'x> Tag<'x> {
    /// The name without prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The name as it is written, with its prefix.
    pub fn written_name(&self) -> &str {
        self.start.name().into_inner()
    }

    /// Where the value of the attribute with this name without prefix stands.
    pub fn value(&self, name: &str) -> Option<Range<usize>> {
        let value = self
            .start
            .attributes()
            .with_checks(false)
            .map_while(Result::ok)
            .find(|attribute| attribute.key.local_name().into_inner() == name)?
            .value;
        // The value is a slice of the source: its address tells where.
        let at = (value.as_ptr() as usize).checked_sub(self.source.as_ptr() as usize)?;
        let range = at..at.checked_add(value.len())?;
        (self.source.get(range.clone()) == Some(&*value)).then_some(range)
    }

    /// Where the attribute with this name without prefix stands, the space in front of it included.
    pub fn whole_attribute(&self, name: &str) -> Option<Range<usize>> {
        let value = self.value(name)?;
        let before = self.source.get(self.range.start..value.start)?;
        let written = before.get(..before.len() - 1)?.trim_end().strip_suffix('=')?.trim_end();
        let from = written.rfind(char::is_whitespace)?;
        let from = written.get(..from)?.trim_end().len();
        Some(self.range.start + from..value.end + 1)
    }

    /// Where a further attribute may be put, behind the name.
    pub fn behind_name(&self) -> usize {
        self.range.start + 1 + self.written_name().len()
    }

    /// The value of the attribute with this name without prefix, as it is written.
    pub fn attribute(&self, name: &str) -> Option<&'x str> {
        self.source.get(self.value(name)?)
    }

    /// The value of an attribute as text.
    pub fn passage(&self, name: &str) -> Option<Passage> {
        Some(Passage::of_attribute(self.source, self.value(name)?))
    }
}

/// Walks over one part.
pub(super) struct Markup<'x> {
    source: &'x str,
    reader: Reader<&'x [u8]>,
    depth: usize,
    /// The element that was opened last is an empty one: it closes next.
    at_empty: bool,
    /// The prefixes that are declared, the vocabularies they stand for, and how deep the elements lie that say so; inner
    /// ones last.
    declared: Vec<(Box<str>, Space, usize)>,
    /// The prefix that was met last, which nearly all elements of a part share, and what it stands for.
    last: Option<(String, Space)>,
}

impl<'x> Markup<'x> {
    /// At the beginning of a part's text.
    pub fn new(source: &'x str) -> Markup<'x> {
        let reader = Reader::from_str(source);
        Markup { source, reader, depth: 0, at_empty: false, declared: Vec::new(), last: None }
    }

    /// The text that this walks over.
    pub fn source(&self) -> &'x str {
        self.source
    }

    /// The next node.
    ///
    /// # Errors
    /// Where the part is not well formed.
    pub fn next(&mut self) -> Result<Node<'x>, Broken> {
        if std::mem::take(&mut self.at_empty) {
            let at = self.position();
            return Ok(self.close(at..at));
        }
        loop {
            let from = self.position();
            match self.reader.read_event().map_err(|_| Broken)? {
                Event::Start(start) => return self.open(start, from),
                Event::Empty(start) => {
                    self.at_empty = true;
                    return self.open(start, from);
                }
                Event::End(_) => {
                    let range = from..self.position();
                    return Ok(self.close(range));
                }
                Event::Text(_) | Event::GeneralRef(_) => return Ok(Node::Text(from..self.position())),
                Event::CData(_) => {
                    let range = from + "<![CDATA[".len()..self.position().saturating_sub("]]>".len());
                    return Ok(Node::Text(range));
                }
                Event::DocType(_) => return Err(Broken),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
                Event::Eof if self.depth == 0 => return Ok(Node::End),
                Event::Eof => return Err(Broken),
            }
        }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn open(&mut self, start: BytesStart<'x>, from: usize) -> Result<Node<'x>, Broken> {
        self.depth += 1;
        if start.attributes_raw().contains("xmlns") {
            self.declare(&start)?;
        }
        let space = self.space(&start);
        Ok(Node::Open(Tag { space, range: from..self.position(), source: self.source, start }))
    }

    /// Takes in the namespaces that an element declares.
    fn declare(&mut self, start: &BytesStart<'x>) -> Result<(), Broken> {
        for attribute in start.attributes().with_checks(false).map_while(Result::ok) {
            let prefix = match attribute.key.as_namespace_binding() {
                Some(PrefixDeclaration::Default) => "",
                Some(PrefixDeclaration::Named(prefix)) => prefix,
                None => continue,
            };
            self.declared.push((prefix.into(), space_of(&attribute.value), self.depth));
        }
        self.last = None;
        if self.declared.len() > Limit::Namespaces.length() { Err(Broken) } else { Ok(()) }
    }

    fn close(&mut self, range: Range<usize>) -> Node<'x> {
        while self.declared.pop_if(|(_, _, depth)| *depth >= self.depth).is_some() {
            self.last = None;
        }
        self.depth = self.depth.saturating_sub(1);
        Node::Close(range)
    }

    fn space(&mut self, start: &BytesStart<'x>) -> Space {
        let name = start.name();
        let prefix = name.prefix().map_or("", |prefix| prefix.into_inner());
        if let Some((last, space)) = &self.last
            && last == prefix
        {
            return *space;
        }
        let declared = self.declared.iter().rev().find(|(declared, _, _)| **declared == *prefix);
        let space = declared.map_or_else(|| usual_space(prefix), |(_, space, _)| *space);
        self.last = Some((prefix.to_owned(), space));
        space
    }
}

fn space_of(namespace: &str) -> Space {
    SPACES.iter().find(|(end, _)| namespace.ends_with(end)).map_or(Space::Other, |(_, space)| *space)
}

/// What a prefix that nothing declares is taken for: careless programs cut the declarations off.
fn usual_space(prefix: &str) -> Space {
    match prefix {
        "w" => Space::Word,
        "a" => Space::Drawing,
        "m" => Space::Math,
        "mc" => Space::Compatibility,
        "v" => Space::Vml,
        _ => Space::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_where_it_says() {
        let xml = r#"<?xml version="1.0"?><w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:t a='๑&amp;' >ก&lt;๒<![CDATA[๓]]></w:t><x/></w:p>"#;
        let mut markup = Markup::new(xml);
        let mut told = Vec::new();
        loop {
            match markup.next().unwrap() {
                Node::Open(tag) => {
                    told.push(format!("{:?} {} {:?}", tag.space, tag.name(), tag.attribute("a")));
                }
                Node::Close(range) => told.push(format!("close {}", &xml[range])),
                Node::Text(range) => told.push(xml[range].to_owned()),
                Node::End => break,
            }
        }
        assert_eq!(
            told,
            [
                "Word p None",
                "Word t Some(\"๑&amp;\")",
                "ก",
                "&lt;",
                "๒",
                "๓",
                "close </w:t>",
                "Other x None",
                "close ",
                "close </w:p>"
            ]
        );
    }

    #[test]
    fn a_prefix_means_what_is_declared_where_it_stands() {
        let xml = r#"<p xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><a xmlns="urn:x"><t/></a><t/></p>"#;
        let mut markup = Markup::new(xml);
        let mut spaces = Vec::new();
        loop {
            match markup.next().unwrap() {
                Node::Open(tag) => spaces.push(tag.space),
                Node::End => break,
                _ => {}
            }
        }
        assert_eq!(spaces, [Space::Word, Space::Other, Space::Other, Space::Word]);
    }

    #[test]
    fn what_is_not_well_formed_is_broken() {
        for xml in ["<a><b></a>", "<a>", "<!DOCTYPE a><a/>", "<a></b>"] {
            let mut markup = Markup::new(xml);
            let ended = loop {
                match markup.next() {
                    Ok(Node::End) => break true,
                    Ok(_) => {}
                    Err(Broken) => break false,
                }
            };
            assert!(!ended, "{xml}");
        }
    }
}
