//! Notes on cells: what they say, and the boxes in which programs show them.

use std::fmt::Write as _;

use super::MAIN;
use super::xml::Xml;
use crate::model::workbook::Note;

/// The part with the texts.
pub(super) fn comments(notes: &[Note]) -> String {
    let mut authors: Vec<&str> = notes.iter().map(|note| note.author.as_str()).collect();
    authors.sort_unstable();
    authors.dedup();
    let mut xml = Xml::new("comments", &[("xmlns", &MAIN)]);
    xml.open("authors", &[]);
    for author in &authors {
        xml.text("author", &[], author);
    }
    xml.close("authors");
    xml.open("commentList", &[]);
    for note in notes {
        let place = crate::model::workbook::Area::cell(note.row, note.column).reference();
        let author = authors.binary_search(&note.author.as_str()).unwrap_or(0);
        xml.open("comment", &[("ref", &place), ("authorId", &author)]);
        xml.open("text", &[]);
        xml.text("t", &[], &note.text);
        xml.close("text");
        xml.close("comment");
    }
    xml.close("commentList");
    xml.finish()
}

/// The part with the boxes (VML, ECMA-376 part 4, 19), each at the right of its cell and as tall as its text needs.
pub(super) fn drawing(notes: &[Note], sheet: usize) -> String {
    let mut xml = String::from(concat!(
        r#"<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" "#,
        r#"xmlns:x="urn:schemas-microsoft-com:office:excel">"#,
    ));
    let _ = write!(xml, r#"<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{sheet}"/></o:shapelayout>"#);
    xml.push_str(concat!(
        r#"<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">"#,
        r#"<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"#,
    ));
    for (index, note) in notes.iter().enumerate() {
        shape(&mut xml, note, sheet * 1024 + index + 1);
    }
    xml.push_str("</xml>");
    xml
}

fn shape(xml: &mut String, note: &Note, id: usize) {
    /// Characters that stand in a line of the box.
    const LINE: usize = 22;
    let lines: usize = note.text.lines().map(|line| line.chars().count() / LINE + 1).sum();
    let rows = u32::try_from(lines.clamp(4, 24)).unwrap_or(4);
    let (left, top) = (note.column + 1, note.row.saturating_sub(1));
    let visibility = if note.visible { "visible" } else { "hidden" };
    let _ = write!(
        xml,
        concat!(
            r##"<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;visibility:{visibility}" "##,
            r##"fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>"##,
            r#"<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>"#,
            r#"<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>"#,
            r#"<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>"#,
            r#"<x:Anchor>{left}, 15, {top}, 10, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"#,
            r#"<x:Row>{row}</x:Row><x:Column>{column}</x:Column>{shown}</x:ClientData></v:shape>"#,
        ),
        id = id,
        visibility = visibility,
        left = left,
        top = top,
        right = left + 2,
        bottom = top + rows,
        row = note.row,
        column = note.column,
        shown = if note.visible { "<x:Visible/>" } else { "" },
    );
}
