//! The workbook as a whole, read back.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

use super::*;
use crate::compare::compare;
use crate::export::Digits;
use crate::model::{Assessment, Figure, Grade, Instrument, fixture};

const SETTINGS: Settings = Settings { language: Language::Thai, digits: Digits::Thai };

/// The fixture's run with what [`crate::normalize`] computes from its stated scores.
fn run() -> Comparison {
    let (mut assessments, findings, files) = fixture::run();
    assessments.iter_mut().for_each(complete);
    compare(assessments, findings, files)
}

fn complete(assessment: &mut Assessment) {
    let mut computed = Decimal::ZERO;
    for (instrument, numbers, weight) in
        [(Instrument::Iit, 1..=5, "0.3"), (Instrument::Eit, 6..=8, "0.3"), (Instrument::Oit, 9..=10, "0.4")]
    {
        let scores: Option<Vec<Decimal>> =
            numbers.map(|number: usize| assessment.indicators[number - 1].score.stated).collect();
        let figure = assessment.instruments.get_mut(&instrument).unwrap();
        figure.computed = scores.map(|scores| scores.iter().sum::<Decimal>() / Decimal::from(scores.len()));
        let Some(score) = figure.computed.or(figure.stated) else { return };
        computed += score * weight.parse::<Decimal>().unwrap();
    }
    assessment.overall.computed = Some(computed);
}

#[test]
fn dump() {
    std::fs::write("/tmp/wb/fixture.xlsx", write(&run(), RuleBook::embedded(), &SETTINGS).unwrap()).unwrap();
    std::fs::write(
        "/tmp/wb/fixture_en.xlsx",
        write(&run(), RuleBook::embedded(), &Settings { language: Language::English, ..SETTINGS }).unwrap(),
    )
    .unwrap();
    std::fs::write("/tmp/wb/empty.xlsx", write(&Comparison::default(), RuleBook::embedded(), &SETTINGS).unwrap())
        .unwrap();
}
