//! The report read back: what an officer finds in it.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::outline::AGENCY_PAGES;
use super::*;
use crate::compare::compare;
use crate::export::Digits;
use crate::export::wording::Language;
use crate::model::{Assessment, fixture};

const THAI: Settings = Settings { language: Language::Thai, digits: Digits::Thai };
const ENGLISH: Settings = Settings { language: Language::English, digits: Digits::Arabic };

/// The fixture's run as a report.
fn report(settings: &Settings) -> Vec<u8> {
    let (assessments, findings, files) = fixture::run();
    write(
        &compare(assessments, findings, files, RuleBook::embedded(), &[]),
        RuleBook::embedded(),
        settings,
        &Options::default(),
    )
    .unwrap()
}

fn body_of(assessments: Vec<Assessment>, settings: &Settings) -> String {
    let comparison = compare(assessments, Vec::new(), Vec::new(), RuleBook::embedded(), &[]);
    part(&write(&comparison, RuleBook::embedded(), settings, &Options::default()).unwrap(), "word/document.xml")
}

fn part(package: &[u8], name: &str) -> String {
    let mut xml = String::new();
    ZipArchive::new(Cursor::new(package)).unwrap().by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

/// The text of each paragraph, no-break spaces as spaces.
fn paragraphs(body: &str) -> Vec<String> {
    let mut reader = Reader::from_str(body);
    let mut paragraphs = Vec::new();
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Text(piece) => text.push_str(&piece.replace('\u{A0}', " ")),
            Event::GeneralRef(name) => {
                let name: &str = &name;
                text.push_str(match name {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("an entity that XML does not know: {other}"),
                });
            }
            Event::End(end) if end.name().as_ref() == "w:p" => paragraphs.push(std::mem::take(&mut text)),
            Event::Eof => return paragraphs,
            _ => {}
        }
    }
}

fn assert_says(paragraphs: &[String], expected: &str) {
    assert!(paragraphs.iter().any(|paragraph| paragraph.contains(expected)), "{expected} is not in {paragraphs:#?}");
}

#[test]
fn the_summary_says_in_thai_what_the_tables_show() {
    let text = paragraphs(&part(&report(&THAI), "word/document.xml"));
    for sentence in [
        "ในปีงบประมาณ พ.ศ. ๒๕๖๔ มีหน่วยงานที่นำผลการประเมินมาเปรียบเทียบ จำนวน ๓ แห่ง",
        "ได้คะแนนภาพรวมเฉลี่ย ๘๗.๓๕ คะแนน",
        "ผ่านเกณฑ์การประเมิน จำนวน ๒ แห่ง คิดเป็นร้อยละ ๖๖.๖๗",
        "และไม่ผ่านเกณฑ์การประเมิน จำนวน ๑ แห่ง คิดเป็นร้อยละ ๓๓.๓๓",
        "เรียงจากคะแนนเฉลี่ยต่ำที่สุด ได้แก่ ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต (๖๖.๖๗ คะแนน)",
        "องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเขื่องใน (๘๐.๙๐ คะแนน)",
        "คะแนนเพิ่มขึ้น ๑ แห่ง ลดลง ๐ แห่ง คงเดิม ๐ แห่ง เฉลี่ยเพิ่มขึ้น ๘.๔๓ คะแนน",
        "พบข้อที่ต้องตัดสินก่อนใช้ผล จำนวน ๒ รายการ",
        "ทั้งหมด ๔ ไฟล์ อ่านไม่ได้ ๑ ไฟล์",
    ] {
        assert_says(&text, sentence);
    }
}

#[test]
fn places_stay_as_they_are_looked_up_and_quotes_as_they_were_written() {
    let text = paragraphs(&part(&report(&THAI), "word/document.xml"));
    for written in ["scores.xlsx: คะแนน!B15", "reports/locked.docx", "ไม่ระบุระยะเวลา", "๔. =ผู้บริหารแสดงเจตจำนงสุจริต"]
    {
        assert_says(&text, written);
    }
}

#[test]
fn arabic_digits_and_english_are_to_be_had() {
    let arabic = Settings { language: Language::Thai, digits: Digits::Arabic };
    assert_says(
        &paragraphs(&part(&report(&arabic), "word/document.xml")),
        "ผ่านเกณฑ์การประเมิน จำนวน 2 แห่ง คิดเป็นร้อยละ 66.67",
    );
    assert!(!part(&report(&arabic), "word/document.xml").contains("thaiNumbers"));
    assert!(part(&report(&THAI), "word/document.xml").contains("thaiNumbers"));
    let english = paragraphs(&part(&report(&ENGLISH), "word/document.xml"));
    assert_says(&english, "Passed: 2 (66.67 %).");
    assert_says(&english, "To be helped first, lowest score first: องค์การบริหารส่วนตำบลแดงหม้อ, เขื่องใน district (80.90).");
}

#[test]
fn every_heading_in_the_contents_leads_to_a_bookmark() {
    let body = part(&report(&THAI), "word/document.xml");
    let anchors: Vec<&str> = body.split("w:anchor=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(anchors.len() > 10, "{anchors:?}");
    for anchor in anchors {
        assert_eq!(body.matches(&format!("w:name=\"{anchor}\"")).count(), 1, "{anchor}");
    }
}

#[test]
fn references_lead_to_numbers_that_the_body_has() {
    let body = part(&report(&THAI), "word/document.xml");
    let referred: Vec<&str> = body.split(" REF ").skip(1).filter_map(|rest| rest.split(' ').next()).collect();
    assert!(referred.contains(&"number_ranking_2564"), "{referred:?}");
    for anchor in referred {
        assert_eq!(body.matches(&format!("w:name=\"{anchor}\"")).count(), 1, "{anchor}");
    }
}

#[test]
fn every_section_begins_a_page_whose_foot_tells_its_heading() {
    let package = report(&THAI);
    let body = part(&package, "word/document.xml");
    let headings =
        body.matches(r#"w:pStyle w:val="Heading1""#).count() + body.matches(r#"w:pStyle w:val="Heading2""#).count();
    // The cover and the contents are a section without a heading.
    assert_eq!(body.matches("<w:sectPr>").count(), headings + 1);
    let feet: String = (3..3 + headings).map(|number| part(&package, &format!("word/footer{number}.xml"))).collect();
    for heading in ["๑. บทสรุป", "๒.๑ ผลการประเมินรายหน่วยงาน", "ภาคผนวก ข ไฟล์ที่ได้รับ"]
    {
        assert_eq!(feet.matches(heading).count(), 1, "{heading}");
    }
}

#[test]
fn the_mean_stands_beside_that_of_the_nation() {
    let text = paragraphs(&part(&report(&THAI), "word/document.xml"));
    assert_says(&text, "และสูงกว่าค่าเฉลี่ยระดับประเทศ (๘๑.๒๕ คะแนน) อยู่ ๖.๑๐ คะแนน");
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    assert!(report(&THAI) == report(&THAI));
}

#[test]
fn nothing_assessed_is_said_and_no_table_is_empty() {
    for settings in [THAI, ENGLISH] {
        let text = paragraphs(&body_of(Vec::new(), &settings));
        assert_says(&text, words::NOTHING_ASSESSED.text(settings.language));
        assert_says(&text, words::NO_FILES.text(settings.language));
        assert!(!body_of(Vec::new(), &settings).contains("<w:tbl>"));
    }
}

#[test]
fn values_that_are_not_known_are_dashes() {
    let text = paragraphs(&body_of(vec![fixture::assessment("แดงหม้อ", 2564)], &THAI));
    assert_says(&text, "ไม่ปรากฏผลการประเมิน มีจำนวน ๑ แห่ง");
    let annex = text.iter().rposition(|paragraph| paragraph.ends_with(words::RULES.text(Language::Thai))).unwrap();
    assert!(!text[..annex].iter().any(|paragraph| paragraph == "๐" || paragraph == "๐.๐๐"), "{text:#?}");
}

#[test]
fn names_that_look_like_markup_stay_text() {
    let mut assessment = fixture::assessment("แดงหม้อ", 2564);
    assessment.agency.name = "อบต.<w:p> & \u{0}\u{b}\"ก'\u{FFFF}".to_owned();
    assert_says(&paragraphs(&body_of(vec![assessment], &THAI)), "อบต.<w:p> & \"ก'");
}

#[test]
fn over_the_limit_there_are_no_agency_pages_and_the_report_says_so() {
    let agencies = (0..=AGENCY_PAGES).map(|number| fixture::assessment(&format!("ก{number}"), 2564)).collect();
    let body = body_of(agencies, &ENGLISH);
    assert!(!body.contains("\"agency_"));
    assert_says(&paragraphs(&body), "With 301 agencies, more than 300");
}
