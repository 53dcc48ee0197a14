//! *Ranking*: every agency of every year with its scores, grade, result and rank; the sheet that others refer to.
//!
//! What was stated stands as values, what can be computed as formulas over them: an officer who corrects a score sees
//! instruments, overall score, grade, result, rank and difference follow. The columns to the right of the printed area
//! hold the computed side of figures that are also stated.

mod notes;
mod print;
mod record;

pub(super) use notes::column_of_indicator;

use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatFormula,
    ConditionalFormatType, Format, Formula, Worksheet, XlsxError,
};

use crate::export::wording::labels;
use crate::export::wording::workbook::{Sheet, Word};
use crate::model::{Comparison, Instrument};

use super::appended::{Survey, Take};
use super::cell::{Cell, Look, Target};
use super::styles::{self, Kind, Tone};
use super::table::{Column, FIRST_ROW, HEADING_ROW, Paper, Table, add_sheet, height, letters};
use super::text::wrapped_lines;
use super::{Book, WrittenSheet, sources};

pub use print::is_edited;

pub(super) const RANK: u16 = 0;
pub(super) const AGENCY: u16 = 1;
pub(super) const DISTRICT: u16 = 2;
pub(super) const PROVINCE: u16 = 3;
pub(super) const YEAR: u16 = 4;
pub(super) const FIRST_INDICATOR: u16 = 5;
pub(super) const FIRST_INSTRUMENT: u16 = 15;
pub(super) const USED: u16 = 18;
pub(super) const GRADE: u16 = 19;
pub(super) const RESULT: u16 = 20;
const DIFFERENCE: u16 = 21;
const FINDINGS: u16 = 22;
/// The first column that is not printed.
pub(super) const KIND: u16 = 23;
const DECIDED: u16 = 24;
const STATED: u16 = 25;
const COMPUTED: u16 = 26;
const DECIDED_GRADE: u16 = 27;
const STATED_GRADE: u16 = 28;
const COMPUTED_GRADE: u16 = 29;
const DECIDED_RESULT: u16 = 30;
const STATED_RESULT: u16 = 31;
const COMPUTED_RESULT: u16 = 32;
const FIRST_COMPUTED_INSTRUMENT: u16 = 33;
const LAST: u16 = 35;

/// What a column is called in formulas; none for a column that no other sheet refers to.
fn name_of(column: u16) -> Option<String> {
    let name = match column {
        RANK => "rank_in_year",
        AGENCY => "agency",
        DISTRICT => "district",
        PROVINCE => "province",
        YEAR => "fiscal_year",
        USED => "overall_score",
        GRADE => "grade",
        RESULT => "result",
        KIND => "kind",
        FIRST_INDICATOR..FIRST_INSTRUMENT => return Some(format!("indicator_{}", column - FIRST_INDICATOR + 1)),
        FIRST_INSTRUMENT..USED => {
            let instrument = Instrument::ALL.get(usize::from(column - FIRST_INSTRUMENT))?;
            return Some(format!("instrument_{}", instrument.code().to_ascii_lowercase()));
        }
        _ => return None,
    };
    Some(name.to_owned())
}

/// The ranking is wide and its headings are high: so much of it is seen on a laptop.
const ZOOM: u16 = 85;

/// Which row each assessment has, known before the sheet is written.
pub(super) struct Layout {
    rows: Vec<u32>,
}

impl Layout {
    /// Latest year first, then by rank.
    pub(super) fn of(comparison: &Comparison) -> Layout {
        let mut rows = vec![FIRST_ROW; comparison.assessments.len()];
        let ranked = comparison.years.iter().rev().flat_map(|year| &year.ranking);
        for (next, ranked) in (FIRST_ROW..).zip(ranked) {
            if let Some(row) = rows.get_mut(ranked.assessment) {
                *row = next;
            }
        }
        Layout { rows }
    }

    /// The row of an assessment, from 0.
    pub(super) fn row(&self, assessment: usize) -> Option<u32> {
        self.rows.get(assessment).copied()
    }

    /// All records of a column by their name, as formulas write it.
    pub(super) fn column(column: u16) -> String {
        name_of(column).unwrap_or_default()
    }

    /// A block of records of a column, as formulas of the same sheet write it.
    fn block(column: u16, (first, last): (u32, u32)) -> String {
        let letters = letters(column);
        format!("${letters}${}:${letters}${}", first + 1, last + 1)
    }
}

/// Names the columns that formulas refer to. Names are the same in every language.
fn name_columns(written: &mut WrittenSheet, book: &Book, last_row: u32) -> Result<(), XlsxError> {
    for (column, name) in (RANK..=LAST).filter_map(|column| Some((column, name_of(column)?))) {
        let block = Layout::block(column, (FIRST_ROW, last_row.max(FIRST_ROW)));
        written.define_name(&name, format!("='{}'!{block}", Sheet::Ranking.name(book.language)));
    }
    Ok(())
}

/// Adds the sheet.
pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Ranking, Paper::Landscape, book.language)?;
    let columns = columns(book);
    let Surveyed { survey, figures, heights } = surveyed(book, &columns);
    let mut table = Table::filling(worksheet, columns, AGENCY + 1, book.language)?;
    let room = table.leave_room(records, survey)?;
    let last_row = table.last_row();
    table.finish()?;
    figures.write(worksheet)?;
    // Notes lie over rows as high as these.
    for (row, height) in heights {
        worksheet.set_row_height(row, height)?;
    }
    // What all agencies share tells nothing: one click shows it.
    if has_one_province(book) {
        worksheet.group_columns_collapsed(PROVINCE, PROVINCE)?;
    }
    worksheet.group_columns(KIND, LAST)?;
    worksheet.set_print_area(0, RANK, last_row, FINDINGS)?;
    worksheet.set_zoom(ZOOM);
    notes::add(worksheet, book)?;
    if last_row > HEADING_ROW {
        colour(worksheet, book, last_row)?;
    }
    written.room = room;
    name_columns(written, book, last_row)
}

/// Gives every record, in the order of the rows.
fn records(book: &Book, take: &mut Take<'_>) -> Result<(), XlsxError> {
    let traces = Traces::of(book);
    for year in book.comparison.years.iter().rev() {
        let taken = record::of_year(book, year, &mut |assessment, record| take(&traces.linked(assessment, record)))?;
        if taken.is_break() {
            return Ok(());
        }
    }
    Ok(())
}

/// What is known of the records before they are made.
struct Surveyed {
    survey: Survey,
    figures: print::Figures,
    /// Heights of rows that are higher than a line, in points.
    heights: Vec<(u32, u16)>,
}

/// Looks at what was given alone: formulas, most of a record, have no colours of their own and are no figures.
fn surveyed(book: &Book, columns: &[Column]) -> Surveyed {
    let mut surveyed = Surveyed { survey: Survey::default(), figures: print::Figures::default(), heights: Vec::new() };
    for (row, given) in (FIRST_ROW..).zip(record::given(book)) {
        surveyed.survey.count += 1;
        surveyed.figures.add(|column| given.cell(column).map(|cell| cell.shown()).unwrap_or_default());
        let mut lines = 1;
        for (number, column) in (RANK..).zip(columns) {
            surveyed.survey.add_look(Look::Body(column.kind, given.tone(number)));
            if column.kind == Kind::Text
                && let Some(cell) = given.cell(number)
                && let Some(text) = cell.wrapped()
            {
                lines = lines.max(wrapped_lines(text, column.width.into()));
            }
        }
        if lines > 1 {
            surveyed.heights.push((row, height(lines)));
        }
    }
    surveyed
}

fn has_one_province(book: &Book) -> bool {
    let mut provinces = book.comparison.assessments.iter().map(|assessment| &assessment.agency.province);
    let first = provinces.next();
    provinces.all(|province| Some(province) == first)
}

/// The ways from figures to their rows in the sheet of sources.
struct Traces<'a> {
    book: &'a Book<'a>,
    /// Whether the sheet holds a link for every figure; else agencies lead to their first row alone.
    every_figure: bool,
}

impl<'a> Traces<'a> {
    fn of(book: &'a Book<'a>) -> Traces<'a> {
        Traces { book, every_figure: book.sources.lead_to_every_figure() }
    }

    /// A record whose cells lead to their sources.
    fn linked<'c>(&self, assessment: usize, record: Vec<Cell<'c>>) -> Vec<Cell<'c>> {
        let row_of = |column: u16| match column {
            AGENCY => self.book.sources.row(assessment),
            _ if !self.every_figure => None,
            FIRST_INDICATOR..=RESULT => self.book.sources.row_of_figure(assessment, column),
            STATED => self.book.sources.row_of_figure(assessment, USED),
            _ => None,
        };
        let linked = |(column, cell)| match (row_of(column), cell) {
            (None, cell) | (_, cell @ Cell::Empty) => cell,
            (Some(row), Cell::Toned(cell, tone)) => trace(*cell, row).toned(tone),
            (Some(row), cell) => trace(cell, row),
        };
        (RANK..).zip(record).map(linked).collect()
    }
}

fn trace(figure: Cell<'_>, row: u32) -> Cell<'_> {
    let target = Target { sheet: Sheet::Sources, row, column: sources::FIELD };
    Cell::Traced { figure: Box::new(figure), target }
}

fn columns(book: &Book) -> Vec<Column> {
    let word = |word: Word| word.text(book.language).to_owned();
    let mut columns = vec![
        Column::new(word(Word::Rank), 6, Kind::Count),
        Column::new(word(Word::Agency), 34, Kind::Text),
        Column::new(word(Word::District), 13, Kind::Text),
        Column::new(word(Word::Province), 13, Kind::Text),
        Column::new(word(Word::FiscalYear), 7, Kind::Centre),
    ];
    columns.extend(
        (1..=10).map(|number| Column::upright(format!("{number} {}", book.indicator_name(number)), 6, Kind::Score)),
    );
    columns.extend(Instrument::ALL.map(|instrument| Column::new(instrument.code(), 6, Kind::Score)));
    columns.extend([
        Column::upright(word(Word::OverallUsed), 7, Kind::Score),
        Column::new(word(Word::Grade), 9, Kind::Centre),
        Column::new(word(Word::Result), 8, Kind::Centre),
        Column::upright(word(Word::DifferenceToMean), 7, Kind::Difference),
        Column::upright(word(Word::Findings), 5, Kind::Count),
        Column::new(word(Word::Kind), 32, Kind::Text),
    ]);
    columns.extend(
        [Word::OverallDecided, Word::OverallStated, Word::OverallComputed]
            .map(|heading| Column::new(word(heading), 11, Kind::Score)),
    );
    columns.extend(
        [
            Word::GradeDecided,
            Word::GradeStated,
            Word::GradeComputed,
            Word::ResultDecided,
            Word::ResultStated,
            Word::ResultComputed,
        ]
        .map(|heading| Column::new(word(heading), 11, Kind::Centre)),
    );
    columns.extend(
        Instrument::ALL
            .map(|instrument| Column::new(format!("{} {}", instrument.code(), word(Word::Computed)), 11, Kind::Score)),
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
