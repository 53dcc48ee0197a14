//! Fields: what Word works out itself, with the result that it would come to.

use quick_xml::escape::escape;

use super::page::run;

/// A field as the runs of a paragraph, as XML.
pub fn runs(instruction: &str, result: &str) -> String {
    format!("{}{}{}", begin(instruction), run(result), END)
}

/// The beginning of a field up to its result, which may go over several paragraphs.
pub fn begin(instruction: &str) -> String {
    format!(
        concat!(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#,
            r#"<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>"#,
            r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#
        ),
        escape(instruction)
    )
}

/// The end of a field.
pub const END: &str = r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
