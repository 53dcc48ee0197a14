//! Layouts that only a workbook has, and documents that only their path names.

use prongsai::model::Format;

use super::super::page::Page;
use super::super::truth::{Truth, Who};
use super::super::xlsx::{Formulas, Hidden};
use super::{EVERYTHING, Instruments, Layout, SHEETS, States, TEXT, WORKBOOK};

pub fn layouts() -> Vec<Layout> {
    let layout = |name, who, states, draw| Layout { name, who, formats: WORKBOOK, states, draw };
    let plain = States { instruments: Instruments::Unstated, ..EVERYTHING };
    let hidden = States { findings: &["hidden-values"], ..plain };
    let silent = States { place: false, findings: &["named-by-path"], ..plain };
    vec![
        layout("hidden_row", Who::District, hidden, hidden_row as fn(&mut Page, &[Truth])),
        layout("hidden_column", Who::District, hidden, hidden_column),
        layout("hidden_sheet", Who::Anywhere, hidden, hidden_sheet),
        layout("formulas", Who::District, plain, formulas),
        Layout { formats: SHEETS, ..layout("form_in_pairs", Who::One, EVERYTHING, super::one_agency::form_in_pairs) },
        Layout { formats: &[Format::Docx, Format::Xlsx], ..layout("named_by_folder", Who::One, silent, silent_table) },
        Layout { formats: TEXT, ..layout("named_by_file", Who::One, silent, silent_table) },
    ]
}

fn plain_table(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let mut rows = vec![page.plain_heads(year)];
    for (at, truth) in truths.iter().enumerate() {
        rows.push(page.plain_row(at + 1, page.name(&truth.agency), truth));
    }
    page.grid(rows);
}

fn hidden_row(page: &mut Page, truths: &[Truth]) {
    plain_table(page, truths);
    page.habits.hidden = Hidden::LastRows(1);
}

fn hidden_column(page: &mut Page, truths: &[Truth]) {
    plain_table(page, truths);
    let indicator = page.random.below(10) as u16;
    page.habits.hidden = Hidden::Column(2 + indicator);
}

fn hidden_sheet(page: &mut Page, truths: &[Truth]) {
    for (at, truth) in truths.iter().enumerate() {
        page.sheet(&format!("แผ่นที่ {}", at + 1));
        page.title_of(truth);
        let rows = super::spread_out::small_table(page, truth);
        page.grid(rows);
    }
    page.habits.hidden = Hidden::LastSheet;
}

fn formulas(page: &mut Page, truths: &[Truth]) {
    plain_table(page, truths);
    page.habits.formulas = Formulas::Stored;
}

/// Scores under a title that names nobody.
fn silent_table(page: &mut Page, truths: &[Truth]) {
    page.line("สรุปผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)");
    let rows = super::spread_out::small_table(page, &truths[0]);
    page.grid(rows);
}
