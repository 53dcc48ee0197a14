//! Measures against weaknesses: which measures serve each weak indicator, and the others in short.

use super::{beginning, scored_indicator};
use crate::export::ExportError;
use crate::export::document::style::ParagraphStyle;
use crate::export::document::table::{Cell, words as word_column};
use crate::export::document::text::Text;
use crate::export::document::writer::Writer;
use crate::export::report::data::Data;
use crate::export::wording::Label;
use crate::export::wording::report::{self as words, agency};
use crate::model::{Assessment, Measure, MeasureColumn};

/// So many measures are named against one weakness.
const SERVING: usize = 4;
/// So many other measures are named, each with so many characters.
const OTHERS: usize = 10;
const TITLE: usize = 45;

/// A table of the weaknesses with the measures that serve each, and a line with the other measures.
pub fn against_weaknesses(writer: &mut Writer, data: &Data, assessment: &Assessment) -> Result<(), ExportError> {
    let text = writer.text;
    if !assessment.weaknesses.is_empty() {
        writer.caption(ParagraphStyle::Heading3, text.label(agency::MEASURES_AGAINST_WEAKNESSES))?;
        let columns = [word_column(text.label(words::WEAKNESSES), 34), word_column(text.label(words::MEASURES), 66)];
        let rows = assessment.weaknesses.iter().map(|number| {
            let serving = serving(*number, assessment, &text);
            let none = Cell::from(text.label(agency::NO_MEASURE)).bold_if(true);
            let measures = if serving.is_empty() { none } else { serving.join("\n").into() };
            vec![scored_indicator(data, assessment, *number, &text).into(), measures]
        });
        writer.table(&columns, rows)?;
    }
    if assessment.measures.is_empty() {
        return writer.paragraph(ParagraphStyle::Note, text.label(agency::NO_MEASURES));
    }
    others(writer, assessment)
}

/// The measures that serve an indicator, each with its period and whether its result is told.
fn serving(number: u8, assessment: &Assessment, text: &Text) -> Vec<String> {
    let serves = |measure: &&Measure| measure.indicators.contains(&number);
    let serving: Vec<&Measure> = assessment.measures.iter().filter(serves).collect();
    let told = |measure: &&Measure| {
        let period = measure.period.as_ref().map(|period| period.text.split_whitespace().collect::<Vec<_>>().join(" "));
        let title = named(measure, &measure.title, text);
        agency::measure(&title, period.as_deref(), text.label(state(measure)), text.language)
    };
    let more = serving.len().saturating_sub(SERVING);
    let more = (more > 0).then(|| agency::more(&text.count(more), text.language));
    serving.iter().take(SERVING).map(told).chain(more).collect()
}

/// Whether a measure's result is told. What it says is the agency's own: that work was done is not concluded from it.
fn state(measure: &Measure) -> Label {
    if !measure.results.is_empty() {
        agency::REPORTED
    } else if measure.without_column.contains(&MeasureColumn::Results) {
        agency::PLAN
    } else {
        agency::NOT_REPORTED
    }
}

/// The measures that serve no weakness, by number and title.
fn others(writer: &mut Writer, assessment: &Assessment) -> Result<(), ExportError> {
    let text = writer.text;
    let serves = |measure: &&Measure| measure.indicators.iter().any(|number| assessment.weaknesses.contains(number));
    let others: Vec<&Measure> = assessment.measures.iter().filter(|measure| !serves(measure)).collect();
    if others.is_empty() {
        return Ok(());
    }
    let mut names: Vec<String> =
        others.iter().take(OTHERS).map(|measure| named(measure, &beginning(&measure.title, TITLE), &text)).collect();
    let more = others.len().saturating_sub(OTHERS);
    if more > 0 {
        names.push(agency::more(&text.count(more), text.language));
    }
    let told = agency::other_measures(&text.count(others.len()), &names.join(", "), text.language);
    writer.entry(text.label(agency::OTHER_MEASURES), &told)
}

/// A title with the measure's number, where it has one.
fn named(measure: &Measure, title: &str, text: &Text) -> String {
    match measure.number {
        Some(number) => format!("{}. {title}", text.number(number)),
        None => title.to_owned(),
    }
}
