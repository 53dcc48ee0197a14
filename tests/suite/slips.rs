//! One slip in a document that is right otherwise: it is found, once, and no figure is mended because of it.

#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a slip that is not found, or a generator that is wrong, fails the test"
)]

use prongsai::model::{AgencyKind, Format, Grade};
use rust_decimal::Decimal;

use crate::generate::layouts::{self, Layout};
use crate::generate::page::{Page, Part, Value};
use crate::generate::random::Random;
use crate::generate::style::STYLES;
use crate::generate::truth::{self, Truth};
use crate::generate::xlsx;
use crate::layouts::{is_about, read};

/// The layouts that slips are tried in; each states everything.
const LAYOUTS: [&str; 4] = ["row_per_agency", "two_header_rows", "one_table_with_subtotals", "form"];

/// A slip of the pen in one true agency.
struct Slip {
    what: &'static str,
    make: fn(&mut Truth),
    /// The code that it must give, once.
    code: &'static str,
    /// What follows from it and may be told as well.
    also: &'static [&'static str],
}

const SLIPS: [Slip; 9] = [
    Slip {
        what: "an instrument's digits the wrong way round",
        make: |truth| truth.instruments[1] = swapped(truth.instruments[1]),
        code: "instrument-differs",
        also: &["overall-differs"],
    },
    Slip {
        what: "an overall score that is a little off",
        make: |truth| truth.overall += Decimal::new(if truth.overall < Decimal::from(80) { 13 } else { -13 }, 2),
        code: "overall-differs",
        also: &[],
    },
    Slip {
        what: "another grade",
        make: |truth| truth.grade = if truth.grade == Grade::B { Grade::A } else { Grade::B },
        code: "grade-differs",
        also: &[],
    },
    Slip { what: "passed for failed", make: |truth| truth.passed = !truth.passed, code: "result-differs", also: &[] },
    Slip {
        what: "a decimal point lost",
        make: |truth| truth.indicators[2] *= Decimal::ONE_HUNDRED,
        code: "score-out-of-range",
        also: &[],
    },
    Slip {
        what: "a score under nothing",
        make: |truth| truth.indicators[6] = Decimal::new(-525, 2),
        code: "score-out-of-range",
        also: &[],
    },
    Slip {
        what: "more than everything",
        make: |truth| truth.indicators[4] = Decimal::new(10_150, 2),
        code: "score-out-of-range",
        also: &[],
    },
    Slip {
        what: "a level in a year of letters",
        make: |truth| truth.grade = if truth.passed { Grade::PassedGood } else { Grade::NeedsImprovement },
        code: "grade-of-other-scale",
        also: &["grade-differs"],
    },
    Slip {
        what: "an indicator that no set of items gives",
        make: |truth| {
            truth.indicators[8] = Decimal::new(9999, 2);
            truth.settle();
        },
        code: "unattainable-oit",
        also: &[],
    },
];

/// The digits on both sides of the point exchanged: 87.57 becomes 85.77.
fn swapped(score: Decimal) -> Decimal {
    let mut digits: Vec<char> = score.to_string().chars().collect();
    let point = digits.iter().position(|c| *c == '.').expect("two decimals");
    digits.swap(point - 1, point + 1);
    let swapped: Decimal = digits.into_iter().collect::<String>().parse().expect("a number");
    if swapped == score { score - Decimal::ONE } else { swapped }
}

/// True figures of FY 2564 for a layout, of agencies that the OIT's items are known for. The score that is blanked stands
/// once, so that it is plain where.
fn truths(layout: &Layout, random: &mut Random) -> Vec<Truth> {
    loop {
        let truths = truth::truths(layout.who, random);
        if truths.iter().any(|truth| truth.agency.kind == AgencyKind::School) {
            continue;
        }
        let truths: Vec<Truth> = truths.iter().map(|truth| truth::truth(truth.agency.clone(), 2564, random)).collect();
        let scores = truths.iter().flat_map(|truth| truth.indicators.iter().chain(&truth.instruments));
        if scores.filter(|score| **score == truths[0].indicators[2]).count() == 1 {
            return truths;
        }
    }
}

/// The codes of all findings in a document whose first agency has a slip; or what was read otherwise than it stands.
fn codes(truths: &[Truth], page: &Page, missing: Option<usize>) -> Vec<&'static str> {
    let bytes = xlsx::write(page).expect("a workbook");
    let (assessments, findings) = match read(Format::Xlsx, &bytes) {
        Ok(read) => read,
        Err(failure) => panic!("unreadable: {failure}"),
    };
    for truth in truths {
        let Some(assessment) = assessments.iter().find(|assessment| is_about(assessment, truth)) else {
            return vec!["(an agency is missing)"];
        };
        for (at, indicator) in assessment.indicators.iter().enumerate() {
            let blank = std::ptr::eq(truth, &truths[0]) && missing == Some(at);
            let stands = truth.indicators[at];
            // What cannot be a score may be left out of the figures: the finding tells it.
            let possible = (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&stands);
            let left_out = indicator.score.stated.is_none() && !possible;
            if !left_out && indicator.score.stated != (!blank).then_some(stands) {
                return vec!["(an indicator is not as it stands)"];
            }
        }
        if assessment.overall.stated != Some(truth.overall) {
            return vec!["(an overall score is not as it stands)"];
        }
    }
    findings.iter().map(|finding| finding.detail.code()).collect()
}

fn layouts_to_try() -> Vec<Layout> {
    layouts::plain().into_iter().filter(|layout| LAYOUTS.contains(&layout.name)).collect()
}

fn fail_with(failures: &[String]) {
    if !failures.is_empty() {
        panic!("{} slips were not found as they are\n{}", failures.len(), failures.join("\n"));
    }
}

#[test]
fn a_slip_is_found_once() {
    let mut failures = Vec::new();
    for layout in layouts_to_try() {
        for (at, slip) in SLIPS.iter().enumerate() {
            for seed in 0..4 {
                let mut random = Random::new(seed * 7919 + at as u64);
                let mut truths = truths(&layout, &mut random);
                (slip.make)(&mut truths[0]);
                let mut page = Page::new(STYLES[0], random);
                (layout.draw)(&mut page, &truths);
                let mut found = codes(&truths, &page, None);
                found.retain(|code| !slip.also.contains(code));
                if found != [slip.code] {
                    failures.push(format!("{}, {}, seed {seed}: {found:?} for {}", layout.name, slip.what, slip.code));
                }
            }
        }
    }
    fail_with(&failures);
}

#[test]
fn a_blank_is_missing_and_never_nought() {
    let mut failures = Vec::new();
    for layout in layouts_to_try() {
        for (seed, blank) in (0..).zip(["", "-", "–", " "]) {
            let mut random = Random::new(seed + 4242);
            let truths = truths(&layout, &mut random);
            let mut page = Page::new(STYLES[0], random);
            (layout.draw)(&mut page, &truths);
            blank_out(&mut page, truths[0].indicators[2], blank);
            let found = codes(&truths, &page, Some(2));
            if found != ["missing-indicator"] {
                failures.push(format!("{}, {blank:?}: {found:?}", layout.name));
            }
        }
    }
    fail_with(&failures);
}

/// Puts something else where a score stands first.
fn blank_out(page: &mut Page, score: Decimal, with: &str) {
    let written = page.style.score(score);
    let cells = page.parts.iter_mut().filter_map(|part| if let Part::Grid(grid) = part { Some(grid) } else { None });
    let mut cells = cells.flatten().flatten();
    let here = cells.find(|cell| match &cell.value {
        Value::Score(value, _) => *value == score,
        Value::Text(text) => *text == written,
        Value::Count(..) => false,
    });
    here.expect("the score stands on the page").value = Value::Text(with.to_owned());
}
