//! Names that a title page sets over two lines: "องค์การบริหารส่วนตำบล" and below it "ดอนแก้ว".

use super::super::text::key;
use super::kinds::LOCAL_FORMS;
use super::mentions;

/// The words for a kind take no more bytes, even with a space behind every letter.
const LONGEST_BEGINNING: usize = 120;

/// The line just above, where it is the beginning of a name and no more.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct BrokenName(Option<String>);

impl BrokenName {
    /// A cleaned line, with the one above before it where both together begin with an agency's name.
    pub fn join(&mut self, cleaned: String) -> String {
        let whole = match self.0.take() {
            Some(begun) => format!("{begun}{cleaned}"),
            None => String::new(),
        };
        let named = whole.len() > cleaned.len() && mentions(&whole).first().is_some_and(|name| name.range.start == 0);
        let line = if named { whole } else { cleaned };
        self.0 = begins_a_name(&line).then(|| line.clone());
        line
    }
}

/// True for the words for a kind of local administration alone, or their beginning.
fn begins_a_name(cleaned: &str) -> bool {
    // A sentence is no name.
    if cleaned.len() > LONGEST_BEGINNING {
        return false;
    }
    let words = key(cleaned);
    words == "องค์การบริหารส่วน" || LOCAL_FORMS.iter().any(|form| form.full == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_in_the_next_line() {
        let joined = |lines: [&str; 2]| {
            let mut name = BrokenName::default();
            lines.map(|line| name.join(line.to_owned())).last().cloned()
        };
        let cases = [
            (["องค์การบริหารส่วนตำบล", "ดอนแก้ว"], "องค์การบริหารส่วนตำบลดอนแก้ว"),
            (["องค์การบริหารส่วน", "ตำบลดอนแก้ว อำเภอแม่ริม"], "องค์การบริหารส่วนตำบลดอนแก้ว อำเภอแม่ริม"),
            (["องค์การบริหารส่วนตำบล", "ประจำปีงบประมาณ 2564"], "ประจำปีงบประมาณ 2564"),
            (["รายงานผล", "ดอนแก้ว"], "ดอนแก้ว"),
        ];
        for (lines, expected) in cases {
            assert_eq!(joined(lines).as_deref(), Some(expected), "{lines:?}");
        }
    }
}
