//! Measure tables: what an agency does about its weaknesses, who answers for it, when, and what came of it.
//!
//! A table is one by its header (มาตรการ and two more of its columns, in any order and under the names that offices give
//! them), or because it goes on from one without repeating the header. Merged cells, rows that go on, headers inside and
//! literal marks are read through; the texts stay those of the document but for white space.

mod agencies;
mod columns;
mod connections;
pub(super) mod joined;
mod labels;
mod level;
mod lists;
mod outline;
mod periods;
mod reader;
mod titled;
mod topics;
mod units;
mod upright;

pub use agencies::{ByAgency, by_agency};
pub use columns::MeasureColumns;
pub use connections::Connections;
pub use outline::Outline;
pub use periods::date_period;
pub use topics::{Topics, TopicsOfYear};

use crate::model::{Measure, Table};
use crate::thai::repair::fold;
use crate::thai::words::Holds as _;

/// What surrounds a table and decides how it is read.
#[derive(Default)]
pub struct Surroundings<'a> {
    /// The columns of the measure table just before it, for one that continues without a header.
    pub previous: Option<&'a MeasureColumns>,
    /// The last measure so far, to which a row without title and number belongs (it is completed in place).
    pub last: Option<&'a mut Measure>,
    /// The line just above it, which may name the indicator that its measures serve.
    pub heading: Option<&'a str>,
    /// True where the text so far tells of measures for integrity, so that the table may call them by another name.
    pub about_measures: bool,
    /// The fiscal year that periods are read in.
    pub fiscal_year: Option<u16>,
    /// The topics of the year, for the indicators that measures serve; none link none.
    pub topics: Option<&'a TopicsOfYear<'a>>,
}

/// A table with measures in it, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct MeasureTable {
    /// The columns of the last header, for a table that goes on from here.
    pub columns: Option<MeasureColumns>,
    /// What it holds, from top to bottom.
    pub parts: Vec<Part>,
}

/// A stretch of rows of a table with measures.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// Rows that are no measures: titles, scores above or below, headings between.
    Other(Table),
    /// Measures.
    Measures(Vec<Measure>),
}

/// The measures of one table and what else is in it, or none where it is no measure table.
pub fn read(table: &Table, surroundings: Surroundings) -> Option<MeasureTable> {
    if surroundings.heading.is_some_and(labels::heads_other_measures) {
        return None;
    }
    if let Some(found) = titled::read(table, &surroundings) {
        return Some(found);
    }
    if upright::may_hold_measures(table) {
        return upright::read(table, &surroundings);
    }
    level::read(table, surroundings)
}

/// True for a text that tells of the integrity and transparency that measures are for.
pub fn are_spoken_of(text: &str) -> bool {
    text.holds("โปร่งใส") && fold(text).contains("คุณธรรมและความโปร่งใส")
}

#[cfg(test)]
mod tests;
