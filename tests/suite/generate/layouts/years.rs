//! Layouts about several agencies in several fiscal years.

use super::super::page::Page;
use super::super::truth::{Truth, Who};
use super::{ANY, EVERYTHING, Heads, Instruments, Layout, States, WORKBOOK};

pub fn layouts() -> Vec<Layout> {
    let several = |name, who, formats, states, draw| Layout { name, who, formats, states, draw };
    let no_instruments = States { instruments: Instruments::Unstated, ..EVERYTHING };
    vec![
        several("row_per_year", Who::Years, ANY, no_instruments, row_per_year as fn(&mut Page, &[Truth])),
        several("column_per_year", Who::Years, ANY, YEARS_ONLY, column_per_year),
        several("sheet_per_year", Who::Years, WORKBOOK, no_instruments, sheet_per_year),
    ]
}

const YEARS_ONLY: States =
    States { indicators: false, instruments: Instruments::Unstated, grade: false, result: false, ..EVERYTHING };

fn row_per_year(page: &mut Page, truths: &[Truth]) {
    page.line("เปรียบเทียบผลการประเมิน ITA ย้อนหลัง");
    page.district_line(truths);
    let agency = page.agency_head();
    let year_head = page.say(&["ปีงบประมาณ", "ปี", "ปีงบประมาณ พ.ศ.", "ปี พ.ศ."]);
    let mut head = page.texts(&[agency, year_head]);
    head.extend(Heads::Numbered.texts(2564).iter().map(|text| page.text(text)));
    head.extend(page.summary_heads());
    let mut rows = vec![head];
    let merged = page.random.percent(50);
    for (at, truth) in truths.iter().enumerate() {
        let mut row = Vec::new();
        match (merged, at % 3) {
            (true, 0) => row.push(page.name(&truth.agency).over_rows(3)),
            (true, _) => {}
            (false, _) => row.push(page.name(&truth.agency)),
        }
        row.push(page.count(usize::from(truth.fiscal_year)));
        row.extend(page.indicator_cells(truth));
        row.extend(page.summary_cells(truth));
        rows.push(row);
    }
    page.grid(rows);
}

fn column_per_year(page: &mut Page, truths: &[Truth]) {
    page.line("แนวโน้มคะแนน ITA ภาพรวมของหน่วยงาน");
    page.district_line(truths);
    let (order, agency) = (page.order_head(), page.agency_head());
    let mut top = vec![page.text(order).over_rows(2), page.text(agency).over_rows(2)];
    top.push(page.text("คะแนนรวม ประจำปีงบประมาณ พ.ศ.").over_columns(3));
    let under = [2563, 2564, 2565].map(|year| page.count(year)).to_vec();
    let mut rows = vec![top, under];
    for (at, years) in truths.chunks(3).enumerate() {
        let mut row = vec![page.count(at + 1), page.name(&years[0].agency)];
        row.extend(years.iter().map(|truth| page.score(truth.overall)));
        rows.push(row);
    }
    page.grid(rows);
}

/// The year stands in the sheet's name alone.
fn sheet_per_year(page: &mut Page, truths: &[Truth]) {
    for year in [2563, 2564, 2565] {
        page.sheet(&format!("ปี {year}"));
        page.line("ผลคะแนนการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)");
        page.district_line(truths);
        let mut rows = vec![page.plain_heads(year)];
        for (at, truth) in truths.iter().filter(|truth| truth.fiscal_year == year).enumerate() {
            rows.push(page.plain_row(at + 1, page.name(&truth.agency), truth));
        }
        page.grid(rows);
    }
}
