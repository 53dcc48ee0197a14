//! An office's own look: a document made by another program lends it, and the Word outputs have it.

#![allow(clippy::unwrap_used, reason = "what cannot be made fails the test")]

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::{Command, Output};

use docx_rs::{Docx, Header, PageMargin, Paragraph, Run, Style, StyleType};
use zip::ZipArchive;

use crate::common::archive;

const SCORES: &str = "\
หน่วยงาน,จังหวัด,ปีงบประมาณ,ตัวชี้วัดที่ 1,ตัวชี้วัดที่ 2,ตัวชี้วัดที่ 3,ตัวชี้วัดที่ 4,ตัวชี้วัดที่ 5,ตัวชี้วัดที่ 6,ตัวชี้วัดที่ 7,ตัวชี้วัดที่ 8,ตัวชี้วัดที่ 9,ตัวชี้วัดที่ 10,คะแนนรวม,ระดับ
จังหวัดตราด,ตราด,2564,93.55,87.72,91.01,87.93,89.52,90.55,88.68,88.58,72.89,65.56,81.45,B
จังหวัดจันทบุรี,จันทบุรี,2564,92.17,85.44,88.74,84.05,86.51,84.62,83.70,81.88,51.68,29.82,67.54,C
";

/// A document of an office as docx-rs writes it.
fn template() -> Vec<u8> {
    let heading = Style::new("xyz", StyleType::Paragraph).name("Heading 1").color("800000");
    let margin = PageMargin { top: 2000, left: 1500, bottom: 1500, right: 1500, header: 700, footer: 700, gutter: 0 };
    let header =
        Header::new().add_paragraph(Paragraph::new().style("xyz").add_run(Run::new().add_text("ที่ว่าการอำเภอตัวอย่าง")));
    let mut bytes = Cursor::new(Vec::new());
    Docx::new()
        .page_size(12240, 15840)
        .page_margin(margin)
        .add_style(heading)
        .header(header)
        .add_paragraph(Paragraph::new().add_run(Run::new().add_text("ข้อความของแม่แบบ")))
        .pack(&mut bytes)
        .unwrap();
    bytes.into_inner()
}

fn prongsai(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_prongsai")).current_dir(folder).args(arguments).output().unwrap()
}

/// A folder with scores and a template of these bytes.
fn folder(template: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in/scores.csv"), SCORES).unwrap();
    fs::write(folder.path().join("office.docx"), template).unwrap();
    folder
}

/// All XML of a package, part by part.
fn parts(package: &Path) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(fs::read(package).unwrap())).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut xml = String::new();
        if part.name().unwrap().ends_with(".xml") {
            part.read_to_string(&mut xml).unwrap();
            parts.push((part.name().unwrap().into_owned(), xml));
        }
    }
    parts
}

#[test]
fn every_word_output_has_the_look_and_nothing_of_the_text() {
    let folder = folder(&template());
    let arguments = ["compare", "in", "-o", "out", "--template", "office.docx", "--letters", "--quiet"];
    let run = prongsai(folder.path(), &arguments);
    assert!(run.status.success(), "{run:?}");
    let run = prongsai(folder.path(), &["report", "in", "-o", "reports", "--template", "office.docx", "--quiet"]);
    assert!(run.status.success(), "{run:?}");
    let mut written: Vec<_> = ["out/comparison.docx", "out/letters.docx"].map(|name| folder.path().join(name)).into();
    written.extend(fs::read_dir(folder.path().join("reports")).unwrap().map(|entry| entry.unwrap().path()));
    assert_eq!(written.len(), 4);
    for path in written {
        let parts = parts(&path);
        let part = |wanted: &str| &parts.iter().find(|(name, _)| name == wanted).unwrap().1;
        let body = part("word/document.xml");
        assert!(body.contains(r#"<w:pgSz w:w="12240" w:h="15840"/>"#), "{path:?}");
        assert!(!body.contains(r#"w:w="11906""#) && !body.contains("ข้อความของแม่แบบ"), "{path:?}");
        let styles = part("word/styles.xml");
        assert_eq!(styles.matches(r#"w:styleId="Heading1""#).count(), 1, "{path:?}");
        assert!(styles.contains("800000") && !styles.contains("xyz"), "{path:?}");
        let header = part("word/office-header1.xml");
        assert!(header.contains("ที่ว่าการอำเภอตัวอย่าง") && header.contains(r#"<w:pStyle w:val="Heading1"/>"#), "{path:?}");
        assert!(body.contains("<w:headerReference"), "{path:?}");
    }
}

#[test]
fn what_cannot_serve_is_told_before_anything_is_read_or_written() {
    let macros = archive(&[
        ("[Content_Types].xml", br#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"#),
        ("word/document.xml", b"<w:document/>"),
    ]);
    let no_body = archive(&[("word/document.xml", b"<w:document/>")]);
    let cases: [(&[u8], &str); 4] = [
        (&macros, "macros"),
        (&no_body, "ordinary Word document"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"%PDF-1.7", "PDF"),
    ];
    for (bytes, said) in cases {
        let folder = folder(bytes);
        let arguments = ["compare", "in", "-o", "out", "--template", "office.docx", "--lang", "en"];
        let run = prongsai(folder.path(), &arguments);
        let told = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{told}");
        assert!(told.contains("office.docx: cannot serve as template") && told.contains(said), "{told}");
        assert!(!folder.path().join("out").exists());
    }
}
