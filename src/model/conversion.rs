//! What a conversion changes in a document, and what it cannot carry over.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What was changed in one document, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Digits of text that were exchanged.
    pub digits: u64,
    /// Cells whose text was a number and that now hold the number.
    pub numbers: u64,
    /// Number formats of cells and of automatic numbering that now show the other digits.
    pub number_formats: u64,
    /// Broken text that was mended, by kind; kinds that were not met are absent.
    pub repairs: BTreeMap<Repair, u64>,
}

impl Changes {
    /// Adds what was changed elsewhere in the same document or batch.
    pub fn add(&mut self, other: &Changes) {
        self.digits += other.digits;
        self.numbers += other.numbers;
        self.number_formats += other.number_formats;
        for (kind, count) in &other.repairs {
            *self.repairs.entry(*kind).or_default() += count;
        }
    }

    /// True where nothing was changed.
    pub fn is_none(&self) -> bool {
        *self == Changes::default()
    }
}

/// A kind of broken Thai text that can be mended without a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repair {
    /// ◌ํ and า for ำ.
    SaraAm,
    /// Two เ for แ.
    SaraAe,
    /// Marks in another order than Thai is stored in.
    MarkOrder,
    /// The same mark twice.
    DoubledMark,
    /// Glyphs of old fonts in the private-use area.
    PrivateUse,
    /// Characters that show nothing.
    ZeroWidth,
}

/// Something that a conversion leaves behind or leaves as it was, with how often.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Remark {
    /// What it is.
    pub kind: RemarkKind,
    /// How many of it there are, at least 1.
    pub count: u64,
}

/// What a conversion leaves behind (of the old binary formats) or leaves as it was (in the new ones). The words for it
/// are in `export::wording`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemarkKind {
    /// A field whose code writes Thai digits again when it is updated.
    FieldWritesThaiDigits,
    /// A date's number format of the program's own, which follows the reader's system.
    DateFormatKept,
    /// A document in the document, which is kept as it is.
    EmbeddedDocument,
    /// A pivot table, which shows the old digits until it is refreshed.
    PivotTable,
    /// The digital signature no longer holds.
    SignatureBroken,
    /// A part that could not be read and is kept as it is.
    PartKept,
    /// A heading of a table in a worksheet whose new name another heading has.
    TableHeadingKept,
    /// A picture of a legacy document that was not carried over.
    PictureLost,
    /// A drawing (lines, shapes, charts) that was not carried over; text in it was.
    DrawingLost,
    /// An object of another program, of which at most the picture is left.
    EmbeddedObjectLost,
    /// A comment.
    CommentLost,
    /// A run of text whose tracked change (insertion, deletion) was taken as accepted.
    TrackedChangesApplied,
    /// Macros.
    MacrosLost,
    /// A form field, of which what was filled in is left as text.
    FormFieldFlattened,
    /// A text box whose text stands in the text around it.
    TextBoxFlattened,
    /// A paragraph numbered in the way of Word 95, whose number is not carried over.
    NumberingLost,
    /// Text of a table whose rows could not be told apart and that stands as paragraphs.
    TableFlattened,
    /// A document of Word 6 or 95, of which text and tables are carried over and little formatting.
    OldFormatSimplified,
    /// A protection against changes.
    ProtectionLost,
}
