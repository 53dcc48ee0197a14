//! Tables of measures in the ways of many offices.

use super::super::measures::Plan;
use super::super::page::{Cell, Page};
use super::super::truth::Truth;

/// The choices that one office made for its table.
#[derive(Clone, Copy, Debug)]
struct Ways {
    /// The number in a column of its own.
    number_apart: bool,
    suggestions: bool,
    /// Who before when, or when before who.
    who_first: bool,
    list: List,
    /// What stands between elements of a list.
    between: &'static str,
    /// What stands between units.
    units: &'static str,
    /// Cells hold literal marks of paragraphs.
    marks: bool,
    /// A table on a further page repeats the header.
    head_again: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    Point,
    Parenthesis,
    Parentheses,
    Dash,
}

fn ways(page: &mut Page) -> Ways {
    let list = page.random.pick(&[List::Point, List::Parenthesis, List::Parentheses, List::Dash]);
    Ways {
        number_apart: page.random.percent(40),
        suggestions: page.random.percent(70),
        who_first: page.random.percent(70),
        list,
        // Bullets begin lines; numbers may follow on one line.
        between: if list == List::Dash { "\n" } else { page.say(&["\n", " ", "\n"]) },
        units: page.say(&[" ", ", ", "\n", "/"]),
        marks: page.random.percent(20),
        head_again: page.random.percent(70),
    }
}

/// The measures in so many tables, as where pages break.
pub(super) fn draw(page: &mut Page, truth: &Truth, pages: usize) {
    let ways = ways(page);
    page.states.suggestions = ways.suggestions;
    let head = head(page, ways);
    let each = truth.measures.len().div_ceil(pages).max(1);
    for (at, part) in truth.measures.chunks(each).enumerate() {
        let mut rows = if at == 0 || ways.head_again { vec![head.clone()] } else { Vec::new() };
        rows.extend(part.iter().map(|plan| row(page, ways, plan)));
        page.grid(rows);
    }
}

fn head(page: &mut Page, ways: Ways) -> Vec<Cell> {
    let order = page.say(&["ที่", "ลำดับ", "ลำดับที่", "ข้อ"]);
    let title = page.say(&["มาตรการ", "มาตรการ", "ชื่อมาตรการ", "มาตรการ/แนวทาง"]);
    let steps = page.say(&["ขั้นตอนหรือวิธีการ", "ขั้นตอน/วิธีการ", "วิธีการดำเนินการ", "ขั้นตอนการดำเนินการ", "แนวทางการดำเนินการ"]);
    let who = page.say(&["ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "ส่วนราชการผู้รับผิดชอบ"]);
    let when = page.say(&["ระยะเวลาการดำเนินการ", "ระยะเวลา", "ระยะเวลา การดำเนินการ", "ระยะเวลา\nดำเนินการ"]);
    let results = page.say(&["ผลการดำเนินการ", "ผลการดำเนินงาน", "ผลการดำเนินการตามมาตรการ"]);
    let suggestion = page.say(&["ข้อเสนอแนะ", "ปัญหา/อุปสรรค/ข้อเสนอแนะ", "ข้อเสนอแนะเพิ่มเติม"]);
    let mut labels = vec![title, steps];
    labels.extend(if ways.who_first { [who, when] } else { [when, who] });
    labels.push(results);
    if ways.number_apart {
        labels.insert(0, order);
    }
    if ways.suggestions {
        labels.push(suggestion);
    }
    page.texts(&labels)
}

fn row(page: &mut Page, ways: Ways, plan: &Plan) -> Vec<Cell> {
    let mut cells = Vec::new();
    if ways.number_apart {
        cells.push(page.count(plan.number as usize));
        cells.push(marked(page, ways, &plan.title));
    } else {
        cells.push(marked(page, ways, &format!("{}. {}", plan.number, plan.title)));
    }
    cells.push(marked(page, ways, &list(ways, &plan.steps)));
    let who = marked(page, ways, &plan.responsible.join(ways.units));
    let when = marked(page, ways, plan.period.as_ref().map_or("", |span| &span.text));
    cells.extend(if ways.who_first { [who, when] } else { [when, who] });
    cells.push(marked(page, ways, &list(ways, &plan.results)));
    if ways.suggestions {
        let blank = page.say(&["", "-"]);
        cells.push(marked(page, ways, plan.suggestion.unwrap_or(blank)));
    }
    cells
}

fn list(ways: Ways, elements: &[String]) -> String {
    if elements.len() == 1 {
        return elements[0].clone();
    }
    let numbered = (1..).zip(elements).map(|(number, element)| match ways.list {
        List::Point => format!("{number}. {element}"),
        List::Parenthesis => format!("{number}) {element}"),
        List::Parentheses => format!("({number}) {element}"),
        List::Dash => format!("- {element}"),
    });
    numbered.collect::<Vec<String>>().join(ways.between)
}

/// The text, each line between literal paragraph marks where the writer's program left them.
fn marked(page: &Page, ways: Ways, text: &str) -> Cell {
    if !ways.marks || text.is_empty() {
        return page.text(text);
    }
    page.text(text.lines().map(|line| format!("<p>{line}</p>")).collect::<Vec<String>>().join(""))
}
