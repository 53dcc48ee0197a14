//! The ten indicators: means of a group, and one agency beside its group.

use rust_decimal::Decimal;

use super::{Year, listed, look, mean_bar, picture, told};
use crate::export::ExportError;
use crate::export::chart::Picture;
use crate::export::chart::bars::{Bar, Bars, Density, Row};
use crate::export::chart::canvas::Look;
use crate::export::document::text::Text;
use crate::export::wording::chart::{self as words, Beside, Subject};
use crate::model::{Assessment, Comparison, YearComparison};
use crate::rules::RuleBook;

/// Means of the ten indicators of a year, beside those of the year before where the run has it, with the target. None
/// where fewer than two agencies stand beside each other or no indicator has a score.
///
/// # Errors
/// Where the picture cannot be drawn, which no input should bring about.
pub fn indicator_means(
    comparison: &Comparison,
    year: &YearComparison,
    rules: &RuleBook,
    text: &Text,
) -> Result<Option<Picture>, ExportError> {
    if year.ranking.len() < 2 || year.indicator_means.is_empty() {
        return Ok(None);
    }
    let of = Year { year, rules, text };
    let before = comparison.year_before(year).filter(|before| !before.indicator_means.is_empty());
    let this = words::fiscal_year(&of.number(), text.language);
    let other = before.map(|before| text.number(before.fiscal_year));

    let rows = (1..=10).map(|number| Scores {
        number,
        this: year.indicator_means.get(&number).copied(),
        other: before.map(|before| before.indicator_means.get(&number).copied()),
        shown: None,
    });
    let beside = other.as_deref().map(|year| (Beside::Year(year), words::fiscal_year(year, text.language)));
    draw(of, Subject::Indicators, rows.collect(), &this, beside, Density::Dense)
}

/// The ten indicators of one agency beside the means of its group, with the target: at most 7 cm high. None where no
/// indicator has a score; without means where the agency is alone in its year.
///
/// # Errors
/// Where the picture cannot be drawn, which no input should bring about.
pub fn agency_indicators(
    assessment: &Assessment,
    year: &YearComparison,
    rules: &RuleBook,
    text: &Text,
) -> Result<Option<Picture>, ExportError> {
    let score = |number| assessment.indicators.iter().find(|found| found.number == number).map(|found| &found.score);
    let is_alone = year.ranking.len() < 2;
    let rows: Vec<Scores> = (1..=10)
        .map(|number| Scores {
            number,
            this: score(number).and_then(|figure| figure.value().copied()),
            other: (!is_alone).then(|| year.indicator_means.get(&number).copied()),
            shown: score(number).map(|figure| text.figure(figure)),
        })
        .collect();
    if rows.iter().all(|row| row.this.is_none()) {
        return Ok(None);
    }
    let group = text.label(words::GROUP_MEAN).to_owned();
    let beside = (!is_alone).then_some((Beside::Group, group));
    let this = text.label(words::THIS_AGENCY);
    let subject = Subject::Agency(&assessment.agency.name);
    draw(Year { year, rules, text }, subject, rows, this, beside, Density::Compact)
}

/// One indicator's bars.
struct Scores {
    number: u8,
    this: Option<Decimal>,
    /// The other series' score, where there is another series.
    other: Option<Option<Decimal>>,
    /// The figure as documents have it, for other than means.
    shown: Option<String>,
}

fn draw(
    of: Year,
    subject: Subject,
    scores: Vec<Scores>,
    this: &str,
    beside: Option<(Beside, String)>,
    density: Density,
) -> Result<Option<Picture>, ExportError> {
    let Year { text, .. } = of;
    let target = of.target();
    let mut legend = vec![];
    let state = |look, label| (look, words::series(this, text.label(label)));
    if target.is_some() {
        legend.push(state(Look::Reached, words::AT_TARGET));
        legend.push(state(Look::Missed, words::UNDER_TARGET));
    } else {
        legend.push((Look::Reached, this.to_owned()));
    }
    let mut also = Vec::new();
    if let Some((beside, meaning)) = beside {
        also.push(beside);
        legend.push((Look::Other, meaning));
    }
    let target_figure = target.map(|target| text.score(target));
    also.extend(target_figure.as_deref().map(Beside::Target));

    let figures: Vec<String> = scores
        .iter()
        .map(|row| {
            let figure = row.shown.clone().filter(|_| row.this.is_some()).unwrap_or_else(|| told(row.this, text));
            let other = row.other.map(|other| told(other, text));
            words::figure(&of.indicator(row.number), &figure, other.as_deref(), text.language)
        })
        .collect();
    let year = of.number();
    let is_one_of_many = matches!(subject, Subject::Agency(_));
    let alternative = words::alternative(subject, &year, &also, &listed(&figures, text), text.language);
    let rows = scores.into_iter().map(|row| {
        let shown = row.shown.unwrap_or_else(|| text.mean_or_dash(row.this));
        let mut bars = vec![Bar { value: row.this, shown, look: look(row.this, target) }];
        bars.extend(row.other.map(|other| mean_bar(other, Look::Other, text)));
        Row { name: of.indicator(row.number), bars }
    });
    let bars = Bars {
        rows: rows.collect(),
        legend,
        references: of.target_reference().into_iter().collect(),
        ticks: of.ticks(),
        unit: text.label(words::SCORE).to_owned(),
        density,
    };
    match is_one_of_many {
        true => Picture::draw_one_of_many(&bars.svg(), alternative).map(Some),
        false => picture(&bars.svg(), alternative),
    }
}
