//! Our own `assessments.json` as input: the contract of [`AssessmentsFile`], checked before it is believed.
//!
//! Keys of a later version are passed over. Another version of the contract is refused by its name, and a value that
//! the contract does not allow makes the whole file a damaged one: it is a program's work, and in part of it nothing
//! could be trusted.

use rust_decimal::Decimal;
use serde::Deserialize;

use super::encoding::Encoding;
use crate::model::{Assessment, AssessmentsFile, FISCAL_YEARS, Figure, ReadFailure};

/// A stated score may be out of its range, but not so far that it was no slip.
const HIGHEST: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// What tells our files from other JSON.
#[derive(Deserialize)]
struct Envelope {
    schema: String,
}

/// Reads the results of an earlier run.
///
/// # Errors
/// [`ReadFailure::Unsupported`] where it is JSON of something else, [`ReadFailure::Damaged`] with the place otherwise.
pub fn read(bytes: &[u8]) -> Result<AssessmentsFile, ReadFailure> {
    let (text, lossless) = Encoding::Utf8.decode(bytes);
    if !lossless {
        return Err(damaged("UTF-8"));
    }
    let at = |error: &serde_json::Error| damaged(&format!("line {}, column {}", error.line(), error.column()));
    match serde_json::from_str::<Envelope>(&text) {
        Ok(Envelope { schema }) if schema == AssessmentsFile::SCHEMA => {}
        Ok(Envelope { schema }) => {
            let named: String = schema.chars().filter(|c| !c.is_control()).take(60).collect();
            return Err(ReadFailure::Unsupported { format: format!("JSON ({named})") });
        }
        Err(error) if error.is_data() => return Err(ReadFailure::Unsupported { format: "JSON".to_owned() }),
        Err(error) => return Err(at(&error)),
    }
    let file: AssessmentsFile = serde_json::from_str(&text).map_err(|error| at(&error))?;
    for (number, assessment) in file.assessments.iter().enumerate() {
        if let Some(key) = impossible(assessment) {
            return Err(damaged(&format!("assessments[{number}].{key}")));
        }
    }
    Ok(file)
}

/// The key of a value that the contract does not allow.
fn impossible(assessment: &Assessment) -> Option<&'static str> {
    let is_indicator = |number: &u8| (1..=10).contains(number);
    let told = || assessment.strengths.iter().chain(&assessment.weaknesses);
    if assessment.agency.name.trim().is_empty() {
        Some("agency.name")
    } else if !FISCAL_YEARS.contains(&assessment.fiscal_year) {
        Some("fiscal_year")
    } else if !assessment.indicators.iter().all(|indicator| is_indicator(&indicator.number)) {
        Some("indicators.number")
    } else if !scores(assessment).all(|score| score.abs() <= HIGHEST) {
        Some("stated")
    } else if !decided(assessment).all(|score| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&score)) {
        Some("decided")
    } else if !told().all(is_indicator) {
        Some("strengths")
    } else if !assessment.items.iter().all(|item| is_item(&item.code)) {
        Some("items.code")
    } else if !assessment.measures.iter().all(|measure| measure.indicators.iter().all(is_indicator)) {
        Some("measures.indicators")
    } else {
        None
    }
}

/// Every score that is stated.
fn scores(assessment: &Assessment) -> impl Iterator<Item = Decimal> {
    let items = assessment.items.iter().filter_map(|item| item.score);
    figures(assessment).filter_map(|figure| figure.stated).chain(items)
}

/// Every score that was decided.
fn decided(assessment: &Assessment) -> impl Iterator<Item = Decimal> {
    let items = assessment.items.iter().filter_map(|item| item.decided.as_ref());
    figures(assessment).filter_map(|figure| figure.decided.as_ref()).chain(items).map(|decided| decided.value)
}

/// Every score but those of items.
fn figures(assessment: &Assessment) -> impl Iterator<Item = &Figure<Decimal>> {
    let instruments = assessment.instruments.values();
    let indicators = assessment.indicators.iter().map(|indicator| &indicator.score);
    let sub_indicators = assessment.sub_indicators.iter().map(|sub_indicator| &sub_indicator.score);
    std::iter::once(&assessment.overall).chain(instruments).chain(indicators).chain(sub_indicators)
}

/// True for codes such as `o18`.
fn is_item(code: &str) -> bool {
    let number = code.strip_prefix(['i', 'e', 'o']).unwrap_or_default();
    (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn damaged(what: &str) -> ReadFailure {
    ReadFailure::Damaged { what: what.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{Place, Position, fixture};

    proptest! {
        #[test]
        fn what_is_written_is_read(
            name in "[ก-๙a-z\"\\\\<&\n ]{0,12}ก",
            scores in prop::collection::vec(prop::option::of((-1_000_000..=1_000_000_i64, 0..=9_u32)), 10),
            texts in prop::collection::vec(".{0,12}", 2),
            (row, column) in (1..=u32::MAX, 1..=16_384_u32),
        ) {
            let mut assessment = fixture::assessment(&name, 2564);
            let file: Arc<str> = texts.concat().into();
            let sheet: Arc<str> = texts.concat().into();
            for (indicator, score) in assessment.indicators.iter_mut().zip(scores) {
                indicator.score.stated = score.map(|(units, scale)| Decimal::new(units, scale));
                indicator.score.places =
                    vec![Place::new(&file, Position::SheetCell { sheet: sheet.clone(), row, column })];
            }
            assessment.agency.district = texts.first().cloned();
            assessment.sources = vec![file];
            let whole = AssessmentsFile {
                schema: AssessmentsFile::SCHEMA.to_owned(),
                assessments: vec![assessment],
                findings: Vec::new(),
                files: Vec::new(),
                decisions: Vec::new(),
            };
            prop_assert_eq!(read(&serde_json::to_vec(&whole).unwrap()), Ok(whole));
        }
    }

    #[test]
    fn what_is_no_assessments_file_has_a_reason() {
        let unsupported = |format: &str| Err(ReadFailure::Unsupported { format: format.to_owned() });
        let damaged = |what: &str| Err(damaged(what));
        let empty = |schema: &str, inside: &str| {
            format!(r#"{{"schema": "{schema}", "assessments": [{inside}], "findings": [], "files": []}}"#)
        };
        let ours = AssessmentsFile::SCHEMA;
        let cases: [(String, Result<usize, ReadFailure>); 8] = [
            (empty(ours, ""), Ok(0)),
            (format!("\u{FEFF}{}", empty(ours, "")), Ok(0)),
            (empty("prongsai.assessments/2", ""), unsupported("JSON (prongsai.assessments/2)")),
            ("{\"a\": 1}".to_owned(), unsupported("JSON")),
            ("[1, 2]".to_owned(), unsupported("JSON")),
            (empty(ours, "{}"), damaged("line 1, column 55")),
            (empty(ours, "").replace(']', ""), damaged("line 1, column 54")),
            (format!("{{\n\"schema\": \"{ours}\", \"assess"), damaged("line 2, column 43")),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text.as_bytes()).map(|file| file.assessments.len()), expected, "{text}");
        }
    }

    #[test]
    fn what_the_contract_does_not_allow_is_named() {
        let whole = AssessmentsFile {
            schema: AssessmentsFile::SCHEMA.to_owned(),
            assessments: fixture::run().0,
            findings: Vec::new(),
            files: Vec::new(),
            decisions: Vec::new(),
        };
        let text = serde_json::to_string(&whole).unwrap();
        let cases = [
            ("", "", None),
            ("\"fiscal_year\":2563", "\"fiscal_year\":2020", Some("assessments[1].fiscal_year")),
            ("\"80.9\"", "\"79228162514264337593543950335\"", Some("assessments[0].stated")),
            ("\"strengths\":[1", "\"strengths\":[11", Some("assessments[0].strengths")),
            ("\"number\":1,\"name\"", "\"number\":0,\"name\"", Some("assessments[0].indicators.number")),
            ("องค์การบริหารส่วนตำบลแดงหม้อ", " ", Some("assessments[0].agency.name")),
        ];
        for (right, wrong, what) in cases {
            let read = read(text.replacen(right, wrong, 1).as_bytes());
            assert_eq!(read.err(), what.map(damaged), "{wrong}");
        }
    }
}
