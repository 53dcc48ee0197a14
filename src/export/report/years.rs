//! The sections of a fiscal year, and of the years against each other.

use super::data::Data;
use super::{summary, tables};
use crate::export::ExportError;
use crate::export::chart::{Picture, of_comparison};
use crate::export::document::table::{Cell, figures};
use crate::export::document::writer::{Captioned, Writer};
use crate::export::wording::{Label, labels, report as words};
use crate::model::YearComparison;

/// The year that the report is about, which the summary tells of in sentences: its grades and scores.
pub fn main(writer: &mut Writer, data: &Data, year: &YearComparison) -> Result<(), ExportError> {
    grades(writer, year)?;
    let (rules, text) = (data.rules(), writer.text);
    figure(writer, of_comparison::grades(year, rules, &text)?, words::BY_GRADE, "grades", year)?;
    figure(
        writer,
        of_comparison::overall_scores(data.comparison, year, rules, &text)?,
        words::OVERALL_SCORES,
        "scores",
        year,
    )
}

/// A picture with its caption, where there is something to draw.
fn figure(
    writer: &mut Writer,
    picture: Option<Picture>,
    label: Label,
    name: &str,
    year: &YearComparison,
) -> Result<(), ExportError> {
    let Some(picture) = picture else { return Ok(()) };
    let text = writer.text;
    writer.picture(&picture)?;
    let caption = words::of_fiscal_year(text.label(label), &text.number(year.fiscal_year), text.language);
    writer.numbered_caption(Captioned::Figure, &caption, &format!("figure_{name}_{}", year.fiscal_year))
}

/// How many agencies have which grade or level.
fn grades(writer: &mut Writer, year: &YearComparison) -> Result<(), ExportError> {
    if year.grades.is_empty() {
        return Ok(());
    }
    let text = writer.text;
    writer.numbered_caption(Captioned::Table, text.label(words::BY_GRADE), &format!("grades_{}", year.fiscal_year))?;
    let columns = [
        figures(text.label(words::GRADE), 40),
        figures(text.label(words::AGENCY_COUNT), 30),
        figures(text.label(words::SHARE), 30),
    ];
    let rows = year.grades.iter().map(|(grade, count)| {
        let share = text.share(usize::try_from(*count).unwrap_or(usize::MAX), year.ranking.len());
        vec![Cell::from(labels::grade(*grade, text.language)), text.number(*count).into(), share.into()]
    });
    writer.table(&columns, rows)
}

/// The means of the ten indicators.
pub fn indicators(writer: &mut Writer, data: &Data, year: &YearComparison) -> Result<(), ExportError> {
    let picture = of_comparison::indicator_means(data.comparison, year, data.rules(), &writer.text)?;
    figure(writer, picture, words::BY_INDICATOR, "indicators", year)?;
    tables::indicators(writer, data, year)
}

/// Areas and kinds of agencies, where there are several.
pub fn groups(writer: &mut Writer, data: &Data, year: &YearComparison) -> Result<(), ExportError> {
    let picture = of_comparison::districts(year, data.rules(), &writer.text)?;
    figure(writer, picture, words::BY_DISTRICT, "districts", year)?;
    group_tables(writer, year)
}

fn group_tables(writer: &mut Writer, year: &YearComparison) -> Result<(), ExportError> {
    if year.districts.len() > 1 {
        tables::districts(writer, year)?;
    }
    if year.kinds.len() > 1 {
        tables::kinds(writer, year)?;
    }
    Ok(())
}

/// Another year than the main one: its results in a sentence and all its tables.
pub fn other(writer: &mut Writer, data: &Data, year: &YearComparison) -> Result<(), ExportError> {
    let results = summary::results(year, data, &writer.text);
    writer.sentences(&results)?;
    tables::ranking(writer, data, year)?;
    tables::indicators(writer, data, year)?;
    group_tables(writer, year)
}

/// The years against each other and the nation, how the agencies moved, and each agency that stands in two of them.
pub fn compared(writer: &mut Writer, data: &Data) -> Result<(), ExportError> {
    let text = writer.text;
    for year in data.comparison.years.iter().rev() {
        if let Some(paragraph) = summary::movement(year, data, &text) {
            writer.sentences(&paragraph)?;
        }
    }
    writer.numbered_caption(Captioned::Table, text.label(words::YEARS_TABLE), "table_years")?;
    let columns = [
        figures(text.label(words::FISCAL_YEAR), 18),
        figures(text.label(words::AGENCY_COUNT), 15),
        figures(text.label(words::MEAN), 17),
        figures(text.label(words::NATION_MEAN), 20),
        figures(text.label(words::PASSED), 15),
        figures(text.label(words::NOT_PASSED), 15),
    ];
    let rows = data.comparison.years.iter().map(|year| {
        let nation = data.rules().nation(year.fiscal_year).and_then(|nation| nation.mean);
        vec![
            Cell::from(text.number(year.fiscal_year)),
            text.count(year.ranking.len()).into(),
            text.mean_or_dash(year.overall_mean).into(),
            text.mean_or_dash(nation).into(),
            text.number(year.passed).into(),
            text.number(year.failed).into(),
        ]
    });
    writer.table(&columns, rows)?;
    if data.comparison.changes.is_empty() {
        return Ok(());
    }
    tables::changes(writer, data)
}
