//! A piece of XML copied with the children of each element in the order that the schema demands.

use std::io::Write;

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, Writer};

use super::schema::{is_idle_when_empty, is_ordered, rank};
use crate::export::ExportError;

/// A child that an element must have; it is added where it is missing.
pub struct Addition {
    /// The element's name behind those of the elements around it, as far as they matter.
    pub path: &'static [&'static str],
    /// The child's name.
    pub child: &'static str,
    /// The child.
    pub xml: &'static str,
}

/// What docx-rs has no word for: Thai is the language of complex scripts.
const ADDITIONS: [Addition; 2] = [
    Addition {
        path: &["w:rPrDefault", "w:rPr"],
        child: "w:lang",
        xml: r#"<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/>"#,
    },
    Addition {
        path: &["w:settings"],
        child: "w:themeFontLang",
        xml: r#"<w:themeFontLang w:val="en-US" w:bidi="th-TH"/>"#,
    },
];

/// Attributes left out, by element: not in the schema, or (paragraph ids) from a counter of the whole process.
const NEEDLESS_ATTRIBUTES: [(&str, &str); 2] = [("w:gridCol", "w:type"), ("w:p", "w14:paraId")];

/// So much is written before the sink, which packs what it gets, gets it.
const PIECE: usize = 1 << 16;

/// Copies a piece of XML, which may begin and end inside elements, into a sink. Only the properties being sorted are
/// held in memory, and what is about to go into the sink.
///
/// # Errors
/// Where the piece is no XML, or the sink refuses.
pub fn rewrite(xml: &str, additions: &[Addition], sink: &mut impl Write) -> Result<(), ExportError> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut copy = Copy { additions, open: Vec::new(), written: Vec::new() };
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(sink.write_all(&copy.written)?),
            Event::Start(tag) => copy.start(&tag)?,
            Event::Empty(tag) if is_ordered(tag.name().as_ref()) => {
                copy.start(&tag)?;
                copy.end(&tag.to_end())?;
            }
            Event::Empty(tag) => copy.empty(&tag)?,
            Event::End(tag) => copy.end(&tag)?,
            event => copy.write(event)?,
        }
        if copy.written.len() >= PIECE {
            sink.write_all(&copy.written)?;
            copy.written.clear();
        }
    }
}

struct Copy<'a> {
    additions: &'a [Addition],
    open: Vec<Open>,
    /// What is about to go into the sink.
    written: Vec<u8>,
}

/// An element whose end has not come yet.
struct Open {
    name: String,
    sorted: Option<Sorted>,
}

/// An element being sorted: its children wait for the last of them.
struct Sorted {
    tag: Vec<u8>,
    children: Vec<(usize, Vec<u8>)>,
}

impl Copy<'_> {
    fn start(&mut self, tag: &BytesStart) -> Result<(), ExportError> {
        let name = tag.name().as_ref().to_owned();
        self.begin_child(&name);
        let sorted = if is_ordered(&name) {
            let mut written = Vec::new();
            push_tag(tag, b">", &mut written)?;
            Some(Sorted { tag: written, children: Vec::new() })
        } else {
            push_tag(tag, b">", self.sink())?;
            None
        };
        self.open.push(Open { name, sorted });
        Ok(())
    }

    fn empty(&mut self, tag: &BytesStart) -> Result<(), ExportError> {
        self.begin_child(tag.name().as_ref());
        push_tag(tag, b"/>", self.sink())
    }

    fn end(&mut self, tag: &BytesEnd) -> Result<(), ExportError> {
        let Some(Open { name, sorted: Some(mut sorted) }) = self.open.pop() else {
            return self.write(Event::End(tag.borrow()));
        };
        for addition in ADDITIONS.iter().chain(self.additions) {
            let Some(rank) = rank(&name, addition.child) else { continue };
            if self.stands_at(addition.path, &name) && sorted.children.iter().all(|(other, _)| *other != rank) {
                sorted.children.push((rank, addition.xml.as_bytes().to_vec()));
            }
        }
        sorted.children.retain(|(_, xml)| !xml.is_empty());
        if sorted.children.is_empty() && is_idle_when_empty(&name) {
            return Ok(());
        }
        sorted.children.sort_by_key(|(rank, _)| *rank);
        let into = self.sink();
        into.extend_from_slice(&sorted.tag);
        for (_, xml) in sorted.children {
            into.extend_from_slice(&xml);
        }
        self.write(Event::End(BytesEnd::new(name)))
    }

    /// Whether an element with this name, inside those that are open, stands at a path.
    fn stands_at(&self, path: &[&str], name: &str) -> bool {
        let names = self.open.iter().map(|open| open.name.as_str()).chain([name]);
        let skipped = (self.open.len() + 1).checked_sub(path.len());
        skipped.is_some_and(|skipped| names.skip(skipped).eq(path.iter().copied()))
    }

    fn begin_child(&mut self, name: &str) {
        if let Some(Open { name: parent, sorted: Some(sorted) }) = self.open.last_mut() {
            sorted.children.extend(rank(parent, name).map(|rank| (rank, Vec::new())));
        }
    }

    fn write(&mut self, event: Event) -> Result<(), ExportError> {
        Ok(Writer::new(self.sink()).write_event(event)?)
    }

    /// Where what comes next is written: into the child that waits to be sorted, innermost first, else to what goes into
    /// the sink.
    fn sink(&mut self) -> &mut Vec<u8> {
        let sorted = self.open.iter_mut().rev().find_map(|open| open.sorted.as_mut());
        let child = sorted.and_then(|sorted| sorted.children.last_mut());
        child.map_or(&mut self.written, |(_, child)| child)
    }
}

/// Writes a tag without needless attributes, and the standard style marked as such, which docx-rs forgets.
fn push_tag(tag: &BytesStart, end: &[u8], into: &mut Vec<u8>) -> Result<(), ExportError> {
    let name = tag.name();
    let name = name.as_ref();
    into.push(b'<');
    into.extend_from_slice(name.as_bytes());
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(quick_xml::Error::from)?;
        let key = attribute.key.as_ref();
        if NEEDLESS_ATTRIBUTES.contains(&(name, key)) {
            continue;
        }
        for piece in [" ", key, "=\"", &attribute.value, "\""] {
            into.extend_from_slice(piece.as_bytes());
        }
        let standard = name == "w:style" && key == "w:styleId" && attribute.value == "Normal";
        if standard && tag.try_get_attribute("w:default").map_err(quick_xml::Error::from)?.is_none() {
            into.extend_from_slice(b" w:default=\"1\"");
        }
    }
    into.extend_from_slice(end);
    Ok(())
}
