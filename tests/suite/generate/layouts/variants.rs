//! Tables of agencies in which a cell says two things, or two cells say one.

use super::super::page::{Cell, Page};
use super::super::style::Names;
use super::super::truth::{Truth, Who, indicator_name, kind_word};
use super::table::{self, Column, What};
use super::{ANY, EVERYTHING, INDICATORS_ONLY, Instruments, Layout, States, result_word};

pub fn layouts() -> Vec<Layout> {
    let layout = |name, who, states, draw| Layout { name, who, formats: ANY, states, draw };
    let summary = States { indicators: false, instruments: Instruments::Unstated, ..EVERYTHING };
    vec![
        layout("kind_in_a_column", Who::District, EVERYTHING, kind_in_a_column as fn(&mut Page, &[Truth])),
        layout("overall_with_grade", Who::District, summary, overall_with_grade),
        layout("numbered_names", Who::District, EVERYTHING, numbered_names),
        layout("name_with_district", Who::Province, EVERYTHING, name_with_district),
        layout("rows_under_the_head", Who::Anywhere, EVERYTHING, rows_under_the_head),
        layout("title_over_agencies", Who::District, EVERYTHING, title_over_agencies),
        layout("years_of_one", Who::YearsOfOne, States { place: true, ..INDICATORS_ONLY }, years_of_one),
    ]
}

fn title(page: &mut Page, truths: &[Truth]) {
    page.title(truths[0].fiscal_year);
    page.district_line(truths);
}

/// The rows under their head, each with a cell of the writer's own for the agency.
fn rows(page: &mut Page, truths: &[Truth], own: fn(&Page, usize, &Truth) -> Cell) -> Vec<Vec<Cell>> {
    let agency = page.agency_head();
    let columns = table::scores(page, truths[0].fiscal_year);
    let own_column = Column { what: What::Agency, group: None, label: agency.to_owned() };
    let all: Vec<Column> = std::iter::once(own_column).chain(columns).collect();
    let mut rows = table::header(page, &all);
    for (at, truth) in truths.iter().enumerate() {
        let mut row = table::row(page, &all, at + 1, truth);
        row[0] = own(page, at + 1, truth);
        rows.push(row);
    }
    rows
}

/// The kind in one column, the proper name in the next.
fn kind_in_a_column(page: &mut Page, truths: &[Truth]) {
    title(page, truths);
    let heads = [page.say(&["ประเภท", "ประเภทหน่วยงาน", "ประเภท อปท."]), page.say(&["ชื่อหน่วยงาน", "ชื่อ อปท.", "หน่วยงาน"])];
    let columns = table::scores(page, truths[0].fiscal_year);
    let short = page.random.percent(50);
    let column = |what, label: &str| Column { what, group: None, label: label.to_owned() };
    let mut all = vec![column(What::Province, heads[0]), column(What::Agency, heads[1])];
    all.extend(columns);
    let mut rows = table::header(page, &all);
    for (at, truth) in truths.iter().enumerate() {
        let mut row = table::row(page, &all, at + 1, truth);
        let full = kind_word(truth.agency.kind, false);
        row[0] = page.text(kind_word(truth.agency.kind, short));
        row[1] = page.text(truth.agency.name.strip_prefix(full).unwrap_or(&truth.agency.name));
        rows.push(row);
    }
    page.grid(rows);
}

/// Score and grade, or grade and result, in one cell.
fn overall_with_grade(page: &mut Page, truths: &[Truth]) {
    title(page, truths);
    let agency = page.agency_head();
    let graded_score = page.random.percent(50);
    let heads = if graded_score {
        [agency, page.say(&["คะแนนรวม (ระดับ)", "คะแนน/ระดับ", "ผลคะแนนรวม (ระดับ)"]), "ผลการประเมิน"]
    } else {
        [agency, "คะแนนรวม", page.say(&["ระดับ (ผลการประเมิน)", "ระดับ/ผลการประเมิน"])]
    };
    let mut rows = vec![page.texts(&heads)];
    for truth in truths {
        let (score, grade) = (page.style.score_in_prose(truth.overall), page.style.grade(truth.grade));
        let result = result_word(truth.passed);
        let name = page.name(&truth.agency);
        rows.push(if graded_score {
            vec![name, page.text(format!("{score} ({grade})")), page.text(result)]
        } else {
            vec![name, page.score(truth.overall), page.text(format!("{grade} ({result})"))]
        });
    }
    page.grid(rows);
}

/// The running number and the name in one cell.
fn numbered_names(page: &mut Page, truths: &[Truth]) {
    title(page, truths);
    let rows =
        rows(page, truths, |page, number, truth| page.text(format!("{number}. {}", page.style.name(&truth.agency))));
    page.grid(rows);
}

/// The district in brackets behind the name; the province in the title.
fn name_with_district(page: &mut Page, truths: &[Truth]) {
    let province = truths[0].agency.province.clone().unwrap_or_default();
    page.title(truths[0].fiscal_year);
    page.line(format!("จังหวัด{province}"));
    let rows = rows(page, truths, |page, _, truth| {
        let district = truth.agency.district.clone().unwrap_or_default();
        let word = if page.style.names == Names::Full { "อำเภอ" } else { "อ." };
        page.text(format!("{} ({word}{district})", page.style.name(&truth.agency)))
    });
    page.grid(rows);
}

/// A row of units or of the columns' numbers under the head.
fn rows_under_the_head(page: &mut Page, truths: &[Truth]) {
    page.title(truths[0].fiscal_year);
    let mut columns = table::identity(page, true, false);
    columns.extend(table::scores(page, truths[0].fiscal_year));
    let mut rows = table::header(page, &columns);
    let units = page.random.percent(50);
    let under = columns.iter().enumerate().map(|(at, column)| match (units, column.what) {
        (false, _) => page.text(format!("({})", at + 1)),
        (true, What::Indicator(_) | What::Instrument(_) | What::Overall) => page.text("(ร้อยละ)"),
        (true, _) => page.blank(),
    });
    rows.push(under.collect());
    for (at, truth) in truths.iter().enumerate() {
        rows.push(table::row(page, &columns, at + 1, truth));
    }
    page.grid(rows);
}

/// The title in merged rows of the table itself.
fn title_over_agencies(page: &mut Page, truths: &[Truth]) {
    let year = truths[0].fiscal_year;
    let agency = &truths[0].agency;
    let place = format!(
        "อำเภอ{} จังหวัด{}",
        agency.district.as_deref().unwrap_or_default(),
        agency.province.as_deref().unwrap_or_default()
    );
    let mut columns = table::identity(page, false, false);
    columns.extend(table::scores(page, year));
    let width = columns.len() as u32;
    let mut rows = vec![
        vec![page.text(format!("สรุปผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}")).over_columns(width)],
        vec![page.text(place).over_columns(width)],
    ];
    rows.extend(table::header(page, &columns));
    for (at, truth) in truths.iter().enumerate() {
        rows.push(table::row(page, &columns, at + 1, truth));
    }
    page.grid(rows);
}

/// The ten of one agency with a column for each year, and the change between the last two.
fn years_of_one(page: &mut Page, truths: &[Truth]) {
    let name = page.style.name_and_place(&truths[0].agency);
    page.line("เปรียบเทียบผลการประเมิน ITA รายตัวชี้วัด");
    page.line(name);
    let word = page.say(&["ปี ", "ปีงบประมาณ ", "ปีงบประมาณ พ.ศ. ", ""]);
    let mut head = vec![page.text("ตัวชี้วัด")];
    head.extend(truths.iter().map(|truth| page.text(format!("{word}{}", truth.fiscal_year))));
    head.push(page.text("เพิ่ม/ลด"));
    let mut rows = vec![head];
    for number in 0..10 {
        let mut row = vec![page.text(format!("{}. {}", number + 1, indicator_name(number + 1, 2564)))];
        row.extend(truths.iter().map(|truth| page.score(truth.indicators[number])));
        let change = truths[truths.len() - 1].indicators[number] - truths[truths.len() - 2].indicators[number];
        row.push(page.text(format!("{change:+}")));
        rows.push(row);
    }
    page.grid(rows);
}
