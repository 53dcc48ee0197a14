//! The tables of a year: agencies by rank, areas, kinds, indicators; and changes between years.

use rust_decimal::Decimal;

use super::data::Data;
use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::table::{Cell, Column, figures, words as word_column};
use crate::export::document::writer::{Captioned, Writer};
use crate::export::wording::{Label, labels, report as words};
use crate::model::{Group, Instrument, YearComparison};

/// All agencies of a year by rank.
pub fn ranking(writer: &mut Writer, data: &Data, year: &YearComparison) -> Result<(), ExportError> {
    let text = writer.text;
    let caption = words::ranking_of(&text.number(year.fiscal_year), text.language);
    writer.numbered_caption(Captioned::Table, &caption, &format!("table_ranking_{}", year.fiscal_year))?;
    let columns = [
        figures(text.label(words::RANK), 80),
        word_column(text.label(words::AGENCY), 332),
        figures("IIT", 94),
        figures("EIT", 94),
        figures("OIT", 94),
        figures(text.label(words::OVERALL_COLUMN), 100),
        figures(text.label(words::GRADE), 104),
        figures(text.label(words::RESULT), 102),
    ];
    let mut computed = false;
    let mut decided = false;
    let mut disputed = false;
    let rows = year.ranking.iter().filter_map(|ranked| {
        let assessment = data.assessment(ranked.assessment)?;
        let mark = if data.is_disputed(assessment) { " *" } else { "" };
        disputed |= !mark.is_empty();
        let name = format!("{}{mark}", data.full_name(&assessment.agency, &text));
        let mut row = vec![
            Cell::from(ranked.rank.map_or_else(String::new, |rank| text.number(rank))),
            Cell::link(name, data.agency_anchor(&assessment.agency)),
        ];
        for instrument in Instrument::ALL {
            let figure = assessment.instruments.get(&instrument);
            computed |= figure.is_some_and(|figure| figure.given().is_none() && figure.computed.is_some());
            decided |= figure.is_some_and(|figure| figure.decided.is_some());
            row.push(figure.map_or_else(String::new, |figure| text.figure(figure)).into());
        }
        computed |= assessment.overall.given().is_none() && assessment.overall.computed.is_some();
        decided |= assessment.overall.decided.is_some();
        row.push(Cell::from(text.figure(&assessment.overall)).bold_if(true));
        row.push(text.grade(ranked.grade).into());
        row.push(text.passed(ranked.passed).into());
        Some(row)
    });
    writer.table(&columns, rows)?;
    if disputed {
        writer.paragraph(ParagraphStyle::Note, text.label(words::MARK_DISPUTED))?;
    }
    if computed {
        writer.paragraph(ParagraphStyle::Note, text.label(words::MARK_COMPUTED))?;
    }
    if decided {
        writer.paragraph(ParagraphStyle::Note, text.label(words::MARK_DECIDED))?;
    }
    Ok(())
}

/// The areas of a year.
pub fn districts(writer: &mut Writer, year: &YearComparison) -> Result<(), ExportError> {
    let text = writer.text;
    let named = |(province, district): &(String, String)| {
        let known = |name: &String| (!name.is_empty()).then(|| name.clone());
        let area = words::area(known(district).as_deref(), known(province).as_deref(), text.language);
        if area.is_empty() { text.label(words::UNKNOWN_AREA).to_owned() } else { area }
    };
    caption(writer, words::BY_DISTRICT, "districts", year)?;
    groups(writer, text.label(words::AREA), &year.districts, named)
}

/// The kinds of agencies of a year.
pub fn kinds(writer: &mut Writer, year: &YearComparison) -> Result<(), ExportError> {
    let language = writer.text.language;
    caption(writer, words::BY_KIND, "kinds", year)?;
    groups(writer, words::KIND.text(language), &year.kinds, |kind| labels::kind(*kind, language).to_owned())
}

/// A numbered caption over a table of a year.
fn caption(writer: &mut Writer, label: Label, name: &str, year: &YearComparison) -> Result<(), ExportError> {
    let text = writer.text;
    let of_year = words::of_fiscal_year(text.label(label), &text.number(year.fiscal_year), text.language);
    writer.numbered_caption(Captioned::Table, &of_year, &format!("table_{name}_{}", year.fiscal_year))
}

fn groups<K>(
    writer: &mut Writer,
    heading: &str,
    groups: &[Group<K>],
    name: impl Fn(&K) -> String,
) -> Result<(), ExportError> {
    let text = writer.text;
    let columns = [
        word_column(heading, 40),
        figures(text.label(words::AGENCY_COUNT), 15),
        figures(text.label(words::MEAN), 17),
        figures(text.label(words::PASSED), 14),
        figures(text.label(words::NOT_PASSED), 14),
    ];
    let rows = groups.iter().map(|group| {
        vec![
            Cell::from(name(&group.key)),
            text.count(group.assessments.len()).into(),
            text.mean_or_dash(group.mean).into(),
            text.number(group.passed).into(),
            text.number(group.failed).into(),
        ]
    });
    writer.table(&columns, rows)
}

/// The mean of each indicator and instrument with the highest and lowest score.
pub fn indicators(writer: &mut Writer, data: &Data, year: &YearComparison) -> Result<(), ExportError> {
    let text = writer.text;
    caption(writer, words::BY_INDICATOR, "indicators", year)?;
    let columns: [Column; 4] = [
        word_column(text.label(words::INDICATOR), 52),
        figures(text.label(words::MEAN), 16),
        figures(text.label(words::HIGHEST), 16),
        figures(text.label(words::LOWEST), 16),
    ];
    let members: Vec<_> = year.ranking.iter().filter_map(|ranked| data.assessment(ranked.assessment)).collect();
    let row = |name: String, mean: Option<Decimal>, scores: &[Decimal], bold: bool| {
        let extreme = |score: Option<&Decimal>| score.map_or_else(String::new, |score| text.shown(*score));
        [name, text.mean_or_dash(mean), extreme(scores.iter().max()), extreme(scores.iter().min())]
            .map(|cell| Cell::from(cell).bold_if(bold))
            .to_vec()
    };
    let indicators = (1..=10).map(|number| {
        let scores: Vec<Decimal> = members
            .iter()
            .flat_map(|assessment| &assessment.indicators)
            .filter(|indicator| indicator.number == number)
            .filter_map(|indicator| indicator.score.value().copied())
            .collect();
        let name = format!("{}. {}", text.number(number), data.indicator_name(year.fiscal_year, number));
        row(name, year.indicator_means.get(&number).copied(), &scores, false)
    });
    let instruments = Instrument::ALL.into_iter().map(|instrument| {
        let figures = members.iter().filter_map(|assessment| assessment.instruments.get(&instrument)?.value());
        let scores: Vec<Decimal> = figures.copied().collect();
        row(instrument.code().to_owned(), year.instrument_means.get(&instrument).copied(), &scores, true)
    });
    let overall: Vec<Decimal> = year.ranking.iter().filter_map(|ranked| ranked.overall).collect();
    let overall = row(text.label(words::OVERALL).to_owned(), year.overall_mean, &overall, true);
    writer.table(&columns, indicators.chain(instruments).chain([overall]))
}

/// Agencies in two years of the run.
pub fn changes(writer: &mut Writer, data: &Data) -> Result<(), ExportError> {
    let text = writer.text;
    writer.numbered_caption(Captioned::Table, text.label(words::CHANGES), "table_changes")?;
    let columns = [
        word_column(text.label(words::AGENCY), 32),
        figures(text.label(words::FISCAL_YEAR), 20),
        figures(text.label(words::BEFORE), 12),
        figures(text.label(words::NOW), 12),
        figures(text.label(words::DIFFERENCE), 14),
        figures(text.label(words::NEW_RESULT), 14),
    ];
    let rows = data.comparison.changes.iter().filter_map(|change| {
        let (from, to) = (data.assessment(change.from)?, data.assessment(change.to)?);
        let years = format!("{} – {}", text.number(from.fiscal_year), text.number(to.fiscal_year));
        Some(vec![
            Cell::link(data.full_name(&to.agency, &text), data.agency_anchor(&to.agency)),
            years.into(),
            text.figure(&from.overall).into(),
            text.figure(&to.overall).into(),
            text.difference_or_dash(change.difference).into(),
            text.passed(change.newly_passed).into(),
        ])
    });
    writer.table(&columns, rows)
}
