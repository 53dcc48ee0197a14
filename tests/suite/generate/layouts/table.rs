//! A table of agencies put together from columns: any choice of heads, order, extras, sections, means and direction.

use rust_decimal::{Decimal, RoundingStrategy};

use super::super::page::{Cell, Page};
use super::super::truth::{INSTRUMENT_CODES, INSTRUMENT_INDICATORS, Truth};
use super::{Heads, Instruments, result_word};

/// What a column says of an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Order,
    Agency,
    District,
    Province,
    Year,
    /// From 0.
    Indicator(usize),
    Instrument(usize),
    /// Out of 30, 30 and 40.
    Weighted(usize),
    Overall,
    Grade,
    Result,
    /// Nothing of the assessment: a budget, a telephone number.
    Extra(Extra),
}

/// What offices put beside the scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extra {
    Budget,
    Population,
    Telephone,
    Address,
    Staff,
    Remark,
}

/// A column: the labels over it, and what it says.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub what: What,
    /// The label over several columns.
    pub group: Option<String>,
    pub label: String,
}

fn column(what: What, label: impl Into<String>) -> Column {
    Column { what, group: None, label: label.into() }
}

/// The columns that say whose a row is.
pub(super) fn identity(page: &mut Page, place: bool, year: bool) -> Vec<Column> {
    let agency = page.agency_head();
    let mut columns = vec![column(What::Agency, agency)];
    if place {
        let words = [page.say(&["อำเภอ", "อ.", "อำเภอ"]), page.say(&["จังหวัด", "จ.", "จังหวัด"])];
        let place = [column(What::District, words[0]), column(What::Province, words[1])];
        let at = if page.random.percent(50) { 0 } else { 1 };
        columns.splice(at..at, place);
        if page.random.percent(30) {
            let at = columns.iter().position(|column| column.what == What::District).unwrap();
            columns.swap(at, at + 1);
        }
    }
    if year {
        let label = page.say(&["ปีงบประมาณ", "ปี", "ปีงบประมาณ พ.ศ.", "ปี พ.ศ."]);
        let at = page.random.below(2) as usize * columns.len();
        columns.insert(at, column(What::Year, label));
    }
    if page.random.percent(70) {
        let order = page.order_head();
        columns.insert(0, column(What::Order, order));
    }
    columns
}

/// The scores, by what the page states, in groups whose order is free.
pub(super) fn scores(page: &mut Page, fiscal_year: u16) -> Vec<Column> {
    let mut groups: Vec<Vec<Column>> = Vec::new();
    let states = page.states;
    let with_means = states.instruments == Instruments::Full && page.random.percent(50);
    if states.indicators {
        groups.push(indicators(page, fiscal_year, with_means));
    }
    if states.instruments == Instruments::Full && !(with_means && states.indicators) {
        let before = page.say(&["", "แบบวัด ", "คะแนน ", "ผลคะแนน "]);
        let group =
            page.random.percent(30).then(|| page.say(&["แบบวัด", "คะแนนรายแบบวัด", "เครื่องมือการประเมิน"]).to_owned());
        let one = |at: usize| Column {
            group: group.clone(),
            ..column(What::Instrument(at), format!("{before}{}", INSTRUMENT_CODES[at]))
        };
        groups.push((0..3).map(one).collect());
    }
    if states.instruments == Instruments::Weighted {
        let weights = page.random.percent(60);
        let label = |at: usize| {
            if weights {
                format!("{} ({} คะแนน)", INSTRUMENT_CODES[at], [30, 30, 40][at])
            } else {
                INSTRUMENT_CODES[at].into()
            }
        };
        groups.push((0..3).map(|at| column(What::Weighted(at), label(at))).collect());
    }
    groups.push(summary(page));
    let order: Vec<usize> = (0..groups.len()).collect();
    let order = if page.random.percent(40) { page.random.shuffled(&order) } else { order };
    order.into_iter().flat_map(|at| groups[at].clone()).collect()
}

/// The ten, with the instruments' means among them or not, under the instruments' names or not.
fn indicators(page: &mut Page, fiscal_year: u16, with_means: bool) -> Vec<Column> {
    let heads = page.random.pick(&[
        Heads::Numbered,
        Heads::Short,
        Heads::Named,
        Heads::NumberedNames,
        Heads::NumberOverName,
        Heads::Abbreviated,
    ]);
    let grouped = with_means || page.random.percent(40);
    let texts = heads.texts(fiscal_year);
    let mean = page.say(&["เฉลี่ย", "คะแนนเฉลี่ย", "รวม"]);
    let before = page.say(&["แบบวัด ", "", "ตัวชี้วัด "]);
    let mut columns = Vec::new();
    for (at, part) in INSTRUMENT_INDICATORS.into_iter().enumerate() {
        let group = grouped.then(|| format!("{before}{}", INSTRUMENT_CODES[at]));
        let one =
            |indicator: usize| Column { group: group.clone(), ..column(What::Indicator(indicator), &texts[indicator]) };
        columns.extend(part.map(one));
        if with_means {
            columns.push(Column { group, ..column(What::Instrument(at), mean) });
        }
    }
    columns
}

/// Overall score, grade and result, as far as stated.
fn summary(page: &mut Page) -> Vec<Column> {
    let states = page.states;
    let all = [(states.overall, What::Overall), (states.grade, What::Grade), (states.result, What::Result)];
    let labels: Vec<String> = page.summary_labels().map(str::to_owned).to_vec();
    let stated = all.into_iter().zip(labels).filter(|((stated, _), _)| *stated);
    stated.map(|((_, what), label)| column(what, label)).collect()
}

/// Up to two columns of other things, somewhere.
pub(super) fn with_extras(page: &mut Page, mut columns: Vec<Column>) -> Vec<Column> {
    let all = [
        (Extra::Budget, "งบประมาณ (บาท)"),
        (Extra::Population, "จำนวนประชากร (คน)"),
        (Extra::Telephone, "โทรศัพท์"),
        (Extra::Address, "เว็บไซต์"),
        (Extra::Staff, "จำนวนบุคลากร"),
        (Extra::Remark, "หมายเหตุ"),
    ];
    for _ in 0..page.random.below(3) {
        let (extra, label) = page.random.pick(&all);
        // Behind a group or before it, never within: nobody puts a telephone number between two indicators.
        let free: Vec<usize> = (1..=columns.len())
            .filter(|at| {
                columns.get(*at).is_none_or(|next| next.group.is_none() || next.group != columns[at - 1].group)
            })
            .filter(|at| !matches!(columns.get(*at).map(|next| next.what), Some(What::Indicator(number)) if number > 0))
            .collect();
        let at = page.random.pick(&free);
        columns.insert(at, column(What::Extra(extra), label));
    }
    columns
}

/// What a column says of an agency, as a cell.
pub(super) fn cell(page: &mut Page, what: What, number: usize, truth: &Truth) -> Cell {
    let place = |place: &Option<String>| place.clone().unwrap_or_else(|| "-".to_owned());
    match what {
        What::Order => page.count(number),
        What::Agency => page.name(&truth.agency),
        What::District => page.text(place(&truth.agency.district)),
        What::Province => page.text(place(&truth.agency.province)),
        What::Year => page.count(usize::from(truth.fiscal_year)),
        What::Indicator(at) => page.score(truth.indicators[at]),
        What::Instrument(at) => page.score(truth.instruments[at]),
        What::Weighted(at) => page.score(truth.weighted[at]),
        What::Overall => page.score(truth.overall),
        What::Grade => page.text(page.style.grade(truth.grade)),
        What::Result => page.text(result_word(truth.passed)),
        What::Extra(extra) => {
            let text = match extra {
                Extra::Budget => format!(
                    "{},{:03},{:03}.00",
                    20 + page.random.below(60),
                    page.random.below(1000),
                    page.random.below(1000)
                ),
                Extra::Population => format!("{},{:03}", 2 + page.random.below(9), page.random.below(1000)),
                Extra::Telephone => format!("0 45{:02} {:04}", page.random.below(100), page.random.below(10_000)),
                Extra::Address => format!("www.agency{}.go.th", page.random.below(1000)),
                Extra::Staff => return page.count(20 + (number * 7) % 60),
                Extra::Remark => page.say(&["", "", "-", "ส่งล่าช้า"]).to_owned(),
            };
            page.text(text)
        }
    }
}

/// The score in a column that has a mean.
fn score(what: What, truth: &Truth) -> Option<Decimal> {
    match what {
        What::Indicator(at) => Some(truth.indicators[at]),
        What::Instrument(at) => Some(truth.instruments[at]),
        What::Weighted(at) => Some(truth.weighted[at]),
        What::Overall => Some(truth.overall),
        _ => None,
    }
}

/// The header: one row, or two where columns stand in groups; merged, or with the merges lost.
pub(super) fn header(page: &mut Page, columns: &[Column]) -> Vec<Vec<Cell>> {
    if columns.iter().all(|column| column.group.is_none()) {
        return vec![columns.iter().map(|column| page.text(&column.label)).collect()];
    }
    let merges_lost = page.random.percent(25);
    let (mut top, mut under) = (Vec::new(), Vec::new());
    for (at, column) in columns.iter().enumerate() {
        let begins = at == 0 || columns[at - 1].group != column.group;
        let same = columns[at..].iter().take_while(|next| next.group == column.group).count() as u32;
        match (&column.group, merges_lost) {
            (None, false) => top.push(page.text(&column.label).over_rows(2)),
            (None, true) => {
                top.push(page.text(&column.label));
                under.push(page.blank());
            }
            (Some(group), _) => {
                match (begins, merges_lost) {
                    (true, false) => top.push(page.text(group).over_columns(same)),
                    (true, true) => top.push(page.text(group)),
                    (false, true) => top.push(page.blank()),
                    (false, false) => {}
                }
                under.push(page.text(&column.label));
            }
        }
    }
    vec![top, under]
}

/// A row of an agency.
pub(super) fn row(page: &mut Page, columns: &[Column], number: usize, truth: &Truth) -> Vec<Cell> {
    columns.iter().map(|column| cell(page, column.what, number, truth)).collect()
}

/// A row that is no agency: means of the columns under a label that stands over the columns before the first score.
pub(super) fn mean_row(page: &mut Page, columns: &[Column], truths: &[&Truth]) -> Vec<Cell> {
    let label = page.say(&["เฉลี่ย", "ค่าเฉลี่ย", "ค่าเฉลี่ยรวม", "รวมเฉลี่ย", "คะแนนเฉลี่ย", "ภาพรวม"]);
    let first = columns.iter().position(|column| score(column.what, truths[0]).is_some()).unwrap_or(1);
    let merged = first > 1 && page.random.percent(60);
    let mut cells = vec![if merged { page.text(label).over_columns(first as u32) } else { page.text(label) }];
    for (at, column) in columns.iter().enumerate().skip(if merged { first } else { 1 }) {
        let scores: Option<Vec<Decimal>> = truths.iter().map(|truth| score(column.what, truth)).collect();
        cells.push(match scores {
            Some(scores) if at >= first => {
                let exact = scores.iter().sum::<Decimal>() / Decimal::from(scores.len());
                let mut mean = exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
                mean.rescale(2);
                page.score(mean)
            }
            _ => page.blank(),
        });
    }
    cells
}

/// A row with a text over the whole width, or in its first cell.
pub(super) fn section_row(page: &mut Page, columns: usize, text: &str) -> Vec<Cell> {
    if page.random.percent(60) {
        vec![page.text(text).over_columns(columns as u32)]
    } else {
        let mut cells = vec![page.text(text)];
        cells.extend((1..columns).map(|_| page.blank()));
        cells
    }
}

/// The same table with a column for each agency.
pub(super) fn turned(page: &mut Page, columns: &[Column], truths: &[&Truth]) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let grouped = columns.iter().any(|column| column.group.is_some());
    for (at, column) in columns.iter().enumerate() {
        let mut cells = Vec::new();
        let begins = at == 0 || columns[at - 1].group != column.group;
        let same = columns[at..].iter().take_while(|next| next.group == column.group).count() as u32;
        match (&column.group, grouped) {
            (Some(group), _) if begins => cells.push(page.text(group).over_rows(same)),
            (None, true) => {}
            _ => {}
        }
        let label = page.text(&column.label);
        cells.push(if grouped && column.group.is_none() { label.over_columns(2) } else { label });
        for (number, truth) in truths.iter().enumerate() {
            cells.push(cell(page, column.what, number + 1, truth));
        }
        rows.push(cells);
    }
    rows
}
