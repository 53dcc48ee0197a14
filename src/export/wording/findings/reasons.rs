//! Why a file was not read, or not all of it, and what helps.

use crate::export::wording::Language;
use crate::model::{FileStatus, Loss, ReadFailure};

use super::fields::{listed, quoted};

/// Why a file is partial, empty, unreadable or ignored; none for one that was read whole.
pub fn reason(status: &FileStatus, language: Language) -> Option<String> {
    match status {
        FileStatus::Read => None,
        FileStatus::Partial(losses) => Some(losses_told(losses, language)),
        FileStatus::Empty => Some(
            language
                .pick(
                    "อ่านไฟล์ได้ แต่ไม่พบคะแนน ผลการประเมิน หรือมาตรการ ITA โปรดตรวจว่าส่งมาถูกไฟล์",
                    "the file can be read, but holds no ITA score, result or measure; check that it is the right file",
                )
                .to_owned(),
        ),
        FileStatus::Unreadable(why) => Some(failure(why, language)),
        FileStatus::Ignored => Some(
            language
                .pick(
                    "ข้ามไป เพราะเป็นไฟล์ซ่อน ไฟล์ชั่วคราวของโปรแกรมสำนักงาน ไฟล์คำอธิบาย (.md) หรือลิงก์",
                    "passed over: a hidden file, a temporary file of an office program, a description (.md), or a link",
                )
                .to_owned(),
        ),
    }
}

/// Why a file could not be read at all, and what helps; no full stop.
pub fn failure(failure: &ReadFailure, language: Language) -> String {
    let (thai, english) = match failure {
        ReadFailure::NoBytes => (
            "ไฟล์ว่างเปล่า ไม่มีข้อมูลแม้แต่ไบต์เดียว โปรดขอไฟล์จากหน่วยงานอีกครั้ง".to_owned(),
            "the file is empty, without a single byte; ask the agency for it again".to_owned(),
        ),
        ReadFailure::Refused { system } => (
            format!(
                "ระบบไม่ยอมให้เปิดไฟล์ ({system}) โปรดตรวจสิทธิ์การเข้าถึง หรือปิดโปรแกรมที่กำลังใช้ไฟล์นี้อยู่ แล้วลองอีกครั้ง"
            ),
            format!(
                "the system refuses to open the file ({system}); check its permissions, or close the program that \
                 holds it, and try again"
            ),
        ),
        ReadFailure::Encrypted => (
            "ไฟล์ถูกเข้ารหัสด้วยรหัสผ่าน โปรดเปิดไฟล์ เอารหัสผ่านออก แล้วบันทึกใหม่".to_owned(),
            "the file is encrypted with a password; open it, remove the password and save it again".to_owned(),
        ),
        ReadFailure::Unsupported { format } => {
            let (thai, english) = instead_of(format);
            (
                format!("เป็นไฟล์ชนิด {format} ซึ่งรุ่นนี้ยังไม่อ่าน {thai}"),
                format!("the file is of the format {format}, which this version does not read; {english}"),
            )
        }
        ReadFailure::UnknownFormat => (
            "ไม่ใช่ไฟล์ชนิดที่โปรแกรมรู้จัก (อ่านไฟล์ของ Word และ Excel ข้อความ เว็บเพจ และ .zip ได้) โปรดตรวจว่าส่งมาถูกไฟล์"
                .to_owned(),
            "the file is of no known format (those of Word and Excel, text, web pages and .zip are read); check that it \
             is the right file"
                .to_owned(),
        ),
        ReadFailure::Damaged { what } => {
            let (thai, english) = part_told(what);
            (
                format!("ไฟล์เสียหาย ({thai}) โปรดเปิดและบันทึกใหม่ในโปรแกรมเดิม หรือขอไฟล์จากหน่วยงานอีกครั้ง"),
                format!(
                    "the file is damaged ({english}); open and save it again in the program that wrote it, or ask the \
                     agency for it again"
                ),
            )
        }
        ReadFailure::OverLimit { what, found, limit } => (
            format!(
                "ไฟล์เกินขนาดที่อ่านได้อย่างปลอดภัย ({what}: พบ {found} จำกัดไว้ {limit}) \
                 โปรดคัดลอกเฉพาะส่วนที่เป็นข้อมูลลงไฟล์ใหม่ แล้วบันทึก"
            ),
            format!(
                "the file is larger than can be read safely ({what}: {found} found, {limit} allowed); copy the part \
                 with the data into a new file and save that"
            ),
        ),
        ReadFailure::TookTooLong { .. } | ReadFailure::ReaderDied => ("stub".to_owned(), "stub".to_owned()),
        ReadFailure::Entities { part } => (
            format!(
                "ส่วน {part} ของไฟล์ประกาศเอนทิตี XML ซึ่งโปรแกรมสำนักงานไม่เขียน ไฟล์อาจถูกสร้างมาเพื่อก่อความเสียหาย \
                 โปรดอย่าเปิด และสอบถามผู้ส่ง"
            ),
            format!(
                "the part {part} declares XML entities, which no office program writes; the file may be made to do \
                 harm, so do not open it and ask who sent it"
            ),
        ),
        ReadFailure::ReaderFailed => (
            "โปรแกรมอ่านไฟล์นี้ไม่สำเร็จ ไฟล์อื่นไม่ได้รับผลกระทบ โปรดบันทึกไฟล์นี้ใหม่ในโปรแกรมเดิม แล้วลองอีกครั้ง".to_owned(),
            "the reader failed on this file and went on with the others; save it again in the program that wrote it \
             and try once more"
                .to_owned(),
        ),
    };
    language.pick(&thai, &english).to_owned()
}

/// What to send instead of a file of a format that is not read.
fn instead_of(format: &str) -> (&'static str, &'static str) {
    let is = |words: &[&str]| words.iter().any(|word| format.contains(word));
    if is(&["JSON"]) {
        (
            "โปรดใช้ไฟล์ assessments.json ที่โปรแกรมรุ่นนี้เขียน หรือไฟล์ต้นฉบับของหน่วยงาน",
            "use the assessments.json that this version writes, or the agency's own file",
        )
    } else if is(&["archive"]) {
        ("โปรดแตกไฟล์ออกเป็นโฟลเดอร์ หรือบีบอัดใหม่เป็น .zip", "unpack it to a folder, or pack it anew as .zip")
    } else if is(&["PDF", "image", "video"]) {
        (
            "โปรดขอไฟล์ต้นฉบับที่เป็น Word หรือ Excel จากหน่วยงาน",
            "ask the agency for the Word or Excel file that it was made of",
        )
    } else {
        (
            "โปรดเปิดในโปรแกรมสำนักงาน แล้วบันทึกเป็น .docx หรือ .xlsx",
            "open it in an office program and save it as .docx or .xlsx",
        )
    }
}

/// What of a file could not be read.
pub(super) fn losses_told(losses: &[Loss], language: Language) -> String {
    let told: Vec<String> = losses.iter().map(|loss| loss_told(loss, language)).collect();
    listed(&told, language)
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
            format!("แถวของตารางที่ {table} มีคอลัมน์ไม่ตรงกัน จึงไม่อ่านตารางนี้ กรุณาบันทึกเป็น .docx แล้วส่งใหม่"),
            format!("the rows of table {table} do not fit together, so it is not read: save the document as .docx"),
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
        Loss::Limit { what, limit } => (
            format!("มีข้อมูลเกินขีดจำกัด ({what}) จึงอ่านเพียง {limit}"),
            format!("there is more than is read ({what}: the first {limit})"),
        ),
    };
    language.pick(&thai, &english).to_owned()
}

/// A part of a file as a person would name it, Thai and English; one of no common name is called by its own.
fn part_told(part: &str) -> (String, String) {
    const PARTS: [(&str, &str, &str); 13] = [
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
    match PARTS.iter().find(|(begins, ..)| part.starts_with(begins)) {
        // One of many.
        Some((begins, thai, english)) if begins.ends_with('/') => {
            (format!("{thai} ({part}) "), format!("{english} ({part})"))
        }
        Some((_, thai, english)) => ((*thai).to_owned(), (*english).to_owned()),
        None => (format!("ส่วน {part} "), format!("the part {part}")),
    }
}
