//! One agency under many spellings: gathers the claims of all files by whom and when they are about.
//!
//! Every naming is first written as the official list writes it ([`official`]); then namings that mean one agency are
//! joined ([`namings`]). What several fit is nobody's, and a finding says so.

mod namings;
mod official;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Agency, Claim, Finding, FindingDetail, Place, Statement, Subject};

use crate::thai::places::{gazetteer, key};

use namings::{Meaning, Meant};
use official::Standing;

/// All claims about one agency in one fiscal year, in the order of the files: those that stood together in one still do.
pub(super) type Gathered = BTreeMap<(Arc<Agency>, u16), Vec<Vec<Claim>>>;

/// A finding lists no more places than this.
const MOST_PLACES: usize = 5;

/// Gathers the claims of documents. Two namings mean one agency when kind and name agree and neither district nor
/// province contradicts; one that says less joins the only one it fits. Where it fits several, nobody guesses: a finding
/// says so.
///
/// Claims without agency or year are left out: their documents' findings have told. The agencies of those findings are
/// given as they are understood here.
pub(super) fn gather(claims: Vec<Vec<Claim>>, documents: &mut [Finding]) -> (Gathered, Vec<Finding>) {
    let mut files: BTreeMap<Arc<str>, BTreeSet<&Arc<Agency>>> = BTreeMap::new();
    let together = |one: &Claim, other: &Claim| one.subject == other.subject && one.place.file == other.place.file;
    for of_one in claims.iter().flat_map(|claims| claims.chunk_by(together)) {
        if let Some(Claim { subject: Subject { agency: Some(agency), .. }, place, .. }) = of_one.first() {
            files.entry(place.file.clone()).or_default().insert(agency);
        }
    }
    let meanings = namings::resolve(&files);
    let mut gathered = Gathered::new();
    let mut places: BTreeMap<(Arc<Agency>, u16), Vec<Place>> = BTreeMap::new();
    let mut undecided = Gathered::new();
    // Claims of one subject mostly stand together: what it means is looked up once.
    for of_one in claims.into_iter().flat_map(by_subject) {
        let Some(Subject { agency: Some(agency), fiscal_year: Some(year) }) =
            of_one.first().map(|claim| &claim.subject)
        else {
            continue;
        };
        let year = *year;
        let meaning = meanings.get(agency);
        if meaning.is_some_and(Meaning::is_odd) {
            let said = places.entry((agency.clone(), year)).or_default();
            let room = MOST_PLACES.saturating_sub(said.len());
            said.extend(of_one.iter().take(room).map(|claim| claim.place.clone()));
        }
        match meaning.map(|meaning| &meaning.meant) {
            Some(Meant::One(one)) => gathered.entry((one.clone(), year)).or_default().push(of_one),
            Some(Meant::OneOf(one, _)) => undecided.entry((one.clone(), year)).or_default().push(of_one),
            Some(Meant::Several(_)) | None => {}
        }
    }
    for (key, claims) in undecided {
        // Files that contradict each other may speak of two agencies of one name.
        if !contradict(&claims) {
            gathered.entry(key).or_default().extend(claims);
        }
    }
    for finding in documents {
        let meaning = finding.agency.as_ref().and_then(|agency| meanings.get(agency));
        if let Some(Meaning { meant: Meant::One(one) | Meant::OneOf(one, _), .. }) = meaning {
            finding.agency = Some(Agency::clone(one));
        }
    }
    (gathered, findings(&meanings, places))
}

/// A document's claims in parts of one subject each. Most documents are about one, and nothing is moved.
fn by_subject(claims: Vec<Claim>) -> Vec<Vec<Claim>> {
    let lengths: Vec<usize> = claims.chunk_by(|one, other| one.subject == other.subject).map(<[Claim]>::len).collect();
    if lengths.len() == 1 {
        return vec![claims];
    }
    let mut claims = claims.into_iter();
    lengths.into_iter().map(|length| claims.by_ref().take(length).collect()).collect()
}

/// The agencies that a naming may mean, by the official list, where it says too little to tell.
pub(super) fn namesakes(named: &Agency) -> Option<Vec<Agency>> {
    match official::settle(named).standing {
        Standing::Several(several) => Some(several),
        _ => None,
    }
}

/// An agency as the official list writes it, where the list has one such or cannot say; none where it has several, or
/// has the name only elsewhere.
pub(super) fn as_listed(named: &Agency) -> Option<Agency> {
    let settled = official::settle(named);
    matches!(settled.standing, Standing::Clear | Standing::Unknown).then_some(settled.agency)
}

/// True where the official list says nothing of an agency's place.
pub(super) fn is_unlisted(named: &Agency) -> bool {
    let settled = official::settle(named);
    let placed = settled.agency.district.is_some() && settled.agency.province.is_some();
    !placed && matches!(settled.standing, Standing::Clear | Standing::Unknown)
}

/// True for two writings of one district or province; เมือง alone is any capital district.
pub(super) fn same_place(one: &str, other: &str) -> bool {
    let capital = |one: &str, other: &str| one == "เมือง" && other.starts_with("เมือง");
    let province = |name: &str| gazetteer().province(name).map(|province| province.code);
    key(one) == key(other)
        || capital(one, other)
        || capital(other, one)
        || province(one).is_some_and(|code| province(other) == Some(code))
}

/// What is odd about how agencies are named, each once.
fn findings(
    meanings: &BTreeMap<Arc<Agency>, Meaning>,
    places: BTreeMap<(Arc<Agency>, u16), Vec<Place>>,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut known: BTreeMap<(Option<Agency>, u16), Vec<usize>> = BTreeMap::new();
    let mut find = |detail: FindingDetail, agency: Option<Agency>, year: u16, places: Vec<Place>| {
        let of_agency = known.entry((agency.clone(), year)).or_default();
        let same = of_agency.iter().find(|at| findings.get(**at).is_some_and(|known| known.detail == detail));
        match same.and_then(|at| findings.get_mut(*at)) {
            Some(known) => {
                let room = MOST_PLACES.saturating_sub(known.places.len());
                known.places.extend(places.into_iter().take(room));
            }
            None => {
                of_agency.push(findings.len());
                findings.push(Finding { detail, agency, fiscal_year: Some(year), places });
            }
        }
    };
    for ((named, year), places) in places {
        let Some(meaning) = meanings.get(&named) else { continue };
        let agency = match &meaning.meant {
            Meant::One(one) | Meant::OneOf(one, _) => Agency::clone(one),
            Meant::Several(_) => Agency::clone(&named),
        };
        match &meaning.meant {
            Meant::Several(candidates) if candidates.is_empty() => {
                // Whom the name means is asked, whatever is stated of it.
                let detail = FindingDetail::NoAgency { said: String::new() };
                find(detail, None, year, places.clone());
            }
            Meant::Several(candidates) | Meant::OneOf(_, candidates) => {
                let candidates = candidates.iter().map(namings::full_name).collect();
                let detail = FindingDetail::AmbiguousAgency { name: named.name.clone(), candidates };
                find(detail, Some(agency.clone()), year, places.clone());
            }
            Meant::One(_) => {}
        }
        for (written, meant) in &meaning.slips {
            let detail = FindingDetail::MisspeltName { written: written.clone(), meant: meant.clone() };
            find(detail, Some(agency.clone()), year, places.clone());
        }
        if let Some((stated, known)) = &meaning.elsewhere {
            let detail = FindingDetail::PlaceDiffers { stated: stated.clone(), known: known.clone() };
            find(detail, Some(agency), year, places);
        }
    }
    findings
}

/// True where two files state a score differently.
fn contradict(claims: &[Vec<Claim>]) -> bool {
    let mut stated: BTreeMap<String, (&Claim, &rust_decimal::Decimal)> = BTreeMap::new();
    claims.iter().flatten().any(|claim| {
        let (field, value) = match &claim.statement {
            Statement::Overall(value) => ("overall".to_owned(), value),
            Statement::Instrument(instrument, value) => (instrument.code().to_owned(), value),
            Statement::Indicator(number, value) => (number.to_string(), value),
            _ => return false,
        };
        let (first, known) = *stated.entry(field).or_insert((claim, value));
        first.place.file != claim.place.file && super::stated::agreeing(&[*known, *value]).1
    })
}

#[cfg(test)]
mod tests;
