//! A story: the flow of paragraphs and tables in the body, a note, a header, a footer, a text box or a cell.

use super::content::{Content, is_blank};
use super::fields::Fields;
use super::inline::{Line, Look};
use super::labels::Counters;
use super::numbering::Numbering;
use super::properties::{Mark, ParagraphProperties, paragraph_properties, section};
use super::styles::{Style, Styles};
use super::xml::{Cursor, Element, Space};
use crate::model::Position;

/// Reads one part's story into the document's content.
pub(super) struct StoryReader<'x, 'd> {
    /// The part.
    pub xml: Cursor<'x>,
    /// Where everything goes.
    pub content: &'d mut Content,
    /// The fields that are open.
    pub fields: Fields,
    styles: &'d Styles,
    numbering: &'d Numbering,
    counters: Counters,
}

/// A flow of paragraphs, and where they go.
pub(super) struct Flow {
    target: Target,
    /// A paragraph whose mark is deleted or hidden: it goes on in the next one.
    joined: Option<Joined>,
}

/// Where the paragraphs of a flow go.
enum Target {
    /// The body: each is counted.
    Body,
    /// A note, a header, a footer or a text box: all stand at one place.
    At(Position),
    /// A cell, or a text box in it: they are lines of its text.
    Cell(String),
}

/// A paragraph that goes on in the next one.
struct Joined {
    text: String,
    at: Option<Position>,
    has_label: bool,
}

impl Flow {
    /// The flow of the document's body.
    pub fn body() -> Flow {
        Flow { target: Target::Body, joined: None }
    }

    /// A flow that stands at one place.
    pub fn at(position: Position) -> Flow {
        Flow { target: Target::At(position), joined: None }
    }

    /// The flow of a cell.
    pub fn cell() -> Flow {
        Flow { target: Target::Cell(String::new()), joined: None }
    }

    /// The text of a cell's flow.
    pub fn into_cell_text(self) -> String {
        match self.target {
            Target::Cell(text) => text,
            Target::Body | Target::At(_) => String::new(),
        }
    }

    fn add_line(&mut self, line: &str) {
        if let Target::Cell(text) = &mut self.target
            && !is_blank(line)
        {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
    }
}

impl<'x, 'd> StoryReader<'x, 'd> {
    /// At the beginning of a part.
    pub fn new(text: &'x [u8], content: &'d mut Content, styles: &'d Styles, numbering: &'d Numbering) -> Self {
        StoryReader {
            xml: Cursor::new(text),
            content,
            fields: Fields::default(),
            styles,
            numbering,
            counters: Counters::default(),
        }
    }

    /// The style with this identifier.
    pub fn style(&self, id: &str) -> Option<&'d Style> {
        self.styles.named(id)
    }

    /// Reads the rest of an element that holds paragraphs and tables, and ends its flow.
    pub fn blocks(&mut self, flow: &mut Flow) {
        self.block_children(flow);
        self.end_joined(flow);
    }

    fn block_children(&mut self, flow: &mut Flow) {
        while let Some(element) = self.xml.child() {
            self.block(&element, flow);
            if self.content.is_full() {
                self.xml.halt();
            }
        }
    }

    /// Reads one element of a flow to its end.
    pub fn block(&mut self, element: &Element<'x>, flow: &mut Flow) {
        match (element.space, element.name()) {
            (Space::Word, "p") => self.paragraph(flow),
            (Space::Word, "tbl") => {
                self.end_joined(flow);
                self.table();
            }
            (Space::Word, "sectPr") => section(&mut self.xml, self.content),
            (Space::Word, "altChunk" | "subDoc") => {
                self.content.refer_to_import(&element.attribute("id").unwrap_or_default());
                self.xml.skip();
            }
            (Space::Word, "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "customXmlPr") => self.xml.skip(),
            (Space::Compatibility, "AlternateContent") => {
                self.alternatives(&mut |reader: &mut Self| reader.block_children(flow));
            }
            // Content controls, custom XML and whatever else may be wrapped around paragraphs.
            (Space::Word | Space::Other, _) => self.block_children(flow),
            _ => self.xml.skip(),
        }
    }

    /// Reads the branch of a `mc:AlternateContent` that is meant for us: the first `Choice` whose requirements are
    /// understood, or else the `Fallback`. Never both: they hold the same text in two forms.
    pub fn alternatives(&mut self, read: &mut dyn FnMut(&mut Self)) {
        let mut taken = false;
        while let Some(branch) = self.xml.child() {
            let wanted = match branch.name() {
                "Choice" => branch.attribute("Requires").is_none_or(|needs| needs.split_whitespace().all(understood)),
                "Fallback" => true,
                _ => false,
            };
            if wanted && !taken {
                taken = true;
                read(self);
            } else {
                self.xml.skip();
            }
        }
    }

    fn paragraph(&mut self, flow: &mut Flow) {
        let at = match &flow.target {
            Target::Body => {
                self.content.paragraphs = self.content.paragraphs.saturating_add(1);
                Some(Position::Paragraph(self.content.paragraphs))
            }
            Target::At(position) => Some(position.clone()),
            Target::Cell(_) => None,
        };
        let joined = flow.joined.take();
        let index = self.content.blocks.len();
        let mut line = Line::new(joined.as_ref().and_then(|joined| joined.at.clone()).or(at));
        let mut properties = ParagraphProperties::default();
        let mut style = self.styles.paragraph(None);
        let mut label = None;
        while let Some(element) = self.xml.child() {
            if (element.space, element.name()) == (Space::Word, "pPr") {
                properties = paragraph_properties(&mut self.xml, self.content);
                style = self.styles.paragraph(properties.style.as_deref());
                line.hidden = style.hidden.unwrap_or(false);
                continue;
            }
            // The paragraph's own number comes before those in its text boxes.
            if properties.mark == Mark::Kept {
                label.get_or_insert_with(|| {
                    self.counters.next_label(properties.list, style, self.numbering, self.styles)
                });
            }
            let look = Look { hidden: line.hidden, ..Look::default() };
            self.inline(&element, &mut line, look);
        }
        self.fields.end_paragraph();
        // A number cut in the middle is a wrong number: what was not read to its end is dropped.
        if self.xml.is_cut_short() {
            return;
        }
        let Line { text, at, boxed, .. } = line;
        let joined = joined.unwrap_or(Joined { text: String::new(), at: None, has_label: false });
        let has_label = joined.has_label;
        let own_label = match properties.mark {
            _ if has_label => String::new(),
            Mark::Kept => label.unwrap_or_else(|| self.label(&properties, style)),
            Mark::Hidden if !is_blank(&text) => self.label(&properties, style),
            Mark::Hidden | Mark::Deleted => String::new(),
        };
        let has_label = has_label || !own_label.is_empty();
        let full = if own_label.is_empty() && joined.text.is_empty() {
            text
        } else {
            let shown = own_label + &joined.text + &text;
            if is_blank(&joined.text) && is_blank(&text) { shown.trim_end().to_owned() } else { shown }
        };
        if properties.mark == Mark::Kept {
            let heading = Style::heading(properties.outline.or(style.outline));
            self.put(flow, index, full, heading, at);
        } else if !is_blank(&full) {
            flow.joined = Some(Joined { text: full, at, has_label });
        }
        flow.add_line(&boxed);
    }

    fn label(&mut self, properties: &ParagraphProperties, style: &Style) -> String {
        self.counters.next_label(properties.list, style, self.numbering, self.styles)
    }

    /// Ends the flow: a paragraph that was to go on in the next one stands alone.
    pub fn end_joined(&mut self, flow: &mut Flow) {
        if let Some(joined) = flow.joined.take()
            && !self.xml.is_cut_short()
        {
            let index = self.content.blocks.len();
            self.put(flow, index, joined.text, None, joined.at);
        }
    }

    fn put(&mut self, flow: &mut Flow, index: usize, text: String, heading: Option<u8>, at: Option<Position>) {
        match at {
            Some(at) => self.content.insert_paragraph(index, text, heading, at),
            None => flow.add_line(&text),
        }
    }

    /// Reads a text box (`w:txbxContent`) that a line holds: its paragraphs follow the line, at the line's place.
    pub fn text_box(&mut self, line: &mut Line) {
        let fields = std::mem::take(&mut self.fields);
        let mut flow = line.at.clone().map_or_else(Flow::cell, Flow::at);
        self.blocks(&mut flow);
        line.add_boxed(&flow.into_cell_text());
        self.fields = fields;
    }
}

/// Whether we know what a prefix in `Requires` stands for: the usual prefixes of Word's own extensions. A chart or ink
/// drawing of a newer version has a picture to fall back on, and neither holds text.
fn understood(prefix: &str) -> bool {
    matches!(prefix, "wps" | "wpg" | "wpc" | "wpi" | "wp14" | "a14" | "v" | "w" | "m")
        || prefix.strip_prefix('w').is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()))
}
