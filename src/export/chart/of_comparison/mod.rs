//! The charts of the report. Each is none where there is nothing to compare.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::bars::{Bar, Density};
use super::canvas::{Look, Svg};
use super::reference::Reference;
use super::{ExportError, Picture, canvas::Stroke, fit};
use crate::export::document::text::Text;
use crate::export::wording::{Language, chart as words, labels, report};
use crate::model::{Agency, AgencyKind, YearComparison};
use crate::rules::{RuleBook, published};

mod agencies;
mod groups;
mod indicators;

pub use agencies::overall_scores;
pub use groups::{districts, grades};
pub use indicators::{agency_indicators, indicator_means};

/// The lines of the scale of scores.
const TICKS: [u8; 6] = [0, 20, 40, 60, 80, 100];

/// Lists in alternative texts are whole up to so many entries.
const LISTED: usize = 20;
/// Of longer ones so many of each end are told.
const LISTED_OF_EACH_END: usize = 3;

/// What every chart is made from.
#[derive(Clone, Copy)]
struct Year<'a> {
    year: &'a YearComparison,
    rules: &'a RuleBook,
    text: &'a Text,
}

impl Year<'_> {
    fn language(&self) -> Language {
        self.text.language
    }

    /// The year in the digits of the run.
    fn number(&self) -> String {
        self.text.number(self.year.fiscal_year)
    }

    /// The score from which an indicator is a strength.
    fn target(&self) -> Option<Decimal> {
        self.rules.for_year(self.year.fiscal_year).map(|rules| rules.target)
    }

    /// The least overall score that passes.
    fn pass_line(&self) -> Option<Decimal> {
        self.rules.for_year(self.year.fiscal_year)?.pass_line()
    }

    /// An indicator by number and official name, as bars are named.
    fn indicator(&self, number: u8) -> String {
        let rule = self.rules.for_year(self.year.fiscal_year).and_then(|rules| rules.indicator(number));
        let name = rule.map_or("", |rule| self.language().pick(&rule.name, &rule.english));
        words::indicator(&self.text.number(number), name)
    }

    fn ticks(&self) -> Vec<(Decimal, String)> {
        TICKS.into_iter().map(|tick| (Decimal::from(tick), self.text.number(tick))).collect()
    }

    /// The pass line as a line over all bars.
    fn pass_reference(&self) -> Option<Reference> {
        let at = self.pass_line()?;
        let label = words::pass_line(&self.text.score(at), self.language());
        Some(Reference { at, label, stroke: Stroke::Goal })
    }

    /// The target as a line over all bars.
    fn target_reference(&self) -> Option<Reference> {
        let at = self.target()?;
        let label = words::target(&self.text.score(at), self.language());
        Some(Reference { at, label, stroke: Stroke::Goal })
    }
}

/// The look of a score beside a line: both as published, so that a bar never contradicts its figure.
fn look(score: Option<Decimal>, line: Option<Decimal>) -> Look {
    match (score, line) {
        (Some(score), Some(line)) if published(score) < line => Look::Missed,
        _ => Look::Reached,
    }
}

/// A bar for a mean.
fn mean_bar(mean: Option<Decimal>, look: Look, text: &Text) -> Bar {
    Bar { value: mean, shown: text.mean_or_dash(mean), look }
}

/// So many rows as fit on a page.
fn density(rows: usize) -> Density {
    if rows > 12 { Density::Dense } else { Density::Roomy }
}

/// Entries of a list in an alternative text: all, or the first and the last.
fn listed(entries: &[String], text: &Text) -> String {
    let left_out = entries.len().saturating_sub(2 * LISTED_OF_EACH_END);
    if entries.len() <= LISTED {
        return entries.join(", ");
    }
    let first = entries.get(..LISTED_OF_EACH_END).unwrap_or_default().join(", ");
    let last = entries.get(entries.len() - LISTED_OF_EACH_END..).unwrap_or_default().join(", ");
    words::shortened(&first, &last, &text.count(left_out), text.language)
}

/// An agency's name, with a place where its line may break behind what kind of agency it is.
fn breakable(name: &str, kind: AgencyKind) -> String {
    let prefix = labels::kind(kind, Language::Thai);
    match name.strip_prefix(prefix) {
        Some(rest) if !rest.is_empty() && !rest.starts_with(' ') => format!("{prefix}{}{rest}", fit::BREAK),
        _ => name.to_owned(),
    }
}

/// The names of agencies beside each other: with their area where another one is called the same.
fn names<'a>(agencies: &[&'a Agency], language: Language) -> Vec<String> {
    let mut called: BTreeMap<&'a str, usize> = BTreeMap::new();
    for agency in agencies {
        *called.entry(&agency.name).or_default() += 1;
    }
    let named = agencies.iter().map(|agency| {
        let name = breakable(&agency.name, agency.kind);
        if called.get(agency.name.as_str()).is_none_or(|count| *count < 2) {
            return name;
        }
        let area = report::area(agency.district.as_deref(), agency.province.as_deref(), language);
        format!("{name} {area}").trim_end().to_owned()
    });
    named.collect()
}

/// A name as alternative texts tell it.
fn plain(name: &str) -> String {
    name.replace(fit::BREAK, "").replace('\u{a0}', " ")
}

/// Draws bars or columns with their alternative text.
fn picture(svg: &Svg, alternative: String) -> Result<Option<Picture>, ExportError> {
    Picture::draw(svg, alternative).map(Some)
}

/// A figure for a list, a mean or words for none.
fn told(mean: Option<Decimal>, text: &Text) -> String {
    mean.map_or_else(|| text.label(words::NOT_KNOWN).to_owned(), |mean| text.mean(mean))
}
