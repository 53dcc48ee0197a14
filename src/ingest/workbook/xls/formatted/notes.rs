//! Notes on cells: where they are, in `Note` (MS-XLS 2.4.179), and what they say, in the `TxO` of a drawn object.

use std::collections::BTreeMap;

use super::losses::Losses;
use super::sheet::LAST_COLUMN;
use crate::ingest::bytes::u16_at;
use crate::ingest::workbook::content::with_line_ends;
use crate::ingest::workbook::xls::records::Record;
use crate::ingest::workbook::xls::text::Encoding;
use crate::model::RemarkKind;
use crate::model::workbook::Note;

/// The notes of one sheet as their records come.
#[derive(Default)]
pub(super) struct Notes {
    found: Vec<(Note, Option<u16>)>,
    /// What the drawn objects say, by their numbers.
    texts: BTreeMap<u16, String>,
    /// The number of the last object, whose text comes next.
    object: Option<u16>,
    /// Whether the last record went on with the note before it, as in BIFF5.
    is_open: bool,
    lost: u64,
}

impl Notes {
    /// Takes up a drawn object.
    pub fn add_object(&mut self, data: &[u8]) {
        self.object = u16_at(data, 6);
    }

    /// Takes up the text of the last object.
    pub fn add_text(&mut self, record: &Record<'_>, encoding: Encoding) {
        /// Where the text begins, in a record that continues the first.
        const TEXT: usize = 18;
        let length = u16_at(&record.data, 10).map_or(0, usize::from);
        let text = if length == 0 {
            Some(String::new())
        } else {
            encoding.continued_text(&record.data, TEXT, length, &record.joints)
        };
        if let (Some(object), Some(text)) = (self.object.take(), text) {
            self.texts.insert(object, with_line_ends(&text));
        }
    }

    /// Takes up a note.
    pub fn add_note(&mut self, data: &[u8], encoding: Encoding) {
        self.is_open = false;
        let found =
            if matches!(encoding, Encoding::Utf16) { note(data, encoding) } else { self.old_note(data, encoding) };
        match found {
            Some(found) if found.0.column <= LAST_COLUMN => self.found.push(found),
            Some(_) => self.lost += 1,
            None if self.is_open => {}
            None => self.lost += 1,
        }
    }

    /// A note of BIFF5, which holds its text; long ones go on in further records.
    fn old_note(&mut self, data: &[u8], encoding: Encoding) -> Option<(Note, Option<u16>)> {
        /// The row of a record that continues the one before.
        const GOES_ON: u16 = 0xFFFF;
        let row = u16_at(data, 0)?;
        let length = usize::from(u16_at(data, 4)?);
        let here = length.min(data.len().saturating_sub(6));
        let text = with_line_ends(&encoding.text(data, 6, here, &[])?);
        if row == GOES_ON {
            self.is_open = true;
            self.found.last_mut()?.0.text.push_str(&text);
            return None;
        }
        let column = u16_at(data, 2)?.into();
        Some((Note { row: row.into(), column, author: String::new(), text, visible: false }, None))
    }

    /// The notes in the order of their cells, each cell once.
    pub fn finish(self, losses: &mut Losses) -> Vec<Note> {
        losses.add_all(RemarkKind::NoteLost, self.lost);
        let mut notes: BTreeMap<(u32, u32), Note> = BTreeMap::new();
        for (mut note, object) in self.found {
            if let Some(object) = object {
                match self.texts.get(&object) {
                    Some(text) => note.text.clone_from(text),
                    None => {
                        losses.add(RemarkKind::NoteLost);
                        continue;
                    }
                }
            }
            notes.insert((note.row, note.column), note);
        }
        notes.into_values().collect()
    }
}

fn note(data: &[u8], encoding: Encoding) -> Option<(Note, Option<u16>)> {
    let note = Note {
        row: u16_at(data, 0)?.into(),
        column: u16_at(data, 2)?.into(),
        visible: u16_at(data, 4)? & 2 != 0,
        author: encoding.long_text(data, 8).unwrap_or_default(),
        text: String::new(),
    };
    Some((note, Some(u16_at(data, 6)?)))
}
