//! What a package says of its parts: their types and which leads to which (ECMA-376 part 2).

use std::collections::{BTreeMap, BTreeSet};

use super::Part;
use super::xml::Xml;
use crate::export::core_properties;
use crate::model::word::Document;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "application/vnd.openxmlformats-package";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A relationship: identifier, kind, target.
type Relationship = (String, String, String);

/// The relationships of a package's parts.
#[derive(Default)]
pub(super) struct Package {
    /// By the part that they are of.
    parts: BTreeMap<String, Vec<Relationship>>,
    has_properties: bool,
}

impl Package {
    /// A part leads to another.
    pub fn relate(&mut self, from: &str, identifier: &str, kind: &str, target: &str) {
        let relationship = (identifier.to_owned(), format!("{OFFICE}/{kind}"), target.to_owned());
        self.parts.entry(from.to_owned()).or_default().push(relationship);
    }

    /// There is a part of what the document says of itself.
    pub fn has_properties(&mut self) {
        self.has_properties = true;
    }

    /// A part shows these pictures.
    pub fn pictures(&mut self, from: &str, pictures: Vec<(String, String)>) {
        for (identifier, target) in pictures {
            self.relate(from, &identifier, "image", &target);
        }
    }

    /// The parts of relationships.
    pub fn relationships(&self) -> Vec<Part> {
        let relationship =
            |identifier: &str, kind: &str, target: &str| (identifier.to_owned(), kind.to_owned(), target.to_owned());
        let mut whole = vec![relationship("rIdDocument", &format!("{OFFICE}/officeDocument"), "word/document.xml")];
        if self.has_properties {
            whole.push(relationship("rIdProperties", core_properties::LINK, "docProps/core.xml"));
        }
        let mut parts = vec![Part { name: "_rels/.rels".to_owned(), bytes: part(&whole) }];
        for (from, relationships) in &self.parts {
            let (folder, file) = from.rsplit_once('/').unwrap_or(("", from));
            parts.push(Part { name: format!("{folder}/_rels/{file}.rels"), bytes: part(relationships) });
        }
        parts
    }

    /// The part of types.
    pub fn content_types(&self, parts: &[Part], document: &Document) -> Option<Part> {
        let mut xml = Xml::part();
        xml.start("Types", &[("xmlns", &TYPES)]);
        let relationships = format!("{PACKAGE}.relationships+xml");
        xml.empty("Default", &[("Extension", &"rels"), ("ContentType", &relationships)]);
        xml.empty("Default", &[("Extension", &"xml"), ("ContentType", &"application/xml")]);
        let formats: BTreeSet<&str> = document.pictures.iter().map(|picture| picture.format).collect();
        for format in formats {
            xml.empty("Default", &[("Extension", &format), ("ContentType", &picture_type(format))]);
        }
        for part in parts {
            let name = part.name.trim_start_matches("word/").trim_end_matches(".xml");
            let kind = match name {
                "document" => "document.main",
                _ if name.starts_with("header") => "header",
                _ if name.starts_with("footer") => "footer",
                _ => name,
            };
            let kind = match name {
                "docProps/core" => format!("{PACKAGE}.core-properties+xml"),
                _ => format!("{WORD}.{kind}+xml"),
            };
            let name = format!("/{}", part.name);
            xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
        }
        xml.end("Types");
        Some(Part { name: "[Content_Types].xml".to_owned(), bytes: xml.finish().into_bytes() })
    }
}

fn picture_type(format: &str) -> String {
    match format {
        "emf" | "wmf" => format!("image/x-{format}"),
        _ => format!("image/{format}"),
    }
}

fn part(relationships: &[Relationship]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.start("Relationships", &[("xmlns", &RELATIONSHIPS)]);
    for (identifier, kind, target) in relationships {
        xml.empty("Relationship", &[("Id", identifier), ("Type", kind), ("Target", target)]);
    }
    xml.end("Relationships");
    xml.finish().into_bytes()
}
