//! prongsai (โปร่งใส, "transparent") reads the ITA score sheets and Thai Word reports of many agencies and writes one
//! comparison, in which every figure can be traced to the cell or paragraph it came from.
//!
//! The way of the data, each step a type of [`model`]:
//!
//! 1. [`ingest`] reads a file into a [`Document`](model::Document): paragraphs and tables with their places.
//! 2. [`normalize`] recognises [`Claim`](model::Claim)s in it: "this cell says that the OIT of FY 2564 is 58.82".
//! 3. [`normalize`] concludes an [`Assessment`](model::Assessment) of each agency and year from all claims about it, and
//!    a [`Finding`](model::Finding) for everything that does not add up.
//! 4. [`compare`] lays the assessments side by side in a [`Comparison`](model::Comparison).
//! 5. [`export`] writes that as workbook, report and JSON.
//!
//! [`convert`] serves the second job, documents in and documents out: other digits, mended text. Documents of old formats
//! become new ones on the way: [`ingest`] reads them with their formatting, [`export`] writes them anew.
//!
//! [`pipeline`] runs it over many files in parallel; [`cli`] is the command line. [`rules`] (the assessment's rules, one
//! data file per fiscal year), [`thai`] (digits, broken text, dates) and [`ooxml`] (names of parts) serve the stages.
//! Arrows run one way, and `tests/suite/architecture.rs` keeps them so.

pub mod cli;
pub mod compare;
pub mod convert;
pub mod export;
pub mod ingest;
pub mod model;
pub mod normalize;
pub mod ooxml;
pub mod pipeline;
pub mod rules;
pub mod thai;

pub use pipeline::Error;
