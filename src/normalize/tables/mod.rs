//! Recognises scores in tables, wherever they stand: a worksheet is a table, a Word table is a table.
//!
//! Headers and row labels say what a cell is about; the cell's claim is what both say together. So an indicator may
//! stand above, at the left, or alone beside its value, agencies may be rows or columns, and years either.

mod analysis;
mod attributes;
mod field;
mod hidden;
mod items;
mod pairs;
mod parts;
mod qualified;
mod short_names;
mod subject;
mod sums;
mod ticks;
mod value;

use crate::thai::words::Holds as _;
use std::ops::Range;

use crate::model::{Agency, AgencyKind, Claim, Finding, Instrument, Place, Table};

use super::column::Column;
use super::columns::Columns;
use super::context::Context;
use super::full_marks::FullMarks;
use super::grid::{Grid, GridCell, Row};
use super::header_row::is_not_understood;
use super::identity::{self, Mention};
use super::items::{Mark, Sheet};
use super::lines;
use super::reading::{Reading, numbers_columns, readings};
use super::text::without_marker;
use super::values;
use super::vocabulary::{Label, Vocabulary};
use super::words::{LabelField, Role};
use analysis::Analysis;
use hidden::Hidden;
pub(super) use hidden::join as join_hidden;
use short_names::ShortNames;
use subject::Downward;
pub(super) use subject::place_name;
use sums::Section;

/// What a table says.
#[derive(Default)]
pub(super) struct Said {
    /// Values with their subjects.
    pub claims: Vec<Claim>,
    /// Cells that should hold a score and do not.
    pub findings: Vec<Finding>,
    /// Marks of items, whose meaning the whole document tells.
    pub marks: Vec<Mark>,
    /// Agencies named, with the place.
    pub mentions: Vec<(Mention, Place)>,
    /// Texts that stand alone in their rows: titles, notes, sentences.
    pub sentences: Vec<(String, Place)>,
    /// The columns as the last header describes them, for whoever asks what they were taken for.
    pub columns: Columns,
}

/// Reads one table in the context of what came before it; titles in it change the context.
pub(super) fn read(table: &Table, context: &mut Context, vocabulary: &Vocabulary) -> Said {
    let grid = Grid::new(table);
    let of_oit = context.instrument == Some(Instrument::Oit);
    let mut reader = Reader {
        vocabulary,
        sheet: Sheet::find(&grid, &table.place, vocabulary, of_oit),
        context,
        columns: Columns::default(),
        section: Section::default(),
        kind: None,
        last_agency: None,
        last_field: None,
        downward: Downward::default(),
        label_above: None,
        words_above: false,
        scored_above: None,
        hidden: Hidden::of(table),
        short_names: ShortNames::find(&grid, vocabulary),
        analysis: Analysis::default(),
        qualified: Vec::new(),
        said: Said::default(),
    };
    for (at, row) in grid.rows.iter().enumerate() {
        reader.row(row, grid.rows.get(at + 1..).unwrap_or_default());
    }
    reader.said.findings.extend(reader.hidden.findings());
    qualified::settle(&mut reader.said.claims, &reader.qualified);
    parts::settle(&mut reader.said.claims, vocabulary);
    Said { columns: reader.columns, ..reader.said }
}

/// Full marks that stand in a row beside its scores: the column, what its header is about, and the marks.
struct RowMarks(Vec<(u32, Option<LabelField>, FullMarks)>);

impl RowMarks {
    /// No table has more columns of full marks than values of an assessment.
    const MOST: usize = 32;

    /// The full marks of a column: the nearest before it under a header of the same, else the first behind it.
    fn beside(&self, column: u32, field: Option<&LabelField>) -> Option<FullMarks> {
        let same = |(_, of, _): &&(u32, Option<LabelField>, FullMarks)| of.as_ref() == field;
        let before = self.0.iter().rev().filter(|(at, ..)| *at < column).find(same);
        before.or_else(|| self.0.iter().find(same)).map(|(_, _, marks)| *marks)
    }
}

struct Reader<'t> {
    vocabulary: &'t Vocabulary,
    /// Where items and their marks stand in the table.
    sheet: Sheet,
    context: &'t mut Context,
    columns: Columns,
    section: Section,
    /// The kind of the agencies below, where a row of its own says it.
    kind: Option<AgencyKind>,
    last_agency: Option<Agency>,
    /// What the last row was about, for rows that leave it blank below it.
    last_field: Option<LabelField>,
    /// Districts and provinces that stand once for several rows.
    downward: Downward,
    /// A label alone in the last row, whose value may stand under it: its row, its column, itself.
    label_above: Option<(u32, u32, Label)>,
    /// True where the last row was words beside each other.
    words_above: bool,
    /// The last row that names an agency and says that its values are scores.
    scored_above: Option<u32>,
    hidden: Hidden<'t>,
    short_names: ShortNames,
    /// Lists of strengths and weaknesses.
    analysis: Analysis,
    /// The numbers of the claims whose header or label says more than anybody knows.
    qualified: Vec<usize>,
    said: Said,
}

impl Reader<'_> {
    /// Reads a row; what stands below it tells headers that are not understood.
    fn row(&mut self, row: &Row<'_>, below: &[Row<'_>]) {
        let next = below.first();
        let mut readings = readings(row, self.vocabulary);
        self.short_names.label(row.number, &mut readings);
        self.name_parts(&mut readings);
        let words = readings.len() > 1 && readings.iter().all(|reading| !reading.number);
        let words_above = std::mem::replace(&mut self.words_above, words);
        if self.items(row, &readings, next) || self.analysis(row, &mut readings) {
            return;
        }
        if readings.len() > 1 {
            self.context.end_of_list();
        }
        let above = self.label_above.take();
        match readings.as_slice() {
            [] => {}
            [only] if self.value_under(row, only, above.as_ref()) => {}
            _ if self.labels_in_cells(&readings) => {}
            [only] if !only.number => self.lone_text(row, only),
            _ if self.take_attributes(row, &readings) => {}
            _ if numbers_columns(&readings)
                && (self.columns.names_any(&readings) || !self.columns.takes_as_header(row, &readings)) => {}
            _ if self.columns.takes_as_header(row, &readings) => {
                let contrary = self.columns.take_header(row, &readings, self.vocabulary);
                self.section.begin_anew();
                self.last_agency = None;
                self.last_field = None;
                self.downward = Downward::default();
                for (column, indicator) in contrary {
                    let header = readings.iter().find(|reading| reading.column == column);
                    header.iter().for_each(|reading| self.contrary(reading, indicator));
                }
            }
            _ if readings.iter().all(|reading| reading.label.number.is_some()) => {}
            _ if self.full_marks(&readings) => {}
            _ if !words_above && self.heads_figures_of_others(&readings, below) => {
                self.columns.take_as_nobodys(row, &readings, self.vocabulary);
            }
            _ => {
                for (columns, part) in self.columns.halves(&readings) {
                    self.data_row(row, &columns, part, next);
                }
            }
        }
        self.analysis.forget_row();
    }

    /// A label that names one indicator and numbers another is nobody's; that is told where it stands.
    fn contrary(&mut self, reading: &Reading<'_, '_>, indicator: u8) {
        let subject = self.context.subject(None, None);
        self.tell_unreadable(reading.cell, &LabelField::Indicator(indicator), &subject);
    }

    /// True for words over rows that begin like indicators, of which nobody knows that they head scores. Only the first
    /// such row may be a header: below other words it is one line of a form.
    fn heads_figures_of_others(&self, readings: &[Reading<'_, '_>], below: &[Row<'_>]) -> bool {
        let figures = |row: &&Row<'_>| {
            let heads = |(column, _): &(u32, &GridCell<'_>)| readings.iter().skip(1).any(|head| head.column == *column);
            row.distinct().filter(heads).any(|(_, cell)| values::number(&cell.text).is_some())
        };
        let names = |row: &Row<'_>| {
            let label = |(_, cell): (u32, &GridCell<'_>)| self.vocabulary.label(&cell.text).field;
            row.distinct().take(2).any(|cell| matches!(label(cell), Some(LabelField::Indicator(_))))
        };
        is_not_understood(readings) && below.iter().take_while(figures).any(names)
    }

    /// A row of full marks or weights under the header: "คะแนนเต็ม | 100 | 100 | 30". False where it is none.
    fn full_marks(&mut self, readings: &[Reading<'_, '_>]) -> bool {
        let Some((first, rest)) = readings.split_first() else { return false };
        let marks = |reading: &Reading<'_, '_>| {
            reading.label.full_marks.map(|marks| marks.value).or_else(|| values::number(&reading.cell.text))
        };
        let labelled = first.label.role == Some(Role::FullMarks) && first.label.field.is_none();
        let of_columns = self.columns.iter().any(|(_, column)| !column.holds_no_value() && column.field.is_some());
        if !labelled || self.columns.is_empty() || !of_columns || !rest.iter().all(|reading| marks(reading).is_some()) {
            return false;
        }
        let said = first.cell.text.holds("เต็ม");
        for reading in rest {
            if let Some(value) = marks(reading) {
                self.columns.set_full_marks(reading.column, FullMarks { value, said });
            }
        }
        true
    }

    /// A row of one text: a title, a section's name, a note, or a label with its value.
    fn lone_text(&mut self, row: &Row<'_>, only: &Reading<'_, '_>) {
        let place = only.cell.cell.place.clone();
        if let Some(pair) = lines::labelled(&only.cell.cell.text, &place, only.cell.cell.row, self.vocabulary) {
            self.pair_in_cell(place, pair);
            return;
        }
        let announced = match only.label.field {
            Some(LabelField::Instrument(instrument)) => Some(instrument),
            _ => None,
        };
        if announced.is_some() {
            self.section.announced = announced;
            self.context.instrument = announced;
        }
        // "ผลการตรวจ OIT ของ อบต.แดงหม้อ" says more than its instrument.
        let says_more = || only.label.fiscal_year.is_some() || !identity::mentions_in_title(&only.cell.text).is_empty();
        if announced.is_none() || says_more() {
            if let Some(kind) = kind_of_section(&only.cell.text) {
                self.kind = Some(kind);
            }
            self.context.fiscal_year = only.label.fiscal_year.or(self.context.fiscal_year);
            for mention in self.context.hear_title(&only.cell.text, true) {
                self.said.mentions.push((mention, place.clone()));
            }
        }
        if only.label.field.is_some() {
            self.label_above = Some((row.number, only.column, only.label.clone()));
        }
        self.said.sentences.push((only.cell.text.to_string(), place));
    }

    fn data_row(&mut self, row: &Row<'_>, columns: &Range<u32>, readings: &[Reading<'_, '_>], next: Option<&Row<'_>>) {
        if self.columns.is_empty() || self.in_pairs(readings) {
            self.pairs(readings);
            return;
        }
        if self.columns.are_of_something_else() {
            return;
        }
        let subject = self.row_subject(row, columns, readings, next);
        if !subject.nothing && !subject.total {
            self.claim_analysis(&subject);
        }
        if subject.total && self.columns.has_role(Role::Agency) || subject.nothing {
            return;
        }
        if subject.agency.is_some() && !subject.sums && !matches!(subject.field, Some(LabelField::Indicator(_))) {
            // What stands beside each other is summed up beside it, not below.
            self.section = Section::default();
        }
        // A row of a grade and its range, or of a grade and how many have it, is of nobody and of nothing.
        let anchored = subject.agency.is_some()
            || subject.field.is_some()
            || subject.fiscal_year.is_some()
            || readings.iter().filter_map(|reading| self.columns.get(reading.column)).any(|column| {
                let scored = matches!(
                    column.field,
                    Some(LabelField::Overall | LabelField::Instrument(_) | LabelField::Indicator(_))
                );
                column.agency.is_some() || scored && !column.holds_no_value()
            });
        let row_marks = self.row_marks(readings);
        self.ticks(&subject, readings);
        // True once the row's total has stated the overall score: the grade beside it is the agency's.
        let mut overall = false;
        let mut said_any = false;
        for reading in readings {
            let Some(mut column) = self.columns.get(reading.column).cloned() else { continue };
            // A value merged downward is that of its first row.
            if column.holds_no_value() || reading.cell.cell.row != row.number {
                continue;
            }
            // Beside agencies a column of totals is of nobody, beside years of no year.
            let of_nobody = column.agency.is_none() && self.columns.are_agencies();
            let of_no_year = column.fiscal_year.is_none() && self.columns.are_several_years();
            if column.role == Some(Role::Total) && (of_nobody || of_no_year) {
                continue;
            }
            if column.may_be_marks && self.states_marks(reading, &column, readings) {
                continue;
            }
            // What rows name is summed up below it, what columns name beside it.
            let summed = (subject.field.is_some() || subject.total).then_some(reading.column);
            let field = self.field_of(&subject, &column, summed).or_else(|| {
                let judges = |field: &LabelField| matches!(field, LabelField::Grade | LabelField::Result);
                column.field.clone().filter(|field| overall && judges(field))
            });
            let Some(field) = field else { continue };
            if !anchored && !overall && matches!(field, LabelField::Grade | LabelField::Result) {
                continue;
            }
            // The label itself is no value of the field it names.
            if reading.label.field.is_some() && reading.label.field == subject.field {
                continue;
            }
            column.full_marks = column.full_marks.or_else(|| row_marks.beside(reading.column, column.field.as_ref()));
            let from = self.said.claims.len();
            said_any |= self.value(reading.cell, &field, &subject, &column, summed);
            overall |= subject.total && field == LabelField::Overall && self.said.claims.len() > from;
        }
        if subject.sums && subject.field == Some(LabelField::Overall) {
            self.section.columns.clear();
        }
        if !said_any && subject.agency.is_none() && !subject.total {
            self.pairs(readings);
        }
    }

    /// True where a cell under "คะแนนเต็ม 100" holds these marks and the part beside it is not that of full marks: then
    /// the column states the marks in every row.
    fn states_marks(&self, reading: &Reading<'_, '_>, column: &Column, row: &[Reading<'_, '_>]) -> bool {
        let marks = column.full_marks.map(|marks| marks.value);
        if marks.is_none() || values::number(&reading.cell.text) != marks {
            return false;
        }
        let Some(LabelField::Instrument(instrument)) = column.field else { return false };
        let part_of_full = |value| self.vocabulary.is_part(instrument, value);
        row.iter().any(|other| {
            let part = self.columns.get(other.column).filter(|part| part.role == Some(Role::Weighted));
            part.is_some_and(|part| part.field == column.field)
                && values::number(&other.cell.text).is_some_and(|value| !part_of_full(value))
        })
    }

    /// The full marks that columns for them hold in this row.
    fn row_marks(&self, readings: &[Reading<'_, '_>]) -> RowMarks {
        let marks = |reading: &Reading<'_, '_>| {
            let column = self.columns.get(reading.column).filter(|column| column.role == Some(Role::FullMarks))?;
            let value = values::number(&reading.cell.text)?;
            Some((reading.column, column.field.clone(), FullMarks { value, said: column.says_full }))
        };
        RowMarks(readings.iter().filter_map(marks).take(RowMarks::MOST).collect())
    }
}

/// The kind of agencies that a row of its own announces: "ประเภท อบต.", "เทศบาลตำบล".
fn kind_of_section(text: &str) -> Option<AgencyKind> {
    let (_, text) = without_marker(text);
    let text = ["ประเภท", "กลุ่ม", "ระดับ"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    identity::kind_of_cell(text.trim().trim_start_matches(':').trim())
}
