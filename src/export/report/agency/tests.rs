//! The page of an agency read back: what a governor finds in it.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::beginning;
use crate::compare::compare;
use crate::export::wording::{Language, report as words};
use crate::export::{Digits, Settings, report};
use crate::model::{Assessment, Finding, Measure, MeasureColumn, fixture};
use crate::rules::RuleBook;

const THAI: Settings = Settings { language: Language::Thai, digits: Digits::Thai };
const ENGLISH: Settings = Settings { language: Language::English, digits: Digits::Arabic };

/// The text of an agency's page, a line for each paragraph.
fn page(name: &str, assessments: Vec<Assessment>, findings: Vec<Finding>, settings: &Settings) -> String {
    let comparison = compare(assessments, findings, Vec::new(), RuleBook::embedded(), &[]);
    let package = report::write(&comparison, RuleBook::embedded(), settings, &report::Options::default()).unwrap();
    let mut body = String::new();
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut body).unwrap();
    let ends = body.replace("</w:p>", "\n").replace("<w:br", "\n<w:br");
    let pieces = ends.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    let text = pieces.collect::<String>().replace('\u{a0}', " ");
    // The contents and the tables name it too: its page begins with its number and name, the last time.
    let (_, page) = text.rsplit_once(&format!(" {name}\n")).unwrap();
    let sources = words::SOURCES.text(settings.language);
    page.split(&format!("\n{sources}: ")).next().unwrap().to_owned()
}

const DANGMO: &str = "องค์การบริหารส่วนตำบลแดงหม้อ";

#[test]
fn the_page_begins_with_what_it_comes_to() {
    let (assessments, findings, _) = fixture::run();
    let of_dangmo = |settings| page(DANGMO, assessments.clone(), findings.clone(), settings);
    let thai = of_dangmo(&THAI);
    assert!(
        thai.starts_with(
            "ตั้งอยู่ในอำเภอเขื่องใน จังหวัดอุบลราชธานี ในปีงบประมาณ พ.ศ. ๒๕๖๔ ได้คะแนนภาพรวม ๘๐.๙๐ คะแนน อยู่ในระดับ B \
             ไม่ผ่านเกณฑ์การประเมิน เป็นอันดับที่ ๓ จากหน่วยงานที่มีคะแนน ๓ แห่ง ต่ำกว่าค่าเฉลี่ยของกลุ่ม ๖.๔๕ คะแนน \
             เพิ่มขึ้นจากปีงบประมาณ พ.ศ. ๒๕๖๓ จำนวน ๘.๔๓ คะแนน\n"
        ),
        "{thai}"
    );
    let english = of_dangmo(&ENGLISH);
    assert!(english.contains("overall score 80.90, grade B, not passed. Its rank is 3 of 3"), "{english}");
}

#[test]
fn scores_stand_against_the_group_and_beside_the_year_before() {
    let (assessments, findings, _) = fixture::run();
    let of_dangmo = page(DANGMO, assessments.clone(), findings.clone(), &THAI);
    // Score, mean of the group, difference, the year before.
    for row in ["คะแนนภาพรวม\n๘๐.๙๐\n๘๗.๓๕\n-๖.๔๕\n๗๒.๔๗\n", "๑๐. การป้องกันการทุจริต\n๔๓.๗๕\n๖๖.๖๗\n-๒๒.๙๒\n๕๐.๐๐\n"]
    {
        assert!(of_dangmo.contains(row), "{row} is not in {of_dangmo}");
    }
    // A figure that differs from what the others give shows both.
    let wrong = page("องค์การบริหารส่วนตำบลสร้างถ่อ", assessments, findings, &THAI);
    assert!(wrong.contains("คะแนนภาพรวม\n๘๗.๒๘\n(คำนวณได้ ๗๗.๒๘)\n"), "{wrong}");
}

#[test]
fn every_weakness_has_its_measures_or_says_that_there_are_none() {
    let (mut assessments, findings, _) = fixture::run();
    let of_dangmo = page(DANGMO, assessments.clone(), findings.clone(), &THAI);
    for told in [
        "๙. การเปิดเผยข้อมูล (๗๓.๙๐ คะแนน)\nไม่พบมาตรการที่ตอบ\n",
        "๑๐. การป้องกันการทุจริต (๔๓.๗๕ คะแนน)\n๔. =ผู้บริหารแสดงเจตจำนงสุจริต (ไม่ระบุระยะเวลา; ยังไม่รายงานผล)\n",
        "มาตรการอื่น: ๑ เรื่อง ได้แก่ ๑. การจัดทำข้อตกลงระหว่างผู้บังคับบัญชากับผู้ใต้…",
    ] {
        assert!(of_dangmo.contains(told), "{told} is not in {of_dangmo}");
    }
    // A plan left no result blank; of many measures the first are named.
    let dangmo = assessments.iter_mut().find(|one| one.agency.name == DANGMO && one.fiscal_year == 2564).unwrap();
    let plan = Measure { without_column: vec![MeasureColumn::Results], ..dangmo.measures[1].clone() };
    dangmo.measures = vec![plan; 6];
    let of_dangmo = page(DANGMO, assessments, findings, &THAI);
    assert_eq!(of_dangmo.matches("เป็นแผน ไม่มีช่องผล").count(), 4, "{of_dangmo}");
    assert!(of_dangmo.contains("และอีก ๒ เรื่อง"), "{of_dangmo}");
}

#[test]
fn those_under_the_line_are_told_the_shortest_way_over_it() {
    let (assessments, findings, _) = fixture::run();
    let thai = page(DANGMO, assessments.clone(), Vec::new(), &THAI);
    for told in [
        "ขาดอีก ๔.๑๐ คะแนน จึงถึงเกณฑ์ผ่าน ๘๕.๐๐ คะแนน",
        "ยกคะแนนแบบวัดเดียว: OIT ให้ได้ ๖๙.๐๘ (เพิ่ม ๑๐.๒๖ คะแนน), IIT แม้ได้เต็มก็ไม่พอ, EIT แม้ได้เต็มก็ไม่พอ",
        "ได้คะแนนรายการ OIT เพิ่ม: อย่างน้อย ๑ รายการ",
    ] {
        assert!(thai.contains(told), "{told} is not in {thai}");
    }
    let english = page(DANGMO, assessments.clone(), Vec::new(), &ENGLISH);
    assert!(english.contains("4.10 points are missing to the pass line of 85.00."), "{english}");
    let passed = page("องค์การบริหารส่วนตำบลธาตุน้อย", assessments, findings, &THAI);
    assert!(!passed.contains("ทางที่ใกล้ที่สุด"), "{passed}");
    // What was lost is told by sub-indicator, by name where it is known.
    assert!(passed.contains("๙.๓ การบริหารเงินงบประมาณ: o18 แผนการใช้จ่ายงบประมาณประจำปี"), "{passed}");
    assert!(passed.contains("๑๐.๑ การดำเนินการเพื่อป้องกันการทุจริต: o34–o41 จำนวน ๑ รายการ"), "{passed}");
}

#[test]
fn a_long_text_is_cut_behind_a_whole_letter() {
    assert_eq!(beginning("ก\n ข", 3), "ก ข");
    assert_eq!(beginning("กี่ข้อ", 1), "กี่…");
}
