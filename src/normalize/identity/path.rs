//! What the names of folders and file say of whom and when: the weakest witness.

use std::cell::LazyCell;

use crate::model::{Agency, AgencyKind};
use crate::thai::dates;
use crate::thai::places::gazetteer;

use super::super::agreed::only;
use super::super::text::{clean, key};
use super::{YearWord, bodies, location, mentions_in_title, years};

/// What a path says; nothing where it says several things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct PathWitness {
    pub agency: Option<Agency>,
    pub district: Option<String>,
    pub province: Option<String>,
    pub fiscal_year: Option<u16>,
}

/// Archives are folders of a path.
const ARCHIVES: [&str; 4] = [".zip", ".rar", ".7z", ".tar"];

/// Hears a path relative to what was submitted, with `/` between folders.
pub(in super::super) fn witness(path: &str) -> PathWitness {
    let mut agencies: Vec<Agency> = Vec::new();
    let mut districts: Vec<String> = Vec::new();
    let mut provinces: Vec<String> = Vec::new();
    let mut said_years: Vec<u16> = Vec::new();
    let parts: Vec<&str> = path.split('/').collect();
    for (at, part) in parts.iter().enumerate() {
        let text = words(part, at + 1 == parts.len());
        agencies.extend(mentions_in_title(&text).into_iter().map(|mention| mention.agency));
        agencies.extend(whole_body(&text));
        let (district, province) = location(&text);
        districts.extend(district);
        provinces.extend(province.or_else(|| bare_province(&text)));
        if let Some(district) = bare_district(&text, provinces.last()) {
            districts.push(district);
        }
        said_years.extend(years_of(&text));
    }
    let areas = agencies.iter().filter(|agency| agency.kind == AgencyKind::EducationArea);
    provinces.extend(areas.filter_map(|area| area.province.clone()));
    let agency = one_agency(agencies);
    let district = only(districts.into_iter().chain(agency.iter().filter_map(|agency| agency.district.clone())));
    let province = only(provinces.into_iter().chain(agency.iter().filter_map(|agency| agency.province.clone())));
    let agency = agency.map(|agency| {
        let of_a_district = lies_in_one_district(agency.kind);
        Agency {
            district: agency.district.or(district.clone().filter(|_| of_a_district)),
            province: agency.province.or(province.clone()),
            ..agency
        }
    });
    PathWitness { agency, district, province, fiscal_year: only(said_years.into_iter()) }
}

/// True for kinds whose agencies lie in one district.
pub(in super::super) fn lies_in_one_district(kind: AgencyKind) -> bool {
    use AgencyKind as Kind;
    matches!(
        kind,
        Kind::CityMunicipality
            | Kind::TownMunicipality
            | Kind::SubdistrictMunicipality
            | Kind::SubdistrictAdministrativeOrganization
            | Kind::School
            | Kind::Hospital
    )
}

/// The words of a folder's or file's name.
fn words(part: &str, is_file: bool) -> String {
    let lower = part.to_lowercase();
    let archive = ARCHIVES.iter().find(|extension| lower.ends_with(**extension));
    let stem = match archive {
        Some(extension) => part.get(..part.len() - extension.len()).unwrap_or(part),
        // What follows the last dot is an extension only if it could be one: "อบต.แดงหม้อ" has none.
        None if is_file => match part.rsplit_once('.') {
            Some((stem, extension)) if extension.bytes().all(|b| b.is_ascii_alphanumeric()) => stem,
            _ => part,
        },
        None => part,
    };
    clean(&stem.replace(['_', '+'], " "))
}

/// The body that a whole name is of, one word long: a folder for everything of กรมที่ดิน.
fn whole_body(text: &str) -> Option<Agency> {
    if text.contains(|c: char| c == ' ' || c.is_ascii_digit()) {
        return None;
    }
    let (name, kind) = bodies::body(text)?;
    let of_itself = matches!(kind, AgencyKind::Department | AgencyKind::StateEnterprise);
    of_itself.then_some(Agency { name, kind, subdistrict: None, district: None, province: None })
}

fn bare_province(text: &str) -> Option<String> {
    gazetteer().province(text).map(|province| province.name.to_owned())
}

fn bare_district(text: &str, province: Option<&String>) -> Option<String> {
    let province = gazetteer().province(province?)?;
    match gazetteer().districts_of(text, Some(province)).as_slice() {
        [district] => Some(district.name.to_owned()),
        _ => None,
    }
}

/// The agency that a path names: one, or a school in the folder of its area.
fn one_agency(agencies: Vec<Agency>) -> Option<Agency> {
    let same = |one: &Agency, other: &Agency| one.kind == other.kind && key(&one.name) == key(&other.name);
    let (areas, others): (Vec<Agency>, Vec<Agency>) =
        agencies.into_iter().partition(|agency| agency.kind == AgencyKind::EducationArea);
    let schools = !others.is_empty() && others.iter().all(|agency| agency.kind == AgencyKind::School);
    if !areas.is_empty() && !others.is_empty() && !schools {
        return None;
    }
    let named = if others.is_empty() { areas } else { others };
    // The naming that says most of the place.
    let fullest = named
        .iter()
        .max_by_key(|agency| usize::from(agency.district.is_some()) + usize::from(agency.province.is_some()))?;
    named.iter().all(|agency| same(agency, fullest)).then(|| fullest.clone())
}

/// Fiscal years in a name, the years of dates left out.
fn years_of(text: &str) -> Vec<u16> {
    let dates = LazyCell::new(|| dates::dates_in(text));
    let is_of_a_date = |at: usize| dates.iter().any(|(range, _)| range.start <= at && at < range.end);
    let years = years(text).into_iter().filter(|(at, word, _)| *word == YearWord::Strong || !is_of_a_date(*at));
    years.map(|(_, _, year)| year).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_files_say_who_and_when() {
        type Case<'t> = (&'t str, Option<&'t str>, Option<&'t str>, Option<&'t str>, Option<u16>);
        let cases: &[Case<'_>] = &[
            (
                "อำเภอเขื่องใน/อบต.แดงหม้อ/รายงาน ๒๕๖๔.docx",
                Some("องค์การบริหารส่วนตำบลแดงหม้อ"),
                Some("เขื่องใน"),
                None,
                Some(2564),
            ),
            ("จังหวัดตราด/ปี64/ทต.น้ำเชี่ยว.xlsx", Some("เทศบาลตำบลน้ำเชี่ยว"), None, Some("ตราด"), Some(2564)),
            (
                "อุบลราชธานี/เขื่องใน/อบต_แดงหม้อ.docx",
                Some("องค์การบริหารส่วนตำบลแดงหม้อ"),
                Some("เขื่องใน"),
                Some("อุบลราชธานี"),
                None,
            ),
            ("reports/dangmo.docx", None, None, None, None),
            ("อบต.แดงหม้อ และ อบต.ท่าไห.docx", None, None, None, None),
            ("อบต.แดงหม้อ/อบต.ท่าไห/a.docx", None, None, None, None),
            ("2564/2565.xlsx", None, None, None, None),
            ("รายงาน ๓ เมษายน ๒๕๖๕.docx", None, None, None, None),
            ("FY2021/a.xlsx", None, None, None, Some(2564)),
            ("อบต.แดงหม้อ.zip/ปีงบ 64/รายงาน.docx", Some("องค์การบริหารส่วนตำบลแดงหม้อ"), None, None, Some(2564)),
            ("สพป.ตราด/โรงเรียนอนุบาลตราด/a.docx", Some("โรงเรียนอนุบาลตราด"), None, Some("ตราด"), None),
            ("กรมที่ดิน/a.docx", Some("กรมที่ดิน"), None, None, None),
        ];
        for (path, name, district, province, year) in cases {
            let said = witness(path);
            let agency = said.agency.as_ref().map(|agency| agency.name.as_str());
            assert_eq!(
                (agency, said.district.as_deref(), said.province.as_deref(), said.fiscal_year),
                (*name, *district, *province, *year),
                "{path}"
            );
        }
    }
}
