//! Word documents as a Thai office sets them: TH Sarabun New, 16 points, a centred title, ruled tables.

use std::error::Error;
use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, LineSpacing, PageMargin, PageOrientationType, Paragraph, Run, RunFonts, Shading,
    SpecialIndentType, Table, TableCell, TableRow, VAlignType, VMergeType, WidthType,
};
use prongsai::export::package::{Package, Properties};

const FONT: &str = "TH Sarabun New";

/// A document being written.
pub struct Report {
    docx: Docx,
    /// What fits between the margins, in twentieths of a point.
    width: usize,
}

/// A cell of a table: its paragraphs, how many columns it covers, and its place in a downward merge.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub paragraphs: Vec<String>,
    pub columns: usize,
    pub merge: Option<VMergeType>,
    pub centred: bool,
}

/// A cell with one paragraph.
pub fn cell(text: &str) -> Cell {
    Cell { paragraphs: vec![text.to_owned()], columns: 1, merge: None, centred: false }
}

/// A cell with one centred paragraph.
pub fn centred(text: &str) -> Cell {
    Cell { centred: true, ..cell(text) }
}

/// A cell with a paragraph per line.
pub fn lines(text: &str) -> Cell {
    Cell { paragraphs: text.lines().map(str::to_owned).collect(), ..cell("") }
}

/// A cell over so many columns.
pub fn wide(text: &str, columns: usize) -> Cell {
    Cell { columns, ..cell(text) }
}

impl Report {
    /// An empty A4 page upright.
    pub fn upright() -> Report {
        Report::on_page(11_906, 16_838, PageOrientationType::Portrait)
    }

    /// An empty A4 page on its side, for wide tables.
    pub fn landscape() -> Report {
        Report::on_page(16_838, 11_906, PageOrientationType::Landscape)
    }

    fn on_page(width: u32, height: u32, orientation: PageOrientationType) -> Report {
        let margin =
            PageMargin { top: 1134, left: 1418, bottom: 1134, right: 1134, header: 709, footer: 709, gutter: 0 };
        let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
        let docx = Docx::new()
            .default_fonts(fonts)
            .default_size(32)
            .page_size(width, height)
            .page_margin(margin)
            .page_orient(orientation);
        Report { docx, width: width as usize - 1418 - 1134 }
    }

    /// A line of the title.
    pub fn title(self, text: &str) -> Report {
        let paragraph = Paragraph::new().add_run(Run::new().add_text(text).bold()).align(AlignmentType::Center);
        self.add(paragraph)
    }

    /// An empty line.
    pub fn empty(self) -> Report {
        self.add(Paragraph::new())
    }

    /// A paragraph whose first line is indented; parts between `**` are bold.
    pub fn paragraph(self, text: &str) -> Report {
        let paragraph = Paragraph::new()
            .indent(None, Some(SpecialIndentType::FirstLine(1134)), None, None)
            .align(AlignmentType::Left);
        self.add(with_bold(paragraph, text))
    }

    /// A line without indent.
    pub fn line(self, text: &str) -> Report {
        self.add(with_bold(Paragraph::new(), text))
    }

    /// A heading line in bold.
    pub fn heading(self, text: &str) -> Report {
        self.add(Paragraph::new().add_run(Run::new().add_text(text).bold()).keep_next(true))
    }

    /// What follows begins on a new page.
    pub fn new_page(self) -> Report {
        self.add(Paragraph::new().page_break_before(true))
    }

    /// A ruled table. The first `heads` rows are shaded; `shares` are the columns' parts of the width.
    pub fn table(mut self, shares: &[usize], heads: usize, rows: Vec<Vec<Cell>>) -> Report {
        let total: usize = shares.iter().sum();
        let widths: Vec<usize> = shares.iter().map(|share| self.width * share / total).collect();
        let rows = rows.into_iter().enumerate().map(|(at, cells)| row(cells, &widths, at < heads)).collect();
        self.docx = self.docx.add_table(Table::new(rows).set_grid(widths));
        self.empty()
    }

    fn add(mut self, paragraph: Paragraph) -> Report {
        self.docx = self.docx.add_paragraph(paragraph.line_spacing(LineSpacing::new().after(0)));
        self
    }

    /// The file's bytes, compressed, in schema order and without a clock's time.
    pub fn bytes(self) -> Result<Vec<u8>, Box<dyn Error>> {
        let mut packed = Cursor::new(Vec::new());
        self.docx.build().pack(&mut packed)?;
        let properties = Properties {
            title: "",
            language: "th-TH",
            font: FONT,
            font_alternatives: "Sarabun, TH SarabunPSK",
            thai_page_numbers: false,
        };
        Ok(Package::begin(&packed.into_inner(), &properties)?.finish()?)
    }
}

fn with_bold(paragraph: Paragraph, text: &str) -> Paragraph {
    text.split("**").enumerate().filter(|(_, part)| !part.is_empty()).fold(paragraph, |paragraph, (at, part)| {
        let run = Run::new().add_text(part);
        paragraph.add_run(if at % 2 == 1 { run.bold() } else { run })
    })
}

fn row(cells: Vec<Cell>, widths: &[usize], head: bool) -> TableRow {
    let mut column = 0;
    let cells = cells.into_iter().map(|content| {
        let covered = widths.iter().skip(column).take(content.columns);
        column += content.columns;
        let mut made = TableCell::new().width(covered.sum(), WidthType::Dxa);
        if content.columns > 1 {
            made = made.grid_span(content.columns);
        }
        if let Some(merge) = content.merge {
            made = made.vertical_merge(merge);
        }
        if head {
            made = made.vertical_align(VAlignType::Center).shading(Shading::new().fill("DEEAF6"));
        }
        for text in &content.paragraphs {
            let run = Run::new().add_text(text);
            let paragraph = Paragraph::new().line_spacing(LineSpacing::new().after(0));
            made = made.add_paragraph(match (head, content.centred) {
                (true, _) => paragraph.add_run(run.bold()).align(AlignmentType::Center),
                (false, true) => paragraph.add_run(run).align(AlignmentType::Center),
                (false, false) => paragraph.add_run(run),
            });
        }
        made
    });
    TableRow::new(cells.collect()).cant_split()
}
