//! Layouts of the OIT's items and sub-indicators.

use prongsai::rules::RuleBook;

use super::super::page::{Cell, Page};
use super::super::truth::{SUB_INDICATOR_ITEMS, SUB_INDICATORS, Truth, Who, indicator_name};
use super::{ANY, Layout, NOTHING, States};

pub fn layouts() -> Vec<Layout> {
    let states = States { items: true, ..NOTHING };
    let layout = |name, who, states, draw| Layout { name, who, formats: ANY, states, draw };
    vec![
        layout("item_list", Who::One, states, item_list as fn(&mut Page, &[Truth])),
        layout(
            "item_list_with_subtotals",
            Who::One,
            States { sub_indicators: true, ..states },
            item_list_with_subtotals,
        ),
        layout("items_have_or_not", Who::One, states, items_have_or_not),
        layout("items_in_columns", Who::District, states, items_in_columns),
        layout("sub_indicator_list", Who::One, States { sub_indicators: true, ..NOTHING }, sub_indicator_list),
        layout("sub_indicators_in_columns", Who::Province, States { sub_indicators: true, ..NOTHING }, sub_columns),
    ]
}

/// How a sheet marks an item that was won and one that was lost.
const MARKS: [[&str; 2]; 5] = [["100", "0"], ["1", "0"], ["✓", "✗"], ["มี", "ไม่มี"], ["100.00", "0.00"]];

/// How a sheet writes the code of an item.
fn code(page: &Page, way: u64, item: usize) -> String {
    let number = item + 1;
    page.style.in_digits(&match way {
        0 => format!("o{number}"),
        1 => format!("O{number}"),
        2 => format!("ข้อ o{number}"),
        _ => format!("O {number}"),
    })
}

fn name(item: usize) -> String {
    let rules = RuleBook::embedded().for_year(2564).unwrap();
    rules.items[item].name.clone()
}

fn sub_indicator_name(at: usize) -> String {
    let rules = RuleBook::embedded().for_year(2564).unwrap();
    rules.sub_indicators[at].name.clone()
}

fn mark(page: &Page, marks: [&str; 2], won: bool) -> Cell {
    let mark = marks[usize::from(!won)];
    match mark.parse::<usize>() {
        Ok(count) => page.count(count),
        Err(_) => page.text(mark),
    }
}

fn head(page: &mut Page) -> Vec<Cell> {
    let labels = [
        page.say(&["ข้อ", "รหัส", "ข้อที่"]),
        page.say(&["ข้อมูล", "รายการข้อมูล", "ประเด็นการประเมิน"]),
        page.say(&["คะแนน", "ผลการประเมิน", "คะแนนที่ได้"]),
    ];
    page.texts(&labels)
}

fn item_list(page: &mut Page, truths: &[Truth]) {
    let truth = &truths[0];
    page.title_of(truth);
    page.line("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)");
    let (marks, way) = (page.random.pick(&MARKS), page.random.below(4));
    let mut rows = vec![head(page)];
    let joined = page.random.percent(25);
    for (item, won) in truth.items.iter().enumerate() {
        let code = code(page, way, item);
        let score = mark(page, marks, *won);
        rows.push(if joined {
            vec![page.text(format!("{code} {}", name(item))).over_columns(2), score]
        } else {
            vec![page.text(code), page.text(name(item)), score]
        });
    }
    page.grid(rows);
}

fn item_list_with_subtotals(page: &mut Page, truths: &[Truth]) {
    let truth = &truths[0];
    page.title_of(truth);
    let (marks, way) = (page.random.pick(&[MARKS[0], MARKS[4], MARKS[2]]), page.random.below(2));
    let mut rows = vec![head(page)];
    let before = page.say(&["ตัวชี้วัดย่อยที่ ", "", "ตัวชี้วัดย่อย "]);
    for (at, items) in SUB_INDICATOR_ITEMS.into_iter().enumerate() {
        if let Some(indicator) = [(0, 9), (5, 10)].iter().find(|(first, _)| *first == at).map(|(_, number)| *number) {
            let label = format!("ตัวชี้วัดที่ {indicator} {}", indicator_name(indicator, truth.fiscal_year));
            rows.push(vec![page.text(label).over_columns(2), page.score(truth.indicators[indicator - 1])]);
        }
        let label = format!("{before}{} {}", SUB_INDICATORS[at], sub_indicator_name(at));
        rows.push(vec![page.text(label).over_columns(2), page.score(truth.sub_indicators[at])]);
        for item in items {
            let code = code(page, way, item);
            rows.push(vec![page.text(code), page.text(name(item)), mark(page, marks, truth.items[item])]);
        }
    }
    page.grid(rows);
    page.some = Some(vec![8, 9]);
}

/// A tick in the column of what was found.
fn items_have_or_not(page: &mut Page, truths: &[Truth]) {
    let truth = &truths[0];
    page.title_of(truth);
    let tick = page.say(&["✓", "/", "√"]);
    let mut rows = vec![page.texts(&["ข้อ", "ข้อมูล", "มี", "ไม่มี"])];
    for (item, won) in truth.items.iter().enumerate() {
        let code = code(page, 0, item);
        let cells = if *won { [tick, ""] } else { ["", tick] };
        rows.push(vec![page.text(code), page.text(name(item)), page.text(cells[0]), page.text(cells[1])]);
    }
    page.grid(rows);
}

fn items_in_columns(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    page.district_line(truths);
    let (marks, way) = (page.random.pick(&MARKS), page.random.below(2));
    let (order, agency) = (page.order_head(), page.agency_head());
    let mut head = page.texts(&[order, agency]);
    head.extend((0..43).map(|item| page.text(code(page, way, item))));
    let mut rows = vec![head];
    for (at, truth) in truths.iter().enumerate() {
        let mut row = vec![page.count(at + 1), page.name(&truth.agency)];
        row.extend(truth.items.iter().map(|won| mark(page, marks, *won)));
        rows.push(row);
    }
    page.grid(rows);
}

fn sub_indicator_list(page: &mut Page, truths: &[Truth]) {
    let truth = &truths[0];
    page.title_of(truth);
    let score = page.score_head();
    let mut rows = vec![page.texts(&["ตัวชี้วัดย่อย", score])];
    for (at, code) in SUB_INDICATORS.iter().enumerate() {
        rows.push(vec![page.text(format!("{code} {}", sub_indicator_name(at))), page.score(truth.sub_indicators[at])]);
    }
    page.grid(rows);
}

fn sub_columns(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    page.title(year);
    let agency = page.agency_head();
    let before = page.say(&["", "ตัวชี้วัดย่อยที่ ", "ตัวชี้วัดย่อย "]);
    let mut head = page.texts(&[agency, "อำเภอ", "จังหวัด"]);
    head.extend(SUB_INDICATORS.iter().map(|code| page.text(format!("{before}{code}"))));
    let mut rows = vec![head];
    for truth in truths {
        let mut row = vec![page.name(&truth.agency)];
        row.extend(page.place_cells(truth));
        row.extend(truth.sub_indicators.iter().map(|score| page.score(*score)));
        rows.push(row);
    }
    page.grid(rows);
}
