//! Which encoding a page is in. Systems often name another one than they write, so the bytes come first.

use encoding_rs::Encoding as Codec;

use super::super::encoding;

/// Where a page names its encoding.
const SAMPLE: usize = 4096;

/// The text, the encoding's name and whether every byte was text; none where the bytes are no text.
///
/// `told` is what stands around the page, in the header of its part.
pub(super) fn decode(bytes: &[u8], told: Option<&str>) -> Option<(String, &'static str, bool)> {
    let recognised = encoding::recognise(bytes);
    if let Some(found) = recognised
        && (found != encoding::Encoding::Windows874
            || named(bytes, told).is_none_or(|codec| codec == encoding_rs::UTF_8))
    {
        let (text, lossless) = found.decode(bytes);
        return Some((text.into_owned(), found.name(), lossless));
    }
    let codec = named(bytes, told)?;
    let (text, malformed) = codec.decode_with_bom_removal(bytes);
    (!text.contains('\0')).then(|| (text.into_owned(), codec.name(), !malformed))
}

/// The encoding that is named around the page or in it.
fn named(bytes: &[u8], told: Option<&str>) -> Option<&'static Codec> {
    let start = String::from_utf8_lossy(bytes.get(..SAMPLE).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, after) = start.split_once("charset").unwrap_or_default();
    let label = after.trim_start_matches([' ', '=', '"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
    let written = label.get(..end).filter(|label| !label.is_empty());
    told.into_iter().chain(written).find_map(|label| Codec::for_label(label.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_come_before_what_a_page_says() {
        let page = |charset: &str| format!("<meta charset='{charset}'><p>ผลคะแนน ITA ของหน่วยงาน café");
        let thai = |charset: &str| {
            let page = page(charset).replace(" café", "");
            encoding_rs::WINDOWS_874.encode(&page).0.into_owned()
        };
        let latin = encoding_rs::WINDOWS_1252.encode("<meta charset=iso-8859-1><p>caf\u{e9}").0.into_owned();
        let cases = [
            (page("windows-874").into_bytes(), Some("UTF-8")),
            (thai("tis-620"), Some("windows-874")),
            (thai("utf-8"), Some("windows-874")),
            (thai("nonsense"), Some("windows-874")),
            (latin, Some("windows-1252")),
            (b"<table>\0\xFF\xFE".to_vec(), None),
        ];
        for (bytes, expected) in cases {
            let found = decode(&bytes, None);
            assert_eq!(found.as_ref().map(|(_, name, _)| *name), expected);
            assert!(found.is_none_or(|(text, _, lossless)| lossless && (text.contains("ผล") || text.contains("é"))));
        }
    }
}
