//! What only several files together show: one agency under many spellings, archives, and papers about other things.

use std::io::{Cursor, Write as _};

use prongsai::model::FileStatus;
use prongsai::pipeline::{self, Quiet};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::corpus::{self, Container, Draft, Submission};
use super::{describe, verdicts};
use crate::generate::layouts::{self, Layout, States};
use crate::generate::page::Page;
use crate::generate::places::Supply;
use crate::generate::random::Random;
use crate::generate::style::{STYLES, Style};
use crate::generate::{csv, docx, xlsx};

/// Layouts in which one agency says everything of itself.
const OF_ONE: [&str; 5] = ["table_per_instrument", "form", "prose_with_indicators", "one_row", "title_in_the_table"];

fn of_one() -> Vec<Layout> {
    layouts::all().into_iter().filter(|layout| OF_ONE.contains(&layout.name)).collect()
}

/// An agency's submission of one file in each layout, every file in a style of its own.
fn many_files(supply: &mut Supply, random: &mut Random, number: usize) -> Submission {
    let layouts = of_one();
    let draft = Draft::new(&layouts[0], supply, random);
    let mut files: Vec<Submission> = Vec::new();
    for (at, layout) in layouts.iter().enumerate() {
        let draft =
            Draft { style: Style::random(random), random: Random::new(random.below(u64::MAX)), ..draft.clone() };
        let container = random.pick(&Container::of(layout));
        let page = draft.draw(layout);
        let mut file = draft.submit(layout, page, container, number);
        file.path = format!("{number:03}/{at}.{}", container.extension);
        files.push(file);
    }
    let mut submission = files.remove(0);
    submission.states = States { findings: &[], ..States::EVERYTHING };
    submission.others = files.into_iter().map(|file| (file.path, file.bytes)).collect();
    submission
}

#[test]
fn an_agency_under_many_spellings_is_one() {
    let mut random = Random::new(77);
    let mut supply = Supply::new(Random::new(78));
    let submissions: Vec<Submission> = (0..12).map(|number| many_files(&mut supply, &mut random, number)).collect();
    let details: Vec<String> = submissions
        .iter()
        .zip(verdicts(&submissions, &[]))
        .flat_map(|(submission, verdict)| describe(submission, &verdict))
        .collect();
    assert!(details.is_empty(), "{}", details.join("\n"));
}

/// A zip archive of files.
fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        archive.start_file(path.as_str(), SimpleFileOptions::default()).expect("a name");
        archive.write_all(bytes).expect("room");
    }
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn an_archive_is_read_as_the_files_in_it() {
    let mut random = Random::new(79);
    let mut supply = Supply::new(Random::new(80));
    let mut submissions: Vec<Submission> = (0..6).map(|number| many_files(&mut supply, &mut random, number)).collect();
    for (number, submission) in submissions.iter_mut().enumerate() {
        let mut files = std::mem::take(&mut submission.others);
        files.push((submission.path.clone(), std::mem::take(&mut submission.bytes)));
        let mut bytes = archive(&files);
        if number % 2 == 1 {
            bytes = archive(&[("ชั้นใน.zip".to_owned(), bytes)]);
        }
        submission.path = format!("{number:03}/ส่งงาน.zip");
        submission.bytes = bytes;
    }
    let details: Vec<String> = submissions
        .iter()
        .zip(verdicts(&submissions, &[]))
        .flat_map(|(submission, verdict)| describe(submission, &verdict))
        .collect();
    assert!(details.is_empty(), "{}", details.join("\n"));
}

/// Papers that lie in the same folders and have nothing to do with the ITA, as rows of text; some name agencies, years,
/// grades and numbers between 0 and 100.
const OTHER_PAPERS: [(&str, &str, &[&str]); 9] = [
    (
        "งบประมาณ",
        "ข้อบัญญัติงบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. 2564 องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี",
        &[
            "แผนงาน|งบประมาณ (บาท)|ร้อยละ",
            "แผนงานบริหารงานทั่วไป|12,500,000|41.25",
            "แผนงานการศึกษา|8,200,000|27.06",
            "รวม|30,300,000|100.00",
        ],
    ),
    (
        "รายงานการประชุม",
        "รายงานการประชุมสภาเทศบาลตำบลเขื่องใน สมัยสามัญ สมัยที่ 2 ประจำปี 2564",
        &["ผู้มาประชุม|ตำแหน่ง", "1. นายสมชาย ใจดี|ประธานสภา", "2. นางสมหญิง รักดี|รองประธานสภา"],
    ),
    (
        "ราคากลาง",
        "บัญชีราคากลางวัสดุก่อสร้าง อบต.ค้อทอง ปีงบประมาณ พ.ศ. 2565",
        &["ลำดับ|รายการ|หน่วย|ราคา", "1|ปูนซีเมนต์|ถุง|95.00", "2|ทรายหยาบ|ลบ.ม.|85.50", "3|เหล็กเส้น|เส้น|92.25"],
    ),
    (
        "ความพึงพอใจ",
        "ผลการสำรวจความพึงพอใจของประชาชนต่อการให้บริการ เทศบาลตำบลห้วยเรือ ประจำปีงบประมาณ พ.ศ. 2564",
        &[
            "งานบริการ|คะแนน|ร้อยละ|ระดับ",
            "ด้านโยธา|4.75|95.00|มากที่สุด",
            "ด้านการศึกษา|4.60|92.00|มากที่สุด",
            "รวม|4.68|93.50|มากที่สุด",
        ],
    ),
    (
        "LPA",
        "ผลการประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น (LPA) ประจำปี 2564 จังหวัดอุบลราชธานี",
        &[
            "หน่วยงาน|ด้านที่ 1|ด้านที่ 2|ด้านที่ 3|คะแนนรวม|ผลการประเมิน",
            "อบต.แดงหม้อ|90.48|88.10|75.00|84.52|ผ่าน",
            "อบต.ค้อทอง|70.00|66.67|60.00|65.56|ไม่ผ่าน",
        ],
    ),
    (
        "ผลการเรียน",
        "รายงานผลการเรียนนักเรียน โรงเรียนเขื่องในพิทยาคาร ปีการศึกษา 2564",
        &["เลขที่|ชื่อ|คะแนน|เกรด", "1|เด็กชายดี มาก|88.50|A", "2|เด็กหญิงงาม ดี|75.25|B"],
    ),
    (
        "เบิกจ่าย",
        "รายงานผลการเบิกจ่ายงบประมาณ ไตรมาสที่ 2 ปีงบประมาณ พ.ศ. 2564 องค์การบริหารส่วนตำบลธาตุน้อย",
        &["หน่วยงาน|เป้าหมาย|ผลการเบิกจ่าย (ร้อยละ)", "กองคลัง|54.00|48.75", "กองช่าง|54.00|61.30"],
    ),
    ("ครุภัณฑ์", "ทะเบียนครุภัณฑ์ อบต.ท่าไห", &["ลำดับ|รายการ|จำนวน|หมายเหตุ", "1|โต๊ะทำงาน|12|-", "2|เก้าอี้|24|-"]),
    (
        "ประชากร",
        "จำนวนประชากรแยกรายตำบล อำเภอเขื่องใน จังหวัดอุบลราชธานี ปี 2564",
        &["ตำบล|ชาย|หญิง|รวม", "แดงหม้อ|2,310|2,404|4,714", "ค้อทอง|1,905|1,950|3,855"],
    ),
];

#[test]
fn papers_about_other_things_are_empty() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, title, rows) in OTHER_PAPERS {
        let mut page = Page::new(STYLES[0], Random::new(3));
        page.line(title);
        page.grid(rows.iter().map(|row| page.texts(&row.split('|').collect::<Vec<&str>>())).collect());
        page.line("ผู้จัดทำ นายสมศักดิ์ รักงาน ตำแหน่ง นักวิชาการ");
        let files = [
            ("docx", docx::write(&mut page).expect("a package")),
            ("xlsx", xlsx::write(&page).expect("a workbook")),
            ("csv", csv::write(&mut page)),
        ];
        for (extension, bytes) in files {
            std::fs::write(folder.path().join(format!("{name}.{extension}")), bytes).expect("a file");
        }
    }
    let comparison = pipeline::run(&[folder.path().to_owned()], &Quiet).expect("a run");
    let read: Vec<String> = comparison
        .files
        .iter()
        .filter(|file| file.status != FileStatus::Empty)
        .map(|file| format!("{}: {:?}", file.path, file.status))
        .chain(
            comparison.assessments.iter().map(|one| format!("{:?} {} {:?}", one.agency, one.fiscal_year, one.sources)),
        )
        .chain(comparison.findings.iter().map(|finding| format!("{:?} {:?}", finding.detail, finding.places)))
        .collect();
    assert!(read.is_empty(), "{}", read.join("\n"));
}

#[test]
fn the_same_seed_makes_the_same_batch() {
    let batch = || {
        let (mut random, mut supply) = (Random::new(5), Supply::new(Random::new(6)));
        many_files(&mut supply, &mut random, 0)
    };
    let (one, other) = (batch(), batch());
    assert!(one.bytes == other.bytes && one.others == other.others);
    let folder = tempfile::tempdir().expect("a temporary folder");
    corpus::write(folder.path(), &[one]).expect("files");
}
