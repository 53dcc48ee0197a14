//! `comparison.docx`: a report that an office can sign and send.
//!
//! `outline` decides which sections there are, each module writes the sections of its subject, and `writer` turns
//! headings, paragraphs and tables into the package. Words of our own come from `wording::report`; what is quoted from
//! documents stays as it was written.

mod agency;
mod annex;
mod data;
mod findings;
mod outline;
mod summary;
mod tables;
#[cfg(test)]
mod tests;

use crate::model::Comparison;
use crate::rules::RuleBook;

use super::document::style::ParagraphStyle;
use super::document::text::Text;
use super::document::writer::Writer;
use super::wording::report as words;
use super::{ExportError, Settings};
use data::Data;
use outline::{AGENCY_PAGES, Section};

/// The bytes of `comparison.docx`.
///
/// # Errors
/// Where the writer refuses, which no input should bring about.
pub fn write(comparison: &Comparison, rules: &RuleBook, settings: &Settings) -> Result<Vec<u8>, ExportError> {
    let text = Text::new(settings);
    let data = Data::new(comparison, rules, text.language);
    let sections = outline::outline(&data);

    let mut writer = Writer::begin(text, text.label(words::RUNNING_TITLE))?;
    summary::title(&mut writer, &data)?;
    writer.paragraph(ParagraphStyle::ContentsHeading, text.label(words::CONTENTS))?;
    let (levels, entries) = outline::contents(&sections, &data, &text);
    writer.contents(levels, &entries)?;
    for section in sections {
        let heading = section.heading(&data, &text);
        writer.heading(section.style(), &heading, &section.anchor(), section.begins_page())?;
        section_body(&mut writer, &data, rules, section)?;
    }
    writer.finish()
}

fn section_body(writer: &mut Writer, data: &Data, rules: &RuleBook, section: Section) -> Result<(), ExportError> {
    match section {
        Section::Summary => summary::summary(writer, data),
        Section::Year(_) => Ok(()),
        Section::Ranking(year) => tables::ranking(writer, data, year),
        Section::Districts(year) => tables::districts(writer, year),
        Section::Kinds(year) => tables::kinds(writer, year),
        Section::Indicators(year) => tables::indicators(writer, data, year),
        Section::Changes => tables::changes(writer, data),
        Section::Decisions => findings::decisions(writer, data),
        Section::Agencies if data.agencies.len() > AGENCY_PAGES => {
            let text = writer.text;
            let (count, limit) = (text.count(data.agencies.len()), text.count(AGENCY_PAGES));
            writer.paragraph(ParagraphStyle::Body, &words::too_many_agencies(&count, &limit, text.language))
        }
        Section::Agencies => Ok(()),
        Section::Agency(position) => match data.agencies.get(position) {
            Some(years) => agency::page(writer, data, years),
            None => Ok(()),
        },
        Section::Rules => annex::rules(writer, data, rules),
        Section::Files => annex::files(writer, data),
    }
}
