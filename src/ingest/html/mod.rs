//! Web pages, which is what many systems export under names like `.xls` and `.doc`: tokens by `html5gum`, one pass, no
//! tree.
//!
//! **Read**: tables with `colspan` and `rowspan`, with row and cell ends left out, nested ones as tables of their own
//! behind the one around them; `<tr>` and `<col>` that are not shown as hidden; captions and text between tables as
//! paragraphs; headings; the numbers of `<ol>`; `<br>`, paragraphs and list items in a cell as lines; every character
//! reference; the encoding that the bytes show, else the one that the page names. Pages of several parts (MHT): each
//! part that is a page.
//!
//! **Left out**: `<script>`, `<style>`, `<title>`, lists to choose from, what is not shown (`display: none`), pictures,
//! frames, styles and number formats: a cell says what a person sees in it.
//!
//! **A loss**: more cells, columns, paragraphs or nested tables than the limits allow.

mod charset;
mod multipart;
mod page;
mod table;

use std::sync::Arc;

use crate::model::{Document, Format, Limit, Loss, ReadFailure};
use page::Page;

/// Reads a page, or the pages of a web archive.
///
/// # Errors
/// [`ReadFailure::UnknownFormat`] where the bytes are no text.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    let mut page = Page::new(file);
    let mut losses = Vec::new();
    match multipart::pages(bytes) {
        Some(parts) => {
            if parts.len() > Limit::Sheets.length() {
                page.lose(Limit::Sheets);
            }
            for part in parts.iter().take(Limit::Sheets.length()) {
                read_part(&part.bytes, part.charset.as_deref(), &mut page, &mut losses)?;
            }
        }
        None => read_part(bytes, None, &mut page, &mut losses)?,
    }
    let (blocks, limits) = page.finish();
    losses.extend(limits);
    Ok(Document { file: file.clone(), format: Format::Html, blocks, losses })
}

fn read_part(bytes: &[u8], told: Option<&str>, page: &mut Page, losses: &mut Vec<Loss>) -> Result<(), ReadFailure> {
    let (text, encoding, lossless) = charset::decode(bytes, told).ok_or(ReadFailure::UnknownFormat)?;
    let loss = Loss::Undecodable { encoding: encoding.to_owned() };
    if !lossless && !losses.contains(&loss) {
        losses.push(loss);
    }
    page.read(&text);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;

    /// Each block as `place|text`, cells with their grid position and spans.
    pub(super) fn told(html: &str) -> Vec<String> {
        let document = read(html.as_bytes(), &"page.xls".into()).unwrap();
        let mut told = Vec::new();
        for block in &document.blocks {
            match block {
                Block::Paragraph(one) => told.push(format!("{}|{}", one.place.at, one.text)),
                Block::Table(table) => told.extend(table.cells.iter().map(|cell| {
                    let spans = match (cell.row_span, cell.column_span) {
                        (1, 1) => String::new(),
                        (rows, columns) => format!(" {rows}x{columns}"),
                    };
                    format!("{}|({}, {}){spans} {}", cell.place.at, cell.row, cell.column, cell.text)
                })),
            }
        }
        told
    }

    #[test]
    fn a_page_gives_paragraphs_and_true_grids() {
        let html = "<html><head><title>x</title><style>td {}</style></head><body>\
            <h1>ผลคะแนน&nbsp;ITA</h1> อบต.<b>แดงหม้อ</b><p>ปี 2564<p>ระดับ &lt;B&gt;\
            <table><caption>ตาราง</caption><tr><th rowspan=2>ตัวชี้วัด<th colspan='2'>คะแนน\
            <tr><td>2563<td>2564</tr>\n<tr><td>1<br>การปฏิบัติหน้าที่<td> 90.1 <td>99.83</table>หมายเหตุ";
        assert_eq!(
            told(html),
            [
                "paragraph 1|ผลคะแนน\u{A0}ITA",
                "paragraph 2|อบต.แดงหม้อ",
                "paragraph 3|ปี 2564",
                "paragraph 4|ระดับ <B>",
                "paragraph 5|ตาราง",
                "table 1, row 1, cell 1|(0, 0) 2x1 ตัวชี้วัด",
                "table 1, row 1, cell 2|(0, 1) 1x2 คะแนน",
                "table 1, row 2, cell 1|(1, 1) 2563",
                "table 1, row 2, cell 2|(1, 2) 2564",
                "table 1, row 3, cell 1|(2, 0) 1\nการปฏิบัติหน้าที่",
                "table 1, row 3, cell 2|(2, 1) 90.1",
                "table 1, row 3, cell 3|(2, 2) 99.83",
                "paragraph 6|หมายเหตุ",
            ]
        );
    }

    #[test]
    fn nested_tables_follow_the_one_around_them() {
        let html = "<table><tr><td>ก<table><tr><td>ใน</table>ข<td>ค</table><table><td>ถัดไป</table>";
        assert_eq!(
            told(html),
            [
                "table 1, row 1, cell 1|(0, 0) ก\nข",
                "table 1, row 1, cell 2|(0, 1) ค",
                "table 2, row 1, cell 1|(0, 0) ใน",
                "table 3, row 1, cell 1|(0, 0) ถัดไป",
            ]
        );
    }

    #[test]
    fn numbers_of_lists_are_read_and_what_is_not_shown_is_not() {
        let html = "<ol start=3><li>หนึ่ง<li>สอง</ol><ul><li>จุด</ul><p style='display: none'>ลับ</p>\
            <script>if (a < b) {}</script><select><option>x</select><div hidden>ลับ</div>เห็น";
        assert_eq!(told(html), ["paragraph 1|3. หนึ่ง", "paragraph 2|4. สอง", "paragraph 3|จุด", "paragraph 4|เห็น"]);
        // What is not shown and has no end hides no more than itself.
        let html = "<p hidden>ลับ<p>ก<ul><li hidden>ลับ</ul>ข<table><tr><td hidden>ลับ<td>ค<tr><td>ง</table>";
        assert_eq!(
            told(html),
            ["paragraph 1|ก", "paragraph 2|ข", "table 1, row 1, cell 2|(0, 0) ค", "table 1, row 2, cell 1|(1, 0) ง",]
        );
    }

    #[test]
    fn hidden_rows_and_columns_are_said() {
        let html = "<table><col><col style='display:none'><tr><td>1<td>2<tr style='mso-yfti-irow:1;display:none'>\
            <td>3<td>4</table>";
        let document = read(html.as_bytes(), &"page.xls".into()).unwrap();
        let [Block::Table(table)] = document.blocks.as_slice() else { panic!("one table") };
        assert!(!table.hidden);
        assert_eq!((table.hidden_rows.as_slice(), table.hidden_columns.as_slice()), (&[1..=1][..], &[1..=1][..]));
        assert_eq!(table.cells.len(), 4);
        let hidden = read(b"<table style='display: none !important'><td>1</table>", &"page.xls".into()).unwrap();
        assert!(matches!(hidden.blocks.as_slice(), [Block::Table(table)] if table.hidden));
    }

    #[test]
    fn limits_hold() {
        let wide = told("<table><tr><td colspan=1000000 rowspan=1000000>ก<tr><td>ข</table>");
        assert_eq!(wide, ["table 1, row 1, cell 1|(0, 0) 65534x1000 ก", "table 1, row 2, cell 1|(1, 1000) ข"]);

        let limit = |html: &str| read(html.as_bytes(), &"page.xls".into()).unwrap().losses;
        let cases = [
            ("<table><tr>".to_owned() + &"<td rowspan=9 colspan=900>x".repeat(20), Limit::TableColumns),
            ("<table><tr>".to_owned() + &"<td rowspan=9>x".repeat(300), Limit::SpanningCells),
            ("<table><tr><td>x".repeat(40), Limit::NestedTables),
            ("<ol><li>x".repeat(65), Limit::NestedLists),
            ("<p>x".repeat(200_001), Limit::Paragraphs),
        ];
        for (html, met) in cases {
            assert_eq!(limit(&html), [met.loss()]);
        }
    }
}
