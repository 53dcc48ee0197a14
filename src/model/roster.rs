//! A list of agencies: whom a score sheet is to be made for.

use super::{AgencyKind, Place};

/// The agencies of a list in its order, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// Those that are listed.
    pub agencies: Vec<Listed>,
    /// What is listed again: the name and where.
    pub repeated: Vec<(String, Place)>,
    /// Texts that are too long for a name: sentences among the names.
    pub passed_over: Vec<(String, Place)>,
}

/// An agency of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The full official name; what is written where it is no agency's that we know.
    pub name: String,
    /// What kind of body it is; none where the name does not tell.
    pub kind: Option<AgencyKind>,
    /// The district (อำเภอ) that the list tells, without the word for it.
    pub district: Option<String>,
    /// The province (จังหวัด) that the list tells, without the word for it.
    pub province: Option<String>,
    /// Where it is listed.
    pub place: Place,
}
