//! Files whose names say another format than their bytes.

use crate::model::Format::{self, Csv, Doc, Docx, Html, Json, Ods, Rtf, Text, Xls, Xlsb, Xlsx, Xml, Zip};

/// What a name's end promises. Macros, templates and the kinds of text are no other format; whatever is read under the
/// name of a format that we do not read is one.
const PROMISES: [(&[&str], &[Format]); 13] = [
    (&["docx", "docm", "dotx", "dotm"], &[Docx]),
    (&["xlsx", "xlsm", "xltx", "xltm", "xlam"], &[Xlsx]),
    (&["xlsb"], &[Xlsb]),
    (&["ods", "ots"], &[Ods]),
    (&["doc", "dot"], &[Doc]),
    (&["xls", "xlt", "xla", "et"], &[Xls]),
    (&["html", "htm", "xhtml", "mht", "mhtml", "php", "asp", "aspx"], &[Html]),
    (&["rtf"], &[Rtf]),
    (&["xml"], &[Xml, Html]),
    (&["csv", "tsv", "tab", "txt", "prn", "asc", "text"], &[Csv, Text]),
    (&["json"], &[Json]),
    (&["zip"], &[Zip]),
    (&["pdf", "ppt", "pptx", "odt", "odp", "jpg", "jpeg", "png", "gif", "tif", "tiff", "rar", "7z", "gz"], &[]),
];

/// The extension of a file's name that promises another format; none for one that promises nothing we know.
pub(super) fn disguised(name: &str, format: Format) -> Option<String> {
    let (extension, formats) = promise(name)?;
    (!formats.contains(&format)).then_some(extension)
}

/// As [`disguised`], for a format that we do not read and only name, such as `PDF (.pdf)`.
pub(super) fn disguised_as_read(name: &str, format: &str) -> Option<String> {
    let (extension, formats) = promise(name)?;
    (!formats.is_empty() && !format.contains(&format!(".{extension}"))).then_some(extension)
}

/// The extension of a file's name, in small letters, and the formats that it promises.
fn promise(name: &str) -> Option<(String, &'static [Format])> {
    let (_, file) = name.rsplit_once('/').unwrap_or(("", name));
    let (_, extension) = file.rsplit_once('.')?;
    let extension = extension.trim().to_lowercase();
    let (_, formats) = PROMISES.iter().find(|(extensions, _)| extensions.contains(&extension.as_str()))?;
    Some((extension, *formats))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_says_another_format_is_a_disguise() {
        let cases = [
            ("a/คะแนน.xls", Html, Some("xls")),
            ("คะแนน.XLS", Csv, Some("xls")),
            ("รายงาน.doc", Docx, Some("doc")),
            ("รายงาน.pdf", Docx, Some("pdf")),
            ("คะแนน.xlsm", Xlsx, None),
            ("รายงาน.dotx", Docx, None),
            ("คะแนน.txt", Csv, None),
            ("คะแนน.csv", Text, None),
            ("คะแนน.mht", Html, None),
            ("รายงาน ปี 2564.แก้ไข", Docx, None),
            ("a.zip/รายงาน", Docx, None),
        ];
        for (name, format, expected) in cases {
            assert_eq!(disguised(name, format).as_deref(), expected, "{name}");
        }
    }
}
