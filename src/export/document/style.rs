//! Paper, fonts and styles, after the rules for official documents: A4, TH Sarabun New 16 point.

use docx_rs::Docx;

use super::page::Paper;

/// Lines and header shading of tables.
const LINE: &str = "808080";
const HEADER_FILL: &str = "E7ECF1";

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
    /// The title over a table or under a picture.
    Caption,
    /// A picture in a line of its own.
    Figure,
    Header,
    Footer,
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
    const ALL: [ParagraphStyle; 20] = [
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
        ParagraphStyle::Caption,
        ParagraphStyle::Figure,
        ParagraphStyle::Header,
        ParagraphStyle::Footer,
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
            ParagraphStyle::Caption => {
                Look { half_points: 28, bold: true, before: 120, after: 60, ..look("Caption", "caption") }
            }
            ParagraphStyle::Figure => Look { alignment: "center", before: 60, ..look("Figure", "Figure") },
            ParagraphStyle::Header => Look { half_points: 28, alignment: "right", ..look("Header", "header") },
            ParagraphStyle::Footer => Look { half_points: 28, ..look("Footer", "footer") },
            ParagraphStyle::Cell => Look { half_points: 28, ..look("TableText", "Table Text") },
            ParagraphStyle::CellCentred => {
                Look { half_points: 28, alignment: "center", ..look("TableFigure", "Table Figure") }
            }
            ParagraphStyle::CellHeader => {
                Look { half_points: 28, bold: true, alignment: "center", ..look("TableHeader", "Table Header") }
            }
        }
    }

    /// The style as XML. The text's width in twips is where page numbers and footers end.
    fn xml(self, text_width: usize) -> String {
        let look = self.look();
        let mut paragraph = String::new();
        let level = self.outline_level();
        if level.is_some() || self.stays_with_next() {
            paragraph.push_str("<w:keepNext/>");
        }
        if level.is_some() {
            paragraph.push_str("<w:keepLines/>");
        }
        if matches!(self, ParagraphStyle::Footer) {
            paragraph.push_str(r#"<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="808080"/></w:pBdr>"#);
            paragraph.push_str(&format!(r#"<w:tabs><w:tab w:val="right" w:pos="{text_width}"/></w:tabs>"#));
        }
        paragraph.push_str(&format!(
            r#"<w:spacing w:before="{}" w:after="{}"/><w:ind w:left="{}" {}/><w:jc w:val="{}"/>"#,
            look.before,
            look.after,
            look.left,
            if look.first_line < 0 {
                format!(r#"w:hanging="{}""#, -look.first_line)
            } else {
                format!(r#"w:firstLine="{}""#, look.first_line)
            },
            look.alignment,
        ));
        if let Some(level) = level {
            paragraph.push_str(&format!(r#"<w:outlineLvl w:val="{level}"/>"#));
        }
        let bold = if look.bold { "<w:b/><w:bCs/>" } else { "" };
        let next = if level.is_some() { r#"<w:next w:val="BodyText"/>"# } else { "" };
        format!(
            concat!(
                r#"<w:style w:type="paragraph" w:styleId="{id}"{custom}><w:name w:val="{name}"/>"#,
                r#"<w:basedOn w:val="Normal"/>{next}<w:qFormat/><w:pPr>{paragraph}</w:pPr>"#,
                r#"<w:rPr>{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#
            ),
            id = look.id,
            custom = if self.is_of_word() { "" } else { r#" w:customStyle="1""# },
            name = look.name,
            next = next,
            paragraph = paragraph,
            bold = bold,
            size = look.half_points,
        )
    }

    /// The level in the navigation pane, from 0, of a heading.
    fn outline_level(self) -> Option<u8> {
        match self {
            ParagraphStyle::Heading1 => Some(0),
            ParagraphStyle::Heading2 => Some(1),
            ParagraphStyle::Heading3 => Some(2),
            _ => None,
        }
    }

    fn stays_with_next(self) -> bool {
        matches!(self, ParagraphStyle::Signature | ParagraphStyle::ContentsHeading | ParagraphStyle::Figure)
    }

    /// Whether Word knows a style of this name.
    fn is_of_word(self) -> bool {
        !matches!(
            self,
            ParagraphStyle::ContentsHeading
                | ParagraphStyle::Entry
                | ParagraphStyle::Note
                | ParagraphStyle::Figure
                | ParagraphStyle::Gap
                | ParagraphStyle::Cell
                | ParagraphStyle::CellCentred
                | ParagraphStyle::CellHeader
        )
    }
}

/// The style of every table: lines, margins, and a shaded header row.
pub const TABLE_STYLE: &str = "ReportTable";

/// All styles as the part `styles.xml`. The package marks `Normal` as the default.
pub fn sheet(text_width: usize) -> String {
    let styles: String = ParagraphStyle::ALL.into_iter().map(|style| style.xml(text_width)).collect();
    let lines: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>"#))
        .concat();
    let margin = |side: &str, twips| format!(r#"<w:{side} w:w="{twips}" w:type="dxa"/>"#);
    let margins = [margin("top", 20), margin("left", 57), margin("bottom", 20), margin("right", 57)].concat();
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>"#,
            r#"<w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>"#,
            r#"<w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#,
            r#"<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#,
            r#"<w:style w:type="table" w:styleId="TableNormal" w:default="1"><w:name w:val="Normal Table"/>"#,
            r#"<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>"#,
            r#"<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>"#,
            r#"<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
            r#"{styles}<w:style w:type="table" w:styleId="{table}" w:customStyle="1"><w:name w:val="Report Table"/>"#,
            r#"<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>"#,
            r#"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow">"#,
            r#"<w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr>"#,
            r#"</w:tblStylePr></w:style></w:styles>"#
        ),
        font = FONT,
        styles = styles,
        table = TABLE_STYLE,
        lines = lines,
        margins = margins,
        fill = HEADER_FILL,
    )
}

/// An empty document; its styles and sections come from the part and the writer that begin it.
pub fn blank(paper: &Paper) -> Docx {
    Docx::new().page_size(paper.width, paper.height)
}
