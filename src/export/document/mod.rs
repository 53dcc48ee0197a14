//! Word documents of our own: `text` puts figures into words, `style` has the styles, `page` paper and sections, and
//! `writer` turns headings, paragraphs, tables and pictures into a `package`. What a document says is its own module's:
//! [`report`](super::report).

mod field;
mod house;
pub mod package;
pub mod page;
mod picture;
pub mod settings;
pub mod style;
pub mod table;
pub mod text;
pub mod writer;
