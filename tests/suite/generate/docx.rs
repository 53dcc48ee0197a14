//! Makes a Word document of a page, in plain WordprocessingML written by hand, so that no writer of ours is the judge
//! of a reader of ours.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::page::{Cell, Page, Part, Value, placed, width};

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// The file's bytes. Words are cut into runs at odd places, as Word's spelling checker leaves them.
pub fn write(page: &mut Page) -> zip::result::ZipResult<Vec<u8>> {
    let mut body = String::new();
    for part in &page.parts {
        match part {
            Part::Line(text) => body.push_str(&paragraph(text)),
            Part::Grid(grid) => {
                body.push_str(&table(grid));
                body.push_str("<w:p/>");
            }
            Part::Sheet(_) => body.push_str(r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#),
        }
    }
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELATIONSHIPS),
        ("word/document.xml", document.as_str()),
    ] {
        package.start_file(name, SimpleFileOptions::default())?;
        package.write_all(part.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}

fn paragraph(text: &str) -> String {
    let mut xml = String::from("<w:p>");
    let chars: Vec<char> = text.chars().collect();
    for run in chars.chunks(11) {
        let run: String = run.iter().collect();
        let _ = write!(xml, r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(&run));
    }
    xml.push_str("</w:p>");
    xml
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\n', r#"</w:t><w:br/><w:t xml:space="preserve">"#)
}

fn table(grid: &[Vec<Cell>]) -> String {
    let columns = "<w:gridCol w:w=\"1200\"/>".repeat(width(grid) as usize);
    let mut xml = format!("<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>");
    let cells = placed(grid);
    for row in 0..grid.len() as u32 {
        xml.push_str("<w:tr>");
        let mut in_row: Vec<_> =
            cells.iter().filter(|(top, _, cell)| (*top..*top + cell.rows).contains(&row)).collect();
        in_row.sort_by_key(|(_, column, _)| *column);
        for (top, _, cell) in in_row {
            let merge = match (cell.rows, *top == row) {
                (1, _) => "",
                (_, true) => r#"<w:vMerge w:val="restart"/>"#,
                (_, false) => "<w:vMerge/>",
            };
            let (Value::Text(text) | Value::Score(_, text) | Value::Count(_, text)) = &cell.value;
            let content = if *top == row { paragraph(text) } else { "<w:p/>".to_owned() };
            let _ =
                write!(xml, r#"<w:tc><w:tcPr><w:gridSpan w:val="{}"/>{merge}</w:tcPr>{content}</w:tc>"#, cell.columns);
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
    xml
}
