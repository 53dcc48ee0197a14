//! A sheet with a title, a sentence about it and one table, set up to be read on screen and printed on A4.

use rust_xlsxwriter::{Format, Formula, Url, Worksheet, XlsxError};

use crate::export::wording::Language;
use crate::export::wording::workbook::{self as words, Sheet};
use crate::model::column_letters;

use super::WrittenSheet;
use super::appended::{Records, Room, Survey, push_number};
use super::cell::{Cell, Look, Target};
use super::formula::{Live, Value};
use super::styles::{self, Kind, Tone};
use super::text::{cell_text, display_width, wrapped_lines};

/// Rows of a worksheet (Excel's specification).
pub(super) const ROW_LIMIT: u32 = 1_048_576;
/// Hyperlinks of a worksheet (Excel's specification).
pub(super) const LINK_LIMIT: u32 = 65_530;
/// The height of a row at most, in points (Excel's specification).
const HEIGHT_LIMIT: usize = 409;

pub(super) const TITLE_ROW: u32 = 0;
const LEAD_ROW: u32 = 1;
/// The row of the column headings in every table that fills its sheet; the first row is 0.
pub(super) const HEADING_ROW: u32 = 2;
/// The row of the first record.
pub(super) const FIRST_ROW: u32 = HEADING_ROW + 1;

/// A column of a table.
pub(super) struct Column {
    pub(super) heading: String,
    /// In digits of the font.
    pub(super) width: u16,
    pub(super) kind: Kind,
    /// Whether the heading reads upwards.
    pub(super) upright: bool,
    /// The year that the heading is, as a number for formulas.
    pub(super) year: Option<u16>,
}

impl Column {
    pub(super) fn new(heading: impl Into<String>, width: u16, kind: Kind) -> Column {
        Column { heading: heading.into(), width, kind, upright: false, year: None }
    }

    pub(super) fn upright(heading: impl Into<String>, width: u16, kind: Kind) -> Column {
        Column { upright: true, ..Column::new(heading, width, kind) }
    }

    pub(super) fn year(year: u16, width: u16, kind: Kind) -> Column {
        Column { year: Some(year), ..Column::new(year.to_string(), width, kind) }
    }
}

/// How a sheet lies on paper.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Paper {
    Portrait,
    Landscape,
}

/// Begins a sheet with title, lead and page set up; the caller fills it.
pub(super) fn add_sheet(
    written: &mut WrittenSheet,
    sheet: Sheet,
    paper: Paper,
    language: Language,
) -> Result<&mut Worksheet, XlsxError> {
    let worksheet = &mut written.worksheet;
    worksheet.set_name(sheet.name(language))?;
    // A formula whose result is no text at all must not be cached as 0.
    worksheet.set_formula_result_default("");
    set_up_page(worksheet, paper, words::document_title(language), sheet.name(language), language);
    write_title(worksheet, sheet.title(language), sheet.purpose(language))?;
    Ok(worksheet)
}

/// Sets a sheet up for A4, as many pages high as it needs, with what it is of and its name over every page.
pub(in crate::export) fn set_up_page(
    worksheet: &mut Worksheet,
    paper: Paper,
    document: &str,
    sheet: &str,
    language: Language,
) {
    worksheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    if paper == Paper::Landscape {
        worksheet.set_landscape();
    }
    worksheet.set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
    let font = styles::FONT;
    worksheet.set_header(format!("&L&\"{font},Regular\"&12{document}&R&\"{font},Regular\"&12{sheet}"));
    worksheet.set_footer(format!("&C&\"{font},Regular\"&12{}", words::page_number(language)));
}

/// Writes the title on top of a sheet and the sentence under it.
pub(in crate::export) fn write_title(worksheet: &mut Worksheet, title: &str, lead: &str) -> Result<(), XlsxError> {
    worksheet.write_string_with_format(TITLE_ROW, 0, title, &styles::title())?;
    worksheet.set_row_height(TITLE_ROW, 34)?;
    worksheet.write_string_with_format(LEAD_ROW, 0, lead, &styles::lead())?;
    worksheet.set_row_height(LEAD_ROW, 28)?;
    Ok(())
}

/// Writes records under each other on a sheet.
pub(super) struct Table<'a> {
    worksheet: &'a mut Worksheet,
    first_column: u16,
    columns: Vec<Column>,
    formats: Vec<Formats>,
    link: Format,
    language: Language,
    next_row: u32,
    links: u32,
    left_out: u64,
}

/// The formats of a column's cells.
struct Formats {
    plain: Format,
    good: Format,
    doubtful: Format,
    bad: Format,
    answer: Format,
    decided: Format,
}

impl Formats {
    fn of(kind: Kind) -> Formats {
        Formats {
            plain: styles::body(kind, Tone::Plain),
            good: styles::body(kind, Tone::Good),
            doubtful: styles::body(kind, Tone::Doubtful),
            bad: styles::body(kind, Tone::Bad),
            answer: styles::body(kind, Tone::Answer),
            decided: styles::body(kind, Tone::Decided),
        }
    }

    fn toned(&self, tone: Tone) -> &Format {
        match tone {
            Tone::Plain => &self.plain,
            Tone::Good => &self.good,
            Tone::Doubtful => &self.doubtful,
            Tone::Bad => &self.bad,
            Tone::Answer => &self.answer,
            Tone::Decided => &self.decided,
        }
    }
}

impl<'a> Table<'a> {
    /// A table that fills its sheet: headings frozen and repeated on every page.
    pub(super) fn filling(
        worksheet: &'a mut Worksheet,
        columns: Vec<Column>,
        frozen_columns: u16,
        language: Language,
    ) -> Result<Table<'a>, XlsxError> {
        for (number, column) in (0..).zip(&columns) {
            worksheet.set_column_width(number, column.width)?;
        }
        worksheet.set_freeze_panes(FIRST_ROW, frozen_columns)?;
        worksheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
        Table::at(worksheet, HEADING_ROW, columns, language)
    }

    /// A table that begins at a row of a sheet whose columns have their widths already.
    pub(super) fn at(
        worksheet: &'a mut Worksheet,
        heading_row: u32,
        columns: Vec<Column>,
        language: Language,
    ) -> Result<Table<'a>, XlsxError> {
        Table::beginning(worksheet, (heading_row, 0), columns, language)
    }

    /// A table that begins at a cell.
    pub(super) fn beginning(
        worksheet: &'a mut Worksheet,
        (heading_row, first_column): (u32, u16),
        columns: Vec<Column>,
        language: Language,
    ) -> Result<Table<'a>, XlsxError> {
        let (level, upright) = (styles::heading(), styles::upright_heading());
        let mut lines = 1;
        for (number, column) in (first_column..).zip(&columns) {
            let format = if column.upright { &upright } else { &level };
            match column.year {
                Some(year) => worksheet.write_number_with_format(heading_row, number, year, format)?,
                None => worksheet.write_string_with_format(heading_row, number, cell_text(&column.heading), format)?,
            };
            // Upright text is as high as it is long: a line of height holds not quite four digits.
            lines = lines.max(match column.upright {
                true => (display_width(&column.heading) * 10 + 12).div_ceil(38).min(9),
                false => wrapped_lines(&column.heading, column.width.into()),
            });
        }
        worksheet.set_row_height(heading_row, height(lines))?;
        let formats = columns.iter().map(|column| Formats::of(column.kind)).collect();
        Ok(Table {
            worksheet,
            first_column,
            columns,
            formats,
            link: styles::link(),
            language,
            next_row: heading_row + 1,
            links: 0,
            left_out: 0,
        })
    }

    /// Writes one record under the last one. Records that a sheet has no row for are counted and told of at its foot.
    pub(super) fn push(&mut self, record: Vec<Cell>) -> Result<(), XlsxError> {
        if self.next_row >= ROW_LIMIT - 1 {
            self.left_out += 1;
            return Ok(());
        }
        let row = self.next_row;
        let mut lines = 1;
        for (number, cell) in (0_u16..).zip(record) {
            let at = usize::from(number);
            let (Some(column), Some(formats)) = (self.columns.get(at), self.formats.get(at)) else { continue };
            if column.kind == Kind::Text
                && let Some(text) = cell.wrapped()
            {
                lines = lines.max(wrapped_lines(text, column.width.into()));
            }
            let bare = cell.bare();
            let linked = bare.target.filter(|_| self.links < LINK_LIMIT);
            self.links += u32::from(linked.is_some());
            let format = match Look::of(&bare, column.kind, linked.is_some()) {
                Look::Link => &self.link,
                Look::Body(_, tone) => formats.toned(tone),
            };
            write_cell(self.worksheet, (row, self.first_column + number), bare.cell, linked, format, self.language)?;
        }
        self.worksheet.set_row_height(row, height(lines))?;
        self.next_row += 1;
        Ok(())
    }

    /// Leaves room for records, which are put into the part when the package is packed (see `appended`): of them only
    /// the looks are written. Records that a sheet has no row for are counted and told of at its foot.
    pub(super) fn leave_room(&mut self, records: Records, survey: Survey) -> Result<Option<Room>, XlsxError> {
        if survey.count == 0 {
            return Ok(None);
        }
        let written = survey.count.min((ROW_LIMIT - 1).saturating_sub(self.next_row));
        self.left_out += u64::from(survey.count - written);
        let columns = (0..self.columns.len()).filter_map(|number| u16::try_from(number).ok());
        let places = (self.next_row..).flat_map(|row| columns.clone().map(move |column| (row, column)));
        for ((row, column), look) in places.zip(&survey.looks) {
            self.worksheet.write_blank(row, self.first_column + column, &look.format())?;
        }
        // Rows are counted from 1 in the part.
        let first_row = self.next_row + 1;
        self.next_row += written;
        Ok(Some(Room {
            first_row,
            last_row: self.next_row,
            looks: survey.looks,
            columns: self.columns.iter().map(|column| (column.kind, column.width)).collect(),
            records,
        }))
    }

    /// The last row written, the headings' where there is no record.
    pub(super) fn last_row(&self) -> u32 {
        self.next_row.saturating_sub(1)
    }

    /// Sets the filter over all records and tells where there are none, or some were left out.
    pub(super) fn finish(self) -> Result<(), XlsxError> {
        if self.next_row == FIRST_ROW {
            let note = words::no_records(self.language);
            self.worksheet.write_string_with_format(FIRST_ROW, 0, note, &styles::lead())?;
        }
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        self.worksheet.autofilter(HEADING_ROW, 0, self.last_row(), last_column)?;
        if self.left_out > 0 {
            let note = words::left_out(self.left_out, self.language);
            self.worksheet.write_string_with_format(self.next_row, 0, note, &styles::section())?;
        }
        Ok(())
    }
}

fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    linked: Option<Target>,
    format: &Format,
    language: Language,
) -> Result<(), XlsxError> {
    if let Some(target) = linked {
        let shown = match cell {
            Cell::Link { text, .. } => cell_text(text),
            // The text is written over by the figure; the link stays.
            _ => words::NOTHING.into(),
        };
        let link = Url::new(format!("internal:{}", reference(target, language))).set_text(shown.as_ref());
        worksheet.write_url_with_format(row, column, link, format)?;
    }
    match cell {
        Cell::Empty => worksheet.write_blank(row, column, format)?,
        Cell::Text(text) | Cell::Link { text, .. } => {
            worksheet.write_string_with_format(row, column, cell_text(text), format)?
        }
        Cell::Number(number) => worksheet.write_with_format(row, column, *number, format)?,
        Cell::Live(live) | Cell::Leading(live) => return write_live(worksheet, (row, column), live, format),
        Cell::Traced { figure: cell, .. } | Cell::Toned(cell, _) => {
            return write_cell(worksheet, (row, column), cell, None, format, language);
        }
    };
    Ok(())
}

/// Writes a formula with its cached result, or a value.
pub(super) fn write_live(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    live: &Live,
    format: &Format,
) -> Result<(), XlsxError> {
    match (&live.formula, &live.value) {
        (Some(formula), value) => {
            let formula = Formula::new(formula).set_result(value.cached());
            worksheet.write_formula_with_format(row, column, formula, format)?
        }
        (None, Value::Nothing | Value::NotAvailable) => worksheet.write_blank(row, column, format)?,
        (None, Value::Number(number)) => worksheet.write_with_format(row, column, *number, format)?,
        (None, Value::Text(text)) => worksheet.write_string_with_format(row, column, cell_text(text), format)?,
    };
    Ok(())
}

/// The height of so many lines, in points.
pub(in crate::export) fn height(lines: usize) -> u16 {
    let points = lines.saturating_mul(usize::from(styles::LINE_HEIGHT)).min(HEIGHT_LIMIT);
    u16::try_from(points).unwrap_or(styles::LINE_HEIGHT)
}

/// A cell of another sheet, as formulas and links write it: `'อันดับ'!B4`.
pub(super) fn reference(target: Target, language: Language) -> String {
    let mut reference = String::with_capacity(32);
    push_reference(&mut reference, target, language);
    reference
}

/// The same, behind what there is already.
pub(super) fn push_reference(into: &mut String, Target { sheet, row, column }: Target, language: Language) {
    into.push('\'');
    into.push_str(sheet.name(language));
    into.push_str("'!");
    push_letters(into, column);
    push_number(into, u64::from(row) + 1);
}

/// The letters of a column; the first is 0.
pub(in crate::export) fn letters(column: u16) -> String {
    let mut letters = String::new();
    push_letters(&mut letters, column);
    letters
}

fn push_letters(into: &mut String, column: u16) {
    match u8::try_from(column) {
        Ok(column @ 0..26) => into.push(char::from(b'A' + column)),
        _ => into.push_str(&column_letters(u32::from(column) + 1)),
    }
}
