//! Templates made part by part, and what is understood of them.

use super::*;

const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office""#
);

const SECTION: &str = concat!(
    r#"<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:headerReference w:type="first" r:id="f"/>"#,
    r#"<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440""#,
    r#" w:header="720" w:footer="720" w:gutter="0"/><w:titlePg/></w:sectPr>"#
);

fn list(entries: &[(&str, &str, &str)]) -> String {
    let entries: String = entries
        .iter()
        .map(|(id, kind, target)| {
            let mode = if target.contains("://") { r#" TargetMode="External""# } else { "" };
            format!(
                r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"{mode}/>"#
            )
        })
        .collect();
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>"#
    )
}

/// A template with a header, its first page's header, styles, settings and pictures.
fn template(body: &str, header: &str, styles: &str) -> Parts {
    let word = |root: &str, content: &str| format!("<w:{root} {NAMESPACES}>{content}</w:{root}>");
    let parts = [
        ("_rels/.rels", list(&[("a", "officeDocument", "word/document.xml")])),
        ("word/document.xml", word("document", &format!("<w:body>{body}{SECTION}</w:body>"))),
        (
            "word/_rels/document.xml.rels",
            list(&[
                ("s", "styles", "styles.xml"),
                ("t", "settings", "settings.xml"),
                ("h", "header", "header7.xml"),
                ("f", "header", "header8.xml"),
                ("i", "image", "media/image1.png"),
                ("n", "numbering", "numbering.xml"),
            ]),
        ),
        ("word/styles.xml", word("styles", styles)),
        ("word/settings.xml", word("settings", r#"<w:evenAndOddHeaders/><w:attachedTemplate r:id="x"/>"#)),
        ("word/numbering.xml", word("numbering", r#"<w:num w:numId="3"/>"#)),
        ("word/header7.xml", word("hdr", header)),
        ("word/header8.xml", word("hdr", "<w:p/>")),
        (
            "word/_rels/header7.xml.rels",
            list(&[
                ("p", "image", "media/image1.png"),
                ("q", "image", "http://example.org/spy.png"),
                ("o", "oleObject", "embeddings/oleObject1.bin"),
                ("l", "hyperlink", "http://example.org/"),
            ]),
        ),
        ("word/media/image1.png", "png".to_owned()),
        ("word/embeddings/oleobject1.bin", "ole".to_owned()),
    ];
    parts.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect()
}

fn header_of(header: &str) -> (String, HouseStyle) {
    let house = HouseStyle::of(&template("", header, "")).unwrap();
    let found = house.parts.iter().find(|part| part.refers == Some(("headerReference", "default"))).unwrap();
    (found.xml.clone(), house)
}

fn drawing(blip: &str) -> String {
    format!(r#"<w:r><w:drawing><wp:inline><wp:docPr id="1"/><a:blip {blip}/></wp:inline></w:drawing></w:r>"#)
}

#[test]
fn page_headers_and_settings_are_those_of_the_template() {
    let (_, house) = header_of("<w:p/>");
    assert_eq!((house.paper.width, house.paper.text_width()), (12240, 9360));
    assert!(house.title_page && house.even_and_odd);
    let refers: Vec<_> = house.parts.iter().map(|part| (part.file.as_str(), part.refers)).collect();
    assert_eq!(
        refers,
        [
            ("office-header1.xml", Some(("headerReference", "default"))),
            ("office-header2.xml", Some(("headerReference", "first"))),
        ]
    );
    assert!(house.settings.contains("<w:evenAndOddHeaders/>") && !house.settings.contains("attachedTemplate"));
}

#[test]
fn pictures_of_headers_come_along_under_names_of_their_own() {
    let (xml, house) = header_of(&format!("<w:p>{}</w:p>", drawing(r#"r:embed="p" r:link="q""#)));
    assert!(xml.contains(r#"<a:blip r:embed="p"/>"#) && xml.contains(r#"<wp:docPr id="1000001"/>"#), "{xml}");
    let [picture] = house.pictures.as_slice() else { panic!("one picture") };
    assert_eq!((picture.file.as_str(), picture.bytes.as_slice()), ("media/office1.png", b"png".as_slice()));
    let relationships = house.parts[0].relationships.as_deref().unwrap();
    assert!(relationships.contains(r#"Target="media/office1.png""#), "{relationships}");
}

#[test]
fn nothing_leads_out_of_the_package() {
    let text = "<w:r><w:t>สำนักงาน</w:t></w:r>";
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let fetched = |instruction: &str| {
        format!(
            "{}<w:r><w:instrText> {instruction} </w:instrText></w:r>{}{text}{}",
            field("begin"),
            field("separate"),
            field("end")
        )
    };
    let cases = [
        drawing(r#"r:link="q""#),
        r#"<w:r><w:object><v:shape><v:imagedata r:id="p"/></v:shape><o:OLEObject r:id="o"/></w:object></w:r>"#
            .to_owned(),
        r#"<w:r><w:pict><v:imagedata r:id="q"/></w:pict></w:r>"#.to_owned(),
        r#"<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>"#.to_owned(),
        fetched(r"INCLUDEPICTURE http://example.org/spy.png \d"),
    ];
    for case in cases {
        let (xml, house) = header_of(&format!("<w:p>{case}{text}</w:p>"));
        let left =
            ["r:id", "r:link", "r:embed", "<w:drawing", "<w:pict", "<w:object", "bookmark", "fldChar", "example"];
        assert!(left.iter().all(|left| !xml.contains(left)) && xml.contains("สำนักงาน"), "{case}: {xml}");
        assert!(house.parts.iter().all(|part| part.relationships.is_none()));
    }
    let (linked, _) = header_of(&format!(r#"<w:p><w:hyperlink r:id="l">{text}</w:hyperlink></w:p>"#));
    assert!(linked.contains("<w:hyperlink><w:r>"), "{linked}");
    let (page, _) = header_of(&format!("<w:p>{}</w:p>", fetched("PAGE")));
    assert!(page.contains("PAGE") && page.matches("w:fldChar ").count() == 3, "{page}");
}

#[test]
fn styles_that_headers_name_have_our_ids() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="header"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="ตัวเลข"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>"#;
    let house = HouseStyle::of(&template("", r#"<w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr></w:p>"#, styles)).unwrap();
    assert!(house.parts[0].xml.contains(r#"<w:pStyle w:val="Header"/>"#));
    assert!(house.parts.iter().any(|part| part.kind == "numbering"));
}

#[test]
fn the_emblem_comes_along() {
    let body = format!(
        r#"<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="1000000"/>{}</wp:inline></w:drawing></w:r></w:p>"#,
        r#"<a:blip r:embed="i"/>"#
    );
    let house = HouseStyle::of(&template(&body, "<w:p/>", "")).unwrap();
    let logo = house.logo.unwrap();
    assert_eq!((logo.width, logo.height, logo.file.as_str()), (900_000, 1_000_000, "media/office1.png"));
    assert_eq!(house.pictures.len(), 1);
}

#[test]
fn what_cannot_serve_is_refused() {
    let without = |part: &str| {
        let mut parts = template("", "<w:p/>", "");
        parts.remove(part);
        HouseStyle::of(&parts)
    };
    assert_eq!(without("word/document.xml"), Err(Unusable::Broken));
    assert!(without("word/styles.xml").is_ok_and(|house| house.styles.contains("Heading1")));
    let mut strict = template("", "<w:p/>", "");
    let document = r#"<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>"#;
    strict.insert("word/document.xml".to_owned(), document.as_bytes().to_vec());
    assert_eq!(HouseStyle::of(&strict), Err(Unusable::Strict));
    let mut broken = template("", "<w:p/>", "");
    broken.insert("word/header7.xml".to_owned(), b"<w:hdr".to_vec());
    assert_eq!(HouseStyle::of(&broken), Err(Unusable::Broken));
}
