//! Our text against that of another reader: nothing may be missing, nothing be there twice.

#![allow(clippy::unwrap_used, reason = "a document that either reader refuses fails the test")]

use std::io::Cursor;

use docx_rs::{Docx, Paragraph, Run, Table, TableCell, TableRow, VMergeType};
use office_oxide::{Document as Judge, DocumentFormat};
use prongsai::model::{Block, Document};

use super::package::{Package, p, read};

/// The characters of a text in order, without white space and the marks the judge sets around blocks.
fn characters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn our_text(document: &Document) -> String {
    let mut text = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => text.push_str(&paragraph.text),
            Block::Table(table) => text.extend(table.cells.iter().map(|cell| cell.text.as_str())),
        }
    }
    characters(&text)
}

#[track_caller]
fn assert_same_text(bytes: Vec<u8>) {
    let ours = our_text(&read(&bytes).unwrap());
    let judge = Judge::from_reader(Cursor::new(bytes), DocumentFormat::Docx).unwrap();
    assert!(!ours.is_empty());
    assert_eq!(ours, characters(&judge.plain_text()));
}

#[test]
fn documents_of_docx_rs_read_as_the_judge_reads_them() {
    let paragraph = |text: &str| Paragraph::new().add_run(Run::new().add_text(text));
    let cell = |text: &str| TableCell::new().add_paragraph(paragraph(text));
    let table = Table::new(vec![
        TableRow::new(vec![cell("ตัวชี้วัด").grid_span(2), cell("คะแนน")]),
        TableRow::new(vec![cell("๑.").vertical_merge(VMergeType::Restart), cell("การปฏิบัติหน้าที่"), cell("๙๙.๘๓")]),
        TableRow::new(vec![cell("").vertical_merge(VMergeType::Continue), cell("การใช้งบประมาณ"), cell("๘๙.๙๘")]),
    ]);
    let mut document = Docx::new();
    for number in 0..50 {
        let cut = Run::new().add_text("ร้อยละ ").add_tab().add_text(format!("{number}.73"));
        document = document.add_paragraph(paragraph("ผลคะแนน").add_run(cut)).add_table(table.clone());
    }
    let mut bytes = Cursor::new(Vec::new());
    document.build().pack(&mut bytes).unwrap();
    assert_same_text(bytes.into_inner());
}

#[test]
fn documents_by_hand_read_as_the_judge_reads_them() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let boxed = format!(
        r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>
           <mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"#,
        p("กล่องข้อความ")
    );
    let bodies = [
        format!(
            "<w:p><w:hyperlink>{}</w:hyperlink><w:ins>{}</w:ins><w:del><w:r><w:delText>no</w:delText></w:r></w:del></w:p>",
            run("ก"),
            run("ข")
        ),
        format!(
            "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt><w:p><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>",
            p("ก"),
            run("ข")
        ),
        format!("<w:p>{}{boxed}</w:p>", run("ก")),
        format!("<w:p>{}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>", run("ก")),
        format!(r#"<w:p><w:fldSimple w:instr="PAGE">{}</w:fldSimple></w:p>"#, run("๗")),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>{}", p("ก") + &p("ข"), p("ค"), p("ง")),
    ];
    for body in bodies {
        assert_same_text(Package::of(&body).bytes());
    }
}
