//! The names of built-in styles (MS-DOC `sti`): Word writes them in its own language, ours is the format's.

/// Names in the order of their numbers; those with a number in them are made.
const FROM_NORMAL_INDENT: [&str; 20] = [
    "Normal Indent",
    "footnote text",
    "annotation text",
    "header",
    "footer",
    "index heading",
    "caption",
    "table of figures",
    "envelope address",
    "envelope return",
    "footnote reference",
    "annotation reference",
    "line number",
    "page number",
    "endnote reference",
    "endnote text",
    "table of authorities",
    "macro",
    "toa heading",
    "List",
];

const FROM_TITLE: [&str; 6] =
    ["Title", "Closing", "Signature", "Default Paragraph Font", "Body Text", "Body Text Indent"];

const FROM_MESSAGE_HEADER: [&str; 18] = [
    "Message Header",
    "Subtitle",
    "Salutation",
    "Date",
    "Body Text First Indent",
    "Body Text First Indent 2",
    "Note Heading",
    "Body Text 2",
    "Body Text 3",
    "Body Text Indent 2",
    "Body Text Indent 3",
    "Block Text",
    "Hyperlink",
    "FollowedHyperlink",
    "Strong",
    "Emphasis",
    "Document Map",
    "Plain Text",
];

/// The name of the built-in style of this number; none for a style that users made.
pub(super) fn name(sti: u16) -> Option<String> {
    let of = |names: &[&str], first: u16| Some((*names.get(usize::from(sti - first))?).to_owned());
    match sti {
        0 => Some("Normal".to_owned()),
        1..=9 => Some(format!("heading {sti}")),
        10..=18 => Some(format!("index {}", sti - 9)),
        19..=27 => Some(format!("toc {}", sti - 18)),
        28..=47 => of(&FROM_NORMAL_INDENT, 28),
        48 => Some("List Bullet".to_owned()),
        49 => Some("List Number".to_owned()),
        50..=53 => Some(format!("List {}", sti - 48)),
        54..=57 => Some(format!("List Bullet {}", sti - 52)),
        58..=61 => Some(format!("List Number {}", sti - 56)),
        62..=67 => of(&FROM_TITLE, 62),
        68 => Some("List Continue".to_owned()),
        69..=72 => Some(format!("List Continue {}", sti - 67)),
        73..=90 => of(&FROM_MESSAGE_HEADER, 73),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_names() {
        let cases = [
            (0, "Normal"),
            (9, "heading 9"),
            (31, "header"),
            (47, "List"),
            (57, "List Bullet 5"),
            (62, "Title"),
            (65, "Default Paragraph Font"),
            (72, "List Continue 5"),
            (85, "Hyperlink"),
            (90, "Plain Text"),
        ];
        for (sti, expected) in cases {
            assert_eq!(name(sti).as_deref(), Some(expected));
        }
        assert_eq!(name(0xFFE), None);
    }
}
