//! *Ranking*: every agency of every year with its scores, grade, result and rank; the sheet that others refer to.
//!
//! What was stated stands as values, what can be computed as formulas over them: an officer who corrects a score sees
//! instruments, overall score, grade, result, rank and difference follow. The columns to the right of the printed area
//! hold the computed side of figures that are also stated.

mod record;

use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatFormula,
    ConditionalFormatType, Format, Formula, Workbook, Worksheet, XlsxError,
};

use crate::export::wording::labels;
use crate::export::wording::workbook::{Sheet, Word};
use crate::model::{Comparison, Instrument};

use super::Book;
use super::styles::{self, Kind, Tone};
use super::table::{Column, FIRST_ROW, HEADING_ROW, Paper, Table, add_sheet, letters};

pub(super) const RANK: u16 = 0;
pub(super) const AGENCY: u16 = 1;
pub(super) const KIND: u16 = 2;
pub(super) const DISTRICT: u16 = 3;
pub(super) const PROVINCE: u16 = 4;
pub(super) const YEAR: u16 = 5;
pub(super) const FIRST_INDICATOR: u16 = 6;
pub(super) const FIRST_INSTRUMENT: u16 = 16;
const STATED: u16 = 19;
const COMPUTED: u16 = 20;
pub(super) const USED: u16 = 21;
pub(super) const GRADE: u16 = 22;
pub(super) const RESULT: u16 = 23;
const FINDINGS: u16 = 25;
const FIRST_COMPUTED_INSTRUMENT: u16 = 26;
const STATED_GRADE: u16 = 29;
const COMPUTED_GRADE: u16 = 30;
const STATED_RESULT: u16 = 31;
const COMPUTED_RESULT: u16 = 32;

/// Which row each assessment has, known before the sheet is written.
pub(super) struct Layout {
    rows: Vec<u32>,
    last_row: u32,
}

impl Layout {
    /// Latest year first, then by rank.
    pub(super) fn of(comparison: &Comparison) -> Layout {
        let mut rows = vec![FIRST_ROW; comparison.assessments.len()];
        let mut next = FIRST_ROW;
        for ranked in comparison.years.iter().rev().flat_map(|year| &year.ranking) {
            if let Some(row) = rows.get_mut(ranked.assessment) {
                *row = next;
            }
            next += 1;
        }
        Layout { rows, last_row: next - 1 }
    }

    /// The row of an assessment, from 0.
    pub(super) fn row(&self, assessment: usize) -> Option<u32> {
        self.rows.get(assessment).copied()
    }

    /// All records of a column, as formulas of other sheets write it.
    pub(super) fn column(&self, column: u16, book: &Book) -> String {
        format!("'{}'!{}", Sheet::Ranking.name(book.language), self.own_column(column))
    }

    fn own_column(&self, column: u16) -> String {
        let letters = letters(column);
        format!("${letters}${}:${letters}${}", FIRST_ROW + 1, self.last_row + 1)
    }
}

/// Adds the sheet.
pub(super) fn add(workbook: &mut Workbook, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(workbook, Sheet::Ranking, Paper::Landscape, book.language)?;
    let mut table = Table::filling(worksheet, columns(book), AGENCY + 1, book.language)?;
    for year in book.comparison.years.iter().rev() {
        for record in record::of_year(book, year) {
            table.push(record)?;
        }
    }
    let last_row = table.last_row();
    table.finish()?;
    worksheet.group_columns(FIRST_COMPUTED_INSTRUMENT, COMPUTED_RESULT)?;
    worksheet.set_print_area(0, RANK, last_row, FINDINGS)?;
    if last_row > HEADING_ROW {
        colour(worksheet, book, last_row)?;
    }
    Ok(())
}

fn columns(book: &Book) -> Vec<Column> {
    let word = |word: Word| word.text(book.language).to_owned();
    let mut columns = vec![
        Column::new(word(Word::Rank), 6, Kind::Count),
        Column::new(word(Word::Agency), 30, Kind::Text),
        Column::new(word(Word::Kind), 22, Kind::Text),
        Column::new(word(Word::District), 11, Kind::Text),
        Column::new(word(Word::Province), 12, Kind::Text),
        Column::new(word(Word::FiscalYear), 8, Kind::Centre),
    ];
    columns.extend(
        (1..=10).map(|number| Column::upright(format!("{number} {}", book.indicator_name(number)), 7, Kind::Score)),
    );
    columns.extend(Instrument::ALL.map(|instrument| Column::new(instrument.code(), 7, Kind::Score)));
    columns.extend([
        Column::upright(word(Word::OverallStated), 8, Kind::Score),
        Column::upright(word(Word::OverallComputed), 8, Kind::Score),
        Column::upright(word(Word::OverallUsed), 8, Kind::Score),
        Column::new(word(Word::Grade), 10, Kind::Centre),
        Column::new(word(Word::Result), 9, Kind::Centre),
        Column::upright(word(Word::DifferenceToMean), 8, Kind::Difference),
        Column::upright(word(Word::Findings), 7, Kind::Count),
    ]);
    columns.extend(
        Instrument::ALL
            .map(|instrument| Column::new(format!("{} {}", instrument.code(), word(Word::Computed)), 10, Kind::Score)),
    );
    columns.extend(
        [Word::GradeStated, Word::GradeComputed, Word::ResultStated, Word::ResultComputed]
            .map(|heading| Column::new(word(heading), 11, Kind::Centre)),
    );
    columns
}

/// Heat map over indicators and instruments, red text under the target, green and red results.
fn colour(worksheet: &mut Worksheet, book: &Book, last_row: u32) -> Result<(), XlsxError> {
    let last_score = FIRST_INSTRUMENT + 2;
    if let Some(target) = book.target() {
        let target = target.normalize().to_string();
        let heat = ConditionalFormat3ColorScale::new()
            .set_minimum(ConditionalFormatType::Number, 50)
            .set_midpoint(ConditionalFormatType::Number, target.as_str())
            .set_maximum(ConditionalFormatType::Number, 100)
            .set_minimum_color(styles::LOW)
            .set_midpoint_color(styles::MIDDLE)
            .set_maximum_color(styles::HIGH);
        worksheet.add_conditional_format(FIRST_ROW, FIRST_INDICATOR, last_row, last_score, &heat)?;
        // An empty cell or an empty text is under no target.
        let first = format!("{}{}", letters(FIRST_INDICATOR), FIRST_ROW + 1);
        let weak = ConditionalFormatFormula::new()
            .set_rule(Formula::new(format!("=AND(ISNUMBER({first}),{first}<{target})")))
            .set_format(Format::new().set_font_color(styles::BAD_TEXT).set_bold());
        worksheet.add_conditional_format(FIRST_ROW, FIRST_INDICATOR, last_row, last_score, &weak)?;
    }
    for (passed, tone) in [(true, Tone::Good), (false, Tone::Bad)] {
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(labels::passed(passed, book.language)))
            .set_format(styles::fill(tone));
        worksheet.add_conditional_format(FIRST_ROW, RESULT, last_row, RESULT, &rule)?;
    }
    Ok(())
}
