//! Pages of sections (ECMA-376 part 1, 17.6.17).

use super::properties::{border, shown};
use super::xml::Xml;
use crate::model::word::{Margin, Margins, NoteNumbers, PageSetup, Section};

/// Which header or footer of a section, in the order in which they are numbered: its name and its type.
pub(super) fn margins(margins: &Margins) -> impl Iterator<Item = (&'static str, &Margin)> {
    let all = [("default", &margins.default), ("even", &margins.even), ("first", &margins.first)];
    all.into_iter().filter_map(|(kind, margin)| Some((kind, margin.as_ref()?)))
}

/// The name of a header's or footer's part: of which section and which of it.
pub(super) fn part(kind: &str, section: usize, which: &str) -> String {
    format!("{kind}{}{which}", section + 1)
}

/// The pages of a section, which is the one of this number.
pub(super) fn write(xml: &mut Xml, number: usize, section: &Section) {
    let page = &section.page;
    xml.start("w:sectPr", &[]);
    for (kind, of) in [("header", &section.headers), ("footer", &section.footers)] {
        for (which, _) in margins(of) {
            let relationship = format!("rId{}", part(kind, number, which));
            let name = format!("w:{kind}Reference");
            xml.empty(&name, &[("w:type", &which), ("r:id", &relationship)]);
        }
    }
    notes(xml, "w:footnotePr", page.footnotes);
    notes(xml, "w:endnotePr", page.endnotes);
    xml.value("w:type", if page.start.is_empty() { "nextPage" } else { page.start });
    paper(xml, page);
    let [top, left, bottom, right] = page.borders;
    if page.borders.iter().any(Option::is_some) {
        let from = if page.borders_from_page { "page" } else { "text" };
        xml.start_said("w:pgBorders", &[("w:display", shown(page.borders_on.as_ref())), ("w:offsetFrom", Some(&from))]);
        border(xml, "w:top", top);
        border(xml, "w:left", left);
        border(xml, "w:bottom", bottom);
        border(xml, "w:right", right);
        xml.end("w:pgBorders");
    }
    line_numbers(xml, page);
    let (format, start) = (page.numbers.format, page.numbers.start);
    xml.attributes("w:pgNumType", &[("w:fmt", shown(format.as_ref())), ("w:start", shown(start.as_ref()))]);
    columns(xml, page);
    xml.maybe("w:vAlign", page.vertical_alignment);
    if page.has_title_page {
        xml.empty("w:titlePg", &[]);
    }
    if page.is_right_to_left {
        xml.empty("w:bidi", &[]);
    }
    if let Some(pitch) = page.line_pitch {
        xml.empty("w:docGrid", &[("w:linePitch", &pitch)]);
    }
    xml.end("w:sectPr");
}

/// How notes are numbered; also for the document as a whole.
pub(super) fn notes(xml: &mut Xml, name: &str, numbers: NoteNumbers) {
    xml.around(name, |xml| note_numbers(xml, numbers));
}

/// The same without the element around.
pub(super) fn note_numbers(xml: &mut Xml, numbers: NoteNumbers) {
    xml.maybe("w:pos", numbers.position);
    xml.maybe("w:numFmt", numbers.format);
    xml.maybe("w:numStart", numbers.start);
    xml.maybe("w:numRestart", numbers.restart);
}

fn line_numbers(xml: &mut Xml, page: &PageSetup) {
    let Some(numbers) = page.line_numbers else { return };
    let start = Some(numbers.start).filter(|start| *start > 0);
    xml.attributes(
        "w:lnNumType",
        &[
            ("w:countBy", Some(&numbers.every)),
            ("w:start", shown(start.as_ref())),
            ("w:distance", shown(numbers.distance.as_ref())),
            ("w:restart", Some(&numbers.restart)),
        ],
    );
}

fn paper(xml: &mut Xml, page: &PageSetup) {
    let landscape = page.is_landscape.then_some("landscape");
    xml.attributes(
        "w:pgSz",
        &[("w:w", Some(&page.width)), ("w:h", Some(&page.height)), ("w:orient", shown(landscape.as_ref()))],
    );
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &page.top),
            ("w:right", &page.right),
            ("w:bottom", &page.bottom),
            ("w:left", &page.left),
            ("w:header", &page.header),
            ("w:footer", &page.footer),
            ("w:gutter", &page.gutter),
        ],
    );
}

fn columns(xml: &mut Xml, page: &PageSetup) {
    let columns = &page.columns;
    let count = Some(columns.count).filter(|count| *count > 1);
    let separator = columns.has_separator.then_some(1);
    if columns.widths.is_empty() || count.is_none() {
        return xml.attributes(
            "w:cols",
            &[
                ("w:num", shown(count.as_ref())),
                ("w:sep", shown(separator.as_ref())),
                ("w:space", Some(&columns.space)),
            ],
        );
    }
    let separator = u8::from(columns.has_separator);
    xml.start("w:cols", &[("w:num", &columns.count), ("w:sep", &separator), ("w:equalWidth", &0)]);
    for (width, space) in &columns.widths {
        xml.empty("w:col", &[("w:w", width), ("w:space", space)]);
    }
    xml.end("w:cols");
}
