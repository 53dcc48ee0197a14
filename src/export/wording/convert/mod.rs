//! The words of `convert`: what became of a file and why, what was changed in it, what was left behind.

use super::Language;
use super::cli::counted;

mod changes;
mod reasons;
mod refusals;
mod remarks;

pub use changes::{changes, repairs};
pub use reasons::reason;
pub use refusals::{bad_pattern, foreign_manifest, output_among_sources, source_in_output};
pub use remarks::remarks;

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

/// A run that somebody stopped.
pub fn stopped(language: Language) -> &'static str {
    language.pick(
        "หยุดตามคำสั่งแล้ว ผลลัพธ์ที่เขียนไปแล้วสมบูรณ์ทุกไฟล์ สั่งคำสั่งเดิมอีกครั้งเพื่อทำต่อจากเดิม",
        "stopped; every result that was written is whole; run the same again to go on from there",
    )
}

/// Nothing was converted.
pub fn nothing_converted(language: Language) -> &'static str {
    language.pick(
        "ไม่มีไฟล์ใดที่แปลงได้ จึงไม่ได้เขียนไฟล์ใด และไฟล์เดิมยังอยู่ครบ โปรดตรวจว่าระบุโฟลเดอร์ถูกต้อง (แปลงไฟล์ของ Word และ Excel)",
        "no file could be converted, so nothing was written and old files are left as they were; check that it is the \
         right folder (files of Word and Excel are converted)",
    )
}

/// Nothing was converted, because other results are there.
pub fn nothing_overwritten(language: Language) -> &'static str {
    language.pick(
        "ผลลัพธ์ที่มีอยู่ไม่ถูกเขียนทับ จึงไม่ได้เขียนไฟล์ใด เหตุผลของแต่ละไฟล์อยู่ข้างต้น",
        "the results that are there were left as they are, so nothing was written; the reason of each is above",
    )
}

fn grouped_size(number: usize) -> String {
    grouped(u64::try_from(number).unwrap_or(u64::MAX))
}

/// A number with commas between its thousands.
pub(super) fn grouped(number: u64) -> String {
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

#[cfg(test)]
fn in_both(told: impl Fn(Language) -> String) -> String {
    format!("{}\n{}", told(Language::Thai), told(Language::English))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (number, told) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), told);
        }
    }
}
