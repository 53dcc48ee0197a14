//! What scores of the OIT tell, as tables of statements and conclusions.

use proptest::prelude::*;
use rust_decimal::RoundingStrategy;

use crate::model::{Agency, AgencyKind, Claim, Finding, Instrument, Place, Statement, Subject};
use crate::normalize::assess;
use crate::rules::{RuleBook, code_of};

use super::*;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn agency(kind: AgencyKind) -> Agency {
    Agency { name: "หน่วยงาน".to_owned(), kind, subdistrict: None, district: None, province: None }
}

/// The statement that a word of a test makes: `9=97.14`, `9.1=88.89`, `o18=0`, `OIT=58.82`.
fn statement(word: &str) -> Statement {
    let (what, value) = word.split_once('=').unwrap();
    let value = decimal(value);
    match what {
        "OIT" => Statement::Instrument(Instrument::Oit, value),
        "ITA" => Statement::Overall(value),
        _ if what.starts_with('o') => Statement::Item(what.to_owned(), value),
        _ if what.contains('.') => Statement::SubIndicator(what.to_owned(), value),
        _ => Statement::Indicator(what.parse().unwrap(), value),
    }
}

fn concluded(kind: AgencyKind, year: u16, statements: Vec<Statement>) -> (Assessment, Vec<Finding>) {
    let subject = Subject { agency: Some(agency(kind).into()), fiscal_year: Some(year) };
    let place = Place::file(&"a.xlsx".into());
    let claim = |statement| Claim { subject: subject.clone(), statement, place: place.clone() };
    let (mut assessments, findings) = assess(statements.into_iter().map(claim).collect(), RuleBook::embedded());
    (assessments.remove(0), findings)
}

fn of(words: &str) -> (Assessment, Vec<Finding>) {
    let statements = words.split_whitespace().map(statement).collect();
    concluded(AgencyKind::SubdistrictAdministrativeOrganization, 2564, statements)
}

/// Items as words of a test: all from the first to the last won, but these lost.
fn items(first: u16, last: u16, lost: &[u16]) -> String {
    let word = |number| format!("o{number}={} ", if lost.contains(&number) { 0 } else { 100 });
    (first..=last).map(word).collect()
}

/// What was lost, as `10.1: 1 of o34 o35 ...`; a range where the items follow each other.
fn lost(assessment: &Assessment) -> String {
    let told = |lost: &LostItems| {
        let (first, last) = (lost.among.first().unwrap(), lost.among.last().unwrap());
        let number = |code: &String| code[1..].parse::<usize>().unwrap();
        let among = match number(last) - number(first) + 1 == lost.among.len() && lost.among.len() > 1 {
            true => format!("{first}-{last}"),
            false => lost.among.join(" "),
        };
        format!("{}: {} of {among}", lost.sub_indicator, lost.lost)
    };
    assessment.lost_items.iter().map(told).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_stated_score_tells_the_items_lost() {
    let all_but_o18 = items(1, 33, &[18]);
    let but_two = items(10, 17, &[12, 15]);
    let cases: &[(&str, &str)] = &[
        ("9=97.14", "9.3: 1 of o18-o24"),
        ("9=97.78", "9.1: 1 of o1-o9"),
        ("9=93.50", "9.2: 1 of o10-o17; 9.5: 1 of o29-o33"),
        ("9=100.00", ""),
        ("10=93.75", "10.1: 1 of o34-o41"),
        ("10=50.00", ""),
        // 7 of 8 and 0 of 2, or 3 of 8 and 1 of 2.
        ("10=43.75", ""),
        ("10=43.75 10.2=50.00", "10.1: 5 of o34-o41; 10.2: 1 of o42-o43"),
        ("10=43.75 o42=100", "10.1: 5 of o34-o41; 10.2: 1 of o43"),
        ("10=43.75 o34=0 o35=0", "10.1: 5 of o34-o41; 10.2: 1 of o42-o43"),
        ("10=43.75 o42=0 o43=0", "10.1: 1 of o34-o41; 10.2: 2 of o42-o43"),
        // Three of 9.2, or one of 9.2 and one of 9.4.
        ("9=92.50", ""),
        ("9=92.50 9.4=100.00", "9.2: 3 of o10-o17"),
        ("9=97.14 o18=0", "9.3: 1 of o18"),
        ("9=97.14 o18=100 o19=100", "9.3: 1 of o20-o24"),
        ("10=0", "10.1: 8 of o34-o41; 10.2: 2 of o42-o43"),
        (&all_but_o18, "9.3: 1 of o18"),
        (&but_two, "9.2: 2 of o12 o15"),
        // The item that is left out is known by the sub-indicator.
        ("9.4=75.00 o25=100 o26=100 o27=100", "9.4: 1 of o28"),
        // Among scores of two decimals 97.5 is 97.50.
        ("9=97.5 10=93.75", "9.2: 1 of o10-o17; 10.1: 1 of o34-o41"),
        // What contradicts itself tells nothing.
        ("9=97.14 o1=0", ""),
        ("9=97.14 9=97.78", ""),
        ("9=97.15", ""),
    ];
    for (words, told) in cases {
        assert_eq!(lost(&of(words).0), *told, "{words}");
    }
}

#[test]
fn few_ways_are_told_as_alternatives() {
    let ways = |words: &str| -> Vec<String> {
        let told = |way: &Vec<LostCount>| {
            way.iter().map(|count| format!("{}: {}", count.sub_indicator, count.lost)).collect::<Vec<_>>().join(", ")
        };
        of(words).0.lost_alternatives.iter().flat_map(|told| &told.ways).map(told).collect()
    };
    assert_eq!(ways("10=43.75"), ["10.1: 5, 10.2: 1", "10.1: 1, 10.2: 2"]);
    assert_eq!(ways("9=92.50"), ["9.2: 3", "9.2: 1, 9.4: 1"]);
    assert_eq!(ways("10=93.75"), Vec::<String>::new());
    assert_eq!(ways("10=43.75 o42=100"), Vec::<String>::new());
}

#[test]
fn scores_are_computed_from_items_and_compared() {
    let codes = |findings: &[Finding]| findings.iter().map(|found| found.detail.code()).collect::<Vec<_>>();
    let nine = items(1, 33, &[18]);
    let ten = items(34, 43, &[34]);
    let both = format!("{nine}{ten}");
    let value = |assessment: &Assessment, number: u8| {
        let indicator = assessment.indicators.iter().find(|indicator| indicator.number == number).unwrap();
        indicator.score.computed.map(|computed| computed.to_string())
    };
    let (assessment, findings) = of(&both);
    assert_eq!(value(&assessment, 9).as_deref(), Some("97.1429"));
    assert_eq!(value(&assessment, 10).as_deref(), Some("93.75"));
    let oit = &assessment.instruments[&Instrument::Oit];
    assert_eq!(oit.computed.map(|computed| computed.to_string()).as_deref(), Some("95.4464"));
    assert_eq!(assessment.sub_indicators.len(), 7);
    let missing = codes(&findings);
    assert_eq!(missing, Vec::<&str>::new(), "nothing is stated of the indicators");

    // What the items give, and what differs from it.
    let cases: &[(String, &[&str])] = &[
        (format!("{both} OIT=95.45 9=97.14 10=93.75"), &[]),
        (format!("{both} OIT=95.44"), &[]),
        (format!("{both} OIT=95.46"), &["instrument-differs"]),
        (format!("{both} 9=97.78 10=93.75 OIT=95.45"), &["indicator-differs"]),
        (format!("{both} 9.3=85.71"), &[]),
        (format!("{both} 9.3=85.17"), &["sub-indicator-differs"]),
        (format!("{both} o18=100"), &["conflicting-values"]),
        ("9.1=100 9.2=100 9.3=85.71 9.4=100 9.5=100 9=97.14".to_owned(), &[]),
        ("9.1=100 9.2=100 9.3=85.71 9.4=100 9.5=100 9=96.00".to_owned(), &["indicator-differs"]),
        ("9.1=88.8 9.2=100 9.3=100 9.4=100 9.5=100 9=97.78".to_owned(), &[]),
        // A workbook's own arithmetic, wrong in the last decimal.
        ("9=56.8492063492064".to_owned(), &[]),
        ("9=56.8493".to_owned(), &["unattainable-oit"]),
    ];
    for (words, expected) in cases {
        let mut found = codes(&of(words).1);
        found.retain(|code| *code != "missing-indicator");
        assert_eq!(found, *expected, "{words}");
    }
}

#[test]
fn lists_that_are_not_verified_tell_nothing() {
    let told = |kind, year, words: &str| {
        let (assessment, findings) = concluded(kind, year, words.split_whitespace().map(statement).collect());
        let warned = findings.iter().any(|found| found.detail.code() == "unattainable-oit");
        (lost(&assessment), warned)
    };
    let local = AgencyKind::SubdistrictAdministrativeOrganization;
    assert_eq!(told(local, 2564, "9=97.15"), (String::new(), true));
    assert_eq!(told(AgencyKind::School, 2564, "9=97.15"), (String::new(), false));
    assert_eq!(told(AgencyKind::EducationArea, 2564, "9=97.14"), (String::new(), false));
    assert_eq!(told(local, 2567, "9=97.14"), (String::new(), false));
    assert_eq!(told(AgencyKind::Department, 2565, "10=93.75"), ("10.1: 1 of o34-o41".to_owned(), false));
}

/// What the items of a year's OIT give, as a document states it: rounded or truncated to two decimals.
fn stated(combinations: &Combinations, won: &[bool], truncated: bool) -> Decimal {
    let counts: Vec<u16> = combinations
        .sub_indicators
        .iter()
        .map(|(_, (first, last))| (*first..=*last).filter(|number| won[usize::from(*number) - 1]).count() as u16)
        .collect();
    let score = combinations.score(&counts).unwrap();
    let mut stated = match truncated {
        true => score.trunc_with_scale(2),
        false => score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero),
    };
    stated.rescale(2);
    stated
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_told_of_lost_items_is_true(
        won in proptest::collection::vec(proptest::bool::weighted(0.85), 43),
        told in proptest::collection::vec(proptest::bool::weighted(0.2), 43),
        truncated: bool,
    ) {
        let oit = Oit::of(RuleBook::embedded().for_year(2564).unwrap());
        let mut statements: Vec<Statement> = oit
            .0
            .iter()
            .map(|combinations| {
                Statement::Indicator(combinations.indicator, stated(combinations, &won, truncated))
            })
            .collect();
        for number in (1..=43_u16).filter(|number| told[usize::from(*number) - 1]) {
            let score = if won[usize::from(number) - 1] { Decimal::ONE_HUNDRED } else { Decimal::ZERO };
            statements.push(Statement::Item(code_of(number), score));
        }
        let (assessment, findings) =
            concluded(AgencyKind::SubdistrictAdministrativeOrganization, 2564, statements);
        prop_assert!(findings.iter().all(|found| found.detail.code() == "missing-indicator"), "{findings:?}");
        for lost in &assessment.lost_items {
            let (_, (first, last)) = oit
                .0
                .iter()
                .flat_map(|combinations| &combinations.sub_indicators)
                .find(|(code, _)| *code == lost.sub_indicator)
                .unwrap();
            let truly: Vec<String> =
                (*first..=*last).filter(|number| !won[usize::from(*number) - 1]).map(code_of).collect();
            prop_assert_eq!(usize::from(lost.lost), truly.len());
            prop_assert!(truly.iter().all(|code| lost.among.contains(code)), "{lost:?} of {truly:?}");
        }
        let lost_of = |code: &str| {
            let (_, (first, last)) = oit
                .0
                .iter()
                .flat_map(|combinations| &combinations.sub_indicators)
                .find(|(other, _)| other == code)
                .unwrap();
            (*first..=*last).filter(|number| !won[usize::from(*number) - 1]).count()
        };
        for told in &assessment.lost_alternatives {
            let subs = &oit.0.iter().find(|combinations| combinations.indicator == told.indicator).unwrap();
            let determined = |code: &str| assessment.lost_items.iter().any(|lost| lost.sub_indicator == code);
            let truth: Vec<(String, usize)> = subs
                .sub_indicators
                .iter()
                .map(|(code, _)| (code.clone(), lost_of(code)))
                .filter(|(code, lost)| *lost > 0 && !determined(code))
                .collect();
            let is_truth = |way: &Vec<LostCount>| {
                way.iter().map(|count| (count.sub_indicator.clone(), usize::from(count.lost))).eq(truth.iter().cloned())
            };
            prop_assert!(told.ways.iter().any(is_truth));
        }
    }
}
