//! The page set-up of a template: that of its last section, whose headers and footers may come from earlier ones.

use std::collections::BTreeMap;

use super::tree::Element;
use crate::export::document::page::Paper;

/// Less than 5 cm between the margins hold no table of ours.
const NARROWEST: usize = 2835;

/// The largest sheet that Word knows, in twips.
const LARGEST: u32 = 31_680;

/// Which kind of part a section refers to for which pages, and the relationship to it.
type References = BTreeMap<(&'static str, &'static str), String>;

/// The last section of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub paper: Paper,
    /// Whether the first page has a header and footer of its own.
    pub title_page: bool,
    /// Ids of relationships by `headerReference` or `footerReference`, and `default`, `first` or `even`.
    pub references: References,
}

/// The last section of a document's body; what it does not say is as in official documents. None where its pages have
/// no room for text.
pub fn last(body: &Element) -> Option<Section> {
    let mut sections = Vec::new();
    body.visit(&mut |element| {
        if element.name == "w:sectPr" {
            sections.push(element);
        }
    });
    let mut references = References::new();
    for section in &sections {
        for element in section.elements() {
            let Some(kind) = ["headerReference", "footerReference"].into_iter().find(|kind| is_word(element, kind))
            else {
                continue;
            };
            let pages = element.attribute("w:type").unwrap_or("default");
            let pages = ["default", "first", "even"].into_iter().find(|known| *known == pages);
            if let (Some(pages), Some(id)) = (pages, element.attribute("r:id")) {
                references.insert((kind, pages), id.to_owned());
            }
        }
    }
    let last = sections.last();
    let paper = last.map_or(Paper::OFFICIAL, |section| paper(section));
    let title_page = last.and_then(|section| section.child("w:titlePg")).is_some_and(is_on);
    (paper.text_width() >= NARROWEST).then_some(Section { paper, title_page, references })
}

fn is_word(element: &Element, name: &str) -> bool {
    element.name.strip_prefix("w:") == Some(name)
}

/// Whether an element that switches something on does so.
pub fn is_on(element: &Element) -> bool {
    !matches!(element.attribute("w:val"), Some("0" | "false" | "off"))
}

fn paper(section: &Element) -> Paper {
    let twips = |element: &str, attribute: &str| -> Option<u32> {
        // A margin under 0 is one that no header may push: its size counts.
        let value: i64 = section.child(element)?.attribute(attribute)?.parse().ok()?;
        u32::try_from(value.unsigned_abs()).ok().filter(|twips| *twips <= LARGEST)
    };
    let margin = |side: &str| twips("w:pgMar", &format!("w:{side}"));
    let official = Paper::OFFICIAL;
    Paper {
        width: twips("w:pgSz", "w:w").filter(|width| *width > 0).unwrap_or(official.width),
        height: twips("w:pgSz", "w:h").filter(|height| *height > 0).unwrap_or(official.height),
        top: margin("top").unwrap_or(official.top),
        right: margin("right").unwrap_or(official.right),
        bottom: margin("bottom").unwrap_or(official.bottom),
        left: margin("left").unwrap_or(official.left),
        header: margin("header").unwrap_or(official.header),
        footer: margin("footer").unwrap_or(official.footer),
        gutter: margin("gutter").unwrap_or(official.gutter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str) -> Option<Section> {
        last(&Element::parse(&format!("<w:body>{body}</w:body>")).unwrap())
    }

    #[test]
    fn headers_of_earlier_sections_are_inherited() {
        let section = of(concat!(
            r#"<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="a"/><w:titlePg/>"#,
            r#"<w:footerReference w:type="first" r:id="b"/></w:sectPr></w:pPr></w:p>"#,
            r#"<w:sectPr><w:headerReference w:type="default" r:id="c"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#,
            r#"<w:pgMar w:top="-1000" w:left="1440"/><w:titlePg w:val="0"/></w:sectPr>"#
        ))
        .unwrap();
        assert!(!section.title_page);
        let references: Vec<_> = section.references.iter().map(|((kind, pages), id)| (*kind, *pages, &**id)).collect();
        assert_eq!(references, [("footerReference", "first", "b"), ("headerReference", "default", "c")]);
        let Paper { width, height, top, left, right, .. } = section.paper;
        assert_eq!((width, height, top, left, right), (16838, 11906, 1000, 1440, Paper::OFFICIAL.right));
    }

    #[test]
    fn what_is_not_said_is_official_and_what_cannot_be_is_none() {
        assert_eq!(of("").unwrap().paper, Paper::OFFICIAL);
        assert_eq!(of(r#"<w:sectPr><w:pgSz w:w="0" w:h="99999999"/></w:sectPr>"#).unwrap().paper, Paper::OFFICIAL);
        assert_eq!(of(r#"<w:sectPr><w:pgSz w:w="5000"/></w:sectPr>"#), None);
    }
}
