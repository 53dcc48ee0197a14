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
    let is_looked_at = |open: usize| {
        let tag = text.get(open + 1..).unwrap_or_default();
        let end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'<');
        let name = tag.get(..tag.iter().position(end).unwrap_or(tag.len())).unwrap_or(tag);
        let local = memchr::memrchr(b':', name).and_then(|colon| name.get(colon + 1..)).unwrap_or(name);
        LOOKED_AT.iter().any(|known| known.as_bytes() == local)
    };
    text.len() <= SHORT_BYTES
        && memchr::memchr(b'!', text).is_none()
        && !memchr::memchr_iter(b'<', text).any(is_looked_at)
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
