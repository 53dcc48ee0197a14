//! Agencies with all that can be known of them, or some of it, or with slips in it.

use prongsai::compare::compare;
use prongsai::export::wording::Language;
use prongsai::export::{Digits, Settings, json};
use prongsai::model::{
    Agency, AgencyKind, Assessment, Comparison, Figure, Grade, IndicatorFigure, Instrument, Measure, MeasureColumn,
    Period, Recommendation, SharedText, SubIndicatorFigure,
};
use prongsai::pipeline::{self, Quiet};
use prongsai::rules::RuleBook;
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rust_decimal::Decimal;

use crate::generate::places::Supply;
use crate::generate::random::Random;
use crate::generate::truth::Who;

/// What the pipeline concludes of an assessment that an earlier run has written; nothing where it states nothing.
pub fn comparison_of(assessment: Assessment) -> Comparison {
    let rules = RuleBook::embedded();
    let comparison = compare(vec![assessment], Vec::new(), Vec::new(), rules, &[]);
    let settings = Settings { language: Language::Thai, digits: Digits::Thai };
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("assessments.json"), json::write(&comparison, &settings).unwrap()).unwrap();
    pipeline::run(&[folder.path().to_owned()], &Quiet).unwrap()
}

/// Any agency in any year.
pub fn assessment() -> impl Strategy<Value = Assessment> {
    let scores = (vec(weighted(0.85, score()), 10), vec(weighted(0.7, instrument()), 3), weighted(0.8, score()));
    let told = (weighted(0.8, select(Grade::ALL.to_vec())), weighted(0.8, any::<bool>()), lists());
    let subs = vec(of(score()), 7);
    (agency(), 2562..=2569_u16, scores, told, subs, vec(recommendation(), 0..4), measures()).prop_map(
        |(agency, fiscal_year, (indicators, instruments, overall), (grade, passed, order), subs, advice, measures)| {
            let rules = RuleBook::embedded().for_year(fiscal_year).unwrap();
            let indicators = rules.indicators.iter().zip(indicators).map(|(rule, score)| IndicatorFigure {
                number: rule.number,
                name: rule.name.clone(),
                score: stated(score),
            });
            let sub_indicators = rules.sub_indicators.iter().zip(subs).filter(|(_, score)| score.is_some());
            let sub_indicators = sub_indicators.map(|(rule, score)| SubIndicatorFigure {
                code: rule.code.clone(),
                name: rule.name.clone(),
                score: stated(score),
            });
            let (strengths, weaknesses) = order;
            // A letter is of the years to 2565.
            let grade = grade.filter(|grade| grade.is_letter() == (fiscal_year < 2566));
            Assessment {
                agency,
                fiscal_year,
                overall: stated(overall),
                grade: Figure { stated: grade, ..Figure::default() },
                passed: Figure { stated: passed, ..Figure::default() },
                instruments: Instrument::ALL.into_iter().zip(instruments.into_iter().map(stated)).collect(),
                indicators: indicators.collect(),
                items: Vec::new(),
                sub_indicators: sub_indicators.collect(),
                lost_items: Vec::new(),
                lost_alternatives: Vec::new(),
                strengths,
                weaknesses,
                recommendations: advice,
                measures,
                sources: vec!["report.docx".into()],
            }
        },
    )
}

fn stated(score: Option<Decimal>) -> Figure<Decimal> {
    Figure { stated: score, ..Figure::default() }
}

/// From 1 to 100 with no to four decimals.
fn score() -> impl Strategy<Value = Decimal> {
    (0..=4_u32, 1_i64..=100, 0_i64..10_000).prop_map(|(scale, whole, part)| {
        let unit = 10_i64.pow(scale);
        Decimal::new((whole * unit + part % unit).min(100 * unit), scale)
    })
}

/// A full mark of a weighted part, 30 or 40, may be a weight: as the score of an instrument it is never guessed at.
fn instrument() -> impl Strategy<Value = Decimal> {
    score().prop_filter("a weight", |score| ![30, 40].map(Decimal::from).contains(score))
}

fn agency() -> impl Strategy<Value = Agency> {
    prop_oneof![5 => supplied(), 1 => select(others())]
}

/// Bodies of the kinds that no list of places gives.
fn others() -> Vec<Agency> {
    let body = |kind, name: &str, district: Option<&str>, province: Option<&str>| Agency {
        name: name.to_owned(),
        kind,
        subdistrict: None,
        district: district.map(str::to_owned),
        province: province.map(str::to_owned),
    };
    vec![
        body(AgencyKind::Province, "จังหวัดตราด", None, Some("ตราด")),
        body(AgencyKind::CityMunicipality, "เทศบาลนครอุบลราชธานี", Some("เมืองอุบลราชธานี"), Some("อุบลราชธานี")),
        body(AgencyKind::TownMunicipality, "เทศบาลเมืองตราด", Some("เมืองตราด"), Some("ตราด")),
        body(AgencyKind::Department, "กรมส่งเสริมการปกครองท้องถิ่น", None, None),
        body(AgencyKind::StateEnterprise, "การไฟฟ้าส่วนภูมิภาค", None, None),
        body(AgencyKind::University, "มหาวิทยาลัยเชียงใหม่", None, None),
        body(AgencyKind::Hospital, "โรงพยาบาลตราด", Some("เมืองตราด"), Some("ตราด")),
    ]
}

/// Local administrations, schools and others at places of the list.
fn supplied() -> impl Strategy<Value = Agency> {
    let who = select(vec![Who::One, Who::One, Who::Bodies]);
    (any::<u32>(), who, 0..4_usize, any::<bool>()).prop_map(|(seed, who, at, placed)| {
        let mut agencies = Supply::new(Random::new(seed.into())).take(who);
        let at = at % agencies.len();
        let mut agency = agencies.swap_remove(at);
        if !placed && who == Who::One {
            agency.district = None;
        }
        agency
    })
}

/// Which indicators are told as strong and as weak, each in any order; not always all, and not always by score.
fn lists() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
    let all: Vec<u8> = (1..=10).collect();
    (subsequence(all, 0..=10).prop_shuffle(), 0..=10_usize).prop_map(|(told, strong)| {
        let strong = strong.min(told.len());
        (told[..strong].to_vec(), told[strong..].to_vec())
    })
}

const ADVICE: [&str; 7] = [
    "ควรรักษามาตรฐานการให้บริการและพัฒนาอย่างต่อเนื่อง",
    "๑) ควรเผยแพร่ข้อมูลพื้นฐานให้ครบถ้วน เป็นปัจจุบัน และสืบค้นได้ง่าย",
    "๒) ควรเปิดช่องทางให้ประชาชนร้องเรียนได้สะดวก",
    "ทั้งนี้ ต้องพัฒนาทักษะของผู้ดูแลเว็บไซต์",
    "เผยแพร่แผนงานประจำปีบนเว็บไซต์ภายในเดือนตุลาคม",
    "- ชี้แจงหลักเกณฑ์การเลื่อนขั้นเงินเดือนให้ทราบทั่วกัน",
    "ที่สำคัญ ควรประชุมชี้แจงทุกไตรมาส",
];

/// What the assessors recommend, naming the instrument or not.
fn recommendation() -> impl Strategy<Value = Recommendation> {
    let named = select(vec![
        None,
        Some("{n}. {name} ({code}) ได้คะแนนเท่ากับร้อยละ ๘๕ คะแนนขึ้นไป ควรรักษามาตรฐาน"),
        Some("{name} ({code}) มีข้อเสนอแนะในประเด็นการปรับปรุง ดังนี้"),
        Some("{code} ควรปรับปรุงให้ดีขึ้น"),
    ]);
    (select(Instrument::ALL.to_vec()), named, vec(select(ADVICE.to_vec()), 1..4)).prop_map(
        |(instrument, named, paragraphs)| {
            let name = &RuleBook::embedded().for_year(2564).unwrap().instrument(instrument).unwrap().name;
            let opening = named.map(|form| {
                let number = ["๑", "๒", "๓"][instrument as usize];
                form.replace("{n}", number).replace("{name}", name).replace("{code}", instrument.code())
            });
            let paragraphs: Vec<String> =
                opening.into_iter().chain(paragraphs.into_iter().map(str::to_owned)).collect();
            Recommendation { instrument, text: paragraphs.join("\n"), places: Vec::new() }
        },
    )
}

const TITLES: [&str; 7] = [
    "การจัดทำคู่มือการปฏิบัติงานของบุคลากร",
    "ลดขั้นตอนการให้บริการประชาชนหรือผู้มาติดต่อ",
    "ผู้บริหารควรแสดงเจตจำนงสุจริตและปฏิบัติงานด้วยความซื่อสัตย์",
    "มาตรการภายในเพื่อการป้องกันการทุจริต",
    "=การเผยแพร่แผนการใช้จ่ายงบประมาณประจำปี & ผล <ปี ๒๕๖๔>",
    "ประชุมคณะทำงาน ครั้งที่ 2/2564",
    "การมีส่วนร่วมของประชาชน เช่น เป็นกรรมการจัดซื้อจัดจ้าง",
];

const ENTRIES: [&str; 9] = [
    "จัดประชุมพนักงานเพื่อชี้แจงบทบาทหน้าที่",
    "มีคำสั่งมอบหมายงานให้แก่บุคลากร เดือนละ ๑ ครั้ง",
    "ตามประกาศ ข้อ ๒. และ ข้อ ๓. ของระเบียบ",
    "สำรวจความเห็น (1) ทางเว็บไซต์ (2) ทางไปรษณีย์",
    "จัดทำประกาศ เมื่อวันที่ ๓ เมษายน ๒๕๖๔",
    "ประชาสัมพันธ์ผ่าน facebook, LINE และเว็บไซต์ของ อบต.",
    "2 โครงการ ได้แก่ โครงการอบรม และโครงการศึกษาดูงาน",
    "๒) ติดตามผลทุกเดือน",
    "ร้อยละ 85.50 ของผู้ตอบพึงพอใจ",
];

const UNITS: [&str; 8] = [
    "สำนักปลัด",
    "กองคลัง",
    "กองการศึกษา ศาสนาและวัฒนธรรม",
    "กองช่าง",
    "หน่วยตรวจสอบภายใน",
    "นายก อบต.",
    "ทุกสำนัก/กอง",
    "คณะกรรมการจริยธรรม",
];

const PERIODS: [&str; 10] = [
    "ตุลาคม ๒๕๖๓ - มีนาคม ๒๕๖๔",
    "ต.ค. 63 – มี.ค. 64",
    "ตลอดปีงบประมาณ",
    "ภายในวันที่ ๓๐ ก.ย. ๖๔",
    "๑ ตุลาคม ๒๕๖๓ ถึง ๓๐ กันยายน ๒๕๖๔",
    "ไตรมาสที่ 1 - 2",
    "ทุกเดือน",
    "รายงานผลการดำเนินการในรอบ ๖ เดือน เดือนมีนาคม",
    "ตุลาคม ๒๕๖๓; มีนาคม ๒๕๖๔",
    "มกราคม ๒๕๖๔",
];

const SUGGESTIONS: [&str; 3] = ["ควรดำเนินการอย่างต่อเนื่อง", "ไม่มี", "๑. ควรเผยแพร่ให้ทั่วถึง ๒. ควรติดตาม"];

/// Measures with numbers in order, or with none.
fn measures() -> impl Strategy<Value = Vec<Measure>> {
    let numbered = prop_oneof![4 => Just(true), 1 => Just(false)];
    let columns = subsequence(vec![MeasureColumn::Period, MeasureColumn::Results], 0..=2);
    let without = prop_oneof![4 => Just(Vec::new()), 1 => columns];
    let titles = subsequence(TITLES.to_vec(), 0..=6).prop_shuffle();
    (titles, numbered, 1..4_u32, vec((measure(), without), 6)).prop_map(|(titles, numbered, first, measures)| {
        let parts = (first..).zip(titles).zip(measures);
        parts
            .map(|((number, title), (measure, without_column))| Measure {
                number: numbered.then_some(number),
                title: title.to_owned(),
                period: measure.period.filter(|_| !without_column.contains(&MeasureColumn::Period)),
                results: if without_column.contains(&MeasureColumn::Results) { Vec::new() } else { measure.results },
                without_column,
                ..measure
            })
            .collect()
    })
}

fn measure() -> impl Strategy<Value = Measure> {
    let entries = || vec(select(ENTRIES.to_vec()), 0..4);
    let parts = (entries(), subsequence(UNITS.to_vec(), 0..=4), weighted(0.8, select(PERIODS.to_vec())), entries());
    (parts, of(select(SUGGESTIONS.to_vec()))).prop_map(|((steps, units, period, results), suggestion)| {
        let owned = |texts: Vec<&str>| -> Vec<SharedText> { texts.into_iter().map(SharedText::from).collect() };
        Measure {
            number: None,
            title: String::new(),
            steps: owned(steps),
            responsible: owned(units),
            period: period.map(|text| Period { text: text.to_owned(), start: None, end: None }),
            results: owned(results),
            suggestion: suggestion.map(str::to_owned),
            indicators: Vec::new(),
            without_column: Vec::new(),
            places: Vec::new(),
        }
    })
}
