//! Pictures (DrawingML).

use super::names::Names;
use super::xml::Xml;
use crate::model::word::{Anchor, PlacedPicture, Wrap};

/// English metric units to a twip.
const EMU: i64 = 635;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// A picture.
pub(super) fn picture(xml: &mut Xml, names: &mut Names, placed: &PlacedPicture) {
    let Some(relationship) = names.picture(placed.picture) else { return };
    let number = names.drawing();
    let extent: (i64, i64) = (emu(placed.width), emu(placed.height));
    xml.start("w:drawing", &[]);
    match &placed.anchor {
        None => {
            xml.start("wp:inline", &[("distT", &0), ("distB", &0), ("distL", &0), ("distR", &0)]);
            xml.empty("wp:extent", &[("cx", &extent.0), ("cy", &extent.1)]);
            graphic(xml, &relationship, number, extent);
            xml.end("wp:inline");
        }
        Some(anchor) => {
            anchored(xml, anchor, number, extent);
            graphic(xml, &relationship, number, extent);
            xml.end("wp:anchor");
        }
    }
    xml.end("w:drawing");
}

fn emu(twips: i32) -> i64 {
    i64::from(twips) * EMU
}

/// Begins an anchor and says all that stands before the picture's name.
fn anchored(xml: &mut Xml, anchor: &Anchor, number: u32, extent: (i64, i64)) {
    let behind = u8::from(anchor.wrap == Wrap::Behind);
    xml.start(
        "wp:anchor",
        &[
            ("distT", &0),
            ("distB", &0),
            ("distL", &114_300),
            ("distR", &114_300),
            ("simplePos", &0),
            ("relativeHeight", &number),
            ("behindDoc", &behind),
            ("locked", &0),
            ("layoutInCell", &1),
            ("allowOverlap", &1),
        ],
    );
    xml.empty("wp:simplePos", &[("x", &0), ("y", &0)]);
    let positions = [
        ("wp:positionH", anchor.horizontal, anchor.horizontal_align, anchor.left),
        ("wp:positionV", anchor.vertical, anchor.vertical_align, anchor.top),
    ];
    for (name, from, align, offset) in positions {
        xml.start(name, &[("relativeFrom", &from)]);
        let inner = if align.is_some() { "wp:align" } else { "wp:posOffset" };
        xml.start(inner, &[]);
        xml.text(&align.map_or_else(|| emu(offset).to_string(), str::to_owned));
        xml.end(inner);
        xml.end(name);
    }
    xml.empty("wp:extent", &[("cx", &extent.0), ("cy", &extent.1)]);
    match anchor.wrap {
        Wrap::InFront | Wrap::Behind => xml.empty("wp:wrapNone", &[]),
        Wrap::Square => xml.empty("wp:wrapSquare", &[("wrapText", &"bothSides")]),
        Wrap::TopAndBottom => xml.empty("wp:wrapTopAndBottom", &[]),
    }
}

fn graphic(xml: &mut Xml, relationship: &str, number: u32, extent: (i64, i64)) {
    let name = format!("Picture {number}");
    xml.empty("wp:docPr", &[("id", &number), ("name", &name)]);
    xml.start("a:graphic", &[("xmlns:a", &DRAWING)]);
    xml.start("a:graphicData", &[("uri", &PICTURE)]);
    xml.start("pic:pic", &[("xmlns:pic", &PICTURE)]);
    xml.start("pic:nvPicPr", &[]);
    xml.empty("pic:cNvPr", &[("id", &number), ("name", &name)]);
    xml.empty("pic:cNvPicPr", &[]);
    xml.end("pic:nvPicPr");
    xml.start("pic:blipFill", &[]);
    xml.empty("a:blip", &[("r:embed", &relationship)]);
    xml.start("a:stretch", &[]);
    xml.empty("a:fillRect", &[]);
    xml.end("a:stretch");
    xml.end("pic:blipFill");
    xml.start("pic:spPr", &[]);
    xml.start("a:xfrm", &[]);
    xml.empty("a:off", &[("x", &0), ("y", &0)]);
    xml.empty("a:ext", &[("cx", &extent.0), ("cy", &extent.1)]);
    xml.end("a:xfrm");
    xml.start("a:prstGeom", &[("prst", &"rect")]);
    xml.empty("a:avLst", &[]);
    xml.end("a:prstGeom");
    xml.end("pic:spPr");
    xml.end("pic:pic");
    xml.end("a:graphicData");
    xml.end("a:graphic");
}
