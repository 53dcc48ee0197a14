//! Whether a measure may have to do with an indicator, though that is not sure enough for a link: a topic of it occurs
//! anywhere, or the measure serves none surely and its title holds a hint.

use std::collections::BTreeMap;

use regex::Regex;

use super::topics::Topics;
use crate::model::Measure;
use crate::thai::repair::fold;

/// The topics and hints of a year's indicators, each indicator's sought together.
pub struct Connections {
    topics: BTreeMap<u8, Regex>,
    hints: BTreeMap<u8, Regex>,
}

impl Connections {
    /// Those of a year's topics.
    pub fn new(topics: &Topics) -> Connections {
        Connections { topics: any_of(topics.topics()), hints: any_of(topics.hints()) }
    }

    /// The indicators among these that no measure may serve.
    pub fn unserved(&self, measures: &[Measure], indicators: &[u8]) -> Vec<u8> {
        let mut unserved = indicators.to_vec();
        unserved.retain(|number| !measures.iter().any(|measure| measure.indicators.contains(number)));
        let occurs = |words: &BTreeMap<u8, Regex>, number: &u8, text: &str| {
            words.get(number).is_some_and(|words| words.is_match(text))
        };
        for measure in measures {
            if measure.indicators.is_empty() && !unserved.is_empty() {
                let title = fold(&measure.title);
                unserved.retain(|number| !occurs(&self.hints, number, &title));
            }
            let texts = [&measure.title].into_iter().chain(&measure.steps).chain(&measure.results);
            for text in texts.chain(&measure.suggestion) {
                if unserved.is_empty() {
                    return unserved;
                }
                let text = fold(text);
                unserved.retain(|number| !occurs(&self.topics, number, &text));
            }
        }
        unserved
    }
}

/// What finds any of an indicator's words.
fn any_of<'w>(words: impl Iterator<Item = (&'w str, u8)>) -> BTreeMap<u8, Regex> {
    let mut of: BTreeMap<u8, Vec<String>> = BTreeMap::new();
    for (word, number) in words {
        of.entry(number).or_default().push(regex::escape(word));
    }
    of.into_iter().filter_map(|(number, words)| Some((number, Regex::new(&words.join("|")).ok()?))).collect()
}
