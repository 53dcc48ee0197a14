//! Zip packages: which kind of document one is, and that it inflates to no more than it should.

use std::io::{self, Read};

use quick_xml::events::Event;

use super::unsupported;
use crate::ingest::inflate::HIGHEST_RATIO;
use crate::ingest::package::{Fault, Package, attribute, is_markup};
use crate::model::{Format, Limit, ReadFailure};

/// An archive's end with the longest comment.
const LONGEST_END: usize = 22 + 65_535;

/// Main parts by which packages are told, each with its format.
const MAIN_PARTS: [(&str, Format); 3] =
    [("word/document.xml", Format::Docx), ("xl/workbook.xml", Format::Xlsx), ("xl/workbook.bin", Format::Xlsb)];

/// What the main part's content type holds, for packages that call it otherwise.
const CONTENT_TYPES: [(&str, Format); 3] =
    [("wordprocessingml", Format::Docx), ("sheet.binary", Format::Xlsb), ("spreadsheetml", Format::Xlsx)];

/// A package that may be read, of a format that we read.
pub(super) fn admit(package: &mut Package<'_>) -> Result<Format, (Format, ReadFailure)> {
    let entries = u64::try_from(package.len()).unwrap_or(u64::MAX);
    let kind = recognise(package);
    if kind == Ok(Format::Zip) {
        // What lies in an archive is admitted when it is taken out; the archive itself has limits of its own.
        return kind;
    }
    Limit::PackageParts.check(entries).map_err(|failure| (Format::Unknown, failure))?;
    let format = kind.as_ref().map_or_else(|(format, _)| *format, |format| *format);
    if package.is_encrypted() {
        return Err((format, ReadFailure::Encrypted));
    }
    let format = kind?;
    if package.is_ambiguous() {
        return Err((format, ReadFailure::Damaged { what: "zip directory".to_owned() }));
    }
    measure(package).map_err(|failure| (format, failure))?;
    if format == Format::Ods && has_encrypted_parts(package) {
        return Err((format, ReadFailure::Encrypted));
    }
    refuse_entities(package).map_err(|failure| (format, failure))?;
    Ok(format)
}

/// The package that bytes are which begin otherwise: a program printed something in front of it, or it unpacks
/// itself. Every program that reads archives finds them by their end.
pub(super) fn ending_as_one(bytes: &[u8]) -> Option<Package<'_>> {
    let tail = bytes.get(bytes.len().saturating_sub(LONGEST_END)..).unwrap_or(bytes);
    let has_end = tail.windows(4).any(|window| window == b"PK\x05\x06");
    has_end.then(|| Package::open(bytes).ok()).flatten().filter(|found| found.len() > 0)
}

/// Which kind of document a package is.
fn recognise(package: &mut Package<'_>) -> Result<Format, (Format, ReadFailure)> {
    let main = MAIN_PARTS.iter().find(|(part, _)| package.holds(part)).map(|(_, format)| *format);
    match main.or_else(|| by_content_type(package)) {
        Some(format) => Ok(format),
        None if package.holds("ppt/presentation.xml") => Err((Format::Unknown, unsupported("PowerPoint (.pptx)"))),
        None => open_document(package),
    }
}

fn by_content_type(package: &mut Package<'_>) -> Option<Format> {
    let kind = main_type(package)?;
    CONTENT_TYPES.iter().find(|(name, _)| kind.contains(name)).map(|(_, format)| *format)
}

/// The content type of an Office Open XML package's main part, in small letters: it says whether the document has
/// macros or is a template.
pub fn main_content_type(bytes: &[u8]) -> Option<String> {
    main_type(&mut Package::open(bytes).ok()?)
}

fn main_type(package: &mut Package<'_>) -> Option<String> {
    let part = package.markup("[content_types].xml")?;
    let mut xml = part.xml();
    loop {
        match xml.next().ok()? {
            Event::Start(element) => {
                let kind = attribute(&element, "ContentType").unwrap_or_default().to_ascii_lowercase();
                if kind.contains(".main+xml") || kind.ends_with(".main") {
                    return Some(kind);
                }
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// OpenDocument tells its kind in an entry of its own; every other zip is an archive of files.
fn open_document(package: &mut Package<'_>) -> Result<Format, (Format, ReadFailure)> {
    let mut kind = String::new();
    if let Some(entry) = package.bytes("mimetype") {
        // Bytes that are no text are no kind either.
        let _ = entry.take(100).read_to_string(&mut kind);
    }
    // The entry may be broken, or left out by who packed the document anew.
    if kind.is_empty() {
        kind = manifest_type(package).unwrap_or_default();
    }
    match kind.trim().strip_prefix("application/vnd.oasis.opendocument.") {
        Some("spreadsheet" | "spreadsheet-template") => Ok(Format::Ods),
        Some("text") => Err((Format::Unknown, unsupported("OpenDocument Text (.odt)"))),
        Some(_) => Err((Format::Unknown, unsupported("OpenDocument"))),
        // Packages of other programs are no archives of submissions.
        None if kind.starts_with("application/") => Err((Format::Unknown, unsupported(kind.trim()))),
        None if package.holds("[content_types].xml") => {
            Err((Format::Unknown, unsupported("Office Open XML of another kind")))
        }
        None if package.names().any(|name| name.ends_with(".iwa")) => {
            Err((Format::Unknown, unsupported("Apple iWork (.pages, .numbers)")))
        }
        None => Ok(Format::Zip),
    }
}

/// What an OpenDocument manifest says of the whole document.
fn manifest_type(package: &mut Package<'_>) -> Option<String> {
    let part = package.markup("meta-inf/manifest.xml")?;
    let mut xml = part.xml();
    loop {
        match xml.next().ok()? {
            Event::Start(entry) if attribute(&entry, "full-path").as_deref() == Some("/") => {
                return attribute(&entry, "media-type");
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// OpenDocument encrypts parts, not the archive; its manifest says how each can be decrypted.
fn has_encrypted_parts(package: &mut Package<'_>) -> bool {
    let Some(part) = package.markup("meta-inf/manifest.xml") else { return false };
    let mut xml = part.xml();
    loop {
        match xml.next() {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "encryption-data" => return true,
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// Bounds what readers will inflate. Parts small enough need no measuring, whatever sizes the archive declares: where even
/// the highest ratio stays within the limit, nothing is inflated here; otherwise every part that a reader may open is, and
/// thrown away: declared sizes can lie.
fn measure(package: &mut Package<'_>) -> Result<(), ReadFailure> {
    let parts: Vec<String> = package.names().filter(|name| is_markup(name)).map(str::to_owned).collect();
    let packed: u64 = parts.iter().map(|part| package.compressed_size(part)).fold(0, u64::saturating_add);
    let most = Limit::UnpackedBytes.most();
    if packed.saturating_mul(HIGHEST_RATIO) <= most {
        return Ok(());
    }
    let mut total = 0;
    for part in &parts {
        let packed = package.compressed_size(part).max(1);
        let Some(inflating) = package.bytes(part) else { continue };
        let mut counted = Counted::default();
        // An entry that breaks off has been counted as far as any reader gets.
        let _ = io::copy(&mut inflating.take(most - total + 1), &mut counted);
        total += counted.bytes;
        Limit::UnpackedBytes.check(total)?;
        let ratio = counted.bytes / packed;
        if counted.bytes >= Limit::RATIO_COUNTS_FROM && ratio > Limit::UnpackingRatio.most() {
            let part = Some(part.clone());
            return Err(ReadFailure::OverLimit { limit: Limit::UnpackingRatio, found: ratio, part });
        }
    }
    Ok(())
}

/// Counts what is written to it.
#[derive(Default)]
struct Counted {
    bytes: u64,
}

impl io::Write for Counted {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.bytes += u64::try_from(buffer.len()).unwrap_or(u64::MAX);
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Looks at the beginning of the parts that every reader starts from. The other parts are looked at as they are
/// read; no reader resolves an entity of a document's own in any case.
fn refuse_entities(package: &mut Package<'_>) -> Result<(), ReadFailure> {
    let read = MAIN_PARTS.map(|(part, _)| part).into_iter().chain(["_rels/.rels", "content.xml"]);
    // No reader asks for the types.
    let types = Some("[content_types].xml").filter(|part| !package.declares_nothing(part));
    refuse_entities_in(package, read.chain(types))
}

/// Looks at the beginning of every part of a package that the guard has let pass, for those who hand on parts without
/// reading them.
///
/// # Errors
/// [`ReadFailure::Entities`].
pub fn refuse_entities_everywhere(bytes: &[u8]) -> Result<(), ReadFailure> {
    let mut package = Package::open(bytes)?;
    let names: Vec<String> = package.names().map(str::to_owned).collect();
    refuse_entities_in(&mut package, names.iter().map(String::as_str))
}

fn refuse_entities_in<'n>(package: &mut Package<'_>, parts: impl Iterator<Item = &'n str>) -> Result<(), ReadFailure> {
    for part in parts {
        let Some(markup) = package.markup(part) else { continue };
        let mut xml = markup.xml();
        loop {
            match xml.next() {
                Ok(Event::Start(_) | Event::Eof) => break,
                Ok(_) => {}
                Err(Fault::Entities) => return Err(ReadFailure::Entities { part: part.to_owned() }),
                // Whether the part can do without is for its reader to say.
                Err(Fault::Broken | Fault::Corrupt) => break,
            }
        }
    }
    Ok(())
}

/// The format of a package whose directory is gone, by the first main part that an entry's own header names.
pub(super) fn named_in(bytes: &[u8]) -> Format {
    let holds = |name: &str| bytes.windows(name.len()).any(|window| window.eq_ignore_ascii_case(name.as_bytes()));
    MAIN_PARTS.iter().find(|(part, _)| holds(part)).map_or(Format::Unknown, |(_, format)| *format)
}
