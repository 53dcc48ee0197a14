//! Packages from snippets of XML, and what became of them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what cannot be made or read fails the test")]

use std::io::{Cursor, Read};
use std::sync::Arc;

use office_oxide::{Document as Judge, DocumentFormat};
use prongsai::convert::{Converted, Settings, convert};
use prongsai::ingest;
use prongsai::model::{Block, Format};
use prongsai::thai::digits::{Digits, to_arabic};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::common::archive;

/// The namespaces that every part of a test declares.
const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml""#,
);

const SHEET: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// To Arabic digits, or to Thai ones.
pub fn to(digits: Digits) -> Settings {
    Settings { digits: Some(digits), ..Settings::default() }
}

/// A package to be: its parts by name.
#[derive(Clone)]
pub struct Package {
    pub format: Format,
    pub parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// A document with this body.
    pub fn document(body: &str) -> Package {
        let document = format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>");
        Package { format: Format::Docx, parts: Vec::new() }
            .part("[Content_Types].xml", content_types("word/document.xml", "wordprocessingml.document.main"))
            .part("_rels/.rels", relationships(&[("officeDocument", "word/document.xml")]))
            .part("word/document.xml", document)
    }

    /// A workbook of one sheet with these texts to share, and these formats of cells.
    pub fn workbook(sheet: &str, shared: &[&str], styles: &str) -> Package {
        let items: String = shared.iter().map(|text| format!("<si>{text}</si>")).collect();
        let targets =
            [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")];
        Package { format: Format::Xlsx, parts: Vec::new() }
            .part("[Content_Types].xml", content_types("xl/workbook.xml", "spreadsheetml.sheet.main"))
            .part("_rels/.rels", relationships(&[("officeDocument", "xl/workbook.xml")]))
            .part(
                "xl/workbook.xml",
                format!(
                    "<workbook {SHEET} xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"ปี ๒๕๖๔\" sheetId=\"1\" r:id=\"r0\"/>\
                     </sheets><calcPr calcId=\"1\"/></workbook>"
                ),
            )
            .part("xl/_rels/workbook.xml.rels", relationships(&targets))
            .part("xl/worksheets/sheet1.xml", format!("<worksheet {SHEET} xmlns:r=\"{OFFICE}\">{sheet}</worksheet>"))
            .part("xl/sharedStrings.xml", format!("<sst {SHEET}>{items}</sst>"))
            .part("xl/styles.xml", format!("<styleSheet {SHEET}>{styles}</styleSheet>"))
    }

    /// With a part more, as it is.
    pub fn part(mut self, name: &str, content: impl Into<Vec<u8>>) -> Package {
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    /// With a part of WordprocessingML or a chart, of this root element.
    pub fn story(self, name: &str, root: &str, inside: &str) -> Package {
        self.part(name, format!("<{root} {NAMESPACES}>{inside}</{root}>"))
    }

    /// With a table on the only sheet.
    pub fn table(self, attributes: &str, inside: &str) -> Package {
        self.part("xl/worksheets/_rels/sheet1.xml.rels", relationships(&[("table", "../tables/table1.xml")]))
            .part("xl/tables/table1.xml", format!("<table {SHEET} id=\"1\" {attributes}>{inside}</table>"))
    }

    /// The archive.
    pub fn bytes(&self) -> Vec<u8> {
        let parts: Vec<_> = self.parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        archive(&parts)
    }

    /// The package converted, and what holds for every conversion seen to.
    #[track_caller]
    pub fn converted(&self, settings: &Settings) -> Outcome {
        converted(&self.bytes(), self.format, settings)
    }
}

/// A conversion, and the parts of its result.
pub struct Outcome {
    pub converted: Converted,
    parts: Vec<(String, Vec<u8>)>,
}

impl Outcome {
    /// A part as text.
    #[track_caller]
    pub fn text(&self, name: &str) -> &str {
        let (_, bytes) = self.parts.iter().find(|(part, _)| part == name).unwrap();
        std::str::from_utf8(bytes).unwrap()
    }

    /// What stands in a part's root element.
    #[track_caller]
    pub fn inside(&self, name: &str) -> &str {
        let text = self.text(name);
        let start = text.find('>').unwrap() + 1;
        &text[start..text.rfind("</").unwrap()]
    }

    /// The names of the parts that differ from another package's.
    pub fn changed_from(&self, package: &[u8]) -> Vec<&str> {
        let before = parts(package);
        let both = self.parts.iter().zip(&before);
        both.filter(|(after, before)| after != before).map(|((name, _), _)| name.as_str()).collect()
    }
}

/// A package converted: the same names in the same order, the same bytes again, and those of before where nothing is
/// to be done.
#[track_caller]
pub fn converted(bytes: &[u8], format: Format, settings: &Settings) -> Outcome {
    let converted = convert(bytes, format, settings).unwrap();
    assert_eq!(convert(bytes, format, settings).as_ref(), Ok(&converted), "not deterministic");
    let (before, after) = (parts(bytes), parts(&converted.bytes));
    assert!(before.iter().map(|(name, _)| name).eq(after.iter().map(|(name, _)| name)), "other parts");
    if before == after {
        assert!(converted.bytes == bytes, "packed anew for nothing");
    }
    Outcome { converted, parts: after }
}

/// All parts of a package, in its order.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (entry.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// The events of a part with all digits Arabic: what two parts share that differ in nothing but digits.
pub fn events(part: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(part).unwrap();
    let mut reader = Reader::from_str(text);
    let mut events = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return events,
            Event::Text(text) => events.push(to_arabic(&text.into_inner()).into_owned()),
            Event::CData(text) => events.push(to_arabic(&text.into_inner()).into_owned()),
            other => events.push(format!("{other:?}")),
        }
    }
}

/// The text as our own reader has it, a line a paragraph or cell.
#[track_caller]
pub fn our_text(bytes: &[u8]) -> Vec<String> {
    let file: Arc<str> = "package".into();
    crate::fuzz_seeds::keep(bytes);
    let document = ingest::read_bytes(bytes, &file).unwrap_or_else(|failure| panic!("{failure:?}"));
    let lines = document.blocks.into_iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![paragraph.text],
        Block::Table(table) => table.cells.into_iter().map(|cell| format!("{}={}", cell.place.at, cell.text)).collect(),
    });
    lines.collect()
}

/// The text as office_oxide has it.
#[track_caller]
pub fn judged_text(bytes: &[u8], format: Format) -> String {
    let format = if format == Format::Docx { DocumentFormat::Docx } else { DocumentFormat::Xlsx };
    Judge::from_reader(Cursor::new(bytes.to_vec()), format).unwrap().plain_text()
}

fn content_types(main: &str, kind: &str) -> String {
    format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Override PartName=\"/{main}\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/></Types>"
    )
}

fn relationships(targets: &[(&str, &str)]) -> String {
    let all: String = targets
        .iter()
        .enumerate()
        .map(|(id, (kind, target))| {
            format!("<Relationship Id=\"r{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    format!("<Relationships xmlns=\"{RELATIONSHIPS}\">{all}</Relationships>")
}
