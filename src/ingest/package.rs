//! The parts of an Open Packaging package: a zip archive whose entries are found whatever the case and slashes of
//! their names, and read as XML without a byte being believed.
//!
//! A package is opened once and goes from the guard to the reader. What is inflated is kept, up to a bound, so that
//! whoever asks next has it at once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};
use std::rc::Rc;

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::encoding::DecodingReader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::inflate::{Inflated, Inflater};
use super::markup;
use crate::model::{Limit, ReadFailure};
use crate::ooxml::{HEAD_BYTES, leads_outside, normal_name};

/// Inflated parts that are kept take no more than this together: what offices send fits, and what does not is inflated
/// again when it is asked for again.
const KEPT_BYTES: usize = 16 << 20;

/// A package in memory.
pub(super) struct Package<'a> {
    bytes: &'a [u8],
    archive: ZipArchive<Cursor<&'a [u8]>>,
    entries: BTreeMap<String, usize>,
    /// True where two entries of one name are markup.
    is_ambiguous: bool,
    inflater: Inflater,
    /// Parts that were inflated, by their numbers.
    kept: BTreeMap<usize, Rc<Inflated>>,
    kept_bytes: usize,
    /// How parts begin that were not inflated to their end, by their numbers.
    heads: BTreeMap<usize, Rc<[u8]>>,
}

/// A part's markup in UTF-8.
pub(super) struct Markup {
    inflated: Rc<Inflated>,
    /// What it is in UTF-8, where it was in another encoding.
    decoded: Option<Inflated>,
}

/// A part's XML, event by event; an empty element comes as a start and an end.
pub(super) struct Part<'t> {
    reader: Reader<&'t [u8]>,
    length: u64,
    is_whole: bool,
    /// The empty element that has begun.
    begun: Option<BytesStart<'t>>,
    /// The empty element that has ended.
    ended: Option<BytesStart<'t>>,
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
        Ok(Package {
            bytes,
            archive,
            entries,
            is_ambiguous,
            inflater: Inflater::default(),
            kept: BTreeMap::new(),
            kept_bytes: 0,
            heads: BTreeMap::new(),
        })
    }

    /// The package as it came.
    pub fn source(&self) -> &'a [u8] {
        self.bytes
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

    /// The entries' names as they are written, in their order.
    pub fn raw_names(&self) -> Vec<Vec<u8>> {
        self.archive.file_names_raw().map(<[u8]>::to_vec).collect()
    }

    /// True where the part is listed.
    pub fn holds(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// True where any entry is protected by a password.
    pub fn is_encrypted(&self) -> bool {
        (0..self.archive.len()).any(|index| self.archive.by_index_data(index).is_ok_and(|entry| entry.encrypted()))
    }

    /// True where the part is protected by a password.
    pub fn is_locked(&self, name: &str) -> bool {
        let entry = self.entries.get(name).and_then(|&index| self.archive.by_index_data(index).ok());
        entry.is_some_and(|entry| entry.encrypted())
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

    /// A part's bytes, inflated; none where there is no such part or its entry cannot be opened.
    pub fn inflated(&mut self, name: &str) -> Option<Rc<Inflated>> {
        let index = *self.entries.get(name)?;
        if let Some(kept) = self.kept.get(&index) {
            return Some(kept.clone());
        }
        let inflated = Rc::new(self.inflater.inflate(&mut self.archive, self.bytes, index)?);
        let length = inflated.bytes.len();
        if self.kept_bytes + length <= KEPT_BYTES {
            self.kept_bytes += length;
            self.kept.insert(index, inflated.clone());
        }
        Some(inflated)
    }

    /// As [`Package::inflated`], for who asks last.
    pub fn take(&mut self, name: &str) -> Option<Inflated> {
        let inflated = self.inflated(name)?;
        if let Some(kept) = self.entries.get(name).and_then(|index| self.kept.remove(index)) {
            self.kept_bytes -= kept.bytes.len();
        }
        Some(Rc::unwrap_or_clone(inflated))
    }

    /// True for markup in another encoding than UTF-8. What will be read is kept for its reader.
    pub fn is_foreign(&mut self, name: &str, is_read: bool) -> bool {
        if !is_markup(name) {
            return false;
        }
        if is_read && self.size(name) <= KEPT_BYTES as u64 {
            return self.inflated(name).is_some_and(|part| markup::foreign(head(&part.bytes)).is_some());
        }
        // A part whose first bytes cannot be had fails again where it is read.
        self.head(name).is_some_and(|head| markup::foreign(&head).is_some())
    }

    /// True where markup declares no document type: its first element begins within its first bytes and nothing but
    /// instructions stand before it (XML 1.0, production 22). False where that cannot be told from them.
    pub fn declares_nothing(&mut self, name: &str) -> bool {
        let Some(head) = self.head(name).filter(|head| is_markup(name) && markup::foreign(head).is_none()) else {
            return false;
        };
        let mut rest = &*head;
        while let Some(begin) = memchr::memchr(b'<', rest) {
            match rest.get(begin + 1) {
                Some(b'?') => {
                    let Some(end) = memchr::memmem::find(rest, b"?>") else { return false };
                    rest = rest.get(end + 2..).unwrap_or_default();
                }
                Some(b'!') | None => return false,
                Some(_) => return true,
            }
        }
        false
    }

    /// How a part begins; none where there is no such part or its entry cannot be opened.
    fn head(&mut self, name: &str) -> Option<Rc<[u8]>> {
        let index = *self.entries.get(name)?;
        if let Some(kept) = self.kept.get(&index) {
            return Some(head(&kept.bytes).into());
        }
        if let Some(known) = self.heads.get(&index) {
            return Some(known.clone());
        }
        let begin = self.inflater.head(&mut self.archive, self.bytes, index, HEAD_BYTES)?;
        let known: Rc<[u8]> = head(&begin).into();
        self.heads.insert(index, known.clone());
        Some(known)
    }

    /// As [`Package::markup`], so many bytes of it and a fault behind them; none for what is not in UTF-8.
    pub fn beginning(&mut self, name: &str, length: usize) -> Option<Markup> {
        let index = *self.entries.get(name).filter(|_| is_markup(name))?;
        let bytes = self.inflater.head(&mut self.archive, self.bytes, index, length)?;
        let inflated = Rc::new(Inflated { bytes, is_whole: false, checksum: None });
        markup::foreign(head(&inflated.bytes)).is_none().then_some(Markup { inflated, decoded: None })
    }

    /// A part's markup; none where there is no such part, its entry cannot be opened, or its name is not one that the
    /// guard has measured.
    pub fn markup(&mut self, name: &str) -> Option<Markup> {
        if !is_markup(name) {
            return None;
        }
        let inflated = self.inflated(name)?;
        let decoded = markup::foreign(head(&inflated.bytes)).map(|encoding| in_utf_8(&inflated, encoding));
        Some(Markup { inflated, decoded })
    }
}

fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..HEAD_BYTES).unwrap_or(bytes)
}

/// Bytes of another encoding as UTF-8, without a mark.
fn in_utf_8(part: &Inflated, encoding: &'static Encoding) -> Inflated {
    let mut decoding = DecodingReader::new(BufReader::new(part.bytes.as_slice()));
    decoding.set_encoding(encoding);
    let mut bytes = Vec::new();
    let is_whole = decoding.read_to_end(&mut bytes).is_ok() && part.is_whole;
    Inflated { bytes, is_whole, checksum: None }
}

impl Markup {
    /// The text in UTF-8, as far as it could be had.
    fn text(&self) -> &Inflated {
        self.decoded.as_ref().unwrap_or(&self.inflated)
    }

    /// The text, and whether its bytes are those that were packed.
    pub fn bytes(&self) -> (&[u8], bool) {
        (&self.text().bytes, self.text().is_whole)
    }

    /// Its XML from the beginning.
    pub fn xml(&self) -> Part<'_> {
        let text = self.text();
        let mut reader = Reader::from_reader(text.bytes.as_slice());
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_dangling_amp = true;
        let length = u64::try_from(text.bytes.len()).unwrap_or(u64::MAX);
        Part { reader, length, is_whole: text.is_whole, begun: None, ended: None }
    }
}

impl Part<'_> {
    /// The byte of the text behind the last event.
    pub fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// The next event; [`Event::Eof`] at the end.
    pub fn next(&mut self) -> Result<Event<'_>, Fault> {
        if let Some(begun) = self.begun.take() {
            return Ok(Event::End(self.ended.insert(begun).to_end()));
        }
        match self.reader.read_event() {
            Ok(Event::DocType(declaration)) if leads_outside(&declaration) => Err(Fault::Entities),
            Ok(Event::Eof) if !self.is_whole => Err(Fault::Corrupt),
            // It may go on beyond what could be had.
            Ok(Event::Text(_)) if !self.is_whole && self.reader.buffer_position() >= self.length => Err(Fault::Corrupt),
            Ok(Event::Empty(element)) => {
                self.begun = Some(element.clone());
                Ok(Event::Start(element))
            }
            Ok(event) => Ok(event),
            // The checksum stands at the end of the part.
            Err(_) if self.is_whole => Err(Fault::Broken),
            Err(_) => Err(Fault::Corrupt),
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
    Some(unescaped(found.value).into_owned())
}

/// An attribute's value with its references resolved; as it is written where one is none.
pub(super) fn unescaped(value: Cow<'_, str>) -> Cow<'_, str> {
    match quick_xml::escape::unescape(&value) {
        Ok(Cow::Owned(plain)) => Cow::Owned(plain),
        _ => value,
    }
}

/// An attribute of XML Schema's boolean type.
pub(super) fn flag(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| is_true(&value))
}

/// A value of XML Schema's boolean type.
pub(super) fn is_true(value: &str) -> bool {
    value == "1" || value == "true"
}
