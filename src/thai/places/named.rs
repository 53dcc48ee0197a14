//! Provinces and districts by their names: nothing is kept of a name but the number of its place.

use std::borrow::Cow;
use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::listed_key;

/// Places, by code, and which of them have a name.
#[derive(Debug)]
pub(super) struct Named<P> {
    places: Vec<P>,
    name_of: fn(&P) -> &'static str,
    /// The numbers of places by the keys of their names; behind those of all places the numbers of other keys.
    numbers: HashTable<u32>,
    /// Keys that are not the name itself, each with the number of its place.
    others: Vec<(String, usize)>,
    hasher: DefaultHashBuilder,
}

impl<P> Named<P> {
    /// Places with the names that they are listed under.
    pub fn new(places: Vec<P>, name_of: fn(&P) -> &'static str) -> Named<P> {
        let numbers = HashTable::with_capacity(places.len());
        let mut named = Named { places, name_of, numbers, others: Vec::new(), hasher: DefaultHashBuilder::default() };
        for at in 0..named.places.len() {
            let Some(name) = named.places.get(at).map(name_of) else { continue };
            match listed_key(name) {
                Cow::Borrowed(key) => named.insert(key, at),
                Cow::Owned(key) => named.call(key, at),
            }
        }
        named
    }

    /// Gives a place another key.
    pub fn call(&mut self, key: String, at: usize) {
        self.insert(&key, self.places.len() + self.others.len());
        self.others.push((key, at));
    }

    fn insert(&mut self, key: &str, number: usize) {
        let Named { places, name_of, numbers, others, hasher } = self;
        let Ok(number) = u32::try_from(number) else { return };
        let again = |number: &u32| hasher.hash_one(key_of(&*places, *name_of, &*others, *number).0);
        numbers.insert_unique(hasher.hash_one(key), number, again);
    }

    /// All places, by code.
    pub fn places(&self) -> &[P] {
        &self.places
    }

    /// True where a place has this key.
    pub fn contains(&self, key: &str) -> bool {
        self.numbers.find(self.hasher.hash_one(key), |number| self.key_of(*number).0 == key).is_some()
    }

    /// The numbers of the places that have this key, in the order of the list.
    pub fn of(&self, key: &str) -> Vec<usize> {
        let alike = self.numbers.iter_hash(self.hasher.hash_one(key)).map(|number| self.key_of(*number));
        let mut places: Vec<usize> = alike.filter(|(known, _)| *known == key).map(|(_, at)| at).collect();
        places.sort_unstable();
        places
    }

    /// A key, and the number of its place.
    fn key_of(&self, number: u32) -> (&str, usize) {
        key_of(&self.places, self.name_of, &self.others, number)
    }
}

fn key_of<'n, P>(
    places: &'n [P],
    name_of: fn(&P) -> &'static str,
    others: &'n [(String, usize)],
    number: u32,
) -> (&'n str, usize) {
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    match places.get(number) {
        Some(place) => (name_of(place), number),
        None => others.get(number - places.len()).map_or(("", usize::MAX), |(key, at)| (key, *at)),
    }
}
