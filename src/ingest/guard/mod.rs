//! What a file is and whether it may be read, told from its bytes and never from its name.

pub(super) mod compound;
mod package;
mod text;

use super::package::Package;
use crate::model::{Format, Limit, ReadFailure};
pub use package::{main_content_type, refuse_entities_everywhere};

/// What other formats' files begin with, and the names of those formats.
const OTHER_FORMATS: [(&[u8], &str); 14] = [
    (b"%PDF", "PDF (.pdf)"),
    (b"\x89PNG", "PNG image (.png)"),
    (b"\xFF\xD8\xFF", "JPEG image (.jpg)"),
    (b"GIF8", "GIF image (.gif)"),
    (b"II*\0", "TIFF image (.tif)"),
    (b"MM\0*", "TIFF image (.tif)"),
    (b"RIFF", "image, sound or video (RIFF)"),
    (b"\0\0\0\x18ftyp", "image or video (MPEG-4)"),
    (b"\0\0\0\x1Cftyp", "image or video (MPEG-4)"),
    (b"\0\0\0\x20ftyp", "image or video (MPEG-4)"),
    (b"\x1F\x8B", "gzip archive (.gz)"),
    (b"7z\xBC\xAF\x27\x1C", "7-Zip archive (.7z)"),
    (b"Rar!", "RAR archive (.rar)"),
    (b"SQLite format 3\0", "SQLite database"),
];

/// The format that the bytes show, checked against every limit of its kind.
///
/// # Errors
/// The format as far as it was recognised, and why the file must not be read.
pub fn admit(bytes: &[u8]) -> Result<Format, (Format, ReadFailure)> {
    admit_opened(bytes, &mut None)
}

/// As [`admit`], for bytes of which a package may be open already; one that is opened here stays open.
pub(super) fn admit_opened<'b>(
    bytes: &'b [u8],
    opened: &mut Option<Package<'b>>,
) -> Result<Format, (Format, ReadFailure)> {
    if bytes.is_empty() {
        return Err((Format::Unknown, ReadFailure::NoBytes));
    }
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    Limit::FileBytes.check(size).map_err(|failure| (Format::Unknown, failure))?;
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return match opened {
            Some(package) => package::admit(package),
            None => match Package::open(bytes) {
                Ok(package) => package::admit(opened.insert(package)),
                Err(failure) => Err((package::named_in(bytes), failure)),
            },
        };
    }
    if bytes.starts_with(compound::SIGNATURE) {
        return compound::admit(bytes);
    }
    if let Some((_, name)) = OTHER_FORMATS.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err((Format::Unknown, unsupported(name)));
    }
    match package::ending_as_one(bytes) {
        Some(package) => package::admit(opened.insert(package)),
        None => text::admit(bytes),
    }
}

fn unsupported(format: &str) -> ReadFailure {
    ReadFailure::Unsupported { format: format.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_from_the_first_bytes() {
        type Expected = Result<Format, (Format, ReadFailure)>;
        let unsupported = |name: &str| -> Expected { Err((Format::Unknown, super::unsupported(name))) };
        let cases: [(&[u8], Expected); 19] = [
            (b"", Err((Format::Unknown, ReadFailure::NoBytes))),
            (b"a,b\n1,2\n", Ok(Format::Csv)),
            ("หน่วยงาน,คะแนน".as_bytes(), Ok(Format::Csv)),
            (b"%PDF-1.7 ...", unsupported("PDF (.pdf)")),
            (b"{\\rtf1\\ansi}", Ok(Format::Rtf)),
            (b"\xFF\xD8\xFF\xE0....", unsupported("JPEG image (.jpg)")),
            (b"<html><table><tr><td>1</td></tr></table>", Ok(Format::Html)),
            (b"\xEF\xBB\xBF\n <!DOCTYPE html>", Ok(Format::Html)),
            (b"<!-- by a system -->\n<b>Notice</b>", Ok(Format::Html)),
            (b"Warning: on line 3\n<table border=1><tr><td>1</table>", Ok(Format::Html)),
            (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x", Ok(Format::Html)),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
                Ok(Format::Xml),
            ),
            (
                b"<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>",
                unsupported("Word 2003 XML (.xml)"),
            ),
            (b"<?xml version=\"1.0\"?><a/>", unsupported("XML")),
            (b"{\"schema\": 1}", Ok(Format::Json)),
            (b"{\"schema\": \"prongsai.assessments/1\", \"asse", Ok(Format::Json)),
            (b"{not json", Ok(Format::Text)),
            ("\u{FEFF}ได้คะแนน 80.9\nระดับ B".as_bytes(), Ok(Format::Text)),
            (b"\x01\x02\x03\x00\x00\x7F", Err((Format::Unknown, ReadFailure::UnknownFormat))),
        ];
        for (bytes, expected) in cases {
            assert_eq!(admit(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
