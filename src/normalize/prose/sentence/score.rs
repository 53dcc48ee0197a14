//! Which number of a sentence is a score, and of what.

use crate::thai::words::{Holds as _, without_words};
use rust_decimal::Decimal;

use crate::model::{Instrument, Statement};

use super::super::tokens::{Kind, Token, Topic};
use super::super::words::{ASSESSMENT, COUNTED, OF_A_PART, OF_THE_ASSESSMENT, OTHER_UNITS};
use super::SentenceReader;

/// A number this close behind a name is its score without the word for it: "การใช้อำนาจ เท่ากับ 91.01".
const CLOSE_BESIDE: usize = 12;

/// A named topic reaches so many bytes of squeezed text to its score.
const TOPIC_REACH: usize = 360;

impl SentenceReader<'_> {
    pub(super) fn score(&mut self, token: &Token, value: Decimal, next: &[Token]) -> usize {
        let (start, end) = (token.start, token.end);
        let from = if self.topic.is_some() { self.topic_end.max(self.after) } else { self.after };
        let gap = self.squeezed.get(from..start).unwrap_or("");
        let gap = gap.trim_end_matches(['(', '=', ':', '*', '“', '"', ' ']);
        let behind = self.squeezed.get(end..).unwrap_or("").trim_start_matches(' ');
        let unit = ["คะแนน", "%", "เปอร์เซ็นต์"].iter().any(|unit| behind.begins_with(unit));
        let graded = value.scale() > 0
            && (self.stands_behind_grade(start, behind, next) || self.stands_before_grade(gap, end, next));
        if !graded && !self.reads_as_score(gap, behind, value, unit) {
            return 0;
        }
        let near = start.saturating_sub(self.topic_end) <= TOPIC_REACH;
        let topic = self.topic.filter(|_| near);
        // "คิดเป็นร้อยละ" is said of money and items too: only คะแนน, or standing right behind its name, makes a score.
        let said = self.squeezed.get(if topic.is_some() { self.topic_end } else { self.after }..start).unwrap_or("");
        let results_in = RESULTS_IN.iter().any(|words| said.ends_in(words)) && self.names_the_ita();
        let scored = said.holds("คะแนน") || behind.starts_with("คะแนน") || graded || results_in;
        let beside =
            topic.is_some() && (said.chars().count() <= CLOSE_BESIDE && !said.holds("คิดเป็น") || said == "เท่ากับร้อยละ");
        if !scored && !beside {
            return 0;
        }
        if self.aside.is_some() || self.year_is_unsure(start) || self.is_anothers(start, end) {
            self.pass();
            return 0;
        }
        if topic.is_none_or(|topic| topic == Topic::Overall)
            && let Some((used, named)) = self.named_behind(behind, end, next)
        {
            self.claim(start, named, value);
            self.pass_on(named);
            return used;
        }
        let strong = graded || STRONG.iter().any(|word| gap.ends_in(word));
        let topic = match topic {
            Some(_) if self.listed => None,
            Some(Topic::Part) => None,
            Some(Topic::Overall) if self.names_a_place(start) => None,
            Some(Topic::Overall | Topic::Instrument(_)) if EXTREMES.iter().any(|word| said.holds(word)) => None,
            Some(topic) => Some(topic),
            None => self.bare(start, gap, said, strong),
        };
        match topic {
            Some(topic) => {
                self.claim(start, topic, value);
                self.pass_on(topic);
            }
            None if self.topic.is_some() || self.names_a_place(start) => self.pass(),
            None => {}
        }
        0
    }

    /// True where the words around a number let it be a score at all.
    fn reads_as_score(&self, gap: &str, behind: &str, value: Decimal, unit: bool) -> bool {
        let strong = STRONG.iter().any(|word| gap.ends_in(word));
        let weak = WEAK.iter().any(|word| gap.ends_in(word))
            || gap.is_empty() && self.topic.is_some() && self.topic_end >= self.after;
        let decimals = value.scale() > 0;
        let reads = strong && (decimals || unit || gap.ends_with("คะแนน") || gap.ends_with("เท่ากับ"))
            || weak && (decimals || unit);
        // Whole numbers of things: "ได้คะแนน 5 ตัวชี้วัด", "คะแนน 2 ครั้ง"; and years.
        let counts = !unit && !decimals && COUNTED.iter().any(|word| behind.begins_with(word));
        let year = !decimals && value > Decimal::from(1000);
        reads
            && !counts
            && !year
            && !OTHER_UNITS
                .iter()
                .any(|word| behind.begins_with(word) && !OF_NAME.iter().any(|of| behind.begins_with(of)))
    }

    /// True for the overall score in brackets behind the agency's grade: "ระดับ B (80.82)". Grades in a row with numbers
    /// are their scale.
    fn stands_behind_grade(&self, start: usize, behind: &str, next: &[Token]) -> bool {
        let scores = self.sayings.said.iter().filter(|saying| matches!(saying.statement, Statement::Overall(_)));
        self.graded_at > 0
            && self.graded_at == self.after
            && self.grades.len() == scores.count() + 1
            && !next.first().is_some_and(is_grade)
            && self.squeezed.get(self.after..start) == Some("(")
            && behind.strip_prefix("คะแนน").unwrap_or(behind).starts_with(')')
            && self.is_of_results()
    }

    /// True for a number that the word for getting it and a grade make the overall score: "ได้ 80.82 คะแนน ระดับ B".
    fn stands_before_grade(&self, gap: &str, end: usize, next: &[Token]) -> bool {
        let got = ["ได้", "ได้รับ", "ผลการประเมิน"].iter().find_map(|word| gap.strip_suffix(word));
        let of_some = |before: &str| ["ที่", "จะ", "ต้อง", "ควร", "หาก", "ถ้า"].iter().any(|word| before.ends_in(word));
        // The full marks may stand between.
        let grade = next.iter().take(2).find(|token| is_grade(token));
        let between = grade.and_then(|grade| self.squeezed.get(end..grade.start));
        got.is_some_and(|before| !of_some(before))
            && between.and_then(|between| between.strip_prefix("คะแนน")).is_some_and(|joint| {
                let joint = joint.trim_start_matches('(').strip_prefix("จากคะแนนเต็ม100").unwrap_or(joint);
                let joint = joint.strip_prefix("คะแนน)").unwrap_or(joint);
                ["", "(", "อยู่ใน", "จัดอยู่ใน", "ซึ่งอยู่ใน", "ซึ่งจัดอยู่ใน", "ผลการประเมินอยู่ใน"].contains(&joint)
            })
            && self.is_of_results()
    }

    /// True where the paragraph says whose results it tells, or names no other assessment behind the word for results.
    fn is_of_results(&self) -> bool {
        let plain = || {
            self.squeezed.split("ผลการประเมิน").skip(1).any(|behind| {
                behind.starts_with(|c: char| c.is_ascii_digit())
                    || BEHIND_RESULTS.iter().any(|word| behind.begins_with(word))
            })
        };
        !self.agencies.is_empty() || self.names_the_ita() || self.squeezed.holds("ratingscore") || plain()
    }

    /// True where the paragraph names the assessment.
    fn names_the_ita(&self) -> bool {
        ASSESSMENT.iter().any(|word| self.squeezed.holds(word))
    }

    /// What a number is of that stands before its name: "คะแนน 99.83 ในตัวชี้วัดการปฏิบัติหน้าที่".
    fn named_behind(&self, behind: &str, end: usize, next: &[Token]) -> Option<(usize, Topic)> {
        let mut rest = behind.trim_start_matches(['%', ')']);
        rest = rest.strip_prefix("คะแนน").unwrap_or(rest);
        rest = LINKS.iter().find_map(|link| rest.behind_word(link))?;
        for word in ["ตัวชี้วัดด้าน", "ตัวชี้วัดที่ด้าน", "ตัวชี้วัดคือ", "ตัวชี้วัด", "เครื่องมือ", "ด้าน"]
        {
            if rest.starts_with("ตัวชี้วัดที่")
                && rest.get("ตัวชี้วัดที่".len()..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
            {
                break;
            }
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        rest = rest.trim_start_matches([':', '(', ' ']);
        let at = self.squeezed.len() - rest.len();
        let first = next.first().filter(|token| token.start == at && token.start >= end)?;
        let Kind::Name(topic @ (Topic::Indicator(_) | Topic::Instrument(_))) = first.kind else { return None };
        // "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่" is one thing.
        let mut used = 1;
        let mut named = topic;
        if let Some(second) = next.get(1)
            && let Kind::Name(other) = second.kind
            && second.start == first.end
            && rest.starts_with("ตัวชี้วัดที่")
        {
            used = 2;
            named = other;
        }
        // Several things behind one number: nobody's.
        let after = next.get(used).filter(|token| matches!(token.kind, Kind::Name(_)));
        let listed = after.is_some_and(|token| {
            let last = next.get(used - 1).map_or(end, |token| token.end);
            matches!(
                self.squeezed.get(last..token.start),
                Some("และ" | "," | "กับ" | "และตัวชี้วัด" | "และด้าน" | "และตัวชี้วัดด้าน")
            )
        });
        (!listed).then_some((used, named))
    }

    /// What a number is of that nothing names: the overall score, unless the sentence is about a part.
    fn bare(&mut self, start: usize, gap: &str, said: &str, strong: bool) -> Option<Topic> {
        if self.names_a_place(start) || OF_A_PART.iter().any(|word| said.holds(word)) {
            return None;
        }
        let explicit = !self.agencies.is_empty() || self.names_the_ita();
        if let Some(under) = self.under
            && !explicit
        {
            // Right under "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่" a score is its score; further on it may be anything.
            let sums_up = ["รวม", "ภาพรวม", "ระดับ", "ผลการประเมิน"].iter().any(|word| self.squeezed.holds(word));
            return (under.direct && self.last.is_none() && strong && !sums_up).then_some(under.topic);
        }
        if !explicit && !OF_THE_ASSESSMENT.iter().any(|word| self.squeezed.holds(word)) {
            return None;
        }
        match self.last {
            None => strong.then_some(Topic::Overall),
            Some(Topic::Overall) => self.names_another_subject(start).then_some(Topic::Overall),
            Some(_) if self.names_another_subject(start) && strong => Some(Topic::Overall),
            Some(_) => {
                let total = ["คะแนนรวม", "คะแนนเฉลี่ยรวม", "คะแนนรวมเฉลี่ย"].iter().any(|word| gap.ends_in(word));
                (total && self.parts_are_told()).then_some(Topic::Overall)
            }
        }
    }

    /// True where a total behind the scores of parts is the overall one and no instrument's: several instruments, or
    /// more indicators than any instrument has.
    fn parts_are_told(&self) -> bool {
        let (mut instruments, mut indicators) = (0, 0);
        for saying in &self.sayings.said {
            match saying.statement {
                Statement::Instrument(..) => instruments += 1,
                Statement::Indicator(..) => indicators += 1,
                _ => {}
            }
        }
        instruments > 1 || indicators > 5
    }

    pub(super) fn claim(&mut self, at: usize, topic: Topic, value: Decimal) {
        let statement = match topic {
            Topic::Indicator(number) if self.numbered_within(number, at) => return,
            Topic::Indicator(number) => {
                self.tell(at, number);
                Statement::Indicator(number, value)
            }
            Topic::Instrument(instrument) => match self.weighted(instrument, at, value) {
                Some(true) => Statement::WeightedInstrument(instrument, value),
                Some(false) => return,
                None => Statement::Instrument(instrument, value),
            },
            Topic::Overall => Statement::Overall(value),
            Topic::Part => return,
        };
        self.say(at, statement);
        self.said_at = at;
    }

    /// True where "ตัวชี้วัดที่ 1" may be the first of the instrument just spoken of, which is not indicator 1.
    fn numbered_within(&self, number: u8, at: usize) -> bool {
        let (own, count) = match self.instrument {
            Some(Instrument::Eit) => (6..=8, 3),
            Some(Instrument::Oit) => (9..=10, 2),
            _ => return false,
        };
        let by_number = self
            .squeezed
            .get(..self.topic_end.min(at))
            .is_some_and(|before| before.ends_with(&format!("ตัวชี้วัดที่{number}")));
        by_number && !own.contains(&number) && number <= count
    }

    /// Whether an instrument's number is its part of the overall score: said to be (true), or perhaps (false).
    fn weighted(&self, instrument: Instrument, at: usize, value: Decimal) -> Option<bool> {
        let weight = Decimal::from(if instrument == Instrument::Oit { 40 } else { 30 });
        if value > weight {
            return None;
        }
        let from = self.back_by(60, at);
        let around: String = self.squeezed.get(from..).unwrap_or("").chars().take(110).collect();
        let says =
            ["ถ่วงน้ำหนัก", "จาก30", "จาก40", "เต็ม30", "เต็ม40", "จากคะแนนเต็ม30", "จากคะแนนเต็ม40", "/30", "/40", "น้ำหนัก"];
        if !says.iter().any(|word| around.holds(word)) {
            // "IIT 30%" tells the weight.
            return (value == weight && value.scale() == 0).then_some(false);
        }
        Some(around.holds("ถ่วงน้ำหนัก") && !around.holds("ก่อนถ่วงน้ำหนัก"))
    }

    /// True where the words before a score name a province or the nation that is no part of an agency's name.
    pub(super) fn names_a_place(&self, here: usize) -> bool {
        let from = self.agencies.iter().rev().find(|(at, _)| (self.said_at..=here).contains(at));
        let near = self.back_by(REACH_OF_A_PLACE, here);
        let said = match from {
            // An agency's district and province follow its name.
            Some((agency, _)) if !self.squeezed.get(*agency..here).unwrap_or("").holds("คะแนนเฉลี่ย") =>
            {
                return false;
            }
            Some(_) => self.squeezed.get(self.after..here).unwrap_or(""),
            None => self.squeezed.get(near.max(self.said_at)..here).unwrap_or(""),
        };
        let names_any = |said: &str| ["จังหวัด", "อำเภอ", "ประเทศ"].iter().any(|place| said.holds(place));
        if !names_any(said) {
            return false;
        }
        let own = from.map(|(_, mention)| &mention.agency);
        let lies = own.into_iter().flat_map(|agency| {
            let district = agency.district.as_ref().map(|name| format!("อำเภอ{name}"));
            district.into_iter().chain(agency.province.as_ref().map(|name| format!("จังหวัด{name}")))
        });
        let said = lies.fold(said.to_owned(), |said, place| said.replace(&place, ""));
        names_any(&without_words(&said, &["ประจำจังหวัด", "ส่วนจังหวัด", "ท้องถิ่นจังหวัด"]))
    }

    /// The byte so many characters before another.
    pub(super) fn back_by(&self, characters: usize, at: usize) -> usize {
        let before = self.squeezed.get(..at).unwrap_or("");
        before.char_indices().rev().nth(characters).map_or(0, |(start, _)| start)
    }

    /// True where an agency or a year stands between the last score and here.
    fn names_another_subject(&self, here: usize) -> bool {
        let between = |at: usize| (self.said_at..=here).contains(&at);
        self.agencies.iter().any(|(at, _)| between(*at)) || self.years.iter().any(|(at, _)| between(*at))
    }

    pub(super) fn year_is_unsure(&self, here: usize) -> bool {
        self.years.iter().rev().find(|(at, _)| *at <= here).is_some_and(|(_, year)| year.is_none())
    }
}

fn is_grade(token: &Token) -> bool {
    matches!(token.kind, Kind::Letter(_) | Kind::Level(_))
}

/// Words behind ผลการประเมิน that name nothing that was assessed.
const BEHIND_RESULTS: &[&str] =
    &["ปี", "ประจำปี", "ได้", "อยู่", "ระดับ", "ของหน่วยงาน", "ของเทศบาล", "ของอบต", "ภาพรวม", "พบว่า"];

/// Words right before a number that make it a score.
const STRONG: &[&str] = &[
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
    "คะแนนรวมทั้งสิ้น",
    "คะแนนประเมินเฉลี่ย",
    "คะแนนการประเมินเฉลี่ย",
    "คะแนนการประเมิน",
    "คะแนนที่ได้รับ",
    "คะแนนเฉลี่ยอยู่ที่",
    "ผลการประเมินโดยรวม",
    "ita",
];

/// Words right before a number that make it the result of the assessment, which the paragraph names.
const RESULTS_IN: &[&str] = &["ผลการประเมินเท่ากับร้อยละ", "ผลการประเมินร้อยละ", "ผลการประเมินเท่ากับ"];

/// Words right before a number that make it a score only where it looks like one.
const WEAK: &[&str] =
    &["ได้", "ได้รับ", "เฉลี่ย", "รวม", "อยู่ที่", "คือ", "เป็น", "-", "–", "มี", "ได้เพียง", "ทั้งสิ้น", "สูงสุด", "ต่ำสุด"];

/// Words that make a score behind an instrument one of its parts.
const EXTREMES: &[&str] = &["สูงสุด", "ต่ำสุด", "สูงที่สุด", "ต่ำที่สุด", "อันดับแรก"];

/// So many characters before a score a place makes it that of the place.
const REACH_OF_A_PLACE: usize = 50;

/// Words that link a number to a name behind it.
const LINKS: &[&str] = &["ใน", "สำหรับ", "จาก", "ของ", "ตาม", "คือ", "ได้แก่"];

/// "ของ" that links a score to its name rather than a share to its whole.
const OF_NAME: &[&str] = &["ของตัวชี้วัด", "ของแบบวัด", "ของแบบตรวจ"];
