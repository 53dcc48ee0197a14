//! The cells of a table's row, each with what it may mean: a label, an agency, a number.

use std::cell::RefCell;

use crate::thai::memory::{Identity, Memory, remembered};

use super::grid::{GridCell, Row};
use super::identity;
use super::values;
use super::vocabulary::{Label, Vocabulary};
use super::words::{LabelField, Role};

/// A cell of a row, with what it may mean.
pub(super) struct Reading<'r, 'a> {
    /// The grid column.
    pub column: u32,
    /// The cell.
    pub cell: &'r GridCell<'a>,
    /// Its meaning as a label.
    pub label: Label,
    /// The agency that it names.
    pub agency: Option<identity::Mention>,
    /// True when it is a number that can be no label.
    pub number: bool,
}

/// Reads every distinct cell of a row as a label, an agency or a number.
pub(super) fn readings<'r, 'a>(row: &'r Row<'a>, vocabulary: &Vocabulary) -> Vec<Reading<'r, 'a>> {
    let mut readings: Vec<Reading<'r, 'a>> =
        row.distinct().map(|(column, cell)| reading(column, cell, vocabulary)).collect();
    let judged = |label: &Label| matches!(label.field, Some(LabelField::Grade | LabelField::Result));
    let among_values = readings.iter().any(|reading| reading.number || reading.judges());
    let mut behind_label = false;
    for reading in &mut readings {
        let label = judged(&reading.label);
        // "ผ่านเกณฑ์" heads a column of results, but among figures or behind such a label it is a result.
        if label && (among_values || behind_label) && values::stated(&reading.cell.text).is_some() {
            reading.label = Label::default();
        }
        behind_label = label;
    }
    readings
}

/// What a cell's text may mean.
#[derive(Clone, Default)]
struct Meaning {
    label: Label,
    agency: Option<identity::Mention>,
    number: bool,
}

thread_local! {
    static MEANINGS: RefCell<Memory<Identity, Meaning>> = RefCell::default();
}

fn reading<'r, 'a>(column: u32, cell: &'r GridCell<'a>, vocabulary: &Vocabulary) -> Reading<'r, 'a> {
    let Meaning { label, agency, number } = meaning(&cell.text, vocabulary);
    Reading { column, cell, label, agency, number }
}

fn meaning(text: &str, vocabulary: &Vocabulary) -> Meaning {
    let is_number = values::number(text).is_some();
    // Most cells are scores, and a number with decimals is no label.
    if is_number && text.contains(['.', ',', '%']) && text.trim_end_matches('.').len() > 3 {
        return Meaning { number: true, ..Meaning::default() };
    }
    // "80.90 (เพิ่มขึ้น 8.43)" is a score, whatever the words behind it.
    let scored = text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(['.', ',']);
    if scored && !is_number && values::stated(text).is_some_and(|stated| stated.score.is_some()) {
        return Meaning::default();
    }
    // The labels of one form are those of all.
    remembered(&MEANINGS, vocabulary.identity(), text, || meaning_of_words(text, is_number, vocabulary))
}

fn meaning_of_words(text: &str, is_number: bool, vocabulary: &Vocabulary) -> Meaning {
    let mut label = vocabulary.label(text);
    let mentions = if is_number { Vec::new() } else { identity::mentions_in_title(text) };
    let short = text.chars().count() <= 160;
    let first = mentions.into_iter().next().filter(|_| short);
    let agency = match first {
        Some(mention) if mention.range.start == 0 => Some(mention),
        // "คะแนน อบต.แดงหม้อ"
        Some(mention) => {
            let before = text.get(..mention.range.start).unwrap_or_default().trim();
            let of = vocabulary.label(before.strip_suffix("ของ").unwrap_or(before).trim());
            let scored = of.field.is_some() || of.role == Some(Role::Score);
            if scored
                && label == Label::default()
                && text.get(mention.range.end..).is_some_and(|rest| rest.trim().is_empty())
            {
                label = of;
                Some(mention)
            } else {
                None
            }
        }
        None => None,
    };
    if let Some(mention) = &agency {
        label.fiscal_year = label.fiscal_year.or_else(|| year_behind(mention, text));
    }
    let number = is_number && label.fiscal_year.is_none() && label.number.is_none();
    Meaning { label, agency, number }
}

impl Reading<'_, '_> {
    /// True for a grade or a result that is no label.
    pub fn judges(&self) -> bool {
        self.label == Label::default()
            && self.agency.is_none()
            && values::stated(&self.cell.text).is_some_and(|stated| stated.score.is_none())
    }
}

/// The year that stands behind an agency's name in one cell: "อบต.แดงหม้อ (2563)".
pub(super) fn year_behind(mention: &identity::Mention, text: &str) -> Option<u16> {
    let rest = text.get(mention.range.end..)?.trim_matches([' ', '(', ')', '-', '–', ',']);
    identity::year_of_cell(rest)
}

/// True for grades or results beside each other of which a tick below is to choose: "AA | A | B", "ผ่าน | ไม่ผ่าน".
pub(super) fn are_choices(readings: &[Reading<'_, '_>]) -> bool {
    let new = readings.iter().filter(|reading| reading.cell.origin);
    let stated: Option<Vec<_>> = new.map(|reading| values::stated(&reading.cell.text)).collect();
    let differ = |one: &values::Stated, other: &values::Stated| {
        one.grade.is_some() && other.grade.is_some() && one.grade != other.grade
            || one.passed.is_some() && other.passed.is_some() && one.passed != other.passed
    };
    let all_judge = readings.iter().filter(|reading| reading.cell.origin).all(Reading::judges);
    all_judge
        && stated.is_some_and(|stated| stated.windows(2).any(|pair| matches!(pair, [one, next] if differ(one, next))))
}

/// True where the row numbers all ten indicators, in order and each once.
pub(super) fn numbers_all_ten(readings: &[Reading<'_, '_>]) -> bool {
    readings.iter().filter_map(|reading| reading.label.number).eq(1..=10)
}

/// True for the row under a header that numbers its columns: 1, 2, 3 ...
pub(super) fn numbers_columns(readings: &[Reading<'_, '_>]) -> bool {
    let number = |reading: &Reading<'_, '_>| {
        reading.cell.text.trim_matches(['(', ')', '.', ' ']).parse::<u32>().ok().filter(|number| *number < 100)
    };
    let numbers: Option<Vec<u32>> = readings.iter().map(number).collect();
    numbers.is_some_and(|numbers| {
        numbers.len() > 2 && numbers.windows(2).all(|pair| matches!(pair, [one, next] if *next == one + 1))
    })
}
