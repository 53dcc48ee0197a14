//! What separates the fields of a text.

/// Separators that are met, the usual one first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Records that are looked at: enough to get past titles above the table.
const SAMPLE: usize = 200;

/// Fields of a table are shorter on average, where they are not quoted.
const LONG_FIELD: usize = 20;

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
    if let Some(separator) = stated(text) {
        return (separator, 1);
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

/// The separator that the first line tells. It may be a tab, so that only spaces behind it are none.
fn stated(text: &str) -> Option<u8> {
    let stated = text.lines().next()?.strip_prefix("sep=")?.trim_end_matches([' ', '\r']);
    match stated.as_bytes() {
        [separator] => Some(*separator),
        _ => None,
    }
}

/// True where a text has columns: records of the same number of fields, as many as a table's titles and notes leave.
/// Sentences have commas too, but hardly as regularly, with a space behind them and long words between them.
pub(in super::super) fn has_columns(text: &str) -> bool {
    if stated(text).is_some() {
        return true;
    }
    let (separator, _) = separator(text);
    let tabs = separator == b'\t';
    // A tab at the beginning of a line is its indentation.
    let dedented: String =
        if tabs { text.lines().map(|line| format!("{}\n", line.trim_start())).collect() } else { String::new() };
    let text = if tabs { dedented.as_str() } else { text };
    let found = regularity(text, separator);
    if found.records == 0 || has_quoted_fields(text, separator) {
        return found.records > 0;
    }
    let records = records(text, separator);
    let mostly = found.records * 3 >= records && (records <= 1 || found.records >= 2);
    (mostly || found.separators >= 3 && found.records >= 2 && !tabs) && (tabs || !reads_as_sentences(text, separator))
}

/// True where a quotation mark stands directly beside what separates.
fn has_quoted_fields(text: &str, separator: u8) -> bool {
    let separator = char::from(separator);
    let (opening, closing) = (format!("{separator}\""), format!("\"{separator}"));
    let ends = |at: usize| text.get(at + closing.len()..).is_some_and(|after| !after.starts_with([' ', '\n', '\r']));
    text.contains(&opening) || text.match_indices(&closing).any(|(at, _)| ends(at))
}

/// How many records of a sample hold anything. Blanks around a line are its indentation.
fn records(text: &str, separator: u8) -> usize {
    let mut scan = Scan::new(separator);
    let (mut records, mut blank) = (0, true);
    for byte in text.bytes().chain([b'\n']) {
        match scan.take(byte) {
            Mark::RecordEnd => {
                records += usize::from(!blank);
                blank = true;
                if records == 3 * SAMPLE {
                    break;
                }
            }
            Mark::Separator => {}
            Mark::Other => blank &= byte.is_ascii_whitespace(),
        }
    }
    records
}

/// True where what separates is mostly followed by a space, and long words stand between. Commas that group the digits
/// of a number separate nothing.
fn reads_as_sentences(text: &str, separator: u8) -> bool {
    let separator = char::from(separator);
    let (mut lines, mut separators, mut spaced, mut letters) = (0_usize, 0_usize, 0_usize, 0_usize);
    for line in text.lines().filter(|line| line.contains(separator)).take(SAMPLE) {
        lines += 1;
        letters += line.chars().count();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once(separator) {
            rest = after;
            let digits = after.chars().take_while(|c| c.is_numeric()).count();
            let groups = separator == ',' && digits == 3 && before.ends_with(char::is_numeric);
            separators += usize::from(!groups);
            spaced += usize::from(after.starts_with(' '));
        }
    }
    spaced * 3 >= separators * 2 && letters >= LONG_FIELD * (separators + lines)
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
        assert_eq!(separator("sep=\t\r\na,b\tc\n"), (b'\t', 1));
    }

    #[test]
    fn a_table_is_told_from_sentences() {
        let cases = [
            ("a,b,c\n1,2,3\n", true),
            ("หน่วยงาน, คะแนน\nอบต. ก, 80.9\n", true),
            ("sep=;\na\n", true),
            ("หน่วยงาน,คะแนน", true),
            ("รายงานผล\nปี 2564\n\nชื่อ,IIT,EIT,OIT\nก,95.73,80.9,70\n\nหมายเหตุ\nที่มา\nผู้รายงาน\nวันที่\n", true),
            ("ก;95,73\nข;80,90\n", true),
            ("\"มาตรการที่ ๑, ขั้นตอนทั้งหมดของหน่วยงาน\",\"ผลการดำเนินการทั้งหมด\"\n\"ก\",\"ข\"\n", true),
            ("หน่วยงานเดียว\nอบต. ก\n", false),
            ("ไม่มีคะแนน", false),
            ("อบต.แดงหม้อ ได้คะแนนการประเมิน ITA 80.9 คะแนน, อยู่ในระดับ B, ผลการประเมินไม่ผ่านเกณฑ์\n", false),
            (
                "รายงานผลการประเมิน ปี 2564\nองค์การบริหารส่วนตำบลแดงหม้อ ได้คะแนน 80.9 คะแนน, ระดับ B\n\
                 จึงกำหนดมาตรการ 3 ด้าน, ได้แก่ การเปิดเผยข้อมูล, การใช้งบประมาณ และการให้บริการ\n",
                false,
            ),
            ("งบประมาณ 1,234,567 บาท เบิกจ่ายแล้ว 1,000,000 บาท ในปีนี้ตามแผนการใช้จ่ายงบประมาณ\n", false),
            ("\tตามที่ได้รับการประเมิน\n\tได้คะแนน\n", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(has_columns(text), expected, "{text}");
        }
    }

    #[test]
    fn an_open_quotation_is_noticed() {
        for (text, open) in [("\"a\",b", false), ("a,\"b\nc", true), ("a\"b,c", false), ("\"a\"\"b\"", false)] {
            assert_eq!(ends_inside_quotes(text, b','), open, "{text}");
        }
    }
}
