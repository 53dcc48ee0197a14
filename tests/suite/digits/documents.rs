//! Documents of WordprocessingML: what is text, what is code, and what automatic numbers become.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use prongsai::model::RemarkKind;
use prongsai::thai::digits::Digits;

use super::package::{Package, to};

const BEGIN: &str = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#;
const SEPARATE: &str = r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#;
const END: &str = r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#;

fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn r(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn code(code: &str) -> String {
    format!("<w:r><w:instrText>{code}</w:instrText></w:r>")
}

/// A body converted.
#[track_caller]
fn body(body: &str, digits: Digits) -> String {
    let outcome = Package::document(body).converted(&to(digits));
    let document = outcome.inside("word/document.xml");
    document.strip_prefix("<w:body>").unwrap().strip_suffix("</w:body>").unwrap().to_owned()
}

#[test]
fn text_for_people_changes() {
    let cases: [(&str, &str); 19] = [
        (
            "<w:p><w:r><w:t>๙</w:t></w:r><w:r><w:t>๕.๗๓</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>9</w:t></w:r><w:r><w:t>5.73</w:t></w:r></w:p>",
        ),
        (
            "<w:p><w:r><w:t>&#3665;&#xE52;<![CDATA[๓&๔]]></w:t></w:r></w:p>",
            "<w:p><w:r><w:t>12<![CDATA[3&4]]></w:t></w:r></w:p>",
        ),
        (
            "<w:p><w:r><w:t><![CDATA[&๑]]><!--๑--><?x ๑?></w:t></w:r></w:p>",
            "<w:p><w:r><w:t><![CDATA[&1]]><!--๑--><?x ๑?></w:t></w:r></w:p>",
        ),
        (
            "<w:p><w:del w:id='1' w:author='๑'><w:r><w:delText>๑</w:delText></w:r></w:del></w:p>",
            "<w:p><w:del w:id='1' w:author='๑'><w:r><w:delText>1</w:delText></w:r></w:del></w:p>",
        ),
        (
            "<w:p><w:ins w:author='๑'><w:r><w:t>๑</w:t></w:r></w:ins></w:p>",
            "<w:p><w:ins w:author='๑'><w:r><w:t>1</w:t></w:r></w:ins></w:p>",
        ),
        (
            "<w:p><w:hyperlink w:anchor='ข้อ๑' w:tooltip='๑'><w:r><w:t>๑</w:t></w:r></w:hyperlink></w:p>",
            "<w:p><w:hyperlink w:anchor='ข้อ๑' w:tooltip='๑'><w:r><w:t>1</w:t></w:r></w:hyperlink></w:p>",
        ),
        (
            "<w:p><w:bookmarkStart w:id='1' w:name='ข้อ๑'/><w:r><w:t>๑</w:t></w:r></w:p>",
            "<w:p><w:bookmarkStart w:id='1' w:name='ข้อ๑'/><w:r><w:t>1</w:t></w:r></w:p>",
        ),
        (
            "<w:p><m:oMath><m:r><m:t>๑+๒</m:t></m:r></m:oMath></w:p>",
            "<w:p><m:oMath><m:r><m:t>1+2</m:t></m:r></m:oMath></w:p>",
        ),
        (
            "<w:p><w:r><w:pict><v:shape id='๑' alt='๑'><v:textpath string='ปี &quot;๒๕๖๔&quot;'/></v:shape></w:pict></w:r></w:p>",
            "<w:p><w:r><w:pict><v:shape id='๑' alt='๑'><v:textpath string='ปี &quot;2564&quot;'/></v:shape></w:pict></w:r></w:p>",
        ),
        (
            "<w:sdt><w:sdtPr><w:tag w:val='๑'/><w:dropDownList><w:listItem w:displayText='๑' w:value='๑'/></w:dropDownList></w:sdtPr></w:sdt>",
            "<w:sdt><w:sdtPr><w:tag w:val='๑'/><w:dropDownList><w:listItem w:displayText='1' w:value='๑'/></w:dropDownList></w:sdtPr></w:sdt>",
        ),
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='๑'/><w:ddList><w:listEntry w:val='๑'/></w:ddList></w:ffData></w:fldChar></w:r></w:p>",
            "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='๑'/><w:ddList><w:listEntry w:val='1'/></w:ddList></w:ffData></w:fldChar></w:r></w:p>",
        ),
        (
            "<w:p><w:r><w:t>ก๑ https://x.go.th/๑ a๑@b๑.com แบบ๑.pdf ๒</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>ก1 https://x.go.th/๑ a๑@b๑.com แบบ๑.pdf 2</w:t></w:r></w:p>",
        ),
        (
            "<w:p><w:r><w:t>ดู https://x.</w:t></w:r><w:r><w:t>go.th/๑ ๒</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>ดู https://x.</w:t></w:r><w:r><w:t>go.th/๑ 2</w:t></w:r></w:p>",
        ),
        ("<w:p><x:y xmlns:x='urn:x' a='๑'>๑</x:y></w:p>", "<w:p><x:y xmlns:x='urn:x' a='๑'>๑</x:y></w:p>"),
        (
            "<q:p xmlns:q='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><q:r><q:t>๑</q:t></q:r></q:p>",
            "<q:p xmlns:q='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><q:r><q:t>1</q:t></q:r></q:p>",
        ),
        (
            "<w:tbl><w:tblPr><w:tblCaption w:val='๑'/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>๑</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "<w:tbl><w:tblPr><w:tblCaption w:val='๑'/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        ),
        (
            "<w:sectPr><w:pgNumType w:fmt=\"thaiNumbers\" w:start=\"1\"/></w:sectPr>",
            "<w:sectPr><w:pgNumType w:fmt=\"decimal\" w:start=\"1\"/></w:sectPr>",
        ),
        (
            "<w:p><w:r><w:sym w:char='F031'/><w:t>๑</w:t></w:r></w:p>",
            "<w:p><w:r><w:sym w:char='F031'/><w:t>1</w:t></w:r></w:p>",
        ),
        (
            "<a:p><a:pPr><a:buAutoNum type='thaiNumParenR'/></a:pPr><a:r><a:t>๑</a:t></a:r></a:p>",
            "<a:p><a:pPr><a:buAutoNum type='arabicParenR'/></a:pPr><a:r><a:t>1</a:t></a:r></a:p>",
        ),
    ];
    for (before, after) in cases {
        assert_eq!(body(before, Digits::Arabic), after);
    }
    assert_eq!(
        body("<w:p><w:r><w:t>O18 a1@b.com</w:t></w:r></w:p>", Digits::Thai),
        "<w:p><w:r><w:t>O๑๘ a1@b.com</w:t></w:r></w:p>"
    );
}

#[test]
fn results_of_fields_change_and_codes_never() {
    let nested = [BEGIN, &code(" IF "), BEGIN, &code(" MERGEFIELD ปี๑ "), SEPARATE, &r("๒๕๖๔"), END].concat();
    let cases: [(String, &str); 6] = [
        ([BEGIN, &code(" REF ข้อ๑ "), SEPARATE, &r("๒"), END, &r("๓")].concat(), "ข้อ๑ 2 3"),
        ([&nested, &code(" = \"๑\" \"๒\" "), SEPARATE, &r("๓"), END].concat(), "ปี๑ ๒๕๖๔ ๑ ๒ 3"),
        // The result of a table of contents reaches over paragraphs.
        ([BEGIN, &code("TOC ๑"), SEPARATE, &r("๒"), "</w:p><w:p>", &r("๓"), END, &r("๔")].concat(), "๑ 2 3 4"),
        (format!("<w:fldSimple w:instr=\" SEQ ต๑ \">{}</w:fldSimple>", r("๒")), "ต๑ 2"),
        ([END, SEPARATE, &r("๑")].concat(), "1"),
        ([BEGIN, "<w:r><w:delInstrText>DATE ๑</w:delInstrText></w:r>", SEPARATE, &r("๒"), END].concat(), "๑ 2"),
    ];
    for (before, expected) in cases {
        let after = body(&p(&before), Digits::Arabic);
        let mut at = 0;
        for word in expected.split(' ') {
            at += after[at..].find(word).unwrap_or_else(|| panic!("{word} of {expected} in {after}"));
        }
    }
}

#[test]
fn a_field_that_does_not_end_in_a_note_ends_with_it() {
    let note = |inside: &str| format!("<w:footnote w:id=\"1\">{}</w:footnote>", p(inside));
    let notes = [note(&[BEGIN, &code("PAGE")].concat()), note(&r("๑"))].concat();
    let package = Package::document(&p(&r("๑"))).story("word/footnotes.xml", "w:footnotes", &notes);
    let outcome = package.converted(&to(Digits::Arabic));
    assert!(outcome.text("word/footnotes.xml").contains("<w:t>1</w:t>"));
}

#[test]
fn other_parts_change_by_what_they_are() {
    let chart = "<c:chart><c:tx><c:strRef><c:f>'๑'!A1</c:f><c:strCache><c:pt idx=\"0\"><c:v>๑</c:v></c:pt></c:strCache>\
                 </c:strRef></c:tx><c:numCache><c:formatCode>t0.0</c:formatCode><c:pt idx=\"0\" formatCode=\"t0\"><c:v>1</c:v>\
                 </c:pt></c:numCache><c:numFmt formatCode=\"[$-D00041E]0\" sourceLinked=\"0\"/></c:chart>";
    let levels = r#"<w:lvl><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="ข้อ %1.๒"/></w:lvl>"#;
    let package = Package::document(&p(&r("ก")))
        .story("word/charts/chart1.xml", "c:chartSpace", chart)
        .story("word/numbering.xml", "w:numbering", levels)
        .story("word/comments.xml", "w:comments", &format!("<w:comment w:author=\"๑\">{}</w:comment>", p(&r("๑"))))
        .story("word/settings.xml", "w:settings", r#"<w:footnotePr><w:numFmt w:val="thaiNumbers"/></w:footnotePr>"#)
        .story("word/styles.xml", "w:styles", r#"<w:style><w:name w:val="๑"/></w:style>"#)
        .part("customXml/item1.xml", "<a>๑</a>")
        .part("word/media/image1.png", "๑");
    let outcome = package.converted(&to(Digits::Arabic));
    let names =
        ["charts/chart1.xml", "numbering.xml", "comments.xml", "settings.xml"].map(|name| format!("word/{name}"));
    assert_eq!(outcome.changed_from(&package.bytes()), names.each_ref().map(String::as_str));
    let chart = chart.replace("<c:v>๑", "<c:v>1").replace("t0", "0").replace("[$-D00041E]", "");
    assert_eq!(outcome.inside("word/charts/chart1.xml"), chart);
    let levels = levels.replace("thaiNumbers", "decimal").replace('๒', "2");
    assert_eq!(outcome.inside("word/numbering.xml"), levels);
    assert_eq!(outcome.converted.changes.digits, 3);
    assert_eq!(outcome.converted.changes.number_formats, 5);

    // The figures that stand for numbers count as little as they change.
    let back = package.converted(&to(Digits::Thai));
    assert_eq!((back.converted.changes.digits, back.converted.changes.number_formats), (0, 0));
}

#[test]
fn properties_change_but_for_accounts_and_identifiers() {
    let core = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
                xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>ปี 1๑</dc:title><dc:creator>ก1๑</dc:creator></cp:coreProperties>";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006";
    let custom = format!(
        "<Properties xmlns=\"{office}/custom-properties\" xmlns:vt=\"{office}/docPropsVTypes\"><property name=\"๑\"><vt:lpwstr>0x01\
         </vt:lpwstr></property><property name=\"1\"><vt:lpwstr>ที่ 1๑</vt:lpwstr></property></Properties>"
    );
    let package = Package::document("").part("docProps/core.xml", core).part("docProps/custom.xml", custom.clone());
    let arabic = package.converted(&to(Digits::Arabic));
    assert_eq!(arabic.text("docProps/core.xml"), core.replace("ปี 1๑", "ปี 11"));
    assert_eq!(arabic.text("docProps/custom.xml"), custom.replace("ที่ 1๑", "ที่ 11"));
    let thai = package.converted(&to(Digits::Thai));
    assert_eq!(thai.text("docProps/core.xml"), core.replace("ปี 1๑", "ปี ๑๑"));
    assert_eq!(thai.text("docProps/custom.xml"), custom.replace("ที่ 1๑", "ที่ ๑๑"));
}

#[test]
fn fields_that_write_thai_digits_again_are_told() {
    for (code, told) in [
        (code(r" PAGE \* ThaiArabic "), true),
        (code(r" = 1 \# &quot;t0.00&quot; "), true),
        (code(r" PAGE \* Arabic "), false),
    ] {
        let outcome =
            Package::document(&p(&[BEGIN, &code, SEPARATE, &r("๑"), END].concat())).converted(&to(Digits::Arabic));
        let kinds: Vec<_> = outcome.converted.remarks.iter().map(|remark| remark.kind).collect();
        assert_eq!(kinds.contains(&RemarkKind::FieldWritesThaiDigits), told, "{code}");
    }
}

#[test]
fn every_encoding_of_a_part_is_kept() {
    let xml = |label: &str| {
        let root = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        format!("<?xml version=\"1.0\" encoding=\"{label}\"?><w:hdr {root}>{}</w:hdr>", p(&r("ปี ๒๕๖๔")))
    };
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let encoded = |digits: fn(&str) -> String| {
        [
            digits(&xml("UTF-8")).into_bytes(),
            digits(&format!("\u{FEFF}{}", xml("UTF-8"))).into_bytes(),
            utf16(&digits(&format!("\u{FEFF}{}", xml("UTF-16")))),
            utf16(&digits(&xml("UTF-16LE"))),
            encoding_rs::WINDOWS_874.encode(&digits(&xml("windows-874"))).0.into_owned(),
            digits(&format!("<!--{}-->{}", "๑".repeat(20_000), xml("UTF-8").split_once("?>").unwrap().1)).into_bytes(),
        ]
    };
    let before = encoded(str::to_owned);
    let after = encoded(|text| text.replace("๒๕๖๔", "2564"));
    for (before, after) in before.into_iter().zip(after) {
        let package = Package::document("").part("word/header1.xml", before);
        let outcome = package.converted(&to(Digits::Arabic));
        assert_eq!(outcome.converted.remarks, []);
        let parts = super::package::parts(&outcome.converted.bytes);
        assert!(parts.contains(&("word/header1.xml".to_owned(), after)));
    }
}

#[test]
fn what_cannot_be_read_is_kept_and_told() {
    for part in ["<w:hdr><w:t>๑</w:t>", "<!DOCTYPE a><a>๑</a>", "๑"] {
        let package = Package::document(&p(&r("๑"))).part("word/header1.xml", part);
        let outcome = package.converted(&to(Digits::Arabic));
        assert_eq!(outcome.text("word/header1.xml"), part);
        assert_eq!(outcome.changed_from(&package.bytes()), ["word/document.xml"]);
        assert_eq!(
            outcome.converted.remarks.iter().map(|remark| remark.kind).collect::<Vec<_>>(),
            [RemarkKind::PartKept]
        );
    }
}
