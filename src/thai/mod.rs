//! The Thai of documents: digits, broken text, dates, places. Pure functions on text, knowing nothing of the ITA.

pub mod dates;
pub mod digits;
pub mod memory;
pub mod mend;
pub mod places;
pub mod repair;
pub mod word_finder;
pub mod words;
