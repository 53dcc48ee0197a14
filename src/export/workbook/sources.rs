//! *Sources*: every value with what was stated, decided and computed and where it stands, one row a place, with the way
//! to the file and back to the figure in the ranking.

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use crate::export::wording::report::position;
use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::export::wording::{Language, labels, oit};
use crate::model::{Assessment, Comparison, Figure, Grade, Instrument, Place};
use crate::rules::RuleBook;

use super::appended::{Survey, Take};
use super::cell::{Cell, Target};
use super::formula::Live;
use super::ranking::{AGENCY, FIRST_INSTRUMENT, GRADE, RESULT, USED, column_of_indicator};
use super::styles::Kind;
use super::table::{Column, FIRST_ROW, LINK_LIMIT, Paper, ROW_LIMIT, Table, add_sheet, push_reference};
use super::{Book, WrittenSheet};

/// The column of a figure's name, where links lead to.
pub(super) const FIELD: u16 = 2;
/// The last column that is printed.
const PLACE: u16 = 7;
/// The columns that lead to the figure and to the file.
const BACK: u16 = 8;
const OPENING: u16 = 9;

/// Where the figures of the ranking have their rows, known before the sheet is written.
pub(super) struct Layout {
    /// By assessment: the first row, and the rows of figures by their column of the ranking.
    assessments: Vec<(u32, Vec<(u16, u32)>)>,
    /// How many records there are.
    records: u32,
}

impl Layout {
    pub(super) fn of(comparison: &Comparison, language: Language) -> Layout {
        let mut assessments = vec![(FIRST_ROW, Vec::new()); comparison.assessments.len()];
        let mut next = FIRST_ROW;
        for (index, assessment) in super::latest_year_first(comparison) {
            let first = next;
            let mut figures: Vec<(u16, u32)> = Vec::new();
            for source in sources(assessment, language) {
                if source.is_figure && next < ROW_LIMIT - 1 {
                    figures.push((source.column, next));
                }
                next = next.saturating_add(source.rows());
            }
            if let Some(place) = assessments.get_mut(index) {
                *place = (first, figures);
            }
        }
        Layout { assessments, records: next - FIRST_ROW }
    }

    /// The first row of an assessment.
    pub(super) fn row(&self, assessment: usize) -> Option<u32> {
        self.assessments.get(assessment).map(|(first, _)| *first).filter(|first| *first < ROW_LIMIT - 1)
    }

    /// The first row of the figure that the ranking shows in a column.
    pub(super) fn row_of_figure(&self, assessment: usize, column: u16) -> Option<u32> {
        let (_, figures) = self.assessments.get(assessment)?;
        figures.iter().find(|(of, _)| *of == column).map(|(_, row)| *row)
    }

    /// Whether a sheet holds a link for every figure, and for every agency's name and its stated score.
    pub(super) fn lead_to_every_figure(&self) -> bool {
        let links: usize = self.assessments.iter().map(|(_, figures)| figures.len() + 2).sum();
        u32::try_from(links).is_ok_and(|links| links <= LINK_LIMIT)
    }
}

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Sources, Paper::Landscape, book.language)?;
    let columns = columns(book.language);
    let survey = Survey::of_first(book, &columns, records, book.sources.records, &[BACK, OPENING], &[])?;
    let mut table = Table::filling(worksheet, columns, 2, book.language)?;
    let room = table.leave_room(records, survey)?;
    let last_row = table.last_row();
    table.finish()?;
    // Links are of no use on paper.
    worksheet.set_print_area(0, 0, last_row, PLACE)?;
    written.room = room;
    Ok(())
}

fn columns(language: Language) -> Vec<Column> {
    let column = |word: Word, width, kind| Column::new(word.text(language), width, kind);
    vec![
        column(Word::FiscalYear, 8, Kind::Centre),
        column(Word::Agency, 32, Kind::Text),
        column(Word::Field, 30, Kind::Text),
        column(Word::Stated, 10, Kind::Exact),
        column(Word::Decided, 10, Kind::Exact),
        column(Word::Computed, 10, Kind::Exact),
        column(Word::File, 36, Kind::Text),
        column(Word::Place, 26, Kind::Text),
        column(Word::Figure, 12, Kind::Text),
        column(Word::File, 10, Kind::Text),
    ]
}

/// Gives every record, in the order of the rows.
fn records(book: &Book, take: &mut Take<'_>) -> Result<(), XlsxError> {
    let every_figure = book.sources.lead_to_every_figure();
    for (index, assessment) in book.latest_year_first() {
        let mut is_first = true;
        for source in sources(assessment, book.language) {
            // Where the ranking's figures do not lead here, for there are too many, agencies alone lead there.
            let column = if every_figure { Some(source.column) } else { is_first.then_some(AGENCY) };
            let nowhere = source.places.is_empty().then_some(None);
            for found in source.places.iter().map(Some).chain(nowhere) {
                let at = found.map(|found| position(&found.at, book.language));
                let record = [
                    Cell::count(assessment.fiscal_year),
                    Cell::text(&assessment.agency.name),
                    Cell::text(&source.field),
                    source.stated.cell(),
                    source.decided.cell(),
                    source.computed.cell(),
                    found.map_or(Cell::Empty, |found| Cell::text(&*found.file)),
                    at.map_or(Cell::Empty, Cell::text),
                    column.and_then(|column| back(book, index, column)).map_or(Cell::Empty, Cell::Leading),
                    found.map_or(Cell::Empty, |found| book.opening(found)),
                ];
                if take(&record)?.is_break() {
                    return Ok(());
                }
            }
            is_first = false;
        }
    }
    Ok(())
}

/// A value and where it stands.
struct Source<'a> {
    field: String,
    /// The column of the ranking that shows it, or what it is a part of.
    column: u16,
    /// Whether the ranking shows it itself.
    is_figure: bool,
    stated: Shown,
    decided: Shown,
    computed: Shown,
    places: &'a [Place],
}

impl Source<'_> {
    fn is_nothing(&self) -> bool {
        self.places.is_empty() && [&self.stated, &self.decided, &self.computed].iter().all(|shown| shown.is_nothing())
    }

    /// How many rows it takes: one a place.
    fn rows(&self) -> u32 {
        u32::try_from(self.places.len()).unwrap_or(u32::MAX).max(1)
    }
}

/// A value as a cell shows it.
enum Shown {
    Number(Option<Decimal>),
    Text(Option<&'static str>),
}

impl Shown {
    fn is_nothing(&self) -> bool {
        matches!(self, Shown::Number(None) | Shown::Text(None))
    }

    fn cell(&self) -> Cell<'_> {
        match self {
            Shown::Number(number) => Cell::number(*number),
            Shown::Text(text) => text.map_or(Cell::Empty, Cell::text),
        }
    }
}

fn sources(assessment: &Assessment, language: Language) -> Vec<Source<'_>> {
    let word = |word: Word| word.text(language).to_owned();
    let (grade, passed) = (&assessment.grade, &assessment.passed);
    let level = |grade: Option<&Grade>| Shown::Text(grade.map(|grade| labels::grade(*grade, language)));
    let mut sources = vec![
        source(word(Word::Overall), USED, &assessment.overall, |score| Shown::Number(score.copied())),
        source(word(Word::Grade), GRADE, grade, level),
        source(word(Word::Result), RESULT, passed, |passed| {
            Shown::Text(passed.map(|passed| labels::passed(*passed, language)))
        }),
    ];
    sources.extend((FIRST_INSTRUMENT..).zip(Instrument::ALL).filter_map(|(column, instrument)| {
        let figure = assessment.instruments.get(&instrument)?;
        Some(score(instrument.code().to_owned(), column, figure))
    }));
    let year = assessment.fiscal_year;
    sources.extend(assessment.indicators.iter().map(|indicator| {
        let rule = RuleBook::embedded().for_year(year).and_then(|rules| rules.indicator(indicator.number));
        let english = rule.map_or(&indicator.name, |rule| &rule.english);
        let field = format!("{} {}", indicator.number, language.pick(&indicator.name, english));
        score(field, column_of_indicator(indicator.number), &indicator.score)
    }));
    sources.extend(assessment.sub_indicators.iter().map(|sub| {
        let indicator = sub.code.split('.').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        let field = oit::sub_indicator(&sub.code, year, language);
        Source { is_figure: false, ..score(field, column_of_indicator(indicator), &sub.score) }
    }));
    sources.extend(assessment.items.iter().map(|item| Source {
        field: item.code.clone(),
        column: column_of_item(&item.code),
        is_figure: false,
        stated: Shown::Number(item.score),
        decided: Shown::Number(item.decided.as_ref().map(|decided| decided.value)),
        computed: Shown::Number(None),
        places: &item.places,
    }));
    sources.retain(|source| !source.is_nothing());
    sources
}

fn source<T>(field: String, column: u16, figure: &Figure<T>, shown: impl Fn(Option<&T>) -> Shown) -> Source<'_> {
    Source {
        field,
        column,
        is_figure: true,
        stated: shown(figure.stated.as_ref()),
        decided: shown(figure.decided.as_ref().map(|decided| &decided.value)),
        computed: shown(figure.computed.as_ref()),
        places: &figure.places,
    }
}

fn score(field: String, column: u16, figure: &Figure<Decimal>) -> Source<'_> {
    source(field, column, figure, |score| Shown::Number(score.copied()))
}

/// The column of the instrument that an item such as `o18` is of.
fn column_of_item(code: &str) -> u16 {
    let letter = |instrument: &Instrument| instrument.code().get(..1).map(str::to_ascii_lowercase);
    let is_of =
        |(_, instrument): &(u16, Instrument)| letter(instrument).is_some_and(|letter| code.starts_with(&letter));
    (FIRST_INSTRUMENT..).zip(Instrument::ALL).find(is_of).map_or(AGENCY, |(column, _)| column)
}

/// A word that leads to the figure in the ranking: a formula, since a sheet holds few links of the other sort.
fn back(book: &Book, index: usize, column: u16) -> Option<Live> {
    let row = book.ranking.row(index)?;
    let target = Target { sheet: Sheet::Ranking, row, column };
    Some(Live::leading(words::back(book.language), |address| {
        address.push_str("\"#");
        push_reference(address, target, book.language);
        address.push('"');
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    #[test]
    fn every_figure_leads_to_its_source_as_long_as_a_sheet_holds_the_links() {
        // Sixteen figures, the name, and the stated score once more.
        let dangmo = fixture::run().0.remove(0);
        for (agencies, every_figure) in [(3_640, true), (3_641, false)] {
            let comparison = Comparison { assessments: vec![dangmo.clone(); agencies], ..Comparison::default() };
            let layout = Layout::of(&comparison, Language::Thai);
            assert_eq!(layout.lead_to_every_figure(), every_figure, "{agencies}");
            assert_eq!(layout.row(1), Some(FIRST_ROW + 16));
            assert_eq!(layout.row_of_figure(1, GRADE), Some(FIRST_ROW + 17));
        }
    }
}
