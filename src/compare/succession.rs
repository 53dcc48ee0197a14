//! Agencies that may have become another kind of body: offered where nothing speaks against it, followed only where it
//! was decided.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Agency, AgencyKind, Assessment, Finding, FindingDetail, Place, Succession};

/// The kinds that such a change runs through, each with the words before the proper name: a subdistrict administrative
/// organization becomes a municipality, and a municipality a greater one (กฎหมายว่าด้วยเทศบาล).
const LADDER: [(AgencyKind, &str); 4] = [
    (AgencyKind::SubdistrictAdministrativeOrganization, "องค์การบริหารส่วนตำบล"),
    (AgencyKind::SubdistrictMunicipality, "เทศบาลตำบล"),
    (AgencyKind::TownMunicipality, "เทศบาลเมือง"),
    (AgencyKind::CityMunicipality, "เทศบาลนคร"),
];

/// Every pair of agencies of which the later may be what the earlier became: the same proper name, kinds that such a
/// change can join, no district or province that contradicts, and all years of the one before all years of the other.
/// Sorted; an agency may stand in several pairs.
pub fn offered(assessments: &[Assessment]) -> Vec<Succession> {
    let mut years: BTreeMap<&Agency, (u16, u16)> = BTreeMap::new();
    for assessment in assessments {
        let year = assessment.fiscal_year;
        let (first, last) = years.entry(&assessment.agency).or_insert((year, year));
        (*first, *last) = ((*first).min(year), (*last).max(year));
    }
    let mut by_name: BTreeMap<&str, Vec<(usize, &Agency)>> = BTreeMap::new();
    for agency in years.keys() {
        if let Some((step, name)) = step_and_name(agency) {
            by_name.entry(name).or_default().push((step, agency));
        }
    }
    let mut pairs = Vec::new();
    for namesakes in by_name.values() {
        for (step, earlier) in namesakes {
            for (later_step, later) in namesakes {
                let in_turn = years.get(earlier).zip(years.get(later)).is_some_and(|(one, other)| one.1 < other.0);
                if later_step > step && in_turn && may_be_one_place(earlier, later) {
                    pairs.push(Succession { earlier: (*earlier).clone(), later: (*later).clone() });
                }
            }
        }
    }
    pairs.sort();
    pairs
}

/// How far up an agency's kind stands, and its own name behind the words for its kind.
fn step_and_name(agency: &Agency) -> Option<(usize, &str)> {
    let step = LADDER.iter().position(|(kind, _)| *kind == agency.kind)?;
    let name = agency.name.strip_prefix(LADDER.get(step)?.1)?.trim();
    (!name.is_empty()).then_some((step, name))
}

fn may_be_one_place(one: &Agency, other: &Agency) -> bool {
    let agree = |one: &Option<String>, other: &Option<String>| match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    agree(&one.district, &other.district) && agree(&one.province, &other.province)
}

/// A note for each pair that [`offered`] gives, but those that what was decided makes one. Assessments of one agency are
/// in the order of their years.
pub fn kind_changes(assessments: &[Assessment], decided: &[Succession]) -> Vec<Finding> {
    let identities = Identities::of(assessments, decided);
    let is_open = |one: &Succession| identities.first(&one.earlier) != identities.first(&one.later);
    let finding = |one: Succession| {
        let before = assessments.iter().rev().find(|assessment| assessment.agency == one.earlier)?;
        let after = assessments.iter().find(|assessment| assessment.agency == one.later)?;
        Some(Finding {
            detail: FindingDetail::KindChanged {
                earlier: one.earlier,
                earlier_year: before.fiscal_year,
                later_year: after.fiscal_year,
            },
            agency: Some(one.later),
            fiscal_year: Some(after.fiscal_year),
            places: [before, after].into_iter().filter_map(place).collect(),
        })
    };
    offered(assessments).into_iter().filter(is_open).filter_map(finding).collect()
}

/// Of what was decided, what still fits is followed, unless two decisions join three agencies of which two cannot be the
/// same. What two others say together is followed with them. Sorted.
pub fn followed(assessments: &[Assessment], decided: &[Succession]) -> Vec<Succession> {
    let steps = steps(assessments, decided);
    let identities = Identities::of_steps(steps);
    let offered = offered(assessments);
    let mut followed: Vec<Succession> = decided
        .iter()
        .filter(|one| offered.contains(one) && identities.first(&one.earlier) == identities.first(&one.later))
        .cloned()
        .collect();
    followed.sort();
    followed.dedup();
    followed
}

/// The single steps of what is followed.
fn steps(assessments: &[Assessment], decided: &[Succession]) -> Vec<Succession> {
    let offered = offered(assessments);
    let fitting: BTreeSet<&Succession> = decided.iter().filter(|one| offered.contains(one)).collect();
    // What two others say together is no rival of them.
    let over_a_third = |one: &Succession| {
        let goes_on = |to: &Succession, from: &Succession| to.later == from.earlier && from.later == one.later;
        fitting.iter().any(|to| to.earlier == one.earlier && fitting.iter().any(|from| goes_on(to, from)))
    };
    let steps: Vec<&Succession> = fitting.iter().copied().filter(|one| !over_a_third(one)).collect();
    let alone = |one: &Succession| {
        steps.iter().filter(|other| other.earlier == one.earlier || other.later == one.later).count() == 1
    };
    steps.iter().copied().filter(|one| alone(one)).cloned().collect()
}

/// Which agencies count as one over the years.
pub(super) struct Identities {
    /// By an agency: what it was.
    earlier: BTreeMap<Agency, Agency>,
}

impl Identities {
    /// By what was decided, as far as it is followed.
    pub fn of(assessments: &[Assessment], decided: &[Succession]) -> Identities {
        if decided.is_empty() {
            Identities::of_steps(Vec::new())
        } else {
            Identities::of_steps(steps(assessments, decided))
        }
    }

    fn of_steps(steps: Vec<Succession>) -> Identities {
        Identities { earlier: steps.into_iter().map(|one| (one.later, one.earlier)).collect() }
    }

    /// The agency that stands for all that count as one with an agency: the first in time.
    pub fn first<'a>(&'a self, agency: &'a Agency) -> &'a Agency {
        let mut first = agency;
        // Every step is one down the ladder, so this ends.
        while let Some(earlier) = self.earlier.get(first) {
            first = earlier;
        }
        first
    }
}

/// Where an assessment is seen: its overall score, else its first file.
fn place(assessment: &Assessment) -> Option<Place> {
    assessment.overall.places.first().cloned().or_else(|| assessment.sources.first().map(Place::file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::model::fixture::{assessment, figure};
    use crate::rules::RuleBook;

    /// An assessment as `อบต.ก เขื่องใน 2563`: kind and name, district or `-`, year.
    fn of(words: &str) -> Assessment {
        let [name, district, year] = words.split(' ').collect::<Vec<_>>()[..] else { panic!("{words}") };
        let mut assessment = assessment("", year.parse().unwrap());
        let (kind, full) = match &name[..name.find('.').unwrap()] {
            "อบต" => LADDER[0],
            "ทต" => LADDER[1],
            "ทม" => LADDER[2],
            "ทน" => LADDER[3],
            _ => (AgencyKind::School, "โรงเรียน"),
        };
        assessment.agency.kind = kind;
        assessment.agency.name = format!("{full}{}", name.split_once('.').unwrap().1);
        assessment.agency.subdistrict = None;
        assessment.agency.district = Some(district.to_owned()).filter(|district| district != "-");
        assessment.overall = figure(Some("80.00"));
        assessment
    }

    fn all_of(words: &str) -> Vec<Assessment> {
        words.split(", ").map(of).collect()
    }

    #[test]
    fn what_may_have_changed_its_kind_is_offered() {
        let cases: &[(&str, &[&str])] = &[
            ("อบต.ก ข 2563, ทต.ก ข 2564", &["องค์การบริหารส่วนตำบลก > เทศบาลตำบลก"]),
            ("ทต.ก ข 2563, ทม.ก ข 2565", &["เทศบาลตำบลก > เทศบาลเมืองก"]),
            ("ทม.ก ข 2563, ทน.ก - 2565", &["เทศบาลเมืองก > เทศบาลนครก"]),
            ("อบต.ก ข 2563, ทม.ก ข 2564", &["องค์การบริหารส่วนตำบลก > เทศบาลเมืองก"]),
            // Another name, another district, the way back, another kind.
            ("อบต.ก ข 2563, ทต.ค ข 2564", &[]),
            ("อบต.ก ข 2563, ทต.ก ค 2564", &[]),
            ("ทต.ก ข 2563, อบต.ก ข 2564", &[]),
            ("อบต.ก ข 2563, รร.ก ข 2564", &[]),
            // A year has both, or the years are not one after the other.
            ("อบต.ก ข 2563, ทต.ก ข 2563", &[]),
            ("อบต.ก ข 2563, อบต.ก ข 2564, ทต.ก ข 2564, ทต.ก ข 2565", &[]),
            ("อบต.ก ข 2563, อบต.ก ข 2565, ทต.ก ข 2564", &[]),
            // Both may be meant: each is offered.
            (
                "อบต.ก ข 2563, อบต.ก ค 2563, ทต.ก - 2564",
                &["องค์การบริหารส่วนตำบลก > เทศบาลตำบลก", "องค์การบริหารส่วนตำบลก > เทศบาลตำบลก"],
            ),
        ];
        for (words, expected) in cases {
            let found: Vec<String> = offered(&all_of(words))
                .into_iter()
                .map(|one| format!("{} > {}", one.earlier.name, one.later.name))
                .collect();
            assert_eq!(found, *expected, "{words}");
        }
    }

    #[test]
    fn it_is_followed_only_where_it_was_decided() {
        let run = || all_of("อบต.ก ข 2563, ทต.ก ข 2565");
        assert_eq!(kind_changes(&run(), &[]).len(), 1);
        assert_eq!(kind_changes(&run(), &offered(&run())), []);
        let joined = |decided: &[Succession]| {
            let comparison = compare(run(), Vec::new(), Vec::new(), RuleBook::embedded(), decided);
            (followed(&run(), decided).len(), comparison.changes.len(), comparison.trends.len())
        };
        assert_eq!(joined(&[]), (0, 0, 0));
        assert_eq!(joined(&offered(&run())), (1, 1, 1));
        // A decision that no longer fits joins nothing.
        let others = offered(&all_of("อบต.ค ข 2563, ทต.ค ข 2565"));
        assert_eq!(joined(&others), (0, 0, 0));
    }

    #[test]
    fn a_chain_is_one_agency_and_rivals_are_none() {
        let run = |words: &str| {
            let assessments = all_of(words);
            let decided = offered(&assessments);
            let followed = followed(&assessments, &decided).len();
            (compare(assessments, Vec::new(), Vec::new(), RuleBook::embedded(), &decided), decided.len(), followed)
        };
        // Of three kinds in a row each pair is offered; two of the answers say the third.
        let (chain, decided, followed) = run("อบต.ก ข 2563, ทต.ก ข 2564, ทม.ก ข 2565");
        assert_eq!(chain.trends[0].assessments, [0, 1, 2]);
        assert_eq!((decided, followed), (3, 3));

        let (rivals, decided, followed) = run("อบต.ก ข 2563, อบต.ก ค 2563, ทต.ก - 2564");
        assert_eq!((rivals.changes.len(), decided, followed), (0, 2, 0));
    }
}
