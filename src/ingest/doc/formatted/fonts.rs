//! The names of fonts (MS-DOC `SttbfFfn`; `FFN`).

use std::sync::Arc;

use super::super::streams::Streams;
use super::header::FONTS;
use super::text;
use crate::ingest::bytes::u16_at;

/// Bytes of an entry before the font's name.
const BEFORE_NAME: usize = 39;

/// Characters of a font's name that are kept (`LF_FACESIZE` is 32; the format's own limit is this).
const LONGEST_NAME: usize = 64;

/// The fonts of a file, by number.
pub(super) fn names(streams: &Streams) -> Vec<Option<Arc<str>>> {
    let Some(mut rest) = streams.part(FONTS).and_then(|table| table.get(4..)) else { return Vec::new() };
    let count = streams.part(FONTS).and_then(|table| u16_at(table, 0)).unwrap_or(0);
    let mut names = Vec::new();
    for _ in 0..count {
        let Some((length, after)) = rest.split_first() else { break };
        let length = usize::from(*length).min(after.len());
        let (entry, after) = after.split_at(length);
        let name = entry.get(BEFORE_NAME..).map(|name| text::until_zero(name, LONGEST_NAME));
        names.push(name.filter(|name| !name.is_empty()).map(Arc::from));
        rest = after;
    }
    names
}
