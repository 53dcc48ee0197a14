//! What the characters of a paragraph are (MS-DOC 2.4.1, special characters 2.4.5).

use super::characters::Character;
use super::fields::{self, Fields, Where};
use super::line::Line;
use super::notes::Note;
use super::pictures::Source;
use super::reader::{Look, Mark, Reader};
use super::shapes::Shape;
use super::story::{self, CELL, Kind, PAGE, PARAGRAPH};
use crate::model::RemarkKind;
use crate::model::word::{Drawing, Inline, NoteReference, Paragraph, PlacedPicture, TextBox};

/// How far the code of a field is looked at: an address has no more characters.
const LONGEST_CODE: u32 = 4096;

/// What goes on from paragraph to paragraph of a story.
pub(super) struct Content {
    kind: Kind,
    fields: Fields,
    /// Tracked changes are counted by runs: the last that was.
    is_changed: bool,
}

impl Content {
    pub fn new(kind: Kind) -> Self {
        Self { kind, fields: Fields::default(), is_changed: false }
    }

    /// A paragraph; `last` is the place of its mark. A page break that ends it shows where `breaks`.
    pub fn paragraph(
        &mut self,
        reader: &mut Reader,
        (from, last): (u32, u32),
        mark: Option<Character>,
        said: Mark,
        breaks: bool,
    ) -> Paragraph {
        let mut line = Line::default();
        let mut look = Look::default();
        let mut is_known = false;
        for place in from..=last {
            self.bookmarks(reader, place, &mut line);
            let Some(character) = reader.characters.get(place) else { continue };
            if !is_known || !look.holds_for(character) {
                look = reader.look(character, said.style);
                is_known = true;
            }
            let is_mark = place == last && matches!(character.code, PARAGRAPH | CELL | PAGE);
            if is_mark {
                break;
            }
            let is_changed = look.nature.is_deleted || look.nature.is_inserted;
            if is_changed && !self.is_changed {
                reader.remark(RemarkKind::TrackedChangesApplied);
            }
            self.is_changed = is_changed;
            line.look(&look.properties);
            if !look.nature.is_deleted {
                self.character(reader, place, character, &look, &mut line);
            }
        }
        if breaks && mark.is_some_and(|mark| mark.code == PAGE) {
            line.look(&look.properties);
            line.put(Inline::PageBreak);
        }
        Paragraph { properties: said.properties, mark: look.properties, runs: line.finish() }
    }

    /// What must still stand at the end of the story: the ends of fields and bookmarks.
    pub fn finish(&mut self, reader: &mut Reader) -> Vec<Inline> {
        let mut left = vec![Inline::FieldEnd; self.fields.end_all()];
        if self.kind == Kind::Body {
            left.extend(reader.bookmarks.drain(..).map(|(_, event)| event));
        }
        left
    }

    fn bookmarks(&self, reader: &mut Reader, place: u32, line: &mut Line) {
        while self.kind == Kind::Body
            && let Some((_, event)) = reader.bookmarks.pop_front_if(|(at, _)| *at <= place)
        {
            line.put(event);
        }
    }

    fn character(&mut self, reader: &mut Reader, place: u32, character: Character, look: &Look, line: &mut Line) {
        match character.code {
            fields::BEGIN => {
                let (lost, is_kept) = self.fields.begin(&name(reader, place + 1));
                if let Some(kind) = lost {
                    reader.remark(kind);
                }
                if is_kept {
                    line.put(Inline::FieldBegin);
                }
                return;
            }
            fields::SEPARATE => {
                if self.fields.separate() == Some(true) {
                    line.put(Inline::FieldSeparate);
                }
                return;
            }
            fields::END => {
                let is_box = self.fields.is_in_check_box();
                if self.fields.end() == Some(true) {
                    line.put(Inline::FieldEnd);
                }
                if is_box && self.fields.place() == Where::Text {
                    line.say("\u{2610}");
                }
                return;
            }
            _ => {}
        }
        match self.fields.place() {
            Where::Text => self.shown(reader, place, character, look, line),
            Where::Code if character.code >= 0x20 => line.unit(character.code, true),
            Where::Code => {}
            Where::Nowhere => {
                let form = look.nature.picture.filter(|_| character.code == 1);
                if let Some(shown) = form.and_then(|at| fields::form(&mut self.fields, &reader.streams.data, at)) {
                    line.say(&shown);
                }
            }
        }
    }

    fn shown(&mut self, reader: &mut Reader, place: u32, character: Character, look: &Look, line: &mut Line) {
        if let Some(note) = reader.notes.references.get(&place).copied().filter(|_| self.kind == Kind::Body) {
            let is_custom = !matches!(character.code, 0x02 | 0x05);
            line.put(match note {
                Note::Foot(index) => Inline::Footnote(NoteReference { index, is_custom }),
                Note::End(index) => Inline::Endnote(NoteReference { index, is_custom }),
                Note::Comment(index) => Inline::Comment(index),
            });
            if !is_custom {
                return;
            }
        }
        let nature = &look.nature;
        let inline = match (character.code, nature.is_special) {
            (0x01, _) => return self.picture(reader, look, line),
            (0x00, true) => Inline::PageNumber,
            (0x02, _) if self.kind == Kind::Footnote => Inline::FootnoteMark,
            (0x02, _) if self.kind == Kind::Endnote => Inline::EndnoteMark,
            (0x03, true) => Inline::Separator,
            (0x04, true) => Inline::ContinuationSeparator,
            (0x05, _) if self.kind == Kind::Comment => Inline::CommentMark,
            (0x05, true) => return reader.remark(RemarkKind::CommentLost),
            (0x08, true) => return self.shapes(reader, place, line),
            (0x09, _) => Inline::Tab,
            (0x0B, _) => Inline::LineBreak,
            (PAGE, _) => Inline::PageBreak,
            (0x0E, _) => Inline::ColumnBreak,
            (0x1E, _) => Inline::NoBreakHyphen,
            (0x1F, _) => Inline::SoftHyphen,
            (0x28, true) if nature.symbol.is_some() => {
                let Some((font, code)) = nature.symbol.clone() else { return };
                Inline::Symbol { font, code }
            }
            (0x00..=0x1F, _) => return,
            (unit, _) => return line.unit(unit, false),
        };
        line.put(inline);
    }

    fn picture(&self, reader: &mut Reader, look: &Look, line: &mut Line) {
        let nature = &look.nature;
        let Some(at) = nature.picture.filter(|_| !nature.is_data) else { return };
        match reader.pictures.in_line(&reader.streams.data, at) {
            Some(found) => line.put(Inline::Picture(PlacedPicture {
                picture: found.picture,
                width: found.width,
                height: found.height,
                anchor: None,
            })),
            None => reader.remark(RemarkKind::PictureLost),
        }
    }

    fn shapes(&self, reader: &mut Reader, place: u32, line: &mut Line) {
        let shapes = reader.shapes.at(place);
        if shapes.is_empty() {
            reader.remark(RemarkKind::DrawingLost);
        }
        for shape in shapes {
            match self.shape(reader, &shape) {
                Some(inline) => line.put(inline),
                None => reader.remark(RemarkKind::DrawingLost),
            }
        }
    }

    /// A shape: a text box, a picture, or something drawn.
    fn shape(&self, reader: &mut Reader, shape: &Shape) -> Option<Inline> {
        let Shape { id, anchor, width, height } = *shape;
        let look = reader.shapes.look(id).cloned().unwrap_or_default();
        let (line, fill) = (look.line(), look.fill());
        if self.kind != Kind::TextBox
            && let Some(range) = reader.shapes.take_text(id)
        {
            let blocks = story::blocks(reader, range, Kind::TextBox);
            let text_box =
                TextBox { anchor, width, height, line, fill, insets: look.insets(), grows: look.grows(), blocks };
            return Some(Inline::TextBox(Box::new(text_box)));
        }
        let streams = reader.streams;
        let picture = reader.shapes.picture(id).and_then(|(source, at)| {
            let bytes = if source == Source::Text { &streams.text } else { &streams.table };
            reader.pictures.at(source, bytes, at, 0)
        });
        if let Some(picture) = picture {
            return Some(Inline::Picture(PlacedPicture { picture, width, height, anchor: Some(anchor) }));
        }
        let shape = reader.shapes.drawn(id)?;
        Some(Inline::Drawing(Box::new(Drawing { shape, anchor, width, height, line, fill })))
    }
}

/// The beginning of a field's code.
fn name(reader: &Reader, from: u32) -> String {
    let places = from..from.saturating_add(LONGEST_CODE);
    let units = places.map_while(|place| reader.characters.get(place)).map(|character| character.code);
    let units: Vec<u16> = units.take_while(|code| !(fields::BEGIN..=fields::END).contains(code)).collect();
    super::text::text(&units)
}
