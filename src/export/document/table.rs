//! Tables over the width of the text, with a header row that every page repeats.

use docx_rs::{
    BuildXML as _, Hyperlink, HyperlinkType, Run, Table, TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};
use quick_xml::escape::escape;

use super::style::{ParagraphStyle, TABLE_STYLE};
use super::text::{MISSING, printable};
use super::writer::{Writer, styled, with_text};
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
        let frame = Table::new(Vec::new())
            .set_grid(widths.clone())
            .style(TABLE_STYLE)
            .width(whole_width, WidthType::Dxa)
            .layout(TableLayoutType::Fixed);
        let frame = String::from_utf8(frame.build()).map_err(std::io::Error::other)?;
        let described = format!(
            r#"<w:tblPr><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{}"/>"#,
            escape(printable(&self.last_title))
        );
        let frame = frame.replacen("<w:tblPr>", &described, 1);
        let header = columns.iter().zip(&widths).map(|(column, &width)| {
            let heading = with_text(styled(ParagraphStyle::CellHeader).keep_next(true), &column.heading, false);
            boxed(width).add_paragraph(heading)
        });
        let header = TableRow::new(header.collect()).cant_split();
        let mut rows = rows.into_iter();
        let first: Vec<Vec<Cell>> = rows.by_ref().take(UNPARTED_ROWS + 1).collect();
        let last = first.len().saturating_sub(1);
        let longest = |cells: &Vec<Cell>| cells.iter().map(|cell| cell.text.chars().count()).max().unwrap_or(0);
        let whole = first.len() <= UNPARTED_ROWS && first.iter().map(longest).sum::<usize>() <= UNPARTED_CHARACTERS;
        let first = first.into_iter().enumerate().map(|(position, cells)| (cells, whole && position < last));
        let rows = first.chain(rows.map(|cells| (cells, false)));
        let rows = rows.map(|(cells, keep_next)| row(columns, &widths, cells, keep_next));
        self.package.add_table(&frame, &header, rows)?;
        // Word joins tables that touch.
        self.package.add(&styled(ParagraphStyle::Gap))
    }
}

fn boxed(width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center)
}

fn row(columns: &[Column], widths: &[usize], cells: Vec<Cell>, keep_next: bool) -> TableRow {
    let short = cells.iter().all(|cell| cell.text.chars().count() <= UNSPLIT_CHARACTERS);
    let cells = columns.iter().zip(widths).zip(cells).map(|((column, &width), cell)| {
        let style = if column.centred { ParagraphStyle::CellCentred } else { ParagraphStyle::Cell };
        let paragraph = if keep_next { styled(style).keep_next(true) } else { styled(style) };
        let text = if cell.text.is_empty() { MISSING } else { &cell.text };
        let paragraph = match cell.anchor {
            Some(anchor) => paragraph.add_hyperlink(
                Hyperlink::new(anchor, HyperlinkType::Anchor).add_run(Run::new().add_text(printable(text))),
            ),
            None => with_text(paragraph, text, cell.bold),
        };
        boxed(width).add_paragraph(paragraph)
    });
    let row = TableRow::new(cells.collect());
    if short { row.cant_split() } else { row }
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
