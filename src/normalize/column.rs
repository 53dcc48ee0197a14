//! What one column of a score table is about, from the header cells above it.

use crate::model::{Agency, AgencyKind};

use super::full_marks::FullMarks;
use super::values::Stated;
use super::vocabulary::{Label, Vocabulary};
use super::words::{LabelField, Role};

/// What one column is about, as far as the header rows above say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Column {
    /// Which value.
    pub field: Option<LabelField>,
    /// What part it plays.
    pub role: Option<Role>,
    /// Whose values stand in it (a transposed table).
    pub agency: Option<Agency>,
    /// Where that agency lies, district and province, as rows of their own say.
    pub district: Option<String>,
    /// The province.
    pub province: Option<String>,
    /// Of which fiscal year they are.
    pub fiscal_year: Option<u16>,
    /// Of which kind the agencies are that it names.
    pub kind: Option<AgencyKind>,
    /// True where the grade stands behind the score.
    pub graded: bool,
    /// What they are out of, where it is said.
    pub full_marks: Option<FullMarks>,
    /// True where "คะแนนเต็ม 100" may mean scores out of so many or a column that states them in every row.
    pub may_be_marks: bool,
    /// True for a column of full marks, false for one of weights.
    pub says_full: bool,
    /// True for a column whose bare numbers are those of indicators, false where they may be running ones.
    pub numbers: bool,
    /// What a header above has decided, whatever stands under it.
    pub closed: Closed,
    /// True where words stand beside what the header names that nobody knows.
    pub qualified: bool,
    /// True where the rank stands behind the score.
    pub ranked: bool,
    /// The grade or the result that a tick in it says.
    pub verdict: Option<Stated>,
    /// How many columns the header cell above covers.
    pub span: u32,
}

/// What a column cannot hold because of a header above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Closed {
    /// Nothing is decided.
    #[default]
    No,
    /// The header is not understood and speaks of something else: "คะแนน" under it is not the assessment's.
    ToScores,
    /// The header speaks of others, or of other times: nothing under it is the agency's.
    ToAll,
}

impl Column {
    /// Takes in what a header cell says of this column, under what the cells above it said. Returns the indicator that
    /// one of them names and another contradicts.
    pub fn hear(&mut self, label: &Label, numbers_indicators: bool, vocabulary: &Vocabulary) -> Option<u8> {
        if self.closed == Closed::ToAll {
            return None;
        }
        if let Some(year) = label.fiscal_year {
            self.fiscal_year = Some(year);
            // "ปีงบประมาณ" over years is no column of them.
            self.role = self.role.filter(|role| *role != Role::Year);
        }
        if label.full_marks.is_some() {
            self.full_marks = label.full_marks;
        }
        self.graded |= label.graded;
        self.ranked |= label.ranked;
        if label.contrary.is_some() {
            self.field = None;
            self.role = Some(Role::Aside);
            return label.contrary;
        }
        let numbered = match label.field {
            Some(LabelField::Indicator(number)) if label.numbered => Some(number),
            _ => label.number.filter(|_| numbers_indicators),
        };
        if let Some(number) = numbered.filter(|_| !matches!(self.field, Some(LabelField::Indicator(_)))) {
            self.field = numbered_indicator(number, self.field.as_ref(), vocabulary).map(LabelField::Indicator);
            self.role = self.field.is_none().then_some(Role::Aside);
            return self.field.is_none().then_some(number);
        }
        if self.closed == Closed::ToScores {
            let generic = matches!(label.field, Some(LabelField::Grade | LabelField::Result))
                || matches!(label.role, Some(Role::Score | Role::Total | Role::Weighted));
            if generic {
                return None;
            }
        }
        match (&label.field, label.role) {
            (Some(field), role) => {
                let under_instrument = matches!(self.field, Some(LabelField::Instrument(_)));
                let under_indicator = matches!(self.field, Some(LabelField::Indicator(_)));
                match field {
                    // The grade of one instrument is no grade of the agency.
                    LabelField::Grade | LabelField::Result if under_instrument || under_indicator => {
                        self.role = Some(Role::Aside);
                    }
                    LabelField::Overall if under_instrument || under_indicator => {}
                    // A number above a name, or the other way round, of another indicator: nobody knows which is meant.
                    LabelField::Indicator(named) if under_indicator && self.field.as_ref() != Some(field) => {
                        self.field = None;
                        self.role = Some(Role::Aside);
                        self.closed = Closed::ToAll;
                        return Some(*named);
                    }
                    field => {
                        self.field = Some(field.clone());
                        self.role = role;
                        self.qualified = label.qualified;
                    }
                }
            }
            (None, Some(Role::Score)) => {
                if matches!(self.field, Some(LabelField::Result | LabelField::Grade)) {
                    self.field = None;
                }
                if self.field.is_none() {
                    self.role = Some(Role::Score);
                }
            }
            (None, Some(Role::Total)) if matches!(self.field, Some(LabelField::Instrument(_))) => {}
            (None, Some(role)) => self.role = Some(role),
            // "IIT" over "ภาคสนาม | ออนไลน์ | รวม".
            (None, None) => self.qualified |= self.field.is_some() && *label == Label::default(),
        }
        None
    }

    /// Takes in "คะแนนเต็ม 30" under a header: beside scores it is a column of full marks, else what its own are out of.
    pub fn take_marks(&mut self, beside_scores: bool) {
        if beside_scores {
            self.role = Some(Role::FullMarks);
            self.full_marks = None;
        } else {
            self.may_be_marks = true;
        }
    }

    /// True for columns that name what their rows are about, or hold nothing of an assessment.
    pub fn holds_no_value(&self) -> bool {
        matches!(
            self.role,
            Some(
                Role::Agency
                    | Role::Indicator
                    | Role::District
                    | Role::Province
                    | Role::Kind
                    | Role::Year
                    | Role::FullMarks
                    | Role::Order
                    | Role::Aside
            )
        )
    }
}

/// The indicator that a number under a header means: its own number, or its place within the instrument.
pub(super) fn numbered_indicator(number: u8, above: Option<&LabelField>, vocabulary: &Vocabulary) -> Option<u8> {
    let Some(LabelField::Instrument(instrument)) = above else { return Some(number) };
    let own = vocabulary.indicators_of(*instrument);
    if own.contains(&number) {
        return Some(number);
    }
    own.get(usize::from(number).checked_sub(1)?).copied()
}
