//! Definitions of automatic numbering (MS-DOC `PlfLst`) and their uses (`PlfLfo`).

use std::collections::HashMap;

use super::super::streams::Streams;
use super::character::{self, Nature};
use super::header::{self, LIST_USES, LISTS};
use super::paragraph::{self, Depth};
use super::styles::Styles;
use super::text;
use super::values::number_format;
use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::word::{CharacterProperties, Level, LevelOverride, List, Numbering, ParagraphProperties};
use crate::model::{Limit, ReadFailure};

/// Bytes of a definition (`LSTF`), of a level before its lists (`LVLF`), and of a use (`LFO`).
const DEFINITION: usize = 28;
const LEVEL: usize = 28;
const USE: usize = 16;

/// How many uses the file says it has; paragraphs count them from 1.
pub(super) fn uses(streams: &Streams) -> usize {
    let stated = streams.part(LIST_USES).and_then(|part| u32_at(part, 0)).unwrap_or(0);
    let there = streams.part(LIST_USES).map_or(0, |part| part.len().saturating_sub(4) / USE);
    usize::try_from(stated).unwrap_or(usize::MAX).min(there)
}

/// Fails where there are more definitions or uses than [`Limit::Lists`].
///
/// # Errors
/// [`ReadFailure::OverLimit`].
pub(super) fn check(streams: &Streams) -> Result<(), ReadFailure> {
    Limit::Lists.check(u64::try_from(uses(streams)).unwrap_or(u64::MAX))?;
    Limit::Lists.check(streams.part(LISTS).and_then(|part| u16_at(part, 0)).unwrap_or(0).into())
}

/// The definitions, and as many uses as [`uses`] says.
pub(super) fn read(streams: &Streams, styles: &Styles) -> (Vec<List>, Vec<Numbering>) {
    let mut lists = Vec::new();
    let mut places = HashMap::new();
    let _ = definitions(streams, styles, &mut lists, &mut places);
    let mut numberings = Vec::new();
    let _ = numbered(streams, styles, &places, &mut numberings);
    // Uses of nothing still have their place, as paragraphs count them.
    numberings.resize(uses(streams), Numbering { list: usize::MAX, overrides: Vec::new() });
    let nothing = lists.len();
    let empty = numberings.iter_mut().filter(|numbering| numbering.list == usize::MAX);
    if empty.map(|numbering| numbering.list = nothing).count() > 0 {
        lists.push(List { kind: "singleLevel", levels: Vec::new() });
    }
    (lists, numberings)
}

fn definitions(
    streams: &Streams,
    styles: &Styles,
    lists: &mut Vec<List>,
    places: &mut HashMap<u32, usize>,
) -> Option<()> {
    let part = streams.part(LISTS)?;
    let count = usize::from(u16_at(part, 0)?);
    // The levels stand behind what the header counts.
    let from = header::place(streams, LISTS)?;
    let mut at = from.checked_add(2 + count * DEFINITION)?;
    for index in 0..count {
        let definition = part.get(2 + index * DEFINITION..2 + (index + 1) * DEFINITION)?;
        let flags = *definition.get(26)?;
        let is_simple = flags & 1 != 0;
        let kind = match (is_simple, flags & 0x10 != 0) {
            (true, _) => "singleLevel",
            (_, true) => "hybridMultilevel",
            _ => "multilevel",
        };
        places.insert(u32_at(definition, 0)?, lists.len());
        lists.push(List { kind, levels: Vec::new() });
        for number in 0..if is_simple { 1 } else { 9_u8 } {
            let (mut level, end) = level(&streams.table, at, number, styles)?;
            let style = u16_at(definition, 8 + usize::from(number) * 2).and_then(|style| styles.of(style));
            level.style = style.filter(|style| is_numbered(styles, *style));
            lists.last_mut()?.levels.push(level);
            at = end;
        }
    }
    Some(())
}

fn is_numbered(styles: &Styles, style: usize) -> bool {
    let numbering = styles.list.get(style).and_then(|style| style.paragraph.numbering);
    numbering.is_some_and(|numbering| matches!(numbering.numbering, Some(Some(_))))
}

/// A level (MS-DOC `LVL`) and where it ends.
fn level(table: &[u8], at: usize, number: u8, styles: &Styles) -> Option<(Level, usize)> {
    let head = table.get(at..at.checked_add(LEVEL)?)?;
    let format = number_format(*head.get(4)?);
    let flags = *head.get(5)?;
    let (characters, paragraphs) = (usize::from(*head.get(24)?), usize::from(*head.get(25)?));
    let lists = at + LEVEL;
    let (mut paragraph, mut character) = (ParagraphProperties::default(), CharacterProperties::default());
    let list = table.get(lists..lists + paragraphs)?;
    paragraph::apply(list, 0, &mut paragraph, &mut Depth::default());
    paragraph.numbering = None;
    let list = table.get(lists + paragraphs..lists + paragraphs + characters)?;
    character::apply(list, styles, &styles.defaults, &mut character, &mut Nature::default());
    character.style = None;
    let (units, end) = text::counted(table, lists + paragraphs + characters)?;
    let restart = (flags & 8 != 0).then(|| head.get(26).copied().unwrap_or(0)).filter(|limit| *limit < number);
    let level = Level {
        start: u32_at(head, 0)?.min(0x7FFF),
        format,
        text: level_text(&units),
        follow: ["tab", "space"].get(usize::from(*head.get(15)?)).copied().unwrap_or("nothing"),
        alignment: ["left", "center"].get(usize::from(flags & 3)).copied().unwrap_or("right"),
        is_legal: flags & 4 != 0,
        restart,
        style: None,
        paragraph,
        character,
    };
    Some((level, end))
}

/// The text of a number, whose places for the numbers of levels are the characters 0 to 8.
fn level_text(units: &[u16]) -> String {
    let mut written = String::new();
    for part in units.chunk_by(|one, other| (*one <= 8) == (*other <= 8)) {
        if part.first().is_some_and(|first| *first <= 8) {
            part.iter().for_each(|level| written.push_str(&format!("%{}", level + 1)));
        } else {
            written.push_str(&text::text(part));
        }
    }
    written
}

fn numbered(
    streams: &Streams,
    styles: &Styles,
    places: &HashMap<u32, usize>,
    numberings: &mut Vec<Numbering>,
) -> Option<()> {
    let part = streams.part(LIST_USES)?;
    let count = uses(streams);
    let mut at = 4 + count * USE;
    for index in 0..count {
        let this = part.get(4 + index * USE..4 + (index + 1) * USE)?;
        let list = places.get(&u32_at(this, 0)?).copied().unwrap_or(usize::MAX);
        numberings.push(Numbering { list, overrides: Vec::new() });
        let overrides = usize::from(*this.get(12)?);
        // What differs stands behind all uses, four bytes in front of each use's part (MS-DOC `LFOData`).
        at += 4;
        for _ in 0..overrides.min(9) {
            let (over, end) = level_override(part, at, styles)?;
            at = end;
            let numbering = numberings.last_mut()?;
            if numbering.overrides.iter().all(|other| other.level != over.level) {
                numbering.overrides.push(over);
            }
        }
    }
    Some(())
}

/// MS-DOC `LFOLVL`.
fn level_override(part: &[u8], at: usize, styles: &Styles) -> Option<(LevelOverride, usize)> {
    let (start, flags) = (u32_at(part, at)?, *part.get(at + 4)?);
    let number = (flags & 0xF).min(8);
    let mut end = at + 8;
    let mut definition = None;
    if flags & 0x20 != 0 {
        let (level, after) = level(part, end, number, styles)?;
        definition = Some(level);
        end = after;
    }
    let start = (flags & 0x10 != 0 && definition.is_none()).then_some(start.min(0x7FFF));
    Some((LevelOverride { level: number, start, definition }, end))
}
