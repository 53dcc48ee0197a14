//! What was changed in a document, and what was left behind or left as it was.

use crate::export::wording::Language;
use crate::model::{Changes, Repair};

use super::grouped;

/// What was changed in one file or in all, in one line; none where nothing was.
pub fn changes(changes: &Changes, language: Language) -> Option<String> {
    let mut told = Vec::new();
    let mut tell = |count: u64, thai: &str, english: (&str, &str)| {
        if count > 0 {
            told.push(match language {
                Language::Thai => thai.replace("{}", &grouped(count)),
                Language::English => format!("{} {}", grouped(count), one_or_many(count, english)),
            });
        }
    };
    tell(changes.digits, "ตัวเลขในข้อความ {} ตัว", ("digit of text", "digits of text"));
    tell(
        changes.numbers,
        "เซลล์ข้อความที่เป็นตัวเลขแล้ว {} เซลล์",
        ("cell of text that is a number now", "cells of text that are numbers now"),
    );
    tell(changes.number_formats, "รูปแบบตัวเลข {} แห่ง", ("number format", "number formats"));
    if let Some(repaired) = repairs(changes, language) {
        told.push(match language {
            Language::Thai => format!("ซ่อมข้อความ: {repaired}"),
            Language::English => format!("text mended: {repaired}"),
        });
    }
    (!told.is_empty()).then(|| told.join(", "))
}

/// How many of each kind of broken text were mended, in one line; none where none was.
pub fn repairs(changes: &Changes, language: Language) -> Option<String> {
    let told: Vec<String> = changes
        .repairs
        .iter()
        .map(|(kind, count)| format!("{} {}", repair(*kind, language), grouped(*count)))
        .collect();
    (!told.is_empty()).then(|| told.join(", "))
}

fn repair(kind: Repair, language: Language) -> &'static str {
    let (thai, english) = match kind {
        Repair::SaraAm => ("สระอำที่พิมพ์แยก", "ำ typed as two"),
        Repair::SaraAe => ("สระแอที่พิมพ์เป็นสระเอสองตัว", "แ typed as two เ"),
        Repair::MarkOrder => ("ลำดับสระและวรรณยุกต์", "order of marks"),
        Repair::DoubledMark => ("สระหรือวรรณยุกต์ซ้ำ", "doubled marks"),
        Repair::PrivateUse => ("อักขระของฟอนต์รุ่นเก่า", "glyphs of old fonts"),
        Repair::ZeroWidth => ("อักขระที่มองไม่เห็น", "invisible characters"),
    };
    language.pick(thai, english)
}

fn one_or_many<'w>(count: u64, (one, many): (&'w str, &'w str)) -> &'w str {
    if count == 1 { one } else { many }
}

#[cfg(test)]
mod tests {
    use super::super::in_both;
    use super::*;

    #[test]
    fn changes_are_told_in_one_line() {
        let all = Changes {
            digits: 48_210,
            numbers: 1,
            number_formats: 12,
            repairs: [(Repair::SaraAm, 3), (Repair::ZeroWidth, 1_000_000)].into(),
        };
        insta::assert_snapshot!(in_both(|language| changes(&all, language).unwrap()), @r"
        ตัวเลขในข้อความ 48,210 ตัว, เซลล์ข้อความที่เป็นตัวเลขแล้ว 1 เซลล์, รูปแบบตัวเลข 12 แห่ง, ซ่อมข้อความ: สระอำที่พิมพ์แยก 3, อักขระที่มองไม่เห็น 1,000,000
        48,210 digits of text, 1 cell of text that is a number now, 12 number formats, text mended: ำ typed as two 3, invisible characters 1,000,000
        ");
        assert_eq!(changes(&Changes::default(), Language::Thai), None);
    }
}
