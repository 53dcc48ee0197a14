//! Paper, fonts and styles, after the rules for official documents: A4, TH Sarabun New 16 point.

use docx_rs::{
    AlignmentType, Docx, FieldCharType, Footer, Header, InstrPAGE, InstrText, Justification, LineSpacing, PageMargin,
    Paragraph, Run, RunFonts, SpecialIndentType, Style, StyleType,
};

use super::text::Text;
use crate::export::wording::report::PAGE;

/// Twips between the margins: A4 less 3 cm at the left and 2 cm at the right.
pub const TEXT_WIDTH: usize = 9071;

/// The font of official documents.
pub const FONT: &str = "TH Sarabun New";

/// Its older and newer sisters.
pub const FONT_ALTERNATIVES: &str = "TH SarabunPSK,Sarabun";

/// The styles of paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphStyle {
    Title,
    Subtitle,
    Heading1,
    Heading2,
    /// A heading inside an agency's page, too many to be listed in the contents.
    Heading3,
    ContentsHeading,
    Contents1,
    Contents2,
    /// Sentences with an indented first line.
    Body,
    /// An entry of a list.
    Entry,
    /// What explains a table, and lists of sources.
    Note,
    Signature,
    /// What keeps a table from the next block.
    Gap,
    Cell,
    CellCentred,
    CellHeader,
}

/// What a style looks like.
struct Look {
    id: &'static str,
    /// Word's own name for it where it has one: that is what makes a heading a heading.
    name: &'static str,
    half_points: usize,
    bold: bool,
    alignment: &'static str,
    before: u32,
    after: u32,
    left: i32,
    first_line: i32,
}

impl ParagraphStyle {
    const ALL: [ParagraphStyle; 16] = [
        ParagraphStyle::Title,
        ParagraphStyle::Subtitle,
        ParagraphStyle::Heading1,
        ParagraphStyle::Heading2,
        ParagraphStyle::Heading3,
        ParagraphStyle::ContentsHeading,
        ParagraphStyle::Contents1,
        ParagraphStyle::Contents2,
        ParagraphStyle::Body,
        ParagraphStyle::Entry,
        ParagraphStyle::Note,
        ParagraphStyle::Signature,
        ParagraphStyle::Gap,
        ParagraphStyle::Cell,
        ParagraphStyle::CellCentred,
        ParagraphStyle::CellHeader,
    ];

    /// The identifier that paragraphs name.
    pub fn id(self) -> &'static str {
        self.look().id
    }

    fn look(self) -> Look {
        let look = |id, name| Look {
            id,
            name,
            half_points: 32,
            bold: false,
            alignment: "left",
            before: 0,
            after: 0,
            left: 0,
            first_line: 0,
        };
        match self {
            ParagraphStyle::Title => {
                Look { half_points: 44, bold: true, alignment: "center", after: 120, ..look("Title", "Title") }
            }
            ParagraphStyle::Subtitle => {
                Look { half_points: 36, bold: true, alignment: "center", after: 60, ..look("Subtitle", "Subtitle") }
            }
            ParagraphStyle::Heading1 => {
                Look { half_points: 40, bold: true, before: 240, after: 120, ..look("Heading1", "heading 1") }
            }
            ParagraphStyle::Heading2 => {
                Look { half_points: 36, bold: true, before: 200, after: 100, ..look("Heading2", "heading 2") }
            }
            ParagraphStyle::Heading3 => Look { bold: true, before: 160, after: 60, ..look("Heading3", "heading 3") },
            ParagraphStyle::ContentsHeading => Look {
                half_points: 36,
                bold: true,
                alignment: "center",
                before: 360,
                after: 120,
                ..look("ContentsHeading", "Contents Heading")
            },
            ParagraphStyle::Contents1 => look("TOC1", "toc 1"),
            ParagraphStyle::Contents2 => Look { left: 567, ..look("TOC2", "toc 2") },
            ParagraphStyle::Body => {
                Look { alignment: "thaiDistribute", after: 80, first_line: 1418, ..look("BodyText", "Body Text") }
            }
            ParagraphStyle::Entry => {
                Look { half_points: 28, after: 40, left: 284, first_line: -284, ..look("ListEntry", "List Entry") }
            }
            ParagraphStyle::Gap => Look { half_points: 12, ..look("TableGap", "Table Gap") },
            ParagraphStyle::Note => Look { half_points: 28, before: 40, after: 40, ..look("TableNote", "Table Note") },
            ParagraphStyle::Signature => {
                Look { alignment: "center", before: 120, left: 2835, ..look("Signature", "Signature") }
            }
            ParagraphStyle::Cell => Look { half_points: 28, ..look("TableText", "Table Text") },
            ParagraphStyle::CellCentred => {
                Look { half_points: 28, alignment: "center", ..look("TableFigure", "Table Figure") }
            }
            ParagraphStyle::CellHeader => {
                Look { half_points: 28, bold: true, alignment: "center", ..look("TableHeader", "Table Header") }
            }
        }
    }

    fn style(self) -> Style {
        let look = self.look();
        let first_line = match look.first_line {
            0 => None,
            hanging if hanging < 0 => Some(SpecialIndentType::Hanging(-hanging)),
            indented => Some(SpecialIndentType::FirstLine(indented)),
        };
        let mut style = Style::new(look.id, StyleType::Paragraph)
            .name(look.name)
            .based_on("Normal")
            .size(look.half_points)
            .line_spacing(LineSpacing::new().before(look.before).after(look.after))
            .indent(Some(look.left), first_line, None, None);
        style.paragraph_property.alignment = Some(Justification::new(look.alignment));
        if look.bold {
            style = style.bold();
        }
        let level = match self {
            ParagraphStyle::Heading1 => Some(0),
            ParagraphStyle::Heading2 => Some(1),
            ParagraphStyle::Heading3 => Some(2),
            _ => None,
        };
        if let Some(level) = level {
            style = style.outline_lvl(level).next("BodyText");
        }
        if level.is_some() || matches!(self, ParagraphStyle::Signature | ParagraphStyle::ContentsHeading) {
            style.paragraph_property = style.paragraph_property.keep_next(true);
        }
        style
    }
}

/// An empty document with paper, styles, header and footer.
pub fn paper(text: &Text, title: &str) -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
    let header = Header::new().add_paragraph(
        Paragraph::new()
            .style(ParagraphStyle::CellCentred.id())
            .align(AlignmentType::Right)
            .add_run(Run::new().add_text(title)),
    );
    ParagraphStyle::ALL
        .into_iter()
        .fold(Docx::new(), |docx, style| docx.add_style(style.style()))
        .default_fonts(fonts)
        .default_size(32)
        .page_size(11906, 16838)
        .page_margin(PageMargin {
            top: 1418,
            left: 1701,
            bottom: 1134,
            right: 1134,
            header: 709,
            footer: 567,
            gutter: 0,
        })
        .header(header)
        .first_header(Header::new().add_paragraph(Paragraph::new()))
        .footer(footer(text))
        .first_footer(footer(text))
}

/// The page's number as a field, the first as its cached result.
fn footer(text: &Text) -> Footer {
    let field = |kind| Run::new().add_field_char(kind, false);
    Footer::new().add_paragraph(
        Paragraph::new()
            .style(ParagraphStyle::CellCentred.id())
            .add_run(Run::new().add_text(text.label(PAGE)))
            .add_run(field(FieldCharType::Begin))
            .add_run(Run::new().add_instr_text(InstrText::PAGE(InstrPAGE::new())))
            .add_run(field(FieldCharType::Separate))
            .add_run(Run::new().add_text(text.number(1_u8)))
            .add_run(field(FieldCharType::End)),
    )
}
