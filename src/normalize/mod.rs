//! Recognises claims in documents and concludes assessments and findings from them.

use crate::model::{Assessment, Claim, Document, Finding};
use crate::rules::RuleBook;

pub mod measures;

/// What a document says, and what is odd about how it says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognised {
    /// In document order.
    pub claims: Vec<Claim>,
    /// Findings about the document itself, such as a missing agency.
    pub findings: Vec<Finding>,
}

/// Recognises what one document says.
pub fn recognise(_document: &Document, _rules: &RuleBook) -> Recognised {
    Recognised::default()
}

/// Concludes from all claims of all files, in the order of the files: one assessment per agency and fiscal year, and
/// a finding for everything that does not add up.
pub fn assess(_claims: Vec<Claim>, _rules: &RuleBook) -> (Vec<Assessment>, Vec<Finding>) {
    (Vec::new(), Vec::new())
}
