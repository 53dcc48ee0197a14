//! Layouts about several agencies that do not give each a row: columns, lines, blocks and sheets.

use super::super::page::{Cell, Page};
use super::super::truth::{INSTRUMENT_CODES, Truth, Who, indicator_name};
use super::{ANY, EVERYTHING, Heads, INDICATORS_ONLY, Instruments, Layout, SHEETS, States, WORKBOOK};

pub fn layouts() -> Vec<Layout> {
    let several = |name, who, formats, states, draw| Layout { name, who, formats, states, draw };
    let no_instruments = States { instruments: Instruments::Unstated, ..EVERYTHING };
    let no_place = States { place: false, ..no_instruments };
    vec![
        several("column_per_agency", Who::District, ANY, EVERYTHING, column_per_agency as fn(&mut Page, &[Truth])),
        several("long_form", Who::Anywhere, SHEETS, INDICATORS_ONLY, long_form),
        several("sheet_per_agency", Who::Anywhere, WORKBOOK, no_instruments, sheet_per_agency),
        several("agency_as_sheet_name", Who::District, WORKBOOK, no_place, agency_as_sheet_name),
        several("blocks", Who::Anywhere, ANY, EVERYTHING, blocks),
        several("side_by_side", Who::District, ANY, INDICATORS_ONLY, side_by_side),
    ]
}

fn column_per_agency(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let mut head = vec![page.text("ตัวชี้วัด")];
    head.extend(truths.iter().map(|truth| page.name(&truth.agency)));
    let mut rows = vec![head];
    let heads = page.random.pick(&[Heads::NumberedNames, Heads::Numbered, Heads::Named]).texts(year);
    for (at, label) in heads.iter().enumerate() {
        let scores = truths.iter().map(|truth| page.score(truth.indicators[at]));
        rows.push(std::iter::once(page.text(label)).chain(scores).collect());
    }
    for (at, code) in INSTRUMENT_CODES.iter().enumerate() {
        let scores = truths.iter().map(|truth| page.score(truth.instruments[at]));
        rows.push(std::iter::once(page.text(format!("คะแนน {code}"))).chain(scores).collect());
    }
    for (at, label) in ["คะแนนรวม", "ระดับ", "ผลการประเมิน"].into_iter().enumerate()
    {
        let cells = truths.iter().map(|truth| page.summary_cells(truth).swap_remove(at));
        rows.push(std::iter::once(page.text(label)).chain(cells).collect());
    }
    page.grid(rows);
}

fn long_form(page: &mut Page, truths: &[Truth]) {
    let with_number = page.random.percent(50);
    let mut rows = vec![page.texts(&["ปีงบประมาณ", "จังหวัด", "อำเภอ", "หน่วยงาน", "ตัวชี้วัด", "คะแนน"])];
    for truth in truths {
        for (number, score) in (1..).zip(truth.indicators) {
            let name = indicator_name(number, truth.fiscal_year);
            let mut place = page.place_cells(truth);
            place.reverse();
            let mut row = vec![page.count(usize::from(truth.fiscal_year))];
            row.extend(place);
            row.push(page.name(&truth.agency));
            row.push(if with_number { page.text(format!("{number}. {name}")) } else { page.text(name) });
            row.push(page.score(score));
            rows.push(row);
        }
    }
    page.grid(rows);
}

/// One agency's small table with everything but the instruments.
pub(super) fn small_table(page: &mut Page, truth: &Truth) -> Vec<Vec<Cell>> {
    let mut rows = vec![page.texts(&["ตัวชี้วัด", "คะแนน"])];
    for (label, score) in Heads::NumberedNames.texts(truth.fiscal_year).iter().zip(truth.indicators) {
        rows.push(vec![page.text(label), page.score(score)]);
    }
    for (label, cell) in ["คะแนนรวม", "ระดับ", "ผลการประเมิน"].into_iter().zip(page.summary_cells(truth))
    {
        rows.push(vec![page.text(label), cell]);
    }
    rows
}

fn sheet_per_agency(page: &mut Page, truths: &[Truth]) {
    for (at, truth) in truths.iter().enumerate() {
        page.sheet(&format!("แผ่นที่ {}", at + 1));
        page.title_of(truth);
        let rows = small_table(page, truth);
        page.grid(rows);
    }
}

/// The agency stands in the sheet's name alone.
fn agency_as_sheet_name(page: &mut Page, truths: &[Truth]) {
    for truth in truths {
        let name = page.style.short_name(&truth.agency);
        page.sheet(&name);
        page.title(truth.fiscal_year);
        let rows = small_table(page, truth);
        page.grid(rows);
    }
}

fn blocks(page: &mut Page, truths: &[Truth]) {
    page.title(truths[0].fiscal_year);
    for (at, truth) in truths.iter().enumerate() {
        let name = page.style.name_and_place(&truth.agency);
        page.line(format!("{}. {name}", at + 1));
        let mut rows = small_table(page, truth);
        for (code, score) in INSTRUMENT_CODES.iter().zip(truth.instruments) {
            rows.push(vec![page.text(*code), page.score(score)]);
        }
        page.grid(rows);
    }
}

/// Two agencies share a table of the ten, each with a column under its name, pair after pair.
fn side_by_side(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    for pair in truths.chunks(2) {
        let mut head = page.texts(&["ที่", "ตัวชี้วัด"]);
        head.extend(pair.iter().map(|truth| page.name(&truth.agency)));
        let mut rows = vec![head];
        for number in 1..=10 {
            let mut row = vec![page.count(number), page.text(indicator_name(number, year))];
            row.extend(pair.iter().map(|truth| page.score(truth.indicators[number - 1])));
            rows.push(row);
        }
        page.grid(rows);
    }
}
