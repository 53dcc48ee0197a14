//! What passes between the stages: [`Document`] -> [`Claim`] -> [`Assessment`] + [`Finding`] -> [`Comparison`].
//!
//! These types know nothing of file formats, of recognisers or of reports; every stage knows them, and no stage
//! knows another. The serde form of [`Assessment`] and its parts is the contract of `assessments.json`.

mod agency;
mod assessment;
mod claim;
mod comparison;
mod contract;
mod conversion;
mod conversion_record;
mod decision;
mod document;
mod explanation;
mod finding;
mod finding_key;
#[cfg(test)]
pub(crate) mod fixture;
mod limit;
mod manifest;
mod place;
mod roster;
mod shared;
mod submission;
mod succession;
mod text;
mod way_to_pass;
pub mod word;
pub mod workbook;

pub use agency::{Agency, AgencyKind};
pub use assessment::{
    Assessment, FISCAL_YEARS, Figure, Grade, IndicatorFigure, Instrument, ItemScore, LostAlternatives, LostCount,
    LostItems, Measure, MeasureColumn, Period, Recommendation, SubIndicatorFigure,
};
pub use claim::{Claim, Statement, Subject};
pub use comparison::{Change, Comparison, Group, GroupChange, Ranked, Trend, YearComparison};
pub use contract::{AssessmentsFile, FileEntry};
pub use conversion::{Changes, Remark, RemarkKind, Repair};
pub use conversion_record::{ConversionRecord, ConversionStatus, Standing, Stranger, StrangerKind};
pub use decision::{Asked, Basis, Decided, Decision, DecisionRecord, Settled, Told, Unfit, marks};
pub use document::{Block, Cell, CellKind, Document, Format, Loss, Paragraph, Table};
pub use explanation::{BlockExplanation, ColumnTaken, Explanation, Meaning, Nothing, Shape, Taken};
pub use finding::{Field, Finding, FindingDetail, FindingRecord, Severity};
pub use finding_key::fingerprint;
pub use limit::{Limit, Unit};
pub use manifest::{ConversionOptions, Made, Manifest, ManifestEntry, TargetDigits, Totals};
pub use place::{Place, Position, column_letters};
pub use roster::{Listed, Roster};
pub use submission::{FileRecord, FileStatus, ReadFailure, Unopened};
pub use succession::Succession;
pub use text::SharedText;
pub use way_to_pass::{ItemsToPass, ItemsToWin, Need, WayToPass};
