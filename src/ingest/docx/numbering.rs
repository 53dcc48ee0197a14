//! `numbering.xml`: the lists of a document and how each of their levels writes its number.

use std::collections::HashMap;

use super::number_format::NumberFormat;
use super::styles::Styles;
use super::symbols::{SymbolFont, is_private};
use super::xml::{Cursor, Element, Space};
use crate::model::Limit;

/// A list has nine levels (ECMA-376 Part 1, 17.9.6).
pub(super) const LEVELS: usize = 9;

/// A level's text longer than this is no label: Word stores 31 characters.
const LONGEST_LEVEL_TEXT: usize = 256;

/// The sign for bullets that only a symbol font can show.
const BULLET: &str = "•";

/// What separates a number from its paragraph (`w:suff`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Suffix {
    /// A tab or a space: one space in our text.
    #[default]
    Space,
    /// Nothing.
    Nothing,
}

/// How one level of a list is numbered (`w:lvl`).
#[derive(Clone, Debug)]
pub(super) struct Level {
    /// The first number.
    pub start: u32,
    /// How its number is written.
    pub format: NumberFormat,
    /// The label, with `%1` to `%9` for the numbers of the levels; a bullet's sign.
    pub text: Box<str>,
    /// The level, counted from 1, whose use starts this one again (`w:lvlRestart`); 0 is never.
    pub restart: Option<usize>,
    /// Whether all numbers in the label are Arabic (`w:isLgl`).
    pub legal: bool,
    /// What follows the label.
    pub suffix: Suffix,
    /// Whether the label is hidden.
    pub hidden: bool,
    /// The number of the style that is bound to this level.
    style: Option<usize>,
}

/// A definition that lists share (`w:abstractNum`).
#[derive(Debug, Default)]
struct Definition {
    levels: [Option<Level>; LEVELS],
    /// The numbering style that holds the levels instead (`w:numStyleLink`).
    defined_by_style: Option<Box<str>>,
}

/// What a list changes of one level (`w:lvlOverride`).
#[derive(Debug, Default)]
struct Override {
    start: Option<u32>,
    level: Option<Level>,
}

/// A list (`w:num`).
#[derive(Debug)]
struct List {
    definition: u32,
    overrides: Vec<(usize, Override)>,
}

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<u32, Definition>,
    lists: HashMap<u32, List>,
}

impl Numbering {
    /// Reads the part; what came before a break is kept, as [`Cursor::ending`] tells.
    pub fn read(xml: &mut Cursor<'_>, styles: &Styles) -> Numbering {
        let mut numbering = Numbering::default();
        xml.child();
        while let Some(element) = xml.child() {
            let id = |name| element.attribute(name).and_then(|id| id.trim().parse::<u32>().ok());
            match (element.space, element.name()) {
                (Space::Word, "abstractNum") if numbering.definitions.len() < Limit::Lists.length() => {
                    let id = id("abstractNumId");
                    let definition = definition(xml, styles);
                    if let Some(id) = id.filter(|_| !xml.is_cut_short()) {
                        numbering.definitions.entry(id).or_insert(definition);
                    }
                }
                (Space::Word, "num") if numbering.lists.len() < Limit::Lists.length() => {
                    let id = id("numId");
                    let list = list(xml, styles);
                    if let Some((id, list)) = id.zip(list).filter(|_| !xml.is_cut_short()) {
                        numbering.lists.entry(id).or_insert(list);
                    }
                }
                (Space::Word, "abstractNum" | "num") => {
                    xml.exceed(Limit::Lists);
                    xml.skip();
                }
                _ => xml.skip(),
            }
        }
        numbering
    }

    /// The definition whose counters a list shares with others, by its number.
    pub fn definition_of(&self, list: u32, styles: &Styles) -> Option<u32> {
        let id = self.lists.get(&list)?.definition;
        let Some(style) = &self.definitions.get(&id)?.defined_by_style else { return Some(id) };
        // The list of a numbering style is defined by levels: a second link would be a loop.
        let id = self.lists.get(&styles.named(style)?.list?)?.definition;
        self.definitions.get(&id)?.defined_by_style.is_none().then_some(id)
    }

    /// One level of a list under its definition, with what the list overrides.
    pub fn level(&self, list: u32, definition: u32, level: usize) -> Option<&Level> {
        self.override_of(list, level)
            .and_then(|found| found.level.as_ref())
            .or_else(|| self.definitions.get(&definition)?.levels.get(level)?.as_ref())
    }

    /// The number that a list starts a level with, where it says so itself.
    pub fn start_override(&self, list: u32, level: usize) -> Option<u32> {
        self.override_of(list, level)?.start
    }

    /// The level bound to the first of these styles that a level is bound to.
    pub fn level_of_style(&self, definition: u32, chain: &[usize]) -> Option<usize> {
        let levels = &self.definitions.get(&definition)?.levels;
        chain.iter().find_map(|style| {
            levels.iter().position(|level| level.as_ref().is_some_and(|level| level.style == Some(*style)))
        })
    }

    fn override_of(&self, list: u32, level: usize) -> Option<&Override> {
        self.lists.get(&list)?.overrides.iter().find(|(of, _)| *of == level).map(|(_, found)| found)
    }
}

fn definition(xml: &mut Cursor<'_>, styles: &Styles) -> Definition {
    let mut definition = Definition::default();
    while let Some(element) = xml.child() {
        match (element.space, element.name()) {
            (Space::Word, "lvl") => {
                let index = level_index(&element);
                let level = level(xml, styles);
                if let Some(slot) = index.and_then(|index| definition.levels.get_mut(index)) {
                    *slot = Some(level);
                }
                continue;
            }
            (Space::Word, "numStyleLink") => definition.defined_by_style = element.attribute("val").map(|id| id.into()),
            _ => {}
        }
        xml.skip();
    }
    definition
}

fn list(xml: &mut Cursor<'_>, styles: &Styles) -> Option<List> {
    let mut definition = None;
    let mut overrides: Vec<(usize, Override)> = Vec::new();
    while let Some(element) = xml.child() {
        match (element.space, element.name()) {
            (Space::Word, "abstractNumId") => definition = element.number(),
            (Space::Word, "lvlOverride") => {
                let index = level_index(&element);
                let mut found = Override::default();
                while let Some(part) = xml.child() {
                    match (part.space, part.name()) {
                        (Space::Word, "startOverride") => found.start = part.number(),
                        (Space::Word, "lvl") => {
                            found.level = Some(level(xml, styles));
                            continue;
                        }
                        _ => {}
                    }
                    xml.skip();
                }
                if let Some(index) = index.filter(|index| overrides.iter().all(|(known, _)| known != index)) {
                    overrides.push((index, found));
                }
                continue;
            }
            _ => {}
        }
        xml.skip();
    }
    definition.map(|definition| List { definition, overrides })
}

fn level_index(element: &Element<'_>) -> Option<usize> {
    element.attribute("ilvl")?.trim().parse().ok().filter(|index| *index < LEVELS)
}

/// Reads a `w:lvl` to its end. An absent `w:start` is 0 (17.9.25).
fn level(xml: &mut Cursor<'_>, styles: &Styles) -> Level {
    let mut level = Level {
        start: 0,
        format: NumberFormat::Decimal,
        text: Box::default(),
        restart: None,
        legal: false,
        suffix: Suffix::Space,
        hidden: false,
        style: None,
    };
    let mut symbol_font = None;
    while let Some(element) = xml.child() {
        match (element.space, element.name()) {
            (Space::Word, "start") => level.start = element.number().unwrap_or(0),
            (Space::Word, "numFmt") => level.format = format_of(&element),
            // A format of newer versions, with one for older programs beside it: the first is meant.
            (Space::Compatibility, "AlternateContent") => {
                level.format = newest_format(xml).unwrap_or(level.format);
                continue;
            }
            (Space::Word, "lvlText") => level.text = element.attribute("val").unwrap_or_default().into(),
            (Space::Word, "lvlRestart") => level.restart = element.number(),
            (Space::Word, "isLgl") => level.legal = element.is_on(),
            (Space::Word, "suff") if element.attribute("val").as_deref() == Some("nothing") => {
                level.suffix = Suffix::Nothing;
            }
            (Space::Word, "pStyle") => level.style = element.attribute("val").and_then(|id| styles.number(&id)),
            (Space::Word, "rPr") => {
                while let Some(property) = xml.child() {
                    match (property.space, property.name()) {
                        (Space::Word, "vanish") => level.hidden = property.is_on(),
                        (Space::Word, "rFonts") => {
                            symbol_font = property.attribute("ascii").map(|font| is_picture_font(&font));
                        }
                        _ => {}
                    }
                    xml.skip();
                }
                continue;
            }
            _ => {}
        }
        xml.skip();
    }
    if level.text.len() > LONGEST_LEVEL_TEXT {
        level.text = Box::default();
    }
    if level.format == NumberFormat::Bullet {
        level.text = bullet(&level.text, symbol_font.unwrap_or(false)).into();
    }
    level
}

/// Whether a bullet's letter in this font is a picture: Word's hollow bullet is an `o` in Courier New.
fn is_picture_font(font: &str) -> bool {
    SymbolFont::named(font).is_some() || font.eq_ignore_ascii_case("Courier New")
}

/// A bullet's sign. A letter that its font turns into a picture must not read as text: `o` before `18` is no item o18.
fn bullet(text: &str, picture_font: bool) -> &str {
    let pictured = text.chars().any(|c| is_private(c) || (picture_font && (c.is_alphanumeric() || !c.is_ascii())));
    if pictured { BULLET } else { text }
}

fn format_of(element: &Element<'_>) -> NumberFormat {
    let value = element.attribute("val").unwrap_or_default();
    NumberFormat::named(&value, element.attribute("format").as_deref())
}

fn newest_format(xml: &mut Cursor<'_>) -> Option<NumberFormat> {
    let mut newest = None;
    while xml.child().is_some() {
        while let Some(element) = xml.child() {
            if element.name() == "numFmt" {
                newest.get_or_insert_with(|| format_of(&element));
            }
            xml.skip();
        }
    }
    newest
}
