//! The texts of all cells, each once.

use std::collections::HashMap;
use std::sync::Arc;

use super::MAIN;
use super::elements::run_font;
use super::xml::Xml;
use crate::model::workbook::{Font, Text};

/// The texts in the order in which cells first have them.
#[derive(Default)]
pub(super) struct Strings {
    all: Vec<Arc<Text>>,
    numbers: HashMap<Arc<Text>, usize>,
    uses: usize,
}

impl Strings {
    /// The number of a text.
    pub fn number(&mut self, text: &Arc<Text>) -> usize {
        self.uses += 1;
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.all.len();
        self.all.push(text.clone());
        self.numbers.insert(text.clone(), number);
        number
    }

    /// The part.
    pub fn finish(&self, fonts: &[Font]) -> String {
        let count = self.all.len();
        let mut xml = Xml::new("sst", &[("xmlns", &MAIN), ("count", &self.uses), ("uniqueCount", &count)]);
        for text in &self.all {
            xml.open("si", &[]);
            write(&mut xml, text, fonts);
            xml.close("si");
        }
        xml.finish()
    }
}

/// A text, in parts where these have fonts of their own.
fn write(xml: &mut Xml, text: &Text, fonts: &[Font]) {
    if text.runs.is_empty() {
        xml.text("t", &[], &text.text);
        return;
    }
    let first = text.runs.first().map_or(0, |(start, _)| *start);
    let before = (0, None);
    let starts = std::iter::once(before).filter(|_| first > 0);
    let runs: Vec<(usize, Option<&Font>)> =
        starts.chain(text.runs.iter().map(|(start, font)| (*start, fonts.get(*font)))).collect();
    let ends = runs.iter().skip(1).map(|(start, _)| *start).chain([text.text.len()]);
    for ((start, font), end) in runs.iter().zip(ends) {
        let Some(part) = text.text.get(*start..end).filter(|part| !part.is_empty()) else { continue };
        xml.open("r", &[]);
        if let Some(font) = font {
            run_font(xml, font);
        }
        xml.text("t", &[], part);
        xml.close("r");
    }
}
