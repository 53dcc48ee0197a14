//! Paper, and the sections of a document: each begins a page and says at the foot of every page where one is.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::field;
use super::style::ParagraphStyle;
use super::text::{Text, printable};
use crate::export::wording::report::PAGE;

/// The size of a sheet and what is left white, in twips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    pub width: u32,
    pub height: u32,
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
    pub left: u32,
    pub header: u32,
    pub footer: u32,
    pub gutter: u32,
}

impl Paper {
    /// As the rules for official documents want it: A4, 3 cm at the left and 2 cm at the right.
    pub const OFFICIAL: Paper = Paper {
        width: 11906,
        height: 16838,
        top: 1418,
        right: 1134,
        bottom: 1134,
        left: 1701,
        header: 709,
        footer: 567,
        gutter: 0,
    };

    /// Twips between the margins.
    pub fn text_width(&self) -> usize {
        self.width.saturating_sub(self.left).saturating_sub(self.right).saturating_sub(self.gutter) as usize
    }

    /// As XML: `w:pgSz` and `w:pgMar`.
    fn xml(&self) -> String {
        let Paper { width, height, top, right, bottom, left, header, footer, gutter } = self;
        let orientation = if width > height { r#" w:orient="landscape""# } else { "" };
        format!(
            concat!(
                r#"<w:pgSz w:w="{}" w:h="{}"{}/><w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}""#,
                r#" w:header="{}" w:footer="{}" w:gutter="{}"/>"#
            ),
            width, height, orientation, top, right, bottom, left, header, footer, gutter
        )
    }
}

/// A reference of a section to a header or footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// `headerReference` or `footerReference`.
    pub element: &'static str,
    /// `default`, `first` or `even`.
    pub pages: &'static str,
    /// The relationship to the part.
    pub relationship: String,
}

/// The properties of a section, a `w:sectPr`; the package adds in which digits its pages are numbered.
pub fn section(paper: &Paper, references: &[Reference], first_page_differs: bool) -> String {
    let mut xml = String::from("<w:sectPr>");
    for Reference { element, pages, relationship } in references {
        // Writing into a string does not fail.
        let _ = write!(xml, r#"<w:{element} w:type="{pages}" r:id="{relationship}"/>"#);
    }
    xml.push_str(&paper.xml());
    xml.push_str(r#"<w:cols w:space="708"/>"#);
    if first_page_differs {
        xml.push_str("<w:titlePg/>");
    }
    xml.push_str("</w:sectPr>");
    xml
}

/// A header that says whose pages these are.
pub fn header(title: &str) -> String {
    let paragraph = paragraph(ParagraphStyle::Header, &run(title));
    story("hdr", &paragraph)
}

/// A footer: where in the document one is, and the page's number as a field.
pub fn footer(place: &str, text: &Text) -> String {
    let number = field::runs("PAGE", &text.number(1_u8));
    let runs = format!("{}<w:r><w:tab/></w:r>{}{number}", run(place), run(text.label(PAGE)));
    story("ftr", &paragraph(ParagraphStyle::Footer, &runs))
}

/// A header of pages that have none: without it the section before would lend its own.
pub fn empty_story(root: &str) -> String {
    story(root, &paragraph(ParagraphStyle::Header, ""))
}

fn story(root: &str, paragraph: &str) -> String {
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<w:{root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{paragraph}</w:{root}>"#
        ),
        root = root,
        paragraph = paragraph
    )
}

/// What keeps a paragraph on the page of the next.
pub const KEEP_NEXT: &str = "<w:keepNext/>";

/// A paragraph of runs that are XML already.
pub fn paragraph(style: ParagraphStyle, runs: &str) -> String {
    paragraph_with(style, "", runs)
}

/// A paragraph with properties beside its style, in the order of the schema.
pub fn paragraph_with(style: ParagraphStyle, properties: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{}"/>{properties}</w:pPr>{runs}</w:p>"#, style.id())
}

/// A run of text as XML.
pub fn run(text: &str) -> String {
    let mut xml = String::new();
    push_run(&mut xml, &printable(text), false, "");
    xml
}

/// The runs of a text whose lines are parted by breaks.
pub fn lines(text: &str, bold: bool) -> String {
    let mut xml = String::new();
    push_lines(&mut xml, text, bold);
    xml
}

/// As [`lines`], behind what there is already.
pub fn push_lines(xml: &mut String, text: &str, bold: bool) {
    for (position, line) in printable(text).split('\n').enumerate() {
        push_run(xml, line, bold, if position > 0 { r#"<w:br w:type="textWrapping"/>"# } else { "" });
    }
}

fn push_run(xml: &mut String, text: &str, bold: bool, before: &str) {
    let bold = if bold { "<w:rPr><w:b/><w:bCs/></w:rPr>" } else { "" };
    for piece in ["<w:r>", bold, before, r#"<w:t xml:space="preserve">"#, &escape(text), "</w:t></w:r>"] {
        xml.push_str(piece);
    }
}
