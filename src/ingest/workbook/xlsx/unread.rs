//! Parts in which nothing is read: they are looked at for what they may not declare, and walked over only where one must
//! be named that has a fault.

use quick_xml::events::Event;

use crate::ingest::package::Markup;

/// Markup that calamine opens for nothing that is asked of it here. The theme gives colours.
pub(super) const UNREAD: [&str; 5] =
    ["[content_types].xml", "docprops/app.xml", "docprops/core.xml", "docprops/custom.xml", "xl/theme/theme1.xml"];

/// A part of no more than this cannot hold more things than any limit allows.
const SHORT_BYTES: usize = 1 << 16;

/// Elements of which one alone tells something, or is refused.
const LOOKED_AT: [&str; 13] = [
    "sst",
    "workbook",
    "worksheet",
    "styleSheet",
    "Relationships",
    "Relationship",
    "sheet",
    "numFmt",
    "name",
    "calcPr",
    "row",
    "c",
    "v",
];

/// True for a part too short to go beyond a limit, in which nothing is declared and no element is one that the check
/// looks at alone. What begins like one within a value is taken for one.
pub(super) fn says_nothing(part: &Markup) -> bool {
    let (text, _) = part.bytes();
    let is_looked_at = |tag: &[u8]| {
        let end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let name = tag.split(end).next().unwrap_or(tag);
        let local = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
        LOOKED_AT.iter().any(|known| known.as_bytes() == local)
    };
    text.len() <= SHORT_BYTES && !text.contains(&b'!') && !text.split(|byte| *byte == b'<').any(is_looked_at)
}

/// True where a part is not what was packed, or is no XML to its end.
pub(super) fn is_faulty(part: &Markup) -> bool {
    let (mut xml, mut depth) = (part.xml(), 0_usize);
    loop {
        match xml.next() {
            Ok(Event::Eof) => return depth > 0,
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(_) => {}
            Err(_) => return true,
        }
    }
}
