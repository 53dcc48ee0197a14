//! What separates the fields of a text.

/// Separators that are met, the usual one first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Records that are looked at: enough to get past titles above the table.
const SAMPLE: usize = 200;

/// How regularly a separator cuts the records of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Regularity {
    /// Records that have the most frequent number of separators (none not counted).
    records: usize,
    /// That number.
    separators: usize,
}

/// The byte that separates fields, and how many lines at the top are no data: the line `sep=;` that Excel takes.
pub(super) fn separator(text: &str) -> (u8, u32) {
    if let Some(stated) = text.lines().next().and_then(|line| line.trim_end().strip_prefix("sep="))
        && let [separator] = stated.as_bytes()
    {
        return (*separator, 1);
    }
    let comma = regularity(text, b',');
    let mut best = (comma, b',');
    for separator in SEPARATORS.into_iter().skip(1) {
        let found = regularity(text, separator);
        // Where commas are decimal commas they are as regular as what separates the numbers.
        let beats_decimal_commas =
            best.1 == b',' && found.records > 0 && found.records >= comma.records && commas_are_decimal(text);
        if found > best.0 || beats_decimal_commas {
            best = (found, separator);
        }
    }
    (best.1, 0)
}

/// True where the text breaks off inside quotation marks.
pub(super) fn ends_inside_quotes(text: &str, separator: u8) -> bool {
    let mut scan = Scan::new(separator);
    text.bytes().for_each(|byte| {
        scan.take(byte);
    });
    scan.quoted && !scan.may_close
}

fn regularity(text: &str, separator: u8) -> Regularity {
    let mut scan = Scan::new(separator);
    let mut counts: Vec<usize> = Vec::new();
    let mut count = 0;
    for byte in text.bytes().chain([b'\n']) {
        match scan.take(byte) {
            Mark::Separator => count += 1,
            Mark::RecordEnd => {
                if count > 0 {
                    counts.push(count);
                }
                count = 0;
                if counts.len() == SAMPLE {
                    break;
                }
            }
            Mark::Other => {}
        }
    }
    counts.sort_unstable();
    counts
        .chunk_by(|one, other| one == other)
        .filter_map(|same| Some(Regularity { records: same.len(), separators: *same.first()? }))
        .max()
        .unwrap_or(Regularity { records: 0, separators: 0 })
}

/// True where every comma stands between digits.
fn commas_are_decimal(text: &str) -> bool {
    let sample: Vec<char> = text.chars().take(20_000).collect();
    let mut commas = 0;
    let all = sample.windows(3).filter(|window| matches!(window, [_, ',', _])).all(|window| {
        commas += 1;
        matches!(window, [before, _, after] if before.is_numeric() && after.is_numeric())
    });
    all && commas > 0
}

/// Bytes outside quotation marks, as far as they matter here. A mark counts only where a field begins, as for the
/// parser itself.
struct Scan {
    separator: u8,
    quoted: bool,
    may_close: bool,
    field_start: bool,
}

enum Mark {
    Separator,
    RecordEnd,
    Other,
}

impl Scan {
    fn new(separator: u8) -> Scan {
        Scan { separator, quoted: false, may_close: false, field_start: true }
    }

    fn take(&mut self, byte: u8) -> Mark {
        if self.quoted {
            match (byte, self.may_close) {
                (b'"', may_close) => {
                    self.may_close = !may_close;
                    return Mark::Other;
                }
                (_, true) => (self.quoted, self.may_close) = (false, false),
                (_, false) => return Mark::Other,
            }
        } else if byte == b'"' && self.field_start {
            self.quoted = true;
            self.field_start = false;
            return Mark::Other;
        }
        let is_end = matches!(byte, b'\n' | b'\r');
        self.field_start = byte == self.separator || is_end;
        if byte == self.separator {
            Mark::Separator
        } else if is_end {
            Mark::RecordEnd
        } else {
            Mark::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_told_by_how_regularly_they_stand() {
        let cases = [
            ("a,b,c\n1,2,3\n", b','),
            ("a;b;c\n1;2;3\n", b';'),
            ("a\tb\n1\t2\n", b'\t'),
            ("a|b\n1|2\n", b'|'),
            ("หน่วยงาน;IIT;EIT\nอบต. ก;95,73;80,90\nอบต. ข;95,73;80,90\n", b';'),
            ("ชื่อ;คะแนน\nก;95,73\n", b';'),
            ("ผลคะแนน ITA; ปี 2564\n\nชื่อ,IIT,EIT\nก,95.73,80.9\nข,95.73,80.9\n", b','),
            ("\"a;b\",c\n\"d;e\",f\n", b','),
            ("บรรทัดเดียว\n", b','),
            ("", b','),
        ];
        for (text, expected) in cases {
            assert_eq!(char::from(separator(text).0), char::from(expected), "{text}");
        }
        assert_eq!(separator("sep=;\na,b;c\n"), (b';', 1));
    }

    #[test]
    fn an_open_quotation_is_noticed() {
        for (text, open) in [("\"a\",b", false), ("a,\"b\nc", true), ("a\"b,c", false), ("\"a\"\"b\"", false)] {
            assert_eq!(ends_inside_quotes(text, b','), open, "{text}");
        }
    }
}
