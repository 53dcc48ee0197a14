//! A DOCX package written part by part: what docx-rs leaves to be desired is put right on the way.
//!
//! docx-rs stores its parts uncompressed, writes children in an order that the schema forbids and adds parts that say
//! nothing. A [`Package`] takes such a package and writes it again: deflated, with fixed times and a fixed order of
//! parts, each part's XML in schema order (`rewrite`). The body grows block by block, each as XML of our own in that
//! order, so that a report of thousands of pages is never in memory, and no tree is made of a table of thousands of rows.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read as _, Write as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::export::ExportError;
use rewrite::{Addition, rewrite};

mod foreign;
mod rewrite;
mod schema;

const CONTENT_TYPES: &str = "[Content_Types].xml";
const CORE_PROPERTIES: &str = "docProps/core.xml";
const FONT_TABLE: &str = "word/fontTable.xml";
const BODY: &str = "word/document.xml";

/// Parts that docx-rs writes whether or not there is anything to say.
const OPTIONAL_PARTS: [&str; 4] =
    ["docProps/app.xml", "docProps/custom.xml", "word/comments.xml", "word/commentsExtended.xml"];

/// Page numbers in Thai digits. (The field's own switch for it means letters to LibreOffice.)
const THAI_PAGE_NUMBERS: Addition =
    Addition { path: &["w:sectPr"], child: "w:pgNumType", xml: r#"<w:pgNumType w:fmt="thaiNumbers"/>"# };

/// Types of relationships, and of the parts that they lead to.
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD_PART: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const BODY_RELATIONSHIPS: &str = "word/_rels/document.xml.rels";

/// A DOCX package whose body is still growing.
pub struct Package {
    /// The body alone, packed as it grows; it joins the other parts at the end.
    body: ZipWriter<Cursor<Vec<u8>>>,
    /// A paragraph that waits: the last one of a section carries the section's properties.
    waiting: Option<Vec<u8>>,
    /// What closes the body: the last section's properties and the end tags.
    tail: String,
    section: &'static [Addition],
    parts: BTreeMap<String, String>,
    pictures: Vec<Vec<u8>>,
    /// Pictures that came with a template, by their names under `word/`.
    media: BTreeMap<String, Vec<u8>>,
    relationships: usize,
}

/// What the package tells about itself.
pub struct Properties<'a> {
    /// The document's title.
    pub title: &'a str,
    /// Its language, such as `th-TH`.
    pub language: &'a str,
    /// Its font.
    pub font: &'a str,
    /// Fonts to show it in where that one is not installed, parted by commas.
    pub font_alternatives: &'a str,
    /// Whether its pages are numbered in Thai digits.
    pub thai_page_numbers: bool,
}

impl Package {
    /// Takes a packed DOCX with styles, headers and footers, and as much of the body as there is already.
    ///
    /// # Errors
    /// Where the bytes are no DOCX package.
    pub fn begin(packed: &[u8], properties: &Properties) -> Result<Package, ExportError> {
        let mut parts = read_parts(packed)?;
        drop_idle_parts(&mut parts)?;
        parts.insert(CORE_PROPERTIES.to_owned(), core_properties(properties));
        parts.insert(FONT_TABLE.to_owned(), font_table(properties));
        let body = parts.remove(BODY).ok_or_else(|| malformed(BODY))?;
        let end = body.rfind("<w:sectPr").ok_or_else(|| malformed(BODY))?;
        let (head, tail) = body.split_at(end);

        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(BODY, options())?;
        rewrite(head, &[], &mut writer)?;
        let section: &[Addition] = if properties.thai_page_numbers { &[THAI_PAGE_NUMBERS] } else { &[] };
        Ok(Package {
            body: writer,
            waiting: None,
            tail: tail.to_owned(),
            section,
            parts,
            pictures: Vec::new(),
            media: BTreeMap::new(),
            relationships: 0,
        })
    }

    /// Adds a part beside the body and a relationship of the body to it, whose id is given back. Its kind is the last
    /// word of the relationship's type and of the part's content type, such as `footer`.
    ///
    /// # Errors
    /// Where the package lacks its own lists.
    pub fn add_part(&mut self, kind: &str, file: &str, xml: String) -> Result<String, ExportError> {
        let declared = format!(r#"<Override PartName="/word/{file}" ContentType="{WORD_PART}.{kind}+xml"/>"#);
        self.extend_part(CONTENT_TYPES, "</Types>", &declared)?;
        self.parts.insert(format!("word/{file}"), xml);
        self.relate(kind, file)
    }

    /// Puts a part in the place of one that is there.
    pub fn replace_part(&mut self, file: &str, xml: String) {
        self.parts.insert(format!("word/{file}"), xml);
    }

    /// Adds a PNG and gives back the id of the relationship to it.
    ///
    /// # Errors
    /// Where the package lacks its own lists.
    pub fn add_picture(&mut self, png: &[u8]) -> Result<String, ExportError> {
        self.pictures.push(png.to_vec());
        self.relate("image", &picture_name(self.pictures.len()))
    }

    fn relate(&mut self, kind: &str, target: &str) -> Result<String, ExportError> {
        self.relationships += 1;
        let id = format!("rIdAdded{}", self.relationships);
        let xml = format!(r#"<Relationship Id="{id}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>"#);
        self.extend_part(BODY_RELATIONSHIPS, "</Relationships>", &xml)?;
        Ok(id)
    }

    /// Puts XML before the end tag of a part's root.
    fn extend_part(&mut self, name: &str, end_tag: &str, xml: &str) -> Result<(), ExportError> {
        let part = self.parts.get_mut(name).ok_or_else(|| malformed(name))?;
        let end = part.rfind(end_tag).ok_or_else(|| malformed(name))?;
        part.insert_str(end, xml);
        Ok(())
    }

    /// Adds a block to the body: XML whose elements are in the order of the schema.
    ///
    /// # Errors
    /// Those of packing.
    pub fn add_xml(&mut self, xml: impl Into<Vec<u8>>) -> Result<(), ExportError> {
        let before = self.waiting.replace(xml.into());
        Ok(before.map_or(Ok(()), |xml| self.body.write_all(&xml))?)
    }

    /// Ends a section: its properties, a `w:sectPr`, go into the last paragraph, which must be the last block.
    ///
    /// # Errors
    /// Those of packing, and where the last block is no paragraph with properties.
    pub fn end_section(&mut self, properties: &str) -> Result<(), ExportError> {
        const BEGIN: &[u8] = b"<w:pPr>";
        let mut last = self.waiting.take().ok_or_else(|| malformed(BODY))?;
        let at = last.windows(BEGIN.len()).position(|window| window == BEGIN).ok_or_else(|| malformed(BODY))?;
        let at = at + BEGIN.len();
        last.splice(at..at, properties.bytes());
        let text = std::str::from_utf8(&last).map_err(io::Error::other)?;
        rewrite(text, self.section, &mut self.body)
    }

    /// The properties of the last section, a `w:sectPr` in the place of the one the package began with.
    ///
    /// # Errors
    /// Where the body has no end.
    pub fn set_last_section(&mut self, properties: &str) -> Result<(), ExportError> {
        const END: &str = "</w:sectPr>";
        let end = self.tail.find(END).ok_or_else(|| malformed(BODY))? + END.len();
        self.tail.replace_range(..end, properties);
        Ok(())
    }

    /// Adds a table whose rows come one by one, so that it may be of any length: what stands before the first row, and the
    /// rows, each XML whose elements are in the order of the schema.
    ///
    /// # Errors
    /// Those of packing.
    pub fn add_table(&mut self, frame: &str, rows: impl Iterator<Item = String>) -> Result<(), ExportError> {
        if let Some(before) = self.waiting.take() {
            self.body.write_all(&before)?;
        }
        self.body.write_all(frame.as_bytes())?;
        for row in rows {
            self.body.write_all(row.as_bytes())?;
        }
        Ok(self.body.write_all(b"</w:tbl>")?)
    }

    /// The bytes of the whole package.
    ///
    /// # Errors
    /// Those of packing.
    pub fn finish(mut self) -> Result<Vec<u8>, ExportError> {
        if let Some(last) = self.waiting.take() {
            self.body.write_all(&last)?;
        }
        rewrite(&self.tail, self.section, &mut self.body)?;
        let mut body = ZipArchive::new(self.body.finish()?)?;

        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // Programs that look at a file's first bytes only know a DOCX by this part.
        let first = self.parts.remove_entry(CONTENT_TYPES).ok_or_else(|| malformed(CONTENT_TYPES))?;
        for (name, xml) in std::iter::once(first).chain(self.parts) {
            zip.start_file(name, options())?;
            rewrite(&xml, &[], &mut zip)?;
        }
        for (number, png) in self.pictures.iter().enumerate() {
            // PNG is packed already.
            let stored = options().compression_method(CompressionMethod::Stored).compression_level(None);
            zip.start_file(format!("word/{}", picture_name(number + 1)), stored)?;
            zip.write_all(png)?;
        }
        for (name, bytes) in &self.media {
            zip.start_file(format!("word/{name}"), options())?;
            zip.write_all(bytes)?;
        }
        zip.raw_copy_file(body.by_index(0)?)?;
        Ok(zip.finish()?.into_inner())
    }
}

/// A picture's target, counted from 1.
fn picture_name(number: usize) -> String {
    format!("media/image{number}.png")
}

/// How hard parts are packed: a third of the time of the usual level, and a quarter more bytes.
const COMPRESSION: i64 = 4;

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(COMPRESSION))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

fn malformed(part: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{part} is not as expected"))
}

fn read_parts(packed: &[u8]) -> Result<BTreeMap<String, String>, ExportError> {
    let mut archive = ZipArchive::new(Cursor::new(packed))?;
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        if part.is_file() {
            let mut xml = String::new();
            part.read_to_string(&mut xml)?;
            parts.insert(part.name()?.into_owned(), xml);
        }
    }
    Ok(parts)
}

/// Leaves out optional parts whose root holds nothing, then those that no relationship leads to: Word takes some of
/// them amiss.
fn drop_idle_parts(parts: &mut BTreeMap<String, String>) -> Result<(), ExportError> {
    let mut idle = BTreeSet::new();
    for (name, xml) in parts.iter() {
        let optional = OPTIONAL_PARTS.contains(&name.as_str()) || name.ends_with(".rels");
        if optional && says_nothing(xml)? {
            idle.insert(name.clone());
        }
    }
    let mut reached = BTreeSet::from([CONTENT_TYPES.to_owned()]);
    let mut next = vec![String::new()];
    while let Some(source) = next.pop() {
        let (folder, file) = source.rsplit_once('/').map_or(("", source.as_str()), |(folder, file)| (folder, file));
        let relationships = [folder, "_rels", &format!("{file}.rels")].join("/");
        let relationships = relationships.trim_start_matches('/');
        let Some(xml) = parts.get(relationships).filter(|_| !idle.contains(relationships)) else { continue };
        reached.insert(relationships.to_owned());
        for target in attribute_values(xml, "Relationship", "Target")? {
            let part = if folder.is_empty() { target } else { format!("{folder}/{target}") };
            if parts.contains_key(&part) && !idle.contains(&part) && reached.insert(part.clone()) {
                next.push(part);
            }
        }
    }
    parts.retain(|name, _| reached.contains(name));
    for (name, xml) in parts.iter_mut() {
        let folder = name.strip_suffix(".rels").and_then(|name| name.rsplit_once("_rels/")).map(|(folder, _)| folder);
        if let Some(folder) = folder {
            *xml = retain(xml, "Relationship", "Target", |target| reached.contains(&format!("{folder}{target}")))?;
        } else if name == CONTENT_TYPES {
            *xml = retain(xml, "Override", "PartName", |part| reached.contains(part.trim_start_matches('/')))?;
        }
    }
    Ok(())
}

fn says_nothing(xml: &str) -> Result<bool, ExportError> {
    let mut reader = Reader::from_str(xml);
    let mut open = false;
    loop {
        match reader.read_event()? {
            Event::Start(_) if !open => open = true,
            Event::Start(_) => return Ok(false),
            Event::Empty(_) => return Ok(!open),
            Event::End(_) | Event::Eof => return Ok(true),
            _ => {}
        }
    }
}

fn attribute_values(xml: &str, element: &str, attribute: &str) -> Result<Vec<String>, ExportError> {
    let mut values = Vec::new();
    retain(xml, element, attribute, |value| {
        values.push(value.to_owned());
        true
    })?;
    Ok(values)
}

/// The XML without those empty elements whose attribute is not wanted.
fn retain(
    xml: &str,
    element: &str,
    attribute: &str,
    mut wanted: impl FnMut(&str) -> bool,
) -> Result<String, ExportError> {
    let mut reader = Reader::from_str(xml);
    let mut kept = quick_xml::Writer::new(Vec::with_capacity(xml.len()));
    loop {
        match reader.read_event()? {
            Event::Eof => break,
            Event::Empty(tag) if tag.name().as_ref() == element => {
                let value = tag.try_get_attribute(attribute).map_err(quick_xml::Error::from)?;
                let value = value.map(|found| found.value.into_owned());
                if value.is_none_or(|value| wanted(&value)) {
                    kept.write_event(Event::Empty(tag))?;
                }
            }
            event => kept.write_event(event)?,
        }
    }
    Ok(String::from_utf8(kept.into_inner()).map_err(io::Error::other)?)
}

/// No author and no dates: the report is its input and nothing else.
fn core_properties(properties: &Properties) -> String {
    let title = quick_xml::escape::escape(properties.title);
    let language = quick_xml::escape::escape(properties.language);
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties""#,
            r#" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:language>{}</dc:language>"#,
            r#"</cp:coreProperties>"#
        ),
        title, language
    )
}

/// Word looks here for what to show where the font is missing.
fn font_table(properties: &Properties) -> String {
    let name = quick_xml::escape::escape(properties.font);
    let alternatives = quick_xml::escape::escape(properties.font_alternatives);
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="{}">"#,
            r#"<w:altName w:val="{}"/><w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>"#,
            r#"</w:font></w:fonts>"#
        ),
        name, alternatives
    )
}

#[cfg(test)]
mod tests {
    use docx_rs::{Docx, Paragraph, Run, RunFonts, Style, StyleType, Table, TableCell, TableRow};

    use super::*;

    const PROPERTIES: Properties = Properties {
        title: "ก & ข",
        language: "th-TH",
        font: "Sarabun",
        font_alternatives: "Sarabun Light,Tahoma",
        thai_page_numbers: true,
    };

    fn packed(docx: Docx) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        docx.pack(&mut bytes).unwrap();
        bytes.into_inner()
    }

    /// A document with what docx-rs writes out of order: styles, fonts, a table with a grid.
    fn plain() -> Docx {
        let cell = TableCell::new().add_paragraph(Paragraph::new().add_run(Run::new().bold().size(28).add_text("a")));
        Docx::new()
            .default_fonts(RunFonts::new().ascii("Sarabun").cs("Sarabun"))
            .add_style(Style::new("Heading1", StyleType::Paragraph).name("heading 1").based_on("Normal").bold())
            .add_paragraph(Paragraph::new().keep_next(true).style("Heading1").add_run(Run::new().add_text("ก & <b>")))
            .add_table(Table::new(vec![TableRow::new(vec![cell]).cant_split()]).set_grid(vec![4000]))
    }

    fn written(docx: Docx) -> Vec<u8> {
        let mut package = Package::begin(&packed(docx), &PROPERTIES).unwrap();
        package.add_xml("<w:p><w:r><w:t>ต่อท้าย</w:t></w:r></w:p>").unwrap();
        let row = "<w:tr><w:tc><w:p/></w:tc></w:tr>".to_owned();
        let frame = r#"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>"#;
        package.add_table(frame, std::iter::once(row)).unwrap();
        package.finish().unwrap()
    }

    #[test]
    fn parts_are_deflated_without_times_and_the_content_types_stand_first() {
        let bytes = written(plain());
        let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut names = Vec::new();
        for index in 0..archive.len() {
            let part = archive.by_index(index).unwrap();
            assert_eq!(part.compression(), CompressionMethod::Deflated);
            assert_eq!(part.last_modified(), Some(DateTime::default()));
            names.push(part.name().unwrap().into_owned());
        }
        assert_eq!(
            names,
            [
                "[Content_Types].xml",
                "_rels/.rels",
                "docProps/core.xml",
                "word/_rels/document.xml.rels",
                "word/fontTable.xml",
                "word/settings.xml",
                "word/styles.xml",
                "word/document.xml",
            ]
        );
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        assert_eq!(written(plain()), written(plain()));
    }

    #[test]
    fn every_child_stands_where_the_schema_wants_it() {
        for (name, xml) in read_parts(&written(plain())).unwrap() {
            schema::assert_ordered(&name, &xml);
        }
    }

    #[test]
    fn text_stays_text_and_needless_attributes_go() {
        let parts = read_parts(&written(plain())).unwrap();
        let body = &parts[BODY];
        assert!(body.contains("ก &amp; &lt;b&gt;"), "{body}");
        assert!(body.contains("ต่อท้าย"));
        assert!(!body.contains("w14:paraId=") && !body.contains(r#"<w:gridCol w:w="4000" w:type"#), "{body}");
        assert!(body.contains(r#"<w:pgNumType w:fmt="thaiNumbers"/><w:cols"#), "{body}");
        assert!(parts["word/styles.xml"].contains(r#"w:styleId="Normal" w:default="1""#));
        assert!(parts["word/styles.xml"].contains(r#"w:bidi="th-TH""#));
        assert!(parts[CORE_PROPERTIES].contains("<dc:title>ก &amp; ข</dc:title>"));
    }

    #[test]
    fn bytes_that_are_no_package_are_an_error() {
        assert!(Package::begin(b"PK", &PROPERTIES).is_err());
    }
}
