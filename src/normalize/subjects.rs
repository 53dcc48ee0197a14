//! One agency under many spellings: gathers the claims of all files by whom and when they are about.

use std::collections::BTreeMap;

use crate::model::{Agency, AgencyKind, Claim, Finding, FindingDetail, Place, Subject};

/// All claims about one agency in one fiscal year, in the order of the files.
pub(super) type Gathered = BTreeMap<(Agency, u16), Vec<Claim>>;

/// Gathers claims. Two namings mean one agency when kind and name agree and neither district nor province contradicts;
/// one that says less joins the only one it fits. Where it fits several, nobody guesses: a finding says so.
///
/// Claims without agency or year are left out: their documents' findings have told.
pub(super) fn gather(claims: Vec<Claim>) -> (Gathered, Vec<Finding>) {
    let mut namings: BTreeMap<(AgencyKind, String), Vec<Agency>> = BTreeMap::new();
    for claim in &claims {
        if let Some(agency) = &claim.subject.agency {
            let known = namings.entry((agency.kind, key(&agency.name))).or_default();
            if !known.contains(agency) {
                known.push(agency.clone());
            }
        }
    }
    let resolved: BTreeMap<Agency, Resolution> = namings.into_values().flat_map(resolve).collect();

    let mut gathered = Gathered::new();
    let mut unclear: BTreeMap<(Agency, u16), Vec<Place>> = BTreeMap::new();
    for claim in claims {
        let Subject { agency: Some(agency), fiscal_year: Some(year) } = &claim.subject else { continue };
        match resolved.get(agency) {
            Some(Resolution::One(one)) => gathered.entry((one.clone(), *year)).or_default().push(claim),
            Some(Resolution::Several(_)) => {
                let places = unclear.entry((agency.clone(), *year)).or_default();
                if places.len() < 5 {
                    places.push(claim.place);
                }
            }
            None => {}
        }
    }
    let findings = unclear
        .into_iter()
        .map(|((agency, year), places)| {
            let candidates = match resolved.get(&agency) {
                Some(Resolution::Several(candidates)) => candidates.iter().map(full_name).collect(),
                _ => Vec::new(),
            };
            Finding {
                detail: FindingDetail::AmbiguousAgency { name: agency.name.clone(), candidates },
                agency: Some(agency),
                fiscal_year: Some(year),
                places,
            }
        })
        .collect();
    (gathered, findings)
}

enum Resolution {
    One(Agency),
    Several(Vec<Agency>),
}

/// Which agency each of several namings of one kind and name means.
fn resolve(mut namings: Vec<Agency>) -> Vec<(Agency, Resolution)> {
    let said = |agency: &Agency| usize::from(agency.province.is_some()) + usize::from(agency.district.is_some());
    // The fullest first; among equals by place, so that the order of files does not matter.
    namings.sort_by(|a, b| said(b).cmp(&said(a)).then_with(|| a.cmp(b)));
    let mut agencies: Vec<Agency> = Vec::new();
    let mut meant: Vec<(Agency, Vec<usize>)> = Vec::new();
    for naming in namings {
        let fits: Vec<usize> =
            agencies.iter().enumerate().filter(|(_, agency)| compatible(agency, &naming)).map(|(at, _)| at).collect();
        match fits.as_slice() {
            [] => {
                meant.push((naming.clone(), vec![agencies.len()]));
                agencies.push(naming);
            }
            [one] => {
                if let Some(agency) = agencies.get_mut(*one) {
                    agency.district = agency.district.take().or(naming.district.clone());
                    agency.province = agency.province.take().or(naming.province.clone());
                }
                meant.push((naming, fits));
            }
            _ => meant.push((naming, fits)),
        }
    }
    meant
        .into_iter()
        .map(|(naming, fits)| {
            let candidates: Vec<Agency> = fits.iter().filter_map(|at| agencies.get(*at).cloned()).collect();
            let resolution = match <[Agency; 1]>::try_from(candidates) {
                Ok([one]) => Resolution::One(one),
                Err(several) => Resolution::Several(several),
            };
            (naming, resolution)
        })
        .collect()
}

fn compatible(one: &Agency, other: &Agency) -> bool {
    let agree = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => key(a) == key(b),
        _ => true,
    };
    agree(&one.province, &other.province) && agree(&one.district, &other.district)
}

fn key(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

fn full_name(agency: &Agency) -> String {
    let district = agency.district.as_ref().map(|district| format!(" อำเภอ{district}")).unwrap_or_default();
    let province = agency.province.as_ref().map(|province| format!(" จังหวัด{province}")).unwrap_or_default();
    format!("{}{district}{province}", agency.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Statement;
    use rust_decimal::Decimal;

    fn claim(district: Option<&str>, province: Option<&str>) -> Claim {
        let agency = Agency {
            name: "องค์การบริหารส่วนตำบลในเมือง".to_owned(),
            kind: AgencyKind::SubdistrictAdministrativeOrganization,
            subdistrict: Some("ในเมือง".to_owned()),
            district: district.map(str::to_owned),
            province: province.map(str::to_owned),
        };
        Claim {
            subject: Subject { agency: Some(agency), fiscal_year: Some(2564) },
            statement: Statement::Overall(Decimal::from(80)),
            place: Place::file(&"a.xlsx".into()),
        }
    }

    #[test]
    fn a_name_that_says_less_joins_the_only_one_it_fits() {
        let (gathered, findings) = gather(vec![claim(None, None), claim(Some("พิมาย"), Some("นครราชสีมา"))]);
        assert_eq!(gathered.len(), 1);
        assert!(findings.is_empty());
    }

    #[test]
    fn one_name_in_two_provinces_is_two_and_a_bare_one_is_nobodys() {
        let claims =
            vec![claim(Some("พิมาย"), Some("นครราชสีมา")), claim(None, None), claim(Some("เมือง"), Some("ขอนแก่น"))];
        let (gathered, findings) = gather(claims);
        assert_eq!(gathered.len(), 2);
        assert_eq!(findings.iter().map(|finding| finding.detail.code()).collect::<Vec<_>>(), ["ambiguous-agency"]);
    }
}
