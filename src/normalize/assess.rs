//! Concludes an assessment from all claims about one agency in one fiscal year.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{
    Agency, Assessment, Claim, Field, Figure, Finding, FindingDetail, IndicatorFigure, Instrument, ItemScore, Place,
    Statement, SubIndicatorFigure,
};
use crate::rules::{Interval, RuleBook, Rules};

use super::checks;
use super::decisions::{DecidedFigure, DecidedFigures, put_beside};
use super::measures::{Connections, date_period};
use super::oit::{DerivedScores, Oit};
use super::stated::{Stated, agreeing};
use super::subjects;

/// Concludes from all claims of all files, in the order of the files: one assessment per agency and fiscal year, and
/// a finding for everything that does not add up.
pub fn assess(claims: Vec<Claim>, rules: &RuleBook) -> (Vec<Assessment>, Vec<Finding>) {
    assess_documents(vec![claims], Vec::new(), rules, &DecidedFigures::default())
}

/// As [`assess`], of the claims of each document, with the findings that the documents themselves gave: they come back
/// among the others, about the agencies that were meant. What officers decided stands beside what is stated, and
/// everything is computed from it.
pub fn assess_documents(
    claims: Vec<Vec<Claim>>,
    mut of_documents: Vec<Finding>,
    rules: &RuleBook,
    decided: &DecidedFigures,
) -> (Vec<Assessment>, Vec<Finding>) {
    let (gathered, mut findings) = subjects::gather(claims, &mut of_documents);
    findings.splice(0..0, of_documents);
    let years: BTreeSet<u16> = gathered.keys().map(|(_, fiscal_year)| *fiscal_year).collect();
    let years: BTreeMap<u16, OfYear<'_>> =
        years.into_iter().filter_map(|year| Some((year, OfYear::new(rules.for_year(year)?)))).collect();
    let concluded: Vec<Option<Concluded>> = gathered
        .into_par_iter()
        .map(|((agency, fiscal_year), claims)| {
            let of_year = years.get(&fiscal_year);
            // A grade alone of a year whose grades are not read makes no assessment.
            if of_year.is_none() && !claims.iter().flatten().any(|claim| is_read_without_rules(&claim.statement)) {
                return None;
            }
            let first = claims.iter().flatten().next().map(|claim| claim.place.clone());
            let decided = decided.of(&agency, fiscal_year);
            let mut about = About { agency: &agency, fiscal_year, decided, findings: Vec::new() };
            let assessment = conclude(claims, of_year, &mut about);
            Some(Concluded { assessment, findings: about.findings, first })
        })
        .collect();
    let mut assumed: BTreeMap<(u16, u16), Vec<Place>> = BTreeMap::new();
    // What is mapped to assessments takes the place that it was in.
    let told = concluded.into_iter().flatten().map(|Concluded { assessment, findings: mut of_assessment, first }| {
        let fiscal_year = assessment.fiscal_year;
        let used = years.get(&fiscal_year).map(|of_year| of_year.rules.fiscal_year);
        if let Some(used) = used.filter(|used| *used != fiscal_year) {
            let places = assumed.entry((fiscal_year, used)).or_default();
            places.extend(first.filter(|_| places.len() < 5));
        }
        findings.append(&mut of_assessment);
        assessment
    });
    let assessments = told.collect();
    findings.extend(assumed.into_iter().map(|((year, used), places)| Finding {
        detail: FindingDetail::RulesAssumed { used },
        agency: None,
        fiscal_year: Some(year),
        places,
    }));
    (assessments, findings)
}

/// What the claims about one agency in one fiscal year come to.
struct Concluded {
    assessment: Assessment,
    findings: Vec<Finding>,
    /// Where the first claim stands.
    first: Option<Place>,
}

/// What the rules of a year give, made once for all its agencies.
struct OfYear<'r> {
    rules: &'r Rules,
    oit: OnceLock<Oit>,
    connections: Connections<'r>,
}

impl<'r> OfYear<'r> {
    fn new(rules: &'r Rules) -> OfYear<'r> {
        OfYear { rules, oit: OnceLock::new(), connections: Connections::new(rules) }
    }

    /// Its items and the ways to score them, made when the first agency of the year needs them.
    fn oit(&self) -> &Oit {
        self.oit.get_or_init(|| Oit::of(self.rules))
    }
}

/// True for what is read of the years before the three instruments.
fn is_read_without_rules(statement: &Statement) -> bool {
    matches!(statement, Statement::Overall(_) | Statement::Recommendation(_) | Statement::Measure(_))
}

/// Whom findings are about while one assessment is concluded.
pub(super) struct About<'a> {
    agency: &'a Agency,
    fiscal_year: u16,
    decided: Option<&'a BTreeMap<Field, DecidedFigure>>,
    findings: Vec<Finding>,
}

impl About<'_> {
    /// Tells a finding.
    pub fn find(&mut self, detail: FindingDetail, places: Vec<Place>) {
        self.findings.push(Finding {
            detail,
            agency: Some(self.agency.clone()),
            fiscal_year: Some(self.fiscal_year),
            places,
        });
    }

    /// The fiscal year of the assessment.
    pub fn fiscal_year(&self) -> u16 {
        self.fiscal_year
    }

    /// True where a finding tells that places disagree about a value, and nobody decided.
    pub fn disputes(&self, value: impl Into<Option<Field>>) -> bool {
        let value = value.into();
        if value.is_some_and(|field| self.decided.is_some_and(|decided| decided.contains_key(&field))) {
            return false;
        }
        self.findings.iter().any(|finding| match finding.detail {
            FindingDetail::ConflictingValues { field, .. } => Some(field) == value,
            _ => false,
        })
    }
}

fn conclude(claims: Vec<Vec<Claim>>, of_year: Option<&OfYear<'_>>, about: &mut About<'_>) -> Assessment {
    let of_files = claims.iter().flat_map(|claims| claims.chunk_by(|one, other| one.place.file == other.place.file));
    let sources: BTreeSet<Arc<str>> = of_files.filter_map(|run| Some(run.first()?.place.file.clone())).collect();
    let mut stated = Stated::sort(claims, of_year.map(|of_year| of_year.rules), about);
    if let Some(decided) = about.decided {
        put_beside(&mut stated, decided);
    }
    for measure in &mut stated.measures {
        // A file that does not name its year was read without it.
        if measure.period.as_ref().is_some_and(|period| (period.start, period.end) == (None, None)) {
            date_period(measure, Some(about.fiscal_year));
        }
    }
    let mut assessment = Assessment {
        agency: about.agency.clone(),
        fiscal_year: about.fiscal_year,
        overall: stated.overall,
        grade: Figure::default(),
        passed: Figure::default(),
        instruments: Instrument::ALL.into_iter().map(|instrument| (instrument, Figure::default())).collect(),
        indicators: Vec::new(),
        items: Vec::new(),
        sub_indicators: Vec::new(),
        lost_items: Vec::new(),
        lost_alternatives: Vec::new(),
        strengths: Vec::new(),
        weaknesses: Vec::new(),
        recommendations: stated.recommendations,
        measures: stated.measures,
        sources: sources.into_iter().collect(),
    };
    // Before the three instruments only the overall score is read, and nothing is graded.
    let Some(of_year) = of_year else { return assessment };
    let OfYear { rules, connections, .. } = of_year;
    let oit = of_year.oit();

    assessment.grade = stated.grade;
    assessment.passed = stated.passed;
    assessment.instruments.extend(stated.instruments);
    let mut indicators = stated.indicators;
    assessment.indicators = rules
        .indicators
        .iter()
        .map(|rule| IndicatorFigure {
            number: rule.number,
            name: rule.name.clone(),
            score: indicators.remove(&rule.number).unwrap_or_default(),
        })
        .collect();
    let mut sub_indicators = stated.sub_indicators;
    assessment.sub_indicators = rules
        .sub_indicators
        .iter()
        .filter_map(|rule| {
            let score = sub_indicators.remove(&rule.code)?;
            Some(SubIndicatorFigure { code: rule.code.clone(), name: rule.name.clone(), score })
        })
        .collect();
    assessment.items = stated
        .items
        .into_iter()
        .filter(|(_, figure)| figure.given().is_some())
        .map(|(code, figure)| ItemScore { code, score: figure.stated, decided: figure.decided, places: figure.places })
        .collect();
    let derived = oit.derive(&mut assessment, rules, about);
    oit.lost(&mut assessment, about);
    compute(&mut assessment, rules, &stated.weighted, &derived);
    (assessment.strengths, assessment.weaknesses) =
        strengths(&assessment, rules, &stated.strengths, &stated.weaknesses);
    checks::check(&assessment, rules, &stated.weighted, &derived, connections, about);
    oit.check(&assessment, &derived, about);
    checks::check_told(&assessment, rules, &stated.strengths, &stated.weaknesses, &stated.counts, about);
    assessment
}

/// Fills in what the stated parts give by the rules of the year; for an indicator that is not stated, what its own
/// parts give.
fn compute(
    assessment: &mut Assessment,
    rules: &Rules,
    weighted: &BTreeMap<Instrument, Figure<Decimal>>,
    derived: &DerivedScores,
) {
    let mut exact: BTreeMap<Instrument, Decimal> = BTreeMap::new();
    for (instrument, figure) in &mut assessment.instruments {
        let scores: Option<Vec<Decimal>> = rules
            .indicators
            .iter()
            .filter(|rule| rule.instrument == *instrument)
            .map(|rule| {
                let indicator = assessment.indicators.iter().find(|indicator| indicator.number == rule.number)?;
                indicator.score.given().copied().or_else(|| Some(derived.get(&rule.number)?.score))
            })
            .collect();
        let computed = scores.and_then(|scores| rules.instrument_score(*instrument, &scores));
        figure.computed = computed.map(four_decimals);
        // What an officer decided of an instrument stands for it; what is stated of it is rounded.
        let decided = figure.decided.as_ref().map(|decided| decided.value);
        exact.extend(decided.or(computed).or(figure.stated).map(|score| (*instrument, score)));
    }
    let parts: Option<Vec<Decimal>> =
        Instrument::ALL.iter().map(|instrument| weighted.get(instrument)?.stated).collect();
    let overall = rules.overall(&exact).or_else(|| parts.map(|parts| parts.into_iter().sum()));
    assessment.overall.computed = overall.map(four_decimals);

    let Some(overall) = assessment.overall.value().map(|score| two_decimals(*score)) else { return };
    let instruments: BTreeMap<Instrument, Decimal> = assessment
        .instruments
        .iter()
        .filter_map(|(instrument, figure)| Some((*instrument, two_decimals(*figure.value()?))))
        .collect();
    let band = rules.grade(overall, &instruments);
    assessment.grade.computed = band.map(|band| band.grade);
    assessment.passed.computed = rules.passed(overall, &instruments);
}

/// Computed scores are kept exact or to four decimals.
pub(super) fn four_decimals(score: Decimal) -> Decimal {
    score.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// Scores are published with two decimals, and bands are in two.
fn two_decimals(score: Decimal) -> Decimal {
    score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// Strengths and weaknesses: those that documents tell, in their order, then the rest by score.
fn strengths(
    assessment: &Assessment,
    rules: &Rules,
    told_strengths: &[(u8, Place)],
    told_weaknesses: &[(u8, Place)],
) -> (Vec<u8>, Vec<u8>) {
    let mut strengths: Vec<u8> = told_strengths.iter().map(|(number, _)| *number).collect();
    let mut weaknesses: Vec<u8> = told_weaknesses.iter().map(|(number, _)| *number).collect();
    for indicator in &assessment.indicators {
        let Some(score) = indicator.score.value() else { continue };
        if strengths.contains(&indicator.number) || weaknesses.contains(&indicator.number) {
            continue;
        }
        let list = if *score >= rules.target { &mut strengths } else { &mut weaknesses };
        list.push(indicator.number);
    }
    (strengths, weaknesses)
}

/// Gathers one value's statements into a figure; where they disagree a finding tells, and the first is kept.
pub(super) fn figure(field: Field, stated: Vec<(Decimal, Place)>, about: &mut About<'_>) -> Figure<Decimal> {
    let possible = |value: &Decimal| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(value);
    let places: Vec<Place> = stated.iter().map(|(_, place)| place.clone()).collect();
    let mut impossible: BTreeMap<Decimal, Vec<Place>> = BTreeMap::new();
    for (value, place) in stated.iter().filter(|(value, _)| !possible(value)) {
        impossible.entry(*value).or_default().push(place.clone());
    }
    for (value, places) in impossible {
        about.find(FindingDetail::ScoreOutOfRange { field, value }, places);
    }
    // 0.809 for 80.9: a fraction whose percent sign was lost.
    let fraction =
        |value: &Decimal| *value > Decimal::ZERO && *value < Decimal::ONE && !matches!(field, Field::Item(..));
    for (value, place) in stated.iter().filter(|(value, _)| fraction(value)) {
        about.find(FindingDetail::UnreadableScore { field, text: value.to_string() }, vec![place.clone()]);
    }
    let possible = |value: &Decimal| possible(value) && !fraction(value);
    let values: Vec<Decimal> = stated.iter().map(|(value, _)| *value).filter(|value| possible(value)).collect();
    let (kept, disagree) = agreeing(&values);
    if disagree {
        let mut different: Vec<String> = Vec::new();
        for value in &values {
            let text = value.to_string();
            if !different.contains(&text) {
                different.push(text);
            }
        }
        about.find(FindingDetail::ConflictingValues { field, values: different }, places.clone());
    }
    Figure { stated: kept, computed: None, decided: None, places }
}

/// What each indicator's score may be, once as it is stated and once as its parts give it: where the two differ, a
/// finding tells, and what is computed from indicators may follow either.
pub(super) fn indicator_intervals(assessment: &Assessment, derived: &DerivedScores) -> [BTreeMap<u8, Interval>; 2] {
    let decimals = decimals_of(assessment.indicators.iter().filter_map(|indicator| indicator.score.given().copied()));
    let as_stated = |indicator: &IndicatorFigure| Some(interval(*indicator.score.given()?, decimals));
    let as_derived = |indicator: &IndicatorFigure| Some(derived.get(&indicator.number)?.allowed);
    let intervals = |of: &dyn Fn(&IndicatorFigure) -> Option<Interval>| {
        assessment.indicators.iter().filter_map(|indicator| Some((indicator.number, of(indicator)?))).collect()
    };
    [
        intervals(&|indicator| as_stated(indicator).or_else(|| as_derived(indicator))),
        intervals(&|indicator| as_derived(indicator).or_else(|| as_stated(indicator))),
    ]
}

/// The interval that an instrument's indicators allow it.
pub(super) fn interval_of(
    indicators: &BTreeMap<u8, Interval>,
    rules: &Rules,
    instrument: Instrument,
) -> Option<Interval> {
    let own = rules.indicators.iter().filter(|rule| rule.instrument == instrument);
    let parts: Option<Vec<Interval>> = own.map(|rule| indicators.get(&rule.number).copied()).collect();
    rules.instrument_interval(instrument, &parts?)
}

/// The decimals that the figures of one list are stated with: those of the fullest, at most the two of publication.
/// A workbook drops zeros at the end, so 100 beside 93.75 is 100.00.
pub(super) fn decimals_of(list: impl Iterator<Item = Decimal>) -> u32 {
    list.map(|value| value.scale()).max().unwrap_or(0).min(2)
}

/// What a figure of a list with so many decimals may stand for.
pub(super) fn interval(value: Decimal, decimals: u32) -> Interval {
    let mut full = value;
    full.rescale(value.scale().max(decimals));
    Interval::stated(full)
}
