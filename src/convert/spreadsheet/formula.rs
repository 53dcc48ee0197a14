//! Formulas (ECMA-376 part 1, 18.17): only words for people change in them, never a reference, a name or a condition.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

use crate::convert::exchange::Exchange;
use crate::convert::number_format;
use crate::convert::passage::{Edit, Passage};
use crate::model::RemarkKind;
use crate::thai::digits::{Digits, to_arabic};
use crate::thai::mend::Replacement;

use super::number;

/// A stretch of a formula that may change.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stretch {
    /// What stands between quotation marks.
    Literal(Range<usize>),
    /// The name of a column in brackets, and that of its table in front.
    Column(Range<usize>, Range<usize>),
}

/// The columns of tables whose names change, in the whole workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// Their names.
    pub changed: BTreeSet<String>,
    /// The tables, in small letters, whose columns keep their names.
    pub kept_tables: BTreeSet<String>,
}

impl Columns {
    /// Whether a column's name changes, as a formula writes it behind the name of its table.
    fn changes(&self, table: &str, column: &str) -> bool {
        !self.changed.is_empty()
            && self.changed.contains(&unescaped(column))
            && !self.kept_tables.contains(&table.to_lowercase())
    }
}

/// The name that a formula writes with an apostrophe in front of each character that has a meaning.
fn unescaped(column: &str) -> String {
    let mut characters = column.chars();
    std::iter::from_fn(|| match characters.next()? {
        '\'' => characters.next(),
        c => Some(c),
    })
    .collect()
}

/// Changes a formula in place.
pub(super) fn edit(formula: &Passage, columns: &Columns, exchange: &mut Exchange<'_>, edits: &mut Vec<Edit>) {
    let text = formula.text();
    let mut replacements: Vec<Replacement> = Vec::new();
    for stretch in stretches(text) {
        let at = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        let (range, changed) = match stretch {
            Stretch::Literal(range) => (range.clone(), literal(at(&range), exchange)),
            Stretch::Column(range, table) if columns.changes(at(&table), at(&range)) => {
                (range.clone(), exchanged(at(&range), exchange))
            }
            Stretch::Column(..) => continue,
        };
        replacements.extend(changed.into_iter().map(|Replacement { range: inner, by }| Replacement {
            range: range.start + inner.start..range.start + inner.end,
            by,
        }));
    }
    formula.edits(&replacements, edits);
}

/// What changes in a literal: nothing in the text of a reference; of a format of numbers the digits that it shows; to
/// Thai only in words, since anything else may be compared or calculated with.
fn literal(text: &str, exchange: &mut Exchange<'_>) -> Vec<Replacement> {
    if text.contains('!') {
        return Vec::new();
    }
    match exchange.digits() {
        Some(digits) if is_number_format(text) => {
            let replacements = number_format::replacements(text, digits);
            exchange.told.changes.number_formats += u64::from(!replacements.is_empty());
            replacements
        }
        Some(Digits::Thai) if !has_words(text) => Vec::new(),
        _ => {
            let changed = exchanged(text, exchange);
            // A text that is compared with a cell is not equal to the number that the cell becomes.
            let cells_change = exchange.digits() == Some(Digits::Arabic) && !exchange.settings().keep_text;
            if cells_change && !changed.is_empty() && number::parse(&to_arabic(text)).is_some() {
                exchange.remark(RemarkKind::FormulaComparesText);
            }
            changed
        }
    }
}

/// Whether a text in a condition is language, rather than something to compare or to calculate with.
pub(super) fn has_words(text: &str) -> bool {
    text.contains(|c| ('ก'..='ฮ').contains(&c))
}

fn exchanged(text: &str, exchange: &mut Exchange<'_>) -> Vec<Replacement> {
    let exchanged = exchange.text(text);
    exchange.count(&exchanged);
    exchanged.replacements
}

/// Whether a literal is the format that a number is to be turned into text by.
fn is_number_format(text: &str) -> bool {
    text.contains("[$-") || text.strip_prefix(['t', 'T']).is_some_and(|rest| rest.starts_with(['0', '#', '?']))
}

/// Where a literal ends whose opening quotation mark was met; a doubled mark is one in the text.
fn end_of_literal(characters: &mut Peekable<CharIndices<'_>>) -> Option<usize> {
    loop {
        let (quote, _) = characters.find(|&(_, c)| c == '"')?;
        if characters.next_if(|&(_, c)| c == '"').is_none() {
            return Some(quote);
        }
    }
}

/// Whether a character may stand in a name; all that may not part the formula.
fn is_of_name(c: char) -> bool {
    !c.is_whitespace() && !"+-*/^&=<>(),;:{}!'\"@%#[]".contains(c)
}

fn stretches(formula: &str) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut depth = 0_usize;
    // The name that ends here, and the table in whose brackets this is.
    let (mut name, mut table) = (0..0, 0..0);
    let mut characters = formula.char_indices().peekable();
    let mut column = None;
    while let Some((at, c)) = characters.next() {
        match c {
            '"' if depth == 0 => {
                let end = end_of_literal(&mut characters).unwrap_or(formula.len());
                stretches.push(Stretch::Literal(at + 1..end));
            }
            // The name of a sheet.
            '\'' if depth == 0 => drop(characters.find(|&(_, c)| c == '\'')),
            // What follows is meant as it is.
            '\'' => drop(characters.next()),
            '[' => {
                // In front of a sheet's name it is another workbook; behind a table's name, its columns.
                let of_table = depth > 0 || (!name.is_empty() && name.end == at);
                if depth == 0 {
                    table = name.clone();
                }
                depth += 1;
                column = of_table.then_some(at + 1);
            }
            ']' => {
                depth = depth.saturating_sub(1);
                stretches.extend(column.take().map(|start| Stretch::Column(start..at, table.clone())));
            }
            '@' if depth > 0 && column == Some(at) => column = Some(at + 1),
            c if depth == 0 && is_of_name(c) => {
                let start = if name.end == at { name.start } else { at };
                name = start..at + c.len_utf8();
            }
            _ => {}
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::Settings;
    use crate::convert::passage::edited;

    fn converted(formula: &str, digits: Digits) -> String {
        let settings = Settings { digits: Some(digits), ..Settings::default() };
        let mut exchange = Exchange::new(&settings);
        let mut passage = Passage::default();
        passage.push(formula, 0..formula.len());
        let mut edits = Vec::new();
        let columns = Columns {
            changed: ["ปี ๒๕๖๔", "1", "ข้อ [๑]", "it's ๑"].map(str::to_owned).into(),
            kept_tables: ["kept".to_owned()].into(),
        };
        edit(&passage, &columns, &mut exchange, &mut edits);
        edited(formula, edits)
    }

    #[test]
    fn words_change_and_references_stay() {
        let cases = [
            (r#""ปี ๒๕๖๔ ""๑"""&A1"#, r#""ปี 2564 ""1"""&A1"#),
            ("'แผ่น ๑'!A1+แผ่น๒!B2", "'แผ่น ๑'!A1+แผ่น๒!B2"),
            (r#"INDIRECT("'แผ่น ๑'!A1")"#, r#"INDIRECT("'แผ่น ๑'!A1")"#),
            (r#"IF(A1="๑","๕","")"#, r#"IF(A1="1","5","")"#),
            (r#"TEXT(A1,"[$-D07041E]d mmm yyyy")"#, r#"TEXT(A1,"[$-107041E]d mmm yyyy")"#),
            (r#"TEXT(A1,"t0.00")"#, r#"TEXT(A1,"0.00")"#),
            ("SUM(ตาราง๑[ปี ๒๕๖๔])", "SUM(ตาราง๑[ปี 2564])"),
            ("ตาราง๑[[#This Row],[ปี ๒๕๖๔]]", "ตาราง๑[[#This Row],[ปี 2564]]"),
            ("ตารางที่[ปี ๒๕๖๔]", "ตารางที่[ปี 2564]"),
            ("SUM(T[[ปี ๒๕๖๔]:[ข้อ '[๑']]])-T[it''s ๑]", "SUM(T[[ปี 2564]:[ข้อ '[1']]])-T[it''s 1]"),
            ("Kept[ปี ๒๕๖๔]+Kept[[#All],[ปี ๒๕๖๔]]", "Kept[ปี ๒๕๖๔]+Kept[[#All],[ปี ๒๕๖๔]]"),
            ("[ปี ๒๕๖๔]แผ่น!A1+'[ปี ๒๕๖๔]x'!A1", "[ปี ๒๕๖๔]แผ่น!A1+'[ปี ๒๕๖๔]x'!A1"),
            ("T[@[ปี ๒๕๖๔]]+T[@อื่น๑]", "T[@[ปี 2564]]+T[@อื่น๑]"),
        ];
        for (formula, expected) in cases {
            assert_eq!(converted(formula, Digits::Arabic), expected);
        }
    }

    #[test]
    fn a_number_that_is_compared_as_text_is_told() {
        let remarks = |formula: &str, keep_text: bool| {
            let settings = Settings { digits: Some(Digits::Arabic), keep_text, ..Settings::default() };
            let mut exchange = Exchange::new(&settings);
            let mut passage = Passage::default();
            passage.push(formula, 0..formula.len());
            edit(&passage, &Columns::default(), &mut exchange, &mut Vec::new());
            exchange.told.remarks.get(&RemarkKind::FormulaComparesText).copied()
        };
        assert_eq!(remarks(r#"IF(A1="๑","ข้อ ๑","")"#, false), Some(1));
        assert_eq!(remarks(r#"IF(A1="๑","ข้อ ๑","")"#, true), None);
        assert_eq!(remarks(r#""ปี ๒๕๖๔"&A1"#, false), None);
    }

    #[test]
    fn to_thai_only_sentences_and_names_of_columns_change() {
        let cases = [
            (r#""ปี 2564"&A1"#, r#""ปี ๒๕๖๔"&A1"#),
            (r#"COUNTIF(A1:A9,">=50")"#, r#"COUNTIF(A1:A9,">=50")"#),
            (r#"TEXT(A1,"0.00")"#, r#"TEXT(A1,"0.00")"#),
            ("[1]Sheet1!A1+T[1]", "[1]Sheet1!A1+T[๑]"),
        ];
        for (formula, expected) in cases {
            assert_eq!(converted(formula, Digits::Thai), expected);
        }
    }
}
