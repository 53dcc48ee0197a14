//! Recognises scores, grades and results said in sentences.
//!
//! A sentence is read as tokens: what is named (an indicator, an instrument, the overall score), numbers, and words
//! that make a number a score or forbid it. A number is claimed for what was named last before it, and only where the
//! words between say that it is a score. Thresholds ("มากกว่าร้อยละ 85", "85 คะแนนขึ้นไป", "85.00 - 94.99") are no scores.

mod sentence;

use std::collections::HashMap;

use regex::Regex;

use crate::model::{Agency, Instrument, Statement};

use super::identity::{self, Mention};
use super::vocabulary::Vocabulary;
use sentence::SentenceReader;

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
    "ทั่วประเทศ",
    "ทั้งประเทศ",
    "ระดับประเทศ",
    "ทั้งจังหวัด",
    "ปีที่ผ่านมา",
    "ปีที่แล้ว",
    "ปีก่อน",
    "เป้าหมายคือ",
    "ตั้งเป้า",
    "กำหนดเป้าหมาย",
    "เป้าหมายปี",
    "ค่าเป้าหมาย",
    "คาดว่า",
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
        let mut reader = SentenceReader::new(
            &squeezed,
            identity::mentions(cleaned)
                .into_iter()
                .map(|mention| (origins.partition_point(|&origin| origin < mention.range.start), mention))
                .collect(),
            identity::years(cleaned)
                .into_iter()
                .filter(|(_, word, _)| *word > identity::YearWord::Bare)
                .map(|(at, _, year)| (origins.partition_point(|&origin| origin < at), year))
                .collect(),
        );
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
            ("ผลการประเมิน LPA ได้คะแนน 88.00 คะแนน ผ่านเกณฑ์", &[]),
            ("หน่วยงานทั่วประเทศได้คะแนนเฉลี่ย 81.25 คะแนน อยู่ในระดับ B", &[]),
            (
                "ผลการประเมิน ITA จังหวัดอุบลราชธานีได้คะแนนเฉลี่ย 84.10 คะแนน ระดับ B ทั้งนี้หน่วยงานได้คะแนน 95.20 คะแนน ระดับ AA",
                &["overall 95.20", "grade AA"],
            ),
            ("เป้าหมายคือได้คะแนนรวม 90.00 คะแนนในปีถัดไป", &[]),
            ("ปีที่ผ่านมาได้คะแนน 69.68 คะแนน ระดับ C", &[]),
            ("การใช้งบประมาณ 25.50 ล้านบาท การใช้ทรัพย์สินของราชการ 12.00 รายการ การใช้อำนาจ 13.30 น.", &[]),
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
