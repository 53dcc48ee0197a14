//! What an agency scored: in a sentence, and in a table against its group and the year before.

use rust_decimal::Decimal;

use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::table::{Cell, Column, figures, words as word_column};
use crate::export::document::text::Text;
use crate::export::document::writer::Writer;
use crate::export::report::data::Data;
use crate::export::wording::report::agency::{Gist, Side};
use crate::export::wording::report::{self as words, agency};
use crate::model::{AgencyKind, Assessment, Field, Figure, FindingDetail, Instrument, YearComparison};
use crate::rules::{RuleBook, published};

/// The first sentences of the page.
pub fn gist(writer: &mut Writer, data: &Data, index: usize, latest: &Assessment) -> Result<(), ExportError> {
    let text = writer.text;
    let standing = data.standing(index, latest.fiscal_year);
    let year = text.number(latest.fiscal_year);
    // A province does not lie in itself.
    let province = latest.agency.province.as_deref().filter(|_| latest.agency.kind != AgencyKind::Province);
    let area = words::area(latest.agency.district.as_deref(), province, text.language);
    let score = latest.overall.value().map(|_| text.figure(&latest.overall));
    let grade = latest.grade.value().map(|grade| {
        let name = text.grade(Some(*grade));
        if latest.grade.decided.is_some() { text.decided(name) } else { name.to_owned() }
    });
    let rank = standing.and_then(|(year, ranked)| {
        let scored = year.ranking.iter().filter(|ranked| ranked.rank.is_some()).count();
        Some((text.number(ranked.rank?), text.count(scored)))
    });
    // An agency alone in its year is its own mean.
    let of_group = standing.filter(|(year, _)| year.ranking.len() > 1).and_then(|(_, ranked)| ranked.difference);
    let mean = of_group.map(|difference| distance(difference, &text));
    let change = data.comparison.changes.iter().find(|change| change.to == index);
    let change = change.and_then(|change| {
        let (distance, side) = distance(change.difference?, &text);
        Some((text.number(data.assessment(change.from)?.fiscal_year), distance, side))
    });
    let gist = Gist {
        year: &year,
        area: &area,
        score: score.as_deref(),
        grade: grade.as_deref(),
        passed: latest.passed.value().copied(),
        rank: rank.as_ref().map(|(rank, count)| (rank.as_str(), count.as_str())),
        mean: mean.as_ref().map(|(distance, side)| (distance.as_str(), *side)),
        change: change.as_ref().map(|(year, distance, side)| (year.as_str(), distance.as_str(), *side)),
    };
    writer.sentences(&agency::gist(&gist, text.language))
}

/// How far a score is from another, without sign, and on which side of it.
fn distance(difference: Decimal, text: &Text) -> (String, Side) {
    let rounded = published(difference);
    let side = if rounded.is_zero() {
        Side::Same
    } else if rounded.is_sign_positive() {
        Side::Over
    } else {
        Side::Under
    };
    (text.mean(rounded.abs()), side)
}

/// A row: its name, the figure, the mean of the group, the figure of the year before, and whether it stands out.
struct Row<'a> {
    name: String,
    field: Field,
    figure: Option<&'a Figure<Decimal>>,
    mean: Option<Decimal>,
    before: Option<&'a Figure<Decimal>>,
    stands_out: bool,
}

/// Overall, instruments and their indicators: against the mean of the group, and beside the year before where it is known.
pub fn table(writer: &mut Writer, data: &Data, index: usize, latest: &Assessment) -> Result<(), ExportError> {
    let text = writer.text;
    let year = data.standing(index, latest.fiscal_year).map(|(year, _)| year).filter(|year| year.ranking.len() > 1);
    let before = data.comparison.changes.iter().find(|change| change.to == index);
    let before = before.and_then(|change| data.assessment(change.from));
    let mut columns: Vec<Column> = vec![
        word_column(text.label(words::FIGURE), 44),
        figures(text.label(words::SCORE), 16),
        figures(text.label(words::GROUP_MEAN), 14),
        figures(text.label(words::DIFFERENCE), 13),
    ];
    columns.extend(
        before.map(|before| figures(&agency::year_before(&text.number(before.fiscal_year), text.language), 13)),
    );
    let (mut computed, mut decided) = (false, false);
    let rows: Vec<Vec<Cell>> = rows(data, latest, year, before, &text)
        .into_iter()
        .map(|row| {
            computed |= row.figure.is_some_and(|figure| figure.given().is_none() && figure.computed.is_some());
            decided |= row.figure.is_some_and(|figure| figure.decided.is_some());
            let value = row.figure.and_then(|figure| figure.value().copied());
            let difference = value.zip(row.mean).and_then(|(score, mean)| score.checked_sub(mean));
            let mut score = row.figure.map_or_else(String::new, |figure| text.figure(figure));
            if let Some(gives) = row.figure.and_then(|figure| figure.computed)
                && differs(data, latest, row.field)
            {
                score = format!("{score}\n{}", agency::computed_below(&text.mean(gives), text.language));
            }
            let mut cells = vec![
                Cell::from(row.name).bold_if(row.stands_out),
                Cell::from(score).bold_if(row.stands_out),
                text.mean_or_dash(row.mean).into(),
                text.difference_or_dash(difference).into(),
            ];
            cells.extend(before.map(|_| Cell::from(row.before.map_or_else(String::new, |figure| text.figure(figure)))));
            cells
        })
        .collect();
    writer.table(&columns, rows)?;
    decided |= latest.grade.decided.is_some() || latest.passed.decided.is_some();
    let disputed = data.is_disputed(latest);
    for (is_marked, mark) in
        [(disputed, agency::DISPUTED), (computed, words::MARK_COMPUTED), (decided, words::MARK_DECIDED)]
    {
        if is_marked {
            writer.paragraph(ParagraphStyle::Note, text.label(mark))?;
        }
    }
    Ok(())
}

/// The overall score first, then each instrument with its indicators.
fn rows<'a>(
    data: &Data,
    latest: &'a Assessment,
    year: Option<&YearComparison>,
    before: Option<&'a Assessment>,
    text: &Text,
) -> Vec<Row<'a>> {
    let rules = RuleBook::embedded().for_year(latest.fiscal_year);
    let mut rows = vec![Row {
        name: text.label(words::OVERALL).to_owned(),
        field: Field::Overall,
        figure: Some(&latest.overall),
        mean: year.and_then(|year| year.overall_mean),
        before: before.map(|before| &before.overall),
        stands_out: true,
    }];
    let indicator = |number: u8| Row {
        name: format!("{}. {}", text.number(number), data.indicator_name(latest.fiscal_year, number)),
        field: Field::Indicator(number),
        figure: score_of(latest, number),
        mean: year.and_then(|year| year.indicator_means.get(&number).copied()),
        before: before.and_then(|before| score_of(before, number)),
        stands_out: false,
    };
    let measures = |number: u8| rules.and_then(|rules| rules.indicator(number)).map(|rule| rule.instrument);
    for instrument in Instrument::ALL {
        rows.push(Row {
            name: instrument.code().to_owned(),
            field: Field::Instrument(instrument),
            figure: latest.instruments.get(&instrument),
            mean: year.and_then(|year| year.instrument_means.get(&instrument).copied()),
            before: before.and_then(|before| before.instruments.get(&instrument)),
            stands_out: true,
        });
        let numbers = latest.indicators.iter().map(|indicator| indicator.number);
        rows.extend(numbers.filter(|number| measures(*number) == Some(instrument)).map(indicator));
    }
    // A year without rules of its own has indicators of no known instrument.
    let numbers = latest.indicators.iter().map(|indicator| indicator.number);
    rows.extend(numbers.filter(|number| measures(*number).is_none()).map(indicator));
    rows
}

fn score_of(assessment: &Assessment, number: u8) -> Option<&Figure<Decimal>> {
    assessment.indicators.iter().find(|indicator| indicator.number == number).map(|indicator| &indicator.score)
}

/// Whether a finding says that a figure is not what the others give.
fn differs(data: &Data, assessment: &Assessment, field: Field) -> bool {
    data.findings_of(&assessment.agency).iter().any(|finding| {
        finding.fiscal_year == Some(assessment.fiscal_year)
            && finding.detail.field() == Some(field)
            && matches!(
                finding.detail,
                FindingDetail::OverallDiffers { .. }
                    | FindingDetail::InstrumentDiffers { .. }
                    | FindingDetail::IndicatorDiffers { .. }
            )
    })
}

/// All years of an agency that has more than two.
pub fn history(writer: &mut Writer, assessments: &[(usize, &Assessment)]) -> Result<(), ExportError> {
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
