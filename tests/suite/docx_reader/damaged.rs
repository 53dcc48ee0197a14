//! Broken and hostile packages.

use std::io::Write;

use prongsai::model::{Limit, Loss, ReadFailure};
use proptest::prelude::*;

use super::package::{NAMESPACES, Package, lines, p, read, relationship, relationships};

fn damaged(what: &str) -> ReadFailure {
    ReadFailure::Damaged { what: what.to_owned() }
}

#[test]
fn broken_xml_keeps_what_was_whole_and_drops_the_number_it_cuts() {
    let open = format!("<w:document {NAMESPACES}><w:body>{}", p("ก"));
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p><w:r><w:t>58.8", p("ข"));
    let cases = [
        (format!("{open}<w:p><w:r><w:t>58.8"), vec!["paragraph 1 = ก"]),
        (format!("{open}<w:p><w:r><w:t>58.8</w:t></w:r></w:x>"), vec!["paragraph 1 = ก"]),
        (format!("{open}<w:p><w:r><w:t>58.8</w:t></w:r><"), vec!["paragraph 1 = ก"]),
        (format!("{open}{table}"), vec!["paragraph 1 = ก", "table 1, row 1, cell 1 [0,0] = ข"]),
        (format!("{open}{}", p("ข")), vec!["paragraph 1 = ก", "paragraph 2 = ข"]),
    ];
    for (document, expected) in cases {
        let read = read(&Package::default().part("word/document.xml", document.clone()).bytes()).unwrap();
        assert_eq!(lines(&read), expected, "{document}");
        assert_eq!(read.losses, [Loss::Truncated { part: "word/document.xml".to_owned() }]);
    }
}

#[test]
fn a_main_part_without_anything_to_read_is_damage() {
    let cases: [&[u8]; 5] = [
        b"",
        b"no xml",
        b"<html><body><p>x</p></body></html>",
        b"<w:document><w:body><w:p>",
        b"<w:document><w:body><w:p></w:q>",
    ];
    for document in cases {
        let bytes = Package::default().part("word/document.xml", document).bytes();
        assert_eq!(read(&bytes), Err(damaged("word/document.xml")), "{}", String::from_utf8_lossy(document));
    }
    assert_eq!(read(b"PK\x03\x04 and nothing more"), Err(damaged("package")));
    assert_eq!(read(&Package::default().part("readme.txt", "x").bare_bytes()), Err(damaged("word/document.xml")));
    // An empty document is none.
    assert_eq!(read(&Package::of("").bytes()).map(|document| document.blocks), Ok(vec![]));
}

#[test]
fn declared_entities_are_refused_in_every_part() {
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "ฮา"><!ENTITY b "&a;&a;&a;&a;">]>"#;
    let document =
        format!("{bomb}<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>");
    let refused = |part: &str| Err(ReadFailure::Entities { part: part.to_owned() });
    assert_eq!(read(&Package::default().part("word/document.xml", document).bytes()), refused("word/document.xml"));
    let styles = format!("{bomb}<w:styles/>");
    assert_eq!(read(&Package::of(&p("ก")).part("word/styles.xml", styles).bytes()), refused("word/styles.xml"));
    let plain = format!("<!DOCTYPE w:document><w:document {NAMESPACES}><w:body>{}</w:body></w:document>", p("ก"));
    assert!(read(&Package::default().part("word/document.xml", plain).bytes()).is_ok());
}

#[test]
fn broken_parts_beside_the_document_are_losses() {
    let note = r#"<w:p><w:r><w:t>ก</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>"#;
    let truncated = format!("<w:footnotes {NAMESPACES}><w:footnote w:id=\"1\">{}<w:p>", p("ข"));
    let lost = |part: &str| Loss::Part { part: part.to_owned() };
    let cases = [
        (Package::of(&p("ก")).part("word/styles.xml", "<w:styles><w:style>"), vec![lost("word/styles.xml")], 1),
        (Package::of(&p("ก")).part("word/numbering.xml", "not xml"), vec![lost("word/numbering.xml")], 1),
        (
            Package::of(note).part("word/footnotes.xml", "<w:footnotes"),
            vec![Loss::Truncated { part: "word/footnotes.xml".to_owned() }],
            1,
        ),
        (
            Package::of(note).part("word/footnotes.xml", truncated),
            vec![Loss::Truncated { part: "word/footnotes.xml".to_owned() }],
            2,
        ),
    ];
    for (package, losses, blocks) in cases {
        let document = read(&package.bytes()).unwrap();
        assert_eq!(document.losses, losses);
        assert_eq!(document.blocks.len(), blocks);
    }
}

#[test]
fn names_and_relationships_may_be_careless() {
    let document = format!("<w:document {NAMESPACES}><w:body>{}</w:body></w:document>", p("ก"));
    let root = |target: &str| relationships(&relationship("x", "officeDocument", target));
    let typed = r#"<Types><Override PartName="/a/main.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let packages = [
        Package::default().part("word/document.xml", document.clone()),
        Package::default().part("Word\\Document.XML", document.clone()),
        Package::default().part("/word/document.xml", document.clone()),
        Package::default()
            .part("word/document2.xml", document.clone())
            .part("_rels/.rels", root("/word/document2.xml")),
        Package::default().part("a/main.xml", document.clone()).part("[Content_Types].xml", typed),
        Package::default().part("word/document.xml", document.clone()).part("_rels/.rels", root("gone.xml")),
        Package::default().part("word/document.xml", document.clone()).part("_rels/.rels", "<broken"),
    ];
    for package in packages {
        let names: Vec<String> = package.parts.iter().map(|(name, _)| name.clone()).collect();
        assert_eq!(
            read(&package.bare_bytes()).map(|document| lines(&document)),
            Ok(vec!["paragraph 1 = ก".to_owned()]),
            "{names:?}"
        );
    }
}

#[test]
fn other_encodings_are_decoded() {
    let document = format!("<w:document {NAMESPACES}><w:body>{}</w:body></w:document>", p("๙๕.๗๓"));
    let little: Vec<u8> = "\u{FEFF}"
        .chars()
        .chain(document.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let big: Vec<u8> = format!("\u{FEFF}{document}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [little, big] {
        let read = read(&Package::default().part("word/document.xml", bytes).bytes()).unwrap();
        assert_eq!(lines(&read), ["paragraph 1 = ๙๕.๗๓"]);
    }
    let (before, after) = document.split_once(".๗๓").unwrap();
    let broken = [before.as_bytes(), b"\xFF", "๗๓".as_bytes(), after.as_bytes()].concat();
    let read = read(&Package::default().part("word/document.xml", broken).bytes()).unwrap();
    assert_eq!(lines(&read), ["paragraph 1 = ๙๕\u{FFFD}๗๓"]);
    assert_eq!(read.losses, [Loss::Undecodable { encoding: "UTF-8".to_owned() }]);
}

#[test]
fn bytes_that_fail_their_checksum_are_not_believed() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("word/document.xml", stored).unwrap();
    write!(archive, "<w:document {NAMESPACES}><w:body>{}</w:body></w:document>", p("95.73")).unwrap();
    let mut bytes = archive.finish().unwrap().into_inner();
    let digit = bytes.windows(5).position(|window| window == b"95.73").unwrap();
    bytes[digit] = b'1';
    assert_eq!(read(&bytes), Err(damaged("word/document.xml")));
}

#[test]
fn depth_is_bounded_and_the_rest_is_read() {
    let deep = |tag: &str, inner: &str, levels: usize| {
        format!("{}{inner}{}", format!("<{tag}>").repeat(levels), format!("</{tag}>").repeat(levels))
    };
    let limit = Limit::Depth.loss();
    let cases = [
        deep("w:ins", "<w:r><w:t>no</w:t></w:r>", 100_000),
        deep("w:hyperlink", "<w:r><w:t>no</w:t></w:r>", 300),
        format!("<w:r>{}</w:r>", deep("w:txbxContent", &p("no"), 5_000)),
    ];
    for runs in cases {
        let body = format!("<w:p><w:r><w:t>ก</w:t></w:r>{runs}</w:p>{}", p("ข"));
        let document = read(&Package::of(&body).bytes()).unwrap();
        assert_eq!(lines(&document), ["paragraph 1 = ก", "paragraph 2 = ข"]);
        assert_eq!(document.losses, std::slice::from_ref(&limit));
    }
    let tables = "<w:tbl><w:tr><w:tc>".repeat(1_000) + &"</w:tc></w:tr></w:tbl>".repeat(1_000);
    assert_eq!(read(&Package::of(&(tables + &p("ข"))).bytes()).unwrap().losses, [limit]);
}

#[test]
fn cells_are_bounded() {
    let body = format!("{}<w:tbl><w:tr>{}</w:tr></w:tbl>{}", p("ก"), "<w:tc/>".repeat(1_000_001), p("ข"));
    let document = read(&Package::of(&body).bytes()).unwrap();
    assert_eq!(document.losses, [Limit::Cells.loss()]);
}

/// A document with something of everything.
fn full_package() -> Vec<u8> {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let body = format!(
        r#"{}<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>ข</w:t><w:footnoteReference w:id="1"/></w:r></w:p>
           <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>{}</w:tc></w:tr>
           <w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>
           <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>&amp;&#3585;</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#,
        p("ก"),
        p("95.73")
    );
    let styles = r#"<w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>"#;
    Package::of(&body)
        .styles(styles)
        .numbering(numbering)
        .footnotes(&format!(r#"<w:footnote w:id="1">{}</w:footnote>"#, p("ค")))
        .bytes()
}

#[test]
fn every_truncation_of_the_file_is_survived() {
    let bytes = full_package();
    assert!(read(&bytes).is_ok());
    for length in 0..bytes.len() {
        let _outcome = read(&bytes[..length]);
    }
}

proptest! {
    #[test]
    fn flipped_bytes_of_the_package_are_survived(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = full_package();
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let _outcome = read(&bytes);
    }

    #[test]
    fn flipped_bytes_of_the_xml_are_survived(at in any::<prop::sample::Index>(), value in "[<>/\"'&;=!?a-z0-9ก]{0,3}", cut in any::<bool>()) {
        let document = format!("<w:document {NAMESPACES}><w:body>{}<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl><m:f><m:num/></m:f></w:body></w:document>", p("ก"), p("ข"));
        let at = document.char_indices().map(|(index, _)| index).nth(at.index(document.chars().count())).unwrap();
        let rest = if cut { "" } else { &document[at..] };
        let _outcome = read(&Package::default().part("word/document.xml", format!("{}{value}{rest}", &document[..at])).bytes());
    }
}
