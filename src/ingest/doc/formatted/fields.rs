//! Fields: which are kept, and what of the others shows.

use super::text;
use crate::ingest::bytes::{u16_at, u32_at};
use crate::ingest::link::is_harmless;
use crate::model::RemarkKind;

/// The characters that part a field.
pub(super) const BEGIN: u16 = 0x13;
pub(super) const SEPARATE: u16 = 0x14;
pub(super) const END: u16 = 0x15;

/// Fields in fields deeper than this are laid open.
const DEEPEST: usize = 20;

/// A field that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Field {
    is_kept: bool,
    is_separated: bool,
    is_check_box: bool,
    is_list: bool,
}

/// The fields that are open where the text is.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields(Vec<Field>);

/// What to do with a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// It shows.
    Text,
    /// It is part of the code of a field that is kept.
    Code,
    /// It is part of the code of one that is not.
    Nowhere,
}

impl Fields {
    /// Where the text is.
    pub fn place(&self) -> Where {
        if self.0.iter().any(|field| !field.is_kept && !field.is_separated) {
            return Where::Nowhere;
        }
        match self.0.iter().any(|field| !field.is_separated) {
            true => Where::Code,
            false => Where::Text,
        }
    }

    /// A field with this code begins: what is lost of it, and whether it is kept.
    pub fn begin(&mut self, code: &str) -> (Option<RemarkKind>, bool) {
        let name = code.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        let (lost, is_kept) = match name.as_str() {
            // The last two fetch from other programs whenever the document is opened.
            "EMBED" | "LINK" | "CONTROL" | "DDE" | "DDEAUTO" => (Some(RemarkKind::EmbeddedObjectLost), false),
            "FORMTEXT" | "FORMCHECKBOX" | "FORMDROPDOWN" => (Some(RemarkKind::FormFieldFlattened), false),
            // These fetch from other files, or hand what they say to other programs.
            "INCLUDEPICTURE" | "INCLUDETEXT" | "INCLUDE" | "IMPORT" | "DATABASE" | "RD" => {
                (Some(RemarkKind::DataConnectionLost), false)
            }
            "HYPERLINK" if !is_harmless_link(code) => (Some(RemarkKind::HyperlinkLost), false),
            "SHAPE" | "" => (None, false),
            _ => (None, true),
        };
        let is_kept = is_kept && self.0.len() < DEEPEST && self.place() != Where::Nowhere;
        let (is_check_box, is_list) = (name == "FORMCHECKBOX", name == "FORMDROPDOWN");
        self.0.push(Field { is_kept, is_separated: false, is_check_box, is_list });
        (lost, is_kept)
    }

    /// The result begins: whether the field is kept; none where no field is open.
    pub fn separate(&mut self) -> Option<bool> {
        let field = self.0.last_mut().filter(|field| !field.is_separated)?;
        field.is_separated = true;
        Some(field.is_kept)
    }

    /// The field ends.
    pub fn end(&mut self) -> Option<bool> {
        self.0.pop().map(|field| field.is_kept)
    }

    /// Ends all: how many of them are kept.
    pub fn end_all(&mut self) -> usize {
        let kept = self.0.iter().filter(|field| field.is_kept).count();
        self.0.clear();
        kept
    }

    /// The check box or list that is open has been shown.
    pub fn show_form(&mut self) {
        if let Some(field) = self.0.last_mut() {
            (field.is_check_box, field.is_list) = (false, false);
        }
    }

    /// True in the code of a drop-down list of which nothing has been shown.
    pub fn is_in_list(&self) -> bool {
        self.0.last().is_some_and(|field| field.is_list && !field.is_separated)
    }

    /// True in the code of a check box that has not been shown.
    pub fn is_in_check_box(&self) -> bool {
        self.0.last().is_some_and(|field| field.is_check_box && !field.is_separated)
    }
}

/// Whether everything that the code of a link names may be linked to. One that names nothing has its target in another
/// field, where nobody sees it.
fn is_harmless_link(code: &str) -> bool {
    let mut named = code.split('"').enumerate().flat_map(|(number, part)| {
        let is_quoted = number % 2 == 1;
        let words: Vec<&str> = if is_quoted { vec![part] } else { part.split_whitespace().collect() };
        // A switch is one letter behind a `\`.
        words.into_iter().filter(move |word| is_quoted || !(word.starts_with('\\') && word.chars().count() == 2))
    });
    let mut arguments = named.by_ref().skip(1).peekable();
    arguments.peek().is_some() && arguments.all(is_harmless)
}

/// What the form field that is open shows, whose data lie here: a check box or what is chosen in a list.
pub(super) fn form(fields: &mut Fields, data: &[u8], at: u32) -> Option<String> {
    let shown = match (fields.is_in_check_box(), fields.is_in_list()) {
        (true, _) => check_box(data, at).map(str::to_owned),
        (_, true) => chosen(data, at),
        _ => None,
    };
    shown.inspect(|_| fields.show_form())
}

/// A check box as a character (MS-DOC `FFData`, behind a header that is none of a picture's).
fn check_box(data: &[u8], at: u32) -> Option<&'static str> {
    let at = usize::try_from(at).ok()?;
    let from = at.checked_add(usize::from(u16_at(data, at.checked_add(4)?)?))?;
    (u32_at(data, from)? == u32::MAX).then_some(())?;
    let flags = u16_at(data, from + 4)?;
    (flags & 3 == 1).then_some(())?;
    let is_checked = match (flags >> 2) & 0x1F {
        25 => {
            let name = usize::from(u16_at(data, from + 10)?);
            u16_at(data, from + 12 + name * 2 + 2)? != 0
        }
        result => result != 0,
    };
    Some(if is_checked { "\u{2612}" } else { "\u{2610}" })
}

/// What is chosen in a drop-down list (MS-DOC `FFData`).
fn chosen(data: &[u8], at: u32) -> Option<String> {
    let at = usize::try_from(at).ok()?;
    let from = at.checked_add(usize::from(u16_at(data, at.checked_add(4)?)?))?;
    (u32_at(data, from)? == u32::MAX).then_some(())?;
    let flags = u16_at(data, from + 4)?;
    (flags & 3 == 2).then_some(())?;
    // Behind lengths that are not used stand its name, the default, and five texts, all with a 0 behind.
    let behind = |at: usize| Some(at + 4 + usize::from(u16_at(data, at)?) * 2);
    let name = behind(from + 10)?;
    let number = match (flags >> 2) & 0x1F {
        25 => u16_at(data, name)?,
        result => result,
    };
    let list = (0..5).try_fold(name + 2, |at, _| behind(at))?;
    (u16_at(data, list)? == u16::MAX && number < u16_at(data, list + 2)?).then_some(())?;
    let mut at = list + 6;
    for _ in 0..number {
        at = text::counted(data, at)?.1;
    }
    Some(text::text(&text::counted(data, at)?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_show_nowhere_and_results_everywhere() {
        let mut fields = Fields::default();
        assert_eq!(fields.begin(" PAGE "), (None, true));
        assert_eq!(fields.place(), Where::Code);
        assert_eq!(fields.separate(), Some(true));
        assert_eq!(fields.place(), Where::Text);
        assert_eq!(fields.begin("EMBED Excel.Sheet.8"), (Some(RemarkKind::EmbeddedObjectLost), false));
        assert_eq!(fields.place(), Where::Nowhere);
        assert_eq!(fields.begin("PAGE"), (None, false), "a field in a code that is left out is left out");
        assert_eq!(fields.end(), Some(false));
        assert_eq!(fields.separate(), Some(false));
        assert_eq!(fields.place(), Where::Text);
        assert_eq!(fields.end_all(), 1);
        assert_eq!((fields.end(), fields.separate()), (None, None));
    }

    #[test]
    fn a_link_that_leads_to_no_page_is_left_out() {
        let cases = [
            (r#" HYPERLINK "https://itas.nacc.go.th/" "#, true),
            (r#" HYPERLINK \l "_Toc1" "#, true),
            (r#"HYPERLINK "http://a/" \o "คำแนะนำ" \t "_blank""#, true),
            ("hyperlink https://a/", true),
            (r#" HYPERLINK "file:///C:\\a.exe" "#, false),
            (r#" HYPERLINK "\\\\server\\share" "#, false),
            (r" HYPERLINK \\server\share ", false),
            (r#" HYPERLINK "javascript:x" "#, false),
            (r#" HYPERLINK \l "a" "file:x" "#, false),
            (" HYPERLINK ", false),
            (" INCLUDEPICTURE \"http://a/spy.png\" \\d ", false),
        ];
        for (code, expected) in cases {
            let (lost, is_kept) = Fields::default().begin(code);
            assert_eq!((lost.is_none(), is_kept), (expected, expected), "{code}");
        }
    }

    #[test]
    fn what_is_chosen_in_a_list_is_found() {
        let header = |flags: u16| -> Vec<u8> {
            let mut data = vec![0; 68];
            data[4] = 68;
            data.extend([0xFF; 4]);
            data.extend(flags.to_le_bytes());
            // Its lengths, a name of one letter, the first as the default, five empty texts; then the list.
            data.extend([0, 0, 0, 0, 1, 0, 0x61, 0, 0, 0, 0, 0]);
            data.extend([0; 20]);
            data.extend([0xFF, 0xFF, 2, 0, 0, 0, 1, 0, 0x01, 0x0E, 1, 0, 0x02, 0x0E]);
            data
        };
        assert_eq!(chosen(&header(2 | 1 << 2), 0).as_deref(), Some("ข"));
        assert_eq!(chosen(&header(2 | 25 << 2), 0).as_deref(), Some("ก"), "the default");
        assert_eq!(chosen(&header(2 | 2 << 2), 0), None, "there are two");
        assert_eq!(chosen(&header(1), 0), None, "a check box");
        let whole = header(2 | 1 << 2);
        assert!((0..whole.len()).all(|end| chosen(&whole[..end], 0).is_none()));
    }

    #[test]
    fn a_check_box_is_shown_as_it_is() {
        let header = |flags: u16| -> Vec<u8> {
            let mut data = vec![0; 68];
            data[4] = 68;
            data.extend([0xFF; 4]);
            data.extend(flags.to_le_bytes());
            // Neither its length nor its size, a name of one letter, and checked unless something else is said.
            data.extend([0, 0, 20, 0, 1, 0, 0x61, 0, 0, 0, 1, 0]);
            data
        };
        assert_eq!(check_box(&header(1), 0), Some("\u{2610}"));
        assert_eq!(check_box(&header(1 | 1 << 2), 0), Some("\u{2612}"));
        assert_eq!(check_box(&header(1 | 25 << 2), 0), Some("\u{2612}"));
        assert_eq!(check_box(&header(0), 0), None, "a field of text");
        assert_eq!(check_box(&[0; 8], 0), None);
    }
}
