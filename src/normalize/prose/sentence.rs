//! One paragraph's tokens, read in order: which number is a score, and of what.

use std::collections::HashMap;

use crate::model::{Grade, Instrument, Statement};
use crate::thai::digits;

use super::super::identity::Mention;
use super::super::values;
use super::{Saying, Sayings, Token};

/// Words of other assessments, which have scores too.
const OTHER_ASSESSMENTS: &[&str] = &["ความพึงพอใจ", "lpa", "pmqa", "ผลการปฏิบัติราชการ", "แบบทดสอบ", "สมรรถนะ"];

/// What a number counts where it is no score.
const OTHER_UNITS: &[&str] = &[
    "บาท",
    "ของ",
    "ล้าน",
    "รายการ",
    "น.",
    "นาฬิกา",
    "เรื่อง",
    "โครงการ",
    "ชุด",
    "เครื่อง",
    "คัน",
    "วัน",
    "ชั่วโมง",
    "ไร่",
    "กิโลเมตร",
    "เมตร",
    "คน",
    "ราย",
    "ครั้ง",
];

/// Words that show a paragraph to speak of the assessment, so that a score of nothing else is the overall one.
const OF_THE_ASSESSMENT: &[&str] = &[
    "ita",
    "คุณธรรมและความโปร่งใส",
    "ระดับ",
    "ผลการประเมิน",
    "คะแนนรวม",
    "คะแนนภาพรวม",
    "ได้รับคะแนน",
    "ปีงบประมาณ",
    "ผลคะแนน",
];

/// What a score in a sentence is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    Indicator(u8),
    Instrument(Instrument),
    Overall,
    Elsewhere,
}

/// Reads one paragraph.
pub(super) struct SentenceReader<'s> {
    squeezed: &'s str,
    topic: Option<Topic>,
    topic_end: usize,
    /// What the last claimed score was of.
    last: Option<Topic>,
    /// Where the last claimed score stands.
    said_at: usize,
    /// Where the last token ended.
    after: usize,
    agencies: Vec<(usize, Mention)>,
    years: Vec<(usize, u16)>,
    sayings: Sayings,
    grades: Vec<(usize, Grade)>,
}

/// A number this close behind a name is its score without the word for it: "การใช้อำนาจ เท่ากับ 91.01".
const CLOSE_BESIDE: usize = 12;

/// A named topic reaches so many bytes of squeezed text to its score.
const TOPIC_REACH: usize = 360;

impl<'s> SentenceReader<'s> {
    /// A reader of a squeezed paragraph; agencies and years with the byte of the squeezed text where each is named.
    pub fn new(squeezed: &'s str, agencies: Vec<(usize, Mention)>, years: Vec<(usize, u16)>) -> SentenceReader<'s> {
        SentenceReader {
            squeezed,
            topic: None,
            topic_end: 0,
            last: None,
            said_at: 0,
            after: 0,
            agencies,
            years,
            sayings: Sayings::default(),
            grades: Vec::new(),
        }
    }
}

impl SentenceReader<'_> {
    /// Takes in the next token.
    pub fn token(&mut self, found: &regex::Captures<'_>, names: &HashMap<String, Token>) {
        let Some(whole) = found.get(0) else { return };
        if let Some(number) = found.name("number") {
            let sub_indicator = self
                .squeezed
                .get(whole.end()..)
                .and_then(|after| after.strip_prefix('.'))
                .is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
            let number = number.as_str().parse().ok().filter(|number| (1..=10).contains(number) && !sub_indicator);
            self.name(number.map(Topic::Indicator), whole.start(), whole.end());
        } else if let Some(name) = found.name("name") {
            match names.get(name.as_str()) {
                Some(Token::Indicator(number)) => {
                    self.name(Some(Topic::Indicator(*number)), whole.start(), whole.end());
                }
                Some(Token::Instrument(instrument)) => {
                    self.name(Some(Topic::Instrument(*instrument)), whole.start(), whole.end());
                }
                Some(Token::Elsewhere) => self.name(Some(Topic::Elsewhere), whole.start(), whole.end()),
                Some(Token::Overall) if self.topic.is_none() => {
                    self.name(Some(Topic::Overall), whole.start(), whole.end());
                }
                _ => {}
            }
        } else if let Some(number) = found.name("score") {
            self.score(number.start(), number.end(), number.as_str());
        } else if let Some(letters) = found.name("letters") {
            let ends = self.squeezed.get(letters.end()..).is_none_or(|after| {
                !after.starts_with(|c: char| c.is_alphanumeric() && !('\u{0E00}'..='\u{0E7F}').contains(&c))
            });
            if let Some(grade) = values::letter(letters.as_str()).filter(|_| ends && self.about_overall()) {
                self.grades.push((whole.start(), grade));
            }
        } else if let Some(level) = found.name("levelname") {
            if let (Some(grade), _) = values::judgement(level.as_str())
                && self.about_overall()
            {
                self.grades.push((whole.start(), grade));
            }
        } else if found.name("plainlevel").is_some() {
            if self.about_overall() && self.ends_a_judgement(whole.end()) {
                self.grades.push((whole.start(), Grade::Passed));
            }
        } else if let Some(passed) = found.name("passed") {
            self.result(found, passed.as_str());
        }
        self.after = whole.end();
    }

    fn name(&mut self, topic: Option<Topic>, start: usize, end: usize) {
        if self.sayings.said.is_empty()
            && self.sayings.opens_with.is_none()
            && start < 12
            && let Some(Topic::Instrument(instrument)) = topic
        {
            self.sayings.opens_with = Some(instrument);
        }
        if let Some(Topic::Indicator(number)) = topic {
            let before = self.squeezed.get(..start).unwrap_or("");
            let before = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
            let announced = ["ตัวชี้วัด", "ตัวชี้วัดที่", "ตัวชี้วัดด้าน", "ตัวชี้วัดที่ด้าน"].iter().any(|word| before.ends_with(word));
            if announced || start < 12 {
                self.tell(start, number);
            }
        }
        self.topic = topic;
        self.topic_end = end;
    }

    fn tell(&mut self, at: usize, number: u8) {
        if !self.sayings.told.iter().any(|(_, told)| *told == number) {
            self.sayings.told.push((at, number));
        }
    }

    /// True where a judgement would be one of the agency and not of an instrument or indicator.
    fn about_overall(&self) -> bool {
        match (self.topic, self.last) {
            (Some(topic), _) => topic == Topic::Overall,
            (None, Some(last)) => last == Topic::Overall,
            (None, None) => true,
        }
    }

    fn score(&mut self, start: usize, end: usize, number: &str) {
        let Some(value) = digits::parse_decimal(number) else { return };
        let from = if self.topic.is_some() { self.topic_end.max(self.after) } else { self.after };
        let gap = self.squeezed.get(from..start).unwrap_or("");
        let gap = gap.trim_end_matches(['(', '=', ':', '*', '“', '"', ' ']);
        let behind = self.squeezed.get(end..).unwrap_or("");
        let unit = ["คะแนน", "%", "เปอร์เซ็นต์"].iter().any(|unit| behind.starts_with(unit));
        let strong = [
            "คะแนน",
            "คะแนนเฉลี่ย",
            "คะแนนรวม",
            "คะแนนรวมเฉลี่ย",
            "คะแนนเฉลี่ยรวม",
            "เท่ากับ",
            "ร้อยละ",
            "คะแนนอยู่ที่",
            "คะแนนคือ",
            "คะแนนเป็น",
            "คะแนนที่ได้",
            "ได้คะแนนรวมทั้งสิ้น",
        ]
        .iter()
        .any(|word| gap.ends_with(word));
        let weak = ["ได้", "ได้รับ", "เฉลี่ย", "รวม", "อยู่ที่", "คือ", "เป็น", "-", "–"].iter().any(|word| gap.ends_with(word))
            || gap.is_empty() && self.topic.is_some() && self.topic_end >= self.after;
        let decimals = value.scale() > 0;
        if !(strong && (decimals || unit || gap.ends_with("คะแนน") || gap.ends_with("เท่ากับ"))
            || weak && (decimals || unit))
        {
            return;
        }
        // Whole numbers of things: "ได้คะแนน 5 ตัวชี้วัด", "คะแนน 2 ครั้ง".
        if !unit
            && !decimals
            && ["ตัวชี้วัด", "ครั้ง", "ข้อ", "เครื่องมือ", "แห่ง", "ประเด็น", "คน", "ราย", "ปี"]
                .iter()
                .any(|word| behind.starts_with(word))
        {
            return;
        }
        if OTHER_UNITS.iter().any(|word| behind.starts_with(word)) {
            return;
        }
        let near = start.saturating_sub(self.topic_end) <= TOPIC_REACH;
        let topic = self.topic.filter(|_| near);
        // "คิดเป็นร้อยละ" is said of money and items too: only คะแนน, or standing right behind its name, makes a score.
        let said = self.squeezed.get(if topic.is_some() { self.topic_end } else { self.after }..start).unwrap_or("");
        let scored = said.contains("คะแนน") || behind.starts_with("คะแนน");
        let beside = topic.is_some() && said.chars().count() <= CLOSE_BESIDE && !said.contains("คิดเป็น");
        if !scored && !beside {
            return;
        }
        let topic = match topic {
            Some(Topic::Elsewhere) => {
                self.topic = None;
                self.last = Some(Topic::Elsewhere);
                return;
            }
            Some(Topic::Overall) | None if self.names_a_place(start) => {
                self.topic = None;
                self.last = Some(Topic::Elsewhere);
                return;
            }
            Some(topic) => topic,
            None if !self.speaks_of_the_assessment() => return,
            // A bare score is the overall one, unless the sentence was about a part.
            None if self.last.is_none_or(|last| last == Topic::Elsewhere) && strong => Topic::Overall,
            None if self.last == Some(Topic::Overall) && !self.names_another_subject(start) => return,
            None if self.last == Some(Topic::Overall) => Topic::Overall,
            None => {
                let says_overall = ["คะแนนรวม", "คะแนนเฉลี่ยรวม", "คะแนนรวมเฉลี่ย"].iter().any(|word| gap.ends_with(word));
                if !says_overall {
                    return;
                }
                Topic::Overall
            }
        };
        if let Topic::Indicator(number) = topic {
            self.tell(start, number);
        }
        let statement = match topic {
            Topic::Indicator(number) => Statement::Indicator(number, value),
            Topic::Instrument(instrument) => Statement::Instrument(instrument, value),
            Topic::Overall | Topic::Elsewhere => Statement::Overall(value),
        };
        self.say(start, statement);
        self.topic = None;
        self.last = Some(topic);
        self.said_at = start;
    }

    /// True where the words before a bare score name a province or the nation that is no part of an agency's name.
    fn names_a_place(&self, here: usize) -> bool {
        let said = self.squeezed.get(self.after..here).unwrap_or("");
        ["จังหวัด", "อำเภอ", "ประเทศ"].iter().any(|place| said.contains(place))
            && !self.agencies.iter().any(|(at, _)| (self.after..=here).contains(at))
    }

    fn speaks_of_the_assessment(&self) -> bool {
        !OTHER_ASSESSMENTS.iter().any(|word| self.squeezed.contains(word))
            && (!self.agencies.is_empty() || OF_THE_ASSESSMENT.iter().any(|word| self.squeezed.contains(word)))
    }

    /// True where an agency or a year stands between the last score and here.
    fn names_another_subject(&self, here: usize) -> bool {
        let between = |at: usize| (self.said_at..=here).contains(&at);
        self.agencies.iter().any(|(at, _)| between(*at)) || self.years.iter().any(|(at, _)| between(*at))
    }

    fn result(&mut self, found: &regex::Captures<'_>, passed: &str) {
        let Some(whole) = found.get(0) else { return };
        let announced = !whole.as_str().starts_with(passed);
        let criteria = found.name("criteria").is_some();
        let ends = self.ends_a_judgement(whole.end());
        let means_it = criteria || announced && ends;
        let spoken_of = match (self.topic, self.last) {
            (Some(topic), _) => topic == Topic::Overall,
            (None, Some(last)) => last == Topic::Overall,
            (None, None) => announced && whole.as_str().starts_with("ผล"),
        };
        if means_it && spoken_of {
            self.say(whole.start(), Statement::Passed(passed == "ผ่าน"));
        }
    }

    /// True where what stands behind lets ผ่าน mean "passed": it is also the word for "by way of" (ผลการประเมินผ่านเว็บไซต์).
    fn ends_a_judgement(&self, end: usize) -> bool {
        let behind = self.squeezed.get(end..).unwrap_or("");
        let words = ["โดย", "ซึ่ง", "และ", "มี", "ดัง", "ราย", "ระดับ", "เป้าหมาย", "การประเมิน", "ที่", "ผลการประเมิน", "คะแนน"];
        behind.is_empty()
            || behind.starts_with(|c: char| !c.is_alphabetic())
            || words.iter().any(|word| behind.starts_with(word))
    }

    fn say(&mut self, at: usize, statement: Statement) {
        let agency =
            self.agencies.iter().rev().find(|(start, _)| *start <= at).map(|(_, mention)| mention.agency.clone());
        let fiscal_year = self.years.iter().rev().find(|(start, _)| *start <= at).map(|(_, year)| *year);
        self.sayings.said.push(Saying { statement, agency, fiscal_year });
    }

    /// What the paragraph says.
    pub fn finish(mut self) -> Sayings {
        // One grade behind each score, or one for all; anything else is the scale of grades told in words.
        let scores =
            self.sayings.said.iter().filter(|saying| matches!(saying.statement, Statement::Overall(_))).count();
        let grades = std::mem::take(&mut self.grades);
        if grades.len() == scores {
            for (at, grade) in grades {
                self.say(at, Statement::Grade(grade));
            }
        } else if let Some((at, first)) = grades.first().copied()
            && grades.iter().all(|(_, grade)| *grade == first)
        {
            self.say(at, Statement::Grade(first));
        }
        self.sayings.mentions = self.agencies.into_iter().map(|(_, mention)| mention).collect();
        self.sayings.squeezed = self.squeezed.to_owned();
        self.sayings
    }
}
