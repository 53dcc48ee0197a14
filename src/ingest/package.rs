//! The parts of an Open Packaging package: a zip archive whose entries are found whatever the case and slashes of
//! their names, and read as XML without a byte being believed.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read};

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::encoding::DecodingReader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::markup;
use crate::model::{Limit, ReadFailure};
use crate::ooxml::{HEAD_BYTES, leads_outside, normal_name};

/// A package in memory.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    entries: BTreeMap<String, usize>,
    /// True where two entries of one name are markup.
    is_ambiguous: bool,
}

/// A part's XML, event by event; an empty element comes as a start and an end.
pub(super) struct Part<'a> {
    reader: Reader<BufReader<Box<dyn Read + 'a>>>,
    buffer: Vec<u8>,
}

/// Why a part's XML ends before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It declares entities or a document type in another file, as no office program does.
    Entities,
    /// It breaks off or is no XML from here on; its checksum holds, so what came before is what was written.
    Broken,
    /// Its bytes are not those that were packed: nothing in it can be trusted.
    Corrupt,
}

impl<'a> Package<'a> {
    /// Reads the archive's directory.
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, ReadFailure> {
        check_directory(bytes, Limit::PackageParts)?;
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| ReadFailure::Damaged { what: "zip directory".to_owned() })?;
        let mut entries = BTreeMap::new();
        // The library keeps the last of the entries whose names are the same byte for byte, and no word of which.
        let mut is_ambiguous = archive.has_duplicate_names();
        for index in 0..archive.len() {
            if let Ok(entry) = archive.by_index_data(index) {
                let name = normal_name(&String::from_utf8_lossy(entry.name_raw()));
                is_ambiguous |= is_markup(&name) && entries.contains_key(&name);
                entries.entry(name).or_insert(index);
            }
        }
        Ok(Package { archive, entries, is_ambiguous })
    }

    /// True where parts of one name are there twice: one program shows the one, another the other.
    pub fn is_ambiguous(&self) -> bool {
        self.is_ambiguous
    }

    /// How many entries the directory lists.
    pub fn len(&self) -> usize {
        self.archive.len()
    }

    /// The parts' names: small letters, `/` between folders, none in front.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// True where the part is listed.
    pub fn holds(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// True where any entry is protected by a password.
    pub fn is_encrypted(&self) -> bool {
        (0..self.archive.len()).any(|index| self.archive.by_index_data(index).is_ok_and(|entry| entry.encrypted()))
    }

    /// A listed part's compressed size.
    pub fn compressed_size(&self, name: &str) -> u64 {
        let entry = self.entries.get(name).and_then(|&index| self.archive.by_index_data(index).ok());
        entry.map_or(0, |entry| entry.compressed_size())
    }

    /// What a listed part says that it inflates to.
    pub fn size(&self, name: &str) -> u64 {
        let entry = self.entries.get(name).and_then(|&index| self.archive.by_index_data(index).ok());
        entry.map_or(0, |entry| entry.size())
    }

    /// A part's bytes as they inflate; none where there is no such part or its entry cannot be opened.
    pub fn bytes(&mut self, name: &str) -> Option<Box<dyn Read + '_>> {
        Some(Box::new(self.archive.by_index(*self.entries.get(name)?).ok()?))
    }

    /// True for markup in another encoding than UTF-8.
    pub fn is_foreign(&mut self, name: &str) -> bool {
        is_markup(name) && self.bytes(name).is_some_and(|bytes| markup::foreign(&with_head(bytes).0).is_some())
    }

    /// Markup as UTF-8, without a byte order mark where it was in another encoding.
    pub fn decoded(&mut self, name: &str) -> Option<Box<dyn Read + '_>> {
        // What a package is, is read from parts that the guard has not yet measured.
        let (head, bytes) = with_head(Box::new(self.bytes(name)?.take(Limit::UnpackedBytes.most())));
        Some(match markup::foreign(&head) {
            Some(encoding) => in_utf_8(bytes, encoding),
            None => bytes,
        })
    }

    /// A part's XML; none where there is no such part, its entry cannot be opened, or its name is not one that the
    /// guard has measured.
    pub fn xml(&mut self, name: &str) -> Option<Part<'_>> {
        if !is_markup(name) {
            return None;
        }
        let mut reader = Reader::from_reader(BufReader::new(self.decoded(name)?));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_dangling_amp = true;
        Some(Part { reader, buffer: Vec::new() })
    }
}

/// The beginning of what is read, and all of it.
fn with_head<'r>(mut bytes: Box<dyn Read + 'r>) -> (Vec<u8>, Box<dyn Read + 'r>) {
    let mut head = Vec::new();
    // A part whose first bytes cannot be had fails again where it is read.
    let _ = bytes.by_ref().take(HEAD_BYTES as u64).read_to_end(&mut head);
    (head.clone(), Box::new(Cursor::new(head).chain(bytes)))
}

/// Bytes of another encoding as UTF-8, without a mark.
fn in_utf_8<'r>(bytes: Box<dyn Read + 'r>, encoding: &'static Encoding) -> Box<dyn Read + 'r> {
    let mut decoding = DecodingReader::new(BufReader::new(bytes));
    decoding.set_encoding(encoding);
    Box::new(decoding)
}

impl Part<'_> {
    /// The next event; [`Event::Eof`] at the end.
    pub fn next(&mut self) -> Result<Event<'_>, Fault> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::DocType(declaration)) if leads_outside(&declaration) => Err(Fault::Entities),
            Ok(event) => Ok(event),
            Err(quick_xml::Error::Io(_)) => Err(Fault::Corrupt),
            // The checksum stands at the end of the part.
            Err(_) => match io::copy(self.reader.get_mut(), &mut io::sink()) {
                Ok(_) => Err(Fault::Broken),
                Err(_) => Err(Fault::Corrupt),
            },
        }
    }
}

/// Refuses a directory of so many entries that the list of them alone would fill the memory, before it is made. Entries of
/// archives that lie stored in this one are counted too: the limit itself is looked at when the directory is read.
///
/// # Errors
/// [`ReadFailure::OverLimit`] with the limit.
pub(super) fn check_directory(bytes: &[u8], limit: Limit) -> Result<(), ReadFailure> {
    const MOST_LISTED: usize = 1_000_000;
    const SHORTEST_ENTRY: usize = 46;
    if bytes.len() / SHORTEST_ENTRY <= MOST_LISTED / 10 {
        return Ok(());
    }
    let entries = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
    if entries <= MOST_LISTED { Ok(()) } else { limit.check(u64::try_from(entries).unwrap_or(u64::MAX)) }
}

/// True for the only parts that are ever inflated: XML and relationships. The guard bounds exactly these.
pub(super) fn is_markup(name: &str) -> bool {
    name.ends_with(".xml") || name.ends_with(".rels")
}

/// An attribute's value by its name without prefix, unescaped.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(match quick_xml::escape::unescape(&found.value) {
        Ok(value) => value.into_owned(),
        Err(_) => found.value.into_owned(),
    })
}

/// An attribute of XML Schema's boolean type.
pub(super) fn flag(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "1" || value == "true")
}
