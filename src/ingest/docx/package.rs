//! The package: parts by name, found through relationships, inflated under a limit and decoded.
//!
//! Forgiven: missing `[Content_Types].xml`, missing relationships (the usual names are tried), wrong case and
//! backslashes in names, other encodings than UTF-8. Not forgiven: bytes that do not inflate or fail their checksum,
//! since a figure in them may be a wrong one.

use std::collections::HashMap;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::xml::{Cursor, Ending};
use crate::ingest::inflate::Inflated;
use crate::ingest::{markup, package};
use crate::model::{Limit, ReadFailure};
use crate::ooxml::normal_name;

/// What a part's relationships are for, as far as this reader follows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The main document.
    Document,
    /// `styles.xml`.
    Styles,
    /// `numbering.xml`.
    Numbering,
    /// `footnotes.xml`.
    Footnotes,
    /// `endnotes.xml`.
    Endnotes,
    /// Anything else: headers, footers and imported files are named by their identifiers.
    Other,
}

/// The relationships of one part.
#[derive(Default)]
pub(super) struct Relationships {
    /// The folder of the part they belong to, with `/` at its end.
    folder: String,
    /// The parts with a role, the first of each.
    roles: Vec<(Role, String)>,
    /// All parts by identifier.
    targets: HashMap<String, String>,
}

impl Relationships {
    /// The part with a role: the one that a relationship names, or the one of the usual name.
    pub fn part(&self, role: Role) -> Link {
        let usual = match role {
            Role::Document => "word/document.xml".to_owned(),
            Role::Styles => format!("{}styles.xml", self.folder),
            Role::Numbering => format!("{}numbering.xml", self.folder),
            Role::Footnotes => format!("{}footnotes.xml", self.folder),
            Role::Endnotes => format!("{}endnotes.xml", self.folder),
            Role::Other => String::new(),
        };
        match self.roles.iter().find(|(found, _)| *found == role) {
            Some((_, part)) => Link { part: part.clone(), promised: true },
            None => Link { part: usual, promised: false },
        }
    }

    /// The part that an identifier such as `rId7` leads to.
    pub fn target(&self, id: &str) -> Option<&str> {
        self.targets.get(id).map(String::as_str)
    }
}

/// Where a part should be.
pub(super) struct Link {
    /// The part's name.
    pub part: String,
    /// Whether a relationship names it, so that its absence is a loss.
    pub promised: bool,
}

/// A part's text.
pub(super) struct PartText {
    /// The decoded text, in UTF-8. Whoever takes it apart looks at its characters once more.
    pub text: Vec<u8>,
    /// The encoding in which some bytes are no text.
    pub undecodable: Option<&'static str>,
}

/// Why a part cannot be had.
pub(super) enum PartFailure {
    /// The package has no such part.
    Missing,
    /// The whole file is out of question.
    Fatal(ReadFailure),
    /// The part's bytes do not inflate or fail their checksum.
    Damaged,
}

/// An opened package.
pub(super) struct Package<'b> {
    parts: package::Package<'b>,
    inflatable: u64,
}

impl<'b> Package<'b> {
    /// Of which nothing was read yet.
    pub fn new(parts: package::Package<'b>) -> Package<'b> {
        Package { parts, inflatable: Limit::UnpackedBytes.most() }
    }

    /// The name of the main document: by relationship, by content type, or the usual one.
    ///
    /// # Errors
    /// Where none of them is there.
    pub fn main_part(&mut self) -> Result<String, ReadFailure> {
        let root = self.relationships("")?;
        let linked = root.part(Role::Document);
        if self.has(&linked.part) {
            return Ok(linked.part);
        }
        let typed = self.main_by_content_type()?;
        typed
            .into_iter()
            .chain([linked.part, "word/document.xml".to_owned()])
            .find(|part| self.has(part))
            .ok_or_else(|| ReadFailure::Damaged { what: "word/document.xml".to_owned() })
    }

    /// The relationships of a part (`""` for those of the package); none where they are missing or broken.
    ///
    /// # Errors
    /// Where they declare entities, or the package is encrypted or too large.
    pub fn relationships(&mut self, part: &str) -> Result<Relationships, ReadFailure> {
        let (folder, file) = part.rfind('/').and_then(|slash| part.split_at_checked(slash + 1)).unwrap_or(("", part));
        let name = format!("{folder}_rels/{file}.rels");
        let mut found = Relationships { folder: folder.to_owned(), ..Relationships::default() };
        if let Some(text) = self.optional_text(&name)? {
            let mut xml = Cursor::new(&text);
            xml.child();
            while let Some(element) = xml.child() {
                if element.name() == "Relationship"
                    && element.attribute("TargetMode").as_deref() != Some("External")
                    && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
                {
                    let part = resolved_target(folder, &target);
                    let role = role_of(&element.attribute("Type").unwrap_or_default());
                    if role != Role::Other && found.roles.iter().all(|(known, _)| *known != role) {
                        found.roles.push((role, part.clone()));
                    }
                    found.targets.insert(id.into_owned(), part);
                }
                xml.skip();
            }
            refuse_entities(&xml, &name)?;
        }
        Ok(found)
    }

    fn main_by_content_type(&mut self) -> Result<Option<String>, ReadFailure> {
        let name = "[Content_Types].xml";
        let Some(text) = self.optional_text(name)? else { return Ok(None) };
        let mut xml = Cursor::new(&text);
        let mut main = None;
        xml.child();
        while let Some(element) = xml.child() {
            let kind = element.attribute("ContentType").unwrap_or_default();
            let is_word = kind.contains("wordprocessingml") || kind.contains("ms-word");
            if is_word && kind.ends_with(".main+xml") && main.is_none() {
                main = element.attribute("PartName").map(|part| part.trim_start_matches('/').to_owned());
            }
            xml.skip();
        }
        refuse_entities(&xml, name)?;
        Ok(main)
    }

    fn optional_text(&mut self, part: &str) -> Result<Option<Vec<u8>>, ReadFailure> {
        match self.text(part) {
            Ok(found) => Ok(Some(found.text)),
            Err(PartFailure::Fatal(failure)) => Err(failure),
            Err(PartFailure::Missing | PartFailure::Damaged) => Ok(None),
        }
    }

    fn has(&self, part: &str) -> bool {
        self.parts.holds(&normal_name(part))
    }

    /// A part's text.
    ///
    /// # Errors
    /// See [`PartFailure`].
    pub fn text(&mut self, part: &str) -> Result<PartText, PartFailure> {
        let name = normal_name(part);
        if !self.parts.holds(&name) {
            return Err(PartFailure::Missing);
        }
        if self.parts.is_locked(&name) {
            return Err(PartFailure::Fatal(ReadFailure::Encrypted));
        }
        let Inflated { bytes, is_whole, .. } = self.parts.take(&name).ok_or(PartFailure::Damaged)?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > self.inflatable {
            return Err(PartFailure::Fatal(Limit::UnpackedBytes.met()));
        }
        self.inflatable -= length;
        if is_whole { Ok(decoded(bytes)) } else { Err(PartFailure::Damaged) }
    }
}

/// Fails where a part ended at declared entities.
///
/// # Errors
/// [`ReadFailure::Entities`].
pub(super) fn refuse_entities(xml: &Cursor<'_>, part: &str) -> Result<(), ReadFailure> {
    match xml.ending() {
        Some(Ending::Entities) => Err(ReadFailure::Entities { part: part.to_owned() }),
        _ => Ok(()),
    }
}

fn role_of(kind: &str) -> Role {
    match kind.rsplit('/').next() {
        Some("officeDocument") => Role::Document,
        Some("styles") => Role::Styles,
        Some("numbering") => Role::Numbering,
        Some("footnotes") => Role::Footnotes,
        Some("endnotes") => Role::Endnotes,
        _ => Role::Other,
    }
}

/// The part that a target means, seen from a folder such as `word/`.
fn resolved_target(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let base = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for segment in base.split('/').chain(target.split('/')) {
        match segment {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}

/// A part's text: UTF-8 unless a byte order mark, the pattern of zero bytes or the declaration says otherwise.
fn decoded(bytes: Vec<u8>) -> PartText {
    let wide = markup::foreign(&bytes).filter(|encoding| [UTF_16LE, UTF_16BE].contains(encoding));
    if let Some(encoding) = wide {
        return decoded_as(encoding, &bytes);
    }
    if Encoding::utf8_valid_up_to(&bytes) == bytes.len() {
        return PartText { text: bytes, undecodable: None };
    }
    decoded_as(markup::foreign(&bytes).unwrap_or(encoding_rs::UTF_8), &bytes)
}

fn decoded_as(encoding: &'static Encoding, bytes: &[u8]) -> PartText {
    let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
    PartText { text: text.into_owned().into_bytes(), undecodable: had_errors.then(|| encoding.name()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_seen_from_the_folder_of_its_source() {
        let cases = [
            ("word/", "styles.xml", "word/styles.xml"),
            ("word/", "/word/styles.xml", "word/styles.xml"),
            ("word/", "../customXml/item1.xml", "customXml/item1.xml"),
            ("word/", ".\\header1.xml", "word/header1.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("", "../../../document.xml", "document.xml"),
        ];
        for (folder, target, part) in cases {
            assert_eq!(resolved_target(folder, target), part, "{folder} {target}");
        }
    }

    #[test]
    fn text_is_decoded_by_mark_pattern_or_declaration() {
        let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let thai_windows = [b"<?xml version='1.0' encoding='windows-874'?><a>".as_slice(), &[0xA1, 0xA2], b"</a>"];
        let cases = [
            ("<a>กข</a>".as_bytes().to_vec(), "<a>กข</a>"),
            (utf_16("\u{FEFF}<a>กข</a>"), "<a>กข</a>"),
            (utf_16("<a>กข</a>"), "<a>กข</a>"),
            (thai_windows.concat(), "<?xml version='1.0' encoding='windows-874'?><a>กข</a>"),
        ];
        for (bytes, text) in cases {
            let part = decoded(bytes);
            assert_eq!(part.text, text.as_bytes());
            assert_eq!(part.undecodable, None);
        }
        assert_eq!(decoded(b"<a>\xFF</a>".to_vec()).undecodable, Some("UTF-8"));
    }
}
