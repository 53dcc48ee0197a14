//! An agency's page: its latest year, first in a sentence or two, then in scores against the group, weaknesses and what is
//! done about them, lost OIT items, the shortest way to pass, and what was found.

mod measures;
mod scores;
#[cfg(test)]
mod tests;
mod way_to_pass;

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::data::{AgencyYears, Data};
use super::findings;
use crate::export::ExportError;
use crate::export::chart::{Picture, of_comparison};
use crate::export::document::text::{MISSING, Text};
use crate::export::document::writer::{Captioned, Writer};
use crate::export::wording::oit;
use crate::export::wording::report::{self as words, agency};
use crate::export::wording::workbook::Sheet;
use crate::model::{Assessment, LostItems};

/// Lost items of one sub-indicator are named up to so many; more are told by their codes.
const NAMED_ITEMS: usize = 4;

/// Everything about one agency, below its heading.
pub fn page(
    writer: &mut Writer,
    data: &Data,
    years: &AgencyYears,
    picture: Option<&Picture>,
) -> Result<(), ExportError> {
    let Some((index, latest)) = years.assessments.last().copied() else { return Ok(()) };
    let text = writer.text;
    scores::gist(writer, data, index, latest)?;
    scores::table(writer, data, index, latest)?;
    if let Some(picture) = picture {
        writer.picture(picture)?;
        let anchor = format!("figure_agency_{index}");
        writer.numbered_caption(Captioned::Figure, text.label(words::AGENCY_FIGURE), &anchor)?;
    }
    if years.assessments.len() > 2 {
        scores::history(writer, &years.assessments)?;
    }
    strengths(writer, data, latest)?;
    measures::against_weaknesses(writer, data, latest)?;
    lost_items(writer, latest)?;
    way_to_pass::way_to_pass(writer, data, index)?;
    recommendations(writer, latest)?;
    findings::of_agency(writer, data.findings_of(years.agency), latest.fiscal_year)?;
    sources(writer, years)
}

/// The picture of each agency's page, in their order: its indicators beside the group's of its latest year. They are
/// drawn side by side, since drawing is what a page costs most.
///
/// # Errors
/// Where a picture could not be drawn, which no input should bring about.
pub fn pictures(data: &Data, text: &Text) -> Result<Vec<Option<Picture>>, ExportError> {
    data.agencies
        .par_iter()
        .map(|years| {
            let Some((index, latest)) = years.assessments.last().copied() else { return Ok(None) };
            let Some((year, _)) = data.standing(index, latest.fiscal_year) else { return Ok(None) };
            of_comparison::agency_indicators(latest, year, data.rules(), text)
        })
        .collect()
}

/// An indicator of an assessment by number, name and score.
fn scored_indicator(data: &Data, assessment: &Assessment, number: u8, text: &Text) -> String {
    let name = format!("{}. {}", text.number(number), data.indicator_name(assessment.fiscal_year, number));
    let score = assessment.indicators.iter().find(|indicator| indicator.number == number);
    match score.filter(|indicator| indicator.score.value().is_some()) {
        Some(indicator) => agency::scored_indicator(&name, &text.figure(&indicator.score), text.language),
        None => name,
    }
}

/// The strengths by name. The weaknesses stand beside what is done about them.
fn strengths(writer: &mut Writer, data: &Data, assessment: &Assessment) -> Result<(), ExportError> {
    let text = writer.text;
    let name =
        |number: &u8| format!("{}. {}", text.number(*number), data.indicator_name(assessment.fiscal_year, *number));
    let named: Vec<String> = assessment.strengths.iter().map(name).collect();
    let named = match named.len() {
        0 => MISSING.to_owned(),
        all if all == assessment.indicators.len() => agency::all_indicators(&text.count(all), text.language),
        _ => named.join(", "),
    };
    writer.entry(text.label(words::STRENGTHS), &named)
}

/// The OIT items that were lost, by sub-indicator, and by name where they are known and few.
fn lost_items(writer: &mut Writer, assessment: &Assessment) -> Result<(), ExportError> {
    let text = writer.text;
    let year = assessment.fiscal_year;
    let told = |lost: &LostItems| {
        let names = oit::names(lost, year, text.language);
        let items = if names.is_empty() || names.len() > NAMED_ITEMS {
            oit::lost(lost, &text.number(lost.lost), text.language)
        } else {
            names.join(", ")
        };
        let sub_indicator = oit::sub_indicator(&lost.sub_indicator, year, text.language);
        format!("{}: {items}", text.digits(&sub_indicator))
    };
    let mut lines: Vec<String> = assessment.lost_items.iter().map(told).collect();
    lines.extend(assessment.lost_alternatives.iter().map(|told| {
        let ways = oit::ways(told, |count| count.to_string(), text.language);
        text.sentence(if told.ways.len() > 1 { agency::one_of(&ways, text.language) } else { ways })
    }));
    match lines.as_slice() {
        [] => Ok(()),
        lines => writer.entry(text.label(words::LOST_ITEMS), &lines.join("\n")),
    }
}

/// How much the assessors recommend: their words are long, and stand in the workbook and in the agency's report.
fn recommendations(writer: &mut Writer, assessment: &Assessment) -> Result<(), ExportError> {
    if assessment.recommendations.is_empty() {
        return Ok(());
    }
    let text = writer.text;
    let (count, sheet) = (text.count(assessment.recommendations.len()), Sheet::Recommendations.name(text.language));
    writer.entry(text.label(words::RECOMMENDATIONS), &agency::recommendations(&count, sheet, text.language))
}

/// The text on one line, up to so many characters.
fn beginning(text: &str, characters: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= characters {
        return line;
    }
    let cut: String = line.chars().take(characters).collect();
    // Marks over and under a letter stay with it.
    let rest = line
        .chars()
        .skip(characters)
        .take_while(|c| matches!(c, '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}'));
    format!("{cut}{}…", rest.collect::<String>())
}

fn sources(writer: &mut Writer, years: &AgencyYears) -> Result<(), ExportError> {
    let files: BTreeSet<&str> =
        years.assessments.iter().flat_map(|(_, assessment)| &assessment.sources).map(AsRef::as_ref).collect();
    let files: Vec<&str> = files.into_iter().collect();
    writer.entry(writer.text.label(words::SOURCES), &files.join(", "))
}
