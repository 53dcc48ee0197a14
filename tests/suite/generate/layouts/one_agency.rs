//! Layouts about one agency.

use prongsai::model::Format;
use rust_decimal::Decimal;

use super::super::page::{Cell, Page};
use super::super::truth::{INSTRUMENT_CODES, INSTRUMENT_INDICATORS, INSTRUMENT_NAMES, Truth, Who, indicator_name};
use super::{ANY, EVERYTHING, Heads, INDICATORS_ONLY, Instruments, Layout, SHEETS, States, TEXT, result_word};

pub fn layouts() -> Vec<Layout> {
    let one = |name, formats, states, draw| Layout { name, who: Who::One, formats, states, draw };
    vec![
        one("table_per_instrument", ANY, EVERYTHING, table_per_instrument as fn(&mut Page, &[Truth])),
        one("one_table_with_subtotals", ANY, EVERYTHING, one_table_with_subtotals),
        one("one_table_of_ten", ANY, INDICATORS_ONLY, one_table_of_ten),
        one("instruments_merged_downward", ANY, EVERYTHING, instruments_merged_downward),
        one("form", SHEETS, EVERYTHING, form),
        one("label_lines", TEXT, EVERYTHING, label_lines),
        one("one_row", ANY, EVERYTHING, one_row),
        one("targets_beside", ANY, EVERYTHING, targets_beside),
        one("prose", TEXT, States { indicators: false, instruments: Instruments::Full, ..EVERYTHING }, prose),
        one("prose_with_indicators", TEXT, EVERYTHING, prose_with_indicators),
        one("title_in_the_table", ANY, EVERYTHING, title_in_the_table),
        one("number_name_and_score", ANY, INDICATORS_ONLY, number_name_and_score),
        one("two_halves_beside", ANY, INDICATORS_ONLY, two_halves_beside),
        one("cover_and_score_sheets", &[Format::Xlsx], EVERYTHING, cover_and_score_sheets),
    ]
}

fn only(truths: &[Truth]) -> &Truth {
    &truths[0]
}

/// The overall score, grade and result in one sentence.
fn summary_sentence(page: &mut Page, truth: &Truth) {
    summary_sentence_of(page, truth, true);
}

/// The overall score in a sentence, with grade and result or without.
pub(super) fn summary_sentence_of(page: &mut Page, truth: &Truth, judged: bool) {
    let score = page.style.score_in_prose(truth.overall);
    let grade = page.style.grade(truth.grade);
    let result = result_word(truth.passed);
    let (score, judgement) = match page.random.below(4) {
        0 => (format!("ได้คะแนนรวม {score} คะแนน"), format!("ระดับผลการประเมิน {grade} ผลการประเมิน {result}")),
        1 => (format!("มีผลคะแนนภาพรวม เท่ากับ {score} คะแนน"), format!("อยู่ในระดับ {grade} ผลการประเมิน {result}")),
        2 => (format!("ได้รับคะแนน {score} คะแนน"), format!("ระดับ {grade} ผลการประเมิน {result}")),
        _ => {
            (format!("ผลการประเมินในภาพรวมได้คะแนนร้อยละ {score}"), format!("จัดอยู่ในระดับ {grade} ผลการประเมิน {result}เกณฑ์"))
        }
    };
    page.line(if judged { format!("{score} {judgement}") } else { score });
}

fn instrument_sentence(page: &mut Page, truth: &Truth, at: usize) {
    let (name, code) = (INSTRUMENT_NAMES[at], INSTRUMENT_CODES[at]);
    let score = page.style.score_in_prose(truth.instruments[at]);
    let sentence = match page.random.below(3) {
        0 => format!("โดยคะแนนจาก{name} ({code}) ได้คะแนนเฉลี่ย {score} คะแนน"),
        1 => format!("{name} ({code}) ได้คะแนนเท่ากับร้อยละ {score}"),
        _ => format!("คะแนนแบบวัด {code} เท่ากับ {score} คะแนน"),
    };
    page.line(sentence);
}

fn table_per_instrument(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.title_of(truth);
    let head = page.score_head();
    for (at, indicators) in INSTRUMENT_INDICATORS.into_iter().enumerate() {
        page.line(format!("{}. {} ({})", at + 1, INSTRUMENT_NAMES[at], INSTRUMENT_CODES[at]));
        let mut rows = vec![page.texts(&["ตัวชี้วัด", head])];
        for indicator in indicators {
            let name = format!("{}. {}", indicator + 1, indicator_name(indicator + 1, truth.fiscal_year));
            rows.push(vec![page.text(name), page.score(truth.indicators[indicator])]);
        }
        page.grid(rows);
        instrument_sentence(page, truth, at);
    }
    summary_sentence(page, truth);
}

/// A row for the total, the grade and the result each, under a table of so many columns.
fn total_rows(page: &mut Page, truth: &Truth, columns: u32) -> Vec<Vec<Cell>> {
    let label = page.say(&["คะแนนรวม", "คะแนนเฉลี่ยรวม", "คะแนนภาพรวมหน่วยงาน"]);
    let rows = [
        (label, page.score(truth.overall)),
        ("ระดับผลการประเมิน", page.text(page.style.grade(truth.grade))),
        ("ผลการประเมิน", page.text(result_word(truth.passed))),
    ];
    rows.map(|(label, value)| vec![page.text(label).over_columns(columns - 1), value]).to_vec()
}

fn one_table_with_subtotals(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.title_of(truth);
    let (order, head) = (page.order_head(), page.score_head());
    let mut rows = vec![page.texts(&[order, "ตัวชี้วัด", head])];
    for (at, indicators) in INSTRUMENT_INDICATORS.into_iter().enumerate() {
        let label = format!("{} ({})", INSTRUMENT_NAMES[at], INSTRUMENT_CODES[at]);
        rows.push(vec![page.text(label).over_columns(2), page.score(truth.instruments[at])]);
        for indicator in indicators {
            let name = indicator_name(indicator + 1, truth.fiscal_year);
            rows.push(vec![page.count(indicator + 1), page.text(name), page.score(truth.indicators[indicator])]);
        }
    }
    rows.extend(total_rows(page, truth, 3));
    page.grid(rows);
    page.notes(truth.fiscal_year);
}

fn one_table_of_ten(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.title_of(truth);
    let head = page.score_head();
    let heads = page.random.pick(&[Heads::Named, Heads::NumberedNames, Heads::Numbered]);
    let mut rows = vec![page.texts(&["ตัวชี้วัด", head])];
    for (name, score) in heads.texts(truth.fiscal_year).iter().zip(truth.indicators) {
        rows.push(vec![page.text(name), page.score(score)]);
    }
    page.grid(rows);
    page.notes(truth.fiscal_year);
}

fn instruments_merged_downward(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.title_of(truth);
    let head = page.score_head();
    let mut rows = vec![page.texts(&["แบบวัด", "ตัวชี้วัด", head, "คะแนนเฉลี่ยแบบวัด"])];
    for (at, indicators) in INSTRUMENT_INDICATORS.into_iter().enumerate() {
        let height = indicators.len() as u32;
        for (down, indicator) in indicators.enumerate() {
            let name = format!("{} {}", indicator + 1, indicator_name(indicator + 1, truth.fiscal_year));
            let mut row = vec![page.text(name), page.score(truth.indicators[indicator])];
            if down == 0 {
                row.insert(0, page.text(INSTRUMENT_CODES[at]).over_rows(height));
                row.push(page.score(truth.instruments[at]).over_rows(height));
            }
            rows.push(row);
        }
    }
    rows.extend(total_rows(page, truth, 4));
    page.grid(rows);
}

/// Labels and values of everything that is known of an agency.
fn labelled(page: &mut Page, truth: &Truth) -> Vec<(String, String)> {
    let score = |score| page.style.score(score);
    let mut lines = vec![
        ("หน่วยงาน".to_owned(), page.style.name(&truth.agency)),
        ("ปีงบประมาณ".to_owned(), truth.fiscal_year.to_string()),
    ];
    if let Some(district) = &truth.agency.district {
        lines.push(("อำเภอ".to_owned(), district.clone()));
    }
    if let Some(province) = &truth.agency.province {
        lines.push(("จังหวัด".to_owned(), province.clone()));
    }
    for (number, indicator) in (1..).zip(truth.indicators) {
        let name = indicator_name(number, truth.fiscal_year);
        lines.push((format!("ตัวชี้วัดที่ {number} {name}"), score(indicator)));
    }
    for (code, instrument) in INSTRUMENT_CODES.iter().zip(truth.instruments) {
        lines.push((format!("คะแนน {code}"), score(instrument)));
    }
    lines.push(("คะแนนรวม".to_owned(), score(truth.overall)));
    lines.push(("ระดับ".to_owned(), page.style.grade(truth.grade)));
    lines.push(("ผลการประเมิน".to_owned(), result_word(truth.passed).to_owned()));
    lines
}

fn form(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.line("แบบรายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA)");
    let colon = page.say(&["", ":", " :"]);
    let rows = labelled(page, truth)
        .into_iter()
        .map(|(label, value)| vec![page.text(format!("{label}{colon}")), page.text(value)])
        .collect();
    page.grid(rows);
}

/// A form with two labels and values in each row.
pub(super) fn form_in_pairs(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.line("แบบรายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA)");
    let colon = page.say(&["", ":", " :"]);
    let labelled = labelled(page, truth);
    let pair = |pair: &[(String, String)]| {
        pair.iter().flat_map(|(label, value)| [page.text(format!("{label}{colon}")), page.text(value)]).collect()
    };
    let rows = labelled.chunks(2).map(pair).collect();
    page.grid(rows);
}

fn label_lines(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.line("แบบรายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA)");
    let colon = page.say(&[": ", " : ", "\t"]);
    for (label, value) in labelled(page, truth) {
        page.line(format!("{label}{colon}{value}"));
    }
}

fn one_row(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.title_of(truth);
    let heads = page.random.pick(&[Heads::Numbered, Heads::Named, Heads::Short]);
    let mut head: Vec<Cell> = heads.texts(truth.fiscal_year).iter().map(|text| page.text(text)).collect();
    head.extend(page.instrument_heads());
    head.extend(page.summary_heads());
    let cells = [page.indicator_cells(truth), page.instrument_cells(truth), page.summary_cells(truth)].concat();
    page.grid(vec![head, cells]);
    page.notes(truth.fiscal_year);
}

fn targets_beside(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.title_of(truth);
    let mut rows = vec![page.texts(&["ตัวชี้วัด", "คะแนนเต็ม", "ค่าเป้าหมาย", "คะแนนที่ได้", "หมายเหตุ"])];
    let mut push = |label: String, score| {
        let note = page.text("");
        rows.push(vec![page.text(label), page.count(100), page.count(85), page.score(score), note]);
    };
    for (number, score) in (1..).zip(truth.indicators) {
        push(format!("{number}. {}", indicator_name(number, truth.fiscal_year)), score);
    }
    for (at, score) in truth.instruments.into_iter().enumerate() {
        push(format!("รวม {}", INSTRUMENT_CODES[at]), score);
    }
    push("คะแนนรวมทั้งหมด".to_owned(), truth.overall);
    page.grid(rows);
    let grade = page.style.grade(truth.grade);
    page.line(format!("ระดับผลการประเมิน {grade} ผลการประเมิน {}", result_word(truth.passed)));
}

fn prose(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.title_of(truth);
    page.line("การประเมินแบ่งเป็น 3 แบบวัด ประกอบด้วย 10 ตัวชี้วัด มีค่าน้ำหนักร้อยละ 30 ร้อยละ 30 และร้อยละ 40 ตามลำดับ");
    summary_sentence(page, truth);
    for at in 0..3 {
        instrument_sentence(page, truth, at);
    }
}

fn prose_with_indicators(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    prose(page, truths);
    for (number, score) in (1..).zip(truth.indicators) {
        let name = indicator_name(number, truth.fiscal_year);
        let score = page.style.score_in_prose(score);
        let sentence = match page.random.below(3) {
            0 => format!("ตัวชี้วัดที่ {number} {name} ได้คะแนน {score} คะแนน"),
            1 => format!("ตัวชี้วัดด้าน{name} ได้คะแนนเท่ากับ {score} เป็นการประเมินในประเด็นต่าง ๆ ของหน่วยงาน"),
            _ => format!("{number}) {name} ได้คะแนนร้อยละ {score}"),
        };
        page.line(sentence);
    }
}

/// Title, agency and year are merged rows of the table itself.
fn title_in_the_table(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    let year = page.say(&["ประจำปีงบประมาณ พ.ศ.", "ปีงบประมาณ"]);
    let name = page.style.name_and_place(&truth.agency);
    let head = page.score_head();
    let mut rows = vec![
        vec![page.text("สรุปผลการประเมิน ITA").over_columns(3)],
        vec![page.text(name).over_columns(3)],
        vec![page.text(format!("{year} {}", truth.fiscal_year)).over_columns(3)],
        page.texts(&["ที่", "ตัวชี้วัด", head]),
    ];
    for (number, score) in (1..).zip(truth.indicators) {
        let name = page.text(indicator_name(number, truth.fiscal_year));
        rows.push(vec![page.count(number), name, page.score(score)]);
    }
    for (code, score) in INSTRUMENT_CODES.iter().zip(truth.instruments) {
        rows.push(vec![page.text(format!("คะแนนแบบวัด {code}")).over_columns(2), page.score(score)]);
    }
    rows.extend(total_rows(page, truth, 3));
    page.grid(rows);
}

/// The numbers in a column of their own, with the word for them over it.
fn number_name_and_score(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.title_of(truth);
    let head = page.score_head();
    let mut rows = vec![page.texts(&["ตัวชี้วัดที่", "ชื่อตัวชี้วัด", head, "ผลต่างจากเกณฑ์"])];
    for (number, score) in (1..).zip(truth.indicators) {
        let name = page.text(indicator_name(number, truth.fiscal_year));
        let difference = page.text((score - Decimal::from(85)).to_string());
        rows.push(vec![page.count(number), name, page.score(score), difference]);
    }
    page.grid(rows);
}

/// The first five indicators on the left, the last five on the right of one table.
fn two_halves_beside(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.title_of(truth);
    let mut rows = vec![page.texts(&["ตัวชี้วัด", "คะแนน", "ตัวชี้วัด", "คะแนน"])];
    let names = Heads::NumberedNames.texts(truth.fiscal_year);
    for at in 0..5 {
        let half = |at: usize| [page.text(&names[at]), page.score(truth.indicators[at])];
        rows.push([half(at), half(at + 5)].concat());
    }
    page.grid(rows);
}

/// Who and when on a first sheet, the scores on a second.
fn cover_and_score_sheets(page: &mut Page, truths: &[Truth]) {
    let truth = only(truths);
    page.sheet("ข้อมูลหน่วยงาน");
    page.title_of(truth);
    page.grid(vec![
        page.texts(&["ผู้ประสานงาน", "นางสาวสมหญิง รักดี"]),
        page.texts(&["โทรศัพท์", "045 123456"]),
        page.texts(&["จำนวนบุคลากร", "42"]),
    ]);
    page.sheet("คะแนน");
    let mut rows = vec![page.texts(&["ตัวชี้วัด", "คะแนน"])];
    for (name, score) in Heads::NumberedNames.texts(truth.fiscal_year).iter().zip(truth.indicators) {
        rows.push(vec![page.text(name), page.score(score)]);
    }
    for (code, score) in INSTRUMENT_CODES.iter().zip(truth.instruments) {
        rows.push(vec![page.text(format!("รวม {code}")), page.score(score)]);
    }
    rows.extend(total_rows(page, truth, 2));
    page.grid(rows);
}
