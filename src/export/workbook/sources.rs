//! *Sources*: every value with what was stated, what was computed and where it stands, one row a place.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::export::wording::report::position;
use crate::export::wording::workbook::{Sheet, Word};
use crate::export::wording::{labels, oit};
use crate::model::{Assessment, Figure, Grade, Place};

use super::Book;
use super::styles::Kind;
use super::table::{Cell, Column, Paper, Table, add_sheet};

pub(super) fn add(workbook: &mut Workbook, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(workbook, Sheet::Sources, Paper::Landscape, book.language)?;
    let column = |word: Word, width, kind| Column::new(word.text(book.language), width, kind);
    let columns = vec![
        column(Word::FiscalYear, 8, Kind::Centre),
        column(Word::Agency, 38, Kind::Text),
        column(Word::Field, 34, Kind::Text),
        column(Word::Stated, 14, Kind::Exact),
        column(Word::Computed, 14, Kind::Exact),
        column(Word::File, 40, Kind::Text),
        column(Word::Place, 28, Kind::Text),
    ];
    let mut table = Table::filling(worksheet, columns, 2, book.language)?;
    for (_, assessment) in book.latest_year_first() {
        for source in sources(book, assessment) {
            push(&mut table, book, assessment, source)?;
        }
    }
    table.finish()
}

/// A value and where it stands.
struct Source<'a> {
    field: String,
    stated: Shown,
    computed: Shown,
    places: &'a [Place],
}

/// A value as a cell shows it.
#[derive(Clone)]
enum Shown {
    Number(Option<Decimal>),
    Text(Option<&'static str>),
}

impl Shown {
    fn is_nothing(&self) -> bool {
        matches!(self, Shown::Number(None) | Shown::Text(None))
    }

    fn cell(self) -> Cell {
        match self {
            Shown::Number(number) => Cell::number(number),
            Shown::Text(text) => text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned())),
        }
    }
}

fn sources<'a>(book: &Book, assessment: &'a Assessment) -> Vec<Source<'a>> {
    let word = |word: Word| word.text(book.language).to_owned();
    let score = |field: String, figure: &'a Figure<Decimal>| Source {
        field,
        stated: Shown::Number(figure.stated),
        computed: Shown::Number(figure.computed),
        places: &figure.places,
    };
    let (grade, passed) = (&assessment.grade, &assessment.passed);
    let result = |passed: Option<bool>| Shown::Text(passed.map(|passed| labels::passed(passed, book.language)));
    let level = |grade: Option<Grade>| Shown::Text(grade.map(|grade| labels::grade(grade, book.language)));
    let mut sources = vec![
        score(word(Word::Overall), &assessment.overall),
        Source {
            field: word(Word::Grade),
            stated: level(grade.stated),
            computed: level(grade.computed),
            places: &grade.places,
        },
        Source {
            field: word(Word::Result),
            stated: result(passed.stated),
            computed: result(passed.computed),
            places: &passed.places,
        },
    ];
    sources
        .extend(assessment.instruments.iter().map(|(instrument, figure)| score(instrument.code().to_owned(), figure)));
    let year = assessment.fiscal_year;
    sources.extend(assessment.indicators.iter().map(|indicator| {
        let rule = book.rules.for_year(year).and_then(|rules| rules.indicator(indicator.number));
        let english = rule.map_or(&indicator.name, |rule| &rule.english);
        let name = book.language.pick(&indicator.name, english);
        score(format!("{} {name}", indicator.number), &indicator.score)
    }));
    sources.extend(
        assessment
            .sub_indicators
            .iter()
            .map(|sub| score(oit::sub_indicator(&sub.code, year, book.language), &sub.score)),
    );
    sources.extend(assessment.items.iter().map(|item| Source {
        field: item.code.clone(),
        stated: Shown::Number(item.score),
        computed: Shown::Number(None),
        places: &item.places,
    }));
    sources.retain(|source| !(source.stated.is_nothing() && source.computed.is_nothing() && source.places.is_empty()));
    sources
}

fn push(table: &mut Table, book: &Book, assessment: &Assessment, source: Source) -> Result<(), XlsxError> {
    let nowhere = source.places.is_empty().then_some(None);
    for found in source.places.iter().map(Some).chain(nowhere) {
        table.push(vec![
            Cell::count(assessment.fiscal_year),
            Cell::Text(assessment.agency.name.clone()),
            Cell::Text(source.field.clone()),
            source.stated.clone().cell(),
            source.computed.clone().cell(),
            found.map_or(Cell::Empty, |found| Cell::Text(found.file.to_string())),
            found.map_or(Cell::Empty, |found| Cell::Text(position(&found.at, book.language))),
        ])?;
    }
    Ok(())
}
