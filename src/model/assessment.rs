//! What we conclude of one agency in one fiscal year; the serde form is the contract of `assessments.json`.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Agency, Decided, Place, SharedText};

/// The fiscal years of the Buddhist era that an assessment can be of: what is outside is a slip of the pen.
pub const FISCAL_YEARS: RangeInclusive<u16> = 2540..=2600;

/// The conclusion of all claims about one agency in one fiscal year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Who was assessed.
    pub agency: Agency,
    /// The fiscal year of the Buddhist era, such as 2564.
    pub fiscal_year: u16,
    /// The overall score, 0 to 100.
    pub overall: Figure<Decimal>,
    /// The grade (to FY 2565) or level (from FY 2566).
    pub grade: Figure<Grade>,
    /// Whether the agency passed.
    pub passed: Figure<bool>,
    /// The instruments' scores, 0 to 100, never weighted. All three are present, empty where nothing is known.
    pub instruments: BTreeMap<Instrument, Figure<Decimal>>,
    /// The ten indicators in order of their numbers, empty where nothing is known.
    pub indicators: Vec<IndicatorFigure>,
    /// Item scores in order of their codes, those that a document states.
    pub items: Vec<ItemScore>,
    /// Scores of sub-indicators, in order of their codes: those that a document states or items give.
    #[serde(default)]
    pub sub_indicators: Vec<SubIndicatorFigure>,
    /// What is known of OIT items that were lost, by sub-indicator; empty where nothing is determined.
    #[serde(default)]
    pub lost_items: Vec<LostItems>,
    /// Where two or three ways of losing OIT items give an indicator's score, those ways; empty where one or many do.
    #[serde(default)]
    pub lost_alternatives: Vec<LostAlternatives>,
    /// Indicators at or over the target, in the order that a document tells them, else by number.
    pub strengths: Vec<u8>,
    /// Indicators under the target, in the same order.
    pub weaknesses: Vec<u8>,
    /// What the assessors recommend, by instrument, in document order.
    pub recommendations: Vec<Recommendation>,
    /// Measures in document order.
    pub measures: Vec<Measure>,
    /// The files that say something of this agency and year, sorted.
    pub sources: Vec<Arc<str>>,
}

/// One value: as stated, as computed from what else is stated, and where it is stated. Neither overwrites the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure<T> {
    /// What documents say; the first in order of places where they disagree (a finding tells).
    pub stated: Option<T>,
    /// What the stated parts give by the rules of the year; null where they do not suffice.
    pub computed: Option<T>,
    /// What an officer decided, which is rare; the key is absent where nobody did.
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    pub decided: Option<Box<Decided<T>>>,
    /// Every place that states it.
    pub places: Vec<Place>,
}

impl<T> Default for Figure<T> {
    fn default() -> Figure<T> {
        Figure { stated: None, computed: None, decided: None, places: Vec::new() }
    }
}

impl<T> Figure<T> {
    /// The value to work with: the decided one, else the stated one, else the computed one.
    pub fn value(&self) -> Option<&T> {
        self.given().or(self.computed.as_ref())
    }

    /// What an officer decided, else what documents state.
    pub fn given(&self) -> Option<&T> {
        self.decided.as_ref().map(|decided| &decided.value).or(self.stated.as_ref())
    }
}

/// One of the ten indicators and its score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorFigure {
    /// 1 to 10.
    pub number: u8,
    /// The official name in that fiscal year.
    pub name: String,
    /// Stated and computed score, and places.
    #[serde(flatten)]
    pub score: Figure<Decimal>,
}

/// One sub-indicator and its score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubIndicatorFigure {
    /// Such as `9.1`.
    pub code: String,
    /// The official name in that fiscal year.
    pub name: String,
    /// Stated and computed score, and places.
    #[serde(flatten)]
    pub score: Figure<Decimal>,
}

/// How many items of one sub-indicator were lost (scored 0), and which they may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostItems {
    /// Such as `10.1`.
    pub sub_indicator: String,
    /// How many were lost.
    pub lost: u16,
    /// The items among which the lost ones are; exactly those where there are as many as were lost.
    pub among: Vec<String>,
}

/// The few ways in which items of one indicator may have been lost: one of them holds, and nothing tells which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostAlternatives {
    /// 9 or 10.
    pub indicator: u8,
    /// Each way as the sub-indicators that lost items, beside those of which `lost_items` tells.
    pub ways: Vec<Vec<LostCount>>,
}

/// A number of items that one sub-indicator lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostCount {
    /// Such as `10.1`.
    pub sub_indicator: String,
    /// How many, at least one.
    pub lost: u16,
}

/// One item's score, such as o18.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemScore {
    /// `i1`, `e1`, `o18`: letter of the instrument and number.
    pub code: String,
    /// 0 to 100, as stated; none where only an officer's decision tells it.
    pub score: Option<Decimal>,
    /// What an officer decided; the key is absent where nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Box<Decided<Decimal>>>,
    /// Where it is stated.
    pub places: Vec<Place>,
}

impl ItemScore {
    /// The value to work with: the decided one, else the stated one.
    pub fn value(&self) -> Option<&Decimal> {
        self.decided.as_ref().map(|decided| &decided.value).or(self.score.as_ref())
    }
}

/// One of the three instruments of the ITA.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Instrument {
    /// Internal: แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน
    Iit,
    /// External: แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก
    Eit,
    /// Open data: แบบตรวจการเปิดเผยข้อมูลสาธารณะ
    Oit,
}

impl Instrument {
    /// All three, in order.
    pub const ALL: [Instrument; 3] = [Instrument::Iit, Instrument::Eit, Instrument::Oit];

    /// `IIT`, `EIT` or `OIT`.
    pub fn code(self) -> &'static str {
        match self {
            Instrument::Iit => "IIT",
            Instrument::Eit => "EIT",
            Instrument::Oit => "OIT",
        }
    }
}

/// A grade of FY 2562 to 2565 or a level of FY 2566 on. Serialised as documents write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// AA
    #[serde(rename = "AA")]
    DoubleA,
    /// A
    #[serde(rename = "A")]
    A,
    /// B
    #[serde(rename = "B")]
    B,
    /// C
    #[serde(rename = "C")]
    C,
    /// D
    #[serde(rename = "D")]
    D,
    /// E
    #[serde(rename = "E")]
    E,
    /// F
    #[serde(rename = "F")]
    F,
    /// ผ่านดีเยี่ยม
    #[serde(rename = "ผ่านดีเยี่ยม")]
    PassedExcellent,
    /// ผ่านดี
    #[serde(rename = "ผ่านดี")]
    PassedGood,
    /// ผ่าน
    #[serde(rename = "ผ่าน")]
    Passed,
    /// ต้องปรับปรุง
    #[serde(rename = "ต้องปรับปรุง")]
    NeedsImprovement,
    /// ต้องปรับปรุงโดยด่วน
    #[serde(rename = "ต้องปรับปรุงโดยด่วน")]
    NeedsUrgentImprovement,
}

impl Grade {
    /// All, best first; letters before levels.
    pub const ALL: [Grade; 12] = [
        Grade::DoubleA,
        Grade::A,
        Grade::B,
        Grade::C,
        Grade::D,
        Grade::E,
        Grade::F,
        Grade::PassedExcellent,
        Grade::PassedGood,
        Grade::Passed,
        Grade::NeedsImprovement,
        Grade::NeedsUrgentImprovement,
    ];

    /// As documents write it: `AA`, `ผ่านดี`.
    pub fn label(self) -> &'static str {
        match self {
            Grade::DoubleA => "AA",
            Grade::A => "A",
            Grade::B => "B",
            Grade::C => "C",
            Grade::D => "D",
            Grade::E => "E",
            Grade::F => "F",
            Grade::PassedExcellent => "ผ่านดีเยี่ยม",
            Grade::PassedGood => "ผ่านดี",
            Grade::Passed => "ผ่าน",
            Grade::NeedsImprovement => "ต้องปรับปรุง",
            Grade::NeedsUrgentImprovement => "ต้องปรับปรุงโดยด่วน",
        }
    }

    /// True for the letters of FY 2562 to 2565.
    pub fn is_letter(self) -> bool {
        self <= Grade::F
    }
}

/// What the assessors recommend about one instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// The instrument it is about.
    pub instrument: Instrument,
    /// The text as written; paragraphs separated by `\n`.
    pub text: String,
    /// Where it stands.
    pub places: Vec<Place>,
}

/// One measure to improve integrity and transparency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its number in the document.
    pub number: Option<u32>,
    /// What it is called, without the number.
    pub title: String,
    /// Steps or methods, in order, without their numbers.
    pub steps: Vec<SharedText>,
    /// Units that answer for it.
    pub responsible: Vec<SharedText>,
    /// When it is done; none where the document leaves it blank.
    pub period: Option<Period>,
    /// What was done, in order, without numbers.
    pub results: Vec<SharedText>,
    /// The suggestion column; none where blank.
    pub suggestion: Option<String>,
    /// The indicators that it serves, by the topics of the year's rules.
    pub indicators: Vec<u8>,
    /// What the document has no column or label for at all, so that nothing there was left blank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without_column: Vec<MeasureColumn>,
    /// The cells it stands in.
    pub places: Vec<Place>,
}

impl Measure {
    /// Gives back the room that its texts and lists grew into and do not need.
    pub fn shrink_to_fit(&mut self) {
        let Measure { title, steps, responsible, period, results, suggestion, indicators, places, .. } = self;
        let texts = period.iter_mut().map(|period| &mut period.text).chain(suggestion).chain([title]);
        texts.for_each(String::shrink_to_fit);
        [steps, responsible, results].into_iter().for_each(Vec::shrink_to_fit);
        indicators.shrink_to_fit();
        places.shrink_to_fit();
    }
}

/// A part of a measure that a document may have no column for: a plan has none for results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureColumn {
    /// When it is done.
    Period,
    /// What was done.
    Results,
}

/// A period as written, and as dates where the words give dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The words of the document.
    pub text: String,
    /// The first day; none where the words do not tell.
    pub start: Option<Date>,
    /// The last day.
    pub end: Option<Date>,
}
