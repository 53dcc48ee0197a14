//! What parts call each other's things: identifiers of styles, of pictures, of drawings and bookmarks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::word::{Document, Style};

/// The names in a package.
pub(super) struct Names<'d> {
    pub document: &'d Document,
    styles: Vec<String>,
    /// What users see of them.
    titles: Vec<String>,
    /// How many drawings have an identifier.
    drawings: u32,
    bookmarks: BTreeMap<Arc<str>, usize>,
    /// The pictures of the part that is being written.
    pictures: BTreeSet<usize>,
    /// Whether that part has a text box.
    has_text_box: bool,
}

impl<'d> Names<'d> {
    pub fn new(document: &'d Document) -> Self {
        let mut taken = BTreeSet::new();
        let styles = document.styles.iter().zip(1..).map(|(style, number)| identifier(style, number, &mut taken));
        let styles: Vec<String> = styles.collect();
        Self {
            titles: titles(document, &styles),
            styles,
            document,
            drawings: 0,
            bookmarks: BTreeMap::new(),
            pictures: BTreeSet::new(),
            has_text_box: false,
        }
    }

    /// The identifier of a style.
    pub fn style(&self, index: usize) -> Option<&str> {
        self.styles.get(index).map(String::as_str)
    }

    /// The name of a style, which no other has.
    pub fn title(&self, index: usize) -> &str {
        self.titles.get(index).map_or("", String::as_str)
    }

    /// The identifier of a paragraph's style, where it is not the one that holds anyway.
    pub fn paragraph_style(&self, index: usize) -> Option<&str> {
        let is_default = self.document.styles.get(index).is_some_and(|style| style.is_default);
        self.style(index).filter(|_| !is_default)
    }

    /// The number of the next drawing.
    pub fn drawing(&mut self) -> u32 {
        self.drawings += 1;
        self.drawings
    }

    /// The number of a bookmark that begins; none where it has begun before.
    pub fn begin_bookmark(&mut self, name: &Arc<str>) -> Option<usize> {
        let number = self.bookmarks.len();
        (!self.bookmarks.contains_key(name)).then(|| {
            self.bookmarks.insert(name.clone(), number);
            number
        })
    }

    /// The number of a bookmark that has begun.
    pub fn bookmark(&self, name: &Arc<str>) -> Option<usize> {
        self.bookmarks.get(name).copied()
    }

    /// Notes that the part shows a picture, and names the relationship to it; none where there is no such picture.
    pub fn picture(&mut self, index: usize) -> Option<String> {
        self.document.pictures.get(index)?;
        self.pictures.insert(index);
        Some(relationship(index))
    }

    /// True for the first text box of a part.
    pub fn is_first_text_box(&mut self) -> bool {
        !std::mem::replace(&mut self.has_text_box, true)
    }

    /// Ends a part: the pictures in it, by relationship and target.
    pub fn end_part(&mut self) -> Vec<(String, String)> {
        self.has_text_box = false;
        let pictures = std::mem::take(&mut self.pictures);
        let target =
            |index: usize| Some((relationship(index), picture(index, self.document.pictures.get(index)?.format)));
        pictures.into_iter().filter_map(target).collect()
    }
}

fn relationship(picture: usize) -> String {
    format!("rIdPicture{}", picture + 1)
}

/// The part of a picture, as the other parts name it.
pub(super) fn picture(index: usize, format: &str) -> String {
    format!("media/image{}.{format}", index + 1)
}

/// The names of styles; the second of a name, which Word takes for damage, has its number behind it.
fn titles(document: &Document, identifiers: &[String]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let title = |((style, identifier), number): ((&Style, &String), usize)| {
        let name = if style.name.trim().is_empty() { identifier.as_str() } else { &style.name };
        match taken.insert(name.to_lowercase()) {
            true => name.to_owned(),
            false => format!("{name} ({number})"),
        }
    };
    document.styles.iter().zip(identifiers).zip(1..).map(title).collect()
}

/// An identifier as Word makes it of the style's name: letters and digits, words capitalised.
fn identifier(style: &Style, number: usize, taken: &mut BTreeSet<String>) -> String {
    let words = style.name.split(|character: char| !character.is_ascii_alphanumeric());
    let capitalised = words.filter_map(|word| {
        let mut characters = word.chars();
        Some(characters.next()?.to_ascii_uppercase().to_string() + characters.as_str())
    });
    let mut name: String = capitalised.collect();
    if name.is_empty() || !taken.insert(name.to_ascii_lowercase()) {
        name = format!("{name}Style{number}");
        taken.insert(name.to_ascii_lowercase());
    }
    name
}
