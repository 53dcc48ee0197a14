//! DOCX (Office Open XML, WordprocessingML, ECMA-376 and ISO/IEC 29500 strict).
//!
//! One pass over each part, no tree. What Word shows is read as Word shows it, in the reading order of the document:
//! the body, then footnotes, endnotes, headers and footers.
//!
//! **Read**
//! - text: `w:t`, `w:tab`, `w:ptab`, `w:br`, `w:cr`, `w:sym`, `w:noBreakHyphen`; letters of symbol fonts as the signs
//!   they show; raised and lowered digits as `¹` and `₁`; `w:ruby` (the base); `m:oMath` in linear form; old form
//!   fields (`w:checkBox`, `w:ddList`) as what they show
//! - around it: `w:hyperlink`, `w:sdt`, `w:smartTag`, `w:customXml`, `w:fldSimple`, complex fields (the result),
//!   `w:ins`, `w:moveTo`, `mc:AlternateContent` (one branch)
//! - text boxes (`w:txbxContent`, in DrawingML and VML) and WordArt (`v:textpath`): after the paragraph that holds them
//! - tables: `w:gridSpan`, `w:gridBefore`, `w:vMerge`, `w:hMerge`; nested tables as tables of their own
//! - automatic numbers: `w:numPr` of paragraph and style, `numbering.xml` with overrides, style links and restarts
//! - headings: `w:outlineLvl`, or a style called `heading N`
//! - `w:footnotes`, `w:endnotes`, `w:hdr`, `w:ftr`, as far as something refers to them
//!
//! **Left out, as Word shows nothing of it**: `w:del`, `w:moveFrom`, deleted rows and cells, paragraph marks deleted or
//! hidden (the next paragraph goes on), `w:vanish`, `w:instrText`, `w:softHyphen`, properties before a tracked change,
//! covered cells, comments, marks of notes.
//!
//! **Ignored**: pictures, charts, SmartArt and embedded objects; fields without a stored result; blank paragraphs
//! (though counted).
//!
//! **A loss**: XML that breaks off (what was read whole is kept), a part that is named and missing, `w:altChunk`, more
//! than the limits allow. **Refused**: declared entities, encrypted parts, a main part that cannot be inflated.

mod content;
mod fields;
mod inline;
mod labels;
mod math;
mod number_format;
mod numbering;
mod package;
mod parts;
mod properties;
mod story;
mod styles;
mod symbols;
mod table;
mod xml;

use std::sync::Arc;

use super::package::Package;
use crate::model::{Document, ReadFailure};

/// Reads the bytes of a package that the guard has let pass.
///
/// # Errors
/// Where the package or its main part is damaged, encrypted, declares entities or inflates beyond all reason.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Document, ReadFailure> {
    let package = Package::open(bytes).map_err(|_| ReadFailure::Damaged { what: "package".to_owned() })?;
    read_package(package, file)
}

/// As [`read`], for a package that is open.
pub(super) fn read_package(package: Package<'_>, file: &Arc<str>) -> Result<Document, ReadFailure> {
    parts::read(package, file)
}
