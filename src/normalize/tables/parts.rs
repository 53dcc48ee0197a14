//! Weighted parts of a table as a whole: where one row lacks a part or the overall score, the other rows tell.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{Claim, Instrument, Statement, Subject};

use super::super::vocabulary::Vocabulary;

/// Takes instrument scores of a table for parts of the overall score where all its rows together show that they are:
/// every score of several agencies or years fits into its part. A table of one, or with scores beside parts, is left to
/// what the whole file tells.
pub(super) fn settle(claims: &mut [Claim], vocabulary: &Vocabulary) {
    let mut by_subject: BTreeMap<&Subject, BTreeMap<Instrument, Vec<Decimal>>> = BTreeMap::new();
    for claim in claims.iter() {
        match &claim.statement {
            Statement::Instrument(instrument, value) => {
                by_subject.entry(&claim.subject).or_default().entry(*instrument).or_default().push(*value);
            }
            Statement::WeightedInstrument(..) => return,
            _ => {}
        }
    }
    let once = by_subject.values().flat_map(BTreeMap::values).all(|values| values.len() == 1);
    let fits = |instrument: Instrument, value: &Decimal| {
        vocabulary.full_marks_of_part(instrument).is_some_and(|most| (Decimal::ZERO..=most).contains(value))
    };
    let all_fit = by_subject.values().flatten().all(|(of, values)| values.iter().all(|value| fits(*of, value)));
    // One agency's low scores may be just that; of several, no table of scores has none over 40.
    let several = by_subject.len() > 1;
    if !once || !all_fit || !several {
        return;
    }
    for claim in claims {
        if let Statement::Instrument(instrument, value) = claim.statement {
            claim.statement = Statement::WeightedInstrument(instrument, value);
        }
    }
}
