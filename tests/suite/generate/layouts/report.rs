//! Word reports about one agency: sentences, small tables, strengths and weaknesses, measures.

use prongsai::model::Format;

use super::super::page::Page;
use super::super::truth::{INSTRUMENT_CODES, INSTRUMENT_INDICATORS, INSTRUMENT_NAMES, Truth, Who, indicator_name};
use super::{ANY, EVERYTHING, Layout, NOTHING, States, TEXT, measures_table};

pub fn layouts() -> Vec<Layout> {
    let layout = |name, formats, states, draw| Layout { name, who: Who::One, formats, states, draw };
    let scores = States { grade: false, result: false, overall: false, ..EVERYTHING };
    let measures = States { measures: true, ..NOTHING };
    vec![
        layout(
            "full_report",
            TEXT,
            States { told: true, measures: true, ..EVERYTHING },
            full_report as fn(&mut Page, &[Truth]),
        ),
        layout("prose_in_order", TEXT, scores, prose_in_order),
        layout("prose_extremes", TEXT, States { indicators: true, overall: true, ..NOTHING }, prose_extremes),
        layout("prose_one_paragraph", TEXT, EVERYTHING, prose_one_paragraph),
        layout("told_in_lists", TEXT, States { indicators: true, told: true, ..NOTHING }, told_in_lists),
        layout("told_in_a_table", &[Format::Docx, Format::Xlsx], States { told: true, ..NOTHING }, told_in_a_table),
        layout("measures_alone", ANY, measures, measures_alone),
        layout("measures_over_pages", TEXT, measures, measures_over_pages),
    ]
}

/// The instruments' scores and the ten in sentences that list what and how much one after the other.
fn prose_in_order(page: &mut Page, truths: &[Truth]) {
    let truth = &truths[0];
    page.title_of(truth);
    let list = |page: &Page, scores: &[rust_decimal::Decimal]| {
        let mut texts: Vec<String> = scores.iter().map(|score| page.style.score_in_prose(*score)).collect();
        let last = texts.pop().unwrap_or_default();
        let between = if texts.len() > 1 { ", " } else { " " };
        format!("{} และ {last}", texts.join(between))
    };
    let instruments = list(page, &truth.instruments);
    let verb = page.say(&["ได้คะแนน", "มีคะแนน", "ได้คะแนนเฉลี่ย", "ได้คะแนนเท่ากับ"]);
    page.line(format!("ผลการประเมินแบบวัด IIT, EIT และ OIT {verb} {instruments} คะแนน ตามลำดับ"));
    for (at, part) in INSTRUMENT_INDICATORS.into_iter().enumerate() {
        let mut names: Vec<&str> = part.clone().map(|number| indicator_name(number + 1, truth.fiscal_year)).collect();
        let last = names.pop().unwrap_or_default();
        let names = format!("{} และ{last}", names.join(", "));
        let scores = list(page, &truth.indicators[part]);
        page.line(format!("{} ({}) ตัวชี้วัด{names} {verb} {scores} ตามลำดับ", INSTRUMENT_NAMES[at], INSTRUMENT_CODES[at]));
    }
}

/// Only the best and the worst indicator.
fn prose_extremes(page: &mut Page, truths: &[Truth]) {
    let truth = &truths[0];
    page.title_of(truth);
    super::one_agency::summary_sentence_of(page, truth, false);
    let by_score = |at: &usize| truth.indicators[*at];
    let (worst, best) = ((0..10).min_by_key(by_score).unwrap(), (0..10).max_by_key(by_score).unwrap());
    let score = |at: usize| page.style.score_in_prose(truth.indicators[at]);
    let name = |at: usize| indicator_name(at + 1, truth.fiscal_year);
    let (high, low) = (score(best), score(worst));
    let sentence = match page.random.below(3) {
        0 => format!(
            "ตัวชี้วัดที่ได้คะแนนสูงสุด คือ {} ได้คะแนน {high} และตัวชี้วัดที่ได้คะแนนต่ำสุด คือ {} ได้คะแนน {low}",
            name(best),
            name(worst)
        ),
        1 => format!(
            "โดยตัวชี้วัดที่มีคะแนนสูงที่สุด ได้แก่ ตัวชี้วัด{} ({high} คะแนน) ส่วนตัวชี้วัดที่มีคะแนนต่ำที่สุด ได้แก่ ตัวชี้วัด{} ({low} คะแนน)",
            name(best),
            name(worst)
        ),
        _ => format!(
            "เมื่อพิจารณารายตัวชี้วัด พบว่า ตัวชี้วัดที่ {} {} มีคะแนนสูงสุด ร้อยละ {high} ตัวชี้วัดที่ {} {} มีคะแนนต่ำสุด ร้อยละ {low}",
            best + 1,
            name(best),
            worst + 1,
            name(worst)
        ),
    };
    page.line(sentence);
    page.some = Some(vec![best, worst]);
}

/// Everything in one long paragraph.
fn prose_one_paragraph(page: &mut Page, truths: &[Truth]) {
    let truth = &truths[0];
    let style = page.style;
    let score = |score| style.score_in_prose(score);
    let mut text = format!(
        "ตามที่{} ได้เข้าร่วมการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. {} นั้น มีผลคะแนนภาพรวม {} คะแนน อยู่ในระดับ {} ผลการประเมิน {}",
        style.name_and_place(&truth.agency),
        truth.fiscal_year,
        score(truth.overall),
        style.grade(truth.grade),
        super::result_word(truth.passed),
    );
    for (at, part) in INSTRUMENT_INDICATORS.into_iter().enumerate() {
        text.push_str(&format!(
            " โดย{} ({}) ได้คะแนน {} ประกอบด้วย",
            INSTRUMENT_NAMES[at],
            INSTRUMENT_CODES[at],
            score(truth.instruments[at])
        ));
        for number in part {
            text.push_str(&format!(
                " ตัวชี้วัดที่ {} {} ได้คะแนน {}",
                number + 1,
                indicator_name(number + 1, truth.fiscal_year),
                score(truth.indicators[number])
            ));
        }
    }
    page.line(text);
}

/// Which indicators are at or over the target, and which under it.
fn strong_and_weak(truth: &Truth) -> (Vec<usize>, Vec<usize>) {
    (0..10).partition(|at| truth.told_as_strength(*at))
}

fn told(page: &mut Page, truth: &Truth) {
    let (strong, weak) = strong_and_weak(truth);
    let way = page.random.below(4);
    for (number, (list, over)) in [(strong, true), (weak, false)].into_iter().enumerate() {
        let number = number + 1;
        let kind = if over {
            page.say(&["จุดแข็ง"])
        } else {
            page.say(&["จุดที่ต้องพัฒนา", "จุดที่ควรพัฒนา", "จุดอ่อน"])
        };
        let bound = if over {
            "มากกว่าร้อยละ 85"
        } else {
            "น้อยกว่าร้อยละ 85"
        };
        let count = truth.counted(over).unwrap_or(list.len());
        if list.is_empty() {
            page.line(format!("{number}. {kind} ไม่มี"));
            continue;
        }
        let name = |at: usize| indicator_name(at + 1, truth.fiscal_year);
        match way {
            0 => {
                page.line(format!("{number}. {kind} (ตัวชี้วัดที่ได้คะแนน{bound}) มีจำนวน {count} ตัวชี้วัด ดังนี้"));
                for at in list {
                    let score = page.style.score_in_prose(truth.indicators[at]);
                    page.line(format!(
                        "ตัวชี้วัดที่ด้าน{} ได้คะแนนเท่ากับ {score} เป็นตัวชี้วัดที่มีวัตถุประสงค์เพื่อประเมินการรับรู้ในประเด็นที่เกี่ยวข้อง",
                        name(at)
                    ));
                }
            }
            1 => {
                page.line(format!("{kind} จำนวน {count} ตัวชี้วัด ได้แก่"));
                for (order, at) in list.into_iter().enumerate() {
                    let score = page.style.score_in_prose(truth.indicators[at]);
                    page.line(format!("{}) ตัวชี้วัดที่ {} {} ได้คะแนน {score}", order + 1, at + 1, name(at)));
                }
            }
            2 => {
                page.line(kind);
                for at in list {
                    let score = page.style.score_in_prose(truth.indicators[at]);
                    page.line(format!("- {} ({score} คะแนน)", name(at)));
                }
            }
            _ => {
                let texts: Vec<String> = list
                    .iter()
                    .map(|at| format!("{} ({})", name(*at), page.style.score_in_prose(truth.indicators[*at])))
                    .collect();
                page.line(format!("{kind} มีจำนวน {count} ตัวชี้วัด ได้แก่ {}", texts.join(" ")));
            }
        }
    }
}

fn told_in_lists(page: &mut Page, truths: &[Truth]) {
    page.title_of(&truths[0]);
    told(page, &truths[0]);
}

/// Strengths on the left, weaknesses on the right.
fn told_in_a_table(page: &mut Page, truths: &[Truth]) {
    let truth = &truths[0];
    page.title_of(truth);
    let (strong, weak) = strong_and_weak(truth);
    let weakness = page.say(&["จุดที่ต้องพัฒนา", "จุดที่ควรพัฒนา"]);
    let mut rows = vec![page.texts(&["จุดแข็ง", weakness])];
    let one_cell = page.random.percent(50);
    let label = |list: &[usize], at: usize| {
        list.get(at).map(|number| format!("{}. {}", at + 1, indicator_name(number + 1, truth.fiscal_year)))
    };
    let longest = strong.len().max(weak.len());
    if one_cell {
        let joined =
            |list: &[usize]| (0..list.len()).filter_map(|at| label(list, at)).collect::<Vec<String>>().join("\n");
        rows.push(vec![page.text(joined(&strong)), page.text(joined(&weak))]);
    } else {
        for at in 0..longest {
            let cell = |list: &[usize]| page.text(label(list, at).unwrap_or_default());
            rows.push(vec![cell(&strong), cell(&weak)]);
        }
    }
    page.grid(rows);
}

fn full_report(page: &mut Page, truths: &[Truth]) {
    let truth = &truths[0];
    let name = page.style.name_and_place(&truth.agency);
    let bare = page.style.name(&truth.agency);
    let year = truth.fiscal_year;
    page.line("รายงานผลการดำเนินการตามมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
    page.line(format!("ของ{name}"));
    page.line(format!("ประจำปีงบประมาณ พ.ศ. {year}"));
    let overall = page.style.score_in_prose(truth.overall);
    let grade = page.style.grade(truth.grade);
    let result = super::result_word(truth.passed);
    page.line(format!("ตามที่{bare} ได้เข้าร่วมโครงการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : ITA) ประจำปีงบประมาณ พ.ศ. {year} ได้รับคะแนน {overall} คะแนน ระดับผลการประเมิน อยู่ในระดับ {grade} ผลการประเมิน {result} รายละเอียดดังนี้"));
    let head = page.score_head();
    for (at, part) in INSTRUMENT_INDICATORS.into_iter().enumerate() {
        let (code, instrument) = (INSTRUMENT_CODES[at], INSTRUMENT_NAMES[at]);
        let count = part.len();
        page.line(format!("{}. {instrument} ({code}) โดยมีวัตถุประสงค์เพื่อประเมินระดับการรับรู้ ประกอบด้วยตัวชี้วัด จำนวน {count} ตัวชี้วัด สรุปผลคะแนนได้ดังนี้", at + 1));
        let mut rows = vec![page.texts(&["ตัวชี้วัด", head])];
        for number in part {
            let label = format!("{}. {}", number + 1, indicator_name(number + 1, year));
            rows.push(vec![page.text(label), page.score(truth.indicators[number])]);
        }
        page.grid(rows);
        let score = page.style.score_in_prose(truth.instruments[at]);
        let judged = if truth.instruments[at] >= rust_decimal::Decimal::from(85) {
            "ผ่านเกณฑ์เป้าหมาย"
        } else {
            "คะแนนต่ำกว่าเกณฑ์เป้าหมาย"
        };
        page.line(format!("โดยผลคะแนนการประเมินจาก{instrument} ({code}) ได้คะแนนรวมเฉลี่ย {score} คะแนน ถือว่า {judged}"));
    }
    told(page, truth);
    page.line("โดยมีข้อเสนอแนะจากการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงาน ดังนี้");
    for (at, code) in INSTRUMENT_CODES.iter().enumerate() {
        let score = page.style.score_in_prose(truth.instruments[at]);
        page.line(format!(
            "{}. {} ({code}) ได้คะแนนเท่ากับร้อยละ {score} คะแนน ควรรักษามาตรฐานและพัฒนาต่อไป (85 คะแนนขึ้นไป)",
            at + 1,
            INSTRUMENT_NAMES[at]
        ));
    }
    page.line(format!(
        "รายงานผลการดำเนินการตามมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ของ{bare} ประจำปีงบประมาณ พ.ศ. {year}"
    ));
    let pages = 1 + page.random.below(3) as usize;
    measures_table::draw(page, truth, pages);
}

fn measures_title(page: &mut Page, truth: &Truth) {
    let what = page.say(&[
        "รายงานผลการดำเนินการตามมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    ]);
    let name = page.style.name_and_place(&truth.agency);
    page.line(what);
    page.line(format!("{name} ประจำปีงบประมาณ พ.ศ. {}", truth.fiscal_year));
}

fn measures_alone(page: &mut Page, truths: &[Truth]) {
    measures_title(page, &truths[0]);
    measures_table::draw(page, &truths[0], 1);
}

fn measures_over_pages(page: &mut Page, truths: &[Truth]) {
    measures_title(page, &truths[0]);
    measures_table::draw(page, &truths[0], 3);
}
