//! The parts of a Word document that lends its look to documents of ours: markup and pictures as bytes, under limits.

use std::collections::BTreeMap;
use std::io::Read as _;

use super::markup;
use super::package::{Package, is_markup};
use crate::model::{Limit, ReadFailure};

/// The folder of pictures in a Word document.
const PICTURES: &str = "word/media/";

/// Whether a package that the guard has let pass holds macros.
pub fn has_macros(bytes: &[u8]) -> bool {
    let typed = super::guard::main_content_type(bytes).is_some_and(|kind| kind.contains("macroenabled"));
    typed || Package::open(bytes).is_ok_and(|package| package.names().any(|name| name.ends_with("vbaproject.bin")))
}

/// Markup and pictures of a package that the guard has let pass, by names in small letters; markup in UTF-8.
///
/// # Errors
/// [`ReadFailure::OverLimit`], and [`ReadFailure::Damaged`] where a part does not inflate.
pub fn parts(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, ReadFailure> {
    let mut package = Package::open(bytes)?;
    let names: Vec<String> =
        package.names().filter(|name| is_markup(name) || name.starts_with(PICTURES)).map(str::to_owned).collect();
    let mut parts = BTreeMap::new();
    let mut left = Limit::TemplateBytes.most();
    for name in names {
        let damaged = || ReadFailure::Damaged { what: name.clone() };
        let mut part = Vec::new();
        let inflating = package.bytes(&name).ok_or_else(damaged)?;
        let read = inflating.take(left + 1).read_to_end(&mut part).map_err(|_| damaged())?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        left = left.checked_sub(read).ok_or_else(|| Limit::TemplateBytes.met())?;
        let part = if is_markup(&name) { in_utf_8(part) } else { part };
        parts.insert(name, part);
    }
    Ok(parts)
}

/// Markup may be in another encoding, which its beginning tells.
fn in_utf_8(bytes: Vec<u8>) -> Vec<u8> {
    match markup::foreign(&bytes) {
        Some(encoding) => encoding.decode(&bytes).0.into_owned().into_bytes(),
        None => bytes,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn markup_and_pictures_are_read_and_nothing_else() {
        let wide: Vec<u8> = "\u{feff}<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes =
            packed(&[("Word\\Document.xml", &wide), ("word/media/A.PNG", b"png"), ("word/embeddings/a.bin", b"x")]);
        let found = parts(&bytes).unwrap();
        let found: Vec<_> = found.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        assert_eq!(found, [("word/document.xml", b"<a/>".as_slice()), ("word/media/a.png", b"png")]);
    }

    #[test]
    fn what_inflates_too_far_is_refused() {
        let bytes = packed(&[("word/document.xml", &vec![b' '; 40 << 20]), ("word/styles.xml", &vec![b' '; 40 << 20])]);
        assert!(matches!(parts(&bytes), Err(ReadFailure::OverLimit { .. })));
    }

    #[test]
    fn macros_are_told_by_their_part_or_type() {
        let kind =
            br#"<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"#;
        for (parts, expected) in [
            (&[("word/document.xml", b"".as_slice())][..], false),
            (&[("word/vbaProject.bin", b"".as_slice())], true),
            (&[("[Content_Types].xml", kind.as_slice())], true),
        ] {
            assert_eq!(has_macros(&packed(parts)), expected);
        }
    }
}
