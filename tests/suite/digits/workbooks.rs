//! Workbooks: which cells become numbers and how they are shown, tables and the formulas that name them, and the rest.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use prongsai::convert::Settings;
use prongsai::model::RemarkKind;
use prongsai::thai::digits::Digits;

use super::package::{Package, to};

/// Formats of cells: General, text, a number of the workbook's own, text behind an apostrophe.
const STYLES: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0\"/></numFmts><cellXfs count=\"4\"><xf numFmtId=\"0\"/>\
                      <xf numFmtId=\"49\"/><xf numFmtId=\"164\"/><xf numFmtId=\"0\" quotePrefix=\"1\"/></cellXfs>";

fn sheet(cells: &str) -> String {
    format!("<sheetData><row r=\"1\">{cells}</row></sheetData>")
}

/// The cells of a sheet converted, and the formats of cells.
#[track_caller]
fn cells(before: &str, shared: &[&str], styles: &str, settings: &Settings) -> (String, String) {
    let outcome = Package::workbook(&sheet(before), shared, styles).converted(settings);
    let inside = outcome.inside("xl/worksheets/sheet1.xml");
    let row = inside.strip_prefix("<sheetData><row r=\"1\">").unwrap().strip_suffix("</row></sheetData>").unwrap();
    (row.to_owned(), outcome.inside("xl/styles.xml").to_owned())
}

#[test]
fn texts_that_are_numbers_become_numbers_with_their_formats() {
    let cases: [(&str, &str); 14] = [
        // General shows whole numbers as they are.
        ("<c r=\"A1\" t=\"s\"><v>0</v></c>", "<c r=\"A1\"><v>2564</v></c>"),
        ("<c r=\"A1\" t=\"s\" s=\"2\"><v>1</v></c>", "<c r=\"A1\" s=\"2\"><v>80.9</v></c>"),
        ("<c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c>", "<c r=\"A1\" s=\"4\"><v>2564</v></c>"),
        ("<c r='A1' t='s'><v>1</v></c>", "<c s=\"4\" r='A1'><v>80.9</v></c>"),
        ("<c t=\"s\"><v> 0 </v></c>", "<c><v>2564</v></c>"),
        ("<c t=\"s\"><v><!--๑-->0</v></c>", "<c><v>2564</v></c>"),
        ("<c t=\"s\"><v><![CDATA[0]]></v></c>", "<c><v>2564</v></c>"),
        ("<c t=\"inlineStr\"><is><t>๑<![CDATA[๒]]>&#3667;</t></is></c>", "<c><v>123</v></c>"),
        ("<c t=\"str\"><v>๑<![CDATA[๒]]></v></c>", "<c><v>12</v></c>"),
        ("<c t=\"s\" s=\"3\"><v>0</v></c>", "<c s=\"4\"><v>2564</v></c>"),
        // A formula's text stays one, as does what would lose something.
        ("<c t=\"str\"><f>A2</f><v>๑</v></c>", "<c t=\"str\"><f>A2</f><v>1</v></c>"),
        ("<c t=\"inlineStr\"><f>A2</f><is><t>๑</t></is></c>", "<c t=\"inlineStr\"><f>A2</f><is><t>1</t></is></c>"),
        ("<c t=\"inlineStr\"><is><t>๐๘๑</t></is></c>", "<c t=\"inlineStr\"><is><t>081</t></is></c>"),
        ("<c t=\"inlineStr\"><is><r><t>๑</t></r></is></c>", "<c t=\"inlineStr\"><is><r><t>1</t></r></is></c>"),
    ];
    for (before, after) in cases {
        let (cells, _) = cells(before, &["<t>๒๕๖๔</t>", "<t>๘๐.๙</t>"], STYLES, &to(Digits::Arabic));
        assert_eq!(cells, after);
    }
    let keep = Settings { keep_text: true, ..to(Digits::Arabic) };
    let before = "<c t=\"s\"><v>0</v></c><c t=\"str\"><v>๑</v></c>";
    let (kept, styles) = cells(before, &["<t>๒๕๖๔</t>"], STYLES, &keep);
    assert_eq!((kept.as_str(), styles.as_str()), ("<c t=\"s\"><v>0</v></c><c t=\"str\"><v>1</v></c>", STYLES));
}

#[test]
fn new_formats_go_where_the_part_has_room_for_them() {
    let format = |code: &str| format!("<numFmt numFmtId=\"164\" formatCode=\"{code}\"/>");
    let xfs = "<cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs>";
    let added = "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf applyNumberFormat=\"1\" numFmtId=\"164\"/></cellXfs>";
    let cases = [
        (xfs.to_owned(), format!("<numFmts count=\"1\">{}</numFmts>{added}", format("0.0"))),
        // openpyxl writes a list of nothing.
        (format!("<numFmts count=\"0\" />{xfs}"), format!("<numFmts count=\"1\" >{}</numFmts>{added}", format("0.0"))),
        (format!("<numFmts/>{xfs}"), format!("<numFmts>{}</numFmts>{added}", format("0.0"))),
        (
            format!("<numFmts count=\"1\">{}</numFmts>{xfs}", format("t0.0")),
            format!("<numFmts count=\"1\">{}</numFmts>{added}", format("0.0")),
        ),
        // What is said not to be behind an apostrophe is none that is.
        (
            format!(
                "<numFmts count=\"1\">{}</numFmts><cellXfs><xf numFmtId=\"164\" quotePrefix=\"0\"/></cellXfs>",
                format("0.0")
            ),
            format!(
                "<numFmts count=\"1\">{}</numFmts><cellXfs><xf numFmtId=\"164\" quotePrefix=\"0\"/></cellXfs>",
                format("0.0")
            ),
        ),
        // Without a list of formats the cell stays text.
        ("<cellXfs/>".to_owned(), "<cellXfs/>".to_owned()),
    ];
    for (before, after) in cases {
        let (_, styles) = cells("<c t=\"s\"><v>0</v></c>", &["<t>๘๐.๙</t>"], &before, &to(Digits::Arabic));
        assert_eq!(styles, after);
    }
}

#[test]
fn formats_of_all_programs_become_the_workbooks_own_in_thai() {
    let before = "<cellXfs count=\"3\"><xf numFmtId=\"2\"/><xf numFmtId=\"14\"/><xf numFmtId=\"43\"/></cellXfs>";
    let outcome = Package::workbook("", &[], before).converted(&to(Digits::Thai));
    let styles = outcome.inside("xl/styles.xml");
    assert!(styles.contains("<numFmt numFmtId=\"164\" formatCode=\"[$-D00041E]0.00\"/>"), "{styles}");
    assert!(styles.contains("<xf numFmtId=\"164\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/>"), "{styles}");
    let kinds: Vec<_> = outcome.converted.remarks.iter().map(|remark| remark.kind).collect();
    assert_eq!(kinds, [RemarkKind::DateFormatKept]);

    let thai = "<cellXfs count=\"2\"><xf numFmtId=\"60\"/><xf numFmtId=\"70\"/></cellXfs>";
    let outcome = Package::workbook("", &[], thai).converted(&to(Digits::Arabic));
    assert_eq!(outcome.inside("xl/styles.xml"), thai.replace("60", "2").replace("70", "13"));
}

#[test]
fn tables_their_cells_and_formulas_change_together_or_not_at_all() {
    let heads = |first: &str, second: &str| {
        format!(
            "<tableColumns><tableColumn id=\"1\" name=\"{first}\"/><tableColumn id=\"2\" name=\"{second}\"/></tableColumns>"
        )
    };
    // The name of the table, its two headings, the formula; the same afterwards.
    let cases = [
        ("ตารางที่", ["ปี ๒๕๖๔", "ก"], "ตารางที่[ปี ๒๕๖๔]", ["ปี 2564", "ก"], "ตารางที่[ปี 2564]"),
        ("T", ["[๑]", "ก"], "T['[๑']]", ["[1]", "ก"], "T['[1']]"),
        ("T", ["ปี_x000a_๑", "ก"], "T[ปี\n๑]", ["ปี_x000a_1", "ก"], "T[ปี\n1]"),
        ("T", ["๑", "๒"], "T[[#This Row],[๑]]+T[[๑]:[๒]]", ["1", "2"], "T[[#This Row],[1]]+T[[1]:[2]]"),
        ("T", ["ปี 1", "ปี ๑"], "SUM(T[ปี ๑])", ["ปี 1", "ปี ๑"], "SUM(T[ปี ๑])"),
    ];
    for (name, before, formula, after, expected) in cases {
        let texts = before.map(|text| format!("<t>{}</t>", text.replace("_x000a_", "\n")));
        let data = "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c>\
                    <c r=\"B2\" t=\"s\"><v>1</v></c></row>";
        let cells = format!("{data}<row r=\"3\"><c><f>{formula}</f></c>");
        let package = Package::workbook(&sheet(&cells), &texts.each_ref().map(String::as_str), STYLES)
            .table(&format!("name=\"{name}\" displayName=\"{name}\" ref=\"A1:B2\""), &heads(before[0], before[1]));
        let outcome = package.converted(&to(Digits::Arabic));
        assert_eq!(outcome.inside("xl/tables/table1.xml"), heads(after[0], after[1]));
        let sheet = outcome.inside("xl/worksheets/sheet1.xml");
        assert!(sheet.contains(&format!("<f>{expected}</f>")), "{sheet}");
        // The first row stays text: a table's headings are none but text.
        let first_row = sheet.split("</row>").next().unwrap();
        assert_eq!(first_row.matches(" t=\"").count(), 2, "{sheet}");
        let kept = outcome.converted.remarks.iter().any(|remark| remark.kind == RemarkKind::TableHeadingKept);
        assert_eq!(kept, before == after);
        let second = first_row.rsplit("<c ").next().unwrap();
        assert_eq!(second.contains("<t xml:space=\"preserve\">ปี ๑</t>"), kept, "{second}");
    }
}

#[test]
fn labels_of_totals_stay_text_and_tables_are_filtered_by_what_their_cells_show() {
    let cell = |at: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>๒๕๖๔</t></is></c>");
    let rows = format!("{}</row><row r=\"2\">{}</row><row r=\"3\">{}", cell("A1"), cell("A2"), cell("A3"));
    let inside = "<autoFilter ref=\"A1:A2\"><filterColumn colId=\"0\"><filters><filter val=\"๑\"/></filters></filterColumn></autoFilter>\
                  <tableColumns><tableColumn id=\"1\" name=\"๒๕๖๔\" totalsRowLabel=\"๒๕๖๔\"/></tableColumns>";
    let package = Package::workbook(&sheet(&rows), &[], STYLES)
        .table("displayName=\"T\" ref=\"A1:A3\" totalsRowCount=\"1\"", inside);
    let outcome = package.converted(&to(Digits::Arabic));
    assert_eq!(outcome.inside("xl/tables/table1.xml"), inside.replace("๒๕๖๔", "2564").replace('๑', "1"));
    let text = |at: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>2564</t></is></c>");
    let after =
        format!("{}</row><row r=\"2\"><c r=\"A2\"><v>2564</v></c></row><row r=\"3\">{}", text("A1"), text("A3"));
    assert_eq!(outcome.inside("xl/worksheets/sheet1.xml"), sheet(&after));
}

#[test]
fn the_rest_of_a_sheet_changes_where_people_read_it() {
    let before = "<sheetData><row><c><f>IF(A1=\"๑\",'แผ่น ๑'!A1,TEXT(A2,\"t0.0\"))</f></c></row></sheetData><autoFilter ref=\"A1:A2\">\
                  <filterColumn colId=\"0\"><filters><filter val=\"๑\"/></filters></filterColumn></autoFilter>\
                  <conditionalFormatting sqref=\"A1\"><cfRule type=\"containsText\" text=\"๑\"><formula>SEARCH(\"๑\",A1)</formula></cfRule>\
                  </conditionalFormatting><dataValidations><dataValidation promptTitle=\"๑\" prompt=\"&#3666;\" errorTitle=\"๑\" error=\"๑\">\
                  <formula1>\"๑,๒\"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref=\"A1\" location=\"'๑'!A1\"/>\
                  </hyperlinks><headerFooter><oddHeader>&amp;\"ก๑,Bold\"&amp;16๑&amp;P</oddHeader></headerFooter>";
    let after = "<sheetData><row><c><f>IF(A1=\"1\",'แผ่น ๑'!A1,TEXT(A2,\"0.0\"))</f></c></row></sheetData><autoFilter ref=\"A1:A2\">\
                 <filterColumn colId=\"0\"><filters><filter val=\"1\"/></filters></filterColumn></autoFilter>\
                 <conditionalFormatting sqref=\"A1\"><cfRule type=\"containsText\" text=\"1\"><formula>SEARCH(\"1\",A1)</formula></cfRule>\
                 </conditionalFormatting><dataValidations><dataValidation promptTitle=\"1\" prompt=\"2\" errorTitle=\"1\" error=\"1\">\
                 <formula1>\"1,2\"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref=\"A1\" location=\"'๑'!A1\"/>\
                 </hyperlinks><headerFooter><oddHeader>&amp;\"ก๑,Bold\"&amp;16 1&amp;P</oddHeader></headerFooter>";
    let package = Package::workbook(before, &["<t>ก ๑</t><rPh sb=\"0\" eb=\"1\"><t>๑</t></rPh>"], STYLES);
    let outcome = package.converted(&to(Digits::Arabic));
    assert_eq!(outcome.inside("xl/worksheets/sheet1.xml"), after);
    assert_eq!(outcome.inside("xl/sharedStrings.xml"), "<si><t>ก 1</t><rPh sb=\"0\" eb=\"1\"><t>๑</t></rPh></si>");
    assert_eq!(outcome.changed_from(&package.bytes()), ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]);
}

#[test]
fn everything_is_calculated_anew_where_numbers_came_into_being() {
    let with = |value: &str| format!("<c t=\"s\"><v>0</v></c><c><f>A1+1</f><v>{value}</v></c>");
    for (text, recalculates) in [("<t>๑</t>", true), ("<t>ก ๑</t>", false)] {
        let outcome = Package::workbook(&sheet(&with("1")), &[text], STYLES).converted(&to(Digits::Arabic));
        assert_eq!(outcome.text("xl/workbook.xml").contains("fullCalcOnLoad=\"1\""), recalculates);
        assert!(outcome.text("xl/workbook.xml").contains("name=\"ปี ๒๕๖๔\""), "sheets are named by formulas");
    }
}

#[test]
fn strict_and_prefixed_workbooks_are_workbooks() {
    let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    let rewritten = |rewrite: &dyn Fn(&str) -> String| {
        let mut package = Package::workbook(&sheet("<c t=\"s\"><v>0</v></c>"), &["<t>๘๐.๙</t>"], STYLES);
        for (name, bytes) in
            package.parts.iter_mut().filter(|(name, _)| name.starts_with("xl/") && !name.ends_with("rels"))
        {
            *bytes = rewrite(std::str::from_utf8(bytes).unwrap_or(name)).into_bytes();
        }
        package.converted(&to(Digits::Arabic))
    };
    let outcome = rewritten(&|xml| xml.replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", strict));
    assert!(outcome.text("xl/worksheets/sheet1.xml").contains("<c s=\"4\"><v>80.9</v></c>"));
    let outcome = rewritten(&|xml| {
        xml.replace("</", "\u{1}").replace('<', "<x:").replace('\u{1}', "</x:").replace("xmlns=", "xmlns:x=")
    });
    assert!(outcome.text("xl/worksheets/sheet1.xml").contains("<x:v>80.9</x:v></x:c>"));
    assert!(outcome.text("xl/styles.xml").contains("<x:xf "));
}
