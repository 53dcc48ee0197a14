//! `manifest.csv`: one line a file, in words, as a spreadsheet program opens it with a double click.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use crate::export::ExportError;
use crate::export::wording::{Language, convert as words, labels};
use crate::model::{Manifest, ManifestEntry};

/// By this, spreadsheet programs know that the text is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The bytes of `manifest.csv`.
///
/// # Errors
/// None in practice: it is written in memory.
pub fn write(manifest: &Manifest, language: Language) -> Result<Vec<u8>, ExportError> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(words::headings(language))?;
    for file in &manifest.files {
        writer.write_record(cells(file, language).iter().map(|cell| harmless(cell).into_owned()))?;
    }
    writer.into_inner().map_err(|refused| ExportError::Pack(refused.into_error()))
}

fn cells(file: &ManifestEntry, language: Language) -> [String; 12] {
    let count = |count: u64| count.to_string();
    [
        file.source.to_string(),
        file.result.clone().unwrap_or_default(),
        labels::format(file.format, language).to_owned(),
        words::status(&file.status, language).to_owned(),
        file.reason.clone().unwrap_or_default(),
        count(file.changes.digits),
        count(file.changes.numbers),
        count(file.changes.number_formats),
        words::repairs(&file.changes, language).unwrap_or_default(),
        words::remarks(&file.remarks, language).unwrap_or_default(),
        file.source_sha256.clone().unwrap_or_default(),
        file.result_sha256.clone().unwrap_or_default(),
    ]
}

/// A cell that no spreadsheet program takes for a formula: what could begin one has an apostrophe in front. Control
/// characters, which a file's name may hold, are blanks.
fn harmless(cell: &str) -> Cow<'_, str> {
    let clean: Cow<'_, str> = if cell.contains(char::is_control) {
        Cow::Owned(cell.replace(char::is_control, " "))
    } else {
        Cow::Borrowed(cell)
    };
    let first = clean.trim_start().chars().next();
    if matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|')) {
        return Cow::Owned(format!("'{clean}"));
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let cases = [
            ("a.docx", "a.docx"),
            ("=HYPERLINK(\"x\").docx", "'=HYPERLINK(\"x\").docx"),
            ("-สำเนา.docx", "'-สำเนา.docx"),
            ("\t=1.docx", "' =1.docx"),
            ("a\r\n=1.docx", "a  =1.docx"),
            ("รายงาน-2564.docx", "รายงาน-2564.docx"),
            ("", ""),
        ];
        for (name, cell) in cases {
            assert_eq!(harmless(name), cell, "{name:?}");
        }
    }
}
