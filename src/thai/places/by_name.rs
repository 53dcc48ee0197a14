//! Subdistricts by their names. There are thousands, and a run may be about one file: nothing is made of them, since
//! `subdistricts.txt` lists them in the order of their keys and is searched by halves.

use std::cmp::Ordering;

use super::listed_key;

/// A line is a name and the codes of all that have it; last the name in the list of one that has two.
const LIST: &str = include_str!("subdistricts.txt");

/// The codes of the subdistricts that have a key, ascending, each with its name in the list.
pub(super) fn of(key: &str) -> Vec<(u32, &'static str)> {
    let mut found = Vec::new();
    let mut at = first_from(key, Ordering::Equal);
    while let Some(line) = line_at(at).filter(|line| *listed_key(name_of(line)) == *key) {
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

/// The lengths, in bytes, of the keys that a text begins with.
pub(super) fn lengths_at_start(mut text: &str) -> Vec<usize> {
    let mut lengths = Vec::new();
    // Of the keys that are not behind a text the last is the longest that it begins with, or goes on from all that it
    // begins with.
    while !text.is_empty() {
        let behind = first_from(text, Ordering::Greater);
        let Some(line) = behind.checked_sub(1).and_then(|end| LIST.get(start_of_line(end)..end)) else { break };
        let key = listed_key(name_of(line));
        let common = if text.starts_with(&*key) {
            lengths.push(key.len());
            key.char_indices().next_back().map_or(0, |(last, _)| last)
        } else {
            let alike = text.chars().zip(key.chars()).take_while(|(one, other)| one == other);
            alike.map(|(c, _)| c.len_utf8()).sum()
        };
        text = text.get(..common).unwrap_or_default();
    }
    lengths
}

/// Where the first line begins whose key is, beside this one, as said or greater.
fn first_from(key: &str, least: Ordering) -> usize {
    let (mut low, mut high) = (0, LIST.len());
    while low < high {
        let start = start_of_line(low.midpoint(high));
        let Some(line) = line_at(start) else { break };
        if listed_key(name_of(line)).as_ref().cmp(key) < least {
            low = start + line.len() + 1;
        } else {
            high = start;
        }
    }
    low
}

/// Where the line begins that this byte stands in, or is the end of.
fn start_of_line(at: usize) -> usize {
    memchr::memrchr(b'\n', LIST.as_bytes().get(..at).unwrap_or_default()).map_or(0, |end| end + 1)
}

/// The line that begins at a byte; none at the end.
fn line_at(start: usize) -> Option<&'static str> {
    let rest = LIST.as_bytes().get(start..)?;
    LIST.get(start..start + memchr::memchr(b'\n', rest)?)
}

fn name_of(line: &'static str) -> &'static str {
    line.split_once(' ').map_or(line, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{bracketed, gazetteer};
    use super::*;

    #[test]
    fn the_lines_are_those_of_the_list() {
        let mut expected: BTreeMap<(String, &str, &str), Vec<u32>> = BTreeMap::new();
        let mut list = |name: &'static str, other: &'static str, code| {
            expected.entry((listed_key(name).into_owned(), name, other)).or_default().push(code);
        };
        for place in gazetteer().subdistricts() {
            list(place.name, "", place.code);
        }
        for (other, place) in bracketed() {
            list(other, place.name, place.code);
        }
        let lines = expected.into_iter().map(|((_, name, other), codes)| {
            let codes = codes.iter().map(u32::to_string);
            let fields = std::iter::once(name.to_owned()).chain(codes).chain([other.to_owned()]);
            fields.filter(|field| !field.is_empty()).collect::<Vec<_>>().join(" ")
        });
        assert!(lines.eq(LIST.lines()));
    }

    #[test]
    fn names_are_found_by_halves() {
        for line in LIST.lines().step_by(7) {
            let key = listed_key(name_of(line));
            assert!(of(&key).iter().all(|(code, _)| line.contains(&code.to_string())), "{line}");
            assert_eq!(lengths_at_start(&format!("{key}ได้คะแนน")).first(), Some(&key.len()), "{line}");
            let mut expected: Vec<usize> = key.char_indices().map(|(at, _)| at).chain([key.len()]).collect();
            expected.retain(|end| *end > 0 && !of(&key[..*end]).is_empty());
            expected.reverse();
            assert_eq!(lengths_at_start(&key), expected, "{line}");
        }
        for unknown in ["", "ก", "ฮฮฮ", "#", "a"] {
            assert_eq!((of(unknown), lengths_at_start(unknown)), (Vec::new(), Vec::new()), "{unknown}");
        }
    }
}
