//! The comparison as the report asks for it: by agency, and with the findings of each.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::{AGENCY_PAGES, Section};
use crate::export::document::text::Text;
use crate::export::wording::{Language, report as words};
use crate::model::{Agency, Assessment, Comparison, Finding, Ranked, Severity, YearComparison};
use crate::rules::RuleBook;

/// A comparison with what is looked up in it again and again.
pub struct Data<'a> {
    pub comparison: &'a Comparison,
    rules: &'a RuleBook,
    language: Language,
    /// Whether every agency has a page, however many there are.
    all_pages: bool,
    /// Every agency once, by province, district, kind and name.
    pub agencies: Vec<AgencyYears<'a>>,
    /// Whether agencies are of several districts, and of several provinces.
    spread: (bool, bool),
    positions: BTreeMap<&'a Agency, usize>,
    findings: BTreeMap<&'a Agency, Vec<&'a Finding>>,
    disputed: BTreeSet<(&'a Agency, u16)>,
}

/// An agency with its assessments, oldest first.
pub struct AgencyYears<'a> {
    pub agency: &'a Agency,
    pub assessments: Vec<(usize, &'a Assessment)>,
}

impl<'a> Data<'a> {
    pub fn new(comparison: &'a Comparison, rules: &'a RuleBook, language: Language, all_pages: bool) -> Data<'a> {
        let mut years: BTreeMap<_, AgencyYears> = BTreeMap::new();
        for (index, assessment) in comparison.assessments.iter().enumerate() {
            let agency = &assessment.agency;
            years
                .entry((&agency.province, &agency.district, agency.kind, agency))
                .or_insert_with(|| AgencyYears { agency, assessments: Vec::new() })
                .assessments
                .push((index, assessment));
        }
        let agencies: Vec<AgencyYears> = years.into_values().collect();
        let positions = agencies.iter().enumerate().map(|(position, years)| (years.agency, position)).collect();

        let mut findings: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut disputed = BTreeSet::new();
        for finding in &comparison.findings {
            let Some(agency) = &finding.agency else { continue };
            findings.entry(agency).or_default().push(finding);
            if let (Severity::Error, Some(year)) = (finding.detail.severity(), finding.fiscal_year) {
                disputed.insert((agency, year));
            }
        }
        let districts: BTreeSet<_> =
            agencies.iter().map(|years| (&years.agency.province, &years.agency.district)).collect();
        let provinces: BTreeSet<_> = districts.iter().map(|(province, _)| province).collect();
        let spread = (districts.len() > 1, provinces.len() > 1);
        Data { comparison, rules, language, all_pages, agencies, spread, positions, findings, disputed }
    }

    /// Whether each agency has a page of its own.
    pub fn has_agency_pages(&self) -> bool {
        self.all_pages || self.agencies.len() <= AGENCY_PAGES
    }

    /// The rules that a year is assessed by, and what is published of the nation in it.
    pub fn rules(&self) -> &'a RuleBook {
        self.rules
    }

    /// The name of an agency by its position.
    pub fn agency_name(&self, position: usize) -> &'a str {
        self.agencies.get(position).map_or("", |years| &years.agency.name)
    }

    /// An agency's name, with its area where agencies are of several: names repeat.
    pub fn full_name(&self, agency: &Agency, text: &Text) -> String {
        let (districts, provinces) = self.spread;
        let district = agency.district.as_deref().filter(|_| districts);
        let province = agency.province.as_deref().filter(|_| provinces);
        let area = words::area(district, province, text.language);
        let separator = text.language.pick(" ", ", ");
        if area.is_empty() { agency.name.clone() } else { format!("{}{separator}{area}", agency.name) }
    }

    /// An indicator's official name in a year: in Thai as its assessments have it, in English from the rules.
    pub fn indicator_name(&self, fiscal_year: u16, number: u8) -> &'a str {
        let rule = self.rules.for_year(fiscal_year).and_then(|rules| rules.indicator(number));
        let english = rule.map(|rule| rule.english.as_str()).filter(|_| self.language == Language::English);
        let thai = || {
            let of_year =
                self.comparison.assessments.iter().find(|assessment| assessment.fiscal_year == fiscal_year)?;
            of_year.indicators.iter().find(|indicator| indicator.number == number).map(|found| found.name.as_str())
        };
        english.or_else(thai).unwrap_or("")
    }

    /// The bookmark of an agency's page, where it has one.
    pub fn agency_anchor(&self, agency: &Agency) -> Option<String> {
        let position = *self.positions.get(agency).filter(|_| self.has_agency_pages())?;
        Some(Section::Agency(position).anchor())
    }

    /// What was found about an agency, in the comparison's order.
    pub fn findings_of(&self, agency: &Agency) -> &[&'a Finding] {
        self.findings.get(agency).map_or(&[], Vec::as_slice)
    }

    /// Whether somebody has to decide something about an agency's figures of a year.
    pub fn is_disputed(&self, assessment: &Assessment) -> bool {
        self.disputed.contains(&(&assessment.agency, assessment.fiscal_year))
    }

    /// Findings of a severity.
    pub fn findings_with(&self, severity: Severity) -> impl Iterator<Item = &'a Finding> {
        self.comparison.findings.iter().filter(move |finding| finding.detail.severity() == severity)
    }

    /// An assessment by its index.
    pub fn assessment(&self, index: usize) -> Option<&'a Assessment> {
        self.comparison.assessments.get(index)
    }

    /// The year of an assessment and its standing in it.
    pub fn standing(&self, index: usize, fiscal_year: u16) -> Option<(&'a YearComparison, &'a Ranked)> {
        let year = self.comparison.years.iter().find(|year| year.fiscal_year == fiscal_year)?;
        Some((year, year.ranking.iter().find(|ranked| ranked.assessment == index)?))
    }
}
