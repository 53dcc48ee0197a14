//! Tables of agencies in every combination of what offices vary: columns, heads, order, sections, means, direction.

use super::super::page::{Cell, Page};
use super::super::truth::{Truth, Who};
use super::table::{self, Column, What};
use super::{ANY, EVERYTHING, INDICATORS_ONLY, Instruments, Layout, States, indicator_name};

pub fn layouts() -> Vec<Layout> {
    let several = |name, who, states, draw| Layout { name, who, formats: ANY, states, draw };
    vec![
        several("composed_rows", Who::Anywhere, EVERYTHING, composed_rows as fn(&mut Page, &[Truth])),
        several("composed_district", Who::District, EVERYTHING, composed_district),
        several("composed_sections", Who::Province, EVERYTHING, composed_sections),
        several("composed_columns", Who::Province, EVERYTHING, composed_columns),
        several("composed_years", Who::Years, EVERYTHING, composed_years),
        several("composed_namesakes", Who::Namesakes, EVERYTHING, composed_rows),
        several("composed_bodies", Who::Bodies, EVERYTHING, composed_rows),
        several("province_in_title", Who::Province, EVERYTHING, province_in_title),
        several("means_among", Who::Province, EVERYTHING, means_among),
        several("tables_beside", Who::District, INDICATORS_ONLY, tables_beside),
        several("long_form_years", Who::Years, INDICATORS_ONLY, long_form_years),
        several("scale_beside", Who::District, EVERYTHING, scale_beside),
        several("continued_tables", Who::Province, EVERYTHING, continued_tables),
        several("split_tables", Who::Anywhere, EVERYTHING, split_tables),
        several("weighted_beside", Who::District, EVERYTHING, weighted_beside),
    ]
}

/// Chooses what the page states: always something, mostly much.
fn choose(page: &mut Page) {
    let mut states = page.states;
    states.indicators = page.random.percent(75);
    states.instruments = if page.random.percent(60) { Instruments::Full } else { Instruments::Unstated };
    states.overall = page.random.percent(85) || !states.indicators;
    states.grade = page.random.percent(60) && states.overall;
    states.result = page.random.percent(50) && states.overall;
    page.states = states;
}

fn references(truths: &[Truth]) -> Vec<&Truth> {
    truths.iter().collect()
}

/// The rows of a table of agencies, with means at the foot or at the head and heads repeated, or not.
fn rows(page: &mut Page, columns: &[Column], truths: &[&Truth]) -> Vec<Vec<Cell>> {
    let header = table::header(page, columns);
    let mut rows = header.clone();
    let (means, repeated) = (page.random.below(4), page.random.percent(15));
    if page.random.percent(15) {
        rows.push(full_marks(page, columns));
    }
    if means == 0 {
        rows.push(table::mean_row(page, columns, truths));
    }
    for (at, truth) in truths.iter().enumerate() {
        if repeated && at == truths.len() / 2 {
            rows.extend(header.clone());
        }
        rows.push(table::row(page, columns, at + 1, truth));
    }
    if means == 1 {
        rows.push(table::mean_row(page, columns, truths));
    }
    rows
}

/// A row under the header that says out of how much each score is.
fn full_marks(page: &mut Page, columns: &[Column]) -> Vec<Cell> {
    let mark = |column: &Column| match column.what {
        What::Agency => page.text("คะแนนเต็ม"),
        What::Indicator(_) | What::Instrument(_) | What::Overall => page.count(100),
        What::Weighted(at) => page.count([30, 30, 40][at]),
        _ => page.blank(),
    };
    columns.iter().map(mark).collect()
}

fn composed_rows(page: &mut Page, truths: &[Truth]) {
    choose(page);
    let year = truths[0].fiscal_year;
    page.title(year);
    let mut columns = table::identity(page, true, false);
    columns.extend(table::scores(page, year));
    let columns = table::with_extras(page, columns);
    let rows = rows(page, &columns, &references(truths));
    page.grid(rows);
    page.notes(year);
}

fn composed_district(page: &mut Page, truths: &[Truth]) {
    choose(page);
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let mut columns = table::identity(page, false, false);
    columns.extend(table::scores(page, year));
    let columns = table::with_extras(page, columns);
    let rows = rows(page, &columns, &references(truths));
    page.grid(rows);
    page.notes(year);
}

/// A row with the district's name before its agencies, and their means behind them, or not.
fn composed_sections(page: &mut Page, truths: &[Truth]) {
    choose(page);
    let year = truths[0].fiscal_year;
    let province = truths[0].agency.province.clone().unwrap_or_default();
    page.title(year);
    let in_title = page.random.percent(50);
    if in_title {
        page.line(format!("จังหวัด{province}"));
    }
    let mut columns = table::identity(page, false, false);
    columns.extend(table::scores(page, year));
    let mut rows = table::header(page, &columns);
    let (means, total) = (page.random.percent(30), page.random.percent(40));
    let word = page.say(&["อำเภอ", "อ."]);
    let mut number = 0;
    for part in truths.chunk_by(|one, next| one.agency.district == next.agency.district) {
        let Some(district) = &part[0].agency.district else { continue };
        let place = if in_title {
            format!("{word}{district}")
        } else {
            format!("{word}{district} จังหวัด{province}")
        };
        rows.push(table::section_row(page, columns.len(), &place));
        for truth in part {
            number += 1;
            rows.push(table::row(page, &columns, number, truth));
        }
        if means {
            rows.push(table::mean_row(page, &columns, &references(part)));
        }
    }
    if total {
        rows.push(table::mean_row(page, &columns, &references(truths)));
    }
    page.grid(rows);
}

/// A column for each agency, with rows for the places or without.
fn composed_columns(page: &mut Page, truths: &[Truth]) {
    choose(page);
    let year = truths[0].fiscal_year;
    page.title(year);
    let mut columns: Vec<Column> = table::identity(page, true, false);
    columns.retain(|column| column.what != What::Order);
    // The agencies' names stand over their columns.
    let agency = columns.iter().position(|column| column.what == What::Agency).unwrap();
    let name = columns.remove(agency);
    columns.insert(0, name);
    columns.extend(table::scores(page, year));
    let rows = table::turned(page, &columns, &references(truths));
    page.grid(rows);
    page.notes(year);
}

/// A row per agency and year.
fn composed_years(page: &mut Page, truths: &[Truth]) {
    choose(page);
    page.line("เปรียบเทียบผลการประเมิน ITA ย้อนหลัง 3 ปี");
    page.district_line(truths);
    let mut columns = table::identity(page, false, true);
    columns.extend(table::scores(page, truths[0].fiscal_year));
    let mut sorted = references(truths);
    if page.random.percent(50) {
        sorted.sort_by_key(|truth| truth.fiscal_year);
    }
    let mut rows = table::header(page, &columns);
    for (at, truth) in sorted.into_iter().enumerate() {
        rows.push(table::row(page, &columns, at + 1, truth));
    }
    page.grid(rows);
}

/// A table that goes on in another one behind a page, under the same header again.
fn continued_tables(page: &mut Page, truths: &[Truth]) {
    choose(page);
    let year = truths[0].fiscal_year;
    page.title(year);
    let mut columns = table::identity(page, true, false);
    columns.extend(table::scores(page, year));
    let header = table::header(page, &columns);
    let mut number = 0;
    for part in truths.chunks(3) {
        let mut rows = header.clone();
        for truth in part {
            number += 1;
            rows.push(table::row(page, &columns, number, truth));
        }
        page.grid(rows);
        if number < truths.len() && page.random.percent(50) {
            page.line("(ต่อ)");
        }
    }
    page.notes(year);
}

/// Too wide for a page: indicators in one table, instruments and summary in another, both with the agencies' names.
fn split_tables(page: &mut Page, truths: &[Truth]) {
    page.states = States { instruments: Instruments::Full, ..EVERYTHING };
    let year = truths[0].fiscal_year;
    page.title(year);
    let identity = table::identity(page, true, false);
    let all = table::scores(page, year);
    let (first, second): (Vec<Column>, Vec<Column>) =
        all.into_iter().partition(|column| matches!(column.what, What::Indicator(_)) || column.group.is_some());
    for part in [first, second] {
        let columns = [identity.clone(), part].concat();
        let mut rows = table::header(page, &columns);
        for (at, truth) in truths.iter().enumerate() {
            rows.push(table::row(page, &columns, at + 1, truth));
        }
        page.grid(rows);
    }
}

/// Each instrument's score and beside it its part of the overall score.
fn weighted_beside(page: &mut Page, truths: &[Truth]) {
    page.states = States { indicators: false, ..EVERYTHING };
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let mut columns = table::identity(page, false, false);
    let words =
        [page.say(&["คะแนน", "คะแนนเต็ม 100", "คะแนนที่ได้"]), page.say(&["คะแนนถ่วงน้ำหนัก", "ถ่วงน้ำหนักแล้ว", "หลังถ่วงน้ำหนัก"])];
    for at in 0..3 {
        let group = Some(super::INSTRUMENT_CODES[at].to_owned());
        columns.push(Column { what: What::Instrument(at), group: group.clone(), label: words[0].to_owned() });
        let weight = [30, 30, 40][at];
        columns.push(Column { what: What::Weighted(at), group, label: format!("{} ({weight})", words[1]) });
    }
    page.states.indicators = false;
    page.states.instruments = Instruments::Unstated;
    let summary = table::scores(page, year);
    page.states.instruments = Instruments::Full;
    columns.extend(summary);
    let rows = rows(page, &columns, &references(truths));
    page.grid(rows);
}

/// The districts in a column, the province in the title alone.
fn province_in_title(page: &mut Page, truths: &[Truth]) {
    choose(page);
    let year = truths[0].fiscal_year;
    let province = truths[0].agency.province.clone().unwrap_or_default();
    page.title(year);
    let words = page.say(&["หน่วยงานในเขตพื้นที่จังหวัด", "องค์กรปกครองส่วนท้องถิ่นในเขตจังหวัด", "จังหวัด"]);
    page.line(format!("{words}{province}"));
    let mut columns = table::identity(page, true, false);
    columns.retain(|column| column.what != What::Province);
    columns.extend(table::scores(page, year));
    let rows = rows(page, &columns, &references(truths));
    page.grid(rows);
    page.notes(year);
}

/// Rows of means and of counts between the agencies, with the district in a column or above.
fn means_among(page: &mut Page, truths: &[Truth]) {
    choose(page);
    let year = truths[0].fiscal_year;
    page.title(year);
    let mut columns = table::identity(page, true, false);
    columns.extend(table::scores(page, year));
    let mut rows = table::header(page, &columns);
    let mut number = 0;
    for part in truths.chunk_by(|one, next| one.agency.district == next.agency.district) {
        for truth in part {
            number += 1;
            rows.push(table::row(page, &columns, number, truth));
        }
        rows.push(table::mean_row(page, &columns, &references(part)));
        if page.random.percent(50) {
            let text = format!("รวม {} แห่ง", part.len());
            rows.push(table::section_row(page, columns.len(), &text));
        }
    }
    page.grid(rows);
}

/// Two agencies' small tables next to each other with a blank column between, each under its agency's name.
fn tables_beside(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    for pair in truths.chunks(2) {
        let mut rows = vec![Vec::new(), Vec::new()];
        for (at, truth) in pair.iter().enumerate() {
            if at > 0 {
                rows.iter_mut().for_each(|row| row.push(page.blank()));
            }
            rows[0].push(page.name(&truth.agency).over_columns(2));
            rows[1].extend(page.texts(&["ตัวชี้วัด", "คะแนน"]));
        }
        for number in 1..=10 {
            let mut row = Vec::new();
            for (at, truth) in pair.iter().enumerate() {
                if at > 0 {
                    row.push(page.blank());
                }
                row.push(page.text(format!("{number}. {}", indicator_name(number, year))));
                row.push(page.score(truth.indicators[number - 1]));
            }
            rows.push(row);
        }
        page.grid(rows);
    }
}

/// A line for each agency, year and indicator.
fn long_form_years(page: &mut Page, truths: &[Truth]) {
    let heads = [
        page.agency_head(),
        page.say(&["ปีงบประมาณ", "ปี", "ปีงบประมาณ พ.ศ."]),
        page.say(&["ตัวชี้วัด", "ชื่อตัวชี้วัด", "ตัวชี้วัด ITA"]),
        page.score_head(),
    ];
    page.line("ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)");
    page.district_line(truths);
    let mut rows = vec![page.texts(&heads)];
    for truth in truths {
        for (number, score) in (1..).zip(truth.indicators) {
            let name = page.name(&truth.agency);
            let label = page.text(format!("{number}. {}", indicator_name(number, truth.fiscal_year)));
            rows.push(vec![name, page.count(usize::from(truth.fiscal_year)), label, page.score(score)]);
        }
    }
    page.grid(rows);
}

/// The scale of grades in a table of its own under the scores.
fn scale_beside(page: &mut Page, truths: &[Truth]) {
    choose(page);
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let mut columns = table::identity(page, false, false);
    columns.extend(table::scores(page, year));
    let scores = rows(page, &columns, &references(truths));
    let scale: &[[&str; 2]] = if year <= 2565 {
        &[
            ["95.00 - 100", "AA"],
            ["85.00 - 94.99", "A"],
            ["75.00 - 84.99", "B"],
            ["65.00 - 74.99", "C"],
            ["55.00 - 64.99", "D"],
        ]
    } else {
        &[
            ["95.00 ขึ้นไป", "ผ่านดีเยี่ยม"],
            ["85.00 ขึ้นไป", "ผ่านดี"],
            ["70.00 - 84.99", "ต้องปรับปรุง"],
            ["ต่ำกว่า 70.00", "ต้องปรับปรุงโดยด่วน"],
        ]
    };
    let mut legend = vec![page.texts(&["ช่วงคะแนน", "ระดับ"])];
    legend.extend(scale.iter().map(|row| page.texts(row)));
    if page.random.percent(50) {
        page.grid(scores);
        page.line("เกณฑ์การประเมิน");
        page.grid(legend);
    } else {
        page.line("เกณฑ์การประเมิน");
        page.grid(legend);
        page.line("ผลคะแนนรายหน่วยงาน");
        page.grid(scores);
    }
}
