//! Which fiscal year a text is about where a document speaks of two: a plan of FY 2565 reports the scores of FY 2564.
//!
//! Each year belongs to the nearest word before it that says what happened in it: results, or a plan and its measures.
//! Scores follow the years of results, measures those of plans.

use super::context::is_compared;
use super::identity::{self, YearWord};

/// What a year is the year of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Results,
    Plan,
}

/// Words for what a year may be the year of.
const WORDS: &[(&str, Of)] = &[
    ("ผลการประเมิน", Of::Results),
    ("การประเมินคุณธรรม", Of::Results),
    ("การประเมิน ITA", Of::Results),
    ("ผลคะแนน", Of::Results),
    ("คะแนน", Of::Results),
    ("จุดแข็ง", Of::Results),
    ("แผน", Of::Plan),
    ("มาตรการ", Of::Plan),
    ("แนวทาง", Of::Plan),
    ("การดำเนินการ", Of::Plan),
    ("ดำเนินการใน", Of::Plan),
];

/// Lines of a title together are no longer than this.
const LONGEST_TITLE: usize = 2000;

/// Follows a document's headings and paragraphs.
#[derive(Debug, Default)]
pub(super) struct Reporting {
    /// The lines right before this one, where all are titles.
    title: String,
    /// The year of the results spoken of last.
    results: Option<u16>,
    /// The year of the plan spoken of last.
    plan: Option<u16>,
}

impl Reporting {
    /// Hears a heading or short line; `current` is the year it leaves for what follows, as titles are heard. Returns the
    /// year for scores.
    pub fn title(&mut self, cleaned: &str, current: Option<u16>) -> Option<u16> {
        if self.title.len() > LONGEST_TITLE {
            self.title.clear();
        }
        let from = self.title.len();
        self.title.push_str(cleaned);
        self.title.push(' ');
        let years = years_of(&self.title, from, YearWord::Weak);
        let of = |what: Of| one(years.iter().filter(|(of, _)| *of == Some(what)).map(|(_, year)| *year));
        let neither = one(years.iter().filter(|(of, _)| of.is_none()).map(|(_, year)| *year));
        self.plan = of(Of::Plan).or(neither).or(self.plan);
        if let Some(year) = of(Of::Results) {
            self.results = Some(year);
            return self.results;
        }
        if neither.is_some() {
            self.results = None;
        }
        // A heading over measures says nothing of the scores.
        if of(Of::Plan).is_some() { self.results.or(current) } else { current }
    }

    /// Hears any other paragraph; returns the year of the scores behind it where it tells. One that introduces them
    /// ("... ดังนี้") always does; any other only in a document whose title names no year of results: it may as well look
    /// back on an earlier year.
    pub fn paragraph(&mut self, cleaned: &str, current: Option<u16>) -> Option<u16> {
        self.title.clear();
        let years = years_of(cleaned, 0, YearWord::Strong);
        let of = |what: Of| one(years.iter().filter(|(of, _)| *of == Some(what)).map(|(_, year)| *year));
        self.plan = of(Of::Plan).or(self.plan);
        let introduces = cleaned.trim_end_matches([' ', ':']).ends_with("ดังนี้") || cleaned.contains("ดังตาราง");
        let open = self.results.is_none() && (current.is_none() || current == self.plan);
        let results = of(Of::Results).filter(|_| introduces || open);
        self.results = results.or(self.results);
        results
    }

    /// A table ends a title.
    pub fn table(&mut self) {
        self.title.clear();
    }

    /// The year of measures, where a title or paragraph tells.
    pub fn of_measures(&self) -> Option<u16> {
        self.plan
    }
}

/// The years named behind a byte of a text with words at least this sure, each with what it is the year of.
fn years_of(text: &str, from: usize, least: YearWord) -> Vec<(Option<Of>, u16)> {
    let years = identity::years(text).into_iter().filter(|(at, word, _)| *at >= from && *word >= least);
    years
        .filter_map(|(at, _, year)| {
            let before = text.get(..at)?;
            let nearest =
                WORDS.iter().filter_map(|(word, of)| Some((before.rfind(word)?, *of))).max_by_key(|(at, _)| *at);
            (!is_compared(before)).then_some((nearest.map(|(_, of)| of), year))
        })
        .collect()
}

/// The one year that all are.
fn one(mut years: impl Iterator<Item = u16>) -> Option<u16> {
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_belongs_to_the_nearest_word_before_it() {
        let cases: &[(&str, &[(Option<Of>, u16)])] = &[
            ("มาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. 2565", &[(Some(Of::Plan), 2565)]),
            ("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2564", &[(Some(Of::Results), 2564)]),
            (
                "แผนปฏิบัติการ ปีงบประมาณ 2565 จากผลการประเมิน ITA ปีงบประมาณ 2564",
                &[(Some(Of::Plan), 2565), (Some(Of::Results), 2564)],
            ),
            ("ประจำปีงบประมาณ พ.ศ. 2565", &[(None, 2565)]),
            ("คะแนน 80.90 เพิ่มขึ้นจากปีงบประมาณ 2563", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(years_of(text, 0, YearWord::Weak), *expected, "{text}");
        }
    }
}
