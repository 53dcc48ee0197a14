//! What rose or fell to a score of this year: "คะแนน ITA ปี 2564 เพิ่มขึ้นจาก 75.00 เป็น 80.82".

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::thai::digits;
use crate::thai::words::Holds as _;

use super::super::tokens::{Token, Topic};
use super::super::words::{CONDITIONS, OTHER_UNITS};
use super::SentenceReader;

static CHANGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^จาก(?:ร้อยละ|คะแนน)?\d+(?:\.\d+)?%?(?:คะแนน)?(?:ใน)?(?:ปี(?:งบประมาณ)?(?:พ\.ศ\.)?(?P<before>25\d\d))?(?:มา)?เป็น(?:ร้อยละ|คะแนน)?(?P<score>\d+\.\d+)(?:%|คะแนน)?(?:(?:ใน)?ปี(?:งบประมาณ)?(?:พ\.ศ\.)?(?P<year>25\d\d))?",
    )
    .ok()
});

/// The change stands so many characters behind what changed.
const CLOSE_BEHIND: usize = 60;

/// Words that make a change one that is hoped for.
const HOPED_FOR: &[&str] = &["ให้", "จะ", "ต้อง", "ควร", "เป้าหมาย"];

impl SentenceReader<'_> {
    /// Claims what something rose or fell to, where the sentence names the year; returns how many of the tokens behind
    /// the word for it are used up. What it rose from is left: nobody need say of which year it was.
    pub(super) fn change(&mut self, token: &Token, next: &[Token]) -> usize {
        let Some(topic) = self.topic.filter(|topic| *topic != Topic::Part && !self.listed) else { return 0 };
        let between = self.squeezed.get(self.topic_end..token.start).unwrap_or("");
        let clause = self.squeezed.get(self.back_by(CLOSE_BEHIND, token.start)..token.start).unwrap_or("");
        let hoped_for = CONDITIONS.iter().chain(HOPED_FOR).any(|word| clause.holds(word));
        if self.aside.is_some() || hoped_for || between.chars().count() > CLOSE_BEHIND {
            return 0;
        }
        let behind = self.squeezed.get(token.end..).unwrap_or("");
        // The pattern is made for texts that need it: a run may be about one file.
        let told = behind.starts_with("จาก").then(|| CHANGE.as_ref()?.captures(behind)).flatten();
        let Some(found) = told else { return 0 };
        let (Some(whole), Some(score)) = (found.get(0), found.name("score")) else { return 0 };
        let year = |group: &str| found.name(group).and_then(|year| year.as_str().parse::<u16>().ok());
        let text = whole.as_str();
        let rest = behind.get(whole.end()..).unwrap_or("");
        // Money and shares of it rise and fall too, and so do the scores of a province.
        let scored = topic == Topic::Overall || between.contains("คะแนน") || text.holds("คะแนน");
        if !scored || OTHER_UNITS.iter().any(|unit| rest.begins_with(unit)) || self.names_a_place(token.start) {
            return 0;
        }
        let named = year("year").or_else(|| self.years.last().and_then(|(_, year)| *year));
        let value = digits::parse_decimal(score.as_str()).filter(|value| *value <= Decimal::ONE_HUNDRED);
        let (Some(named), Some(value)) = (named, value) else { return 0 };
        if year("before").is_some_and(|before| before >= named) {
            return 0;
        }
        let at = token.end + score.start();
        self.years.push((at, Some(named)));
        self.claim(at, topic, value);
        self.pass_on(topic);
        next.iter().take_while(|next| next.start < token.end + whole.end()).count()
    }
}
