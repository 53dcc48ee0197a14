//! The results of an earlier run as claims: what documents stated then is stated again, what was computed is computed
//! anew.
//!
//! A value keeps its places: the position in the document that it came from, in a file that is named behind the JSON's
//! own name (`last year/assessments.json/reports/dangmo.docx`). A value without places stands in the JSON itself.
//! The order of strengths and weaknesses is a claim where it is not the one that the scores give by themselves.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::model::{
    Assessment, AssessmentsFile, Basis, Claim, Decided, Decision, DecisionRecord, Field, Figure, FindingRecord, Place,
    Statement, Subject, Told,
};
use crate::rules::RuleBook;

use super::Recognised;
use super::decisions::{DecidedValue, yes};

/// What an `assessments.json` of this name says.
pub fn restate(file: AssessmentsFile, name: &Arc<str>, rules: &RuleBook) -> Recognised {
    let mut claims = Vec::new();
    let mut decisions: Vec<Decision> = file.decisions.into_iter().filter_map(|record| accepted(record, name)).collect();
    for assessment in file.assessments {
        decisions.extend(decided(&assessment, name));
        let subject =
            Subject { agency: Some(assessment.agency.clone().into()), fiscal_year: Some(assessment.fiscal_year) };
        let restated = Restated { name, subject, claims: Vec::new() };
        claims.extend(restated.all(assessment, rules));
    }
    let mut recognised = Recognised { claims, decisions, ..Recognised::default() };
    recognised.shrink_to_fit();
    recognised
}

/// One assessment's claims.
struct Restated<'n> {
    name: &'n Arc<str>,
    subject: Subject,
    claims: Vec<Claim>,
}

impl Restated<'_> {
    fn all(mut self, mut assessment: Assessment, rules: &RuleBook) -> Vec<Claim> {
        let told = told(&assessment, rules);
        self.figure(assessment.overall, Statement::Overall);
        self.figure(assessment.grade, Statement::Grade);
        self.figure(assessment.passed, Statement::Passed);
        for (instrument, figure) in assessment.instruments {
            self.figure(figure, |score| Statement::Instrument(instrument, score));
        }
        for indicator in assessment.indicators {
            self.figure(indicator.score, |score| Statement::Indicator(indicator.number, score));
        }
        for sub_indicator in assessment.sub_indicators {
            let code = sub_indicator.code;
            self.figure(sub_indicator.score, |score| Statement::SubIndicator(code.clone(), score));
        }
        for item in assessment.items {
            let figure = Figure { stated: item.score, computed: None, decided: item.decided, places: item.places };
            self.figure(figure, |score| Statement::Item(item.code.clone(), score));
        }
        if told {
            for number in std::mem::take(&mut assessment.strengths) {
                self.claim(Statement::Strength(number), Place::file(self.name));
            }
            for number in std::mem::take(&mut assessment.weaknesses) {
                self.claim(Statement::Weakness(number), Place::file(self.name));
            }
        }
        for mut recommendation in assessment.recommendations {
            let place = self.traced(&mut recommendation.places);
            self.claim(Statement::Recommendation(Box::new(recommendation)), place);
        }
        for mut measure in assessment.measures {
            let place = self.traced(&mut measure.places);
            self.claim(Statement::Measure(Box::new(measure)), place);
        }
        self.claims
    }

    /// Claims the stated value of a figure, once at each of its places.
    fn figure<T: Clone>(&mut self, mut figure: Figure<T>, statement: impl Fn(T) -> Statement) {
        let Some(stated) = figure.stated.take() else { return };
        self.traced(&mut figure.places);
        for place in figure.places {
            self.claim(statement(stated.clone()), place);
        }
    }

    /// Names the JSON in front of the files of places, and returns the first; where there is none, the JSON is it.
    fn traced(&self, places: &mut Vec<Place>) -> Place {
        for place in places.iter_mut() {
            place.file = format!("{}/{}", self.name, place.file).into();
        }
        if places.is_empty() {
            places.push(Place::file(self.name));
        }
        places.first().cloned().unwrap_or_else(|| Place::file(self.name))
    }

    fn claim(&mut self, statement: Statement, place: Place) {
        self.claims.push(Claim { subject: self.subject.clone(), statement, place });
    }
}

/// A finding that was only answered: it is answered again where it comes up again. What was decided of figures stands
/// beside them.
fn accepted(record: DecisionRecord, name: &Arc<str>) -> Option<Decision> {
    let FindingRecord { code, agency, fiscal_year, message, .. } = record.finding;
    let is_answer = record.value.as_deref().is_none_or(|value| yes(value).is_some());
    is_answer.then(|| Decision {
        basis: Basis::Finding(record.key),
        value: record.value,
        reason: record.reason,
        by: record.by,
        told: Told { agency, fiscal_year, code, message },
        place: Place::file(name),
    })
}

/// What was decided of an assessment's figures.
fn decided(assessment: &Assessment, name: &Arc<str>) -> Vec<Decision> {
    let decision = |field: Field, stated: Option<String>, value: String, (reason, by)| Decision {
        basis: Basis::Figure { agency: assessment.agency.clone(), fiscal_year: assessment.fiscal_year, field, stated },
        value: Some(value),
        reason,
        by,
        told: Told::default(),
        place: Place::file(name),
    };
    let score = |field: Field, stated: Option<Decimal>, decided: &Option<Box<Decided<Decimal>>>| {
        let Decided { value, reason, by } = decided.as_deref()?.clone();
        Some(decision(field, stated.map(|stated| stated.to_string()), value.to_string(), (reason, by)))
    };
    let judged = |field: Field, stated: Option<DecidedValue>, decided: Option<Decided<DecidedValue>>| {
        let Decided { value, reason, by } = decided?;
        Some(decision(field, stated.map(|stated| stated.written()), value.written(), (reason, by)))
    };
    let (grade, passed) = (&assessment.grade, &assessment.passed);
    let of_grade = grade.decided.clone().map(|decided| decided.map(DecidedValue::Grade));
    let of_result = passed.decided.clone().map(|decided| decided.map(DecidedValue::Passed));
    let overall = &assessment.overall;
    let mut decisions = vec![
        score(Field::Overall, overall.stated, &overall.decided),
        judged(Field::Grade, grade.stated.map(DecidedValue::Grade), of_grade),
        judged(Field::Passed, passed.stated.map(DecidedValue::Passed), of_result),
    ];
    let instruments = assessment.instruments.iter();
    decisions.extend(instruments.map(|(one, figure)| score(Field::Instrument(*one), figure.stated, &figure.decided)));
    decisions.extend(
        assessment.indicators.iter().map(|indicator| {
            score(Field::Indicator(indicator.number), indicator.score.stated, &indicator.score.decided)
        }),
    );
    decisions.extend(
        assessment
            .sub_indicators
            .iter()
            .map(|sub| score(Field::sub_indicator(&sub.code)?, sub.score.stated, &sub.score.decided)),
    );
    decisions.extend(assessment.items.iter().map(|item| score(Field::item(&item.code)?, item.score, &item.decided)));
    decisions.into_iter().flatten().collect()
}

/// True where documents have told strengths and weaknesses in another way than the scores do.
fn told(assessment: &Assessment, rules: &RuleBook) -> bool {
    let Some(rules) = rules.for_year(assessment.fiscal_year) else { return false };
    let (mut strong, mut weak) = (Vec::new(), Vec::new());
    for indicator in &assessment.indicators {
        if let Some(score) = indicator.score.value() {
            let list = if *score >= rules.target { &mut strong } else { &mut weak };
            list.push(indicator.number);
        }
    }
    (strong, weak) != (assessment.strengths.clone(), assessment.weaknesses.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Agency, fixture};

    fn restated(assessments: Vec<Assessment>) -> Vec<Claim> {
        let file = AssessmentsFile {
            schema: AssessmentsFile::SCHEMA.to_owned(),
            assessments,
            findings: Vec::new(),
            files: Vec::new(),
            decisions: Vec::new(),
        };
        restate(file, &"old/assessments.json".into(), RuleBook::embedded()).claims
    }

    #[test]
    fn what_was_stated_is_stated_again_at_its_places() {
        let (assessments, _, _) = fixture::run();
        let dangmo = assessments.into_iter().next().unwrap();
        let agency: Agency = dangmo.agency.clone();
        let claims = restated(vec![dangmo]);
        assert!(claims.iter().all(|claim| claim.subject.agency.as_deref() == Some(&agency)));
        let overall: Vec<_> = claims.iter().filter(|claim| matches!(claim.statement, Statement::Overall(_))).collect();
        let [Claim { statement: Statement::Overall(score), place, .. }] = overall.as_slice() else {
            panic!("one overall score: {overall:?}")
        };
        assert_eq!(score.to_string(), "80.9", "the computed 80.8998 is no claim");
        assert_eq!(place.to_string(), "old/assessments.json/scores.xlsx: คะแนน!B15");
        let of = |wanted: fn(&Statement) -> bool| claims.iter().filter(|claim| wanted(&claim.statement)).count();
        assert_eq!(of(|statement| matches!(statement, Statement::Indicator(..))), 10);
        assert_eq!(of(|statement| matches!(statement, Statement::Instrument(..))), 3);
        assert_eq!(of(|statement| matches!(statement, Statement::Measure(_))), 2);
        assert_eq!(of(|statement| matches!(statement, Statement::Recommendation(_))), 1);
        assert_eq!(of(|statement| matches!(statement, Statement::Strength(_))), 0, "the scores say it");
    }

    #[test]
    fn a_value_without_places_stands_in_the_json_and_a_told_order_is_kept() {
        let mut one = fixture::assessment("แดงหม้อ", 2564);
        one.overall = fixture::figure(Some("80.9"));
        one.strengths = vec![5, 1];
        let told: Vec<_> =
            restated(vec![one]).into_iter().map(|claim| (claim.statement, claim.place.to_string())).collect();
        let json = || "old/assessments.json".to_owned();
        assert_eq!(
            told,
            [
                (Statement::Overall("80.9".parse().unwrap()), json()),
                (Statement::Strength(5), json()),
                (Statement::Strength(1), json()),
            ]
        );
    }
}
