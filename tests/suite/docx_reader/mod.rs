//! The DOCX reader: small documents written out as XML, and what must be read of them.

mod damaged;
mod judged;
mod numbering;
mod package;
mod stories;
mod tables;
mod text;
