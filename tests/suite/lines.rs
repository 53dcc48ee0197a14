//! Documents written as lines of text, for tests of what is recognised in them.

use std::sync::Arc;

use prongsai::model::{Block, Cell, CellKind, Document, Format, Paragraph, Place, Position, Statement, Table};
use prongsai::normalize::{Recognised, Recogniser};
use prongsai::rules::RuleBook;

/// A document of lines: a line with `|` is a row of a table, rows that follow each other are one table, `# ` begins a
/// heading.
pub fn document(file: &str, lines: &[&str]) -> Document {
    let file: Arc<str> = file.into();
    let mut blocks: Vec<Block> = Vec::new();
    let (mut paragraphs, mut tables) = (0, 0);
    for line in lines {
        if !line.contains('|') {
            paragraphs += 1;
            let (heading, text) = line.strip_prefix("# ").map_or((None, *line), |text| (Some(1), text));
            let place = Place::new(&file, Position::Paragraph(paragraphs));
            blocks.push(Block::Paragraph(Paragraph { text: text.to_owned(), heading, place }));
            continue;
        }
        if !matches!(blocks.last(), Some(Block::Table(_))) {
            tables += 1;
            let place = Place::new(&file, Position::TableCell { table: tables, row: 1, cell: 1 });
            blocks.push(Block::Table(Table::in_text(place, Vec::new())));
        }
        let Some(Block::Table(table)) = blocks.last_mut() else { continue };
        let row = table.cells.iter().map(|cell| cell.row + 1).max().unwrap_or(0);
        for (column, text) in (0..).zip(line.split('|')) {
            let at = Position::TableCell { table: tables, row: row + 1, cell: column + 1 };
            table.cells.push(Cell {
                row,
                column,
                row_span: 1,
                column_span: 1,
                kind: CellKind::Text,
                text: text.trim().to_owned(),
                place: Place::new(&file, at),
            });
        }
    }
    Document { file, format: Format::Docx, blocks, losses: Vec::new() }
}

/// What is recognised of such a document.
pub fn recognise(file: &str, lines: &[&str]) -> Recognised {
    Recogniser::new(RuleBook::embedded()).recognise(&document(file, lines))
}

/// What is claimed in such a document, each with agency and year: "แดงหม้อ 2564: overall 80.9".
pub fn claims(lines: &[&str]) -> Vec<String> {
    let claims = recognise("report.docx", lines).claims.into_iter();
    let told = claims.map(|claim| {
        let agency = claim.subject.agency.map_or_else(|| "?".to_owned(), |agency| agency.name.clone());
        let short = ["องค์การบริหารส่วนตำบล", "เทศบาลตำบล"].iter().fold(agency, |name, kind| name.replace(kind, ""));
        let year = claim.subject.fiscal_year.map_or_else(|| "?".to_owned(), |year| year.to_string());
        format!("{short} {year}: {}", told(&claim.statement))
    });
    told.collect()
}

fn told(statement: &Statement) -> String {
    match statement {
        Statement::Overall(value) => format!("overall {value}"),
        Statement::Grade(grade) => format!("grade {}", grade.label()),
        Statement::Passed(passed) => format!("passed {passed}"),
        Statement::Instrument(instrument, value) => format!("{} {value}", instrument.code()),
        Statement::WeightedInstrument(instrument, value) => format!("weighted {} {value}", instrument.code()),
        Statement::Indicator(number, value) => format!("{number} {value}"),
        Statement::SubIndicator(code, value) => format!("{code} {value}"),
        Statement::Item(code, value) => format!("{code} {value}"),
        Statement::Strength(number) => format!("strength {number}"),
        Statement::Weakness(number) => format!("weakness {number}"),
        Statement::Counts { strengths, weaknesses } => {
            let count = |count: &Option<u32>| count.map_or_else(|| "?".to_owned(), |count| count.to_string());
            format!("counts {} and {}", count(strengths), count(weaknesses))
        }
        Statement::Recommendation(told) => format!("recommendation {}: {}", told.instrument.code(), told.text),
        Statement::Measure(measure) => format!("measure {}", measure.title),
    }
}

#[test]
fn measures_of_several_agencies_in_one_table_are_each_ones() {
    let told = claims(&[
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2564",
        "ที่ | หน่วยงาน | มาตรการ | ขั้นตอน | ผู้รับผิดชอบ | ระยะเวลา",
        "1 | อบต.แดงหม้อ | เผยแพร่ข้อมูลการจัดซื้อ | ประชุม | สำนักปลัด | ต.ค. 2563 - มี.ค. 2564",
        "2 | | ป้องกันการรับสินบน | ประกาศ | กองคลัง | ต.ค. 2563 - มี.ค. 2564",
        "3 | ทต.น้ำเชี่ยว | จัดการเรื่องร้องเรียน | ประกาศ | กองคลัง | ต.ค. 2563 - มี.ค. 2564",
    ]);
    let expected = [
        "แดงหม้อ 2564: measure เผยแพร่ข้อมูลการจัดซื้อ",
        "แดงหม้อ 2564: measure ป้องกันการรับสินบน",
        "น้ำเชี่ยว 2564: measure จัดการเรื่องร้องเรียน",
    ];
    assert_eq!(told, expected);
    // The unit that answers for a measure is no agency.
    let told = claims(&[
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส อบต.แดงหม้อ ปีงบประมาณ พ.ศ. 2564",
        "หน่วยงาน | มาตรการ | ขั้นตอน | ระยะเวลา",
        "กองคลัง | เผยแพร่ข้อมูลการจัดซื้อ | ประชุม | ต.ค. 2563 - มี.ค. 2564",
    ]);
    assert_eq!(told, ["แดงหม้อ 2564: measure เผยแพร่ข้อมูลการจัดซื้อ"]);
}
