//! Writes a [`Document`] as a DOCX package, part by part, each in the order of its schema: what Microsoft's validator
//! asks for. The same document gives the same bytes.

use std::fmt::Display;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::names::Names;
use self::xml::{Attribute, Xml};
use super::ExportError;
use crate::model::word::{Block, Document, Margin, Properties};

mod names;
mod notes;
mod numbering;
mod pictures;
mod properties;
mod relations;
mod sections;
mod settings;
mod shapes;
mod styles;
mod tables;
mod text;
mod xml;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The namespaces of parts with text.
const NAMESPACES: [(&str, &str); 6] = [
    ("xmlns:w", WORD),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:v", "urn:schemas-microsoft-com:vml"),
    ("xmlns:o", "urn:schemas-microsoft-com:office:office"),
    ("xmlns:w10", "urn:schemas-microsoft-com:office:word"),
];

/// A part of a package.
struct Part {
    /// Its name, without the slash before it.
    name: String,
    bytes: Vec<u8>,
}

/// Writes a document.
///
/// # Errors
/// Those of packing.
pub fn write(document: &Document) -> Result<Vec<u8>, ExportError> {
    let mut names = Names::new(document);
    let mut package = relations::Package::default();
    let mut parts = Vec::new();
    let mut put = |name: &str, xml: String| parts.push(Part { name: name.to_owned(), bytes: xml.into_bytes() });

    let body = body(&mut names);
    let pictures = names.end_part();
    put("word/document.xml", body);
    put("word/styles.xml", styles::part(&names));
    put("word/settings.xml", settings::part(document));
    package.relate("word/document.xml", "rIdStyles", "styles", "styles.xml");
    package.relate("word/document.xml", "rIdSettings", "settings", "settings.xml");
    package.pictures("word/document.xml", pictures);
    if !document.numberings.is_empty() {
        put("word/numbering.xml", numbering::part(&names));
        package.relate("word/document.xml", "rIdNumbering", "numbering", "numbering.xml");
    }
    for (kind, content) in [("footnote", &document.footnotes), ("endnote", &document.endnotes)] {
        if !content.is_empty() {
            let name = format!("word/{kind}s.xml");
            put(&name, notes::part(&mut names, kind, content));
            package.relate("word/document.xml", &format!("rId{kind}s"), &format!("{kind}s"), &format!("{kind}s.xml"));
            package.pictures(&name, names.end_part());
        }
    }
    if !document.comments.is_empty() {
        put("word/comments.xml", notes::comments(&mut names));
        package.relate("word/document.xml", "rIdComments", "comments", "comments.xml");
        package.pictures("word/comments.xml", names.end_part());
    }
    for (number, section) in document.sections.iter().enumerate() {
        for (kind, of) in [("header", &section.headers), ("footer", &section.footers)] {
            for (which, margin) in sections::margins(of) {
                let part = sections::part(kind, number, which);
                let name = format!("word/{part}.xml");
                put(&name, self::margin(&mut names, kind, margin));
                package.relate("word/document.xml", &format!("rId{part}"), kind, &format!("{part}.xml"));
                package.pictures(&name, names.end_part());
            }
        }
    }
    if document.properties != Properties::default() {
        put("docProps/core.xml", settings::properties(&document.properties));
        package.has_properties();
    }
    pack(package, parts, document)
}

/// The namespaces as attributes.
fn namespaces<'a>(all: &'a [(&'a str, &'a str)]) -> Vec<Attribute<'a>> {
    all.iter().map(|(name, value)| (*name, value as &dyn Display)).collect()
}

/// `word/document.xml`.
fn body(names: &mut Names) -> String {
    let mut xml = Xml::part();
    xml.start("w:document", &namespaces(&NAMESPACES));
    xml.start("w:body", &[]);
    let sections = &names.document.sections;
    text::body(&mut xml, names, sections);
    xml.end("w:body");
    xml.end("w:document");
    xml.finish()
}

/// A header or a footer.
fn margin(names: &mut Names, kind: &str, margin: &Margin) -> String {
    let mut xml = Xml::part();
    let root = if kind == "header" { "w:hdr" } else { "w:ftr" };
    xml.start(root, &namespaces(&NAMESPACES));
    text::blocks(&mut xml, names, margin);
    if !matches!(margin.last(), Some(Block::Paragraph(_))) {
        xml.empty("w:p", &[]);
    }
    xml.end(root);
    xml.finish()
}

fn pack(package: relations::Package, parts: Vec<Part>, document: &Document) -> Result<Vec<u8>, ExportError> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    let packed = options.compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let types = package.content_types(&parts, document);
    for Part { name, bytes } in types.into_iter().chain(package.relationships()).chain(parts) {
        zip.start_file(name, packed)?;
        zip.write_all(&bytes)?;
    }
    for (index, picture) in document.pictures.iter().enumerate() {
        zip.start_file(format!("word/{}", names::picture(index, picture.format)), packed)?;
        zip.write_all(&picture.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
