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

/// A decision with what it comes to in this run.
struct Answered<'f> {
    decision: Decision,
    /// The finding that it answers, with its key; none for a figure of an earlier run.
    finding: Option<(String, &'f Finding)>,
    answer: Answer,
    /// The figure that it decides, where it decides one.
    figure: Option<FigureKey>,
}

/// What can be decided in one way only.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Decides<'a> {
    Figure(&'a FigureKey),
    Finding(&'a str),
}

/// Decisions on their way into the assessments of a run.
pub struct Deciding<'r> {
    rules: &'r RuleBook,
    /// Those that nothing was found for yet.
    open: Vec<Decision>,
    figures: DecidedFigures,
    subjects: Vec<DecidedSubject>,
    settled: Vec<Settled>,
    /// The keys of findings that are closed whatever is concluded: all that are settled, but for those whose answer is about
    /// another figure, which may cure them or not.
    closed: BTreeSet<String>,
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
            closed: BTreeSet::new(),
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
            .filter(|finding| is_carried_on(finding) || !self.closed.contains(&finding.key()))
            .collect();
        open.dedup();
        open
    }

    /// One round: answers what is open with the decisions that fit. True where any did, so that another conclusion with
    /// them is due.
    pub fn round(&mut self, assessments: &[Assessment], open: &[Finding], claims: &[Vec<Claim>]) -> bool {
        self.rounds += 1;
        if self.open.is_empty() || self.rounds > MOST_ROUNDS {
            return false;
        }
        let by_key: BTreeMap<String, &Finding> =
            open.iter().filter(|finding| !is_carried_on(finding)).map(|finding| (finding.key(), finding)).collect();
        let mut answers = Vec::new();
        let mut waiting = Vec::new();
        for decision in std::mem::take(&mut self.open) {
            match &decision.basis {
                Basis::Finding(key) => match by_key.get(key) {
                    Some(finding) => answers.extend(self.answer_to_finding(decision, finding)),
                    None => waiting.push(decision),
                },
                Basis::Figure { .. } => answers.extend(self.answer_about_figure(decision, assessments)),
            }
        }
        self.open = waiting;
        self.take(answers, open, claims)
    }

    /// What a decision answers to its finding; none, and told, where it is no answer to that.
    fn answer_to_finding<'f>(&mut self, decision: Decision, finding: &'f Finding) -> Option<Answered<'f>> {
        let answer = match answer::read(&decision, finding, self.rules) {
            Ok(answer) => answer,
            Err(why) => {
                self.refuse(decision, why, Some(finding));
                return None;
            }
        };
        let figure = match (&answer, &finding.agency, finding.fiscal_year) {
            (Answer::Figure(field, _), Some(agency), Some(year)) => Some((agency.clone(), year, *field)),
            _ => None,
        };
        Some(Answered { decision, finding: Some((finding.key(), finding)), answer, figure })
    }

    /// What an earlier run decided of a figure; none, and told, where documents state another now.
    fn answer_about_figure<'f>(&mut self, decision: Decision, assessments: &[Assessment]) -> Option<Answered<'f>> {
        let Basis::Figure { agency, fiscal_year, field, stated } = &decision.basis else { return None };
        let (year, field) = (*fiscal_year, *field);
        let answered = restated(assessments, &(agency.clone(), year, field), stated.as_deref())
            .and_then(|agency| Ok((agency, value_of(&decision, field).ok_or(Unfit::Incomplete)?)));
        match answered {
            Ok((agency, value)) => Some(Answered {
                decision,
                finding: None,
                answer: Answer::Figure(field, value),
                figure: Some((agency, year, field)),
            }),
            Err(why) => {
                self.refuse(decision, why, None);
                None
            }
        }
    }

    /// Takes the answers of a round, but those that contradict each other.
    fn take(&mut self, mut answers: Vec<Answered<'_>>, open: &[Finding], claims: &[Vec<Claim>]) -> bool {
        give_way(&mut answers);
        let contradicting = contradicting(&answers);
        let (mut taken, mut any) = (Vec::new(), false);
        for (number, answered) in answers.into_iter().enumerate() {
            match self.decided(&answered) {
                // One of now that says otherwise than a figure's decision is told; an earlier run's gives way.
                Some(value) if value != answered.answer => {
                    if let Some((_, finding)) = answered.finding {
                        self.refuse(answered.decision, Unfit::Contradicted, Some(finding));
                    }
                }
                None if contradicting.contains(&number) => {
                    let finding = answered.finding.map(|(_, finding)| finding);
                    self.refuse(answered.decision, Unfit::Contradicted, finding);
                }
                _ => taken.push(answered),
            }
        }
        // A finding with an answer of its own is settled by that alone, whatever else is decided of its figure.
        let own: BTreeSet<String> =
            taken.iter().filter_map(|answered| answered.finding.as_ref()).map(|(key, _)| key.clone()).collect();
        for answered in taken {
            any |= self.apply(answered, &own, open, claims);
        }
        any
    }

    /// What was decided already of the figure that an answer is about.
    fn decided(&self, answered: &Answered<'_>) -> Option<Answer> {
        let (agency, year, field) = answered.figure.as_ref()?;
        Some(Answer::Figure(*field, self.figures.get(agency, *year, *field)?.value))
    }

    /// Applies one answer and settles what it answers. True where that changes anything.
    fn apply(
        &mut self,
        answered: Answered<'_>,
        own: &BTreeSet<String>,
        open: &[Finding],
        claims: &[Vec<Claim>],
    ) -> bool {
        let is_decided = self.decided(&answered).is_some();
        let Answered { decision, finding, answer, figure } = answered;
        let is_settled = finding.is_some();
        if let Some((key, finding)) = finding {
            let told = match &answer {
                Answer::Agency(agency) => DecidedSubject::of(finding, claims, Some(agency), None),
                Answer::FiscalYear(year) => DecidedSubject::of(finding, claims, None, Some(*year)),
                _ => Vec::new(),
            };
            self.subjects.extend(told);
            if figure.is_none() || figure == figure_of(finding) {
                self.closed.insert(key);
            }
            self.settled.push(Settled { finding: finding.clone(), decision: decision.clone() });
        }
        let (Answer::Figure(_, value), Some(key), false) = (answer, figure, is_decided) else { return is_settled };
        let about = |found: &&Finding| figure_of(found).as_ref() == Some(&key) && !own.contains(&found.key());
        let settle = |found: &Finding| Settled { finding: found.clone(), decision: decision.clone() };
        self.closed.extend(open.iter().filter(about).map(Finding::key));
        self.settled.extend(open.iter().filter(about).map(settle));
        let (agency, year, field) = key;
        self.figures.insert(agency, year, field, DecidedFigure { value, decision });
        true
    }

    /// Tells of the decisions that nothing was found for, and gives what was settled.
    pub fn finish(mut self, assessments: &[Assessment], mut open: Vec<Finding>) -> (Vec<Finding>, Vec<Settled>) {
        let told_last: Vec<Finding> = self.unfit.iter().filter(|finding| !open.contains(finding)).cloned().collect();
        open.extend(told_last);
        for decision in std::mem::take(&mut self.open) {
            // What an earlier run only accepted may have been about its files, which are not here.
            if decision.value.is_none() && is_brought_along(&decision) {
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

/// Leaves out what an earlier run brings along where the same is answered now.
fn give_way(answers: &mut Vec<Answered<'_>>) {
    let (mut findings, mut figures) = (BTreeSet::new(), BTreeSet::new());
    for answered in answers.iter().filter(|answered| !is_brought_along(&answered.decision)) {
        findings.extend(answered.finding.as_ref().map(|(key, _)| key.clone()));
        figures.extend(answered.figure.clone());
    }
    answers.retain(|answered| {
        let is_answered = answered.finding.as_ref().is_some_and(|(key, _)| findings.contains(key))
            || answered.figure.as_ref().is_some_and(|figure| figures.contains(figure));
        !(is_answered && is_brought_along(&answered.decision))
    });
}

/// The answers of which two decide one figure, or one finding, in different ways.
fn contradicting(answers: &[Answered<'_>]) -> BTreeSet<usize> {
    let mut values: BTreeMap<Decides<'_>, Vec<(usize, &Answer)>> = BTreeMap::new();
    for (number, Answered { finding, answer, figure, .. }) in answers.iter().enumerate() {
        let decides = match (figure, finding) {
            // A reason without a value goes with any value.
            _ if *answer == Answer::Accepted => continue,
            (Some(figure), _) => Decides::Figure(figure),
            (None, Some((key, _))) => Decides::Finding(key),
            (None, None) => continue,
        };
        values.entry(decides).or_default().push((number, answer));
    }
    let differ =
        |answers: &[(usize, &Answer)]| answers.windows(2).any(|pair| matches!(pair, [(_, a), (_, b)] if a != b));
    values.into_values().filter(|answers| differ(answers)).flatten().map(|(number, _)| number).collect()
}

/// True for what the results of an earlier run say, and no row of a workbook: that has the place of a cell.
fn is_brought_along(decision: &Decision) -> bool {
    decision.place.at == Position::File
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
    let itself = |one: &&Assessment| one.fiscal_year == *year && one.agency == *agency;
    let one = assessments.iter().find(itself).or_else(|| {
        let mut found = assessments.iter().filter(same);
        found.next().filter(|_| found.next().is_none())
    });
    let Some(one) = one else { return Err(Unfit::Gone) };
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
