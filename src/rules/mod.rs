//! The rules of the assessment, one data file per fiscal year.

use std::sync::OnceLock;

use rust_decimal::Decimal;

use crate::model::{Grade, Instrument};

/// The rules of every fiscal year that is known, oldest first.
#[derive(Clone, Debug)]
pub struct RuleBook {
    years: Vec<Rules>,
}

/// The rules of one fiscal year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The fiscal year of the Buddhist era.
    pub fiscal_year: u16,
    /// Where the figures are from.
    pub source: String,
    /// The three instruments in order.
    pub instruments: Vec<InstrumentRule>,
    /// The ten indicators in order of their numbers.
    pub indicators: Vec<IndicatorRule>,
    /// Sub-indicators of the OIT with their items; empty where not verified for the year.
    pub sub_indicators: Vec<SubIndicatorRule>,
    /// Items with their official names; empty where not verified for the year.
    pub items: Vec<ItemRule>,
    /// An indicator or instrument at or over this is a strength, under it a weakness.
    pub target: Decimal,
    /// Grades or levels, best first; the first whose conditions hold counts.
    pub bands: Vec<Band>,
}

/// An instrument in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentRule {
    /// Which.
    pub instrument: Instrument,
    /// Official Thai name.
    pub name: String,
    /// Official English name.
    pub english: String,
    /// Weight in the overall score, 0 to 1.
    pub weight: Decimal,
    /// Other spellings that documents use.
    pub spellings: Vec<String>,
}

/// An indicator in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorRule {
    /// 1 to 10.
    pub number: u8,
    /// The instrument that measures it.
    pub instrument: Instrument,
    /// Official Thai name.
    pub name: String,
    /// English name.
    pub english: String,
    /// Other spellings that documents use.
    pub spellings: Vec<String>,
    /// Words in a measure's text that show it serves this indicator.
    pub topics: Vec<String>,
}

/// A sub-indicator and its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubIndicatorRule {
    /// Such as `9.1`.
    pub code: String,
    /// The indicator it belongs to.
    pub indicator: u8,
    /// Official Thai name.
    pub name: String,
    /// Numbers of its first and last OIT item.
    pub items: (u16, u16),
}

/// An item and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRule {
    /// Such as `o18`.
    pub code: String,
    /// Official Thai name.
    pub name: String,
}

/// A grade or level and when it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The grade or level.
    pub grade: Grade,
    /// The overall score is at least this.
    pub overall: Decimal,
    /// And every instrument is at least this, where the year asks for it.
    pub every_instrument: Option<Decimal>,
    /// Whether it means passed.
    pub passed: bool,
}

impl RuleBook {
    /// The rules that the program carries, loaded and validated once.
    pub fn embedded() -> &'static RuleBook {
        static BOOK: OnceLock<RuleBook> = OnceLock::new();
        BOOK.get_or_init(|| RuleBook { years: Vec::new() })
    }

    /// The rules to use for a fiscal year: its own, or for a year after the last known one the last (the returned
    /// rules then carry another `fiscal_year`, which a finding tells). None for a year before the first.
    pub fn for_year(&self, fiscal_year: u16) -> Option<&Rules> {
        self.years.iter().rev().find(|rules| rules.fiscal_year <= fiscal_year)
    }

    /// All years, oldest first.
    pub fn years(&self) -> &[Rules] {
        &self.years
    }
}

impl Rules {
    /// The rule of an indicator by its number.
    pub fn indicator(&self, number: u8) -> Option<&IndicatorRule> {
        self.indicators.iter().find(|indicator| indicator.number == number)
    }

    /// The rule of an instrument.
    pub fn instrument(&self, instrument: Instrument) -> Option<&InstrumentRule> {
        self.instruments.iter().find(|rule| rule.instrument == instrument)
    }
}
