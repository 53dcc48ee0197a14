//! Measures as agencies report them: what is done, by whom, when, and what came of it.

use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use super::random::Random;
use super::truth::Truth;

/// One measure, with every period inside its fiscal year and every dated result inside its period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub number: u32,
    pub title: String,
    pub steps: Vec<String>,
    pub responsible: Vec<&'static str>,
    /// None where the cell is blank.
    pub period: Option<Span>,
    pub results: Vec<String>,
    pub suggestion: Option<&'static str>,
    /// The indicator (from 0) that it serves.
    pub serves: usize,
}

/// A period in words, with the days that the words mean; none where they mean none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub days: Option<(Date, Date)>,
}

/// Title, steps, results.
type Wording = (&'static str, &'static [&'static str], &'static [&'static str]);

/// For each indicator, measures that plainly serve it and no other.
const POOL: [[Wording; 2]; 10] = [
    [
        (
            "การจัดทำคู่มือการปฏิบัติงานของบุคลากร",
            &["สำรวจกระบวนงานของทุกกอง", "จัดทำคู่มือการปฏิบัติงานและเผยแพร่ให้ทราบ"],
            &["จัดทำคู่มือการปฏิบัติงานครบทุกกอง"],
        ),
        ("การส่งเสริมการปฏิบัติหน้าที่ตามมาตรฐาน", &["ประชุมชี้แจงมาตรฐานแก่บุคลากร"], &["ประชุมชี้แจงแล้ว", "บุคลากรถือปฏิบัติ"]),
    ],
    [
        (
            "การสร้างความรู้ความเข้าใจด้านการใช้งบประมาณ",
            &["จัดทำแผนการใช้จ่ายงบประมาณ", "เปิดให้บุคลากรสอบถามได้"],
            &["ประกาศแผนการใช้จ่ายงบประมาณแล้ว"],
        ),
        ("การเผยแพร่แผนการใช้จ่ายงบประมาณประจำปี", &["ติดประกาศแผน ณ ที่ทำการ"], &["ติดประกาศแล้ว"]),
    ],
    [
        (
            "การสร้างความเป็นธรรมด้านการใช้อำนาจของผู้บังคับบัญชา",
            &["กำหนดหลักเกณฑ์การมอบหมายงาน", "แจ้งเวียนให้ทราบทั่วกัน"],
            &["แจ้งเวียนหลักเกณฑ์แล้ว"],
        ),
        ("แนวทางการใช้อำนาจอย่างเป็นธรรม", &["ประชุมหัวหน้าส่วนราชการ"], &["มีมติที่ประชุม"]),
    ],
    [
        (
            "แนวทางปฏิบัติเกี่ยวกับการใช้ทรัพย์สินของราชการ",
            &["จัดทำแนวทางปฏิบัติ", "จัดทำทะเบียนคุมการยืม"],
            &["จัดทำแนวทางแล้ว", "มีทะเบียนคุมการยืม"],
        ),
        ("การกำกับการใช้ทรัพย์สินของราชการให้ถูกต้อง", &["ตรวจสอบทะเบียนคุม"], &["ตรวจสอบแล้ว"]),
    ],
    [
        ("มาตรการด้านการแก้ไขปัญหาการทุจริต", &["ทบทวนนโยบายร่วมกับบุคลากร", "แต่งตั้งคณะทำงานติดตาม"], &["แต่งตั้งคณะทำงานแล้ว"]),
        ("การขับเคลื่อนการแก้ไขปัญหาการทุจริตในองค์กร", &["ประชุมคณะทำงานทุกไตรมาส"], &["ประชุมคณะทำงานแล้ว"]),
    ],
    [
        ("การยกระดับคุณภาพการดำเนินงาน", &["จัดอบรมการบริการที่ดี", "ติดตามผลการให้บริการ"], &["จัดอบรมแล้ว", "ผู้รับบริการพึงพอใจ"]),
        ("การพัฒนาคุณภาพการดำเนินงานของเจ้าหน้าที่", &["กำหนดระยะเวลาให้บริการ"], &["กำหนดระยะเวลาแล้ว"]),
    ],
    [
        ("การเพิ่มประสิทธิภาพการสื่อสาร", &["เพิ่มช่องทางติดต่อ", "ตอบข้อซักถามภายในสามวัน"], &["เปิดช่องทางติดต่อใหม่แล้ว"]),
        ("การพัฒนาประสิทธิภาพการสื่อสารกับประชาชน", &["ปรับปรุงเสียงตามสาย"], &["ปรับปรุงแล้ว"]),
    ],
    [
        ("การปรับปรุงระบบการทำงาน", &["ลดขั้นตอนการให้บริการ", "นำเทคโนโลยีมาใช้"], &["ลดขั้นตอนได้สองขั้นตอน"]),
        ("แผนการปรับปรุงระบบการทำงานของกอง", &["ทบทวนขั้นตอนงาน"], &["ทบทวนแล้ว"]),
    ],
    [
        ("การพัฒนาด้านการเปิดเผยข้อมูล", &["มอบหมายผู้รับผิดชอบเว็บไซต์", "ตรวจสอบรายการให้ครบถ้วน"], &["ปรับปรุงเว็บไซต์แล้ว"]),
        ("การเปิดเผยข้อมูลบนเว็บไซต์ให้เป็นปัจจุบัน", &["แต่งตั้งคณะทำงาน"], &["แต่งตั้งแล้ว", "ปรับปรุงทุกเดือน"]),
    ],
    [
        (
            "มาตรการภายในเพื่อการป้องกันการทุจริต",
            &["ประกาศเจตนารมณ์ของผู้บริหาร", "จัดทำแผนปฏิบัติการ"],
            &["ประกาศเจตนารมณ์แล้ว", "จัดทำแผนแล้ว"],
        ),
        ("การขับเคลื่อนแผนการป้องกันการทุจริต", &["จัดทำแผนปฏิบัติการ"], &["จัดทำแผนแล้ว"]),
    ],
];

const UNITS: [&str; 6] = ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุขและสิ่งแวดล้อม", "หน่วยตรวจสอบภายใน"];

const SUGGESTIONS: [&str; 3] = ["ควรดำเนินการอย่างต่อเนื่อง", "ควรประชาสัมพันธ์ให้ทั่วถึง", "ควรติดตามทุกไตรมาส"];

/// A measure for every weakness, and some for what is good already.
pub fn plans(truth: &Truth, random: &mut Random) -> Vec<Plan> {
    let strong = |at: &usize| truth.indicators[*at] >= Decimal::from(85);
    let mut served: Vec<usize> = (0..10).filter(|at| !strong(at)).collect();
    let others: Vec<usize> = random.shuffled(&(0..10).filter(strong).collect::<Vec<usize>>());
    served.extend(others.into_iter().take(1 + random.below(2) as usize));
    let served = random.shuffled(&served);
    (1..).zip(served).map(|(number, indicator)| plan(number, indicator, truth.fiscal_year, random)).collect()
}

fn plan(number: u32, indicator: usize, fiscal_year: u16, random: &mut Random) -> Plan {
    let (title, steps, results) = random.pick(&POOL[indicator]);
    let span = span(fiscal_year, random);
    let mut results: Vec<String> = results.iter().map(|result| (*result).to_owned()).collect();
    if let (Some((start, _)), true) = (span.days, random.percent(40)) {
        let day = start.saturating_add(jiff::Span::new().days(3 + random.below(20) as i64));
        results[0].push_str(&format!(" เมื่อวันที่ {}", day_in_words(day)));
    }
    Plan {
        number,
        title: title.to_owned(),
        steps: steps.iter().map(|step| (*step).to_owned()).collect(),
        responsible: random.shuffled(&UNITS)[..1 + random.below(3) as usize].to_vec(),
        period: Some(span),
        results,
        suggestion: random.percent(40).then(|| random.pick(&SUGGESTIONS)),
        serves: indicator,
    }
}

pub const MONTHS: [&str; 12] = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
];

const SHORT_MONTHS: [&str; 12] =
    ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

/// A day as a sentence says it, in the Buddhist era.
pub fn day_in_words(day: Date) -> String {
    format!("{} {} {}", day.day(), MONTHS[day.month() as usize - 1], day.year() + 543)
}

/// The first day of a fiscal year's month, counted from its October.
pub fn month_of(fiscal_year: u16, month: u8) -> Date {
    let year = i16::try_from(fiscal_year).unwrap() - 543;
    if month < 3 { date(year - 1, month as i8 + 10, 1) } else { date(year, month as i8 - 2, 1) }
}

/// A period in one of the forms that offices write.
fn span(fiscal_year: u16, random: &mut Random) -> Span {
    let year = month_of(fiscal_year, 0);
    let (from, to) = (random.below(5) as u8, 5 + random.below(7) as u8);
    let (first, last) = (month_of(fiscal_year, from), month_of(fiscal_year, to).last_of_month());
    let name = |day: Date| MONTHS[day.month() as usize - 1];
    let short = |day: Date| SHORT_MONTHS[day.month() as usize - 1];
    let era = |day: Date| day.year() + 543;
    let whole = (year, month_of(fiscal_year, 11).last_of_month());
    let (text, days) = match random.below(9) {
        0 => (format!("{} {} - {} {}", name(first), era(first), name(last), era(last)), (first, last)),
        1 => (format!("{} {} – {} {}", short(first), era(first) % 100, short(last), era(last) % 100), (first, last)),
        2 => ("ตลอดปีงบประมาณ".to_owned(), whole),
        3 => (format!("ภายในเดือน{} {}", name(last), era(last)), (year, last)),
        4 => (format!("เดือน{} {}", name(first), era(first)), (first, first.last_of_month())),
        5 => (format!("{} - {}", day_in_words(first), day_in_words(last)), (first, last)),
        6 => ("ไตรมาสที่ 1 - 2".to_owned(), (year, month_of(fiscal_year, 5).last_of_month())),
        7 => (format!("ภายในวันที่ {} {} {}", last.day(), short(last), era(last) % 100), (year, last)),
        _ => (format!("{} {} ถึง {} {}", name(first), era(first), name(last), era(last)), (first, last)),
    };
    Span { text, days: Some(days) }
}
