//! Headings, paragraphs, captions, pictures and contents, written into the package one after the other.

use docx_rs::{BreakType, Paragraph, Run};
use quick_xml::escape::escape;

use super::field;
use super::package::{Package, Properties};
use super::page::{Paper, Reference, empty_story, footer, header, run, section};
use super::picture::Inline;
use super::settings::SETTINGS;
use super::style::{FONT, FONT_ALTERNATIVES, ParagraphStyle, blank, sheet};
use super::text::{Text, printable};
use crate::export::ExportError;
use crate::export::chart::Picture;
use crate::export::wording::Language;
use crate::export::wording::document as words;

/// Writes a document's body.
pub struct Writer {
    pub(super) package: Package,
    pub text: Text,
    paper: Paper,
    header: Reference,
    section: Section,
    bookmarks: usize,
    footers: usize,
    pictures: usize,
    numbered: [u32; 2],
    /// The last caption or heading.
    pub(super) last_title: String,
}

/// The section that is being written.
struct Section {
    references: Vec<Reference>,
    first_page_differs: bool,
}

/// What a caption numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Captioned {
    /// The table below.
    Table,
    /// The picture above.
    Figure,
}

impl Writer {
    /// Begins a document whose title stands in its properties and in the head of every page but the first, and whose
    /// pages are numbered at the foot.
    pub fn begin(text: Text, title: &str) -> Result<Writer, ExportError> {
        let paper = Paper::OFFICIAL;
        let mut packed = std::io::Cursor::new(Vec::new());
        blank(&paper).pack(&mut packed).map_err(std::io::Error::other)?;
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
        let mut package = Package::begin(packed.get_ref(), &properties)?;
        package.replace_part("styles.xml", sheet(paper.text_width()));
        package.replace_part("settings.xml", SETTINGS.to_owned());
        let reference = |element, pages, relationship| Reference { element, pages, relationship };
        let relationship = package.add_part("header", "header1.xml", header(title))?;
        let header = reference("headerReference", "default", relationship);
        let no_header = package.add_part("header", "header2.xml", empty_story("hdr"))?;
        let footer = package.add_part("footer", "footer1.xml", footer("", &text))?;
        let references = vec![
            header.clone(),
            reference("headerReference", "first", no_header),
            reference("footerReference", "default", footer.clone()),
            reference("footerReference", "first", footer),
        ];
        Ok(Writer {
            package,
            text,
            paper,
            header,
            section: Section { references, first_page_differs: true },
            bookmarks: 0,
            footers: 1,
            pictures: 0,
            numbered: [0; 2],
            last_title: String::new(),
        })
    }

    /// Twips between the margins.
    pub fn text_width(&self) -> usize {
        self.paper.text_width()
    }

    /// Begins a section on a new page, whose pages say at the foot where one is.
    pub fn begin_section(&mut self, place: &str) -> Result<(), ExportError> {
        let ended = self.section_properties();
        self.package.end_section(&ended)?;
        self.footers += 1;
        let file = format!("footer{}.xml", self.footers);
        let relationship = self.package.add_part("footer", &file, footer(place, &self.text))?;
        let footer = Reference { element: "footerReference", pages: "default", relationship };
        self.section = Section { references: vec![self.header.clone(), footer], first_page_differs: false };
        Ok(())
    }

    /// The first page, a cover, has no number.
    pub fn cover(&mut self) -> Result<(), ExportError> {
        self.footers += 1;
        let file = format!("footer{}.xml", self.footers);
        let relationship = self.package.add_part("footer", &file, empty_story("ftr"))?;
        for reference in &mut self.section.references {
            if (reference.element, reference.pages) == ("footerReference", "first") {
                reference.relationship.clone_from(&relationship);
            }
        }
        Ok(())
    }

    fn section_properties(&self) -> String {
        let Section { references, first_page_differs } = &self.section;
        section(&self.paper, references, *first_page_differs, self.text.is_thai_digits())
    }

    /// The bytes of the document.
    pub fn finish(mut self) -> Result<Vec<u8>, ExportError> {
        let last = self.section_properties();
        self.package.set_last_section(&last)?;
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
        text.clone_into(&mut self.last_title);
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
        text.clone_into(&mut self.last_title);
        self.package.add(&with_text(styled(style).keep_next(true), text, false))
    }

    /// A caption with a number that Word keeps, and a bookmark around label and number that references lead to. A
    /// table's caption stays with the table.
    pub fn numbered_caption(&mut self, what: Captioned, text: &str, anchor: &str) -> Result<(), ExportError> {
        let label = words::captioned(what == Captioned::Table, self.text.language);
        let [tables, figures] = &mut self.numbered;
        let (count, sequence) = match what {
            Captioned::Table => (tables, "Table"),
            Captioned::Figure => (figures, "Figure"),
        };
        *count += 1;
        text.clone_into(&mut self.last_title);
        self.bookmarks += 1;
        // No switch for Thai digits: LibreOffice takes Word's for letters, and shows what is here only without one.
        let number = field::runs(&format!("SEQ {sequence}"), &self.text.number(*count));
        let keep = if what == Captioned::Table { "<w:keepNext/>" } else { "" };
        self.package.add_xml(format!(
            concat!(
                r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr><w:bookmarkStart w:id="{id}" w:name="{anchor}"/>"#,
                r#"{label}{number}<w:bookmarkEnd w:id="{id}"/>{text}</w:p>"#
            ),
            style = ParagraphStyle::Caption.id(),
            keep = keep,
            id = self.bookmarks,
            anchor = escape(anchor),
            label = run(label),
            number = number,
            text = run(&format!("  {text}")),
        ))
    }

    /// A sentence that ends with a reference to a caption that comes later, such as "(ตารางที่ ๑)"; the number is the one
    /// that the caption will have.
    pub fn paragraph_with_reference(
        &mut self,
        style: ParagraphStyle,
        text: &str,
        (what, number, anchor): (Captioned, u32, &str),
    ) -> Result<(), ExportError> {
        let label = words::captioned(what == Captioned::Table, self.text.language);
        let shown = format!("{label}{}", self.text.number(number));
        self.package.add_xml(format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}{}{}</w:p>"#,
            style.id(),
            run(&format!("{text} (")),
            field::runs(&format!(r"REF {anchor} \h"), &shown),
            run(")"),
        ))
    }

    /// A picture over at most the width of the text, in a line of its own that stays with its caption.
    pub fn picture(&mut self, picture: &Picture) -> Result<(), ExportError> {
        let relationship = self.package.add_picture(&picture.png)?;
        self.pictures += 1;
        let width = self.text_width() as u64;
        let height = (width * u64::from(picture.height)).checked_div(u64::from(picture.width)).unwrap_or(0);
        let inline = Inline {
            relationship: &relationship,
            number: self.pictures,
            width,
            height,
            alternative: &picture.alternative,
        };
        self.package.add_xml(format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}</w:p>"#,
            ParagraphStyle::Figure.id(),
            inline.run()
        ))
    }

    /// A table of contents: a field that Word can update, with what it comes to. Entries are found by the numbers in
    /// front of them, which stand at the foot of every page: page numbers would be right only after Word's layout.
    pub fn contents(&mut self, levels: u8, entries: &[(ParagraphStyle, String, String)]) -> Result<(), ExportError> {
        for (position, (style, text, anchor)) in entries.iter().enumerate() {
            let begin = if position == 0 { field::begin(&format!(r#"TOC \o "1-{levels}" \n \h \z \u"#)) } else { String::new() };
            let end = if position + 1 == entries.len() { field::END } else { "" };
            self.package.add_xml(format!(
                concat!(
                    r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{begin}"#,
                    r#"<w:hyperlink w:anchor="{anchor}" w:history="1">{text}</w:hyperlink>{end}</w:p>"#
                ),
                style = style.id(),
                begin = begin,
                anchor = escape(anchor.as_str()),
                text = run(text),
                end = end,
            ))?;
        }
        Ok(())
    }
}

pub(super) fn styled(style: ParagraphStyle) -> Paragraph {
    Paragraph::new().style(style.id())
}

/// The paragraph with a text whose lines are parted by breaks.
pub(super) fn with_text(mut paragraph: Paragraph, text: &str, bold: bool) -> Paragraph {
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

