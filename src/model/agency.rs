//! A public agency as documents name it.

use serde::{Deserialize, Serialize};

/// A public agency. Two documents mean the same one when kind and name agree and no district or province
/// contradicts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Agency {
    /// The full official name, kind and proper name in one: `องค์การบริหารส่วนตำบลแดงหม้อ`.
    pub name: String,
    /// What kind of body it is.
    pub kind: AgencyKind,
    /// The subdistrict (ตำบล) it is named after, for a subdistrict administrative organization.
    pub subdistrict: Option<String>,
    /// The district (อำเภอ), without the word for it.
    pub district: Option<String>,
    /// The province (จังหวัด), without the word for it.
    pub province: Option<String>,
}

/// The kinds of agencies that the ITA assesses. The order is the order of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgencyKind {
    /// องค์การบริหารส่วนจังหวัด
    ProvincialAdministrativeOrganization,
    /// เทศบาลนคร
    CityMunicipality,
    /// เทศบาลเมือง
    TownMunicipality,
    /// เทศบาลตำบล
    SubdistrictMunicipality,
    /// องค์การบริหารส่วนตำบล
    SubdistrictAdministrativeOrganization,
    /// จังหวัด
    Province,
    /// กรม สำนักงาน and other departments
    Department,
    /// รัฐวิสาหกิจ
    StateEnterprise,
    /// มหาวิทยาลัย
    University,
    /// โรงเรียน
    School,
    /// สำนักงานเขตพื้นที่การศึกษา
    EducationArea,
    /// โรงพยาบาล
    Hospital,
    /// Anything else that a document names as an agency
    Other,
}

impl AgencyKind {
    /// True for the administrations of subdistricts, towns, cities and provinces.
    pub fn is_local(self) -> bool {
        matches!(
            self,
            AgencyKind::ProvincialAdministrativeOrganization
                | AgencyKind::CityMunicipality
                | AgencyKind::TownMunicipality
                | AgencyKind::SubdistrictMunicipality
                | AgencyKind::SubdistrictAdministrativeOrganization
        )
    }
}
