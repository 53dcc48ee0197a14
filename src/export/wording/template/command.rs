//! What the command tells: why it made no sheet, and what is odd about a list.

use std::error::Error as _;
use std::ops::RangeInclusive;
use std::path::Path;

use crate::export::ExportError;
use crate::export::wording::Language;
use crate::export::wording::report::position;
use crate::model::Place;

/// A year that no sheet can be made for.
pub fn no_such_year(year: u16, years: &RangeInclusive<u16>, language: Language) -> String {
    let (first, last) = (years.start(), years.end());
    match language {
        Language::Thai => {
            format!("{year}: ไม่ใช่ปีงบประมาณที่สร้างแบบได้ โปรดระบุปี พ.ศ. ตั้งแต่ {first} ถึง {last} หลัง --year")
        }
        Language::English => format!(
            "{year}: no fiscal year that a sheet can be made for; name a year of the Buddhist era from {first} to {last} \
             after --year"
        ),
    }
}

/// An output whose name is not that of a workbook.
pub fn not_a_workbook(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!("{path}: ชื่อไฟล์ต้องลงท้ายด้วย .xlsx โปรดระบุชื่อใหม่หลัง -o"),
        Language::English => format!("{path}: the name must end in .xlsx; name another file after -o"),
    }
}

/// An output that is there already.
pub fn is_there(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!("{path}: มีไฟล์นี้อยู่แล้ว จึงไม่เขียนทับ โปรดระบุชื่ออื่นหลัง -o หรือใช้ --force หากต้องการเขียนทับ"),
        Language::English => {
            format!(
                "{path}: is there already and was left as it is; name another file after -o, or overwrite it with --force"
            )
        }
    }
}

/// A sheet that could not be made.
pub fn cannot_make(path: &Path, failed: &ExportError, language: Language) -> String {
    let path = path.display();
    let cause = failed.source().map(|source| format!(" ({source})")).unwrap_or_default();
    match language {
        Language::Thai => format!("{path}: จัดทำแบบไม่สำเร็จ{cause} ไม่ได้เขียนไฟล์ใด"),
        Language::English => format!("{path}: the sheet could not be made{cause}; nothing was written"),
    }
}

/// A list that names nobody.
pub fn empty_list(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!(
            "{path}: ไม่พบชื่อหน่วยงาน จึงไม่ได้เขียนไฟล์ใด รายชื่อคือไฟล์ที่มีบรรทัดละหนึ่งชื่อ หรือตารางที่มีหัวคอลัมน์ หน่วยงาน อำเภอ จังหวัด เช่น \
             อบต.แดงหม้อ,เขื่องใน,อุบลราชธานี"
        ),
        Language::English => format!(
            "{path}: no agency is named, so nothing was written; a list has one name a line, or a table with the headings \
             agency, district and province, such as อบต.แดงหม้อ,เขื่องใน,อุบลราชธานี"
        ),
    }
}

/// A name of the list that is no agency's as far as we know.
pub fn unknown_name(name: &str, place: &Place, language: Language) -> String {
    let at = position(&place.at, language);
    match language {
        Language::Thai => format!(
            "{} ({at}): “{name}” ไม่ใช่ชื่อหน่วยงานที่รู้จัก จึงคงไว้ตามที่เขียน โปรดระบุชื่อเต็ม เช่น อบต. หรือเทศบาลตำบล นำหน้า",
            place.file
        ),
        Language::English => format!(
            "{} ({at}): “{name}” is no agency's name that we know, and is kept as it is written; put its kind in front",
            place.file
        ),
    }
}

/// A name that is listed again.
pub fn repeated(name: &str, place: &Place, language: Language) -> String {
    let at = position(&place.at, language);
    match language {
        Language::Thai => format!("{} ({at}): {name} มีในรายชื่อแล้ว จึงใส่เพียงครั้งเดียว", place.file),
        Language::English => format!("{} ({at}): {name} is in the list already and is written once", place.file),
    }
}

/// A text among the names that is too long for one.
pub fn passed_over(text: &str, place: &Place, language: Language) -> String {
    let at = position(&place.at, language);
    let begins: String = text.chars().take(40).collect();
    match language {
        Language::Thai => format!("{} ({at}): ข้ามข้อความที่ยาวเกินกว่าจะเป็นชื่อหน่วยงาน “{begins}…”", place.file),
        Language::English => format!("{} ({at}): passed over a text too long for a name: “{begins}…”", place.file),
    }
}

/// So many more lines of one sort.
pub fn more_lines(more: usize, language: Language) -> String {
    match language {
        Language::Thai => format!("และอีก {more} รายการทำนองเดียวกัน"),
        Language::English => format!("and {more} more of this sort"),
    }
}
