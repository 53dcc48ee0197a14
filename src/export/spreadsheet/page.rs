//! How a sheet is printed.

use super::xml::{Attribute, Xml};
use crate::model::workbook::{Orientation, PageSetup};

/// Writes what stands between links and breaks in the order of the schema.
pub(super) fn write(xml: &mut Xml, page: &PageSetup) {
    let options = [
        ("horizontalCentered", page.centre_horizontally),
        ("verticalCentered", page.centre_vertically),
        ("headings", page.headings),
        ("gridLines", page.grid_lines),
    ];
    let options: Vec<Attribute<'_>> =
        options.iter().filter(|(_, is_so)| *is_so).map(|(name, _)| (*name, &1 as _)).collect();
    if !options.is_empty() {
        xml.empty("printOptions", &options);
    }
    if let Some(margins) = &page.margins {
        let attributes: [Attribute<'_>; 6] = [
            ("left", &margins.left),
            ("right", &margins.right),
            ("top", &margins.top),
            ("bottom", &margins.bottom),
            ("header", &margins.header),
            ("footer", &margins.footer),
        ];
        xml.empty("pageMargins", &attributes);
    }
    setup(xml, page);
    if !(page.header.is_empty() && page.footer.is_empty()) {
        xml.open("headerFooter", &[]);
        for (name, text) in [("oddHeader", &page.header), ("oddFooter", &page.footer)] {
            if !text.is_empty() {
                xml.text(name, &[], text);
            }
        }
        xml.close("headerFooter");
    }
    breaks(xml, "rowBreaks", &page.row_breaks, 16_383);
    breaks(xml, "colBreaks", &page.column_breaks, 1_048_575);
}

fn setup(xml: &mut Xml, page: &PageSetup) {
    /// The scales that programs take.
    const SCALES: std::ops::RangeInclusive<u16> = 10..=400;
    let mut attributes: Vec<Attribute<'_>> = Vec::new();
    if let Some(paper) = page.paper.as_ref().filter(|paper| paper.size > 0) {
        attributes.push(("paperSize", &paper.size));
    }
    if let Some(paper) = page.paper.as_ref().filter(|paper| SCALES.contains(&paper.scale) && paper.scale != 100) {
        attributes.push(("scale", &paper.scale));
    }
    if let Some(number) = &page.first_page {
        attributes.push(("firstPageNumber", number));
    }
    if let Some((wide, tall)) = &page.pages {
        for (name, pages) in [("fitToWidth", wide), ("fitToHeight", tall)] {
            if *pages != 1 {
                attributes.push((name, pages));
            }
        }
    }
    if page.over_then_down {
        attributes.push(("pageOrder", &"overThenDown"));
    }
    match page.paper.and_then(|paper| paper.orientation) {
        Some(Orientation::Portrait) => attributes.push(("orientation", &"portrait")),
        Some(Orientation::Landscape) => attributes.push(("orientation", &"landscape")),
        None => {}
    }
    if page.black_and_white {
        attributes.push(("blackAndWhite", &1));
    }
    if page.draft {
        attributes.push(("draft", &1));
    }
    if let Some(notes) = &page.notes {
        attributes.push(("cellComments", notes));
    }
    if page.first_page.is_some() {
        attributes.push(("useFirstPageNumber", &1));
    }
    if let Some(errors) = &page.errors {
        attributes.push(("errors", errors));
    }
    if let Some(paper) = page.paper.as_ref().filter(|paper| (2..=999).contains(&paper.copies)) {
        attributes.push(("copies", &paper.copies));
    }
    if !attributes.is_empty() {
        xml.empty("pageSetup", &attributes);
    }
}

fn breaks(xml: &mut Xml, name: &str, breaks: &[u32], last: u32) {
    if breaks.is_empty() {
        return;
    }
    xml.open(name, &[("count", &breaks.len()), ("manualBreakCount", &breaks.len())]);
    for at in breaks {
        xml.empty("brk", &[("id", at), ("max", &last), ("man", &1)]);
    }
    xml.close(name);
}
