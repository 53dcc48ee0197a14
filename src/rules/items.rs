//! What an assessment states of the OIT's items, and the ways of winning them that fit all of it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{AgencyKind, Assessment, Field, Instrument, LostCount, LostItems};

use super::scores::PUBLISHED_DECIMALS;
use super::{Combinations, Interval};

/// Decimals of a computed score that floating point of any program holds.
const SURE_DECIMALS: u32 = 8;

/// Whether the lists of items are those of an agency's kind: schools, and the offices over them, have lists of their own.
pub fn items_apply_to(kind: AgencyKind) -> bool {
    !matches!(kind, AgencyKind::School | AgencyKind::EducationArea)
}

/// The code of an OIT item by its number: `o18`.
pub fn code_of(number: u16) -> String {
    format!("o{number}")
}

/// The number of the OIT item that a code is of, as [`code_of`] writes it.
fn number_of(code: &str) -> Option<u16> {
    let digits = code.strip_prefix('o')?;
    digits.parse().ok().filter(|_| digits.starts_with(|c: char| matches!(c, '1'..='9')))
}

/// What is stated of the items of one sub-indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedItems<'a> {
    /// The sub-indicator, such as `9.1`.
    pub code: &'a str,
    first: u16,
    last: u16,
    /// How many are stated with 100.
    pub won: u16,
    /// The numbers of those that are stated with 0.
    lost: Vec<u16>,
    /// The numbers of the others.
    unknown: Vec<u16>,
}

impl StatedItems<'_> {
    /// How many items the sub-indicator has.
    pub fn count(&self) -> u16 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }

    /// True where every item is stated with 0 or 100.
    pub fn all_stated(&self) -> bool {
        self.unknown.is_empty()
    }

    /// The mean of the items, those that are unknown counted as lost.
    pub fn mean(&self) -> Option<Decimal> {
        self.mean_of(self.won)
    }

    fn mean_of(&self, won: u16) -> Option<Decimal> {
        (Decimal::from(won) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(self.count()))
    }

    /// How many items may be won by what is stated of them and of the sub-indicator; nothing where the two contradict
    /// each other. `disputes` tells of which values places disagree.
    pub fn possible(&self, assessment: &Assessment, disputes: &dyn Fn(Field) -> bool) -> Vec<u16> {
        let unknown = u16::try_from(self.unknown.len()).unwrap_or(u16::MAX);
        let stated = stated_sub_indicator(assessment, self.code)
            .filter(|_| !Field::sub_indicator(self.code).is_some_and(disputes));
        let fits = |won: &u16| {
            stated.is_none_or(|stated| self.mean_of(*won).is_some_and(|mean| Interval::exact(mean).agrees(stated)))
        };
        (self.won..=self.won.saturating_add(unknown)).filter(fits).collect()
    }

    /// Those lost when so many are won; none where none are.
    pub fn lost(&self, won: u16) -> Option<LostItems> {
        let LostCount { sub_indicator, lost } = self.count_lost(won)?;
        Some(LostItems { sub_indicator, lost, among: self.among(won).into_iter().map(code_of).collect() })
    }

    /// The numbers of those among which the lost ones are when so many are won; none where none are lost.
    pub fn among(&self, won: u16) -> Vec<u16> {
        let lost = usize::from(self.count().saturating_sub(won));
        if lost == 0 {
            return Vec::new();
        }
        let mut among = self.lost.clone();
        if among.len() < lost {
            among.extend(&self.unknown);
            among.sort_unstable();
        }
        among
    }

    /// How many are lost when so many are won; none where none are.
    pub fn count_lost(&self, won: u16) -> Option<LostCount> {
        let lost = self.count().saturating_sub(won);
        (lost > 0).then(|| LostCount { sub_indicator: self.code.to_owned(), lost })
    }
}

impl Combinations {
    /// What is stated of the indicator's items, by sub-indicator. An item of which places disagree is unknown.
    pub fn stated_items(&self, assessment: &Assessment, disputes: &dyn Fn(Field) -> bool) -> Vec<StatedItems<'_>> {
        let scores: BTreeMap<u16, Decimal> =
            assessment.items.iter().filter_map(|item| Some((number_of(&item.code)?, *item.value()?))).collect();
        let stated = |number: u16| {
            let score = scores.get(&number).filter(|_| !disputes(Field::Item(Instrument::Oit, number)));
            match score {
                Some(score) if score.is_zero() => Some(false),
                Some(score) if *score == Decimal::ONE_HUNDRED => Some(true),
                _ => None,
            }
        };
        let mut all = Vec::with_capacity(self.sub_indicators.len());
        for (code, (first, last)) in &self.sub_indicators {
            let mut items =
                StatedItems { code, first: *first, last: *last, won: 0, lost: Vec::new(), unknown: Vec::new() };
            for number in *first..=*last {
                match stated(number) {
                    Some(true) => items.won += 1,
                    Some(false) => items.lost.push(number),
                    None => items.unknown.push(number),
                }
            }
            all.push(items);
        }
        all
    }

    /// The ways, as items won in each sub-indicator, that give the indicator's stated score and fit what `possible` says
    /// of each sub-indicator; none where the score is not stated or places disagree about it.
    pub fn ways_of_stated(
        &self,
        assessment: &Assessment,
        possible: &[Vec<u16>],
        disputes: &dyn Fn(Field) -> bool,
    ) -> Option<Vec<Vec<u16>>> {
        let indicator = assessment.indicators.iter().find(|indicator| indicator.number == self.indicator)?;
        let stated = indicator.score.given().filter(|_| !disputes(Field::Indicator(self.indicator)))?;
        let fits = |won: &[u16]| won.iter().zip(possible).all(|(won, possible)| possible.contains(won));
        let mut ways = self.stated_as(in_full(*stated, self.indicator, assessment));
        ways.retain(|won| fits(won));
        Some(ways)
    }
}

/// A sub-indicator's stated score.
pub fn stated_sub_indicator(assessment: &Assessment, code: &str) -> Option<Decimal> {
    assessment.sub_indicators.iter().find(|sub| sub.code == code)?.score.given().copied()
}

/// An indicator's stated score as [`full_among`] the other indicators' scores.
pub fn in_full(stated: Decimal, number: u8, assessment: &Assessment) -> Decimal {
    let others = assessment.indicators.iter().filter(|indicator| indicator.number != number);
    full_among(stated, others.filter_map(|indicator| indicator.score.given().copied()))
}

/// A stated score with the zeros that a workbook drops at its end: 97.5 among scores of two decimals is 97.50. Where the
/// others have fewer decimals too, it is rounded. The last of the many decimals that a workbook computes are those of its
/// arithmetic and none of the score's.
pub fn full_among(stated: Decimal, others: impl Iterator<Item = Decimal>) -> Decimal {
    let (mut all, mut published) = (0, 0);
    for other in others {
        all += 1;
        published += usize::from(other.scale() >= PUBLISHED_DECIMALS);
    }
    let mut full = stated;
    if published * 2 > all {
        full.rescale(stated.scale().max(PUBLISHED_DECIMALS));
    }
    full.round_dp(SURE_DECIMALS)
}
