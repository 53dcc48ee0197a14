//! Slips in figures, judgements and places.

use prongsai::model::{AgencyKind, Grade};
use rust_decimal::Decimal;

use crate::generate::random::Random;
use crate::generate::truth::Truth;

/// The digits on both sides of the point exchanged: 87.57 becomes 85.77.
pub fn swap(truth: &mut Truth, _: &mut Random) -> bool {
    let mut digits: Vec<char> = truth.instruments[1].to_string().chars().collect();
    let point = digits.iter().position(|c| *c == '.').expect("two decimals");
    digits.swap(point - 1, point + 1);
    let swapped: Decimal = digits.into_iter().collect::<String>().parse().expect("a number");
    let differs = (swapped - truth.instruments[1]).abs() > Decimal::new(5, 2);
    truth.instruments[1] = swapped;
    differs
}

pub fn off(truth: &mut Truth, _: &mut Random) -> bool {
    // Away from the bands' bounds, so that the grade stays.
    truth.overall += Decimal::new(if truth.overall < Decimal::from(80) { 13 } else { -13 }, 2);
    true
}

pub fn other_grade(truth: &mut Truth, random: &mut Random) -> bool {
    let same_scale: Vec<Grade> = Grade::ALL
        .into_iter()
        .filter(|grade| grade.is_letter() == truth.grade.is_letter() && *grade != truth.grade)
        .collect();
    truth.grade = random.pick(&same_scale);
    true
}

pub fn other_result(truth: &mut Truth, _: &mut Random) -> bool {
    truth.passed = !truth.passed;
    true
}

pub fn other_scale(truth: &mut Truth, _: &mut Random) -> bool {
    truth.grade = match (truth.grade.is_letter(), truth.passed) {
        (true, true) => Grade::PassedGood,
        (true, false) => Grade::NeedsImprovement,
        (false, true) => Grade::A,
        (false, false) => Grade::B,
    };
    true
}

pub fn out_of_range(truth: &mut Truth, random: &mut Random) -> bool {
    let at = random.below(8) as usize;
    truth.indicators[at] = match random.below(3) {
        0 => truth.indicators[at] * Decimal::ONE_HUNDRED,
        1 => -truth.indicators[at],
        _ => truth.indicators[at] + Decimal::from(60),
    };
    truth.indicators[at] > Decimal::ONE_HUNDRED || truth.indicators[at] < Decimal::ZERO
}

pub fn unattainable(truth: &mut Truth, _: &mut Random) -> bool {
    truth.indicators[8] = Decimal::new(9999, 2);
    truth.items.clear();
    truth.sub_indicators.clear();
    truth.settle();
    truth.fiscal_year <= 2565
}

pub fn far_year(truth: &mut Truth, _: &mut Random) -> bool {
    let old = truth.fiscal_year;
    truth.fiscal_year = 2570;
    old > 2565
}

pub fn mistold(truth: &mut Truth, random: &mut Random) -> bool {
    truth.mistold.indicator = Some(random.below(10) as usize);
    true
}

pub fn miscounted(truth: &mut Truth, _: &mut Random) -> bool {
    truth.mistold.more_strengths = 1;
    true
}

pub fn indicator_off(truth: &mut Truth, _: &mut Random) -> bool {
    let off = Decimal::new(if truth.indicators[8] < Decimal::from(90) { 327 } else { -327 }, 2);
    truth.indicators[8] += off;
    true
}

pub fn sub_indicator_off(truth: &mut Truth, _: &mut Random) -> bool {
    let off = Decimal::new(if truth.sub_indicators[2] < Decimal::from(80) { 1111 } else { -1111 }, 2);
    truth.sub_indicators[2] += off;
    true
}

/// Another district of the country under the right province.
pub fn misplaced(truth: &mut Truth, _: &mut Random) -> bool {
    let wrong = if truth.agency.province.as_deref() == Some("ตราด") {
        "เขื่องใน"
    } else {
        "แหลมงอบ"
    };
    truth.agency.district = Some(wrong.to_owned());
    truth.agency.kind == AgencyKind::SubdistrictAdministrativeOrganization
}
