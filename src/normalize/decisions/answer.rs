//! What an officer's words say, by what the finding asks for.

use rust_decimal::Decimal;

use super::super::identity;
use super::super::subjects::as_listed;
use super::super::text::{clean, key};
use super::super::values;
use super::figures::DecidedValue;
use crate::model::{
    Agency, AgencyKind, Asked, Assessment, Decision, FISCAL_YEARS, Field, Figure, Finding, FindingDetail, Grade,
    Instrument, Unfit,
};
use crate::rules::{RuleBook, items_apply_to};

/// What a decision comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The finding was looked at, and stays as it is.
    Accepted,
    /// Yes or no to what the finding asks.
    Said(bool),
    /// A figure's right value.
    Figure(Field, DecidedValue),
    /// Whose scores they are.
    Agency(Agency),
    /// Of which year they are.
    FiscalYear(u16),
}

/// Reads a decision as the answer to its finding.
pub(super) fn read(decision: &Decision, finding: &Finding, rules: &RuleBook) -> Result<Answer, Unfit> {
    let Some(value) = &decision.value else {
        return if decision.reason.is_some() { Ok(Answer::Accepted) } else { Err(Unfit::Incomplete) };
    };
    let value = clean(value);
    let asked = finding.detail.asks();
    if let Some((field, value)) = named(&value).filter(|_| finding.agency.is_some() && finding.fiscal_year.is_some()) {
        return figure(field, value, finding, rules).ok_or(Unfit::NotOfTheSort(asked_of(field)));
    }
    let answer = match asked {
        Asked::Score(field) => figure(field, &value, finding, rules),
        Asked::Grade => figure(Field::Grade, &value, finding, rules),
        Asked::Passed => figure(Field::Passed, &value, finding, rules),
        Asked::Agency => agency(&value, finding).map(Answer::Agency),
        Asked::FiscalYear => fiscal_year(&value).map(Answer::FiscalYear),
        Asked::YesOrNo => yes(&value).map(Answer::Said),
        Asked::Nothing => None,
    };
    answer.ok_or(Unfit::NotOfTheSort(asked))
}

fn asked_of(field: Field) -> Asked {
    match field {
        Field::Grade => Asked::Grade,
        Field::Passed => Asked::Passed,
        field => Asked::Score(field),
    }
}

/// "ตัวชี้วัดที่ 3 = 91.05", "IIT = 84.30", "o18 = 0": another figure of the same agency and year than the finding's own.
fn named(value: &str) -> Option<(Field, &str)> {
    let (name, value) = value.split_once('=')?;
    let name = key(name);
    let number = |prefixes: &[&str]| prefixes.iter().find_map(|prefix| name.strip_prefix(prefix)?.parse::<u8>().ok());
    let instrument = Instrument::ALL.into_iter().find(|instrument| name == instrument.code().to_lowercase());
    let field = match name.as_str() {
        "คะแนนรวม" | "overall" | "overallscore" => Some(Field::Overall),
        "ระดับ" | "grade" => Some(Field::Grade),
        "ผล" | "ผลการประเมิน" | "result" => Some(Field::Passed),
        _ => instrument
            .map(Field::Instrument)
            .or_else(|| Field::item(&name))
            .or_else(|| Field::sub_indicator(name.strip_prefix("ตัวชี้วัดย่อยที่").unwrap_or(&name)))
            .or_else(|| {
                let number = number(&["ตัวชี้วัดที่", "ตัวชี้วัด", "indicator", ""])?;
                (1..=10).contains(&number).then_some(Field::Indicator(number))
            }),
    };
    Some((field?, value.trim()))
}

fn figure(field: Field, value: &str, finding: &Finding, rules: &RuleBook) -> Option<Answer> {
    let of_year = rules.for_year(finding.fiscal_year?)?;
    let score = || {
        let score = values::stated(value)?.score?;
        (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&score).then_some(DecidedValue::Score(score))
    };
    let value = match field {
        Field::Grade => {
            let by_label = || Grade::ALL.into_iter().find(|grade| key(value) == key(grade.label()));
            let grade = by_label().or_else(|| values::stated(value)?.grade)?;
            of_year.bands.iter().any(|band| band.grade == grade).then_some(DecidedValue::Grade(grade))?
        }
        Field::Passed => match key(value).as_str() {
            "ผ่าน" | "passed" => DecidedValue::Passed(true),
            "ไม่ผ่าน" | "notpassed" => DecidedValue::Passed(false),
            _ => return None,
        },
        Field::SubIndicator(indicator, number) => {
            let code = format!("{indicator}.{number}");
            of_year.sub_indicators.iter().any(|rule| rule.code == code).then(score)??
        }
        // An item of the OIT is won or lost, and one of those that the year has, where they are known.
        Field::Item(Instrument::Oit, number) => {
            let lists = &of_year.sub_indicators;
            let is_known =
                finding.agency.as_ref().is_some_and(|agency| items_apply_to(agency.kind)) && !lists.is_empty();
            let is_listed = !is_known || lists.iter().any(|sub| (sub.items.0..=sub.items.1).contains(&number));
            let is_whole = |value: &DecidedValue| {
                [Decimal::ZERO, Decimal::ONE_HUNDRED].iter().any(|score| *value == DecidedValue::Score(*score))
            };
            score().filter(|value| is_listed && is_whole(value))?
        }
        Field::Measure(_) => return None,
        _ => score()?,
    };
    Some(Answer::Figure(field, value))
}

/// The agency that a text names, where it is one and no other; a place alone where the finding has the name.
fn agency(value: &str, finding: &Finding) -> Option<Agency> {
    // All of the text is the name with its place: what else stands there may change who is meant.
    let whole = |mention: &identity::Mention| mention.range == (0..value.len());
    let named = match identity::mentions_in_title(value).as_slice() {
        [mention] => whole(mention).then(|| mention.agency.clone()),
        [] => identity::agency_of_cell(value, None)
            .map(|mention| mention.agency)
            .filter(|agency| agency.kind != AgencyKind::Other),
        _ => None,
    };
    let placed = || {
        let (district, province) = identity::location(value);
        let known = finding.agency.clone().filter(|_| district.is_some() || province.is_some())?;
        matches!(finding.detail, FindingDetail::AmbiguousAgency { .. }).then_some(Agency {
            district,
            province,
            ..known
        })
    };
    as_listed(&named.or_else(placed)?)
}

/// "2564", "ปีงบประมาณ พ.ศ. 2564".
fn fiscal_year(value: &str) -> Option<u16> {
    let year = key(value);
    let year = ["ปีงบประมาณพ.ศ.", "ปีงบประมาณ", "พ.ศ.", "ปี", "fy"]
        .iter()
        .find_map(|word| year.strip_prefix(word))
        .unwrap_or(&year);
    year.parse().ok().filter(|year| FISCAL_YEARS.contains(year))
}

/// Yes or no; none for anything else.
pub(in super::super) fn yes(value: &str) -> Option<bool> {
    match key(value).as_str() {
        "ใช่" | "ถูกต้อง" | "yes" | "y" | "true" => Some(true),
        "ไม่" | "ไม่ใช่" | "no" | "n" | "false" => Some(false),
        _ => None,
    }
}

/// What documents state of a figure, in words that compare; none where nothing.
pub(super) fn stated(assessment: &Assessment, field: Field) -> Option<DecidedValue> {
    fn score(figure: &Figure<Decimal>) -> Option<DecidedValue> {
        figure.stated.map(DecidedValue::Score)
    }
    match field {
        Field::Overall => score(&assessment.overall),
        Field::Grade => assessment.grade.stated.map(DecidedValue::Grade),
        Field::Passed => assessment.passed.stated.map(DecidedValue::Passed),
        Field::Instrument(instrument) => score(assessment.instruments.get(&instrument)?),
        Field::Indicator(number) => {
            score(&assessment.indicators.iter().find(|indicator| indicator.number == number)?.score)
        }
        Field::SubIndicator(indicator, number) => {
            let code = format!("{indicator}.{number}");
            score(&assessment.sub_indicators.iter().find(|sub| sub.code == code)?.score)
        }
        Field::Item(..) => {
            let item = assessment.items.iter().find(|item| Field::item(&item.code) == Some(field))?;
            item.score.map(DecidedValue::Score)
        }
        Field::Measure(_) => None,
    }
}
