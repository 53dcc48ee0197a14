//! Paragraphs and their places: the body, text boxes, notes, headers and footers.

use super::package::{NAMESPACES, Package, lines, lines_of, p, read};
use prongsai::model::Loss;

#[test]
fn paragraphs_of_the_body_are_counted_blank_ones_too() {
    let control = |inner: String| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    let body = [
        p("หนึ่ง"),
        "<w:p/>".to_owned(),
        p("  "),
        control(p("สี่") + &control(p("ห้า"))),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("ในตาราง")),
        format!("<w:customXml>{}</w:customXml>", p("หก")),
    ];
    let expected = [
        "paragraph 1 = หนึ่ง",
        "paragraph 4 = สี่",
        "paragraph 5 = ห้า",
        "table 1, row 1, cell 1 [0,0] = ในตาราง",
        "paragraph 6 = หก",
    ];
    assert_eq!(lines_of(Package::of(&body.concat())), expected);
}

#[test]
fn headings_come_from_the_outline_level_or_the_name_of_the_style() {
    let styles = r#"<w:style w:styleId="a" w:type="paragraph"><w:name w:val="heading 2"/></w:style>
        <w:style w:styleId="b" w:type="paragraph"><w:basedOn w:val="a"/></w:style>
        <w:style w:styleId="c" w:type="paragraph"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style>"#;
    let paragraph = |properties: &str| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>ก</w:t></w:r></w:p>");
    let body = [
        paragraph(r#"<w:pStyle w:val="a"/>"#),
        paragraph(r#"<w:pStyle w:val="b"/>"#),
        paragraph(r#"<w:pStyle w:val="c"/>"#),
        paragraph(r#"<w:outlineLvl w:val="0"/>"#),
        paragraph(r#"<w:pStyle w:val="c"/><w:outlineLvl w:val="9"/>"#),
        paragraph(""),
    ];
    let expected = [
        "paragraph 1 [h2] = ก",
        "paragraph 2 [h2] = ก",
        "paragraph 3 [h5] = ก",
        "paragraph 4 [h1] = ก",
        "paragraph 5 = ก",
        "paragraph 6 = ก",
    ];
    assert_eq!(lines_of(Package::of(&body.concat()).styles(styles)), expected);
}

#[test]
fn a_deleted_or_hidden_paragraph_mark_joins_two_paragraphs() {
    let marked =
        |mark: &str, text: &str| format!("<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = [
        marked("<w:del w:id=\"1\"/>", "ก"),
        p("ข"),
        marked("<w:vanish/><w:specVanish/>", "ค"),
        p("ง"),
        marked("<w:ins w:id=\"2\"/>", "จ"),
        p("ฉ"),
        marked("<w:del/>", "ช"),
    ];
    let expected = ["paragraph 1 = กข", "paragraph 3 = คง", "paragraph 5 = จ", "paragraph 6 = ฉ", "paragraph 7 = ช"];
    assert_eq!(lines_of(Package::of(&body.concat())), expected);
}

/// A text box as Word writes it since 2010: the same text twice.
fn text_box(inner: &str) -> String {
    format!(
        r#"<w:r><mc:AlternateContent>
            <mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>
                <w:txbxContent>{inner}</w:txbxContent>
            </wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>
            </mc:Fallback></mc:AlternateContent></w:r>"#
    )
}

#[test]
fn a_text_box_is_read_once_after_the_paragraph_that_holds_it() {
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("ในกล่อง"));
    let nested = format!("<w:p>{}</w:p>", text_box(&p("กล่องใน")));
    let body = [
        p("ก่อน"),
        format!(
            "<w:p><w:r><w:t>ก</w:t></w:r>{}<w:r><w:t>ข</w:t></w:r></w:p>",
            text_box(&(p("กล่อง") + &table + &nested))
        ),
        format!("<w:p>{}</w:p>", text_box(&p("กล่องเดี่ยว"))),
        format!(
            "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
            p("แบบเก่า")
        ),
        r#"<w:p><w:r><w:pict><v:shape><v:textpath string="อักษรศิลป์"/></v:shape></w:pict></w:r></w:p>"#.to_owned(),
        p("หลัง"),
    ];
    let expected = [
        "paragraph 1 = ก่อน",
        "paragraph 2 = กข",
        "paragraph 2 = กล่อง",
        "table 1, row 1, cell 1 [0,0] = ในกล่อง",
        "paragraph 2 = กล่องใน",
        "paragraph 3 = กล่องเดี่ยว",
        "paragraph 4 = แบบเก่า",
        "paragraph 5 = อักษรศิลป์",
        "paragraph 6 = หลัง",
    ];
    assert_eq!(lines_of(Package::of(&body.concat())), expected);
}

#[test]
fn the_text_of_a_text_box_in_a_cell_belongs_to_the_cell() {
    let anchor = format!("<w:p><w:r><w:t>ก</w:t></w:r>{}</w:p>", text_box(&(p("ข") + &p("ค"))));
    let body = format!("<w:tbl><w:tr><w:tc>{anchor}{}</w:tc></w:tr></w:tbl>", p("ง"));
    assert_eq!(lines_of(Package::of(&body)), ["table 1, row 1, cell 1 [0,0] = ก\nข\nค\nง"]);
}

#[test]
fn notes_come_after_the_body_in_the_order_of_their_references() {
    let refer = |kind: &str, id: i32| format!(r#"<w:r><w:{kind}Reference w:id="{id}"/></w:r>"#);
    let body = [
        format!("<w:p><w:r><w:t>ก</w:t></w:r>{}{}</w:p>", refer("footnote", 3), refer("endnote", 1)),
        format!("<w:p><w:r><w:t>ข</w:t></w:r>{}<w:del>{}</w:del></w:p>", refer("footnote", 2), refer("footnote", 4)),
    ];
    let note = |kind: &str, id: i32, inner: String| format!(r#"<w:{kind} w:id="{id}">{inner}</w:{kind}>"#);
    let footnotes = [
        format!(r#"<w:footnote w:type="separator" w:id="0">{}</w:footnote>"#, p("no")),
        note("footnote", 2, p("สอง")),
        note("footnote", 3, p("หนึ่ง") + &p("หนึ่งต่อ")),
        note("footnote", 4, p("ลบแล้ว")),
    ];
    let endnotes = format!("<w:endnotes {NAMESPACES}>{}</w:endnotes>", note("endnote", 1, p("ท้าย")));
    let package = Package::of(&body.concat()).footnotes(&footnotes.concat()).part("word/endnotes.xml", endnotes);
    let expected = [
        "paragraph 1 = ก",
        "paragraph 2 = ข",
        "footnote 1 = หนึ่ง",
        "footnote 1 = หนึ่งต่อ",
        "footnote 2 = สอง",
        "endnote 1 = ท้าย",
    ];
    assert_eq!(lines_of(package), expected);
}

#[test]
fn headers_and_footers_come_last_each_once() {
    let section = |header: &str, footer: &str| {
        format!(r#"<w:sectPr><w:headerReference r:id="{header}"/><w:footerReference r:id="{footer}"/></w:sectPr>"#)
    };
    let body = format!(
        "<w:p><w:pPr>{}</w:pPr></w:p>{}{}",
        section("header2", "footer1"),
        p("ก"),
        section("header1", "footer1")
    );
    let part = |tag: &str, inner: String| format!("<w:{tag} {NAMESPACES}>{inner}</w:{tag}>");
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("ตรา"));
    let package = Package::of(&body)
        .part("word/header1.xml", part("hdr", table))
        .part("word/header2.xml", part("hdr", p("หัวกระดาษ")))
        .part("word/header3.xml", part("hdr", p("no")))
        .part("word/footer1.xml", part("ftr", p("ท้ายกระดาษ")));
    let expected =
        ["paragraph 2 = ก", "header 1 = หัวกระดาษ", "table 1, row 1, cell 1 [0,0] = ตรา", "footer 1 = ท้ายกระดาษ"];
    assert_eq!(lines_of(package), expected);
}

#[test]
fn what_is_imported_or_named_and_missing_is_a_loss() {
    let body = format!(r#"{}<w:altChunk r:id="chunk"/><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>"#, p("ก"));
    let document = read(&Package::of(&body).part("word/chunk.xml", "<html/>").bytes()).unwrap();
    assert_eq!(lines(&document), ["paragraph 1 = ก"]);
    let lost = |part: &str| Loss::Part { part: part.to_owned() };
    assert_eq!(document.losses, [lost("word/chunk.xml"), lost("word/footnotes.xml")]);
}
