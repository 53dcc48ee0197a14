//! The parts of settings and of what a document says of itself.

use super::WORD;
use super::sections::note_numbers;
use super::xml::Xml;
use crate::export::core_properties::{self, CoreProperties};
use crate::model::word::{Document, Properties};

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
    let texts = [
        ("dc:title", properties.title.as_deref()),
        ("dc:subject", properties.subject.as_deref()),
        ("dc:creator", properties.creator.as_deref()),
        ("cp:keywords", properties.keywords.as_deref()),
        ("dc:description", properties.description.as_deref()),
        ("cp:lastModifiedBy", properties.last_modified_by.as_deref()),
    ]
    .map(|(name, text)| (name, text.unwrap_or_default()));
    core_properties::write(&CoreProperties {
        texts: &texts,
        created: properties.created.as_deref().unwrap_or_default(),
        modified: properties.modified.as_deref().unwrap_or_default(),
    })
}
