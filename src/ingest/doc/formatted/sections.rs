//! Sections and their pages (`PlcfSed`, MS-DOC 2.8.26; properties 2.6.4).

use super::super::properties::Properties;
use super::super::streams::Streams;
use super::header::{DOCUMENT_PROPERTIES, Places, SECTIONS};
use super::values::{i16_at, i32_at, new_border, number_format, old_border, switch};
use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::word::{Border, LineNumbers, NoteNumbers, PageNumbers, PageSetup, Token};
use crate::model::{Limit, ReadFailure};

/// Bytes of a section's entry (MS-DOC `Sed`).
const ENTRY: usize = 12;

/// Columns of one section (MS-DOC 2.6.4, `sprmSCcolumns`).
const MOST_COLUMNS: u16 = 44;

/// Fails where there are more sections than [`Limit::Lists`].
///
/// # Errors
/// [`ReadFailure::OverLimit`].
pub(super) fn check(streams: &Streams) -> Result<(), ReadFailure> {
    let places = Places::new(streams.part(SECTIONS).unwrap_or_default(), ENTRY);
    Limit::Lists.check(u64::try_from(places.len()).unwrap_or(u64::MAX))
}

/// The end of each section in the text and its pages.
pub(super) fn read(streams: &Streams) -> Vec<(u32, PageSetup)> {
    let places = Places::new(streams.part(SECTIONS).unwrap_or_default(), ENTRY);
    let (footnotes, endnotes) = notes(streams.part(DOCUMENT_PROPERTIES).unwrap_or_default());
    let mut sections = Vec::new();
    for index in 0..places.len() {
        let (Some(entry), Some((_, end))) = (places.thing(index), places.range(index)) else { break };
        let mut page = PageSetup { footnotes, endnotes, ..standard() };
        if let Some(list) = list(streams, entry) {
            apply(list, &mut page);
        }
        let mut page = finish(page);
        for notes in [&mut page.footnotes, &mut page.endnotes] {
            // Numbers that go on begin once.
            notes.start = notes.start.filter(|_| index == 0 || notes.restart.is_some());
        }
        sections.push((end, page));
    }
    sections
}

/// How notes are numbered where sections say nothing of it, footnotes and endnotes (MS-DOC `DopBase`, `Dop97`).
fn notes(document: &[u8]) -> (NoteNumbers, NoteNumbers) {
    let word = |at| u16_at(document, at).unwrap_or(0);
    let format = |at| document.get(at).map(|format| number_format(*format));
    let numbers = |at, format| NoteNumbers {
        position: None,
        format,
        start: first(word(at) >> 2),
        restart: restart(word(at) & 3),
    };
    let footnotes = NoteNumbers {
        position: (document.first().is_some_and(|flags| flags >> 5 & 3 == 2)).then_some("beneathText"),
        ..numbers(2, format(492).filter(|format| *format != "decimal"))
    };
    let position = document.get(54).and_then(|flags| (flags & 3 == 0).then_some("sectEnd"));
    let endnotes = NoteNumbers { position, ..numbers(52, format(494).filter(|format| *format != "lowerRoman")) };
    (footnotes, endnotes)
}

fn restart(rule: u16) -> Option<Token> {
    [None, Some("eachSect"), Some("eachPage")].get(usize::from(rule)).copied().flatten()
}

/// A first number that is not 1.
fn first(number: u16) -> Option<u32> {
    (number > 1).then_some(u32::from(number))
}

fn list<'a>(streams: &'a Streams, entry: &[u8]) -> Option<&'a [u8]> {
    let at = usize::try_from(i32_at(entry, 2)?).ok()?;
    let length = usize::from(u16_at(&streams.text, at)?);
    streams.text.get(at + 2..(at + 2 + length).min(streams.text.len()))
}

/// What holds where nothing is said (MS-DOC 2.6.4).
pub(super) fn standard() -> PageSetup {
    let mut page = PageSetup {
        start: "nextPage",
        width: 12_240,
        height: 15_840,
        top: 1440,
        bottom: 1440,
        left: 1800,
        right: 1800,
        header: 720,
        footer: 720,
        ..PageSetup::default()
    };
    page.columns.space = 720;
    page
}

fn apply(list: &[u8], page: &mut PageSetup) {
    let mut widths: Vec<(u8, i32)> = Vec::new();
    let mut spaces: Vec<(u8, i32)> = Vec::new();
    let (mut start, mut restarts, mut is_even) = (None, false, true);
    let mut lines = LineNumbers { restart: "newPage", ..LineNumbers::default() };
    for (property, operand) in Properties(list) {
        let number = u16_at(operand, 0).unwrap_or(0);
        match property {
            0xF203 => widths.extend(operand.first().copied().zip(i16_at(operand, 1))),
            0xF204 => spaces.extend(operand.first().copied().zip(i16_at(operand, 1))),
            0x3005 => is_even = switch(operand).unwrap_or(true),
            0x3011 => restarts = switch(operand).unwrap_or(false),
            0x501C => start = Some(u32::from(number)),
            0x5015 => lines.every = number.min(100),
            0x3013 => {
                let rule = usize::from(operand.first().copied().unwrap_or(0));
                lines.restart = ["newPage", "newSection"].get(rule).unwrap_or(&"continuous");
            }
            0x9016 => lines.distance = i16_at(operand, 0).filter(|distance| *distance > 0),
            0x501B => lines.start = number.min(0x7FFF),
            0x7044 => start = u32_at(operand, 0).map(|start| start.min(0x7FFF)),
            _ => measures(property, operand, page),
        }
    }
    page.numbers.start = start.filter(|_| restarts);
    page.line_numbers = (lines.every > 0).then_some(lines);
    if !is_even {
        let of = |list: &[(u8, i32)], column: u16| {
            let found = list.iter().rev().find(|(number, _)| u16::from(*number) == column);
            found.map(|(_, width)| *width).filter(|width| (0..=31_680).contains(width))
        };
        let column = |number| Some((of(&widths, number)?, of(&spaces, number).unwrap_or(0)));
        page.columns.widths = (0..page.columns.count).map(column).collect::<Option<_>>().unwrap_or_default();
    }
}

fn measures(property: u16, operand: &[u8], page: &mut PageSetup) {
    let twips = i16_at(operand, 0);
    let positive = u16_at(operand, 0).map(i32::from);
    let is_on = switch(operand).unwrap_or(false);
    let set = |field: &mut i32, value: Option<i32>| *field = value.unwrap_or(*field);
    let byte = operand.first().copied().unwrap_or(0);
    match property {
        0x3009 => {
            let names = ["continuous", "nextColumn", "nextPage", "evenPage", "oddPage"];
            page.start = names.get(usize::from(byte)).copied().unwrap_or("nextPage");
        }
        0x300A => page.has_title_page = is_on,
        // One less than there are.
        0x500B => page.columns.count = u16_at(operand, 0).unwrap_or(0).saturating_add(1).min(MOST_COLUMNS),
        0x900C => set(&mut page.columns.space, twips),
        0x3019 => page.columns.has_separator = is_on,
        0x300E => page.numbers = PageNumbers { format: Some(number_format(byte)), ..page.numbers },
        0xB017 => set(&mut page.header, positive),
        0xB018 => set(&mut page.footer, positive),
        0x301A => page.vertical_alignment = ["top", "center", "both", "bottom"].get(usize::from(byte)).copied(),
        0x301D => page.is_landscape = byte == 2,
        0xB01F => set(&mut page.width, positive),
        0xB020 => set(&mut page.height, positive),
        0xB021 => set(&mut page.left, positive),
        0xB022 => set(&mut page.right, positive),
        0x9023 => set(&mut page.top, twips),
        0x9024 => set(&mut page.bottom, twips),
        0xB025 => set(&mut page.gutter, positive),
        0x3228 => page.is_right_to_left = is_on,
        0x9031 => page.line_pitch = twips.filter(|pitch| *pitch > 0),
        0x522F => {
            page.borders_on =
                [None, Some("firstPage"), Some("notFirstPage")].get(usize::from(byte & 7)).copied().flatten();
            page.borders_from_page = byte >> 5 == 1;
        }
        0x303C => page.footnotes.restart = restart(byte.into()),
        0x503F => page.footnotes.start = first(u16_at(operand, 0).unwrap_or(0)),
        0x5040 => page.footnotes.format = Some(number_format(byte)),
        0x303E => page.endnotes.restart = restart(byte.into()),
        0x5041 => page.endnotes.start = first(u16_at(operand, 0).unwrap_or(0)),
        0x5042 => page.endnotes.format = Some(number_format(byte)),
        _ => lines(property, operand, &mut page.borders),
    }
}

fn lines(property: u16, operand: &[u8], [top, left, bottom, right]: &mut [Option<Border>; 4]) {
    let drawn = |border: Option<Border>| border.filter(|border| border.style != "nil");
    let (old, new) = (|| drawn(old_border(operand, 0)), || drawn(new_border(operand, 0)));
    match property {
        0x702B => *top = old(),
        0x702C => *left = old(),
        0x702D => *bottom = old(),
        0x702E => *right = old(),
        0xD234 => *top = new(),
        0xD235 => *left = new(),
        0xD236 => *bottom = new(),
        0xD237 => *right = new(),
        _ => {}
    }
}

/// Pages as the new format and its programs take them: no paper smaller than its least size or larger than its
/// largest (22 inches).
fn finish(mut page: PageSetup) -> PageSetup {
    page.width = page.width.clamp(144, 31_680);
    page.height = page.height.clamp(144, 31_680);
    for margin in [&mut page.left, &mut page.right, &mut page.header, &mut page.footer, &mut page.gutter] {
        *margin = (*margin).clamp(0, 31_680);
    }
    for margin in [&mut page.top, &mut page.bottom] {
        *margin = (*margin).clamp(-31_680, 31_680);
    }
    page.columns.space = page.columns.space.clamp(0, 31_680);
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_begin_anew_where_the_document_says() {
        let mut document = vec![0; 500];
        // Footnotes on each page from 3, in Thai digits, beneath the text; endnotes in each section.
        document[0] = 2 << 5;
        document[2] = 2 | 3 << 2;
        document[52] = 1 | 1 << 2;
        document[54] = 3;
        (document[492], document[494]) = (54, 2);
        let footnotes = NoteNumbers {
            position: Some("beneathText"),
            format: Some("thaiNumbers"),
            start: Some(3),
            restart: Some("eachPage"),
        };
        let endnotes = NoteNumbers { restart: Some("eachSect"), ..NoteNumbers::default() };
        assert_eq!(notes(&document), (footnotes, endnotes));
    }

    #[test]
    fn what_a_section_says_of_its_pages_is_told() {
        let mut page = standard();
        // Every fifth line in the whole section, borders of the first page from its edge, footnotes from 7.
        apply(&[0x15, 0x50, 5, 0, 0x13, 0x30, 1, 0x2F, 0x52, 1 | 1 << 5, 0, 0x3F, 0x50, 7, 0], &mut page);
        let lines = LineNumbers { every: 5, start: 0, distance: None, restart: "newSection" };
        assert_eq!(page.line_numbers, Some(lines));
        assert_eq!((page.borders_on, page.borders_from_page), (Some("firstPage"), true));
        assert_eq!(page.footnotes.start, Some(7));
    }
}
