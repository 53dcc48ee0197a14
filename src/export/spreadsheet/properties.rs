//! What is said about the workbook as a whole (ECMA-376 part 2, 11).

use super::xml::Xml;
use crate::model::workbook::Properties;

/// How the package refers to the part.
pub(super) const LINK: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// The part; none where nothing is said.
pub(super) fn write(properties: &Properties) -> Option<String> {
    if *properties == Properties::default() {
        return None;
    }
    let mut xml = Xml::new(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    for (name, text) in [
        ("dc:title", &properties.title),
        ("dc:subject", &properties.subject),
        ("dc:creator", &properties.creator),
        ("cp:keywords", &properties.keywords),
        ("dc:description", &properties.description),
        ("cp:lastModifiedBy", &properties.last_modified_by),
        ("cp:category", &properties.category),
    ] {
        let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        if !text.is_empty() {
            xml.text(name, &[], &text);
        }
    }
    for (name, time) in [("dcterms:created", &properties.created), ("dcterms:modified", &properties.modified)] {
        // A file's clock may stand anywhere; only a time that is one is written.
        if time.parse::<jiff::Timestamp>().is_ok() {
            xml.text(name, &[("xsi:type", &"dcterms:W3CDTF")], time);
        }
    }
    Some(xml.finish())
}
