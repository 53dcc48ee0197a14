//! The shortest way to pass of an agency whose overall score is under the pass line of its year.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Instrument;

/// What an agency under the pass line lacks, and what would close the gap, each by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayToPass {
    /// Which assessment.
    pub assessment: usize,
    /// The least overall score that passes in its year.
    pub line: Decimal,
    /// How far the overall score, as it is published with two decimals, is under the line; over 0.
    pub missing: Decimal,
    /// What each instrument alone would need, the others staying as they are. An instrument of which nothing certain is
    /// known is absent: a score that it rests on is missing, or a finding disputes it.
    pub instruments: BTreeMap<Instrument, Need>,
    /// Where no instrument alone can close the gap: the fewest that can together and the scores they need, those of the
    /// greatest gain first. All but the last stand at 100. Empty where one alone can, or nothing is known.
    pub together: Vec<(Instrument, Decimal)>,
    /// The fewest OIT items.
    pub items: ItemsToPass,
}

impl WayToPass {
    /// The instruments that could close the gap alone, the least rise first.
    pub fn possible_alone(&self) -> Vec<(Instrument, &Need)> {
        let mut possible: Vec<(Instrument, &Need)> =
            self.instruments.iter().filter(|(_, need)| need.is_possible()).map(|(one, need)| (*one, need)).collect();
        possible.sort_by_key(|(_, need)| need.more);
        possible
    }
}

/// The score that an instrument would need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The least score of two decimals with which the agency surely passes, whatever the other scores were rounded from.
    /// Over 100 where the instrument cannot.
    pub score: Decimal,
    /// The same less the instrument's score, two decimals.
    pub more: Decimal,
    /// What the weighted sum of the scores as they stand must reach so that no rounding can spoil it; none where the score
    /// is not computed from the other two instruments.
    pub aim: Option<Decimal>,
}

impl Need {
    /// Whether a score can be as high.
    pub fn is_possible(&self) -> bool {
        self.score <= Decimal::ONE_HUNDRED
    }
}

/// What lost OIT items could do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemsToPass {
    /// The year's items are not verified, or the kind of agency has a list of its own.
    NotApplicable,
    /// A score of the OIT is missing, disputed or fits no set of items.
    Unknown,
    /// Winning all that were lost would not suffice.
    NotEnough {
        /// What they would add to the overall score, two decimals.
        points: Decimal,
    },
    /// So many items close the gap.
    Enough {
        /// The fewest, in the most favourable of the ways that the scores allow.
        fewest: u16,
        /// The fewest in the least favourable one; the same where the number is certain.
        most: u16,
        /// Which items these are: one plan where it is certain, a few where the scores allow a few, none where they allow
        /// many. Within a plan those of the greatest gain come first.
        plans: Vec<Vec<ItemsToWin>>,
    },
}

/// Lost items of one sub-indicator that are to be won.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemsToWin {
    /// Such as `10.2`.
    pub sub_indicator: String,
    /// How many.
    pub count: u16,
    /// The items among which the lost ones are; exactly those to win where there are as many.
    pub among: Vec<String>,
}
