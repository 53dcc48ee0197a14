//! What an officer decided where documents are wrong or silent: it stands beside what they state, never over it.

use serde::{Deserialize, Serialize};

use super::{Agency, Field, Finding, FindingRecord, Place};

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

impl<T> Decided<T> {
    /// The same decision about a value in another form.
    pub fn map<U>(self, form: impl FnOnce(T) -> U) -> Decided<U> {
        Decided { value: form(self.value), reason: self.reason, by: self.by }
    }
}

/// What an officer wrote beside a finding, in a workbook of ours or in an earlier run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Decision {
    /// What it answers.
    pub basis: Basis,
    /// The right value in the officer's writing; none where the finding was only answered.
    pub value: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// What the row said.
    pub told: Told,
    /// Where it was decided.
    pub place: Place,
}

impl Decision {
    /// True where two rows answer the same with the same words, wherever they stand.
    pub fn says_the_same(&self, other: &Decision) -> bool {
        let words = |decision: &Decision| (decision.value.clone(), decision.reason.clone(), decision.by.clone());
        self.basis == other.basis && words(self) == words(other)
    }
}

/// What a decision answers. It fits as long as that is found again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Basis {
    /// The finding with this key, see [`Finding::key`].
    Finding(String),
    /// A figure of an earlier run, as it was stated then.
    Figure {
        /// Whose.
        agency: Agency,
        /// Of which fiscal year.
        fiscal_year: u16,
        /// Which.
        field: Field,
        /// What documents stated.
        stated: Option<String>,
    },
}

/// What a row of the findings said when it was answered: for people, where it does not fit any more.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Told {
    /// The agency's name.
    pub agency: Option<String>,
    /// The fiscal year.
    pub fiscal_year: Option<u16>,
    /// The finding's code.
    pub code: String,
    /// The finding's sentence.
    pub message: String,
}

/// A finding with the decision that settled it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What was found in the documents.
    pub finding: Finding,
    /// What was decided.
    pub decision: Decision,
}

/// A settled finding as `assessments.json` holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRecord {
    /// The finding's key.
    pub key: String,
    /// The finding.
    #[serde(flatten)]
    pub finding: FindingRecord,
    /// The right value as it was written; null where the finding was only answered.
    pub value: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who decided.
    pub by: Option<String>,
}

/// Why a decision is not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Unfit {
    /// What it answers is not found any more.
    Gone,
    /// It is found with other values: the documents have changed since.
    Changed,
    /// Its value is not of the sort that the finding asks for.
    NotOfTheSort(Asked),
    /// Another row decides the same in another way.
    Contradicted,
    /// It has neither a value nor a reason.
    Incomplete,
}

/// What a finding asks an officer for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Asked {
    /// A score from 0 to 100.
    Score(Field),
    /// A grade, or a level, of the year.
    Grade,
    /// Passed or not.
    Passed,
    /// An agency with district and province.
    Agency,
    /// A fiscal year of the Buddhist era.
    FiscalYear,
    /// Yes or no.
    YesOrNo,
    /// No value: a reason settles it.
    Nothing,
}

/// The marks over the columns of the findings sheet by which its cells are known again, wherever a column was moved.
pub mod marks {
    /// The finding's key.
    pub const KEY: &str = "prongsai:key";
    /// The finding's code.
    pub const CODE: &str = "prongsai:code";
    /// The finding's sentence.
    pub const MESSAGE: &str = "prongsai:message";
    /// The agency's name.
    pub const AGENCY: &str = "prongsai:agency";
    /// The fiscal year.
    pub const FISCAL_YEAR: &str = "prongsai:fiscal-year";
    /// The right value.
    pub const VALUE: &str = "prongsai:value";
    /// The reason.
    pub const REASON: &str = "prongsai:reason";
    /// Who decided.
    pub const BY: &str = "prongsai:by";
    /// The sheet of the ranking; its fingerprint stands beside it.
    pub const RANKING: &str = "prongsai:ranking";
}
