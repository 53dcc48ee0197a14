//! Parts in which nothing is read: they are looked at only so far as they could declare something, and walked over only
//! where one must be named that has a fault.

use quick_xml::events::Event;

use crate::ingest::package::Markup;

/// Markup that calamine opens for nothing that is asked of it here. The theme gives colours.
const UNREAD: [&str; 5] =
    ["[content_types].xml", "docprops/app.xml", "docprops/core.xml", "docprops/custom.xml", "xl/theme/theme1.xml"];

/// True for a part in which nothing is read, whatever it holds, unless a relationship calls it a sheet.
pub(super) fn is_unread(part: &str) -> bool {
    UNREAD.contains(&part)
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
