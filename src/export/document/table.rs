//! Tables over the width of the text, with a header row that every page repeats.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::page::{KEEP_NEXT, paragraph, push_lines, run};
use super::style::{ParagraphStyle, TABLE_STYLE};
use super::text::{MISSING, printable};
use super::writer::Writer;
use crate::export::ExportError;

/// A row with more characters than this in a cell may be split over pages: it might not fit on one.
const UNSPLIT_CHARACTERS: usize = 600;
/// A table of no more rows than this stays on one page,
const UNPARTED_ROWS: usize = 15;
/// and of no more characters, of the longest cell of each row: more might not fit on one.
const UNPARTED_CHARACTERS: usize = 1_000;

/// A column of a table.
pub struct Column {
    /// What stands in the header row.
    pub heading: String,
    /// Its share of the text's width; shares of a table are scaled to fill the line.
    pub share: usize,
    /// Figures stand in the middle, words at the left.
    pub centred: bool,
}

/// A column of words.
pub fn words(heading: &str, share: usize) -> Column {
    Column { heading: heading.to_owned(), share, centred: false }
}

/// A column of figures.
pub fn figures(heading: &str, share: usize) -> Column {
    Column { heading: heading.to_owned(), share, centred: true }
}

/// A cell: its text, where it leads, and whether it is set in bold.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    text: String,
    anchor: Option<String>,
    bold: bool,
}

impl Cell {
    /// A cell that leads to a bookmark.
    pub fn link(text: impl Into<String>, anchor: Option<String>) -> Cell {
        Cell { text: text.into(), anchor, bold: false }
    }

    /// The cell in bold.
    pub fn bold_if(self, bold: bool) -> Cell {
        Cell { bold, ..self }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell { text: text.into(), anchor: None, bold: false }
    }
}

impl Writer {
    /// A table over the width of the text, its header row repeated on every page. Those who hear the document are told
    /// the last caption or heading before it as what it holds.
    pub fn table(&mut self, columns: &[Column], rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<(), ExportError> {
        let whole_width = self.text_width();
        let widths = widths(columns, whole_width);
        let frame = frame(whole_width, &widths, &self.last_title);
        let columns: Vec<(&Column, String)> = columns.iter().zip(widths.into_iter().map(cell_properties)).collect();
        let header = header(&columns);
        let mut rows = rows.into_iter();
        let first: Vec<Vec<Cell>> = rows.by_ref().take(UNPARTED_ROWS + 1).collect();
        let last = first.len().saturating_sub(1);
        let longest = |cells: &Vec<Cell>| cells.iter().map(|cell| cell.text.chars().count()).max().unwrap_or(0);
        let whole = first.len() <= UNPARTED_ROWS && first.iter().map(longest).sum::<usize>() <= UNPARTED_CHARACTERS;
        let first = first.into_iter().enumerate().map(|(position, cells)| (cells, whole && position < last));
        let rows = first.chain(rows.map(|cells| (cells, false)));
        let rows = rows.map(|(cells, keep_next)| row(&columns, cells, keep_next));
        self.package.add_table(&frame, std::iter::once(header).chain(rows))?;
        // Word joins tables that touch.
        self.package.add_xml(paragraph(ParagraphStyle::Gap, ""))
    }
}

/// The beginning of a table, up to its first row.
fn frame(whole_width: usize, widths: &[usize], title: &str) -> String {
    const BORDERS: [&str; 6] = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let mut xml = format!(
        concat!(
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="{}"/><w:tblW w:w="{}" w:type="dxa"/><w:jc w:val="left"/>"#,
            r#"<w:tblBorders>"#
        ),
        TABLE_STYLE, whole_width
    );
    // Writing into a string does not fail.
    for border in BORDERS {
        let _ = write!(xml, r#"<w:{border} w:val="single" w:sz="2" w:space="0" w:color="000000"/>"#);
    }
    let _ = write!(
        xml,
        concat!(
            r#"</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0""#,
            r#" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{}"/></w:tblPr>"#,
            r#"<w:tblGrid>"#
        ),
        escape(printable(title))
    );
    for width in widths {
        let _ = write!(xml, r#"<w:gridCol w:w="{width}"/>"#);
    }
    xml.push_str("</w:tblGrid>");
    xml
}

fn cell_properties(width: usize) -> String {
    format!(r#"<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>"#)
}

/// The row that is repeated at the head of every page.
fn header(columns: &[(&Column, String)]) -> String {
    let mut xml = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>".to_owned();
    for (column, properties) in columns {
        begin_cell(&mut xml, properties, ParagraphStyle::CellHeader, true);
        push_lines(&mut xml, &column.heading, false);
        xml.push_str(CELL_END);
    }
    xml.push_str("</w:tr>");
    xml
}

const CELL_END: &str = "</w:p></w:tc>";

/// Begins a cell and the paragraph in it.
fn begin_cell(xml: &mut String, properties: &str, style: ParagraphStyle, keep_next: bool) {
    let keep_next = if keep_next { KEEP_NEXT } else { "" };
    for piece in ["<w:tc>", properties, r#"<w:p><w:pPr><w:pStyle w:val=""#, style.id(), r#""/>"#, keep_next, "</w:pPr>"]
    {
        xml.push_str(piece);
    }
}

fn row(columns: &[(&Column, String)], cells: Vec<Cell>, keep_next: bool) -> String {
    let is_short =
        |cell: &Cell| cell.text.len() <= UNSPLIT_CHARACTERS || cell.text.chars().count() <= UNSPLIT_CHARACTERS;
    let properties = if cells.iter().all(is_short) { "<w:trPr><w:cantSplit/></w:trPr>" } else { "" };
    let mut xml = format!("<w:tr>{properties}");
    for ((column, properties), cell) in columns.iter().zip(cells) {
        let style = if column.centred { ParagraphStyle::CellCentred } else { ParagraphStyle::Cell };
        begin_cell(&mut xml, properties, style, keep_next);
        let text = if cell.text.is_empty() { MISSING } else { &cell.text };
        match cell.anchor {
            Some(anchor) => {
                let run = run(text).replace('\n', "&#xA;");
                let _ = write!(
                    xml,
                    r#"<w:hyperlink w:anchor="{}" w:history="1">{run}</w:hyperlink>"#,
                    escape(anchor.as_str())
                );
            }
            None => push_lines(&mut xml, text, cell.bold),
        }
        xml.push_str(CELL_END);
    }
    xml.push_str("</w:tr>");
    xml
}

/// The columns' widths in twips, which fill the whole.
fn widths(columns: &[Column], whole_width: usize) -> Vec<usize> {
    let whole: usize = columns.iter().map(|column| column.share).sum::<usize>().max(1);
    let mut left = whole_width;
    let mut shares_left = whole;
    columns
        .iter()
        .map(|column| {
            let width = (left * column.share).checked_div(shares_left).unwrap_or(0);
            left -= width;
            shares_left -= column.share;
            width
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_line_and_no_more() {
        for shares in [vec![1], vec![1, 1, 1], vec![7, 30, 9, 9, 9, 10, 9, 8]] {
            let columns: Vec<Column> = shares.iter().map(|&share| figures("", share)).collect();
            assert_eq!(widths(&columns, 9071).iter().sum::<usize>(), 9071);
        }
    }
}
