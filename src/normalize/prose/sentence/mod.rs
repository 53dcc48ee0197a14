//! One paragraph's tokens, read in order: what is spoken of from token to token.

mod change;
mod score;
mod verdict;

use crate::model::{Agency, Grade, Instrument, Statement};
use crate::thai::words::Holds as _;

use super::super::identity::Mention;
use super::clause::Clause;
use super::lists;
use super::tokens::{Aside, Kind, Token, Topic};
use super::{Saying, Sayings, Under, holds_only};

/// Reads one paragraph.
pub(super) struct SentenceReader<'s> {
    squeezed: &'s str,
    /// What the heading above is about.
    under: Option<Under>,
    /// The agency that the document is about so far.
    about: Option<&'s Agency>,
    topic: Option<Topic>,
    topic_end: usize,
    /// True where the topic is the last of several that are named together.
    listed: bool,
    /// True where the topic is an indicator named by its number alone so far.
    by_number: bool,
    /// True behind a threshold or a scale.
    threshold: bool,
    /// What the sentence has turned to.
    aside: Option<Aside>,
    /// The instrument that was named last.
    instrument: Option<Instrument>,
    /// What the last score was of, claimed or not.
    last: Option<Topic>,
    /// Where the last claimed score stands.
    said_at: usize,
    /// Where the last token ended.
    after: usize,
    agencies: &'s [(usize, Mention)],
    /// Years from where on they hold; none from where it is unsure which.
    years: Vec<(usize, Option<u16>)>,
    sayings: Sayings,
    grades: Vec<(usize, Grade)>,
    /// Where the last of these grades ended.
    graded_at: usize,
}

/// Years closer together than this, with no score between, are told as a pair.
const CLOSE_YEARS: usize = 60;

impl<'s> SentenceReader<'s> {
    /// A reader of a squeezed paragraph under a heading; agencies with the byte of the squeezed text where each is
    /// named.
    pub fn new(
        squeezed: &'s str,
        under: Option<Under>,
        about: Option<&'s Agency>,
        agencies: &'s [(usize, Mention)],
    ) -> SentenceReader<'s> {
        SentenceReader {
            squeezed,
            under,
            about,
            topic: None,
            topic_end: 0,
            listed: false,
            by_number: false,
            threshold: false,
            aside: None,
            instrument: None,
            last: None,
            said_at: 0,
            after: 0,
            agencies,
            years: Vec::new(),
            sayings: Sayings::default(),
            grades: Vec::new(),
            graded_at: 0,
        }
    }

    /// What the paragraph says.
    pub fn read(mut self, tokens: &[Token]) -> Sayings {
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            if matches!(token.kind, Kind::Number(_))
                && let Some(row) = lists::row_at(tokens, index, self.squeezed)
            {
                self.row(&row);
                self.after = tokens.get(row.last).map_or(token.end, |last| last.end);
                index = row.last + 1;
                continue;
            }
            let used = self.token(token, tokens.get(index + 1..).unwrap_or_default());
            self.after = self.after.max(token.end);
            index += 1 + used;
        }
        self.finish()
    }

    /// Takes in the next token; returns how many of the next ones it used up.
    fn token(&mut self, token: &Token, next: &[Token]) -> usize {
        match &token.kind {
            Kind::Name(Topic::Overall) if self.topic.is_some() => {}
            Kind::Name(topic) => {
                if let Topic::Indicator(number) = topic {
                    self.sayings.named.push((token.start, token.end, *number));
                }
                self.name(*topic, token.start, token.end);
            }
            Kind::Indicators(numbers) => {
                self.sayings.named.extend(numbers.iter().map(|number| (token.start, token.end, *number)));
                if let Some(last) = numbers.last() {
                    self.name(Topic::Indicator(*last), token.start, token.end);
                    self.listed = true;
                }
            }
            Kind::Aside(aside) => {
                let used = if *aside == Aside::Change { self.change(token, next) } else { 0 };
                if used > 0 {
                    return used;
                }
                self.turn(*aside);
            }
            Kind::Assessment => self.back_from(&[Aside::Assessment]),
            Kind::Agency => self.back_from(&[Aside::Others]),
            Kind::Own => {
                self.back_from(&[Aside::Others]);
                if self.last == Some(Topic::Part) {
                    self.last = None;
                }
            }
            Kind::Present => self.back_from(&[Aside::Past]),
            Kind::Outcome => self.back_from(&[Aside::Target, Aside::People]),
            Kind::Year(year) => self.year(*year, token.start),
            Kind::Skip => self.threshold = true,
            Kind::Respectively => {}
            Kind::Number(value) => return self.score(token, *value, next),
            Kind::Letter(grade) | Kind::Level(grade) => {
                if self.about_overall(token) {
                    self.grades.push((token.start, *grade));
                    self.graded_at = token.end;
                }
            }
            Kind::PlainLevel => {
                if self.about_overall(token) && self.ends_a_judgement(token.end) {
                    self.grades.push((token.start, Grade::Passed));
                }
            }
            Kind::Result(verdict) => self.result(token, *verdict),
        }
        0
    }

    fn turn(&mut self, aside: Aside) {
        // Targets and changes of others are still of others.
        if self.aside != Some(Aside::Others) {
            self.aside = Some(aside);
        }
        self.topic = None;
    }

    fn back_from(&mut self, asides: &[Aside]) {
        if self.aside.is_some_and(|aside| asides.contains(&aside)) {
            self.aside = None;
        }
    }

    /// A year holds from here on; one that something is compared with does not.
    fn year(&mut self, year: u16, at: usize) {
        let before = self.squeezed.get(..at).unwrap_or("");
        if is_compared(before) {
            self.turn(Aside::Change);
            return;
        }
        // A target is to be reached by it.
        if before.ends_with("ภายใน") {
            return;
        }
        self.back_from(&[Aside::Past]);
        let pair = self
            .years
            .last()
            .is_some_and(|(last, known)| *known != Some(year) && at - *last < CLOSE_YEARS && self.said_at <= *last);
        // What began in a year is of the years since too.
        let since = before.ends_with("ตั้งแต่");
        self.years.push((at, (!pair && !since).then_some(year)));
    }

    fn name(&mut self, topic: Topic, start: usize, end: usize) {
        self.back_from(&[Aside::Change]);
        if let Topic::Instrument(instrument) = topic {
            if self.sayings.said.is_empty() && self.sayings.opens_with.is_none() && start < 12 {
                self.sayings.opens_with = Some(instrument);
            }
            self.instrument = Some(instrument);
        }
        let opens = start < 12 && self.topic.is_none() && self.last.is_none();
        if opens && !matches!(topic, Topic::Overall) {
            self.sayings.opens_on = Some(topic);
        }
        if let Topic::Indicator(number) = topic {
            let before = self.squeezed.get(..start).unwrap_or("");
            let before = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
            let announced = ["ตัวชี้วัด", "ตัวชี้วัดที่", "ตัวชี้วัดด้าน", "ตัวชี้วัดที่ด้าน"].iter().any(|word| before.ends_in(word));
            let by_number = self.squeezed.get(start..).is_some_and(|name| name.starts_with("ตัวชี้วัดที่"));
            if announced || by_number || start < 12 {
                self.tell(start, number);
            }
        }
        self.listed = self.joins_a_list(topic, start);
        self.by_number = self.squeezed.get(start..).is_some_and(|name| name.starts_with("ตัวชี้วัดที่"));
        self.topic = Some(topic);
        self.topic_end = end;
    }

    /// True where this name stands beside another of its kind with no number between: a score behind both is of one of
    /// them at most.
    fn joins_a_list(&self, topic: Topic, start: usize) -> bool {
        let siblings = match (self.topic, topic) {
            (Some(Topic::Indicator(one)), Topic::Indicator(other)) => one != other,
            (Some(Topic::Instrument(one)), Topic::Instrument(other)) => one != other,
            _ => false,
        };
        let between = self.squeezed.get(self.topic_end..start).unwrap_or("");
        if between.is_empty() && siblings && self.by_number {
            // "ตัวชี้วัดที่ 1 คุณภาพการดำเนินงาน": the name tells.
            return false;
        }
        let words = ["และ", "กับ", "หรือ", "ตัวชี้วัดที่", "ตัวชี้วัดด้าน", "ตัวชี้วัด", "ด้าน", "แบบวัด", "แบบตรวจ", "เครื่องมือ", "คะแนน"];
        (siblings || self.listed) && holds_only(between, &words)
    }

    /// What stands around a value here.
    fn clause(&self, start: usize, end: usize) -> Clause<'s> {
        let squeezed = self.squeezed;
        let named = self.agencies.iter().map(|(at, _)| *at).filter(|at| *at <= start).max().unwrap_or(0);
        let text = |from: usize, to: usize| squeezed.get(from..to).unwrap_or("");
        Clause { before: text(0, start), own: text(named.max(self.said_at), start), behind: text(end, squeezed.len()) }
    }

    /// True where the words around a value take it away from the agency; notes that there is such a value.
    fn is_anothers(&mut self, start: usize, end: usize) -> bool {
        let taken = self.clause(start, end).takes_away(self.about);
        self.sayings.of_others |= taken;
        taken
    }

    fn tell(&mut self, at: usize, number: u8) {
        if !self.sayings.told.iter().any(|(_, told)| *told == number) {
            self.sayings.told.push((at, number));
        }
    }

    /// Numbers in a row, each with its name or none with any.
    fn row(&mut self, row: &lists::Row) {
        if let (None, Some(scores)) = (self.aside, &row.scores) {
            for (at, topic, value) in scores {
                if !self.is_anothers(*at, *at) {
                    self.claim(*at, *topic, *value);
                }
            }
        } else {
            self.last = Some(Topic::Part);
        }
        self.topic = None;
        self.listed = false;
    }

    /// A number was nobody's.
    fn pass(&mut self) {
        self.topic = None;
        self.listed = false;
        self.last = Some(Topic::Part);
    }

    fn pass_on(&mut self, topic: Topic) {
        self.topic = None;
        self.listed = false;
        self.last = Some(topic);
    }

    fn say(&mut self, at: usize, statement: Statement) {
        let agency =
            self.agencies.iter().rev().find(|(start, _)| *start <= at).map(|(_, mention)| mention.agency.clone());
        let fiscal_year = self.years.iter().rev().find(|(start, _)| *start <= at).and_then(|(_, year)| *year);
        self.sayings.said.push(Saying { statement, agency, fiscal_year });
    }

    fn finish(mut self) -> Sayings {
        // One grade behind each score, or one for all; anything else is the scale of grades told in words.
        let scores =
            self.sayings.said.iter().filter(|saying| matches!(saying.statement, Statement::Overall(_))).count();
        let mut grades = std::mem::take(&mut self.grades);
        if scores == 0 && self.threshold {
            // "ระดับ AA 95.00 - 100" tells the scale, "อยู่ในระดับ AA (95.00 - 100)" the grade.
            grades.retain(|(at, _)| {
                let before = self.squeezed.get(..*at).unwrap_or("");
                ["อยู่ใน", "ใน", "ได้", "ได้รับ", "ผลการประเมิน", "คือ", "เป็น"].iter().any(|word| before.ends_in(word))
            });
        }
        if grades.len() == scores {
            for (at, grade) in grades {
                self.say(at, Statement::Grade(grade));
            }
        } else if let Some((at, first)) = grades.first().copied()
            && grades.iter().all(|(_, grade)| *grade == first)
        {
            self.say(at, Statement::Grade(first));
        }
        self.sayings.mentions = self.agencies.iter().map(|(_, mention)| mention.clone()).collect();
        self.sayings
    }
}

/// True for a text that ends before a year with which something is compared: "เพิ่มขึ้นจากปี 2563".
fn is_compared(before: &str) -> bool {
    let before = before.trim_end();
    ["จาก", "กว่า", "กับ", "เทียบ", "เดิม"].iter().any(|word| before.ends_in(word))
}
