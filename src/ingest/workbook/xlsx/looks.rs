//! What styles say of looks alone, which calamine understands and nobody asks for: it is left out of what calamine reads.

use std::ops::Range;

use flate2::Crc;

use crate::ingest::inflate::Inflated;

/// The lists of them. In the first three calamine looks for nothing but looks, in the others for what stands beside them
/// ([`SOUGHT`]).
const LISTS: [&str; 9] =
    ["fonts", "fills", "borders", "cellStyleXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"];

/// The lists that calamine looks for, wherever they stand.
const SOUGHT: [&str; 5] = ["numFmts", "fonts", "fills", "borders", "cellXfs"];

/// The lists of one part, found while the check walks over it.
#[derive(Debug, Default)]
pub(super) struct Looks {
    found: Vec<Range<usize>>,
    /// The list that has begun: its name, and where.
    open: Option<(&'static str, usize)>,
    /// True where one holds another of its name, or one that calamine looks for: where it ends calamine knows best.
    is_odd: bool,
}

impl Looks {
    /// An element begins at a byte; `depth` is 2 for those that the root holds.
    pub fn begin(&mut self, name: &str, depth: usize, at: usize) {
        match &self.open {
            Some((open, _)) => self.is_odd |= *open == name || SOUGHT.contains(&name),
            None if depth == 2 => {
                self.open = LISTS.into_iter().find(|list| *list == name).map(|list| (list, at));
            }
            None => {}
        }
    }

    /// True where the list that has begun ends with an element of that name.
    pub fn ends_with(&self, name: &str) -> bool {
        self.open.is_some_and(|(open, _)| open == name)
    }

    /// The list ends before a byte.
    pub fn end(&mut self, at: usize) {
        self.found.extend(self.open.take().map(|(_, start)| start..at));
    }

    /// The places of the lists.
    pub fn places(self) -> Vec<Range<usize>> {
        if self.is_odd { Vec::new() } else { self.found }
    }
}

/// A part without these places; none where one of them holds no elements.
pub(super) fn without(part: &Inflated, places: &[Range<usize>]) -> Option<Inflated> {
    let mut bytes = Vec::with_capacity(part.bytes.len());
    let mut from = 0;
    for place in places {
        let list = part.bytes.get(place.clone()).filter(|list| list.starts_with(b"<") && list.ends_with(b">"));
        list.and(part.bytes.get(from..place.start)).map(|before| bytes.extend(before))?;
        from = place.end;
    }
    bytes.extend(part.bytes.get(from..)?);
    let mut checksum = Crc::new();
    checksum.update(&bytes);
    Some(Inflated { bytes, is_whole: part.is_whole, checksum: Some(checksum.sum()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_looks_are_left_out() {
        let bytes = b"<styleSheet><fonts/><numFmts/><fills><fill/></fills><cellXfs/></styleSheet>".to_vec();
        let part = Inflated { bytes, is_whole: true, checksum: None };
        let shorter =
            |places: &[Range<usize>]| without(&part, places).map(|part| String::from_utf8(part.bytes).unwrap());
        let expected = "<styleSheet><numFmts/><cellXfs/></styleSheet>";
        assert_eq!(shorter(&[12..20, 30..52]).as_deref(), Some(expected));
        assert_eq!(shorter(std::slice::from_ref(&(13..20))), None);
        let mut looks = Looks::default();
        for (name, depth, from, to) in [("fonts", 2, 12, 20), ("numFmts", 2, 20, 30), ("fills", 2, 30, 52)] {
            looks.begin(name, depth, from);
            if looks.ends_with(name) {
                looks.end(to);
            }
        }
        assert_eq!(looks.places(), [12..20, 30..52]);
        let mut odd = Looks::default();
        odd.begin("dxfs", 2, 0);
        odd.begin("cellXfs", 3, 6);
        odd.end(30);
        assert!(odd.places().is_empty(), "calamine would find what it looks for");
    }
}
