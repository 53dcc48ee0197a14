//! Names and numbers told in two rows: "IIT EIT และ OIT ได้คะแนน 95.73 95.50 และ 58.82 ตามลำดับ".
//!
//! They are matched in order, only where the text says ตามลำดับ and both rows have the same length. Any other row of
//! numbers is nobody's: the first of them does not belong to the last name.

use rust_decimal::Decimal;

use crate::thai::words::Holds as _;

use super::tokens::{Kind, Token, Topic};

/// A row of numbers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The number of its last token.
    pub last: usize,
    /// What each number is of; none where nothing tells.
    pub scores: Option<Vec<(usize, Topic, Decimal)>>,
}

/// What may stand between the numbers of a row, and between it and ตามลำดับ.
const BETWEEN: &[&str] = &["คะแนน", "ร้อยละ", "และ", "กับ", "เปอร์เซ็นต์", "จึง", "โดย"];

/// The row of two or more numbers that begins with this token; none where it is a number by itself.
pub(super) fn row_at(tokens: &[Token], first: usize, squeezed: &str) -> Option<Row> {
    let mut numbers: Vec<(usize, &Token, Decimal)> = Vec::new();
    let mut last = first;
    for (index, token) in tokens.iter().enumerate().skip(first) {
        let Kind::Number(value) = token.kind else { break };
        let joined = numbers.last().is_none_or(|(_, before, _)| only_joints(squeezed, before.end, token.start));
        if !joined || value.is_sign_negative() || value > Decimal::ONE_HUNDRED {
            break;
        }
        numbers.push((index, token, value));
        last = index;
    }
    if numbers.len() < 2 {
        return None;
    }
    let end = tokens.get(last)?.end;
    let respectively =
        tokens.get(last + 1).filter(|next| next.kind == Kind::Respectively && only_joints(squeezed, end, next.start));
    if respectively.is_none() {
        let is_score = |(_, token, value): &(usize, &Token, Decimal)| {
            value.scale() > 0 || squeezed.get(token.end..).is_some_and(|behind| behind.starts_with("คะแนน"))
        };
        return numbers.iter().all(is_score).then_some(Row { last, scores: None });
    }
    let topics = named_before(tokens, first, squeezed, numbers.len());
    let scores = topics.map(|topics| {
        numbers.iter().zip(topics).map(|((_, token, value), topic)| (token.start, topic, *value)).collect()
    });
    Some(Row { last: last + 1, scores })
}

/// True where nothing but marks and joining words stands between two places.
fn only_joints(squeezed: &str, from: usize, to: usize) -> bool {
    let mut rest = squeezed.get(from..to).unwrap_or("?");
    loop {
        rest = rest.trim_start_matches([' ', ',', ';', '%', '(', ')', '/']);
        match BETWEEN.iter().find_map(|word| rest.behind_word(word)) {
            Some(after) => rest = after,
            None => return rest.is_empty(),
        }
    }
}

/// So many things, each named once, right before a row of numbers, with the word for scores between.
fn named_before(tokens: &[Token], first: usize, squeezed: &str, count: usize) -> Option<Vec<Topic>> {
    let mut names: Vec<(usize, usize, Topic)> = Vec::new();
    for token in tokens.get(..first)?.iter().rev() {
        match &token.kind {
            Kind::Name(topic) => {
                let same = names.last().is_some_and(|(start, _, next)| {
                    // "ตัวชี้วัดที่ 1 คุณภาพการดำเนินงาน" is one thing, and its name tells which.
                    let by_number = squeezed.get(token.start..).is_some_and(|text| text.starts_with("ตัวชี้วัดที่"));
                    next == topic || *start == token.end && by_number && matches!(topic, Topic::Indicator(_))
                });
                match names.last_mut().filter(|_| same) {
                    Some(next) => next.0 = token.start,
                    None => names.push((token.start, token.end, *topic)),
                }
            }
            Kind::Indicators(numbers) => {
                names.extend(numbers.iter().rev().map(|number| (token.start, token.end, Topic::Indicator(*number))));
            }
            Kind::Agency | Kind::Year(_) | Kind::Assessment => {}
            _ => break,
        }
    }
    let is_indicator = |topic: &Topic| matches!(topic, Topic::Indicator(_));
    let kind_of_last = names.first().map(|(_, _, topic)| is_indicator(topic))?;
    let of_one_kind = names.iter().take_while(|(_, _, topic)| is_indicator(topic) == kind_of_last).count();
    let taken = [of_one_kind, names.len()].into_iter().find(|taken| *taken == count)?;
    let names = names.get(..taken)?;
    let said = squeezed.get(names.last()?.0..tokens.get(first)?.start)?;
    let agencies = tokens
        .get(..first)?
        .iter()
        .filter(|token| token.kind == Kind::Agency && names.last().is_some_and(|(start, ..)| token.start > *start))
        .count();
    if !said.holds("คะแนน") && !said.holds("ร้อยละ") && !said.holds("เท่ากับ") || agencies > 0
    {
        return None;
    }
    let topics: Vec<Topic> = names.iter().rev().map(|(_, _, topic)| *topic).collect();
    let distinct = topics.iter().enumerate().all(|(at, topic)| !topics.iter().skip(at + 1).any(|other| other == topic));
    (distinct && !topics.contains(&Topic::Part)).then_some(topics)
}
