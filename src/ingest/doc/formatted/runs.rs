//! Which properties hold for which bytes of the text: the pages of properties (MS-DOC `ChpxFkp`,
//! `PapxFkp`).

use super::super::streams::Streams;
use super::header::{CHARACTER_PAGES, PARAGRAPH_PAGES, Places};
use crate::ingest::bytes::{u16_at, u32_at};

/// Bytes of a page, and of a paragraph's entry in it.
const PAGE: usize = 512;
const ENTRY: usize = 13;

/// Bytes of the text with the same properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<'a> {
    pub from: usize,
    pub to: usize,
    /// The paragraph's style; 0 for characters.
    pub style: u16,
    pub list: &'a [u8],
}

/// Runs in the order of their bytes.
pub(super) struct Runs<'a>(Vec<Run<'a>>);

impl<'a> Runs<'a> {
    /// Those of paragraphs.
    pub fn of_paragraphs(streams: &'a Streams) -> Self {
        Self::new(streams, PARAGRAPH_PAGES, |page, count, index| {
            let at = usize::from(*page.get((count + 1) * 4 + index * ENTRY)?) * 2;
            paragraph(page, at)
        })
    }

    /// Those of characters.
    pub fn of_characters(streams: &'a Streams) -> Self {
        Self::new(streams, CHARACTER_PAGES, |page, count, index| {
            let at = usize::from(*page.get((count + 1) * 4 + index)?) * 2;
            if at == 0 {
                return Some((0, &[]));
            }
            let length = usize::from(*page.get(at)?);
            Some((0, page.get(at + 1..(at + 1 + length).min(page.len()))?))
        })
    }

    fn new(
        streams: &'a Streams,
        part: usize,
        properties: impl Fn(&'a [u8], usize, usize) -> Option<(u16, &'a [u8])>,
    ) -> Self {
        let mut runs = Vec::new();
        let pages = Places::new(streams.part(part).unwrap_or_default(), 4);
        // No file has more pages than bytes for them.
        for index in 0..pages.len().min(streams.text.len() / PAGE) {
            let number = pages.thing(index).and_then(|page| u32_at(page, 0)).unwrap_or(0) & 0x003F_FFFF;
            let start = usize::try_from(number).unwrap_or(usize::MAX).saturating_mul(PAGE);
            let Some(page) = streams.text.get(start..start.saturating_add(PAGE)) else { continue };
            let count = usize::from(page.last().copied().unwrap_or(0));
            for run in 0..count {
                let byte = |index: usize| usize::try_from(u32_at(page, index * 4)?).ok();
                let (Some(from), Some(to)) = (byte(run), byte(run + 1)) else { break };
                if let Some((style, list)) = properties(page, count, run).filter(|_| from < to) {
                    runs.push(Run { from, to, style, list });
                }
            }
        }
        runs.sort_by_key(|run| run.from);
        Self(runs)
    }

    /// The run that holds this byte.
    pub fn at(&self, byte: usize) -> Option<&Run<'a>> {
        let index = self.0.partition_point(|run| run.from <= byte).checked_sub(1)?;
        self.0.get(index).filter(|run| byte < run.to)
    }
}

/// A paragraph's style and properties (MS-DOC `PapxInFkp`).
fn paragraph(page: &[u8], at: usize) -> Option<(u16, &[u8])> {
    if at == 0 {
        return Some((0, &[]));
    }
    let (from, to) = match usize::from(*page.get(at)?) {
        0 => (at + 2, at + 2 + usize::from(*page.get(at + 1)?) * 2),
        words => (at + 1, at + words * 2),
    };
    let whole = page.get(from..to.min(page.len()))?;
    Some((u16_at(whole, 0)?, whole.get(2..)?))
}
