//! Figures that officers decided on, on their way into assessments.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::stated::Stated;
use crate::model::{Agency, Decided, Decision, Field, Figure, Grade};

/// What was decided, by whose and when it is, and which figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecidedFigures(BTreeMap<(Agency, u16), BTreeMap<Field, DecidedFigure>>);

/// One figure's decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedFigure {
    /// The right value.
    pub value: DecidedValue,
    /// What was decided, as it was written.
    pub decision: Decision,
}

/// A value of the sort that its figure has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedValue {
    /// 0 to 100.
    Score(Decimal),
    /// A grade or level of the year.
    Grade(Grade),
    /// Passed or not.
    Passed(bool),
}

impl DecidedValue {
    /// As documents and `assessments.json` write it.
    pub fn written(&self) -> String {
        match self {
            DecidedValue::Score(score) => score.to_string(),
            DecidedValue::Grade(grade) => grade.label().to_owned(),
            DecidedValue::Passed(true) => "ผ่าน".to_owned(),
            DecidedValue::Passed(false) => "ไม่ผ่าน".to_owned(),
        }
    }

    /// The value of a field from what [`DecidedValue::written`] gives.
    pub(super) fn parse(text: &str, field: Field) -> Option<DecidedValue> {
        match field {
            Field::Grade => Grade::ALL.into_iter().find(|grade| grade.label() == text).map(DecidedValue::Grade),
            Field::Passed => match text {
                "ผ่าน" => Some(DecidedValue::Passed(true)),
                "ไม่ผ่าน" => Some(DecidedValue::Passed(false)),
                _ => None,
            },
            _ => text.parse().ok().map(DecidedValue::Score),
        }
    }
}

impl DecidedFigures {
    /// What was decided of one assessment.
    pub fn of(&self, agency: &Agency, fiscal_year: u16) -> Option<&BTreeMap<Field, DecidedFigure>> {
        // The key owns its agency: a look-up costs one clone an assessment, and only where anything was decided.
        if self.0.is_empty() { None } else { self.0.get(&(agency.clone(), fiscal_year)) }
    }

    /// What was decided of one figure.
    pub fn get(&self, agency: &Agency, fiscal_year: u16, field: Field) -> Option<&DecidedFigure> {
        self.of(agency, fiscal_year)?.get(&field)
    }

    /// Adds what was decided of a figure.
    pub(super) fn insert(&mut self, agency: Agency, fiscal_year: u16, field: Field, figure: DecidedFigure) {
        self.0.entry((agency, fiscal_year)).or_default().insert(field, figure);
    }
}

impl DecidedFigure {
    fn beside<T>(&self, figure: &mut Figure<T>, value: T) {
        let Decision { reason, by, .. } = &self.decision;
        figure.decided = Some(Box::new(Decided { value, reason: reason.clone(), by: by.clone() }));
    }
}

/// Puts what was decided beside what documents state.
pub(in super::super) fn put_beside(stated: &mut Stated, decided: &BTreeMap<Field, DecidedFigure>) {
    for (field, figure) in decided {
        match (*field, figure.value) {
            (Field::Overall, DecidedValue::Score(score)) => figure.beside(&mut stated.overall, score),
            (Field::Grade, DecidedValue::Grade(grade)) => figure.beside(&mut stated.grade, grade),
            (Field::Passed, DecidedValue::Passed(passed)) => figure.beside(&mut stated.passed, passed),
            (Field::Instrument(instrument), DecidedValue::Score(score)) => {
                figure.beside(stated.instruments.entry(instrument).or_default(), score);
            }
            (Field::Indicator(number), DecidedValue::Score(score)) => {
                figure.beside(stated.indicators.entry(number).or_default(), score);
            }
            (Field::SubIndicator(indicator, number), DecidedValue::Score(score)) => {
                figure.beside(stated.sub_indicators.entry(format!("{indicator}.{number}")).or_default(), score);
            }
            (Field::Item(instrument, number), DecidedValue::Score(score)) => {
                if let Some(item) = stated.item(instrument, number) {
                    figure.beside(item, score);
                }
            }
            // Values are made for their fields: another sort does not come up.
            _ => {}
        }
    }
}
