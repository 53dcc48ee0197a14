//! The ten indicators: the means of the years, and in the latest full year the best and the weakest agency beside them.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType,
    ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::model::{Assessment, YearComparison};

use super::super::Book;
use super::super::cell::Cell;
use super::super::formula::{Live, Value, quoted, round_mean};
use super::super::ranking::{AGENCY, Layout as Columns, USED, YEAR, column_of_indicator};
use super::super::styles::{self, Kind, Tone};
use super::super::table::{Column, FIRST_ROW, Table, letters, write_live};
use super::distribution::pass_line;
use super::{
    CHART_DATA, CHART_MARGIN, HEADING_HEIGHT, HIGHEST, LOWEST, NAME_WIDTH, WIDTH, YEARS_ACROSS, YEARS_ON_ONE_PAGE,
    chart_height, chart_width, live,
};

/// Rows of the chart beside the table and under it.
const ROWS_BESIDE: u32 = 12;
const ROWS_UNDER: u32 = 16;
const INDICATORS: u8 = 10;

/// An agency of the year of the charts whose indicators are shown beside the mean.
struct Shown<'a> {
    /// Its record among all of the ranking, from 1.
    record: Option<u32>,
    assessment: Option<&'a Assessment>,
    /// The cells of the table of years with the year and its overall score.
    year: String,
    score: String,
    heading: Word,
    /// Where the chart finds its record, its name and its scores.
    column: u16,
}

impl<'a> Shown<'a> {
    fn of(book: &Book<'a>, year: &YearComparison, best: bool) -> Shown<'a> {
        let scored = || year.ranking.iter().filter(|ranked| ranked.overall.is_some());
        let score = if best {
            scored().map(|ranked| ranked.overall).max()
        } else {
            scored().map(|ranked| ranked.overall).min()
        };
        let found =
            score.and_then(|score| scored().find(|ranked| ranked.overall == score)).map(|ranked| ranked.assessment);
        let row = found.and_then(|index| book.ranking.row(index));
        Shown {
            record: row.and_then(|row| (row + 1).checked_sub(FIRST_ROW)),
            assessment: found.and_then(|index| book.comparison.assessments.get(index)),
            year: book.overview.cell_of(year.fiscal_year, 0),
            score: book.overview.cell_of(year.fiscal_year, if best { HIGHEST } else { LOWEST }),
            heading: if best { Word::BestScore } else { Word::WeakestScore },
            column: if best { CHART_DATA } else { CHART_DATA + 1 },
        }
    }

    fn at(&self, row: u32) -> String {
        format!("${}${}", letters(self.column), row + 1)
    }

    /// Which record it is: the first of the year with that overall score.
    fn record(&self) -> Live {
        let formula = format!(
            "=IFERROR(_xlfn.AGGREGATE(15,6,(ROW({used})-{FIRST_ROW})/(({year}={})*({used}={})),1),\"\")",
            self.year,
            self.score,
            used = Columns::column(USED),
            year = Columns::column(YEAR),
        );
        Live::formula(formula, Value::mean(self.record.map(Decimal::from)))
    }

    /// What the legend calls it.
    fn name(&self, book: &Book, record_row: u32) -> Live {
        let (record, heading) =
            (self.at(record_row), format!("{}: ", self.heading.text(book.language).replace('\n', "")));
        let formula =
            format!("=IF(ISNUMBER({record}),{}&INDEX({},{record}),\"\")", quoted(&heading), Columns::column(AGENCY));
        let name = self.assessment.map(|assessment| format!("{heading}{}", assessment.agency.name));
        Live::formula(formula, Value::text(name.as_deref()))
    }

    /// Its score of an indicator; where it is missing, what the formula says then.
    fn score(&self, number: u8, record_row: u32, missing: (&str, Value)) -> Live {
        let record = self.at(record_row);
        let cell = format!("INDEX({},{record})", Columns::column(column_of_indicator(number)));
        let formula =
            format!("=IF(ISNUMBER({record}),IF(ISNUMBER({cell}),{cell},{missing}),{missing})", missing = missing.0);
        let indicator = self.assessment.and_then(|assessment| {
            assessment.indicators.iter().find(|indicator| indicator.number == number)?.score.value().copied()
        });
        Live::formula(formula, indicator.map_or(missing.1, Value::Number))
    }
}

/// Writes table and chart. Returns the last row.
pub(super) fn write(
    worksheet: &mut Worksheet,
    book: &Book,
    charted: &YearComparison,
    row: u32,
) -> Result<u32, XlsxError> {
    let language = book.language;
    worksheet.write_string_with_format(row, 0, Word::IndicatorMeans.text(language), &styles::section())?;
    let years: Vec<&YearComparison> = book.comparison.years.iter().rev().take(YEARS_ACROSS).collect();
    // One agency is best and weakest: it is the mean.
    let shown: Vec<Shown> = match charted.ranking.len() {
        0 | 1 => Vec::new(),
        _ => [true, false].map(|best| Shown::of(book, charted, best)).into(),
    };
    let rules = book.rules.for_year(charted.fiscal_year);
    let target = rules.map(|rules| rules.target);
    let is_named = rules.and_then(pass_line).is_some();

    let heading_row = row + 1;
    let mut columns = vec![Column::new(Word::Indicator.text(language), NAME_WIDTH, Kind::Text)];
    columns.extend(years.iter().map(|year| Column::year(year.fiscal_year, WIDTH, Kind::Score)));
    columns.extend(shown.iter().map(|shown| Column::new(shown.heading.text(language), WIDTH, Kind::Score)));
    columns.extend(target.map(|_| Column::new(Word::TargetScore.text(language), WIDTH, Kind::Score)));
    let last_column = u16::try_from(columns.len()).unwrap_or(1) - 1;
    let mut table = Table::at(worksheet, heading_row, columns, language)?;
    let first = table.last_row() + 1;
    for number in 1..=INDICATORS {
        let mut record = vec![Cell::text(format!("{number} {}", book.indicator_name(number)))];
        record.extend((1..).zip(&years).map(|(column, year)| mean(number, year, column, heading_row)));
        record.extend(
            shown.iter().map(|shown| Cell::Live(shown.score(number, heading_row - 1, ("\"\"", Value::Nothing)))),
        );
        record.extend(target.map(|target| match is_named {
            true => live("=target".to_owned(), Value::Number(target)),
            false => Cell::Number(target),
        }));
        table.push(record)?;
    }
    let last = table.last_row();
    worksheet.set_row_height(heading_row, HEADING_HEIGHT)?;
    for shown in &shown {
        write_chart_data(worksheet, book, shown, heading_row)?;
    }

    let beside = book.comparison.years.len() <= YEARS_ON_ONE_PAGE;
    let (chart_row, column, rows) =
        if beside { (heading_row, last_column + 1, ROWS_BESIDE) } else { (last + 1, 0, ROWS_UNDER) };
    let means = (1..).zip(&years).find(|(_, year)| year.fiscal_year == charted.fiscal_year).map_or(1, |(at, _)| at);
    let target = target.map(|_| last_column);
    let drawn = Drawn { first, last, means, target, shown: &shown, charted, named: !beside };
    let mut chart = chart(book, &drawn);
    chart.set_width(chart_width(column)).set_height(chart_height(rows));
    worksheet.insert_chart_with_offset(chart_row, column, &chart, CHART_MARGIN, CHART_MARGIN)?;
    Ok(last.max(chart_row + rows - 1))
}

/// The mean of an indicator in the year that heads its column.
fn mean(number: u8, year: &YearComparison, column: u16, heading_row: u32) -> Cell<'static> {
    let average = round_mean(&format!(
        "AVERAGEIFS({},{},{}${})",
        Columns::column(column_of_indicator(number)),
        Columns::column(YEAR),
        letters(column),
        heading_row + 1
    ));
    live(format!("=IFERROR({average},\"\")"), Value::mean(year.indicator_means.get(&number).copied()))
}

/// What a chart needs of an agency: over the heading its record, in the heading its name, then its scores, where one that
/// is missing must not be drawn as 0.
fn write_chart_data(worksheet: &mut Worksheet, book: &Book, shown: &Shown, heading_row: u32) -> Result<(), XlsxError> {
    let (record_row, score) = (heading_row - 1, styles::body(Kind::Score, Tone::Plain));
    let count = styles::body(Kind::Count, Tone::Plain);
    write_live(worksheet, (record_row, shown.column), &shown.record(), &count)?;
    write_live(worksheet, (heading_row, shown.column), &shown.name(book, record_row), &styles::heading())?;
    for (row, number) in (heading_row + 1..).zip(1..=INDICATORS) {
        let live = shown.score(number, record_row, ("NA()", Value::NotAvailable));
        write_live(worksheet, (row, shown.column), &live, &score)?;
    }
    Ok(())
}

/// Where the chart finds what it draws.
struct Drawn<'a> {
    first: u32,
    last: u32,
    /// The column of the means of the year.
    means: u16,
    target: Option<u16>,
    shown: &'a [Shown<'a>],
    charted: &'a YearComparison,
    /// Whether the axis names the indicators.
    named: bool,
}

/// Columns for the means, a mark for each agency, a line for the target.
fn chart(book: &Book, drawn: &Drawn) -> Chart {
    let Drawn { first, last, means, target, shown, charted, named } = *drawn;
    let sheet = Sheet::Overview.name(book.language);
    let font = styles::chart_font(13);
    let fill = |colour: Color| ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour)).clone();
    let mut chart = Chart::new(ChartType::Column);
    let columns = chart.add_series();
    // Beside the table there is no room for names: then the indicators are numbered, as they are without categories.
    if named {
        columns.set_categories((sheet, first, 0, last, 0));
    }
    columns
        .set_name(words::mean_of_year(charted.fiscal_year, book.language).as_str())
        .set_values((sheet, first, means, last, means))
        .set_gap(60)
        .set_format(
            &mut fill(styles::NOT_PASSED)
                .set_border(ChartLine::new().set_color(styles::PASSED).set_width(0.75))
                .clone(),
        );
    let mut lines = Chart::new(ChartType::Line);
    let marks = [(ChartMarkerType::Triangle, styles::PASSED), (ChartMarkerType::Diamond, styles::BAD_TEXT)];
    for (shown, (mark, colour)) in shown.iter().zip(marks) {
        lines
            .add_series()
            .set_name((sheet, first - 1, shown.column))
            .set_values((sheet, first, shown.column, last, shown.column))
            .set_format(ChartFormat::new().set_no_line())
            .set_marker(ChartMarker::new().set_type(mark).set_size(9).set_format(&mut fill(colour)));
    }
    if let Some(column) = target {
        let dashes =
            ChartLine::new().set_color(styles::GOOD_TEXT).set_width(1.5).set_dash_type(ChartLineDashType::Dash).clone();
        lines
            .add_series()
            .set_name(Word::Target.text(book.language))
            .set_values((sheet, first, column, last, column))
            .set_format(ChartFormat::new().set_line(&dashes))
            .set_marker(ChartMarker::new().set_none());
    }
    if target.is_some() || !shown.is_empty() {
        chart.combine(&lines);
    }
    chart
        .title()
        .set_name(words::indicators_of(charted.fiscal_year, book.language).as_str())
        .set_font(styles::chart_font(16).set_bold());
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    chart.set_alt_text(words::indicators_alternative(book.language));
    chart.x_axis().set_font(&font);
    // Columns from 0, or they would lie.
    chart.y_axis().set_font(&font).set_min(0).set_max(100).set_major_unit(20).set_num_format("0");
    chart.y_axis().set_major_gridlines_line(ChartLine::new().set_color(styles::RULE).set_width(0.5));
    chart
}
