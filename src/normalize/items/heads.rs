//! What the headers over marks say: scores, there or missing, an agency, a year, or something else.

use std::collections::BTreeSet;

use crate::model::Instrument;

use super::super::identity;
use super::super::text::key;
use super::super::words::{LabelField, Role};
use super::marks::side;
use super::sheet::{Finder, Of};

/// What the header over a column says of the marks in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// Nothing stands over it.
    None,
    /// Scores or marks.
    Marks,
    /// The items that are there (true), or that are missing.
    Side(bool),
    /// Something else.
    Other,
}

impl Finder<'_, '_> {
    /// What stands over a column, below what also covers the labels; with the words by which its marks are grouped.
    pub(super) fn head(&self, column: u32, behind: u32) -> (Head, Of, String) {
        let mut head = Head::None;
        let mut of = Of::default();
        let mut words = String::new();
        let mut seen = BTreeSet::new();
        for at in &self.headers {
            let Some(row) = self.grid.rows.get(*at) else { continue };
            let Some(cell) = row.cells.get(column).filter(|cell| seen.insert(cell.index)) else { continue };
            if row.cells.get(behind).is_some_and(|label| label.index == cell.index) {
                continue;
            }
            match self.heading(&cell.text) {
                (Head::None, named) => {
                    of.agency |= named.agency;
                    of.fiscal_year |= named.fiscal_year;
                }
                (found, named) => {
                    of.agency |= named.agency;
                    of.fiscal_year |= named.fiscal_year;
                    words.push_str(&key(&cell.text));
                    words.push('|');
                    // A heading that is not understood above one that is may be anything: the assessed's own marks.
                    head = if head == Head::Other { Head::Other } else { found };
                }
            }
        }
        (head, of, words)
    }

    /// What one header cell says.
    fn heading(&self, text: &str) -> (Head, Of) {
        if let Some(there) = side(text) {
            return (Head::Side(there), Of::default());
        }
        let whole = key(text);
        if HEADINGS.contains(&whole.as_str()) {
            return (Head::Marks, Of::default());
        }
        let label = self.vocabulary.label(text);
        let of = Of {
            agency: label.role.is_none() && label.field.is_none() && identity::agency_of_cell(text, None).is_some(),
            fiscal_year: label.fiscal_year.is_some(),
        };
        let marks = match (&label.field, label.role) {
            (_, Some(Role::Score)) => true,
            (Some(LabelField::Result | LabelField::Instrument(Instrument::Oit)), None) => true,
            (Some(LabelField::Overall), None) => whole.starts_with("คะแนน") || whole.starts_with("ผล"),
            _ => false,
        };
        match marks {
            true => (Head::Marks, of),
            false if of != Of::default() && label.role.is_none() => (Head::None, of),
            false => (Head::Other, of),
        }
    }
}

/// Words over columns of marks, beside those for scores and results.
const HEADINGS: &[&str] = &[
    "ผลการตรวจ",
    "ผลตรวจ",
    "ผลการตรวจประเมิน",
    "ผลการตรวจสอบ",
    "ผลการตรวจoit",
    "ผลการให้คะแนน",
    "การเผยแพร่",
    "ผลการเผยแพร่",
    "การเผยแพร่ข้อมูล",
    "สถานะการเผยแพร่",
    "มี/ไม่มี",
    "ไม่มี/มี",
    "เผยแพร่/ไม่เผยแพร่",
    "ได้/ไม่ได้",
    "y/n",
    "yes/no",
    "0/100",
    "0/1",
    "(0/100)",
    "(0/1)",
];
