//! Of what a text names a year: of scores that were given, or of a plan that answers to them. A plan of FY 2565 reports
//! the scores of FY 2564, and the year in its title is not that of its score tables.

use std::cell::RefCell;
use std::sync::LazyLock;

use crate::thai::memory::{Memory, remembered_by_words};
use crate::thai::word_finder::WordFinder;
use crate::thai::words::Holds as _;

use super::super::text::lower_case;
use super::years::{YearWord, years};

/// What a year is that of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Topic {
    /// Scores, an assessment.
    Scores,
    /// A plan, measures, projects.
    Plan,
}

/// The years that a text names, by what they are of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct YearsByTopic {
    /// Years of scores, each once, in order.
    pub scores: Vec<u16>,
    /// Years of plans.
    pub plans: Vec<u16>,
    /// What the text speaks of last, with a year or without.
    pub last: Option<Topic>,
    /// True where no year is told of what it is, and there is one.
    pub untold: bool,
}

const SCORES: &[&str] = &[
    "ผลการประเมิน",
    "ผลประเมิน",
    "คะแนน",
    "การประเมินคุณธรรม",
    "การประเมินita",
    "การประเมิน ita",
    "วิเคราะห์ผล",
    "ผลการวิเคราะห์",
    "ตัวชี้วัด",
];

const PLANS: &[&str] = &["แผน", "มาตรการ", "โครงการ", "แนวทาง", "การขับเคลื่อน", "การดำเนินงานตาม"];

/// The years of a cleaned text by what they are of. A year without words of its own is of what the one before is of,
/// the first of what was spoken of `before`.
pub(in super::super) fn years_by_topic(cleaned: &str, before: Option<Topic>) -> YearsByTopic {
    remembered_by_words(&YEARS, before, cleaned, || read_years(cleaned, before))
}

thread_local! {
    static YEARS: RefCell<Memory<Option<Topic>, YearsByTopic>> = RefCell::default();
}

fn read_years(cleaned: &str, before: Option<Topic>) -> YearsByTopic {
    let lower = lower_case(cleaned);
    let mut told = YearsByTopic { last: before, ..YearsByTopic::default() };
    let mut from = 0;
    // Lower case keeps the length of all that stands in these texts; where it does not, nothing is told.
    let named = if lower.len() == cleaned.len() { years(cleaned) } else { Vec::new() };
    for (at, word, year) in named {
        told.last = lower.get(from..at).and_then(topic).or(told.last);
        from = from.max(at);
        if word == YearWord::Bare {
            continue;
        }
        let years = match told.last {
            Some(Topic::Scores) => &mut told.scores,
            Some(Topic::Plan) => &mut told.plans,
            None => {
                told.untold = true;
                continue;
            }
        };
        if !years.contains(&year) {
            years.push(year);
        }
    }
    told.last = lower.get(from..).and_then(topic).or(told.last);
    told
}

/// What a stretch of text speaks of last.
fn topic(text: &str) -> Option<Topic> {
    static WORDS: LazyLock<WordFinder> = LazyLock::new(|| WordFinder::new(SCORES.iter().chain(PLANS)));
    let mut last = None;
    // Of two that begin at one place, the plan counts.
    WORDS.each(text, |found| last = last.max(Some((found.start, found.word >= SCORES.len()))));
    Some(if last?.1 { Topic::Plan } else { Topic::Scores })
}

/// True where a text introduces what stands below it.
pub(in super::super) fn introduces(cleaned: &str) -> bool {
    let end = cleaned.trim_end_matches([' ', '.', ':', ')']);
    ["ดังนี้", "ดังต่อไปนี้", "ตามตาราง", "ดังตาราง", "ตารางต่อไปนี้", "มีรายละเอียด", "รายละเอียดตามตาราง", "สรุปได้"]
        .iter()
        .any(|words| end.ends_in(words))
        || cleaned.ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_of_what_stands_before_them() {
        let cases: &[(&str, &[u16], &[u16])] = &[
            ("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2564", &[2564], &[]),
            ("มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2565", &[], &[2565]),
            ("จากผลการประเมิน ปีงบประมาณ พ.ศ. 2564 ได้จัดทำแผน ประจำปีงบประมาณ พ.ศ. 2565", &[2564], &[2565]),
            ("แผนปฏิบัติการ ปีงบประมาณ 2565 ซึ่งวิเคราะห์จากผลการประเมินปี 2564", &[2564], &[2565]),
            ("ผลคะแนน ปี 2563 และ ปี 2564", &[2563, 2564], &[]),
            ("ประจำปีงบประมาณ พ.ศ. 2564", &[], &[]),
        ];
        for (text, scores, plans) in cases {
            let told = years_by_topic(text, None);
            assert_eq!((told.scores.as_slice(), told.plans.as_slice()), (*scores, *plans), "{text}");
        }
    }
}
