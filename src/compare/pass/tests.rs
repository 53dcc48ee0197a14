//! The shortest way to pass, as tables and against brute force.

use proptest::prelude::*;

use super::*;
use crate::compare::compare;
use crate::model::fixture::{assessment, figure};
use crate::model::{AgencyKind, Comparison, ItemScore, SubIndicatorFigure};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// An assessment by words: `1=99.83` for an indicator, `IIT=95.73`, `ITA=80.9`, `9.1=88.89`, `o18=0`.
fn of(year: u16, words: &str) -> Assessment {
    let mut assessment = assessment("แดงหม้อ", year);
    for word in words.split_whitespace() {
        let (what, value) = word.split_once('=').unwrap();
        let score = figure(Some(value));
        let instrument = Instrument::ALL.into_iter().find(|one| one.code() == what);
        if let Some(instrument) = instrument {
            assessment.instruments.insert(instrument, score);
        } else if what == "ITA" {
            assessment.overall = score;
        } else if what.starts_with('o') {
            let item =
                ItemScore { code: what.to_owned(), score: Some(decimal(value)), decided: None, places: Vec::new() };
            assessment.items.push(item);
        } else if what.contains('.') {
            let sub = SubIndicatorFigure { code: what.to_owned(), name: String::new(), score };
            assessment.sub_indicators.push(sub);
        } else {
            assessment.indicators[what.parse::<usize>().unwrap() - 1].score = score;
        }
    }
    assessment
}

fn compared(assessments: Vec<Assessment>, findings: Vec<Finding>) -> Comparison {
    compare(assessments, findings, Vec::new(), RuleBook::embedded(), &[])
}

fn way(assessment: Assessment) -> WayToPass {
    compared(vec![assessment], Vec::new()).ways_to_pass.remove(0)
}

/// The needs, as `IIT 109.40 (+13.67)`.
fn needs(way: &WayToPass) -> Vec<String> {
    way.instruments.iter().map(|(one, need)| format!("{} {} (+{})", one.code(), need.score, need.more)).collect()
}

/// The items, as `2: 1 of 10.2 (o42 o43), ...`.
fn items(way: &WayToPass) -> String {
    match &way.items {
        ItemsToPass::NotApplicable => "no items".to_owned(),
        ItemsToPass::Unknown => "unknown".to_owned(),
        ItemsToPass::NotEnough { points } => format!("only {points}"),
        ItemsToPass::Enough { fewest, most, plans } => {
            let plan = |plan: &Vec<ItemsToWin>| {
                let part = |part: &ItemsToWin| {
                    let (first, last) = (part.among.first().unwrap(), part.among.last().unwrap());
                    format!("{} of {} ({first}-{last})", part.count, part.sub_indicator)
                };
                plan.iter().map(part).collect::<Vec<_>>().join(" + ")
            };
            let plans: Vec<String> = plans.iter().map(plan).collect();
            format!("{fewest}-{most}: {}", plans.join(" or "))
        }
    }
}

/// แดงหม้อ of FY 2564, as published.
const DANGMO: &str = "1=99.83 2=89.98 3=99.16 4=89.91 5=99.75 6=95.58 7=96.47 8=94.47 9=73.90 10=43.75 \
                      IIT=95.73 EIT=95.5 OIT=58.82 ITA=80.9";

#[test]
fn what_is_missing_and_which_instrument_or_items_close_it() {
    let way = way(of(2564, DANGMO));
    assert_eq!(way.missing, decimal("4.10"));
    // 0.3 x 95.726 + 0.3 x 95.5067 + 0.4 x 69.08 = 85.0018; with 69.07 it is 84.9978, of scores that may be 0.003 less.
    assert_eq!(needs(&way), ["IIT 109.39 (+13.66)", "EIT 109.17 (+13.66)", "OIT 69.08 (+10.26)"]);
    let possible: Vec<bool> = way.instruments.values().map(Need::is_possible).collect();
    assert_eq!(possible, [false, false, true]);
    assert!(way.together.is_empty());
    // 43.75 of indicator 10 is five items of 10.1 and one of 10.2, or one and two: either way one of 10.2 is 5 points.
    assert_eq!(items(&way), "1-1: 1 of 10.2 (o42-o43)");
}

#[test]
fn who_is_below_the_line_is_judged_as_published() {
    let cases = [("84.99", 1), ("84.994", 1), ("84.995", 0), ("85", 0), ("0", 1)];
    for (overall, expected) in cases {
        let comparison = compared(vec![of(2564, &format!("ITA={overall}"))], Vec::new());
        assert_eq!(comparison.ways_to_pass.len(), expected, "{overall}");
    }
    assert!(compared(vec![of(2560, "ITA=70")], Vec::new()).ways_to_pass.is_empty(), "no rules, no line");
    assert!(compared(vec![of(2564, "IIT=70")], Vec::new()).ways_to_pass.is_empty(), "no overall score");
}

#[test]
fn where_no_instrument_suffices_the_fewest_do_together() {
    let together = |words: &str| -> Vec<String> {
        way(of(2564, words)).together.iter().map(|(one, score)| format!("{} {score}", one.code())).collect()
    };
    // What is over 84.995 is published as 85.00.
    assert_eq!(together("IIT=80.00 EIT=70.00 OIT=60.00 ITA=69.00"), Vec::<String>::new());
    assert_eq!(together("IIT=60.00 EIT=50.00 OIT=40.00 ITA=49.00"), ["OIT 100", "EIT 89.99"]);
    assert_eq!(together("IIT=10.00 EIT=10.00 OIT=10.00 ITA=10.00"), ["OIT 100", "IIT 100", "EIT 49.99"]);
    assert_eq!(together("ITA=10.00"), Vec::<String>::new());
}

#[test]
fn items_are_told_as_far_as_they_are_known() {
    let with = |words: &str| format!("IIT=85.00 EIT=85.00 {words}");
    let cases: &[(u16, &str, &str)] = &[
        // One of 10.2 is lost and two of 10.1, or none and six: nobody knows.
        (2564, "9=97.14 10=62.50 ITA=82.93", "1-2: 1 of 10.2 (o42-o43) or 2 of 10.1 (o34-o41)"),
        (2564, "9=97.14 10=62.50 10.1=75.00 ITA=82.93", "1-1: 1 of 10.2 (o42-o43)"),
        (2564, "9=80.00 10=100.00 ITA=87.00", ""),
        // By name.
        (2564, "9=100.00 10=50.00 o42=0 o43=0 ITA=81.00", "1-1: 1 of 10.2 (o42-o43)"),
        (2564, "9=97.14 10=68.75 o34=0 10.2=100.00 ITA=84.18", "1-1: 1 of 10.1 (o34-o41)"),
        // Both ways of 43.75 want one item of 10.2.
        (2564, "9=100.00 10=43.75 ITA=79.75", "2-2: 1 of 10.2 (o42-o43) + 1 of 10.1 (o34-o41) or 2 of 10.2 (o42-o43)"),
        // Nothing is known of one of the two.
        (2564, "10=43.75 OIT=60.00 ITA=75.00", "unknown"),
        (2564, "9=97.15 10=43.75 OIT=70.45 ITA=79.18", "unknown"),
        (2567, "9=97.14 10=43.75 ITA=79.18", "no items"),
    ];
    for (year, words, expected) in cases {
        let comparison = compared(vec![of(*year, &with(words))], Vec::new());
        let told: Vec<String> = comparison.ways_to_pass.iter().map(items).collect();
        assert_eq!(told.join(""), *expected, "{words}");
    }
    let far = way(of(2564, "IIT=50.00 EIT=50.00 9=97.14 10=93.75 ITA=68.18"));
    assert_eq!(items(&far), "only 1.82");
    let mut school = of(2564, DANGMO);
    school.agency.kind = AgencyKind::School;
    assert_eq!(items(&way(school)), "no items");
}

#[test]
fn what_is_disputed_is_not_told() {
    use FindingDetail as D;
    let values = || vec!["1".to_owned(), "2".to_owned()];
    let (stated, computed) = (decimal("80.9"), decimal("77"));
    let cases = [
        (D::OverallDiffers { stated, computed }, 0, "unknown"),
        (D::ConflictingValues { field: Field::Overall, values: values() }, 0, "unknown"),
        (D::InstrumentDiffers { instrument: Instrument::Iit, stated, computed }, 2, "1-1: 1 of 10.2 (o42-o43)"),
        (D::InstrumentDiffers { instrument: Instrument::Oit, stated, computed }, 2, "unknown"),
        (D::ConflictingValues { field: Field::Indicator(10), values: values() }, 2, "unknown"),
        (D::IndicatorDiffers { indicator: 9, stated, computed }, 2, "unknown"),
        (D::GradeOfOtherScale { stated: crate::model::Grade::Passed }, 3, "1-1: 1 of 10.2 (o42-o43)"),
    ];
    for (detail, needs, told) in cases {
        let assessment = of(2564, DANGMO);
        let code = detail.code();
        let finding =
            Finding { detail, agency: Some(assessment.agency.clone()), fiscal_year: Some(2564), places: Vec::new() };
        let way = compared(vec![assessment], vec![finding]).ways_to_pass.remove(0);
        assert_eq!((way.instruments.len(), items(&way).as_str()), (needs, told), "{code}");
        assert_eq!(way.missing, decimal("4.10"));
    }
}

#[test]
fn the_latest_year_comes_first_and_in_it_the_nearest() {
    let named = |name: &str, year, overall: &str| {
        let mut assessment = of(year, &format!("ITA={overall}"));
        assessment.agency.name = name.to_owned();
        assessment
    };
    let run = vec![named("ก", 2563, "84"), named("ข", 2564, "70"), named("ค", 2564, "80"), named("ง", 2564, "90")];
    let comparison = compared(run, Vec::new());
    let order: Vec<&str> =
        comparison.ways_to_pass.iter().map(|way| comparison.assessments[way.assessment].agency.name.as_str()).collect();
    assert_eq!(order, ["ค", "ข", "ก"]);
}

/// The overall score of FY 2564 of so many items won, exact up to the last digits of a division.
fn overall_of(rest: Decimal, nine: &Combinations, ten: &Combinations, won: &[u16]) -> Decimal {
    let (of_nine, of_ten) = won.split_at(5);
    let oit = (nine.score(of_nine).unwrap() + ten.score(of_ten).unwrap()) / Decimal::TWO;
    rest + oit * decimal("0.4")
}

/// Every choice of so many lost items, by their number in each sub-indicator.
fn choices(lost: &[u16], count: u16) -> Vec<Vec<u16>> {
    let Some((first, others)) = lost.split_first() else {
        return if count == 0 { vec![Vec::new()] } else { Vec::new() };
    };
    (0..=count.min(*first))
        .flat_map(|taken| {
            choices(others, count - taken).into_iter().map(move |more| [taken].into_iter().chain(more).collect())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Items that are all stated, and instruments with so many decimals that nothing is rounded: the fewest items reach
    /// the line, and no choice of one fewer does.
    #[test]
    fn the_fewest_items_suffice_and_one_fewer_never_does(
        won in proptest::collection::vec(proptest::bool::weighted(0.6), 43),
        iit in 600_000_u32..1_000_000,
        eit in 600_000_u32..1_000_000,
    ) {
        let rules = RuleBook::embedded().for_year(2564).unwrap();
        let (nine, ten) = (rules.combinations(9).unwrap(), rules.combinations(10).unwrap());
        let score = |units: u32| format!("{}000000", Decimal::new(units.into(), 4));
        let words: String = (1..).zip(&won).map(|(number, won)| format!("o{number}={} ", if *won { 100 } else { 0 })).collect();
        let mut assessment = of(2564, &format!("{words} IIT={} EIT={}", score(iit), score(eit)));
        let counts: Vec<(u16, u16)> = nine.sub_indicators.iter().chain(&ten.sub_indicators).map(|(_, (first, last))| {
            let won = (*first..=*last).filter(|number| won[usize::from(*number) - 1]).count() as u16;
            (won, last - first + 1 - won)
        }).collect();
        let (now, lost): (Vec<u16>, Vec<u16>) = counts.into_iter().unzip();
        let rest = (Decimal::new(iit.into(), 4) + Decimal::new(eit.into(), 4)) * decimal("0.3");
        let overall = overall_of(rest, &nine, &ten, &now);
        assessment.overall.computed = Some(overall);
        assessment.instruments.get_mut(&Instrument::Oit).unwrap().computed = Some((overall - rest) / decimal("0.4"));
        let line = decimal("85");
        prop_assume!(published(overall) < line);
        let way = way(assessment);
        let after = |taken: &[u16]| {
            let won: Vec<u16> = now.iter().zip(taken).map(|(won, taken)| won + taken).collect();
            published(overall_of(rest, &nine, &ten, &won).round_dp(20))
        };
        match &way.items {
            ItemsToPass::Enough { fewest, most, plans } => {
                // Nothing is rounded but the mean of the instruments' last digit, a millionth.
                if fewest == most {
                    let codes: Vec<&String> = nine.sub_indicators.iter().chain(&ten.sub_indicators).map(|(code, _)| code).collect();
                    let plan = &plans[0];
                    let taken: Vec<u16> = codes.iter().map(|code| plan.iter().find(|part| part.sub_indicator == **code).map_or(0, |part| part.count)).collect();
                    prop_assert_eq!(taken.iter().sum::<u16>(), *fewest);
                    prop_assert!(after(&taken) >= line);
                    prop_assert!(choices(&lost, fewest - 1).iter().all(|taken| after(taken) < line));
                    for part in plan {
                        prop_assert!(part.among.iter().all(|code| !won[code[1..].parse::<usize>().unwrap() - 1]));
                        prop_assert!(part.among.len() >= usize::from(part.count));
                    }
                }
            }
            ItemsToPass::NotEnough { .. } => prop_assert!(after(&lost) < line),
            other => prop_assert!(false, "{other:?}"),
        }
    }

    /// Whatever the stated scores were rounded from, an instrument raised to its need passes; with 0.01 less it does not,
    /// where they were rounded up as far as can be.
    #[test]
    fn an_instrument_raised_to_its_need_passes(
        stated in proptest::array::uniform10(3_000_i64..=10_000),
        rounded in proptest::array::uniform10(-5_i64..=4),
    ) {
        let rules = RuleBook::embedded().for_year(2567).unwrap();
        let score = |units: i64| Decimal::new(units, 2);
        let overall = |indicators: [Decimal; 10], raised: Option<(Instrument, Decimal)>| {
            let of = |instrument| {
                let own = rules.indicators.iter().filter(|rule| rule.instrument == instrument);
                let scores: Vec<Decimal> = own.map(|rule| indicators[usize::from(rule.number) - 1]).collect();
                rules.instrument_score(instrument, &scores).unwrap()
            };
            let mut instruments: BTreeMap<Instrument, Decimal> =
                Instrument::ALL.into_iter().map(|one| (one, of(one))).collect();
            instruments.extend(raised);
            published(rules.overall(&instruments).unwrap().round_dp(20))
        };
        let as_stated = stated.map(score);
        let mut numbers = 1..;
        let words: Vec<String> = as_stated.iter().map(|score| format!("{}={score}", numbers.next().unwrap())).collect();
        let before = overall(as_stated, None);
        prop_assume!(before < decimal("85"));
        let mut rounds = rounded.into_iter();
        let truly = as_stated.map(|score| score + Decimal::new(rounds.next().unwrap(), 3));
        let lowest = as_stated.map(|score| score - HALF_UNIT);
        let way = way(of(2567, &format!("{} ITA={before}", words.join(" "))));
        prop_assert_eq!(way.instruments.len(), 3);
        for (instrument, need) in &way.instruments {
            prop_assert!(overall(truly, Some((*instrument, need.score))) >= decimal("85"), "{instrument:?} {need:?}");
            prop_assert!(need.more > Decimal::ZERO);
            if need.aim.is_some() {
                let less = need.score - decimal("0.01");
                prop_assert!(overall(lowest, Some((*instrument, less))) < decimal("85"), "{instrument:?} {need:?}");
            }
        }
    }
}
