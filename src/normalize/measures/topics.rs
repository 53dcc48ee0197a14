//! Which indicators a measure serves, by the topics of the year's rules.

use std::collections::BTreeSet;

use crate::model::Measure;
use crate::rules::Rules;
use crate::thai::repair::fold;

/// The topics of a year, folded once.
pub(super) struct Topics {
    /// Each indicator's number with the words that show it.
    words: Vec<(u8, Vec<String>)>,
}

impl Topics {
    pub(super) fn new(rules: Option<&Rules>) -> Topics {
        let indicators = rules.map(|rules| rules.indicators.as_slice()).unwrap_or_default();
        let words = indicators.iter().map(|rule| {
            let words = std::iter::once(&rule.name).chain(&rule.spellings).chain(&rule.topics);
            (rule.number, words.map(|word| fold(word)).collect())
        });
        Topics { words: words.collect() }
    }

    /// The indicators that a measure serves, sorted: by what it is called, is for (`subject`) and consists of; by its
    /// results only where those say nothing.
    pub(super) fn indicators_of(&self, measure: &Measure, subject: &str) -> Vec<u8> {
        let plan =
            std::iter::once(subject).chain([measure.title.as_str()]).chain(measure.steps.iter().map(String::as_str));
        let planned = self.named_in(plan);
        let found =
            if planned.is_empty() { self.named_in(measure.results.iter().map(String::as_str)) } else { planned };
        found.into_iter().collect()
    }

    fn named_in<'a>(&self, texts: impl Iterator<Item = &'a str>) -> BTreeSet<u8> {
        let mut found = BTreeSet::new();
        for text in texts {
            let text = fold(text);
            found.extend(self.numbered_in(&text));
            let shown = self.words.iter().filter(|(_, words)| words.iter().any(|word| text.contains(word.as_str())));
            found.extend(shown.map(|(number, _)| *number));
        }
        found
    }

    /// "ตัวชี้วัดที่ ๗" in a folded text.
    fn numbered_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = u8> + 'a {
        const NAME: &str = "ตัวชี้วัดที่";
        let named = text.match_indices(NAME).filter_map(move |(at, name)| {
            let digits = text.get(at + name.len()..)?.split(|c: char| !c.is_ascii_digit()).next()?;
            digits.parse::<u8>().ok()
        });
        named.filter(|number| self.words.iter().any(|(known, _)| known == number))
    }
}
