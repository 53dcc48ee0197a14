//! The runs of a paragraph, as its characters come by.

use std::sync::Arc;

use super::text::text;
use crate::model::word::{CharacterProperties, Inline, Run};

/// A paragraph's content so far.
#[derive(Default)]
pub(super) struct Line {
    runs: Vec<Run>,
    units: Vec<u16>,
    is_code: bool,
    look: Arc<CharacterProperties>,
}

impl Line {
    /// What comes looks like this.
    pub fn look(&mut self, look: &Arc<CharacterProperties>) {
        if !Arc::ptr_eq(&self.look, look) {
            self.flush();
            self.look = look.clone();
        }
    }

    /// Adds a code unit of text, or of a field's code.
    pub fn unit(&mut self, unit: u16, is_code: bool) {
        if self.is_code != is_code {
            self.flush();
            self.is_code = is_code;
        }
        self.units.push(unit);
    }

    /// Adds something that is no text.
    pub fn put(&mut self, inline: Inline) {
        self.flush();
        self.push(inline);
    }

    /// Adds text that the document does not have.
    pub fn say(&mut self, text: &str) {
        text.encode_utf16().for_each(|unit| self.unit(unit, false));
    }

    pub fn finish(mut self) -> Vec<Run> {
        self.flush();
        self.runs
    }

    fn flush(&mut self) {
        if self.units.is_empty() {
            return;
        }
        let text = text(&self.units);
        self.units.clear();
        if !text.is_empty() {
            self.push(if self.is_code { Inline::FieldCode(text) } else { Inline::Text(text) });
        }
    }

    fn push(&mut self, inline: Inline) {
        match self.runs.last_mut() {
            Some(run) if Arc::ptr_eq(&run.properties, &self.look) || run.properties == self.look => {
                match (run.content.last_mut(), &inline) {
                    (Some(Inline::Text(before)), Inline::Text(text))
                    | (Some(Inline::FieldCode(before)), Inline::FieldCode(text)) => before.push_str(text),
                    _ => run.content.push(inline),
                }
            }
            _ => self.runs.push(Run { properties: self.look.clone(), content: vec![inline] }),
        }
    }
}
