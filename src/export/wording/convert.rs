//! The words of `convert`: what became of a file and why, what was changed in it, what was left behind.

use std::path::Path;

use crate::model::{
    Changes, ConversionStatus, FileStatus, Format, Remark, RemarkKind, Repair, Standing, Stranger, StrangerKind,
};

use super::cli::counted;
use super::{Language, findings};

/// The name of a status, by its code in the manifest.
pub fn status(code: &str, language: Language) -> &str {
    let (thai, english) = match code {
        "converted" => ("แปลงแล้ว", "converted"),
        "exists" => ("มีผลลัพธ์อื่นอยู่แล้ว", "another result is there"),
        "unsupported" => ("ไม่แปลงไฟล์ชนิดนี้", "of a format that is not converted"),
        "unreadable" => ("อ่านไม่ได้", "unreadable"),
        "unwritten" => ("เขียนไม่ได้", "could not be written"),
        "ignored" => ("ข้าม", "passed over"),
        code => return code,
    };
    language.pick(thai, english)
}

/// The name of the status of what a dry run would convert.
pub fn convertible(language: Language) -> &'static str {
    language.pick("แปลงได้", "can be converted")
}

/// Why a file was not converted, and what helps; none for one that was.
pub fn reason(status: &ConversionStatus, language: Language) -> Option<String> {
    match status {
        ConversionStatus::Converted => None,
        ConversionStatus::Exists(standing) => Some(standing_told(*standing, language).to_owned()),
        ConversionStatus::Unsupported(stranger) => Some(stranger_told(stranger, language)),
        ConversionStatus::Unreadable(failure) => findings::reason(&FileStatus::Unreadable(failure.clone()), language),
        ConversionStatus::Unwritten { system } => Some(match language {
            Language::Thai => {
                format!("เขียนไฟล์ผลลัพธ์ไม่ได้ ({system}) โปรดตรวจสิทธิ์ ปิดโปรแกรมที่เปิดไฟล์ผลลัพธ์อยู่ หรือย่อชื่อไฟล์ แล้วสั่งใหม่อีกครั้ง")
            }
            Language::English => format!(
                "the result cannot be written ({system}); check permissions, close the program that has the result \
                 open, or shorten the name, and run the command again"
            ),
        }),
        ConversionStatus::Ignored => findings::reason(&FileStatus::Ignored, language),
    }
}

fn standing_told(standing: Standing, language: Language) -> &'static str {
    let (thai, english) = match standing {
        Standing::Foreign => (
            "ในโฟลเดอร์ผลลัพธ์มีไฟล์ชื่อนี้อยู่แล้ว และไม่มีบันทึกว่าโปรแกรมแปลงมาจากต้นฉบับนี้ จึงไม่เขียนทับ หากต้องการเขียนทับ โปรดเพิ่ม --force",
            "a file of this name is in the output folder, and there is no record that it was made of this source, so it \
             is left as it is; add --force to overwrite it",
        ),
        Standing::Edited => (
            "ไฟล์ผลลัพธ์ถูกแก้ไขหลังการแปลง จึงไม่เขียนทับ หากต้องการแปลงใหม่และทิ้งส่วนที่แก้ไขไว้ โปรดเพิ่ม --force",
            "the result was edited after it was written, so it is left as it is; add --force to convert anew and lose \
             the edits",
        ),
        Standing::SourceChanged => (
            "ต้นฉบับเปลี่ยนไปหลังการแปลงครั้งก่อน ผลลัพธ์ที่มีอยู่จึงเป็นของต้นฉบับเดิม หากต้องการแปลงใหม่ โปรดเพิ่ม --force",
            "the source was changed after it was converted, so the result is that of the old source; add --force to \
             convert anew",
        ),
        Standing::OtherSettings => (
            "ผลลัพธ์ที่มีอยู่แปลงด้วยตัวเลือกอื่น จึงไม่เขียนทับ หากต้องการแปลงใหม่ด้วยตัวเลือกครั้งนี้ โปรดเพิ่ม --force หรือระบุโฟลเดอร์อื่นหลัง -o",
            "the result was made with other options, so it is left as it is; add --force to convert anew with these, or \
             name another folder after -o",
        ),
        Standing::OtherVersion => (
            "ผลลัพธ์ที่มีอยู่แปลงด้วยโปรแกรมรุ่นอื่น ซึ่งให้ผลต่างจากรุ่นนี้ หากต้องการแปลงใหม่ โปรดเพิ่ม --force",
            "the result was made by another version of the program, which converts this file otherwise; add --force to \
             convert anew",
        ),
    };
    language.pick(thai, english)
}

/// What a file is, that its name says something else, and what helps.
fn stranger_told(stranger: &Stranger, language: Language) -> String {
    let (kind, advice) = match &stranger.kind {
        StrangerKind::Read(format) => format_told(*format, language),
        StrangerKind::Named(name) => (name.as_str(), named_advice(name, language)),
        StrangerKind::Unknown => (
            language.pick("ไฟล์ชนิดที่โปรแกรมไม่รู้จัก", "of no known format"),
            language.pick("โปรดตรวจว่าเป็นไฟล์ที่ต้องการแปลง", "check that it is the right file"),
        ),
    };
    let claim = stranger.disguise.as_deref();
    match language {
        Language::Thai => {
            let claim = claim.map(|extension| format!(" แต่ตั้งชื่อเป็น .{extension}")).unwrap_or_default();
            let blank = if kind.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
            format!("เป็น{blank}{kind}{claim} จึงไม่แปลง {advice}")
        }
        Language::English => {
            let claim = claim.map(|extension| format!(" under the name .{extension}")).unwrap_or_default();
            format!("the file is {kind}{claim} and is not converted; {advice}")
        }
    }
}

/// What a format is called, and how a file of it becomes one that is converted.
fn format_told(format: Format, language: Language) -> (&'static str, &'static str) {
    const TO_WORD: (&str, &str) = ("โปรดเปิดใน Word แล้วบันทึกเป็น .docx", "open it in Word and save it as .docx");
    const TO_EXCEL: (&str, &str) = ("โปรดเปิดใน Excel แล้วบันทึกเป็น .xlsx", "open it in Excel and save it as .xlsx");
    const TO_EITHER: (&str, &str) = (
        "โปรดเปิดใน Word หรือ Excel แล้วบันทึกเป็น .docx หรือ .xlsx",
        "open it in Word or Excel and save it as .docx or .xlsx",
    );
    let (thai, english, advice) = match format {
        Format::Docx => ("เอกสาร Word (.docx)", "a Word document (.docx)", TO_WORD),
        Format::Xlsx => ("สมุดงาน Excel (.xlsx)", "an Excel workbook (.xlsx)", TO_EXCEL),
        Format::Doc => ("เอกสาร Word 97-2003 (.doc)", "Word 97-2003 (.doc)", TO_WORD),
        Format::Xls => ("สมุดงาน Excel 97-2003 (.xls)", "Excel 97-2003 (.xls)", TO_EXCEL),
        Format::Xlsb => ("สมุดงาน Excel แบบไบนารี (.xlsb)", "an Excel binary workbook (.xlsb)", TO_EXCEL),
        Format::Ods => ("ตารางคำนวณ OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)", TO_EXCEL),
        Format::Xml => ("ตารางคำนวณ XML ของ Excel 2003", "XML Spreadsheet 2003", TO_EXCEL),
        Format::Csv => ("ข้อความที่แบ่งเป็นคอลัมน์ (CSV)", "separated values (CSV)", TO_EXCEL),
        Format::Rtf => ("Rich Text Format (RTF)", "Rich Text Format (RTF)", TO_WORD),
        Format::Text => ("ข้อความล้วน", "plain text", TO_WORD),
        Format::Html => ("เว็บเพจ (HTML)", "a web page (HTML)", TO_EITHER),
        Format::Json => (
            "ข้อมูล JSON",
            "JSON data",
            ("ข้อมูลชนิดนี้ไม่ใช่เอกสาร จึงไม่ต้องแปลง", "it is no document, and there is nothing to convert"),
        ),
        Format::Zip => (
            "ไฟล์บีบอัด (.zip)",
            "an archive (.zip)",
            ("โปรดแตกไฟล์ออกเป็นโฟลเดอร์ก่อน แล้วสั่งแปลงโฟลเดอร์นั้น", "unpack it first and convert the folder"),
        ),
        Format::Unknown => ("ไฟล์ชนิดที่โปรแกรมไม่รู้จัก", "of no known format", TO_EITHER),
    };
    (language.pick(thai, english), language.pick(advice.0, advice.1))
}

/// What helps with a file of a format that is only known by its name.
fn named_advice(name: &str, language: Language) -> &'static str {
    let is = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if is(&["archive"]) {
        language.pick("โปรดแตกไฟล์ออกเป็นโฟลเดอร์ก่อน แล้วสั่งแปลงโฟลเดอร์นั้น", "unpack it first and convert the folder")
    } else if is(&["PDF", "image", "video"]) {
        language.pick("โปรดใช้ไฟล์ Word หรือ Excel ต้นฉบับของไฟล์นี้", "convert the Word or Excel file that it was made of")
    } else {
        language.pick(
            "คำสั่งนี้แปลงเฉพาะไฟล์ของ Word และ Excel หากโปรแกรมที่ใช้เปิดไฟล์นี้บันทึกเป็น .docx หรือ .xlsx ได้ โปรดบันทึกแล้วแปลงไฟล์นั้น",
            "only files of Word and Excel are converted; if its program can save it as .docx or .xlsx, convert that",
        )
    }
}

/// What was changed in one file or in all, in one line; none where nothing was.
pub fn changes(changes: &Changes, language: Language) -> Option<String> {
    let mut told = Vec::new();
    let mut tell = |count: u64, thai: &str, english: (&str, &str)| {
        if count > 0 {
            told.push(match language {
                Language::Thai => thai.replace("{}", &grouped(count)),
                Language::English => format!("{} {}", grouped(count), one_or_many(count, english)),
            });
        }
    };
    tell(changes.digits, "ตัวเลขในข้อความ {} ตัว", ("digit of text", "digits of text"));
    tell(
        changes.numbers,
        "เซลล์ข้อความที่เป็นตัวเลขแล้ว {} เซลล์",
        ("cell of text that is a number now", "cells of text that are numbers now"),
    );
    tell(changes.number_formats, "รูปแบบตัวเลข {} แห่ง", ("number format", "number formats"));
    if let Some(repaired) = repairs(changes, language) {
        told.push(match language {
            Language::Thai => format!("ซ่อมข้อความ: {repaired}"),
            Language::English => format!("text mended: {repaired}"),
        });
    }
    (!told.is_empty()).then(|| told.join(", "))
}

/// How many of each kind of broken text were mended, in one line; none where none was.
pub fn repairs(changes: &Changes, language: Language) -> Option<String> {
    let told: Vec<String> = changes
        .repairs
        .iter()
        .map(|(kind, count)| format!("{} {}", repair(*kind, language), grouped(*count)))
        .collect();
    (!told.is_empty()).then(|| told.join(", "))
}

fn repair(kind: Repair, language: Language) -> &'static str {
    let (thai, english) = match kind {
        Repair::SaraAm => ("สระอำที่พิมพ์แยก", "ำ typed as two"),
        Repair::SaraAe => ("สระแอที่พิมพ์เป็นสระเอสองตัว", "แ typed as two เ"),
        Repair::MarkOrder => ("ลำดับสระและวรรณยุกต์", "order of marks"),
        Repair::DoubledMark => ("สระหรือวรรณยุกต์ซ้ำ", "doubled marks"),
        Repair::PrivateUse => ("อักขระของฟอนต์รุ่นเก่า", "glyphs of old fonts"),
        Repair::ZeroWidth => ("อักขระที่มองไม่เห็น", "invisible characters"),
    };
    language.pick(thai, english)
}

/// What was left behind or left as it was, in one line; none where nothing was.
pub fn remarks(remarks: &[Remark], language: Language) -> Option<String> {
    let told: Vec<String> =
        remarks.iter().map(|found| format!("{} {}", remark(found.kind, language), grouped(found.count))).collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// What a remark says, so that its count can stand behind it.
fn remark(kind: RemarkKind, language: Language) -> &'static str {
    let (thai, english) = match kind {
        RemarkKind::FieldWritesThaiDigits => {
            ("ฟิลด์ที่จะแสดงเลขไทยอีกเมื่อปรับปรุงฟิลด์", "fields that show Thai digits again when they are updated")
        }
        RemarkKind::DateFormatKept => (
            "รูปแบบวันที่ที่เป็นไปตามการตั้งค่าของเครื่อง จึงคงไว้",
            "date formats that follow the reader's system, left as they are",
        ),
        RemarkKind::EmbeddedDocument => ("เอกสารที่ฝังอยู่ภายใน คงไว้ตามเดิม", "embedded documents, left as they are"),
        RemarkKind::PivotTable => (
            "PivotTable ที่ยังแสดงตัวเลขเดิมจนกว่าจะรีเฟรช",
            "pivot tables, which show the old digits until they are refreshed",
        ),
        RemarkKind::SignatureBroken => ("ลายมือชื่อดิจิทัลที่ใช้ไม่ได้แล้วหลังการแปลง", "digital signatures that no longer hold"),
        RemarkKind::PartKept => ("ส่วนของไฟล์ที่อ่านไม่ได้ คงไว้ตามเดิม", "parts that cannot be read, left as they are"),
        RemarkKind::TableHeadingKept => {
            ("หัวตารางที่คงไว้ เพราะชื่อใหม่ซ้ำกับหัวตารางอื่น", "table headings left as they are because another has the new name")
        }
    };
    language.pick(thai, english)
}

/// The headings of `manifest.csv`.
pub fn headings(language: Language) -> [&'static str; 12] {
    match language {
        Language::Thai => [
            "ต้นฉบับ",
            "ผลลัพธ์",
            "ชนิดของต้นฉบับ",
            "สถานะ",
            "เหตุผล",
            "ตัวเลขในข้อความ",
            "เซลล์ที่เป็นตัวเลขแล้ว",
            "รูปแบบตัวเลข",
            "ซ่อมข้อความ",
            "สิ่งที่คงไว้หรือไม่ได้นำมาด้วย",
            "SHA-256 ของต้นฉบับ",
            "SHA-256 ของผลลัพธ์",
        ],
        Language::English => [
            "Source",
            "Result",
            "Format of the source",
            "Status",
            "Reason",
            "Digits of text",
            "Cells that are numbers now",
            "Number formats",
            "Text mended",
            "Left as it was or left behind",
            "SHA-256 of the source",
            "SHA-256 of the result",
        ],
    }
}

/// So many files have their result, by an earlier run.
pub fn skipped(files: usize, language: Language) -> String {
    match language {
        Language::Thai => format!("แปลงไว้แล้วและไม่ต้องเขียนใหม่ {} ไฟล์", grouped_size(files)),
        Language::English => {
            format!("{} {} converted before and not written again", grouped_size(files), was(files))
        }
    }
}

/// So many files would have a result.
pub fn would_convert(files: usize, language: Language) -> String {
    match language {
        Language::Thai => format!("หากแปลงจริงจะเขียนผลลัพธ์ {} ไฟล์ ครั้งนี้ไม่ได้เขียนไฟล์ใด (--dry-run)", grouped_size(files)),
        Language::English => format!(
            "{} {} would be written; nothing was written now (--dry-run)",
            grouped_size(files),
            counted(files, "result", "results")
        ),
    }
}

fn was(files: usize) -> &'static str {
    counted(files, "file was", "files were")
}

/// What one file would become.
pub fn would_become(source: &str, result: &str, changes: Option<&str>, language: Language) -> String {
    let changes = changes.unwrap_or(language.pick("ไม่มีสิ่งใดเปลี่ยน", "nothing changes"));
    format!("{source} -> {result}: {changes}")
}

/// The heading of what was changed in all files.
pub fn changed(language: Language) -> &'static str {
    language.pick("เปลี่ยน", "Changed")
}

/// The heading of what was left in all files.
pub fn left(language: Language) -> &'static str {
    language.pick("คงไว้หรือไม่ได้นำมาด้วย", "Left as it was or left behind")
}

/// The heading of the manifest's files.
pub fn listed_in(language: Language) -> &'static str {
    language.pick("รายการทุกไฟล์อยู่ใน", "Every file is listed in")
}

/// Nothing was converted.
pub fn nothing_converted(language: Language) -> &'static str {
    language.pick(
        "ไม่มีไฟล์ใดที่แปลงได้ จึงไม่ได้เขียนไฟล์ใด และไฟล์เดิมยังอยู่ครบ โปรดตรวจว่าระบุโฟลเดอร์ถูกต้อง (แปลงไฟล์ของ Word และ Excel)",
        "no file could be converted, so nothing was written and old files are left as they were; check that it is the \
         right folder (files of Word and Excel are converted)",
    )
}

/// A source lies in the output folder, or is it.
pub fn source_in_output(source: &Path, output: &Path, language: Language) -> String {
    let (source, output) = (source.display(), output.display());
    match language {
        Language::Thai => {
            format!("{source}: ต้นฉบับอยู่ในโฟลเดอร์ผลลัพธ์ {output} ผลลัพธ์อาจเขียนทับต้นฉบับ โปรดระบุโฟลเดอร์อื่นหลัง -o เช่นโฟลเดอร์ใหม่")
        }
        Language::English => format!(
            "{source}: the source lies in the output folder {output}, where a result could overwrite it; name another \
             folder after -o, such as a new one"
        ),
    }
}

/// The output folder is a part of the sources.
pub fn output_among_sources(output: &Path, language: Language) -> String {
    let output = output.display();
    match language {
        Language::Thai => format!(
            "{output}: โฟลเดอร์ผลลัพธ์อยู่ในโฟลเดอร์ต้นฉบับและมีไฟล์อื่นอยู่แล้ว จึงไม่ได้แปลงไฟล์ใด เพราะไฟล์เหล่านั้นอาจเป็นต้นฉบับ โปรดระบุโฟลเดอร์ใหม่หลัง -o"
        ),
        Language::English => format!(
            "{output}: the output folder lies among the sources and holds other files, which may be sources too, so \
             nothing was converted; name a new folder after -o"
        ),
    }
}

/// What stands where a manifest belongs is not one of ours.
pub fn foreign_manifest(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Thai => format!(
            "{path}: มีไฟล์ชื่อนี้อยู่แล้วและไม่ใช่ไฟล์ที่คำสั่งนี้เขียน จึงไม่ได้แปลงไฟล์ใด โปรดระบุโฟลเดอร์อื่นหลัง -o หรือเพิ่ม --force เพื่อเขียนทับ"
        ),
        Language::English => format!(
            "{path}: a file of this name is there that this command did not write, so nothing was converted; name \
             another folder after -o, or add --force to overwrite it"
        ),
    }
}

/// A pattern that is no regular expression.
pub fn bad_pattern(pattern: &str, source: &regex::Error, language: Language) -> String {
    // The library draws the pattern over several lines; the last one says what is wrong.
    let whole = source.to_string();
    let why = whole.lines().last().unwrap_or_default().trim_start_matches("error: ");
    match language {
        Language::Thai => format!(
            "--keep {pattern}: ไม่ใช่นิพจน์ปรกติ (regular expression) ที่ถูกต้อง ({why}) หากต้องการให้ตรงตามตัวอักษร ให้ใส่ \\ หน้าเครื่องหมาย เช่น \\( หรือ \\."
        ),
        Language::English => format!(
            "--keep {pattern}: is no valid regular expression ({why}); to match a sign as it is, write \\ before it, \
             such as \\( or \\."
        ),
    }
}

fn one_or_many<'w>(count: u64, (one, many): (&'w str, &'w str)) -> &'w str {
    if count == 1 { one } else { many }
}

fn grouped_size(number: usize) -> String {
    grouped(u64::try_from(number).unwrap_or(u64::MAX))
}

/// A number with commas between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
