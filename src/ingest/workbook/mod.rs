//! Workbooks: every worksheet a table, whatever package it came in.
//!
//! | format | reader |
//! |---|---|
//! | XLSX, XLSM, XLTX | [`xlsx`] |
//! | XLSB | [`xlsb`] |
//! | XLS | [`xls`] |
//! | ODS | [`ods`] |
//!
//! What they share: `number`, floating point numbers as the decimal text that Excel shows and as dates without clamping;
//! `styles`, what a number format makes of a number; `merges`, merged cells as spans; `content`, the cells of a sheet
//! as they come and the document that they become, within the limits of one workbook; `biff`, values of the binary formats.

mod biff;
mod content;
mod merges;
mod number;
pub mod ods;
mod styles;
pub mod xls;
pub mod xlsb;
pub mod xlsx;
