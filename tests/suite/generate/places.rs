//! Real places of all provinces for agencies that no two documents of a batch share.

use std::collections::BTreeSet;

use prongsai::model::{Agency, AgencyKind};

use super::random::Random;
use super::truth::{Who, agency};

/// A line a district: province, district, some of its subdistricts. Names by the Department of Provincial
/// Administration, two districts a province, taken at random.
const PLACES: &str = include_str!("places.txt");

/// A subdistrict and where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub subdistrict: &'static str,
    pub district: &'static str,
    pub province: &'static str,
}

/// The places of each district.
fn districts() -> Vec<Vec<Place>> {
    let district = |line: &'static str| {
        let parts: Vec<&'static str> = line.split('|').collect();
        let place = |subdistrict| Place { subdistrict, district: parts[1], province: parts[0] };
        parts[2].split(' ').map(place).collect()
    };
    PLACES.lines().map(district).collect()
}

/// Hands out agencies, each proper name once: whoever names one of them without its place means nobody else.
pub struct Supply {
    random: Random,
    districts: Vec<Vec<Place>>,
    taken: BTreeSet<&'static str>,
    /// Provinces whose own bodies have been given.
    provinces: BTreeSet<&'static str>,
}

impl Supply {
    pub fn new(mut random: Random) -> Supply {
        let order: Vec<usize> = random.shuffled(&(0..districts().len()).collect::<Vec<usize>>());
        let all = districts();
        Supply {
            random,
            districts: order.into_iter().map(|at| all[at].clone()).collect(),
            taken: BTreeSet::new(),
            provinces: BTreeSet::new(),
        }
    }

    /// The agencies of a document.
    pub fn take(&mut self, who: Who) -> Vec<Agency> {
        if who == Who::Bodies {
            return self.bodies();
        }
        let places = match who {
            Who::One | Who::YearsOfOne => vec![self.place()],
            Who::Anywhere => (0..4 + self.random.below(6)).map(|_| self.place()).collect(),
            Who::District | Who::Years => self.district(),
            Who::Province => self.province(),
            Who::Namesakes => self.namesakes(),
            Who::Bodies => Vec::new(),
        };
        places.into_iter().map(|place| self.of(place)).collect()
    }

    /// An agency at a place; subdistricts mostly have an administrative organization.
    fn of(&mut self, place: Place) -> Agency {
        let kind = match self.random.below(20) {
            0..=12 => AgencyKind::SubdistrictAdministrativeOrganization,
            13..=17 => AgencyKind::SubdistrictMunicipality,
            18 => AgencyKind::TownMunicipality,
            _ => AgencyKind::Hospital,
        };
        agency(kind, place.subdistrict, place.district, place.province)
    }

    /// One of each kind that no subdistrict has, and two that one has.
    fn bodies(&mut self) -> Vec<Agency> {
        let [one, other, third] = [self.place(), self.place(), self.place()];
        let province = loop {
            let province = self.district()[0].province;
            if self.provinces.insert(province) {
                break province;
            }
        };
        let body = |kind, name: String, district: Option<&str>, province: Option<&str>| Agency {
            name,
            kind,
            subdistrict: None,
            district: district.map(str::to_owned),
            province: province.map(str::to_owned),
        };
        let area = format!("สำนักงานเขตพื้นที่การศึกษาประถมศึกษา{province} เขต {}", 1 + self.random.below(3));
        let mut bodies = vec![
            body(
                AgencyKind::ProvincialAdministrativeOrganization,
                format!("องค์การบริหารส่วนจังหวัด{province}"),
                None,
                Some(province),
            ),
            body(AgencyKind::School, format!("โรงเรียนบ้าน{}", one.subdistrict), Some(one.district), Some(one.province)),
            body(
                AgencyKind::School,
                format!("โรงเรียน{}วิทยาคม", other.subdistrict),
                Some(other.district),
                Some(other.province),
            ),
            body(AgencyKind::EducationArea, area, None, Some(province)),
            body(AgencyKind::University, format!("มหาวิทยาลัยราชภัฏ{province}"), None, Some(province)),
            body(
                AgencyKind::Hospital,
                format!("โรงพยาบาล{}", third.subdistrict),
                Some(third.district),
                Some(third.province),
            ),
        ];
        let others = self.random.below(4) as usize;
        bodies.truncate(bodies.len() - others.min(3));
        bodies
    }

    fn place(&mut self) -> Place {
        loop {
            let at = self.random.below(self.districts.len() as u64) as usize;
            if let Some(place) = self.districts[at].pop()
                && self.taken.insert(place.subdistrict)
            {
                return place;
            }
        }
    }

    /// Three to five of one district.
    fn district(&mut self) -> Vec<Place> {
        loop {
            let mut places = self.districts.pop().unwrap();
            places.retain(|place| self.taken.insert(place.subdistrict));
            if places.len() >= 3 {
                return places;
            }
        }
    }

    /// Some of two districts of one province, sorted by district.
    fn province(&mut self) -> Vec<Place> {
        loop {
            let first = self.district();
            let same = |places: &Vec<Place>| places.first().is_some_and(|place| place.province == first[0].province);
            if let Some(at) = self.districts.iter().position(same) {
                let mut second = self.districts.remove(at);
                second.retain(|place| self.taken.insert(place.subdistrict));
                return [first, second].concat();
            }
        }
    }

    /// Two subdistricts of one name in different provinces, and one of another name.
    fn namesakes(&mut self) -> Vec<Place> {
        let all: Vec<Place> = districts().concat();
        loop {
            let one = self.random.pick(&all);
            let other = all.iter().find(|other| other.subdistrict == one.subdistrict && other.province != one.province);
            if let Some(other) = other.filter(|other| self.taken.insert(other.subdistrict)) {
                return vec![one, *other, self.place()];
            }
        }
    }
}
