//! What the check sees of a sheet while it walks over it, so that calamine need not walk over it once more for that.

use super::super::merges::Region;
use crate::model::Limit;

/// What the check has seen of a sheet, so that calamine need not go over it for that.
#[derive(Debug)]
pub(super) struct Known {
    /// True where there may be formulas.
    pub has_formulas: bool,
    /// The merged cells; none where they are for calamine to understand.
    pub merged: Option<Vec<Region>>,
}

/// What was seen of a part so far.
#[derive(Default)]
pub(super) struct Seen {
    pub cells: u64,
    pub has_formulas: bool,
    merged: Vec<Region>,
    place: Place,
    /// True where something is not as Excel writes it.
    is_odd: bool,
}

/// Where the walk is: calamine reads the first list of merged cells.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Before,
    Inside,
    After,
}

impl Seen {
    /// What is known of a part that has no fault.
    pub fn known(self) -> Known {
        let is_clear = !self.is_odd && self.place != Place::Inside;
        // Calamine's pass over formulas counts what it cannot read.
        let has_formulas = self.has_formulas || self.cells > Limit::Cells.most();
        Known { has_formulas, merged: is_clear.then_some(self.merged) }
    }

    /// A text was met: calamine takes a sign that begins no reference for the end of the part.
    pub fn text(&mut self, text: &str) {
        self.is_odd |= text.starts_with('&');
    }

    /// A list of merged cells begins.
    pub fn merges(&mut self) {
        if self.place == Place::Before {
            self.place = Place::Inside;
        }
    }

    /// Merged cells were met, with the reference to them.
    pub fn merge(&mut self, reference: Option<String>) {
        if self.place == Place::Inside {
            let region = reference.and_then(|written| Region::parse(&written));
            self.is_odd |= region.is_none();
            self.merged.extend(region);
        }
    }

    /// True within the list of merged cells that calamine reads.
    pub fn is_within_merges(&self) -> bool {
        self.place == Place::Inside
    }

    /// An element of the list ends, or the list.
    pub fn end(&mut self, name: &str) {
        if name == "mergeCells" {
            self.place = Place::After;
        }
    }
}
