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
    /// A field whose code writes Arabic digits again when it is updated.
    FieldWritesArabicDigits,
    /// A content control that shows what another part of the document holds, which is kept as it is.
    BoundControlKept,
    /// A formula that names a number as text, and may compare it with a cell that is a number now.
    FormulaComparesText,
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
    /// A sheet's name, which formulas refer to.
    SheetNameKept,
    /// A heading of a table in a worksheet whose new name another heading has.
    TableHeadingKept,
    /// A chart, in a sheet or as a sheet of its own.
    ChartLost,
    /// A picture.
    PictureLost,
    /// A shape, a text box, a button or another drawn thing.
    ShapeLost,
    /// A document of another program, of which at most the picture is left.
    EmbeddedObjectLost,
    /// Macros, or a sheet of them.
    MacrosLost,
    /// A pivot table, of which the values stay.
    PivotTableBecameValues,
    /// A look that depends on values.
    ConditionalFormatLost,
    /// A rule of what may be typed.
    DataValidationLost,
    /// A table in a sheet, of which the cells stay.
    TableBecameCells,
    /// A connection to data elsewhere, of which the values stay.
    DataConnectionLost,
    /// A filter's criteria; the rows that it hides stay hidden.
    FilterCriteriaLost,
    /// A formula that could not be carried over; its value stands in its place.
    FormulaBecameValue,
    /// A formula that refers to another workbook; its value stands in its place.
    ExternalReferenceBecameValue,
    /// A formula without a stored result that could not be carried over: the cell is blank.
    FormulaLost,
    /// A name that formulas may use.
    NameLost,
    /// A name that would be a cell's in the new format, which has more columns: it now begins with `_`.
    NameRenamed,
    /// The colours of a theme, which are taken from the theme of Excel 2007 instead.
    ThemeLost,
    /// A sheet whose name the new format does not allow, or that another sheet has: it has a new one.
    SheetRenamed,
    /// A link of a kind that is not known.
    HyperlinkLost,
    /// A note on a cell.
    NoteLost,
    /// A merge that overlaps another one.
    MergeLost,
    /// A sheet that is no worksheet: a dialogue, a module of programs.
    SheetLost,
    /// A sheet whose records break off or contradict themselves: what could be read stands, more was there.
    SheetDamaged,
    /// A format, a font or a text that a cell refers to and that is not there.
    FormatMissing,
    /// The headers and footers of first or even pages.
    HeaderFooterLost,
    /// A picture behind the cells.
    BackgroundLost,
    /// A scenario of the sheet's values.
    ScenarioLost,
    /// A drawing (lines, shapes, charts) that was not carried over; text in it was.
    DrawingLost,
    /// A comment.
    CommentLost,
    /// A run of text whose tracked change (insertion, deletion) was taken as accepted.
    TrackedChangesApplied,
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
