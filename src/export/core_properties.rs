//! `docProps/core.xml`: what a document says of itself (ECMA-376 part 2, 11).

use std::fmt::Write as _;

use quick_xml::escape::escape;

/// How a package refers to the part.
pub(super) const LINK: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// What is said; an empty text says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CoreProperties<'p> {
    /// Elements and their texts.
    pub texts: &'p [(&'static str, &'p str)],
    /// When it was made and when saved last (W3CDTF, such as `2024-01-31T08:00:00Z`).
    pub created: &'p str,
    pub modified: &'p str,
}

/// The part.
pub(super) fn write(properties: &CoreProperties<'_>) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
    );
    for (name, text) in properties.texts {
        let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        if !text.is_empty() {
            // Writing into memory cannot fail.
            let _ = write!(xml, "<{name}>{}</{name}>", escape(&text));
        }
    }
    for (name, time) in [("dcterms:created", properties.created), ("dcterms:modified", properties.modified)] {
        // A file's clock may stand anywhere; only a time that is one is written.
        if time.parse::<jiff::Timestamp>().is_ok() {
            let _ = write!(xml, "<{name} xsi:type=\"dcterms:W3CDTF\">{}</{name}>", escape(time));
        }
    }
    xml.push_str("</cp:coreProperties>");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_said_is_written() {
        let properties = CoreProperties {
            texts: &[("dc:title", "รายงาน & ผล\u{1}"), ("dc:subject", "")],
            created: "2021-03-31T08:30:00Z",
            modified: "31/3/2564",
        };
        let xml = write(&properties);
        assert!(xml.contains("<dc:title>รายงาน &amp; ผล</dc:title>"), "{xml}");
        assert!(xml.contains("2021-03-31T08:30:00Z</dcterms:created>"), "{xml}");
        assert!(!xml.contains("dc:subject") && !xml.contains("dcterms:modified"), "{xml}");
    }
}
