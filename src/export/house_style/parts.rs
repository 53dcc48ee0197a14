//! The parts of a template as they were read, and the relationships between them.

use std::collections::BTreeMap;

use super::tree::Element;
use crate::ooxml::resolve;

/// What the types of relationships begin with.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// The parts of a package: names in small letters with `/` between folders, and bytes. Parts of XML are in UTF-8.
pub type Parts = BTreeMap<String, Vec<u8>>;

/// Where a relationship leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The last word of its type, such as `image`; empty for types of others than the office formats.
    pub kind: String,
    /// The part; none for what is outside of the package or is not there.
    pub part: Option<String>,
}

/// A part's relationships by their ids.
pub fn relationships(parts: &Parts, part: &str) -> BTreeMap<String, Related> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let separator = if folder.is_empty() { "" } else { "/" };
    let Some(root) = tree(parts, &format!("{folder}{separator}_rels/{file}.rels")) else { return BTreeMap::new() };
    root.elements()
        .filter_map(|relationship| {
            let kind = relationship.attribute("Type")?.strip_prefix(OFFICE).unwrap_or_default();
            let outside =
                relationship.attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            let part = relationship.attribute("Target").map(|target| resolve(folder, target));
            let part = part.filter(|part| !outside && parts.contains_key(part));
            Some((relationship.attribute("Id")?.to_owned(), Related { kind: kind.to_owned(), part }))
        })
        .collect()
}

/// A part's XML; none where it is not there or is no XML.
pub fn tree(parts: &Parts, name: &str) -> Option<Element> {
    Element::parse(std::str::from_utf8(parts.get(name)?).ok()?)
}

/// The first part of a kind that a part relates to.
pub fn related(parts: &Parts, part: &str, kind: &str) -> Option<String> {
    relationships(parts, part).into_values().find(|related| related.kind == kind)?.part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relationships_lead_to_parts_within_the_package_only() {
        let rels = concat!(
            r#"<Relationships xmlns="x">"#,
            r#"<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/A.png"/>"#,
            r#"<Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///c:/a.png" TargetMode="External"/>"#,
            r#"<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="missing.xml"/>"#,
            r#"</Relationships>"#
        );
        let parts: Parts = [("word/_rels/document.xml.rels", rels.as_bytes()), ("word/media/a.png", b"")]
            .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
            .into();
        let found = relationships(&parts, "word/document.xml");
        let leads: Vec<_> = found.iter().map(|(id, related)| (id.as_str(), related.part.as_deref())).collect();
        assert_eq!(leads, [("a", Some("word/media/a.png")), ("b", None), ("c", None)]);
        assert_eq!(related(&parts, "word/document.xml", "styles"), None);
    }
}
