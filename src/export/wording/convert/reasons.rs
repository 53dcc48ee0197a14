//! Why a file was not converted.

use crate::export::wording::{Language, findings};
use crate::model::{ConversionStatus, FileStatus, Format, Standing, Stranger, StrangerKind};

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

#[cfg(test)]
mod tests {
    use super::super::in_both;
    use super::*;
    use crate::model::ReadFailure;

    #[test]
    fn every_reason_says_what_to_do_and_ends_without_a_full_stop() {
        let stranger = |kind| ConversionStatus::Unsupported(Stranger { kind, disguise: Some("doc".to_owned()) });
        let formats = [
            Format::Doc,
            Format::Xls,
            Format::Xlsb,
            Format::Ods,
            Format::Xml,
            Format::Csv,
            Format::Rtf,
            Format::Text,
            Format::Html,
            Format::Json,
            Format::Zip,
        ];
        let named = ["PDF (.pdf)", "RAR archive (.rar)", "PowerPoint (.pptx)"];
        let standings = [
            Standing::Foreign,
            Standing::Edited,
            Standing::SourceChanged,
            Standing::OtherSettings,
            Standing::OtherVersion,
        ];
        let statuses = (formats.into_iter().map(|format| stranger(StrangerKind::Read(format))))
            .chain(named.into_iter().map(|name| stranger(StrangerKind::Named(name.to_owned()))))
            .chain([stranger(StrangerKind::Unknown), ConversionStatus::Ignored])
            .chain([ConversionStatus::Unreadable(ReadFailure::Encrypted)])
            .chain([ConversionStatus::Unwritten { system: "permission denied".to_owned() }])
            .chain(standings.into_iter().map(ConversionStatus::Exists));
        for status in statuses {
            for language in [Language::Thai, Language::English] {
                let told = reason(&status, language).unwrap();
                assert!(!told.ends_with('.') && !told.contains("  "), "{told}");
            }
        }
        assert_eq!(reason(&ConversionStatus::Converted, Language::Thai), None);
    }

    #[test]
    fn a_disguise_is_told_with_what_the_file_is() {
        let kind = StrangerKind::Read(Format::Rtf);
        let status = ConversionStatus::Unsupported(Stranger { kind, disguise: Some("doc".to_owned()) });
        insta::assert_snapshot!(in_both(|language| reason(&status, language).unwrap()), @r"
        เป็น Rich Text Format (RTF) แต่ตั้งชื่อเป็น .doc จึงไม่แปลง โปรดเปิดใน Word แล้วบันทึกเป็น .docx
        the file is Rich Text Format (RTF) under the name .doc and is not converted; open it in Word and save it as .docx
        ");
        let kind = StrangerKind::Named("PDF (.pdf)".to_owned());
        let status = ConversionStatus::Unsupported(Stranger { kind, disguise: None });
        insta::assert_snapshot!(in_both(|language| reason(&status, language).unwrap()), @r"
        เป็น PDF (.pdf) จึงไม่แปลง โปรดใช้ไฟล์ Word หรือ Excel ต้นฉบับของไฟล์นี้
        the file is PDF (.pdf) and is not converted; convert the Word or Excel file that it was made of
        ");
    }
}
