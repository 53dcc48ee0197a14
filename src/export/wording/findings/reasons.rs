//! Why a file was not read, or not all of it, and what helps.

use crate::export::wording::{Language, limits};
use crate::model::{FileStatus, Limit, ReadFailure, Unopened};

use super::losses::{losses_told, part_told};

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
        ReadFailure::Refused(why) => unopened(*why),
        ReadFailure::Encrypted => (
            "ไฟล์ถูกเข้ารหัสด้วยรหัสผ่าน โปรดขอไฟล์ที่ไม่มีรหัสผ่านจากหน่วยงาน หรือเปิดไฟล์ เอารหัสผ่านออก แล้วบันทึกใหม่".to_owned(),
            "the file is encrypted with a password; ask the agency for a copy without one, or open it, remove the \
             password and save it again"
                .to_owned(),
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
        ReadFailure::OverLimit { limit, found, part } => over_limit(*limit, *found, part.as_deref()),
        ReadFailure::Entities { part } => (
            format!(
                "ส่วน {part} ของไฟล์ประกาศเอนทิตี XML หรืออ้างถึงไฟล์อื่น ซึ่งโปรแกรมสำนักงานไม่เขียน \
                 ไฟล์อาจถูกสร้างมาเพื่อก่อความเสียหาย โปรดอย่าเปิด และสอบถามผู้ส่ง"
            ),
            format!(
                "the part {part} declares XML entities or refers to another file, which no office program writes; the \
                 file may be made to do harm, so do not open it and ask who sent it"
            ),
        ),
        ReadFailure::ReaderFailed => (
            "โปรแกรมอ่านไฟล์นี้ผิดพลาด ซึ่งเป็นความบกพร่องของโปรแกรมเอง ไฟล์อื่นไม่ได้รับผลกระทบ โปรดส่งไฟล์นี้ให้ผู้พัฒนาโปรแกรม \
             ระหว่างนี้ลองบันทึกไฟล์ใหม่ในโปรแกรมเดิม แล้วสั่งงานอีกครั้ง"
                .to_owned(),
            "the reader failed on this file, which is a fault of the program, and went on with the others; send the file \
             to the program's makers, and meanwhile save it again in the program that wrote it and try once more"
                .to_owned(),
        ),
        ReadFailure::TookTooLong { seconds } => (
            format!(
                "อ่านไฟล์นี้นานเกิน {seconds} วินาที จึงหยุดอ่าน ไฟล์อื่นไม่ได้รับผลกระทบ โปรดเปิดและบันทึกใหม่ในโปรแกรมเดิม \
                 หรือแยกเป็นหลายไฟล์ หากยังอ่านไม่ได้ โปรดนำไฟล์นี้ออก"
            ),
            format!(
                "reading took longer than {seconds} seconds and was ended, and the others were read; open and save it again \
                 in the program that wrote it, or split it, and where that does not help leave it out"
            ),
        ),
        ReadFailure::ReaderDied => {
            let memory = limits::most(Limit::ReaderMemory, language);
            (
                format!(
                    "การอ่านไฟล์นี้หยุดกลางคัน อาจเพราะต้องการหน่วยความจำเกินที่กำหนดให้ ({memory}) ไฟล์อาจเสียหายหรือถูกสร้างมาเพื่อก่อความเสียหาย \
                     ไฟล์อื่นไม่ได้รับผลกระทบ โปรดเปิดและบันทึกใหม่ในโปรแกรมเดิม หากยังอ่านไม่ได้ โปรดนำไฟล์นี้ออก"
                ),
                format!(
                    "reading it ended half-way, perhaps since it wanted more memory than it may have ({memory}); the file may \
                     be damaged or made to do harm, and the others were read; open and save it again in the program that wrote \
                     it, and where that does not help leave it out"
                ),
            )
        }
    };
    language.pick(&thai, &english).to_owned()
}

/// Why the system does not give a file out, and what helps.
fn unopened(why: Unopened) -> (String, String) {
    let (thai, english) = match why {
        Unopened::NotPermitted => (
            "ไม่มีสิทธิ์อ่านไฟล์นี้ โปรดขอสิทธิ์อ่านจากเจ้าของไฟล์หรือผู้ดูแลระบบ แล้วลองอีกครั้ง",
            "you have no right to read the file; ask its owner or the administrator for it and try again",
        ),
        Unopened::Vanished => (
            "ไม่พบไฟล์นี้แล้ว อาจถูกย้าย เปลี่ยนชื่อ หรือลบไปก่อนอ่าน โปรดตรวจชื่อและที่อยู่ของไฟล์ แล้วสั่งงานอีกครั้ง",
            "the file is not there; it may have been moved, renamed or deleted before it was read, so check its name and \
             place and run the program again",
        ),
        Unopened::NotAFile => (
            "ไม่ใช่ไฟล์ แต่เป็นลิงก์ โฟลเดอร์ ไปป์ หรืออุปกรณ์ ซึ่งโปรแกรมไม่เปิด โปรดคัดลอกตัวไฟล์จริงมาไว้ที่นี่",
            "it is no file but a link, a folder, a pipe or a device, which is not opened; copy the file itself here",
        ),
        Unopened::BadName => (
            "ชื่อหรือที่อยู่ของไฟล์ยาวเกินไป หรือมีอักขระที่ระบบไม่รับ โปรดตั้งชื่อให้สั้นลง หรือย้ายไปไว้ในโฟลเดอร์ที่ซ้อนกันน้อยกว่า",
            "its name or path is too long, or has characters that the system does not take; give it a shorter name, or \
             move it to a folder that lies less deep",
        ),
        Unopened::InUse => (
            "โปรแกรมอื่นกำลังใช้ไฟล์นี้อยู่ โปรดปิดโปรแกรมนั้น แล้วลองอีกครั้ง",
            "another program holds the file; close that program and try again",
        ),
        Unopened::Other => (
            "ระบบอ่านไฟล์นี้จากที่เก็บไม่ได้ โปรดตรวจไดรฟ์หรือเครือข่าย คัดลอกไฟล์มาไว้ในเครื่องนี้ แล้วลองอีกครั้ง",
            "the system cannot read the file from where it lies; check the drive or the network, copy the file to this \
             computer and try again",
        ),
    };
    (thai.to_owned(), english.to_owned())
}

/// Which limit a file is over, by how much, and what helps.
fn over_limit(limit: Limit, found: u64, part: Option<&str>) -> (String, String) {
    let told = |language: Language| {
        let (over, advice) = (limits::is_exceeded(limit, language), limits::advice(limit, language));
        let (found, most) = (limits::amount(limit, found, language), limits::most(limit, language));
        let part = part.map(|part| format!("{part}: ")).unwrap_or_default();
        match language {
            Language::Thai => format!("{over} ({part}พบอย่างน้อย {found} อ่านได้ไม่เกิน {most}) {advice}"),
            Language::English => {
                format!("{over} ({part}at least {found} found, at most {most} read); {advice}")
            }
        }
    };
    (told(Language::Thai), told(Language::English))
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
