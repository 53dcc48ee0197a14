//! Lists of properties (`grpprl`, MS-DOC 2.9.214 `Prl`, 2.6 for what each property is).

use crate::ingest::bytes::{u16_at, u32_at};

/// Properties that are as long as they say (`sprmTDefTable`), that are a list elsewhere (`sprmPHugePapx`), and whose
/// length is not always in its first byte (`sprmPChgTabs`).
pub(super) const DEFINES_ROW: u16 = 0xD608;
pub(super) const LIST_ELSEWHERE: [u16; 2] = [0x6646, 0x6645];
pub(super) const CHANGES_TABS: u16 = 0xC615;

/// Property lists are at most this long where they stand outside of the pages (`PrcData`, MS-DOC 2.9.210).
const LONGEST_LIST: usize = 0x3FA2;

/// The properties of a list: each its number and its operand.
pub(super) struct Properties<'a>(pub &'a [u8]);

impl<'a> Iterator for Properties<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let property = u16_at(self.0, 0)?;
        let (from, length) = match (property >> 13, property) {
            (_, DEFINES_ROW) => (4, usize::from(u16_at(self.0, 2)?).saturating_sub(1)),
            (_, CHANGES_TABS) if self.0.get(2) == Some(&u8::MAX) => (3, tabs_length(self.0.get(3..)?)?),
            (6, _) => (3, usize::from(*self.0.get(2)?)),
            (0 | 1, _) => (2, 1),
            (3, _) => (2, 4),
            (7, _) => (2, 3),
            _ => (2, 2),
        };
        let end = (from + length).min(self.0.len());
        let operand = self.0.get(from..end)?;
        self.0 = self.0.get(end..)?;
        Some((property, operand))
    }
}

/// How long changes of tab stops are where they are too long to say so (`PChgTabsOperand`, MS-DOC 2.9.182).
fn tabs_length(operand: &[u8]) -> Option<usize> {
    let deleted = usize::from(*operand.first()?);
    let added = usize::from(*operand.get(1 + 4 * deleted)?);
    Some(2 + 4 * deleted + 3 * added)
}

/// The list at this place of the stream of data.
pub(super) fn list_at(data: &[u8], at: u32) -> Option<&[u8]> {
    let at = usize::try_from(at).ok()?;
    let length = usize::from(u16_at(data, at)?);
    data.get(at + 2..at + 2 + length).filter(|_| length <= LONGEST_LIST)
}

/// The list that a list of these properties stands for, where it is elsewhere.
pub(super) fn elsewhere<'a>(list: &[u8], data: &'a [u8]) -> Option<&'a [u8]> {
    let place = Properties(list).find(|(property, _)| LIST_ELSEWHERE.contains(property));
    list_at(data, u32_at(place?.1, 0)?)
}
