//! What an agency is asked to correct or to send: made from its findings and from what is missing, like with like.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::received::FileNames;
use super::recipients::{Recipient, Recipients, has_report, has_scores};
use crate::export::document::text::Text;
use crate::export::wording::findings::field_of_year;
use crate::export::wording::letters::{self as words, Ask};
use crate::model::{Assessment, Field, FindingDetail, Instrument};

/// So many things of one list are named.
const NAMED: usize = 5;

/// What is asked about one fiscal year.
#[derive(Default)]
struct OfYear<'a> {
    score_sheet: bool,
    report: bool,
    missing: BTreeSet<Field>,
    correct: BTreeSet<Field>,
    items: BTreeSet<u8>,
    lists: bool,
    unmet: BTreeSet<u8>,
    periods: Measures<'a>,
    results: Measures<'a>,
    dates: Measures<'a>,
    location: bool,
    no_year: bool,
}

/// Measures by number, and those without one by title.
#[derive(Default)]
struct Measures<'a> {
    numbers: BTreeSet<u32>,
    titles: BTreeSet<&'a str>,
}

impl<'a> Measures<'a> {
    fn add(&mut self, number: Option<u32>, title: &'a str) {
        match number {
            Some(number) => self.numbers.insert(number),
            None => self.titles.insert(title),
        };
    }

    fn named(&self, text: &Text) -> Option<String> {
        let numbers = numbers(self.numbers.iter().copied(), text);
        let unnumbered = (!self.titles.is_empty()).then(|| text.count(self.titles.len()));
        let named = words::measures(&numbers, unnumbered.as_deref(), text.language);
        (!named.is_empty()).then_some(named)
    }
}

/// The sentences of the checklist, one for each thing to do; none where nothing is to be done.
pub fn asks(recipients: &Recipients, recipient: &Recipient, names: &FileNames, text: &Text) -> Vec<String> {
    let mut files: BTreeSet<&str> = BTreeSet::new();
    let mut years: BTreeMap<Reverse<Option<u16>>, OfYear> = BTreeMap::new();
    for finding in &recipient.matters {
        let of_year = years.entry(Reverse(finding.fiscal_year)).or_default();
        if let FindingDetail::UnreadableFile(_) | FindingDetail::PartlyRead(_) = finding.detail {
            files.extend(finding.places.iter().map(|place| place.file.as_ref()));
        } else {
            of_year.add(&finding.detail);
        }
    }
    if let Some(latest) = recipient.assessments.last() {
        years.entry(Reverse(Some(latest.fiscal_year))).or_default().missing_in(latest, recipients);
    }
    let several = recipient.assessments.len() > 1;
    let mut sentences: Vec<String> = Vec::new();
    if !files.is_empty() {
        let files: Vec<String> = files.into_iter().map(|file| names.name(file).to_owned()).collect();
        sentences.push(words::ask(Ask::ReadableFiles(&some_of(&files, text)), text.language));
    }
    for (Reverse(year), of_year) in &years {
        let told = of_year.sentences(*year, text).into_iter().map(|sentence| match year.filter(|_| several) {
            Some(year) => words::of_year(&text.number(year), &sentence, text.language),
            None => sentence,
        });
        sentences.extend(told);
    }
    sentences
}

impl<'a> OfYear<'a> {
    /// What a finding asks for.
    fn add(&mut self, detail: &'a FindingDetail) {
        use FindingDetail as D;
        match detail {
            D::MissingIndicator { indicators } => {
                self.missing.extend(indicators.iter().map(|number| Field::Indicator(*number)));
            }
            D::UnattainableOit { indicator, .. } => _ = self.items.insert(*indicator),
            D::StrengthDiffers { .. } | D::CountDiffers { .. } => self.lists = true,
            D::WeaknessWithoutMeasure { indicator } => _ = self.unmet.insert(*indicator),
            D::MeasureWithoutPeriod { number, title } => self.periods.add(*number, title),
            D::MeasureWithoutResult { number, title } => self.results.add(*number, title),
            D::ResultOutsidePeriod { number, .. } => self.dates.add(*number, ""),
            D::PeriodOutsideYear { number, text } => self.dates.add(*number, text),
            D::PlaceDiffers { .. } | D::AmbiguousAgency { .. } => self.location = true,
            D::NoFiscalYear { .. } => self.no_year = true,
            other => self.correct.extend(other.field()),
        }
    }

    /// What is missing in the latest year beside what findings tell: scores always, a report where others sent one.
    fn missing_in(&mut self, latest: &Assessment, recipients: &Recipients) {
        self.score_sheet = !has_scores(latest);
        if !self.score_sheet {
            let unknown = |instrument: &&Instrument| {
                latest.instruments.get(instrument).is_none_or(|figure| figure.value().is_none())
            };
            self.missing.extend(latest.overall.value().is_none().then_some(Field::Overall));
            self.missing.extend(Instrument::ALL.iter().filter(unknown).map(|one| Field::Instrument(*one)));
            if latest.indicators.iter().all(|indicator| indicator.score.value().is_none()) {
                self.missing.extend(latest.indicators.iter().map(|indicator| Field::Indicator(indicator.number)));
            }
        }
        self.report = !has_report(latest) && recipients.reported_years.contains(&latest.fiscal_year);
    }

    fn sentences(&self, year: Option<u16>, text: &Text) -> Vec<String> {
        let mut asks: Vec<Ask> = Vec::new();
        let correct = fields(&self.correct, year, text);
        let missing = fields(&self.missing, year, text);
        let indicators = |of: &BTreeSet<u8>| words::indicators(&numbers(of.iter().copied(), text), text.language);
        let (items, unmet) = (indicators(&self.items), indicators(&self.unmet));
        let [periods, results, dates] = [&self.periods, &self.results, &self.dates].map(|some| some.named(text));
        let mut add = |wanted: bool, ask| {
            if wanted {
                asks.push(ask);
            }
        };
        add(self.score_sheet, Ask::ScoreSheet);
        add(self.no_year, Ask::FiscalYear);
        add(self.location, Ask::Location);
        add(!self.correct.is_empty(), Ask::Correct(&correct));
        add(!self.missing.is_empty(), Ask::Missing(&missing));
        add(!self.items.is_empty(), Ask::Items(&items));
        add(self.lists, Ask::Lists);
        add(self.report, Ask::Report);
        add(!self.unmet.is_empty(), Ask::NewMeasures(&unmet));
        add(periods.is_some(), Ask::Periods(periods.as_deref().unwrap_or_default()));
        add(results.is_some(), Ask::Results(results.as_deref().unwrap_or_default()));
        add(dates.is_some(), Ask::Dates(dates.as_deref().unwrap_or_default()));
        asks.into_iter().map(|ask| text.sentence(words::ask(ask, text.language))).collect()
    }
}

/// Values by name; indicators, of which there may be ten, by number.
fn fields(fields: &BTreeSet<Field>, year: Option<u16>, text: &Text) -> String {
    let indicator = |field: &Field| match field {
        Field::Indicator(number) => Some(*number),
        _ => None,
    };
    let numbered: Vec<u8> = fields.iter().filter_map(indicator).collect();
    let mut named: Vec<String> = fields
        .iter()
        .filter(|field| indicator(field).is_none())
        .map(|field| match field {
            Field::Instrument(instrument) => words::score_of(instrument.code(), text.language),
            other => field_of_year(*other, year, text.language),
        })
        .collect();
    if !numbered.is_empty() {
        named.push(words::indicators(&ranges(&numbered), text.language));
    }
    some_of(&named, text)
}

/// Numbers in a row as ranges: `1–10`, `3, 5–7`.
fn ranges(numbers: &[u8]) -> String {
    let mut ranges: Vec<(u8, u8)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*number) => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    let range = |(first, last): (u8, u8)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    ranges.into_iter().map(range).collect::<Vec<_>>().join(", ")
}

/// Numbers in a row, in the digits of the run.
fn numbers(numbers: impl Iterator<Item = impl Into<u64>>, text: &Text) -> String {
    let numbers: Vec<String> = numbers.map(|number| text.number(number)).collect();
    some_of(&numbers, text)
}

/// The first of a list, and how many more there are.
fn some_of(parts: &[String], text: &Text) -> String {
    let more = parts.len().saturating_sub(NAMED);
    if more < 2 {
        return text.list(parts);
    }
    let mut named: Vec<String> = parts.iter().take(NAMED).cloned().collect();
    named.push(words::and_more(&text.count(more), text.language));
    text.list(&named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_are_ranges() {
        for (numbers, written) in [(&[1, 2, 3, 5][..], "1–3, 5"), (&[9], "9"), (&[], "")] {
            assert_eq!(ranges(numbers), written);
        }
    }
}
