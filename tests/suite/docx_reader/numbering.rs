//! Automatic numbers as Word shows them.

use super::package::{Package, lines_of, text_of};

/// A level of a definition.
fn level(index: u8, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>"#
    )
}

fn definition(id: u32, levels: &str) -> String {
    format!(r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>"#)
}

fn list(id: u32, definition: u32, overrides: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>"#)
}

/// A paragraph `x` at a level of a list.
fn item(list: u32, level: u8) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#
    )
}

/// What stands before the `x` of each paragraph.
#[track_caller]
fn labels(numbering: &str, items: &[(u32, u8)]) -> Vec<String> {
    let body: String = items.iter().map(|(list, level)| item(*list, *level)).collect();
    let lines = lines_of(Package::of(&body).numbering(numbering));
    lines.iter().filter_map(|line| Some(line.split_once(" = ")?.1.trim_end_matches('x').to_owned())).collect()
}

#[test]
fn levels_count_and_start_again_under_each_other() {
    let levels = level(0, "thaiNumbers", "%1.", "")
        + &level(1, "thaiNumbers", "%1.%2", "")
        + &level(2, "thaiLetters", "(%3)", "");
    let numbering = definition(0, &levels) + &list(1, 0, "");
    let items = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)];
    assert_eq!(labels(&numbering, &items), ["๑. ", "๑.๑ ", "(ก) ", "(ข) ", "๑.๒ ", "(ก) ", "๒. ", "๒.๑ "]);
    // A level above that was not used yet shows its start.
    assert_eq!(labels(&numbering, &[(1, 1), (1, 0)]), ["๑.๑ ", "๑. "]);
}

#[test]
fn a_level_starts_again_only_after_the_level_it_names() {
    let with = |restart: &str| {
        let third = level(2, "decimal", "%3", restart);
        let numbering =
            definition(0, &(level(0, "decimal", "%1", "") + &level(1, "decimal", "%2", "") + &third)) + &list(1, 0, "");
        labels(&numbering, &[(1, 0), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)]).join("").replace(' ', "")
    };
    assert_eq!(with(""), "111121");
    assert_eq!(with(r#"<w:lvlRestart w:val="1"/>"#), "111221");
    assert_eq!(with(r#"<w:lvlRestart w:val="0"/>"#), "111223");
    assert_eq!(with(r#"<w:lvlRestart w:val="7"/>"#), "111121");
}

#[test]
fn lists_of_one_definition_go_on_unless_they_start_anew() {
    let anew = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>"#;
    let numbering =
        definition(0, &level(0, "decimal", "%1)", "")) + &list(1, 0, "") + &list(2, 0, "") + &list(3, 0, anew);
    assert_eq!(labels(&numbering, &[(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]), ["1) ", "2) ", "5) ", "6) ", "7) "]);
    let other = format!(r#"<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>"#, level(0, "upperRoman", "[%1]", ""));
    let numbering = definition(0, &level(0, "decimal", "%1)", "")) + &list(1, 0, "") + &list(2, 0, &other);
    assert_eq!(labels(&numbering, &[(1, 0), (2, 0)]), ["1) ", "[II] "]);
}

#[test]
fn labels_follow_their_levels_text_and_suffix() {
    let cases = [
        (level(0, "decimal", "ข้อ %1", ""), "ข้อ 1 "),
        (level(0, "decimal", "%1", r#"<w:suff w:val="space"/>"#), "1 "),
        (level(0, "decimal", "%1-", r#"<w:suff w:val="nothing"/>"#), "1-"),
        (level(0, "decimal", "%1%", ""), "1% "),
        (level(0, "decimal", "", ""), ""),
        (level(0, "decimal", "%1", "<w:rPr><w:vanish/></w:rPr>"), ""),
        (level(0, "none", "%1", ""), ""),
        (level(0, "none", "หมายเหตุ", ""), "หมายเหตุ "),
        (level(0, "bullet", "-", ""), "- "),
        (level(0, "bullet", "\u{F0B7}", ""), "• "),
        (level(0, "bullet", "·", r#"<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>"#), "• "),
        // Word's hollow bullet: a letter o before "18" must not read as item o18.
        (level(0, "bullet", "o", r#"<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr>"#), "• "),
        (level(0, "decimal", &"%1".repeat(200), ""), ""),
        ("<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/></w:lvl>".to_owned(), "0 "),
        (
            r#"<w:lvl w:ilvl="0"><w:start w:val="4"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>
               <mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>"#
                .to_owned(),
            "004 ",
        ),
    ];
    for (level, label) in cases {
        assert_eq!(labels(&(definition(0, &level) + &list(1, 0, "")), &[(1, 0)]), [label], "{level}");
    }
}

#[test]
fn a_legal_level_shows_all_numbers_in_arabic() {
    let levels = level(0, "upperRoman", "%1", "") + &level(1, "decimal", "%1.%2", "<w:isLgl/>");
    assert_eq!(labels(&(definition(0, &levels) + &list(1, 0, "")), &[(1, 0), (1, 0), (1, 1)]), ["I ", "II ", "2.1 "]);
}

#[test]
fn a_style_can_bring_the_list_and_the_paragraph_can_refuse_it() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="h2"><w:basedOn w:val="h1"/></w:style>
        <w:style w:type="paragraph" w:styleId="h3"><w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let levels = level(0, "decimal", "%1.", r#"<w:pStyle w:val="h1"/>"#)
        + &level(1, "decimal", "%1.%2", r#"<w:pStyle w:val="h2"/>"#);
    let paragraph = |properties: &str| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>");
    let body = [
        paragraph(r#"<w:pStyle w:val="h1"/>"#),
        paragraph(r#"<w:pStyle w:val="h2"/>"#),
        paragraph(r#"<w:pStyle w:val="h3"/>"#),
        paragraph(r#"<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>"#),
        paragraph(
            r#"<w:pStyle w:val="h1"/><w:pPrChange><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:pPrChange>"#,
        ),
        paragraph(r#"<w:pStyle w:val="h1"/><w:numPr><w:ilvl w:val="1"/></w:numPr>"#),
    ];
    let package = Package::of(&body.concat()).styles(styles).numbering(&(definition(0, &levels) + &list(1, 0, "")));
    let expected = [
        "paragraph 1 = 1. x",
        "paragraph 2 = 1.1 x",
        "paragraph 3 = 1.2 x",
        "paragraph 4 = x",
        "paragraph 5 = 2. x",
        "paragraph 6 = 2.1 x",
    ];
    assert_eq!(lines_of(package), expected);
}

#[test]
fn a_definition_may_stand_behind_a_numbering_style() {
    let styles =
        r#"<w:style w:type="numbering" w:styleId="s"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>"#;
    let numbering = definition(0, r#"<w:numStyleLink w:val="s"/>"#)
        + &definition(1, &(r#"<w:styleLink w:val="s"/>"#.to_owned() + &level(0, "thaiLetters", "%1.", "")))
        + &list(1, 0, "")
        + &list(2, 1, "");
    let package = Package::of(&(item(1, 0) + &item(2, 0))).styles(styles).numbering(&numbering);
    assert_eq!(lines_of(package), ["paragraph 1 = ก. x", "paragraph 2 = ข. x"]);
}

#[test]
fn a_cell_that_only_holds_its_number_shows_it() {
    let numbered = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>"#;
    let row = |text: &str| {
        format!("<w:tr><w:tc>{numbered}</w:tc><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>")
    };
    let body = format!("<w:tbl>{}{}</w:tbl>{}", row("ก"), row("ข"), item(1, 0));
    let expected = [
        "table 1, row 1, cell 1 [0,0] = ๑.",
        "table 1, row 1, cell 2 [0,1] = ก",
        "table 1, row 2, cell 1 [1,0] = ๒.",
        "table 1, row 2, cell 2 [1,1] = ข",
        "paragraph 1 = ๓. x",
    ];
    let numbering = definition(0, &level(0, "thaiNumbers", "%1.", "")) + &list(1, 0, "");
    assert_eq!(lines_of(Package::of(&body).numbering(&numbering)), expected);
}

#[test]
fn deleted_and_hidden_paragraphs_are_not_numbered() {
    let gone = |mark: &str, run: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>{mark}</w:rPr></w:pPr>{run}</w:p>"#
        )
    };
    let body = item(1, 0)
        + &gone("<w:del/>", "<w:del><w:r><w:delText>no</w:delText></w:r></w:del>")
        + &gone("<w:vanish/>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>")
        + &item(1, 0);
    let numbering = definition(0, &level(0, "decimal", "%1.", "")) + &list(1, 0, "");
    // What is gone leaves its place to the paragraph that goes on in it.
    assert_eq!(lines_of(Package::of(&body).numbering(&numbering)), ["paragraph 1 = 1. x", "paragraph 4 = 2. x"]);
}

#[test]
fn lists_that_lie_do_no_harm() {
    let huge = r#"<w:lvl w:ilvl="0"><w:start w:val="4294967295"/><w:lvlText w:val="%1"/></w:lvl>"#;
    let numbering = definition(0, huge) + &list(1, 0, "");
    assert_eq!(labels(&numbering, &[(1, 0), (1, 0)]), ["4294967295 ", "4294967295 "]);
    // A list without definition, a level that is not there, a level beyond the ninth, a link in a circle.
    let numbering = list(1, 9, "") + &definition(3, r#"<w:numStyleLink w:val="none"/>"#) + &list(2, 3, "");
    assert_eq!(labels(&numbering, &[(1, 0), (2, 0), (7, 0), (1, 200)]), ["", "", "", ""]);
    assert_eq!(text_of(&item(1, 0).replace("<w:p>", "").replace("</w:p>", "")), "x");
}
