//! Properties of runs and paragraphs, in the order of the schema (ECMA-376 part 1, 17.3.1.26, 17.3.2.28).

use std::fmt::Display;

use super::names::Names;
use super::xml::Xml;
use crate::model::word::{
    Border, CharacterProperties, Color, Fonts, Frame, Indents, NumberingReference, ParagraphProperties, Shading,
    Spacing,
};

/// What a run looks like, without the element around it.
pub(super) fn character(xml: &mut Xml, look: &CharacterProperties, names: &Names) {
    xml.maybe("w:rStyle", look.style.and_then(|style| names.style(style)));
    fonts(xml, &look.fonts);
    xml.switch("w:b", look.bold);
    xml.switch("w:bCs", look.bold_complex);
    xml.switch("w:i", look.italic);
    xml.switch("w:iCs", look.italic_complex);
    xml.switch("w:caps", look.caps);
    xml.switch("w:smallCaps", look.small_caps);
    xml.switch("w:strike", look.strike);
    xml.switch("w:dstrike", look.double_strike);
    xml.switch("w:outline", look.outline);
    xml.switch("w:shadow", look.shadow);
    xml.switch("w:emboss", look.emboss);
    xml.switch("w:imprint", look.imprint);
    xml.switch("w:vanish", look.hidden);
    xml.maybe("w:color", look.color.map(hex));
    xml.maybe("w:spacing", look.spacing);
    xml.maybe("w:w", look.scale);
    xml.maybe("w:kern", look.kerning);
    xml.maybe("w:position", look.position);
    xml.maybe("w:sz", look.size);
    xml.maybe("w:szCs", look.size_complex);
    xml.maybe("w:highlight", look.highlight);
    if look.underline.is_some() || look.underline_color.is_some() {
        let color = look.underline_color.map(hex);
        let kind = look.underline.unwrap_or("none");
        xml.attributes("w:u", &[("w:val", Some(&kind)), ("w:color", shown(color.as_ref()))]);
    }
    border(xml, "w:bdr", look.border);
    shading(xml, look.shading);
    xml.maybe("w:vertAlign", look.vertical);
    xml.switch("w:rtl", look.right_to_left);
    xml.switch("w:cs", look.complex_script);
    xml.maybe("w:em", look.emphasis);
    let (language, complex) = (look.language, look.language_complex);
    xml.attributes("w:lang", &[("w:val", shown(language.as_ref())), ("w:bidi", shown(complex.as_ref()))]);
}

fn fonts(xml: &mut Xml, fonts: &Fonts) {
    let Fonts { ascii, other, east_asia, complex, hint } = fonts;
    xml.attributes(
        "w:rFonts",
        &[
            ("w:hint", shown(hint.as_ref())),
            ("w:ascii", shown(ascii.as_ref())),
            ("w:hAnsi", shown(other.as_ref())),
            ("w:eastAsia", shown(east_asia.as_ref())),
            ("w:cs", shown(complex.as_ref())),
        ],
    );
}

/// How a paragraph stands, without the element around it and what may follow (the look of its mark, its section).
pub(super) fn paragraph(xml: &mut Xml, stand: &ParagraphProperties, names: &Names) {
    xml.maybe("w:pStyle", stand.style.and_then(|style| names.paragraph_style(style)));
    xml.switch("w:keepNext", stand.keep_next);
    xml.switch("w:keepLines", stand.keep_lines);
    xml.switch("w:pageBreakBefore", stand.page_break_before);
    if let Some(place) = &stand.frame {
        frame(xml, place);
    }
    xml.switch("w:widowControl", stand.widow_control);
    if let Some(reference) = stand.numbering {
        numbering(xml, reference);
    }
    xml.switch("w:suppressLineNumbers", stand.suppress_line_numbers);
    let borders = &stand.borders;
    xml.around("w:pBdr", |xml| {
        border(xml, "w:top", borders.top);
        border(xml, "w:left", borders.left);
        border(xml, "w:bottom", borders.bottom);
        border(xml, "w:right", borders.right);
        border(xml, "w:between", borders.between);
    });
    shading(xml, stand.shading);
    xml.around("w:tabs", |xml| {
        for tab in &stand.tabs {
            let leader = Some(tab.leader).filter(|leader| *leader != "none");
            xml.attributes(
                "w:tab",
                &[
                    ("w:val", Some(&tab.alignment)),
                    ("w:leader", shown(leader.as_ref())),
                    ("w:pos", Some(&tab.position)),
                ],
            );
        }
    });
    xml.switch("w:suppressAutoHyphens", stand.suppress_hyphens);
    xml.switch("w:bidi", stand.right_to_left);
    spacing(xml, &stand.spacing);
    indents(xml, &stand.indents);
    xml.switch("w:contextualSpacing", stand.contextual_spacing);
    xml.switch("w:mirrorIndents", stand.mirror_indents);
    xml.maybe("w:jc", stand.alignment);
    xml.maybe("w:outlineLvl", stand.outline_level);
}

fn numbering(xml: &mut Xml, reference: NumberingReference) {
    xml.around("w:numPr", |xml| {
        xml.maybe("w:ilvl", reference.level);
        xml.maybe("w:numId", reference.numbering.map(|index| index.map_or(0, |index| index + 1)));
    });
}

fn spacing(xml: &mut Xml, spacing: &Spacing) {
    let switch = |value: Option<bool>| value.map(u8::from);
    let (before_auto, after_auto) = (switch(spacing.before_auto), switch(spacing.after_auto));
    let line = spacing.line;
    xml.attributes(
        "w:spacing",
        &[
            ("w:before", shown(spacing.before.as_ref())),
            ("w:beforeAutospacing", shown(before_auto.as_ref())),
            ("w:after", shown(spacing.after.as_ref())),
            ("w:afterAutospacing", shown(after_auto.as_ref())),
            ("w:line", shown(line.as_ref().map(|(height, _)| height))),
            ("w:lineRule", shown(line.as_ref().map(|(_, rule)| rule))),
        ],
    );
}

fn indents(xml: &mut Xml, indents: &Indents) {
    let first = indents.first_line.filter(|first| *first >= 0);
    let hanging = indents.first_line.filter(|first| *first < 0).map(|first| -first);
    xml.attributes(
        "w:ind",
        &[
            ("w:left", shown(indents.start.as_ref())),
            ("w:right", shown(indents.end.as_ref())),
            ("w:hanging", shown(hanging.as_ref())),
            ("w:firstLine", shown(first.as_ref())),
        ],
    );
}

fn frame(xml: &mut Xml, frame: &Frame) {
    let (height, drop_cap) = (frame.height, frame.drop_cap);
    xml.attributes(
        "w:framePr",
        &[
            ("w:dropCap", shown(drop_cap.as_ref().map(|(kind, _)| kind))),
            ("w:lines", shown(drop_cap.as_ref().map(|(_, lines)| lines))),
            ("w:w", shown(frame.width.as_ref())),
            ("w:h", shown(height.as_ref().map(|(height, _)| height))),
            ("w:hRule", shown(height.as_ref().map(|(_, rule)| rule))),
            ("w:hSpace", shown(frame.horizontal_space.as_ref())),
            ("w:vSpace", shown(frame.vertical_space.as_ref())),
            ("w:wrap", shown(frame.wrap.as_ref())),
            ("w:vAnchor", shown(frame.vertical.as_ref())),
            ("w:hAnchor", shown(frame.horizontal.as_ref())),
            ("w:x", shown(frame.x.as_ref())),
            ("w:xAlign", shown(frame.x_align.as_ref())),
            ("w:y", shown(frame.y.as_ref())),
            ("w:yAlign", shown(frame.y_align.as_ref())),
        ],
    );
}

/// A line, where there is one to say.
pub(super) fn border(xml: &mut Xml, name: &str, border: Option<Border>) {
    let Some(border) = border else { return };
    let color = hex(border.color);
    if matches!(border.style, "nil" | "none") {
        return xml.value(name, border.style);
    }
    let shadow = border.shadow.then_some(1);
    xml.attributes(
        name,
        &[
            ("w:val", Some(&border.style)),
            ("w:sz", Some(&border.width)),
            ("w:space", Some(&border.space)),
            ("w:color", Some(&color)),
            ("w:shadow", shown(shadow.as_ref())),
        ],
    );
}

/// A ground, where there is one to say.
pub(super) fn shading(xml: &mut Xml, shading: Option<Shading>) {
    if let Some(Shading { pattern, color, fill }) = shading {
        xml.empty("w:shd", &[("w:val", &pattern), ("w:color", &hex(color)), ("w:fill", &hex(fill))]);
    }
}

/// A colour in six digits, or `auto`.
pub(super) fn hex(color: Color) -> String {
    match color {
        Color::Auto => "auto".to_owned(),
        Color::Rgb([red, green, blue]) => format!("{red:02X}{green:02X}{blue:02X}"),
    }
}

/// A value as something to be written.
pub(super) fn shown<T: Display>(value: Option<&T>) -> Option<&dyn Display> {
    value.map(|value| value as &dyn Display)
}
