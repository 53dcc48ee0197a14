//! The floor below reading: the parts that the readers read, unzipped and cut into tokens by the same libraries, and
//! nothing more.

use std::io::{Cursor, Read as _};

use quick_xml::events::Event;

/// What Office files hold beside the parts that say something: look, and who wrote it when.
const UNREAD: [&str; 5] = ["docProps/", "word/fontTable", "word/settings", "word/theme", "xl/theme"];

/// The tokens of all XML parts of a package that are read. Zero for bytes that are no package.
pub fn tokens(bytes: &[u8]) -> usize {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return 0 };
    let mut count = 0;
    for index in 0..archive.len() {
        let Ok(mut part) = archive.by_index(index) else { continue };
        let is_read = part.name().is_ok_and(|name| !UNREAD.iter().any(|unread| name.starts_with(unread)));
        if !is_read {
            continue;
        }
        let mut text = String::with_capacity(usize::try_from(part.size()).unwrap_or(0));
        if part.read_to_string(&mut text).is_err() {
            continue;
        }
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event(), Ok(Event::Eof) | Err(_)) {
            count += 1;
        }
    }
    count
}
