//! What rows and columns of totals sum up.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::Instrument;

use super::super::column::Column;
use super::super::words::LabelField;
use super::Reader;
use super::subject::RowSubject;

/// What has been read since the last header, to know what a row of totals sums up: each column for itself, or what
/// stands in one row beside each other.
#[derive(Default)]
pub(super) struct Section {
    pub columns: BTreeMap<Option<u32>, Parts>,
    /// The instrument that a row of its own announced.
    pub announced: Option<Instrument>,
    /// True where an agency's indicators had no subtotals of their own: one further down is of several.
    without_subtotals: bool,
    /// True where an agency's instruments had no overall score of their own.
    without_overall: bool,
}

/// What a total may sum up.
#[derive(Default)]
pub(super) struct Parts {
    /// Indicators since the last subtotal.
    pub indicators: Vec<(u8, Decimal)>,
    pub instruments: Vec<Instrument>,
}

impl Section {
    /// A header stands here: of what is above it nothing but the instrument holds below.
    pub fn begin_anew(&mut self) {
        *self = Section { announced: self.announced.take(), ..Section::default() };
    }

    /// Another agency's rows begin; what stands above is summed up or never is.
    pub fn begin_agency(&mut self) {
        self.without_subtotals |= self.columns.values().any(|parts| !parts.indicators.is_empty());
        self.without_overall |= self.columns.values().any(|parts| !parts.instruments.is_empty());
        self.columns.clear();
    }

    /// What a total in this column sums up: the column, else what was read beside its labels alone, else the only column
    /// that holds scores.
    pub fn parts(&self, column: Option<u32>) -> Option<&Parts> {
        let own = self.columns.get(&column).or_else(|| self.columns.get(&None));
        own.or_else(|| self.columns.values().next().filter(|_| self.columns.len() == 1))
    }
}

impl Reader<'_> {
    /// True where every indicator of an instrument has been read since the last header.
    pub(super) fn has_read_all_of(&self, instrument: Instrument) -> bool {
        let read =
            |number: &u8| self.section.columns.values().flat_map(|parts| &parts.indicators).any(|(of, _)| of == number);
        self.vocabulary.indicators_of(instrument).iter().all(read)
    }

    /// What a column of totals sums up in a row: the instrument of the indicators before it, or everything.
    pub(super) fn total_beside(&self, row: &RowSubject, column: &Column) -> Option<LabelField> {
        // Beside years, and of none itself, it is the mean of them.
        row.agency.as_ref().filter(|_| column.fiscal_year.is_some() || !self.columns.are_years())?;
        let parts = self.section.parts(None)?;
        match parts.indicators.len() {
            0 | 10 => Some(LabelField::Overall).filter(|_| !self.columns.has_overall()),
            _ => self.total_of(parts).filter(|field| matches!(field, LabelField::Instrument(_))),
        }
    }

    /// True where this is what the rows above add up to, of the agency that is named there, and those of the agencies
    /// before it had sums of their own.
    pub(super) fn sums_up(&self, field: Option<&LabelField>) -> bool {
        let other = match field {
            Some(LabelField::Instrument(_)) => self.section.without_subtotals,
            Some(LabelField::Overall) => self.section.without_overall || self.section.without_subtotals,
            _ => true,
        };
        !other && self.section.columns.values().any(|parts| self.total_of(parts).as_ref() == field)
    }

    /// What a total of these sums up: the instrument of the indicators, or everything where everything is there.
    pub(super) fn total_of(&self, parts: &Parts) -> Option<LabelField> {
        let mut instruments: Vec<Instrument> =
            parts.indicators.iter().filter_map(|(number, _)| self.vocabulary.instrument_of(*number)).collect();
        instruments.dedup();
        if let [one] = instruments.as_slice()
            && !parts.instruments.contains(one)
        {
            // The mean of some of its indicators is not the instrument's score.
            let whole = self.vocabulary.indicators_of(*one).len() == parts.indicators.len();
            return whole.then_some(LabelField::Instrument(*one));
        }
        let all = Instrument::ALL.iter().all(|one| parts.instruments.contains(one) || instruments.contains(one));
        all.then_some(LabelField::Overall)
    }
}
