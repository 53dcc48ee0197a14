//! What of a file was not read, and what helps.

use crate::export::wording::{Language, limits};
use crate::model::Loss;

use super::fields::{listed, quoted};

/// What of a file could not be read, and then what helps, each advice once.
pub(super) fn losses_told(losses: &[Loss], language: Language) -> String {
    let told: Vec<String> = losses.iter().map(|loss| loss_told(loss, language)).collect();
    let mut advices: Vec<&str> = Vec::new();
    for loss in losses {
        let advice = advice(loss, language);
        if !advices.contains(&advice) {
            advices.push(advice);
        }
    }
    let (told, between) = (listed(&told, language), language.pick(" ", "; "));
    format!("{told}{between}{}", advices.join(between))
}

/// What helps against a loss, as an order.
fn advice(loss: &Loss, language: Language) -> &'static str {
    let (thai, english) = match loss {
        Loss::Part { .. } | Loss::Sheet { .. } => (
            "โปรดเปิดและบันทึกใหม่ในโปรแกรมเดิม หรือขอไฟล์จากหน่วยงานอีกครั้ง",
            "open and save it again in the program that wrote it, or ask the agency for it again",
        ),
        Loss::Table { .. } => ("โปรดบันทึกเป็น .docx แล้วส่งใหม่", "save the document as .docx"),
        Loss::Truncated { .. } => ("โปรดขอไฟล์จากหน่วยงานอีกครั้ง", "ask the agency to send it again"),
        Loss::Undecodable { .. } => {
            ("โปรดบันทึกใหม่ด้วยรหัส UTF-8 ในโปรแกรมเดิม", "save it again as UTF-8 in the program that wrote it")
        }
        Loss::Limit { limit } => return limits::advice(*limit, language),
    };
    language.pick(thai, english)
}

fn loss_told(loss: &Loss, language: Language) -> String {
    let (thai, english) = match loss {
        Loss::Part { part } => {
            let (thai, english) = part_told(part);
            (format!("อ่าน{thai}ไม่ได้"), format!("{english} cannot be read"))
        }
        Loss::Sheet { sheet } => {
            let sheet = quoted(sheet);
            (format!("อ่านแผ่นงาน {sheet} ไม่ได้"), format!("the worksheet {sheet} cannot be read"))
        }
        Loss::Table { table } => (
            format!("แถวของตารางที่ {table} มีคอลัมน์ไม่ตรงกัน จึงไม่อ่านตารางนี้"),
            format!("the rows of table {table} do not fit together, so it is not read"),
        ),
        Loss::Truncated { part } => {
            let (thai, english) = part_told(part);
            (
                format!("{thai}ขาดหายกลางคัน อ่านได้เฉพาะที่อยู่ก่อนหน้า"),
                format!("{english} breaks off, and only what stands before is read"),
            )
        }
        Loss::Undecodable { encoding } => {
            (format!("มีอักขระที่ไม่เป็นไปตามรหัส {encoding}"), format!("some characters are not valid {encoding}"))
        }
        Loss::Limit { limit } => {
            let told = |language| (limits::is_exceeded(*limit, language), limits::most(*limit, language));
            let ((thai, thai_most), (english, english_most)) = (told(Language::Thai), told(Language::English));
            (format!("{thai} จึงอ่านเพียง {thai_most}"), format!("{english}, and no more than {english_most} are read"))
        }
    };
    language.pick(&thai, &english).to_owned()
}

/// A part of a file as a person would name it, Thai and English; one of no common name is called by its own.
pub(super) fn part_told(part: &str) -> (String, String) {
    const PARTS: [(&str, &str, &str); 17] = [
        ("members of one name", "ไฟล์ที่ชื่อซ้ำกันใน .zip บางไฟล์", "some of the archive's files of one name"),
        ("marks of the findings", "แผ่นงานข้อตรวจพบ", "the sheet of findings"),
        ("content.xml", "แผ่นงาน", "the worksheets"),
        ("zip entry", "ไฟล์นี้ใน .zip", "the file in the archive"),
        ("zip", "โครงสร้างของไฟล์", "the structure of the file"),
        ("package", "โครงสร้างของไฟล์", "the structure of the file"),
        ("compound file", "โครงสร้างของไฟล์", "the structure of the file"),
        ("word/document", "เนื้อความของเอกสาร", "the text of the document"),
        ("WordDocument", "เนื้อความของเอกสาร", "the text of the document"),
        ("word/footnotes", "เชิงอรรถ", "the footnotes"),
        ("word/endnotes", "อ้างอิงท้ายเรื่อง", "the endnotes"),
        ("word/header", "หัวกระดาษ", "a page header"),
        ("word/footer", "ท้ายกระดาษ", "a page footer"),
        ("xl/workbook", "รายชื่อแผ่นงาน", "the list of worksheets"),
        ("xl/sharedStrings", "ข้อความในเซลล์", "the texts of the cells"),
        ("xl/styles", "รูปแบบของเซลล์", "the formats of the cells"),
        ("xl/worksheets/", "แผ่นงาน", "a worksheet"),
    ];
    if let Some(line) = part.strip_prefix("quoted field, line ") {
        return (format!("ช่องข้อมูลที่เปิดเครื่องหมายคำพูดไว้ในบรรทัดที่ {line} "), format!("the quoted field of line {line}"));
    }
    match PARTS.iter().find(|(begins, ..)| part.starts_with(begins)) {
        // One of many.
        Some((begins, thai, english)) if begins.ends_with('/') => {
            (format!("{thai} ({part}) "), format!("{english} ({part})"))
        }
        Some((_, thai, english)) => ((*thai).to_owned(), (*english).to_owned()),
        None => (format!("ส่วน {part} "), format!("the part {part}")),
    }
}
