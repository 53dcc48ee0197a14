//! `comparison.xlsx`: one file a sheet, in the order of the tabs.
//!
//! `ranking` is the sheet that holds the figures; `overview` and `groups` refer to it by formulas. A formula is
//! written only where it gives the value of the comparison (see `formula`), and its result is stored with it, so that
//! programs that do not calculate show the same figures.

mod appended;
mod cell;
mod chart_fonts;
mod files;
mod findings;
pub(super) mod formula;
mod groups;
mod guide;
mod lost_items;
mod measures;
mod overview;
mod package;
mod pass;
mod ranking;
mod recommendations;
mod sources;
mod strengths;
pub(super) mod styles;
pub(super) mod table;
pub(super) mod text;
mod trends;
mod year_summary;
mod years;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Write;
use std::mem;

use rayon::prelude::*;
use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::model::{Agency, Assessment, Comparison, Place};
use crate::rules::{RuleBook, Rules};

use super::links::Links;
use super::wording::Language;
use super::wording::workbook::{self as words, Sheet};
use super::{ExportError, Settings};
use appended::Room;
use cell::{Cell, Target};
use formula::{Live, Value};

pub use ranking::is_edited;

/// Names the program in a custom property of the workbook, by which a workbook of ours can be told from others.
pub const APPLICATION_PROPERTY: &str = "Application";
/// The value of [`APPLICATION_PROPERTY`].
pub const APPLICATION: &str = "prongsai";

/// What the cell is called in which links to files begin.
const SOURCE_FOLDER: &str = "source_folder";

/// How hard the sheets are packed: half the time of level 4, for a quarter more bytes.
const COMPRESSION: u8 = 2;

/// Formulas over all records take time in proportion to the square of their number. Up to so many records each has them
/// with a condition on its year; beyond it ranks are counted over the rows of the year, and groups are values.
const LIVE_RECORDS: usize = 10_000;

/// The bytes of `comparison.xlsx`, as [`write_to`] writes them.
///
/// # Errors
/// As there.
pub fn write(
    comparison: &Comparison,
    rules: &RuleBook,
    settings: &Settings,
    links: &Links,
) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    write_to(comparison, rules, settings, links, &mut bytes)?;
    Ok(bytes)
}

/// Writes `comparison.xlsx`, with links to the files that were read where there is a way to them. Records are written one
/// by one: of a large run the whole is never held.
///
/// # Errors
/// Those of the writer, and where the workbook's writer refuses, which no input should bring about.
pub fn write_to(
    comparison: &Comparison,
    rules: &RuleBook,
    settings: &Settings,
    links: &Links,
    into: &mut dyn Write,
) -> Result<(), ExportError> {
    let book = Book::new(comparison, rules, settings, links);
    let (mut workbook, rooms) = workbook(&book)?;
    let packed = workbook.save_to_buffer()?;
    drop(workbook);
    package::put_right(&packed, &book, &rooms, into)
}

/// The workbook without the records of sheets that have very many, and the room for them, by the sheets' numbers, from 1.
fn workbook(book: &Book) -> Result<(Workbook, BTreeMap<u32, Room>), XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(words::document_title(book.language))
            .set_author(APPLICATION)
            // A fixed day: the same input gives the same bytes.
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?)
            .set_custom_property(APPLICATION_PROPERTY, APPLICATION),
    );
    // It is packed again.
    workbook.set_zip_compression_level(1);
    set_defaults(&mut workbook)?;
    let sheets: Vec<Sheet> = Sheet::ALL.into_iter().filter(|sheet| book.has(*sheet)).collect();
    let written: Vec<WrittenSheet> =
        sheets.into_par_iter().with_max_len(1).map(|sheet| write_sheet(sheet, book)).collect::<Result<_, _>>()?;
    let mut rooms = BTreeMap::new();
    for (number, WrittenSheet { worksheet, names, room }) in (1..).zip(written) {
        workbook.push_worksheet(worksheet);
        rooms.extend(room.map(|room| (number, room)));
        for (name, cells) in names {
            workbook.define_name(name, &cells)?;
        }
    }
    Ok((workbook, rooms))
}

/// One sheet, which needs no other to be written.
fn write_sheet(sheet: Sheet, book: &Book) -> Result<WrittenSheet, XlsxError> {
    let mut written = WrittenSheet::new()?;
    let add: fn(&mut WrittenSheet, &Book) -> Result<(), XlsxError> = match sheet {
        Sheet::Overview => overview::add,
        Sheet::Ranking => ranking::add,
        Sheet::Districts => groups::add_districts,
        Sheet::Kinds => groups::add_kinds,
        Sheet::Strengths => strengths::add,
        Sheet::LostItems => lost_items::add,
        Sheet::Pass => pass::add,
        Sheet::Measures => measures::add,
        Sheet::Recommendations => recommendations::add,
        Sheet::YearSummary => year_summary::add,
        Sheet::Years => years::add,
        Sheet::Trends => trends::add,
        Sheet::Findings => findings::add,
        Sheet::Sources => sources::add,
        Sheet::Files => files::add,
        Sheet::Guide => guide::add,
    };
    add(&mut written, book)?;
    Ok(written)
}

/// A sheet on its way into the workbook: sheets are written side by side.
struct WrittenSheet {
    worksheet: Worksheet,
    /// Names for cells, which the workbook holds.
    names: Vec<(String, String)>,
    /// Where records are put in.
    room: Option<Room>,
}

impl WrittenSheet {
    fn new() -> Result<WrittenSheet, XlsxError> {
        // A sheet has the default format from a workbook only.
        let mut workbook = Workbook::new();
        set_defaults(&mut workbook)?;
        Ok(WrittenSheet { worksheet: mem::take(workbook.add_worksheet()), names: Vec::new(), room: None })
    }

    fn define_name(&mut self, name: &str, cells: String) {
        self.names.push((name.to_owned(), cells));
    }
}

/// Sets the format of cells without one, and the height and width of rows and columns.
fn set_defaults(workbook: &mut Workbook) -> Result<(), XlsxError> {
    workbook.set_default_format(&styles::base(), styles::LINE_PIXELS, styles::COLUMN_PIXELS)?;
    Ok(())
}

/// What every sheet is written from.
struct Book<'a> {
    comparison: &'a Comparison,
    rules: &'a RuleBook,
    language: Language,
    ranking: ranking::Layout,
    overview: overview::Layout,
    sources: sources::Layout,
    links: &'a Links,
    /// Whether formulas over all records are written.
    live: bool,
    findings: BTreeMap<(&'a Agency, u16), u32>,
    assessments: BTreeMap<(&'a Agency, u16), usize>,
}

impl<'a> Book<'a> {
    fn new(comparison: &'a Comparison, rules: &'a RuleBook, settings: &Settings, links: &'a Links) -> Book<'a> {
        let mut findings = BTreeMap::new();
        for (agency, year) in
            comparison.findings.iter().filter_map(|found| found.agency.as_ref().zip(found.fiscal_year))
        {
            *findings.entry((agency, year)).or_default() += 1;
        }
        let assessments = (0..)
            .zip(&comparison.assessments)
            .map(|(index, assessment)| ((&assessment.agency, assessment.fiscal_year), index))
            .collect();
        Book {
            comparison,
            rules,
            language: settings.language,
            ranking: ranking::Layout::of(comparison),
            overview: overview::Layout::of(comparison),
            sources: sources::Layout::of(comparison, settings.language),
            links,
            live: comparison.assessments.len() <= LIVE_RECORDS,
            findings,
            assessments,
        }
    }

    /// How many findings concern an assessment.
    fn findings_of(&self, assessment: usize) -> u32 {
        let key = self.comparison.assessments.get(assessment).map(|found| (&found.agency, found.fiscal_year));
        key.and_then(|key| self.findings.get(&key)).copied().unwrap_or(0)
    }

    /// Whether the workbook has a sheet: some are left out when there is nothing on them.
    fn has(&self, sheet: Sheet) -> bool {
        match sheet {
            Sheet::Recommendations => self.comparison.assessments.iter().any(|found| !found.recommendations.is_empty()),
            Sheet::LostItems => self.comparison.assessments.iter().any(lost_items::has),
            Sheet::Pass => !self.comparison.ways_to_pass.is_empty(),
            Sheet::YearSummary => self.comparison.years.len() > 1,
            Sheet::Years => !self.comparison.changes.is_empty(),
            Sheet::Trends => !self.comparison.trends.is_empty(),
            _ => true,
        }
    }

    /// All assessments, those of the latest year first, each year in the order of the comparison.
    fn latest_year_first(&self) -> Vec<(usize, &'a Assessment)> {
        latest_year_first(self.comparison)
    }

    /// A word that opens a place in a file that was read; empty where there is no way to it.
    fn opening(&self, place: &Place) -> Cell<'a> {
        let Some(way) = self.links.way_to(place) else { return Cell::Empty };
        Cell::Leading(Live::leading(words::open(self.language), |address| {
            address.push_str(SOURCE_FOLDER);
            address.push('&');
            formula::push_quoted(address, &way);
        }))
    }

    /// An agency's name, leading to its row in the ranking.
    fn agency_link(&self, assessment: usize) -> Cell<'a> {
        let name = self.comparison.assessments.get(assessment).map(|found| found.agency.name.as_str());
        match (name, self.ranking.row(assessment)) {
            (Some(text), Some(row)) => {
                let target = Target { sheet: Sheet::Ranking, row, column: ranking::AGENCY };
                Cell::Link { text: text.into(), target }
            }
            _ => Cell::text(words::NOTHING),
        }
    }

    /// The name of an agency over several of its years, leading to the last: with what it was called before, where a
    /// decision joined two.
    fn agency_over_years(&self, assessments: &[usize]) -> Cell<'a> {
        let Some(last) = assessments.last() else { return Cell::Empty };
        let name = |index: &usize| self.comparison.assessments.get(*index).map(|found| found.agency.name.as_str());
        let mut before: Vec<&str> =
            assessments.iter().filter_map(name).filter(|one| Some(*one) != name(last)).collect();
        before.dedup();
        match self.agency_link(*last) {
            Cell::Link { text, target } if !before.is_empty() => {
                Cell::Link { text: words::formerly(&text, &before, self.language).into(), target }
            }
            cell => cell,
        }
    }

    /// A cell of an assessment's row in the ranking, as formulas of other sheets write it.
    fn ranked(&self, assessment: usize, column: u16) -> Option<String> {
        let row = self.ranking.row(assessment)?;
        Some(table::reference(Target { sheet: Sheet::Ranking, row, column }, self.language))
    }

    /// A number that the ranking shows, by reference to its cell; nothing where there is none.
    fn ranked_number(&self, assessment: usize, column: u16, number: Option<Decimal>) -> Cell<'a> {
        let value = Value::mean(number);
        match self.ranked(assessment, column).filter(|_| self.live && value != Value::Nothing) {
            Some(cell) => Cell::Live(Live::formula(format!("=IF(ISNUMBER({cell}),{cell},\"\")"), value)),
            None => Cell::Live(Live::fixed(value)),
        }
    }

    /// A text that the ranking shows, likewise.
    fn ranked_text(&self, assessment: usize, column: u16, text: Option<&str>) -> Cell<'a> {
        let value = Value::text(text);
        match self.ranked(assessment, column).filter(|_| self.live && value != Value::Nothing) {
            Some(cell) => Cell::Live(Live::formula(format!("={cell}&\"\""), value)),
            None => Cell::Live(Live::fixed(value)),
        }
    }

    /// The rules of the latest year, which name the indicators and set the target of the heat map.
    fn latest_rules(&self) -> Option<&'a Rules> {
        self.comparison.years.iter().rev().find_map(|year| self.rules.for_year(year.fiscal_year))
    }

    fn target(&self) -> Option<Decimal> {
        self.latest_rules().map(|rules| rules.target)
    }

    /// What an indicator is called: by the rules, else by the assessments themselves.
    fn indicator_name(&self, number: u8) -> &'a str {
        let by_rules = self.latest_rules().and_then(|rules| rules.indicator(number));
        let by_assessments = || {
            let mut named = self.comparison.assessments.iter().rev().flat_map(|assessment| &assessment.indicators);
            named.find(|indicator| indicator.number == number).map(|indicator| indicator.name.as_str())
        };
        by_rules.map(|rule| self.language.pick(&rule.name, &rule.english)).or_else(by_assessments).unwrap_or_default()
    }
}

/// All assessments, those of the latest year first, each year in the order of the comparison.
fn latest_year_first(comparison: &Comparison) -> Vec<(usize, &Assessment)> {
    let mut assessments: Vec<_> = comparison.assessments.iter().enumerate().collect();
    assessments.sort_by_key(|(_, assessment)| Reverse(assessment.fiscal_year));
    assessments
}

#[cfg(test)]
mod tests;
