//! What holds for every package: text is the same but for its digits, nothing else changes, and the way back leads back.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

use std::io::Cursor;

use docx_rs::{Docx, Paragraph, Run, Table, TableCell, TableRow};
use prongsai::convert::Settings;
use prongsai::model::Format;
use prongsai::thai::digits::{Digits, parse_decimal, to_arabic, to_thai};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_xlsxwriter::{Format as CellFormat, Workbook};

use super::package::{Package, converted, events, judged_text, our_text, parts, to};

/// Packages of each kind: these take the most time.
const PACKAGES: u32 = 24;

/// Text without anything that is code.
const TEXT: &str = "[ก-ฮ๐-๙0-9 ,/()%-]{0,24}";

/// Text with Thai digits alone.
const PURE: &str = "[ก-ฮ๐-๙ ,/()%-]{1,24}";

/// How a run stands in its paragraph.
const WRAPS: [(&str, &str); 6] = [
    ("", ""),
    ("<w:ins w:id=\"1\" w:author=\"๑\">", "</w:ins>"),
    ("<w:hyperlink w:anchor=\"ข้อ๑\">", "</w:hyperlink>"),
    ("<w:sdt><w:sdtPr><w:tag w:val=\"๑\"/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<w:bookmarkStart w:id=\"1\" w:name=\"๑\"/>", "<w:bookmarkEnd w:id=\"1\"/>"),
    (
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF ๑ 1 </w:instrText></w:r><w:r><w:fldChar \
         w:fldCharType=\"separate\"/></w:r>",
        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
    ),
];

/// A paragraph of a text that is cut into runs of so many characters.
fn paragraph(text: &str, cuts: &[(usize, usize)]) -> String {
    let mut rest: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut cuts = cuts.iter().cycle();
    while !rest.is_empty() {
        let &(length, wrap) = cuts.next().unwrap();
        let run: String = rest.drain(..length.min(rest.len())).collect();
        let (open, close) = WRAPS[wrap];
        out += &format!("{open}<w:r><w:t xml:space=\"preserve\">{run}</w:t></w:r>{close}");
    }
    format!("<w:p>{out}</w:p>")
}

fn mapped(text: &str, digits: Digits) -> String {
    if digits == Digits::Arabic { to_arabic(text).into_owned() } else { to_thai(text).into_owned() }
}

fn assert_only_digits_change(bytes: &[u8], format: Format, settings: &Settings) -> Vec<u8> {
    let digits = settings.digits.unwrap();
    let outcome = converted(bytes, format, settings);
    let after = outcome.converted.bytes;
    assert_eq!(mapped(&judged_text(bytes, format), digits), mapped(&judged_text(&after, format), digits));
    let ours = |bytes: &[u8]| our_text(bytes).iter().map(|line| mapped(line, digits)).collect::<Vec<_>>();
    assert_eq!(ours(bytes), ours(&after));
    for ((name, before), (_, after)) in parts(bytes).iter().zip(&parts(&after)) {
        let holds_text = name.ends_with(".xml") && before != after;
        assert!(holds_text || before == after, "{name}");
        // Formats of cells and of automatic numbers are no text.
        if holds_text && !name.ends_with("styles.xml") && !name.ends_with("numbering.xml") {
            assert_eq!(events(before), events(after), "{name}");
        }
    }
    after
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(PACKAGES))]

    #[test]
    fn documents_by_hand(
        texts in vec((TEXT, vec((1..6_usize, 0..WRAPS.len()), 1..6)), 1..6),
        note in TEXT,
        to_thai in any::<bool>(),
    ) {
        let body: String = texts.iter().map(|(text, cuts)| paragraph(text, cuts)).collect();
        let package = Package::document(&body)
            .story("word/footnotes.xml", "w:footnotes", &format!("<w:footnote w:id=\"1\">{}</w:footnote>", paragraph(&note, &[(9, 0)])))
            .part("word/media/image1.png", note.clone().into_bytes());
        let digits = if to_thai { Digits::Thai } else { Digits::Arabic };
        let bytes = package.bytes();
        let after = assert_only_digits_change(&bytes, Format::Docx, &to(digits));
        let leftover = |c: char| if to_thai { c.is_ascii_digit() } else { ('๐'..='๙').contains(&c) };
        for line in our_text(&after) {
            prop_assert!(!line.contains(leftover), "{line}");
        }
    }

    #[test]
    fn pure_text_comes_back(text in PURE, cuts in vec((1..6_usize, 0..5_usize), 1..6)) {
        let bytes = Package::document(&paragraph(&text, &cuts)).bytes();
        let arabic = converted(&bytes, Format::Docx, &to(Digits::Arabic)).converted.bytes;
        let back = converted(&arabic, Format::Docx, &to(Digits::Thai)).converted.bytes;
        prop_assert_eq!(parts(&bytes), parts(&back));
    }

    #[test]
    fn documents_of_docx_rs(texts in vec(TEXT, 1..8), to_thai in any::<bool>()) {
        let paragraph = |text: &str| Paragraph::new().add_run(Run::new().add_text(text).bold());
        let cells = texts.iter().map(|text| TableCell::new().add_paragraph(paragraph(text))).collect();
        let mut document = Docx::new().add_table(Table::new(vec![TableRow::new(cells)]));
        for text in &texts {
            document = document.add_paragraph(paragraph(text).add_run(Run::new().add_tab().add_text(text)));
        }
        let mut bytes = Cursor::new(Vec::new());
        document.build().pack(&mut bytes).unwrap();
        let digits = if to_thai { Digits::Thai } else { Digits::Arabic };
        assert_only_digits_change(&bytes.into_inner(), Format::Docx, &to(digits));
    }

    #[test]
    fn workbooks_of_rust_xlsxwriter(
        texts in vec(prop_oneof![TEXT, "[๐-๙]{1,4}([.][๐-๙]{1,2})?%?", "[1-9๑-๙][๐-๙]{0,2},[๐-๙]{3}"], 1..20),
        keep_text in any::<bool>(),
    ) {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let thai = CellFormat::new().set_num_format("t0.00");
        for (row, text) in (0..).zip(&texts) {
            sheet.write_string(row, 0, text).unwrap();
            sheet.write_string_with_format(row, 1, text, &thai).unwrap();
            sheet.write_number(row, 2, f64::from(row)).unwrap();
        }
        let bytes = workbook.save_to_buffer().unwrap();
        let settings = Settings { keep_text, ..to(Digits::Arabic) };
        if keep_text {
            assert_only_digits_change(&bytes, Format::Xlsx, &settings);
        } else {
            let outcome = converted(&bytes, Format::Xlsx, &settings);
            let lines = our_text(&bytes).into_iter().zip(our_text(&outcome.converted.bytes));
            for (before, after) in lines {
                let value = |line: &str| parse_decimal(line.split_once('=').unwrap().1).map(|number| number.normalize());
                // Our reader shows the value of a number without the format's zeros and commas.
                prop_assert!(to_arabic(&before) == after || value(&before) == value(&after), "{before} {after}");
                prop_assert!(!after.contains(|c| ('๐'..='๙').contains(&c)), "{after}");
            }
        }
    }
}
