//! Strengths and weaknesses told in tables: names under จุดแข็ง and จุดที่ต้องพัฒนา, ticks there, names beside such a
//! label, or the word itself beside an indicator.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{Agency, Claim, Place, Statement};

use crate::thai::words::Holds as _;

use super::super::grid::Row;
use super::super::identity;
use super::super::items::is_tick;
use super::super::reading::Reading;
use super::super::sections::{List, announced};
use super::super::text::clean;
use super::super::values;
use super::super::vocabulary::{Label, Named, Vocabulary};
use super::super::words::{LabelField, Role};
use super::Reader;
use super::subject::RowSubject;

/// What a table has told so far about lists of strengths and weaknesses.
#[derive(Default)]
pub(super) struct Analysis {
    /// The columns of the lists.
    columns: BTreeMap<u32, List>,
    /// The column of agencies beside them.
    agencies: Option<u32>,
    /// Of whom the last row told.
    last: Option<Agency>,
    /// What the row told, until it is known of whom.
    told: Vec<(Statement, Place)>,
}

impl Analysis {
    /// What a row told of nobody knows whom is nobody's.
    pub(super) fn forget_row(&mut self) {
        self.told.clear();
    }
}

impl Reader<'_> {
    /// Reads what a row tells of strengths and weaknesses, and takes it out of what else the row says. True where
    /// nothing else is left to read.
    pub(super) fn analysis(&mut self, row: &Row<'_>, readings: &mut Vec<Reading<'_, '_>>) -> bool {
        let headings: Vec<Option<List>> = readings.iter().map(|reading| heading(reading)).collect();
        if headings.iter().any(Option::is_some) {
            return self.headings(row, readings, &headings);
        }
        if self.analysis.columns.is_empty() {
            return false;
        }
        if self.ends_analysis(readings) {
            self.analysis = Analysis::default();
            return false;
        }
        let own = readings.iter().find_map(|reading| match reading.label.field {
            Some(LabelField::Indicator(number)) if !self.analysis.columns.contains_key(&reading.column) => Some(number),
            _ => None,
        });
        let mut taken = Vec::new();
        for (at, reading) in readings.iter().enumerate() {
            let Some(list) = self.analysis.columns.get(&reading.column).copied() else { continue };
            if reading.cell.cell.row == row.number {
                let named = named(&reading.cell.cell.text, self.vocabulary);
                let ticked = own.filter(|_| is_tick(&reading.cell.text)).map(|number| (number, None));
                self.tell(list, named.into_iter().chain(ticked), &reading.cell.cell.place);
            }
            // "การใช้อำนาจ | 91.01" states a score, too.
            let scored = readings.get(at + 1).is_some_and(|next| {
                next.number && !self.analysis.columns.contains_key(&next.column) && next.column == reading.column + 1
            });
            taken.push(!scored);
        }
        if self.analysis.told.is_empty() && readings.len() == 1 && !taken.is_empty() {
            // A title, or a note, below the lists.
            let goes_on = readings.iter().all(|reading| values::is_none(&reading.cell.text));
            if !goes_on {
                self.analysis = Analysis::default();
            }
            return goes_on;
        }
        let mut taken = taken.into_iter();
        readings.retain(|reading| {
            !self.analysis.columns.contains_key(&reading.column) || taken.next().is_some_and(|taken| !taken)
        });
        let silent = |reading: &Reading<'_, '_>| reading.label.number.is_some() || reading.number;
        let alone = self.columns.is_empty() || readings.len() < 2;
        let done = readings.iter().all(silent) || alone && !self.analysis.told.is_empty();
        if done {
            let subject = self.named_beside(readings);
            self.analysis.last.clone_from(&subject.agency);
            self.claim_analysis(&subject);
        }
        done
    }

    /// A row with such words in it: the head of columns, a label with its list beside it, or what an indicator is.
    fn headings(&mut self, row: &Row<'_>, readings: &mut Vec<Reading<'_, '_>>, headings: &[Option<List>]) -> bool {
        let first = headings.iter().position(Option::is_some).unwrap_or_default();
        let several = headings.iter().flatten().count() > 1;
        let before = readings.get(..first).unwrap_or_default();
        let indicator = before.iter().find_map(|reading| match reading.label.field {
            Some(LabelField::Indicator(number)) => Some(number),
            _ => None,
        });
        if let (Some(number), Some(Some(list)), false) = (indicator, headings.get(first), several) {
            if let Some(word) = readings.get(first) {
                self.tell(*list, [(number, None)], &word.cell.cell.place);
            }
            readings.remove(first);
            return false;
        }
        for (reading, list) in readings.iter().zip(headings).filter(|(reading, _)| reading.cell.cell.row == row.number)
        {
            // "จุดแข็ง" and its list in one cell.
            let below = reading.cell.cell.text.split_once('\n').map_or("", |(_, below)| below);
            if let Some(list) = list {
                self.tell(*list, named(below, self.vocabulary), &reading.cell.cell.place);
            }
        }
        let numbered = before.iter().all(|reading| reading.number || reading.label.number.is_some());
        if let (Some(Some(list)), true, false) = (headings.get(first), numbered, several) {
            let beside = readings.get(first + 1..).unwrap_or_default();
            let lists: Vec<(u32, Vec<Listed>, Place)> = beside
                .iter()
                .map(|cell| (cell.column, named(&cell.cell.cell.text, self.vocabulary), cell.cell.cell.place.clone()))
                .filter(|(_, named, _)| !named.is_empty())
                .collect();
            if !lists.is_empty() {
                self.analysis.columns = lists.iter().map(|(column, ..)| (*column, *list)).collect();
                for (_, named, place) in lists {
                    self.tell(*list, named, &place);
                }
            }
        }
        if !self.analysis.told.is_empty() {
            self.claim_analysis(&RowSubject::default());
            return true;
        }
        self.analysis.columns.clear();
        self.analysis.agencies =
            readings.iter().find(|reading| reading.label.role == Some(Role::Agency)).map(|reading| reading.column);
        for (reading, list) in readings.iter_mut().zip(headings) {
            let Some(list) = list else { continue };
            let covered = row.cells.iter().filter(|(_, cell)| cell.index == reading.cell.index);
            self.analysis.columns.extend(covered.map(|(column, _)| (column, *list)));
            reading.label = Label { role: Some(Role::Aside), ..Label::default() };
        }
        readings.iter().zip(headings).all(|(_, list)| list.is_some())
    }

    /// True for a row that no list goes on with: labels of something else, or a number where names belong.
    fn ends_analysis(&self, readings: &[Reading<'_, '_>]) -> bool {
        readings.iter().any(|reading| {
            let listed = self.analysis.columns.contains_key(&reading.column);
            let label =
                reading.agency.is_none() && reading.label.role.is_some() && !values::is_none(&reading.cell.text);
            let other = !matches!(reading.label.field, None | Some(LabelField::Indicator(_)));
            label || listed && (reading.number || other)
        })
    }

    fn tell(&mut self, list: List, indicators: impl IntoIterator<Item = Listed>, place: &Place) {
        for (number, score) in indicators {
            let statement = match list {
                List::Strengths => Statement::Strength(number),
                List::Weaknesses => Statement::Weakness(number),
            };
            let score = score.map(|score| Statement::Indicator(number, score));
            self.analysis.told.extend(std::iter::once(statement).chain(score).map(|said| (said, place.clone())));
        }
    }

    /// Of whom a row is that has nothing but names beside its lists.
    fn named_beside(&self, readings: &[Reading<'_, '_>]) -> RowSubject {
        let in_column = || {
            let cell = readings.iter().find(|reading| Some(reading.column) == self.analysis.agencies)?;
            let kind = self.kind.or(self.context.kind);
            Some(identity::agency_of_cell(&cell.cell.text, kind)?.agency)
        };
        let mentioned = readings.iter().find_map(|reading| reading.agency.as_ref());
        let named = mentioned.map(|mention| mention.agency.clone()).or_else(in_column);
        // A list goes on under a name that stands once.
        let agency = named.or_else(|| self.analysis.last.clone().filter(|_| self.analysis.agencies.is_some()));
        let fiscal_year = readings.iter().find_map(|reading| reading.label.fiscal_year);
        RowSubject { agency, fiscal_year, ..RowSubject::default() }
    }

    /// Claims what the row told of whom it is about.
    pub(super) fn claim_analysis(&mut self, row: &RowSubject) {
        let told = std::mem::take(&mut self.analysis.told);
        let subject = self.context.subject(row.agency.as_ref(), row.fiscal_year);
        let claims = told.into_iter().map(|(statement, place)| Claim { subject: subject.clone(), statement, place });
        self.said.claims.extend(claims);
    }
}

/// What a cell announces.
fn heading(reading: &Reading<'_, '_>) -> Option<List> {
    // Few cells have the letter that the words begin with.
    let text = &reading.cell.cell.text;
    if reading.number || !["จ", "ข้อ", "สิ่ง"].iter().any(|begin| text.holds(begin)) {
        return None;
    }
    announced(&clean(text.split('\n').next()?))
}

/// An indicator that a list names, with its score where one stands behind the name.
type Listed = (u8, Option<Decimal>);

/// The indicators that a list names: one on a line, or several with marks between.
fn named(list: &str, vocabulary: &Vocabulary) -> Vec<Listed> {
    list.split('\n').flat_map(|line| of_line(&clean(line), vocabulary)).collect()
}

fn of_line(cleaned: &str, vocabulary: &Vocabulary) -> Vec<Listed> {
    let one = |text: &str| {
        let (name, score) = without_score(text);
        match vocabulary.indicator(name) {
            Some(Named::One(number) | Named::Numbered(number)) => Some((number, score)),
            Some(Named::Contrary(_)) | None => None,
        }
    };
    if let Some(listed) = one(cleaned) {
        return vec![listed];
    }
    let parts = cleaned.split([',', ';', '/', '•']).flat_map(at_markers).filter(|part| !part.trim().is_empty());
    parts.map(|part| one(part.trim())).collect::<Option<Vec<Listed>>>().unwrap_or_default()
}

/// A text cut before each " 2. " or " 2) ".
fn at_markers(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(' ') {
        let word = text.get(at + 1..).unwrap_or_default();
        let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let marks = word.len() - digits.len();
        if (1..=2).contains(&marks) && (digits.starts_with(". ") || digits.starts_with(')')) {
            parts.push(text.get(from..at).unwrap_or_default());
            from = at + 1;
        }
    }
    parts.push(text.get(from..).unwrap_or_default());
    parts
}

/// A name without the score behind it, and the score: "การใช้อำนาจ ได้คะแนน 91.01", "การใช้อำนาจ (91.01)".
fn without_score(text: &str) -> (&str, Option<Decimal>) {
    let whole = text;
    let text = text.trim_end_matches([')', ' ']).trim_end_matches("คะแนน").trim_end();
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '(' | ')' | ' '));
    let score = text.get(bare.len()..).filter(|score| score.contains(['.', ',']));
    let Some(score) = score else { return (whole, None) };
    // "การเปิดเผยข้อมูล (9.1)" has a code behind it.
    let score =
        values::number(score.trim_matches(['(', ')', ' ', '.', ','])).filter(|score| *score > Decimal::from(11));
    let words = ["ได้คะแนน", "คะแนน", "ร้อยละ", "ได้", "=", ":", "-", "("];
    (words.iter().fold(bare, |rest, word| rest.strip_suffix(word).unwrap_or(rest).trim_end()), score)
}
