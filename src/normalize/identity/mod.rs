//! Who and when: agencies and fiscal years as documents name them.
//!
//! Works on cleaned text (see [`super::text::clean`]). Names of places are taken as they are written; whether two
//! spellings mean one agency is decided in [`super::subjects`].

mod bodies;
mod broken;
mod kinds;
mod location;
mod names;
mod near;
mod path;
mod titled;
mod titles;
mod topics;
mod years;

use std::cell::RefCell;
use std::ops::Range;

use crate::model::{Agency, AgencyKind};
use crate::thai::memory::{Memory, remembered_by_words};
use crate::thai::places::{Level, gazetteer};
use crate::thai::words::{Holds as _, is_letter};

use super::agreed::only;
use super::text::key;
pub(super) use bodies::is_bare;
pub(super) use broken::BrokenName;
use kinds::{FoundKind, Kinds, LOCAL, OTHER};
pub(super) use kinds::{full_name, kind_of_cell, kind_of_names, proper_name};
use location::{Location, location_at_start};
pub(super) use location::{behind_location, location};
pub(super) use near::{near, sounds_alike};
pub(super) use path::{PathWitness, lies_in_one_district, witness};
pub(super) use titled::{body_in_title, is_of_several};
pub(super) use titles::{Standing, speaks_of_scores, standing};
pub(super) use topics::{Topic, introduces, years_by_topic};
pub(super) use years::{YearWord, year_of_cell, year_of_title, years};

/// An agency named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// Where in the cleaned text.
    pub range: Range<usize>,
    /// Who.
    pub agency: Agency,
    /// The word for the kind as written, where it is misspelt.
    pub misspelt: Option<String>,
}

/// Local administrations named in a text, in order.
pub(super) fn mentions(cleaned: &str) -> Vec<Mention> {
    if names_nobody(cleaned) {
        return Vec::new();
    }
    remembered_by_words(&MENTIONS, true, cleaned, || found(&LOCAL, cleaned))
}

/// Any agency that a title, a label's value or a cell of an agency column names.
pub(super) fn mentions_in_title(cleaned: &str) -> Vec<Mention> {
    if names_nobody(cleaned) {
        return Vec::new();
    }
    remembered_by_words(&MENTIONS, false, cleaned, || {
        let local = mentions(cleaned);
        if local.is_empty() { found(&OTHER, cleaned) } else { local }
    })
}

/// True for numbers, codes and the like: all words for kinds of agencies are Thai.
fn names_nobody(cleaned: &str) -> bool {
    cleaned.is_ascii()
}

thread_local! {
    /// Whether texts tell of what kind all are that they are over.
    static KINDS: RefCell<Memory<(), bool>> = RefCell::default();
    /// What texts name of local administrations alone (`true`), and what they do as titles.
    static MENTIONS: RefCell<Memory<bool, Vec<Mention>>> = RefCell::default();
}

/// Whoever a sentence opens with and says to have been assessed: "ตามที่โรงพยาบาลบ่อยาง ได้เข้าร่วมการประเมิน...".
pub(super) fn assessed(cleaned: &str) -> Option<Mention> {
    let opening = ["ตามที่", "เนื่องด้วย", "ด้วย"].iter().find_map(|word| cleaned.behind_word(word)).unwrap_or(cleaned);
    let opening = opening.trim_start();
    let first = mentions_in_title(opening).into_iter().next().filter(|mention| mention.range.start == 0)?;
    let behind = opening.get(first.range.end..)?.trim_start();
    let told = [
        "ได้เข้าร่วม",
        "เข้าร่วม",
        "ได้เข้ารับการประเมิน",
        "เข้ารับการประเมิน",
        "ได้รับการประเมิน",
        "มีผลการประเมิน",
        "มีผลคะแนน",
        "ได้คะแนน",
        "ได้รับคะแนน",
    ];
    told.iter().any(|words| behind.begins_with(words)).then_some(first)
}

fn found(kinds: &Kinds, cleaned: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(kind) = kinds.next(cleaned, from) {
        from = kind.range.end;
        if let Some(mention) = mention(cleaned, &kind) {
            from = mention.range.end.max(from);
            found.push(mention);
        }
    }
    found
}

fn mention(cleaned: &str, kind: &FoundKind<'_>) -> Option<Mention> {
    let FoundKind { range: whole, form, written } = kind;
    let rest = cleaned.get(whole.end..)?;
    let (proper, length) = proper_name_at_start(rest, form.kind)?;
    let behind = rest.get(length..)?;
    let (location, located) = location_behind(behind, form.kind, &proper);
    let misspelt = form.spelled_out && key(written) != form.full;
    let written = cleaned.get(whole.start..whole.end + length)?;
    Some(Mention {
        range: whole.start..whole.end + length + located,
        agency: agency(form.kind, format!("{}{proper}", form.full), &proper, location),
        misspelt: misspelt.then(|| written.trim().to_owned()),
    })
}

/// The proper name that a text behind the words for a kind begins with, and its length in bytes.
fn proper_name_at_start(rest: &str, kind: AgencyKind) -> Option<(String, usize)> {
    use AgencyKind as Kind;
    let levels: &[Level] = match kind {
        Kind::SubdistrictAdministrativeOrganization => &[Level::Subdistrict],
        Kind::ProvincialAdministrativeOrganization | Kind::EducationArea => &[Level::Province],
        Kind::School | Kind::University => &[],
        _ => &[Level::Subdistrict, Level::District, Level::Province],
    };
    let name = names::name_at_start(rest, levels)?;
    let mut length = name.text.len();
    let mut proper: String = name.text.chars().filter(|c| *c != ' ').collect();
    if kind == Kind::EducationArea {
        // Two provinces may share one area, and one may have several.
        if let Some(second) = rest.get(length..).and_then(|rest| rest.strip_prefix(' '))
            && let Some(other) = names::name_at_start(second, levels).filter(|other| other.official)
        {
            proper = format!("{proper} {}", other.text);
            length += 1 + other.text.len();
        }
        if let Some((number, taken)) = rest.get(length..).and_then(area_number) {
            proper = format!("{proper} เขต {number}");
            length += taken;
        }
    }
    Some((proper, length))
}

/// The number in " เขต 1", and its length with the words.
fn area_number(text: &str) -> Option<(&str, usize)> {
    let number = text.trim_start().strip_prefix("เขต")?.trim_start();
    let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = number.get(..digits).filter(|digits| (1..=2).contains(&digits.len()))?;
    Some((number, text.len() - text.trim_start().strip_prefix("เขต")?.trim_start().len() + digits))
}

/// Where an agency lies, from the text behind its name, and how many bytes that takes.
fn location_behind(behind: &str, kind: AgencyKind, proper: &str) -> (Location, usize) {
    let (location, length) = location_at_start(behind);
    if length > 0 || kind != AgencyKind::SubdistrictAdministrativeOrganization {
        return (location, length);
    }
    wordless_location(behind, proper).unwrap_or_default()
}

/// "แดงหม้อ เขื่องใน อุบลราชธานี": a district without the word for it is one only where it has this subdistrict.
fn wordless_location(behind: &str, proper: &str) -> Option<(Location, usize)> {
    let list = gazetteer();
    let rest = behind.trim_start_matches([' ', ',', '(']);
    let name =
        names::name_at_start(rest, &[Level::District]).filter(|name| name.official && rest.len() < behind.len())?;
    let has = |district: &crate::thai::places::District| {
        list.subdistricts_of(proper).iter().any(|place| place.code / 100 == district.code)
    };
    list.districts_of(name.text, None).iter().find(|district| has(district))?;
    let mut location = Location { district: Some(name.text.to_owned()), ..Location::default() };
    let mut end = behind.len() - rest.len() + name.text.len();
    let after = behind.get(end..)?;
    let last = after.trim_start_matches([' ', ',']);
    let province =
        names::name_at_start(last, &[Level::Province]).filter(|name| name.official && last.len() < after.len());
    if let Some(province) = province {
        location.province = Some(province.text.to_owned());
        end = behind.len() - last.len() + province.text.len();
    }
    Some((location, end))
}

fn agency(kind: AgencyKind, name: String, proper: &str, location: Location) -> Agency {
    use AgencyKind as Kind;
    // Some kinds are named after the province that they are of.
    let own = || {
        if !matches!(kind, Kind::ProvincialAdministrativeOrganization | Kind::EducationArea) {
            return None;
        }
        let province = proper.split(" เขต ").next().unwrap_or(proper);
        let known = kind == Kind::ProvincialAdministrativeOrganization || gazetteer().province(province).is_some();
        known.then(|| province.to_owned())
    };
    Agency {
        name,
        kind,
        subdistrict: (kind == Kind::SubdistrictAdministrativeOrganization).then(|| proper.to_owned()),
        district: location.district,
        province: location.province.or_else(own),
    }
}

/// The agency that a cell under "agency" names, whatever body it is; `kind` is what a column or title for kinds says.
///
/// A bare name whose kind nothing tells comes back as an agency of another kind; see [`is_bare`].
pub(super) fn agency_of_cell(cleaned: &str, kind: Option<AgencyKind>) -> Option<Mention> {
    if let Some(mention) = mentions_in_title(cleaned).into_iter().next().filter(|mention| mention.range.start == 0) {
        return Some(mention);
    }
    let name = cleaned.trim();
    if name.chars().count() < 2 || name.chars().count() > 120 || !name.chars().any(is_letter) {
        return None;
    }
    let whole = |kind, name: String, proper: &str, location: Location| {
        Some(Mention { range: 0..cleaned.len(), agency: agency(kind, name, proper, location), misspelt: None })
    };
    if let Some(province) = name.strip_prefix("จังหวัด").or_else(|| name.strip_prefix("จ.")) {
        let province = province.trim();
        let mut mention = whole(AgencyKind::Province, format!("จังหวัด{province}"), province, Location::default())?;
        mention.agency.province = Some(province.to_owned());
        return Some(mention);
    }
    if bodies::is_part(name) {
        return None;
    }
    let before_bracket = name.split(" (").next().unwrap_or(name);
    // "เทศบาลตำบล | ศาลากลาง": a subdistrict has the name of a body.
    let listed = kind.is_some() && !gazetteer().subdistricts_of(name).is_empty();
    let body = || bodies::body(name).or_else(|| bodies::body(before_bracket));
    if let Some((name, kind)) = body().filter(|_| !listed) {
        return whole(kind, name, "", Location::default());
    }
    if let Some(university) = name.strip_prefix("ม.").map(str::trim).filter(|name| name.chars().count() > 3) {
        return whole(AgencyKind::University, format!("มหาวิทยาลัย{university}"), "", Location::default());
    }
    match kind.and_then(|kind| Some((kind, kinds::full_form(kind)?))) {
        Some((kind, words)) => {
            let found = proper_name_at_start(name, kind);
            // Of these no list tells what is a name: "ขนาดกลาง", "กลุ่มที่ 1" are none.
            if found.is_none() && matches!(kind, AgencyKind::School | AgencyKind::Hospital | AgencyKind::University) {
                return whole(AgencyKind::Other, name.to_owned(), name, Location::default());
            }
            let (proper, length) = found.unwrap_or_else(|| (name.to_owned(), name.len()));
            let (location, located) = location_behind(name.get(length..).unwrap_or_default(), kind, &proper);
            // What is neither name nor place belongs to the name after all: "บ้านนา 2".
            let told = name.get(length + located..).is_some_and(|rest| rest.trim().is_empty());
            let proper = if told { proper } else { name.to_owned() };
            let mut mention = whole(kind, format!("{words}{proper}"), &proper, location)?;
            if kind == AgencyKind::Province {
                mention.agency.province = Some(proper);
            }
            Some(mention)
        }
        None => whole(AgencyKind::Other, name.to_owned(), name, Location::default()),
    }
}

/// The kind that a title tells of all it is over, naming none of them: "รายชื่อ อบต. ในเขตอำเภอเขื่องใน".
pub(super) fn kind_of_title(cleaned: &str) -> Option<AgencyKind> {
    let mut told = Vec::new();
    let mut from = 0;
    while let Some(found) = LOCAL.next(cleaned, from) {
        from = found.range.end;
        told.push(found.form.kind);
    }
    // "อบต. และเทศบาล" tells of several.
    let others = cleaned.matches("เทศบาล").count() > told.iter().filter(|kind| is_municipality(**kind)).count();
    only(told.into_iter()).filter(|_| !others)
}

/// True for a title that tells of what kind all are that it is over, one kind or several.
pub(super) fn tells_kinds(cleaned: &str) -> bool {
    if names_nobody(cleaned) {
        return false;
    }
    remembered_by_words(&KINDS, (), cleaned, || {
        let local = ["เทศบาล", "องค์กรปกครองส่วนท้องถิ่น", "อปท"];
        local.iter().any(|word| cleaned.holds(word)) || LOCAL.next(cleaned, 0).is_some()
    })
}

fn is_municipality(kind: AgencyKind) -> bool {
    use AgencyKind as Kind;
    matches!(kind, Kind::SubdistrictMunicipality | Kind::TownMunicipality | Kind::CityMunicipality)
}

#[cfg(test)]
mod tests;
