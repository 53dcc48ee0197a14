//! Live formulas that show what was concluded: every formula is also evaluated here, in exact decimals, and is written
//! only where it gives the value of the comparison. So a workbook shows the same figures before and after recalculation.

use std::borrow::Cow;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::export::wording::{Language, labels};
use crate::rules::Rules;

/// Decimals of computed scores, as everywhere in the output. Rounding also takes off the noise of binary arithmetic,
/// which would make 84.99999999999999 of 85 and another grade of it.
const SCORE_DECIMALS: u32 = 4;

/// Decimals of means, shares and differences.
const MEAN_DECIMALS: u32 = 8;

/// Decimals in which bands are told: 84.995 is published as 85.00.
const PUBLISHED_DECIMALS: u32 = 2;

/// How far the roundings on the way to a mean or difference may add up.
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, MEAN_DECIMALS - 1);

/// What a cell shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Nothing,
    Number(Decimal),
    Text(Cow<'static, str>),
    /// The error `#N/A`, which charts leave out.
    NotAvailable,
}

impl Value {
    /// A computed score as [`round_score`] gives it, or nothing.
    pub(super) fn score(score: Option<Decimal>) -> Value {
        Value::rounded(score, SCORE_DECIMALS)
    }

    /// A mean, share or difference as [`round_mean`] gives it, or nothing.
    pub(super) fn mean(mean: Option<Decimal>) -> Value {
        Value::rounded(mean, MEAN_DECIMALS)
    }

    fn rounded(number: Option<Decimal>, decimals: u32) -> Value {
        number.map_or(Value::Nothing, |number| Value::Number(rounded(number, decimals)))
    }

    /// A text, or nothing.
    pub(super) fn text(text: Option<&str>) -> Value {
        text.map_or(Value::Nothing, |text| Value::Text(text.to_owned().into()))
    }

    pub(super) fn as_number(&self) -> Option<Decimal> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The value as a formula's cached result is stored.
    pub(super) fn cached(&self) -> String {
        match self {
            Value::Nothing => String::new(),
            Value::Number(number) => number.to_string(),
            Value::Text(text) => text.clone().into_owned(),
            Value::NotAvailable => "#N/A".to_owned(),
        }
    }

    fn agrees(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Number(a), Value::Number(b)) => {
                a.checked_sub(*b).is_some_and(|difference| difference.abs() <= TOLERANCE)
            }
            (a, b) => a == b,
        }
    }
}

/// A formula and its value, or a value alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Live {
    pub(super) formula: Option<String>,
    pub(super) value: Value,
}

impl Live {
    /// A value that no formula gives.
    pub(super) fn fixed(value: Value) -> Live {
        Live { formula: None, value }
    }

    /// A formula whose value is certain.
    pub(super) fn formula(formula: String, value: Value) -> Live {
        Live { formula: Some(formula), value }
    }

    /// A word that leads to an address, which is given as an expression.
    pub(super) fn leading(word: &'static str, address: impl FnOnce(&mut String)) -> Live {
        let mut formula = String::with_capacity(128);
        formula.push_str("=HYPERLINK(");
        address(&mut formula);
        formula.push(',');
        push_quoted(&mut formula, word);
        formula.push(')');
        Live::formula(formula, Value::Text(word.into()))
    }

    /// The first formula that gives what was concluded, else what was concluded.
    pub(super) fn first_that_gives(concluded: Value, candidates: impl IntoIterator<Item = Live>) -> Live {
        candidates
            .into_iter()
            .find(|candidate| candidate.value.agrees(&concluded))
            .unwrap_or_else(|| Live::fixed(concluded))
    }
}

/// Half up, as `ROUND` does.
fn rounded(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// An expression for a computed score, rounded.
pub(super) fn round_score(expression: &str) -> String {
    format!("ROUND({expression},{SCORE_DECIMALS})")
}

/// An expression for a mean, share or difference, rounded.
pub(super) fn round_mean(expression: &str) -> String {
    format!("ROUND({expression},{MEAN_DECIMALS})")
}

/// A text as a formula writes it.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    push_quoted(&mut quoted, text);
    quoted
}

/// The same, behind what there is already.
pub(super) fn push_quoted(into: &mut String, text: &str) {
    into.push('"');
    for (number, part) in text.split('"').enumerate() {
        if number > 0 {
            into.push_str("\"\"");
        }
        into.push_str(part);
    }
    into.push('"');
}

/// One of the outcomes that the bands of a year give, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Outcome {
    label: String,
    overall: Decimal,
    every_instrument: Option<Decimal>,
}

/// The ladder of a year: outcomes, best first; the first whose conditions hold counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::export) struct Ladder(Vec<Outcome>);

impl Ladder {
    /// Grades or levels by the year's bands.
    pub(in crate::export) fn of_grades(rules: &Rules, language: Language) -> Ladder {
        Ladder::of(rules, |band| labels::grade(band.grade, language).to_owned())
    }

    /// Passed or not by the year's bands.
    pub(in crate::export) fn of_results(rules: &Rules, language: Language) -> Ladder {
        Ladder::of(rules, |band| labels::passed(band.passed, language).to_owned())
    }

    fn of(rules: &Rules, label: impl Fn(&crate::rules::Band) -> String) -> Ladder {
        let mut outcomes: Vec<Outcome> = Vec::new();
        for band in &rules.bands {
            let outcome =
                Outcome { label: label(band), overall: band.overall, every_instrument: band.every_instrument };
            // A stricter way to the same outcome decides nothing, so no missing instrument may leave it open.
            while outcomes.last().is_some_and(|before| {
                before.label == outcome.label
                    && before.overall >= outcome.overall
                    && (outcome.every_instrument.is_none() || before.every_instrument >= outcome.every_instrument)
            }) {
                outcomes.pop();
            }
            outcomes.push(outcome);
        }
        Ladder(outcomes)
    }

    /// The formula over the cell of the overall score and the range of the three instruments.
    pub(super) fn formula(&self, overall: &str, instruments: &str) -> String {
        self.steps(overall, instruments, |least| format!("COUNTIF({instruments},\"<{least}\")=0"))
    }

    /// The same formula where the cells of the three instruments stand apart: `C11,C17,C21`.
    pub(in crate::export) fn formula_apart(&self, overall: &str, instruments: &str) -> String {
        self.steps(overall, instruments, |least| format!("OR(COUNT({instruments})=0,MIN({instruments})>={least})"))
    }

    fn steps(&self, overall: &str, instruments: &str, none_under: impl Fn(Decimal) -> String) -> String {
        let published = format!("ROUND({overall},{PUBLISHED_DECIMALS})");
        let steps = self.0.iter().rev().fold("\"\"".to_owned(), |otherwise, outcome| {
            let (label, least) = (quoted(&outcome.label), outcome.overall.normalize());
            // The instruments are not rounded: what is published as the least score lies half a unit lower.
            let half = Decimal::new(5, PUBLISHED_DECIMALS + 1);
            match outcome.every_instrument.map(|least| (least - half).normalize()) {
                None => format!("IF({published}>={least},{label},{otherwise})"),
                Some(each) => format!(
                    "IF(AND({published}>={least},{}),IF(COUNT({instruments})=3,{label},\"\"),{otherwise})",
                    none_under(each)
                ),
            }
        });
        format!("=IF(ISNUMBER({overall}),{steps},\"\")")
    }

    /// What the formula gives.
    pub(super) fn value(&self, overall: Option<Decimal>, instruments: [Option<Decimal>; 3]) -> Value {
        let Some(overall) = overall else { return Value::Nothing };
        let published = |score: Decimal| rounded(score, PUBLISHED_DECIMALS);
        let under = |least: Decimal| instruments.iter().flatten().any(|score| published(*score) < least);
        let holds =
            |outcome: &&Outcome| published(overall) >= outcome.overall && !outcome.every_instrument.is_some_and(under);
        match self.0.iter().find(holds) {
            Some(outcome) if outcome.every_instrument.is_none() || instruments.iter().all(Option::is_some) => {
                Value::Text(outcome.label.clone().into())
            }
            _ => Value::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Grade;
    use crate::rules::Band;

    fn rules(bands: &[(Grade, &str, Option<&str>, bool)]) -> Rules {
        Rules {
            fiscal_year: 2566,
            source: String::new(),
            source_english: String::new(),
            instruments: Vec::new(),
            indicators: Vec::new(),
            sub_indicators: Vec::new(),
            items: Vec::new(),
            target: Decimal::from(85),
            nation: None,
            bands: bands
                .iter()
                .map(|(grade, overall, every, passed)| Band {
                    grade: *grade,
                    overall: overall.parse().unwrap(),
                    every_instrument: every.map(|each| each.parse().unwrap()),
                    passed: *passed,
                })
                .collect(),
        }
    }

    fn levels() -> Rules {
        rules(&[
            (Grade::PassedExcellent, "95.00", Some("95.00"), true),
            (Grade::PassedGood, "85.00", Some("85.00"), true),
            (Grade::Passed, "85.00", None, true),
            (Grade::NeedsImprovement, "70.00", None, false),
            (Grade::NeedsUrgentImprovement, "0", None, false),
        ])
    }

    #[test]
    fn letters_become_nested_conditions() {
        let letters = rules(&[(Grade::A, "85.00", None, true), (Grade::F, "0", None, false)]);
        assert_eq!(
            Ladder::of_grades(&letters, Language::English).formula("V4", "Q4:S4"),
            r#"=IF(ISNUMBER(V4),IF(ROUND(V4,2)>=85,"A",IF(ROUND(V4,2)>=0,"F","")),"")"#
        );
    }

    #[test]
    fn a_level_may_ask_for_every_instrument() {
        assert_eq!(
            Ladder::of_grades(&levels(), Language::Thai).formula("V4", "Q4:S4"),
            "=IF(ISNUMBER(V4),\
             IF(AND(ROUND(V4,2)>=95,COUNTIF(Q4:S4,\"<94.995\")=0),IF(COUNT(Q4:S4)=3,\"ผ่านดีเยี่ยม\",\"\"),\
             IF(AND(ROUND(V4,2)>=85,COUNTIF(Q4:S4,\"<84.995\")=0),IF(COUNT(Q4:S4)=3,\"ผ่านดี\",\"\"),\
             IF(ROUND(V4,2)>=85,\"ผ่าน\",IF(ROUND(V4,2)>=70,\"ต้องปรับปรุง\",IF(ROUND(V4,2)>=0,\"ต้องปรับปรุงโดยด่วน\",\"\"))))),\"\")"
        );
        assert!(Ladder::of_grades(&levels(), Language::Thai).formula_apart("C24", "C11,C17,C21").starts_with(
            "=IF(ISNUMBER(C24),IF(AND(ROUND(C24,2)>=95,OR(COUNT(C11,C17,C21)=0,MIN(C11,C17,C21)>=94.995)),\
             IF(COUNT(C11,C17,C21)=3,\"ผ่านดีเยี่ยม\",\"\"),"
        ));
        let english = Ladder::of_grades(&levels(), Language::English).formula("V4", "Q4:S4");
        assert!(english.contains("\"Excellent\"") && english.contains("\"Needs urgent improvement\""), "{english}");
        // A passed result asks for nothing but the overall score.
        assert_eq!(
            Ladder::of_results(&levels(), Language::Thai).formula("V4", "Q4:S4"),
            "=IF(ISNUMBER(V4),IF(ROUND(V4,2)>=85,\"ผ่าน\",IF(ROUND(V4,2)>=0,\"ไม่ผ่าน\",\"\")),\"\")"
        );
    }

    #[test]
    fn the_value_is_what_the_formula_gives() {
        let ladder = Ladder::of_grades(&levels(), Language::Thai);
        let cases = [
            ("95.81", [Some("99"), Some("94.99"), Some("95")], "ผ่านดี"),
            ("94.64", [Some("98"), Some("84.99"), Some("99")], "ผ่าน"),
            ("96", [Some("95"), Some("95.00"), Some("98")], "ผ่านดีเยี่ยม"),
            // Whether it is excellent hangs on the instrument that is missing.
            ("96", [Some("95"), None, Some("98")], ""),
            ("96", [Some("80"), None, Some("98")], "ผ่าน"),
            ("84.99", [None, None, None], "ต้องปรับปรุง"),
            // Bands are told in two decimals.
            ("94.995", [Some("94.995"), Some("95"), Some("98")], "ผ่านดีเยี่ยม"),
            ("69.99", [None, None, None], "ต้องปรับปรุงโดยด่วน"),
        ];
        for (overall, instruments, expected) in cases {
            let instruments = instruments.map(|score| score.map(|score| score.parse().unwrap()));
            let value = ladder.value(Some(overall.parse().unwrap()), instruments);
            assert_eq!(value.cached(), expected, "{overall} with {instruments:?}");
        }
        assert_eq!(ladder.value(None, [None; 3]), Value::Nothing);
    }

    #[test]
    fn a_formula_that_gives_another_value_is_not_written() {
        let number = |text: &str| Value::Number(text.parse().unwrap());
        let candidate = |text: &str| Live::formula("=A1".to_owned(), number(text));
        let live = Live::first_that_gives(number("80.8998"), [candidate("80.89980001"), candidate("1")]);
        assert_eq!(live, candidate("80.89980001"));
        let fixed = Live::first_that_gives(number("80.8998"), [candidate("80.7")]);
        assert_eq!(fixed, Live::fixed(number("80.8998")));
        assert_eq!(Live::first_that_gives(Value::Nothing, [candidate("1")]), Live::fixed(Value::Nothing));
    }
}
