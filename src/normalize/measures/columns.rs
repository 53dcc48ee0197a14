//! What the columns of a measure table are, by its header.

use crate::model::{Cell, Table};
use crate::thai::repair::fold;

/// A header cell is a label: longer ones (in bytes) are text.
const LONGEST_LABEL: usize = 300;

/// A table that a person fills in has no more columns than this.
const MOST_COLUMNS: usize = 64;

/// A header stands in two rows at most.
const MOST_HEADER_ROWS: usize = 2;

/// What the columns of a measure table are, so that a table that goes on without a header can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureColumns {
    /// The table's number of grid columns.
    pub(super) width: u32,
    /// Those that are understood, from left to right.
    pub(super) columns: Vec<Column>,
}

/// One column, or several grid columns under one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) role: Role,
    /// The first grid column.
    pub(super) first: u32,
    /// The grid column behind the last.
    pub(super) end: u32,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// The number in a column of its own.
    Number,
    /// The indicator or issue that a measure is for.
    Subject,
    /// The measure.
    Title,
    /// Steps or methods.
    Steps,
    /// Who answers for it.
    Responsible,
    /// When it is done.
    Period,
    /// What was done.
    Results,
    /// Suggestions.
    Suggestion,
}

impl Role {
    /// All, from left to right as they usually stand.
    pub(super) const ALL: [Role; 8] = [
        Role::Number,
        Role::Subject,
        Role::Title,
        Role::Steps,
        Role::Responsible,
        Role::Period,
        Role::Results,
        Role::Suggestion,
    ];
}

/// One row's cells, by the row's number.
pub(super) type Row<'a> = (u32, Vec<&'a Cell>);

/// The rows of a table that have cells, in order.
pub(super) fn rows_of(table: &Table) -> Vec<Row<'_>> {
    let mut rows: Vec<Row> = Vec::new();
    for cell in &table.cells {
        match rows.last_mut() {
            Some((row, cells)) if *row == cell.row => cells.push(cell),
            _ => rows.push((cell.row, vec![cell])),
        }
    }
    rows
}

/// How many grid columns a table has.
pub(super) fn width_of(table: &Table) -> u32 {
    table.cells.iter().map(|cell| cell.column.saturating_add(cell.column_span)).max().unwrap_or(0)
}

impl MeasureColumns {
    /// The columns that the first of these rows name, and how many rows the header takes; none where they are no
    /// header of a measure table.
    pub(super) fn headed(rows: &[Row], width: u32) -> Option<(MeasureColumns, usize)> {
        let (first_row, cells) = rows.first()?;
        // Most rows of most tables end here.
        if cells.len() > MOST_COLUMNS || !cells.iter().any(|cell| may_name_measures(&cell.text)) {
            return None;
        }
        (1..=MOST_HEADER_ROWS).find_map(|count| {
            let header: Vec<&Row> = rows.iter().take(count).collect();
            if header.len() < count || header.iter().any(|(_, cells)| cells.len() > MOST_COLUMNS) {
                return None;
            }
            let columns = columns_of(&header);
            if !is_measure_header(&columns, &header) {
                return None;
            }
            // A label merged over the next row makes that row part of the header, too.
            let merged = cells.iter().any(|cell| cell.row_span > 1 && role_of(&cell.text) == Some(Role::Title));
            let below = rows.get(1).filter(|(row, _)| *row == first_row.saturating_add(1));
            if count == 1 && merged && below.is_some_and(|(_, cells)| cells.len() <= MOST_COLUMNS) {
                let both: Vec<&Row> = rows.iter().take(2).collect();
                return Some((MeasureColumns { width, columns: columns_of(&both) }, 2));
            }
            Some((MeasureColumns { width, columns }, count))
        })
    }

    /// The column that a grid column belongs to.
    pub(super) fn at(&self, column: u32) -> Option<&Column> {
        self.columns.iter().find(|entry| (entry.first..entry.end).contains(&column))
    }

    pub(super) fn role_at(&self, column: u32) -> Option<Role> {
        self.at(column).map(|entry| entry.role)
    }
}

fn may_name_measures(text: &str) -> bool {
    text.len() <= LONGEST_LABEL && text.contains("มาต")
}

/// Columns from the labels of one or two rows. A label that stands over others of another role is a heading of theirs;
/// over others of its own role, or over what names none (months under "ระยะเวลา"), it counts itself.
fn columns_of(rows: &[&Row]) -> Vec<Column> {
    let labels = |row: usize| -> Vec<Column> {
        let cells = rows.get(row).map(|(_, cells)| cells.as_slice()).unwrap_or_default();
        let labels = cells.iter().filter_map(|cell| {
            let end = cell.column.saturating_add(cell.column_span.max(1));
            Some(Column { role: role_of(&cell.text)?, first: cell.column, end })
        });
        labels.collect()
    };
    let (mut columns, below) = (labels(0), labels(1));
    let overlap = |a: &Column, b: &Column| a.first < b.end && b.first < a.end;
    columns.retain(|above| !below.iter().any(|label| overlap(above, label) && label.role != above.role));
    let free: Vec<Column> =
        below.into_iter().filter(|label| !columns.iter().any(|above| overlap(above, label))).collect();
    columns.extend(free);
    columns.sort_by_key(|column| column.first);
    // Of two columns called measures, the second tells how they are carried out.
    for column in columns.iter_mut().filter(|column| column.role == Role::Title).skip(1) {
        column.role = Role::Steps;
    }
    columns
}

/// Measures, and two of what belongs to them. Without a column for who or when, whose labels hardly occur in a row of
/// values, the labels must be plain.
fn is_measure_header(columns: &[Column], rows: &[&Row]) -> bool {
    let has = |role| columns.iter().any(|column| column.role == role);
    let others = [Role::Steps, Role::Responsible, Role::Period, Role::Results, Role::Suggestion];
    let named = others.into_iter().filter(|role| has(*role)).count();
    let labels = || rows.iter().flat_map(|(_, cells)| cells).filter(|cell| role_of(&cell.text).is_some());
    let sure = has(Role::Responsible) || has(Role::Period);
    has(Role::Title) && named >= 2 && (sure || labels().all(|cell| is_plain_label(&cell.text)))
}

/// The words of labels, longer ones before their parts.
const LABEL_WORDS: [&str; 34] = [
    "ข้อเสนอแนะ",
    "มาตรการ",
    "ขั้นตอน",
    "วิธีการ",
    "วิธี",
    "แนวทาง",
    "โครงการ",
    "กิจกรรม",
    "ดำเนินการ",
    "ดำเนินงาน",
    "ปฏิบัติ",
    "รายงาน",
    "ปัญหา",
    "อุปสรรค",
    "หัวข้อ",
    "ชื่อ",
    "ประเด็น",
    "ตัวชี้วัด",
    "ลำดับ",
    "ผลลัพธ์",
    "ผล",
    "การ",
    "งาน",
    "หรือ",
    "และ",
    "ตาม",
    "เพื่อ",
    "แก้ไข",
    "ของ",
    "ที่",
    "ข้อ",
    "รายละเอียด",
    "เพิ่มเติม",
    "ใน",
];

/// True for a label that is made of nothing but the words of labels.
fn is_plain_label(text: &str) -> bool {
    let mut rest = fold(text);
    for word in LABEL_WORDS {
        rest = rest.replace(word, "");
    }
    rest.chars().all(|c| !c.is_alphabetic())
}

/// What a label names. What it begins with counts first ("มาตรการ/แนวทาง" names measures), then what it holds
/// ("ผลการดำเนินการตามมาตรการ" names results).
pub(super) fn role_of(label: &str) -> Option<Role> {
    const NUMBERS: [&str; 7] = ["ที่", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่", "no", "no."];
    const HELD: [(&str, Role); 26] = [
        ("ข้อเสนอแนะ", Role::Suggestion),
        ("อุปสรรค", Role::Suggestion),
        ("รับผิดชอบ", Role::Responsible),
        ("ระยะเวลา", Role::Period),
        ("ช่วงเวลา", Role::Period),
        ("ห้วงเวลา", Role::Period),
        ("กำหนดเวลา", Role::Period),
        ("วันเดือนปี", Role::Period),
        ("เวลาดำเนิน", Role::Period),
        ("ผลการ", Role::Results),
        ("ผลดำเนิน", Role::Results),
        ("ผลที่", Role::Results),
        ("รายงานผล", Role::Results),
        ("สรุปผล", Role::Results),
        ("ผลลัพธ์", Role::Results),
        ("ผลสัมฤทธิ์", Role::Results),
        ("ขั้นตอน", Role::Steps),
        ("วิธีการ", Role::Steps),
        ("วิธีดำเนิน", Role::Steps),
        ("วิธีปฏิบัติ", Role::Steps),
        ("แนวทาง", Role::Steps),
        ("กิจกรรม", Role::Steps),
        ("รายละเอียด", Role::Steps),
        ("มาตรการ", Role::Title),
        ("ตัวชี้วัด", Role::Subject),
        ("ประเด็น", Role::Subject),
    ];
    if label.len() > LONGEST_LABEL {
        return None;
    }
    let label = fold(label);
    if NUMBERS.contains(&label.as_str()) {
        return Some(Role::Number);
    }
    if ["มาตรการ", "ชื่อมาตรการ", "หัวข้อมาตรการ"].iter().any(|begin| label.starts_with(begin))
    {
        return Some(Role::Title);
    }
    HELD.iter().find(|(word, _)| label.contains(word)).map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_name_roles() {
        let cases = [
            ("มาตรการ", Some(Role::Title)),
            ("มาตรการ/แนวทาง", Some(Role::Title)),
            ("ชื่อมาตรการ", Some(Role::Title)),
            ("ขั้นตอนหรือวิธีการ", Some(Role::Steps)),
            ("แนวทางการปฏิบัติตามมาตรการ", Some(Role::Steps)),
            ("ผู้ รับผิดชอบ", Some(Role::Responsible)),
            ("หน่วยงานที่รับผิดชอบ", Some(Role::Responsible)),
            ("ระยะเวลา การดำเนินการ", Some(Role::Period)),
            ("ผลการดำเนินงาน", Some(Role::Results)),
            ("ผลการดำเนินการตามมาตรการ", Some(Role::Results)),
            ("ปัญหา/อุปสรรค และข้อเสนอแนะ", Some(Role::Suggestion)),
            ("ข้อเสนอเเนะ", Some(Role::Suggestion)),
            ("ลำดับที่", Some(Role::Number)),
            ("ประเด็นที่ต้องพัฒนา", Some(Role::Subject)),
            ("หมายเหตุ", None),
            ("", None),
        ];
        for (label, role) in cases {
            assert_eq!(role_of(label), role, "{label}");
        }
    }
}
