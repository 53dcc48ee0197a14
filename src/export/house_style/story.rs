//! A header or footer of a template, as it can stand in another document: with its pictures, and without what leads out
//! of it.

use std::collections::BTreeMap;

use super::media::{Media, is_picture};
use super::parts::{Parts, Related, relationships, tree};
use super::tree::{Element, Node};

/// The namespace of attributes that hold the id of a relationship.
const RELATED: &str = "r:";

/// What can be left out whole where it leads to something that does not come along.
const DRAWINGS: [&str; 4] = ["w:drawing", "w:pict", "w:object", "mc:AlternateContent"];

/// What has no place in another document: anchors of parts and lists that do not come along, and bonds to data.
const LEFT_OUT: [&str; 11] = [
    "w:bookmarkStart",
    "w:bookmarkEnd",
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:commentReference",
    "w:control",
    "w:dataBinding",
    "w:endnoteReference",
    "w:footnoteReference",
    "w:subDoc",
    "w:altChunk",
];

/// Fields that fetch something from elsewhere.
const FETCHING: [&str; 7] = ["INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO"];

/// Numbers of drawings of templates begin here: those of ours are smaller.
const DRAWING_NUMBERS: usize = 1_000_000;

/// A header or footer ready for the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The part's XML.
    pub root: Element,
    /// The part of its relationships as XML; none where it has none.
    pub relationships: Option<String>,
}

/// Takes a header or footer over; none where it is not there or is no XML. Drawings are numbered from `drawings` on.
pub fn story(parts: &Parts, name: &str, media: &mut Media, drawings: &mut usize) -> Option<Story> {
    let mut root = tree(parts, name)?;
    let related = relationships(parts, name);
    let mut kept: BTreeMap<String, String> = BTreeMap::new();
    clean(&mut root, &related, media, &mut kept, drawings);
    let relationships = (!kept.is_empty()).then(|| {
        let listed = kept.iter().map(|(id, target)| {
            let mut element = Element { name: "Relationship".to_owned(), ..Element::default() };
            element.set("Id", id);
            element.set("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image");
            element.set("Target", target);
            Node::Element(element)
        });
        let mut list = Element { name: "Relationships".to_owned(), children: listed.collect(), ..Element::default() };
        list.set("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
        list.to_part()
    });
    Some(Story { root, relationships })
}

/// Makes a tree fit for another document. Which ids of relationships are still used is added to `kept`, with targets.
pub fn clean(
    root: &mut Element,
    related: &BTreeMap<String, Related>,
    media: &mut Media,
    kept: &mut BTreeMap<String, String>,
    drawings: &mut usize,
) {
    without_fetching_fields(root);
    root.retain(&mut |element| !LEFT_OUT.contains(&element.name.as_str()));
    // Embedded objects come with programs of their own.
    root.retain(&mut |element| element.name != "w:object" && element.name != "o:OLEObject");
    let comes_along = |id: &str| {
        let part = related.get(id).filter(|one| one.kind == "image").and_then(|one| one.part.as_deref());
        part.is_some_and(is_picture)
    };
    let is_lost = |(name, id): &(String, String)| name.starts_with(RELATED) && !id.is_empty() && !comes_along(id);
    // A picture that lies in the package and is linked as well is shown from the package.
    root.change(&mut |element| {
        let is_within = element.attributes.iter().any(|(name, id)| name.starts_with(RELATED) && comes_along(id));
        if is_within {
            element.attributes.retain(|attribute| !is_lost(attribute));
        }
    });
    root.retain(&mut |element| match element.name.as_str() {
        "a:hlinkClick" | "a:hlinkHover" => !element.attributes.iter().any(is_lost),
        name if DRAWINGS.contains(&name) => !leads_elsewhere(element, &is_lost),
        _ => true,
    });
    root.change(&mut |element| {
        element.attributes.retain(|attribute| !is_lost(attribute));
        for (name, id) in &element.attributes {
            let part = related.get(id).and_then(|one| one.part.as_deref()).filter(|_| name.starts_with(RELATED));
            if let Some(target) = part.and_then(|part| media.take(part)) {
                kept.insert(id.clone(), target);
            }
        }
        if element.name == "wp:docPr" {
            *drawings += 1;
            element.set("id", &(DRAWING_NUMBERS + *drawings).to_string());
        }
    });
}

/// Whether something in a drawing needs a relationship that does not come along. Links of texts and clicks do not count:
/// the drawing is none the worse without.
fn leads_elsewhere(drawing: &Element, is_lost: &impl Fn(&(String, String)) -> bool) -> bool {
    let mut elsewhere = false;
    drawing.visit(&mut |element| {
        let is_link = matches!(element.name.as_str(), "a:hlinkClick" | "a:hlinkHover" | "w:hyperlink");
        elsewhere |= !is_link && element.attributes.iter().any(is_lost);
    });
    elsewhere
}

/// Leaves out the marks and instructions of fields that fetch something from elsewhere; what they last showed stays.
fn without_fetching_fields(root: &mut Element) {
    // Fields by the number of their beginning among all marks; each with its instruction.
    let mut instructions: Vec<String> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    root.visit(&mut |element| match element.name.as_str() {
        "w:fldChar" => match element.attribute("w:fldCharType") {
            Some("begin") => {
                open.push(instructions.len());
                instructions.push(String::new());
            }
            Some("end") => drop(open.pop()),
            _ => {}
        },
        "w:instrText" => {
            if let Some(instruction) = open.last().and_then(|field| instructions.get_mut(*field)) {
                instruction.push_str(&text_of(element));
            }
        }
        _ => {}
    });
    let fetches: Vec<bool> = instructions.iter().map(|instruction| is_fetching(instruction)).collect();
    let (mut begun, mut open) = (0, Vec::new());
    root.retain(&mut |element| match element.name.as_str() {
        "w:fldChar" => {
            if element.attribute("w:fldCharType") == Some("begin") {
                open.push(begun);
                begun += 1;
            }
            let fetching = is_in_fetching(&open, &fetches);
            if element.attribute("w:fldCharType") == Some("end") {
                open.pop();
            }
            !fetching
        }
        "w:instrText" => !is_in_fetching(&open, &fetches),
        "w:fldSimple" => !is_fetching(element.attribute("w:instr").unwrap_or_default()),
        _ => true,
    });
}

fn is_in_fetching(open: &[usize], fetches: &[bool]) -> bool {
    open.last().and_then(|field| fetches.get(*field)).copied().unwrap_or(false)
}

fn is_fetching(instruction: &str) -> bool {
    let first = instruction.split_whitespace().next().unwrap_or_default();
    FETCHING.iter().any(|field| first.eq_ignore_ascii_case(field))
}

fn text_of(element: &Element) -> String {
    let texts = element.children.iter().filter_map(|node| match node {
        Node::Text(text) => Some(text.as_str()),
        Node::Element(_) => None,
    });
    texts.collect()
}
