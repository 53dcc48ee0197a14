//! What the words of labels and headers mean. Made once from the rules of all years; a label is looked up, not guessed.

mod mentioned;

use std::cell::RefCell;
use std::collections::BTreeSet;

use hashbrown::HashMap;
use rust_decimal::Decimal;

use crate::model::Instrument;
use crate::rules::RuleBook;
use crate::thai::memory::{Identity, Memory, remembered};
use crate::thai::word_finder::WordFinder;
use crate::thai::words::{Holds as _, without_words};

use super::full_marks::{self, FullMarks};
use super::identity;
use super::indicator_names::IndicatorNames;
use super::items::Names;
use super::qualifier::{is_of_weighting, is_weighted};
use super::text::{clean, key, without_marker};
use super::totals::is_of_others;
use super::words::{AFTER_APPEAL, EARLIER, FIELDS, INDICATOR_PREFIXES, LabelField, ROLES, Role, WITH_RANK, YEAR_WORDS};

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
    /// True where an indicator is named by its number alone, which may be its place within its instrument.
    pub numbered: bool,
    /// True for a score with its grade: "คะแนนรวม (ระดับ)".
    pub graded: bool,
    /// True for a score with its rank: "คะแนน (อันดับ)".
    pub ranked: bool,
    /// True for scores as they are after an appeal: the same without these words is what was scored before it.
    pub appealed: bool,
    /// What its scores are out of, where it says so: "IIT (30)", "คะแนน (เต็ม 100)".
    pub full_marks: Option<FullMarks>,
    /// True for an instrument's name with words beside it that nobody knows: "IIT ภาคสนาม". Its score is the instrument's
    /// only where nothing else says what that is.
    pub qualified: bool,
    /// The indicator that it names though it numbers another: "ตัวชี้วัดที่ 3 การใช้งบประมาณ". Nobody knows which is meant.
    pub contrary: Option<u8>,
}

/// The vocabulary of all years' rules.
pub(super) struct Vocabulary {
    labels: HashMap<String, Label>,
    indicators: Vec<(String, u8)>,
    /// Which of them stand in a text, in one pass.
    indicator_finder: WordFinder,
    names: IndicatorNames,
    instruments: Vec<(String, Instrument)>,
    ranges: Vec<(Instrument, Vec<u8>)>,
    oit: Names,
    /// The full marks of each instrument's part of the overall score, of all years.
    parts: Vec<(Instrument, Decimal)>,
    /// What tells it from another vocabulary in memory.
    identity: Identity,
}

thread_local! {
    static LABELS: RefCell<Memory<Identity, Label>> = RefCell::default();
}

/// Longer texts are sentences, not labels.
const LONGEST_LABEL: usize = 160;

impl Vocabulary {
    /// The words of all years' rules.
    pub fn new(rules: &RuleBook) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            labels: HashMap::new(),
            indicators: Vec::new(),
            indicator_finder: WordFinder::default(),
            names: IndicatorNames::default(),
            instruments: Vec::new(),
            ranges: Vec::new(),
            oit: Names::new(rules),
            parts: Vec::new(),
            identity: Identity::of_another(),
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
        // Most names are those of other years too.
        let (mut indicators, mut instruments) = (BTreeSet::new(), BTreeSet::new());
        for year in rules.years() {
            for rule in &year.indicators {
                let names = rule.spellings.iter().chain([&rule.name, &rule.english]);
                indicators.extend(names.map(|name| (name.as_str(), rule.number)));
            }
            for rule in &year.instruments {
                vocabulary.parts.push((rule.instrument, rule.weight * Decimal::ONE_HUNDRED));
                let names = rule.spellings.iter().chain([&rule.name, &rule.english]);
                instruments.extend(names.map(|name| (name.as_str(), rule.instrument)));
            }
        }
        vocabulary.indicators.extend(indicators.into_iter().map(|(name, number)| (key(&clean(name)), number)));
        vocabulary.instruments.extend(instruments.into_iter().map(|(name, of)| (key(&clean(name)), of)));
        vocabulary.indicators.sort();
        vocabulary.indicators.dedup();
        vocabulary.indicator_finder = WordFinder::new(vocabulary.indicators.iter().map(|(name, _)| name));
        vocabulary.names = IndicatorNames::new(&vocabulary.indicators);
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

    /// What tells it from others in memory.
    pub fn identity(&self) -> Identity {
        self.identity
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

    /// True where full marks are those of an instrument's part of the overall score: 30, 30, 40.
    pub fn is_part(&self, instrument: Instrument, full_marks: Decimal) -> bool {
        self.parts.contains(&(instrument, full_marks))
    }

    /// The full marks of an instrument's part of the overall score, the most of all years.
    pub fn full_marks_of_part(&self, instrument: Instrument) -> Option<Decimal> {
        self.parts.iter().filter(|(of, _)| *of == instrument).map(|(_, most)| *most).max()
    }

    /// What a cleaned text means as a label; empty where it is none.
    pub fn label(&self, cleaned: &str) -> Label {
        if is_score(cleaned) {
            return Label::default();
        }
        remembered(&LABELS, self.identity, cleaned, || self.read_label(cleaned))
    }

    fn read_label(&self, cleaned: &str) -> Label {
        if cleaned.is_empty() || cleaned.chars().count() > LONGEST_LABEL {
            return Label::default();
        }
        let whole = key(cleaned);
        let bare = whole.trim_matches([':', '*', '.', '-', '–']);
        if let Some(label) = self.labels.get(whole.as_str()).or_else(|| self.labels.get(bare)) {
            return label.clone();
        }
        if bare.holds("ชื่อ") && identity::kind_of_names(bare).is_some() {
            return Label { role: Some(Role::Agency), ..Label::default() };
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
        if let Some(rest) = WITH_RANK.iter().find_map(|words| bare.strip_suffix(words)) {
            return Label { ranked: true, ..self.label(rest) };
        }
        if is_of_others(bare) {
            let plain = without_words(bare, EARLIER);
            if !is_of_others(&plain)
                && let Some(label) = self.dated_label(cleaned)
            {
                return label;
            }
            return Label { role: Some(Role::Aside), ..Label::default() };
        }
        let appealed = AFTER_APPEAL.iter().find_map(|words| bare.trim_end_matches(')').strip_suffix(words));
        if let Some(rest) = appealed {
            let label = self.label(rest.trim_end_matches('('));
            let is_score = label.field.is_some() || label.role == Some(Role::Score);
            return Label { appealed: is_score, ..label };
        }
        if let Some((rest, marks)) = full_marks::behind(bare) {
            return self.with_full_marks(rest, marks);
        }
        if let Some(label) = self.dated_label(cleaned) {
            return label;
        }
        match self.indicator(cleaned) {
            Some(Named::One(number)) => {
                return Label { field: Some(LabelField::Indicator(number)), ..Label::default() };
            }
            Some(Named::Numbered(number)) => {
                return Label { field: Some(LabelField::Indicator(number)), numbered: true, ..Label::default() };
            }
            Some(Named::Contrary(number)) => return Label { contrary: Some(number), ..Label::default() },
            None => {}
        }
        if let Some(label) = self.instrument_label(bare) {
            return label;
        }
        self.label_with_additions(bare)
    }

    /// A label with its full marks taken off: `คะแนนรวม (เต็ม 100)`, `IIT (30)`, or the marks alone under it: `(100)`.
    fn with_full_marks(&self, rest: &str, marks: FullMarks) -> Label {
        let full_marks = Some(marks);
        match rest {
            "" => Label { full_marks, ..Label::default() },
            rest => match self.label(rest) {
                // "คะแนนเต็ม (100)", "น้ำหนัก 30".
                label if label.role == Some(Role::FullMarks) || label.role == Some(Role::Aside) => label,
                label if label == Label::default() => label,
                label => Label { full_marks, ..label },
            },
        }
    }

    /// A label with a year at its end: `คะแนน ITA ปี 2564`, `IIT (ปีงบประมาณ พ.ศ. 2563)`.
    fn dated_label(&self, cleaned: &str) -> Option<Label> {
        if !cleaned.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let years = identity::years(cleaned);
        let [(start, word, year)] = years.as_slice() else { return None };
        let before = cleaned
            .get(..*start)?
            .trim_end_matches([' ', '(', '-', '–', ',', '\'', '’'])
            .trim_end_matches("ประจำ")
            .trim();
        // A year inside a longer text is a title's; "ปี 64" is a year too.
        let end = cleaned.trim_end_matches([')', ' ', '.']);
        let last = end.ends_with(&year.to_string())
            || end.ends_with(&(year.saturating_sub(543)).to_string())
            || end.ends_with(&format!("{:02}", year % 100));
        if *word == identity::YearWord::Bare && year.to_string().len() < 4 || before.is_empty() || !last {
            return None;
        }
        let label = self.label(EARLIER.iter().find_map(|words| before.strip_suffix(words)).unwrap_or(before).trim());
        let bare = *word == identity::YearWord::Bare;
        // A bare number that may be a year is one behind what has a score.
        let understood = label.field.is_some() || label.role.is_some_and(|role| !bare || role == Role::Score);
        (understood && label.fiscal_year.is_none()).then_some(Label { fiscal_year: Some(*year), ..label })
    }

    /// A label with words at its end or a bracket: `คะแนน (ร้อยละ)`, or of two parts: `คะแนน/ระดับ`.
    fn label_with_additions(&self, bare: &str) -> Label {
        // "คะแนนรวม ประจำปีงบประมาณ พ.ศ." over columns of years.
        let undated = YEAR_WORDS.iter().find_map(|words| bare.strip_suffix(words)).filter(|rest| !rest.is_empty());
        if let Some(label) = undated.and_then(|rest| self.labels.get(rest)) {
            return label.clone();
        }
        if let Some(open) = bare.find('(').filter(|&open| open > 0)
            && let Some(label) = bare.get(..open).and_then(|outside| self.labels.get(outside))
        {
            let inside = bare.get(open..).unwrap_or_default().trim_matches(['(', ')']);
            let graded = self.labels.get(inside).is_some_and(|inside| inside.field == Some(LabelField::Grade));
            return Label { graded, ..label.clone() };
        }
        if let Some(label) = score_in_words(bare) {
            return label;
        }
        if is_of_weighting(bare) {
            let role = if is_weighted(bare) { Role::Weighted } else { Role::Score };
            return Label { role: Some(role), ..Label::default() };
        }
        let parts: Option<Vec<&Label>> =
            bare.split(['/', '\\', ',', '(']).map(|part| self.labels.get(part.trim_end_matches(')'))).collect();
        let Some(parts) = parts.filter(|parts| parts.len() > 1) else { return Label::default() };
        let has = |role| parts.iter().any(|label| label.role == Some(role));
        if has(Role::Agency) && has(Role::Indicator) {
            return Label { role: Some(Role::Crossed), ..Label::default() };
        }
        // A score says more than the grade beside it.
        let scored = parts
            .iter()
            .find(|label| matches!(label.field, Some(LabelField::Overall)) || label.role == Some(Role::Score));
        let judged = || parts.iter().find(|label| matches!(label.field, Some(LabelField::Grade | LabelField::Result)));
        let all_known = parts.iter().all(|label| {
            matches!(label.field, Some(LabelField::Overall | LabelField::Grade | LabelField::Result))
                || label.role == Some(Role::Score)
        });
        let graded = parts.iter().any(|label| label.field == Some(LabelField::Grade));
        let label = scored.or_else(judged).filter(|_| all_known);
        label.map(|label| Label { graded, ..(*label).clone() }).unwrap_or_default()
    }

    /// The indicator that a cleaned text names by number or by name; none for sub-indicators and everything else.
    pub fn indicator(&self, cleaned: &str) -> Option<Named> {
        self.named(cleaned, |name| self.names.find(name))
    }

    /// As [`Vocabulary::indicator`], by what finds the indicator of a name as a key.
    pub fn named(&self, cleaned: &str, find: impl Fn(&str) -> Option<u8>) -> Option<Named> {
        let whole = key(cleaned);
        let (prefixed, rest) = without_prefix(&whole);
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, after) = rest.split_at_checked(digits)?;
        let after = without_bracket(after);
        if number.is_empty() {
            let (_, unmarked) = without_marker(rest);
            let bare = without_prefix(without_bracket(unmarked)).1;
            let named = find(bare)
                .or_else(|| ["ผลคะแนน", "คะแนน", "ร้อยละ"].iter().find_map(|word| find(bare.strip_prefix(word)?)))?;
            // "คุณภาพการดำเนินงาน (ตัวชี้วัดที่ 6)"
            let bracket = unmarked.get(without_bracket(unmarked).len()..).unwrap_or_default();
            let (numbered, number) = without_prefix(bracket.trim_matches(['(', ')']));
            let other = numbered && number.parse::<u8>().is_ok_and(|number| !self.may_number(number, named));
            return Some(if other { Named::Contrary(named) } else { Named::One(named) });
        }
        let stated: Option<u8> = number.parse().ok().filter(|number| (1..=10).contains(number));
        let outlined = after
            .strip_prefix('.')
            .map(|rest| rest.split_at(rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len()))
            .filter(|(second, _)| !second.is_empty());
        if let Some((second, name)) = outlined {
            // "3.2 การป้องกันการทุจริต" is the second of the third instrument; "9.1 ..." is a sub-indicator.
            let named = find(name.trim_start_matches(['.', ')', ':', '-', '–']))?;
            let instrument = usize::from(stated?).checked_sub(1).and_then(|at| Instrument::ALL.get(at))?;
            let place = second.parse::<usize>().ok()?.checked_sub(1)?;
            return (self.indicators_of(*instrument).get(place) == Some(&named)).then_some(Named::One(named));
        }
        let name = after.trim_start_matches(['.', ')', ':', '-', '–']);
        let name = without_prefix(name).1;
        if name.is_empty() {
            return stated.filter(|_| prefixed).map(Named::Numbered);
        }
        let named = find(name)?;
        let other = prefixed && stated.is_some_and(|stated| !self.may_number(stated, named));
        Some(if other { Named::Contrary(named) } else { Named::One(named) })
    }

    /// True where an indicator may have this number: its own, or its place within its instrument.
    pub fn may_number(&self, number: u8, indicator: u8) -> bool {
        let own = self.instrument_of(indicator).map_or(&[][..], |instrument| self.indicators_of(instrument));
        let place = usize::from(number).checked_sub(1).and_then(|at| own.get(at));
        number == indicator || place == Some(&indicator)
    }
}

/// True for "95.73" and the like: no label, nor an outline's number, which has a smaller whole.
fn is_score(cleaned: &str) -> bool {
    matches!(cleaned.as_bytes(), [b'2'..=b'9', b'0'..=b'9', b'.', b'0'..=b'9', b'0'..=b'9'])
}

/// What a label says of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// It names this one.
    One(u8),
    /// It has this number and no name.
    Numbered(u8),
    /// It has the name of this one and the number of another.
    Contrary(u8),
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
    let rest = without_words(bare, &of_the_assessment);
    let whose_only = without_words(bare, &["ของหน่วยงาน", "หน่วยงาน"]) == rest;
    let overall = [
        "คะแนนรวม",
        "คะแนนภาพรวม",
        "ผลคะแนนรวม",
        "ผลคะแนนภาพรวม",
        "คะแนนเฉลี่ยรวม",
        "คะแนนรวมเฉลี่ย",
        "ผลภาพรวม",
        "คะแนนในภาพรวม",
        "คะแนนรวมภาพรวม",
        "คะแนนรวมในภาพรวม",
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
    let stripped = INDICATOR_PREFIXES.iter().find_map(|prefix| whole.behind_word(prefix));
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
        for score in 2000..10_000 {
            let score = Decimal::new(score, 2).to_string();
            assert!(is_score(&score) && vocabulary.read_label(&score) == Label::default(), "{score}");
        }
        assert_eq!(vocabulary.label("คะแนน ITA ปี 2564").fiscal_year, Some(2564));
        assert_eq!(vocabulary.label("คะแนน ITA ปี 2564").field, Some(LabelField::Overall));
        assert_eq!(vocabulary.label("ลำดับที่").role, Some(Role::Order));
    }
}
