//! Complex fields (`w:fldChar`): what is shown of them is their result, never the instruction.

use super::xml::{Cursor, Space};

/// The fields that are open at a point of a story, outer ones first.
#[derive(Default)]
pub(super) struct Fields {
    /// For each whether its instruction is still going on.
    in_instruction: Vec<bool>,
    instructions: usize,
}

impl Fields {
    /// A field begins, with its instruction.
    pub fn begin(&mut self) {
        self.in_instruction.push(true);
        self.instructions += 1;
    }

    /// The innermost field's result begins.
    pub fn separate(&mut self) {
        if let Some(open) = self.in_instruction.last_mut()
            && std::mem::replace(open, false)
        {
            self.instructions -= 1;
        }
    }

    /// The innermost field ends.
    pub fn end(&mut self) {
        self.separate();
        self.in_instruction.pop();
    }

    /// Whether text at this point is shown: it belongs to no instruction.
    pub fn show_text(&self) -> bool {
        self.instructions == 0
    }

    /// A paragraph ends: an instruction that was not finished in it never will be, and must not swallow the rest.
    pub fn end_paragraph(&mut self) {
        if self.instructions > 0 {
            self.in_instruction.retain(|in_instruction| !in_instruction);
            self.instructions = 0;
        }
    }
}

/// Reads the rest of a `w:fldChar`: what an old form field (`w:ffData`) shows, a box or the chosen entry of a list.
pub(super) fn form_field(xml: &mut Cursor<'_>) -> Option<String> {
    let mut shown = None;
    while let Some(element) = xml.child() {
        if (element.space, element.name()) != (Space::Word, "ffData") {
            xml.skip();
            continue;
        }
        while let Some(part) = xml.child() {
            match (part.space, part.name()) {
                (Space::Word, "checkBox") => shown = Some(check_box(xml)),
                (Space::Word, "ddList") => shown = chosen_entry(xml),
                _ => xml.skip(),
            }
        }
    }
    shown
}

fn check_box(xml: &mut Cursor<'_>) -> String {
    let (mut checked, mut default) = (None, false);
    while let Some(element) = xml.child() {
        match (element.space, element.name()) {
            (Space::Word, "checked") => checked = Some(element.is_on()),
            (Space::Word, "default") => default = element.is_on(),
            _ => {}
        }
        xml.skip();
    }
    if checked.unwrap_or(default) { "☒" } else { "☐" }.to_owned()
}

fn chosen_entry(xml: &mut Cursor<'_>) -> Option<String> {
    let (mut chosen, mut default) = (None, 0);
    let mut entries = Vec::new();
    while let Some(element) = xml.child() {
        match (element.space, element.name()) {
            (Space::Word, "result") => chosen = element.number::<usize>(),
            (Space::Word, "default") => default = element.number().unwrap_or(0),
            (Space::Word, "listEntry") => entries.push(element.attribute("val").unwrap_or_default().into_owned()),
            _ => {}
        }
        xml.skip();
    }
    entries.into_iter().nth(chosen.unwrap_or(default))
}
