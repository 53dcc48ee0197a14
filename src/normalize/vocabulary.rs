//! What the words of labels and headers mean. Made once from the rules of all years; a label is looked up, not guessed.

use std::collections::HashMap;

use crate::model::Instrument;
use crate::rules::RuleBook;

use super::identity;
use super::items::Names;
use super::text::{clean, key, without_marker};
use super::words::{FIELDS, INDICATOR_PREFIXES, LabelField, ROLES, Role, YEAR_WORDS};

/// What a label says its column or row is about. Every part may be unsaid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// Which value of an assessment.
    pub field: Option<LabelField>,
    /// What part the column plays in its table.
    pub role: Option<Role>,
    /// A fiscal year.
    pub fiscal_year: Option<u16>,
    /// A number alone, which may be an indicator's under a header that says so.
    pub number: Option<u8>,
}

/// The vocabulary of all years' rules.
pub(super) struct Vocabulary {
    labels: HashMap<String, Label>,
    indicators: Vec<(String, u8)>,
    instruments: Vec<(String, Instrument)>,
    ranges: Vec<(Instrument, Vec<u8>)>,
    oit: Names,
}

/// Longer texts are sentences, not labels.
const LONGEST_LABEL: usize = 160;

impl Vocabulary {
    /// The words of all years' rules.
    pub fn new(rules: &RuleBook) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            labels: HashMap::new(),
            indicators: Vec::new(),
            instruments: Vec::new(),
            ranges: Vec::new(),
            oit: Names::new(rules),
        };
        for (role, words) in ROLES {
            for word in *words {
                vocabulary.labels.insert((*word).to_owned(), Label { role: Some(*role), ..Label::default() });
            }
        }
        for (field, words) in FIELDS {
            for word in *words {
                vocabulary.labels.insert((*word).to_owned(), Label { field: Some(field.clone()), ..Label::default() });
            }
        }
        for year in rules.years() {
            for indicator in &year.indicators {
                for name in indicator.spellings.iter().chain([&indicator.name, &indicator.english]) {
                    vocabulary.indicators.push((key(&clean(name)), indicator.number));
                }
            }
            for rule in &year.instruments {
                for name in rule.spellings.iter().chain([&rule.name, &rule.english]) {
                    vocabulary.instruments.push((key(&clean(name)), rule.instrument));
                }
            }
        }
        vocabulary.indicators.sort();
        vocabulary.indicators.dedup();
        vocabulary.instruments.sort();
        vocabulary.instruments.dedup();
        if let Some(year) = rules.years().last() {
            for instrument in Instrument::ALL {
                let numbers =
                    year.indicators.iter().filter(|rule| rule.instrument == instrument).map(|rule| rule.number);
                vocabulary.ranges.push((instrument, numbers.collect()));
            }
        }
        vocabulary
    }

    /// Names of the OIT's items and sub-indicators.
    pub fn oit(&self) -> &Names {
        &self.oit
    }

    /// Names of indicators as keys, with their numbers.
    pub fn indicator_names(&self) -> &[(String, u8)] {
        &self.indicators
    }

    /// Names of instruments as keys.
    pub fn instrument_names(&self) -> &[(String, Instrument)] {
        &self.instruments
    }

    /// The numbers of an instrument's indicators.
    pub fn indicators_of(&self, instrument: Instrument) -> &[u8] {
        self.ranges.iter().find(|(of, _)| *of == instrument).map_or(&[], |(_, numbers)| numbers)
    }

    /// The instrument of an indicator.
    pub fn instrument_of(&self, indicator: u8) -> Option<Instrument> {
        self.ranges.iter().find(|(_, numbers)| numbers.contains(&indicator)).map(|(instrument, _)| *instrument)
    }

    /// What a cleaned text means as a label; empty where it is none.
    pub fn label(&self, cleaned: &str) -> Label {
        if cleaned.is_empty() || cleaned.chars().count() > LONGEST_LABEL {
            return Label::default();
        }
        let whole = key(cleaned);
        let bare = whole.trim_matches([':', '*', '.', '-', '–']);
        if let Some(label) = self.labels.get(whole.as_str()).or_else(|| self.labels.get(bare)) {
            return label.clone();
        }
        if let Some(field) = self.oit.sure_field(cleaned) {
            return Label { field: Some(field), ..Label::default() };
        }
        if let Ok(number) = bare.trim_matches(['(', ')']).parse()
            && (1..=10).contains(&number)
        {
            return Label { number: Some(number), ..Label::default() };
        }
        if let Some(year) = identity::year_of_cell(cleaned) {
            return Label { fiscal_year: Some(year), ..Label::default() };
        }
        if let Some(number) = self.indicator(cleaned) {
            return Label { field: Some(LabelField::Indicator(number)), ..Label::default() };
        }
        if let Some(label) = self.instrument_label(bare) {
            return label;
        }
        self.label_with_additions(cleaned, bare)
    }

    /// A label with a year or a bracket at its end: `คะแนน ITA ปี 2564`, `คะแนน (ร้อยละ)`.
    fn label_with_additions(&self, cleaned: &str, bare: &str) -> Label {
        // "คะแนนรวม ประจำปีงบประมาณ พ.ศ." over columns of years.
        let undated = YEAR_WORDS.iter().find_map(|words| bare.strip_suffix(words)).filter(|rest| !rest.is_empty());
        if let Some(label) = undated.and_then(|rest| self.labels.get(rest)) {
            return label.clone();
        }
        if let Some(open) = bare.find('(').filter(|&open| open > 0) {
            let (outside, inside) = bare.split_at(open);
            let label = self.labels.get(outside);
            if let Some(label) = label {
                let full_marks = inside.contains("เต็ม") && label.role == Some(Role::Aside);
                return if full_marks { Label { role: Some(Role::Aside), ..Label::default() } } else { label.clone() };
            }
        }
        if let Some(label) = score_in_words(bare) {
            return label;
        }
        let years = identity::years(cleaned);
        if let [(start, word, year)] = years.as_slice() {
            let before = cleaned.get(..*start).map(clean).unwrap_or_default();
            // A year inside a longer text is a title's.
            let last = cleaned.trim_end_matches([')', ' ']).ends_with(&year.to_string());
            if *word > identity::YearWord::Bare && !before.is_empty() && last {
                let label = self.label(before.trim_end_matches("ประจำ").trim());
                if label.field.is_some() || label.role.is_some() {
                    return Label { fiscal_year: Some(*year), ..label };
                }
            }
        }
        Label::default()
    }

    /// The indicator that a cleaned text names by number or by name; none for sub-indicators and everything else.
    pub fn indicator(&self, cleaned: &str) -> Option<u8> {
        let whole = key(cleaned);
        let (prefixed, rest) = without_prefix(&whole);
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, after) = rest.split_at_checked(digits)?;
        let after = without_bracket(after);
        if number.is_empty() {
            let (_, unmarked) = without_marker(rest);
            return self.indicator_name(without_prefix(without_bracket(unmarked)).1);
        }
        if after.starts_with('.') && after.get(1..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
        {
            return None;
        }
        let name = after.trim_start_matches(['.', ')', ':', '-', '–']);
        let name = without_prefix(name).1;
        if name.is_empty() {
            return number.parse().ok().filter(|number| prefixed && (1..=10).contains(number));
        }
        self.indicator_name(name)
    }

    /// The indicator of exactly this name, or of one name that a slip or two of the pen make of it.
    fn indicator_name(&self, name: &str) -> Option<u8> {
        let name = name.strip_prefix("ด้าน").unwrap_or(name).trim_matches([':', '.', '*', ' ']);
        if let Some((_, number)) = self.indicators.iter().find(|(known, _)| known == name) {
            return Some(*number);
        }
        let length = name.chars().count();
        if !(10..=40).contains(&length) {
            return None;
        }
        let mut near = self
            .indicators
            .iter()
            .map(|(known, number)| (strsim::damerau_levenshtein(known, name), *number))
            .filter(|(distance, _)| *distance <= 2)
            .collect::<Vec<_>>();
        near.sort_unstable();
        let (distance, number) = *near.first()?;
        near.iter().all(|(other, of)| *of == number || *other > distance + 2).then_some(number)
    }

    /// The one instrument that a key names by code or by name.
    pub fn instrument(&self, whole: &str) -> Option<Instrument> {
        let mut named = Instrument::ALL.into_iter().filter(|instrument| {
            whole.contains(&instrument.code().to_lowercase())
                || self.instruments.iter().any(|(name, of)| of == instrument && whole.contains(name.as_str()))
        });
        named.next().filter(|_| named.next().is_none())
    }

    fn instrument_label(&self, whole: &str) -> Option<Label> {
        let instrument = self.instrument(whole)?;
        let field = Some(LabelField::Instrument(instrument));
        let role = if whole.contains("ถ่วงน้ำหนัก") {
            Some(Role::Weighted)
        } else if whole.starts_with("น้ำหนัก") || whole.starts_with("คะแนนเต็ม") || whole.starts_with("จำนวน")
        {
            return Some(Label { role: Some(Role::Aside), ..Label::default() });
        } else {
            None
        };
        Some(Label { field, role, ..Label::default() })
    }
}

/// True for the word that begins a row of totals, means or extremes, which is no agency.
pub(super) fn is_total(cleaned: &str) -> bool {
    let whole = key(cleaned);
    let counts = whole.contains("จำนวน") && whole.ends_with("แห่ง");
    counts
        || whole.ends_with("เฉลี่ย")
        || [
            "รวม",
            "เฉลี่ย",
            "ค่าเฉลี่ย",
            "คะแนนเฉลี่ย",
            "คะแนนรวม",
            "ผลรวม",
            "ภาพรวม",
            "สูงสุด",
            "ต่ำสุด",
            "ค่าสูงสุด",
            "ค่าต่ำสุด",
            "คะแนนสูงสุด",
            "คะแนนต่ำสุด",
            "ส่วนเบี่ยงเบน",
            "s.d.",
            "total",
            "average",
            "mean",
            "ร้อยละ",
            "จำนวน",
        ]
        .iter()
        .any(|word| whole.starts_with(word))
}

/// A heading that tells at length whose or which score it is: "ผลคะแนนการประเมินคุณธรรมและความโปร่งใส", "คะแนนภาพรวมหน่วยงาน".
fn score_in_words(bare: &str) -> Option<Label> {
    let of_the_assessment = [
        "การประเมิน",
        "คุณธรรมและความโปร่งใส",
        "ในการดำเนินงาน",
        "ของหน่วยงานภาครัฐ",
        "ของหน่วยงาน",
        "หน่วยงาน",
        "(ita)",
        "ita",
        "ทั้งหมด",
        "ระดับองค์กร",
    ];
    let rest = of_the_assessment.iter().fold(bare.to_owned(), |rest, words| rest.replace(words, ""));
    let whose_only = bare.replace("ของหน่วยงาน", "").replace("หน่วยงาน", "") == rest;
    let overall = [
        "คะแนนรวม",
        "คะแนนภาพรวม",
        "ผลคะแนนรวม",
        "ผลคะแนนภาพรวม",
        "คะแนนเฉลี่ยรวม",
        "คะแนนรวมเฉลี่ย",
        "ผลภาพรวม",
        "คะแนนในภาพรวม",
    ];
    if rest.len() == bare.len() {
        return None;
    }
    if overall.contains(&rest.as_str())
        || !whose_only && matches!(rest.as_str(), "คะแนน" | "ผลคะแนน" | "ค่าคะแนน" | "คะแนนเฉลี่ย")
    {
        return Some(Label { field: Some(LabelField::Overall), ..Label::default() });
    }
    matches!(rest.as_str(), "คะแนน" | "ผลคะแนน").then(|| Label { role: Some(Role::Score), ..Label::default() })
}

/// A key without what stands in front of an indicator's name or number, and whether anything did.
fn without_prefix(whole: &str) -> (bool, &str) {
    let stripped = INDICATOR_PREFIXES.iter().find_map(|prefix| whole.strip_prefix(prefix));
    match stripped {
        Some(rest) => (true, rest.trim_start_matches([':', '.', '-'])),
        None => (false, whole),
    }
}

/// A key without a bracket at its end: `การใช้อำนาจ(iit)`, `การใช้อำนาจ(100คะแนน)`.
fn without_bracket(whole: &str) -> &str {
    match whole.rfind('(') {
        Some(open) if open > 0 && whole.ends_with(')') => whole.get(..open).unwrap_or(whole),
        _ => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_understood() {
        let vocabulary = Vocabulary::new(RuleBook::embedded());
        let field = |text: &str| vocabulary.label(&clean(text)).field;
        let indicators = [
            ("การปฏิบัติหน้าที่", 1),
            ("๑. การปฏิบัติหน้าที่", 1),
            ("ตัวชี้วัดที่ ๓ การใช้อํานาจ", 3),
            ("ตัวชี้วัดที่ 10", 10),
            ("ตัวชี้วัดด้านการใช้ทรัพย์สิน ของราชการ", 4),
            ("2) การใช้งบประมาณ (IIT)", 2),
            ("การป้องกันการทุจริต", 10),
            ("การเปิดเผยข้อมุล", 9),
            ("การปรับปรุงการทำงาน", 8),
        ];
        for (text, number) in indicators {
            assert_eq!(field(text), Some(LabelField::Indicator(number)), "{text}");
        }
        let instruments = [
            ("คะแนน IIT", Instrument::Iit),
            ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", Instrument::Oit),
            ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", Instrument::Eit),
        ];
        for (text, instrument) in instruments {
            assert_eq!(field(text), Some(LabelField::Instrument(instrument)), "{text}");
        }
        assert_eq!(field("9.1 ข้อมูลพื้นฐาน"), Some(LabelField::SubIndicator("9.1".to_owned())));
        assert_eq!(field("ข้อ o๑๘"), Some(LabelField::Item("o18".to_owned())));
        for none in ["9.1", "การดำเนินการเพื่อป้องกันการทุจริต", "มาตรการภายในเพื่อป้องกันการทุจริต", "สำนักปลัด", ""]
        {
            assert_eq!(field(none), None, "{none}");
        }
        assert_eq!(vocabulary.label("คะแนน ITA ปี 2564").fiscal_year, Some(2564));
        assert_eq!(vocabulary.label("คะแนน ITA ปี 2564").field, Some(LabelField::Overall));
        assert_eq!(vocabulary.label("ลำดับที่").role, Some(Role::Aside));
    }
}
