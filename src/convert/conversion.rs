//! One package on its way: its parts by what they are, those that are changed, and what is told about it.

use std::collections::BTreeMap;

use super::encoding::{Stored, decode, encode};
use super::exchange::{Exchange, Told};
use super::markup::{Broken, Markup, Node, Space};
use super::package::Package;
use super::passage::{Edit, edited};
use super::{ConvertError, Converted, Settings};
use crate::model::{Remark, RemarkKind};

/// What a part is, as far as it can hold text for people. Its root element says so: names and content types lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// WordprocessingML, drawings, charts, diagrams.
    Story,
    /// Properties of the document.
    Properties,
    /// The texts that cells share.
    SharedStrings,
    /// A worksheet or a sheet of a chart.
    Worksheet,
    /// Formats of cells.
    Styles,
    /// A table of a worksheet.
    Table,
    /// Comments of a worksheet, old or new.
    Comments,
    /// The workbook's list of sheets and names.
    Workbook,
}

/// A part that may hold text.
pub(super) struct Part {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
}

/// A package that is being converted.
pub(super) struct Conversion<'a, 's> {
    package: Package<'a>,
    /// What changes in texts.
    pub exchange: Exchange<'s>,
    changed: BTreeMap<String, Vec<u8>>,
}

impl<'a, 's> Conversion<'a, 's> {
    /// Opens a package.
    ///
    /// # Errors
    /// Where its directory cannot be read.
    pub fn open(bytes: &'a [u8], settings: &'s Settings) -> Result<Conversion<'a, 's>, ConvertError> {
        let package = Package::open(bytes)?;
        Ok(Conversion { package, exchange: Exchange::new(settings), changed: BTreeMap::new() })
    }

    /// The parts that may hold text, in the order of their names.
    pub fn parts(&mut self) -> Vec<Part> {
        let names = self.package.parts();
        let mut parts = Vec::new();
        for name in names {
            match self.kind(&name) {
                Some(Some(kind)) => parts.push(Part { name, kind }),
                Some(None) => {}
                None => self.exchange.remark(RemarkKind::PartKept),
            }
        }
        parts
    }

    /// What a part is, none for what holds no text; no answer where it cannot be read.
    fn kind(&mut self, name: &str) -> Option<Option<Kind>> {
        let head = self.package.head(name);
        // A character that the end cuts is far behind the root; UTF-16 without its mark is full of zeros.
        let known = if head.contains(&0) { None } else { kind_of(&encoding_rs::UTF_8.decode(&head).0) };
        if known.is_some() {
            return known;
        }
        // The root may lie far behind the beginning, or the encoding hide it.
        let part = self.package.part(name)?;
        if part.is_empty() { Some(None) } else { kind_of(&decode(part)?.0) }
    }

    /// A part's text and how it is stored.
    pub fn text(&mut self, name: &str) -> Option<(String, Stored)> {
        decode(self.package.part(name)?)
    }

    /// Changes a part, unless surely nothing in it changes.
    pub fn edit(&mut self, name: &str, edits: impl FnOnce(&str, &mut Exchange<'s>) -> Result<Vec<Edit>, Broken>) {
        self.edit_if(name, |xml, exchange| exchange.may_change(xml), edits);
    }

    /// Changes a part in which something may change though it holds no such text itself.
    pub fn edit_always(
        &mut self,
        name: &str,
        edits: impl FnOnce(&str, &mut Exchange<'s>) -> Result<Vec<Edit>, Broken>,
    ) {
        self.edit_if(name, |_, _| true, edits);
    }

    fn edit_if(
        &mut self,
        name: &str,
        may_change: impl FnOnce(&str, &Exchange<'s>) -> bool,
        edits: impl FnOnce(&str, &mut Exchange<'s>) -> Result<Vec<Edit>, Broken>,
    ) {
        let Some((xml, stored)) = self.text(name) else {
            self.exchange.remark(RemarkKind::PartKept);
            return;
        };
        if !may_change(&xml, &self.exchange) {
            return;
        }
        let before = self.exchange.told.clone();
        match edits(&xml, &mut self.exchange) {
            Ok(edits) if !ends_a_section(&xml, &edits) => self.replace(name, &xml, stored, edits),
            Ok(_) | Err(Broken) => {
                self.exchange.told = before;
                self.exchange.remark(RemarkKind::PartKept);
            }
        }
    }

    /// Puts a part with these edits in place of the one there was.
    pub fn replace(&mut self, name: &str, xml: &str, stored: Stored, edits: Vec<Edit>) {
        if edits.is_empty() {
            return;
        }
        match encode(edited(xml, edits), stored) {
            Some(bytes) => drop(self.changed.insert(name.to_owned(), bytes)),
            None => self.exchange.remark(RemarkKind::PartKept),
        }
    }

    /// The new package: the very bytes of the old one where no part has changed.
    ///
    /// # Errors
    /// Where the archive's entries cannot be followed.
    pub fn finish(mut self, bytes: &[u8]) -> Result<Converted, ConvertError> {
        if !self.changed.is_empty() {
            self.tell_of_neighbours();
        }
        let Told { changes, remarks } = self.exchange.told;
        let remarks = remarks.into_iter().map(|(kind, count)| Remark { kind, count }).collect();
        let bytes = if self.changed.is_empty() { bytes.to_vec() } else { self.package.replaced(&self.changed)? };
        Ok(Converted { bytes, changes, remarks })
    }

    /// What stands beside the changed parts and does not change with them.
    fn tell_of_neighbours(&mut self) {
        let embedded = self.package.count_in("word/embeddings/") + self.package.count_in("xl/embeddings/");
        let neighbours = [
            (RemarkKind::EmbeddedDocument, embedded),
            (RemarkKind::PivotTable, self.package.count_in("xl/pivottables/")),
            (RemarkKind::SignatureBroken, u64::from(self.package.count_in("_xmlsignatures/") > 0)),
        ];
        for (kind, count) in neighbours.into_iter().filter(|(_, count)| *count > 0) {
            self.exchange.told.remarks.insert(kind, count);
        }
    }
}

/// Whether edits bring `]]>` together, which XML has no room for in text, and which would end a section of characters.
fn ends_a_section(xml: &str, edits: &[Edit]) -> bool {
    let ends = |xml: &str| xml.matches("]]>").count();
    xml.contains("]]") && ends(&edited(xml, edits.to_vec())) > ends(xml)
}

/// What a part is, by its beginning; no answer where there is no root element.
fn kind_of(beginning: &str) -> Option<Option<Kind>> {
    let mut markup = Markup::new(beginning);
    loop {
        match markup.next().ok()? {
            Node::Open(tag) => return Some(kind_of_root(tag.space, tag.name())),
            Node::End => return None,
            _ => {}
        }
    }
}

fn kind_of_root(space: Space, name: &str) -> Option<Kind> {
    Some(match (space, name) {
        (Space::Word, _) | (Space::Chart, "chartSpace") => Kind::Story,
        (Space::Sheet, "sst") => Kind::SharedStrings,
        (Space::Sheet, "worksheet" | "chartsheet" | "dialogsheet") => Kind::Worksheet,
        (Space::Sheet, "styleSheet") => Kind::Styles,
        (Space::Sheet, "table") => Kind::Table,
        (Space::Sheet, "comments") | (Space::ThreadedComments, "ThreadedComments") => Kind::Comments,
        (Space::Sheet, "workbook") => Kind::Workbook,
        (Space::CoreProperties, "coreProperties") => Kind::Properties,
        (Space::ProgramProperties | Space::CustomProperties, "Properties") => Kind::Properties,
        // Diagrams, drawings on sheets and on charts: the text in them is DrawingML.
        (_, "dataModel" | "drawing" | "wsDr" | "userShapes") => Kind::Story,
        _ => return None,
    })
}
