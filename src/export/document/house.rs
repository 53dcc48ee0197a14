//! The look of an office put into a package: its parts beside ours, and whose head and foot stand on which pages.

use super::package::Package;
use super::page::Reference;
use super::picture::{EMU_PER_TWIP, Inline};
use crate::export::ExportError;
use crate::export::house_style::HouseStyle;
use crate::export::wording::{Language, house_style as words};

const HEADER: &str = "headerReference";
const FOOTER: &str = "footerReference";

/// Whose head and foot stand on which pages.
pub struct Look {
    /// Of the first section, whose first page is a cover.
    pub first: Vec<Reference>,
    /// Of every later section, without a foot of ours, which tells where one is.
    pub later: Vec<Reference>,
    /// The office's alone.
    pub letterhead: Vec<Reference>,
    /// Whether the office has a foot of its own.
    pub has_footer: bool,
    /// Whether even pages have a head and foot of their own.
    even_and_odd: bool,
}

impl Look {
    /// Our own.
    pub fn ours(references: Vec<Reference>) -> Look {
        let is_lasting = |one: &&Reference| one.element == HEADER && one.pages == "default";
        let later = references.iter().filter(is_lasting).cloned().collect();
        Look { first: references, later, letterhead: Vec::new(), has_footer: false, even_and_odd: false }
    }

    /// An office's: its parts are put into the package. It keeps our head or foot where it has none.
    pub fn of_office(package: &mut Package, house: &HouseStyle, ours: &[Reference]) -> Result<Look, ExportError> {
        package.replace_part("styles.xml", house.styles.clone());
        package.replace_part("settings.xml", house.settings.clone());
        for picture in &house.pictures {
            package.add_media(&picture.file, (picture.extension, picture.content_type), picture.bytes.clone())?;
        }
        let mut theirs = Vec::new();
        for part in &house.parts {
            let kind = (part.kind, part.content_type.as_str());
            let relationship =
                package.add_typed_part(kind, &part.file, part.xml.clone(), part.relationships.clone())?;
            if let Some((element, pages)) = part.refers {
                theirs.push(Reference { element, pages, relationship });
            }
        }

        let mut look = Look {
            first: Vec::new(),
            later: Vec::new(),
            letterhead: Vec::new(),
            has_footer: theirs.iter().any(|one| one.element == FOOTER),
            even_and_odd: house.even_and_odd,
        };
        for element in [HEADER, FOOTER] {
            let of = |references: &[Reference], pages| -> Option<Reference> {
                references.iter().find(|one| one.element == element && one.pages == pages).cloned()
            };
            if !theirs.iter().any(|one| one.element == element) {
                let every_page = look.on_every_page(of(ours, "default"));
                look.first.extend(every_page.iter().cloned().chain(of(ours, "first")));
                look.later.extend(every_page.into_iter().filter(|_| element == HEADER));
                continue;
            }
            let lasting: Vec<Reference> = [of(&theirs, "default"), of(&theirs, "even")].into_iter().flatten().collect();
            let cover = if house.title_page { of(&theirs, "first") } else { of(&theirs, "default") };
            look.first.extend(lasting.iter().cloned());
            look.first.extend(cover.map(|cover| Reference { pages: "first", ..cover }));
            look.later.extend(lasting.iter().cloned());
            look.letterhead.extend(lasting);
        }
        Ok(look)
    }

    /// A foot of ours, as the pages want it.
    pub fn footer(&self, relationship: &str) -> Vec<Reference> {
        let relationship = relationship.to_owned();
        self.on_every_page(Some(Reference { element: FOOTER, pages: "default", relationship }))
    }

    fn on_every_page(&self, reference: Option<Reference>) -> Vec<Reference> {
        let even = reference.clone().filter(|_| self.even_and_odd);
        let even = even.map(|reference| Reference { pages: "even", ..reference });
        reference.into_iter().chain(even).collect()
    }
}

/// The emblem of an office, which lies in the package.
pub struct Emblem {
    relationship: String,
    width: u64,
    height: u64,
    alternative: Option<String>,
}

impl Emblem {
    /// That of an office's look, where it has one.
    pub fn of(package: &mut Package, house: &HouseStyle) -> Result<Option<Emblem>, ExportError> {
        let Some(logo) = &house.logo else { return Ok(None) };
        let relationship = package.show_media(&logo.file)?;
        let (width, height) = (logo.width, logo.height);
        Ok(Some(Emblem { relationship, width, height, alternative: logo.alternative.clone() }))
    }

    /// It as a picture, no wider than the text, whose width is in twips.
    pub fn inline(&self, number: usize, text_width: usize, language: Language) -> Inline<'_> {
        let width = self.width.min(text_width as u64 * EMU_PER_TWIP).max(1);
        let height = self.height.saturating_mul(width).checked_div(self.width).unwrap_or(0).max(1);
        let alternative = self.alternative.as_deref().unwrap_or(words::EMBLEM.text(language));
        Inline { relationship: &self.relationship, number, width, height, alternative }
    }
}
