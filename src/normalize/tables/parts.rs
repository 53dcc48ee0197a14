//! Weighted parts of a table as a whole: where one row lacks a part or the overall score, the other rows tell.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{Claim, Instrument, Statement, Subject};

use super::super::vocabulary::Vocabulary;

/// What one subject's rows state of the instruments and of the whole.
#[derive(Default)]
struct Stated {
    instruments: BTreeMap<Instrument, Vec<Decimal>>,
    overall: Vec<Decimal>,
}

/// Takes instrument scores of a table for parts of the overall score where its other rows show that they are: every
/// score fits into its part, and no row gives its overall score by the weights. A table of one agency, or with
/// scores beside parts, is left to what the whole file tells.
pub(super) fn settle(claims: &mut [Claim], vocabulary: &Vocabulary) {
    let mut by_subject: BTreeMap<&Subject, Stated> = BTreeMap::new();
    for claim in claims.iter() {
        match &claim.statement {
            Statement::Instrument(instrument, value) => {
                let stated = by_subject.entry(&claim.subject).or_default();
                stated.instruments.entry(*instrument).or_default().push(*value);
            }
            Statement::Overall(value) => by_subject.entry(&claim.subject).or_default().overall.push(*value),
            Statement::WeightedInstrument(..) => return,
            _ => {}
        }
    }
    by_subject.retain(|_, stated| !stated.instruments.is_empty());
    let once = by_subject.values().all(|stated| stated.instruments.values().all(|values| values.len() == 1));
    let fits = |instrument: Instrument, value: &Decimal| {
        vocabulary.full_marks_of_part(instrument).is_some_and(|most| (Decimal::ZERO..=most).contains(value))
    };
    let all_fit = by_subject
        .values()
        .flat_map(|stated| &stated.instruments)
        .all(|(of, values)| values.iter().all(|v| fits(*of, v)));
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
