//! To whom a letter goes: the office of the head where the kind of agency tells it, and no invented one.

use crate::export::wording::Language;
use crate::model::{Agency, AgencyKind};

/// The head of an agency: the title that stands in front of what follows a beginning of the agency's name.
struct Head {
    kinds: &'static [AgencyKind],
    /// What the name begins with where the title is sure.
    begins: &'static str,
    /// What of the name is left out behind the title.
    without: &'static str,
    thai: &'static str,
    english: &'static str,
}

const MUNICIPALITIES: &[AgencyKind] =
    &[AgencyKind::CityMunicipality, AgencyKind::TownMunicipality, AgencyKind::SubdistrictMunicipality];

const HEADS: [Head; 7] = [
    Head {
        kinds: &[AgencyKind::SubdistrictAdministrativeOrganization, AgencyKind::ProvincialAdministrativeOrganization],
        begins: "องค์การบริหารส่วน",
        without: "",
        thai: "นายก",
        english: "the Chief Executive of ",
    },
    Head {
        kinds: MUNICIPALITIES, begins: "เทศบาล", without: "เทศบาล", thai: "นายกเทศมนตรี", english: "the Mayor of "
    },
    Head {
        kinds: &[AgencyKind::Province],
        begins: "จังหวัด",
        without: "",
        thai: "ผู้ว่าราชการ",
        english: "the Governor of ",
    },
    Head {
        kinds: &[AgencyKind::School],
        begins: "โรงเรียน",
        without: "",
        thai: "ผู้อำนวยการ",
        english: "the Director of ",
    },
    Head {
        kinds: &[AgencyKind::EducationArea],
        begins: "สำนักงานเขตพื้นที่การศึกษา",
        without: "",
        thai: "ผู้อำนวยการ",
        english: "the Director of ",
    },
    Head {
        kinds: &[AgencyKind::Hospital],
        begins: "โรงพยาบาล",
        without: "",
        thai: "ผู้อำนวยการ",
        english: "the Director of ",
    },
    Head {
        kinds: &[AgencyKind::University],
        begins: "มหาวิทยาลัย",
        without: "",
        thai: "อธิการบดี",
        english: "the President of ",
    },
];

/// To whom: the head of the agency by office, else its executives (ผู้บริหาร), which holds for any agency.
pub fn recipient(agency: &Agency, language: Language) -> String {
    let name = agency.name.as_str();
    let head = HEADS.iter().find(|head| head.kinds.contains(&agency.kind) && name.starts_with(head.begins));
    match (language, head) {
        (Language::Thai, Some(head)) => {
            format!("เรียน  {}{}", head.thai, name.strip_prefix(head.without).unwrap_or(name))
        }
        (Language::Thai, None) => format!("เรียน  ผู้บริหาร{name}"),
        (Language::English, Some(head)) => format!("To: {}{name}", head.english),
        (Language::English, None) => format!("To: the executives of {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_addressed_by_office_where_the_kind_tells_it() {
        use AgencyKind as Kind;
        let cases = [
            (Kind::SubdistrictAdministrativeOrganization, "องค์การบริหารส่วนตำบลแดงหม้อ", "นายกองค์การบริหารส่วนตำบลแดงหม้อ"),
            (Kind::ProvincialAdministrativeOrganization, "องค์การบริหารส่วนจังหวัดตราด", "นายกองค์การบริหารส่วนจังหวัดตราด"),
            (Kind::SubdistrictMunicipality, "เทศบาลตำบลเขื่องใน", "นายกเทศมนตรีตำบลเขื่องใน"),
            (Kind::CityMunicipality, "เทศบาลนครขอนแก่น", "นายกเทศมนตรีนครขอนแก่น"),
            (Kind::Province, "จังหวัดตราด", "ผู้ว่าราชการจังหวัดตราด"),
            (Kind::School, "โรงเรียนเขื่องในพิทยาคาร", "ผู้อำนวยการโรงเรียนเขื่องในพิทยาคาร"),
            (Kind::University, "มหาวิทยาลัยอุบลราชธานี", "อธิการบดีมหาวิทยาลัยอุบลราชธานี"),
            // No title is invented: not of a department, nor where the name is not as the kind has it.
            (Kind::Department, "กรมราชองครักษ์", "ผู้บริหารกรมราชองครักษ์"),
            (Kind::University, "สถาบันเทคโนโลยีปทุมวัน", "ผู้บริหารสถาบันเทคโนโลยีปทุมวัน"),
            (Kind::SubdistrictMunicipality, "เมืองพัทยา", "ผู้บริหารเมืองพัทยา"),
        ];
        for (kind, name, addressed) in cases {
            let agency = Agency { name: name.to_owned(), kind, subdistrict: None, district: None, province: None };
            assert_eq!(recipient(&agency, Language::Thai), format!("เรียน  {addressed}"));
            assert!(recipient(&agency, Language::English).ends_with(name));
        }
    }
}
