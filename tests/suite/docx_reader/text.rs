//! What stands in a line.

use proptest::prelude::*;

use super::package::{NAMESPACES, Package, lines, lines_of, p, read, text_of};

#[test]
fn runs_make_one_text_wherever_they_are_cut() {
    let cases = [
        // One number in five runs, with spelling marks between.
        (
            r#"<w:r><w:t>๙</w:t></w:r><w:r><w:t>๕</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>.</w:t></w:r>
               <w:r><w:t>๗</w:t><w:t>๓</w:t></w:r>"#,
            "๙๕.๗๓",
        ),
        // White space at the ends is the file's own unless the file says that it is meant.
        ("<w:r><w:t>\n  คะแนน\n  รวม </w:t></w:r><w:r><w:t>85</w:t></w:r>", "คะแนน   รวม85"),
        (r#"<w:r><w:t xml:space="preserve">ร้อยละ </w:t></w:r><w:r><w:t>85</w:t></w:r>"#, "ร้อยละ 85"),
        ("<w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t><w:br/><w:t>ค</w:t><w:cr/><w:t>ง</w:t></w:r>", "ก\tข\nค\nง"),
        ("<w:r><w:t>IIT</w:t><w:noBreakHyphen/><w:t>E</w:t><w:softHyphen/><w:t>IT</w:t></w:r>", "IIT-EIT"),
        ("<w:r><w:t>a &lt; b &amp; c &#3585;&#x0E02; &who; d & e</w:t></w:r>", "a < b & c กข &who; d & e"),
        ("<w:r><w:t><![CDATA[5 < 6]]></w:t></w:r>", "5 < 6"),
    ];
    for (runs, text) in cases {
        assert_eq!(text_of(runs), text, "{runs}");
    }
}

#[test]
fn what_is_wrapped_around_runs_does_not_matter() {
    let run = "<w:r><w:t>ข</w:t></w:r>";
    let wraps = [
        format!("<w:hyperlink r:id=\"x\">{run}</w:hyperlink>"),
        format!("<w:sdt><w:sdtPr><w:alias w:val=\"no\"/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"),
        format!("<w:smartTag><w:smartTagPr/><w:customXml>{run}</w:customXml></w:smartTag>"),
        format!("<w:ins w:id=\"1\"><w:moveTo>{run}</w:moveTo></w:ins>"),
        format!("<w:fldSimple w:instr=\" DATE \">{run}</w:fldSimple>"),
        format!("<w:bdo w:val=\"ltr\"><w:dir w:val=\"ltr\">{run}</w:dir></w:bdo>"),
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>no</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>ข</w:t></w:r></w:rubyBase></w:ruby></w:r>"
            .to_owned(),
        "<m:oMathPara><m:oMath><m:r><m:rPr/><w:rPr/><m:t>ข</m:t></m:r></m:oMath></m:oMathPara>".to_owned(),
    ];
    for wrap in wraps {
        assert_eq!(text_of(&format!("<w:r><w:t>ก</w:t></w:r>{wrap}<w:r><w:t>ค</w:t></w:r>")), "กขค", "{wrap}");
    }
}

#[test]
fn what_word_does_not_show_is_left_out() {
    let hidden = [
        "<w:del><w:r><w:delText>ข</w:delText><w:t>ข</w:t></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>ข</w:t></w:r></w:moveFrom>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ข</w:t></w:r>",
        r#"<w:r><w:rPr><w:rStyle w:val="secret"/></w:rPr><w:t>ข</w:t></w:r>"#,
        r#"<w:r><w:footnoteReference w:id="9"/><w:annotationRef/></w:r>"#,
    ];
    let styles = r#"<w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>"#;
    for runs in hidden {
        let body = format!("<w:p><w:r><w:t>ก</w:t></w:r>{runs}<w:r><w:t>ค</w:t></w:r></w:p>");
        let notes = r#"<w:footnote w:id="9"/>"#;
        assert_eq!(lines_of(Package::of(&body).styles(styles).footnotes(notes)), ["paragraph 1 = กค"], "{runs}");
    }
    let shown = [
        r#"<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>ข</w:t></w:r>"#,
        "<w:r><w:rPr><w:webHidden/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>ข</w:t></w:r>",
    ];
    for runs in shown {
        assert_eq!(text_of(runs), "ข", "{runs}");
    }
}

#[test]
fn a_field_shows_its_result_and_never_its_instruction() {
    let begin = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#;
    let separate = r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#;
    let end = r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let code = "<w:r><w:instrText> PAGE </w:instrText></w:r>";
    let (ko, kho, kho2) = (run("ก"), run("ข"), run("ค"));
    let cases = [
        (format!("{ko}{begin}{code}{separate}{kho}{end}{kho2}"), "กขค"),
        (format!("{ko}{begin}{code}{end}{kho2}"), "กค"),
        // A field in the result of another, and one in its instruction.
        (format!("{begin}{code}{separate}{ko}{begin}{code}{separate}{kho}{end}{end}{kho2}"), "กขค"),
        (format!("{begin}{code}{begin}{code}{separate}{kho}{end}{separate}{ko}{end}{kho2}"), "กค"),
        // Ends without beginning.
        (format!("{ko}{end}{separate}{kho2}"), "กค"),
    ];
    for (runs, text) in cases {
        assert_eq!(text_of(&runs), text, "{runs}");
    }
    // A result may go over paragraphs; an instruction that never ends does not swallow the rest.
    let body = format!("<w:p>{begin}{code}{separate}{ko}</w:p><w:p>{kho}{end}</w:p><w:p>{begin}{kho2}</w:p>{}", p("ง"));
    assert_eq!(lines_of(Package::of(&body)), ["paragraph 1 = ก", "paragraph 2 = ข", "paragraph 4 = ง"]);
}

#[test]
fn old_form_fields_show_their_box_or_entry() {
    let field = |data: &str| {
        text_of(&format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="x"/>{data}</w:ffData></w:fldChar></w:r>
               <w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        ))
    };
    assert_eq!(field(r#"<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>"#), "☒");
    assert_eq!(field(r#"<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>"#), "☐");
    assert_eq!(field(r#"<w:checkBox><w:default w:val="1"/></w:checkBox>"#), "☒");
    let entries = r#"<w:listEntry w:val="ผ่าน"/><w:listEntry w:val="ไม่ผ่าน"/>"#;
    assert_eq!(field(&format!(r#"<w:ddList><w:result w:val="1"/>{entries}</w:ddList>"#)), "ไม่ผ่าน");
    assert_eq!(field(&format!("<w:ddList>{entries}</w:ddList>")), "ผ่าน");
}

#[test]
fn symbols_and_raised_digits_read_as_they_look() {
    let cases = [
        (r#"<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>"#, "✓"),
        (r#"<w:r><w:sym w:font="Wingdings" w:char="00FE"/></w:r>"#, "☑"),
        (r#"<w:r><w:sym w:font="TH SarabunPSK" w:char="0E01"/></w:r>"#, "ก"),
        (
            r#"<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr><w:t>P ผ่าน O</w:t></w:r>"#,
            "✓ ผ่าน ✗",
        ),
        (
            r#"<w:r><w:t>95.73</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>"#,
            "95.73¹",
        ),
        (
            r#"<w:r><w:t>H</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>O</w:t></w:r>"#,
            "H₂O",
        ),
    ];
    for (runs, text) in cases {
        assert_eq!(text_of(runs), text, "{runs}");
    }
}

#[test]
fn an_equation_keeps_the_signs_that_make_its_numbers() {
    let r = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let fraction =
        |top: &str, bottom: &str| format!("<m:f><m:fPr/><m:num>{}</m:num><m:den>{}</m:den></m:f>", r(top), r(bottom));
    let cases = [
        (fraction("85", "100"), "85/100"),
        (fraction("30+40", "2"), "(30+40)/2"),
        (format!("<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>", r("10"), r("2")), "10^2"),
        (format!("<m:sSub><m:e>{}</m:e><m:sub>{}</m:sub></m:sSub>", r("x"), r("1")), "x_1"),
        (format!("<m:d><m:e>{}</m:e></m:d>", r("ก")), "(ก)"),
        (
            format!("<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>{}</m:e></m:d>", r("1")),
            "[1]",
        ),
        (format!("<m:rad><m:deg/><m:e>{}</m:e></m:rad>", r("9")), "√9"),
        (
            format!(
                "<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary>",
                r("1"),
                r("n"),
                r("x")
            ),
            "∑_1^nx",
        ),
    ];
    for (math, text) in cases {
        assert_eq!(text_of(&format!("<m:oMath>{math}</m:oMath>")), text, "{math}");
    }
}

#[test]
fn one_branch_of_alternate_content_is_read() {
    let choice = |needs: &str| {
        format!(
            r#"<w:r><mc:AlternateContent><mc:Choice Requires="{needs}"><w:t>ก</w:t></mc:Choice>
               <mc:Choice Requires="wps"><w:t>ข</w:t></mc:Choice><mc:Fallback><w:t>ค</w:t></mc:Fallback></mc:AlternateContent></w:r>"#
        )
    };
    assert_eq!(text_of(&choice("wps")), "ก");
    assert_eq!(text_of(&choice("w14 w15")), "ก");
    assert_eq!(text_of(&choice("unheardof")), "ข");
    let fallback = choice("unheardof").replace("wps", "w14 unheardof");
    assert_eq!(text_of(&fallback), "ค");
}

#[test]
fn prefixes_and_strict_namespaces_are_all_one() {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let math = "http://purl.oclc.org/ooxml/officeDocument/math";
    let documents = [
        format!(
            r#"<document xmlns="{strict}" xmlns:q="{math}"><body><p><r><t>ก</t></r><q:oMath><q:r><q:t>ข</q:t></q:r></q:oMath></p></body></document>"#
        ),
        format!(
            r#"<x:document xmlns:x="{strict}" xmlns:w="{math}"><x:body><x:p><x:r><x:t>ก</x:t></x:r><w:oMath><w:r><w:t>ข</w:t></w:r></w:oMath></x:p></x:body></x:document>"#
        ),
        "<w:document><w:body><w:p><w:r><w:t>กข</w:t></w:r></w:p></w:body></w:document>".to_owned(),
        format!(
            "\u{FEFF}<?xml version='1.0'?><!--c--><w:document {NAMESPACES}><w:body><w:p><w:r><w:t>กข</w:t></w:r></w:p></w:body></w:document>"
        ),
    ];
    for document in documents {
        assert_eq!(
            lines_of(Package::default().part("word/document.xml", document.clone())),
            ["paragraph 1 = กข"],
            "{document}"
        );
    }
}

proptest! {
    #[test]
    fn text_cut_into_any_runs_reads_the_same(text in "[ก-ฮ๐-๙0-9. ะ-ู<&]{0,40}", cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        let characters: Vec<char> = text.chars().collect();
        let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.index(characters.len() + 1)).collect();
        ends.extend([0, characters.len()]);
        ends.sort_unstable();
        let runs: String = ends.windows(2).map(|ends| {
            let piece: String = characters[ends[0]..ends[1]].iter().collect();
            let piece = piece.replace('&', "&amp;").replace('<', "&lt;");
            format!(r#"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{piece}</w:t></w:r>"#)
        }).collect();
        let document = read(&Package::of(&format!("<w:p>{runs}</w:p>")).bytes()).unwrap();
        let expected: Vec<String> = if text.trim().is_empty() { vec![] } else { vec![format!("paragraph 1 = {text}")] };
        prop_assert_eq!(lines(&document), expected);
    }
}
