//! Figures and words as the report shows them: in the digits of the run, with a dash for what is not known, and free
//! of characters that no document may hold.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::export::wording::{Label, Language, findings, labels};
use crate::export::{Digits, Settings};
use crate::model::{Figure, Finding, Grade};
use crate::rules::published;
use crate::thai::digits::to_thai;

/// Shown where a value is not known.
pub const MISSING: &str = "–";
/// Behind a figure that no document states.
const COMPUTED_MARK: &str = "†";

/// Stands behind what an officer decided.
const DECIDED_MARK: &str = "‡";

/// Writes in the language and digits of the run.
#[derive(Clone, Copy)]
pub struct Text {
    pub language: Language,
    digits: Digits,
}

impl Text {
    pub fn new(settings: &Settings) -> Text {
        Text { language: settings.language, digits: settings.digits }
    }

    pub fn label(&self, label: Label) -> &'static str {
        label.text(self.language)
    }

    /// Our own text in the digits of the run.
    pub fn digits<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.digits {
            Digits::Thai => to_thai(text),
            Digits::Arabic => Cow::Borrowed(text),
        }
    }

    /// Whether figures are in Thai digits.
    pub fn is_thai_digits(&self) -> bool {
        self.digits == Digits::Thai
    }

    /// A score with the decimals it was stated with.
    pub fn score(&self, score: Decimal) -> String {
        self.digits(&score.to_string()).into_owned()
    }

    /// A mean or another computed figure: two decimals, rounded half up as published scores are.
    pub fn mean(&self, mean: Decimal) -> String {
        self.digits(&format!("{:.2}", two_decimals(mean))).into_owned()
    }

    /// A mean, or a dash.
    pub fn mean_or_dash(&self, mean: Option<Decimal>) -> String {
        mean.map_or_else(|| MISSING.to_owned(), |mean| self.mean(mean))
    }

    /// A difference with its sign.
    pub fn difference(&self, difference: Decimal) -> String {
        let rounded = two_decimals(difference);
        let sign = if rounded > Decimal::ZERO { "+" } else { "" };
        self.digits(&format!("{sign}{rounded:.2}")).into_owned()
    }

    /// A difference with its sign, or a dash.
    pub fn difference_or_dash(&self, difference: Option<Decimal>) -> String {
        difference.map_or_else(|| MISSING.to_owned(), |difference| self.difference(difference))
    }

    /// A score with two decimals at least: reports show them one under the other.
    pub fn shown(&self, score: Decimal) -> String {
        let mut score = score;
        if score.scale() < 2 {
            score.rescale(2);
        }
        self.score(score)
    }

    /// The score to work with: as decided and marked as such, else as stated, else computed and marked, else a dash.
    pub fn figure(&self, figure: &Figure<Decimal>) -> String {
        match (&figure.decided, figure.stated, figure.computed) {
            (Some(decided), _, _) => self.decided(&self.shown(decided.value)),
            (None, Some(stated), _) => self.shown(stated),
            (None, None, Some(computed)) => format!("{}{COMPUTED_MARK}", self.mean(computed)),
            (None, None, None) => MISSING.to_owned(),
        }
    }

    /// A value that an officer decided, marked as such.
    pub fn decided(&self, value: &str) -> String {
        format!("{value}{DECIDED_MARK}")
    }

    /// A grade, or a dash.
    pub fn grade(&self, grade: Option<Grade>) -> &'static str {
        grade.map_or(MISSING, |grade| labels::grade(grade, self.language))
    }

    /// Passed, not passed, or a dash.
    pub fn passed(&self, passed: Option<bool>) -> &'static str {
        passed.map_or(MISSING, |passed| labels::passed(passed, self.language))
    }

    /// A number of things, thousands apart.
    pub fn count(&self, count: usize) -> String {
        let plain = count.to_string();
        let mut grouped = String::new();
        for (position, digit) in plain.chars().enumerate() {
            if position > 0 && (plain.len() - position).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        self.digits(&grouped).into_owned()
    }

    /// A number that is a name rather than an amount: a year, a rank, the number of a measure.
    pub fn number(&self, number: impl Into<u64>) -> String {
        self.digits(&number.into().to_string()).into_owned()
    }

    /// A part of a whole in percent, two decimals.
    pub fn share(&self, part: usize, whole: usize) -> String {
        let share = Decimal::from(part).checked_div(Decimal::from(whole)).unwrap_or_default();
        self.mean(share * Decimal::ONE_HUNDRED)
    }

    /// Texts in a row: `a, b และc`; a figure stands apart from the word before it.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [items @ .., last] => {
                let is_figure = last.starts_with(|c: char| c.is_numeric());
                let and = self.language.pick(if is_figure { " และ\u{a0}" } else { " และ" }, " and ");
                format!("{}{and}{last}", items.join(", "))
            }
        }
    }

    /// The sentence of a finding in the digits of the run.
    pub fn finding(&self, finding: &Finding) -> String {
        self.sentence(findings::message(finding, self.language))
    }

    /// A sentence of our own in the digits of the run: codes, names of files and what it quotes stay as they are.
    pub fn sentence(&self, sentence: String) -> String {
        match self.digits {
            Digits::Thai => figures_to_thai(&sentence),
            Digits::Arabic => sentence,
        }
    }
}

/// As scores are published, and never a zero with a sign.
pub fn two_decimals(value: Decimal) -> Decimal {
    let mut rounded = published(value);
    if rounded.is_zero() {
        rounded.set_sign_positive(true);
    }
    rounded
}

/// Thai digits for the figures in a sentence. Words with Latin letters in them, such as `o18` or `scores.xlsx`, and what
/// is quoted from a document stay as they are.
fn figures_to_thai(sentence: &str) -> String {
    let mut quoted = false;
    let mut converted = String::with_capacity(sentence.len());
    for word in sentence.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '“' | '”' | '"' | '(' | ')')) {
        if quoted || word.contains(|c: char| c.is_ascii_alphabetic()) {
            converted.push_str(word);
        } else {
            converted.push_str(&to_thai(word));
        }
        match word.chars().next_back() {
            Some('“') => quoted = true,
            Some('”') => quoted = false,
            Some('"') => quoted = !quoted,
            _ => {}
        }
    }
    converted
}

/// The text with no-break spaces before its numbers: a line must not begin with what "จำนวน ๓" or "ร้อยละ ๕๐" counts. What
/// follows a number keeps its space: LibreOffice breaks a Thai word that a no-break space leads.
pub fn numbers_with_words(text: &str) -> Cow<'_, str> {
    const NO_BREAK: char = '\u{A0}';
    let is_figure = |c: char| c.is_ascii_digit() || ('๐'..='๙').contains(&c);
    let mut kept = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let before_figure = character == ' ' && characters.peek().copied().is_some_and(is_figure);
        kept.push(if before_figure { NO_BREAK } else { character });
    }
    if kept == text { Cow::Borrowed(text) } else { Cow::Owned(kept) }
}

/// The text without characters that XML forbids, tabs as spaces.
pub fn printable(text: &str) -> Cow<'_, str> {
    // What begins like U+FFFE, or is below a space, may have to go.
    let is_suspect = |byte: u8| (byte < b' ' && byte != b'\n') || matches!(byte, 0x7F | 0xEF);
    if !text.bytes().any(is_suspect) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}' | '\u{FFFE}' | '\u{FFFF}'))
        .map(|c| if c == '\t' { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(digits: Digits) -> Text {
        Text::new(&Settings { language: Language::Thai, digits })
    }

    #[test]
    fn scores_keep_their_decimals_and_means_have_two() {
        let text = text(Digits::Arabic);
        assert_eq!(text.score("80.9".parse().unwrap()), "80.9");
        for (mean, shown) in [("80.9", "80.90"), ("58.825", "58.83"), ("100", "100.00")] {
            assert_eq!(text.mean(mean.parse().unwrap()), shown);
        }
        for (difference, shown) in [("1.005", "+1.01"), ("-2.5", "-2.50"), ("-0.001", "0.00")] {
            assert_eq!(text.difference(difference.parse().unwrap()), shown);
        }
        assert_eq!(text.figure(&Figure::default()), "–");
        assert_eq!(text.figure(&Figure { computed: Some(Decimal::new(808998, 4)), ..Figure::default() }), "80.90†");
    }

    #[test]
    fn thousands_stand_apart() {
        for (count, shown) in [(0, "0"), (999, "999"), (8300, "8,300"), (1_234_567, "1,234,567")] {
            assert_eq!(text(Digits::Arabic).count(count), shown);
        }
        assert_eq!(text(Digits::Arabic).share(2, 3), "66.67");
        assert_eq!(text(Digits::Arabic).share(0, 0), "0.00");
    }

    #[test]
    fn a_figure_stands_apart_from_the_word_before_it() {
        let list =
            |items: &[&str]| text(Digits::Thai).list(&items.iter().map(|&item| item.to_owned()).collect::<Vec<_>>());
        assert_eq!(list(&["ก", "ข", "ค"]), "ก, ข และค");
        assert_eq!(list(&["๑", "๒"]), "๑ และ\u{a0}๒");
    }

    #[test]
    fn figures_in_sentences_become_thai_and_codes_and_quotes_stay() {
        let cases = [
            ("ระบุ 87.28 แต่คำนวณได้ 77.28", "ระบุ ๘๗.๒๘ แต่คำนวณได้ ๗๗.๒๘"),
            ("รายการ o18 ใน scores2.xlsx ได้ 0", "รายการ o18 ใน scores2.xlsx ได้ ๐"),
            ("“โรงเรียน 12” และ \"ข้อ 3\" มี 4 ข้อ", "“โรงเรียน 12” และ \"ข้อ 3\" มี ๔ ข้อ"),
        ];
        for (sentence, shown) in cases {
            assert_eq!(figures_to_thai(sentence), shown);
        }
    }

    #[test]
    fn a_number_stays_on_the_line_of_the_word_before_it() {
        let cases = [
            ("มีหน่วยงาน จำนวน ๓ แห่ง คิดเป็นร้อยละ ๕๐.๐๐", "มีหน่วยงาน จำนวน\u{A0}๓ แห่ง คิดเป็นร้อยละ\u{A0}๕๐.๐๐"),
            ("Passed: 2 (66.67 %).", "Passed:\u{A0}2 (66.67 %)."),
            ("ไม่มี ตัวเลข", "ไม่มี ตัวเลข"),
        ];
        for (text, kept) in cases {
            assert_eq!(numbers_with_words(text), kept);
        }
    }

    #[test]
    fn characters_that_xml_forbids_are_left_out() {
        assert_eq!(printable("ก\u{0}\u{1b}ข\tค\nง\u{FFFF}"), "กข ค\nง");
    }
}
