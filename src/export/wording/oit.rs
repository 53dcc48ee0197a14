//! OIT items that were lost, in words: which ones, or among which, and in which ways.

use crate::model::{LostAlternatives, LostItems};
use crate::rules::RuleBook;

use super::Language;

/// Codes in a row as ranges: `o18`, `o34–o41`, `o12, o15`.
pub fn codes(codes: &[String]) -> String {
    let number = |code: &String| code.get(1..).and_then(|number| number.parse::<u16>().ok());
    let mut ranges: Vec<(&String, &String)> = Vec::new();
    for code in codes {
        match ranges.last_mut() {
            Some((_, last)) if number(last).and_then(|last| last.checked_add(1)) == number(code) => *last = code,
            _ => ranges.push((code, code)),
        }
    }
    let range = |(first, last): (&String, &String)| {
        if first == last { first.clone() } else { format!("{first}–{last}") }
    };
    ranges.into_iter().map(range).collect::<Vec<_>>().join(", ")
}

/// True where the items lost are known, not only among which they are.
pub fn is_exact(lost: &LostItems) -> bool {
    lost.among.len() == usize::from(lost.lost)
}

/// The items lost of one sub-indicator: `o18`, `1 รายการใน o34–o41`. `count` is their number as it is to be written.
pub fn lost(lost: &LostItems, count: &str, language: Language) -> String {
    let among = codes(&lost.among);
    if is_exact(lost) {
        return among;
    }
    match language {
        Language::Thai => format!("{among} จำนวน {count} รายการ"),
        Language::English => format!("{count} of {among}"),
    }
}

/// The names of items that are known to be lost, each with its code.
pub fn names(lost: &LostItems, fiscal_year: u16, language: Language) -> Vec<String> {
    let rules = RuleBook::embedded().for_year(fiscal_year);
    let named = |code: &String| {
        let item = rules.and_then(|rules| rules.items.iter().find(|item| item.code == *code));
        item.map_or_else(|| code.clone(), |item| format!("{code} {}", language.pick(&item.name, &item.english)))
    };
    if is_exact(lost) { lost.among.iter().map(named).collect() } else { Vec::new() }
}

/// The ways in which an indicator's items may have been lost: `10.1 จำนวน 5 กับ 10.2 จำนวน 1 หรือ 10.1 จำนวน 1 กับ 10.2 จำนวน 2`. `count` writes
/// a number of items.
pub fn ways(told: &LostAlternatives, count: impl Fn(u16) -> String, language: Language) -> String {
    let ways: Vec<String> = told
        .ways
        .iter()
        .map(|way| {
            let lost = |sub: &str, lost: u16| match language {
                Language::Thai => format!("{sub} จำนวน {}", count(lost)),
                Language::English => format!("{} of {sub}", count(lost)),
            };
            let parts: Vec<String> = way.iter().map(|part| lost(&part.sub_indicator, part.lost)).collect();
            parts.join(language.pick(" กับ ", " and "))
        })
        .collect();
    ways.join(language.pick(" หรือ ", ", or "))
}

/// A sub-indicator's code with its name in a fiscal year.
pub fn sub_indicator(code: &str, fiscal_year: u16, language: Language) -> String {
    let rules = RuleBook::embedded().for_year(fiscal_year);
    let rule = rules.and_then(|rules| rules.sub_indicators.iter().find(|rule| rule.code == code));
    rule.map_or_else(|| code.to_owned(), |rule| format!("{code} {}", language.pick(&rule.name, &rule.english)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LostCount;

    fn lost_of(count: u16, among: &[u16]) -> LostItems {
        let among = among.iter().map(|number| format!("o{number}")).collect();
        LostItems { sub_indicator: "10.1".to_owned(), lost: count, among }
    }

    #[test]
    fn lost_items_are_told_as_far_as_they_are_known() {
        let cases: &[(u16, &[u16], &str, &str)] = &[
            (1, &[34, 35, 36, 37, 38, 39, 40, 41], "o34–o41 จำนวน 1 รายการ", "1 of o34–o41"),
            (1, &[34], "o34", "o34"),
            (2, &[34, 36], "o34, o36", "o34, o36"),
            (2, &[34, 36, 37], "o34, o36–o37 จำนวน 2 รายการ", "2 of o34, o36–o37"),
        ];
        for (count, among, thai, english) in cases {
            let told = |language| lost(&lost_of(*count, among), &count.to_string(), language);
            assert_eq!((told(Language::Thai).as_str(), told(Language::English).as_str()), (*thai, *english));
        }
        let names = |among: &[u16], year, language| names(&lost_of(1, among), year, language);
        assert_eq!(names(&[34], 2564, Language::Thai), ["o34 เจตจำนงสุจริตของผู้บริหาร"]);
        assert_eq!(names(&[34], 2564, Language::English), ["o34 Executives' declaration of integrity"]);
        assert_eq!(names(&[34], 2565, Language::English), ["o34 No gift policy"]);
        assert!(names(&[34, 35], 2564, Language::Thai).is_empty());
        assert_eq!(sub_indicator("9.1", 2564, Language::Thai), "9.1 ข้อมูลพื้นฐาน");
        assert_eq!(sub_indicator("9.1", 2564, Language::English), "9.1 Basic information");
    }

    #[test]
    fn ways_are_told_with_or_between() {
        let way = |counts: &[(&str, u16)]| {
            let count = |(code, lost): &(&str, u16)| LostCount { sub_indicator: (*code).to_owned(), lost: *lost };
            counts.iter().map(count).collect()
        };
        let told =
            LostAlternatives { indicator: 10, ways: vec![way(&[("10.1", 5), ("10.2", 1)]), way(&[("10.1", 1)])] };
        let said = |language| ways(&told, |count| count.to_string(), language);
        assert_eq!(said(Language::Thai), "10.1 จำนวน 5 กับ 10.2 จำนวน 1 หรือ 10.1 จำนวน 1");
        assert_eq!(said(Language::English), "5 of 10.1 and 1 of 10.2, or 1 of 10.1");
    }
}
