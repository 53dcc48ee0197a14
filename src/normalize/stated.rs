//! The claims about one agency and year, sorted by what they state.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Claim, Field, Figure, FindingDetail, Grade, Instrument, Measure, Place, Recommendation, Statement};
use crate::rules::Rules;

use super::assess::{About, figure};
use super::measures::joined;
use super::weighted;

/// What all documents together state of one agency and year.
#[derive(Default)]
pub(super) struct Stated {
    pub overall: Figure<Decimal>,
    pub grade: Figure<Grade>,
    pub passed: Figure<bool>,
    pub instruments: BTreeMap<Instrument, Figure<Decimal>>,
    /// Instruments' parts of the overall score.
    pub weighted: BTreeMap<Instrument, Figure<Decimal>>,
    pub indicators: BTreeMap<u8, Figure<Decimal>>,
    /// By code, such as `9.1`.
    pub sub_indicators: BTreeMap<String, Figure<Decimal>>,
    /// By code, in the order of instruments and numbers.
    pub items: Vec<(String, Figure<Decimal>)>,
    /// Indicators told as strengths, each once, in order.
    pub strengths: Vec<(u8, Place)>,
    pub weaknesses: Vec<(u8, Place)>,
    /// How many strengths and weaknesses the texts count.
    pub counts: Vec<(Option<u32>, Option<u32>, Place)>,
    pub recommendations: Vec<Recommendation>,
    pub measures: Vec<Measure>,
}

/// Statements of scores, by what they are of.
pub(super) type Scores<K> = BTreeMap<K, Vec<(Decimal, Place)>>;

impl Stated {
    /// Sorts claims, tells which disagree, and sets weighted instruments apart.
    pub fn sort(claims: Vec<Vec<Claim>>, rules: Option<&Rules>, about: &mut About<'_>) -> Stated {
        let mut stated = Stated::default();
        let mut overall = Vec::new();
        let mut grades = Vec::new();
        let mut results = Vec::new();
        let mut instruments: Scores<Instrument> = BTreeMap::new();
        let mut weighted: Scores<Instrument> = BTreeMap::new();
        let mut indicators: Scores<u8> = BTreeMap::new();
        let mut sub_indicators: Scores<String> = BTreeMap::new();
        let mut items: Scores<(Instrument, u16)> = BTreeMap::new();
        for Claim { statement, place, .. } in claims.into_iter().flatten() {
            match statement {
                Statement::Overall(value) => overall.push((value, place)),
                Statement::Grade(grade) => grades.push((grade, place)),
                Statement::Passed(passed) => results.push((passed, place)),
                Statement::Instrument(instrument, value) => {
                    instruments.entry(instrument).or_default().push((value, place));
                }
                Statement::WeightedInstrument(instrument, value) => {
                    weighted.entry(instrument).or_default().push((value, place));
                }
                Statement::Indicator(number, value) => indicators.entry(number).or_default().push((value, place)),
                Statement::SubIndicator(code, value) => {
                    sub_indicators.entry(code).or_default().push((value, place));
                }
                Statement::Item(code, value) => {
                    if let Some(Field::Item(instrument, number)) = Field::item(&code) {
                        items.entry((instrument, number)).or_default().push((value, place));
                    }
                }
                Statement::Strength(number) => tell(&mut stated.strengths, number, place),
                Statement::Weakness(number) => tell(&mut stated.weaknesses, number, place),
                Statement::Counts { strengths, weaknesses } => stated.counts.push((strengths, weaknesses, place)),
                Statement::Recommendation(recommendation) => join_recommendation(&mut stated, *recommendation),
                Statement::Measure(measure) => joined::add(&mut stated.measures, *measure),
            }
        }
        if let Some(rules) = rules {
            weighted::set_apart(&mut instruments, &mut weighted, &overall, &indicators, rules);
        }
        // A part beside its score is nothing to add.
        let alone = weighted.iter().filter(|(instrument, _)| !instruments.contains_key(instrument));
        let places: Vec<Place> = alone.flat_map(|(_, scores)| scores).map(|(_, place)| place.clone()).collect();
        if !places.is_empty() {
            about.find(FindingDetail::WeightedScores, places);
        }
        stated.overall = figure(Field::Overall, overall, about);
        stated.grade = judged(Field::Grade, grades, Grade::label, about);
        stated.passed = judged(Field::Passed, results, |passed| if passed { "ผ่าน" } else { "ไม่ผ่าน" }, about);
        for (instrument, scores) in instruments {
            stated.instruments.insert(instrument, figure(Field::Instrument(instrument), scores, about));
        }
        for (instrument, scores) in weighted {
            stated.weighted.insert(instrument, figure(Field::Instrument(instrument), scores, about));
        }
        for (code, scores) in sub_indicators {
            if let Some(field) = Field::sub_indicator(&code) {
                stated.sub_indicators.insert(code, figure(field, scores, about));
            }
        }
        for (number, scores) in indicators {
            stated.indicators.insert(number, figure(Field::Indicator(number), scores, about));
        }
        for ((instrument, number), scores) in items {
            let code = item_code(instrument, number);
            stated.items.push((code, figure(Field::Item(instrument, number), scores, about)));
        }
        stated.measures.shrink_to_fit();
        stated.recommendations.shrink_to_fit();
        stated
    }
}

impl Stated {
    /// The figure of an item, put in the order of instruments and numbers where it is not there yet.
    pub fn item(&mut self, instrument: Instrument, number: u16) -> Option<&mut Figure<Decimal>> {
        let order = |code: &str| match Field::item(code) {
            Some(Field::Item(instrument, number)) => Some((instrument, number)),
            _ => None,
        };
        let wanted = Some((instrument, number));
        let at = self.items.partition_point(|(code, _)| order(code) < wanted);
        if self.items.get(at).is_none_or(|(code, _)| order(code) != wanted) {
            self.items.insert(at, (item_code(instrument, number), Figure::default()));
        }
        self.items.get_mut(at).map(|(_, figure)| figure)
    }
}

fn item_code(instrument: Instrument, number: u16) -> String {
    let letter = instrument.code().to_lowercase().chars().next().unwrap_or('o');
    format!("{letter}{number}")
}

fn tell(list: &mut Vec<(u8, Place)>, number: u8, place: Place) {
    if !list.iter().any(|(told, _)| *told == number) {
        list.push((number, place));
    }
}

fn join_recommendation(stated: &mut Stated, recommendation: Recommendation) {
    let same = |other: &&mut Recommendation| {
        other.instrument == recommendation.instrument && other.text == recommendation.text
    };
    match stated.recommendations.iter_mut().find(same) {
        Some(known) => known.places.extend(recommendation.places),
        None => stated.recommendations.push(recommendation),
    }
}

/// Gathers one judgement's statements; where they disagree a finding tells, and the first is kept.
fn judged<T: Copy + PartialEq>(
    field: Field,
    stated: Vec<(T, Place)>,
    word: impl Fn(T) -> &'static str,
    about: &mut About<'_>,
) -> Figure<T> {
    let kept = stated.first().map(|(value, _)| *value);
    let places: Vec<Place> = stated.iter().map(|(_, place)| place.clone()).collect();
    let mut different: Vec<String> = Vec::new();
    for (value, _) in &stated {
        let word = word(*value).to_owned();
        if !different.contains(&word) {
            different.push(word);
        }
    }
    if different.len() > 1 {
        about.find(FindingDetail::ConflictingValues { field, values: different }, places.clone());
    }
    Figure { stated: kept, computed: None, decided: None, places }
}

/// The value that several statements of one score give, and whether they disagree.
///
/// 95.5 and 95.51 agree where the one is the other rounded or truncated; the fuller is kept. A computed cell's long
/// tail of decimals is fuller than anybody means, so what is written with four or fewer comes first.
pub(super) fn agreeing(values: &[Decimal]) -> (Option<Decimal>, bool) {
    let meant = |value: &&Decimal| value.normalize().scale() <= 4;
    let fullest = values
        .iter()
        .filter(meant)
        .max_by(|a, b| a.normalize().scale().cmp(&b.normalize().scale()).then(std::cmp::Ordering::Greater))
        .or(values.first());
    let Some(fullest) = fullest else { return (None, false) };
    let agrees = |value: &Decimal| shortens(*value, *fullest) || shortens(*fullest, *value);
    if !values.iter().all(agrees) {
        return (values.first().copied(), true);
    }
    // 73.90 says more than 73.9.
    let written = values.iter().filter(|value| *value == fullest).max_by_key(|value| value.scale());
    (written.copied(), false)
}

/// True when `short` is `long` rounded or truncated at the decimals of `short`.
fn shortens(short: Decimal, long: Decimal) -> bool {
    let decimals = short.scale();
    short == long
        || long.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero) == short
        || long.trunc_with_scale(decimals) == short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounded_figure_and_the_full_one_agree() {
        let cases: &[(&[&str], Option<&str>, bool)] = &[
            (&["95.5", "95.51"], Some("95.51"), false),
            (&["95.51", "95.5"], Some("95.51"), false),
            (&["73.9", "73.90"], Some("73.90"), false),
            (&["58.82", "58.825"], Some("58.825"), false),
            (&["95.5", "95.5066666666667"], Some("95.5"), false),
            (&["80.9", "81.9"], Some("80.9"), true),
            (&["80", "80.9", "81"], Some("80.9"), false),
            (&[], None, false),
        ];
        for (values, kept, disagree) in cases {
            let values: Vec<Decimal> = values.iter().map(|value| value.parse().unwrap()).collect();
            let (value, differs) = agreeing(&values);
            assert_eq!((value.map(|value| value.to_string()).as_deref(), differs), (*kept, *disagree), "{values:?}");
        }
    }
}
