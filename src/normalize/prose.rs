//! Recognises scores, grades and results said in sentences.
//!
//! A sentence is read as tokens: what is named (an indicator, an instrument, the overall score), numbers, and words
//! that make a number a score or forbid it. A number is claimed for what was named last before it, and only where the
//! words between say that it is a score. Thresholds ("มากกว่าร้อยละ 85", "85 คะแนนขึ้นไป", "85.00 - 94.99") are no scores.

use std::collections::HashMap;

use regex::Regex;

use crate::model::{Agency, Grade, Instrument, Statement};
use crate::thai::digits;

use super::identity::{self, Mention};
use super::values;
use super::vocabulary::Vocabulary;

/// One thing that a sentence says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Saying {
    /// What.
    pub statement: Statement,
    /// The agency that the sentence names before it.
    pub agency: Option<Agency>,
    /// The fiscal year that the sentence names before it.
    pub fiscal_year: Option<u16>,
}

/// What a paragraph says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sayings {
    /// Values, in order.
    pub said: Vec<Saying>,
    /// Indicators told with a score, or as "ตัวชี้วัด...", in order, each with the byte of the squeezed text.
    pub told: Vec<(usize, u8)>,
    /// The instrument that the paragraph begins with, a list marker aside.
    pub opens_with: Option<Instrument>,
    /// The squeezed text that the positions refer to.
    pub squeezed: String,
    /// Agencies it names.
    pub mentions: Vec<Mention>,
}

/// Recognises sentences; made once from the vocabulary.
pub(super) struct Prose {
    tokens: Option<Regex>,
    names: HashMap<String, Token>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Indicator(u8),
    Instrument(Instrument),
    Overall,
    /// Others' scores, or differences: what follows is no score of the agency.
    Elsewhere,
    Nothing,
}

/// What a score in a sentence is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    Indicator(u8),
    Instrument(Instrument),
    Overall,
    Elsewhere,
}

const NUMBER: &str = r"\d+(?: \d+)*(?:[.,]\d+)?";

/// Words for the overall score; the weak ones count only where nothing else is being spoken of.
const OVERALL: &[&str] = &[
    "คะแนนภาพรวม",
    "ในภาพรวม",
    "ภาพรวม",
    "คะแนนรวมทั้งหมด",
    "คะแนนรวมทุกเครื่องมือ",
    "คะแนนita",
    "ผลคะแนนita",
    "คะแนนการประเมินita",
    "ผลการประเมินita",
    "คะแนนประเมินita",
];

/// Words behind which a number is the mean of many agencies, or a change.
const ELSEWHERE: &[&str] = &[
    "ค่าเฉลี่ยของ",
    "ค่าเฉลี่ยระดับ",
    "ค่าเฉลี่ยรวมของ",
    "ค่าเฉลี่ยประเทศ",
    "ค่าเฉลี่ยจังหวัด",
    "ค่าเฉลี่ยอำเภอ",
    "ค่าเฉลี่ยทั้งประเทศ",
    "ค่าเฉลี่ยภาพรวม",
    "คะแนนเฉลี่ยของจังหวัด",
    "คะแนนเฉลี่ยของประเทศ",
    "คะแนนเฉลี่ยของอำเภอ",
    "คะแนนเฉลี่ยระดับประเทศ",
    "คะแนนเฉลี่ยระดับจังหวัด",
    "คะแนนเฉลี่ยระดับอำเภอ",
    "คะแนนเฉลี่ยทั้งประเทศ",
    "คะแนนเฉลี่ยจังหวัด",
    "คะแนนเฉลี่ยประเทศ",
    "คะแนนเฉลี่ยอำเภอ",
    "ภาพรวมของประเทศ",
    "ภาพรวมระดับประเทศ",
    "ภาพรวมประเทศ",
    "ภาพรวมทั้งประเทศ",
    "ภาพรวมของจังหวัด",
    "ภาพรวมระดับจังหวัด",
    "ภาพรวมจังหวัด",
    "ภาพรวมของอำเภอ",
    "เพิ่มขึ้น",
    "ลดลง",
    "สูงขึ้น",
    "ผลต่าง",
    "ต่างกัน",
    "หน่วยงานอื่น",
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

/// Words that hold an indicator's or instrument's name and mean something else.
const NOT_NAMES: &[&str] =
    &["ข้อมูลการเปิดเผยข้อมูล", "แนวทางการเปิดเผยข้อมูล", "แผนปฏิบัติการป้องกันการทุจริต", "รายงานการป้องกันการทุจริต"];

impl Prose {
    /// Compiles the vocabulary's names and the words of scores into one automaton.
    pub fn new(vocabulary: &Vocabulary) -> Prose {
        let mut names: HashMap<String, Token> = HashMap::new();
        for (name, number) in vocabulary.indicator_names() {
            names.insert(name.clone(), Token::Indicator(*number));
        }
        for (name, instrument) in vocabulary.instrument_names() {
            names.insert(name.clone(), Token::Instrument(*instrument));
        }
        for instrument in Instrument::ALL {
            names.insert(instrument.code().to_lowercase(), Token::Instrument(instrument));
        }
        for word in OVERALL {
            names.insert((*word).to_owned(), Token::Overall);
        }
        for word in ELSEWHERE {
            names.insert((*word).to_owned(), Token::Elsewhere);
        }
        for word in NOT_NAMES {
            names.insert((*word).to_owned(), Token::Nothing);
        }
        let mut longest_first: Vec<&String> = names.keys().collect();
        longest_first.sort_by_key(|name| (std::cmp::Reverse(name.len()), name.as_str()));
        let alternatives: Vec<String> = longest_first.iter().map(|name| regex::escape(name)).collect();
        let threshold = format!(
            r"(?:มากกว่า|น้อยกว่า|ต่ำกว่า|สูงกว่า|ตั้งแต่|เกินกว่า|ไม่เกิน|คะแนนเต็ม[ก-๎]{{0,30}}|เต็ม|ระหว่าง|น้ำหนัก|เกณฑ์|เป้าหมาย)(?:การประเมิน|เป้าหมาย|ขั้นต่ำ|มาตรฐาน|กำหนดไว้|กำหนด|คะแนน|ร้อยละ|เท่ากับ|ที่|คือ|[:(=])*{NUMBER}"
        );
        let tokens = format!(
            r"(?P<skip>{threshold}|{NUMBER}%?(?:คะแนน|เปอร์เซ็นต์)?(?:ขึ้นไป|ลงมา)|{NUMBER}%?(?:-|–|—|ถึง){NUMBER}%?)|(?P<ordinal>ตัวชี้วัดที่(?P<number>\d{{1,2}}))|(?P<name>{names})|(?P<score>{NUMBER})|(?P<grade>(?:ระดับ{of}|เกรด)[:“”*(]*(?P<letters>[a-fавсеαβε]{{1,2}}))|(?P<level>(?:ระดับ{of}|ผลการประเมิน)[:“”*(]*(?P<levelname>ผ่านดีเยี่ยม|ผ่านดี|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง))|(?P<plainlevel>ระดับ{of}[:“”*(]*ผ่าน)|(?P<result>(?:ผลการประเมิน|ผลประเมิน|สรุปผล|ถือว่า|สถานะ)?[:“”*(]*(?P<passed>ไม่ผ่าน|ผ่าน)(?P<criteria>เกณฑ์)?)",
            of = "(?:ผลการประเมิน|ผลคะแนน|คะแนน|การประเมิน)?",
            names = alternatives.join("|"),
        );
        Prose { tokens: Regex::new(&tokens).ok(), names }
    }

    /// What a cleaned paragraph says.
    pub fn read(&self, cleaned: &str) -> Sayings {
        let (squeezed, origins) = squeeze(cleaned);
        let mut reader = SentenceReader {
            squeezed: &squeezed,
            topic: None,
            topic_end: 0,
            last: None,
            said_at: 0,
            after: 0,
            agencies: identity::mentions(cleaned)
                .into_iter()
                .map(|mention| (origins.partition_point(|&origin| origin < mention.range.start), mention))
                .collect(),
            years: identity::years(cleaned)
                .into_iter()
                .filter(|(_, word, _)| *word > identity::YearWord::Bare)
                .map(|(at, _, year)| (origins.partition_point(|&origin| origin < at), year))
                .collect(),
            sayings: Sayings::default(),
            grades: Vec::new(),
        };
        if let Some(tokens) = &self.tokens {
            for found in tokens.captures_iter(&squeezed) {
                reader.token(&found, &self.names);
            }
        }
        reader.finish()
    }
}

/// The text without spaces (but between numbers) and in lower case, and for each of its bytes the byte of the original.
fn squeeze(cleaned: &str) -> (String, Vec<usize>) {
    let mut squeezed = String::with_capacity(cleaned.len());
    let mut origins = Vec::with_capacity(cleaned.len());
    let mut characters = cleaned.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if c == ' ' {
            let digit = |c: char| c.is_ascii_digit();
            let between = squeezed.ends_with(digit) && characters.peek().is_some_and(|(_, next)| digit(*next));
            if !between {
                continue;
            }
        }
        squeezed.push(c.to_ascii_lowercase());
        origins.resize(squeezed.len(), at);
    }
    (squeezed, origins)
}

struct SentenceReader<'s> {
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

impl SentenceReader<'_> {
    fn token(&mut self, found: &regex::Captures<'_>, names: &HashMap<String, Token>) {
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
        if ["บาท", "ของ", "ล้าน"].iter().any(|word| behind.starts_with(word)) {
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
                return;
            }
            Some(topic) => topic,
            None if !self.speaks_of_the_assessment() => return,
            // A bare score is the overall one, unless the sentence was about a part.
            None if self.last.is_none() && strong => Topic::Overall,
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

    fn speaks_of_the_assessment(&self) -> bool {
        !self.squeezed.contains("ความพึงพอใจ")
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

    fn finish(mut self) -> Sayings {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::text::clean;
    use crate::rules::RuleBook;

    fn read(text: &str) -> Vec<String> {
        let vocabulary = Vocabulary::new(RuleBook::embedded());
        Prose::new(&vocabulary)
            .read(&clean(text))
            .said
            .into_iter()
            .map(|saying| match saying.statement {
                Statement::Overall(value) => format!("overall {value}"),
                Statement::Instrument(instrument, value) => format!("{} {value}", instrument.code()),
                Statement::Indicator(number, value) => format!("{number} {value}"),
                Statement::Grade(grade) => format!("grade {}", grade.label()),
                Statement::Passed(passed) => format!("passed {passed}"),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn sentences_are_read() {
        let cases: &[(&str, &[&str])] = &[
            (
                "อบต.แดงหม้อ ได้รับคะแนน ๘๐.๙ คะแนน ระดับผลการประเมิน อยู่ในระดับ B ผลการประเมิน ไม่ผ่าน รายละเอียดดังนี้",
                &["overall 80.9", "passed false", "grade B"],
            ),
            (
                "ผลคะแนนจากแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ได้คะแนนรวมเฉลี่ย ๙๕.๗๓ คะแนน ถือว่า ผ่านเกณฑ์เป้าหมาย",
                &["IIT 95.73"],
            ),
            ("ตัวชี้วัดที่ด้านการป้องกันการทุจริต ได้คะแนนเท่ากับ ๔๓.๗๕ เป็นตัวชี้วัด", &["10 43.75"]),
            ("๑. จุดแข็ง (ตัวชี้วัดที่ได้คะแนนมากกว่าร้อยละ ๘๕) มีจำนวน ๘ ตัวชี้วัด", &[]),
            ("(OIT) ได้คะแนนเท่ากับร้อยละ ๕๘.๘๒ คะแนน ต่ำกว่าเกณฑ์ (๘๕ คะแนนขึ้นไป)", &["OIT 58.82"]),
            ("คะแนน IIT = 95.73, EIT = 95.50 และ OIT = 58.82", &["IIT 95.73", "EIT 95.50", "OIT 58.82"]),
            ("ได้คะแนน ๘๗.๒๕ คะแนน ระดับ A ผลการประเมิน ผ่าน", &["overall 87.25", "passed true", "grade A"]),
            ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้คะแนน 99.83 ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้คะแนน 89,98", &["1 99.83", "2 89.98"]),
            ("หมายเหตุ : คะแนนเต็มของแต่ละตัวชี้วัดเท่ากับ ๑๐๐ คะแนน", &[]),
            ("มีค่าน้ำหนักร้อยละ 30 ร้อยละ 30 และร้อยละ 40 ตามลำดับ", &[]),
            ("ผลการประเมิน ผ่านเกณฑ์การประเมิน ได้คะแนน ๙๒.๑๑ คะแนน", &["passed true", "overall 92.11"]),
            ("คะแนนเฉลี่ยของจังหวัดตราดเท่ากับ 81.45 คะแนน", &[]),
            ("ผลการประเมิน ITA ได้คะแนน 87.25 คะแนน สูงกว่าค่าเฉลี่ยของประเทศซึ่งได้คะแนน 81.25 คะแนน", &["overall 87.25"]),
            ("การใช้งบประมาณ ได้รับจัดสรร 1,250,000.50 บาท คิดเป็นร้อยละ 85.50 ของงบประมาณทั้งหมด", &[]),
            ("การเปิดเผยข้อมูล จำนวน 43 ข้อ ดำเนินการแล้ว 40 ข้อ คิดเป็นร้อยละ 93.02", &[]),
            ("ผลการสำรวจความพึงพอใจได้คะแนน 92.50 คะแนน", &[]),
            ("ระดับ AA 95.00 - 100 ระดับ A 85.00 – 94.99", &[]),
            ("เผยแพร่ผลการประเมินผ่านเว็บไซต์ของหน่วยงาน จำนวน ๑ ครั้ง", &[]),
            ("ผลการประเมินอยู่ในระดับผ่านดี คะแนนรวม 92.11 คะแนน", &["overall 92.11", "grade ผ่านดี"]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), *expected, "{text}");
        }
    }

    #[test]
    fn a_sentence_says_of_which_year_and_of_whom() {
        let vocabulary = Vocabulary::new(RuleBook::embedded());
        let prose = Prose::new(&vocabulary);
        let sayings =
            prose.read(&clean("ปีงบประมาณ ๒๕๖๓ อบต.แดงหม้อ ได้คะแนน ๗๒.๔๗ คะแนน และปีงบประมาณ ๒๕๖๔ ได้คะแนนรวม ๘๐.๙ คะแนน"));
        let years: Vec<_> = sayings.said.iter().map(|saying| saying.fiscal_year).collect();
        assert_eq!(years, [Some(2563), Some(2564)]);
        let change = prose.read(&clean("ปีงบประมาณ ๒๕๖๔ ได้คะแนน ๘๑.๔๕ คะแนน ระดับ B เพิ่มขึ้นจากปี ๒๕๖๓ จำนวน ๕.๘๓ คะแนน"));
        assert_eq!(change.said.len(), 2);
        assert!(
            sayings
                .said
                .iter()
                .all(|saying| saying.agency.as_ref().is_some_and(|agency| agency.name == "องค์การบริหารส่วนตำบลแดงหม้อ"))
        );
    }
}
