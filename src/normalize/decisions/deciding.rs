//! Matches decisions with findings, round by round.

use std::collections::{BTreeMap, BTreeSet};

use super::super::text::clean;
use super::answer::{self, Answer};
use super::figures::{DecidedFigure, DecidedFigures, DecidedValue};
use super::subjects::DecidedSubject;
use crate::model::{
    Agency, Assessment, Basis, Claim, Decision, Field, Finding, FindingDetail, Position, Settled, Succession, Unfit,
};
use crate::rules::RuleBook;

/// Answers may bring up what other answers are for; more rounds than this are not gone.
const MOST_ROUNDS: u32 = 8;

/// A figure of an agency and year.
type FigureKey = (Agency, u16, Field);

/// Decisions on their way into the assessments of a run.
pub struct Deciding<'r> {
    rules: &'r RuleBook,
    /// Those that nothing was found for yet.
    open: Vec<Decision>,
    figures: DecidedFigures,
    subjects: Vec<DecidedSubject>,
    settled: Vec<Settled>,
    unfit: Vec<Finding>,
    rounds: u32,
}

impl<'r> Deciding<'r> {
    /// For the decisions of a run, whose order does not matter.
    pub fn new(decisions: Vec<Decision>, rules: &'r RuleBook) -> Deciding<'r> {
        let mut open: Vec<Decision> = Vec::with_capacity(decisions.len());
        for decision in decisions {
            if !open.iter().any(|known| known.says_the_same(&decision)) {
                open.push(decision);
            }
        }
        // What was decided in a workbook goes before what an earlier run brings along.
        open.sort();
        Deciding {
            rules,
            open,
            figures: DecidedFigures::default(),
            subjects: Vec::new(),
            settled: Vec::new(),
            unfit: Vec::new(),
            rounds: 0,
        }
    }

    /// True where nobody decided anything.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty() && self.settled.is_empty() && self.unfit.is_empty()
    }

    /// The figures decided on so far.
    pub fn figures(&self) -> &DecidedFigures {
        &self.figures
    }

    /// What was settled so far.
    pub fn settled(&self) -> &[Settled] {
        &self.settled
    }

    /// The agencies of different years that were decided to be one.
    pub fn successions(&self) -> Vec<Succession> {
        self.settled.iter().filter_map(succession).collect()
    }

    /// Takes back the successions that are not followed, since others contradict them.
    pub fn refuse_successions(&mut self, is_followed: impl Fn(&Succession) -> bool) {
        let refused = |settled: &mut Settled| succession(settled).is_some_and(|one| !is_followed(&one));
        let refused: Vec<Settled> = self.settled.extract_if(.., refused).collect();
        for Settled { finding, decision } in refused {
            self.refuse(decision, Unfit::Contradicted, Some(&finding));
        }
    }

    /// Tells claims whom and when they are about, as far as it was decided.
    pub fn tell_subjects(&self, claims: &mut [Claim]) {
        if self.subjects.is_empty() {
            return;
        }
        for claim in claims {
            let told = claim.subject.clone();
            self.subjects.iter().for_each(|subject| subject.tell(claim, &told));
        }
    }

    /// The findings that are open after what was decided so far, of those that are concluded with it.
    pub fn still_open(&self, assessments: &[Assessment], findings: Vec<Finding>) -> Vec<Finding> {
        if self.settled.is_empty() && self.unfit.is_empty() {
            return findings;
        }
        let settled: BTreeSet<String> = self.settled.iter().map(|settled| settled.finding.key()).collect();
        let by_agency: BTreeMap<(&Agency, u16), &Assessment> =
            assessments.iter().map(|one| ((&one.agency, one.fiscal_year), one)).collect();
        let mut open: Vec<Finding> = findings
            .into_iter()
            .filter_map(|finding| match figure_of(&finding) {
                Some((agency, year, field)) => match self.figures.get(&agency, year, field) {
                    Some(figure) => {
                        let stated = by_agency.get(&(&agency, year)).and_then(|one| answer::stated(one, field));
                        contradicted(finding, figure, stated)
                    }
                    None => Some(finding),
                },
                None => Some(finding),
            })
            .chain(self.unfit.iter().cloned())
            .filter(|finding| is_carried_on(finding) || !settled.contains(&finding.key()))
            .collect();
        open.dedup();
        open
    }

    /// One round: answers what is open with the decisions that fit. True where any did, so that another conclusion with
    /// them is due.
    pub fn round(&mut self, assessments: &[Assessment], open: &[Finding], claims: &[Claim]) -> bool {
        self.rounds += 1;
        if self.open.is_empty() || self.rounds > MOST_ROUNDS {
            return false;
        }
        let by_key: BTreeMap<String, &Finding> =
            open.iter().filter(|finding| !is_carried_on(finding)).map(|finding| (finding.key(), finding)).collect();
        let mut answers: Vec<(Decision, Option<&Finding>, Answer, Option<FigureKey>)> = Vec::new();
        let mut waiting = Vec::new();
        for decision in std::mem::take(&mut self.open) {
            match &decision.basis {
                Basis::Finding(key) => match by_key.get(key) {
                    Some(finding) => match answer::read(&decision, finding, self.rules) {
                        Ok(answer) => {
                            let figure = match (&answer, &finding.agency, finding.fiscal_year) {
                                (Answer::Figure(field, _), Some(agency), Some(year)) => {
                                    Some((agency.clone(), year, *field))
                                }
                                _ => None,
                            };
                            answers.push((decision, Some(finding), answer, figure));
                        }
                        Err(why) => self.refuse(decision, why, Some(finding)),
                    },
                    None => waiting.push(decision),
                },
                Basis::Figure { agency, fiscal_year, field, stated } => {
                    let figure = (agency.clone(), *fiscal_year, *field);
                    match restated(assessments, &figure, stated.as_deref()) {
                        Ok(agency) => match value_of(&decision, *field) {
                            Some(value) => {
                                let figure = (agency, *fiscal_year, *field);
                                answers.push((decision.clone(), None, Answer::Figure(*field, value), Some(figure)));
                            }
                            None => self.refuse(decision.clone(), Unfit::Incomplete, None),
                        },
                        Err(why) => self.refuse(decision.clone(), why, None),
                    }
                }
            }
        }
        self.open = waiting;
        self.take(answers, open, claims)
    }

    /// Takes the answers of a round, but those that contradict each other.
    fn take(
        &mut self,
        answers: Vec<(Decision, Option<&Finding>, Answer, Option<FigureKey>)>,
        open: &[Finding],
        claims: &[Claim],
    ) -> bool {
        let contradicting = contradicting(&answers);
        let mut any = false;
        for (number, (decision, finding, answer, figure)) in answers.into_iter().enumerate() {
            let earlier = figure.as_ref().and_then(|(agency, year, field)| self.figures.get(agency, *year, *field));
            if let (Some(earlier), Answer::Figure(_, value)) = (earlier, &answer) {
                // An earlier run's decision gives way to one of now; one of now that says otherwise is told.
                if earlier.value != *value && finding.is_some() {
                    self.refuse(decision, Unfit::Contradicted, finding);
                }
                continue;
            }
            if contradicting.contains(&number) {
                self.refuse(decision, Unfit::Contradicted, finding);
                continue;
            }
            any = true;
            match (answer, figure) {
                (Answer::Figure(_, value), Some((agency, year, field))) => {
                    let key = (agency, year, field);
                    let about = |found: &&Finding| figure_of(found).as_ref() == Some(&key);
                    let settle = |found: &Finding| Settled { finding: found.clone(), decision: decision.clone() };
                    let own = finding.filter(|own| figure_of(own).as_ref() != Some(&key));
                    self.settled.extend(open.iter().filter(about).chain(own).map(settle));
                    let (agency, year, field) = key;
                    self.figures.insert(agency, year, field, DecidedFigure { value, decision });
                }
                (answer, _) => {
                    let Some(finding) = finding else { continue };
                    let told = match &answer {
                        Answer::Agency(agency) => DecidedSubject::of(finding, claims, Some(agency), None),
                        Answer::FiscalYear(year) => DecidedSubject::of(finding, claims, None, Some(*year)),
                        _ => Vec::new(),
                    };
                    self.subjects.extend(told);
                    self.settled.push(Settled { finding: finding.clone(), decision });
                }
            }
        }
        any
    }

    /// Tells of the decisions that nothing was found for, and gives what was settled.
    pub fn finish(mut self, assessments: &[Assessment], mut open: Vec<Finding>) -> (Vec<Finding>, Vec<Settled>) {
        let told_last: Vec<Finding> = self.unfit.iter().filter(|finding| !open.contains(finding)).cloned().collect();
        open.extend(told_last);
        for decision in std::mem::take(&mut self.open) {
            // What an earlier run only accepted may have been about its files, which are not here.
            if decision.value.is_none() && decision.place.at == Position::File {
                continue;
            }
            let same = |finding: &Finding| {
                finding.detail.code() == decision.told.code
                    && finding.fiscal_year == decision.told.fiscal_year
                    && finding.agency.as_ref().map(|agency| agency.name.as_str()) == decision.told.agency.as_deref()
            };
            let why = if open.iter().any(same) { Unfit::Changed } else { Unfit::Gone };
            let named = |one: &&Assessment| {
                Some(one.agency.name.as_str()) == decision.told.agency.as_deref()
                    && Some(one.fiscal_year) == decision.told.fiscal_year
            };
            let agency = assessments.iter().find(named).map(|one| one.agency.clone());
            open.push(not_applied(decision, why, agency));
        }
        (open, self.settled)
    }

    fn refuse(&mut self, decision: Decision, why: Unfit, finding: Option<&Finding>) {
        let agency = match &decision.basis {
            Basis::Figure { agency, .. } => Some(agency.clone()),
            Basis::Finding(_) => finding.and_then(|finding| finding.agency.clone()),
        };
        self.unfit.push(not_applied(decision, why, agency));
    }
}

fn not_applied(decision: Decision, why: Unfit, agency: Option<Agency>) -> Finding {
    let fiscal_year = match &decision.basis {
        Basis::Figure { fiscal_year, .. } => Some(*fiscal_year),
        Basis::Finding(_) => decision.told.fiscal_year,
    };
    let places = vec![decision.place.clone()];
    Finding {
        detail: FindingDetail::DecisionNotApplied { decision: Box::new(decision), why },
        agency,
        fiscal_year,
        places,
    }
}

/// True for an officer's row that does not fit: it has the key of the finding that it answered, and stays whatever became
/// of that.
fn is_carried_on(finding: &Finding) -> bool {
    match &finding.detail {
        FindingDetail::DecisionNotApplied { decision, .. } => matches!(decision.basis, Basis::Finding(_)),
        _ => false,
    }
}

/// The succession that an officer's yes decided.
fn succession(settled: &Settled) -> Option<Succession> {
    let FindingDetail::KindChanged { earlier, .. } = &settled.finding.detail else { return None };
    let said = settled.decision.value.as_deref().and_then(|value| answer::yes(&clean(value)));
    let later = settled.finding.agency.clone().filter(|_| said == Some(true))?;
    Some(Succession { earlier: earlier.clone(), later })
}

/// The figure that a finding is about.
fn figure_of(finding: &Finding) -> Option<FigureKey> {
    Some((finding.agency.clone()?, finding.fiscal_year?, finding.detail.field()?))
}

/// The answers of which two decide one figure in different ways. An earlier run's gives way to one of now.
fn contradicting(answers: &[(Decision, Option<&Finding>, Answer, Option<FigureKey>)]) -> BTreeSet<usize> {
    let mut values: BTreeMap<&FigureKey, Vec<(usize, &Answer)>> = BTreeMap::new();
    for (number, (_, finding, answer, figure)) in answers.iter().enumerate() {
        if let Some(figure) = figure.as_ref().filter(|_| finding.is_some()) {
            values.entry(figure).or_default().push((number, answer));
        }
    }
    let differ =
        |answers: &[(usize, &Answer)]| answers.windows(2).any(|pair| matches!(pair, [(_, a), (_, b)] if a != b));
    values.into_values().filter(|answers| differ(answers)).flatten().map(|(number, _)| number).collect()
}

/// The agency of this run whose figure is stated as it was when it was decided.
fn restated(assessments: &[Assessment], figure: &FigureKey, then: Option<&str>) -> Result<Agency, Unfit> {
    let (agency, year, field) = figure;
    let agrees = |one: &Option<String>, other: &Option<String>| one.is_none() || other.is_none() || one == other;
    let same = |one: &&Assessment| {
        one.fiscal_year == *year
            && one.agency.name == agency.name
            && agrees(&one.agency.district, &agency.district)
            && agrees(&one.agency.province, &agency.province)
    };
    let mut found = assessments.iter().filter(same);
    let (Some(one), None) = (found.next(), found.next()) else { return Err(Unfit::Gone) };
    let now = answer::stated(one, *field).map(|value| value.written());
    let equal = match (now.as_deref(), then) {
        (None, None) => true,
        (Some(now), Some(then)) => now == then || same_number(now, then),
        _ => false,
    };
    if equal { Ok(one.agency.clone()) } else { Err(Unfit::Changed) }
}

fn same_number(one: &str, other: &str) -> bool {
    let number = |text: &str| text.parse::<rust_decimal::Decimal>().ok();
    number(one).is_some_and(|one| number(other) == Some(one))
}

/// The value of a decision that an earlier run wrote.
fn value_of(decision: &Decision, field: Field) -> Option<DecidedValue> {
    DecidedValue::parse(decision.value.as_deref()?, field)
}

/// A finding about a figure that was decided: nothing, where documents were confirmed or the value agrees; where the
/// decided value is none that the other figures give either, that.
fn contradicted(finding: Finding, figure: &DecidedFigure, stated: Option<DecidedValue>) -> Option<Finding> {
    use FindingDetail as D;
    let field = finding.detail.field()?;
    let computed = match &finding.detail {
        D::IndicatorDiffers { computed, .. }
        | D::SubIndicatorDiffers { computed, .. }
        | D::InstrumentDiffers { computed, .. }
        | D::OverallDiffers { computed, .. } => computed.to_string(),
        D::GradeDiffers { computed, .. } => computed.label().to_owned(),
        D::ResultDiffers { computed, .. } => DecidedValue::Passed(*computed).written(),
        _ => return None,
    };
    let confirmed = stated == Some(figure.value);
    let detail = D::DecisionDiffers { field, decided: figure.value.written(), computed };
    (!confirmed).then_some(Finding { detail, places: vec![figure.decision.place.clone()], ..finding })
}
