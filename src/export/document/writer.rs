//! Headings, paragraphs, captions, pictures and contents, written into the package one after the other.

use quick_xml::escape::escape;

use super::field;
use super::house::{Emblem, Look};
use super::package::{Package, Properties};
use super::page::{
    KEEP_NEXT, Paper, Reference, empty_story, footer, header, lines, paragraph, paragraph_with, run, section,
};
use super::picture::{EMU_PER_TWIP, Inline};
use super::settings::SETTINGS;
use super::style::{FONT, FONT_ALTERNATIVES, ParagraphStyle, blank, sheet};
use super::text::{Text, numbers_with_words};
use crate::export::ExportError;
use crate::export::chart::Picture;
use crate::export::house_style::HouseStyle;
use crate::export::wording::Language;
use crate::export::wording::document as words;

/// Twips over the title of a cover.
const COVER_SPACE: u32 = 3_400;

/// Writes a document's body.
pub struct Writer {
    pub(super) package: Package,
    pub text: Text,
    paper: Paper,
    look: Look,
    emblem: Option<Emblem>,
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

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Words.
    Text(String),
    /// The number of a heading, as a reference to it.
    Heading {
        /// As it stands before the heading.
        number: String,
        /// The heading's bookmark.
        anchor: String,
    },
}

/// The bookmark of the number before a heading.
fn number_anchor(anchor: &str) -> String {
    format!("number_{anchor}")
}

impl Writer {
    /// Begins a document whose title stands in its properties and in the head of every page but the first, and whose
    /// pages are numbered at the foot. In the look of an office its own head and foot stand there, where it has any.
    pub fn begin(text: Text, title: &str, house: Option<&HouseStyle>) -> Result<Writer, ExportError> {
        let paper = house.map_or(Paper::OFFICIAL, |house| house.paper);
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
        let ours = vec![
            header,
            reference("headerReference", "first", no_header),
            reference("footerReference", "default", footer.clone()),
            reference("footerReference", "first", footer),
        ];
        let look = match house {
            Some(house) => Look::of_office(&mut package, house, &ours)?,
            None => Look::ours(ours),
        };
        let emblem = house.map_or(Ok(None), |house| Emblem::of(&mut package, house))?;
        Ok(Writer {
            package,
            text,
            paper,
            section: Section { references: look.first.clone(), first_page_differs: true },
            look,
            emblem,
            bookmarks: 0,
            footers: 1,
            pictures: 0,
            numbered: [0; 2],
            last_title: String::new(),
        })
    }

    /// The sheet and its margins.
    pub fn paper(&self) -> &Paper {
        &self.paper
    }

    /// Whether the foot of a page says where one is: an office's own foot does not.
    pub fn tells_place(&self) -> bool {
        !self.look.has_footer
    }

    /// Twips between the margins.
    pub fn text_width(&self) -> usize {
        self.paper.text_width()
    }

    /// Begins a section on a new page, whose pages say at the foot where one is.
    pub fn begin_section(&mut self, place: &str) -> Result<(), ExportError> {
        let ended = self.section_properties();
        self.package.end_section(&ended)?;
        let mut references = self.look.later.clone();
        if !self.look.has_footer {
            let relationship = self.add_footer(footer(place, &self.text))?;
            references.extend(self.look.footer(&relationship));
        }
        self.section = Section { references, first_page_differs: false };
        Ok(())
    }

    /// Neither head nor foot of ours on any page: what follows are letters, each to somebody else. An office's own
    /// stay.
    pub fn bare(&mut self) {
        self.section = Section { references: self.look.letterhead.clone(), first_page_differs: false };
    }

    /// The emblem of the office, where its look has one, in a line of its own.
    pub fn emblem(&mut self) -> Result<(), ExportError> {
        let Some(emblem) = self.emblem.take() else { return Ok(()) };
        self.pictures += 1;
        let inline = emblem.inline(self.pictures, self.text_width(), self.text.language);
        self.package.add_xml(paragraph(ParagraphStyle::Figure, &inline.run()))
    }

    /// Makes the first page a cover: the office's emblem, if any, and the title a third down the page, which has no number
    /// of ours.
    pub fn cover(&mut self, title: &str) -> Result<(), ExportError> {
        let space = COVER_SPACE * self.paper.height / Paper::OFFICIAL.height;
        let before = if self.emblem.is_some() { space / 5 } else { space };
        self.emblem()?;
        let spacing = format!(r#"<w:spacing w:before="{before}" w:after="{}"/>"#, space / 5);
        self.package.add_xml(paragraph_with(ParagraphStyle::Title, &spacing, &lines(title, false)))?;
        if self.look.has_footer {
            return Ok(());
        }
        let relationship = self.add_footer(empty_story("ftr"))?;
        for reference in &mut self.section.references {
            if (reference.element, reference.pages) == ("footerReference", "first") {
                reference.relationship.clone_from(&relationship);
            }
        }
        Ok(())
    }

    /// Adds a footer of ours and gives back the relationship to it.
    fn add_footer(&mut self, xml: String) -> Result<String, ExportError> {
        self.footers += 1;
        self.package.add_part("footer", &format!("footer{}.xml", self.footers), xml)
    }

    fn section_properties(&self) -> String {
        let Section { references, first_page_differs } = &self.section;
        section(&self.paper, references, *first_page_differs)
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
        let properties = if new_page { "<w:pageBreakBefore/>" } else { "" };
        let runs = format!(
            r#"<w:bookmarkStart w:id="{id}" w:name="{anchor}"/>{text}<w:bookmarkEnd w:id="{id}"/>"#,
            id = self.bookmarks,
            anchor = escape(anchor),
            text = lines(text, false),
        );
        self.package.add_xml(paragraph_with(style, properties, &runs))
    }

    /// A paragraph; line breaks in the text are kept.
    pub fn paragraph(&mut self, style: ParagraphStyle, text: &str) -> Result<(), ExportError> {
        self.package.add_xml(paragraph(style, &lines(text, false)))
    }

    /// A paragraph of sentences of our own, in which a number stays on the line of the word before it.
    pub fn sentences(&mut self, text: &str) -> Result<(), ExportError> {
        self.paragraph(ParagraphStyle::Body, &numbers_with_words(text))
    }

    /// An entry of a list: a word in bold and what there is to say of it.
    pub fn entry(&mut self, name: &str, text: &str) -> Result<(), ExportError> {
        let runs = lines(&format!("{name}: "), true) + &lines(text, false);
        self.package.add_xml(paragraph(ParagraphStyle::Entry, &runs))
    }

    /// A paragraph that stays on the page of the next.
    pub fn caption(&mut self, style: ParagraphStyle, text: &str) -> Result<(), ExportError> {
        text.clone_into(&mut self.last_title);
        self.package.add_xml(paragraph_with(style, KEEP_NEXT, &lines(text, false)))
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

    /// A heading with a number in front of it, which can be led to and whose number can be referred to.
    pub fn numbered_heading(
        &mut self,
        style: ParagraphStyle,
        number: &str,
        title: &str,
        anchor: &str,
    ) -> Result<(), ExportError> {
        self.bookmarks += 2;
        title.clone_into(&mut self.last_title);
        self.package.add_xml(format!(
            concat!(
                r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:bookmarkStart w:id="{whole}" w:name="{anchor}"/>"#,
                r#"<w:bookmarkStart w:id="{part}" w:name="{number_anchor}"/>{number}<w:bookmarkEnd w:id="{part}"/>"#,
                r#"{title}<w:bookmarkEnd w:id="{whole}"/></w:p>"#
            ),
            style = style.id(),
            whole = self.bookmarks - 1,
            part = self.bookmarks,
            anchor = escape(anchor),
            number_anchor = escape(number_anchor(anchor).as_str()),
            number = run(number),
            title = run(&format!(" {title}")),
        ))
    }

    /// A sentence that refers to numbered headings: pieces of text, and of headings their number and bookmark.
    pub fn paragraph_with_references(&mut self, style: ParagraphStyle, pieces: &[Piece]) -> Result<(), ExportError> {
        let runs: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => run(&numbers_with_words(text)),
                Piece::Heading { number, anchor } => {
                    field::runs(&format!(r"REF {} \h", number_anchor(anchor)), number.trim_end_matches('.'))
                }
            })
            .collect();
        self.package.add_xml(paragraph(style, &runs))
    }

    /// A picture over at most the width of the text, in a line of its own that stays with its caption.
    pub fn picture(&mut self, picture: &Picture) -> Result<(), ExportError> {
        let relationship = self.package.add_picture(&picture.png)?;
        self.pictures += 1;
        let (wide, high) = picture.extent();
        // A landscape template is lower than a picture may be; the caption needs room too.
        let room = self.paper.height.saturating_sub(self.paper.top).saturating_sub(self.paper.bottom);
        let highest = u64::from(room) * EMU_PER_TWIP * 9 / 10;
        let fitting = (highest * u64::from(wide)).checked_div(u64::from(high)).unwrap_or(0);
        let width = u64::from(wide).min(self.text_width() as u64 * EMU_PER_TWIP).min(fitting);
        let height = (width * u64::from(high)).checked_div(u64::from(wide)).unwrap_or(0);
        let inline = Inline {
            relationship: &relationship,
            number: self.pictures,
            width,
            height,
            alternative: &picture.alternative,
        };
        self.package.add_xml(paragraph(ParagraphStyle::Figure, &inline.run()))
    }

    /// A table of contents: a field that Word can update, with what it comes to. Entries are found by the numbers in
    /// front of them, which stand at the foot of every page: page numbers would be right only after Word's layout.
    pub fn contents(&mut self, levels: u8, entries: &[(ParagraphStyle, String, String)]) -> Result<(), ExportError> {
        for (position, (style, text, anchor)) in entries.iter().enumerate() {
            let begin = if position == 0 {
                field::begin(&format!(r#"TOC \o "1-{levels}" \n \h \z \u"#))
            } else {
                String::new()
            };
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
        // The field ends in a paragraph that carries nothing else, such as the properties of a section.
        self.package.add_xml(paragraph(ParagraphStyle::Gap, ""))
    }
}
