//! The samples' letters: who gets one, and what it asks for.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "in helpers of tests too, a failure is the answer"
)]

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::path::Path;

use jiff::civil::date;
use prongsai::export::wording::Language;
use prongsai::export::{Digits, Settings, letters};
use prongsai::pipeline::{self, Quiet};
use zip::ZipArchive;

/// What a page of letters begins with.
const HEADING: &str = "ผลการตรวจข้อมูล ITA: ";

/// The names of the agencies that the samples speak of, and their letters in order, the last page behind them.
fn written() -> (BTreeSet<String>, Vec<String>) {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let comparison = pipeline::run(&[samples], &Quiet).expect("the samples are there");
    let settings = Settings { language: Language::Thai, digits: Digits::Thai };
    let package = letters::write(&comparison, &settings, Some(date(2026, 12, 15)), None).unwrap();
    let mut body = String::new();
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut body).unwrap();
    let ends = body.replace("</w:p>", "\n").replace("<w:br", "\n<w:br").replace("w:val=\"Heading2\"/>", "/>\u{c}");
    let text: String = ends.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    let pages = text.split('\u{c}').skip(1).map(|page| page.replace('\u{a0}', " ")).collect();
    (comparison.assessments.into_iter().map(|assessment| assessment.agency.name).collect(), pages)
}

#[test]
fn every_agency_gets_one_letter_with_what_its_files_lack() {
    let (mut agencies, mut pages) = written();
    // Its scores have no fiscal year, so it is not compared; the letter asks for the year.
    agencies.insert("เทศบาลตำบลห้วยเรือ".to_owned());
    let unattributed = pages.pop().unwrap();
    let addressed: Vec<&str> = pages.iter().filter_map(|page| page.lines().next()?.strip_prefix(HEADING)).collect();
    assert_eq!(addressed.len(), pages.len());
    assert_eq!(addressed.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>(), agencies);
    assert_eq!(addressed.len(), agencies.len(), "one letter each");

    let letter = |name: &str| {
        let found = pages.iter().find(|page| page.lines().next().is_some_and(|line| line.ends_with(name)));
        found.unwrap_or_else(|| panic!("no letter to {name}"))
    };
    let cases: [(&str, &[&str]); 6] = [
        (
            "เทศบาลตำบลเขื่องใน",
            &[
                "เรียน  นายกเทศมนตรีตำบลเขื่องใน อำเภอเขื่องใน จังหวัดอุบลราชธานี",
                "– รายงาน ทต.เขื่องใน (ส่งไม่ครบ).docx: อ่านไม่ได้",
                "๑. คะแนนตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน ระบุไว้ไม่ตรงกัน คือ ๘๘.๑๒ และ ๘๑.๒๒",
                "ภายในวันที่ ๑๕ ธันวาคม ๒๕๖๙",
                "(   ) ไฟล์ที่เปิดอ่านได้ครบ (.xlsx หรือ .docx ไม่มีรหัสผ่าน) แทน รายงาน ทต.เขื่องใน (ส่งไม่ครบ).docx",
            ],
        ),
        ("องค์การบริหารส่วนตำบลแดงหม้อ", &["มาตรการที่ ๔", "(   ) วันที่หรือระยะเวลาที่ถูกต้องของมาตรการที่ ๘"]),
        ("โรงพยาบาลเขื่องใน", &["เรียน  ผู้อำนวยการโรงพยาบาลเขื่องใน", "ระบุเป็น ๙๕๗.๓", "[รพ.เขื่องใน ปี67.xlsx: Sheet1!B4]"]),
        ("องค์การบริหารส่วนตำบลไม้รูด", &["ไม่ผ่าน", "ผลการประเมิน (ผ่านหรือไม่ผ่าน)"]),
        ("องค์การบริหารส่วนตำบลค้อทอง", &["(   ) รายงานผลและมาตรการส่งเสริมคุณธรรมและความโปร่งใส"]),
        ("องค์การบริหารส่วนตำบลอ่าวใหญ่", &["พ.ศ. ๒๕๖๕ และ ๒๕๖๘", "ไม่พบข้อที่ไม่ตรงกันหรือไม่ครบถ้วน", "จึงเรียนมาเพื่อโปรดทราบ"]),
    ];
    for (name, told) in cases {
        let letter = letter(name);
        for said in told {
            assert!(letter.contains(said), "{said} is not in {letter}");
        }
    }
    assert!(unattributed.starts_with("ที่ยังไม่ทราบเจ้าของ"), "{unattributed}");
    assert!(unattributed.contains("reports/ไม่ระบุหน่วยงาน.docx"), "{unattributed}");
    assert!(!unattributed.contains("ส่งไม่ครบ"), "its name names its agency: {unattributed}");
}
