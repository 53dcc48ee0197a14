//! Measure tables as documents have them: the six columns of a real report, and what other offices make of them.

mod going_on;

use jiff::civil::date;
use proptest::prelude::*;

use super::lists::{elements, number_of, numbered_title};
use super::units::units;
use super::*;
use crate::model::{Cell, CellKind, Period, Place, Position, SharedText};
use crate::rules::RuleBook;

const HEADER: [&str; 6] =
    ["มาตรการ", "ขั้นตอนหรือวิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา การดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ"];
const HALF: &str = "ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔";

/// A cell's text, and how many rows and columns it covers.
#[derive(Clone, Copy)]
struct Spanned(&'static str, u32, u32);

impl From<&'static str> for Spanned {
    fn from(text: &'static str) -> Spanned {
        Spanned(text, 1, 1)
    }
}

/// A table in a text from rows of cells, each at the column given; covered cells are left out.
fn table_at(rows: &[&[(u32, Spanned)]]) -> Table {
    let file = "report.docx".into();
    let place = |row, cell| Place::new(&file, Position::TableCell { table: 1, row, cell });
    let mut cells = Vec::new();
    for (row, contents) in (0..).zip(rows) {
        for (column, Spanned(text, row_span, column_span)) in contents.iter().copied() {
            let (text, kind) = (text.to_owned(), CellKind::Text);
            let place = place(row + 1, column.saturating_add(1));
            cells.push(Cell { row, column, row_span, column_span, kind, text, place });
        }
    }
    Table::in_text(place(1, 1), cells)
}

/// A table of plain rows.
fn table(rows: &[&[&'static str]]) -> Table {
    let rows: Vec<Vec<(u32, Spanned)>> =
        rows.iter().map(|row| (0..).zip(row.iter().map(|text| Spanned::from(*text))).collect()).collect();
    table_at(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn measures_of(
    table: &Table,
    previous: Option<&MeasureColumns>,
    last: Option<&mut Measure>,
) -> Option<(Option<MeasureColumns>, Vec<Measure>)> {
    let topics = TopicsOfYear::new(RuleBook::embedded().for_year(2564));
    let surroundings =
        Surroundings { previous, last, fiscal_year: Some(2564), topics: Some(&topics), ..Surroundings::default() };
    let found = super::read(table, surroundings)?;
    let measures = found.parts.into_iter().filter_map(|part| match part {
        Part::Measures(measures) => Some(measures),
        Part::Other(_) => None,
    });
    Some((found.columns, measures.flatten().collect()))
}

fn read(table: &Table) -> Option<(Option<MeasureColumns>, Vec<Measure>)> {
    measures_of(table, None, None)
}

fn measures(table: &Table) -> Vec<Measure> {
    read(table).unwrap().1
}

fn titles(measures: &[Measure]) -> Vec<(Option<u32>, &str)> {
    measures.iter().map(|measure| (measure.number, measure.title.as_str())).collect()
}

#[test]
fn the_six_columns_of_a_report() {
    let table = table(&[
        &HEADER,
        &[
            "<p>๓. ลดขั้นตอนการให้บริการ\nประชาชน</p>",
            "<p>๑. ทำแผนผังการให้บริการ</p> <p>๒. ปรับปรุงระบบเทคโนโลยี</p> <p>๓. เพิ่มช่องทางในการติดต่อ</p>",
            "<p>สำนักปลัด กองคลัง กองช่าง กองการศึกษาฯ</p>",
            "<p>ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔</p>",
            "<p>๑. เปิดช่องทางออนไลน์ (e-service) แล้ว</p>",
            "",
        ],
        &["๔. ผู้บริหารแสดงเจตจำนงสุจริต", "ประกาศเจตจำนง", "สำนักปลัด", "", "-", "ควรประกาศเป็นภาษาอังกฤษด้วย"],
    ]);
    let read = measures(&table);
    let [third, fourth] = read.as_slice() else { panic!("{read:?}") };
    assert_eq!((third.number, third.title.as_str()), (Some(3), "ลดขั้นตอนการให้บริการ ประชาชน"));
    assert_eq!(third.steps, ["ทำแผนผังการให้บริการ", "ปรับปรุงระบบเทคโนโลยี", "เพิ่มช่องทางในการติดต่อ"]);
    assert_eq!(third.responsible, ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษาฯ"]);
    let half = Period { text: HALF.into(), start: Some(date(2020, 10, 1)), end: Some(date(2021, 3, 31)) };
    assert_eq!(third.period, Some(half));
    assert_eq!(third.results, ["เปิดช่องทางออนไลน์ (e-service) แล้ว"]);
    assert_eq!(third.suggestion, None);
    assert_eq!(third.indicators, [7, 8]);
    let places: Vec<String> = third.places.iter().map(|place| place.at.to_string()).collect();
    assert_eq!(places, (1..=5).map(|cell| format!("table 1, row 2, cell {cell}")).collect::<Vec<_>>());

    assert_eq!((fourth.period.as_ref(), fourth.results.len()), (None, 0));
    assert_eq!(fourth.suggestion.as_deref(), Some("ควรประกาศเป็นภาษาอังกฤษด้วย"));
    assert_eq!(fourth.indicators, [10]);
}

#[test]
fn measures_serve_indicators_by_their_topics() {
    let cases: [(&str, &str, &str, &[u8]); 12] = [
        ("ข้อตกลงระหว่างผู้บังคับบัญชากับผู้ใต้บังคับบัญชา", "ทำคำสั่งมอบหมายงาน", "", &[3]),
        ("การประเมินผลการปฏิบัติงานและการเลื่อนขั้นเงินเดือน", "ประกาศหลักเกณฑ์", "", &[3]),
        ("ลดขั้นตอนการให้บริการ", "", "", &[8]),
        ("แผนปฏิบัติการป้องกันแก้ไขการทุจริตประจำปี", "ลงระบบให้ครบ", "", &[10]),
        ("การมีส่วนร่วมในการป้องกันการทุจริต เช่น เป็นกรรมการจัดซื้อจัดจ้าง", "", "", &[2, 10]),
        ("มาตรการภายในเพื่อ ป้องกันการทุจริต อย่างเป็น รูปธรรม", "ทำประกาศ", "", &[10]),
        ("แนวทางปฏิบัติเกี่ยวกับ การใช้ทรัพย์สินของราชการ ที่ถูกต้อง", "", "", &[4]),
        ("ประชาสัมพันธ์ช่องทาง การร้องเรียนการทุจริต", "", "", &[7]),
        ("ให้ความรู้เรื่องการประเมิน ITA", "เผยแพร่ผ่านสื่อออนไลน์", "", &[]),
        // The results count where title and steps say nothing.
        ("กำชับให้เห็นความสำคัญของ ITA", "ประชุม", "ทำแนวทางการ เปิดเผยข้อมูล", &[9]),
        ("จัดการใช้อํานาจให้โปร่งใส (การใช้อํานาจ)", "", "เปิดเผยข้อมูล", &[3]),
        ("ยกระดับตัวชี้วัดที่ ๖", "", "", &[6]),
    ];
    for (title, steps, results, indicators) in cases {
        let read = measures(&table(&[&HEADER, &[title, steps, "สำนักปลัด", HALF, results, ""]]));
        assert_eq!(read.first().map(|measure| measure.indicators.as_slice()), Some(indicators), "{title}");
    }
}

#[test]
fn columns_under_other_names_and_in_another_order() {
    let table = table(&[
        &["รายงานผลการดำเนินการตามมาตรการ ปี ๒๕๖๔"],
        &["ที่", "หน่วยงานที่รับผิดชอบ", "มาตรการ/แนวทาง", "ผลการดำเนินงาน", "กำหนดเวลา", "หมายเหตุ"],
        &["(๑)", "(๒)", "(๓)", "(๔)", "(๕)", "(๖)"],
        &["๑", "กองคลัง", "ทำแผนการใช้จ่ายงบประมาณ", "ประกาศแล้ว", "ไตรมาสที่ ๑", "-"],
        &["๒", "สำนักปลัด", "พัฒนาเว็บไซต์", "", "ตลอดปีงบประมาณ", "-"],
        &["หมายเหตุ ข้อมูล ณ วันที่ ๓๑ มีนาคม ๒๕๖๔"],
    ]);
    let read = measures(&table);
    assert_eq!(titles(&read), [(Some(1), "ทำแผนการใช้จ่ายงบประมาณ"), (Some(2), "พัฒนาเว็บไซต์")]);
    assert_eq!(read[0].responsible, ["กองคลัง"]);
    assert_eq!(read[0].period.as_ref().and_then(|period| period.end), Some(date(2020, 12, 31)));
    assert_eq!((read[0].results.len(), read[0].suggestion.as_ref()), (1, None));
    assert_eq!(read[1].indicators, [9]);
}

#[test]
fn a_header_of_two_rows_with_merged_labels() {
    let table = table_at(&[
        &[(0, Spanned("มาตรการ", 2, 1)), (1, Spanned("การดำเนินการ", 1, 3)), (4, Spanned("ระยะเวลา", 1, 2))],
        &[
            (1, "ขั้นตอน".into()),
            (2, "ผู้รับผิดชอบ".into()),
            (3, "ผลการดำเนินการ".into()),
            (4, "เริ่มต้น".into()),
            (5, "สิ้นสุด".into()),
        ],
        &[
            (0, "๑. ลดขั้นตอน".into()),
            (1, "ทำแผนผัง".into()),
            (2, "กองช่าง".into()),
            (3, "แล้วเสร็จ".into()),
            (4, "ต.ค. ๖๓".into()),
            (5, "มี.ค. ๖๔".into()),
        ],
    ]);
    let read = measures(&table);
    assert_eq!(titles(&read), [(Some(1), "ลดขั้นตอน")]);
    assert_eq!(
        (read[0].steps.as_slice(), read[0].responsible.as_slice()),
        (&["ทำแผนผัง".into()][..], &["กองช่าง".into()][..])
    );
    let period = read[0].period.clone().unwrap();
    assert_eq!(
        (period.text.as_str(), period.start, period.end),
        ("ต.ค. ๖๓ - มี.ค. ๖๔", Some(date(2020, 10, 1)), Some(date(2021, 3, 31)))
    );
}

#[test]
fn cells_merged_downward() {
    // The first measure has two rows of steps; issue and unit are those of both measures.
    let table = table_at(&[
        &[
            (0, "ประเด็น".into()),
            (1, "มาตรการ".into()),
            (2, "ขั้นตอน".into()),
            (3, "ผู้รับผิดชอบ".into()),
            (4, "ระยะเวลา".into()),
        ],
        &[
            (0, Spanned("ตัวชี้วัดที่ ๙", 3, 1)),
            (1, Spanned("๑. ก", 2, 1)),
            (2, "๑. ประชุม".into()),
            (3, Spanned("สำนักปลัด", 3, 1)),
            (4, Spanned(HALF, 2, 1)),
        ],
        &[(2, "๒. ประกาศ".into())],
        &[(1, "๒. ข".into()), (2, "ติดตาม".into()), (4, "ทุกเดือน".into())],
    ]);
    let read = measures(&table);
    assert_eq!(titles(&read), [(Some(1), "ก"), (Some(2), "ข")]);
    assert_eq!(read[0].steps, ["ประชุม", "ประกาศ"]);
    assert_eq!(read[0].period.as_ref().map(|period| period.text.as_str()), Some(HALF));
    assert_eq!([&read[0].responsible, &read[1].responsible], [&["สำนักปลัด"], &["สำนักปลัด"]]);
    assert_eq!([&read[0].indicators, &read[1].indicators], [&[9], &[9]]);
    assert_eq!(read[1].period.as_ref().and_then(|period| period.end), Some(date(2021, 9, 30)));
}

#[test]
fn a_header_may_be_repeated_inside_and_headings_stand_over_columns() {
    let rows: [&[(u32, Spanned)]; 5] = [
        &[(0, "มาตรการ".into()), (1, "ขั้นตอน".into()), (2, "ผู้รับผิดชอบ".into())],
        &[(0, Spanned("ด้านการป้องกันการทุจริต", 1, 3))],
        &[(0, "๑. ก".into()), (1, "ประชุม".into()), (2, "กองคลัง".into())],
        &[(0, "มาตรการ".into()), (1, "ขั้นตอน".into()), (2, "ผู้รับผิดชอบ".into())],
        &[(0, "๒. ข".into()), (1, "ประกาศ".into()), (2, "กองช่าง".into())],
    ];
    assert_eq!(titles(&measures(&table_at(&rows))), [(Some(1), "ก"), (Some(2), "ข")]);
}

#[test]
fn tables_that_go_on_without_a_header() {
    let (columns, mut found) =
        read(&table(&[&HEADER, &["๑. ก", "๑. ประชุม", "สำนักปลัด", HALF, "ประชุมแล้ว", ""]])).unwrap();
    let rest =
        table(&[&["", "๒. ประกาศ", "กองคลัง", "", "", ""], &["๒. การใช้งบประมาณ", "ทำแผน", "กองคลัง", "ตลอดปี", "", ""]]);
    let (again, more) = measures_of(&rest, columns.as_ref(), found.last_mut()).unwrap();
    assert_eq!(again, columns);
    assert_eq!(titles(&more), [(Some(2), "การใช้งบประมาณ")]);
    assert_eq!(found[0].steps, ["ประชุม", "ประกาศ"]);
    assert_eq!(found[0].responsible, ["สำนักปลัด", "กองคลัง"]);
    assert_eq!(found[0].places.len(), 7);
}

#[test]
fn other_tables_are_none() {
    let (columns, mut found) = read(&table(&[&HEADER, &["๘. ก", "ข", "สำนักปลัด", HALF, "ค", ""]])).unwrap();
    let others = [
        table(&[&["ตัวชี้วัด", "คะแนนเฉลี่ย"], &["๙. การเปิดเผยข้อมูล", "๗๓.๙๐"]]),
        table(&[&["๙. การเปิดเผยข้อมูล", "๗๓.๙๐", "", "", "", "B"]]),
        table(&[&["ชื่อ", "ตำแหน่ง", "เบอร์โทร", "อีเมล", "ที่อยู่", "รูป"]]),
        table(&[&["", "99.83", "", "", "", ""]]),
        table(&[]),
    ];
    for other in others {
        assert_eq!(read(&other), None);
        assert_eq!(measures_of(&other, columns.as_ref(), found.last_mut()), None);
    }
    // A row of values with the words of labels in it is no header.
    let row = table(&[&["มาตรการภายในเพื่อป้องกันการทุจริต", "จัดทำแนวทางปฏิบัติ", "สำนักปลัด", "รายงานผลการดำเนินการ"]]);
    assert_eq!(read(&row), None);
    let plain = table(&[&["มาตรการ", "แนวทาง", "ผลการดำเนินการ"], &["๑. ก", "ข", "ค"]]);
    assert_eq!(titles(&measures(&plain)), [(Some(1), "ก")]);
}

#[test]
fn a_worksheet_ends_its_measures_where_another_table_begins() {
    let mut sheet = table(&[
        &HEADER,
        &["๑. ก", "ข", "สำนักปลัด", HALF, "ค", ""],
        &[],
        &["๒. ง", "จ", "สำนักปลัด", HALF, "ฉ", ""],
        &[],
        &["ตัวชี้วัด", "คะแนน"],
        &["การปฏิบัติหน้าที่", "๙๙.๘๓"],
    ]);
    sheet.sheet = Some("มาตรการ".into());
    assert_eq!(titles(&measures(&sheet)), [(Some(1), "ก"), (Some(2), "ง")]);
}

#[test]
fn spans_out_of_all_reason_are_no_trouble() {
    let rows: [&[(u32, Spanned)]; 2] = [
        &[(0, Spanned("มาตรการ", 1, 1)), (1, Spanned("ขั้นตอน", 1, 1)), (2, Spanned("ผู้รับผิดชอบ", 1, u32::MAX))],
        &[(0, Spanned("๑. ก", u32::MAX, 1)), (1, Spanned("ข", u32::MAX, u32::MAX)), (u32::MAX, Spanned("ค", 1, 1))],
    ];
    assert!(read(&table_at(&rows)).is_some());
}

#[test]
fn a_measure_of_very_many_rows_is_no_trouble() {
    let mut long = table(&[&HEADER, &["๑. ก", "", "", "", "", ""]]);
    let file = "report.docx".into();
    for row in 2..20_000 {
        for (column, text) in [(1, "๑. ข"), (2, "กองคลัง"), (3, "ตุลาคม"), (5, "ค")] {
            let place = Place::new(&file, Position::TableCell { table: 1, row: row + 1, cell: column + 1 });
            let (text, kind) = (text.to_owned(), CellKind::Text);
            long.cells.push(Cell { row, column, row_span: u32::MAX, column_span: 1, kind, text, place });
        }
    }
    let read = measures(&long);
    assert_eq!((read.len(), read[0].steps.len(), read[0].responsible.len()), (1, 19_998, 1));
    assert_eq!(elements(&"๑. ".repeat(50_000)).len(), 1);
    assert_eq!(elements(&format!("{}{}", " ".repeat(100_000), "๒. ".repeat(50_000))).len(), 1);
    assert_eq!(units(&"กองคลังและ".repeat(50_000)).len(), 1);
}

proptest! {
    #[test]
    fn no_cell_is_too_odd(text in prop_oneof![any::<String>(), "[๑-๓1-3.)( \\-\nกและงาน,/<p>]{0,40}"]) {
        let _ = (elements(&text), units(&text), numbered_title(&text, 1), number_of(&text));
    }

    #[test]
    fn no_table_is_too_odd(
        cells in prop::collection::vec(
            (0_u32..6, 0_u32..6, 1_u32..4, 1_u32..8, prop::sample::select(vec![
                "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ", "๑. ก", "๒", "-", "กองคลัง", "ตลอดปี", "",
            ])),
            0..30,
        ),
        sheet in any::<bool>(),
    ) {
        let mut random = table(&[&HEADER, &["๑. ก"]]);
        let place = random.place.clone();
        random.cells.extend(cells.into_iter().map(|(row, column, row_span, column_span, text)| Cell {
            row: row + 2, column, row_span, column_span, kind: CellKind::Text, text: text.into(), place: place.clone(),
        }));
        random.cells.sort_by_key(|cell| (cell.row, cell.column));
        random.sheet = sheet.then(|| "Sheet1".into());
        prop_assert!(read(&random).is_some());
    }
}

/// Measures as offices call them: title, steps (apart by `;`), the indicators that a careful officer links, and those
/// that may be linked besides.
#[test]
fn links_are_those_that_a_careful_officer_draws() {
    let topics = TopicsOfYear::new(RuleBook::embedded().for_year(2564));
    let numbers = |list: &str| -> Vec<u8> { list.split(',').filter_map(|number| number.trim().parse().ok()).collect() };
    let (mut wanted, mut drawn) = (0, 0);
    for line in include_str!("served.psv").lines().filter(|line| !line.starts_with('#')) {
        let [title, steps, must, may] = line.split('|').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (must, may) = (numbers(must), numbers(may));
        let mut measure = reader::new_measure(None, title.into(), Vec::new());
        measure.steps = steps.split(';').filter(|step| !step.is_empty()).map(SharedText::from).collect();
        let found = topics.get().indicators_of(&measure, "");
        // A link that nobody would draw is worse than none.
        assert!(found.iter().all(|number| must.contains(number) || may.contains(number)), "{line}: {found:?}");
        wanted += must.len();
        drawn += must.iter().filter(|number| found.contains(number)).count();
    }
    assert!(drawn * 100 >= wanted * 98, "{drawn} of {wanted}");
}

#[test]
fn what_only_uses_the_words_of_labels_is_no_header() {
    let table = table(&[
        &["การดำเนินการตามมาตรการของ อ.บ.ต.ผดุงมาตร อ.จะแนะ"],
        &HEADER,
        &["มาตรการภายในเพื่อป้องกันการทุจริต", "๑) ประกาศ\n๒) รายงานผล", "กองช่าง", HALF, "รายงานผลแล้ว", ""],
        &["การพัฒนาคุณภาพตามมาตรการ", "กำหนดระยะเวลาให้บริการ", "กองคลัง", "ไตรมาสที่ ๑", "กำหนดระยะเวลาแล้ว", ""],
    ]);
    let parts = super::read(&table, Surroundings { fiscal_year: Some(2564), ..Surroundings::default() }).unwrap().parts;
    let [Part::Other(title), Part::Measures(measures)] = parts.as_slice() else { panic!("{parts:?}") };
    assert_eq!(title.cells.len(), 1);
    let periods: Vec<&str> = measures.iter().filter_map(|one| Some(one.period.as_ref()?.text.as_str())).collect();
    assert_eq!(periods, [HALF, "ไตรมาสที่ ๑"]);
}
