//! Why a conversion as a whole was refused.

use std::path::Path;

use crate::export::wording::Language;

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

#[cfg(test)]
mod tests {
    use super::super::in_both;
    use super::*;

    #[test]
    fn a_bad_pattern_is_told_in_one_line() {
        // From outside, as a pattern is.
        let pattern = ["a", "(b"].concat();
        let refused = regex::Regex::new(&pattern).unwrap_err();
        insta::assert_snapshot!(in_both(|language| bad_pattern(&pattern, &refused, language)), @r"
        --keep a(b: ไม่ใช่นิพจน์ปรกติ (regular expression) ที่ถูกต้อง (unclosed group) หากต้องการให้ตรงตามตัวอักษร ให้ใส่ \ หน้าเครื่องหมาย เช่น \( หรือ \.
        --keep a(b: is no valid regular expression (unclosed group); to match a sign as it is, write \ before it, such as \( or \.
        ");
    }
}
