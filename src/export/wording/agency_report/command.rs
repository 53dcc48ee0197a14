//! What the command tells.

use std::error::Error as _;
use std::path::Path;

use crate::export::ExportError;
use crate::export::wording::Language;

/// An agency that was asked for and is not among those read, with the nearest names.
pub fn unknown_agency(asked: &str, nearest: &[String], language: Language) -> String {
    let near = nearest.join(", ");
    match (language, nearest.is_empty()) {
        (Language::Thai, true) => format!("{asked}: ไม่พบหน่วยงานนี้ในเอกสารที่อ่าน โปรดตรวจชื่อหลัง --agency"),
        (Language::Thai, false) => {
            format!("{asked}: ไม่พบหน่วยงานนี้ในเอกสารที่อ่าน โปรดตรวจชื่อหลัง --agency ชื่อที่ใกล้เคียง: {near}")
        }
        (Language::English, true) => {
            format!("{asked}: no such agency in what was read; check the name after --agency")
        }
        (Language::English, false) => {
            format!("{asked}: no such agency in what was read; check the name after --agency. Nearest names: {near}")
        }
    }
}

/// A year that was asked for and of which nothing was read.
pub fn no_such_year(year: u16, years: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("{year}: ไม่มีผลของปีงบประมาณนี้ในเอกสารที่อ่าน ปีที่มี: {years}"),
        Language::English => format!("{year}: nothing of this fiscal year was read; there is {years}"),
    }
}

/// Files that stand where reports belong and are not ours.
pub fn are_there(first: &Path, more: usize, language: Language) -> String {
    let path = first.display();
    match (language, more) {
        (Language::Thai, 0) => format!(
            "{path}: มีไฟล์นี้อยู่แล้วและไม่ใช่รายงานที่โปรแกรมจัดทำไว้โดยไม่มีผู้แก้ไข จึงไม่ได้เขียนไฟล์ใด โปรดระบุโฟลเดอร์อื่นหลัง -o หรือใช้ --force หากต้องการเขียนทับ"
        ),
        (Language::Thai, _) => format!(
            "{path} และอีก {more} ไฟล์: มีอยู่แล้วและไม่ใช่รายงานที่โปรแกรมจัดทำไว้โดยไม่มีผู้แก้ไข จึงไม่ได้เขียนไฟล์ใด โปรดระบุโฟลเดอร์อื่นหลัง -o หรือใช้ --force หากต้องการเขียนทับ"
        ),
        (Language::English, 0) => format!(
            "{path}: is there already and is no report of ours that nobody has edited, so nothing was written; name \
             another folder after -o, or overwrite it with --force"
        ),
        (Language::English, _) => format!(
            "{path} and {more} more: are there already and are no reports of ours that nobody has edited, so nothing was \
             written; name another folder after -o, or overwrite them with --force"
        ),
    }
}

/// A submission that stands where a report belongs.
pub fn is_a_source(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!("{path}: เป็นไฟล์ที่อ่านในครั้งนี้ จึงไม่เขียนทับ และไม่ได้เขียนไฟล์ใด โปรดระบุโฟลเดอร์อื่นหลัง -o"),
        Language::English => format!(
            "{path}: is one of the files that were read and is never overwritten, so nothing was written; name another \
             folder after -o"
        ),
    }
}

/// A report that could not be made.
pub fn cannot_make(path: &Path, failed: &ExportError, language: Language) -> String {
    let path = path.display();
    let cause = failed.source().map(|source| format!(" ({source})")).unwrap_or_default();
    match language {
        Language::Thai => {
            format!("{path}: จัดทำรายงานไม่สำเร็จ{cause} รายงานนี้ไม่ได้เขียน ถือเป็นข้อบกพร่องของโปรแกรม โปรดแจ้งผู้พัฒนาพร้อมข้อความนี้")
        }
        Language::English => format!(
            "{path}: the report could not be made{cause} and was not written. This is a fault of the program: please \
             report it with this message"
        ),
    }
}

/// Nothing was assessed, so there is nobody to report on.
pub fn nothing_to_report(language: Language) -> &'static str {
    language.pick(
        "ไม่พบผลการประเมิน ITA ในเอกสารที่อ่าน จึงไม่ได้เขียนรายงาน โปรดใช้ inspect กับไฟล์ที่ควรอ่านได้เพื่อดูเหตุผล",
        "no ITA results in what was read, so no report was written; use inspect on a file that should have some to see why",
    )
}

/// How many reports were written.
pub fn reports_written(count: usize, language: Language) -> String {
    match language {
        Language::Thai => format!("จัดทำรายงานแล้ว {count} ฉบับ"),
        Language::English => format!("{count} {} written", if count == 1 { "report" } else { "reports" }),
    }
}

/// A run that somebody stopped.
pub fn stopped(language: Language) -> &'static str {
    language.pick(
        "หยุดตามคำสั่งแล้ว รายงานทุกฉบับในโฟลเดอร์สมบูรณ์ ไม่ว่าจะเป็นฉบับเดิมหรือฉบับใหม่ สั่งคำสั่งเดิมอีกครั้งเพื่อเขียนให้ครบ",
        "stopped; every report in the folder is whole, the old one or the new one; run the same again to write them all",
    )
}
