//! Layouts about several agencies.

use rust_decimal::{Decimal, RoundingStrategy};

use super::super::page::{Cell, Page};
use super::super::truth::{INSTRUMENT_CODES, INSTRUMENT_INDICATORS, Truth, Who, indicator_name};
use super::{ANY, EVERYTHING, Heads, INDICATORS_ONLY, Instruments, Layout, SHEETS, States, WORKBOOK};

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
        several("column_per_agency", Who::District, ANY, EVERYTHING, column_per_agency),
        several("long_form", Who::Anywhere, SHEETS, INDICATORS_ONLY, long_form),
        several("sheet_per_agency", Who::Anywhere, WORKBOOK, no_instruments, sheet_per_agency),
        several("blocks", Who::Anywhere, ANY, EVERYTHING, blocks),
        several("row_per_year", Who::Years, ANY, no_instruments, row_per_year),
        several("column_per_year", Who::Years, ANY, YEARS_ONLY, column_per_year),
        several("district_rows", Who::Anywhere, ANY, no_instruments, district_rows),
    ]
}

const WEIGHTED: States = States { instruments: Instruments::Weighted, findings: &["weighted-scores"], ..EVERYTHING };

const YEARS_ONLY: States =
    States { indicators: false, instruments: Instruments::Unstated, grade: false, result: false, ..EVERYTHING };

/// The place that all agencies of a district's document share.
fn district_line(page: &mut Page, truths: &[Truth]) {
    let agency = &truths[0].agency;
    let (district, province) = (agency.district.as_deref().unwrap_or(""), agency.province.as_deref().unwrap_or(""));
    page.line(format!("องค์กรปกครองส่วนท้องถิ่นในพื้นที่อำเภอ{district} จังหวัด{province}"));
}

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

fn place_cells(page: &Page, truth: &Truth) -> Vec<Cell> {
    let text = |place: &Option<String>| page.text(place.as_deref().unwrap_or("-"));
    vec![text(&truth.agency.district), text(&truth.agency.province)]
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
        row.extend(place_cells(page, truth));
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
    district_line(page, truths);
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
    district_line(page, truths);
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
        let mut row = place_cells(page, truth);
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
    district_line(page, truths);
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
    district_line(page, truths);
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

fn column_per_agency(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    district_line(page, truths);
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
            let mut place = place_cells(page, truth);
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
fn small_table(page: &mut Page, truth: &Truth) -> Vec<Vec<Cell>> {
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

fn row_per_year(page: &mut Page, truths: &[Truth]) {
    page.line("เปรียบเทียบผลการประเมิน ITA ย้อนหลัง");
    district_line(page, truths);
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
    district_line(page, truths);
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
