//! An agency that became another kind of body.

use super::Agency;

/// Two agencies of different years that an officer decided are one: `อบต.` that became `เทศบาลตำบล`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Succession {
    /// What it was.
    pub earlier: Agency,
    /// What it became.
    pub later: Agency,
}
