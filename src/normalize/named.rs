//! The agency that somebody asks for by name, in full or as officers shorten it.

use crate::model::Agency;

use super::context::same_name;
use super::identity::{agency_of_cell, is_bare, proper_name};
use super::text::{clean, key};

/// True where a typed name means an agency: `อบต.แดงหม้อ`, `แดงหม้อ`, `อบต.แดงหม้อ อ.เขื่องใน`. A place that is named must not
/// contradict the agency's own.
pub fn is_named(typed: &str, agency: &Agency) -> bool {
    let cleaned = clean(typed);
    if key(&cleaned) == key(&clean(&agency.name)) {
        return true;
    }
    let Some(asked) = agency_of_cell(&cleaned, None).map(|mention| mention.agency) else { return false };
    if is_bare(asked.kind, &asked.name) {
        return proper_name(agency.kind, &agency.name).is_some_and(|proper| proper == asked.name);
    }
    let agrees = |asked: &Option<String>, own: &Option<String>| match (asked, own) {
        (Some(asked), Some(own)) => asked == own,
        _ => true,
    };
    same_name(&asked, agency) && agrees(&asked.district, &agency.district) && agrees(&asked.province, &agency.province)
}

/// How many slips of the pen a typed name is from an agency's: to tell the nearest names.
pub fn slips_between(typed: &str, agency: &Agency) -> usize {
    let cleaned = clean(typed);
    let asked = agency_of_cell(&cleaned, None).map_or(cleaned, |mention| mention.agency.name);
    let proper = proper_name(agency.kind, &agency.name).unwrap_or(&agency.name);
    strsim::damerau_levenshtein(&asked, &agency.name).min(strsim::damerau_levenshtein(&asked, proper))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    #[test]
    fn a_name_is_taken_as_officers_write_it() {
        let agency = fixture::assessment("แดงหม้อ", 2564).agency;
        let cases = [
            ("องค์การบริหารส่วนตำบลแดงหม้อ", true),
            ("อบต.แดงหม้อ", true),
            ("อบต. แดงหม้อ", true),
            ("แดงหม้อ", true),
            ("อบต.แดงหม้อ อ.เขื่องใน", true),
            ("อบต.แดงหม้อ อ.เขื่องใน จ.อุบลราชธานี", true),
            ("อบต.แดงหม้อ อ.ม่วงสามสิบ", false),
            ("ทต.แดงหม้อ", false),
            ("อบต.แดง", false),
            ("", false),
        ];
        for (typed, meant) in cases {
            assert_eq!(is_named(typed, &agency), meant, "{typed}");
        }
        assert!(slips_between("อบต.แดงหม", &agency) < slips_between("อบต.ธาตุน้อย", &agency));
    }
}
