//! Agencies with true figures: what a generated document says and a reader must find.

use prongsai::model::{Agency, AgencyKind, Grade};
use rust_decimal::{Decimal, RoundingStrategy};

use super::measures::{self, Plan};
use super::places::Supply;
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
    /// Whether each of o1 to o43 was won; none in the years whose items are not known.
    pub items: Vec<bool>,
    /// 9.1 to 9.5, 10.1 and 10.2, two decimals; none in the same years.
    pub sub_indicators: Vec<Decimal>,
    /// What is done about it.
    pub measures: Vec<Plan>,
    /// Rounded scores with what they were rounded from.
    pub exact: Vec<(Decimal, Decimal)>,
    /// Slips in what a text tells of strengths and weaknesses.
    pub mistold: Mistold,
}

/// What a text tells against the scores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mistold {
    /// An indicator (from 0) that stands in the wrong list.
    pub indicator: Option<usize>,
    /// How many strengths are counted beyond those that are listed.
    pub more_strengths: usize,
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

/// The sub-indicators of the OIT to FY 2565.
pub const SUB_INDICATORS: [&str; 7] = ["9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2"];

/// Which items, from 0, belong to which sub-indicator.
pub const SUB_INDICATOR_ITEMS: [std::ops::Range<usize>; 7] = [0..9, 9..17, 17..24, 24..28, 28..33, 33..41, 41..43];

/// Which sub-indicators belong to indicators 9 and 10.
const OIT_SUB_INDICATORS: [std::ops::Range<usize>; 2] = [0..5, 5..7];

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
    /// One agency in three consecutive fiscal years.
    YearsOfOne,
    /// Some of one province, district by district.
    Province,
    /// Two of one name in different provinces, and another.
    Namesakes,
    /// Schools, hospitals, universities and others that are no local administration.
    Bodies,
}

/// True figures for a document of a batch.
pub fn truths_of(who: Who, fiscal_years: &[u16], supply: &mut Supply, random: &mut Random) -> Vec<Truth> {
    let fiscal_year = random.pick(fiscal_years);
    let years = if matches!(who, Who::Years | Who::YearsOfOne) { vec![2563, 2564, 2565] } else { vec![fiscal_year] };
    let agencies = supply.take(who);
    agencies
        .iter()
        .flat_map(|agency| years.iter().map(move |year| (agency.clone(), *year)))
        .map(|(agency, year)| truth(agency, year, random))
        .collect()
}

/// True figures for a document that stands alone.
pub fn truths(who: Who, random: &mut Random) -> Vec<Truth> {
    let fiscal_year = random.pick(&FISCAL_YEARS);
    let places = match who {
        Who::One | Who::YearsOfOne => vec![random.pick(&PLACES)],
        Who::District => random.shuffled(&PLACES[..8])[..4 + random.below(4) as usize].to_vec(),
        Who::Anywhere | Who::Province | Who::Namesakes | Who::Bodies => {
            random.shuffled(&PLACES)[..5 + random.below(10) as usize].to_vec()
        }
        Who::Years => random.shuffled(&PLACES[..8])[..3].to_vec(),
    };
    let years = if matches!(who, Who::Years | Who::YearsOfOne) { vec![2563, 2564, 2565] } else { vec![fiscal_year] };
    let mut truths = Vec::new();
    for (kind, name, district, province) in places {
        for year in &years {
            truths.push(truth(agency(kind, name, district, province), *year, random));
        }
    }
    truths
}

/// The full official name that a kind and a proper name make.
pub fn agency(kind: AgencyKind, name: &str, district: &str, province: &str) -> Agency {
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
        let (exact, items) = exact_indicators(fiscal_year, random);
        // Rounding must never decide a grade: what a borderline case gets is not the subject here.
        let borders = [50, 55, 65, 70, 75, 85, 95].map(Decimal::from);
        let near = |score: &Decimal| borders.iter().any(|border| (score - border).abs() < Decimal::new(2, 1));
        let mut truth = figured(agency.clone(), fiscal_year, exact);
        let told = truth.instruments.iter().chain(&truth.indicators);
        if !near(&truth.overall) && !told.clone().any(near) {
            truth.sub_indicators = sub_indicators(&items).into_iter().map(two_decimals).collect();
            truth.items = items;
            if truth.agency.kind == AgencyKind::School {
                // Schools have item lists of their own.
                truth.items.clear();
                truth.sub_indicators.clear();
            }
            truth.measures = measures::plans(&truth, random);
            return truth;
        }
    }
}

impl Truth {
    /// Takes the indicators as they now are and makes the other figures agree with them.
    pub fn settle(&mut self) {
        let settled = figured(self.agency.clone(), self.fiscal_year, self.indicators);
        let (items, sub_indicators) = (std::mem::take(&mut self.items), std::mem::take(&mut self.sub_indicators));
        *self = Truth { items, sub_indicators, measures: std::mem::take(&mut self.measures), ..settled };
    }

    /// Whether an indicator (from 0) is told as a strength: by its score, but for a slip.
    pub fn told_as_strength(&self, at: usize) -> bool {
        (self.indicators[at] >= Decimal::from(85)) != (self.mistold.indicator == Some(at))
    }

    /// How many strengths a text counts, where it miscounts.
    pub fn counted(&self, strengths: bool) -> Option<usize> {
        let listed = (0..10).filter(|at| self.told_as_strength(*at)).count();
        (strengths && self.mistold.more_strengths > 0).then_some(listed + self.mistold.more_strengths)
    }
}

/// All figures that ten exact indicators give.
fn figured(agency: Agency, fiscal_year: u16, exact: [Decimal; 10]) -> Truth {
    let instruments = INSTRUMENT_INDICATORS.map(|part| mean(&exact[part]));
    let weights = [Decimal::new(3, 1), Decimal::new(3, 1), Decimal::new(4, 1)];
    let weighted: [Decimal; 3] = std::array::from_fn(|at| instruments[at] * weights[at]);
    let overall: Decimal = weighted.iter().sum();
    let (grade, passed) = grade(fiscal_year, overall, &instruments);
    let all = exact.iter().chain(&instruments).chain(&weighted).chain([&overall]);
    let unrounded = all.map(|score| (two_decimals(*score), *score)).collect();
    Truth {
        agency,
        fiscal_year,
        indicators: exact.map(two_decimals),
        instruments: instruments.map(two_decimals),
        weighted: weighted.map(two_decimals),
        overall: two_decimals(overall),
        grade,
        passed,
        items: Vec::new(),
        sub_indicators: Vec::new(),
        measures: Vec::new(),
        exact: unrounded,
        mistold: Mistold::default(),
    }
}

/// Ten exact scores, and the items that give the last two in the years whose items are known.
fn exact_indicators(fiscal_year: u16, random: &mut Random) -> ([Decimal; 10], Vec<bool>) {
    let quality = 50 + random.below(45) as i64;
    let mut exact = std::array::from_fn(|_| {
        let points = quality * 100 + random.below(3000) as i64 - 1500;
        Decimal::new(points.clamp(4000, 10_000), 2)
    });
    if fiscal_year > 2565 {
        return (exact, Vec::new());
    }
    let items: Vec<bool> = (0..43).map(|_| random.percent(quality as u64 + 5)).collect();
    let sub_indicators = sub_indicators(&items);
    for (indicator, parts) in (8..).zip(OIT_SUB_INDICATORS) {
        exact[indicator] = mean(&sub_indicators[parts]);
    }
    (exact, items)
}

/// The exact scores of the sub-indicators that items give; none of none.
fn sub_indicators(items: &[bool]) -> Vec<Decimal> {
    let score = |won: &bool| if *won { Decimal::ONE_HUNDRED } else { Decimal::ZERO };
    let scores: Vec<Decimal> = items.iter().map(score).collect();
    SUB_INDICATOR_ITEMS.into_iter().filter_map(|items| Some(mean(scores.get(items)?))).collect()
}

fn mean(scores: &[Decimal]) -> Decimal {
    scores.iter().sum::<Decimal>() / Decimal::from(scores.len())
}

/// A score as it is published.
pub fn two_decimals(score: Decimal) -> Decimal {
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
