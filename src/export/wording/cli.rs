//! The words of the command line: why a command failed, and the lines of its summary.

use std::error::Error;
use std::io;
use std::path::Path;

use crate::export::ExportError;
use crate::model::{FileStatus, ReadFailure};

use super::Language;

/// A path that was asked for is not there.
pub fn not_found(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!("{path}: ไม่พบไฟล์หรือโฟลเดอร์นี้ โปรดตรวจตัวสะกดของเส้นทาง"),
        Language::English => format!("{path}: no such file or folder; check how the path is spelt"),
    }
}

/// A file that is needed and cannot be read.
pub fn cannot_read(path: &Path, failure: &ReadFailure, language: Language) -> String {
    let reason = super::findings::reason(&FileStatus::Unreadable(failure.clone()), language);
    format!("{}: {}", path.display(), reason.unwrap_or_default())
}

/// An output folder that is a file.
pub fn not_a_folder(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!("{path}: เป็นไฟล์ ไม่ใช่โฟลเดอร์ โปรดระบุโฟลเดอร์ปลายทางอื่นหลัง -o"),
        Language::English => format!("{path}: is a file, not a folder; name another output folder after -o"),
    }
}

/// A folder where one file was asked for.
pub fn not_a_file(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!("{path}: เป็นโฟลเดอร์ คำสั่งนี้อ่านทีละไฟล์ หากต้องการอ่านทั้งโฟลเดอร์ โปรดใช้ check หรือ compare"),
        Language::English => {
            format!("{path}: is a folder, and one file is read here; use check or compare for folders")
        }
    }
}

/// A file or folder that could not be written.
pub fn cannot_write(path: &Path, source: &io::Error, language: Language) -> String {
    let (path, why, advice) = (path.display(), system(source, language), advice(source, language));
    match language {
        Language::Thai => format!("{path}: เขียนไม่ได้ ({why}) ไฟล์เดิมยังอยู่ครบ {advice}"),
        Language::English => format!("{path}: cannot be written ({why}), and an old file is left as it was; {advice}"),
    }
}

/// What to do where a file cannot be written.
fn advice(source: &io::Error, language: Language) -> &'static str {
    let (thai, english) = match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => (
            "โปรดลบไฟล์ที่ไม่ใช้เพื่อให้มีพื้นที่ว่าง หรือระบุโฟลเดอร์ในสื่อบันทึกอื่นหลัง -o แล้วสั่งใหม่",
            "free some space, or name a folder on another disk after -o, and run it again",
        ),
        io::ErrorKind::FileTooLarge => (
            "โปรดระบุโฟลเดอร์ในสื่อบันทึกอื่นหลัง -o หรือขอให้ผู้ดูแลระบบเพิ่มขนาดไฟล์ที่อนุญาต แล้วสั่งใหม่",
            "name a folder on another disk after -o, or have the administrator allow larger files, and run it again",
        ),
        io::ErrorKind::ReadOnlyFilesystem => {
            ("โปรดระบุโฟลเดอร์ที่เขียนได้หลัง -o แล้วสั่งใหม่", "name a folder that can be written to after -o, and run it again")
        }
        io::ErrorKind::InvalidFilename => (
            "โปรดระบุโฟลเดอร์ที่ชื่อและเส้นทางสั้นกว่านี้หลัง -o แล้วสั่งใหม่",
            "name a folder with a shorter path after -o, and run it again",
        ),
        _ => (
            "โปรดปิดโปรแกรมที่เปิดไฟล์นี้อยู่ ตรวจสิทธิ์และพื้นที่ว่าง หรือระบุโฟลเดอร์อื่นหลัง -o",
            "close the program that has it open, check permissions and free space, or name another folder after -o",
        ),
    };
    language.pick(thai, english)
}

/// An output that could not take the place of an old one, while others could.
pub fn cannot_replace(path: &Path, source: &io::Error, is_undone: bool, language: Language) -> String {
    let (path, why) = (path.display(), system(source, language));
    match (language, is_undone) {
        (Language::Thai, true) => format!(
            "{path}: เขียนทับไม่ได้ ({why}) ไฟล์นี้น่าจะเปิดอยู่ในโปรแกรมอื่น ผลลัพธ์เดิมทุกไฟล์ยังอยู่ครบตามเดิม โปรดปิดโปรแกรมนั้นแล้วสั่งใหม่"
        ),
        (Language::English, true) => format!(
            "{path}: cannot be replaced ({why}); it is probably open in another program. All old outputs are as they \
             were; close that program and run it again"
        ),
        (Language::Thai, false) => format!(
            "{path}: เขียนทับไม่ได้ ({why}) ไฟล์นี้น่าจะเปิดอยู่ในโปรแกรมอื่น และโฟลเดอร์นี้มีผลลัพธ์ของการสั่งงานสองครั้งปนกันอยู่ \
             โปรดปิดโปรแกรมนั้นแล้วสั่งใหม่ โปรแกรมจะจัดผลลัพธ์ให้ครบชุดเดียวกันก่อนเริ่มอ่าน"
        ),
        (Language::English, false) => format!(
            "{path}: cannot be replaced ({why}); it is probably open in another program, and the folder now holds \
             outputs of two runs. Close that program and run it again: the outputs are put in order before anything \
             is read"
        ),
    }
}

/// An output folder that another run is writing to.
pub fn busy(folder: &Path, language: Language) -> String {
    let folder = folder.display();
    match language {
        Language::Thai => {
            format!("{folder}: prongsai อีกรายการหนึ่งกำลังเขียนลงโฟลเดอร์นี้ โปรดรอให้เสร็จแล้วสั่งใหม่ หรือระบุโฟลเดอร์อื่นหลัง -o")
        }
        Language::English => format!(
            "{folder}: another prongsai is writing to this folder; wait until it is done, or name another folder \
             after -o"
        ),
    }
}

/// An output folder on a file system that knows no locks.
pub fn unlocked(folder: &Path, language: Language) -> String {
    let folder = folder.display();
    match language {
        Language::Thai => format!(
            "{folder}: ระบบไฟล์นี้ป้องกันการเขียนพร้อมกันไม่ได้ โปรดอย่าสั่งให้ prongsai หลายรายการเขียนลงโฟลเดอร์นี้ในเวลาเดียวกัน"
        ),
        Language::English => format!(
            "{folder}: this file system cannot keep two runs apart; do not let another prongsai write to this folder \
             at the same time"
        ),
    }
}

/// A run that somebody stopped before it wrote anything.
pub fn stopped(language: Language) -> &'static str {
    language.pick(
        "หยุดตามคำสั่งแล้ว ยังไม่ได้เขียนผลลัพธ์ใด ผลลัพธ์เดิมยังอยู่ครบตามเดิม",
        "stopped; nothing was written, and old outputs are as they were",
    )
}

/// An output that could not be made.
pub fn cannot_make(failed: &ExportError, language: Language) -> String {
    let output = match failed {
        ExportError::Workbook(_) => "comparison.xlsx",
        ExportError::Report(_) | ExportError::Xml(_) | ExportError::Picture | ExportError::Pack(_) => "comparison.docx",
        ExportError::Json(_) => "assessments.json",
        ExportError::Manifest(_) => "manifest.json",
        ExportError::Table(_) => "manifest.csv",
    };
    let cause = failed.source().map(|source| format!(" ({source})")).unwrap_or_default();
    match language {
        Language::Thai => format!(
            "จัดทำ {output} ไม่สำเร็จ{cause} ไม่ได้เขียนไฟล์ใด และไฟล์เดิมยังอยู่ครบ ถือเป็นข้อบกพร่องของโปรแกรม โปรดแจ้งผู้พัฒนาพร้อมข้อความนี้"
        ),
        Language::English => format!(
            "{output} could not be made{cause}; nothing was written and old files are left as they were. This is a \
             fault of the program: please report it with this message"
        ),
    }
}

/// A system that gives no threads.
pub fn no_threads(language: Language) -> String {
    language
        .pick(
            "ระบบไม่ให้สร้างเธรดตามจำนวนที่ขอ โปรดลดจำนวนหลัง --threads",
            "the system does not give so many threads; ask for fewer with --threads",
        )
        .to_owned()
}

/// A standard output that takes no more.
pub fn cannot_print(source: &io::Error, language: Language) -> String {
    let why = system(source, language);
    match language {
        Language::Thai => format!("แสดงผลไม่สำเร็จ ({why}) โปรดตรวจปลายทางที่รับผลลัพธ์"),
        Language::English => format!("the result cannot be printed ({why}); check where the output goes"),
    }
}

/// What the system said, in words where its kind is a usual one.
fn system(source: &io::Error, language: Language) -> String {
    let (thai, english) = match source.kind() {
        io::ErrorKind::PermissionDenied => ("ไม่มีสิทธิ์", "permission denied"),
        io::ErrorKind::NotFound => ("ไม่พบเส้นทาง", "no such path"),
        io::ErrorKind::StorageFull => ("พื้นที่เต็ม", "no space left"),
        io::ErrorKind::QuotaExceeded => ("ใช้พื้นที่ครบโควตาแล้ว", "the quota of space is used up"),
        io::ErrorKind::FileTooLarge => ("ไฟล์ใหญ่เกินที่ระบบอนุญาต", "the file is larger than the system allows"),
        io::ErrorKind::InvalidFilename => {
            ("ชื่อหรือเส้นทางยาวเกินไป หรือมีอักขระที่ใช้ไม่ได้", "the name or path is too long, or has characters not allowed here")
        }
        io::ErrorKind::AlreadyExists => ("มีสิ่งอื่นใช้ชื่อนี้อยู่", "something else has this name"),
        io::ErrorKind::ReadOnlyFilesystem => ("เขียนทับไม่ได้ เป็นสื่อแบบอ่านอย่างเดียว", "read-only file system"),
        io::ErrorKind::NotADirectory => ("ส่วนหนึ่งของเส้นทางเป็นไฟล์", "a part of the path is a file"),
        io::ErrorKind::IsADirectory => ("ชื่อนี้เป็นโฟลเดอร์", "this name is a folder"),
        io::ErrorKind::ResourceBusy => ("ไฟล์กำลังถูกใช้งาน", "the file is in use"),
        kind => return kind.to_string(),
    };
    language.pick(thai, english).to_owned()
}

/// So many files are being read.
pub fn reading(files: usize, language: Language) -> String {
    match language {
        Language::Thai => format!("กำลังอ่าน {files} ไฟล์"),
        Language::English => format!("reading {files} {}", counted(files, "file", "files")),
    }
}

/// A noun after a number, for English.
pub fn counted<'a>(number: usize, one: &'a str, many: &'a str) -> &'a str {
    if number == 1 { one } else { many }
}

/// A heading or label of what the commands print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The file that was read.
    File,
    /// Its format.
    Format,
    /// What became of it.
    Status,
    /// Why it was not read, or not all of it.
    Reason,
    /// A value of the assessment.
    Value,
    /// As stated.
    Stated,
    /// As computed.
    Computed,
    /// Where it stands.
    Places,
    /// Strengths.
    Strengths,
    /// Weaknesses.
    Weaknesses,
    /// OIT items lost.
    LostItems,
    /// Recommendations.
    Recommendations,
    /// Measures.
    Measures,
    /// A measure's period.
    Period,
    /// Indicators that a measure serves.
    Indicators,
    /// Findings.
    Findings,
    /// What each block was taken for.
    TakenFor,
    /// Files written.
    Written,
}

/// The word for a label.
pub fn label(label: Label, language: Language) -> &'static str {
    let (thai, english) = match label {
        Label::File => ("ไฟล์", "File"),
        Label::Format => ("ชนิด", "Format"),
        Label::Status => ("สถานะ", "Status"),
        Label::Reason => ("เหตุผล", "Reason"),
        Label::Value => ("รายการ", "Value"),
        Label::Stated => ("ระบุไว้", "Stated"),
        Label::Computed => ("คำนวณได้", "Computed"),
        Label::Places => ("ที่มา", "Place"),
        Label::Strengths => ("จุดแข็ง", "Strengths"),
        Label::Weaknesses => ("จุดที่ต้องพัฒนา", "Weaknesses"),
        Label::LostItems => ("รายการ OIT ที่ไม่ได้คะแนน", "OIT items lost"),
        Label::Recommendations => ("ข้อเสนอแนะ", "Recommendations"),
        Label::Measures => ("มาตรการ", "Measures"),
        Label::Period => ("ระยะเวลา", "Period"),
        Label::Indicators => ("ตัวชี้วัด", "Indicators"),
        Label::Findings => ("ข้อตรวจพบ", "Findings"),
        Label::TakenFor => ("อ่านแต่ละส่วนว่าเป็น", "Taken for"),
        Label::Written => ("เขียนไฟล์แล้ว", "Written"),
    };
    language.pick(thai, english)
}

/// A fiscal year after an agency's name.
pub fn fiscal_year(year: u16, language: Language) -> String {
    format!("{} {year}", language.pick("ปีงบประมาณ", "FY"))
}

/// How many files were met.
pub fn files_met(files: usize, language: Language) -> String {
    match language {
        Language::Thai => format!("พบ {files} ไฟล์"),
        Language::English => format!("{files} {} met", counted(files, "file", "files")),
    }
}

/// How many agencies were compared, and in which fiscal years.
pub fn compared(agencies: usize, fiscal_years: &str, language: Language) -> String {
    match language {
        Language::Thai => format!("หน่วยงาน {agencies} แห่ง ปีงบประมาณ {fiscal_years}"),
        Language::English => format!("{agencies} {}, FY {fiscal_years}", counted(agencies, "agency", "agencies")),
    }
}

/// How many errors are listed in the workbook beside those just printed.
pub fn more_errors(more: usize, language: Language) -> String {
    match language {
        Language::Thai => format!("ยังมีข้อที่ต้องตัดสินอีก {more} ข้อ ดูทั้งหมดในแผ่นงานข้อตรวจพบของ comparison.xlsx"),
        Language::English => {
            format!("{more} more {} in the findings of comparison.xlsx", counted(more, "error", "errors"))
        }
    }
}

/// No finding.
pub fn nothing_found(language: Language) -> &'static str {
    language.pick("ไม่มีข้อตรวจพบ", "nothing found")
}

/// No assessment to compare.
pub fn nothing_to_compare(language: Language) -> &'static str {
    language.pick(
        "ไม่มีผลการประเมิน ITA ที่เปรียบเทียบได้ จึงไม่ได้เขียนไฟล์ใด และไฟล์ผลลัพธ์เดิมยังอยู่ครบ โปรดตรวจว่าระบุโฟลเดอร์ถูกต้อง (อ่านไฟล์ของ Word และ Excel ข้อความ เว็บเพจ และ .zip ได้)",
        "there is no ITA assessment to compare, so nothing was written and old outputs are left as they were; check that \
         it is the right folder (files of Word and Excel, text, web pages and .zip are read)",
    )
}

/// No ITA data in anything that was read.
pub fn nothing_read(language: Language) -> &'static str {
    language.pick(
        "ไม่พบข้อมูล ITA ที่อ่านได้ โปรดตรวจว่าระบุไฟล์หรือโฟลเดอร์ถูกต้อง (อ่านไฟล์ของ Word และ Excel ข้อความ เว็บเพจ และ .zip ได้)",
        "no ITA data could be read; check that it is the right file or folder (files of Word and Excel, text, web pages \
         and .zip are read)",
    )
}
