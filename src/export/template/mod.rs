//! `prongsai template`: an empty score sheet, for one agency or for a list of them, that our own reader reads as it is
//! meant. Labels and headings are those that it knows, every sheet names the fiscal year, and nothing in it is a score.
//!
//! Nothing is computed in a cell that a score belongs in: what an agency was given is asked for. What does not agree
//! with the other cells is coloured, and checks tell what a cell takes.

mod agencies;
mod checks;
mod form;
mod formats;
mod guide;
mod items;
mod measures;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::model::Listed;
use crate::rules::Rules;

use super::ExportError;
use super::wording::Language;
use super::wording::template::{self as words, Sheet};
use super::workbook::styles;
use super::workbook::table::{Paper, set_up_page, write_title};

/// The row of the legend, under title and lead; the first row is 0.
const LEGEND_ROW: u32 = 2;
/// The row that tells of rules of another year, or stays empty.
const NOTE_ROW: u32 = 3;
/// The first row of what is filled in.
const FIRST_ROW: u32 = 4;

/// What a score sheet is made for.
#[derive(Clone, Copy, Debug)]
pub struct Template<'a> {
    /// The fiscal year of the Buddhist era.
    pub fiscal_year: u16,
    /// The rules that name its indicators and bands, of another year where it has none of its own.
    pub rules: &'a Rules,
    /// The agencies of a sheet for many; none for the form of one.
    pub agencies: Option<&'a [Listed]>,
    /// The language of every word of our own.
    pub language: Language,
}

/// The bytes of the workbook, the same for the same input.
///
/// # Errors
/// Where the writer refuses: more agencies than a worksheet has rows.
pub fn write(template: &Template) -> Result<Vec<u8>, ExportError> {
    Ok(workbook(template)?.save_to_buffer()?)
}

fn workbook(template: &Template) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let main = if template.agencies.is_some() { Sheet::Agencies } else { Sheet::Form };
    workbook.set_properties(
        &DocProperties::new()
            .set_title(main.title(template.fiscal_year, template.language))
            .set_author("prongsai")
            // A fixed day: the same input gives the same bytes.
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    workbook.set_default_format(&styles::base(), styles::LINE_PIXELS, styles::COLUMN_PIXELS)?;
    match template.agencies {
        Some(listed) => agencies::add(&mut workbook, template, listed)?,
        None => {
            form::add(&mut workbook, template)?;
            if template.has_items() {
                items::add(&mut workbook, template)?;
            }
            measures::add(&mut workbook, template)?;
        }
    }
    guide::add(&mut workbook, template)?;
    if template.agencies.is_none() {
        checks::add_choices(&mut workbook, template.language)?;
    }
    Ok(workbook)
}

impl Template<'_> {
    /// Whether the items of the OIT are known, by the rules of the year itself: another year's may be numbered anew.
    fn has_items(&self) -> bool {
        self.rules.fiscal_year == self.fiscal_year && !self.rules.items.is_empty()
    }
}

/// Adds a sheet with title, lead and page set up.
fn add_sheet<'w>(
    workbook: &'w mut Workbook,
    template: &Template,
    sheet: Sheet,
    paper: Paper,
) -> Result<&'w mut Worksheet, XlsxError> {
    let language = template.language;
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(sheet.name(language))?;
    let title = sheet.title(template.fiscal_year, language);
    set_up_page(worksheet, paper, &title, sheet.name(language), language);
    write_title(worksheet, &title, sheet.lead(language))?;
    worksheet.set_screen_gridlines(false);
    Ok(worksheet)
}

/// Writes what the colour says, and whose rules are used where the year has none of its own.
fn write_legend(worksheet: &mut Worksheet, template: &Template) -> Result<(), XlsxError> {
    let language = template.language;
    worksheet.write_blank(LEGEND_ROW, 0, &formats::differs())?;
    let told = styles::lead().set_indent(1);
    worksheet.write_string_with_format(LEGEND_ROW, 1, words::legend(language), &told)?;
    if template.rules.fiscal_year != template.fiscal_year {
        let note = words::rules_assumed(template.rules.fiscal_year, language);
        worksheet.write_string_with_format(NOTE_ROW, 1, note, &told)?;
    }
    Ok(())
}
