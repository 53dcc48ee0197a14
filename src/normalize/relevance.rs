//! Whether what is said is said of the ITA at all.
//!
//! Scores, grades and numbered indicators are everywhere: budgets, school reports, other assessments. A document's
//! values count only where something says that they are the ITA's: the block itself, the line that introduces it, its
//! section's heading or the document's title. The nearest of these that says anything decides, so that a table of
//! another assessment in a report on the ITA is left out, and one of the ITA in minutes of a meeting is read. A sheet
//! that says nothing of the kind but holds several of the ten official names is one of the ITA too: one name alone
//! ("การใช้งบประมาณ") is not enough.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::{FindingDetail, Grade, Instrument, Statement, Subject, Table};
use crate::rules::{Interval, RuleBook, Rules};
use crate::thai::memory::{Memory, remembered_by_words};
use crate::thai::words::{Holds as _, Phrase, holds_any_phrase, phrases, places};

use super::Recognised;
use super::items::Mark;
use super::text::{clean, has_no_letter};
use super::vocabulary::Vocabulary;
use super::words::LabelField;

/// What a text says it is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Topic {
    /// Nothing that tells.
    #[default]
    Unsaid,
    /// The ITA.
    Ita,
    /// Another assessment.
    Other,
}

/// Words that are the ITA's only. In Latin letters they must stand alone: "digital" and "capital" are none.
const ITA_CODES: &[&str] = &["ita", "i.t.a", "iit", "eit", "oit"];
const ITA: &[&Phrase] = &[
    &[&["integrity"], OR_A_SPACE, &["and", "&"], OR_A_SPACE, &["transparency"]],
    &[&["คุณธรรม"], OR_A_SPACE, &["", "จริยธรรม", "จริยธรรม "], &["", "และ", "และ "], &["ความ"], OR_A_SPACE, &["โปร่งใส"]],
    &[&["แบบวัด", "แบบสำรวจ"], OR_A_SPACE, &["การ"], OR_A_SPACE, &["รับรู้"]],
    &[&["การ"], OR_A_SPACE, &["เปิดเผย"], OR_A_SPACE, &["ข้อมูล"], OR_A_SPACE, &["สาธารณะ"]],
];

/// Results of other assessments that offices report in the same form.
const OTHER_CODES: &[&str] = &["lpa", "pmqa", "o-net", "onet", "gpa"];
const OTHER: &[&Phrase] =
    &[&[&["ผลสัมฤทธิ์ทางการเรียน", "ผลการเรียน", "ผลการสอบ"]], &[&["ผล"], OR_A_SPACE, &["การ"], OR_A_SPACE, &["จัดเก็บภาษี"]]];

/// Words for results, and close behind them what these are of.
const RESULTS: &[&str] =
    &["ผลการประเมิน", "ผลการสำรวจ", "ผลการวัด", "ผลคะแนน", "แบบประเมิน", "แบบสอบถาม", "แบบสำรวจ", "คะแนน", "ร้อยละ"];
const OF_OTHERS: &[&Phrase] = &[
    &[&["ความ"], OR_A_SPACE, &["พึงพอใจ"]],
    &[&["ผล"], OR_A_SPACE, &["การ"], OR_A_SPACE, &["ปฏิบัติ"], OR_A_SPACE, &["ราชการ", "งาน"]],
    &[&["ประสิทธิภาพ"], OR_A_SPACE, &["", "ของ"], OR_A_SPACE, &["องค์กร"]],
    &[&["การ"], OR_A_SPACE, &["เรียน"]],
    &[&["สมรรถนะ", "ผลสัมฤทธิ์", "ความเสี่ยง", "คุณภาพการศึกษา", "การควบคุมภายใน"]],
];

/// So many letters and spaces may stand between the two.
const BETWEEN: usize = 40;

const OR_A_SPACE: &[&str] = &["", " "];

/// So many of the ten official names, each a label of its own, make a table one of the ITA.
const OFFICIAL_NAMES: usize = 3;

/// So many item codes, all marked 0 or 100, make a table one of the ITA; part numbers come otherwise.
const ITEMS: usize = 15;

/// Minutes turn to something else with each point of the agenda.
const AGENDA: &[&str] = &["ระเบียบวาระ", "วาระที่"];

/// A document's title stands in one of its first lines.
const LINES_OF_A_TITLE: usize = 8;

/// What a cleaned text says it is about. Where it names both, its own sentences tell which score is whose.
pub(super) fn topic(cleaned: &str) -> Topic {
    if has_no_letter(cleaned) {
        return Topic::Unsaid;
    }
    remembered_by_words(&TOPICS, (), cleaned, || topic_of(cleaned))
}

thread_local! {
    static TOPICS: RefCell<Memory<(), Topic>> = RefCell::default();
}

fn topic_of(cleaned: &str) -> Topic {
    let lower = cleaned.to_ascii_lowercase();
    if names_alone(&lower, ITA_CODES) || holds_any_phrase(&lower, ITA) {
        Topic::Ita
    } else if names_alone(&lower, OTHER_CODES) || holds_any_phrase(&lower, OTHER) || tells_results_of_others(&lower) {
        Topic::Other
    } else {
        Topic::Unsaid
    }
}

/// True where one of these words stands in a text and no Latin letter beside it.
fn names_alone(lower: &str, codes: &[&str]) -> bool {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    let bytes = lower.as_bytes();
    let alone = |at: usize, code: &str| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        !is_letter(before) && !is_letter(bytes.get(at + code.len()))
    };
    // Most texts are in Thai letters alone.
    bytes.iter().any(u8::is_ascii_alphabetic) && codes.iter().any(|code| places(lower, code).any(|at| alone(at, code)))
}

/// "ผลการประเมินความพึงพอใจ", "ร้อยละของผู้ผ่านการประเมินสมรรถนะ".
fn tells_results_of_others(lower: &str) -> bool {
    let follows_results = |start: usize| {
        let before = lower.get(..start).unwrap_or_default();
        let between =
            before.char_indices().rev().take(BETWEEN).take_while(|(_, c)| matches!(c, 'ก'..='\u{0E4E}' | ' '));
        let ends = std::iter::once(start).chain(between.map(|(at, _)| at));
        ends.filter_map(|end| before.get(..end)).any(|before| RESULTS.iter().any(|words| before.ends_with(words)))
    };
    RESULTS.iter().any(|words| lower.holds(words))
        && OF_OTHERS.iter().any(|words| phrases(lower, words).any(follows_results))
}

/// Follows a document from block to block, to tell at its end which of its values are the ITA's.
#[derive(Debug, Default)]
pub(super) struct Relevance {
    lines: usize,
    /// True where a title says that the document is about the ITA.
    titled: bool,
    /// What the last heading is about.
    section: Topic,
    /// The outline level of that heading.
    level: u8,
    /// What the last paragraph is about.
    introduction: Topic,
    /// Official names in blocks that said anything.
    named: BTreeSet<u8>,
    parts: Vec<Part>,
}

/// What a block states of one subject.
#[derive(Default)]
struct Stated {
    indicators: BTreeMap<u8, Decimal>,
    overall: Option<Decimal>,
    grade: Option<Grade>,
}

impl Stated {
    fn computes(&self, rules: &Rules) -> bool {
        let mut instruments = BTreeMap::new();
        let mut exact = BTreeMap::new();
        for instrument in Instrument::ALL {
            let of = rules.indicators.iter().filter(|rule| rule.instrument == instrument);
            let scores: Vec<Decimal> = of.filter_map(|rule| self.indicators.get(&rule.number).copied()).collect();
            let intervals: Vec<Interval> = scores.iter().map(|score| Interval::stated(*score)).collect();
            instruments.extend(rules.instrument_interval(instrument, &intervals).map(|score| (instrument, score)));
            exact.extend(rules.instrument_score(instrument, &scores).map(|score| (instrument, score)));
        }
        let overall = rules.overall_interval(&instruments);
        let agrees = |stated| overall.is_some_and(|overall| overall.agrees(stated));
        let graded = |grade: Grade| {
            let band = rules.overall(&exact).and_then(|overall| rules.grade(overall, &exact));
            band.is_some_and(|band| band.grade == grade)
        };
        self.overall.is_some_and(agrees) || self.grade.is_some_and(graded)
    }
}

/// What one block said, up to where in claims and findings, and what is known of its topic.
#[derive(Debug)]
struct Part {
    claims: usize,
    findings: usize,
    marks: usize,
    topic: Topic,
}

impl Relevance {
    /// Hears a paragraph. `heading` is true for headings and short lines, `level` the outline level of real headings,
    /// `says` is true for one that states scores. A long paragraph that states none may mention anything in passing: it
    /// introduces what follows it and no more.
    pub fn paragraph(&mut self, cleaned: &str, heading: bool, level: Option<u8>, says: bool) {
        let topic = topic(cleaned);
        self.introduction = topic;
        let level = if AGENDA.iter().any(|word| cleaned.starts_with(word)) { 1 } else { level.unwrap_or(u8::MAX) };
        // A heading ends the section of one as high or lower.
        if topic == Topic::Unsaid && level < u8::MAX && level <= self.level {
            self.section = Topic::Unsaid;
        }
        if (heading || says) && topic != Topic::Unsaid {
            self.section = topic;
            self.level = level;
        }
        self.title(topic, heading);
    }

    /// Hears a file's or a sheet's name, or a title inside a table.
    pub fn title_text(&mut self, cleaned: &str) {
        self.title(topic(cleaned), true);
    }

    fn title(&mut self, topic: Topic, may_be: bool) {
        self.titled |= may_be && topic == Topic::Ita && self.lines < LINES_OF_A_TITLE;
        self.lines += 1;
    }

    /// Ends a block that has said everything up to here; `own` tells what it is about, asked only where it said
    /// anything.
    pub fn end(&mut self, recognised: &Recognised, marks: usize, own: impl FnOnce(&mut Relevance) -> Topic) {
        let (claims, findings) = (recognised.claims.len(), recognised.findings.len());
        let before = self.parts.last().map_or((0, 0, 0), |part| (part.claims, part.findings, part.marks));
        if (claims, findings, marks) == before {
            return;
        }
        let topic = own(self);
        self.parts.push(Part { claims, findings, marks, topic });
    }

    /// True where what was said since the last block computes as the ITA does: an agency's ten indicators give its
    /// overall score, or its grade, by the weights and bands of the year. Other assessments do not do so by chance.
    pub fn computes(&mut self, recognised: &Recognised, rules: &RuleBook) -> bool {
        if self.titled {
            return true;
        }
        let from = self.parts.last().map_or(0, |part| part.claims);
        let mut subjects: BTreeMap<&Subject, Stated> = BTreeMap::new();
        for claim in recognised.claims.iter().skip(from) {
            let stated = subjects.entry(&claim.subject).or_default();
            match &claim.statement {
                Statement::Indicator(number, score) => drop(stated.indicators.insert(*number, *score)),
                Statement::Overall(score) => stated.overall = Some(*score),
                Statement::Grade(grade) => stated.grade = Some(*grade),
                _ => {}
            }
        }
        let computes =
            subjects.iter().any(|(subject, stated)| match subject.fiscal_year.and_then(|year| rules.for_year(year)) {
                Some(rules) => stated.computes(rules),
                None => rules.years().iter().any(|rules| stated.computes(rules)),
            });
        self.titled |= computes;
        computes
    }

    /// What a paragraph that said something is about.
    pub fn of_paragraph(&mut self, cleaned: &str, vocabulary: &Vocabulary) -> Topic {
        self.named.extend(vocabulary.indicators_named_in(cleaned));
        match topic(cleaned) {
            Topic::Unsaid => self.section,
            own => own,
        }
    }

    /// What measures that paragraphs tell are about: other assessments have none of this form.
    pub fn of_measures(&mut self) -> Topic {
        if self.section == Topic::Ita { Topic::Ita } else { Topic::Unsaid }
    }

    /// What a table of measures is about: other assessments have none of this form. A document of the ITA's tells by its
    /// title, so that nothing in the table need be asked.
    pub fn of_table_of_measures(&mut self, table: &Table, vocabulary: &Vocabulary) -> Topic {
        if self.titled && self.section != Topic::Other {
            return Topic::Ita;
        }
        match self.of_table(table, &[], 0, vocabulary) {
            Topic::Ita => Topic::Ita,
            Topic::Unsaid | Topic::Other => Topic::Unsaid,
        }
    }

    /// What a table that said something is about: itself, its lines of text, the line before it, its section.
    pub fn of_table(&mut self, table: &Table, titles: &[String], marked: usize, vocabulary: &Vocabulary) -> Topic {
        let mut named = BTreeSet::new();
        let mut says = false;
        let mut headed = Topic::Unsaid;
        let head = table.cells.iter().map(|cell| cell.row).min().unwrap_or(0).saturating_add(2);
        for cell in &table.cells {
            let text = clean(&cell.text);
            let about = topic(&text);
            says |= about == Topic::Ita;
            if says && self.titled {
                // Nobody asks for names where a title and the table itself have told.
                break;
            }
            if about == Topic::Other && cell.row <= head {
                headed = Topic::Other;
            }
            if !text.ends_with(|c: char| c.is_ascii_digit())
                && let Some(LabelField::Indicator(number)) = vocabulary.label(&text).field
            {
                named.insert(number);
            }
        }
        let official = named.len() >= OFFICIAL_NAMES || marked >= ITEMS;
        self.named.extend(named);
        if says || official {
            // It ends what a mere line before it said of another assessment.
            if self.section == Topic::Other && self.level == u8::MAX {
                self.section = Topic::Ita;
            }
            return Topic::Ita;
        }
        let sheet = table.sheet.as_deref().map_or(Topic::Unsaid, |name| topic(&clean(name)));
        let titled = titles.iter().rev().map(|title| topic(title)).find(|topic| *topic != Topic::Unsaid);
        [titled.unwrap_or_default(), headed, sheet, self.introduction, self.section]
            .into_iter()
            .find(|topic| *topic != Topic::Unsaid)
            .unwrap_or_default()
    }

    /// What a block is about whose last claim has this number, where its claims are left out.
    pub fn left_out(&self, end: usize) -> Option<Topic> {
        let part = self.parts.iter().find(|part| part.claims >= end)?;
        (!self.counts(part)).then_some(part.topic)
    }

    fn counts(&self, part: &Part) -> bool {
        match part.topic {
            Topic::Ita => true,
            Topic::Unsaid => self.whole(),
            Topic::Other => false,
        }
    }

    /// True where the document as a whole is about the ITA.
    fn whole(&self) -> bool {
        self.titled || self.named.len() >= OFFICIAL_NAMES
    }

    /// Takes out of what was recognised whatever is not said of the ITA.
    pub fn settle(&self, recognised: &mut Recognised, marks: &mut Vec<Mark>) {
        let whole = self.whole();
        let mut claims = std::mem::take(&mut recognised.claims).into_iter();
        let mut findings = std::mem::take(&mut recognised.findings).into_iter();
        let mut marked = std::mem::take(marks).into_iter();
        let (mut claimed, mut found, mut seen) = (0, 0, 0);
        for part in &self.parts {
            let counts = self.counts(part);
            let said = claims.by_ref().take(part.claims.saturating_sub(claimed));
            let told = findings.by_ref().take(part.findings.saturating_sub(found));
            let set = marked.by_ref().take(part.marks.saturating_sub(seen));
            (claimed, found, seen) = (part.claims, part.findings, part.marks);
            if counts {
                recognised.claims.extend(said);
                recognised.findings.extend(told);
                marks.extend(set);
            } else {
                said.for_each(drop);
                told.for_each(drop);
                set.for_each(drop);
            }
        }
        recognised.claims.extend(claims.filter(|_| whole));
        recognised.findings.extend(findings.filter(|_| whole));
        marks.extend(marked.filter(|_| whole));
        if recognised.claims.is_empty() && marks.is_empty() {
            // Words where scores would stand are no scores gone wrong in a document that has none.
            recognised.findings.retain(|finding| match &finding.detail {
                FindingDetail::UnreadableScore { text, .. } => text.contains(char::is_numeric),
                _ => true,
            });
        }
    }
}
