//! The names of the ten indicators under the spellings of offices: shortened, joined otherwise, a slip or two of the pen.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::thai::words::{Holds as _, without_words};

use super::agreed::only;
use super::text::has_no_letter;

/// Known names, ready to be looked up.
#[derive(Default)]
pub(super) struct IndicatorNames {
    /// By the name as a key, and by what is left of it without its filling words.
    exact: HashMap<String, u8>,
    /// Names and what is left of them, for near ones.
    known: Vec<Known>,
}

struct Known {
    name: String,
    length: usize,
    letters: u64,
    number: u8,
}

/// Words that a name may have or lack and still be the same: การแก้ไขปัญหา(การ)ทุจริต, ประสิทธิภาพ(ใน)การสื่อสาร.
const FILLING: &[&str] = &["การ", "ของ", "ใน", "ด้าน", "ทาง"];

/// Names that mean an indicator only among the full names of others.
const SHORT: &[(&str, u8)] = &[("ทรัพย์สินราชการ", 4), ("คุณภาพ", 6), ("สื่อสาร", 7), ("ปรับปรุงระบบ", 8)];

/// Names shorter or longer than this are not compared letter by letter.
const COMPARED: std::ops::RangeInclusive<usize> = 10..=40;

/// So many slips of the pen leave a name what it is.
const MOST_SLIPS: usize = 2;

/// A name broken off ("การใช้ทรัพย์สินฯ") has at least so many letters left, filling words aside.
const SHORTEST_STUMP: usize = 6;

/// The indicator that a key names by a short name.
pub(super) fn short(key: &str) -> Option<u8> {
    static CORES: LazyLock<Vec<(String, u8)>> =
        LazyLock::new(|| SHORT.iter().map(|(name, number)| (core(name), *number)).collect());
    let short = core(key);
    CORES.iter().find(|(name, _)| *name == short).map(|(_, number)| *number)
}

/// True for a text that holds a short name.
pub(super) fn is_short(text: &str) -> bool {
    !has_no_letter(text) && SHORT.iter().any(|(name, _)| text.holds(name))
}

impl IndicatorNames {
    /// Names as keys, with their numbers.
    pub fn new(names: &[(String, u8)]) -> IndicatorNames {
        let mut ready = IndicatorNames::default();
        for (name, number) in names {
            for name in [name.clone(), core(name)] {
                let known = Known {
                    length: name.chars().count(),
                    letters: letters(&name),
                    number: *number,
                    name: name.clone(),
                };
                if ready.exact.insert(name, *number).is_none() {
                    ready.known.push(known);
                }
            }
        }
        ready
    }

    /// The one indicator that a key names.
    pub fn find(&self, key: &str) -> Option<u8> {
        let name = key.strip_prefix("ด้าน").unwrap_or(key).trim_matches([':', '.', '*', ' ', '"', '“', '”']);
        if name.is_empty() {
            return None;
        }
        if let Some(number) = self.exact.get(name) {
            return Some(*number);
        }
        let core = core(name);
        if let Some(number) = self.exact.get(&core) {
            return Some(*number);
        }
        if let Some(stump) =
            core.strip_suffix(['ฯ', '…']).or_else(|| key.strip_suffix("..").map(|_| core.trim_end_matches('.')))
        {
            return self.broken_off(stump);
        }
        self.near(name).or_else(|| self.near(&core))
    }

    fn broken_off(&self, stump: &str) -> Option<u8> {
        if stump.chars().count() < SHORTEST_STUMP {
            return None;
        }
        only(self.known.iter().filter(|known| known.name.starts_with(stump)).map(|known| known.number))
    }

    /// The one name that a slip or two of the pen make of it.
    fn near(&self, name: &str) -> Option<u8> {
        let length = name.chars().count();
        if !COMPARED.contains(&length) {
            return None;
        }
        let written = letters(name);
        let mut near: Vec<(usize, u8)> = self
            .known
            .iter()
            // A slip changes the length by one at most, and two of the letters that are there.
            .filter(|known| known.length.abs_diff(length) <= MOST_SLIPS)
            .filter(|known| (known.letters ^ written).count_ones() as usize <= 2 * MOST_SLIPS)
            .map(|known| (strsim::damerau_levenshtein(&known.name, name), known.number))
            .filter(|(distance, _)| *distance <= MOST_SLIPS)
            .collect();
        near.sort_unstable();
        let (distance, number) = *near.first()?;
        near.iter().all(|(other, of)| *of == number || *other > distance + 2).then_some(number)
    }
}

/// A name without its filling words.
fn core(name: &str) -> String {
    without_words(name, FILLING)
}

/// Which letters a name has, as bits.
fn letters(name: &str) -> u64 {
    name.chars().fold(0, |letters, c| letters | 1 << (u32::from(c) & 63))
}
