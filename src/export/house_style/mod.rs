//! An office's own look: what a document that it gave as template brings to ours.
//!
//! Taken are the page set-up of its last section (`section`), headers and footers with their pictures (`story`,
//! `media`), styles with theme, fonts and numbering (`styles`), and a picture that its text begins with (`logo`). Not
//! taken is its text, and nothing that leads out of the package: linked pictures, attached templates, objects of other
//! programs, fields that fetch something. Columns, page borders and line grids are not taken either.

mod logo;
mod media;
mod parts;
mod section;
mod story;
mod styles;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::BTreeMap;

use super::document::page::Paper;
use super::document::settings::SETTINGS;
use super::document::style::sheet;
pub use logo::Logo;
use media::Media;
pub use media::Picture;
pub use parts::Parts;
use parts::{related, relationships, tree};
use section::is_on;
use tree::{Element, Node};

/// The namespace of WordprocessingML as every Word writes it by default.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Content types of parts.
const WORD_PART: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

/// Settings of the template that its look rests on.
const SETTINGS_OF_LOOK: [&str; 6] = [
    "w:mirrorMargins",
    "w:gutterAtTop",
    "w:defaultTabStop",
    "w:evenAndOddHeaders",
    "w:themeFontLang",
    "w:clrSchemeMapping",
];

/// What cannot be taken over of numbering: pictures as bullets.
const BULLET_PICTURES: [&str; 2] = ["w:numPicBullet", "w:lvlPicBulletId"];

/// Fonts that are embedded in the template, which need keys and parts of their own.
const EMBEDDED_FONTS: [&str; 4] = ["w:embedRegular", "w:embedBold", "w:embedItalic", "w:embedBoldItalic"];

/// Why a document is no template that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// It has no body or no styles, or they are no XML.
    #[error("a part of the document is missing or broken")]
    Broken,
    /// It is of the strict variety of the format, or names its elements in an unusual way.
    #[error("the document is not in the usual variety of the format")]
    Strict,
    /// Its pages have no room for text.
    #[error("there is no room between the margins")]
    Narrow,
}

/// The look of an office's documents, ready to be put into a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseStyle {
    /// Its sheet and margins.
    pub(super) paper: Paper,
    /// Whether the first page has a header and footer of its own.
    pub(super) title_page: bool,
    /// Whether even pages have.
    pub(super) even_and_odd: bool,
    /// The part `styles.xml`: the template's styles with ours.
    pub(super) styles: String,
    /// The part `settings.xml`.
    pub(super) settings: String,
    /// Headers and footers, theme, fonts, numbering.
    pub(super) parts: Vec<Part>,
    /// Pictures that those and the title page show.
    pub(super) pictures: Vec<Picture>,
    /// The picture for the title page.
    pub(super) logo: Option<Logo>,
}

/// A part of the package, under `word/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its name under `word/`.
    pub file: String,
    /// The last word of the type of the body's relationship to it, such as `header`.
    pub kind: &'static str,
    /// Its content type.
    pub content_type: String,
    /// Its XML.
    pub xml: String,
    /// The part of its relationships as XML; none where it has none.
    pub relationships: Option<String>,
    /// Where it is a header or footer: the element that refers to it, and for which pages.
    pub refers: Option<(&'static str, &'static str)>,
}

impl HouseStyle {
    /// Understands a template from the parts of its package. Their names are in small letters.
    ///
    /// # Errors
    /// Where the document cannot serve as template.
    pub fn of(parts: &Parts) -> Result<HouseStyle, Unusable> {
        let main = related(parts, "", "officeDocument").unwrap_or_else(|| "word/document.xml".to_owned());
        let document = usual(tree(parts, &main).ok_or(Unusable::Broken)?)?;
        let body = document.child("w:body").ok_or(Unusable::Broken)?;
        let section = section::last(body).ok_or(Unusable::Narrow)?;
        let of_main = relationships(parts, &main);
        let mut taken = Taken { parts, main: &main, media: Media::default(), drawings: 0, renamed: BTreeMap::new() };

        let ours = Element::parse(&sheet(section.paper.text_width())).ok_or(Unusable::Broken)?;
        let mut styles = match related(parts, &main, "styles") {
            Some(part) => usual(tree(parts, &part).ok_or(Unusable::Broken)?)?,
            None => Element { children: Vec::new(), ..ours.clone() },
        };
        taken.renamed = styles::join(&mut styles, &ours);

        let mut found: Vec<Part> = taken.stories(&section, &of_main)?;
        let numbered = [&styles].into_iter().any(is_numbered) || found.iter().any(|part| part.xml.contains("<w:numId"));
        found.extend(taken.single("theme", "office-theme.xml", THEME.to_owned(), &[]));
        found.extend(taken.single("fontTable", "fontTable.xml", format!("{WORD_PART}.fontTable+xml"), &EMBEDDED_FONTS));
        if numbered {
            let numbering = format!("{WORD_PART}.numbering+xml");
            found.extend(taken.single("numbering", "numbering.xml", numbering, &BULLET_PICTURES));
        }
        let logo = logo::first(body, &of_main, &mut taken.media);
        let theirs = related(parts, &main, "settings").and_then(|part| tree(parts, &part));
        let even = theirs.as_ref().and_then(|settings| settings.child("w:evenAndOddHeaders")).is_some_and(is_on);
        Ok(HouseStyle {
            paper: section.paper,
            title_page: section.title_page,
            even_and_odd: even,
            styles: styles.to_part(),
            settings: settings(theirs.as_ref()).ok_or(Unusable::Broken)?,
            pictures: taken.media.pictures(parts),
            parts: found,
            logo,
        })
    }
}

/// What is being taken over.
struct Taken<'p> {
    parts: &'p Parts,
    main: &'p str,
    media: Media,
    drawings: usize,
    renamed: styles::Renamed,
}

impl Taken<'_> {
    /// The headers and footers that a section refers to, each once a reference: a part that serves two kinds of pages is
    /// taken twice.
    fn stories(
        &mut self,
        section: &section::Section,
        of_main: &BTreeMap<String, parts::Related>,
    ) -> Result<Vec<Part>, Unusable> {
        let mut found = Vec::new();
        for ((element, pages), id) in &section.references {
            let kind = if *element == "headerReference" { "header" } else { "footer" };
            let Some(name) = of_main.get(id).filter(|one| one.kind == kind).and_then(|one| one.part.as_deref()) else {
                continue;
            };
            let story = story::story(self.parts, name, &mut self.media, &mut self.drawings);
            let mut story = story.ok_or(Unusable::Broken)?;
            story.root = usual(story.root)?;
            styles::rename(&mut story.root, &self.renamed);
            found.push(Part {
                file: format!("office-{kind}{}.xml", found.len() + 1),
                kind,
                content_type: format!("{WORD_PART}.{kind}+xml"),
                xml: story.root.to_part(),
                relationships: story.relationships,
                refers: Some((*element, *pages)),
            });
        }
        Ok(found)
    }

    /// The one part of a kind, without some elements.
    fn single(&mut self, kind: &'static str, file: &str, content_type: String, without: &[&str]) -> Option<Part> {
        let name = related(self.parts, self.main, kind)?;
        let mut story = story::story(self.parts, &name, &mut self.media, &mut self.drawings)?;
        story.root.retain(&mut |element| !without.contains(&element.name.as_str()));
        styles::rename(&mut story.root, &self.renamed);
        Some(Part {
            file: file.to_owned(),
            kind,
            content_type,
            xml: story.root.to_part(),
            relationships: story.relationships,
            refers: None,
        })
    }
}

/// A root whose elements are named as we name them.
fn usual(root: Element) -> Result<Element, Unusable> {
    if root.attribute("xmlns:w") == Some(WORD) { Ok(root) } else { Err(Unusable::Strict) }
}

fn is_numbered(root: &Element) -> bool {
    let mut numbered = false;
    root.visit(&mut |element| numbered |= element.name == "w:numId" && element.attribute("w:val") != Some("0"));
    numbered
}

/// Our settings with those of the template that its look rests on; Thai stays the language of complex scripts.
fn settings(theirs: Option<&Element>) -> Option<String> {
    let mut ours = Element::parse(SETTINGS)?;
    let look = theirs.into_iter().flat_map(Element::elements);
    for setting in look.filter(|element| SETTINGS_OF_LOOK.contains(&element.name.as_str())) {
        let mut setting = setting.clone();
        if setting.name == "w:themeFontLang" {
            setting.set("w:bidi", "th-TH");
        }
        ours.children.retain(|node| !matches!(node, Node::Element(one) if one.name == setting.name));
        ours.children.push(Node::Element(setting));
    }
    Some(ours.to_part())
}
