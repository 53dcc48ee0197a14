//! What each block of a document was taken for, told to whoever asks why a file gave what it gave.

use super::{Field, Instrument, Place};

/// What a document was taken for, block by block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// Blocks that were taken for anything, and tables that were not, in document order.
    pub blocks: Vec<BlockExplanation>,
    /// Why nothing was read; none where something was.
    pub nothing: Option<Nothing>,
}

/// What one block was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockExplanation {
    /// The paragraph, the table's first cell or the sheet.
    pub place: Place,
    /// True for a worksheet that is hidden.
    pub hidden: bool,
    /// What for.
    pub taken: Taken,
    /// A table's columns, where they were understood one by one.
    pub columns: Vec<ColumnTaken>,
}

/// What a block may be taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A title, for what follows.
    Title {
        /// The agencies it names.
        agencies: Vec<String>,
        /// The fiscal year it names.
        fiscal_year: Option<u16>,
    },
    /// Sentences that state these values.
    Sentences(Vec<Field>),
    /// Lines of a label and a value.
    Labels(Vec<Field>),
    /// A list of strengths, weaknesses or recommendations.
    Analysis,
    /// A table of scores.
    Scores(Shape),
    /// A table of so many measures.
    Measures(usize),
    /// Values that nothing says to be of the ITA.
    NotOfTheIta,
    /// Values of another assessment.
    OtherAssessment,
    /// A table with labels that are understood, and no value under or beside them.
    NoValue,
    /// A table of which no column was understood; its first row.
    NotUnderstood(Vec<String>),
}

/// How a table of scores is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A row for each agency.
    RowPerAgency,
    /// A column for each agency.
    ColumnPerAgency,
    /// A row for each value.
    RowPerValue,
}

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnTaken {
    /// The column, from 1.
    pub column: u32,
    /// The header's text.
    pub header: String,
    /// What for.
    pub meaning: Meaning,
    /// How many values were read in it.
    pub values: usize,
}

/// What a column may be taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Names of agencies.
    Agencies,
    /// Names of indicators and instruments.
    Names,
    /// Districts.
    Districts,
    /// Provinces.
    Provinces,
    /// Kinds of agencies.
    Kinds,
    /// Fiscal years.
    Years,
    /// One value of each row's subject.
    Value(Field),
    /// An instrument's part of the overall score.
    Weighted(Instrument),
    /// Values that each row names itself.
    OfTheRow,
    /// Running numbers, full marks, remarks: understood, and no value.
    Aside,
    /// A header that is not understood.
    Unknown,
}

/// Why a file gave nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// There is no text in it.
    NoText,
    /// No word of the ITA is in it.
    NoWord,
    /// It speaks of the ITA and states no score.
    NoScore,
    /// It states values, but not of the ITA.
    OfOthers,
}

impl Taken {
    /// The code that programs rely on, kebab-case.
    pub fn code(&self) -> &'static str {
        match self {
            Taken::Title { .. } => "title",
            Taken::Sentences(_) => "sentences",
            Taken::Labels(_) => "labels",
            Taken::Analysis => "analysis",
            Taken::Scores(_) => "scores",
            Taken::Measures(_) => "measures",
            Taken::NotOfTheIta => "not-of-the-ita",
            Taken::OtherAssessment => "other-assessment",
            Taken::NoValue => "no-value",
            Taken::NotUnderstood(_) => "not-understood",
        }
    }
}
