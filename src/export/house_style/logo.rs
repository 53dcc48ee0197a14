//! The picture that a template's text begins with, such as the Garuda emblem of an official letter.

use std::collections::BTreeMap;

use super::parts::Related;
use super::tree::{Element, Node};
use crate::export::house_style::media::{Media, is_picture};

/// English Metric Units of the units of lengths, by the names that drawings of old documents use.
const UNITS: [(&str, u64); 5] = [("pt", 12_700), ("in", 914_400), ("cm", 360_000), ("mm", 36_000), ("px", 9_525)];

/// A picture for the title page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// Its name under `word/`.
    pub file: String,
    /// Its width on paper in English Metric Units.
    pub width: u64,
    /// Its height on paper in English Metric Units.
    pub height: u64,
    /// What it shows, where the template says so.
    pub alternative: Option<String>,
}

/// The picture before the first text of a body.
pub fn first(body: &Element, related: &BTreeMap<String, Related>, media: &mut Media) -> Option<Logo> {
    match search(body, related) {
        Some(Found::Picture { part, width, height, alternative }) => {
            Some(Logo { file: media.take(part)?, width, height, alternative })
        }
        Some(Found::Text) | None => None,
    }
}

/// What stands first.
enum Found<'p> {
    Picture { part: &'p str, width: u64, height: u64, alternative: Option<String> },
    Text,
}

fn search<'p>(element: &Element, related: &'p BTreeMap<String, Related>) -> Option<Found<'p>> {
    match element.name.as_str() {
        "w:t" => {
            let is_blank = element.children.iter().all(|node| match node {
                Node::Text(text) => text.trim().is_empty(),
                Node::Element(_) => true,
            });
            return (!is_blank).then_some(Found::Text);
        }
        "w:drawing" => {
            if let Some(found) = drawing(element, related) {
                return Some(found);
            }
        }
        "w:pict" => {
            if let Some(found) = old_drawing(element, related) {
                return Some(found);
            }
        }
        // The same again for programs of old.
        "mc:Fallback" => return None,
        _ => {}
    }
    element.elements().find_map(|child| search(child, related))
}

fn part<'p>(element: &Element, attribute: &str, related: &'p BTreeMap<String, Related>) -> Option<&'p str> {
    let found = related.get(element.attribute(attribute)?)?;
    found.part.as_deref().filter(|part| found.kind == "image" && is_picture(part))
}

fn drawing<'p>(drawing: &Element, related: &'p BTreeMap<String, Related>) -> Option<Found<'p>> {
    let (mut picture, mut extent, mut alternative) = (None, None, None);
    drawing.visit(&mut |element| match element.name.as_str() {
        "a:blip" => picture = picture.or_else(|| part(element, "r:embed", related)),
        "wp:extent" => extent = extent.or_else(|| Some((length(element, "cx")?, length(element, "cy")?))),
        "wp:docPr" => alternative = element.attribute("descr").map(str::to_owned),
        _ => {}
    });
    let (width, height) = extent.filter(|(width, height)| *width > 0 && *height > 0)?;
    let alternative = alternative.filter(|text| !text.trim().is_empty());
    Some(Found::Picture { part: picture?, width, height, alternative })
}

fn length(element: &Element, attribute: &str) -> Option<u64> {
    element.attribute(attribute)?.parse().ok()
}

/// A drawing of VML, whose size stands in a style: `width:60.5pt;height:2cm`.
fn old_drawing<'p>(drawing: &Element, related: &'p BTreeMap<String, Related>) -> Option<Found<'p>> {
    let (mut picture, mut extent, mut alternative) = (None, None, None);
    drawing.visit(&mut |element| {
        if element.name == "v:imagedata" {
            picture = picture.or_else(|| part(element, "r:id", related));
        }
        if let Some(style) = element.attribute("style") {
            extent = extent.or_else(|| Some((measure(style, "width")?, measure(style, "height")?)));
            alternative = alternative.take().or_else(|| element.attribute("alt").map(str::to_owned));
        }
    });
    let (width, height) = extent?;
    Some(Found::Picture { part: picture?, width, height, alternative })
}

fn measure(style: &str, property: &str) -> Option<u64> {
    let declaration = style.split(';').find_map(|one| {
        let (name, value) = one.split_once(':')?;
        (name.trim() == property).then_some(value.trim())
    })?;
    let (number, unit) = UNITS.into_iter().find_map(|(unit, emu)| Some((declaration.strip_suffix(unit)?, emu)))?;
    let number: rust_decimal::Decimal = number.trim().parse().ok()?;
    let emu = number.checked_mul(unit.into())?.round();
    u64::try_from(emu).ok().filter(|emu| *emu > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> Option<Logo> {
        let image = |part: Option<&str>| Related { kind: "image".to_owned(), part: part.map(str::to_owned) };
        let related = [("a".to_owned(), image(Some("word/media/garuda.png"))), ("b".to_owned(), image(None))].into();
        first(&Element::parse(&format!("<w:body>{body}</w:body>")).unwrap(), &related, &mut Media::default())
    }

    fn drawn(id: &str) -> String {
        format!(
            r#"<w:p><w:r><w:drawing><wp:inline><wp:extent cx="540000" cy="720000"/><wp:docPr descr="ครุฑ"/><a:blip r:embed="{id}"/></wp:inline></w:drawing></w:r></w:p>"#
        )
    }

    #[test]
    fn a_picture_before_the_first_text_is_the_emblem() {
        let blank = r#"<w:p><w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>"#;
        let text = "<w:p><w:r><w:t>บันทึกข้อความ</w:t></w:r></w:p>";
        let logo = found(&format!("{blank}{}{text}", drawn("a"))).unwrap();
        assert_eq!((logo.file.as_str(), logo.width, logo.height), ("media/office1.png", 540_000, 720_000));
        assert_eq!(logo.alternative.as_deref(), Some("ครุฑ"));
        assert_eq!(found(&format!("{text}{}", drawn("a"))), None);
        assert_eq!(found(&drawn("b")), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn drawings_of_old_documents_tell_their_size_in_words() {
        let body = r#"<w:p><w:r><w:pict><v:shape style="width:42.5pt;height:2cm"><v:imagedata r:id="a"/></v:shape></w:pict></w:r></w:p>"#;
        let logo = found(body).unwrap();
        assert_eq!((logo.width, logo.height), (539_750, 720_000));
    }
}
