//! Places by their names. There are thousands, and a run may be about one file: nothing is made of them, since the lists
//! beside this file stand in the order of their keys and are searched by halves.

use std::cmp::Ordering;

use super::writing::{self, key_of};

pub(super) const PROVINCES: ByName = ByName(include_str!("provinces.txt"));
pub(super) const DISTRICTS: ByName = ByName(include_str!("districts.txt"));
pub(super) const SUBDISTRICTS: ByName = ByName(include_str!("subdistricts.txt"));

/// A list of places: a line is a name and the codes of all that have it; last the name in the list of one that has two.
#[derive(Clone, Copy)]
pub(super) struct ByName(&'static str);

/// Names with the same first letters stand so many bytes from each other.
const NEAR: usize = 128;

impl ByName {
    /// The codes of the places that have a key, ascending, each with its name in the list.
    pub fn of(self, key: &str) -> Vec<(u32, &'static str)> {
        let mut found = Vec::new();
        let mut at = self.first_from(key, Ordering::Equal, self.0.len(), self.0.len());
        while let Some(line) = self.line_at(at).filter(|line| *key_of(name_of(line)) == *key) {
            at += line.len() + 1;
            let mut fields = line.split(' ');
            let name = fields.next().unwrap_or_default();
            let (codes, other): (Vec<&str>, Vec<&str>) =
                fields.partition(|field| field.starts_with(|c: char| c.is_ascii_digit()));
            let name = other.first().copied().unwrap_or(name);
            found.extend(codes.into_iter().filter_map(|code| Some((code.parse().ok()?, name))));
        }
        found.sort_unstable();
        found
    }

    /// The lengths, in bytes, of the keys that a text begins with, the longest first.
    pub fn lengths_at_start(self, text: &str) -> Vec<usize> {
        let (mut end, mut near) = (self.0.len(), self.0.len());
        writing::lengths_at_start(text, |text| {
            let last = self.first_from(text, Ordering::Greater, end, near).checked_sub(1)?;
            (end, near) = (self.start_of_line(last), NEAR);
            Some(key_of(name_of(self.0.get(end..last)?)))
        })
    }

    /// Where the first line begins whose key is, beside this one, as said or greater. The lines from `end` on are so, and
    /// mostly no other line so many bytes before it.
    fn first_from(self, key: &str, least: Ordering, end: usize, near: usize) -> usize {
        let (mut low, mut high) = (0, end);
        let mut before = near;
        while before < end {
            let start = self.start_of_line(end - before);
            if self.compared(start, key) < least {
                low = start;
                break;
            }
            high = start;
            before *= 2;
        }
        while low < high {
            let start = self.start_of_line(low.midpoint(high));
            if self.compared(start, key) < least {
                let Some(line) = self.line_at(start) else { break };
                low = start + line.len() + 1;
            } else {
                high = start;
            }
        }
        low
    }

    /// How the key of the line that begins at a byte compares with another.
    fn compared(self, start: usize, key: &str) -> Ordering {
        let line = self.0.as_bytes().get(start..).unwrap_or_default();
        let mut others = key.bytes();
        // Mostly the first letters tell; what is no part of a key needs a closer look.
        for byte in line {
            if *byte == b' ' {
                return if others.next().is_some() { Ordering::Less } else { Ordering::Equal };
            }
            if writing::may_be_dropped(*byte) {
                return key_of(self.line_at(start).map_or("", name_of)).as_ref().cmp(key);
            }
            match others.next() {
                Some(other) if other == *byte => {}
                Some(other) => return byte.cmp(&other),
                None => return Ordering::Greater,
            }
        }
        Ordering::Greater
    }

    /// Where the line begins that this byte stands in, or is the end of.
    fn start_of_line(self, at: usize) -> usize {
        memchr::memrchr(b'\n', self.0.as_bytes().get(..at).unwrap_or_default()).map_or(0, |end| end + 1)
    }

    /// The line that begins at a byte; none at the end.
    fn line_at(self, start: usize) -> Option<&'static str> {
        let rest = self.0.as_bytes().get(start..)?;
        self.0.get(start..start + memchr::memchr(b'\n', rest)?)
    }
}

fn name_of(line: &'static str) -> &'static str {
    memchr::memchr(b' ', line.as_bytes()).and_then(|end| line.get(..end)).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{bracketed, gazetteer};
    use super::*;

    /// How people shorten provinces, beside their official names.
    const SHORT_PROVINCES: &[(&str, &str)] = &[
        ("กทม", "กรุงเทพมหานคร"),
        ("กรุงเทพ", "กรุงเทพมหานคร"),
        ("กรุงเทพฯ", "กรุงเทพมหานคร"),
        ("อยุธยา", "พระนครศรีอยุธยา"),
        ("โคราช", "นครราชสีมา"),
    ];

    /// True where a list has just these places, each with its name, the other that it has and its code.
    fn lists<'n>(list: ByName, places: impl IntoIterator<Item = (&'n str, &'n str, u32)>) -> bool {
        let mut expected: BTreeMap<(String, &str, &str), Vec<u32>> = BTreeMap::new();
        for (name, other, code) in places {
            expected.entry((key_of(name).into_owned(), name, other)).or_default().push(code);
        }
        let lines = expected.into_iter().map(|((_, name, other), codes)| {
            let codes = codes.iter().map(u32::to_string);
            let fields = std::iter::once(name.to_owned()).chain(codes).chain([other.to_owned()]);
            fields.filter(|field| !field.is_empty()).collect::<Vec<_>>().join(" ")
        });
        lines.eq(list.0.lines())
    }

    #[test]
    fn the_lines_are_those_of_the_list() {
        let all = gazetteer();
        let subdistricts = all.subdistricts().iter().map(|place| (place.name, "", place.code));
        let others = bracketed().map(|(other, place)| (other, place.name, place.code));
        assert!(lists(SUBDISTRICTS, subdistricts.chain(others)));
        assert!(lists(DISTRICTS, all.districts().iter().map(|place| (place.name, "", place.code))));
        let provinces = all.provinces().iter();
        let short = SHORT_PROVINCES.iter().flat_map(|(short, name)| {
            provinces.clone().filter(|place| place.name == *name).map(|place| (*short, place.name, place.code))
        });
        assert!(lists(PROVINCES, provinces.clone().map(|place| (place.name, "", place.code)).chain(short)));
    }

    #[test]
    fn names_are_found_by_halves() {
        for list in [PROVINCES, DISTRICTS, SUBDISTRICTS] {
            assert!(list.0.lines().all(|line| key_of(name_of(line)).chars().count() > 1));
            for line in list.0.lines().step_by(7) {
                let key = key_of(name_of(line));
                assert!(list.of(&key).iter().all(|(code, _)| line.contains(&code.to_string())), "{line}");
                let longest = list.lengths_at_start(&format!("{key}ได้คะแนน"));
                assert_eq!(longest.first(), Some(&key.len()), "{line}");
                let mut expected: Vec<usize> = key.char_indices().map(|(at, _)| at).chain([key.len()]).collect();
                expected.retain(|end| *end > 0 && !list.of(&key[..*end]).is_empty());
                expected.reverse();
                assert_eq!(list.lengths_at_start(&key), expected, "{line}");
            }
            for unknown in ["", "ก", "ฮฮฮ", "#", "a"] {
                assert_eq!((list.of(unknown), list.lengths_at_start(unknown)), (Vec::new(), Vec::new()), "{unknown}");
            }
        }
    }
}
