//! Whether two assessments state the same: places and what is computed aside.

use serde::Serialize;

use prongsai::model::{Assessment, Figure, Measure};
use serde_json::Value as Json;

/// What an assessment says otherwise than it is told; nothing where both say the same.
pub fn differences(told: &Assessment, read: &Assessment) -> Vec<String> {
    let mut found = Vec::new();
    let mut same = |what: String, told: Json, read: Json| {
        if told != read {
            found.push(format!("{what}: {told} was read as {read}"));
        }
    };
    same("agency".to_owned(), json(&told.agency), json(&read.agency));
    same("year".to_owned(), json(&told.fiscal_year), json(&read.fiscal_year));
    same("overall".to_owned(), json(&given(&told.overall)), json(&given(&read.overall)));
    same("grade".to_owned(), json(&told.grade.given()), json(&read.grade.given()));
    same("result".to_owned(), json(&given(&told.passed)), json(&given(&read.passed)));
    let instruments = |one: &Assessment| -> Vec<String> {
        one.instruments.iter().map(|(instrument, figure)| format!("{instrument:?} {:?}", given(figure))).collect()
    };
    same("instruments".to_owned(), json(&instruments(told)), json(&instruments(read)));
    let indicators = |one: &Assessment| -> Vec<String> {
        one.indicators.iter().map(|indicator| format!("{} {:?}", indicator.number, given(&indicator.score))).collect()
    };
    same("indicators".to_owned(), json(&indicators(told)), json(&indicators(read)));
    let sub_indicators = |one: &Assessment| -> Vec<String> {
        let stated = one.sub_indicators.iter().filter(|sub| sub.score.given().is_some());
        stated.map(|sub| format!("{} {:?}", sub.code, given(&sub.score))).collect()
    };
    same("sub-indicators".to_owned(), json(&sub_indicators(told)), json(&sub_indicators(read)));
    same("strengths".to_owned(), json(&told.strengths), json(&read.strengths));
    same("weaknesses".to_owned(), json(&told.weaknesses), json(&read.weaknesses));
    let recommendations = |one: &Assessment| -> Vec<String> {
        one.recommendations.iter().map(|said| format!("{:?} {}", said.instrument, said.text)).collect()
    };
    same("recommendations".to_owned(), json(&recommendations(told)), json(&recommendations(read)));
    same("measures".to_owned(), json(&told.measures.len()), json(&read.measures.len()));
    for (at, (told, read)) in by_number(&told.measures).into_iter().zip(by_number(&read.measures)).enumerate() {
        let Measure { number, title, steps, responsible, period, results, suggestion, without_column, .. } = read;
        let mut part = |name: &str, told: Json, read: Json| same(format!("{name} of measure {at}"), told, read);
        part("number", json(&told.number), json(number));
        part("title", json(&told.title), json(title));
        part("steps", json(&told.steps), json(steps));
        part("units", json(&told.responsible), json(responsible));
        part("period", json(&told.period), json(period));
        part("results", json(&told.results), json(results));
        part("suggestion", json(&told.suggestion), json(suggestion));
        part("columns", json(&told.without_column), json(without_column));
    }
    found
}

/// What is told as stated: what an officer decided, else what documents state, to the last decimal.
fn given<T: ToString>(figure: &Figure<T>) -> Option<String> {
    figure.given().map(T::to_string)
}

fn json(value: &impl Serialize) -> Json {
    serde_json::to_value(value).unwrap_or(Json::Null)
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
