//! The parts in their order: styles and lists first, then the body, then notes, headers and footers.

use std::sync::Arc;

use super::content::{Content, Margin, NoteOrder};
use super::numbering::Numbering;
use super::package::{Link, Package, PartFailure, Relationships, Role, refuse_entities};
use super::story::{Flow, StoryReader};
use super::styles::Styles;
use super::xml::{Cursor, Ending, Space};
use crate::ingest::package;
use crate::model::{Block, Document, Limit, Loss, Position, ReadFailure};

/// Reads a whole package.
///
/// # Errors
/// See [`super::read`].
pub(super) fn read(package: package::Package<'_>, file: &Arc<str>) -> Result<Document, ReadFailure> {
    let mut package = Package::new(package);
    let main = package.main_part()?;
    let relationships = package.relationships(&main)?;
    let mut reader = DocumentReader {
        package,
        relationships,
        content: Content::new(file),
        styles: Styles::default(),
        numbering: Numbering::default(),
    };
    reader.definitions()?;
    reader.body(&main)?;
    reader.notes(NoteKind::Footnote)?;
    reader.notes(NoteKind::Endnote)?;
    reader.margins(Margin::Header)?;
    reader.margins(Margin::Footer)?;
    Ok(reader.content.into_document())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum NoteKind {
    Footnote,
    Endnote,
}

impl NoteKind {
    fn role(self) -> Role {
        match self {
            NoteKind::Footnote => Role::Footnotes,
            NoteKind::Endnote => Role::Endnotes,
        }
    }

    fn element(self) -> &'static str {
        match self {
            NoteKind::Footnote => "footnote",
            NoteKind::Endnote => "endnote",
        }
    }

    fn position(self, number: u32) -> Position {
        match self {
            NoteKind::Footnote => Position::Footnote(number),
            NoteKind::Endnote => Position::Endnote(number),
        }
    }

    fn order(self, content: &Content) -> &NoteOrder {
        match self {
            NoteKind::Footnote => &content.footnotes,
            NoteKind::Endnote => &content.endnotes,
        }
    }
}

struct DocumentReader<'b> {
    package: Package<'b>,
    relationships: Relationships,
    content: Content,
    styles: Styles,
    numbering: Numbering,
}

impl DocumentReader<'_> {
    fn definitions(&mut self) -> Result<(), ReadFailure> {
        let link = self.relationships.part(Role::Styles);
        if let Some(text) = self.text_of(&link, link.promised)? {
            let mut xml = Cursor::new(&text);
            self.styles = Styles::read(&mut xml);
            self.note_definition_loss(&xml, link.part)?;
        }
        let link = self.relationships.part(Role::Numbering);
        if let Some(text) = self.text_of(&link, link.promised)? {
            let mut xml = Cursor::new(&text);
            self.numbering = Numbering::read(&mut xml, &self.styles);
            self.note_definition_loss(&xml, link.part)?;
        }
        Ok(())
    }

    fn body(&mut self, main: &str) -> Result<(), ReadFailure> {
        let damaged = || ReadFailure::Damaged { what: main.to_owned() };
        let part = self.package.text(main).map_err(|failure| match failure {
            PartFailure::Fatal(failure) => failure,
            PartFailure::Missing | PartFailure::Damaged => damaged(),
        })?;
        self.note_undecodable(part.undecodable);
        let mut story = StoryReader::new(&part.text, &mut self.content, &self.styles, &self.numbering);
        let is_document = story.xml.child().is_some_and(|root| (root.space, root.name()) == (Space::Word, "document"));
        if is_document {
            while let Some(element) = story.xml.child() {
                if (element.space, element.name()) == (Space::Word, "body") {
                    story.blocks(&mut Flow::body());
                } else {
                    story.xml.skip();
                }
            }
        }
        let xml = story.xml;
        let was_cut = xml.ending() == Some(Ending::Broken);
        self.note_story_loss(&xml, main)?;
        if !is_document || (was_cut && self.content.blocks.is_empty()) {
            return Err(damaged());
        }
        for id in std::mem::take(&mut self.content.imported) {
            let part = self.relationships.target(&id).unwrap_or(&id).to_owned();
            self.content.lose(Loss::Part { part });
        }
        Ok(())
    }

    /// Reads the notes that something refers to, in the order of their references.
    fn notes(&mut self, kind: NoteKind) -> Result<(), ReadFailure> {
        if kind.order(&self.content).is_empty() {
            return Ok(());
        }
        let link = self.relationships.part(kind.role());
        let Some(text) = self.text_of(&link, true)? else { return Ok(()) };
        let body_blocks = std::mem::take(&mut self.content.blocks);
        let mut notes: Vec<(u32, Vec<Block>)> = Vec::new();
        let mut story = StoryReader::new(&text, &mut self.content, &self.styles, &self.numbering);
        story.xml.child();
        while let Some(element) = story.xml.child() {
            let id = element.attribute("id").and_then(|id| id.trim().parse().ok());
            let number = id.and_then(|id| kind.order(story.content).number(id));
            let is_note = (element.space, element.name()) == (Space::Word, kind.element())
                && element.attribute("type").is_none_or(|kind| kind == "normal");
            match number.filter(|_| is_note) {
                Some(number) => {
                    story.blocks(&mut Flow::at(kind.position(number)));
                    notes.push((number, std::mem::take(&mut story.content.blocks)));
                }
                None => story.xml.skip(),
            }
        }
        let xml = story.xml;
        if kind.order(&self.content).is_short() {
            self.content.lose(Limit::References.loss());
        }
        notes.sort_by_key(|(number, _)| *number);
        self.content.blocks = body_blocks;
        self.content.blocks.extend(notes.into_iter().flat_map(|(_, blocks)| blocks));
        self.note_story_loss(&xml, &link.part)
    }

    /// Reads the headers or footers that sections name, each part once.
    fn margins(&mut self, margin: Margin) -> Result<(), ReadFailure> {
        let ids = match margin {
            Margin::Header => std::mem::take(&mut self.content.headers),
            Margin::Footer => std::mem::take(&mut self.content.footers),
        };
        let mut seen = std::collections::HashSet::new();
        for id in ids {
            let Some(part) = self.relationships.target(&id).map(str::to_owned) else { continue };
            if !seen.insert(part.clone()) {
                continue;
            }
            let number = u32::try_from(seen.len()).unwrap_or(u32::MAX);
            let position = match margin {
                Margin::Header => Position::Header(number),
                Margin::Footer => Position::Footer(number),
            };
            let link = Link { part, promised: true };
            let Some(text) = self.text_of(&link, true)? else { continue };
            let mut story = StoryReader::new(&text, &mut self.content, &self.styles, &self.numbering);
            if story.xml.child().is_some() {
                story.blocks(&mut Flow::at(position));
            }
            let xml = story.xml;
            self.note_story_loss(&xml, &link.part)?;
        }
        Ok(())
    }

    /// The text of a part that the document can be read without; where it is expected, its absence is a loss.
    fn text_of(&mut self, link: &Link, expected: bool) -> Result<Option<Vec<u8>>, ReadFailure> {
        match self.package.text(&link.part) {
            Ok(part) => {
                self.note_undecodable(part.undecodable);
                Ok(Some(part.text))
            }
            Err(PartFailure::Fatal(failure)) => Err(failure),
            Err(PartFailure::Missing) if !expected => Ok(None),
            Err(PartFailure::Missing | PartFailure::Damaged) => {
                self.content.lose(Loss::Part { part: link.part.clone() });
                Ok(None)
            }
        }
    }

    fn note_undecodable(&mut self, encoding: Option<&str>) {
        if let Some(encoding) = encoding {
            self.content.lose(Loss::Undecodable { encoding: encoding.to_owned() });
        }
    }

    /// Styles and lists that break off: what is missing shows all over the document.
    fn note_definition_loss(&mut self, xml: &Cursor<'_>, part: String) -> Result<(), ReadFailure> {
        refuse_entities(xml, &part)?;
        if xml.is_cut_short() {
            self.content.lose(Loss::Part { part });
        }
        self.note_limits(xml);
        Ok(())
    }

    /// What was passed over since it lies too deep, or is of a vocabulary too many.
    fn note_limits(&mut self, xml: &Cursor<'_>) {
        for limit in xml.exceeded() {
            self.content.lose(limit.loss());
        }
    }

    fn note_story_loss(&mut self, xml: &Cursor<'_>, part: &str) -> Result<(), ReadFailure> {
        refuse_entities(xml, part)?;
        if xml.ending() == Some(Ending::Broken) {
            self.content.lose(Loss::Truncated { part: part.to_owned() });
        }
        self.note_limits(xml);
        Ok(())
    }
}
