//! Documents that are silent, and what their paths make of them.

use std::sync::Arc;

use super::super::decisions::DecidedFigures;
use super::super::{Recogniser, assess_documents};
use crate::model::{Block, Document, Format, Paragraph, Position};
use crate::rules::RuleBook;

use super::*;

/// Name, district, province and year of what a text in a file of this path is about, and the codes of its findings.
fn read(path: &str, lines: &[&str]) -> (Vec<String>, Vec<&'static str>) {
    let file: Arc<str> = path.into();
    let blocks = lines.iter().zip(1..).map(|(line, number)| {
        let place = Place::new(&file, Position::Paragraph(number));
        Block::Paragraph(Paragraph { text: (*line).to_owned(), heading: None, place })
    });
    let document = Document { file: file.clone(), format: Format::Docx, blocks: blocks.collect(), losses: Vec::new() };
    let rules = RuleBook::embedded();
    let recognised = Recogniser::new(rules).recognise(&document);
    let (assessments, findings) =
        assess_documents(vec![recognised.claims], recognised.findings, rules, &DecidedFigures::default());
    let about = assessments.iter().map(|one| {
        let place = |place: &Option<String>| place.clone().unwrap_or_else(|| "-".to_owned());
        let agency = &one.agency;
        format!("{} {} {} {}", agency.name, place(&agency.district), place(&agency.province), one.fiscal_year)
    });
    (about.collect(), findings.iter().map(|finding| finding.detail.code()).collect())
}

#[test]
fn a_path_is_heard_where_the_document_is_silent() {
    let score = "คะแนนรวม ITA: 80.90";
    let dangmo = "องค์การบริหารส่วนตำบลแดงหม้อ เขื่องใน อุบลราชธานี 2564";
    let cases: &[(&str, &[&str], &str, &[&str])] = &[
        // Silent on all.
        ("อำเภอเขื่องใน/อบต.แดงหม้อ/รายงาน ๒๕๖๔.docx", &[score], dangmo, &["named-by-path"]),
        // Silent on the year.
        ("2564/a.docx", &["หน่วยงาน: อบต.แดงหม้อ", score], dangmo, &["named-by-path"]),
        // The path says no more than the document, or otherwise.
        ("อบต.แดงหม้อ/2564/a.docx", &["หน่วยงาน: อบต.แดงหม้อ ปีงบประมาณ 2564", "ปีงบประมาณ: 2564", score], dangmo, &[]),
        ("อบต.ท่าไห/2565/a.docx", &["หน่วยงาน: อบต.แดงหม้อ", "ปีงบประมาณ: 2564", score], dangmo, &[]),
        // Only the folder tells which of 22.
        (
            "จังหวัดนครราชสีมา/อำเภอพิมาย/a.docx",
            &["หน่วยงาน: อบต.ในเมือง", "ปีงบประมาณ: 2564", score],
            "องค์การบริหารส่วนตำบลในเมือง พิมาย นครราชสีมา 2564",
            &["named-by-path"],
        ),
        (
            "อำเภอเดชอุดม/a.docx",
            &["หน่วยงาน: ทต.เมืองเดช", "ปีงบประมาณ: 2564", score],
            "เทศบาลตำบลเมืองเดช เดชอุดม อุบลราชธานี 2564",
            &["named-by-path"],
        ),
        // Nothing tells: the name stays what it is, and the finding says so.
        (
            "a.docx",
            &["หน่วยงาน: อบต.ในเมือง", "ปีงบประมาณ: 2564", score],
            "องค์การบริหารส่วนตำบลในเมือง - - 2564",
            &["ambiguous-agency"],
        ),
        ("a.docx", &[score], "", &["no-agency"]),
    ];
    for (path, lines, about, findings) in cases {
        let about: Vec<String> =
            Some(*about).filter(|about| !about.is_empty()).map(str::to_owned).into_iter().collect();
        assert_eq!(read(path, lines), (about, findings.to_vec()), "{path}");
    }
}

/// Which year the scores of a plan's document are of: the overall score's, and none where nobody tells.
#[test]
fn scores_are_of_the_year_that_is_named_with_them() {
    let who = "องค์การบริหารส่วนตำบลแดงหม้อ อำเภอเขื่องใน จังหวัดอุบลราชธานี";
    let score = "คะแนนรวม ITA: 80.90";
    let plan = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๕";
    let told = "ตามที่ได้เข้าร่วมการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency \
        Assessment : ITA) โดยมีผลการประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๔ จึงได้จัดทำมาตรการขึ้นเพื่อส่งเสริมคุณธรรมและความโปร่งใส ดังนี้";
    let compared = "ตามที่ได้เข้าร่วมการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency \
        Assessment : ITA) โดยมีผลการประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๓ และประจำปีงบประมาณ พ.ศ. ๒๕๖๔ นั้น จึงได้จัดทำมาตรการขึ้น";
    let cases: &[(&[&str], &str)] = &[
        (&[plan, who, score], "2565"),
        (&[plan, who, told, score], "2564"),
        (&["มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๕", who, told, score], "2564"),
        (&[plan, who, "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2564", score], "2564"),
        (&["แผนปี 2565 ตามผลการประเมิน ITA ปี 2564", who, score], "2564"),
        (&["ผลการประเมิน ITA ปี 2565", who, told.trim_end_matches(" ดังนี้"), score], "2565"),
        (&[plan, who, compared, score], "no-fiscal-year"),
    ];
    for (lines, year) in cases {
        let (about, findings) = read("a.docx", lines);
        let said = about.first().and_then(|about| about.rsplit(' ').next()).or(findings.first().copied());
        assert_eq!(said, Some(*year), "{lines:?}");
    }
}
