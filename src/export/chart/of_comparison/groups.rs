//! Agencies by grade or level, and means by district.

use std::collections::BTreeSet;

use super::{Year, density, listed, look, mean_bar, picture, plain, told};
use crate::export::ExportError;
use crate::export::chart::Picture;
use crate::export::chart::bars::{Bars, Row};
use crate::export::chart::canvas::Look;
use crate::export::chart::columns::{Class, Columns};
use crate::export::document::text::Text;
use crate::export::wording::chart::{self as words, Beside, Subject};
use crate::export::wording::{labels, report};
use crate::model::{Grade, Group, YearComparison};
use crate::rules::RuleBook;

/// So many districts are drawn whole.
const WHOLE: usize = 20;
/// Of more, so many of the best and of the worst.
const OF_EACH_END: usize = 10;

/// How many agencies have each grade or level of their year, also those that nobody has, and how many none. None where
/// fewer than two agencies stand beside each other or none has a grade.
///
/// # Errors
/// Where the picture cannot be drawn, which no input should bring about.
pub fn grades(year: &YearComparison, rules: &RuleBook, text: &Text) -> Result<Option<Picture>, ExportError> {
    if year.ranking.len() < 2 || year.grades.is_empty() {
        return Ok(None);
    }
    let bands = rules.for_year(year.fiscal_year).map_or(&[][..], |rules| &rules.bands);
    let grades: BTreeSet<Grade> = bands.iter().map(|band| band.grade).chain(year.grades.keys().copied()).collect();
    let mut classes: Vec<Class> = grades
        .into_iter()
        .map(|grade| {
            let passes = bands.iter().find(|band| band.grade == grade).map(|band| band.passed);
            let look = match passes {
                Some(true) => Look::Reached,
                Some(false) => Look::Missed,
                None => Look::Open,
            };
            let count = year.grades.get(&grade).copied().unwrap_or(0);
            Class { name: labels::grade(grade, text.language).to_owned(), count, look }
        })
        .collect();
    let unknown = year.ranking.iter().filter(|ranked| ranked.grade.is_none()).count();
    if unknown > 0 {
        let count = u32::try_from(unknown).unwrap_or(u32::MAX);
        classes.push(Class { name: text.label(words::WITHOUT_GRADE).to_owned(), count, look: Look::Open });
    }
    let legend = vec![(Look::Reached, words::PASSED), (Look::Missed, words::NOT_PASSED)];
    counts(Subject::Grades, year, classes, legend, &[], text)
}

/// A picture of counts.
pub(super) fn counts(
    subject: Subject,
    year: &YearComparison,
    classes: Vec<Class>,
    legend: Vec<(Look, crate::export::wording::Label)>,
    beside: &[Beside],
    text: &Text,
) -> Result<Option<Picture>, ExportError> {
    let count = |count: u32| text.count(usize::try_from(count).unwrap_or(usize::MAX));
    let figures: Vec<String> =
        classes.iter().map(|class| words::count(&plain(&class.name), &count(class.count), text.language)).collect();
    let number = text.number(year.fiscal_year);
    let alternative = words::alternative(subject, &number, beside, &listed(&figures, text), text.language);
    let columns = Columns {
        classes,
        legend: legend.into_iter().map(|(look, meaning)| (look, text.label(meaning).to_owned())).collect(),
        count: &count,
        unit: text.label(words::AGENCIES).to_owned(),
    };
    picture(&columns.svg(), alternative)
}

/// Mean overall scores by district, highest first, with the pass line; of many the best and the worst. None where there
/// are fewer than two districts or no district has a mean.
///
/// # Errors
/// Where the picture cannot be drawn, which no input should bring about.
pub fn districts(year: &YearComparison, rules: &RuleBook, text: &Text) -> Result<Option<Picture>, ExportError> {
    if year.districts.len() < 2 || year.districts.iter().all(|group| group.mean.is_none()) {
        return Ok(None);
    }
    let of = Year { year, rules, text };
    let line = of.pass_line();
    let provinces: BTreeSet<&str> = year.districts.iter().map(|group| group.key.0.as_str()).collect();
    let name = |group: &Group<(String, String)>| {
        let (province, district) = &group.key;
        let known = |name: &str| (!name.is_empty()).then(|| name.to_owned());
        let province = known(province).filter(|_| provinces.len() > 1 || district.is_empty());
        let named = report::area(known(district).as_deref(), province.as_deref(), text.language);
        if named.is_empty() { text.label(report::UNKNOWN_AREA).to_owned() } else { named }
    };
    let mut sorted: Vec<&Group<(String, String)>> = year.districts.iter().collect();
    sorted.sort_by_key(|group| std::cmp::Reverse(group.mean));

    let row = |group: &&Group<(String, String)>| Row {
        name: name(group),
        bars: vec![mean_bar(group.mean, look(group.mean, line), text)],
    };
    let mut beside = Vec::new();
    let line_figure = line.map(|line| text.score(line));
    beside.extend(line_figure.as_deref().map(Beside::PassLine));
    let (all, end) = (text.count(sorted.len()), text.count(OF_EACH_END));
    let mut rows: Vec<Row> = Vec::new();
    let mut told_groups = sorted.clone();
    if sorted.len() <= WHOLE {
        rows.extend(sorted.iter().map(row));
    } else {
        beside.push(Beside::BestAndWorst(&end, &end, &all));
        let scored = sorted.iter().filter(|group| group.mean.is_some()).count();
        let first = sorted.get(..OF_EACH_END.min(scored)).unwrap_or_default();
        let worst = scored.saturating_sub(OF_EACH_END).max(first.len());
        let last = sorted.get(worst..scored).unwrap_or_default();
        let left_out = sorted.len() - first.len() - last.len();
        rows.extend(first.iter().map(row));
        if left_out > 0 {
            rows.push(Row { name: words::left_out(&text.count(left_out), text.language), bars: Vec::new() });
        }
        rows.extend(last.iter().map(row));
        told_groups = first.iter().chain(last).copied().collect();
    }
    let figures: Vec<String> = told_groups
        .iter()
        .map(|group| words::figure(&name(group), &told(group.mean, text), None, text.language))
        .collect();
    let alternative =
        words::alternative(Subject::Districts, &of.number(), &beside, &listed(&figures, text), text.language);
    let bars = Bars {
        density: density(rows.len()),
        rows,
        legend: pass_legend(line.is_some(), text),
        references: of.pass_reference().into_iter().collect(),
        ticks: of.ticks(),
        unit: text.label(words::SCORE).to_owned(),
    };
    picture(&bars.svg(), alternative)
}

/// What the colours of overall scores mean, where there is a pass line.
pub(super) fn pass_legend(has_line: bool, text: &Text) -> Vec<(Look, String)> {
    let legend = [(Look::Reached, words::AT_PASS_LINE), (Look::Missed, words::UNDER_PASS_LINE)];
    legend.into_iter().filter(|_| has_line).map(|(look, meaning)| (look, text.label(meaning).to_owned())).collect()
}
