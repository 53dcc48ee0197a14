//! The rules of each fiscal year: the data files hold, broken ones are refused, and published results come out.

use std::collections::BTreeMap;

use prongsai::model::{Grade, Instrument};
use prongsai::rules::{Interval, Problem, RuleBook, Rules, RulesError};
use rust_decimal::Decimal;

const FY_2564: &str = include_str!("../../src/rules/2564.toml");
const FY_2565: &str = include_str!("../../src/rules/2565.toml");
const FY_2566: &str = include_str!("../../src/rules/2566.toml");
const FY_2568: &str = include_str!("../../src/rules/2568.toml");

fn decimal(text: &str) -> Decimal {
    #![allow(clippy::unwrap_used, reason = "the texts are those of the tests")]
    text.parse().unwrap()
}

fn rules(fiscal_year: u16) -> &'static Rules {
    #![allow(clippy::unwrap_used, reason = "a test proves that the years are there")]
    RuleBook::embedded().for_year(fiscal_year).unwrap()
}

/// Instruments in the order IIT, EIT, OIT.
fn instruments<T: Copy>(values: [T; 3]) -> BTreeMap<Instrument, T> {
    Instrument::ALL.into_iter().zip(values).collect()
}

#[test]
fn every_year_that_the_program_carries_holds() {
    let years: Vec<u16> = RuleBook::embedded().years().iter().map(|rules| rules.fiscal_year).collect();
    assert_eq!(years, [2562, 2563, 2564, 2565, 2566, 2567, 2568]);
    assert_eq!(RuleBook::parse(&[FY_2564, FY_2565, FY_2566]).unwrap().years().len(), 3);
}

#[test]
fn a_year_without_rules_takes_those_of_the_last_year_before_it() {
    let used = |fiscal_year| RuleBook::embedded().for_year(fiscal_year).map(|rules| rules.fiscal_year);
    assert_eq!(used(2564), Some(2564));
    assert_eq!(used(2570), Some(2568));
    assert_eq!(used(2561), None);
}

#[test]
fn the_nation_is_that_of_the_very_year() {
    let of = |fiscal_year| {
        let nation = RuleBook::embedded().nation(fiscal_year)?;
        Some((nation.agencies, nation.mean, nation.passed))
    };
    let cases = [
        (2563, None),
        (2564, Some((Some(8300), Some(decimal("81.25")), None))),
        (2565, Some((Some(8303), None, None))),
        (2566, Some((None, Some(decimal("90.19")), None))),
        (2567, Some((Some(8325), Some(decimal("93.05")), None))),
        (2568, Some((Some(8317), Some(decimal("93.82")), Some(decimal("94.17"))))),
        // Its rules are those of 2568; its nation is not known yet.
        (2569, None),
    ];
    for (fiscal_year, expected) in cases {
        assert_eq!(of(fiscal_year), expected, "{fiscal_year}");
    }
}

#[test]
fn passing_begins_at_85() {
    assert!(RuleBook::embedded().years().iter().all(|rules| rules.pass_line() == Some(decimal("85"))));
}

#[test]
fn items_are_known_where_they_are_verified() {
    for rules in RuleBook::embedded().years() {
        let expected = if (2563..=2565).contains(&rules.fiscal_year) { (7, 43) } else { (0, 0) };
        assert_eq!((rules.sub_indicators.len(), rules.items.len()), expected, "{}", rules.fiscal_year);
    }
    assert_eq!(rules(2564).items[33].name, "เจตจำนงสุจริตของผู้บริหาร");
    assert_eq!(rules(2565).items[33].name, "นโยบายไม่รับของขวัญ (No Gift Policy)");
    assert_eq!(rules(2565).items[33].english, "No gift policy");
    assert_eq!(rules(2564).sub_indicators[0].english, "Basic information");
}

#[test]
fn indicators_are_measured_by_their_instruments() {
    let rules = rules(2564);
    let by = |instrument| {
        let of = rules.indicators.iter().filter(move |rule| rule.instrument == instrument);
        of.map(|rule| rule.number).collect::<Vec<_>>()
    };
    assert_eq!(Instrument::ALL.map(by), [vec![1, 2, 3, 4, 5], vec![6, 7, 8], vec![9, 10]]);
    assert_eq!(rules.indicator(8).map(|rule| rule.name.as_str()), Some("การปรับปรุงระบบการทำงาน"));
    assert_eq!(rules.instrument(Instrument::Oit).map(|rule| rule.weight), Some(decimal("0.40")));
}

#[test]
fn broken_rules_are_refused_with_what_is_wrong() {
    use Problem as P;
    let oit = || P::SubIndicator { code: "9.1".to_owned() };
    let cases: [(&str, &str, &str, Problem); 27] = [
        (FY_2564, "source = \"คู่มือ", "source = \" \" #", P::Blank { of: "the source".into() }),
        (FY_2564, "source_english = \"ITA", "source_english = \"\" #", P::Blank { of: "the source".into() }),
        (FY_2564, "english = \"Basic information\"", "english = \" \"", P::Blank { of: "9.1".into() }),
        (FY_2564, "english = \"E-service\"", "english = \"\"", P::Blank { of: "o17".into() }),
        (FY_2564, "\"เรียกรับเงิน\"", "\" \"", P::Blank { of: "indicator 1".into() }),
        (FY_2564, "weight = \"0.40\"", "weight = \"0.41\"", P::Weights { sum: decimal("1.01") }),
        (
            FY_2564,
            "instrument = \"EIT\"\nname = \"แบบ",
            "instrument = \"OIT\"\nname = \"แบบ",
            P::Instruments { found: vec![Instrument::Iit, Instrument::Oit, Instrument::Oit] },
        ),
        (FY_2564, "number = 10\n", "number = 11\n", P::Indicators { found: vec![1, 2, 3, 4, 5, 6, 7, 8, 9, 11] }),
        (
            FY_2564,
            "\"การป้องกันทุจริต\",",
            "\"การเปิดเผย ข้อมูล\",",
            P::SharedSpelling {
                spelling: "การเปิดเผย ข้อมูล".into(),
                first: "indicator 9".into(),
                second: "indicator 10".into(),
            },
        ),
        (
            FY_2564,
            "\"การป้องกันทุจริต\",",
            "\"การเปิดเผยข้อมูลสาธารณะ\",",
            P::SharedSpelling {
                spelling: "การเปิดเผยข้อมูลสาธารณะ".into(),
                first: "OIT".into(),
                second: "indicator 10".into(),
            },
        ),
        (FY_2564, "code = \"9.1\", indicator = 9", "code = \"9.1\", indicator = 8", oit()),
        (FY_2564, "code = \"9.1\", indicator = 9", "code = \"9.1\", indicator = 10", oit()),
        (FY_2564, "items = [10, 17]", "items = [9, 17]", P::ItemRange { code: "9.2".into(), expected: 10 }),
        (FY_2564, "items = [10, 17]", "items = [10, 16]", P::ItemRange { code: "9.3".into(), expected: 17 }),
        (FY_2564, "items = [10, 17]", "items = [10, 9]", P::ItemRange { code: "9.2".into(), expected: 10 }),
        (FY_2564, "items = [42, 43]", "items = [42, 44]", P::Items { expected: Some("o44".into()), found: None }),
        (
            FY_2564,
            "code = \"o7\"",
            "code = \"o70\"",
            P::Items { expected: Some("o7".into()), found: Some("o70".into()) },
        ),
        (FY_2564, "target = \"85.00\"", "target = \"850\"", P::Target { target: decimal("850") }),
        (FY_2564, "overall = \"75.00\"", "overall = \"85.00\"", P::Band { grade: Grade::B }),
        (FY_2564, "overall = \"95.00\"", "overall = \"195.00\"", P::Band { grade: Grade::DoubleA }),
        (FY_2564, "grade = \"C\"", "grade = \"ผ่าน\"", P::Band { grade: Grade::Passed }),
        (FY_2564, "\"65.00\", passed = false", "\"65.00\", passed = true", P::Band { grade: Grade::C }),
        (FY_2566, ", every_instrument = \"85.00\"", "", P::Band { grade: Grade::Passed }),
        (FY_2564, "grade = \"F\", overall = \"0\"", "grade = \"F\", overall = \"10\"", P::LastBand),
        (FY_2568, "agencies = 8317", "agencies = 0", P::Nation),
        (FY_2568, "passed = \"94.17\" }", "passed = \"941.7\" }", P::Nation),
        (FY_2564, "nation = { agencies = 8300, mean = \"81.25\" }", "nation = {}", P::Nation),
    ];
    for (file, from, to, problem) in cases {
        assert_eq!(file.matches(from).count(), 1, "{from}");
        match Rules::parse(&file.replace(from, to)) {
            Err(RulesError::Invalid { problem: found, .. }) => assert_eq!(found, problem, "{to}"),
            other => panic!("{to}: {other:?}"),
        }
    }
}

#[test]
fn files_that_are_no_rules_are_refused() {
    let cases = [
        "".to_owned(),
        "fiscal_year = ".to_owned(),
        FY_2564.replace("weight = \"0.40\"", "weight = 0.40"),
        FY_2564.replace("weight = \"0.40\"", "weight = \"0,40\""),
        FY_2564.replace("target =", "aim ="),
        FY_2564.replace("grade = \"AA\"", "grade = \"AAA\""),
    ];
    for file in cases {
        assert!(matches!(Rules::parse(&file), Err(RulesError::Format(_))));
    }
}

#[test]
fn years_follow_each_other() {
    for (files, earlier, later) in [([FY_2564, FY_2566], 2564, 2566), ([FY_2565, FY_2564], 2565, 2564)] {
        assert_eq!(RuleBook::parse(&files), Err(RulesError::NotConsecutive { earlier, later }));
    }
    let error = RuleBook::parse(&[&FY_2564.replace("\"0.40\"", "\"0.39\"")]).unwrap_err();
    assert_eq!(error.to_string(), "rules of FY 2564: the weights add up to 0.99, not to 1");
}

/// Ten indicators and the overall score that was published with them.
struct Published {
    what: &'static str,
    fiscal_year: u16,
    indicators: &'static str,
    overall: &'static str,
    /// Figures that are close and still do not agree.
    misprints: &'static [&'static str],
}

const PUBLISHED: [Published; 4] = [
    Published {
        what: "Trat province",
        fiscal_year: 2564,
        indicators: "93.55 87.72 91.01 87.93 89.52 | 90.55 88.68 88.58 | 72.89 65.56",
        overall: "81.45",
        misprints: &["81.47", "81.43", "81.54", "81.6"],
    },
    Published {
        what: "Trat province",
        fiscal_year: 2563,
        indicators: "92.57 86.13 90.08 85.98 88.04 | 83.67 82.11 79.29 | 69.94 52.78",
        overall: "75.62",
        misprints: &["75.64", "75.60", "76.52", "75.5"],
    },
    Published {
        what: "Chanthaburi province, by unrounded indicators",
        fiscal_year: 2563,
        indicators: "92.17 85.44 88.74 84.05 86.51 | 84.62 83.70 81.88 | 51.68 29.82",
        overall: "67.54",
        misprints: &["67.55", "67.51", "67.45", "67.6"],
    },
    Published {
        what: "a subdistrict administrative organization, one decimal",
        fiscal_year: 2564,
        indicators: "99.83 89.98 99.16 89.91 99.75 | 95.58 96.47 94.47 | 73.90 43.75",
        overall: "80.9",
        misprints: &["80.7", "81.0", "80.88", "80.92", "89.0"],
    },
];

#[test]
fn published_results_agree_and_misprints_do_not() {
    for Published { what, fiscal_year, indicators, overall, misprints } in PUBLISHED {
        let rules = rules(fiscal_year);
        let mut known = BTreeMap::new();
        for (instrument, values) in Instrument::ALL.into_iter().zip(indicators.split('|')) {
            let values: Vec<Interval> =
                values.split_whitespace().map(|value| Interval::stated(decimal(value))).collect();
            known.insert(instrument, rules.instrument_interval(instrument, &values).unwrap());
        }
        let interval = rules.overall_interval(&known).unwrap();
        assert!(interval.agrees(decimal(overall)), "{what}: {overall}");
        for misprint in misprints {
            assert!(!interval.agrees(decimal(misprint)), "{what}: {misprint}");
        }
    }
}

#[test]
fn instruments_agree_with_their_indicators() {
    use Instrument::{Eit, Iit, Oit};
    let cases: [(Instrument, &[&str], &str, bool); 9] = [
        (Iit, &["99.83", "89.98", "99.16", "89.91", "99.75"], "95.73", true),
        (Iit, &["99.83", "89.98", "99.16", "89.91", "99.75"], "95.72", true),
        (Iit, &["99.83", "89.98", "99.16", "89.91", "99.75"], "95.75", false),
        (Eit, &["95.58", "96.47", "94.47"], "95.5", true),
        (Eit, &["95.58", "96.47", "94.47"], "95.51", true),
        (Eit, &["95.58", "96.47", "94.47"], "95.4", false),
        (Oit, &["73.90", "43.75"], "58.82", true),
        (Oit, &["73.90", "43.75"], "58.83", true),
        (Oit, &["73.90", "43.75"], "58.28", false),
    ];
    for (instrument, indicators, stated, agrees) in cases {
        let parts: Vec<Interval> = indicators.iter().map(|value| Interval::stated(decimal(value))).collect();
        let interval = rules(2564).instrument_interval(instrument, &parts).unwrap();
        assert_eq!(interval.agrees(decimal(stated)), agrees, "{instrument:?} {stated}");
    }
}

#[test]
fn scores_are_computed_exactly_and_only_from_complete_parts() {
    let rules = rules(2564);
    let values = |texts: &[&str]| texts.iter().map(|text| decimal(text)).collect::<Vec<_>>();
    let iit = rules.instrument_score(Instrument::Iit, &values(&["99.83", "89.98", "99.16", "89.91", "99.75"]));
    let eit = rules.instrument_score(Instrument::Eit, &values(&["95.58", "96.47", "94.47"]));
    let oit = rules.instrument_score(Instrument::Oit, &values(&["73.90", "43.75"]));
    assert_eq!(iit, Some(decimal("95.726")));
    assert_eq!(eit.map(|score| score.round_dp(6)), Some(decimal("95.506667")));
    assert_eq!(oit, Some(decimal("58.825")));
    let overall = rules.overall(&instruments([iit.unwrap(), eit.unwrap(), oit.unwrap()]));
    assert_eq!(overall.map(|score| score.round_dp(10)), Some(decimal("80.8998")));

    assert_eq!(rules.instrument_score(Instrument::Oit, &values(&["73.90"])), None);
    assert_eq!(rules.instrument_score(Instrument::Oit, &[Decimal::MAX, Decimal::MAX]), None);
    assert_eq!(rules.overall(&BTreeMap::from([(Instrument::Iit, decimal("95"))])), None);
}

#[test]
fn grades_of_letters_go_by_the_overall_score_alone() {
    let cases = [
        ("100", Grade::DoubleA, true),
        ("95.00", Grade::DoubleA, true),
        ("94.995", Grade::DoubleA, true),
        ("94.99", Grade::A, true),
        ("85.00", Grade::A, true),
        ("84.996", Grade::A, true),
        ("84.99", Grade::B, false),
        ("80.9", Grade::B, false),
        ("75", Grade::B, false),
        ("74.99", Grade::C, false),
        ("64.99", Grade::D, false),
        ("54.99", Grade::E, false),
        ("49.99", Grade::F, false),
        ("0", Grade::F, false),
    ];
    for (overall, grade, passed) in cases {
        let band = rules(2564).grade(decimal(overall), &BTreeMap::new()).unwrap();
        assert_eq!((band.grade, band.passed), (grade, passed), "{overall}");
    }
    for no_score in ["-0.01", "100.01"] {
        assert_eq!(rules(2564).grade(decimal(no_score), &BTreeMap::new()), None);
    }
}

#[test]
fn levels_go_by_the_overall_score_and_every_instrument() {
    let cases = [
        (2566, "97.00", ["97", "96", "95"], Grade::PassedExcellent),
        (2566, "95.81", ["98", "94.99", "95"], Grade::PassedGood),
        (2568, "94.64", ["97", "84.99", "99"], Grade::Passed),
        (2568, "84.99", ["90", "90", "77"], Grade::NeedsImprovement),
        (2568, "70.00", ["70", "70", "70"], Grade::NeedsImprovement),
        (2568, "69.99", ["70", "70", "70"], Grade::NeedsUrgentImprovement),
    ];
    for (fiscal_year, overall, scores, grade) in cases {
        let scores = instruments(scores.map(decimal));
        let band = rules(fiscal_year).grade(decimal(overall), &scores);
        assert_eq!(band.map(|band| band.grade), Some(grade), "FY {fiscal_year} {overall}");
    }
}

#[test]
fn a_level_that_an_unknown_instrument_decides_is_not_given() {
    let year = Rules::parse(FY_2568).unwrap();
    let known = |scores: &[(Instrument, &str)]| -> BTreeMap<Instrument, Decimal> {
        scores.iter().map(|(instrument, score)| (*instrument, decimal(score))).collect()
    };
    let cases = [
        ("90", known(&[]), None, Some(true)),
        ("90", known(&[(Instrument::Iit, "95")]), None, Some(true)),
        ("90", known(&[(Instrument::Eit, "84.99")]), Some(Grade::Passed), Some(true)),
        ("97", known(&[(Instrument::Eit, "80")]), Some(Grade::Passed), Some(true)),
        ("80", known(&[]), Some(Grade::NeedsImprovement), Some(false)),
        ("101", known(&[]), None, None),
    ];
    for (overall, scores, grade, passed) in cases {
        assert_eq!(year.grade(decimal(overall), &scores).map(|band| band.grade), grade, "{overall} {scores:?}");
        assert_eq!(year.passed(decimal(overall), &scores), passed, "{overall} {scores:?}");
    }
}
