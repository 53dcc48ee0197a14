//! Whether two assessments state the same: places and what is computed aside.

use std::fmt::Debug;

use prongsai::model::{Assessment, Figure, Measure};

/// What an assessment says otherwise than it is told; nothing where both say the same.
pub fn differences(told: &Assessment, read: &Assessment) -> Vec<String> {
    let mut found = Vec::new();
    let mut same = |what: String, told: &dyn Debug, read: &dyn Debug| {
        let (told, read) = (format!("{told:?}"), format!("{read:?}"));
        if told != read {
            found.push(format!("{what}: {told} was read as {read}"));
        }
    };
    same("agency".to_owned(), &told.agency, &read.agency);
    same("year".to_owned(), &told.fiscal_year, &read.fiscal_year);
    same("overall".to_owned(), &given(&told.overall), &given(&read.overall));
    same("grade".to_owned(), &given(&told.grade), &given(&read.grade));
    same("result".to_owned(), &given(&told.passed), &given(&read.passed));
    let instruments = |one: &Assessment| -> Vec<String> {
        one.instruments.iter().map(|(instrument, figure)| format!("{instrument:?} {:?}", given(figure))).collect()
    };
    same("instruments".to_owned(), &instruments(told), &instruments(read));
    let indicators = |one: &Assessment| -> Vec<String> {
        one.indicators.iter().map(|indicator| format!("{} {:?}", indicator.number, given(&indicator.score))).collect()
    };
    same("indicators".to_owned(), &indicators(told), &indicators(read));
    let sub_indicators = |one: &Assessment| -> Vec<String> {
        let stated = one.sub_indicators.iter().filter(|sub| sub.score.given().is_some());
        stated.map(|sub| format!("{} {:?}", sub.code, given(&sub.score))).collect()
    };
    same("sub-indicators".to_owned(), &sub_indicators(told), &sub_indicators(read));
    same("strengths".to_owned(), &told.strengths, &read.strengths);
    same("weaknesses".to_owned(), &told.weaknesses, &read.weaknesses);
    let recommendations = |one: &Assessment| -> Vec<String> {
        one.recommendations.iter().map(|said| format!("{:?} {}", said.instrument, said.text)).collect()
    };
    same("recommendations".to_owned(), &recommendations(told), &recommendations(read));
    same("measures".to_owned(), &told.measures.len(), &read.measures.len());
    for (at, (told, read)) in by_number(&told.measures).into_iter().zip(by_number(&read.measures)).enumerate() {
        let bare = |measure: &Measure| Measure { places: Vec::new(), ..measure.clone() };
        same(format!("measure at {at}"), &bare(told), &bare(read));
    }
    found
}

/// What is told as stated: what an officer decided, else what documents state, to the last decimal.
fn given<T: Debug>(figure: &Figure<T>) -> Option<String> {
    figure.given().map(|value| format!("{value:?}"))
}

/// Reports have measures by number.
fn by_number(measures: &[Measure]) -> Vec<&Measure> {
    let mut sorted: Vec<&Measure> = measures.iter().collect();
    let numbers: std::collections::BTreeSet<Option<u32>> = sorted.iter().map(|measure| measure.number).collect();
    if numbers.len() == measures.len() && !numbers.contains(&None) {
        sorted.sort_by_key(|measure| measure.number);
    }
    sorted
}
