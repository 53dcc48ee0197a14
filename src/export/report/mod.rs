//! `comparison.docx`: a report that an office can sign and send.
//!
//! `outline` decides which sections there are, each module writes the sections of its subject, and the writer of
//! [`document`](super::document) turns headings, paragraphs and tables into the package. Words of our own come from
//! `wording::report`; what is quoted from documents stays as it was written.

mod agencies;
mod agency;
mod annex;
mod data;
mod findings;
mod outline;
mod summary;
mod tables;
#[cfg(test)]
mod tests;
mod years;

use crate::model::Comparison;
use crate::rules::RuleBook;

use super::chart::Picture;
use super::document::style::ParagraphStyle;
use super::document::text::Text;
use super::document::writer::Writer;
use super::house_style::HouseStyle;
use super::wording::report as words;
use super::{ExportError, Settings};
use data::Data;
use outline::{AGENCY_PAGES, Numbered, Section};

/// What an office can choose of its report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// A page for each agency, however many there are; else up to 300.
    pub agency_pages: bool,
    /// The look of its own documents; else that of official ones.
    pub house: Option<&'a HouseStyle>,
}

/// The bytes of `comparison.docx`.
///
/// # Errors
/// Where the writer refuses, which no input should bring about.
pub fn write(
    comparison: &Comparison,
    rules: &RuleBook,
    settings: &Settings,
    options: &Options<'_>,
) -> Result<Vec<u8>, ExportError> {
    let text = Text::new(settings);
    let data = Data::new(comparison, rules, text.language, options.agency_pages);
    let sections = outline::outline(&data, &text);

    let mut writer = Writer::begin(text, text.label(words::RUNNING_TITLE), options.house)?;
    writer.cover(text.label(words::TITLE))?;
    summary::title(&mut writer, &data)?;
    writer.heading(ParagraphStyle::ContentsHeading, text.label(words::CONTENTS), "contents", true)?;
    if writer.tells_place() {
        writer.caption(ParagraphStyle::Note, text.label(words::CONTENTS_NOTE))?;
    }
    let (levels, entries) = outline::contents(&sections, &data, &text);
    writer.contents(levels, &entries)?;
    // Beyond that number pages are made of words and figures alone: pictures would fill the memory.
    let drawn = data.has_agency_pages() && data.agencies.len() <= AGENCY_PAGES;
    let pictures = if drawn { agency::pictures(&data, &text)? } else { Vec::new() };
    for numbered in &sections {
        let Numbered { section, number } = numbered;
        writer.begin_section(&numbered.heading(&data, &text))?;
        writer.numbered_heading(section.style(), number, &section.title(&data, &text), &section.anchor())?;
        body(&mut writer, &data, &sections, &pictures, *section)?;
    }
    writer.finish()
}

fn body(
    writer: &mut Writer,
    data: &Data,
    sections: &[Numbered],
    pictures: &[Option<Picture>],
    section: Section,
) -> Result<(), ExportError> {
    match section {
        Section::Summary => summary::summary(writer, data, sections),
        Section::MainYear(year) => years::main(writer, data, year),
        Section::Ranking(year) => tables::ranking(writer, data, year),
        Section::Indicators(year) => years::indicators(writer, data, year),
        Section::Groups(year) => years::groups(writer, data, year),
        Section::Years => years::compared(writer, data),
        Section::OtherYear(year) => years::other(writer, data, year),
        Section::Decisions => findings::decisions(writer, data),
        Section::Agencies => agencies::by_district(writer, data, sections),
        Section::Agency(position) => match data.agencies.get(position) {
            Some(years) => agency::page(writer, data, years, pictures.get(position).and_then(Option::as_ref)),
            None => Ok(()),
        },
        Section::Rules => annex::rules(writer, data, data.rules()),
        Section::Files => annex::files(writer, data),
    }
}
