//! Headings, paragraphs and tables, written into the package one after the other.

use docx_rs::{
    BreakType, FieldCharType, Hyperlink, HyperlinkType, InstrText, Paragraph, Run, Shading, ShdType, Table,
    TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    WidthType,
};

use super::package::{Package, Properties};
use super::style::{FONT, FONT_ALTERNATIVES, ParagraphStyle, TEXT_WIDTH, paper};
use super::text::{MISSING, Text, printable};
use crate::export::ExportError;
use crate::export::wording::Language;

/// Lines and header shading of tables.
const LINE: &str = "808080";
const HEADER_FILL: &str = "E7ECF1";
/// Twips between a cell's lines and its text.
const CELL_MARGIN: usize = 57;
/// A row with more characters than this in a cell may be split over pages: it might not fit on one.
const UNSPLIT_CHARACTERS: usize = 600;
/// A table of no more rows than this stays on one page.
const UNPARTED_ROWS: usize = 15;
/// But with more characters than this it might not fit on one, and would leave the page before it empty.
const UNPARTED_CHARACTERS: usize = 1_200;

/// Writes a document's body.
pub struct Writer {
    package: Package,
    pub text: Text,
    bookmarks: usize,
}

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
    /// Begins a document whose title stands in its properties and in the head of every page but the first.
    pub fn begin(text: Text, title: &str) -> Result<Writer, ExportError> {
        let mut packed = std::io::Cursor::new(Vec::new());
        paper(&text, title).pack(&mut packed).map_err(std::io::Error::other)?;
        let properties = Properties {
            title,
            language: match text.language {
                Language::Thai => "th-TH",
                Language::English => "en-US",
            },
            font: FONT,
            font_alternatives: FONT_ALTERNATIVES,
            thai_page_numbers: text.is_thai_digits(),
        };
        Ok(Writer { package: Package::begin(packed.get_ref(), &properties)?, text, bookmarks: 0 })
    }

    /// The bytes of the document.
    pub fn finish(self) -> Result<Vec<u8>, ExportError> {
        self.package.finish()
    }

    /// A heading that can be led to.
    pub fn heading(
        &mut self,
        style: ParagraphStyle,
        text: &str,
        anchor: &str,
        new_page: bool,
    ) -> Result<(), ExportError> {
        self.bookmarks += 1;
        let paragraph = if new_page { styled(style).page_break_before(true) } else { styled(style) };
        let paragraph = with_text(paragraph.add_bookmark_start(self.bookmarks, anchor), text, false);
        self.package.add(&paragraph.add_bookmark_end(self.bookmarks))
    }

    /// A paragraph; line breaks in the text are kept.
    pub fn paragraph(&mut self, style: ParagraphStyle, text: &str) -> Result<(), ExportError> {
        self.package.add(&with_text(styled(style), text, false))
    }

    /// An entry of a list: a word in bold and what there is to say of it.
    pub fn entry(&mut self, name: &str, text: &str) -> Result<(), ExportError> {
        let paragraph = with_text(styled(ParagraphStyle::Entry), &format!("{name}: "), true);
        self.package.add(&with_text(paragraph, text, false))
    }

    /// A paragraph that stays on the page of the next.
    pub fn caption(&mut self, style: ParagraphStyle, text: &str) -> Result<(), ExportError> {
        self.package.add(&with_text(styled(style).keep_next(true), text, false))
    }

    /// A table of contents: a field that Word can update, showing the given headings as links. Page numbers are Word's
    /// to know: they come when the field is updated.
    pub fn contents(&mut self, levels: u8, entries: &[(ParagraphStyle, String, String)]) -> Result<(), ExportError> {
        let field = |kind| Run::new().add_field_char(kind, false);
        for (position, (style, text, anchor)) in entries.iter().enumerate() {
            let mut paragraph = styled(*style);
            if position == 0 {
                let instruction = format!(r#"TOC \o "1-{levels}" \h \z \u"#);
                paragraph = paragraph
                    .add_run(field(FieldCharType::Begin))
                    .add_run(Run::new().add_instr_text(InstrText::Unsupported(instruction)))
                    .add_run(field(FieldCharType::Separate));
            }
            paragraph = paragraph.add_hyperlink(
                Hyperlink::new(anchor, HyperlinkType::Anchor).add_run(Run::new().add_text(printable(text))),
            );
            if position + 1 == entries.len() {
                paragraph = paragraph.add_run(field(FieldCharType::End));
            }
            self.package.add(&paragraph)?;
        }
        Ok(())
    }

    /// A table over the width of the text, its header row repeated on every page.
    pub fn table(&mut self, columns: &[Column], rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<(), ExportError> {
        let widths = widths(columns);
        let frame = Table::new(Vec::new())
            .set_grid(widths.clone())
            .width(TEXT_WIDTH, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .margins(TableCellMargins::new().margin(20, CELL_MARGIN, 20, CELL_MARGIN))
            .set_borders(borders());
        let header = columns.iter().zip(&widths).map(|(column, &width)| {
            let heading = with_text(styled(ParagraphStyle::CellHeader).keep_next(true), &column.heading, false);
            let shading = Shading::new().shd_type(ShdType::Clear).color("auto").fill(HEADER_FILL);
            boxed(width).shading(shading).add_paragraph(heading)
        });
        let header = TableRow::new(header.collect()).cant_split();
        let mut rows = rows.into_iter();
        let first: Vec<Vec<Cell>> = rows.by_ref().take(UNPARTED_ROWS + 1).collect();
        let last = first.len().saturating_sub(1);
        let characters: usize = first.iter().flatten().map(|cell| cell.text.chars().count()).sum();
        let whole = first.len() <= UNPARTED_ROWS && characters <= UNPARTED_CHARACTERS;
        let first = first.into_iter().enumerate().map(|(position, cells)| (cells, whole && position < last));
        let rows = first.chain(rows.map(|cells| (cells, false)));
        let rows = rows.map(|(cells, keep_next)| row(columns, &widths, cells, keep_next));
        self.package.add_table(&frame, &header, rows)?;
        // Word joins tables that touch.
        self.package.add(&styled(ParagraphStyle::Gap))
    }
}

fn styled(style: ParagraphStyle) -> Paragraph {
    Paragraph::new().style(style.id())
}

/// The paragraph with a text whose lines are parted by breaks.
fn with_text(mut paragraph: Paragraph, text: &str, bold: bool) -> Paragraph {
    for (position, line) in printable(text).split('\n').enumerate() {
        let mut run = Run::new();
        if position > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(line);
        paragraph = paragraph.add_run(if bold { run.bold() } else { run });
    }
    paragraph
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

/// The columns' widths in twips; together the width of the text.
fn widths(columns: &[Column]) -> Vec<usize> {
    let whole: usize = columns.iter().map(|column| column.share).sum::<usize>().max(1);
    let mut left = TEXT_WIDTH;
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

fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    [Top, Left, Bottom, Right, InsideH, InsideV]
        .into_iter()
        .fold(TableBorders::new(), |borders, position| borders.set(TableBorder::new(position).size(4).color(LINE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_line_and_no_more() {
        for shares in [vec![1], vec![1, 1, 1], vec![7, 30, 9, 9, 9, 10, 9, 8]] {
            let columns: Vec<Column> = shares.iter().map(|&share| figures("", share)).collect();
            assert_eq!(widths(&columns).iter().sum::<usize>(), TEXT_WIDTH);
        }
    }
}
