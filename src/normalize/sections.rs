//! The sections of a report that list strengths, weaknesses and recommendations.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Instrument, Paragraph, Recommendation, Statement};

use super::prose::Sayings;
use super::text::{key, without_marker};

/// Which list the document is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    None,
    Strengths,
    Weaknesses,
    Recommendations,
}

/// What a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Strengths,
    Weaknesses,
}

/// A heading of a list is not longer than this.
const LONGEST_HEADING: usize = 60;

/// The list that a short cleaned text is the heading of: "จุดแข็ง", "จุดที่ต้องพัฒนา (ตัวชี้วัดที่ได้น้อยกว่าร้อยละ 85)".
pub(super) fn announced(cleaned: &str) -> Option<List> {
    if cleaned.chars().count() > LONGEST_HEADING {
        return None;
    }
    let heading = key(without_marker(cleaned).1);
    let heading = ["ตัวชี้วัดที่เป็น", "ประเด็นที่เป็น", "ด้านที่เป็น", "เป็น"]
        .iter()
        .find_map(|word| heading.strip_prefix(word))
        .unwrap_or(&heading);
    let mut found = ANNOUNCED.as_ref()?.captures_iter(heading);
    let first = found.next().filter(|found| found.get(0).is_some_and(|whole| whole.start() == 0))?;
    // "จุดแข็งและจุดที่ต้องพัฒนา" is the heading of both.
    let list = if first.name("strengths").is_some() { List::Strengths } else { List::Weaknesses };
    found.next().is_none().then_some(list)
}

/// Follows a document's sections from paragraph to paragraph.
#[derive(Debug)]
pub(super) struct Sections {
    section: Section,
    /// The recommendation that is being read.
    recommendation: Option<Recommendation>,
}

/// จุดแข็ง or จุดที่ต้องพัฒนา where they announce a list.
static ANNOUNCED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?P<strengths>จุดแข็ง|จุดเด่น)|(?P<weaknesses>จุดที่ต้องพัฒนา|จุดที่ควรพัฒนา|จุดอ่อน|จุดที่ต้องปรับปรุง|จุดด้อย|ข้อบกพร่อง|สิ่งที่ต้องพัฒนา)",
    )
    .ok()
});
static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:มี)?จำนวน(\d+)ตัวชี้วัด").ok());

/// What follows a word that announces a list, rather than merely using it.
const ANNOUNCING: &[&str] =
    &["ตัวชี้วัด", "ได้แก่", "คือ", ":", "มีจำนวน", "จำนวน", "ดังนี้", "มีดังนี้", "มี", "ประกอบด้วย", "(", "ของหน่วยงาน"];

impl Default for Sections {
    fn default() -> Sections {
        Sections { section: Section::None, recommendation: None }
    }
}

impl Sections {
    /// What a paragraph adds to the lists, from what its sentences say. `heading` is true for headings and short lines.
    pub fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        cleaned: &str,
        sayings: &Sayings,
        heading: bool,
    ) -> Vec<Statement> {
        let mut statements = Vec::new();
        let (_, unmarked) = without_marker(cleaned);
        let opening = key(unmarked);
        let turns = self.turns(&sayings.squeezed, &opening);
        if turns.is_empty() && self.section != Section::Recommendations && announces_recommendations(&opening, heading)
        {
            self.section = Section::Recommendations;
            return statements;
        }
        if self.section == Section::Recommendations || !turns.is_empty() {
            statements.extend(self.recommend(paragraph, &opening, sayings, turns.is_empty()));
        }
        for (at, number) in &sayings.told {
            let section =
                turns.iter().rev().find(|(start, _)| start < at).map_or(self.section, |(_, section)| *section);
            match section {
                Section::Strengths => statements.push(Statement::Strength(*number)),
                Section::Weaknesses => statements.push(Statement::Weakness(*number)),
                Section::None | Section::Recommendations => {}
            }
        }
        statements.extend(counts(&turns, &sayings.squeezed));
        if let Some((_, last)) = turns.last() {
            self.section = *last;
        } else if matches!(self.section, Section::Strengths | Section::Weaknesses) && ends_lists(&opening) {
            self.section = Section::None;
        }
        statements
    }

    /// A table ends a recommendation; lists go on behind it.
    pub fn table(&mut self) -> Option<Statement> {
        if self.section == Section::Recommendations {
            self.section = Section::None;
        }
        self.take_recommendation()
    }

    /// The recommendation that was being read when the document ended.
    pub fn finish(mut self) -> Option<Statement> {
        self.take_recommendation()
    }

    fn take_recommendation(&mut self) -> Option<Statement> {
        self.recommendation.take().map(Statement::Recommendation)
    }

    /// The places of a paragraph where a list of strengths or weaknesses begins.
    fn turns(&self, squeezed: &str, opening: &str) -> Vec<(usize, Section)> {
        let Some(announced) = &*ANNOUNCED else { return Vec::new() };
        let mut turns = Vec::new();
        for found in announced.captures_iter(squeezed) {
            let Some(whole) = found.get(0) else { continue };
            let behind = squeezed.get(whole.end()..).unwrap_or("");
            let opens = opening.starts_with(whole.as_str()) && turns.is_empty() && whole.start() < 24;
            if opens && !behind.starts_with("และ") || ANNOUNCING.iter().any(|word| behind.starts_with(word)) {
                let strengths = found.name("strengths").is_some();
                turns.push((whole.start(), if strengths { Section::Strengths } else { Section::Weaknesses }));
            }
        }
        turns
    }

    fn recommend(&mut self, paragraph: &Paragraph, opening: &str, sayings: &Sayings, goes_on: bool) -> Vec<Statement> {
        let mut done = Vec::new();
        if !goes_on || ends_recommendations(opening) {
            done.extend(self.take_recommendation());
            self.section = Section::None;
            return done;
        }
        match sayings.opens_with {
            Some(instrument) => {
                done.extend(self.take_recommendation());
                self.recommendation = Some(recommendation(instrument, paragraph));
            }
            None => {
                if let Some(recommendation) = &mut self.recommendation {
                    recommendation.text.push('\n');
                    recommendation.text.push_str(paragraph.text.trim());
                    recommendation.places.push(paragraph.place.clone());
                }
            }
        }
        done
    }
}

fn recommendation(instrument: Instrument, paragraph: &Paragraph) -> Recommendation {
    Recommendation { instrument, text: paragraph.text.trim().to_owned(), places: vec![paragraph.place.clone()] }
}

/// True for a line that opens the recommendations: "ข้อเสนอแนะ", "โดยมีข้อเสนอแนะจากการประเมิน... ดังนี้".
fn announces_recommendations(opening: &str, heading: bool) -> bool {
    let Some(at) = opening.find("ข้อเสนอแนะ") else { return false };
    at < 60 && (heading || opening.ends_with("ดังนี้"))
}

/// True for a line that goes over to what was done about the recommendations.
fn ends_recommendations(opening: &str) -> bool {
    ["จากข้อเสนอแนะ", "รายงานผลการดำเนินการ", "มาตรการ", "ผลการดำเนินการตามมาตรการ", "จากผลการประเมิน", "จากผลการวิเคราะห์"]
        .iter()
        .any(|word| opening.starts_with(word))
}

fn ends_lists(opening: &str) -> bool {
    announces_recommendations(opening, true) || ends_recommendations(opening)
}

/// How many strengths and weaknesses the text says there are, each counted behind the word that announces it.
fn counts(turns: &[(usize, Section)], squeezed: &str) -> Option<Statement> {
    let counted = COUNTED.as_ref()?;
    let mut strengths = None;
    let mut weaknesses = None;
    for (index, (start, section)) in turns.iter().enumerate() {
        let end = turns.get(index + 1).map_or(squeezed.len(), |(next, _)| *next);
        let count = squeezed
            .get(*start..end)
            .and_then(|part| counted.captures(part))
            .and_then(|found| found.get(1)?.as_str().parse().ok());
        match section {
            Section::Strengths => strengths = strengths.or(count),
            Section::Weaknesses => weaknesses = weaknesses.or(count),
            Section::None | Section::Recommendations => {}
        }
    }
    (strengths.is_some() || weaknesses.is_some()).then_some(Statement::Counts { strengths, weaknesses })
}
