//! The instruments and indicators that a text mentions, wherever in it.

use std::cell::RefCell;

use crate::model::Instrument;
use crate::thai::memory::{Identity, Memory, remembered_by_words};
use crate::thai::words::Holds as _;

use super::super::qualifier::{Qualifier, is_weighted};
use super::super::text::{has_no_letter, key};
use super::super::words::{LabelField, Role};
use super::{Label, Vocabulary};

thread_local! {
    static NAMED: RefCell<Memory<Identity, Vec<u8>>> = RefCell::default();
    static INSTRUMENTS: RefCell<Memory<Identity, Option<Instrument>>> = RefCell::default();
}

impl Vocabulary {
    /// The indicators whose names stand anywhere in a cleaned text, each once, sorted.
    pub fn indicators_named_in(&self, cleaned: &str) -> Vec<u8> {
        remembered_by_words(&NAMED, self.identity, cleaned, || {
            let whole = key(cleaned);
            let found = self.indicator_finder.standing_in(&whole).into_iter();
            let mut numbers: Vec<u8> = found.filter_map(|name| Some(self.indicators.get(name)?.1)).collect();
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        })
    }

    /// The one instrument that a key names by code or by name.
    pub fn instrument(&self, whole: &str) -> Option<Instrument> {
        if has_no_letter(whole) {
            return None;
        }
        remembered_by_words(&INSTRUMENTS, self.identity, whole, || self.find_instrument(whole))
    }

    fn find_instrument(&self, whole: &str) -> Option<Instrument> {
        let mut named = Instrument::ALL.into_iter().filter(|instrument| {
            whole.holds(&instrument.code().to_lowercase())
                || self.instruments.iter().any(|(name, of)| of == instrument && whole.holds(name))
        });
        named.next().filter(|_| named.next().is_none())
    }

    pub(super) fn instrument_label(&self, whole: &str) -> Option<Label> {
        let instrument = self.instrument(whole)?;
        let field = Some(LabelField::Instrument(instrument));
        let begins = |words: &[&str]| words.iter().any(|word| whole.begins_with(word));
        // The weight of an instrument, its grade, its rank: no score of it.
        let no_score = ["น้ำหนัก", "ค่าน้ำหนัก", "คะแนนเต็ม", "จำนวน", "ระดับ", "เกรด", "ลำดับ", "ผลระดับ"];
        let names = self.instruments.iter().filter(|(_, of)| *of == instrument).map(|(name, _)| name.as_str());
        let qualifier = Qualifier::beside(whole, &instrument.code().to_lowercase(), names);
        if begins(&no_score) && !begins(&["ระดับคะแนน"]) || qualifier.is_of_no_result() {
            return Some(Label { role: Some(Role::Aside), ..Label::default() });
        }
        let role = (is_weighted(whole) || qualifier.multiplies()).then_some(Role::Weighted);
        let qualified = role.is_none() && qualifier.is_unknown();
        Some(Label { field, role, qualified, ..Label::default() })
    }
}
