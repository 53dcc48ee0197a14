//! *Findings*: everything that does not add up, what must be decided first, with columns for decisions; then what was
//! decided.
//!
//! Marks in the first row, which shows nothing of them, and hidden columns tell the sheet's cells when it comes back.

use std::collections::BTreeMap;

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Worksheet, XlsxError};

use crate::export::wording::Language;
use crate::export::wording::report::position;
use crate::export::wording::workbook::{self as words, Sheet, Word};
use crate::export::wording::{decisions, findings, labels};
use crate::model::{Asked, Basis, Decision, Finding, FindingDetail, Severity, marks};

use super::appended::{Survey, Take};
use super::cell::{Cell, Look};
use super::styles::{self, Kind, Tone};
use super::table::{Column, FIRST_ROW, Paper, TITLE_ROW, Table, add_sheet, letters};
use super::{Book, WrittenSheet};

/// Places of one finding that are written out.
const PLACES: usize = 10;

/// Rows that have input checks: beyond it the answers are only checked when they are read.
const CHECKED_ROWS: u32 = 10_000;

/// Ranges of one input check (Excel grows slow beyond).
const RANGES: usize = 500;

/// Characters of a prompt (Excel's specification).
const PROMPT: usize = 255;

/// The column of an agency's name, which leads to the ranking.
const AGENCY: u16 = 2;
const VALUE: u16 = 4;
const REASON: u16 = 5;
const BY: u16 = 6;
/// The first of the hidden columns, by which a row is known again; their headings are their marks.
const FIRST_HIDDEN: u16 = 10;
const HIDDEN: [&str; 5] = [marks::KEY, marks::CODE, marks::MESSAGE, marks::AGENCY, marks::FISCAL_YEAR];

pub(super) fn add(written: &mut WrittenSheet, book: &Book) -> Result<(), XlsxError> {
    let worksheet = add_sheet(written, Sheet::Findings, Paper::Landscape, book.language)?;
    let mut asked: BTreeMap<(Asked, Option<u16>), Vec<u32>> = BTreeMap::new();
    let mut looks: Vec<Look> = Vec::new();
    let mut count = 0;
    for (row, (finding, decision)) in (FIRST_ROW..).zip(shown(book)) {
        count += 1;
        if count <= CHECKED_ROWS {
            // Only grades depend on the year.
            let asks = finding.detail.asks();
            let year = finding.fiscal_year.filter(|_| asks == Asked::Grade);
            asked.entry((asks, year)).or_default().push(row);
        }
        let look = Look::Body(Kind::Centre, severity(finding, decision, book.language).1);
        if !looks.contains(&look) {
            looks.push(look);
        }
    }
    let columns = columns(book.language);
    let survey = Survey::of_first(book, &columns, records, count, &[AGENCY], &looks)?;
    let mut table = Table::filling(worksheet, columns, 1, book.language)?;
    let room = table.leave_room(records, survey)?;
    let last_row = table.last_row();
    table.finish()?;
    write_marks(worksheet)?;
    for (column, _) in (FIRST_HIDDEN..).zip(HIDDEN) {
        worksheet.set_column_hidden(column)?;
    }
    worksheet.set_print_area(0, 0, last_row, FIRST_HIDDEN - 1)?;
    for ((asks, year), rows) in asked {
        add_checks(worksheet, book, asks, year, &rows)?;
    }
    written.room = room;
    Ok(())
}

fn columns(language: Language) -> Vec<Column> {
    let column = |word: Word, width, kind| Column::new(word.text(language), width, kind);
    let mut columns = vec![
        column(Word::Severity, 10, Kind::Centre),
        column(Word::FiscalYear, 8, Kind::Centre),
        column(Word::Agency, 28, Kind::Text),
        column(Word::Message, 56, Kind::Text),
        column(Word::RightValue, 16, Kind::Text),
        column(Word::DecidedReason, 26, Kind::Text),
        column(Word::DecidedBy, 16, Kind::Text),
        column(Word::File, 24, Kind::Text),
        column(Word::Place, 24, Kind::Text),
        column(Word::Code, 20, Kind::Text),
    ];
    // A kind that does not make its row higher.
    columns.extend(HIDDEN.map(|mark| Column::new(mark, 22, Kind::Exact)));
    columns
}

/// Findings in the order of the rows, with their decisions where they were settled.
fn shown<'a>(book: &Book<'a>) -> impl Iterator<Item = (&'a Finding, Option<&'a Decision>)> {
    let open = book.comparison.findings.iter().map(|finding| (finding, None));
    open.chain(book.comparison.settled.iter().map(|settled| (&settled.finding, Some(&settled.decision))))
}

/// Gives every record, in the order of the rows.
fn records(book: &Book, take: &mut Take<'_>) -> Result<(), XlsxError> {
    for (finding, decision) in shown(book) {
        if take(&record(book, finding, decision))?.is_break() {
            return Ok(());
        }
    }
    Ok(())
}

/// How grave a finding is, and the tone of that.
fn severity(finding: &Finding, settled: Option<&Decision>, language: Language) -> (&'static str, Tone) {
    let severity = finding.detail.severity();
    let tone = match severity {
        _ if settled.is_some() => return (decisions::settled(language), Tone::Good),
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Doubtful,
        Severity::Note => Tone::Plain,
    };
    (labels::severity(severity, language), tone)
}

fn write_marks(worksheet: &mut Worksheet) -> Result<(), XlsxError> {
    let unseen = styles::base().set_num_format(";;;");
    // The title runs over its neighbours, but not as far as these.
    for (column, mark) in [(VALUE, marks::VALUE), (REASON, marks::REASON), (BY, marks::BY)] {
        worksheet.write_string_with_format(TITLE_ROW, column, mark, &unseen)?;
    }
    Ok(())
}

fn record<'a>(book: &Book<'a>, finding: &'a Finding, settled: Option<&'a Decision>) -> [Cell<'a>; 15] {
    let (label, tone) = severity(finding, settled, book.language);
    let assessment =
        finding.agency.as_ref().zip(finding.fiscal_year).and_then(|key| book.assessments.get(&key)).copied();
    let told = told(finding);
    let known = finding.agency.as_ref().map(|agency| &agency.name);
    let named = known.or(told.and_then(|decision| decision.told.agency.as_ref())).map(String::as_str);
    let agency = match assessment {
        Some(index) => book.agency_link(index),
        None => Cell::text_or_dash(named),
    };
    let shown = || finding.places.iter().take(PLACES);
    let mut files: Vec<&str> = shown().map(|found| &*found.file).collect();
    files.dedup();
    let one_file = files.len() <= 1;
    let mut places: Vec<String> = shown()
        .map(|found| match position(&found.at, book.language) {
            at if one_file => at,
            at => format!("{}: {at}", found.file),
        })
        .collect();
    if let Some(more @ 1..) = finding.places.len().checked_sub(PLACES) {
        places.push(words::more(more, book.language));
    }
    let message = findings::message(finding, book.language);
    let decision = settled.or(told);
    let answer = |text: Option<&'a String>| text.map_or(Cell::Empty, Cell::text).toned(Tone::Answer);
    // What was answered once stays what it was about, however often it is carried on.
    let (code, about) = match told {
        Some(decision) => (decision.told.code.clone(), decision.told.message.clone()),
        None => (finding.detail.code().to_owned(), message.clone()),
    };
    let year = || finding.fiscal_year.map_or(Cell::Empty, Cell::count);
    [
        Cell::text(label).toned(tone),
        year(),
        agency,
        Cell::text(message),
        answer(decision.and_then(|decision| decision.value.as_ref())),
        answer(decision.and_then(|decision| decision.reason.as_ref())),
        answer(decision.and_then(|decision| decision.by.as_ref())),
        Cell::text(files.join("\n")),
        Cell::text(places.join("\n")),
        Cell::text(finding.detail.code()),
        Cell::text(finding.key()),
        Cell::text(code),
        Cell::text(about),
        named.map_or(Cell::Empty, Cell::text),
        year(),
    ]
}

/// The decision of a row that did not fit: it stays in its cells until an officer takes it out.
fn told(finding: &Finding) -> Option<&Decision> {
    match &finding.detail {
        FindingDetail::DecisionNotApplied { decision, .. } if matches!(decision.basis, Basis::Finding(_)) => {
            Some(decision)
        }
        _ => None,
    }
}

/// Tells at the cells for right values what is asked for, and checks it where it can. What does not pass is only warned
/// of: an officer may mean another figure of the agency.
fn add_checks(
    worksheet: &mut Worksheet,
    book: &Book,
    asked: Asked,
    year: Option<u16>,
    rows: &[u32],
) -> Result<(), XlsxError> {
    let language = book.language;
    let what: String = findings::asked(asked, language).chars().take(PROMPT).collect();
    let list = |items: Vec<&str>| DataValidation::new().allow_list_strings(&items);
    let check = match asked {
        Asked::Score(_) => DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.0, 100.0)),
        Asked::Passed => list(vec![labels::passed(true, language), labels::passed(false, language)])?,
        Asked::YesOrNo => list(vec![language.pick("ใช่", "yes"), language.pick("ไม่ใช่", "no")])?,
        Asked::Grade => match year.and_then(|year| book.rules.for_year(year)) {
            Some(rules) => list(rules.bands.iter().map(|band| labels::grade(band.grade, language)).collect())?,
            None => DataValidation::new(),
        },
        Asked::Agency | Asked::FiscalYear | Asked::Nothing => DataValidation::new(),
    };
    let warning: String = decisions::not_asked_for(&what, language).chars().take(PROMPT).collect();
    let check = check
        .set_input_title(decisions::prompt_title(language))?
        .set_input_message(&what)?
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title(decisions::prompt_title(language))?
        .set_error_message(&warning)?;
    for rows in rows.chunks(RANGES) {
        let Some(first) = rows.first() else { continue };
        let ranges: Vec<String> = rows.iter().map(|row| format!("{}{}", letters(VALUE), row + 1)).collect();
        let check = check.clone().set_multi_range(ranges.join(" "));
        worksheet.add_data_validation(*first, VALUE, *first, VALUE, &check)?;
    }
    Ok(())
}
