//! Overall scores: agency by agency where they fit on a page, else how many have scores of each class.

use rust_decimal::Decimal;

use super::groups::{counts, pass_legend};
use super::{Year, density, listed, look, names, picture, plain};
use crate::export::ExportError;
use crate::export::chart::Picture;
use crate::export::chart::bars::{Bar, Bars, Row};
use crate::export::chart::canvas::{Look, Stroke};
use crate::export::chart::columns::Class;
use crate::export::chart::reference::Reference;
use crate::export::document::text::Text;
use crate::export::wording::chart::{self as words, Beside, Subject};
use crate::model::{Agency, Comparison, Figure, YearComparison};
use crate::rules::{RuleBook, published};

/// So many agencies have a bar each.
const WHOLE: usize = 40;

/// Where classes of scores begin; the pass line is another edge.
const EDGES: [u8; 10] = [50, 55, 60, 65, 70, 75, 80, 85, 90, 95];

/// Scores are published with two decimals.
const LAST_DIGIT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// Overall scores of a year's agencies, best first, with pass line and mean; of more than 40 agencies how many have
/// scores of each class. None where fewer than two agencies stand beside each other or none has a score.
///
/// # Errors
/// Where the picture cannot be drawn, which no input should bring about.
pub fn overall_scores(
    comparison: &Comparison,
    year: &YearComparison,
    rules: &RuleBook,
    text: &Text,
) -> Result<Option<Picture>, ExportError> {
    if year.ranking.len() < 2 || year.overall_mean.is_none() {
        return Ok(None);
    }
    let of = Year { year, rules, text };
    if year.ranking.len() > WHOLE { classes(of) } else { agencies(of, comparison) }
}

fn agencies(of: Year, comparison: &Comparison) -> Result<Option<Picture>, ExportError> {
    let Year { year, text, .. } = of;
    let assessments: Vec<(&Agency, &Figure<Decimal>)> = year
        .ranking
        .iter()
        .filter_map(|ranked| comparison.assessments.get(ranked.assessment))
        .map(|assessment| (&assessment.agency, &assessment.overall))
        .collect();
    let called: Vec<&Agency> = assessments.iter().map(|(agency, _)| *agency).collect();
    let line = of.pass_line();
    let (mut rows, mut figures) = (Vec::new(), Vec::new());
    for (name, (_, overall)) in names(&called, text.language).into_iter().zip(assessments) {
        let value = overall.value().copied();
        let shown = text.figure(overall);
        let told = if value.is_some() { shown.as_str() } else { text.label(words::NOT_KNOWN) };
        figures.push(words::figure(&plain(&name), told, None, text.language));
        rows.push(Row { name, bars: vec![Bar { value, shown, look: look(value, line) }] });
    }

    let line_figure = line.map(|line| text.score(line));
    let mean_figure = year.overall_mean.map(|mean| text.mean(mean));
    let mut beside: Vec<Beside> = line_figure.as_deref().map(Beside::PassLine).into_iter().collect();
    beside.extend(mean_figure.as_deref().map(Beside::Mean));
    let alternative =
        words::alternative(Subject::Agencies, &of.number(), &beside, &listed(&figures, text), text.language);

    let mut references: Vec<Reference> = of.pass_reference().into_iter().collect();
    references.extend(year.overall_mean.map(|at| Reference {
        at,
        label: words::mean(&text.mean(at), text.language),
        stroke: Stroke::Mean,
    }));
    let bars = Bars {
        density: density(rows.len()),
        rows,
        legend: pass_legend(line.is_some(), text),
        references,
        ticks: of.ticks(),
        unit: text.label(words::SCORE).to_owned(),
    };
    picture(&bars.svg(), alternative)
}

fn classes(of: Year) -> Result<Option<Picture>, ExportError> {
    let Year { year, text, .. } = of;
    let line = of.pass_line();
    let mut edges: Vec<Decimal> = EDGES.into_iter().map(Decimal::from).chain(line).collect();
    edges.sort();
    edges.dedup();
    let begins = std::iter::once(None).chain(edges.iter().copied().map(Some));
    let ends = edges.iter().copied().map(Some).chain([None]);
    let mut classes: Vec<Class> = begins
        .zip(ends)
        .map(|(from, under)| {
            let holds =
                |score: &Decimal| from.is_none_or(|from| *score >= from) && under.is_none_or(|under| *score < under);
            let scores = year.ranking.iter().filter_map(|ranked| ranked.overall).map(published);
            let count = u32::try_from(scores.filter(holds).count()).unwrap_or(u32::MAX);
            let from_figure = from.map(|from| text.mean(from));
            let to_figure = under.and_then(|under| under.checked_sub(LAST_DIGIT)).map(|to| text.mean(to));
            let name = words::score_class(from_figure.as_deref(), to_figure.as_deref(), text.language);
            Class { name, count, look: look(Some(from.unwrap_or_default()), line) }
        })
        .collect();
    let without = year.ranking.iter().filter(|ranked| ranked.overall.is_none()).count();
    if without > 0 {
        let count = u32::try_from(without).unwrap_or(u32::MAX);
        classes.push(Class { name: text.label(words::WITHOUT_SCORE).to_owned(), count, look: Look::Open });
    }
    let legend = match line {
        Some(_) => vec![(Look::Reached, words::AT_PASS_LINE), (Look::Missed, words::UNDER_PASS_LINE)],
        None => Vec::new(),
    };
    let line_figure = line.map(|line| text.score(line));
    let mean_figure = year.overall_mean.map(|mean| text.mean(mean));
    let mut beside: Vec<Beside> = line_figure.as_deref().map(Beside::PassLine).into_iter().collect();
    beside.extend(mean_figure.as_deref().map(Beside::Mean));
    counts(Subject::Scores, year, classes, legend, &beside, text)
}
