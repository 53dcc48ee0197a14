//! Slips in measures.

use jiff::Span as Time;
use rust_decimal::Decimal;

use crate::generate::measures::{Span, day_in_words, month_of};
use crate::generate::random::Random;
use crate::generate::truth::Truth;

pub fn no_period(truth: &mut Truth, _: &mut Random) -> bool {
    truth.measures[0].period = None;
    true
}

pub fn no_result(truth: &mut Truth, _: &mut Random) -> bool {
    truth.measures[0].results.clear();
    true
}

pub fn late_result(truth: &mut Truth, random: &mut Random) -> bool {
    let plan = &mut truth.measures[0];
    let Some((_, last)) = plan.period.as_ref().and_then(|span| span.days) else { return false };
    let day = last.saturating_add(Time::new().days(3 + random.below(40) as i64));
    let what = plan.results[0].split(" เมื่อวันที่").next().unwrap_or_default();
    plan.results[0] = format!("{what} เมื่อวันที่ {}", day_in_words(day));
    true
}

pub fn other_year(truth: &mut Truth, _: &mut Random) -> bool {
    let year = truth.fiscal_year - 2;
    let (first, last) = (month_of(year, 1), month_of(year, 7).last_of_month());
    let text = format!("{} - {}", day_in_words(first), day_in_words(last));
    truth.measures[0].period = Some(Span { text, days: Some((first, last)) });
    true
}

pub fn vague(truth: &mut Truth, random: &mut Random) -> bool {
    let words = ["ตามความเหมาะสม", "รายงานผลการดำเนินการในรอบ 6 เดือน เดือนมีนาคม", "ตามที่ได้รับมอบหมาย"];
    truth.measures[0].period = Some(Span { text: random.pick(&words).to_owned(), days: None });
    true
}

pub fn nothing_done(truth: &mut Truth, _: &mut Random) -> bool {
    let weak = |at: usize| truth.indicators[at] < Decimal::from(85);
    let Some(at) = truth.measures.iter().position(|plan| weak(plan.serves)) else { return false };
    truth.measures.remove(at);
    for (number, plan) in (1..).zip(&mut truth.measures) {
        plan.number = number;
    }
    !truth.measures.is_empty()
}
