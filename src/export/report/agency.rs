//! An agency's page: its latest year in full, the years before in a table.

use super::data::{AgencyYears, Data};
use super::findings;
use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::table::{Cell, figures, words as word_column};
use crate::export::document::text::{MISSING, Text};
use crate::export::document::writer::Writer;
use crate::export::wording::oit;
use crate::export::wording::{Label, report as words};
use crate::model::{Assessment, Figure, Grade, Instrument, LostItems, Measure, YearComparison};

/// Everything about one agency, below its heading.
pub fn page(writer: &mut Writer, data: &Data, years: &AgencyYears) -> Result<(), ExportError> {
    let Some((index, latest)) = years.assessments.last().copied() else { return Ok(()) };
    let standing = data.standing(index, latest.fiscal_year);
    // An agency alone in its year is its own mean.
    let year = standing.map(|(year, _)| year).filter(|year| year.ranking.len() > 1);
    let text = writer.text;

    let fiscal_year = words::fiscal_year(&text.number(latest.fiscal_year), text.language);
    let area = words::area(years.agency.district.as_deref(), years.agency.province.as_deref(), text.language);
    let mut lines = vec![[area, fiscal_year].join(" ").trim_start().to_owned()];
    if let Some((year, ranked)) = standing
        && let Some(rank) = ranked.rank
    {
        let scored = year.ranking.iter().filter(|ranked| ranked.rank.is_some()).count();
        lines.push(words::rank_of(&text.number(rank), &text.count(scored), text.language));
    }
    writer.paragraph(ParagraphStyle::Cell, &lines.join("\n"))?;
    facts(writer, latest, year)?;
    indicators(writer, data, latest, year)?;
    extremes(writer, data, latest)?;
    lost_items(writer, latest)?;
    history(writer, &years.assessments)?;
    recommendations(writer, latest)?;
    measures(writer, &latest.measures)?;
    findings::of_agency(writer, data.findings_of(years.agency), latest.fiscal_year)?;
    sources(writer, years)
}

/// True where an officer decided on a figure of the page.
fn is_decided(assessment: &Assessment) -> bool {
    let instruments = assessment.instruments.values();
    let indicators = assessment.indicators.iter().map(|indicator| &indicator.score);
    let mut scores = std::iter::once(&assessment.overall).chain(instruments).chain(indicators);
    assessment.grade.decided.is_some()
        || assessment.passed.decided.is_some()
        || scores.any(|score| score.decided.is_some())
}

/// Overall, grade, result and instruments: as stated beside as computed.
fn facts(writer: &mut Writer, assessment: &Assessment, year: Option<&YearComparison>) -> Result<(), ExportError> {
    let text = writer.text;
    let columns = [
        word_column(text.label(words::FIGURE), 34),
        figures(text.label(words::STATED), 22),
        figures(text.label(words::COMPUTED), 22),
        figures(text.label(words::GROUP_MEAN), 22),
    ];
    let score = |name: &str, figure: Option<&Figure<_>>, mean| {
        let stated = match figure {
            Some(Figure { decided: Some(decided), .. }) => text.decided(&text.score(decided.value)),
            figure => figure.and_then(|figure| figure.stated).map_or_else(String::new, |stated| text.score(stated)),
        };
        let computed = figure.and_then(|figure| figure.computed);
        vec![
            Cell::from(name),
            Cell::from(stated).bold_if(true),
            text.mean_or_dash(computed).into(),
            text.mean_or_dash(mean).into(),
        ]
    };
    let pair = |label: Label, stated: &str, computed: &str| {
        vec![text.label(label).into(), Cell::from(stated).bold_if(true), computed.into(), MISSING.into()]
    };
    let mut rows =
        vec![score(text.label(words::OVERALL), Some(&assessment.overall), year.and_then(|year| year.overall_mean))];
    rows.extend(Instrument::ALL.map(|instrument| {
        let mean = year.and_then(|year| year.instrument_means.get(&instrument).copied());
        score(instrument.code(), assessment.instruments.get(&instrument), mean)
    }));
    let grade = |grade: Option<Grade>| text.grade(grade);
    let told = |stated: &str, decided: Option<&str>| decided.map_or_else(|| stated.to_owned(), |one| text.decided(one));
    let Figure { stated, computed, decided, .. } = &assessment.grade;
    let decided_grade = decided.as_ref().map(|decided| grade(Some(decided.value)));
    rows.push(pair(words::GRADE, &told(grade(*stated), decided_grade), grade(*computed)));
    let Figure { stated, computed, decided, .. } = &assessment.passed;
    let decided_result = decided.as_ref().map(|decided| text.passed(Some(decided.value)));
    rows.push(pair(words::RESULT, &told(text.passed(*stated), decided_result), text.passed(*computed)));
    writer.table(&columns, rows)?;
    if is_decided(assessment) {
        writer.paragraph(ParagraphStyle::Note, text.label(words::MARK_DECIDED))?;
    }
    Ok(())
}

/// The ten indicators against the mean of the year.
fn indicators(
    writer: &mut Writer,
    data: &Data,
    assessment: &Assessment,
    year: Option<&YearComparison>,
) -> Result<(), ExportError> {
    let text = writer.text;
    writer.caption(ParagraphStyle::Heading3, text.label(words::INDICATORS))?;
    let columns = [
        word_column(text.label(words::INDICATOR), 52),
        figures(text.label(words::SCORE), 16),
        figures(text.label(words::GROUP_MEAN), 16),
        figures(text.label(words::DIFFERENCE), 16),
    ];
    let rows = assessment.indicators.iter().map(|indicator| {
        let mean = year.and_then(|year| year.indicator_means.get(&indicator.number).copied());
        let difference = indicator.score.value().zip(mean).and_then(|(score, mean)| score.checked_sub(mean));
        let name = data.indicator_name(assessment.fiscal_year, indicator.number);
        vec![
            Cell::from(format!("{}. {name}", text.number(indicator.number))),
            Cell::from(text.figure(&indicator.score)).bold_if(true),
            text.mean_or_dash(mean).into(),
            text.difference_or_dash(difference).into(),
        ]
    });
    writer.table(&columns, rows)
}

fn extremes(writer: &mut Writer, data: &Data, assessment: &Assessment) -> Result<(), ExportError> {
    let text = writer.text;
    for (label, numbers) in [(words::STRENGTHS, &assessment.strengths), (words::WEAKNESSES, &assessment.weaknesses)] {
        let named: Vec<String> = numbers
            .iter()
            .map(|number| format!("{}. {}", text.number(*number), data.indicator_name(assessment.fiscal_year, *number)))
            .collect();
        let named = if named.is_empty() { MISSING.to_owned() } else { named.join(", ") };
        writer.entry(text.label(label), &named)?;
    }
    Ok(())
}

/// The OIT items that were lost, by name where they are known.
fn lost_items(writer: &mut Writer, assessment: &Assessment) -> Result<(), ExportError> {
    let text = writer.text;
    let exact = |lost: &LostItems| oit::names(lost, assessment.fiscal_year, text.language);
    let told = |lost: &LostItems| oit::lost(lost, &text.number(lost.lost), text.language);
    let mut lines: Vec<String> = Vec::new();
    for lost in &assessment.lost_items {
        let names = exact(lost);
        lines.push(if names.is_empty() { told(lost) } else { names.join(", ") });
    }
    lines.extend(
        assessment.lost_alternatives.iter().map(|told| oit::ways(told, |count| text.number(count), text.language)),
    );
    if lines.is_empty() {
        return Ok(());
    }
    writer.entry(text.label(words::LOST_ITEMS), &lines.join("; "))
}

/// All years of an agency that has several.
fn history(writer: &mut Writer, assessments: &[(usize, &Assessment)]) -> Result<(), ExportError> {
    if assessments.len() < 2 {
        return Ok(());
    }
    let text = writer.text;
    writer.caption(ParagraphStyle::Heading3, text.label(words::HISTORY))?;
    let columns = [
        figures(text.label(words::FISCAL_YEAR), 20),
        figures("IIT", 12),
        figures("EIT", 12),
        figures("OIT", 12),
        figures(text.label(words::OVERALL_COLUMN), 12),
        figures(text.label(words::GRADE), 18),
        figures(text.label(words::RESULT), 14),
    ];
    let rows = assessments.iter().map(|(_, assessment)| {
        let mut row = vec![Cell::from(text.number(assessment.fiscal_year))];
        row.extend(Instrument::ALL.map(|instrument| {
            let figure = assessment.instruments.get(&instrument);
            Cell::from(figure.map_or_else(String::new, |figure| text.figure(figure)))
        }));
        row.push(Cell::from(text.figure(&assessment.overall)).bold_if(true));
        row.push(text.grade(assessment.grade.value().copied()).into());
        row.push(text.passed(assessment.passed.value().copied()).into());
        row
    });
    writer.table(&columns, rows)
}

fn recommendations(writer: &mut Writer, assessment: &Assessment) -> Result<(), ExportError> {
    if assessment.recommendations.is_empty() {
        return Ok(());
    }
    let text = writer.text;
    writer.caption(ParagraphStyle::Heading3, text.label(words::RECOMMENDATIONS))?;
    for recommendation in &assessment.recommendations {
        writer.entry(recommendation.instrument.code(), &recommendation.text)?;
    }
    Ok(())
}

fn measures(writer: &mut Writer, measures: &[Measure]) -> Result<(), ExportError> {
    if measures.is_empty() {
        return Ok(());
    }
    let text = writer.text;
    writer.caption(ParagraphStyle::Heading3, text.label(words::MEASURES))?;
    let columns = [
        word_column(text.label(words::MEASURE), 34),
        word_column(text.label(words::PERIOD), 17),
        word_column(text.label(words::RESPONSIBLE), 18),
        word_column(text.label(words::DONE), 31),
    ];
    let rows = measures.iter().map(|measure| {
        let title = match measure.number {
            Some(number) => format!("{}. {}", text.number(number), measure.title),
            None => measure.title.clone(),
        };
        let period = measure.period.as_ref().map_or_else(String::new, |period| period.text.clone());
        vec![
            Cell::from(title),
            period.into(),
            measure.responsible.join("\n").into(),
            numbered(&measure.results, &text).into(),
        ]
    });
    writer.table(&columns, rows)
}

/// Several entries with numbers, a single one without.
fn numbered(entries: &[String], text: &Text) -> String {
    match entries {
        [only] => only.clone(),
        entries => {
            let lines: Vec<String> = entries
                .iter()
                .zip(1_u64..)
                .map(|(entry, number)| format!("{}. {entry}", text.number(number)))
                .collect();
            lines.join("\n")
        }
    }
}

fn sources(writer: &mut Writer, years: &AgencyYears) -> Result<(), ExportError> {
    let files: std::collections::BTreeSet<&str> =
        years.assessments.iter().flat_map(|(_, assessment)| &assessment.sources).map(AsRef::as_ref).collect();
    let files: Vec<&str> = files.into_iter().collect();
    writer.entry(writer.text.label(words::SOURCES), &files.join(", "))
}
