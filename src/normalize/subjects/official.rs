//! What the official list of places says of an agency as a document names it.

use crate::model::{Agency, AgencyKind};
use crate::thai::places::{self, District, Province, Subdistrict, gazetteer};

use super::super::identity::{full_name, near, proper_name};

/// An agency as the official list writes it, with what was told apart from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Settled {
    /// Its name and places as the list writes them; what the list alone knows of one place is filled in.
    pub agency: Agency,
    /// Names that were misspelt: as written, as meant.
    pub slips: Vec<(String, String)>,
    /// How the list stands to the name.
    pub standing: Standing,
}

/// How the official list stands to the name of a subdistrict's agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// One subdistrict, or nothing that the list could say.
    Clear,
    /// No subdistrict at all is named so.
    Unknown,
    /// Several subdistricts of the name lie where the document says.
    Several(Vec<Agency>),
    /// The list has the name, but not where the document says: the stated place, and the known ones.
    Elsewhere(String, Vec<String>),
}

/// Settles an agency's province, district and name by the official list.
pub(super) fn settle(named: &Agency) -> Settled {
    let mut settled = Settled { agency: named.clone(), slips: Vec::new(), standing: Standing::Clear };
    let province = settled.province();
    let districts = settled.districts(province);
    if settled.agency.kind == AgencyKind::SubdistrictAdministrativeOrganization {
        settled.subdistrict(province, &districts);
    }
    settled
}

impl Settled {
    /// Writes the province as the list does. A body named after its province is that province's.
    fn province(&mut self) -> Option<Province> {
        let kind = self.agency.kind;
        let stated = self.agency.province.clone()?;
        let (province, slip) = province(&stated)?;
        self.agency.province = Some(province.name.to_owned());
        let own = matches!(kind, AgencyKind::Province | AgencyKind::ProvincialAdministrativeOrganization)
            && proper_name(kind, &self.agency.name).is_some_and(|proper| proper == stated);
        if own {
            let meant = full_name(kind, province.name).unwrap_or_else(|| self.agency.name.clone());
            let written = std::mem::replace(&mut self.agency.name, meant.clone());
            if slip {
                self.slips.push((written, meant));
            }
        } else if slip {
            self.slips.push((format!("จังหวัด{stated}"), format!("จังหวัด{}", province.name)));
        }
        Some(province)
    }

    /// Writes the district as the list does; a district of one province only tells that too.
    fn districts(&mut self, province: Option<Province>) -> Vec<District> {
        let list = gazetteer();
        let Some(stated) = self.agency.district.clone() else { return Vec::new() };
        let mut districts = list.districts_of(&stated, province);
        if districts.is_empty()
            && let Some(province) = province
            && list.districts_of(&stated, None).is_empty()
        {
            let mut close = list.districts_in(province.code).iter().filter(|district| near(&stated, district.name));
            if let (Some(one), None) = (close.next(), close.next()) {
                self.slips.push((format!("อำเภอ{stated}"), format!("อำเภอ{}", one.name)));
                districts.push(*one);
            }
        }
        if let [district] = districts.as_slice() {
            self.agency.district = Some(district.name.to_owned());
            if self.agency.province.is_none() {
                self.agency.province = list.province_of(district.code).map(|province| province.name.to_owned());
            }
        }
        districts
    }

    fn subdistrict(&mut self, province: Option<Province>, districts: &[District]) {
        let list = gazetteer();
        let Some(proper) = proper_name(self.agency.kind, &self.agency.name).map(str::to_owned) else { return };
        let named = list.subdistricts_of(&proper);
        if named.is_empty() {
            self.standing = Standing::Unknown;
            return;
        }
        let stated = self.agency.district.as_deref();
        let in_province = |place: &Subdistrict| province.is_none_or(|province| province.code == place.code / 10_000);
        if let Some(written) = stated.filter(|stated| *stated != "เมือง" && list.districts_of(stated, None).is_empty())
        {
            // The list has no district of this name: one that is near has a subdistrict of this name, or none can say.
            let close = |place: &&Subdistrict| {
                in_province(place) && list.district_of(**place).is_some_and(|district| near(written, district.name))
            };
            let mut close = named.iter().filter(close);
            if let (Some(one), None) = (close.next(), close.next()) {
                let meant = list.district_of(*one).map_or(written, |district| district.name);
                self.slips.push((format!("อำเภอ{written}"), format!("อำเภอ{meant}")));
                self.locate(*one);
            }
            return;
        }
        let fits = |place: &&Subdistrict| {
            let district = match stated {
                // Every province has a district of this name, and only the province would tell which.
                Some("เมือง") => {
                    list.district_of(**place).is_some_and(|district| district.name.starts_with("เมือง"))
                }
                Some(_) => districts.iter().any(|one| one.code == place.code / 100),
                None => true,
            };
            district && in_province(place)
        };
        let here: Vec<Subdistrict> = named.iter().filter(fits).copied().collect();
        match here.as_slice() {
            [one] => self.locate(*one),
            [] => {
                let mut known: Vec<String> =
                    named.iter().map(|place| where_it_lies(&located(&self.agency, *place))).collect();
                known.sort();
                known.dedup();
                self.standing = Standing::Elsewhere(where_it_lies(&self.agency), known);
            }
            several => {
                let several = several.iter().map(|place| located(&self.agency, *place)).collect();
                self.standing = Standing::Several(several);
            }
        }
    }

    /// The subdistrict that is meant: its place is known, and its name is written as the list does.
    fn locate(&mut self, place: Subdistrict) {
        self.agency = located(&self.agency, place);
        self.standing = Standing::Clear;
    }

    /// Takes another name as the one meant.
    pub fn respell(&mut self, meant: &Agency) {
        self.slips.push((self.agency.name.clone(), meant.name.clone()));
        self.agency = meant.clone();
        self.standing = Standing::Clear;
    }

    /// Agencies of subdistricts whose names are near, where the document says that this one lies.
    pub fn near_subdistricts(&self) -> Vec<Agency> {
        let list = gazetteer();
        let Some(proper) = proper_name(self.agency.kind, &self.agency.name) else { return Vec::new() };
        let province = self.agency.province.as_deref().and_then(|name| list.province(name));
        let districts = self.agency.district.as_deref().map(|name| list.districts_of(name, province));
        let codes: Vec<u32> = match (&districts, province) {
            (Some(districts), _) => districts.iter().map(|district| district.code).collect(),
            (None, Some(province)) => vec![province.code],
            (None, None) => Vec::new(),
        };
        codes
            .into_iter()
            .flat_map(|code| list.subdistricts_in(code))
            .filter(|place| near(proper, place.name))
            .map(|place| located(&self.agency, *place))
            .collect()
    }
}

/// The province of a name, and whether the name is misspelt.
fn province(stated: &str) -> Option<(Province, bool)> {
    let list = gazetteer();
    if let Some(province) = list.province(stated) {
        return Some((province, false));
    }
    let mut close = list.provinces().iter().filter(|province| near(stated, province.name));
    match (close.next(), close.next()) {
        (Some(one), None) => Some((*one, true)),
        _ => None,
    }
}

/// An agency of this kind, named after a subdistrict and lying there.
fn located(agency: &Agency, place: Subdistrict) -> Agency {
    let list = gazetteer();
    Agency {
        name: full_name(agency.kind, place.name).unwrap_or_else(|| agency.name.clone()),
        kind: agency.kind,
        subdistrict: Some(place.name.to_owned())
            .filter(|_| agency.kind == AgencyKind::SubdistrictAdministrativeOrganization),
        district: list.district_of(place).map(|district| district.name.to_owned()),
        province: list.province_of(place.code).map(|province| province.name.to_owned()),
    }
}

/// An agency with its full place; a municipality may be taken for that of the only subdistrict of its name. Good enough
/// to tell where its neighbours lie, not to say it of itself.
pub(super) fn likely_place(agency: &Agency) -> Option<Agency> {
    if agency.district.is_some() && agency.province.is_some() {
        return Some(agency.clone());
    }
    let proper =
        proper_name(agency.kind, &agency.name).filter(|_| agency.kind == AgencyKind::SubdistrictMunicipality)?;
    match gazetteer().subdistricts_of(proper).as_slice() {
        [one] => Some(located(agency, *one)),
        _ => None,
    }
}

/// Whom a bare name of a place may mean, by the list.
pub(super) fn namesakes(bare: &str) -> Vec<Agency> {
    let kinds = [AgencyKind::SubdistrictAdministrativeOrganization, AgencyKind::SubdistrictMunicipality];
    let places = gazetteer().subdistricts_of(bare);
    let blank = |kind| Agency { name: String::new(), kind, subdistrict: None, district: None, province: None };
    places.iter().flat_map(|place| kinds.map(|kind| located(&blank(kind), *place))).collect()
}

/// True where the list has a subdistrict of this name where the agency lies, as far as that is stated.
pub(super) fn is_official(agency: &Agency) -> bool {
    let list = gazetteer();
    let Some(proper) = proper_name(agency.kind, &agency.name) else { return false };
    let lies = |stated: &Option<String>, known: Option<&str>| {
        stated.as_deref().is_none_or(|stated| known.is_some_and(|known| places::key(known) == places::key(stated)))
    };
    list.subdistricts_of(proper).iter().any(|place| {
        lies(&agency.district, list.district_of(*place).map(|district| district.name))
            && lies(&agency.province, list.province_of(place.code).map(|province| province.name))
    })
}

/// District and province in words.
pub(super) fn where_it_lies(agency: &Agency) -> String {
    let district = agency.district.as_ref().map(|district| format!("อำเภอ{district}"));
    let province = agency.province.as_ref().map(|province| format!("จังหวัด{province}"));
    [district, province].into_iter().flatten().collect::<Vec<String>>().join(" ")
}
