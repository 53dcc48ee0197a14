//! The part of settings.

use super::WORD;
use super::xml::Xml;
use crate::model::word::Document;

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
    for (kind, notes) in [("footnote", &document.footnotes), ("endnote", &document.endnotes)] {
        if !notes.is_empty() {
            let name = format!("w:{kind}");
            xml.start(&format!("{name}Pr"), &[]);
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
