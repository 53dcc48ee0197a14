//! The items and sub-indicators that a text names: by code, by official name, or by both.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use crate::rules::RuleBook;
use crate::thai::memory::{Identity, Memory, remembered_by_words};
use crate::thai::words::Holds as _;

use super::super::text::{has_no_letter, key, without_marker};
use super::super::words::LabelField;

/// An item as a label names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum ItemLabel {
    /// By its code, such as `o18`.
    Code(String),
    /// By the official name alone: which code it has depends on the year.
    Named(BTreeMap<u16, String>),
    /// By a number alone, which is an item's only where the whole list of them stands under the OIT's name.
    Numbered(u16),
}

impl ItemLabel {
    /// The code in a fiscal year. A name of a year that is not known has one where all years agree about it.
    pub fn code(&self, fiscal_year: Option<u16>) -> Option<String> {
        match self {
            ItemLabel::Code(code) => Some(code.clone()),
            ItemLabel::Numbered(number) => Some(format!("o{number}")),
            ItemLabel::Named(years) => match fiscal_year {
                Some(year) => years.get(&year).cloned(),
                None => {
                    let mut codes = years.values();
                    let first = codes.next()?;
                    codes.all(|code| code == first).then(|| first.clone())
                }
            },
        }
    }
}

/// A sub-indicator as a label names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct SubIndicatorLabel {
    /// Such as `9.1`.
    pub code: String,
    /// True for code and name together or under the word ตัวชี้วัดย่อย: no other text reads so.
    pub sure: bool,
}

/// The names of items and sub-indicators in all years' rules.
pub(in super::super) struct Names {
    items: HashMap<String, BTreeMap<u16, String>>,
    sub_indicators: Vec<(String, String)>,
    /// What tells them from other names in memory.
    identity: Identity,
}

thread_local! {
    static ITEMS: RefCell<Memory<Identity, Option<ItemLabel>>> = RefCell::default();
    static SUB_INDICATORS: RefCell<Memory<Identity, Option<SubIndicatorLabel>>> = RefCell::default();
}

/// No list of items has more.
const MOST_ITEMS: u16 = 50;

/// Bytes of a text that may be a name: the longest one of any year has a tenth of it.
const LONGEST_NAME: usize = 2_000;

impl Names {
    /// Those of all years whose items are verified.
    pub fn new(rules: &RuleBook) -> Names {
        let identity = Identity::of_another();
        let mut names = Names { items: HashMap::new(), sub_indicators: Vec::new(), identity };
        for year in rules.years() {
            for item in &year.items {
                let codes = names.items.entry(name_key(&item.name)).or_default();
                codes.insert(year.fiscal_year, item.code.clone());
            }
            for rule in &year.sub_indicators {
                names.sub_indicators.push((name_key(&rule.name), rule.code.clone()));
            }
        }
        names.sub_indicators.sort();
        names.sub_indicators.dedup();
        names
    }

    /// The item that a cleaned text names: `o18`, `O-18`, `ข้อ o1 โครงสร้าง`, `โครงสร้าง`, `ข้อ 1`, `1`.
    pub fn item(&self, cleaned: &str) -> Option<ItemLabel> {
        if cleaned.len() <= LONGEST_NAME && has_no_letter(cleaned) {
            return numbered(cleaned).flatten();
        }
        remembered_by_words(&ITEMS, self.identity, cleaned, || self.find_item(cleaned))
    }

    fn find_item(&self, cleaned: &str) -> Option<ItemLabel> {
        if let Some(code) = item_code(cleaned) {
            return Some(ItemLabel::Code(code));
        }
        if cleaned.len() > LONGEST_NAME {
            return None;
        }
        if let Some(numbered) = numbered(&key(cleaned)) {
            return numbered;
        }
        let (_, unmarked) = without_marker(cleaned);
        self.items.get(&name_key(unmarked)).cloned().map(ItemLabel::Named)
    }

    /// The sub-indicator that a cleaned text names: `9.1 ข้อมูลพื้นฐาน`, `ตัวชี้วัดย่อยที่ 9.1`, `ข้อมูลพื้นฐาน`.
    pub fn sub_indicator(&self, cleaned: &str) -> Option<SubIndicatorLabel> {
        if has_no_letter(cleaned) {
            return None;
        }
        remembered_by_words(&SUB_INDICATORS, self.identity, cleaned, || self.find_sub_indicator(cleaned))
    }

    fn find_sub_indicator(&self, cleaned: &str) -> Option<SubIndicatorLabel> {
        if cleaned.len() > LONGEST_NAME {
            return None;
        }
        let whole = key(cleaned);
        let prefixes = ["คะแนนตัวชี้วัดย่อยที่", "คะแนนตัวชี้วัดย่อย", "ตัวชี้วัดย่อยที่", "ตัวชี้วัดย่อย", "ตัวชี้วัดที่", "ตัวชี้วัด", "ด้าน"];
        let (prefix, rest) = prefixes
            .iter()
            .find_map(|prefix| Some((*prefix, whole.strip_prefix(prefix)?)))
            .unwrap_or(("", whole.as_str()));
        let rest = rest.trim_start_matches([':', '.', '(']);
        let said_so = prefix.contains("ย่อย");
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let (code, name) = rest.split_at_checked(digits)?;
        let name = name_key(name.trim_start_matches([')', ':', '-', '–', '.', ' ']));
        let code = code.trim_end_matches('.');
        if code.is_empty() {
            let (_, code) = self.sub_indicators.iter().find(|(known, _)| *known == name)?;
            return Some(SubIndicatorLabel { code: code.clone(), sure: said_so });
        }
        let (known, code) = self.sub_indicators.iter().find(|(_, known)| known == code)?;
        if name.is_empty() {
            return (!prefix.is_empty()).then(|| SubIndicatorLabel { code: code.clone(), sure: true });
        }
        (strsim::damerau_levenshtein(known, &name) <= 2).then(|| SubIndicatorLabel { code: code.clone(), sure: true })
    }

    /// What a cleaned text names by code, so that nothing around it need say so.
    pub fn sure_field(&self, cleaned: &str) -> Option<LabelField> {
        if !cleaned.contains(|c: char| c.is_ascii_digit()) && !cleaned.holds("ย่อย") {
            return None;
        }
        if let Some(label) = self.sub_indicator(cleaned).filter(|label| label.sure) {
            return Some(LabelField::SubIndicator(label.code));
        }
        item_code(cleaned).map(LabelField::Item)
    }

    /// True for codes that count on as the list of sub-indicators does.
    pub fn in_order(&self, codes: &[&str]) -> bool {
        let mut list: Vec<&str> = self.sub_indicators.iter().map(|(_, code)| code.as_str()).collect();
        list.sort_by_key(|code| code.split_once('.').map(|(one, two)| (one.len(), one, two)));
        list.dedup();
        list.windows(codes.len()).any(|run| run == codes)
    }

    /// The code that a cleaned text alone is, such as `9.1`; it may as well be a score.
    pub fn bare_code(&self, cleaned: &str) -> Option<&str> {
        let bare = cleaned.trim_matches(['(', ')', '.', ' ', ':']);
        self.sub_indicators.iter().map(|(_, code)| code.as_str()).find(|code| *code == bare)
    }
}

/// A name without what documents leave out or add: brackets at the end, spaces, quotation marks, stops.
fn name_key(name: &str) -> String {
    let mut name = key(name);
    if name.ends_with(')')
        && let Some(open) = name.rfind('(').filter(|open| *open > 0)
    {
        name.truncate(open);
    }
    name.retain(|c| !matches!(c, '"' | '“' | '”' | '.' | ':' | '*' | '-' | '–'));
    name
}

/// A key without ข้อ and the like in front, and whether there was any.
fn item_word(whole: &str) -> (bool, &str) {
    let whole = whole.trim_start_matches(['(', '[']);
    let words = ["ข้อที่", "ข้อ", "รายการที่", "รายการ", "ประเด็นที่", "item"];
    match words.iter().find_map(|word| whole.strip_prefix(word)) {
        Some(rest) => (true, rest.trim_start_matches([':', '.', '(', '['])),
        None => (false, whole),
    }
}

/// For a key that is a number, with ข้อ and the like in front or without, the item of that number, if one may have it.
fn numbered(whole: &str) -> Option<Option<ItemLabel>> {
    let (_, rest) = item_word(whole);
    let number = rest.trim_matches(['(', ')', '.', ':']).parse::<u16>().ok()?;
    Some((1..=MOST_ITEMS).contains(&number).then_some(ItemLabel::Numbered(number)))
}

/// The code that begins a cleaned text: `o18`, `O 18`, `o-18`, `(o18)`, `ข้อ o18: แผนการใช้จ่าย`.
fn item_code(cleaned: &str) -> Option<String> {
    let small = cleaned.to_lowercase();
    let (_, rest) = item_word(small.trim());
    let rest = rest.trim_start();
    let first = rest.chars().next()?;
    let letter = match first {
        'o' | 'ｏ' | 'о' | 'ο' => 'o',
        'i' | 'ｉ' => 'i',
        'e' | 'ｅ' => 'e',
        _ => return None,
    };
    let rest = rest.get(first.len_utf8()..)?;
    let number = rest.trim_start_matches([' ', '-', '–', '.', '_', '(']);
    let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, behind) = number.split_at_checked(digits)?;
    // A name may follow at once, in Thai at least; "e2e", "o2.5" and "i5-7200" are something else.
    let goes_on = |c: char| c.is_ascii_alphanumeric() && letter != 'o' || c == '%' || c == '/';
    let decimal =
        behind.strip_prefix(['.', ',', '-', '–']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if number.len() > 2 || number.starts_with('0') || behind.starts_with(goes_on) || decimal {
        return None;
    }
    // "ข้อ i1 ได้ 71.25 คะแนน" is a sentence.
    let told = behind.split_once("ได้").map(|(_, told)| told.trim_start().trim_start_matches("คะแนน").trim_start());
    if told.is_some_and(|told| told.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let number: u16 = number.parse().ok()?;
    (1..=MOST_ITEMS).contains(&number).then(|| format!("{letter}{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::text::clean;

    fn names() -> Names {
        Names::new(RuleBook::embedded())
    }

    #[test]
    fn items_are_named_by_code_or_name() {
        let codes = [
            ("o1", "o1"),
            ("O๑", "o1"),
            ("o-1", "o1"),
            ("o 18", "o18"),
            ("ข้อ o1", "o1"),
            ("ข้อ O๔๓ การดำเนินการตามมาตรการ", "o43"),
            ("(o7) ข่าวประชาสัมพันธ์", "o7"),
            ("o8Q&A", "o8"),
            ("Ｏ１２", "o12"),
            ("i30", "i30"),
            ("e 1", "e1"),
            ("โครงสร้าง", "o1"),
            ("1. โครงสร้าง", "o1"),
            ("Q&A", "o8"),
            ("นโยบายไม่รับของขวัญ (No Gift Policy)", "o34"),
            ("เจตจํานงสุจริตของผู้บริหาร", "o34"),
            ("การประเมินความเสี่ยงการทุจริต ประจำปี", "o36"),
            ("รายงานการกำกับติดตามการดำเนินงานประจำปี รอบ ๖ เดือน", "o11"),
        ];
        for (text, code) in codes {
            let label = names().item(&clean(text));
            assert_eq!(label.and_then(|label| label.code(None)).as_deref(), Some(code), "{text}");
        }
        assert_eq!(names().item("ข้อ 5"), Some(ItemLabel::Numbered(5)));
        assert_eq!(names().item("43"), Some(ItemLabel::Numbered(43)));
        for none in ["o99", "o2.5", "i5-7200", "e2e", "E-Service 24 ชั่วโมง", "OIT", "100", "การเปิดเผยข้อมูล", "o", ""]
        {
            assert_eq!(names().item(&clean(none)), None, "{none}");
        }
    }

    #[test]
    fn a_name_alone_has_its_code_in_verified_years_only() {
        let label = names().item("โครงสร้าง").unwrap();
        assert_eq!(label.code(Some(2564)).as_deref(), Some("o1"));
        assert_eq!(label.code(Some(2567)), None);
        let gift = names().item("นโยบายไม่รับของขวัญ").unwrap();
        assert_eq!(gift.code(Some(2565)).as_deref(), Some("o34"));
        assert_eq!(gift.code(Some(2564)), None);
    }

    #[test]
    fn sub_indicators_are_named_by_code_and_name() {
        let cases = [
            ("9.1 ข้อมูลพื้นฐาน", Some(("9.1", true))),
            ("๙.๑ ข้อมูลพื้นฐาน", Some(("9.1", true))),
            ("9.1) ข้อมูลพื้นฐาน", Some(("9.1", true))),
            ("ตัวชี้วัดย่อยที่ 9.1", Some(("9.1", true))),
            ("ตัวชี้วัดย่อยที่ 9.2 การบริหารงาน", Some(("9.2", true))),
            ("ตัวชี้วัดย่อย ข้อมูลพื้นฐาน", Some(("9.1", true))),
            ("ตัวชี้วัดที่ 10.1", Some(("10.1", true))),
            ("ข้อมูลพื้นฐาน", Some(("9.1", false))),
            ("การดำเนินการเพื่อป้องกันการทุจริต", Some(("10.1", false))),
            ("มาตรการภายในเพื่อ ป้องกันการทุจริต", Some(("10.2", false))),
            ("9.1", None),
            ("9", None),
            ("9.9 อื่น ๆ", None),
            ("9.1 อื่น ๆ", None),
            ("การเปิดเผยข้อมูล", None),
            ("การป้องกันการทุจริต", None),
            ("10 การป้องกันการทุจริต", None),
        ];
        for (text, expected) in cases {
            let label = names().sub_indicator(&clean(text));
            let found = label.as_ref().map(|label| (label.code.as_str(), label.sure));
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(names().bare_code("9.1"), Some("9.1"));
        assert_eq!(names().bare_code("88.89"), None);
    }
}
