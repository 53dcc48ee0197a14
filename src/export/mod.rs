//! Writes a [`Comparison`](crate::model::Comparison): workbook, report and JSON; the manifest of a conversion; and
//! documents of old formats that were read with their formatting, as DOCX ([`word`]) and XLSX ([`spreadsheet`]). Every
//! writer makes bytes from that and [`Settings`] and nothing else, so the same input gives the same bytes.

use std::io;

pub use crate::thai::digits::Digits;
pub use document::package;

pub mod agency_report;
mod archive;
mod chart;
mod core_properties;
mod document;
pub mod house_style;
pub mod json;
pub mod letters;
pub mod links;
pub mod manifest;
pub mod report;
pub mod spreadsheet;
pub mod template;
pub mod word;
pub mod wording;
pub mod workbook;

/// In which language and digits to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of every word of our own.
    pub language: wording::Language,
    /// The digits of the report.
    pub digits: Digits,
}

/// Why an output could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The workbook's writer refused.
    #[error("the workbook could not be made")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The report's writer refused.
    #[error("the report could not be made")]
    Report(#[from] zip::result::ZipError),
    /// The report's XML could not be rewritten.
    #[error("the report's XML could not be put in order")]
    Xml(#[from] quick_xml::Error),
    /// The JSON could not be made.
    #[error("the JSON could not be made")]
    Json(#[from] serde_json::Error),
    /// The JSON of a manifest could not be made.
    #[error("the manifest could not be made")]
    Manifest(#[source] serde_json::Error),
    /// The table of a manifest could not be made.
    #[error("the manifest's table could not be made")]
    Table(#[from] csv::Error),
    /// A chart could not be drawn.
    #[error("a chart could not be drawn")]
    Picture,
    /// Bytes could not be written in memory.
    #[error("an output could not be packed")]
    Pack(#[from] io::Error),
}
