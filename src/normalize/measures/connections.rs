//! Whether a measure may have to do with an indicator, though that is not sure enough for a link: a topic of it occurs
//! anywhere, or the measure serves none surely and its title holds a hint.

use super::topics::TopicsOfYear;
use crate::model::Measure;
use crate::rules::Rules;

/// The topics and hints of a year's indicators.
pub struct Connections<'r> {
    topics: TopicsOfYear<'r>,
}

impl<'r> Connections<'r> {
    /// Those of a year.
    pub fn new(rules: &'r Rules) -> Connections<'r> {
        Connections { topics: TopicsOfYear::new(Some(rules)) }
    }

    /// The indicators among these that no measure may serve.
    pub fn unserved(&self, measures: &[Measure], indicators: &[u8]) -> Vec<u8> {
        let mut unserved = indicators.to_vec();
        unserved.retain(|number| !measures.iter().any(|measure| measure.indicators.contains(number)));
        for measure in measures {
            if measure.indicators.is_empty() && !unserved.is_empty() {
                let hinted = self.topics.get().hinted_in(&measure.title);
                unserved.retain(|number| !hinted.contains(number));
            }
            let lists = measure.steps.iter().chain(&measure.results).map(|text| &**text);
            let texts = [measure.title.as_str()].into_iter().chain(lists);
            for text in texts.chain(measure.suggestion.as_deref()) {
                if unserved.is_empty() {
                    return unserved;
                }
                let occurring = self.topics.get().occurring_in(text);
                unserved.retain(|number| !occurring.contains(number));
            }
        }
        unserved
    }
}
