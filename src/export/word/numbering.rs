//! The part of automatic numbering.

use super::WORD;
use super::names::Names;
use super::properties::{character, paragraph};
use super::xml::Xml;
use crate::model::word::{Level, List, Numbering};

/// Levels of a list.
const LEVELS: usize = 9;

/// `word/numbering.xml`.
pub(super) fn part(names: &Names) -> String {
    let mut xml = Xml::part();
    xml.start("w:numbering", &[("xmlns:w", &WORD)]);
    for (index, list) in names.document.lists.iter().enumerate() {
        self::list(&mut xml, names, index, list);
    }
    for (index, numbering) in names.document.numberings.iter().enumerate() {
        self::numbering(&mut xml, names, index, numbering);
    }
    xml.end("w:numbering");
    xml.finish()
}

fn list(xml: &mut Xml, names: &Names, index: usize, list: &List) {
    xml.start("w:abstractNum", &[("w:abstractNumId", &index)]);
    let number = u32::try_from(index).unwrap_or(u32::MAX);
    // A number of its own, so that programs do not take lists for one.
    xml.value("w:nsid", format_args!("{:08X}", number.wrapping_add(1).wrapping_mul(0x1000_1001)));
    xml.value("w:multiLevelType", list.kind);
    for (number, level) in list.levels.iter().take(LEVELS).enumerate() {
        self::level(xml, names, number, level);
    }
    xml.end("w:abstractNum");
}

fn level(xml: &mut Xml, names: &Names, number: usize, level: &Level) {
    xml.start("w:lvl", &[("w:ilvl", &number)]);
    xml.value("w:start", level.start);
    xml.value("w:numFmt", level.format);
    xml.maybe("w:lvlRestart", level.restart);
    xml.maybe("w:pStyle", level.style.and_then(|style| names.style(style)));
    if level.is_legal {
        xml.empty("w:isLgl", &[]);
    }
    xml.value("w:suff", level.follow);
    xml.value("w:lvlText", &level.text);
    xml.value("w:lvlJc", level.alignment);
    xml.around("w:pPr", |xml| paragraph(xml, &level.paragraph, names));
    xml.around("w:rPr", |xml| character(xml, &level.character, names));
    xml.end("w:lvl");
}

fn numbering(xml: &mut Xml, names: &Names, index: usize, numbering: &Numbering) {
    xml.start("w:num", &[("w:numId", &(index + 1))]);
    xml.value("w:abstractNumId", numbering.list);
    for over in &numbering.overrides {
        xml.start("w:lvlOverride", &[("w:ilvl", &over.level)]);
        xml.maybe("w:startOverride", over.start);
        if let Some(definition) = &over.definition {
            level(xml, names, usize::from(over.level), definition);
        }
        xml.end("w:lvlOverride");
    }
    xml.end("w:num");
}
