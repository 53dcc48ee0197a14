//! Digits exchanged inside packages: only digits change, only where they are text for people, and nothing is lost.
//!
//! What is said here of a package is judged from outside: by the events of its parts, by our own readers, which know
//! nothing of the conversion, and by the crate office_oxide.

mod documents;
mod hostile;
mod libreoffice;
pub mod package;
mod properties;
mod repairs;
mod workbooks;
