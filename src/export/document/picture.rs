//! Pictures in a line of their own, with a text for those who do not see them.

use quick_xml::escape::escape;

use super::text::printable;

/// English Metric Units, which measure pictures, in a twip.
pub const EMU_PER_TWIP: u64 = 635;

/// A picture that lies in the package, as the run of a paragraph.
pub struct Inline<'a> {
    /// The relationship to the picture.
    pub relationship: &'a str,
    /// Its number among the document's pictures, from 1.
    pub number: usize,
    /// Its width on the page in EMU.
    pub width: u64,
    /// Its height on the page in EMU.
    pub height: u64,
    /// What it shows, in words.
    pub alternative: &'a str,
}

impl Inline<'_> {
    /// The run as XML.
    pub fn run(&self) -> String {
        let Inline { relationship, number, width, height, alternative } = self;
        let described = format!(r#"name="Picture {number}" descr="{}""#, escape(printable(alternative)));
        let size = format!(r#"cx="{width}" cy="{height}""#);
        format!(
            concat!(
                r#"<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>"#,
                r#"<wp:docPr id="{number}" {described}/><wp:cNvGraphicFramePr>"#,
                r#"<a:graphicFrameLocks xmlns:a="{drawing}" noChangeAspect="1"/></wp:cNvGraphicFramePr>"#,
                r#"<a:graphic xmlns:a="{drawing}"><a:graphicData uri="{picture}"><pic:pic xmlns:pic="{picture}">"#,
                r#"<pic:nvPicPr><pic:cNvPr id="{number}" {described}/><pic:cNvPicPr/></pic:nvPicPr>"#,
                r#"<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"#,
                r#"<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>"#,
                r#"<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"#,
                r#"</wp:inline></w:drawing></w:r>"#
            ),
            size = size,
            number = number,
            described = described,
            relationship = relationship,
            drawing = "http://schemas.openxmlformats.org/drawingml/2006/main",
            picture = "http://schemas.openxmlformats.org/drawingml/2006/picture",
        )
    }
}
