//! Lines of "label: value" outside tables: they are a table of two columns without its borders.

use crate::model::{Cell, CellKind, Place};
use crate::thai::words::Holds as _;

use super::text::clean;
use super::values;
use super::vocabulary::Vocabulary;
use super::words::Role;

/// A label is not longer than this.
const LONGEST_LABEL: usize = 100;
/// And a value, the longest of which is an agency with its district and province, not longer than this.
const LONGEST_VALUE: usize = 160;

/// Label and value with dots between: "คะแนน IIT ........ 90.12"; dots may follow the value, too. None where more stands
/// behind those.
fn led(text: &str) -> Option<(&str, &str)> {
    let is_dot = |c: char| matches!(c, '.' | '…' | '_');
    let at = ["...", "…", "___"].iter().filter_map(|dots| text.place_of(dots)).min()?;
    let (label, rest) = text.split_at_checked(at)?;
    let value = rest.trim_start_matches(is_dot).trim().trim_end_matches(is_dot).trim_end();
    (!["...", "…", "___"].iter().any(|dots| value.contains(dots))).then_some((label, value))
}

/// The two cells of a cell with its value under its label, in lines of its own: "คะแนน ITA", "90.12". None where the value
/// is no score of two decimals, nor a grade or a result: "(30)" under "IIT" is what it is out of.
pub(super) fn labelled_above(text: &str, place: &Place, row: u32, vocabulary: &Vocabulary) -> Option<Vec<Cell>> {
    let (label, value) = text.trim_end().rsplit_once('\n')?;
    let stated = values::stated(&clean(value))?;
    if stated.score.is_some_and(|score| score.scale() < 2) {
        return None;
    }
    labelled(&format!("{}\t{value}", clean(label)), place, row, vocabulary)
}

/// The two cells of a line such as "คะแนน IIT: 95.73"; none where the line does not begin with a label that is
/// understood, or has nothing behind it.
pub(super) fn labelled(text: &str, place: &Place, row: u32, vocabulary: &Vocabulary) -> Option<Vec<Cell>> {
    let sign = [":", "\t", "：", "="].iter().filter_map(|sign| Some((text.place_of(sign)?, sign.len()))).min();
    let (label, value, led) = match sign {
        Some((at, length)) => (text.get(..at)?, text.get(at + length..)?.trim(), false),
        None => led(text).map(|(label, value)| (label, value, true))?,
    };
    if value.is_empty() || label.chars().count() > LONGEST_LABEL || value.chars().count() > LONGEST_VALUE {
        return None;
    }
    let meaning = vocabulary.label(&clean(label));
    let names = matches!(meaning.role, Some(Role::Agency | Role::District | Role::Province | Role::Kind | Role::Year));
    let cleaned = clean(value);
    let states = values::stated(&cleaned).is_some();
    // A table of contents leads to the numbers of its pages.
    if led && values::stated(&cleaned).is_some_and(|stated| stated.score.is_some_and(|score| score.scale() == 0)) {
        return None;
    }
    if !names && !(states && (meaning.field.is_some() || meaning.role == Some(Role::Score))) {
        return None;
    }
    let cell = |column, text: &str| Cell {
        row,
        column,
        row_span: 1,
        column_span: 1,
        kind: CellKind::Text,
        text: text.to_owned(),
        place: place.clone(),
    };
    Some(vec![cell(0, label), cell(1, value)])
}
