//! Whose a file is: of whom its values are, else whom its name or its folders name.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Agency, AgencyKind, Assessment};

/// What names of local administrations begin with, and what files call them for short.
const SHORT_FORMS: [(AgencyKind, &str, &str); 5] = [
    (AgencyKind::SubdistrictAdministrativeOrganization, "องค์การบริหารส่วนตำบล", "อบต."),
    (AgencyKind::ProvincialAdministrativeOrganization, "องค์การบริหารส่วนจังหวัด", "อบจ."),
    (AgencyKind::SubdistrictMunicipality, "เทศบาลตำบล", "ทต."),
    (AgencyKind::TownMunicipality, "เทศบาลเมือง", "ทม."),
    (AgencyKind::CityMunicipality, "เทศบาลนคร", "ทน."),
];

/// The agencies of a run by their files and their names.
pub struct Owners<'a> {
    sources: BTreeMap<&'a str, BTreeSet<&'a Agency>>,
    names: BTreeMap<String, BTreeSet<&'a Agency>>,
}

impl<'a> Owners<'a> {
    pub fn of(assessments: &'a [Assessment]) -> Owners<'a> {
        let mut sources: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        let mut names: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for assessment in assessments {
            let agency = &assessment.agency;
            for source in &assessment.sources {
                sources.entry(source.as_ref()).or_default().insert(agency);
            }
            names.entry(agency.name.clone()).or_default().insert(agency);
            let short = SHORT_FORMS.iter().find(|(kind, ..)| *kind == agency.kind);
            if let Some((_, full, short)) = short
                && let Some(proper) = agency.name.strip_prefix(full)
            {
                names.entry(format!("{short}{proper}")).or_default().insert(agency);
            }
        }
        Owners { sources, names }
    }

    /// The one agency whose file it is; none where it is of several, or nothing tells.
    pub fn of_file(&self, path: &str) -> Option<&'a Agency> {
        if let Some(agencies) = self.sources.get(path) {
            return only(agencies.iter().copied());
        }
        let path = normal(path);
        let boundaries: Vec<usize> = boundaries(&path);
        let named = boundaries.iter().flat_map(|start| {
            let ends = boundaries.iter().filter(move |end| *end > start);
            ends.filter_map(|end| self.names.get(path.get(*start..*end)?)).flatten().copied()
        });
        only(named)
    }
}

/// The one agency that is named, however often.
fn only<'a>(mut agencies: impl Iterator<Item = &'a Agency>) -> Option<&'a Agency> {
    let first = agencies.next()?;
    agencies.all(|other| other == first).then_some(first)
}

/// The path with one way of parting words, and none behind the full stop of a short form.
fn normal(path: &str) -> String {
    let words: Vec<&str> = path.split([' ', '\u{a0}', '_']).filter(|word| !word.is_empty()).collect();
    words.join(" ").replace(". ", ".")
}

/// Where a name can begin or end.
fn boundaries(path: &str) -> Vec<usize> {
    let marks =
        path.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, '/' | '.' | '-' | '(' | ')' | ','));
    let around = marks.flat_map(|(at, c)| [at, at + c.len_utf8()]);
    let all: BTreeSet<usize> = [0].into_iter().chain(around).chain([path.len()]).collect();
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    #[test]
    fn a_file_is_of_the_one_agency_that_it_speaks_of_or_is_named_after() {
        let mut assessments = ["แดงหม้อ", "แดง", "ธาตุน้อย"].map(|name| fixture::assessment(name, 2564));
        for (assessment, source) in assessments.iter_mut().zip(["a.docx", "b.docx", "c.docx"]) {
            assessment.sources.push(source.into());
        }
        let owners = Owners::of(&assessments);
        let cases = [
            ("a.docx", Some("องค์การบริหารส่วนตำบลแดงหม้อ")),
            // The values of all three.
            ("scores.xlsx", None),
            ("ส่ง/รายงาน อบต.แดงหม้อ 2564.docx", Some("องค์การบริหารส่วนตำบลแดงหม้อ")),
            ("อบต. แดงหม้อ/รายงาน.pdf", Some("องค์การบริหารส่วนตำบลแดงหม้อ")),
            ("องค์การบริหารส่วนตำบลแดง.pdf", Some("องค์การบริหารส่วนตำบลแดง")),
            ("อบต.แดงหม้อ/อบต.แดงหม้อ_แก้ไข.doc", Some("องค์การบริหารส่วนตำบลแดงหม้อ")),
            ("อบต.แดงหม้อ อบต.ธาตุน้อย.pdf", None),
            ("อบต.แดงใหญ่.pdf", None),
            ("แดงหม้อ.pdf", None),
        ];
        for (path, owner) in cases {
            assert_eq!(owners.of_file(path).map(|agency| agency.name.as_str()), owner, "{path}");
        }
    }

    #[test]
    fn of_two_agencies_with_one_name_none_is_meant() {
        let mut assessments = ["ในเมือง", "ในเมือง"].map(|name| fixture::assessment(name, 2564));
        assessments[1].agency.province = Some("ขอนแก่น".to_owned());
        assert_eq!(Owners::of(&assessments).of_file("อบต.ในเมือง.pdf"), None);
    }
}
