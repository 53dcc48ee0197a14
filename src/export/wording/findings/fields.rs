//! Names of the values that a finding can be about, and of figures and quotations in its sentence.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::export::wording::{Language, labels};
use crate::model::{Field, Grade, Instrument};
use crate::rules::{ItemRule, RuleBook, Rules};

/// A quotation longer than this many characters is cut: a cell may hold a whole page.
const LONGEST_QUOTATION: usize = 80;

/// Decimals of a computed figure that is not exact with fewer.
const COMPUTED_DECIMALS: u32 = 4;

/// What a value is called: `คะแนนตัวชี้วัดที่ 9`, `OIT score (open data)`.
pub fn field(field: Field, language: Language) -> String {
    field_of_year(field, None, language)
}

/// As [`field`], with the names of indicators and items as the rules of a fiscal year have them.
pub fn field_of_year(field: Field, fiscal_year: Option<u16>, language: Language) -> String {
    match field {
        Field::Overall => language.pick("คะแนนรวม", "overall score").to_owned(),
        Field::Grade => language.pick("ระดับผลการประเมิน", "grade").to_owned(),
        Field::Passed => language.pick("ผลการประเมิน (ผ่านหรือไม่ผ่าน)", "result (passed or not)").to_owned(),
        Field::Instrument(instrument) => {
            let name = instrument_name(instrument, language);
            match language {
                Language::Thai => format!("คะแนน {name}"),
                Language::English => format!("score of {name}"),
            }
        }
        Field::Indicator(number) => {
            let name = indicator(number, fiscal_year, language);
            match language {
                Language::Thai => format!("คะแนน{name}"),
                Language::English => format!("score of {name}"),
            }
        }
        Field::SubIndicator(indicator, number) => match language {
            Language::Thai => format!("คะแนนตัวชี้วัดย่อยที่ {indicator}.{number}"),
            Language::English => format!("score of sub-indicator {indicator}.{number}"),
        },
        Field::Item(instrument, number) => {
            let code = format!("{}{number}", item_letter(instrument));
            match (item(&code, fiscal_year), language) {
                (Some(rule), Language::Thai) => format!("คะแนนข้อ {code} {}", rule.name),
                (Some(rule), Language::English) => format!("score of item {code} ({})", rule.english),
                (None, Language::Thai) => format!("คะแนนข้อ {code}"),
                (None, Language::English) => format!("score of item {code}"),
            }
        }
        Field::Measure(number) => match language {
            Language::Thai => format!("มาตรการที่ {number}"),
            Language::English => format!("measure {number}"),
        },
    }
}

/// An instrument's code with a word that says what it asks.
pub fn instrument_name(instrument: Instrument, language: Language) -> &'static str {
    match instrument {
        Instrument::Iit => language.pick("IIT (ผู้มีส่วนได้ส่วนเสียภายใน)", "IIT (internal stakeholders)"),
        Instrument::Eit => language.pick("EIT (ผู้มีส่วนได้ส่วนเสียภายนอก)", "EIT (external stakeholders)"),
        Instrument::Oit => language.pick("OIT (การเปิดเผยข้อมูลสาธารณะ)", "OIT (open data)"),
    }
}

/// An indicator's number with its name, where the rules of the year name it.
pub(super) fn indicator(number: u8, fiscal_year: Option<u16>, language: Language) -> String {
    let plain = match language {
        Language::Thai => format!("ตัวชี้วัดที่ {number}"),
        Language::English => format!("indicator {number}"),
    };
    match rules(fiscal_year).and_then(|rules| rules.indicator(number)) {
        Some(rule) => match language {
            Language::Thai => format!("{plain} {}", rule.name),
            Language::English => format!("{plain} ({})", rule.english),
        },
        None => plain,
    }
}

/// The rules that a fiscal year is judged by.
pub(super) fn rules(fiscal_year: Option<u16>) -> Option<&'static Rules> {
    RuleBook::embedded().for_year(fiscal_year?)
}

/// A stated value in a sentence: levels and results, which documents write in Thai, in the words of the language.
pub(super) fn stated_value(field: Field, value: &str, language: Language) -> &str {
    let said = match field {
        Field::Grade => {
            Grade::ALL.into_iter().find(|grade| grade.label() == value).map(|grade| labels::grade(grade, language))
        }
        Field::Passed => [true, false]
            .into_iter()
            .find(|passed| labels::passed(*passed, Language::Thai) == value)
            .map(|passed| labels::passed(passed, language)),
        _ => None,
    };
    said.unwrap_or(value)
}

/// A measure by its number, else by its title.
pub(super) fn measure(number: Option<u32>, title: Option<&str>, language: Language) -> String {
    match (number, title) {
        (Some(number), Some(title)) => format!("{} {}", field(Field::Measure(number), language), quoted(title)),
        (Some(number), None) => field(Field::Measure(number), language),
        (None, Some(title)) => format!("{} {}", language.pick("มาตรการ", "the measure"), quoted(title)),
        (None, None) => language.pick("มาตรการหนึ่งที่ไม่มีลำดับ", "a measure without a number").to_owned(),
    }
}

/// A computed figure: exact where four decimals are enough, else rounded half up to four.
pub fn computed(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(COMPUTED_DECIMALS, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// Words of a document in quotation marks, on one line and not longer than a line or two.
pub(super) fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(LONGEST_QUOTATION).collect();
    let more = if cut.len() < line.len() { "…" } else { "" };
    format!("“{cut}{more}”")
}

/// A list in a sentence: `a, b และ c`.
pub(super) fn listed(parts: &[String], language: Language) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), language.pick("และ", "and")),
    }
}

/// The first of many parts, and how many more there are.
pub(super) fn some_of(parts: &[String], language: Language) -> String {
    const MOST: usize = 5;
    let more = parts.len().saturating_sub(MOST);
    if more < 2 {
        return listed(parts, language);
    }
    let mut shown: Vec<String> = parts.iter().take(MOST).cloned().collect();
    shown.push(language.pick(&format!("อีก {more} แห่ง"), &format!("{more} more")).to_owned());
    listed(&shown, language)
}

fn item_letter(instrument: Instrument) -> char {
    match instrument {
        Instrument::Iit => 'i',
        Instrument::Eit => 'e',
        Instrument::Oit => 'o',
    }
}

fn item(code: &str, fiscal_year: Option<u16>) -> Option<&'static ItemRule> {
    rules(fiscal_year)?.items.iter().find(|item| item.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_named_in_words_in_both_languages() {
        let cases = [
            (Field::Overall, "คะแนนรวม", "overall score"),
            (Field::Instrument(Instrument::Oit), "คะแนน OIT (การเปิดเผยข้อมูลสาธารณะ)", "score of OIT (open data)"),
            (Field::Indicator(9), "คะแนนตัวชี้วัดที่ 9", "score of indicator 9"),
            (Field::Item(Instrument::Oit, 18), "คะแนนข้อ o18", "score of item o18"),
            (Field::Measure(3), "มาตรการที่ 3", "measure 3"),
        ];
        for (value, thai, english) in cases {
            assert_eq!(field(value, Language::Thai), thai);
            assert_eq!(field(value, Language::English), english);
        }
        let of_year = |language| field_of_year(Field::Item(Instrument::Oit, 17), Some(2564), language);
        assert_eq!(of_year(Language::Thai), "คะแนนข้อ o17 E-Service");
        assert_eq!(of_year(Language::English), "score of item o17 (E-service)");
    }

    #[test]
    fn a_computed_figure_has_no_more_decimals_than_it_needs_and_at_most_four() {
        let cases = [("80.8998", "80.8998"), ("95.5000", "95.5"), ("95.506666666", "95.5067"), ("67.53455", "67.5346")];
        for (value, written) in cases {
            assert_eq!(computed(value.parse().unwrap()).to_string(), written);
        }
    }

    #[test]
    fn a_quotation_is_one_line_and_is_cut_when_it_is_long() {
        assert_eq!(quoted(" ตลอด\nปี \t งบประมาณ"), "“ตลอด ปี งบประมาณ”");
        assert_eq!(quoted(&"ก".repeat(81)), format!("“{}…”", "ก".repeat(80)));
        assert_eq!(quoted(&"ก".repeat(80)), format!("“{}”", "ก".repeat(80)));
    }

    #[test]
    fn levels_and_results_are_said_in_the_language() {
        let cases = [
            (Field::Grade, "ผ่านดี", "Good"),
            (Field::Grade, "AA", "AA"),
            (Field::Passed, "ไม่ผ่าน", "not passed"),
            (Field::Overall, "80.9", "80.9"),
        ];
        for (field, value, english) in cases {
            assert_eq!(stated_value(field, value, Language::English), english);
            assert_eq!(stated_value(field, value, Language::Thai), value);
        }
    }

    #[test]
    fn a_list_reads_as_in_a_sentence() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(listed(&parts, Language::English), "a, b and c");
        assert_eq!(listed(&parts, Language::Thai), "a, b และ c");
        assert_eq!(listed(parts.get(..1).unwrap(), Language::Thai), "a");
    }
}
