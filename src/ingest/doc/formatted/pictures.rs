//! Pictures: those in a line (MS-DOC `PICF`) and the store of those that shapes show (MS-ODRAW 2.2.20).

use std::collections::HashMap;
use std::sync::Arc;

use office_oxide::cfb::{BlipFormat, extract_blip_images};

use super::values::i16_at;
use crate::ingest::bytes::{u16_at, u32_at};
use crate::model::Limit;
use crate::model::word::Picture;

/// Records of drawings (MS-ODRAW 2.2.23, 2.2.32).
const STORE_ENTRY: u16 = 0xF007;
const FIRST_PICTURE: u16 = 0xF01A;
const LAST_PICTURE: u16 = 0xF029;

/// The fixed part of a store's entry, and where it states how long its name is.
const ENTRY: usize = 36;
const NAME_LENGTH: usize = 33;

/// The kind of a picture that is a file elsewhere, whose name stands behind the header (MS-DOC).
const FILE_ELSEWHERE: i32 = 0x66;

/// The pictures met so far.
#[derive(Default)]
pub(super) struct Pictures {
    pub list: Vec<Picture>,
    /// Which of them lies at a place of a stream; none where it could not be read.
    known: HashMap<(Source, usize), Option<usize>>,
    /// Bytes of the pictures that were looked at.
    spent: usize,
}

/// The stream that a picture lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Source {
    Data,
    Text,
    Table,
}

/// A picture in a line, and how large it is shown, in twips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct InLine {
    pub picture: usize,
    pub width: i32,
    pub height: i32,
}

impl Pictures {
    /// The picture in a line that lies here in the stream of data.
    pub fn in_line(&mut self, data: &[u8], at: u32) -> Option<InLine> {
        let at = usize::try_from(at).ok()?;
        let head = data.get(at..)?;
        let (whole, header) = (usize::try_from(u32_at(head, 0)?).ok()?, usize::from(u16_at(head, 4)?));
        let head = head.get(..whole.min(head.len()))?;
        let size = |goal, scale| {
            let (goal, scale) = (i16_at(head, goal)?, u16_at(head, scale).filter(|scale| *scale > 0).unwrap_or(1000));
            Some((goal * i32::from(scale) / 1000).clamp(1, 31_680))
        };
        let (width, height) = (size(0x1C, 0x20)?, size(0x1E, 0x22)?);
        let mut from = header;
        if i16_at(head, 6)? == FILE_ELSEWHERE {
            from += 1 + usize::from(*head.get(header)?);
        }
        while let Some((kind, end)) = record(head, from) {
            if kind == STORE_ENTRY || (FIRST_PICTURE..=LAST_PICTURE).contains(&kind) {
                let picture = self.at(Source::Data, head, from, at)?;
                return Some(InLine { picture, width, height });
            }
            from = end;
        }
        None
    }

    /// The picture whose record begins here; `base` is where the bytes begin in their stream.
    pub fn at(&mut self, source: Source, data: &[u8], from: usize, base: usize) -> Option<usize> {
        if let Some(known) = self.known.get(&(source, base + from)) {
            return *known;
        }
        let index = self.decode(data, from).map(|picture| {
            self.list.push(picture);
            self.list.len() - 1
        });
        self.known.insert((source, base + from), index);
        index
    }

    fn decode(&mut self, data: &[u8], from: usize) -> Option<Picture> {
        let (_, end) = record(data, from)?;
        let stored = data.get(from..end)?;
        self.spent = self.spent.saturating_add(stored.len());
        if self.spent > Limit::ConvertedPictures.length() {
            return None;
        }
        let image = extract_blip_images(stored).into_iter().next()?;
        self.spent = self.spent.saturating_add(image.data.len());
        let format = match image.format {
            BlipFormat::Png => "png",
            BlipFormat::Jpeg => "jpeg",
            BlipFormat::Emf => "emf",
            BlipFormat::Wmf => "wmf",
            BlipFormat::Tiff => "tiff",
            BlipFormat::Dib if image.data.starts_with(b"BM") => "bmp",
            _ => return None,
        };
        (!image.data.is_empty()).then(|| Picture { format, bytes: Arc::from(image.data) })
    }
}

/// A record's kind and where it ends (`OfficeArtRecordHeader`, MS-ODRAW 2.2.1).
pub(super) fn record(data: &[u8], at: usize) -> Option<(u16, usize)> {
    let kind = u16_at(data, at.checked_add(2)?)?;
    let length = usize::try_from(u32_at(data, at + 4)?).ok()?;
    let end = at.checked_add(8)?.checked_add(length)?;
    Some((kind, end.min(data.len())))
}

/// Where the picture of a store's entry lies: in the entry itself, or in the stream of the text.
pub(super) fn stored(table: &[u8], at: usize) -> Option<(Source, usize)> {
    let (kind, end) = record(table, at)?;
    if kind != STORE_ENTRY {
        return Some((Source::Table, at));
    }
    let name = usize::from(*table.get(at + 8 + NAME_LENGTH)?);
    if end > at + 8 + ENTRY + name {
        return Some((Source::Table, at));
    }
    let elsewhere = u32_at(table, at + 8 + 28)?;
    Some((Source::Text, usize::try_from(elsewhere).ok()?)).filter(|_| elsewhere != u32::MAX)
}
