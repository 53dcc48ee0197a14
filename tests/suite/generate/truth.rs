//! Agencies with true figures: what a generated document says and a reader must find.

use prongsai::model::{Agency, AgencyKind, Grade};
use rust_decimal::{Decimal, RoundingStrategy};

use super::random::Random;

/// One agency in one fiscal year, with figures that agree with each other and with the rules of the year.
#[derive(Clone, Debug)]
pub struct Truth {
    pub agency: Agency,
    pub fiscal_year: u16,
    /// The ten indicators, two decimals.
    pub indicators: [Decimal; 10],
    /// IIT, EIT and OIT, two decimals.
    pub instruments: [Decimal; 3],
    /// The instruments' parts of the overall score, out of 30, 30 and 40, two decimals.
    pub weighted: [Decimal; 3],
    /// Two decimals.
    pub overall: Decimal,
    pub grade: Grade,
    pub passed: bool,
}

/// The short names of the instruments, in order.
pub const INSTRUMENT_CODES: [&str; 3] = ["IIT", "EIT", "OIT"];

/// The official names of the instruments, in order.
pub const INSTRUMENT_NAMES: [&str; 3] =
    ["แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ"];

/// Which indicators, from 0, belong to which instrument.
pub const INSTRUMENT_INDICATORS: [std::ops::Range<usize>; 3] = [0..5, 5..8, 8..10];

const INDICATOR_NAMES: [&str; 10] = [
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

/// OIT items of each sub-indicator to FY 2565: 9.1 to 9.5, then 10.1 and 10.2.
const SUB_INDICATOR_ITEMS: [&[u32]; 2] = [&[9, 8, 7, 4, 5], &[8, 2]];

/// Real places; the scores that go with them here are invented. The first eight are of one district.
const PLACES: [(AgencyKind, &str, &str, &str); 22] = [
    (AgencyKind::SubdistrictAdministrativeOrganization, "แดงหม้อ", "เขื่องใน", "อุบลราชธานี"),
    (AgencyKind::SubdistrictAdministrativeOrganization, "ค้อทอง", "เขื่องใน", "อุบลราชธานี"),
    (AgencyKind::SubdistrictAdministrativeOrganization, "ธาตุน้อย", "เขื่องใน", "อุบลราชธานี"),
    (AgencyKind::SubdistrictAdministrativeOrganization, "สหธาตุ", "เขื่องใน", "อุบลราชธานี"),
    (AgencyKind::SubdistrictMunicipality, "เขื่องใน", "เขื่องใน", "อุบลราชธานี"),
    (AgencyKind::SubdistrictAdministrativeOrganization, "ท่าไห", "เขื่องใน", "อุบลราชธานี"),
    (AgencyKind::SubdistrictMunicipality, "ห้วยเรือ", "เขื่องใน", "อุบลราชธานี"),
    (AgencyKind::SubdistrictAdministrativeOrganization, "หนองเหล่า", "เขื่องใน", "อุบลราชธานี"),
    (AgencyKind::SubdistrictAdministrativeOrganization, "หนองบ่อ", "เมืองอุบลราชธานี", "อุบลราชธานี"),
    (AgencyKind::CityMunicipality, "อุบลราชธานี", "เมืองอุบลราชธานี", "อุบลราชธานี"),
    (AgencyKind::TownMunicipality, "เดชอุดม", "เดชอุดม", "อุบลราชธานี"),
    (AgencyKind::SubdistrictAdministrativeOrganization, "น้ำเชี่ยว", "แหลมงอบ", "ตราด"),
    (AgencyKind::SubdistrictMunicipality, "น้ำเชี่ยว", "แหลมงอบ", "ตราด"),
    (AgencyKind::SubdistrictAdministrativeOrganization, "อ่าวใหญ่", "เมืองตราด", "ตราด"),
    (AgencyKind::TownMunicipality, "ตราด", "เมืองตราด", "ตราด"),
    (AgencyKind::SubdistrictAdministrativeOrganization, "ไม้รูด", "คลองใหญ่", "ตราด"),
    (AgencyKind::SubdistrictAdministrativeOrganization, "ในเมือง", "พิมาย", "นครราชสีมา"),
    (AgencyKind::SubdistrictAdministrativeOrganization, "ในเมือง", "พิชัย", "อุตรดิตถ์"),
    (AgencyKind::SubdistrictAdministrativeOrganization, "ในเมือง", "เวียงเก่า", "ขอนแก่น"),
    (AgencyKind::Hospital, "เขื่องใน", "เขื่องใน", "อุบลราชธานี"),
    (AgencyKind::School, "เขื่องในพิทยาคาร", "เขื่องใน", "อุบลราชธานี"),
    (AgencyKind::ProvincialAdministrativeOrganization, "ตราด", "เมืองตราด", "ตราด"),
];

/// The fiscal years that documents are generated for: letters in the first three, levels in the others.
pub const FISCAL_YEARS: [u16; 5] = [2563, 2564, 2565, 2567, 2568];

/// Which agencies one document is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// One agency.
    One,
    /// Some of one district, no two with the same name.
    District,
    /// Some from anywhere, also two of the same name in different provinces.
    Anywhere,
    /// Some of one district, each in three consecutive fiscal years.
    Years,
}

/// True figures for a document.
pub fn truths(who: Who, random: &mut Random) -> Vec<Truth> {
    let fiscal_year = random.pick(&FISCAL_YEARS);
    let places = match who {
        Who::One => vec![random.pick(&PLACES)],
        Who::District => random.shuffled(&PLACES[..8])[..4 + random.below(4) as usize].to_vec(),
        Who::Anywhere => random.shuffled(&PLACES)[..5 + random.below(10) as usize].to_vec(),
        Who::Years => random.shuffled(&PLACES[..8])[..3].to_vec(),
    };
    let years = if who == Who::Years { vec![2563, 2564, 2565] } else { vec![fiscal_year] };
    let mut truths = Vec::new();
    for (kind, name, district, province) in places {
        for year in &years {
            truths.push(truth(agency(kind, name, district, province), *year, random));
        }
    }
    truths
}

/// The full official name that a kind and a proper name make.
fn agency(kind: AgencyKind, name: &str, district: &str, province: &str) -> Agency {
    Agency {
        name: format!("{}{name}", kind_word(kind, false)),
        kind,
        subdistrict: (kind == AgencyKind::SubdistrictAdministrativeOrganization).then(|| name.to_owned()),
        // A provincial organization belongs to no district.
        district: (kind != AgencyKind::ProvincialAdministrativeOrganization).then(|| district.to_owned()),
        province: Some(province.to_owned()),
    }
}

/// The word for a kind before a name, in full or as offices shorten it.
pub fn kind_word(kind: AgencyKind, short: bool) -> &'static str {
    let (full, shortened) = match kind {
        AgencyKind::SubdistrictAdministrativeOrganization => ("องค์การบริหารส่วนตำบล", "อบต."),
        AgencyKind::SubdistrictMunicipality => ("เทศบาลตำบล", "ทต."),
        AgencyKind::TownMunicipality => ("เทศบาลเมือง", "ทม."),
        AgencyKind::CityMunicipality => ("เทศบาลนคร", "ทน."),
        AgencyKind::ProvincialAdministrativeOrganization => ("องค์การบริหารส่วนจังหวัด", "อบจ."),
        AgencyKind::Hospital => ("โรงพยาบาล", "รพ."),
        AgencyKind::School => ("โรงเรียน", "รร."),
        _ => ("", ""),
    };
    if short { shortened } else { full }
}

/// The official name of an indicator (from 1) in a fiscal year.
pub fn indicator_name(number: usize, fiscal_year: u16) -> &'static str {
    if number == 8 && fiscal_year >= 2566 {
        "การปรับปรุงการทำงาน"
    } else {
        INDICATOR_NAMES[number - 1]
    }
}

/// An agency with random figures that agree with each other.
pub fn truth(agency: Agency, fiscal_year: u16, random: &mut Random) -> Truth {
    loop {
        let exact = exact_indicators(fiscal_year, random);
        // Rounding must never decide a grade: what a borderline case gets is not the subject here.
        let borders = [50, 55, 65, 70, 75, 85, 95].map(Decimal::from);
        let near = |score: &Decimal| borders.iter().any(|border| (score - border).abs() < Decimal::new(2, 1));
        let truth = figured(agency.clone(), fiscal_year, exact);
        if !near(&truth.overall) && !truth.instruments.iter().any(near) {
            return truth;
        }
    }
}

impl Truth {
    /// Takes the indicators as they now are and makes the other figures agree with them.
    pub fn settle(&mut self) {
        *self = figured(self.agency.clone(), self.fiscal_year, self.indicators);
    }
}

/// All figures that ten exact indicators give.
fn figured(agency: Agency, fiscal_year: u16, exact: [Decimal; 10]) -> Truth {
    let mean = |part: &[Decimal]| part.iter().sum::<Decimal>() / Decimal::from(part.len());
    let instruments = INSTRUMENT_INDICATORS.map(|part| mean(&exact[part]));
    let weights = [Decimal::new(3, 1), Decimal::new(3, 1), Decimal::new(4, 1)];
    let weighted: [Decimal; 3] = std::array::from_fn(|at| instruments[at] * weights[at]);
    let overall: Decimal = weighted.iter().sum();
    let (grade, passed) = grade(fiscal_year, overall, &instruments);
    Truth {
        agency,
        fiscal_year,
        indicators: exact.map(two_decimals),
        instruments: instruments.map(two_decimals),
        weighted: weighted.map(two_decimals),
        overall: two_decimals(overall),
        grade,
        passed,
    }
}

fn exact_indicators(fiscal_year: u16, random: &mut Random) -> [Decimal; 10] {
    let quality = 50 + random.below(45) as i64;
    std::array::from_fn(|at| {
        let (Some(part), true) = (at.checked_sub(8), fiscal_year <= 2565) else {
            let points = quality * 100 + random.below(3000) as i64 - 1500;
            return Decimal::new(points.clamp(4000, 10_000), 2);
        };
        let sub_indicators = SUB_INDICATOR_ITEMS[part];
        let shares = sub_indicators.iter().map(|items| {
            let won = (0..*items).filter(|_| random.percent(quality as u64 + 5)).count();
            Decimal::ONE_HUNDRED * Decimal::from(won) / Decimal::from(*items)
        });
        shares.sum::<Decimal>() / Decimal::from(sub_indicators.len())
    })
}

fn two_decimals(score: Decimal) -> Decimal {
    let mut rounded = score.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(2);
    rounded
}

/// The grade or level and the result, by the published bands.
fn grade(fiscal_year: u16, overall: Decimal, instruments: &[Decimal; 3]) -> (Grade, bool) {
    let over = |bound: i64| overall >= Decimal::from(bound);
    let all_over = |bound: i64| over(bound) && instruments.iter().all(|score| *score >= Decimal::from(bound));
    let grade = if fiscal_year <= 2565 {
        let bands =
            [(95, Grade::DoubleA), (85, Grade::A), (75, Grade::B), (65, Grade::C), (55, Grade::D), (50, Grade::E)];
        bands.into_iter().find(|(bound, _)| over(*bound)).map_or(Grade::F, |(_, grade)| grade)
    } else if all_over(95) {
        Grade::PassedExcellent
    } else if all_over(85) {
        Grade::PassedGood
    } else if over(85) {
        Grade::Passed
    } else if over(70) {
        Grade::NeedsImprovement
    } else {
        Grade::NeedsUrgentImprovement
    };
    (grade, over(85))
}
