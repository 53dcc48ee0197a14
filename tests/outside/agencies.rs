//! Generated agencies for the judges outside: three years of scores with everything that an office meets. The same ones
//! every time.

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};

const YEARS: [u16; 3] = [2565, 2566, 2567];
const INDICATORS: [&str; 10] = [
    "การปฏิบัติหน้าที่",
    "การใช้งบประมาณ",
    "การใช้อำนาจ",
    "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน",
    "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงระบบการทำงาน",
    "การเปิดเผยข้อมูล",
    "การป้องกันการทุจริต",
];
/// Districts with names that a formula could take for a condition, a number or a pattern.
const DISTRICTS: [&str; 9] = ["เขื่องใน", "ม่วงสามสิบ", "<5", "ก*", "=1+1", "2564", "~ก?", "อำเภอ \"ใหม่\"", "เมือง & ชนบท"];
const KINDS: [(&str, &str); 4] = [
    ("subdistrict_administrative_organization", "องค์การบริหารส่วนตำบล"),
    ("subdistrict_municipality", "เทศบาลตำบล"),
    ("town_municipality", "เทศบาลเมือง"),
    ("hospital", "โรงพยาบาล"),
];
/// Overall scores at the edges of bands, which many share.
const EDGES: [&str; 6] = ["85.00", "84.99", "95", "94.995", "69.995", "50.00"];

/// An `assessments.json` of so many agencies in each of three years.
pub fn assessments(agencies: u32) -> String {
    let mut numbers = Numbers(20_260_801);
    let assessments: Vec<Value> = YEARS
        .into_iter()
        .flat_map(|year| (0..agencies).map(move |agency| (year, agency)))
        .map(|(year, agency)| assessment(year, agency, &mut numbers))
        .collect();
    json!({ "schema": "prongsai.assessments/1", "assessments": assessments, "findings": [], "files": [] }).to_string()
}

fn assessment(year: u16, agency: u32, numbers: &mut Numbers) -> Value {
    let indicators: Vec<Decimal> = INDICATORS.iter().map(|_| numbers.score()).collect();
    let mean = |scores: &[Decimal]| scores.iter().sum::<Decimal>() / Decimal::from(scores.len());
    let (iit, eit, oit) = (mean(&indicators[..5]), mean(&indicators[5..8]), mean(&indicators[8..]));
    let three_tenths = Decimal::new(3, 1);
    let overall = three_tenths * iit + three_tenths * eit + Decimal::new(4, 1) * oit;
    let every = |count: u32, first: u32| agency % count == first;
    let stated = match agency {
        _ if every(7, 1) => None,
        _ if every(11, 2) => Some(EDGES[agency as usize / 11 % EDGES.len()].to_owned()),
        // A slip of the pen.
        _ if every(13, 3) => Some(published(overall + Decimal::from(3))),
        _ => Some(published(overall)),
    };
    let figure = |stated: Option<String>, cell: &str| {
        let places = if stated.is_some() {
            json!([{ "file": format!("scores/{agency}-{year}.xlsx"), "at": format!("คะแนน!{cell}") }])
        } else {
            json!([])
        };
        json!({ "stated": stated, "computed": null, "places": places })
    };
    let of_indicator = |(number, name): (usize, &&str)| {
        let stated = (!(every(17, 4) && number == 3)).then(|| indicators[number].to_string());
        let mut indicator = figure(stated, &format!("B{}", number + 2));
        indicator["number"] = json!(number + 1);
        indicator["name"] = json!(name);
        indicator
    };
    let instrument = |score: Decimal, is_missing: bool, cell| figure((!is_missing).then(|| published(score)), cell);
    let (kind, said) = KINDS[agency as usize % KINDS.len()];
    let grade = every(5, 1).then(|| if year < 2566 { "B" } else { "ผ่านดี" }.to_owned());
    json!({
        "agency": {
            "name": format!("{said}บ้านที่{agency}"),
            "kind": kind,
            "subdistrict": null,
            "district": (!every(29, 5)).then(|| DISTRICTS[agency as usize % DISTRICTS.len()]),
            "province": if every(2, 0) { "อุบลราชธานี" } else { "ตราด" },
        },
        "fiscal_year": year,
        "overall": figure(stated, "B15"),
        "grade": figure(grade, "B16"),
        "passed": { "stated": every(5, 2).then_some(true), "computed": null, "places": [] },
        "instruments": {
            "IIT": instrument(iit, every(3, 0), "B12"),
            "EIT": instrument(eit, every(19, 6), "B13"),
            "OIT": instrument(oit, every(6, 5), "B14"),
        },
        "indicators": INDICATORS.iter().enumerate().map(of_indicator).collect::<Vec<_>>(),
        "items": [], "strengths": [], "weaknesses": [], "recommendations": [], "measures": [],
        "sources": [format!("scores/{agency}-{year}.xlsx")],
    })
}

/// As results are published: two decimals, half up.
fn published(score: Decimal) -> String {
    score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).to_string()
}

/// A simple recurrence: the same numbers on every machine.
struct Numbers(u32);

impl Numbers {
    /// A score of 60.00 to 100.00.
    fn score(&mut self) -> Decimal {
        self.0 = self.0.wrapping_mul(1_103_515_245).wrapping_add(12_345) & 0x7FFF_FFFF;
        Decimal::new(i64::from(6_000 + (self.0 >> 8) % 4_001), 2)
    }
}
