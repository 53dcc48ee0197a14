//! Where values stand, and the ways there and back.

use super::*;
use crate::model::Place;

/// Links from `/o/output` to files in `/o/submissions`.
fn links(files: &[(&str, &str)]) -> Links {
    let locations = files.iter().map(|(name, path)| ((*name).into(), format!("/o/submissions/{path}").into()));
    Links::new("/o/output".as_ref(), &locations.collect())
}

#[test]
fn every_value_can_be_traced() {
    let mut opened = Opened::new(&run(), &THAI);
    let values = opened.values(Sheet::Sources);
    let rows: Vec<Vec<String>> = values.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    // Stated, decided, computed.
    let expected = [
        ["2564", "องค์การบริหารส่วนตำบลแดงหม้อ", "คะแนนรวม", "80.9", "", "80.8998", "scores.xlsx", "คะแนน!B15"],
        ["2564", "องค์การบริหารส่วนตำบลแดงหม้อ", "9 การเปิดเผยข้อมูล", "73.9", "", "", "scores.xlsx", "คะแนน!B10"],
        ["2564", "องค์การบริหารส่วนตำบลแดงหม้อ", "EIT", "95.5", "", "95.5067", "scores.xlsx", "คะแนน!B13"],
        ["2564", "องค์การบริหารส่วนตำบลแดงหม้อ", "ระดับ", "B", "", "B", "scores.xlsx", "คะแนน!B16"],
    ];
    for row in expected {
        assert!(rows.iter().any(|found| found[..8] == row), "{row:?}");
    }
}

#[test]
fn a_figure_leads_to_its_row_in_the_sources_and_back() {
    let mut opened = Opened::new(&run(), &THAI);
    let (sources, formulas) = (opened.values(Sheet::Sources), opened.formulas(Sheet::Sources));
    let ranking = opened.sheet(Sheet::Ranking);
    // แดงหม้อ of FY 2564 stands in row 6 of the ranking and, the third by district and name, from row 36 on in the sources.
    let cases = [("B6", "C36", "คะแนนรวม"), ("S6", "C36", "คะแนนรวม"), ("Z6", "C36", "คะแนนรวม"), ("Q6", "C40", "EIT")];
    for (cell, source, field) in cases {
        assert!(ranking.contains(&format!("<hyperlink ref=\"{cell}\" location=\"'ที่มา'!{source}\"")), "{cell}");
        assert_eq!(shown(&sources, source), field);
    }
    assert!(ranking.contains("<c r=\"Q6\" s=") && shown(&opened.values(Sheet::Ranking), "Q6") == "95.5");
    assert_eq!(formula(&formulas, "I40"), "HYPERLINK(\"#'อันดับ'!Q6\",\"ดูในอันดับ\")");
    assert_eq!(shown(&sources, "I40"), "ดูในอันดับ");
    assert_eq!(formula(&formulas, "J40"), "", "without an output folder nothing leads to files");
}

#[test]
fn a_place_opens_its_file_from_the_folder_that_one_cell_names() {
    let links = links(&[("scores.xlsx", "scores.xlsx"), ("reports/dangmo.docx", "reports/dangmo.docx")]);
    let mut opened = Opened::linked(&run(), &THAI, &links);
    let cases = [
        (Sheet::Sources, "J8", "HYPERLINK(source_folder&\"scores.xlsx#'คะแนน'!B13\",\"เปิดไฟล์\")"),
        (Sheet::Files, "E4", "HYPERLINK(source_folder&\"reports/dangmo.docx\",\"เปิดไฟล์\")"),
        (Sheet::Files, "E5", ""),
    ];
    for (sheet, cell, expected) in cases {
        assert_eq!(formula(&opened.formulas(sheet), cell), expected, "{sheet:?} {cell}");
    }
    let names = opened.part("xl/workbook.xml");
    let (_, cell) = names.split_once("name=\"source_folder\">'วิธีอ่าน'!$B$").unwrap();
    let row: String = cell.chars().take_while(char::is_ascii_digit).collect();
    assert_eq!(shown(&opened.values(Sheet::Guide), &format!("B{row}")), "../submissions/");
}

#[test]
fn the_names_of_files_stay_inert() {
    let (mut assessments, findings, files) = fixture::run();
    let hostile = ["\",\"x\")+HYPERLINK(\"http:x.xlsx", "x\"&A1&\".xlsx", "http://x.xlsx", "..//x.xlsx", "run.exe"];
    let place = |name: &str| Place::new(&name.into(), Position::Paragraph(1));
    assessments[0].overall.places = hostile.iter().map(|name| place(name)).collect();
    let locations = hostile.iter().map(|name| ((*name).into(), format!("/o/submissions/{name}").into()));
    let links = Links::new("/o/output".as_ref(), &locations.collect());
    let mut opened = Opened::linked(&compare(assessments, findings, files, RuleBook::embedded(), &[]), &THAI, &links);
    let formulas = opened.formulas(Sheet::Sources);
    let opening = (36..41).map(|row| formula(&formulas, &format!("J{row}")));
    assert_eq!(
        opening.filter(|text| !text.is_empty()).collect::<Vec<_>>(),
        ["HYPERLINK(source_folder&\"x\"\"&A1&\"\".xlsx\",\"เปิดไฟล์\")"]
    );
}
