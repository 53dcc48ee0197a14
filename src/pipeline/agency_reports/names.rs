//! What each report is called: its agency and year, safe on every system, no two alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::export::wording::{Language, report::area};
use crate::model::Assessment;
use crate::pipeline::file_name;
use crate::pipeline::walk::unique;
use crate::thai::repair::is_unseen;

/// Room for an added number.
const ROOM: usize = 12;

/// The name of each assessment's report, in their order. It does not depend on which of them are wanted.
pub fn names(assessments: &[Assessment]) -> Vec<String> {
    let plain = |assessment: &Assessment| stem(&assessment.agency.name, assessment.fiscal_year);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for assessment in assessments {
        *counts.entry(plain(assessment).to_lowercase()).or_default() += 1;
    }
    let mut taken = BTreeSet::new();
    assessments
        .iter()
        .map(|assessment| {
            let mut stem = plain(assessment);
            let agency = &assessment.agency;
            let place = area(agency.district.as_deref(), agency.province.as_deref(), Language::Thai);
            if counts.get(&stem.to_lowercase()).is_some_and(|count| *count > 1) && !place.is_empty() {
                stem = self::stem(&format!("{} {place}", agency.name), assessment.fiscal_year);
            }
            // Where large and small letters are the same, names may not differ by them alone.
            let small = unique(stem.to_lowercase(), &mut taken);
            let added = small.get(stem.to_lowercase().len()..).unwrap_or_default();
            format!("{stem}{added}.docx")
        })
        .collect()
}

/// A name with its year that every system takes.
fn stem(name: &str, fiscal_year: u16) -> String {
    // What nobody sees would let two names look like one, and one like another.
    let seen: String = name.chars().filter(|c| !is_unseen(*c)).collect();
    let behind = format!(" {fiscal_year}");
    // A leading point would hide the file.
    let safe = file_name::safe(&seen);
    let cut = file_name::cut(&safe, file_name::LONGEST - ROOM - ".docx".len() - behind.len());
    format!("{}{behind}", cut.trim().trim_start_matches(['.', '~', ' ']).trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    fn named(agencies: &[(&str, u16, Option<&str>, Option<&str>)]) -> Vec<String> {
        let assessments: Vec<Assessment> = agencies
            .iter()
            .map(|(name, year, district, province)| {
                let mut assessment = fixture::assessment("", *year);
                assessment.agency.name = (*name).to_owned();
                assessment.agency.district = district.map(str::to_owned);
                assessment.agency.province = province.map(str::to_owned);
                assessment
            })
            .collect();
        names(&assessments)
    }

    #[test]
    fn a_report_is_called_as_its_agency_and_year() {
        let (district, province) = (Some("เขื่องใน"), Some("อุบลราชธานี"));
        let cases = [
            ("อบต.แดงหม้อ", "อบต.แดงหม้อ 2564.docx"),
            ("../กอง:คลัง", "-กอง-คลัง 2564.docx"),
            ("CON", "CON_ 2564.docx"),
            ("aux. อบต", "aux_. อบต 2564.docx"),
            ("~$ก.", "$ก 2564.docx"),
            ("ก\u{202E}xcod\u{200B}", "กxcod 2564.docx"),
            ("...", "_ 2564.docx"),
            (" ก\u{0}ข? ", "ก-ข- 2564.docx"),
        ];
        for (name, expected) in cases {
            assert_eq!(named(&[(name, 2564, district, province)]), [expected]);
        }
        let long = "สำนักงานกู้".repeat(20);
        let names = named(&[(&long, 2564, district, province), (&long, 2564, None, None)]);
        assert!(names.iter().all(|name| name.len() <= file_name::LONGEST), "{names:?}");
        assert!(names[0].ends_with(" 2564.docx") && names[1].ends_with(" 2564 (2).docx"), "{names:?}");
    }

    #[test]
    fn namesakes_are_told_apart_by_where_they_lie() {
        let name = "อบต.ในเมือง";
        let names = named(&[
            (name, 2564, Some("พิชัย"), Some("อุตรดิตถ์")),
            (name, 2564, Some("พิมาย"), Some("นครราชสีมา")),
            (name, 2564, None, None),
            (name, 2565, Some("พิมาย"), Some("นครราชสีมา")),
            ("Abc", 2564, None, None),
            ("ABC", 2564, None, None),
        ]);
        let expected = [
            "อบต.ในเมือง อำเภอพิชัย จังหวัดอุตรดิตถ์ 2564.docx",
            "อบต.ในเมือง อำเภอพิมาย จังหวัดนครราชสีมา 2564.docx",
            "อบต.ในเมือง 2564.docx",
            "อบต.ในเมือง 2565.docx",
            "Abc 2564.docx",
            "ABC 2564 (2).docx",
        ];
        assert_eq!(names, expected);
    }
}
