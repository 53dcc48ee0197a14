//! Departments, state enterprises and provinces that titles name: whose the values are that nobody else is named for.

use std::collections::BTreeMap;
use std::mem::discriminant;

use crate::model::{Agency, AgencyKind, Claim, Field};

use super::super::agreed::only;
use super::super::explain::field_stated;
use super::super::identity;
use super::super::relevance::{self, Topic};

/// The bodies that a document's titles name so far.
#[derive(Default)]
pub(super) struct Bodies {
    named: Vec<Agency>,
    /// Bodies that lines named before one of them spoke of the assessment.
    early: Vec<Agency>,
    /// True where a title just before spoke of the assessment.
    announced: bool,
    /// True where some title is of several agencies or names a district: a province is then where they lie.
    several: bool,
}

impl Bodies {
    /// Hears a title.
    pub fn hear(&mut self, cleaned: &str) {
        // Where the next line says "จังหวัดตราด", it goes on to tell where somebody lies.
        self.several |= identity::is_of_several(cleaned) || identity::location(cleaned).0.is_some();
        if relevance::topic(cleaned) == Topic::Ita {
            self.announced = true;
            self.named.append(&mut self.early);
        }
        let heard = if self.announced { &mut self.named } else { &mut self.early };
        heard.extend(identity::body_in_title(cleaned, true));
    }

    /// Lines of a title stand together.
    pub fn end_of_titles(&mut self) {
        self.announced = false;
        self.early.clear();
    }

    /// The one body that the titles name, a province only where they name no other; none where what nobody else is
    /// named for contradicts itself, as parts of a body do that are listed.
    pub fn only(&self, claims: &[Claim]) -> Option<Agency> {
        let (provinces, others): (Vec<&Agency>, Vec<&Agency>) =
            self.named.iter().partition(|agency| agency.kind == AgencyKind::Province);
        let (named, several) = if others.is_empty() { (provinces, self.several) } else { (others, false) };
        let mut stated: BTreeMap<(Option<u16>, Field), &Claim> = BTreeMap::new();
        let contradict = claims.iter().filter(|claim| claim.subject.agency.is_none()).any(|claim| {
            let Some(field) = field_stated(&claim.statement) else { return false };
            let first = *stated.entry((claim.subject.fiscal_year, field)).or_insert(claim);
            // An instrument's score and its weighted part are two things.
            discriminant(&first.statement) == discriminant(&claim.statement) && first.statement != claim.statement
        });
        only(named.into_iter().cloned()).filter(|_| !several && !contradict)
    }
}
