//! Tables as a grid.

use prongsai::model::Limit;

use super::package::{Package, lines, lines_of, p, read};

/// A cell with properties and a text.
fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat())
}

#[test]
fn spans_and_merges_make_a_grid() {
    let rows = [
        row(&[cell(r#"<w:vMerge w:val="restart"/>"#, "ที่"), cell(r#"<w:gridSpan w:val="2"/>"#, "คะแนน")]),
        row(&[cell("<w:vMerge/>", ""), cell("", "IIT"), cell("", "EIT")]),
        row(&[cell(r#"<w:vMerge w:val="continue"/>"#, "covered"), cell("", "1"), cell("", "2")]),
        format!(r#"<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>{}</w:tr>"#, cell("", "3")),
    ];
    let expected = [
        "table 1, row 1, cell 1 [0,0 3x1] = ที่",
        "table 1, row 1, cell 2 [0,1 1x2] = คะแนน",
        "table 1, row 2, cell 2 [1,1] = IIT",
        "table 1, row 2, cell 3 [1,2] = EIT",
        "table 1, row 3, cell 2 [2,1] = 1",
        "table 1, row 3, cell 3 [2,2] = 2",
        "table 1, row 4, cell 1 [3,1] = 3",
    ];
    assert_eq!(lines_of(Package::of(&table(&rows))), expected);
}

#[test]
fn a_merge_that_goes_on_from_nothing_is_a_cell_of_its_own() {
    let rows = [
        row(&[cell("<w:vMerge/>", "ก"), cell("", "ข")]),
        row(&[cell("<w:vMerge/>", ""), cell("<w:vMerge/>", "ค")]),
        // The origin spans one column, this one two.
        row(&[cell(r#"<w:gridSpan w:val="2"/><w:vMerge/>"#, "ง")]),
    ];
    let expected = [
        "table 1, row 1, cell 1 [0,0 2x1] = ก",
        "table 1, row 1, cell 2 [0,1] = ข",
        "table 1, row 2, cell 2 [1,1] = ค",
        "table 1, row 3, cell 1 [2,0 1x2] = ง",
    ];
    assert_eq!(lines_of(Package::of(&table(&rows))), expected);
}

#[test]
fn horizontal_merges_of_old_programs_are_spans() {
    let rows = [
        row(&[
            cell(r#"<w:hMerge w:val="restart"/><w:vMerge w:val="restart"/>"#, "ก"),
            cell("<w:hMerge/>", ""),
            cell("", "ข"),
        ]),
        row(&[cell(r#"<w:hMerge w:val="restart"/><w:vMerge/>"#, ""), cell("<w:hMerge/>", ""), cell("", "ค")]),
        row(&[cell("<w:hMerge/>", "ง"), cell("", "จ")]),
    ];
    let expected = [
        "table 1, row 1, cell 1 [0,0 2x2] = ก",
        "table 1, row 1, cell 3 [0,2] = ข",
        "table 1, row 2, cell 3 [1,2] = ค",
        "table 1, row 3, cell 1 [2,0] = ง",
        "table 1, row 3, cell 2 [2,1] = จ",
    ];
    assert_eq!(lines_of(Package::of(&table(&rows))), expected);
}

#[test]
fn paragraphs_of_a_cell_are_lines_and_blank_ones_none() {
    let tc = format!("<w:tc>{}<w:p/>{}{}</w:tc>", p("๑. ก"), p("๒. ข"), p(" "));
    let rows = [row(&[tc, "<w:tc><w:p/></w:tc>".to_owned(), "<w:tc/>".to_owned()])];
    let expected = [
        "table 1, row 1, cell 1 [0,0] = ๑. ก\n๒. ข",
        "table 1, row 1, cell 2 [0,1] = ",
        "table 1, row 1, cell 3 [0,2] = ",
    ];
    assert_eq!(lines_of(Package::of(&table(&rows))), expected);
}

#[test]
fn nested_tables_follow_the_one_around_them() {
    let innermost = table(&[row(&[cell("", "ค")])]);
    let inner = table(&[row(&[format!("<w:tc>{}{innermost}</w:tc>", p("ข"))])]);
    let second = table(&[row(&[cell("", "ง")])]);
    let outer = table(&[row(&[format!("<w:tc>{}{inner}{second}{}</w:tc>", p("ก"), p("ก๒"))])]);
    let expected = [
        "table 1, row 1, cell 1 [0,0] = ก\nก๒",
        "table 2, row 1, cell 1 [0,0] = ข",
        "table 3, row 1, cell 1 [0,0] = ค",
        "table 4, row 1, cell 1 [0,0] = ง",
        "table 5, row 1, cell 1 [0,0] = จ",
    ];
    assert_eq!(lines_of(Package::of(&(outer + &table(&[row(&[cell("", "จ")])])))), expected);
}

#[test]
fn content_controls_around_rows_and_cells_do_not_matter() {
    let control = |inner: String| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    let rows = [
        control(row(&[control(cell("", "ก")), cell("", "ข")])),
        row(&[format!("<w:customXml>{}</w:customXml>", cell("", "ค")), format!("<w:tc>{}</w:tc>", control(p("ง")))]),
    ];
    let expected = [
        "table 1, row 1, cell 1 [0,0] = ก",
        "table 1, row 1, cell 2 [0,1] = ข",
        "table 1, row 2, cell 1 [1,0] = ค",
        "table 1, row 2, cell 2 [1,1] = ง",
    ];
    assert_eq!(lines_of(Package::of(&table(&rows))), expected);
}

#[test]
fn a_deleted_row_is_counted_and_not_shown() {
    let deleted = format!("<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr>", cell("", "no"));
    let inserted = format!("<w:tr><w:trPr><w:ins w:id=\"1\"/></w:trPr>{}</w:tr>", cell("", "ข"));
    let rows = [row(&[cell("", "ก")]), deleted, inserted];
    assert_eq!(
        lines_of(Package::of(&table(&rows))),
        ["table 1, row 1, cell 1 [0,0] = ก", "table 1, row 3, cell 1 [1,0] = ข"]
    );
}

#[test]
fn a_span_beyond_all_reason_is_one_column() {
    let over = vec![Limit::TableColumns.loss()];
    let cases =
        [("4294967295", over.clone()), ("4097", over), ("0", Vec::new()), ("-3", Vec::new()), ("two", Vec::new())];
    for (claimed, losses) in cases {
        let rows = [row(&[cell(&format!(r#"<w:gridSpan w:val="{claimed}"/>"#), "ก"), cell("", "ข")])];
        let document = read(&Package::of(&table(&rows)).bytes()).unwrap();
        let expected = ["table 1, row 1, cell 1 [0,0] = ก", "table 1, row 1, cell 2 [0,1] = ข"];
        assert_eq!(lines(&document), expected, "{claimed}");
        assert_eq!(document.losses, losses, "{claimed}");
    }
}
