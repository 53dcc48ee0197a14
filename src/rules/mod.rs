//! The rules of the assessment: one data file per fiscal year, what they compute, and when two figures agree.
//!
//! A new year is a new table beside this file, not new code. Each file names the source of its figures and says what
//! in it is not verified; [`RuleBook::parse`] refuses one that contradicts itself.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::model::{Grade, Instrument};

mod agreement;
mod attainable;
mod items;
mod scores;
mod validation;

pub use agreement::Interval;
pub use attainable::Combinations;
pub use items::{StatedItems, code_of, full_among, in_full, items_apply_to, stated_sub_indicator};
pub use scores::published;
pub use validation::{Problem, RulesError};

/// The data files that the program carries, oldest first.
const EMBEDDED: [&str; 7] = [
    include_str!("2562.toml"),
    include_str!("2563.toml"),
    include_str!("2564.toml"),
    include_str!("2565.toml"),
    include_str!("2566.toml"),
    include_str!("2567.toml"),
    include_str!("2568.toml"),
];

/// The rules of every fiscal year that is known, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The same in English, our own translation.
    pub source_english: String,
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
    /// What was published of the whole nation in exactly this year (see [`RuleBook::nation`]).
    pub nation: Option<Nation>,
}

/// What stands first in a data file: what changes from year to year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfOneYear {
    fiscal_year: u16,
    source: String,
    source_english: String,
    #[serde(default)]
    sub_indicators: Vec<SubIndicatorRule>,
    #[serde(default)]
    items: Vec<ItemRule>,
    #[serde(deserialize_with = "validation::exact_decimal")]
    target: Decimal,
    bands: Vec<Band>,
    #[serde(default)]
    nation: Option<Nation>,
}

/// What stands behind it, from the first `[[` on: what is assessed, by its names. Years have most of it in common.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Assessed {
    instruments: Vec<InstrumentRule>,
    indicators: Vec<IndicatorRule>,
}

/// The results of all agencies of the nation in a year, as far as they are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nation {
    /// How many agencies were assessed.
    #[serde(default)]
    pub agencies: Option<u32>,
    /// Their mean overall score, with the decimals that were published.
    #[serde(default, deserialize_with = "validation::optional_exact_decimal")]
    pub mean: Option<Decimal>,
    /// How many of a hundred passed.
    #[serde(default, deserialize_with = "validation::optional_exact_decimal")]
    pub passed: Option<Decimal>,
}

/// An instrument in a year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstrumentRule {
    /// Which.
    pub instrument: Instrument,
    /// Official Thai name.
    pub name: String,
    /// Official English name.
    pub english: String,
    /// Weight in the overall score, 0 to 1.
    #[serde(deserialize_with = "validation::exact_decimal")]
    pub weight: Decimal,
    /// Other labels that documents use for it, each for a whole label rather than a part of running text.
    pub spellings: Vec<String>,
}

/// An indicator in a year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorRule {
    /// 1 to 10.
    pub number: u8,
    /// The instrument that measures it.
    pub instrument: Instrument,
    /// Official Thai name.
    pub name: String,
    /// English name.
    pub english: String,
    /// Other labels that documents use for it, each for a whole label rather than a part of running text.
    pub spellings: Vec<String>,
    /// Words in a measure's text that show it serves this indicator.
    pub topics: Vec<String>,
    /// Words that show it in a title, or where a measure shows nothing else: any measure may be announced.
    #[serde(default)]
    pub weak_topics: Vec<String>,
    /// Words in a title with which it may have to do with this indicator: too little for a link, enough not to say that
    /// nothing is done.
    #[serde(default)]
    pub hints: Vec<String>,
}

/// A sub-indicator and its items.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubIndicatorRule {
    /// Such as `9.1`.
    pub code: String,
    /// The indicator it belongs to.
    pub indicator: u8,
    /// Official Thai name.
    pub name: String,
    /// English name, our own translation.
    pub english: String,
    /// Numbers of its first and last OIT item.
    pub items: (u16, u16),
}

/// An item and its name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemRule {
    /// Such as `o18`.
    pub code: String,
    /// Official Thai name.
    pub name: String,
    /// English name, our own translation.
    pub english: String,
}

/// A grade or level and when it is given.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The grade or level.
    pub grade: Grade,
    /// The overall score is at least this.
    #[serde(deserialize_with = "validation::exact_decimal")]
    pub overall: Decimal,
    /// And every instrument is at least this, where the year asks for it.
    #[serde(default, deserialize_with = "validation::optional_exact_decimal")]
    pub every_instrument: Option<Decimal>,
    /// Whether it means passed.
    pub passed: bool,
}

impl RuleBook {
    /// The rules that the program carries, loaded once. That they hold is proved by a test, and not again by every run.
    pub fn embedded() -> &'static RuleBook {
        static BOOK: OnceLock<RuleBook> = OnceLock::new();
        BOOK.get_or_init(|| {
            let mut known = BTreeMap::new();
            RuleBook { years: EMBEDDED.iter().filter_map(|file| Rules::read(file, &mut known).ok()).collect() }
        })
    }

    /// The rules of data files, one a consecutive year, oldest first.
    ///
    /// # Errors
    ///
    /// Says which year and what is wrong: a file that is no such table, contradicts itself, or leaves a year out.
    pub fn parse(files: &[&str]) -> Result<RuleBook, RulesError> {
        let years = files.iter().map(|file| Rules::parse(file)).collect::<Result<Vec<Rules>, RulesError>>()?;
        for (earlier, later) in years.iter().zip(years.iter().skip(1)) {
            if earlier.fiscal_year.checked_add(1) != Some(later.fiscal_year) {
                return Err(RulesError::NotConsecutive { earlier: earlier.fiscal_year, later: later.fiscal_year });
            }
        }
        Ok(RuleBook { years })
    }

    /// The rules to use for a fiscal year: its own, or for a year after the last known one the last (the returned
    /// rules then carry another `fiscal_year`, which a finding tells). None for a year before the first.
    pub fn for_year(&self, fiscal_year: u16) -> Option<&Rules> {
        self.years.iter().rev().find(|rules| rules.fiscal_year <= fiscal_year)
    }

    /// What was published of the nation in a fiscal year. Never another year's, also where [`RuleBook::for_year`] lends
    /// its rules.
    pub fn nation(&self, fiscal_year: u16) -> Option<Nation> {
        self.years.iter().find(|rules| rules.fiscal_year == fiscal_year)?.nation
    }

    /// All years, oldest first.
    pub fn years(&self) -> &[Rules] {
        &self.years
    }
}

impl Rules {
    /// The rules of one year from its data file.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the file: see [`Problem`].
    pub fn parse(file: &str) -> Result<Rules, RulesError> {
        let rules = Rules::read(file, &mut BTreeMap::new())?;
        match validation::problem_of(&rules) {
            Some(problem) => Err(RulesError::Invalid { fiscal_year: rules.fiscal_year, problem }),
            None => Ok(rules),
        }
    }

    /// The rules of a data file, whether they hold or not. What files say in the same words is read once.
    fn read<'f>(file: &'f str, known: &mut BTreeMap<&'f str, Assessed>) -> Result<Rules, toml::de::Error> {
        let (of_one_year, assessed) = file.split_at(file.find("\n[[").unwrap_or(file.len()));
        let OfOneYear { fiscal_year, source, source_english, sub_indicators, items, target, bands, nation } =
            toml::from_str(of_one_year)?;
        let Assessed { instruments, indicators } = match known.get(assessed) {
            Some(known) => known.clone(),
            None => known.entry(assessed).or_insert(toml::from_str(assessed)?).clone(),
        };
        Ok(Rules {
            fiscal_year,
            source,
            source_english,
            instruments,
            indicators,
            sub_indicators,
            items,
            target,
            bands,
            nation,
        })
    }

    /// The rule of an indicator by its number.
    pub fn indicator(&self, number: u8) -> Option<&IndicatorRule> {
        self.indicators.iter().find(|indicator| indicator.number == number)
    }

    /// The least overall score that passes; none where no score does.
    pub fn pass_line(&self) -> Option<Decimal> {
        self.bands.iter().filter(|band| band.passed).map(|band| band.overall).min()
    }

    /// The rule of an instrument.
    pub fn instrument(&self, instrument: Instrument) -> Option<&InstrumentRule> {
        self.instruments.iter().find(|rule| rule.instrument == instrument)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_data_files_hold() {
        assert_eq!(RuleBook::parse(&EMBEDDED).as_ref(), Ok(RuleBook::embedded()));
    }
}
