//! Scores whose header or label has words beside what it names that nobody knows: the plain one is the score, and of
//! several that say different things nobody can tell which is.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::{Claim, Field, Statement, Subject};

/// Takes out of a table's claims those that are qualified (their numbers in order) where another one states the same
/// field of the same agency and year plainly, or where several qualified ones differ.
pub(super) fn settle(claims: &mut Vec<Claim>, qualified: &[usize]) {
    if qualified.is_empty() {
        return;
    }
    let mut plain: BTreeSet<(&Subject, Field)> = BTreeSet::new();
    let mut values: BTreeMap<(&Subject, Field), Vec<Decimal>> = BTreeMap::new();
    let mut of: Vec<Option<(&Subject, Field)>> = Vec::with_capacity(claims.len());
    for (at, claim) in claims.iter().enumerate() {
        let Some((field, value)) = scored(&claim.statement) else {
            of.push(None);
            continue;
        };
        let stated = (&claim.subject, field);
        if qualified.binary_search(&at).is_ok() {
            values.entry(stated).or_default().push(value);
        } else {
            plain.insert(stated);
        }
        of.push(Some(stated));
    }
    let differ = |values: &Vec<Decimal>| values.iter().any(|value| Some(value) != values.first());
    let keeps: Vec<bool> = of
        .iter()
        .enumerate()
        .map(|(at, stated)| match stated {
            Some(stated) if qualified.binary_search(&at).is_ok() => {
                !plain.contains(stated) && !values.get(stated).is_some_and(differ)
            }
            _ => true,
        })
        .collect();
    let mut keeps = keeps.into_iter();
    claims.retain(|_| keeps.next().unwrap_or(true));
}

/// The field and the score that a statement states.
fn scored(statement: &Statement) -> Option<(Field, Decimal)> {
    match statement {
        Statement::Indicator(number, value) => Some((Field::Indicator(*number), *value)),
        Statement::Instrument(instrument, value) => Some((Field::Instrument(*instrument), *value)),
        Statement::Overall(value) => Some((Field::Overall, *value)),
        _ => None,
    }
}
