//! What a document's end settles: whose claims are that were made before anybody was named, and what remains unknown.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Agency, Claim, Finding, FindingDetail, Grade, Place, Statement, Subject, fingerprint};

use super::super::Recognised;
use super::super::agreed::only;
use super::super::context::{is_slip_of, same_name};
use super::super::duplicates::said;
use super::super::identity::{self, YearWord};
use super::super::relevance::Relevance;
use super::super::{items, measures, paths, tables};
use super::Reader;
use super::told_measures::surest_year;

/// From this fiscal year on results are levels instead of letters.
const FIRST_YEAR_OF_LEVELS: u16 = 2566;

impl Reader<'_, '_> {
    /// Gives subjects to claims made before the document said whose they are, and tells what remains unknown.
    pub(super) fn finish(mut self, file: &Place) -> (Recognised, Relevance) {
        let sections = std::mem::take(&mut self.sections);
        if let Some(statement) = sections.finish() {
            self.claim(None, None, statement, file);
        }
        self.relevance.settle(&mut self.recognised, &mut self.marks);
        let year = surest_year(&self.years);
        let agency = self.only_agency(file).map(|agency| Arc::new(self.located(agency)));
        for claim in &mut self.recognised.claims {
            claim.subject.fiscal_year = claim.subject.fiscal_year.or(year);
            if claim.subject.agency.is_none() {
                claim.subject.agency = agency.clone();
            }
            if let Statement::Measure(measure) = &mut claim.statement {
                // The year may have been told after it.
                measures::date_period(measure, claim.subject.fiscal_year);
            }
        }
        for finding in &mut self.recognised.findings {
            finding.fiscal_year = finding.fiscal_year.or(year);
            finding.agency = finding.agency.take().or_else(|| agency.as_deref().cloned());
        }
        for mark in &mut self.marks {
            mark.subject.fiscal_year = mark.subject.fiscal_year.or(year);
            mark.subject.agency = mark.subject.agency.take().or_else(|| agency.clone());
        }
        let Recognised { claims, findings, .. } = &mut self.recognised;
        items::settle(&self.marks, &self.legend, self.recogniser.rules, claims, findings);
        tables::join_hidden(findings);
        self.hear_path(file);
        self.settle_levels();
        self.unknown_subjects();
        self.misspelt_names();
        self.recognised.shrink_to_fit();
        (self.recognised, self.relevance)
    }

    /// Before levels came, ผ่าน was the result, whatever the column.
    fn settle_levels(&mut self) {
        for claim in &mut self.recognised.claims {
            let has_levels = claim.subject.fiscal_year.is_some_and(|year| year >= FIRST_YEAR_OF_LEVELS);
            if claim.statement == Statement::Grade(Grade::Passed) && !has_levels {
                claim.statement = Statement::Passed(true);
            }
        }
    }

    /// The one agency that the document is about: the only one in its titles, else the one body in them that its path does
    /// not contradict, else the only one it names.
    fn only_agency(&self, file: &Place) -> Option<Agency> {
        let titled: Vec<&Agency> = self.titled.iter().collect();
        if titled.is_empty()
            && let Some(body) = self.bodies.only(&self.recognised.claims)
            && identity::witness(&file.file).agency.is_none_or(|agency| same_name(&agency, &body))
        {
            return Some(body);
        }
        let named: Vec<&Agency> = self.mentions.iter().map(|(mention, _)| &mention.agency).collect();
        let (first, rest) = if titled.is_empty() { named.split_first()? } else { titled.split_first()? };
        let one = rest.iter().fold(*first, |one, other| if is_slip_of(one, other) { *other } else { one });
        let all = [first].into_iter().chain(rest);
        all.into_iter().all(|other| same_name(one, other) || is_slip_of(other, one)).then(|| one.clone())
    }

    /// The agency with the place that its own claims have, where they all have one: a form tells it on its first sheet.
    fn located(&self, agency: Agency) -> Agency {
        let claimed = self.recognised.claims.iter().filter_map(|claim| claim.subject.agency.as_deref());
        let same = claimed.filter(|claimed| same_name(claimed, &agency) && claimed.province.is_some());
        let told = |one: &Option<String>, other: &Option<String>| one.is_none() || one == other;
        match only(same) {
            Some(located) if told(&agency.district, &located.district) && told(&agency.province, &located.province) => {
                located.clone()
            }
            _ => agency,
        }
    }

    /// Where the document is silent, its path may tell whose its claims are, or of which year.
    fn hear_path(&mut self, file: &Place) {
        let named = self.titled.iter().chain(self.mentions.iter().map(|(mention, _)| &mention.agency));
        let document = paths::Silent {
            agencies: named.cloned().collect(),
            years: self.years.iter().filter(|(word, _)| *word == YearWord::Strong).map(|(_, year)| *year).collect(),
        };
        paths::hear(&document, file, &mut self.recognised);
    }

    fn unknown_subjects(&mut self) {
        let places = |unknown: fn(&Subject) -> bool, claims: &[Claim]| -> Vec<Place> {
            claims.iter().filter(|claim| unknown(&claim.subject)).map(|claim| claim.place.clone()).take(5).collect()
        };
        let nobody = places(|subject| subject.agency.is_none(), &self.recognised.claims);
        if !nobody.is_empty() {
            let of_nobody = self.recognised.claims.iter().filter(|claim| claim.subject.agency.is_none());
            let said = print_of(of_nobody);
            let year = self.recognised.claims.iter().find_map(|claim| claim.subject.fiscal_year);
            self.recognised.findings.push(Finding {
                detail: FindingDetail::NoAgency { said },
                agency: None,
                fiscal_year: year,
                places: nobody,
            });
        }
        let mut undated: BTreeMap<Arc<Agency>, Vec<Place>> = BTreeMap::new();
        for claim in &self.recognised.claims {
            if let Subject { agency: Some(agency), fiscal_year: None } = &claim.subject {
                let places = undated.entry(agency.clone()).or_default();
                if places.len() < 5 {
                    places.push(claim.place.clone());
                }
            }
        }
        let claims = &self.recognised.claims;
        let finding = |(agency, places): (Arc<Agency>, Vec<Place>)| {
            let own = Subject { agency: Some(agency.clone()), fiscal_year: None };
            let said = print_of(claims.iter().filter(|claim| claim.subject == own));
            let detail = FindingDetail::NoFiscalYear { said };
            Finding { detail, agency: Some(Arc::unwrap_or_clone(agency)), fiscal_year: None, places }
        };
        let undated: Vec<Finding> = undated.into_iter().map(finding).collect();
        self.recognised.findings.extend(undated);
    }

    /// One note per slip in the name of somebody this document is about.
    fn misspelt_names(&mut self) {
        let mut slips: BTreeMap<(String, String), (Subject, Vec<Place>)> = BTreeMap::new();
        for (mention, place) in &self.mentions {
            let Some(written) = &mention.misspelt else { continue };
            let about = self.recognised.claims.iter().map(|claim| &claim.subject);
            let Some(subject) = about
                .into_iter()
                .find(|subject| subject.agency.as_ref().is_some_and(|agency| same_name(agency, &mention.agency)))
            else {
                continue;
            };
            let slip = slips
                .entry((written.clone(), mention.agency.name.clone()))
                .or_insert_with(|| (subject.clone(), Vec::new()));
            if !slip.1.contains(place) {
                slip.1.push(place.clone());
            }
        }
        self.recognised.findings.extend(slips.into_iter().map(|((written, meant), (subject, places))| Finding {
            detail: FindingDetail::MisspeltName { written, meant },
            agency: subject.agency.map(Arc::unwrap_or_clone),
            fiscal_year: subject.fiscal_year,
            places,
        }));
    }
}

/// What tells the statements of claims from others, in whatever order.
fn print_of<'c>(claims: impl Iterator<Item = &'c Claim>) -> String {
    let mut statements: Vec<String> = claims.map(said).collect();
    statements.sort();
    fingerprint(statements.join("\n").as_bytes())
}
