//! Whether ผ่าน and ไม่ผ่าน judge the agency, and which grade is its own.

use crate::model::Statement;
use crate::thai::words::{Holds as _, is_letter};

use super::super::Under;
use super::super::tokens::{Aside, Token, Topic, Verdict};
use super::super::words::{CONDITIONS, NO_JUDGEMENT};
use super::SentenceReader;

impl SentenceReader<'_> {
    /// True where a judgement here would be one of the agency and not of an instrument or indicator.
    pub(super) fn about_overall(&mut self, token: &Token) -> bool {
        self.aside.is_none()
            && !(self.last.is_none() && self.names_a_place(token.start))
            && !self.is_anothers(token.start, token.end)
            && match (self.topic, self.last) {
                (Some(topic), _) => topic == Topic::Overall,
                (None, Some(last)) => last == Topic::Overall,
                (None, None) => !matches!(self.under, Some(Under { direct: true, .. })),
            }
    }

    pub(super) fn result(&mut self, token: &Token, verdict: Verdict) {
        if verdict.of_result {
            self.back_from(&[Aside::Target]);
        }
        let before = self.squeezed.get(..token.start).unwrap_or("").trim_end_matches([' ', '(', '“', '"', ':']);
        if !verdict.announced && NO_JUDGEMENT.iter().any(|word| before.ends_in(word)) {
            return;
        }
        let clause = self.squeezed.get(self.said_at.max(token.start.saturating_sub(180))..token.start);
        let clause = clause.or_else(|| self.squeezed.get(self.said_at..token.start)).unwrap_or("");
        let conditional = CONDITIONS.iter().any(|word| clause.holds(word));
        let behind_threshold = ["ขึ้นไป", "ลงมา"].iter().any(|word| before.ends_in(word));
        let of_a_scale = self.last.is_none() && self.threshold && (!verdict.of_result || behind_threshold);
        let clause = self.clause(token.start, token.end);
        if conditional && !verdict.of_result
            || of_a_scale
            || clause.counts()
            || self.is_anothers(token.start, token.end)
        {
            return;
        }
        let ends = self.ends_a_judgement(token.end);
        let bracketed = self.squeezed.get(..token.start).is_some_and(|before| before.ends_with(['(', '“', '"']))
            && self.squeezed.get(token.end..).is_some_and(|behind| behind.starts_with([')', '”', '"']));
        let means_it = verdict.criteria || (verdict.announced || bracketed) && ends;
        let spoken_of = self.aside.is_none()
            && match (self.topic, self.last) {
                (Some(topic), _) => topic == Topic::Overall,
                (None, Some(last)) => last == Topic::Overall,
                (None, None) => verdict.announced && verdict.of_result && self.under.is_none_or(|under| !under.direct),
            };
        if means_it && spoken_of {
            self.say(token.start, Statement::Passed(verdict.passed));
        }
    }

    /// True where what stands behind lets ผ่าน mean "passed": it is also the word for "by way of" (ผลการประเมินผ่านเว็บไซต์).
    pub(super) fn ends_a_judgement(&self, end: usize) -> bool {
        let behind = self.squeezed.get(end..).unwrap_or("");
        let words =
            ["โดย", "ซึ่ง", "ทั้งนี้", "และ", "มี", "ดัง", "ราย", "ระดับ", "เป้าหมาย", "การประเมิน", "ที่", "ผลการประเมิน", "คะแนน"];
        behind.is_empty()
            || behind.starts_with(|c: char| !is_letter(c))
            || words.iter().any(|word| behind.begins_with(word))
    }
}
