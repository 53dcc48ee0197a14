//! What an officer decided where documents are wrong or silent: it stands beside what they state, never over it.

use serde::{Deserialize, Serialize};

use super::{Finding, Place};

/// A value that an officer decided on, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided<T> {
    /// The right value.
    pub value: T,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
    /// Who decided.
    #[serde(default)]
    pub by: Option<String>,
}

/// What an officer wrote beside one finding of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The finding's key, as the workbook carries it (see `normalize::decisions`).
    pub key: String,
    /// The right value in the officer's writing; none where the finding was only answered.
    pub value: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// The cell in which it was decided.
    pub place: Place,
}

/// A finding with the decision that settled it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What was found in the documents.
    pub finding: Finding,
    /// What was decided.
    pub decision: Decision,
}
