//! The parts of settings and of what a document says of itself.

use super::WORD;
use super::sections::note_numbers;
use super::xml::Xml;
use crate::model::word::{Document, Properties};

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const TERMS: &str = "http://purl.org/dc/terms/";
const SCHEMA: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// `word/settings.xml`.
pub(super) fn part(document: &Document) -> String {
    let settings = &document.settings;
    let mut xml = Xml::part();
    xml.start("w:settings", &[("xmlns:w", &WORD)]);
    if settings.mirror_margins {
        xml.empty("w:mirrorMargins", &[]);
    }
    xml.maybe("w:defaultTabStop", settings.default_tab);
    if settings.even_and_odd_headers {
        xml.empty("w:evenAndOddHeaders", &[]);
    }
    // Programs other than Word look for the numbers of notes here; sections say them too.
    let page = document.sections.first().map(|section| section.page.clone()).unwrap_or_default();
    let kinds = [("footnote", &document.footnotes, page.footnotes), ("endnote", &document.endnotes, page.endnotes)];
    for (kind, notes, numbers) in kinds {
        if !notes.is_empty() {
            let name = format!("w:{kind}");
            xml.start(&format!("{name}Pr"), &[]);
            note_numbers(&mut xml, numbers);
            xml.empty(&name, &[("w:id", &-1)]);
            xml.empty(&name, &[("w:id", &0)]);
            xml.end(&format!("{name}Pr"));
        }
    }
    // As Word 2013 and later lay out: no "compatibility mode" in the window's title.
    let setting = [
        ("w:name", &"compatibilityMode" as &dyn std::fmt::Display),
        ("w:uri", &"http://schemas.microsoft.com/office/word"),
        ("w:val", &15),
    ];
    xml.start("w:compat", &[]);
    xml.empty("w:compatSetting", &setting);
    xml.end("w:compat");
    xml.end("w:settings");
    xml.finish()
}

/// `docProps/core.xml`.
pub(super) fn properties(properties: &Properties) -> String {
    let mut xml = Xml::part();
    xml.start(
        "cp:coreProperties",
        &[("xmlns:cp", &CORE), ("xmlns:dc", &DUBLIN_CORE), ("xmlns:dcterms", &TERMS), ("xmlns:xsi", &SCHEMA)],
    );
    let texts = [
        ("dc:title", &properties.title),
        ("dc:subject", &properties.subject),
        ("dc:creator", &properties.creator),
        ("cp:keywords", &properties.keywords),
        ("dc:description", &properties.description),
        ("cp:lastModifiedBy", &properties.last_modified_by),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            xml.start(name, &[]);
            xml.legal(text);
            xml.end(name);
        }
    }
    for (name, time) in [("dcterms:created", &properties.created), ("dcterms:modified", &properties.modified)] {
        if let Some(time) = time {
            xml.start(name, &[("xsi:type", &"dcterms:W3CDTF")]);
            xml.legal(time);
            xml.end(name);
        }
    }
    xml.end("cp:coreProperties");
    xml.finish()
}
