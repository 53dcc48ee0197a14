//! Slips on the page, and in the files beside it.

use rust_decimal::Decimal;

use super::super::corpus::{Draft, Submission};
use super::Hole;
use crate::generate::layouts::Layout;
use crate::generate::page::{Page, Part, Value};
use crate::generate::random::Random;
use crate::generate::style::Names;
use crate::generate::truth::{self, Truth};
use crate::generate::xlsx::Formulas;

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

pub fn blank(page: &mut Page, truth: &Truth, random: &mut Random) -> Option<Hole> {
    let with = random.pick(&["", "-", "–", " ", "—"]);
    replace(page, truth, random, with)
}

pub fn no_number(page: &mut Page, truth: &Truth, random: &mut Random) -> Option<Hole> {
    let with = random.pick(&["9O.25", "85..3", "รอผล", "#REF!", "87.5.2", "8l.20"]);
    replace(page, truth, random, with)
}

pub fn misspelt(page: &mut Page, truth: &Truth, random: &mut Random) -> Option<Hole> {
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

pub fn no_year(page: &mut Page, truth: &Truth, _: &mut Random) -> Option<Hole> {
    let years = [truth.fiscal_year.to_string(), page.style.in_digits(&truth.fiscal_year.to_string())];
    let mut holds_year = page.texts_mut().filter(|text| years.iter().any(|year| text.contains(year.as_str())));
    let text = holds_year.next()?;
    *text = years.iter().fold(text.clone(), |text, year| text.replace(year.as_str(), ""));
    holds_year.next().is_none().then_some(Hole::Everything)
}

pub fn uncalculated(page: &mut Page, _: &Truth, _: &mut Random) -> Option<Hole> {
    page.habits.formulas = Formulas::Uncalculated;
    Some(Hole::Scores)
}

pub fn nobody(page: &mut Page, truth: &Truth, _: &mut Random) -> Option<Hole> {
    let line = page.style.text(&page.style.name_and_place(&truth.agency));
    let at = page.parts.iter().position(|part| matches!(part, Part::Line(text) if *text == line))?;
    page.parts.remove(at);
    Some(Hole::Everything)
}

fn beside(submission: &Submission, name: &str) -> String {
    let folder = submission.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{name}.{}", submission.container.extension)
}

pub fn twice(submission: &mut Submission, _: &Layout, _: &Draft) {
    submission.others.push((beside(submission, "ๆ สำเนา"), submission.bytes.clone()));
}

/// The same document again with another overall score; the first counts, since its name comes first.
pub fn corrected(submission: &mut Submission, layout: &Layout, draft: &Draft) {
    let mut draft = draft.clone();
    draft.truths[0].overall -= Decimal::new(217, 2);
    let page = draft.draw(layout);
    let second = draft.submit(layout, page, submission.container, 0);
    submission.others.push((beside(submission, "ๆ แก้ไข"), second.bytes));
}

/// A further document with the name alone of an agency that has a namesake.
pub fn ambiguous(submission: &mut Submission, _: &Layout, draft: &Draft) {
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
