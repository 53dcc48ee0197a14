//! Links from cells (`HLink`, MS-XLS 2.4.140; `Hyperlink Object`, MS-OSHARED 2.3.7.1).

use super::sheet::{SheetReader, area};
use crate::ingest::bytes::{u16_at, u32_at};
use crate::ingest::link::is_harmless;
use crate::model::RemarkKind;
use crate::model::workbook::{Area, Hyperlink, Sheet};

/// The longest link that Excel takes.
const MAX_LENGTH: usize = 2_079;

/// What Excel takes of links in one sheet.
const MAX_LINKS: usize = 65_530;

/// Says that an address follows, `{79EAC9E0-BAF9-11CE-8C82-00AA004BA90B}`.
const ADDRESS: [u8; 16] =
    [0xE0, 0xC9, 0xEA, 0x79, 0xF9, 0xBA, 0xCE, 0x11, 0x8C, 0x82, 0x00, 0xAA, 0x00, 0x4B, 0xA9, 0x0B];

/// Says that a file's path follows, `{00000303-0000-0000-C000-000000000046}`.
const PATH: [u8; 16] = [0x03, 0x03, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46];

/// Takes up a link.
pub(super) fn add(reader: &mut SheetReader<'_>, data: &[u8]) {
    let link = area(data).and_then(|area| link(data, area));
    match link.filter(|_| reader.sheet.hyperlinks.len() < MAX_LINKS) {
        Some(link) => reader.sheet.hyperlinks.push(link),
        None => reader.losses.add(RemarkKind::HyperlinkLost),
    }
}

/// Takes up what is shown over the last link's cells.
pub(super) fn add_tip(sheet: &mut Sheet, data: &[u8]) {
    let Some(link) =
        sheet.hyperlinks.last_mut().filter(|link| area(data.get(2..).unwrap_or_default()) == Some(link.area))
    else {
        return;
    };
    link.tip = text(data.get(10..).unwrap_or_default()).filter(|tip| !tip.is_empty());
}

fn link(data: &[u8], area: Area) -> Option<Hyperlink> {
    let flags = u32_at(data, 28)?;
    let mut parts = Parts { rest: data.get(32..)? };
    let display = if flags & 0x10 != 0 { Some(parts.string()?) } else { None };
    if flags & 0x80 != 0 {
        parts.string()?;
    }
    let target = match (flags & 1 != 0, flags & 0x100 != 0) {
        (true, true) => Some(parts.string()?),
        (true, false) => Some(parts.moniker()?),
        (false, _) => None,
    };
    let location = if flags & 8 != 0 { Some(parts.string()?) } else { None };
    let link = Hyperlink {
        area,
        target: target.filter(|text| !text.is_empty()),
        location: location.filter(|text| !text.is_empty()),
        tip: None,
        display: display.filter(|text| !text.is_empty()),
    };
    let length = link.target.as_ref().map_or(0, String::len) + link.location.as_ref().map_or(0, String::len);
    let is_sound = link.target.as_deref().is_none_or(|target| has_host(target) && is_harmless(target));
    (is_sound && (1..=MAX_LENGTH).contains(&length)).then_some(link)
}

/// Whether an address of the web names a host, as programs insist on before they open a workbook with it.
fn has_host(target: &str) -> bool {
    let target = target.trim();
    let Some((scheme, rest)) = target.split_once("://") else { return !target.is_empty() };
    if !["http", "https", "ftp"].iter().any(|web| scheme.eq_ignore_ascii_case(web)) {
        return true;
    }
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let is_of_host = |c: char| c.is_alphanumeric() || !c.is_ascii() || matches!(c, '.' | '-' | '_');
    !name.is_empty() && name.chars().all(is_of_host) && (port.is_empty() || port.parse::<u16>().is_ok())
}

/// The parts of a link that are still to be read.
struct Parts<'a> {
    rest: &'a [u8],
}

impl<'a> Parts<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<usize> {
        usize::try_from(u32_at(self.take(4)?, 0)?).ok()
    }

    /// A string with the number of its characters, the last of which is a nought.
    fn string(&mut self) -> Option<String> {
        let length = self.number()?.checked_mul(2)?;
        text(self.take(length)?)
    }

    /// The target: an address or a path.
    fn moniker(&mut self) -> Option<String> {
        let kind = self.take(16)?;
        if kind == ADDRESS {
            let length = self.number()?;
            return text(self.take(length)?);
        }
        if kind != PATH {
            return None;
        }
        let upward = usize::from(u16_at(self.take(2)?, 0)?);
        let length = self.number()?;
        let narrow = self.take(length)?;
        self.take(24)?;
        let length = self.number()?;
        let path = if length > 0 {
            let wide = self.take(length)?;
            let units: Vec<u16> = wide.get(6..)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
            String::from_utf16(&units).ok()?
        } else {
            let end = narrow.iter().position(|byte| *byte == 0).unwrap_or(narrow.len());
            encoding_rs::WINDOWS_874.decode_without_bom_handling(narrow.get(..end)?).0.into_owned()
        };
        (upward <= MAX_LENGTH / 3).then(|| address(&path, upward))
    }
}

/// A path as an address: as it is where it is one from here, else one of a file.
fn address(path: &str, upward: usize) -> String {
    let path = path.replace('\\', "/");
    let is_drive = path.as_bytes().get(1) == Some(&b':');
    match (path.starts_with("//"), is_drive) {
        (true, _) => format!("file:{path}"),
        (_, true) => format!("file:///{path}"),
        _ => "../".repeat(upward) + &path,
    }
}

/// The characters before the first nought.
fn text(data: &[u8]) -> Option<String> {
    let units: Vec<u16> =
        data.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).take_while(|unit| *unit != 0).collect();
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_web_names_a_host() {
        for sound in
            ["https://itas.nacc.go.th/a?b=ก", "http://a:80", "ftp://u:p@a/x", "mailto:a@b.c", "../x.xls", "เอกสาร.doc"]
        {
            assert!(has_host(sound), "{sound}");
        }
        for broken in ["http://", "http:///x", "https://a b/", "http://a:port/", "http://[x", " "] {
            assert!(!has_host(broken), "{broken}");
        }
    }

    #[test]
    fn paths_become_addresses() {
        let cases = [
            ("C:\\งาน\\a.xls", 0, "file:///C:/งาน/a.xls"),
            ("\\\\server\\a.xls", 0, "file://server/a.xls"),
            ("b\\a.xls", 2, "../../b/a.xls"),
        ];
        for (path, upward, expected) in cases {
            assert_eq!(address(path, upward), expected);
        }
    }
}
