//! Charts name their font for Latin letters alone; programs take Thai ones from the font for complex scripts, and else from
//! whatever is at hand. So the parts of charts are written again with both.

/// Behind every `a:latin` an `a:cs` of the same typeface, as the schema orders them.
pub(super) fn named_twice(xml: &str) -> String {
    let mut parts = xml.split("<a:latin ");
    let mut named = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (attributes, rest) = part.split_once("/>").unwrap_or((part, ""));
        named.push_str(&format!("<a:latin {attributes}/><a:cs {attributes}/>{rest}"));
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_is_named_for_latin_and_thai() {
        let xml = r#"<a:defRPr sz="1100"><a:latin typeface="TH Sarabun New"/></a:defRPr><c:v>ก</c:v>"#;
        let named = r#"<a:defRPr sz="1100"><a:latin typeface="TH Sarabun New"/><a:cs typeface="TH Sarabun New"/></a:defRPr><c:v>ก</c:v>"#;
        assert_eq!(named_twice(xml), named);
        assert_eq!(named_twice("<c:v/>"), "<c:v/>");
    }
}
