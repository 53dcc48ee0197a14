//! Measures told in paragraphs: "มาตรการที่ ๑ ...", and under it lines such as "ขั้นตอน: ..." and "ผู้รับผิดชอบ: ...".

use std::collections::BTreeSet;

use super::labels::{Role, begins_with, role_of, role_of_usual_label};
use super::lists::{elements, is_blank, is_element, may_be_numbered, numbered_title};
use super::periods::{add_period, date_period};
use super::reader::{append, new_measure};
use super::topics::{TopicsOfYear, may_name_section, names_section};
use super::units::units;
use crate::model::{Measure, MeasureColumn, Paragraph};
use crate::thai::digits::digit_of;
use crate::thai::words::Holds as _;

/// A label in front of a line is at most this long (in characters).
const LONGEST_LABEL: usize = 45;

/// A measure's title is at most this long (in characters).
const LONGEST_TITLE: usize = 300;

/// So many lines are kept before they are asked.
const MOST_LINES: usize = 256;

/// Follows the paragraphs of a document and gathers the measures in them.
#[derive(Debug, Default)]
pub struct Outline {
    current: Option<Told>,
    /// What stood outside of measures.
    lines: Lines,
    last_number: Option<u32>,
}

/// The lines outside of measures, the last heading among which may name an indicator. Which are headings is asked when a
/// measure begins: most documents have none.
#[derive(Debug, Default)]
struct Lines {
    unasked: Vec<String>,
    section: String,
}

impl Lines {
    fn push(&mut self, line: &str) {
        if !may_name_section(line) {
            return;
        }
        self.unasked.push(line.to_owned());
        if self.unasked.len() >= MOST_LINES {
            self.section();
        }
    }

    /// The last heading of a section.
    fn section(&mut self) -> &str {
        let last = self.unasked.drain(..).rev().find(|line| names_section(line));
        self.section = last.unwrap_or_else(|| std::mem::take(&mut self.section));
        &self.section
    }
}

/// A measure that is being read.
#[derive(Debug)]
struct Told {
    measure: Measure,
    subject: String,
    /// What lines without a label go on with.
    role: Role,
    /// True right behind a label that stands alone on its line.
    opened: bool,
    /// The labels that occurred.
    labels: BTreeSet<Role>,
}

impl Outline {
    /// Takes in a paragraph. Returns the measure that it ends, if it ends one that was told in full.
    pub fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        fiscal_year: Option<u16>,
        topics: &TopicsOfYear<'_>,
    ) -> Option<Measure> {
        let text = paragraph.text.trim();
        if is_blank(text) {
            if let Some(told) = self.current.as_mut().filter(|_| !text.is_empty()) {
                told.opened = false;
            }
            return None;
        }
        if let Some((number, title)) = self.title_of(text) {
            let done = self.finish(fiscal_year, topics);
            let mut measure = new_measure(number, title, Vec::new());
            self.last_number = number;
            measure.places.push(paragraph.place.clone());
            let subject = self.lines.section().to_owned();
            self.current = Some(Told { measure, subject, role: Role::Title, opened: false, labels: BTreeSet::new() });
            return done;
        }
        // Nobody asks for a label's role before a measure has begun.
        let alone = self.current.as_ref().and_then(|_| label_alone(text));
        let told = match &mut self.current {
            Some(told) if paragraph.heading.is_none() || alone.is_some() => told,
            _ => {
                self.lines.push(text);
                return self.finish(fiscal_year, topics);
            }
        };
        // Nothing at all may stand behind a label for suggestions.
        let opened = std::mem::replace(&mut told.opened, alone.is_some_and(|role| role != Role::Suggestion));
        match labelled(text).or(alone.map(|role| (role, ""))) {
            Some((role, rest)) => {
                told.role = role;
                told.labels.insert(role);
                told.add(rest);
            }
            // A line of its own goes on with the list above it, or with the label.
            None if told.role != Role::Title && (opened || is_element(text)) => told.add(text),
            None => return self.finish(fiscal_year, topics),
        }
        told.measure.places.push(paragraph.place.clone());
        None
    }

    /// The measure that was being read, where a table or the document's end ends it. One told without who or when and
    /// one thing more is none: the words occur in any text.
    pub fn finish(&mut self, fiscal_year: Option<u16>, topics: &TopicsOfYear<'_>) -> Option<Measure> {
        let Told { mut measure, subject, labels, .. } = self.current.take()?;
        let sure = labels.contains(&Role::Responsible) || labels.contains(&Role::Period);
        if !sure || labels.len() < 2 || measure.title.is_empty() {
            return None;
        }
        let missing = [(Role::Period, MeasureColumn::Period), (Role::Results, MeasureColumn::Results)];
        measure.without_column =
            missing.iter().filter(|(role, _)| !labels.contains(role)).map(|(_, part)| *part).collect();
        date_period(&mut measure, fiscal_year);
        measure.indicators = topics.get().indicators_of(&measure, &subject);
        Some(measure)
    }

    /// Number and title of a line that begins a measure: "มาตรการที่ ๑ ลดขั้นตอน", "๑. มาตรการลดขั้นตอน", "มาตรการ: ...".
    fn title_of(&self, text: &str) -> Option<(Option<u32>, String)> {
        if text.chars().count() > LONGEST_TITLE {
            return None;
        }
        if let Some((Role::Title, rest)) = labelled(text) {
            return Some((None, numbered_title(rest, 0).1)).filter(|(_, title)| !title.is_empty());
        }
        let expected = self.last_number.map_or(1, |number| number.saturating_add(1));
        numbered_measure(text, expected).map(|(number, title)| (Some(number), title))
    }
}

/// Number and title of a line that is a measure's and says so: "มาตรการที่ ๑ ลดขั้นตอน", "๑. มาตรการลดขั้นตอน". A bare number
/// counts only where it is the `expected` one.
pub(super) fn numbered_measure(text: &str, expected: u32) -> Option<(u32, String)> {
    if !may_be_numbered(text) {
        return None;
    }
    let (number, title) = numbered_title(text, expected);
    let number = number?;
    let named = begins_with(text, "มาตรการที่") || begins_with(&title, "มาตรการ");
    (named && labelled(&title).is_none()).then_some((number, title))
}

impl Told {
    fn add(&mut self, text: &str) {
        match self.role {
            Role::Steps => self.measure.steps.extend(elements(text)),
            Role::Results => self.measure.results.extend(elements(text)),
            Role::Responsible => {
                self.measure.responsible.extend(units(text));
                super::lists::keep_first_of_each(&mut self.measure.responsible);
            }
            Role::Period if !is_blank(text) => add_period(&mut self.measure, &super::lists::one_line(text)),
            Role::Suggestion if !is_blank(text) => append(self.measure.suggestion.get_or_insert_default(), text),
            Role::Subject => append(&mut self.subject, text),
            Role::Title | Role::Number | Role::Period | Role::Suggestion => {}
        }
    }
}

/// The role of the label in front of a line, and the rest: "ผู้รับผิดชอบ: สำนักปลัด", "๒) ระยะเวลา : ...".
fn labelled(text: &str) -> Option<(Role, &str)> {
    let signs = [":", "\t", "："].into_iter();
    let (at, length) = signs.filter_map(|sign| Some((text.place_of(sign)?, sign.len()))).min()?;
    let (label, rest) = (text.get(..at)?, text.get(at + length..)?);
    if label.chars().count() > LONGEST_LABEL {
        return None;
    }
    let bare = label.trim_start_matches(|c: char| {
        c.is_whitespace() || digit_of(c).is_some() || matches!(c, '.' | ')' | '(' | '-' | '•')
    });
    let role = role_of(bare).filter(|role| *role != Role::Number)?;
    Some((role, rest.trim()))
}

/// The role of a label that is a line of its own: "ขั้นตอนหรือวิธีการ". Behind a marker, "รายงานผล" is a step.
fn label_alone(text: &str) -> Option<Role> {
    let role = role_of_usual_label(text).filter(|role| !matches!(role, Role::Number | Role::Title | Role::Subject))?;
    (!is_element(text)).then_some(role)
}
