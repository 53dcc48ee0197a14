//! The words of the report: labels as pairs, sentences as functions of figures that are already written in the digits
//! of the run.

pub mod agency;
mod labels;
mod means;
mod sentences;

pub use labels::*;
pub use means::*;
pub use sentences::*;
