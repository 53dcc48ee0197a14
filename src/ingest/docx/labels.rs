//! The counters of a document's lists: from paragraphs in order to the labels that Word shows before them.

use std::collections::{HashMap, HashSet};

use super::number_format::NumberFormat;
use super::numbering::{LEVELS, Level, Numbering, Suffix};
use super::styles::{Style, Styles};

/// Counts the lists of one story: the body, or one part of notes, header or footer.
#[derive(Default)]
pub(super) struct Counters {
    /// The number last shown at each level, by definition: lists that share one go on counting.
    shown: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Lists whose own start of a level has been used.
    started: HashSet<(u32, usize)>,
}

impl Counters {
    /// The label of the next paragraph, with the space that follows it; empty where the paragraph has none.
    ///
    /// `own` is list and level as the paragraph itself names them; what it leaves out, its style says (17.9.18). List 0
    /// is none.
    pub fn next_label(
        &mut self,
        own: (Option<u32>, Option<u8>),
        style: &Style,
        numbering: &Numbering,
        styles: &Styles,
    ) -> String {
        self.label(own, style, numbering, styles).unwrap_or_default()
    }

    fn label(
        &mut self,
        own: (Option<u32>, Option<u8>),
        style: &Style,
        numbering: &Numbering,
        styles: &Styles,
    ) -> Option<String> {
        let list = own.0.or(style.list).filter(|list| *list != 0)?;
        let definition = numbering.definition_of(list, styles)?;
        let index = match own.1.or(style.level) {
            Some(level) => usize::from(level),
            None if own.0.is_none() => numbering.level_of_style(definition, &style.chain).unwrap_or(0),
            None => 0,
        };
        let level = numbering.level(list, definition, index)?;
        let counters = self.shown.entry(definition).or_default();
        let start = |index: usize| {
            let level_start = || numbering.level(list, definition, index).map_or(0, |level| level.start);
            numbering.start_override(list, index).unwrap_or_else(level_start)
        };
        for index in 0..LEVELS {
            if numbering.start_override(list, index).is_some()
                && self.started.insert((list, index))
                && let Some(counter) = counters.get_mut(index)
            {
                *counter = None;
            }
        }
        let counter = counters.get_mut(index)?;
        *counter = Some(counter.map_or_else(|| start(index), |last| last.saturating_add(1)));
        for (deeper, counter) in counters.iter_mut().enumerate().skip(index + 1) {
            let restart = numbering.level(list, definition, deeper).and_then(|level| level.restart);
            // `lvlRestart` names the level whose use restarts this one; one that is not above it says nothing.
            if restart.is_none_or(|restart| restart > deeper || index < restart) {
                *counter = None;
            }
        }
        let numbers = *counters;
        let number_at = |at: usize| {
            if at > index {
                return None;
            }
            let level = numbering.level(list, definition, at)?;
            Some((level.format, numbers.get(at).copied().flatten().unwrap_or_else(|| start(at))))
        };
        Some(written(level, number_at))
    }
}

/// The level's text with its placeholders filled in and what follows it.
fn written(level: &Level, number_at: impl Fn(usize) -> Option<(NumberFormat, u32)>) -> String {
    if level.hidden {
        return String::new();
    }
    let mut text = String::new();
    let mut rest = level.text.chars().peekable();
    while let Some(character) = rest.next() {
        let placeholder = rest.peek().and_then(|digit| digit.to_digit(10)).filter(|digit| *digit > 0);
        match placeholder {
            Some(digit) if character == '%' && level.format != NumberFormat::Bullet => {
                rest.next();
                let number = usize::try_from(digit - 1).ok().and_then(&number_at);
                if let Some((format, number)) = number {
                    let format =
                        if level.legal && format != NumberFormat::None { NumberFormat::Decimal } else { format };
                    text.push_str(&format.written(number));
                }
            }
            _ => text.push(character),
        }
    }
    if level.suffix == Suffix::Space && !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
    text
}
