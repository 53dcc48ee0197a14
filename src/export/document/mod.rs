//! Word documents of our own: `text` puts figures into words, `style` has paper and styles, `writer` turns headings,
//! paragraphs and tables into a `package`. What a document says is its own module's: [`report`](super::report).

pub mod package;
pub mod style;
pub mod text;
pub mod writer;
