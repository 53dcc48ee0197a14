//! One slip in a document that is right otherwise: it is named by its code, and no figure is mended because of it.

use jiff::Span as Time;
use prongsai::model::{AgencyKind, Format, Grade};
use rust_decimal::Decimal;

use super::corpus::{Container, Draft, Submission};
use crate::generate::layouts::{Instruments, Layout, States};
use crate::generate::measures::{self, Span, day_in_words};
use crate::generate::page::{Page, Part, Value};
use crate::generate::places::Supply;
use crate::generate::random::Random;
use crate::generate::style::{Names, STYLES};
use crate::generate::truth::{self, Truth};
use crate::generate::xlsx::Formulas;

/// A kind of slip.
pub struct Slip {
    /// The code that must name it.
    pub code: &'static str,
    pub what: &'static str,
    /// The layouts that it is planted in, by name or, with a line at its end, by how names begin; all of none.
    pub layouts: &'static [&'static str],
    /// Whether a page that states so much can have it.
    pub needs: fn(&States) -> bool,
    pub make: Make,
    /// What follows from it and may be told as well.
    pub also: &'static [&'static str],
}

/// How a slip is planted.
pub enum Make {
    /// By the layout or the container itself.
    Nothing,
    /// In what the first agency's document says; false where that cannot have it.
    Truth(fn(&mut Truth, &mut Random) -> bool),
    /// On the page, told of the first agency; gives which indicator is not stated any more.
    Page(fn(&mut Page, &Truth, &mut Random) -> Option<Hole>),
    /// In files beside it.
    Files(fn(&mut Submission, &Layout, &Draft)),
}

/// What a page says no more.
pub enum Hole {
    Nothing,
    Indicator(usize),
    /// All scores, of everybody.
    Scores,
    /// Whose or of which year it is, so that nothing can be said of anybody.
    Everything,
}

fn any(_: &States) -> bool {
    true
}

fn indicators(states: &States) -> bool {
    states.indicators
}

fn indicators_and_instruments(states: &States) -> bool {
    states.indicators && states.instruments == Instruments::Full
}

fn all_sums(states: &States) -> bool {
    states.overall && (states.indicators || states.instruments == Instruments::Full)
}

fn grade(states: &States) -> bool {
    states.overall && states.grade
}

fn result(states: &States) -> bool {
    states.overall && states.result
}

fn told(states: &States) -> bool {
    states.told && states.indicators
}

fn measures(states: &States) -> bool {
    states.measures
}

const ONE: &[&str] =
    &["one_table_with_subtotals", "form", "title_in_the_table", "row_per_agency", "composed_rows", "composed_district"];

const TOLD: &[&str] = &["told_in_lists", "full_report"];

const MEASURES: &[&str] = &["measures_", "full_report"];

pub const SLIPS: &[Slip] = &[
    slip(
        "instrument-differs",
        "digits the wrong way round",
        indicators_and_instruments,
        Make::Truth(swap),
        &["overall-differs"],
    ),
    slip("overall-differs", "an overall score a little off", all_sums, Make::Truth(off), &[]),
    slip("grade-differs", "another grade", grade, Make::Truth(other_grade), &["result-differs", "conflicting-values"]),
    slip(
        "result-differs",
        "passed for failed",
        result,
        Make::Truth(other_result),
        &["grade-differs", "conflicting-values"],
    ),
    slip(
        "grade-of-other-scale",
        "a letter for a level",
        grade,
        Make::Truth(other_scale),
        &["grade-differs", "result-differs", "conflicting-values"],
    ),
    slip(
        "score-out-of-range",
        "a point lost, or a sign too much",
        indicators,
        Make::Truth(out_of_range),
        &["missing-indicator", "unreadable-score"],
    ),
    slip("unattainable-oit", "a score that no items give", indicators, Make::Truth(unattainable), &[]),
    Slip {
        layouts: &["one_table_with_subtotals", "form", "title_in_the_table"],
        ..slip("rules-assumed", "a year without rules", all_sums, Make::Truth(far_year), &["grade-of-other-scale"])
    },
    Slip { layouts: ONE, ..slip("missing-indicator", "a blank", indicators, Make::Page(blank), &[]) },
    Slip {
        layouts: &["formulas"],
        ..slip("unreadable-score", "formulas that were never calculated", any, Make::Page(uncalculated), &[])
    },
    Slip {
        layouts: ONE,
        ..slip("unreadable-score", "no number", indicators, Make::Page(no_number), &["missing-indicator"])
    },
    Slip { layouts: ONE, ..slip("misspelt-name", "the kind misspelt", any, Make::Page(misspelt), &[]) },
    Slip {
        layouts: &["one_table_of_ten", "prose_one_paragraph"],
        ..slip("no-fiscal-year", "no year", any, Make::Page(no_year), &[])
    },
    Slip {
        layouts: &["one_table_of_ten", "one_table_with_subtotals"],
        ..slip("no-agency", "nobody named", any, Make::Page(nobody), &[])
    },
    Slip {
        layouts: TOLD,
        ..slip(
            "strength-differs",
            "a weakness among the strengths",
            told,
            Make::Truth(mistold),
            &["weakness-without-measure", "count-differs"],
        )
    },
    Slip { layouts: TOLD, ..slip("count-differs", "strengths miscounted", told, Make::Truth(miscounted), &[]) },
    Slip {
        layouts: MEASURES,
        ..slip("measure-without-period", "a blank period", measures, Make::Truth(no_period), &[])
    },
    Slip { layouts: MEASURES, ..slip("measure-without-result", "no result", measures, Make::Truth(no_result), &[]) },
    Slip {
        layouts: MEASURES,
        ..slip("result-outside-period", "a result too late", measures, Make::Truth(late_result), &[])
    },
    Slip {
        layouts: MEASURES,
        ..slip(
            "period-outside-year",
            "a period of another year",
            measures,
            Make::Truth(other_year),
            &["result-outside-period"],
        )
    },
    Slip {
        layouts: MEASURES,
        ..slip("period-not-dated", "a period in vague words", measures, Make::Truth(vague), &[])
    },
    Slip {
        layouts: &["full_report"],
        ..slip("weakness-without-measure", "nothing done", measures, Make::Truth(nothing_done), &[])
    },
    Slip {
        layouts: &["item_list_with_subtotals"],
        ..slip(
            "indicator-differs",
            "an indicator against its items",
            any,
            Make::Truth(indicator_off),
            &["unattainable-oit"],
        )
    },
    Slip {
        layouts: &["item_list_with_subtotals"],
        ..slip(
            "sub-indicator-differs",
            "a part against its items",
            any,
            Make::Truth(sub_indicator_off),
            &["indicator-differs"],
        )
    },
    Slip { layouts: &["weighted_"], ..slip("weighted-scores", "parts of the overall score", any, Make::Nothing, &[]) },
    Slip { layouts: &["hidden_"], ..slip("hidden-values", "something hidden", any, Make::Nothing, &[]) },
    Slip { layouts: &["named_by_"], ..slip("named-by-path", "named by its path alone", any, Make::Nothing, &[]) },
    slip("disguised-format", "another format under a workbook's name", any, Make::Nothing, &[]),
    Slip {
        layouts: &["composed_rows", "one_table_with_subtotals"],
        ..slip("place-differs", "a district that has no such place", any, Make::Truth(misplaced), &[])
    },
    Slip { layouts: ONE, ..slip("duplicate-submission", "sent twice", any, Make::Files(twice), &[]) },
    Slip {
        layouts: ONE,
        ..slip(
            "conflicting-values",
            "a corrected second one",
            all_sums,
            Make::Files(corrected),
            &["overall-differs", "grade-differs", "result-differs"],
        )
    },
    Slip {
        layouts: &["composed_namesakes"],
        ..slip("ambiguous-agency", "a name that fits two", any, Make::Files(ambiguous), &[])
    },
];

const fn slip(
    code: &'static str,
    what: &'static str,
    needs: fn(&States) -> bool,
    make: Make,
    also: &'static [&'static str],
) -> Slip {
    Slip { code, what, layouts: &[], needs, make, also }
}

/// Whether a layout is the one named, or one of those whose names begin so.
fn is_of(layout: &str, name: &str) -> bool {
    if name.ends_with('_') { layout.starts_with(name) } else { layout == name }
}

/// Plants a slip in a document of some layout; none where that document cannot have it.
pub fn plant(
    slip: &Slip,
    layouts: &[Layout],
    supply: &mut Supply,
    random: &mut Random,
    number: usize,
) -> Option<Submission> {
    let fitting: Vec<usize> = (0..layouts.len())
        .filter(|at| {
            (slip.layouts.is_empty() && !super::is_not_yet(layouts[*at].name))
                || slip.layouts.iter().any(|name| is_of(layouts[*at].name, name))
        })
        .collect();
    let layout = &layouts[random.pick(&fitting)];
    let containers: Vec<Container> = Container::of(layout)
        .into_iter()
        .filter(|one| (slip.code == "disguised-format") == (one.extension == "xls"))
        .filter(|one| one.format != Format::Html && one.format != Format::Ods)
        .collect();
    if containers.is_empty() {
        return None;
    }
    let container = random.pick(&containers);
    let mut draft = Draft::new(layout, supply, random);
    if slip.code == "misspelt-name" {
        draft.style = STYLES[0];
    }
    let clean = draft.draw(layout);
    if !(slip.needs)(&clean.states) {
        return None;
    }
    match slip.make {
        Make::Nothing => Some(draft.submit(layout, clean, container, number)),
        Make::Truth(make) => {
            if !make(&mut draft.truths[0], random) {
                return None;
            }
            let page = draft.draw(layout);
            // Where the layout does not write what was changed, nothing was planted.
            (page.as_rows() != clean.as_rows()).then(|| draft.submit(layout, page, container, number))
        }
        Make::Page(make) => {
            let mut page = clean;
            let hole = make(&mut page, &draft.truths[0], random)?;
            let mut submission = draft.submit(layout, page, container, number);
            match hole {
                Hole::Nothing => {}
                Hole::Indicator(at) => submission.hole = Some(at),
                Hole::Scores => {
                    submission.indicators.clear();
                    submission.states = States { grade: true, result: true, ..States::NOTHING };
                }
                Hole::Everything => submission.truths.clear(),
            }
            Some(submission)
        }
        Make::Files(make) => {
            let page = draft.draw(layout);
            let mut submission = draft.clone().submit(layout, page, container, number);
            make(&mut submission, layout, &draft);
            (!submission.others.is_empty()).then_some(submission)
        }
    }
}

/// The digits on both sides of the point exchanged: 87.57 becomes 85.77.
fn swap(truth: &mut Truth, _: &mut Random) -> bool {
    let mut digits: Vec<char> = truth.instruments[1].to_string().chars().collect();
    let point = digits.iter().position(|c| *c == '.').expect("two decimals");
    digits.swap(point - 1, point + 1);
    let swapped: Decimal = digits.into_iter().collect::<String>().parse().expect("a number");
    let differs = (swapped - truth.instruments[1]).abs() > Decimal::new(5, 2);
    truth.instruments[1] = swapped;
    differs
}

fn off(truth: &mut Truth, _: &mut Random) -> bool {
    // Away from the bands' bounds, so that the grade stays.
    truth.overall += Decimal::new(if truth.overall < Decimal::from(80) { 13 } else { -13 }, 2);
    true
}

fn other_grade(truth: &mut Truth, random: &mut Random) -> bool {
    let same_scale: Vec<Grade> = Grade::ALL
        .into_iter()
        .filter(|grade| grade.is_letter() == truth.grade.is_letter() && *grade != truth.grade)
        .collect();
    truth.grade = random.pick(&same_scale);
    true
}

fn other_result(truth: &mut Truth, _: &mut Random) -> bool {
    truth.passed = !truth.passed;
    true
}

fn other_scale(truth: &mut Truth, _: &mut Random) -> bool {
    truth.grade = match (truth.grade.is_letter(), truth.passed) {
        (true, true) => Grade::PassedGood,
        (true, false) => Grade::NeedsImprovement,
        (false, true) => Grade::A,
        (false, false) => Grade::B,
    };
    true
}

fn out_of_range(truth: &mut Truth, random: &mut Random) -> bool {
    let at = random.below(8) as usize;
    truth.indicators[at] = match random.below(3) {
        0 => truth.indicators[at] * Decimal::ONE_HUNDRED,
        1 => -truth.indicators[at],
        _ => truth.indicators[at] + Decimal::from(60),
    };
    truth.indicators[at] > Decimal::ONE_HUNDRED || truth.indicators[at] < Decimal::ZERO
}

fn unattainable(truth: &mut Truth, _: &mut Random) -> bool {
    truth.indicators[8] = Decimal::new(9999, 2);
    truth.items.clear();
    truth.sub_indicators.clear();
    truth.settle();
    truth.fiscal_year <= 2565
}

fn far_year(truth: &mut Truth, _: &mut Random) -> bool {
    let old = truth.fiscal_year;
    truth.fiscal_year = 2570;
    old > 2565
}

/// Puts something else where the first agency's score stands, and tells which indicator it was.
fn replace(page: &mut Page, truth: &Truth, random: &mut Random, with: &str) -> Option<Hole> {
    let at = random.below(10) as usize;
    let score = truth.indicators[at];
    let written = page.style.score(score);
    let cells = page.parts.iter_mut().filter_map(|part| if let Part::Grid(grid) = part { Some(grid) } else { None });
    let mut here: Vec<_> = cells
        .flatten()
        .flatten()
        .filter(|cell| matches!(&cell.value, Value::Score(value, _) if *value == score) || cell.value.text() == written)
        .collect();
    // Where the same figure stands twice, it is not plain which was meant.
    if here.len() != 1 {
        return None;
    }
    here.remove(0).value = Value::Text(with.to_owned());
    Some(Hole::Indicator(at))
}

fn blank(page: &mut Page, truth: &Truth, random: &mut Random) -> Option<Hole> {
    let with = random.pick(&["", "-", "–", " ", "—"]);
    replace(page, truth, random, with)
}

fn no_number(page: &mut Page, truth: &Truth, random: &mut Random) -> Option<Hole> {
    let with = random.pick(&["9O.25", "85..3", "รอผล", "#REF!", "87.5.2", "8l.20"]);
    replace(page, truth, random, with)
}

fn misspelt(page: &mut Page, truth: &Truth, random: &mut Random) -> Option<Hole> {
    let slips = ["องค์กรบริหารส่วนตำบล", "องค์การบริหารสวนตำบล", "องค์การบริการส่วนตำบล"];
    let (right, wrong) = (truth.agency.name.clone(), random.pick(&slips));
    let misspelt = right.replace("องค์การบริหารส่วนตำบล", wrong);
    if misspelt == right {
        return None;
    }
    let mut found = false;
    for text in page.texts_mut().filter(|text| text.contains(&right)) {
        *text = text.replace(&right, &misspelt);
        found = true;
    }
    found.then_some(Hole::Nothing)
}

fn no_year(page: &mut Page, truth: &Truth, _: &mut Random) -> Option<Hole> {
    let years = [truth.fiscal_year.to_string(), page.style.in_digits(&truth.fiscal_year.to_string())];
    let mut holds_year = page.texts_mut().filter(|text| years.iter().any(|year| text.contains(year.as_str())));
    let text = holds_year.next()?;
    *text = years.iter().fold(text.clone(), |text, year| text.replace(year.as_str(), ""));
    holds_year.next().is_none().then_some(Hole::Everything)
}

fn uncalculated(page: &mut Page, _: &Truth, _: &mut Random) -> Option<Hole> {
    page.habits.formulas = Formulas::Uncalculated;
    Some(Hole::Scores)
}

fn nobody(page: &mut Page, truth: &Truth, _: &mut Random) -> Option<Hole> {
    let line = page.style.text(&page.style.name_and_place(&truth.agency));
    let at = page.parts.iter().position(|part| matches!(part, Part::Line(text) if *text == line))?;
    page.parts.remove(at);
    Some(Hole::Everything)
}

fn mistold(truth: &mut Truth, random: &mut Random) -> bool {
    truth.mistold.indicator = Some(random.below(10) as usize);
    true
}

fn miscounted(truth: &mut Truth, _: &mut Random) -> bool {
    truth.mistold.more_strengths = 1;
    true
}

fn no_period(truth: &mut Truth, _: &mut Random) -> bool {
    truth.measures[0].period = None;
    true
}

fn no_result(truth: &mut Truth, _: &mut Random) -> bool {
    truth.measures[0].results.clear();
    true
}

fn late_result(truth: &mut Truth, random: &mut Random) -> bool {
    let plan = &mut truth.measures[0];
    let Some((_, last)) = plan.period.as_ref().and_then(|span| span.days) else { return false };
    let day = last.saturating_add(Time::new().days(3 + random.below(40) as i64));
    let what = plan.results[0].split(" เมื่อวันที่").next().unwrap_or_default();
    plan.results[0] = format!("{what} เมื่อวันที่ {}", day_in_words(day));
    true
}

fn other_year(truth: &mut Truth, _: &mut Random) -> bool {
    let year = truth.fiscal_year - 2;
    let (first, last) = (measures::month_of(year, 1), measures::month_of(year, 7).last_of_month());
    let text = format!("{} - {}", day_in_words(first), day_in_words(last));
    truth.measures[0].period = Some(Span { text, days: Some((first, last)) });
    true
}

fn vague(truth: &mut Truth, random: &mut Random) -> bool {
    let words = ["ตามความเหมาะสม", "รายงานผลการดำเนินการในรอบ 6 เดือน เดือนมีนาคม", "ตามที่ได้รับมอบหมาย"];
    truth.measures[0].period = Some(Span { text: random.pick(&words).to_owned(), days: None });
    true
}

fn nothing_done(truth: &mut Truth, _: &mut Random) -> bool {
    let weak = |at: usize| truth.indicators[at] < Decimal::from(85);
    let Some(at) = truth.measures.iter().position(|plan| weak(plan.serves)) else { return false };
    truth.measures.remove(at);
    for (number, plan) in (1..).zip(&mut truth.measures) {
        plan.number = number;
    }
    !truth.measures.is_empty()
}

fn indicator_off(truth: &mut Truth, _: &mut Random) -> bool {
    let off = Decimal::new(if truth.indicators[8] < Decimal::from(90) { 327 } else { -327 }, 2);
    truth.indicators[8] += off;
    true
}

fn sub_indicator_off(truth: &mut Truth, _: &mut Random) -> bool {
    let off = Decimal::new(if truth.sub_indicators[2] < Decimal::from(80) { 1111 } else { -1111 }, 2);
    truth.sub_indicators[2] += off;
    true
}

/// Another district of the country under the right province.
fn misplaced(truth: &mut Truth, _: &mut Random) -> bool {
    let wrong = if truth.agency.province.as_deref() == Some("ตราด") {
        "เขื่องใน"
    } else {
        "แหลมงอบ"
    };
    truth.agency.district = Some(wrong.to_owned());
    truth.agency.kind == AgencyKind::SubdistrictAdministrativeOrganization
}

fn beside(submission: &Submission, name: &str) -> String {
    let folder = submission.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{name}.{}", submission.container.extension)
}

fn twice(submission: &mut Submission, _: &Layout, _: &Draft) {
    submission.others.push((beside(submission, "ๆ สำเนา"), submission.bytes.clone()));
}

/// The same document again with another overall score; the first counts, since its name comes first.
fn corrected(submission: &mut Submission, layout: &Layout, draft: &Draft) {
    let mut draft = draft.clone();
    draft.truths[0].overall -= Decimal::new(217, 2);
    let page = draft.draw(layout);
    let second = draft.submit(layout, page, submission.container, 0);
    submission.others.push((beside(submission, "ๆ แก้ไข"), second.bytes));
}

/// A further document with the name alone of an agency that has a namesake.
fn ambiguous(submission: &mut Submission, _: &Layout, draft: &Draft) {
    let truth = &draft.truths[0];
    if draft.truths[0].agency.name != draft.truths[1].agency.name {
        return;
    }
    let mut page = Page::new(draft.style, draft.random.clone());
    page.style.names = Names::Full;
    page.line(format!("ผลการประเมิน ITA {} ปีงบประมาณ พ.ศ. {}", truth.agency.name, truth.fiscal_year));
    let mut rows = vec![page.texts(&["ตัวชี้วัด", "คะแนน"])];
    for number in 1..=10 {
        let label = format!("{number}. {}", truth::indicator_name(number, truth.fiscal_year));
        rows.push(vec![page.text(label), page.score(truth.indicators[number - 1])]);
    }
    page.grid(rows);
    let bytes = crate::generate::docx::write(&mut page).expect("a package");
    let folder = submission.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    submission.others.push((format!("{folder}/zz อีกฉบับ.docx"), bytes));
}
