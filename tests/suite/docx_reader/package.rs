//! Small DOCX packages from snippets of XML, and documents as lines that a test can name.
#![allow(clippy::unwrap_used, reason = "writing to memory does not fail, and where it does the test should")]

use std::io::{Cursor, Write};
use std::sync::Arc;

use prongsai::ingest::docx;
use prongsai::model::{Block, Document, ReadFailure};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The namespaces that every part of a test declares.
pub const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml""#,
);

const RELATIONSHIP_TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package to be: its parts by name, as they will be written.
#[derive(Clone, Default)]
pub struct Package {
    pub parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// A document with this body, content types and relationships.
    pub fn of(body: &str) -> Package {
        let document = format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>");
        Package::default().part("word/document.xml", document)
    }

    /// With a part more.
    pub fn part(mut self, name: &str, content: impl Into<Vec<u8>>) -> Package {
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    /// With `styles.xml`, of these styles.
    pub fn styles(self, styles: &str) -> Package {
        self.part("word/styles.xml", format!("<w:styles {NAMESPACES}>{styles}</w:styles>"))
    }

    /// With `numbering.xml`, of these definitions and lists.
    pub fn numbering(self, lists: &str) -> Package {
        self.part("word/numbering.xml", format!("<w:numbering {NAMESPACES}>{lists}</w:numbering>"))
    }

    /// With `footnotes.xml`, of these notes.
    pub fn footnotes(self, notes: &str) -> Package {
        self.part("word/footnotes.xml", format!("<w:footnotes {NAMESPACES}>{notes}</w:footnotes>"))
    }

    /// The package's bytes, with content types and with relationships from the document to every other part:
    /// `word/header1.xml` has the identifier `header1`.
    pub fn bytes(self) -> Vec<u8> {
        let root = relationship("main", "officeDocument", "word/document.xml");
        let others = self.parts.iter().filter_map(|(name, _)| {
            let target = name.strip_prefix("word/")?;
            let id = target.strip_suffix(".xml")?;
            (id != "document").then(|| relationship(id, id.trim_end_matches(|c: char| c.is_ascii_digit()), target))
        });
        let others = relationships(&others.collect::<String>());
        self.part("[Content_Types].xml", "<Types/>")
            .part("_rels/.rels", relationships(&root))
            .part("word/_rels/document.xml.rels", others)
            .bare_bytes()
    }

    /// The bytes of the parts alone.
    pub fn bare_bytes(self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in self.parts {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(&content).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }
}

/// One relationship inside the package.
pub fn relationship(id: &str, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="{id}" Type="{RELATIONSHIP_TYPES}/{kind}" Target="{target}"/>"#)
}

/// A part of relationships.
pub fn relationships(all: &str) -> String {
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#
    )
}

/// Reads a document's bytes.
pub fn read(bytes: &[u8]) -> Result<Document, ReadFailure> {
    crate::fuzz_seeds::keep(bytes);
    docx::read(bytes, &Arc::from("test.docx"))
}

/// A document as lines: a place, `=` and the text; headings and cells say their level and grid place between.
pub fn lines(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let heading = paragraph.heading.map_or_else(String::new, |level| format!(" [h{level}]"));
                lines.push(format!("{}{heading} = {}", paragraph.place.at, paragraph.text));
            }
            Block::Table(table) => lines.extend(table.cells.iter().map(|cell| {
                let (rows, columns) = (cell.row_span, cell.column_span);
                let span = if (rows, columns) == (1, 1) { String::new() } else { format!(" {rows}x{columns}") };
                format!("{} [{},{}{span}] = {}", cell.place.at, cell.row, cell.column, cell.text)
            })),
        }
    }
    lines
}

/// The lines of a package that reads without loss.
#[track_caller]
pub fn lines_of(package: Package) -> Vec<String> {
    let document = read(&package.bytes()).unwrap();
    assert_eq!(document.losses, [], "nothing should be lost");
    lines(&document)
}

/// The text of a paragraph with these runs.
#[track_caller]
pub fn text_of(runs: &str) -> String {
    let lines = lines_of(Package::of(&format!("<w:p>{runs}</w:p>")));
    assert!(lines.len() <= 1, "one paragraph: {lines:?}");
    lines.concat().trim_start_matches("paragraph 1 = ").to_owned()
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}
