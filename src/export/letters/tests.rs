//! The letters read back: what an agency finds in its own.

use std::io::{Cursor, Read as _};

use jiff::civil::date;
use zip::ZipArchive;

use super::*;
use crate::compare::compare;
use crate::export::Digits;
use crate::export::wording::Language;
use crate::model::{Assessment, FileRecord, FileStatus, Finding, FindingDetail, Format, Place, ReadFailure, fixture};
use crate::rules::RuleBook;

const THAI: Settings = Settings { language: Language::Thai, digits: Digits::Thai };
const ENGLISH: Settings = Settings { language: Language::English, digits: Digits::Arabic };

/// The text of each letter of a run, and of the page behind them: those that begin a page, with what follows.
fn letters_of(
    (assessments, findings, files): (Vec<Assessment>, Vec<Finding>, Vec<FileRecord>),
    settings: &Settings,
    reply_by: Option<Date>,
) -> Vec<String> {
    let comparison = compare(assessments, findings, files, RuleBook::embedded(), &[]);
    let package = write(&comparison, settings, reply_by, None).unwrap();
    let mut body = String::new();
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut body).unwrap();
    let pages = body.split("w:pStyle w:val=\"Heading2\"").skip(1);
    pages
        .map(|page| {
            let ends = page.replace("</w:p>", "\n").replace("<w:br", "\n<w:br");
            let pieces = ends.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
            pieces.collect::<String>().replace('\u{a0}', " ")
        })
        .collect()
}

fn letter<'l>(letters: &'l [String], name: &str) -> &'l str {
    let mut found = letters.iter().filter(|letter| letter.lines().next().is_some_and(|line| line.contains(name)));
    let letter = found.next().unwrap_or_else(|| panic!("no letter to {name}"));
    assert!(found.next().is_none(), "two letters to {name}");
    letter
}

#[test]
fn a_letter_says_what_came_what_is_wrong_and_what_to_send_until_when() {
    let letters = letters_of(fixture::run(), &THAI, Some(date(2026, 12, 15)));
    let wrong = letter(&letters, "สร้างถ่อ");
    for said in [
        "เรียน  นายกองค์การบริหารส่วนตำบลสร้างถ่อ อำเภอม่วงสามสิบ จังหวัดอุบลราชธานี",
        "เรื่อง  ขอให้ตรวจแก้ไขข้อมูลผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๔",
        "scores.xlsx: คะแนนภาพรวม, ระดับ, ผล, ๓ เครื่องมือ และ ๑๐ ตัวชี้วัด",
        // Stated, and computed below it where the two differ.
        "๘๗.๒๘",
        "๗๗.๒๘๑",
        "๑. คะแนนรวมระบุเป็น ๘๗.๒๘ แต่คำนวณจากคะแนน IIT EIT และ OIT ตามน้ำหนักได้ ๗๗.๒๘๑",
        "[scores.xlsx: คะแนน!B15]",
        "ภายในวันที่ ๑๕ ธันวาคม ๒๕๖๙",
        "(   ) ค่าที่ถูกต้องตามประกาศผลการประเมิน และเอกสารที่แก้ไขแล้ว: คะแนนรวม",
        "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ",
    ] {
        assert!(wrong.contains(said), "{said} is not in {wrong}");
    }
    let dangmo = letter(&letters, "แดงหม้อ");
    for said in [
        "พ.ศ. ๒๕๖๓ และ ๒๕๖๔",
        "ปี ๒๕๖๔",
        "พบ ๑ รายการ และข้อสังเกตอีก ๑ รายการ",
        "(   ) ปีงบประมาณ พ.ศ. ๒๕๖๔: ระยะเวลาการดำเนินการของมาตรการที่ ๔",
    ] {
        assert!(dangmo.contains(said), "{said} is not in {dangmo}");
    }
    // A note is no reason to send anything.
    assert!(!dangmo.contains("องค์กรบริหาร"), "{dangmo}");
}

#[test]
fn where_nothing_is_wrong_nothing_is_asked_for() {
    let (assessments, ..) = fixture::run();
    let good: Vec<Assessment> =
        assessments.into_iter().filter(|assessment| assessment.agency.name.ends_with("ธาตุน้อย")).collect();
    for settings in [THAI, ENGLISH] {
        let letters = letters_of((good.clone(), Vec::new(), Vec::new()), &settings, None);
        let letter = letter(&letters, "ธาตุน้อย");
        assert!(letter.contains(words::NOTHING_WRONG.text(settings.language)), "{letter}");
        assert!(letter.contains(words::CLOSING_TO_KNOW.text(settings.language)), "{letter}");
        assert!(!letter.contains("(   )") && !letter.contains(words::TO_SEND.text(settings.language)), "{letter}");
    }
}

#[test]
fn a_report_is_asked_for_where_others_of_the_year_sent_one() {
    let letters = letters_of(fixture::run(), &THAI, None);
    let asked = "(   ) รายงานผลและมาตรการส่งเสริมคุณธรรมและความโปร่งใส";
    assert!(letter(&letters, "ธาตุน้อย").contains(asked));
    assert!(!letter(&letters, "แดงหม้อ").contains(asked));
    // Without a day there is a blank.
    assert!(letter(&letters, "ธาตุน้อย").contains("ภายในวันที่ ........................"));
}

#[test]
fn what_is_nobodys_stands_on_the_last_page_and_in_no_letter() {
    let letters = letters_of(fixture::run(), &THAI, None);
    let (last, letters) = letters.split_last().unwrap();
    assert!(last.contains("ที่ยังไม่ทราบเจ้าของ"), "{last}");
    assert!(last.contains("reports/locked.docx") && last.contains("รหัสผ่าน"), "{last}");
    assert!(!letters.iter().any(|letter| letter.contains("locked.docx")));
}

#[test]
fn an_unreadable_file_that_names_its_agency_is_asked_for_again() {
    let (assessments, _, _) = fixture::run();
    // By its own name: the folders are those of the office.
    let name = "อบต.ธาตุน้อย 2564.pdf";
    let path = &*format!("reports/{name}");
    let finding = Finding {
        detail: FindingDetail::UnreadableFile(ReadFailure::Encrypted),
        agency: None,
        fiscal_year: None,
        places: vec![Place::file(&path.into())],
    };
    let status = FileStatus::Unreadable(ReadFailure::Encrypted);
    let file = FileRecord { path: path.into(), format: Format::Unknown, status };
    let letters = letters_of((assessments, vec![finding], vec![file]), &THAI, None);
    let letter = letter(&letters, "ธาตุน้อย");
    assert!(letter.contains(&format!("{name}: อ่านไม่ได้")), "{letter}");
    assert!(letter.contains(&format!("(   ) ไฟล์ที่เปิดอ่านได้ครบ (.xlsx หรือ .docx ไม่มีรหัสผ่าน) แทน {name}")), "{letter}");
    assert!(!letters.iter().any(|page| page.contains("ที่ยังไม่ทราบเจ้าของ")));
}

#[test]
fn of_many_findings_the_worst_are_told_and_the_others_counted() {
    let (assessments, findings, files) = fixture::run();
    let period = findings.iter().find(|finding| finding.detail.code() == "measure-without-period").unwrap();
    let mut many = vec![period.clone(); 40];
    let overall = findings.first().unwrap().clone();
    many.push(Finding { agency: period.agency.clone(), ..overall });
    let letters = letters_of((assessments, many, files), &THAI, None);
    let letter = letter(&letters, "แดงหม้อ");
    assert!(letter.contains("พบ ๔๑ รายการ"), "{letter}");
    assert!(letter.contains("๑. ปีงบประมาณ พ.ศ. ๒๕๖๔: คะแนนรวมระบุเป็น"), "an error comes first: {letter}");
    let told = (1..=41).filter(|number| letter.contains(&format!("\n{}. ", thai(*number)))).count();
    assert!((1..=8).contains(&told), "{told} in {letter}");
    assert!(letter.contains(&format!("อีก {} รายการ ดู comparison.xlsx", thai(41 - told))), "{letter}");
    // Like with like: one line to tick for forty findings about periods.
    assert_eq!(letter.matches("ระยะเวลาการดำเนินการของมาตรการที่ ๔").count(), 1, "{letter}");
}

/// A number in Thai digits.
fn thai(number: usize) -> String {
    crate::thai::digits::to_thai(&number.to_string()).into_owned()
}

#[test]
fn the_same_comparison_gives_the_same_bytes_and_none_is_a_document_too() {
    let bytes = |settings: &Settings| {
        let (assessments, findings, files) = fixture::run();
        write(&compare(assessments, findings, files, RuleBook::embedded(), &[]), settings, None, None).unwrap()
    };
    assert!(bytes(&THAI) == bytes(&THAI));
    assert!(letters_of((Vec::new(), Vec::new(), Vec::new()), &ENGLISH, None).is_empty());
}
