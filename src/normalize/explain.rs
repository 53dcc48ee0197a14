//! Records what each block was taken for, when somebody asks.

use std::collections::BTreeMap;

use crate::model::{
    Block, BlockExplanation, Claim, ColumnTaken, Document, Explanation, Field, Meaning, Nothing, Place, Position,
    Shape, Statement, Table, Taken,
};

use super::column::Column;
use super::columns::Columns;
use super::relevance::{self, Topic};
use super::text::clean;
use super::words::{LabelField, Role};
use super::{identity, vocabulary::Vocabulary};

/// Takes notes from block to block.
#[derive(Default)]
pub(super) struct Explainer {
    blocks: Vec<(BlockExplanation, usize)>,
}

/// A header's text is shown up to this many characters.
const LONGEST_HEADER: usize = 60;

/// So many cells of a table that was not understood are shown.
const CELLS_SHOWN: usize = 6;

impl Explainer {
    /// Notes a paragraph with the claims it made, the last of which is number `end` of the document.
    pub fn paragraph(&mut self, place: &Place, cleaned: &str, heading: bool, claims: &[Claim], end: usize) {
        let values = fields(claims);
        let taken = if !values.is_empty() {
            Taken::Sentences(values)
        } else if !claims.is_empty() {
            Taken::Analysis
        } else {
            let agencies: Vec<String> =
                identity::mentions_in_title(cleaned).into_iter().map(|mention| mention.agency.name).collect();
            let fiscal_year = identity::year_of_title(cleaned);
            if !heading || agencies.is_empty() && fiscal_year.is_none() {
                return;
            }
            Taken::Title { agencies, fiscal_year }
        };
        let block = BlockExplanation { place: place.clone(), hidden: false, taken, columns: Vec::new() };
        self.blocks.push((block, end));
    }

    /// Notes a table of so many measures.
    pub fn measures(&mut self, table: &Table, measures: usize, end: usize) {
        self.note(table, Taken::Measures(measures), Vec::new(), end);
    }

    /// Notes lines of labels and values with the claims they made.
    pub fn lines(&mut self, table: &Table, claims: &[Claim], end: usize) {
        let values = fields(claims);
        if !values.is_empty() {
            self.note(table, Taken::Labels(values), Vec::new(), end);
        }
    }

    /// Notes a table that was read for scores, with its columns and the claims it made.
    pub fn scores(&mut self, table: &Table, columns: &Columns, claims: &[Claim], vocabulary: &Vocabulary, end: usize) {
        let taken_for = columns_taken(table, columns, claims, vocabulary);
        let taken = if !claims.is_empty() && fields(claims).is_empty() {
            Taken::Analysis
        } else if !claims.is_empty() {
            let agencies = columns.iter().filter(|(_, column)| column.agency.is_some()).count();
            Taken::Scores(match columns.has_role(Role::Agency) {
                true => Shape::RowPerAgency,
                false if agencies > 0 => Shape::ColumnPerAgency,
                false => Shape::RowPerValue,
            })
        } else if taken_for.iter().any(|column| !matches!(column.meaning, Meaning::Unknown | Meaning::Aside)) {
            Taken::NoValue
        } else {
            let first = table.cells.iter().map(|cell| cell.row).min();
            let row = table.cells.iter().filter(|cell| Some(cell.row) == first && !cell.text.trim().is_empty());
            let cells: Vec<String> = row.take(CELLS_SHOWN).map(|cell| shown(&cell.text)).collect();
            if cells.is_empty() {
                return;
            }
            Taken::NotUnderstood(cells)
        };
        self.note(table, taken, taken_for, end);
    }

    fn note(&mut self, table: &Table, taken: Taken, columns: Vec<ColumnTaken>, end: usize) {
        let block = BlockExplanation { place: table.place.clone(), hidden: table.hidden, taken, columns };
        self.blocks.push((block, end));
    }

    /// What was noted, with what became of each block's claims: `topic` tells what a block is about whose last claim
    /// has this number, where its claims were left out.
    pub fn finish(self, document: &Document, read_any: bool, left_out: impl Fn(usize) -> Option<Topic>) -> Explanation {
        let stated = self.blocks.iter().any(|(block, _)| states(&block.taken));
        let blocks = self.blocks.into_iter().map(|(mut block, end)| {
            if states(&block.taken) {
                match left_out(end) {
                    Some(Topic::Other) => block.taken = Taken::OtherAssessment,
                    Some(_) => block.taken = Taken::NotOfTheIta,
                    None => {}
                }
            }
            block
        });
        let nothing = (!read_any).then(|| why_nothing(document, stated));
        Explanation { blocks: blocks.collect(), nothing }
    }
}

fn states(taken: &Taken) -> bool {
    matches!(taken, Taken::Sentences(_) | Taken::Labels(_) | Taken::Analysis | Taken::Scores(_) | Taken::Measures(_))
}

fn why_nothing(document: &Document, stated: bool) -> Nothing {
    let texts = || {
        document.blocks.iter().flat_map(|block| match block {
            Block::Paragraph(paragraph) => vec![paragraph.text.as_str()],
            Block::Table(table) => table.cells.iter().map(|cell| cell.text.as_str()).collect(),
        })
    };
    if texts().all(|text| text.trim().is_empty()) {
        Nothing::NoText
    } else if stated {
        Nothing::OfOthers
    } else if texts().any(|text| relevance::topic(&clean(text)) == Topic::Ita) {
        Nothing::NoScore
    } else {
        Nothing::NoWord
    }
}

/// What each column was taken for: by the header as far as it was understood, and by what was read in it.
fn columns_taken(table: &Table, columns: &Columns, claims: &[Claim], vocabulary: &Vocabulary) -> Vec<ColumnTaken> {
    let at: BTreeMap<&Position, (u32, u32)> =
        table.cells.iter().map(|cell| (&cell.place.at, (cell.row, cell.column))).collect();
    let mut read: BTreeMap<u32, Vec<Meaning>> = BTreeMap::new();
    let mut first_row = u32::MAX;
    for claim in claims {
        let Some((row, column)) = at.get(&claim.place.at) else { continue };
        first_row = first_row.min(*row);
        read.entry(*column).or_default().extend(meaning_of(&claim.statement));
    }
    let described: BTreeMap<u32, &Column> = columns.iter().collect();
    let mut numbers: Vec<u32> = described.keys().chain(read.keys()).copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    let taken = numbers.into_iter().map(|number| {
        let header = header_of(table, number, first_row);
        let values = read.get(&number).map_or(&[][..], Vec::as_slice);
        let meaning = match values {
            [first, rest @ ..] if rest.iter().all(|other| other == first) => *first,
            [_, ..] => Meaning::OfTheRow,
            [] => {
                described.get(&number).map_or(Meaning::Unknown, |column| meaning_of_column(column, &header, vocabulary))
            }
        };
        ColumnTaken { column: number.saturating_add(1), header: shown(&header), meaning, values: values.len() }
    });
    taken.collect()
}

/// The text over a column: the last one above the first value that covers no other column, else any.
fn header_of(table: &Table, column: u32, first_row: u32) -> String {
    let above = table.cells.iter().filter(|cell| {
        (cell.column..cell.column.saturating_add(cell.column_span)).contains(&column)
            && cell.row < first_row
            && !cell.text.trim().is_empty()
    });
    let texts: Vec<(u32, &str)> = above.map(|cell| (cell.column_span, cell.text.as_str())).collect();
    let own = texts.iter().rev().find(|(span, _)| *span == 1);
    own.or(texts.last()).map(|(_, text)| (*text).to_owned()).unwrap_or_default()
}

fn meaning_of_column(column: &Column, header: &str, vocabulary: &Vocabulary) -> Meaning {
    match (column.role, &column.field) {
        (Some(Role::Agency), _) => Meaning::Agencies,
        (Some(Role::Indicator), _) => Meaning::Names,
        (Some(Role::District), _) => Meaning::Districts,
        (Some(Role::Province), _) => Meaning::Provinces,
        (Some(Role::Kind), _) => Meaning::Kinds,
        (Some(Role::Year), _) => Meaning::Years,
        (Some(Role::Aside), _) => {
            let understood = vocabulary.label(&clean(header)).role == Some(Role::Aside);
            if understood { Meaning::Aside } else { Meaning::Unknown }
        }
        (Some(Role::FullMarks | Role::Order), _) => Meaning::Aside,
        (Some(Role::Weighted), Some(LabelField::Instrument(instrument))) => Meaning::Weighted(*instrument),
        (_, Some(field)) => field_of(field).map_or(Meaning::OfTheRow, Meaning::Value),
        (Some(Role::Crossed), None) => Meaning::OfTheRow,
        (Some(Role::Score | Role::InstrumentScore | Role::Weighted | Role::Total), None) => Meaning::OfTheRow,
        (None, None) if column.agency.is_some() || column.fiscal_year.is_some() => Meaning::OfTheRow,
        (None, None) => Meaning::Unknown,
    }
}

fn field_of(field: &LabelField) -> Option<Field> {
    Some(match field {
        LabelField::Indicator(number) => Field::Indicator(*number),
        LabelField::Instrument(instrument) => Field::Instrument(*instrument),
        LabelField::Overall => Field::Overall,
        LabelField::Grade => Field::Grade,
        LabelField::Result => Field::Passed,
        LabelField::Item(code) => Field::item(code)?,
        LabelField::SubIndicator(code) => Field::sub_indicator(code)?,
    })
}

fn meaning_of(statement: &Statement) -> Option<Meaning> {
    Some(match statement {
        Statement::WeightedInstrument(instrument, _) => Meaning::Weighted(*instrument),
        other => Meaning::Value(field_stated(other)?),
    })
}

fn fields(claims: &[Claim]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for field in claims.iter().filter_map(|claim| field_stated(&claim.statement)) {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields
}

pub(super) fn field_stated(statement: &Statement) -> Option<Field> {
    Some(match statement {
        Statement::Overall(_) => Field::Overall,
        Statement::Grade(_) => Field::Grade,
        Statement::Passed(_) => Field::Passed,
        Statement::Instrument(instrument, _) | Statement::WeightedInstrument(instrument, _) => {
            Field::Instrument(*instrument)
        }
        Statement::Indicator(number, _) => Field::Indicator(*number),
        Statement::SubIndicator(code, _) => Field::sub_indicator(code)?,
        Statement::Item(code, _) => Field::item(code)?,
        Statement::Strength(_)
        | Statement::Weakness(_)
        | Statement::Counts { .. }
        | Statement::Recommendation(_)
        | Statement::Measure(_) => return None,
    })
}

/// A text of a document as it is shown: on one line, and not too long.
fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_HEADER {
        return line;
    }
    line.chars().take(LONGEST_HEADER).chain(['…']).collect()
}
