//! What was received of an agency: what was read of each file, and the figures of its latest year.

use std::collections::BTreeSet;

use super::recipients::Recipient;
use crate::export::ExportError;
use crate::export::document::table::{Cell, figures, words as word_column};
use crate::export::document::text::Text;
use crate::export::document::writer::Writer;
use crate::export::wording::letters::{self as words, Counted};
use crate::export::wording::report;
use crate::model::{Assessment, Field, Figure, FileStatus, Finding, FindingDetail, Instrument, Place};

/// What files are called in a letter: by their own names, as who sent them knows them; with their folders where two have
/// one name.
pub struct FileNames<'a> {
    ambiguous: BTreeSet<&'a str>,
}

impl<'a> FileNames<'a> {
    pub fn of(recipient: &Recipient<'a>) -> FileNames<'a> {
        let places = recipient.matters.iter().flat_map(|finding| &finding.places).map(|place| place.file.as_ref());
        let files = recipient.files.iter().map(|file| file.path.as_ref());
        let all: BTreeSet<&str> = sources(recipient).into_iter().chain(places).chain(files).collect();
        let mut names = BTreeSet::new();
        let ambiguous = all.into_iter().map(own_name).filter(|name| !names.insert(*name)).collect();
        FileNames { ambiguous }
    }

    /// What a file is called.
    pub fn name<'p>(&self, path: &'p str) -> &'p str {
        let name = own_name(path);
        if self.ambiguous.contains(name) { path } else { name }
    }
}

fn own_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

fn sources<'a>(recipient: &Recipient<'a>) -> BTreeSet<&'a str> {
    recipient.assessments.iter().flat_map(|assessment| &assessment.sources).map(AsRef::as_ref).collect()
}

/// Each file of an agency, with what was read of it or why it was not.
pub fn files(recipient: &Recipient, names: &FileNames, text: &Text) -> Vec<String> {
    let sources = sources(recipient);
    let mut told: Vec<String> = Vec::new();
    // What could not be read comes first: it is what must be sent again.
    for file in &recipient.files {
        let said = match &file.status {
            FileStatus::Unreadable(_) => text.label(words::UNREADABLE).to_owned(),
            FileStatus::Empty => text.label(words::EMPTY).to_owned(),
            FileStatus::Partial(_) if !sources.contains(file.path.as_ref()) => {
                words::not_used(text.language).to_owned()
            }
            FileStatus::Read if !sources.contains(file.path.as_ref()) => words::not_used(text.language).to_owned(),
            _ => continue,
        };
        told.push(format!("{}: {said}", names.name(&file.path)));
    }
    let is_partial = |path: &str| {
        recipient.files.iter().any(|file| file.path.as_ref() == path && matches!(file.status, FileStatus::Partial(_)))
    };
    told.extend(sources.into_iter().map(|file| {
        let read = read_of(file, &recipient.assessments, text);
        let partly = if is_partial(file) { format!(" ({})", text.label(words::PARTLY)) } else { String::new() };
        format!("{}: {read}{partly}", names.name(file))
    }));
    told
}

/// What was read of one file, over all years.
fn read_of(file: &str, assessments: &[&Assessment], text: &Text) -> String {
    let is_there = |places: &[Place]| places.iter().any(|place| place.file.as_ref() == file);
    let any = |holds: &dyn Fn(&Assessment) -> bool| assessments.iter().any(|assessment| holds(assessment));
    let count = |counted: &dyn Fn(&Assessment) -> usize| assessments.iter().map(|one| counted(one)).sum::<usize>();
    let mut told: Vec<String> = Vec::new();
    let mut name = |label, there: bool| told.extend(there.then(|| text.label(label).to_owned()));
    name(words::OVERALL, any(&|one| is_there(&one.overall.places)));
    name(words::GRADE, any(&|one| is_there(&one.grade.places)));
    name(words::RESULT, any(&|one| is_there(&one.passed.places)));
    let counts = [
        (
            Counted::Instruments,
            count(&|one| one.instruments.values().filter(|figure| is_there(&figure.places)).count()),
        ),
        (
            Counted::Indicators,
            count(&|one| one.indicators.iter().filter(|indicator| is_there(&indicator.score.places)).count()),
        ),
        (Counted::Items, count(&|one| one.items.iter().filter(|item| is_there(&item.places)).count())),
        (
            Counted::Recommendations,
            count(&|one| one.recommendations.iter().filter(|recommendation| is_there(&recommendation.places)).count()),
        ),
        (Counted::Measures, count(&|one| one.measures.iter().filter(|measure| is_there(&measure.places)).count())),
    ];
    let counted = counts.into_iter().filter(|(_, count)| *count > 0);
    told.extend(counted.map(|(what, count)| words::read_of_file(what, &text.count(count), text.language)));
    if told.is_empty() { words::not_used(text.language).to_owned() } else { text.list(&told) }
}

/// The rows of the table of figures; empty where nothing is known.
pub fn figure_rows(assessment: &Assessment, matters: &[&Finding], text: &Text) -> Vec<Vec<String>> {
    let disputed: Vec<Field> = matters
        .iter()
        .filter(|finding| finding.fiscal_year == Some(assessment.fiscal_year))
        .filter(|finding| differs(&finding.detail))
        .filter_map(|finding| finding.detail.field())
        .collect();
    let score = |figure: Option<&Figure<_>>, field| {
        let stated = figure.and_then(|figure| figure.stated).map(|score| text.score(score));
        // A computed figure that agrees is no news, one that is alone is all there is.
        let computed = figure.and_then(|figure| figure.computed);
        let computed = computed.filter(|_| stated.is_none() || disputed.contains(&field));
        let computed = computed.map(|score| text.mean(score));
        let decided = figure.and_then(|figure| figure.decided.as_ref()).map(|decided| text.score(decided.value));
        [stated, computed, decided]
    };
    let grade = &assessment.grade;
    let computed = grade.computed.filter(|_| grade.stated.is_none() || disputed.contains(&Field::Grade));
    let grades = [grade.stated, computed, grade.decided.as_ref().map(|decided| decided.value)]
        .map(|grade| grade.map(|grade| text.grade(Some(grade)).to_owned()));
    let result = &assessment.passed;
    let computed = result.computed.filter(|_| result.stated.is_none() || disputed.contains(&Field::Passed));
    let results = [result.stated, computed, result.decided.as_ref().map(|decided| decided.value)]
        .map(|passed| passed.map(|passed| text.passed(Some(passed)).to_owned()));
    let mut columns = vec![score(Some(&assessment.overall), Field::Overall), grades, results];
    columns.extend(
        Instrument::ALL.map(|instrument| score(assessment.instruments.get(&instrument), Field::Instrument(instrument))),
    );
    let mut rows =
        [words::AS_RECEIVED, words::AS_COMPUTED, words::AS_DECIDED].map(|label| vec![text.label(label).to_owned()]);
    let mut is_told = [false; 3];
    for column in columns {
        for ((cell, row), told) in column.into_iter().zip(&mut rows).zip(&mut is_told) {
            *told |= cell.is_some();
            row.push(cell.unwrap_or_default());
        }
    }
    let is_known = is_told.contains(&true);
    // What was received always has its row: that nothing was is seen there.
    if let Some(received) = is_told.first_mut() {
        *received = is_known;
    }
    rows.into_iter().zip(is_told).filter_map(|(row, told)| told.then_some(row)).collect()
}

/// How many lines the rows take: a level or a result may need two.
pub fn lines_of(rows: &[Vec<String>]) -> usize {
    const NARROW: usize = 8;
    let long = |cell: &String| cell.chars().count() > NARROW;
    rows.iter().map(|row| if row.iter().skip(1).any(long) { 2 } else { 1 }).sum()
}

/// The compact table of figures.
pub fn table(writer: &mut Writer, year: u16, rows: Vec<Vec<String>>) -> Result<(), ExportError> {
    let text = writer.text;
    let columns = [
        word_column(&words::figures_of(&text.number(year), text.language), 20),
        figures(text.label(report::OVERALL_COLUMN), 13),
        figures(text.label(report::GRADE), 16),
        figures(text.label(report::RESULT), 15),
        figures(Instrument::Iit.code(), 12),
        figures(Instrument::Eit.code(), 12),
        figures(Instrument::Oit.code(), 12),
    ];
    writer.table(&columns, rows.into_iter().map(|row| row.into_iter().map(Cell::from).collect()))
}

/// Whether a finding says that a stated figure is not what others give.
fn differs(detail: &FindingDetail) -> bool {
    matches!(
        detail,
        FindingDetail::OverallDiffers { .. }
            | FindingDetail::InstrumentDiffers { .. }
            | FindingDetail::GradeDiffers { .. }
            | FindingDetail::ResultDiffers { .. }
    )
}
