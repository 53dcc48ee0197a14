//! What the words around a value, within its clause, say of whose it is: a criterion's, a target's, another time's or
//! another body's, and then not the agency's.
//!
//! Thai sets no marks between clauses, so a clause begins behind the words that turn to something else. What is taken
//! away here is nobody's, and no error.

use std::cell::RefCell;

use crate::model::Agency;
use crate::thai::memory::{Memory, remembered_by_words};
use crate::thai::words::{
    Holds as _, Phrase, before_words, behind_words, ends_with_phrase, holds_any_phrase, places, replace_words,
    without_words,
};

use super::super::identity;
use super::super::qualifier::OF_NO_RESULT;
use super::super::text::key;

thread_local! {
    /// Whose the values with these words before them are not.
    static NOT_OWN: RefCell<Memory<(), NotOwn>> = RefCell::default();
}

/// What the words before a value say of whose it is not.
#[derive(Clone, Copy)]
enum NotOwn {
    /// Nothing.
    Unsaid,
    /// It is nobody's.
    Nobodys,
    /// It is that of a body of this kind, where the document is not about it.
    Bodys(&'static str),
}

/// The squeezed text around a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause<'s> {
    /// All that stands before the value.
    pub before: &'s str,
    /// Of that, what stands behind the last agency that is named and the last value that was taken.
    pub own: &'s str,
    /// All that stands behind the value.
    pub behind: &'s str,
}

impl Clause<'_> {
    /// True where the value is none of the agency's that the document is about.
    pub fn takes_away(&self, about: Option<&Agency>) -> bool {
        let around = [reach(self.before, REACH_OF_A_CONDITION), self.own].join("\n");
        let not_own = || {
            let is_nobodys = self.is_conditional()
                || self.is_required()
                || self.is_hoped_for()
                || self.is_of_no_result()
                || self.is_of_many();
            if is_nobodys { NotOwn::Nobodys } else { self.body().map_or(NotOwn::Unsaid, NotOwn::Bodys) }
        };
        let is_anothers = match remembered_by_words(&NOT_OWN, (), &around, not_own) {
            NotOwn::Unsaid => false,
            NotOwn::Nobodys => true,
            NotOwn::Bodys(body) => about.is_some_and(|about| {
                !key(&about.name).starts_with(body) && !identity::is_bare(about.kind, &about.name)
            }),
        };
        is_anothers || self.is_explained()
    }

    /// "หากหน่วยงานได้คะแนนต่ำกว่า 50 คะแนน จะอยู่ในระดับ F": a condition holds for what follows from it too.
    fn is_conditional(&self) -> bool {
        let clause = behind_last(reach(self.before, REACH_OF_A_CONDITION), TURNS);
        says(clause, IF)
    }

    /// "กำหนดให้หน่วยงานภาครัฐมีผลการประเมินผ่านเกณฑ์ ไม่น้อยกว่าร้อยละ 80": required of agencies, or said of those that have it.
    fn is_required(&self) -> bool {
        let clause = reach(self.before, REACH_OF_A_REQUIREMENT);
        if !REQUIRED.iter().any(|words| clause.holds(words)) {
            return false;
        }
        // The assessment's own name ends so.
        let clause = clause.replace("ของหน่วยงานภาครัฐ", " ");
        let mut behind = REQUIRED.iter().filter_map(|words| clause.rsplit_once(words)).map(|(_, behind)| behind);
        behind.any(|behind| !CLAUSES.iter().any(|word| behind.holds(word)))
    }

    /// "ควรพัฒนาให้ได้ 85 คะแนน", "จะอยู่ในระดับ AA", "มุ่งสู่ระดับ AA", "เดิมได้คะแนน": right before the value.
    fn is_hoped_for(&self) -> bool {
        let leading = without_words(reach(self.before, REACH_OF_LEADING_WORDS), CAUSING);
        let mut before = before_words(&leading, OF_THE_SCORE).into_iter();
        before.any(|before| LEADING.iter().any(|words| ends_with_phrase(before, words)))
    }

    /// "เป้าหมาย การเปิดเผยข้อมูล 100 คะแนน", "รอบแรก (ก่อนอุทธรณ์) ได้คะแนน 80.11".
    fn is_of_no_result(&self) -> bool {
        let clause = behind_last(reach(self.before, REACH_OF_A_CLAUSE), CLAUSES);
        says(clause, OF_NO_RESULT) || says(clause, SUPPOSED)
    }

    /// "ระดับ A หมายถึง คะแนน 85.00 - 94.99", "85 คะแนนจึงจะผ่านเกณฑ์": the words behind make it a criterion.
    fn is_explained(&self) -> bool {
        let behind = behind_words(self.behind, BEFORE_AN_EXPLANATION);
        EXPLAINING.iter().any(|words| behind.begins_with(words))
    }

    /// "ไม่ผ่านเกณฑ์ 4 ตัวชี้วัด": a judgement of so many things, and not of the agency.
    pub fn counts(&self) -> bool {
        let count = behind_words(self.behind, BEFORE_A_COUNT);
        let counted = count.trim_start_matches(|c: char| c.is_ascii_digit());
        counted.len() < count.len() && COUNTED.iter().any(|words| counted.begins_with(words))
    }

    /// "คะแนนเฉลี่ยของ IIT ทุกหน่วยงานในจังหวัด", "อบต. อื่น ได้คะแนน".
    fn is_of_many(&self) -> bool {
        let many = |own| {
            let clause = behind_last(reach(own, REACH_OF_A_CLAUSE), CLAUSES);
            // "ในจังหวัด" alone is where something lies; behind other words it is what there is of them.
            let mut letters = clause.chars();
            letters.next();
            holds_any_phrase(clause, OF_MANY) || holds_any_phrase(letters.as_str(), &[IN_A_PLACE])
        };
        // "อบต.แดงหม้อ ในเขตอำเภอเขื่องใน" is one, and lies there.
        let named = || identity::mentions(self.own).into_iter().next().filter(|mention| mention.range.start == 0);
        many(self.own)
            && named().is_none_or(|named| {
                let rest = self.own.get(named.range.end..).unwrap_or("");
                let lies = ["ในเขต", "ในพื้นที่", "ใน"].iter().find_map(|word| rest.behind_word(word)).unwrap_or(rest);
                many(identity::behind_location(lies))
            })
    }

    /// "กรมส่งเสริมการปกครองท้องถิ่น ได้คะแนน ITA 92.11": the body that is the clause's subject. One that only tells the
    /// result is not its subject.
    fn body(&self) -> Option<&'static str> {
        let clause = reach(self.own, REACH_OF_A_SUBJECT);
        let is_subject = |at: usize| {
            let before = clause.get(..at).unwrap_or("");
            before.is_empty() || BEFORE_A_SUBJECT.iter().any(|words| before.ends_in(words))
        };
        let bodies = BODIES.iter().flat_map(|body| places(clause, body).map(move |at| (at, *body)));
        let (at, body) = bodies.filter(|(at, _)| is_subject(*at)).max()?;
        let said = clause.get(at + body.len()..).unwrap_or("");
        (!says(said, TELLING)).then_some(body)
    }
}

/// The last so many characters of a text.
fn reach(text: &str, characters: usize) -> &str {
    let start = text.char_indices().rev().nth(characters).map_or(0, |(start, c)| start + c.len_utf8());
    text.get(start..).unwrap_or("")
}

/// What stands behind the last of these words.
fn behind_last<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let ends = words.iter().filter_map(|word| Some(places(text, word).last()? + word.len()));
    let start = ends.max().unwrap_or(0);
    text.get(start..).unwrap_or("")
}

/// True where a clause says one of these words, and not only as part of words that mean something else.
fn says(clause: &str, words: &[&str]) -> bool {
    words.iter().any(|word| clause.holds(word)) && {
        let plain = replace_words(clause, HARMLESS, " ");
        words.iter().any(|word| plain.holds(word))
    }
}

/// So many characters before a value may a condition stand.
const REACH_OF_A_CONDITION: usize = 90;
/// A requirement.
const REACH_OF_A_REQUIREMENT: usize = 45;
/// What stands right before it.
const REACH_OF_LEADING_WORDS: usize = 60;
/// Other words of its clause.
const REACH_OF_A_CLAUSE: usize = 60;
/// The clause's subject.
const REACH_OF_A_SUBJECT: usize = 120;

/// Words that begin a condition.
const IF: &[&str] = &["หาก", "ถ้า", "กรณี", "สมมติ", "สมมุติ"];

/// Words that end one.
const TURNS: &[&str] = &["ทราบ", "ปรากฏ", "พบว่า", "ทั้งนี้", "แต่ผล", "แต่ได้", "อย่างไรก็ตาม"];

/// Words that begin another clause.
const CLAUSES: &[&str] = &["ทราบ", "ปรากฏ", "พบว่า", "ทั้งนี้", "แต่ผล", "แต่ได้", "อย่างไรก็ตาม", "ซึ่ง", "โดย"];

/// Words behind which a score or a judgement is required of agencies, or is that of some of them.
const REQUIRED: &[&str] = &[
    "ให้หน่วยงาน",
    "ให้ทุกหน่วยงาน",
    "ให้ส่วนราชการ",
    "ให้องค์กรปกครองส่วนท้องถิ่น",
    "ให้อปท",
    "หน่วยงานที่มี",
    "หน่วยงานที่ได้",
    "หน่วยงานภาครัฐที่",
    "หน่วยงานภาครัฐมี",
    "หน่วยงานของรัฐที่",
    "หน่วยงานของรัฐมี",
    "สัดส่วนหน่วยงาน",
    "ร้อยละของหน่วยงาน",
    "จะต้องได้",
];

/// Words of a clause that tells what nobody has been given, beside those of a label.
const SUPPOSED: &[&str] = &["ก่อนส่ง", "จำลอง", "simulation", "selfassess", "พยากรณ์", "ประมาณการ", "ปีหน้า", "ปีถัดไป"];

/// Words that hold one of the others and mean something else.
const HARMLESS: &[&str] = &[
    // ปัญหาการ holds หาก.
    "หากา",
    "หากพิจารณา",
    "หากจำแนก",
    "ถ้าพิจารณา",
    "กรณีของ",
    "เกณฑ์เป้าหมาย",
    "กลุ่มเป้าหมาย",
    "บรรลุเป้าหมาย",
    "กว่าเป้าหมาย",
    "ตามเป้าหมาย",
    "ถึงเป้าหมาย",
    "ผ่านเป้าหมาย",
    "เกณฑ์ขั้นต่ำ",
    "ข้อมูลเบื้องต้น",
    "เป็นครั้งแรก",
];

/// Words before what came of something; whether it did, the word before them says.
const CAUSING: &[&str] = &["ทำให้", "ส่งผลให้", "เป็นผลให้"];

/// Words by which a body tells the result of others.
const TELLING: &[&str] = &[
    "ประกาศ",
    "แจ้ง",
    "เผยแพร่",
    "รายงาน",
    "กำหนด",
    "ดำเนินการ",
    "จัดทำ",
    "จัดให้",
    "สรุป",
    "ประเมินผล",
    "ซึ่ง",
    "โดย",
    "ทราบ",
    "ปรากฏ",
    "พบว่า",
    "ว่า",
    "หนังสือ",
    "ได้ประเมิน",
    "ทำการประเมิน",
];

/// What right before a value, or before the words that it is a score, makes it hoped for, required, lacking, or what it
/// was before.
const LEADING: &[&Phrase] = &[
    &[
        &["ต้อง", "ควร", "จะ", "ให้", "พึง", "อาจ"],
        &["ได้รับ", "ได้", "มี", "จัดอยู่", "อยู่", "ผ่าน", "เป็น", "ทำ", "ถือว่า", "ถือเป็น", "ถึง", "เท่ากับ"],
    ],
    &[&["เดิม", "มุ่งสู่", "ก้าวสู่", "ยกระดับเป็น", "ยกระดับสู่", "ขาดอีก", "ขาดไป", "ขาด", "อีก"]],
];

/// What may stand between such words and the value: no more than that it is a score.
const OF_THE_SCORE: &[&str] = &[
    "ผลการประเมิน",
    "การประเมิน",
    "ผลคะแนน",
    "คะแนน",
    "ita",
    "iit",
    "eit",
    "oit",
    "คุณธรรมและความโปร่งใส",
    "เฉลี่ย",
    "ภาพรวม",
    "รวม",
    "ผล",
    "ได้",
    "มี",
    "จัด",
    "อยู่",
    "ใน",
    "ของ",
    "หน่วยงาน",
    "ระดับ",
    "เกณฑ์",
    "ร้อยละ",
    "เท่ากับ",
    "ที่",
    "ไม่น้อยกว่า",
    "อย่างน้อย",
    " ",
    "(",
    ":",
    "“",
    "\"",
];

/// What right behind a value, and what may stand between, makes it a criterion.
const EXPLAINING: &[&str] = &["หมายถึง", "หมายความว่า", "จึงจะ", "ถึงจะ", "ต้องได้", "ต้องมี"];
const BEFORE_AN_EXPLANATION: &[&str] = &["คะแนน", " ", ")", "”", "\""];

/// What right behind a judgement, and what may stand between, makes it a count of those that have it.
const COUNTED: &[&str] = &["ตัวชี้วัด", "ข้อ", "แห่ง", "หน่วยงาน", "ด้าน", "เครื่องมือ", "แบบ", "ประเด็น", "องค์ประกอบ", "ราย"];
const BEFORE_A_COUNT: &[&str] = &["การประเมิน", "จำนวน", "ทั้งสิ้น", "มี", " ", "("];

/// Many agencies, or others.
const OF_MANY: &[&Phrase] = &[
    &[&["ทุก", "ทั้งหมด", "แต่ละ"], &["หน่วยงาน", "แห่ง", "อปท", "อบต", "เทศบาล", "องค์กรปกครอง"]],
    &[
        &[
            "หน่วยงาน",
            "อบต",
            "อบจ",
            "อปท",
            "เทศบาล",
            "เทศบาลตำบล",
            "เทศบาลเมือง",
            "เทศบาลนคร",
            "ส่วนตำบล",
            "ส่วนจังหวัด",
            "ส่วนท้องถิ่น",
            "แห่ง",
        ],
        &["", "."],
        &["อื่น", "ใกล้เคียง", "ข้างเคียง"],
    ],
    &[&["ของ"], &["", "เขต", "พื้นที่"], &["จังหวัด", "อำเภอ", "ประเทศ"]],
    &[
        &["อบต", "อบจ", "อปท", "เทศบาล", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร", "ส่วนตำบล", "ส่วนท้องถิ่น"],
        &["", "."],
        &["ขนาด", "ประเภท"],
    ],
    &[&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], &["แห่ง"]],
];

/// Those of a place.
const IN_A_PLACE: &Phrase = &[&["ใน"], &["", "เขต", "พื้นที่"], &["จังหวัด", "อำเภอ", "ประเทศ"]];

/// Bodies, and what a clause ends with before one that is the subject of the next.
const BODIES: &[&str] = &[
    "สำนักงาน",
    "กรม",
    "กระทรวง",
    "ศูนย์",
    "โรงเรียน",
    "โรงพยาบาล",
    "วิทยาลัย",
    "มหาวิทยาลัย",
    "สถานศึกษา",
    "สถานี",
    "กองทุน",
    "อำเภอ",
    "จังหวัด",
];
const BEFORE_A_SUBJECT: &[&str] = &["คะแนน", "ทั้งนี้", "ขณะที่", "และ", "แต่", "ซึ่ง", ")", ".", ":", ",", ";", "-"];
