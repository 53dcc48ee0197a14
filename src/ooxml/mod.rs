//! What Open Packaging (ECMA-376 part 2) says of parts, their names and their XML, for those who read packages and those
//! who change them.

use encoding_rs::{Encoding, UTF_8};

/// A part's name as packages are searched by: small letters, `/` between folders, none in front. Some programs write
/// backslashes, capitals or a leading slash.
pub fn normal_name(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The part that a relationship's target means, seen from the folder of the part that relates to it.
pub fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let absolute = target.starts_with('/');
    let mut path: Vec<&str> = if absolute { Vec::new() } else { folder.split('/').filter(|s| !s.is_empty()).collect() };
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            segment => path.push(segment),
        }
    }
    normal_name(&path.join("/"))
}

/// How much of a part its mark and declaration take, at most.
pub const HEAD_BYTES: usize = 256;

/// The encoding that the XML declaration at the beginning of a part names, with a mark in front of it or without; none
/// where there is no declaration, or none of an encoding that is known.
pub fn declared_encoding(part: &[u8]) -> Option<&'static Encoding> {
    let head = part.get(..HEAD_BYTES).unwrap_or(part);
    let end = head.windows(2).position(|window| window == b"?>");
    let head = String::from_utf8_lossy(end.and_then(|end| head.get(..end)).unwrap_or(head));
    let declaration = head.trim_start_matches('\u{FEFF}').strip_prefix("<?xml")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = value.strip_prefix(quote)?.split(quote).next()?;
    // Nearly all say so, and a look into the list of names takes its time.
    if name == "UTF-8" { Some(UTF_8) } else { Encoding::for_label(name.as_bytes()) }
}

/// Whether a document type, as it stands between `<!DOCTYPE` and `>`, declares entities or stands in another file: what
/// no part may (part 2, 8.1.4), and what makes a reader write anything anywhere or fetch it.
///
/// `OpenOffice` 2 named its own document type in the lists of its packages, which is no more than a name.
pub fn leads_outside(document_type: &str) -> bool {
    let is_open_office = document_type.contains("\"-//OpenOffice.org//DTD ");
    let outside = document_type.split('[').next().unwrap_or(document_type);
    let names_file = outside.split_whitespace().skip(1).any(|word| matches!(word, "SYSTEM" | "PUBLIC"));
    document_type.contains("<!ENTITY") || (names_file && !is_open_office)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_type_may_be_a_name_and_no_more() {
        let cases = [
            ("Workbook", false),
            ("Workbook [<!ELEMENT Workbook ANY>]", false),
            ("SYSTEM", false),
            ("manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"Manifest.dtd\"", false),
            ("a [<!ENTITY x 'y'>]", true),
            ("a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]", true),
            ("a SYSTEM 'http://example.org/a.dtd'", true),
            ("a\nPUBLIC '-//W3C//DTD XHTML 1.0//EN' 'xhtml.dtd'", true),
            ("a PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"m.dtd\" [<!ENTITY x 'y'>]", true),
        ];
        for (document_type, expected) in cases {
            assert_eq!(leads_outside(document_type), expected, "{document_type}");
        }
    }

    #[test]
    fn targets_are_resolved_as_parts_are_named() {
        let cases = [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/Sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "..\\custom\\sheet.xml", "custom/sheet.xml"),
            ("", "./xl/workbook.xml", "xl/workbook.xml"),
            ("xl", "../../../../etc/passwd", "etc/passwd"),
        ];
        for (folder, target, part) in cases {
            assert_eq!(resolve(folder, target), part, "{target} from {folder}");
        }
    }
}
