//! Layouts with a row per agency.

use rust_decimal::{Decimal, RoundingStrategy};

use super::super::page::{Cell, Page};
use super::super::truth::{INSTRUMENT_CODES, INSTRUMENT_INDICATORS, Truth, Who, indicator_name};
use super::{ANY, EVERYTHING, Heads, INDICATORS_ONLY, Instruments, Layout, States};

pub fn layouts() -> Vec<Layout> {
    let several = |name, who, formats, states, draw| Layout { name, who, formats, states, draw };
    let no_indicators = States { indicators: false, ..EVERYTHING };
    let overall_only = States { instruments: Instruments::Unstated, ..no_indicators };
    let no_instruments = States { instruments: Instruments::Unstated, ..EVERYTHING };
    vec![
        several("row_per_agency", Who::Anywhere, ANY, EVERYTHING, row_per_agency as fn(&mut Page, &[Truth])),
        several("two_header_rows", Who::District, ANY, EVERYTHING, two_header_rows),
        several("bare_numbers", Who::District, ANY, INDICATORS_ONLY, bare_numbers),
        several("instruments_only", Who::Anywhere, ANY, no_indicators, instruments_only),
        several("weighted_instruments", Who::District, ANY, WEIGHTED, weighted_instruments),
        several("ranking", Who::District, ANY, overall_only, ranking),
        several("district_rows", Who::Anywhere, ANY, no_instruments, district_rows),
        several("last_year_beside", Who::District, ANY, overall_only, last_year_beside),
        several("head_repeated", Who::Anywhere, ANY, no_instruments, head_repeated),
        several("number_over_name", Who::District, ANY, INDICATORS_ONLY, number_over_name),
        several("three_header_rows", Who::District, ANY, EVERYTHING, three_header_rows),
        several("name_and_place_in_one_cell", Who::Anywhere, ANY, no_instruments, name_and_place_in_one_cell),
    ]
}

const WEIGHTED: States = States { instruments: Instruments::Weighted, findings: &["weighted-scores"], ..EVERYTHING };

fn mean(scores: impl Iterator<Item = Decimal> + Clone) -> Decimal {
    let count = Decimal::from(scores.clone().count());
    let mut mean = (scores.sum::<Decimal>() / count).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    mean.rescale(2);
    mean
}

/// A row at the foot with the mean of each column of scores: it is no agency.
fn mean_row(
    page: &mut Page,
    truths: &[Truth],
    label_columns: u32,
    columns: &[fn(&Truth) -> Vec<Decimal>],
) -> Vec<Cell> {
    let label = page.say(&["เฉลี่ย", "ค่าเฉลี่ย", "คะแนนเฉลี่ยรวม", "ค่าเฉลี่ยอำเภอ", "รวมเฉลี่ย"]);
    let mut row = vec![page.text(label).over_columns(label_columns)];
    let scores: Vec<Vec<Decimal>> =
        truths.iter().map(|truth| columns.iter().flat_map(|column| column(truth)).collect()).collect();
    for at in 0..scores[0].len() {
        row.push(page.score(mean(scores.iter().map(|scores| scores[at]))));
    }
    row
}

fn indicators_of(truth: &Truth) -> Vec<Decimal> {
    truth.indicators.to_vec()
}

fn instruments_of(truth: &Truth) -> Vec<Decimal> {
    truth.instruments.to_vec()
}

fn overall_of(truth: &Truth) -> Vec<Decimal> {
    vec![truth.overall]
}

fn row_per_agency(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    let (order, agency) = (page.order_head(), page.agency_head());
    let heads = page.random.pick(&[Heads::Numbered, Heads::Short, Heads::Named, Heads::NumberedNames]);
    let mut head = page.texts(&[order, agency, "อำเภอ", "จังหวัด"]);
    head.extend(heads.texts(year).iter().map(|text| page.text(text)));
    head.extend(page.instrument_heads());
    head.extend(page.summary_heads());
    let mut rows = vec![head];
    for (at, truth) in truths.iter().enumerate() {
        let mut row = vec![page.count(at + 1), page.name(&truth.agency)];
        row.extend(page.place_cells(truth));
        row.extend(page.indicator_cells(truth));
        row.extend(page.instrument_cells(truth));
        row.extend(page.summary_cells(truth));
        rows.push(row);
    }
    if page.random.percent(50) {
        rows.push(mean_row(page, truths, 4, &[indicators_of, instruments_of, overall_of]));
    }
    page.grid(rows);
    page.notes(year);
}

fn two_header_rows(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let (order, agency) = (page.order_head(), page.agency_head());
    let heads = page.random.pick(&[Heads::Numbered, Heads::Short, Heads::Named, Heads::Bare]).texts(year);
    let mut top = vec![page.text(order).over_rows(2), page.text(agency).over_rows(2)];
    let mut under = Vec::new();
    let mean_head = page.say(&["เฉลี่ย", "คะแนนเฉลี่ย", "รวม"]);
    for (at, indicators) in INSTRUMENT_INDICATORS.into_iter().enumerate() {
        let columns = indicators.len() as u32 + 1;
        top.push(page.text(format!("แบบวัด {}", INSTRUMENT_CODES[at])).over_columns(columns));
        under.extend(indicators.map(|indicator| page.text(&heads[indicator])));
        under.push(page.text(mean_head));
    }
    top.extend(page.summary_heads().into_iter().map(|head| head.over_rows(2)));
    let mut rows = vec![top, under];
    for (at, truth) in truths.iter().enumerate() {
        let mut row = vec![page.count(at + 1), page.name(&truth.agency)];
        for (instrument, indicators) in INSTRUMENT_INDICATORS.into_iter().enumerate() {
            row.extend(indicators.map(|indicator| page.score(truth.indicators[indicator])));
            row.push(page.score(truth.instruments[instrument]));
        }
        row.extend(page.summary_cells(truth));
        rows.push(row);
    }
    page.grid(rows);
    page.notes(year);
}

fn bare_numbers(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let agency = page.agency_head();
    let mut top = vec![page.text(agency).over_rows(2)];
    let over = page.say(&["ตัวชี้วัดที่", "คะแนนรายตัวชี้วัด", "ตัวชี้วัด"]);
    top.push(page.text(over).over_columns(10));
    let under = Heads::Bare.texts(year).iter().map(|text| page.text(text)).collect();
    let mut rows = vec![top, under];
    for truth in truths {
        let mut row = vec![page.name(&truth.agency)];
        row.extend(page.indicator_cells(truth));
        rows.push(row);
    }
    rows.push(mean_row(page, truths, 1, &[indicators_of]));
    page.grid(rows);
}

fn instruments_only(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    let agency = page.agency_head();
    let mut head = page.texts(&["จังหวัด", "อำเภอ", agency]);
    head.extend(page.instrument_heads());
    head.extend(page.summary_heads());
    let mut rows = vec![head];
    for truth in truths {
        let mut row = page.place_cells(truth);
        row.reverse();
        row.push(page.name(&truth.agency));
        row.extend(page.instrument_cells(truth));
        row.extend(page.summary_cells(truth));
        rows.push(row);
    }
    page.grid(rows);
}

fn weighted_instruments(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let (order, agency) = (page.order_head(), page.agency_head());
    let mut head = page.texts(&[order, agency]);
    head.extend(Heads::Numbered.texts(year).iter().map(|text| page.text(text)));
    head.extend(["IIT (30)", "EIT (30)", "OIT (40)"].map(|text| page.text(text)));
    head.extend(page.summary_heads());
    let mut rows = vec![head];
    for (at, truth) in truths.iter().enumerate() {
        let mut row = vec![page.count(at + 1), page.name(&truth.agency)];
        row.extend(page.indicator_cells(truth));
        row.extend(truth.weighted.iter().map(|score| page.score(*score)));
        row.extend(page.summary_cells(truth));
        rows.push(row);
    }
    page.grid(rows);
}

fn ranking(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let agency = page.agency_head();
    let mut ranked: Vec<&Truth> = truths.iter().collect();
    ranked.sort_by_key(|truth| std::cmp::Reverse(truth.overall));
    let mut head = page.texts(&["อันดับ", agency]);
    head.extend(page.summary_heads());
    let mut rows = vec![head];
    for (at, truth) in ranked.into_iter().enumerate() {
        let mut row = vec![page.count(at + 1), page.name(&truth.agency)];
        row.extend(page.summary_cells(truth));
        rows.push(row);
    }
    page.grid(rows);
    page.notes(year);
}

fn district_rows(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    let (order, agency) = (page.order_head(), page.agency_head());
    let mut head = page.texts(&[order, agency]);
    head.extend(Heads::Short.texts(year).iter().map(|text| page.text(text)));
    head.extend(page.summary_heads());
    let mut rows = vec![head];
    let mut sorted: Vec<&Truth> = truths.iter().collect();
    sorted.sort_by_key(|truth| (&truth.agency.province, &truth.agency.district));
    let mut place = None;
    for (at, truth) in sorted.into_iter().enumerate() {
        let here = (&truth.agency.district, &truth.agency.province);
        if place != Some(here) {
            place = Some(here);
            let words = [("อำเภอ", &truth.agency.district), ("จังหวัด", &truth.agency.province)];
            let words = words.iter().filter_map(|(word, name)| Some(format!("{word}{}", name.as_ref()?)));
            let text = words.collect::<Vec<String>>().join(" ");
            rows.push(vec![page.text(text).over_columns(15)]);
        }
        let mut row = vec![page.count(at + 1), page.name(&truth.agency)];
        row.extend(page.indicator_cells(truth));
        row.extend(page.summary_cells(truth));
        rows.push(row);
    }
    page.grid(rows);
}

/// The score of the year before and the change stand beside; no grade is told of that year.
fn last_year_beside(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let (order, agency) = (page.order_head(), page.agency_head());
    let mut head = page.texts(&[order, agency]);
    head.extend(page.summary_heads());
    head.push(page.text("เพิ่มขึ้น/ลดลง จากปีก่อน"));
    head.push(page.text("อันดับ"));
    let mut rows = vec![head];
    for (at, truth) in truths.iter().enumerate() {
        let mut row = vec![page.count(at + 1), page.name(&truth.agency)];
        row.extend(page.summary_cells(truth));
        let change = Decimal::new(page.random.below(900) as i64 - 450, 2);
        let sign = if change > Decimal::ZERO { "+" } else { "" };
        row.push(page.text(format!("{sign}{change}")));
        row.push(page.count(truths.len() - at));
        rows.push(row);
    }
    page.grid(rows);
}

/// A long table whose head stands again where a page began, in the same table.
fn head_repeated(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    let mut head = page.texts(&["ลำดับที่", "อำเภอ", "จังหวัด", "หน่วยงาน"]);
    head.extend(Heads::Named.texts(year).iter().map(|text| page.text(text)));
    head.extend(page.summary_heads());
    let mut rows = Vec::new();
    for (at, truth) in truths.iter().enumerate() {
        if at % 3 == 0 {
            rows.push(head.clone());
        }
        let mut row = vec![page.count(at + 1)];
        row.extend(page.place_cells(truth));
        row.push(page.name(&truth.agency));
        row.extend(page.indicator_cells(truth));
        row.extend(page.summary_cells(truth));
        rows.push(row);
    }
    page.grid(rows);
}

/// Number and name of an indicator in one head, on two lines.
fn number_over_name(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let mut head = page.texts(&["ลำดับ", "หน่วยงาน"]);
    for number in 1..=10 {
        head.push(page.text(format!("ตัวชี้วัดที่ {number}\n{}", indicator_name(number, year))));
    }
    let mut rows = vec![head];
    for (at, truth) in truths.iter().enumerate() {
        let row = [vec![page.count(at + 1), page.name(&truth.agency)], page.indicator_cells(truth)].concat();
        rows.push(row);
    }
    page.grid(rows);
}

/// Instrument over number over name.
fn three_header_rows(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let mut rows = vec![Vec::new(), Vec::new(), Vec::new()];
    rows[0].push(page.text("หน่วยงาน").over_rows(3));
    for (at, indicators) in INSTRUMENT_INDICATORS.into_iter().enumerate() {
        let columns = indicators.len() as u32 + 1;
        rows[0].push(page.text(INSTRUMENT_CODES[at]).over_columns(columns));
        for indicator in indicators {
            rows[1].push(page.text(format!("ตัวชี้วัดที่ {}", indicator + 1)));
            rows[2].push(page.text(indicator_name(indicator + 1, year)));
        }
        rows[1].push(page.text(format!("คะแนน {}", INSTRUMENT_CODES[at])).over_rows(2));
    }
    let summary = page.summary_heads().into_iter().map(|head| head.over_rows(3));
    rows[0].extend(summary);
    for truth in truths {
        let mut row = vec![page.name(&truth.agency)];
        for (instrument, indicators) in INSTRUMENT_INDICATORS.into_iter().enumerate() {
            row.extend(indicators.map(|indicator| page.score(truth.indicators[indicator])));
            row.push(page.score(truth.instruments[instrument]));
        }
        row.extend(page.summary_cells(truth));
        rows.push(row);
    }
    page.grid(rows);
}

fn name_and_place_in_one_cell(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    let mut rows = vec![page.plain_heads(year)];
    for (at, truth) in truths.iter().enumerate() {
        let name = page.text(page.style.name_and_place(&truth.agency));
        rows.push(page.plain_row(at + 1, name, truth));
    }
    page.grid(rows);
}
