//! How the overall scores of the latest full year are spread, with the pass line.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartErrorBars, ChartErrorBarsDirection, ChartErrorBarsType, ChartFormat, ChartLine,
    ChartLineDashType, ChartMarker, ChartPoint, ChartSolidFill, ChartType, Worksheet, XlsxError,
};

use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::model::YearComparison;
use crate::rules::Rules;

use super::super::cell::Cell;
use super::super::formula::{Live, Value, quoted};
use super::super::ranking::{Layout as Columns, USED, YEAR};
use super::super::styles::{self, Kind, Tone};
use super::super::table::{Column, Table, letters, write_live};
use super::super::{Book, WrittenSheet};
use super::{CHART_DATA, CHART_MARGIN, HEADING_HEIGHT, NAME_WIDTH, WIDTH, chart_height, chart_width, live};

/// Where the classes of scores begin; what is less is one class.
const EDGES: [u8; 10] = [50, 55, 60, 65, 70, 75, 80, 85, 90, 95];
const CHART_ROWS: u32 = 8;
/// Where the pass line and the target of the year stand, each behind its name.
const PASS_LINE: u16 = CHART_DATA + 1;
pub(super) const TARGET: u16 = CHART_DATA + 3;
/// Half of the last published digit: 84.995 is published as 85.00.
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 3);
/// The last published digit.
const DIGIT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// A column of the table: a class of scores, or the line between two of them.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Class {
    /// From a score on, and less than another; both as published.
    Scores { from: Option<Decimal>, under: Option<Decimal>, passes: Option<bool> },
    /// The score from which agencies pass.
    PassLine(Decimal),
}

/// The least overall score that passes by the rules of a year.
pub(super) fn pass_line(rules: &Rules) -> Option<Decimal> {
    rules.bands.iter().filter(|band| band.passed).map(|band| band.overall).min()
}

/// The classes in order, with the pass line where it lies. It is an edge itself, so that no class has both sides of it.
fn classes(line: Option<Decimal>) -> Vec<Class> {
    let mut edges: Vec<Decimal> = EDGES.iter().copied().map(Decimal::from).chain(line).collect();
    edges.sort();
    edges.dedup();
    let ends = edges.iter().copied().map(Some).chain([None]);
    let mut classes = Vec::new();
    for (from, under) in [None].into_iter().chain(edges.iter().copied().map(Some)).zip(ends) {
        if let Some(line) = line.filter(|line| from == Some(*line)) {
            classes.push(Class::PassLine(line));
        }
        let passes = line.map(|line| from.is_some_and(|from| from >= line));
        classes.push(Class::Scores { from, under, passes });
    }
    classes
}

/// Writes table and chart. Returns the last row.
pub(super) fn write(worksheet: &mut Worksheet, book: &Book, year: &YearComparison, row: u32) -> Result<u32, XlsxError> {
    let language = book.language;
    let title = words::distribution(year.fiscal_year, language);
    worksheet.write_string_with_format(row, 0, &title, &styles::section())?;
    let line = book.rules.for_year(year.fiscal_year).and_then(pass_line);
    let classes = classes(line);
    let mut columns = vec![Column::new(Word::ScoreClass.text(language), NAME_WIDTH, Kind::Text)];
    columns.extend(classes.iter().map(|class| Column::new(label(class, book), WIDTH, Kind::Count)));
    let mut table = Table::at(worksheet, row + 1, columns, language)?;
    let mut record = vec![Cell::text(Word::Agencies.text(language))];
    record.extend(classes.iter().map(|class| count(class, year, book)));
    table.push(record)?;
    let counts = table.last_row();
    worksheet.set_row_height(row + 1, HEADING_HEIGHT)?;

    let last = u16::try_from(classes.len()).unwrap_or(0);
    if let Some(line) = line {
        write_line(worksheet, book, (counts, last), line, &classes, year)?;
    }
    let chart = chart(book, &title, (counts, last), &classes);
    worksheet.insert_chart_with_offset(counts + 1, 0, &chart, CHART_MARGIN, CHART_MARGIN)?;
    Ok(counts + CHART_ROWS)
}

fn label(class: &Class, book: &Book) -> String {
    match class {
        Class::PassLine(line) => words::pass_line(*line, book.language),
        Class::Scores { from, under, .. } => words::score_class(*from, under.map(|under| under - DIGIT), book.language),
    }
}

/// How many agencies are in a class; an empty cell for the pass line.
fn count(class: &Class, year: &YearComparison, book: &Book) -> Cell<'static> {
    let Class::Scores { from, under, .. } = class else { return Cell::Empty };
    let criterion = |sign: &str, edge: &Option<Decimal>| {
        let edge = edge.map(|edge| (edge - HALF).normalize());
        edge.map_or(String::new(), |edge| format!(",{},{}", Columns::column(USED), quoted(&format!("{sign}{edge}"))))
    };
    let conditions = format!("{}{}", criterion(">=", from), criterion("<", under));
    let formula =
        format!("=COUNTIFS({},{}{conditions})", Columns::column(YEAR), book.overview.cell_of(year.fiscal_year, 0));
    live(formula, Value::Number(members(from, under, year).into()))
}

fn members(from: &Option<Decimal>, under: &Option<Decimal>, year: &YearComparison) -> usize {
    let scores = year.ranking.iter().filter_map(|ranked| ranked.overall);
    scores
        .filter(|score| {
            from.is_none_or(|from| *score >= from - HALF) && under.is_none_or(|under| *score < under - HALF)
        })
        .count()
}

/// What draws the pass line: over its own column a point as high as the highest class, from which a bar hangs down. Over
/// it stand the line and the target of the year, which have names.
fn write_line(
    worksheet: &mut Worksheet,
    book: &Book,
    (row, last): (u32, u16),
    line: Decimal,
    classes: &[Class],
    year: &YearComparison,
) -> Result<(), XlsxError> {
    let target = book.rules.for_year(year.fiscal_year).map(|rules| rules.target);
    for (column, word, score) in [(PASS_LINE, Word::PassLine, Some(line)), (TARGET, Word::Target, target)] {
        worksheet.write_string_with_format(row - 1, column - 1, word.text(book.language), &styles::heading())?;
        let format = styles::body(Kind::Score, Tone::Plain);
        if let Some(score) = score {
            worksheet.write_with_format(row - 1, column, score, &format)?;
        }
    }
    let highest = classes.iter().map(|class| match class {
        Class::Scores { from, under, .. } => members(from, under, year),
        Class::PassLine(_) => 0,
    });
    let highest = Value::Number(highest.max().unwrap_or(0).max(1).into());
    let formula = format!("=MAX(1,$B${}:${}${})", row + 1, letters(last), row + 1);
    for (column, class) in (CHART_DATA..).zip(classes) {
        if matches!(class, Class::PassLine(_)) {
            let live = Live::formula(formula.clone(), highest.clone());
            write_live(worksheet, (row, column), &live, &styles::body(Kind::Count, Tone::Plain))?;
        }
    }
    Ok(())
}

/// Names the pass line and the target of the year.
pub(super) fn name_lines(
    written: &mut WrittenSheet,
    book: &Book,
    year: &YearComparison,
    row: u32,
) -> Result<(), XlsxError> {
    if book.rules.for_year(year.fiscal_year).and_then(pass_line).is_some() {
        for (name, column) in [("pass_line", PASS_LINE), ("target", TARGET)] {
            let sheet = Sheet::Overview.name(book.language);
            written.define_name(name, format!("='{sheet}'!${}${}", letters(column), row + 2));
        }
    }
    Ok(())
}

/// Columns of the classes: dark where they pass, light where they do not, so that a print in black tells them apart.
fn chart(book: &Book, title: &str, (row, last): (u32, u16), classes: &[Class]) -> Chart {
    let sheet = Sheet::Overview.name(book.language);
    let font = styles::chart_font(13);
    let points: Vec<ChartPoint> = classes
        .iter()
        .map(|class| {
            let colour = match class {
                Class::Scores { passes: Some(false), .. } => styles::NOT_PASSED,
                _ => styles::PASSED,
            };
            ChartPoint::new().set_format(
                ChartFormat::new()
                    .set_solid_fill(ChartSolidFill::new().set_color(colour))
                    .set_border(ChartLine::new().set_color(styles::PASSED).set_width(0.75)),
            )
        })
        .collect();
    let mut labels = ChartDataLabel::new();
    // No label for a class that nobody is in.
    labels.show_value().set_num_format("0;;").set_font(&font);
    let mut chart = Chart::new(ChartType::Column);
    chart
        .add_series()
        .set_name(Word::Agencies.text(book.language))
        .set_categories((sheet, row - 1, 1, row - 1, last))
        .set_values((sheet, row, 1, row, last))
        .set_points(&points)
        .set_gap(20)
        .set_data_label(&labels);
    if classes.iter().any(|class| matches!(class, Class::PassLine(_))) {
        let dashes =
            ChartLine::new().set_color(styles::BAD_TEXT).set_width(2.25).set_dash_type(ChartLineDashType::Dash).clone();
        let mut bar = ChartErrorBars::new();
        bar.set_type(ChartErrorBarsType::Percentage(100.0))
            .set_direction(ChartErrorBarsDirection::Minus)
            .set_end_cap(false)
            .set_format(ChartFormat::new().set_line(&dashes));
        let mut line = Chart::new(ChartType::Line);
        line.add_series()
            .set_name(Word::PassLine.text(book.language))
            .set_categories((sheet, row - 1, 1, row - 1, last))
            .set_values((sheet, row, CHART_DATA, row, CHART_DATA + last - 1))
            .set_format(ChartFormat::new().set_no_line())
            .set_marker(ChartMarker::new().set_none())
            .set_y_error_bars(&bar);
        chart.combine(&line);
    }
    chart.title().set_name(title).set_font(styles::chart_font(16).set_bold());
    chart.legend().set_hidden();
    chart.set_alt_text(words::distribution_alternative(book.language));
    chart.x_axis().set_font(&font);
    // The labels tell the values.
    chart.y_axis().set_min(0).set_hidden(true).set_major_gridlines(false);
    chart.set_width(chart_width(0)).set_height(chart_height(CHART_ROWS));
    chart
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: Option<&str>) -> Vec<String> {
        let told = |score: Option<Decimal>| score.map(|score| score.to_string()).unwrap_or_default();
        let classes = classes(line.map(|line| line.parse().unwrap()));
        classes
            .iter()
            .map(|class| match class {
                Class::PassLine(line) => format!("| {line}"),
                Class::Scores { from, under, passes } => {
                    let passes = passes.map_or("?", |passes| if passes { "+" } else { "-" });
                    format!("{}..{} {passes}", told(*from), told(*under))
                }
            })
            .collect()
    }

    #[test]
    fn the_pass_line_stands_between_two_classes() {
        let classes = shown(Some("85"));
        assert_eq!(classes.len(), 12);
        assert_eq!(classes[0], "..50 -");
        assert_eq!(classes[7..], ["80..85 -", "| 85", "85..90 +", "90..95 +", "95.. +"]);
    }

    #[test]
    fn a_pass_line_off_the_classes_parts_one_of_them() {
        assert_eq!(shown(Some("82.5"))[7..10], ["80..82.5 -", "| 82.5", "82.5..85 +"]);
    }

    #[test]
    fn a_year_without_rules_has_no_pass_line() {
        let classes = shown(None);
        assert_eq!((classes.len(), classes[10].as_str()), (11, "95.. ?"));
    }
}
