//! What a finding is known by from run to run: the same as long as the documents say the same.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Basis, Finding, FindingDetail, Place};

/// Bytes of the key: enough for as many findings as there are, short enough for a cell.
const KEY_BYTES: usize = 10;

/// What a key is made of.
#[derive(Serialize)]
struct Identity<'f> {
    code: &'static str,
    agency: Option<[Option<&'f str>; 3]>,
    fiscal_year: Option<u16>,
    detail: &'f FindingDetail,
    places: &'f [Place],
    files: Vec<&'f str>,
}

impl Finding {
    /// The finding's key: hexadecimal, the same in every run in which the same is found of the same agency and year.
    ///
    /// Whom scores belong to is asked of certain cells, so their places count; of a file as a whole its name does. A
    /// figure may move in its file, or come from another file.
    pub fn key(&self) -> String {
        if let FindingDetail::DecisionNotApplied { decision, .. } = &self.detail
            && let Basis::Finding(key) = &decision.basis
        {
            return key.clone();
        }
        let asks_whose = matches!(
            self.detail,
            FindingDetail::NoAgency { .. } | FindingDetail::NoFiscalYear { .. } | FindingDetail::AmbiguousAgency { .. }
        );
        let of_files = self.agency.is_none() && !matches!(self.detail, FindingDetail::RulesAssumed { .. });
        let mut files: Vec<&str> = self.places.iter().filter(|_| of_files).map(|place| &*place.file).collect();
        files.dedup();
        let identity = Identity {
            code: self.detail.code(),
            agency: self
                .agency
                .as_ref()
                .map(|agency| [Some(agency.name.as_str()), agency.district.as_deref(), agency.province.as_deref()]),
            fiscal_year: self.fiscal_year,
            detail: &self.detail,
            places: if asks_whose { &self.places } else { &[] },
            files,
        };
        // Nothing in it can fail to be written: there are no maps and no floating point numbers.
        let written = serde_json::to_vec(&identity).unwrap_or_default();
        fingerprint(&written)
    }
}

/// What tells bytes from others, hexadecimal and short enough for a cell.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(KEY_BYTES).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, Position, fixture};

    #[test]
    fn a_key_holds_while_the_documents_say_the_same() {
        let (assessments, ..) = fixture::run();
        let agency = assessments[0].agency.clone();
        let place = |file: &str, paragraph| Place::new(&file.into(), Position::Paragraph(paragraph));
        let conflict = |values: &[&str], places: Vec<Place>| Finding {
            detail: FindingDetail::ConflictingValues {
                field: Field::Overall,
                values: values.iter().map(|value| (*value).to_owned()).collect(),
            },
            agency: Some(agency.clone()),
            fiscal_year: Some(2564),
            places,
        };
        let key = conflict(&["80.9", "81.9"], vec![place("a.docx", 5)]).key();
        assert_eq!(key.len(), 2 * KEY_BYTES);
        assert_eq!(key, conflict(&["80.9", "81.9"], vec![place("new/a.docx", 7)]).key(), "a figure may move");
        assert_ne!(key, conflict(&["80.9", "81.8"], vec![place("a.docx", 5)]).key(), "it may not change");

        let nobody = |file: &str, paragraph| Finding {
            detail: FindingDetail::NoAgency { said: "0123".to_owned() },
            agency: None,
            fiscal_year: Some(2564),
            places: vec![place(file, paragraph)],
        };
        assert_eq!(nobody("a.docx", 5).key(), nobody("a.docx", 5).key());
        assert_ne!(nobody("a.docx", 5).key(), nobody("a.docx", 6).key(), "these cells and no others");
    }
}
