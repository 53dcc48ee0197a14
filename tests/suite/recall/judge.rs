//! What a run read of a submission against what was written: right, missing or wrong, value by value.

use std::collections::BTreeSet;

use jiff::civil::Date;
use prongsai::model::{Assessment, Comparison, FileStatus, Finding, Instrument, Measure, Severity, SharedText};
use prongsai::thai::repair::fold;
use rust_decimal::Decimal;

use super::corpus::Submission;
use crate::generate::layouts::Instruments;
use crate::generate::measures::Plan;
use crate::generate::style::{Scores, Style};
use crate::generate::truth::{SUB_INDICATORS, Truth, two_decimals};
use crate::layouts::is_about;

/// What became of the values of one submission.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    pub agencies: usize,
    pub right: usize,
    /// Not read, each with its name.
    pub missing: Vec<String>,
    /// Of those, how many no finding and no file's status tells of.
    pub unlisted: usize,
    /// Read otherwise than written, or read though not written.
    pub wrong: Vec<String>,
    /// Errors and warnings about a document that is right.
    pub false_findings: Vec<String>,
    /// The codes of all findings about it.
    pub codes: BTreeSet<&'static str>,
}

/// The judge of one batch.
pub struct Judge<'a> {
    comparison: &'a Comparison,
}

impl<'a> Judge<'a> {
    pub fn new(comparison: &'a Comparison) -> Judge<'a> {
        Judge { comparison }
    }

    /// Judges what was read of a submission; `may_find` are codes that it gives rightly.
    pub fn judge(&self, submission: &Submission, may_find: &[&str]) -> Verdict {
        let mut verdict = Verdict { agencies: submission.truths.len(), ..Verdict::default() };
        let folder = submission.path.split_inclusive('/').next().unwrap_or_default();
        let assessments: Vec<&Assessment> = self
            .comparison
            .assessments
            .iter()
            .filter(|one| one.sources.iter().any(|file| file.starts_with(folder)))
            .collect();
        let findings: Vec<&Finding> = self
            .comparison
            .findings
            .iter()
            .filter(|finding| finding.places.iter().any(|place| place.file.starts_with(folder)))
            .collect();
        verdict.codes = findings.iter().map(|finding| finding.detail.code()).collect();
        for finding in &findings {
            let code = finding.detail.code();
            let minds = finding.detail.severity() != Severity::Note;
            let some_only = code == "missing-indicator" && (1..10).contains(&submission.indicators.len());
            // A name that the list of places has twice, in a document that says no place, is rightly told.
            let no_place = code == "ambiguous-agency" && !submission.states.place;
            if minds
                && !some_only
                && !no_place
                && !may_find.contains(&code)
                && !submission.states.findings.contains(&code)
            {
                verdict.false_findings.push(format!("{code}: {:?}", finding.detail));
            }
        }
        for truth in &submission.truths {
            let about: Vec<&&Assessment> = assessments.iter().filter(|one| is_about(one, truth)).collect();
            let missing_before = verdict.missing.len();
            let mut ledger = Ledger { verdict: &mut verdict, who: who(truth), style: submission.style };
            match about.as_slice() {
                [] => compare_all(&mut ledger, submission, truth, None),
                [one, others @ ..] => {
                    compare_all(&mut ledger, submission, truth, Some(one));
                    for other in others {
                        ledger.verdict.wrong.push(format!("{}: a second time as {:?}", ledger.who, other.agency));
                    }
                }
            }
            let listed = findings.iter().any(|finding| tells_of_missing(finding, truth)) || self.is_file_told(folder);
            if !listed {
                verdict.unlisted += verdict.missing.len() - missing_before;
            }
        }
        for one in assessments.iter().filter(|one| !submission.truths.iter().any(|truth| is_about(one, truth))) {
            verdict.wrong.push(format!("nobody such as {:?} {}", one.agency, one.fiscal_year));
        }
        verdict
    }

    /// Whether the list of files says that something in the submission was not read.
    fn is_file_told(&self, folder: &str) -> bool {
        let files = self.comparison.files.iter().filter(|file| file.path.starts_with(folder));
        files.into_iter().any(|file| !matches!(file.status, FileStatus::Read | FileStatus::Empty))
    }
}

fn who(truth: &Truth) -> String {
    format!("{} {}", truth.agency.name, truth.fiscal_year)
}

/// Whether a finding says that a value was not taken, of this agency or of nobody that is named.
fn tells_of_missing(finding: &Finding, truth: &Truth) -> bool {
    const CODES: [&str; 10] = [
        "partly-read",
        "no-agency",
        "ambiguous-agency",
        "no-fiscal-year",
        "conflicting-values",
        "score-out-of-range",
        "unreadable-score",
        "missing-indicator",
        "measure-without-period",
        "measure-without-result",
    ];
    CODES.contains(&finding.detail.code())
        && finding.agency.as_ref().is_none_or(|agency| agency.name == truth.agency.name)
        && finding.fiscal_year.is_none_or(|year| year == truth.fiscal_year)
}

/// Where values are entered.
struct Ledger<'v> {
    verdict: &'v mut Verdict,
    who: String,
    style: Style,
}

impl Ledger<'_> {
    /// Enters one value: what was written and what was read, each if at all.
    fn enter<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, written: Option<T>, read: Option<T>) {
        match (written, read) {
            (None, None) => {}
            (Some(written), Some(read)) if written == read => self.verdict.right += 1,
            (Some(_), None) => self.verdict.missing.push(format!("{}: {what}", self.who)),
            (written, read) => {
                let what = format!("{}: {what}: written {written:?}, read {read:?}", self.who);
                self.verdict.wrong.push(what);
            }
        }
    }

    fn score(&mut self, what: &str, written: Option<Decimal>, read: Option<Decimal>) {
        // A workbook may hold more decimals than it shows.
        let long = self.style.scores == Scores::Long && read.is_some_and(|read| read.scale() > 2);
        let read = if long { read.map(two_decimals) } else { read };
        let possible = |score: &Decimal| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(score);
        // What cannot be a score may be left out: the slips see to it that a finding tells.
        let read = if written.is_some_and(|score| !possible(&score)) && read.is_none() { written } else { read };
        self.enter(what, written.map(|score| score.normalize()), read.map(|score| score.normalize()));
    }
}

fn compare_all(ledger: &mut Ledger<'_>, submission: &Submission, truth: &Truth, read: Option<&Assessment>) {
    let states = &submission.states;
    if let Some(read) = read {
        ledger.enter("kind", Some(truth.agency.kind), Some(read.agency.kind));
    }
    for (at, score) in truth.indicators.into_iter().enumerate() {
        let stated = read.and_then(|read| read.indicators.get(at)?.score.stated);
        let is_hole = submission.hole == Some(at) && std::ptr::eq(truth, &submission.truths[0]);
        let written = (submission.indicators.contains(&at) && !is_hole).then_some(score);
        ledger.score(&format!("indicator {}", at + 1), written, stated);
    }
    for (at, instrument) in Instrument::ALL.into_iter().enumerate() {
        let stated = read.and_then(|read| read.instruments.get(&instrument)?.stated);
        let written = match states.instruments {
            Instruments::Full => Some(truth.instruments[at]),
            Instruments::Unstated => None,
            // Only the weighted part is stated; what is shown of the score may be near to it.
            Instruments::Weighted => {
                let near = |score: &Decimal| (score - truth.instruments[at]).abs() <= Decimal::new(2, 2);
                stated.filter(near)
            }
        };
        ledger.score(instrument.code(), written, stated);
    }
    ledger.score("overall", states.overall.then_some(truth.overall), read.and_then(|read| read.overall.stated));
    let grade = read.and_then(|read| read.grade.stated);
    ledger.enter("grade", states.grade.then_some(truth.grade), grade);
    let mut passed = read.and_then(|read| read.passed.stated);
    if !states.result && states.grade && passed == Some(truth.passed) {
        // A level such as ผ่านดี says the result too.
        passed = None;
    }
    ledger.enter("result", states.result.then_some(truth.passed), passed);
    compare_oit(ledger, submission, truth, read);
    compare_told(ledger, submission, truth, read);
    compare_measures(ledger, submission, truth, read);
}

fn compare_oit(ledger: &mut Ledger<'_>, submission: &Submission, truth: &Truth, read: Option<&Assessment>) {
    let states = &submission.states;
    for (at, won) in truth.items.iter().enumerate() {
        let code = format!("o{}", at + 1);
        let stated = read.and_then(|read| read.items.iter().find(|item| item.code == code)).and_then(|item| item.score);
        let score = if *won { Decimal::ONE_HUNDRED } else { Decimal::ZERO };
        ledger.score(&code, states.items.then_some(score), stated);
    }
    for (at, score) in truth.sub_indicators.iter().enumerate() {
        let code = SUB_INDICATORS[at];
        let found = read.and_then(|read| read.sub_indicators.iter().find(|one| one.code == code));
        ledger.score(code, states.sub_indicators.then_some(*score), found.and_then(|one| one.score.stated));
    }
}

/// What is told is judged where it is told; elsewhere the lists follow from the scores.
fn compare_told(ledger: &mut Ledger<'_>, submission: &Submission, truth: &Truth, read: Option<&Assessment>) {
    if !submission.states.told {
        return;
    }
    for at in 0..10 {
        let number = at as u8 + 1;
        let told = read.and_then(|read| match (read.strengths.contains(&number), read.weaknesses.contains(&number)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        });
        ledger.enter(&format!("strength {number}"), Some(truth.told_as_strength(at)), told);
    }
}

fn compare_measures(ledger: &mut Ledger<'_>, submission: &Submission, truth: &Truth, read: Option<&Assessment>) {
    let written: &[Plan] = if submission.states.measures { &truth.measures } else { &[] };
    let read: &[Measure] = read.map_or(&[], |read| &read.measures);
    let planned = |texts: &[String]| texts.iter().map(|text| fold(text)).collect::<Vec<String>>();
    let texts = |texts: &[SharedText]| texts.iter().map(|text| fold(text)).collect::<Vec<String>>();
    let some = |texts: Vec<String>| (!texts.is_empty()).then_some(texts);
    for plan in written {
        let found = read.iter().find(|measure| measure.number == Some(plan.number));
        let what = |part: &str| format!("measure {} {part}", plan.number);
        ledger.enter(&what("title"), Some(fold(&plan.title)), found.map(|found| fold(&found.title)));
        ledger.enter(&what("steps"), some(planned(&plan.steps)), found.and_then(|found| some(texts(&found.steps))));
        let units: Vec<String> = plan.responsible.iter().map(|unit| fold(unit)).collect();
        ledger.enter(&what("responsible"), Some(units), found.and_then(|found| some(texts(&found.responsible))));
        let period = found.and_then(|found| found.period.as_ref());
        let span = plan.period.as_ref();
        ledger.enter(&what("period"), span.map(|span| fold(&span.text)), period.map(|period| fold(&period.text)));
        let days: Option<(Date, Date)> = period.and_then(|period| period.start.zip(period.end));
        ledger.enter(&what("days"), span.and_then(|span| span.days), days);
        ledger.enter(
            &what("results"),
            some(planned(&plan.results)),
            found.and_then(|found| some(texts(&found.results))),
        );
        if submission.states.suggestions {
            let suggestion = found.and_then(|found| found.suggestion.as_deref()).map(fold);
            ledger.enter(&what("suggestion"), plan.suggestion.map(fold), suggestion);
        }
    }
    for measure in read {
        if !written.iter().any(|plan| measure.number == Some(plan.number)) {
            ledger.enter("a measure", None, Some(&measure.title));
        }
    }
}
