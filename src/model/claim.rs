//! What a document says, as it says it: never corrected, never filled in.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Agency, Grade, Instrument, Measure, Place, Recommendation};

/// "This place says that of this agency in this year."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Of whom and when.
    pub subject: Subject,
    /// What is said.
    pub statement: Statement,
    /// Where.
    pub place: Place,
}

/// Of whom, and of which fiscal year, a claim speaks; either may be unsaid.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The agency, as far as the document names it. All claims of a document about it share one.
    pub agency: Option<Arc<Agency>>,
    /// The fiscal year of the Buddhist era.
    pub fiscal_year: Option<u16>,
}

/// What a claim says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// The overall score.
    Overall(Decimal),
    /// The grade or level.
    Grade(Grade),
    /// Passed or not.
    Passed(bool),
    /// An instrument's score out of 100.
    Instrument(Instrument, Decimal),
    /// An instrument's part of the overall score, out of its weight (30, 30, 40).
    WeightedInstrument(Instrument, Decimal),
    /// An indicator's score out of 100; the number is 1 to 10.
    Indicator(u8, Decimal),
    /// A sub-indicator's score out of 100; the code is such as `9.1`.
    SubIndicator(String, Decimal),
    /// An item's score; the code is such as `o18`.
    Item(String, Decimal),
    /// An indicator told as a strength.
    Strength(u8),
    /// An indicator told as a weakness.
    Weakness(u8),
    /// How many strengths and weaknesses the text says there are.
    Counts {
        /// Stated number of strengths.
        strengths: Option<u32>,
        /// Stated number of weaknesses.
        weaknesses: Option<u32>,
    },
    /// A recommendation.
    Recommendation(Box<Recommendation>),
    /// A measure.
    Measure(Box<Measure>),
}

impl Claim {
    /// Gives back the room that its texts and lists grew into and do not need: a run keeps its claims to the end.
    pub fn shrink_to_fit(&mut self) {
        match &mut self.statement {
            Statement::Measure(measure) => measure.shrink_to_fit(),
            Statement::Recommendation(recommendation) => {
                recommendation.text.shrink_to_fit();
                recommendation.places.shrink_to_fit();
            }
            _ => {}
        }
    }
}
