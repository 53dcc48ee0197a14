//! Charts name their font for Latin letters alone; programs take Thai ones from the font for complex scripts, and else from
//! whatever is at hand. So the parts of charts are written again with both; all other parts are copied as they are.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::ExportError;

const CHARTS: &str = "xl/charts/chart";

/// The package with every font of its charts named for Thai too.
pub(super) fn for_thai(packed: &[u8]) -> Result<Vec<u8>, ExportError> {
    let mut archive = ZipArchive::new(Cursor::new(packed))?;
    let mut written = ZipWriter::new(Cursor::new(Vec::with_capacity(packed.len())));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        let name = part.name()?.into_owned();
        if !name.starts_with(CHARTS) {
            written.raw_copy_file(part)?;
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml)?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(part.last_modified().unwrap_or_default());
        written.start_file(name, options)?;
        written.write_all(named_twice(&xml).as_bytes())?;
    }
    Ok(written.finish()?.into_inner())
}

/// Behind every `a:latin` an `a:cs` of the same typeface, as the schema orders them.
fn named_twice(xml: &str) -> String {
    let mut parts = xml.split("<a:latin ");
    let mut named = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (attributes, rest) = part.split_once("/>").unwrap_or((part, ""));
        named.push_str(&format!("<a:latin {attributes}/><a:cs {attributes}/>{rest}"));
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_is_named_for_latin_and_thai() {
        let xml = r#"<a:defRPr sz="1100"><a:latin typeface="TH Sarabun New"/></a:defRPr><c:v>ก</c:v>"#;
        let named = r#"<a:defRPr sz="1100"><a:latin typeface="TH Sarabun New"/><a:cs typeface="TH Sarabun New"/></a:defRPr><c:v>ก</c:v>"#;
        assert_eq!(named_twice(xml), named);
        assert_eq!(named_twice("<c:v/>"), "<c:v/>");
    }
}
