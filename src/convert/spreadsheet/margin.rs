//! Headers and footers of worksheets (ECMA-376 part 1, 18.3.1.46): text between codes that begin with `&`.

use std::borrow::Cow;
use std::ops::Range;

use crate::convert::exchange::{Exchange, without};
use crate::convert::passage::{Edit, Passage};

/// A code, and whether an Arabic digit behind it would become part of it.
struct Code {
    range: Range<usize>,
    is_number: bool,
}

/// Changes the text of a header or footer in place.
pub(super) fn edit(passage: &Passage, exchange: &mut Exchange<'_>, edits: &mut Vec<Edit>) {
    let codes = codes(passage.text());
    let ranges: Vec<Range<usize>> = codes.iter().map(|code| code.range.clone()).collect();
    let mut exchanged = exchange.within(passage.text(), &without(&passage.changeable(), &ranges));
    for replacement in &mut exchanged.replacements {
        let behind_number = codes.iter().any(|code| code.is_number && code.range.end == replacement.range.start);
        if behind_number && replacement.by.starts_with(|c: char| c.is_ascii_digit()) {
            // As programs do themselves where text begins with a digit behind a size.
            replacement.by = Cow::Owned(format!(" {}", replacement.by));
        }
    }
    exchange.count(&exchanged);
    passage.edits(&exchanged.replacements, edits);
}

fn codes(text: &str) -> Vec<Code> {
    let mut codes = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, c)) = characters.next() {
        if c != '&' {
            continue;
        }
        let Some((at, letter)) = characters.next() else { break };
        let mut end = at + letter.len_utf8();
        let mut is_number = false;
        match letter {
            // A font in quotation marks.
            '"' => end = characters.find(|&(_, c)| c == '"').map_or(text.len(), |(end, _)| end + 1),
            // A size in points.
            '0'..='9' => {
                is_number = true;
                while let Some((at, _)) = characters.next_if(|(_, c)| c.is_ascii_digit()) {
                    end = at + 1;
                }
            }
            // The number of a page, and what is added to it.
            'P' => {
                let mut ahead = characters.clone();
                if ahead.next_if(|(_, c)| matches!(c, '+' | '-')).is_some()
                    && ahead.peek().is_some_and(|(_, c)| c.is_ascii_digit())
                {
                    is_number = true;
                    characters.next();
                    while let Some((at, _)) = characters.next_if(|(_, c)| c.is_ascii_digit()) {
                        end = at + 1;
                    }
                }
            }
            // A colour: six digits, or a theme's with a tint.
            'K' => {
                is_number = true;
                for _ in 0..6 {
                    let Some((at, _)) = characters.next_if(|(_, c)| c.is_ascii_hexdigit() || matches!(c, '+' | '-'))
                    else {
                        break;
                    };
                    end = at + 1;
                }
            }
            _ => {}
        }
        codes.push(Code { range: start..end, is_number });
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::Settings;
    use crate::convert::passage::edited;
    use crate::thai::digits::Digits;

    fn converted(text: &str, digits: Digits) -> String {
        let settings = Settings { digits: Some(digits), ..Settings::default() };
        let mut passage = Passage::default();
        passage.push_value(text, 0..text.len());
        let mut edits = Vec::new();
        edit(&passage, &mut Exchange::new(&settings), &mut edits);
        edited(text, edits)
    }

    #[test]
    fn text_changes_and_codes_stay() {
        let cases = [
            ("&amp;Cปี ๒๕๖๔ หน้า &amp;P/&amp;N", "&amp;Cปี 2564 หน้า &amp;P/&amp;N"),
            ("&amp;C&amp;\"TH Sarabun๙,Bold\"&amp;16๒๕๖๔", "&amp;C&amp;\"TH Sarabun๙,Bold\"&amp;16 2564"),
            ("&amp;R&amp;K01+000๑", "&amp;R&amp;K01+000 1"),
        ];
        for (text, expected) in cases {
            assert_eq!(converted(text, Digits::Arabic), expected);
        }
        let cases = [
            ("&amp;C&amp;16ปี 2564 &amp;P", "&amp;C&amp;16ปี ๒๕๖๔ &amp;P"),
            ("&amp;R&amp;KFF00001", "&amp;R&amp;KFF0000๑"),
            ("หน้า &amp;P+12 จาก &amp;P-a1", "หน้า &amp;P+12 จาก &amp;P-a๑"),
        ];
        for (text, expected) in cases {
            assert_eq!(converted(text, Digits::Thai), expected);
        }
    }
}
