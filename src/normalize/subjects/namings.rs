//! Which agency each of many namings means.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Agency, AgencyKind};
use crate::thai::places::key;

use super::super::identity::{is_bare, near, proper_name, sounds_alike};
use super::official::{self, Settled, Standing, where_it_lies};

/// So many others of one district in a file make it a list of that district.
const FEWEST_OF_A_DISTRICT: usize = 2;

/// And so many of one province a list of the province.
const FEWEST_OF_A_PROVINCE: usize = 3;

/// Whom a naming means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// This agency.
    One(Arc<Agency>),
    /// One agency that is known no better than by its name, which several have.
    OneOf(Arc<Agency>, Vec<Agency>),
    /// Any of these.
    Several(Vec<Agency>),
}

/// What a naming means, and what is odd about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub meant: Meant,
    /// Misspelt names: as written, as meant.
    pub slips: Vec<(String, String)>,
    /// The stated place and the known ones, where the official list has the name elsewhere.
    pub elsewhere: Option<(String, Vec<String>)>,
}

impl Meaning {
    /// True where there is anything to tell of the naming.
    pub fn is_odd(&self) -> bool {
        !matches!(self.meant, Meant::One(_)) || !self.slips.is_empty() || self.elsewhere.is_some()
    }
}

/// Resolves all namings of a batch, by the files that they stand in; the order of files does not matter.
pub(super) fn resolve(files: &BTreeMap<Arc<str>, BTreeSet<&Arc<Agency>>>) -> BTreeMap<Arc<Agency>, Meaning> {
    let namings: BTreeSet<&Arc<Agency>> = files.values().flatten().copied().collect();
    let (bare, named): (Vec<&Arc<Agency>>, Vec<&Arc<Agency>>) =
        namings.into_iter().partition(|agency| is_bare(agency.kind, &agency.name));
    let mut settled: Vec<(Arc<Agency>, Settled)> =
        named.into_iter().map(|agency| (agency.clone(), official::settle(agency))).collect();
    respell(&mut settled);
    locate_among_neighbours(&mut settled, files);

    let mut groups: BTreeMap<(AgencyKind, String), BTreeSet<&Agency>> = BTreeMap::new();
    for (_, one) in &settled {
        groups.entry((one.agency.kind, key(&one.agency.name))).or_default().insert(&one.agency);
    }
    let joined: BTreeMap<&Agency, Meant> = groups.into_values().flat_map(join).collect();
    let known: BTreeSet<Arc<Agency>> = joined
        .values()
        .filter_map(|meant| match meant {
            Meant::One(agency) | Meant::OneOf(agency, _) => Some(agency.clone()),
            Meant::Several(_) => None,
        })
        .collect();
    let meant: Vec<Option<Meant>> = settled.iter().map(|(_, one)| joined.get(&one.agency).cloned()).collect();
    let mut meanings: BTreeMap<Arc<Agency>, Meaning> = settled
        .into_iter()
        .zip(meant)
        .filter_map(|((naming, settled), meant)| {
            let meant = meant?;
            let elsewhere = match settled.standing {
                Standing::Elsewhere(stated, known) => Some((stated, known)),
                _ => None,
            };
            Some((naming, Meaning { meant, slips: settled.slips, elsewhere }))
        })
        .collect();
    for naming in bare {
        let meant = Meant::Several(namesakes(naming, &known));
        meanings.insert(naming.clone(), Meaning { meant, slips: Vec::new(), elsewhere: None });
    }
    meanings
}

/// Whom a name without a kind may mean: those of the batch, or of the list.
fn namesakes(naming: &Agency, known: &BTreeSet<Arc<Agency>>) -> Vec<Agency> {
    let bare = key(&naming.name);
    let lies = |agency: &&Agency| compatible(agency, naming);
    let in_batch = known
        .iter()
        .map(|agency| &**agency)
        .filter(|agency| proper_name(agency.kind, &agency.name).is_some_and(|own| key(own) == bare));
    let in_batch: Vec<Agency> = in_batch.filter(lies).cloned().collect();
    if !in_batch.is_empty() {
        return in_batch;
    }
    official::namesakes(&naming.name).into_iter().filter(|agency| compatible(agency, naming)).collect()
}

/// Takes a misspelt proper name as the one known name that it is near to: another agency's of the batch that is fully
/// located, or a subdistrict's where the document says that it lies. What is a name itself stays.
fn respell(settled: &mut [(Arc<Agency>, Settled)]) {
    let located: BTreeSet<Agency> = settled
        .iter()
        .map(|(_, one)| one)
        .filter(|one| one.agency.district.is_some() && one.agency.province.is_some())
        .filter(|one| one.standing == Standing::Clear && official::is_official(&one.agency))
        .map(|one| one.agency.clone())
        .collect();
    for (_, one) in settled {
        let Some(proper) = proper_name(one.agency.kind, &one.agency.name) else { continue };
        let organization = one.agency.kind == AgencyKind::SubdistrictAdministrativeOrganization;
        let misspelt =
            if organization { one.standing == Standing::Unknown } else { !official::is_official(&one.agency) };
        if !misspelt || located.contains(&one.agency) {
            continue;
        }
        // A municipality's name need not be on the list, so only what sounds alike is a slip.
        let is_slip = |other: &str| if organization { near(proper, other) } else { sounds_alike(proper, other) };
        let in_batch = located.iter().filter(|other| {
            other.kind == one.agency.kind
                && proper_name(other.kind, &other.name).is_some_and(is_slip)
                && compatible(other, &one.agency)
        });
        let mut candidates: BTreeSet<Agency> = in_batch.cloned().collect();
        if organization {
            candidates.extend(one.near_subdistricts());
        }
        if candidates.len() == 1
            && let Some(meant) = candidates.first()
        {
            one.respell(meant);
        }
    }
}

/// A name that several subdistricts have is that of the district, or province, that all others in its file lie in,
/// where one of the name is there.
fn locate_among_neighbours(settled: &mut [(Arc<Agency>, Settled)], files: &BTreeMap<Arc<str>, BTreeSet<&Arc<Agency>>>) {
    let known: BTreeMap<&Arc<Agency>, &Settled> = settled.iter().map(|(naming, one)| (naming, one)).collect();
    let mut decided: BTreeMap<Arc<Agency>, BTreeSet<Agency>> = BTreeMap::new();
    for namings in files.values() {
        let here: Vec<(&Arc<Agency>, &Settled)> =
            namings.iter().filter_map(|naming| Some((*naming, *known.get(naming)?))).collect();
        // Most files name nobody of whom there are several.
        if !here.iter().any(|(_, one)| matches!(one.standing, Standing::Several(_))) {
            continue;
        }
        let located: BTreeSet<Agency> =
            here.iter().filter_map(|(_, one)| official::likely_place(&one.agency)).collect();
        let districts: BTreeSet<_> = located.iter().map(|one| (&one.province, &one.district)).collect();
        let provinces: BTreeSet<_> = located.iter().map(|one| &one.province).collect();
        for (naming, one) in here {
            let Standing::Several(candidates) = &one.standing else { continue };
            let in_district = |candidate: &&Agency| districts.contains(&(&candidate.province, &candidate.district));
            let in_province = |candidate: &&Agency| provinces.contains(&candidate.province);
            let fits: Vec<&Agency> = if districts.len() == 1 && located.len() >= FEWEST_OF_A_DISTRICT {
                candidates.iter().filter(in_district).collect()
            } else if provinces.len() == 1 && located.len() >= FEWEST_OF_A_PROVINCE {
                candidates.iter().filter(in_province).collect()
            } else {
                Vec::new()
            };
            if let [candidate] = fits.as_slice() {
                decided.entry(naming.clone()).or_default().insert((*candidate).clone());
            }
        }
    }
    for (naming, one) in settled {
        if let Some(places) = decided.get(naming).filter(|places| places.len() == 1)
            && let Some(place) = places.first()
        {
            one.agency = place.clone();
            one.standing = Standing::Clear;
        }
    }
}

/// Which agency each of several namings of one kind and name means.
fn join(namings: BTreeSet<&Agency>) -> Vec<(&Agency, Meant)> {
    let said = |agency: &Agency| usize::from(agency.province.is_some()) + usize::from(agency.district.is_some());
    // The fullest first; among equals by place, so that the order of files does not matter.
    let mut namings: Vec<&Agency> = namings.into_iter().collect();
    namings.sort_by_key(|agency| Reverse(said(agency)));
    let mut agencies: Vec<Agency> = Vec::new();
    let mut meant: Vec<(&Agency, Vec<usize>)> = Vec::new();
    for naming in namings {
        let fits: Vec<usize> =
            agencies.iter().enumerate().filter(|(_, agency)| compatible(agency, naming)).map(|(at, _)| at).collect();
        match fits.as_slice() {
            [] => {
                meant.push((naming, vec![agencies.len()]));
                agencies.push(naming.clone());
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
    // Two namings together may say what the list needs.
    let agencies: Vec<(Arc<Agency>, Standing)> =
        agencies.iter().map(official::settle).map(|settled| (Arc::new(settled.agency), settled.standing)).collect();
    meant
        .into_iter()
        .map(|(naming, fits)| {
            let candidates: Vec<&(Arc<Agency>, Standing)> = fits.iter().filter_map(|at| agencies.get(*at)).collect();
            let meant = match candidates.as_slice() {
                [(agency, Standing::Several(several))] => Meant::OneOf(agency.clone(), several.clone()),
                [(one, _)] => Meant::One(one.clone()),
                several => Meant::Several(several.iter().map(|(one, _)| Agency::clone(one)).collect()),
            };
            (naming, meant)
        })
        .collect()
}

/// True where neither district nor province of the one contradicts the other's.
fn compatible(one: &Agency, other: &Agency) -> bool {
    let agree = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => key(a) == key(b),
        _ => true,
    };
    // Without its province เมือง is any capital district.
    let capital = |a: &Option<String>, b: &Option<String>| {
        a.as_deref() == Some("เมือง") && b.as_ref().is_some_and(|b| b.starts_with("เมือง"))
    };
    agree(&one.province, &other.province)
        && (agree(&one.district, &other.district)
            || capital(&one.district, &other.district)
            || capital(&other.district, &one.district))
}

/// An agency's name with all that is known of its place.
pub(super) fn full_name(agency: &Agency) -> String {
    format!("{} {}", agency.name, where_it_lies(agency)).trim_end().to_owned()
}
