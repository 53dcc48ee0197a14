//! Recognises claims in documents and concludes assessments and findings from them.
//!
//! [`Recogniser::recognise`] goes through a [`Document`](crate::model::Document) block by block: titles set the
//! context, tables are read as measures or as scores, sentences for what they say. [`restate`] makes claims of the
//! results of an earlier run. [`assess`] gathers the claims of all files by agency and year, computes what the rules
//! compute, and tells what does not add up.

use crate::model::{Claim, Decision, Finding};

mod agreed;
mod assess;
mod checked;
mod checks;
mod column;
mod columns;
mod contents;
mod context;
pub mod decisions;
mod duplicates;
mod explain;
mod full_marks;
mod grid;
mod header_row;
mod identity;
mod indicator_names;
mod items;
mod lines;
pub mod measures;
mod named;
mod oit;
mod paths;
mod prose;
mod qualifier;
mod reading;
mod recognise;
mod relevance;
mod restate;
mod roster;
mod sections;
mod stated;
mod subjects;
mod tables;
mod text;
mod totals;
mod values;
mod vocabulary;
mod weighted;
mod words;

pub use assess::{assess, assess_documents};
pub use duplicates::same_claims;
pub use named::{is_named, slips_between};
pub use recognise::Recogniser;
pub use restate::restate;
pub use roster::{roster, roster_of};

/// What a document says, and what is odd about how it says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognised {
    /// In document order.
    pub claims: Vec<Claim>,
    /// Findings about the document itself, such as a missing agency.
    pub findings: Vec<Finding>,
    /// What officers decided in the run whose results the document is.
    pub decisions: Vec<Decision>,
}

impl Recognised {
    /// Gives back the room that was only needed while it grew.
    fn shrink_to_fit(&mut self) {
        self.claims.iter_mut().for_each(Claim::shrink_to_fit);
        self.claims.shrink_to_fit();
        self.findings.shrink_to_fit();
    }
}
