//! The styles of a template with ours joined to them.
//!
//! Styles are the same by name, as Word has it: the names of its own styles are English in every language, while ids
//! differ. The template's styles keep their looks and get our ids, so that what we write need not know whose look it
//! has. Those of ours that it lacks are added: in its font, and as large beside its text as ours are beside our own.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Element, Node};

/// Half points of our own text, and of text that says nothing of its size.
const OUR_SIZE: u32 = 32;
const UNSAID_SIZE: u32 = 20;

/// Styles of ours that are set tight whatever the template's lines are like.
const TIGHT: [&str; 4] = ["TableText", "TableFigure", "TableHeader", "TableGap"];

/// What in a part names a style.
const NAMING: [&str; 8] =
    ["w:basedOn", "w:next", "w:link", "w:pStyle", "w:rStyle", "w:tblStyle", "w:styleLink", "w:numStyleLink"];

/// New ids by old ones.
pub type Renamed = BTreeMap<String, String>;

/// Joins our styles to a template's. Gives back which of the template's ids are other ones now.
pub fn join(theirs: &mut Element, ours: &Element) -> Renamed {
    let ids = |root: &Element| -> Vec<String> { styles(root).filter_map(id).map(str::to_owned).collect() };
    let mut taken: BTreeSet<String> = ids(theirs).into_iter().chain(ids(ours)).collect();

    let mut renamed = Renamed::new();
    let mut lacking = Vec::new();
    for style in styles(ours) {
        match styles(theirs).find(|their| is_same(their, style)).and_then(id) {
            Some(their) => drop(renamed.insert(their.to_owned(), id(style).unwrap_or_default().to_owned())),
            None => lacking.push(style.clone()),
        }
    }
    let ours_by_id: BTreeSet<String> = ids(ours).into_iter().collect();
    for their in ids(theirs) {
        if ours_by_id.contains(&their) && !renamed.contains_key(&their) {
            let fresh = (1..).map(|number| format!("{their}Office{number}")).find(|id| !taken.contains(id));
            let fresh = fresh.unwrap_or_default();
            taken.insert(fresh.clone());
            renamed.insert(their, fresh);
        }
    }
    rename(theirs, &renamed);

    let names: BTreeSet<String> = styles(theirs).filter_map(name).map(str::to_lowercase).collect();
    let size = text_size(theirs);
    for mut style in lacking {
        fit(&mut style, size);
        // A style of another type has the name.
        if let Some(named) = style
            .child_mut("w:name")
            .filter(|named| named.attribute("w:val").is_some_and(|name| names.contains(&name.to_lowercase())))
        {
            let other = format!("{} 2", named.attribute("w:val").unwrap_or_default());
            named.set("w:val", &other);
        }
        theirs.children.push(Node::Element(style));
    }
    without_numbers(theirs, &ours_by_id);
    thai(theirs);
    renamed
}

/// Gives the styles that a part names their new ids.
pub fn rename(root: &mut Element, renamed: &Renamed) {
    root.change(&mut |element| {
        let attribute = match element.name.as_str() {
            "w:style" => "w:styleId",
            name if NAMING.contains(&name) => "w:val",
            _ => return,
        };
        if let Some(new) = element.attribute(attribute).and_then(|old| renamed.get(old)) {
            element.set(attribute, new);
        }
    });
}

fn styles(root: &Element) -> impl Iterator<Item = &Element> {
    root.elements().filter(|element| element.name == "w:style")
}

fn id(style: &Element) -> Option<&str> {
    style.attribute("w:styleId")
}

fn name(style: &Element) -> Option<&str> {
    style.child("w:name")?.attribute("w:val")
}

fn kind(style: &Element) -> &str {
    style.attribute("w:type").unwrap_or("paragraph")
}

/// Whether a style of the template is one of ours: by its name, or both are the default of their type.
fn is_same(their: &Element, our: &Element) -> bool {
    let is_default = |style: &Element| matches!(style.attribute("w:default"), Some("1" | "true" | "on"));
    let names = name(their).zip(name(our)).is_some_and(|(their, our)| their.to_lowercase() == our.to_lowercase());
    let is_normal = id(our) == Some("Normal") && is_default(their);
    kind(their) == kind(our) && (names || is_normal)
}

/// The half points of a template's ordinary text in Thai.
fn text_size(root: &Element) -> u32 {
    let defaults = root.child("w:docDefaults").and_then(|defaults| defaults.child("w:rPrDefault"));
    let normal = styles(root).find(|style| id(style) == Some("Normal"));
    let size = |properties: &Element, which| properties.child("w:rPr")?.child(which)?.attribute("w:val")?.parse().ok();
    let said = [normal, defaults].into_iter().flatten().find_map(|of| size(of, "w:szCs").or_else(|| size(of, "w:sz")));
    said.filter(|size| (8..=144).contains(size)).unwrap_or(UNSAID_SIZE)
}

/// Makes a style of ours as large beside the template's text as it is beside ours.
fn fit(style: &mut Element, size: u32) {
    let is_tight = id(style).is_some_and(|id| TIGHT.contains(&id));
    style.change(&mut |element| match element.name.as_str() {
        "w:sz" | "w:szCs" => {
            let ours = element.attribute("w:val").and_then(|value| value.parse::<u32>().ok()).unwrap_or(OUR_SIZE);
            element.set("w:val", &(ours.saturating_mul(size) / OUR_SIZE).max(2).to_string());
        }
        "w:spacing" if is_tight => {
            element.set("w:line", "240");
            element.set("w:lineRule", "auto");
        }
        _ => {}
    });
}

/// Our headings and captions have their numbers in the text: the template's own would stand beside them.
fn without_numbers(root: &mut Element, ours: &BTreeSet<String>) {
    let mut numbered = BTreeSet::new();
    for style in styles(root) {
        let mut seen = BTreeSet::new();
        let mut next = Some(style);
        while let Some(one) = next.filter(|one| seen.insert(id(one))) {
            if one.child("w:pPr").and_then(|properties| properties.child("w:numPr")).is_some() {
                numbered.extend(id(style).map(str::to_owned));
            }
            let base = one.child("w:basedOn").and_then(|base| base.attribute("w:val"));
            next = base.and_then(|base| styles(root).find(|style| id(style) == Some(base)));
        }
    }
    root.change(&mut |style| {
        let is_ours = style.name == "w:style" && id(style).is_some_and(|id| numbered.contains(id) && ours.contains(id));
        if !is_ours {
            return;
        }
        let none = Element::parse(r#"<w:numPr><w:numId w:val="0"/></w:numPr>"#).map(Node::Element);
        if style.child("w:pPr").is_none() {
            style.children.push(Node::Element(Element { name: "w:pPr".to_owned(), ..Element::default() }));
        }
        if let Some(properties) = style.child_mut("w:pPr") {
            properties.retain(&mut |element| element.name != "w:numPr");
            properties.children.extend(none);
        }
    });
}

/// Thai is the language of complex scripts, whatever the template says of its own.
fn thai(root: &mut Element) {
    let defaults = |root: &mut Element, path: &[&str]| {
        let mut at = root;
        for name in path {
            if at.child(name).is_none() {
                at.children.insert(0, Node::Element(Element { name: (*name).to_owned(), ..Element::default() }));
            }
            match at.child_mut(name) {
                Some(child) => at = child,
                None => return,
            }
        }
        at.set("w:bidi", "th-TH");
    };
    defaults(root, &["w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"]);
    root.change(&mut |element| {
        if element.name == "w:lang" {
            element.set("w:bidi", "th-TH");
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::document::style::sheet;

    fn ours() -> Element {
        Element::parse(&sheet(9071)).unwrap()
    }

    fn joined(styles: &str) -> (Element, Renamed) {
        let mut theirs = Element::parse(&format!("<w:styles>{styles}</w:styles>")).unwrap();
        let renamed = join(&mut theirs, &ours());
        (theirs, renamed)
    }

    fn style<'e>(root: &'e Element, wanted: &str) -> &'e Element {
        let found: Vec<&Element> = styles(root).filter(|style| id(style) == Some(wanted)).collect();
        assert_eq!(found.len(), 1, "{wanted}");
        found[0]
    }

    /// The styles of a Thai Word: English names, ids of its own.
    const THAI_WORD: &str = concat!(
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:szCs w:val="22"/><w:lang w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>"#,
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:szCs w:val="28"/></w:rPr></w:style>"#,
        r#"<w:style w:type="paragraph" w:styleId="1"><w:name w:val="Heading 1"/><w:basedOn w:val="a"/><w:link w:val="10"/>"#,
        r#"<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:rPr><w:color w:val="FF0000"/></w:rPr></w:style>"#,
        r#"<w:style w:type="character" w:styleId="10"><w:name w:val="Heading 1 Char"/><w:link w:val="1"/></w:style>"#,
        r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="Title"><w:name w:val="หนังสือภายนอก"/></w:style>"#,
        r#"<w:style w:type="character" w:customStyle="1" w:styleId="x"><w:name w:val="Table Note"/></w:style>"#,
    );

    #[test]
    fn styles_of_one_name_keep_the_look_of_the_template_and_get_our_id() {
        let (root, renamed) = joined(THAI_WORD);
        let heading = style(&root, "Heading1");
        assert_eq!(heading.child("w:basedOn").unwrap().attribute("w:val"), Some("Normal"));
        assert!(heading.to_xml().contains("FF0000") && !heading.to_xml().contains("w:sz"));
        assert_eq!(style(&root, "10").child("w:link").unwrap().attribute("w:val"), Some("Heading1"));
        assert_eq!(renamed["a"], "Normal");
        assert_eq!(renamed["1"], "Heading1");
    }

    #[test]
    fn an_id_of_ours_that_means_something_else_is_given_up_by_the_template() {
        let (root, renamed) = joined(THAI_WORD);
        assert_eq!(renamed["Title"], "TitleOffice1");
        assert_eq!(name(style(&root, "TitleOffice1")), Some("หนังสือภายนอก"));
        assert_eq!(name(style(&root, "Title")), Some("Title"));
        assert_eq!(name(style(&root, "TableNote")), Some("Table Note 2"));
    }

    #[test]
    fn what_the_template_lacks_is_added_in_its_font_and_measure() {
        let (root, _) = joined(THAI_WORD);
        let body = style(&root, "BodyText").to_xml();
        assert!(body.contains(r#"<w:szCs w:val="28"/>"#) && !body.contains("w:rFonts"), "{body}");
        assert!(style(&root, "Heading2").to_xml().contains(r#"<w:szCs w:val="31"/>"#));
        assert!(style(&root, "TableText").to_xml().contains(r#"w:line="240""#));
        for our in styles(&ours()) {
            style(&root, id(our).unwrap());
        }
    }

    #[test]
    fn numbers_of_headings_are_ours_alone_and_complex_scripts_are_thai() {
        let (root, _) = joined(THAI_WORD);
        assert!(style(&root, "Heading1").to_xml().contains(r#"<w:numPr><w:numId w:val="0"/></w:numPr>"#));
        assert!(root.to_xml().contains(r#"<w:lang w:bidi="th-TH"/>"#));
        assert!(joined("").0.to_xml().contains(r#"<w:lang w:bidi="th-TH"/>"#));
    }

    #[test]
    fn styles_that_are_based_on_each_other_in_a_circle_do_no_harm() {
        let circle = concat!(
            r#"<w:style w:type="paragraph" w:styleId="b"><w:name w:val="Title"/><w:basedOn w:val="c"/></w:style>"#,
            r#"<w:style w:type="paragraph" w:styleId="c"><w:name w:val="c"/><w:basedOn w:val="b"/></w:style>"#
        );
        assert_eq!(joined(circle).1["b"], "Title");
    }
}
