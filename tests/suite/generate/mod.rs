//! Documents with true figures, in many layouts: what an office might send in, made from a seed.
//!
//! [`truth`] makes agencies whose figures agree with each other; [`layouts`] draws them on a [`page`] in a [`style`];
//! [`docx`], [`xlsx`] and [`csv`] make a file of the page. The same seed gives the same bytes.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "the tables are our own; a mistake shall be loud")]

pub mod csv;
pub mod docx;
pub mod html;
pub mod layouts;
pub mod measures;
pub mod ods;
pub mod page;
pub mod places;
pub mod random;
pub mod style;
pub mod truth;
pub mod xlsx;
