//! Makes an OpenDocument spreadsheet of a page.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::page::{Page, Part, Value, placed, width};
use super::style::{Digits, Scores};

const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The file's bytes: lines in the first column, grids under each other with a row between.
pub fn write(page: &Page) -> zip::result::ZipResult<Vec<u8>> {
    let mut tables = String::new();
    let mut name = "ผลคะแนน".to_owned();
    let mut rows = String::new();
    for (at, part) in page.parts.iter().enumerate() {
        match part {
            Part::Sheet(next) => {
                if at > 0 {
                    push_table(&mut tables, &name, &std::mem::take(&mut rows));
                }
                name = page.style.in_digits(next);
            }
            Part::Line(text) => {
                let _ = write!(rows, "<table:table-row>{}</table:table-row>", text_cell(text, ""));
            }
            Part::Grid(grid) => {
                rows.push_str(&grid_rows(grid, page));
                rows.push_str("<table:table-row><table:table-cell/></table:table-row>");
            }
        }
    }
    push_table(&mut tables, &name, &rows);
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#
    );
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    package.start_file("mimetype", SimpleFileOptions::default().compression_method(CompressionMethod::Stored))?;
    package.write_all(MIMETYPE.as_bytes())?;
    for (name, part) in [("content.xml", content), ("META-INF/manifest.xml", manifest)] {
        package.start_file(name, SimpleFileOptions::default())?;
        package.write_all(part.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}

fn push_table(tables: &mut String, name: &str, rows: &str) {
    let _ = write!(tables, r#"<table:table table:name="{}">{rows}</table:table>"#, escaped(name));
}

fn grid_rows(grid: &[Vec<super::page::Cell>], page: &Page) -> String {
    let cells = placed(grid);
    let columns = width(grid);
    let mut rows = String::new();
    for row in 0..grid.len() as u32 {
        rows.push_str("<table:table-row>");
        for column in 0..columns {
            let here = cells.iter().find(|(top, left, _)| (*top, *left) == (row, column));
            let covered = cells.iter().any(|(top, left, cell)| {
                (*top..*top + cell.rows).contains(&row) && (*left..*left + cell.columns).contains(&column)
            });
            match here {
                Some((_, _, cell)) => {
                    let spans = if cell.columns > 1 || cell.rows > 1 {
                        let (columns, rows) = (cell.columns, cell.rows);
                        format!(r#" table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}""#)
                    } else {
                        String::new()
                    };
                    rows.push_str(&value_cell(&cell.value, &spans, page));
                }
                None if covered => rows.push_str("<table:covered-table-cell/>"),
                None => rows.push_str("<table:table-cell/>"),
            }
        }
        rows.push_str("</table:table-row>");
    }
    rows
}

fn value_cell(value: &Value, spans: &str, page: &Page) -> String {
    let as_numbers = page.style.digits == Digits::Arabic;
    let number = match value {
        Value::Score(score, text) if as_numbers && matches!(page.style.scores, Scores::Number | Scores::Long) => {
            Some((score.to_string(), text))
        }
        Value::Count(count, text) if as_numbers => Some((count.to_string(), text)),
        _ => None,
    };
    let (Value::Text(text) | Value::Score(_, text) | Value::Count(_, text)) = value;
    match number {
        Some((number, text)) => format!(
            r#"<table:table-cell office:value-type="float" office:value="{number}"{spans}><text:p>{text}</text:p></table:table-cell>"#
        ),
        None => text_cell(text, spans),
    }
}

fn text_cell(text: &str, spans: &str) -> String {
    if text.is_empty() {
        return format!("<table:table-cell{spans}/>");
    }
    let lines: String = text.lines().map(|line| format!("<text:p>{}</text:p>", escaped(line))).collect();
    format!(r#"<table:table-cell office:value-type="string"{spans}>{lines}</table:table-cell>"#)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
