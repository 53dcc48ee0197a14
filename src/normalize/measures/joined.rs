//! One measure that several files tell.

use crate::model::{Measure, SharedText};
use crate::thai::repair::fold;

/// Adds a measure to those known of one agency and year. One that is told again is not added, but its places are, and
/// what was blank before.
///
/// The same words make one of two, wherever they stand. In another file, as in the plan and the report on it, the same
/// title and number are enough where neither says otherwise of any part.
pub(in crate::normalize) fn add(known: &mut Vec<Measure>, measure: Measure) {
    let found = known
        .iter()
        .position(|other| says_the_same(other, &measure))
        .or_else(|| known.iter().position(|other| is_of_other_file(other, &measure) && agrees(other, &measure)));
    match found.and_then(|index| known.get_mut(index)) {
        Some(other) => complete(other, measure),
        None => known.push(measure),
    }
}

fn says_the_same(one: &Measure, other: &Measure) -> bool {
    one.number == other.number
        && one.title == other.title
        && one.steps == other.steps
        && one.responsible == other.responsible
        && one.period == other.period
        && one.results == other.results
        && one.suggestion == other.suggestion
}

fn is_of_other_file(one: &Measure, other: &Measure) -> bool {
    !one.places.iter().any(|place| other.places.iter().any(|at| at.file == place.file))
}

/// True where the title is the same and every other part is the same or blank in one of the two.
fn agrees(one: &Measure, other: &Measure) -> bool {
    let title = fold(&one.title);
    let text = |one: Option<&String>, other: Option<&String>| match (one, other) {
        (Some(one), Some(other)) => fold(one) == fold(other),
        _ => true,
    };
    let list = |one: &[SharedText], other: &[SharedText]| {
        one.is_empty() || other.is_empty() || one.iter().map(|text| fold(text)).eq(other.iter().map(|text| fold(text)))
    };
    !title.is_empty()
        && title == fold(&other.title)
        && (one.number == other.number || one.number.is_none() || other.number.is_none())
        && list(&one.steps, &other.steps)
        && list(&one.responsible, &other.responsible)
        && list(&one.results, &other.results)
        && text(one.period.as_ref().map(|period| &period.text), other.period.as_ref().map(|period| &period.text))
        && text(one.suggestion.as_ref(), other.suggestion.as_ref())
}

fn complete(known: &mut Measure, other: Measure) {
    let list = |known: &mut Vec<SharedText>, other: Vec<SharedText>| {
        if known.is_empty() {
            *known = other;
        }
    };
    known.number = known.number.or(other.number);
    list(&mut known.steps, other.steps);
    list(&mut known.responsible, other.responsible);
    list(&mut known.results, other.results);
    known.period = known.period.take().or(other.period);
    known.suggestion = known.suggestion.take().or(other.suggestion);
    if known.indicators.is_empty() {
        known.indicators = other.indicators;
    }
    known.without_column.retain(|column| other.without_column.contains(column));
    known.places.extend(other.places);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    #[test]
    fn a_measure_told_in_two_files_is_one() {
        type Change = fn(&mut Measure);
        let report = fixture::run().0[0].measures[0].clone();
        let plan = |change: Change| {
            let mut plan = report.clone();
            plan.places[0].file = "plan.xlsx".into();
            plan.title = plan.title.replace("ข้อตกลง", "ข้อ ตกลง");
            plan.results.clear();
            change(&mut plan);
            plan
        };
        let cases: [(Change, usize); 6] = [
            (|_| {}, 1),
            (|plan| plan.number = None, 1),
            (|plan| plan.number = Some(9), 2),
            (|plan| plan.steps.push("ติดตาม".into()), 2),
            (|plan| plan.title = "ลดขั้นตอน".to_owned(), 2),
            // In one file they are two rows.
            (|plan| plan.places[0].file = "reports/dangmo.docx".into(), 2),
        ];
        for (index, (change, count)) in cases.into_iter().enumerate() {
            let mut known = Vec::new();
            add(&mut known, plan(change));
            add(&mut known, report.clone());
            assert_eq!(known.len(), count, "case {index}");
            if count == 1 {
                assert_eq!((known[0].number, known[0].results.len(), known[0].places.len()), (Some(1), 1, 2));
            }
        }
    }
}
