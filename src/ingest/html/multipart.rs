//! Pages in one file with their pictures and sheets, as mail has them (MHTML, RFC 2557): the parts that are pages.

/// A page of a web archive.
pub(super) struct PagePart {
    /// Its bytes, taken out of how they travelled.
    pub bytes: Vec<u8>,
    /// The encoding that its header names.
    pub charset: Option<String>,
}

/// The pages of a web archive in their order; none where the bytes are no archive but a page.
pub(super) fn pages(bytes: &[u8]) -> Option<Vec<PagePart>> {
    let (head, body) = split_head(bytes)?;
    let kind = field(&head, "content-type");
    field(&head, "mime-version").or_else(|| kind.clone().filter(|kind| kind.contains("multipart/")))?;
    let kind = kind.unwrap_or_default();
    let Some(boundary) = parameter(&kind, "boundary") else {
        return Some(page(&head, body).into_iter().collect());
    };
    let delimiter = format!("--{boundary}").into_bytes();
    let parts = split_at_lines(body, &delimiter);
    let pages = parts.iter().filter_map(|part| {
        let (head, body) = split_head(part)?;
        page(&head, body)
    });
    Some(pages.collect())
}

fn page(head: &str, body: &[u8]) -> Option<PagePart> {
    let kind = field(head, "content-type")?;
    if !kind.to_ascii_lowercase().starts_with("text/html") {
        return None;
    }
    let travelled = field(head, "content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
    let bytes = match travelled.trim() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    };
    Some(PagePart { bytes, charset: parameter(&kind, "charset") })
}

/// The header, its continued lines made one, and what is behind it.
fn split_head(bytes: &[u8]) -> Option<(String, &[u8])> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes.get(start..)?);
    let ends = [b"\r\n\r\n".as_slice(), b"\n\n".as_slice()];
    // A header of more than this is none.
    let looked_at = bytes.get(..16_384).unwrap_or(bytes);
    let (at, length) = ends
        .iter()
        .filter_map(|end| Some((looked_at.windows(end.len()).position(|window| window == *end)?, end.len())))
        .min()?;
    let head = String::from_utf8_lossy(bytes.get(..at)?).replace("\r\n", "\n");
    Some((head.replace("\n\t", " ").replace("\n ", " "), bytes.get(at + length..)?))
}

fn field(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

/// A parameter of a field, such as `charset="utf-8"`.
fn parameter(field: &str, name: &str) -> Option<String> {
    field.split(';').skip(1).find_map(|one| {
        let (found, value) = one.split_once('=')?;
        found.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// What stands between lines that begin with the delimiter.
fn split_at_lines<'b>(body: &'b [u8], delimiter: &[u8]) -> Vec<&'b [u8]> {
    let mut parts = Vec::new();
    let mut part_start = None;
    let mut at = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(delimiter) {
            parts.extend(part_start.and_then(|start| body.get(start..at)));
            part_start = Some(at + line.len());
        }
        at += line.len();
    }
    // One that breaks off is read as far as it goes.
    parts.extend(part_start.and_then(|start| body.get(start..)).filter(|rest| !rest.trim_ascii().is_empty()));
    parts
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'=' {
            decoded.push(first);
            continue;
        }
        match after {
            [b'\r', b'\n', after @ ..] | [b'\n', after @ ..] => rest = after,
            [high, low, after @ ..] => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    decoded.push(high << 4 | low);
                    rest = after;
                }
                _ => decoded.push(first),
            },
            _ => decoded.push(first),
        }
    }
    decoded
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in body {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push((bits >> count & 0xFF) as u8);
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_of_an_archive_are_taken_out() {
        let archive = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--b\"\r\n\r\nx\r\n----b\r\n\
            Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            <p>=E0=B8=81=\r\n3D=3D</p>\r\n----b\r\nContent-Type: image/png\r\n\r\nPNG\r\n----b\r\n\
            Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+MTwv\r\ncD4=\r\n----b--\r\n";
        let pages = pages(archive.as_bytes()).unwrap();
        let told: Vec<_> = pages.iter().map(|page| String::from_utf8_lossy(&page.bytes).trim().to_owned()).collect();
        assert_eq!(told, ["<p>ก3D=</p>", "<p>1</p>"]);
        assert_eq!(pages[0].charset.as_deref(), Some("utf-8"));
        assert!(super::pages(b"<html><p>a\n\nb</html>").is_none());
    }
}
